//! Plans circle cases: opening, copying, grounds and readers.

use std::collections::BTreeSet;

use super::case::{kept_case, require_looked_at, require_retention, view};
use super::{Context, RuleError, Write, any_readable, readable, require, require_member, text};
use crate::breakthrough::{self, solutions_anew};
use crate::card::distinct;
use crate::case::tips_anew;
use crate::circle::Reader;
use crate::command::TextEdit;
use crate::command::circle::{NewCircle, NewLearning};
use crate::fact::breakthrough::SolutionAdded;
use crate::fact::circle::{
    CircleOpened, CirclePurposeSet, CircleResponsibleSet, GroundRecorded, GroundWithdrawn, ReaderNamed, ReaderTakenOut,
};
use crate::fact::{CaseOpened, Fact, TipAdded};
use crate::history::Author;
use crate::id::{ConcernedId, FactId, LogId, OrgId};
use crate::identifiers::{self, Allowed, Located, Spot, replaced};
use crate::view::circle::{CaseMode, CircleView};
use crate::view::{AgreementState, CaseState, CaseView, NetworkView, Row};
use crate::words::{AgreementKind, Informed, LaterReaders, Line, LogKind, Prose, ReaderRule, TextField};

/// Facts that one entry takes at most: a case that holds more is not copied. Source: `docs/formats.md`, §6.
const FACTS_MAX: usize = 256;

/// The texts of a case.
const FIELDS: [TextField; 5] =
    [TextField::Question, TextField::Situation, TextField::Strengths, TextField::Perspective, TextField::SelfPart];

pub(super) fn open(context: &dyn Context, new: &NewCircle) -> Result<Vec<Write>, RuleError> {
    let Author { org, person, .. } = context.me();
    require_bound(context, &org)?;
    require(!context.standing().paused, RuleError::Paused)?;
    require_retention(context, new.until)?;
    require_member(context, &new.responsible, RuleError::OtherNotAMember)?;
    let source = new.from.map(|case| source(context, case)).transpose()?;
    let mut areas = distinct(&new.areas);
    let tips = source.as_ref().map(anew).unwrap_or_default();
    areas.extend(tips.iter().map(|tip| tip.area));
    let areas = distinct(&areas);
    require(!areas.is_empty(), RuleError::OutOfBounds)?;
    // A chain cannot be read from its middle: a promise to show only what comes from now on could not be kept.
    require(new.later == LaterReaders::Whole, RuleError::OutOfBounds)?;
    require(!new.grounds.is_empty(), RuleError::GroundRequired)?;
    for ground in &new.grounds {
        require_ground(context, ground)?;
    }
    let mut readers: BTreeSet<Reader> = new.readers.iter().copied().collect();
    readers.remove(&(org, person));
    let covered = |org: &OrgId| covers_everybody(&new.grounds, org);
    require(covered(&org), RuleError::NotCovered)?;
    for reader in &readers {
        require_reader(context, reader)?;
        require(covered(&reader.0), RuleError::NotCovered)?;
    }
    let opened = CircleOpened {
        title: new.title.clone(),
        purpose: new.purpose.clone(),
        until: new.until,
        responsible: new.responsible,
        later: new.later,
        areas,
        from: new.from,
    };
    let mut write = Write::new(LogKind::Circle, ReaderRule::Own, opened);
    write.facts.extend(new.grounds.iter().cloned().map(Fact::from));
    write.facts.extend(readers.into_iter().map(|(org, person)| ReaderNamed { org, person }.into()));
    write.facts.extend(tips.into_iter().map(Fact::from));
    let solutions = source.iter().flat_map(|source| solutions_anew(&source.plan, str::to_owned));
    write.facts.extend(solutions.map(Fact::from));
    require(write.facts.len() <= FACTS_MAX, RuleError::OutOfBounds)?;
    write.edits = source.as_ref().map_or(Ok(Vec::new()), |source| copied(source, str::to_owned))?;
    if !new.question.is_empty() {
        write.edits.retain(|edit| edit.field != TextField::Question);
        write.edits.extend(text::initial(TextField::Question, &new.question)?);
    }
    Ok(vec![write])
}

/// A copy without history: nothing in it says where it came from, and nothing goes along that may tell who it is about
/// unless a person looked at it.
pub(super) fn copy_to_learning(context: &dyn Context, new: &NewLearning) -> Result<Vec<Write>, RuleError> {
    require(kept_case(context, new.case)?.mode == CaseMode::Circle, RuleError::WrongKind)?;
    let readers = readable(context, new.table, LogKind::Table)?;
    require(!context.standing().paused, RuleError::Paused)?;
    require_retention(context, new.retain_until)?;
    let source = view(context, new.case)?;
    let copy = Copy::of(&source, &new.replace)?;
    require_looked_at(context, copy.words(&new.ground).into_iter().map(|(_, words)| words), &new.keep)?;
    let Copy { title, tips, solutions, edits } = copy;
    let areas = source.row.areas;
    require(tips.len() + solutions.len() < FACTS_MAX, RuleError::OutOfBounds)?;
    let opened =
        CaseOpened { table: new.table, title, ground: new.ground.clone(), retain_until: new.retain_until, areas };
    let mut write = Write::new(LogKind::Case, readers, opened);
    write.facts.extend(tips.into_iter().map(Fact::from));
    write.facts.extend(solutions.into_iter().map(Fact::from));
    write.edits = edits;
    Ok(vec![write])
}

/// What in a copy for a table may tell who it is about and was not kept, and where. What cannot be copied holds nothing.
pub fn found_in_copy(source: &CaseView, new: &NewLearning, network: &NetworkView) -> Vec<Located> {
    let Ok(copy) = Copy::of(source, &new.replace) else { return Vec::new() };
    let mut found = identifiers::locate(&copy.words(&new.ground), &Allowed::in_network(network));
    found.retain(|one| !new.keep.contains(&one.found.text));
    found
}

/// What a table gets of a circle case.
struct Copy {
    title: Line,
    tips: Vec<TipAdded>,
    solutions: Vec<SolutionAdded>,
    edits: Vec<TextEdit>,
}

impl Copy {
    fn of(source: &CaseView, replace: &[(String, String)]) -> Result<Self, RuleError> {
        let changed = |text: &str| replace.iter().fold(text.to_owned(), |text, (from, to)| replaced(&text, from, to));
        let title = Line::new(&changed(&source.row.title)).map_err(|_empty| RuleError::OutOfBounds)?;
        let mut tips = anew(source);
        for tip in &mut tips {
            tip.text = Prose::new(&changed(tip.text.as_str())).map_err(|_empty| RuleError::OutOfBounds)?;
        }
        let solutions = solutions_anew(&source.plan, changed).collect();
        Ok(Self { title, tips, solutions, edits: copied(source, changed)? })
    }

    /// Every word of it, with the ground that is given for it.
    fn words<'a>(&'a self, ground: &'a Prose) -> Vec<(Spot, &'a str)> {
        let head = [(Spot::Title, self.title.as_str()), (Spot::Ground, ground.as_str())].into_iter();
        let texts = self.edits.iter().map(|edit| match edit.field {
            TextField::Situation => (Spot::Situation, edit.insert.as_str()),
            TextField::Strengths => (Spot::Strengths, edit.insert.as_str()),
            TextField::Perspective | TextField::SelfPart => (Spot::Plan, edit.insert.as_str()),
            _ => (Spot::Question, edit.insert.as_str()),
        });
        let solutions = self.solutions.iter().flat_map(breakthrough::parts).map(|words| (Spot::Plan, words));
        let tips = self.tips.iter().map(|tip| (Spot::Tip, tip.text.as_str()));
        head.chain(texts).chain(tips).chain(solutions).collect()
    }
}

pub(super) fn set_purpose(context: &dyn Context, case: LogId, purpose: &Prose) -> Result<Vec<Write>, RuleError> {
    require(open_circle(context, case)?.purpose != purpose.as_str(), RuleError::AlreadySo)?;
    Ok(vec![Write::log(case, CirclePurposeSet { purpose: purpose.clone() })])
}

pub(super) fn set_responsible(context: &dyn Context, case: LogId, org: OrgId) -> Result<Vec<Write>, RuleError> {
    require(open_circle(context, case)?.responsible != org, RuleError::AlreadySo)?;
    require_member(context, &org, RuleError::OtherNotAMember)?;
    Ok(vec![Write::log(case, CircleResponsibleSet { responsible: org })])
}

/// Also on a withdrawn case: consent may be given again.
pub(super) fn record_ground(
    context: &dyn Context,
    case: LogId,
    ground: &GroundRecorded,
) -> Result<Vec<Write>, RuleError> {
    circle(context, case)?;
    require_ground(context, ground)?;
    Ok(vec![Write::log(case, ground.clone())])
}

pub(super) fn withdraw_ground(context: &dyn Context, case: LogId, ground: FactId) -> Result<Vec<Write>, RuleError> {
    let circle = circle(context, case)?;
    let mut grounds = circle.concerned.iter().flat_map(|person| &person.grounds);
    let found = grounds.find(|one| one.fact == ground).ok_or(RuleError::NotFound)?;
    require(found.withdrawn.is_none(), RuleError::AlreadySo)?;
    Ok(vec![Write::log(case, GroundWithdrawn { ground })])
}

pub(super) fn name_reader(context: &dyn Context, case: LogId, reader: Reader) -> Result<Vec<Write>, RuleError> {
    let row = kept_case(context, case)?;
    let reads = row.readers.iter().any(|one| (one.org, one.person) == reader);
    let circle = open_circle(context, case)?;
    require(!reads, RuleError::AlreadySo)?;
    require_reader(context, &reader)?;
    let covered =
        circle.concerned.iter().all(|person| person.grounds.iter().any(|one| one.live && one.orgs.contains(&reader.0)));
    require(covered, RuleError::NotCovered)?;
    let (org, person) = reader;
    Ok(vec![Write::log(case, ReaderNamed { org, person })])
}

/// Oneself always; a colleague by whoever administers the organisation; anybody by the organisation that answers.
pub(super) fn take_out(context: &dyn Context, case: LogId, reader: Reader) -> Result<Vec<Write>, RuleError> {
    let circle = circle(context, case)?;
    let me = context.me();
    let own = reader == (me.org, me.person) || (reader.0 == me.org && me.mandates.administer);
    require(own || circle.responsible == me.org, RuleError::NotYours)?;
    let found = circle.spans.iter().find(|span| (span.org, span.person) == reader).ok_or(RuleError::NotFound)?;
    require(found.until.is_none(), RuleError::AlreadySo)?;
    let (org, person) = reader;
    Ok(vec![Write::log(case, ReaderTakenOut { org, person })])
}

/// What a circle case has beside other cases, withdrawn or not.
pub(super) fn circle(context: &dyn Context, case: LogId) -> Result<CircleView, RuleError> {
    let (kind, _) = any_readable(context, case)?;
    require(kind == LogKind::Circle, RuleError::WrongKind)?;
    view(context, case)?.circle.map(|circle| *circle).ok_or(RuleError::NotFound)
}

fn open_circle(context: &dyn Context, case: LogId) -> Result<CircleView, RuleError> {
    require(kept_case(context, case)?.state != CaseState::Closed, RuleError::Closed)?;
    circle(context, case)
}

fn anew(view: &CaseView) -> Vec<TipAdded> {
    tips_anew(view).map(|(_, tip)| tip).collect()
}

/// The changes that give a new log the texts of a case.
pub(super) fn copied(view: &CaseView, mut change: impl FnMut(&str) -> String) -> Result<Vec<TextEdit>, RuleError> {
    let plan = &view.plan;
    let words = [&view.question, &view.situation, &view.strengths, &plan.perspective, &plan.self_part];
    let texts = FIELDS.into_iter().zip(words);
    let mut edits = Vec::new();
    for (field, words) in texts {
        edits.extend(text::initial(field, &change(words))?);
    }
    Ok(edits)
}

/// A learning case that may be copied.
fn source(context: &dyn Context, case: LogId) -> Result<CaseView, RuleError> {
    require(kept_case(context, case)?.mode == CaseMode::Learning, RuleError::WrongKind)?;
    view(context, case)
}

fn covers_everybody(grounds: &[GroundRecorded], org: &OrgId) -> bool {
    let concerned: BTreeSet<ConcernedId> = grounds.iter().map(|ground| ground.concerned).collect();
    concerned.iter().all(|person| grounds.iter().any(|one| one.concerned == *person && one.orgs.contains(org)))
}

/// Whether an organisation takes part in a privacy agreement that is in force.
fn is_bound(context: &dyn Context, org: &OrgId) -> bool {
    context.rows().into_iter().any(|(_, row)| match row {
        Row::Agreement(row) => {
            let holds = matches!(row.state, AgreementState::InForce);
            row.kind == AgreementKind::Privacy && holds && row.signed_by.contains(org)
        }
        _ => false,
    })
}

fn require_bound(context: &dyn Context, org: &OrgId) -> Result<(), RuleError> {
    require(is_bound(context, org), RuleError::NoPrivacyAgreement)
}

fn require_reader(context: &dyn Context, (org, person): &Reader) -> Result<(), RuleError> {
    require_member(context, org, RuleError::OtherNotAMember)?;
    let active = context.standing().people.get(&(*org, *person)).is_some_and(|person| person.active);
    require(active, RuleError::NotFound)?;
    require_bound(context, org)
}

/// A ground says whom it covers, when the person was told, and else why not yet.
fn require_ground(context: &dyn Context, ground: &GroundRecorded) -> Result<(), RuleError> {
    require(!ground.orgs.is_empty(), RuleError::GroundRequired)?;
    for org in &ground.orgs {
        require_member(context, org, RuleError::OtherNotAMember)?;
    }
    require(ground.until.is_none_or(|until| until >= context.today()), RuleError::BadDay)?;
    require(ground.informed_on.is_none_or(|on| on <= context.today()), RuleError::BadDay)?;
    match ground.informed {
        Informed::NotYet => require(ground.reason.is_some(), RuleError::ReasonRequired),
        Informed::Spoken | Informed::InWriting => require(ground.informed_on.is_some(), RuleError::BadDay),
    }
}

#[cfg(test)]
mod tests;
