//! What holds of every history, whatever was said; see `docs/architecture.md`. Histories that are shorter by
//! [`AHEAD`] are also taken further, to see what their members can still do.

use std::collections::BTreeSet;

use super::{Enumeration, Grown, LETTERS, Shown, all, pack};
use crate::roster::tests::oracle::{Kind, Set};
use crate::view::Stage;

/// How much shorter than the bound a history is that is taken further.
const AHEAD: usize = 2;

/// A history, and what stands after it.
struct Life<'a> {
    enumeration: &'a mut Enumeration,
    grown: &'a Grown,
    shown: &'a [Shown; LETTERS.len()],
}

fn is(shown: Shown, stage: Stage) -> bool {
    shown.is_some_and(|shown| shown.0 == stage)
}

fn is_out(shown: Shown) -> bool {
    is(shown, Stage::Left) || is(shown, Stage::Removed)
}

pub(super) fn check(enumeration: &mut Enumeration, grown: &Grown, shown: &[Shown; LETTERS.len()]) {
    let mut life = Life { enumeration, grown, shown };
    life.names_make_no_difference();
    life.somebody_remains_or_left();
    life.removals_are_wanted_by_more_than_half();
    life.newcomers_have_a_voice_by_more_than_half();
    life.nothing_unhappens();
    life.leaving_works();
    life.who_is_out_changes_nobody();
    life.what_an_ended_one_had_told_nobody_changes_nobody();
    if life.enumeration.bounds.whole {
        life.what_is_left_out_says_nothing();
    }
    if life.grown.history.len() + AHEAD <= life.enumeration.bounds.length {
        life.anybody_can_still_leave();
        life.all_others_can_remove_anybody();
    }
}

impl Life<'_> {
    fn said(&self, index: usize) -> (usize, Kind) {
        self.enumeration.word(self.grown.history[index])
    }

    fn entries(&self) -> std::ops::Range<usize> {
        0..self.grown.history.len()
    }

    fn voices(&self) -> std::ops::Range<usize> {
        0..self.enumeration.bounds.voices
    }

    fn by(&self, said: impl Fn(Kind) -> bool) -> BTreeSet<usize> {
        self.entries().map(|index| self.said(index)).filter(|(_, kind)| said(*kind)).map(|(org, _)| org).collect()
    }

    fn left(&self) -> BTreeSet<usize> {
        self.by(|kind| matches!(kind, Kind::Leave(_)))
    }

    fn removed(&self) -> Vec<usize> {
        self.voices().filter(|org| is(self.shown[*org], Stage::Removed)).collect()
    }

    fn describe(&self) -> String {
        self.enumeration.describe(&self.grown.history)
    }

    /// P9: it does not depend on who one is, the founder apart.
    fn names_make_no_difference(&self) {
        let told = &self.enumeration.histories[self.grown.history.len() - 1];
        for (names, key) in self.enumeration.renamed(&self.grown.history) {
            // Each pair is looked at when the second of the two is found.
            if let Ok(found) = told.binary_search_by_key(&key, |(key, _)| *key) {
                let name = |org: usize| names.get(org).copied().unwrap_or(org);
                let mut expected = [None; LETTERS.len()];
                (0..LETTERS.len()).for_each(|org| expected[name(org)] = self.shown[org]);
                assert_eq!(told[found].1.shown, pack(|org| expected[org]), "not by other names:\n{}", self.describe());
            }
        }
    }

    /// P6: somebody remains, unless all left whom the others did not remove. (An entry by which one leaves still
    /// notes, so two who remove the third can leave by the entries that note it.)
    fn somebody_remains_or_left(&self) {
        let is_not_removed = |org: usize| !is(self.shown[org], Stage::Removed);
        assert!(self.voices().any(is_not_removed), "nobody remains:\n{}", self.describe());
    }

    /// P2, P3, P10: never by the word of one, nor of half, whatever they say else; two removals have a voter in common,
    /// so no two groups remove each other's members.
    fn removals_are_wanted_by_more_than_half(&self) {
        let (left, removed) = (self.left(), self.removed());
        let voters = |target: usize| self.by(|kind| matches!(kind, Kind::Against { of, .. } if of == target));
        for target in &removed {
            let voters = voters(*target);
            let gone = left.iter().filter(|org| *org != target).count() + removed.len() - 1;
            let base = self.enumeration.bounds.voices - gone;
            assert!(voters.len() >= 2 && voters.len() > base / 2, "{target} removed:\n{}", self.describe());
            for other in &removed {
                let apart =
                    self.by(|kind| matches!(kind, Kind::Against { of, .. } if of == *other)).is_disjoint(&voters);
                assert!(!apart || !left.is_empty(), "{target} and {other} by different ones:\n{}", self.describe());
            }
        }
    }

    /// P3 for newcomers: a voice is given by more than half of the voices, or falls to who remains.
    fn newcomers_have_a_voice_by_more_than_half(&self) {
        let newcomer = self.enumeration.bounds.voices;
        if self.shown[newcomer].is_some_and(|shown| shown.2) {
            let endorsers = self.by(|kind| matches!(kind, Kind::Admit { of, .. } if of == newcomer));
            let remaining = self.voices().filter(|org| is(self.shown[*org], Stage::Member)).count();
            assert!(endorsers.len() > remaining / 2, "a voice by too few:\n{}", self.describe());
        }
    }

    /// P5: no removal un-happens, in lives without a leaving that was dated back. Who comes back has the next number.
    fn nothing_unhappens(&self) {
        let leaves = !self.left().is_empty();
        for step in &self.grown.steps {
            for (here, now) in step.here.iter().zip(self.shown) {
                let Some((Stage::Removed, number, _)) = *here else { continue };
                let stays = now.is_some_and(|(stage, next, _)| next > number || stage == Stage::Removed);
                assert!(stays || leaves, "a removal un-happens:\n{}", self.describe());
            }
        }
    }

    /// P4: leaving works in every state.
    fn leaving_works(&self) {
        for (index, step) in self.grown.steps.iter().enumerate() {
            let (org, kind) = self.said(index);
            if let (Kind::Leave(number), Some((Stage::Member, held, _))) = (kind, step.before[org]) {
                let stays = number == held && is(step.here[org], Stage::Member);
                assert!(!stays, "could not leave:\n{}", self.describe());
            }
        }
    }

    /// P1: an entry by an organisation that is out at its position changes nobody.
    fn who_is_out_changes_nobody(&mut self) {
        let known = self.grown.history.iter().fold(0, |known, new| known | new.past);
        for index in self.entries().filter(|index| known & (1 << index) == 0) {
            if is_out(self.grown.steps[index].before[self.said(index).0]) {
                let others = self.enumeration.set(all(self.grown.history.len()) & !(1 << index));
                assert_eq!(self.enumeration.shown(others), *self.shown, "{index} is out:\n{}", self.describe());
            }
        }
    }

    /// P1s: once all others know that a membership ended, what its holder had told nobody before changes nobody.
    fn what_an_ended_one_had_told_nobody_changes_nobody(&mut self) {
        for ended in self.voices().filter(|org| is_out(self.shown[*org])) {
            let knows = |index: usize| is_out(self.grown.steps[index].here[ended]);
            let by = |index: usize| self.said(index).0;
            let mut others =
                self.voices().filter(|org| *org != ended && is(self.shown[*org], Stage::Member)).peekable();
            if others.peek().is_none()
                || !others.all(|org| self.entries().any(|index| by(index) == org && knows(index)))
            {
                continue;
            }
            let told = |index: usize| {
                self.entries().any(|later| {
                    let (org, kind) = self.said(later);
                    let heard = self.grown.history[later].past & (1 << index) != 0;
                    let knew = is_out(self.grown.steps[later].before[ended]);
                    heard && if org == ended { matches!(kind, Kind::Leave(_)) } else { !knew }
                })
            };
            let leaves = |index: usize| matches!(self.said(index).1, Kind::Leave(_));
            let late = self.entries().filter(|index| by(*index) == ended && !leaves(*index) && !told(*index));
            let late = late.fold(0, |late, index| late | 1 << index);
            if late != 0 {
                let kept = |index: usize, kind| (late & (1 << index) == 0).then_some(kind);
                let without = self.enumeration.shown_otherwise(&self.grown.history, kept);
                assert_eq!(without, *self.shown, "{late:b} was told to nobody:\n{}", self.describe());
            }
        }
    }

    /// The enumerations that are not whole lose nothing: a note of nothing new might as well not have been written, and
    /// a word that is void or said already is as good as a note.
    fn what_is_left_out_says_nothing(&mut self) {
        for index in self.entries() {
            let instead = if self.enumeration.is_empty_note(self.grown, index) {
                None
            } else if self.grown.steps[index].idle && self.said(index).1 != Kind::Note {
                Some(Kind::Note)
            } else {
                continue;
            };
            let otherwise = |other: usize, kind| if other == index { instead } else { Some(kind) };
            let shown = self.enumeration.shown_otherwise(&self.grown.history, otherwise);
            assert_eq!(shown, *self.shown, "{index} said something:\n{}", self.describe());
        }
    }

    /// P4: whoever is a member leaves, from where everything is known, and takes nobody along.
    fn anybody_can_still_leave(&mut self) {
        for org in (0..LETTERS.len()).filter(|org| is(self.shown[*org], Stage::Member)) {
            let mut next = Next::after(self.enumeration, self.grown);
            // An entry that leaves still notes what others had decided.
            let before = next.says(org, Kind::Note);
            let number = before[org].map_or(0, |shown| shown.1);
            let stayed = is(before[org], Stage::Member);
            let after = next.says(org, Kind::Leave(number));
            next.ends();
            if !stayed {
                continue;
            }
            assert!(is(after[org], Stage::Left), "{org} cannot leave:\n{}", self.describe());
            for other in (0..LETTERS.len()).filter(|other| *other != org && is(before[*other], Stage::Member)) {
                assert!(is(after[other], Stage::Member), "{other} goes with {org}:\n{}", self.describe());
            }
        }
    }

    /// P2b: all others together, when they know everything, can remove any member.
    fn all_others_can_remove_anybody(&mut self) {
        let everything = self.enumeration.set(all(self.grown.history.len()));
        let voices: Vec<usize> = self.enumeration.oracle.state(everything).voices().iter().copied().collect();
        for target in (0..LETTERS.len()).filter(|org| is(self.shown[*org], Stage::Member)) {
            let others: Vec<usize> = voices.iter().copied().filter(|org| *org != target).collect();
            if others.len() < (voices.len() / 2 + 1).max(2) {
                continue;
            }
            let number = |org: usize| self.shown[org].map_or(0, |shown| shown.1);
            let mut next = Next::after(self.enumeration, self.grown);
            for org in &others {
                for of in others.iter().filter(|of| *of != org) {
                    if next.stands(*org, (*of, number(*of))) {
                        next.says(*org, Kind::Withdraw { of: *of, number: number(*of) });
                    }
                }
            }
            for org in &others {
                next.says(*org, Kind::Against { of: target, number: number(target) });
            }
            let mut after = *self.shown;
            for org in &others {
                after = next.says(*org, Kind::Note);
            }
            next.ends();
            assert!(is(after[target], Stage::Removed), "{target} cannot be removed:\n{}", self.describe());
        }
    }
}

/// What is said after a history by those who know all of it.
struct Next<'a> {
    enumeration: &'a mut Enumeration,
    set: Set,
    added: usize,
}

impl<'a> Next<'a> {
    fn after(enumeration: &'a mut Enumeration, grown: &Grown) -> Self {
        let set = enumeration.set(all(grown.history.len()));
        Self { enumeration, set, added: 0 }
    }

    fn says(&mut self, org: usize, kind: Kind) -> [Shown; LETTERS.len()] {
        self.enumeration.push(org, kind, self.set);
        self.set = self.set << 1 | 1;
        self.added += 1;
        self.enumeration.shown(self.set)
    }

    fn stands(&mut self, org: usize, of: (usize, u32)) -> bool {
        self.enumeration.oracle.stands(org, of, self.set)
    }

    fn ends(self) {
        (0..self.added).for_each(|_| self.enumeration.oracle.pop());
    }
}
