//! The hello: who is at the other end, in which network, and what both hash with.
//!
//! Initiator and responder first exchange nonces and protocol versions, which say nothing. Then each proves, the
//! initiator first, that it knows the network and holds the key of the device whose endpoint it is. Both proofs cover
//! the [`Transcript`]: endpoints, nonces and version lists, so nothing can be replayed, relayed to a third party or
//! talked down to an older version. A stranger sees random bytes.

use wijktafel_model::cbor::Cbor as _;
use wijktafel_model::id::{DeviceId, NetworkId, digest, prefix};

use super::catalogue::ConnectionKey;
use super::message::Hello;

/// Protocol versions that this code speaks, ascending.
pub const VERSIONS: &[u32] = &[0];

/// Domain of the signature in a proof.
pub const PROOF_DOMAIN: &str = "wijktafel/hello-signature/0";

/// Which end of a connection this is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// It dialled.
    Initiator,
    /// It was dialled.
    Responder,
}

impl Role {
    /// The other end.
    #[must_use]
    pub const fn other(self) -> Self {
        match self {
            Self::Initiator => Self::Responder,
            Self::Responder => Self::Initiator,
        }
    }

    const fn label(self) -> &'static [u8] {
        match self {
            Self::Initiator => b"initiator",
            Self::Responder => b"responder",
        }
    }
}

/// The highest version both speak.
pub fn agree(mine: &[u32], theirs: &[u32]) -> Option<u32> {
    mine.iter().filter(|version| theirs.contains(version)).max().copied()
}

/// What both hellos said and between whom, in one hash.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Transcript([u8; 32]);

impl Transcript {
    /// Binds two endpoints and their hellos, the initiator's first.
    pub fn new(initiator: (&DeviceId, &Hello), responder: (&DeviceId, &Hello)) -> Self {
        let parts: [&[u8]; 4] = [&initiator.0.0, &responder.0.0, &initiator.1.to_cbor(), &responder.1.to_cbor()];
        Self(digest("wijktafel/hello/0", &parts))
    }

    /// What one end shows to prove that it knows the network. Without the network id it is a random number.
    pub fn tag(&self, network: &NetworkId, role: Role) -> [u8; 16] {
        prefix(&digest("wijktafel/hello-tag/0", &[&network.0, &self.0, role.label()]))
    }

    /// What one end signs.
    pub fn signed(&self, network: &NetworkId, role: Role) -> [u8; 32] {
        digest("wijktafel/hello-proof/0", &[&network.0, &self.0, role.label()])
    }

    /// What both ends hash with from here on.
    pub fn key(&self, network: &NetworkId) -> ConnectionKey {
        ConnectionKey::new(digest("wijktafel/connection/0", &[&network.0, &self.0]))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hello(nonce: u8, versions: &[u32]) -> Hello {
        Hello { versions: versions.to_vec(), nonce: [nonce; 32] }
    }

    #[test]
    fn everything_said_in_the_hello_changes_the_transcript() {
        let (alice, bob, mallory) = (DeviceId([1; 32]), DeviceId([2; 32]), DeviceId([3; 32]));
        let one = Transcript::new((&alice, &hello(1, &[0])), (&bob, &hello(2, &[0])));
        let others = [
            Transcript::new((&bob, &hello(1, &[0])), (&alice, &hello(2, &[0]))),
            Transcript::new((&alice, &hello(1, &[0])), (&mallory, &hello(2, &[0]))),
            Transcript::new((&mallory, &hello(1, &[0])), (&bob, &hello(2, &[0]))),
            Transcript::new((&alice, &hello(9, &[0])), (&bob, &hello(2, &[0]))),
            Transcript::new((&alice, &hello(1, &[0])), (&bob, &hello(9, &[0]))),
            Transcript::new((&alice, &hello(1, &[0, 1])), (&bob, &hello(2, &[0]))),
            Transcript::new((&alice, &hello(1, &[0])), (&bob, &hello(2, &[0, 1]))),
        ];

        let network = NetworkId([5; 32]);
        for other in others {
            assert_ne!(one.tag(&network, Role::Initiator), other.tag(&network, Role::Initiator));
            assert_ne!(one.signed(&network, Role::Initiator), other.signed(&network, Role::Initiator));
        }
        assert_ne!(one.tag(&network, Role::Initiator), one.tag(&network, Role::Responder), "no reflection");
        assert_ne!(one.tag(&network, Role::Initiator), one.tag(&NetworkId([6; 32]), Role::Initiator));
        assert_ne!(one.signed(&network, Role::Initiator), one.signed(&network, Role::Responder));
    }

    #[test]
    fn the_highest_common_version_is_spoken() {
        assert_eq!(agree(&[0, 1, 4], &[1, 3, 4, 9]), Some(4));
        assert_eq!(agree(&[0], &[1]), None);
    }
}
