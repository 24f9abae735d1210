//! The breakthrough plan of a case.

use super::page::Page;
use super::{Export, Names, escalations, labels};
use crate::breakthrough::{counted, reached};
use crate::view::CaseView;
use crate::view::breakthrough::SolutionView;
use crate::words::breakthrough::SolutionPart;

/// How often each closed argument was met.
pub(super) fn met(page: &mut Page, export: &Export<'_>) {
    page.table(&["column-argument", "column-count"], |page| {
        for (argument, count) in counted(&export.snapshot.cases) {
            page.row(&[&labels::of("argument", &argument), &count.to_string()]);
        }
    });
}

pub(super) fn render(page: &mut Page, view: &CaseView, export: &Export<'_>, names: &Names<'_>) {
    let plan = &view.plan;
    if plan.is_empty() {
        return;
    }
    page.line("h4", "", &labels::text("plan-title"));
    page.chips(&[("accent", labels::of("plan-state", &reached(plan, view.row.log, &export.snapshot.lessons)))]);
    page.titled("field-perspective", &plan.perspective);
    page.titled("field-self-part", &plan.self_part);
    for one in &plan.solutions {
        solution(page, one, names);
    }
    costs(page, view, names);
    escalations::of_case(page, view, export, names);
    let met: Vec<_> = plan.arguments.iter().filter(|one| !one.dropped).collect();
    if !met.is_empty() {
        page.line("h4", "", &labels::text("arguments-title"));
    }
    for one in met {
        page.line("p", "", &labels::of("argument", &one.argument));
        page.line("p", "by", &labels::by(&names.org(&one.by), one.at));
        page.prose(one.note.as_deref().unwrap_or_default());
    }
}

/// Lines of costs with the range they come to in the first year, by scenario.
fn costs(page: &mut Page, view: &CaseView, names: &Names<'_>) {
    for total in &view.plan.totals {
        let scenario = labels::of("scenario", &total.scenario);
        let (low, high) = (labels::money(total.low), labels::money(total.high));
        let title = labels::fill("costs-total", &[("scenario", &scenario), ("low", &low), ("high", &high)]);
        page.line("h4", "", &title);
        page.line("p", "by", &labels::fill("costs-sources", &[("sources", &total.sources.join(", "))]));
        page.table(&["column-what", "column-amount", "column-source", "column-by"], |page| {
            for line in view.plan.costs.iter().filter(|line| !line.dropped) {
                for version in line.versions.iter().filter(|version| version.cost.scenario == total.scenario) {
                    let cost = &version.cost;
                    let (low, high) = (labels::money(cost.low), labels::money(cost.high));
                    let (period, certainty) =
                        (labels::of("period", &cost.period), labels::of("certainty", &cost.certainty));
                    let amount = labels::fill("cost-amount", &[("low", &low), ("high", &high), ("period", &period)]);
                    let source = format!("{} ({certainty})", cost.source);
                    page.row(&[cost.what.as_str(), &amount, &source, &names.org(&version.by)]);
                }
            }
        });
    }
}

/// A solution with its corners: an empty one says so.
fn solution(page: &mut Page, one: &SolutionView, names: &Names<'_>) {
    page.line("h4", "", one.title());
    if one.archived {
        page.line("p", "by", &labels::text("solution-archived"));
    }
    for also in one.what.iter().skip(1) {
        page.prose(&also.text);
        page.line("p", "by", &labels::by(&names.org(&also.by), also.at));
    }
    page.table(&["column-corner", "column-words", "column-by"], |page| {
        for part in SolutionPart::ALL.iter().skip(1) {
            let name = labels::of("solution-part", part);
            if one.part(*part).is_empty() {
                page.row(&[&name, &labels::text("corner-empty"), ""]);
            }
            for wording in one.part(*part) {
                page.row(&[&name, &wording.text, &names.org(&wording.by)]);
            }
        }
    });
    let who: Vec<String> = one.owners.iter().map(|org| names.org(org)).collect();
    let owner = if who.is_empty() {
        labels::text("solution-no-owner")
    } else {
        labels::fill("solution-owner", &[("who", &who.join(", "))])
    };
    page.line("p", "", &owner);
    for promise in &one.promises {
        let day = labels::day(promise.on);
        page.line("p", "", &labels::fill("answer-promised", &[("who", &names.org(&promise.org)), ("day", &day)]));
    }
    if !one.follow_ups.is_empty() {
        page.line("p", "", &labels::all("follow", &one.follow_ups));
    }
    for said in &one.outcomes {
        let (result, by) = (labels::of("solution-outcome", &said.outcome), labels::by(&names.org(&said.by), said.at));
        page.line("p", "by", &labels::fill("report-line", &[("result", &result), ("by", &by)]));
        page.prose(said.note.as_deref().unwrap_or_default());
    }
}
