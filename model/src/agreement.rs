//! Agreements: which version is in force, who said what about exactly which text, and what is disputed.
//!
//! A version's text, rule and electorate lie inside its id. Every rule counts explicit verdicts only, so silence,
//! joining, leaving and late arrivals never put a version in force or out of it. Three things protect what people
//! have already relied on:
//!
//! - an assent that an organisation takes back when it could see the version in force counts on: it can end its part;
//! - once more than half of the electors recorded that they saw the version in force, verdicts and forks that turn
//!   up later change nothing;
//! - a version replaces another only with the assent of more than half of those the other binds; without it both
//!   are shown as disputed.

mod version;

use std::collections::{BTreeMap, BTreeSet};

use crate::case::set_apart;
use crate::fact::{AgreementOpened, Fact};
use crate::history::{History, Said, changed, last, latest, said};
use crate::id::{FactId, LogId, OrgId, VersionId};
use crate::view::{
    AgreementRow, AgreementState, AgreementView, CriterionView, ElectorView, Texts, VersionCriterion, VersionView,
};
use crate::words::{AgreementRule, TextField, Verdict};
use crate::{successor, talk};

use version::{Analysed, Word, analyse};

/// The most criteria of one draft.
pub const CRITERIA_MAX: usize = 30;

/// An agreement in full; `None` before it was opened.
pub fn derive(log: LogId, history: &dyn History, texts: &Texts) -> Option<AgreementView> {
    let opened = opened(history)?;
    let analysed = analyse(log, history);
    let states = states(history, &analysed);
    let versions: Vec<VersionView> = analysed
        .iter()
        .map(|version| {
            let state = states.get(&version.id).copied().unwrap_or(AgreementState::Proposed);
            view(history, version, state, signed_both(version, &analysed, &states))
        })
        .collect();
    let talk = talk::derive(history);
    let row = row_of(log, history, &opened, &versions, &newest(history, &analysed));
    let row = AgreementRow { remarks: talk::open(&talk), ..row };
    Some(AgreementView {
        row,
        draft: texts.get(&TextField::Draft).cloned().unwrap_or_default(),
        criteria: criteria(history),
        versions,
        talk,
        set_apart: set_apart(history),
        earlier: successor::earlier_agreement(history),
    })
}

/// An agreement's list row; `None` before it was opened.
pub fn row(log: LogId, history: &dyn History) -> Option<AgreementRow> {
    derive(log, history, &Texts::new()).map(|view| view.row)
}

/// Versions that `me` is an elector of, that are in force, and of which it has not yet recorded that it saw so. Its
/// client writes [`crate::fact::SeenInForce`] for them by itself.
pub fn should_see_in_force(view: &AgreementView, me: OrgId) -> Vec<VersionId> {
    let elector = |version: &VersionView| version.electors.iter().any(|elector| elector.org == me);
    let waits = |version: &&VersionView| {
        version.state == AgreementState::InForce && elector(version) && !version.seen_in_force.contains(&me)
    };
    view.versions.iter().filter(waits).map(|version| version.version).collect()
}

/// The versions a new one replaces: those in force, else the causally newest ones.
pub fn parents(log: LogId, history: &dyn History) -> Vec<VersionId> {
    let analysed = analyse(log, history);
    let states = states(history, &analysed);
    let mut parents: Vec<VersionId> =
        states.iter().filter(|(_, state)| binds(**state)).map(|(version, _)| *version).collect();
    if parents.is_empty() {
        parents = newest(history, &analysed);
    }
    parents.sort_unstable();
    parents
}

/// The versions that are or were in force.
pub fn ever_in_force(log: LogId, history: &dyn History) -> BTreeSet<VersionId> {
    analyse(log, history).iter().filter(|version| version.in_force).map(|version| version.id).collect()
}

/// A version, neither replaced nor ended, on another line than `version`, that `org` assented to: a verdict in favour
/// of `version` names it, so that a dispute can be explained.
pub fn assented_sibling(view: &AgreementView, version: VersionId, org: OrgId) -> Option<VersionId> {
    let parents: BTreeMap<VersionId, &[VersionId]> =
        view.versions.iter().map(|version| (version.version, version.parents.as_slice())).collect();
    let candidates = view.versions.iter().rev().filter(|other| {
        other.version != version && !matches!(other.state, AgreementState::Replaced | AgreementState::Ended)
    });
    candidates
        .filter(|other| !descends(&parents, version, other.version) && !descends(&parents, other.version, version))
        .find(|other| {
            let word = other.electors.iter().find(|elector| elector.org == org).and_then(|elector| elector.verdict);
            word.is_some_and(|word| assents(other.rule, word))
        })
        .map(|other| other.version)
}

/// Whether a word carries a version under its rule.
pub fn assents(rule: AgreementRule, verdict: Verdict) -> bool {
    match verdict {
        Verdict::Agree | Verdict::AgreeWithNote => true,
        Verdict::Abstain => rule == AgreementRule::Consent,
        Verdict::Object => false,
    }
}

/// Whether a version in this state binds somebody now.
pub const fn binds(state: AgreementState) -> bool {
    matches!(state, AgreementState::InForce | AgreementState::Disputed)
}

fn descends(parents: &BTreeMap<VersionId, &[VersionId]>, version: VersionId, ancestor: VersionId) -> bool {
    let mut seen = BTreeSet::new();
    let mut open = vec![version];
    while let Some(next) = open.pop() {
        for parent in parents.get(&next).copied().unwrap_or_default() {
            if *parent == ancestor {
                return true;
            }
            if seen.insert(*parent) {
                open.push(*parent);
            }
        }
    }
    false
}

fn opened(history: &dyn History) -> Option<Said<'_, &AgreementOpened>> {
    let found = said(history, |record| match record.fact.known() {
        Fact::AgreementOpened(opened) => Some(opened),
        _ => None,
    });
    found.into_iter().next()
}

fn criteria(history: &dyn History) -> Vec<CriterionView> {
    let removed = said(history, |record| match record.fact.known() {
        Fact::CriterionRemoved(removed) => Some(removed.criterion),
        _ => None,
    });
    let added = said(history, |record| match record.fact.known() {
        Fact::CriterionAdded(added) => Some(&added.text),
        _ => None,
    });
    let gone =
        |id: FactId, place: usize| removed.iter().any(|one| one.what == id && history.precedes(place, one.place));
    added
        .iter()
        .filter(|one| !gone(one.record.id, one.place))
        .map(|one| CriterionView { criterion: one.record.id, text: one.what.to_string() })
        .collect()
}

/// The versions whose first proposal no other's comes after.
fn newest(history: &dyn History, versions: &[Analysed<'_>]) -> Vec<VersionId> {
    let places: Vec<usize> = versions.iter().map(|version| version.place).collect();
    let kept = latest(history, &places);
    versions.iter().filter(|version| kept.contains(&version.place)).map(|version| version.id).collect()
}

fn states(history: &dyn History, versions: &[Analysed<'_>]) -> BTreeMap<VersionId, AgreementState> {
    let replaced: BTreeSet<VersionId> = versions
        .iter()
        .filter(|old| versions.iter().any(|new| new.in_force && new.replaces(old)))
        .map(|old| old.id)
        .collect();
    let holding: Vec<&Analysed<'_>> =
        versions.iter().filter(|one| one.in_force && !one.ended() && !replaced.contains(&one.id)).collect();
    let frozen: Vec<VersionId> = holding.iter().filter(|one| one.frozen).map(|one| one.id).collect();
    let undisputed = match (holding.as_slice(), frozen.as_slice()) {
        ([only], _) => Some(only.id),
        (_, [only]) => Some(*only),
        _ => None,
    };
    // A proposal that lies before a version in force has been overtaken.
    let overtaken =
        |old: &Analysed<'_>| versions.iter().any(|new| new.in_force && history.precedes(old.place, new.place));
    let state = |one: &Analysed<'_>| {
        if one.in_force {
            if replaced.contains(&one.id) {
                AgreementState::Replaced
            } else if one.ended() {
                AgreementState::Ended
            } else if undisputed == Some(one.id) {
                AgreementState::InForce
            } else {
                AgreementState::Disputed
            }
        } else if overtaken(one) {
            AgreementState::Replaced
        } else if one.words.values().any(|word| word.verdict == Verdict::Object) {
            AgreementState::Objected
        } else {
            AgreementState::Proposed
        }
    };
    versions.iter().map(|one| (one.id, state(one))).collect()
}

fn signed_both(
    version: &Analysed<'_>,
    versions: &[Analysed<'_>],
    states: &BTreeMap<VersionId, AgreementState>,
) -> Vec<OrgId> {
    let holds = |one: &Analysed<'_>| states.get(&one.id).copied().is_some_and(binds);
    if !holds(version) {
        return Vec::new();
    }
    let others: BTreeSet<OrgId> = versions
        .iter()
        .filter(|other| other.id != version.id && holds(other))
        .flat_map(|other| other.assenting.iter().copied())
        .collect();
    version.assenting.intersection(&others).copied().collect()
}

fn view(history: &dyn History, version: &Analysed<'_>, state: AgreementState, signed_both: Vec<OrgId>) -> VersionView {
    let what = version.what;
    let electors = what.electorate.iter().map(|org| {
        let word = version.words.get(org);
        ElectorView {
            org: *org,
            verdict: word.map(|word| word.verdict),
            note: word
                .and_then(|word| word.note.map(ToString::to_string).or_else(|| reason(history, version, *org, word))),
            paper: word.and_then(|word| word.record.fact.known().paper().cloned()),
            contradicted: word.is_some_and(|word| word.contradicted),
            person: word.map(|word| word.record.author.person),
            at: word.map(|word| word.record.at),
        }
    });
    let judged = version::judgements(history, version);
    let criteria = (0_u32..).zip(&what.criteria).map(|(index, text)| {
        let accepted_by: Vec<OrgId> = judged.iter().filter(|(place, _)| *place == index).map(|(_, org)| *org).collect();
        VersionCriterion { text: text.to_string(), accepted: accepted_by.len() == what.electorate.len(), accepted_by }
    });
    VersionView {
        version: version.id,
        title: what.title.to_string(),
        text: what.text.to_string(),
        rule: what.rule,
        electors: electors.collect(),
        parents: what.parents.clone(),
        criteria: criteria.collect(),
        state,
        effective: what.effective,
        review: what.review,
        stop_clause: what.stop_clause.as_ref().map(ToString::to_string),
        seen_in_force: version.seen.iter().copied().collect(),
        signed_both,
        ended_by: version.ended_by.iter().copied().collect(),
        end_reasons: version.end_reasons.iter().map(|(org, reason)| (*org, reason.to_string())).collect(),
        by: version.record.author.org,
        at: version.record.at,
    }
}

/// Why an organisation objects; of reasons given apart all.
fn reason(history: &dyn History, version: &Analysed<'_>, org: OrgId, word: &Word<'_>) -> Option<String> {
    let given = said(history, |record| match record.fact.known() {
        Fact::ObjectionReasoned(given)
            if given.version == version.id && record.author.org == org && record.author.mandates.sign =>
        {
            Some(given.reason.as_str())
        }
        _ => None,
    });
    let reasons: Vec<&str> = last(history, &given).iter().map(|one| one.what).collect();
    (word.verdict == Verdict::Object && !reasons.is_empty()).then(|| reasons.join("\n"))
}

fn row_of(
    log: LogId,
    history: &dyn History,
    opened: &Said<'_, &AgreementOpened>,
    versions: &[VersionView],
    newest: &[VersionId],
) -> AgreementRow {
    let holding = |state: AgreementState| versions.iter().filter(move |version| version.state == state);
    let in_force = holding(AgreementState::InForce).next();
    let open = versions
        .iter()
        .rev()
        .filter(|version| matches!(version.state, AgreementState::Proposed | AgreementState::Objected))
        .max_by_key(|version| newest.contains(&version.version));
    let disputed = holding(AgreementState::Disputed).next_back();
    let ended = holding(AgreementState::Ended).next_back();
    let current = in_force.or(disputed).or(open).or(ended).or_else(|| versions.last());
    let electors = current.map(|version| version.electors.as_slice()).unwrap_or_default();
    let silent = |version: &VersionView| -> Vec<OrgId> {
        version.electors.iter().filter(|elector| elector.verdict.is_none()).map(|elector| elector.org).collect()
    };
    let signed: BTreeSet<OrgId> = versions
        .iter()
        .filter(|version| binds(version.state))
        .flat_map(|version| {
            let bound =
                version.electors.iter().filter(|one| one.verdict.is_some_and(|word| assents(version.rule, word)));
            bound.map(|elector| elector.org).filter(|org| !version.ended_by.contains(org))
        })
        .collect();
    AgreementRow {
        log,
        title: opened.what.title.to_string(),
        kind: opened.what.kind,
        state: current.map_or(AgreementState::Draft, |version| version.state),
        given: electors.iter().filter(|elector| elector.verdict.is_some()).count(),
        electors: electors.len(),
        review: in_force.and_then(|version| version.review),
        waiting_for: open.map(silent).unwrap_or_default(),
        signed_by: signed.into_iter().collect(),
        remarks: 0,
        changed: changed(history),
    }
}
