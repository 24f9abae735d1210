//! How closely partners work together.

use std::path::PathBuf;

use clap::Subcommand;
use wijktafel_model::command::Command;
use wijktafel_model::export::graphml;
use wijktafel_model::fact::relation::{ANSWER_MAX, RelationGiven, Trust, Worth};
use wijktafel_model::view::Snapshot;
use wijktafel_model::view::relation::CaptureView;
use wijktafel_model::words::Line;
use wijktafel_model::words::relation::Closeness;

use super::values::{Prefix, line, word};
use super::{find, make};
use crate::ask::Desk;
use crate::paper;
use crate::print::{Answer, Show};
use crate::problem::Problem;

#[derive(Debug, Subcommand)]
pub(super) enum Relations {
    /// Lists the captures.
    List,
    /// Shows a capture: what each two say of each other, and what changed since the one before.
    Show {
        /// The capture; without it, the latest.
        capture: Option<Prefix>,
    },
    /// Asks all members how they work together now.
    Open {
        /// The title.
        #[arg(value_parser = line)]
        title: Line,
    },
    /// Says how the own organisation works together with another.
    Say {
        /// The capture.
        capture: Prefix,
        /// The other organisation.
        other: Prefix,
        /// How closely.
        #[arg(value_parser = word(Closeness::ALL))]
        closeness: Closeness,
        /// How far you trust it, each from 1 to 4: openness,reliability,purpose.
        #[arg(long, value_name = "N,N,N", value_parser = three)]
        trust: Option<[u32; 3]>,
        /// What it brings, each from 1 to 4: influence,means,involvement.
        #[arg(long, value_name = "N,N,N", value_parser = three)]
        worth: Option<[u32; 3]>,
    },
    /// Closes a capture: it takes no more answers.
    Close {
        /// The capture.
        capture: Prefix,
    },
    /// Writes a capture for programs that draw networks.
    Export {
        /// The capture; without it, the latest.
        capture: Option<Prefix>,
        /// The new file.
        #[arg(long, value_name = "FILE")]
        graphml: PathBuf,
    },
}

/// Reads three answers with commas between.
fn three(text: &str) -> Result<[u32; 3], String> {
    let numbers: Vec<u32> = text.split(',').filter_map(|number| number.trim().parse().ok()).collect();
    match numbers.as_slice() {
        [one, two, three] if numbers.iter().all(|n| (1..=ANSWER_MAX).contains(n)) && text.split(',').count() == 3 => {
            Ok([*one, *two, *three])
        }
        _ => Err(format!("three numbers from 1 to {ANSWER_MAX}, with commas between")),
    }
}

impl Relations {
    pub(super) fn run(self, desk: &mut Desk) -> Result<Answer, Problem> {
        let s = desk.snapshot(None)?;
        match self {
            Self::List => Ok(Answer::Shown(Show::Captures, s)),
            Self::Show { capture } => {
                let log = chosen(&s, capture.as_ref())?.log;
                Ok(Answer::Shown(Show::Capture(log), s))
            }
            Self::Open { title } => make(desk, Command::OpenCapture { title }),
            Self::Say { capture, other, closeness, trust, worth } => {
                let (capture, other) = (find::capture(&s, &capture)?.log, find::org(&s, &other)?);
                let trust = trust.map(|[openness, reliability, purpose]| Trust { openness, reliability, purpose });
                let worth = worth.map(|[influence, means, involvement]| Worth { influence, means, involvement });
                let given = RelationGiven { other, closeness, trust, worth };
                make(desk, Command::GiveRelation { capture, given })
            }
            Self::Close { capture } => make(desk, Command::CloseCapture { capture: find::capture(&s, &capture)?.log }),
            Self::Export { capture, graphml: path } => {
                let capture = chosen(&s, capture.as_ref())?;
                paper::write(&path, &graphml::one(&s, capture))?;
                Ok(Answer::Written { path, entries: capture.answers.len() })
            }
        }
    }
}

fn chosen<'s>(s: &'s Snapshot, prefix: Option<&Prefix>) -> Result<&'s CaptureView, Problem> {
    match prefix {
        Some(prefix) => find::capture(s, prefix),
        None => s.captures.last().ok_or_else(|| Problem::new("not-found")),
    }
}
