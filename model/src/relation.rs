//! How closely organisations work together: what each says of its own relations, at a moment that is called a capture.
//!
//! What two say of each other is never made one: who differs is shown as two halves. Nothing is added up.

use std::collections::{BTreeMap, BTreeSet};

use crate::card::distinct;
use crate::fact::Fact;
use crate::fact::relation::{CaptureOpened, RelationGiven};
use crate::history::{History, Said, last, said};
use crate::id::{LogId, OrgId};
use crate::view::relation::{AnswerView, CaptureView, Change, Edge};
use crate::words::relation::Closeness;

/// The most organisations one capture asks.
pub const PARTICIPANTS_MAX: usize = 300;

/// A capture; `None` before it was opened.
///
/// An answer counts unless its writer knew that the capture was closed: what was given offline is never lost.
pub fn derive(log: LogId, history: &dyn History) -> Option<CaptureView> {
    let opened = said(history, |record| match record.fact.known() {
        Fact::CaptureOpened(opened) => Some(opened),
        _ => None,
    });
    let opened = opened.first()?;
    let participants = participants(opened.what);
    let takes_part: BTreeSet<OrgId> = participants.iter().copied().collect();
    let closed = said(history, |record| {
        (matches!(record.fact.known(), Fact::CaptureClosed(_)) && takes_part.contains(&record.author.org)).then_some(())
    });
    let mut given = said(history, |record| match record.fact.known() {
        Fact::RelationGiven(given)
            if given.is_sound()
                && given.other != record.author.org
                && takes_part.contains(&given.other)
                && takes_part.contains(&record.author.org) =>
        {
            Some(given)
        }
        _ => None,
    });
    given.retain(|one| !closed.iter().any(|end| history.precedes(end.place, one.place)));
    let mut about: BTreeMap<(OrgId, OrgId), Vec<Said<'_, &RelationGiven>>> = BTreeMap::new();
    for one in given {
        about.entry((one.record.author.org, one.what.other)).or_default().push(one);
    }
    let answers: Vec<AnswerView> =
        about.into_iter().filter_map(|((by, other), words)| answer(history, by, other, &words)).collect();
    let answered: BTreeSet<OrgId> = answers.iter().map(|answer| answer.by).collect();
    Some(CaptureView {
        log,
        title: opened.what.title.to_string(),
        at: opened.record.at,
        open: closed.is_empty(),
        missing: participants.iter().copied().filter(|org| !answered.contains(org)).collect(),
        participants,
        answers,
    })
}

/// Who takes part; those beyond the most are left out, the same ones everywhere.
fn participants(opened: &CaptureOpened) -> Vec<OrgId> {
    let mut participants = distinct(&opened.participants);
    participants.truncate(PARTICIPANTS_MAX);
    participants
}

/// The causally latest answer; of differing ones given apart the one that says less.
fn answer(history: &dyn History, by: OrgId, other: OrgId, words: &[Said<'_, &RelationGiven>]) -> Option<AnswerView> {
    let kept = last(history, words);
    let counts = kept.iter().min_by_key(|one| (one.what.closeness, one.record.id))?;
    Some(AnswerView {
        by,
        other,
        closeness: counts.what.closeness,
        trust: counts.what.trust.clone(),
        worth: counts.what.worth.clone(),
        contradicted: kept.iter().any(|one| one.what != counts.what),
    })
}

/// Every two of which at least one said something of the other, ascending.
pub fn edges(capture: &CaptureView) -> Vec<Edge> {
    let mut edges: BTreeMap<(OrgId, OrgId), Edge> = BTreeMap::new();
    for answer in &capture.answers {
        let (one, other) = (answer.by.min(answer.other), answer.by.max(answer.other));
        let edge = edges.entry((one, other)).or_insert(Edge { one, other, from_one: None, from_other: None });
        if answer.by == one {
            edge.from_one = Some(answer.closeness);
        } else {
            edge.from_other = Some(answer.closeness);
        }
    }
    edges.into_values().collect()
}

/// What two say of each other; nothing where neither said anything.
pub fn between(capture: &CaptureView, a: OrgId, b: OrgId) -> Edge {
    let said = |by: OrgId, of: OrgId| {
        capture.answers.iter().find(|answer| (answer.by, answer.other) == (by, of)).map(|answer| answer.closeness)
    };
    let (one, other) = (a.min(b), a.max(b));
    Edge { one, other, from_one: said(one, other), from_other: said(other, one) }
}

/// The capture before another one, in the order in which they are listed.
pub fn before(captures: &[CaptureView], log: LogId) -> Option<&CaptureView> {
    let place = captures.iter().position(|capture| capture.log == log)?;
    captures.get(place.checked_sub(1)?)
}

/// What became of an answer; absent where it is the same, or was never given.
pub fn change(before: Option<Closeness>, now: Option<Closeness>) -> Option<Change> {
    match (before, now) {
        (None, Some(_)) => Some(Change::New),
        (Some(_), None) => Some(Change::Gone),
        (Some(before), Some(now)) if now > before => Some(Change::Closer),
        (Some(before), Some(now)) if now < before => Some(Change::Looser),
        _ => None,
    }
}

#[cfg(test)]
mod tests;
