//! A twin of the real store in memory, deterministic, that fails where it is told to.
//!
//! [`MemoryStore`] answers as the durable store does; the conformance suite runs on both. A [`FaultPlan`] names the
//! calls that fail and how. [`MemoryStore::crash`] is the loss of power: what was not durable is gone. A clone is a
//! copied data folder.

use std::cell::Cell;
use std::collections::{BTreeMap, BTreeSet};

use wijktafel_model::id::{DeviceId, EntryId, FeedId, LogId};

use super::search::{query_words, words};
use super::{
    Batch, Counts, LogRecord, QUARANTINE_BYTES_MAX, QUARANTINE_ENTRIES_MAX, Quarantined, Reader, Scope, Storage,
    StoreError, StoredEntry, StoredKeyObject, StoredSecret, Write,
};
use crate::sabotage::{self, Bug};

/// How a call fails.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// With [`StoreError::Full`]; a commit is rolled back, also when part of it had been written.
    Full,
    /// With [`StoreError::Damaged`]; after a commit the handle takes no more writes.
    Damaged,
    /// With [`StoreError::Io`]; a commit is rolled back and the handle takes no more writes.
    Io,
    /// A commit whose sync fails or that is cut off half-way: [`StoreError::Io`], nothing of it can be read, the handle
    /// takes no more writes. After [`MemoryStore::crash`] the batch is there whole when `kept`, else not at all.
    /// A read fails as with [`Fault::Io`].
    Unsynced {
        /// Whether the batch had reached the disk.
        kept: bool,
    },
}

/// Which calls fail, by their number from 0: every read and every commit is one call.
#[derive(Clone, Debug, Default)]
pub struct FaultPlan {
    faults: BTreeMap<u64, Fault>,
}

impl FaultPlan {
    /// A plan in which nothing fails.
    pub fn none() -> Self {
        Self::default()
    }

    /// Adds a failure of the call with this number.
    #[must_use]
    pub fn with(mut self, call: u64, fault: Fault) -> Self {
        let _earlier = self.faults.insert(call, fault);
        self
    }
}

/// A failure that was planned.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a planned failure")]
struct Planned;

/// A store in memory.
///
/// # Invariants
/// `live` is what can be read; `durable` is there only when it differs from `live`.
#[derive(Clone, Debug, Default)]
pub struct MemoryStore {
    live: Kept,
    durable: Option<Box<Kept>>,
    plan: FaultPlan,
    calls: Cell<u64>,
    doom: Option<Fault>,
    poisoned: bool,
    early_ack: bool,
}

impl MemoryStore {
    /// An empty store in which nothing fails.
    pub fn new() -> Self {
        Self::default()
    }

    /// An empty store with planned failures.
    pub fn with_faults(plan: FaultPlan) -> Self {
        Self { plan, ..Self::default() }
    }

    /// Replaces the plan; call numbers go on.
    pub fn plan(&mut self, plan: FaultPlan) {
        self.plan = plan;
    }

    /// Lets the next commit fail so, whichever call it is; nothing takes it back.
    pub fn doom(&mut self, fault: Option<Fault>) {
        self.doom = fault;
    }

    /// The number of calls so far: the number of the next one.
    pub fn calls(&self) -> u64 {
        self.calls.get()
    }

    /// Plants the bug of acknowledging before the sync: commits answer `Ok` and are durable only after
    /// [`MemoryStore::sync`].
    pub fn plant_early_ack(&mut self) {
        self.early_ack = true;
    }

    /// Makes everything committed durable; without a planted bug it already is.
    pub fn sync(&mut self) {
        if self.early_ack || sabotage::is(Bug::EarlyAck) {
            self.durable = None;
        }
    }

    /// Loses power and starts again: only what was durable is left, and writes are taken again.
    pub fn crash(&mut self) {
        if let Some(durable) = self.durable.take() {
            self.live = *durable;
        }
        self.poisoned = false;
    }

    /// Every byte that is kept in any table, in no form to be read back: for whoever looks for what must not be there.
    /// Counts as no call.
    pub fn everything(&self) -> Vec<u8> {
        let mut out = self.live.bytes();
        out.extend(self.durable.iter().flat_map(|durable| durable.bytes()));
        out
    }

    fn next_fault(&self) -> Option<Fault> {
        let call = self.calls.get();
        self.calls.set(call + 1);
        self.plan.faults.get(&call).copied()
    }

    fn read(&self) -> Result<&Kept, StoreError> {
        match self.next_fault() {
            None => Ok(&self.live),
            Some(fault) => Err(fault.error()),
        }
    }

    fn apply(&mut self, batch: &Batch) {
        if (self.early_ack || sabotage::is(Bug::EarlyAck)) && self.durable.is_none() {
            self.durable = Some(Box::new(self.live.clone()));
        }
        self.live.apply(batch);
    }
}

impl Fault {
    fn error(self) -> StoreError {
        match self {
            Self::Full => StoreError::Full,
            Self::Damaged => StoreError::Damaged,
            Self::Io | Self::Unsynced { .. } => StoreError::Io(Box::new(Planned)),
        }
    }
}

impl Storage for MemoryStore {
    fn commit(&mut self, batch: &Batch) -> Result<(), StoreError> {
        let planned = self.next_fault();
        if self.poisoned {
            return Err(StoreError::Poisoned);
        }
        let Some(fault) = self.doom.take().or(planned) else {
            self.apply(batch);
            return Ok(());
        };
        self.poisoned = fault != Fault::Full;
        if fault == (Fault::Unsynced { kept: true }) {
            let mut durable = Box::new(self.live.clone());
            durable.apply(batch);
            self.durable = Some(durable);
        }
        Err(fault.error())
    }
}

impl Reader for MemoryStore {
    fn logs(&self) -> Result<Vec<LogRecord>, StoreError> {
        Ok(self.read()?.logs.values().filter_map(|log| log.record.clone()).collect())
    }

    fn entries(&self, log: LogId) -> Result<Vec<StoredEntry>, StoreError> {
        Ok(self.read()?.logs.get(&log).map(|log| log.entries.values().cloned().collect()).unwrap_or_default())
    }

    fn entries_from(&self, log: LogId, position: u64, limit: usize) -> Result<Vec<(u64, StoredEntry)>, StoreError> {
        let Some(log) = self.read()?.logs.get(&log) else { return Ok(Vec::new()) };
        Ok(log.entries.range(position..).take(limit).map(|(at, entry)| (*at, entry.clone())).collect())
    }

    fn feed_entries(&self, log: LogId, feed: FeedId, seq: u64, limit: usize) -> Result<Vec<StoredEntry>, StoreError> {
        let Some(log) = self.read()?.logs.get(&log) else { return Ok(Vec::new()) };
        let mut found: Vec<_> =
            log.entries.values().filter(|entry| entry.feed == feed && entry.seq >= seq).cloned().collect();
        found.sort_by_key(|entry| entry.seq);
        found.truncate(limit);
        Ok(found)
    }

    fn projection(&self, log: LogId) -> Result<Option<Vec<u8>>, StoreError> {
        Ok(self.read()?.logs.get(&log).and_then(|log| log.projection.clone()))
    }

    fn secrets(&self) -> Result<Vec<StoredSecret>, StoreError> {
        Ok(self.read()?.secrets.clone())
    }

    fn key_objects(&self) -> Result<Vec<StoredKeyObject>, StoreError> {
        Ok(self.read()?.key_objects.clone())
    }

    fn quarantine(&self) -> Result<Vec<Quarantined>, StoreError> {
        Ok(self.read()?.quarantine.clone())
    }

    fn setting(&self, name: &str) -> Result<Option<Vec<u8>>, StoreError> {
        Ok(self.read()?.settings.get(name).cloned())
    }

    fn settings_under(&self, prefix: &str) -> Result<Vec<String>, StoreError> {
        Ok(self.read()?.settings.keys().filter(|name| name.starts_with(prefix)).cloned().collect())
    }

    fn search(&self, query: &str, limit: usize) -> Result<Vec<LogId>, StoreError> {
        let kept = self.read()?;
        let wanted = query_words(query);
        if wanted.is_empty() {
            return Ok(Vec::new());
        }
        let mut found: Vec<_> =
            kept.logs.iter().filter_map(|(id, log)| Some((relevance(log.search.as_ref()?, &wanted)?, *id))).collect();
        found.sort_by(|(a, a_id), (b, b_id)| b.cmp(a).then(a_id.cmp(b_id)));
        Ok(found.into_iter().take(limit).map(|(_relevance, id)| id).collect())
    }

    fn counts(&self) -> Result<Counts, StoreError> {
        let kept = self.read()?;
        let entries = || kept.logs.values().flat_map(|log| log.entries.values());
        Ok(Counts {
            logs: kept.logs.values().filter(|log| log.record.is_some()).count() as u64,
            entries: entries().count() as u64,
            entry_bytes: entries().map(|entry| entry.bytes.len() as u64).sum(),
            secrets: kept.secrets.len() as u64,
            key_objects: kept.key_objects.len() as u64,
            settings: kept.settings.len() as u64,
            quarantined: kept.quarantine.len() as u64,
            quarantined_beyond: kept.beyond,
        })
    }
}

/// The share, in thousandths, of the words that a query matches; nothing when one of its words matches none.
fn relevance(text: &[String], wanted: &[String]) -> Option<usize> {
    let mut matches = 0;
    for prefix in wanted {
        match text.iter().filter(|word| word.starts_with(prefix.as_str())).count() {
            0 => return None,
            n => matches += n,
        }
    }
    Some(matches * 1_000 / text.len())
}

/// Everything that is kept.
#[derive(Clone, Debug, Default)]
struct Kept {
    logs: BTreeMap<LogId, KeptLog>,
    secrets: Vec<StoredSecret>,
    key_objects: Vec<StoredKeyObject>,
    settings: BTreeMap<String, Vec<u8>>,
    quarantine: Vec<Quarantined>,
    beyond: u64,
}

#[derive(Clone, Debug, Default)]
struct KeptLog {
    record: Option<LogRecord>,
    entries: BTreeMap<u64, StoredEntry>,
    known: BTreeSet<EntryId>,
    next: u64,
    search: Option<Vec<String>>,
    projection: Option<Vec<u8>>,
}

impl Kept {
    fn apply(&mut self, batch: &Batch) {
        for write in batch {
            self.write(write);
        }
    }

    fn write(&mut self, write: &Write) {
        match write {
            Write::Entry(log, entry) => self.log(*log).append(entry),
            Write::Log(record) => self.log(record.log).record(record),
            Write::Secret(scope, epoch, secret) => {
                if !self.secrets.iter().any(|(s, e, _secret)| (s, e) == (scope, epoch)) {
                    self.secrets.push((*scope, *epoch, secret.clone()));
                }
            }
            Write::KeyObject(object) => {
                if !self.key_objects.iter().any(|kept| kept.id == object.id) {
                    self.key_objects.push(object.clone());
                }
            }
            Write::Quarantine(apart) => self.set_apart(apart),
            Write::Release(log, id) => self.quarantine.retain(|apart| (apart.log, apart.id) != (*log, *id)),
            Write::Setting(name, value) => {
                let _earlier = self.settings.insert(name.clone(), value.clone());
            }
            Write::Unset(name) => {
                let _earlier = self.settings.remove(name);
            }
            Write::Projection(log, bytes) => self.log(*log).projection.clone_from(bytes),
            Write::ClearCaches => self.logs.values_mut().for_each(KeptLog::clear_caches),
            Write::DropLog(log, kept) => self.drop_log(*log, kept),
        }
    }

    fn log(&mut self, log: LogId) -> &mut KeptLog {
        self.logs.entry(log).or_default()
    }

    /// Everything, one piece after another with a zero between them.
    fn bytes(&self) -> Vec<u8> {
        let Self { logs, secrets, key_objects, settings, quarantine, beyond: _ } = self;
        let mut out = Vec::new();
        let mut put = |piece: &[u8]| {
            out.extend_from_slice(piece);
            out.push(0);
        };
        for (log, kept) in logs {
            put(&log.0);
            kept.put(&mut put);
        }
        for (scope, epoch, secret) in secrets {
            put_scope(*scope, &mut put);
            put(&epoch.0);
            put(secret.as_ref());
        }
        for StoredKeyObject { scope, id, bytes } in key_objects {
            put_scope(*scope, &mut put);
            put(id);
            put(bytes);
        }
        for (name, value) in settings {
            put(name.as_bytes());
            put(value);
        }
        for Quarantined { log, id, device, reason, bytes } in quarantine {
            put(&log.0);
            put(&id.0);
            put(device.as_ref().map_or(&[], |device| &device.0));
            put(reason.as_bytes());
            put(bytes);
        }
        out
    }

    fn set_apart(&mut self, new: &Quarantined) {
        if let Some(apart) = self.quarantine.iter_mut().find(|apart| (apart.log, apart.id) == (new.log, new.id)) {
            apart.reason.clone_from(&new.reason);
            return;
        }
        let (entries, bytes) = self.set_apart_of(new.device);
        if entries >= QUARANTINE_ENTRIES_MAX {
            self.beyond += 1;
            return;
        }
        let mut apart = new.clone();
        if bytes + apart.bytes.len() as u64 > QUARANTINE_BYTES_MAX {
            apart.bytes = Vec::new();
        }
        self.quarantine.push(apart);
    }

    fn set_apart_of(&self, device: Option<DeviceId>) -> (u64, u64) {
        let of_author = self.quarantine.iter().filter(|apart| apart.device == device);
        of_author.fold((0, 0), |(entries, bytes), apart| (entries + 1, bytes + apart.bytes.len() as u64))
    }

    fn drop_log(&mut self, log: LogId, kept: &[EntryId]) {
        self.secrets.retain(|(scope, ..)| *scope != Scope::Log(log));
        self.key_objects.retain(|object| object.scope != Scope::Log(log));
        self.quarantine.retain(|apart| apart.log != log);
        if let Some(state) = self.logs.get_mut(&log) {
            state.entries.retain(|_at, entry| kept.contains(&entry.id));
            state.known.retain(|id| kept.contains(id));
            state.clear_caches();
            if let Some(record) = &mut state.record {
                record.dropped = true;
            }
        }
    }
}

impl KeptLog {
    fn append(&mut self, entry: &StoredEntry) {
        if self.known.insert(entry.id) {
            let _free = self.entries.insert(self.next, entry.clone());
            self.next += 1;
        }
    }

    fn record(&mut self, record: &LogRecord) {
        if let Some(text) = &record.search {
            self.search = Some(words(text)).filter(|words| !words.is_empty());
        }
        self.record = Some(LogRecord { search: None, ..record.clone() });
    }

    fn put(&self, put: &mut impl FnMut(&[u8])) {
        let Self { record, entries, known, next: _, search, projection } = self;
        if let Some(LogRecord { log, kind: _, readers, fingerprint, entries: _, row, search, dropped: _ }) = record {
            put(&log.0);
            put(readers);
            put(fingerprint);
            put(row.as_deref().unwrap_or_default());
            put(search.as_deref().unwrap_or_default().as_bytes());
        }
        for StoredEntry { id, feed, seq: _, bytes } in entries.values() {
            put(&id.0);
            put(&feed.0);
            put(bytes);
        }
        for id in known {
            put(&id.0);
        }
        for word in search.iter().flatten() {
            put(word.as_bytes());
        }
        put(projection.as_deref().unwrap_or_default());
    }

    fn clear_caches(&mut self) {
        self.search = None;
        self.projection = None;
        if let Some(record) = &mut self.record {
            record.row = None;
        }
    }
}

fn put_scope(scope: Scope, put: &mut impl FnMut(&[u8])) {
    match scope {
        Scope::Roster | Scope::Members => {}
        Scope::Group(group) => put(&group.0),
        Scope::Log(log) => put(&log.0),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LOG: LogId = LogId([1; 16]);

    fn entry(seq: u8) -> StoredEntry {
        StoredEntry { id: EntryId([seq; 32]), feed: FeedId([7; 16]), seq: u64::from(seq), bytes: vec![seq; 3] }
    }

    fn batch(seqs: &[u8]) -> Batch {
        seqs.iter().map(|seq| Write::Entry(LOG, entry(*seq))).collect()
    }

    fn seqs(store: &MemoryStore) -> Vec<u64> {
        store.entries(LOG).unwrap().iter().map(|entry| entry.seq).collect()
    }

    #[test]
    fn a_full_disk_rolls_back_the_whole_batch_and_the_next_commit_may_succeed() {
        let mut store = MemoryStore::with_faults(FaultPlan::none().with(1, Fault::Full));
        store.commit(&batch(&[0])).unwrap();

        let refused = store.commit(&batch(&[1, 2]));

        assert!(matches!(refused, Err(StoreError::Full)));
        assert_eq!(seqs(&store), [0]);
        store.commit(&batch(&[1])).unwrap();
        assert_eq!(seqs(&store), [0, 1]);
    }

    #[test]
    fn a_failed_sync_poisons_the_handle_and_leaves_the_batch_whole_or_absent() {
        for kept in [false, true] {
            let mut store = MemoryStore::with_faults(FaultPlan::none().with(1, Fault::Unsynced { kept }));
            store.commit(&batch(&[0])).unwrap();

            assert!(matches!(store.commit(&batch(&[1, 2])), Err(StoreError::Io(_))));
            assert_eq!(seqs(&store), [0], "nothing of it can be read before the next opening");
            assert!(matches!(store.commit(&batch(&[3])), Err(StoreError::Poisoned)));

            store.crash();
            assert_eq!(seqs(&store), if kept { vec![0, 1, 2] } else { vec![0] });
            store.commit(&batch(&[4])).unwrap();
        }
    }

    #[test]
    fn io_and_damage_poison_the_handle() {
        for fault in [Fault::Io, Fault::Damaged] {
            let mut store = MemoryStore::with_faults(FaultPlan::none().with(0, fault));
            assert!(store.commit(&batch(&[0])).is_err());
            assert!(matches!(store.commit(&batch(&[0])), Err(StoreError::Poisoned)));
            assert_eq!(seqs(&store), [0_u64; 0]);
        }
    }

    #[test]
    fn a_read_fails_when_its_turn_comes_and_only_then() {
        let mut store = MemoryStore::with_faults(FaultPlan::none().with(2, Fault::Io));
        store.commit(&batch(&[0])).unwrap();
        assert!(store.entries(LOG).is_ok());
        assert!(matches!(store.entries(LOG), Err(StoreError::Io(_))));
        assert!(store.entries(LOG).is_ok());
        assert_eq!(store.calls(), 4);
        store.commit(&batch(&[1])).unwrap();
    }

    #[test]
    fn without_a_planted_bug_a_crash_loses_nothing_acknowledged() {
        let mut store = MemoryStore::new();
        store.commit(&batch(&[0, 1])).unwrap();
        store.crash();
        assert_eq!(seqs(&store), [0, 1]);
    }

    #[test]
    fn an_early_acknowledgement_loses_what_was_not_synced() {
        let mut store = MemoryStore::new();
        store.plant_early_ack();
        store.commit(&batch(&[0])).unwrap();
        store.sync();
        store.commit(&batch(&[1])).unwrap();
        store.commit(&batch(&[2])).unwrap();
        assert_eq!(seqs(&store), [0, 1, 2]);

        store.crash();

        assert_eq!(seqs(&store), [0]);
    }

    #[test]
    fn a_copy_goes_its_own_way() {
        let mut store = MemoryStore::new();
        store.commit(&batch(&[0])).unwrap();
        let mut copy = store.clone();
        store.commit(&batch(&[1])).unwrap();
        copy.commit(&batch(&[2])).unwrap();
        assert_eq!((seqs(&store), seqs(&copy)), (vec![0, 1], vec![0, 2]));
    }
}
