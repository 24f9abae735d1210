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

    /// A sentence that closes a conversation before it has begun. Source: the ten of *Methodisch maatwerk*, 2025; own
    /// wording.
    ClosedArgument {
        /// Then everybody will come.
        0 => Precedent,
        /// The law does not allow it.
        1 => Law,
        /// That is not for us.
        2 => NotOurs,
        /// There is no money.
        3 => NoMeans,
        /// They will never learn.
        4 => NeverLearns,
        /// They brought it on themselves.
        5 => Behaviour,
        /// Others are worse off.
        6 => WorseCases,
        /// Privacy forbids it.
        7 => Privacy,
        /// Nobody knows that it will work.
        8 => Guarantee,
        /// Everybody must get the same.
        9 => SameForAll,
    }

    /// How an escalation ended.
    EscalationEnd {
        /// What was stuck came loose.
        0 => Solved,
        /// It was stopped, for whatever reason.
        1 => Stopped,
    }

    /// Which way money of a budget goes.
    BudgetFlow {
        /// Into it.
        0 => In,
        /// Out of it.
        1 => Out,
    }
}
