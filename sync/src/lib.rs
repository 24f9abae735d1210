//! Sockets, disk, clock and tasks around the core.
//!
//! [`node`] is a running copy: the loop that drives [`wijktafel_core::hub`], commits to [`store`] and speaks through
//! [`transport`]. [`home`], [`paths`], [`vault`] and [`backup`] are the data folder; [`remember`] lets the [`keyring`] of
//! the computer's account open it. [`control`] lets the command line ask a node in another process; [`ticket`] is an
//! invitation as text; [`access`] is the local access log. [`blind`] is a running blind peer, and [`lookalike`] says
//! which names could be taken for one another.

pub mod access;
pub mod backup;
pub mod blind;
pub mod clock;
pub mod control;
pub mod home;
pub mod keyring;
pub mod lookalike;
pub mod node;
pub mod paths;
pub mod remember;
pub mod store;
pub mod ticket;
pub mod transport;
pub mod vault;
