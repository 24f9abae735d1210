//! What a replica can take along.

use wijktafel_model::id::LogId;
use wijktafel_model::view::Row;

use super::LogSource;
use super::manifest::Coverage;
use crate::replica::Replica;
use crate::store::{Reader, Scope, StoreError};

impl LogSource {
    /// Every log that a replica knows of, for a package; of a dropped one its tombstones.
    ///
    /// # Errors
    /// [`StoreError`] when the store fails.
    pub fn of_replica(replica: &Replica, reader: &dyn Reader) -> Result<Vec<Self>, StoreError> {
        let logs = std::iter::once(replica.roster_id()).chain(replica.log_ids());
        logs.filter_map(|log| Self::of_log(replica, log, reader).transpose()).collect()
    }

    /// One log, for a package or a proof; `None` when the replica does not know it.
    ///
    /// # Errors
    /// [`StoreError`] when the store fails.
    pub fn of_log(replica: &Replica, log: LogId, reader: &dyn Reader) -> Result<Option<Self>, StoreError> {
        let (kind, coverage) = match (replica.log_kind(log), replica.row(log)) {
            (Some((kind, _readers)), _) => (kind, Coverage::Held),
            (None, Some(Row::Dropped { kind })) => (*kind, Coverage::Removed { on: None }),
            (None, _) => return Ok(None),
        };
        let scope = if log == replica.roster_id() { Scope::Roster } else { Scope::Log(log) };
        let secrets = replica.keyring().all(scope).cloned().collect();
        Ok(Some(Self { log, kind, entries: replica.all_entries(log, reader)?, secrets, coverage }))
    }
}
