//! Breakthrough budgets. They stand in the network's log, so nothing of a case is said here: a request carries an amount
//! and an opaque reference, and what that refers to stands in the case.

use crate::id::FactId;
use crate::record;
use crate::words::Line;
use crate::words::breakthrough::BudgetFlow;

record! {
    /// See [`super::Fact::BudgetOpened`]. Its author's organisation holds it.
    BudgetOpened {
        /// What it is called.
        0 => name: Line,
    }
    /// See [`super::Fact::BudgetEntered`]. Counts by the holder alone.
    BudgetEntered {
        /// Which budget.
        0 => budget: FactId,
        /// Which way.
        2 => flow: BudgetFlow,
        /// How much, in cents; 1 to [`super::breakthrough::CENTS_MAX`].
        4 => cents: u64,
        /// A few words, nothing of a case.
        1 => note: Option<Line>,
        /// The request it answers.
        3 => request: Option<FactId>,
    }
    /// See [`super::Fact::BudgetRequested`]. Changes no balance.
    BudgetRequested {
        /// Which budget.
        0 => budget: FactId,
        /// How much, in cents.
        2 => cents: u64,
        /// Random; whoever reads the case it is for finds it there.
        4 => reference: [u8; 16],
    }
    /// See [`super::Fact::BudgetAnswered`]. Counts by the holder alone, and changes no balance.
    BudgetAnswered {
        /// Which request.
        0 => request: FactId,
        /// How much is granted, in cents; absent: nothing.
        1 => granted: Option<u64>,
        /// A few words, nothing of a case.
        3 => note: Option<Line>,
    }
    /// See [`super::Fact::BudgetReferred`]. In the case's own log.
    BudgetReferred {
        /// Which budget.
        0 => budget: FactId,
        /// The reference of the request.
        2 => reference: [u8; 16],
        /// How much was asked, in cents.
        4 => cents: u64,
    }
}
