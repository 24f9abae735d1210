//! What stands at a position: a causally closed set of entries, absorbed piece by piece.
//!
//! As long as nobody wrote beyond its own end, absorbing is all there is to do. An entry beyond an end counts for
//! nothing when it arrives, because nobody after it can have seen it yet. [`closing`] is worked out again only when
//! something arrives that may change this.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::bits::Bits;
use super::book::{Book, Item, Membership, Org, Place};
use super::ends::{Ground, WITNESSES, closing};
use super::state::State;

#[derive(Clone, Debug, Default)]
pub(super) struct Position {
    pub(super) state: State,
    watch: Watch,
    /// The pass before the last one, when it came to other ends.
    first: Option<Box<(State, Watch)>>,
    /// Leavings by devices and people whose right had ended, unknown to them.
    doubtful: BTreeMap<Place, Doubt>,
    /// What does not count may have changed.
    unsettled: bool,
    /// How often it was worked out again.
    #[cfg(test)]
    pub(super) settled: usize,
}

/// A leaving that counts only if enough others had seen it before they knew of these ends.
#[derive(Clone, Debug, Default)]
struct Doubt {
    ends: Vec<Place>,
    /// Organisations that had, as far as was looked.
    heard: Bits,
}

/// What to look out for in one pass of [`closing`].
#[derive(Clone, Debug, Default)]
struct Watch {
    /// Memberships that ended by verdicts, as the pass takes them.
    ended: BTreeSet<Membership>,
    /// Entries beyond an end of their own membership.
    late: Bits,
    /// Memberships that were left several times, each time without knowing the others.
    torn: Vec<Membership>,
    /// Some entry does not count although it is not beyond an end: its membership rests on one that is.
    derived: bool,
    /// Who stands, in states too that the pass went through.
    known: Ground,
    /// By organisation: entries of others that do not count and that it had seen, as one of its own that counts shows.
    /// Another one changes nothing.
    seen: BTreeMap<Org, Bits>,
    /// Those that somebody had seen. [`WITNESSES`] would let one of them count.
    witnessed: Bits,
    /// The same for leavings of which it had seen no rival.
    acknowledged: BTreeSet<(Place, Org)>,
}

const _: () = assert!(WITNESSES == 2, "`Watch::witnessed` holds what one more lets count");

impl Position {
    pub(super) fn new(book: &Book, set: &Bits) -> Self {
        let mut position = Self::default();
        position.extend(book, set);
        position
    }

    /// Absorbs what it lacks of `past`, a causally closed set.
    pub(super) fn extend(&mut self, book: &Book, past: &Bits) {
        let missing: Vec<Place> = past.minus(&self.state.set).collect();
        for at in missing {
            self.absorb(book, at);
        }
        self.settle(book);
    }

    /// Absorbs one entry, everything before which is absorbed.
    pub(super) fn add(&mut self, book: &Book, at: Place) {
        self.absorb(book, at);
        self.settle(book);
    }

    fn absorb(&mut self, book: &Book, at: Place) {
        self.watch.meet(&mut self.state, book, at);
        let changes = self.state.changes();
        self.state.absorb(book, at);
        let changed = self.state.changes() > changes;
        self.look(book, at, changed);
    }

    /// Looks at an entry that was absorbed for what it may mean for entries beyond an end. `changed`: somebody became
    /// a member or got a voice by it.
    pub(super) fn look(&mut self, book: &Book, at: Place, changed: bool) {
        let Some(item) = book.item(at) else { return };
        self.unsettled |= self.watch.look(&self.state, book, at, item, changed);
        let mut given = self.state.removed();
        if let Some(first) = &mut self.first {
            let (state, watch) = first.as_mut();
            watch.meet(state, book, at);
            let changes = state.changes();
            state.absorb(book, at);
            let changed = state.changes() > changes;
            self.unsettled |= watch.look(state, book, at, item, changed);
            self.unsettled |= self.state.claimed().len() != watch.ended.len();
            given = state.removed();
        } else {
            self.unsettled |= self.state.claimed().len() != self.watch.ended.len();
        }
        self.unsettled |= given.len() != self.watch.ended.len();
        self.doubt(book, at, item);
    }

    /// Watches over leavings by who had no right to it any more.
    fn doubt(&mut self, book: &Book, at: Place, item: &Item) {
        let left = !self.state.leavings().is_empty();
        let heard = !self.doubtful.is_empty() && item.judged.acting.is_some_and(|acting| acting.voice);
        if item.leaves() || (left && (item.narrows() || item.lets_in())) || heard {
            let leavings = self.state.leavings().iter();
            let rights = self.state.rights(book);
            let leavings = leavings.map(|leaving| (*leaving, rights.ends_unknown_to(*leaving)));
            let doubtful: BTreeMap<Place, Vec<Place>> = leavings.filter(|(_, ends)| !ends.is_empty()).collect();
            let same = doubtful.len() == self.doubtful.len()
                && doubtful.iter().all(|(of, ends)| self.doubtful.get(of).is_some_and(|doubt| doubt.ends == *ends));
            if !same {
                let doubts = doubtful.into_iter().map(|(of, ends)| (of, Doubt { ends, heard: Bits::default() }));
                self.doubtful = doubts.collect();
                self.unsettled = true;
            }
        }
        let Some(acting) = item.judged.acting.filter(|acting| acting.voice) else { return };
        for (leaving, doubt) in &mut self.doubtful {
            let knows = doubt.ends.iter().any(|end| *end == at || item.past.contains(*end));
            if item.past.contains(*leaving) && !knows && !doubt.heard.contains(acting.org.0) {
                doubt.heard.insert(acting.org.0);
                self.unsettled = true;
            }
        }
    }

    /// Works out again what does not count, if it may have changed.
    pub(super) fn settle(&mut self, book: &Book) {
        if !std::mem::take(&mut self.unsettled) {
            return;
        }
        #[cfg(test)]
        {
            self.settled += 1;
        }
        let set = self.state.set.clone();
        let closing = closing(book, &set);
        self.first = closing.first.map(|first| {
            let state = State::of(book, &set, Arc::new(first.void));
            let watch = Watch::over(&state, book, first.ended, first.known);
            Box::new((state, watch))
        });
        if closing.void != *self.state.void {
            self.state = State::of(book, &set, Arc::new(closing.void));
        }
        self.watch = Watch::over(&self.state, book, closing.ended, closing.known);
    }
}

impl Watch {
    fn over(state: &State, book: &Book, ended: BTreeSet<Membership>, known: Ground) -> Self {
        let beyond = |at: &Place| {
            let item = book.item(*at);
            item.and_then(Item::written_as).is_some_and(|of| {
                let left = state.membership(of).map_or(&[][..], |membership| membership.left.as_slice());
                ended.contains(&of) || left.iter().any(|end| end != at && !book.precedes(*at, *end))
            })
        };
        let late: Bits = state.set.iter().filter(beyond).collect();
        let void = &state.void;
        let derived =
            [&void.notes, &void.removals, &void.admissions].iter().any(|uncounted| !uncounted.is_subset(&late));
        let torn = state.left().filter(|(_, left)| left.len() > 1).map(|(of, _)| of).collect();
        let mut watch = Self { ended, late, torn, derived, known, ..Self::default() };
        if !watch.late.is_empty() {
            for at in state.set.iter().filter(|at| !state.void.notes.contains(*at)) {
                watch.vouch(state, book, at);
            }
        }
        watch
    }

    /// An entry comes to a state of which this watches over the ends: beyond one it does not count, nor where its
    /// membership or voice rests on what does not count.
    fn meet(&mut self, state: &mut State, book: &Book, at: Place) {
        let Some((item, of)) = book.item(at).and_then(|item| Some((item, item.written_as()?))) else { return };
        let left = state.membership(of).is_some_and(|membership| !membership.left.is_empty());
        if left || self.ended.contains(&of) {
            self.late.insert(at);
            Arc::make_mut(&mut state.void).insert(at);
            return;
        }
        if self.late.is_empty() {
            return;
        }
        let stands = state.membership(of).map(|membership| (membership.admitted, membership.voice));
        let (member, voice) = stands.unwrap_or_default();
        let votes = item.judged.acting.is_some_and(|acting| acting.given && acting.voice);
        if !member && !self.known.members.contains(&of) {
            Arc::make_mut(&mut state.void).insert(at);
            self.derived = true;
        } else if votes && !voice && !self.known.voices.contains(&of) {
            Arc::make_mut(&mut state.void).insert_note(at);
            self.derived = true;
        }
    }

    /// Whether an entry just absorbed may change what does not count.
    fn look(&mut self, state: &State, book: &Book, at: Place, item: &Item, changed: bool) -> bool {
        let beyond = item.written_as().is_some_and(|of| self.ended.contains(&of) && !self.late.contains(at));
        let left = beyond
            || item.hands_over()
            || item.removals().next().is_some()
            || (item.leaves() && self.look_at_leaving(state, book, at, item));
        if self.late.is_empty() || state.void.notes.contains(at) {
            return left;
        }
        self.vouch(state, book, at) || left || (changed && self.derived)
    }

    /// Writes down what an entry that counts shows its organisation had seen; whether that may change what counts.
    fn vouch(&mut self, state: &State, book: &Book, at: Place) -> bool {
        let Some(item) = book.item(at) else { return false };
        let Some(by) = item.judged.acting.filter(|acting| acting.voice && acting.member.is_some()) else {
            return false;
        };
        let mut fresh = Bits::default();
        for uncounted in [&state.void.removals, &state.void.admissions] {
            fresh.add_common(uncounted, &item.past);
        }
        fresh.take_out(&item.judged.void.notes);
        let seen = self.seen.entry(by.org).or_default();
        fresh.take_out(seen);
        seen.add_all(&fresh);
        let mut second = false;
        for one in
            fresh.iter().filter(|one| book.item(*one).and_then(Item::written_as).is_some_and(|of| of.0 != by.org))
        {
            second |= self.witnessed.contains(one);
            self.witnessed.insert(one);
        }
        for leavings in self.torn.iter().filter_map(|of| Some(&state.membership(*of)?.left)) {
            let mut known = leavings.iter().filter(|leaving| item.past.contains(**leaving));
            if let (Some(one), None) = (known.next(), known.next()) {
                second |= self.acknowledged.insert((*one, by.org));
            }
        }
        second
    }

    /// A leaving matters to what does not count where its organisation wrote something that it leaves out.
    fn look_at_leaving(&mut self, state: &State, book: &Book, at: Place, item: &Item) -> bool {
        let newly = state.left().filter(|(_, left)| left.contains(&at)).map(|(of, _)| of).collect::<Vec<_>>();
        for of in newly {
            let beyond = book.entries_of(of.0).iter().copied().filter(|entry| {
                *entry != at
                    && state.set.contains(*entry)
                    && !item.past.contains(*entry)
                    && book.item(*entry).and_then(Item::written_as) == Some(of)
            });
            self.late = beyond.chain(self.late.iter()).collect();
            if state.membership(of).is_some_and(|membership| membership.left.len() > 1) && !self.torn.contains(&of) {
                self.torn.push(of);
            }
        }
        !self.late.is_empty()
    }
}
