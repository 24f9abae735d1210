//! Founding, joining, keeping in touch, and the passphrase.

use std::net::SocketAddr;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use clap::{Args, Subcommand};
use wijktafel_model::words::{Formality, Line, OrgKind};
use wijktafel_sync::blind::QUOTA_BYTES;
use wijktafel_sync::home::check_founded;
use wijktafel_sync::node::{self, FirstCards, Founding, LockAfter, Options, Reply, Request};
use wijktafel_sync::ticket::TEXT_BYTES_MAX;
use wijktafel_sync::ticket::device::PREFIX as DEVICE_PREFIX;
use wijktafel_sync::vault;

use super::device::entered;
use super::values::{Prefix, line, word};
use super::{Context, find};
use crate::ask::{Desk, Place, Unlock, wait_until};
use crate::print::{self, Answer};
use crate::problem::Problem;
use crate::strength::Strength;
use crate::{blind, peer};

/// Who founds or joins.
#[derive(Debug, Args)]
struct Newcomer {
    /// The own organisation's name.
    #[arg(long, value_name = "NAME", value_parser = line)]
    organisation: Line,
    /// What the organisation is.
    #[arg(long, value_name = "KIND", value_parser = word(OrgKind::ALL), default_value = "other")]
    kind: OrgKind,
    /// Whether it is a formal or an informal partner.
    #[arg(long, value_parser = word(Formality::ALL), default_value = "formal")]
    formality: Formality,
    /// Your own name.
    #[arg(long, value_name = "NAME", value_parser = line)]
    person: Line,
}

impl Newcomer {
    fn cards(self) -> FirstCards {
        let Self { organisation, kind, formality, person } = self;
        FirstCards { organisation, kind, formality, person }
    }
}

#[derive(Debug, Args)]
pub(super) struct Found {
    /// The network's name.
    #[arg(long, value_name = "NAME", value_parser = line)]
    network: Line,
    /// Where it works.
    #[arg(long, value_parser = line)]
    region: Option<Line>,
    #[command(flatten)]
    who: Newcomer,
}

impl Found {
    pub(super) fn run(self, context: &Context) -> Result<Answer, Problem> {
        let place = &context.place;
        let founding = Founding { network: self.network, region: self.region, cards: self.who.cards() };
        let passphrase = new_passphrase(place, &place.unlock, context)?;
        Ok(Answer::Founded(node::found(&place.profile, &passphrase, place.cost, &founding)?))
    }
}

#[derive(Debug, Args)]
pub(super) struct Join {
    /// The invitation of an organisation or the ticket for a device, or a file that holds it.
    ticket: String,
    /// The organisation's name. Not needed with the ticket for a device.
    #[arg(long, value_name = "NAME", value_parser = line)]
    organisation: Option<Line>,
    /// What the organisation is.
    #[arg(long, value_name = "KIND", value_parser = word(OrgKind::ALL), default_value = "other")]
    kind: OrgKind,
    /// Whether it is a formal or an informal partner.
    #[arg(long, value_parser = word(Formality::ALL), default_value = "formal")]
    formality: Formality,
    /// Your own name. Not needed with the ticket for a device.
    #[arg(long, value_name = "NAME", value_parser = line)]
    person: Option<Line>,
    /// How long to look for the inviter now, in seconds; later the window or `peer` goes on with it.
    #[arg(long, value_name = "SECONDS", default_value_t = 10)]
    wait: u64,
}

impl Join {
    pub(super) fn run(self, context: &Context) -> Result<Answer, Problem> {
        let place = &context.place;
        let ticket = zeroize::Zeroizing::new(read_ticket(self.ticket)?);
        if ticket.trim_start().to_ascii_lowercase().starts_with(DEVICE_PREFIX) {
            let passphrase = new_passphrase(place, &place.unlock, context)?;
            node::enter(&place.profile, &passphrase, place.cost, &ticket)?;
            return entered(context, &passphrase, self.wait);
        }
        let missing = |name: &str| Problem::about("missing-argument", name);
        let cards = FirstCards {
            organisation: self.organisation.ok_or_else(|| missing("--organisation <NAME>"))?,
            kind: self.kind,
            formality: self.formality,
            person: self.person.ok_or_else(|| missing("--person <NAME>"))?,
        };
        let passphrase = new_passphrase(place, &place.unlock, context)?;
        node::join(&place.profile, &passphrase, place.cost, &ticket, &cards)?;
        let node =
            node::start(&place.profile, &passphrase, &Options { bind: place.bind, offline: false, looking: false })?;
        let answered = |joining: &node::Joining| joining.delivered || joining.refused.is_some();
        let _in_time = wait_until(&node, Duration::from_secs(self.wait), |shown| {
            shown.status.joining.as_ref().is_none_or(answered)
        })?;
        let status = Desk::Own(node).status()?;
        Ok(Answer::Joining(status))
    }
}

/// The text of an invitation: as typed, or from a file of that name.
pub(super) fn read_ticket(typed: String) -> Result<String, Problem> {
    use std::io::Read as _;
    let path = PathBuf::from(&typed);
    if !path.is_file() {
        return Ok(typed);
    }
    let mut text = String::new();
    let most = u64::try_from(TEXT_BYTES_MAX).unwrap_or(u64::MAX);
    let read = std::fs::File::open(&path).and_then(|file| file.take(most).read_to_string(&mut text));
    match read {
        Ok(_length) => Ok(text),
        // Bytes that are no text are no invitation either.
        Err(error) if error.kind() == std::io::ErrorKind::InvalidData => Err(Problem::new("invitation").because(error)),
        Err(error) => Err(Problem::of_file(&path, error)),
    }
}

pub(super) fn new_passphrase(
    place: &Place,
    unlock: &Unlock,
    context: &Context,
) -> Result<zeroize::Zeroizing<String>, Problem> {
    // Known before anybody thinks of four words.
    if place.profile.vault().exists() && matches!(unlock, Unlock::Terminal) {
        return Err(Problem::new("exists"));
    }
    let new = unlock.new_passphrase(&context.words.t("cli-new-passphrase"), &context.words.t("cli-again"))?;
    advise(&new, context);
    Ok(new)
}

/// Says what makes a new passphrase easy to guess, if anything: it is taken all the same.
fn advise(new: &str, context: &Context) {
    if let Some(strength) = Strength::of(new).filter(|strength| *strength != Strength::Good) {
        print::aside(&context.words.t(strength.key()));
    }
}

#[derive(Debug, Args)]
pub(super) struct Peer {
    /// Runs a blind peer: keeps sealed parcels of a network whose copy is not here, and reads nothing.
    #[arg(long)]
    blind: bool,
    /// How much a blind peer keeps, in MiB.
    #[arg(long, value_name = "MIB", requires = "blind", default_value_t = QUOTA_BYTES >> 20, value_parser = clap::value_parser!(u64).range(1..=1 << 20))]
    quota: u64,
}

impl Peer {
    pub(super) fn run(self, context: &Context) -> Result<(), Problem> {
        let Context { place, words, json } = context;
        if self.blind { blind::run(place, self.quota << 20, words, *json) } else { peer::run(place, words, *json) }
    }
}

#[derive(Debug, Args)]
pub(super) struct Sync {
    /// How many partner devices must hold everything.
    #[arg(long, value_name = "NUMBER", default_value_t = 1)]
    partners: usize,
    /// How long to wait, in seconds.
    #[arg(long, value_name = "SECONDS", default_value_t = 30)]
    wait: u64,
}

impl Sync {
    pub(super) fn run(self, place: &Place) -> Result<Answer, Problem> {
        let mut desk = place.reach_partners()?;
        let wait_ms = self.wait.saturating_mul(1_000);
        match desk.ask(Request::Settle { partners: self.partners, wait_ms })? {
            Reply::Settled { partners, reached: true } => Ok(Answer::Settled { partners }),
            Reply::Settled { partners, .. } => Err(Problem::about("timed-out", partners.to_string())),
            _ => Err(Problem::new("malformed")),
        }
    }
}

#[derive(Debug, Args)]
pub(super) struct Dial {
    /// The partner's device.
    device: Prefix,
    /// Where it can be reached: address and port.
    #[arg(required = true, value_name = "ADDRESS")]
    addresses: Vec<SocketAddr>,
}

impl Dial {
    pub(super) fn run(self, desk: &mut Desk) -> Result<Answer, Problem> {
        let device = find::device(&*desk.snapshot(None)?, &self.device)?;
        desk.ask(Request::Dial { device, addresses: self.addresses }).map(|_done| Answer::Done)
    }
}

#[derive(Debug, Subcommand)]
pub(super) enum Passphrase {
    /// Changes it. Backups that were made before still open with the old one.
    Change {
        /// Reads the new passphrase from the first line of a file.
        #[arg(long, value_name = "FILE")]
        new_passphrase_file: Option<PathBuf>,
    },
}

impl Passphrase {
    pub(super) fn run(self, context: &Context) -> Result<Answer, Problem> {
        let place = &context.place;
        let Self::Change { new_passphrase_file } = self;
        check_founded(&place.profile)?;
        let _lock = place.profile.lock()?;
        let old = place.unlock.passphrase(&place.prompt)?;
        // The old one is tried before a new one is asked for.
        vault::open(&place.profile.vault(), &old)?;
        let unlock = new_passphrase_file.map_or(Unlock::Terminal, Unlock::File);
        let new = unlock.new_passphrase(&context.words.t("cli-new-passphrase"), &context.words.t("cli-again"))?;
        advise(&new, context);
        vault::change_passphrase(&place.profile.vault(), &old, &new, place.cost)?;
        Ok(Answer::PassphraseChanged)
    }
}

/// Stops the program that has the copy open.
pub(super) fn stop(place: &Place) -> Result<Answer, Problem> {
    let mut desk = place.running()?.ok_or_else(|| Problem::new("not-running"))?;
    desk.ask(Request::Stop).map(|_done| Answer::Done)
}

/// How long a program that locked may take to come back.
const BACK: Duration = Duration::from_secs(2);

/// Locks the program that has the copy open.
pub(super) fn lock(place: &Place) -> Result<Answer, Problem> {
    let mut desk = place.running()?.ok_or_else(|| Problem::new("not-running"))?;
    desk.ask(Request::Lock)?;
    // A peer takes questions again in a moment; a window only once it is open.
    let begun = Instant::now();
    while !is_back(place) && begun.elapsed() < BACK {
        std::thread::sleep(Duration::from_millis(20));
    }
    Ok(Answer::Done)
}

/// Whether a program answers. That one can be connected to is not enough: the socket of the one that went may be open for
/// a moment longer.
fn is_back(place: &Place) -> bool {
    let Ok(Some(mut desk)) = place.running() else { return false };
    desk.ask(Request::Status).map_or_else(|problem| problem.code == "locked", |_open| true)
}

/// Opens the copy of a peer that was locked.
pub(super) fn unlock(place: &Place) -> Result<Answer, Problem> {
    let mut desk = place.running()?.ok_or_else(|| Problem::new("not-running"))?;
    let passphrase = vault::Passphrase(place.unlock.passphrase(&place.prompt)?);
    desk.ask(Request::Unlock { passphrase }).map(|_done| Answer::Done)
}

#[derive(Debug, Args)]
pub(super) struct After {
    /// The minutes, or `never`.
    #[arg(value_parser = word(&LockAfter::ALL))]
    minutes: Option<LockAfter>,
}

impl After {
    pub(super) fn run(self, desk: &mut Desk) -> Result<Answer, Problem> {
        match self.minutes {
            Some(after) => desk.ask(Request::SetLockAfter { after }).map(|_done| Answer::Done),
            None => match desk.ask(Request::LockAfter)? {
                Reply::LockAfter { after } => Ok(Answer::LockAfter(after)),
                _ => Err(Problem::new("malformed")),
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_invitation_is_read_from_a_file_or_taken_as_it_is() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("invitation");
        std::fs::write(&path, "wijktafel-abc").expect("a file");

        assert_eq!(read_ticket(path.display().to_string()).expect("readable"), "wijktafel-abc");
        assert_eq!(read_ticket("wijktafel-def".to_owned()).expect("taken"), "wijktafel-def");
    }

    #[test]
    fn a_file_that_is_no_text_is_no_invitation() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("picture");
        std::fs::write(&path, [0xff, 0xfe]).expect("a file");

        assert_eq!(read_ticket(path.display().to_string()).expect_err("no text").code, "invitation");
    }
}
