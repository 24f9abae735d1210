//! Components. They know tokens and plain values, never the model.

pub mod charts;
pub mod controls;
pub mod dialog;
pub mod fields;
pub mod layout;
pub mod parts;
pub mod typography;

/// A small count as a length.
pub fn n(count: usize) -> f32 {
    f32::from(u16::try_from(count).unwrap_or(u16::MAX))
}
