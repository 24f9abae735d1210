//! Cases with their matrix.

use super::page::Page;
use super::{Export, Names, labels};
use crate::id::OrgId;
use crate::view::talk::RemarkView;
use crate::view::{CaseRow, CaseView, SetApart, TipView};
use crate::words::{LifeArea, SupportLevel};

pub(super) fn render(page: &mut Page, export: &Export<'_>, names: &Names<'_>) {
    if export.snapshot.cases.is_empty() {
        page.line("p", "", &labels::text("cases-none"));
    }
    for row in &export.snapshot.cases {
        page.article(&row.log, |page| {
            head(page, row, names);
            match export.cases().find(|view| view.row.log == row.log) {
                Some(view) => full(page, view, export, names),
                None => page.line("p", "muted", &labels::text("case-row-only")),
            }
        });
    }
}

fn head(page: &mut Page, row: &CaseRow, names: &Names<'_>) {
    page.line("h3", "", &row.title);
    page.chips(&[
        ("accent", labels::of("case-state", &row.state)),
        ("", names.shared(row)),
        ("", labels::fill("brought-by", &[("who", &names.org(&row.by))])),
        ("wait", labels::fill("destroy-after", &[("day", &labels::day(row.retain_until))])),
    ]);
}

fn full(page: &mut Page, view: &CaseView, export: &Export<'_>, names: &Names<'_>) {
    page.titled("case-ground", &view.ground);
    if let Some(circle) = view.circle.as_deref() {
        page.titled("circle-purpose", &circle.purpose);
        super::letter::readers(page, circle, names);
    }
    page.titled("field-question", &view.question);
    page.titled("field-situation", &view.situation);
    page.titled("field-strengths", &view.strengths);
    if !view.row.areas.is_empty() {
        page.line("h4", "", &labels::text("matrix-title"));
        matrix(page, view, names);
    }
    super::plans::render(page, view, export, names);
    lines(page, view, names);
    if !view.steps.is_empty() {
        page.line("h4", "", &labels::text("case-steps"));
        page.table(&["column-step", "column-on", "column-by", "column-at"], |page| {
            for step in &view.steps {
                let on = step.on.map(labels::day).unwrap_or_default();
                page.row(&[&labels::of("step", &step.step), &on, &names.org(&step.by), &labels::day_of(step.at)]);
            }
        });
    }
    talk(page, &view.talk, names);
    set_apart(page, &view.set_apart, names);
}

/// Remarks with their answers, those that are open first.
pub(super) fn talk(page: &mut Page, talk: &[RemarkView], names: &Names<'_>) {
    if talk.is_empty() {
        return;
    }
    page.line("h4", "", &labels::text("talk"));
    for remark in talk {
        if let Some(beside) = &remark.beside {
            page.line("p", "muted", &labels::fill("talk-beside", &[("words", beside)]));
        }
        for said in std::iter::once(&remark.said).chain(&remark.answers) {
            let text = if said.taken_back { labels::text("talk-taken-back") } else { said.text.clone() };
            page.line("p", "by", &labels::by(&names.org(&said.by), said.at));
            page.prose(&text);
        }
        page.line("p", "by", &labels::text(if remark.settled { "talk-settled" } else { "talk-open" }));
    }
}

/// Rows are life areas, columns go from own strength to formal care.
fn matrix(page: &mut Page, view: &CaseView, names: &Names<'_>) {
    page.tag("table", "", |page| {
        page.tag("thead", "", |page| {
            page.tag("tr", "", |page| {
                page.heading("col", &labels::text("column-area-of-life"));
                for level in SupportLevel::ALL {
                    page.heading("col", &labels::of("level", level));
                }
            });
        });
        page.tag("tbody", "", |page| {
            for area in &view.row.areas {
                page.tag("tr", "", |page| {
                    page.heading("row", &labels::of("area", area));
                    for level in SupportLevel::ALL {
                        page.tag("td", "", |page| cell(page, view, *area, *level, names));
                    }
                });
            }
        });
    });
}

fn cell(page: &mut Page, view: &CaseView, area: LifeArea, level: SupportLevel, names: &Names<'_>) {
    let stands = |tip: &&TipView| tip.versions.iter().any(|version| version.area == area && version.level == level);
    if !view.tips.iter().any(|tip| stands(&tip)) {
        return;
    }
    page.tag("ul", "", |page| {
        for tip in view.tips.iter().filter(stands) {
            page.tag("li", "", |page| tip_item(page, tip, area, level, names));
        }
    });
}

fn tip_item(page: &mut Page, tip: &TipView, area: LifeArea, level: SupportLevel, names: &Names<'_>) {
    for version in tip.versions.iter().filter(|version| version.area == area && version.level == level) {
        page.prose(&version.text);
        page.line("p", "by", &labels::by(&names.org(&version.by), version.at));
    }
    if tip.versions.len() > 1 {
        page.line("p", "by", &labels::text("tip-two-versions"));
    }
    if tip.archived {
        page.line("p", "by", &labels::text("tip-archived"));
    }
    for report in &tip.reports {
        let result = labels::of("result", &report.result);
        let by = labels::by(&entered(&report.by, report.whom.as_deref(), names), report.at);
        page.line("p", "by", &labels::fill("report-line", &[("result", &result), ("by", &by)]));
        page.prose(report.note.as_deref().unwrap_or_default());
    }
}

/// What was told of the case as a whole.
fn lines(page: &mut Page, view: &CaseView, names: &Names<'_>) {
    if view.lines.is_empty() {
        return;
    }
    page.line("h4", "", &labels::text("case-lines"));
    for told in &view.lines {
        page.line("p", "by", &labels::by(&entered(&told.by, told.whom.as_deref(), names), told.at));
        page.prose(told.line.as_deref().unwrap_or_default());
        if let Some(words) = &told.words {
            page.line("p", "by", &labels::text("client-words"));
            page.prose(words);
        }
        if let Some(verdict) = told.verdict {
            let verdict = labels::of("client-verdict", &verdict);
            page.line("p", "by", &labels::fill("client-says", &[("verdict", &verdict)]));
        }
    }
}

/// Who entered something, and for whom.
fn entered(by: &OrgId, whom: Option<&str>, names: &Names<'_>) -> String {
    let by = names.org(by);
    whom.map_or_else(|| by.clone(), |whom| labels::fill("entered-for", &[("who", &by), ("whom", &whom)]))
}

/// What was kept and does not count, so that nothing written is out of sight.
pub(super) fn set_apart(page: &mut Page, apart: &[SetApart], names: &Names<'_>) {
    let texts = apart.iter().filter_map(|one| Some((one, one.text.as_ref()?)));
    for (one, text) in texts {
        let title = match &one.by {
            Some(org) => labels::fill("set-apart-of", &[("who", &names.org(org))]),
            None => labels::text("set-apart"),
        };
        page.line("h4", "", &title);
        page.prose(text);
    }
}
