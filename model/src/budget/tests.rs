use super::*;
use crate::command::Command;
use crate::command::breakthrough::PlanAct;
use crate::command::budget::BudgetAct;
use crate::fact::NetworkNamed;
use crate::id::LogId;
use crate::plan::{RuleError, Target, plan};
use crate::testing::{Desk, MemoryHistory, Partners, author, standing};
use crate::view::Texts;
use crate::words::{Line, LogKind, ReaderRule};

const NETWORK: LogId = LogId([9; 16]);
const CASE: LogId = LogId([4; 16]);

fn line(text: &str) -> Line {
    Line::new(text).unwrap()
}

/// Two partners; the first holds a budget.
fn opened() -> (Partners, FactId) {
    let mut partners = Partners::new(2, 1, NetworkNamed { name: line("wijk"), region: None });
    let budget = partners.write(0, BudgetOpened { name: line("doorbraakgeld") });
    partners.meet(0, 1);
    (partners, budget)
}

fn entered(budget: FactId, flow: BudgetFlow, cents: u64) -> BudgetEntered {
    BudgetEntered { budget, flow, cents, note: None, request: None }
}

fn shown(partners: &Partners) -> BudgetView {
    budgets(&partners.whole()).remove(0)
}

fn tried(partners: &Partners, org: u8, command: &Command) -> Result<Vec<(Target, Vec<Fact>)>, RuleError> {
    let mut desk = Desk::new(author(org, 0), standing(2, 1));
    desk.lay(NETWORK, (LogKind::Network, ReaderRule::Members), partners.whole(), Texts::new());
    desk.lay(CASE, (LogKind::Case, ReaderRule::Members), case(), Texts::new());
    plan(command, &mut desk).map(|writes| writes.into_iter().map(|write| (write.target, write.facts)).collect())
}

fn case() -> MemoryHistory {
    crate::breakthrough::tests::case().whole()
}

fn at(budget: FactId, act: BudgetAct) -> Command {
    Command::AtBudget { budget, act }
}

fn enter(cents: u64) -> BudgetAct {
    BudgetAct::Enter { flow: BudgetFlow::In, cents, note: None, request: None, keep: Vec::new() }
}

#[test]
fn a_ledger_holds_entries_requests_and_answers_of_the_holder() {
    let (mut partners, budget) = opened();
    partners.write(0, entered(budget, BudgetFlow::In, 500_000));
    let request = partners.write(1, BudgetRequested { budget, cents: 210_000, reference: [7; 16] });
    partners.meet(1, 0);
    partners.write(1, BudgetAnswered { request, granted: Some(210_000), note: None });
    assert!(shown(&partners).requests[0].answers.is_empty(), "nobody answers but the holder");
    partners.write(0, BudgetAnswered { request, granted: Some(200_000), note: Some(line("akkoord")) });
    assert_eq!(shown(&partners).balance, 500_000, "an answer moves nothing");
    let out = BudgetEntered { request: Some(request), ..entered(budget, BudgetFlow::Out, 200_000) };
    partners.write(0, out);

    let ledger = shown(&partners);

    assert_eq!((ledger.balance, ledger.entries.len()), (300_000, 2));
    assert_eq!(ledger.requests[0].answers[0].granted, Some(200_000));
    assert_eq!(ledger.requests[0].reference, "0707070707070707");
}

#[test]
fn amounts_out_of_bounds_are_passed_over_and_nothing_overflows() {
    let (mut partners, budget) = opened();
    partners.write(0, entered(budget, BudgetFlow::In, 0));
    partners.write(0, entered(budget, BudgetFlow::Out, u64::MAX));
    assert_eq!((shown(&partners).balance, shown(&partners).entries.len()), (0, 0));
    let view = |cents| BudgetEntryView {
        entry: budget,
        flow: BudgetFlow::Out,
        cents,
        note: None,
        request: None,
        at: crate::time::Timestamp(0),
    };
    assert_eq!(moved(moved(0, &view(u64::MAX)), &view(u64::MAX)), i64::MIN);
}

#[test]
fn only_the_holder_writes_in_the_ledger_and_everybody_asks() {
    let (mut partners, budget) = opened();
    assert!(tried(&partners, 0, &at(budget, enter(100))).is_ok());
    assert_eq!(tried(&partners, 1, &at(budget, enter(100))), Err(RuleError::NotYours));
    assert_eq!(tried(&partners, 0, &at(budget, enter(0))), Err(RuleError::Amount));
    assert_eq!(tried(&partners, 0, &at(budget, enter(CENTS_MAX + 1))), Err(RuleError::Amount));
    assert_eq!(tried(&partners, 0, &at(FactId([1; 16]), enter(1))), Err(RuleError::NotFound));
    let ask = at(budget, BudgetAct::Request { cents: 5_000 });
    assert!(tried(&partners, 1, &ask).is_ok());
    let request = partners.write(1, BudgetRequested { budget, cents: 5_000, reference: [7; 16] });
    let answer = BudgetAct::Answer { request, granted: Some(5_000), note: None, keep: Vec::new() };
    assert_eq!(tried(&partners, 1, &at(budget, answer.clone())), Err(RuleError::NotYours));
    assert!(tried(&partners, 0, &at(budget, answer)).is_ok());
    let told = BudgetAct::Enter {
        flow: BudgetFlow::Out,
        cents: 5,
        note: Some(line("voor mevrouw Jansen")),
        request: None,
        keep: Vec::new(),
    };
    assert_eq!(
        tried(&partners, 0, &at(budget, told)),
        Err(RuleError::IdentifiersFound),
        "nothing of a case stands here"
    );
}

#[test]
fn asking_for_a_case_says_nothing_of_it_but_a_reference_that_stands_in_both() {
    let (partners, budget) = opened();
    let ask = Command::OnPlan { case: CASE, act: PlanAct::AskBudget { budget, cents: 5_000 } };

    let writes = tried(&partners, 1, &ask).unwrap();

    let [(Target::Log(NETWORK), asked), (Target::Log(CASE), kept)] = writes.as_slice() else { panic!("{writes:?}") };
    let [Fact::BudgetRequested(asked)] = asked.as_slice() else { panic!("{asked:?}") };
    let [Fact::BudgetReferred(kept)] = kept.as_slice() else { panic!("{kept:?}") };
    assert_eq!((asked.reference, asked.cents, asked.budget), (kept.reference, kept.cents, kept.budget));
}
