//! Plans reporting back, and the sheets on which somebody without a client does it.

use std::collections::BTreeSet;

use super::case::{kept_case, require_looked_at, view};
use super::{Context, RuleError, Write, require};
use crate::command::report::{AskedCase, CaseReport, NewSheet, Replies};
use crate::fact::report::{CaseReported, ReplyAsked};
use crate::fact::{Fact, TipReported};
use crate::id::{FactId, LogId, ReplyId};
use crate::reply::{CASES_MAX, TIPS_MAX};
use crate::report::{answered, line_taken, sheet};
use crate::view::circle::CaseMode;

/// What became of several tips, in one entry.
pub(super) fn report(context: &dyn Context, report: &CaseReport) -> Result<Vec<Write>, RuleError> {
    kept_case(context, report.case)?;
    require(report.says_something() && report.tips.len() <= TIPS_MAX, RuleError::OutOfBounds)?;
    let view = view(context, report.case)?;
    let mut seen = BTreeSet::new();
    for one in &report.tips {
        require(seen.insert(one.tip), RuleError::OutOfBounds)?;
        let tip = view.tips.iter().find(|tip| tip.tip == one.tip).ok_or(RuleError::NotFound)?;
        require(!tip.archived, RuleError::Closed)?;
    }
    Ok(vec![told(report, None, true)])
}

/// One entry: the tips first, then the line.
fn told(report: &CaseReport, sheet: Option<ReplyId>, line: bool) -> Write {
    let outcomes = report.tips.iter().map(|one| {
        let (tip, result) = (one.tip, one.result);
        Fact::from(TipReported { tip, result, note: None, sheet })
    });
    let mut write =
        Write { target: super::Target::Log(report.case), facts: outcomes.collect(), edits: Vec::new(), keep: None };
    if line && (report.line.is_some() || report.words.is_some() || report.verdict.is_some()) {
        let (line, words) = (report.line.clone(), report.words.clone());
        write.facts.push(CaseReported { line, words, verdict: report.verdict, sheet }.into());
    }
    write
}

/// A sheet leaves the network: whatever in it may tell who it is about was looked at.
pub(super) fn ask(context: &dyn Context, new: &NewSheet) -> Result<Vec<Write>, RuleError> {
    let cases: BTreeSet<LogId> = new.cases.iter().map(|one| one.case).collect();
    require(!cases.is_empty() && cases.len() == new.cases.len(), RuleError::OutOfBounds)?;
    require(new.cases.len() <= CASES_MAX && new.until >= context.today(), RuleError::OutOfBounds)?;
    new.cases.iter().map(|asked| ask_one(context, new, asked)).collect()
}

fn ask_one(context: &dyn Context, new: &NewSheet, asked: &AskedCase) -> Result<Write, RuleError> {
    let row = kept_case(context, asked.case)?;
    require(row.mode == CaseMode::Learning, RuleError::LearningOnly)?;
    // What is on the sheet is not kept longer elsewhere than here.
    require(new.until <= row.retain_until, RuleError::BadDay)?;
    let view = view(context, asked.case)?;
    let mut tips: Vec<FactId> = asked.tips.clone();
    tips.sort_unstable();
    tips.dedup();
    require(!tips.is_empty() && tips.len() == asked.tips.len() && tips.len() <= TIPS_MAX, RuleError::OutOfBounds)?;
    let mut words = vec![row.title.as_str()];
    for id in &tips {
        let tip = view.tips.iter().find(|tip| tip.tip == *id).ok_or(RuleError::NotFound)?;
        require(!tip.archived, RuleError::Closed)?;
        words.extend(tip.versions.iter().map(|version| version.text.as_str()));
    }
    require_looked_at(context, words, &new.keep)?;
    let (sheet, key, whom) = (new.sheet, new.key, new.whom.clone());
    Ok(Write::log(asked.case, ReplyAsked { sheet, key, whom, until: new.until, tips, mark: new.mark }))
}

/// Each answer once: what was taken in before is left out, and so is a case that is no longer there or was withdrawn.
pub(super) fn take(context: &dyn Context, replies: &Replies) -> Result<Vec<Write>, RuleError> {
    let mut writes = Vec::new();
    let mut gone = None;
    for report in &replies.cases {
        match kept_case(context, report.case) {
            Ok(row) => require(row.mode == CaseMode::Learning, RuleError::LearningOnly)?,
            Err(error) => {
                gone = Some(error);
                continue;
            }
        }
        let history = context.history(report.case).ok_or(RuleError::NotFound)?;
        let asked = sheet(history, replies.sheet).ok_or(RuleError::NotFound)?;
        require(asked.until >= context.today(), RuleError::BadDay)?;
        require(report.tips.iter().all(|one| asked.tips.contains(&one.tip)), RuleError::NotFound)?;
        let before = answered(history, replies.sheet);
        let mut fresh = report.clone();
        fresh.tips.retain(|one| !before.contains(&one.tip));
        let write = told(&fresh, Some(replies.sheet), !line_taken(history, replies.sheet));
        if !write.facts.is_empty() {
            writes.push(write);
        }
    }
    require(!writes.is_empty(), gone.unwrap_or(RuleError::RepliesTaken))?;
    Ok(writes)
}

#[cfg(test)]
mod tests;
