//! Experiments: what partners try together, what waits for a word, and what became of the others.

use std::sync::Arc;

use egui::{Ui, vec2};
use lucide_icons::Icon;
use wijktafel_model::command::Command;
use wijktafel_model::view::Snapshot;
use wijktafel_model::view::experiment::{ExperimentState, ExperimentView};
use wijktafel_model::words::experiment::ExperimentOutcome;
use wijktafel_model::words::{AgreementKind, TextField};

use super::forms::options;
use super::pen::Pen;
use crate::client::crdt_field::Look;
use crate::client::forms::{AgreementForm, ExperimentForm, Form};
use crate::client::intent::{Intent, Opened};
use crate::client::state::{UiState, org_name, writable};
use crate::client::tokens::{Tokens, Tone, tk};
use crate::client::ui::controls::{Kind, button, button_for, icon_button};
use crate::client::ui::layout::{bar, card};
use crate::client::ui::parts::{chips, empty, point};
use crate::client::ui::typography::{body, h1, h3, muted, small, strong};
use crate::print::experiment::{judged, listed, taking_part};
use crate::text::{Words, names};

/// All experiments, those that ask for a word first.
pub fn show(ui: &mut Ui, s: &Snapshot, st: &mut UiState, out: &mut Vec<Intent>) {
    let w = Arc::clone(&st.words);
    let left = |ui: &mut Ui| {
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 2.0;
            h1(ui, &w.t("growth-tab-experiments"));
            muted(ui, &w.t("experiments-line"));
        });
    };
    bar(ui, 48.0, left, |ui| {
        if writable(s) && button(ui, Some(Icon::Plus), &w.t("experiment-new"), Kind::Primary).clicked() {
            out.push(Intent::Ask(Box::new(ExperimentForm::open(s, w.lang()).into())));
        }
    });
    let list = listed(s);
    if list.is_empty() {
        card(ui, |ui| empty(ui, Icon::FlaskConical, &w.t("experiments-none"), &w.t("experiments-none-text"), None));
    }
    for (state, experiment) in list {
        ui.push_id(experiment.log, |ui| card(ui, |ui| one(ui, s, st, &w, (state, experiment), out)));
    }
}

fn tone(k: &Tokens, state: ExperimentState) -> (Icon, Tone) {
    match state {
        ExperimentState::Due => (Icon::CalendarClock, k.warn),
        ExperimentState::Disputed => (Icon::Split, k.warn),
        ExperimentState::Running => (Icon::FlaskConical, k.info),
        ExperimentState::Supply => (Icon::Sprout, k.ok),
        ExperimentState::Agreed => (Icon::Handshake, k.ok),
        ExperimentState::Stopped => (Icon::CircleStop, k.neutral),
    }
}

fn one(
    ui: &mut Ui,
    s: &Snapshot,
    st: &mut UiState,
    w: &Words,
    (state, one): (ExperimentState, &ExperimentView),
    out: &mut Vec<Intent>,
) {
    let k = *tk(ui);
    let me = s.network.me.filter(|me| me.writable);
    let mine = me.is_some_and(|me| one.taking_part.contains(&me.org));
    let open = st.growth.experiment == Some(one.log);
    let left = |ui: &mut Ui| {
        h3(ui, &one.title);
    };
    bar(ui, 34.0, left, |ui| {
        if mine && button_for(ui, Some(Icon::Gavel), &w.t("experiment-judge"), &one.title, Kind::Secondary).clicked() {
            out.push(Intent::Ask(Box::new(ExperimentForm::judge(s, w.lang(), one).into())));
        }
        let name = w.with("experiment-write", &[("title", one.title.as_str().into())]);
        if icon_button(ui, if open { Icon::ChevronUp } else { Icon::PenLine }, &name).clicked() {
            st.growth.experiment = if open { None } else { Some(one.log) };
        }
    });
    let (icon, color) = tone(&k, state);
    let (said, until) = (w.t(names::growth::experiment_state(state)), w.near(one.until, s.today));
    let until = w.with("experiment-until", &[("day", until.into())]);
    let by = w.with("experiment-by", &[("who", org_name(s, one.by).into())]);
    let mut list = vec![(Some(icon), said.as_ref(), color)];
    if !state.is_over() {
        list.push((Some(Icon::Calendar), until.as_str(), k.neutral));
    }
    list.push((None, by.as_str(), k.neutral));
    chips(ui, &list);
    if open && writable(s) {
        let look = Look { label: &w.t("field-trial"), hint: &w.t("hint-trial"), rows: 4 };
        st.texts.show(ui, (one.log, TextField::Trial), &one.text, look, out);
    } else if !one.text.is_empty() {
        body(ui, &one.text);
    }
    for word in &one.judgements {
        point(ui, Icon::MessageCircle, k.muted, &judged(word, s, w), &w.when(word.at, s.today));
    }
    small(ui, &taking_part(one, s, w));
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(6.0, 6.0);
        steps(ui, s, w, (state, one), mine, out);
    });
}

/// What one may do next.
fn steps(
    ui: &mut Ui,
    s: &Snapshot,
    w: &Words,
    (state, one): (ExperimentState, &ExperimentView),
    mine: bool,
    out: &mut Vec<Intent>,
) {
    let agreements = one.judgements.iter().filter_map(|word| word.agreement);
    for row in agreements.filter_map(|log| s.agreements.iter().find(|row| row.log == log)) {
        if button_for(ui, Some(Icon::Handshake), &w.t("experiment-agreement"), &one.title, Kind::Ghost).clicked() {
            out.push(Intent::Open(Opened::Agreement(row.log)));
        }
    }
    if !writable(s) {
        return;
    }
    let join = |takes_part| Command::JoinExperiment { experiment: one.log, takes_part };
    if !state.is_over() {
        let (key, said) = if mine {
            ("experiment-leave", "said-experiment-left")
        } else {
            ("experiment-join", "said-experiment-joined")
        };
        let icon = if mine { Icon::DoorOpen } else { Icon::Hand };
        let kind = if mine { Kind::Ghost } else { Kind::Secondary };
        if button_for(ui, Some(icon), &w.t(key), &one.title, kind).clicked() {
            out.push(Intent::DoUndoable { command: join(!mine), undo: join(mine), said });
        }
    }
    if mine
        && state != ExperimentState::Agreed
        && button_for(ui, Some(Icon::Handshake), &w.t("experiment-to-agreement"), &one.title, Kind::Ghost).clicked()
    {
        let (title, draft) = (one.title.clone(), one.text.clone());
        let form = AgreementForm { title, draft, kind: AgreementKind::Latitude, ..AgreementForm::default() };
        out.push(Intent::Ask(Box::new(Form::from(form))));
    }
}

/// Draws the parts of a form.
pub fn fill(pen: &mut Pen<'_>, s: &Snapshot, form: &mut ExperimentForm) {
    let w = pen.words;
    match form {
        ExperimentForm::Open { title, until, text } => {
            pen.note("form-experiment-text");
            pen.line("title", "experiment-title", title);
            pen.day("until", "experiment-day", until);
            pen.prose("text", "experiment-what", text, 4);
        }
        ExperimentForm::Judge { title, outcome, until, agreement, why, .. } => {
            strong(pen.ui, title);
            pen.one(
                "outcome",
                "experiment-becomes",
                &options(w, names::growth::OUTCOMES, names::growth::experiment_outcome),
                outcome,
            );
            match outcome {
                Some(ExperimentOutcome::GoesOn) => pen.day("until", "experiment-next-day", until),
                Some(ExperimentOutcome::Agreed) => {
                    let rows: Vec<_> = s.agreements.iter().map(|row| (row.log, row.title.clone())).collect();
                    if rows.is_empty() {
                        pen.note("experiment-agreement-first");
                    }
                    pen.one("agreement", "experiment-which-agreement", &rows, agreement);
                }
                _ => (),
            }
            pen.prose("why", "experiment-why", why, 3);
        }
    }
}
