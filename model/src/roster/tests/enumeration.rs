//! Every small history, in every causal shape and in every order of arrival.
//!
//! A history begins with some organisations that all have a voice and know it. Each further entry is by one of them,
//! or by a newcomer, follows its author's last one and any set of the others' that is causally closed. First the
//! histories grow, one entry at a time; the naive rule says what stands after each, and every one must keep the
//! properties of the rule. Then a roster takes the entries in every order. The beginning of an order is an order of a
//! shorter history, so all orders together are a tree: one delivery and one comparison at each node, and every way
//! down is a history in one order, compared after every delivery.
//!
//! What says nothing new is left out, so that more can be told of the rest:
//! - A note by who has seen nothing new since its last entry, unless that one changed the standing. It stands where
//!   the last entry stood, so the same acts are complete in it, and their noter has noted them.
//! - Of verdicts and notes: a verdict that stands already. It is as good as a note, and those are told.
//! - Of every kind: what would follow a word that is void or said already. Such a word is told as the last of its
//!   history, in whatever order it arrives; where something follows, it is as good as a note.
//! - Of the greatest length: all but one of the histories that differ in names alone, the founder's apart. Shorter
//!   ones are told under every name, and must not depend on it.
//!
//! The enumerations marked [`Bounds::whole`] leave nothing out, and show of each left out entry that the standing is
//! the same without it, or with a note in its place.
//!
//! `WIJKTAFEL_ENUMERATE=full` takes the larger bounds, `=3v7,4e4` some of them; run that in release.

mod delivery;
mod properties;
mod shape;

use std::panic::AssertUnwindSafe;

use self::shape::{Few, Key, MOST, New, Words, extensions, longer, renamed, renamings, shape, vocabulary};
use super::oracle::{Kind, Op, Oracle, Set};
use super::org;
use super::random::{History, LETTERS, facts};
use crate::fact::Fact;
use crate::id::OrgId;
use crate::roster::sabotage::{self, Bug};
use crate::view::Stage;

/// One set of histories.
#[derive(Clone, Copy, Debug)]
struct Bounds {
    /// How many have a voice.
    voices: usize,
    words: Words,
    /// With what says nothing new.
    whole: bool,
    /// How many entries at most.
    length: usize,
}

const fn verdicts(voices: usize, length: usize) -> Bounds {
    Bounds { voices, words: Words::Verdicts, whole: false, length }
}

const fn every_kind(voices: usize, length: usize) -> Bounds {
    Bounds { voices, words: Words::All, whole: false, length }
}

const fn whole(bounds: Bounds) -> Bounds {
    Bounds { whole: true, ..bounds }
}

const SHORT: [Bounds; 4] = [whole(verdicts(3, 2)), verdicts(3, 4), verdicts(4, 2), every_kind(3, 2)];
const FULL: [Bounds; 8] = [
    whole(verdicts(3, 4)),
    whole(verdicts(4, 3)),
    whole(every_kind(3, 3)),
    whole(every_kind(4, 2)),
    verdicts(4, 5),
    every_kind(3, 4),
    verdicts(3, 7),
    every_kind(4, 4),
];

/// Where planted bugs are looked for, and those that do not show there: named and random histories find them.
const BITING: [Bounds; 2] = [verdicts(3, 3), every_kind(3, 2)];
const HIDDEN: [Bug; 6] = [
    Bug::BaseOfOthers,
    Bug::SponsorUnchecked,
    Bug::DepartedVotersCount,
    Bug::WithdrawalIgnored,
    Bug::MembersAreVoices,
    Bug::EndOfAnyNumber,
];
const BITING_FULL: [Bounds; 3] = [verdicts(3, 3), verdicts(4, 3), every_kind(3, 3)];
const HIDDEN_FULL: [Bug; 4] =
    [Bug::SponsorUnchecked, Bug::DepartedVotersCount, Bug::MembersAreVoices, Bug::EndOfAnyNumber];

/// Stage, number and voice of one organisation.
type Shown = Option<(Stage, u32, bool)>;

/// Stage, number and voice of everybody, and which entries are valid, in the order of the key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Outcome {
    shown: u64,
    valid: Few,
}

struct Enumeration {
    bounds: Bounds,
    base: History,
    /// The naive rule of the history at hand.
    oracle: Oracle,
    /// The same of what was before.
    start: Oracle,
    words: Vec<(usize, Kind)>,
    /// Other names for the same, and what each word then is.
    renamings: Vec<(Vec<usize>, Vec<u8>)>,
    orgs: [OrgId; LETTERS.len()],
    facts: Vec<Vec<Fact>>,
    /// By length, from 1: every history, ascending, with what the naive rule says of it.
    histories: Vec<Vec<(Key, Outcome)>>,
    /// By length, from 1: how many orders were delivered.
    orders: [u64; MOST],
}

/// A history as it grows, and what the naive rule says of each of its entries.
#[derive(Default)]
struct Grown {
    history: Vec<New>,
    steps: Vec<Step>,
}

/// What the naive rule says of an entry.
#[derive(Clone, Copy)]
struct Step {
    /// What stood where it was written.
    before: [Shown; LETTERS.len()],
    /// What stands with it.
    here: [Shown; LETTERS.len()],
    valid: bool,
    /// It has nothing to say there, or says it again.
    idle: bool,
}

impl Enumeration {
    /// All histories within these bounds.
    fn of(bounds: Bounds) -> Self {
        let mut enumeration = Self::empty(bounds);
        enumeration.grow(&mut Grown::default(), 0);
        enumeration
    }

    fn empty(bounds: Bounds) -> Self {
        let base = History::of(bounds.voices, 1);
        let mut oracle = base.oracle();
        oracle.state(base.everything());
        let words = vocabulary(bounds.voices, bounds.words);
        let word = |word: (usize, Kind)| words.iter().position(|one| *one == word).expect("a word");
        let index = |one, names: &[usize]| u8::try_from(word(renamed(one, names))).expect("few");
        let renaming = |names: Vec<usize>| (words.iter().map(|one| index(*one, &names)).collect(), names);
        let renamings =
            renamings(bounds.voices).into_iter().map(renaming).map(|(words, names)| (names, words)).collect();
        Self {
            bounds,
            start: oracle.clone(),
            oracle,
            facts: words.iter().map(|(_, kind)| facts(*kind)).collect(),
            words,
            renamings,
            orgs: LETTERS.map(org),
            histories: vec![Vec::new(); bounds.length],
            orders: [0; MOST],
            base,
        }
    }

    fn word(&self, new: New) -> (usize, Kind) {
        self.words[usize::from(new.said)]
    }

    /// Entries of a history, and all that was before it.
    fn set(&self, entries: Few) -> Set {
        self.base.everything() | Set::from(entries) << self.base.ops.len()
    }

    /// Tells the naive rule of one more entry.
    fn push(&mut self, org: usize, kind: Kind, past: Set) {
        let previous = self.oracle.heads(org, past, kind);
        self.oracle.push(Op { org, kind, past, previous });
    }

    fn shown(&mut self, set: Set) -> [Shown; LETTERS.len()] {
        std::array::from_fn(|org| self.oracle.shown(set, org))
    }

    /// Finds every history that begins with this one.
    fn grow(&mut self, grown: &mut Grown, key: Key) {
        let place = grown.history.len();
        for new in extensions(&grown.history, &self.words) {
            grown.history.push(new);
            let longer = longer(key, new);
            // Each history grows from the one that its order begins with, and from no other.
            if shape(&grown.history).0 == longer && !self.is_left_to_another(&grown.history, longer) {
                let (org, kind) = self.word(new);
                self.push(org, kind, self.set(new.past));
                let step = self.step(new, place);
                grown.steps.push(step);
                if self.bounds.whole || self.is_told(grown) {
                    let valid = grown.steps.iter().rev().fold(0, |all, step| all << 1 | Few::from(step.valid));
                    let shown = self.shown(self.set(all(place + 1)));
                    self.histories[place].push((longer, Outcome { shown: pack(|org| shown[org]), valid }));
                    properties::check(self, grown, &shown);
                    if place + 1 < self.bounds.length {
                        self.grow(grown, longer);
                    }
                }
                grown.steps.pop();
                self.oracle.pop();
            }
            grown.history.pop();
        }
    }

    /// Whether a history of the greatest length is the same as another one but for the names.
    fn is_left_to_another(&self, history: &[New], key: Key) -> bool {
        let last = !self.bounds.whole && history.len() == self.bounds.length;
        last && self.renamed(history).any(|(_, other)| other < key)
    }

    /// The keys of a history with other names.
    fn renamed(&self, history: &[New]) -> impl Iterator<Item = (&[usize], Key)> {
        let word = |new: &New, words: &[u8]| New { said: words[usize::from(new.said)], ..*new };
        self.renamings.iter().map(move |(names, words)| {
            let mut other = [New { past: 0, said: 0 }; MOST];
            for (to, from) in other.iter_mut().zip(history) {
                *to = word(from, words);
            }
            (names.as_slice(), shape(&other[..history.len()]).0)
        })
    }

    /// What would stand after a history if its entries had said something else, or had never been written.
    fn shown_otherwise(
        &mut self,
        history: &[New],
        said: impl Fn(usize, Kind) -> Option<Kind>,
    ) -> [Shown; LETTERS.len()] {
        let start = self.start.clone();
        let whole = std::mem::replace(&mut self.oracle, start);
        let mut moved: Vec<Few> = Vec::new();
        let mut place = 0;
        for (index, new) in history.iter().enumerate() {
            let kept = (0..index).filter(|earlier| new.past & (1 << earlier) != 0);
            let past = kept.fold(0, |past, earlier| past | moved[earlier]);
            let (org, kind) = self.word(*new);
            let kind = said(index, kind);
            moved.push(if kind.is_some() { 1 << place } else { 0 });
            if let Some(kind) = kind {
                self.push(org, kind, self.set(past));
                place += 1;
            }
        }
        let shown = self.shown(self.set(all(place)));
        self.oracle = whole;
        shown
    }

    fn step(&mut self, new: New, place: usize) -> Step {
        let (org, kind) = self.word(new);
        let past = self.set(new.past);
        let valid = self.oracle.valid(self.base.ops.len() + place);
        let idle = !valid || self.oracle.is_idle(org, kind, past);
        Step { before: self.shown(past), here: self.shown(self.set(new.past | 1 << place)), valid, idle }
    }

    /// Whether a history is one of those that are told, if all shorter ones are; see [`Bounds::whole`].
    fn is_told(&self, grown: &Grown) -> bool {
        let last = grown.history.len() - 1;
        let (new, step) = (grown.history[last], grown.steps[last]);
        match (self.bounds.words, self.word(new).1) {
            (_, Kind::Note) if self.is_empty_note(grown, last) => false,
            (Words::Verdicts, Kind::Against { .. }) => !(step.valid && step.idle),
            (Words::Verdicts, _) => true,
            (Words::All, _) => !(0..last).any(|index| new.past & (1 << index) != 0 && grown.steps[index].idle),
        }
    }

    /// Whether an entry is a note by who has seen nothing new since its last entry, which changed nothing.
    fn is_empty_note(&self, grown: &Grown, index: usize) -> bool {
        let (org, kind) = self.word(grown.history[index]);
        let last = (0..index).rev().find(|earlier| self.word(grown.history[*earlier]).0 == org);
        let known = last.map_or(0, |last| grown.history[last].past | 1 << last);
        let changed = last.is_some_and(|last| grown.steps[last].before != grown.steps[last].here);
        kind == Kind::Note && grown.history[index].past == known && !changed
    }

    fn describe(&self, history: &[New]) -> String {
        let line = |(index, new): (usize, &New)| {
            let (org, kind) = self.word(*new);
            format!("{index}: {} {kind:?} after {:b}\n", LETTERS[org], new.past)
        };
        history.iter().enumerate().map(line).collect()
    }
}

/// So many entries, all of them.
fn all(length: usize) -> Few {
    Few::try_from((1_u32 << length) - 1).expect("few")
}

/// The same as one number.
fn pack(shown: impl Fn(usize) -> Shown) -> u64 {
    let one = |(stage, number, voice)| 1 + (stage as u64 * 8 + u64::from(number)) * 2 + u64::from(voice);
    (0..LETTERS.len()).fold(0, |all, org| all * 128 + shown(org).map_or(0, one))
}

/// What `WIJKTAFEL_ENUMERATE` asks for: everything, or some sets, as in `3v7,4e4`: voices, verdicts or every kind, length.
fn asked() -> Option<Vec<Bounds>> {
    let asked = std::env::var("WIJKTAFEL_ENUMERATE").ok()?;
    if asked == "full" {
        return Some(FULL.to_vec());
    }
    let digit = |one: char| one.to_digit(10).and_then(|digit| usize::try_from(digit).ok()).expect("a digit");
    let set = |set: &str| match set.chars().collect::<Vec<_>>()[..] {
        [voices, 'v', length] => verdicts(digit(voices), digit(length)),
        [voices, 'e', length] => every_kind(digit(voices), digit(length)),
        _ => unreachable!("not a set: {set}"),
    };
    Some(asked.split(',').map(set).collect())
}

#[test]
#[expect(clippy::print_stdout, reason = "the counts are the result")]
fn every_small_history_ends_as_the_naive_rule_says_in_every_order() {
    for bounds in asked().unwrap_or_else(|| SHORT.to_vec()) {
        let words = if bounds.words == Words::All { "every kind" } else { "verdicts and notes" };
        let whole = if bounds.whole { ", with what says nothing new" } else { "" };
        println!("{} voices, {words}{whole}", bounds.voices);
        let mut enumeration = Enumeration::of(bounds);
        let told = enumeration.histories.iter().map(Vec::len).collect::<Vec<_>>();
        println!("  {} histories, by length {told:?}", told.iter().sum::<usize>());
        enumeration.deliver_all();
        let orders = &enumeration.orders[..bounds.length];
        println!("  {} orders, each compared, by length {orders:?}", orders.iter().sum::<u64>());
    }
}

#[test]
#[expect(clippy::print_stdout, reason = "which bug is caught by what is the result")]
fn every_planted_bug_that_small_histories_show_is_caught_by_them() {
    let (sets, expected) =
        if asked().is_some() { (&BITING_FULL[..], &HIDDEN_FULL[..]) } else { (&BITING[..], &HIDDEN[..]) };
    let mut missed = sabotage::ALL.to_vec();
    for bounds in sets {
        let mut enumeration = Enumeration::of(*bounds);
        missed.retain(|bug| {
            sabotage::plant(Some(*bug));
            let delivered = std::panic::catch_unwind(AssertUnwindSafe(|| enumeration.deliver_all()));
            sabotage::plant(None);
            println!("{bug:?}: {} by {bounds:?}", if delivered.is_ok() { "missed" } else { "caught" });
            delivered.is_ok()
        });
    }
    assert_eq!(missed, expected);
}
