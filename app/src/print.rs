//! What a command answers: one JSON object for programs, plain lines for people.

pub mod agreement;
pub mod budget;
mod circle;
pub mod erased;
mod escalation;
pub mod experiment;
mod growth;
pub mod guide;
pub mod inbox;
mod kept;
pub(crate) mod lists;
mod meeting;
pub mod meeting_sheet;
pub mod plan;
pub mod privacy;
pub mod recovery_sheet;
pub mod reflection;
pub mod register;
mod relation;
pub(crate) mod report;
mod review;
pub mod story;
pub mod successor;
pub mod talk;
mod things;

use std::io::{self, Write as _};
use std::path::PathBuf;
use std::process::ExitCode;

use serde::Serialize;
use serde_json::{Value, json};
use wijktafel_core::package::Report as PackageReport;
use wijktafel_core::proof::ProofReport;
use wijktafel_core::replica::Made;
use wijktafel_model::celebration::celebrations;
use wijktafel_model::departure;
use wijktafel_model::growth::growth as counted;
use wijktafel_model::id::{InviteId, LogId, NetworkId, OrgId, PersonId, SheetId};
use wijktafel_model::identifiers::Found;
use wijktafel_model::meeting::rota;
use wijktafel_model::quarter::quarter;
use wijktafel_model::roster::Reason;
use wijktafel_model::time::Day;
use wijktafel_model::view::phase::Sign;
use wijktafel_model::view::quarter::Quarter;
use wijktafel_model::view::{CaseView, Detail, Snapshot};
use wijktafel_model::voices::voices;
use wijktafel_model::words::LogKind;
use wijktafel_sync::access::AccessLog;
use wijktafel_sync::blind::Held;
use wijktafel_sync::node::erased::Erased;
use wijktafel_sync::node::register::{Breach, Loss};
use wijktafel_sync::node::{LockAfter, ScreenAfter, Status};

use crate::celebration;
use crate::cli::values::name;
use crate::client::attention::waits;
use crate::client::forms::Form;
use crate::difference::Changes;
use crate::journey::Looked;
use crate::newcomer;
use crate::problem::Problem;
use crate::reply::Taken;
use crate::shape::Told;
use crate::text::{Words, names};

/// What a command answers.
#[derive(Debug)]
pub enum Answer {
    /// It said what it had to say while it ran.
    Quiet,
    /// It is done.
    Done,
    /// A network was founded.
    Founded(NetworkId),
    /// A network was founded that continues another one.
    Refounded(Box<successor::Refounded>),
    /// What this network says of the one it continues is true.
    History(Box<successor::History>),
    /// How joining goes.
    Joining(Box<Status>),
    /// How the copy stands, with what it shows.
    Status(Box<Status>, Box<Snapshot>),
    /// An invitation to hand over.
    Ticket {
        /// Its id.
        invite: InviteId,
        /// Its text.
        ticket: String,
    },
    /// A device was lost.
    Lost(Box<Loss>, Box<Snapshot>),
    /// The register of breaches.
    Register(Vec<Breach>, Box<Snapshot>),
    /// A recovery sheet was written.
    Sheet {
        /// The public half of its key.
        sheet: SheetId,
        /// Where.
        path: PathBuf,
        /// How many members' devices are named on it.
        carriers: usize,
    },
    /// What a command made.
    Made(Made),
    /// What a command made, and what in its words may tell who someone is.
    Noticed(Made, Vec<Found>),
    /// A person was enrolled.
    Enrolled(PersonId, Made),
    /// A reply sheet was written.
    ReplySheet {
        /// Where.
        path: PathBuf,
        /// The last day on which answers are taken in.
        until: Day,
    },
    /// What came back on a reply sheet was taken in.
    Replied(Taken),
    /// Rough drafts that wait on this device.
    Kept(Vec<Form>),
    /// One of them.
    Draft(Box<Form>),
    /// Cases that wait for a report-back.
    Waiting(Vec<CaseView>),
    /// What was spoken about, to look back at.
    Reflection {
        /// The meeting or season.
        origin: LogId,
        /// The cases, in full.
        cases: Vec<CaseView>,
        /// What the copy shows.
        snapshot: Box<Snapshot>,
    },
    /// A part of what the copy shows.
    Shown(Show, Box<Snapshot>),
    /// What was found, best first.
    Found(Vec<LogId>, Box<Snapshot>),
    /// Why an organisation stands where it stands.
    Why(OrgId, Vec<Reason>, Box<Snapshot>),
    /// What was dropped.
    Erased(Vec<Erased>, Box<Snapshot>),
    /// Who has dropped what was dropped.
    Erasure(Box<Erased>, Box<Snapshot>),
    /// The local access log.
    Access(AccessLog, Box<Snapshot>),
    /// A text.
    Text(String),
    /// A file or folder was written.
    Written {
        /// Where.
        path: PathBuf,
        /// Entries in it.
        entries: usize,
    },
    /// A bundle was taken in.
    Imported {
        /// Entries that were new.
        entries: usize,
    },
    /// The store is locked with another passphrase.
    PassphraseChanged,
    /// Whether this computer remembers, and what is amiss with its keyring.
    Remembers {
        /// Whether it does.
        on: bool,
        /// What is amiss.
        trouble: Option<Problem>,
    },
    /// How long the window waits before it locks.
    LockAfter(LockAfter),
    /// How long the big screen waits before it shows no case.
    ScreenAfter(ScreenAfter),
    /// Whether a message on the desktop tells that something waits.
    Notify {
        /// It was asked for.
        on: bool,
        /// This desktop shows messages.
        shown: bool,
    },
    /// The store is sound.
    Healthy {
        /// Rows that were derived anew.
        rows: usize,
    },
    /// Partners hold everything.
    Settled {
        /// How many partner devices.
        partners: usize,
    },
    /// What a blind peer holds.
    Held(Box<Held>),
    /// Growth, through another way to look.
    Looked(Looked),
    /// Forms of working together.
    Shapes(Vec<Told>),
    /// Pictures were drawn.
    Pictures(Vec<PathBuf>),
    /// What changed in an agreement.
    Changes(Box<Changes>),
    /// A proof holds.
    Proven(Box<ProofReport>),
    /// A leaving package holds.
    Verified(Box<PackageReport>),
}

/// A part of what a copy shows.
#[derive(Clone, Copy, Debug)]
pub enum Show {
    /// What waits for the reader.
    Waits,
    /// The network with its members.
    Network,
    /// Organisations.
    Organisations,
    /// People.
    People,
    /// Devices.
    Devices,
    /// Tickets for devices, and devices that wait for a second word.
    DeviceTickets,
    /// Blind peers.
    BlindPeers,
    /// Invitations.
    Invitations,
    /// Tables.
    Tables,
    /// Meetings, of one table or of all.
    Meetings(Option<LogId>),
    /// One meeting.
    Meeting(LogId),
    /// Who guided at a table, and whose turn it is.
    Rota(LogId),
    /// Step templates.
    Templates,
    /// Cases.
    Cases,
    /// The case that is opened in full.
    Case,
    /// The book of closed arguments.
    Arguments,
    /// Breakthrough budgets.
    Budgets,
    /// Escalation ladders.
    Ladders,
    /// The inbox of plans.
    Inbox,
    /// The breakthrough plan of the case that is opened in full.
    Plan,
    /// Who may read the circle case that is opened in full, and why.
    Circle,
    /// What in the case that is opened in full may tell who it is about.
    Identifiers,
    /// Agreements.
    Agreements,
    /// The agreement that is opened in full.
    Agreement,
    /// Rounds.
    Rounds,
    /// One round.
    Round(LogId),
    /// Claimed and observed phase, with what one sign rests on.
    Growth(Option<Sign>),
    /// A closed quarter for directors, with the count below which nothing is shown.
    Quarter(Quarter, usize),
    /// Captures of relations.
    Captures,
    /// One capture.
    Capture(LogId),
    /// The talk beside what is opened in full.
    Talk,
    /// Experiments.
    Experiments,
    /// Seasons with their actions.
    Seasons,
    /// One season with what was said at its end.
    Season(LogId),
    /// Lessons.
    Lessons,
    /// Stories.
    Stories,
    /// Guides of tables.
    Guides,
    /// What there is to celebrate of a season.
    Feast(LogId),
    /// What somebody who is new at a table wants to know.
    Newcomer(LogId),
    /// What the own organisation leaves behind.
    Consequences,
}

/// Prints an answer on standard output.
///
/// # Errors
/// When what was to be shown is not there, or nobody can read standard output.
pub fn answer(answer: &Answer, words: &Words, json: bool) -> Result<(), Problem> {
    if matches!(answer, Answer::Quiet) {
        return Ok(());
    }
    if let (Answer::Noticed(_, found), false) = (answer, json) {
        aside(&format!("{}\n{}", words.t("cli-noticed"), circle::found(found, words)));
    }
    let text = if json { json!({ "ok": answer.json()? }).to_string() } else { human(answer, words)? };
    out(&text)
}

/// Prints a problem: as JSON on standard output, else for people on standard error.
pub fn problem(problem: &Problem, words: &Words, json: bool) -> ExitCode {
    tracing::debug!(code = %problem.code, cause = std::error::Error::source(problem), "a command was not done");
    let said = problem.say(words);
    // When nobody listens any more, the exit code still tells.
    let _heard = if json {
        let mut error = json!({ "code": problem.code, "message": said });
        if let (Some(error), false) = (error.as_object_mut(), problem.found.is_empty()) {
            error.insert("found".to_owned(), json!(problem.found));
        }
        out(&json!({ "error": error }).to_string()).is_ok()
    } else {
        let found = circle::located(&problem.found, words);
        let lines = [said, found].into_iter().filter(|lines| !lines.is_empty()).collect::<Vec<_>>();
        writeln!(io::stderr(), "{}", lines.join("\n")).is_ok()
    };
    ExitCode::from(problem.kind.exit_code())
}

/// Prints a line on standard output. Whoever closed the pipe has read enough.
///
/// # Errors
/// When standard output cannot be written.
pub fn out(text: &str) -> Result<(), Problem> {
    let mut stdout = io::stdout().lock();
    match writeln!(stdout, "{text}").and_then(|()| stdout.flush()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            Err(Problem::about("cannot-write", "stdout").because(error))
        }
        _ => Ok(()),
    }
}

/// Says something beside the answer, on standard error: whoever reads answers by program is not disturbed.
pub fn aside(text: &str) {
    // Nobody who listens is nobody to tell.
    let _heard = writeln!(io::stderr().lock(), "{text}");
}

/// The kind and title of a thing, for those that have one.
pub fn titled(snapshot: &Snapshot, log: LogId) -> Option<(LogKind, String)> {
    lists::titled(snapshot, log)
}

/// What a blind peer holds and can read, for people.
pub fn held(held: &Held, words: &Words) -> String {
    things::held(held, words)
}

/// What leaving means, for people.
pub fn consequences(snapshot: &Snapshot, words: &Words) -> String {
    things::consequences(snapshot, words)
}

fn value(of: &impl Serialize) -> Result<Value, Problem> {
    serde_json::to_value(of).map_err(|error| Problem::new("malformed").because(error))
}

impl Answer {
    /// What stands under `ok`.
    fn json(&self) -> Result<Value, Problem> {
        match self {
            Self::Quiet | Self::Done | Self::PassphraseChanged => Ok(json!({})),
            Self::Founded(network) => Ok(json!({ "network": network })),
            Self::Refounded(made) => value(made),
            Self::History(history) => value(history),
            Self::Joining(status) | Self::Status(status, _) => value(status),
            Self::Ticket { invite, ticket } => Ok(json!({ "invite": invite, "ticket": ticket })),
            Self::Lost(loss, _) => value(loss),
            Self::Register(breaches, _) => value(breaches),
            Self::Sheet { sheet, path, carriers } => Ok(json!({ "sheet": sheet, "path": path, "carriers": carriers })),
            Self::Made(made) => value(made),
            Self::Noticed(made, found) => Ok(json!({ "logs": made.logs, "facts": made.facts, "found": found })),
            Self::Enrolled(person, made) => Ok(json!({ "person": person, "logs": made.logs, "facts": made.facts })),
            Self::Kept(forms) => Ok(kept::json(forms)),
            Self::Draft(form) => value(form),
            Self::Waiting(cases) => Ok(report::json(cases)),
            Self::Reflection { origin, cases, snapshot } => Ok(reflection::json(*origin, cases, snapshot)),
            Self::ReplySheet { path, until } => Ok(json!({ "path": path, "until": until })),
            Self::Replied(Taken { whom, cases, tips }) => Ok(json!({ "for": whom, "cases": cases, "tips": tips })),
            Self::Shown(show, snapshot) => show.json(snapshot),
            Self::Found(logs, snapshot) => {
                let found = logs.iter().map(|log| {
                    let (kind, title) = lists::titled(snapshot, *log).unzip();
                    json!({ "log": log, "kind": kind.map(|kind| name(&kind)), "title": title })
                });
                Ok(found.collect())
            }
            Self::Why(_, reasons, _) => value(reasons),
            Self::Erased(erased, _) => Ok(erased.iter().map(erased::json).collect()),
            Self::Erasure(erased, _) => Ok(erased::json(erased)),
            Self::Access(log, _) => value(log),
            Self::Text(text) => Ok(json!({ "text": text })),
            Self::Written { path, entries } => Ok(json!({ "path": path, "entries": entries })),
            Self::Imported { entries } => Ok(json!({ "entries": entries })),
            Self::Remembers { on, trouble } => {
                Ok(json!({ "on": on, "trouble": trouble.as_ref().map(|trouble| &trouble.code) }))
            }
            Self::Changes(changes) => {
                Ok(json!({ "version": changes.version, "since": changes.since, "changes": changes.list() }))
            }
            Self::LockAfter(after) => Ok(json!({ "minutes": after })),
            Self::ScreenAfter(after) => Ok(json!({ "minutes": after })),
            Self::Notify { on, shown } => Ok(json!({ "on": on, "shown": shown })),
            Self::Healthy { rows } => Ok(json!({ "rows": rows })),
            Self::Settled { partners } => Ok(json!({ "partners": partners })),
            Self::Held(held) => value(held),
            Self::Looked(looked) => value(looked),
            Self::Shapes(shapes) => value(shapes),
            Self::Pictures(files) => Ok(json!({ "files": files })),
            Self::Verified(report) => value(report),
            Self::Proven(report) => Ok(json!({
                "network": report.version.network,
                "agreement": report.version.agreement,
                "version": report.id,
                "title": report.version.title,
                "text": report.version.text,
                "verdict": report.verdict.verdict,
                "note": report.verdict.note,
                "at": report.at,
                "device": report.device,
                "organisation": report.signatory.as_ref().map(|signatory| signatory.org),
                "may_sign": report.signatory.as_ref().map(|signatory| signatory.may_sign),
                "elector": report.signatory.as_ref().map(|signatory| signatory.elector),
            })),
        }
    }
}

impl Show {
    pub(crate) fn json(self, s: &Snapshot) -> Result<Value, Problem> {
        let absent = || Problem::new("not-found");
        match self {
            Self::Waits => value(&waits(s)),
            Self::Network => value(&s.network),
            Self::Organisations => value(&s.network.organisations),
            Self::People => value(&s.network.people),
            Self::Devices => value(&s.network.devices),
            Self::DeviceTickets => value(&s.network.household),
            Self::BlindPeers => value(&s.network.blind_peers),
            Self::Invitations => value(&s.network.invitations),
            Self::Tables => value(&s.network.tables),
            Self::Meetings(table) => Ok(meeting::of(s, table).map(value).collect::<Result<Vec<_>, _>>()?.into()),
            Self::Meeting(log) => value(s.meetings.iter().find(|one| one.log == log).ok_or_else(absent)?),
            Self::Rota(table) => value(&rota(s, table)),
            Self::Templates => value(&s.network.templates),
            Self::Cases => value(&s.cases),
            Self::Case => match &s.detail {
                Some(Detail::Case(case)) => {
                    let mut shown = value(case)?;
                    if let Some(shown) = shown.as_object_mut() {
                        shown.insert("voices".to_owned(), value(&voices(s, case))?);
                    }
                    Ok(shown)
                }
                _ => Err(absent()),
            },
            Self::Budgets => value(&s.network.budgets),
            Self::Ladders => value(&s.network.ladders),
            Self::Inbox => Ok(inbox::all_json(s)),
            Self::Arguments => Ok(plan::book_json(s)),
            Self::Plan => match &s.detail {
                Some(Detail::Case(case)) => value(&case.plan),
                _ => Err(absent()),
            },
            Self::Circle => value(circle::of(s).ok_or_else(absent)?),
            Self::Identifiers => value(&circle::identifiers(s).ok_or_else(absent)?),
            Self::Agreements => value(&s.agreements),
            Self::Agreement => match &s.detail {
                Some(Detail::Agreement(agreement)) => value(agreement),
                _ => Err(absent()),
            },
            Self::Rounds => value(&s.rounds),
            Self::Round(log) => value(s.rounds.iter().find(|round| round.log == log).ok_or_else(absent)?),
            Self::Quarter(of, least) => value(&quarter(s, of, least).ok_or_else(|| Problem::new("quarter-open"))?),
            Self::Captures => value(&s.captures),
            Self::Capture(log) => value(s.captures.iter().find(|one| one.log == log).ok_or_else(absent)?),
            Self::Growth(_) => value(&counted(s)),
            Self::Talk => value(&s.detail.as_ref().ok_or_else(absent)?.talk()),
            Self::Experiments => value(&s.experiments),
            Self::Seasons => value(&s.seasons),
            Self::Season(log) => value(s.seasons.iter().find(|one| one.log == log).ok_or_else(absent)?),
            Self::Lessons => value(&s.lessons),
            Self::Feast(log) => {
                let season = s.seasons.iter().find(|one| one.log == log).ok_or_else(absent)?;
                value(&celebrations(s, season))
            }
            Self::Newcomer(table) => value(s.network.tables.iter().find(|one| one.log == table).ok_or_else(absent)?),
            Self::Guides => Ok(guide::json(s)),
            Self::Stories => Ok(json!({ "stories": s.stories, "taken_back": s.stories_taken_back })),
            Self::Consequences => {
                let own = s.network.me.ok_or_else(|| Problem::new("not-a-member"))?.org;
                value(&departure::consequences(s, own))
            }
        }
    }
}

fn human(answer: &Answer, w: &Words) -> Result<String, Problem> {
    let path = |key: &str, path: &std::path::Path, n: usize| {
        w.with(key, &[("path", path.display().to_string().into()), ("n", n.into())])
    };
    Ok(match answer {
        Answer::Quiet => String::new(),
        Answer::Done => w.t("cli-done").into_owned(),
        Answer::Founded(network) => w.with("cli-founded", &[("id", network.short().into())]),
        Answer::Refounded(made) => successor::refounded(made, w),
        Answer::History(history) => successor::history(history, w),
        Answer::Joining(status) => things::joining(status, w),
        Answer::Status(status, snapshot) => things::status(status, snapshot, w),
        Answer::Ticket { ticket, .. } => ticket.clone(),
        Answer::Lost(loss, snapshot) => register::loss(loss, snapshot, w),
        Answer::Register(breaches, snapshot) => register::lines(breaches, snapshot, w),
        Answer::Sheet { path: to, carriers, .. } => {
            let mut said = w.with("cli-sheet-written", &[("path", to.display().to_string().into())]);
            if *carriers == 0 {
                said.push('\n');
                said.push_str(&w.t("cli-sheet-no-carrier"));
            }
            said
        }
        Answer::Made(made) | Answer::Noticed(made, _) => lists::made(made, w),
        Answer::Enrolled(person, _) => w.with("cli-enrolled", &[("id", person.to_string().into())]),
        Answer::Kept(forms) => kept::list(forms, w),
        Answer::Draft(form) => kept::one(form, w),
        Answer::Waiting(cases) => report::waiting(cases, w),
        Answer::Reflection { origin, cases, snapshot } => reflection::lines(*origin, cases, snapshot, w),
        Answer::ReplySheet { path: to, until } => {
            let values = [("path", to.display().to_string().into()), ("day", w.day(*until).into())];
            w.with("cli-reply-written", &values)
        }
        Answer::Replied(taken) => report::replied(taken, w),
        Answer::Shown(show, snapshot) => shown(*show, snapshot, w)?,
        Answer::Found(logs, snapshot) => lists::found(logs, snapshot, w),
        Answer::Why(about, reasons, snapshot) => lists::why(*about, reasons, snapshot, w),
        Answer::Erased(list, snapshot) => erased::list(list, snapshot, w),
        Answer::Erasure(one, snapshot) => erased::one(one, snapshot, w),
        Answer::Access(log, snapshot) => lists::accesses(log, snapshot, w),
        Answer::Text(text) => text.clone(),
        Answer::Written { path: to, entries } => path("cli-written", to, *entries),
        Answer::Imported { entries } => w.count("cli-imported", *entries),
        Answer::PassphraseChanged => w.t("said-passphrase").into_owned(),
        Answer::Remembers { on, trouble } => {
            let said = w.t(if *on { "remember-on" } else { "remember-off" }).into_owned();
            trouble.iter().fold(said, |said, trouble| format!("{said}\n{}", trouble.say(w)))
        }
        Answer::Changes(changes) => things::changes(changes, w),
        Answer::LockAfter(after) => w.t(names::lock_after(*after)).into_owned(),
        Answer::ScreenAfter(after) => w.t(names::screen_after(*after)).into_owned(),
        Answer::Notify { on, shown } => {
            let mut lines = vec![w.t(if *on { "cli-notify-on" } else { "cli-notify-off" })];
            lines.extend((!shown).then(|| w.t("notify-nothing")));
            lines.join("\n")
        }
        Answer::Healthy { rows } => w.count("cli-healthy", *rows),
        Answer::Settled { partners } => w.count("cli-settled", *partners),
        Answer::Held(held) => self::held(held, w),
        Answer::Looked(looked) => looked.lines(w),
        Answer::Shapes(shapes) => shapes.iter().map(Told::lines).collect::<Vec<_>>().join("\n\n"),
        Answer::Pictures(files) => files.iter().map(|file| file.display().to_string()).collect::<Vec<_>>().join("\n"),
        Answer::Proven(report) => things::proven(report, w),
        Answer::Verified(report) => things::verified(report, w),
    })
}

fn shown(show: Show, s: &Snapshot, w: &Words) -> Result<String, Problem> {
    let absent = || Problem::new("not-found");
    Ok(match show {
        Show::Waits => lists::waits(s, w),
        Show::Network => things::network(s, w),
        Show::Organisations => lists::organisations(s, w),
        Show::People => lists::people(s, w),
        Show::Devices => lists::devices(s, w),
        Show::DeviceTickets => lists::device_tickets(s, w),
        Show::BlindPeers => lists::blind_peers(s, w),
        Show::Invitations => lists::invitations(s, w),
        Show::Tables => lists::tables(s, w),
        Show::Meetings(table) => meeting::list(s, table, w),
        Show::Meeting(log) => meeting::one(s.meetings.iter().find(|one| one.log == log).ok_or_else(absent)?, s, w),
        Show::Rota(table) => meeting::rota(&rota(s, table), s, w),
        Show::Templates => meeting::templates(s, w),
        Show::Cases => lists::cases(s, w),
        Show::Case => match &s.detail {
            Some(Detail::Case(case)) => things::case(case, s, w),
            _ => return Err(absent()),
        },
        Show::Arguments => plan::book(s, w),
        Show::Budgets => budget::ledger(s, w),
        Show::Ladders => escalation::ladders(s, w),
        Show::Inbox => inbox::all(s, w),
        Show::Plan => match &s.detail {
            Some(Detail::Case(case)) => plan::whole(case, s, w),
            _ => return Err(absent()),
        },
        Show::Circle => circle::who(circle::of(s).ok_or_else(absent)?, s, w),
        Show::Identifiers => circle::found(&circle::identifiers(s).ok_or_else(absent)?, w),
        Show::Agreements => lists::agreements(s, w),
        Show::Agreement => match &s.detail {
            Some(Detail::Agreement(agreement)) => things::agreement(agreement, s, w),
            _ => return Err(absent()),
        },
        Show::Rounds => lists::rounds(s, w),
        Show::Round(log) => {
            let round = s.rounds.iter().find(|round| round.log == log).ok_or_else(absent)?;
            things::round(round, s, w)
        }
        Show::Quarter(of, least) => {
            growth::page(&quarter(s, of, least).ok_or_else(|| Problem::new("quarter-open"))?, s, w)
        }
        Show::Captures => relation::list(s, w),
        Show::Capture(log) => relation::one(s.captures.iter().find(|one| one.log == log).ok_or_else(absent)?, s, w),
        Show::Growth(about) => growth::lines(s, about, w),
        Show::Talk => talk::lines(s.detail.as_ref().ok_or_else(absent)?.talk(), s, w),
        Show::Experiments => experiment::list(s, w),
        Show::Seasons => lists::seasons(s, w),
        Show::Season(log) => review::season(s.seasons.iter().find(|one| one.log == log).ok_or_else(absent)?, s, w),
        Show::Lessons => lists::lessons(s, w),
        Show::Feast(log) => {
            let season = s.seasons.iter().find(|one| one.log == log).ok_or_else(absent)?;
            celebration::leaflet(s, w, season).text()
        }
        Show::Newcomer(table) => newcomer::leaflet(s, w, table).ok_or_else(absent)?.text(),
        Show::Guides => guide::list(s, w),
        Show::Stories => story::list(s, w),
        Show::Consequences => things::consequences(s, w),
    })
}
