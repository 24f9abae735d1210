//! Many random histories.
//!
//! Few by default, 1,000 where everything is checked. Seeds that ever failed stand in `seeds.txt` and run first.

use wijktafel_harness::world::Seen;

use crate::seeds;
use crate::swarm::{self, Base};

/// Every kind of fault that a history may see.
const KINDS: [&str; 21] = [
    "cut",
    "delay",
    "partition",
    "kill",
    "commit torn, kept",
    "commit torn, lost",
    "disk full",
    "disk broken",
    "clock years off",
    "entries twice",
    "entries out of order",
    "disk copied",
    "machine resumed twice",
    "false signature",
    "no signature",
    "false voucher",
    "lying fork",
    "hostile text",
    "commit-failed",
    "mandate changed",
    "reader ended",
];

/// Histories of a run that asks for no number.
const SEEDS: u64 = 20;

/// In so many histories every kind of fault must have been seen, so many times.
const MANY: u64 = 1_000;
/// See [`MANY`].
const SEEN_LEAST: u64 = 100;

/// Every so many histories one is run twice.
const TWICE: u64 = 25;

#[test]
fn whatever_fails_nothing_is_lost_and_all_see_the_same() {
    let (first, count) = (seeds::first(), seeds::count(SEEDS));
    let known = include_str!("seeds.txt").lines().filter_map(|line| line.trim().parse().ok());
    let base = Base::new();
    let mut all = Seen::new();
    for (place, seed) in known.chain((0..count).map(|n| first.wrapping_add(n))).enumerate() {
        println!("seed {seed}");
        let history = swarm::run(&base, seed);
        if (place as u64).is_multiple_of(TWICE) {
            assert_eq!(history, swarm::run(&base, seed), "the same seed gives the same history");
        }
        for (kind, times) in history.seen {
            *all.entry(kind).or_default() += times;
        }
    }
    println!("{count} histories: {all:?}");
    for kind in KINDS.iter().filter(|_| count >= MANY) {
        let times = all.get(kind).copied().unwrap_or(0);
        assert!(times >= SEEN_LEAST, "{kind} was seen {times} times only");
    }
}
