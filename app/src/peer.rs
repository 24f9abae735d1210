//! Running without a window, and answering on the control socket.

use serde_json::{Value, json};
use tokio::sync::{broadcast, mpsc, oneshot, watch};
use wijktafel_sync::control::{Failure, Request as Line, Response, Server};
use wijktafel_sync::home::check_founded;
use wijktafel_sync::node::{self, Handle, Node, Options, Published, Reply, Request, RequestError};
use wijktafel_sync::paths::{FolderWarning, Profile};
use wijktafel_sync::remember;
use wijktafel_sync::vault::Passphrase;

use crate::again::{self, Again};
use crate::ask::{METHOD, Place};
use crate::print;
use crate::problem::Problem;
use crate::text::{Lang, Words};

/// Events that a slow subscriber of the control socket may be behind.
const EVENTS_MAX: usize = 16;
/// Orders that may wait.
const ORDERS_MAX: usize = 8;

/// Runs until it is told to stop: by a signal, or through the control socket.
///
/// # Errors
/// As [`Place::start`], and when the control socket cannot be opened.
pub fn run(place: &Place, words: &Words, json: bool) -> Result<(), Problem> {
    let node = place.start(&online(place))?;
    let runtime = runtime()?;
    let mut desk = runtime.block_on(LockDesk::open(&place.profile))?;
    runtime.block_on(async {
        desk.serve(&node);
        print::out(&ready(&node.handle(), &place.profile, words, json).await?)
    })?;
    attend(place, words.lang(), Some(node), &runtime, &mut desk)
}

/// Runs locked: answers nothing until it is given the passphrase.
///
/// # Errors
/// When the control socket cannot be opened.
pub fn run_locked(place: &Place, lang: Lang) -> Result<(), Problem> {
    check_founded(&place.profile)?;
    let runtime = runtime()?;
    let mut desk = runtime.block_on(LockDesk::open(&place.profile))?;
    attend(place, lang, None, &runtime, &mut desk)
}

fn online(place: &Place) -> Options {
    Options { bind: place.bind, offline: false, looking: false }
}

/// Does what is asked, until it is told to stop.
fn attend(
    place: &Place,
    lang: Lang,
    mut node: Option<Node>,
    runtime: &tokio::runtime::Runtime,
    desk: &mut LockDesk,
) -> Result<(), Problem> {
    let mut ended = runtime.block_on(async { end_signal().map(Box::pin) })?;
    loop {
        match runtime.block_on(desk.next(&mut ended)) {
            Order::Stop => break,
            Order::Lock(done) => {
                desk.withdraw();
                if let Some(node) = node.take() {
                    remember::hold(&place.profile);
                    node.stop();
                    let error = again::begin(&again::locked(place, lang, &Again::default(), Some("peer")));
                    tracing::error!(%error, "the program could not begin anew; its store is closed");
                }
                // Whoever asked may be gone.
                let _heard = done.send(());
            }
            Order::Unlock(passphrase, answer) => {
                let started = match &node {
                    Some(_open) => Ok(()),
                    None => node::start(&place.profile, &passphrase.0, &online(place)).map(|started| {
                        runtime.block_on(async { desk.serve(&started) });
                        node = Some(started);
                    }),
                };
                drop(passphrase);
                drop(answer.send(started.map_err(Problem::from)));
            }
        }
    }
    runtime.block_on(desk.close());
    if let Some(node) = node {
        node.stop();
    }
    Ok(())
}

/// What only the program that runs a node can do.
enum Order {
    Lock(oneshot::Sender<()>),
    Unlock(Passphrase, oneshot::Sender<Result<(), Problem>>),
    Stop,
}

/// The control socket of a copy that may be locked.
struct LockDesk {
    target: watch::Sender<Option<Handle>>,
    published: Option<watch::Receiver<Published>>,
    events: broadcast::Sender<Value>,
    orders: mpsc::Receiver<Order>,
    server: Option<Server>,
}

impl LockDesk {
    async fn open(profile: &Profile) -> Result<Self, Problem> {
        let (events, _none_yet) = broadcast::channel::<Value>(EVENTS_MAX);
        let (order, orders) = mpsc::channel(ORDERS_MAX);
        let (target, at) = watch::channel(None);
        let answer = move |line| take(at.clone(), order.clone(), line);
        let server = Server::bind(profile.folder(), events.clone(), answer).await?;
        Ok(Self { target, published: None, events, orders, server: Some(server) })
    }

    /// Lets a node answer.
    fn serve(&mut self, node: &Node) {
        tell_changes(node.published(), self.events.clone());
        self.published = Some(node.published());
        self.target.send_replace(Some(node.handle()));
    }

    /// Nobody is answered any more.
    fn withdraw(&mut self) {
        self.published = None;
        self.target.send_replace(None);
    }

    /// The next order: from the socket, a signal, or the node when it has stopped.
    async fn next(&mut self, ended: impl Future<Output = ()>) -> Order {
        tokio::select! {
            () = ended => Order::Stop,
            order = self.orders.recv() => order.unwrap_or(Order::Stop),
            () = stopped(self.published.clone()) => Order::Stop,
        }
    }

    async fn close(&mut self) {
        if let Some(server) = self.server.take() {
            server.close().await;
        }
    }
}

/// Waits until a node has stopped; for ever without one.
async fn stopped(published: Option<watch::Receiver<Published>>) {
    let Some(mut published) = published else { return std::future::pending().await };
    while published.changed().await.is_ok() {}
}

/// Answers what is asked of a copy that may be locked.
async fn take(target: watch::Receiver<Option<Handle>>, orders: mpsc::Sender<Order>, line: Line) -> Response {
    let request = read(line)?;
    let open = target.borrow().clone();
    let gone = |_stopping| Failure::new("stopped", "");
    match request {
        Request::Lock => {
            if open.is_some() {
                let (done, locked) = oneshot::channel();
                orders.send(Order::Lock(done)).await.map_err(|_stopping| Failure::new("stopped", ""))?;
                locked.await.map_err(gone)?;
            }
            reply_to(Ok(Reply::Done))
        }
        Request::Unlock { passphrase } => {
            let (answer, answered) = oneshot::channel();
            let order = Order::Unlock(passphrase, answer);
            orders.send(order).await.map_err(|_stopping| Failure::new("stopped", ""))?;
            match answered.await.map_err(gone)? {
                Ok(()) => reply_to(Ok(Reply::Done)),
                Err(problem) => Err(Failure::new(&problem.code, "")),
            }
        }
        request => match open {
            Some(handle) => reply_to(handle.ask(request).await),
            None if matches!(request, Request::Stop) => {
                orders.send(Order::Stop).await.map_err(|_stopping| Failure::new("stopped", ""))?;
                reply_to(Ok(Reply::Done))
            }
            None => Err(Failure::new("locked", "")),
        },
    }
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

/// Answers questions about a node on the control socket of its data folder, and tells subscribers of changes. Whoever
/// asks for it to be locked is heard on `locks`.
///
/// # Errors
/// When the socket cannot be opened.
pub async fn serve(profile: &Profile, node: &Node, locks: mpsc::Sender<()>) -> Result<Server, Problem> {
    let (events, _none_yet) = broadcast::channel::<Value>(EVENTS_MAX);
    tell_changes(node.published(), events.clone());
    let handle = node.handle();
    let answer = move |line| {
        let (handle, locks) = (handle.clone(), locks.clone());
        async move {
            match read(line)? {
                // Answered by the end of the connection, when the store is closed.
                Request::Lock => match locks.send(()).await {
                    Ok(()) => std::future::pending().await,
                    Err(_stopping) => Err(Failure::new("stopped", "")),
                },
                Request::Unlock { .. } => reply_to(Ok(Reply::Done)),
                request => reply_to(handle.ask(request).await),
            }
        }
    };
    Ok(Server::bind(profile.folder(), events, answer).await?)
}

/// Tells subscribers of changes, until the node stops.
fn tell_changes(mut published: watch::Receiver<Published>, events: broadcast::Sender<Value>) {
    tokio::spawn(async move {
        while published.changed().await.is_ok() {
            let version = published.borrow_and_update().snapshot.version;
            // Without a subscriber there is nobody to tell.
            let _subscribers = events.send(json!({ "version": version }));
        }
    });
}

/// What a program asked on the control socket.
fn read(line: Line) -> Result<Request, Failure> {
    if line.method != METHOD {
        return Err(Failure::new("unknown-method", ""));
    }
    // What is wrong with it would be said with words of the request itself.
    serde_json::from_value(line.params).map_err(|_words| {
        tracing::debug!("a request on the control socket cannot be read");
        Failure::new("malformed", "")
    })
}

fn reply_to(done: Result<Reply, RequestError>) -> Response {
    match done {
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

#[cfg(unix)]
pub(crate) fn end_signal() -> Result<impl Future<Output = ()>, Problem> {
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
pub(crate) fn end_signal() -> Result<impl Future<Output = ()>, Problem> {
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
    pub fn new(
        node: Node,
        profile: &Profile,
        runtime: &tokio::runtime::Runtime,
        locks: mpsc::Sender<()>,
    ) -> Result<Self, Problem> {
        let server = runtime.block_on(serve(profile, &node, locks))?;
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
