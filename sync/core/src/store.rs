//! What a replica keeps, and the contract of whatever keeps it.
//!
//! The core never touches a disk: [`crate::replica::Replica`] reads through [`Reader`] and hands out a [`Batch`]; the
//! runtime commits it and only then performs what depends on it. `memory` is a twin of the real store that can fail
//! any call and lose what was not synced.

pub mod memory;

use wijktafel_model::id::{DeviceId, EntryId, EpochId, FeedId, GroupId, LogId};

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

/// What is kept about a log beside its entries.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LogRecord {
    /// Which log.
    pub log: LogId,
    /// Number of [`wijktafel_model::words::LogKind`].
    pub kind: u64,
    /// Deterministic CBOR of the reader rule.
    pub readers: Vec<u8>,
    /// Digest of the accepted frontier, as compared in the catalogue.
    pub fingerprint: [u8; 16],
    /// The list row as JSON: a cache, rebuilt from the entries.
    pub row: Option<Vec<u8>>,
    /// What full-text search finds it by: a cache.
    pub search: Option<String>,
    /// Dropped: only the tombstone's entries are kept.
    pub dropped: bool,
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

/// One change of the store.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Write {
    /// Appends an entry of a log.
    Entry(LogId, StoredEntry),
    /// Writes a log's record.
    Log(LogRecord),
    /// Keeps a secret.
    Secret(Scope, EpochId, [u8; 32]),
    /// Sets an entry apart.
    Quarantine(Quarantined),
    /// Keeps a small value under a name.
    Setting(String, Vec<u8>),
    /// Deletes a log's entries but those listed, its secrets, quarantine, row and search text.
    DropLog(LogId, Vec<EntryId>),
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

    /// Every secret.
    ///
    /// # Errors
    /// [`StoreError`] when the store fails.
    fn secrets(&self) -> Result<Vec<(Scope, EpochId, [u8; 32])>, StoreError>;

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

    /// Logs whose search text holds words beginning with each word of `query`, best first, at most `limit`.
    ///
    /// # Errors
    /// [`StoreError`] when the store fails.
    fn search(&self, query: &str, limit: usize) -> Result<Vec<LogId>, StoreError>;
}

/// Reading and committing.
pub trait Storage: Reader {
    /// Makes a batch durable: after `Ok` it survives loss of power; after `Err` nothing of it is there, and after a
    /// failed sync every later commit answers [`StoreError::Poisoned`].
    ///
    /// # Errors
    /// [`StoreError`] when the batch was not made durable.
    fn commit(&mut self, batch: &Batch) -> Result<(), StoreError>;
}
