//! The recovery sheet as a page to print.

use wijktafel_model::time::Day;
use wijktafel_model::view::Snapshot;
use zeroize::Zeroizing;

use crate::paper::Paper;
use crate::text::Words;

/// The page: whose it is, what it does, and its lines in groups of four.
pub fn html(s: &Snapshot, w: &Words, lines: &[String], today: Day) -> Zeroizing<String> {
    let me = s.network.me;
    let person = s.network.people.iter().find(|person| me.is_some_and(|me| me.person == person.person));
    let person = person.and_then(|person| person.name.as_deref()).unwrap_or_default();
    let org =
        s.network.organisations.iter().find(|org| org.own).and_then(|org| org.name.as_deref()).unwrap_or_default();
    let mut page = Paper::begin(w.lang(), &w.t("recovery-sheet-title"));
    page.line("h1", &w.t("recovery-sheet-title"));
    page.line("p", &format!("{person} · {org} · {} · {}", s.network.name, w.day(today)));
    page.line("p", &w.t("recovery-sheet-what"));
    page.codes(lines.iter().map(String::as_str));
    let steps = [
        "recovery-sheet-step-install",
        "recovery-sheet-step-type",
        "recovery-sheet-step-partner",
        "recovery-sheet-step-after",
    ];
    let steps = steps.map(|key| w.t(key));
    page.steps(steps.iter().map(AsRef::as_ref));
    page.line("p", &w.t("recovery-sheet-keep"));
    page.end()
}
