//! Closed arguments: which stood in the way of a plan, and how often each was met in all of them.

use super::{drops, stays_dropped};
use crate::fact::Fact;
use crate::history::{History, said};
use crate::view::CaseRow;
use crate::view::breakthrough::ArgumentView;
use crate::words::breakthrough::ClosedArgument;

/// Every argument that was met, in causal order.
pub(super) fn met(history: &dyn History) -> Vec<ArgumentView> {
    let drops = drops(history);
    let met = said(history, |record| match record.fact.known() {
        Fact::ArgumentMet(met) => Some(met),
        _ => None,
    });
    let view = |one: &crate::history::Said<'_, &crate::fact::breakthrough::ArgumentMet>| {
        let about = |drop: &&crate::history::Said<'_, crate::id::FactId>| {
            drop.what == one.record.id && history.precedes(one.place, drop.place)
        };
        let dropped: Vec<usize> = drops.iter().filter(about).map(|drop| drop.place).collect();
        ArgumentView {
            met: one.record.id,
            argument: one.what.argument,
            note: one.what.note.as_ref().map(ToString::to_string),
            by: one.record.author.org,
            at: one.record.at,
            dropped: stays_dropped(history, &dropped, &[]),
        }
    };
    met.iter().map(view).collect()
}

/// How often each of the ten was met in the cases that a copy holds: for the network as a whole, for nobody in it.
pub fn counted(cases: &[CaseRow]) -> Vec<(ClosedArgument, usize)> {
    let all = || cases.iter().flat_map(|row| &row.plan.arguments);
    ClosedArgument::ALL.iter().map(|one| (*one, all().filter(|met| *met == one).count())).collect()
}
