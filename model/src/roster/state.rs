//! What follows from a causally closed set of entries when some of them note and admit nothing.
//!
//! Entries are absorbed one by one in any causal order; each was judged before, at its own position, so absorbing
//! only counts. Nothing here is ever taken back: a state with another [`Void`] is built anew.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::bits::Bits;
use super::book::{Admission, Book, Decision, Effect, Item, Membership, Org, Place};
use super::ends::Void;
use super::house::House;
use crate::fact::{Charter, FoundingStatement};
use crate::id::{GroupId, InviteId};

#[derive(Clone, Debug, Default)]
pub(super) struct State {
    pub(super) set: Bits,
    pub(super) void: Arc<Void>,
    pub(super) house: House,
    pub(super) charter: Option<Charter>,
    /// By index; one that was not carried in is empty.
    orgs: Vec<OrgState>,
    members: Bits,
    given: Bits,
    admissions: Vec<Option<Counted>>,
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
    pub(super) left: Vec<Place>,
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
        let started = |membership: &MembershipState| membership.admitted || !membership.left.is_empty();
        let last = self.memberships.iter().rposition(started);
        last.and_then(|index| u32::try_from(index + 1).ok()).unwrap_or(0)
    }

    /// Leavings, each with the number of the membership it ended.
    pub(super) fn leavings(&self) -> impl Iterator<Item = (u32, Place)> {
        (1..).zip(&self.memberships).flat_map(|(number, one)| one.left.iter().map(move |at| (number, *at)))
    }

    /// The membership an admission speaks of: the current one of a member, otherwise the next.
    pub(super) fn open_number(&self) -> u32 {
        let number = self.number();
        if self.is_member() { number } else { number + 1 }
    }

    pub(super) fn is_member(&self) -> bool {
        self.membership(self.number()).is_some_and(|current| current.admitted && current.left.is_empty())
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
            Effect::Founded { founding, org, charter } => self.found(book, at, *org, founding, charter),
            Effect::CarriedIn { invite, founding, org } => {
                self.house.found(book, at, *org, founding);
                self.house.redeem(*invite, *org);
                let Some(org) = self.org_mut(*org) else { return };
                org.carried.push(at);
                org.invites.push(*invite);
            }
            Effect::Admitted(admission) => self.admit(*admission),
            Effect::Accepted { number } => {
                self.change((by, *number), |membership| membership.accepted = true);
            }
            Effect::Left { number } => {
                self.change((by, *number), |membership| membership.left.push(at));
            }
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

    /// Carries out what an entry notes.
    pub(super) fn note(&mut self, at: Place, item: &Item) {
        let Some(acting) = item.judged.acting.filter(|_| !self.void.notes.contains(at)) else { return };
        for ordinal in &item.judged.takes {
            let Some(counted) = self.admissions.get_mut(*ordinal).and_then(Option::as_mut) else { continue };
            counted.takers.insert(acting.org.0);
            let of = counted.admission.of;
            if self.membership(of).is_some_and(|membership| !membership.admitted) {
                self.change(of, |_membership| {});
            }
        }
        for voice in &item.judged.notes {
            self.change(*voice, |membership| {
                membership.noters.insert(acting.org.0);
                membership.voice |= acting.alone || membership.noters.len() >= 2;
            });
        }
    }

    fn found(&mut self, book: &Book, at: Place, org: Org, founding: &FoundingStatement, charter: &Charter) {
        self.charter = Some(charter.clone());
        self.house.found(book, at, org, founding);
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
            membership.admitted = enough(&taken.map(|counted| &counted.admission).collect::<Vec<_>>());
        }
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
        if self.any_given() { &self.given } else { &self.members }
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
        let cut = self.orgs.get(admission.by.0).is_some_and(|org| org.chain.cuts(book, admission.at));
        !cut && !self.house.ended_before(book, &self.set, admission.at)
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

    /// Admissions that an entry of `org` written here would note. `again`: also those it has noted before.
    pub(super) fn takeable<'a>(&'a self, book: &'a Book, org: Org, again: bool) -> impl Iterator<Item = &'a Admission> {
        let open = self.admissions.iter().flatten().filter(move |counted| again || !counted.takers.contains(org.0));
        open.map(|counted| &counted.admission).filter(move |admission| {
            admission.by != org
                && admission.of.0 != org
                && self.membership(admission.of).is_some_and(|of| of.accepted)
                && self.is_member(admission.by)
                && self.stands(book, admission)
        })
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
        let complete = open.filter(|(of, membership)| {
            position.fallen_to(*of) || self.endorsed(book, position, of.0, &membership.admissions)
        });
        complete.map(|(of, _)| of)
    }

    fn endorsed(&self, book: &Book, position: &Voices, org: Org, admissions: &[usize]) -> bool {
        let base = position.count - usize::from(position.contains(org));
        if admissions.len() <= base / 2 {
            return false;
        }
        let spoken = admissions.iter().filter_map(|ordinal| self.counted(*ordinal)).map(|counted| &counted.admission);
        let endorsers: Bits = spoken
            .filter(|one| one.by != org && position.contains(one.by) && self.stands(book, one))
            .map(|one| one.by.0)
            .collect();
        endorsers.len() > base / 2
    }

    /// The founding of a group that counts, and who is listed. Who leaves the network leaves its groups.
    pub(super) fn group(&self, book: &Book, id: &GroupId) -> Option<(Place, BTreeSet<Org>)> {
        self.house
            .group(book, &self.set, id, |org| self.org(org).into_iter().flat_map(OrgState::leavings).map(|(_, at)| at))
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
