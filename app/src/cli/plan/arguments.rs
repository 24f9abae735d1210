//! Closed arguments.

use clap::Subcommand;
use wijktafel_model::command::breakthrough::PlanAct;
use wijktafel_model::words::Prose;
use wijktafel_model::words::breakthrough::ClosedArgument;

use super::{noticing, on};
use crate::ask::Desk;
use crate::cli::values::{Prefix, prose, word};
use crate::cli::{find, show};
use crate::print::{Answer, Show};
use crate::problem::Problem;

#[derive(Debug, Subcommand)]
pub(in crate::cli) enum Argument {
    /// Lists the ten with what can be said then, and how often each was met in the cases that this copy holds.
    List,
    /// Writes down that one stood in the way.
    Meet {
        /// The case.
        case: Prefix,
        /// Which.
        #[arg(value_parser = word(ClosedArgument::ALL))]
        argument: ClosedArgument,
        /// A few words about it; not who said so.
        #[arg(long, value_name = "TEXT", value_parser = prose)]
        note: Option<Prose>,
    },
    /// Takes one out that was picked by mistake.
    Drop {
        /// The case.
        case: Prefix,
        /// The argument, as the plan shows it.
        argument: Prefix,
    },
}

impl Argument {
    pub(in crate::cli) fn run(self, desk: &mut Desk) -> Result<Answer, Problem> {
        match self {
            Self::List => show(desk, Show::Arguments),
            Self::Meet { case, argument, note } => {
                let case = find::case(&*desk.snapshot(None)?, &case)?;
                let words = note.as_ref().map(ToString::to_string).unwrap_or_default();
                noticing(desk, case, &words, PlanAct::MeetArgument { argument, note })
            }
            Self::Drop { case, argument } => {
                let (_, view) = find::open_case(desk, &case)?;
                let part = argument.among(view.plan.arguments.iter().map(|one| one.met))?;
                on(desk, view.row.log, PlanAct::DropPart { part })
            }
        }
    }
}
