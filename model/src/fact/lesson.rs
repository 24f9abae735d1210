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
    }
    /// See [`super::Fact::LessonTaken`].
    LessonTaken {}
    /// See [`super::Fact::LessonYielded`].
    LessonYielded {}
}
