//! How two copies talk: frames, messages, reconciliation, runs of entries, one connection as a state machine, and the
//! same runs in a file.
//!
//! Nothing here reads a socket, a clock or a source of randomness: bytes come in through [`session::Session::handle`],
//! what is to be done comes out as [`session::Step`]s, and what a copy holds is asked through [`session::Source`].
//! Every length that a peer names is checked against a named limit before anything is allocated for it.
//! `docs/formats-wire.md` specifies every byte.

pub mod bundle;
pub mod catalogue;
pub mod frame;
pub mod hello;
pub mod message;
pub mod pack;
pub mod run;
pub mod session;
pub mod vector;

#[cfg(test)]
pub(crate) mod testing;
