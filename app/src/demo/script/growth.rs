//! The rounds, actions and lessons of the demonstration.

use wijktafel_model::words::LearningOrder;
use wijktafel_model::words::experiment::ExperimentOutcome;
use wijktafel_model::words::relation::Closeness;
use wijktafel_model::words::review::Onward;

use super::{Said, said};

/// Scores per partner and dimension of two rounds, from 1.
pub const ROUNDS: [(Said, [[u32; 7]; 3]); 2] = [
    (said("Voorjaarsmeting", "Spring round"), [[2, 1, 2, 2, 1, 1, 2], [2, 2, 2, 1, 1, 1, 1], [2, 2, 1, 2, 2, 1, 2]]),
    (said("Najaarsmeting", "Autumn round"), [[3, 2, 3, 3, 3, 2, 3], [3, 3, 3, 2, 2, 2, 1], [2, 3, 2, 3, 3, 2, 4]]),
];

/// Evidence for the widest spread of the second round: who says it, which dimension, the words.
pub const EVIDENCE: [(usize, u32, Said); 3] = [
    (
        1,
        6,
        said(
            "Onze vrijwilligers horen pas achteraf wat er mocht.",
            "Our volunteers hear only afterwards what was allowed.",
        ),
    ),
    (2, 6, said("Het college heeft het bedrag per zaak verdubbeld.", "The council has doubled the amount a case.")),
    (0, 3, said("Vier van de vijf zaken kwamen terug aan tafel.", "Four of the five cases came back to the table.")),
];

pub const CONCLUSION: Said = said(
    "Over de ruimte denken wij het meest verschillend. Eerst van ieder een voorbeeld, daarna pas een plan.",
    "We differ most about the room to decide. First an example from each of us, and only then a plan.",
);

pub const SEASON: Said = said("Najaar", "Autumn");

/// What, by whom, days from now, done.
pub const ACTIONS: [(Said, usize, Option<i32>, bool); 5] = [
    (
        said("Lijst van wat mocht, zonder namen, rondsturen", "Send round a list of what was allowed, without names"),
        2,
        Some(12),
        false,
    ),
    (said("Houtwerkplaats vragen om een tweede plek", "Ask the wood workshop for a second place"), 1, Some(4), false),
    (
        said(
            "Zorgverzekeraar uitnodigen om een keer aan te zitten",
            "Invite the health insurer to join the table once",
        ),
        0,
        Some(30),
        false,
    ),
    (
        said("Kaartjes met de naam van de tafel laten drukken", "Have cards printed with the name of the table"),
        1,
        None,
        true,
    ),
    (said("Uitzoeken of de avond verzekerd kan worden", "Find out whether the evening can be insured"), 2, None, false),
];

/// Who writes it down, title, how deep, the lesson, who takes it.
pub const LESSONS: [(usize, Said, LearningOrder, Said, Option<usize>); 3] = [
    (
        0,
        said("Vraag eerst naar het dier", "Ask about the pet first"),
        LearningOrder::First,
        said(
            "Een opname liep vast op iets wat in geen formulier staat. Eén vraag meer aan het begin scheelt een half jaar.",
            "A hospital stay got stuck on something that is on no form. One more question at the start saves half a year.",
        ),
        Some(0),
    ),
    (
        1,
        said("De tip van de buurt wordt het vaakst gekozen", "Ideas from the neighbourhood are chosen most"),
        LearningOrder::Second,
        said(
            "Wat van dichtbij komt, probeert iemand eerder. Wij beginnen de ronde voortaan links.",
            "People sooner try what comes from nearby. From now on we begin the round on the left.",
        ),
        None,
    ),
    (
        2,
        said(
            "Achteraf vertellen werkt beter dan vooraf vragen",
            "Telling afterwards works better than asking beforehand",
        ),
        LearningOrder::Third,
        said(
            "Met een vrij bedrag zijn de zaken kleiner geworden, niet duurder. Dat vraagt iets van hoe wij controleren.",
            "With money to spend freely, cases became smaller, not dearer. That asks something of how we check.",
        ),
        Some(2),
    ),
];

/// Who says of whom how closely they work together.
type Answers = &'static [(usize, usize, Closeness)];

/// Two captures: a title, whether it is closed, and what each partner says of each other.
pub const CAPTURES: [(Said, bool, Answers); 2] = [
    (
        said("Hoe werken wij samen? Voorjaar", "How do we work together? Spring"),
        true,
        &[
            (0, 1, Closeness::Acquainted),
            (1, 0, Closeness::Acquainted),
            (0, 2, Closeness::AtTimes),
            (2, 0, Closeness::AtTimes),
            (1, 2, Closeness::Strangers),
        ],
    ),
    (
        said("Hoe werken wij samen? Najaar", "How do we work together? Autumn"),
        false,
        &[
            (0, 1, Closeness::InStep),
            (1, 0, Closeness::AtTimes),
            (0, 2, Closeness::InStep),
            (2, 0, Closeness::InStep),
            (1, 2, Closeness::Acquainted),
        ],
    ),
];

/// Something that partners try.
#[derive(Debug)]
pub struct Trial {
    /// Who begins it.
    pub by: usize,
    /// Its title.
    pub title: Said,
    /// What is tried.
    pub text: Said,
    /// In how many days it is looked at.
    pub days: i32,
    /// Who joins.
    pub joins: Option<usize>,
    /// What becomes of it.
    pub outcome: Option<ExperimentOutcome>,
}

/// What is tried.
pub const EXPERIMENTS: [Trial; 3] = [
    Trial {
        by: 0,
        title: said("Samen op het eerste huisbezoek", "The first visit together"),
        text: said(
            "Twee partners gaan zes weken lang samen langs. Wij vragen daarna aan de bewoner wat het scheelde.",
            "Two partners visit together for six weeks. Then we ask the resident what difference it made.",
        ),
        days: 42,
        joins: Some(1),
        outcome: None,
    },
    Trial {
        by: 1,
        title: said("Brieven lezen in de bibliotheek", "Reading letters in the library"),
        text: said(
            "Elke woensdag zit er iemand. Wij tellen alleen of er mensen terugkomen.",
            "Somebody is there every Wednesday. We only see whether people come back.",
        ),
        days: 60,
        joins: Some(2),
        outcome: Some(ExperimentOutcome::Supply),
    },
    Trial {
        by: 2,
        title: said(
            "Een keer per maand om de tafel in het buurthuis",
            "The table in the community house, once a month",
        ),
        text: said(
            "Wij proberen of bewoners dan makkelijker aanschuiven.",
            "We try whether residents find it easier to sit down with us.",
        ),
        days: 90,
        joins: None,
        outcome: Some(ExperimentOutcome::Stops),
    },
];

/// What is said at the end of the season: by whom, of which action, what becomes of it and why.
pub const REVIEWS: [(usize, usize, Onward, Said); 2] = [
    (2, 1, Onward::Stop, said("De tweede plek is er gewoon gekomen.", "The second place simply came about.")),
    (
        0,
        0,
        Onward::Change,
        said("Voortaan één keer per maand, bij het nieuws.", "From now on once a month, with the news."),
    ),
];

/// Who counts, where it sees the network, and for each question how many say less, the same, more.
pub const PULSES: [(usize, u32, [[u32; 3]; 3]); 3] = [
    (0, 1, [[0, 2, 3], [1, 3, 1], [0, 1, 4]]),
    (1, 3, [[1, 1, 2], [2, 2, 0], [0, 2, 2]]),
    (2, 2, [[0, 3, 1], [0, 3, 1], [1, 2, 1]]),
];

/// Who says what became superfluous.
pub const SUPERFLUOUS: (usize, Said) = (
    1,
    said(
        "Het aparte overleg over vervoer: dat gaat nu aan tafel",
        "The separate talks on transport: that is at the table now",
    ),
);

/// Somebody that says it will leave.
#[derive(Debug)]
pub struct Departure {
    /// Who.
    pub by: usize,
    /// In how many days.
    pub days: i32,
    /// Why.
    pub reason: Said,
    /// What it learnt here, takes along and leaves behind.
    pub harvest: Said,
    /// It stays after all.
    pub called_off: bool,
}

/// Who said that it would leave.
pub const DEPARTURES: [Departure; 2] = [
    Departure {
        by: 1,
        days: 45,
        reason: said("Wij dachten dat er geen tijd meer voor was.", "We thought there was no time for it any more."),
        harvest: said(
            "Wij leerden hier om eerst te vragen wat iemand zelf al doet.",
            "Here we learnt to ask first what somebody does already.",
        ),
        called_off: true,
    },
    Departure {
        by: 2,
        days: 90,
        reason: said("Een andere afdeling neemt het over.", "Another department takes it over."),
        harvest: said(
            "Mee: het vrije bedrag. Achter: de lijst met wie u belt. Geleerd: begin klein.",
            "Along: money to spend freely. Behind: the list of whom to ring. Learnt: begin small.",
        ),
        called_off: false,
    },
];
