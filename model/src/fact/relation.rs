//! How closely organisations work together, by their own word, at one moment.

use crate::id::OrgId;
use crate::record;
use crate::words::Line;
use crate::words::relation::Closeness;

/// The highest answer about trust and value; the lowest is 1.
pub const ANSWER_MAX: u32 = 4;

record! {
    /// See [`super::Fact::CaptureOpened`].
    CaptureOpened {
        /// The title.
        0 => title: Line,
        /// Who is asked, and about whom.
        2 => participants: Vec<OrgId>,
    }
    /// How far another organisation is trusted; each from 1 to [`ANSWER_MAX`]. Source: PARTNER CPRM, its three parts.
    Trust {
        /// It is open about what it does and why.
        0 => openness: u32,
        /// It does what it says.
        2 => reliability: u32,
        /// It is there for the same thing.
        4 => purpose: u32,
    }
    /// What another organisation brings; each from 1 to [`ANSWER_MAX`]. Source: PARTNER CPRM, its three parts.
    Worth {
        /// It can get things moving.
        0 => influence: u32,
        /// It has means that others lack.
        2 => means: u32,
        /// It takes part.
        4 => involvement: u32,
    }
    /// See [`super::Fact::RelationGiven`].
    RelationGiven {
        /// With whom.
        0 => other: OrgId,
        /// How closely.
        2 => closeness: Closeness,
        /// How far it is trusted.
        1 => trust: Option<Trust>,
        /// What it brings.
        3 => worth: Option<Worth>,
    }
    /// See [`super::Fact::CaptureClosed`].
    CaptureClosed {}
}

impl Trust {
    /// Whether every answer is one of those that are offered.
    pub const fn is_sound(&self) -> bool {
        offered(self.openness) && offered(self.reliability) && offered(self.purpose)
    }
}

impl Worth {
    /// Whether every answer is one of those that are offered.
    pub const fn is_sound(&self) -> bool {
        offered(self.influence) && offered(self.means) && offered(self.involvement)
    }
}

const fn offered(answer: u32) -> bool {
    answer >= 1 && answer <= ANSWER_MAX
}

impl RelationGiven {
    /// Whether every answer is one of those that are offered.
    pub fn is_sound(&self) -> bool {
        self.trust.as_ref().is_none_or(Trust::is_sound) && self.worth.as_ref().is_none_or(Worth::is_sound)
    }
}
