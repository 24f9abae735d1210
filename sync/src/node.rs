//! A running copy: the one loop that drives a replica, its store and its connections.
//!
//! The loop runs on a thread of its own and does one thing at a time: take a job, compute the step, commit it, and
//! only then perform what depends on it. Sockets live on a tokio runtime and talk to the loop through bounded queues.

mod accesses;
mod address_book;
mod blind;
pub mod devices;
mod driver;
pub mod erased;
mod files;
pub mod local;
mod packages;
mod preferences;

pub mod register;
mod reply;
pub mod request;
mod start;
mod successor;
mod visits;

use std::net::SocketAddr;
use std::sync::Arc;
use std::thread::JoinHandle;

use tokio::sync::{mpsc, oneshot, watch};
use wijktafel_model::command::TextEdit;
use wijktafel_model::id::LogId;
use wijktafel_model::view::Snapshot;

use crate::transport::TransportEvent;
pub use local::LockAfter;
pub use preferences::{Preference, Preferences, ScreenAfter, Through};
pub use request::{FirstCards, Joining, Reply, Request, RequestError, Status};
pub use start::{Founding, StartError, enter, found, join, recover, restore, start, start_remembered};
pub use successor::{Refounded, refound};
pub use visits::Visit;

/// Jobs that may wait for the loop; whoever sends more waits.
const JOBS_MAX: usize = 1_024;

/// How a node is started.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// Where to listen; absent: every interface. Port 0 is the one this profile listened on before, else any free one.
    pub bind: Option<SocketAddr>,
    /// Open no socket at all: the command line on a store of its own.
    pub offline: bool,
    /// Write nothing that is not asked for, no new key of this device either: a copy that is only looked at.
    pub looking: bool,
}

/// What the loop is given to do.
#[derive(Debug)]
pub(crate) enum Job {
    Ask(Box<Request>, oneshot::Sender<Result<Reply, RequestError>>),
    Transport(TransportEvent),
    /// Which log the window shows in full.
    Show(Option<LogId>),
    Tick,
}

/// What the window is told between two frames.
#[derive(Debug, Clone)]
pub struct Published {
    /// Everything it shows.
    pub snapshot: Arc<Snapshot>,
    /// Splices that partners made since the version before, for open editors.
    pub splices: Vec<(LogId, TextEdit)>,
    /// How the node stands.
    pub status: Arc<Status>,
    /// The last commit failed: what is on screen is not on disk.
    pub unsaved: Option<RequestError>,
}

/// A running node.
#[derive(Debug)]
pub struct Node {
    jobs: mpsc::Sender<Job>,
    published: watch::Receiver<Published>,
    thread: Option<JoinHandle<()>>,
}

impl Node {
    /// Asks, and waits for the answer. Not to be called from async code.
    ///
    /// # Errors
    /// [`RequestError`] as the request says, or `stopped` when the node has stopped.
    pub fn ask(&self, request: Request) -> Result<Reply, RequestError> {
        let (answer, answered) = oneshot::channel();
        self.jobs
            .blocking_send(Job::Ask(Box::new(request), answer))
            .map_err(|_stopped| RequestError::new("stopped"))?;
        answered.blocking_recv().map_err(|_stopped| RequestError::new("stopped"))?
    }

    /// A handle that asks without blocking: for the window and the control socket.
    pub fn handle(&self) -> Handle {
        Handle { jobs: self.jobs.clone() }
    }

    /// What is shown, as it changes.
    pub fn published(&self) -> watch::Receiver<Published> {
        self.published.clone()
    }

    /// Stops: closes connections, then the store.
    pub fn stop(mut self) {
        self.halt();
    }

    fn halt(&mut self) {
        if let Some(thread) = self.thread.take() {
            let (answer, _ignored) = oneshot::channel();
            if self.jobs.blocking_send(Job::Ask(Box::new(Request::Stop), answer)).is_ok() || thread.is_finished() {
                drop(thread.join());
            }
        }
    }
}

impl Drop for Node {
    fn drop(&mut self) {
        self.halt();
    }
}

/// Asks a node without blocking.
#[derive(Debug, Clone)]
pub struct Handle {
    jobs: mpsc::Sender<Job>,
}

impl Handle {
    /// Asks.
    ///
    /// # Errors
    /// As [`Node::ask`].
    pub async fn ask(&self, request: Request) -> Result<Reply, RequestError> {
        let (answer, answered) = oneshot::channel();
        let stopped = || RequestError::new("stopped");
        self.jobs.send(Job::Ask(Box::new(request), answer)).await.map_err(|_closed| stopped())?;
        answered.await.map_err(|_closed| stopped())?
    }

    /// Asks from a thread that must not wait: the answer comes through the receiver. `None` when the node is too busy
    /// to take more, or has stopped.
    pub fn try_ask(&self, request: Request) -> Option<oneshot::Receiver<Result<Reply, RequestError>>> {
        let (answer, answered) = oneshot::channel();
        self.jobs.try_send(Job::Ask(Box::new(request), answer)).ok()?;
        Some(answered)
    }

    /// Says which log is shown in full from now on.
    pub fn show(&self, log: Option<LogId>) {
        drop(self.jobs.try_send(Job::Show(log)));
    }
}
