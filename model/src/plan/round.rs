//! Plans maturity rounds.

use super::{Context, RuleError, Target, Write, readable, require};
use crate::fact::Fact;
use crate::fact::round::{
    PaperCounted, PhaseModel, RoundClosed, RoundDiscussed, RoundOpened, ScoreGiven, ScoresSealed, SealingEnded,
};
use crate::id::LogId;
use crate::maturity::sealed::{OwnScores, fits, seal as seal_of};
use crate::maturity::{SHEETS_MAX, default_model, is_sound};
use crate::view::{RoundView, Row, SealState};
use crate::words::{Line, LogKind, ReaderRule, RoundWay};

pub(super) fn open(
    context: &dyn Context,
    title: &Line,
    model: Option<&PhaseModel>,
    way: RoundWay,
) -> Result<Vec<Write>, RuleError> {
    let model = model.cloned().unwrap_or_else(default_model);
    require(is_sound(&model), RuleError::OutOfBounds)?;
    let participants = context.standing().members().into_iter().collect();
    let way = Some(way).filter(|way| *way != RoundWay::Open);
    let opened = RoundOpened { title: title.clone(), way, model, participants };
    Ok(vec![Write::new(LogKind::Round, ReaderRule::Members, opened)])
}

pub(super) fn give_score(context: &dyn Context, log: LogId, given: ScoreGiven) -> Result<Vec<Write>, RuleError> {
    let round = taking_part(context, log)?;
    require(round.open, RuleError::Closed)?;
    require(round.way != RoundWay::Paper, RuleError::OtherWay)?;
    require(fits(&round.model, std::slice::from_ref(&given)), RuleError::OutOfBounds)?;
    if round.way == RoundWay::Open {
        return Ok(vec![Write::log(log, given)]);
    }
    let own = unsealed(context, round)?.cloned().unwrap_or_default();
    let keep = Some(own.with(given));
    Ok(vec![Write { target: Target::Log(log), facts: Vec::new(), edits: Vec::new(), keep }])
}

/// Binds the organisation to what waits on this device. The random bytes are kept with the scores.
pub(super) fn seal(context: &mut dyn Context, log: LogId) -> Result<Vec<Write>, RuleError> {
    let random = [context.random(), context.random()];
    let mut bytes = [0; 32];
    bytes.iter_mut().zip(random.iter().flatten()).for_each(|(to, from)| *to = *from);
    let context: &dyn Context = context;
    let round = taking_part(context, log)?;
    require(round.way == RoundWay::Sealed, RuleError::OtherWay)?;
    require(round.open, RuleError::Closed)?;
    let scores = unsealed(context, round)?.map(|own| own.scores.clone()).unwrap_or_default();
    require(fits(&round.model, &scores), RuleError::NothingToSeal)?;
    let network = context.network();
    let sealed = ScoresSealed { network, seal: seal_of(network, log, context.me().org, &bytes, &scores) };
    Ok(vec![Write { keep: Some(OwnScores { scores, random: Some(bytes) }), ..Write::log(log, sealed) }])
}

pub(super) fn end_sealing(context: &dyn Context, log: LogId) -> Result<Vec<Write>, RuleError> {
    let round = taking_part(context, log)?;
    require(round.way == RoundWay::Sealed, RuleError::OtherWay)?;
    require(round.open, RuleError::Closed)?;
    require(round.ended.is_none(), RuleError::SealingEnded)?;
    Ok(vec![Write::log(log, SealingEnded { seals: round.named.clone() })])
}

pub(super) fn count_paper(context: &dyn Context, log: LogId, counted: PaperCounted) -> Result<Vec<Write>, RuleError> {
    let round = taking_part(context, log)?;
    require(round.way == RoundWay::Paper, RuleError::OtherWay)?;
    require(round.open, RuleError::Closed)?;
    let known = round.dimensions.iter().any(|dimension| dimension.index == counted.dimension);
    let within = counted.counts.iter().all(|count| *count <= SHEETS_MAX);
    require(known && within && counted.counts.len() == round.model.phases.len(), RuleError::OutOfBounds)?;
    Ok(vec![Write::log(log, counted)])
}

pub(super) fn discuss(context: &dyn Context, log: LogId) -> Result<Vec<Write>, RuleError> {
    let round = taking_part(context, log)?;
    require(round.open, RuleError::Closed)?;
    require(!round.discussed, RuleError::AlreadySo)?;
    Ok(vec![Write::log(log, RoundDiscussed {})])
}

/// Closes a round; a sealing that still runs ends with it, so that nobody seals into a closed round.
pub(super) fn close(context: &dyn Context, log: LogId) -> Result<Vec<Write>, RuleError> {
    let round = taking_part(context, log)?;
    require(round.open, RuleError::AlreadySo)?;
    let seals = round.named.clone();
    let ending = (round.way == RoundWay::Sealed && round.ended.is_none()).then(|| SealingEnded { seals }.into());
    let facts: Vec<Fact> = ending.into_iter().chain([RoundClosed {}.into()]).collect();
    Ok(vec![Write { target: Target::Log(log), facts, edits: Vec::new(), keep: None }])
}

/// What waits on this device for a round in which the own organisation may still score.
fn unsealed<'a>(context: &'a dyn Context, round: &RoundView) -> Result<Option<&'a OwnScores>, RuleError> {
    let own = round.seals.iter().find(|seal| seal.org == context.me().org);
    require(own.is_none_or(|own| matches!(own.state, SealState::NotYet | SealState::Absent)), RuleError::ScoresSealed)?;
    require(round.ended.is_none(), RuleError::SealingEnded)?;
    let own = context.own_scores(round.log);
    require(own.is_none_or(|own| own.random.is_none()), RuleError::ScoresSealed)?;
    Ok(own)
}

fn taking_part(context: &dyn Context, log: LogId) -> Result<&RoundView, RuleError> {
    readable(context, log, LogKind::Round)?;
    let Some(Row::Round(round)) = context.row(log) else { return Err(RuleError::NotFound) };
    require(round.participants.contains(&context.me().org), RuleError::NotAParticipant)?;
    Ok(round)
}
