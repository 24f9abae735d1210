//! What follows from a causally closed set of entries when some of them note and admit nothing.
//!
//! Entries are absorbed one by one in any causal order; each was judged before, at its own position, so absorbing
//! only counts. Nothing here is ever taken back: a state with another [`Void`] is built anew.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::ballot::{Ballot, Motions, NOTERS, Verdict, needed};
use super::bits::Bits;
use super::book::{Act, Acting, Admission, Book, Decision, Effect, Item, Membership, Motion, Org, Place, Topic};
use super::ends::Void;
use super::house::House;
use super::rights::Rights;
use super::sabotage::{self, Bug};
use crate::fact::{Charter, FoundingStatement};
use crate::id::{GroupId, InviteId};

#[derive(Clone, Debug, Default)]
pub(super) struct State {
    pub(super) set: Bits,
    pub(super) void: Arc<Void>,
    pub(super) house: House,
    charter: Option<Charter>,
    pub(super) motions: Motions,
    /// By index; one that was not carried in is empty.
    orgs: Vec<OrgState>,
    members: Bits,
    given: Bits,
    admissions: Vec<Option<Counted>>,
    /// The same, by ordinal in the order in which they were counted.
    counted: Vec<usize>,
    /// By organisation: how many of `counted` were looked at, and which of these it has not noted.
    untaken: Vec<(usize, Vec<usize>)>,
    /// Memberships against which somebody voted.
    ballots: BTreeSet<Membership>,
    /// Memberships that ended by verdicts.
    removed: BTreeSet<Membership>,
    /// Memberships that would have ended by verdicts if every note counted.
    claimed: BTreeSet<Membership>,
    /// Entries by which organisations leave, alone or into another one, whether or not they count.
    leavings: Vec<Place>,
    changes: usize,
}

/// An organisation whose founding statement was carried in.
#[derive(Clone, Debug, Default)]
pub(super) struct OrgState {
    pub(super) founder: bool,
    /// Entries that carried it in.
    pub(super) carried: Vec<Place>,
    /// Invitations it used.
    pub(super) invites: Vec<InviteId>,
    /// Its memberships, the first at 0.
    pub(super) memberships: Vec<MembershipState>,
    pub(super) chain: Chain,
}

#[derive(Clone, Debug, Default)]
pub(super) struct MembershipState {
    /// Admissions and endorsements, by ordinal.
    pub(super) admissions: Vec<usize>,
    pub(super) accepted: bool,
    /// Entries by which it ended without others having to agree.
    pub(super) left: Vec<Place>,
    /// Offers to go on in another organisation, and takings over by others.
    handed: Vec<(Org, Place)>,
    taken: Vec<(Org, Place)>,
    /// Who carries on, by words of both sides.
    pub(super) successors: BTreeSet<Org>,
    pub(super) ballot: Ballot,
    /// Enough admissions of it are noted, and it accepted.
    pub(super) admitted: bool,
    /// Enough organisations have noted its voice.
    pub(super) voice: bool,
    noters: Bits,
}

/// An organisation's decisions. Each names the ones before it; two that name the same one contradict each other.
#[derive(Clone, Debug, Default)]
pub(super) struct Chain {
    all: Bits,
    heads: Bits,
    /// The first decision found to name this one, or none.
    next: BTreeMap<Option<Place>, Place>,
    /// All that name the same one, where there are several.
    splits: BTreeMap<Option<Place>, Vec<Place>>,
}

/// An admission in the set, with the organisations that noted it.
#[derive(Clone, Debug)]
pub(super) struct Counted {
    pub(super) admission: Admission,
    pub(super) takers: Bits,
}

impl Chain {
    /// Whether the entry is one of these decisions.
    pub(super) fn contains(&self, at: Place) -> bool {
        self.all.contains(at)
    }

    /// Decisions that no other builds on: one, or more after a contradiction.
    pub(super) fn heads(&self) -> impl Iterator<Item = Place> + '_ {
        self.heads.iter()
    }

    /// Whether a contradiction takes the word from a decision: it neither lies before both sides nor builds on both.
    pub(super) fn cuts(&self, book: &Book, at: Place) -> bool {
        self.splits.values().any(|sides| {
            !sides.iter().all(|side| book.precedes(at, *side)) && !sides.iter().all(|side| book.builds_on(at, *side))
        })
    }

    fn add(&mut self, at: Place, decision: &Decision) {
        self.all.insert(at);
        self.heads.insert(at);
        if decision.previous.is_empty() {
            self.name(at, None);
        }
        for previous in &decision.previous {
            self.heads.remove(*previous);
            self.name(at, Some(*previous));
        }
    }

    fn name(&mut self, at: Place, previous: Option<Place>) {
        let first = *self.next.entry(previous).or_insert(at);
        if first != at {
            self.splits.entry(previous).or_insert_with(|| vec![first]).push(at);
        }
    }
}

impl OrgState {
    const fn is_known(&self) -> bool {
        !self.carried.is_empty()
    }

    pub(super) fn membership(&self, number: u32) -> Option<&MembershipState> {
        self.memberships.get(usize::try_from(number).ok()?.checked_sub(1)?)
    }

    fn membership_mut(&mut self, number: u32) -> Option<&mut MembershipState> {
        let index = usize::try_from(number).ok()?.checked_sub(1)?;
        if index == self.memberships.len() {
            self.memberships.push(MembershipState::default());
        }
        self.memberships.get_mut(index)
    }

    /// The latest membership that began or ended; 0 before the first.
    pub(super) fn number(&self) -> u32 {
        let started = |membership: &MembershipState| membership.admitted || membership.is_ended();
        let last = self.memberships.iter().rposition(started);
        last.and_then(|index| u32::try_from(index + 1).ok()).unwrap_or(0)
    }

    /// The membership an admission speaks of: the current one of a member, otherwise the next.
    pub(super) fn open_number(&self) -> u32 {
        let number = self.number();
        if self.is_member() || sabotage::is(Bug::RejoinKeepsNumber) { number.max(1) } else { number + 1 }
    }

    pub(super) fn is_member(&self) -> bool {
        let current = self.membership(self.number());
        if sabotage::is(Bug::EndOfAnyNumber) && self.memberships.iter().any(MembershipState::is_removed) {
            return false;
        }
        current.is_some_and(|current| current.admitted && !current.is_ended())
    }

    /// Whether every end of this organisation is known to an entry.
    pub(super) fn ends_known_to(&self, book: &Book, at: Place) -> bool {
        self.memberships.iter().all(|membership| {
            membership.left.iter().all(|end| book.precedes(*end, at))
                && (!membership.is_removed() || membership.ballot.is_known_to(book, at))
        })
    }
}

impl MembershipState {
    /// Ended by verdicts.
    pub(super) fn is_removed(&self) -> bool {
        self.ballot.is_effective()
    }

    pub(super) fn is_ended(&self) -> bool {
        self.is_removed() || !self.left.is_empty()
    }

    /// To whom it would hand over, and who would take it over, whether or not both said so.
    pub(super) fn handed(&self, book: &Book, own: Org) -> BTreeSet<Org> {
        let offers = self.handed.iter().filter(|(to, _)| *to != own);
        let stands = |at: Place| !self.handed.iter().any(|(to, end)| *to == own && book.precedes(at, *end));
        offers.filter(|(_, at)| stands(*at)).map(|(to, _)| *to).collect()
    }

    pub(super) fn taken(&self) -> BTreeSet<Org> {
        self.taken.iter().map(|(by, _)| *by).collect()
    }

    /// A succession is signed by both sides, in any order. It ends the membership where the later of the two knows
    /// the earlier; of two that do not know each other, where the organisation itself handed over.
    /// An offer that was withdrawn, which is said as handing over to oneself, is not there for who knows that.
    fn merge(&mut self, book: &Book, own: Org) {
        for (to, handed) in self.handed.iter().filter(|(to, _)| *to != own) {
            let withdrawn = |taken: Place| {
                let mut withdrawals = self.handed.iter().filter(|(to, _)| *to == own);
                withdrawals.any(|(_, end)| book.precedes(*handed, *end) && book.precedes(*end, taken))
            };
            for (_, taken) in self.taken.iter().filter(|(by, taken)| by == to && !withdrawn(*taken)) {
                let end = if book.precedes(*handed, *taken) { *taken } else { *handed };
                if !self.left.contains(&end) {
                    self.left.push(end);
                }
                self.successors.insert(*to);
            }
        }
    }
}

impl State {
    /// The state of a set of entries, with some that note and admit nothing.
    pub(super) fn of(book: &Book, set: &Bits, void: Arc<Void>) -> Self {
        let mut state = Self { void, ..Self::default() };
        for at in set.iter() {
            state.absorb(book, at);
        }
        state
    }

    /// What people and devices may do here.
    pub(super) fn rights<'a>(&'a self, book: &'a Book) -> Rights<'a> {
        Rights::new(book, &self.set, &self.house)
    }

    /// Counts one more entry; everything before it is in already.
    pub(super) fn absorb(&mut self, book: &Book, at: Place) {
        if let Some(item) = book.item(at)
            && let Some(acting) = &item.judged.acting
        {
            for effect in &item.judged.effects {
                self.apply(book, at, acting.org, effect);
            }
            self.link(at, item);
            self.note(at, item);
        }
        self.set.insert(at);
    }

    /// Carries out one effect of an entry.
    pub(super) fn apply(&mut self, book: &Book, at: Place, by: Org, effect: &Effect) {
        match effect {
            Effect::Founded { founding, org, charter } => self.found(at, *org, founding, charter),
            Effect::CarriedIn { invite, founding, org } => {
                self.house.found(at, *org, founding);
                self.house.redeem(*invite, *org);
                let Some(org) = self.org_mut(*org) else { return };
                org.carried.push(at);
                org.invites.push(*invite);
            }
            Effect::Admitted(admission) => self.admit(*admission),
            Effect::Accepted { number } => {
                self.change((by, *number), |membership| membership.accepted = true);
            }
            Effect::Left { .. } | Effect::HandedOver { .. } | Effect::TakenOver { .. } => {
                self.leavings.push(at);
                if !self.void.leavings.contains(at) {
                    self.leave(book, at, by, effect);
                }
            }
            Effect::Against { of, reason } => {
                self.ballots.insert(*of);
                self.change(*of, |membership| membership.ballot.vote(Verdict { by, at, reason: *reason }));
            }
            Effect::Withdrawn { of } => self.change(*of, |membership| membership.ballot.withdraw(by, at)),
            Effect::Moved { topic, motion } => self.motions.say(book, *topic, by, at, *motion),
            Effect::GroupFounded { .. } | Effect::GroupJoined { .. } if self.void.admissions.contains(at) => {}
            Effect::Invited { .. }
            | Effect::InviteRevoked { .. }
            | Effect::Mandated { .. }
            | Effect::PersonEnded { .. }
            | Effect::DeviceAdded { .. }
            | Effect::DeviceRevoked { .. }
            | Effect::SheetSet { .. }
            | Effect::Recovered { .. }
            | Effect::Vouched { .. }
            | Effect::GroupFounded { .. }
            | Effect::GroupJoined { .. }
            | Effect::GroupLeft { .. } => self.house.apply(book, at, by, effect),
        }
    }

    /// Adds an entry that decides to its organisation's chain.
    pub(super) fn link(&mut self, at: Place, item: &Item) {
        if let Some((acting, decision)) = item.judged.acting.zip(item.judged.decision.as_ref())
            && let Some(org) = self.org_mut(acting.org)
        {
            org.chain.add(at, decision);
        }
    }

    fn leave(&mut self, book: &Book, at: Place, by: Org, effect: &Effect) {
        match effect {
            Effect::Left { number } => self.change((by, *number), |membership| membership.left.push(at)),
            Effect::HandedOver { number, to } => self.change((by, *number), |membership| {
                membership.handed.push((*to, at));
                membership.merge(book, by);
            }),
            Effect::TakenOver { of } => self.change(*of, |membership| {
                membership.taken.push((by, at));
                membership.merge(book, of.0);
            }),
            _ => {}
        }
    }

    /// Carries out what an entry notes.
    pub(super) fn note(&mut self, at: Place, item: &Item) {
        let Some(acting) = item.judged.acting else { return };
        for act in &item.judged.notes {
            if let Act::Removal(of) = act {
                self.note_removal(*of, acting.org, at);
            }
        }
        if self.void.notes.contains(at) {
            return;
        }
        for ordinal in &item.judged.takes {
            let Some(counted) = self.admissions.get_mut(*ordinal).and_then(Option::as_mut) else { continue };
            counted.takers.insert(acting.org.0);
            let of = counted.admission.of;
            if self.membership(of).is_some_and(|membership| !membership.admitted) {
                self.change(of, |_membership| {});
            }
        }
        for act in &item.judged.notes {
            match act {
                Act::Voice(of) => self.change(*of, |membership| {
                    membership.noters.insert(acting.org.0);
                    membership.voice |= acting.alone || membership.noters.len() >= NOTERS;
                }),
                Act::Motion(motion) => self.motions.note(*motion, acting.org, acting.alone),
                Act::Removal(_) => {}
            }
        }
    }

    fn note_removal(&mut self, of: Membership, by: Org, at: Place) {
        let counts = !self.void.removals.contains(at);
        let mut claimed = false;
        self.change(of, |membership| {
            claimed = membership.ballot.claim(by);
            if counts {
                membership.ballot.note(by, at);
            }
        });
        if claimed {
            self.claimed.insert(of);
        }
        if self.membership(of).is_some_and(MembershipState::is_removed) {
            self.removed.insert(of);
        }
    }

    fn found(&mut self, at: Place, org: Org, founding: &FoundingStatement, charter: &Charter) {
        self.charter = Some(charter.clone());
        self.house.found(at, org, founding);
        if let Some(state) = self.org_mut(org) {
            state.founder = true;
            state.carried.push(at);
        }
        self.change((org, 1), |membership| {
            membership.accepted = true;
            membership.admitted = true;
            membership.voice = true;
        });
    }

    fn admit(&mut self, admission: Admission) {
        if self.void.admissions.contains(admission.at) {
            return;
        }
        if self.admissions.len() <= admission.ordinal {
            self.admissions.resize(admission.ordinal + 1, None);
        }
        if let Some(slot) = self.admissions.get_mut(admission.ordinal) {
            *slot = Some(Counted { admission, takers: Bits::default() });
        }
        if let Some(invite) = admission.invite {
            self.house.confirm(invite, admission.ordinal);
        }
        self.counted.push(admission.ordinal);
        self.change(admission.of, |membership| membership.admissions.push(admission.ordinal));
    }

    /// Changes a membership and derives again what follows for its organisation.
    fn change(&mut self, (org, number): Membership, change: impl FnOnce(&mut MembershipState)) {
        let Some(membership) = self.orgs.get_mut(org.0).and_then(|state| state.membership_mut(number)) else { return };
        let before = (membership.admitted, membership.voice);
        change(membership);
        if membership.accepted && !membership.admitted {
            let counted = membership.admissions.iter().filter_map(|ordinal| self.admissions.get(*ordinal)?.as_ref());
            let taken = counted.filter(|counted| counted.admission.sole || !counted.takers.is_empty());
            membership.admitted = self.void.ground.members.contains(&(org, number))
                || enough(&taken.map(|counted| &counted.admission).collect::<Vec<_>>());
        }
        membership.voice |= self.void.ground.voices.contains(&(org, number));
        self.changes += usize::from(before != (membership.admitted, membership.voice));
        let Some(state) = self.orgs.get(org.0) else { return };
        let member = state.is_member();
        let given = member && state.membership(state.number()).is_some_and(|current| current.voice);
        for (set, holds) in [(&mut self.members, member), (&mut self.given, given)] {
            if holds { set.insert(org.0) } else { set.remove(org.0) }
        }
    }

    /// How often a membership or a voice began.
    pub(super) const fn changes(&self) -> usize {
        self.changes
    }

    /// Memberships that ended by verdicts.
    pub(super) const fn removed(&self) -> &BTreeSet<Membership> {
        &self.removed
    }

    /// Memberships that would have ended by verdicts if every note counted.
    pub(super) const fn claimed(&self) -> &BTreeSet<Membership> {
        &self.claimed
    }

    /// Memberships that ended without others having to agree, with the entries by which they did.
    pub(super) fn left(&self) -> impl Iterator<Item = (Membership, &[Place])> {
        self.orgs.iter().enumerate().flat_map(|(index, org)| {
            let left = (1..).zip(&org.memberships).filter(|(_, membership)| !membership.left.is_empty());
            left.map(move |(number, membership)| ((Org(index), number), membership.left.as_slice()))
        })
    }

    /// Entries by which organisations leave, alone or into another one, whether or not they count.
    pub(super) fn leavings(&self) -> &[Place] {
        &self.leavings
    }

    /// The charter as it holds now.
    pub(super) fn charter(&self) -> Option<Charter> {
        let founded = self.charter.clone()?;
        let sponsors = self.motions.in_force(Topic::Sponsors).map_or(founded.sponsors, |motion| motion.value);
        Some(Charter { sponsors, ..founded })
    }

    /// New cases and invitations rest.
    pub(super) fn is_paused(&self) -> bool {
        self.motions.in_force(Topic::Pause).is_some_and(|motion| motion.value > 0)
    }

    /// What speaking for this value on a rule amounts to; nothing to move when it holds already.
    pub(super) fn motion(&self, topic: Topic, value: u32) -> Option<Motion> {
        let (generation, holds) = match (self.motions.in_force(topic), topic) {
            (Some(motion), _) => (motion.generation, motion.value),
            (None, Topic::Sponsors) => (0, self.charter.as_ref().map_or(1, |charter| charter.sponsors)),
            (None, Topic::Pause) => (0, 0),
        };
        (value != holds).then_some(Motion { topic, generation: generation + 1, value })
    }

    pub(super) fn orgs(&self) -> impl Iterator<Item = (Org, &OrgState)> {
        self.orgs.iter().enumerate().map(|(index, state)| (Org(index), state)).filter(|(_, state)| state.is_known())
    }

    fn org_mut(&mut self, org: Org) -> Option<&mut OrgState> {
        if self.orgs.len() <= org.0 {
            self.orgs.resize_with(org.0 + 1, OrgState::default);
        }
        self.orgs.get_mut(org.0)
    }

    pub(super) fn org(&self, org: Org) -> Option<&OrgState> {
        self.orgs.get(org.0).filter(|state| state.is_known())
    }

    pub(super) fn membership(&self, (org, number): Membership) -> Option<&MembershipState> {
        self.orgs.get(org.0)?.membership(number)
    }

    pub(super) fn is_member(&self, org: Org) -> bool {
        self.members.contains(org.0)
    }

    pub(super) const fn members(&self) -> &Bits {
        &self.members
    }

    /// Somebody was given a voice and is still a member.
    pub(super) fn any_given(&self) -> bool {
        !self.given.is_empty()
    }

    /// Who has a voice. When nobody has one any more it falls to all members.
    pub(super) fn voices(&self) -> &Bits {
        if self.any_given() && !sabotage::is(Bug::MembersAreVoices) { &self.given } else { &self.members }
    }

    pub(super) fn counted(&self, ordinal: usize) -> Option<&Counted> {
        self.admissions.get(ordinal)?.as_ref()
    }

    /// Admissions and endorsements of a membership that are in the set.
    pub(super) fn admissions_of(&self, of: Membership) -> impl Iterator<Item = &Counted> {
        let ordinals = self.membership(of).map_or(&[][..], |membership| membership.admissions.as_slice());
        ordinals.iter().filter_map(|ordinal| self.counted(*ordinal))
    }

    /// Whether an admission still speaks for its organisation here: neither contradicted nor written beyond the end
    /// of its device's or its person's right.
    pub(super) fn stands(&self, book: &Book, admission: &Admission) -> bool {
        self.speaks(book, admission.by, admission.at)
    }

    fn speaks(&self, book: &Book, by: Org, at: Place) -> bool {
        let cut = self.orgs.get(by.0).is_some_and(|org| org.chain.cuts(book, at));
        !cut && self.rights(book).ends_unknown_to(at).is_empty()
    }

    /// The verdict by which an organisation stands against a membership here.
    pub(super) fn verdict(&self, book: &Book, by: Org, of: Membership) -> Option<&Verdict> {
        self.membership(of)?.ballot.standing(book, by, |at| self.speaks(book, by, at))
    }

    /// Other voices that stand against a membership here.
    pub(super) fn against<'a>(
        &'a self,
        book: &'a Book,
        voices: &'a Voices,
        of: Membership,
    ) -> impl Iterator<Item = &'a Verdict> {
        let voters = self.membership(of).into_iter().flat_map(|membership| membership.ballot.voters().iter());
        voters.map(Org).filter_map(move |by| {
            let counts = by != of.0 && (voices.contains(by) || sabotage::is(Bug::DepartedVotersCount));
            counts.then(|| self.verdict(book, by, of)).flatten()
        })
    }

    /// Memberships on which somebody voted and that have not ended here.
    pub(super) fn ballots(&self) -> impl Iterator<Item = Membership> + '_ {
        self.ballots
            .iter()
            .copied()
            .filter(|(org, number)| self.org(*org).is_some_and(|state| state.is_member() && state.number() == *number))
    }

    /// Memberships whose removal is complete for an entry of `org`; see [`State::voiced`].
    fn removable<'a>(
        &'a self,
        book: &'a Book,
        position: &'a Voices,
        org: Org,
        again: bool,
    ) -> impl Iterator<Item = Membership> + 'a {
        let need = needed(position.count);
        self.ballots().filter(move |of| {
            let ballot = self.membership(*of).map(|membership| &membership.ballot);
            let open = ballot
                .is_some_and(|ballot| ballot.voters().len() >= need && (again || !ballot.noters().contains(org.0)));
            open && (of.0 != org || sabotage::is(Bug::TargetNotes))
                && self.against(book, position, *of).take(need).count() == need
        })
    }

    /// Motions for which more than half of the voices speak, for an entry of `org`; see [`State::voiced`].
    fn carried(&self, book: &Book, position: &Voices, org: Org, again: bool) -> Vec<Motion> {
        let mut supporters: BTreeMap<Motion, Bits> = BTreeMap::new();
        for (motion, by, at) in self.motions.spoken() {
            if position.contains(by) && self.speaks(book, by, at) {
                supporters.entry(motion).or_default().insert(by.0);
            }
        }
        let open = |motion: &Motion| again || self.motions.noters(motion).is_none_or(|noters| !noters.contains(org.0));
        let carried = supporters.into_iter().filter(|(motion, by)| by.len() > position.count / 2 && open(motion));
        carried.map(|(motion, _)| motion).collect()
    }

    /// Who speaks for a motion here.
    pub(super) fn movers(&self, book: &Book, motion: Motion) -> Bits {
        let spoken = self.motions.spoken().filter(|(spoken, by, at)| *spoken == motion && self.speaks(book, *by, *at));
        spoken.map(|(_, by, _)| by.0).collect()
    }

    /// Every act that is complete for an entry of `acting` that has everything here in its past or in itself, judged
    /// with the voices of its position.
    pub(super) fn complete(&self, book: &Book, position: &Voices, acting: &Acting) -> Vec<Act> {
        let (org, again) = (acting.org, acting.renews());
        let voices = self.voiced(book, position, org, again).map(Act::Voice);
        let removals = self.removable(book, position, org, again).map(Act::Removal);
        voices.chain(removals).chain(self.carried(book, position, org, again).into_iter().map(Act::Motion)).collect()
    }

    /// Whether an entry of a voice would help an act that has not come about here.
    pub(super) fn is_awaited(&self, book: &Book, position: &Voices, org: Org) -> bool {
        let waits = |of: Membership| {
            self.membership(of).is_some_and(|membership| membership.accepted && !membership.is_ended())
        };
        let takes = |admission: &Admission| {
            waits(admission.of) && self.membership(admission.of).is_some_and(|membership| !membership.admitted)
        };
        let alone = position.only(org);
        self.takeable(book, org, false).any(takes)
            || self
                .voiced(book, position, org, alone)
                .any(|of| waits(of) && self.membership(of).is_some_and(|membership| !membership.voice))
            || self.removable(book, position, org, false).next().is_some()
            || self.carried(book, position, org, alone).into_iter().any(|motion| {
                self.motions
                    .in_force(motion.topic)
                    .is_none_or(|now| (now.generation, now.value) < (motion.generation, motion.value))
            })
    }

    /// Admissions of a membership by organisations that are members here and stand by their word.
    pub(super) fn supporters<'a>(&'a self, book: &'a Book, of: Membership) -> impl Iterator<Item = &'a Admission> {
        self.admissions_of(of)
            .map(|counted| &counted.admission)
            .filter(|admission| self.is_member(admission.by) && self.stands(book, admission))
    }

    /// Enough members admit it for it to accept.
    pub(super) fn is_sponsored(&self, book: &Book, of: Membership) -> bool {
        enough(&self.supporters(book, of).collect::<Vec<_>>())
    }

    /// The membership to show: the one being opened again once enough members admit it, else the latest.
    pub(super) fn shown_number(&self, book: &Book, org: Org) -> u32 {
        let Some(state) = self.org(org) else { return 0 };
        let open = state.open_number();
        if open == 1 || self.is_sponsored(book, (org, open)) { open } else { state.number() }
    }

    /// Admissions that an entry of `acting` written here notes, by ordinal. Those its organisation has noted before are
    /// not looked at again.
    pub(super) fn takes(&mut self, book: &Book, acting: &Acting) -> Vec<usize> {
        let org = acting.org;
        if acting.renews() {
            return self.takeable(book, org, true).map(|admission| admission.ordinal).collect();
        }
        if self.untaken.len() <= org.0 {
            self.untaken.resize_with(org.0 + 1, Default::default);
        }
        let (looked_at, mut open) = self.untaken.get_mut(org.0).map(std::mem::take).unwrap_or_default();
        open.extend(self.counted.iter().skip(looked_at));
        open.retain(|ordinal| {
            self.counted(*ordinal).is_some_and(|counted| {
                let Admission { by, of, .. } = counted.admission;
                by != org && of.0 != org && !counted.takers.contains(org.0)
            })
        });
        let taken = open.iter().filter_map(|ordinal| self.counted(*ordinal)).map(|counted| &counted.admission);
        let taken = taken.filter(|admission| self.is_takeable(book, org, admission)).map(|one| one.ordinal).collect();
        let looked_at = self.counted.len();
        if let Some(untaken) = self.untaken.get_mut(org.0) {
            *untaken = (looked_at, open);
        }
        taken
    }

    /// Admissions that an entry of `org` written here would note. `again`: also those it has noted before.
    pub(super) fn takeable<'a>(&'a self, book: &'a Book, org: Org, again: bool) -> impl Iterator<Item = &'a Admission> {
        let open = self.admissions.iter().flatten().filter(move |counted| again || !counted.takers.contains(org.0));
        open.map(|counted| &counted.admission).filter(move |admission| self.is_takeable(book, org, admission))
    }

    fn is_takeable(&self, book: &Book, org: Org, admission: &Admission) -> bool {
        admission.by != org
            && admission.of.0 != org
            && self.membership(admission.of).is_some_and(|of| of.accepted)
            && (self.is_member(admission.by) || sabotage::is(Bug::SponsorUnchecked))
            && self.stands(book, admission)
    }

    /// Memberships whose voice is complete for an entry of `org` that has everything here in its past or in itself,
    /// judged with the voices of its position. `again`: also those it has noted before.
    pub(super) fn voiced<'a>(
        &'a self,
        book: &'a Book,
        position: &'a Voices,
        org: Org,
        again: bool,
    ) -> impl Iterator<Item = Membership> + 'a {
        let all = self.orgs().flat_map(|(of, state)| (1..).zip(&state.memberships).map(move |(n, one)| ((of, n), one)));
        let open = all.filter(move |(_, membership)| again || !membership.noters.contains(org.0));
        let complete = open.filter(|(of, _)| position.fallen_to(*of) || self.endorsed(book, position, *of));
        complete.map(|(of, _)| of)
    }

    fn endorsed(&self, book: &Book, position: &Voices, of: Membership) -> bool {
        let base = position.count_without(of.0);
        let said = self.membership(of).map_or(0, |membership| membership.admissions.len());
        said > base / 2 && self.endorsers(book, position, of).len() > base / 2
    }

    /// Voices whose endorsement of a membership stands here.
    pub(super) fn endorsers(&self, book: &Book, position: &Voices, of: Membership) -> Bits {
        let spoken = self.admissions_of(of).map(|counted| &counted.admission);
        spoken
            .filter(|one| one.by != of.0 && position.contains(one.by) && self.stands(book, one))
            .map(|one| one.by.0)
            .collect()
    }

    /// The founding of a group that counts, and who is listed. Who leaves the network leaves its groups.
    pub(super) fn group(&self, book: &Book, id: &GroupId) -> Option<(Place, BTreeSet<Org>)> {
        let ended = |org: Org, at: Place| self.org(org).is_some_and(|state| !state.ends_known_to(book, at));
        self.house.group(book, &self.set, id, ended)
    }

    /// The voices here, to judge an entry that is being absorbed.
    pub(super) fn position(&self) -> Voices {
        let fallen = if self.any_given() {
            Vec::new()
        } else {
            let numbered = |org: usize| Some((Org(org), self.orgs.get(org)?.number()));
            self.members.iter().filter_map(numbered).collect()
        };
        let voices = self.voices().clone();
        Voices { count: voices.len(), orgs: voices, fallen }
    }
}

/// Who had a voice at a position.
#[derive(Clone, Debug)]
pub(super) struct Voices {
    orgs: Bits,
    count: usize,
    /// Memberships to which the voice fell because nobody who was given one remained.
    fallen: Vec<Membership>,
}

impl Voices {
    pub(super) fn contains(&self, org: Org) -> bool {
        self.orgs.contains(org.0)
    }

    pub(super) const fn count(&self) -> usize {
        self.count
    }

    pub(super) fn count_without(&self, org: Org) -> usize {
        self.count - usize::from(self.contains(org))
    }

    pub(super) fn only(&self, org: Org) -> bool {
        self.orgs.iter().all(|voice| voice == org.0)
    }

    fn fallen_to(&self, membership: Membership) -> bool {
        self.fallen.contains(&membership)
    }
}

/// Whether as many different sponsors as the least demanding of these admissions needs.
fn enough(admissions: &[&Admission]) -> bool {
    let sponsors: Bits = admissions.iter().map(|admission| admission.by.0).collect();
    admissions.iter().map(|admission| admission.need).min().is_some_and(|need| sponsors.len() >= need)
}
