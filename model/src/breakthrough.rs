//! The breakthrough plan of a case: where it should lead, solutions weighed in three corners, and what followed.
//!
//! Everything is derived from facts of the case's own log. No part waits for another, and an empty one stops nothing.

mod arguments;
mod costs;

use std::collections::BTreeSet;

use crate::card::distinct;
use crate::fact::Fact;
use crate::fact::breakthrough::{SolutionAdded, SolutionEnded};
use crate::history::{History, Recorded, Said, last, said};
use crate::id::{FactId, LogId, OrgId};
use crate::view::breakthrough::{OutcomeView, PlanState, PlanView, SolutionView, Wording};
use crate::view::{CaseState, LessonView, Texts};
use crate::words::breakthrough::{FollowKind, SolutionOutcome, SolutionPart};
use crate::words::{Prose, TextField};

pub use self::arguments::counted;

/// The texts of a plan.
pub const FIELDS: [TextField; 2] = [TextField::Perspective, TextField::SelfPart];

/// The plan of a case; empty before anybody wrote in it.
pub fn derive(history: &dyn History, texts: &Texts) -> PlanView {
    let text = |field| texts.get(&field).cloned().unwrap_or_default();
    let [perspective, self_part] = FIELDS.map(text);
    let (solutions, costs) = (solutions(history), costs::lines(history));
    let mut plan = PlanView {
        state: PlanState::Stuck,
        perspective,
        self_part,
        writable: has_place(texts, TextField::Perspective),
        solutions,
        arguments: arguments::met(history),
        asked: crate::budget::references(history),
        totals: costs::totals(&costs),
        costs,
    };
    plan.state = state(&plan);
    plan
}

/// Whether a text of a case can be written: it can until the first word, and then where the document has a place for it.
pub fn has_place(texts: &Texts, field: TextField) -> bool {
    texts.is_empty() || texts.contains_key(&field)
}

/// How far the plan of a case has come, lessons that name the case included.
pub fn reached(plan: &PlanView, case: LogId, lessons: &[LessonView]) -> PlanState {
    let ended = matches!(plan.state, PlanState::Realised | PlanState::NotRealised);
    let learned = ended && lessons.iter().any(|lesson| lesson.cases.contains(&case));
    if learned { PlanState::Learned } else { plan.state }
}

/// Whether somebody may be asked to write in the plan of a case that stands so.
pub const fn is_open(state: CaseState) -> bool {
    !matches!(state, CaseState::Closed | CaseState::Withdrawn)
}

/// Solutions as they would be given anew: live ones, each part by its first wording as `change` makes it. What is left
/// without words of what is done is left out.
pub(crate) fn solutions_anew(
    plan: &PlanView,
    mut change: impl FnMut(&str) -> String,
) -> impl Iterator<Item = SolutionAdded> {
    plan.live().filter_map(move |solution| {
        let mut part = |part| solution.part(part).first().and_then(|wording| Prose::new(&change(&wording.text)).ok());
        let (text, legitimacy) = (part(SolutionPart::What), part(SolutionPart::Legitimacy));
        let (commitment, gain) = (part(SolutionPart::Commitment), part(SolutionPart::Return));
        let legal_basis = part(SolutionPart::LegalBasis);
        Some(SolutionAdded { text: text?, legitimacy, commitment, gain, legal_basis })
    })
}

fn state(plan: &PlanView) -> PlanState {
    let solutions: Vec<&SolutionView> = plan.live().collect();
    let any = |holds: fn(&SolutionView) -> bool| solutions.iter().any(|solution| holds(solution));
    let weighed = |one: &SolutionView| {
        [SolutionPart::Legitimacy, SolutionPart::Commitment, SolutionPart::Return]
            .into_iter()
            .any(|corner| !one.part(corner).is_empty())
    };
    if !solutions.is_empty() && solutions.iter().all(|one| one.ended().is_some()) {
        let realised = any(|one| one.ended() == Some(SolutionOutcome::Realised));
        return if realised { PlanState::Realised } else { PlanState::NotRealised };
    }
    if any(|one| !one.follow_ups.is_empty() || !one.outcomes.is_empty()) {
        PlanState::FollowedUp
    } else if any(|one| !one.owners.is_empty()) {
        PlanState::LaidBefore
    } else if plan.costs.iter().any(|line| !line.dropped) {
        PlanState::Costed
    } else if any(weighed) {
        PlanState::Weighed
    } else if !solutions.is_empty() {
        PlanState::Solutions
    } else if !plan.perspective.trim().is_empty() || !plan.self_part.trim().is_empty() {
        PlanState::Perspective
    } else {
        PlanState::Stuck
    }
}

/// Whether something that was dropped at some places stays so: unless something else was said of it, knowing that.
fn stays_dropped(history: &dyn History, drops: &[usize], words: &[usize]) -> bool {
    drops.iter().any(|drop| !words.iter().any(|word| history.precedes(*drop, *word)))
}

/// Where the parts of a plan that are taken out whole were dropped.
fn drops(history: &dyn History) -> Vec<Said<'_, FactId>> {
    said(history, |record| match record.fact.known() {
        Fact::PlanPartDropped(dropped) => Some(dropped.part),
        _ => None,
    })
}

/// What a fact says about a solution.
#[derive(Clone, Copy)]
enum Word<'a> {
    Added(&'a SolutionAdded),
    Part(SolutionPart, Option<&'a Prose>),
    Archived,
    Owner(Option<OrgId>),
    Follow(FollowKind),
    Ended(&'a SolutionEnded),
}

fn read(record: &Recorded) -> Option<(FactId, Word<'_>)> {
    Some(match record.fact.known() {
        Fact::SolutionAdded(added) => (record.id, Word::Added(added)),
        Fact::SolutionWorded(worded) => (worded.solution, Word::Part(worded.part, worded.text.as_ref())),
        Fact::SolutionArchived(archived) => (archived.solution, Word::Archived),
        Fact::SolutionLaidBefore(laid) => (laid.solution, Word::Owner(laid.org)),
        Fact::SolutionFollowed(followed) => (followed.solution, Word::Follow(followed.kind)),
        Fact::SolutionEnded(ended) => (ended.solution, Word::Ended(ended)),
        _ => return None,
    })
}

type About<'a> = Said<'a, (FactId, Word<'a>)>;

fn solutions(history: &dyn History) -> Vec<SolutionView> {
    let words: Vec<About<'_>> = said(history, read);
    let added = words.iter().filter(|word| matches!(word.what.1, Word::Added(_)));
    added.map(|added| solution(history, added, &words)).collect()
}

fn solution(history: &dyn History, added: &About<'_>, words: &[About<'_>]) -> SolutionView {
    let id = added.record.id;
    let known = |word: &&About<'_>| {
        word.what.0 == id && (word.place == added.place || history.precedes(added.place, word.place))
    };
    let about: Vec<About<'_>> = words.iter().filter(known).copied().collect();
    let part = |part| wordings(history, &about, part);
    let owners = pick(&about, |word| if let Word::Owner(org) = word { Some(org) } else { None });
    let follow_ups = pick(&about, |word| if let Word::Follow(kind) = word { Some(kind) } else { None });
    let ended = pick(&about, |word| if let Word::Ended(ended) = word { Some(ended) } else { None });
    // Words of any kind that knew of the archiving bring it back.
    let archivings = about.iter().filter(|word| matches!(word.what.1, Word::Archived));
    let restored = |archived: &About<'_>| {
        let later = about.iter().filter(|word| !matches!(word.what.1, Word::Archived));
        later.into_iter().any(|word| history.precedes(archived.place, word.place))
    };
    let owned = last(history, &owners);
    let mut outcomes = last(history, &ended);
    outcomes.sort_by_key(|one| one.record.id);
    SolutionView {
        solution: id,
        by: added.record.author.org,
        what: part(SolutionPart::What),
        legitimacy: part(SolutionPart::Legitimacy),
        commitment: part(SolutionPart::Commitment),
        gain: part(SolutionPart::Return),
        legal_basis: part(SolutionPart::LegalBasis),
        owners: distinct(&owned.iter().filter_map(|one| one.what).collect::<Vec<_>>()),
        laid: owned.iter().filter(|one| one.what.is_some()).map(|one| one.record.at).max(),
        follow_ups: distinct(&last(history, &follow_ups).iter().map(|one| one.what).collect::<Vec<_>>()),
        outcomes: outcomes.into_iter().map(outcome).collect(),
        archived: !archivings.into_iter().all(restored),
    }
}

fn pick<'a, T>(about: &[About<'a>], read: impl Fn(Word<'a>) -> Option<T>) -> Vec<Said<'a, T>> {
    let one = |word: &About<'a>| Some(Said { place: word.place, record: word.record, what: read(word.what.1)? });
    about.iter().filter_map(one).collect()
}

/// The causally latest words of a part. Of words changed and taken away apart the words stay; the same words written
/// apart are shown once.
fn wordings(history: &dyn History, about: &[About<'_>], part: SolutionPart) -> Vec<Wording> {
    let words = pick(about, |word| match word {
        Word::Added(added) => Some(added.part(part)),
        Word::Part(of, text) if of == part && (text.is_some() || part != SolutionPart::What) => Some(text),
        _ => None,
    });
    let mut kept = last(history, &words);
    kept.sort_by_key(|one| one.record.id);
    let mut seen = BTreeSet::new();
    let wording = |one: &Said<'_, Option<&Prose>>| {
        let text = one.what?.to_string();
        seen.insert(text.clone()).then_some(Wording { text, by: one.record.author.org, at: one.record.at })
    };
    kept.into_iter().filter_map(wording).collect()
}

fn outcome(ended: &Said<'_, &SolutionEnded>) -> OutcomeView {
    OutcomeView {
        outcome: ended.what.outcome,
        note: ended.what.note.as_ref().map(ToString::to_string),
        by: ended.record.author.org,
        at: ended.record.at,
    }
}

/// Words of a plan that a person can search for or must not lose sight of.
pub(crate) fn words_of(fact: &Fact) -> Vec<&str> {
    match fact {
        Fact::SolutionAdded(added) => parts(added).collect(),
        Fact::SolutionWorded(worded) => worded.text.iter().map(Prose::as_str).collect(),
        Fact::SolutionEnded(ended) => ended.note.iter().map(Prose::as_str).collect(),
        Fact::ArgumentMet(met) => met.note.iter().map(Prose::as_str).collect(),
        Fact::CostGiven(given) => vec![given.cost.what.as_str(), given.cost.source.as_str()],
        _ => Vec::new(),
    }
}

/// Every word of a solution.
pub(crate) fn parts(added: &SolutionAdded) -> impl Iterator<Item = &str> {
    SolutionPart::ALL.iter().filter_map(|part| added.part(*part)).map(Prose::as_str)
}

/// The same as one text; `None` where there are none.
pub(crate) fn words_in(fact: &Fact) -> Option<String> {
    let words = words_of(fact);
    (!words.is_empty()).then(|| words.join("\n"))
}

#[cfg(test)]
pub(crate) mod tests;
