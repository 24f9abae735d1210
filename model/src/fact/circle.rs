//! What a circle case is opened with, who may read it, and why that is allowed.

use crate::id::{ConcernedId, FactId, LogId, OrgId, PersonId};
use crate::record;
use crate::time::Day;
use crate::words::{Informed, LaterReaders, LawfulGround, LifeArea, Line, Prose, SecrecyLift, SpecialCategory};

record! {
    /// See [`Fact::CircleOpened`](super::Fact::CircleOpened).
    CircleOpened {
        /// A title without names.
        0 => title: Line,
        /// What the circle is for, so that it can be seen when that is reached.
        2 => purpose: Prose,
        /// Hidden after this day.
        4 => until: Day,
        /// Which organisation answers for the case.
        6 => responsible: OrgId,
        /// What somebody reads who is named later.
        8 => later: LaterReaders,
        /// Rows of the matrix.
        10 => areas: Vec<LifeArea>,
        /// The learning case it is a copy of.
        1 => from: Option<LogId>,
    }
    /// See [`Fact::GroundRecorded`](super::Fact::GroundRecorded). Says nothing of who the person is.
    GroundRecorded {
        /// Which person concerned.
        0 => concerned: ConcernedId,
        /// What allows it.
        2 => ground: LawfulGround,
        /// What allows it for data about health and the like.
        4 => special: SpecialCategory,
        /// What lifts professional secrecy.
        6 => secrecy: SecrecyLift,
        /// How the person was told.
        8 => informed: Informed,
        /// Organisations it covers.
        10 => orgs: Vec<OrgId>,
        /// When the person was told.
        1 => informed_on: Option<Day>,
        /// Why the person was not told yet.
        3 => reason: Option<Prose>,
        /// Last day on which it holds; absent: as long as the case.
        5 => until: Option<Day>,
    }
    /// See [`Fact::GroundWithdrawn`](super::Fact::GroundWithdrawn).
    GroundWithdrawn {
        /// The fact that recorded it.
        0 => ground: FactId,
    }
    /// See [`Fact::ReaderNamed`](super::Fact::ReaderNamed).
    ReaderNamed {
        /// The person's organisation.
        0 => org: OrgId,
        /// The person.
        2 => person: PersonId,
    }
    /// See [`Fact::ReaderTakenOut`](super::Fact::ReaderTakenOut).
    ReaderTakenOut {
        /// The person's organisation.
        0 => org: OrgId,
        /// The person.
        2 => person: PersonId,
    }
    /// See [`Fact::CirclePurposeSet`](super::Fact::CirclePurposeSet).
    CirclePurposeSet {
        /// The purpose.
        0 => purpose: Prose,
    }
    /// See [`Fact::CircleResponsibleSet`](super::Fact::CircleResponsibleSet).
    CircleResponsibleSet {
        /// Which organisation.
        0 => responsible: OrgId,
    }
}
