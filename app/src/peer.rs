//! Running without a window, and answering on the control socket.

use serde_json::{Value, json};
use tokio::sync::{broadcast, watch};
use wijktafel_sync::control::{Failure, Request as Line, Response, Server};
use wijktafel_sync::node::{Handle, Node, Options, Published, Reply, Request};
use wijktafel_sync::paths::{FolderWarning, Profile};

use crate::ask::{METHOD, Place};
use crate::print;
use crate::problem::Problem;
use crate::text::Words;

/// Events that a slow subscriber of the control socket may be behind.
const EVENTS_MAX: usize = 16;

/// Runs until it is told to stop: by a signal, or through the control socket.
///
/// # Errors
/// As [`Place::start`], and when the control socket cannot be opened.
pub fn run(place: &Place, words: &Words, json: bool) -> Result<(), Problem> {
    let node = place.start(&Options { bind: place.bind, offline: false })?;
    let runtime = runtime()?;
    let stopped = runtime.block_on(async {
        let server = serve(&place.profile, node.handle(), node.published()).await?;
        print::out(&ready(&node.handle(), &place.profile, words, json).await?)?;
        let signalled = wait(node.published()).await;
        server.close().await;
        signalled
    });
    node.stop();
    stopped
}

/// A runtime for the control socket and signals.
///
/// # Errors
/// When this computer gives no thread.
pub(crate) fn runtime() -> Result<tokio::runtime::Runtime, Problem> {
    tokio::runtime::Builder::new_multi_thread()
        .worker_threads(1)
        .enable_all()
        .thread_name("wijktafel-control")
        .build()
        .map_err(|error| Problem::new("memory").because(error))
}

/// Answers questions about a node on the control socket of its data folder, and tells subscribers of changes.
///
/// # Errors
/// When the socket cannot be opened.
pub async fn serve(
    profile: &Profile,
    handle: Handle,
    mut published: watch::Receiver<Published>,
) -> Result<Server, Problem> {
    let (events, _none_yet) = broadcast::channel::<Value>(EVENTS_MAX);
    let changes = events.clone();
    tokio::spawn(async move {
        while published.changed().await.is_ok() {
            let version = published.borrow_and_update().snapshot.version;
            // Without a subscriber there is nobody to tell.
            let _subscribers = changes.send(json!({ "version": version }));
        }
    });
    Ok(Server::bind(profile.folder(), events, move |line| answer(handle.clone(), line)).await?)
}

/// Asks the node what a program asked on the control socket.
async fn answer(handle: Handle, line: Line) -> Response {
    if line.method != METHOD {
        return Err(Failure::new("unknown-method", ""));
    }
    // What is wrong with it would be said with words of the request itself.
    let request: Request = serde_json::from_value(line.params).map_err(|_words| {
        tracing::debug!("a request on the control socket cannot be read");
        Failure::new("malformed", "")
    })?;
    match handle.ask(request).await {
        Ok(reply) => serde_json::to_value(reply).map_err(|error| {
            tracing::error!(%error, "an answer cannot be written as JSON");
            Failure::new("malformed", "")
        }),
        Err(error) => Err(Failure::new(&error.code, error.detail.as_deref().unwrap_or_default())),
    }
}

/// The line that says that it runs.
async fn ready(handle: &Handle, profile: &Profile, words: &Words, json: bool) -> Result<String, Problem> {
    let Reply::Status(status) = handle.ask(Request::Status).await? else { return Err(Problem::new("malformed")) };
    if json {
        let line = json!({ "ready": true, "addresses": status.addresses, "device": status.device });
        return Ok(line.to_string());
    }
    let addresses = status.addresses.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ");
    let mut lines: Vec<String> =
        profile.warnings().into_iter().map(|warning| words.t(unwise(warning)).into_owned()).collect();
    lines.push(words.with("cli-ready", &[("addresses", addresses.into())]));
    Ok(lines.join("\n"))
}

const fn unwise(warning: FolderWarning) -> &'static str {
    match warning {
        FolderWarning::CloudSynced => "cli-folder-synced",
        FolderWarning::Network => "cli-folder-network",
        FolderWarning::OpenToOthers => "cli-folder-open",
    }
}

/// Waits for a signal that ends programs, or for the node to stop.
async fn wait(mut published: watch::Receiver<Published>) -> Result<(), Problem> {
    let mut ended = std::pin::pin!(end_signal()?);
    loop {
        tokio::select! {
            () = &mut ended => return Ok(()),
            changed = published.changed() => if changed.is_err() {
                return Ok(());
            },
        }
    }
}

#[cfg(unix)]
fn end_signal() -> Result<impl Future<Output = ()>, Problem> {
    use tokio::signal::unix::{SignalKind, signal};
    let listen = |kind| signal(kind).map_err(|error| Problem::new("memory").because(error));
    let (mut interrupted, mut terminated) = (listen(SignalKind::interrupt())?, listen(SignalKind::terminate())?);
    Ok(async move {
        tokio::select! {
            _ = interrupted.recv() => {}
            _ = terminated.recv() => {}
        }
    })
}

#[cfg(not(unix))]
fn end_signal() -> Result<impl Future<Output = ()>, Problem> {
    Ok(async {
        if let Err(error) = tokio::signal::ctrl_c().await {
            tracing::warn!(%error, "no signal can be waited for");
            std::future::pending::<()>().await;
        }
    })
}

/// A node that also answers on the control socket, until it is dropped.
#[derive(Debug)]
pub struct Served {
    /// The node.
    pub node: Node,
    server: Option<Server>,
    runtime: tokio::runtime::Handle,
}

impl Served {
    /// Opens the control socket of a node.
    ///
    /// # Errors
    /// When the socket cannot be opened.
    pub fn new(node: Node, profile: &Profile, runtime: &tokio::runtime::Runtime) -> Result<Self, Problem> {
        let server = runtime.block_on(serve(profile, node.handle(), node.published()))?;
        Ok(Self { node, server: Some(server), runtime: runtime.handle().clone() })
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        if let Some(server) = self.server.take() {
            self.runtime.block_on(server.close());
        }
    }
}
