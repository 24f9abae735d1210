//! Breakthrough budgets, for people.

use wijktafel_model::view::Snapshot;
use wijktafel_model::view::budget::{BudgetEntryView, BudgetRequestView, BudgetView};
use wijktafel_model::words::breakthrough::BudgetFlow;

use crate::client::state::org_name;
use crate::money::say;
use crate::text::{Lang, Words, names};

/// A balance; below zero with a sign.
pub fn balance(cents: i64, lang: Lang) -> String {
    let sign = if cents < 0 { "− " } else { "" };
    format!("{sign}{}", say(cents.unsigned_abs(), lang))
}

/// What an entry moved, with a sign.
pub fn moved(entry: &BudgetEntryView, lang: Lang) -> String {
    let sign = if entry.flow == BudgetFlow::Out { "− " } else { "+ " };
    format!("{sign}{}", say(entry.cents, lang))
}

/// What the holder answered, or that it did not yet.
pub fn answered(request: &BudgetRequestView, w: &Words) -> String {
    let answers: Vec<String> = request
        .answers
        .iter()
        .map(|one| {
            let said = match one.granted {
                Some(cents) => w.with("budget-granted-is", &[("sum", say(cents, w.lang()).into())]),
                None => w.t("budget-not-granted").into_owned(),
            };
            one.note.as_ref().map_or_else(|| said.clone(), |note| format!("{said}: {note}"))
        })
        .collect();
    if answers.is_empty() { w.t("budget-unanswered").into_owned() } else { answers.join("; ") }
}

/// Every budget with its ledger.
pub(super) fn ledger(s: &Snapshot, w: &Words) -> String {
    let lines: Vec<String> = s.network.budgets.iter().flat_map(|one| budget(one, s, w)).collect();
    if lines.is_empty() { w.t("budgets-none").into_owned() } else { lines.join("\n") }
}

fn budget(one: &BudgetView, s: &Snapshot, w: &Words) -> Vec<String> {
    let holder = w.with("budget-holder", &[("who", org_name(s, one.holder).into())]);
    let mut lines = vec![format!("{}  {}  {}  {holder}", one.budget.short(), one.name, balance(one.balance, w.lang()))];
    lines.extend(one.entries.iter().map(|entry| {
        let note = entry.note.as_ref().map(|note| format!("  {note}")).unwrap_or_default();
        format!("  {}  {}{note}", w.t(names::plan::flow(entry.flow)), moved(entry, w.lang()))
    }));
    lines.extend(one.requests.iter().map(|asked| {
        let values = [
            ("who", org_name(s, asked.by).into()),
            ("sum", say(asked.cents, w.lang()).into()),
            ("reference", asked.reference.as_str().into()),
        ];
        format!("  {}  {}  {}", asked.request.short(), w.with("budget-request", &values), answered(asked, w))
    }));
    lines
}
