//! Experiments, for people.

use wijktafel_model::view::Snapshot;
use wijktafel_model::view::experiment::{ExperimentState, ExperimentView, JudgementView};

use crate::client::state::{org_name, org_names};
use crate::text::{Words, names};

/// Experiments as they are listed: those that ask for a word first, then by their day.
pub fn listed(s: &Snapshot) -> Vec<(ExperimentState, &ExperimentView)> {
    let mut list: Vec<_> = s.experiments.iter().map(|one| (one.state(s.today), one)).collect();
    list.sort_by_key(|(state, one)| (*state, one.until, one.log));
    list
}

/// What somebody said becomes of one.
pub fn judged(one: &JudgementView, s: &Snapshot, w: &Words) -> String {
    let outcome = w.t(names::growth::experiment_outcome(one.outcome));
    let said = w.with("experiment-said", &[("who", org_name(s, one.by).into()), ("what", outcome.as_ref().into())]);
    let agreement = one.agreement.and_then(|log| s.agreements.iter().find(|row| row.log == log));
    let said = agreement.map_or_else(|| said.clone(), |row| format!("{said} ({})", row.title));
    one.why.as_ref().map_or_else(|| said.clone(), |why| format!("{said}: {why}"))
}

/// Who takes part, or that nobody does.
pub fn taking_part(one: &ExperimentView, s: &Snapshot, w: &Words) -> String {
    if one.taking_part.is_empty() {
        return w.t("experiment-nobody").into_owned();
    }
    w.with("experiment-taking-part", &[("who", org_names(s, w, &one.taking_part).into())])
}

pub(super) fn list(s: &Snapshot, w: &Words) -> String {
    let lines: Vec<String> = listed(s)
        .into_iter()
        .flat_map(|(state, one)| {
            let (state, until) = (w.t(names::growth::experiment_state(state)), w.day(one.until));
            let until = w.with("experiment-until", &[("day", until.into())]);
            let head = format!("{}  {}  {state}  {until}", one.log.short(), one.title);
            let words = one.judgements.iter().map(|word| format!("  {}", judged(word, s, w)));
            [head, format!("  {}", taking_part(one, s, w))].into_iter().chain(words).collect::<Vec<_>>()
        })
        .collect();
    if lines.is_empty() { w.t("experiments-none").into_owned() } else { lines.join("\n") }
}
