//! Plans learning cases, and the tips of every case.

use super::{Context, RuleError, Write, any_readable, readable, require, text};
use crate::card::distinct;
use crate::case::RETENTION_DAYS_MAX;
use crate::fact::{
    CaseLifeAreasSet, CaseOpened, CaseRetentionSet, CaseRetitled, CaseStepped, Fact, TipAdded, TipArchived, TipEdited,
    TipReported,
};
use crate::id::{FactId, LogId};
use crate::identifiers::{self, Allowed};
use crate::time::Day;
use crate::view::{CaseRow, CaseState, CaseView, Row, TipView};
use crate::words::{CaseStep, LifeArea, Line, LogKind, TextField};

pub(super) fn open(
    context: &dyn Context,
    opened: CaseOpened,
    question: &str,
    keep: &[String],
) -> Result<Vec<Write>, RuleError> {
    let readers = readable(context, opened.table, LogKind::Table)?;
    require(!context.standing().paused, RuleError::Paused)?;
    require(!opened.areas.is_empty(), RuleError::OutOfBounds)?;
    require_retention(context, opened.retain_until)?;
    require_looked_at(context, [opened.title.as_str(), opened.ground.as_str(), question], keep)?;
    let mut write = Write::new(LogKind::Case, readers, opened);
    write.edits = text::initial(TextField::Question, question)?;
    Ok(vec![write])
}

pub(super) fn retitle(context: &dyn Context, case: LogId, title: &Line) -> Result<Vec<Write>, RuleError> {
    let row = open_case(context, case)?;
    require(row.title != title.as_str(), RuleError::AlreadySo)?;
    Ok(vec![Write::log(case, CaseRetitled { title: title.clone() })])
}

pub(super) fn set_areas(context: &dyn Context, case: LogId, areas: &[LifeArea]) -> Result<Vec<Write>, RuleError> {
    open_case(context, case)?;
    require(!areas.is_empty(), RuleError::OutOfBounds)?;
    let areas = distinct(areas);
    // A row with tips in it stays.
    let view = view(context, case)?;
    let live = view.tips.iter().filter(|tip| !tip.archived);
    let placed = live.flat_map(|tip| tip.versions.iter()).all(|version| areas.contains(&version.area));
    require(placed, RuleError::OutOfBounds)?;
    Ok(vec![Write::log(case, CaseLifeAreasSet { areas })])
}

pub(super) fn set_retention(context: &dyn Context, case: LogId, until: Day) -> Result<Vec<Write>, RuleError> {
    let row = kept_case(context, case)?;
    require_retention(context, until)?;
    require(row.retain_until != until, RuleError::AlreadySo)?;
    Ok(vec![Write::log(case, CaseRetentionSet { retain_until: until })])
}

pub(super) fn step(
    context: &dyn Context,
    case: LogId,
    step: CaseStep,
    on: Option<Day>,
) -> Result<Vec<Write>, RuleError> {
    let state = kept_case(context, case)?.state;
    let closed = state == CaseState::Closed;
    match step {
        CaseStep::Withdrawn => {}
        CaseStep::Closed => require(!closed, RuleError::AlreadySo)?,
        CaseStep::Reopened => require(closed, RuleError::WrongStep)?,
        CaseStep::Submitted => {
            require(!closed, RuleError::Closed)?;
            require(state == CaseState::Draft, RuleError::AlreadySo)?;
        }
        CaseStep::Scheduled => require(!closed, RuleError::Closed)?,
        CaseStep::Discussed => {
            require(!closed, RuleError::Closed)?;
            require(!matches!(state, CaseState::Trying | CaseState::ReportedBack), RuleError::AlreadySo)?;
        }
    }
    Ok(vec![Write::log(case, CaseStepped { step, on })])
}

pub(super) fn add_tip(context: &dyn Context, case: LogId, tip: TipAdded) -> Result<Vec<Write>, RuleError> {
    open_case(context, case)?;
    Ok(vec![Write::log(case, tip)])
}

/// Editing restores an archived tip.
pub(super) fn edit_tip(context: &dyn Context, case: LogId, edit: TipEdited) -> Result<Vec<Write>, RuleError> {
    open_case(context, case)?;
    let tip = tip(context, case, edit.tip)?;
    let same = match tip.versions.as_slice() {
        [only] => only.area == edit.area && only.level == edit.level && only.text == edit.text.as_str(),
        _ => false,
    };
    require(!same || tip.archived, RuleError::AlreadySo)?;
    Ok(vec![Write::log(case, edit)])
}

pub(super) fn archive_tip(context: &dyn Context, case: LogId, id: FactId) -> Result<Vec<Write>, RuleError> {
    open_case(context, case)?;
    require(!tip(context, case, id)?.archived, RuleError::AlreadySo)?;
    Ok(vec![Write::log(case, TipArchived { tip: id })])
}

/// A late report is welcome on a closed case, too.
pub(super) fn report_tip(context: &dyn Context, case: LogId, report: TipReported) -> Result<Vec<Write>, RuleError> {
    kept_case(context, case)?;
    require(!tip(context, case, report.tip)?.archived, RuleError::Closed)?;
    Ok(vec![Write::log(case, Fact::from(report))])
}

/// Whatever in words for a table may tell who they are about was looked at and kept. Asked once, when they are first
/// laid there; what is written while a table talks is never held up.
pub(super) fn require_looked_at<'a>(
    context: &dyn Context,
    words: impl IntoIterator<Item = &'a str>,
    keep: &[String],
) -> Result<(), RuleError> {
    let allowed = Allowed::in_rows(context.rows().into_iter().map(|(_, row)| row));
    let found = identifiers::find_in(words, &allowed);
    require(found.iter().all(|one| keep.contains(&one.text)), RuleError::IdentifiersFound)
}

pub(super) fn require_retention(context: &dyn Context, until: Day) -> Result<(), RuleError> {
    let today = context.today();
    require(until >= today && until <= today.plus(RETENTION_DAYS_MAX), RuleError::BadDay)
}

/// A case, learning or circle, that was not withdrawn.
pub(super) fn kept_case(context: &dyn Context, case: LogId) -> Result<&CaseRow, RuleError> {
    let (kind, _) = any_readable(context, case)?;
    require(matches!(kind, LogKind::Case | LogKind::Circle), RuleError::WrongKind)?;
    match context.row(case) {
        Some(Row::Case(row)) if row.state == CaseState::Withdrawn => Err(RuleError::Closed),
        Some(Row::Case(row)) => Ok(row),
        _ => Err(RuleError::NotFound),
    }
}

/// A case that was neither withdrawn nor closed.
fn open_case(context: &dyn Context, case: LogId) -> Result<&CaseRow, RuleError> {
    let row = kept_case(context, case)?;
    require(row.state != CaseState::Closed, RuleError::Closed)?;
    Ok(row)
}

pub(super) fn view(context: &dyn Context, case: LogId) -> Result<CaseView, RuleError> {
    let history = context.history(case).ok_or(RuleError::NotFound)?;
    let texts = context.texts(case).unwrap_or_default();
    crate::case::derive(case, history, &texts, context.today()).ok_or(RuleError::NotFound)
}

pub(super) fn tip(context: &dyn Context, case: LogId, id: FactId) -> Result<TipView, RuleError> {
    view(context, case)?.tips.into_iter().find(|tip| tip.tip == id).ok_or(RuleError::NotFound)
}
