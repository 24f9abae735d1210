//! What waits for a report-back, and what was told of a case, for people and programs.

use serde_json::{Value, json};
use wijktafel_model::report::open_tips;
use wijktafel_model::view::{CaseView, Snapshot};

use super::lists::org;
use crate::reply::Taken;
use crate::text::{Words, names};

/// What waits, as JSON.
pub(super) fn json(cases: &[CaseView]) -> Value {
    let case = |case: &CaseView| {
        let tips: Vec<Value> = open_tips(case)
            .map(|tip| json!({ "tip": tip.tip, "text": tip.versions.first().map(|version| &version.text) }))
            .collect();
        json!({ "case": case.row.log, "title": case.row.title, "tips": tips })
    };
    cases.iter().map(case).collect()
}

/// What waits, with the command that answers the first case.
pub(super) fn waiting(cases: &[CaseView], w: &Words) -> String {
    let Some(first) = cases.first() else { return w.t("report-none").into_owned() };
    let mut lines = vec![w.count("report-waits", cases.len())];
    for case in cases {
        lines.push(format!("\n{}  {}", case.row.log.short(), case.row.title));
        let tips = open_tips(case).map(|tip| {
            let text = tip.versions.first().map(|version| version.text.as_str()).unwrap_or_default();
            format!("  {}  {text}", tip.tip.short())
        });
        lines.extend(tips);
    }
    let tip = open_tips(first).next().map(|tip| tip.tip.short()).unwrap_or_default();
    lines.push(format!("\nwijktafel report {} {tip}=worked", first.row.log.short()));
    lines.join("\n")
}

/// What was told of a case as a whole.
pub(super) fn lines(case: &CaseView, s: &Snapshot, w: &Words) -> Vec<String> {
    let told = case.lines.iter().map(|told| {
        let verdict = told.verdict.map(|verdict| w.t(names::client_verdict(verdict)).into_owned());
        let words = told.words.as_ref().map(|words| w.with("client-words-said", &[("words", words.as_str().into())]));
        let said: Vec<String> = told.line.iter().cloned().chain(words).chain(verdict).collect();
        format!("{} ({})", said.join(" · "), entered(s, w, told.by, told.whom.as_deref()))
    });
    let sheets = case.sheets.iter().map(|sheet| {
        let values = [
            ("whom", sheet.whom.as_str().into()),
            ("day", w.day(sheet.until).into()),
            ("n", sheet.answered.len().into()),
            ("all", sheet.tips.len().into()),
        ];
        w.with("reply-out", &values)
    });
    told.chain(sheets).collect()
}

/// What came back on a reply sheet.
pub(crate) fn replied(taken: &Taken, w: &Words) -> String {
    let values = [("whom", taken.whom.as_str().into()), ("cases", taken.cases.into()), ("tips", taken.tips.into())];
    w.with("reply-taken", &values)
}

/// Who entered something, and for whom.
pub(crate) fn entered(s: &Snapshot, w: &Words, by: wijktafel_model::id::OrgId, whom: Option<&str>) -> String {
    let who = org(s, by);
    match whom {
        Some(whom) => w.with("entered-for", &[("who", who.into()), ("whom", whom.into())]),
        None => who,
    }
}
