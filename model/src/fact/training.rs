//! What a guide does to learn, on the guide's own card.

use crate::id::FactId;
use crate::record;
use crate::time::Day;
use crate::words::Line;
use crate::words::learning::{TrainingKind, TrainingPlace};

record! {
    /// See [`super::Fact::TrainingNoted`]. Counts by the organisation of the card alone.
    TrainingNoted {
        /// The day.
        0 => on: Day,
        /// What was done.
        2 => kind: TrainingKind,
        /// What it was about.
        4 => what: Line,
        /// Where.
        6 => place: TrainingPlace,
    }
    /// See [`super::Fact::TrainingDropped`].
    TrainingDropped {
        /// Which.
        0 => noted: FactId,
    }
}
