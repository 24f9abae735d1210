//! Plans agreements: drafts, versions, verdicts.

use std::collections::BTreeSet;

use super::{Context, RuleError, Write, readable, require, require_ahead, require_member, text};
use crate::agreement::{CRITERIA_MAX, assented_sibling, assents, binds, derive, parents};
use crate::fact::{
    AgreementEnded, AgreementOpened, CriterionAdded, CriterionJudged, CriterionRemoved, ObjectionReasoned,
    VerdictGiven, VersionProposed,
};
use crate::id::{FactId, LogId, OrgId, VersionId};
use crate::time::Day;
use crate::view::{AgreementState, AgreementView, ElectorView, VersionView};
use crate::words::{AgreementRule, Document, Line, LogKind, Prose, ReaderRule, TextError, TextField, Verdict};

/// On what terms a draft is laid before its electorate.
pub(super) struct Terms {
    pub(super) rule: AgreementRule,
    pub(super) effective: Option<Day>,
    pub(super) review: Option<Day>,
    pub(super) stop_clause: Option<Line>,
}

pub(super) fn open(opened: AgreementOpened, draft: &str, criteria: &[Line]) -> Result<Vec<Write>, RuleError> {
    require(criteria.len() <= CRITERIA_MAX, RuleError::OutOfBounds)?;
    require(criteria.iter().collect::<BTreeSet<_>>().len() == criteria.len(), RuleError::AlreadySo)?;
    let mut write = Write::new(LogKind::Agreement, ReaderRule::Members, opened);
    write.facts.extend(criteria.iter().map(|text| CriterionAdded { text: text.clone() }.into()));
    write.edits = text::initial(TextField::Draft, draft)?;
    Ok(vec![write])
}

pub(super) fn add_criterion(context: &dyn Context, log: LogId, text: &Line) -> Result<Vec<Write>, RuleError> {
    let view = view(context, log)?;
    require(view.criteria.len() < CRITERIA_MAX, RuleError::OutOfBounds)?;
    require(view.criteria.iter().all(|one| one.text != text.as_str()), RuleError::AlreadySo)?;
    Ok(vec![Write::log(log, CriterionAdded { text: text.clone() })])
}

pub(super) fn remove_criterion(context: &dyn Context, log: LogId, criterion: FactId) -> Result<Vec<Write>, RuleError> {
    let view = view(context, log)?;
    require(view.criteria.iter().any(|one| one.criterion == criterion), RuleError::NotFound)?;
    Ok(vec![Write::log(log, CriterionRemoved { criterion })])
}

/// Freezes the draft. Whoever is still a member and decides on a version that this one replaces, decides here too.
pub(super) fn propose(
    context: &dyn Context,
    log: LogId,
    electorate: &[OrgId],
    terms: Terms,
) -> Result<Vec<Write>, RuleError> {
    let view = view(context, log)?;
    let electorate: BTreeSet<OrgId> = electorate.iter().copied().collect();
    let fewest = if terms.rule == AgreementRule::Signatories { 2 } else { 1 };
    require(electorate.len() >= fewest, RuleError::OutOfBounds)?;
    for org in &electorate {
        require_member(context, org, RuleError::OtherNotAMember)?;
    }
    let left_out =
        |elector: &ElectorView| context.standing().is_member(&elector.org) && !electorate.contains(&elector.org);
    let holding = view.versions.iter().filter(|version| binds(version.state));
    require(!holding.flat_map(|version| &version.electors).any(left_out), RuleError::ElectorLeftOut)?;
    require_ahead(context, terms.review)?;
    let in_order = terms.effective.zip(terms.review).is_none_or(|(first, review)| first <= review);
    require(in_order, RuleError::BadDay)?;
    let history = context.history(log).ok_or(RuleError::NotFound)?;
    let proposed = VersionProposed {
        network: context.network(),
        agreement: log,
        title: Line::new(&view.row.title).map_err(|_bounds| RuleError::OutOfBounds)?,
        text: frozen(&view.draft)?,
        rule: terms.rule,
        electorate: electorate.into_iter().collect(),
        parents: parents(log, history),
        criteria: view.criteria.iter().filter_map(|criterion| Line::new(&criterion.text).ok()).collect(),
        effective: terms.effective,
        review: terms.review,
        stop_clause: terms.stop_clause,
    };
    let id = proposed.id();
    require(view.versions.iter().all(|version| version.version != id), RuleError::AlreadySo)?;
    Ok(vec![Write::log(log, proposed)])
}

/// An elector that has spoken may speak again until it can see the version in force; from then on it may still come
/// to agree, but no longer take back: it may end its part.
pub(super) fn give_verdict(
    context: &dyn Context,
    log: LogId,
    mut given: VerdictGiven,
) -> Result<Vec<Write>, RuleError> {
    let view = view(context, log)?;
    let (version, elector) = seat(context, &view, given.version)?;
    require(given.verdict != Verdict::Object || given.note.is_some(), RuleError::ReasonRequired)?;
    require(given.paper.as_ref().is_none_or(|paper| paper.on <= context.today()), RuleError::BadDay)?;
    let note = given.note.as_ref().map(Prose::as_str);
    let same = !elector.contradicted && elector.verdict == Some(given.verdict) && elector.paper == given.paper;
    require(!(same && elector.note.as_deref() == note), RuleError::AlreadySo)?;
    require(!matches!(version.state, AgreementState::Replaced | AgreementState::Ended), RuleError::Closed)?;
    let comes_to_agree = assents(version.rule, given.verdict);
    require(elector.verdict.is_none() || !binds(version.state) || comes_to_agree, RuleError::Closed)?;
    if comes_to_agree {
        given.sibling = assented_sibling(&view, given.version, context.me().org);
    }
    // An entry of its own: the proof of the objection shows the other one alone.
    let reason = given.note.take_if(|_| given.verdict == Verdict::Object);
    let reason = reason.map(|reason| Write::log(log, ObjectionReasoned { version: given.version, reason }));
    let verdict = (!same || reason.is_none()).then(|| Write::log(log, given));
    Ok(verdict.into_iter().chain(reason).collect())
}

pub(super) fn judge(context: &dyn Context, log: LogId, judged: CriterionJudged) -> Result<Vec<Write>, RuleError> {
    let view = view(context, log)?;
    let (version, elector) = seat(context, &view, judged.version)?;
    require(binds(version.state), RuleError::Closed)?;
    let index = usize::try_from(judged.index).map_err(|_too_large| RuleError::OutOfBounds)?;
    let criterion = version.criteria.get(index).ok_or(RuleError::OutOfBounds)?;
    require(criterion.accepted_by.contains(&elector.org) != judged.accepted, RuleError::AlreadySo)?;
    Ok(vec![Write::log(log, judged)])
}

pub(super) fn end(
    context: &dyn Context,
    log: LogId,
    version: VersionId,
    reason: Option<&Prose>,
) -> Result<Vec<Write>, RuleError> {
    let view = view(context, log)?;
    let (found, elector) = seat(context, &view, version)?;
    require(!found.ended_by.contains(&elector.org), RuleError::AlreadySo)?;
    require(binds(found.state), RuleError::Closed)?;
    Ok(vec![Write::log(log, AgreementEnded { version, reason: reason.cloned() })])
}

/// The version, and the place of the own organisation among those who decide on it.
fn seat<'v>(
    context: &dyn Context,
    view: &'v AgreementView,
    version: VersionId,
) -> Result<(&'v VersionView, &'v ElectorView), RuleError> {
    let me = context.me();
    let version = view.versions.iter().find(|one| one.version == version).ok_or(RuleError::NotFound)?;
    let elector = version.electors.iter().find(|elector| elector.org == me.org).ok_or(RuleError::NotAnElector)?;
    require(me.mandates.sign, RuleError::NoMandate)?;
    Ok((version, elector))
}

fn view(context: &dyn Context, log: LogId) -> Result<AgreementView, RuleError> {
    readable(context, log, LogKind::Agreement)?;
    let texts = context.texts(log).ok_or(RuleError::NotFound)?;
    let history = context.history(log).ok_or(RuleError::NotFound)?;
    derive(log, history, &texts).ok_or(RuleError::NotFound)
}

/// The draft as it is frozen: tabs become spaces, and control characters that another program let in are left out.
fn frozen(draft: &str) -> Result<Document, RuleError> {
    let plain: String =
        draft.chars().map(|c| if c == '\t' { ' ' } else { c }).filter(|c| *c == '\n' || !c.is_control()).collect();
    Document::new(&plain).map_err(|broken| match broken {
        TextError::Empty => RuleError::EmptyDraft,
        TextError::TooLong { .. } => RuleError::TextTooLong,
        TextError::Control => RuleError::OutOfBounds,
    })
}
