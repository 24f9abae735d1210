//! The inbox of plans.

use clap::Subcommand;
use wijktafel_model::command::Command;

use super::values::Prefix;
use super::{find, make, show};
use crate::ask::Desk;
use crate::print::{Answer, Show};
use crate::problem::Problem;

#[derive(Debug, Subcommand)]
pub(super) enum Inbox {
    /// Lists what lies before the own organisation, what it laid before others, and who is asked where.
    List,
    /// Names who of the own organisation is asked about plans; without anybody, nobody in particular.
    Contacts {
        /// The people.
        people: Vec<Prefix>,
    },
}

impl Inbox {
    pub(super) fn run(self, desk: &mut Desk) -> Result<Answer, Problem> {
        match self {
            Self::List => show(desk, Show::Inbox),
            Self::Contacts { people } => {
                let s = desk.snapshot(None)?;
                let people = people.iter().map(|person| find::person(&s, person)).collect::<Result<Vec<_>, _>>()?;
                make(desk, Command::NamePlanContacts { people })
            }
        }
    }
}
