//! The command line: everything the screens do, by the same commands.
//!
//! One file for each family of commands. Each turns what was typed into a [`node::Request`](wijktafel_sync::node::Request)
//! for a [`Desk`](crate::ask::Desk) and answers with an [`Answer`]. `docs/cli.md` is its page.

mod access;
mod action;
mod agreement;
mod blind;
mod budget;
mod case;
mod circle;
mod device;
mod drafts;
mod erased;
mod experiment;
pub(crate) mod files;
mod find;
mod guide;
mod handout;
mod inbox;
mod ladder;
mod lesson;
mod meeting;
mod membership;
mod network;
mod plan;
mod preferences;
mod privacy;
mod quarter;
mod relations;
mod remember;
mod reply;
mod report;
mod round;
mod save;
mod setup;
mod shapes;
mod steps;
mod story;
mod successor;
mod table;
mod talk;
mod text;
pub mod usage;
pub mod values;
mod verify;

use std::ffi::OsString;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;

use clap::{Args, CommandFactory as _, Parser, Subcommand};
use tracing::{Level, Metadata};
use tracing_subscriber::EnvFilter;
use tracing_subscriber::filter::{FilterExt as _, filter_fn};
use tracing_subscriber::prelude::*;
use wijktafel_model::id::LogId;
use wijktafel_model::words::{DropReason, Line};
use wijktafel_sync::node::{Reply, Request};
use wijktafel_sync::paths::Profile;
use wijktafel_sync::vault::Cost;

use self::values::{Prefix, word};
use crate::again::Again;
use crate::ask::{Desk, Place, Unlock};
use crate::handout::Handout;
use crate::print::{self, Answer, Show};
use crate::problem::Problem;
use crate::text::{Lang, Words};
use crate::{demo, peer, window};

/// Results of a search, at most.
const FOUND_MAX: usize = 50;
/// For tests alone: the smallest cost there is.
const TEST_COST: (u32, u32) = (8, 1);

/// A shared workspace for networks of organisations, without a server. Without a command the window opens.
#[derive(Debug, Parser)]
#[command(name = "wijktafel", version, disable_help_subcommand = true, max_term_width = 100)]
pub struct Cli {
    #[command(flatten)]
    global: Global,
    #[command(subcommand)]
    command: Option<Command>,
}

/// Options of every command.
#[derive(Debug, Args)]
#[command(next_help_heading = "Options of every command")]
struct Global {
    /// The folder of this copy; without it, the usual one of the profile.
    #[arg(long, global = true, value_name = "FOLDER")]
    data_dir: Option<PathBuf>,
    /// The copy's name among those of this user.
    #[arg(long, global = true, value_name = "NAME", default_value = "default")]
    profile: String,
    /// Answers with one JSON object: {"ok": ..} or {"error": {"code", "message"}}.
    #[arg(long, global = true)]
    json: bool,
    /// The language of answers: nl or en; without it, that of the computer.
    #[arg(long, global = true, value_name = "LANG")]
    lang: Option<Lang>,
    /// Reads the passphrase from the first line of a file.
    #[arg(long, global = true, value_name = "FILE", conflicts_with = "passphrase_fd")]
    passphrase_file: Option<PathBuf>,
    /// Reads the passphrase from an open file descriptor.
    #[arg(long, global = true, value_name = "NUMBER")]
    passphrase_fd: Option<u32>,
    /// Where to listen, when this command connects to partners; without it, the port of last time or any free one.
    #[arg(long, global = true, value_name = "ADDRESS")]
    bind: Option<SocketAddr>,
    /// For tests: guessing the passphrase of a new store costs next to nothing.
    #[arg(long, global = true, hide = true)]
    test_cost: bool,
    /// How a program that locked begins again.
    #[arg(long, global = true, hide = true, value_name = "JSON")]
    locked: Option<Again>,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Founds a network and becomes its first member.
    Found(setup::Found),
    /// Joins a network with an invitation.
    Join(setup::Join),
    /// Founds a network that continues another one, with a copy of what your organisation holds of it.
    Refound(successor::Refound),
    /// Where this network comes from, when it continues another one.
    #[command(subcommand)]
    Origin(successor::Origin),
    /// Runs without a window: keeps in touch with partners until it is stopped.
    Peer(setup::Peer),
    /// Blind peers: computers that are always on, keep sealed parcels for all members, and read nothing.
    #[command(subcommand)]
    Blind(blind::Blind),
    /// Stops the program that has this copy open.
    Stop,
    /// Locks the program that has this copy open, at once: its store is closed and nothing of it stays in memory.
    Lock,
    /// Opens the copy of a peer that was locked, with the passphrase.
    Unlock,
    /// Whether this computer remembers the key, so that no passphrase is typed while you are signed in to it.
    #[command(subcommand)]
    Remember(remember::Remember),
    /// Says after how many minutes without a key, a click or a movement the window locks, or changes it.
    LockAfter(setup::After),
    /// Says after how many minutes without a key or a click the big screen shows no case any more, or changes it.
    ScreenAfter(preferences::Screen),
    /// Says whether a message on the desktop tells that something waits, or changes it. It tells nothing else.
    Notify(preferences::Notify),
    /// Says how this copy stands: who it is, whom it is connected to, how joining goes.
    Status,
    /// Lists what waits for you, as the first page of the window does.
    Today,
    /// Waits until partners hold what was written here.
    Sync(setup::Sync),
    /// Tells where a partner's device can be reached, when its address has changed.
    Dial(setup::Dial),
    /// Makes or reuses a network of three invented partners, and shows it.
    Demo(demo::Demo),

    /// The network: its name, its purpose.
    #[command(subcommand)]
    Network(network::Network),
    /// Lists the organisations.
    Organisations(network::Organisations),
    /// Writes the card of the own organisation.
    Describe(network::Describe),
    /// People of the own organisation.
    #[command(subcommand)]
    People(network::People),
    /// Devices.
    #[command(subcommand)]
    Devices(network::Devices),
    /// A new device: tickets, the code to compare, the second word.
    #[command(subcommand)]
    Device(device::Device),
    /// The own register of breaches, which no partner sees.
    #[command(subcommand)]
    Register(device::Register),
    /// Your recovery sheet, for the day every device is lost.
    #[command(subcommand)]
    Recovery(device::Recovery),
    /// Becomes a device of the person whose recovery sheet this is.
    Recover(device::Recover),

    /// Makes an invitation and prints it, to hand to one organisation.
    Invite(membership::Invite),
    /// Lists the invitations, with the codes to compare.
    Invitations,
    /// Prints the text of an own invitation again, while it holds.
    Invitation(membership::OneInvitation),
    /// Revokes an own invitation.
    Revoke(membership::OneInvitation),
    /// Admits a newcomer: the codes are the same.
    Confirm(membership::OneInvitation),
    /// Endorses an organisation, so that it may decide along.
    Endorse(membership::OneOrganisation),
    /// Admits again, removes, changes the network's rules, hands over.
    #[command(subcommand)]
    Members(membership::Members),
    /// Accepts the membership that was offered.
    Accept,
    /// Says why an organisation stands where it stands.
    Why(membership::OneOrganisation),

    /// Tables.
    #[command(subcommand)]
    Table(table::Table),
    /// Lists the tables.
    Tables,
    /// Step templates: how a discussion is divided into steps.
    #[command(subcommand)]
    Steps(steps::Steps),
    /// Meetings of a table.
    #[command(subcommand)]
    Meeting(meeting::Meeting),
    /// Lists the meetings.
    Meetings,
    /// Learning cases.
    #[command(subcommand)]
    Case(case::Case),
    /// Lists the cases.
    Cases,
    /// Rough drafts of cases that wait on this device, for when what is missing is known.
    #[command(subcommand)]
    Drafts(drafts::Drafts),
    /// Circle cases: read by the people they name and nobody else.
    #[command(subcommand)]
    Circle(circle::Circle),
    /// The local access log of this copy.
    #[command(subcommand)]
    Access(access::Access),
    /// Papers to print that the law asks of whoever handles data about people.
    #[command(subcommand)]
    Privacy(privacy::Privacy),
    /// Calls a sentence back: the case or lesson is opened anew without it, the old one is dropped.
    Recall(circle::Recall),
    /// Tips in the matrix of a case.
    #[command(subcommand)]
    Tip(case::Tip),
    /// The breakthrough plan of a case.
    #[command(subcommand)]
    Plan(plan::Plan),
    /// Breakthrough budgets: ledgers that every member reads.
    #[command(subcommand)]
    Budget(budget::Budget),
    /// The inbox of plans: what lies before organisations, and by when they promised an answer.
    #[command(subcommand)]
    Inbox(inbox::Inbox),
    /// Escalation ladders: who is asked next when an answer stays away, agreed beforehand.
    #[command(subcommand)]
    Ladder(ladder::Ladder),
    /// Reports back what became of tips; without a case, lists what waits for it.
    Report(report::Report),
    /// Reply sheets: somebody without a client reports back.
    #[command(subcommand)]
    Reply(reply::Reply),
    /// Agreements.
    #[command(subcommand)]
    Agreement(agreement::Agreement),
    /// Lists the agreements.
    Agreements,
    /// Maturity rounds.
    #[command(subcommand)]
    Round(round::Round),
    /// Lists the rounds.
    Rounds,
    /// What the latest settled round says, beside what the network's own work shows.
    Growth(round::Growth),
    /// The page for directors: one closed quarter, what is asked first, figures rounded to five.
    Quarter(quarter::QuarterPage),
    /// How closely partners say they work together.
    #[command(subcommand)]
    Relations(relations::Relations),
    /// Talk beside a case or an agreement.
    #[command(subcommand)]
    Talk(talk::Talk),
    /// Forms of working together, to lay beside each other: what each is, when it suits, what it gives and asks.
    Forms(shapes::Shapes),
    /// Experiments: what partners try until a day.
    #[command(subcommand)]
    Experiment(experiment::Experiment),
    /// Seasons: lists of actions.
    #[command(subcommand)]
    Season(action::Season),
    /// Actions.
    #[command(subcommand)]
    Action(action::Action),
    /// Lists the actions.
    Actions,
    /// Lessons.
    #[command(subcommand)]
    Lesson(lesson::Lesson),
    /// Lists the lessons.
    Lessons,
    /// Guides of tables, and what they do to learn.
    #[command(subcommand)]
    Guide(guide::Guide),
    /// Stories: what went well, with the resident's word.
    #[command(subcommand)]
    Story(story::Story),
    /// Finds by words.
    Search(Search),
    /// Drops a thing everywhere: its words go, that it was there stays.
    Drop(Dropping),
    /// Writes what a screen is about into a file: for a spreadsheet, for programs, or to print.
    Save(save::Save),
    /// Says what was dropped, and which partners have dropped it too.
    Erased(erased::Erased),

    /// Writes meetings, own actions and days of agreements for a calendar program.
    Calendar(handout::File),

    /// Says what the own organisation leaves behind when it goes.
    Consequences,
    /// Announces leaving; changes nothing yet.
    Announce(membership::Announce),
    /// Writes the package, tells the others what was learnt, and leaves.
    Leave(files::Leave),
    /// Writes the leaving package without leaving.
    Package(files::Folder),
    /// Verifies a leaving package; needs no copy, network or account.
    Verify(files::OnePath),
    /// Verifies the proof of a verdict; needs no copy, network or account.
    VerifyProof(files::OnePath),
    /// Carries entries in a file, where there is no connection.
    #[command(subcommand)]
    Bundle(files::Bundle),
    /// Writes a backup and verifies it.
    Backup(files::OnePath),
    /// Puts a backup back into an empty data folder.
    Restore(files::OnePath),
    /// Checks the store and derives every list anew.
    Doctor,
    /// The passphrase of this copy.
    #[command(subcommand)]
    Passphrase(setup::Passphrase),
    /// Draws the main screens into files.
    Pictures(files::Pictures),
}

#[derive(Debug, Args)]
struct Search {
    /// Words, or their beginnings.
    #[arg(required = true)]
    words: Vec<String>,
}

#[derive(Debug, Args)]
struct Dropping {
    /// The case, agreement, table, meeting, card, round, season, lesson or departure.
    log: Prefix,
    /// Why.
    #[arg(long, value_parser = word(DropReason::ALL), default_value = "mistake")]
    reason: DropReason,
    /// Does not ask whether you are sure.
    #[arg(long)]
    yes: bool,
}

/// What every command gets.
struct Context {
    place: Place,
    words: Arc<Words>,
    json: bool,
}

/// The command line as it is read: for its manual pages and what a shell completes.
pub fn definition() -> clap::Command {
    Cli::command()
}

/// Reads the arguments, does what they say, and answers with the exit code.
pub fn run(args: Vec<OsString>) -> ExitCode {
    let spoken = usage::Spoken::of(&args);
    let words = Words::new(spoken.lang);
    log_to_stderr();
    let cli = match Cli::try_parse_from(args) {
        Ok(cli) => cli,
        Err(error) => return usage::answer(&error, &words, spoken.json),
    };
    let json = cli.global.json;
    let again = cli.global.locked.clone();
    let done = cli.global.context(words).and_then(|context| {
        if let Some(path) = context.place.unlock.open_to_others() {
            print::aside(&context.words.with("cli-passphrase-open", &[("path", path.display().to_string().into())]));
        }
        let answer = match (cli.command, &again) {
            (None, again) => window::run(&context.place, context.words.lang(), again.as_ref()).map(|()| Answer::Quiet),
            (Some(Command::Peer(_)), Some(_)) => {
                peer::run_locked(&context.place, context.words.lang()).map(|()| Answer::Quiet)
            }
            (Some(command), _) => command.run(&context),
        };
        print::answer(&answer?, &context.words, json)
    });
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => print::problem(&problem, &Words::new(spoken.lang), json),
    }
}

/// What this program logs, for those who look for a fault: only when asked, never on standard output.
fn log_to_stderr() {
    let wanted = EnvFilter::try_from_env("WIJKTAFEL_LOG").unwrap_or_else(|_unset| EnvFilter::new("off"));
    let layer = tracing_subscriber::fmt::layer().with_writer(std::io::stderr);
    let subscriber = tracing_subscriber::registry().with(layer.with_filter(wanted.and(filter_fn(tells_no_content))));
    // A second one in the same process is turned away, which is right.
    let _first = subscriber.try_init();
}

/// Whether a line of this kind is without content. At its finest level the transport writes whole frames that arrive
/// after a connection was closed, readable.
fn tells_no_content(line: &Metadata<'_>) -> bool {
    !(line.target().starts_with("noq_proto::connection") && *line.level() == Level::TRACE)
}

impl Global {
    fn context(&self, words: Arc<Words>) -> Result<Context, Problem> {
        let profile = match &self.data_dir {
            Some(folder) => Profile::at(folder),
            None => {
                Profile::standard(&self.profile).ok_or_else(|| Problem::about("unknown-profile", &*self.profile))?
            }
        };
        let unlock = match (&self.passphrase_file, self.passphrase_fd) {
            (Some(path), _) => Unlock::File(path.clone()),
            (None, Some(number)) => Unlock::File(PathBuf::from(format!("/dev/fd/{number}"))),
            (None, None) => Unlock::Terminal,
        };
        let (memory_kib, passes) = TEST_COST;
        let cost = if self.test_cost { Cost::new(memory_kib, passes) } else { None };
        let prompt = words.t("cli-ask-passphrase").into_owned();
        let (lang, cost) = (words.lang(), cost.unwrap_or(Cost::STANDARD));
        let place = Place { profile, unlock, prompt, lang, bind: self.bind, cost };
        Ok(Context { place, words, json: self.json })
    }
}

impl Command {
    fn run(self, context: &Context) -> Result<Answer, Problem> {
        let place = &context.place;
        match self {
            Self::Found(found) => found.run(context),
            Self::Join(join) => join.run(context),
            Self::Recover(recover) => recover.run(context),
            Self::Refound(refound) => refound.run(context),
            Self::Origin(origin) => origin.run(context),
            Self::Recovery(recovery) => recovery.run(&mut place.reach()?, context),
            Self::Register(register) => register.run(&mut place.reach()?, context),
            Self::Peer(peer) => peer.run(context).map(|()| Answer::Quiet),
            Self::Blind(blind) => blind.run(place),
            Self::Stop => setup::stop(place),
            Self::Forms(shapes) => Ok(shapes.run(&context.words)),
            Self::Lock => setup::lock(place),
            Self::Unlock => setup::unlock(place),
            Self::Sync(sync) => sync.run(place),
            Self::Demo(demo) => demo.run(place, &context.words, context.json).map(|()| Answer::Quiet),
            Self::Leave(leave) => leave.run(context),
            Self::Verify(path) => verify::package(&path),
            Self::VerifyProof(path) => verify::proof(&path),
            Self::Restore(restore) => files::restore(&restore, place),
            Self::Passphrase(passphrase) => passphrase.run(context),
            Self::Remember(remember) => remember.run(place),
            Self::Drop(dropped) => dropped.run(context),
            asked => asked.ask(&mut place.reach()?, &context.words),
        }
    }

    /// What is asked of a copy.
    #[expect(clippy::too_many_lines, reason = "one arm for each command")]
    fn ask(self, desk: &mut Desk, words: &Words) -> Result<Answer, Problem> {
        match self {
            Self::Status => Ok(Answer::Status(desk.status()?, desk.snapshot(None)?)),
            Self::Today => show(desk, Show::Waits),
            Self::Dial(dial) => dial.run(desk),
            Self::LockAfter(after) => after.run(desk),
            Self::ScreenAfter(after) => after.run(desk),
            Self::Notify(notify) => notify.run(desk),
            Self::Network(network) => network.run(desk),
            Self::Organisations(looking) => looking.run(desk, words),
            Self::Describe(describe) => describe.run(desk),
            Self::People(people) => people.run(desk),
            Self::Devices(devices) => devices.run(desk),
            Self::Device(device) => device.run(desk),
            Self::Invite(invite) => invite.run(desk, words),
            Self::Invitations => show(desk, Show::Invitations),
            Self::Invitation(one) => one.ticket(desk),
            Self::Revoke(one) => one.revoke(desk),
            Self::Confirm(one) => one.confirm(desk),
            Self::Endorse(one) => one.endorse(desk),
            Self::Members(members) => members.run(desk),
            Self::Accept => make(desk, wijktafel_model::command::Command::AcceptMembership),
            Self::Why(one) => one.why(desk),
            Self::Table(table) => table.run(desk, words),
            Self::Tables => show(desk, Show::Tables),
            Self::Meeting(meeting) => meeting.run(desk, words),
            Self::Steps(steps) => steps.run(desk, words),
            Self::Plan(plan) => plan.run(desk),
            Self::Budget(budget) => budget.run(desk),
            Self::Inbox(inbox) => inbox.run(desk),
            Self::Ladder(ladder) => ladder.run(desk),
            Self::Meetings => show(desk, Show::Meetings(None)),
            Self::Case(case) => case.run(desk, words),
            Self::Cases => show(desk, Show::Cases),
            Self::Drafts(drafts) => drafts.run(desk),
            Self::Circle(circle) => circle.run(desk),
            Self::Recall(recall) => recall.run(desk),
            Self::Access(access) => access.run(desk),
            Self::Privacy(privacy) => privacy.run(desk, words),
            Self::Calendar(file) => file.write(Handout::Calendar, desk, words),
            Self::Tip(tip) => tip.run(desk),
            Self::Report(report) => report.run(desk),
            Self::Reply(reply) => reply.run(desk, words),
            Self::Agreement(agreement) => agreement.run(desk, words),
            Self::Agreements => show(desk, Show::Agreements),
            Self::Round(round) => round.run(desk),
            Self::Rounds => show(desk, Show::Rounds),
            Self::Growth(growth) => growth.run(desk, words),
            Self::Quarter(page) => page.run(desk, words),
            Self::Relations(relations) => relations.run(desk),
            Self::Talk(talk) => talk.run(desk),
            Self::Experiment(experiment) => experiment.run(desk),
            Self::Season(season) => season.run(desk, words),
            Self::Action(action) => action.run(desk),
            Self::Actions => show(desk, Show::Seasons),
            Self::Lesson(lesson) => lesson.run(desk),
            Self::Lessons => show(desk, Show::Lessons),
            Self::Guide(guide) => guide.run(desk),
            Self::Story(story) => story.run(desk),
            Self::Search(search) => search.run(desk),
            Self::Save(save) => save.run(desk, words),
            Self::Erased(erased) => erased.run(desk),
            Self::Consequences => show(desk, Show::Consequences),
            Self::Announce(announce) => announce.run(desk),
            Self::Package(package) => package.run(desk),
            Self::Bundle(bundle) => bundle.run(desk),
            Self::Backup(backup) => files::backup(&backup, desk),
            Self::Doctor => files::doctor(desk),
            Self::Pictures(pictures) => pictures.run(desk),
            Self::Found(_)
            | Self::Join(_)
            | Self::Recover(_)
            | Self::Refound(_)
            | Self::Origin(_)
            | Self::Recovery(_)
            | Self::Register(_)
            | Self::Peer(_)
            | Self::Blind(_)
            | Self::Stop
            | Self::Forms(_)
            | Self::Lock
            | Self::Unlock
            | Self::Sync(_)
            | Self::Demo(_)
            | Self::Leave(_)
            | Self::Verify(_)
            | Self::VerifyProof(_)
            | Self::Restore(_)
            | Self::Passphrase(_)
            | Self::Remember(_)
            | Self::Drop(_) => Err(Problem::new("usage")),
        }
    }
}

impl Search {
    fn run(self, desk: &mut Desk) -> Result<Answer, Problem> {
        match desk.ask(Request::Search { query: self.words.join(" "), limit: FOUND_MAX })? {
            Reply::Found { logs } => Ok(Answer::Found(logs, desk.snapshot(None)?)),
            _ => Err(Problem::new("malformed")),
        }
    }
}

impl Dropping {
    fn run(self, context: &Context) -> Result<Answer, Problem> {
        let desk = &mut context.place.reach()?;
        let s = desk.snapshot(None)?;
        let log = find::log(&s, &self.log)?;
        let cases = s.cases.iter().filter(|case| case.table == Some(log)).count();
        let left = (cases > 0).then(|| context.words.count("cli-drop-cases", cases));
        if self.yes {
            // What is said beside an answer may end in a log: no title.
            if let Some(left) = left {
                print::aside(&left);
            }
        } else {
            let title = print::titled(&s, log).map_or_else(|| log.short(), |(_, title)| title);
            let goes = context.words.with("cli-drop-goes", &[("title", title.into())]);
            let told = [Some(goes), left].into_iter().flatten().collect::<Vec<_>>().join("\n");
            files::confirm(&told, ("cli-drop-ask", "cli-leave-yes"), context)?;
        }
        make(desk, wijktafel_model::command::Command::DropLog { log, reason: self.reason })
    }
}

/// Shows a part of what the copy shows.
fn show(desk: &mut Desk, what: Show) -> Result<Answer, Problem> {
    Ok(Answer::Shown(what, desk.snapshot(None)?))
}

/// Carries out a command and answers with what it made.
fn make(desk: &mut Desk, command: wijktafel_model::command::Command) -> Result<Answer, Problem> {
    desk.make(command).map(Answer::Made)
}

/// The title of a thing, for those that have one.
fn kept(given: Option<Line>, now: &str) -> Result<Line, Problem> {
    given.map_or_else(|| Ok(Line::new(now)?), Ok)
}

/// The same for a text that may be absent; an empty one takes it away.
fn kept_or_gone<T>(
    given: Option<&str>,
    now: Option<&str>,
    read: fn(&str) -> Result<T, wijktafel_model::words::TextError>,
) -> Result<Option<T>, Problem> {
    match given.or(now) {
        None => Ok(None),
        Some(text) if text.trim().is_empty() => Ok(None),
        Some(text) => Ok(Some(read(text)?)),
    }
}

/// Shows one thing in full.
fn shown(desk: &mut Desk, what: Show, log: LogId) -> Result<Answer, Problem> {
    Ok(Answer::Shown(what, desk.snapshot(Some(log))?))
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory as _;
    use tracing_subscriber::filter::{FilterExt as _, filter_fn};
    use tracing_subscriber::prelude::*;

    use super::{Cli, tells_no_content};

    #[test]
    fn what_the_transport_says_at_its_finest_is_never_logged_because_it_holds_content() {
        let layer = tracing_subscriber::fmt::layer().with_writer(std::io::sink);
        let filter = tracing_subscriber::EnvFilter::new("trace").and(filter_fn(tells_no_content));
        let subscriber = tracing_subscriber::registry().with(layer.with_filter(filter));
        tracing::subscriber::with_default(subscriber, || {
            assert!(!tracing::enabled!(target: "noq_proto::connection", tracing::Level::TRACE));
            assert!(tracing::enabled!(target: "noq_proto::connection", tracing::Level::DEBUG));
            assert!(tracing::enabled!(target: "iroh::endpoint", tracing::Level::TRACE));
        });
    }

    #[test]
    fn the_commands_are_well_defined() {
        Cli::command().debug_assert();
    }

    #[test]
    fn every_command_and_option_says_what_it_does() {
        fn check(command: &clap::Command, path: &str) {
            let path = format!("{path} {}", command.get_name());
            assert!(command.get_about().is_some(), "{path} says nothing");
            for argument in
                command.get_arguments().filter(|argument| !matches!(argument.get_id().as_str(), "help" | "version"))
            {
                assert!(argument.get_help().is_some(), "{path} {} says nothing", argument.get_id());
            }
            command.get_subcommands().for_each(|inner| check(inner, &path));
        }
        check(&Cli::command(), "");
    }
}
