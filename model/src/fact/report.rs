//! What is told of a case after the table, and sheets on which somebody without a client tells it.

use crate::id::{FactId, ReplyId, ReplyKey, ReplyMark};
use crate::record;
use crate::time::Day;
use crate::words::{ClientVerdict, Line, Prose};

record! {
    /// See [`super::Fact::CaseReported`].
    CaseReported {
        /// One line for the table.
        1 => line: Option<Prose>,
        /// The client's own words.
        3 => words: Option<Prose>,
        /// The client's own verdict.
        5 => verdict: Option<ClientVerdict>,
        /// The reply sheet it was filled in on.
        7 => sheet: Option<ReplyId>,
    }
    /// See [`super::Fact::ReplyAsked`]. Counts in a learning case alone.
    ReplyAsked {
        /// The sheet.
        0 => sheet: ReplyId,
        /// What its answers are checked with. Whoever reads the case may take them in, and has it for that.
        2 => key: ReplyKey,
        /// For whom: a role or an organisation.
        4 => whom: Line,
        /// The last day on which answers are taken in.
        6 => until: Day,
        /// Tips of this case that are on it, ascending.
        8 => tips: Vec<FactId>,
        /// The hash over everything that is on it; see [`crate::reply::Sheet::mark`].
        10 => mark: ReplyMark,
    }
}
