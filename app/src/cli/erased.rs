//! Who has dropped what was dropped.

use clap::Args;
use wijktafel_model::id::LogId;
use wijktafel_sync::node::{Reply, Request};

use crate::ask::Desk;
use crate::print::Answer;
use crate::problem::Problem;

#[derive(Debug, Args)]
pub(super) struct Erased {
    /// The whole id of what was dropped: nothing lists it any more.
    log: LogId,
}

impl Erased {
    pub(super) fn run(self, desk: &mut Desk) -> Result<Answer, Problem> {
        let snapshot = desk.snapshot(None)?;
        match desk.ask(Request::Erasure { log: self.log })? {
            Reply::Erasure { receipts } => Ok(Answer::Erasure(receipts, snapshot)),
            _ => Err(Problem::new("malformed")),
        }
    }
}
