//! A platform whose keyring is not known here.

use super::KeyringError;
use crate::vault::{SlotId, SlotKey};

pub(super) fn put(_id: SlotId, _key: &SlotKey) -> Result<(), KeyringError> {
    Err(KeyringError::Absent(None))
}

pub(super) fn get(_id: SlotId) -> Result<SlotKey, KeyringError> {
    Err(KeyringError::Absent(None))
}

pub(super) fn remove(_id: SlotId) -> Result<(), KeyringError> {
    Err(KeyringError::Absent(None))
}
