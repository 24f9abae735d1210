//! Claimed and observed phase, and the page for directors, for people.

use wijktafel_model::growth::growth;
use wijktafel_model::view::Snapshot;
use wijktafel_model::view::phase::{Sign, SignView};
use wijktafel_model::view::quarter::QuarterView;

use super::lists::columns;
use crate::cli::values::name;
use crate::growth as said;
use crate::quarter::{self, Part};
use crate::text::{Words, names};

/// Both phases, the signs, the settled rounds; of one sign also what it rests on.
pub(super) fn lines(s: &Snapshot, about: Option<Sign>, w: &Words) -> String {
    let growth = growth(s);
    let mut lines = said::said(w, &growth);
    lines.push(String::new());
    lines.extend(said::seen(s, w, &growth));
    lines.push(w.t("claim-two").into_owned());
    if let Some(sign) = growth.signs.iter().find(|sign| Some(sign.sign) == about) {
        lines.push(String::new());
        lines.extend(evidence(s, sign, w));
        return lines.join("\n");
    }
    let row = |sign: &SignView| {
        let phase = w.with("claim-phase", &[("n", sign.sign.phase().into())]);
        vec![name(&sign.sign), phase, w.t(names::growth::sign_seen(sign.seen)).into_owned(), said::counted(w, sign)]
    };
    lines.push(format!("\n{}", columns(&growth.signs.iter().map(row).collect::<Vec<_>>(), w)));
    if !growth.rounds.is_empty() {
        lines.push(format!("\n{}", w.t("timeline-title")));
        lines.extend(growth.rounds.iter().map(|round| format!("  {}", said::round(w, round))));
    }
    lines.join("\n")
}

fn evidence(s: &Snapshot, sign: &SignView, w: &Words) -> Vec<String> {
    let mut lines = vec![
        w.t(names::growth::sign(sign.sign)).into_owned(),
        said::counted(w, sign),
        w.t(names::growth::sign_rule(sign.sign)).into_owned(),
    ];
    let rows = sign.evidence.iter().map(|one| {
        let by = one.by.iter().map(|thing| said::thing(s, w, *thing)).collect::<Vec<_>>().join("; ");
        vec![id(one.thing), said::share(w, sign.sign, one), said::thing(s, w, one.thing), by]
    });
    lines.push(columns(&rows.collect::<Vec<_>>(), w));
    if sign.unread > 0 {
        lines.push(w.count("sign-unread", sign.unread));
    }
    lines
}

fn id(thing: wijktafel_model::view::phase::Thing) -> String {
    use wijktafel_model::view::phase::Thing::{Agreement, Case, Experiment, Lesson, Meeting, Organisation};
    match thing {
        Meeting(log) | Case(log) | Lesson(log) | Agreement(log) | Experiment(log) => log.short(),
        Organisation(org) => org.short(),
    }
}

/// The page for directors.
pub(super) fn page(view: &QuarterView, s: &Snapshot, w: &Words) -> String {
    let mut lines = vec![quarter::title(s, w, view.quarter)];
    for part in quarter::page(view, s, w) {
        match part {
            Part::Heading(text) => lines.push(format!("\n{text}")),
            Part::Text(text) => lines.push(text),
            Part::Row(name, value) => lines.push(format!("  {name}: {value}")),
            Part::Figure([name, now, before], text) => {
                let [_, this, last] = quarter::columns(w, view.quarter);
                lines.push(format!("  {name}: {now} ({this}), {before} ({last})\n    {text}"));
            }
        }
    }
    lines.join("\n")
}
