//! The breakthrough plans of the demonstration.

use wijktafel_model::command::Command;
use wijktafel_model::command::breakthrough::PlanAct;
use wijktafel_model::fact::breakthrough::{CostLine, SolutionAdded};
use wijktafel_model::id::{LogId, OrgId};
use wijktafel_model::words::{Line, Prose, TextError, TextField};
use wijktafel_sync::node::Node;

use super::super::script::{CASES, PLANS, Plan, Said, Solution};
use super::story::{at, write};
use super::{make, make_fact, snapshot};
use crate::problem::Problem;
use crate::text::Lang;

/// Every plan; the cases are there already, wherever they are read.
pub(super) fn all(nodes: &[Node], orgs: &[OrgId], lang: Lang) -> Result<(), Problem> {
    PLANS.iter().try_for_each(|plan| one(nodes, orgs, plan, lang))
}

fn prose(said: Option<Said>, lang: Lang) -> Result<Option<Prose>, TextError> {
    said.map(|said| Prose::new(said.of(lang))).transpose()
}

fn one(nodes: &[Node], orgs: &[OrgId], plan: &Plan, lang: Lang) -> Result<(), Problem> {
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
    Ok(())
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
