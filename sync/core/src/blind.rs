//! Blind peers: computers that are always on, keep sealed parcels for partners who are never online together, and can
//! read nothing of them.
//!
//! A blind peer knows *boxes*, opaque ids of 32 bytes, and the *parcels* in each, in the order in which they came. A
//! parcel is a bundle that is sealed as a whole ([`parcel`]). Box and lock follow from a secret of those who read what
//! lies in it ([`crate::replica::NamedBox`]), so whoever cannot read a log can name neither its box nor the log. Each
//! device also has an inbox of its own id, for secrets sealed to it.
//!
//! [`message`] is what is said; [`keeper`] is the blind side and [`post`] the side of a copy, both pure: a frame in,
//! changes, frames and closes out. [`shelf`] is what a blind peer keeps, as a contract with a twin in memory.
//! `docs/formats-blind.md` specifies every byte.

pub mod keeper;
mod known;
mod leaving;
pub mod message;
pub mod parcel;
pub mod post;
pub mod shelf;

use wijktafel_model::cbor::Cbor as _;
use wijktafel_model::id::{BoxId, DeviceId, digest, prefix};

/// The version of the protocol that this program speaks.
pub const VERSION: u32 = 0;

/// The box in which others leave what only this device can open. The blind peer lets nobody else look into it.
pub const fn inbox(device: &DeviceId) -> BoxId {
    BoxId(device.0)
}

/// A digest of whom a blind peer serves, by which a keeper sees whether that must be renewed.
pub fn served(keepers: &[DeviceId], users: &[DeviceId]) -> [u8; 16] {
    let list = |devices: &[DeviceId]| devices.to_vec().to_cbor();
    prefix(&digest("wijktafel/blind-served/0", &[&list(keepers), &list(users)]))
}
