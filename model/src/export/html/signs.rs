//! What the latest settled round says, beside what the network's own work shows.

use super::page::Page;
use super::{Export, Names, labels};
use crate::growth::growth;
use crate::view::phase::{GrowthView, SignView};

pub(super) fn render(page: &mut Page, export: &Export<'_>, names: &Names<'_>) {
    let growth = growth(export.snapshot);
    page.line("h3", "", &labels::text("growth-title"));
    page.line("p", "", &claimed(&growth));
    let seen = growth
        .observed
        .map_or_else(|| labels::text("growth-seen-none"), |phase| labels::fill("growth-seen", &[("n", &phase)]));
    page.line("p", "", &seen);
    let window = [("from", &labels::day(growth.from) as &dyn std::fmt::Display), ("until", &labels::day(growth.until))];
    page.line("p", "muted", &labels::fill("growth-counted", &window));
    page.table(&["column-sign", "column-sign-of", "column-counted", "column-seen", "column-evidence"], |page| {
        for sign in &growth.signs {
            page.tag("tr", "", |page| row(page, sign, names));
        }
    });
}

fn claimed(growth: &GrowthView) -> String {
    let Some(claimed) = &growth.claimed else { return labels::text("growth-said-none") };
    let name = claimed.name.clone().unwrap_or_default();
    let phase = claimed.phase.map(|phase| phase.to_string()).unwrap_or_default();
    labels::fill("growth-said", &[("n", &phase), ("name", &name), ("round", &claimed.title)])
}

fn row(page: &mut Page, sign: &SignView, names: &Names<'_>) {
    page.heading("row", &labels::of("sign", &sign.sign));
    page.line("td", "", &labels::fill("growth-phase", &[("n", &sign.sign.phase())]));
    page.line("td", "", &labels::fill("growth-count", &[("part", &sign.part), ("whole", &sign.whole)]));
    let seen = match sign.seen {
        Some(true) => "sign-seen",
        Some(false) => "sign-not-seen",
        None => "sign-nothing",
    };
    page.line("td", "", &labels::text(seen));
    page.tag("td", "", |page| {
        page.tag("ul", "", |page| {
            for one in &sign.evidence {
                let name = names.thing(one.thing);
                let values = [("name", &name as &dyn std::fmt::Display), ("part", &one.part), ("whole", &one.whole)];
                page.line("li", "", &labels::fill("growth-evidence", &values));
            }
        });
        if sign.unread > 0 {
            page.line("p", "muted", &labels::fill("growth-unread", &[("n", &sign.unread)]));
        }
    });
}
