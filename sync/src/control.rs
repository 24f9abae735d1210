//! The local control socket: how the command line talks to a running client or peer.
//!
//! JSON lines over a Unix domain socket in the data folder that only its owner can open (on Windows a loopback port
//! behind a token that only its owner can read):
//!
//! | line | from | form |
//! |---|---|---|
//! | request | client | `{"id": 1, "method": "status", "params": {}}` |
//! | answer | server | `{"id": 1, "ok": {}}` or `{"id": 1, "error": {"code": "unknown-method", "message": ""}}` |
//! | event | server | `{"event": {}}`, after a request `subscribe`; `{"missed": 3}` when the client was too slow |
//!
//! A line has at most [`LINE_BYTES_MAX`] bytes. Requests of one client are answered in order.

mod client;
mod lines;
#[cfg(any(windows, test))]
mod loopback;
mod server;
#[cfg(test)]
mod tests;
#[cfg(unix)]
mod unix;

pub use client::{CallError, Client, ConnectError, Event};
pub use server::{Server, ServerError};

use serde::{Deserialize, Serialize};
use serde_json::Value;

#[cfg(windows)]
use loopback as platform;
#[cfg(unix)]
use unix as platform;

/// The longest line, in bytes without its end: a bundle is never sent here, only its path.
pub const LINE_BYTES_MAX: usize = 4 << 20;
/// The most clients at the same time.
pub const CLIENTS_MAX: usize = 8;

/// What a client asks.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Request {
    /// Repeated in the answer.
    pub id: u64,
    /// What to do.
    pub method: String,
    /// With what.
    #[serde(default)]
    pub params: Value,
}

/// Why a request was not done.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[error("{code}")]
pub struct Failure {
    /// Stable, in kebab case; what programs look at.
    pub code: String,
    /// A sentence for people.
    #[serde(default)]
    pub message: String,
}

impl Failure {
    /// A failure with this code and sentence.
    pub fn new(code: &str, message: &str) -> Self {
        Self { code: code.to_owned(), message: message.to_owned() }
    }
}

/// What a request comes to.
pub type Response = Result<Value, Failure>;

#[derive(Debug, Serialize, Deserialize)]
#[serde(untagged)]
enum Reply {
    Done { id: u64, ok: Value },
    Failed { id: Option<u64>, error: Failure },
    Event { event: Value },
    Missed { missed: u64 },
}

impl Reply {
    fn to(id: u64, response: Response) -> Self {
        match response {
            Ok(ok) => Self::Done { id, ok },
            Err(error) => Self::Failed { id: Some(id), error },
        }
    }
}
