//! Bugs that tests plant in the rule, to show that the checks find them.
//!
//! Outside tests [`is`] is `false` to the compiler, and nothing of a bug is in the program.

/// A bug.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Bug {
    /// One organisation's note is enough.
    OneNoter,
    /// The target notes its own removal.
    TargetNotes,
    /// Anybody may stand against everybody.
    NoLimit,
    /// The target is left out of the base.
    BaseOfOthers,
    /// Nobody asks whether the sponsor is still a member where its admission is noted.
    SponsorUnchecked,
    /// Verdicts of organisations without a voice at the note's position count.
    DepartedVotersCount,
    /// A withdrawal changes nothing.
    WithdrawalIgnored,
    /// An entry is judged by all that has arrived, not by its own past.
    JudgedByArrival,
    /// Coming back goes on with the number that ended.
    RejoinKeepsNumber,
    /// Nobody asks whether the author is a member.
    AuthorUnchecked,
    /// Every member counts as a voice.
    MembersAreVoices,
    /// An end counts for whatever membership the organisation has.
    EndOfAnyNumber,
}

#[cfg(test)]
pub(super) const ALL: [Bug; 12] = [
    Bug::OneNoter,
    Bug::TargetNotes,
    Bug::NoLimit,
    Bug::BaseOfOthers,
    Bug::SponsorUnchecked,
    Bug::DepartedVotersCount,
    Bug::WithdrawalIgnored,
    Bug::JudgedByArrival,
    Bug::RejoinKeepsNumber,
    Bug::AuthorUnchecked,
    Bug::MembersAreVoices,
    Bug::EndOfAnyNumber,
];

#[cfg(test)]
std::thread_local! {
    static PLANTED: std::cell::Cell<Option<Bug>> = const { std::cell::Cell::new(None) };
}

/// Plants a bug in everything that runs on this thread, instead of the one before.
#[cfg(test)]
pub(super) fn plant(bug: Option<Bug>) {
    PLANTED.set(bug);
}

/// Whether this bug is planted.
#[cfg(test)]
pub(super) fn is(bug: Bug) -> bool {
    PLANTED.get() == Some(bug)
}

/// Whether this bug is planted: never.
#[cfg(not(test))]
pub(super) const fn is(_bug: Bug) -> bool {
    false
}
