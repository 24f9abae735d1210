//! Computers that keep sealed parcels for partners who are never online together, and read nothing of them.

use crate::id::DeviceId;
use crate::record;
use crate::words::Line;

record! {
    /// See [`super::Fact::BlindPeerAdded`]. Counts as long as the writer's organisation is a member.
    BlindPeerAdded {
        /// Its endpoint.
        0 => endpoint: DeviceId,
        /// Where it can be reached, as `address:port`; at most [`ADDRESSES_MAX`].
        2 => addresses: Vec<Line>,
    }
    /// See [`super::Fact::BlindPeerEnded`].
    BlindPeerEnded {
        /// Its endpoint.
        0 => endpoint: DeviceId,
    }
}

/// Addresses of a blind peer that are looked at.
pub const ADDRESSES_MAX: usize = 8;

/// Blind peers that are used in one network: a bound on what each device does for them.
pub const PEERS_MAX: usize = 8;

/// Blind peers of one organisation that are used, so that none crowds out those of the others.
pub const PEERS_OF_ONE_MAX: usize = 2;
