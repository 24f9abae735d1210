//! A network that continues another one, and whether what it says of that one is true.

use std::path::PathBuf;

use clap::{Args, Subcommand};
use wijktafel_model::words::Line;
use wijktafel_sync::paths::Profile;

use super::Context;
use super::setup::new_passphrase;
use super::values::line;
use crate::ask::{Desk, Place, Unlock};
use crate::print::Answer;
use crate::print::successor::History;
use crate::problem::Problem;
use crate::successor::{self, Plan};

/// The copy of the earlier network.
#[derive(Debug, Args)]
struct Earlier {
    /// The folder of your copy of the earlier network; it is read, and stays as it is.
    #[arg(long = "from", value_name = "FOLDER")]
    folder: PathBuf,
    /// Reads that copy's passphrase from the first line of a file; without it, as for this copy.
    #[arg(long = "from-passphrase-file", value_name = "FILE")]
    passphrase_file: Option<PathBuf>,
}

impl Earlier {
    fn reach(self, context: &Context) -> Result<Desk, Problem> {
        let profile = Profile::at(self.folder);
        if profile.folder() == context.place.profile.folder() {
            return Err(Problem::new("history-same-folder"));
        }
        let unlock = self.passphrase_file.map_or_else(|| context.place.unlock.clone(), Unlock::File);
        let prompt = context.words.t("cli-ask-passphrase-earlier").into_owned();
        Place { profile, unlock, prompt, ..context.place.clone() }.look()
    }
}

#[derive(Debug, Args)]
pub(super) struct Refound {
    #[command(flatten)]
    earlier: Earlier,
    /// The new network's name; without it, that of the earlier one.
    #[arg(long, value_name = "NAME", value_parser = line)]
    network: Option<Line>,
    /// Writes the other members of the earlier network into a list, for `invite --list`.
    #[arg(long, value_name = "FILE")]
    partners: Option<PathBuf>,
}

impl Refound {
    pub(super) fn run(self, context: &Context) -> Result<Answer, Problem> {
        let place = &context.place;
        let mut earlier = self.earlier.reach(context)?;
        let passphrase = new_passphrase(place, &place.unlock, context)?;
        let plan = Plan {
            profile: &place.profile,
            passphrase: &passphrase,
            cost: place.cost,
            network: self.network,
            partners: self.partners.as_deref(),
        };
        let made = successor::refound(|request| earlier.ask(request), plan, |_, _| ())?;
        Ok(Answer::Refounded(Box::new(made)))
    }
}

/// Where this network comes from.
#[derive(Debug, Subcommand)]
pub(super) enum Origin {
    /// Compares what this network says of the one it continues with your own copy of that one.
    Verify(Verify),
}

#[derive(Debug, Args)]
pub(super) struct Verify {
    #[command(flatten)]
    earlier: Earlier,
}

impl Origin {
    pub(super) fn run(self, context: &Context) -> Result<Answer, Problem> {
        let Self::Verify(Verify { earlier }) = self;
        let mut here = context.place.reach()?;
        if here.snapshot(None)?.network.continues.is_none() {
            return Err(Problem::new("history-none"));
        }
        let mut earlier = earlier.reach(context)?;
        let found = successor::history(|request| here.ask(request), |request| earlier.ask(request), &context.words)?;
        // What is not true is named, and nothing more is said.
        let (faults, copies) = found.copies.into_iter().partition::<Vec<_>, _>(|copy| copy.fault.is_some());
        if let Some(fault) = faults.into_iter().find_map(|copy| copy.fault) {
            return Err(Problem::about(fault.code, fault.detail));
        }
        Ok(Answer::History(Box::new(History { copies, ..found })))
    }
}
