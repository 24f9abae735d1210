//! What a blind peer keeps, as a contract, and a twin of it in memory.

use std::collections::BTreeMap;

use sha2::{Digest as _, Sha256};
use wijktafel_model::id::{BoxId, DeviceId};
use wijktafel_model::time::Timestamp;

use super::message::Extent;
use crate::store::StoreError;

/// Bytes that count for a parcel beside its own: the place it takes in tables and indexes.
pub const PARCEL_OVERHEAD: u64 = 256;

/// One change of what is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// Keeps a parcel at the end of a box.
    Put {
        /// The box.
        id: BoxId,
        /// Its number: one more than the last.
        seq: u64,
        /// It.
        bytes: Vec<u8>,
        /// Who left it: whose share it counts for.
        by: DeviceId,
    },
    /// Deletes the parcels of a box up to and including a number, so that nothing of them stays in the file.
    Forget {
        /// The box.
        id: BoxId,
        /// The number.
        seq: u64,
    },
    /// Keeps the rules, see [`super::keeper::Rules`].
    Rules(Vec<u8>),
    /// A device was here.
    Seen(DeviceId, Timestamp),
}

/// How much is kept, in bytes with [`PARCEL_OVERHEAD`] for each parcel.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Usage {
    /// By everybody.
    pub all: u64,
    /// By one device.
    pub own: u64,
    /// Boxes there ever were.
    pub boxes: u64,
}

/// Reading what is kept.
pub trait Shelf {
    /// What a box holds; one that never was is empty.
    ///
    /// # Errors
    /// [`StoreError`] when the disk fails.
    fn extent(&self, id: &BoxId) -> Result<Extent, StoreError>;

    /// Parcels of a box with a greater number, ascending, until they are `bytes` together or more.
    ///
    /// # Errors
    /// [`StoreError`] when the disk fails.
    fn parcels(&self, id: &BoxId, after: u64, bytes: usize) -> Result<Vec<(u64, Vec<u8>)>, StoreError>;

    /// The number of a parcel in a box, by SHA-256.
    ///
    /// # Errors
    /// [`StoreError`] when the disk fails.
    fn find(&self, id: &BoxId, hash: &[u8; 32]) -> Result<Option<u64>, StoreError>;

    /// How much is kept, and how much of it by a device.
    ///
    /// # Errors
    /// [`StoreError`] when the disk fails.
    fn usage(&self, device: &DeviceId) -> Result<Usage, StoreError>;
}

/// SHA-256 of a parcel.
pub fn hash(parcel: &[u8]) -> [u8; 32] {
    Sha256::digest(parcel).into()
}

/// One box in memory.
#[derive(Clone, Debug, Default)]
struct Kept {
    last: u64,
    parcels: BTreeMap<u64, (DeviceId, Vec<u8>)>,
}

/// A shelf in memory; a clone is a copied disk.
#[derive(Clone, Debug, Default)]
pub struct MemoryShelf {
    boxes: BTreeMap<BoxId, Kept>,
    /// The rules, as they were kept last.
    pub rules: Option<Vec<u8>>,
    /// When each device was here last.
    pub seen: BTreeMap<DeviceId, Timestamp>,
}

impl MemoryShelf {
    /// Carries changes out.
    pub fn commit(&mut self, changes: &[Change]) {
        for change in changes {
            match change {
                Change::Put { id, seq, bytes, by } => {
                    let kept = self.boxes.entry(*id).or_default();
                    kept.last = *seq;
                    kept.parcels.insert(*seq, (*by, bytes.clone()));
                }
                Change::Forget { id, seq } => {
                    if let Some(kept) = self.boxes.get_mut(id) {
                        kept.parcels.retain(|number, _| number > seq);
                    }
                }
                Change::Rules(rules) => self.rules = Some(rules.clone()),
                Change::Seen(device, at) => drop(self.seen.insert(*device, *at)),
            }
        }
    }

    /// Every parcel with its box and number.
    pub fn all(&self) -> impl Iterator<Item = (BoxId, u64, &Vec<u8>)> {
        self.boxes.iter().flat_map(|(id, kept)| kept.parcels.iter().map(|(seq, (_, bytes))| (*id, *seq, bytes)))
    }

    /// Every parcel, to be changed: what a faulty or hostile disk would do.
    pub fn all_mut(&mut self) -> impl Iterator<Item = (BoxId, &mut BTreeMap<u64, (DeviceId, Vec<u8>)>)> {
        self.boxes.iter_mut().map(|(id, kept)| (*id, &mut kept.parcels))
    }
}

impl Shelf for MemoryShelf {
    fn extent(&self, id: &BoxId) -> Result<Extent, StoreError> {
        let kept = self.boxes.get(id);
        let last = kept.map_or(0, |kept| kept.last);
        let first = kept.and_then(|kept| kept.parcels.keys().next().copied()).unwrap_or(last + 1);
        Ok(Extent { id: *id, first, last })
    }

    fn parcels(&self, id: &BoxId, after: u64, bytes: usize) -> Result<Vec<(u64, Vec<u8>)>, StoreError> {
        let mut found = Vec::new();
        let mut length = 0;
        let Some(first) = after.checked_add(1) else { return Ok(found) };
        for (seq, (_, parcel)) in self.boxes.get(id).into_iter().flat_map(|kept| kept.parcels.range(first..)) {
            if length >= bytes {
                break;
            }
            length += parcel.len();
            found.push((*seq, parcel.clone()));
        }
        Ok(found)
    }

    fn find(&self, id: &BoxId, wanted: &[u8; 32]) -> Result<Option<u64>, StoreError> {
        let parcels = self.boxes.get(id).into_iter().flat_map(|kept| &kept.parcels);
        Ok(parcels.filter(|(_, (_, bytes))| hash(bytes) == *wanted).map(|(seq, _)| *seq).next())
    }

    fn usage(&self, device: &DeviceId) -> Result<Usage, StoreError> {
        let mut usage = Usage { boxes: self.boxes.len() as u64, ..Usage::default() };
        for (by, bytes) in self.boxes.values().flat_map(|kept| kept.parcels.values()) {
            let cost = bytes.len() as u64 + PARCEL_OVERHEAD;
            usage.all += cost;
            usage.own += if by == device { cost } else { 0 };
        }
        Ok(usage)
    }
}
