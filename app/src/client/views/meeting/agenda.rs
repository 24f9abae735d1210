//! The agenda: in order, with what was discussed, and what was taken off.

use egui::{Ui, WidgetInfo, accesskit::Role};
use lucide_icons::Icon;
use wijktafel_model::command::meeting::MeetingAct;
use wijktafel_model::view::Snapshot;
use wijktafel_model::view::meeting::{AgendaItemView, MeetingState, MeetingView};

use super::{at, at_meeting};
use crate::client::forms::{MeetingForm, StepsForm};
use crate::client::intent::{Intent, Opened};
use crate::client::state::{org_name, writable};
use crate::client::ui::controls::{Kind, button_for, checkbox_named, icon_button};
use crate::client::ui::layout::{W, bar, cols, rule};
use crate::client::ui::parts::{Item, Lead, entry, heading, item};
use crate::client::ui::typography::{muted, small, strong};
use crate::meeting::{minutes_wanted, subject};
use crate::text::Words;

/// What an icon button takes, in points.
const ICON: f32 = 34.0;

pub(super) fn show(ui: &mut Ui, s: &Snapshot, w: &Words, one: &MeetingView, out: &mut Vec<Intent>) {
    let open = writable(s) && one.state.is_ahead();
    let add = open.then(|| w.t("agenda-add"));
    if heading(ui, &w.t("meeting-agenda"), Icon::Plus, add.as_deref()) {
        out.push(Intent::Ask(Box::new(MeetingForm::item(one, None).into())));
    }
    match minutes_wanted(one) {
        Some(minutes) if one.state.is_ahead() => {
            small(ui, &w.with("agenda-minutes", &[("n", minutes.into())]));
        }
        _ => {}
    }
    if one.agenda.is_empty() {
        muted(ui, &w.t("agenda-empty"));
    }
    for (place, entry) in one.agenda.iter().enumerate() {
        if place > 0 {
            rule(ui);
        }
        ui.push_id(entry.item, |ui| line(ui, s, w, one, place, open, out));
    }
    if !one.removed.is_empty() && open {
        ui.add_space(6.0);
        strong(ui, &w.t("agenda-taken-off"));
        for entry in &one.removed {
            ui.push_id(entry.item, |ui| taken_off(ui, s, w, one, entry, out));
        }
    }
}

fn line(ui: &mut Ui, s: &Snapshot, w: &Words, one: &MeetingView, place: usize, open: bool, out: &mut Vec<Intent>) {
    let Some(this) = one.agenda.get(place) else { return };
    let title = subject(s, w, this);
    let begins = open && one.state == MeetingState::Running && !this.discussed;
    let count = if begins { 5.0 } else { 4.0 };
    let icons = if open { count * ICON + 8.0 } else { 0.0 };
    let may_tick = writable(s) && one.state != MeetingState::Cancelled;
    cols(ui, 4.0, &[W::Px(28.0), W::Fr(1.0), W::Px(icons)], |column, ui| match column {
        0 => {
            ui.add_space(10.0);
            let name = w.with("agenda-discussed", &[("title", title.as_str().into())]);
            if checkbox_named(ui, this.discussed, "", &name).clicked() && may_tick {
                out.push(discussed(one, this));
            }
        }
        1 => words(ui, s, w, this, &title, out),
        _ if open => {
            ui.horizontal(|ui| {
                ui.spacing_mut().item_spacing.x = 2.0;
                let name = w.with("clock-begin", &[("title", title.as_str().into())]);
                if begins && icon_button(ui, Icon::Timer, &name).clicked() {
                    let form = StepsForm::begin(s, w, one.log, this.item);
                    out.push(Intent::Ask(Box::new(form.into())));
                }
                controls(ui, w, one, place, &title, out);
            });
        }
        _ => {}
    });
}

/// Said by mistake, it is taken back with one press.
fn discussed(one: &MeetingView, this: &AgendaItemView) -> Intent {
    let act = |discussed| at_meeting(one, MeetingAct::DiscussItem { item: this.item, discussed });
    let said = if this.discussed { "said-item-open" } else { "said-item-discussed" };
    Intent::DoUndoable { command: act(!this.discussed), undo: act(this.discussed), said }
}

fn words(ui: &mut Ui, s: &Snapshot, w: &Words, this: &AgendaItemView, title: &str, out: &mut Vec<Intent>) {
    let minutes = this.minutes.map(|minutes| w.with("minutes", &[("n", minutes.into())]));
    let by = w.with("agenda-by", &[("who", org_name(s, this.by).into())]);
    let sub: Vec<String> = minutes.into_iter().chain([by]).collect();
    let it = Item { lead: Lead::None, title, sub: &sub.join(" · "), chip: None, selected: false };
    let known = this.case.filter(|case| s.cases.iter().any(|row| row.log == *case));
    let Some(case) = known else {
        // In line with the titles that can be pressed.
        cols(ui, 0.0, &[W::Px(8.0), W::Fr(1.0)], |column, ui| {
            if column == 1 {
                entry(ui, &it);
            }
        });
        return;
    };
    let row = item(ui, &it);
    let name = w.with("agenda-open-case", &[("title", title.into())]);
    row.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
    if row.clicked() {
        out.push(Intent::Open(Opened::Case(case)));
    }
}

fn controls(ui: &mut Ui, w: &Words, one: &MeetingView, place: usize, title: &str, out: &mut Vec<Intent>) {
    let Some(this) = one.agenda.get(place) else { return };
    let at_place = |place: Option<usize>| place.and_then(|place| one.agenda.get(place)).map(|item| item.item);
    let named = |key| w.with(key, &[("title", title.into())]);
    let move_behind = |after| at(one, MeetingAct::MoveItem { item: this.item, after });
    if place > 0 {
        if icon_button(ui, Icon::ChevronUp, &named("agenda-up")).clicked() {
            out.push(move_behind(at_place(place.checked_sub(2))));
        }
    } else {
        ui.add_space(ICON + 2.0);
    }
    if place + 1 < one.agenda.len() {
        if icon_button(ui, Icon::ChevronDown, &named("agenda-down")).clicked() {
            out.push(move_behind(at_place(Some(place + 1))));
        }
    } else {
        ui.add_space(ICON + 2.0);
    }
    if icon_button(ui, Icon::Pencil, &named("agenda-edit")).clicked() {
        out.push(Intent::Ask(Box::new(MeetingForm::item(one, Some(this)).into())));
    }
    if icon_button(ui, Icon::CircleMinus, &named("agenda-remove")).clicked() {
        let back = MeetingAct::MoveItem { item: this.item, after: at_place(place.checked_sub(1)) };
        out.push(Intent::DoUndoable {
            command: at_meeting(one, MeetingAct::RemoveItem { item: this.item }),
            undo: at_meeting(one, back),
            said: "said-item-removed",
        });
    }
}

fn taken_off(ui: &mut Ui, s: &Snapshot, w: &Words, one: &MeetingView, this: &AgendaItemView, out: &mut Vec<Intent>) {
    let title = subject(s, w, this);
    bar(
        ui,
        34.0,
        |ui| {
            muted(ui, &title);
        },
        |ui| {
            if button_for(ui, Some(Icon::Undo2), &w.t("agenda-back"), &title, Kind::Ghost).clicked() {
                let after = one.agenda.last().map(|item| item.item);
                out.push(at(one, MeetingAct::MoveItem { item: this.item, after }));
            }
        },
    );
}
