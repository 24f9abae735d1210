//! Many replicas in one process: virtual clock, virtual network, stores that fail where they are told to.
//!
//! A [`World`] is a function of its seed. Partners are called by name; what happens between them is frames in flight,
//! which the world delays, drops, duplicates, reorders and cuts as its [`Weather`] says.

pub mod forge;
pub mod memory;
pub mod rng;
pub mod words;
pub mod world;

pub use rng::Rng;
pub use world::{Partner, Site, Weather, World};
