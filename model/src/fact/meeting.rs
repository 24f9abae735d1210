//! A meeting of a table.

use crate::id::{FactId, LogId, OrgId, PersonId};
use crate::record;
use crate::time::{Day, TimeOfDay};
use crate::words::{Attendance, FollowUp, LearningOrder, Line, MeetingKind, MeetingStep, Role};

record! {
    /// See [`super::Fact::MeetingOpened`].
    MeetingOpened {
        /// The table that meets.
        0 => table: LogId,
        /// What for.
        2 => kind: MeetingKind,
        /// The day.
        4 => on: Day,
        /// When it begins.
        1 => at: Option<TimeOfDay>,
        /// Where.
        3 => place: Option<Line>,
    }
    /// See [`super::Fact::MeetingMoved`].
    MeetingMoved {
        /// The day.
        0 => on: Day,
        /// When it begins.
        1 => at: Option<TimeOfDay>,
        /// Where.
        3 => place: Option<Line>,
    }
    /// See [`super::Fact::MeetingStepped`].
    MeetingStepped {
        /// The step.
        0 => step: MeetingStep,
        /// Why it was cancelled.
        1 => reason: Option<Line>,
    }
    /// See [`super::Fact::AgendaItemAdded`]. A case, or a subject of its own.
    AgendaItemAdded {
        /// The case.
        1 => case: Option<LogId>,
        /// The subject.
        3 => subject: Option<Line>,
        /// How many minutes are wanted.
        5 => minutes: Option<u32>,
    }
    /// See [`super::Fact::AgendaItemEdited`].
    AgendaItemEdited {
        /// Which.
        0 => item: FactId,
        /// The subject.
        1 => subject: Option<Line>,
        /// How many minutes are wanted.
        3 => minutes: Option<u32>,
    }
    /// See [`super::Fact::AgendaItemMoved`].
    AgendaItemMoved {
        /// Which.
        0 => item: FactId,
        /// What comes before it; absent: nothing.
        1 => after: Option<FactId>,
    }
    /// See [`super::Fact::AgendaItemRemoved`].
    AgendaItemRemoved {
        /// Which.
        0 => item: FactId,
    }
    /// See [`super::Fact::AgendaItemDiscussed`].
    AgendaItemDiscussed {
        /// Which.
        0 => item: FactId,
        /// Discussed, or not after all.
        2 => discussed: bool,
    }
    /// See [`super::Fact::GuideNamed`].
    GuideNamed {
        /// The organisation; absent: nobody.
        1 => org: Option<OrgId>,
        /// The person.
        3 => person: Option<PersonId>,
    }
    /// See [`super::Fact::AttendanceSet`].
    AttendanceSet {
        /// The organisation.
        0 => org: OrgId,
        /// Whether it was there.
        2 => attendance: Attendance,
        /// The person; absent: the organisation as a whole.
        1 => person: Option<PersonId>,
    }
    /// See [`super::Fact::GuestsCounted`].
    GuestsCounted {
        /// Their role.
        0 => role: Role,
        /// How many.
        2 => count: u32,
    }
    /// See [`super::Fact::SignalParked`].
    SignalParked {
        /// What was noticed.
        0 => text: Line,
    }
    /// See [`super::Fact::SignalFollowed`].
    SignalFollowed {
        /// Which.
        0 => signal: FactId,
        /// What became of it.
        2 => follow_up: FollowUp,
    }
    /// See [`super::Fact::NewsTold`].
    NewsTold {
        /// The news.
        0 => text: Line,
        /// Hidden after this day.
        2 => until: Day,
    }
    /// See [`super::Fact::NewsEnded`].
    NewsEnded {
        /// Which.
        0 => news: FactId,
    }
    /// See [`super::Fact::MeetingReflected`]. Without a word of the lesson: that has a log of its own.
    MeetingReflected {
        /// How deep it goes.
        0 => order: LearningOrder,
        /// The cases that it bundles.
        2 => cases: Vec<LogId>,
    }
}
