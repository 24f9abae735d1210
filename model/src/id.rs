//! Names of things: fixed-length byte strings that carry no meaning and no personal data.

use std::fmt;
use std::str::FromStr;

use sha2::{Digest as _, Sha256};

use crate::cbor::{Cbor, DecodeError, Value};

/// Text that is not the lower-case hexadecimal form of an id.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not an id of this kind")]
pub struct ParseIdError;

macro_rules! ids {
    ($( $(#[$meta:meta])* $name:ident[$length:literal]; )*) => {$(
        $(#[$meta])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub [u8; $length]);

        impl $name {
            /// Length in bytes.
            pub const LENGTH: usize = $length;

            /// The bytes.
            pub const fn as_bytes(&self) -> &[u8; $length] {
                &self.0
            }

            /// The first four bytes in hexadecimal: enough for a person to tell two apart, never an identifier.
            pub fn short(&self) -> String {
                self.to_string().chars().take(8).collect()
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{}({})", stringify!($name), self.short())
            }
        }

        impl FromStr for $name {
            type Err = ParseIdError;
            fn from_str(text: &str) -> Result<Self, ParseIdError> {
                let mut bytes = [0; $length];
                from_hex(text, &mut bytes).ok_or(ParseIdError)?;
                Ok(Self(bytes))
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = <std::borrow::Cow<'de, str>>::deserialize(deserializer)?;
                text.parse().map_err(serde::de::Error::custom)
            }
        }

        impl Cbor for $name {
            fn to_value(&self) -> Value {
                self.0.to_value()
            }
            fn from_value(value: Value) -> Result<Self, DecodeError> {
                Cbor::from_value(value).map(Self)
            }
        }
    )*};
}

ids! {
    /// A network: the hash of its genesis entry.
    NetworkId[32];
    /// A log: the first 16 bytes of its founding entry's id.
    LogId[16];
    /// A feed, and the automerge actor of its changes: the first 16 bytes of its opening entry's id.
    FeedId[16];
    /// An entry: SHA-256 of its header.
    EntryId[32];
    /// A fact: the first 16 bytes of SHA-256 over its entry's id and its place in the entry.
    FactId[16];
    /// A device: its Ed25519 public key in this network, which is also its endpoint id.
    DeviceId[32];
    /// An organisation: the first 16 bytes of SHA-256 over its founding statement.
    OrgId[16];
    /// A person within one organisation: random, meaningless outside the network.
    PersonId[16];
    /// A group of organisations that reads certain logs: random.
    GroupId[16];
    /// A box at a blind peer: derived from a secret of its readers, opaque to everybody else.
    BoxId[32];
    /// A person whom a circle case concerns: random, one for each case, never a name or a number of a file.
    ConcernedId[16];
    /// A key epoch: the hash commitment of its secret.
    EpochId[16];
    /// The public half of an invitation's key.
    InviteId[32];
    /// The public half of a recovery sheet's key.
    SheetId[32];
    /// A reply sheet: random.
    ReplyId[16];
    /// What the answers on one reply sheet are checked with: random.
    ReplyKey[32];
    /// The hash over everything that is on a reply sheet.
    ReplyMark[32];
    /// The scores that an organisation is bound to: SHA-256 over them, random bytes and whose they are.
    SealId[32];
    /// A frozen version of an agreement: SHA-256 of its canonical bytes.
    VersionId[32];
    /// A device's X25519 public key, to which keys are sealed.
    EncryptionKey[32];
    /// An Ed25519 signature.
    Signature[64];
}

impl FactId {
    /// The id of the fact at `index` in `entry`.
    pub fn of(entry: EntryId, index: usize) -> Self {
        let mut hasher = Sha256::new();
        hasher.update(b"wijktafel/fact/0");
        hasher.update(entry.0);
        hasher.update((index as u64).to_be_bytes());
        Self(prefix(&hasher.finalize().into()))
    }
}

/// SHA-256 of `parts` under a domain, the parts length-prefixed.
pub fn digest(domain: &str, parts: &[&[u8]]) -> [u8; 32] {
    let mut hasher = Sha256::new();
    hasher.update(domain.as_bytes());
    for part in parts {
        hasher.update((part.len() as u64).to_be_bytes());
        hasher.update(part);
    }
    hasher.finalize().into()
}

/// The first `N` (at most 32) bytes of a hash.
pub fn prefix<const N: usize>(hash: &[u8; 32]) -> [u8; N] {
    let mut out = [0; N];
    for (to, from) in out.iter_mut().zip(hash) {
        *to = *from;
    }
    out
}

/// The lower-case hexadecimal form.
pub(crate) fn to_hex(bytes: &[u8]) -> String {
    use fmt::Write as _;
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
        let _never_fails = write!(text, "{byte:02x}");
        text
    })
}

pub(crate) fn from_hex(text: &str, out: &mut [u8]) -> Option<()> {
    let digits: Vec<u8> = text.bytes().map(hex_digit).collect::<Option<_>>()?;
    if digits.len() != out.len() * 2 {
        return None;
    }
    for (byte, pair) in out.iter_mut().zip(digits.chunks_exact(2)) {
        *byte = pair.iter().fold(0, |n, digit| (n << 4) | digit);
    }
    Some(())
}

fn hex_digit(byte: u8) -> Option<u8> {
    match byte {
        b'0'..=b'9' => Some(byte - b'0'),
        b'a'..=b'f' => Some(byte - b'a' + 10),
        _ => None,
    }
}

#[cfg(test)]
mod tests;
