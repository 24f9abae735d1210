//! A profile in use: locked, unlocked, its store open.

use std::fs;
use std::io;

use wijktafel_core::store::{Reader, Storage, Write};

use crate::keyring::Keyring;
use crate::paths::{self, LockError, Profile, ProfileLock};
use crate::remember::{self, RememberError};
use crate::store::{OpenError, SqliteStore};
use crate::vault::{self, Cost, DataKey, VaultError};

/// The setting that holds the same token as the profile's `incarnation` file.
const INCARNATION: &str = "store/incarnation";

/// An open profile. Fields are dropped in their order: the store is closed before the lock is given up.
#[derive(Debug)]
pub struct Home {
    /// The store.
    pub store: SqliteStore,
    /// Where it lies.
    pub profile: Profile,
    /// Whether the store was put back from a backup, or its folder's token is gone, since it was last open. Told once.
    /// Nothing goes wrong then, since feeds are never resumed; the person may want to know.
    pub restored: bool,
    /// Keeps other processes out.
    pub lock: ProfileLock,
}

/// Why a profile was not founded or opened.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum HomeError {
    /// The folder holds a vault or a store already.
    #[error("the data folder is in use")]
    Exists,
    /// The store is there and its vault is not: the folder is no empty one.
    #[error("the vault of this store is missing")]
    VaultMissing,
    /// The folder cannot be held.
    #[error(transparent)]
    Lock(#[from] LockError),
    /// The data key cannot be had.
    #[error(transparent)]
    Vault(#[from] VaultError),
    /// The keyring does not open it.
    #[error(transparent)]
    Remember(#[from] RememberError),
    /// The store cannot be opened.
    #[error(transparent)]
    Store(#[from] OpenError),
    /// Any other failure of the disk.
    #[error("the data folder cannot be used")]
    Io(#[from] io::Error),
}

impl Home {
    /// Makes vault and store in a profile that has neither.
    ///
    /// # Errors
    /// [`HomeError::Exists`], or a failure of lock, disk or randomness; an attempt that was cut off may be repeated.
    pub fn found(profile: &Profile, passphrase: &str, cost: Cost) -> Result<Self, HomeError> {
        let lock = profile.lock()?;
        check_empty(profile)?;
        let key = DataKey::random()?;
        drop(SqliteStore::create(&profile.new_store(), &key)?);
        vault::create(&profile.vault(), &key, passphrase, cost)?;
        Self::open_locked(profile, lock, &key).map(|home| Self { restored: false, ..home })
    }

    /// Opens the profile's store with the passphrase.
    ///
    /// # Errors
    /// [`HomeError::Lock`] when it is open elsewhere, [`HomeError::Vault`] for a wrong passphrase or when nothing was
    /// founded here, [`HomeError::Store`] for a store that is missing, damaged or newer. Nothing is changed then.
    pub fn open(profile: &Profile, passphrase: &str) -> Result<Self, HomeError> {
        check_founded(profile)?;
        let lock = profile.lock()?;
        let key = vault::open(&profile.vault(), passphrase)?;
        remember::release(profile);
        Self::open_locked(profile, lock, &key)
    }

    /// Opens the profile's store with what this computer remembers.
    ///
    /// # Errors
    /// [`HomeError::Remember`] when it does not remember, or the keyring does not open it; else as [`Self::open`].
    pub fn open_remembered(profile: &Profile, keyring: &dyn Keyring) -> Result<Self, HomeError> {
        check_founded(profile)?;
        let lock = profile.lock()?;
        let key = remember::open(profile, keyring)?;
        Self::open_locked(profile, lock, &key)
    }

    fn open_locked(profile: &Profile, lock: ProfileLock, key: &DataKey) -> Result<Self, HomeError> {
        if !profile.store().exists() && profile.new_store().exists() {
            // The vault is written after the new store and before the rename: founding or restoring was cut off here.
            fs::rename(profile.new_store(), profile.store())?;
            paths::sync_folder_of(&profile.store())?;
        }
        let mut store = SqliteStore::open(&profile.store(), key)?;
        let restored = !same_incarnation(profile, &store)?;
        if restored {
            let mut token = [0; 16];
            getrandom::fill(&mut token).map_err(io::Error::other)?;
            store.commit(&vec![Write::Setting(INCARNATION.to_owned(), token.to_vec())]).map_err(OpenError::from)?;
            paths::replace_file(&profile.incarnation(), &token)?;
        }
        Ok(Self { store, profile: profile.clone(), restored, lock })
    }
}

/// Whether there is a copy to open.
///
/// # Errors
/// [`VaultError::Missing`] within [`HomeError::Vault`] when nothing was founded here, [`HomeError::VaultMissing`] when
/// the store of a copy is here and what opens it is not.
pub fn check_founded(profile: &Profile) -> Result<(), HomeError> {
    match (profile.vault().exists(), profile.store().exists()) {
        (true, _) => Ok(()),
        (false, true) => Err(HomeError::VaultMissing),
        (false, false) => Err(VaultError::Missing.into()),
    }
}

/// Fails when something is in the profile that must not be lost; clears away what an earlier attempt left.
pub(crate) fn check_empty(profile: &Profile) -> Result<(), HomeError> {
    let wal = paths::with_suffix(&profile.store(), "-wal");
    if profile.vault().exists() || profile.store().exists() || wal.exists() {
        return Err(HomeError::Exists);
    }
    for suffix in ["", "-journal", "-wal", "-shm"] {
        let path = paths::with_suffix(&profile.new_store(), suffix);
        if path.exists() {
            fs::remove_file(path)?;
        }
    }
    Ok(())
}

fn same_incarnation(profile: &Profile, store: &SqliteStore) -> Result<bool, HomeError> {
    let known = store.setting(INCARNATION).map_err(OpenError::from)?;
    match fs::read(profile.incarnation()) {
        Ok(here) => Ok(known == Some(here)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
        Err(error) => Err(error.into()),
    }
}

#[cfg(test)]
mod tests;
