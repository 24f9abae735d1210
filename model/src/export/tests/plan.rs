//! A breakthrough plan that holds everything.

use super::{AT, DAY, THEM, US, check};
use crate::fact::breakthrough::CostLine;
use crate::fact::escalation::{Ladder, Rung};
use crate::id::FactId;
use crate::view::breakthrough::{
    ArgumentView, CostTotal, CostVersion, CostView, OutcomeView, PlanState, PlanView, SolutionView, Wording,
};
use crate::view::budget::{BudgetAnswerView, BudgetEntryView, BudgetRequestView, BudgetView};
use crate::view::escalation::{EndView, EscalationState, EscalationView, LadderView, RungAnswerView, RungView};
use crate::view::inbox::{LaidView, PromiseView};
use crate::words::Line;
use crate::words::breakthrough::{
    BudgetFlow, ClosedArgument, CostCertainty, CostPeriod, CostScenario, EscalationEnd, FollowKind, SolutionOutcome,
    SolutionPart,
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

pub(super) fn ladders(text: &str) -> Vec<LadderView> {
    let line = Line::new(&text.replace('\n', " ").chars().take(200).collect::<String>()).expect("a line");
    let rung = |org| Rung { who: line.clone(), org, days: 7 };
    let ladder = Ladder { name: line.clone(), rungs: vec![rung(None), rung(Some(THEM))] };
    vec![LadderView { written: FactId([37; 16]), ladder, by: US, dropped: false }]
}

/// One that was climbed and answered, and ended in two ways apart.
fn escalations(text: &str) -> Vec<EscalationView> {
    let answer = RungAnswerView { answer: FactId([39; 16]), note: text.to_owned(), by: THEM, at: AT };
    let rung = |org, answers| RungView { who: text.to_owned(), org, days: 7, asked: Some(AT), answers };
    let end = |end, note| EndView { end, note, by: US, at: AT };
    vec![EscalationView {
        escalation: FactId([38; 16]),
        name: text.to_owned(),
        about: Some(FactId([30; 16])),
        why: text.to_owned(),
        by: US,
        at: AT,
        rungs: vec![rung(None, vec![]), rung(Some(THEM), vec![answer])],
        rung: 1,
        ends: vec![end(EscalationEnd::Solved, Some(text.to_owned())), end(EscalationEnd::Stopped, None)],
    }]
}

#[test]
fn every_word_of_a_plan_has_a_text() {
    check("follow", FollowKind::ALL);
    check("scenario", CostScenario::ALL);
    check("flow", BudgetFlow::ALL);
    check("escalation-end", EscalationEnd::ALL);
    check("escalation-state", EscalationState::ALL);
    check("argument", ClosedArgument::ALL);
    check("period", CostPeriod::ALL);
    check("certainty", CostCertainty::ALL);
    check("solution-outcome", SolutionOutcome::ALL);
    check("solution-part", &SolutionPart::ALL[1..]);
    check("plan-state", PlanState::ALL);
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
            laid: vec![LaidView { org: THEM, by: US, at: AT }],
            promises: vec![PromiseView { org: THEM, on: DAY, at: AT }],
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
        escalations: escalations(text),
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
