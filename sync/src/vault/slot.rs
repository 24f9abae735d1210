//! The second way to the data key: under a random key that is kept outside the folder.

use std::fmt;
use std::io;

use aes_gcm_siv::aead::{Aead, KeyInit, Payload};
use aes_gcm_siv::{Aes256GcmSiv, Nonce};
use wijktafel_model::cbor::{Cbor, DecodeError, Fields, Value};
use zeroize::Zeroizing;

use super::{DataKey, SlotKey, random};

/// What the sealed data key is bound to, beside the slot's id.
const DOMAIN: &[u8] = b"wijktafel/vault/slot/0";

/// Names a slot, and nothing else: random.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct SlotId(pub [u8; 16]);

/// The data key under a [`SlotKey`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Slot {
    pub(super) id: SlotId,
    /// The data key and its tag: AES-256-GCM-SIV, zero nonce, domain and id as associated data.
    sealed: [u8; 48],
}

impl SlotId {
    /// A new id.
    ///
    /// # Errors
    /// When the operating system has no randomness to give.
    pub fn random() -> io::Result<Self> {
        random().map(|bytes| Self(*bytes))
    }

    /// What the sealed key is bound to.
    fn bound(self) -> Vec<u8> {
        [DOMAIN, &Value::Map(vec![(0, self.0.to_value())]).encode()].concat()
    }
}

impl fmt::Display for SlotId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl Slot {
    /// Nothing when the cipher refuses, which it does for messages of gigabytes alone.
    pub(super) fn seal(id: SlotId, key: &SlotKey, data: &DataKey) -> Option<Self> {
        let payload = Payload { msg: data.expose(), aad: &id.bound() };
        let sealed = cipher(key).encrypt(&Nonce::default(), payload).ok()?.try_into().ok()?;
        Some(Self { id, sealed })
    }

    /// Nothing for another key.
    pub(super) fn open(&self, key: &SlotKey) -> Option<DataKey> {
        let payload = Payload { msg: &self.sealed, aad: &self.id.bound() };
        let opened = Zeroizing::new(cipher(key).decrypt(&Nonce::default(), payload).ok()?);
        opened.as_slice().try_into().ok().map(DataKey::new)
    }
}

impl Cbor for Slot {
    fn to_value(&self) -> Value {
        Value::Map(vec![(0, self.id.0.to_value()), (2, self.sealed.to_value())])
    }

    fn from_value(value: Value) -> Result<Self, DecodeError> {
        let mut fields = Fields::open(value)?;
        let slot = Self { id: SlotId(fields.take(0)?), sealed: fields.take(2)? };
        fields.close().map(|()| slot)
    }
}

/// A zero nonce is right: each key seals one message.
fn cipher(key: &SlotKey) -> Aes256GcmSiv {
    Aes256GcmSiv::new(key.expose().into())
}
