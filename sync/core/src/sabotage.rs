//! Bugs that can be planted, to show that the simulator finds them.
//!
//! With the feature `sabotage`, which no product is built with, a bug is chosen at run time, per thread. Without it
//! [`is`] is `false` to the compiler, and nothing of a bug is in the program.

/// A bug.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(
    not(feature = "sabotage"),
    expect(dead_code, unreachable_pub, reason = "never made where no bug can be planted")
)]
pub enum Bug {
    /// A feed is resumed after a start.
    ResumedFeed,
    /// A feed is opened without random bytes.
    OpeningWithoutRandom,
    /// A commit is acknowledged before it is durable.
    EarlyAck,
    /// Signatures of entries are not checked.
    NoSignatureCheck,
    /// Facts count in the order in which they arrived.
    OrderOfArrival,
    /// Text changes that fail the gate are taken in.
    GateOff,
    /// Entries without a signature are taken in that no signed one vouches for.
    UnsignedPrefix,
    /// Facts are sent before they are durable.
    FactBeforeCommit,
}

/// Every bug.
#[cfg(feature = "sabotage")]
pub const ALL: [Bug; 8] = [
    Bug::ResumedFeed,
    Bug::OpeningWithoutRandom,
    Bug::EarlyAck,
    Bug::NoSignatureCheck,
    Bug::OrderOfArrival,
    Bug::GateOff,
    Bug::UnsignedPrefix,
    Bug::FactBeforeCommit,
];

#[cfg(feature = "sabotage")]
std::thread_local! {
    static PLANTED: std::cell::Cell<Option<Bug>> = const { std::cell::Cell::new(None) };
}

/// Plants a bug in everything that runs on this thread, instead of the one before.
#[cfg(feature = "sabotage")]
pub fn plant(bug: Option<Bug>) {
    PLANTED.set(bug);
}

/// Whether this bug is planted.
#[cfg(feature = "sabotage")]
pub(crate) fn is(bug: Bug) -> bool {
    PLANTED.get() == Some(bug)
}

/// Whether this bug is planted: never.
#[cfg(not(feature = "sabotage"))]
pub(crate) const fn is(_bug: Bug) -> bool {
    false
}
