//! Scenarios and faults over many replicas in one process.

#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "a test fails by panicking and says which seed"
)]

mod canary;
mod ends;
mod faults;
mod leaving;
mod liar;
mod scenarios;
mod seeds;
mod swarm;
