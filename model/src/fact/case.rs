//! What a case of either kind is made of: its title, life areas, steps and tips.

use crate::id::{FactId, LogId, ReplyId};
use crate::record;
use crate::time::Day;
use crate::words::{CaseStep, LifeArea, Line, Prose, SupportLevel, TipResult};

record! {
    /// See [`super::Fact::CaseOpened`].
    CaseOpened {
        /// The table it is brought to.
        0 => table: LogId,
        /// A title without names.
        2 => title: Line,
        /// Why it may be discussed.
        4 => ground: Prose,
        /// Hidden after this day.
        6 => retain_until: Day,
        /// Rows of the matrix.
        8 => areas: Vec<LifeArea>,
    }
    /// See [`super::Fact::CaseRetitled`].
    CaseRetitled {
        /// The new title.
        0 => title: Line,
    }
    /// See [`super::Fact::CaseLifeAreasSet`].
    CaseLifeAreasSet {
        /// Rows of the matrix.
        0 => areas: Vec<LifeArea>,
    }
    /// See [`super::Fact::CaseRetentionSet`].
    CaseRetentionSet {
        /// Hidden after this day.
        0 => retain_until: Day,
    }
    /// See [`super::Fact::CaseStepped`].
    CaseStepped {
        /// The step.
        0 => step: CaseStep,
        /// The day it concerns.
        1 => on: Option<Day>,
    }
    /// See [`super::Fact::TipAdded`].
    TipAdded {
        /// Row.
        0 => area: LifeArea,
        /// Column.
        2 => level: SupportLevel,
        /// The tip.
        4 => text: Prose,
    }
    /// See [`super::Fact::TipEdited`].
    TipEdited {
        /// Which tip.
        0 => tip: FactId,
        /// Row.
        2 => area: LifeArea,
        /// Column.
        4 => level: SupportLevel,
        /// The tip.
        6 => text: Prose,
    }
    /// See [`super::Fact::TipArchived`].
    TipArchived {
        /// Which tip.
        0 => tip: FactId,
    }
    /// See [`super::Fact::TipReported`].
    TipReported {
        /// Which tip.
        0 => tip: FactId,
        /// What became of it.
        2 => result: TipResult,
        /// One line for the table.
        1 => note: Option<Prose>,
        /// The reply sheet it was filled in on.
        3 => sheet: Option<ReplyId>,
    }
}
