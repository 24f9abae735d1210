//! What may be done with a breakthrough budget.

use serde::{Deserialize, Serialize};

use crate::id::FactId;
use crate::words::Line;
use crate::words::breakthrough::BudgetFlow;

/// An intention about one budget. Every member reads it: what in its words may tell who somebody is must be among
/// `keep`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "act")]
#[expect(missing_docs, reason = "fields mean what the fields of the fact of the same name mean")]
pub enum BudgetAct {
    /// Money goes in or out; the holder alone.
    Enter { flow: BudgetFlow, cents: u64, note: Option<Line>, request: Option<FactId>, keep: Vec<String> },
    /// Asks for money.
    Request { cents: u64 },
    /// Answers a request; the holder alone.
    Answer { request: FactId, granted: Option<u64>, note: Option<Line>, keep: Vec<String> },
}
