//! Blind peers, as they are shown.

use serde::{Deserialize, Serialize};

use crate::id::{DeviceId, OrgId};
use crate::time::Timestamp;

/// A blind peer that an organisation offers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BlindPeer {
    /// Its endpoint.
    pub endpoint: DeviceId,
    /// Who offers it.
    pub org: OrgId,
    /// When that was written, as its author claims.
    pub at: Timestamp,
    /// Where it can be reached, as `address:port`.
    pub addresses: Vec<String>,
}

/// A blind peer and how this device stands with it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BlindPeerView {
    /// Which, and who offers it.
    #[serde(flatten)]
    pub peer: BlindPeer,
    /// Whether the own organisation offers it, and may end it.
    pub own: bool,
    /// When everything was last fetched and left there, by this device's clock.
    pub reached: Option<Timestamp>,
    /// Logs of which something was written or received since and is not left there yet; absent before the first visit.
    pub to_leave: Option<u64>,
    /// Why it took nothing the last time it was reached.
    pub refused: Option<BlindRefusal>,
    /// Parcels found there that do not open or hold something else: passed over.
    pub passed_over: u64,
}

/// Why a blind peer does not serve this device, or takes nothing more.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BlindRefusal {
    /// The organisation that offers it has not told it of this device yet.
    NotServed,
    /// Its ticket was used by somebody else before.
    Claimed,
    /// It holds as much as it may.
    Full,
    /// It speaks another version, or not as it should.
    NotUnderstood,
}
