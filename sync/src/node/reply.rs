//! Reply sheets: handing them out, and taking in what comes back.
//!
//! What a sheet is checked with lies in the cases that are on it, as a signed fact: every device that reads a case can
//! take an answer in, and nobody else.

use wijktafel_model::command::Command;
use wijktafel_model::command::report::{AskedCase, NewSheet, Replies};
use wijktafel_model::fact::report::ReplyAsked;
use wijktafel_model::id::{LogId, ReplyId, ReplyKey};
use wijktafel_model::plan::RuleError;
use wijktafel_model::reply::{Answer, ReplyError, Sheet, SheetCase, SheetTip};
use wijktafel_model::report::{open_tips, sheet};
use wijktafel_model::time::Day;
use wijktafel_model::view::circle::CaseMode;
use wijktafel_model::view::{CaseView, Detail, Row, TipView};
use wijktafel_model::words::{Line, LogKind};

use super::driver::{Driver, command_error, open_error};
use super::request::{Reply, RequestError};
use crate::clock;

/// Days a sheet holds when nobody says otherwise.
const SHEET_DAYS: i32 = 28;

impl Driver {
    /// Makes a sheet about cases, and tells so in each of them. Of a case with tips of which nothing was told yet those
    /// are asked; of another one all of them.
    pub(super) fn make_reply(
        &mut self,
        cases: &[LogId],
        whom: Line,
        until: Option<Day>,
        keep: Vec<String>,
    ) -> Result<Reply, RequestError> {
        let views = cases.iter().map(|case| self.case_view(*case)).collect::<Result<Vec<CaseView>, _>>()?;
        if views.iter().any(|view| view.row.mode == CaseMode::Circle) {
            return Err(refused(RuleError::LearningOnly));
        }
        let last = views.iter().map(|view| view.row.retain_until).min();
        let usual = clock::now().day().plus(SHEET_DAYS);
        let until = until.unwrap_or_else(|| last.map_or(usual, |last| last.min(usual)));
        let asked: Vec<SheetCase> = views.iter().map(on_sheet).collect();
        if asked.iter().any(|case| case.tips.is_empty()) {
            return Err(RequestError::new("reply-no-tips"));
        }
        let (network, sheet) = (self.hub.replica.network(), ReplyId(clock::random()));
        let sheet = Sheet { network, sheet, key: ReplyKey(clock::random()), whom, until, cases: asked };
        let new = NewSheet {
            sheet: sheet.sheet,
            key: sheet.key,
            whom: sheet.whom.clone(),
            until,
            cases: sheet.cases.iter().map(asked_case).collect(),
            mark: sheet.mark(),
            keep,
        };
        self.execute(&Command::AskReplies(Box::new(new)))?;
        Ok(Reply::ReplySheet(Box::new(sheet)))
    }

    /// Checks an answer against what its cases keep of the sheet, and takes it in.
    pub(super) fn take_reply(&mut self, answer: &str) -> Result<Reply, RequestError> {
        let answer = Answer::read(answer.as_bytes(), self.hub.replica.network()).map_err(reply_error)?;
        let mut kept: Vec<(LogId, Option<ReplyAsked>)> = Vec::new();
        for case in answer.cases() {
            kept.push((case, self.kept_of(case, answer.sheet)?));
        }
        let whom = kept.iter().find_map(|(_, asked)| asked.as_ref().map(|asked| asked.whom.clone()));
        let of = |log: LogId| kept.iter().find(|(case, _)| *case == log).and_then(|(_, asked)| asked.clone());
        let cases = answer.check(clock::now().day(), of).map_err(reply_error)?;
        let taken = Reply::Replied {
            whom: whom.unwrap_or_else(Line::unnamed),
            cases: cases.len(),
            tips: cases.iter().map(|case| case.tips.len()).sum(),
        };
        self.execute(&Command::TakeReplies(Box::new(Replies { sheet: answer.sheet, cases })))?;
        Ok(taken)
    }

    /// What a learning case that may be read here keeps of a sheet.
    fn kept_of(&mut self, case: LogId, id: ReplyId) -> Result<Option<ReplyAsked>, RequestError> {
        let learning = self.hub.replica.log_kind(case).is_some_and(|(kind, _)| kind == LogKind::Case);
        if !learning || !matches!(self.hub.replica.row(case), Some(Row::Case(_))) {
            return Ok(None);
        }
        self.hub.replica.load(case, &self.home.store).map_err(|error| open_error(&error))?;
        Ok(self.hub.replica.log(case).and_then(|log| sheet(&log.history(), id).cloned()))
    }

    fn case_view(&mut self, case: LogId) -> Result<CaseView, RequestError> {
        match self.snapshot(Some(case)).map_err(|error| open_error(&error))?.detail {
            Some(Detail::Case(view)) => Ok(view),
            _ => Err(RequestError::new("not-found")),
        }
    }
}

fn on_sheet(view: &CaseView) -> SheetCase {
    let tip = |tip: &TipView| {
        let first = tip.versions.first()?;
        let text = tip.versions.iter().map(|version| version.text.as_str()).collect::<Vec<_>>().join("\n");
        Some(SheetTip { tip: tip.tip, text, area: first.area, level: first.level })
    };
    let mut tips: Vec<SheetTip> = open_tips(view).filter_map(tip).collect();
    if tips.is_empty() {
        tips = view.tips.iter().filter(|tip| !tip.archived).filter_map(tip).collect();
    }
    SheetCase { case: view.row.log, title: view.row.title.clone(), retain_until: view.row.retain_until, tips }
}

fn asked_case(case: &SheetCase) -> AskedCase {
    AskedCase { case: case.case, tips: case.tips.iter().map(|tip| tip.tip).collect() }
}

fn refused(rule: RuleError) -> RequestError {
    command_error(&wijktafel_core::replica::CommandError::Rule(rule))
}

fn reply_error(error: ReplyError) -> RequestError {
    let code = serde_json::to_value(error).ok().and_then(|value| value.as_str().map(|code| code.replace('_', "-")));
    RequestError::new(&format!("reply-{}", code.unwrap_or_else(|| "malformed".to_owned())))
}
