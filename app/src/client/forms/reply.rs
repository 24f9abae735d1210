//! What is filled in to hand a reply sheet out.

use std::path::Path;

use serde::{Deserialize, Serialize};
use wijktafel_model::id::LogId;
use wijktafel_model::identifiers::Located;
use wijktafel_model::report::waiting;
use wijktafel_model::view::circle::CaseMode;
use wijktafel_model::view::{CaseRow, CaseState, Snapshot};

use super::{Check, Wrong};
use crate::client::intent::OwnRequest;
use crate::reply::Wanted;
use crate::text::Lang;
use crate::text::dates::field_day;

/// Cases that are offered, at most.
const OFFERED: usize = 12;
/// Days a sheet holds when nobody says otherwise.
const SHEET_DAYS: i32 = 28;

/// A reply sheet that is to be handed out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReplyForm {
    /// For whom: a role or an organisation.
    pub whom: String,
    /// Learning cases.
    pub cases: Vec<LogId>,
    /// The last day on which answers are taken in.
    pub until: String,
    /// What on it may tell who a case is about, as it was found when the form was sent.
    pub found: Vec<String>,
    /// Of that, what tells nothing.
    pub keep: Vec<String>,
    /// The file.
    pub to: String,
    /// The language of the sheet.
    pub lang: Lang,
}

/// Learning cases that a sheet can be about: with tips, and still going on. Those that wait come first.
pub fn offered(s: &Snapshot) -> Vec<&CaseRow> {
    let mut rows = waiting(s);
    let others = s.cases.iter().filter(|row| row.state == CaseState::Trying && row.tips > 0 && !row.hidden);
    for row in others {
        if !rows.iter().any(|one| one.log == row.log) {
            rows.push(row);
        }
    }
    rows.retain(|row| row.mode == CaseMode::Learning);
    rows.truncate(OFFERED);
    rows
}

impl ReplyForm {
    /// An empty form, about a case if one is open.
    pub fn new(s: &Snapshot, lang: Lang, case: Option<LogId>) -> Self {
        let cases: Vec<LogId> = case.into_iter().collect();
        let kept = s.cases.iter().filter(|row| cases.contains(&row.log)).map(|row| row.retain_until).min();
        let usual = s.today.plus(SHEET_DAYS);
        let until = field_day(kept.map_or(usual, |kept| kept.min(usual)), lang);
        Self { whom: String::new(), cases, until, found: Vec::new(), keep: Vec::new(), to: String::new(), lang }
    }

    /// The form once more, with what was found.
    pub fn again(wanted: &Wanted, found: &[Located], to: &Path, lang: Lang) -> Self {
        let open = found.iter().map(|one| one.found.text.clone());
        Self {
            whom: wanted.whom.to_string(),
            cases: wanted.cases.clone(),
            until: wanted.until.map(|day| field_day(day, lang)).unwrap_or_default(),
            found: wanted.keep.iter().cloned().chain(open).collect(),
            keep: wanted.keep.clone(),
            to: to.display().to_string(),
            lang,
        }
    }

    pub(super) fn request(&self, check: &mut Check) -> Option<OwnRequest> {
        let whom = check.line("whom", &self.whom);
        let until = check.maybe_day("until", &self.until, wijktafel_model::time::Day(0));
        let to = super::finish::path("to", &self.to, check);
        if self.cases.is_empty() {
            check.refuse("cases", Wrong::Choose);
        }
        if !self.found.iter().all(|one| self.keep.contains(one)) {
            check.refuse("found", Wrong::LookFirst);
        }
        let (cases, keep, lang) = (self.cases.clone(), self.keep.clone(), self.lang);
        Some(OwnRequest::Reply { wanted: Wanted { cases, whom: whom?, until, keep }, to: to?, lang })
    }
}
