//! Renderings of a copy for people and other programs: one page to read and print, one JSON file, tables.
//!
//! Pure functions from views to bytes: equal arguments give equal bytes. What they say is what the views say; nothing
//! of synchronisation, keys or entries appears in them. The words that people read stand in `export/nl.ftl`.

pub mod csv;
pub mod graphml;
pub mod html;
pub mod json;
pub mod labels;
pub mod part;

mod names;

#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use crate::id::{GroupId, LogId};
use crate::time::{Day, Timestamp};
use crate::view::{AgreementView, CaseView, Detail, Snapshot};
use crate::words::LogKind;

/// The file that is read by people.
pub const PAGE: &str = "index.html";

/// The file with everything, for programs.
pub const JSON: &str = "network.json";

/// What is rendered.
#[derive(Clone, Copy, Debug)]
pub struct Export<'a> {
    /// When, by the clock of whoever makes it.
    pub at: Timestamp,
    /// Lists, and who belongs.
    pub snapshot: &'a Snapshot,
    /// Cases and agreements in full. Those in the lists without one here are rendered as their row says.
    pub details: &'a [Detail],
    /// What is not in it.
    pub absent: &'a [Absent],
}

/// Something that belongs to the network and is not in the copy.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
pub struct Absent {
    /// What.
    pub what: AbsentThing,
    /// Why.
    pub why: Absence,
    /// Since when, when that is known.
    pub on: Option<Day>,
}

/// What is absent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AbsentThing {
    /// One log.
    Log {
        /// Which.
        log: LogId,
        /// What it was about.
        kind: LogKind,
    },
    /// Everything that a group of organisations reads: a copy of another organisation does not even hold how much.
    Group {
        /// Which.
        group: GroupId,
    },
}

/// Why something is absent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Absence {
    /// The own organisation does not read it.
    NotRead,
    /// It was dropped for everybody; a tombstone without content is left.
    Removed,
    /// Its key never arrived.
    WaitingForKey,
    /// A case past its last day.
    PastItsDay,
}

impl Export<'_> {
    /// Cases in full.
    fn cases(&self) -> impl Iterator<Item = &CaseView> {
        self.details.iter().filter_map(|detail| match detail {
            Detail::Case(view) => Some(view),
            Detail::Agreement(_) => None,
        })
    }

    /// Agreements in full.
    fn agreements(&self) -> impl Iterator<Item = &AgreementView> {
        self.details.iter().filter_map(|detail| match detail {
            Detail::Agreement(view) => Some(view),
            Detail::Case(_) => None,
        })
    }
}

/// Every rendering, by the name of its file: [`PAGE`], [`JSON`], [`graphml::NAME`] and `csv/*.csv`.
///
/// # Errors
/// When JSON cannot be written, which no view causes.
pub fn files(export: &Export<'_>) -> Result<BTreeMap<String, Vec<u8>>, serde_json::Error> {
    let mut files = csv::render(export);
    files.insert(PAGE.to_owned(), html::render(export).into_bytes());
    files.insert(JSON.to_owned(), json::render(export)?);
    files.insert(graphml::NAME.to_owned(), graphml::render(export).into_bytes());
    Ok(files)
}
