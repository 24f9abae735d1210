//! Parcels: a bundle, padded and sealed as a whole.
//!
//! In a box the seal is [`bundle::lock`] under the box's own secret, so one content gives one parcel, whoever makes it.
//! In an inbox it is HPKE to the device: who else can name the inbox sees neither what a secret is of nor who hands it
//! out. Padding leaves a length that says little: a multiple that grows with it (Padmé), and never less than a floor.

use std::collections::BTreeMap;

use wijktafel_model::id::{DeviceId, EncryptionKey, LogId, NetworkId};

use super::message::PARCEL_BYTES_MAX;
use crate::crypto::{CryptoError, DeviceKeys, Secret, TAG_BYTES, blob, envelope};
use crate::entry::{ENTRY_BYTES_MAX, Entry};
use crate::keys::{KEY_OBJECT_BYTES_MAX, KeyObject};
use crate::wire::bundle::{self, Bundle, BundleError, BundleWriter, Contents, LOCKED_MAGIC};

/// Encoded bytes of entries and key objects after which a parcel is full; the last one may go beyond it.
pub const TARGET_BYTES: usize = 384 * 1024;

/// Most key objects in a parcel for an inbox.
pub const INBOX_KEYS_MAX: usize = 256;

/// Most bytes that the entries of a parcel may take when they are unpacked: what an honest parcel never comes near.
const UNPACKED_BYTES_MAX: u64 = 4 << 20;

/// The shortest parcel of a box, and of an inbox, before it is sealed.
const BOX_FLOOR: usize = 1024;
const INBOX_FLOOR: usize = 4096;

const INBOX_DOMAIN: &str = "wijktafel/blind-inbox/0";

/// Tag of the extra section that holds nothing: readers pass over it.
const PADDING: u64 = 0;

/// Bytes of the padding's own section and of the bundle's end, which follow what is padded.
const PADDING_OVERHEAD: usize = 14;
const END_BYTES: usize = 45;

const _: () = assert!(
    padded(TARGET_BYTES + ENTRY_BYTES_MAX + ENTRY_BYTES_MAX / 8, BOX_FLOOR) + 4096 < PARCEL_BYTES_MAX,
    "a parcel with the largest entry as its last fits"
);
const _: () = assert!(INBOX_KEYS_MAX * (KEY_OBJECT_BYTES_MAX + 2) < TARGET_BYTES, "a parcel for an inbox fits");

/// What is in a parcel.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Opened {
    /// Entries by log, unchecked, in the order in which they were written.
    pub logs: Vec<(LogId, Vec<Entry>)>,
    /// Key objects, unchecked.
    pub keys: Vec<KeyObject>,
}

/// Why a parcel is passed over.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ParcelError {
    /// It does not open, was changed, or holds no bundle.
    #[error("the parcel does not open")]
    Closed,
    /// It belongs to another network.
    #[error("the parcel is of another network")]
    OtherNetwork,
    /// It would take more room than any honest parcel.
    #[error("the parcel unpacks to too much")]
    TooLarge,
}

/// Makes a parcel for a box.
///
/// # Errors
/// [`BundleError`] when it does not fit.
pub fn lock(
    network: NetworkId,
    secret: &Secret,
    logs: &[(LogId, Vec<Entry>)],
    keys: &[KeyObject],
) -> Result<Vec<u8>, BundleError> {
    let inside = bundled(network, logs, keys, LOCKED_MAGIC.len() + blob::OVERHEAD_BYTES, BOX_FLOOR)?;
    let parcel = bundle::lock(&inside, secret)?;
    if parcel.len() > PARCEL_BYTES_MAX { Err(BundleError::TooLarge) } else { Ok(parcel) }
}

/// Opens a parcel of a box.
///
/// # Errors
/// [`ParcelError`].
pub fn unlock(network: NetworkId, secret: &Secret, parcel: &[u8]) -> Result<Opened, ParcelError> {
    let inside = bundle::unlock(parcel, secret).map_err(|_other| ParcelError::Closed)?;
    open(network, &inside)
}

/// Makes a parcel for the inbox of a device. `ephemeral` must be fresh random bytes.
///
/// # Errors
/// [`BundleError`] when it does not fit, or the device's key cannot be sealed to.
pub fn seal(
    network: NetworkId,
    device: &DeviceId,
    encryption: &EncryptionKey,
    keys: &[KeyObject],
    ephemeral: [u8; 32],
) -> Result<Vec<u8>, BundleError> {
    let inside = bundled(network, &[], keys, envelope::OVERHEAD_BYTES, INBOX_FLOOR)?;
    envelope::seal(encryption, INBOX_DOMAIN, &context(network, device), &inside, ephemeral).map_err(BundleError::Sealed)
}

/// Opens a parcel of the own inbox.
///
/// # Errors
/// [`ParcelError`].
pub fn unseal(network: NetworkId, keys: &DeviceKeys, parcel: &[u8]) -> Result<Opened, ParcelError> {
    let inside = envelope::open(keys, INBOX_DOMAIN, &context(network, &keys.device()), parcel)
        .map_err(|_refused: CryptoError| ParcelError::Closed)?;
    open(network, &inside)
}

fn context(network: NetworkId, device: &DeviceId) -> [u8; 64] {
    let mut context = [0; 64];
    for (to, from) in context.iter_mut().zip(network.0.iter().chain(&device.0)) {
        *to = *from;
    }
    context
}

/// The bundle inside, padded so that it has a length of [`padded`] once it is sealed with `seal_bytes` more.
fn bundled(
    network: NetworkId,
    logs: &[(LogId, Vec<Entry>)],
    keys: &[KeyObject],
    seal_bytes: usize,
    floor: usize,
) -> Result<Vec<u8>, BundleError> {
    let contents = |(log, entries): &(LogId, Vec<Entry>)| Contents {
        log: *log,
        entries: entries.len() as u64,
        // A part of a log reaches no frontier of its own.
        fingerprint: [0; 16],
    };
    let (mut writer, mut file) = BundleWriter::new(network, logs.iter().map(contents).collect())?;
    if !keys.is_empty() {
        file.extend(writer.key_objects(keys)?);
    }
    for (log, entries) in logs {
        file.extend(writer.entries(*log, entries)?);
    }
    let least = file.len() + PADDING_OVERHEAD + END_BYTES + seal_bytes;
    file.extend(writer.extra(PADDING, &vec![0; padded(least, floor) - least])?);
    file.extend(writer.finish()?);
    Ok(file)
}

/// The length that this length is padded to. Source: Padmé, in Nikitin et al., "Reducing Metadata Leakage from Encrypted
/// Files and Communication with PURBs", 2019, section 4: at most 12 % more, and the size says O(log log) bits.
const fn padded(length: usize, floor: usize) -> usize {
    if length <= floor {
        return floor;
    }
    let exponent = length.ilog2();
    let kept = exponent.ilog2() + 1;
    let unit = 1 << (exponent - kept);
    length.div_ceil(unit) * unit
}

fn open(network: NetworkId, inside: &[u8]) -> Result<Opened, ParcelError> {
    let bundle = Bundle::open(inside).map_err(|_other| ParcelError::Closed)?;
    if bundle.network() != network {
        return Err(ParcelError::OtherNetwork);
    }
    if bundle.unpacked_bytes() > UNPACKED_BYTES_MAX {
        return Err(ParcelError::TooLarge);
    }
    let mut logs: BTreeMap<LogId, Vec<Entry>> = BTreeMap::new();
    for contents in bundle.logs() {
        logs.insert(contents.log, bundle.entries(&contents.log).map_err(|_other| ParcelError::Closed)?);
    }
    Ok(Opened { logs: logs.into_iter().collect(), keys: bundle.key_objects().to_vec() })
}

const _: () = assert!(TAG_BYTES == 16, "the overheads above count it");

#[cfg(test)]
mod tests;
