//! Who has dropped what was dropped: one receipt for each device that held it.
//!
//! A receipt is what the device itself said on a connection that proves who it is: that of this log it holds nothing
//! but the tombstone. It is kept here and passed on to nobody. A statement that could be shown around would have to
//! name the log for ever, and would tell whoever gets it that there was one.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use wijktafel_model::cbor::Cbor as _;
use wijktafel_model::fact::Fact;
use wijktafel_model::id::{DeviceId, LogId, OrgId};
use wijktafel_model::record;
use wijktafel_model::time::Timestamp;
use wijktafel_model::words::{DropReason, LogKind};

use super::serve::Peer;
use super::{OpenError, Replica, Slot, Step};
use crate::log::Log;
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

record! {
    /// The word that ended a log. The tombstone itself cannot be opened any more where its secret is gone.
    Ending {
        /// When it was said, as its author claims.
        0 => at: Timestamp,
        /// Who said it.
        2 => by: OrgId,
        /// Why.
        4 => reason: DropReason,
    }
}

/// A log that was dropped: what is known of it here. Nothing of what stood in it, its title included.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Erased {
    /// Which.
    pub log: LogId,
    /// What it was.
    pub kind: LogKind,
    /// The word that ended it; absent where that was not kept.
    pub ending: Option<Ending>,
    /// What is known of each other device that held it, by organisation.
    pub devices: Vec<(OrgId, DeviceId, Receipt)>,
}

/// Devices that held a log, with the moment at which each said that it had dropped it; 0 for not yet.
type Receipts = BTreeMap<DeviceId, Timestamp>;

/// What is kept of a log that was dropped.
#[derive(Clone, Debug, Default)]
pub(super) struct Grave {
    ending: Option<Ending>,
    receipts: Receipts,
}

fn setting(log: LogId) -> String {
    format!("erased/{log}")
}

fn ending_setting(log: LogId) -> String {
    format!("erased/{log}/ending")
}

/// Reads what was kept of a log that was dropped.
pub(super) fn read(log: LogId, reader: &dyn Reader) -> Result<Grave, OpenError> {
    let kept = reader.setting(&setting(log))?;
    let kept = kept.and_then(|bytes| Vec::<(DeviceId, Timestamp)>::from_cbor(&bytes).ok()).unwrap_or_default();
    let ending = reader.setting(&ending_setting(log))?.and_then(|bytes| Ending::from_cbor(&bytes).ok());
    Ok(Grave { ending, receipts: kept.into_iter().collect() })
}

/// The word that ended a log: of several the last.
pub(super) fn ending(log: &Log) -> Option<Ending> {
    let said = log.items().iter().flat_map(|item| item.statements.iter().map(|one| (item.author.org, one)));
    let mut drops = said.filter_map(|(by, one)| match one.fact.known() {
        Fact::Dropped(dropped) => Some(Ending { at: one.at, by, reason: dropped.reason }),
        _ => None,
    });
    drops.next_back()
}

impl Replica {
    /// Asks everybody who held a log for a receipt from now on.
    pub(super) fn ask_receipts(&mut self, log: LogId, ending: Option<Ending>, step: &mut Step) {
        if let Some(ending) = &ending {
            step.batch.push(Write::Setting(ending_setting(log), ending.to_cbor()));
        }
        self.graves.insert(log, Grave { ending, ..Grave::default() });
        let own = self.keys.device();
        let mut held = self.devices_holding(log);
        held.remove(&own);
        let receipts = held.into_iter().map(|device| (device, Timestamp(0))).collect();
        self.keep_receipts(log, receipts, step);
    }

    fn keep_receipts(&mut self, log: LogId, receipts: Receipts, step: &mut Step) {
        let kept: Vec<(DeviceId, Timestamp)> = receipts.iter().map(|(device, at)| (*device, *at)).collect();
        step.batch.push(Write::Setting(setting(log), kept.to_cbor()));
        self.graves.entry(log).or_default().receipts = receipts;
    }

    /// A device said what it holds. `dropped`: whether of this log that is the tombstone alone.
    pub fn note_receipts(
        &mut self,
        device: &DeviceId,
        dropped: impl Fn(&LogId) -> bool,
        now: Timestamp,
        step: &mut Step,
    ) {
        let waits = |(log, grave): (&LogId, &Grave)| {
            (grave.receipts.get(device) == Some(&Timestamp(0)) && dropped(log)).then_some(*log)
        };
        let confirmed: Vec<LogId> = self.graves.iter().filter_map(waits).collect();
        for log in confirmed {
            let mut receipts = self.graves.get(&log).map(|grave| grave.receipts.clone()).unwrap_or_default();
            receipts.insert(*device, Timestamp(now.0.max(1)));
            self.keep_receipts(log, receipts, step);
        }
    }

    /// Of a log that was dropped, what is known of each other device that held it; nothing of one that was not.
    pub fn erasure(&self, log: LogId) -> Vec<(OrgId, DeviceId, Receipt)> {
        let standing = self.standing();
        let receipts = self.graves.get(&log).into_iter().flat_map(|grave| &grave.receipts);
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

    /// Every log that was dropped here, the last one first.
    pub fn erased(&self) -> Vec<Erased> {
        let dropped = self.slots.iter().filter(|(_, slot)| slot.record.dropped);
        let of = |(log, slot): (&LogId, &Slot)| Erased {
            log: *log,
            kind: slot.kind,
            ending: self.graves.get(log).and_then(|grave| grave.ending.clone()),
            devices: self.erasure(*log),
        };
        let mut erased: Vec<Erased> = dropped.map(of).collect();
        erased.sort_by_key(|one| (Reverse(one.ending.as_ref().map(|ending| ending.at)), one.log));
        erased
    }
}
