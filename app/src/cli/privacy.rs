//! Papers to print that the law asks of whoever handles data about people.

use std::path::PathBuf;

use clap::{Args, Subcommand};

use super::find;
use super::values::Prefix;
use crate::ask::Desk;
use crate::household;
use crate::print::Answer;
use crate::print::privacy::{OfNetwork, Printed};
use crate::problem::Problem;
use crate::text::Words;

#[derive(Debug, Subcommand)]
pub(super) enum Privacy {
    /// Writes the register of processing of the own organisation.
    Register(File),
    /// Writes what the members that decide together arranged.
    Arrangement(File),
    /// Writes an annex for an assessment of the effects.
    Assessment(File),
    /// Writes the sheet for whoever a case is about, in plain words.
    Resident {
        /// The case.
        case: Prefix,
        #[command(flatten)]
        file: File,
    },
}

#[derive(Debug, Args)]
pub(super) struct File {
    /// The file; must not exist.
    #[arg(long, value_name = "FILE")]
    to: PathBuf,
}

impl Privacy {
    pub(super) fn run(self, desk: &mut Desk, words: &Words) -> Result<Answer, Problem> {
        let (printed, File { to }) = match self {
            Self::Register(file) => (Printed::Network(OfNetwork::Register), file),
            Self::Arrangement(file) => (Printed::Network(OfNetwork::Arrangement), file),
            Self::Assessment(file) => (Printed::Network(OfNetwork::Assessment), file),
            Self::Resident { case, file } => (Printed::Resident(find::case(&*desk.snapshot(None)?, &case)?), file),
        };
        write(printed, to, desk, words)
    }
}

/// Writes the calendar.
pub(super) fn calendar(file: File, desk: &mut Desk, words: &Words) -> Result<Answer, Problem> {
    write(Printed::Calendar, file.to, desk, words)
}

fn write(printed: Printed, to: PathBuf, desk: &mut Desk, words: &Words) -> Result<Answer, Problem> {
    household::write_printed(|request| desk.ask(request), printed, &to, words)?;
    Ok(Answer::Written { path: to, entries: 1 })
}
