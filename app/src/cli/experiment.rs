//! Experiments: what partners try until a day.

use clap::Subcommand;
use wijktafel_model::command::Command;
use wijktafel_model::fact::experiment::ExperimentJudged;
use wijktafel_model::time::Day;
use wijktafel_model::words::experiment::ExperimentOutcome;
use wijktafel_model::words::{Line, Prose, TextField};

use super::text::Edit;
use super::values::{Prefix, line, prose, word};
use super::{find, make, show};
use crate::ask::Desk;
use crate::print::{Answer, Show};
use crate::problem::Problem;

#[derive(Debug, Subcommand)]
pub(super) enum Experiment {
    /// Lists the experiments, those that ask for a word first.
    List,
    /// Begins to try something; the own organisation takes part.
    Open {
        /// The title.
        #[arg(value_parser = line)]
        title: Line,
        /// The day on which you say what becomes of it.
        #[arg(long, value_name = "DAY")]
        until: Day,
        /// What is tried, and how you will see whether it works.
        #[arg(long, default_value = "")]
        text: String,
    },
    /// Takes part.
    Join {
        /// The experiment.
        experiment: Prefix,
    },
    /// Takes part no longer.
    Leave {
        /// The experiment.
        experiment: Prefix,
    },
    /// Says what becomes of it; by who takes part.
    Judge {
        /// The experiment.
        experiment: Prefix,
        /// What becomes of it.
        #[arg(value_parser = word(ExperimentOutcome::ALL))]
        outcome: ExperimentOutcome,
        /// Why.
        #[arg(long, value_name = "TEXT", value_parser = prose)]
        why: Option<Prose>,
        /// The next day to look at it; of one that goes on.
        #[arg(long, value_name = "DAY", required_if_eq("outcome", "goes-on"))]
        until: Option<Day>,
        /// The agreement; of one that was agreed.
        #[arg(long, required_if_eq("outcome", "agreed"))]
        agreement: Option<Prefix>,
    },
    /// Prints or changes what is tried.
    Text {
        /// The experiment.
        experiment: Prefix,
        #[command(flatten)]
        edit: Edit,
    },
}

impl Experiment {
    pub(super) fn run(self, desk: &mut Desk) -> Result<Answer, Problem> {
        if let Self::List = self {
            return show(desk, Show::Experiments);
        }
        let s = desk.snapshot(None)?;
        let found = |prefix: &Prefix| find::experiment(&s, prefix);
        let command = match self {
            Self::List => return show(desk, Show::Experiments),
            Self::Open { title, until, text } => Command::OpenExperiment { title, until, origin: None, text },
            Self::Join { experiment } => {
                Command::JoinExperiment { experiment: found(&experiment)?.log, takes_part: true }
            }
            Self::Leave { experiment } => {
                Command::JoinExperiment { experiment: found(&experiment)?.log, takes_part: false }
            }
            Self::Judge { experiment, outcome, why, until, agreement } => {
                let agreement = agreement.map(|agreement| find::agreement(&s, &agreement)).transpose()?;
                let judged = ExperimentJudged { outcome, why, until, agreement };
                Command::JudgeExperiment { experiment: found(&experiment)?.log, judged }
            }
            Self::Text { experiment, edit } => {
                let one = found(&experiment)?;
                return edit.run(desk, one.log, TextField::Trial, &one.text);
            }
        };
        make(desk, command)
    }
}
