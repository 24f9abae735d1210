//! What touches the machine: sockets, disk, clock and tasks.

pub mod clock;
pub mod control;
pub mod ticket;
pub mod transport;
