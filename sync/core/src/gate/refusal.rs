//! Why an entry is set apart, or waits.

macro_rules! refusals {
    ($( $(#[$meta:meta])* $name:ident, $code:literal, $text:literal; )*) => {
        /// Why an entry, or the text change in it, is set apart; or, when [`Refusal::is_parked`], why it waits.
        ///
        /// [`Refusal::code`] is stored beside what was set apart and shown on other machines: a code keeps its meaning
        /// for ever, and none is used twice. No variant carries a name, a text or a key.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, thiserror::Error)]
        #[non_exhaustive]
        pub enum Refusal {
            $( $(#[$meta])* #[error($text)] $name, )*
        }

        impl Refusal {
            /// Every reason.
            pub const ALL: &[Self] = &[$( Self::$name ),*];

            /// The reason's stable name.
            pub const fn code(self) -> &'static str {
                match self { $( Self::$name => $code, )* }
            }

            /// The reason of this name, when this version knows it.
            pub fn from_code(code: &str) -> Option<Self> {
                match code { $( $code => Some(Self::$name), )* _ => None }
            }
        }
    };
}

refusals! {
    // The entry itself.
    /// Larger than an entry may be.
    EntryTooLarge, "entry-too-large", "the entry is larger than an entry may be";
    /// Not deterministic CBOR, or a field missing, unknown or outside its bounds.
    NotDeterministic, "not-deterministic", "the entry is not in the one form its content has";
    /// Written in a format this version does not read.
    NewerFormat, "newer-format", "the entry is in a format this version does not read";
    /// Belongs to another network.
    WrongNetwork, "wrong-network", "the entry belongs to another network";
    /// Belongs to another log than the one it came in.
    WrongLog, "wrong-log", "the entry belongs to another log";
    /// An opening that is not the one its feed is named after.
    WrongFeed, "wrong-feed", "the opening is not the one its feed is named after";
    /// Does not follow the entry before it in its feed.
    BrokenChain, "broken-chain", "the entry does not follow the one before it";
    /// A signature that is missing or does not verify.
    BadSignature, "bad-signature", "the signature does not verify";
    /// The body's length or digest is not the one in the header.
    WrongDigest, "wrong-digest", "the body is not the one the header names";
    /// The epoch's secret does not match what its id or the entry commits to.
    WrongKey, "wrong-key", "the key is not the one the entry commits to";
    /// The body does not open with the right key, or is not a body.
    CannotOpen, "cannot-open", "the body cannot be opened";
    /// An opening that carries a text change, or founds what it may not.
    BadOpening, "bad-opening", "the opening holds what an opening may not hold";

    // Standing and rights.
    /// Two entries of one feed at one place.
    Equivocation, "equivocation", "the feed has two entries at one place";
    /// Text or facts beyond what the readers counted when a right of the author ended.
    BeyondClosing, "beyond-closing", "the entry lies beyond what counts of its author";
    /// A change that stands on two branches of one feed.
    TwoBranches, "two-branches", "the change stands on two branches of one feed";
    /// The device is not enrolled with an organisation.
    NotEnrolled, "not-enrolled", "the device is not enrolled";
    /// The device was revoked.
    Revoked, "revoked", "the device was revoked";
    /// The author may not write this, or not here.
    NoRight, "no-right", "the author has no right to write this here";
    /// The author's organisation had left, or was removed.
    AfterLeaving, "after-leaving", "the author's organisation had left";
    /// A fact that this kind of log does not hold.
    WrongKind, "wrong-kind", "this kind of log does not hold such a fact";
    /// The log was dropped.
    LogDropped, "log-dropped", "the log was dropped";
    /// More than this replica keeps of one author.
    Quota, "quota", "more than is kept of one author";

    // Waiting: not wrong, not yet judged.
    /// Stands on entries that are not here.
    UnknownHeads, "unknown-heads", "waits for entries that are not here";
    /// Sealed under a key that is not here.
    WaitsForKey, "waits-for-key", "waits for a key";
    /// A text change whose dependencies are not here.
    DependencyUnknown, "dependency-unknown", "waits for text changes that are not here";

    // The pre-parse counter: the bytes of a text change.
    /// More bytes than a change may have.
    ChangeTooLarge, "change-too-large", "the change is larger than a change may be";
    /// Not a plain change: a document, a compressed change, a bundle, or nothing of the kind.
    NotAPlainChange, "not-a-plain-change", "not a plain text change";
    /// Its stated length is not its length.
    ChangeLength, "change-length", "the change's length is not the one it states";
    /// Its checksum is wrong.
    Checksum, "checksum", "the change's checksum is wrong";
    /// A number that ends too early, is too large, or is not in its shortest form.
    Leb, "leb", "a number in the change is not in its shortest form";
    /// Runs that are not in the one form their values have.
    Rle, "rle", "a column's runs are not in their shortest form";
    /// A column that is unknown, compressed, empty, doubled or out of order.
    Column, "column", "the change has a column that is not used here";
    /// Columns that do not describe the same number of operations.
    ColumnCount, "column-count", "the change's columns differ in length";
    /// An actor that is not a feed id, is listed twice or out of order, or an index that names none.
    Actor, "actor", "the change names an author wrongly";
    /// The actor is not the feed that carries the change.
    WrongActor, "wrong-actor", "the change is not its feed's own";
    /// Too many dependencies, doubled or out of order.
    Deps, "deps", "the change names what it stands on wrongly";
    /// Claims a moment outside the years 1 to 9999.
    Time, "time", "the change claims an impossible moment";
    /// A message, or bytes after the end.
    Extra, "extra", "the change carries what has no place in it";
    /// No operations at all.
    NoOps, "no-ops", "the change does nothing";
    /// More operations than a change may have.
    TooManyOps, "too-many-ops", "the change does more than a change may do";
    /// An operation other than inserting or deleting a character.
    Operation, "operation", "the change does something other than writing text";
    /// A mark.
    Mark, "mark", "the change holds a mark";
    /// An object where none may be made.
    ObjectNotAllowed, "object-not-allowed", "the change makes something where nothing may be made";
    /// A value that is not one character.
    Value, "value", "a value in the change is not one character";
    /// What an operation replaces is not the character it deletes.
    Replaced, "replaced", "an operation replaces what it may not replace";

    // The order rules: a text change and its causal past.
    /// Not the next change of its feed, as far as its own past goes.
    SeqGap, "seq-gap", "not the next change of its feed";
    /// Its operations are not numbered from what it stands on.
    StartOp, "start-op", "the change's operations are numbered wrongly";
    /// Names an author who wrote nothing in its past.
    UnknownActor, "unknown-actor", "the change names an author it had not seen";
    /// Points at something that is not there in its own past.
    Reference, "reference", "the change points at what it had not seen";
    /// Deletes one character twice.
    DeletedTwice, "deleted-twice", "the change deletes one character twice";
    /// Stands on changes of entries that its own entry had not seen.
    DependencyNotSeen, "dependency-not-seen", "the change stands on what its entry had not seen";
    /// Makes a text longer than a text may be.
    TextTooLong, "text-too-long", "the text would be longer than a text may be";

    // Parsing and trying.
    /// Well counted, yet not a change.
    Unparsable, "unparsable", "the change cannot be read";
    /// Re-encoding it gives other bytes.
    NonCanonical, "non-canonical", "the change is not in the one form its content has";
    /// Applying it to a copy failed.
    TrialFailed, "trial-failed", "the change could not be tried out";
    /// Applied, it reads back as other bytes.
    BytesDiffer, "bytes-differ", "the change reads back differently";
}

impl Refusal {
    /// Whether this is a state of waiting: the entry may be taken in once what it waits for is here.
    pub const fn is_parked(self) -> bool {
        matches!(self, Self::UnknownHeads | Self::WaitsForKey | Self::DependencyUnknown)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::Refusal;

    #[test]
    fn every_code_is_kebab_case_and_leads_back_to_its_own_reason() {
        let mut seen = BTreeSet::new();
        for reason in Refusal::ALL {
            let code = reason.code();
            assert!(
                code.split('-').all(|word| !word.is_empty() && word.bytes().all(|b| b.is_ascii_lowercase())),
                "{code}"
            );
            assert_eq!(Refusal::from_code(code), Some(*reason));
            assert!(seen.insert(code), "{code} is used twice");
        }
        assert_eq!(Refusal::from_code("no-such-reason"), None);
    }
}
