//! What several voices decide together: verdicts against a membership, and motions on a rule of the network.
//!
//! Words are kept as they were said; whether one still stands is asked where somebody notes.

use std::collections::{BTreeMap, BTreeSet};

use super::bits::Bits;
use super::book::{Book, Motion, Org, Place, Topic};
use super::sabotage::{self, Bug};
use crate::words::RemovalReason;

/// Organisations that must have noted an act before it counts.
pub(super) const NOTERS: usize = 2;

/// The verdicts against one membership, and who noted that they suffice.
#[derive(Clone, Debug, Default)]
pub(super) struct Ballot {
    verdicts: Vec<Verdict>,
    withdrawals: Vec<(Org, Place)>,
    /// Whoever ever voted.
    voters: Bits,
    /// Entries that note it and count.
    notes: Vec<(Org, Place)>,
    noters: Bits,
    /// Who noted it, whether or not that counts.
    claimed: Bits,
}

/// One organisation's word against a membership.
#[derive(Clone, Copy, Debug)]
pub(super) struct Verdict {
    pub(super) by: Org,
    pub(super) at: Place,
    pub(super) reason: RemovalReason,
}

/// How many verdicts end a membership where so many have a voice.
pub(super) fn needed(voices: usize) -> usize {
    let base = if sabotage::is(Bug::BaseOfOthers) { voices.saturating_sub(1) } else { voices };
    (base / 2 + 1).max(2)
}

impl Ballot {
    pub(super) fn vote(&mut self, verdict: Verdict) {
        self.voters.insert(verdict.by.0);
        self.verdicts.push(verdict);
    }

    pub(super) fn withdraw(&mut self, by: Org, at: Place) {
        self.verdicts.retain(|verdict| (verdict.by, verdict.at) != (by, at));
        self.withdrawals.push((by, at));
    }

    pub(super) fn verdicts(&self) -> &[Verdict] {
        &self.verdicts
    }

    pub(super) const fn voters(&self) -> &Bits {
        &self.voters
    }

    /// The verdict by which an organisation stands against the membership: one it did not take back afterwards.
    /// `speaks`: whether the entry still speaks for the organisation.
    pub(super) fn standing(&self, book: &Book, by: Org, speaks: impl Fn(Place) -> bool) -> Option<&Verdict> {
        let withdrawn = |verdict: &Verdict| {
            !sabotage::is(Bug::WithdrawalIgnored)
                && self.withdrawals.iter().any(|(author, at)| *author == by && book.precedes(verdict.at, *at))
        };
        let own = self.verdicts.iter().rev().filter(|verdict| verdict.by == by);
        own.into_iter().find(|verdict| !withdrawn(verdict) && speaks(verdict.at))
    }

    /// Records a note that need not count; whether so many have claimed it that it would be effective.
    pub(super) fn claim(&mut self, by: Org) -> bool {
        self.claimed.insert(by.0);
        is_effective(&self.claimed)
    }

    /// Records a note that counts.
    pub(super) fn note(&mut self, by: Org, at: Place) {
        self.notes.push((by, at));
        self.noters.insert(by.0);
    }

    /// Whether the membership ends by the notes that count.
    pub(super) fn is_effective(&self) -> bool {
        is_effective(&self.noters)
    }

    pub(super) fn notes(&self) -> &[(Org, Place)] {
        &self.notes
    }

    pub(super) const fn noters(&self) -> &Bits {
        &self.noters
    }

    /// Whether an entry with everything before it would know the removal to be effective.
    pub(super) fn is_known_to(&self, book: &Book, at: Place) -> bool {
        let known = self.notes.iter().filter(|(_, note)| *note == at || book.precedes(*note, at));
        is_effective(&known.map(|(by, _)| by.0).collect())
    }

    /// Notes that came second or later, by an order that all replicas share: who has one in its past may know.
    pub(super) fn closing_notes<'a>(&'a self, book: &'a Book) -> impl Iterator<Item = Place> + 'a {
        let rank = |at: Place| book.rank(at);
        let preceded = move |(by, at): &&(Org, Place)| {
            self.notes.iter().any(|(other, earlier)| other != by && rank(*earlier) < rank(*at))
        };
        self.notes.iter().filter(preceded).map(|(_, at)| *at)
    }
}

fn is_effective(noters: &Bits) -> bool {
    noters.len() >= if sabotage::is(Bug::OneNoter) { 1 } else { NOTERS }
}

/// A word on a rule: no motion when it speaks for what holds already.
type Word = (Place, Option<Motion>);

/// The network's rules as its voices change them.
#[derive(Clone, Debug, Default)]
pub(super) struct Motions {
    /// Each organisation's latest words on a rule; several when they were said without knowing each other.
    words: BTreeMap<(Topic, Org), Vec<Word>>,
    noters: BTreeMap<Motion, Bits>,
    decided: BTreeSet<Motion>,
}

impl Motions {
    pub(super) fn say(&mut self, book: &Book, topic: Topic, by: Org, at: Place, motion: Option<Motion>) {
        let words = self.words.entry((topic, by)).or_default();
        words.retain(|(earlier, _)| *earlier != at && !book.precedes(*earlier, at));
        words.push((at, motion));
    }

    pub(super) fn note(&mut self, motion: Motion, by: Org, alone: bool) {
        let noters = self.noters.entry(motion).or_default();
        noters.insert(by.0);
        if alone || noters.len() >= NOTERS {
            self.decided.insert(motion);
        }
    }

    pub(super) fn noters(&self, motion: &Motion) -> Option<&Bits> {
        self.noters.get(motion)
    }

    /// The last change of a rule that was decided; of several that did not know each other the strictest.
    pub(super) fn in_force(&self, topic: Topic) -> Option<Motion> {
        self.decided.iter().rev().find(|motion| motion.topic == topic).copied()
    }

    /// Who speaks for which motion.
    pub(super) fn spoken(&self) -> impl Iterator<Item = (Motion, Org, Place)> + '_ {
        self.words.iter().flat_map(|((_, by), words)| {
            words.iter().filter_map(|(at, motion)| motion.map(|motion| (motion, *by, *at)))
        })
    }
}
