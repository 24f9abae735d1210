//! Reply sheets, for whoever has no client.

use std::path::PathBuf;

use clap::Subcommand;
use wijktafel_model::time::Day;
use wijktafel_model::words::Line;

use super::find;
use super::values::{Prefix, line};
use crate::ask::Desk;
use crate::print::Answer;
use crate::problem::Problem;
use crate::reply::{self, Wanted};
use crate::text::Words;

#[derive(Debug, Subcommand)]
pub(super) enum Reply {
    /// Writes a page that somebody without a client fills in, about learning cases.
    Make {
        /// The cases.
        #[arg(required = true)]
        cases: Vec<Prefix>,
        /// For whom: a role or an organisation, no name.
        #[arg(long = "for", value_name = "WHOM", value_parser = line)]
        whom: Line,
        /// The file; must not exist.
        #[arg(long, value_name = "FILE")]
        to: PathBuf,
        /// The last day on which answers are taken in; without it, four weeks.
        #[arg(long, value_name = "DAY")]
        until: Option<Day>,
        /// Words that were looked at and tell nothing; may be given more than once.
        #[arg(long = "keep", value_name = "WORDS")]
        keep: Vec<String>,
    },
    /// Takes in the file that came back.
    Take {
        /// The file.
        file: PathBuf,
    },
}

impl Reply {
    pub(super) fn run(self, desk: &mut Desk, words: &Words) -> Result<Answer, Problem> {
        match self {
            Self::Make { cases, whom, to, until, keep } => {
                let s = desk.snapshot(None)?;
                let cases = cases.iter().map(|case| find::case(&s, case)).collect::<Result<_, _>>()?;
                let wanted = Wanted { cases, whom, until, keep };
                let until = reply::make(|request| desk.ask(request), &wanted, &to, words)?;
                Ok(Answer::ReplySheet { path: to, until })
            }
            Self::Take { file } => reply::take(|request| desk.ask(request), &file).map(Answer::Replied),
        }
    }
}
