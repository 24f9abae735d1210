//! Lines of costs in a plan.

use clap::{Args, Subcommand};
use wijktafel_model::command::breakthrough::PlanAct;
use wijktafel_model::fact::breakthrough::CostLine;
use wijktafel_model::view::CaseView;
use wijktafel_model::view::breakthrough::CostView;
use wijktafel_model::words::Line;
use wijktafel_model::words::breakthrough::{CostCertainty, CostPeriod, CostScenario};

use super::{noticing, on};
use crate::ask::Desk;
use crate::cli::find;
use crate::cli::values::{Prefix, line, word};
use crate::money;
use crate::print::Answer;
use crate::problem::Problem;

#[derive(Debug, Subcommand)]
pub(in crate::cli) enum Cost {
    /// Adds a line of costs: a range, where it is from, how certain it is.
    Add(Add),
    /// Changes a line of costs; what is not given stays. Brings one back that was taken out.
    Edit(Edit),
    /// Takes a line of costs out; editing brings it back.
    Drop {
        /// The case.
        case: Prefix,
        /// The line.
        line: Prefix,
    },
}

#[derive(Debug, Args)]
pub(in crate::cli) struct Add {
    /// The case.
    case: Prefix,
    /// What is paid for.
    #[arg(value_parser = line)]
    what: Line,
    /// What it belongs to.
    #[arg(long, value_parser = word(CostScenario::ALL))]
    scenario: CostScenario,
    /// At least, as 1200 or 1200,50.
    #[arg(long, value_name = "AMOUNT", value_parser = amount)]
    low: u64,
    /// At most; without it, the same.
    #[arg(long, value_name = "AMOUNT", value_parser = amount)]
    high: Option<u64>,
    /// How often.
    #[arg(long, value_parser = word(CostPeriod::ALL), default_value = "once")]
    period: CostPeriod,
    /// Where the amount is from.
    #[arg(long, value_name = "TEXT", value_parser = line)]
    source: Line,
    /// How certain it is.
    #[arg(long, value_parser = word(CostCertainty::ALL), default_value = "estimate")]
    certainty: CostCertainty,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct Edit {
    /// The case.
    case: Prefix,
    /// The line.
    line: Prefix,
    /// What is paid for.
    #[arg(long, value_name = "TEXT", value_parser = line)]
    what: Option<Line>,
    /// What it belongs to.
    #[arg(long, value_parser = word(CostScenario::ALL))]
    scenario: Option<CostScenario>,
    /// At least.
    #[arg(long, value_name = "AMOUNT", value_parser = amount)]
    low: Option<u64>,
    /// At most.
    #[arg(long, value_name = "AMOUNT", value_parser = amount)]
    high: Option<u64>,
    /// How often.
    #[arg(long, value_parser = word(CostPeriod::ALL))]
    period: Option<CostPeriod>,
    /// Where the amount is from.
    #[arg(long, value_name = "TEXT", value_parser = line)]
    source: Option<Line>,
    /// How certain it is.
    #[arg(long, value_parser = word(CostCertainty::ALL))]
    certainty: Option<CostCertainty>,
}

/// Text that is no amount.
#[derive(Clone, Copy, Debug, thiserror::Error)]
#[error("not an amount, as 1200 or 1200,50")]
pub(in crate::cli) struct NoAmount;

/// Reads an amount.
///
/// # Errors
/// [`NoAmount`] when it is negative, too large or no amount at all.
pub(in crate::cli) fn amount(text: &str) -> Result<u64, NoAmount> {
    money::parse(text).ok_or(NoAmount)
}

fn found<'c>(case: &'c CaseView, prefix: &Prefix) -> Result<&'c CostView, Problem> {
    let id = prefix.among(case.plan.costs.iter().map(|one| one.line))?;
    case.plan.costs.iter().find(|one| one.line == id).ok_or_else(|| Problem::new("not-found"))
}

impl Cost {
    pub(in crate::cli) fn run(self, desk: &mut Desk) -> Result<Answer, Problem> {
        match self {
            Self::Add(Add { case, what, scenario, low, high, period, source, certainty }) => {
                let case = find::case(&*desk.snapshot(None)?, &case)?;
                let high = high.unwrap_or(low);
                let cost = CostLine { scenario, what, low, high, period, source, certainty };
                let words = format!("{}\n{}", cost.what, cost.source);
                noticing(desk, case, &words, PlanAct::GiveCost { line: None, cost })
            }
            Self::Edit(edit) => {
                let (_, view) = find::open_case(desk, &edit.case)?;
                let line = found(&view, &edit.line)?;
                let now = line.versions.first().ok_or_else(|| Problem::new("not-found"))?.cost.clone();
                let cost = CostLine {
                    scenario: edit.scenario.unwrap_or(now.scenario),
                    what: edit.what.unwrap_or(now.what),
                    low: edit.low.unwrap_or(now.low),
                    high: edit.high.unwrap_or(now.high),
                    period: edit.period.unwrap_or(now.period),
                    source: edit.source.unwrap_or(now.source),
                    certainty: edit.certainty.unwrap_or(now.certainty),
                };
                let words = format!("{}\n{}", cost.what, cost.source);
                noticing(desk, view.row.log, &words, PlanAct::GiveCost { line: Some(line.line), cost })
            }
            Self::Drop { case, line } => {
                let (_, view) = find::open_case(desk, &case)?;
                let part = found(&view, &line)?.line;
                on(desk, view.row.log, PlanAct::DropPart { part })
            }
        }
    }
}
