//! Closed arguments: those that stood in the way of a plan, and the book of all ten.

use egui::Ui;
use lucide_icons::Icon;
use wijktafel_model::breakthrough::counted;
use wijktafel_model::command::Command;
use wijktafel_model::command::breakthrough::PlanAct;
use wijktafel_model::view::{CaseView, Snapshot};

use super::open;
use crate::client::forms::PlanForm;
use crate::client::intent::Intent;
use crate::client::state::org_name;
use crate::client::tokens::tk;
use crate::client::ui::controls::icon_button;
use crate::client::ui::layout::{bar, card, rule};
use crate::client::ui::parts::{heading, point};
use crate::client::ui::typography::{body, h3, muted, small, strong};
use crate::text::{Words, names};

/// Those that were met in one case, each with what can be said then.
pub(super) fn show(ui: &mut Ui, s: &Snapshot, w: &Words, case: &CaseView, out: &mut Vec<Intent>) {
    let k = *tk(ui);
    if heading(ui, &w.t("arguments-title"), Icon::Plus, open(s, case).then(|| w.t("argument-new")).as_deref()) {
        out.push(Intent::Ask(Box::new(PlanForm::argument(case.row.log).into())));
    }
    small(ui, &w.t("arguments-text"));
    for one in case.plan.arguments.iter().filter(|one| !one.dropped) {
        let name = w.t(names::plan::argument(one.argument)).into_owned();
        ui.push_id(one.met, |ui| {
            card(ui, |ui| {
                let left = |ui: &mut Ui| {
                    ui.vertical(|ui| {
                        strong(ui, &name);
                        let values = [("who", org_name(s, one.by).into()), ("when", w.when(one.at, s.today).into())];
                        small(ui, &w.with("argument-by", &values));
                    });
                };
                bar(ui, 40.0, left, |ui| {
                    let label = w.with("argument-drop", &[("what", name.as_str().into())]);
                    if open(s, case) && icon_button(ui, Icon::CircleMinus, &label).clicked() {
                        let act = PlanAct::DropPart { part: one.met };
                        let again = PlanAct::MeetArgument {
                            argument: one.argument,
                            note: one.note.as_deref().and_then(|note| wijktafel_model::words::Prose::new(note).ok()),
                        };
                        let of = |act| Command::OnPlan { case: case.row.log, act };
                        let said = "said-argument-dropped";
                        out.push(Intent::DoUndoable { command: of(act), undo: of(again), said });
                    }
                });
                if let Some(note) = &one.note {
                    muted(ui, note);
                }
                point(
                    ui,
                    Icon::MessageCircleReply,
                    k.accent,
                    &w.t("argument-answer"),
                    &w.t(names::plan::rebuttal(one.argument)),
                );
            });
        });
    }
}

/// All ten, with how often each was met in the cases that this copy holds. Of the network, never of anybody in it.
pub(in crate::client::views) fn book(ui: &mut Ui, s: &Snapshot, w: &Words) {
    h3(ui, &w.t("book-title"));
    small(ui, &w.t("book-text"));
    for (place, (argument, count)) in counted(&s.cases).into_iter().enumerate() {
        if place > 0 {
            rule(ui);
        }
        strong(ui, &w.t(names::plan::argument(argument)));
        body(ui, &w.t(names::plan::rebuttal(argument)));
        if count > 0 {
            small(ui, &w.count("argument-count", count));
        }
    }
}
