//! Random histories: replicas that meet now and then, act on what they know, date back and contradict themselves.

use std::collections::BTreeMap;
use std::sync::Arc;

use proptest::collection::vec;
use proptest::prelude::*;

use super::oracle::{Kind, Op, Oracle, Set};
use super::{
    World, accepted, admitted, charter_voted, device, invite, invited, left, noted, org, redeemed, verdict, withdrawn,
};
use crate::fact::Fact;
use crate::id::EntryId;
use crate::roster::{OrgStanding, Roster, Standing};
use crate::view::Stage;

pub(super) const LETTERS: [char; 5] = ['A', 'B', 'C', 'D', 'E'];

/// A history in both languages: entries for the roster, operations for the oracle.
#[derive(Clone)]
pub(super) struct History {
    pub(super) world: World,
    pub(super) ops: Vec<Op>,
    sponsors: u32,
    known: [Set; LETTERS.len()],
    /// Many leave, and date back.
    rough: bool,
    /// Who acts.
    actors: Vec<usize>,
    /// The first entry that may be dated back to.
    floor: usize,
}

/// One random step: who, what, to whom, whom it met, and what is odd about it.
type Step = [u8; 5];

pub(super) fn facts(kind: Kind) -> Vec<Fact> {
    match kind {
        Kind::Note => vec![noted()],
        Kind::Carry(of) => vec![invited(LETTERS[of]), redeemed(invite(LETTERS[of]), LETTERS[of])],
        Kind::Admit { of, number, confirms } => {
            vec![admitted(LETTERS[of], number, confirms.then(|| invite(LETTERS[of])))]
        }
        Kind::Accept(number) => vec![accepted(number)],
        Kind::Leave(number) => vec![left(number)],
        Kind::Against { of, number } => vec![verdict(LETTERS[of], number)],
        Kind::Withdraw { of, number } => vec![withdrawn(LETTERS[of], number)],
        Kind::Sponsors(sponsors) => vec![charter_voted(sponsors)],
    }
}

impl History {
    fn founded(sponsors: u32) -> Self {
        let genesis = Op { org: 0, kind: Kind::Note, past: 0, previous: 0 };
        Self {
            world: World::founded(sponsors),
            ops: vec![genesis],
            sponsors,
            known: [1, 0, 0, 0, 0],
            rough: false,
            actors: (0..LETTERS.len()).collect(),
            floor: 0,
        }
    }

    /// A, B, C and so on with a voice, all synchronised.
    pub(super) fn of(voices: usize, sponsors: u32) -> Self {
        let mut history = Self::founded(sponsors);
        for newcomer in 1..voices {
            history.now(0, Kind::Carry(newcomer));
            history.now(0, Kind::Admit { of: newcomer, number: 1, confirms: true });
            for endorser in 1..newcomer {
                history.now(endorser, Kind::Admit { of: newcomer, number: 1, confirms: false });
            }
            history.now(newcomer, Kind::Accept(1));
            for noter in 0..newcomer {
                history.now(noter, Kind::Note);
            }
        }
        assert_eq!(history.world.standing().voices().len(), voices);
        history.known = [history.everything(); LETTERS.len()];
        history
    }

    pub(super) fn everything(&self) -> Set {
        (1 << self.ops.len()) - 1
    }

    fn parents(&self, past: Set) -> Vec<EntryId> {
        let within = || (0..self.ops.len()).filter(|index| past & (1 << index) != 0);
        let head = |index: &usize| !within().any(|later| self.ops[later].past & (1 << index) != 0);
        within().filter(head).map(|index| self.world.entries[index].id).collect()
    }

    fn now(&mut self, author: usize, kind: Kind) {
        self.write(author, self.everything(), kind, false);
    }

    fn write(&mut self, author: usize, past: Set, kind: Kind, forgets: bool) {
        let parents = self.parents(past);
        let letter = LETTERS[author];
        let at = self.world.roster.at(&parents).expect("known");
        let chain = at.orgs.get(&org(letter)).map(|found| found.decisions.clone()).unwrap_or_default();
        let decisions = if forgets { Vec::new() } else { chain };
        let place = |id: &EntryId| self.world.entries.iter().position(|entry| entry.id == *id).expect("known");
        let previous = decisions.iter().filter(|_| kind.decides()).fold(0, |all, id| all | 1 << place(id));
        self.ops.push(Op { org: author, kind, past, previous });
        self.world.write_naming(device(letter), &parents, facts(kind), &decisions);
        self.known[author] |= past | 1 << (self.ops.len() - 1);
    }

    fn step(&mut self, [who, what, whom, met, odd]: Step) {
        // Whoever can do something at the place where it happens to stand.
        let able = |(_, _, at): &(usize, Set, Arc<Standing>), author: usize| {
            let found = at.orgs.get(&org(LETTERS[author]));
            found.is_some_and(|found| matches!(found.stage, Stage::Admitted | Stage::Member))
        };
        let turns = self.actors.iter().cycle().skip(usize::from(who)).take(self.actors.len());
        let places: Vec<_> = turns.map(|author| self.stand(*author, met, odd)).collect();
        let Some((author, past, at)) = places.into_iter().find(|place| able(place, place.0)) else { return };
        let target = usize::from(whom) % LETTERS.len();
        let standing = |index: usize| at.orgs.get(&org(LETTERS[index]));
        let number = |index: usize| {
            let ended = |found: &OrgStanding| matches!(found.stage, Stage::Left | Stage::Removed);
            let next = |found: &OrgStanding| found.number + u32::from(ended(found));
            standing(index).map_or(1, next) + u32::from(odd == 255)
        };
        let is = |index: usize, stage: Stage| standing(index).is_some_and(|found| found.stage == stage);
        let carried = (1..LETTERS.len()).find(|of| !self.ops.iter().any(|op| op.kind == Kind::Carry(*of)));
        let invited = self.ops.iter().any(|op| op.kind == Kind::Carry(target) && op.org == author);
        let confirms = invited && !is(target, Stage::Member) && !odd.is_multiple_of(5);
        let kind = match what % 16 {
            _ if is(author, Stage::Admitted) && what % 16 < 12 => Kind::Accept(number(author)),
            0..=3 => Kind::Note,
            4 | 5 => carried.map_or(Kind::Note, Kind::Carry),
            6..=9 => Kind::Against { of: self.ballot(target), number: number(self.ballot(target)) },
            10 if odd.is_multiple_of(2) => Kind::Withdraw { of: target, number: number(target) },
            10 => Kind::Sponsors(1 + u32::from(whom) % 3),
            11 | 12 => Kind::Admit { of: target, number: number(target), confirms },
            13 | 14 if !self.rough => Kind::Accept(number(author)),
            _ => Kind::Leave(number(author)),
        };
        self.write(author, past, kind, odd % 16 == 3);
    }

    /// Whom a verdict is about: often the one that the last verdict was about.
    fn ballot(&self, target: usize) -> usize {
        let last = self.ops.iter().rev().find_map(|op| match op.kind {
            Kind::Against { of, .. } => Some(of),
            _ => None,
        });
        last.filter(|_| !self.ops.len().is_multiple_of(3)).unwrap_or(target)
    }

    /// Where an organisation writes next: what it knows after it met another, or somewhere before.
    fn stand(&self, author: usize, met: u8, odd: u8) -> (usize, Set, Arc<Standing>) {
        let known = match met % 8 {
            0..=3 => self.known[author] | self.known[usize::from(met / 8) % LETTERS.len()] | 1,
            4 => self.everything(),
            _ => self.known[author] | 1,
        };
        let earlier = self.floor + usize::from(odd / 7) % (self.ops.len() - self.floor);
        let dated_back = odd.is_multiple_of(if self.rough { 3 } else { 7 });
        let past = if dated_back { self.ops[earlier].past | 1 << earlier | 1 } else { known };
        (author, past, self.world.roster.at(&self.parents(past)).expect("known"))
    }

    pub(super) fn oracle(&self) -> Oracle {
        Oracle::new(self.ops.clone(), self.sponsors as usize)
    }

    fn describe(&self) -> String {
        let lines = self.ops.iter().enumerate().map(|(index, op)| {
            let direct = |earlier: &usize| {
                op.past & (1 << earlier) != 0
                    && !(0..index).any(|x| op.past & (1 << x) != 0 && self.ops[x].past & (1 << earlier) != 0)
            };
            let after: Vec<usize> = (0..index).filter(direct).collect();
            format!("{index}: {} {:?} after {after:?} names {:b}\n", LETTERS[op.org], op.kind, op.previous)
        });
        lines.collect()
    }
}

pub(super) fn shown(standing: &Standing) -> BTreeMap<char, (Stage, u32, bool)> {
    let found = LETTERS.iter().filter_map(|letter| Some((*letter, standing.orgs.get(&org(*letter))?)));
    found.map(|(letter, found)| (letter, (found.stage, found.number, found.voice))).collect()
}

pub(super) fn expected(oracle: &mut Oracle, set: Set) -> BTreeMap<char, (Stage, u32, bool)> {
    let all = LETTERS.iter().enumerate();
    all.filter_map(|(index, letter)| Some((*letter, oracle.shown(set, index)?))).collect()
}

/// Where a history begins: how many have a voice, how many sponsors it takes, whether many leave and date back.
type Start = (usize, u32, bool);

fn start() -> impl Strategy<Value = Start> {
    (1..5_usize, 1..3_u32, any::<bool>())
}

fn history(steps: &[Step], (voices, sponsors, rough): Start) -> History {
    let mut history = History { rough, ..History::of(voices, sponsors) };
    for step in steps {
        history.step(*step);
    }
    history
}

fn steps(most: usize) -> impl Strategy<Value = Vec<Step>> {
    vec(any::<Step>(), 1..most)
}

/// The same history with nothing but a note in the place of the operations that are `out`.
fn only_noting(history: &History, out: impl Fn(usize) -> bool) -> History {
    let mut copy = History::founded(history.sponsors);
    for (index, op) in history.ops.iter().enumerate().skip(1) {
        let kind = if out(index) { Kind::Note } else { op.kind };
        let named = (0..index).filter(|x| op.previous & (1 << x) != 0 && !out(*x));
        let decisions: Vec<EntryId> = named.map(|x| copy.world.entries[x].id).collect();
        let parents = copy.parents(op.past);
        copy.ops.push(Op { kind, ..*op });
        copy.world.write_naming(device(LETTERS[op.org]), &parents, facts(kind), &decisions);
    }
    copy
}

/// How many histories each property is tried on: few in an ordinary run, as many as `WIJKTAFEL_HISTORIES` says in a
/// long one.
fn cases() -> u32 {
    std::env::var("WIJKTAFEL_HISTORIES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(24)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: cases(), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn after_every_delivery_the_roster_says_what_the_naive_rule_says(
        steps in steps(22),
        start in start(),
        order in vec(any::<prop::sample::Index>(), 64),
    ) {
        let history = history(&steps, start);
        let mut oracle = history.oracle();
        let mut delivered: Set = 0;
        let mut roster = Roster::new(history.world.roster.network());
        for pick in order.iter().take(history.ops.len()) {
            let ready: Vec<usize> = (0..history.ops.len())
                .filter(|x| delivered & (1 << x) == 0 && history.ops[*x].past & !delivered == 0)
                .collect();
            let next = ready[pick.index(ready.len())];
            delivered |= 1 << next;
            roster.absorb(history.world.entries[next].clone());
            prop_assert_eq!(
                shown(&roster.standing()),
                expected(&mut oracle, delivered),
                "delivered {:b}\n{}", delivered, history.describe()
            );
        }
    }

    #[test]
    fn every_position_says_what_the_naive_rule_says_of_it(steps in steps(22), start in start()) {
        let history = history(&steps, start);
        let mut oracle = history.oracle();
        for (index, op) in history.ops.iter().enumerate() {
            let set = op.past | 1 << index;
            let standing = history.world.roster.at(&[history.world.entries[index].id]).expect("known");
            prop_assert_eq!(shown(&standing), expected(&mut oracle, set), "at {}\n{}", index, history.describe());
        }
    }

    #[test]
    fn the_standing_does_not_depend_on_the_order_of_arrival(
        steps in steps(30),
        start in start(),
        order in vec(any::<prop::sample::Index>(), 1..40),
    ) {
        let world = history(&steps, start).world;
        let mut picks = order.iter().cycle();

        let other = world.shuffled(|ready| picks.next().expect("endless").index(ready));

        prop_assert_eq!(&*world.roster.standing(), &*other.standing());
        for letter in LETTERS {
            prop_assert_eq!(world.roster.why(&org(letter)), other.why(&org(letter)));
            prop_assert_eq!(world.roster.should_note(&org(letter)), other.should_note(&org(letter)));
        }
    }

    #[test]
    fn an_entry_by_an_organisation_that_is_out_at_its_position_changes_nobody(steps in steps(26), start in start()) {
        let history = history(&steps, start);
        let out = |index: usize| {
            let (entry, author) = (&history.world.entries[index], org(LETTERS[history.ops[index].org]));
            let at = history.world.roster.at(&entry.parents).expect("known");
            at.orgs.get(&author).is_some_and(|found| matches!(found.stage, Stage::Left | Stage::Removed))
        };

        let silent = only_noting(&history, out);

        prop_assert_eq!(shown(&silent.world.standing()), shown(&history.world.standing()), "{}", history.describe());
    }

    #[test]
    fn leaving_works_in_every_state_and_takes_nobody_along(steps in steps(26), start in start(), who in 0..LETTERS.len()) {
        let mut history = history(&steps, start);
        let before = shown(&history.world.standing());
        let letter = LETTERS[who];
        let Some((Stage::Member, number, _)) = before.get(&letter).copied() else { return Ok(()) };

        // An entry that leaves still notes what others had decided.
        history.now(who, Kind::Note);
        let before = if before[&letter].0 == Stage::Member { shown(&history.world.standing()) } else { before };
        history.now(who, Kind::Leave(number));

        let after = shown(&history.world.standing());
        prop_assert_eq!(after[&letter], (Stage::Left, number, false));
        for (other, standing) in before.iter().filter(|(other, _)| **other != letter) {
            if standing.0 == Stage::Member {
                prop_assert_eq!(after[other].0, Stage::Member, "{} by {}\n{}", other, letter, history.describe());
            }
        }
    }

    #[test]
    fn a_client_notes_an_act_once_and_never_answers_a_note(steps in steps(26), start in start()) {
        let mut history = history(&steps, start);
        for round in 0..3 {
            for (index, letter) in LETTERS.iter().enumerate() {
                if history.world.roster.should_note(&org(*letter)) {
                    prop_assert!(round < 2, "{} still notes\n{}", letter, history.describe());
                    history.now(index, Kind::Note);
                    prop_assert!(!history.world.roster.should_note(&org(*letter)), "{}", history.describe());
                }
            }
        }
    }

    #[test]
    fn one_member_with_its_newcomers_gives_nobody_a_voice(steps in steps(30)) {
        // A alone endorses, and whoever it brought in; B and C go on working and never endorse. Where A was alone it
        // could have done anything, so it dates back no further than to when B and C had a voice.
        let start = History::of(3, 1);
        let mut history = History { actors: vec![0, 3, 4], floor: start.ops.len() - 1, ..start };
        for [who, what, whom, met, odd] in steps {
            history.step([who, what, 3 + whom % 2, met, odd]);
            history.now(usize::from(1 + who % 2), Kind::Note);
        }

        let standing = history.world.standing();
        for puppet in ['D', 'E'] {
            let voice = standing.orgs.get(&org(puppet)).is_some_and(|found| found.voice);
            prop_assert!(!voice, "{} {}", puppet, history.describe());
        }
    }
}
