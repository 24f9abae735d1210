//! Commands about learning together.

use serde::{Deserialize, Serialize};

use crate::id::{LogId, OrgId, PersonId};
use crate::time::Day;
use crate::words::learning::{TrainingKind, TrainingPlace, WordWay};
use crate::words::{LearningOrder, Line, Prose};

/// A lesson of several cases that were spoken about at one meeting, or in one season.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reflection {
    /// The meeting or season.
    pub origin: LogId,
    /// The title.
    pub title: Line,
    /// How deep it goes.
    pub order: LearningOrder,
    /// The cases, at least one; each was spoken about there.
    pub cases: Vec<LogId>,
    /// What was learnt.
    pub text: String,
    /// The own organisation takes it at once.
    pub take: bool,
}

/// A story about a learning case. What in its words may tell who it is about is among `keep`, as whoever looked at it
/// decided, or nothing is told.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Story {
    /// The case.
    pub case: LogId,
    /// The title.
    pub title: Line,
    /// The story.
    pub text: Prose,
    /// Whose organisation asked the resident.
    pub asked: OrgId,
    /// Who asked the resident.
    pub asker: Option<PersonId>,
    /// The day of the resident's word.
    pub on: Day,
    /// How it was given.
    pub way: WordWay,
    /// Words that were looked at and tell nothing.
    pub keep: Vec<String>,
}

/// What a guide did to learn.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Training {
    /// The day.
    pub on: Day,
    /// What was done.
    pub kind: TrainingKind,
    /// What it was about.
    pub what: Line,
    /// Where.
    pub place: TrainingPlace,
}
