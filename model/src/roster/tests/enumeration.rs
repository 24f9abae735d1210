//! Every small history, in every causal shape and in every order of arrival.
//!
//! A history begins with some organisations that all have a voice and know it. Each further entry is by one of them,
//! follows its own last one and any set of the others' that is causally closed. Renaming organisations among
//! themselves gives no new history, apart from the founder. After each delivery in each order the roster must say what
//! the naive rule says, and every history must keep the properties of the rule.
//!
//! `WIJKTAFEL_ENUMERATE=full` takes the larger bounds; run that in release.

use std::collections::{BTreeMap, BTreeSet};

use super::device;
use super::oracle::{Kind, Op, Oracle, Set};
use super::random::{History, LETTERS, expected, facts, shown};
use crate::id::EntryId;
use crate::roster::sabotage::{self, Bug};
use crate::roster::{Roster, RosterEntry};
use crate::view::Stage;

/// What entries a set of histories is made of.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Words {
    /// Verdicts and notes.
    Verdicts,
    /// Every kind.
    All,
}

/// One set of histories: how many voices, what they say, how many entries at most.
type Bounds = (usize, Words, usize);

const SHORT: [Bounds; 3] = [(3, Words::Verdicts, 3), (4, Words::Verdicts, 2), (3, Words::All, 2)];
const FULL: [Bounds; 4] = [(4, Words::Verdicts, 5), (3, Words::All, 4), (4, Words::All, 4), (3, Words::Verdicts, 7)];

/// What was looked at.
#[derive(Debug, Default)]
struct Count {
    histories: u64,
    orders: u64,
    states: u64,
}

/// One new entry: whose, what, and the entries before it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct New {
    org: usize,
    kind: Kind,
    past: Set,
}

struct Enumeration {
    base: History,
    oracle: Oracle,
    voices: usize,
    words: Words,
    count: Count,
}

impl Enumeration {
    fn new((voices, words, _): Bounds) -> Self {
        let base = History::of(voices, 1);
        let mut oracle = base.oracle();
        oracle.state(base.everything());
        Self { base, oracle, voices, words, count: Count::default() }
    }

    /// Every way to go on from a history by one entry.
    fn extensions(&self, history: &[New]) -> Vec<New> {
        let base = self.base.ops.len();
        let mut extensions = Vec::new();
        for subset in 0..1_u128 << history.len() {
            let closed = (0..history.len())
                .filter(|index| subset & (1 << index) != 0)
                .all(|index| (history[index].past >> base) & !subset == 0);
            if !closed {
                continue;
            }
            for org in 0..self.authors() {
                let own = (0..history.len()).filter(|index| history[*index].org == org);
                if !own.into_iter().all(|index| subset & (1 << index) != 0) {
                    continue;
                }
                let past = self.base.everything() | subset << base;
                extensions.extend(self.kinds(org).into_iter().map(|kind| New { org, kind, past }));
            }
        }
        extensions
    }

    const fn authors(&self) -> usize {
        match self.words {
            Words::Verdicts => self.voices,
            Words::All => self.voices + 1,
        }
    }

    fn kinds(&self, org: usize) -> Vec<Kind> {
        let mut kinds = vec![Kind::Note];
        let others = || (0..self.voices).filter(|of| *of != org);
        if org < self.voices {
            kinds.extend(others().map(|of| Kind::Against { of, number: 1 }));
        }
        if self.words == Words::Verdicts {
            return kinds;
        }
        let newcomer = self.voices;
        if org == newcomer {
            return vec![Kind::Accept(1), Kind::Leave(1), Kind::Note];
        }
        kinds.extend([Kind::Leave(1), Kind::Sponsors(2), Kind::Carry(newcomer)]);
        kinds.extend(others().map(|of| Kind::Withdraw { of, number: 1 }));
        kinds.extend(others().map(|of| Kind::Admit { of, number: 2, confirms: false }));
        for confirms in [true, false] {
            kinds.push(Kind::Admit { of: newcomer, number: 1, confirms });
        }
        kinds
    }

    /// The least of all namings of a history: entries in an order of their own, organisations but the founder renamed.
    fn canonical(&self, history: &[New]) -> Vec<New> {
        let base = self.base.ops.len();
        let names = permutations(self.voices - 1);
        let renamed = names.iter().map(|names| {
            let name = |org: usize| if (1..self.voices).contains(&org) { names[org - 1] + 1 } else { org };
            let said: Vec<New> = history
                .iter()
                .map(|new| New { org: name(new.org), kind: rename(new.kind, name), past: new.past })
                .collect();
            ordered(&said, base)
        });
        renamed.min().expect("at least one")
    }

    fn level(&self, before: &BTreeSet<Vec<New>>) -> BTreeSet<Vec<New>> {
        let mut next = BTreeSet::new();
        for history in before {
            for new in self.extensions(history) {
                let mut longer = history.clone();
                longer.push(new);
                next.insert(self.canonical(&longer));
            }
        }
        next
    }

    /// Delivers a history in every order and compares each state with the naive rule.
    fn check(&mut self, history: &[New]) {
        self.count.histories += 1;
        let base = self.base.ops.len();
        let mut oracle = self.oracle.clone();
        let mut entries: Vec<RosterEntry> = Vec::new();
        for new in history {
            let previous = oracle.heads(new.org, new.past, new.kind);
            let op = Op { org: new.org, kind: new.kind, past: new.past, previous };
            entries.push(self.entry(&op, base + entries.len(), &entries));
            oracle.push(op);
        }
        let start = self.base.world.roster.clone();
        self.deliver(history, &entries, &mut oracle, &start, 0);
        properties(history, base, &mut oracle, self.voices);
    }

    fn entry(&self, op: &Op, index: usize, earlier: &[RosterEntry]) -> RosterEntry {
        let base = self.base.ops.len();
        let id = |index: usize| {
            if index < base { self.base.world.entries[index].id } else { earlier[index - base].id }
        };
        let within =
            |set: Set| (0..index).filter(move |index| set & (1 << index) != 0).map(id).collect::<Vec<EntryId>>();
        let previous = within(op.previous);
        super::told(index, device(LETTERS[op.org]), within(op.past), facts(op.kind), &previous)
    }

    fn deliver(&mut self, history: &[New], entries: &[RosterEntry], oracle: &mut Oracle, roster: &Roster, done: Set) {
        let base = self.base.ops.len();
        let ready: Vec<usize> = (0..history.len())
            .filter(|index| done & (1 << index) == 0 && (history[*index].past >> base) & !done == 0)
            .collect();
        if ready.is_empty() {
            self.count.orders += 1;
        }
        for index in ready {
            let mut roster = roster.clone();
            roster.absorb(entries[index].clone());
            let done = done | 1 << index;
            let set = self.base.everything() | done << base;
            self.count.states += 1;
            assert_eq!(shown(&roster.standing()), expected(oracle, set), "{}", describe(history, base, done));
            self.deliver(history, entries, oracle, &roster, done);
        }
    }
}

/// What holds of every history, whatever was said; see `docs/architecture.md`.
fn properties(history: &[New], base: usize, oracle: &mut Oracle, voices: usize) {
    let everything: Set = (1 << (base + history.len())) - 1;
    let said = describe(history, base, everything >> base);
    let stage = |oracle: &mut Oracle, set: Set, org: usize| oracle.shown(set, org).map(|shown| shown.0);
    let start = everything & ((1 << base) - 1);
    let left: BTreeSet<usize> =
        history.iter().filter(|new| matches!(new.kind, Kind::Leave(_))).map(|new| new.org).collect();
    let removed: Vec<usize> =
        (0..voices).filter(|org| stage(oracle, everything, *org) == Some(Stage::Removed)).collect();
    // P6: somebody remains unless all left.
    let remains = (0..voices).any(|org| stage(oracle, everything, org) == Some(Stage::Member));
    assert!(remains || left.len() == voices, "nobody remains: {said}");
    for target in removed {
        // P2, P3: never by the word of one, nor of half, whatever they say else.
        let against = |new: &&New| matches!(new.kind, Kind::Against { of, .. } if of == target);
        let voters: BTreeSet<usize> = history.iter().filter(against).map(|new| new.org).collect();
        let gone = left.iter().filter(|org| **org != target).count();
        assert!(voters.len() >= 2 && voters.len() > (voices - gone) / 2, "{target} removed: {said}");
    }
    let leaves = history.iter().any(|new| matches!(new.kind, Kind::Leave(_)));
    for (index, new) in history.iter().enumerate() {
        let before = start | new.past;
        let here = before | 1 << (base + index);
        // P5: nothing un-happens, in lives without a leaving that was dated back.
        for org in 0..voices {
            let was = stage(oracle, here, org) == Some(Stage::Removed);
            let is = stage(oracle, everything, org) == Some(Stage::Removed);
            assert!(!was || is || leaves, "{org} came back: {said}");
        }
        // P4: leaving works in every state and takes nobody along.
        if matches!(new.kind, Kind::Leave(1)) && stage(oracle, before, new.org) == Some(Stage::Member) {
            assert_ne!(stage(oracle, here, new.org), Some(Stage::Member), "could not leave: {said}");
        }
    }
}

fn describe(history: &[New], base: usize, done: Set) -> String {
    let lines = history
        .iter()
        .enumerate()
        .map(|(index, new)| format!("{index}: {} {:?} after {:b}\n", LETTERS[new.org], new.kind, new.past >> base));
    format!("of these {done:b} arrived\n{}", lines.collect::<String>())
}

fn rename(kind: Kind, name: impl Fn(usize) -> usize) -> Kind {
    match kind {
        Kind::Carry(of) => Kind::Carry(name(of)),
        Kind::Admit { of, number, confirms } => Kind::Admit { of: name(of), number, confirms },
        Kind::Against { of, number } => Kind::Against { of: name(of), number },
        Kind::Withdraw { of, number } => Kind::Withdraw { of: name(of), number },
        Kind::Note | Kind::Accept(_) | Kind::Leave(_) | Kind::Sponsors(_) => kind,
    }
}

/// The same entries in an order that depends on nothing but what they say and follow.
fn ordered(history: &[New], base: usize) -> Vec<New> {
    let start: Set = (1 << base) - 1;
    let mut places: BTreeMap<usize, usize> = BTreeMap::new();
    let mut told: Vec<New> = Vec::new();
    while told.len() < history.len() {
        let moved = |new: &New| {
            let own = (0..history.len()).filter(|index| new.past & (1 << (base + index)) != 0);
            let past: Option<Set> = own
                .map(|index| places.get(&index).map(|place| 1 << (base + place)))
                .try_fold(start, |all, one| Some(all | one?));
            past.map(|past| New { past, ..*new })
        };
        let open = (0..history.len()).filter(|index| !places.contains_key(index));
        let next = open
            .filter_map(|index| Some((moved(&history[index])?, index)))
            .min_by_key(|(new, index)| (new.past.count_ones(), new.past, new.org, new.kind, *index));
        let (new, index) = next.expect("causal");
        places.insert(index, told.len());
        told.push(new);
    }
    told
}

fn permutations(n: usize) -> Vec<Vec<usize>> {
    if n == 0 {
        return vec![Vec::new()];
    }
    let shorter = permutations(n - 1);
    shorter.iter().flat_map(|one| (0..n).map(|at| [&one[..at], &[n - 1], &one[at..]].concat())).collect()
}

#[test]
#[expect(clippy::print_stdout, reason = "the counts are the result")]
fn every_small_history_ends_as_the_naive_rule_says_in_every_order() {
    let full = std::env::var("WIJKTAFEL_ENUMERATE").is_ok_and(|bounds| bounds == "full");
    let sets: &[Bounds] = if full { &FULL } else { &SHORT };
    for bounds in sets {
        let mut enumeration = Enumeration::new(*bounds);
        let mut level: BTreeSet<Vec<New>> = [Vec::new()].into();
        for length in 1..=bounds.2 {
            level = enumeration.level(&level);
            for history in &level {
                enumeration.check(history);
            }
            let kinds = if bounds.1 == Words::All { "every kind" } else { "verdicts and notes" };
            let Count { histories, orders, states } = enumeration.count;
            println!(
                "{} voices, {kinds}, up to {length}: {histories} histories, {orders} orders, {states} states",
                bounds.0
            );
        }
    }
}

#[test]
fn every_planted_bug_that_small_histories_show_is_caught_by_them() {
    let caught = |bug: Bug, bounds: Bounds| {
        std::panic::catch_unwind(|| {
            sabotage::plant(Some(bug));
            let mut enumeration = Enumeration::new(bounds);
            let mut level: BTreeSet<Vec<New>> = [Vec::new()].into();
            for _ in 0..bounds.2 {
                level = enumeration.level(&level);
                for history in &level {
                    enumeration.check(history);
                }
            }
        })
        .is_err()
    };
    let shown = [Bug::OneNoter, Bug::TargetNotes, Bug::JudgedByArrival];
    let missed: Vec<Bug> = shown.into_iter().filter(|bug| !caught(*bug, (3, Words::Verdicts, 3))).collect();
    sabotage::plant(None);
    assert!(missed.is_empty(), "not caught: {missed:?}");
}
