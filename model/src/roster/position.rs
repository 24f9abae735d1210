//! What stands at a position: a causally closed set of entries, absorbed piece by piece.
//!
//! As long as nobody wrote beyond its own end, absorbing is all there is to do. An entry beyond an end counts for
//! nothing when it arrives, because nobody after it can have seen it yet. [`closing`] is worked out again only when
//! something arrives that may change this.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::bits::Bits;
use super::book::{Book, Item, Membership, Place};
use super::ends::closing;
use super::state::State;

#[derive(Clone, Debug, Default)]
pub(super) struct Position {
    pub(super) state: State,
    watch: Watch,
    /// The pass before the last one, when it came to other ends.
    first: Option<Box<(State, Watch)>>,
    /// Leavings by devices and people whose right had ended, unknown to them.
    doubtful: Vec<Place>,
    /// What does not count may have changed.
    unsettled: bool,
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
}

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
        if item.leaves() || (item.narrows() && !self.state.leavings().is_empty()) {
            let leavings = self.state.leavings().iter().copied();
            let doubtful: Vec<Place> =
                leavings.filter(|leaving| self.state.house.ended_before(book, &self.state.set, *leaving)).collect();
            self.unsettled |= doubtful != self.doubtful || doubtful.contains(&at);
            self.doubtful = doubtful;
        }
        self.unsettled |= self.doubtful.iter().any(|leaving| item.past.contains(*leaving));
    }

    /// Works out again what does not count, if it may have changed.
    pub(super) fn settle(&mut self, book: &Book) {
        if !std::mem::take(&mut self.unsettled) {
            return;
        }
        let set = self.state.set.clone();
        let closing = closing(book, &set);
        self.first = closing.first.map(|first| {
            let state = State::of(book, &set, Arc::new(first.void));
            let watch = Watch::over(&state, book, first.ended);
            Box::new((state, watch))
        });
        if closing.void != *self.state.void {
            self.state = State::of(book, &set, Arc::new(closing.void));
        }
        self.watch = Watch::over(&self.state, book, closing.ended);
    }
}

impl Watch {
    fn over(state: &State, book: &Book, ended: BTreeSet<Membership>) -> Self {
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
        Self { ended, late, torn, derived }
    }

    /// An entry comes to a state of which this watches over the ends: beyond one it does not count.
    fn meet(&mut self, state: &mut State, book: &Book, at: Place) {
        let Some(of) = book.item(at).and_then(Item::written_as) else { return };
        let left = state.membership(of).is_some_and(|membership| !membership.left.is_empty());
        if left || self.ended.contains(&of) {
            self.late.insert(at);
            Arc::make_mut(&mut state.void).insert(at);
        }
    }

    /// Whether an entry just absorbed may change what does not count.
    fn look(&mut self, state: &State, book: &Book, at: Place, item: &Item, changed: bool) -> bool {
        let beyond = item.written_as().is_some_and(|of| self.ended.contains(&of) && !self.late.contains(at));
        let left = beyond
            || item.hands_over()
            || item.removals().next().is_some()
            || (item.leaves() && self.look_at_leaving(state, book, at, item));
        let (Some(of), Some(acting), false) = (item.written_as(), item.judged.acting, self.late.is_empty()) else {
            return left;
        };
        let void = &state.void;
        if void.notes.contains(at) {
            return left;
        }
        let grounded = state
            .membership(of)
            .is_some_and(|membership| membership.admitted && (membership.voice || !acting.given || !acting.voice));
        let vouches = || {
            let mut uncounted = void.removals.iter().chain(void.admissions.iter());
            uncounted.any(|entry| item.past.contains(entry) && !item.judged.void.notes.contains(entry))
        };
        let acknowledges = |membership: &Membership| {
            let leavings = state.membership(*membership).map_or(&[][..], |of| of.left.as_slice());
            leavings.iter().filter(|leaving| item.past.contains(**leaving)).count() == 1
        };
        left || !grounded || (changed && self.derived) || self.torn.iter().any(acknowledges) || vouches()
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
