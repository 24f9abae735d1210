//! The network, its tables, its organisations and their people.

use super::page::Page;
use super::{Export, Names, labels};
use crate::view::{OrganisationView, PersonView, Stage};
use crate::words::Mandates;

pub(super) fn network(page: &mut Page, export: &Export<'_>, names: &Names<'_>) {
    let network = &export.snapshot.network;
    if let Some(region) = &network.region {
        page.line("p", "", &labels::fill("network-region", &[("region", &region)]));
    }
    page.titled("network-purpose", &network.purpose);
    page.line("p", "muted", &labels::fill("network-mark", &[("mark", &network.network)]));
    page.line("h3", "", &labels::text("network-tables"));
    if network.tables.is_empty() {
        page.line("p", "", &labels::text("tables-none"));
        return;
    }
    page.table(&["column-name", "column-area", "column-rhythm", "column-readers"], |page| {
        for table in &network.tables {
            let text = |text: &Option<String>| text.clone().unwrap_or_default();
            page.row(&[&table.name, &text(&table.area), &text(&table.rhythm), &names.orgs(&table.orgs)]);
        }
    });
}

/// The step templates that the network wrote itself.
pub(super) fn templates(page: &mut Page, export: &Export<'_>, names: &Names<'_>) {
    let templates = &export.snapshot.network.templates;
    if !templates.is_empty() {
        page.line("h3", "", &labels::text("step-templates"));
    }
    for one in templates {
        let method = one.instead.map(|method| labels::of("step-method", &method));
        let instead = method.map(|method| labels::fill("step-template-instead", &[("method", &method)]));
        let by = labels::fill("step-template-by", &[("who", &names.org(&one.by))]);
        page.line("h4", "", one.template.name.as_str());
        page.line("p", "muted", &[Some(by), instead].into_iter().flatten().collect::<Vec<_>>().join(" "));
        page.table(&["column-step", "column-level", "column-minutes"], |page| {
            for step in &one.template.steps {
                let level = step.level.map(|level| labels::of("level", &level)).unwrap_or_default();
                page.row(&[step.name.as_str(), &level, &step.minutes.to_string()]);
            }
        });
    }
}

pub(super) fn organisations(page: &mut Page, export: &Export<'_>, names: &Names<'_>) {
    for org in &export.snapshot.network.organisations {
        page.tag("article", "", |page| {
            page.line("h3", "", &names.org(&org.org));
            page.chips(&chips(org));
            page.titled("organisation-offers", org.offers.as_deref().unwrap_or_default());
            if !org.contacts.is_empty() {
                let who: Vec<String> = org.contacts.iter().map(|one| names.person(org.org, *one)).collect();
                let line = labels::fill("organisation-contacts", &[("who", &who.join(", "))]);
                page.line("p", "muted", &line);
            }
            if !org.areas.is_empty() {
                let areas = labels::all("area", &org.areas);
                page.line("p", "muted", &labels::fill("organisation-areas", &[("areas", &areas)]));
            }
            if !org.endorsed_by.is_empty() {
                let who = names.orgs(&org.endorsed_by);
                page.line("p", "muted", &labels::fill("organisation-endorsed", &[("who", &who)]));
            }
            let people: Vec<&PersonView> =
                export.snapshot.network.people.iter().filter(|person| person.org == org.org).collect();
            if !people.is_empty() {
                page.table(&["column-name", "column-roles", "column-mandates", "column-contact"], |page| {
                    for person in people {
                        let roles = labels::all("role", &person.roles);
                        let contact = person.contact.as_deref().unwrap_or_default();
                        let name = names.person(person.org, person.person);
                        page.row(&[&name, &roles, &mandates(person), contact]);
                    }
                });
            }
        });
    }
}

/// People in one table, each with the organisation.
pub(super) fn people(page: &mut Page, export: &Export<'_>, names: &Names<'_>) {
    let columns = ["column-name", "column-organisation", "column-roles", "column-mandates", "column-contact"];
    page.table(&columns, |page| {
        for person in &export.snapshot.network.people {
            let (name, org) = (names.person(person.org, person.person), names.org(&person.org));
            let (roles, contact) = (labels::all("role", &person.roles), person.contact.as_deref().unwrap_or_default());
            page.row(&[&name, &org, &roles, &mandates(person), contact]);
        }
    });
    training(page, export, names);
}

/// What guides did to learn.
fn training(page: &mut Page, export: &Export<'_>, names: &Names<'_>) {
    if export.snapshot.network.people.iter().all(|person| person.training.is_empty()) {
        return;
    }
    page.line("h4", "", &labels::text("table-training"));
    page.table(&["column-name", "column-on", "column-training", "column-what", "column-training-place"], |page| {
        for person in &export.snapshot.network.people {
            for one in &person.training {
                let (name, kind) = (names.person(person.org, person.person), labels::of("training", &one.kind));
                let place = labels::of("training-place", &one.place);
                page.row(&[&name, &labels::day(one.on), &kind, &one.what, &place]);
            }
        }
    });
}

fn chips(org: &OrganisationView) -> Vec<(&'static str, String)> {
    let stage = match org.stage {
        Stage::Member => "good",
        Stage::Left | Stage::Removed => "bad",
        Stage::Candidate | Stage::Admitted | Stage::Waiting => "wait",
    };
    let voice = if org.voice { labels::text("has-voice") } else { String::new() };
    let own = if org.own { labels::text("own-organisation") } else { String::new() };
    vec![
        ("accent", own),
        (stage, labels::of("stage", &org.stage)),
        ("good", voice),
        ("", labels::of("org-kind", &org.kind)),
        ("", labels::of("formality", &org.formality)),
    ]
}

fn mandates(person: &PersonView) -> String {
    if !person.active {
        return labels::text("person-ended");
    }
    let Mandates { administer, decide, sign } = person.mandates;
    let words = [("mandate-administer", administer), ("mandate-decide", decide), ("mandate-sign", sign)];
    let held: Vec<String> = words.iter().filter(|(_, has)| *has).map(|(key, _)| labels::text(key)).collect();
    if held.is_empty() { labels::text("mandate-none") } else { held.join(", ") }
}
