//! A lost device: what it could read, since when, and the organisation's own register of breaches.
//!
//! The register stays on this computer: it is in the store and its backups, and in no log. It holds counts and no
//! titles; those are shown once, to whoever reports the loss.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use wijktafel_core::replica::Replica;
use wijktafel_core::store::{Reader as _, Storage as _, Write};
use wijktafel_model::command::Command;
use wijktafel_model::fact::Fact;
use wijktafel_model::id::{DeviceId, OrgId, PersonId};
use wijktafel_model::time::Timestamp;
use wijktafel_model::view::Row;
use wijktafel_model::words::{LogKind, Prose};

use super::driver::{Driver, store_error};
use super::request::{Reply, RequestError};
use crate::clock;

/// Setting: the register, as JSON.
const REGISTER: &str = "register/breaches";
/// Time within which the supervisor must be told. Source: GDPR article 33(1).
pub const REPORT_WITHIN_MS: i64 = 72 * 3_600_000;

/// One line of the register. Source: GDPR article 33(5) asks for the facts, the effects and what was done.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Breach {
    /// The device that was lost.
    pub device: DeviceId,
    /// Whose it was.
    pub person: PersonId,
    /// Since when it could read, as the roster says; absent when it does not.
    pub since: Option<Timestamp>,
    /// When this device last heard of it; absent when it never did while this program ran.
    pub last_heard: Option<Timestamp>,
    /// When the loss was discovered, as typed: the clock of 72 hours begins here.
    pub discovered: Timestamp,
    /// Until when the supervisor must be told.
    pub report_until: Timestamp,
    /// When this was written down.
    pub recorded: Timestamp,
    /// How many logs of each kind it could read.
    pub readable: BTreeMap<String, u64>,
    /// Member organisations whose words it could read.
    pub concerned: Vec<OrgId>,
    /// What happened.
    pub note: Option<Prose>,
}

/// What is told of a lost device, once.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Loss {
    /// What was written in the register.
    pub breach: Breach,
    /// Titles of the cases it could read. Never stored.
    pub cases: Vec<String>,
}

impl Driver {
    /// Revokes a lost device and writes the loss down. What it could read is looked up as it would have been served.
    pub(super) fn lost(
        &mut self,
        device: DeviceId,
        discovered: Timestamp,
        note: Option<Prose>,
    ) -> Result<Reply, RequestError> {
        let now = clock::now();
        if discovered > now {
            return Err(RequestError::new("bad-day"));
        }
        let standing = self.hub.replica.standing();
        let found = standing.devices.get(&device).ok_or_else(|| RequestError::new("not-found"))?;
        let (org, person) = (found.org, found.person);
        let sync = self.hub.sync_view();
        let last_heard = sync.peers.iter().find(|peer| peer.device == device).and_then(|peer| peer.last_heard);
        let (readable, cases) = readable(&self.hub.replica, &device);
        self.execute(&Command::RevokeDevice { device })?;
        let breach = Breach {
            device,
            person,
            since: since(&self.hub.replica, &device),
            last_heard,
            discovered,
            report_until: Timestamp(discovered.0.saturating_add(REPORT_WITHIN_MS)),
            recorded: now,
            readable,
            concerned: standing.members().into_iter().filter(|member| *member != org).collect(),
            note,
        };
        let mut register = self.register()?;
        register.push(breach.clone());
        let kept = Write::Setting(REGISTER.to_owned(), serde_json::to_vec(&register).unwrap_or_default());
        self.home.store.commit(&vec![kept]).map_err(|error| store_error(&error))?;
        Ok(Reply::Lost(Box::new(Loss { breach, cases })))
    }

    /// The register, oldest first.
    pub(super) fn register(&self) -> Result<Vec<Breach>, RequestError> {
        let kept = self.home.store.setting(REGISTER).map_err(|error| store_error(&error))?;
        match kept {
            Some(json) => serde_json::from_slice(&json).map_err(|_changed| RequestError::new("store-damaged")),
            None => Ok(Vec::new()),
        }
    }
}

/// How many logs of each kind a device is served, and the titles of the cases among them.
fn readable(replica: &Replica, device: &DeviceId) -> (BTreeMap<String, u64>, Vec<String>) {
    let mut kinds: BTreeMap<String, u64> = BTreeMap::new();
    let mut cases = Vec::new();
    for (log, _) in replica.catalogue(device) {
        let Some((kind, _)) = replica.log_kind(log) else { continue };
        *kinds.entry(kind_name(kind)).or_default() += 1;
        if let Some(Row::Case(row)) = replica.row(log) {
            cases.push(row.title.clone());
        }
    }
    (kinds, cases)
}

/// The kind as programs read it.
fn kind_name(kind: LogKind) -> String {
    serde_json::to_value(kind).ok().and_then(|name| name.as_str().map(str::to_owned)).unwrap_or_default()
}

/// When the roster first named a device, by its author's clock.
fn since(replica: &Replica, device: &DeviceId) -> Option<Timestamp> {
    let items = replica.log(replica.roster_id())?.items();
    let mut statements = items.iter().flat_map(|item| &item.statements);
    let named = statements.find(|statement| match statement.fact.known() {
        Fact::DeviceAdded(added) => added.device == *device,
        Fact::Recovered(recovered) => recovered.added.device == *device,
        Fact::Redeemed(redeemed) => redeemed.founding.device == *device,
        Fact::NetworkFounded(founded) => founded.founding.device == *device,
        _ => false,
    });
    named.map(|statement| statement.at)
}
