//! How closely organisations work together.

use serde::{Deserialize, Serialize};

use crate::fact::relation::{Trust, Worth};
use crate::id::{LogId, OrgId};
use crate::time::Timestamp;
use crate::words::relation::Closeness;

/// The relations at one moment, as each organisation sees its own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CaptureView {
    /// Its log.
    pub log: LogId,
    /// The title.
    pub title: String,
    /// When it was opened, by its author's claim.
    pub at: Timestamp,
    /// Still takes answers.
    pub open: bool,
    /// Who is asked, and about whom.
    pub participants: Vec<OrgId>,
    /// Answers that count, by who gave them and about whom.
    pub answers: Vec<AnswerView>,
    /// Participants that have not answered about anybody.
    pub missing: Vec<OrgId>,
}

/// What one organisation says of its work with another.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AnswerView {
    /// Who says it.
    pub by: OrgId,
    /// Of whom.
    pub other: OrgId,
    /// How closely they work together.
    pub closeness: Closeness,
    /// How far it is trusted.
    pub trust: Option<Trust>,
    /// What it brings.
    pub worth: Option<Worth>,
    /// Two people of the organisation answered differently apart: what says less counts.
    pub contradicted: bool,
}

/// Two organisations with what each says of the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Edge {
    /// One of them, the lower id.
    pub one: OrgId,
    /// The other.
    pub other: OrgId,
    /// What `one` says.
    pub from_one: Option<Closeness>,
    /// What `other` says.
    pub from_other: Option<Closeness>,
}

impl Edge {
    /// Whether both answered, and differently.
    pub fn differs(&self) -> bool {
        self.from_one.is_some() && self.from_other.is_some() && self.from_one != self.from_other
    }

    /// What somebody says of the other one; absent where nothing was said.
    pub fn from(&self, org: OrgId) -> Option<Closeness> {
        if org == self.one { self.from_one } else { self.from_other }
    }

    /// What both agree on, or the only one said.
    pub fn agreed(&self) -> Option<Closeness> {
        if self.differs() { None } else { self.from_one.or(self.from_other) }
    }
}

/// What became of an answer since the capture before.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Change {
    /// It was not given before.
    New,
    /// Closer.
    Closer,
    /// Less close.
    Looser,
    /// It was given before, and now not.
    Gone,
}
