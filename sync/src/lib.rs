//! What touches the machine: sockets, disk, clock and tasks.
//!
//! [`home`] opens a profile: its folder ([`paths`]), its key ([`vault`]) and its encrypted [`store`]; [`backup`] puts a
//! profile into one file and back.

pub mod backup;
pub mod clock;
pub mod control;
pub mod home;
pub mod paths;
pub mod store;
pub mod ticket;
pub mod transport;
pub mod vault;
