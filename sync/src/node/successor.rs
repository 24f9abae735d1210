//! Founding a network that continues another one, and asking a copy what it leaves or whether that is true.

use std::collections::BTreeMap;
use std::fs;
use std::io;

use wijktafel_core::crypto::DeviceKeys;
use wijktafel_core::replica::{Made, Replica, Step};
use wijktafel_core::store::Storage as _;
use wijktafel_model::command::Command;
use wijktafel_model::id::{LogId, NetworkId};
use wijktafel_model::successor::{Heirloom, Place, Thing};
use zeroize::Zeroizing;

use super::driver::{Driver, open_error};
use super::request::{Reply, Request, RequestError};
use super::start::{self, Founding, StartError, fill};
use crate::clock;
use crate::home::Home;
use crate::paths::{self, Profile};
use crate::vault::Cost;

/// What a successor was founded with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refounded {
    /// The new network.
    pub network: NetworkId,
    /// Copies, by the log they were made of.
    pub copies: Vec<(LogId, LogId)>,
    /// Logs of which no copy could be made: they are in the earlier copy alone.
    pub left: Vec<LogId>,
}

/// Founds a network in an empty profile that continues another one. `heirloom` answers what a log there leaves; it is
/// asked for `network`, the log with the network's name, and then for each of `logs` in their order.
///
/// # Errors
/// [`StartError`], or what `heirloom` fails with. Nothing is left behind then.
pub fn refound<E: From<StartError>>(
    profile: &Profile,
    passphrase: &str,
    cost: Cost,
    founding: &Founding,
    (network, logs): (LogId, &[LogId]),
    heirloom: impl FnMut(LogId) -> Result<Option<Heirloom>, E>,
) -> Result<Refounded, E> {
    let home = Home::found(profile, passphrase, cost).map_err(StartError::from)?;
    let done =
        Carrier::found(home, founding).map_err(E::from).and_then(|carrier| carrier.carry(network, logs, heirloom));
    if done.is_err() {
        clear(profile).map_err(|error| StartError::from(crate::home::HomeError::from(error)))?;
    }
    done
}

/// Takes away what an attempt that failed has left, so that it can be repeated.
fn clear(profile: &Profile) -> io::Result<()> {
    let store = profile.store();
    let beside = ["-wal", "-shm"].map(|suffix| paths::with_suffix(&store, suffix));
    for file in [profile.vault(), store, profile.incarnation()].into_iter().chain(beside) {
        match fs::remove_file(file) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
            _ => {}
        }
    }
    Ok(())
}

/// A network that is being founded.
struct Carrier {
    home: Home,
    replica: Replica,
    named: Option<LogId>,
    copies: BTreeMap<LogId, LogId>,
}

impl Carrier {
    fn found(home: Home, founding: &Founding) -> Result<Self, StartError> {
        let mut home = home;
        let replica = start::genesis(&mut home)?;
        let mut carrier = Self { home, replica, named: None, copies: BTreeMap::new() };
        for command in start::first_commands(founding, &carrier.replica) {
            let made = carrier.run(&command)?;
            if matches!(command, Command::NameNetwork { .. }) {
                carrier.named = made.logs.first().copied();
            }
        }
        Ok(carrier)
    }

    fn carry<E: From<StartError>>(
        mut self,
        network: LogId,
        logs: &[LogId],
        mut heirloom: impl FnMut(LogId) -> Result<Option<Heirloom>, E>,
    ) -> Result<Refounded, E> {
        let origin = heirloom(network)?.ok_or(StartError::NoNetwork)?;
        let place = Place { log: self.named, ..Place::default() };
        self.run(&Command::Carry { heirloom: Box::new(origin), place }).map_err(E::from)?;
        let mut left = Vec::new();
        for log in logs {
            let copied = match heirloom(*log)? {
                Some(heirloom) => self.copy(*log, heirloom).map_err(E::from)?,
                None => false,
            };
            if !copied {
                left.push(*log);
            }
        }
        let network = self.replica.network();
        self.home.store.commit(&vec![start::founded(network)]).map_err(StartError::from)?;
        Ok(Refounded { network, copies: self.copies.into_iter().collect(), left })
    }

    /// Makes a copy; `false` when what is there does not fit.
    fn copy(&mut self, log: LogId, heirloom: Heirloom) -> Result<bool, StartError> {
        let table = match &heirloom.what {
            Thing::Case(view) => view.row.table.and_then(|table| self.copies.get(&table).copied()),
            _ => None,
        };
        let place = Place { log: table, cases: self.copies.iter().map(|(old, new)| (*old, *new)).collect() };
        let own = self.replica.me().map(|me| me.org);
        let facts = own.and_then(|own| heirloom.facts(own, &place).ok()).unwrap_or_default();
        let command = Command::Carry { heirloom: Box::new(heirloom), place };
        let made = match self.run(&command) {
            Ok(made) => made,
            Err(StartError::Command(error)) => {
                tracing::warn!(error = %error, "a log was not carried");
                self.reopen()?;
                return Ok(false);
            }
            Err(error) => return Err(error),
        };
        let Some(copy) = made.logs.first().copied() else { return Ok(false) };
        self.copies.insert(log, copy);
        if let Command::Carry { heirloom, .. } = &command {
            // Facts of the roster that a table's group needs come first, and stand in none of its copies.
            let skip = made.facts.len().saturating_sub(facts.len());
            for follows in heirloom.followed_by(copy, &facts, made.facts.get(skip..).unwrap_or_default()) {
                self.run(&follows)?;
            }
        }
        Ok(true)
    }

    fn run(&mut self, command: &Command) -> Result<Made, StartError> {
        let mut step = Step::default();
        let made = self.replica.execute(command, &self.home.store, clock::now(), &mut fill, &mut step)?;
        self.home.store.commit(&step.batch)?;
        Ok(made)
    }

    /// What was refused may have been begun in memory: only what is on disk counts.
    fn reopen(&mut self) -> Result<(), StartError> {
        let seed = Zeroizing::new(start::setting(&self.home, start::SEED)?);
        let keys = DeviceKeys::kept(&seed, &self.home.store)?;
        self.replica = Replica::open(self.replica.network(), keys, &self.home.store)?;
        Ok(())
    }
}

impl Driver {
    pub(super) fn reply_about_successors(&mut self, request: Request) -> Result<Reply, RequestError> {
        let today = clock::now().day();
        let (replica, store) = (&mut self.hub.replica, &self.home.store);
        let failed = |error| open_error(&error);
        match request {
            Request::Heirloom { log } => {
                let heirloom = replica.heirloom(log, today, store).map_err(failed)?;
                Ok(Reply::Heirloom { heirloom: heirloom.map(Box::new) })
            }
            Request::Copies => Ok(Reply::Copies { logs: replica.copies(store).map_err(failed)? }),
            Request::CopyClaim { log } => {
                let claim = replica.copy_claim(log, store).map_err(failed)?;
                claim.map(|claim| Reply::CopyClaim(Box::new(claim))).ok_or_else(|| RequestError::new("not-found"))
            }
            Request::Compare { claim } => Ok(Reply::Compared(replica.compare(&claim, today, store).map_err(failed)?)),
            _ => Err(RequestError::new("unknown-request")),
        }
    }
}
