//! A lesson.

use crate::id::LogId;
use crate::record;
use crate::words::{LearningOrder, Line};

record! {
    /// See [`super::Fact::LessonOpened`].
    LessonOpened {
        /// The title.
        0 => title: Line,
        /// How deep it goes.
        2 => order: LearningOrder,
        /// Cases it comes from.
        4 => cases: Vec<LogId>,
        /// The meeting or season whose cases it bundles, where every member reads that.
        1 => origin: Option<LogId>,
    }
    /// See [`super::Fact::LessonTaken`].
    LessonTaken {}
    /// See [`super::Fact::LessonYielded`].
    LessonYielded {}
}
