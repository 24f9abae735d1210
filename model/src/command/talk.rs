//! What may be done in the talk beside a case or an agreement.

use serde::{Deserialize, Serialize};

use crate::id::FactId;
use crate::words::{Line, Prose};

/// An intention about the talk beside one log.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "act")]
#[expect(missing_docs, reason = "fields mean what the fields of the fact of the same name mean")]
pub enum TalkAct {
    /// Says something.
    Remark { text: Prose, on: Option<FactId>, beside: Option<Line> },
    /// Settles a remark, or opens it again.
    Settle { remark: FactId, settled: bool },
    /// Takes own words back.
    TakeBack { remark: FactId },
}
