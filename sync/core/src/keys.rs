//! Key objects: an epoch's secret on its way to one device, or kept under another secret.
//!
//! A group's secret is sealed to each entitled device; a log's secret is random, never derived, and wrapped under the
//! secret of its readers. Both travel as signed objects outside every chain, so that they can be deleted: then nothing
//! that stays in any log opens what was erased. Whether the author may hand out this secret, and whether the
//! recipient may have it, is for the roster to say.

use std::fmt;

use wijktafel_model::cbor::{Bytes, Cbor, DecodeError, Fields, Value};
use wijktafel_model::id::{DeviceId, EncryptionKey, EpochId, NetworkId, Signature, digest};
use zeroize::Zeroizing;

use crate::crypto::{self, CryptoError, DeviceKeys, KEY_DOMAIN, Secret, envelope};
use crate::entry::FORMAT;
use crate::store::Scope;

/// Most bytes of an encoded key object.
pub const KEY_OBJECT_BYTES_MAX: usize = 512;

/// Length of a sealed secret under each form.
const TO_DEVICE_BYTES: usize = 32 + envelope::OVERHEAD_BYTES;
const UNDER_EPOCH_BYTES: usize = 32 + crypto::TAG_BYTES;

const SIGNATURE_KEY: u64 = 12;

const DEVICE_DOMAIN: &str = "wijktafel/key-to-device/0";

/// Why a key object is not accepted, or does not open.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum KeyError {
    /// Not the deterministic encoding of a key object.
    #[error("the key object is not well encoded: {0}")]
    Encoding(#[from] DecodeError),
    /// Written in a newer format.
    #[error("the key object is written in format {0}, which is newer than this program")]
    NewerFormat(u64),
    /// The signature is not its author's.
    #[error("the signature of the key object does not hold")]
    Signature,
    /// Sealed to another device, or under another epoch, or in the other form.
    #[error("the key object is for somebody else")]
    Recipient,
    /// The sealed secret does not open with this device or this secret, in this context.
    #[error("the key object does not open")]
    Sealed,
    /// It opens, but to the secret of another epoch than it says: ask another holder.
    #[error("wrong key: the secret belongs to another epoch than the key object says")]
    WrongKey,
    /// The recipient's encryption key cannot be sealed to.
    #[error("the recipient's encryption key is not usable")]
    EncryptionKey,
}

impl KeyError {
    /// A stable name, for reports and vectors.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Encoding(_) => "encoding",
            Self::NewerFormat(_) => "newer-format",
            Self::Signature => "signature",
            Self::Recipient => "recipient",
            Self::Sealed => "sealed",
            Self::WrongKey => "wrong-key",
            Self::EncryptionKey => "encryption-key",
        }
    }
}

impl From<CryptoError> for KeyError {
    fn from(error: CryptoError) -> Self {
        match error {
            CryptoError::Signature => Self::Signature,
            CryptoError::EncryptionKey => Self::EncryptionKey,
            CryptoError::Sealed | CryptoError::TooLarge => Self::Sealed,
        }
    }
}

/// A sealed secret with what it is for, signed by the device that hands it out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyObject {
    /// The network.
    pub network: NetworkId,
    /// What the secret opens.
    pub scope: Scope,
    /// Which secret: its hash commitment.
    pub epoch: EpochId,
    /// The sealed secret and who can open it.
    pub wrapped: Wrapped,
    /// The device that hands it out.
    pub author: DeviceId,
    /// The author's signature over all of the above.
    pub signature: Signature,
}

/// A sealed secret. `Debug` shows only for whom.
#[derive(Clone, PartialEq, Eq)]
pub enum Wrapped {
    /// Sealed to a device's encryption key: [`envelope`].
    Device {
        /// Which device.
        recipient: DeviceId,
        /// Encapsulated key and ciphertext.
        sealed: Vec<u8>,
    },
    /// Sealed under another secret.
    Epoch {
        /// Which secret.
        under: EpochId,
        /// Ciphertext.
        sealed: Vec<u8>,
    },
}

impl KeyObject {
    /// Seals a secret to a device. `ephemeral` must be fresh random bytes.
    ///
    /// # Errors
    /// [`KeyError::EncryptionKey`] when the recipient's key is not usable.
    pub fn seal_to_device(
        keys: &DeviceKeys,
        network: NetworkId,
        scope: Scope,
        secret: &Secret,
        recipient: DeviceId,
        encryption: &EncryptionKey,
        ephemeral: [u8; 32],
    ) -> Result<Self, KeyError> {
        let author = keys.device();
        let context = context(network, scope, secret.id(), recipient.to_value(), author);
        let sealed = envelope::seal(encryption, DEVICE_DOMAIN, &context, secret.expose(), ephemeral)?;
        Ok(Self::sign(keys, network, scope, secret.id(), Wrapped::Device { recipient, sealed }))
    }

    /// Seals a secret under another one.
    ///
    /// # Errors
    /// None in practice: a secret is never too long to seal.
    pub fn seal_under(
        keys: &DeviceKeys,
        network: NetworkId,
        scope: Scope,
        secret: &Secret,
        under: &Secret,
    ) -> Result<Self, KeyError> {
        let key = wrapping_key(network, scope, secret.id(), under, keys.device());
        let sealed = crypto::seal_once(&key, b"", secret.expose())?;
        Ok(Self::sign(keys, network, scope, secret.id(), Wrapped::Epoch { under: under.id(), sealed }))
    }

    fn sign(keys: &DeviceKeys, network: NetworkId, scope: Scope, epoch: EpochId, wrapped: Wrapped) -> Self {
        let signature = Signature([0; 64]);
        let mut object = Self { network, scope, epoch, wrapped, author: keys.device(), signature };
        object.signature = keys.sign(KEY_DOMAIN, &object.message());
        object
    }

    /// Checks the author's signature.
    ///
    /// # Errors
    /// [`KeyError::Signature`] when it does not hold.
    pub fn verify(&self) -> Result<(), KeyError> {
        Ok(crypto::verify(&self.author, KEY_DOMAIN, &self.message(), &self.signature)?)
    }

    /// Opens what was sealed to this device. Does not look at the signature: see [`KeyObject::verify`].
    ///
    /// # Errors
    /// [`KeyError::Recipient`], [`KeyError::Sealed`], and [`KeyError::WrongKey`] when the author sealed another
    /// secret than it says.
    pub fn open_with_device(&self, keys: &DeviceKeys) -> Result<Secret, KeyError> {
        match &self.wrapped {
            Wrapped::Device { recipient, sealed } if *recipient == keys.device() => {
                let Self { network, scope, epoch, author, .. } = *self;
                let context = context(network, scope, epoch, recipient.to_value(), author);
                self.secret(&envelope::open(keys, DEVICE_DOMAIN, &context, sealed)?)
            }
            Wrapped::Device { .. } | Wrapped::Epoch { .. } => Err(KeyError::Recipient),
        }
    }

    /// Opens what was sealed under another secret. Does not look at the signature: see [`KeyObject::verify`].
    ///
    /// # Errors
    /// As [`KeyObject::open_with_device`].
    pub fn open_under(&self, under: &Secret) -> Result<Secret, KeyError> {
        match &self.wrapped {
            Wrapped::Epoch { under: epoch, sealed } if *epoch == under.id() => {
                let key = wrapping_key(self.network, self.scope, self.epoch, under, self.author);
                self.secret(&crypto::open_once(&key, b"", sealed)?)
            }
            Wrapped::Device { .. } | Wrapped::Epoch { .. } => Err(KeyError::Recipient),
        }
    }

    fn secret(&self, opened: &[u8]) -> Result<Secret, KeyError> {
        let bytes = Zeroizing::new(<[u8; 32]>::try_from(opened).map_err(|_length| KeyError::WrongKey)?);
        let secret = Secret::new(*bytes);
        if secret.id() == self.epoch { Ok(secret) } else { Err(KeyError::WrongKey) }
    }

    /// Returns the encoding.
    pub fn encode(&self) -> Vec<u8> {
        let mut pairs = self.unsigned();
        pairs.push((SIGNATURE_KEY, self.signature.to_value()));
        Value::Map(pairs).encode()
    }

    /// Decodes a key object.
    ///
    /// # Errors
    /// [`KeyError::Encoding`] when the bytes are not exactly a key object, [`KeyError::NewerFormat`] before any other
    /// rule about its fields.
    pub fn decode(bytes: &[u8]) -> Result<Self, KeyError> {
        if bytes.len() > KEY_OBJECT_BYTES_MAX {
            return Err(DecodeError::OutOfBounds.into());
        }
        let mut fields = Fields::open(Value::decode(bytes)?)?;
        let version: u64 = fields.take(0)?;
        if version > u64::from(FORMAT) {
            return Err(KeyError::NewerFormat(version));
        }
        let object = Self {
            network: fields.take(2)?,
            scope: fields.take(4)?,
            epoch: fields.take(6)?,
            wrapped: fields.take(8)?,
            author: fields.take(10)?,
            signature: fields.take(SIGNATURE_KEY)?,
        };
        fields.close()?;
        // It lives too short for optional fields: with none, its bytes have one reading.
        if object.encode() == bytes { Ok(object) } else { Err(DecodeError::NotDeterministic.into()) }
    }

    fn unsigned(&self) -> Vec<(u64, Value)> {
        vec![
            (0, FORMAT.to_value()),
            (2, self.network.to_value()),
            (4, self.scope.to_value()),
            (6, self.epoch.to_value()),
            (8, self.wrapped.to_value()),
            (10, self.author.to_value()),
        ]
    }

    fn message(&self) -> [u8; 32] {
        digest("wijktafel/key/0", &[&Value::Map(self.unsigned()).encode()])
    }
}

fn wrapping_key(
    network: NetworkId,
    scope: Scope,
    epoch: EpochId,
    under: &Secret,
    author: DeviceId,
) -> Zeroizing<[u8; 32]> {
    let context = context(network, scope, epoch, under.id().to_value(), author);
    crypto::derive(under.expose(), "wijktafel/key-under-epoch/0", &context)
}

/// What a sealed secret is bound to: the fields of the key object, with the recipient in place of the wrapped secret.
fn context(network: NetworkId, scope: Scope, epoch: EpochId, recipient: Value, author: DeviceId) -> Vec<u8> {
    Value::Map(vec![
        (2, network.to_value()),
        (4, scope.to_value()),
        (6, epoch.to_value()),
        (8, recipient),
        (10, author.to_value()),
    ])
    .encode()
}

impl Cbor for Scope {
    fn to_value(&self) -> Value {
        match self {
            Self::Roster => Value::Map(vec![(0, Value::Uint(0))]),
            Self::Members => Value::Map(vec![(0, Value::Uint(1))]),
            Self::Group(group) => Value::Map(vec![(0, Value::Uint(2)), (2, group.to_value())]),
            Self::Log(log) => Value::Map(vec![(0, Value::Uint(3)), (2, log.to_value())]),
        }
    }

    fn from_value(value: Value) -> Result<Self, DecodeError> {
        let mut fields = Fields::open(value)?;
        let scope = match fields.take::<u64>(0)? {
            0 => Self::Roster,
            1 => Self::Members,
            2 => Self::Group(fields.take(2)?),
            3 => Self::Log(fields.take(2)?),
            _ => return Err(DecodeError::OutOfBounds),
        };
        fields.close()?;
        Ok(scope)
    }
}

impl Cbor for Wrapped {
    fn to_value(&self) -> Value {
        let (form, recipient, sealed) = match self {
            Self::Device { recipient, sealed } => (0, recipient.to_value(), sealed),
            Self::Epoch { under, sealed } => (1, under.to_value(), sealed),
        };
        Value::Map(vec![(0, Value::Uint(form)), (2, recipient), (4, Value::Bytes(sealed.clone()))])
    }

    fn from_value(value: Value) -> Result<Self, DecodeError> {
        let mut fields = Fields::open(value)?;
        let form: u64 = fields.take(0)?;
        let (wrapped, length) = match form {
            0 => (Self::Device { recipient: fields.take(2)?, sealed: fields.take::<Bytes>(4)?.0 }, TO_DEVICE_BYTES),
            1 => (Self::Epoch { under: fields.take(2)?, sealed: fields.take::<Bytes>(4)?.0 }, UNDER_EPOCH_BYTES),
            _ => return Err(DecodeError::OutOfBounds),
        };
        fields.close()?;
        let (Self::Device { sealed, .. } | Self::Epoch { sealed, .. }) = &wrapped;
        if sealed.len() == length { Ok(wrapped) } else { Err(DecodeError::OutOfBounds) }
    }
}

impl fmt::Debug for Wrapped {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Device { recipient, .. } => f.debug_tuple("Device").field(recipient).finish(),
            Self::Epoch { under, .. } => f.debug_tuple("Epoch").field(under).finish(),
        }
    }
}

#[cfg(test)]
mod tests;
