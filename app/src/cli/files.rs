//! Files: leaving packages, bundles, backups, proofs, pictures.

use std::io::{IsTerminal as _, Write as _};
use std::path::{Path, PathBuf};

use clap::{Args, Subcommand};
use egui::Theme;
use wijktafel_model::command::Command;
use wijktafel_model::id::LogId;
use wijktafel_model::view::circle::CaseMode;
use wijktafel_sync::node::{self, Reply, Request};

use super::{Context, find};
use crate::ask::{self, Desk, Place};
use crate::client::pictures::{self, Beside, Papers};
use crate::household;
use crate::print::{self, Answer};
use crate::problem::Problem;
use crate::text::Lang;

#[derive(Debug, Args)]
pub(super) struct OnePath {
    /// The file or folder.
    pub(super) path: PathBuf,
}

#[derive(Debug, Args)]
pub(super) struct Folder {
    /// The folder; it must not exist, or be empty.
    folder: PathBuf,
}

impl Folder {
    pub(super) fn run(self, desk: &mut Desk) -> Result<Answer, Problem> {
        let path = absolute(&self.folder)?;
        written(desk, Request::Package { path }, &self.folder)
    }
}

#[derive(Debug, Args)]
pub(super) struct Leave {
    /// The folder for the package; it must not exist, or be empty.
    #[arg(long, value_name = "FOLDER")]
    package: PathBuf,
    /// What was learnt, what goes along, what is left behind: told to the others.
    #[arg(long, value_name = "TEXT", default_value = "")]
    harvest: String,
    /// Does not ask whether that is what you want.
    #[arg(long)]
    yes: bool,
}

impl Leave {
    /// Shows what leaving means, asks, and leaves.
    pub(super) fn run(self, context: &Context) -> Result<Answer, Problem> {
        // Leaving cannot be taken back: that the package has its place is known before.
        empty(&self.package)?;
        let mut desk = context.place.reach()?;
        if !self.yes {
            let snapshot = desk.snapshot(None)?;
            let _own = find::own(&snapshot)?;
            let told = print::consequences(&snapshot, &context.words);
            confirm(&told, ("cli-leave-ask", "cli-leave-yes"), context)?;
        }
        if !self.harvest.trim().is_empty() {
            desk.make(Command::AnnounceDeparture { on: None, reason: None, harvest: self.harvest })?;
        }
        let left = ask::leave(|request| desk.ask(request), absolute(&self.package)?);
        written_in(left, &self.package)
    }
}

/// Asks whether that is what the person wants; with the keys of the question and of the word that means so.
pub(super) fn confirm(consequences: &str, (ask, yes): (&str, &str), context: &Context) -> Result<(), Problem> {
    if !std::io::stdin().is_terminal() {
        return Err(Problem::new("unconfirmed"));
    }
    let mut terminal = std::io::stderr();
    let asked = write!(terminal, "{consequences}\n\n{} ", context.words.t(ask));
    let mut answer = String::new();
    let heard = asked.and_then(|()| std::io::stdin().read_line(&mut answer));
    let _length = heard.map_err(|error| Problem::new("unconfirmed").because(error))?;
    let yes = context.words.t(yes);
    if answer.trim().eq_ignore_ascii_case(&yes) { Ok(()) } else { Err(Problem::new("unconfirmed")) }
}

#[derive(Debug, Subcommand)]
pub(super) enum Bundle {
    /// Writes everything this copy may read into a file for a stick or mail. It stays locked for outsiders.
    Export {
        /// The file; it must not exist.
        file: PathBuf,
    },
    /// Takes in what such a file holds.
    Import {
        /// The file.
        file: PathBuf,
    },
}

impl Bundle {
    pub(super) fn run(self, desk: &mut Desk) -> Result<Answer, Problem> {
        match self {
            Self::Export { file } => {
                let path = absolute(&file)?;
                written(desk, Request::ExportBundle { path }, &file)
            }
            Self::Import { file } => {
                let path = absolute(&file)?;
                if !path.is_file() {
                    return Err(Problem::about("file-missing", file.display().to_string()));
                }
                let reply = desk.ask(Request::ImportBundle { path });
                match reply.map_err(|problem| problem.or_about(&file.display().to_string()))? {
                    Reply::Imported { entries } => Ok(Answer::Imported { entries }),
                    _ => Err(Problem::new("malformed")),
                }
            }
        }
    }
}

#[derive(Debug, Args)]
pub(super) struct Pictures {
    /// The folder.
    folder: PathBuf,
    /// In these languages; without it, both.
    #[arg(long = "in", value_name = "LANG")]
    langs: Vec<Lang>,
}

impl Pictures {
    pub(super) fn run(self, desk: &mut Desk) -> Result<Answer, Problem> {
        let langs = if self.langs.is_empty() { Lang::ALL.to_vec() } else { self.langs };
        draw(&self.folder, desk, &langs, &[Theme::Light, Theme::Dark]).map(Answer::Pictures)
    }
}

/// Draws the main screens, with the fullest learning case, a circle case and the agreement with most versions opened.
pub(crate) fn draw(folder: &Path, desk: &mut Desk, langs: &[Lang], themes: &[Theme]) -> Result<Vec<PathBuf>, Problem> {
    let s = desk.snapshot(None)?;
    let fullest = |mode| s.cases.iter().filter(|case| case.mode == mode).max_by_key(|case| case.tips);
    let cases = [CaseMode::Circle, CaseMode::Learning].into_iter().filter_map(fullest).map(|case| case.log);
    let agreement = s.agreements.iter().max_by_key(|agreement| agreement.given).map(|agreement| agreement.log);
    let mut details: Vec<Option<LogId>> = cases.chain(agreement).map(Some).collect();
    if details.is_empty() {
        details.push(None);
    }
    let mut files = Vec::new();
    for (index, detail) in details.into_iter().enumerate() {
        let snapshot = desk.snapshot(detail)?;
        // The places look the same whatever is opened: they are drawn once.
        let papers = if index == 0 { Some(papers(desk)?) } else { None };
        let beside = papers.as_ref().map_or(Beside::Nothing, Beside::Papers);
        let drawn = pictures::write(folder, (&snapshot, beside), langs, themes)
            .map_err(|error| Problem::about("cannot-write", folder.display().to_string()).because(error))?;
        files.extend(drawn);
    }
    files.sort();
    Ok(files)
}

/// What the own organisation's page shows.
fn papers(desk: &mut Desk) -> Result<Papers, Problem> {
    Ok(Papers {
        register: household::register(|request| desk.ask(request))?,
        accesses: Some(household::access_log(|request| desk.ask(request))?),
        contact: Some(household::contact(&*desk.status()?)),
        erased: household::erased(|request| desk.ask(request))?,
    })
}

/// Refuses a folder with something in it.
fn empty(folder: &Path) -> Result<(), Problem> {
    let taken = match std::fs::read_dir(folder) {
        Ok(mut inside) => inside.next().is_some(),
        Err(error) => error.kind() != std::io::ErrorKind::NotFound,
    };
    if taken { Err(Problem::about("file-exists", folder.display().to_string())) } else { Ok(()) }
}

/// The path as another process understands it.
pub(super) fn absolute(path: &Path) -> Result<PathBuf, Problem> {
    std::path::absolute(path).map_err(|error| Problem::of_file(path, error))
}

/// Asks for a file or folder to be written.
pub(super) fn written(desk: &mut Desk, request: Request, path: &Path) -> Result<Answer, Problem> {
    written_in(desk.ask(request), path)
}

/// What was written, in an answer.
fn written_in(reply: Result<Reply, Problem>, path: &Path) -> Result<Answer, Problem> {
    match reply.map_err(|problem| problem.or_about(&path.display().to_string()))? {
        Reply::Written { path, entries } => Ok(Answer::Written { path, entries }),
        _ => Err(Problem::new("malformed")),
    }
}

pub(super) fn backup(to: &OnePath, desk: &mut Desk) -> Result<Answer, Problem> {
    let path = absolute(&to.path)?;
    written(desk, Request::Backup { path }, &to.path)
}

pub(super) fn doctor(desk: &mut Desk) -> Result<Answer, Problem> {
    match desk.ask(Request::Doctor)? {
        Reply::Healthy { rows } => Ok(Answer::Healthy { rows }),
        _ => Err(Problem::new("malformed")),
    }
}

pub(super) fn restore(from: &OnePath, place: &Place) -> Result<Answer, Problem> {
    // What cannot be put back is told before anybody is asked for a passphrase.
    if !from.path.is_file() {
        return Err(Problem::about("file-missing", from.path.display().to_string()));
    }
    if place.profile.vault().exists() {
        return Err(Problem::new("exists"));
    }
    let passphrase = place.unlock.passphrase(&place.prompt)?;
    let restored = node::restore(&from.path, &passphrase, &place.profile).map_err(Problem::from);
    restored.map_err(|problem| problem.or_about(&from.path.display().to_string()))?;
    Ok(Answer::Done)
}
