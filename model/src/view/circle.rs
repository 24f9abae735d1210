//! What people see of a circle case beside what they see of every case.

use serde::{Deserialize, Serialize};

use crate::id::{ConcernedId, FactId, LogId, OrgId, PersonId};
use crate::time::{Day, Timestamp};
use crate::words::{Informed, LaterReaders, LawfulGround, SecrecyLift, SpecialCategory};

/// How a case is shared: fixed when it is opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CaseMode {
    /// Without names, read at a table.
    Learning,
    /// Read by the people it names alone.
    Circle,
}

/// A person who may read a circle case.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct CircleReader {
    /// The organisation.
    pub org: OrgId,
    /// The person.
    pub person: PersonId,
    /// The last day of the grounds, where they have one.
    pub until: Option<Day>,
}

/// A circle case in full, beside what every case has.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CircleView {
    /// What it is for.
    pub purpose: String,
    /// Which organisation answers for it.
    pub responsible: OrgId,
    /// What somebody reads who is named later.
    pub later: LaterReaders,
    /// The learning case it is a copy of.
    pub from: Option<LogId>,
    /// People concerned, in the order in which they were first spoken of.
    pub concerned: Vec<ConcernedView>,
    /// Everybody who may read or could once.
    pub spans: Vec<ReaderSpan>,
}

/// A person whom the case concerns.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ConcernedView {
    /// A random id, the same in no other case.
    pub concerned: ConcernedId,
    /// Grounds, oldest first, withdrawn ones too.
    pub grounds: Vec<GroundView>,
}

/// Why data about a person may be shared.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GroundView {
    /// The fact that recorded it.
    pub fact: FactId,
    /// What allows it.
    pub ground: LawfulGround,
    /// What allows it for data about health and the like.
    pub special: SpecialCategory,
    /// What lifts professional secrecy.
    pub secrecy: SecrecyLift,
    /// How the person was told.
    pub informed: Informed,
    /// When.
    pub informed_on: Option<Day>,
    /// Why not yet.
    pub reason: Option<String>,
    /// Organisations it covers.
    pub orgs: Vec<OrgId>,
    /// Last day.
    pub until: Option<Day>,
    /// Who recorded it.
    pub by: OrgId,
    /// When, by its own claim.
    pub at: Timestamp,
    /// Who withdrew it, and when, by its own claim.
    pub withdrawn: Option<(OrgId, Timestamp)>,
    /// Whether it counts on the day shown.
    pub live: bool,
}

/// Since when somebody may read, and until when that was so.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReaderSpan {
    /// The organisation.
    pub org: OrgId,
    /// The person.
    pub person: PersonId,
    /// When named first, by the claim of who did.
    pub since: Timestamp,
    /// Who named this person first.
    pub by: OrgId,
    /// When the right ended, by the claim of who ended it.
    pub until: Option<Timestamp>,
    /// Whether this person may read on the day shown.
    pub reads: bool,
}
