//! The numbered invariants of the domain, each over random concurrent histories.
//!
//! A script of small numbers drives partners that write apart and meet; the same script gives the same history.

mod agreement;
mod budget;
mod bytes;
mod case;
mod circle;
mod escalation;
mod inbox;
mod meeting;
mod quarter;
mod round;
mod shared;

use proptest::prelude::*;

/// One move of a script: what, who, and two choices.
type Move = (u8, u8, u8, u8);

fn script(longest: usize) -> impl Strategy<Value = Vec<Move>> {
    proptest::collection::vec(any::<Move>(), 1..longest)
}

fn quick() -> ProptestConfig {
    ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() }
}

/// The choice that a number makes among so many.
fn pick(number: u8, count: usize) -> usize {
    usize::from(number) % count.max(1)
}
