//! Proof of one verdict on one version of an agreement, for somebody who has nothing else.
//!
//! It holds the version's own bytes, whose hash is what the verdict names; the verdict's entry with its signature; the
//! opening entry of its feed, which names the signing device; and, if wanted, the roster entries that lead from the
//! organisation's founding statement to that device. Every entry comes with its own key and no other, so the reader
//! learns what these entries say and nothing more of any log. The size does not depend on the length of the feed.
//!
//! A proof shows that the word was given and by whom. It cannot show what came later: a verdict that replaced it, a
//! mandate that had ended, or whether the version is in force.

mod path;
mod plain;

use std::collections::BTreeMap;
use std::fmt;

use wijktafel_model::cbor::{Bytes, Cbor as _, DecodeError, Fields, Value};
use wijktafel_model::fact::{Fact, VerdictGiven, VersionProposed};
use wijktafel_model::id::{DeviceId, FeedId, LogId, NetworkId, VersionId};
use wijktafel_model::time::Timestamp;

pub use self::path::{Path, Signatory};
pub use self::plain::{NOTICE, PLAIN_BYTES_MAX, plain_proof, verify_plain};
use crate::crypto::EntryKey;
use crate::entry::{Body, Entry, EntryError, FORMAT, Opening};

/// Most bytes of a proof: the longest text, and a path of a few dozen entries.
pub const PROOF_BYTES_MAX: usize = 1024 * 1024;

/// Why a proof is not accepted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ProofError {
    /// Not the deterministic encoding of a proof.
    #[error("the proof is not well encoded: {0}")]
    Encoding(#[from] DecodeError),
    /// Written in a newer format.
    #[error("the proof is written in format {0}, which is newer than this program")]
    NewerFormat(u64),
    /// An entry in it breaks a rule, does not open with its key, or is not signed by its device.
    #[error("an entry of the proof is not accepted: {0}")]
    Entry(#[from] EntryError),
    /// The opening entry of a feed is missing, or stands in another network or log.
    #[error("the opening entry of a feed is missing")]
    Opening,
    /// The entry holds no verdict at that place, or on another version, network or agreement.
    #[error("the entry holds no verdict on this version")]
    Verdict,
    /// The path does not lead from the founding statement to the signing device.
    #[error("the path does not lead to the device that signed")]
    Path,
    /// No JSON of a proof.
    #[error("this is not a proof in JSON")]
    Plain,
    /// The words of the JSON are not what its proof shows.
    #[error("what the file says is not what its proof shows")]
    Says,
}

impl ProofError {
    /// A stable name, for reports and vectors.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Encoding(_) => "encoding",
            Self::NewerFormat(_) => "newer-format",
            Self::Entry(error) => error.code(),
            Self::Opening => "opening",
            Self::Verdict => "verdict",
            Self::Path => "path",
            Self::Plain => "plain",
            Self::Says => "says",
        }
    }
}

/// An entry shown to an outsider: with its key.
#[derive(Clone, PartialEq, Eq)]
pub struct Shown {
    entry: Entry,
    key: [u8; 32],
}

impl Shown {
    /// Shows an entry. Whoever gets it can read this entry and no other.
    pub fn new(entry: Entry, key: &EntryKey) -> Self {
        Self { entry, key: *key.expose() }
    }

    fn to_value(&self) -> Value {
        Value::Map(vec![(0, Value::Bytes(self.entry.encode())), (2, self.key.to_value())])
    }

    fn read(value: Value) -> Result<Self, ProofError> {
        let mut fields = Fields::open(value)?;
        let Bytes(entry) = fields.take(0)?;
        let key = fields.take(2)?;
        fields.close()?;
        Ok(Self { entry: Entry::decode(&entry)?, key })
    }

    fn read_all(values: Vec<Value>) -> Result<Vec<Self>, ProofError> {
        values.into_iter().map(Self::read).collect()
    }

    fn open(&self) -> Result<Body, EntryError> {
        self.entry.open_with(&EntryKey::new(self.key))
    }
}

fn shown_list(list: &[Shown]) -> Value {
    Value::Array(list.iter().map(Shown::to_value).collect())
}

impl fmt::Debug for Shown {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Shown").field(&self.entry).finish()
    }
}

/// A proof that one organisation's device gave one verdict on one version.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proof {
    /// The version: the payload of its statement, exactly the bytes that were decided on.
    pub version: Bytes,
    /// The entry that holds the verdict, with its signature.
    pub verdict: Shown,
    /// The verdict's place among the entry's statements, from 0.
    pub index: u32,
    /// The opening entries of the feeds that the other entries stand in; they need no signature, because the feed's id
    /// is their hash.
    pub openings: Vec<Shown>,
    /// Whose device it is.
    pub path: Option<Path>,
}

/// What a proof shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProofReport {
    /// The id of the version that was decided on.
    pub id: VersionId,
    /// That version, with its text, its agreement and its network.
    pub version: VersionProposed,
    /// The verdict.
    pub verdict: VerdictGiven,
    /// When its author says it was given.
    pub at: Timestamp,
    /// The device that signed.
    pub device: DeviceId,
    /// Whose device that is, when the proof says so.
    pub signatory: Option<Signatory>,
}

impl Proof {
    /// Returns the bytes of the proof's file.
    pub fn encode(&self) -> Vec<u8> {
        let mut pairs = vec![
            (0, FORMAT.to_value()),
            (2, self.version.to_value()),
            (4, self.verdict.to_value()),
            (6, self.index.to_value()),
            (8, shown_list(&self.openings)),
        ];
        pairs.extend(self.path.as_ref().map(|path| (9, path.to_value())));
        Value::Map(pairs).encode()
    }

    /// Decodes a proof without judging it: see [`verify_proof`].
    ///
    /// # Errors
    /// [`ProofError::Encoding`], [`ProofError::NewerFormat`], and [`ProofError::Entry`] when an entry is not one.
    pub fn decode(bytes: &[u8]) -> Result<Self, ProofError> {
        if bytes.len() > PROOF_BYTES_MAX {
            return Err(DecodeError::OutOfBounds.into());
        }
        let mut fields = Fields::open(Value::decode(bytes)?)?;
        let format: u64 = fields.take(0)?;
        if format > u64::from(FORMAT) {
            return Err(ProofError::NewerFormat(format));
        }
        let version = fields.take(2)?;
        let verdict = Shown::read(fields.take(4)?)?;
        let index = fields.take(6)?;
        let openings = Shown::read_all(fields.take(8)?)?;
        let path = fields.take::<Option<Value>>(9)?.map(Path::read).transpose()?;
        fields.close()?;
        Ok(Self { version, verdict, index, openings, path })
    }

    /// Checks everything the proof claims.
    ///
    /// # Errors
    /// [`ProofError`] names the first claim that does not hold.
    pub fn verify(self) -> Result<ProofReport, ProofError> {
        let authors = Authors::open(&self.openings)?;
        let body = self.verdict.open()?;
        let device = authors.check(&self.verdict.entry, &body)?;
        let network = self.verdict.entry.network();
        let statement = usize::try_from(self.index).ok().and_then(|index| body.statements.get(index));
        let Some((Fact::VerdictGiven(verdict), at)) = statement.map(|said| (said.fact.known(), said.at)) else {
            return Err(ProofError::Verdict);
        };
        let version = VersionProposed::from_cbor(&self.version.0)?;
        let id = VersionProposed::id_of(&self.version.0);
        let place = (version.network, version.agreement);
        if verdict.version != id || place != (network, self.verdict.entry.log()) {
            return Err(ProofError::Verdict);
        }
        let signatory = match self.path {
            None => None,
            Some(path) => Some(path.signatory(network, &authors, device, &version.electorate)?),
        };
        Ok(ProofReport { id, version, verdict: verdict.clone(), at, device, signatory })
    }
}

/// Checks the bytes of a proof's file.
///
/// # Errors
/// [`ProofError`] names the first claim that does not hold.
pub fn verify_proof(bytes: &[u8]) -> Result<ProofReport, ProofError> {
    Proof::decode(bytes)?.verify()
}

/// Which device writes each feed, as the shown opening entries say.
struct Authors(BTreeMap<FeedId, (NetworkId, LogId, DeviceId)>);

impl Authors {
    fn open(openings: &[Shown]) -> Result<Self, ProofError> {
        let mut authors = BTreeMap::new();
        for shown in openings {
            let Some(Opening { device, .. }) = shown.open()?.opening else { return Err(ProofError::Opening) };
            let entry = &shown.entry;
            if entry.signature.is_some() {
                entry.verify(&device)?;
            }
            authors.insert(entry.feed(), (entry.network(), entry.log(), device));
        }
        Ok(Self(authors))
    }

    /// The device that must have signed, and did.
    fn check(&self, entry: &Entry, body: &Body) -> Result<DeviceId, ProofError> {
        let device = match &body.opening {
            Some(opening) => opening.device,
            None => match self.0.get(&entry.feed()) {
                Some((network, log, device)) if (*network, *log) == (entry.network(), entry.log()) => *device,
                _ => return Err(ProofError::Opening),
            },
        };
        entry.verify(&device)?;
        Ok(device)
    }
}

#[cfg(test)]
mod tests;
