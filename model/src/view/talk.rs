//! Talk beside a case or an agreement.

use serde::{Deserialize, Serialize};

use crate::id::{FactId, OrgId, PersonId};
use crate::time::Timestamp;

/// A remark with what was answered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RemarkView {
    /// The remark itself.
    #[serde(flatten)]
    pub said: SaidView,
    /// The words it stands beside, as they were then.
    pub beside: Option<String>,
    /// Answers, in causal order.
    pub answers: Vec<SaidView>,
    /// It is settled. Of two who differ apart the one that leaves it open counts.
    pub settled: bool,
}

/// Something that was said by somebody.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SaidView {
    /// The fact that said it.
    pub remark: FactId,
    /// The words; empty where they were taken back.
    pub text: String,
    /// Whoever said it took it back.
    pub taken_back: bool,
    /// The organisation.
    pub by: OrgId,
    /// The person.
    pub person: PersonId,
    /// When, by its own claim.
    pub at: Timestamp,
}
