//! Leaving.

use crate::id::OrgId;
use crate::record;
use crate::time::Day;
use crate::words::Prose;

record! {
    /// See [`super::Fact::DepartureAnnounced`].
    DepartureAnnounced {
        /// Which organisation; only its own word counts.
        0 => org: OrgId,
        /// The day it means to leave.
        1 => on: Option<Day>,
        /// Why.
        3 => reason: Option<Prose>,
    }
    /// See [`super::Fact::DepartureCalledOff`].
    DepartureCalledOff {
        /// Which organisation; only its own word counts.
        0 => org: OrgId,
    }
}
