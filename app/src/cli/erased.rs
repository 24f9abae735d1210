//! What was dropped, and who has dropped it too.

use clap::Args;

use super::values::Prefix;
use crate::ask::Desk;
use crate::household;
use crate::print::Answer;
use crate::problem::Problem;

#[derive(Debug, Args)]
pub(super) struct Erased {
    /// What was dropped; without it, everything that was.
    #[arg(value_name = "ID")]
    log: Option<Prefix>,
}

impl Erased {
    pub(super) fn run(self, desk: &mut Desk) -> Result<Answer, Problem> {
        let snapshot = desk.snapshot(None)?;
        let mut erased = household::erased(|request| desk.ask(request))?;
        let Some(log) = self.log else { return Ok(Answer::Erased(erased, snapshot)) };
        let log = log.among(erased.iter().map(|one| one.what.log))?;
        erased.retain(|one| one.what.log == log);
        let found = erased.pop().ok_or_else(|| Problem::new("not-found"))?;
        Ok(Answer::Erasure(Box::new(found), snapshot))
    }
}
