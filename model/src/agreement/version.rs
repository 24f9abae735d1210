//! What the facts of a log say about each version of an agreement.

use std::collections::{BTreeMap, BTreeSet};

use super::assents;
use crate::fact::{CriterionJudged, Fact, VerdictGiven, VersionProposed};
use crate::history::{History, Recorded, Said, last, said};
use crate::id::{LogId, OrgId, VersionId};
use crate::words::{AgreementRule, Prose, Verdict};

/// A version with everything that was said about it.
pub(super) struct Analysed<'a> {
    pub(super) id: VersionId,
    pub(super) what: &'a VersionProposed,
    /// Place of its first proposal.
    pub(super) place: usize,
    /// Its first proposal.
    pub(super) record: &'a Recorded,
    /// The word of each elector that spoke.
    pub(super) words: BTreeMap<OrgId, Word<'a>>,
    /// Electors whose word carries it.
    pub(super) assenting: BTreeSet<OrgId>,
    /// Electors that saw it in force.
    pub(super) seen: BTreeSet<OrgId>,
    /// More than half of the electors saw it in force.
    pub(super) frozen: bool,
    /// It is or was in force.
    pub(super) in_force: bool,
    /// Electors that ended their part in it.
    pub(super) ended_by: BTreeSet<OrgId>,
    pub(super) end_reasons: Vec<(OrgId, Prose)>,
    /// By parent, those that had signed it before this version was proposed.
    signed_before: BTreeMap<VersionId, BTreeSet<OrgId>>,
}

/// The word of one elector about one version.
#[derive(Clone, Copy)]
pub(super) struct Word<'a> {
    pub(super) verdict: Verdict,
    pub(super) note: Option<&'a Prose>,
    /// Two people of the organisation said differing things apart: counted as an objection.
    pub(super) contradicted: bool,
    pub(super) record: &'a Recorded,
}

impl Analysed<'_> {
    /// Without those that ended their part, its rule is not met any more.
    pub(super) fn ended(&self) -> bool {
        let left = self.assenting.difference(&self.ended_by).count();
        self.in_force && !met(self.what.rule, left, self.what.electorate.len())
    }

    /// Whether this version, once in force, takes the place of `old`: more than half of those whom `old` binds
    /// assented to it. A version by rule of its signatories binds those that had signed when this one was proposed.
    pub(super) fn replaces(&self, old: &Self) -> bool {
        if !self.what.parents.contains(&old.id) {
            return false;
        }
        let bound: BTreeSet<OrgId> = match old.what.rule {
            AgreementRule::Signatories => self.signed_before.get(&old.id).cloned().unwrap_or_default(),
            AgreementRule::Consent | AgreementRule::Unanimity | AgreementRule::Majority => {
                old.what.electorate.iter().copied().collect()
            }
        };
        self.assenting.intersection(&bound).count() * 2 > bound.len()
    }
}

/// Every well-formed version in the order of its first proposal.
pub(super) fn analyse(log: LogId, history: &dyn History) -> Vec<Analysed<'_>> {
    let ballots = ballots(log, history);
    let mut found: Vec<Analysed<'_>> = Vec::new();
    for ballot in ballots.values() {
        let mut version = ballot.count(history);
        if !version.frozen && ballot.proposals.iter().all(|(_, record)| record.disputed) {
            continue;
        }
        for parent in &ballot.what.parents {
            let signed =
                ballots.get(parent).map(|parent| parent.assenting(&parent.words(history, Some(version.place))));
            version.signed_before.insert(*parent, signed.unwrap_or_default());
        }
        found.push(version);
    }
    found.sort_by_key(|version| version.place);
    found
}

/// Electors that call a criterion of the version accepted, with the place of the criterion.
pub(super) fn judgements(history: &dyn History, version: &Analysed<'_>) -> Vec<(u32, OrgId)> {
    let mut words: BTreeMap<(u32, OrgId), Vec<Said<'_, bool>>> = BTreeMap::new();
    for word in said(history, |record| match record.fact.known() {
        Fact::CriterionJudged(judged) if may_speak(version.what, record) => Some(judged),
        _ => None,
    }) {
        let CriterionJudged { version: judged, index, accepted } = *word.what;
        if judged == version.id && history.precedes(version.place, word.place) {
            let said = Said { place: word.place, record: word.record, what: accepted };
            words.entry((index, word.record.author.org)).or_default().push(said);
        }
    }
    // Judged differently apart: not accepted.
    words.retain(|_, said| last(history, said).iter().all(|one| one.what));
    words.into_keys().collect()
}

/// Whether so many assenting electors out of so many put a version in force.
fn met(rule: AgreementRule, assenting: usize, electors: usize) -> bool {
    match rule {
        AgreementRule::Consent | AgreementRule::Unanimity => assenting == electors,
        AgreementRule::Majority => assenting * 2 > electors,
        AgreementRule::Signatories => assenting >= 2,
    }
}

fn may_speak(what: &VersionProposed, record: &Recorded) -> bool {
    record.author.mandates.sign && what.electorate.binary_search(&record.author.org).is_ok()
}

/// A version with its verdicts, disputed ones too.
struct Ballot<'a> {
    id: VersionId,
    what: &'a VersionProposed,
    /// Its proposal that lies first, whether it counts or not.
    first: (usize, &'a Recorded),
    /// Every proposal of it.
    proposals: Vec<(usize, &'a Recorded)>,
    verdicts: Vec<Said<'a, &'a VerdictGiven>>,
    /// Places of verdicts that took back a word when the version was in force before their writer's eyes.
    regrets: BTreeSet<usize>,
}

/// Well-formed versions: of this log, with an ascending electorate, and parents that lie before them.
fn ballots(log: LogId, history: &dyn History) -> BTreeMap<VersionId, Ballot<'_>> {
    let mut ballots: BTreeMap<VersionId, Ballot<'_>> = BTreeMap::new();
    for (place, record) in history.facts().iter().enumerate() {
        let (Fact::VersionProposed(what), Some(id)) = (record.fact.known(), record.fact.version()) else { continue };
        let ascending = what.electorate.iter().zip(what.electorate.iter().skip(1)).all(|(one, next)| one < next);
        let known = |parent: &VersionId| ballots.get(parent).is_some_and(|parent| parent.precedes(history, place));
        if what.agreement == log && ascending && !what.electorate.is_empty() && what.parents.iter().all(known) {
            let fresh = || Ballot {
                id,
                what,
                first: (place, record),
                proposals: Vec::new(),
                verdicts: Vec::new(),
                regrets: BTreeSet::new(),
            };
            ballots.entry(id).or_insert_with(fresh).proposals.push((place, record));
        }
    }
    for (place, record) in history.facts().iter().enumerate() {
        let Fact::VerdictGiven(what) = record.fact.known() else { continue };
        let Some(ballot) = ballots.get_mut(&what.version) else { continue };
        if may_speak(ballot.what, record) && ballot.precedes(history, place) {
            if !assents(ballot.what.rule, what.verdict) && ballot.is_regret(history, place, record) {
                ballot.regrets.insert(place);
            }
            ballot.verdicts.push(Said { place, record, what });
        }
    }
    ballots
}

impl<'a> Ballot<'a> {
    fn precedes(&self, history: &dyn History, place: usize) -> bool {
        self.proposals.iter().any(|(proposal, _)| history.precedes(*proposal, place))
    }

    fn is_regret(&self, history: &dyn History, place: usize, record: &Recorded) -> bool {
        let spoke = |earlier: &Said<'_, &VerdictGiven>| {
            earlier.record.author.org == record.author.org && history.precedes(earlier.place, place)
        };
        self.verdicts.iter().any(spoke) && self.met_before(history, place)
    }

    /// Whether the version was in force by what lies before `place`.
    fn met_before(&self, history: &dyn History, place: usize) -> bool {
        self.met(&self.assenting(&self.words(history, Some(place))))
    }

    fn met(&self, assenting: &BTreeSet<OrgId>) -> bool {
        met(self.what.rule, assenting.len(), self.what.electorate.len())
    }

    /// The word of each elector: now, or by what lies before a place, where nobody could know of a fork found later.
    fn words(&self, history: &dyn History, before: Option<usize>) -> BTreeMap<OrgId, Word<'a>> {
        let counts = |verdict: &&Said<'a, &'a VerdictGiven>| {
            !self.regrets.contains(&verdict.place)
                && before.map_or(!verdict.record.disputed, |place| history.precedes(verdict.place, place))
        };
        let mut by_org: BTreeMap<OrgId, Vec<Said<'a, &'a VerdictGiven>>> = BTreeMap::new();
        for verdict in self.verdicts.iter().filter(counts) {
            by_org.entry(verdict.record.author.org).or_default().push(*verdict);
        }
        by_org.iter().filter_map(|(org, verdicts)| Some((*org, word(history, verdicts)?))).collect()
    }

    fn assenting(&self, words: &BTreeMap<OrgId, Word<'_>>) -> BTreeSet<OrgId> {
        words.iter().filter(|(_, word)| assents(self.what.rule, word.verdict)).map(|(org, _)| *org).collect()
    }

    fn count(&self, history: &dyn History) -> Analysed<'a> {
        let mut words = self.words(history, None);
        let mut seen = BTreeSet::new();
        let mut relied: BTreeMap<OrgId, Word<'a>> = BTreeMap::new();
        for sight in said(history, |record| match record.fact.known() {
            Fact::SeenInForce(seen) if seen.version == self.id => Some(()),
            _ => None,
        }) {
            let org = sight.record.author.org;
            if self.what.electorate.binary_search(&org).is_err() || seen.contains(&org) {
                continue;
            }
            let there = self.words(history, Some(sight.place));
            let assenting = self.assenting(&there);
            if self.met(&assenting) {
                seen.insert(org);
                relied.extend(there.into_iter().filter(|(org, _)| assenting.contains(org)));
            }
        }
        let frozen = seen.len() * 2 > self.what.electorate.len();
        if frozen {
            let assenting = self.assenting(&words);
            words.extend(relied.into_iter().filter(|(org, _)| !assenting.contains(org)));
        }
        let assenting = self.assenting(&words);
        let ended = said(history, |record| match record.fact.known() {
            Fact::AgreementEnded(ended) if ended.version == self.id && may_speak(self.what, record) => Some(ended),
            _ => None,
        });
        let ended = || ended.iter().filter(|one| self.met_before(history, one.place));
        let ended_by = ended().map(|one| one.record.author.org).collect();
        let reasons = ended().filter_map(|one| Some((one.record.author.org, one.what.reason.clone()?)));
        let (place, record) = self.proposals.iter().find(|(_, one)| !one.disputed).copied().unwrap_or(self.first);
        Analysed {
            id: self.id,
            what: self.what,
            place,
            record,
            in_force: frozen || self.met(&assenting),
            words,
            assenting,
            seen,
            frozen,
            ended_by,
            end_reasons: reasons.collect(),
            signed_before: BTreeMap::new(),
        }
    }
}

fn word<'a>(history: &dyn History, verdicts: &[Said<'a, &'a VerdictGiven>]) -> Option<Word<'a>> {
    let kept = last(history, verdicts);
    let first = kept.iter().min_by_key(|one| one.record.id)?;
    let contradicted = kept.iter().any(|one| one.what.verdict != first.what.verdict);
    let objection = kept.iter().find(|one| one.what.verdict == Verdict::Object);
    let spoken = if contradicted { objection.unwrap_or(first) } else { first };
    let verdict = if contradicted { Verdict::Object } else { spoken.what.verdict };
    Some(Word { verdict, note: spoken.what.note.as_ref(), contradicted, record: spoken.record })
}
