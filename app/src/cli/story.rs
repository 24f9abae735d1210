//! Stories: what went well, told in short, with the resident's word.

use clap::{Args, Subcommand};
use wijktafel_model::command::Command;
use wijktafel_model::command::learning::Story as Told;
use wijktafel_model::time::Day;
use wijktafel_model::words::learning::WordWay;
use wijktafel_model::words::{DropReason, Line, Prose};

use super::values::{Prefix, line, prose, word};
use super::{find, make, show};
use crate::ask::Desk;
use crate::print::{Answer, Show};
use crate::problem::Problem;

#[derive(Debug, Subcommand)]
pub(super) enum Story {
    /// Lists the stories, each with the word that was given for it.
    List,
    /// Tells a story about a learning case, with the resident's word. Who reads the case reads it.
    Tell(Tell),
    /// The resident takes the word back: the story is gone everywhere, for good.
    Back {
        /// The story.
        story: Prefix,
        /// It is certain.
        #[arg(long)]
        yes: bool,
    },
}

#[derive(Debug, Args)]
pub(super) struct Tell {
    /// The case.
    case: Prefix,
    /// The title.
    #[arg(value_parser = line)]
    title: Line,
    /// The story.
    #[arg(long, value_name = "TEXT", value_parser = prose)]
    text: Prose,
    /// The day on which the resident gave the word.
    #[arg(long, value_name = "DAY")]
    on: Day,
    /// How the word was given.
    #[arg(long, value_parser = word(WordWay::ALL))]
    way: WordWay,
    /// Who asked; without it, oneself.
    #[arg(long, value_name = "PERSON")]
    asker: Option<Prefix>,
    /// Words that were looked at and tell nothing; may be given more than once.
    #[arg(long = "keep", value_name = "WORDS")]
    keep: Vec<String>,
}

impl Story {
    pub(super) fn run(self, desk: &mut Desk) -> Result<Answer, Problem> {
        let s = desk.snapshot(None)?;
        match self {
            Self::List => show(desk, Show::Stories),
            Self::Tell(tell) => {
                let me = find::me(&s)?;
                let asker = tell.asker.as_ref().map(|asker| find::person_view(&s, asker)).transpose()?;
                let (asked, asker) = asker.map_or((me.org, me.person), |one| (one.org, one.person));
                let case = find::case(&s, &tell.case)?;
                let Tell { title, text, on, way, keep, .. } = tell;
                let told = Told { case, title, text, asked, asker: Some(asker), on, way, keep };
                make(desk, Command::TellStory(Box::new(told)))
            }
            Self::Back { story, yes } => {
                let log = find::story(&s, &story)?.log;
                if !yes {
                    return Err(Problem::new("unconfirmed"));
                }
                make(desk, Command::DropLog { log, reason: DropReason::Withdrawn })
            }
        }
    }
}
