//! Requests that make or read files: invitations to hand over, bundles, backups, packages, proofs.

use std::path::Path;

use wijktafel_core::crypto::InviteKey;
use wijktafel_core::store::Write;
use wijktafel_model::command::Command;
use wijktafel_model::id::{InviteId, LogId};
use wijktafel_model::time::Day;
use wijktafel_model::view::Row;
use wijktafel_model::words::{Line, Prose};
use zeroize::Zeroizing;

use super::driver::{Driver, store_error};
use super::request::{Reply, Request, RequestError};
use crate::backup;
use crate::clock;
use crate::ticket::Ticket;
use wijktafel_core::store::Storage as _;

/// Days an invitation holds when nobody says otherwise.
const INVITATION_DAYS: i32 = 14;

impl Driver {
    pub(super) fn reply_with_files(&mut self, request: Request) -> Result<Reply, RequestError> {
        match request {
            Request::Invite { expires, tables, message } => self.invite(expires, tables, message),
            Request::Backup { path } => {
                let counts =
                    backup::write(&self.home.profile, &self.home.store, &path).map_err(|error| backup_error(&error))?;
                Ok(Reply::Written { path, entries: usize::try_from(counts.entries).unwrap_or(usize::MAX) })
            }
            Request::Doctor => {
                let problems = self.home.store.check().map_err(|_failed| RequestError::new("store-failed"))?;
                if !problems.is_empty() {
                    return Err(RequestError::new("store-damaged"));
                }
                Ok(Reply::Healthy { rows: self.repair()? })
            }
            other => self.reply_with_packages(other),
        }
    }

    fn invite(
        &mut self,
        expires: Option<Day>,
        tables: Vec<LogId>,
        message: Option<Prose>,
    ) -> Result<Reply, RequestError> {
        let today = clock::now().day();
        let expires = expires.unwrap_or_else(|| today.plus(INVITATION_DAYS));
        if expires < today {
            return Err(RequestError::new("bad-day"));
        }
        let secret = Zeroizing::new(clock::random::<32>());
        let invite: InviteId = InviteKey::from_seed(&secret).id();
        self.execute(&Command::Invite { invite, expires: Some(expires), tables })?;
        let ticket = Ticket {
            network: self.hub.replica.network(),
            secret,
            inviter: self.hub.replica.keys().device(),
            addresses: self.addresses(),
            organisation: self.own_name(),
            expires: Some(expires),
            message,
        };
        let ticket = ticket.to_string();
        let kept = Write::Setting(format!("node/invited/{invite}"), ticket.clone().into_bytes());
        self.home.store.commit(&vec![kept]).map_err(|error| store_error(&error))?;
        Ok(Reply::Ticket { invite, ticket })
    }

    /// The own organisation's name, as its card says.
    fn own_name(&self) -> Line {
        let me = self.hub.replica.me();
        let cards = self.hub.replica.log_ids().filter_map(|log| match self.hub.replica.row(log) {
            Some(Row::Organisation(card)) if Some(card.org) == me.map(|me| me.org) => Line::new(&card.name).ok(),
            _ => None,
        });
        cards.last().unwrap_or_else(Line::unnamed)
    }
}

fn backup_error(error: &backup::BackupError) -> RequestError {
    match error {
        backup::BackupError::Exists => RequestError::new("file-exists"),
        backup::BackupError::Store(crate::store::OpenError::Full) => RequestError::new("disk-full"),
        _ => RequestError::new("backup-failed"),
    }
}

/// Refuses to write over a file.
pub(super) fn must_be_new(path: &Path) -> Result<(), RequestError> {
    if path.exists() { Err(RequestError::with("file-exists", path.display().to_string())) } else { Ok(()) }
}
