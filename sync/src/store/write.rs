//! Changes applied to the tables, inside one transaction.

use rusqlite::{OptionalExtension, Params, Transaction, params};
use wijktafel_core::store::{
    LogRecord, QUARANTINE_BYTES_MAX, QUARANTINE_ENTRIES_MAX, Quarantined, Scope, StoredEntry, StoredKeyObject, Write,
    search,
};
use wijktafel_model::id::{EntryId, EpochId, FeedId, LogId};

use super::read::scope_columns;

/// One batch on its way into the tables.
pub(super) struct Applying<'a> {
    transaction: &'a Transaction<'a>,
    /// Number of the log written last: a batch mostly stays within one.
    log: Option<(LogId, i64)>,
    feed: Option<(i64, FeedId, i64)>,
    /// Whether something was deleted that must not be left in the files.
    erases: bool,
}

impl<'a> Applying<'a> {
    pub(super) fn new(transaction: &'a Transaction<'a>) -> Self {
        Self { transaction, log: None, feed: None, erases: false }
    }

    /// Ends the batch; tells whether the log of the database must be emptied after the commit.
    pub(super) fn finish(self) -> rusqlite::Result<bool> {
        if self.erases {
            // Deleted and replaced rows stay in the segments of the index until these are merged into one.
            self.run("INSERT INTO search (search) VALUES ('optimize')", [])?;
        }
        Ok(self.erases)
    }

    pub(super) fn write(&mut self, write: &Write) -> rusqlite::Result<()> {
        match write {
            Write::Entry(log, entry) => self.entry(*log, entry),
            Write::Log(record) => self.record(record),
            Write::Secret(scope, epoch, secret) => self.secret(scope, *epoch, secret),
            Write::KeyObject(object) => self.key_object(object),
            Write::Quarantine(apart) => self.set_apart(apart),
            Write::Release(log, id) => {
                self.run("DELETE FROM quarantine WHERE log = ?1 AND id = ?2", params![log.0, id.0])
            }
            Write::Setting(name, value) => self.run(
                "INSERT INTO settings (name, value) VALUES (?1, ?2) ON CONFLICT DO UPDATE SET value = excluded.value",
                params![name, value],
            ),
            Write::Unset(name) => {
                self.erases = true;
                self.run("DELETE FROM settings WHERE name = ?1", [name])
            }
            Write::Projection(log, bytes) => self.projection(*log, bytes.as_deref()),
            Write::ClearCaches => self.clear_caches(),
            Write::DropLog(log, kept) => self.drop_log(*log, kept),
        }
    }

    fn run(&self, sql: &str, params: impl Params) -> rusqlite::Result<()> {
        let _changed = self.transaction.prepare_cached(sql)?.execute(params)?;
        Ok(())
    }

    /// Runs an insertion; returns the number of the new row.
    fn insert(&self, sql: &str, params: impl Params) -> rusqlite::Result<i64> {
        self.run(sql, params)?;
        Ok(self.transaction.last_insert_rowid())
    }

    fn number(&self, sql: &str, params: impl Params) -> rusqlite::Result<Option<i64>> {
        self.transaction.prepare_cached(sql)?.query_row(params, |row| row.get(0)).optional()
    }

    /// The number of a log, given out when it has none.
    fn log(&mut self, log: LogId) -> rusqlite::Result<i64> {
        if let Some((last, n)) = self.log
            && last == log
        {
            return Ok(n);
        }
        let known = self.number("SELECT n FROM logs WHERE id = ?1", [log.0])?;
        let n = known.map_or_else(|| self.insert("INSERT INTO logs (id) VALUES (?1)", [log.0]), Ok)?;
        self.log = Some((log, n));
        Ok(n)
    }

    fn feed(&mut self, log: i64, feed: FeedId) -> rusqlite::Result<i64> {
        if let Some((last_log, last, n)) = self.feed
            && (last_log, last) == (log, feed)
        {
            return Ok(n);
        }
        let known = self.number("SELECT n FROM feeds WHERE log = ?1 AND id = ?2", params![log, feed.0])?;
        let new = || self.insert("INSERT INTO feeds (log, id) VALUES (?1, ?2)", params![log, feed.0]);
        let n = known.map_or_else(new, Ok)?;
        self.feed = Some((log, feed, n));
        Ok(n)
    }

    fn entry(&mut self, log: LogId, entry: &StoredEntry) -> rusqlite::Result<()> {
        let log = self.log(log)?;
        let feed = self.feed(log, entry.feed)?;
        let seq = i64::try_from(entry.seq).map_err(|error| rusqlite::Error::ToSqlConversionFailure(error.into()))?;
        self.run(
            "INSERT INTO entries (log, at, feed, seq, id, bytes)
            SELECT ?1, (SELECT coalesce(max(at) + 1, 0) FROM entries WHERE log = ?1), ?2, ?3, ?4, ?5
            WHERE NOT EXISTS (SELECT 1 FROM entries WHERE feed = ?2 AND seq = ?3 AND id = ?4)",
            params![log, feed, seq, entry.id.0, entry.bytes],
        )
    }

    fn record(&mut self, record: &LogRecord) -> rusqlite::Result<()> {
        let log = self.log(record.log)?;
        self.run(
            "UPDATE logs SET kind = ?2, readers = ?3, fingerprint = ?4, row = ?5, dropped = ?6, accepted = ?7
             WHERE n = ?1",
            params![
                log,
                record.kind.cast_signed(),
                record.readers,
                record.fingerprint,
                record.row,
                record.dropped,
                record.entries.cast_signed(),
            ],
        )?;
        let Some(text) = &record.search else { return Ok(()) };
        let words = search::words(text);
        if words.is_empty() {
            self.run("DELETE FROM search WHERE rowid = ?1", [log])
        } else {
            self.run("INSERT OR REPLACE INTO search (rowid, words) VALUES (?1, ?2)", params![log, words.join(" ")])
        }
    }

    fn secret(&self, scope: &Scope, epoch: EpochId, secret: &[u8; 32]) -> rusqlite::Result<()> {
        let (scope, subject) = scope_columns(scope);
        self.run(
            "INSERT INTO secrets (scope, subject, epoch, secret) VALUES (?1, ?2, ?3, ?4) ON CONFLICT DO NOTHING",
            params![scope, subject, epoch.0, secret],
        )
    }

    fn key_object(&self, object: &StoredKeyObject) -> rusqlite::Result<()> {
        let (scope, subject) = scope_columns(&object.scope);
        self.run(
            "INSERT INTO key_objects (scope, subject, id, bytes) VALUES (?1, ?2, ?3, ?4) ON CONFLICT DO NOTHING",
            params![scope, subject, object.id, object.bytes],
        )
    }

    fn set_apart(&self, apart: &Quarantined) -> rusqlite::Result<()> {
        let Quarantined { log, id, device, reason, bytes } = apart;
        let sql = "SELECT n FROM quarantine WHERE log = ?1 AND id = ?2";
        if let Some(n) = self.number(sql, params![log.0, id.0])? {
            return self.run("UPDATE quarantine SET reason = ?2 WHERE n = ?1", params![n, reason]);
        }
        let device: &[u8] = device.as_ref().map_or(&[], |device| device.as_bytes());
        let kept = self
            .transaction
            .prepare_cached("SELECT entries, bytes FROM quarantine_authors WHERE device = ?1")?
            .query_row([device], |row| {
                Ok((row.get::<_, i64>(0)?.cast_unsigned(), row.get::<_, i64>(1)?.cast_unsigned()))
            })
            .optional()?;
        let (entries, kept_bytes) = kept.unwrap_or_default();
        if entries >= QUARANTINE_ENTRIES_MAX {
            return self.run("UPDATE quarantine_authors SET beyond = beyond + 1 WHERE device = ?1", [device]);
        }
        let fits = kept_bytes + bytes.len() as u64 <= QUARANTINE_BYTES_MAX;
        let bytes: &[u8] = if fits { bytes } else { &[] };
        self.run(
            "INSERT INTO quarantine (log, id, device, reason, bytes) VALUES (?1, ?2, ?3, ?4, ?5)",
            params![log.0, id.0, device, reason, bytes],
        )
    }

    fn projection(&mut self, log: LogId, bytes: Option<&[u8]>) -> rusqlite::Result<()> {
        let log = self.log(log)?;
        match bytes {
            Some(bytes) => {
                self.run("INSERT OR REPLACE INTO projections (log, bytes) VALUES (?1, ?2)", params![log, bytes])
            }
            None => self.run("DELETE FROM projections WHERE log = ?1", [log]),
        }
    }

    fn clear_caches(&self) -> rusqlite::Result<()> {
        self.run("UPDATE logs SET row = NULL WHERE row IS NOT NULL", [])?;
        self.run("DELETE FROM projections", [])?;
        self.run("INSERT INTO search (search) VALUES ('delete-all')", [])
    }

    fn drop_log(&mut self, log: LogId, kept: &[EntryId]) -> rusqlite::Result<()> {
        self.erases = true;
        self.feed = None;
        let scope = Scope::Log(log);
        let (scope, subject) = scope_columns(&scope);
        self.run("DELETE FROM secrets WHERE scope = ?1 AND subject = ?2", params![scope, subject])?;
        self.run("DELETE FROM key_objects WHERE scope = ?1 AND subject = ?2", params![scope, subject])?;
        self.run("DELETE FROM quarantine WHERE log = ?1", [log.0])?;
        let Some(n) = self.number("SELECT n FROM logs WHERE id = ?1", [log.0])? else { return Ok(()) };
        for at in self.entries_beside(n, kept)? {
            self.run("DELETE FROM entries WHERE log = ?1 AND at = ?2", [n, at])?;
        }
        self.run("DELETE FROM feeds WHERE log = ?1 AND NOT EXISTS (SELECT 1 FROM entries WHERE feed = feeds.n)", [n])?;
        self.run("DELETE FROM projections WHERE log = ?1", [n])?;
        self.run("DELETE FROM search WHERE rowid = ?1", [n])?;
        self.run("UPDATE logs SET row = NULL, dropped = 1 WHERE n = ?1", [n])
    }

    fn entries_beside(&self, log: i64, kept: &[EntryId]) -> rusqlite::Result<Vec<i64>> {
        let mut statement = self.transaction.prepare_cached("SELECT at, id FROM entries WHERE log = ?1")?;
        let rows = statement.query_map([log], |row| Ok((row.get(0)?, EntryId(row.get(1)?))))?;
        let mut beside = Vec::new();
        for row in rows {
            let (at, id) = row?;
            if !kept.contains(&id) {
                beside.push(at);
            }
        }
        Ok(beside)
    }
}
