//! Reporting back: which cases wait for it, and what was told of a case as a whole.

use crate::fact::Fact;
use crate::fact::report::{CaseReported, ReplyAsked};
use crate::history::{History, Said, said};
use crate::id::{FactId, ReplyId};
use crate::view::report::{CaseLine, ReplySheetView};
use crate::view::{CaseRow, CaseState, CaseView, Snapshot, TipView};
use crate::words::{Line, Prose};

/// Cases that wait for a report-back by the reader's organisation: discussed, brought by it or answered for by it, and
/// with tips of which nothing was told yet. The one that waits longest first.
pub fn waiting(s: &Snapshot) -> Vec<&CaseRow> {
    let Some(me) = s.network.me.filter(|me| me.writable) else { return Vec::new() };
    let waits = |row: &&CaseRow| {
        let ours = row.responsible.unwrap_or(row.by) == me.org || row.by == me.org;
        ours && row.state == CaseState::Trying && !row.hidden && row.reported < row.tips
    };
    let mut rows: Vec<&CaseRow> = s.cases.iter().filter(waits).collect();
    rows.sort_by_key(|row| (row.changed, row.log));
    rows
}

/// Tips of a case of which nothing was told yet.
pub fn open_tips(case: &CaseView) -> impl Iterator<Item = &TipView> {
    case.tips.iter().filter(|tip| !tip.archived && tip.reports.is_empty())
}

/// Reply sheets that a case is on, in causal order.
pub(crate) fn sheets(history: &dyn History) -> Vec<Said<'_, &ReplyAsked>> {
    said(history, |record| match record.fact.known() {
        Fact::ReplyAsked(asked) => Some(asked),
        _ => None,
    })
}

/// What a case keeps of a reply sheet, when it is on it.
pub fn sheet(history: &dyn History, id: ReplyId) -> Option<&ReplyAsked> {
    sheets(history).into_iter().map(|one| one.what).find(|asked| asked.sheet == id)
}

/// For whom something was entered. Of a sheet that is not known here nobody can say it.
pub(crate) fn whom(sheets: &[Said<'_, &ReplyAsked>], sheet: Option<ReplyId>) -> Option<String> {
    let sheet = sheet?;
    let asked = sheets.iter().find(|one| one.what.sheet == sheet);
    Some(asked.map_or_else(Line::unnamed, |one| one.what.whom.clone()).to_string())
}

/// Tips whose answer on a sheet was taken in already.
pub(crate) fn answered(history: &dyn History, sheet: ReplyId) -> Vec<FactId> {
    let tips = said(history, |record| match record.fact.known() {
        Fact::TipReported(report) if report.sheet == Some(sheet) => Some(report.tip),
        _ => None,
    });
    crate::card::distinct(&tips.iter().map(|one| one.what).collect::<Vec<_>>())
}

/// Whether the line on a sheet about a case was taken in already.
pub(crate) fn line_taken(history: &dyn History, sheet: ReplyId) -> bool {
    reported(history).iter().any(|one| one.what.sheet == Some(sheet))
}

fn reported(history: &dyn History) -> Vec<Said<'_, &CaseReported>> {
    said(history, |record| match record.fact.known() {
        Fact::CaseReported(reported) => Some(reported),
        _ => None,
    })
}

/// What was told of the case as a whole. Two who took the same sheet in apart say one thing.
pub(crate) fn lines(history: &dyn History, sheets: &[Said<'_, &ReplyAsked>]) -> Vec<CaseLine> {
    let mut seen: Vec<&CaseReported> = Vec::new();
    let mut lines = Vec::new();
    for one in reported(history) {
        let told = one.what;
        if told.sheet.is_some() && seen.contains(&told) {
            continue;
        }
        seen.push(told);
        let text = |text: &Option<Prose>| text.as_ref().map(ToString::to_string);
        lines.push(CaseLine {
            line: text(&told.line),
            words: text(&told.words),
            verdict: told.verdict,
            by: one.record.author.org,
            whom: whom(sheets, told.sheet),
            at: one.record.at,
        });
    }
    lines
}

/// The sheets as people see them: without what their answers are checked with.
pub(crate) fn sheet_views(history: &dyn History, sheets: &[Said<'_, &ReplyAsked>]) -> Vec<ReplySheetView> {
    let view = |one: &Said<'_, &ReplyAsked>| ReplySheetView {
        sheet: one.what.sheet,
        whom: one.what.whom.to_string(),
        until: one.what.until,
        tips: one.what.tips.clone(),
        answered: answered(history, one.what.sheet),
        by: one.record.author.org,
        at: one.record.at,
    };
    sheets.iter().map(view).collect()
}

#[cfg(test)]
mod tests;
