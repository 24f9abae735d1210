//! What is written in worlds where it does not matter what.

use wijktafel_model::command::Command;
use wijktafel_model::command::circle::NewCircle;
use wijktafel_model::fact::circle::GroundRecorded;
use wijktafel_model::id::{ConcernedId, LogId, OrgId};
use wijktafel_model::time::Day;
use wijktafel_model::words::{
    Informed, LaterReaders, LawfulGround, LifeArea, Line, Prose, SecrecyLift, SpecialCategory,
};

use crate::world::BEGINNING;

/// The question of a case that [`open_case`] or [`circle`] opens.
pub const QUESTION: &str = "Hoe verder? ";

/// A line of text.
///
/// # Panics
/// When it is empty or too long.
pub fn line(text: &str) -> Line {
    Line::new(text).expect("a line")
}

/// Prose.
///
/// # Panics
/// When it is empty or too long.
pub fn prose(text: &str) -> Prose {
    Prose::new(text).expect("some prose")
}

/// Opens a learning case that a table reads, kept for three hundred days from when a world begins.
///
/// # Panics
/// When the title is empty or too long.
pub fn open_case(table: LogId, title: &str) -> Command {
    open_case_asking(table, title, QUESTION)
}

/// The same with another question.
///
/// # Panics
/// When the title is empty or too long.
pub fn open_case_asking(table: LogId, title: &str, question: &str) -> Command {
    Command::OpenCase {
        table,
        title: line(title),
        ground: prose("zonder namen"),
        retain_until: BEGINNING.day().plus(300),
        areas: vec![LifeArea::TimeUse],
        question: question.to_owned(),
        keep: Vec::new(),
    }
}

/// What a person said today before these organisations: it may be shared.
pub fn consent(concerned: ConcernedId, orgs: Vec<OrgId>, today: Day) -> GroundRecorded {
    GroundRecorded {
        concerned,
        ground: LawfulGround::Consent,
        special: SpecialCategory::ExplicitConsent,
        secrecy: SecrecyLift::Consent,
        informed: Informed::Spoken,
        orgs,
        informed_on: Some(today),
        reason: None,
        until: None,
    }
}

/// A circle case on one ground, for two hundred days, that nobody else reads.
pub fn circle(responsible: OrgId, ground: GroundRecorded, today: Day) -> NewCircle {
    NewCircle {
        title: line("Samen verder"),
        purpose: prose("een dak boven het hoofd"),
        until: today.plus(200),
        responsible,
        later: LaterReaders::Whole,
        areas: vec![LifeArea::TimeUse],
        question: QUESTION.to_owned(),
        grounds: vec![ground],
        readers: Vec::new(),
        from: None,
    }
}
