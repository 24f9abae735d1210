//! A story: what went well, told in short.

use crate::id::{LogId, OrgId, PersonId};
use crate::record;
use crate::time::Day;
use crate::words::learning::WordWay;
use crate::words::{Line, Prose};

record! {
    /// See [`super::Fact::StoryTold`]. The resident's word is part of it: there is no story without.
    StoryTold {
        /// The title.
        0 => title: Line,
        /// The learning case it is about.
        2 => case: LogId,
        /// The story.
        4 => text: Prose,
        /// Whose organisation asked the resident.
        6 => asked: OrgId,
        /// Who asked the resident.
        1 => asker: Option<PersonId>,
        /// The day of the resident's word.
        8 => on: Day,
        /// How it was given.
        10 => way: WordWay,
    }
}
