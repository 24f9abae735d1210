//! Looking back, for people and programs.

use serde_json::{Value, json};
use wijktafel_model::id::LogId;
use wijktafel_model::reflection::bundled;
use wijktafel_model::view::{CaseView, Snapshot, TipView};
use wijktafel_model::words::LearningOrder;

use crate::meeting;
use crate::text::{Words, names};

/// The question that goes with an order of learning.
pub const fn question(order: LearningOrder) -> &'static str {
    match order {
        LearningOrder::First => "reflect-question-first",
        LearningOrder::Second => "reflect-question-second",
        LearningOrder::Third => "reflect-question-third",
    }
}

/// What is looked back at: a meeting by its table and day, a season by its title.
pub fn about(s: &Snapshot, w: &Words, origin: LogId) -> String {
    let meeting = s.meetings.iter().find(|one| one.log == origin);
    let meeting = meeting.map(|one| format!("{}, {}", meeting::table_name(s, one.table), meeting::when(w, one)));
    let season = || s.seasons.iter().find(|one| one.log == origin).map(|one| one.title.clone());
    meeting.or_else(season).unwrap_or_default()
}

/// A tip, and in words what became of it.
pub fn tip(tip: &TipView, w: &Words) -> (String, String) {
    let words: Vec<&str> = tip.versions.iter().map(|version| version.text.as_str()).collect();
    let results: Vec<String> = tip.reports.iter().map(|one| w.t(names::result(one.result)).into_owned()).collect();
    let became = if results.is_empty() { w.t("reflect-untold").into_owned() } else { results.join(" · ") };
    (words.join(" / "), became)
}

/// Tips of a case that stand.
pub fn tips(case: &CaseView) -> impl Iterator<Item = &TipView> {
    case.tips.iter().filter(|tip| !tip.archived)
}

/// That a lesson came of it before, with its title or the cases it bundles; none when none did.
pub fn before(s: &Snapshot, w: &Words, origin: LogId) -> Option<String> {
    let titles: Vec<String> = bundled(s, origin).map(|lesson| format!("“{}”", lesson.title)).collect();
    if !titles.is_empty() {
        return Some(w.with("reflect-before", &[("lessons", w.list(&titles).into())]));
    }
    let meeting = s.meetings.iter().find(|one| one.log == origin)?;
    let cases = meeting.reflections.iter().flat_map(|one| &one.cases);
    let title = |log: &LogId| Some(format!("“{}”", s.cases.iter().find(|row| row.log == *log)?.title));
    let titles: Vec<String> = cases.filter_map(title).collect();
    (!meeting.reflections.is_empty()).then(|| w.with("reflect-before-of", &[("cases", w.list(&titles).into())]))
}

/// What was spoken about, as JSON.
pub(super) fn json(origin: LogId, cases: &[CaseView], s: &Snapshot) -> Value {
    let lessons: Vec<LogId> = bundled(s, origin).map(|lesson| lesson.log).collect();
    let meeting = s.meetings.iter().find(|one| one.log == origin);
    let tip = |one: &TipView| {
        let results: Vec<_> = one.reports.iter().map(|report| report.result).collect();
        json!({ "tip": one.tip, "text": one.versions.first().map(|version| &version.text), "results": results })
    };
    let case = |one: &CaseView| {
        let tips: Vec<Value> = tips(one).map(tip).collect();
        json!({ "case": one.row.log, "title": one.row.title, "question": one.question, "tips": tips })
    };
    json!({
        "origin": origin,
        "cases": cases.iter().map(case).collect::<Vec<_>>(),
        "lessons": lessons,
        "reflections": meeting.map(|one| &one.reflections),
    })
}

/// What was spoken about, with the questions to ask of it.
pub(super) fn lines(origin: LogId, cases: &[CaseView], s: &Snapshot, w: &Words) -> String {
    let mut lines = vec![about(s, w, origin)];
    lines.extend(before(s, w, origin));
    if cases.is_empty() {
        lines.push(w.t("reflect-none").into_owned());
    }
    for case in cases {
        lines.push(format!("\n{}  {}", case.row.log.short(), case.row.title));
        if !case.question.is_empty() {
            lines.push(format!("  {}", case.question));
        }
        lines.extend(tips(case).map(|one| {
            let (text, became) = tip(one, w);
            format!("  {text}: {became}")
        }));
    }
    lines.push(String::new());
    let orders = names::ORDERS.into_iter();
    lines.extend(orders.map(|order| format!("{}: {}", w.t(names::order(order)), w.t(question(order)))));
    lines.join("\n")
}
