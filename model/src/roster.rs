//! Who belongs: a pure function of the roster log's entries.
//!
//! Standing changes when it is *noted*, not when it is said; see `docs/architecture.md`, "Membership".

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::fact::{Charter, Statement};
use crate::history::Author;
use crate::id::{DeviceId, EncryptionKey, EntryId, GroupId, InviteId, NetworkId, OrgId, PersonId};
use crate::time::Day;
use crate::view::Stage;
use crate::words::{Mandates, ReaderRule};

/// One roster entry that passed the gate's byte checks (chain, signature, seal), before its rights are judged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RosterEntry {
    /// Its id.
    pub id: EntryId,
    /// The device whose feed it stands in.
    pub device: DeviceId,
    /// Its direct predecessors: previous entry of the feed, previous feed's tip, and `seen`.
    pub parents: Vec<EntryId>,
    /// What it says.
    pub statements: Vec<Statement>,
}

/// The roster log, absorbed entry by entry in causal order.
#[derive(Clone, Debug)]
pub struct Roster {
    network: NetworkId,
    entries: Vec<RosterEntry>,
    current: Arc<Standing>,
}

/// What was derived from one causally closed set of roster entries.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Standing {
    /// Organisations that were ever carried in.
    pub orgs: BTreeMap<OrgId, OrgStanding>,
    /// People by organisation.
    pub people: BTreeMap<(OrgId, PersonId), PersonStanding>,
    /// Devices.
    pub devices: BTreeMap<DeviceId, DeviceStanding>,
    /// Groups with the organisations they list.
    pub groups: BTreeMap<GroupId, BTreeSet<OrgId>>,
    /// Invitations.
    pub invites: BTreeMap<InviteId, InviteStanding>,
    /// The charter.
    pub charter: Option<Charter>,
}

/// Where an organisation stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OrgStanding {
    /// The current membership, from 1.
    pub number: u32,
    /// Where it stands.
    pub stage: Stage,
    /// Whether it has a voice.
    pub voice: bool,
    /// A founder.
    pub founder: bool,
    /// Who admitted or endorsed the current membership.
    pub endorsed_by: BTreeSet<OrgId>,
    /// Who noted the membership.
    pub noted_by: BTreeSet<OrgId>,
    /// The invitation it came by.
    pub invite: Option<InviteId>,
    /// The entry with its leaving.
    pub left: Option<EntryId>,
    /// Heads of the organisation's chain of decisions: one, or more after a contradiction.
    pub decisions: Vec<EntryId>,
    /// Order in which organisations were first carried in, from 0; for colours.
    pub place: usize,
}

/// Where a person stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PersonStanding {
    /// What the person may do.
    pub mandates: Mandates,
    /// Still acts for the organisation.
    pub active: bool,
}

/// Where a device stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeviceStanding {
    /// Its organisation.
    pub org: OrgId,
    /// Its person.
    pub person: PersonId,
    /// Its encryption key.
    pub encryption: EncryptionKey,
    /// The highest format version it writes.
    pub format: u32,
    /// May act.
    pub active: bool,
}

/// Where an invitation stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InviteStanding {
    /// Who invited.
    pub by: OrgId,
    /// Last day.
    pub expires: Option<Day>,
    /// Groups the newcomer will be let into.
    pub groups: Vec<GroupId>,
    /// Organisations that used it; two are both on hold.
    pub redeemed_by: Vec<OrgId>,
    /// The inviter confirmed the code.
    pub confirmed: bool,
    /// Revoked.
    pub revoked: bool,
}

impl Standing {
    /// The author behind a device, whatever its rights.
    pub fn author(&self, device: &DeviceId) -> Option<Author> {
        let found = self.devices.get(device)?;
        let org = self.orgs.get(&found.org)?;
        let person = self.people.get(&(found.org, found.person));
        let mandates =
            person.filter(|person| person.active && found.active).map_or(Mandates::NONE, |person| person.mandates);
        Some(Author { org: found.org, number: org.number, person: found.person, device: *device, mandates })
    }

    /// Whether the organisation is a member.
    pub fn is_member(&self, org: &OrgId) -> bool {
        self.orgs.get(org).is_some_and(|standing| standing.stage == Stage::Member)
    }

    /// Members, ascending.
    pub fn members(&self) -> BTreeSet<OrgId> {
        self.orgs.iter().filter(|(_, org)| org.stage == Stage::Member).map(|(id, _)| *id).collect()
    }

    /// Organisations with a voice, ascending; when no voice is given, all members.
    pub fn voices(&self) -> BTreeSet<OrgId> {
        let given: BTreeSet<OrgId> =
            self.orgs.iter().filter(|(_, org)| org.stage == Stage::Member && org.voice).map(|(id, _)| *id).collect();
        if given.is_empty() { self.members() } else { given }
    }

    /// Members that read logs of this rule.
    pub fn readers(&self, rule: &ReaderRule) -> BTreeSet<OrgId> {
        let members = self.members();
        match rule {
            ReaderRule::Members => members,
            ReaderRule::Group(group) => {
                self.groups.get(group).map(|orgs| orgs.intersection(&members).copied().collect()).unwrap_or_default()
            }
        }
    }

    /// Whether this device may write to logs of this rule: an active device of a member that reads it.
    pub fn may_write(&self, device: &DeviceId, rule: &ReaderRule) -> bool {
        self.devices.get(device).is_some_and(|found| {
            found.active
                && self.people.get(&(found.org, found.person)).is_some_and(|person| person.active)
                && self.readers(rule).contains(&found.org)
        })
    }

    /// Active devices of an organisation.
    pub fn devices_of<'a>(&'a self, org: &'a OrgId) -> impl Iterator<Item = (&'a DeviceId, &'a DeviceStanding)> {
        self.devices.iter().filter(move |(_, device)| device.org == *org && device.active)
    }
}

impl Roster {
    /// An empty roster of a network.
    pub fn new(network: NetworkId) -> Self {
        Self { network, entries: Vec::new(), current: Arc::default() }
    }

    /// Which network.
    pub const fn network(&self) -> NetworkId {
        self.network
    }

    /// Takes one entry whose parents have all been absorbed; an entry already known changes nothing.
    pub fn absorb(&mut self, entry: RosterEntry) {
        self.entries.push(entry);
    }

    /// The standing that follows from everything absorbed.
    pub fn standing(&self) -> Arc<Standing> {
        Arc::clone(&self.current)
    }

    /// The standing at a position: what follows from `heads` and their past. `None` when a head is unknown.
    pub fn at(&self, heads: &[EntryId]) -> Option<Arc<Standing>> {
        heads.iter().all(|head| self.entries.iter().any(|entry| entry.id == *head)).then(|| Arc::clone(&self.current))
    }

    /// Whether an entry by `org` written now would help to complete an admission or a voice: then its client
    /// writes [`crate::fact::Noted`]. Never true merely to acknowledge another note.
    pub fn should_note(&self, org: &OrgId) -> bool {
        !self.current.orgs.contains_key(org)
    }
}
