//! What people see of what was told of a case after the table.

use serde::{Deserialize, Serialize};

use crate::id::{FactId, OrgId, ReplyId};
use crate::time::{Day, Timestamp};
use crate::words::ClientVerdict;

/// What was told of a case as a whole.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CaseLine {
    /// One line for the table.
    pub line: Option<String>,
    /// The client's own words.
    pub words: Option<String>,
    /// The client's own verdict.
    pub verdict: Option<ClientVerdict>,
    /// Who entered it.
    pub by: OrgId,
    /// For whom: what is on the reply sheet it came back on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub whom: Option<String>,
    /// When, by its own claim.
    pub at: Timestamp,
}

/// A reply sheet that was handed out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReplySheetView {
    /// The sheet.
    pub sheet: ReplyId,
    /// For whom.
    pub whom: String,
    /// The last day on which answers are taken in.
    pub until: Day,
    /// Tips of this case that are on it.
    pub tips: Vec<FactId>,
    /// Of those, tips whose answer was taken in.
    pub answered: Vec<FactId>,
    /// Who handed it out.
    pub by: OrgId,
    /// When, by its own claim.
    pub at: Timestamp,
}
