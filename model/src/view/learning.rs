//! Learning together.

use serde::{Deserialize, Serialize};

use crate::id::{FactId, LogId, OrgId, PersonId};
use crate::time::{Day, Timestamp};
use crate::words::learning::{TrainingKind, TrainingPlace, WordWay};

/// A story about a case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StoryView {
    /// Its log.
    pub log: LogId,
    /// The title.
    pub title: String,
    /// The story.
    pub text: String,
    /// The case it is about.
    pub case: LogId,
    /// Whose organisation asked the resident.
    pub asked: OrgId,
    /// Who asked the resident.
    pub asker: Option<PersonId>,
    /// The day of the resident's word.
    pub on: Day,
    /// How it was given.
    pub way: WordWay,
    /// Who told it.
    pub by: OrgId,
    /// When, by its own claim.
    pub at: Timestamp,
}

/// What a guide did to learn.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TrainingView {
    /// Its id.
    pub noted: FactId,
    /// The day.
    pub on: Day,
    /// What was done.
    pub kind: TrainingKind,
    /// What it was about.
    pub what: String,
    /// Where.
    pub place: TrainingPlace,
}

/// A guide: what follows from meetings, and what the own card says. No figures: it ranks nobody.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GuideCard {
    /// The organisation.
    pub org: OrgId,
    /// The person.
    pub person: PersonId,
    /// Comes from outside: of the guidance team, whoever enrolled that person.
    pub outside: bool,
    /// Tables at which this person guides or guided.
    pub tables: Vec<LogId>,
    /// Meetings that this person led, the latest first.
    pub led: Vec<LogId>,
    /// What was done to learn, the earliest first.
    pub training: Vec<TrainingView>,
}

/// How many guides are of the partners themselves, of the whole network together.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct GuideShares {
    /// Guides of partners.
    pub own: usize,
    /// All guides.
    pub all: usize,
}

/// Something to celebrate. Its order is the order in which it is told.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "kind")]
pub enum Celebrated {
    /// A case of which the resident said that it helped.
    Case {
        /// The case.
        case: LogId,
    },
    /// An experiment that became an agreement.
    Experiment {
        /// The experiment.
        experiment: LogId,
        /// The agreement.
        agreement: Option<LogId>,
    },
    /// A phase that no round had reached before.
    Phase {
        /// The round.
        round: LogId,
        /// The phase, from 1.
        phase: u32,
        /// What that round calls it.
        name: Option<String>,
    },
    /// Something that became superfluous.
    Superfluous {
        /// The season.
        season: LogId,
        /// What.
        text: String,
    },
}

/// Something to celebrate, and since which day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Celebration {
    /// What.
    #[serde(flatten)]
    pub what: Celebrated,
    /// The day, by the claim of whoever said it.
    pub on: Day,
}
