//! The breakthrough plan of a case. All of it stands in the case's own log.

use crate::id::{FactId, OrgId};
use crate::record;
use crate::time::Day;
use crate::words::breakthrough::{
    ClosedArgument, CostCertainty, CostPeriod, CostScenario, FollowKind, SolutionOutcome, SolutionPart,
};
use crate::words::{Line, Prose};

/// The most cents of one line of costs: a thousand million euros.
pub const CENTS_MAX: u64 = 100_000_000_000;

record! {
    /// See [`super::Fact::SolutionAdded`].
    SolutionAdded {
        /// What is done.
        0 => text: Prose,
        /// Why it is allowed, and fits what was agreed.
        1 => legitimacy: Option<Prose>,
        /// Who stands behind it.
        3 => commitment: Option<Prose>,
        /// What it brings, set against what it asks.
        5 => gain: Option<Prose>,
        /// The law or rule it rests on.
        7 => legal_basis: Option<Prose>,
    }
    /// See [`super::Fact::SolutionWorded`]. Each part changes by itself, so that two who fill in two corners apart do
    /// not get in each other's way.
    SolutionWorded {
        /// Which.
        0 => solution: FactId,
        /// Which part.
        2 => part: SolutionPart,
        /// The words; absent: none any more. What is done never goes without words.
        1 => text: Option<Prose>,
    }
    /// See [`super::Fact::SolutionArchived`].
    SolutionArchived {
        /// Which.
        0 => solution: FactId,
    }
    /// See [`super::Fact::SolutionLaidBefore`].
    SolutionLaidBefore {
        /// Which.
        0 => solution: FactId,
        /// Who owns it from here on; absent: nobody.
        1 => org: Option<OrgId>,
    }
    /// See [`super::Fact::AnswerPromised`]. Counts by whoever it lies before.
    AnswerPromised {
        /// Which solution.
        0 => solution: FactId,
        /// The day by which there is an answer; absent: none is promised any more.
        1 => on: Option<Day>,
    }
    /// See [`super::Fact::SolutionFollowed`].
    SolutionFollowed {
        /// Which.
        0 => solution: FactId,
        /// How it is taken up.
        2 => kind: FollowKind,
    }
    /// See [`super::Fact::SolutionEnded`].
    SolutionEnded {
        /// Which.
        0 => solution: FactId,
        /// What became of it.
        2 => outcome: SolutionOutcome,
        /// A few words about it.
        1 => note: Option<Prose>,
    }
    /// A line of costs: whole cents from one amount to another, since nobody knows exactly.
    CostLine {
        /// What it belongs to.
        0 => scenario: CostScenario,
        /// What is paid for.
        2 => what: Line,
        /// At least, in cents.
        4 => low: u64,
        /// At most, in cents.
        6 => high: u64,
        /// How often.
        8 => period: CostPeriod,
        /// Where the amount is from.
        10 => source: Line,
        /// How certain it is.
        12 => certainty: CostCertainty,
    }
    /// See [`super::Fact::CostGiven`].
    CostGiven {
        /// The line that it changes, by the fact that gave it first; absent: a new one.
        1 => line: Option<FactId>,
        /// What it says.
        0 => cost: CostLine,
    }
    /// See [`super::Fact::ArgumentMet`].
    ArgumentMet {
        /// Which.
        0 => argument: ClosedArgument,
        /// A few words about it; not who said so.
        1 => note: Option<Prose>,
    }
    /// See [`super::Fact::PlanPartDropped`].
    PlanPartDropped {
        /// Which, by the fact that gave it first.
        0 => part: FactId,
    }
}

impl CostLine {
    /// Whether the amounts make sense: the smaller one first, neither beyond [`CENTS_MAX`].
    pub const fn is_sound(&self) -> bool {
        self.low <= self.high && self.high <= CENTS_MAX
    }
}

impl SolutionAdded {
    /// The words of a part, as far as they were known.
    pub const fn part(&self, part: SolutionPart) -> Option<&Prose> {
        match part {
            SolutionPart::What => Some(&self.text),
            SolutionPart::Legitimacy => self.legitimacy.as_ref(),
            SolutionPart::Commitment => self.commitment.as_ref(),
            SolutionPart::Return => self.gain.as_ref(),
            SolutionPart::LegalBasis => self.legal_basis.as_ref(),
        }
    }
}
