//! Step templates: the list, and the forms about the steps of a discussion.

use egui::Ui;
use lucide_icons::Icon;
use wijktafel_model::command::Command;
use wijktafel_model::view::Snapshot;

use super::pen::Pen;
use crate::client::forms::StepsForm;
use crate::client::intent::Intent;
use crate::client::state::{org_name, writable};
use crate::client::ui::controls::icon_button;
use crate::client::ui::layout::{bar, rule};
use crate::client::ui::parts::heading;
use crate::client::ui::typography::{small, strong};
use crate::steps::{Offer, Which, minutes, offered, said};
use crate::text::Words;
use crate::text::names;

/// Every template that is offered, to look at and to change.
pub fn list(ui: &mut Ui, s: &Snapshot, w: &Words, out: &mut Vec<Intent>) {
    let add = writable(s).then(|| w.t("template-new"));
    if heading(ui, &w.t("templates-title"), Icon::Plus, add.as_deref()) {
        out.push(Intent::Ask(Box::new(StepsForm::new(w.lang()).into())));
    }
    small(ui, &w.t("templates-text"));
    for (place, offer) in offered(s, w).iter().enumerate() {
        if place > 0 {
            rule(ui);
        }
        ui.push_id(place, |ui| one(ui, s, w, offer, out));
    }
}

fn one(ui: &mut Ui, s: &Snapshot, w: &Words, offer: &Offer, out: &mut Vec<Intent>) {
    let name = offer.template.name.as_str();
    let of = |key| w.with(key, &[("name", name.into())]);
    bar(
        ui,
        34.0,
        |ui| {
            strong(ui, name);
        },
        |ui| {
            if !writable(s) {
                return;
            }
            if let Which::Own(written) = offer.which
                && icon_button(ui, Icon::CircleMinus, &of("template-drop")).clicked()
            {
                // A template that was dropped is offered no more, so there is nothing to change: it is written again.
                let undo = Command::WriteTemplate { instead: offer.instead, template: offer.template.clone() };
                let command = Command::DropTemplate { written };
                out.push(Intent::DoUndoable { command, undo, said: "said-template-dropped" });
            }
            if icon_button(ui, Icon::Pencil, &of("template-edit")).clicked() {
                out.push(Intent::Ask(Box::new(StepsForm::edit(w, offer).into())));
            }
        },
    );
    let steps = offer.template.steps.len();
    let mut line = vec![w.count("template-steps", steps), w.with("minutes", &[("n", minutes(&offer.template).into())])];
    line.extend(offer.by.map(|by| w.with("template-by", &[("who", org_name(s, by).into())])));
    let instead = offer.instead.map(|method| w.t(names::step_method(method)).into_owned());
    line.extend(instead.map(|name| w.with("template-instead", &[("name", name.into())])));
    small(ui, &line.join(" · "));
}

/// Draws the parts of a form.
pub fn fill(pen: &mut Pen<'_>, form: &mut StepsForm) {
    let w = pen.words;
    match form {
        StepsForm::Begin { offers, which, .. } => {
            pen.note("form-clock-text");
            let named: Vec<_> = offers.iter().map(|(which, template)| (*which, template.name.to_string())).collect();
            pen.one("steps", "clock-steps", &named, which);
            let chosen = offers.iter().find(|(offer, _)| Some(*offer) == *which);
            for (place, step) in chosen.iter().flat_map(|(_, template)| &template.steps).enumerate() {
                small(pen.ui, &format!("{}. {} · {}", place + 1, step.name, said(w, step, None)));
            }
        }
        StepsForm::Template { name, steps, .. } => {
            pen.line("name", "template-name", name);
            pen.note("form-template-text");
            pen.prose("steps", "template-lines", steps, 8);
        }
    }
}
