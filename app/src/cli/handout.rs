//! Files to hand to people outside this program.

use std::path::PathBuf;

use clap::Args;

use crate::ask::Desk;
use crate::handout::{self, Handout};
use crate::print::Answer;
use crate::problem::Problem;
use crate::text::Words;

#[derive(Debug, Args)]
pub(super) struct File {
    /// The file; must not exist.
    #[arg(long, value_name = "FILE")]
    pub(super) to: PathBuf,
}

impl File {
    pub(super) fn write(self, handout: Handout, desk: &mut Desk, words: &Words) -> Result<Answer, Problem> {
        handout::write(|request| desk.ask(request), handout, &self.to, words)?;
        Ok(Answer::Written { path: self.to, entries: 1 })
    }
}
