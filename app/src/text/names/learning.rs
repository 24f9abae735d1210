//! Keys of the words about learning together.

use wijktafel_model::words::learning::{TrainingKind, TrainingPlace, WordWay};

/// How a resident gave the word.
pub const fn word_way(value: WordWay) -> &'static str {
    match value {
        WordWay::InPerson => "word-way-in-person",
        WordWay::ByPhone => "word-way-by-phone",
        WordWay::OnPaper => "word-way-on-paper",
    }
}

/// What a guide did to learn.
pub const fn training(value: TrainingKind) -> &'static str {
    match value {
        TrainingKind::Followed => "training-followed",
        TrainingKind::Gave => "training-gave",
        TrainingKind::WatchedAlong => "training-watched-along",
    }
}

/// Where a guide learnt.
pub const fn training_place(value: TrainingPlace) -> &'static str {
    match value {
        TrainingPlace::Inside => "training-inside",
        TrainingPlace::Outside => "training-outside",
    }
}
