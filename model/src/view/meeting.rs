//! Meetings of a table.

use serde::{Deserialize, Serialize};

use super::SetApart;
use crate::fact::steps::StepTemplate;
use crate::id::{FactId, LogId, OrgId, PersonId};
use crate::time::{Day, TimeOfDay, Timestamp};
use crate::words::{Attendance, FollowUp, LearningOrder, MeetingKind, Role};

/// Where a meeting stands, derived.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MeetingState {
    /// Its day is to come, or is today.
    Planned,
    /// It began and is not over.
    Running,
    /// It was held.
    Held,
    /// It does not take place.
    Cancelled,
    /// Its day has passed, and nobody has said anything about it.
    Passed,
}

impl MeetingState {
    /// Every state.
    pub const ALL: [Self; 5] = [Self::Planned, Self::Running, Self::Held, Self::Cancelled, Self::Passed];

    /// Whether the agenda may still change.
    pub const fn is_ahead(self) -> bool {
        matches!(self, Self::Planned | Self::Running)
    }
}

/// Day, time and place of a meeting. Ordered by day and time.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct When {
    /// The day.
    pub on: Day,
    /// When it begins.
    pub at: Option<TimeOfDay>,
    /// Where.
    pub place: Option<String>,
}

/// A meeting.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MeetingView {
    /// Its log.
    pub log: LogId,
    /// The table that meets.
    pub table: LogId,
    /// What for.
    pub kind: MeetingKind,
    /// The day; of two that were set apart the earlier, so that nobody comes too late.
    pub on: Day,
    /// When it begins.
    pub at: Option<TimeOfDay>,
    /// Where.
    pub place: Option<String>,
    /// Other days, times and places that were set apart from this one.
    pub also: Vec<When>,
    /// Where it stands.
    pub state: MeetingState,
    /// Why it was cancelled.
    pub reason: Option<String>,
    /// The agenda, in order.
    pub agenda: Vec<AgendaItemView>,
    /// What was taken off the agenda, in the order it would have; it can be brought back.
    pub removed: Vec<AgendaItemView>,
    /// Who guides: nobody, one, or two when they were named apart.
    pub guides: Vec<GuideView>,
    /// Who was there and who could not be, by organisation and person.
    pub attendance: Vec<AttendanceView>,
    /// How many came whom no organisation enrolled, by role.
    pub guests: Vec<GuestsView>,
    /// Parked signals, in causal order.
    pub signals: Vec<SignalView>,
    /// News whose day has not passed, in causal order.
    pub news: Vec<NewsView>,
    /// The clocks of discussions, in causal order.
    #[serde(default)]
    pub clocks: Vec<ClockView>,
    /// Lessons that were bundled of cases spoken about here, in causal order.
    #[serde(default)]
    pub reflections: Vec<ReflectionView>,
    /// What was talked about.
    pub notes: String,
    /// Passages of ended or forked authors that do not count.
    pub set_apart: Vec<SetApart>,
    /// Who planned it.
    pub by: OrgId,
    /// The last claimed change.
    pub changed: Timestamp,
}

/// Something on an agenda.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AgendaItemView {
    /// Its id.
    pub item: FactId,
    /// The case.
    pub case: Option<LogId>,
    /// The subject, or a word beside the case.
    pub subject: Option<String>,
    /// How many minutes are wanted.
    pub minutes: Option<u32>,
    /// It was discussed.
    pub discussed: bool,
    /// Who put it there.
    pub by: OrgId,
}

/// Who guides the process.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct GuideView {
    /// The organisation.
    pub org: OrgId,
    /// The person.
    pub person: Option<PersonId>,
}

/// Whether somebody was there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct AttendanceView {
    /// The organisation.
    pub org: OrgId,
    /// The person; absent: the organisation as a whole.
    pub person: Option<PersonId>,
    /// The word.
    pub attendance: Attendance,
}

/// How many came by a role alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct GuestsView {
    /// The role.
    pub role: Role,
    /// How many; of two counts made apart the higher.
    pub count: u32,
}

/// A signal that was parked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SignalView {
    /// Its id.
    pub signal: FactId,
    /// What was noticed.
    pub text: String,
    /// Who parked it.
    pub by: OrgId,
    /// When, by its own claim.
    pub at: Timestamp,
    /// What became of it: nothing yet, or everything that anybody said, ascending.
    pub follow_ups: Vec<FollowUp>,
}

/// The clock of a discussion. Times are claims: shown, and nothing more.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClockView {
    /// Its id.
    pub clock: FactId,
    /// What is discussed.
    pub item: FactId,
    /// The steps, as they were when it began.
    pub template: StepTemplate,
    /// The step, from 0; absent: the discussion is over.
    pub step: Option<u32>,
    /// Whether time runs.
    pub running: bool,
    /// Seconds spent in each step, as many as there are steps, when the last word about it was written.
    pub spent: Vec<u32>,
    /// When that was, by its own claim.
    pub since: Timestamp,
    /// That word; another one is another.
    pub word: FactId,
    /// Who keeps the time: whoever wrote that word.
    pub keeper: GuideView,
    /// Whoever keeps the time guides the meeting.
    pub guided: bool,
    /// It goes on, and nothing that was said of another clock came after it.
    pub current: bool,
}

/// No step is shown to last longer, in seconds: whatever its claim says, a forgotten clock shows hours and not years.
pub const STEP_SECONDS_MAX: u32 = 6 * 60 * 60;

impl ClockView {
    /// Seconds spent in each step at `now`, with time running since `since`: the claim, or a moment of the reader's own
    /// clock where the claim lies ahead of it.
    pub fn spent_at(&self, since: Timestamp, now: Timestamp) -> Vec<u32> {
        let mut spent = self.spent.clone();
        if let Some(step) = self.place().filter(|_| self.running).and_then(|place| spent.get_mut(place)) {
            let seconds = now.0.saturating_sub(since.0).max(0) / 1_000;
            *step = step.saturating_add(u32::try_from(seconds).unwrap_or(u32::MAX));
        }
        spent.into_iter().map(|seconds| seconds.min(STEP_SECONDS_MAX)).collect()
    }

    /// The step as a place among the steps.
    pub fn place(&self) -> Option<usize> {
        self.step.and_then(|step| usize::try_from(step).ok())
    }
}

/// A piece of news.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewsView {
    /// Its id.
    pub news: FactId,
    /// The news.
    pub text: String,
    /// Hidden after this day.
    pub until: Day,
    /// Who told it.
    pub by: OrgId,
}

/// A lesson that was bundled of cases spoken about at a meeting.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReflectionView {
    /// How deep it goes.
    pub order: LearningOrder,
    /// The cases that it bundles.
    pub cases: Vec<LogId>,
    /// Who bundled it.
    pub by: OrgId,
    /// When, by its own claim.
    pub at: Timestamp,
}

/// Who guided at a table, and whose turn it is.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct RotaView {
    /// Who guided last, and when; two when they were named apart.
    pub last: Vec<(Day, GuideView)>,
    /// Guides of the table, whoever waits longest first.
    pub turns: Vec<TurnView>,
}

/// One guide in the rota.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TurnView {
    /// The organisation.
    pub org: OrgId,
    /// The person.
    pub person: PersonId,
    /// The last day on which this person guided here, or will.
    pub last: Option<Day>,
}
