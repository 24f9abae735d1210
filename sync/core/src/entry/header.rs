//! The header: what an entry is, where it stands, what it stands on, and which sealed body it has.

use wijktafel_model::cbor::{Cbor, DecodeError, Value};
use wijktafel_model::id::{EntryId, EpochId, FeedId, LogId, NetworkId, digest, prefix};

use super::{EntryError, FORMAT, SEALED_BYTES_MAX};
use crate::crypto::TAG_BYTES;

/// Most heads in one list. Whoever sees more first writes an entry that joins some of them.
pub const HEADS_MAX: usize = 64;

/// Most bytes of a header: two full lists of heads, every field, and room for optional fields of a later format.
pub const HEADER_BYTES_MAX: usize = 6 * 1024;

/// Domain of the hash that is an entry's id.
const ENTRY_DOMAIN: &str = "wijktafel/entry/0";

/// Domain of the digest of a sealed body.
pub(super) const BODY_DOMAIN: &str = "wijktafel/body/0";

const DIGEST_KEY: u64 = 10;

/// An entry's header. `None` stands for a field that is left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Header {
    /// Format version.
    pub version: u32,
    /// The network; left out in the genesis entry, whose hash it is.
    pub network: Option<NetworkId>,
    /// The log; left out in its founding entry, whose hash it is.
    pub log: Option<LogId>,
    /// The feed; left out in its opening entry, whose hash it is.
    pub feed: Option<FeedId>,
    /// Place in the feed, from 0.
    pub seq: u64,
    /// The feed's entry before this one; left out at 0.
    pub prev: Option<EntryId>,
    /// Random bytes, at 0 only: two copies of one store never open the same feed.
    pub random: Option<[u8; 16]>,
    /// Heads of its own log that the author had seen, ascending; left out when the feed said so before.
    pub seen: Option<Vec<EntryId>>,
    /// Heads of the roster that the author had seen, ascending; left out when the feed said so before, and always in
    /// the roster itself.
    pub roster: Option<Vec<EntryId>>,
    /// The epoch whose secret seals the body.
    pub epoch: EpochId,
    /// Binds the key of this entry: see [`crate::crypto::EntryKey::commitment`].
    pub commitment: [u8; 16],
    /// Length of the sealed body in bytes.
    pub length: u64,
    /// Digest of the sealed body.
    pub digest: [u8; 32],
    /// Optional fields of a later format: odd keys, ascending, kept as they came.
    pub unknown: Vec<(u64, Value)>,
}

/// Which of the four kinds of entry a header describes, by the fields that it leaves out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// The first entry of a network and of its roster: no network, log, feed, previous entry or heads.
    Genesis,
    /// The first entry of another log: no log, feed, previous entry or heads of its own log.
    Founding,
    /// The first entry of another feed: no feed and no previous entry.
    Opening,
    /// Any later entry: all of network, log, feed and previous entry, and no random bytes.
    Ordinary,
}

impl Header {
    /// A header at a place, with what sealing fills in still zero.
    pub(crate) fn unsealed(seq: u64) -> Self {
        Self {
            version: FORMAT,
            network: None,
            log: None,
            feed: None,
            seq,
            prev: None,
            random: None,
            seen: None,
            roster: None,
            epoch: EpochId([0; 16]),
            commitment: [0; 16],
            length: 0,
            digest: [0; 32],
            unknown: Vec::new(),
        }
    }

    /// Which kind of entry this is.
    ///
    /// # Errors
    /// [`EntryError::Shape`] when the fields do not belong together, [`EntryError::Heads`] for a bad list of heads.
    pub fn place(&self) -> Result<Place, EntryError> {
        for heads in [&self.seen, &self.roster].into_iter().flatten() {
            let ascending = heads.is_sorted_by(|one, next| one < next);
            if heads.is_empty() || heads.len() > HEADS_MAX || !ascending {
                return Err(EntryError::Heads);
            }
        }
        let first = self.seq == 0 && self.prev.is_none() && self.random.is_some() && self.feed.is_none();
        let later = self.seq > 0 && self.prev.is_some() && self.random.is_none() && self.feed.is_some();
        let place = match (self.network, self.log) {
            (None, None) if first && self.seen.is_none() && self.roster.is_none() => Place::Genesis,
            (Some(_), None) if first && self.seen.is_none() => Place::Founding,
            (Some(_), Some(_)) if first => Place::Opening,
            (Some(_), Some(_)) if later => Place::Ordinary,
            _ => return Err(EntryError::Shape),
        };
        if self.in_roster() && self.roster.is_some() { Err(EntryError::Shape) } else { Ok(place) }
    }

    /// Whether it stands in its network's roster, which begins with the genesis and so shares its hash.
    pub(super) fn in_roster(&self) -> bool {
        match (self.network, self.log) {
            (Some(network), Some(log)) => log == LogId(prefix(&network.0)),
            _ => false,
        }
    }

    /// Decodes a header and checks encoding, bounds and shape.
    ///
    /// # Errors
    /// [`EntryError`] names the first rule that is broken.
    pub fn decode(bytes: &[u8]) -> Result<Self, EntryError> {
        if bytes.len() > HEADER_BYTES_MAX {
            return Err(EntryError::TooLarge);
        }
        let Value::Map(pairs) = Value::decode(bytes)? else { return Err(DecodeError::WrongType.into()) };
        match pairs.first() {
            Some((0, Value::Uint(version))) if *version > u64::from(FORMAT) => {
                return Err(EntryError::NewerFormat { version: *version, id: id(bytes) });
            }
            Some((0, _)) => {}
            _ => return Err(DecodeError::Missing(0).into()),
        }
        let header = Self::from_pairs(pairs)?;
        header.place()?;
        let length = usize::try_from(header.length).unwrap_or(usize::MAX);
        if length > SEALED_BYTES_MAX {
            return Err(EntryError::TooLarge);
        }
        if length <= TAG_BYTES { Err(EntryError::Shape) } else { Ok(header) }
    }

    fn from_pairs(pairs: Vec<(u64, Value)>) -> Result<Self, DecodeError> {
        let mut header = Self::unsealed(0);
        let mut mandatory = [0, 2, 4, 6, 8, DIGEST_KEY].into_iter();
        for (key, value) in pairs {
            if key % 2 == 0 {
                match mandatory.next() {
                    Some(expected) if expected == key => {}
                    Some(expected) if expected < key => return Err(DecodeError::Missing(expected)),
                    _ => return Err(DecodeError::UnknownMandatory(key)),
                }
            }
            match key {
                0 => header.version = Cbor::from_value(value)?,
                1 => header.network = Cbor::from_value(value)?,
                2 => header.seq = Cbor::from_value(value)?,
                3 => header.log = Cbor::from_value(value)?,
                4 => header.epoch = Cbor::from_value(value)?,
                5 => header.feed = Cbor::from_value(value)?,
                6 => header.commitment = Cbor::from_value(value)?,
                7 => header.prev = Cbor::from_value(value)?,
                8 => header.length = Cbor::from_value(value)?,
                9 => header.random = Cbor::from_value(value)?,
                DIGEST_KEY => header.digest = Cbor::from_value(value)?,
                11 => header.seen = Cbor::from_value(value)?,
                13 => header.roster = Cbor::from_value(value)?,
                _ => header.unknown.push((key, value)),
            }
        }
        match mandatory.next() {
            Some(missing) => Err(DecodeError::Missing(missing)),
            None => Ok(header),
        }
    }

    /// Returns the encoding, whose hash is the entry's id.
    pub fn encode(&self) -> Vec<u8> {
        self.select(|_| true)
    }

    /// What the key of the body depends on: the fields that give the entry its place, and its epoch.
    pub(super) fn key_context(&self) -> Vec<u8> {
        self.select(|key| matches!(key, 1 | 2 | 3 | 4 | 5 | 9))
    }

    /// The header without the digest: what the sealed body is bound to.
    pub(super) fn associated(&self) -> Vec<u8> {
        self.select(|key| key != DIGEST_KEY)
    }

    /// Encodes the fields whose key is wanted.
    fn select(&self, wanted: impl Fn(u64) -> bool) -> Vec<u8> {
        let mut pairs = vec![
            (0, self.version.to_value()),
            (2, self.seq.to_value()),
            (4, self.epoch.to_value()),
            (6, self.commitment.to_value()),
            (8, self.length.to_value()),
            (DIGEST_KEY, self.digest.to_value()),
        ];
        pairs.extend(self.network.map(|network| (1, network.to_value())));
        pairs.extend(self.log.map(|log| (3, log.to_value())));
        pairs.extend(self.feed.map(|feed| (5, feed.to_value())));
        pairs.extend(self.prev.map(|prev| (7, prev.to_value())));
        pairs.extend(self.random.map(|random| (9, random.to_value())));
        pairs.extend(self.seen.as_ref().map(|heads| (11, heads.to_value())));
        pairs.extend(self.roster.as_ref().map(|heads| (13, heads.to_value())));
        pairs.extend(self.unknown.iter().cloned());
        pairs.retain(|(key, _)| wanted(*key));
        pairs.sort_unstable_by_key(|(key, _)| *key);
        Value::Map(pairs).encode()
    }

    /// Checks that this header names `sealed`.
    pub(super) fn names(&self, sealed: &[u8]) -> Result<(), EntryError> {
        let same = self.length == sealed.len() as u64 && self.digest == digest(BODY_DOMAIN, &[sealed]);
        if same { Ok(()) } else { Err(EntryError::Digest) }
    }
}

/// The id of the entry with this encoded header.
pub(super) fn id(header: &[u8]) -> EntryId {
    EntryId(digest(ENTRY_DOMAIN, &[header]))
}
