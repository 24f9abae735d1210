//! Looking back at a season.

use serde::{Deserialize, Serialize};

use crate::id::{FactId, LogId, OrgId};
use crate::time::Timestamp;
use crate::words::review::Onward;

/// Something that runs and is looked back at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Running {
    /// An action of the season.
    Action(FactId),
    /// An agreement.
    Agreement(LogId),
}

/// What was said of one thing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReviewView {
    /// Of what.
    pub about: Running,
    /// The causally latest words; two or more when they were said apart.
    pub words: Vec<ReviewWord>,
}

/// One word about what becomes of something.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReviewWord {
    /// What becomes of it.
    pub onward: Onward,
    /// Why.
    pub why: Option<String>,
    /// Who said it.
    pub by: OrgId,
    /// When, by its own claim.
    pub at: Timestamp,
}

/// Something that became superfluous.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SuperfluousView {
    /// Its id.
    pub told: FactId,
    /// What.
    pub text: String,
    /// Who said so.
    pub by: OrgId,
    /// When, by its own claim.
    pub at: Timestamp,
}
