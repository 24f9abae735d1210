//! What was dropped: who has dropped it too, and which blind peers are still to be asked to forget it.

use serde::{Deserialize, Serialize};
use wijktafel_core::blind::post::Forgetting;
use wijktafel_core::replica;
use wijktafel_model::view::blind::BlindPeer;

use super::driver::Driver;

/// A log that was dropped, with what is known of those who held it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Erased {
    /// What it was, and what is known of partners' devices.
    #[serde(flatten)]
    pub what: replica::Erased,
    /// Every blind peer that is used.
    pub blind_peers: Vec<BlindErased>,
}

/// How far a blind peer is with forgetting it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BlindErased {
    /// Which.
    #[serde(flatten)]
    pub peer: BlindPeer,
    /// How far.
    pub state: Forgetting,
}

impl Driver {
    pub(super) fn erased(&self) -> Vec<Erased> {
        let replica = &self.hub.replica;
        let of = |what: replica::Erased| {
            let forgetting = self.post.forgetting(what.log, replica).into_iter();
            let blind_peers = forgetting.map(|(peer, state)| BlindErased { peer, state }).collect();
            Erased { what, blind_peers }
        };
        replica.erased().into_iter().map(of).collect()
    }
}
