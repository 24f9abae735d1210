//! Cards of organisations and people.

use crate::id::{OrgId, PersonId};
use crate::record;
use crate::words::{Formality, LifeArea, Line, OrgKind, Prose, Role};

record! {
    /// See [`super::Fact::OrganisationDescribed`].
    OrganisationDescribed {
        /// Whose card; only the organisation's own word counts.
        0 => org: OrgId,
        /// Its name.
        2 => name: Line,
        /// What it is.
        4 => kind: OrgKind,
        /// Formal or informal.
        6 => formality: Formality,
        /// Life areas in which it has something to offer.
        8 => areas: Vec<LifeArea>,
        /// What it has to offer.
        1 => offers: Option<Prose>,
    }
    /// See [`super::Fact::PlanContactsNamed`]. Only the organisation's own word counts.
    PlanContactsNamed {
        /// Who; none: nobody in particular.
        0 => people: Vec<PersonId>,
    }
    /// See [`super::Fact::PersonDescribed`].
    PersonDescribed {
        /// Whose card; only the person's own organisation's word counts.
        0 => person: PersonId,
        /// The name.
        2 => name: Line,
        /// Roles in the network.
        4 => roles: Vec<Role>,
        /// How to reach this person.
        1 => contact: Option<Line>,
    }
}
