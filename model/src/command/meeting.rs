//! What may be done at a meeting, before it and after it.

use serde::{Deserialize, Serialize};

use crate::fact::steps::StepTemplate;
use crate::id::{FactId, LogId, OrgId, PersonId};
use crate::time::{Day, TimeOfDay};
use crate::words::{Attendance, LearningOrder, Line, MeetingStep, Role};

/// An intention about one meeting.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "act")]
#[expect(missing_docs, reason = "fields mean what the fields of the fact of the same name mean")]
pub enum MeetingAct {
    /// Sets day, time and place anew; the cases on the agenda move along.
    Move { on: Day, at: Option<TimeOfDay>, place: Option<Line> },
    /// Starts, closes, cancels or reopens it.
    Step { step: MeetingStep, reason: Option<Line> },
    /// Puts something at the end of the agenda: a case of the same table, or a subject of its own.
    AddItem { case: Option<LogId>, subject: Option<Line>, minutes: Option<u32> },
    /// Changes an item's words or minutes.
    EditItem { item: FactId, subject: Option<Line>, minutes: Option<u32> },
    /// Puts an item behind another one, or at the front; one that was taken off comes back.
    MoveItem { item: FactId, after: Option<FactId> },
    /// Takes an item off the agenda.
    RemoveItem { item: FactId },
    /// Says that an item was discussed, or not after all; a case takes the step along.
    DiscussItem { item: FactId, discussed: bool },
    /// Names who guides the process; without an organisation nobody does.
    NameGuide { org: Option<OrgId>, person: Option<PersonId> },
    /// Says whether an organisation, or a person of it, was there.
    SetAttendance { org: OrgId, person: Option<PersonId>, attendance: Attendance },
    /// Says how many came whom no organisation enrolled.
    CountGuests { role: Role, count: u32 },
    /// Parks a signal.
    Park { text: Line },
    /// Says what becomes of a signal.
    Follow { signal: FactId, follow: Follow },
    /// Tells news until a day.
    TellNews { text: Line, until: Day },
    /// Takes news back.
    EndNews { news: FactId },
    /// Begins the discussion of an item, with a clock that goes along with the steps.
    StartClock { item: FactId, template: StepTemplate },
    /// Says where a discussion stands: another step, a pause, the end, or only that the writer keeps the time now.
    SetClock { clock: FactId, step: Option<u32>, running: bool, spent: Vec<u32> },
}

/// What a signal is made into.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "into")]
#[expect(missing_docs, reason = "fields mean what the fields of the commands of the same name mean")]
pub enum Follow {
    /// An action in a season.
    Action { season: LogId, what: Line, owner: OrgId, person: Option<PersonId>, due: Option<Day> },
    /// A lesson.
    Lesson { title: Line, order: LearningOrder, text: String },
    /// An experiment.
    Experiment { title: Line, until: Day, text: String },
    /// Nothing.
    LetGo,
}
