//! How copies agree: signed logs, the gate, keys, reconciliation. Sans-IO.

pub mod crypto;
pub mod entry;
pub mod gate;
pub mod keys;
pub mod proof;
pub mod store;
pub mod text;
