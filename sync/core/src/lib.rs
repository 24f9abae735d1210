//! How copies agree: signed logs, the gate, keys, reconciliation. Sans-IO.
//!
//! [`entry`] is what travels and is kept; [`gate`] and [`text`] decide what of a partner's bytes may be looked at;
//! [`log`] and [`cut`] order what was accepted; [`replica`] is one copy of one network; [`wire`] is what two copies
//! say to each other; [`hub`] is a copy with its connections. Time and randomness are arguments, reading is a trait
//! ([`store::Reader`]), and what must be durable is handed out before anything that depends on it.

pub mod crypto;
pub mod entry;
pub mod keys;
pub mod package;
pub mod proof;
pub mod store;

pub mod gate;
pub mod text;

pub mod cut;
pub mod log;

pub mod wire;

pub mod replica;

pub mod hub;

pub mod blind;

#[cfg(feature = "sabotage")]
pub mod sabotage;
#[cfg(not(feature = "sabotage"))]
mod sabotage;
