//! Maturity rounds.

use std::path::{Path, PathBuf};

use clap::{Args, Subcommand};
use wijktafel_model::command::Command;
use wijktafel_model::fact::round::PhaseModel;
use wijktafel_model::view::phase::Sign;
use wijktafel_model::words::{Line, Prose, RoundWay, TextField};
use wijktafel_sync::node::Through;

use super::text::Edit;
use super::values::{Prefix, line, prose, word};
use super::{find, make};
use crate::ask::Desk;
use crate::journey::looked;
use crate::print::{Answer, Show};
use crate::problem::Problem;
use crate::text::Words;

/// The longest model file that is read, in bytes.
const MODEL_BYTES_MAX: u64 = 1 << 20;

#[derive(Debug, Args)]
pub(super) struct Growth {
    /// Shows what one sign rests on.
    #[arg(long, value_name = "SIGN", value_parser = word(&Sign::ALL))]
    pub(super) about: Option<Sign>,
    /// Looks at it another way: where the network's own facts point on the journey, or in which stage.
    #[arg(long, value_name = "WAY", value_parser = word(&Through::ALL), conflicts_with = "about")]
    pub(super) through: Option<Through>,
}

impl Growth {
    pub(super) fn run(self, desk: &mut Desk, words: &Words) -> Result<Answer, Problem> {
        let s = desk.snapshot(None)?;
        Ok(match self.through.and_then(|through| looked(&s, words, through)) {
            Some(looked) => Answer::Looked(looked),
            None => Answer::Shown(Show::Growth(self.about), s),
        })
    }
}

#[derive(Debug, Subcommand)]
pub(super) enum Round {
    /// Lists the rounds.
    List,
    /// Shows a round: the spread before the median, the phase, its history.
    Show {
        /// The round; without it, the newest.
        round: Option<Prefix>,
    },
    /// Opens a round among all members.
    Open {
        /// The title.
        #[arg(value_parser = line)]
        title: Line,
        /// A phase model as JSON, in the form that `round show --json` prints; without it, the default one.
        #[arg(long, value_name = "FILE")]
        model: Option<PathBuf>,
        /// How scores are given: sealed first and revealed together, in sight of all, or counted from paper.
        #[arg(long, value_parser = word(RoundWay::ALL), default_value = "sealed")]
        way: RoundWay,
    },
    /// Gives the own organisation's score on one dimension; in a sealed round it waits on this device.
    Score {
        /// The round.
        round: Prefix,
        /// The dimension's place in the model, from 1.
        #[arg(value_parser = clap::value_parser!(u32).range(1..))]
        dimension: u32,
        /// The phase you see, from 1.
        #[arg(value_parser = clap::value_parser!(u32).range(1..))]
        score: u32,
        /// What shows it.
        #[arg(long, value_parser = prose)]
        evidence: Option<Prose>,
    },
    /// Seals the scores that wait on this device: nobody can change them any more.
    Seal {
        /// The round.
        round: Prefix,
    },
    /// Ends the sealing: everybody's client reveals what was sealed by now.
    EndSealing {
        /// The round.
        round: Prefix,
    },
    /// Counts the sheets of a round on paper.
    Paper {
        /// The round.
        round: Prefix,
        /// The dimension's place in the model, from 1.
        #[arg(value_parser = clap::value_parser!(u32).range(1..))]
        dimension: u32,
        /// How many sheets named each phase, from phase 1.
        #[arg(required = true)]
        counts: Vec<u32>,
    },
    /// Says that the scores were talked about.
    Discussed {
        /// The round.
        round: Prefix,
    },
    /// Closes a round: it takes no more scores.
    Close {
        /// The round.
        round: Prefix,
    },
    /// Prints or changes what the talk concluded.
    Conclusion {
        /// The round.
        round: Prefix,
        #[command(flatten)]
        edit: Edit,
    },
}

impl Round {
    pub(super) fn run(self, desk: &mut Desk) -> Result<Answer, Problem> {
        let s = desk.snapshot(None)?;
        match self {
            Self::List => Ok(Answer::Shown(Show::Rounds, s)),
            Self::Show { round } => {
                let log = match &round {
                    Some(prefix) => find::round(&s, prefix)?.log,
                    None => s.rounds.last().map(|round| round.log).ok_or_else(|| Problem::new("not-found"))?,
                };
                Ok(Answer::Shown(Show::Round(log), s))
            }
            Self::Open { title, model, way } => {
                let model = model.as_deref().map(read_model).transpose()?;
                make(desk, Command::OpenRound { title, model, way })
            }
            Self::Seal { round } => make(desk, Command::SealScores { round: find::round(&s, &round)?.log }),
            Self::EndSealing { round } => make(desk, Command::EndSealing { round: find::round(&s, &round)?.log }),
            Self::Paper { round, dimension, counts } => {
                let round = find::round(&s, &round)?.log;
                make(desk, Command::CountPaper { round, dimension: dimension.saturating_sub(1), counts })
            }
            Self::Discussed { round } => make(desk, Command::DiscussRound { round: find::round(&s, &round)?.log }),
            Self::Score { round, dimension, score, evidence } => {
                let round = find::round(&s, &round)?.log;
                make(desk, Command::GiveScore { round, dimension: dimension.saturating_sub(1), score, evidence })
            }
            Self::Close { round } => make(desk, Command::CloseRound { round: find::round(&s, &round)?.log }),
            Self::Conclusion { round, edit } => {
                let round = find::round(&s, &round)?;
                edit.run(desk, round.log, TextField::Conclusion, &round.conclusion)
            }
        }
    }
}

fn read_model(path: &Path) -> Result<PhaseModel, Problem> {
    use std::io::Read as _;
    let mut json = Vec::new();
    let read = std::fs::File::open(path).and_then(|file| file.take(MODEL_BYTES_MAX).read_to_end(&mut json));
    let _length = read.map_err(|error| Problem::of_file(path, error))?;
    let name = path.display().to_string();
    // What is wrong with it would be said with words of the file itself.
    serde_json::from_slice(&json).map_err(|_words| Problem::about("bad-value", name))
}
