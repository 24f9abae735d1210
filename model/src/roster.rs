//! Who belongs: a pure function of the roster log's entries.
//!
//! Standing changes when it is *noted*, not when it is said. Every entry has a fixed causal past; what follows from
//! that past is the entry's *position*, and there, once and for ever, its rights are judged. Any entry by an
//! organisation with a voice notes every act that is complete in its past. So the standing is a union of events over
//! an ever-growing set: it does not depend on the order of arrival, and it is explained by finitely many entries.
//!
//! - **Admission.** An invitation; the newcomer's founding statement, carried in by any member; the inviter's
//!   admission, and those of as many members as the charter asks (of fewer when there are fewer); the newcomer's own
//!   acceptance; and an entry by another voice that has all this in its past while the sponsor is a member there.
//!   Where the sponsor is the only voice nobody else is needed.
//! - **Voice.** Endorsements by more than half of the voices, noted by two organisations, or by one that is the only
//!   voice at its position. When nobody who was given a voice remains, it falls to all members.
//! - **Removal.** Verdicts by more than half of all voices, and by two at least; the target is counted among the
//!   voices and does not vote. Noted by two others. Nobody may stand against half of the voices or more at once.
//! - **Rules.** The number of sponsors and a pause of new cases and invitations are changed by more than half of the
//!   voices, noted by two. Of changes that do not know each other the stricter holds.
//! - **Succession.** One hands over, the other takes over, in any order: the first one's membership ends.
//! - **Leaving** is valid at once. Afterwards the organisation notes and admits nothing, see `roster/ends.rs`. Coming
//!   back needs an admission that knows the end; it opens the next membership, without a voice.
//! - **Contradiction.** Decisions of one organisation form a chain. Where two that name the same previous one are both
//!   known, neither counts, until a decision names both sides; what was noted before stands.
//! - **Own affairs.** People and devices are managed by a person of the same organisation who administers; a device
//!   has one organisation for ever. Words on a mandate that do not know each other allow what all of them allow.
//!   An admission beyond the end of its device's or person's right is not counted by who knows that end.
//!
//! Signatures (of entries, and both of [`crate::fact::Redeemed`]) are checked before an entry comes here, by the gate.
//!
//! Module map: `book` entries and their pasts · `judge` what an entry may do · `state` counting what was judged ·
//! `ballot` verdicts and motions · `house` people, devices, invitations, groups · `recovery` devices by a sheet or two
//! words · `ends` what a former member's entries are worth · `position` the
//! three together, incrementally · `show` the standing and its reasons.

mod ballot;
mod bits;
mod book;
mod ends;
mod house;
mod judge;
mod position;
mod recovery;
mod rights;
mod sabotage;
mod show;
mod state;
#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};
use std::ops::RangeInclusive;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use self::book::{Book, Place};
use self::position::Position;
use self::sabotage::Bug;
use crate::fact::{Charter, DeviceAdded, Fact, Statement};
use crate::history::Author;
use crate::id::{DeviceId, EncryptionKey, EntryId, GroupId, InviteId, NetworkId, OrgId, PersonId, SheetId};
use crate::plan::RuleError;
use crate::time::Day;
use crate::view::Stage;
use crate::words::{Mandates, ReaderRule, RemovalReason};

/// How many sponsors a charter may ask for.
pub const SPONSORS: RangeInclusive<u32> = 1..=5;

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
    book: Book,
    all: Position,
    /// What each device knew when it last wrote: the place to go on from at its next entry.
    writers: BTreeMap<DeviceId, (Place, Position)>,
    current: OnceLock<Arc<Standing>>,
    heard: OnceLock<Heard>,
    asked: Asked,
}

/// Of each organisation that is no member any more: who is known to have heard of it.
pub type Heard = BTreeMap<OrgId, BTreeSet<OrgId>>;

/// The most devices whose last position is kept; for others it is worked out again when they write.
const WRITERS_MAX: usize = 128;

/// The most positions whose standing is kept.
const ASKED_MAX: usize = 256;

/// Standings at positions asked for before.
#[derive(Debug, Default)]
struct Asked(Mutex<BTreeMap<Vec<EntryId>, Arc<Standing>>>);

impl Clone for Asked {
    fn clone(&self) -> Self {
        Self::default()
    }
}

/// Why an organisation stands where it stands: one entry on which it rests.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
pub struct Reason {
    /// What the entry did.
    pub kind: ReasonKind,
    /// Whose entry it is.
    pub by: OrgId,
    /// Which.
    pub entry: EntryId,
}

/// What an entry contributed to the standing of an organisation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ReasonKind {
    /// It founded the network.
    Founded,
    /// It offered the invitation.
    Invited,
    /// It carried the founding statement in.
    CarriedIn,
    /// It admits or endorses.
    Admitted,
    /// It accepts.
    Accepted,
    /// It shows that another organisation had received the membership.
    Noted,
    /// It shows that another organisation had received enough endorsements for a voice.
    VoiceNoted,
    /// It leaves.
    Left,
    /// It stands, or stood, against the membership.
    VotedAgainst,
    /// It took its verdict back.
    Withdrew,
    /// It shows that another organisation had received enough verdicts.
    RemovalNoted,
    /// It hands over to another organisation.
    HandedOver,
    /// It takes the organisation over.
    TakenOver,
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
    /// Recovery sheets.
    pub sheets: BTreeMap<SheetId, SheetStanding>,
    /// Devices that an administrator vouches for and that were not added yet.
    pub vouched: BTreeMap<DeviceId, VouchedStanding>,
    /// New cases and invitations rest.
    pub paused: bool,
    /// Changes of a rule that some organisation asks for and that were not decided.
    pub motions: Vec<MotionStanding>,
}

/// Where a change of one of the network's rules stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MotionStanding {
    /// What should hold.
    pub change: RuleChange,
    /// Voices that ask for it.
    pub by: BTreeSet<OrgId>,
    /// How many of the voices are needed.
    pub needed: usize,
    /// Who noted that there were enough.
    pub noted_by: BTreeSet<OrgId>,
}

/// A change of one of the network's rules.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RuleChange {
    /// How many sponsors a newcomer needs.
    Sponsors(u32),
    /// Whether new cases and invitations rest.
    Pause(bool),
}

/// The verdicts against a member.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verdicts {
    /// Voices that stand against it, each with its reason.
    pub by: BTreeMap<OrgId, RemovalReason>,
    /// How many organisations have a voice, the member itself included.
    pub base: usize,
    /// How many verdicts it takes.
    pub needed: usize,
    /// Who noted that there were enough.
    pub noted_by: BTreeSet<OrgId>,
}

impl Verdicts {
    /// There are enough; it waits for other organisations to have received them.
    pub fn is_complete(&self) -> bool {
        self.by.len() >= self.needed
    }
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
    /// The entry by which it left, alone or into another organisation.
    pub left: Option<EntryId>,
    /// The entry that shows its removal; with `left` both are so, and the removal governs.
    pub removed: Option<EntryId>,
    /// Who stood against it where its removal was noted.
    pub removed_by: BTreeSet<OrgId>,
    /// The verdicts against it, while it is a member.
    pub verdicts: Option<Verdicts>,
    /// How many voices must still endorse it before it can have a voice.
    pub endorsements_needed: usize,
    /// To whom it offers to hand over.
    pub offered_to: BTreeSet<OrgId>,
    /// Who offers to take it over.
    pub taken_by: BTreeSet<OrgId>,
    /// Who carries on for it, by words of both.
    pub successor: Option<OrgId>,
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

/// Where a recovery sheet stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SheetStanding {
    /// The organisation.
    pub org: OrgId,
    /// Whose it is.
    pub person: PersonId,
    /// What became of it.
    pub state: SheetState,
}

/// What became of a recovery sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SheetState {
    /// It can be used, once.
    Open,
    /// It brought a device in.
    Used,
    /// Its person set another.
    Replaced,
}

/// A device that waits for the word of a second administrator.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VouchedStanding {
    /// The organisation.
    pub org: OrgId,
    /// What is vouched for.
    pub added: DeviceAdded,
    /// Who vouches.
    pub by: BTreeSet<PersonId>,
}

/// Whose right it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Holder {
    /// An organisation, in one of its memberships.
    Membership(OrgId, u32),
    /// A person of an organisation.
    Person(OrgId, PersonId),
    /// A device of an organisation.
    Device(OrgId, DeviceId),
    /// An organisation, as one of those that read the logs of a group; of other logs it says nothing.
    Reader(OrgId, GroupId),
}

impl Holder {
    /// Whether this author acts by that right.
    pub fn is(&self, author: &Author) -> bool {
        match *self {
            Self::Membership(org, number) => (author.org, author.number) == (org, number),
            Self::Person(org, person) => (author.org, author.person) == (org, person),
            Self::Device(org, device) => (author.org, author.device) == (org, device),
            Self::Reader(org, _) => author.org == org,
        }
    }

    /// Whether it is about what is written in logs of this rule.
    pub fn concerns(&self, rule: ReaderRule) -> bool {
        match *self {
            Self::Membership(..) | Self::Person(..) | Self::Device(..) => true,
            Self::Reader(_, group) => rule == ReaderRule::Group(group),
        }
    }

    /// Whether this author may say how much of what the holder wrote counts: the other organisations for a
    /// membership or the place in a group, everybody else for a person or a device.
    pub fn is_closed_by(&self, author: &Author) -> bool {
        match self {
            Self::Membership(org, _) | Self::Reader(org, _) => author.org != *org,
            Self::Person(..) | Self::Device(..) => !self.is(author),
        }
    }
}

/// A fact that ended or narrowed a right, and so closes its holder's past.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct End {
    /// Whose right.
    pub holder: Holder,
    /// The roster entry that says so.
    pub entry: EntryId,
    /// The mandates it leaves; nothing when the holder may not write any more.
    pub left: Option<Mandates>,
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

    /// Other voices against which an organisation stands.
    pub fn stands_against<'a>(&'a self, org: &'a OrgId) -> impl Iterator<Item = &'a OrgId> {
        let voices = self.voices();
        let targets = self.orgs.iter().filter(move |(target, found)| {
            voices.contains(*target) && found.verdicts.as_ref().is_some_and(|verdicts| verdicts.by.contains_key(org))
        });
        targets.map(|(target, _)| target)
    }

    /// Whether a verdict by `org` against `target` would count.
    ///
    /// # Errors
    /// [`RuleError::NoVoice`], [`RuleError::OtherNotAMember`]; [`RuleError::AlreadySo`] when it stands against it
    /// already; [`RuleError::TooManyVerdicts`] when it would then stand against half of the voices or more.
    pub fn may_vote_against(&self, org: &OrgId, target: &OrgId) -> Result<(), RuleError> {
        let voices = self.voices();
        let found = self.orgs.get(target).filter(|found| found.stage == Stage::Member && target != org);
        let found = found.ok_or(RuleError::OtherNotAMember)?;
        if !voices.contains(org) {
            return Err(RuleError::NoVoice);
        }
        if found.verdicts.as_ref().is_some_and(|verdicts| verdicts.by.contains_key(org)) {
            return Err(RuleError::AlreadySo);
        }
        if voices.contains(target) && 2 * (self.stands_against(org).count() + 1) >= voices.len() {
            return Err(RuleError::TooManyVerdicts);
        }
        Ok(())
    }

    /// Members that read logs of this rule; none by the roster alone where the log names its own readers.
    pub fn readers(&self, rule: &ReaderRule) -> BTreeSet<OrgId> {
        let members = self.members();
        match rule {
            ReaderRule::Members => members,
            ReaderRule::Group(group) => {
                self.groups.get(group).map(|orgs| orgs.intersection(&members).copied().collect()).unwrap_or_default()
            }
            ReaderRule::Own => BTreeSet::new(),
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

    /// Whether a person has a recovery sheet that can be used.
    pub fn has_sheet(&self, org: OrgId, person: PersonId) -> bool {
        let mut all = self.sheets.values();
        all.any(|sheet| (sheet.org, sheet.person, sheet.state) == (org, person, SheetState::Open))
    }

    /// Whether adding a device for this person needs the word of two administrators: it had a device and has none
    /// left, and another administrator than `by` has one.
    pub fn needs_two(&self, org: OrgId, person: PersonId, by: PersonId) -> bool {
        let mut own = self.devices.values().filter(|device| (device.org, device.person) == (org, person)).peekable();
        let lost = person != by && own.peek().is_some() && own.all(|device| !device.active);
        let administers = |other: PersonId| {
            let person = self.people.get(&(org, other));
            other != by && person.is_some_and(|person| person.active && person.mandates.administer)
        };
        lost && self.devices_of(&org).any(|(_, device)| administers(device.person))
    }

    /// Active devices of an organisation.
    pub fn devices_of<'a>(&'a self, org: &'a OrgId) -> impl Iterator<Item = (&'a DeviceId, &'a DeviceStanding)> {
        self.devices.iter().filter(move |(_, device)| device.org == *org && device.active)
    }
}

impl Roster {
    /// An empty roster of a network.
    pub fn new(network: NetworkId) -> Self {
        Self {
            book: Book::new(network),
            all: Position::default(),
            writers: BTreeMap::new(),
            current: OnceLock::new(),
            heard: OnceLock::new(),
            asked: Asked::default(),
        }
    }

    /// Which network.
    pub const fn network(&self) -> NetworkId {
        self.book.network
    }

    /// Whether a fact decides for its organisation, so that its [`Statement::previous`] must name the organisation's
    /// decisions so far ([`OrgStanding::decisions`]).
    pub const fn is_decision(fact: &Fact) -> bool {
        matches!(
            fact,
            Fact::Admitted(_)
                | Fact::RemovalVoted(_)
                | Fact::RemovalWithdrawn(_)
                | Fact::CharterVoted(_)
                | Fact::PauseVoted(_)
                | Fact::HandedOver(_)
                | Fact::TakenOver(_)
        )
    }

    /// Takes one entry whose parents have all been absorbed; an entry already known changes nothing, nor does one
    /// that comes before its parents.
    pub fn absorb(&mut self, entry: RosterEntry) {
        let device = entry.device;
        let Some(at) = self.book.push(entry) else { return };
        self.current = OnceLock::new();
        self.heard = OnceLock::new();
        let past = self.book.item(at).map(|item| item.past.clone()).unwrap_or_default();
        if past == self.all.state.set || sabotage::is(Bug::JudgedByArrival) {
            return judge::judge(&mut self.book, &mut self.all, at);
        }
        let mut position = match self.writers.remove(&device) {
            Some((_, position)) if position.state.set.is_subset(&past) => position,
            _ => Position::default(),
        };
        position.extend(&self.book, &past);
        judge::judge(&mut self.book, &mut position, at);
        self.all.add(&self.book, at);
        if self.writers.len() >= WRITERS_MAX {
            let idle = self.writers.iter().min_by_key(|(_, (last, _))| *last).map(|(device, _)| *device);
            idle.and_then(|device| self.writers.remove(&device));
        }
        self.writers.insert(device, (at, position));
    }

    /// The standing that follows from everything absorbed.
    pub fn standing(&self) -> Arc<Standing> {
        let current = self.current.get_or_init(|| Arc::new(show::standing(&self.book, &self.all.state)));
        Arc::clone(current)
    }

    /// Of every organisation that left or was removed: who has written an entry that knows it.
    pub fn heard(&self) -> &Heard {
        self.heard.get_or_init(|| show::heard(&self.book, &self.all.state, &self.standing()))
    }

    /// Every fact that ended or narrowed a right, by everything absorbed; ascending.
    pub fn ends(&self) -> Vec<End> {
        show::ends(&self.book, &self.all.state)
    }

    /// Every organisation that was ever listed in a group, ended or not.
    pub fn ever_in_group(&self, group: &GroupId) -> BTreeSet<OrgId> {
        show::ever_in_group(&self.book, &self.all.state, group)
    }

    /// The standing at a position: what follows from `heads` and their past. `None` when a head is unknown.
    pub fn at(&self, heads: &[EntryId]) -> Option<Arc<Standing>> {
        let places: Vec<Place> = heads.iter().map(|head| self.book.place(head)).collect::<Option<_>>()?;
        let set = self.book.closure(&places);
        if set == self.all.state.set {
            return Some(self.standing());
        }
        let mut key = heads.to_vec();
        key.sort_unstable();
        key.dedup();
        if let Some(known) = self.asked.0.lock().unwrap_or_else(PoisonError::into_inner).get(&key) {
            return Some(Arc::clone(known));
        }
        let standing = Arc::new(show::standing(&self.book, &Position::new(&self.book, &set).state));
        let mut asked = self.asked.0.lock().unwrap_or_else(PoisonError::into_inner);
        if asked.len() >= ASKED_MAX {
            asked.clear();
        }
        asked.insert(key, Arc::clone(&standing));
        Some(standing)
    }

    /// Who wrote an entry, as its own position says. `None` when the entry is unknown or its device had no right
    /// there: then nothing it says counts.
    pub fn author_of(&self, entry: &EntryId) -> Option<Author> {
        let item = self.book.item(self.book.place(entry)?)?;
        item.judged.acting.map(|acting| acting.author)
    }

    /// For each statement of an entry, whether it was valid at its position. `None` when the entry is unknown.
    pub fn held(&self, entry: &EntryId) -> Option<&[bool]> {
        let item = self.book.item(self.book.place(entry)?)?;
        Some(&item.judged.held)
    }

    /// Whether an entry by `org` written now would help to complete an admission or a voice: then its client
    /// writes [`crate::fact::Noted`]. Never true merely to acknowledge another note.
    pub fn should_note(&self, org: &OrgId) -> bool {
        let state = &self.all.state;
        let Some(org) = self.book.org(org).filter(|org| state.voices().contains(org.0)) else { return false };
        state.is_awaited(&self.book, &state.position(), org)
    }

    /// The entries on which the standing of an organisation rests, causes first. Everything relevant lies in them and
    /// their past, so that anybody can work it out again from these alone.
    pub fn why(&self, org: &OrgId) -> Vec<Reason> {
        self.book.org(org).map(|org| show::why(&self.book, &self.all.state, org)).unwrap_or_default()
    }
}
