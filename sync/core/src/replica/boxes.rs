//! Which boxes at a blind peer this copy can name, and what of its logs belongs in each.
//!
//! A box follows from a secret of its readers, so that naming it and being able to read what lies in it are one thing:
//! the roster's secret for the roster and all that every member reads, a group's for its logs, and for a log that names
//! its own readers the log's own. Wherever a secret is renewed because a right to read ended, the box is a new one.

use std::collections::{BTreeMap, BTreeSet};

use wijktafel_model::cbor::Cbor as _;
use wijktafel_model::circle::Reader as Person;
use wijktafel_model::id::{BoxId, DeviceId, EncryptionKey, EntryId, EpochId, LogId, digest, prefix};
use wijktafel_model::network;
use wijktafel_model::view::blind::BlindPeer;
use wijktafel_model::words::ReaderRule;
use zeroize::Zeroizing;

use super::keyring::entitled;
use super::serve::Peer;
use super::{OpenError, Random, Replica, fresh};
use crate::crypto::{Secret, derive};
use crate::entry::Entry;
use crate::keys::{KeyObject, Wrapped};
use crate::store::{Reader, Scope};

/// A box that this copy can name.
#[derive(Clone, Debug)]
pub struct NamedBox {
    /// Its id.
    pub id: BoxId,
    /// What locks its parcels. It opens nothing else, and the secret it comes from does not follow from it.
    pub lock: Secret,
    /// Whose secret it comes from: [`Scope::Roster`] for what every member reads.
    pub scope: Scope,
    /// Which secret.
    pub epoch: EpochId,
}

/// A secret for the inbox of a device.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Owed {
    /// For whom.
    pub device: DeviceId,
    /// What it opens.
    pub scope: Scope,
    /// Which.
    pub epoch: EpochId,
    /// Names this handing over: another key of the device makes another one.
    pub name: [u8; 16],
    encryption: EncryptionKey,
}

impl NamedBox {
    fn of(replica: &Replica, scope: Scope, secret: &Secret) -> Self {
        let context = [replica.network.0.as_slice(), &scope.to_cbor()].concat();
        let id = derive::<32>(secret.expose(), "wijktafel/blind-box/0", &context);
        let lock = derive::<32>(secret.expose(), "wijktafel/blind-lock/0", &context);
        Self { id: BoxId(*id), lock: Secret::new(*lock), scope, epoch: secret.id() }
    }
}

impl Replica {
    /// The blind peers that present members offer.
    pub fn blind_peers(&self) -> Vec<BlindPeer> {
        if !matches!(self.peer(&self.keys.device()), Peer::Member(_)) {
            return Vec::new();
        }
        network::offered(self.rows.values(), &self.standing())
    }

    /// Whom a blind peer of the own organisation is to serve: the own organisation's devices, and those of all members.
    pub fn blind_lists(&self) -> (Vec<DeviceId>, Vec<DeviceId>) {
        let standing = self.standing();
        let Some(me) = self.me() else { return (Vec::new(), Vec::new()) };
        let members = standing.members();
        let active = standing.devices.iter().filter(|(_, device)| device.active && members.contains(&device.org));
        let (mut keepers, mut users) = (Vec::new(), Vec::new());
        for (id, device) in active {
            users.push(*id);
            if device.org == me.org {
                keepers.push(*id);
            }
        }
        (keepers, users)
    }

    /// Every box this copy can name and has a right to look into, of old secrets too: somebody may not have heard yet.
    pub fn boxes(&self) -> Vec<NamedBox> {
        let own = self.keys.device();
        let Peer::Member(org) = self.peer(&own) else { return Vec::new() };
        let standing = self.standing();
        let looks = |scope: &Scope| match scope {
            Scope::Roster => true,
            Scope::Members => false,
            Scope::Group(_) => entitled(&standing, &org, *scope),
            Scope::Log(log) => match self.slots.get(log) {
                Some(slot) => {
                    slot.readers == ReaderRule::Own
                        && !slot.record.dropped
                        && (self.reads(&own, slot) || self.was_taken_out(&own, slot))
                }
                // Its secret came before its first entry.
                None => true,
            },
        };
        let scopes = self.keyring.scopes().filter(looks);
        scopes.flat_map(|scope| self.keyring.all(scope).map(move |secret| NamedBox::of(self, scope, secret))).collect()
    }

    /// Whether a log was dropped here.
    pub fn has_dropped(&self, log: LogId) -> bool {
        self.slots.get(&log).is_some_and(|slot| slot.record.dropped)
    }

    /// The logs whose entries belong in boxes of a scope, dropped ones included: their tombstones belong there too.
    pub fn logs_boxed(&self, scope: Scope) -> Vec<LogId> {
        let rule = match scope {
            Scope::Roster | Scope::Members => ReaderRule::Members,
            Scope::Group(group) => ReaderRule::Group(group),
            Scope::Log(log) => return self.slots.contains_key(&log).then_some(log).into_iter().collect(),
        };
        let roster = (rule == ReaderRule::Members).then(|| self.roster_id());
        let others = self.slots.iter().filter(|(_, slot)| slot.readers == rule).map(|(log, _)| *log);
        roster.into_iter().chain(others).collect()
    }

    /// What [`Self::boxed`] and [`Self::boxed_keys`] depend on, as one digest: while it is the same, so are they.
    pub fn boxed_mark(&self, scope: Scope, log: LogId) -> [u8; 16] {
        let fingerprint = self.fingerprint(log).unwrap_or_default();
        let leading = |scope| self.leading_secret(scope).map(|secret| secret.id().0).unwrap_or_default();
        let depends: [u8; 16] = match scope {
            _ if log == self.roster_id() => [0; 16],
            Scope::Roster | Scope::Members => prefix(&digest("wijktafel/blind-leading/0", &[&leading(Scope::Members)])),
            Scope::Group(_) => prefix(&digest("wijktafel/blind-leading/0", &[&leading(scope)])),
            Scope::Log(_) => self.roster_fingerprint(),
        };
        prefix(&digest("wijktafel/blind-mark/0", &[&fingerprint, &depends]))
    }

    /// The entries of a log that belong in a box of this scope and secret; of a dropped log its tombstones.
    ///
    /// Of a log that names its own readers everything belongs in the box of the secret in use. In the box of another one
    /// belongs what was sealed with it, as far as everybody may have it who can name that box and reads no longer: so
    /// that they hear of their end, and of nothing after it.
    ///
    /// # Errors
    /// [`OpenError`] when the store fails or was damaged.
    pub fn boxed(
        &mut self,
        scope: Scope,
        epoch: EpochId,
        log: LogId,
        reader: &dyn Reader,
    ) -> Result<Vec<Entry>, OpenError> {
        let all = || self.all_entries(log, reader).map_err(OpenError::from);
        if self.has_dropped(log) {
            return all();
        }
        match scope {
            Scope::Roster | Scope::Members => all(),
            Scope::Group(_) => {
                let leads = self.leading_secret(scope).is_some_and(|secret| secret.id() == epoch);
                if leads { all() } else { Ok(Vec::new()) }
            }
            Scope::Log(_) => self.boxed_of_circle(epoch, log, reader),
        }
    }

    fn boxed_of_circle(&mut self, epoch: EpochId, log: LogId, reader: &dyn Reader) -> Result<Vec<Entry>, OpenError> {
        self.load(log, reader)?;
        let own = self.keys.device();
        let Some(slot) = self.slots.get(&log) else { return Ok(Vec::new()) };
        let reads = self.reads(&own, slot);
        let ended: Vec<Person> = slot.circle.ended().copied().collect();
        let current = self.current_secret(log).map(Secret::id);
        let mut entries = self.all_entries(log, reader)?;
        if reads && current == Some(epoch) {
            return Ok(entries);
        }
        if reads && current.is_some() && ended.is_empty() {
            return Ok(Vec::new());
        }
        let epochs: BTreeMap<EntryId, EpochId> = entries.iter().map(|entry| (entry.id(), entry.header.epoch)).collect();
        let portions: Vec<BTreeSet<EntryId>> = self.with_log(log, reader, |log| {
            let ids = |person: &Person| -> BTreeSet<EntryId> {
                let places = log.until_the_end_of(Some(person)).into_iter();
                places.filter_map(|place| log.items().get(place)).map(|item| item.id).collect()
            };
            ended.iter().map(ids).collect()
        })?;
        let holds = |portion: &&BTreeSet<EntryId>| portion.iter().any(|id| epochs.get(id) == Some(&epoch));
        let bounds: Vec<&BTreeSet<EntryId>> = portions.iter().filter(holds).collect();
        entries
            .retain(|entry| entry.header.epoch == epoch && bounds.iter().all(|portion| portion.contains(&entry.id())));
        Ok(entries)
    }

    /// The secrets of a log, wrapped under that of its readers, that belong in a box beside its entries, each with a name
    /// that says which and under what.
    pub fn boxed_keys(&self, scope: Scope, epoch: EpochId, log: LogId) -> Vec<([u8; 16], KeyObject)> {
        let leads = match scope {
            Scope::Roster | Scope::Members => log != self.roster_id(),
            Scope::Group(_) => self.leading_secret(scope).is_some_and(|secret| secret.id() == epoch),
            Scope::Log(_) => false,
        };
        if !leads || self.has_dropped(log) {
            return Vec::new();
        }
        self.wrapped(log).into_iter().filter_map(|object| Some((wrapped_name(&object)?, object))).collect()
    }

    /// The log and name of a wrapped secret that somebody left, when it is what it says: by a member's device, and opening
    /// to a secret that is held here.
    pub fn boxed_key_found(&self, object: &KeyObject) -> Option<(LogId, [u8; 16])> {
        let (Scope::Log(log), Wrapped::Epoch { under, .. }) = (object.scope, &object.wrapped) else { return None };
        let held = self.keyring.get(object.scope, object.epoch)?;
        let sound = matches!(self.peer(&object.author), Peer::Member(_))
            && object.verify().is_ok()
            && object.open_under(self.keyring.of_epoch(under)?).ok()?.expose() == held.expose();
        wrapped_name(object).filter(|_| sound).map(|name| (log, name))
    }

    /// Secrets that other devices are entitled to: those of groups that are handed out, and of logs that name their own
    /// readers those that this copy reads too.
    pub fn owed(&self) -> Vec<Owed> {
        let own = self.keys.device();
        let standing = self.standing();
        let members = standing.members();
        let mut groups: Vec<(Scope, EpochId)> = Vec::new();
        for scope in self.keyring.scopes().filter(|scope| matches!(scope, Scope::Members | Scope::Group(_))) {
            groups.extend(self.leading_secret(scope).map(|secret| (scope, secret.id())));
        }
        let read = |log: &LogId| {
            self.slots
                .get(log)
                .filter(|slot| slot.readers == ReaderRule::Own && !slot.record.dropped && self.reads(&own, slot))
        };
        let circles: Vec<(Scope, _)> = self
            .keyring
            .scopes()
            .filter_map(|scope| match scope {
                Scope::Log(log) => Some((scope, read(&log)?)),
                _ => None,
            })
            .collect();
        let mut owed = Vec::new();
        for (id, device) in &standing.devices {
            if *id == own || !device.active || !members.contains(&device.org) {
                continue;
            }
            let of_groups = groups.iter().filter(|(scope, _)| entitled(&standing, &device.org, *scope)).copied();
            let of_circles = circles.iter().filter(|(_, slot)| self.reads(id, slot));
            let of_circles = of_circles.flat_map(|(scope, _)| self.keyring.all(*scope).map(|one| (*scope, one.id())));
            owed.extend(of_groups.chain(of_circles).map(|(scope, epoch)| Owed {
                device: *id,
                scope,
                epoch,
                name: prefix(&digest(
                    "wijktafel/blind-owed/0",
                    &[&id.0, &device.encryption.0, &scope.to_cbor(), &epoch.0],
                )),
                encryption: device.encryption,
            }));
        }
        owed
    }

    /// The parcel with secrets for the inbox of one device.
    pub fn inbox_parcel(&self, owed: &[Owed], random: Random<'_>) -> Option<Vec<u8>> {
        let first = owed.first()?;
        let mut objects = Vec::new();
        for one in owed.iter().filter(|one| one.device == first.device) {
            let Some(secret) = self.keyring.get(one.scope, one.epoch) else { continue };
            let (keys, network, random) = (&self.keys, self.network, Zeroizing::new(fresh(random)));
            objects.extend(KeyObject::seal_to_device(
                keys,
                network,
                one.scope,
                secret,
                one.device,
                &one.encryption,
                *random,
            ));
        }
        let ephemeral = Zeroizing::new(fresh(random));
        crate::blind::parcel::seal(self.network, &first.device, &first.encryption, &objects, *ephemeral).ok()
    }
}

fn wrapped_name(object: &KeyObject) -> Option<[u8; 16]> {
    let Wrapped::Epoch { under, .. } = &object.wrapped else { return None };
    Some(prefix(&digest("wijktafel/blind-wrapped/0", &[&object.epoch.0, &under.0])))
}
