//! Scenarios and faults over many replicas in one process.

#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "a test fails by panicking and says which seed"
)]

use wijktafel_harness::memory::Counting;

mod blind;
mod canary;
mod circles;
mod ends;
mod erasure;
mod faults;
mod forks;
mod hostile;
mod invitations;
mod keys;
mod leaving;
mod liar;
mod meetings;
mod narrowing;
mod remains;
mod removal;
mod renewal;
mod rounds;
mod scenarios;
mod seeds;
mod shown;
mod swarm;

#[global_allocator]
static ALLOCATOR: Counting = Counting;
