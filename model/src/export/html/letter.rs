//! The answer to a request of a person concerned: one page to print, in plain words, that promises nothing it cannot
//! keep.

use serde::{Deserialize, Serialize};

use super::page::Page;
use super::{Names, STYLE, labels};
use crate::view::circle::{CircleView, ReaderSpan};
use crate::view::{CaseState, CaseView, Snapshot};

/// What a person concerned may ask for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Request {
    /// Withdraws a consent.
    Withdrawal,
    /// Objects. Source: GDPR, art. 21.
    Objection,
    /// Asks that nothing is done with it for a while. Source: GDPR, art. 18.
    Restriction,
    /// Asks that something is put right. Source: GDPR, art. 16.
    Rectification,
}

impl Request {
    /// All of them.
    pub const ALL: &'static [Self] = &[Self::Withdrawal, Self::Objection, Self::Restriction, Self::Rectification];
}

/// Renders the answer to a request about a circle case; `answer` is what the organisation itself says. `None` for a
/// learning case, which has no grounds and no readers of its own.
pub fn render(case: &CaseView, snapshot: &Snapshot, request: Request, answer: &str) -> Option<String> {
    let circle = case.circle.as_deref()?;
    let names = Names::of(snapshot);
    let title = labels::of("letter-title", &request);
    let mut page = Page::begin(&title, STYLE);
    page.tag("header", "", |page| {
        page.line("h1", "", &title);
        let from = [("organisation", &names.org(&circle.responsible) as &dyn std::fmt::Display)];
        page.line("p", "lead", &labels::fill("letter-from", &from));
        page.line("p", "muted", &labels::fill("letter-about", &[("title", &case.row.title)]));
        page.line("p", "muted", &labels::day(snapshot.today));
    });
    page.tag("main", "", |page| {
        page.section("asked", |page| {
            page.line("h2", "", &labels::text("letter-asked"));
            page.line("p", "", &labels::of("letter-asked", &request));
            page.prose(answer);
        });
        page.section("done", |page| done(page, case, circle));
        page.section("readers", |page| readers(page, circle, &names));
        page.section("left", left);
        page.section("rights", |page| {
            page.line("h2", "", &labels::text("letter-rights"));
            page.line("p", "", &labels::text("letter-rights-text"));
        });
    });
    Some(page.end())
}

/// What is so now, by what this copy knows.
fn done(page: &mut Page, case: &CaseView, circle: &CircleView) {
    page.line("h2", "", &labels::text("letter-done"));
    let hidden = case.row.state == CaseState::Withdrawn;
    page.line("p", "", &labels::text(if hidden { "letter-done-hidden" } else { "letter-done-open" }));
    let standing = circle.concerned.iter().flat_map(|person| &person.grounds).filter(|ground| ground.live);
    let standing: Vec<String> = standing.map(|ground| labels::of("lawful-ground", &ground.ground)).collect();
    if !hidden && !standing.is_empty() {
        page.line("p", "", &labels::fill("letter-done-ground", &[("grounds", &standing.join(", "))]));
    }
}

/// Who could read, since when and until when.
pub(super) fn readers(page: &mut Page, circle: &CircleView, names: &Names<'_>) {
    page.line("h2", "", &labels::text("letter-readers"));
    page.table(&["column-name", "column-organisation", "column-from", "column-until"], |page| {
        for span in &circle.spans {
            let until = until(span);
            let since = labels::day_of(span.since);
            page.row(&[&names.person(span.org, span.person), &names.org(&span.org), &since, &until]);
        }
    });
}

fn until(span: &ReaderSpan) -> String {
    match span.until {
        Some(at) => labels::day_of(at),
        None if span.reads => labels::text("letter-until-now"),
        None => String::new(),
    }
}

/// What nobody can undo.
fn left(page: &mut Page) {
    page.line("h2", "", &labels::text("letter-left"));
    page.tag("ul", "", |page| {
        for key in ["letter-left-read", "letter-left-copies", "letter-left-partners", "letter-left-trace"] {
            page.line("li", "", &labels::text(key));
        }
    });
}
