//! Maturity rounds, actions, lessons, and leaving.

use serde::{Deserialize, Serialize};

use super::successor::EarlierScore;
use super::{AgreementRow, CaseRow};
use crate::fact::round::PhaseModel;
use crate::id::{FactId, LogId, OrgId, PersonId};
use crate::time::{Day, Timestamp};
use crate::words::LearningOrder;

/// A maturity round.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RoundView {
    /// Its log.
    pub log: LogId,
    /// The title.
    pub title: String,
    /// The model it is held with.
    pub model: PhaseModel,
    /// Still takes scores.
    pub open: bool,
    /// Who takes part.
    pub participants: Vec<OrgId>,
    /// Dimensions, widest spread first.
    pub dimensions: Vec<DimensionView>,
    /// The derived phase, from 1, when at least three participants scored every dimension counted.
    pub phase: Option<u32>,
    /// Participants without any score.
    pub missing: Vec<OrgId>,
    /// What the talk concluded.
    pub conclusion: String,
    /// When it was opened, by its author's claim.
    pub at: Timestamp,
    /// Scores of an earlier network, when this is a copy of a round there.
    #[serde(default)]
    pub earlier: Vec<EarlierScore>,
}

/// One dimension of a round.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DimensionView {
    /// Place in the model, from 0.
    pub index: u32,
    /// Its name.
    pub name: String,
    /// Scores that count.
    pub scores: Vec<ScoreView>,
    /// The lower median of the scores.
    pub median: Option<u32>,
    /// Highest minus lowest.
    pub spread: u32,
}

/// One organisation's score.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ScoreView {
    /// Whose.
    pub org: OrgId,
    /// The phase seen, from 1.
    pub score: u32,
    /// What shows it.
    pub evidence: Option<String>,
    /// Two people of the organisation scored differently apart: the lower counts.
    pub contradicted: bool,
}

/// A season of actions.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SeasonView {
    /// Its log.
    pub log: LogId,
    /// The title.
    pub title: String,
    /// Its actions.
    pub actions: Vec<ActionView>,
    /// When it was opened, by its author's claim.
    pub at: Timestamp,
}

/// An action.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ActionView {
    /// Its id.
    pub action: FactId,
    /// What.
    pub what: String,
    /// The causally latest owners: none when unowned, two when assigned apart.
    pub owners: Vec<OrgId>,
    /// The person, when one was named.
    pub person: Option<PersonId>,
    /// When.
    pub due: Option<Day>,
    /// Done.
    pub done: bool,
    /// Lent to another organisation until a day.
    pub lent: Option<(OrgId, Day)>,
    /// Every owner has left: listed, never lost.
    pub unowned: bool,
    /// Where it came from.
    pub origin: Option<LogId>,
}

/// A lesson.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LessonView {
    /// Its log.
    pub log: LogId,
    /// The title.
    pub title: String,
    /// How deep it goes.
    pub order: LearningOrder,
    /// Cases it comes from.
    pub cases: Vec<LogId>,
    /// Who took it; more than one when taken apart.
    pub owners: Vec<OrgId>,
    /// The lesson.
    pub text: String,
    /// Who wrote it down.
    pub by: OrgId,
    /// When, by its own claim.
    pub at: Timestamp,
}

/// What an organisation leaves behind when it goes, shown before it signs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ConsequencesView {
    /// Which organisation.
    pub org: OrgId,
    /// Open actions that it alone owns: they become unowned.
    pub actions: Vec<OpenAction>,
    /// Cases it brought that are neither closed nor withdrawn.
    pub cases: Vec<CaseRow>,
    /// Agreements in force that it signed: its word stands, and it may still end its part before it leaves.
    pub agreements: Vec<AgreementRow>,
    /// Lessons that it alone owns: they become ownerless.
    pub lessons: Vec<LessonView>,
    /// Nobody else is a member: the last one may still read and export.
    pub last: bool,
}

/// An open action with the season it stands in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OpenAction {
    /// The season's log.
    pub season: LogId,
    /// The action.
    pub action: ActionView,
}

/// A departure.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DepartureView {
    /// Its log.
    pub log: LogId,
    /// Who.
    pub org: OrgId,
    /// The announced day.
    pub on: Option<Day>,
    /// Why.
    pub reason: Option<String>,
    /// What was learnt, taken along, left behind.
    pub harvest: String,
}
