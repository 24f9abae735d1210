//! Requests that make or read files: invitations to hand over, bundles, backups, packages, proofs.

use std::net::SocketAddr;
use std::path::Path;

use wijktafel_core::crypto::InviteKey;
use wijktafel_core::store::Write;
use wijktafel_model::command::Command;
use wijktafel_model::id::{DeviceId, InviteId, LogId};
use wijktafel_model::time::Day;
use wijktafel_model::view::Row;
use wijktafel_model::words::{Line, Prose};
use zeroize::Zeroizing;

use super::driver::{Driver, store_error};
use super::request::{Reply, Request, RequestError};
use crate::backup;
use crate::clock;
use crate::ticket::{Addresses, Carrier, OTHERS_MAX, Ticket};
use wijktafel_core::store::{Reader as _, Storage as _};

/// Days an invitation holds when nobody says otherwise.
const INVITATION_DAYS: i32 = 14;

impl Driver {
    pub(super) fn reply_with_files(&mut self, request: Request) -> Result<Reply, RequestError> {
        match request {
            Request::Invite { expires, tables, message } => self.invite(expires, tables, message),
            Request::Ticket { invite } => self.ticket(invite),
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
            other => self.reply_about_devices(other),
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
            addresses: Addresses(self.addresses()),
            organisation: self.own_name(),
            expires: Some(expires),
            message,
            others: self.other_carriers(),
        };
        let ticket = ticket.to_string();
        let kept = Write::Setting(invited(&invite), ticket.clone().into_bytes());
        self.home.store.commit(&vec![kept]).map_err(|error| store_error(&error))?;
        Ok(Reply::Ticket { invite, ticket })
    }

    /// Members' devices that may carry an answer in when this one is off: of the own organisation first, then those
    /// that are connected.
    pub(super) fn other_carriers(&self) -> Vec<Carrier> {
        let standing = self.hub.replica.standing();
        let own = self.hub.replica.me().map(|me| me.org);
        let connected = self.connected();
        let mut known: Vec<(DeviceId, Vec<SocketAddr>)> = self
            .hub
            .partners()
            .into_iter()
            .map(|device| (device, self.book.of(&device).to_vec()))
            .filter(|(_, addresses)| !addresses.is_empty())
            .collect();
        known.sort_by_key(|(device, _)| {
            let ours = standing.devices.get(device).map(|found| found.org) == own;
            (!ours, !connected.contains(device), *device)
        });
        known.truncate(OTHERS_MAX);
        known.into_iter().map(|(device, addresses)| Carrier { device, addresses: Addresses(addresses) }).collect()
    }

    /// The ticket of an own invitation that still holds, as it was handed over.
    fn ticket(&self, invite: InviteId) -> Result<Reply, RequestError> {
        let kept = self.home.store.setting(&invited(&invite)).map_err(|error| store_error(&error))?;
        let ticket = kept.filter(|kept| !kept.is_empty()).and_then(|kept| String::from_utf8(kept).ok());
        ticket.map(|ticket| Reply::Ticket { invite, ticket }).ok_or_else(|| RequestError::new("no-ticket"))
    }

    /// Forgets the tickets of invitations that hold no longer: whoever finds one later can do nothing with it.
    pub(super) fn forget_tickets(&mut self) {
        let standing = self.hub.replica.standing();
        let own = self.hub.replica.me().map(|me| me.org);
        let over = standing
            .invites
            .iter()
            .filter(|(_, invite)| Some(invite.by) == own && (invite.revoked || invite.confirmed));
        let kept = over
            .map(|(id, _)| invited(id))
            .filter(|name| self.home.store.setting(name).is_ok_and(|kept| kept.is_some_and(|kept| !kept.is_empty())));
        let gone: Vec<Write> = kept.map(|name| Write::Setting(name, Vec::new())).collect();
        if !gone.is_empty()
            && let Err(error) = self.home.store.commit(&gone)
        {
            self.unsaved = Some(store_error(&error));
        }
    }

    /// The own organisation's name, as its card says.
    pub(super) fn own_name(&self) -> Line {
        let me = self.hub.replica.me();
        let cards = self.hub.replica.log_ids().filter_map(|log| match self.hub.replica.row(log) {
            Some(Row::Organisation(card)) if Some(card.org) == me.map(|me| me.org) => Line::new(&card.name).ok(),
            _ => None,
        });
        cards.last().unwrap_or_else(Line::unnamed)
    }
}

/// The setting that holds the ticket of an invitation.
fn invited(invite: &InviteId) -> String {
    format!("node/invited/{invite}")
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
