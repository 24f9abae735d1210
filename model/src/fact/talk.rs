//! Talk beside a case or a clause of an agreement.

use crate::id::FactId;
use crate::record;
use crate::words::{Line, Prose};

record! {
    /// See [`super::Fact::Remarked`].
    Remarked {
        /// What is said.
        0 => text: Prose,
        /// The remark it answers.
        1 => on: Option<FactId>,
        /// The words it stands beside, as they were then.
        3 => beside: Option<Line>,
    }
    /// See [`super::Fact::RemarkSettled`].
    RemarkSettled {
        /// Which.
        0 => remark: FactId,
        /// Whether it is settled, or open again.
        2 => settled: bool,
    }
    /// See [`super::Fact::RemarkTakenBack`]. Counts by the organisation that made it.
    RemarkTakenBack {
        /// Which.
        0 => remark: FactId,
    }
}
