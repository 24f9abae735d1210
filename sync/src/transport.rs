//! Connections between devices: who is kept connected, frames in and out, nothing of what they mean.
//!
//! [`Transport`] is what the node drives. [`endpoint::Endpoint`] carries it over iroh (QUIC, both sides
//! authenticated by their device keys); [`memory::Exchange`] is its twin inside one process. No type of iroh is seen
//! above this module.
//!
//! # On the wire
//! ALPN [`ALPN`], one long bidirectional stream per connection, opened by the side that dialled:
//! 1. each side sends 8 bytes, its *instance*: random per start of the program;
//! 2. of two devices the one with the lower id decides which connection of the pair is kept, and says so with one
//!    byte, 1; the other closes nothing by itself. So a pair never holds two connections, and never closes both;
//! 3. frames: length as 4 bytes big-endian, then 1 to [`limits::FRAME_BYTES_MAX`] bytes.
//!
//! A datagram begins with a byte that says what it is: 0 is a ping and 1 its answer (followed by 8 bytes that the
//! answer repeats), 2 is the protocol's own. Pings travel as datagrams because these overtake a full stream.
//!
//! # Privacy
//! Nothing is contacted but the addresses given to [`Transport::set_peers`]: no relay, no DNS, no port mapper, no
//! discovery. One thing iroh does by itself and cannot be told to leave: a connected peer learns all addresses of
//! this machine's interfaces and may name up to 32 of its own, which then get a probe.

pub mod endpoint;
pub mod limits;
mod link;
pub mod memory;
mod supervisor;
#[cfg(test)]
mod tests;

use std::fmt;
use std::net::SocketAddr;
use std::pin::Pin;

use wijktafel_model::id::DeviceId;

/// The protocol's name in the handshake; ends in its version.
pub const ALPN: &[u8] = b"wijktafel/sync/0";

/// The name of what is spoken with a blind peer.
pub const BLIND_ALPN: &[u8] = b"wijktafel/blind/0";

/// What is spoken on a connection. Frames are the same in both.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Service {
    /// Between copies.
    Sync,
    /// Between a copy, which dials, and a blind peer.
    Blind,
}

impl Service {
    /// Its name in the handshake.
    pub const fn alpn(self) -> &'static [u8] {
        match self {
            Self::Sync => ALPN,
            Self::Blind => BLIND_ALPN,
        }
    }
}

/// One connection, within one transport; never used twice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LinkId(pub u64);

/// A device to keep connected to, and where it was reachable.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PeerAddress {
    /// The device.
    pub device: DeviceId,
    /// All are tried at once; at most [`limits::ADDRESSES_MAX`] are looked at. Without any, only it can dial.
    pub addresses: Vec<SocketAddr>,
    /// What is spoken with it.
    pub service: Service,
}

/// Why a connection is closed, as the other side sees it. Below 0x100 the transport's own reasons.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CloseCode(pub u32);

impl CloseCode {
    /// The program stops.
    pub const GOODBYE: Self = Self(0);
    /// Another connection of the same pair is kept.
    pub const DUPLICATE: Self = Self(1);
    /// There are too many connections.
    pub const BUSY: Self = Self(2);
    /// A rule of the transport was broken.
    pub const PROTOCOL: Self = Self(3);
    /// Nothing was heard or taken for too long.
    pub const SILENT: Self = Self(4);
    /// The lowest code with a meaning above the transport.
    pub const APPLICATION: Self = Self(0x100);
}

/// Why a link ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Ended {
    /// [`Transport::close`] or [`Transport::shutdown`].
    ClosedHere,
    /// The peer closed it.
    ClosedByPeer(CloseCode),
    /// The network lost it.
    Lost,
    /// No answer to several pings.
    Silent,
    /// The peer took no byte for [`limits::Limits::write_stall`].
    SlowReader,
    /// A frame was begun and not completed in time.
    SlowWriter,
    /// A stranger sent no frame for [`limits::Limits::first_frame`].
    NoFrame,
    /// A frame was announced longer than [`limits::FRAME_BYTES_MAX`], or empty.
    FrameLength,
    /// A newer connection of the same pair took its place.
    Replaced,
}

/// What happened. For each link one `Connected`, then what it brings, then one `Disconnected`.
#[derive(Clone, PartialEq, Eq)]
pub enum TransportEvent {
    /// A connection was made. The peer holds the key of this device id; whether it belongs is not known here.
    Connected {
        /// The new link.
        link: LinkId,
        /// Who is at the other end.
        peer: DeviceId,
        /// Whether this side dialled.
        initiator: bool,
        /// Where the peer is, for the caller to remember. `None` when the path was already gone.
        remote: Option<SocketAddr>,
    },
    /// A frame arrived, in the order of sending.
    Frame {
        /// On which link.
        link: LinkId,
        /// 1 to [`limits::FRAME_BYTES_MAX`] bytes.
        bytes: Vec<u8>,
    },
    /// A datagram arrived. They may be lost, doubled and disordered.
    Datagram {
        /// On which link.
        link: LinkId,
        /// 0 to [`limits::DATAGRAM_BYTES_MAX`] bytes.
        bytes: Vec<u8>,
    },
    /// After [`SendError::Full`]: at least half of the queue is free again.
    Writable {
        /// On which link.
        link: LinkId,
    },
    /// A link ended.
    Disconnected {
        /// Which.
        link: LinkId,
        /// Who was at the other end.
        peer: DeviceId,
        /// Why.
        reason: Ended,
    },
    /// A wanted peer was not reached. It is tried again without asking.
    DialFailed {
        /// Whom.
        peer: DeviceId,
    },
}

impl fmt::Debug for TransportEvent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Connected { link, peer, initiator, .. } => {
                write!(f, "Connected({}, {peer:?}, initiator: {initiator})", link.0)
            }
            Self::Frame { link, bytes } => write!(f, "Frame({}, {} bytes)", link.0, bytes.len()),
            Self::Datagram { link, bytes } => write!(f, "Datagram({}, {} bytes)", link.0, bytes.len()),
            Self::Writable { link } => write!(f, "Writable({})", link.0),
            Self::Disconnected { link, peer, reason } => write!(f, "Disconnected({}, {peer:?}, {reason:?})", link.0),
            Self::DialFailed { peer } => write!(f, "DialFailed({peer:?})"),
        }
    }
}

/// Why something was not queued.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum SendError {
    /// The link has ended; `Disconnected` says or will say why.
    #[error("the connection has ended")]
    Gone,
    /// The queue is full: the peer takes less than it is sent. [`TransportEvent::Writable`] follows.
    #[error("the connection's queue is full")]
    Full,
    /// Empty or too long.
    #[error("a frame or datagram of {0} bytes cannot be sent")]
    Length(usize),
}

/// Keeps devices connected and carries frames. Events come out of the receiver that was made with it.
///
/// No call waits. The caller reads events at its own pace; what it does not read holds its peers back.
pub trait Transport: fmt::Debug + Send + Sync + 'static {
    /// Whose key this side proves to hold.
    fn device(&self) -> DeviceId;

    /// Queues a frame.
    ///
    /// # Errors
    /// [`SendError`]; nothing is queued then.
    fn send(&self, link: LinkId, frame: &[u8]) -> Result<(), SendError>;

    /// Sends something that may be lost, at most [`limits::DATAGRAM_BYTES_MAX`] bytes.
    ///
    /// # Errors
    /// [`SendError::Gone`] and [`SendError::Length`].
    fn send_datagram(&self, link: LinkId, bytes: &[u8]) -> Result<(), SendError>;

    /// Closes a link after sending what is queued, for which a peer that still reads has a second.
    fn close(&self, link: LinkId, code: CloseCode);

    /// Says whom to keep connected to, in place of whom it was before. Links to others stay until closed.
    fn set_peers(&self, peers: Vec<PeerAddress>);

    /// The machine woke up or joined another network: old paths are tested and everybody missing is dialled now.
    fn network_changed(&self);

    /// Where this side can be reached from the same networks. Loopback only when bound to loopback.
    fn local_addresses(&self) -> Vec<SocketAddr>;

    /// Closes every link with [`CloseCode::GOODBYE`] and stops; takes a few seconds at most. The port is free a moment
    /// after the transport was dropped.
    fn shutdown(&self) -> Pin<Box<dyn Future<Output = ()> + Send + '_>>;
}
