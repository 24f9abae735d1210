//! What is filled in about breakthrough budgets.

use serde::{Deserialize, Serialize};
use wijktafel_model::command::Command;
use wijktafel_model::command::breakthrough::PlanAct;
use wijktafel_model::command::budget::BudgetAct;
use wijktafel_model::id::{FactId, LogId};
use wijktafel_model::view::budget::BudgetRequestView;
use wijktafel_model::words::breakthrough::BudgetFlow;

use super::{Check, Form, Wrong};
use crate::client::intent::Intent;
use crate::money;
use crate::text::Lang;

/// A form about a budget.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[expect(missing_docs, reason = "fields mean what the fields of the act of the same name mean")]
pub enum BudgetForm {
    /// Opens a budget of the own organisation.
    Open { name: String },
    /// Money goes in or out.
    Enter { budget: FactId, flow: BudgetFlow, cents: String, note: String, request: Option<FactId>, keep: Vec<String> },
    /// Answers a request.
    Answer { budget: FactId, request: FactId, cents: String, note: String, keep: Vec<String> },
    /// Asks for money for a case.
    Ask { case: LogId, budgets: Vec<(FactId, String)>, budget: Option<FactId>, cents: String },
}

impl From<BudgetForm> for Form {
    fn from(form: BudgetForm) -> Self {
        Self::Budget(Box::new(form))
    }
}

impl BudgetForm {
    /// An empty form for money that goes in or out.
    pub const fn enter(budget: FactId) -> Self {
        Self::Enter {
            budget,
            flow: BudgetFlow::In,
            cents: String::new(),
            note: String::new(),
            request: None,
            keep: Vec::new(),
        }
    }

    /// A form that answers a request, with the amount that was asked.
    pub fn answer(budget: FactId, asked: &BudgetRequestView, lang: Lang) -> Self {
        let (cents, note, keep) = (money::typed(asked.cents, lang), String::new(), Vec::new());
        Self::Answer { budget, request: asked.request, cents, note, keep }
    }

    /// The key of the title; `-do` is added for the button.
    pub(super) const fn key(&self) -> &'static str {
        match self {
            Self::Open { .. } => "form-budget",
            Self::Enter { .. } => "form-budget-enter",
            Self::Answer { .. } => "form-budget-answer",
            Self::Ask { .. } => "form-budget-ask",
        }
    }

    pub(super) fn finish(&self) -> Result<Vec<Intent>, Vec<(&'static str, Wrong)>> {
        let mut check = Check::default();
        let made = match self {
            Self::Open { name } => check.line("name", name).map(|name| Command::OpenBudget { name }),
            Self::Enter { budget, flow, cents, note, request, keep } => {
                let (cents, note) = (check.money("cents", cents), check.maybe_line("note", note));
                let (flow, request, keep) = (*flow, *request, keep.clone());
                cents.map(|cents| BudgetAct::Enter { flow, cents, note, request, keep }).map(|act| at(*budget, act))
            }
            Self::Answer { budget, request, cents, note, keep } => {
                // Nothing or nought: nothing is granted.
                let granted = if cents.trim().is_empty() { Some(0) } else { check.money("cents", cents) };
                let (note, request, keep) = (check.maybe_line("note", note), *request, keep.clone());
                granted.map(|cents| {
                    let granted = (cents > 0).then_some(cents);
                    at(*budget, BudgetAct::Answer { request, granted, note, keep })
                })
            }
            Self::Ask { case, budget, cents, .. } => {
                let (budget, cents) = (check.chosen("budget", *budget), check.money("cents", cents));
                let ask = |(budget, cents)| Command::OnPlan { case: *case, act: PlanAct::AskBudget { budget, cents } };
                budget.zip(cents).map(ask)
            }
        };
        check.done(made.map(|command| vec![Intent::Do(command)]))
    }
}

const fn at(budget: FactId, act: BudgetAct) -> Command {
    Command::AtBudget { budget, act }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_empty_answer_grants_nothing_and_an_amount_grants_that() {
        let answer = |cents: &str| {
            let (budget, request) = (FactId([1; 16]), FactId([2; 16]));
            let form =
                BudgetForm::Answer { budget, request, cents: cents.into(), note: String::new(), keep: Vec::new() };
            match form.finish().expect("complete").as_slice() {
                [Intent::Do(Command::AtBudget { act: BudgetAct::Answer { granted, .. }, .. })] => *granted,
                other => panic!("{other:?}"),
            }
        };
        assert_eq!((answer(""), answer("0"), answer("12,50")), (None, None, Some(1_250)));
        assert!(BudgetForm::enter(FactId([1; 16])).finish().is_err(), "an amount is needed");
    }
}
