//! What a network says of its phase, beside what its own work shows.

use serde::{Deserialize, Serialize};

use crate::id::{LogId, OrgId};
use crate::time::{Day, Timestamp};

/// Something that can be counted in what the network does. Source: *AKAD en wijkzorg*, 2016, what it measures; which
/// phase each is a sign of, and from when on, is our own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Sign {
    /// Cases that were discussed, against meetings.
    Cases,
    /// Members that brought a case to a table.
    Bringing,
    /// Who was at a meeting and had been at an earlier one of that table.
    Returning,
    /// Meetings that somebody of the members guided.
    OwnGuides,
    /// Cases of which is known what became of them.
    ReportedBack,
    /// Members whose latitude is on paper: they signed an agreement about it that is in force.
    Latitude,
    /// Lessons that somebody took.
    OwnedLessons,
    /// Parked signals that became an action.
    NewSupply,
}

impl Sign {
    /// Every sign, by phase.
    pub const ALL: [Self; 8] = [
        Self::Cases,
        Self::Bringing,
        Self::Returning,
        Self::OwnGuides,
        Self::ReportedBack,
        Self::Latitude,
        Self::OwnedLessons,
        Self::NewSupply,
    ];

    /// The phase of the default model that it is a sign of.
    pub const fn phase(self) -> u32 {
        match self {
            Self::Cases | Self::Bringing => 2,
            Self::Returning | Self::OwnGuides | Self::ReportedBack | Self::Latitude => 3,
            Self::OwnedLessons | Self::NewSupply => 4,
        }
    }
}

/// Something that a count rests on, and that the reader may open.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Thing {
    /// A meeting.
    Meeting(LogId),
    /// A case.
    Case(LogId),
    /// A lesson.
    Lesson(LogId),
    /// An agreement.
    Agreement(LogId),
    /// An experiment.
    Experiment(LogId),
    /// An organisation.
    Organisation(OrgId),
}

/// One thing with what it adds to a count.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Evidence {
    /// What it is.
    pub thing: Thing,
    /// How much it adds to the part.
    pub part: usize,
    /// How much it adds to the whole.
    pub whole: usize,
    /// What shows it.
    pub by: Vec<Thing>,
}

/// A sign, counted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SignView {
    /// Which.
    pub sign: Sign,
    /// How many it is true of: the sum over the evidence.
    pub part: usize,
    /// Of how many: the sum over the evidence. Nothing: there is nothing to count yet.
    pub whole: usize,
    /// Whether it is seen; absent as long as there is nothing to count.
    pub seen: Option<bool>,
    /// What was counted, in the order in which it is shown.
    pub evidence: Vec<Evidence>,
    /// Cases that belong to it and cannot be read here any more: dropped, or past their day.
    pub unread: usize,
}

/// The phase that followed from a round.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Claimed {
    /// The round.
    pub round: LogId,
    /// Its title.
    pub title: String,
    /// The phase, from 1; absent where too few scored.
    pub phase: Option<u32>,
    /// The phase's name in that round's model.
    pub name: Option<String>,
    /// How many phases its model has.
    pub phases: usize,
    /// When it was opened, by its author's claim.
    pub at: Timestamp,
}

/// What is said beside what is seen. Never averaged: two answers to one question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GrowthView {
    /// What the latest settled round says; absent as long as none is settled.
    pub claimed: Option<Claimed>,
    /// The phase of the default model that the signs show; absent where there is nothing to count, or where that
    /// round was held with a model of other phases.
    pub observed: Option<u32>,
    /// The first day that was counted.
    pub from: Day,
    /// The last one.
    pub until: Day,
    /// The signs, by phase.
    pub signs: Vec<SignView>,
    /// Every settled round, oldest first.
    pub rounds: Vec<Claimed>,
}
