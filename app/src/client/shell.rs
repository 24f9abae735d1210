//! Around every view: navigation, top bar, keys, what stays wrong, toasts.

use std::sync::Arc;
use std::time::Duration;

use egui::accesskit::{Live, Role};
use egui::{
    Align, Align2, Area, CentralPanel, Frame, Id, Key, KeyboardShortcut, Layout, Margin, Modifiers, Order, Panel,
    ScrollArea, Sense, Stroke, Ui, WidgetInfo, pos2, vec2,
};
use lucide_icons::Icon;
use wijktafel_model::view::{Snapshot, Stage};

use super::attention::{Waits, waits};
use super::bridge::{Problem, Situation};
use super::intent::Intent;
use super::state::{Offer, Place, UiState, badge, org, org_name};
use super::tokens::{COMPACT, R_M, R_ROW, f_body, f_med, f_semi, f_small, tk};
use super::ui::charts::mark;
use super::ui::controls::{Kind, NavItem, button, button_for, focus_ring, icon_button};
use super::ui::layout::{Region, anchor, bar, name_page, next_region};
use super::ui::parts::{banner, chip, paint_avatar, stack};
use super::ui::typography::{line, rich, wrapped};
use super::views;
use super::views::ended::Ended;
use crate::steps::Turn;
use crate::text::Words;

const PLACE_KEYS: [Key; 9] =
    [Key::Num1, Key::Num2, Key::Num3, Key::Num4, Key::Num5, Key::Num6, Key::Num7, Key::Num8, Key::Num9];

/// Shows a case for the whole room, and ends that.
const WALL: KeyboardShortcut = KeyboardShortcut::new(Modifiers::COMMAND.plus(Modifiers::SHIFT), Key::F);

/// A problem in its sentences.
pub(super) fn say(w: &Words, problem: &Problem) -> String {
    let values: Vec<_> = problem.values.iter().map(|(name, value)| (*name, value.as_str().into())).collect();
    w.with(problem.key, &values)
}

/// Whether a network is open and the reader belongs to it, or did.
fn inside(s: &Snapshot, st: &UiState) -> bool {
    st.situation == Situation::Open && views::joining::newcomer(s).is_none() && s.network.household.entering.is_none()
}

/// Keys that work everywhere.
pub(super) fn keys(ui: &Ui, s: &Snapshot, st: &mut UiState, out: &mut Vec<Intent>) {
    if st.situation != Situation::Open {
        return;
    }
    step_keys(ui, s, st, out);
    let shortcut = |keys| ui.input_mut(|input| input.consume_shortcut(&keys));
    if (st.wall.is_some() || !st.is_covered()) && shortcut(WALL) {
        let case = if st.wall.is_some() { None } else { views::wall::case(s) };
        if st.wall.is_some() || case.is_some() {
            out.push(Intent::Wall(case));
        }
    }
    let pressed = |key| ui.input_mut(|input| input.consume_shortcut(&KeyboardShortcut::new(Modifiers::COMMAND, key)));
    if st.wall.is_some() {
        if ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape)) {
            out.push(Intent::Wall(None));
        }
        if pressed(Key::L) {
            out.push(Intent::Lock);
        }
        return;
    }
    if !st.is_covered() {
        for (key, place) in PLACE_KEYS.into_iter().zip(Place::ALL) {
            if pressed(key) {
                out.push(Intent::Go(place));
            }
        }
    }
    if let (Place::Cases, Some(case), false) = (st.place, st.cases.open, st.is_covered())
        && pressed(Key::D)
    {
        out.push(views::case::dossier(case, &st.words));
    }
    if !st.is_covered() && pressed(Key::R) {
        out.push(Intent::Go(Place::Report));
    }
    if !st.is_covered() && pressed(Key::I) {
        out.push(Intent::Go(Place::Inbox));
    }
    if !st.is_covered() && pressed(Key::S) {
        out.push(Intent::Save);
    }
    if pressed(Key::K) {
        out.push(Intent::Palette);
    }
    if pressed(Key::L) {
        out.push(Intent::Lock);
    }
    let plain = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    if plain(Key::F6) && !st.is_covered() {
        next_region(ui);
    }
    let writing = ui.ctx().text_edit_focused();
    if !writing && !st.is_covered() {
        if ui.input_mut(|input| {
            input.consume_key(Modifiers::SHIFT, Key::Questionmark)
                || input.consume_key(Modifiers::NONE, Key::Questionmark)
        }) {
            out.push(Intent::Keys);
        }
        let back = matches!(st.place, Place::Cases if st.cases.open.is_some())
            || matches!(st.place, Place::Agreements if st.agreements.open.is_some() || st.agreements.shapes.is_some())
            || matches!(st.place, Place::Report | Place::Inbox);
        if back && plain(Key::Escape) {
            out.push(Intent::Back);
        }
    }
}

/// Alt with an arrow steps the clock, for whoever keeps the time of what is on screen.
fn step_keys(ui: &Ui, s: &Snapshot, st: &mut UiState, out: &mut Vec<Intent>) {
    let writing = ui.ctx().text_edit_focused() && !ui.memory(|memory| memory.has_focus(views::idea::field_id()));
    let case = match st.wall {
        Some(wall) => Some(wall.case),
        None if st.is_covered() || writing => return,
        None => st.cases.open.filter(|_| st.place == Place::Cases),
    };
    let meeting = match (case, st.place) {
        (Some(case), _) => views::clock::meeting_of(s, st, case),
        (None, Place::Tables) => views::meeting::chosen(s, st),
        (None, _) => None,
    };
    let Some(meeting) = meeting else { return };
    for (key, turn) in [(Key::ArrowRight, Turn::Next), (Key::ArrowLeft, Turn::Back)] {
        if ui.input_mut(|input| input.consume_key(Modifiers::ALT, key)) {
            out.extend(views::clock::turn(s, st, meeting, turn));
        }
    }
}

/// Draws the page with what is around it.
pub(super) fn show(ui: &mut Ui, s: &Snapshot, st: &mut UiState, out: &mut Vec<Intent>) {
    if st.situation != Situation::Open {
        views::first_run::show(ui, st, out);
        return;
    }
    if !inside(s, st) {
        views::joining::show(ui, s, st, out);
        return;
    }
    if let Some(wall) = st.wall {
        views::wall::show(ui, s, st, wall, out);
        return;
    }
    let k = *tk(ui);
    let rail = ui.max_rect().width() < COMPACT;
    let margin = Margin::symmetric(if rail { 10 } else { 12 }, 14);
    let panel = Panel::left("nav").exact_size(if rail { 64.0 } else { 216.0 }).resizable(false);
    let panel = panel.show_separator_line(false).frame(Frame::new().fill(k.sunken).inner_margin(margin));
    panel.show(ui, |ui| navigation(ui, s, st, rail, out));
    let head = Panel::top("top").exact_size(56.0).resizable(false).show_separator_line(false);
    let frame = Frame::new().fill(k.surface).inner_margin(Margin::symmetric(24, 0));
    head.frame(frame).show(ui, |ui| top(ui, s, st, out));
    CentralPanel::default().frame(Frame::new().fill(k.canvas)).show(ui, |ui| {
        let r = ui.max_rect();
        name_page(ui, &st.words.t(st.place.key()));
        standing(ui, s, st, out);
        match st.place {
            Place::Today => views::today::show(ui, s, st, out),
            Place::Tables => views::tables::show(ui, s, st, out),
            Place::Cases => views::cases::show(ui, s, st, out),
            Place::Agreements => views::agreements::show(ui, s, st, out),
            Place::Network => views::network::show(ui, s, st, out),
            Place::Growth => views::growth::show(ui, s, st, out),
            Place::Partners => views::partners::show(ui, s, st, out),
            Place::Own => views::own::show(ui, s, st, out),
            Place::Leaving => views::leaving::show(ui, s, st, out),
            Place::Report => views::report::show(ui, s, st, out),
            Place::Inbox => views::inbox::show(ui, s, st, out),
        }
        ui.painter().hline(r.x_range(), r.top(), Stroke::new(1.0, k.border));
    });
}

/// What stays until it is put right, above every page: not saved, read-only.
fn standing(ui: &mut Ui, s: &Snapshot, st: &UiState, out: &mut Vec<Intent>) {
    let w = &st.words;
    let k = *tk(ui);
    let ended = views::ended::ended(s);
    // The page about it says it itself.
    let removed = ended == Some(Ended::Removed) && st.place != Place::Leaving;
    if st.trouble.is_none() && !removed && ended != Some(Ended::Left) {
        return;
    }
    let frame = Frame::new().inner_margin(Margin { left: 24, right: 24, top: 12, bottom: 0 });
    Panel::top("standing").resizable(false).show_separator_line(false).frame(frame).show(ui, |ui| {
        if let Some(trouble) = &st.trouble {
            let title = w.t("trouble").into_owned();
            banner(ui, Icon::TriangleAlert, k.danger, &title, &say(w, trouble), None);
        } else if removed {
            let (title, text) = (w.t("removed-title"), w.t("removed-short"));
            if banner(ui, Icon::BookOpen, k.warn, &title, &text, Some(&w.t("ended-open"))) {
                out.push(Intent::Go(Place::Leaving));
            }
        } else if banner(ui, Icon::BookOpen, k.info, &w.t("read-only"), &w.t("read-only-text"), Some(&w.t("backup"))) {
            out.push(Intent::Ask(Box::new(super::forms::Form::Backup { to: String::new() })));
        }
    });
}

fn badges(s: &Snapshot, place: Place) -> usize {
    let list = waits(s);
    let count = |fits: fn(&Waits) -> bool| list.iter().filter(|row| fits(row)).count();
    match place {
        Place::Today => list.len(),
        Place::Agreements => count(|row| matches!(row, Waits::Verdict { .. })),
        Place::Network => count(|row| matches!(row, Waits::Code(_) | Waits::Endorse(_))),
        _ => 0,
    }
}

fn navigation(ui: &mut Ui, s: &Snapshot, st: &UiState, rail: bool, out: &mut Vec<Intent>) {
    let k = *tk(ui);
    let w = &st.words;
    anchor(ui, Region::Navigation, &w.t("region-navigation"));
    let members = s.network.organisations.iter().filter(|org| org.stage == Stage::Member).count();
    let below = w.count("partners-count", members);
    let title = wrapped(ui, &s.network.name, f_semi(14.0), k.text, ui.available_width() - 46.0);
    let tall = if rail { 38.0 } else { title.size().y + 21.0 };
    let (r, response) = ui.allocate_exact_size(vec2(ui.available_width(), tall), Sense::hover());
    let name = format!("{}. {below}", s.network.name);
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &name));
    mark(ui, pos2(if rail { r.center().x } else { r.left() + 18.0 }, r.top() + 19.0), 17.0);
    if !rail {
        let x = r.left() + 46.0;
        let under = r.top() + 3.0 + title.size().y;
        ui.painter().galley(pos2(x, r.top() + 2.0), title, k.text);
        let below = wrapped(ui, &below, f_small(), k.muted, r.right() - x);
        ui.painter().galley(pos2(x, under), below, k.muted);
    }
    ui.add_space(12.0);
    ui.spacing_mut().item_spacing.y = 3.0;
    let rest = ui.available_height() - ME;
    ScrollArea::vertical().id_salt("places").max_height(rest).auto_shrink([false, true]).show(ui, |ui| {
        for place in Place::ALL {
            let waiting = badges(s, place);
            let badge = (waiting > 0).then(|| waiting.to_string());
            let label = w.t(place.key());
            let on = st.place == place || matches!((place, st.place), (Place::Today, Place::Report | Place::Inbox));
            if (NavItem { icon: place.icon(), label: &label, on, badge: badge.as_deref(), rail }).show(ui).clicked() {
                out.push(Intent::Go(place));
            }
        }
    });
    ui.with_layout(Layout::bottom_up(Align::Min), |ui| me(ui, s, w, rail, out));
}

/// Height of the line that says who one is, in points.
const ME: f32 = 50.0;

fn me(ui: &mut Ui, s: &Snapshot, w: &Words, rail: bool, out: &mut Vec<Intent>) {
    let Some(me) = s.network.me else { return };
    let k = *tk(ui);
    let (r, response) = ui.allocate_exact_size(vec2(ui.available_width(), 46.0), Sense::click());
    if response.hovered() {
        ui.painter().rect_filled(r, R_ROW, k.hover);
    }
    let person = s.network.people.iter().find(|person| person.person == me.person);
    let name = person.and_then(|person| person.name.clone()).unwrap_or_else(|| w.t("person-you-short").into_owned());
    let own = org_name(s, me.org);
    let x = if rail { r.center().x } else { r.left() + 20.0 };
    paint_avatar(ui.painter(), pos2(x, r.center().y), 30.0, &badge(s, me.org), k.sunken);
    if !rail {
        let x = r.left() + 44.0;
        let top = line(ui, &name, f_med(13.5), k.text, r.right() - x);
        ui.painter().galley(pos2(x, r.center().y - 18.0), top, k.text);
        let below = line(ui, &own, f_small(), k.muted, r.right() - x);
        ui.painter().galley(pos2(x, r.center().y + 1.0), below, k.muted);
    }
    focus_ring(ui, &response, R_ROW);
    let said = w.with("me-said", &[("name", name.into()), ("organisation", own.into())]);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &said));
    if response.clicked() {
        out.push(Intent::Go(Place::Own));
    }
}

fn top(ui: &mut Ui, s: &Snapshot, st: &UiState, out: &mut Vec<Intent>) {
    let k = *tk(ui);
    let w = &st.words;
    anchor(ui, Region::Top, &w.t("region-top"));
    let narrow = ui.available_width() < 980.0;
    let title = w.t(st.place.key());
    let left = |ui: &mut Ui| {
        ui.label(rich(title, f_semi(18.0), k.text));
        if !st.texts.is_idle() {
            chip(ui, Some(Icon::PenLine), &w.t("saving"), k.neutral);
        }
    };
    bar(ui, 56.0, left, |ui| {
        chip(ui, Some(Icon::RefreshCw), &views::partners::summary(s, w), k.neutral).on_hover_text(w.t("sync-meaning"));
        if !narrow {
            let mut here: Vec<_> =
                s.sync.peers.iter().filter(|peer| peer.connected).filter_map(|peer| peer.org).collect();
            here.retain(|id| org(s, *id).is_some_and(|org| !org.own));
            here.sort_unstable();
            here.dedup();
            let badges: Vec<_> = here.iter().map(|org| badge(s, *org)).collect();
            let name = w.with("connected", &[("who", super::state::org_names(s, w, &here).into())]);
            stack(ui, &badges, 5, 26.0, k.surface, &name);
        }
        let search = if narrow { w.t("palette-short") } else { w.t("palette-button") };
        if button(ui, Some(Icon::Search), &search, Kind::Secondary).clicked() {
            out.push(Intent::Palette);
        }
        if !narrow && icon_button(ui, Icon::Download, &w.t("save-screen")).on_hover_text("Ctrl S").clicked() {
            out.push(Intent::Save);
        }
        let (icon, label) = if k.dark { (Icon::Sun, w.t("theme-light")) } else { (Icon::Moon, w.t("theme-dark")) };
        if icon_button(ui, icon, &label).clicked() {
            out.push(Intent::Theme);
        }
        if icon_button(ui, Icon::Lock, &w.t("lock-now")).on_hover_text(w.t("lock-text")).clicked() {
            out.push(Intent::Lock);
        }
    });
}

/// What was just done or went wrong, at the foot of the window.
pub(super) fn toasts(ui: &Ui, st: &mut UiState, out: &mut Vec<Intent>) {
    let now = ui.input(|input| input.time);
    // One that has the focus stays.
    st.toasts.retain(|toast| toast.until > now || toast.held);
    let next = st.toasts.iter().filter(|toast| !toast.held).map(|toast| toast.until);
    if let Some(until) = next.filter(|until| until.is_finite()).reduce(f64::min) {
        ui.ctx().request_repaint_after(Duration::from_secs_f64((until - now).max(0.05)));
    }
    if st.toasts.is_empty() {
        return;
    }
    let w = Arc::clone(&st.words);
    let mut gone = None;
    let area = Area::new(Id::unique("toasts")).order(Order::Foreground);
    area.anchor(Align2::CENTER_BOTTOM, vec2(0.0, -18.0)).show(ui.ctx(), |ui| {
        ui.spacing_mut().item_spacing.y = 8.0;
        for (index, toast) in st.toasts.iter_mut().enumerate() {
            ui.push_id(index, |ui| {
                let k = *tk(ui);
                let tone = if toast.wrong { k.danger } else { k.ok };
                let frame = Frame::new()
                    .fill(k.surface)
                    .stroke(Stroke::new(1.0, tone.fg))
                    .corner_radius(R_M)
                    .shadow(k.shadow_high);
                let shown = frame.inner_margin(Margin::symmetric(14, 8)).show(ui, |ui| {
                    ui.horizontal(|ui| {
                        let (r, _) = ui.allocate_exact_size(vec2(18.0, 18.0), Sense::hover());
                        let icon = if toast.wrong { Icon::TriangleAlert } else { Icon::Check };
                        super::ui::typography::icon_at(ui.painter(), r.center(), icon, 16.0, tone.fg);
                        let words = wrapped(ui, &toast.text, f_body(), k.text, 460.0);
                        let response = ui.add(egui::Label::new(words).selectable(false));
                        response.widget_info(|| WidgetInfo::labeled(Role::Status, true, &toast.text));
                        toast.held = false;
                        if let Some(offer) = &toast.offer {
                            let (icon, key, intent) = match offer {
                                Offer::Undo(command) => (Icon::Undo2, "undo", Intent::Do(command.clone())),
                                Offer::Reopen(form) => (Icon::PenLine, "write-on", Intent::TakeUp(form.clone())),
                            };
                            let button = button_for(ui, Some(icon), &w.t(key), &toast.text, Kind::Ghost);
                            toast.held |= button.has_focus();
                            if button.clicked() {
                                out.push(intent);
                                gone = Some(index);
                            }
                        }
                        let close = w.with("toast-close", &[("what", toast.text.as_str().into())]);
                        let button = icon_button(ui, Icon::X, &close);
                        toast.held |= button.has_focus();
                        if button.clicked() {
                            gone = Some(index);
                        }
                    });
                });
                let live = if toast.wrong { Live::Assertive } else { Live::Polite };
                ui.ctx().accesskit_node_builder(shown.response.id, |node| node.set_live(live));
            });
        }
    });
    if let Some(index) = gone {
        st.toasts.remove(index);
    }
}
