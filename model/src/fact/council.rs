//! What organisations decide together about each other and about the network's rules; see `roster`.

use crate::id::OrgId;
use crate::record;
use crate::words::RemovalReason;

record! {
    /// See [`super::Fact::RemovalVoted`].
    RemovalVoted {
        /// Against whom.
        0 => org: OrgId,
        /// The membership that should end.
        2 => number: u32,
        /// Why, in one of a few words: no prose stands in the roster.
        4 => reason: RemovalReason,
    }
    /// See [`super::Fact::RemovalWithdrawn`].
    RemovalWithdrawn {
        /// Against whom the verdict was.
        0 => org: OrgId,
        /// Which membership.
        2 => number: u32,
    }
    /// See [`super::Fact::CharterVoted`].
    CharterVoted {
        /// How many members must admit a newcomer; 1 to 5.
        0 => sponsors: u32,
    }
    /// See [`super::Fact::PauseVoted`].
    PauseVoted {
        /// They should rest, or go on.
        0 => on: bool,
    }
    /// See [`super::Fact::HandedOver`]. Counts together with the other side's [`super::Fact::TakenOver`], in any order.
    HandedOver {
        /// The own membership that ends.
        0 => number: u32,
        /// Who carries on.
        2 => to: OrgId,
    }
    /// See [`super::Fact::TakenOver`]. Counts together with the other side's [`super::Fact::HandedOver`], in any order.
    TakenOver {
        /// Who is taken over.
        0 => org: OrgId,
        /// Its membership that ends.
        2 => number: u32,
    }
}
