//! What a replica keeps, and the contract of whatever keeps it.
//!
//! The core never touches a disk: [`crate::replica::Replica`] reads through [`Reader`] and hands out a [`Batch`]; the
//! runtime commits it and only then performs what depends on it. `memory` is a twin of the real store that can fail
//! any call and lose what was not synced.

pub mod memory;
pub mod search;

use std::fmt;

use wijktafel_model::id::{DeviceId, EntryId, EpochId, FeedId, GroupId, LogId};
use zeroize::Zeroizing;

/// Bytes of quarantined entries that are kept per author; the entries beyond it are kept without their bytes.
pub const QUARANTINE_BYTES_MAX: u64 = 4 << 20;

/// Quarantined entries that are kept per author; those beyond it are only counted.
pub const QUARANTINE_ENTRIES_MAX: u64 = 10_000;

/// What a secret opens.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Scope {
    /// The roster.
    Roster,
    /// Logs that every member reads.
    Members,
    /// Logs of one group.
    Group(GroupId),
    /// One log.
    Log(LogId),
}

/// An entry as it is kept: header and sealed body verbatim.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredEntry {
    /// Its id.
    pub id: EntryId,
    /// Its feed.
    pub feed: FeedId,
    /// Its place in the feed, from 0.
    pub seq: u64,
    /// Deterministic CBOR of the entry: header, sealed body, signature when one is kept.
    pub bytes: Vec<u8>,
}

/// What is kept about a log beside its entries. `Debug` shows nothing of row and search text but their length.
#[derive(Clone, PartialEq, Eq)]
pub struct LogRecord {
    /// Which log.
    pub log: LogId,
    /// Number of [`wijktafel_model::words::LogKind`].
    pub kind: u64,
    /// Deterministic CBOR of the reader rule.
    pub readers: Vec<u8>,
    /// Digest of the accepted frontier, as compared in the catalogue.
    pub fingerprint: [u8; 16],
    /// Number of accepted entries.
    pub entries: u64,
    /// The list row as JSON: a cache, rebuilt from the entries.
    pub row: Option<Vec<u8>>,
    /// What full-text search finds it by: a cache, kept as an index alone. Written as `None` it leaves the index as
    /// it is; read it is always `None`.
    pub search: Option<String>,
    /// Dropped: only the tombstone's entries are kept.
    pub dropped: bool,
}

impl fmt::Debug for LogRecord {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("LogRecord")
            .field("log", &self.log)
            .field("kind", &self.kind)
            .field("fingerprint", &self.fingerprint)
            .field("entries", &self.entries)
            .field("row_bytes", &self.row.as_ref().map(Vec::len))
            .field("search_bytes", &self.search.as_ref().map(String::len))
            .field("dropped", &self.dropped)
            .finish_non_exhaustive()
    }
}

/// A signed key object, kept to hand on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredKeyObject {
    /// What its secret opens.
    pub scope: Scope,
    /// Digest of `bytes`.
    pub id: [u8; 32],
    /// Deterministic CBOR of the key object.
    pub bytes: Vec<u8>,
}

/// An entry that was set apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quarantined {
    /// Which log it claims.
    pub log: LogId,
    /// Its id.
    pub id: EntryId,
    /// Whose, once known.
    pub device: Option<DeviceId>,
    /// Stable code of the reason.
    pub reason: String,
    /// The entry, up to the cap per author; empty beyond it.
    pub bytes: Vec<u8>,
}

/// A secret as it is kept: what it opens, its epoch, its bytes, which are wiped when dropped.
pub type StoredSecret = (Scope, EpochId, Zeroizing<[u8; 32]>);

/// How much is kept.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Logs with a record, dropped ones included.
    pub logs: u64,
    /// Entries.
    pub entries: u64,
    /// Bytes of the entries.
    pub entry_bytes: u64,
    /// Secrets.
    pub secrets: u64,
    /// Key objects.
    pub key_objects: u64,
    /// Settings.
    pub settings: u64,
    /// Entries set apart and kept.
    pub quarantined: u64,
    /// Entries set apart beyond [`QUARANTINE_ENTRIES_MAX`]: counted, not kept.
    pub quarantined_beyond: u64,
}

/// One change of the store.
#[derive(Clone, PartialEq, Eq)]
pub enum Write {
    /// Appends an entry of a log; an entry that is there already stays where it is. Two entries with one feed and
    /// seq are both kept: they are the proof of a fork.
    Entry(LogId, StoredEntry),
    /// Writes a log's record.
    Log(LogRecord),
    /// Keeps a secret; one that is there already stays where it is.
    Secret(Scope, EpochId, Zeroizing<[u8; 32]>),
    /// Keeps a key object; one that is there already stays where it is.
    KeyObject(StoredKeyObject),
    /// Sets an entry apart, within the caps; one that is set apart already gets the new reason.
    Quarantine(Quarantined),
    /// Takes an entry out of quarantine.
    Release(LogId, EntryId),
    /// Keeps a small value under a name.
    Setting(String, Vec<u8>),
    /// Deletes a small value, so that nothing of it is left in the files of the store.
    Unset(String),
    /// Keeps the saved form of a log's text document, or deletes it: a cache, rebuilt from the entries.
    Projection(LogId, Option<Vec<u8>>),
    /// Deletes every row, search text and projection: what can be rebuilt from the entries.
    ClearCaches,
    /// Marks a log as dropped and deletes its entries but those listed, its secrets and key objects, quarantine, row,
    /// projection and search text, so that nothing of them is left in the files of the store.
    DropLog(LogId, Vec<EntryId>),
}

impl fmt::Debug for Write {
    /// Names the change and its log; never a secret or a value.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Entry(log, entry) => write!(f, "Entry({log:?}, {:?})", entry.id),
            Self::Log(record) => write!(f, "Log({:?})", record.log),
            Self::Secret(scope, epoch, _secret) => write!(f, "Secret({scope:?}, {epoch:?})"),
            Self::KeyObject(object) => write!(f, "KeyObject({:?})", object.scope),
            Self::Quarantine(apart) => write!(f, "Quarantine({:?}, {:?}, {})", apart.log, apart.id, apart.reason),
            Self::Release(log, id) => write!(f, "Release({log:?}, {id:?})"),
            Self::Setting(name, _value) => write!(f, "Setting({name})"),
            Self::Unset(name) => write!(f, "Unset({name})"),
            Self::Projection(log, bytes) => write!(f, "Projection({log:?}, {})", bytes.is_some()),
            Self::ClearCaches => f.write_str("ClearCaches"),
            Self::DropLog(log, kept) => write!(f, "DropLog({log:?}, {})", kept.len()),
        }
    }
}

/// Changes that become durable together or not at all.
pub type Batch = Vec<Write>;

/// Why the store could not answer or commit.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum StoreError {
    /// The disk is full.
    #[error("the disk is full")]
    Full,
    /// A failed sync: nothing may be written through this handle any more.
    #[error("the store failed earlier and takes no more writes")]
    Poisoned,
    /// What is kept is damaged.
    #[error("the store is damaged")]
    Damaged,
    /// Any other failure of disk or database.
    #[error("the store failed")]
    Io(#[source] Box<dyn std::error::Error + Send + Sync>),
}

/// Reading what was committed.
pub trait Reader {
    /// Every log's record, ascending by id.
    ///
    /// # Errors
    /// [`StoreError`] when the store fails.
    fn logs(&self) -> Result<Vec<LogRecord>, StoreError>;

    /// The entries of a log, in the order they were committed.
    ///
    /// # Errors
    /// [`StoreError`] when the store fails.
    fn entries(&self, log: LogId) -> Result<Vec<StoredEntry>, StoreError>;

    /// At most `limit` entries of a log from `position` on, each with its position, in the order they were committed.
    /// Positions ascend and never change; they need not be consecutive.
    ///
    /// # Errors
    /// [`StoreError`] when the store fails.
    fn entries_from(&self, log: LogId, position: u64, limit: usize) -> Result<Vec<(u64, StoredEntry)>, StoreError>;

    /// At most `limit` entries of a feed from `seq` on, ascending by seq, then in the order they were committed.
    ///
    /// # Errors
    /// [`StoreError`] when the store fails.
    fn feed_entries(&self, log: LogId, feed: FeedId, seq: u64, limit: usize) -> Result<Vec<StoredEntry>, StoreError>;

    /// The saved form of a log's text document.
    ///
    /// # Errors
    /// [`StoreError`] when the store fails.
    fn projection(&self, log: LogId) -> Result<Option<Vec<u8>>, StoreError>;

    /// Every secret, in the order they were committed.
    ///
    /// # Errors
    /// [`StoreError`] when the store fails.
    fn secrets(&self) -> Result<Vec<StoredSecret>, StoreError>;

    /// Every key object, in the order they were committed.
    ///
    /// # Errors
    /// [`StoreError`] when the store fails.
    fn key_objects(&self) -> Result<Vec<StoredKeyObject>, StoreError>;

    /// Everything set apart, in the order it was committed.
    ///
    /// # Errors
    /// [`StoreError`] when the store fails.
    fn quarantine(&self) -> Result<Vec<Quarantined>, StoreError>;

    /// A small value.
    ///
    /// # Errors
    /// [`StoreError`] when the store fails.
    fn setting(&self, name: &str) -> Result<Option<Vec<u8>>, StoreError>;

    /// The names of the settings that begin with `prefix`, ascending.
    ///
    /// # Errors
    /// [`StoreError`] when the store fails.
    fn settings_under(&self, prefix: &str) -> Result<Vec<String>, StoreError>;

    /// Logs whose search text holds words beginning with each word of `query`, best first, at most `limit`.
    /// What a word is, [`search::words`] says; a query without any finds nothing. Of very many matches only the newest
    /// logs need be ranked.
    ///
    /// # Errors
    /// [`StoreError`] when the store fails.
    fn search(&self, query: &str, limit: usize) -> Result<Vec<LogId>, StoreError>;

    /// How much is kept.
    ///
    /// # Errors
    /// [`StoreError`] when the store fails.
    fn counts(&self) -> Result<Counts, StoreError>;
}

/// Reading and committing.
pub trait Storage: Reader {
    /// Makes a batch durable, its changes in their order: after `Ok` it survives loss of power.
    ///
    /// After `Err` nothing of it can be read. After a failed sync or any other failure that leaves the disk in doubt
    /// every later commit answers [`StoreError::Poisoned`]; whether the batch is there, whole, only the next opening
    /// tells.
    ///
    /// # Errors
    /// [`StoreError`] when the batch was not made durable.
    fn commit(&mut self, batch: &Batch) -> Result<(), StoreError>;
}
