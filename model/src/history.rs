//! What the model sees of a log: facts that passed the gate, their authors, and which came before which.

use crate::fact::Fact;
use crate::id::{DeviceId, EntryId, FactId, OrgId, PersonId};
use crate::time::Timestamp;
use crate::words::Mandates;

/// Who wrote, as the roster said at the entry's own position.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
pub struct Author {
    /// The organisation.
    pub org: OrgId,
    /// Its membership, from 1.
    pub number: u32,
    /// The person.
    pub person: PersonId,
    /// The device.
    pub device: DeviceId,
    /// What the person could do there.
    pub mandates: Mandates,
}

/// One fact that passed the gate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recorded {
    /// Its id.
    pub id: FactId,
    /// The entry that holds it.
    pub entry: EntryId,
    /// Who wrote it.
    pub author: Author,
    /// When the author says it was written.
    pub at: Timestamp,
    /// What it says.
    pub fact: Fact,
    /// On a branch of a forked feed that not more than half of the other readers stand on: shown, never counted.
    pub disputed: bool,
}

/// The facts of one log in an order that every replica with the same entries shares: causal, ties by entry id.
pub trait History {
    /// Every fact, in that order.
    fn facts(&self) -> &[Recorded];

    /// Whether the fact at `earlier` lies in the causal past of the one at `later`. False for equal places.
    fn precedes(&self, earlier: usize, later: usize) -> bool;
}

/// The places among `candidates` that no other candidate comes after: the causally latest, ascending.
pub fn latest(history: &dyn History, candidates: &[usize]) -> Vec<usize> {
    let mut descending = candidates.to_vec();
    descending.sort_unstable_by(|one, other| other.cmp(one));
    descending.dedup();
    let mut kept: Vec<usize> = Vec::new();
    // The order is causal: whatever comes after a candidate was visited before it, and stands below one that was kept.
    for place in descending {
        if !kept.iter().any(|&later| history.precedes(place, later)) {
            kept.push(place);
        }
    }
    kept.reverse();
    kept
}

/// Something a fact says, with its place and record.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Said<'a, T> {
    /// Place in [`History::facts`].
    pub(crate) place: usize,
    /// The fact it was read from.
    pub(crate) record: &'a Recorded,
    /// What it says.
    pub(crate) what: T,
}

/// What the facts that count say, as far as `read` finds it there, in the order of the history.
pub(crate) fn said<'a, T>(
    history: &'a dyn History,
    mut read: impl FnMut(&'a Recorded) -> Option<T>,
) -> Vec<Said<'a, T>> {
    let facts = history.facts().iter().enumerate().filter(|(_, record)| !record.disputed);
    facts.filter_map(|(place, record)| read(record).map(|what| Said { place, record, what })).collect()
}

/// The causally latest of what was said, in the order of the history.
pub(crate) fn last<'s, 'a, T>(history: &dyn History, said: &'s [Said<'a, T>]) -> Vec<&'s Said<'a, T>> {
    let places: Vec<usize> = said.iter().map(|one| one.place).collect();
    let kept = latest(history, &places);
    said.iter().filter(|one| kept.contains(&one.place)).collect()
}

/// The one that is shown of the causally latest: of those written apart, the one with the lowest fact id.
pub(crate) fn shown<'s, 'a, T>(history: &dyn History, said: &'s [Said<'a, T>]) -> Option<&'s Said<'a, T>> {
    last(history, said).into_iter().min_by_key(|one| one.record.id)
}

/// The organisation that founded the log: the author of its first fact.
pub fn founder(history: &dyn History) -> Option<OrgId> {
    history.facts().first().map(|record| record.author.org)
}

/// The last claimed moment of any fact that counts.
pub(crate) fn changed(history: &dyn History) -> Timestamp {
    let counted = history.facts().iter().filter(|record| !record.disputed);
    counted.map(|record| record.at).max().unwrap_or(Timestamp(0))
}
