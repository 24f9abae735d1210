//! Who is dialled when, and which connection of a pair is kept: decisions only, no sockets and no clock.
//!
//! `now` is the time since the transport started. A partner that was here lately is dialled every three seconds, one
//! that is away at growing, jittered intervals. Both sides dial, because often only one of them can be reached.

use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::time::Duration;

use wijktafel_model::id::DeviceId;

use super::limits::{ADDRESSES_MAX, Limits, PEERS_MAX};
use super::{CloseCode, Ended, LinkId, PeerAddress, Service};

/// Random per start of the program: tells a restart from a second connection of the same run.
pub(super) type Instance = [u8; 8];

/// The board on which the supervisor keeps its peers.
#[derive(Debug)]
pub(super) struct Board {
    me: DeviceId,
    limits: Limits,
    wanted: BTreeMap<DeviceId, Wanted>,
    links: BTreeMap<DeviceId, Held>,
    next_link: u64,
    next_dial: u64,
    jitter: u64,
}

#[derive(Debug)]
struct Wanted {
    addresses: Vec<SocketAddr>,
    service: Service,
    dial: Dial,
    /// Start of the last dial.
    dialled: Option<Duration>,
    /// The last moment with a link that lasted.
    here: Option<Duration>,
    /// Dials since the last link that reached nobody.
    unreached: u32,
    /// Links in a row that somebody closed at once.
    refused: u32,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Dial {
    Waits { until: Duration },
    Flies { number: u64 },
}

#[derive(Debug)]
struct Held {
    link: LinkId,
    instance: Instance,
    since: Duration,
}

/// A dial to make now.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Order {
    pub(super) peer: DeviceId,
    pub(super) number: u64,
    pub(super) addresses: Vec<SocketAddr>,
    pub(super) service: Service,
}

/// What becomes of a new connection.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    /// It is the pair's link; an older one ends.
    Keep { link: LinkId, replaces: Option<LinkId>, wanted: bool },
    /// It is closed.
    Refuse(CloseCode),
}

impl Board {
    pub(super) fn new(me: DeviceId, limits: Limits, seed: [u8; 8]) -> Self {
        let jitter = u64::from_be_bytes(seed) | 1;
        Self { me, limits, wanted: BTreeMap::new(), links: BTreeMap::new(), next_link: 0, next_dial: 0, jitter }
    }

    /// Replaces the wanted peers; returns those whose dial in flight is pointless now.
    pub(super) fn set_peers(&mut self, peers: Vec<PeerAddress>, now: Duration) -> Vec<DeviceId> {
        let mut before = std::mem::take(&mut self.wanted);
        for PeerAddress { device, mut addresses, service } in peers {
            if device == self.me || self.wanted.len() >= PEERS_MAX {
                continue;
            }
            addresses.sort_unstable();
            addresses.dedup();
            addresses.truncate(ADDRESSES_MAX);
            let fresh = Wanted {
                addresses: Vec::new(),
                service,
                dial: Dial::Waits { until: now },
                dialled: None,
                here: self.links.contains_key(&device).then_some(now),
                unreached: 0,
                refused: 0,
            };
            let mut wanted = before.remove(&device).unwrap_or(fresh);
            wanted.service = service;
            if wanted.addresses != addresses {
                wanted.addresses = addresses;
                wanted.hurry(now, &self.limits);
            }
            self.wanted.insert(device, wanted);
        }
        before.into_iter().filter(|(_, gone)| matches!(gone.dial, Dial::Flies { .. })).map(|(peer, _)| peer).collect()
    }

    /// Everybody missing is due now, as far as the redial interval allows.
    pub(super) fn network_changed(&mut self, now: Duration) {
        for wanted in self.wanted.values_mut() {
            wanted.unreached = 0;
            wanted.hurry(now, &self.limits);
        }
    }

    /// Takes the dials that are due.
    pub(super) fn due(&mut self, now: Duration) -> Vec<Order> {
        let mut orders = Vec::new();
        for (peer, wanted) in &mut self.wanted {
            let Dial::Waits { until } = wanted.dial else { continue };
            if until > now || wanted.addresses.is_empty() || self.links.contains_key(peer) {
                continue;
            }
            self.next_dial += 1;
            wanted.dial = Dial::Flies { number: self.next_dial };
            wanted.dialled = Some(now);
            let (addresses, service) = (wanted.addresses.clone(), wanted.service);
            orders.push(Order { peer: *peer, number: self.next_dial, addresses, service });
        }
        orders
    }

    /// When [`Self::due`] is worth asking again, if nothing happens before.
    pub(super) fn next(&self) -> Option<Duration> {
        let absent =
            self.wanted.iter().filter(|(peer, wanted)| !wanted.addresses.is_empty() && !self.links.contains_key(peer));
        let untils = absent.filter_map(|(_, wanted)| match wanted.dial {
            Dial::Waits { until } => Some(until),
            Dial::Flies { .. } => None,
        });
        untils.min()
    }

    /// A dial reached nobody. Returns whether it was the one in flight.
    pub(super) fn dial_failed(&mut self, peer: DeviceId, number: u64, now: Duration) -> bool {
        let spread = self.spread();
        let Some(wanted) = self.wanted.get_mut(&peer) else { return false };
        if wanted.dial != (Dial::Flies { number }) {
            return false;
        }
        wanted.unreached = wanted.unreached.saturating_add(1);
        wanted.rest(now, spread, &self.limits);
        true
    }

    /// Judges a connection that is ready. The caller asks only on the side that decides, or after it has.
    pub(super) fn admit(&mut self, peer: DeviceId, instance: Instance, now: Duration) -> Verdict {
        let wanted = self.wanted.contains_key(&peer);
        let before = self.links.get(&peer);
        let collides = before
            .is_some_and(|held| held.instance == instance && now.saturating_sub(held.since) < self.limits.collision);
        if collides && self.me < peer {
            return Verdict::Refuse(CloseCode::DUPLICATE);
        }
        let strangers = self.links.keys().filter(|held| !self.wanted.contains_key(held)).count();
        let crowded =
            self.links.len() >= self.limits.connections_max || (!wanted && strangers >= self.limits.strangers_max);
        if before.is_none() && crowded {
            return Verdict::Refuse(CloseCode::BUSY);
        }
        let replaces = before.map(|held| held.link);
        let link = LinkId(self.next_link);
        self.next_link += 1;
        self.links.insert(peer, Held { link, instance, since: now });
        if let Some(wanted) = self.wanted.get_mut(&peer) {
            wanted.dial = Dial::Waits { until: now };
            wanted.unreached = 0;
        }
        Verdict::Keep { link, replaces, wanted }
    }

    /// A link ended.
    pub(super) fn ended(&mut self, peer: DeviceId, link: LinkId, reason: Ended, now: Duration) {
        let Some(held) = self.links.get(&peer).filter(|held| held.link == link) else { return };
        let short = now.saturating_sub(held.since) < self.limits.short_lived;
        self.links.remove(&peer);
        let spread = self.spread();
        let Some(wanted) = self.wanted.get_mut(&peer) else { return };
        let refused = match reason {
            Ended::ClosedHere => short,
            Ended::ClosedByPeer(code) => short && code != CloseCode::GOODBYE,
            _ => false,
        };
        if refused {
            wanted.refused = wanted.refused.saturating_add(1);
        } else {
            wanted.refused = 0;
            wanted.here = Some(now);
        }
        wanted.rest(now, spread, &self.limits);
    }

    /// The next of a sequence spread over 0..1024 (xorshift64).
    fn spread(&mut self) -> u32 {
        let mut x = self.jitter;
        x ^= x << 13;
        x ^= x >> 7;
        x ^= x << 17;
        self.jitter = x;
        u32::try_from(x >> 54).unwrap_or(0)
    }
}

impl Wanted {
    /// Not before `redial` after the last dial, else now.
    fn hurry(&mut self, now: Duration, limits: &Limits) {
        if let Dial::Waits { until } = &mut self.dial {
            *until = self.dialled.map_or(now, |dialled| now.max(dialled + limits.redial));
        }
    }

    fn rest(&mut self, now: Duration, spread: u32, limits: &Limits) {
        self.dial = Dial::Waits { until: now };
        self.hurry(now, limits);
        let recently = self.here.is_some_and(|here| now.saturating_sub(here) < limits.recently);
        let misses = if recently { self.refused } else { self.refused.max(self.unreached) };
        if misses > 0 {
            let doubled = limits.redial.saturating_mul(1 << (misses - 1).min(16));
            let wait = doubled.min(limits.backoff_max);
            let wait = (wait * (3072 + spread) / 4096).max(limits.redial);
            self.dial = Dial::Waits { until: now + wait };
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ME: DeviceId = DeviceId([5; 32]);
    const HIGHER: DeviceId = DeviceId([9; 32]);
    const LOWER: DeviceId = DeviceId([1; 32]);

    fn seconds(n: u64) -> Duration {
        Duration::from_secs(n)
    }

    fn peer(device: DeviceId) -> PeerAddress {
        PeerAddress { device, addresses: vec!["192.0.2.1:1".parse().expect("an address")], service: Service::Sync }
    }

    fn board(peers: &[DeviceId]) -> Board {
        let mut board = Board::new(ME, Limits::default(), *b"a seed!!");
        board.set_peers(peers.iter().copied().map(peer).collect(), Duration::ZERO);
        board
    }

    fn kept(verdict: &Verdict) -> LinkId {
        match verdict {
            Verdict::Keep { link, .. } => *link,
            Verdict::Refuse(code) => panic!("refused: {code:?}"),
        }
    }

    fn gaps(starts: &[Duration]) -> Vec<Duration> {
        starts.windows(2).map(|pair| pair[1].saturating_sub(pair[0])).collect()
    }

    /// Runs until `end` with every dial failing after `lasts`; returns when each dial started.
    fn dials(board: &mut Board, start: Duration, end: Duration, lasts: Duration) -> Vec<Duration> {
        let mut starts = Vec::new();
        let mut now = start;
        while now < end {
            for order in board.due(now) {
                starts.push(now);
                assert!(board.dial_failed(order.peer, order.number, now + lasts));
            }
            now = board.next().expect("somebody to dial").max(now + Duration::from_millis(1));
        }
        starts
    }

    #[test]
    fn a_partner_that_was_here_is_dialled_every_three_seconds() {
        let mut board = board(&[HIGHER]);
        let link = kept(&board.admit(HIGHER, [1; 8], Duration::ZERO));
        board.ended(HIGHER, link, Ended::Silent, seconds(100));

        let starts = dials(&mut board, seconds(100), seconds(160), Duration::ZERO);

        assert_eq!(starts.first(), Some(&seconds(100)));
        assert!(gaps(&starts).iter().all(|gap| *gap == seconds(3)), "{starts:?}");
    }

    #[test]
    fn a_dial_that_takes_its_five_seconds_is_followed_at_once() {
        let mut board = board(&[HIGHER]);
        let link = kept(&board.admit(HIGHER, [1; 8], Duration::ZERO));
        board.ended(HIGHER, link, Ended::Lost, seconds(100));

        let starts = dials(&mut board, seconds(100), seconds(160), seconds(5));

        assert!(gaps(&starts).iter().all(|gap| *gap == seconds(5)), "{starts:?}");
    }

    #[test]
    fn one_that_stays_away_is_dialled_ever_less() {
        let mut board = board(&[HIGHER]);

        let starts = dials(&mut board, Duration::ZERO, seconds(3600), seconds(5));
        let gaps: Vec<_> = gaps(&starts).into_iter().map(|gap| gap.saturating_sub(seconds(5))).collect();

        assert!(gaps[0] >= seconds(3) && gaps[0] < seconds(4), "{gaps:?}");
        assert!(gaps.iter().all(|gap| *gap <= seconds(60)), "{gaps:?}");
        assert!(gaps.iter().skip(6).all(|gap| *gap >= seconds(45)), "{gaps:?}");
        assert!(gaps.iter().skip(6).any(|gap| *gap < seconds(55)), "no jitter: {gaps:?}");
    }

    #[test]
    fn after_ten_minutes_a_partner_counts_as_away() {
        let mut board = board(&[HIGHER]);
        let link = kept(&board.admit(HIGHER, [1; 8], Duration::ZERO));
        board.ended(HIGHER, link, Ended::Lost, seconds(100));

        let starts = dials(&mut board, seconds(100), seconds(2000), Duration::ZERO);

        assert!(starts.iter().filter(|at| **at < seconds(700)).count() >= 200);
        assert!(starts.iter().filter(|at| **at > seconds(760)).count() < 30);
    }

    #[test]
    fn whoever_closes_at_once_is_not_dialled_in_a_hot_loop() {
        let mut board = board(&[HIGHER]);
        let mut now = Duration::ZERO;
        let mut times = Vec::new();
        while now < seconds(600) {
            for _ in board.due(now) {
                times.push(now);
                let link = kept(&board.admit(HIGHER, [1; 8], now));
                board.ended(HIGHER, link, Ended::ClosedByPeer(CloseCode::APPLICATION), now);
            }
            now = board.next().expect("somebody to dial").max(now);
        }

        assert!(gaps(&times).iter().all(|gap| *gap >= seconds(3)));
        assert!(times.len() < 20, "{}", times.len());
    }

    #[test]
    fn a_changed_network_or_address_ends_the_waiting() {
        let mut board = board(&[HIGHER]);
        dials(&mut board, Duration::ZERO, seconds(300), seconds(5));
        let long = board.next().expect("somebody to dial");
        let now = long.saturating_sub(seconds(40));

        board.network_changed(now);
        assert_eq!(board.next(), Some(now));

        board.due(now);
        board.set_peers(vec![PeerAddress { device: HIGHER, addresses: Vec::new(), service: Service::Sync }], now);
        assert_eq!(board.next(), None, "without an address nobody is dialled");
    }

    #[test]
    fn who_is_linked_or_oneself_is_not_dialled() {
        let mut board = board(&[HIGHER, LOWER, ME]);
        kept(&board.admit(LOWER, [1; 8], Duration::ZERO));

        let orders = board.due(seconds(1));

        assert_eq!(orders.iter().map(|order| order.peer).collect::<Vec<_>>(), [HIGHER]);
        assert_eq!(board.next(), None);
    }

    #[test]
    fn a_dial_in_flight_to_somebody_no_more_wanted_is_named() {
        let mut board = board(&[HIGHER, LOWER]);
        board.due(Duration::ZERO);

        assert_eq!(board.set_peers(vec![peer(HIGHER)], seconds(1)), [LOWER]);
    }

    #[test]
    fn of_two_dials_at_once_the_lower_id_keeps_the_first() {
        let mut board = board(&[HIGHER]);
        let first = kept(&board.admit(HIGHER, [1; 8], Duration::ZERO));

        assert_eq!(board.admit(HIGHER, [1; 8], seconds(1)), Verdict::Refuse(CloseCode::DUPLICATE));
        let restarted = board.admit(HIGHER, [2; 8], seconds(2));
        assert!(matches!(restarted, Verdict::Keep { replaces: Some(link), .. } if link == first), "{restarted:?}");
        let given_up = board.admit(HIGHER, [2; 8], seconds(9));
        assert!(matches!(given_up, Verdict::Keep { replaces: Some(_), .. }), "{given_up:?}");
    }

    #[test]
    fn the_higher_id_takes_what_the_lower_decided() {
        let mut board = board(&[LOWER]);
        let first = kept(&board.admit(LOWER, [1; 8], Duration::ZERO));

        let second = board.admit(LOWER, [1; 8], seconds(1));

        assert!(matches!(second, Verdict::Keep { replaces: Some(link), .. } if link == first), "{second:?}");
    }

    #[test]
    fn strangers_never_crowd_out_partners() {
        let mut board = board(&[HIGHER]);
        let stranger = |n: u8| DeviceId([n + 100; 32]);
        let admitted = (0..100)
            .filter(|n| matches!(board.admit(stranger(*n), [1; 8], Duration::ZERO), Verdict::Keep { .. }))
            .count();

        assert_eq!(admitted, 16);
        kept(&board.admit(HIGHER, [1; 8], Duration::ZERO));
    }

    #[test]
    fn the_end_of_a_replaced_link_changes_nothing() {
        let mut board = board(&[LOWER]);
        let first = kept(&board.admit(LOWER, [1; 8], Duration::ZERO));
        kept(&board.admit(LOWER, [2; 8], seconds(1)));

        board.ended(LOWER, first, Ended::Replaced, seconds(2));

        assert_eq!(board.due(seconds(60)), []);
    }
}
