//! Layout: pages, columns of natural height, rows of cards that are never cut.

use std::sync::Arc;

use egui::accesskit::Role;
use egui::{
    Align, Frame, Id, Layout, Margin, Panel, Rect, ScrollArea, Sense, Stroke, StrokeKind, Ui, UiBuilder, Vec2,
    WidgetInfo, pos2, vec2,
};

use super::n;
use crate::client::tokens::{GAP, PAD, R_M, R_ROW, tk};

/// The width of a column.
#[derive(Clone, Copy, Debug)]
pub enum W {
    /// Fixed points.
    Px(f32),
    /// A share of what is left.
    Fr(f32),
}

fn widths(total: f32, gap: f32, columns: &[W]) -> Vec<f32> {
    let sum = |pick: fn(W) -> f32| columns.iter().map(|column| pick(*column)).sum::<f32>();
    let fixed = sum(|w| if let W::Px(points) = w { points } else { 0.0 });
    let shares = sum(|w| if let W::Fr(share) = w { share } else { 0.0 });
    let rest = (total - fixed - gap * (n(columns.len()) - 1.0)).max(0.0);
    let width = |column: &W| match column {
        W::Px(points) => *points,
        W::Fr(share) => rest * share / shares,
    };
    columns.iter().map(width).collect()
}

/// Columns that share the width stand below each other when one of them would be narrower, in points.
pub const NARROW: f32 = 280.0;

/// Columns side by side, as high as the highest one.
pub fn cols(ui: &mut Ui, gap: f32, spec: &[W], mut add: impl FnMut(usize, &mut Ui)) {
    let origin = ui.cursor().min;
    let total = ui.available_width();
    let shared = spec.iter().all(|width| matches!(width, W::Fr(_)));
    if shared && widths(total, gap, spec).iter().any(|width| *width < NARROW) {
        for index in 0..spec.len() {
            ui.push_id(index, |ui| add(index, ui));
        }
        return;
    }
    let (mut x, mut height) = (origin.x, 0.0f32);
    for (index, width) in widths(total, gap, spec).into_iter().enumerate() {
        let rect = Rect::from_min_size(pos2(x, origin.y), vec2(width, 4000.0));
        let builder = UiBuilder::new().id_salt(index).max_rect(rect).layout(Layout::top_down(Align::Min));
        let mut child = ui.new_child(builder);
        add(index, &mut child);
        height = height.max(child.min_rect().height());
        x += width + gap;
    }
    ui.allocate_exact_size(vec2(total, height), Sense::hover());
}

/// A row of cards with one height: that of the tallest content, and at least `min`.
pub fn cards(ui: &mut Ui, id: &str, min: f32, spec: &[W], mut add: impl FnMut(usize, &mut Ui)) {
    let key = ui.scope_id().with(("cards", id));
    let height = ui.data(|data| data.get_temp::<f32>(key)).unwrap_or(min).max(min);
    let total = ui.available_width();
    let (row, _) = ui.allocate_exact_size(vec2(total, height), Sense::hover());
    let (mut x, mut need) = (row.left(), min);
    for (index, width) in widths(total, GAP, spec).into_iter().enumerate() {
        let rect = Rect::from_min_size(pos2(x, row.top()), vec2(width, height));
        paint_card(ui, rect);
        let inner = Rect::from_min_size(rect.min + Vec2::splat(PAD), vec2(width - 2.0 * PAD, height - 2.0 * PAD));
        let builder = UiBuilder::new().id_salt((id, index)).max_rect(inner).layout(Layout::top_down(Align::Min));
        let mut child = ui.new_child(builder);
        child.spacing_mut().item_spacing = vec2(8.0, 6.0);
        add(index, &mut child);
        need = need.max(child.min_rect().height() + 2.0 * PAD);
        x += width + GAP;
    }
    if (need - height).abs() > 0.5 {
        ui.data_mut(|data| data.insert_temp(key, need));
        ui.ctx().request_discard("card height");
    }
}

fn paint_card(ui: &Ui, rect: Rect) {
    let k = tk(ui);
    ui.painter().add(k.shadow.as_shape(rect, R_M));
    ui.painter().rect(rect, R_M, k.surface, Stroke::new(1.0, k.border), StrokeKind::Inside);
}

/// A card that takes the height of its content.
pub fn card<R>(ui: &mut Ui, add: impl FnOnce(&mut Ui) -> R) -> R {
    let k = tk(ui);
    let frame = Frame::new()
        .fill(k.surface)
        .stroke(Stroke::new(1.0, k.border))
        .corner_radius(R_M)
        .inner_margin(Margin::same(16))
        .shadow(k.shadow);
    let shown = frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing = vec2(8.0, 6.0);
        add(ui)
    });
    shown.inner
}

/// A tinted block inside a card.
pub fn well<R>(ui: &mut Ui, fill: egui::Color32, add: impl FnOnce(&mut Ui) -> R) -> R {
    let frame = Frame::new().fill(fill).corner_radius(R_ROW).inner_margin(Margin::symmetric(12, 10));
    let shown = frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing = vec2(8.0, 4.0);
        add(ui)
    });
    shown.inner
}

/// Says what the page is called that is drawn next.
pub fn name_page(ui: &Ui, name: &str) {
    ui.data_mut(|data| data.insert_temp(page_name(), Arc::<str>::from(name)));
}

fn page_name() -> Id {
    Id::unique("page-name")
}

/// A scrolling page with the standard margin.
pub fn page<R>(ui: &mut Ui, id: impl egui::AsIdSalt, add: impl FnOnce(&mut Ui) -> R) -> R {
    // The stop of F6 comes just before the page's own controls, so that Tab goes on to them.
    if let Some(name) = ui.data(|data| data.get_temp::<Arc<str>>(page_name())) {
        anchor(ui, Region::Page, &name);
    }
    let area = ScrollArea::vertical().id_salt(id).auto_shrink(false);
    let shown = area.show(ui, |ui| {
        let framed = Frame::new().inner_margin(Margin::same(24)).show(ui, |ui| {
            ui.spacing_mut().item_spacing = vec2(GAP, GAP);
            add(ui)
        });
        framed.inner
    });
    shown.inner
}

/// Rows of one height, of which only those in sight are drawn, and one before and after: from there Tab goes on.
/// `add` gets the place of a row and where it is drawn; what it draws there must have an id of its own.
pub fn rows(ui: &mut Ui, id: &str, height: f32, count: usize, mut add: impl FnMut(&mut Ui, usize, Rect)) {
    ui.spacing_mut().item_spacing.y = 0.0;
    let area = ScrollArea::vertical().id_salt(id).auto_shrink(false);
    area.show_rows(ui, height, count, |ui, range| {
        let first = Rect::from_min_size(ui.cursor().min, vec2(ui.available_width() - 6.0, height));
        let before = range.start.checked_sub(1).map(|index| (index, first.translate(vec2(0.0, -height))));
        let below = range.enumerate().map(|(place, index)| (index, first.translate(vec2(0.0, height * n(place)))));
        for (index, rect) in before.into_iter().chain(below) {
            add(ui, index, rect);
        }
    });
}

/// The most a column beside a page takes of the width.
const SIDE_MOST: f32 = 0.44;

/// A fixed column on the right of a scrolling page.
pub fn side(ui: &mut Ui, id: &str, name: &str, width: f32, add: impl FnOnce(&mut Ui)) {
    let k = tk(ui);
    let width = width.min(ui.available_width() * SIDE_MOST);
    let panel = Panel::right(Id::unique(id)).exact_size(width).resizable(false).show_separator_line(false);
    panel.frame(Frame::new().fill(k.surface)).show(ui, |ui| {
        let r = ui.max_rect();
        ui.painter().vline(r.left(), r.y_range(), Stroke::new(1.0, k.border));
        anchor(ui, Region::Side, name);
        ScrollArea::vertical().id_salt(id).auto_shrink(false).show(ui, |ui| {
            Frame::new().inner_margin(Margin::symmetric(20, 18)).show(ui, |ui| {
                ui.spacing_mut().item_spacing = vec2(8.0, 6.0);
                add(ui);
            });
        });
    });
}

/// A fixed column on the left of a page.
pub fn left(ui: &mut Ui, id: &str, name: &str, width: f32, add: impl FnOnce(&mut Ui)) {
    let k = tk(ui);
    let margin = Margin { left: 14, right: 10, top: 14, bottom: 0 };
    let panel = Panel::left(Id::unique(id)).exact_size(width).resizable(false).show_separator_line(false);
    panel.frame(Frame::new().fill(k.surface).inner_margin(margin)).show(ui, |ui| {
        anchor(ui, Region::Side, name);
        add(ui);
        let r = ui.max_rect().expand2(vec2(10.0, 14.0));
        ui.painter().with_clip_rect(r).vline(r.right() - 0.5, r.y_range(), Stroke::new(1.0, k.border));
    });
}

/// A line between parts.
pub fn rule(ui: &mut Ui) {
    let (r, _) = ui.allocate_exact_size(vec2(ui.available_width(), 9.0), Sense::hover());
    ui.painter().hline(r.x_range(), r.center().y, Stroke::new(1.0, tk(ui).border));
}

/// What controls at the end of a line leave at least for what stands before them, in points.
const BESIDE: f32 = 170.0;

/// Controls at the right end of one line, content on the left in what they leave, at least this high; below it where
/// they leave little. Both are drawn in the order in which they are read, for that is the order of Tab.
pub fn bar(ui: &mut Ui, height: f32, left: impl FnOnce(&mut Ui), right: impl FnOnce(&mut Ui)) {
    let key = ui.next_auto_id().with(("bar", 0));
    let (wide, high) = ui.data(|data| data.get_temp::<(f32, f32)>(key)).unwrap_or((0.0, height));
    let (r, _) = ui.allocate_exact_size(vec2(ui.available_width(), high), Sense::hover());
    let below = wide > 1.0 && r.width() - wide < BESIDE;
    let start = if below { r.left() } else { r.right() - wide };
    let end = if below || wide <= 1.0 { r.right() } else { start - 12.0 };
    let rest = Rect::from_min_max(r.min, pos2(end, r.top() + height));
    let layout = Layout::left_to_right(Align::Center);
    let mut a = ui.new_child(UiBuilder::new().id_salt("left").max_rect(rest).layout(layout));
    a.spacing_mut().item_spacing.x = 8.0;
    left(&mut a);
    let first = a.min_rect().height();
    let top = if below { r.top() + first + 8.0 } else { r.top() };
    let place = Rect::from_min_size(pos2(start, top), if below { vec2(r.width(), 36.0) } else { r.size() });
    let mut b = ui.new_child(UiBuilder::new().id_salt("right").max_rect(place).layout(layout));
    b.spacing_mut().item_spacing.x = 8.0;
    right(&mut b);
    let second = if below { b.min_rect().height() + 8.0 } else { 0.0 };
    let need = (b.min_rect().width(), first.max(if below { 0.0 } else { height }) + second);
    if (need.0 - wide).abs() > 0.5 || (need.1 - high).abs() > 0.5 {
        ui.data_mut(|data| data.insert_temp(key, need));
        ui.ctx().request_discard("width of a bar");
    }
}

/// A part of the window that F6 steps through.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Region {
    /// The places.
    Navigation,
    /// The bar at the top.
    Top,
    /// The page.
    Page,
    /// A column beside the page.
    Side,
}

impl Region {
    /// In the order of F6.
    pub const ALL: [Self; 4] = [Self::Navigation, Self::Top, Self::Side, Self::Page];

    /// The stop that F6 goes to.
    pub fn id(self) -> Id {
        Id::unique(("region", self))
    }
}

/// Makes a stop for F6 at the top of a region. Nothing is drawn until it has the focus.
pub fn anchor(ui: &mut Ui, region: Region, name: &str) {
    let top = ui.max_rect();
    let rect = Rect::from_min_size(top.min, vec2(top.width(), 2.0));
    let response = ui.interact(rect, region.id(), Sense::focusable_noninteractive());
    if response.has_focus() {
        ui.painter().rect_filled(rect, 1, tk(ui).accent);
    }
    response.widget_info(|| WidgetInfo::labeled(Role::Region, true, name));
    let pass = ui.ctx().cumulative_pass_nr();
    ui.data_mut(|data| data.insert_temp(region.id(), pass));
}

/// Moves the focus to the next region that is on screen.
pub fn next_region(ui: &Ui) {
    let pass = ui.ctx().cumulative_pass_nr();
    let shown = |region: &Region| {
        ui.data(|data| data.get_temp::<u64>(region.id())).is_some_and(|seen| pass.saturating_sub(seen) <= 2)
    };
    let regions: Vec<Region> = Region::ALL.into_iter().filter(shown).collect();
    let now = regions.iter().position(|region| ui.memory(|memory| memory.has_focus(region.id())));
    let next = now.map_or(0, |index| (index + 1) % regions.len().max(1));
    if let Some(region) = regions.get(next) {
        ui.memory_mut(|memory| memory.request_focus(region.id()));
    }
}
