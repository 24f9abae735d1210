//! What one screen is about, apart from the rest of a copy: its tables below each other, or a page to print.

use serde::{Deserialize, Serialize};

use super::names::Names;
use super::{Export, csv, html};
use crate::view::Snapshot;

/// A part of a copy. The export it is rendered from is narrowed to it already; names come from the whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Part {
    /// Tables with their meetings and step templates.
    Tables,
    /// A meeting.
    Meeting,
    /// Cases as they stand in a list.
    Cases,
    /// Cases in full.
    Case,
    /// Agreements as they stand in a list.
    Agreements,
    /// An agreement in full.
    Agreement,
    /// Organisations.
    Organisations,
    /// People.
    People,
    /// Captures of relations.
    Relations,
    /// Maturity rounds.
    Rounds,
    /// What the network's own work shows.
    Signs,
    /// Seasons with their actions.
    Actions,
    /// What breakthrough plans share: closed arguments, budgets.
    Breakthrough,
    /// Experiments.
    Experiments,
    /// Lessons.
    Lessons,
}

impl Part {
    /// Every part.
    pub const ALL: [Self; 15] = [
        Self::Tables,
        Self::Meeting,
        Self::Cases,
        Self::Case,
        Self::Agreements,
        Self::Agreement,
        Self::Organisations,
        Self::People,
        Self::Relations,
        Self::Rounds,
        Self::Signs,
        Self::Actions,
        Self::Breakthrough,
        Self::Experiments,
        Self::Lessons,
    ];

    /// Names of its tables, the one it is about first.
    pub(super) const fn tables(self) -> &'static [&'static str] {
        match self {
            Self::Tables => &["tables", "meetings", "agenda-items", "step-templates"],
            Self::Meeting => &["meetings", "agenda-items", "attendance", "signals", "discussion-steps"],
            Self::Cases => &["cases"],
            Self::Case => &[
                "cases",
                "tips",
                "tip-reports",
                "case-reports",
                "solutions",
                "costs",
                "closed-arguments",
                "escalations",
                "remarks",
            ],
            Self::Agreements => &["agreements"],
            Self::Agreement => &["agreements", "agreement-versions", "verdicts", "remarks"],
            Self::Organisations => &["organisations"],
            Self::People => &["people", "training"],
            Self::Relations => &["relations"],
            Self::Rounds => &["rounds", "scores", "seals", "sheets"],
            Self::Signs => &["signs"],
            Self::Actions => &["actions", "season-reviews", "pulses"],
            Self::Breakthrough => &["arguments-met", "budget-entries", "budget-requests", "ladders"],
            Self::Experiments => &["experiments"],
            Self::Lessons => &["lessons", "stories"],
        }
    }

    /// The key of its title.
    pub(super) const fn title(self) -> &'static str {
        match self {
            Self::Tables => "network-tables",
            Self::Meeting => "section-meetings",
            Self::Cases | Self::Case => "section-cases",
            Self::Agreements | Self::Agreement => "section-agreements",
            Self::Organisations | Self::People => "section-organisations",
            Self::Relations => "section-relations",
            Self::Rounds | Self::Signs => "section-rounds",
            Self::Actions => "section-actions",
            Self::Breakthrough => "table-breakthrough",
            Self::Experiments => "section-experiments",
            Self::Lessons => "section-lessons",
        }
    }
}

/// Its tables below each other, for a spreadsheet: UTF-8 with a mark that spreadsheets know it by. Where there are
/// several, each has its title on a line above it, and empty ones are left out.
pub fn spreadsheet(part: Part, export: &Export<'_>, whole: &Snapshot) -> String {
    csv::part(part, export, &Names::of(whole))
}

/// The page to print.
pub fn page(part: Part, export: &Export<'_>, whole: &Snapshot) -> String {
    html::part(part, export, &Names::of(whole))
}
