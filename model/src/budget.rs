//! Breakthrough budgets, from the network's log. Only entries of the holder change a balance; requests and answers never
//! do, whoever writes them.

use crate::fact::Fact;
use crate::fact::breakthrough::CENTS_MAX;
use crate::fact::budget::{BudgetAnswered, BudgetEntered, BudgetOpened, BudgetRequested};
use crate::history::{History, Said, last, said};
use crate::id::FactId;
use crate::view::budget::{BudgetAnswerView, BudgetEntryView, BudgetReferenceView, BudgetRequestView, BudgetView};
use crate::words::breakthrough::BudgetFlow;

/// Whether an amount can be moved or asked for.
pub const fn is_amount(cents: u64) -> bool {
    0 < cents && cents <= CENTS_MAX
}

/// Every budget, in causal order.
pub(crate) fn budgets(history: &dyn History) -> Vec<BudgetView> {
    let opened = said(history, |record| match record.fact.known() {
        Fact::BudgetOpened(opened) => Some(opened),
        _ => None,
    });
    opened.iter().map(|one| budget(history, one)).collect()
}

fn budget(history: &dyn History, opened: &Said<'_, &BudgetOpened>) -> BudgetView {
    let (id, holder) = (opened.record.id, opened.record.author.org);
    let entered = said(history, |record| match record.fact.known() {
        Fact::BudgetEntered(entry) if entry.budget == id && is_amount(entry.cents) => Some(entry),
        _ => None,
    });
    let entries: Vec<BudgetEntryView> = entered
        .iter()
        .filter(|one| one.record.author.org == holder && history.precedes(opened.place, one.place))
        .map(entry)
        .collect();
    let requested = said(history, |record| match record.fact.known() {
        Fact::BudgetRequested(request) if request.budget == id && is_amount(request.cents) => Some(request),
        _ => None,
    });
    let requests = requested.iter().filter(|one| history.precedes(opened.place, one.place));
    BudgetView {
        budget: id,
        name: opened.what.name.to_string(),
        holder,
        balance: entries.iter().fold(0, moved),
        requests: requests.map(|one| request(history, one, opened)).collect(),
        entries,
    }
}

fn moved(balance: i64, entry: &BudgetEntryView) -> i64 {
    let cents = i64::try_from(entry.cents).unwrap_or(i64::MAX);
    match entry.flow {
        BudgetFlow::In => balance.saturating_add(cents),
        BudgetFlow::Out => balance.saturating_sub(cents),
    }
}

fn entry(entered: &Said<'_, &BudgetEntered>) -> BudgetEntryView {
    BudgetEntryView {
        entry: entered.record.id,
        flow: entered.what.flow,
        cents: entered.what.cents,
        note: entered.what.note.as_ref().map(ToString::to_string),
        request: entered.what.request,
        at: entered.record.at,
    }
}

fn request(
    history: &dyn History,
    requested: &Said<'_, &BudgetRequested>,
    opened: &Said<'_, &BudgetOpened>,
) -> BudgetRequestView {
    let answered: Vec<Said<'_, &BudgetAnswered>> = said(history, |record| match record.fact.known() {
        Fact::BudgetAnswered(answer)
            if answer.request == requested.record.id && record.author.org == opened.record.author.org =>
        {
            Some(answer)
        }
        _ => None,
    });
    let known: Vec<_> = answered.into_iter().filter(|one| history.precedes(requested.place, one.place)).collect();
    let mut latest = last(history, &known);
    latest.sort_by_key(|one| one.record.id);
    let answer = |one: &Said<'_, &BudgetAnswered>| BudgetAnswerView {
        granted: one.what.granted.filter(|cents| is_amount(*cents)),
        note: one.what.note.as_ref().map(ToString::to_string),
        at: one.record.at,
    };
    BudgetRequestView {
        request: requested.record.id,
        by: requested.record.author.org,
        cents: requested.what.cents,
        reference: written(&requested.what.reference),
        at: requested.record.at,
        answers: latest.into_iter().map(answer).collect(),
    }
}

/// Requests that were made for a case, in causal order; from the case's own log.
pub(crate) fn references(history: &dyn History) -> Vec<BudgetReferenceView> {
    let referred = said(history, |record| match record.fact.known() {
        Fact::BudgetReferred(referred) if is_amount(referred.cents) => Some(referred),
        _ => None,
    });
    let view = |one: &Said<'_, &crate::fact::budget::BudgetReferred>| BudgetReferenceView {
        budget: one.what.budget,
        reference: written(&one.what.reference),
        cents: one.what.cents,
        by: one.record.author.org,
        at: one.record.at,
    };
    referred.iter().map(view).collect()
}

/// A reference in digits that people can read to each other: the first eight bytes tell enough apart.
fn written(reference: &[u8; 16]) -> String {
    FactId(*reference).to_string().chars().take(16).collect()
}

#[cfg(test)]
mod tests;
