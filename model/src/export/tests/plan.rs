//! A breakthrough plan that holds everything.

use super::{AT, THEM, US};
use crate::fact::breakthrough::CostLine;
use crate::id::FactId;
use crate::view::breakthrough::{
    ArgumentView, CostTotal, CostVersion, CostView, OutcomeView, PlanState, PlanView, SolutionView, Wording,
};
use crate::view::budget::{BudgetAnswerView, BudgetEntryView, BudgetRequestView, BudgetView};
use crate::words::Line;
use crate::words::breakthrough::{
    BudgetFlow, ClosedArgument, CostCertainty, CostPeriod, CostScenario, FollowKind, SolutionOutcome,
};

fn cost() -> CostLine {
    let line = |text: &str| Line::new(text).expect("a line");
    CostLine {
        scenario: CostScenario::MuddlingOn,
        what: line("<b>noodopvang</b>"),
        low: 10_000,
        high: 20_000,
        period: CostPeriod::Month,
        source: line("=tarief"),
        certainty: CostCertainty::Quoted,
    }
}

pub(super) fn budgets(text: &str) -> Vec<BudgetView> {
    let answer = |granted| BudgetAnswerView { granted, note: Some(text.to_owned()), at: AT };
    vec![BudgetView {
        budget: FactId([34; 16]),
        name: text.to_owned(),
        holder: THEM,
        balance: -1_050,
        entries: vec![BudgetEntryView {
            entry: FactId([35; 16]),
            flow: BudgetFlow::Out,
            cents: 1_050,
            note: Some(text.to_owned()),
            request: Some(FactId([36; 16])),
            at: AT,
        }],
        requests: vec![BudgetRequestView {
            request: FactId([36; 16]),
            by: US,
            cents: 1_050,
            reference: "0102030405060708".to_owned(),
            at: AT,
            answers: vec![answer(Some(1_050)), answer(None)],
        }],
    }]
}

pub(super) fn plan(text: &str) -> PlanView {
    let words = || vec![Wording { text: text.to_owned(), by: US, at: AT }];
    let also = Wording { text: "een ander woord".to_owned(), by: THEM, at: AT };
    PlanView {
        state: PlanState::FollowedUp,
        perspective: text.to_owned(),
        self_part: text.to_owned(),
        writable: true,
        solutions: vec![SolutionView {
            solution: FactId([31; 16]),
            by: US,
            what: [words(), vec![also]].concat(),
            legitimacy: words(),
            commitment: words(),
            gain: Vec::new(),
            legal_basis: words(),
            owners: vec![THEM],
            laid: Some(AT),
            follow_ups: vec![FollowKind::Decision],
            outcomes: vec![OutcomeView {
                outcome: SolutionOutcome::Realised,
                note: Some(text.to_owned()),
                by: THEM,
                at: AT,
            }],
            archived: true,
        }],
        asked: Vec::new(),
        arguments: vec![ArgumentView {
            met: FactId([33; 16]),
            argument: ClosedArgument::Law,
            note: Some(text.to_owned()),
            by: THEM,
            at: AT,
            dropped: false,
        }],
        totals: vec![CostTotal {
            scenario: CostScenario::MuddlingOn,
            low: 120_000,
            high: 200_050,
            sources: vec![text.to_owned()],
        }],
        costs: vec![CostView {
            line: FactId([32; 16]),
            versions: vec![CostVersion { cost: cost(), by: THEM, at: AT }],
            dropped: false,
        }],
    }
}
