//! Cases beside each other by how far they are: what fits the search of the list, a column for each state that occurs.

use egui::accesskit::Role;
use egui::{Rect, Response, Sense, Stroke, StrokeKind, Ui, UiBuilder, WidgetInfo, pos2, vec2};
use lucide_icons::Icon;
use wijktafel_model::view::{CaseRow, CaseState, Snapshot};

use super::cases::tone;
use crate::client::forms::Form;
use crate::client::intent::{Intent, Opened};
use crate::client::state::{UiState, badge, shared_at, writable};
use crate::client::tokens::{GAP, PAD, R_M, R_ROW, f_med, f_small, tk};
use crate::client::ui::controls::{Kind, button, focus_ring};
use crate::client::ui::layout::{bar, rows};
use crate::client::ui::n;
use crate::client::ui::parts::paint_avatar;
use crate::client::ui::typography::{folded, h1, line, muted};
use crate::ladder::standing;
use crate::text::Words;
use crate::text::names;

/// The height of a card, the space below it included.
const CARD: f32 = 84.0;
/// A column is at least this wide; what does not fit beside the others stands below them.
const COLUMN: f32 = 200.0;
/// A column is at least this high: two cards and its heading.
const LOW: f32 = 230.0;

/// Draws the board of the cases that the list beside it found.
pub fn show(ui: &mut Ui, s: &Snapshot, st: &UiState, out: &mut Vec<Intent>) {
    let w = &st.words;
    bar(
        ui,
        36.0,
        |ui| drop(h1(ui, &w.t("board"))),
        |ui| {
            if writable(s) && button(ui, Some(Icon::Plus), &w.t("case-bring"), Kind::Primary).clicked() {
                out.push(Intent::Ask(Box::new(Form::case(s, w.lang(), st.cases.table))));
            }
        },
    );
    muted(ui, &w.t("board-text"));
    let columns: Vec<(CaseState, &[usize])> = st.cases.found.columns().collect();
    if columns.is_empty() {
        return;
    }
    let whole = ui.available_rect_before_wrap();
    let beside = columns_beside(whole.width()).min(columns.len());
    let lines = columns.len().div_ceil(beside);
    let wide = (whole.width() - GAP * (n(beside) - 1.0)) / n(beside);
    let high = ((whole.height() - GAP * (n(lines) - 1.0)) / n(lines)).max(LOW);
    for (place, (state, found)) in columns.into_iter().enumerate() {
        let (across, down) = (n(place % beside), n(place / beside));
        let at = pos2(whole.left() + across * (wide + GAP), whole.top() + down * (high + GAP));
        let rect = Rect::from_min_size(at, vec2(wide, high));
        let mut child = ui.new_child(UiBuilder::new().scope_id(egui::Id::unique(("board", state))).max_rect(rect));
        column(&mut child, s, w, state, found, out);
    }
    ui.allocate_rect(
        Rect::from_min_size(whole.min, vec2(whole.width(), n(lines) * (high + GAP) - GAP)),
        Sense::hover(),
    );
}

fn columns_beside(width: f32) -> usize {
    (1..=names::CASE_STATES.len()).rev().find(|many| n(*many) * (COLUMN + GAP) - GAP <= width).unwrap_or(1)
}

fn column(ui: &mut Ui, s: &Snapshot, w: &Words, state: CaseState, found: &[usize], out: &mut Vec<Intent>) {
    let k = tk(ui);
    let r = ui.max_rect();
    ui.painter().rect_filled(r, R_M, k.sunken);
    let inner = r.shrink2(vec2(PAD / 2.0, PAD / 2.0));
    let head = w.with("board-column", &[("state", w.t(names::case_state(state)).into()), ("n", found.len().into())]);
    let words = line(ui, &head, f_med(13.0), tone(k, state).fg, inner.width() - 8.0);
    let (top, response) = ui.allocate_exact_size(vec2(r.width(), 36.0), Sense::hover());
    ui.painter().galley(pos2(inner.left() + 4.0, top.center().y - words.size().y / 2.0), words, k.text);
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &head));
    let below = Rect::from_min_max(pos2(inner.left(), top.bottom()), inner.max);
    let mut list = ui.new_child(UiBuilder::new().id_salt("cards").max_rect(below));
    rows(&mut list, "cards", CARD, found.len(), |ui, index, rect| {
        let Some(case) = found.get(index).and_then(|place| s.cases.get(*place)) else { return };
        let builder = UiBuilder::new().scope_id(egui::Id::unique(("card", case.log))).max_rect(rect);
        if card(&mut ui.new_child(builder), s, w, case).clicked() {
            out.push(Intent::Open(Opened::Case(case.log)));
        }
    });
}

fn card(ui: &mut Ui, s: &Snapshot, w: &Words, case: &CaseRow) -> Response {
    let k = tk(ui);
    let (r, response) = ui.allocate_exact_size(vec2(ui.available_width(), CARD - 8.0), Sense::click());
    if ui.is_rect_visible(r) {
        let edge = if response.hovered() { k.accent } else { k.border };
        ui.painter().rect(r, R_ROW, k.surface, Stroke::new(1.0, edge), StrokeKind::Inside);
        let wide = r.width() - 20.0;
        let title = folded(ui, &case.title, f_med(13.5), k.text, wide);
        ui.painter().galley(r.min + vec2(10.0, 8.0), title, k.text);
        let middle = r.bottom() - 17.0;
        paint_avatar(ui.painter(), pos2(r.left() + 19.0, middle), 18.0, &badge(s, case.by), k.surface);
        // That it is stuck says more than where it is shared; the name for who hears it holds both.
        let first = if case.is_escalated() { w.t("escalated") } else { shared_at(s, w, case) };
        let below = format!("{first} · {}", w.when(case.changed, s.today));
        let below = line(ui, &below, f_small(), k.muted, wide - 26.0);
        ui.painter().galley(pos2(r.left() + 36.0, middle - below.size().y / 2.0), below, k.muted);
    }
    focus_ring(ui, &response, R_ROW);
    let state = standing(w, case);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, format!("{state}: {}", case.title)));
    response
}
