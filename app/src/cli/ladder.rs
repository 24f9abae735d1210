//! Escalation ladders: who is asked next when an answer stays away, agreed beforehand.

use clap::Subcommand;
use wijktafel_model::command::Command;
use wijktafel_model::command::escalation::NewLadder;
use wijktafel_model::fact::escalation::{Ladder as Rungs, Rung};
use wijktafel_model::view::Snapshot;
use wijktafel_model::view::escalation::LadderView;
use wijktafel_model::words::Line;

use super::values::{Prefix, line};
use super::{make, show};
use crate::ask::Desk;
use crate::ladder::{members, read};
use crate::print::{Answer, Show};
use crate::problem::Problem;

#[derive(Debug, Subcommand)]
pub(super) enum Ladder {
    /// Lists the ladders with their rungs.
    List,
    /// Agrees on a ladder.
    Write {
        /// What it is called.
        #[arg(value_parser = line)]
        name: Line,
        /// A rung, the lowest first: days, who is asked and, where there is one, organisation, as "5, manager, Zorggroep".
        #[arg(long = "rung", required = true)]
        rungs: Vec<String>,
        /// Words that were looked at and tell nothing; may be given more than once.
        #[arg(long = "keep", value_name = "WORDS")]
        keep: Vec<String>,
    },
    /// Changes a ladder; what is not given stays, and so does whatever climbs it already.
    Edit {
        /// The ladder.
        ladder: Prefix,
        /// What it is called.
        #[arg(long, value_parser = line)]
        name: Option<Line>,
        /// A rung, as for `write`; all of them anew.
        #[arg(long = "rung")]
        rungs: Vec<String>,
        /// Words that were looked at and tell nothing; may be given more than once.
        #[arg(long = "keep", value_name = "WORDS")]
        keep: Vec<String>,
    },
    /// Takes a ladder away; whatever climbs it already goes on.
    Drop {
        /// The ladder.
        ladder: Prefix,
    },
}

/// A ladder by the beginning of its id.
pub(super) fn found<'s>(s: &'s Snapshot, prefix: &Prefix) -> Result<&'s LadderView, Problem> {
    let id = prefix.among(s.network.ladders.iter().map(|one| one.written))?;
    s.network.ladders.iter().find(|one| one.written == id).ok_or_else(|| Problem::new("not-found"))
}

/// Rungs as they were given, each an argument of its own.
fn given(s: &Snapshot, rungs: &[String]) -> Result<Vec<Rung>, Problem> {
    read(&rungs.join("\n"), &members(s)).map_err(|place| {
        let wrong = place.checked_sub(1).and_then(|place| rungs.get(place)).cloned().unwrap_or_default();
        Problem::about("bad-value", &wrong)
    })
}

impl Ladder {
    pub(super) fn run(self, desk: &mut Desk) -> Result<Answer, Problem> {
        if let Self::List = self {
            return show(desk, Show::Ladders);
        }
        let s = desk.snapshot(None)?;
        let write = |written, ladder, keep| Command::WriteLadder(Box::new(NewLadder { written, ladder, keep }));
        let command = match self {
            Self::List => return show(desk, Show::Ladders),
            Self::Write { name, rungs, keep } => write(None, Rungs { name, rungs: given(&s, &rungs)? }, keep),
            Self::Edit { ladder, name, rungs, keep } => {
                let now = found(&s, &ladder)?;
                let rungs = if rungs.is_empty() { now.ladder.rungs.clone() } else { given(&s, &rungs)? };
                let name = name.unwrap_or_else(|| now.ladder.name.clone());
                write(Some(now.written), Rungs { name, rungs }, keep)
            }
            Self::Drop { ladder } => Command::DropLadder { written: found(&s, &ladder)?.written },
        };
        make(desk, command)
    }
}
