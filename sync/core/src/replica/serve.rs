//! What a partner may be served, and what of it.

use std::collections::{BTreeMap, BTreeSet};

use wijktafel_model::id::{DeviceId, EntryId, FeedId, LogId, OrgId};
use wijktafel_model::view::Stage;

use super::circles::Access;
use super::{OpenError, Replica};
use crate::entry::Entry;
use crate::store::{Reader, StoreError, StoredEntry};
use crate::wire::vector::{FeedState, joined_tip};

/// What a device at the other end of a connection is here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Peer {
    /// Not in the roster: may redeem an invitation, and nothing else.
    Stranger,
    /// Of an organisation that was carried in or admitted: is served the roster once it was admitted.
    Newcomer {
        /// Whether its organisation was admitted.
        admitted: bool,
    },
    /// Of a member.
    Member(OrgId),
    /// Revoked, or of an organisation whose membership ended: is served nothing.
    Ended,
}

impl Replica {
    /// What a device is here.
    pub fn peer(&self, device: &DeviceId) -> Peer {
        let standing = self.standing();
        let Some(found) = standing.devices.get(device) else { return Peer::Stranger };
        if !found.active {
            return Peer::Ended;
        }
        match standing.orgs.get(&found.org).map(|org| org.stage) {
            None => Peer::Stranger,
            Some(Stage::Candidate) => Peer::Newcomer { admitted: false },
            Some(Stage::Admitted | Stage::Waiting) => Peer::Newcomer { admitted: true },
            Some(Stage::Member) => Peer::Member(found.org),
            Some(Stage::Left | Stage::Removed) => Peer::Ended,
        }
    }

    /// Active devices of other members.
    pub fn partner_devices(&self) -> BTreeSet<DeviceId> {
        let standing = self.standing();
        let own = self.keys.device();
        let members = standing.members();
        standing
            .devices
            .iter()
            .filter(|(id, device)| **id != own && device.active && members.contains(&device.org))
            .map(|(id, _)| *id)
            .collect()
    }

    /// Logs but the roster that a device may read, with the digest of each frontier, ascending by id.
    pub fn catalogue(&self, device: &DeviceId) -> Vec<(LogId, [u8; 16])> {
        self.slots.iter().filter_map(|(log, slot)| Some((*log, self.listed(device, slot)?))).collect()
    }

    /// Whether a device may read a log.
    pub fn may_read(&self, device: &DeviceId, log: LogId) -> bool {
        match self.peer(device) {
            Peer::Member(_) if log != self.roster_id() => {
                self.slots.get(&log).is_some_and(|slot| self.reads(device, slot))
            }
            Peer::Member(_) | Peer::Newcomer { admitted: true } => log == self.roster_id(),
            Peer::Newcomer { admitted: false } | Peer::Stranger | Peer::Ended => false,
        }
    }

    /// Digest of the roster's frontier.
    pub fn roster_fingerprint(&self) -> [u8; 16] {
        self.roster_log.fingerprint()
    }

    /// Digest of the frontier of what a device may have of a log.
    pub fn fingerprint_for(&self, device: &DeviceId, log: LogId) -> Option<[u8; 16]> {
        if log == self.roster_id() {
            return self.may_read(device, log).then(|| self.roster_fingerprint());
        }
        self.listed(device, self.slots.get(&log)?)
    }

    /// Digest of a log's frontier, when it is here.
    pub fn fingerprint(&self, log: LogId) -> Option<[u8; 16]> {
        if log == self.roster_id() {
            return Some(self.roster_fingerprint());
        }
        self.slots.get(&log).map(|slot| slot.record.fingerprint)
    }

    /// How far each feed of a log is held here. Reads the store when the log is not loaded, and loads nothing.
    ///
    /// # Errors
    /// [`StoreError`] when the store fails.
    pub fn feeds(&self, log: LogId, reader: &dyn Reader) -> Result<Vec<FeedState>, StoreError> {
        match self.log(log) {
            Some(loaded) => Ok(loaded.feed_states()),
            None => feed_states(&reader.entries(log)?),
        }
    }

    /// How far each feed is held of what a device may have of a log.
    ///
    /// # Errors
    /// [`StoreError`] when the store fails or was damaged.
    pub fn feeds_for(&self, device: &DeviceId, log: LogId, reader: &dyn Reader) -> Result<Vec<FeedState>, StoreError> {
        let Some(Access::Until(person)) = self.slots.get(&log).map(|slot| self.access(device, slot)) else {
            return self.feeds(log, reader);
        };
        let states = self.with_log(log, reader, |log| {
            let until = log.until_the_end_of(person.as_ref());
            log.feed_states_of(&|place| until.contains(&place))
        });
        states.map_err(damaged)
    }

    /// Entries of a log as [`Self::entries`] gives them, as far as a device may have them.
    ///
    /// # Errors
    /// [`StoreError`] when the store fails or was damaged.
    pub fn entries_for(
        &self,
        device: &DeviceId,
        log: LogId,
        from: &BTreeMap<FeedId, u64>,
        reader: &dyn Reader,
    ) -> Result<Vec<Entry>, StoreError> {
        if log == self.roster_id() {
            return if self.may_read(device, log) { self.entries(log, from, reader) } else { Ok(Vec::new()) };
        }
        let portion = self.portion(device, log, reader).map_err(damaged)?;
        if portion.as_ref().is_some_and(BTreeSet::is_empty) {
            return Ok(Vec::new());
        }
        let mut entries = self.entries(log, from, reader)?;
        entries.retain(|entry| portion.as_ref().is_none_or(|portion| portion.contains(&entry.id())));
        Ok(entries)
    }

    /// Of new entries of a log those that a device may have.
    pub fn news_for(&self, device: &DeviceId, log: LogId, entries: &[Entry], reader: &dyn Reader) -> Vec<Entry> {
        let whole = self.slots.get(&log).is_none_or(|slot| self.access(device, slot) == Access::Everything);
        if whole {
            return entries.to_vec();
        }
        let portion = self.portion(device, log, reader).ok().flatten().unwrap_or_default();
        entries.iter().filter(|entry| portion.contains(&entry.id())).cloned().collect()
    }

    /// Whether an entry of a log was accepted.
    pub fn holds(&self, log: LogId, entry: &EntryId, reader: &dyn Reader) -> bool {
        match self.log(log) {
            Some(loaded) => loaded.contains(entry),
            None => reader.entries(log).is_ok_and(|entries| entries.iter().any(|stored| stored.id == *entry)),
        }
    }

    /// Every entry of a log that is kept, in the order in which they were accepted.
    ///
    /// # Errors
    /// [`StoreError`] when the store fails.
    pub fn all_entries(&self, log: LogId, reader: &dyn Reader) -> Result<Vec<Entry>, StoreError> {
        let stored = reader.entries(log)?;
        stored.iter().map(|stored| Entry::decode(&stored.bytes).map_err(|_damaged| StoreError::Damaged)).collect()
    }

    /// Entries of a log, each feed from a place on, in the order in which they were accepted. Of a dropped log these
    /// are its tombstones, whatever `from` says; a feed with branches is given whole, because a length says nothing of
    /// which branch is held.
    ///
    /// # Errors
    /// [`StoreError`] when the store fails.
    pub fn entries(
        &self,
        log: LogId,
        from: &BTreeMap<FeedId, u64>,
        reader: &dyn Reader,
    ) -> Result<Vec<Entry>, StoreError> {
        let dropped = self.slots.get(&log).is_some_and(|slot| slot.record.dropped);
        let stored = reader.entries(log)?;
        let mut places = BTreeSet::new();
        let branched: BTreeSet<FeedId> =
            stored.iter().filter(|one| !places.insert((one.feed, one.seq))).map(|one| one.feed).collect();
        let wanted = |one: &&StoredEntry| {
            dropped || from.get(&one.feed).is_some_and(|from| one.seq >= *from || branched.contains(&one.feed))
        };
        let decoded = stored.iter().filter(wanted).map(|stored| Entry::decode(&stored.bytes));
        decoded.map(|entry| entry.map_err(|_damaged| StoreError::Damaged)).collect()
    }
}

fn damaged(error: OpenError) -> StoreError {
    match error {
        OpenError::Store(error) => error,
        OpenError::Damaged => StoreError::Damaged,
    }
}

/// How far each feed is held, from what the store keeps of its entries.
fn feed_states(stored: &[StoredEntry]) -> Result<Vec<FeedState>, StoreError> {
    let mut feeds: BTreeMap<FeedId, Vec<&StoredEntry>> = BTreeMap::new();
    for entry in stored {
        feeds.entry(entry.feed).or_default().push(entry);
    }
    let mut states = Vec::with_capacity(feeds.len());
    for (feed, entries) in feeds {
        let Some(last) = entries.iter().max_by_key(|entry| entry.seq) else { continue };
        let length = last.seq + 1;
        let tip = if entries.len() as u64 == length {
            last.id
        } else {
            let mut ends: BTreeSet<EntryId> = entries.iter().map(|entry| entry.id).collect();
            for entry in entries {
                let decoded = Entry::decode(&entry.bytes).map_err(|_damaged| StoreError::Damaged)?;
                if let Some(prev) = decoded.header.prev {
                    ends.remove(&prev);
                }
            }
            joined_tip(&ends.into_iter().collect::<Vec<_>>())
        };
        states.push(FeedState { feed, length, tip });
    }
    Ok(states)
}
