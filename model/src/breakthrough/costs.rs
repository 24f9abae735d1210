//! What muddling on costs beside breaking through: ranges with their sources.

use std::collections::BTreeSet;

use super::{drops, stays_dropped};
use crate::fact::Fact;
use crate::fact::breakthrough::{CostGiven, CostLine};
use crate::history::{History, Said, last, said};
use crate::view::breakthrough::{CostTotal, CostVersion, CostView};
use crate::words::breakthrough::{CostPeriod, CostScenario};

/// Every line of costs, in causal order. Amounts that make no sense are passed over.
pub(super) fn lines(history: &dyn History) -> Vec<CostView> {
    let given = said(history, |record| match record.fact.known() {
        Fact::CostGiven(given) if given.cost.is_sound() => Some(given),
        _ => None,
    });
    let drops = drops(history);
    given.iter().filter(|one| one.what.line.is_none()).map(|first| line(history, first, &given, &drops)).collect()
}

fn line(
    history: &dyn History,
    first: &Said<'_, &CostGiven>,
    given: &[Said<'_, &CostGiven>],
    drops: &[Said<'_, crate::id::FactId>],
) -> CostView {
    let id = first.record.id;
    let about = |one: &&Said<'_, &CostGiven>| {
        one.place == first.place || (one.what.line == Some(id) && history.precedes(first.place, one.place))
    };
    let words: Vec<Said<'_, &CostGiven>> = given.iter().filter(about).copied().collect();
    let places: Vec<usize> = words.iter().map(|one| one.place).collect();
    let dropped: Vec<usize> = drops
        .iter()
        .filter(|drop| drop.what == id && history.precedes(first.place, drop.place))
        .map(|drop| drop.place)
        .collect();
    let mut kept = last(history, &words);
    kept.sort_by_key(|one| one.record.id);
    let mut seen: Vec<&CostLine> = Vec::new();
    kept.retain(|one| {
        let again = seen.contains(&&one.what.cost);
        seen.push(&one.what.cost);
        !again
    });
    let version = |one: &Said<'_, &CostGiven>| CostVersion {
        cost: one.what.cost.clone(),
        by: one.record.author.org,
        at: one.record.at,
    };
    CostView {
        line: id,
        versions: kept.into_iter().map(version).collect(),
        dropped: stays_dropped(history, &dropped, &places),
    }
}

/// How often something comes in the first year.
pub(super) const fn in_a_year(period: CostPeriod) -> u64 {
    match period {
        CostPeriod::Once | CostPeriod::Year => 1,
        CostPeriod::Week => 52,
        CostPeriod::Month => 12,
    }
}

/// What the lines that stand come to. Of a line changed apart the total spans every version.
pub(super) fn totals(lines: &[CostView]) -> Vec<CostTotal> {
    let total = |scenario: &CostScenario| {
        let (mut low, mut high, mut sources) = (0_u64, 0_u64, BTreeSet::new());
        let mut any = false;
        for line in lines.iter().filter(|line| !line.dropped) {
            let costs = || line.versions.iter().map(|version| &version.cost).filter(|cost| cost.scenario == *scenario);
            let yearly = |cents: u64, cost: &CostLine| cents.saturating_mul(in_a_year(cost.period));
            let Some(least) = costs().map(|cost| yearly(cost.low, cost)).min() else { continue };
            let most = costs().map(|cost| yearly(cost.high, cost)).max().unwrap_or(least);
            any = true;
            low = low.saturating_add(least);
            high = high.saturating_add(most);
            sources.extend(costs().map(|cost| cost.source.to_string()));
        }
        any.then(|| CostTotal { scenario: *scenario, low, high, sources: sources.into_iter().collect() })
    };
    CostScenario::ALL.iter().filter_map(total).collect()
}

#[cfg(test)]
mod tests;
