//! Pages about learning together: what is open, and what was read in full for them.

use std::collections::{BTreeMap, BTreeSet};

use wijktafel_model::id::{LogId, OrgId, PersonId};
use wijktafel_model::reflection::cases;
use wijktafel_model::view::{CaseView, Detail, Snapshot};

/// A page that lies over the place it was opened from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LearningPage {
    /// Looking back at a meeting or a season.
    Reflection(LogId),
    /// Somebody who is new at a table.
    Newcomer(LogId),
    /// A guide.
    Guide(OrgId, PersonId),
}

/// What the window remembers of these pages.
#[derive(Debug, Default)]
pub struct LearningState {
    /// The one that is open.
    pub page: Option<LearningPage>,
    /// Cases that do not belong to the lesson.
    pub left_out: BTreeSet<LogId>,
    read: BTreeMap<LogId, CaseView>,
}

impl LearningState {
    /// Opens a page, as nobody touched it.
    pub fn open(&mut self, page: LearningPage) {
        *self = Self { page: Some(page), ..Self::default() };
    }

    /// Closes it. Answers whether one was open.
    pub fn close(&mut self) -> bool {
        let open = self.page.is_some();
        *self = Self::default();
        open
    }

    /// The next case that is wanted in full: one after the other, all that were spoken about.
    pub fn wanted(&self, s: &Snapshot) -> Option<LogId> {
        let LearningPage::Reflection(origin) = self.page? else { return None };
        let rows = cases(s, origin)?;
        rows.iter().map(|row| row.log).find(|log| !self.read.contains_key(log))
    }

    /// Takes in the case that came in full.
    pub fn take_in(&mut self, s: &Snapshot) {
        if let Some(Detail::Case(case)) = &s.detail {
            self.read.insert(case.row.log, case.clone());
        }
    }

    /// A case in full, once it came.
    pub fn read(&self, case: LogId) -> Option<&CaseView> {
        self.read.get(&case)
    }
}
