//! One meeting: the agenda and the notes on the left; who is there, what was parked and told on the right.

mod agenda;
mod form;
mod parked;
mod people;

use std::sync::Arc;

use egui::{Ui, vec2};
use lucide_icons::Icon;
use wijktafel_model::command::Command;
use wijktafel_model::command::meeting::MeetingAct;
use wijktafel_model::reflection::spoken;
use wijktafel_model::view::Snapshot;
use wijktafel_model::view::meeting::{MeetingState, MeetingView};
use wijktafel_model::words::{MeetingStep, TextField};

pub use form::fill;

use crate::client::crdt_field::Look;
use crate::client::forms::MeetingForm;
use crate::client::intent::{Intent, Opened};
use crate::client::state::{UiState, org_name, writable};
use crate::client::tokens::{GAP, tk};
use crate::client::ui::controls::{Kind, button, icon_button};
use crate::client::ui::layout::{W, bar, card, cols, page};
use crate::client::ui::parts::{banner, chips};
use crate::client::ui::typography::{body, h1, h3, muted};
use crate::meeting::{moment, table_name, when};
use crate::text::{Words, names};

/// The meeting that is open, if it is there.
pub fn chosen<'a>(s: &'a Snapshot, st: &UiState) -> Option<&'a MeetingView> {
    s.meetings.iter().find(|one| Some(one.log) == st.tables.meeting)
}

/// Does something at a meeting.
fn at(one: &MeetingView, act: MeetingAct) -> Intent {
    Intent::Do(at_meeting(one, act))
}

const fn at_meeting(one: &MeetingView, act: MeetingAct) -> Command {
    Command::AtMeeting { meeting: one.log, act }
}

/// The page.
pub fn show(ui: &mut Ui, s: &Snapshot, st: &mut UiState, one: &MeetingView, out: &mut Vec<Intent>) {
    let w = Arc::clone(&st.words);
    page(ui, ("meeting", one.log), |ui| {
        head(ui, s, &w, one, out);
        said_apart(ui, s, &w, one, out);
        cols(ui, GAP, &[W::Fr(1.5), W::Fr(1.0)], |index, ui| {
            ui.spacing_mut().item_spacing = vec2(8.0, GAP);
            if index == 0 {
                if st.tables.clock.followed(one).is_some() {
                    card(ui, |ui| super::clock::show(ui, s, st, one, out));
                }
                card(ui, |ui| agenda::show(ui, s, &w, one, out));
                if super::clock::is_over(one) {
                    card(ui, |ui| super::clock::took(ui, s, &w, one));
                }
                card(ui, |ui| notes(ui, s, st, one, out));
            } else {
                card(ui, |ui| people::guide(ui, s, &w, one, out));
                card(ui, |ui| people::attendance(ui, s, &w, one, out));
                card(ui, |ui| parked::signals(ui, s, &w, one, out));
                card(ui, |ui| parked::news(ui, s, &w, one, out));
            }
        });
    });
}

fn head(ui: &mut Ui, s: &Snapshot, w: &Words, one: &MeetingView, out: &mut Vec<Intent>) {
    let k = *tk(ui);
    let title = |ui: &mut Ui| {
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 2.0;
            h1(ui, &table_name(s, one.table));
            muted(ui, &super::meetings::capital(&when(w, one)));
        });
    };
    let step = |step| at_meeting(one, MeetingAct::Step { step, reason: None });
    bar(ui, 48.0, title, |ui| {
        if icon_button(ui, Icon::X, &w.t("meeting-close-page")).clicked() {
            out.push(Intent::Back);
        }
        let sheet = MeetingForm::Sheet { meeting: one.log, to: String::new(), lang: w.lang() };
        if icon_button(ui, Icon::Printer, &w.t("meeting-print")).clicked() {
            out.push(Intent::Ask(Box::new(sheet.into())));
        }
        if !spoken(one).is_empty() && button(ui, Some(Icon::Lightbulb), &w.t("reflect-open"), Kind::Secondary).clicked()
        {
            out.push(Intent::Open(Opened::Reflection(one.log)));
        }
        if !writable(s) {
            return;
        }
        if one.state.is_ahead() || one.state == MeetingState::Passed {
            if icon_button(ui, Icon::CalendarX, &w.t("meeting-cancel")).clicked() {
                let form = MeetingForm::Cancel { meeting: one.log, reason: String::new() };
                out.push(Intent::Ask(Box::new(form.into())));
            }
            if icon_button(ui, Icon::Pencil, &w.t("meeting-edit")).clicked() {
                out.push(Intent::Ask(Box::new(MeetingForm::set_when(one, w.lang()).into())));
            }
        }
        match one.state {
            MeetingState::Planned => {
                if button(ui, Some(Icon::Play), &w.t("meeting-start"), Kind::Primary).clicked() {
                    out.push(Intent::Do(step(MeetingStep::Started)));
                }
            }
            MeetingState::Running | MeetingState::Passed => {
                let key = if one.state == MeetingState::Running { "meeting-finish" } else { "meeting-was-held" };
                if button(ui, Some(Icon::Check), &w.t(key), Kind::Primary).clicked() {
                    let undo = step(MeetingStep::Reopened);
                    out.push(Intent::DoUndoable {
                        command: step(MeetingStep::Closed),
                        undo,
                        said: "said-meeting-held",
                    });
                }
            }
            MeetingState::Held | MeetingState::Cancelled => {
                let key = if one.state == MeetingState::Held { "meeting-reopen" } else { "meeting-on-after-all" };
                if button(ui, Some(Icon::RotateCcw), &w.t(key), Kind::Ghost).clicked() {
                    out.push(Intent::Do(step(MeetingStep::Reopened)));
                }
            }
        }
    });
    let (state, kind) = (w.t(names::meeting_state(one.state)), w.t(names::meeting_kind(one.kind)));
    let near = w.near(one.on, s.today);
    chips(
        ui,
        &[
            (None, &state, super::meetings::tone(&k, one.state)),
            (Some(Icon::Calendar), &near, k.neutral),
            (Some(Icon::MessagesSquare), &kind, k.neutral),
        ],
    );
}

/// What was set apart, why it was cancelled, and that nobody said whether it was held.
fn said_apart(ui: &mut Ui, s: &Snapshot, w: &Words, one: &MeetingView, out: &mut Vec<Intent>) {
    let k = *tk(ui);
    for (index, also) in one.also.iter().enumerate() {
        let text = w.with("meeting-also", &[("when", moment(w, also).into())]);
        let action = writable(s).then(|| w.t("meeting-settle"));
        let pressed = ui.push_id(("also", index), |ui| {
            banner(ui, Icon::GitFork, k.warn, &w.t("meeting-two-days"), &text, action.as_deref())
        });
        if pressed.inner {
            out.push(Intent::Ask(Box::new(MeetingForm::set_when(one, w.lang()).into())));
        }
    }
    match one.state {
        MeetingState::Cancelled => {
            let reason = one.reason.clone().unwrap_or_else(|| w.t("meeting-no-reason").into_owned());
            banner(ui, Icon::CalendarX, k.neutral, &w.t("meeting-is-cancelled"), &reason, None);
        }
        MeetingState::Passed => {
            banner(ui, Icon::CircleQuestionMark, k.warn, &w.t("meeting-is-passed"), &w.t("meeting-passed-text"), None);
        }
        MeetingState::Planned | MeetingState::Running | MeetingState::Held => {}
    }
    for (index, piece) in one.set_apart.iter().enumerate() {
        let who = piece.by.map(|by| org_name(s, by)).unwrap_or_default();
        let title = w.with("set-apart-title", &[("who", who.into())]);
        let reason = w.reason(&piece.reason);
        let text = piece.text.as_ref().map_or_else(|| reason.clone(), |text| format!("{reason}\n“{text}”"));
        ui.push_id(("apart", index), |ui| banner(ui, Icon::GitFork, k.warn, &title, &text, None));
    }
}

fn notes(ui: &mut Ui, s: &Snapshot, st: &mut UiState, one: &MeetingView, out: &mut Vec<Intent>) {
    let w = Arc::clone(&st.words);
    let label = w.t("field-notes");
    h3(ui, &label);
    if writable(s) {
        let look = Look { label: &label, hint: &w.t("hint-notes"), rows: 4 };
        st.texts.show(ui, (one.log, TextField::Notes), &one.notes, look, out);
    } else if one.notes.is_empty() {
        muted(ui, &w.t("notes-none"));
    } else {
        body(ui, &one.notes);
    }
}
