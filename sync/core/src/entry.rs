//! Entries: one header that names everything, one sealed body, one signature that may be left out.
//!
//! An entry is `{0: header as bytes, 1?: signature, 2: sealed body}`. Its id is the hash of the header's bytes; the
//! header holds length and digest of the sealed body, so headers alone prove a chain. `docs/formats.md` specifies
//! every byte.

pub mod body;
pub mod feed;
pub mod header;

use std::fmt;
use std::sync::Arc;

use wijktafel_model::cbor::{Bytes, Cbor as _, DecodeError, Value};
use wijktafel_model::id::{DeviceId, EntryId, FeedId, LogId, NetworkId, Signature, digest, prefix};
use zeroize::Zeroizing;

pub use self::body::{Body, Founding, Opening};
pub use self::feed::FeedWriter;
pub use self::header::{Header, Place};
use crate::crypto::{self, CryptoError, DeviceKeys, ENTRY_DOMAIN, EntryKey, Secret, TAG_BYTES};
use crate::sabotage::{self, Bug};

/// The format version this code reads and writes.
pub const FORMAT: u32 = 0;

/// Most bytes of a sealed body: a run of 64 entries stays below 16 MiB, and one entry never stalls a slow link.
pub const SEALED_BYTES_MAX: usize = 256 * 1024;

/// Most bytes of an encoded entry.
pub const ENTRY_BYTES_MAX: usize = SEALED_BYTES_MAX + header::HEADER_BYTES_MAX + 128;

/// Why bytes are not an entry, or an entry does not open.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum EntryError {
    /// Header, body or entry are not in the deterministic encoding, or a field is missing or unknown.
    #[error("the entry is not well encoded: {0}")]
    Encoding(#[from] DecodeError),
    /// Written in a newer format. The bytes are worth keeping: a newer client reads them.
    #[error("the entry is written in format {version}, which is newer than this program")]
    NewerFormat {
        /// The version it names.
        version: u64,
        /// The hash of its header, to keep it by.
        id: EntryId,
    },
    /// Header or body exceed their bounds.
    #[error("the entry is too large")]
    TooLarge,
    /// The fields do not belong together: see [`Place`].
    #[error("the fields of the entry do not belong together")]
    Shape,
    /// A list of heads is empty, not strictly ascending or longer than [`header::HEADS_MAX`].
    #[error("a list of heads is empty, unsorted or too long")]
    Heads,
    /// The sealed body is not the one that the header names.
    #[error("the sealed body is another than the header names")]
    Digest,
    /// The secret belongs to another epoch.
    #[error("the key belongs to another epoch")]
    Epoch,
    /// The key is not the one that the header commits to, or the body was changed.
    #[error("the key does not open the body")]
    Key,
    /// The signature does not hold, or none is there.
    #[error("the signature of the entry does not hold")]
    Signature,
    /// A feed belongs to one device.
    #[error("the feed belongs to another device")]
    Device,
}

impl EntryError {
    /// A stable name, for reports and vectors.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Encoding(_) => "encoding",
            Self::NewerFormat { .. } => "newer-format",
            Self::TooLarge => "too-large",
            Self::Shape => "shape",
            Self::Heads => "heads",
            Self::Digest => "digest",
            Self::Epoch => "epoch",
            Self::Key => "key",
            Self::Signature => "signature",
            Self::Device => "device",
        }
    }
}

impl From<CryptoError> for EntryError {
    fn from(error: CryptoError) -> Self {
        match error {
            CryptoError::Signature => Self::Signature,
            CryptoError::TooLarge => Self::TooLarge,
            CryptoError::Sealed | CryptoError::EncryptionKey => Self::Key,
        }
    }
}

/// One entry of a feed.
///
/// # Invariants
/// The header is never changed after the id was taken from it, hence the `Arc`. The sealed body is checked against
/// the header by [`Entry::decode`] and again by [`Entry::open`].
#[derive(Clone, PartialEq, Eq)]
pub struct Entry {
    /// What it is and where it stands.
    pub header: Arc<Header>,
    /// The sealed body.
    pub sealed: Vec<u8>,
    /// The author's signature over the id; a replica drops those that a later one vouches for.
    pub signature: Option<Signature>,
    id: EntryId,
}

impl Entry {
    /// Puts together an entry from parts that were kept or received apart.
    ///
    /// # Errors
    /// [`EntryError`] when the header breaks a rule or names another sealed body.
    pub fn from_parts(header: Header, sealed: Vec<u8>, signature: Option<Signature>) -> Result<Self, EntryError> {
        header.place()?;
        let bytes = header.encode();
        Self::assemble(header, &bytes, sealed, signature)
    }

    /// Seals `body`, the bytes of a [`Body`], into an unsigned entry: fills in epoch, commitment, length and digest
    /// of `header`. The same arguments always give the same entry, which is how a received run is checked.
    ///
    /// # Errors
    /// [`EntryError`] when the header breaks a rule or the body is too large.
    pub fn seal(header: Header, body: &[u8], secret: &Secret) -> Result<Self, EntryError> {
        let mut header = Header { epoch: secret.id(), ..header };
        header.place()?;
        let sealed_bytes = body.len() + TAG_BYTES;
        if sealed_bytes > SEALED_BYTES_MAX {
            return Err(EntryError::TooLarge);
        }
        let key = EntryKey::of(secret, &header.key_context());
        header.commitment = key.commitment();
        header.length = sealed_bytes as u64;
        let sealed = key.seal(&header.associated(), body)?;
        header.digest = digest(header::BODY_DOMAIN, &[&sealed]);
        let bytes = header.encode();
        Self::assemble(header, &bytes, sealed, None)
    }

    /// Decodes an entry and checks all that needs no key: encoding, bounds, shape, length and digest of the body.
    ///
    /// # Errors
    /// [`EntryError`] names the first rule that is broken; [`EntryError::NewerFormat`] comes before any other rule of
    /// the header.
    pub fn decode(bytes: &[u8]) -> Result<Self, EntryError> {
        if bytes.len() > ENTRY_BYTES_MAX {
            return Err(EntryError::TooLarge);
        }
        let Value::Map(pairs) = Value::decode(bytes)? else { return Err(DecodeError::WrongType.into()) };
        let (mut header, mut signature, mut sealed) = (None, None, None);
        for (key, value) in pairs {
            match key {
                0 => header = Some(Bytes::from_value(value)?.0),
                1 => signature = Some(Signature::from_value(value)?),
                2 => sealed = Some(Bytes::from_value(value)?.0),
                // No hash covers this map: a field added here would give one entry two encodings.
                unknown => return Err(DecodeError::UnknownMandatory(unknown).into()),
            }
        }
        let header = header.ok_or(DecodeError::Missing(0))?;
        let sealed = sealed.ok_or(DecodeError::Missing(2))?;
        Self::assemble(Header::decode(&header)?, &header, sealed, signature)
    }

    /// Returns the encoding: with the signature, if it carries one.
    pub fn encode(&self) -> Vec<u8> {
        let mut pairs = vec![(0, Value::Bytes(self.header.encode()))];
        pairs.extend(self.signature.map(|signature| (1, signature.to_value())));
        pairs.push((2, Value::Bytes(self.sealed.clone())));
        Value::Map(pairs).encode()
    }

    /// The entry's id.
    pub fn id(&self) -> EntryId {
        self.id
    }

    /// The network: the one it names, or its own id when it is the genesis.
    pub fn network(&self) -> NetworkId {
        self.header.network.unwrap_or(NetworkId(self.id.0))
    }

    /// The log: the one it names, or its own id when it founds one.
    pub fn log(&self) -> LogId {
        self.header.log.unwrap_or_else(|| LogId(prefix(&self.id.0)))
    }

    /// The feed: the one it names, or its own id when it opens one.
    pub fn feed(&self) -> FeedId {
        self.header.feed.unwrap_or_else(|| FeedId(prefix(&self.id.0)))
    }

    /// The key of this entry alone.
    ///
    /// # Errors
    /// [`EntryError::Epoch`] when the secret belongs to another epoch.
    pub fn key(&self, secret: &Secret) -> Result<EntryKey, EntryError> {
        if secret.id() == self.header.epoch {
            Ok(EntryKey::of(secret, &self.header.key_context()))
        } else {
            Err(EntryError::Epoch)
        }
    }

    /// Opens the body with the epoch's secret.
    ///
    /// # Errors
    /// [`EntryError::Epoch`], [`EntryError::Key`] and [`EntryError::Digest`] when secret, commitment or body do not
    /// belong to the header; [`EntryError::Encoding`] and [`EntryError::Shape`] when what was sealed is not a body
    /// of this place.
    pub fn open(&self, secret: &Secret) -> Result<Body, EntryError> {
        self.open_with(&self.key(secret)?)
    }

    /// Opens the body with the key of this entry alone, as an outsider does who was given a proof.
    ///
    /// # Errors
    /// As [`Entry::open`], without [`EntryError::Epoch`].
    pub fn open_with(&self, key: &EntryKey) -> Result<Body, EntryError> {
        let body = Body::decode(&self.open_bytes(key)?)?;
        body.check(self.header.place()?)?;
        Ok(body)
    }

    /// Opens the body and returns its bytes, which hold also what this version does not know.
    ///
    /// # Errors
    /// [`EntryError::Key`] and [`EntryError::Digest`].
    pub fn open_bytes(&self, key: &EntryKey) -> Result<Zeroizing<Vec<u8>>, EntryError> {
        if key.commitment() != self.header.commitment {
            return Err(EntryError::Key);
        }
        self.header.names(&self.sealed)?;
        Ok(key.open(&self.header.associated(), &self.sealed)?)
    }

    /// Checks the signature.
    ///
    /// # Errors
    /// [`EntryError::Signature`] when there is none, or it is not by `device` over this entry.
    pub fn verify(&self, device: &DeviceId) -> Result<(), EntryError> {
        let signature = self.signature.as_ref().ok_or(EntryError::Signature)?;
        if sabotage::is(Bug::NoSignatureCheck) {
            return Ok(());
        }
        Ok(crypto::verify(device, ENTRY_DOMAIN, &self.id.0, signature)?)
    }

    fn sign(&mut self, keys: &DeviceKeys) {
        self.signature = Some(keys.sign(ENTRY_DOMAIN, &self.id.0));
    }

    /// Takes the id from `bytes`, the encoding of `header`, and checks that it names `sealed`.
    fn assemble(
        header: Header,
        bytes: &[u8],
        sealed: Vec<u8>,
        signature: Option<Signature>,
    ) -> Result<Self, EntryError> {
        header.names(&sealed)?;
        Ok(Self { id: header::id(bytes), header: Arc::new(header), sealed, signature })
    }
}

impl fmt::Debug for Entry {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Entry")
            .field("id", &self.id)
            .field("log", &self.log())
            .field("feed", &self.feed())
            .field("seq", &self.header.seq)
            .field("sealed_bytes", &self.sealed.len())
            .field("signed", &self.signature.is_some())
            .finish()
    }
}

#[cfg(test)]
mod tests;
