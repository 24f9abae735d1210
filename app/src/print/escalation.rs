//! Ladders, and what climbs one, for people.

use wijktafel_model::view::escalation::{EscalationView, RungView};
use wijktafel_model::view::{CaseView, Snapshot};

use crate::client::state::org_name;
use crate::ladder::{about, asked, clock};
use crate::text::{Words, names};

/// Every ladder with its rungs.
pub(super) fn ladders(s: &Snapshot, w: &Words) -> String {
    let mut lines = Vec::new();
    for one in &s.network.ladders {
        lines.push(format!("{}  {}", one.written.short(), one.ladder.name));
        for (place, rung) in one.ladder.rungs.iter().enumerate() {
            let days = w.count("ladder-days", usize::try_from(rung.days).unwrap_or_default());
            lines.push(format!("    {}. {} · {days}", place + 1, asked(s, rung.who.as_str(), rung.org)));
        }
    }
    if lines.is_empty() { w.t("ladders-none").into_owned() } else { lines.join("\n") }
}

/// What was escalated for a case.
pub(super) fn of_case(case: &CaseView, s: &Snapshot, w: &Words, ids: bool) -> Vec<String> {
    case.plan.escalations.iter().flat_map(|one| escalation(case, one, s, w, ids)).collect()
}

fn escalation(case: &CaseView, one: &EscalationView, s: &Snapshot, w: &Words, ids: bool) -> Vec<String> {
    let id = if ids { format!("{}  ", one.escalation.short()) } else { String::new() };
    let of = about(&case.plan, one, w).map(|about| format!(" ({about})")).unwrap_or_default();
    let title =
        w.with("escalation-line", &[("why", one.why.as_str().into()), ("clock", clock(one, s.today, w).into())]);
    let mut lines = vec![format!("- {id}{title}{of}")];
    for (place, rung) in one.rungs.iter().enumerate() {
        let mark = if place == one.rung { "→" } else { " " };
        lines.push(format!("  {mark} {}. {}{}", place + 1, asked(s, &rung.who, rung.org), when(rung, s, w)));
        lines.extend(rung.answers.iter().map(|answer| {
            let id = if ids { format!("{}  ", answer.answer.short()) } else { String::new() };
            format!("        {id}{} ({})", answer.note, org_name(s, answer.by))
        }));
    }
    lines.extend(one.ends.iter().map(|said| {
        let note = said.note.as_ref().map(|note| format!(": {note}")).unwrap_or_default();
        format!("    → {}{note} ({})", w.t(names::plan::end(said.end)), org_name(s, said.by))
    }));
    lines
}

fn when(rung: &RungView, s: &Snapshot, w: &Words) -> String {
    rung.asked
        .map(|at| format!(", {}", w.with("rung-asked", &[("when", w.when(at, s.today).into())])))
        .unwrap_or_default()
}
