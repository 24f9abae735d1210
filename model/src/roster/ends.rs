//! An end closes its membership's past: what a former member wrote beyond its leaving, or at all when it was removed,
//! notes and admits nothing, unless two other voices had seen it before they knew of the end; what rests on anything
//! else never existed.
//!
//! Removals are themselves noted, so which of them are there depends on what counts. Three fixed passes settle that:
//! the ends as if everything counted, what counts given those, and once more given the ends that follow from it.
//!
//! A leaving by a device or a person whose right had ended, unknown to it, is not counted by who knows that end, unless
//! two other voices had seen the leaving before they did.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::bits::Bits;
use super::book::{Acting, Book, Effect, Item, Membership, Place};
use super::state::State;

/// Other voices that must have seen an entry for it to outlive its author's end.
pub(super) const WITNESSES: usize = 2;

/// Entries that do not count.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Void {
    /// They note nothing.
    pub(super) notes: Bits,
    /// They help to remove nobody; holds all of `notes`.
    pub(super) removals: Bits,
    /// They admit nobody, and found and open no group.
    pub(super) admissions: Bits,
    /// Leavings that end nothing.
    pub(super) leavings: Bits,
    /// Who stands whatever does not count.
    pub(super) ground: Arc<Ground>,
}

/// Memberships that began, and those of them that got a voice.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Ground {
    pub(super) members: BTreeSet<Membership>,
    pub(super) voices: BTreeSet<Membership>,
}

impl Void {
    /// Takes an entry out altogether.
    pub(super) fn insert(&mut self, at: Place) {
        self.insert_note(at);
        self.admissions.insert(at);
    }

    /// Lets an entry note nothing.
    pub(super) fn insert_note(&mut self, at: Place) {
        self.notes.insert(at);
        self.removals.insert(at);
    }
}

/// What does not count, and by which ends.
pub(super) struct Closing {
    pub(super) void: Void,
    /// Memberships that ended by verdicts, as they were taken for that.
    pub(super) ended: BTreeSet<Membership>,
    /// Who stands by it.
    pub(super) known: Ground,
    /// The pass before, when it took other ends.
    pub(super) first: Option<Box<Self>>,
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

/// What does not count in a set of entries.
pub(super) fn closing(book: &Book, set: &Bits) -> Closing {
    let written: Vec<Written<'_>> = set.iter().filter_map(|at| written(book, at)).collect();
    let unheard = Void { leavings: unheard(book, set, &written), ..Void::default() };
    let plain = State::of(book, set, Arc::new(unheard.clone()));
    let left: BTreeMap<Membership, &[Place]> = plain.left().collect();
    let pass =
        |ended: &BTreeSet<Membership>| pass(book, set, &written, &Ends { left: &left, removed: ended }, &unheard);
    let claimed = plain.removed().clone();
    let (void, known) = pass(&claimed);
    if claimed.is_empty() {
        return Closing { void, known, ended: claimed, first: None };
    }
    let ended = State::of(book, set, Arc::new(void.clone())).removed().clone();
    let first = Closing { void, known, ended: claimed, first: None };
    if ended == first.ended {
        return first;
    }
    let (void, known) = pass(&ended);
    Closing { void, known, ended, first: Some(Box::new(first)) }
}

/// The ends that a pass takes for given.
struct Ends<'a> {
    left: &'a BTreeMap<Membership, &'a [Place]>,
    removed: &'a BTreeSet<Membership>,
}

impl Ends<'_> {
    fn is_ended(&self, of: &Membership) -> bool {
        self.left.contains_key(of) || self.removed.contains(of)
    }
}

/// What does not count given the ends: a least fixed point upwards from the founders, so that nobody vouches for the
/// ground it stands on itself.
fn pass(book: &Book, set: &Bits, written: &[Written<'_>], ends: &Ends<'_>, start: &Void) -> (Void, Ground) {
    let ground = Arc::new(ground(written, ends));
    let mut known = Ground::founders(book, set);
    known.members.extend(&ground.members);
    known.voices.extend(&ground.voices);
    let mut void = Void { ground: Arc::clone(&ground), ..start.clone() };
    for entry in written {
        if !known.members.contains(&entry.of) || ends.is_ended(&entry.of) {
            void.insert(entry.at);
        }
    }
    let mut unsettled = 0;
    loop {
        let leavings = start.leavings.clone();
        let next = Void { leavings, ground: Arc::clone(&ground), ..round(book, written, ends, &known, &void) };
        let grown = known.grow(&State::of(book, set, Arc::new(next.clone())));
        let same = next == void;
        void = next;
        if grown {
            continue;
        }
        unsettled += 1;
        if same || ends.left.values().all(|all| all.len() < 2) || unsettled > UNSETTLED_ROUNDS_MAX {
            return (void, known);
        }
    }
}

/// Leavings whose author's right had ended, unknown to it, and that too few had seen before they knew.
fn unheard(book: &Book, set: &Bits, written: &[Written<'_>]) -> Bits {
    let leavings: Vec<&Written<'_>> = written.iter().filter(|entry| entry.item.leaves()).collect();
    if leavings.is_empty() {
        return Bits::default();
    }
    let state = State::of(book, set, Arc::default());
    let rights = state.rights(book);
    let unheard = leavings.into_iter().filter(|leaving| {
        let ends = rights.ends_unknown_to(leaving.at);
        let before = |other: &&Written<'_>| {
            other.acting.voice
                && other.of.0 != leaving.of.0
                && other.item.past.contains(leaving.at)
                && !ends.iter().any(|end| *end == other.at || other.item.past.contains(*end))
        };
        let heard = || written.iter().filter(before).map(|other| other.of.0.0).collect::<Bits>().len();
        !ends.is_empty() && heard() < WITNESSES
    });
    unheard.map(|leaving| leaving.at).collect()
}

/// Who stands by those who noted a removal: where two of them had it so, it does not rest on the removed one any more.
/// Without this everybody would fall with a founder, on whose word all others came in.
fn ground(written: &[Written<'_>], ends: &Ends<'_>) -> Ground {
    let mut seen: BTreeMap<(bool, Membership), Bits> = BTreeMap::new();
    for entry in written {
        let removes = entry.item.removals().any(|of| ends.removed.contains(&of) && of.0 != entry.of.0);
        let Some(stood) = entry.item.judged.stood.as_ref().filter(|_| removes && !ends.is_ended(&entry.of)) else {
            continue;
        };
        let members = stood.members.iter().map(|of| (false, *of));
        for key in members.chain(stood.voices.iter().map(|of| (true, *of))) {
            seen.entry(key).or_default().insert(entry.of.0.0);
        }
    }
    let mut ground = Ground::default();
    for ((voice, of), _) in seen.into_iter().filter(|(_, by)| by.len() >= WITNESSES) {
        let set = if voice { &mut ground.voices } else { &mut ground.members };
        set.insert(of);
    }
    ground
}

impl Ground {
    /// Everybody who ever stood in a state.
    pub(super) fn of(state: &State) -> Self {
        let mut ground = Self::default();
        ground.grow(state);
        ground
    }

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

fn round(book: &Book, written: &[Written<'_>], ends: &Ends<'_>, known: &Ground, before: &Void) -> Void {
    let mut void = Void::default();
    let mut best: BTreeMap<Membership, Vec<Place>> = BTreeMap::new();
    for (index, entry) in written.iter().enumerate().rev() {
        if !known.members.contains(&entry.of) {
            void.insert(entry.at);
            continue;
        }
        if entry.acting.voice && entry.acting.given && !known.voices.contains(&entry.of) {
            void.insert_note(entry.at);
        }
        if !ends.is_ended(&entry.of) {
            continue;
        }
        // Several leavings that are worth the same: what lies before only some of them removes nobody.
        let mut partly = false;
        if let Some(leavings) = ends.left.get(&entry.of).filter(|_| !ends.removed.contains(&entry.of)) {
            let best = best.entry(entry.of).or_insert_with(|| acknowledged(book, written, leavings, before));
            let within = best.iter().filter(|end| **end == entry.at || book.precedes(entry.at, **end)).count();
            if within == best.len() {
                continue;
            }
            partly = within > 0;
        }
        let later = written.get(index + 1..).unwrap_or_default();
        if is_witnessed(later, entry, &void) {
            continue;
        }
        if partly {
            void.removals.insert(entry.at);
        } else {
            void.insert(entry.at);
        }
    }
    void
}

/// Whether enough other voices had seen an entry while it counted.
fn is_witnessed(later: &[Written<'_>], entry: &Written<'_>, void: &Void) -> bool {
    let mut seen_by = Bits::default();
    for other in later {
        if vouches(other, entry) && !void.notes.contains(other.at) {
            seen_by.insert(other.of.0.0);
            if seen_by.len() >= WITNESSES {
                return true;
            }
        }
    }
    false
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
    let score = |leaving: Place| {
        let by = book.item(leaving).and_then(|item| item.judged.acting).map(|acting| acting.org);
        let seen = written.iter().filter(|entry| {
            entry.acting.voice
                && Some(entry.of.0) != by
                && !before.notes.contains(entry.at)
                && entry.item.past.contains(leaving)
                && !leavings.iter().any(|rival| book.is_apart(leaving, *rival) && entry.item.past.contains(*rival))
        });
        seen.map(|entry| entry.of.0).collect::<BTreeSet<_>>().len()
    };
    let scores: Vec<(usize, Place)> = leavings.iter().map(|leaving| (score(*leaving), *leaving)).collect();
    let best = scores.iter().map(|(score, _)| *score).max();
    scores.into_iter().filter(|(score, _)| Some(*score) == best).map(|(_, leaving)| leaving).collect()
}
