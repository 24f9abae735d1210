//! Scenarios and faults over many replicas in one process.

#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

mod faults;
mod liar;
mod scenarios;
mod swarm;
