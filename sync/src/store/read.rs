//! Answers from the tables.

use rusqlite::{Connection, Params, Row, params};
use wijktafel_core::store::{
    Counts, LogRecord, Quarantined, Reader, Scope, StoreError, StoredEntry, StoredKeyObject, StoredSecret, search,
};
use wijktafel_model::id::{DeviceId, EntryId, EpochId, FeedId, GroupId, LogId};
use zeroize::Zeroizing;

use super::failure;

/// Matches that are ranked, newest log first: ranking costs time for each, and of a thousand the best is a guess.
const RANKED_MAX: i64 = 500;

/// A connection that reads; each call sees everything that was committed before it.
#[derive(Debug)]
pub struct SqliteReader {
    pub(super) connection: Connection,
}

impl SqliteReader {
    /// Runs a query and collects its rows.
    ///
    /// A page whose checksum fails is handed to SQLite as zeros; the end of a long value would pass for data. The
    /// cipher remembers the failure, so every answer is held back until it has been asked.
    fn list<T>(
        &self,
        sql: &str,
        params: impl Params,
        of_row: impl FnMut(&Row<'_>) -> rusqlite::Result<T>,
    ) -> Result<Vec<T>, StoreError> {
        let rows = || -> rusqlite::Result<Vec<T>> {
            self.connection.prepare_cached(sql)?.query_map(params, of_row)?.collect()
        };
        let rows = rows().map_err(failure)?;
        check_cipher(&self.connection)?;
        Ok(rows)
    }

    fn first<T>(
        &self,
        sql: &str,
        params: impl Params,
        of_row: impl FnMut(&Row<'_>) -> rusqlite::Result<T>,
    ) -> Result<Option<T>, StoreError> {
        Ok(self.list(sql, params, of_row)?.into_iter().next())
    }
}

/// Fails when the cipher met a page that is not what was written.
pub(super) fn check_cipher(connection: &Connection) -> Result<(), StoreError> {
    let status = connection.query_row("PRAGMA cipher_status", [], |row| row.get::<_, String>(0));
    if status.is_ok_and(|status| status == "1") { Ok(()) } else { Err(StoreError::Damaged) }
}

impl Reader for SqliteReader {
    fn logs(&self) -> Result<Vec<LogRecord>, StoreError> {
        let sql = "SELECT id, kind, readers, fingerprint, row, dropped, accepted FROM logs WHERE kind IS NOT NULL";
        let mut logs = self.list(sql, [], |row| {
            Ok(LogRecord {
                log: LogId(row.get(0)?),
                kind: row.get::<_, i64>(1)?.cast_unsigned(),
                readers: row.get(2)?,
                fingerprint: row.get(3)?,
                row: row.get(4)?,
                search: None,
                dropped: row.get(5)?,
                entries: row.get::<_, i64>(6)?.cast_unsigned(),
            })
        })?;
        // Sorting here lets the table be read in one sweep.
        logs.sort_unstable_by_key(|record| record.log);
        Ok(logs)
    }

    fn entries(&self, log: LogId) -> Result<Vec<StoredEntry>, StoreError> {
        let sql = "SELECT entries.id, feeds.id, seq, bytes FROM entries JOIN feeds ON feeds.n = feed
            WHERE entries.log = (SELECT n FROM logs WHERE id = ?1) ORDER BY at";
        self.list(sql, [log.0], |row| entry(row, 0))
    }

    fn entries_from(&self, log: LogId, position: u64, limit: usize) -> Result<Vec<(u64, StoredEntry)>, StoreError> {
        let Ok(position) = i64::try_from(position) else { return Ok(Vec::new()) };
        let sql = "SELECT at, entries.id, feeds.id, seq, bytes FROM entries JOIN feeds ON feeds.n = feed
            WHERE entries.log = (SELECT n FROM logs WHERE id = ?1) AND at >= ?2 ORDER BY at LIMIT ?3";
        self.list(sql, params![log.0, position, bound(limit)], |row| {
            Ok((row.get::<_, i64>(0)?.cast_unsigned(), entry(row, 1)?))
        })
    }

    fn feed_entries(&self, log: LogId, feed: FeedId, seq: u64, limit: usize) -> Result<Vec<StoredEntry>, StoreError> {
        let Ok(seq) = i64::try_from(seq) else { return Ok(Vec::new()) };
        let sql = "SELECT entries.id, feeds.id, seq, bytes FROM feeds JOIN entries ON entries.feed = feeds.n
            WHERE feeds.log = (SELECT n FROM logs WHERE id = ?1) AND feeds.id = ?2 AND seq >= ?3
            ORDER BY seq, at LIMIT ?4";
        self.list(sql, params![log.0, feed.0, seq, bound(limit)], |row| entry(row, 0))
    }

    fn projection(&self, log: LogId) -> Result<Option<Vec<u8>>, StoreError> {
        let sql = "SELECT bytes FROM projections WHERE log = (SELECT n FROM logs WHERE id = ?1)";
        self.first(sql, [log.0], |row| row.get(0))
    }

    fn secrets(&self) -> Result<Vec<StoredSecret>, StoreError> {
        let sql = "SELECT scope, subject, epoch, secret FROM secrets ORDER BY n";
        self.list(sql, [], |row| Ok((scope(row)?, EpochId(row.get(2)?), Zeroizing::new(row.get(3)?))))
    }

    fn key_objects(&self) -> Result<Vec<StoredKeyObject>, StoreError> {
        let sql = "SELECT scope, subject, id, bytes FROM key_objects ORDER BY n";
        self.list(sql, [], |row| Ok(StoredKeyObject { scope: scope(row)?, id: row.get(2)?, bytes: row.get(3)? }))
    }

    fn quarantine(&self) -> Result<Vec<Quarantined>, StoreError> {
        let sql = "SELECT log, id, nullif(device, x''), reason, bytes FROM quarantine ORDER BY n";
        self.list(sql, [], |row| {
            Ok(Quarantined {
                log: LogId(row.get(0)?),
                id: EntryId(row.get(1)?),
                device: row.get::<_, Option<[u8; 32]>>(2)?.map(DeviceId),
                reason: row.get(3)?,
                bytes: row.get(4)?,
            })
        })
    }

    fn setting(&self, name: &str) -> Result<Option<Vec<u8>>, StoreError> {
        self.first("SELECT value FROM settings WHERE name = ?1", [name], |row| row.get(0))
    }

    fn settings_under(&self, prefix: &str) -> Result<Vec<String>, StoreError> {
        let sql = "SELECT name FROM settings WHERE substr(name, 1, length(?1)) = ?1 ORDER BY name";
        self.list(sql, [prefix], |row| row.get(0))
    }

    fn search(&self, query: &str, limit: usize) -> Result<Vec<LogId>, StoreError> {
        let Some(expression) = match_expression(query) else { return Ok(Vec::new()) };
        let sql = "SELECT logs.id
            FROM (SELECT rowid AS n, rank FROM search WHERE search MATCH ?1 ORDER BY rowid DESC LIMIT ?3) AS found
            JOIN logs ON logs.n = found.n ORDER BY found.rank, logs.id LIMIT ?2";
        self.list(sql, params![expression, bound(limit), RANKED_MAX.max(bound(limit))], |row| row.get(0).map(LogId))
    }

    fn counts(&self) -> Result<Counts, StoreError> {
        let sql =
            "SELECT (SELECT count(*) FROM logs WHERE kind IS NOT NULL), count(*), coalesce(sum(length(bytes)), 0),
            (SELECT count(*) FROM secrets), (SELECT count(*) FROM key_objects), (SELECT count(*) FROM settings),
            (SELECT count(*) FROM quarantine), (SELECT coalesce(sum(beyond), 0) FROM quarantine_authors)
            FROM entries";
        let counts = self.first(sql, [], |row| {
            let number = |column| row.get::<_, i64>(column).map(i64::cast_unsigned);
            Ok(Counts {
                logs: number(0)?,
                entries: number(1)?,
                entry_bytes: number(2)?,
                secrets: number(3)?,
                key_objects: number(4)?,
                settings: number(5)?,
                quarantined: number(6)?,
                quarantined_beyond: number(7)?,
            })
        })?;
        Ok(counts.unwrap_or_default())
    }
}

/// Every word quoted and as a prefix: FTS5 reads a list of strings as their conjunction. A word holds letters and
/// digits alone, so nothing a person types is an operator. Nothing when there is no word.
fn match_expression(query: &str) -> Option<String> {
    let words = search::query_words(query);
    let quoted: Vec<_> = words.iter().map(|word| format!("\"{word}\"*")).collect();
    if quoted.is_empty() { None } else { Some(quoted.join(" ")) }
}

fn bound(limit: usize) -> i64 {
    i64::try_from(limit).unwrap_or(i64::MAX)
}

fn entry(row: &Row<'_>, from: usize) -> rusqlite::Result<StoredEntry> {
    Ok(StoredEntry {
        id: EntryId(row.get(from)?),
        feed: FeedId(row.get(from + 1)?),
        seq: row.get::<_, i64>(from + 2)?.cast_unsigned(),
        bytes: row.get(from + 3)?,
    })
}

/// The number of a kind of scope and the id of what it is about, empty where there is none.
pub(super) fn scope_columns(scope: &Scope) -> (i64, &[u8]) {
    match scope {
        Scope::Roster => (0, &[]),
        Scope::Members => (1, &[]),
        Scope::Group(group) => (2, group.as_bytes()),
        Scope::Log(log) => (3, log.as_bytes()),
    }
}

fn scope(row: &Row<'_>) -> rusqlite::Result<Scope> {
    match row.get(0)? {
        0 => Ok(Scope::Roster),
        1 => Ok(Scope::Members),
        2 => row.get(1).map(GroupId).map(Scope::Group),
        3 => row.get(1).map(LogId).map(Scope::Log),
        unknown => Err(rusqlite::Error::IntegralValueOutOfRange(0, unknown)),
    }
}
