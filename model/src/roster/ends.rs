//! An end closes its membership's past: what a former member wrote beyond its leaving notes and admits nothing,
//! unless two other voices had seen it before they knew of the end; what rests on anything else never existed.
//!
//! The ends themselves do not depend on this: a leaving is judged at its own position. When memberships can also end
//! by verdicts, which are noted, [`closing`] takes the ends as an argument and is applied to its own outcome.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::bits::Bits;
use super::book::{Acting, Book, Effect, Item, Membership, Place};
use super::state::State;

/// Entries that do not count.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Void {
    /// They note nothing.
    pub(super) notes: Bits,
    /// They admit nobody, and found and open no group.
    pub(super) admissions: Bits,
}

impl Void {
    /// Takes an entry out altogether.
    pub(super) fn insert(&mut self, at: Place) {
        self.notes.insert(at);
        self.admissions.insert(at);
    }
}

/// Rounds in which several leavings of one membership may still change places; the outcome is the same everywhere
/// whatever the limit.
const UNSETTLED_ROUNDS_MAX: usize = 12;

/// An entry by a member, as far as an end can touch it.
struct Written<'a> {
    at: Place,
    item: &'a Item,
    acting: &'a Acting,
    of: Membership,
}

/// What does not count in a set of entries: a least fixed point upwards from the founders, so that nobody vouches
/// for the ground it stands on itself.
pub(super) fn closing(book: &Book, set: &Bits) -> Void {
    let written: Vec<Written<'_>> = set.iter().filter_map(|at| written(book, at)).collect();
    let leavings = leavings(book, set);
    let mut known = Known::founders(book, set);
    let mut void = Void::default();
    for entry in &written {
        if !known.members.contains(&entry.of) || leavings.contains_key(&entry.of) {
            void.insert(entry.at);
        }
    }
    let mut unsettled = 0;
    loop {
        let next = round(book, &written, &leavings, &known, &void);
        let grown = known.grow(&State::of(book, set, Arc::new(next.clone())));
        let same = next == void;
        void = next;
        if grown {
            continue;
        }
        unsettled += 1;
        if same || leavings.values().all(|all| all.len() < 2) || unsettled > UNSETTLED_ROUNDS_MAX {
            return void;
        }
    }
}

/// Memberships and voices that rest on entries that count.
struct Known {
    members: BTreeSet<Membership>,
    voices: BTreeSet<Membership>,
}

impl Known {
    fn founders(book: &Book, set: &Bits) -> Self {
        let effects = set.iter().filter_map(|at| book.item(at)).flat_map(|item| &item.judged.effects);
        let founders = effects.filter_map(|effect| match effect {
            Effect::Founded { org, .. } => Some((*org, 1)),
            _ => None,
        });
        let members: BTreeSet<Membership> = founders.collect();
        Self { voices: members.clone(), members }
    }

    fn grow(&mut self, state: &State) -> bool {
        let before = self.members.len() + self.voices.len();
        for (org, of) in state.orgs() {
            for (number, membership) in (1..).zip(&of.memberships) {
                if membership.admitted {
                    self.members.insert((org, number));
                }
                if membership.admitted && membership.voice {
                    self.voices.insert((org, number));
                }
            }
        }
        self.members.len() + self.voices.len() > before
    }
}

fn written(book: &Book, at: Place) -> Option<Written<'_>> {
    let item = book.item(at)?;
    let acting = item.judged.acting.as_ref()?;
    Some(Written { at, item, acting, of: item.written_as()? })
}

/// Valid leavings by membership.
fn leavings(book: &Book, set: &Bits) -> BTreeMap<Membership, Vec<Place>> {
    let mut leavings: BTreeMap<Membership, Vec<Place>> = BTreeMap::new();
    for at in set.iter() {
        if let Some(of) = book.item(at).and_then(Item::leaves) {
            leavings.entry(of).or_default().push(at);
        }
    }
    leavings
}

fn round(
    book: &Book,
    written: &[Written<'_>],
    leavings: &BTreeMap<Membership, Vec<Place>>,
    known: &Known,
    before: &Void,
) -> Void {
    let mut void = Void::default();
    for (index, entry) in written.iter().enumerate().rev() {
        if !known.members.contains(&entry.of) {
            void.insert(entry.at);
            continue;
        }
        if entry.acting.voice && entry.acting.given && !known.voices.contains(&entry.of) {
            void.notes.insert(entry.at);
        }
        let Some(leavings) = leavings.get(&entry.of) else { continue };
        let within = |end: &Place| *end == entry.at || book.precedes(entry.at, *end);
        if acknowledged(book, written, leavings, before).iter().any(within) {
            continue;
        }
        let later = written.get(index + 1..).unwrap_or_default();
        let seen_by: BTreeSet<_> = later
            .iter()
            .filter(|other| vouches(other, entry) && !void.notes.contains(other.at))
            .map(|other| other.of.0)
            .collect();
        if seen_by.len() < 2 {
            void.insert(entry.at);
        }
    }
    void
}

/// Whether an entry shows that another voice had seen `entry`, and that it counted there.
fn vouches(other: &Written<'_>, entry: &Written<'_>) -> bool {
    other.acting.voice
        && other.of.0 != entry.of.0
        && other.item.past.contains(entry.at)
        && !other.item.judged.void.notes.contains(entry.at)
        && !entry
            .item
            .judged
            .effects
            .iter()
            .any(|effect| matches!(effect, Effect::Admitted(admission) if admission.of.0 == other.of.0))
}

/// Of several leavings of one membership those that most other voices had seen without a rival.
fn acknowledged(book: &Book, written: &[Written<'_>], leavings: &[Place], before: &Void) -> Vec<Place> {
    if leavings.len() < 2 {
        return leavings.to_vec();
    }
    let concurrent =
        |one: Place, other: Place| one != other && !book.precedes(one, other) && !book.precedes(other, one);
    let score = |leaving: Place| {
        let by = book.item(leaving).and_then(|item| item.judged.acting).map(|acting| acting.org);
        let seen = written.iter().filter(|entry| {
            entry.acting.voice
                && Some(entry.of.0) != by
                && !before.notes.contains(entry.at)
                && entry.item.past.contains(leaving)
                && !leavings.iter().any(|rival| concurrent(leaving, *rival) && entry.item.past.contains(*rival))
        });
        seen.map(|entry| entry.of.0).collect::<BTreeSet<_>>().len()
    };
    let scores: Vec<(usize, Place)> = leavings.iter().map(|leaving| (score(*leaving), *leaving)).collect();
    let best = scores.iter().map(|(score, _)| *score).max();
    scores.into_iter().filter(|(score, _)| Some(*score) == best).map(|(_, leaving)| leaving).collect()
}
