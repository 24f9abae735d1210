//! Secrets this replica holds, and handing them to devices that are entitled.

use std::collections::{BTreeMap, BTreeSet};

use wijktafel_model::id::{DeviceId, EncryptionKey, EpochId, LogId, OrgId};
use wijktafel_model::roster::Standing;
use wijktafel_model::view::Stage;
use wijktafel_model::words::ReaderRule;
use zeroize::Zeroizing;

use super::accept::Parked;
use super::{Random, Replica, Step, fresh};
use crate::crypto::Secret;
use crate::gate::refusal::Refusal;
use crate::keys::{KeyObject, Wrapped};
use crate::store::{Reader, Scope, Write};
use crate::wire::run;

/// Secrets handed out in one answer at most.
const OBJECTS_MAX: usize = 1_024;

/// Secrets kept of one scope at most: as many as the entries of one run may name.
const EPOCHS_MAX: usize = run::EPOCHS_MAX;

/// Secrets kept of logs that are not here: they come just before their log.
pub const ABSENT_MAX: usize = 1_024;

/// Secrets by scope and epoch.
#[derive(Debug, Default)]
pub struct Keyring {
    secrets: BTreeMap<Scope, BTreeMap<EpochId, Secret>>,
    /// What each of them opens: mostly one thing. Two copies of a machine that draw the same random bytes may put the same
    /// secret to two uses.
    scopes: BTreeMap<EpochId, BTreeSet<Scope>>,
}

impl Keyring {
    /// Keeps a secret.
    pub fn insert(&mut self, scope: Scope, epoch: EpochId, secret: Secret) {
        self.secrets.entry(scope).or_default().insert(epoch, secret);
        self.scopes.entry(epoch).or_default().insert(scope);
    }

    /// A secret by its epoch.
    pub fn get(&self, scope: Scope, epoch: EpochId) -> Option<&Secret> {
        self.secrets.get(&scope)?.get(&epoch)
    }

    /// A secret by its epoch alone.
    pub fn of_epoch(&self, epoch: &EpochId) -> Option<&Secret> {
        self.get(*self.scopes.get(epoch)?.first()?, *epoch)
    }

    /// Every secret of a scope, ascending by epoch.
    pub fn all(&self, scope: Scope) -> impl Iterator<Item = &Secret> {
        self.secrets.get(&scope).into_iter().flat_map(BTreeMap::values)
    }

    /// Whether a secret of the scope is here.
    pub fn has(&self, scope: Scope) -> bool {
        self.secrets.contains_key(&scope)
    }

    /// Every scope of which a secret is here, ascending.
    pub fn scopes(&self) -> impl Iterator<Item = Scope> {
        self.secrets.keys().copied()
    }

    /// How many secrets of a scope are here.
    pub fn count(&self, scope: Scope) -> usize {
        self.secrets.get(&scope).map_or(0, BTreeMap::len)
    }

    /// How many secrets are here.
    pub fn len(&self) -> usize {
        self.scopes.len()
    }

    /// Whether no secret is here.
    pub fn is_empty(&self) -> bool {
        self.scopes.is_empty()
    }

    /// Forgets the secrets of a scope.
    pub fn forget(&mut self, scope: Scope) {
        for epoch in self.secrets.remove(&scope).unwrap_or_default().keys() {
            if let Some(scopes) = self.scopes.get_mut(epoch) {
                scopes.remove(&scope);
            }
        }
        self.scopes.retain(|_, scopes| !scopes.is_empty());
    }
}

/// The scope whose secret wraps the secrets of logs with this rule; none where the log names its own readers.
pub(super) const fn wrapping(readers: &ReaderRule) -> Option<Scope> {
    match readers {
        ReaderRule::Members => Some(Scope::Members),
        ReaderRule::Group(group) => Some(Scope::Group(*group)),
        ReaderRule::Own => None,
    }
}

/// Whether an organisation is entitled to the secrets of a scope that is not one log.
pub(super) fn entitled(standing: &Standing, org: &OrgId, scope: Scope) -> bool {
    match scope {
        Scope::Roster => standing
            .orgs
            .get(org)
            .is_some_and(|org| matches!(org.stage, Stage::Admitted | Stage::Waiting | Stage::Member)),
        Scope::Members => standing.is_member(org),
        Scope::Group(group) => standing.readers(&ReaderRule::Group(group)).contains(org),
        Scope::Log(_) => false,
    }
}

impl Replica {
    /// The secrets.
    pub const fn keyring(&self) -> &Keyring {
        &self.keyring
    }

    pub(super) fn keep_secret(&mut self, scope: Scope, secret: Secret, step: &mut Step) {
        step.batch.push(Write::Secret(scope, secret.id(), Zeroizing::new(*secret.expose())));
        self.keyring.insert(scope, secret.id(), secret);
    }

    /// Scopes this device is entitled to whose secret is missing.
    pub fn missing_scopes(&self) -> BTreeSet<Scope> {
        let standing = self.standing();
        let mut missing = BTreeSet::new();
        let Some(me) = standing.author(&self.keys.device()) else {
            if !self.keyring.has(Scope::Roster) {
                missing.insert(Scope::Roster);
            }
            return missing;
        };
        let groups = standing.groups.keys().map(|group| Scope::Group(*group));
        for scope in [Scope::Roster, Scope::Members].into_iter().chain(groups) {
            let lacks = !self.keyring.has(scope) || self.is_led(scope) && self.leading_secret(scope).is_none();
            if entitled(&standing, &me.org, scope) && lacks {
                missing.insert(scope);
            }
        }
        missing
    }

    /// Epochs this device waits for: secrets of groups without any here, and those of entries that wait.
    pub fn waiting_for_keys(&self) -> usize {
        let groups = self.missing_scopes().into_iter().filter(|scope| !self.keyring.has(*scope)).count();
        groups + self.awaited_epochs().len()
    }

    /// Epochs of entries that wait for their secret.
    pub fn awaited_epochs(&self) -> BTreeSet<EpochId> {
        let waits = self.parked.values().filter(|parked| parked.reason() == Refusal::WaitsForKey);
        waits.map(Parked::epoch).collect()
    }

    /// What these epochs open, as far as it is known here; without any epoch everything but single logs.
    pub fn scopes_of(&self, epochs: &[EpochId]) -> BTreeSet<Scope> {
        if epochs.is_empty() {
            return self.keyring.secrets.keys().filter(|scope| !matches!(scope, Scope::Log(_))).copied().collect();
        }
        epochs.iter().filter_map(|epoch| self.keyring.scopes.get(epoch)).flatten().copied().collect()
    }

    /// Key objects for a partner's device, as far as it is entitled: group secrets sealed to the device, log
    /// secrets wrapped under the secret of their readers, with that one in case it is not there yet.
    pub fn key_objects(
        &self,
        recipient: &DeviceId,
        scopes: &BTreeSet<Scope>,
        reader: &dyn Reader,
        random: Random<'_>,
    ) -> Vec<KeyObject> {
        let standing = self.standing();
        let Some(device) = standing.devices.get(recipient).filter(|device| device.active) else { return Vec::new() };
        let mut sealed: BTreeSet<Scope> = BTreeSet::new();
        let mut wrapped = Vec::new();
        for scope in scopes.iter().take(OBJECTS_MAX) {
            if let Scope::Log(log) = scope
                && self.log_kind(*log).is_some_and(|(_, readers)| readers == ReaderRule::Own)
            {
                wrapped.extend(self.sealed_of_circle(recipient, &device.encryption, *log, reader, random));
            } else if let Scope::Log(log) = scope {
                let of_log = self.wrapped_keys_of(recipient, *log);
                let readers = self.log_kind(*log).filter(|_| !of_log.is_empty()).map(|(_, readers)| readers);
                sealed.extend(readers.and_then(|readers| wrapping(&readers)));
                wrapped.extend(of_log);
            } else {
                sealed.insert(*scope);
            }
        }
        let objects = sealed.into_iter().filter(|scope| entitled(&standing, &device.org, *scope));
        let objects = objects.filter_map(|scope| self.sealed_to(recipient, &device.encryption, scope, random));
        objects.chain(wrapped).collect()
    }

    /// The secret of a group, or of the roster, that is handed out, sealed to a device.
    fn sealed_to(
        &self,
        recipient: &DeviceId,
        encryption: &EncryptionKey,
        scope: Scope,
        random: Random<'_>,
    ) -> Option<KeyObject> {
        let secret =
            if scope == Scope::Roster { self.current_secret(self.roster_id()) } else { self.leading_secret(scope) };
        let (keys, network) = (&self.keys, self.network);
        KeyObject::seal_to_device(keys, network, scope, secret?, *recipient, encryption, fresh(random)).ok()
    }

    /// The secrets of a log that names its own readers, sealed to the device of one, or, of one whose right ended, those
    /// of what lies before the end.
    fn sealed_of_circle(
        &self,
        recipient: &DeviceId,
        encryption: &EncryptionKey,
        log: LogId,
        reader: &dyn Reader,
        random: Random<'_>,
    ) -> Vec<KeyObject> {
        let Ok(portion) = self.portion(recipient, log, reader) else { return Vec::new() };
        let within = portion.map(|ids| {
            let entries = self.all_entries(log, reader).unwrap_or_default().into_iter();
            entries.filter(|entry| ids.contains(&entry.id())).map(|entry| entry.header.epoch).collect::<BTreeSet<_>>()
        });
        let scope = Scope::Log(log);
        let secrets = self.keyring.all(scope);
        let secrets = secrets.filter(|secret| within.as_ref().is_none_or(|within| within.contains(&secret.id())));
        let (keys, network) = (&self.keys, self.network);
        let seal = |secret: &Secret| {
            KeyObject::seal_to_device(keys, network, scope, secret, *recipient, encryption, fresh(random)).ok()
        };
        secrets.filter_map(seal).collect()
    }

    /// What a bundle carries for whoever it reaches: the secrets of every log here, wrapped under the secret of its
    /// readers, and each of these sealed to their devices, who may never meet anybody who hands it out.
    pub fn bundled_key_objects(&self, random: Random<'_>) -> Vec<KeyObject> {
        let standing = self.standing();
        let own = self.keys.device();
        let scopes: BTreeSet<Scope> =
            self.log_ids().filter_map(|log| self.log_kind(log)).filter_map(|(_, readers)| wrapping(&readers)).collect();
        let devices = standing.devices.iter().filter(|(id, device)| **id != own && device.active);
        let mut objects = Vec::new();
        for (id, device) in devices {
            let of_device = scopes.iter().filter(|scope| entitled(&standing, &device.org, **scope));
            objects.extend(of_device.filter_map(|scope| self.sealed_to(id, &device.encryption, *scope, random)));
        }
        objects.extend(self.log_ids().flat_map(|log| self.wrapped(log)));
        objects
    }

    /// The secrets of one log for a device that reads it, wrapped under the secret of its readers.
    pub fn wrapped_keys_of(&self, recipient: &DeviceId, log: LogId) -> Vec<KeyObject> {
        if log != self.roster_id() && self.may_read(recipient, log) { self.wrapped(log) } else { Vec::new() }
    }

    pub(super) fn wrapped(&self, log: LogId) -> Vec<KeyObject> {
        let readers = self.log_kind(log).map(|(_, readers)| readers);
        let scope = readers.and_then(|readers| wrapping(&readers));
        let Some(under) = scope.and_then(|scope| self.leading_secret(scope)) else {
            return Vec::new();
        };
        let seal = |secret| KeyObject::seal_under(&self.keys, self.network, Scope::Log(log), secret, under).ok();
        self.keyring.all(Scope::Log(log)).filter_map(seal).collect()
    }

    /// Takes key objects: opens what is meant for this device or wrapped under a secret that is here. What does not
    /// open, opens to a secret that does not hash to its epoch, is of a log that was dropped here, is of a group for
    /// which nobody opened it, is handed out by somebody who may not read what it opens, or is more than is kept, is
    /// left out.
    pub fn take_key_objects(&mut self, objects: &[KeyObject], step: &mut Step) -> usize {
        let standing = self.standing();
        let mut taken = 0;
        let mut waiting: Vec<&KeyObject> = objects.iter().collect();
        loop {
            let before = waiting.len();
            let mut rest = Vec::new();
            for object in waiting {
                let known = self.keyring.get(object.scope, object.epoch).is_some();
                if object.network != self.network || known || self.is_dropped(object.scope) {
                    continue;
                }
                if !self.is_wanted(object) || !self.may_hand_out(&standing, object) {
                    rest.push(object);
                    continue;
                }
                match self.open_key(object) {
                    Some(secret) => {
                        self.keep_secret(object.scope, secret, step);
                        taken += 1;
                    }
                    None => rest.push(object),
                }
            }
            if rest.is_empty() || rest.len() == before {
                return taken;
            }
            waiting = rest;
        }
    }

    fn is_dropped(&self, scope: Scope) -> bool {
        matches!(scope, Scope::Log(log) if self.slots.get(&log).is_some_and(|slot| slot.record.dropped))
    }

    /// Whether a secret is kept: the roster's own, one of a group that was opened, of a log as many as there is room
    /// for and whatever an entry waits for.
    fn is_wanted(&self, object: &KeyObject) -> bool {
        let scope = object.scope;
        let absent = |scope: &&Scope| matches!(scope, Scope::Log(log) if !self.slots.contains_key(log));
        match scope {
            Scope::Roster => !self.keyring.has(scope),
            Scope::Members | Scope::Group(_) => self.is_opened(scope, object.epoch),
            Scope::Log(_) => {
                let few = self.keyring.count(scope) < EPOCHS_MAX
                    && (!absent(&&scope) || self.keyring.secrets.keys().filter(absent).count() < ABSENT_MAX);
                few || self.parked.values().any(|parked| parked.epoch() == object.epoch)
            }
        }
    }

    /// Whether the author of a key object may read what its secret opens: else somebody could have others seal under a
    /// secret that is not meant for it. The secret of a log comes under that of the log's readers. Who knows no
    /// roster yet cannot judge, and asks its inviter alone.
    fn may_hand_out(&self, standing: &Standing, object: &KeyObject) -> bool {
        let readers = match (object.scope, &object.wrapped) {
            // Of a log that names its own readers, by whom only the log can say: any member may answer, and a secret
            // that seals no entry of the log is never in use.
            (Scope::Log(log), Wrapped::Device { .. }) => {
                let own = self.slots.get(&log).is_none_or(|slot| slot.readers == ReaderRule::Own);
                if !own {
                    return false;
                }
                Scope::Members
            }
            (Scope::Log(log), Wrapped::Epoch { under, .. }) => {
                let mut scopes = self.keyring.scopes.get(under).into_iter().flatten();
                let found = match self.slots.get(&log) {
                    Some(slot) => scopes.find(|scope| Some(**scope) == wrapping(&slot.readers)),
                    None => scopes.find(|scope| matches!(scope, Scope::Members | Scope::Group(_))),
                };
                let Some(scope) = found else { return false };
                *scope
            }
            (scope, _) => scope,
        };
        let author = standing.devices.get(&object.author);
        self.roster_log.items().is_empty()
            || author.is_some_and(|author| author.active && entitled(standing, &author.org, readers))
    }

    fn open_key(&self, object: &KeyObject) -> Option<Secret> {
        object.verify().ok()?;
        match &object.wrapped {
            Wrapped::Device { .. } => object.open_with_device(&self.keys).ok(),
            Wrapped::Epoch { under, .. } => {
                let secret = self.keyring.of_epoch(under)?;
                object.open_under(secret).ok()
            }
        }
    }
}
