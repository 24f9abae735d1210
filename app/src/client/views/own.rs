//! The own organisation: its people with their devices, recovery, the register of breaches, who looked at what, what was
//! dropped.

mod erased;
mod papers;
mod people;
mod recovery;
mod registers;

use std::sync::Arc;

use egui::Ui;
use lucide_icons::Icon;
use wijktafel_model::id::DeviceId;
use wijktafel_model::view::{PersonView, Snapshot};

use super::pen::Pen;
use crate::client::forms::{Form, LostForm, OwnForm};
use crate::client::intent::Intent;
use crate::client::state::{OwnTab, UiState, org_name, person_name};
use crate::client::ui::controls::{Kind, button, tabs};
use crate::client::ui::fields::area;
use crate::client::ui::layout::{bar, page};
use crate::client::ui::typography::{h1, muted, small, strong};
use crate::text::{Words, names};

pub(super) use registers::may_report;

/// The widest a square for a camera is drawn, in points.
const SQUARE: f32 = 360.0;

/// People of the own organisation.
fn colleagues(s: &Snapshot) -> impl Iterator<Item = &PersonView> {
    let own = s.network.me.map(|me| me.org);
    s.network.people.iter().filter(move |person| Some(person.org) == own)
}

/// Whether the reader manages the people and devices of its organisation.
pub(super) fn manages(s: &Snapshot) -> bool {
    s.network.me.is_some_and(|me| me.writable && me.mandates.administer)
}

/// Whether a recovery sheet would help and there is none: one person alone manages the organisation, the reader.
pub fn wants_sheet(s: &Snapshot) -> bool {
    let Some(me) = s.network.me.filter(|me| me.writable && me.mandates.administer) else { return false };
    let managers = colleagues(s).filter(|person| person.active && person.mandates.administer).count();
    managers == 1 && s.network.household.sheets.iter().all(|sheet| sheet.person != me.person)
}

/// The place.
pub fn show(ui: &mut Ui, s: &Snapshot, st: &mut UiState, out: &mut Vec<Intent>) {
    let w = Arc::clone(&st.words);
    page(ui, ("own", st.own.tab as u8), |ui| {
        ui.spacing_mut().item_spacing.y = 12.0;
        head(ui, s, st, out);
        let labels = OwnTab::ALL.map(|tab| (tab, w.t(tab.key())));
        let labels: Vec<_> = labels.iter().map(|(tab, label)| (*tab, label.as_ref())).collect();
        tabs(ui, &labels, &mut st.own.tab);
        match st.own.tab {
            OwnTab::People => people::show(ui, s, &w, out),
            OwnTab::Recovery => recovery::show(ui, s, st, out),
            OwnTab::Register => registers::breaches(ui, s, st, out),
            OwnTab::Access => registers::accesses(ui, s, st, out),
            OwnTab::Erased => erased::show(ui, s, st),
            OwnTab::Papers => papers::show(ui, &w, out),
        }
    });
}

fn head(ui: &mut Ui, s: &Snapshot, st: &UiState, out: &mut Vec<Intent>) {
    let w = &st.words;
    let name = s.network.me.map(|me| org_name(s, me.org)).unwrap_or_default();
    let active = colleagues(s).filter(|person| person.active).count();
    let own = s.network.me.map(|me| me.org);
    let devices = s.network.devices.iter().filter(|device| device.active && Some(device.org) == own).count();
    let left = |ui: &mut Ui| {
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 2.0;
            h1(ui, &name);
            muted(ui, &w.with("own-line", &[("people", active.into()), ("devices", devices.into())]));
        });
    };
    bar(ui, 52.0, left, |ui| {
        let manages = manages(s) && st.own.tab == OwnTab::People;
        if manages
            && button(ui, Some(Icon::UserPlus), &w.t("person-add"), Kind::Primary).clicked()
            && let Some(form) = Form::person()
        {
            out.push(Intent::Ask(Box::new(form)));
        }
    });
}

/// Own devices that may be lost: active, and not the one that is used now.
fn losable(s: &Snapshot) -> Vec<(DeviceId, String)> {
    let own = s.network.me.map(|me| me.org);
    let devices = s.network.devices.iter().filter(|one| one.active && !one.own && Some(one.org) == own);
    let named = devices.map(|one| {
        let name = person_name(s, one.org, one.person);
        (one.device, format!("{name} · {}", one.device.short()))
    });
    named.collect()
}

/// The places to write of a form about the own organisation.
pub(super) fn fill(pen: &mut Pen<'_>, s: &Snapshot, form: &mut OwnForm) {
    let w = pen.words;
    match form {
        OwnForm::Ticket { text, square } => {
            pen.note("form-device-ticket-text");
            if let Some(square) = square {
                pen.ui.vertical_centered(|ui| square.show(ui, SQUARE, &w.t("device-ticket-square")));
            }
            area(pen.ui, text, "", 3, egui::Id::unique("device-ticket"), &w.t("device-ticket-words"), false);
            pen.note("form-device-ticket-after");
        }
        OwnForm::Lost(form) => lost(pen, s, form),
        OwnForm::Sheet { to, .. } => {
            pen.note("form-sheet-text");
            pen.line("to", "page-to", to);
            small(pen.ui, &w.t("form-sheet-after"));
        }
        OwnForm::Register { to, .. } => {
            pen.note("form-register-text");
            pen.line("to", "list-to", to);
        }
        OwnForm::Handout { handout, to, .. } => {
            pen.note(&format!("{}-text", handout.key()));
            pen.line("to", handout.file_key(), to);
        }
        OwnForm::Accesses { to, case } => {
            pen.note(if case.is_some() { "form-accesses-case" } else { "form-accesses-text" });
            pen.line("to", "log-to", to);
        }
        OwnForm::Save(form) => super::saving::fill(pen, s, form),
        OwnForm::Letter { case, request, answer, to } => {
            let title = s.cases.iter().find(|row| row.log == *case).map(|row| row.title.clone()).unwrap_or_default();
            strong(pen.ui, &w.t(names::request(*request)));
            small(pen.ui, &title);
            pen.ui.add_space(4.0);
            pen.note("form-letter-text");
            pen.prose("answer", "letter-answer", answer, 3);
            pen.line("to", "page-to", to);
        }
        OwnForm::Reply(form) => super::reply::fill(pen, s, form),
        OwnForm::TakeReply { from } => {
            pen.note("form-take-reply-text");
            pen.line("from", "reply-from", from);
        }
    }
}

fn lost(pen: &mut Pen<'_>, s: &Snapshot, form: &mut LostForm) {
    pen.note("form-lost-text");
    let devices = losable(s);
    if devices.is_empty() {
        pen.note("form-lost-none");
    }
    pen.one("device", "lost-which", &devices, &mut form.device);
    pen.day("day", "lost-day", &mut form.day);
    pen.line("time", "lost-time", &mut form.time);
    pen.prose("note", "lost-note", &mut form.note, 2);
    let clock = form.discovered().map(|at| said_until(pen.words, at));
    small(pen.ui, &clock.unwrap_or_else(|| pen.words.t("lost-clock").into_owned()));
}

/// Until when the supervisor must be told of what was discovered at a moment.
fn said_until(w: &Words, discovered: wijktafel_model::time::Timestamp) -> String {
    use wijktafel_sync::node::register::REPORT_WITHIN_MS;
    let until = wijktafel_model::time::Timestamp(discovered.0.saturating_add(REPORT_WITHIN_MS));
    w.with("lost-until", &[("until", w.moment(until).into())])
}
