//! The simulator finds bugs: each planted bug fails a history that holds without it.

#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "a test fails by panicking and says which seed"
)]

mod liar;
mod seeds;
mod swarm;

use std::panic::{AssertUnwindSafe, catch_unwind};

use swarm::Base;
use wijktafel_core::sabotage::{ALL, plant};

/// Histories in which a bug must show.
const SEEDS: u64 = 200;

#[test]
fn every_planted_bug_is_caught() {
    let (first, count) = (seeds::first(), seeds::count(SEEDS));
    let base = Base::new();
    std::panic::set_hook(Box::new(|_| {}));
    let mut missed = Vec::new();
    for bug in ALL {
        let caught = (0..count).map(|n| first.wrapping_add(n)).find(|seed| {
            plant(Some(bug));
            let fails = catch_unwind(AssertUnwindSafe(|| swarm::run(&base, *seed))).is_err();
            plant(None);
            fails
        });
        let Some(seed) = caught else {
            missed.push(bug);
            continue;
        };
        println!("{bug:?}: caught by history {} of {count}", seed.wrapping_sub(first) + 1);
        let holds = catch_unwind(AssertUnwindSafe(|| swarm::run(&base, seed)));
        assert!(holds.is_ok(), "history {seed} fails without {bug:?} too, and shows nothing");
    }
    assert!(missed.is_empty(), "not caught: {missed:?}");
}
