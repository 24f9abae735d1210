//! The local access log: who read, searched, printed, exported or erased what on this copy.

use std::path::PathBuf;

use clap::Subcommand;

use super::find;
use super::values::Prefix;
use crate::ask::Desk;
use crate::household;
use crate::print::Answer;
use crate::problem::Problem;

#[derive(Debug, Subcommand)]
pub(super) enum Access {
    /// Lists it, oldest first.
    List,
    /// Checks that no line was changed, left out or cut off; prints the last hash, to note elsewhere.
    Verify,
    /// Writes it as JSON: what was done with one circle case, or everything.
    Export {
        /// The circle case; without it, everything.
        #[arg(long)]
        case: Option<Prefix>,
        /// The file; must not exist.
        #[arg(long, value_name = "FILE")]
        to: PathBuf,
    },
}

impl Access {
    pub(super) fn run(self, desk: &mut Desk) -> Result<Answer, Problem> {
        let log = |desk: &mut Desk| household::access_log(|request| desk.ask(request));
        match self {
            Self::List => Ok(Answer::Access(log(desk)?, desk.snapshot(None)?)),
            Self::Verify => match log(desk)? {
                log if log.broken.is_some() => Err(Problem::new("access-broken")),
                log => Ok(Answer::Text(log.last)),
            },
            Self::Export { case, to } => {
                let s = desk.snapshot(None)?;
                let case = case.map(|case| find::case(&s, &case)).transpose()?;
                let entries = household::write_access_log(|request| desk.ask(request), case, &to)?;
                Ok(Answer::Written { path: to, entries })
            }
        }
    }
}
