//! A network that continues another one, and whether what it says of that one is true: written once, for the window
//! and the command line.

use std::path::Path;

use wijktafel_model::id::LogId;
use wijktafel_model::successor::{Compared, CopyClaim, Estate, Heirloom};
use wijktafel_model::view::{Detail, Snapshot};
use wijktafel_model::words::Line;
use wijktafel_sync::node::{self, FirstCards, Founding, Reply, Request};
use wijktafel_sync::paths::Profile;
use wijktafel_sync::vault::Cost;

use crate::ask::{snapshot_in, status_in};
use crate::list;
use crate::print::successor::{CopyLine, Fault, History, Refounded};
use crate::print::titled;
use crate::problem::Problem;
use crate::text::Words;

type Answered = Result<Reply, Problem>;

/// What is founded, and where.
#[derive(Debug)]
pub struct Plan<'a> {
    /// The new copy's folder: new or empty.
    pub profile: &'a Profile,
    /// What it will be locked with.
    pub passphrase: &'a str,
    /// What guessing that costs.
    pub cost: Cost,
    /// The new network's name; without it, that of the earlier one.
    pub network: Option<Line>,
    /// A list of the other members of the earlier network, for inviting them.
    pub partners: Option<&'a Path>,
}

/// Founds a network that continues the one that is asked; `carried` hears how many of how many parts are there.
///
/// # Errors
/// When something cannot be read there or written here; nothing is left behind then.
pub fn refound(
    mut ask: impl FnMut(Request) -> Answered,
    plan: Plan<'_>,
    mut carried: impl FnMut(usize, usize),
) -> Result<Refounded, Problem> {
    let snapshot = snapshot_in(ask(Request::Snapshot { detail: None })?)?;
    let estate = Estate::of(&snapshot);
    let network = snapshot.network.log.ok_or_else(|| Problem::new("not-found"))?;
    let founding = founding(&snapshot, plan.network)?;
    let whole = estate.logs.len();
    let mut done = 0;
    let mut heirloom = |log: LogId| {
        carried(done, whole);
        done += 1;
        heirloom(&mut ask, log)
    };
    let logs = (network, estate.logs.as_slice());
    let made = node::refound(plan.profile, plan.passphrase, plan.cost, &founding, logs, &mut heirloom)?;
    if let Some(path) = plan.partners {
        list::write_invitees(path, &estate.partners)?;
    }
    Ok(Refounded {
        network: made.network,
        name: founding.network.to_string(),
        carried: estate.carried,
        left: made.left,
        circles: estate.circles,
        partners: estate.partners.len(),
    })
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

fn heirloom(ask: &mut impl FnMut(Request) -> Answered, log: LogId) -> Result<Option<Heirloom>, Problem> {
    match ask(Request::Heirloom { log })? {
        Reply::Heirloom { heirloom } => Ok(heirloom.map(|heirloom| *heirloom)),
        _ => Err(Problem::new("malformed")),
    }
}

/// Compares what a network says of the one it continues with a copy of that one, part by part. A part that is not true
/// says so in [`CopyLine::fault`].
///
/// # Errors
/// `history-none`, `history-other-network`, or when something cannot be read.
pub fn history(
    mut here: impl FnMut(Request) -> Answered,
    mut earlier: impl FnMut(Request) -> Answered,
    words: &Words,
) -> Result<History, Problem> {
    let shown = snapshot_in(here(Request::Snapshot { detail: None })?)?;
    let origin = shown.network.continues.clone().ok_or_else(|| Problem::new("history-none"))?;
    if status_in(earlier(Request::Status)?)?.network != origin.network {
        return Err(Problem::about("history-other-network", origin.name));
    }
    let known = snapshot_in(earlier(Request::Snapshot { detail: None })?)?;
    let Reply::Copies { logs } = here(Request::Copies)? else { return Err(Problem::new("malformed")) };
    let mut history = History { origin, copies: Vec::new(), proven: 0, unproven: 0 };
    for log in logs {
        let Reply::CopyClaim(claim) = here(Request::CopyClaim { log })? else { return Err(Problem::new("malformed")) };
        let title = titled(&shown, log).map_or_else(|| shown.network.name.clone(), |(_, title)| title);
        let copy = compared(&mut earlier, (log, title), claim, &known, words)?;
        history.count(snapshot_in(here(Request::Snapshot { detail: Some(log) })?)?.detail.as_ref());
        history.copies.push(copy);
    }
    Ok(history)
}

fn compared(
    earlier: &mut impl FnMut(Request) -> Answered,
    (log, title): (LogId, String),
    claim: Box<CopyClaim>,
    known: &Snapshot,
    words: &Words,
) -> Result<CopyLine, Problem> {
    let Reply::Compared(comparison) = earlier(Request::Compare { claim })? else {
        return Err(Problem::new("malformed"));
    };
    let differs = comparison.places.iter().find_map(|(_, compared)| match compared {
        Compared::Differs { seq, org, .. } => Some((*seq, *org)),
        _ => None,
    });
    let fault = match differs {
        Some((seq, org)) => {
            let who = org.and_then(|org| known.network.organisations.iter().find(|one| one.org == org));
            let who = who.and_then(|org| org.name.clone()).unwrap_or_else(|| "…".to_owned());
            let place = [("title", title.as_str().into()), ("n", (seq + 1).into()), ("who", who.into())];
            Some(Fault { code: "history-differs", detail: words.with("history-place", &place) })
        }
        None if comparison.faithful == Some(false) => Some(Fault { code: "history-changed", detail: title.clone() }),
        None => None,
    };
    Ok(CopyLine { log, title, comparison, fault })
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
