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

/// The places among `candidates` that no other candidate comes after: the causally latest.
pub fn latest(history: &dyn History, candidates: &[usize]) -> Vec<usize> {
    candidates
        .iter()
        .copied()
        .filter(|&one| !candidates.iter().any(|&other| history.precedes(one, other)))
        .collect()
}
