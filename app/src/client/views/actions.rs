//! The actions of a season: whose, until when, lent, done, unowned.

use std::sync::Arc;

use egui::Ui;
use lucide_icons::Icon;
use wijktafel_model::command::Command;
use wijktafel_model::id::LogId;
use wijktafel_model::view::{ActionView, SeasonView, Snapshot};

use super::{pulse, review};
use crate::client::forms::Form;
use crate::client::intent::Intent;
use crate::client::state::{UiState, badge, org_name, org_names, writable};
use crate::client::tokens::{Tone, tk};
use crate::client::ui::controls::{Kind, button, checkbox, choice, icon_button};
use crate::client::ui::layout::{bar, card, rule};
use crate::client::ui::parts::{Badge, banner, chip, empty, stack};
use crate::client::ui::typography::{h1, muted};
use crate::text::Words;
use crate::text::dates::field_day;

/// Says that an action is done, or not after all; can be taken back.
pub fn finish(season: LogId, action: &ActionView) -> Intent {
    let done = |done| Command::FinishAction { season, action: action.action, done };
    let said = if action.done { "said-action-open" } else { "said-action-done" };
    Intent::DoUndoable { command: done(!action.done), undo: done(action.done), said }
}

fn chosen<'a>(s: &'a Snapshot, st: &UiState) -> Option<&'a SeasonView> {
    let open = st.growth.season.and_then(|log| s.seasons.iter().find(|season| season.log == log));
    open.or_else(|| s.seasons.last())
}

/// The season that is open, else the latest.
pub fn show(ui: &mut Ui, s: &Snapshot, st: &mut UiState, out: &mut Vec<Intent>) {
    let w = Arc::clone(&st.words);
    let new = || Intent::Ask(Box::new(Form::Season { title: String::new() }));
    let Some(season) = chosen(s, st) else {
        card(ui, |ui| {
            let action = writable(s).then(|| w.t("season-open"));
            if empty(ui, Icon::ListChecks, &w.t("seasons-none"), &w.t("seasons-none-text"), action.as_deref()) {
                out.push(new());
            }
        });
        return;
    };
    let left = |ui: &mut Ui| {
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 2.0;
            h1(ui, &season.title);
            let done = season.actions.iter().filter(|action| action.done).count();
            let counts = [("part", done.into()), ("whole", season.actions.len().into())];
            muted(ui, &w.with("season-line", &counts));
        });
    };
    bar(ui, 48.0, left, |ui| {
        if !writable(s) {
            return;
        }
        if button(ui, None, &w.t("season-open"), Kind::Ghost).clicked() {
            out.push(new());
        }
        if !season.ended
            && button(ui, Some(Icon::Plus), &w.t("action-add"), Kind::Primary).clicked()
            && let Some(form) = Form::action(s, w.lang(), Some(season.log), None)
        {
            out.push(Intent::Ask(Box::new(form)));
        }
    });
    if s.seasons.len() > 1 {
        ui.horizontal_wrapped(|ui| {
            for other in s.seasons.iter().rev() {
                if choice(ui, &other.title, other.log == season.log).clicked() {
                    st.growth.season = Some(other.log);
                }
            }
        });
    }
    let unowned = season.actions.iter().filter(|action| action.unowned && !action.done).count();
    if unowned > 0 {
        let k = *tk(ui);
        banner(ui, Icon::UserX, k.danger, &w.count("waits-unowned", unowned), &w.t("waits-unowned-text"), None);
    }
    card(ui, |ui| {
        if season.actions.is_empty() {
            empty(ui, Icon::ListChecks, &w.t("actions-none"), &w.t("actions-none-text"), None);
        }
        let mut rows: Vec<&ActionView> = season.actions.iter().collect();
        rows.sort_by_key(|action| (action.done, !action.unowned, action.due.is_none(), action.due));
        for (index, action) in rows.into_iter().enumerate() {
            if index > 0 {
                rule(ui);
            }
            ui.push_id(action.action, |ui| one(ui, s, &w, season.log, action, out));
        }
    });
    pulse::show(ui, s, &w, season, out);
    pulse::course(ui, s, &w, season, out);
    review::show(ui, s, &w, season, out);
    super::celebrate::show(ui, s, &w, season, out);
}

fn one(ui: &mut Ui, s: &Snapshot, w: &Words, season: LogId, action: &ActionView, out: &mut Vec<Intent>) {
    let k = *tk(ui);
    let left = |ui: &mut Ui| {
        if checkbox(ui, action.done, &action.what).clicked() && writable(s) {
            out.push(finish(season, action));
        }
    };
    let late = |day| !action.done && day < s.today;
    let mut asked = None;
    bar(ui, 34.0, left, |ui| {
        if let Some(due) = action.due {
            chip(ui, None, &w.near(due, s.today), if late(due) { k.warn } else { k.neutral });
        }
        owners(ui, s, w, action);
        if writable(s) && !action.done {
            let values = || [("what", action.what.as_str().into())];
            if icon_button(ui, Icon::CalendarClock, &w.with("action-due", &values())).clicked() {
                let due = action.due.map(|day| field_day(day, w.lang())).unwrap_or_default();
                asked = Some(Form::Due { season, action: action.action, due });
            }
            if icon_button(ui, Icon::UserPen, &w.with("action-hand-over", &values())).clicked() {
                asked = Some(Form::HandOver { season, action: action.action, owner: None });
            }
            if icon_button(ui, Icon::ArrowRightLeft, &w.with("action-lend", &values())).clicked() {
                let until = field_day(s.today.plus(28), w.lang());
                asked = Some(Form::Lend { season, action: action.action, to: None, until });
            }
        }
    });
    if let Some((to, until)) = action.lent {
        let values = [("who", org_name(s, to).into()), ("day", w.near(until, s.today).into())];
        muted(ui, &w.with("action-lent", &values));
    }
    if action.owners.len() > 1 {
        muted(ui, &w.with("action-two-owners", &[("who", org_names(s, w, &action.owners).into())]));
    }
    if let Some(form) = asked {
        out.push(Intent::Ask(Box::new(form)));
    }
}

fn owners(ui: &mut Ui, s: &Snapshot, w: &Words, action: &ActionView) {
    let k = *tk(ui);
    if action.unowned || action.owners.is_empty() {
        chip(ui, Some(Icon::UserX), &w.t("waits-unowned-chip"), Tone { fg: k.danger.fg, bg: k.danger.bg });
        return;
    }
    let badges: Vec<Badge> = action.owners.iter().map(|org| badge(s, *org)).collect();
    let name = w.with("action-owner", &[("who", org_names(s, w, &action.owners).into())]);
    stack(ui, &badges, 3, 24.0, k.surface, &name);
}
