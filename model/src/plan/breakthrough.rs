//! Plans what is written in the breakthrough plan of a case. Nothing waits for a part that is still empty.

use super::case::{kept_case, view};
use super::{Context, RuleError, Target, Write, escalation, require, require_member};
use crate::command::breakthrough::PlanAct;
use crate::fact::Fact;
use crate::fact::breakthrough::{
    AnswerPromised, ArgumentMet, CostGiven, CostLine, PlanPartDropped, SolutionAdded, SolutionArchived, SolutionEnded,
    SolutionFollowed, SolutionLaidBefore, SolutionWorded,
};
use crate::id::{FactId, LogId, OrgId};
use crate::time::Day;
use crate::view::CaseState;
use crate::view::breakthrough::{PlanView, SolutionView};
use crate::words::Prose;
use crate::words::breakthrough::{FollowKind, SolutionOutcome, SolutionPart};

/// The most solutions of one plan that are not archived.
const SOLUTIONS_MAX: usize = 60;
/// The furthest day on which an answer may be promised, in days from today.
const PROMISE_DAYS_MAX: i32 = 366;
/// The most closed arguments that one plan names.
const ARGUMENTS_MAX: usize = 100;
/// The most lines of costs of one plan.
const COSTS_MAX: usize = 100;

pub(super) fn act(context: &dyn Context, case: LogId, act: &PlanAct) -> Result<Vec<Write>, RuleError> {
    let row = kept_case(context, case)?;
    let closed = row.state == CaseState::Closed;
    let plan = view(context, case)?.plan;
    let facts = match act {
        PlanAct::AddSolution { solution } => {
            require(!closed, RuleError::Closed)?;
            vec![add(&plan, solution)?]
        }
        PlanAct::WordSolution { solution, words } => {
            require(!closed, RuleError::Closed)?;
            word(found(&plan, *solution)?, words)?
        }
        PlanAct::ArchiveSolution { solution } => {
            require(!closed, RuleError::Closed)?;
            require(!found(&plan, *solution)?.archived, RuleError::AlreadySo)?;
            vec![SolutionArchived { solution: *solution }.into()]
        }
        PlanAct::FollowSolution { solution, owner, kind, outcome, note } => {
            // What became of a solution is welcome on a closed case, too.
            require(!closed || (owner.is_none() && kind.is_none()), RuleError::Closed)?;
            follow(context, found(&plan, *solution)?, *owner, *kind, outcome.map(|outcome| (outcome, note.clone())))?
        }
        PlanAct::PromiseAnswer { solution, on } => {
            require(!closed, RuleError::Closed)?;
            vec![promise(context, found(&plan, *solution)?, *on)?]
        }
        PlanAct::GiveCost { line, cost } => {
            require(!closed, RuleError::Closed)?;
            vec![give_cost(&plan, *line, cost)?]
        }
        PlanAct::MeetArgument { argument, note } => {
            require(!closed, RuleError::Closed)?;
            let met = plan.arguments.iter().filter(|one| !one.dropped);
            require(met.count() < ARGUMENTS_MAX, RuleError::OutOfBounds)?;
            vec![ArgumentMet { argument: *argument, note: note.clone() }.into()]
        }
        // Planned beside this, since it writes in the ledger too.
        PlanAct::AskBudget { .. } => return Err(RuleError::WrongKind),
        PlanAct::StartEscalation { .. }
        | PlanAct::ClimbEscalation { .. }
        | PlanAct::AnswerEscalation { .. }
        | PlanAct::EndEscalation { .. }
        | PlanAct::TakeBackEscalation { .. } => vec![escalation::act(context, &plan, closed, act)?],
        PlanAct::DropPart { part } => {
            require(!closed, RuleError::Closed)?;
            vec![drop_part(&plan, *part)?]
        }
    };
    require(!facts.is_empty(), RuleError::AlreadySo)?;
    Ok(vec![Write { target: Target::Log(case), facts, edits: Vec::new(), keep: None }])
}

fn found(plan: &PlanView, id: FactId) -> Result<&SolutionView, RuleError> {
    plan.solutions.iter().find(|one| one.solution == id).ok_or(RuleError::NotFound)
}

fn add(plan: &PlanView, solution: &SolutionAdded) -> Result<Fact, RuleError> {
    require(plan.live().count() < SOLUTIONS_MAX, RuleError::OutOfBounds)?;
    Ok(solution.clone().into())
}

/// Only what differs from what is shown, so that nobody overwrites a corner that another one fills in meanwhile.
fn word(now: &SolutionView, words: &[(SolutionPart, Option<Prose>)]) -> Result<Vec<Fact>, RuleError> {
    let mut facts = Vec::new();
    for (part, text) in words {
        require(text.is_some() || *part != SolutionPart::What, RuleError::OutOfBounds)?;
        let same = match now.part(*part) {
            [] => text.is_none(),
            [only] => text.as_ref().is_some_and(|text| text.as_str() == only.text),
            _ => false,
        };
        if !same {
            facts.push(SolutionWorded { solution: now.solution, part: *part, text: text.clone() }.into());
        }
    }
    if facts.is_empty() && now.archived {
        let text = Prose::new(now.title()).map_err(|_bounds| RuleError::OutOfBounds)?;
        facts.push(SolutionWorded { solution: now.solution, part: SolutionPart::What, text: Some(text) }.into());
    }
    require(facts.len() <= SolutionPart::ALL.len(), RuleError::OutOfBounds)?;
    Ok(facts)
}

fn give_cost(plan: &PlanView, line: Option<FactId>, cost: &CostLine) -> Result<Fact, RuleError> {
    require(cost.is_sound(), RuleError::Amount)?;
    match line {
        None => require(plan.costs.iter().filter(|one| !one.dropped).count() < COSTS_MAX, RuleError::OutOfBounds)?,
        Some(line) => {
            let now = plan.costs.iter().find(|one| one.line == line).ok_or(RuleError::NotFound)?;
            let same = matches!(now.versions.as_slice(), [only] if only.cost == *cost);
            require(!same || now.dropped, RuleError::AlreadySo)?;
        }
    }
    Ok(CostGiven { line, cost: cost.clone() }.into())
}

fn drop_part(plan: &PlanView, part: FactId) -> Result<Fact, RuleError> {
    let costs = plan.costs.iter().map(|one| (one.line, one.dropped));
    let arguments = plan.arguments.iter().map(|one| (one.met, one.dropped));
    let rungs = plan.escalations.iter().flat_map(|one| &one.rungs);
    let answers = rungs.flat_map(|rung| &rung.answers).map(|one| (one.answer, false));
    let found = costs.chain(arguments).chain(answers).find(|(id, _)| *id == part).map(|(_, dropped)| dropped);
    require(!found.ok_or(RuleError::NotFound)?, RuleError::AlreadySo)?;
    Ok(PlanPartDropped { part }.into())
}

/// Only whoever it lies before promises, and a day that is near enough to mean something.
fn promise(context: &dyn Context, now: &SolutionView, on: Option<Day>) -> Result<Fact, RuleError> {
    let own = context.me().org;
    require(now.owners.contains(&own), RuleError::NotYours)?;
    require(!now.archived && now.ended().is_none(), RuleError::Closed)?;
    let today = context.today();
    require(on.is_none_or(|on| today <= on && on <= today.plus(PROMISE_DAYS_MAX)), RuleError::BadDay)?;
    let mine: Vec<Day> = now.promises.iter().filter(|one| one.org == own).map(|one| one.on).collect();
    require(mine.as_slice() != on.as_slice(), RuleError::AlreadySo)?;
    Ok(AnswerPromised { solution: now.solution, on }.into())
}

fn follow(
    context: &dyn Context,
    now: &SolutionView,
    owner: Option<OrgId>,
    kind: Option<FollowKind>,
    outcome: Option<(SolutionOutcome, Option<Prose>)>,
) -> Result<Vec<Fact>, RuleError> {
    require(!now.archived, RuleError::Closed)?;
    let solution = now.solution;
    let mut facts: Vec<Fact> = Vec::new();
    if let Some(org) = owner.filter(|org| now.owners.as_slice() != [*org]) {
        require_member(context, &org, RuleError::OtherNotAMember)?;
        facts.push(SolutionLaidBefore { solution, org: Some(org) }.into());
    }
    if let Some(kind) = kind.filter(|kind| now.follow_ups.as_slice() != [*kind]) {
        facts.push(SolutionFollowed { solution, kind }.into());
    }
    if let Some((outcome, note)) = outcome {
        let same = match now.outcomes.as_slice() {
            [] => outcome == SolutionOutcome::UnderWay && note.is_none(),
            [only] => only.outcome == outcome && only.note.as_deref() == note.as_ref().map(Prose::as_str),
            _ => false,
        };
        if !same {
            facts.push(SolutionEnded { solution, outcome, note }.into());
        }
    }
    Ok(facts)
}
