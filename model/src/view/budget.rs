//! Breakthrough budgets: a ledger that every member reads.

use serde::{Deserialize, Serialize};

use crate::id::{FactId, OrgId};
use crate::time::Timestamp;
use crate::words::breakthrough::BudgetFlow;

/// A budget with everything that was said of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BudgetView {
    /// Its id.
    pub budget: FactId,
    /// What it is called.
    pub name: String,
    /// Who holds it, for ever.
    pub holder: OrgId,
    /// What the holder's entries come to, in cents; below zero when more went out than in.
    pub balance: i64,
    /// The holder's entries, in causal order.
    pub entries: Vec<BudgetEntryView>,
    /// Requests, in causal order.
    pub requests: Vec<BudgetRequestView>,
}

/// Money that went in or out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BudgetEntryView {
    /// Its id.
    pub entry: FactId,
    /// Which way.
    pub flow: BudgetFlow,
    /// How much, in cents.
    pub cents: u64,
    /// A few words.
    pub note: Option<String>,
    /// The request it answers.
    pub request: Option<FactId>,
    /// When, by its author's own claim.
    pub at: Timestamp,
}

/// A request for money.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BudgetRequestView {
    /// Its id.
    pub request: FactId,
    /// Who asks.
    pub by: OrgId,
    /// How much, in cents.
    pub cents: u64,
    /// Its reference: digits that say nothing by themselves.
    pub reference: String,
    /// When, by its author's own claim.
    pub at: Timestamp,
    /// The holder's causally latest answers; two when two of its people answered apart.
    pub answers: Vec<BudgetAnswerView>,
}

/// The holder's answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BudgetAnswerView {
    /// How much is granted, in cents; `None`: nothing.
    pub granted: Option<u64>,
    /// A few words.
    pub note: Option<String>,
    /// When, by its author's own claim.
    pub at: Timestamp,
}

/// A request that was made for a case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BudgetReferenceView {
    /// Which budget.
    pub budget: FactId,
    /// The reference of the request.
    pub reference: String,
    /// How much was asked, in cents.
    pub cents: u64,
    /// Who asked.
    pub by: OrgId,
    /// When, by its author's own claim.
    pub at: Timestamp,
}
