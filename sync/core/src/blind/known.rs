//! What a copy knows of one blind peer between two visits, as it is kept in the copy's own store.

use std::collections::{BTreeMap, BTreeSet};

use wijktafel_model::cbor::{Cbor, DecodeError, Fields, Value};
use wijktafel_model::id::{BoxId, DeviceId, EntryId, FeedId, LogId};
use wijktafel_model::record;
use wijktafel_model::time::Timestamp;

use crate::crypto::Secret;
use crate::entry::Entry;
use crate::replica::NamedBox;
use crate::store::{Batch, Reader, Scope, StoreError, Write};
use crate::wire::vector::joined_tip;

record! {
    /// What of a log is known to lie in a box.
    KnownLog {
        /// [`crate::replica::Replica::boxed_mark`] when everything that belongs there was there.
        0 => mark: [u8; 16],
        /// How far each feed is there.
        2 => feeds: Vec<KnownFeed>,
        /// Names of the wrapped secrets that are there, ascending.
        4 => keys: Vec<[u8; 16]>,
        /// It was dropped by then: there are tombstones at most.
        6 => dropped: bool,
    }
    /// How far a feed is in a box.
    KnownFeed {
        /// The feed.
        0 => feed: FeedId,
        /// The seq of the next entry.
        2 => length: u64,
        /// The last entry; with branches, [`joined_tip`] of all of them.
        4 => tip: EntryId,
    }
}

/// A box as this copy uses it.
#[derive(Clone, Debug)]
pub(super) struct KnownBox {
    /// Its id.
    pub(super) id: BoxId,
    /// What it is for and what locks it; the own inbox has none. Kept also of a log that was dropped, whose secrets are
    /// gone: what lies there must still be taken out.
    pub(super) lock: Option<(Scope, Secret)>,
    /// The least number there when it was seen last: when it grows by itself, somebody emptied the box.
    pub(super) base: u64,
    /// The last number that was fetched.
    pub(super) cursor: u64,
    /// The greatest number it ever spoke of: when it knows of less, it is an older copy.
    pub(super) seen: u64,
    /// The least number of a parcel that brought something that could not be taken in yet, 0 for none.
    pub(super) again: u64,
    /// How often that was fetched again.
    pub(super) tries: u32,
    /// Something lies there that was dropped since: everything must be left anew and the rest forgotten.
    pub(super) stale: bool,
}

impl KnownBox {
    pub(super) const fn new(id: BoxId, lock: Option<(Scope, Secret)>) -> Self {
        Self { id, lock, base: 0, cursor: 0, seen: 0, again: 0, tries: 0, stale: false }
    }

    pub(super) fn scope(&self) -> Option<Scope> {
        self.lock.as_ref().map(|(scope, _)| *scope)
    }
}

impl Cbor for KnownBox {
    fn to_value(&self) -> Value {
        let mut pairs = vec![(0, self.id.to_value())];
        if let Some((scope, secret)) = &self.lock {
            pairs.extend([(1, scope.to_value()), (3, secret.expose().to_value())]);
        }
        pairs.extend([
            (4, self.base.to_value()),
            (6, self.cursor.to_value()),
            (8, self.again.to_value()),
            (10, self.tries.to_value()),
            (12, self.stale.to_value()),
            (14, self.seen.to_value()),
        ]);
        pairs.sort_unstable_by_key(|(key, _)| *key);
        Value::Map(pairs)
    }

    fn from_value(value: Value) -> Result<Self, DecodeError> {
        let mut fields = Fields::open(value)?;
        let id = fields.take(0)?;
        let (scope, secret): (Option<Scope>, Option<[u8; 32]>) = (fields.take(1)?, fields.take(3)?);
        let known = Self {
            id,
            lock: scope.zip(secret.map(Secret::new)),
            base: fields.take(4)?,
            cursor: fields.take(6)?,
            again: fields.take(8)?,
            tries: fields.take(10)?,
            stale: fields.take(12)?,
            seen: fields.take(14)?,
        };
        fields.close()?;
        Ok(known)
    }
}

/// Everything that is known of a blind peer.
#[derive(Debug)]
pub(super) struct Known {
    peer: DeviceId,
    /// Of the store it spoke of last.
    pub(super) incarnation: [u8; 16],
    /// When everything was last fetched and left there.
    pub(super) reached: Option<Timestamp>,
    /// Parcels that were passed over.
    pub(super) passed_over: u64,
    /// The boxes, the own inbox first.
    pub(super) boxes: Vec<KnownBox>,
    /// Names of what was left in the inboxes of others.
    handed: BTreeSet<[u8; 16]>,
    logs: BTreeMap<(BoxId, LogId), KnownLog>,
}

/// How the part that changes with every visit is kept.
type Kept = (([u8; 16], Option<Timestamp>), (u64, Vec<KnownBox>));

impl Known {
    /// Reads what was kept of a blind peer; nothing is known of a new one.
    pub(super) fn read(peer: DeviceId, own: BoxId, reader: &dyn Reader) -> Result<Self, StoreError> {
        let kept = reader.setting(&setting(&peer))?.and_then(|bytes| Kept::from_cbor(&bytes).ok());
        let handed = reader.setting(&handed_setting(&peer))?;
        let handed = handed.and_then(|bytes| Vec::<[u8; 16]>::from_cbor(&bytes).ok()).unwrap_or_default();
        let ((incarnation, reached), (passed_over, mut boxes)) = kept.unwrap_or_default();
        if boxes.is_empty() {
            boxes.push(KnownBox::new(own, None));
        }
        let handed = handed.into_iter().collect();
        Ok(Self { peer, incarnation, reached, passed_over, boxes, handed, logs: BTreeMap::new() })
    }

    /// Writes the part that changes with every visit.
    pub(super) fn keep(&self, batch: &mut Batch) {
        let kept: Kept = ((self.incarnation, self.reached), (self.passed_over, self.boxes.clone()));
        batch.push(Write::Setting(setting(&self.peer), kept.to_cbor()));
    }

    pub(super) fn named(&self, id: &BoxId) -> Option<&KnownBox> {
        self.boxes.iter().find(|known| known.id == *id)
    }

    pub(super) fn named_mut(&mut self, id: &BoxId) -> Option<&mut KnownBox> {
        self.boxes.iter_mut().find(|known| known.id == *id)
    }

    /// Adds boxes that can be named now, and lets go of those that cannot; `stays`: those of logs that were dropped.
    pub(super) fn name_boxes(&mut self, named: Vec<NamedBox>, stays: impl Fn(Scope) -> bool) {
        let ids: BTreeSet<BoxId> = named.iter().map(|one| one.id).collect();
        self.boxes.retain(|known| known.scope().is_none_or(|scope| ids.contains(&known.id) || stays(scope)));
        for one in named {
            if self.named(&one.id).is_none() {
                self.boxes.push(KnownBox::new(one.id, Some((one.scope, one.lock))));
            }
        }
    }

    /// Forgets everything but which boxes there are: the blind peer's store is another one.
    pub(super) fn begin_anew(&mut self, incarnation: [u8; 16], logs: &[(BoxId, LogId)], batch: &mut Batch) {
        self.incarnation = incarnation;
        self.hand_anew(batch);
        for (id, log) in logs {
            self.forget(*id, *log, batch);
        }
        for known in &mut self.boxes {
            *known = KnownBox::new(known.id, known.lock.take());
        }
    }

    /// Forgets what lies in a box of a log.
    pub(super) fn forget(&mut self, id: BoxId, log: LogId, batch: &mut Batch) {
        // The store is read again only once this is committed.
        self.logs.insert((id, log), KnownLog::nothing());
        batch.push(Write::Unset(log_setting(&self.peer, &id, &log)));
    }

    /// What is known to lie in a box of a log.
    pub(super) fn log(&mut self, id: BoxId, log: LogId, reader: &dyn Reader) -> Result<KnownLog, StoreError> {
        if let Some(known) = self.logs.get(&(id, log)) {
            return Ok(known.clone());
        }
        let kept = reader.setting(&log_setting(&self.peer, &id, &log))?;
        let known = kept.and_then(|bytes| KnownLog::from_cbor(&bytes).ok()).unwrap_or_else(KnownLog::nothing);
        self.logs.insert((id, log), known.clone());
        Ok(known)
    }

    pub(super) fn set_log(&mut self, id: BoxId, log: LogId, known: KnownLog, batch: &mut Batch) {
        if self.logs.get(&(id, log)) != Some(&known) {
            batch.push(Write::Setting(log_setting(&self.peer, &id, &log), known.to_cbor()));
            self.logs.insert((id, log), known);
        }
    }

    pub(super) fn was_handed(&self, name: &[u8; 16]) -> bool {
        self.handed.contains(name)
    }

    /// What was left in the inboxes of others is gone with an older copy.
    pub(super) fn hand_anew(&mut self, batch: &mut Batch) {
        self.handed.clear();
        batch.push(Write::Unset(handed_setting(&self.peer)));
    }

    pub(super) fn hand(&mut self, names: impl IntoIterator<Item = [u8; 16]>, batch: &mut Batch) {
        self.handed.extend(names);
        let handed: Vec<[u8; 16]> = self.handed.iter().copied().collect();
        batch.push(Write::Setting(handed_setting(&self.peer), handed.to_cbor()));
    }
}

impl KnownLog {
    fn nothing() -> Self {
        Self { mark: [0; 16], feeds: Vec::new(), keys: Vec::new(), dropped: false }
    }

    /// Whether entries or secrets of it lie there that were not of a dropped log.
    pub(super) fn has_content(&self) -> bool {
        !(self.dropped || self.feeds.is_empty() && self.keys.is_empty())
    }

    /// An entry was found in the box that is held here too.
    pub(super) fn found(&mut self, entry: &Entry) {
        let (feed, seq, tip) = (entry.feed(), entry.header.seq, entry.id());
        match self.feeds.iter_mut().find(|known| known.feed == feed) {
            None if seq == 0 => self.feeds.push(KnownFeed { feed, length: 1, tip }),
            Some(known) if seq == known.length => (known.length, known.tip) = (seq + 1, tip),
            _ => {}
        }
    }

    /// A wrapped secret was found in the box.
    pub(super) fn found_key(&mut self, name: [u8; 16]) {
        if let Err(place) = self.keys.binary_search(&name) {
            self.keys.insert(place, name);
        }
    }

    /// Of entries that belong in the box those that are not known to be there, in their order, and how far each feed is
    /// there once they are. A feed with branches is left whole: a length says nothing of which branch is there.
    pub(super) fn missing(&self, entries: Vec<Entry>) -> (Vec<Entry>, Vec<KnownFeed>) {
        let mut feeds: BTreeMap<FeedId, BTreeMap<u64, Vec<EntryId>>> = BTreeMap::new();
        for entry in &entries {
            feeds.entry(entry.feed()).or_default().entry(entry.header.seq).or_default().push(entry.id());
        }
        let (mut from, mut reached) = (BTreeMap::new(), Vec::new());
        for (feed, places) in &feeds {
            let Some((last, tips)) = places.last_key_value() else { continue };
            let branched = places.values().any(|ids| ids.len() > 1);
            let tip = match (branched, tips.as_slice()) {
                (false, [tip]) => *tip,
                _ => joined_tip(&places.values().flatten().copied().collect::<Vec<_>>()),
            };
            let state = KnownFeed { feed: *feed, length: last + 1, tip };
            let known = self.feeds.iter().find(|known| known.feed == *feed);
            let start = match known {
                Some(known) if *known == state => state.length,
                Some(known) if !branched && places.get(&known.length.wrapping_sub(1)) == Some(&vec![known.tip]) => {
                    known.length
                }
                _ => 0,
            };
            from.insert(*feed, start);
            reached.push(state);
        }
        let wanted = |entry: &Entry| from.get(&entry.feed()).is_some_and(|from| entry.header.seq >= *from);
        (entries.into_iter().filter(wanted).collect(), reached)
    }
}

/// What the names of all settings about blind peers begin with.
pub(super) const SETTINGS: &str = "blind/";

/// What the names of all settings about one blind peer begin with, and the name of the first.
pub(super) fn setting(peer: &DeviceId) -> String {
    format!("{SETTINGS}{peer}")
}

fn handed_setting(peer: &DeviceId) -> String {
    format!("{}/handed", setting(peer))
}

fn log_setting(peer: &DeviceId, id: &BoxId, log: &LogId) -> String {
    format!("{}/{id}/{log}", setting(peer))
}
