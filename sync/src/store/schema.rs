//! The tables, and how a connection is set up.

use std::path::Path;
use std::time::Duration;

use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags};
use zeroize::Zeroizing;

use super::{OpenError, failure};
use crate::vault::DataKey;

/// `application_id` of every store: "WjKt".
pub(super) const APPLICATION: u32 = 0x576a_4b74;

/// `user_version`: the newest layout of tables that this version knows, and the one it writes.
pub(super) const SCHEMA_VERSION: u32 = 1;

/// How long a statement waits for the other connection's lock.
const BUSY_WAIT: Duration = Duration::from_secs(5);

/// Distinct statements that stay prepared.
const STATEMENTS: usize = 64;

const TABLES: &str = include_str!("schema.sql");

/// What every connection sets before its first read; nothing of it writes.
const SETTINGS: &str = "
    PRAGMA synchronous = FULL;
    PRAGMA secure_delete = ON;
    PRAGMA foreign_keys = ON;
    PRAGMA temp_store = MEMORY;
    PRAGMA cache_size = -8192;
    PRAGMA cell_size_check = ON;
    PRAGMA trusted_schema = OFF;";

/// Opens the file at `path` under `key` and writes nothing to it, also not when it is closed.
pub(super) fn connect(path: &Path, key: &DataKey) -> Result<Connection, OpenError> {
    // Without the flag for URIs a path is taken as it is; without the flag to create, a missing file stays missing.
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(path, flags).map_err(failure)?;
    let _set = connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true).map_err(failure)?;
    connection.execute_batch(&key_pragma(key)).map_err(failure)?;
    // SQLCipher writes page numbers and error codes to stderr by default; errors are returned here.
    connection.execute_batch("PRAGMA cipher_log_level = NONE").map_err(failure)?;
    let cipher = connection.query_row("PRAGMA cipher_version", [], |row| row.get::<_, String>(0));
    if !cipher.is_ok_and(|version| !version.is_empty()) {
        return Err(OpenError::NotEncrypted);
    }
    connection.busy_timeout(BUSY_WAIT).map_err(failure)?;
    connection.set_prepared_statement_cache_capacity(STATEMENTS);
    Ok(connection)
}

/// Applies the settings that reading and writing need.
pub(super) fn set_up(connection: &Connection) -> rusqlite::Result<()> {
    let _set = connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    connection.execute_batch(SETTINGS)
}

/// Makes the tables in an empty file.
pub(super) fn create_tables(connection: &mut Connection) -> rusqlite::Result<()> {
    connection.execute_batch(SETTINGS)?;
    let transaction = connection.transaction()?;
    transaction.execute_batch(TABLES)?;
    transaction.pragma_update(None, "application_id", APPLICATION)?;
    transaction.pragma_update(None, "user_version", SCHEMA_VERSION)?;
    transaction.commit()
}

/// Checks that the file is a store of a version that is known.
pub(super) fn check_version(connection: &Connection) -> Result<(), OpenError> {
    let number = |pragma: &str| connection.pragma_query_value(None, pragma, |row| row.get::<_, i64>(0));
    let application = number("application_id").map_err(failure)?;
    let found = number("user_version").map_err(failure)?;
    if application != i64::from(APPLICATION) {
        return Err(OpenError::Damaged);
    }
    match u32::try_from(found) {
        Ok(SCHEMA_VERSION) => Ok(()),
        Ok(found) if found > SCHEMA_VERSION => Err(OpenError::Newer { found }),
        _ => Err(OpenError::Damaged),
    }
}

/// The raw-key form, which skips SQLCipher's own derivation: the key is random already.
fn key_pragma(key: &DataKey) -> Zeroizing<String> {
    const DIGITS: &[char; 16] = &['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'];
    let mut sql = Zeroizing::new(String::with_capacity(96));
    sql.push_str("PRAGMA key = \"x'");
    for byte in key.expose() {
        for digit in [byte >> 4, byte & 0xf] {
            sql.extend(DIGITS.get(usize::from(digit)));
        }
    }
    sql.push_str("'\"");
    sql
}
