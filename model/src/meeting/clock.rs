//! The clocks of discussions: which goes on, and where it stands.

use std::cmp::Reverse;

use super::guides;
use crate::fact::Fact;
use crate::fact::steps::{ClockSet, ClockStarted};
use crate::history::{History, Said, last, said};
use crate::view::meeting::{ClockView, GuideView, STEP_SECONDS_MAX};

/// A word about a clock: its place among those that were started, and where it was set to; it begins at the first step.
type Word<'a> = Said<'a, (usize, Option<&'a ClockSet>)>;

/// Every clock that was started, in causal order.
///
/// The causally latest words of the meeting say which clocks go on: a start or a word about one ends every other that
/// its author knew of, so two go on only where they were started apart.
pub(super) fn clocks(history: &dyn History) -> Vec<ClockView> {
    let started = said(history, |record| match record.fact.known() {
        Fact::ClockStarted(started) if started.template.is_sound() => Some(started),
        _ => None,
    });
    if started.is_empty() {
        return Vec::new();
    }
    let words = words(history, &started);
    let latest: Vec<usize> = last(history, &words).iter().map(|word| word.what.0).collect();
    let guides = guides(history);
    let view = |(index, start): (usize, &Said<'_, &ClockStarted>)| {
        let own: Vec<Word<'_>> = words.iter().filter(|word| word.what.0 == index).copied().collect();
        let word = last(history, &own).into_iter().max_by_key(|word| reach(word))?;
        let steps = start.what.template.steps.len();
        let set = word.what.1;
        let end = u32::try_from(steps.saturating_sub(1)).unwrap_or(u32::MAX);
        let step = set.map_or(Some(0), |set| set.step).map(|step| step.min(end));
        let mut spent: Vec<u32> = set.map(|set| set.spent.clone()).unwrap_or_default();
        spent.resize(steps, 0);
        let author = &word.record.author;
        let keeper = GuideView { org: author.org, person: Some(author.person) };
        Some(ClockView {
            clock: start.record.id,
            item: start.what.item,
            template: start.what.template.clone(),
            step,
            running: step.is_some() && set.is_none_or(|set| set.running),
            spent: spent.into_iter().map(|seconds| seconds.min(STEP_SECONDS_MAX)).collect(),
            since: word.record.at,
            word: word.record.id,
            keeper,
            guided: guides
                .iter()
                .any(|guide| guide.org == author.org && guide.person.is_none_or(|person| person == author.person)),
            current: step.is_some() && latest.contains(&index),
        })
    };
    started.iter().enumerate().filter_map(view).collect()
}

fn words<'a>(history: &'a dyn History, started: &[Said<'a, &'a ClockStarted>]) -> Vec<Word<'a>> {
    let starts = started.iter().enumerate();
    let mut words: Vec<Word<'a>> =
        starts.map(|(index, start)| Said { place: start.place, record: start.record, what: (index, None) }).collect();
    let sets = said(history, |record| match record.fact.known() {
        Fact::ClockSet(set) => Some(set),
        _ => None,
    });
    for set in sets {
        let about = |start: &Said<'_, &ClockStarted>| {
            start.record.id == set.what.clock && history.precedes(start.place, set.place)
        };
        if let Some(index) = started.iter().position(about) {
            words.push(Said { place: set.place, record: set.record, what: (index, Some(set.what)) });
        }
    }
    words.sort_by_key(|word| word.place);
    words
}

/// Of words about one clock that were written apart the one counts that went on furthest.
fn reach(word: &Word<'_>) -> impl Ord + use<> {
    let (step, running) = word.what.1.map_or((Some(0), true), |set| (set.step, set.running));
    (step, running, Reverse(word.record.id))
}

#[cfg(test)]
mod tests;
