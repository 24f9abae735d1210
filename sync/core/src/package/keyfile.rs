//! The secrets of a package: `{0: format, 2: network, 4: [{0: log, 2: [secret]}]}`.

use std::collections::BTreeMap;

use wijktafel_model::cbor::{Cbor as _, DecodeError, Fields, Value};
use wijktafel_model::id::{LogId, NetworkId};

use super::FORMAT;
use crate::crypto::Secret;

/// Why bytes are not the secrets of a package.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum KeyFileError {
    /// Not exactly the encoding of such a file.
    Malformed,
    /// Written in a newer format.
    Newer(u64),
}

impl From<DecodeError> for KeyFileError {
    fn from(_malformed: DecodeError) -> Self {
        Self::Malformed
    }
}

/// The secrets of a package, by log.
pub(super) struct KeyFile {
    pub(super) network: NetworkId,
    pub(super) logs: BTreeMap<LogId, Vec<Secret>>,
}

/// Encodes secrets; logs without any are left out. Logs ascend by id, secrets by epoch.
pub(super) fn encode<'a>(network: NetworkId, logs: impl Iterator<Item = (LogId, &'a Vec<Secret>)>) -> Vec<u8> {
    let log = |(log, secrets): (LogId, &Vec<Secret>)| {
        let secrets = secrets.iter().map(|secret| secret.expose().to_value()).collect();
        Value::Map(vec![(0, log.to_value()), (2, Value::Array(secrets))])
    };
    let logs = logs.filter(|(_, secrets)| !secrets.is_empty()).map(log).collect();
    Value::Map(vec![(0, FORMAT.to_value()), (2, network.to_value()), (4, Value::Array(logs))]).encode()
}

impl KeyFile {
    /// Decodes what [`encode`] made.
    pub(super) fn decode(bytes: &[u8]) -> Result<Self, KeyFileError> {
        let mut fields = Fields::open(Value::decode(bytes)?)?;
        let format: u64 = fields.take(0)?;
        if format > u64::from(FORMAT) {
            return Err(KeyFileError::Newer(format));
        }
        let network = fields.take(2)?;
        let listed: Vec<Value> = fields.take(4)?;
        fields.close()?;
        let mut logs = BTreeMap::new();
        for value in listed {
            let mut fields = Fields::open(value)?;
            let log: LogId = fields.take(0)?;
            let secrets: Vec<[u8; 32]> = fields.take(2)?;
            fields.close()?;
            logs.insert(log, secrets.into_iter().map(Secret::new).collect());
        }
        // One form only: whoever checks a package reads every byte of it.
        let whole = encode(network, logs.iter().map(|(log, secrets)| (*log, secrets)));
        if whole == bytes { Ok(Self { network, logs }) } else { Err(KeyFileError::Malformed) }
    }
}
