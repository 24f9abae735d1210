//! A network that continues another one, and whether what it says of that one is true.

use std::path::PathBuf;

use clap::{Args, Subcommand};
use wijktafel_model::id::LogId;
use wijktafel_model::successor::{Compared, Comparison, CopyClaim, Estate, Heirloom};
use wijktafel_model::view::{Detail, Snapshot};
use wijktafel_model::words::Line;
use wijktafel_sync::node::{self, FirstCards, Founding, Reply, Request};
use wijktafel_sync::paths::Profile;

use super::Context;
use super::setup::new_passphrase;
use super::values::line;
use crate::ask::{Desk, Place, Unlock};
use crate::list;
use crate::print::successor::{CopyLine, History, Refounded};
use crate::print::{Answer, titled};
use crate::problem::Problem;

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
        let snapshot = earlier.snapshot(None)?;
        let estate = Estate::of(&snapshot);
        let network = snapshot.network.log.ok_or_else(|| Problem::new("not-found"))?;
        let founding = founding(&snapshot, self.network)?;
        let passphrase = new_passphrase(place, &place.unlock, context)?;
        let mut heirloom = |log: LogId| heirloom(&mut earlier, log);
        let logs = (network, estate.logs.as_slice());
        let made = node::refound(&place.profile, &passphrase, place.cost, &founding, logs, &mut heirloom)?;
        if let Some(path) = &self.partners {
            list::write_invitees(path, &estate.partners)?;
        }
        Ok(Answer::Refounded(Box::new(Refounded {
            network: made.network,
            name: founding.network.to_string(),
            carried: estate.carried,
            left: made.left,
            circles: estate.circles,
            partners: estate.partners.len(),
        })))
    }
}

/// What the new network begins with: the earlier one's name and the own cards there.
fn founding(earlier: &Snapshot, name: Option<Line>) -> Result<Founding, Problem> {
    let network = &earlier.network;
    let me = network.me.ok_or_else(|| Problem::new("not-a-member"))?;
    let own = network.organisations.iter().find(|org| org.org == me.org).ok_or_else(|| Problem::new("not-a-member"))?;
    let person = network.people.iter().find(|one| (one.org, one.person) == (me.org, me.person));
    let called = |name: Option<&String>| name.map_or_else(|| Ok(Line::unnamed()), |name| Line::new(name));
    Ok(Founding {
        network: name.map_or_else(|| Line::new(&network.name), Ok)?,
        region: network.region.as_deref().map(Line::new).transpose()?,
        cards: FirstCards {
            organisation: called(own.name.as_ref())?,
            kind: own.kind,
            formality: own.formality,
            person: called(person.and_then(|person| person.name.as_ref()))?,
        },
    })
}

fn heirloom(earlier: &mut Desk, log: LogId) -> Result<Option<Heirloom>, Problem> {
    match earlier.ask(Request::Heirloom { log })? {
        Reply::Heirloom { heirloom } => Ok(heirloom.map(|heirloom| *heirloom)),
        _ => Err(Problem::new("malformed")),
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
        let shown = here.snapshot(None)?;
        let origin = shown.network.continues.clone().ok_or_else(|| Problem::new("history-none"))?;
        let mut earlier = earlier.reach(context)?;
        if earlier.status()?.network != origin.network {
            return Err(Problem::about("history-other-network", origin.name));
        }
        let known = earlier.snapshot(None)?;
        let Reply::Copies { logs } = here.ask(Request::Copies)? else { return Err(Problem::new("malformed")) };
        let mut history = History { origin, copies: Vec::new(), proven: 0, unproven: 0 };
        for log in logs {
            let Reply::CopyClaim(claim) = here.ask(Request::CopyClaim { log })? else {
                return Err(Problem::new("malformed"));
            };
            let title = titled(&shown, log).map_or_else(|| shown.network.name.clone(), |(_, title)| title);
            let comparison = compare(&mut earlier, claim)?;
            refuse(&comparison, &title, &known, context)?;
            history.count(here.snapshot(Some(log))?.detail.as_ref());
            history.copies.push(CopyLine { log, title, comparison });
        }
        Ok(Answer::History(Box::new(history)))
    }
}

fn compare(earlier: &mut Desk, claim: Box<CopyClaim>) -> Result<Comparison, Problem> {
    match earlier.ask(Request::Compare { claim })? {
        Reply::Compared(comparison) => Ok(comparison),
        _ => Err(Problem::new("malformed")),
    }
}

/// What is not true is named, and nothing more is said.
fn refuse(found: &Comparison, title: &str, earlier: &Snapshot, context: &Context) -> Result<(), Problem> {
    let differs = found.places.iter().find_map(|(_, compared)| match compared {
        Compared::Differs { seq, org, .. } => Some((*seq, *org)),
        _ => None,
    });
    if let Some((seq, org)) = differs {
        let who = org.and_then(|org| earlier.network.organisations.iter().find(|one| one.org == org));
        let who = who.and_then(|org| org.name.clone()).unwrap_or_else(|| "…".to_owned());
        let where_to = [("title", title.into()), ("n", (seq + 1).into()), ("who", who.into())];
        return Err(Problem::about("history-differs", context.words.with("history-place", &where_to)));
    }
    if found.faithful == Some(false) {
        return Err(Problem::about("history-changed", title));
    }
    Ok(())
}

impl History {
    /// Counts the words that are quoted of others, by whether the signature that was given there is kept and holds.
    fn count(&mut self, detail: Option<&Detail>) {
        let Some(Detail::Agreement(view)) = detail else { return };
        let versions = view.earlier.iter().flat_map(|earlier| &earlier.versions);
        for word in versions.flat_map(|version| &version.words) {
            *(if word.proven { &mut self.proven } else { &mut self.unproven }) += 1;
        }
    }
}
