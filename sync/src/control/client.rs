//! The asking side of the control socket.

use std::collections::VecDeque;
use std::io;
use std::path::Path;

use serde_json::Value;

use super::lines::{LineError, Reader, Writer, split};
use super::platform::{self, Stream};
use super::{Failure, Reply, Request};

/// Events that came between a request and its answer and are still unread; what comes beyond is counted.
const EVENTS_MAX: usize = 256;

/// Why no running program was reached.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ConnectError {
    /// No program has this data folder open.
    #[error("no program has the data folder open")]
    NotRunning,
    /// The socket or its folder belongs to somebody else, or others can open it.
    #[error("the control socket is not this user's own")]
    NotOurs,
    /// The socket could not be opened.
    #[error("the control socket cannot be opened")]
    Io(#[source] io::Error),
}

/// Why a request has no result.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum CallError {
    /// The program answered that it cannot or may not.
    #[error("the request was not done")]
    Failed(#[source] Failure),
    /// The request is longer than [`super::LINE_BYTES_MAX`].
    #[error("the request is too long")]
    TooLong,
    /// The program stopped, or does not speak as it should; whether the request was done is not known.
    #[error("the connection to the program was lost")]
    Lost,
}

/// A connection to the program that has a data folder open.
#[derive(Debug)]
pub struct Client {
    reader: Reader<Stream>,
    writer: Writer<Stream>,
    asked: u64,
    events: VecDeque<Event>,
}

/// What a subscriber hears.
#[derive(Clone, Debug, PartialEq)]
pub enum Event {
    /// As the program sent it.
    Happened(Value),
    /// So many events were dropped because they were not read in time.
    Missed(u64),
}

impl Client {
    /// Connects to the program that has the data folder open.
    ///
    /// # Errors
    /// [`ConnectError::NotRunning`] when there is none, which is the usual case.
    pub async fn connect(data: &Path) -> Result<Self, ConnectError> {
        let stream = platform::connect(data).await.map_err(|error| match error.kind() {
            io::ErrorKind::NotFound | io::ErrorKind::ConnectionRefused | io::ErrorKind::TimedOut => {
                ConnectError::NotRunning
            }
            io::ErrorKind::PermissionDenied => ConnectError::NotOurs,
            _ => ConnectError::Io(error),
        })?;
        let (reader, writer) = split(stream);
        Ok(Self { reader, writer, asked: 0, events: VecDeque::new() })
    }

    /// Asks, and waits for the answer. After [`CallError::Lost`], and when cancelled, connect again.
    ///
    /// # Errors
    /// [`CallError`].
    pub async fn call(&mut self, method: &str, params: Value) -> Result<Value, CallError> {
        self.asked += 1;
        let request = Request { id: self.asked, method: method.to_owned(), params };
        let sent = self.writer.send(&request).await;
        if matches!(sent, Err(LineError::TooLong)) {
            return Err(CallError::TooLong);
        }
        loop {
            // Also after a failed sending: a server that is busy says so and closes.
            match self.reader.next().await.map_err(|_line| CallError::Lost)? {
                Reply::Done { id, ok } if id == self.asked => return Ok(ok),
                Reply::Failed { id, error } if id.is_none_or(|id| id == self.asked) => {
                    return Err(CallError::Failed(error));
                }
                Reply::Done { .. } | Reply::Failed { .. } => return Err(CallError::Lost),
                Reply::Event { event } => self.keep(Event::Happened(event)),
                Reply::Missed { missed } => self.keep(Event::Missed(missed)),
            }
        }
    }

    /// Asks for events; they are read with [`Self::event`].
    ///
    /// # Errors
    /// [`CallError`].
    pub async fn subscribe(&mut self) -> Result<(), CallError> {
        self.call("subscribe", Value::Null).await.map(drop)
    }

    /// Waits for the next event. May be cancelled.
    ///
    /// # Errors
    /// [`CallError::Lost`] when the program stopped.
    pub async fn event(&mut self) -> Result<Event, CallError> {
        if let Some(event) = self.events.pop_front() {
            return Ok(event);
        }
        match self.reader.next().await.map_err(|_line| CallError::Lost)? {
            Reply::Event { event } => Ok(Event::Happened(event)),
            Reply::Missed { missed } => Ok(Event::Missed(missed)),
            Reply::Done { .. } | Reply::Failed { .. } => Err(CallError::Lost),
        }
    }

    fn keep(&mut self, event: Event) {
        if self.events.len() < EVENTS_MAX {
            self.events.push_back(event);
        } else if let Some(Event::Missed(missed)) = self.events.back_mut() {
            *missed += 1;
        } else if let Some(last) = self.events.back_mut() {
            *last = Event::Missed(2);
        }
    }
}
