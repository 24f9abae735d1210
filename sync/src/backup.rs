//! Backup and restore: a whole profile in one file.
//!
//! The file holds the vault and a compact copy of the store under the same data key, so it opens with the passphrase of
//! the day it was made, and with nothing that a computer remembers. A dropped log does not come back from a later backup, and an older backup brings
//! back the log only until the tombstone is heard again. `docs/formats-store.md` specifies the bytes.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};
use wijktafel_core::store::{Counts, Reader, StoreError};
use wijktafel_model::cbor::{Bytes, Cbor, DecodeError, Fields, Value};

use crate::home::{HomeError, check_empty};
use crate::paths::{self, Profile};
use crate::store::{OpenError, SqliteStore};
use crate::vault::{self, VAULT_SIZE_MAX, VaultError};

/// The newest backup format that this version reads, and the one it writes.
pub const BACKUP_VERSION: u32 = 0;

/// First bytes of every backup.
const MAGIC: &[u8; 16] = b"wijktafel backup";

/// The longest head that is read, in bytes.
const HEAD_MAX: usize = VAULT_SIZE_MAX + 256;

/// What a backup says of itself.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Head {
    version: u32,
    /// The vault file.
    vault: Bytes,
    /// Length of the store in bytes.
    length: u64,
    /// SHA-256 of the store.
    digest: [u8; 32],
}

impl Head {
    fn to_cbor(&self) -> Vec<u8> {
        let Self { version, vault, length, digest } = self;
        let fields =
            vec![(0, version.to_value()), (2, vault.to_value()), (4, length.to_value()), (6, digest.to_value())];
        Value::Map(fields).encode()
    }

    fn from_cbor(bytes: &[u8]) -> Result<Self, DecodeError> {
        let mut fields = Fields::open(Value::decode(bytes)?)?;
        let head =
            Self { version: fields.take(0)?, vault: fields.take(2)?, length: fields.take(4)?, digest: fields.take(6)? };
        fields.close().map(|()| head)
    }
}

/// Why a backup was not written or restored.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum BackupError {
    /// There is a file of this name already.
    #[error("there is a file of this name already")]
    Exists,
    /// The backup is not what was written.
    #[error("the backup is damaged or cut off")]
    Damaged,
    /// It was written by a newer version.
    #[error("the backup has format {found}, this version reads up to {BACKUP_VERSION}")]
    Newer {
        /// Its format version.
        found: u32,
    },
    /// The copy of the store does not hold what the store holds.
    #[error("the copy differs from the store")]
    Differs,
    /// The disk is full.
    #[error("the disk is full")]
    Full,
    /// The vault cannot be read.
    #[error(transparent)]
    Vault(#[from] VaultError),
    /// The store or its copy cannot be read.
    #[error(transparent)]
    Store(#[from] OpenError),
    /// The profile to restore into is in use.
    #[error(transparent)]
    Home(#[from] HomeError),
    /// Any other failure of the disk.
    #[error("the backup cannot be read or written")]
    Io(#[source] io::Error),
}

impl From<io::Error> for BackupError {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::UnexpectedEof => Self::Damaged,
            io::ErrorKind::AlreadyExists => Self::Exists,
            io::ErrorKind::StorageFull => Self::Full,
            _ => Self::Io(error),
        }
    }
}

impl From<StoreError> for BackupError {
    fn from(error: StoreError) -> Self {
        Self::Store(error.into())
    }
}

/// Writes a backup of an open profile to `to`, and reads it back: the copy of the store opens, is sound and holds as
/// much as the store, and the file on disk has the digests it names.
///
/// # Errors
/// Any [`BackupError`]; no file is left then.
pub fn write(profile: &Profile, store: &SqliteStore, to: &Path) -> Result<Counts, BackupError> {
    if to.exists() {
        return Err(BackupError::Exists);
    }
    let vault = vault::without_slot(&vault::read(&profile.vault())?)?;
    let copy = Temporary::create(paths::with_suffix(&profile.store(), ".backup"))?;
    store.copy_to(&copy.path)?;
    let counts = verify_copy(store, &copy.path)?;
    let (length, digest) = digest_of(File::open(&copy.path)?)?;
    let head = Head { version: BACKUP_VERSION, vault: Bytes(vault), length, digest };
    let part = Temporary::create(paths::with_suffix(to, ".part"))?;
    let mut file = OpenOptions::new().write(true).open(&part.path)?;
    file.write_all(&encode(&head))?;
    let _length = io::copy(&mut File::open(&copy.path)?, &mut file)?;
    file.sync_all()?;
    drop(file);
    verify(&part.path)?;
    fs::rename(&part.path, to)?;
    paths::sync_folder_of(to)?;
    Ok(counts)
}

/// Reads a whole backup and checks its digests; needs no passphrase.
///
/// # Errors
/// [`BackupError::Damaged`], [`BackupError::Newer`], or a failure of the disk.
pub fn verify(path: &Path) -> Result<(), BackupError> {
    let mut file = File::open(path)?;
    let head = read_head(&mut file)?;
    if digest_of(file)? == (head.length, head.digest) { Ok(()) } else { Err(BackupError::Damaged) }
}

/// Whether a backup opens with a passphrase; nothing is written.
///
/// # Errors
/// [`VaultError::WrongPassphrase`] within [`BackupError::Vault`]; else as [`verify`].
pub fn try_passphrase(path: &Path, passphrase: &str) -> Result<(), BackupError> {
    let head = read_head(&mut File::open(path)?)?;
    let _key = vault::unwrap(&head.vault.0, passphrase)?;
    Ok(())
}

/// Puts a backup into a profile that has neither vault nor store. It opens with the backup's passphrase, and the first
/// opening tells that it was restored.
///
/// # Errors
/// [`HomeError::Exists`] within [`BackupError::Home`] when something is there; else as [`verify`]. Nothing is left then.
pub fn restore(from: &Path, profile: &Profile) -> Result<(), BackupError> {
    let mut file = File::open(from)?;
    let head = read_head(&mut file)?;
    let _lock = profile.lock().map_err(HomeError::from)?;
    check_empty(profile)?;
    let new = Temporary::create(profile.new_store())?;
    let mut store = OpenOptions::new().write(true).open(&new.path)?;
    let _length = io::copy(&mut file, &mut store)?;
    store.sync_all()?;
    drop(store);
    if digest_of(File::open(&new.path)?)? != (head.length, head.digest) {
        return Err(BackupError::Damaged);
    }
    // A token left from an earlier store here must not vouch for this one.
    match fs::remove_file(profile.incarnation()) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error.into()),
        _ => {}
    }
    paths::replace_file(&profile.vault(), &head.vault.0)?;
    if let Err(error) = fs::rename(&new.path, profile.store()) {
        fs::remove_file(profile.vault())?;
        return Err(error.into());
    }
    paths::sync_folder_of(&profile.store())?;
    Ok(())
}

/// Checks that the copy opens, is sound and holds as much as the store.
fn verify_copy(store: &SqliteStore, path: &Path) -> Result<Counts, BackupError> {
    let copy = store.reader_of(path)?;
    if !copy.check()?.is_empty() {
        return Err(BackupError::Differs);
    }
    let counts = copy.counts()?;
    if counts == store.counts()? { Ok(counts) } else { Err(BackupError::Differs) }
}

/// The head with what frames it: magic, length, head, digest of these.
fn encode(head: &Head) -> Vec<u8> {
    let head = head.to_cbor();
    let mut bytes = MAGIC.to_vec();
    bytes.extend(u32::try_from(head.len()).unwrap_or(u32::MAX).to_be_bytes());
    bytes.extend(head);
    let digest = Sha256::digest(&bytes);
    bytes.extend(digest);
    bytes
}

fn read_head(file: &mut File) -> Result<Head, BackupError> {
    let mut front = [0; 20];
    file.read_exact(&mut front)?;
    let (magic, length) = front.split_at(MAGIC.len());
    let length = length.iter().fold(0, |n, byte| (n << 8) | usize::from(*byte));
    if magic != MAGIC || length > HEAD_MAX {
        return Err(BackupError::Damaged);
    }
    let mut head = vec![0; length];
    file.read_exact(&mut head)?;
    let mut digest = [0; 32];
    file.read_exact(&mut digest)?;
    if Sha256::new().chain_update(front).chain_update(&head).finalize().as_slice() != digest {
        return Err(BackupError::Damaged);
    }
    let found = version(&head).map_err(|_shape| BackupError::Damaged)?;
    if found > BACKUP_VERSION {
        return Err(BackupError::Newer { found });
    }
    Head::from_cbor(&head).map_err(|_shape| BackupError::Damaged)
}

fn version(head: &[u8]) -> Result<u32, DecodeError> {
    Fields::open(Value::decode(head)?)?.take(0)
}

fn digest_of(mut file: File) -> io::Result<(u64, [u8; 32])> {
    let mut hasher = Sha256::new();
    let mut buffer = vec![0; 1 << 16];
    let mut length = 0;
    loop {
        let n = file.read(&mut buffer)?;
        let Some(read) = buffer.get(..n).filter(|read| !read.is_empty()) else { break };
        hasher.update(read);
        length += n as u64;
    }
    Ok((length, hasher.finalize().into()))
}

/// A file that goes when it is dropped, unless it was renamed.
struct Temporary {
    path: PathBuf,
}

impl Temporary {
    /// Makes an empty file for the current user alone, in place of one that an earlier attempt left.
    fn create(path: PathBuf) -> io::Result<Self> {
        let mut options = OpenOptions::new();
        let _empty = paths::only_for_me(options.write(true).create(true).truncate(true)).open(&path)?;
        Ok(Self { path })
    }
}

impl Drop for Temporary {
    fn drop(&mut self) {
        let _gone_or_renamed = fs::remove_file(&self.path);
    }
}

#[cfg(test)]
mod tests;
