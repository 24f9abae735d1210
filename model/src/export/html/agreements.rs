//! Agreements: every version with its text, its rule and everybody's word.

use super::page::Page;
use super::{Export, Names, cases, labels};
use crate::view::{AgreementRow, AgreementState, AgreementView, VersionView};

pub(super) fn render(page: &mut Page, export: &Export<'_>, names: &Names<'_>) {
    if export.snapshot.agreements.is_empty() {
        page.line("p", "", &labels::text("agreements-none"));
    }
    for row in &export.snapshot.agreements {
        page.article(&row.log, |page| {
            head(page, row);
            match export.agreements().find(|view| view.row.log == row.log) {
                Some(view) => full(page, view, names),
                None => page.line("p", "muted", &labels::text("agreement-row-only")),
            }
        });
    }
}

fn head(page: &mut Page, row: &AgreementRow) {
    page.line("h3", "", &row.title);
    let given = labels::fill("verdicts-given", &[("given", &row.given), ("electors", &row.electors)]);
    page.chips(&[
        (tone(row.state), labels::of("agreement-state", &row.state)),
        ("", labels::of("agreement-kind", &row.kind)),
        ("", if row.electors > 0 { given } else { String::new() }),
    ]);
}

const fn tone(state: AgreementState) -> &'static str {
    match state {
        AgreementState::InForce => "good",
        AgreementState::Objected | AgreementState::Disputed | AgreementState::Ended => "bad",
        AgreementState::Proposed => "wait",
        AgreementState::Draft | AgreementState::Replaced => "",
    }
}

fn full(page: &mut Page, view: &AgreementView, names: &Names<'_>) {
    for (place, version) in view.versions.iter().enumerate().rev() {
        page.tag("div", "version", |page| one(page, place + 1, version, names));
    }
    page.titled("agreement-draft", &view.draft);
    if !view.criteria.is_empty() {
        page.line("h4", "", &labels::text("criteria-draft"));
        page.tag("ul", "", |page| view.criteria.iter().for_each(|criterion| page.line("li", "", &criterion.text)));
    }
    cases::talk(page, &view.talk, names);
    cases::set_apart(page, &view.set_apart, names);
}

fn one(page: &mut Page, number: usize, version: &VersionView, names: &Names<'_>) {
    let title = labels::fill("version-title", &[("n", &number), ("title", &version.title)]);
    page.line("h4", "", &title);
    page.chips(&[
        (tone(version.state), labels::of("agreement-state", &version.state)),
        ("", labels::fill("version-rule", &[("rule", &labels::of("rule", &version.rule))])),
        ("", dated("version-effective", version.effective)),
        ("", dated("version-review", version.review)),
    ]);
    page.line("p", "frozen", &version.text);
    page.titled("version-stop", version.stop_clause.as_deref().unwrap_or_default());
    page.line("h4", "", &labels::text("version-words"));
    page.table(&["column-organisation", "column-verdict", "column-note", "column-at"], |page| {
        for elector in &version.electors {
            let word =
                elector.verdict.map_or_else(|| labels::text("verdict-none"), |word| labels::of("verdict", &word));
            let word = if elector.contradicted { labels::text("verdict-contradicted") } else { word };
            let note = elector.note.as_deref().unwrap_or_default();
            let at = elector.at.map(labels::day_of).unwrap_or_default();
            let signed = elector
                .paper
                .as_ref()
                .map(|paper| labels::fill("verdict-paper", &[("by", &paper.by), ("day", &labels::day(paper.on))]));
            let note = [note, signed.as_deref().unwrap_or_default()].join(" ");
            page.row(&[&names.org(&elector.org), &word, note.trim(), &at]);
        }
    });
    criteria(page, version, names);
    let lines = [
        ("version-seen", &version.seen_in_force),
        ("version-signed-both", &version.signed_both),
        ("version-ended", &version.ended_by),
    ];
    for (key, orgs) in lines.iter().filter(|(_, orgs)| !orgs.is_empty()) {
        page.line("p", "muted", &labels::fill(key, &[("who", &names.orgs(*orgs))]));
    }
    for (org, reason) in &version.end_reasons {
        page.line("p", "muted", &format!("{}: {reason}", names.org(org)));
    }
    let (who, day) = (names.org(&version.by), labels::day_of(version.at));
    page.line("p", "by", &labels::fill("version-proposed", &[("who", &who), ("day", &day)]));
    page.line("p", "by", &labels::fill("version-mark", &[("mark", &version.version)]));
}

fn dated(key: &str, day: Option<crate::time::Day>) -> String {
    day.map(|day| labels::fill(key, &[("day", &labels::day(day))])).unwrap_or_default()
}

fn criteria(page: &mut Page, version: &VersionView, names: &Names<'_>) {
    if version.criteria.is_empty() {
        return;
    }
    page.line("h4", "", &labels::text("criteria-title"));
    page.table(&["column-criterion", "column-accepted", "column-accepted-by"], |page| {
        for criterion in &version.criteria {
            let accepted = labels::text(if criterion.accepted { "yes" } else { "not-yet" });
            page.row(&[&criterion.text, &accepted, &names.orgs(&criterion.accepted_by)]);
        }
    });
}
