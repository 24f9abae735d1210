//! Words about learning together.

use crate::coded_enum;

coded_enum! {
    /// How a resident gave the word that a story may be told.
    WordWay {
        /// Face to face.
        0 => InPerson,
        /// On the telephone.
        1 => ByPhone,
        /// Written and signed.
        2 => OnPaper,
    }
}

coded_enum! {
    /// What a guide did to learn.
    TrainingKind {
        /// Followed a training.
        0 => Followed,
        /// Gave one.
        1 => Gave,
        /// Watched along with another guide.
        2 => WatchedAlong,
    }

    /// Where a guide learnt.
    TrainingPlace {
        /// In the own organisation.
        0 => Inside,
        /// Outside it.
        1 => Outside,
    }
}
