//! Talk beside a case or an agreement.

use clap::Subcommand;
use wijktafel_model::command::Command;
use wijktafel_model::command::talk::TalkAct;
use wijktafel_model::id::FactId;
use wijktafel_model::view::talk::RemarkView;
use wijktafel_model::view::{Detail, Snapshot};
use wijktafel_model::words::{Line, Prose};

use super::make;
use super::values::{Prefix, line, prose};
use crate::ask::Desk;
use crate::print::{Answer, Show};
use crate::problem::Problem;

#[derive(Debug, Subcommand)]
pub(super) enum Talk {
    /// Shows what is talked about, with the marks to answer by.
    Show {
        /// The case or agreement.
        about: Prefix,
    },
    /// Says something.
    Say {
        /// The case or agreement.
        about: Prefix,
        /// The words.
        #[arg(value_parser = prose)]
        text: Prose,
        /// The words of it that this is about.
        #[arg(long, value_name = "WORDS", value_parser = line)]
        beside: Option<Line>,
    },
    /// Answers.
    Answer {
        /// The case or agreement.
        about: Prefix,
        /// What is answered.
        remark: Prefix,
        /// The words.
        #[arg(value_parser = prose)]
        text: Prose,
    },
    /// Settles a remark.
    Settle {
        /// The case or agreement.
        about: Prefix,
        /// The remark.
        remark: Prefix,
    },
    /// Opens a remark that was settled.
    Reopen {
        /// The case or agreement.
        about: Prefix,
        /// The remark.
        remark: Prefix,
    },
    /// Takes own words back.
    Back {
        /// The case or agreement.
        about: Prefix,
        /// The remark or answer.
        remark: Prefix,
    },
}

impl Talk {
    pub(super) fn run(self, desk: &mut Desk) -> Result<Answer, Problem> {
        let (Self::Show { about }
        | Self::Say { about, .. }
        | Self::Answer { about, .. }
        | Self::Settle { about, .. }
        | Self::Reopen { about, .. }
        | Self::Back { about, .. }) = &self;
        let s = desk.snapshot(None)?;
        let cases = s.cases.iter().map(|case| case.log);
        let log = about.among(cases.chain(s.agreements.iter().map(|row| row.log)))?;
        let s = desk.snapshot(Some(log))?;
        let act = match self {
            Self::Show { .. } => return Ok(Answer::Shown(Show::Talk, s)),
            Self::Say { text, beside, .. } => TalkAct::Remark { text, on: None, beside },
            Self::Answer { remark, text, .. } => TalkAct::Remark { text, on: Some(found(&s, &remark)?), beside: None },
            Self::Settle { remark, .. } => TalkAct::Settle { remark: found(&s, &remark)?, settled: true },
            Self::Reopen { remark, .. } => TalkAct::Settle { remark: found(&s, &remark)?, settled: false },
            Self::Back { remark, .. } => TalkAct::TakeBack { remark: found(&s, &remark)? },
        };
        make(desk, Command::Talk { log, act })
    }
}

/// A remark or an answer.
fn found(s: &Snapshot, prefix: &Prefix) -> Result<FactId, Problem> {
    let talk: &[RemarkView] = s.detail.as_ref().map(Detail::talk).unwrap_or_default();
    prefix.among(talk.iter().flat_map(|one| std::iter::once(&one.said).chain(&one.answers)).map(|said| said.remark))
}
