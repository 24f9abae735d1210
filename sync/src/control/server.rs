//! The answering side of the control socket.

use std::io;
use std::path::Path;
use std::sync::Arc;

use serde_json::{Value, json};
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::sync::broadcast::{self, error::RecvError};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio::task::JoinSet;

use super::lines::{LineError, Reader, Writer, split};
use super::platform::Listener;
use super::{CLIENTS_MAX, Failure, Reply, Request, Response};

/// The method that the server answers itself: events follow its answer.
const SUBSCRIBE: &str = "subscribe";

/// Why the control socket could not be opened.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ServerError {
    /// Another program of this user has this data folder open.
    #[error("the data folder is in use")]
    InUse,
    /// The socket or its folder could not be made.
    #[error("the control socket cannot be opened")]
    Io(#[source] io::Error),
}

/// An open control socket. Dropped, it is closed and removed a moment later; [`Self::close`] waits for that.
#[derive(Debug)]
pub struct Server {
    /// The accept loop; ends, with all clients, when dropped.
    tasks: JoinSet<()>,
}

impl Server {
    /// Opens the control socket of a data folder and answers requests with `handler` in the background.
    ///
    /// `events` is what subscribers get; it may be sent to before there are any.
    ///
    /// # Errors
    /// [`ServerError`] when another program answers there, or the socket cannot be made.
    pub async fn bind<H, F>(data: &Path, events: broadcast::Sender<Value>, handler: H) -> Result<Self, ServerError>
    where
        H: Fn(Request) -> F + Send + Sync + 'static,
        F: Future<Output = Response> + Send + 'static,
    {
        let listener = Listener::bind(data).await.map_err(|error| match error.kind() {
            io::ErrorKind::AddrInUse => ServerError::InUse,
            _ => ServerError::Io(error),
        })?;
        let mut tasks = JoinSet::new();
        tasks.spawn(accept(listener, events, Arc::new(handler)));
        Ok(Self { tasks })
    }

    /// Closes the socket and every client, and removes it.
    pub async fn close(mut self) {
        self.tasks.shutdown().await;
    }
}

async fn accept<H, F>(listener: Listener, events: broadcast::Sender<Value>, handler: Arc<H>)
where
    H: Fn(Request) -> F + Send + Sync + 'static,
    F: Future<Output = Response> + Send + 'static,
{
    let places = Arc::new(Semaphore::new(CLIENTS_MAX));
    let mut clients = JoinSet::new();
    loop {
        let accepted = tokio::select! {
            accepted = listener.accept() => accepted,
            Some(_ended) = clients.join_next() => continue,
        };
        let stream = match accepted {
            Ok(stream) => stream,
            Err(error) => {
                tracing::warn!(kind = ?error.kind(), "the control socket accepts nobody");
                // Too many open files pass; a tight loop would not help.
                tokio::time::sleep(std::time::Duration::from_millis(100)).await;
                continue;
            }
        };
        let (reader, writer) = split(stream);
        match Arc::clone(&places).try_acquire_owned() {
            Ok(place) => {
                let client = Client { reader, writer, events: events.clone(), handler: Arc::clone(&handler), place };
                clients.spawn(client.serve());
            }
            Err(_full) => {
                clients.spawn(turn_away(writer));
            }
        }
    }
}

async fn turn_away<S: AsyncWrite>(mut writer: Writer<S>) {
    let error = Failure::new("busy", "Too many programs talk to this one. Try again in a moment.");
    // It is closed next, heard or not.
    let _unheard = writer.send(&Reply::Failed { id: None, error }).await;
}

struct Client<S, H> {
    reader: Reader<S>,
    writer: Writer<S>,
    events: broadcast::Sender<Value>,
    handler: Arc<H>,
    place: OwnedSemaphorePermit,
}

impl<S, H, F> Client<S, H>
where
    S: AsyncRead + AsyncWrite,
    H: Fn(Request) -> F,
    F: Future<Output = Response>,
{
    async fn serve(mut self) {
        if let Err(error) = self.talk().await {
            let failure = match &error {
                LineError::Closed | LineError::Io(_) => None,
                LineError::TooLong => Some(Failure::new("too-long", "The request or its answer is too long.")),
                LineError::Malformed(_) => Some(Failure::new("malformed", "The request cannot be read.")),
            };
            if let Some(error) = failure {
                // It is closed next, heard or not.
                let _unheard = self.writer.send(&Reply::Failed { id: None, error }).await;
            }
        }
        drop(self.place);
    }

    async fn talk(&mut self) -> Result<(), LineError> {
        let mut subscription: Option<broadcast::Receiver<Value>> = None;
        loop {
            tokio::select! {
                request = self.reader.next::<Request>() => {
                    let request = request?;
                    let id = request.id;
                    let response = if request.method == SUBSCRIBE {
                        subscription.get_or_insert_with(|| self.events.subscribe());
                        Ok(json!({}))
                    } else {
                        (self.handler)(request).await
                    };
                    self.writer.send(&Reply::to(id, response)).await?;
                }
                event = next_event(&mut subscription) => self.writer.send(&event).await?,
            }
        }
    }
}

/// Waits for ever without a subscription, and after the source of events is gone.
async fn next_event(subscription: &mut Option<broadcast::Receiver<Value>>) -> Reply {
    if let Some(events) = subscription {
        match events.recv().await {
            Ok(event) => return Reply::Event { event },
            Err(RecvError::Lagged(missed)) => return Reply::Missed { missed },
            Err(RecvError::Closed) => {}
        }
    }
    std::future::pending().await
}
