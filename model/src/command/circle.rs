//! What a circle case is opened with.

use serde::{Deserialize, Serialize};

use crate::fact::circle::GroundRecorded;
use crate::id::{LogId, OrgId, PersonId};
use crate::time::Day;
use crate::words::{LaterReaders, LifeArea, Line, Prose};

/// A circle case that is to be opened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewCircle {
    /// A title without names.
    pub title: Line,
    /// What the circle is for.
    pub purpose: Prose,
    /// Last day; at most two years from now.
    pub until: Day,
    /// Which member answers for the case.
    pub responsible: OrgId,
    /// What somebody reads who is named later.
    pub later: LaterReaders,
    /// Rows of the matrix.
    pub areas: Vec<LifeArea>,
    /// The question, in the client's own words.
    pub question: String,
    /// Why it is allowed: at least one for each person concerned. None is made up here.
    pub grounds: Vec<GroundRecorded>,
    /// Who reads it besides whoever opens it.
    pub readers: Vec<(OrgId, PersonId)>,
    /// A learning case whose texts and tips are copied.
    pub from: Option<LogId>,
}

/// A learning case that is to be made of a circle case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewLearning {
    /// The circle case.
    pub case: LogId,
    /// The table it is brought to.
    pub table: LogId,
    /// Why it may be discussed there.
    pub ground: Prose,
    /// Hidden after this day.
    pub retain_until: Day,
    /// What stands in place of what, everywhere.
    pub replace: Vec<(String, String)>,
    /// What was looked at, says nothing about anybody, and may stay.
    pub keep: Vec<String>,
}
