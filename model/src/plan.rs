//! From a command to what is written: checks the rules the author's own client must keep, and names the facts.

use crate::command::{Command, TextEdit};
use crate::fact::Fact;
use crate::history::{Author, History};
use crate::id::{LogId, NetworkId};
use crate::roster::Standing;
use crate::time::Day;
use crate::view::{Row, Texts};
use crate::words::{LogKind, ReaderRule};

/// Where a write goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    /// The roster.
    Roster,
    /// A log that exists.
    Log(LogId),
    /// A log that this write founds.
    New {
        /// What it is about.
        kind: LogKind,
        /// Who reads it.
        readers: ReaderRule,
    },
}

/// One entry to write.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Write {
    /// Where.
    pub target: Target,
    /// Facts, in order.
    pub facts: Vec<Fact>,
    /// Changes of collaborative texts, applied in order.
    pub edits: Vec<TextEdit>,
}

/// What planning may look at.
pub trait Context {
    /// The network.
    fn network(&self) -> NetworkId;
    /// The day, by this device's clock.
    fn today(&self) -> Day;
    /// Who acts.
    fn me(&self) -> Author;
    /// Who belongs, by all that is known here.
    fn standing(&self) -> &Standing;
    /// What a log is about and who reads it; `None` when it is not known or was dropped.
    fn log(&self, log: LogId) -> Option<(LogKind, ReaderRule)>;
    /// The list row of a log.
    fn row(&self, log: LogId) -> Option<&Row>;
    /// Every log with its row, ascending by id.
    fn rows(&self) -> Vec<(LogId, &Row)>;
    /// The facts of a log that the command names.
    fn history(&self, log: LogId) -> Option<&dyn History>;
    /// The texts of a log that the command names.
    fn texts(&self, log: LogId) -> Option<Texts>;
    /// Sixteen fresh random bytes.
    fn random(&mut self) -> [u8; 16];
}

/// Why a command is refused: the person may not, or the thing is not there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum RuleError {
    /// This organisation is not a member (any more).
    #[error("this organisation is not a member")]
    NotAMember,
    /// The person lacks the mandate.
    #[error("the mandate for this is missing")]
    NoMandate,
    /// No such thing, or not readable here.
    #[error("it is not there, or not readable here")]
    NotFound,
    /// It belongs to another organisation.
    #[error("it belongs to another organisation")]
    NotYours,
    /// The log has another kind.
    #[error("it is another kind of thing")]
    WrongKind,
    /// It is closed, withdrawn, replaced or ended.
    #[error("it is closed")]
    Closed,
    /// A number, position or list outside its bounds.
    #[error("a value is outside its bounds")]
    OutOfBounds,
    /// An objection needs a reason.
    #[error("an objection needs a reason")]
    ReasonRequired,
    /// There is nothing to freeze.
    #[error("the draft is empty")]
    EmptyDraft,
    /// The organisation is not an elector of this version.
    #[error("this organisation is no elector of this version")]
    NotAnElector,
    /// The invitation cannot be confirmed: unused, used twice, revoked or another's.
    #[error("the invitation cannot be confirmed now")]
    InviteNotReady,
    /// The text would be longer than it may be.
    #[error("the text would be too long")]
    TextTooLong,
    /// It holds already.
    #[error("that holds already")]
    AlreadySo,
    /// A day in the past, or too far ahead.
    #[error("the day is not possible")]
    BadDay,
}

/// Plans a command: the writes that carry it out, in order.
///
/// # Errors
/// [`RuleError`] when the author may not, or the thing is not there. Nothing is written then.
pub fn plan(command: &Command, context: &mut dyn Context) -> Result<Vec<Write>, RuleError> {
    let _unused = (command, context);
    Err(RuleError::NotFound)
}
