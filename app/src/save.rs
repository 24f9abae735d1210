//! What a screen is about, as a file: for a spreadsheet, for other programs, or to print. Written once, for the window
//! and the command line.

mod narrow;
mod sheet;

use std::path::Path;

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use wijktafel_model::export::part::{self, Part};
use wijktafel_model::export::{Export, csv};
use wijktafel_model::id::LogId;
use wijktafel_model::report::waiting;
use wijktafel_model::time::Timestamp;
use wijktafel_model::view::circle::CaseMode;
use wijktafel_model::view::quarter::Quarter;
use wijktafel_model::view::{Detail, Snapshot};
use wijktafel_sync::access::AccessLog;
use wijktafel_sync::clock;
use wijktafel_sync::node::erased::Erased;
use wijktafel_sync::node::register::Breach;
use wijktafel_sync::node::{Reply, Request};
use zeroize::Zeroizing;

use crate::ask::snapshot_in;
use crate::household;
use crate::paper;
use crate::print::Show;
use crate::problem::Problem;
use crate::text::Words;

/// What a screen is about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Subject {
    /// What waits for the reader.
    Today,
    /// Cases that wait for a report-back, in full.
    Report,
    /// Tables with their meetings.
    Tables,
    /// One meeting.
    Meeting(LogId),
    /// Cases in a list: those that the reader looked for, or all.
    Cases(Option<Vec<LogId>>),
    /// One case.
    Case(LogId),
    /// Agreements in a list.
    Agreements,
    /// One agreement.
    Agreement(LogId),
    /// How closely partners work together: one capture, or all.
    Map(Option<LogId>),
    /// Organisations.
    Organisations,
    /// People of all organisations.
    People,
    /// Invitations.
    Invitations,
    /// A maturity round, or all.
    Round(Option<LogId>),
    /// Said and seen.
    Growth,
    /// Seasons with their actions.
    Actions,
    /// What breakthrough plans share.
    Breakthrough,
    /// The inbox of plans.
    Inbox,
    /// Experiments.
    Experiments,
    /// Lessons.
    Lessons,
    /// A closed quarter for directors, with the count below which nothing is shown.
    Quarter(Quarter, usize),
    /// People of the own organisation.
    Own,
    /// The own register of breaches.
    Register,
    /// The access log.
    Access,
    /// What was dropped.
    Erased,
    /// What the own organisation leaves behind.
    Leaving,
}

/// How it is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Format {
    /// For a spreadsheet.
    Csv,
    /// For other programs.
    Json,
    /// To print.
    Html,
}

impl Format {
    /// In the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::Csv, Self::Json, Self::Html];

    /// The key of its name.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Csv => "save-as-csv",
            Self::Json => "save-as-json",
            Self::Html => "save-as-html",
        }
    }
}

/// What is saved, and how.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Wanted {
    /// What.
    pub subject: Subject,
    /// As what.
    pub format: Format,
    /// Circle cases may be in it: somebody said so.
    pub circle: bool,
    /// A file that is there already is replaced.
    pub replace: bool,
}

/// What is rendered: what the copy shows, narrowed to what may be in the file, with what is in no snapshot.
#[derive(Debug)]
pub struct Material {
    /// What the copy shows.
    pub snapshot: Box<Snapshot>,
    /// What is in it in full.
    pub details: Vec<Detail>,
    /// The register of breaches, where that is saved.
    pub breaches: Vec<Breach>,
    /// The access log, where that is saved.
    pub accesses: Option<AccessLog>,
    /// What was dropped, where that is saved.
    pub erased: Vec<Erased>,
}

impl Subject {
    /// Its word on the command line and in a file.
    pub const fn word(&self) -> &'static str {
        match self {
            Self::Today => "today",
            Self::Report => "report",
            Self::Tables => "tables",
            Self::Meeting(_) => "meeting",
            Self::Cases(_) => "cases",
            Self::Case(_) => "case",
            Self::Agreements => "agreements",
            Self::Agreement(_) => "agreement",
            Self::Map(_) => "map",
            Self::Organisations => "organisations",
            Self::People => "people",
            Self::Invitations => "invitations",
            Self::Round(_) => "round",
            Self::Growth => "growth",
            Self::Actions => "actions",
            Self::Breakthrough => "breakthrough",
            Self::Inbox => "inbox",
            Self::Experiments => "experiments",
            Self::Lessons => "lessons",
            Self::Quarter(..) => "quarter",
            Self::Own => "own",
            Self::Register => "register",
            Self::Access => "access",
            Self::Erased => "erased",
            Self::Leaving => "leaving",
        }
    }

    /// The one log it is about.
    pub const fn log(&self) -> Option<LogId> {
        match self {
            Self::Meeting(log)
            | Self::Case(log)
            | Self::Agreement(log)
            | Self::Map(Some(log))
            | Self::Round(Some(log)) => Some(*log),
            _ => None,
        }
    }

    /// Whether circle cases would be in it: the one it is about, or some in a list.
    pub fn touches_circle(&self, s: &Snapshot) -> bool {
        let circle = |log: Option<LogId>| {
            s.cases.iter().any(|row| row.mode == CaseMode::Circle && log.is_none_or(|log| row.log == log))
        };
        match self {
            Self::Case(log) => circle(Some(*log)),
            Self::Today | Self::Report | Self::Inbox | Self::Leaving | Self::Breakthrough => circle(None),
            Self::Cases(logs) => s
                .cases
                .iter()
                .any(|row| row.mode == CaseMode::Circle && logs.as_ref().is_none_or(|logs| logs.contains(&row.log))),
            _ => false,
        }
    }

    /// The part of a copy that it is, where exports have one.
    const fn part(&self) -> Option<Part> {
        Some(match self {
            Self::Report | Self::Case(_) => Part::Case,
            Self::Tables => Part::Tables,
            Self::Meeting(_) => Part::Meeting,
            Self::Cases(_) => Part::Cases,
            Self::Agreements => Part::Agreements,
            Self::Agreement(_) => Part::Agreement,
            Self::Map(_) => Part::Relations,
            Self::Organisations => Part::Organisations,
            Self::People | Self::Own => Part::People,
            Self::Round(_) => Part::Rounds,
            Self::Growth => Part::Signs,
            Self::Actions => Part::Actions,
            Self::Breakthrough => Part::Breakthrough,
            Self::Experiments => Part::Experiments,
            Self::Lessons => Part::Lessons,
            Self::Today
            | Self::Inbox
            | Self::Invitations
            | Self::Quarter(..)
            | Self::Register
            | Self::Access
            | Self::Erased
            | Self::Leaving => return None,
        })
    }
}

/// Writes it, noted in the access log first.
///
/// # Errors
/// `circle-unsaid` of a circle case that nobody said may be in the file, `not-found` when what it is about is not there,
/// `file-exists` unless it may be replaced, or when it cannot be noted or written.
pub fn write(
    mut ask: impl FnMut(Request) -> Result<Reply, Problem>,
    wanted: &Wanted,
    to: &Path,
    words: &Words,
) -> Result<(), Problem> {
    if !wanted.replace && to.exists() {
        return Err(Problem::about("file-exists", to.display().to_string()));
    }
    let material = gather(&mut ask, wanted)?;
    let text = render(wanted, &material, clock::now(), words)?;
    if wanted.replace { paper::replace(to, &text) } else { paper::write(to, &text) }
}

fn gather(ask: &mut impl FnMut(Request) -> Result<Reply, Problem>, wanted: &Wanted) -> Result<Material, Problem> {
    let subject = &wanted.subject;
    let mut see = |detail| snapshot_in(ask(Request::Snapshot { detail })?);
    let s = see(None)?;
    if matches!(subject, Subject::Case(_)) && !wanted.circle && subject.touches_circle(&s) {
        return Err(Problem::new("circle-unsaid"));
    }
    let snapshot = narrow::narrowed(&s, wanted);
    if subject.log().is_some() && narrow::is_empty(&snapshot, subject) {
        return Err(Problem::new("not-found"));
    }
    let full = match subject {
        Subject::Case(log) | Subject::Agreement(log) => vec![*log],
        Subject::Report => waiting(&snapshot).iter().map(|row| row.log).collect(),
        _ => Vec::new(),
    };
    let mut details = Vec::new();
    for log in full {
        details.extend(see(Some(log))?.detail);
    }
    drop(ask(Request::NoteExport { log: subject.log() })?);
    let breaches = if *subject == Subject::Register { household::register(&mut *ask)? } else { Vec::new() };
    let accesses = if *subject == Subject::Access { Some(household::access_log(&mut *ask)?) } else { None };
    let erased = if *subject == Subject::Erased { household::erased(&mut *ask)? } else { Vec::new() };
    Ok(Material { snapshot: Box::new(snapshot), details, breaches, accesses, erased })
}

/// The file.
///
/// # Errors
/// `not-found` when what it is about is not there, `quarter-open` of a quarter that is not over.
pub fn render(wanted: &Wanted, m: &Material, at: Timestamp, w: &Words) -> Result<Zeroizing<String>, Problem> {
    let subject = &wanted.subject;
    let export = Export { at, snapshot: &m.snapshot, details: &m.details, absent: &[] };
    let text = match (wanted.format, subject.part()) {
        (Format::Json, _) => {
            let file = json!({
                "screen": subject.word(),
                "network": m.snapshot.network.name,
                "at": at,
                "shown": shown(subject, m)?,
            });
            serde_json::to_string_pretty(&file).map_err(|error| Problem::new("malformed").because(error))? + "\n"
        }
        (Format::Csv, Some(part)) => part::spreadsheet(part, &export, &m.snapshot),
        (Format::Html, Some(part)) => part::page(part, &export, &m.snapshot),
        (Format::Csv, None) => {
            let sheet = sheet::of(subject, m, w)?;
            csv::sheet(&sheet.columns, &sheet.rows)
        }
        (Format::Html, None) => return Ok(sheet::of(subject, m, w)?.page(m, w)),
    };
    Ok(text.into())
}

/// What the command line answers about it too.
fn shown(subject: &Subject, m: &Material) -> Result<Value, Problem> {
    let s = &m.snapshot;
    let of = |show: Show| show.json(s);
    match subject {
        Subject::Today => of(Show::Waits),
        Subject::Report | Subject::Case(_) | Subject::Agreement(_) => value(&m.details),
        Subject::Tables => Ok(json!({
            "tables": of(Show::Tables)?, "meetings": of(Show::Meetings(None))?, "steps": of(Show::Templates)?,
        })),
        Subject::Meeting(log) => of(Show::Meeting(*log)),
        Subject::Cases(_) => of(Show::Cases),
        Subject::Agreements => of(Show::Agreements),
        Subject::Map(_) => of(Show::Captures),
        Subject::Organisations => of(Show::Organisations),
        Subject::People | Subject::Own => of(Show::People),
        Subject::Invitations => value(&sheet::invitations(s)),
        Subject::Round(_) => of(Show::Rounds),
        Subject::Growth => of(Show::Growth(None)),
        Subject::Actions => of(Show::Seasons),
        Subject::Breakthrough => Ok(json!({ "arguments": of(Show::Arguments)?, "budgets": of(Show::Budgets)? })),
        Subject::Inbox => of(Show::Inbox),
        Subject::Experiments => of(Show::Experiments),
        Subject::Lessons => of(Show::Lessons),
        Subject::Quarter(quarter, least) => of(Show::Quarter(*quarter, *least)),
        Subject::Register => value(&m.breaches),
        Subject::Access => value(&m.accesses),
        Subject::Erased => Ok(m.erased.iter().map(crate::print::erased::json).collect()),
        Subject::Leaving => of(Show::Consequences),
    }
}

fn value(of: &impl Serialize) -> Result<Value, Problem> {
    serde_json::to_value(of).map_err(|error| Problem::new("malformed").because(error))
}

#[cfg(test)]
mod tests;
