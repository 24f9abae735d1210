//! The local access log: who read, searched, printed, exported or erased what on this copy.

use std::path::PathBuf;

use clap::Subcommand;
use wijktafel_sync::access::AccessLog;
use wijktafel_sync::node::{Reply, Request};

use super::find;
use super::values::Prefix;
use crate::ask::Desk;
use crate::paper;
use crate::print::Answer;
use crate::problem::Problem;

#[derive(Debug, Subcommand)]
pub(super) enum Access {
    /// Lists it, oldest first.
    List,
    /// Checks that no line was changed, left out or cut off; prints the last hash, to note elsewhere.
    Verify,
    /// Writes what was done with one circle case, as JSON.
    Export {
        /// The circle case.
        #[arg(long)]
        case: Prefix,
        /// The file; must not exist.
        #[arg(long, value_name = "FILE")]
        to: PathBuf,
    },
}

impl Access {
    pub(super) fn run(self, desk: &mut Desk) -> Result<Answer, Problem> {
        let log = log(desk)?;
        match self {
            Self::List => {
                let s = desk.snapshot(None)?;
                Ok(Answer::Access(log, s))
            }
            Self::Verify if log.broken.is_some() => Err(Problem::new("access-broken")),
            Self::Verify => Ok(Answer::Text(log.last)),
            Self::Export { case, to } => {
                let case = find::case(&*desk.snapshot(None)?, &case)?;
                let mut log = log;
                log.lines.retain(|line| line.log == Some(case));
                let text =
                    serde_json::to_string_pretty(&log).map_err(|error| Problem::new("malformed").because(error))?;
                paper::write(&to, &text)?;
                Ok(Answer::Written { path: to, entries: log.lines.len() })
            }
        }
    }
}

fn log(desk: &mut Desk) -> Result<AccessLog, Problem> {
    match desk.ask(Request::Accesses)? {
        Reply::Accesses(log) => Ok(log),
        _ => Err(Problem::new("malformed")),
    }
}
