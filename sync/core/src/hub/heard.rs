//! When each partner's device was last heard, kept over restarts: who has been silent for long is not forgotten when a
//! computer is switched off.

use wijktafel_model::cbor::Cbor as _;
use wijktafel_model::id::DeviceId;
use wijktafel_model::time::Timestamp;

use super::{Heard, Hub};
use crate::replica::{Peer, Step};
use crate::store::{Reader, StoreError, Write};

const HEARD: &str = "heard";

impl Hub {
    /// Reads when devices were last heard before this start.
    pub(super) fn recall_heard(&mut self, reader: &dyn Reader) -> Result<(), StoreError> {
        let kept = reader.setting(HEARD)?;
        let kept = kept.and_then(|bytes| Vec::<(DeviceId, Timestamp)>::from_cbor(&bytes).ok()).unwrap_or_default();
        for (device, at) in kept {
            self.heard.entry(device).or_insert_with(|| Heard { at, noted: Some(at.day()), confirmed: None });
        }
        Ok(())
    }

    /// A device is heard; written down once a day.
    pub(super) fn hear(&mut self, peer: DeviceId, now: Timestamp, step: &mut Step) {
        let member = matches!(self.replica.peer(&peer), Peer::Member(_));
        let heard = self.heard.entry(peer).or_insert(Heard { at: now, noted: None, confirmed: None });
        heard.at = now;
        if member && heard.noted != Some(now.day()) {
            heard.noted = Some(now.day());
            let members = self.heard.iter().filter(|(device, _)| matches!(self.replica.peer(device), Peer::Member(_)));
            let kept: Vec<(DeviceId, Timestamp)> = members.map(|(device, heard)| (*device, heard.at)).collect();
            step.batch.push(Write::Setting(HEARD.to_owned(), kept.to_cbor()));
        }
    }
}
