//! Reporting back: what waits, and several tips in one go.

use std::str::FromStr;

use clap::Args;
use wijktafel_model::command::Command;
use wijktafel_model::command::report::{CaseReport, TipOutcome};
use wijktafel_model::identifiers::{self, Allowed};
use wijktafel_model::report::waiting;
use wijktafel_model::view::{CaseView, Detail};
use wijktafel_model::words::{ClientVerdict, Prose, TipResult};

use super::case::noticed;
use super::find;
use super::values::{ParsePrefixError, Prefix, name, prose, word};
use crate::ask::Desk;
use crate::print::Answer;
use crate::problem::Problem;

/// What became of a tip, as `TIP=RESULT`.
#[derive(Clone, Debug)]
struct Outcome {
    tip: Prefix,
    result: TipResult,
}

/// Text that is no tip with a result.
#[derive(Clone, Copy, Debug, thiserror::Error)]
#[error("not TIP=RESULT, with one of not-chosen, under-way, worked, worked-partly, did-not-work")]
struct ParseOutcomeError;

impl From<ParsePrefixError> for ParseOutcomeError {
    fn from(_short: ParsePrefixError) -> Self {
        Self
    }
}

impl FromStr for Outcome {
    type Err = ParseOutcomeError;
    fn from_str(text: &str) -> Result<Self, ParseOutcomeError> {
        let (tip, said) = text.split_once('=').ok_or(ParseOutcomeError)?;
        let result = TipResult::ALL.iter().copied().find(|result| name(result) == said).ok_or(ParseOutcomeError)?;
        Ok(Self { tip: tip.parse()?, result })
    }
}

#[derive(Debug, Args)]
pub(super) struct Report {
    /// The case; without it, what waits is listed.
    case: Option<Prefix>,
    /// A tip with what became of it, as `1a2b=worked`; may be given more than once.
    #[arg(value_name = "TIP=RESULT")]
    tips: Vec<Outcome>,
    /// One line for the table.
    #[arg(long, value_name = "TEXT", value_parser = prose)]
    line: Option<Prose>,
    /// What the client says, in the client's own words.
    #[arg(long, value_name = "TEXT", value_parser = prose)]
    words: Option<Prose>,
    /// What the client thinks of the outcome.
    #[arg(long, value_parser = word(ClientVerdict::ALL))]
    verdict: Option<ClientVerdict>,
}

impl Report {
    pub(super) fn run(self, desk: &mut Desk) -> Result<Answer, Problem> {
        let Some(case) = &self.case else { return list(desk) };
        let (s, view) = find::open_case(desk, case)?;
        let outcome = |one: &Outcome| Ok(TipOutcome { tip: find::tip(&view, &one.tip)?, result: one.result });
        let tips = self.tips.iter().map(outcome).collect::<Result<_, Problem>>()?;
        let (case, line, words) = (view.row.log, self.line, self.words);
        let texts: Vec<String> = [&line, &words].into_iter().flatten().map(ToString::to_string).collect();
        let found = identifiers::find_in(texts.iter().map(String::as_str), &Allowed::in_network(&s.network));
        let report = CaseReport { case, tips, line, words, verdict: self.verdict };
        let made = desk.make(Command::ReportCase(Box::new(report)))?;
        Ok(noticed(&s, case, made, found))
    }
}

/// What waits, each case with its tips.
fn list(desk: &mut Desk) -> Result<Answer, Problem> {
    let s = desk.snapshot(None)?;
    let mut cases: Vec<CaseView> = Vec::new();
    for row in waiting(&s) {
        if let Some(Detail::Case(view)) = desk.snapshot(Some(row.log))?.detail {
            cases.push(view);
        }
    }
    Ok(Answer::Waiting(cases))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_outcome_is_a_tip_and_a_word() {
        let one: Outcome = "1a2b=worked-partly".parse().expect("an outcome");
        assert_eq!(one.result, TipResult::WorkedPartly);
        for wrong in ["1a2b", "1a2b=", "1a2b=splendid", "=worked", "1a=worked"] {
            assert!(wrong.parse::<Outcome>().is_err(), "{wrong}");
        }
    }
}
