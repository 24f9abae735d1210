//! What waits, in words: the same in the window and on the command line.

use wijktafel_model::view::Snapshot;

use super::Waits;
use crate::client::state::{org_name, org_names};
use crate::text::Words;

/// Something that waits, in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// What it is.
    pub title: String,
    /// Why it waits, or what helps.
    pub text: String,
    /// A word or two: how much it takes.
    pub chip: String,
}

/// Says what waits.
pub fn told(row: &Waits, s: &Snapshot, w: &Words) -> Told {
    let t = |key| w.t(key).into_owned();
    let (title, text, chip) = match row {
        Waits::Code(n) => (w.count("waits-code", *n), t("waits-code-text"), t("waits-code-chip")),
        Waits::Verdict { title, given, electors, .. } => {
            let counts = [("given", (*given).into()), ("electors", (*electors).into())];
            let title = w.with("waits-verdict", &[("title", title.as_str().into())]);
            (title, w.with("waits-verdict-text", &counts), t("waits-verdict-chip"))
        }
        Waits::ReportBack { cases, tips, .. } => {
            (w.count("waits-report", *cases), t("waits-report-text"), w.count("waits-report-chip", *tips))
        }
        Waits::Score { title, dimensions, .. } => {
            let title = w.with("waits-score", &[("title", title.as_str().into())]);
            (title, t("waits-score-text"), w.count("waits-score-chip", *dimensions))
        }
        Waits::Overdue(n) => (w.count("waits-overdue", *n), t("waits-overdue-text"), t("waits-overdue-chip")),
        Waits::Endorse(orgs) => {
            let title = w.with("waits-endorse", &[("who", org_names(s, w, orgs).into())]);
            (title, t("waits-endorse-text"), t("waits-endorse-chip"))
        }
        Waits::Asked { rungs, .. } => (w.count("waits-asked", *rungs), t("waits-asked-text"), t("waits-asked-chip")),
        Waits::RanOut { rungs, .. } => {
            (w.count("waits-ran-out", *rungs), t("waits-ran-out-text"), t("waits-ran-out-chip"))
        }
        Waits::Laid(n) => (w.count("waits-laid", *n), t("waits-laid-text"), t("waits-laid-chip")),
        Waits::Late(n) => (w.count("waits-late", *n), t("waits-late-text"), t("waits-late-chip")),
        Waits::Missed(n) => (w.count("waits-missed", *n), t("waits-missed-text"), t("waits-missed-chip")),
        Waits::Unlaid { plans, .. } => {
            (w.count("waits-unlaid", *plans), t("waits-unlaid-text"), t("waits-unlaid-chip"))
        }
        Waits::Unanswered { plans, .. } => {
            (w.count("waits-unanswered", *plans), t("waits-unanswered-text"), t("waits-unanswered-chip"))
        }
        Waits::Unowned(n) => (w.count("waits-unowned", *n), t("waits-unowned-text"), t("waits-unowned-chip")),
        Waits::Ownerless(n) => (w.count("waits-lesson", *n), t("waits-lesson-text"), t("waits-lesson-chip")),
        Waits::Retention { cases, day, .. } => {
            let text = w.with("waits-retention-text", &[("day", w.near(*day, s.today).into())]);
            (w.count("waits-retention", *cases), text, t("waits-retention-chip"))
        }
        Waits::Review { agreements, .. } => {
            (w.count("waits-review", *agreements), t("waits-review-text"), t("waits-review-chip"))
        }
        Waits::ReviewSoon { agreements, day, .. } => {
            let text = w.with("waits-review-soon-text", &[("day", w.near(*day, s.today).into())]);
            (w.count("waits-review-soon", *agreements), text, t("waits-review-soon-chip"))
        }
        Waits::Ending { title } => {
            let title = w.with("waits-ending", &[("title", title.as_str().into())]);
            (title, t("waits-ending-text"), t("waits-ending-chip"))
        }
        Waits::Experiments { experiments, .. } => {
            (w.count("waits-experiment", *experiments), t("waits-experiment-text"), t("waits-experiment-chip"))
        }
        Waits::Passed { meetings, .. } => {
            (w.count("waits-passed", *meetings), t("waits-passed-text"), t("waits-passed-chip"))
        }
        Waits::Silent { org, days } => {
            let values = [("who", org_name(s, *org).into()), ("n", (*days).into())];
            (w.with("waits-silent", &values), t("waits-silent-text"), t("waits-silent-chip"))
        }
    };
    Told { title, text, chip }
}
