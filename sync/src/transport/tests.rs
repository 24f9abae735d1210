//! Real endpoints on loopback, with the product's rules and shorter times.

use std::net::Ipv4Addr;
use std::time::{Duration, Instant};

use iroh::endpoint::{Connection, ConnectionError, RecvStream, SendStream, presets};
use iroh::{EndpointAddr, EndpointId, RelayMode, SecretKey};
use tokio::sync::mpsc::Receiver;
use tokio::time::timeout;

use super::endpoint::Endpoint;
use super::limits::{DATAGRAM_BYTES_MAX, FRAME_BYTES_MAX, Limits};
use super::memory::Exchange;
use super::*;

const LONG: Duration = Duration::from_secs(5);

fn brisk() -> Limits {
    let ms = Duration::from_millis;
    Limits {
        handshake: ms(400),
        dial: ms(1000),
        first_frame: ms(300),
        read_stall: ms(300),
        write_stall: ms(400),
        ping_every: ms(200),
        ping_retry: ms(50),
        silence_max: ms(300),
        redial: ms(200),
        short_lived: ms(100),
        collision: ms(300),
        ..Limits::default()
    }
}

struct Side {
    endpoint: Endpoint,
    events: Receiver<TransportEvent>,
}

fn loopback(port: u16) -> SocketAddr {
    (Ipv4Addr::LOCALHOST, port).into()
}

async fn side(seed: u8) -> Side {
    side_at(seed, loopback(0), brisk()).await
}

async fn side_at(seed: u8, address: SocketAddr, limits: Limits) -> Side {
    // The port of an endpoint that was dropped is free a moment later.
    let bind = async {
        loop {
            match Endpoint::bind(&[seed; 32], address, limits.clone()).await {
                Ok((endpoint, events)) => break Side { endpoint, events },
                Err(_taken) => tokio::time::sleep(Duration::from_millis(5)).await,
            }
        }
    };
    timeout(LONG, bind).await.expect("a socket")
}

impl Side {
    fn contact(&self) -> PeerAddress {
        PeerAddress {
            device: self.endpoint.device(),
            addresses: self.endpoint.local_addresses(),
            service: Service::Sync,
        }
    }

    fn wants(&self, other: &Self) {
        self.endpoint.set_peers(vec![other.contact()]);
    }

    /// The next event that `pick` takes; others are dropped.
    async fn until<T>(&mut self, pick: impl FnMut(&TransportEvent) -> Option<T>) -> T {
        until(&mut self.events, pick).await
    }

    async fn connected(&mut self) -> LinkId {
        self.until(connected).await
    }

    async fn frame(&mut self) -> Vec<u8> {
        self.until(frame).await
    }

    async fn ended(&mut self) -> Ended {
        self.until(ended).await
    }
}

async fn until<T>(events: &mut Receiver<TransportEvent>, mut pick: impl FnMut(&TransportEvent) -> Option<T>) -> T {
    let search = async {
        loop {
            if let Some(found) = pick(&events.recv().await.expect("an endpoint")) {
                break found;
            }
        }
    };
    timeout(LONG, search).await.expect("an event in time")
}

fn connected(event: &TransportEvent) -> Option<LinkId> {
    match event {
        TransportEvent::Connected { link, .. } => Some(*link),
        _ => None,
    }
}

fn frame(event: &TransportEvent) -> Option<Vec<u8>> {
    match event {
        TransportEvent::Frame { bytes, .. } => Some(bytes.clone()),
        _ => None,
    }
}

fn ended(event: &TransportEvent) -> Option<Ended> {
    match event {
        TransportEvent::Disconnected { reason, .. } => Some(*reason),
        _ => None,
    }
}

/// What both kinds of transport do alike. `b` is wanted by `a`.
async fn carries(
    (a, a_events): (&dyn Transport, &mut Receiver<TransportEvent>),
    (b, b_events): (&dyn Transport, &mut Receiver<TransportEvent>),
) {
    a.set_peers(vec![PeerAddress { device: b.device(), addresses: b.local_addresses(), service: Service::Sync }]);
    let who = |event: &TransportEvent| match event {
        TransportEvent::Connected { link, peer, initiator, remote } => Some((*link, *peer, *initiator, *remote)),
        _ => None,
    };
    let (at_a, peer, initiator, remote) = until(a_events, who).await;
    assert_eq!((peer, initiator, remote), (b.device(), true, b.local_addresses().first().copied()));
    let (at_b, peer, initiator, remote) = until(b_events, who).await;
    assert_eq!((peer, initiator, remote), (a.device(), false, a.local_addresses().first().copied()));

    for length in [1, 2, 1000, FRAME_BYTES_MAX] {
        a.send(at_a, &vec![7; length]).expect("room");
        b.send(at_b, &vec![9; length]).expect("room");
        assert_eq!(until(b_events, frame).await, vec![7; length]);
        assert_eq!(until(a_events, frame).await, vec![9; length]);
    }
    a.send_datagram(at_a, &[5; DATAGRAM_BYTES_MAX]).expect("a link");
    let datagram = |event: &TransportEvent| match event {
        TransportEvent::Datagram { link, bytes } => Some((*link, bytes.clone())),
        _ => None,
    };
    assert_eq!(until(b_events, datagram).await, (at_b, vec![5; DATAGRAM_BYTES_MAX]));

    assert_eq!(a.send(at_a, &[]), Err(SendError::Length(0)));
    assert_eq!(a.send(at_a, &vec![0; FRAME_BYTES_MAX + 1]), Err(SendError::Length(FRAME_BYTES_MAX + 1)));
    assert_eq!(a.send_datagram(at_a, &[0; DATAGRAM_BYTES_MAX + 1]), Err(SendError::Length(DATAGRAM_BYTES_MAX + 1)));
    assert_eq!(a.send(LinkId(u64::MAX), b"x"), Err(SendError::Gone));

    a.set_peers(Vec::new());
    a.send(at_a, b"farewell").expect("room");
    a.close(at_a, CloseCode(0x123));
    assert_eq!(until(b_events, frame).await, b"farewell");
    assert_eq!(until(b_events, ended).await, Ended::ClosedByPeer(CloseCode(0x123)));
    assert_eq!(until(a_events, ended).await, Ended::ClosedHere);
    assert_eq!(a.send(at_a, b"x"), Err(SendError::Gone));
    assert_eq!(b.send(at_b, b"x"), Err(SendError::Gone));
}

/// A sender that is refused is told when to go on, and nothing it was promised is lost.
async fn holds_back(
    (a, a_events): (&dyn Transport, &mut Receiver<TransportEvent>),
    (b, b_events): (&dyn Transport, &mut Receiver<TransportEvent>),
) {
    a.set_peers(vec![PeerAddress { device: b.device(), addresses: b.local_addresses(), service: Service::Sync }]);
    let link = until(a_events, connected).await;
    let mut sent = 0_u32;
    let mut refusals = 0;
    let mut read = 0_u32;
    while refusals < 3 {
        let mut frame_bytes = vec![0; 100_000];
        frame_bytes[..4].copy_from_slice(&sent.to_be_bytes());
        match a.send(link, &frame_bytes) {
            Ok(()) => sent += 1,
            Err(refused) => {
                assert_eq!(refused, SendError::Full);
                refusals += 1;
                while read < sent {
                    assert_eq!(until(b_events, frame).await[..4], read.to_be_bytes());
                    read += 1;
                }
                until(a_events, |event| (*event == TransportEvent::Writable { link }).then_some(())).await;
            }
        }
    }
    assert!(sent > 0);
}

#[tokio::test]
async fn endpoints_carry_frames_and_datagrams() {
    let (mut a, mut b) = (side(1).await, side(2).await);

    carries((&a.endpoint, &mut a.events), (&b.endpoint, &mut b.events)).await;
    b.endpoint.shutdown().await;
}

#[tokio::test]
async fn plugs_carry_frames_and_datagrams() {
    let exchange = Exchange::default();
    let (a, mut a_events) = exchange.plug(DeviceId([1; 32]));
    let (b, mut b_events) = exchange.plug(DeviceId([2; 32]));

    carries((&a, &mut a_events), (&b, &mut b_events)).await;
}

#[tokio::test]
async fn endpoints_hold_a_fast_sender_back() {
    let (mut a, mut b) = (side(1).await, side(2).await);

    holds_back((&a.endpoint, &mut a.events), (&b.endpoint, &mut b.events)).await;
}

#[tokio::test]
async fn plugs_hold_a_fast_sender_back() {
    let exchange = Exchange::default();
    let (a, mut a_events) = exchange.plug(DeviceId([1; 32]));
    let (b, mut b_events) = exchange.plug(DeviceId([2; 32]));

    holds_back((&a, &mut a_events), (&b, &mut b_events)).await;
}

#[tokio::test]
async fn a_cut_wire_between_plugs_ends_the_link_until_healed() {
    let exchange = Exchange::default();
    let (a, mut a_events) = exchange.plug(DeviceId([1; 32]));
    let (b, mut b_events) = exchange.plug(DeviceId([2; 32]));
    a.set_peers(vec![PeerAddress { device: b.device(), addresses: b.local_addresses(), service: Service::Sync }]);
    let link = until(&mut a_events, connected).await;

    exchange.cut(b.device(), a.device());
    assert_eq!(until(&mut a_events, ended).await, Ended::Lost);
    assert_eq!(until(&mut b_events, ended).await, Ended::Lost);
    assert_eq!(a.send(link, b"x"), Err(SendError::Gone));
    a.network_changed();
    assert!(a_events.try_recv().is_err());

    exchange.heal(a.device(), b.device());
    let link = until(&mut a_events, connected).await;
    a.send(link, b"back").expect("room");
    assert_eq!(until(&mut b_events, frame).await, b"back");
}

#[tokio::test]
async fn a_device_that_comes_back_on_its_key_is_found_again() {
    let (mut a, mut b) = (side(1).await, side(2).await);
    a.wants(&b);
    b.wants(&a);
    let (at_a, _at_b) = (a.connected().await, b.connected().await);
    let [address] = b.endpoint.local_addresses()[..] else { panic!("one address") };

    b.endpoint.shutdown().await;
    assert_eq!(a.ended().await, Ended::ClosedByPeer(CloseCode::GOODBYE));
    assert_eq!(a.endpoint.send(at_a, b"x"), Err(SendError::Gone));
    drop(b);
    let mut b = side_at(2, address, brisk()).await;
    let at_a = a.connected().await;
    a.endpoint.send(at_a, b"again").expect("room");
    assert_eq!(b.frame().await, b"again");
}

#[tokio::test]
async fn a_device_that_stops_without_a_word_is_found_again() {
    let mut a = side(1).await;
    let doomed = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().expect("a runtime");
    let mut b = doomed.spawn(side(2)).await.expect("an endpoint");
    let contact = b.contact();
    a.endpoint.set_peers(vec![contact]);
    a.connected().await;
    b.connected().await;

    doomed.shutdown_background();
    let reason = a.ended().await;
    assert!(matches!(reason, Ended::Silent | Ended::Lost), "{reason:?}");

    // Its old port may be taken: it is found because it dials.
    let mut b = side(2).await;
    b.wants(&a);
    let at_a = a.connected().await;
    a.endpoint.send(at_a, b"again").expect("room");
    assert_eq!(b.frame().await, b"again");
}

#[tokio::test]
async fn a_peer_that_falls_silent_is_noticed() {
    let mut a = side_at(1, loopback(0), Limits { first_frame: LONG, ..brisk() }).await;
    let raw = Raw::dial(&a, 2).await;
    let _streams = raw.greet(&a).await;
    let start = Instant::now();
    a.connected().await;

    // QUIC still answers there; the program does not.
    assert_eq!(a.ended().await, Ended::Silent);
    assert!(start.elapsed() < Duration::from_secs(2), "{:?}", start.elapsed());
}

#[tokio::test]
async fn dials_at_the_same_moment_leave_one_link() {
    for round in 0..5 {
        let (mut a, mut b) = (side(10 + round).await, side(20 + round).await);
        a.wants(&b);
        b.wants(&a);
        let (at_a, at_b) = (a.connected().await, b.connected().await);

        a.endpoint.send(at_a, b"from a").expect("room");
        b.endpoint.send(at_b, b"from b").expect("room");
        assert_eq!(b.frame().await, b"from a");
        assert_eq!(a.frame().await, b"from b");
        let more = tokio::time::sleep(Duration::from_millis(300));
        tokio::select! {
            event = a.events.recv() => panic!("{event:?}"),
            event = b.events.recv() => panic!("{event:?}"),
            () = more => {}
        }
    }
}

#[tokio::test]
async fn nobody_at_the_address_is_reported_and_tried_again() {
    let mut a = side(1).await;
    let nobody = std::net::UdpSocket::bind(loopback(0)).expect("a socket");
    let gone = SecretKey::from_bytes(&[2; 32]).public();
    let address = nobody.local_addr().expect("an address");
    a.endpoint.set_peers(vec![PeerAddress {
        device: DeviceId(*gone.as_bytes()),
        addresses: vec![address],
        service: Service::Sync,
    }]);

    for _ in 0..2 {
        let failed = a.until(|event| matches!(event, TransportEvent::DialFailed { .. }).then(|| event.clone())).await;
        assert_eq!(failed, TransportEvent::DialFailed { peer: DeviceId(*gone.as_bytes()) });
    }
}

#[tokio::test]
async fn another_key_at_the_address_is_not_the_peer() {
    let (mut a, mut b) = (side(1).await, side(2).await);
    let mut contact = b.contact();
    contact.device = DeviceId(*SecretKey::from_bytes(&[3; 32]).public().as_bytes());
    a.endpoint.set_peers(vec![contact]);

    a.until(|event| matches!(event, TransportEvent::DialFailed { .. }).then_some(())).await;
    assert!(b.events.try_recv().is_err());
}

#[tokio::test]
async fn garbage_on_the_socket_is_harmless() {
    let (mut a, mut b) = (side(1).await, side(2).await);
    let [address] = b.endpoint.local_addresses()[..] else { panic!("one address") };
    let socket = std::net::UdpSocket::bind(loopback(0)).expect("a socket");
    for n in 0..200_u8 {
        // Half of them look like a first packet of QUIC.
        let mut datagram: Vec<u8> = (0..=u8::MAX).cycle().map(|at| at.wrapping_mul(31) ^ n).take(1200).collect();
        if n % 2 == 0 {
            datagram[..6].copy_from_slice(&[0xc0, 0, 0, 0, 1, 8]);
        }
        socket.send_to(&datagram[..=usize::from(n) * 5], address).expect("a socket");
    }

    a.wants(&b);
    let at_a = a.connected().await;
    a.endpoint.send(at_a, b"still here").expect("room");
    assert_eq!(b.frame().await, b"still here");
}

/// A peer that follows the rules of QUIC and none of ours.
struct Raw {
    endpoint: iroh::Endpoint,
    connection: Connection,
}

impl Raw {
    async fn dial(to: &Side, seed: u8) -> Self {
        let endpoint = iroh::Endpoint::builder(presets::Minimal)
            .secret_key(SecretKey::from_bytes(&[seed; 32]))
            .relay_mode(RelayMode::Disabled)
            .clear_ip_transports()
            .bind_addr(loopback(0))
            .expect("an address")
            .bind()
            .await
            .expect("a socket");
        let id = EndpointId::from_bytes(&to.endpoint.device().0).expect("a key");
        let address = to.endpoint.local_addresses().into_iter().fold(EndpointAddr::new(id), EndpointAddr::with_ip_addr);
        let connection = endpoint.connect(address, ALPN).await.expect("a connection");
        Self { endpoint, connection }
    }

    /// Plays the beginning as it should be, on either side of the order of ids.
    async fn greet(&self, to: &Side) -> (SendStream, RecvStream) {
        let (mut sender, mut receiver) = self.connection.open_bi().await.expect("a stream");
        sender.write_all(&[8; 8]).await.expect("a reader");
        let mut instance = [0; 8];
        receiver.read_exact(&mut instance).await.expect("an instance");
        let me = DeviceId(*self.endpoint.id().as_bytes());
        if me < to.endpoint.device() {
            sender.write_all(&[1]).await.expect("a reader");
        } else {
            let mut word = [0];
            receiver.read_exact(&mut word).await.expect("a word");
            assert_eq!(word, [1]);
        }
        (sender, receiver)
    }

    /// The code with which the other side closes.
    async fn closed(&self) -> CloseCode {
        match timeout(LONG, self.connection.closed()).await.expect("an end in time") {
            ConnectionError::ApplicationClosed(close) => {
                CloseCode(u32::try_from(close.error_code.into_inner()).expect("one of ours"))
            }
            other => panic!("{other:?}"),
        }
    }
}

#[tokio::test]
async fn a_stranger_that_says_nothing_is_closed() {
    let mut a = side(1).await;
    let raw = Raw::dial(&a, 2).await;

    timeout(LONG, raw.connection.closed()).await.expect("an end in time");

    assert!(a.events.try_recv().is_err());
}

#[tokio::test]
async fn a_stranger_that_sends_no_frame_is_closed() {
    let mut a = side_at(1, loopback(0), Limits { ping_every: LONG, ..brisk() }).await;
    let raw = Raw::dial(&a, 2).await;
    let _streams = raw.greet(&a).await;

    assert_eq!(raw.closed().await, CloseCode::SILENT);
    assert_eq!(a.ended().await, Ended::NoFrame);
}

#[tokio::test]
async fn a_frame_announced_too_long_or_empty_ends_the_link() {
    for header in [[0xff; 4], [1, 0, 0, 0], [0; 4]] {
        let mut a = side(1).await;
        let raw = Raw::dial(&a, 2).await;
        let (mut sender, _receiver) = raw.greet(&a).await;

        sender.write_all(&header).await.expect("a reader");

        assert_eq!(raw.closed().await, CloseCode::PROTOCOL);
        assert_eq!(a.ended().await, Ended::FrameLength);
    }
}

#[tokio::test]
async fn a_frame_that_never_ends_ends_the_link() {
    let mut a = side_at(1, loopback(0), Limits { ping_every: LONG, ..brisk() }).await;
    let raw = Raw::dial(&a, 2).await;
    let (mut sender, _receiver) = raw.greet(&a).await;

    sender.write_all(&[0, 0, 1, 0, 1, 2, 3]).await.expect("a reader");

    assert_eq!(raw.closed().await, CloseCode::SILENT);
    assert_eq!(a.ended().await, Ended::SlowWriter);
}

#[tokio::test]
async fn a_peer_that_never_reads_is_closed() {
    let limits = Limits { ping_every: LONG, first_frame: LONG, ..brisk() };
    let mut a = side_at(1, loopback(0), limits.clone()).await;
    let raw = Raw::dial(&a, 2).await;
    let _unread = raw.greet(&a).await;
    let link = a.connected().await;

    let frame_bytes = vec![0; 100_000];
    let mut queued = 0;
    let deadline = Instant::now() + LONG;
    let end = loop {
        assert!(Instant::now() < deadline, "still open");
        match a.endpoint.send(link, &frame_bytes) {
            Ok(()) => queued += frame_bytes.len(),
            Err(SendError::Full) => break a.ended().await,
            Err(other) => panic!("{other:?}"),
        }
    };

    assert_eq!(end, Ended::SlowReader);
    assert!(queued <= limits.queue_bytes_max + (4 << 20), "{queued} bytes were taken");
    assert_eq!(raw.closed().await, CloseCode::SILENT);
}

#[tokio::test]
async fn strangers_find_a_bounded_number_of_places() {
    let limits = Limits { strangers_max: 2, first_frame: LONG, ..brisk() };
    let mut a = side_at(1, loopback(0), limits).await;
    let mut raws = Vec::new();
    for seed in 2..5 {
        let raw = Raw::dial(&a, seed).await;
        let (mut sender, receiver) = raw.connection.open_bi().await.expect("a stream");
        sender.write_all(&[8, 8, 8, 8, 8, 8, 8, 8, 1]).await.expect("a reader");
        raws.push((raw, sender, receiver));
        if raws.len() < 3 {
            a.connected().await;
        }
    }

    assert_eq!(raws[2].0.closed().await, CloseCode::BUSY);
}

#[tokio::test]
async fn a_newer_start_of_the_same_device_takes_the_place_of_the_older() {
    let limits = Limits { first_frame: LONG, ping_every: LONG, collision: LONG, ..brisk() };
    // The side that decides is the one with the lower id.
    let mut sides = [side_at(1, loopback(0), limits.clone()).await, side_at(2, loopback(0), limits).await];
    sides.sort_by_key(|side| side.endpoint.device());
    let [lower, higher] = sides;
    let mut a = lower;
    drop(higher);
    let seed =
        if a.endpoint.device() == DeviceId(*SecretKey::from_bytes(&[1; 32]).public().as_bytes()) { 2 } else { 1 };
    let old = Raw::dial(&a, seed).await;
    let _old_streams = old.greet(&a).await;
    let first = a.connected().await;

    let same = Raw::dial(&a, seed).await;
    let (mut sender, _receiver) = same.connection.open_bi().await.expect("a stream");
    sender.write_all(&[8; 8]).await.expect("a reader");
    assert_eq!(same.closed().await, CloseCode::DUPLICATE);

    let new = Raw::dial(&a, seed).await;
    let (mut sender, _receiver) = new.connection.open_bi().await.expect("a stream");
    sender.write_all(&[9; 8]).await.expect("a reader");
    assert_eq!(old.closed().await, CloseCode::DUPLICATE);
    assert_eq!(a.ended().await, Ended::Replaced);
    assert_ne!(a.connected().await, first);
}

#[tokio::test]
async fn a_ticket_gets_addresses_that_others_can_use() {
    let here = side(1).await;
    let (everywhere, _events) =
        Endpoint::bind(&[2; 32], SocketAddr::from(([0, 0, 0, 0], 0)), brisk()).await.expect("sockets");

    let [own] = here.endpoint.local_addresses()[..] else { panic!("one address") };
    assert!(own.ip().is_loopback() && own.port() != 0);
    assert!(everywhere.local_addresses().iter().all(|address| !address.ip().is_loopback() && address.port() != 0));
}

#[tokio::test]
async fn a_busy_driver_keeps_its_links() {
    let (mut a, mut b) = (side(1).await, side(2).await);
    a.wants(&b);
    let (at_a, at_b) = (a.connected().await, b.connected().await);

    // b reads no event for three times as long as silence may last, and has more than its queue takes.
    for n in 0..200_u8 {
        a.endpoint.send(at_a, &[n]).expect("room");
    }
    tokio::time::sleep(3 * (brisk().ping_every + brisk().silence_max)).await;

    for n in 0..200_u8 {
        assert_eq!(b.frame().await, [n]);
    }
    b.endpoint.send(at_b, b"still here").expect("room");
    assert_eq!(a.frame().await, b"still here");
}
