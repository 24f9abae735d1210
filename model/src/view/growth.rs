//! Maturity rounds, actions, lessons, and leaving.

use serde::{Deserialize, Serialize};

use super::pulse::{CourseView, PulseView};
use super::review::{ReviewView, SuperfluousView};
use super::successor::EarlierScore;
use super::{AgreementRow, CaseRow};
use crate::fact::round::{PhaseModel, ScoreGiven};
use crate::id::{FactId, LogId, OrgId, PersonId, SealId};
use crate::time::{Day, Timestamp};
use crate::words::{LearningOrder, RoundWay};

/// Where a round stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RoundState {
    /// Takes scores or seals.
    Open,
    /// Takes no more seals; not everything that was sealed in time is revealed.
    Sealed,
    /// Everything that was sealed in time is revealed.
    Revealed,
    /// It was talked about.
    Discussed,
    /// Nothing is added any more.
    Fixed,
}

/// Where an organisation stands in a sealed round.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SealState {
    /// Nothing is sealed.
    NotYet,
    /// Sealed, while others still may.
    Sealed,
    /// Sealed in time, and not revealed.
    Awaited,
    /// Sealed in time, and revealed.
    Revealed,
    /// Nothing was sealed before sealing ended.
    Absent,
    /// Sealed too late: not known in time to more than half of the others.
    Late,
    /// Two people of the organisation sealed apart: neither counts.
    Twice,
}

/// Why something in a sealed round counts for nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RoundFault {
    /// Scores without a seal before them.
    WithoutSeal,
    /// Revealed before sealing ended.
    TooEarly,
    /// Revealed after the round was closed.
    TooLate,
    /// Revealed scores are not the sealed ones.
    Mismatch,
    /// Sealed again after the first seal.
    Again,
}

/// One participant of a sealed round.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SealView {
    /// Which.
    pub org: OrgId,
    /// Where it stands.
    pub state: SealState,
    /// When it sealed, by its own claim.
    pub at: Option<Timestamp>,
    /// What its scores hash to.
    pub seal: Option<SealId>,
}

/// The own organisation's scores of a sealed round. They are on this device alone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnScoresView {
    /// The round.
    pub round: LogId,
    /// They are sealed: nobody can change them any more.
    pub sealed: bool,
    /// The scores, ascending by dimension.
    pub scores: Vec<ScoreGiven>,
}

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
    /// How it takes scores.
    #[serde(default = "in_sight")]
    pub way: RoundWay,
    /// Of a sealed round, where each participant stands, in the order of the participants.
    #[serde(default)]
    pub seals: Vec<SealView>,
    /// Who ended the sealing: the first word in the order all replicas share.
    #[serde(default)]
    pub ended: Option<OrgId>,
    /// The seals that an end written now names.
    #[serde(default)]
    pub named: Vec<FactId>,
    /// What counts for nothing, by whom and why.
    #[serde(default)]
    pub apart: Vec<(OrgId, RoundFault)>,
    /// It was talked about.
    #[serde(default)]
    pub discussed: bool,
}

const fn in_sight() -> RoundWay {
    RoundWay::Open
}

impl RoundView {
    /// Where it stands.
    pub fn state(&self) -> RoundState {
        let waits = || self.seals.iter().any(|seal| matches!(seal.state, SealState::Awaited | SealState::Sealed));
        match (self.open, self.discussed, self.way, self.ended) {
            (false, ..) => RoundState::Fixed,
            (true, true, ..) => RoundState::Discussed,
            (true, false, RoundWay::Sealed, Some(_)) if waits() => RoundState::Sealed,
            (true, false, RoundWay::Sealed, Some(_)) => RoundState::Revealed,
            (true, false, ..) => RoundState::Open,
        }
    }

    /// How many gave a score on some dimension, on paper too.
    pub fn answers(&self) -> usize {
        self.dimensions.iter().map(DimensionView::answers).max().unwrap_or(0)
    }
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
    /// Of a round on paper, how many sheets named each phase, from phase 1.
    #[serde(default)]
    pub counts: Vec<u32>,
    /// Two counted apart, and found something else; one of the counts is shown.
    #[serde(default)]
    pub counted_apart: bool,
}

impl DimensionView {
    /// How many answers count.
    pub fn answers(&self) -> usize {
        let sheets = self.counts.iter().fold(0_u32, |sum, count| sum.saturating_add(*count));
        self.scores.len() + usize::try_from(sheets).unwrap_or(usize::MAX)
    }

    /// The lowest and the highest phase that somebody saw.
    pub fn bounds(&self) -> Option<(u32, u32)> {
        let counted = (1_u32..).zip(&self.counts).filter(|(_, count)| **count > 0).map(|(phase, _)| phase);
        let seen = || self.scores.iter().map(|score| score.score).chain(counted.clone());
        seen().min().zip(seen().max())
    }
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
    /// What was said at its end, by what it is about.
    #[serde(default)]
    pub reviews: Vec<ReviewView>,
    /// What became superfluous, in causal order.
    #[serde(default)]
    pub superfluous: Vec<SuperfluousView>,
    /// How the work feels, as all organisations counted it.
    #[serde(default)]
    pub pulse: Option<PulseView>,
    /// Where each organisation sees the network between a trek and a tour.
    #[serde(default)]
    pub course: Vec<CourseView>,
    /// It is over.
    #[serde(default)]
    pub ended: bool,
    /// When it was ended, by the first claim.
    #[serde(default)]
    pub over: Option<Timestamp>,
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
    /// The meeting or season that was looked back at.
    #[serde(default)]
    pub origin: Option<LogId>,
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
    /// It stays after all. A snapshot leaves such a departure out.
    #[serde(default)]
    pub called_off: bool,
}
