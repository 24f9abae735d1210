//! One guide: the tables, the meetings that were led, and what was done to learn. Nothing is counted.

use std::sync::Arc;

use egui::Ui;
use lucide_icons::Icon;
use wijktafel_model::command::Command;
use wijktafel_model::command::learning::Training;
use wijktafel_model::guide::{card as of_guide, guiding};
use wijktafel_model::id::{OrgId, PersonId};
use wijktafel_model::view::Snapshot;
use wijktafel_model::view::learning::{GuideCard, TrainingView};
use wijktafel_model::words::Line;
use wijktafel_model::words::learning::{TrainingKind, TrainingPlace};

use super::pen::Pen;
use crate::client::forms::{LearningForm, TrainingForm};
use crate::client::intent::{Intent, Opened};
use crate::client::state::{UiState, badge, org_name, person_name};
use crate::client::tokens::tk;
use crate::client::ui::controls::{Kind, button_for, icon_button};
use crate::client::ui::layout::{bar, card, page};
use crate::client::ui::parts::{Item, Lead, chips, empty, heading, item, point};
use crate::client::ui::typography::{body, h1, h3, muted, small};
use crate::meeting::table_name;
use crate::print::guide::{from, training};
use crate::print::reflection::about;
use crate::text::{Words, names};

/// Whether the reader may write on this person's card.
fn may_note(s: &Snapshot, org: OrgId, person: PersonId) -> bool {
    let me = s.network.me.filter(|me| me.writable && me.org == org);
    let known = s.network.people.iter().any(|one| (one.org, one.person) == (org, person) && one.card.is_some());
    known && me.is_some_and(|me| me.person == person || me.mandates.administer)
}

/// The page.
pub fn show(ui: &mut Ui, s: &Snapshot, st: &mut UiState, (org, person): (OrgId, PersonId), out: &mut Vec<Intent>) {
    let w = Arc::clone(&st.words);
    let guides = guiding(s).contains(&(org, person));
    let found = s.network.people.iter().find(|one| guides && (one.org, one.person) == (org, person));
    let found = found.map(|one| of_guide(s, one));
    page(ui, ("guide", person), |ui| {
        let title = |ui: &mut Ui| {
            ui.vertical(|ui| {
                ui.spacing_mut().item_spacing.y = 2.0;
                h1(ui, &person_name(s, org, person));
                muted(ui, &org_name(s, org));
            });
        };
        bar(ui, 48.0, title, |ui| {
            if icon_button(ui, Icon::X, &w.t("guide-close")).clicked() {
                out.push(Intent::Back);
            }
        });
        match &found {
            Some(one) => guide(ui, s, &w, one, out),
            None => drop(card(ui, |ui| empty(ui, Icon::Compass, &w.t("guide-not"), &w.t("guide-not-text"), None))),
        }
    });
}

fn guide(ui: &mut Ui, s: &Snapshot, w: &Words, one: &GuideCard, out: &mut Vec<Intent>) {
    let k = *tk(ui);
    chips(ui, &[(Some(Icon::Compass), &w.t(from(one)), k.neutral)]);
    card(ui, |ui| {
        h3(ui, &w.t("guide-tables"));
        if one.tables.is_empty() {
            muted(ui, &w.t("guide-no-tables"));
        }
        for table in &one.tables {
            body(ui, &table_name(s, *table));
        }
    });
    card(ui, |ui| {
        h3(ui, &w.t("guide-led"));
        if one.led.is_empty() {
            muted(ui, &w.t("guide-led-none"));
        }
        let letters = badge(s, one.org);
        for log in &one.led {
            let title = about(s, w, *log);
            let it = Item { lead: Lead::Org(&letters), title: &title, sub: "", chip: None, selected: false };
            if ui.push_id(log, |ui| item(ui, &it)).inner.clicked() {
                out.push(Intent::Open(Opened::Meeting(*log)));
            }
        }
    });
    let own = may_note(s, one.org, one.person);
    card(ui, |ui| {
        let add = w.t("training-add");
        if heading(ui, &w.t("training-title"), Icon::Plus, own.then_some(add.as_ref())) {
            out.push(Intent::Ask(Box::new(LearningForm::training(s, w.lang(), one.person).into())));
        }
        small(ui, &w.t("training-text"));
        if one.training.is_empty() {
            muted(ui, &w.t("training-none"));
        }
        for line in &one.training {
            ui.push_id(line.noted, |ui| trained(ui, w, one.person, line, own, out));
        }
    });
}

fn trained(ui: &mut Ui, w: &Words, person: PersonId, line: &TrainingView, own: bool, out: &mut Vec<Intent>) {
    let k = *tk(ui);
    let left = |ui: &mut Ui| point(ui, Icon::GraduationCap, k.accent, &line.what, &training(line, w));
    bar(ui, 44.0, left, |ui| {
        if !own || !button_for(ui, None, &w.t("training-drop"), &line.what, Kind::Ghost).clicked() {
            return;
        }
        let command = Command::DropTraining { person, noted: line.noted };
        let Ok(what) = Line::new(&line.what) else { return };
        let again = Training { on: line.on, kind: line.kind, what, place: line.place };
        let undo = Command::NoteTraining { person, training: again };
        out.push(Intent::DoUndoable { command, undo, said: "said-training-dropped" });
    });
}

/// Draws the parts of the form.
pub fn fill(pen: &mut Pen<'_>, form: &mut TrainingForm) {
    let w = pen.words;
    pen.line("what", "training-what", &mut form.what);
    let kinds: Vec<_> =
        TrainingKind::ALL.iter().map(|one| (*one, w.t(names::learning::training(*one)).into_owned())).collect();
    pen.one("kind", "training-kind", &kinds, &mut form.kind);
    pen.day("on", "training-on", &mut form.on);
    let places: Vec<_> =
        TrainingPlace::ALL.iter().map(|one| (*one, w.t(names::learning::training_place(*one)).into_owned())).collect();
    pen.pick("training-where", &places, &mut form.place);
    pen.note("form-training-text");
}
