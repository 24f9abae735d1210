//! A bundle: logs in a file, for a USB stick, mail, a backup or a leaving package.
//!
//! Entries stand in it as they are, sealed, so that whoever carries the file reads nothing and blind peers can make
//! and take one. Every section has its own check, so that a damaged file says what of it is damaged, and the end
//! covers everything before it, so that nothing can be missing unnoticed. Reading a bundle twice changes nothing:
//! what comes out is entries, and those that are held already are known by their ids.
//!
//! ```text
//! "WIJKBDL0" | section ... | end
//! section: u8 kind | u32 length, big-endian | body | first 8 of digest("wijktafel/section/0", kind, body)
//! ```
//! Kinds are even when a reader must know them and odd when it may pass over them.

use std::collections::BTreeMap;

use sha2::{Digest as _, Sha256};
use wijktafel_model::cbor::Cbor as _;
use wijktafel_model::id::{LogId, NetworkId, digest, prefix};
use wijktafel_model::record;

use super::pack::{PackError, Unpack, put_bytes, put_number};
use super::run::INFLATED_BYTES_MAX;
use crate::crypto::{CryptoError, Secret, blob};
use crate::entry::{ENTRY_BYTES_MAX, Entry};
use crate::keys::{KEY_OBJECT_BYTES_MAX, KeyObject};

/// How every bundle of this format begins; the last character is the format.
pub const MAGIC: [u8; 8] = *b"WIJKBDL0";

/// How a bundle that is sealed as a whole begins.
pub const LOCKED_MAGIC: [u8; 8] = *b"WIJKBDX0";

/// Most bytes of a section: a longer length is damage, not data.
pub const SECTION_BYTES_MAX: usize = 16 * 1024 * 1024;

/// Most logs in one bundle, given how long its head may be.
pub const LOGS_MAX: usize = 300_000;

/// Most bytes of an extra section.
pub const EXTRA_BYTES_MAX: usize = 1024 * 1024;

/// Inflated bytes after which a section with entries ends.
const ENTRIES_BYTES: usize = 512 * 1024;

/// Key objects in one section.
const KEYS_TOGETHER: usize = 8_192;

/// Made once and carried: a third of the time of the best level for nearly its size.
const LEVEL: i32 = 9;

const HEAD: u8 = 2;
const ENTRIES: u8 = 4;
const KEYS: u8 = 6;
const EXTRA: u8 = 7;
const END: u8 = 8;

const CHECK_BYTES: usize = 8;

const _: () = assert!(ENTRIES_BYTES + ENTRY_BYTES_MAX < INFLATED_BYTES_MAX, "the last entry of a section always fits");
const _: () = assert!(KEYS_TOGETHER * (KEY_OBJECT_BYTES_MAX + 2) < SECTION_BYTES_MAX, "a section of keys always fits");
const _: () = assert!(LOGS_MAX * 48 < SECTION_BYTES_MAX, "the longest head fits");

record! {
    /// What a bundle says it holds.
    Head {
        /// The network.
        0 => network: NetworkId,
        /// The logs, ascending by id.
        2 => logs: Vec<Contents>,
    }
    /// One log of a bundle.
    Contents {
        /// Which.
        0 => log: LogId,
        /// How many of its entries are in the bundle.
        2 => entries: u64,
        /// [`super::vector::fingerprint`] of the frontier that they reach.
        4 => fingerprint: [u8; 16],
    }
}

/// Something that belongs with a bundle and is not an entry: its meaning is its maker's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Extra {
    /// What it is.
    pub tag: u64,
    /// It.
    pub content: Vec<u8>,
}

/// A part of a bundle, to say what is damaged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Part {
    /// The list of contents.
    Head,
    /// Entries of a log.
    Log(LogId),
    /// Entries of a log that cannot be told any more.
    Entries,
    /// Key objects.
    Keys,
    /// What belongs with it.
    Extra,
    /// The end, which covers everything.
    End,
}

/// Why a file is not taken as a bundle.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum BundleError {
    /// It begins otherwise.
    #[error("the file is not a bundle")]
    NotABundle,
    /// Made by a newer version of this program.
    #[error("the bundle has format {format}, which is newer than this program")]
    Newer {
        /// The format's character.
        format: char,
    },
    /// Sealed as a whole: see [`unlock`].
    #[error("the bundle is locked")]
    Locked,
    /// The secret does not open it, or it was changed.
    #[error("the bundle does not open")]
    Sealed(#[source] CryptoError),
    /// It ends before its end.
    #[error("the bundle is cut off after {bytes} bytes")]
    Truncated {
        /// How many bytes are there.
        bytes: usize,
    },
    /// A part is not what was written.
    #[error("the bundle is damaged: {0:?}")]
    Damaged(Part),
    /// Entries of a log are missing or too many.
    #[error("the bundle does not hold what it lists of log {log}")]
    Incomplete {
        /// Which log.
        log: LogId,
    },
    /// What was to be written does not fit.
    #[error("the bundle would be too large")]
    TooLarge,
}

/// Writes a bundle piece by piece; the pieces, in order, are the file.
#[derive(Debug)]
pub struct BundleWriter {
    hash: Sha256,
    left: BTreeMap<LogId, u64>,
}

impl BundleWriter {
    /// Begins a bundle and returns its first piece.
    ///
    /// # Errors
    /// [`BundleError::TooLarge`] beyond [`LOGS_MAX`]; [`BundleError::Incomplete`] when a log is listed twice.
    pub fn new(network: NetworkId, mut logs: Vec<Contents>) -> Result<(Self, Vec<u8>), BundleError> {
        if logs.len() > LOGS_MAX {
            return Err(BundleError::TooLarge);
        }
        logs.sort_unstable_by_key(|contents| contents.log);
        let mut left = BTreeMap::new();
        for contents in &logs {
            if left.insert(contents.log, contents.entries).is_some() {
                return Err(BundleError::Incomplete { log: contents.log });
            }
        }
        let mut writer = Self { hash: Sha256::new(), left };
        writer.hash.update(MAGIC);
        let mut piece = MAGIC.to_vec();
        piece.extend(writer.section(HEAD, &Head { network, logs }.to_cbor())?);
        Ok((writer, piece))
    }

    /// Adds entries of one log, in causal order; may be called several times for a log.
    ///
    /// # Errors
    /// [`BundleError::Incomplete`] for entries of a log that was not listed, or more than were.
    pub fn entries(&mut self, log: LogId, entries: &[Entry]) -> Result<Vec<u8>, BundleError> {
        let left = self.left.get_mut(&log).ok_or(BundleError::Incomplete { log })?;
        *left = left.checked_sub(entries.len() as u64).ok_or(BundleError::Incomplete { log })?;
        if entries.iter().any(|entry| entry.log() != log) {
            return Err(BundleError::Incomplete { log });
        }
        let (mut piece, mut plain) = (Vec::new(), Vec::new());
        for entry in entries {
            put_bytes(&mut plain, &entry.encode());
            if plain.len() >= ENTRIES_BYTES {
                piece.extend(self.entries_section(log, &plain)?);
                plain.clear();
            }
        }
        if !plain.is_empty() {
            piece.extend(self.entries_section(log, &plain)?);
        }
        Ok(piece)
    }

    /// Adds key objects. Each is sealed to one device or under one secret and says nothing to anybody else.
    ///
    /// # Errors
    /// [`BundleError::TooLarge`] for a key object beyond its own limit.
    pub fn key_objects(&mut self, objects: &[KeyObject]) -> Result<Vec<u8>, BundleError> {
        let mut piece = Vec::new();
        for objects in objects.chunks(KEYS_TOGETHER) {
            let mut body = Vec::new();
            for object in objects {
                put_bytes(&mut body, &object.encode());
            }
            piece.extend(self.section(KEYS, &body)?);
        }
        Ok(piece)
    }

    /// Adds something else, at most [`EXTRA_BYTES_MAX`].
    ///
    /// # Errors
    /// [`BundleError::TooLarge`].
    pub fn extra(&mut self, tag: u64, content: &[u8]) -> Result<Vec<u8>, BundleError> {
        if content.len() > EXTRA_BYTES_MAX {
            return Err(BundleError::TooLarge);
        }
        let mut body = Vec::new();
        put_number(&mut body, tag);
        body.extend_from_slice(content);
        self.section(EXTRA, &body)
    }

    /// Ends the bundle and returns its last piece.
    ///
    /// # Errors
    /// [`BundleError::Incomplete`] when entries that were listed were not added.
    pub fn finish(mut self) -> Result<Vec<u8>, BundleError> {
        if let Some((log, _)) = self.left.iter().find(|(_, left)| **left > 0) {
            return Err(BundleError::Incomplete { log: *log });
        }
        let whole: [u8; 32] = self.hash.clone().finalize().into();
        self.section(END, &whole)
    }

    fn entries_section(&mut self, log: LogId, plain: &[u8]) -> Result<Vec<u8>, BundleError> {
        let mut body = log.0.to_vec();
        put_number(&mut body, plain.len() as u64);
        body.extend(zstd::bulk::compress(plain, LEVEL).map_err(|_memory| BundleError::TooLarge)?);
        self.section(ENTRIES, &body)
    }

    fn section(&mut self, kind: u8, body: &[u8]) -> Result<Vec<u8>, BundleError> {
        let length = u32::try_from(body.len()).map_err(|_beyond| BundleError::TooLarge)?;
        if body.len() > SECTION_BYTES_MAX {
            return Err(BundleError::TooLarge);
        }
        let mut piece = Vec::with_capacity(body.len() + 13);
        piece.push(kind);
        piece.extend_from_slice(&length.to_be_bytes());
        piece.extend_from_slice(body);
        piece.extend_from_slice(&check(kind, body));
        self.hash.update(&piece);
        Ok(piece)
    }
}

/// A bundle in memory, whole and undamaged; entries are read when asked for.
#[derive(Clone, Debug)]
pub struct Bundle<'a> {
    head: Head,
    sections: Vec<(LogId, &'a [u8])>,
    keys: Vec<KeyObject>,
    extras: Vec<Extra>,
}

impl<'a> Bundle<'a> {
    /// Reads a file and checks all of it but the entries themselves.
    ///
    /// # Errors
    /// [`BundleError`] names what is wrong.
    pub fn open(file: &'a [u8]) -> Result<Self, BundleError> {
        let mut unpack = Unpack::new(magic(file, MAGIC)?);
        let mut bundle: Option<Self> = None;
        loop {
            let before = file.len() - unpack.rest().len();
            let (kind, body) = section(&mut unpack, file.len())?;
            match (kind, &mut bundle) {
                (HEAD, None) => bundle = Some(Self::begin(body)?),
                (ENTRIES, Some(bundle)) => {
                    let log = LogId(Unpack::new(body).array().map_err(|_short| BundleError::Damaged(Part::Entries))?);
                    bundle.sections.push((log, body));
                }
                (KEYS, Some(bundle)) => bundle.keys.extend(key_objects(body)?),
                (EXTRA, Some(bundle)) => {
                    let mut unpack = Unpack::new(body);
                    let tag = unpack.number().map_err(|_other| BundleError::Damaged(Part::Extra))?;
                    bundle.extras.push(Extra { tag, content: unpack.rest().to_vec() });
                }
                (END, Some(_)) => {
                    let whole: [u8; 32] = Sha256::digest(file.get(..before).unwrap_or_default()).into();
                    let sound = body == whole && unpack.rest().is_empty();
                    return bundle.filter(|_| sound).ok_or(BundleError::Damaged(Part::End));
                }
                (unknown, Some(_)) if unknown % 2 == 1 => {}
                (_, None) => return Err(BundleError::Damaged(Part::Head)),
                _ => return Err(BundleError::Damaged(Part::End)),
            }
        }
    }

    /// The network.
    pub fn network(&self) -> NetworkId {
        self.head.network
    }

    /// What it holds, ascending by log.
    pub fn logs(&self) -> &[Contents] {
        &self.head.logs
    }

    /// Key objects, unverified; those of a later format are left out.
    pub fn key_objects(&self) -> &[KeyObject] {
        &self.keys
    }

    /// Bytes that all its entries take when they are unpacked, as the bundle says itself: reading them takes no more.
    pub fn unpacked_bytes(&self) -> u64 {
        let length = |body: &[u8]| {
            let mut unpack = Unpack::new(body);
            unpack.array::<16>().and_then(|_log| unpack.number()).unwrap_or(0)
        };
        self.sections.iter().fold(0, |sum: u64, (_, body)| sum.saturating_add(length(body)))
    }

    /// What belongs with it.
    pub fn extras(&self) -> &[Extra] {
        &self.extras
    }

    /// The entries of a log, in the order they were written; neither signatures nor rights are checked.
    ///
    /// # Errors
    /// [`BundleError::Damaged`] when they are not entries of this log and network, [`BundleError::Incomplete`] when
    /// they are not as many as listed.
    pub fn entries(&self, log: &LogId) -> Result<Vec<Entry>, BundleError> {
        let mut entries = Vec::new();
        for (_, body) in self.sections.iter().filter(|(other, _)| other == log) {
            entries.extend(self.read(*log, body).ok_or(BundleError::Damaged(Part::Log(*log)))?);
        }
        let listed = self.head.logs.iter().find(|contents| contents.log == *log).map_or(0, |contents| contents.entries);
        if entries.len() as u64 == listed { Ok(entries) } else { Err(BundleError::Incomplete { log: *log }) }
    }

    fn read(&self, log: LogId, body: &[u8]) -> Option<Vec<Entry>> {
        let mut unpack = Unpack::new(body);
        unpack.array::<16>().ok()?;
        let length = unpack.count(INFLATED_BYTES_MAX).ok()?;
        let plain = zstd::bulk::decompress(unpack.rest(), length).ok().filter(|plain| plain.len() == length)?;
        let mut unpack = Unpack::new(&plain);
        let mut entries = Vec::new();
        while !unpack.rest().is_empty() {
            let entry = Entry::decode(unpack.bytes(ENTRY_BYTES_MAX).ok()?).ok()?;
            if entry.log() != log || entry.network() != self.head.network {
                return None;
            }
            entries.push(entry);
        }
        Some(entries)
    }

    fn begin(body: &[u8]) -> Result<Self, BundleError> {
        let head = Head::from_cbor(body).map_err(|_other| BundleError::Damaged(Part::Head))?;
        let ascending = head.logs.is_sorted_by(|one, next| one.log < next.log);
        if !ascending {
            return Err(BundleError::Damaged(Part::Head));
        }
        Ok(Self { head, sections: Vec::new(), keys: Vec::new(), extras: Vec::new() })
    }
}

/// Seals a whole bundle, so that a carrier does not even see which logs it holds.
///
/// # Errors
/// [`BundleError::Sealed`] beyond what the cipher takes.
pub fn lock(bundle: &[u8], secret: &Secret) -> Result<Vec<u8>, BundleError> {
    let sealed = blob::seal(secret, &LOCKED_MAGIC, bundle).map_err(BundleError::Sealed)?;
    Ok([LOCKED_MAGIC.as_slice(), &sealed].concat())
}

/// Opens what [`lock`] made.
///
/// # Errors
/// [`BundleError::NotABundle`], [`BundleError::Newer`], and [`BundleError::Sealed`] for another secret or a changed
/// file.
pub fn unlock(file: &[u8], secret: &Secret) -> Result<Vec<u8>, BundleError> {
    let sealed = magic(file, LOCKED_MAGIC)?;
    Ok(blob::open(secret, &LOCKED_MAGIC, sealed).map_err(BundleError::Sealed)?.to_vec())
}

/// What follows the magic.
fn magic(file: &[u8], expected: [u8; 8]) -> Result<&[u8], BundleError> {
    let Some((found, rest)) = file.split_first_chunk::<8>() else {
        let truncated = MAGIC.starts_with(file) || LOCKED_MAGIC.starts_with(file);
        let short = if truncated { BundleError::Truncated { bytes: file.len() } } else { BundleError::NotABundle };
        return Err(short);
    };
    let name = |magic: [u8; 8]| magic.into_iter().take(7).collect::<Vec<u8>>();
    match *found {
        found if found == expected => Ok(rest),
        LOCKED_MAGIC => Err(BundleError::Locked),
        found if name(found) == name(expected) || name(found) == name(LOCKED_MAGIC) => {
            let [.., format] = found;
            Err(BundleError::Newer { format: char::from(format) })
        }
        _ => Err(BundleError::NotABundle),
    }
}

/// The next section, whose check holds.
fn section<'a>(unpack: &mut Unpack<'a>, bytes: usize) -> Result<(u8, &'a [u8]), BundleError> {
    let cut_off = |_short: PackError| BundleError::Truncated { bytes };
    let kind = unpack.byte().map_err(cut_off)?;
    let damaged = BundleError::Damaged(match kind {
        HEAD => Part::Head,
        ENTRIES => Part::Entries,
        KEYS => Part::Keys,
        EXTRA => Part::Extra,
        _ => Part::End,
    });
    let length = u32::from_be_bytes(unpack.array().map_err(cut_off)?) as usize;
    if length > SECTION_BYTES_MAX {
        return Err(damaged);
    }
    let body = unpack.take(length).map_err(cut_off)?;
    let found: [u8; CHECK_BYTES] = unpack.array().map_err(cut_off)?;
    if found == check(kind, body) {
        return Ok((kind, body));
    }
    match Unpack::new(body).array() {
        Ok(log) if kind == ENTRIES => Err(BundleError::Damaged(Part::Log(LogId(log)))),
        _ => Err(damaged),
    }
}

fn check(kind: u8, body: &[u8]) -> [u8; CHECK_BYTES] {
    prefix(&digest("wijktafel/section/0", &[&[kind], body]))
}

fn key_objects(body: &[u8]) -> Result<Vec<KeyObject>, BundleError> {
    let mut unpack = Unpack::new(body);
    let mut objects = Vec::new();
    while !unpack.rest().is_empty() {
        let bytes = unpack.bytes(SECTION_BYTES_MAX).map_err(|_other| BundleError::Damaged(Part::Keys))?;
        objects.extend(KeyObject::decode(bytes).ok());
    }
    Ok(objects)
}

#[cfg(test)]
mod tests;
