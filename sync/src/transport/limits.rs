//! Every bound of the transport, with its reason, and the door where strangers queue.

use std::collections::BTreeMap;
use std::net::IpAddr;
use std::time::Duration;

/// The longest frame: one mebibyte of content and room for the protocol's own header.
pub const FRAME_BYTES_MAX: usize = (1 << 20) + 4096;
/// The longest datagram of the protocol: what fits in one packet on every path (RFC 9000 §14 guarantees 1,200 bytes
/// of UDP payload, of which QUIC and the kind byte take up to 60).
pub const DATAGRAM_BYTES_MAX: usize = 1100;
/// The most addresses of one peer that are dialled.
pub const ADDRESSES_MAX: usize = 16;
/// The most peers that are kept connected; a network is meant for at most 60 partners with some devices each.
pub const PEERS_MAX: usize = 256;

/// Bidirectional streams a peer may hold open. One is used; the rest is room for later versions.
pub(super) const STREAMS_BIDIRECTIONAL: u32 = 16;
/// Unidirectional streams a peer may hold open.
pub(super) const STREAMS_UNIDIRECTIONAL: u32 = 4;
/// Unread bytes per stream. Measured: with iroh's own defaults one peer fills 119 MiB, with these 4 MiB.
pub(super) const STREAM_WINDOW_BYTES: u32 = 1 << 20;
/// Unread bytes per connection.
pub(super) const CONNECTION_WINDOW_BYTES: u32 = 4 << 20;
/// Unread datagrams per connection, in bytes.
pub(super) const DATAGRAM_BUFFER_BYTES: usize = 64 * 1024;
/// Events that wait for the driver; more hold the peers back.
pub(super) const EVENTS_MAX: usize = 64;
/// The slowest pace at which a frame may arrive, on top of [`Limits::read_stall`].
const BYTES_PER_SECOND_MIN: u64 = 8 * 1024;

/// What can be set otherwise for a test; the defaults are the product's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Connections at the same time.
    pub connections_max: usize,
    /// Of which with devices that are not wanted, so that strangers never crowd out partners.
    pub strangers_max: usize,
    /// Handshakes at the same time, from outside; more than one address can hold by doing nothing (52).
    pub handshakes_max: usize,
    /// From a first packet to a link, for who dials us; from a connection to a link, for whom we dial.
    pub handshake: Duration,
    /// From dialling to a connection.
    pub dial: Duration,
    /// Within which a stranger sends its first frame.
    pub first_frame: Duration,
    /// Without one byte of a frame that was begun.
    pub read_stall: Duration,
    /// Without the peer taking one byte. Longer than `read_stall`: the peer may be busy storing what it has.
    pub write_stall: Duration,
    /// Bytes of frames that wait for one peer.
    pub queue_bytes_max: usize,
    /// Between pings on a link that answers.
    pub ping_every: Duration,
    /// Between pings on a link that does not. Each also makes QUIC resend what was lost.
    pub ping_retry: Duration,
    /// Without an answer until a link counts as dead.
    pub silence_max: Duration,
    /// The least time between two dials of one peer.
    pub redial: Duration,
    /// How long a peer that was here is dialled at that pace.
    pub recently: Duration,
    /// The most time between two dials of one peer.
    pub backoff_max: Duration,
    /// A link that ends sooner by somebody's decision counts as a refusal.
    pub short_lived: Duration,
    /// How long after a link was made a second one of the same pair counts as dialled at the same moment.
    pub collision: Duration,
}

impl Default for Limits {
    fn default() -> Self {
        let seconds = Duration::from_secs;
        Self {
            connections_max: 96,
            strangers_max: 16,
            handshakes_max: 64,
            handshake: seconds(5),
            dial: seconds(5),
            first_frame: seconds(10),
            read_stall: seconds(10),
            write_stall: seconds(30),
            queue_bytes_max: 4 << 20,
            ping_every: seconds(3),
            ping_retry: seconds(1),
            silence_max: seconds(4),
            redial: seconds(3),
            recently: seconds(600),
            backoff_max: seconds(60),
            short_lived: seconds(5),
            collision: seconds(3),
        }
    }
}

impl Limits {
    /// How long a frame of `length` bytes may take from its first byte to its last.
    pub(super) fn patience(&self, length: usize) -> Duration {
        self.read_stall + Duration::from_secs(length as u64 / BYTES_PER_SECOND_MIN)
    }
}

/// Handshakes one address (IPv6: one /64) may begin at once: an office behind one address after a power cut.
const BURST: u32 = 32;
/// In which one more is allowed.
const REFILL: Duration = Duration::from_millis(250);
/// Addresses remembered.
const BUCKETS_MAX: usize = 1024;

/// Token buckets per address. Only addresses that have answered a retry get here, so nobody empties another's.
#[derive(Debug, Default)]
pub(super) struct Door {
    buckets: BTreeMap<IpAddr, Bucket>,
}

#[derive(Debug)]
struct Bucket {
    tokens: u32,
    filled: Duration,
}

impl Door {
    /// Whether a handshake from `ip` may begin; `now` is the time since start.
    pub(super) fn allows(&mut self, ip: IpAddr, now: Duration) -> bool {
        let ip = neighbourhood(ip);
        if self.buckets.len() >= BUCKETS_MAX && !self.buckets.contains_key(&ip) {
            self.buckets.retain(|_, bucket| bucket.fill(now) < BURST);
            if self.buckets.len() >= BUCKETS_MAX {
                return false;
            }
        }
        let bucket = self.buckets.entry(ip).or_insert(Bucket { tokens: BURST, filled: now });
        let tokens = bucket.fill(now);
        bucket.tokens = tokens.saturating_sub(1);
        tokens > 0
    }
}

impl Bucket {
    fn fill(&mut self, now: Duration) -> u32 {
        let steps = now.saturating_sub(self.filled).as_millis() / REFILL.as_millis();
        let steps = u32::try_from(steps).unwrap_or(u32::MAX);
        self.tokens = self.tokens.saturating_add(steps).min(BURST);
        self.filled = self.filled.saturating_add(REFILL.saturating_mul(steps));
        self.tokens
    }
}

/// What one household or office gets: an IPv4 address or an IPv6 /64.
fn neighbourhood(ip: IpAddr) -> IpAddr {
    match ip.to_canonical() {
        IpAddr::V4(v4) => IpAddr::V4(v4),
        IpAddr::V6(v6) => IpAddr::from((u128::from(v6) & !u128::from(u64::MAX)).to_be_bytes()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ip(text: &str) -> IpAddr {
        text.parse().expect("an address")
    }

    #[test]
    fn a_burst_passes_and_then_four_a_second() {
        let mut door = Door::default();
        let passed = (0..100).filter(|_| door.allows(ip("192.0.2.1"), Duration::ZERO)).count();
        let later = (0..100).filter(|_| door.allows(ip("192.0.2.1"), Duration::from_secs(2))).count();

        assert_eq!((passed, later), (32, 8));
        assert!(door.allows(ip("192.0.2.2"), Duration::ZERO));
    }

    #[test]
    fn one_ipv6_network_shares_a_bucket() {
        let mut door = Door::default();
        let passed = (0..100).filter(|n| door.allows(ip(&format!("2001:db8::{n:x}")), Duration::ZERO)).count();

        assert_eq!(passed, 32);
        assert!(door.allows(ip("2001:db8:0:1::1"), Duration::ZERO));
    }

    #[test]
    fn memory_is_bounded_and_comes_back() {
        let mut door = Door::default();
        let address = |n: u32| IpAddr::from(n.to_be_bytes());
        let passed = (0..2000).filter(|n| door.allows(address(*n), Duration::ZERO)).count();

        assert_eq!(passed, BUCKETS_MAX);
        assert_eq!(door.buckets.len(), BUCKETS_MAX);
        assert!(door.allows(address(5000), Duration::from_secs(1)));
        assert_eq!(door.buckets.len(), 1);
    }

    #[test]
    fn a_full_frame_may_take_as_long_as_a_slow_line_needs() {
        let limits = Limits::default();

        assert_eq!(limits.patience(1), Duration::from_secs(10));
        assert_eq!(limits.patience(1 << 20), Duration::from_secs(138));
    }
}
