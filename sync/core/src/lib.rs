//! How copies agree: signed logs, the gate, keys, reconciliation. Sans-IO.

pub mod store;
