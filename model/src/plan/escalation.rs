//! Plans escalation ladders and how one is climbed. A clock only tells: nothing waits for it, and nothing follows by
//! itself.

use super::case::require_looked_at;
use super::{Context, RuleError, Write, require, require_member};
use crate::command::breakthrough::PlanAct;
use crate::command::escalation::NewLadder;
use crate::fact::Fact;
use crate::fact::escalation::{
    EscalationAnswered, EscalationClimbed, EscalationEnded, EscalationStarted, EscalationTakenBack, Ladder,
    LadderDropped, LadderRewritten, LadderWritten,
};
use crate::id::{FactId, LogId};
use crate::view::Row;
use crate::view::breakthrough::PlanView;
use crate::view::escalation::{EscalationView, LadderView};
use crate::words::Prose;
use crate::words::breakthrough::EscalationEnd;

/// The most ladders that a network offers.
const LADDERS_MAX: usize = 20;
/// The most escalations of one plan.
const ESCALATIONS_MAX: usize = 60;
/// The most answers of one rung.
const ANSWERS_MAX: usize = 50;

pub(super) fn write(context: &dyn Context, new: &NewLadder) -> Result<Vec<Write>, RuleError> {
    let (log, ladders) = ladders(context)?;
    require(new.ladder.is_sound(), RuleError::OutOfBounds)?;
    for org in new.ladder.rungs.iter().filter_map(|rung| rung.org) {
        require_member(context, &org, RuleError::OtherNotAMember)?;
    }
    require_looked_at(context, new.ladder.words(), &new.keep)?;
    let ladder = new.ladder.clone();
    Ok(vec![match new.written {
        None => {
            let standing = || ladders.iter().filter(|one| !one.dropped);
            require(standing().count() < LADDERS_MAX, RuleError::OutOfBounds)?;
            require(!standing().any(|one| one.ladder == ladder), RuleError::AlreadySo)?;
            Write::log(log, LadderWritten { ladder })
        }
        Some(written) => {
            let now = ladders.iter().find(|one| one.written == written).ok_or(RuleError::NotFound)?;
            require(now.dropped || now.ladder != ladder, RuleError::AlreadySo)?;
            Write::log(log, LadderRewritten { written, ladder })
        }
    }])
}

pub(super) fn drop(context: &dyn Context, written: FactId) -> Result<Vec<Write>, RuleError> {
    let (log, _) = found(context, written)?;
    Ok(vec![Write::log(log, LadderDropped { written })])
}

/// What is done with an escalation of a case that was not withdrawn.
pub(super) fn act(context: &dyn Context, plan: &PlanView, closed: bool, act: &PlanAct) -> Result<Fact, RuleError> {
    match act {
        PlanAct::StartEscalation { ladder, about, why } => {
            require(!closed, RuleError::Closed)?;
            let (_, ladder) = found(context, *ladder)?;
            start(plan, &ladder.ladder, *about, why)
        }
        PlanAct::ClimbEscalation { escalation, to } => {
            require(!closed, RuleError::Closed)?;
            climb(of(plan, *escalation)?, *to)
        }
        PlanAct::AnswerEscalation { escalation, rung, note } => {
            let now = of(plan, *escalation)?;
            let place = usize::try_from(*rung).map_err(|_wide| RuleError::NotFound)?;
            let asked = now.rungs.get(place).filter(|rung| rung.asked.is_some()).ok_or(RuleError::NotFound)?;
            require(asked.answers.len() < ANSWERS_MAX, RuleError::OutOfBounds)?;
            require(!asked.answers.iter().any(|one| one.note == note.as_str()), RuleError::AlreadySo)?;
            Ok(EscalationAnswered { escalation: *escalation, rung: *rung, note: note.clone() }.into())
        }
        PlanAct::EndEscalation { escalation, end, note } => ended(of(plan, *escalation)?, *end, note.as_ref()),
        PlanAct::TakeBackEscalation { escalation, rung } => {
            require(!closed, RuleError::Closed)?;
            taken_back(of(plan, *escalation)?, *rung)
        }
        _ => Err(RuleError::WrongKind),
    }
}

fn start(plan: &PlanView, ladder: &Ladder, about: Option<FactId>, why: &Prose) -> Result<Fact, RuleError> {
    let solutions = plan.live().map(|one| one.solution);
    let arguments = plan.arguments.iter().filter(|one| !one.dropped).map(|one| one.met);
    let known = about.is_none_or(|about| solutions.chain(arguments).any(|one| one == about));
    require(known, RuleError::NotFound)?;
    require(plan.escalations.len() < ESCALATIONS_MAX, RuleError::OutOfBounds)?;
    let same = |one: &EscalationView| one.runs() && one.about == about && one.why == why.as_str();
    require(!plan.escalations.iter().any(same), RuleError::AlreadySo)?;
    Ok(EscalationStarted { ladder: ladder.clone(), about, why: why.clone() }.into())
}

/// Climbing never waits until the days are over, and never leaves a rung out.
fn climb(now: &EscalationView, to: u32) -> Result<Fact, RuleError> {
    require(now.runs(), RuleError::EscalationEnded)?;
    let place = usize::try_from(to).map_err(|_wide| RuleError::TopRung)?;
    require(place > now.rung, RuleError::AlreadySo)?;
    require(place < now.rungs.len(), RuleError::TopRung)?;
    require(place == now.rung + 1, RuleError::OutOfBounds)?;
    Ok(EscalationClimbed { escalation: now.escalation, to }.into())
}

fn ended(now: &EscalationView, end: EscalationEnd, note: Option<&Prose>) -> Result<Fact, RuleError> {
    let said = note.map(Prose::as_str);
    let same = |one: &crate::view::escalation::EndView| one.end == end && one.note.as_deref() == said;
    require(!matches!(now.ends.as_slice(), [only] if same(only)), RuleError::AlreadySo)?;
    Ok(EscalationEnded { escalation: now.escalation, note: note.cloned(), end }.into())
}

/// Only the rung it stands on is taken back; the lowest was asked when it began.
fn taken_back(now: &EscalationView, rung: Option<u32>) -> Result<Fact, RuleError> {
    match rung {
        None => require(!now.runs(), RuleError::AlreadySo)?,
        Some(rung) => {
            require(now.runs(), RuleError::EscalationEnded)?;
            let place = usize::try_from(rung).unwrap_or(usize::MAX);
            require(place <= now.rung, RuleError::AlreadySo)?;
            require(place == now.rung && place > 0, RuleError::OutOfBounds)?;
        }
    }
    Ok(EscalationTakenBack { escalation: now.escalation, rung }.into())
}

fn of(plan: &PlanView, id: FactId) -> Result<&EscalationView, RuleError> {
    plan.escalations.iter().find(|one| one.escalation == id).ok_or(RuleError::NotFound)
}

fn found(context: &dyn Context, written: FactId) -> Result<(LogId, &LadderView), RuleError> {
    let (log, ladders) = ladders(context)?;
    let found = ladders.iter().find(|one| one.written == written && !one.dropped).ok_or(RuleError::NotFound)?;
    Ok((log, found))
}

/// The network's own log, and the ladders in it.
fn ladders(context: &dyn Context) -> Result<(LogId, &[LadderView]), RuleError> {
    let found = context.rows().into_iter().find_map(|(log, row)| match row {
        Row::Network { ladders, .. } => Some((log, ladders.as_slice())),
        _ => None,
    });
    found.ok_or(RuleError::NotFound)
}
