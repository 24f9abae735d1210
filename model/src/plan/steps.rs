//! Plans step templates and the clocks of discussions. Nothing waits for a clock: it only tells.

use super::{Context, RuleError, Write, require};
use crate::fact::Fact;
use crate::fact::steps::{ClockSet, ClockStarted, StepTemplate, TemplateDropped, TemplateRewritten, TemplateWritten};
use crate::id::{FactId, LogId};
use crate::view::Row;
use crate::view::meeting::{MeetingState, MeetingView, STEP_SECONDS_MAX};
use crate::view::steps::TemplateView;
use crate::words::StepMethod;

/// The most templates that a network offers.
const TEMPLATES_MAX: usize = 60;
/// The most discussions with a clock at one meeting.
const CLOCKS_MAX: usize = 100;

pub(super) fn write(
    context: &dyn Context,
    instead: Option<StepMethod>,
    template: &StepTemplate,
) -> Result<Vec<Write>, RuleError> {
    require(template.is_sound(), RuleError::OutOfBounds)?;
    let (log, templates) = templates(context)?;
    require(templates.len() < TEMPLATES_MAX, RuleError::OutOfBounds)?;
    let taken = instead.is_some() && templates.iter().any(|one| one.instead == instead);
    let same = templates.iter().any(|one| one.template == *template);
    require(!taken && !same, RuleError::AlreadySo)?;
    Ok(vec![Write::log(log, TemplateWritten { instead, template: template.clone() })])
}

pub(super) fn rewrite(
    context: &dyn Context,
    written: FactId,
    template: &StepTemplate,
) -> Result<Vec<Write>, RuleError> {
    require(template.is_sound(), RuleError::OutOfBounds)?;
    let (log, templates) = templates(context)?;
    let found = templates.iter().find(|one| one.written == written).ok_or(RuleError::NotFound)?;
    require(found.template != *template, RuleError::AlreadySo)?;
    Ok(vec![Write::log(log, TemplateRewritten { written, template: template.clone() })])
}

pub(super) fn drop(context: &dyn Context, written: FactId) -> Result<Vec<Write>, RuleError> {
    let (log, templates) = templates(context)?;
    require(templates.iter().any(|one| one.written == written), RuleError::NotFound)?;
    Ok(vec![Write::log(log, TemplateDropped { written })])
}

/// The network's own log, and the templates in it.
fn templates(context: &dyn Context) -> Result<(LogId, &[TemplateView]), RuleError> {
    let found = context.rows().into_iter().find_map(|(log, row)| match row {
        Row::Network { templates, .. } => Some((log, templates.as_slice())),
        _ => None,
    });
    found.ok_or(RuleError::NotFound)
}

/// Several discussions can follow each other at one meeting; the latest start ends the clock before it.
pub(super) fn start(meeting: &MeetingView, started: ClockStarted) -> Result<Fact, RuleError> {
    require(meeting.state == MeetingState::Running, RuleError::MeetingNotRunning)?;
    require(started.template.is_sound(), RuleError::OutOfBounds)?;
    require(meeting.clocks.len() < CLOCKS_MAX, RuleError::OutOfBounds)?;
    Ok(started.into())
}

/// Anybody may set a clock, and keeps the time from then on.
pub(super) fn set(context: &dyn Context, meeting: &MeetingView, set: ClockSet) -> Result<Fact, RuleError> {
    require(meeting.state == MeetingState::Running, RuleError::MeetingNotRunning)?;
    let clock = meeting.clocks.iter().find(|clock| clock.clock == set.clock).ok_or(RuleError::NotFound)?;
    require(clock.current, RuleError::Closed)?;
    let steps = clock.template.steps.len();
    let there = |step: u32| usize::try_from(step).is_ok_and(|step| step < steps);
    require(set.step.is_none_or(there), RuleError::OutOfBounds)?;
    require(set.spent.len() == steps, RuleError::OutOfBounds)?;
    require(set.spent.iter().all(|seconds| *seconds <= STEP_SECONDS_MAX), RuleError::OutOfBounds)?;
    let me = context.me();
    let mine = (clock.keeper.org, clock.keeper.person) == (me.org, Some(me.person));
    let alone = meeting.clocks.iter().filter(|clock| clock.current).count() == 1;
    let same = (set.step, set.running) == (clock.step, clock.running);
    require(!(mine && alone && same), RuleError::AlreadySo)?;
    Ok(set.into())
}
