//! Plans captures of how closely organisations work together.

use super::{Context, RuleError, Write, readable, require};
use crate::fact::relation::{CaptureClosed, CaptureOpened, RelationGiven};
use crate::id::LogId;
use crate::relation::PARTICIPANTS_MAX;
use crate::view::relation::CaptureView;
use crate::view::{Row, Stage};
use crate::words::{Line, LogKind, ReaderRule};

/// All members are asked, whoever has a voice or not.
pub(super) fn open(context: &dyn Context, title: &Line) -> Vec<Write> {
    let members = context.standing().orgs.iter().filter(|(_, org)| org.stage == Stage::Member);
    let participants: Vec<_> = members.map(|(org, _)| *org).take(PARTICIPANTS_MAX).collect();
    let opened = CaptureOpened { title: title.clone(), participants };
    vec![Write::new(LogKind::Capture, ReaderRule::Members, opened)]
}

/// Of one's own relations only, with another participant.
pub(super) fn give(context: &dyn Context, log: LogId, given: RelationGiven) -> Result<Vec<Write>, RuleError> {
    let capture = taking_part(context, log)?;
    let own = context.me().org;
    require(capture.open, RuleError::Closed)?;
    require(given.other != own && capture.participants.contains(&given.other), RuleError::NotFound)?;
    require(given.is_sound(), RuleError::OutOfBounds)?;
    let before = capture.answers.iter().find(|answer| (answer.by, answer.other) == (own, given.other));
    let same = before.is_some_and(|answer| {
        !answer.contradicted
            && (answer.closeness, &answer.trust, &answer.worth) == (given.closeness, &given.trust, &given.worth)
    });
    require(!same, RuleError::AlreadySo)?;
    Ok(vec![Write::log(log, given)])
}

pub(super) fn close(context: &dyn Context, log: LogId) -> Result<Vec<Write>, RuleError> {
    require(taking_part(context, log)?.open, RuleError::AlreadySo)?;
    Ok(vec![Write::log(log, CaptureClosed {})])
}

fn taking_part(context: &dyn Context, log: LogId) -> Result<&CaptureView, RuleError> {
    readable(context, log, LogKind::Capture)?;
    let Some(Row::Capture(capture)) = context.row(log) else { return Err(RuleError::NotFound) };
    require(capture.participants.contains(&context.me().org), RuleError::NotAParticipant)?;
    Ok(capture)
}
