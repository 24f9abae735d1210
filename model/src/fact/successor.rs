//! What a network says about the one it continues; see `successor`.

use crate::cbor::Bytes;
use crate::id::{EntryId, FeedId, LogId, NetworkId, OrgId};
use crate::record;
use crate::words::Line;

record! {
    /// How far a feed of the earlier network was held when the copy was made.
    FeedReached {
        /// The feed.
        0 => feed: FeedId,
        /// How many entries, counted from 0 without a gap; of a forked feed the longest branch.
        2 => length: u64,
        /// The last of them; of a forked feed the digest over the last of each branch.
        4 => tip: EntryId,
    }
    /// See [`super::Fact::Continued`]. Several for one log add up.
    Continued {
        /// The earlier network.
        0 => network: NetworkId,
        /// The log there.
        2 => log: LogId,
        /// What the copy was made from: its feeds, ascending.
        4 => feeds: Vec<FeedReached>,
        /// The earlier network's name; in the network's log alone.
        1 => name: Option<Line>,
        /// Who made the copy, by its id there; in the network's log alone.
        3 => by: Option<OrgId>,
    }
    /// See [`super::Fact::Quoted`].
    Quoted {
        /// The log of the earlier network in which it was said.
        0 => log: LogId,
        /// Who said it, by its id there.
        2 => org: OrgId,
        /// What it was called there.
        4 => name: Line,
        /// The statement, in its own encoding.
        6 => statement: Bytes,
        /// The proof of a verdict: it needs nothing of the earlier network to be checked.
        1 => proof: Option<Bytes>,
    }
}
