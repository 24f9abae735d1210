//! The durable store: one SQLCipher file per network.
//!
//! Every page is encrypted and authenticated under the data key: tables, full-text index and write-ahead log alike.
//! [`SqliteStore`] is the one writer; [`SqliteReader`]s may read beside it, for a background projection or a search.
//! A commit is durable when it returns. What leaves the disk in doubt poisons the handle: the process must open the
//! store again. `docs/formats-store.md` specifies file and tables.

mod read;
mod schema;
mod write;

use std::fs::OpenOptions;
use std::io;
use std::path::{Path, PathBuf};

use rusqlite::config::DbConfig;
use rusqlite::{ErrorCode, TransactionBehavior};
use wijktafel_core::store::{
    Batch, Counts, LogRecord, Quarantined, Reader, Storage, StoreError, StoredEntry, StoredKeyObject, StoredSecret,
};
use wijktafel_model::id::{FeedId, LogId};

pub use self::read::SqliteReader;
use self::read::check_cipher;
use self::schema::SCHEMA_VERSION;
use self::write::Applying;
use crate::paths;
use crate::vault::DataKey;

/// Why a store was not made or opened. Nothing was changed in any of these cases.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum OpenError {
    /// There is no store file.
    #[error("there is no store")]
    Missing,
    /// There is one already.
    #[error("there is a store already")]
    Exists,
    /// The file is damaged, is no store, or has another key.
    #[error("the store is damaged or has another key")]
    Damaged,
    /// It was written by a newer version.
    #[error("the store has layout {found}, this version reads up to {SCHEMA_VERSION}")]
    Newer {
        /// Its layout.
        found: u32,
    },
    /// The database that this program was built with does not encrypt.
    #[error("the database of this build does not encrypt")]
    NotEncrypted,
    /// The disk is full.
    #[error("the disk is full")]
    Full,
    /// Any other failure of disk or database.
    #[error("the store cannot be opened")]
    Io(#[source] Box<dyn std::error::Error + Send + Sync>),
}

impl From<StoreError> for OpenError {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::Full => Self::Full,
            StoreError::Damaged => Self::Damaged,
            StoreError::Io(source) => Self::Io(source),
            other => Self::Io(Box::new(other)),
        }
    }
}

impl From<io::Error> for OpenError {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::NotFound => Self::Missing,
            io::ErrorKind::AlreadyExists => Self::Exists,
            io::ErrorKind::StorageFull => Self::Full,
            _ => Self::Io(Box::new(error)),
        }
    }
}

/// What a check of the whole store found wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Problem {
    /// A page is not what was written.
    Page,
    /// Tables or full-text index contradict their structure.
    Structure,
    /// A row refers to one that is not there.
    Reference,
}

/// The store of one network, open for reading and writing.
#[derive(Debug)]
pub struct SqliteStore {
    reader: SqliteReader,
    path: PathBuf,
    key: DataKey,
    poisoned: bool,
    erasure_pending: bool,
}

impl SqliteStore {
    /// Makes an empty store at `path`, readable by the current user alone.
    ///
    /// # Errors
    /// [`OpenError::Exists`], or a failure of the disk.
    pub fn create(path: &Path, key: &DataKey) -> Result<Self, OpenError> {
        let mut options = OpenOptions::new();
        let _empty = paths::only_for_me(options.write(true).create_new(true)).open(path)?;
        let mut connection = schema::connect(path, key)?;
        schema::create_tables(&mut connection).map_err(failure)?;
        drop(connection);
        paths::sync_folder_of(path)?;
        Self::open(path, key)
    }

    /// Opens the store at `path`.
    ///
    /// # Errors
    /// Any [`OpenError`] but [`OpenError::Exists`].
    pub fn open(path: &Path, key: &DataKey) -> Result<Self, OpenError> {
        let _there = std::fs::metadata(path)?;
        let connection = schema::connect(path, key)?;
        schema::check_version(&connection)?;
        schema::set_up(&connection).map_err(failure)?;
        let mode: String =
            connection.pragma_update_and_check(None, "journal_mode", "wal", |row| row.get(0)).map_err(failure)?;
        if mode != "wal" {
            return Err(OpenError::Damaged);
        }
        let _set = connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, false).map_err(failure)?;
        let reader = SqliteReader { connection };
        let mut store =
            Self { reader, path: path.to_owned(), key: key.clone(), poisoned: false, erasure_pending: true };
        store.finish_erasure();
        if store.poisoned { Err(OpenError::Damaged) } else { Ok(store) }
    }

    /// Opens a second connection, which reads beside the writer, also on another thread.
    ///
    /// # Errors
    /// [`OpenError`] when the file cannot be opened again.
    pub fn reader(&self) -> Result<SqliteReader, OpenError> {
        self.reader_of(&self.path)
    }

    /// Opens a file under the same key for reading.
    pub(crate) fn reader_of(&self, path: &Path) -> Result<SqliteReader, OpenError> {
        let connection = schema::connect(path, &self.key)?;
        schema::set_up(&connection).map_err(failure)?;
        connection.pragma_update(None, "query_only", true).map_err(failure)?;
        Ok(SqliteReader { connection })
    }

    /// Whether bytes of a dropped log may still be in the write-ahead log, because a reader held it; every later
    /// commit tries again. An erasure may be confirmed to others only when this is false.
    pub fn erasure_pending(&self) -> bool {
        self.erasure_pending
    }

    /// Whether the handle failed in a way that leaves the disk in doubt, so that the store must be opened again.
    pub fn poisoned(&self) -> bool {
        self.poisoned
    }

    /// Reads and checks the whole file: every page against its checksum, then tables, full-text index and references.
    /// Takes about as long as reading the file; an empty answer means that the store is sound.
    ///
    /// # Errors
    /// [`StoreError`] when the check itself cannot run.
    pub fn check(&self) -> Result<Vec<Problem>, StoreError> {
        self.reader.check()
    }

    /// Writes a compact copy, under the same key, to a file that must not exist.
    pub(crate) fn copy_to(&self, path: &Path) -> Result<(), StoreError> {
        let path =
            path.to_str().ok_or_else(|| StoreError::Io(Box::new(io::Error::from(io::ErrorKind::InvalidInput))))?;
        let _rows = self.reader.connection.execute("VACUUM INTO ?1", [path]).map_err(failure)?;
        check_cipher(&self.reader.connection)
    }

    fn write(&mut self, batch: &Batch) -> Result<bool, Refusal> {
        let transaction = self.reader.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let mut applying = Applying::new(&transaction);
        for write in batch {
            applying.write(write)?;
        }
        let erases = applying.finish()?;
        check_cipher(&transaction).map_err(|error| Refusal { error, in_doubt: true })?;
        transaction.commit()?;
        Ok(erases)
    }

    /// Moves everything from the write-ahead log into the file and empties it; a failure leaves the erasure pending.
    fn finish_erasure(&mut self) {
        let checkpoint =
            self.reader.connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get::<_, i64>(0));
        match checkpoint {
            Ok(busy) => self.erasure_pending = busy != 0,
            Err(error) => self.poisoned |= Refusal::from(error).in_doubt,
        }
    }
}

impl SqliteReader {
    /// As [`SqliteStore::check`].
    pub(crate) fn check(&self) -> Result<Vec<Problem>, StoreError> {
        let rows = |sql: &str| -> Result<Vec<String>, StoreError> {
            let list = || -> rusqlite::Result<Vec<String>> {
                self.connection.prepare(sql)?.query_map([], |row| row.get(0))?.collect()
            };
            list().map_err(failure)
        };
        let mut problems = Vec::new();
        if !rows("PRAGMA cipher_integrity_check")?.is_empty() {
            problems.push(Problem::Page);
        }
        match rows("PRAGMA integrity_check(1)") {
            Ok(found) if found == ["ok"] => {}
            Ok(_) | Err(StoreError::Damaged) => problems.push(Problem::Structure),
            Err(error) => return Err(error),
        }
        match rows("SELECT \"table\" FROM pragma_foreign_key_check LIMIT 1") {
            Ok(found) if found.is_empty() => {}
            Ok(_) | Err(StoreError::Damaged) => problems.push(Problem::Reference),
            Err(error) => return Err(error),
        }
        match check_cipher(&self.connection) {
            Err(StoreError::Damaged) if !problems.contains(&Problem::Page) => problems.insert(0, Problem::Page),
            _ => {}
        }
        Ok(problems)
    }
}

impl Drop for SqliteStore {
    fn drop(&mut self) {
        if self.poisoned {
            // A handle in doubt leaves the files as they are for the next opening.
            let _closes_either_way =
                self.reader.connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true);
        }
    }
}

impl Storage for SqliteStore {
    fn commit(&mut self, batch: &Batch) -> Result<(), StoreError> {
        if self.poisoned {
            return Err(StoreError::Poisoned);
        }
        match self.write(batch) {
            Ok(erases) => {
                self.erasure_pending |= erases;
                if self.erasure_pending {
                    self.finish_erasure();
                }
                Ok(())
            }
            Err(refusal) => {
                self.poisoned = refusal.in_doubt || !self.reader.connection.is_autocommit();
                Err(refusal.error)
            }
        }
    }
}

/// Why a batch was not committed, and whether the disk may hold it nevertheless.
struct Refusal {
    error: StoreError,
    in_doubt: bool,
}

impl From<rusqlite::Error> for Refusal {
    fn from(error: rusqlite::Error) -> Self {
        let in_doubt = match error.sqlite_error_code() {
            // Rolled back as a whole, or refused before it reached the database: the file is as it was.
            Some(ErrorCode::DiskFull | ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) | None => false,
            Some(_) => true,
        };
        Self { error: failure(error), in_doubt }
    }
}

/// A failure of the database by its number alone: its messages may quote what was searched for.
#[derive(Debug, thiserror::Error)]
#[error("database error {0}")]
struct DatabaseError(i32);

pub(crate) fn failure(error: rusqlite::Error) -> StoreError {
    use rusqlite::Error;
    match error {
        Error::SqliteFailure(error, _message) => match error.code {
            ErrorCode::DiskFull => StoreError::Full,
            // The generic error is what the cipher reports for a page that fails its checksum.
            ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase | ErrorCode::Unknown => StoreError::Damaged,
            _ => StoreError::Io(Box::new(DatabaseError(error.extended_code))),
        },
        Error::FromSqlConversionFailure(..)
        | Error::IntegralValueOutOfRange(..)
        | Error::InvalidColumnType(..)
        | Error::QueryReturnedNoRows
        | Error::SqlInputError { .. }
        | Error::Utf8Error(..) => StoreError::Damaged,
        _ => StoreError::Io(Box::new(DatabaseError(0))),
    }
}

impl Reader for SqliteStore {
    fn logs(&self) -> Result<Vec<LogRecord>, StoreError> {
        self.reader.logs()
    }
    fn entries(&self, log: LogId) -> Result<Vec<StoredEntry>, StoreError> {
        self.reader.entries(log)
    }
    fn entries_from(&self, log: LogId, position: u64, limit: usize) -> Result<Vec<(u64, StoredEntry)>, StoreError> {
        self.reader.entries_from(log, position, limit)
    }
    fn feed_entries(&self, log: LogId, feed: FeedId, seq: u64, limit: usize) -> Result<Vec<StoredEntry>, StoreError> {
        self.reader.feed_entries(log, feed, seq, limit)
    }
    fn projection(&self, log: LogId) -> Result<Option<Vec<u8>>, StoreError> {
        self.reader.projection(log)
    }
    fn secrets(&self) -> Result<Vec<StoredSecret>, StoreError> {
        self.reader.secrets()
    }
    fn key_objects(&self) -> Result<Vec<StoredKeyObject>, StoreError> {
        self.reader.key_objects()
    }
    fn quarantine(&self) -> Result<Vec<Quarantined>, StoreError> {
        self.reader.quarantine()
    }
    fn setting(&self, name: &str) -> Result<Option<Vec<u8>>, StoreError> {
        self.reader.setting(name)
    }
    fn settings_under(&self, prefix: &str) -> Result<Vec<String>, StoreError> {
        self.reader.settings_under(prefix)
    }
    fn search(&self, query: &str, limit: usize) -> Result<Vec<LogId>, StoreError> {
        self.reader.search(query, limit)
    }
    fn counts(&self) -> Result<Counts, StoreError> {
        self.reader.counts()
    }
}

#[cfg(test)]
mod tests;
