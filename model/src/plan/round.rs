//! Plans maturity rounds.

use super::{Context, RuleError, Write, readable, require};
use crate::fact::round::{PhaseModel, RoundClosed, RoundOpened, ScoreGiven};
use crate::id::LogId;
use crate::maturity::{default_model, is_sound};
use crate::view::{RoundView, Row};
use crate::words::{Line, LogKind, ReaderRule};

pub(super) fn open(context: &dyn Context, title: &Line, model: Option<&PhaseModel>) -> Result<Vec<Write>, RuleError> {
    let model = model.cloned().unwrap_or_else(default_model);
    require(is_sound(&model), RuleError::OutOfBounds)?;
    let participants = context.standing().members().into_iter().collect();
    let opened = RoundOpened { title: title.clone(), model, participants };
    Ok(vec![Write::new(LogKind::Round, ReaderRule::Members, opened)])
}

pub(super) fn give_score(context: &dyn Context, log: LogId, given: ScoreGiven) -> Result<Vec<Write>, RuleError> {
    let round = taking_part(context, log)?;
    require(round.open, RuleError::Closed)?;
    let has = |count: usize, index: Option<u32>| {
        index.and_then(|index| usize::try_from(index).ok()).is_some_and(|index| index < count)
    };
    require(has(round.model.dimensions.len(), Some(given.dimension)), RuleError::OutOfBounds)?;
    require(has(round.model.phases.len(), given.score.checked_sub(1)), RuleError::OutOfBounds)?;
    Ok(vec![Write::log(log, given)])
}

pub(super) fn close(context: &dyn Context, log: LogId) -> Result<Vec<Write>, RuleError> {
    let round = taking_part(context, log)?;
    require(round.open, RuleError::AlreadySo)?;
    Ok(vec![Write::log(log, RoundClosed {})])
}

fn taking_part(context: &dyn Context, log: LogId) -> Result<&RoundView, RuleError> {
    readable(context, log, LogKind::Round)?;
    let Some(Row::Round(round)) = context.row(log) else { return Err(RuleError::NotFound) };
    require(round.participants.contains(&context.me().org), RuleError::NotAParticipant)?;
    Ok(round)
}
