//! What the partners of the demonstration learn together.

use wijktafel_model::words::learning::{TrainingKind, TrainingPlace};

use super::{Said, said};

/// A lesson of the cases of the first meeting that was held: title and what was learnt.
pub const REFLECTION: (Said, Said) = (
    said("Wie meegaat, maakt het verschil", "Who comes along makes the difference"),
    said(
        "In elke casus lukte het pas toen er iemand meeging. Een adres geven was niet genoeg.",
        "In each case it only worked once somebody came along. Giving an address was not enough.",
    ),
);

/// A story of the first case: title, the story.
pub const STORY: (Said, Said) = (
    said("Iemand om het huis in te vertrouwen", "Somebody to trust with the house"),
    said(
        "Een buur paste op, en de opname ging door. Daarna bleef de buur gewoon langskomen.",
        "A neighbour looked after things, and the stay went ahead. Afterwards the neighbour simply kept coming.",
    ),
);

/// What guides did to learn: which partner, days ago, what, about what, where.
pub const TRAINING: [(usize, i32, TrainingKind, Said, TrainingPlace); 3] = [
    (
        0,
        120,
        TrainingKind::Followed,
        said("Een gesprek van links naar rechts leiden", "Leading a talk from left to right"),
        TrainingPlace::Outside,
    ),
    (0, 40, TrainingKind::Gave, said("Stiltes laten vallen", "Leaving silences"), TrainingPlace::Inside),
    (
        1,
        30,
        TrainingKind::WatchedAlong,
        said("De tafel in een andere buurt", "The table in another neighbourhood"),
        TrainingPlace::Outside,
    ),
];
