//! How closely partners work together, as each says.

use super::page::Page;
use super::{Export, Names, labels};
use crate::relation::edges;
use crate::words::relation::Closeness;

pub(super) fn render(page: &mut Page, export: &Export<'_>, names: &Names<'_>) {
    if export.snapshot.captures.is_empty() {
        page.line("p", "", &labels::text("captures-none"));
    }
    for capture in &export.snapshot.captures {
        page.article(&capture.log, |page| {
            page.line("h3", "", &capture.title);
            let state = labels::text(if capture.open { "capture-open" } else { "capture-closed" });
            page.chips(&[("", state), ("", labels::day_of(capture.at))]);
            if !capture.missing.is_empty() {
                let who = names.orgs(&capture.missing);
                page.line("p", "muted", &labels::fill("capture-missing", &[("who", &who)]));
            }
            let said = |closeness: Option<Closeness>| {
                closeness.map_or_else(|| labels::text("closeness-none"), |one| labels::of("closeness", &one))
            };
            page.table(&["column-organisation", "column-says", "column-other", "column-other-says"], |page| {
                for edge in edges(capture) {
                    let (one, other) = (names.org(&edge.one), names.org(&edge.other));
                    page.row(&[&one, &said(edge.from_one), &other, &said(edge.from_other)]);
                }
            });
        });
    }
}
