//! What is told of a case after the table.

use serde::{Deserialize, Serialize};

use crate::id::{FactId, LogId, ReplyId, ReplyKey, ReplyMark};
use crate::time::Day;
use crate::words::{ClientVerdict, Line, Prose, TipResult};

/// What became of some tips of one case, and a line beside them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CaseReport {
    /// The case.
    pub case: LogId,
    /// Tips, each once.
    pub tips: Vec<TipOutcome>,
    /// One line for the table.
    pub line: Option<Prose>,
    /// The client's own words.
    pub words: Option<Prose>,
    /// The client's own verdict.
    pub verdict: Option<ClientVerdict>,
}

impl CaseReport {
    /// Whether there is anything in it.
    pub fn says_something(&self) -> bool {
        !self.tips.is_empty() || self.line.is_some() || self.words.is_some() || self.verdict.is_some()
    }
}

/// What became of one tip.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TipOutcome {
    /// Which.
    pub tip: FactId,
    /// What became of it.
    pub result: TipResult,
}

/// A reply sheet that is to be handed out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewSheet {
    /// Random.
    pub sheet: ReplyId,
    /// Random.
    pub key: ReplyKey,
    /// For whom: a role or an organisation.
    pub whom: Line,
    /// The last day on which answers are taken in.
    pub until: Day,
    /// What is asked.
    pub cases: Vec<AskedCase>,
    /// The hash over everything that is on it.
    pub mark: ReplyMark,
    /// Words that were looked at and tell nothing.
    pub keep: Vec<String>,
}

/// The tips of one case that are on a sheet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AskedCase {
    /// The case.
    pub case: LogId,
    /// Its tips.
    pub tips: Vec<FactId>,
}

/// What came back on a sheet, once it was checked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Replies {
    /// Which sheet.
    pub sheet: ReplyId,
    /// What was filled in.
    pub cases: Vec<CaseReport>,
}
