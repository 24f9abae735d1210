//! The Credential Manager of Windows: generic credentials of this account that stay on this computer.

use std::collections::HashMap;

use keyring_core::api::CredentialStoreApi as _;
use keyring_core::{Entry, Error};
use windows_native_keyring_store::Store;
use zeroize::Zeroizing;

use super::KeyringError;
use crate::vault::{SlotId, SlotKey};

pub(super) fn put(id: SlotId, key: &SlotKey) -> Result<(), KeyringError> {
    entry(id)?.set_secret(key.expose()).map_err(failed)
}

pub(super) fn get(id: SlotId) -> Result<SlotKey, KeyringError> {
    let bytes = Zeroizing::new(entry(id)?.get_secret().map_err(failed)?);
    // What is not of this length was put there by somebody else.
    bytes.as_slice().try_into().map(SlotKey::new).map_err(|_length| KeyringError::Missing)
}

pub(super) fn remove(id: SlotId) -> Result<(), KeyringError> {
    match entry(id)?.delete_credential() {
        Err(Error::NoEntry) => Ok(()),
        removed => removed.map_err(failed),
    }
}

/// Kept on this computer alone: other kinds travel to every computer of the account.
fn entry(id: SlotId) -> Result<Entry, KeyringError> {
    let here = HashMap::from([("persistence", "Local")]);
    Store::new().and_then(|store| store.build("wijktafel", &id.to_string(), Some(&here))).map_err(failed)
}

fn failed(error: Error) -> KeyringError {
    match error {
        Error::NoEntry => KeyringError::Missing,
        Error::NoStorageAccess(_) => KeyringError::Locked,
        error => KeyringError::Failed(Box::new(error)),
    }
}
