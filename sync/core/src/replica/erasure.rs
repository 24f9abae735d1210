//! Who has dropped what was dropped: one receipt for each device that held it.
//!
//! A receipt is what the device itself said on a connection that proves who it is: that of this log it holds nothing
//! but the tombstone. It is kept here and passed on to nobody. A statement that could be shown around would have to
//! name the log for ever, and would tell whoever gets it that there was one.

use std::collections::BTreeMap;

use wijktafel_model::cbor::Cbor as _;
use wijktafel_model::id::{DeviceId, LogId, OrgId};
use wijktafel_model::time::Timestamp;

use super::serve::Peer;
use super::{OpenError, Replica, Step};
use crate::store::{Reader, Write};

/// What is known of a device that held a log which was dropped.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Receipt {
    /// It said so, at this moment by the clock here.
    Confirmed(Timestamp),
    /// It has not been heard of since.
    NotHeard,
    /// It is connected to no more: what it kept cannot be known.
    CannotKnow,
}

/// Devices that held a log, with the moment at which each said that it had dropped it; 0 for not yet.
pub(super) type Receipts = BTreeMap<DeviceId, Timestamp>;

fn setting(log: LogId) -> String {
    format!("erased/{log}")
}

/// Reads what was kept of a log's receipts.
pub(super) fn read(log: LogId, reader: &dyn Reader) -> Result<Receipts, OpenError> {
    let kept = reader.setting(&setting(log))?;
    let kept = kept.and_then(|bytes| Vec::<(DeviceId, Timestamp)>::from_cbor(&bytes).ok()).unwrap_or_default();
    Ok(kept.into_iter().collect())
}

impl Replica {
    /// Asks everybody who held a log for a receipt from now on.
    pub(super) fn ask_receipts(&mut self, log: LogId, step: &mut Step) {
        let own = self.keys.device();
        let mut held = self.devices_holding(log);
        held.remove(&own);
        let receipts = held.into_iter().map(|device| (device, Timestamp(0))).collect();
        self.keep_receipts(log, receipts, step);
    }

    fn keep_receipts(&mut self, log: LogId, receipts: Receipts, step: &mut Step) {
        let kept: Vec<(DeviceId, Timestamp)> = receipts.iter().map(|(device, at)| (*device, *at)).collect();
        step.batch.push(Write::Setting(setting(log), kept.to_cbor()));
        self.receipts.insert(log, receipts);
    }

    /// A device said what it holds. `dropped`: whether of this log that is the tombstone alone.
    pub fn note_receipts(
        &mut self,
        device: &DeviceId,
        dropped: impl Fn(&LogId) -> bool,
        now: Timestamp,
        step: &mut Step,
    ) {
        let waits = |(log, receipts): (&LogId, &Receipts)| {
            (receipts.get(device) == Some(&Timestamp(0)) && dropped(log)).then_some(*log)
        };
        let confirmed: Vec<LogId> = self.receipts.iter().filter_map(waits).collect();
        for log in confirmed {
            let mut receipts = self.receipts.get(&log).cloned().unwrap_or_default();
            receipts.insert(*device, Timestamp(now.0.max(1)));
            self.keep_receipts(log, receipts, step);
        }
    }

    /// Of a log that was dropped, what is known of each other device that held it; nothing of one that was not.
    pub fn erasure(&self, log: LogId) -> Vec<(OrgId, DeviceId, Receipt)> {
        let standing = self.standing();
        let receipts = self.receipts.get(&log).into_iter().flatten();
        let known = receipts.filter_map(|(device, at)| {
            let receipt = match (at, self.peer(device)) {
                (Timestamp(1..), _) => Receipt::Confirmed(*at),
                (_, Peer::Member(_)) => Receipt::NotHeard,
                _ => Receipt::CannotKnow,
            };
            Some((standing.devices.get(device)?.org, *device, receipt))
        });
        let mut known: Vec<_> = known.collect();
        known.sort_unstable_by_key(|(org, device, _)| (*org, *device));
        known
    }
}
