//! What stands at a position: a causally closed set of entries, absorbed piece by piece.
//!
//! As long as nobody wrote beyond its own leaving, absorbing is all there is to do. An entry beyond a leaving counts
//! for nothing when it arrives, because nobody after it can have seen it yet. [`closing`] is worked out again only
//! when something arrives that may change this.

use std::sync::Arc;

use super::bits::Bits;
use super::book::{Book, Item, Membership, Place};
use super::ends::closing;
use super::state::State;

#[derive(Clone, Debug, Default)]
pub(super) struct Position {
    pub(super) state: State,
    /// Entries beyond a leaving of their own membership.
    late: Bits,
    /// Memberships that were left several times, each time without knowing the others.
    torn: Vec<Membership>,
    /// Some entry does not count although it is not beyond a leaving: its membership rests on one that is.
    derived: bool,
    /// What does not count may have changed.
    unsettled: bool,
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
        let written_as = book.item(at).and_then(Item::written_as);
        if written_as.and_then(|of| self.state.membership(of)).is_some_and(|membership| !membership.left.is_empty()) {
            self.late.insert(at);
            Arc::make_mut(&mut self.state.void).insert(at);
        }
        let changes = self.state.changes();
        self.state.absorb(book, at);
        self.watch(book, at, self.state.changes() > changes);
    }

    /// Looks at an entry just absorbed for what it may mean for entries beyond a leaving. `changes`: somebody became
    /// a member or got a voice by it.
    pub(super) fn watch(&mut self, book: &Book, at: Place, changes: bool) {
        let Some(item) = book.item(at) else { return };
        if let Some(of) = item.leaves() {
            self.watch_leaving(book, at, item, of);
        }
        let (Some(of), Some(acting), false) = (item.written_as(), item.judged.acting, self.late.is_empty()) else {
            return;
        };
        let void = &self.state.void;
        if void.notes.contains(at) {
            return;
        }
        let grounded = self
            .state
            .membership(of)
            .is_some_and(|membership| membership.admitted && (membership.voice || !acting.given || !acting.voice));
        let vouches = || {
            let mut uncounted = void.notes.iter().chain(void.admissions.iter());
            uncounted.any(|entry| item.past.contains(entry) && !item.judged.void.notes.contains(entry))
        };
        let acknowledges = |membership: &Membership| {
            let leavings = self.state.membership(*membership).map_or(&[][..], |of| of.left.as_slice());
            leavings.iter().filter(|leaving| item.past.contains(**leaving)).count() == 1
        };
        self.unsettled |= !grounded || (changes && self.derived) || self.torn.iter().any(acknowledges) || vouches();
    }

    fn watch_leaving(&mut self, book: &Book, at: Place, item: &Item, of: Membership) {
        let beyond = book.entries_of(of.0).iter().copied().filter(|entry| {
            *entry != at
                && self.state.set.contains(*entry)
                && !item.past.contains(*entry)
                && book.item(*entry).and_then(Item::written_as) == Some(of)
        });
        self.late = beyond.chain(self.late.iter()).collect();
        if self.state.membership(of).is_some_and(|membership| membership.left.len() == 2) {
            self.torn.push(of);
        }
        self.unsettled |= !self.late.is_empty();
    }

    /// Works out again what does not count, if it may have changed.
    pub(super) fn settle(&mut self, book: &Book) {
        if !std::mem::take(&mut self.unsettled) {
            return;
        }
        let void = closing(book, &self.state.set);
        self.derived = !void.notes.is_subset(&self.late) || !void.admissions.is_subset(&self.late);
        if void != *self.state.void {
            let set = std::mem::take(&mut self.state.set);
            self.state = State::of(book, &set, Arc::new(void));
        }
    }
}
