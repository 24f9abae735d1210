//! Breakthrough budgets: the ledger of each.

use super::page::Page;
use super::{Export, Names, labels};

pub(super) fn render(page: &mut Page, export: &Export<'_>, names: &Names<'_>) {
    for budget in &export.snapshot.network.budgets {
        page.line("h3", "", &budget.name);
        let sign = if budget.balance < 0 { "−" } else { "" };
        let sum = format!("{sign}{}", labels::money(budget.balance.unsigned_abs()));
        let holder = names.org(&budget.holder);
        page.line("p", "", &labels::fill("budget-line", &[("who", &holder), ("sum", &sum)]));
        page.table(&["column-flow", "column-amount", "column-note", "column-at"], |page| {
            for one in &budget.entries {
                let note = one.note.clone().unwrap_or_default();
                let (flow, sum) = (labels::of("flow", &one.flow), labels::money(one.cents));
                page.row(&[&flow, &sum, &note, &labels::day_of(one.at)]);
            }
        });
        for one in &budget.requests {
            let (who, sum) = (names.org(&one.by), labels::money(one.cents));
            let values: [(&str, &dyn std::fmt::Display); 3] =
                [("who", &who), ("sum", &sum), ("reference", &one.reference)];
            page.line("p", "", &labels::fill("budget-request", &values));
            for answer in &one.answers {
                let said = match answer.granted {
                    Some(cents) => labels::fill("budget-granted", &[("sum", &labels::money(cents))]),
                    None => labels::text("budget-not-granted"),
                };
                page.line("p", "by", &said);
                page.prose(answer.note.as_deref().unwrap_or_default());
            }
        }
    }
}
