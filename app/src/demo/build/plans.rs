//! The breakthrough plans of the demonstration.

use wijktafel_model::command::Command;
use wijktafel_model::command::breakthrough::PlanAct;
use wijktafel_model::command::budget::BudgetAct;
use wijktafel_model::command::escalation::NewLadder;
use wijktafel_model::fact::breakthrough::{CostLine, SolutionAdded};
use wijktafel_model::fact::escalation::{Ladder, Rung};
use wijktafel_model::id::{LogId, OrgId};
use wijktafel_model::inbox::before;
use wijktafel_model::view::Snapshot;
use wijktafel_model::words::breakthrough::BudgetFlow;
use wijktafel_model::words::{Line, Prose, TextError, TextField};
use wijktafel_sync::node::Node;

use super::super::await_shown;
use super::super::script::{BUDGET, CASES, ESCALATION, LADDER, PLANS, Plan, Said, Solution};
use super::story::{at, write};
use super::{make, make_fact, snapshot};
use crate::problem::Problem;
use crate::text::Lang;

/// In how many days an answer is promised.
const ANSWER_DAYS: i32 = 9;

/// Every plan; the cases are there already, wherever they are read.
pub(super) fn all(nodes: &[Node], orgs: &[OrgId], lang: Lang) -> Result<(), Problem> {
    for plan in &PLANS {
        let case = one(nodes, orgs, plan, lang)?;
        budget(nodes, case, lang)?;
        escalation(nodes, orgs, case, lang)?;
        promises(nodes, orgs, plan, case)?;
    }
    Ok(())
}

/// A budget of the third partner, from which the first asks for a case; there is one plan, so there is one budget.
fn budget(nodes: &[Node], case: LogId, lang: Lang) -> Result<(), Problem> {
    let (name, (given, note), cents, answer) = BUDGET;
    let (first, holder) = (at(nodes, 0)?, at(nodes, 2)?);
    let line = |said: Said| Line::new(said.of(lang));
    let budget = make_fact(holder, Command::OpenBudget { name: line(name)? })?;
    let enter = |flow, cents, note, request| {
        let act = BudgetAct::Enter { flow, cents, note, request, keep: Vec::new() };
        make(holder, Command::AtBudget { budget, act })
    };
    enter(BudgetFlow::In, given, Some(line(note)?), None)?;
    let there = |s: &Snapshot| s.network.budgets.iter().any(|one| one.budget == budget);
    await_shown(first, |shown| there(&shown.snapshot))?;
    make(first, Command::OnPlan { case, act: PlanAct::AskBudget { budget, cents } })?;
    let asked = |s: &Snapshot| s.network.budgets.iter().flat_map(|one| &one.requests).next().map(|one| one.request);
    await_shown(holder, |shown| asked(&shown.snapshot).is_some())?;
    let request = asked(&*snapshot(holder, None)?).ok_or_else(|| Problem::new("not-found"))?;
    let act = BudgetAct::Answer { request, granted: Some(cents), note: Some(line(answer)?), keep: Vec::new() };
    make(holder, Command::AtBudget { budget, act })?;
    enter(BudgetFlow::Out, cents, None, Some(request)).map(drop)
}

/// Every partner names who is asked about plans; whoever a solution lies before promises an answer.
fn promises(nodes: &[Node], orgs: &[OrgId], plan: &Plan, case: LogId) -> Result<(), Problem> {
    for (place, (node, org)) in nodes.iter().zip(orgs).enumerate() {
        let Some(me) = snapshot(node, None)?.network.me else { continue };
        make(node, Command::NamePlanContacts { people: vec![me.person] })?;
        let own =
            |s: &Snapshot| before(s, *org).into_iter().find(|one| one.case.log == case).map(|one| one.laid.solution);
        if plan.solutions.iter().any(|one| one.owner == Some(place) && one.outcome.is_none()) {
            await_shown(node, |shown| own(&shown.snapshot).is_some())?;
            let s = snapshot(node, None)?;
            let solution = own(&s).ok_or_else(|| Problem::new("not-found"))?;
            let act = PlanAct::PromiseAnswer { solution, on: Some(s.today.plus(ANSWER_DAYS)) };
            make(node, Command::OnPlan { case, act })?;
        }
    }
    Ok(())
}

/// A ladder that the first partner writes down and climbs for a case; the third hears the lowest rung and goes on.
fn escalation(nodes: &[Node], orgs: &[OrgId], case: LogId, lang: Lang) -> Result<(), Problem> {
    let (first, third) = (at(nodes, 0)?, at(nodes, 2)?);
    let (name, rungs) = LADDER;
    let rung = |(who, org, days): (Said, Option<usize>, u32)| {
        let org = org.and_then(|place| orgs.get(place)).copied();
        Line::new(who.of(lang)).map(|who| Rung { who, org, days })
    };
    let rungs = rungs.into_iter().map(rung).collect::<Result<Vec<_>, _>>()?;
    let ladder = Ladder { name: Line::new(name.of(lang))?, rungs };
    let new = NewLadder { written: None, ladder, keep: Vec::new() };
    let ladder = make_fact(first, Command::WriteLadder(Box::new(new)))?;
    let (why, answer) = (Prose::new(ESCALATION.0.of(lang))?, Prose::new(ESCALATION.1.of(lang))?);
    let escalation =
        make_fact(first, Command::OnPlan { case, act: PlanAct::StartEscalation { ladder, about: None, why } })?;
    let there = |s: &Snapshot| s.cases.iter().any(|row| row.log == case && row.is_escalated());
    await_shown(third, |shown| there(&shown.snapshot))?;
    let act = PlanAct::AnswerEscalation { escalation, rung: 0, note: answer };
    make(third, Command::OnPlan { case, act })?;
    make(third, Command::OnPlan { case, act: PlanAct::ClimbEscalation { escalation, to: 1 } }).map(drop)
}

fn prose(said: Option<Said>, lang: Lang) -> Result<Option<Prose>, TextError> {
    said.map(|said| Prose::new(said.of(lang))).transpose()
}

fn one(nodes: &[Node], orgs: &[OrgId], plan: &Plan, lang: Lang) -> Result<LogId, Problem> {
    let absent = || Problem::new("not-found");
    let script = CASES.get(plan.case).ok_or_else(absent)?;
    let brought = at(nodes, script.by)?;
    let title = script.title.of(lang);
    let case = snapshot(brought, None)?.cases.iter().find(|row| row.title == title).map(|row| row.log);
    let case = case.ok_or_else(absent)?;
    write(brought, case, TextField::Perspective, 0, plan.perspective.of(lang))?;
    write(brought, case, TextField::SelfPart, 0, plan.self_part.of(lang))?;
    for said in plan.solutions {
        solution(nodes, orgs, case, said, lang)?;
    }
    for (by, argument, note) in plan.arguments {
        let act = PlanAct::MeetArgument { argument: *argument, note: prose(*note, lang)? };
        make(at(nodes, *by)?, Command::OnPlan { case, act })?;
    }
    for said in plan.costs {
        let cost = CostLine {
            scenario: said.scenario,
            what: Line::new(said.what.of(lang))?,
            low: said.cents.0,
            high: said.cents.1,
            period: said.period,
            source: Line::new(said.source.of(lang))?,
            certainty: said.certainty,
        };
        make(at(nodes, said.by)?, Command::OnPlan { case, act: PlanAct::GiveCost { line: None, cost } })?;
    }
    Ok(case)
}

fn solution(nodes: &[Node], orgs: &[OrgId], case: LogId, said: &Solution, lang: Lang) -> Result<(), Problem> {
    let words = SolutionAdded {
        text: Prose::new(said.what.of(lang))?,
        legitimacy: prose(said.legitimacy, lang)?,
        commitment: prose(said.commitment, lang)?,
        gain: prose(said.gain, lang)?,
        legal_basis: prose(said.legal_basis, lang)?,
    };
    let by = at(nodes, said.by)?;
    let act = PlanAct::AddSolution { solution: Box::new(words) };
    let solution = make_fact(by, Command::OnPlan { case, act })?;
    let owner = said.owner.and_then(|place| orgs.get(place)).copied();
    let (outcome, note) = said.outcome.unzip();
    let act = PlanAct::FollowSolution { solution, owner, kind: said.kind, outcome, note: prose(note, lang)? };
    make(by, Command::OnPlan { case, act }).map(drop)
}
