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

use crate::fact::Fact;
use crate::testing::{MemoryHistory, Partners};

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

/// Plays a script: at one in so many moves partners meet, at the others one of them writes a fact made of what it knows.
fn played(
    mut partners: Partners,
    moves: &[Move],
    one_in: u8,
    fact: impl Fn(&MemoryHistory, u8, u8, u8) -> Fact,
) -> Partners {
    for (what, who, one, other) in moves {
        let replica = usize::from(*who) % partners.replicas();
        if what.is_multiple_of(one_in) {
            partners.meet(replica, usize::from(*other));
        } else {
            let fact = fact(&partners.history(replica), what / one_in, *one, *other);
            partners.write(replica, fact);
        }
    }
    partners
}
