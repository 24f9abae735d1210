//! What is handed to people outside this program: pages to print, and a file for a calendar program. Written once, for
//! the window and the command line.

use std::path::Path;

use serde::{Deserialize, Serialize};
use wijktafel_model::id::{LogId, VersionId};
use wijktafel_model::view::circle::CaseMode;
use wijktafel_model::view::{CaseView, Detail, Snapshot};
use wijktafel_sync::node::{Reply, Request};

use crate::ask::snapshot_in;
use crate::calendar;
use crate::celebration;
use crate::newcomer;
use crate::paper;
use crate::print::agreement;
use crate::print::privacy::{self, OfNetwork};
use crate::problem::Problem;
use crate::text::Words;

/// A file to hand on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Handout {
    /// A page about the network.
    Network(OfNetwork),
    /// A page for whoever this case is about.
    Resident(LogId),
    /// A page with a version of an agreement, to sign.
    Agreement {
        /// The agreement.
        agreement: LogId,
        /// The version.
        version: VersionId,
    },
    /// What there is to celebrate of a season.
    Feast(LogId),
    /// What somebody who is new at a table wants to know.
    Newcomer(LogId),
    /// A file for a calendar program.
    Calendar,
}

impl Handout {
    /// The key of its title; `-text` is added for what it is for, `-do` for the button that makes it.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Network(paper) => paper.key(),
            Self::Resident(_) => "printed-resident",
            Self::Agreement { .. } => "agreement-sheet",
            Self::Feast(_) => "feast",
            Self::Newcomer(_) => "newcomer",
            Self::Calendar => "calendar",
        }
    }

    /// The key of what asks for the name of its file.
    pub const fn file_key(self) -> &'static str {
        match self {
            Self::Network(_) | Self::Resident(_) | Self::Agreement { .. } | Self::Feast(_) | Self::Newcomer(_) => {
                "page-to"
            }
            Self::Calendar => "calendar-to",
        }
    }
}

/// Writes it. A page with what stands in a case is noted in the access log first.
///
/// # Errors
/// `not-found` when what it is about is not there, or when it cannot be noted or written.
pub fn write(
    mut ask: impl FnMut(Request) -> Result<Reply, Problem>,
    handout: Handout,
    to: &Path,
    words: &Words,
) -> Result<(), Problem> {
    let text = match handout {
        Handout::Network(paper) => {
            let s = snapshot_in(ask(Request::Snapshot { detail: None })?)?;
            let circles = circles(&mut ask, &s)?;
            privacy::of_network(paper, &s, &circles, words)
        }
        Handout::Resident(case) => {
            let s = snapshot_in(ask(Request::Snapshot { detail: Some(case) })?)?;
            let Some(Detail::Case(view)) = &s.detail else { return Err(Problem::new("not-found")) };
            drop(ask(Request::NotePrint { log: case })?);
            privacy::of_resident(view, &s, words)
        }
        Handout::Agreement { agreement, version } => {
            let s = snapshot_in(ask(Request::Snapshot { detail: Some(agreement) })?)?;
            let Some(Detail::Agreement(view)) = &s.detail else { return Err(Problem::new("not-found")) };
            let version = view.versions.iter().find(|one| one.version == version);
            agreement::html(view, version.ok_or_else(|| Problem::new("not-found"))?, &s, words)
        }
        Handout::Feast(season) => {
            let s = snapshot_in(ask(Request::Snapshot { detail: None })?)?;
            let season = s.seasons.iter().find(|one| one.log == season).ok_or_else(|| Problem::new("not-found"))?;
            drop(ask(Request::NoteExport { log: Some(season.log) })?);
            celebration::leaflet(&s, words, season).html(words.lang())
        }
        Handout::Newcomer(table) => {
            let s = snapshot_in(ask(Request::Snapshot { detail: None })?)?;
            let leaflet = newcomer::leaflet(&s, words, table).ok_or_else(|| Problem::new("not-found"))?;
            drop(ask(Request::NoteExport { log: Some(table) })?);
            leaflet.html(words.lang())
        }
        Handout::Calendar => {
            let s = snapshot_in(ask(Request::Snapshot { detail: None })?)?;
            calendar::file(&s, words).into()
        }
    };
    paper::write(to, &text)
}

/// The circle cases that the reader may open, each noted as printed.
fn circles(ask: &mut impl FnMut(Request) -> Result<Reply, Problem>, s: &Snapshot) -> Result<Vec<CaseView>, Problem> {
    let mut circles = Vec::new();
    for row in s.cases.iter().filter(|row| row.mode == CaseMode::Circle) {
        if let Some(Detail::Case(view)) = snapshot_in(ask(Request::Snapshot { detail: Some(row.log) })?)?.detail {
            drop(ask(Request::NotePrint { log: row.log })?);
            circles.push(view);
        }
    }
    Ok(circles)
}
