//! Solutions that were laid before organisations, and the days by which those promised an answer.

use serde::{Deserialize, Serialize};

use crate::id::{FactId, OrgId};
use crate::time::{Day, Timestamp};

/// That a solution was laid before an organisation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LaidView {
    /// Before whom.
    pub org: OrgId,
    /// By whom.
    pub by: OrgId,
    /// When, by its own claim.
    pub at: Timestamp,
}

/// A day by which an organisation promised an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct PromiseView {
    /// Who promised.
    pub org: OrgId,
    /// The day.
    pub on: Day,
    /// When it was promised, by its own claim.
    pub at: Timestamp,
}

/// What a list says of a solution that lies before an organisation and of which is not known yet what became of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LaidRow {
    /// The solution.
    pub solution: FactId,
    /// The beginning of what is done.
    pub what: String,
    /// Before whom, by whom, when.
    #[serde(flatten)]
    pub laid: LaidView,
    /// Days by which that organisation promised an answer, ascending; two when its people promised apart.
    pub promised: Vec<Day>,
    /// Whether it is taken up, in whatever way.
    pub taken_up: bool,
}

/// Where a request stands on a day, in the order in which it asks for somebody.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RequestState {
    /// The day that was promised has passed.
    Overdue,
    /// No day was promised yet.
    Waiting,
    /// An answer is promised.
    Promised,
    /// It is taken up.
    TakenUp,
}

impl LaidRow {
    /// Where it stands on a day. Of days promised apart the last is waited for.
    pub fn state(&self, today: Day) -> RequestState {
        match self.promised.last() {
            _ if self.taken_up => RequestState::TakenUp,
            None => RequestState::Waiting,
            Some(day) if *day < today => RequestState::Overdue,
            Some(_) => RequestState::Promised,
        }
    }
}
