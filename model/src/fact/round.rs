//! A maturity round.

use crate::id::OrgId;
use crate::record;
use crate::words::{Line, Prose};

record! {
    /// A dimension of a phase model.
    Dimension {
        /// What it is called.
        0 => name: Line,
        /// Own words for each phase, as many as the model has phases.
        2 => signs: Vec<Line>,
    }
    /// The phases and dimensions a round is held with. Part of the round, so that a later model changes nothing.
    PhaseModel {
        /// Names of the phases, from 1; two to six.
        0 => phases: Vec<Line>,
        /// Dimensions; one to twelve.
        2 => dimensions: Vec<Dimension>,
        /// How many dimensions must reach a phase.
        4 => needed: u32,
    }
    /// See [`super::Fact::RoundOpened`].
    RoundOpened {
        /// The title.
        0 => title: Line,
        /// The model.
        2 => model: PhaseModel,
        /// Who takes part.
        4 => participants: Vec<OrgId>,
    }
    /// See [`super::Fact::ScoreGiven`].
    ScoreGiven {
        /// Place of the dimension in the model, from 0.
        0 => dimension: u32,
        /// The phase seen, from 1.
        2 => score: u32,
        /// What shows it.
        1 => evidence: Option<Prose>,
    }
    /// See [`super::Fact::RoundClosed`].
    RoundClosed {}
}
