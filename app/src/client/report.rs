//! Reporting back, case by case: what is asked, what was answered, what is still to be saved.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use wijktafel_model::command::Command;
use wijktafel_model::command::report::{CaseReport, TipOutcome};
use wijktafel_model::id::{FactId, LogId};
use wijktafel_model::report::{open_tips, waiting};
use wijktafel_model::view::{CaseView, Snapshot};
use wijktafel_model::words::{ClientVerdict, Prose, TipResult};

/// What one tip takes, in seconds, with reading it.
const TIP_SECONDS: usize = 6;

/// The cases that are asked about, one after the other.
#[derive(Debug, Default)]
pub struct ReportState {
    /// In the order in which they are asked; fixed when the page is opened, so that nothing moves by itself.
    pub queue: Vec<LogId>,
    /// Which of them is on screen, from 0; as many as there are when all were dealt with.
    pub at: usize,
    /// How many were saved.
    pub saved: usize,
    /// What was filled in, by case.
    pub drafts: BTreeMap<LogId, ReportDraft>,
    /// The request that saves; nothing else is sent before it is answered.
    pub saving: Option<u64>,
}

/// What was filled in about one case and is not saved yet.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReportDraft {
    /// Tips that are asked about, with the answers.
    pub tips: Vec<(FactId, Option<TipResult>)>,
    /// Which of them a digit answers; as many as there are after the last.
    pub at: usize,
    /// One line for the table.
    pub line: String,
    /// The client's own words.
    pub words: String,
    /// The client's own verdict.
    pub verdict: Option<ClientVerdict>,
    /// The part for the client is open.
    pub own: bool,
}

impl ReportDraft {
    /// A draft about a case of which nothing was filled in.
    pub fn of(case: &CaseView) -> Self {
        Self { tips: open_tips(case).map(|tip| (tip.tip, None)).collect(), ..Self::default() }
    }

    /// Answers the tip that is asked about, and goes on.
    pub fn answer(&mut self, result: TipResult) {
        if let Some((_, answer)) = self.tips.get_mut(self.at) {
            *answer = Some(result);
            self.at += 1;
        }
    }

    /// Goes back to the tip before.
    pub const fn back(&mut self) {
        self.at = self.at.saturating_sub(1);
    }

    /// Whether there is anything to save.
    pub fn is_begun(&self) -> bool {
        self.tips.iter().any(|(_, answer)| answer.is_some())
            || self.verdict.is_some()
            || [&self.line, &self.words].into_iter().any(|text| !text.trim().is_empty())
    }

    /// What saves it; none when a text does not fit.
    pub fn command(&self, case: LogId) -> Option<Command> {
        let prose = |text: &str| match text.trim() {
            "" => Some(None),
            text => Prose::new(text).ok().map(Some),
        };
        let tips = self.tips.iter().filter_map(|(tip, answer)| Some(TipOutcome { tip: *tip, result: (*answer)? }));
        let (line, words) = (prose(&self.line)?, prose(&self.words)?);
        let report = CaseReport { case, tips: tips.collect(), line, words, verdict: self.verdict };
        Some(Command::ReportCase(Box::new(report)))
    }
}

impl ReportState {
    /// Asks about what waits now, from the beginning. What was filled in before is still there.
    pub fn begin(&mut self, s: &Snapshot) {
        self.queue = waiting(s).iter().map(|row| row.log).collect();
        (self.at, self.saved, self.saving) = (0, 0, None);
    }

    /// The case that is on screen.
    pub fn current(&self) -> Option<LogId> {
        self.queue.get(self.at).copied()
    }

    /// The draft about the case that is on screen.
    pub fn draft(&mut self, case: &CaseView) -> &mut ReportDraft {
        self.drafts.entry(case.row.log).or_insert_with(|| ReportDraft::of(case))
    }

    /// Goes on to the next case.
    pub const fn skip(&mut self) {
        self.at += 1;
    }

    /// What was sent is on disk.
    pub fn was_saved(&mut self) {
        self.saving = None;
        if let Some(case) = self.current() {
            self.drafts.remove(&case);
        }
        (self.at, self.saved) = (self.at + 1, self.saved + 1);
    }

    /// Whether something is filled in that is not saved.
    pub fn begun(&self) -> Vec<(LogId, ReportDraft)> {
        let begun = self.drafts.iter().filter(|(_, draft)| draft.is_begun());
        begun.map(|(case, draft)| (*case, draft.clone())).collect()
    }

    /// How long what is left takes at most, in seconds: a whole number of tens.
    pub fn seconds_left(&self, s: &Snapshot) -> usize {
        let here = self.current().and_then(|case| self.drafts.get(&case));
        let here = here.map_or(0, |draft| draft.tips.len().saturating_sub(draft.at) + 1);
        let later = self.queue.iter().skip(self.at + 1);
        let rows = later.filter_map(|log| s.cases.iter().find(|row| row.log == *log));
        let tips: usize = rows.map(|row| row.tips.saturating_sub(row.reported) + 1).sum();
        ((here + tips) * TIP_SECONDS).div_ceil(10) * 10
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::client::demo;

    #[test]
    fn a_digit_answers_one_tip_and_going_back_answers_it_again() {
        let mut draft =
            ReportDraft { tips: vec![(FactId([1; 16]), None), (FactId([2; 16]), None)], ..Default::default() };
        draft.answer(TipResult::Worked);
        draft.answer(TipResult::UnderWay);
        draft.answer(TipResult::DidNotWork);
        assert_eq!(draft.tips[1].1, Some(TipResult::UnderWay), "after the last a digit answers nothing");
        draft.back();
        draft.answer(TipResult::NotChosen);
        assert_eq!(draft.tips[1].1, Some(TipResult::NotChosen));
        assert_eq!(draft.at, 2);
    }

    #[test]
    fn what_was_not_answered_is_not_sent_and_an_empty_line_is_none() {
        let tips = vec![(FactId([1; 16]), None), (FactId([2; 16]), Some(TipResult::Worked))];
        let draft = ReportDraft { tips, line: "  ".into(), ..Default::default() };
        let Some(Command::ReportCase(report)) = draft.command(demo::CASE) else { panic!("a report") };
        assert_eq!(report.tips, [TipOutcome { tip: FactId([2; 16]), result: TipResult::Worked }]);
        assert_eq!(report.line, None);
        assert!(!ReportDraft { line: " \n".into(), ..Default::default() }.is_begun());
    }

    #[test]
    fn what_waits_is_the_reader_s_own_and_the_longest_waiting_comes_first() {
        let s = demo::snapshot();
        let mut report = ReportState::default();
        report.begin(&s);
        let rows: Vec<_> =
            report.queue.iter().map(|log| s.cases.iter().find(|row| row.log == *log).expect("a row")).collect();
        assert!(!rows.is_empty());
        assert!(rows.iter().all(|row| row.by == demo::ME && row.reported < row.tips));
        assert!(rows.is_sorted_by_key(|row| row.changed));

        let mut other = s.clone();
        let first = rows[0].log;
        let row = other.cases.iter_mut().find(|row| row.log == first).expect("a row");
        (row.by, row.responsible) = (demo::org(5), Some(demo::ME));
        report.begin(&other);
        assert!(report.queue.contains(&first), "whoever answers for a case reports on it");
        other.network.me.as_mut().expect("a reader").writable = false;
        report.begin(&other);
        assert_eq!(report.queue, []);
    }
}
