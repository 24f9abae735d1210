//! An experiment: what partners try together until a day.

use crate::id::LogId;
use crate::record;
use crate::time::Day;
use crate::words::experiment::ExperimentOutcome;
use crate::words::{Line, Prose};

record! {
    /// See [`super::Fact::ExperimentOpened`]. Its author's organisation takes part.
    ExperimentOpened {
        /// The title.
        0 => title: Line,
        /// Then the partners say whether it goes on.
        2 => until: Day,
        /// The meeting, case or lesson it came from, where every member reads that.
        1 => origin: Option<LogId>,
    }
    /// See [`super::Fact::ExperimentJoined`].
    ExperimentJoined {}
    /// See [`super::Fact::ExperimentLeft`].
    ExperimentLeft {}
    /// See [`super::Fact::ExperimentJudged`]. Counts by an organisation that took part before it.
    ExperimentJudged {
        /// What becomes of it.
        0 => outcome: ExperimentOutcome,
        /// Why.
        1 => why: Option<Prose>,
        /// The next day to look at it, of one that goes on.
        3 => until: Option<Day>,
        /// The agreement it became.
        5 => agreement: Option<LogId>,
    }
}

impl ExperimentJudged {
    /// Whether it says what its outcome needs, and nothing else: a day where it goes on, an agreement where it became one.
    pub fn is_sound(&self) -> bool {
        self.until.is_some() == (self.outcome == ExperimentOutcome::GoesOn)
            && self.agreement.is_some() == (self.outcome == ExperimentOutcome::Agreed)
    }
}
