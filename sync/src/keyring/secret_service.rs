//! The Secret Service of the desktop, over the session bus.
//!
//! Source: freedesktop.org, Secret Service API 0.2. What is kept travels encrypted to it. Prompts are never started:
//! they end when a person closes them, or never.

use std::collections::HashMap;
use std::time::Duration;

use secret_service::{EncryptionType, Error, Item, SecretService};
use zeroize::Zeroizing;

use super::KeyringError;
use crate::vault::{SlotId, SlotKey};

/// How long it may take in all. One that runs answers in a few milliseconds; one that must be started takes a second.
const PATIENCE: Duration = Duration::from_secs(5);

/// How the owner of the keyring sees what is kept.
const LABEL: &str = "Wijktafel";
/// What kind of bytes is kept.
const CONTENT: &str = "application/octet-stream";

pub(super) fn put(id: SlotId, key: &SlotKey) -> Result<(), KeyringError> {
    in_time(async {
        let service = connect().await?;
        let collection = match service.get_default_collection().await {
            // An account that never kept anything has no keyring yet, and would have to be asked about a new one.
            Err(Error::NoResult) => return Err(KeyringError::Absent(None)),
            found => found.map_err(failed)?,
        };
        if collection.is_locked().await.map_err(failed)? {
            return Err(KeyringError::Locked);
        }
        let name = id.to_string();
        let kept = collection.create_item(LABEL, attributes(&name), key.expose(), true, CONTENT);
        kept.await.map(drop).map_err(failed)
    })
}

pub(super) fn get(id: SlotId) -> Result<SlotKey, KeyringError> {
    in_time(async {
        let service = connect().await?;
        let name = id.to_string();
        let kept = find(&service, &name).await?.ok_or(KeyringError::Missing)?;
        let bytes = Zeroizing::new(kept.get_secret().await.map_err(failed)?);
        // What is not of this length was put there by somebody else.
        bytes.as_slice().try_into().map(SlotKey::new).map_err(|_length| KeyringError::Missing)
    })
}

pub(super) fn remove(id: SlotId) -> Result<(), KeyringError> {
    in_time(async {
        let service = connect().await?;
        let name = id.to_string();
        match find(&service, &name).await? {
            Some(kept) => kept.delete().await.map_err(failed),
            None => Ok(()),
        }
    })
}

fn in_time<T>(asked: impl Future<Output = Result<T, KeyringError>>) -> Result<T, KeyringError> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_time().build();
    let runtime = runtime.map_err(|error| KeyringError::Failed(Box::new(error)))?;
    runtime.block_on(async { tokio::time::timeout(PATIENCE, asked).await.unwrap_or(Err(KeyringError::Slow)) })
}

/// Without a bus, or without the service on it, there is no keyring.
async fn connect() -> Result<SecretService<'static>, KeyringError> {
    SecretService::connect(EncryptionType::Dh).await.map_err(|error| KeyringError::Absent(Some(Box::new(error))))
}

fn attributes(name: &str) -> HashMap<&str, &str> {
    HashMap::from([("application", "wijktafel"), ("vault", name)])
}

/// What is kept under this name and can be read now.
async fn find<'a>(service: &'a SecretService<'_>, name: &str) -> Result<Option<Item<'a>>, KeyringError> {
    let found = service.search_items(attributes(name)).await.map_err(failed)?;
    if let Some(item) = found.unlocked.into_iter().next() {
        return Ok(Some(item));
    }
    // Some services do not search what is locked.
    let all_locked = match service.get_default_collection().await {
        Ok(collection) => collection.is_locked().await.map_err(failed)?,
        Err(_none) => false,
    };
    if all_locked || !found.locked.is_empty() { Err(KeyringError::Locked) } else { Ok(None) }
}

fn failed(error: Error) -> KeyringError {
    match error {
        Error::Locked | Error::Prompt | Error::PromptDisconnected => KeyringError::Locked,
        error => KeyringError::Failed(Box::new(error)),
    }
}
