//! A season of actions.

use crate::id::{FactId, LogId, OrgId, PersonId};
use crate::record;
use crate::time::Day;
use crate::words::Line;
use crate::words::review::Onward;

record! {
    /// See [`super::Fact::SeasonOpened`].
    SeasonOpened {
        /// The title.
        0 => title: Line,
    }
    /// See [`super::Fact::ActionAdded`].
    ActionAdded {
        /// What will be done.
        0 => what: Line,
        /// By whom.
        2 => owner: OrgId,
        /// By which person.
        1 => person: Option<PersonId>,
        /// When.
        3 => due: Option<Day>,
        /// The log it came from.
        5 => origin: Option<LogId>,
    }
    /// See [`super::Fact::ActionAssigned`].
    ActionAssigned {
        /// Which.
        0 => action: FactId,
        /// The new owner.
        2 => owner: OrgId,
        /// The person.
        1 => person: Option<PersonId>,
    }
    /// See [`super::Fact::ActionDue`].
    ActionDue {
        /// Which.
        0 => action: FactId,
        /// When; absent: no date.
        1 => due: Option<Day>,
    }
    /// See [`super::Fact::ActionDone`].
    ActionDone {
        /// Which.
        0 => action: FactId,
        /// Done, or open again.
        2 => done: bool,
    }
    /// See [`super::Fact::ActionLent`].
    ActionLent {
        /// Which.
        0 => action: FactId,
        /// To whom.
        2 => to: OrgId,
        /// Until and including this day.
        4 => until: Day,
    }    /// See [`super::Fact::ThingReviewed`]. About an action of the season, or about an agreement; not both.
    ThingReviewed {
        /// What becomes of it.
        0 => onward: Onward,
        /// The action.
        1 => action: Option<FactId>,
        /// The agreement.
        3 => agreement: Option<LogId>,
        /// Why.
        5 => why: Option<Line>,
    }
    /// See [`super::Fact::SuperfluousTold`].
    SuperfluousTold {
        /// What.
        0 => text: Line,
    }
    /// See [`super::Fact::PulseCounted`]. Each of the three counts people: less than before, the same, more. They are
    /// counted on paper, in the room; nobody is named.
    PulseCounted {
        /// Whether one can do more for people.
        0 => more: Vec<u32>,
        /// Whether it goes faster.
        2 => faster: Vec<u32>,
        /// Whether the work is more worth doing.
        4 => meaningful: Vec<u32>,
    }
    /// See [`super::Fact::CourseSaid`].
    CourseSaid {
        /// From 0, a trek whose way is found while walking, to 4, a tour that was booked as a whole.
        0 => place: u32,
    }
    /// See [`super::Fact::SeasonEnded`].
    SeasonEnded {}
}
