//! What partners try together. It nudges: a day that passed ends nothing, somebody says what becomes of it.

use std::collections::{BTreeMap, BTreeSet};

use crate::fact::Fact;
use crate::fact::experiment::ExperimentJudged;
use crate::history::{History, Said, last, said};
use crate::id::{LogId, OrgId};
use crate::roster::Standing;
use crate::view::Texts;
use crate::view::experiment::{ExperimentView, JudgementView};
use crate::words::{Prose, TextField};

/// An experiment; `None` before it was begun.
///
/// An organisation that joined and left apart takes part. A word on what becomes of it counts only by who took part
/// before it; of words that do not know each other all count.
pub fn derive(log: LogId, history: &dyn History, texts: &Texts) -> Option<ExperimentView> {
    let opened = said(history, |record| match record.fact.known() {
        Fact::ExperimentOpened(opened) => Some(opened),
        _ => None,
    });
    let opened = opened.first()?;
    let joining = said(history, |record| match record.fact.known() {
        Fact::ExperimentOpened(_) if record.id == opened.record.id => Some(true),
        Fact::ExperimentJoined(_) => Some(true),
        Fact::ExperimentLeft(_) => Some(false),
        _ => None,
    });
    let judged = said(history, |record| match record.fact.known() {
        Fact::ExperimentJudged(judged) if judged.is_sound() => Some(judged),
        _ => None,
    });
    let took_part = |word: &Said<'_, _>| {
        let own = |join: &&Said<'_, bool>| join.what && join.record.author.org == word.record.author.org;
        joining.iter().filter(own).any(|join| history.precedes(join.place, word.place))
    };
    let counting: Vec<_> = judged.into_iter().filter(took_part).collect();
    let mut latest = last(history, &counting);
    latest.sort_by_key(|one| one.record.id);
    let until = latest.iter().filter_map(|one| one.what.until).min().unwrap_or(opened.what.until);
    let judgement = |one: &&Said<'_, &ExperimentJudged>| JudgementView {
        outcome: one.what.outcome,
        why: one.what.why.as_ref().map(Prose::to_string),
        agreement: one.what.agreement,
        by: one.record.author.org,
        at: one.record.at,
    };
    Some(ExperimentView {
        log,
        title: opened.what.title.to_string(),
        text: texts.get(&TextField::Trial).cloned().unwrap_or_default(),
        until,
        taking_part: taking_part(history, joining).into_iter().collect(),
        origin: opened.what.origin,
        judgements: latest.iter().map(judgement).collect(),
        by: opened.record.author.org,
        at: opened.record.at,
    })
}

fn taking_part(history: &dyn History, joining: Vec<Said<'_, bool>>) -> BTreeSet<OrgId> {
    let mut words: BTreeMap<OrgId, Vec<Said<'_, bool>>> = BTreeMap::new();
    for word in joining {
        words.entry(word.record.author.org).or_default().push(word);
    }
    let stays = |words: &[Said<'_, bool>]| last(history, words).iter().any(|word| word.what);
    words.into_iter().filter(|(_, words)| stays(words)).map(|(org, _)| org).collect()
}

/// Leaves only members among those that take part.
pub fn settle(experiment: &mut ExperimentView, standing: &Standing) {
    experiment.taking_part.retain(|org| standing.is_member(org));
}

#[cfg(test)]
mod tests;
