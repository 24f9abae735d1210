//! Figures for people outside the daily work, so coarse that they point at nobody.

use serde::{Deserialize, Serialize};

use crate::id::LogId;
use crate::time::Day;
use crate::words::LifeArea;

/// Three months, from 1 to 4 in a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Quarter {
    /// The year.
    pub year: i32,
    /// Which of its four.
    pub number: u32,
}

/// What is counted. Everything counted has a day of its own, so that nothing said later changes a quarter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Figure {
    /// Meetings of tables that were held.
    Meetings,
    /// Learning cases that were brought.
    Cases,
    /// Cases that a meeting discussed, each once a meeting.
    Discussed,
    /// How often residents were at a meeting.
    Residents,
    /// Signals that were parked.
    Signals,
    /// Lessons that were written down.
    Lessons,
}

impl Figure {
    /// Every figure, in the order in which they are shown.
    pub const ALL: [Self; 6] =
        [Self::Meetings, Self::Cases, Self::Discussed, Self::Residents, Self::Signals, Self::Lessons];
}

/// A count as it may be shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Shown {
    /// Fewer than are shown: nothing, one, or some.
    Few,
    /// About so many: a multiple of five.
    About(usize),
}

/// One figure of a quarter beside the quarter before.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FigureView {
    /// Which.
    pub figure: Figure,
    /// In the quarter.
    pub now: Shown,
    /// In the one before.
    pub before: Shown,
}

/// What a director is asked, about the own organisation alone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Asked {
    /// An agreement waits for a word of the own organisation.
    Agreement {
        /// Which.
        log: LogId,
        /// Its title.
        title: String,
    },
    /// An agreement that the own organisation signed should be looked at again.
    Review {
        /// Which.
        log: LogId,
        /// Its title.
        title: String,
        /// When.
        on: Day,
    },
    /// No agreement in force says what people of the own organisation may decide themselves.
    Latitude,
    /// Actions of the own organisation whose day has passed.
    Overdue {
        /// How many.
        count: usize,
    },
}

/// One quarter for directors.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct QuarterView {
    /// Which.
    pub quarter: Quarter,
    /// Counts below this are not shown.
    pub least: usize,
    /// What is asked, of the own organisation, on the day the page is made.
    pub asked: Vec<Asked>,
    /// The figures.
    pub figures: Vec<FigureView>,
    /// Cases by life area that are enough to show, in the order of the areas; one case may be about several.
    pub areas: Vec<(LifeArea, usize)>,
    /// Some life areas are not shown.
    pub areas_hidden: bool,
}
