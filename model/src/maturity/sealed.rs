//! Sealed scores: first each organisation is bound to what it scored, and only then says what that was.
//!
//! A seal is a hash over the scores and 32 random bytes; both stay on the device that sealed until sealing has ended.
//! An end names the seals that were there in time, as its author knows. Every client writes an end of its own before
//! it reveals, which names what all ends that it knows name. A seal counts when more than half of the other
//! organisations that ended name it: so nobody alone can slip one in, or another beside it, once others have revealed.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use crate::card::distinct;
use crate::cbor::{Cbor, DecodeError, Fields, Value};
use crate::fact::Fact;
use crate::fact::round::{PhaseModel, RoundOpened, ScoreGiven, ScoresRevealed, ScoresSealed, SealingEnded};
use crate::history::{History, Said, said};
use crate::id::{FactId, LogId, NetworkId, OrgId, SealId, digest};
use crate::view::{RoundFault, RoundView, SealState, SealView};
use crate::words::RoundWay;

/// What an organisation scores in a sealed round: it waits on the device alone. `Debug` shows nothing of it.
///
/// In the store it is `{0: scores, 1?: random bytes}`.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct OwnScores {
    /// Ascending by dimension, one for each that was scored.
    pub scores: Vec<ScoreGiven>,
    /// What was hashed with them, once they are sealed.
    pub random: Option<[u8; 32]>,
}

impl OwnScores {
    /// The same with one score given, or given anew.
    #[must_use]
    pub fn with(mut self, given: ScoreGiven) -> Self {
        self.scores.retain(|score| score.dimension != given.dimension);
        self.scores.push(given);
        self.scores.sort_by_key(|score| score.dimension);
        self
    }

    /// What they are sealed as, by `org` in a round; `None` until they are.
    pub fn seal(&self, network: NetworkId, round: LogId, org: OrgId) -> Option<SealId> {
        self.random.map(|random| seal(network, round, org, &random, &self.scores))
    }
}

impl fmt::Debug for OwnScores {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("OwnScores").field("sealed", &self.random.is_some()).finish_non_exhaustive()
    }
}

impl Cbor for OwnScores {
    fn to_value(&self) -> Value {
        let mut pairs = vec![(0, self.scores.to_value())];
        pairs.extend(self.random.map(|random| (1, random.to_value())));
        Value::Map(pairs)
    }
    fn from_value(value: Value) -> Result<Self, DecodeError> {
        let mut fields = Fields::open(value)?;
        let own = Self { scores: fields.take(0)?, random: fields.take(1)? };
        fields.close().map(|()| own)
    }
}

/// What scores hash to together with random bytes. Names network, round and organisation, so that a seal copied from
/// somebody else opens nowhere.
pub fn seal(network: NetworkId, round: LogId, org: OrgId, random: &[u8; 32], scores: &[ScoreGiven]) -> SealId {
    SealId(digest("wijktafel/seal/0", &[&network.0, &round.0, &org.0, random, &scores.to_vec().to_cbor()]))
}

/// Whether scores fit a model: dimensions ascending, each once and in the model, phases of the model.
pub fn fits(model: &PhaseModel, scores: &[ScoreGiven]) -> bool {
    let within = |count: usize, place: Option<u32>| {
        place.and_then(|place| usize::try_from(place).ok()).is_some_and(|place| place < count)
    };
    let ascending = scores.iter().zip(scores.iter().skip(1)).all(|(one, next)| one.dimension < next.dimension);
    let known = |score: &ScoreGiven| {
        within(model.dimensions.len(), Some(score.dimension)) && within(model.phases.len(), score.score.checked_sub(1))
    };
    !scores.is_empty() && ascending && scores.iter().all(known)
}

/// Whether this participant's client ends the sealing by itself: everybody has sealed.
pub fn should_end(view: &RoundView, me: OrgId) -> bool {
    let sealed = |seal: &SealView| matches!(seal.state, SealState::Sealed | SealState::Twice);
    view.way == RoundWay::Sealed
        && view.open
        && view.ended.is_none()
        && view.participants.contains(&me)
        && view.seals.iter().all(sealed)
}

/// Whether this participant's client reveals what it sealed: it counts, and the others wait for it.
pub fn should_reveal(view: &RoundView, me: OrgId, sealed_here: Option<SealId>) -> bool {
    let waits = |seal: &SealView| seal.org == me && seal.state == SealState::Awaited && seal.seal == sealed_here;
    view.open && sealed_here.is_some() && view.seals.iter().any(waits)
}

/// What was sealed and revealed in a round.
pub(super) struct Sealing<'a> {
    pub(super) seals: Vec<SealView>,
    pub(super) revealed: BTreeMap<OrgId, &'a [ScoreGiven]>,
    pub(super) apart: Vec<(OrgId, RoundFault)>,
    pub(super) ended: Option<OrgId>,
    pub(super) named: Vec<FactId>,
}

/// Everything that participants said about seals.
struct Words<'a> {
    log: LogId,
    history: &'a dyn History,
    round: &'a RoundOpened,
    seals: Vec<Said<'a, &'a ScoresSealed>>,
    ends: Vec<Said<'a, &'a SealingEnded>>,
    reveals: Vec<Said<'a, &'a ScoresRevealed>>,
    closed: Vec<usize>,
}

/// Works out which seals count and what they held.
pub(super) fn derive<'a>(log: LogId, history: &'a dyn History, round: &'a RoundOpened) -> Sealing<'a> {
    let words = Words::new(log, history, round);
    let orgs = distinct(&round.participants);
    let mut revealed = BTreeMap::new();
    let mut seals = Vec::new();
    for org in orgs {
        let (state, seal) = words.state(org);
        let opened = seal.filter(|_| state == SealState::Awaited).and_then(|seal| words.opening(seal));
        let state = if opened.is_some() { SealState::Revealed } else { state };
        revealed.extend(opened.map(|opened| (org, opened.what.scores.as_slice())));
        seals.push(SealView { org, state, at: seal.map(|seal| seal.record.at), seal: seal.map(|seal| seal.what.seal) });
    }
    let apart = words.apart();
    let ended = words.ends.first().map(|end| end.record.author.org);
    Sealing { seals, revealed, apart, ended, named: words.named() }
}

impl<'a> Words<'a> {
    fn new(log: LogId, history: &'a dyn History, round: &'a RoundOpened) -> Self {
        let takes_part = |org: OrgId| round.participants.contains(&org);
        let seals = said(history, |record| match record.fact.known() {
            Fact::ScoresSealed(sealed) if takes_part(record.author.org) => Some(sealed),
            _ => None,
        });
        let ends = said(history, |record| match record.fact.known() {
            Fact::SealingEnded(ended) if takes_part(record.author.org) => Some(ended),
            _ => None,
        });
        let reveals = said(history, |record| match record.fact.known() {
            Fact::ScoresRevealed(revealed) if takes_part(record.author.org) => Some(revealed),
            _ => None,
        });
        let closed = said(history, |record| match record.fact.known() {
            Fact::RoundClosed(_) if takes_part(record.author.org) => Some(()),
            _ => None,
        });
        let closed = closed.into_iter().map(|one| one.place).collect();
        Self { log, history, round, seals, ends, reveals, closed }
    }

    /// The seals of an organisation that no other of its own comes before: it is bound from there.
    fn first(&self, org: OrgId) -> Vec<&Said<'a, &'a ScoresSealed>> {
        let own = || self.seals.iter().filter(move |seal| seal.record.author.org == org);
        own().filter(|seal| !own().any(|other| self.history.precedes(other.place, seal.place))).collect()
    }

    /// Whether a seal was there in time; `None` while none of the others has ended the sealing.
    fn in_time(&self, seal: &Said<'_, &ScoresSealed>) -> Option<bool> {
        if self.ends.iter().any(|end| self.history.precedes(end.place, seal.place)) {
            return Some(false);
        }
        let own = seal.record.author.org;
        if self.round.participants.iter().all(|org| *org == own) {
            return (!self.ends.is_empty()).then_some(true);
        }
        let mut named: BTreeMap<OrgId, bool> = BTreeMap::new();
        for end in self.ends.iter().filter(|end| end.record.author.org != own) {
            *named.entry(end.record.author.org).or_insert(true) &= end.what.seals.contains(&seal.record.id);
        }
        let naming = named.values().filter(|names| **names).count();
        (!named.is_empty()).then_some(2 * naming > named.len())
    }

    /// Where an organisation stands, reveals left aside, with the seal that this is about.
    fn state(&self, org: OrgId) -> (SealState, Option<&Said<'a, &'a ScoresSealed>>) {
        let first = self.first(org);
        let holding: Vec<_> = first.iter().filter(|seal| self.in_time(seal) == Some(true)).collect();
        let open = first.iter().any(|seal| self.in_time(seal).is_none());
        match (first.as_slice(), holding.as_slice()) {
            ([], _) if self.ends.is_empty() => (SealState::NotYet, None),
            ([], _) => (SealState::Absent, None),
            (_, [one]) => (SealState::Awaited, Some(one)),
            (_, [one, ..]) => (SealState::Twice, Some(one)),
            ([one], []) if open => (SealState::Sealed, Some(one)),
            ([one, ..], []) => (if open { SealState::Twice } else { SealState::Late }, Some(one)),
        }
    }

    /// The reveal that opens a seal, if there is one that counts.
    fn opening(&self, seal: &Said<'_, &ScoresSealed>) -> Option<&Said<'a, &'a ScoresRevealed>> {
        self.reveals.iter().find(|reveal| self.fault(reveal).is_none() && self.opens(seal, reveal))
    }

    fn opens(&self, seal: &Said<'_, &ScoresSealed>, reveal: &Said<'_, &ScoresRevealed>) -> bool {
        let (org, scores) = (reveal.record.author.org, &reveal.what.scores);
        seal.record.author.org == org
            && self.history.precedes(seal.place, reveal.place)
            && fits(&self.round.model, scores)
            && self::seal(seal.what.network, self.log, org, &reveal.what.random, scores) == seal.what.seal
    }

    /// Why a reveal counts for nothing.
    fn fault(&self, reveal: &Said<'_, &ScoresRevealed>) -> Option<RoundFault> {
        let before = |place: usize| self.history.precedes(place, reveal.place);
        let own = self.first(reveal.record.author.org);
        if !own.iter().any(|seal| before(seal.place)) {
            return Some(RoundFault::WithoutSeal);
        }
        if !self.ends.iter().any(|end| before(end.place)) {
            return Some(RoundFault::TooEarly);
        }
        if self.closed.iter().any(|place| before(*place)) {
            return Some(RoundFault::TooLate);
        }
        (!own.iter().any(|seal| self.opens(seal, reveal))).then_some(RoundFault::Mismatch)
    }

    /// What counts for nothing, by whom and why.
    fn apart(&self) -> Vec<(OrgId, RoundFault)> {
        let reveals = self.reveals.iter().filter_map(|one| Some((one.record.author.org, self.fault(one)?)));
        let again = self.seals.iter().filter(|seal| {
            let first = self.first(seal.record.author.org);
            !first.iter().any(|one| one.place == seal.place)
        });
        let again = again.map(|seal| (seal.record.author.org, RoundFault::Again));
        let bare = said(self.history, |record| match record.fact.known() {
            Fact::ScoreGiven(_) if self.round.participants.contains(&record.author.org) => Some(()),
            _ => None,
        });
        let bare = bare.into_iter().map(|one| (one.record.author.org, RoundFault::WithoutSeal));
        let all: BTreeSet<(OrgId, RoundFault)> = reveals.chain(again).chain(bare).collect();
        all.into_iter().collect()
    }

    /// The seals that an end written now names: all there are, or what every known end names.
    fn named(&self) -> Vec<FactId> {
        let there = self.seals.iter().map(|seal| seal.record.id);
        let named = there.filter(|id| self.ends.iter().all(|end| end.what.seals.contains(id)));
        let named: BTreeSet<FactId> = named.collect();
        named.into_iter().collect()
    }
}

#[cfg(test)]
mod tests;
