//! Papers to print that the law asks of whoever handles data about people.

use clap::Subcommand;

use super::find;
use super::handout::File;
use super::values::Prefix;
use crate::ask::Desk;
use crate::handout::Handout;
use crate::print::Answer;
use crate::print::privacy::OfNetwork;
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

impl Privacy {
    pub(super) fn run(self, desk: &mut Desk, words: &Words) -> Result<Answer, Problem> {
        let (handout, file) = match self {
            Self::Register(file) => (Handout::Network(OfNetwork::Register), file),
            Self::Arrangement(file) => (Handout::Network(OfNetwork::Arrangement), file),
            Self::Assessment(file) => (Handout::Network(OfNetwork::Assessment), file),
            Self::Resident { case, file } => (Handout::Resident(find::case(&*desk.snapshot(None)?, &case)?), file),
        };
        file.write(handout, desk, words)
    }
}
