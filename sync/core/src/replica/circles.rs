//! Who may have what: one answer for what is listed, sent, handed out and shown.
//!
//! Of a log that names its own readers nobody else gets anything, its id included. Whose right to read it ended still
//! has to hear of that: such a device gets what lies before the end and no more, and gives what it wrote itself.

use std::collections::{BTreeMap, BTreeSet};

use wijktafel_model::cbor::Cbor as _;
use wijktafel_model::circle::{self, Reader as Person};
use wijktafel_model::id::{DeviceId, EntryId, LogId};
use wijktafel_model::words::ReaderRule;

use super::serve::Peer;
use super::{OpenError, Replica, Slot, Step};
use crate::log::Log;
use crate::store::{Reader, Write};
use crate::wire::vector::fingerprint;

/// What is known of a log's own readers without reading the log.
#[derive(Debug, Default)]
pub(super) struct Circle {
    /// Who may read.
    readers: BTreeSet<Person>,
    /// Who might once, with the digest of what lies before the end.
    ended: BTreeMap<Person, [u8; 16]>,
    /// The digest of what lies before the end of any of these.
    masked: [u8; 16],
}

/// What a device may have of a log.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Access {
    /// Nothing, and not its id.
    Nothing,
    /// What lies before the end of somebody's right, of the device's person or of the own one; where nobody reads the
    /// log any more, before that of anybody.
    Until(Option<Person>),
    /// Everything.
    Everything,
}

/// How that is kept in the store.
type Kept = ((Vec<Person>, [u8; 16]), Vec<(Person, [u8; 16])>);

impl Circle {
    /// Who may read.
    pub(super) const fn readers(&self) -> &BTreeSet<Person> {
        &self.readers
    }

    /// Who might read once and may no longer.
    pub(super) fn ended(&self) -> impl Iterator<Item = &Person> {
        self.ended.keys()
    }

    /// Reads what was kept of it.
    pub(super) fn read(log: LogId, reader: &dyn Reader) -> Result<Self, OpenError> {
        let kept = reader.setting(&setting(log))?.and_then(|bytes| Kept::from_cbor(&bytes).ok());
        let ((readers, masked), ended) = kept.unwrap_or_default();
        Ok(Self { readers: readers.into_iter().collect(), ended: ended.into_iter().collect(), masked })
    }
}

fn setting(log: LogId) -> String {
    format!("circle/{log}")
}

impl Replica {
    /// Works out again who may read a log that names its own readers.
    pub(super) fn refresh_circle(&mut self, log: LogId, step: &mut Step) {
        let Some(here) = self.log(log).filter(|log| log.readers() == ReaderRule::Own) else { return };
        let readers = circle::readers(&here.history());
        let ended = here.ever_named().iter().filter(|person| !readers.contains(person)).map(|person| {
            let until = here.until_the_end_of(Some(person));
            (*person, fingerprint(&here.feed_states_of(&|place| until.contains(&place))))
        });
        let ended: BTreeMap<Person, [u8; 16]> = ended.collect();
        let until = here.until_the_end_of(None);
        let masked = fingerprint(&here.feed_states_of(&|place| until.contains(&place)));
        let Some(slot) = self.slots.get_mut(&log) else { return };
        step.readers_changed |= slot.circle.readers != readers;
        let ended_at = ended.iter().map(|(person, one)| (*person, *one)).collect();
        let kept: Kept = ((readers.iter().copied().collect(), masked), ended_at);
        step.batch.push(Write::Setting(setting(log), kept.to_cbor()));
        slot.circle = Circle { readers, ended, masked };
    }

    /// Whether a log, dropped or not, names its own readers.
    pub fn names_own_readers(&self, log: LogId) -> bool {
        self.slots.get(&log).is_some_and(|slot| slot.readers == ReaderRule::Own)
    }

    /// Every device that may read a log, the own one included: to these and no others it is listed, sent and handed
    /// out, and these are shown to who asks.
    pub fn devices_reading(&self, log: LogId) -> BTreeSet<DeviceId> {
        let standing = self.standing();
        standing.devices.keys().filter(|device| self.may_read(device, log)).copied().collect()
    }

    /// Devices that may hold something of a log: its readers, and those whose right ended.
    pub(crate) fn devices_holding(&self, log: LogId) -> BTreeSet<DeviceId> {
        let standing = self.standing();
        let holds = |device: &&DeviceId| {
            let slot = self.slots.get(&log);
            self.may_read(device, log) || slot.is_some_and(|slot| self.was_taken_out(device, slot))
        };
        standing.devices.keys().filter(holds).copied().collect()
    }

    pub(super) fn was_taken_out(&self, device: &DeviceId, slot: &Slot) -> bool {
        self.person_of(device).is_some_and(|person| slot.circle.ended.contains_key(&person))
    }

    /// Whether a device reads the log behind a slot.
    pub(super) fn reads(&self, device: &DeviceId, slot: &Slot) -> bool {
        let Peer::Member(org) = self.peer(device) else { return false };
        match slot.readers {
            ReaderRule::Own => self.person_of(device).is_some_and(|person| slot.circle.readers.contains(&person)),
            rule => self.standing().readers(&rule).contains(&org),
        }
    }

    fn person_of(&self, device: &DeviceId) -> Option<Person> {
        self.standing().devices.get(device).map(|found| (found.org, found.person))
    }

    /// What a device may have of the log behind a slot.
    pub(super) fn access(&self, device: &DeviceId, slot: &Slot) -> Access {
        let reads = self.reads(device, slot);
        let ended = |device: &DeviceId| {
            let person = self.person_of(device).filter(|_| matches!(self.peer(device), Peer::Member(_)))?;
            slot.circle.ended.contains_key(&person).then_some(person)
        };
        if slot.readers != ReaderRule::Own || slot.record.dropped {
            // Whoever once held it is told that it was dropped.
            return if reads || ended(device).is_some() { Access::Everything } else { Access::Nothing };
        }
        match (reads, self.reads(&self.keys.device(), slot)) {
            (true, true) => Access::Everything,
            (true, false) => ended(&self.keys.device()).map_or(Access::Nothing, |own| Access::Until(Some(own))),
            (false, true) => ended(device).map_or(Access::Nothing, |theirs| Access::Until(Some(theirs))),
            (false, false) => match ended(device).zip(ended(&self.keys.device())) {
                Some(_) if slot.circle.readers.is_empty() => Access::Until(None),
                _ => Access::Nothing,
            },
        }
    }

    /// The digest of what a device may have of the log behind a slot.
    pub(super) fn listed(&self, device: &DeviceId, slot: &Slot) -> Option<[u8; 16]> {
        match self.access(device, slot) {
            Access::Nothing => None,
            Access::Until(Some(person)) => slot.circle.ended.get(&person).copied(),
            Access::Until(None) => Some(slot.circle.masked),
            Access::Everything => Some(slot.record.fingerprint),
        }
    }

    /// Whether everything that a device may have of a log depends on an end: then it is asked for nothing.
    pub fn has_ended(&self, device: &DeviceId, log: LogId) -> bool {
        self.slots.get(&log).is_some_and(|slot| matches!(self.access(device, slot), Access::Until(_)))
    }

    /// The entries of a log that a device may have; `None` for all of them.
    pub(super) fn portion(
        &self,
        device: &DeviceId,
        log: LogId,
        reader: &dyn Reader,
    ) -> Result<Option<BTreeSet<EntryId>>, OpenError> {
        let Some(slot) = self.slots.get(&log) else { return Ok(Some(BTreeSet::new())) };
        match self.access(device, slot) {
            Access::Nothing => Ok(Some(BTreeSet::new())),
            Access::Everything => Ok(None),
            Access::Until(person) => self.with_log(log, reader, |log| {
                let until = log.until_the_end_of(person.as_ref());
                Some(until.into_iter().filter_map(|place| log.items().get(place)).map(|item| item.id).collect())
            }),
        }
    }

    /// Looks at a log, loaded or not.
    pub(super) fn with_log<T>(
        &self,
        log: LogId,
        reader: &dyn Reader,
        look: impl FnOnce(&Log) -> T,
    ) -> Result<T, OpenError> {
        match self.log(log) {
            Some(loaded) => Ok(look(loaded)),
            None => Ok(look(&self.read_log(log, reader)?)),
        }
    }
}
