//! Talk beside a case or an agreement: remarks, answers, and whether a remark is settled. It decides nothing.

use std::collections::{BTreeMap, BTreeSet};

use crate::fact::Fact;
use crate::fact::talk::Remarked;
use crate::history::{History, Said, last, said};
use crate::id::FactId;
use crate::view::talk::{RemarkView, SaidView};

/// Every remark, in causal order. An answer to an answer stands with the remark that began it; what was taken back and
/// answered by nobody is left out.
pub fn derive(history: &dyn History) -> Vec<RemarkView> {
    let made = said(history, |record| match record.fact.known() {
        Fact::Remarked(made) => Some(made),
        _ => None,
    });
    let (back, settled) = (taken_back(history, &made), settled(history));
    let mut roots: BTreeMap<FactId, FactId> = BTreeMap::new();
    let mut remarks: Vec<RemarkView> = Vec::new();
    for one in &made {
        // The order is causal: what somebody answered, knowing it, stands before the answer.
        let root = one.what.on.and_then(|on| roots.get(&on).copied());
        roots.insert(one.record.id, root.unwrap_or(one.record.id));
        let said = view(one, back.contains(&one.record.id));
        match root.and_then(|root| remarks.iter_mut().find(|remark| remark.said.remark == root)) {
            Some(remark) => remark.answers.push(said),
            None => remarks.push(RemarkView {
                settled: settled.contains(&one.record.id),
                beside: one.what.beside.as_ref().map(ToString::to_string).filter(|_| !said.taken_back),
                said,
                answers: Vec::new(),
            }),
        }
    }
    remarks.retain(|remark| !remark.said.taken_back || remark.answers.iter().any(|answer| !answer.taken_back));
    remarks
}

/// How many remarks wait for an answer or for somebody to settle them.
pub fn open(remarks: &[RemarkView]) -> usize {
    remarks.iter().filter(|remark| !remark.settled).count()
}

/// Everything that was said and not taken back, for search.
pub(crate) fn words(history: &dyn History) -> Vec<String> {
    let shown = |said: &SaidView| (!said.taken_back).then(|| said.text.clone());
    derive(history).iter().flat_map(|one| std::iter::once(&one.said).chain(&one.answers)).filter_map(shown).collect()
}

fn taken_back(history: &dyn History, made: &[Said<'_, &Remarked>]) -> BTreeSet<FactId> {
    let words = said(history, |record| match record.fact.known() {
        Fact::RemarkTakenBack(back) => Some(back.remark),
        _ => None,
    });
    let own = |word: &&Said<'_, FactId>| {
        made.iter().any(|one| one.record.id == word.what && one.record.author.org == word.record.author.org)
    };
    words.iter().filter(own).map(|word| word.what).collect()
}

fn settled(history: &dyn History) -> BTreeSet<FactId> {
    let words = said(history, |record| match record.fact.known() {
        Fact::RemarkSettled(word) => Some(word),
        _ => None,
    });
    let mut about: BTreeMap<FactId, Vec<Said<'_, bool>>> = BTreeMap::new();
    for Said { place, record, what } in words {
        about.entry(what.remark).or_default().push(Said { place, record, what: what.settled });
    }
    let all = |words: &[Said<'_, bool>]| last(history, words).iter().all(|word| word.what);
    about.into_iter().filter(|(_, words)| all(words)).map(|(remark, _)| remark).collect()
}

fn view(one: &Said<'_, &Remarked>, taken_back: bool) -> SaidView {
    SaidView {
        remark: one.record.id,
        text: if taken_back { String::new() } else { one.what.text.to_string() },
        taken_back,
        by: one.record.author.org,
        person: one.record.author.person,
        at: one.record.at,
    }
}

#[cfg(test)]
mod tests;
