//! What is agreed about escalation.

use serde::{Deserialize, Serialize};

use crate::fact::escalation::Ladder;
use crate::id::FactId;

/// A ladder as it is agreed on. Every member reads it: what in its words may tell who somebody is must be among `keep`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewLadder {
    /// The one that is changed, a dropped one too; absent: a new one.
    pub written: Option<FactId>,
    /// Its name and rungs.
    pub ladder: Ladder,
    /// Words that were looked at and tell nothing.
    #[serde(default)]
    pub keep: Vec<String>,
}
