//! Breakthrough budgets.

use clap::Subcommand;
use wijktafel_model::command::Command;
use wijktafel_model::command::breakthrough::PlanAct;
use wijktafel_model::command::budget::BudgetAct;
use wijktafel_model::id::FactId;
use wijktafel_model::view::Snapshot;
use wijktafel_model::view::budget::BudgetView;
use wijktafel_model::words::Line;
use wijktafel_model::words::breakthrough::BudgetFlow;

use super::plan::costs::amount;
use super::values::{Prefix, line, word};
use super::{find, make, show};
use crate::ask::Desk;
use crate::print::{Answer, Show};
use crate::problem::Problem;

#[derive(Debug, Subcommand)]
pub(super) enum Budget {
    /// Lists the budgets with their ledgers.
    List,
    /// Opens a budget that the own organisation holds.
    Open {
        /// What it is called.
        #[arg(value_parser = line)]
        name: Line,
    },
    /// Writes down that money goes in or out; the holder alone.
    Enter {
        /// The budget.
        budget: Prefix,
        /// Which way.
        #[arg(value_parser = word(BudgetFlow::ALL))]
        flow: BudgetFlow,
        /// How much, as 1200 or 1200,50.
        #[arg(value_parser = amount)]
        amount: u64,
        /// A few words, nothing of a case.
        #[arg(long, value_name = "TEXT", value_parser = line)]
        note: Option<Line>,
        /// The request it answers.
        #[arg(long)]
        request: Option<Prefix>,
        /// Words that were looked at and tell nothing; may be given more than once.
        #[arg(long = "keep", value_name = "WORDS")]
        keep: Vec<String>,
    },
    /// Asks for money; with a case, that keeps the reference.
    Ask {
        /// The budget.
        budget: Prefix,
        /// How much.
        #[arg(value_parser = amount)]
        amount: u64,
        /// The case it is for.
        #[arg(long)]
        case: Option<Prefix>,
    },
    /// Answers a request; the holder alone. Without an amount nothing is granted.
    Answer {
        /// The budget.
        budget: Prefix,
        /// The request.
        request: Prefix,
        /// How much is granted.
        #[arg(long, value_name = "AMOUNT", value_parser = amount)]
        granted: Option<u64>,
        /// A few words, nothing of a case.
        #[arg(long, value_name = "TEXT", value_parser = line)]
        note: Option<Line>,
        /// Words that were looked at and tell nothing; may be given more than once.
        #[arg(long = "keep", value_name = "WORDS")]
        keep: Vec<String>,
    },
}

fn found<'s>(s: &'s Snapshot, prefix: &Prefix) -> Result<&'s BudgetView, Problem> {
    let id = prefix.among(s.network.budgets.iter().map(|one| one.budget))?;
    s.network.budgets.iter().find(|one| one.budget == id).ok_or_else(|| Problem::new("not-found"))
}

fn request(of: &BudgetView, prefix: &Prefix) -> Result<FactId, Problem> {
    prefix.among(of.requests.iter().map(|one| one.request))
}

impl Budget {
    pub(super) fn run(self, desk: &mut Desk) -> Result<Answer, Problem> {
        if let Self::List = self {
            return show(desk, Show::Budgets);
        }
        let s = desk.snapshot(None)?;
        let command = match self {
            Self::List => return show(desk, Show::Budgets),
            Self::Open { name } => Command::OpenBudget { name },
            Self::Enter { budget, flow, amount, note, request: asked, keep } => {
                let of = found(&s, &budget)?;
                let request = asked.map(|asked| request(of, &asked)).transpose()?;
                let act = BudgetAct::Enter { flow, cents: amount, note, request, keep };
                Command::AtBudget { budget: of.budget, act }
            }
            Self::Ask { budget, amount, case: None } => {
                Command::AtBudget { budget: found(&s, &budget)?.budget, act: BudgetAct::Request { cents: amount } }
            }
            Self::Ask { budget, amount, case: Some(case) } => {
                let (case, budget) = (find::case(&s, &case)?, found(&s, &budget)?.budget);
                Command::OnPlan { case, act: PlanAct::AskBudget { budget, cents: amount } }
            }
            Self::Answer { budget, request: asked, granted, note, keep } => {
                let of = found(&s, &budget)?;
                let request = request(of, &asked)?;
                Command::AtBudget { budget: of.budget, act: BudgetAct::Answer { request, granted, note, keep } }
            }
        };
        make(desk, command)
    }
}
