//! Stories, with the resident's word.

use super::page::Page;
use super::{Export, Names, labels};

pub(super) fn render(page: &mut Page, export: &Export<'_>, names: &Names<'_>) {
    let snapshot = export.snapshot;
    page.line("h3", "", &labels::text("stories-title"));
    if snapshot.stories.is_empty() {
        page.line("p", "", &labels::text("stories-none"));
    }
    for one in &snapshot.stories {
        page.article(&one.log, |page| {
            page.line("h3", "", &one.title);
            page.prose(&one.text);
            let who = one.asker.map_or_else(|| names.org(&one.asked), |person| names.person(one.asked, person));
            let (day, way) = (labels::day(one.on), labels::of("word-way", &one.way));
            page.line("p", "", &labels::fill("story-word", &[("who", &who), ("day", &day), ("way", &way)]));
            page.line("p", "muted", &labels::fill("story-about", &[("case", &names.log(&one.case))]));
            page.line("p", "by", &labels::by(&names.org(&one.by), one.at));
        });
    }
    if snapshot.stories_taken_back > 0 {
        page.line("p", "muted", &labels::text("stories-taken-back"));
    }
}
