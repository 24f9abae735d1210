//! Closed lists of the breakthrough plan.

use crate::coded_enum;

coded_enum! {
    /// A part of the words of a solution. Source: the value triangle, *Methodisch maatwerk*, 2025; own wording.
    SolutionPart {
        /// What is done.
        0 => What,
        /// A corner of the triangle: whether it is allowed, and fits what was agreed.
        1 => Legitimacy,
        /// A corner: who stands behind it, the resident first.
        2 => Commitment,
        /// A corner: what it brings, set against what it asks.
        3 => Return,
        /// The law or rule it rests on.
        4 => LegalBasis,
    }

    /// How an organisation takes a solution up.
    FollowKind {
        /// An action of its own.
        0 => Action,
        /// Help that is assigned.
        1 => Assignment,
        /// A formal decision.
        2 => Decision,
    }

    /// What became of a solution.
    SolutionOutcome {
        /// Not known yet; takes an earlier word back.
        0 => UnderWay,
        /// It came about.
        1 => Realised,
        /// It did not come about.
        2 => NotRealised,
    }

    /// What a line of costs belongs to.
    CostScenario {
        /// Everything goes on as it is.
        0 => MuddlingOn,
        /// The plan is carried out.
        1 => BreakingThrough,
    }

    /// How often a line of costs comes.
    CostPeriod {
        /// One time.
        0 => Once,
        /// Every week.
        1 => Week,
        /// Every month.
        2 => Month,
        /// Every year.
        3 => Year,
    }

    /// How certain a line of costs is.
    CostCertainty {
        /// Somebody's estimate.
        0 => Estimate,
        /// A tariff or an offer.
        1 => Quoted,
        /// Paid before.
        2 => Paid,
    }
}
