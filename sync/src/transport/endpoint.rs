//! [`Transport`] over iroh, in its offline profile.

use std::collections::BTreeMap;
use std::fmt;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::pin::Pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use iroh::dns::DnsResolver;
use iroh::endpoint::{BindOpts, IncomingAddr, NetReportConfig, PortmapperConfig, QuicTransportConfig, VarInt, presets};
use iroh::{EndpointAddr, EndpointId, RelayMode, SecretKey, TransportAddr, Watcher as _};
use tokio::sync::{Notify, OwnedSemaphorePermit, Semaphore, mpsc, watch};
use tokio::task::{AbortHandle, JoinSet};
use tokio::time::{Instant, sleep_until, timeout};
use wijktafel_model::id::DeviceId;

use super::limits::{
    CONNECTION_WINDOW_BYTES, DATAGRAM_BUFFER_BYTES, Door, EVENTS_MAX, Limits, STREAM_WINDOW_BYTES,
    STREAMS_BIDIRECTIONAL, STREAMS_UNIDIRECTIONAL,
};
use super::link::{Handle, Link, Met, Surroundings};
use super::supervisor::{Board, Instance, Order, Verdict};
use super::{CloseCode, LinkId, PeerAddress, SendError, Service, Transport, TransportEvent};
use crate::clock;

/// QUIC gives a connection up after this long without a packet. Our own pings notice sooner.
const IDLE: Duration = Duration::from_secs(10);
/// Between QUIC's own keep-alive packets, per connection and path.
const KEEP_ALIVE: Duration = Duration::from_secs(3);
/// A path of several is given up after this long.
const PATH_IDLE: Duration = Duration::from_secs(6);
/// What links have at shutdown to send their rest.
const SHUTDOWN: Duration = Duration::from_secs(2);
/// When nothing is due.
const LONG: Duration = Duration::from_hours(1);

/// Why an endpoint could not start.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum BindError {
    /// The address cannot be bound: in use, not ours, or forbidden.
    #[error("the network address cannot be used")]
    Address(#[source] iroh::endpoint::InvalidSocketAddr),
    /// The sockets could not be opened.
    #[error("the network cannot be used")]
    Socket(#[source] iroh::endpoint::BindError),
}

/// An iroh endpoint that contacts nobody but the addresses it is given.
pub struct Endpoint {
    shared: Arc<Shared>,
    /// The accept loop, the supervisor and the watch on own addresses; they end with the endpoint.
    tasks: Mutex<JoinSet<()>>,
}

struct Shared {
    me: DeviceId,
    instance: Instance,
    endpoint: iroh::Endpoint,
    limits: Limits,
    events: mpsc::Sender<TransportEvent>,
    started: Instant,
    state: Mutex<State>,
    /// Wakes the supervisor.
    wake: Notify,
    /// Makes iroh look at the machine's interfaces again.
    moved: Notify,
    changes: watch::Sender<u64>,
}

struct State {
    board: Board,
    door: Door,
    handles: BTreeMap<LinkId, Handle>,
    dials: BTreeMap<DeviceId, AbortHandle>,
}

/// A guard on state that no panic leaves half changed.
pub(super) fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Endpoint {
    /// Opens the endpoint of a device that others connect to for [`Service::Sync`].
    ///
    /// # Errors
    /// As [`Self::bind_for`].
    pub async fn bind(
        signing: &[u8; 32],
        bind: SocketAddr,
        limits: Limits,
    ) -> Result<(Self, mpsc::Receiver<TransportEvent>), BindError> {
        Self::bind_for(Service::Sync, signing, bind, limits).await
    }

    /// Opens an endpoint that others connect to for one service. What it dials for says [`PeerAddress`].
    ///
    /// `signing` is the device's Ed25519 seed; its public key becomes the endpoint's id. `bind` says where to
    /// listen: 0.0.0.0 is every interface, with IPv6 where there is any; port 0 is one that the system chooses.
    ///
    /// # Errors
    /// [`BindError`] when the sockets cannot be opened.
    pub async fn bind_for(
        service: Service,
        signing: &[u8; 32],
        bind: SocketAddr,
        limits: Limits,
    ) -> Result<(Self, mpsc::Receiver<TransportEvent>), BindError> {
        let builder = iroh::Endpoint::builder(presets::Minimal)
            .secret_key(SecretKey::from_bytes(signing))
            .alpns(vec![service.alpn().to_vec()])
            .relay_mode(RelayMode::Disabled)
            .portmapper_config(PortmapperConfig::Disabled)
            .net_report_config(NetReportConfig::minimal())
            .dns_resolver(DnsResolver::builder().disable_fallback().build())
            .clear_address_lookup()
            .transport_config(transport_config())
            .clear_ip_transports();
        let mut builder = builder.bind_addr(bind).map_err(BindError::Address)?;
        if bind.ip() == Ipv4Addr::UNSPECIFIED {
            let six = SocketAddr::from((Ipv6Addr::UNSPECIFIED, bind.port()));
            let if_any = BindOpts::default().set_is_required(false);
            builder = builder.bind_addr_with_opts(six, if_any).map_err(BindError::Address)?;
        }
        let endpoint = builder.bind().await.map_err(BindError::Socket)?;
        let me = DeviceId(*endpoint.id().as_bytes());
        let (events, receiver) = mpsc::channel(EVENTS_MAX);
        let board = Board::new(me, limits.clone(), clock::random());
        let state = State { board, door: Door::default(), handles: BTreeMap::new(), dials: BTreeMap::new() };
        let shared = Arc::new(Shared {
            me,
            instance: clock::random(),
            endpoint,
            limits,
            events,
            started: Instant::now(),
            state: Mutex::new(state),
            wake: Notify::new(),
            moved: Notify::new(),
            changes: watch::Sender::new(0),
        });
        let mut tasks = JoinSet::new();
        tasks.spawn(Arc::clone(&shared).accept());
        tasks.spawn(Arc::clone(&shared).supervise());
        tasks.spawn(Arc::clone(&shared).watch_addresses());
        Ok((Self { shared, tasks: Mutex::new(tasks) }, receiver))
    }

    /// The port it listens on.
    pub fn port(&self) -> Option<u16> {
        self.shared.endpoint.bound_sockets().first().map(SocketAddr::port)
    }

    async fn stop(&self) {
        let running: Vec<_> = {
            let mut state = lock(&self.shared.state);
            state.board.set_peers(Vec::new(), self.shared.now());
            state.dials.values().for_each(AbortHandle::abort);
            state.handles.values().for_each(|handle| handle.close(CloseCode::GOODBYE));
            state.handles.values().map(Handle::ended).collect()
        };
        let mut tasks = std::mem::take(&mut *lock(&self.tasks));
        tasks.shutdown().await;
        let all = async {
            for mut link in running {
                while link.changed().await.is_ok() {}
            }
        };
        // Links that do not get their rest out in time lose it.
        let _late = timeout(SHUTDOWN, all).await;
        self.shared.endpoint.close().await;
    }
}

impl Transport for Endpoint {
    fn device(&self) -> DeviceId {
        self.shared.me
    }

    fn send(&self, link: LinkId, frame: &[u8]) -> Result<(), SendError> {
        lock(&self.shared.state).handles.get(&link).ok_or(SendError::Gone)?.send(frame)
    }

    fn send_datagram(&self, link: LinkId, bytes: &[u8]) -> Result<(), SendError> {
        lock(&self.shared.state).handles.get(&link).ok_or(SendError::Gone)?.send_datagram(bytes)
    }

    fn close(&self, link: LinkId, code: CloseCode) {
        if let Some(handle) = lock(&self.shared.state).handles.get(&link) {
            handle.close(code);
        }
    }

    fn set_peers(&self, peers: Vec<PeerAddress>) {
        let mut state = lock(&self.shared.state);
        for pointless in state.board.set_peers(peers, self.shared.now()) {
            if let Some(dial) = state.dials.remove(&pointless) {
                dial.abort();
            }
        }
        drop(state);
        self.shared.wake.notify_one();
    }

    fn network_changed(&self) {
        self.shared.network_changed();
        self.shared.moved.notify_one();
    }

    fn local_addresses(&self) -> Vec<SocketAddr> {
        let bound = self.shared.endpoint.bound_sockets();
        let loopback = bound.iter().all(|socket| socket.ip().is_loopback());
        let address = self.shared.endpoint.addr();
        address.ip_addrs().filter(|known| reachable(known.ip(), loopback)).copied().collect()
    }

    fn shutdown(&self) -> Pin<Box<dyn Future<Output = ()> + Send + '_>> {
        Box::pin(self.stop())
    }
}

impl Drop for Endpoint {
    fn drop(&mut self) {
        for handle in lock(&self.shared.state).handles.values() {
            handle.close(CloseCode::GOODBYE);
        }
    }
}

impl fmt::Debug for Endpoint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Endpoint").field("device", &self.shared.me).finish_non_exhaustive()
    }
}

impl Shared {
    fn now(&self) -> Duration {
        self.started.elapsed()
    }

    fn network_changed(&self) {
        lock(&self.state).board.network_changed(self.now());
        self.changes.send_modify(|count| *count = count.wrapping_add(1));
        self.wake.notify_one();
    }

    /// A machine with new addresses has new paths.
    async fn watch_addresses(self: Arc<Self>) {
        let mut addresses = self.endpoint.watch_addr();
        while addresses.updated().await.is_ok() {
            self.network_changed();
        }
    }

    async fn accept(self: Arc<Self>) {
        let handshakes = Arc::new(Semaphore::new(self.limits.handshakes_max));
        while let Some(incoming) = self.endpoint.accept().await {
            let IncomingAddr::Ip(remote) = incoming.remote_addr() else {
                incoming.ignore();
                continue;
            };
            if !incoming.remote_addr_validated() {
                // Only who can answer from its address gets further, so that nobody spends another's tokens.
                if let Err(impossible) = incoming.retry() {
                    impossible.into_incoming().ignore();
                }
                continue;
            }
            let permit = Arc::clone(&handshakes).try_acquire_owned();
            match permit {
                Ok(permit) if lock(&self.state).door.allows(remote.ip(), self.now()) => {
                    tokio::spawn(Arc::clone(&self).welcome(incoming, permit));
                }
                _ => incoming.refuse(),
            }
        }
    }

    async fn welcome(self: Arc<Self>, incoming: iroh::endpoint::Incoming, permit: OwnedSemaphorePermit) {
        let met = async { Met::meet(incoming.await.ok()?, self.me, self.instance, false).await };
        if let Ok(Some(met)) = timeout(self.limits.handshake, met).await {
            self.settle(met);
        }
        drop(permit);
    }

    async fn supervise(self: Arc<Self>) {
        loop {
            let now = self.now();
            let (orders, next) = {
                let mut state = lock(&self.state);
                (state.board.due(now), state.board.next())
            };
            for order in orders {
                let peer = order.peer;
                let mut state = lock(&self.state);
                let task = tokio::spawn(Arc::clone(&self).dial(order));
                state.dials.insert(peer, task.abort_handle());
            }
            tokio::select! {
                () = self.wake.notified() => {}
                () = self.moved.notified() => self.endpoint.network_change().await,
                () = sleep_until(self.started + next.unwrap_or(now + LONG)) => {}
            }
        }
    }

    async fn dial(self: Arc<Self>, order: Order) {
        let Order { peer, number, addresses, service } = order;
        let reached = async {
            let id = EndpointId::from_bytes(&peer.0).ok()?;
            let address = EndpointAddr::from_parts(id, addresses.into_iter().map(TransportAddr::Ip));
            let connection =
                timeout(self.limits.dial, self.endpoint.connect(address, service.alpn())).await.ok()?.ok()?;
            timeout(self.limits.handshake, Met::meet(connection, self.me, self.instance, true)).await.ok().flatten()
        };
        let settled = reached.await.is_some_and(|met| self.settle(met));
        let failed = !settled && lock(&self.state).board.dial_failed(peer, number, self.now());
        if failed {
            self.wake.notify_one();
            // Nobody listens after the driver has gone.
            let _gone = self.events.send(TransportEvent::DialFailed { peer }).await;
        }
    }

    /// Makes a connection the pair's link, if it is to be. Returns whether it was.
    fn settle(self: &Arc<Self>, met: Met) -> bool {
        let peer = met.peer;
        let mut state = lock(&self.state);
        let (id, replaces, wanted) = match state.board.admit(peer, met.instance, self.now()) {
            Verdict::Keep { link, replaces, wanted } => (link, replaces, wanted),
            Verdict::Refuse(code) => {
                met.refuse(code);
                return false;
            }
        };
        let around = Surroundings {
            limits: self.limits.clone(),
            events: self.events.clone(),
            changes: self.changes.subscribe(),
        };
        let (link, handle) = Link::new(id, met, !wanted, around);
        let predecessor = replaces.and_then(|old| state.handles.get(&old).map(Handle::replace));
        state.handles.insert(id, handle);
        // It may be the dial that runs this; it awaits nothing more.
        if let Some(dial) = state.dials.remove(&peer) {
            dial.abort();
        }
        drop(state);
        let shared = Arc::clone(self);
        tokio::spawn(async move {
            let forget = |reason| {
                let mut state = lock(&shared.state);
                state.handles.remove(&id);
                state.board.ended(peer, id, reason, shared.now());
                drop(state);
                shared.wake.notify_one();
            };
            link.run(predecessor, forget).await;
        });
        true
    }
}

fn transport_config() -> QuicTransportConfig {
    let mut config = QuicTransportConfig::builder()
        .max_concurrent_bidi_streams(VarInt::from_u32(STREAMS_BIDIRECTIONAL))
        .max_concurrent_uni_streams(VarInt::from_u32(STREAMS_UNIDIRECTIONAL))
        .stream_receive_window(VarInt::from_u32(STREAM_WINDOW_BYTES))
        .receive_window(VarInt::from_u32(CONNECTION_WINDOW_BYTES))
        .send_window(u64::from(CONNECTION_WINDOW_BYTES))
        .datagram_receive_buffer_size(Some(DATAGRAM_BUFFER_BYTES))
        .datagram_send_buffer_size(DATAGRAM_BUFFER_BYTES)
        .keep_alive_interval(KEEP_ALIVE)
        .default_path_keep_alive_interval(KEEP_ALIVE)
        .default_path_max_idle_timeout(PATH_IDLE);
    if let Ok(idle) = IDLE.try_into() {
        config = config.max_idle_timeout(Some(idle));
    }
    config.build()
}

/// Whether an own address is worth telling: no loopback unless only that is bound, nothing that needs a zone.
fn reachable(ip: IpAddr, loopback: bool) -> bool {
    let local = match ip {
        IpAddr::V4(v4) => v4.is_link_local(),
        IpAddr::V6(v6) => v6.is_unicast_link_local(),
    };
    !ip.is_unspecified() && !local && (loopback || !ip.is_loopback())
}
