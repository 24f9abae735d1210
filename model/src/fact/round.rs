//! A maturity round.

use crate::id::{FactId, NetworkId, OrgId, SealId};
use crate::record;
use crate::words::{Line, Prose, RoundWay};

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
        /// How scores are given; absent: in sight of all.
        1 => way: Option<RoundWay>,
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
    /// See [`super::Fact::ScoresSealed`].
    ScoresSealed {
        /// The network, because the seal is a hash over it too.
        0 => network: NetworkId,
        /// What the scores and their random bytes hash to: [`crate::maturity::sealed::seal`].
        2 => seal: SealId,
    }
    /// See [`super::Fact::SealingEnded`].
    SealingEnded {
        /// The seals that were there in time, as the author knows.
        0 => seals: Vec<FactId>,
    }
    /// See [`super::Fact::ScoresRevealed`].
    ScoresRevealed {
        /// What was hashed with the scores.
        0 => random: [u8; 32],
        /// The scores, ascending by dimension.
        2 => scores: Vec<ScoreGiven>,
    }
    /// See [`super::Fact::RoundDiscussed`].
    RoundDiscussed {}
    /// See [`super::Fact::PaperCounted`].
    PaperCounted {
        /// Place of the dimension in the model, from 0.
        0 => dimension: u32,
        /// How many sheets named each phase, from phase 1; as many numbers as the model has phases.
        2 => counts: Vec<u32>,
    }
}
