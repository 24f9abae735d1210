//! Plans experiments.

use super::season::read_by_all;
use super::{Context, RuleError, Write, readable, require, require_ahead, text};
use crate::fact::experiment::{ExperimentJoined, ExperimentJudged, ExperimentLeft, ExperimentOpened};
use crate::id::LogId;
use crate::view::Row;
use crate::view::experiment::{ExperimentState, ExperimentView};
use crate::words::{LogKind, ReaderRule, TextField};

/// What it came from is left out where fewer than all members read that: its id would tell the others that it exists.
pub(super) fn open(context: &dyn Context, mut opened: ExperimentOpened, words: &str) -> Result<Vec<Write>, RuleError> {
    require_ahead(context, Some(opened.until))?;
    opened.origin = opened.origin.filter(|origin| read_by_all(context, *origin));
    let mut write = Write::new(LogKind::Experiment, ReaderRule::Members, opened);
    write.edits = text::initial(TextField::Trial, words)?;
    Ok(vec![write])
}

pub(super) fn join(context: &dyn Context, log: LogId, takes_part: bool) -> Result<Vec<Write>, RuleError> {
    let experiment = experiment(context, log)?;
    require(!experiment.state(context.today()).is_over(), RuleError::Closed)?;
    let already = experiment.taking_part.contains(&context.me().org);
    require(already != takes_part, RuleError::AlreadySo)?;
    Ok(vec![if takes_part { Write::log(log, ExperimentJoined {}) } else { Write::log(log, ExperimentLeft {}) }])
}

/// By who takes part. What is over can be taken up again: it then goes on until a day.
pub(super) fn judge(context: &dyn Context, log: LogId, judged: ExperimentJudged) -> Result<Vec<Write>, RuleError> {
    let experiment = experiment(context, log)?;
    require(experiment.taking_part.contains(&context.me().org), RuleError::NotAParticipant)?;
    require(judged.is_sound(), RuleError::OutOfBounds)?;
    require_ahead(context, judged.until)?;
    if let Some(agreement) = judged.agreement {
        readable(context, agreement, LogKind::Agreement)?;
    }
    let disputed = experiment.state(context.today()) == ExperimentState::Disputed;
    let same = experiment.judgements.iter().any(|one| {
        (one.outcome, one.agreement) == (judged.outcome, judged.agreement)
            && judged.until.is_none_or(|until| until == experiment.until)
    });
    require(disputed || !same, RuleError::AlreadySo)?;
    Ok(vec![Write::log(log, judged)])
}

fn experiment(context: &dyn Context, log: LogId) -> Result<&ExperimentView, RuleError> {
    readable(context, log, LogKind::Experiment)?;
    match context.row(log) {
        Some(Row::Experiment(experiment)) => Ok(experiment),
        _ => Err(RuleError::NotFound),
    }
}
