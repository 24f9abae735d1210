//! Tables.

use std::path::PathBuf;

use clap::Subcommand;
use wijktafel_model::command::Command;
use wijktafel_model::words::Line;

use super::handout::File;
use super::values::{Prefix, line};
use super::{find, kept, kept_or_gone, make, show};
use crate::ask::Desk;
use crate::handout::Handout;
use crate::print::{Answer, Show};
use crate::problem::Problem;
use crate::text::Words;

#[derive(Debug, Subcommand)]
pub(super) enum Table {
    /// Lists the tables.
    List,
    /// Opens a table. Every member reads it, unless readers are named; that stays so for ever.
    Open {
        /// The name.
        #[arg(value_parser = line)]
        name: Line,
        /// The neighbourhood.
        #[arg(long, value_parser = line)]
        area: Option<Line>,
        /// When it meets.
        #[arg(long, value_parser = line)]
        rhythm: Option<Line>,
        /// An organisation that reads it, beside the own; may be given more than once.
        #[arg(long = "reader", value_name = "ORGANISATION")]
        readers: Vec<Prefix>,
    },
    /// Changes the card of a table; what is not given stays.
    Describe {
        /// The table.
        table: Prefix,
        /// The name.
        #[arg(long, value_parser = line)]
        name: Option<Line>,
        /// The neighbourhood; empty takes it away.
        #[arg(long)]
        area: Option<String>,
        /// When it meets; empty takes it away.
        #[arg(long)]
        rhythm: Option<String>,
    },
    /// A page for somebody who is new at a table: what it is for, who is there, what was agreed, how a talk goes.
    Newcomer {
        /// The table.
        table: Prefix,
        /// A page to print, in a new file.
        #[arg(long, value_name = "FILE")]
        to: Option<PathBuf>,
    },
    /// Lets an organisation into a table: it reads everything from the beginning.
    LetIn {
        /// The table.
        table: Prefix,
        /// The organisation.
        organisation: Prefix,
    },
    /// Takes the own organisation out of a table.
    Leave {
        /// The table.
        table: Prefix,
    },
}

impl Table {
    pub(super) fn run(self, desk: &mut Desk, words: &Words) -> Result<Answer, Problem> {
        let s = desk.snapshot(None)?;
        match self {
            Self::List => Ok(Answer::Shown(Show::Tables, s)),
            Self::Open { name, area, rhythm, readers } => {
                let orgs = if readers.is_empty() { None } else { Some(find::orgs(&s, &readers)?) };
                make(desk, Command::OpenTable { name, area, rhythm, orgs })
            }
            Self::Describe { table, name, area, rhythm } => {
                let now = find::table_view(&s, &table)?;
                let command = Command::DescribeTable {
                    table: now.log,
                    name: kept(name, &now.name)?,
                    area: kept_or_gone(area.as_deref(), now.area.as_deref(), Line::new)?,
                    rhythm: kept_or_gone(rhythm.as_deref(), now.rhythm.as_deref(), Line::new)?,
                };
                make(desk, command)
            }
            Self::Newcomer { table, to } => {
                let table = find::table(&s, &table)?;
                match to {
                    Some(to) => File { to }.write(Handout::Newcomer(table), desk, words),
                    None => show(desk, Show::Newcomer(table)),
                }
            }
            Self::LetIn { table, organisation } => {
                let (table, org) = (find::table(&s, &table)?, find::org(&s, &organisation)?);
                make(desk, Command::LetIn { table, org })
            }
            Self::Leave { table } => make(desk, Command::LeaveTable { table: find::table(&s, &table)? }),
        }
    }
}
