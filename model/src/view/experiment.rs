//! Experiments: what partners try together, and what became of it.

use serde::{Deserialize, Serialize};

use crate::id::{LogId, OrgId};
use crate::time::{Day, Timestamp};
use crate::words::experiment::ExperimentOutcome;

/// Something that is tried until a day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExperimentView {
    /// Its log.
    pub log: LogId,
    /// The title.
    pub title: String,
    /// What is tried, and how one will see whether it works.
    pub text: String,
    /// The day to look at it: the earliest that was named last.
    pub until: Day,
    /// Who takes part.
    pub taking_part: Vec<OrgId>,
    /// Where it came from.
    pub origin: Option<LogId>,
    /// The latest words on what becomes of it; more than one when said apart.
    pub judgements: Vec<JudgementView>,
    /// Who began it.
    pub by: OrgId,
    /// When, by its own claim.
    pub at: Timestamp,
}

/// A word on what becomes of an experiment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct JudgementView {
    /// What becomes of it.
    pub outcome: ExperimentOutcome,
    /// Why.
    pub why: Option<String>,
    /// The agreement it became.
    pub agreement: Option<LogId>,
    /// Who says so.
    pub by: OrgId,
    /// When, by its own claim.
    pub at: Timestamp,
}

/// How an experiment stands on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ExperimentState {
    /// Its day has passed, and nobody said what becomes of it.
    Due,
    /// Partners said differently apart.
    Disputed,
    /// It is being tried.
    Running,
    /// It became something that can be had.
    Supply,
    /// It became an agreement.
    Agreed,
    /// It stopped.
    Stopped,
}

impl ExperimentState {
    /// Every state, in the order in which experiments are listed.
    pub const ALL: [Self; 6] = [Self::Due, Self::Disputed, Self::Running, Self::Supply, Self::Agreed, Self::Stopped];

    /// Whether it is over.
    pub const fn is_over(self) -> bool {
        matches!(self, Self::Supply | Self::Agreed | Self::Stopped)
    }
}

impl ExperimentView {
    /// How it stands on a day. The day only tells that it is time to look at it.
    pub fn state(&self, today: Day) -> ExperimentState {
        let going = if today > self.until { ExperimentState::Due } else { ExperimentState::Running };
        let Some((first, others)) = self.judgements.split_first() else { return going };
        if others.iter().any(|other| other.outcome != first.outcome) {
            return ExperimentState::Disputed;
        }
        match first.outcome {
            ExperimentOutcome::GoesOn => going,
            ExperimentOutcome::Stops => ExperimentState::Stopped,
            ExperimentOutcome::Supply => ExperimentState::Supply,
            ExperimentOutcome::Agreed => ExperimentState::Agreed,
        }
    }
}
