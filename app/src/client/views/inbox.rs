//! The inbox of plans: what lies before the own organisation, what it asked of others, and who is asked where.

use std::sync::Arc;

use egui::Ui;
use lucide_icons::Icon;
use wijktafel_model::command::Command;
use wijktafel_model::command::breakthrough::PlanAct;
use wijktafel_model::inbox::{Request, before, by};
use wijktafel_model::view::Snapshot;
use wijktafel_model::view::breakthrough::SolutionView;
use wijktafel_model::view::inbox::RequestState;

use super::pen::Pen;
use crate::client::forms::InboxForm;
use crate::client::intent::{Intent, Opened};
use crate::client::state::{CaseTab, UiState, org_name, person_name, writable};
use crate::client::tokens::{Tokens, Tone, tk};
use crate::client::ui::controls::{Kind, button, button_for};
use crate::client::ui::layout::{bar, card, page, rule};
use crate::client::ui::parts::{chip, empty, pair, point};
use crate::client::ui::typography::{h1, h3, muted, small, strong};
use crate::print::inbox::{contacts, standing, with_contacts};
use crate::text::Words;

/// The page.
pub fn show(ui: &mut Ui, s: &Snapshot, st: &mut UiState, out: &mut Vec<Intent>) {
    let w = Arc::clone(&st.words);
    page(ui, "inbox", |ui| {
        h1(ui, &w.t("place-inbox"));
        muted(ui, &w.t("inbox-line"));
        let own = s.network.me.map(|me| me.org);
        let (before, by) = own.map_or_else(Default::default, |own| (before(s, own), by(s, own)));
        card(ui, |ui| {
            h3(ui, &w.t("inbox-before"));
            ui.add_space(6.0);
            if before.is_empty() {
                empty(ui, Icon::Inbox, &w.t("inbox-none"), &w.t("inbox-none-text"), None);
            }
            rows(ui, s, &w, st, &before, true, out);
        });
        if !by.is_empty() {
            card(ui, |ui| {
                h3(ui, &w.t("inbox-by"));
                ui.add_space(6.0);
                rows(ui, s, &w, st, &by, false, out);
            });
        }
        card(ui, |ui| people(ui, s, &w, out));
    });
}

const fn tone(k: &Tokens, state: RequestState) -> Tone {
    match state {
        RequestState::Overdue => k.warn,
        RequestState::Waiting => k.info,
        RequestState::Promised => k.ok,
        RequestState::TakenUp => k.neutral,
    }
}

fn rows(
    ui: &mut Ui,
    s: &Snapshot,
    w: &Words,
    st: &mut UiState,
    list: &[Request<'_>],
    mine: bool,
    out: &mut Vec<Intent>,
) {
    for (place, one) in list.iter().enumerate() {
        if place > 0 {
            rule(ui);
        }
        ui.push_id((one.laid.solution, one.laid.laid.org), |ui| row(ui, s, w, st, one, mine, out));
    }
}

/// One request; `mine`: it lies before the reader's organisation.
fn row(ui: &mut Ui, s: &Snapshot, w: &Words, st: &mut UiState, one: &Request<'_>, mine: bool, out: &mut Vec<Intent>) {
    let k = *tk(ui);
    let (what, laid) = (one.laid.what.as_str(), one.laid.laid);
    strong(ui, what);
    let (key, who) = if mine { ("inbox-asked-by", laid.by) } else { ("inbox-asked-of", laid.org) };
    let values = [
        ("who", org_name(s, who).into()),
        ("when", w.when(laid.at, s.today).into()),
        ("case", one.case.title.as_str().into()),
    ];
    small(ui, &w.with(key, &values));
    if !mine {
        whom(ui, s, w, laid.org);
    }
    chip(ui, Some(Icon::CalendarClock), &standing(one, s.today, w), tone(&k, one.state));
    ui.add_space(2.0);
    ui.horizontal_wrapped(|ui| {
        if mine && writable(s) && one.state != RequestState::TakenUp {
            promise(ui, s, w, one, out);
        }
        if button_for(ui, Some(Icon::FolderOpen), &w.t("inbox-open-plan"), what, Kind::Ghost).clicked() {
            st.cases.tab = CaseTab::Plan;
            out.push(Intent::Open(Opened::Case(one.case.log)));
        }
    });
}

fn promise(ui: &mut Ui, s: &Snapshot, w: &Words, one: &Request<'_>, out: &mut Vec<Intent>) {
    let (case, solution, what) = (one.case.log, one.laid.solution, one.laid.what.as_str());
    let now = one.laid.promised.last().copied();
    let label = w.t(if now.is_some() { "promise-again" } else { "promise-new" });
    if button_for(ui, Some(Icon::CalendarClock), &label, what, Kind::Secondary).clicked() {
        let form = InboxForm::promise(s, w.lang(), (case, solution), what, now);
        out.push(Intent::Ask(Box::new(form.into())));
    }
    if let Some(day) = now
        && button_for(ui, None, &w.t("promise-back"), what, Kind::Ghost).clicked()
    {
        let on = |on| Command::OnPlan { case, act: PlanAct::PromiseAnswer { solution, on } };
        // A day that has passed is promised by nobody any more.
        out.push(if day < s.today {
            Intent::Do(on(None))
        } else {
            Intent::DoUndoable { command: on(None), undo: on(Some(day)), said: "said-promise-back" }
        });
    }
}

/// Whom to ask at an organisation, where it named anybody.
fn whom(ui: &mut Ui, s: &Snapshot, w: &Words, org: wijktafel_model::id::OrgId) {
    let who = contacts(s, org);
    if !who.is_empty() {
        small(ui, &w.with("contacts-are", &[("who", w.list(&who).into())]));
    }
}

/// Who is asked about plans, of the own organisation and of others.
fn people(ui: &mut Ui, s: &Snapshot, w: &Words, out: &mut Vec<Intent>) {
    let own = s.network.organisations.iter().find(|org| org.own);
    bar(
        ui,
        34.0,
        |ui| {
            h3(ui, &w.t("contacts-title"));
        },
        |ui| {
            if writable(s)
                && own.is_some()
                && button(ui, Some(Icon::Pencil), &w.t("contacts-edit"), Kind::Secondary).clicked()
            {
                out.push(Intent::Ask(Box::new(InboxForm::contacts(s).into())));
            }
        },
    );
    small(ui, &w.t("contacts-text"));
    if own.is_some_and(|own| own.contacts.is_empty()) {
        muted(ui, &w.t("contacts-none"));
    }
    for one in with_contacts(s) {
        pair(ui, &org_name(s, one.org), &w.list(&contacts(s, one.org)));
    }
}

/// Beside a solution: by when there is an answer, whom to ask, and that somebody it lies before does not read the case.
pub(super) fn beside(ui: &mut Ui, s: &Snapshot, w: &Words, case: &wijktafel_model::view::CaseRow, one: &SolutionView) {
    let k = *tk(ui);
    for line in crate::print::inbox::promises(one, s, w) {
        point(ui, Icon::CalendarClock, k.accent, &line, "");
    }
    let readers = s.readers(case);
    for org in &one.owners {
        whom(ui, s, w, *org);
        if !readers.is_empty() && readers.iter().all(|reader| reader.org != *org) {
            point(ui, Icon::EyeOff, k.muted, &w.with("solution-not-read", &[("who", org_name(s, *org).into())]), "");
        }
    }
}

/// Draws the parts of a form.
pub fn fill(pen: &mut Pen<'_>, s: &Snapshot, form: &mut InboxForm) {
    match form {
        InboxForm::Promise { title, on, .. } => {
            strong(pen.ui, title);
            pen.note("form-promise-text");
            pen.day("on", "promise-on", on);
        }
        InboxForm::Contacts { people } => {
            pen.note("form-contacts-text");
            let own =
                s.network.people.iter().filter(|one| one.active && s.network.me.is_some_and(|me| me.org == one.org));
            let offered: Vec<_> = own.map(|one| (one.person, person_name(s, one.org, one.person))).collect();
            pen.many("people", "contacts-who", &offered, people);
        }
    }
}
