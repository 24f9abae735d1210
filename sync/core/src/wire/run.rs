//! Runs: entries of one log in causal order, without what the receiver can work out itself.
//!
//! Between readers a run travels unsealed inside the connection. Network, log, feed and previous entry are left out of
//! the headers because they follow from the place in the run; commitment, length and digest because the receiver seals
//! each body again with the epoch's secret, which it has; opening is checked sealing, so the same bytes come out. What
//! does not follow travels as it is: entries whose secret the sender lacks, with fields of a later format, or beside
//! the chain. Every received entry is therefore bit for bit the one that was sent, or another one whose signature does
//! not hold.
//!
//! ```text
//! uleb length inflated | zstd( 16 log
//!   | uleb epochs, 16 each
//!   | uleb feeds, per feed: uleb first seq, (16 feed, 32 previous entry) unless 0
//!   | uleb entries | uleb length of META | META | uleb length of RAW | RAW | BODIES )
//! META per entry:   uleb feed, u8 flags, [uleb epoch], [heads of its log], [heads of the roster], [changes it
//!                   stands on: uleb count, per change: 0 = in RAW, k = the change k before in this run]
//! heads:            uleb count, per head: 0 = in RAW; 2k = the entry k places before; 2k+1 = the k-th of RAW's heads
//! RAW per entry:    [16 random], new heads 32 each, [64 signature], [changes not in this run, 32 each]
//! BODIES per entry: uleb length, the body; or, twice with its length, what stands before a change and its rest; or
//!                   the whole entry when it travels as it is
//! ```

mod change;

use std::collections::BTreeMap;

use wijktafel_model::id::{EntryId, EpochId, FeedId, LogId, NetworkId, Signature};

use self::change::{Changes, Pieces};
use super::pack::{PackError, Unpack, put_bytes, put_number};
use crate::crypto::Secret;
use crate::entry::header::{HEADER_BYTES_MAX, HEADS_MAX};
use crate::entry::{ENTRY_BYTES_MAX, Entry, EntryError, FORMAT, Header, SEALED_BYTES_MAX};

/// Most bytes of a run once inflated: bounds what a few compressed bytes can make of themselves, and a run that does
/// not compress at all still fits a bulk frame.
pub const INFLATED_BYTES_MAX: usize = 1_000_000;

/// A sender ends a run beyond this: small enough that progress is steady, large enough to compress well.
pub const TARGET_BYTES: usize = 256 * 1024;

/// Most entries of a run: bounds the time that sealing them again takes.
pub const ENTRIES_MAX: usize = 4_096;

/// Most feeds of a run.
pub const FEEDS_MAX: usize = 4_096;

/// Most epochs of a run: one per reader that ended while the log was in use.
pub const EPOCHS_MAX: usize = 1_024;

/// No fewer bytes than an entry's fixed fields, its signature and its line in the table of feeds take.
const FIXED_BYTES: usize = 384;

/// Bytes of one head in a header.
const HEAD_BYTES: usize = 34;

/// Level 3 gives within a tenth of the best size at a tenth of the time.
const LEVEL: i32 = 3;

const SEEN: u8 = 1;
const ROSTER: u8 = 2;
const SIGNED: u8 = 4;
const VERBATIM: u8 = 8;
const EPOCH: u8 = 16;
/// A first entry of a log, or of a network.
const FOUNDING: u8 = 32;
const GENESIS: u8 = 64;
/// The body ends with a change that is shortened.
const CHANGE: u8 = 128;

const _: () = assert!(TARGET_BYTES + ENTRY_BYTES_MAX < INFLATED_BYTES_MAX, "the last entry of a run always fits");

/// The secrets that a copy holds.
pub trait Secrets {
    /// The secret of an epoch.
    fn secret(&self, epoch: &EpochId) -> Option<Secret>;
}

impl Secrets for BTreeMap<EpochId, Secret> {
    fn secret(&self, epoch: &EpochId) -> Option<Secret> {
        self.get(epoch).cloned()
    }
}

/// Holds no secret: whatever is written with it travels sealed.
#[derive(Clone, Copy, Debug)]
pub struct NoSecrets;

impl Secrets for NoSecrets {
    fn secret(&self, _epoch: &EpochId) -> Option<Secret> {
        None
    }
}

/// Why a run was not accepted.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum RunError {
    /// More bytes, entries, feeds or epochs than a run may have.
    #[error("the run is too large")]
    TooLarge,
    /// The compressed bytes do not inflate to what they promise.
    #[error("the run does not inflate")]
    Inflate,
    /// The inflated bytes are not a run.
    #[error("the run is not well packed: {0}")]
    Packing(#[from] PackError),
    /// An entry breaks a rule.
    #[error("an entry of the run is not sound: {0}")]
    Entry(#[from] EntryError),
    /// An entry stands in another network or log than the run.
    #[error("an entry of the run stands elsewhere")]
    Elsewhere,
    /// These epochs' secrets are needed, or the entries as they are.
    #[error("the run needs secrets that are not here")]
    Missing {
        /// The log.
        log: LogId,
        /// The epochs.
        epochs: Vec<EpochId>,
    },
}

/// A run and how far it reaches.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    /// The encoding.
    pub bytes: Vec<u8>,
    /// How many entries of those given are in it; the rest goes into the next.
    pub entries: usize,
}

/// What a run held.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Received {
    /// The log.
    pub log: LogId,
    /// The entries exactly as they were, in the sender's order.
    pub entries: Vec<Entry>,
    /// Entries of a newer format, which travel as they are.
    pub newer: Vec<Newer>,
}

/// An entry of a newer format, as far as it can be told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Newer {
    /// The hash of its header.
    pub id: EntryId,
    /// Its encoding.
    pub bytes: Vec<u8>,
}

/// Where the chain of one feed is while a run is written or read.
#[derive(Clone, Copy, Debug)]
struct Chain {
    feed: Option<FeedId>,
    seq: u64,
    prev: Option<EntryId>,
}

impl Chain {
    fn advance(&mut self, entry: &Entry) {
        *self = Self { feed: Some(entry.feed()), seq: entry.header.seq.saturating_add(1), prev: Some(entry.id()) };
    }
}

/// Writes the longest run that fits from the front of `entries`, which are of one log and in causal order.
///
/// A run that is cut ends at a signature when it holds one, so that what the receiver has can be vouched for.
///
/// # Errors
/// [`RunError::Elsewhere`] when the entries are not all of one log of `network`; [`RunError::Inflate`] when zstd
/// fails, which it does for want of memory only.
pub fn encode_run(network: &NetworkId, entries: &[Entry], secrets: &dyn Secrets) -> Result<Run, RunError> {
    let Some(log) = entries.first().map(Entry::log) else { return Err(RunError::Elsewhere) };
    let entries = cut(entries);
    let mut writer = Writer::new(*network, log);
    for entry in entries {
        if entry.network() != *network || entry.log() != log {
            return Err(RunError::Elsewhere);
        }
        writer.entry(entry, secrets);
    }
    let plain = writer.finish();
    let mut bytes = Vec::new();
    put_number(&mut bytes, plain.len() as u64);
    bytes.extend(zstd::bulk::compress(&plain, LEVEL).map_err(|_memory| RunError::Inflate)?);
    Ok(Run { bytes, entries: entries.len() })
}

/// The entries that go into one run.
fn cut(entries: &[Entry]) -> &[Entry] {
    let mut bytes = 0;
    let fits = entries.iter().take(ENTRIES_MAX).take_while(|entry| {
        let before = bytes;
        bytes += size(entry);
        before < TARGET_BYTES
    });
    let count = fits.count();
    let (front, rest) = entries.split_at_checked(count).unwrap_or((entries, &[]));
    if rest.is_empty() {
        return front;
    }
    let signed = front.iter().rposition(|entry| entry.signature.is_some());
    signed.and_then(|at| front.get(..=at)).unwrap_or(front)
}

/// At least as many bytes as an entry takes in a run, in whatever form it travels.
fn size(entry: &Entry) -> usize {
    let header = &entry.header;
    let heads = header.seen.as_ref().map_or(0, Vec::len) + header.roster.as_ref().map_or(0, Vec::len);
    let unknown = if header.unknown.is_empty() { 0 } else { HEADER_BYTES_MAX };
    entry.sealed.len() + FIXED_BYTES + heads * HEAD_BYTES + unknown
}

struct Writer {
    network: NetworkId,
    log: LogId,
    epochs: Vec<EpochId>,
    /// The epoch of the entry before.
    epoch: Option<usize>,
    feeds: BTreeMap<FeedId, usize>,
    table: Vec<u8>,
    chains: Vec<Chain>,
    places: BTreeMap<EntryId, u64>,
    entries: u64,
    heads: BTreeMap<EntryId, u64>,
    changes: Changes,
    meta: Vec<u8>,
    raw: Vec<u8>,
    bodies: Vec<u8>,
}

impl Writer {
    fn new(network: NetworkId, log: LogId) -> Self {
        Self {
            network,
            log,
            epochs: Vec::new(),
            epoch: None,
            feeds: BTreeMap::new(),
            table: Vec::new(),
            chains: Vec::new(),
            places: BTreeMap::new(),
            entries: 0,
            heads: BTreeMap::new(),
            changes: Changes::default(),
            meta: Vec::new(),
            raw: Vec::new(),
            bodies: Vec::new(),
        }
    }

    fn entry(&mut self, entry: &Entry, secrets: &dyn Secrets) {
        let feed = self.feed(entry);
        put_number(&mut self.meta, feed as u64);
        let body = self.follows(entry, feed).then(|| {
            let secret = secrets.secret(&entry.header.epoch)?;
            entry.open_bytes(&entry.key(&secret).ok()?).ok()
        });
        if let Some(body) = body.flatten() {
            self.compact(entry, &body);
        } else {
            self.meta.push(VERBATIM);
            put_bytes(&mut self.bodies, &entry.encode());
        }
        if let Some(chain) = self.chains.get_mut(feed) {
            chain.advance(entry);
        }
        self.places.insert(entry.id(), self.entries);
        self.entries += 1;
    }

    /// The number of the entry's feed in the table.
    fn feed(&mut self, entry: &Entry) -> usize {
        let next = self.chains.len();
        let number = *self.feeds.entry(entry.feed()).or_insert(next);
        if number == next {
            let (feed, seq, prev) = (entry.feed(), entry.header.seq, entry.header.prev);
            put_number(&mut self.table, seq);
            if seq > 0 {
                self.table.extend_from_slice(&feed.0);
                self.table.extend_from_slice(&prev.map_or([0; 32], |prev| prev.0));
            }
            self.chains.push(Chain { feed: (seq > 0).then_some(feed), seq, prev });
        }
        number
    }

    /// Whether the header follows from the place of the entry.
    fn follows(&self, entry: &Entry, feed: usize) -> bool {
        let header = &entry.header;
        let here = (header.network, header.log) == (Some(self.network), Some(self.log));
        let founding = header.seq == 0 && header.log.is_none();
        let chained = self
            .chains
            .get(feed)
            .is_some_and(|chain| (header.feed, header.seq, header.prev) == (chain.feed, chain.seq, chain.prev));
        let room = self.epochs.len() < EPOCHS_MAX || self.epochs.contains(&header.epoch);
        header.version == FORMAT && header.unknown.is_empty() && (here || founding) && chained && room
    }

    fn compact(&mut self, entry: &Entry, body: &[u8]) {
        let header = &entry.header;
        let number = self.epochs.iter().position(|epoch| *epoch == header.epoch).unwrap_or_else(|| {
            self.epochs.push(header.epoch);
            self.epochs.len() - 1
        });
        let changed = self.epoch != Some(number);
        self.epoch = Some(number);
        let shortened = header.feed.and_then(|feed| self.changes.shorten(body, feed));
        let flag = |set: bool, flag: u8| if set { flag } else { 0 };
        self.meta.push(
            flag(header.seen.is_some(), SEEN)
                | flag(header.roster.is_some(), ROSTER)
                | flag(entry.signature.is_some(), SIGNED)
                | flag(changed, EPOCH)
                | flag(header.log.is_none(), FOUNDING)
                | flag(header.network.is_none(), GENESIS)
                | flag(shortened.is_some(), CHANGE),
        );
        if changed {
            put_number(&mut self.meta, number as u64);
        }
        self.raw.extend(header.random.iter().flatten());
        for heads in [&header.seen, &header.roster].into_iter().flatten() {
            self.heads(heads);
        }
        self.raw.extend(entry.signature.iter().flat_map(|signature| signature.0));
        if let Some(Pieces { meta, raw, body }) = shortened {
            self.meta.extend(meta);
            self.raw.extend(raw);
            self.bodies.extend(body);
        } else {
            put_bytes(&mut self.bodies, body);
        }
    }

    fn heads(&mut self, heads: &[EntryId]) {
        put_number(&mut self.meta, heads.len() as u64);
        for head in heads {
            if let Some(place) = self.places.get(head) {
                put_number(&mut self.meta, 2 * (self.entries - place));
            } else if let Some(known) = self.heads.get(head) {
                put_number(&mut self.meta, 2 * known + 1);
            } else {
                self.heads.insert(*head, self.heads.len() as u64);
                put_number(&mut self.meta, 0);
                self.raw.extend_from_slice(&head.0);
            }
        }
    }

    fn finish(self) -> Vec<u8> {
        let mut out = Vec::with_capacity(self.meta.len() + self.raw.len() + self.bodies.len() + self.table.len() + 256);
        out.extend_from_slice(&self.log.0);
        put_number(&mut out, self.epochs.len() as u64);
        out.extend(self.epochs.iter().flat_map(|epoch| epoch.0));
        put_number(&mut out, self.chains.len() as u64);
        out.extend_from_slice(&self.table);
        put_number(&mut out, self.entries);
        put_bytes(&mut out, &self.meta);
        put_bytes(&mut out, &self.raw);
        out.extend_from_slice(&self.bodies);
        out
    }
}

/// Reads a run.
///
/// # Errors
/// [`RunError`]; nothing of the run is used then. [`RunError::Missing`] names the secrets that would be needed.
pub fn decode_run(network: &NetworkId, bytes: &[u8], secrets: &dyn Secrets) -> Result<Received, RunError> {
    let plain = inflate(bytes)?;
    let mut unpack = Unpack::new(&plain);
    let log = LogId(unpack.array()?);
    let count = unpack.count(EPOCHS_MAX)?;
    let (mut epochs, mut missing) = (Vec::with_capacity(count), Vec::new());
    for _ in 0..count {
        let epoch = EpochId(unpack.array()?);
        match secrets.secret(&epoch) {
            Some(secret) if secret.id() == epoch => epochs.push(secret),
            _ => missing.push(epoch),
        }
    }
    if !missing.is_empty() {
        return Err(RunError::Missing { log, epochs: missing });
    }
    let count = unpack.count(FEEDS_MAX)?;
    let mut chains = Vec::with_capacity(count);
    for _ in 0..count {
        let seq = unpack.number()?;
        let (feed, prev) =
            if seq == 0 { (None, None) } else { (Some(FeedId(unpack.array()?)), Some(EntryId(unpack.array()?))) };
        chains.push(Chain { feed, seq, prev });
    }
    let count = unpack.count(ENTRIES_MAX)?;
    let meta = Unpack::new(unpack.bytes(INFLATED_BYTES_MAX)?);
    let raw = Unpack::new(unpack.bytes(INFLATED_BYTES_MAX)?);
    let network = *network;
    let (heads, changes, ids) = (Vec::new(), Changes::default(), Vec::new());
    let reader = Reader { network, log, epochs, chains, epoch: 0, heads, ids, changes, meta, raw, bodies: unpack };
    reader.received(count)
}

fn inflate(bytes: &[u8]) -> Result<Vec<u8>, RunError> {
    let mut unpack = Unpack::new(bytes);
    let length = unpack.count(INFLATED_BYTES_MAX).map_err(|error| match error {
        PackError::TooMany => RunError::TooLarge,
        other => RunError::Packing(other),
    })?;
    let plain = zstd::bulk::decompress(unpack.rest(), length).map_err(|_refused| RunError::Inflate)?;
    if plain.len() == length { Ok(plain) } else { Err(RunError::Inflate) }
}

struct Reader<'a> {
    network: NetworkId,
    log: LogId,
    epochs: Vec<Secret>,
    chains: Vec<Chain>,
    epoch: usize,
    heads: Vec<EntryId>,
    /// Of every entry so far.
    ids: Vec<EntryId>,
    changes: Changes,
    meta: Unpack<'a>,
    raw: Unpack<'a>,
    bodies: Unpack<'a>,
}

impl Reader<'_> {
    fn received(mut self, count: usize) -> Result<Received, RunError> {
        let (mut entries, mut newer) = (Vec::new(), Vec::new());
        for _ in 0..count {
            let feed = self.meta.count(FEEDS_MAX)?;
            let chain = *self.chains.get(feed).ok_or(PackError::Malformed)?;
            let flags = self.meta.byte()?;
            let entry = if flags == VERBATIM {
                let bytes = self.bodies.bytes(ENTRY_BYTES_MAX)?;
                match Entry::decode(bytes) {
                    // Where its feed is now cannot be told: what follows there travels as it is too, or goes astray.
                    Err(EntryError::NewerFormat { id, .. }) => {
                        newer.push(Newer { id, bytes: bytes.to_vec() });
                        self.ids.push(id);
                        continue;
                    }
                    decoded => decoded?,
                }
            } else {
                self.compact(flags, chain)?
            };
            if entry.network() != self.network || entry.log() != self.log {
                return Err(RunError::Elsewhere);
            }
            if let Some(chain) = self.chains.get_mut(feed) {
                chain.advance(&entry);
            }
            self.ids.push(entry.id());
            entries.push(entry);
        }
        self.meta.close()?;
        self.raw.close()?;
        self.bodies.close()?;
        Ok(Received { log: self.log, entries, newer })
    }

    fn compact(&mut self, flags: u8, chain: Chain) -> Result<Entry, RunError> {
        if flags & VERBATIM != 0 {
            return Err(PackError::Malformed.into());
        }
        if flags & EPOCH != 0 {
            self.epoch = self.meta.count(EPOCHS_MAX)?;
        }
        let secret = self.epochs.get(self.epoch).cloned().ok_or(PackError::Malformed)?;
        let random = if chain.seq == 0 { Some(self.raw.array()?) } else { None };
        let seen = if flags & SEEN != 0 { Some(self.heads()?) } else { None };
        let roster = if flags & ROSTER != 0 { Some(self.heads()?) } else { None };
        let signature = if flags & SIGNED != 0 { Some(Signature(self.raw.array()?)) } else { None };
        let header = Header {
            version: FORMAT,
            network: (flags & GENESIS == 0).then_some(self.network),
            log: (flags & FOUNDING == 0).then_some(self.log),
            feed: chain.feed,
            seq: chain.seq,
            prev: chain.prev,
            random,
            seen,
            roster,
            epoch: secret.id(),
            commitment: [0; 16],
            length: 0,
            digest: [0; 32],
            unknown: Vec::new(),
        };
        let mut entry = if flags & CHANGE == 0 {
            Entry::seal(header, self.bodies.bytes(SEALED_BYTES_MAX)?, &secret)?
        } else {
            let feed = chain.feed.ok_or(PackError::Malformed)?;
            let body = self.changes.restore(feed, &mut self.meta, &mut self.raw, &mut self.bodies)?;
            Entry::seal(header, &body, &secret)?
        };
        entry.signature = signature;
        Ok(entry)
    }

    fn heads(&mut self) -> Result<Vec<EntryId>, RunError> {
        let count = self.meta.count(HEADS_MAX)?;
        let mut heads = Vec::with_capacity(count);
        for _ in 0..count {
            let reference = self.meta.number()?;
            let at = usize::try_from(reference / 2).map_err(|_too_large| PackError::Malformed)?;
            let head = if reference == 0 {
                let head = EntryId(self.raw.array()?);
                self.heads.push(head);
                Some(head)
            } else if reference % 2 == 1 {
                self.heads.get(at).copied()
            } else {
                self.ids.len().checked_sub(at).and_then(|place| self.ids.get(place)).copied()
            };
            heads.push(head.ok_or(PackError::Malformed)?);
        }
        Ok(heads)
    }
}

#[cfg(test)]
mod tests;
