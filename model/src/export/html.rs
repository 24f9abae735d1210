//! One page to read and to print: no script, no picture, no other file, nothing fetched from anywhere.

mod agreements;
mod budgets;
mod cases;
mod escalations;
mod experiments;
mod growth;
pub mod letter;
mod meetings;
mod page;
mod people;
mod plans;
mod relations;
mod signs;
mod stories;

use self::page::Page;
use super::names::Names;
use super::part::Part;
use super::{Absence, AbsentThing, Export, labels};

const STYLE: &str = include_str!("html/style.css");

/// Renders the page.
pub fn render(export: &Export<'_>) -> String {
    let names = Names::of(export.snapshot);
    let network = &export.snapshot.network;
    let title = labels::fill("page-title", &[("network", &network.name)]);
    let mut page = Page::begin(&title, STYLE);
    page.tag("header", "", |page| head(page, export, &names));
    page.tag("nav", "", |page| {
        for (anchor, key) in SECTIONS {
            page.link(anchor, &labels::text(key));
        }
    });
    page.tag("main", "", |page| {
        section(page, "network", |page| {
            people::network(page, export, &names);
            people::templates(page, export, &names);
            budgets::render(page, export, &names);
            escalations::ladders(page, export, &names);
        });
        section(page, "organisations", |page| people::organisations(page, export, &names));
        section(page, "cases", |page| cases::render(page, export, &names));
        section(page, "meetings", |page| meetings::render(page, export, &names));
        section(page, "agreements", |page| agreements::render(page, export, &names));
        section(page, "rounds", |page| {
            signs::render(page, export, &names);
            growth::rounds(page, export, &names);
        });
        section(page, "relations", |page| relations::render(page, export, &names));
        section(page, "actions", |page| growth::actions(page, export, &names));
        section(page, "experiments", |page| experiments::render(page, export, &names));
        section(page, "lessons", |page| {
            growth::lessons(page, export, &names);
            stories::render(page, export, &names);
        });
        section(page, "departures", |page| growth::departures(page, export, &names));
        section(page, "absent", |page| absent(page, export));
        section(page, "destroy", |page| destroy(page, export, &names));
    });
    page.end()
}

/// The page of a part alone.
pub(super) fn part(part: Part, export: &Export<'_>, names: &Names<'_>) -> String {
    let network = &export.snapshot.network;
    let mut page = Page::begin(&format!("{}: {}", network.name, labels::text(part.title())), STYLE);
    page.tag("header", "", |page| {
        head_line(page, export, names);
        page.tag("aside", "warn", |page| {
            page.line("strong", "", &labels::text("confidential-title"));
            page.line("p", "", &labels::text("confidential-part"));
        });
    });
    page.tag("main", "", |page| {
        page.line("h2", "", &labels::text(part.title()));
        match part {
            Part::Tables => {
                people::network(page, export, names);
                meetings::render(page, export, names);
                people::templates(page, export, names);
            }
            Part::Meeting => meetings::render(page, export, names),
            Part::Cases => listed(page, export, names),
            Part::Case => cases::render(page, export, names),
            Part::Agreements | Part::Agreement => agreements::render(page, export, names),
            Part::Organisations => people::organisations(page, export, names),
            Part::People => people::people(page, export, names),
            Part::Relations => relations::render(page, export, names),
            Part::Rounds => growth::rounds(page, export, names),
            Part::Signs => signs::render(page, export, names),
            Part::Actions => growth::actions(page, export, names),
            Part::Breakthrough => {
                plans::met(page, export);
                budgets::render(page, export, names);
                escalations::ladders(page, export, names);
            }
            Part::Experiments => experiments::render(page, export, names),
            Part::Lessons => {
                growth::lessons(page, export, names);
                stories::render(page, export, names);
            }
        }
    });
    page.end()
}

/// Cases as they stand in a list.
fn listed(page: &mut Page, export: &Export<'_>, names: &Names<'_>) {
    let columns = ["column-title", "column-table", "column-by", "column-state", "column-destroy-after"];
    page.table(&columns, |page| {
        for case in &export.snapshot.cases {
            let state = labels::of("case-state", &case.state);
            let until = labels::day(case.retain_until);
            page.row(&[&case.title, &names.shared(case), &names.org(&case.by), &state, &until]);
        }
    });
}

/// Anchors of the sections with the keys of their titles, in order.
const SECTIONS: &[(&str, &str)] = &[
    ("network", "section-network"),
    ("organisations", "section-organisations"),
    ("cases", "section-cases"),
    ("meetings", "section-meetings"),
    ("agreements", "section-agreements"),
    ("rounds", "section-rounds"),
    ("relations", "section-relations"),
    ("actions", "section-actions"),
    ("experiments", "section-experiments"),
    ("lessons", "section-lessons"),
    ("departures", "section-departures"),
    ("absent", "section-absent"),
    ("destroy", "section-destroy"),
];

fn section(page: &mut Page, anchor: &'static str, inner: impl FnOnce(&mut Page)) {
    page.section(anchor, |page| {
        page.line("h2", "", &labels::text(&format!("section-{anchor}")));
        inner(page);
    });
}

/// The network's name, and whose copy this is.
fn head_line(page: &mut Page, export: &Export<'_>, names: &Names<'_>) {
    let network = &export.snapshot.network;
    page.line("h1", "", &network.name);
    let day = labels::day_of(export.at);
    let line = match network.me {
        Some(me) => labels::fill("page-copy-of", &[("organisation", &names.org(&me.org)), ("day", &day)]),
        None => labels::fill("page-made-on", &[("day", &day)]),
    };
    page.line("p", "lead", &line);
}

fn head(page: &mut Page, export: &Export<'_>, names: &Names<'_>) {
    head_line(page, export, names);
    page.tag("aside", "warn", |page| {
        page.line("strong", "", &labels::text("confidential-title"));
        page.line("p", "", &labels::text("confidential-text"));
    });
    page.line("p", "muted", &labels::text("page-how-to-check"));
}

/// What is not in it, and what it is not.
fn absent(page: &mut Page, export: &Export<'_>) {
    page.line("p", "muted", &labels::text("absent-text"));
    if export.absent.is_empty() {
        page.line("p", "", &labels::text("absent-none"));
    } else {
        page.table(&["column-kind", "column-id", "column-why", "column-since"], |page| {
            for absent in export.absent {
                let (kind, mark) = match &absent.what {
                    AbsentThing::Log { log, kind } => (labels::of("log-kind", kind), log.short()),
                    AbsentThing::Group { group } => (labels::text("absent-group"), group.short()),
                };
                let since = absent.on.map(labels::day).unwrap_or_default();
                page.row(&[&kind, &mark, &why(absent.why), &since]);
            }
        });
    }
    page.tag("ul", "", |page| {
        for key in IS_NOT {
            page.line("li", "", &labels::text(key));
        }
    });
}

/// What a copy never is, said in it.
pub const IS_NOT: &[&str] = &["is-not-access", "is-not-later", "is-not-proof-of-now", "is-not-ground"];

fn why(absence: Absence) -> String {
    labels::of("absence", &absence)
}

/// Until when each case may be kept.
fn destroy(page: &mut Page, export: &Export<'_>, names: &Names<'_>) {
    page.line("p", "muted", &labels::text("destroy-text"));
    if export.snapshot.cases.is_empty() {
        page.line("p", "", &labels::text("destroy-none"));
        return;
    }
    let mut cases: Vec<_> = export.snapshot.cases.iter().collect();
    cases.sort_by_key(|case| (case.retain_until, case.log));
    page.table(&["column-destroy-after", "column-case", "column-table"], |page| {
        for case in cases {
            page.row(&[&labels::day(case.retain_until), &case.title, &names.shared(case)]);
        }
    });
}
