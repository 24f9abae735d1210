//! [`Transport`] inside one process, for tests of what stands above it: no sockets, no waiting, cuts on command.
//!
//! Peers that want each other are linked at once. A link that was closed comes back with the next
//! [`Transport::set_peers`] or [`Exchange::heal`]; how long a real redial takes is not imitated.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::future::ready;
use std::net::{Ipv4Addr, SocketAddr};
use std::pin::Pin;
use std::sync::{Arc, Mutex};

use tokio::sync::mpsc::{self, Receiver, Sender};
use wijktafel_model::id::DeviceId;

use super::endpoint::lock;
use super::limits::{DATAGRAM_BYTES_MAX, FRAME_BYTES_MAX};
use super::{CloseCode, Ended, LinkId, PeerAddress, SendError, Transport, TransportEvent};

/// Events that wait for one driver.
const EVENTS_MAX: usize = 1024;
/// Of which kept free for what is not a frame.
const EVENTS_RESERVED: usize = 512;

/// A network of endpoints in this process.
#[derive(Clone, Default)]
pub struct Exchange(Arc<Mutex<Ports>>);

#[derive(Default)]
struct Ports {
    open: BTreeMap<DeviceId, Port>,
    cuts: BTreeSet<[DeviceId; 2]>,
    issued: u64,
}

struct Port {
    /// Tells this start of a device from an earlier one.
    number: u64,
    address: SocketAddr,
    events: Sender<TransportEvent>,
    wanted: BTreeSet<DeviceId>,
    links: BTreeMap<LinkId, Far>,
}

#[derive(Clone, Copy)]
struct Far {
    peer: DeviceId,
    link: LinkId,
}

/// One device's end of an [`Exchange`].
pub struct Plug {
    exchange: Exchange,
    device: DeviceId,
    number: u64,
    address: SocketAddr,
}

impl Exchange {
    /// Plugs a device in; an earlier plug of the same device is pulled out.
    pub fn plug(&self, device: DeviceId) -> (Plug, Receiver<TransportEvent>) {
        let (events, receiver) = mpsc::channel(EVENTS_MAX);
        let mut ports = lock(&self.0);
        ports.pull(device, Ended::Lost);
        ports.issued += 1;
        let number = ports.issued;
        let port = u16::try_from(number % u64::from(u16::MAX)).unwrap_or(u16::MAX);
        let address = SocketAddr::from((Ipv4Addr::LOCALHOST, port));
        ports.open.insert(device, Port { number, address, events, wanted: BTreeSet::new(), links: BTreeMap::new() });
        ports.connect_all();
        drop(ports);
        (Plug { exchange: self.clone(), device, number, address }, receiver)
    }

    /// Cuts the wire between two devices, whichever is plugged in.
    pub fn cut(&self, a: DeviceId, b: DeviceId) {
        let mut ports = lock(&self.0);
        ports.cuts.insert(pair(a, b));
        if let Some(link) = ports.between(a, b) {
            ports.end(a, link, Ended::Lost, Ended::Lost);
        }
    }

    /// Mends the wire, and links all that want each other.
    pub fn heal(&self, a: DeviceId, b: DeviceId) {
        let mut ports = lock(&self.0);
        ports.cuts.remove(&pair(a, b));
        ports.connect_all();
    }
}

fn pair(a: DeviceId, b: DeviceId) -> [DeviceId; 2] {
    if a < b { [a, b] } else { [b, a] }
}

impl Ports {
    fn between(&self, a: DeviceId, b: DeviceId) -> Option<LinkId> {
        self.open.get(&a)?.links.iter().find(|(_, far)| far.peer == b).map(|(link, _)| *link)
    }

    fn connect_all(&mut self) {
        let wanting = self.open.iter().flat_map(|(a, port)| port.wanted.iter().map(move |b| (*a, *b)));
        let missing: Vec<_> = wanting
            .filter(|(a, b)| a != b && self.open.contains_key(b) && !self.cuts.contains(&pair(*a, *b)))
            .collect();
        for (a, b) in missing {
            if self.between(a, b).is_none() {
                self.connect(a, b);
            }
        }
    }

    fn connect(&mut self, a: DeviceId, b: DeviceId) {
        let (Some(port_a), Some(port_b)) = (self.open.get(&a), self.open.get(&b)) else { return };
        let addresses = [port_a.address, port_b.address];
        let [link_a, link_b] = [LinkId(self.issued + 1), LinkId(self.issued + 2)];
        self.issued += 2;
        let ends = [(a, link_a, b, link_b, true, addresses[1]), (b, link_b, a, link_a, false, addresses[0])];
        for (device, link, peer, far, initiator, remote) in ends {
            if let Some(port) = self.open.get_mut(&device) {
                port.links.insert(link, Far { peer, link: far });
                port.tell(TransportEvent::Connected { link, peer, initiator, remote: Some(remote) });
            }
        }
    }

    fn end(&mut self, device: DeviceId, link: LinkId, here: Ended, there: Ended) {
        let Some(port) = self.open.get_mut(&device) else { return };
        let Some(far) = port.links.remove(&link) else { return };
        port.tell(TransportEvent::Disconnected { link, peer: far.peer, reason: here });
        if let Some(port) = self.open.get_mut(&far.peer) {
            port.links.remove(&far.link);
            port.tell(TransportEvent::Disconnected { link: far.link, peer: device, reason: there });
        }
    }

    fn pull(&mut self, device: DeviceId, there: Ended) {
        let links: Vec<_> = self.open.get(&device).into_iter().flat_map(|port| port.links.keys().copied()).collect();
        for link in links {
            self.end(device, link, Ended::ClosedHere, there);
        }
        self.open.remove(&device);
    }
}

impl Port {
    /// A driver that left 512 events unread, or that is gone, misses this one too.
    fn tell(&self, event: TransportEvent) {
        if self.events.try_send(event).is_err() {
            tracing::warn!("an event was not read");
        }
    }
}

impl Plug {
    fn with_far<T>(&self, link: LinkId, then: impl FnOnce(&Port, Far) -> Result<T, SendError>) -> Result<T, SendError> {
        let ports = lock(&self.exchange.0);
        let mine = ports.open.get(&self.device).filter(|port| port.number == self.number);
        let far = *mine.and_then(|port| port.links.get(&link)).ok_or(SendError::Gone)?;
        then(ports.open.get(&far.peer).ok_or(SendError::Gone)?, far)
    }

    /// Says so when half of the far side's queue is free again.
    fn promise(&self, link: LinkId, far: &Port) {
        let (exchange, device, number, queue) = (self.exchange.clone(), self.device, self.number, far.events.clone());
        tokio::spawn(async move {
            // A far side that is gone has ended the link.
            let _room = queue.reserve_many(EVENTS_MAX - EVENTS_RESERVED / 2).await;
            let ports = lock(&exchange.0);
            let mine = ports.open.get(&device).filter(|port| port.number == number && port.links.contains_key(&link));
            if let Some(port) = mine {
                port.tell(TransportEvent::Writable { link });
            }
        });
    }

    fn unplug(&self, there: Ended) {
        let mut ports = lock(&self.exchange.0);
        if ports.open.get(&self.device).is_some_and(|port| port.number == self.number) {
            ports.pull(self.device, there);
        }
    }
}

impl Transport for Plug {
    fn device(&self) -> DeviceId {
        self.device
    }

    fn send(&self, link: LinkId, frame: &[u8]) -> Result<(), SendError> {
        if frame.is_empty() || frame.len() > FRAME_BYTES_MAX {
            return Err(SendError::Length(frame.len()));
        }
        self.with_far(link, |port, far| {
            if port.events.capacity() <= EVENTS_RESERVED {
                self.promise(link, port);
                return Err(SendError::Full);
            }
            port.tell(TransportEvent::Frame { link: far.link, bytes: frame.to_vec() });
            Ok(())
        })
    }

    fn send_datagram(&self, link: LinkId, bytes: &[u8]) -> Result<(), SendError> {
        if bytes.len() > DATAGRAM_BYTES_MAX {
            return Err(SendError::Length(bytes.len()));
        }
        self.with_far(link, |port, far| {
            if port.events.capacity() > EVENTS_RESERVED {
                port.tell(TransportEvent::Datagram { link: far.link, bytes: bytes.to_vec() });
            }
            Ok(())
        })
    }

    fn close(&self, link: LinkId, code: CloseCode) {
        let mut ports = lock(&self.exchange.0);
        if ports.open.get(&self.device).is_some_and(|port| port.number == self.number) {
            ports.end(self.device, link, Ended::ClosedHere, Ended::ClosedByPeer(code));
        }
    }

    fn set_peers(&self, peers: Vec<PeerAddress>) {
        let mut ports = lock(&self.exchange.0);
        if let Some(port) = ports.open.get_mut(&self.device).filter(|port| port.number == self.number) {
            port.wanted = peers.into_iter().filter(|peer| !peer.addresses.is_empty()).map(|peer| peer.device).collect();
        }
        ports.connect_all();
    }

    fn network_changed(&self) {
        lock(&self.exchange.0).connect_all();
    }

    fn local_addresses(&self) -> Vec<SocketAddr> {
        vec![self.address]
    }

    fn shutdown(&self) -> Pin<Box<dyn Future<Output = ()> + Send + '_>> {
        self.unplug(Ended::ClosedByPeer(CloseCode::GOODBYE));
        Box::pin(ready(()))
    }
}

impl Drop for Plug {
    fn drop(&mut self) {
        self.unplug(Ended::Lost);
    }
}

impl fmt::Debug for Exchange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Exchange").finish_non_exhaustive()
    }
}

impl fmt::Debug for Plug {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Plug").field("device", &self.device).finish_non_exhaustive()
    }
}
