//! Escalation ladders: the list that everybody reads, and the forms about them.

use egui::Ui;
use lucide_icons::Icon;
use wijktafel_model::command::Command;
use wijktafel_model::command::escalation::NewLadder;
use wijktafel_model::identifiers::{Allowed, find_in};
use wijktafel_model::view::Snapshot;
use wijktafel_model::view::escalation::LadderView;

use super::pen::Pen;
use crate::client::forms::EscalationForm;
use crate::client::intent::Intent;
use crate::client::state::{org_name, writable};
use crate::client::tokens::tk;
use crate::client::ui::controls::{Kind, button, icon_button};
use crate::client::ui::layout::{bar, card, rule};
use crate::client::ui::parts::{empty, point};
use crate::client::ui::typography::{h3, small, strong};
use crate::ladder::{ENDS, asked, read};
use crate::text::{Words, names};

/// Every ladder.
pub fn list(ui: &mut Ui, s: &Snapshot, w: &Words, out: &mut Vec<Intent>) {
    let new = || Intent::Ask(Box::new(EscalationForm::ladder(s).into()));
    let ladders = &s.network.ladders;
    card(ui, |ui| {
        bar(
            ui,
            34.0,
            |ui| {
                h3(ui, &w.t("ladders-title"));
            },
            |ui| {
                if writable(s)
                    && !ladders.is_empty()
                    && button(ui, Some(Icon::Plus), &w.t("ladder-new"), Kind::Secondary).clicked()
                {
                    out.push(new());
                }
            },
        );
        if ladders.is_empty() {
            let action = writable(s).then(|| w.t("ladder-new"));
            if empty(ui, Icon::ListOrdered, &w.t("ladders-none"), &w.t("ladders-text"), action.as_deref()) {
                out.push(new());
            }
            return;
        }
        small(ui, &w.t("ladders-text"));
        ui.add_space(6.0);
        for (place, one) in ladders.iter().enumerate() {
            if place > 0 {
                rule(ui);
            }
            ui.push_id(one.written, |ui| ladder(ui, s, w, one, out));
        }
    });
}

fn ladder(ui: &mut Ui, s: &Snapshot, w: &Words, one: &LadderView, out: &mut Vec<Intent>) {
    let k = *tk(ui);
    let name = one.ladder.name.as_str();
    let of = |key| w.with(key, &[("name", name.into())]);
    let heading = |ui: &mut Ui| {
        ui.vertical(|ui| {
            strong(ui, name);
            small(ui, &w.with("template-by", &[("who", org_name(s, one.by).into())]));
        });
    };
    bar(ui, 42.0, heading, |ui| {
        if !writable(s) {
            return;
        }
        if icon_button(ui, Icon::CircleMinus, &of("ladder-drop")).clicked() {
            // What stands there was looked at before.
            let found = find_in(one.ladder.words(), &Allowed::in_network(&s.network));
            let keep = found.into_iter().map(|found| found.text).collect();
            let again = NewLadder { written: Some(one.written), ladder: one.ladder.clone(), keep };
            out.push(Intent::DoUndoable {
                command: Command::DropLadder { written: one.written },
                undo: Command::WriteLadder(Box::new(again)),
                said: "said-ladder-dropped",
            });
        }
        if icon_button(ui, Icon::Pencil, &of("ladder-edit")).clicked() {
            out.push(Intent::Ask(Box::new(EscalationForm::edit(s, one).into())));
        }
    });
    for (place, rung) in one.ladder.rungs.iter().enumerate() {
        let title = format!("{}. {}", place + 1, asked(s, rung.who.as_str(), rung.org));
        let days = w.count("ladder-days", usize::try_from(rung.days).unwrap_or_default());
        point(ui, Icon::ArrowUp, k.accent, &title, &days);
    }
}

/// Draws the parts of a form.
pub fn fill(pen: &mut Pen<'_>, s: &Snapshot, form: &mut EscalationForm) {
    let w = pen.words;
    match form {
        EscalationForm::Ladder { name, rungs, members, keep, .. } => {
            pen.note("form-ladder-text");
            pen.line("name", "ladder-name", name);
            pen.note("form-ladder-rungs");
            pen.prose("rungs", "ladder-rungs", rungs, 5);
            for (place, rung) in read(rungs, members).into_iter().flatten().enumerate() {
                let days = w.count("ladder-days", usize::try_from(rung.days).unwrap_or_default());
                small(pen.ui, &format!("{}. {} · {days}", place + 1, asked(s, rung.who.as_str(), rung.org)));
            }
            super::found::choices(pen, s, &mut [name, rungs], keep);
        }
        EscalationForm::Start { case, ladders, ladder, parts, about, why, keep } => {
            pen.note("form-escalation-text");
            pen.one("ladder", "escalation-ladder", ladders, ladder);
            let chosen = s.network.ladders.iter().find(|one| Some(one.written) == *ladder);
            for (place, rung) in chosen.iter().flat_map(|one| &one.ladder.rungs).enumerate() {
                let days = w.count("ladder-days", usize::try_from(rung.days).unwrap_or_default());
                small(pen.ui, &format!("{}. {} · {days}", place + 1, asked(s, rung.who.as_str(), rung.org)));
            }
            pen.prose("why", "escalation-why", why, 2);
            looked(pen, s, *case, why, keep);
            if !parts.is_empty() {
                pen.maybe("about", "escalation-about", parts, about);
            }
            pen.note("escalation-no-reader");
        }
        EscalationForm::Answer { case, who, note, keep, .. } => {
            strong(pen.ui, who);
            pen.prose("note", "rung-answer-note", note, 3);
            looked(pen, s, *case, note, keep);
        }
        EscalationForm::End { case, end, note, keep, .. } => {
            pen.note("form-escalation-end-text");
            let ends: Vec<_> = ENDS.iter().map(|end| (*end, w.t(names::plan::end(*end)).into_owned())).collect();
            pen.one("end", "escalation-end-how", &ends, end);
            pen.prose("note", "escalation-end-note", note, 2);
            looked(pen, s, *case, note, keep);
        }
    }
}

fn looked(
    pen: &mut Pen<'_>,
    s: &Snapshot,
    case: wijktafel_model::id::LogId,
    text: &mut String,
    keep: &mut Vec<String>,
) {
    if super::found::is_learning(s, case) {
        super::found::choices(pen, s, &mut [text], keep);
    }
}
