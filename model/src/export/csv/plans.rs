//! The breakthrough plans of cases: a record for each solution, and one for each wording of a line of costs.

use super::super::names::Names;
use super::super::{Export, labels};
use super::{Table, list, yes_no};
use crate::breakthrough::counted;
use crate::words::breakthrough::SolutionPart;

/// How often each closed argument was met.
pub(super) fn met(export: &Export<'_>) -> Table {
    let mut table = Table::new("arguments-met", &["argument", "count"]);
    for (argument, count) in counted(&export.snapshot.cases) {
        table.record([labels::of("argument", &argument), count.to_string()]);
    }
    table
}

pub(super) fn solutions(export: &Export<'_>, names: &Names<'_>) -> Table {
    let columns = &[
        "id",
        "case",
        "solution",
        "legitimacy",
        "commitment",
        "return",
        "legal-basis",
        "owners",
        "laid-by",
        "laid-at",
        "promised",
        "taken-up",
        "result",
        "note",
        "by",
        "archived",
    ];
    let mut table = Table::new("solutions", columns);
    for view in export.cases() {
        for one in &view.plan.solutions {
            let part = |part| list(one.part(part), |wording| wording.text.clone());
            table.record([
                one.solution.to_string(),
                view.row.log.to_string(),
                part(SolutionPart::What),
                part(SolutionPart::Legitimacy),
                part(SolutionPart::Commitment),
                part(SolutionPart::Return),
                part(SolutionPart::LegalBasis),
                list(&one.owners, |org| names.org(org)),
                list(&one.laid, |laid| names.org(&laid.by)),
                list(&one.laid, |laid| labels::moment(laid.at)),
                list(&one.promises, |promise| format!("{} {}", promise.on, names.org(&promise.org))),
                list(&one.follow_ups, |kind| labels::of("follow", kind)),
                list(&one.outcomes, |said| labels::of("solution-outcome", &said.outcome)),
                list(&one.outcomes, |said| said.note.clone().unwrap_or_default()),
                names.org(&one.by),
                yes_no(one.archived),
            ]);
        }
    }
    table
}

pub(super) fn costs(export: &Export<'_>, names: &Names<'_>) -> Table {
    let columns = &[
        "id",
        "case",
        "scenario",
        "what",
        "low-cents",
        "high-cents",
        "period",
        "source",
        "certainty",
        "by",
        "at",
        "archived",
    ];
    let mut table = Table::new("costs", columns);
    for view in export.cases() {
        for line in &view.plan.costs {
            for version in &line.versions {
                let cost = &version.cost;
                table.record([
                    line.line.to_string(),
                    view.row.log.to_string(),
                    labels::of("scenario", &cost.scenario),
                    cost.what.to_string(),
                    cost.low.to_string(),
                    cost.high.to_string(),
                    labels::of("period", &cost.period),
                    cost.source.to_string(),
                    labels::of("certainty", &cost.certainty),
                    names.org(&version.by),
                    labels::moment(version.at),
                    yes_no(line.dropped),
                ]);
            }
        }
    }
    table
}

pub(super) fn arguments(export: &Export<'_>, names: &Names<'_>) -> Table {
    let mut table = Table::new("closed-arguments", &["id", "case", "argument", "note", "by", "at", "archived"]);
    for view in export.cases() {
        for one in &view.plan.arguments {
            table.record([
                one.met.to_string(),
                view.row.log.to_string(),
                labels::of("argument", &one.argument),
                one.note.clone().unwrap_or_default(),
                names.org(&one.by),
                labels::moment(one.at),
                yes_no(one.dropped),
            ]);
        }
    }
    table
}
