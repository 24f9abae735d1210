//! The key of the store, wrapped by a passphrase.
//!
//! The vault file holds one random data key, sealed under a key that Argon2id makes of the passphrase, and the
//! parameters of that; nothing about the network or the person. Where this computer remembers
//! ([`remember`](crate::remember)), the data key stands there a second time, in a slot of its own. The seed of the
//! device's keys is a setting inside the encrypted store. `docs/formats-store.md` specifies the bytes.

mod key;
mod slot;

use std::fmt;
use std::io;
use std::path::Path;

use aes_gcm_siv::aead::{Aead, KeyInit, Payload};
use aes_gcm_siv::{Aes256GcmSiv, Nonce};
use argon2::{Algorithm, Argon2, Block, Params, Version};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use wijktafel_model::cbor::{Cbor, Fields, Value};
use zeroize::{Zeroize, Zeroizing};

pub use self::key::{DataKey, SlotKey};
pub use self::slot::SlotId;

use self::slot::Slot;
use crate::paths;

/// The newest vault format that this version reads, and the one it writes.
pub const VAULT_VERSION: u32 = 0;

/// The longest vault file that is read, in bytes.
pub const VAULT_SIZE_MAX: usize = 4096;

/// First bytes of every vault file.
const MAGIC: &[u8; 16] = b"wijktafel vault\n";

/// What the sealed data key is bound to, beside the fields before it.
const DOMAIN: &[u8] = b"wijktafel/vault/0";

/// Length of the checksum at the end.
const CHECK: usize = 32;

/// Bounds of what a vault file may ask for: above them a damaged or planted file would exhaust the machine.
const MEMORY_KIB_MAX: u32 = 1 << 20;
const PASSES_MAX: u32 = 64;

/// A passphrase: wiped when dropped, never printed.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "String", into = "String")]
pub struct Passphrase(pub Zeroizing<String>);

impl From<String> for Passphrase {
    fn from(text: String) -> Self {
        Self(Zeroizing::new(text))
    }
}

impl From<Passphrase> for String {
    fn from(passphrase: Passphrase) -> Self {
        passphrase.0.as_str().to_owned()
    }
}

impl fmt::Debug for Passphrase {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Passphrase(..)")
    }
}

/// What guessing one passphrase costs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cost {
    memory_kib: u32,
    passes: u32,
}

impl Cost {
    /// 64 MiB and three passes on one lane: RFC 9106, second recommended option, with the lanes a single core has.
    pub const STANDARD: Self = Self { memory_kib: 64 << 10, passes: 3 };

    /// Any other cost: memory from 8 KiB to 1 GiB, 1 to 64 passes. Below [`Cost::STANDARD`] only for tests.
    pub const fn new(memory_kib: u32, passes: u32) -> Option<Self> {
        if memory_kib >= Params::MIN_M_COST
            && memory_kib <= MEMORY_KIB_MAX
            && passes >= Params::MIN_T_COST
            && passes <= PASSES_MAX
        {
            Some(Self { memory_kib, passes })
        } else {
            None
        }
    }
}

/// Why a vault was not made, opened or changed.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum VaultError {
    /// There is no vault file.
    #[error("there is no vault")]
    Missing,
    /// There is one already.
    #[error("there is a vault already")]
    Exists,
    /// The passphrase does not open it.
    #[error("the passphrase is not the right one")]
    WrongPassphrase,
    /// It has no slot beside the passphrase.
    #[error("the vault opens with the passphrase alone")]
    NoSlot,
    /// The key that was kept is not the one of its slot.
    #[error("the kept key is not the right one")]
    WrongKey,
    /// Its bytes are not those that were written.
    #[error("the vault is damaged")]
    Damaged,
    /// It was written by a newer version.
    #[error("the vault has format {found}, this version reads up to {VAULT_VERSION}")]
    Newer {
        /// Its format version.
        found: u32,
    },
    /// The machine has too little memory for the passphrase's parameters.
    #[error("too little memory to open the vault")]
    Memory,
    /// Any other failure of disk or randomness.
    #[error("the vault cannot be read or written")]
    Io(#[source] io::Error),
}

/// How the key that seals the data key comes from the passphrase.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Header {
    version: u32,
    memory_kib: u32,
    passes: u32,
    /// New each time the key is wrapped.
    salt: [u8; 16],
}

/// A header with the data key sealed under it, and what else opens the data key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Wrapped {
    header: Header,
    /// The data key and its tag: AES-256-GCM-SIV, zero nonce, domain and header as associated data.
    sealed: [u8; 48],
    slot: Option<Slot>,
}

impl Header {
    fn fields(&self) -> Vec<(u64, Value)> {
        vec![
            (0, self.version.to_value()),
            (2, self.memory_kib.to_value()),
            (4, self.passes.to_value()),
            (6, self.salt.to_value()),
        ]
    }

    /// What the sealed key is bound to.
    fn bound(&self) -> Vec<u8> {
        [DOMAIN, &Value::Map(self.fields()).encode()].concat()
    }
}

impl Wrapped {
    /// The whole vault file.
    fn encode(&self) -> Vec<u8> {
        let mut fields = self.header.fields();
        fields.push((8, self.sealed.to_value()));
        fields.extend(self.slot.map(|slot| (9, slot.to_value())));
        framed(&Value::Map(fields))
    }

    fn read(path: &Path) -> Result<Self, VaultError> {
        Self::decode(&read(path)?)
    }

    fn write(&self, path: &Path) -> Result<(), VaultError> {
        paths::replace_file(path, &self.encode()).map_err(VaultError::Io)
    }

    fn decode(bytes: &[u8]) -> Result<Self, VaultError> {
        let body = checked(bytes)?;
        let open = || Fields::open(Value::decode(body)?);
        let version = |mut fields: Fields| fields.take(0);
        match open().and_then(version) {
            Ok(found) if found > VAULT_VERSION => return Err(VaultError::Newer { found }),
            _ => {}
        }
        let read = |mut fields: Fields| {
            let [version, memory_kib, passes] = [fields.take(0)?, fields.take(2)?, fields.take(4)?];
            let header = Header { version, memory_kib, passes, salt: fields.take(6)? };
            let wrapped = Self { header, sealed: fields.take(8)?, slot: fields.take(9)? };
            fields.close().map(|()| wrapped)
        };
        open().and_then(read).map_err(|_shape| VaultError::Damaged)
    }

    fn open(&self, passphrase: &str) -> Result<DataKey, VaultError> {
        let payload = Payload { msg: &self.sealed, aad: &self.header.bound() };
        let opened = cipher(&self.header, passphrase)?
            .decrypt(&Nonce::default(), payload)
            .map(Zeroizing::new)
            .map_err(|_tag| VaultError::WrongPassphrase)?;
        opened.as_slice().try_into().map(DataKey::new).map_err(|_length| VaultError::Damaged)
    }
}

/// Makes a vault for a new data key at `path`, durably and only for the current user.
///
/// # Errors
/// [`VaultError::Exists`], or a failure of disk, memory or randomness.
pub fn create(path: &Path, key: &DataKey, passphrase: &str, cost: Cost) -> Result<(), VaultError> {
    if path.exists() {
        return Err(VaultError::Exists);
    }
    wrap(key, passphrase, cost, salt()?)?.write(path)
}

/// Opens the vault at `path`.
///
/// # Errors
/// Any [`VaultError`] but [`VaultError::Exists`].
pub fn open(path: &Path, passphrase: &str) -> Result<DataKey, VaultError> {
    unwrap(&read(path)?, passphrase)
}

/// Wraps the same data key under another passphrase; a slot stays as it is. Copies of the old vault file still open
/// with the old one.
///
/// # Errors
/// As [`open`] for the old passphrase; after an error the old one still holds.
pub fn change_passphrase(path: &Path, old: &str, new: &str, cost: Cost) -> Result<(), VaultError> {
    let wrapped = Wrapped::read(path)?;
    let key = wrapped.open(old)?;
    Wrapped { slot: wrapped.slot, ..wrap(&key, new, cost, salt()?)? }.write(path)
}

/// The slot of the vault at `path`, if it has one.
///
/// # Errors
/// When the vault is missing, damaged, newer or unreadable.
pub fn slot(path: &Path) -> Result<Option<SlotId>, VaultError> {
    Ok(Wrapped::read(path)?.slot.map(|slot| slot.id))
}

/// Opens the vault at `path` with the key of its slot.
///
/// # Errors
/// [`VaultError::NoSlot`], [`VaultError::WrongKey`], or when the vault is missing, damaged, newer or unreadable.
pub fn open_slot(path: &Path, key: &SlotKey) -> Result<DataKey, VaultError> {
    let slot = Wrapped::read(path)?.slot.ok_or(VaultError::NoSlot)?;
    slot.open(key).ok_or(VaultError::WrongKey)
}

/// Puts a slot for this vault's own data key beside the passphrase, in place of the one before; the passphrase goes on as
/// it was.
///
/// # Errors
/// When the vault is missing, damaged, newer or cannot be written; it is as it was then.
pub(crate) fn set_slot(path: &Path, data: &DataKey, id: SlotId, key: &SlotKey) -> Result<(), VaultError> {
    let slot = Slot::seal(id, key, data).ok_or(VaultError::Damaged)?;
    Wrapped { slot: Some(slot), ..Wrapped::read(path)? }.write(path)
}

/// Takes the slot away: the passphrase alone opens the vault. A vault without one is left as it is.
///
/// # Errors
/// When the vault is missing, damaged, newer or cannot be written.
pub(crate) fn clear_slot(path: &Path) -> Result<(), VaultError> {
    let wrapped = Wrapped::read(path)?;
    if wrapped.slot.is_some() { Wrapped { slot: None, ..wrapped }.write(path) } else { Ok(()) }
}

/// Reads the bytes of a vault file, of any version.
///
/// # Errors
/// [`VaultError::Missing`], [`VaultError::Damaged`] when it is longer than any vault, or a failure of the disk.
pub(crate) fn read(path: &Path) -> Result<Vec<u8>, VaultError> {
    let bytes = std::fs::read(path).map_err(|error| match error.kind() {
        io::ErrorKind::NotFound => VaultError::Missing,
        _ => VaultError::Io(error),
    })?;
    if bytes.len() > VAULT_SIZE_MAX { Err(VaultError::Damaged) } else { Ok(bytes) }
}

/// The same vault file without its slot.
///
/// # Errors
/// When it is damaged or newer.
pub(crate) fn without_slot(bytes: &[u8]) -> Result<Vec<u8>, VaultError> {
    Ok(Wrapped { slot: None, ..Wrapped::decode(bytes)? }.encode())
}

/// Opens the bytes of a vault file.
///
/// # Errors
/// As [`open`].
pub(crate) fn unwrap(bytes: &[u8], passphrase: &str) -> Result<DataKey, VaultError> {
    Wrapped::decode(bytes)?.open(passphrase)
}

fn salt() -> Result<[u8; 16], VaultError> {
    random().map(|salt| *salt).map_err(VaultError::Io)
}

fn wrap(key: &DataKey, passphrase: &str, cost: Cost, salt: [u8; 16]) -> Result<Wrapped, VaultError> {
    let header = Header { version: VAULT_VERSION, memory_kib: cost.memory_kib, passes: cost.passes, salt };
    let payload = Payload { msg: key.expose(), aad: &header.bound() };
    let sealed = cipher(&header, passphrase)?.encrypt(&Nonce::default(), payload);
    let sealed = sealed.ok().and_then(|sealed| sealed.try_into().ok()).ok_or(VaultError::Damaged)?;
    Ok(Wrapped { header, sealed, slot: None })
}

/// Bytes of the operating system's generator.
fn random<const N: usize>() -> io::Result<Zeroizing<[u8; N]>> {
    let mut bytes = Zeroizing::new([0; N]);
    getrandom::fill(bytes.as_mut()).map_err(io::Error::other)?;
    Ok(bytes)
}

/// A body between the first bytes and the checksum, which frame every version.
fn framed(body: &Value) -> Vec<u8> {
    let mut bytes = MAGIC.to_vec();
    body.encode_into(&mut bytes);
    let check = Sha256::digest(&bytes);
    bytes.extend(check);
    bytes
}

/// The body of a vault file whose first bytes and checksum are right.
fn checked(bytes: &[u8]) -> Result<&[u8], VaultError> {
    let at = bytes.len().checked_sub(CHECK).ok_or(VaultError::Damaged)?;
    let (front, check) = bytes.split_at_checked(at).ok_or(VaultError::Damaged)?;
    if Sha256::digest(front).as_slice() != check {
        return Err(VaultError::Damaged);
    }
    front.strip_prefix(MAGIC).ok_or(VaultError::Damaged)
}

/// The cipher under the key that Argon2id makes of the passphrase's UTF-8 bytes.
///
/// A zero nonce is right: each salt, hence each key, seals one message.
fn cipher(header: &Header, passphrase: &str) -> Result<Aes256GcmSiv, VaultError> {
    let cost = Cost::new(header.memory_kib, header.passes).ok_or(VaultError::Damaged)?;
    let params =
        Params::new(cost.memory_kib, cost.passes, 1, Some(32)).map_err(|_outside_bounds| VaultError::Damaged)?;
    let mut blocks: Vec<Block> = Vec::new();
    blocks.try_reserve_exact(params.block_count()).map_err(|_too_large| VaultError::Memory)?;
    blocks.resize(params.block_count(), Block::default());
    let mut key = Zeroizing::new([0; 32]);
    let made = Argon2::new(Algorithm::Argon2id, Version::V0x13, params).hash_password_into_with_memory(
        passphrase.as_bytes(),
        &header.salt,
        key.as_mut(),
        blocks.as_mut_slice(),
    );
    blocks.zeroize();
    made.map_err(|_outside_bounds| VaultError::Damaged)?;
    Ok(Aes256GcmSiv::new(&(*key).into()))
}

#[cfg(test)]
mod tests;
