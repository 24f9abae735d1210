//! One connection: meeting, frames in and out, pings, and its end.

use std::collections::VecDeque;
use std::future::pending;
use std::net::SocketAddr;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use iroh::TransportAddr;
use iroh::endpoint::{Connection, ConnectionError, Path, ReadError, RecvStream, SendStream, VarInt, WriteError};
use tokio::sync::{Notify, mpsc, watch};
use tokio::time::{Instant, sleep_until, timeout, timeout_at};
use wijktafel_model::id::DeviceId;

use super::limits::{DATAGRAM_BYTES_MAX, FRAME_BYTES_MAX, Limits};
use super::supervisor::Instance;
use super::{CloseCode, Ended, LinkId, SendError, TransportEvent};

/// What the lower id sends when it keeps a connection.
const KEEP: u8 = 1;
const HEADER_BYTES: usize = 4;
const CHUNK_BYTES: usize = 64 * 1024;
/// What a peer that still reads has after [`super::Transport::close`].
const FAREWELL: Duration = Duration::from_secs(1);

const PING: u8 = 0;
const PONG: u8 = 1;
const MESSAGE: u8 = 2;

/// A connection on which both sides have shown their instance.
#[derive(Debug)]
pub(super) struct Met {
    pub(super) connection: Connection,
    pub(super) peer: DeviceId,
    pub(super) instance: Instance,
    initiator: bool,
    decides: bool,
    sender: SendStream,
    receiver: RecvStream,
}

impl Met {
    /// Exchanges instances, and on the higher id waits until the lower one keeps the connection. `None` when the
    /// peer does not do its part; the caller bounds the time.
    pub(super) async fn meet(connection: Connection, me: DeviceId, mine: Instance, initiator: bool) -> Option<Self> {
        let (mut sender, mut receiver) =
            if initiator { connection.open_bi().await.ok()? } else { connection.accept_bi().await.ok()? };
        sender.write_all(&mine).await.ok()?;
        let mut instance = Instance::default();
        receiver.read_exact(&mut instance).await.ok()?;
        let peer = DeviceId(*connection.remote_id().as_bytes());
        let mut word = [KEEP];
        if me > peer {
            receiver.read_exact(&mut word).await.ok()?;
        }
        // Whoever has our own key is a copy of us, and no peer.
        (word == [KEEP] && peer != me).then_some(Self {
            connection,
            peer,
            instance,
            initiator,
            decides: me < peer,
            sender,
            receiver,
        })
    }

    pub(super) fn refuse(&self, code: CloseCode) {
        close(&self.connection, code);
    }

    fn remote(&self) -> Option<SocketAddr> {
        let paths = self.connection.paths();
        let path = paths.iter().find(Path::is_selected).or_else(|| paths.iter().next())?;
        match path.remote_addr() {
            TransportAddr::Ip(address) => Some(*address),
            _ => None,
        }
    }
}

/// The caller's end of a link.
#[derive(Debug)]
pub(super) struct Handle {
    queue: Arc<Queue>,
    connection: Connection,
    stop: watch::Sender<Option<Stop>>,
    /// Closes when the link has said its last event.
    ended: watch::Receiver<()>,
}

/// Why this side ends a link.
#[derive(Clone, Copy, Debug)]
enum Stop {
    Close(CloseCode),
    Replaced,
}

impl Handle {
    pub(super) fn send(&self, frame: &[u8]) -> Result<(), SendError> {
        if frame.is_empty() || frame.len() > FRAME_BYTES_MAX {
            return Err(SendError::Length(frame.len()));
        }
        self.queue.push(frame)
    }

    pub(super) fn send_datagram(&self, bytes: &[u8]) -> Result<(), SendError> {
        if bytes.len() > DATAGRAM_BYTES_MAX {
            return Err(SendError::Length(bytes.len()));
        }
        let datagram = [&[MESSAGE], bytes].concat();
        self.connection.send_datagram(datagram.into()).map_err(|_closed| SendError::Gone)
    }

    pub(super) fn close(&self, code: CloseCode) {
        self.stop(Stop::Close(code));
    }

    /// Ends the link in favour of another; the result closes when it has.
    pub(super) fn replace(&self) -> watch::Receiver<()> {
        self.stop(Stop::Replaced);
        self.ended.clone()
    }

    /// Waits for the link's last event.
    pub(super) fn ended(&self) -> watch::Receiver<()> {
        self.ended.clone()
    }

    fn stop(&self, stop: Stop) {
        self.queue.close();
        self.stop.send_if_modified(|before| {
            let first = before.is_none();
            before.get_or_insert(stop);
            first
        });
    }
}

/// Frames that wait for one peer, bounded in bytes.
#[derive(Debug)]
struct Queue {
    bytes_max: usize,
    waiting: Mutex<Waiting>,
    filled: Notify,
}

#[derive(Debug, Default)]
struct Waiting {
    frames: VecDeque<Vec<u8>>,
    bytes: usize,
    refused: bool,
    closed: bool,
}

impl Queue {
    fn push(&self, frame: &[u8]) -> Result<(), SendError> {
        let mut waiting = super::endpoint::lock(&self.waiting);
        if waiting.closed {
            return Err(SendError::Gone);
        }
        if waiting.bytes + HEADER_BYTES + frame.len() > self.bytes_max {
            waiting.refused = true;
            return Err(SendError::Full);
        }
        let length = u32::try_from(frame.len()).map_err(|_too_long| SendError::Length(frame.len()))?;
        let framed = [&length.to_be_bytes(), frame].concat();
        waiting.bytes += framed.len();
        waiting.frames.push_back(framed);
        drop(waiting);
        self.filled.notify_one();
        Ok(())
    }

    fn pop(&self) -> Option<Vec<u8>> {
        super::endpoint::lock(&self.waiting).frames.pop_front()
    }

    /// A popped frame has left; returns whether somebody who was refused has room again.
    fn done(&self, bytes: usize) -> bool {
        let mut waiting = super::endpoint::lock(&self.waiting);
        waiting.bytes = waiting.bytes.saturating_sub(bytes);
        let room = waiting.refused && !waiting.closed && waiting.bytes <= self.bytes_max / 2;
        waiting.refused &= !room;
        room
    }

    fn close(&self) {
        super::endpoint::lock(&self.waiting).closed = true;
    }
}

/// What a link needs of the endpoint.
#[derive(Clone, Debug)]
pub(super) struct Surroundings {
    pub(super) limits: Limits,
    pub(super) events: mpsc::Sender<TransportEvent>,
    /// Ticks when paths should be tested.
    pub(super) changes: watch::Receiver<u64>,
}

/// A kept connection before it runs.
#[derive(Debug)]
pub(super) struct Link {
    id: LinkId,
    met: Met,
    stranger: bool,
    around: Surroundings,
    queue: Arc<Queue>,
    stop: watch::Receiver<Option<Stop>>,
    ended: watch::Sender<()>,
}

impl Link {
    pub(super) fn new(id: LinkId, met: Met, stranger: bool, around: Surroundings) -> (Self, Handle) {
        let queue = Arc::new(Queue {
            bytes_max: around.limits.queue_bytes_max,
            waiting: Mutex::default(),
            filled: Notify::new(),
        });
        let (stop, stopped) = watch::channel(None);
        let (ending, ended) = watch::channel(());
        let handle = Handle { queue: Arc::clone(&queue), connection: met.connection.clone(), stop, ended };
        (Self { id, met, stranger, around, queue, stop: stopped, ended: ending }, handle)
    }

    /// Carries frames until the end. `forget` runs before the last event, so that nothing can be sent after it.
    pub(super) async fn run(self, predecessor: Option<watch::Receiver<()>>, forget: impl FnOnce(Ended) + Send) {
        let Self { id: link, mut met, stranger, around, queue, mut stop, ended } = self;
        if met.decides {
            // A connection lost by now shows when it is read.
            let _lost = met.sender.write_all(&[KEEP]).await;
        }
        if let Some(mut predecessor) = predecessor {
            while predecessor.changed().await.is_ok() {}
        }
        let (peer, initiator, remote) = (met.peer, met.initiator, met.remote());
        let Met { connection, sender, receiver, .. } = met;
        let Surroundings { limits, events, changes } = around;
        let connected = TransportEvent::Connected { link, peer, initiator, remote };
        let heard = Heard { started: Instant::now(), at: AtomicU64::new(0), told: AtomicBool::new(false) };
        let mut incoming =
            Incoming { link, receiver, connection: &connection, limits: &limits, events: &events, heard: &heard };
        let mut outgoing = Outgoing { link, sender, limits: &limits, events: &events, queue: &queue, rest: None };
        let mut pulse =
            Pulse { link, connection: &connection, limits: &limits, events: &events, heard: &heard, changes };
        let reason = tokio::select! {
            reason = incoming.run(connected, stranger) => reason,
            reason = outgoing.run() => reason,
            reason = pulse.run() => reason,
            stop = async { stop.wait_for(Option::is_some).await.ok().and_then(|stop| *stop) } => match stop {
                Some(Stop::Replaced) => Ended::Replaced,
                Some(Stop::Close(code)) => {
                    // Whoever does not take the rest in time loses it, as with any other end.
                    let _rest = timeout(FAREWELL, outgoing.drain()).await;
                    close(&connection, code);
                    Ended::ClosedHere
                }
                None => Ended::ClosedHere,
            },
        };
        queue.close();
        close(&connection, reason.code());
        forget(reason);
        tracing::debug!(link = link.0, ?reason, "link ended");
        if heard.told.load(Ordering::Relaxed) {
            // Nobody listens after the driver has gone.
            let _gone = events.send(TransportEvent::Disconnected { link, peer, reason }).await;
        }
        drop(ended);
    }
}

impl Ended {
    const fn code(self) -> CloseCode {
        match self {
            Self::ClosedHere | Self::ClosedByPeer(_) | Self::Lost => CloseCode::GOODBYE,
            Self::Silent | Self::SlowReader | Self::SlowWriter | Self::NoFrame => CloseCode::SILENT,
            Self::FrameLength => CloseCode::PROTOCOL,
            Self::Replaced => CloseCode::DUPLICATE,
        }
    }
}

/// Closing twice keeps the first code.
fn close(connection: &Connection, code: CloseCode) {
    connection.close(VarInt::from_u32(code.0), b"");
}

fn ended_by(connection: &ConnectionError) -> Ended {
    match connection {
        ConnectionError::ApplicationClosed(close) => {
            Ended::ClosedByPeer(CloseCode(u32::try_from(close.error_code.into_inner()).unwrap_or(u32::MAX)))
        }
        ConnectionError::LocallyClosed => Ended::ClosedHere,
        _ => Ended::Lost,
    }
}

/// When the peer was last heard, and whether the driver knows of it.
#[derive(Debug)]
struct Heard {
    started: Instant,
    at: AtomicU64,
    told: AtomicBool,
}

impl Heard {
    fn now(&self) {
        let at = u64::try_from(self.started.elapsed().as_nanos()).unwrap_or(u64::MAX);
        self.at.store(at, Ordering::Relaxed);
    }

    fn last(&self) -> Instant {
        self.started + Duration::from_nanos(self.at.load(Ordering::Relaxed))
    }
}

#[derive(Debug)]
struct Incoming<'a> {
    link: LinkId,
    receiver: RecvStream,
    connection: &'a Connection,
    limits: &'a Limits,
    events: &'a mpsc::Sender<TransportEvent>,
    heard: &'a Heard,
}

impl Incoming<'_> {
    /// Begins with the link's first event, so that a busy driver delays neither pings nor answers.
    async fn run(&mut self, connected: TransportEvent, stranger: bool) -> Ended {
        if self.events.send(connected).await.is_err() {
            return Ended::ClosedHere;
        }
        self.heard.told.store(true, Ordering::Relaxed);
        let mut first = stranger.then(|| Instant::now() + self.limits.first_frame);
        loop {
            let frame = match first.take() {
                Some(deadline) => timeout_at(deadline, self.frame()).await.unwrap_or(Err(Ended::NoFrame)),
                None => self.frame().await,
            };
            let event = match frame {
                Ok(bytes) => TransportEvent::Frame { link: self.link, bytes },
                Err(reason) => return reason,
            };
            if self.events.send(event).await.is_err() {
                return Ended::ClosedHere;
            }
        }
    }

    /// Waits for a frame as long as it takes to begin, and no longer than [`Limits::patience`] for it to end.
    async fn frame(&mut self) -> Result<Vec<u8>, Ended> {
        let stall = self.limits.read_stall;
        let mut header = Vec::with_capacity(HEADER_BYTES);
        self.chunk(HEADER_BYTES, &mut header).await?;
        let begun = Instant::now();
        while header.len() < HEADER_BYTES {
            let more = self.chunk(HEADER_BYTES - header.len(), &mut header);
            timeout(stall, more).await.map_err(|_elapsed| Ended::SlowWriter)??;
        }
        let length = header.iter().fold(0_usize, |length, byte| (length << 8) | usize::from(*byte));
        if length == 0 || length > FRAME_BYTES_MAX {
            return Err(Ended::FrameLength);
        }
        let deadline = begun + self.limits.patience(length);
        let mut frame = Vec::with_capacity(length.min(CHUNK_BYTES));
        while frame.len() < length {
            let more = self.chunk((length - frame.len()).min(CHUNK_BYTES), &mut frame);
            let until = deadline.min(Instant::now() + stall);
            timeout_at(until, more).await.map_err(|_elapsed| Ended::SlowWriter)??;
        }
        Ok(frame)
    }

    /// Appends one to `most` bytes.
    async fn chunk(&mut self, most: usize, to: &mut Vec<u8>) -> Result<(), Ended> {
        match self.receiver.read_chunk(most).await {
            Ok(Some(chunk)) => to.extend_from_slice(&chunk),
            // The peer finishes its stream just before it closes the connection; the code comes with that.
            Ok(None) | Err(ReadError::Reset(_)) => return Err(self.farewell().await),
            Err(ReadError::ConnectionLost(error)) => return Err(ended_by(&error)),
            Err(_other) => return Err(Ended::Lost),
        }
        self.heard.now();
        Ok(())
    }

    async fn farewell(&self) -> Ended {
        timeout(2 * FAREWELL, self.connection.closed()).await.map_or(Ended::Lost, |error| ended_by(&error))
    }
}

#[derive(Debug)]
struct Outgoing<'a> {
    link: LinkId,
    sender: SendStream,
    limits: &'a Limits,
    events: &'a mpsc::Sender<TransportEvent>,
    queue: &'a Queue,
    /// A frame partly written, and how much of it.
    rest: Option<(Vec<u8>, usize)>,
}

impl Outgoing<'_> {
    async fn run(&mut self) -> Ended {
        loop {
            match self.frame().await {
                Ok(Some(bytes)) => {
                    if self.queue.done(bytes)
                        && self.events.send(TransportEvent::Writable { link: self.link }).await.is_err()
                    {
                        return Ended::ClosedHere;
                    }
                }
                Ok(None) => self.queue.filled.notified().await,
                Err(Some(reason)) => return reason,
                // Why the connection was lost is for the reading side to find, after what came before.
                Err(None) => pending().await,
            }
        }
    }

    /// Writes what waits, says that no more comes, and waits until the peer has it.
    async fn drain(&mut self) {
        while let Ok(Some(bytes)) = self.frame().await {
            self.queue.done(bytes);
        }
        if self.sender.finish().is_ok() {
            // Either way the connection is closed next.
            let _taken = self.sender.stopped().await;
        }
    }

    /// Writes one frame; may be cancelled and called again. Returns its length, or `None` when none waits.
    async fn frame(&mut self) -> Result<Option<usize>, Option<Ended>> {
        if self.rest.is_none() {
            self.rest = self.queue.pop().map(|frame| (frame, 0));
        }
        let Some((frame, written)) = &mut self.rest else { return Ok(None) };
        while let Some(rest) = frame.get(*written..).filter(|rest| !rest.is_empty()) {
            let step = timeout(self.limits.write_stall, self.sender.write(rest)).await;
            match step.map_err(|_elapsed| Some(Ended::SlowReader))? {
                Ok(taken) => *written += taken,
                Err(WriteError::Stopped(_)) => return Err(Some(Ended::Lost)),
                Err(_lost) => return Err(None),
            }
        }
        let length = frame.len();
        self.rest = None;
        Ok(Some(length))
    }
}

#[derive(Debug)]
struct Pulse<'a> {
    link: LinkId,
    connection: &'a Connection,
    limits: &'a Limits,
    events: &'a mpsc::Sender<TransportEvent>,
    heard: &'a Heard,
    changes: watch::Receiver<u64>,
}

impl Pulse<'_> {
    /// Pings, answers and listens. A peer that is heard in any way is alive.
    async fn run(&mut self) -> Ended {
        let mut next = Instant::now() + self.limits.ping_every;
        let mut unanswered: Option<Instant> = None;
        let mut count = 0_u64;
        loop {
            let now = tokio::select! {
                datagram = self.connection.read_datagram() => match datagram {
                    Ok(datagram) => {
                        self.datagram(&datagram);
                        continue;
                    }
                    // Why it was lost is for the reading side to find.
                    Err(_lost) => pending().await,
                },
                () = sleep_until(next) => {
                    let (now, heard) = (Instant::now(), self.heard.last());
                    unanswered = unanswered.filter(|since| heard <= *since);
                    if unanswered.is_some_and(|since| now - since >= self.limits.silence_max) {
                        return Ended::Silent;
                    }
                    let rest = heard + self.limits.ping_every;
                    if unanswered.is_none() && rest > now {
                        next = rest;
                        continue;
                    }
                    now
                }
                changed = self.changes.changed() => match changed {
                    Ok(()) => Instant::now(),
                    Err(_stopping) => pending().await,
                },
            };
            unanswered.get_or_insert(now);
            self.ping(&mut count);
            next = now + self.limits.ping_retry;
        }
    }

    fn ping(&self, count: &mut u64) {
        *count += 1;
        self.write(PING, &count.to_be_bytes());
    }

    fn datagram(&self, datagram: &[u8]) {
        self.heard.now();
        match datagram.split_first() {
            Some((&PING, nonce)) if nonce.len() == 8 => self.write(PONG, nonce),
            Some((&MESSAGE, bytes)) if bytes.len() <= DATAGRAM_BYTES_MAX && self.heard.told.load(Ordering::Relaxed) => {
                // Ephemeral: what finds no room is stale by the time there is.
                let _dropped =
                    self.events.try_send(TransportEvent::Datagram { link: self.link, bytes: bytes.to_vec() });
            }
            _ => {}
        }
    }

    fn write(&self, kind: u8, bytes: &[u8]) {
        // A datagram that cannot leave is as good as lost; the silence that follows is what counts.
        let _lost = self.connection.send_datagram([&[kind], bytes].concat().into());
    }
}
