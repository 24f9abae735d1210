//! A computer that remembers: the keyring of its account opens the copy, so that nobody types a passphrase.
//!
//! What the keyring keeps is no passphrase but a random key, which opens a slot of this vault and nothing else. Whoever
//! is signed in to the account can open the copy then. So it is off until somebody who knows the passphrase turns it
//! on, and a copy that was locked asks for the passphrase once, also in a program that is started anew.

use std::io;
use std::path::Path;

use crate::keyring::{Keyring, KeyringError};
use crate::paths::{self, Profile};
use crate::vault::{self, DataKey, SlotId, SlotKey, VaultError};

/// Why a copy was not opened by the keyring, or this computer does not remember.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum RememberError {
    /// This computer does not remember: the vault has no slot.
    #[error("this computer does not remember")]
    Off,
    /// It was locked, and the passphrase was not given since.
    #[error("it was locked since")]
    Held,
    /// The keyring keeps another key than the vault has a slot for.
    #[error("the keyring keeps another key")]
    OtherKey,
    /// The keyring.
    #[error(transparent)]
    Keyring(#[from] KeyringError),
    /// The vault.
    #[error(transparent)]
    Vault(VaultError),
}

impl From<VaultError> for RememberError {
    fn from(error: VaultError) -> Self {
        match error {
            VaultError::NoSlot => Self::Off,
            VaultError::WrongKey => Self::OtherKey,
            error => Self::Vault(error),
        }
    }
}

/// Whether this computer remembers, as far as the vault says; the keyring is not asked.
///
/// # Errors
/// When the vault cannot be read.
pub fn is_on(profile: &Profile) -> Result<bool, VaultError> {
    vault::slot(&profile.vault()).map(|slot| slot.is_some())
}

/// Lets this computer remember from now on. The passphrase was given with it: a copy that was locked is held no longer.
/// Whoever holds the profile may call it.
///
/// # Errors
/// [`RememberError`]; the passphrase opens the copy as before then. After a failure of the disk the new slot may stand
/// there, and the keyring keeps its key.
pub fn turn_on(profile: &Profile, passphrase: &str, keyring: &dyn Keyring) -> Result<(), RememberError> {
    turn_on_by(profile, passphrase, keyring, vault::set_slot)
}

fn turn_on_by(
    profile: &Profile,
    passphrase: &str,
    keyring: &dyn Keyring,
    set_slot: impl FnOnce(&Path, &DataKey, SlotId, &SlotKey) -> Result<(), VaultError>,
) -> Result<(), RememberError> {
    let vault = profile.vault();
    let former = vault::slot(&vault)?;
    // Before anything is kept.
    let data = vault::open(&vault, passphrase)?;
    let id = SlotId::random().map_err(VaultError::Io)?;
    // Where the folder holds the note, it holds back the new slot too.
    former.into_iter().chain([id]).for_each(|slot| unmark(profile, slot));
    let key = SlotKey::random().map_err(VaultError::Io)?;
    keyring.put(id, &key)?;
    let done = verify(keyring, id, &key).and_then(|()| Ok(set_slot(&vault, &data, id, &key)?));
    let stale = match &done {
        Ok(()) => former,
        // A disk that failed after the new slot took its place may still go back to the former one: both keys stay.
        Err(_) => vault::slot(&vault).is_ok_and(|now| now != Some(id)).then_some(id),
    };
    if let Some(stale) = stale
        && let Err(error) = keyring.remove(stale)
    {
        tracing::debug!(%error, "a key that opens nothing stays in the keyring");
    }
    done
}

/// A keyring that says it keeps a key may still not give it back.
fn verify(keyring: &dyn Keyring, id: SlotId, key: &SlotKey) -> Result<(), RememberError> {
    if keyring.get(id)?.expose() == key.expose() { Ok(()) } else { Err(RememberError::OtherKey) }
}

/// Lets this computer forget: the passphrase alone opens the copy. Whoever holds the profile may call it. Answers why the
/// keyring still keeps the key, if it does; the key opens nothing any more.
///
/// # Errors
/// When the vault cannot be read or written; nothing has changed then.
pub fn turn_off(profile: &Profile, keyring: &dyn Keyring) -> Result<Option<KeyringError>, VaultError> {
    let Some(id) = vault::slot(&profile.vault())? else { return Ok(None) };
    vault::clear_slot(&profile.vault())?;
    unmark(profile, id);
    Ok(keyring.remove(id).err())
}

/// The data key, by the keyring.
///
/// # Errors
/// [`RememberError`].
pub fn open(profile: &Profile, keyring: &dyn Keyring) -> Result<DataKey, RememberError> {
    let id = vault::slot(&profile.vault())?.ok_or(RememberError::Off)?;
    if profile.lock_marks(id).iter().any(|mark| mark.exists()) {
        return Err(RememberError::Held);
    }
    Ok(vault::open_slot(&profile.vault(), &keyring.get(id)?)?)
}

/// Says that this copy was locked: the keyring does not open it until the passphrase was given, or until its owner signs
/// in to the computer anew. Else a lock would hold nobody up who starts the program again.
pub fn hold(profile: &Profile) {
    let Ok(Some(id)) = vault::slot(&profile.vault()) else { return };
    let marked = profile.lock_marks(id).into_iter().any(|mark| {
        let folder = mark.parent().map_or(Ok(()), paths::private_folder);
        folder.and_then(|()| paths::replace_file(&mark, &[])).is_ok()
    });
    if !marked {
        tracing::warn!("it cannot be noted that this copy was locked");
    }
}

/// Says that the passphrase was given.
pub(crate) fn release(profile: &Profile) {
    if let Ok(Some(id)) = vault::slot(&profile.vault()) {
        unmark(profile, id);
    }
}

fn unmark(profile: &Profile, id: SlotId) {
    for mark in profile.lock_marks(id) {
        match std::fs::remove_file(mark) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => {
                tracing::warn!(%error, "it stays noted that this copy was locked");
            }
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests;
