//! Circle cases, for people: who may read, why, and what may tell who it is about.

use wijktafel_model::identifiers::{self, Allowed, Found, Located};
use wijktafel_model::view::circle::{CircleView, GroundView};
use wijktafel_model::view::{CaseView, Detail, Snapshot};
use wijktafel_model::words::breakthrough::SolutionPart;

use super::lists::{columns, org, orgs};
use crate::text::{Words, names};

/// The circle of the case that is opened in full.
pub(super) fn of(s: &Snapshot) -> Option<&CircleView> {
    case(s)?.circle.as_deref()
}

/// What in the case that is opened in full may tell who it is about.
pub(super) fn identifiers(s: &Snapshot) -> Option<Vec<Found>> {
    let case = case(s)?;
    let tips = case.tips.iter().flat_map(|tip| tip.versions.iter().map(|version| version.text.as_str()));
    let plan = &case.plan;
    let texts = [&case.row.title, &case.question, &case.situation, &case.strengths, &plan.perspective, &plan.self_part];
    let solutions = plan
        .live()
        .flat_map(|one| SolutionPart::ALL.iter().flat_map(|part| one.part(*part)).map(|wording| wording.text.as_str()));
    let pieces: Vec<&str> = texts.into_iter().map(String::as_str).chain(tips).chain(solutions).collect();
    Some(identifiers::find(&pieces.join("\n"), &Allowed::in_network(&s.network)))
}

fn case(s: &Snapshot) -> Option<&CaseView> {
    match &s.detail {
        Some(Detail::Case(view)) => Some(view),
        _ => None,
    }
}

/// Who may read or could once, and the grounds this rests on.
pub(super) fn who(circle: &CircleView, s: &Snapshot, w: &Words) -> String {
    let reading = case(s).map(|case| s.readers(&case.row)).unwrap_or_default();
    let spans = circle.spans.iter().map(|span| {
        let person = s.network.people.iter().find(|person| (person.org, person.person) == (span.org, span.person));
        let name = person.and_then(|person| person.name.clone()).unwrap_or_default();
        let since = w.with("cli-circle-since", &[("day", w.day(span.since.day()).into())]);
        let until = span.until.map(|at| w.with("cli-circle-until", &[("day", w.day(at.day()).into())]));
        let reads = reading.iter().any(|one| (one.org, one.person) == (span.org, span.person));
        let reads = if reads { "✓" } else { "×" };
        vec![reads.to_owned(), span.person.short(), name, org(s, span.org), since, until.unwrap_or_default()]
    });
    let mut lines = vec![columns(&spans.collect::<Vec<_>>(), w)];
    for (number, person) in circle.concerned.iter().enumerate() {
        lines.push(w.with("cli-circle-concerned", &[("n", (number + 1).into())]));
        lines.extend(person.grounds.iter().map(|one| ground(one, s, w)));
    }
    lines.join("\n")
}

fn ground(one: &GroundView, s: &Snapshot, w: &Words) -> String {
    let state = if one.withdrawn.is_some() {
        "circle-ground-withdrawn"
    } else if one.live {
        "circle-ground-live"
    } else {
        "circle-ground-over"
    };
    let why =
        [names::lawful_ground(one.ground), names::special_category(one.special), names::secrecy_lift(one.secrecy)];
    let why: Vec<_> = why.into_iter().map(|key| w.t(key).into_owned()).collect();
    let told = w.t(names::informed(one.informed));
    let until = one.until.map(|day| format!(" – {}", w.day(day))).unwrap_or_default();
    format!("  {}  {}: {}; {told} ({}){until}", one.fact.short(), w.t(state), why.join(", "), orgs(s, w, &one.orgs))
}

/// What was found, one a line.
pub(super) fn found(found: &[Found], w: &Words) -> String {
    let row = |one: &Found| vec![w.t(names::identifier(one.kind)).into_owned(), one.text.clone()];
    columns(&found.iter().map(row).collect::<Vec<_>>(), w)
}

/// What was found and where, one a line.
pub(super) fn located(found: &[Located], w: &Words) -> String {
    let row = |one: &Located| {
        let spots: Vec<_> = one.spots.iter().map(|spot| w.t(names::spot(*spot)).into_owned()).collect();
        vec![w.t(names::identifier(one.found.kind)).into_owned(), format!("“{}”", one.found.text), spots.join(", ")]
    };
    columns(&found.iter().map(row).collect::<Vec<_>>(), w)
}
