//! Keys of what can go wrong: what happened, what is safe, what to do.

/// The disk is full.
pub const DISK_FULL: &str = "problem-disk-full";
/// The disk failed.
pub const NOT_SAVED: &str = "problem-not-saved";
/// The text of an invitation cannot be read.
pub const INVITATION: &str = "problem-invitation";
/// An invitation past its day.
pub const INVITATION_EXPIRED: &str = "problem-invitation-expired";
/// A file could not be written.
pub const CANNOT_WRITE: &str = "problem-cannot-write";
/// A file could not be read.
pub const CANNOT_READ: &str = "problem-cannot-read";
/// A file of another network.
pub const NOT_OURS: &str = "problem-not-ours";
/// The passphrase does not fit.
pub const PASSPHRASE: &str = "problem-passphrase";
/// The store is open elsewhere.
pub const IN_USE: &str = "problem-in-use";
/// The store is damaged.
pub const DAMAGED: &str = "problem-damaged";
/// The store was written by a newer version.
pub const NEWER_FORMAT: &str = "problem-newer-format";
/// The clock is far off.
pub const CLOCK: &str = "problem-clock";
/// Anything else.
pub const UNKNOWN: &str = "problem-unknown";
