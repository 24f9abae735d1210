//! Breakthrough budgets: a record for each entry, and one for each request.

use super::super::names::Names;
use super::super::{Export, labels};
use super::{Table, list, optional};

pub(super) fn entries(export: &Export<'_>, names: &Names<'_>) -> Table {
    let columns = &["id", "budget", "holder", "flow", "cents", "note", "request", "at"];
    let mut table = Table::new("budget-entries", columns);
    for budget in &export.snapshot.network.budgets {
        for one in &budget.entries {
            table.record([
                one.entry.to_string(),
                budget.name.clone(),
                names.org(&budget.holder),
                labels::of("flow", &one.flow),
                one.cents.to_string(),
                one.note.clone().unwrap_or_default(),
                optional(one.request.as_ref()),
                labels::moment(one.at),
            ]);
        }
    }
    table
}

pub(super) fn requests(export: &Export<'_>, names: &Names<'_>) -> Table {
    let columns = &["id", "budget", "by", "cents", "reference", "granted-cents", "note", "at"];
    let mut table = Table::new("budget-requests", columns);
    for budget in &export.snapshot.network.budgets {
        for one in &budget.requests {
            table.record([
                one.request.to_string(),
                budget.name.clone(),
                names.org(&one.by),
                one.cents.to_string(),
                one.reference.clone(),
                list(&one.answers, |answer| answer.granted.unwrap_or_default().to_string()),
                list(&one.answers, |answer| answer.note.clone().unwrap_or_default()),
                labels::moment(one.at),
            ]);
        }
    }
    table
}
