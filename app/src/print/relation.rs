//! How closely partners work together, for people.

use wijktafel_model::relation::edges;
use wijktafel_model::view::Snapshot;
use wijktafel_model::view::relation::{AnswerView, CaptureView};

use super::lists::{columns, org, orgs};
use crate::client::views::relations::since;
use crate::text::Words;
use crate::text::names::growth;

pub(super) fn list(s: &Snapshot, w: &Words) -> String {
    let row = |capture: &CaptureView| {
        let state = w.t(if capture.open { "capture-takes" } else { "capture-takes-not" }).into_owned();
        vec![capture.log.short(), capture.at.day().to_string(), state, capture.title.clone()]
    };
    columns(&s.captures.iter().map(row).collect::<Vec<_>>(), w)
}

/// What each two say of each other, what changed, and the other answers; who differ stand as two.
pub(super) fn one(capture: &CaptureView, s: &Snapshot, w: &Words) -> String {
    let mut lines = vec![format!("{}  {}", capture.log, capture.title), w.day(capture.at.day())];
    lines.push(w.t(if capture.open { "capture-takes" } else { "capture-takes-not" }).into_owned());
    if !capture.missing.is_empty() {
        lines.push(format!("{}: {}", w.t("cli-not-yet"), orgs(s, w, &capture.missing)));
    }
    let row = |edge: &wijktafel_model::view::relation::Edge| {
        vec![
            org(s, edge.one),
            growth::said(w, edge.from_one),
            org(s, edge.other),
            growth::said(w, edge.from_other),
            since(s, w, capture, edge).unwrap_or_default(),
        ]
    };
    lines.push(format!("\n{}", columns(&edges(capture).iter().map(row).collect::<Vec<_>>(), w)));
    let more: Vec<String> = capture.answers.iter().filter_map(|answer| beside(answer, s, w)).collect();
    if !more.is_empty() {
        lines.push(String::new());
        lines.extend(more);
    }
    lines.join("\n")
}

/// What was said of trust and value.
fn beside(answer: &AnswerView, s: &Snapshot, w: &Words) -> Option<String> {
    let amount = |n: u32| {
        let key = usize::try_from(n).ok().and_then(|n| growth::AMOUNTS.get(n.checked_sub(1)?)).copied();
        key.map(|key| w.t(key).into_owned()).unwrap_or_default()
    };
    let trust = answer.trust.iter().flat_map(|trust| [trust.openness, trust.reliability, trust.purpose]);
    let worth = answer.worth.iter().flat_map(|worth| [worth.influence, worth.means, worth.involvement]);
    let said: Vec<String> = growth::TRUST
        .iter()
        .zip(trust)
        .chain(growth::WORTH.iter().zip(worth))
        .map(|((_, key), n)| format!("{}: {}", w.t(key), amount(n)))
        .collect();
    let (who, other) = (org(s, answer.by), org(s, answer.other));
    (!said.is_empty()).then(|| format!("{who} → {other}  {}", said.join(", ")))
}
