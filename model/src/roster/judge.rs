//! What an entry may do at its own position.
//!
//! Rights (who acts, membership, voice, mandate) are those of the entry's causal past. Its statements are judged in
//! order, each seeing what the ones before it in the same entry did.

use std::collections::BTreeSet;

use super::bits::Bits;
use super::book::{Act, Acting, Admission, Book, Decision, Effect, Judged, Membership, Org, Place, Topic};
use super::ends::Ground;
use super::house::Person;
use super::position::Position;
use super::sabotage::{self, Bug};
use super::state::{State, Voices};
use super::{Roster, RosterEntry, SPONSORS};
use crate::fact::recovery::Recovered;
use crate::fact::{Admitted, DeviceAdded, Fact, GroupFounded, Redeemed, Statement};
use crate::history::Author;
use crate::id::{DeviceId, GroupId, InviteId, OrgId, PersonId};

/// Judges an entry already written down, and absorbs it into the position, which holds exactly its past.
pub(super) fn judge(book: &mut Book, position: &mut Position, at: Place) {
    let Some(entry) = book.item(at).map(|item| item.entry.clone()) else { return };
    for statement in &entry.statements {
        if let Fact::Redeemed(Redeemed { founding, .. }) = statement.fact.known() {
            book.intern(founding.org());
        }
    }
    let state = &mut position.state;
    let changes = state.changes();
    let founded = genesis(book, &entry);
    if let Some((founder, founded)) = &founded {
        state.apply(book, at, *founder, founded);
    }
    let voices = state.position();
    let judged = match acting(book, state, &voices, at, &entry.device) {
        Some(acting) => statements(book, state, at, &entry, acting, &voices, founded.map(|(_, founded)| founded)),
        None => Judged { held: vec![false; entry.statements.len()], ..Judged::default() },
    };
    let acting = judged.acting;
    book.judge(at, Judged { void: state.void.clone(), ..judged });
    if let Some(item) = book.item(at) {
        state.link(at, item);
    }
    if let Some(acting) = acting.filter(|acting| acting.voice) {
        let noted = state.complete(book, &voices, &acting);
        let removes = noted.iter().any(|act| matches!(act, Act::Removal(_)));
        book.note(at, noted, removes.then(|| Ground::of(state)));
    }
    if let Some(item) = book.item(at) {
        state.note(at, item);
    }
    state.set.insert(at);
    let changed = state.changes() > changes;
    position.look(book, at, changed);
    position.settle(book);
}

impl Acting {
    /// Notes again what its organisation noted before, because this note may be worth more: nobody else has a voice,
    /// or the earlier one may come to count for nothing while this one stands (it is another membership's, or the
    /// voice was not given but fell to it).
    pub(super) const fn renews(&self) -> bool {
        self.alone || !self.given || self.author.number > 1
    }
}

/// The founding of the network, when this is its genesis.
fn genesis(book: &mut Book, entry: &RosterEntry) -> Option<(Org, Effect)> {
    let Fact::NetworkFounded(fact) = entry.statements.first()?.fact.known() else { return None };
    let ours = entry.id.0 == book.network.0 && entry.parents.is_empty() && fact.founding.device == entry.device;
    ours.then(|| {
        let org = book.intern(fact.founding.org());
        (org, Effect::Founded { founding: fact.founding.clone(), org, charter: fact.charter.clone() })
    })
}

/// Who acts through a device, when it may.
fn acting(book: &Book, state: &State, voices: &Voices, at: Place, device: &DeviceId) -> Option<Acting> {
    let rights = state.rights(book);
    let claim = rights.claim(device)?;
    let person = state.house.person(claim.org, claim.person)?;
    if !rights.is_active(device, &claim) {
        return None;
    }
    let org = state.org(claim.org)?;
    let acting = Acting {
        org: claim.org,
        author: Author {
            org: book.org_id(claim.org)?,
            number: state.shown_number(book, claim.org),
            person: claim.person,
            device: *device,
            mandates: rights.mandates(claim.org, person),
        },
        member: state.is_member(claim.org).then(|| org.number()),
        voice: voices.contains(claim.org),
        given: state.any_given(),
        alone: voices.contains(claim.org) && voices.only(claim.org),
    };
    (!rights.is_too_long(at, &acting)).then_some(acting)
}

/// Judges the statements of an entry and carries them out.
fn statements(
    book: &Book,
    state: &mut State,
    at: Place,
    entry: &RosterEntry,
    acting: Acting,
    voices: &Voices,
    founded: Option<Effect>,
) -> Judged {
    let mut judged = Judged { acting: Some(acting), ..Judged::default() };
    if acting.voice {
        judged.takes = state.takes(book, &acting);
    }
    let sponsors = state.charter().map_or(1, |charter| usize::try_from(charter.sponsors).unwrap_or(usize::MAX));
    let need = sponsors.min(state.members().len()).max(1);
    let mut links: Option<Bits> = None;
    let skip = usize::from(founded.is_some());
    judged.held.extend(founded.iter().map(|_| true));
    judged.effects.extend(founded);
    let mut ordinal = book.admissions();
    for statement in entry.statements.iter().skip(skip) {
        let bench = Bench { book, state, at, acting, voices, need, ordinal };
        let effect = bench.effect(statement);
        judged.held.push(effect.is_some() || (acting.voice && matches!(statement.fact.known(), Fact::Noted(_))));
        let Some(effect) = effect else { continue };
        if Roster::is_decision(statement.fact.known()) {
            links.get_or_insert_default().add_all(&bench.links(statement).unwrap_or_default());
        }
        ordinal += usize::from(matches!(effect, Effect::Admitted(_)));
        state.apply(book, at, acting.org, &effect);
        judged.effects.push(effect);
    }
    judged.decision = links.map(|named| decision(book, &named));
    judged
}

/// The link of an entry that names these decisions: those that another named one builds on say nothing more.
fn decision(book: &Book, named: &Bits) -> Decision {
    let mut builds_on = named.clone();
    for one in named.iter() {
        if let Some(earlier) = book.item(one).and_then(|item| item.judged.decision.as_ref()) {
            builds_on.add_all(&earlier.builds_on);
        }
    }
    let implied = |one: &usize| named.iter().any(|other| book.builds_on(other, *one));
    Decision { previous: named.iter().filter(|one| !implied(one)).collect(), builds_on }
}

/// Where a statement is judged.
struct Bench<'a> {
    book: &'a Book,
    state: &'a State,
    at: Place,
    acting: Acting,
    voices: &'a Voices,
    need: usize,
    ordinal: usize,
}

impl Bench<'_> {
    /// What the statement changes; `None` when it is void.
    fn effect(&self, statement: &Statement) -> Option<Effect> {
        let house = &self.state.house;
        let mandates = self.acting.author.mandates;
        let org = self.acting.org;
        match statement.fact.known() {
            Fact::Accepted(fact) => {
                (mandates.decide && self.may_accept(fact.number)).then_some(Effect::Accepted { number: fact.number })
            }
            Fact::Left(fact) => self.may_leave(fact.number).then_some(Effect::Left { number: fact.number }),
            _ if !self.state.is_member(org) && !sabotage::is(Bug::AuthorUnchecked) => None,
            fact if Roster::is_decision(fact) && (!mandates.decide || self.links(statement).is_none()) => None,
            Fact::Admitted(fact) => self.admission(fact).map(Effect::Admitted),
            Fact::RemovalVoted(fact) => {
                let of = self.other_member(&fact.org, fact.number)?;
                self.may_vote_against(of).then_some(Effect::Against { of, reason: fact.reason })
            }
            Fact::RemovalWithdrawn(fact) => {
                let of = self.other_member(&fact.org, fact.number)?;
                self.acting.voice.then_some(Effect::Withdrawn { of })
            }
            Fact::CharterVoted(fact) => {
                (SPONSORS.contains(&fact.sponsors)).then(|| self.moves(Topic::Sponsors, fact.sponsors)).flatten()
            }
            Fact::PauseVoted(fact) => self.moves(Topic::Pause, u32::from(fact.on)),
            Fact::HandedOver(fact) => {
                let to = self.known(&fact.to)?;
                let own = self.state.org(org).is_some_and(|own| own.number() == fact.number);
                (own && self.state.is_member(to)).then_some(Effect::HandedOver { number: fact.number, to })
            }
            Fact::TakenOver(fact) => Some(Effect::TakenOver { of: self.other_member(&fact.org, fact.number)? }),
            Fact::Invited(fact) => {
                let may = mandates.decide && !self.state.is_paused() && house.invite(&fact.invite).is_none();
                may.then(|| Effect::Invited { invite: fact.invite, expires: fact.expires, groups: fact.groups.clone() })
            }
            Fact::InviteRevoked(fact) => {
                let offered = house.invite(&fact.invite).is_some_and(|invite| invite.offered_by(org));
                (mandates.decide && offered).then_some(Effect::InviteRevoked { invite: fact.invite })
            }
            Fact::Redeemed(fact) => self.carries_in(fact),
            Fact::GroupFounded(fact) => self.founds_group(fact),
            Fact::GroupJoined(fact) => {
                let (founding, orgs) = self.group(&fact.group)?;
                let joins = self.known(&fact.org)?;
                orgs.contains(&org).then_some(Effect::GroupJoined { group: fact.group, founding, org: joins })
            }
            Fact::GroupLeft(fact) => {
                let (_, orgs) = self.group(&fact.group)?;
                orgs.contains(&org).then_some(Effect::GroupLeft { group: fact.group })
            }
            Fact::Recovered(fact) => self.recovers(fact),
            fact if mandates.administer || self.is_own(fact) => self.arranges(fact),
            _ => None,
        }
    }

    /// People and devices of the own organisation.
    fn arranges(&self, fact: &Fact) -> Option<Effect> {
        let house = &self.state.house;
        let org = self.acting.org;
        let active = |person: PersonId| house.person(org, person).is_some_and(Person::is_active);
        let rights = self.state.rights(self.book);
        let claim = |device: &DeviceId| rights.claim(device);
        match fact {
            Fact::PersonEnrolled(fact) => house
                .person(org, fact.person)
                .is_none()
                .then_some(Effect::Mandated { person: fact.person, mandates: fact.mandates }),
            Fact::PersonMandated(fact) => {
                active(fact.person).then_some(Effect::Mandated { person: fact.person, mandates: fact.mandates })
            }
            Fact::PersonEnded(fact) => active(fact.person).then_some(Effect::PersonEnded { person: fact.person }),
            Fact::DeviceAdded(fact) => {
                // Known elsewhere: ignored. Known here: a new key, by the device itself alone, since it alone has
                // its private half. Whoever acts is active.
                let free = match claim(&fact.device) {
                    Some(known) => fact.device == self.acting.author.device && known.person == fact.person,
                    None => self.may_add(fact),
                };
                (free && active(fact.person)).then_some(Effect::DeviceAdded {
                    device: fact.device,
                    encryption: fact.encryption,
                    person: fact.person,
                    format: fact.format,
                })
            }
            Fact::DeviceRevoked(fact) => claim(&fact.device)
                .is_some_and(|known| known.org == org)
                .then_some(Effect::DeviceRevoked { device: fact.device }),
            Fact::DeviceVouched(fact) => (claim(&fact.added.device).is_none() && active(fact.added.person))
                .then(|| Effect::Vouched { added: fact.added.clone(), by: self.acting.author.person }),
            // Who could set the sheet of somebody else could become that person.
            Fact::RecoverySheetSet(fact) => (fact.person == self.acting.author.person
                && !house.recovery.knows(&fact.sheet))
            .then_some(Effect::SheetSet { person: fact.person, sheet: fact.sheet }),
            _ => None,
        }
    }

    /// What a person arranges for itself without the mandate to administer.
    fn is_own(&self, fact: &Fact) -> bool {
        let me = self.acting.author.person;
        match fact {
            Fact::DeviceAdded(fact) => fact.person == me,
            Fact::DeviceRevoked(fact) => {
                let claim = self.state.rights(self.book).claim(&fact.device);
                claim.is_some_and(|claim| (claim.org, claim.person) == (self.acting.org, me))
            }
            Fact::RecoverySheetSet(fact) => fact.person == me,
            _ => false,
        }
    }

    /// Who still has a device sees what is added in its name. For somebody else who has lost all, two administrators
    /// must say the same, as long as there is a second one.
    fn may_add(&self, added: &DeviceAdded) -> bool {
        let (rights, org) = (self.state.rights(self.book), self.acting.org);
        let me = self.acting.author.person;
        let mut devices = rights.devices_of((org, added.person)).peekable();
        if added.person == me || devices.peek().is_none() || devices.any(|active| active) {
            return true;
        }
        let others = || rights.administrators(org).filter(|other| *other != me);
        let vouches =
            |other| self.state.house.recovery.vouched().any(|(of, by, what)| (of, by, what) == (org, other, added));
        others().next().is_none() || others().any(vouches)
    }

    /// Any member carries in what a sheet signed.
    fn recovers(&self, fact: &Recovered) -> Option<Effect> {
        let house = &self.state.house;
        let org = self.known(&fact.org)?;
        let owner = (org, fact.added.person);
        let counts = self.state.is_member(org)
            && house.person(org, fact.added.person).is_some_and(Person::is_active)
            && house.recovery.open_sheets(self.book, owner).any(|sheet| sheet == fact.sheet)
            && !house.knows_device(&fact.added.device);
        counts.then(|| Effect::Recovered { org, sheet: fact.sheet, added: fact.added.clone() })
    }

    /// The newcomer itself takes up the membership that enough members opened.
    fn may_accept(&self, number: u32) -> bool {
        let org = self.acting.org;
        let open = self.state.org(org).is_some_and(|state| !state.is_member() && state.open_number() == number);
        open && self.state.is_sponsored(self.book, (org, number))
    }

    /// A member leaves; who was admitted, or waits to be received, declines. By a person who decides, or by anybody
    /// when there is none.
    fn may_leave(&self, number: u32) -> bool {
        let of = (self.acting.org, number);
        let open = self.state.org(of.0).is_some_and(|state| state.open_number() == number);
        let accepted = || self.state.membership(of).is_some_and(|membership| membership.accepted);
        let nobody_decides = || !self.state.rights(self.book).can_decide(of.0);
        open && (accepted() || self.state.is_sponsored(self.book, of))
            && (self.acting.author.mandates.decide || nobody_decides())
    }

    /// Another organisation in its current membership, of which a statement speaks.
    fn other_member(&self, id: &OrgId, number: u32) -> Option<Membership> {
        let of = self.known(id)?;
        let current = self.state.org(of).is_some_and(|state| state.is_member() && state.number() == number);
        (of != self.acting.org && current).then_some((of, number))
    }

    /// Whether a verdict is in order: by a voice, and so that it does not stand against half of the voices or more.
    fn may_vote_against(&self, of: Membership) -> bool {
        let unlimited = !self.voices.contains(of.0) || sabotage::is(Bug::NoLimit);
        let open = || {
            let ballots = self.state.ballots().filter(|open| *open != of && self.voices.contains(open.0));
            ballots.filter(|open| self.state.verdict(self.book, self.acting.org, *open).is_some()).count() + 1
        };
        self.acting.voice && (unlimited || 2 * open() < self.voices.count())
    }

    fn moves(&self, topic: Topic, value: u32) -> Option<Effect> {
        self.acting.voice.then(|| Effect::Moved { topic, motion: self.state.motion(topic, value) })
    }

    fn admission(&self, fact: &Admitted) -> Option<Admission> {
        let of = self.known(&fact.org)?;
        let by = self.acting.org;
        let newcomer = self.state.org(of)?;
        let invite = fact.invite;
        let in_order = of != by && newcomer.open_number() == fact.number;
        let introduced = match invite {
            Some(invite) => self.confirms(&invite, of),
            None => {
                fact.number > 1 || newcomer.is_member() || newcomer.invites.iter().any(|used| self.confirmed(used, of))
            }
        };
        let sole = self.voices.only(by);
        (in_order && introduced).then_some(Admission {
            ordinal: self.ordinal,
            at: self.at,
            by,
            of: (of, fact.number),
            invite,
            need: self.need,
            sole,
        })
    }

    /// The inviter says that its invitation reached this organisation, and no other.
    fn confirms(&self, invite: &InviteId, of: Org) -> bool {
        self.state.house.invite(invite).is_some_and(|invite| {
            let admissions = invite.confirmed.iter().filter_map(|ordinal| self.state.counted(*ordinal));
            let mut others = admissions.filter(|counted| counted.admission.of.0 != of);
            invite.offered_by(self.acting.org)
                && invite.redeemed_by.contains(&of)
                && !others.any(|counted| self.state.stands(self.book, &counted.admission))
        })
    }

    /// Whether the inviter has confirmed this organisation.
    fn confirmed(&self, invite: &InviteId, of: Org) -> bool {
        let confirmed = self.state.house.invite(invite).map_or(&[][..], |invite| invite.confirmed.as_slice());
        confirmed
            .iter()
            .filter_map(|ordinal| self.state.counted(*ordinal))
            .any(|counted| counted.admission.of.0 == of && self.state.stands(self.book, &counted.admission))
    }

    /// A newcomer is carried in; one that is known and no member may use another invitation.
    fn carries_in(&self, fact: &Redeemed) -> Option<Effect> {
        let org = self.book.org(&fact.founding.org())?;
        let redeemable = self.state.house.invite(&fact.invite).is_some_and(|invite| {
            !invite.offers.is_empty() && !invite.is_revoked() && !invite.redeemed_by.contains(&org)
        });
        let fresh = match self.state.org(org) {
            Some(known) => !known.is_member(),
            None => !self.state.house.knows_device(&fact.founding.device),
        };
        (redeemable && fresh).then(|| Effect::CarriedIn { invite: fact.invite, founding: fact.founding.clone(), org })
    }

    fn founds_group(&self, fact: &GroupFounded) -> Option<Effect> {
        let orgs: Vec<Org> = fact.orgs.iter().map(|org| self.known(org)).collect::<Option<_>>()?;
        (orgs.contains(&self.acting.org) && !self.state.house.knows_group(&fact.group))
            .then_some(Effect::GroupFounded { group: fact.group, orgs })
    }

    fn group(&self, id: &GroupId) -> Option<(Place, BTreeSet<Org>)> {
        self.state.group(self.book, id)
    }

    /// An organisation that was carried in.
    fn known(&self, id: &OrgId) -> Option<Org> {
        let org = self.book.org(id)?;
        self.state.org(org).map(|_| org)
    }

    /// The decisions that the statement names as its organisation's previous ones. `None` when it names anything else.
    fn links(&self, statement: &Statement) -> Option<Bits> {
        let named = statement.previous.as_deref().unwrap_or_default();
        let chain = &self.state.org(self.acting.org)?.chain;
        named.iter().map(|id| self.book.place(id).filter(|at| chain.contains(*at))).collect()
    }
}
