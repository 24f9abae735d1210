//! The bar at the foot of a matrix: type, and Enter puts the idea into the cell that is shown. The focus stays, so that
//! one hand keeps up with a table that talks.

use egui::accesskit::{Live, Role};
use egui::{Event, Id, Key, Modifiers, Rect, Sense, Stroke, Ui, UiBuilder, WidgetInfo, pos2, vec2};
use lucide_icons::Icon;
use wijktafel_model::id::LogId;
use wijktafel_model::view::circle::CaseMode;
use wijktafel_model::view::{CaseView, Snapshot};
use wijktafel_model::words::{LifeArea, SupportLevel};

use super::clock::Course;
use super::matrix::{areas, column};
use crate::client::forms::Form;
use crate::client::intent::Intent;
use crate::client::state::{CaseTab, Idea, UiState, writable};
use crate::client::tokens::{f_med, tk};
use crate::client::ui::controls::{Kind, button, button_waiting};
use crate::client::ui::fields::{Field, wrong};
use crate::client::ui::typography::wrapped;
use crate::text::{Words, names};

/// A cell of a matrix.
pub type Cell = (LifeArea, SupportLevel);

/// The height of the field, and what lies between it and the button, in points.
const HEIGHT: f32 = 42.0;
const GAP: f32 = 12.0;
/// Beside a field narrower than this the cell stands above it, in points.
const BESIDE: f32 = 620.0;

/// The focus of the field.
pub fn field_id() -> Id {
    Id::unique("idea")
}

/// Whether ideas can be put into the matrix that is shown.
pub fn is_shown(s: &Snapshot, st: &UiState, case: &CaseView) -> bool {
    let open = writable(s) && super::cases::is_open(case.row.state);
    open && st.cases.tab == CaseTab::Matrix && !areas(case, st.cases.archived).is_empty()
}

/// The cell that is shown in the matrix, and whether it comes into sight. It goes along with the running step until
/// something is typed.
pub fn chosen(st: &mut UiState, case: &CaseView, course: &Course) -> Option<(Cell, bool)> {
    let areas = areas(case, st.cases.archived);
    let idea = st.cases.ideas.entry(case.row.log).or_default();
    let (mut area, mut level) = idea.cell.unwrap_or((*areas.first()?, SupportLevel::Own));
    if !areas.contains(&area) {
        area = *areas.first()?;
    }
    if course.now.is_some() && course.now != idea.followed && idea.text.is_empty() {
        level = course.now.unwrap_or(level);
        idea.followed = course.now;
    }
    idea.cell = Some((area, level));
    Some(((area, level), std::mem::take(&mut idea.moved)))
}

/// Chooses a cell, and goes on at the bar.
pub fn choose(st: &mut UiState, case: LogId, cell: Cell) {
    let idea = st.cases.ideas.entry(case).or_default();
    (idea.cell, idea.focus) = (Some(cell), true);
}

/// The height that the bar took last, and the bar in the lowest part of a page; answers what is left above it.
pub fn above(ui: &Ui) -> Rect {
    let r = ui.available_rect_before_wrap();
    let high = ui.data(|data| data.get_temp::<f32>(height_id())).unwrap_or(66.0);
    Rect::from_min_max(r.min, pos2(r.right(), (r.bottom() - high).max(r.top())))
}

fn height_id() -> Id {
    Id::unique("idea-height")
}

/// Draws the bar below what [`above`] left.
pub fn show(ui: &mut Ui, s: &Snapshot, st: &mut UiState, case: &CaseView, out: &mut Vec<Intent>) {
    let (w, covered) = (std::sync::Arc::clone(&st.words), st.is_covered());
    let areas = areas(case, st.cases.archived);
    let Some(idea) = st.cases.ideas.get_mut(&case.row.log) else { return };
    let Some(cell) = idea.cell else { return };
    let k = *tk(ui);
    let whole = ui.available_rect_before_wrap();
    let r = Rect::from_min_max(pos2(whole.left(), above(ui).bottom()), whole.max);
    ui.painter().rect_filled(r, 0, k.surface);
    ui.painter().hline(r.x_range(), r.top(), Stroke::new(1.0, k.border));
    let inner = r.shrink2(vec2(24.0, 10.0));
    let mut bar = ui.new_child(UiBuilder::new().id_salt("idea-bar").max_rect(inner));
    bar.spacing_mut().item_spacing = vec2(12.0, 6.0);
    // Asked before the field is drawn, so that the letter itself is not written into it.
    let free = !covered && !ui.ctx().text_edit_focused();
    if free && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::I)) {
        idea.focus = true;
    }
    arrows(ui, idea, &areas, cell);
    let entered = entered(ui, idea);
    let pressed = line(&mut bar, &w, idea, cell);
    if case.row.mode == CaseMode::Learning {
        super::found::hint(&mut bar, s, &w, &idea.text);
    }
    if entered || pressed {
        idea.focus = true;
        add(idea, case.row.log, cell, s, out);
    }
    if idea.tried {
        let form = form(idea, case.row.log, cell);
        if let Some((_, what)) = form.finish(s.today).err().as_deref().and_then(|wrong| wrong.first()) {
            wrong(&mut bar, &what.say(&w));
        }
    }
    if std::mem::take(&mut idea.focus) {
        ui.memory_mut(|memory| memory.request_focus(field_id()));
        ui.ctx().request_repaint();
    }
    let need = bar.min_rect().height() + 20.0;
    if (need - r.height()).abs() > 0.5 {
        ui.data_mut(|data| data.insert_temp(height_id(), need));
        ui.ctx().request_discard("height of the idea bar");
    }
}

/// Up and down choose a row, and, while nothing is written, left and right a column.
fn arrows(ui: &Ui, idea: &mut Idea, areas: &[LifeArea], (area, level): Cell) {
    if !ui.memory(|memory| memory.has_focus(field_id())) {
        return;
    }
    let empty = idea.text.is_empty();
    let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    let (up, down) = (pressed(Key::ArrowUp), pressed(Key::ArrowDown));
    let (left, right) = (empty && pressed(Key::ArrowLeft), empty && pressed(Key::ArrowRight));
    let row = stepped(areas, area, up, down).unwrap_or(area);
    let column = stepped(&names::LEVELS, level, left, right).unwrap_or(level);
    if (row, column) != (area, level) {
        (idea.cell, idea.moved) = (Some((row, column)), true);
        ui.ctx().request_repaint();
    }
}

/// The one before or after, as far as there is one.
fn stepped<T: Copy + PartialEq>(all: &[T], now: T, back: bool, on: bool) -> Option<T> {
    let place = all.iter().position(|one| *one == now)?;
    all.get((place + usize::from(on)).saturating_sub(usize::from(back))).copied()
}

/// Whether Enter was pressed in the field. What was typed after it in the same moment belongs to the next idea.
fn entered(ui: &Ui, idea: &mut Idea) -> bool {
    if !ui.memory(|memory| memory.has_focus(field_id())) {
        idea.later.clear();
        return false;
    }
    ui.input_mut(|input| {
        let mut events = std::mem::take(&mut idea.later);
        events.append(&mut input.events);
        let enter = |event: &Event| {
            matches!(event, Event::Key { key: Key::Enter, pressed: true, modifiers, .. } if modifiers.is_none())
        };
        let at = events.iter().position(enter);
        if let Some(at) = at {
            idea.later = events.split_off(at + 1);
            events.truncate(at);
        }
        input.events = events;
        at.is_some()
    })
}

/// The cell, the field and the button; whether the button was pressed.
fn line(ui: &mut Ui, w: &Words, idea: &mut Idea, (area, level): Cell) -> bool {
    let k = *tk(ui);
    let tone = column(&k, level);
    let place = format!("{} · {}", w.t(names::area(area)), w.t(names::level(level)));
    let full = ui.available_width();
    let label = |ui: &mut Ui, width: f32, height: f32| {
        let words = wrapped(ui, &place, f_med(13.0), tone.fg, width);
        let (r, response) = ui.allocate_exact_size(vec2(width, words.size().y.max(height)), Sense::hover());
        ui.painter().galley(pos2(r.left(), r.center().y - words.size().y / 2.0), words, tone.fg);
        let said = w.with("idea-cell", &[("place", place.as_str().into())]);
        response.widget_info(|| WidgetInfo::labeled(Role::Status, true, &said));
        ui.ctx().accesskit_node_builder(response.id, |node| node.set_live(Live::Polite));
    };
    if full < BESIDE {
        label(ui, full, 0.0);
    }
    let mut pressed = false;
    ui.horizontal(|ui| {
        if full >= BESIDE {
            label(ui, 170.0, HEIGHT);
        }
        let add = w.t("idea-add");
        let button_width = wrapped(ui, &add, f_med(13.5), k.text, 200.0).size().x + 54.0;
        let width = (ui.available_width() - button_width - GAP).max(80.0);
        let name = w.t("idea-name");
        let field = Field {
            id: field_id(),
            label: &name,
            icon: Some(Icon::Lightbulb),
            hint: &w.t("idea-hint"),
            width,
            height: HEIGHT,
            wrong: idea.tried,
            secret: false,
        };
        let end = ui.cursor().left() + width;
        field.show(ui, &mut idea.text);
        ui.add_space((end + GAP - ui.cursor().left()).max(0.0));
        if idea.text.trim().is_empty() {
            idea.tried = false;
            button_waiting(ui, &add, &w.t("idea-first"), 34.0, button_width);
        } else {
            pressed = button(ui, Some(Icon::Plus), &add, Kind::Primary).clicked();
        }
    });
    pressed
}

fn form(idea: &Idea, case: LogId, (area, level): Cell) -> Form {
    Form::Tip { case, tip: None, area, level, text: idea.text.clone(), keep: Vec::new() }
}

/// Sends the idea; if it is refused, it can be opened again in a form.
fn add(idea: &mut Idea, case: LogId, cell: Cell, s: &Snapshot, out: &mut Vec<Intent>) {
    if idea.text.trim().is_empty() {
        return;
    }
    let form = form(idea, case, cell);
    match form.finish(s.today) {
        Ok(intents) => {
            out.push(Intent::Send { form: Box::new(form), intents });
            idea.text.clear();
            idea.tried = false;
        }
        Err(_) => idea.tried = true,
    }
}
