//! Guides of the process at tables, and what they do to learn.

use clap::{Args, Subcommand};
use wijktafel_model::command::Command;
use wijktafel_model::command::learning::Training;
use wijktafel_model::time::Day;
use wijktafel_model::words::Line;
use wijktafel_model::words::learning::{TrainingKind, TrainingPlace};

use super::values::{Prefix, line, word};
use super::{find, make, show};
use crate::ask::Desk;
use crate::print::{Answer, Show};
use crate::problem::Problem;

#[derive(Debug, Subcommand)]
pub(super) enum Guide {
    /// Lists the guides: at which tables, which meetings they led, and what they did to learn.
    List,
    /// Notes on the own card what one did to learn.
    Note(Note),
    /// Takes a line out again.
    Drop {
        /// The line, as the list shows it.
        noted: Prefix,
    },
}

#[derive(Debug, Args)]
pub(super) struct Note {
    /// What it was about.
    #[arg(value_parser = line)]
    what: Line,
    /// The day.
    #[arg(long, value_name = "DAY")]
    on: Day,
    /// What was done.
    #[arg(long, value_parser = word(TrainingKind::ALL))]
    kind: TrainingKind,
    /// It was outside the own organisation.
    #[arg(long)]
    outside: bool,
    /// Another person of the own organisation; by who administers.
    #[arg(long)]
    person: Option<Prefix>,
}

impl Guide {
    pub(super) fn run(self, desk: &mut Desk) -> Result<Answer, Problem> {
        let s = desk.snapshot(None)?;
        match self {
            Self::List => show(desk, Show::Guides),
            Self::Note(Note { what, on, kind, outside, person }) => {
                let person = match &person {
                    Some(person) => find::person(&s, person)?,
                    None => find::me(&s)?.person,
                };
                let place = if outside { TrainingPlace::Outside } else { TrainingPlace::Inside };
                make(desk, Command::NoteTraining { person, training: Training { on, kind, what, place } })
            }
            Self::Drop { noted } => {
                let all =
                    || s.network.people.iter().flat_map(|one| one.training.iter().map(move |line| (one, line.noted)));
                let id = noted.among(all().map(|(_, noted)| noted))?;
                let found = all().find(|(_, noted)| *noted == id).ok_or_else(|| Problem::new("not-found"))?;
                make(desk, Command::DropTraining { person: found.0.person, noted: id })
            }
        }
    }
}
