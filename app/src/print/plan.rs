//! The breakthrough plan of a case, for people: on the command line and in the copy for another system.

use serde_json::{Value, json};
use wijktafel_model::breakthrough::{counted, reached};
use wijktafel_model::view::breakthrough::{OutcomeView, PlanView, SolutionView};
use wijktafel_model::view::{CaseView, Snapshot};
use wijktafel_model::words::TextField;
use wijktafel_model::words::breakthrough::SolutionPart;

use crate::client::state::org_name;
use crate::money;
use crate::text::{Words, names};

/// Who owns a solution, or that nobody does yet.
pub fn owners(one: &SolutionView, s: &Snapshot, w: &Words) -> String {
    let who: Vec<String> = one.owners.iter().map(|org| org_name(s, *org)).collect();
    if who.is_empty() {
        return w.t("solution-no-owner").into_owned();
    }
    w.with("solution-owner", &[("who", who.join(", ").into())])
}

/// The plan in lines; none for a plan in which nothing was written. `ids`: each solution begins with its id.
pub fn lines(case: &CaseView, s: &Snapshot, w: &Words, ids: bool) -> Vec<String> {
    let plan = &case.plan;
    if plan.is_empty() {
        return Vec::new();
    }
    let mut lines = vec![w.t(names::plan::state(reached(plan, case.row.log, &s.lessons))).into_owned()];
    for (field, text) in [(TextField::Perspective, &plan.perspective), (TextField::SelfPart, &plan.self_part)] {
        if !text.trim().is_empty() {
            lines.push(format!("{}: {}", w.t(names::field(field)), text.trim()));
        }
    }
    for one in plan.live() {
        lines.extend(solution(one, s, w, ids));
    }
    lines.extend(costs(plan, s, w, ids));
    lines.extend(super::escalation::of_case(case, s, w, ids));
    for one in plan.arguments.iter().filter(|one| !one.dropped) {
        let id = if ids { format!("{}  ", one.met.short()) } else { String::new() };
        let note = one.note.as_ref().map(|note| format!(": {note}")).unwrap_or_default();
        lines.push(format!("- {id}{}{note}", w.t(names::plan::argument(one.argument))));
    }
    lines
}

/// The same as one text; a plan in which nothing was written says so.
pub(super) fn whole(case: &CaseView, s: &Snapshot, w: &Words) -> String {
    let lines = lines(case, s, w, true);
    if lines.is_empty() { w.t(names::plan::state(case.plan.state)).into_owned() } else { lines.join("\n") }
}

/// The ten closed arguments with what can be said then, and how often each was met.
pub(super) fn book(s: &Snapshot, w: &Words) -> String {
    let mut lines = Vec::new();
    for (argument, count) in counted(&s.cases) {
        lines.push(w.t(names::plan::argument(argument)).into_owned());
        lines.push(format!("    {}", w.t(names::plan::rebuttal(argument))));
        if count > 0 {
            lines.push(format!("    {}", w.count("argument-count", count)));
        }
    }
    lines.join("\n")
}

/// The same for programs.
pub(super) fn book_json(s: &Snapshot) -> Value {
    counted(&s.cases).into_iter().map(|(argument, count)| json!({ "argument": argument, "count": count })).collect()
}

fn solution(one: &SolutionView, s: &Snapshot, w: &Words, ids: bool) -> Vec<String> {
    let id = if ids { format!("{}  ", one.solution.short()) } else { String::new() };
    let mut lines: Vec<String> = one.what.iter().map(|wording| format!("- {id}{}", wording.text)).collect();
    for part in SolutionPart::ALL.iter().skip(1) {
        let name = w.t(names::plan::part(*part));
        let words = one.part(*part);
        lines.extend(words.iter().map(|wording| format!("    {name}: {}", wording.text)));
        if words.is_empty() && *part != SolutionPart::LegalBasis {
            lines.push(format!("    {name}: {}", w.t("corner-empty")));
        }
    }
    let kinds = one.follow_ups.iter().map(|kind| w.t(names::plan::follow(*kind)).into_owned());
    let told: Vec<String> = [owners(one, s, w)].into_iter().chain(kinds).collect();
    lines.push(format!("    {}", told.join(" · ")));
    lines.extend(super::inbox::promises(one, s, w).into_iter().map(|line| format!("    {line}")));
    lines.extend(one.outcomes.iter().map(|said| format!("    → {}", outcome(said, s, w))));
    lines
}

fn costs(plan: &PlanView, s: &Snapshot, w: &Words, ids: bool) -> Vec<String> {
    let mut lines = Vec::new();
    for total in &plan.totals {
        let name = w.t(names::plan::scenario(total.scenario)).into_owned();
        let values = [("scenario", name.into()), ("range", money::range(total.low, total.high, w.lang()).into())];
        lines.push(w.with("costs-total", &values));
        for line in plan.costs.iter().filter(|line| !line.dropped) {
            let of = line.versions.iter().filter(|version| version.cost.scenario == total.scenario);
            lines.extend(of.map(|version| {
                let cost = &version.cost;
                let id = if ids { format!("{}  ", line.line.short()) } else { String::new() };
                let amount = money::range(cost.low, cost.high, w.lang());
                let (period, certainty) =
                    (w.t(names::plan::period(cost.period)), w.t(names::plan::certainty(cost.certainty)));
                let who = org_name(s, version.by);
                format!("    {id}{}: {amount} {period} ({certainty}, {}; {who})", cost.what, cost.source)
            }));
        }
    }
    lines
}

fn outcome(said: &OutcomeView, s: &Snapshot, w: &Words) -> String {
    let note = said.note.as_ref().map(|note| format!(": {note}")).unwrap_or_default();
    format!("{}{note} ({})", w.t(names::plan::outcome(said.outcome)), org_name(s, said.by))
}
