//! The keyring of the account on this computer: keeps the key of a vault's slot while its owner is signed in.
//!
//! On Linux and its kin this is the Secret Service of the desktop (GNOME Keyring, KWallet, KeePassXC), on Windows the
//! Credential Manager. The kernel's keyring is none: it forgets at the next start of the computer.

#[cfg(all(unix, not(target_vendor = "apple")))]
#[path = "keyring/secret_service.rs"]
mod system;
#[cfg(windows)]
#[path = "keyring/credential_manager.rs"]
mod system;
#[cfg(not(any(windows, all(unix, not(target_vendor = "apple")))))]
#[path = "keyring/none.rs"]
mod system;

use std::error::Error;
use std::fmt;

use crate::vault::{SlotId, SlotKey};

/// What keeps keys. Never waits for a person: whatever would ask somebody something says [`KeyringError::Locked`].
pub trait Keyring: fmt::Debug + Send + Sync {
    /// Keeps a key, in place of the one before.
    ///
    /// # Errors
    /// [`KeyringError`] but [`KeyringError::Missing`].
    fn put(&self, id: SlotId, key: &SlotKey) -> Result<(), KeyringError>;

    /// The key that is kept.
    ///
    /// # Errors
    /// [`KeyringError`].
    fn get(&self, id: SlotId) -> Result<SlotKey, KeyringError>;

    /// Keeps the key no longer; one that is not there is gone.
    ///
    /// # Errors
    /// [`KeyringError`] but [`KeyringError::Missing`].
    fn remove(&self, id: SlotId) -> Result<(), KeyringError>;
}

/// Why a keyring did not do what was asked.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum KeyringError {
    /// This computer has none, or it does not run.
    #[error("there is no keyring")]
    Absent(#[source] Option<Box<dyn Error + Send + Sync>>),
    /// Its owner has to open it first.
    #[error("the keyring is locked")]
    Locked,
    /// It did not answer in time.
    #[error("the keyring does not answer")]
    Slow,
    /// It keeps no such key.
    #[error("the keyring does not keep the key")]
    Missing,
    /// Any other failure.
    #[error("the keyring failed")]
    Failed(#[source] Box<dyn Error + Send + Sync>),
}

/// The keyring of the account that runs this program. Must not be asked from within a task.
#[derive(Clone, Copy, Debug, Default)]
pub struct SystemKeyring;

impl Keyring for SystemKeyring {
    fn put(&self, id: SlotId, key: &SlotKey) -> Result<(), KeyringError> {
        system::put(id, key)
    }

    fn get(&self, id: SlotId) -> Result<SlotKey, KeyringError> {
        system::get(id)
    }

    fn remove(&self, id: SlotId) -> Result<(), KeyringError> {
        system::remove(id)
    }
}
