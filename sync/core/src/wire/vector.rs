//! How far each side is in the feeds of one log, and what follows from the difference.

use wijktafel_model::id::{EntryId, FeedId, digest, prefix};

use super::catalogue::{ConnectionKey, Difference, Index, Member, Short};

/// Fingerprint of a log that was dropped: equal for all that dropped it, whatever tombstones they kept.
pub const DROPPED: [u8; 16] = *b"wijktafel/gone/0";

/// How far a feed is held.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct FeedState {
    /// The feed.
    pub feed: FeedId,
    /// How many entries are held, counted from 0 without a gap: the seq of the next one. With branches, the longest.
    pub length: u64,
    /// The last entry held; with branches, [`joined_tip`] of the last entry of each.
    pub tip: EntryId,
}

/// Stands for the ends of a forked feed's branches, in any order.
pub fn joined_tip(tips: &[EntryId]) -> EntryId {
    let mut tips: Vec<&[u8]> = tips.iter().map(|tip| tip.0.as_slice()).collect();
    tips.sort_unstable();
    EntryId(digest("wijktafel/branches/0", &tips))
}

/// Fingerprint of a log's frontier: of all its feeds, in any order.
pub fn fingerprint(feeds: &[FeedState]) -> [u8; 16] {
    let mut feeds = feeds.to_vec();
    feeds.sort_unstable();
    let mut bytes = Vec::with_capacity(feeds.len() * 56);
    for state in &feeds {
        bytes.extend_from_slice(&state.feed.0);
        bytes.extend_from_slice(&state.length.to_be_bytes());
        bytes.extend_from_slice(&state.tip.0);
    }
    prefix(&digest("wijktafel/frontier/0", &[&bytes]))
}

/// Places the feeds of a log for one connection. Members keep the index of their feed in `feeds`.
pub fn index(key: &ConnectionKey, feeds: &[FeedState]) -> Index {
    let member = |(index, state): (usize, &FeedState)| Member {
        position: key.feed(&state.feed),
        check: key.feed_check(&state.feed, state.length, &state.tip),
        length: state.length,
        index,
    };
    Index::new(feeds.iter().enumerate().map(member).collect())
}

/// What is to be sent and asked so that both sides hold the same.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Exchange {
    /// Send these feeds, each from this seq on.
    pub send: Vec<(FeedId, u64)>,
    /// Ask for these feeds, each from this seq on.
    pub want: Vec<(Short, u64)>,
}

impl Exchange {
    /// Draws the conclusion. Two tips at one length are a fork: each side then needs the other's whole feed.
    pub fn of(differences: &[Difference], feeds: &[FeedState]) -> Self {
        let mut exchange = Self::default();
        for difference in differences {
            match difference {
                Difference::Mine(mine) => exchange.send(feeds, mine, 0),
                Difference::Theirs(theirs) => exchange.want.push((theirs.name, 0)),
                Difference::Both(mine, theirs) if mine.length > theirs.length => {
                    exchange.send(feeds, mine, theirs.length);
                }
                Difference::Both(mine, theirs) if mine.length < theirs.length => {
                    // Nothing follows, unless the feed has branches: of these the peer may lack the shorter one.
                    exchange.send(feeds, mine, mine.length);
                    exchange.want.push((theirs.name, mine.length));
                }
                Difference::Both(mine, theirs) => {
                    exchange.send(feeds, mine, 0);
                    exchange.want.push((theirs.name, 0));
                }
            }
        }
        exchange
    }

    fn send(&mut self, feeds: &[FeedState], member: &Member, from: u64) {
        self.send.extend(feeds.get(member.index).map(|state| (state.feed, from)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wire::catalogue::FLAT;

    fn state(feed: u8, length: u64, tip: u8) -> FeedState {
        FeedState { feed: FeedId([feed; 16]), length, tip: EntryId([tip; 32]) }
    }

    /// Exchanges vectors as two sessions do; returns what each side would do.
    fn exchange(a: &[FeedState], b: &[FeedState]) -> (Exchange, Exchange) {
        let key = ConnectionKey::new([7; 32]);
        let (index_a, index_b) = (index(&key, a), index(&key, b));
        let (mut of_a, mut of_b) = (Vec::new(), Vec::new());
        let mut to_b = vec![index_a.first(FLAT, true)];
        while !to_b.is_empty() {
            let mut to_a = Vec::new();
            for message in std::mem::take(&mut to_b) {
                let answer = index_b.answer(&message, true).unwrap();
                of_b.extend(answer.differences);
                to_a.extend(answer.replies);
            }
            for message in to_a {
                let answer = index_a.answer(&message, true).unwrap();
                of_a.extend(answer.differences);
                to_b.extend(answer.replies);
            }
        }
        (Exchange::of(&of_a, a), Exchange::of(&of_b, b))
    }

    #[test]
    fn each_side_learns_what_to_send_and_what_to_ask() {
        let a = [state(1, 5, 5), state(2, 3, 3), state(3, 2, 2), state(4, 7, 7)];
        let b = [state(1, 5, 5), state(2, 8, 8), state(3, 1, 1), state(5, 4, 4), state(4, 7, 9)];
        let name = |feed: u8| Short::of(ConnectionKey::new([7; 32]).feed(&FeedId([feed; 16])));

        let (of_a, mut of_b) = exchange(&a, &b);

        of_b.send.sort_unstable();
        of_b.want.sort_unstable();
        let mut want = vec![(name(3), 1), (name(4), 0)];
        want.sort_unstable();
        assert_eq!(of_a, Exchange::default(), "a flat vector is answered in one step, by the one who reads it");
        let send = [(FeedId([2; 16]), 3), (FeedId([3; 16]), 1), (FeedId([4; 16]), 0), (FeedId([5; 16]), 0)];
        assert_eq!(of_b.send, send, "of feed 3 nothing follows, unless it has branches");
        assert_eq!(of_b.want, want);
    }

    #[test]
    fn many_feeds_are_compared_by_ranges_and_every_difference_is_found_once() {
        let feed = |n: u16| {
            let [high, low] = n.to_be_bytes();
            FeedState {
                feed: FeedId([high, low, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]),
                length: 2,
                tip: EntryId([1; 32]),
            }
        };
        let a: Vec<FeedState> = (0..2_000).map(feed).collect();
        let mut b = a.clone();
        b.retain(|state| ![feed(17), feed(400)].contains(state));
        for state in b.iter_mut().skip(900).step_by(100) {
            state.length = 3;
        }

        let (of_a, of_b) = exchange(&a, &b);

        let sent: Vec<_> = of_a.send.iter().filter(|(_, from)| *from == 0).collect();
        assert_eq!(sent.len() + of_b.want.len(), 2, "two feeds are missing at b: {of_a:?} {of_b:?}");
        assert_eq!(of_a.want.len() + of_b.send.len(), 11);
    }

    #[test]
    fn a_frontier_has_one_fingerprint_in_any_order() {
        let (one, two) = (state(1, 5, 5), state(2, 3, 3));

        assert_eq!(fingerprint(&[one, two]), fingerprint(&[two, one]));
        assert_ne!(fingerprint(&[one, two]), fingerprint(&[one, state(2, 4, 3)]));
        assert_ne!(fingerprint(&[one]), fingerprint(&[]));
        assert_eq!(joined_tip(&[one.tip, two.tip]), joined_tip(&[two.tip, one.tip]));
        assert_ne!(joined_tip(&[one.tip, two.tip]), joined_tip(&[one.tip]));
    }
}
