//! The blind peer's file: boxes and parcels in SQLite. Nothing in it needs a key, because nothing in it can be read.

use std::collections::BTreeMap;
use std::fs::OpenOptions;
use std::path::Path;

use rusqlite::{Connection, OptionalExtension as _, Transaction, TransactionBehavior, params};
use wijktafel_core::blind::message::Extent;
use wijktafel_core::blind::shelf::{Change, PARCEL_OVERHEAD, Shelf, Usage, hash};
use wijktafel_core::store::StoreError;
use wijktafel_model::id::{BoxId, DeviceId};
use wijktafel_model::time::Timestamp;

use crate::clock;
use crate::paths;
use crate::store::failure;

/// `application_id` of every such file: "WjBl".
const APPLICATION: i64 = 0x576a_426c;
/// `user_version`: the layout of tables.
const LAYOUT: i64 = 1;

const TABLES: &str = include_str!("shelf.sql");

/// As in a copy's store: durable when a commit returns, and what is deleted is overwritten.
const SETTINGS: &str = "
    PRAGMA journal_mode = WAL;
    PRAGMA synchronous = FULL;
    PRAGMA secure_delete = ON;
    PRAGMA foreign_keys = ON;
    PRAGMA temp_store = MEMORY;
    PRAGMA cell_size_check = ON;
    PRAGMA trusted_schema = OFF;";

const INCARNATION: &str = "incarnation";
const RULES: &str = "rules";

/// Boxes and parcels on disk.
#[derive(Debug)]
pub struct SqliteShelf {
    connection: Connection,
    incarnation: [u8; 16],
    /// Bytes that count for each device.
    used: BTreeMap<DeviceId, u64>,
}

impl SqliteShelf {
    /// Opens the file, or makes it.
    ///
    /// # Errors
    /// [`StoreError::Damaged`] for a file that is none of this layout, else a failure of the disk.
    pub fn open(path: &Path) -> Result<Self, StoreError> {
        let io = |error: std::io::Error| StoreError::Io(Box::new(error));
        if !path.exists() {
            let mut options = OpenOptions::new();
            drop(paths::only_for_me(options.write(true).create_new(true)).open(path).map_err(io)?);
        }
        let mut connection = Connection::open(path).map_err(failure)?;
        connection.execute_batch(SETTINGS).map_err(failure)?;
        let incarnation = found(&mut connection)?;
        let used = used(&connection).map_err(failure)?;
        paths::sync_folder_of(path).map_err(io)?;
        Ok(Self { connection, incarnation, used })
    }

    /// Random, made with the file.
    pub const fn incarnation(&self) -> [u8; 16] {
        self.incarnation
    }

    /// The rules that were kept last.
    ///
    /// # Errors
    /// [`StoreError`] when the disk fails.
    pub fn rules(&self) -> Result<Option<Vec<u8>>, StoreError> {
        meta(&self.connection, RULES).map_err(failure)
    }

    /// Makes changes durable, all or none.
    ///
    /// # Errors
    /// [`StoreError`]; nothing was changed then.
    pub fn commit(&mut self, changes: &[Change]) -> Result<(), StoreError> {
        let transaction = self.connection.transaction_with_behavior(TransactionBehavior::Immediate).map_err(failure)?;
        for change in changes {
            apply(&transaction, change).map_err(failure)?;
        }
        transaction.commit().map_err(failure)?;
        let mut forgets = false;
        for change in changes {
            match change {
                Change::Put { bytes, by, .. } => *self.used.entry(*by).or_default() += cost(bytes.len()),
                Change::Forget { .. } => forgets = true,
                Change::Rules(_) | Change::Seen(..) => {}
            }
        }
        if forgets {
            // What was forgotten must not stay in the write-ahead log.
            self.connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_row| Ok(())).map_err(failure)?;
            self.used = used(&self.connection).map_err(failure)?;
        }
        Ok(())
    }

    /// Boxes with something in them, parcels, and the bytes that count.
    ///
    /// # Errors
    /// [`StoreError`] when the disk fails.
    pub fn held(&self) -> Result<(u64, u64, u64), StoreError> {
        let count = |sql: &str| self.connection.query_row(sql, [], |row| row.get::<_, i64>(0));
        let boxes = count("SELECT count(DISTINCT box) FROM parcels").map_err(failure)?;
        let parcels = count("SELECT count(*) FROM parcels").map_err(failure)?;
        Ok((boxes.unsigned_abs(), parcels.unsigned_abs(), self.used.values().sum()))
    }

    /// Who was here last, and when.
    ///
    /// # Errors
    /// [`StoreError`] when the disk fails.
    pub fn last_seen(&self) -> Result<Option<(DeviceId, Timestamp)>, StoreError> {
        let sql = "SELECT id, seen FROM devices WHERE seen IS NOT NULL ORDER BY seen DESC LIMIT 1";
        let found = self.connection.query_row(sql, [], |row| Ok((DeviceId(row.get(0)?), Timestamp(row.get(1)?))));
        found.optional().map_err(failure)
    }
}

impl Shelf for SqliteShelf {
    fn extent(&self, id: &BoxId) -> Result<Extent, StoreError> {
        let sql = "SELECT last, (SELECT min(seq) FROM parcels WHERE box = number) FROM boxes WHERE id = ?1";
        let mut statement = self.connection.prepare_cached(sql).map_err(failure)?;
        let row = statement.query_row([id.0], |row| Ok((row.get::<_, i64>(0)?, row.get::<_, Option<i64>>(1)?)));
        let (last, first) = row.optional().map_err(failure)?.unwrap_or((0, None));
        let last = last.unsigned_abs();
        Ok(Extent { id: *id, first: first.map_or(last + 1, i64::unsigned_abs), last })
    }

    fn parcels(&self, id: &BoxId, after: u64, bytes: usize) -> Result<Vec<(u64, Vec<u8>)>, StoreError> {
        let sql = "SELECT seq, bytes FROM parcels JOIN boxes ON number = box WHERE id = ?1 AND seq > ?2 ORDER BY seq";
        let mut statement = self.connection.prepare_cached(sql).map_err(failure)?;
        let after = i64::try_from(after).unwrap_or(i64::MAX);
        let mut rows = statement.query(params![id.0, after]).map_err(failure)?;
        let (mut parcels, mut length) = (Vec::new(), 0);
        while length < bytes
            && let Some(row) = rows.next().map_err(failure)?
        {
            let parcel: Vec<u8> = row.get(1).map_err(failure)?;
            length += parcel.len();
            parcels.push((row.get::<_, i64>(0).map_err(failure)?.unsigned_abs(), parcel));
        }
        Ok(parcels)
    }

    fn find(&self, id: &BoxId, wanted: &[u8; 32]) -> Result<Option<u64>, StoreError> {
        let sql = "SELECT seq FROM parcels JOIN boxes ON number = box WHERE id = ?1 AND hash = ?2 ORDER BY seq";
        let mut statement = self.connection.prepare_cached(sql).map_err(failure)?;
        let found = statement.query_row(params![id.0, wanted], |row| row.get::<_, i64>(0)).optional();
        Ok(found.map_err(failure)?.map(i64::unsigned_abs))
    }

    fn usage(&self, device: &DeviceId) -> Result<Usage, StoreError> {
        let boxes = self.connection.query_row("SELECT count(*) FROM boxes", [], |row| row.get::<_, i64>(0));
        Ok(Usage {
            all: self.used.values().sum(),
            own: self.used.get(device).copied().unwrap_or(0),
            boxes: boxes.map_err(failure)?.unsigned_abs(),
        })
    }
}

fn cost(length: usize) -> u64 {
    length as u64 + PARCEL_OVERHEAD
}

/// Makes the tables in a new file; answers the token of the file.
fn found(connection: &mut Connection) -> Result<[u8; 16], StoreError> {
    let pragma = |connection: &Connection, name: &str| {
        connection.pragma_query_value(None, name, |row| row.get::<_, i64>(0)).map_err(failure)
    };
    let (application, layout) = (pragma(connection, "application_id")?, pragma(connection, "user_version")?);
    if (application, layout) == (0, 0) {
        let make = |connection: &mut Connection| -> rusqlite::Result<()> {
            let transaction = connection.transaction()?;
            transaction.execute_batch(TABLES)?;
            transaction.execute(
                "INSERT INTO meta (name, value) VALUES (?1, ?2)",
                params![INCARNATION, clock::random::<16>()],
            )?;
            transaction.pragma_update(None, "application_id", APPLICATION)?;
            transaction.pragma_update(None, "user_version", LAYOUT)?;
            transaction.commit()
        };
        make(connection).map_err(failure)?;
    } else if (application, layout) != (APPLICATION, LAYOUT) {
        return Err(StoreError::Damaged);
    }
    let token = meta(connection, INCARNATION).map_err(failure)?.ok_or(StoreError::Damaged)?;
    token.try_into().map_err(|_length| StoreError::Damaged)
}

fn meta(connection: &Connection, name: &str) -> rusqlite::Result<Option<Vec<u8>>> {
    connection.query_row("SELECT value FROM meta WHERE name = ?1", [name], |row| row.get(0)).optional()
}

fn used(connection: &Connection) -> rusqlite::Result<BTreeMap<DeviceId, u64>> {
    let sql = "SELECT id, sum(length(bytes)), count(*) FROM parcels JOIN devices ON number = device GROUP BY device";
    let mut statement = connection.prepare_cached(sql)?;
    let rows = statement.query_map([], |row| {
        let (bytes, count): (i64, i64) = (row.get(1)?, row.get(2)?);
        Ok((DeviceId(row.get(0)?), bytes.unsigned_abs() + count.unsigned_abs() * PARCEL_OVERHEAD))
    })?;
    rows.collect()
}

fn apply(transaction: &Transaction<'_>, change: &Change) -> rusqlite::Result<()> {
    match change {
        Change::Put { id, seq, bytes, by } => {
            let seq = i64::try_from(*seq).unwrap_or(i64::MAX);
            transaction.prepare_cached("INSERT OR IGNORE INTO devices (id) VALUES (?1)")?.execute([by.0])?;
            transaction
                .prepare_cached(
                    "INSERT INTO boxes (id, last) VALUES (?1, ?2) ON CONFLICT (id) DO UPDATE SET last = ?2",
                )?
                .execute(params![id.0, seq])?;
            transaction
                .prepare_cached(
                    "INSERT INTO parcels (box, seq, hash, device, bytes) SELECT boxes.number, ?2, ?3, devices.number, ?4
                     FROM boxes, devices WHERE boxes.id = ?1 AND devices.id = ?5",
                )?
                .execute(params![id.0, seq, hash(bytes), bytes, by.0])?;
        }
        Change::Forget { id, seq } => {
            let seq = i64::try_from(*seq).unwrap_or(i64::MAX);
            transaction
                .prepare_cached(
                    "DELETE FROM parcels WHERE box = (SELECT number FROM boxes WHERE id = ?1) AND seq <= ?2",
                )?
                .execute(params![id.0, seq])?;
        }
        Change::Rules(rules) => {
            transaction
                .prepare_cached("INSERT OR REPLACE INTO meta (name, value) VALUES (?1, ?2)")?
                .execute(params![RULES, rules])?;
        }
        Change::Seen(device, at) => {
            transaction
                .prepare_cached(
                    "INSERT INTO devices (id, seen) VALUES (?1, ?2) ON CONFLICT (id) DO UPDATE SET seen = ?2",
                )?
                .execute(params![device.0, at.0])?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests;
