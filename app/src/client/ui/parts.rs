//! Things a person reads: chips, avatars, banners, rows, steps, empty states.

use std::sync::Arc;

use egui::accesskit::Role;
use egui::{
    Align, Align2, Color32, FontId, Frame, Galley, Layout, Margin, Painter, Pos2, Rect, Response, Sense, Stroke, Ui,
    Vec2, WidgetInfo, pos2, vec2,
};
use lucide_icons::Icon;

use super::controls::{Kind, button, focus_ring};
use super::layout::{W, bar, cols};
use super::typography::{body, h3, icon_at, line, muted, strong, tinted, wrapped, wrapped_middle};
use super::{n, sentences};
use crate::client::tokens::{ON_ORG, R_M, R_ROW, Tone, f_body, f_med, f_semi, f_small, org_color, tk};

/// A few words in a tone.
pub fn chip(ui: &mut Ui, icon: Option<Icon>, text: &str, tone: Tone) -> Response {
    let room = ui.max_rect().width().max(90.0) - 40.0;
    let words = wrapped(ui, text, f_med(12.0), tone.fg, room);
    let lead = if icon.is_some() { 17.0 } else { 0.0 };
    let size = vec2(words.size().x + lead + 18.0, (words.size().y + 8.0).max(24.0));
    let (r, response) = ui.allocate_exact_size(size, Sense::hover());
    ui.painter().rect_filled(r, 12, tone.bg);
    if let Some(icon) = icon {
        icon_at(ui.painter(), pos2(r.left() + 16.0, r.center().y), icon, 13.0, tone.fg);
    }
    let top = r.center().y - words.size().y / 2.0;
    ui.painter().galley(pos2(r.left() + 9.0 + lead, top), words, tone.fg);
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, text));
    response
}

/// Chips that continue on the next line.
pub fn chips(ui: &mut Ui, list: &[(Option<Icon>, &str, Tone)]) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(8.0, 6.0);
        for (icon, text, tone) in list {
            chip(ui, *icon, text, *tone);
        }
    });
}

/// Paints a small chip that ends at `right`; answers its left edge.
pub fn paint_chip_right(ui: &Ui, right: f32, middle: f32, text: &str, tone: Tone) -> f32 {
    let words = line(ui, text, f_med(12.0), tone.fg, 240.0);
    let left = right - words.size().x - 16.0;
    paint_chip(ui, pos2(left, middle), words, tone);
    left
}

/// The chip from the middle of its left edge.
fn paint_chip(ui: &Ui, at: Pos2, words: Arc<Galley>, tone: Tone) {
    let high = (words.size().y + 6.0).max(21.0);
    let r = Rect::from_min_size(pos2(at.x, at.y - high / 2.0), vec2(words.size().x + 16.0, high));
    ui.painter().rect_filled(r, 11, tone.bg);
    let top = at.y - words.size().y / 2.0;
    ui.painter().galley(pos2(at.x + 8.0, top), words, tone.fg);
}

/// An organisation as a view knows it: two letters and a place in the colours.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Badge {
    /// Two letters.
    pub code: String,
    /// Place in the colour order.
    pub colour: usize,
}

/// Paints an organisation.
pub fn paint_avatar(painter: &Painter, at: Pos2, diameter: f32, badge: &Badge, ring: Color32) {
    painter.circle_filled(at, diameter / 2.0 + 2.0, ring);
    painter.circle_filled(at, diameter / 2.0, org_color(badge.colour));
    painter.text(at, Align2::CENTER_CENTER, &badge.code, f_semi((diameter * 0.38).max(8.5)), ON_ORG);
}

/// Organisations side by side with one sentence that names them all. More than `most` end in a count.
pub fn stack(ui: &mut Ui, badges: &[Badge], most: usize, diameter: f32, ring: Color32, name: &str) {
    if badges.is_empty() {
        return;
    }
    let k = tk(ui);
    let rest = badges.len().saturating_sub(most);
    let shown = badges.len() - rest + usize::from(rest > 0);
    let step = diameter + 3.0;
    let wide = diameter + (n(shown) - 1.0) * step + 4.0;
    let (r, response) = ui.allocate_exact_size(vec2(wide, diameter + 4.0), Sense::hover());
    let at = |index: usize| pos2(r.left() + 2.0 + diameter / 2.0 + n(index) * step, r.center().y);
    for (index, badge) in badges.iter().take(most).enumerate() {
        paint_avatar(ui.painter(), at(index), diameter, badge, ring);
    }
    if rest > 0 {
        let text = format!("+{rest}");
        ui.painter().text(at(shown - 1), Align2::CENTER_CENTER, text, f_med(12.0), k.muted);
    }
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, name));
    response.on_hover_text(name);
}

/// An icon on a tile, for the head of a card or a choice.
pub fn tile(ui: &mut Ui, icon: Icon, tone: Tone, side: f32) {
    let (r, _) = ui.allocate_exact_size(Vec2::splat(side), Sense::hover());
    ui.painter().rect_filled(r, side * 0.25, tone.bg);
    icon_at(ui.painter(), r.center(), icon, side * 0.52, tone.fg);
}

/// The heading of a part of a page, with what adds to it where that may be done. Answers whether that was pressed.
pub fn heading(ui: &mut Ui, title: &str, icon: Icon, add: Option<&str>) -> bool {
    let mut pressed = false;
    let left = |ui: &mut Ui| drop(h3(ui, title));
    bar(ui, 34.0, left, |ui| {
        pressed = add.is_some_and(|add| button(ui, Some(icon), add, Kind::Secondary).clicked());
    });
    pressed
}

/// What happened, why, and the one thing to do. Answers whether that was pressed.
pub fn banner(ui: &mut Ui, icon: Icon, tone: Tone, title: &str, text: &str, action: Option<&str>) -> bool {
    let mut pressed = false;
    let frame = Frame::new().fill(tone.bg).corner_radius(R_M).inner_margin(Margin::symmetric(14, 12));
    let k = *tk(ui);
    let shown = frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        let label = action.map(|action| line(ui, action, f_med(13.5), k.text, 300.0));
        let side = label.map_or(0.0, |label| label.size().x + 30.0);
        cols(ui, 10.0, &[W::Px(20.0), W::Fr(1.0), W::Px(side)], |index, ui| {
            ui.spacing_mut().item_spacing.y = 3.0;
            match index {
                0 => {
                    let (r, _) = ui.allocate_exact_size(vec2(20.0, 20.0), Sense::hover());
                    icon_at(ui.painter(), r.center(), icon, 17.0, tone.fg);
                }
                1 => {
                    tinted(ui, title, f_semi(14.0), tone.fg);
                    if !text.is_empty() {
                        body(ui, text);
                    }
                }
                _ => {
                    let row = vec2(ui.available_width(), 34.0);
                    ui.allocate_ui_with_layout(row, Layout::right_to_left(Align::Min), |ui| {
                        pressed = action.is_some_and(|a| button(ui, None, a, Kind::Secondary).clicked());
                    });
                }
            }
        });
    });
    shown.response.widget_info(|| WidgetInfo::labeled(Role::Status, true, sentences(&[title, text])));
    pressed
}

/// An icon with hanging text.
pub fn point(ui: &mut Ui, icon: Icon, color: Color32, title: &str, text: &str) {
    cols(ui, 10.0, &[W::Px(18.0), W::Fr(1.0)], |index, ui| {
        ui.spacing_mut().item_spacing.y = 2.0;
        if index == 0 {
            let (r, _) = ui.allocate_exact_size(vec2(18.0, 19.0), Sense::hover());
            icon_at(ui.painter(), r.center(), icon, 16.0, color);
            return;
        }
        if !title.is_empty() {
            strong(ui, title);
        }
        if !text.is_empty() {
            muted(ui, text);
        }
    });
}

/// A line below a row, under the row's words.
pub fn hanging(ui: &mut Ui, indent: f32, text: &str) {
    // It belongs to the row above.
    ui.add_space(-ui.spacing().item_spacing.y);
    cols(ui, 0.0, &[W::Px(indent), W::Fr(1.0)], |index, ui| {
        if index == 1 {
            super::typography::small(ui, text);
        }
    });
}

/// A name on the left, its value on the right; below each other where both do not fit side by side.
pub fn pair(ui: &mut Ui, name: &str, value: &str) {
    let k = *tk(ui);
    let wide = ui.available_width();
    let left = wrapped(ui, name, f_body(), k.muted, wide);
    let right = wrapped(ui, value, f_med(13.5), k.text, wide);
    let beside = left.size().x + right.size().x + 10.0 <= wide;
    let (above, words) = (left.size().y, right.size());
    let height = if beside { above.max(words.y) + 12.0 } else { above + words.y + 14.0 };
    let (r, response) = ui.allocate_exact_size(vec2(wide, height.max(30.0)), Sense::hover());
    if beside {
        ui.painter().galley(pos2(r.left(), r.center().y - above / 2.0), left, k.muted);
        ui.painter().galley(pos2(r.right() - words.x, r.center().y - words.y / 2.0), right, k.text);
    } else {
        ui.painter().galley(pos2(r.left(), r.top() + 6.0), left, k.muted);
        ui.painter().galley(pos2(r.left(), r.top() + above + 8.0), right, k.text);
    }
    ui.painter().hline(r.x_range(), r.bottom() + 2.0, Stroke::new(1.0, k.border));
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, format!("{name}: {value}")));
}

/// The one list row: lead, title, one line below, chip at the end.
#[derive(Clone, Copy, Debug)]
pub struct Item<'a> {
    /// What stands before it.
    pub lead: Lead<'a>,
    /// The title.
    pub title: &'a str,
    /// One line below.
    pub sub: &'a str,
    /// At the end.
    pub chip: Option<(&'a str, Tone)>,
    /// Whether it is the one that is open.
    pub selected: bool,
}

/// What stands before a row.
#[derive(Clone, Copy, Debug)]
pub enum Lead<'a> {
    /// Nothing.
    None,
    /// An icon on a tile.
    Icon(Icon, Tone),
    /// An organisation.
    Org(&'a Badge),
}

/// Draws a row that can be pressed.
pub fn item(ui: &mut Ui, it: &Item<'_>) -> Response {
    row(ui, it, Sense::click())
}

/// Draws a row that is only read.
pub fn entry(ui: &mut Ui, it: &Item<'_>) -> Response {
    row(ui, it, Sense::hover())
}

fn row(ui: &mut Ui, it: &Item<'_>, sense: Sense) -> Response {
    let k = *tk(ui);
    let press = sense.senses_click();
    let inset = if press { 8.0 } else { 0.0 };
    let lead = match it.lead {
        Lead::None => 0.0,
        Lead::Icon(..) => 44.0,
        Lead::Org(_) => 38.0,
    };
    let room = ui.available_width() - 2.0 * inset - lead;
    let chip = it.chip.map(|(text, tone)| (wrapped(ui, text, f_med(12.0), tone.fg, room - 16.0), tone));
    let beside = chip.as_ref().map_or(room, |(words, _)| room - words.size().x - 26.0);
    let one_line = ui.painter().layout_no_wrap(it.title.to_owned(), f_med(14.0), k.text).size().x;
    // A chip that leaves the title less than half a row stands below it.
    let below = chip.is_some() && one_line > beside && beside < room * 0.5;
    let wide = if below { room } else { beside };
    let title = wrapped(ui, it.title, f_med(14.0), k.text, wide);
    let sub = (!it.sub.is_empty()).then(|| wrapped(ui, it.sub, f_small(), k.muted, wide));
    let words = title.size().y + sub.as_ref().map_or(0.0, |sub| sub.size().y + 4.0);
    let chip_line = chip.as_ref().filter(|_| below).map_or(0.0, |(words, _)| words.size().y + 12.0);
    let least = match (sub.is_none() && !below, it.lead) {
        (true, _) => 38.0,
        (false, Lead::Org(_) | Lead::None) => 46.0,
        (false, Lead::Icon(..)) => 54.0,
    };
    let height = (words + chip_line + 12.0).max(least);
    let (r, response) = ui.allocate_exact_size(vec2(ui.available_width(), height), sense);
    if it.selected || press && response.hovered() {
        ui.painter().rect_filled(r, R_ROW, if it.selected { k.accent_soft } else { k.hover });
    }
    let x = r.left() + inset;
    match it.lead {
        Lead::None => (),
        Lead::Icon(icon, tone) => {
            let square = Rect::from_center_size(pos2(x + 16.0, r.center().y), Vec2::splat(32.0));
            ui.painter().rect_filled(square, R_ROW, tone.bg);
            icon_at(ui.painter(), square.center(), icon, 16.0, tone.fg);
        }
        Lead::Org(badge) => {
            let ground = if it.selected { k.accent_soft } else { k.surface };
            paint_avatar(ui.painter(), pos2(x + 14.0, r.center().y), 25.0, badge, ground);
        }
    }
    let (x, mut y) = (x + lead, r.center().y - f32::midpoint(words, chip_line));
    let title_height = title.size().y;
    ui.painter().galley(pos2(x, y), title, k.text);
    y += title_height + 4.0;
    if let Some(sub) = sub {
        let height = sub.size().y;
        ui.painter().galley(pos2(x, y), sub, k.muted);
        y += height + 4.0;
    }
    if let Some((words, tone)) = chip {
        let (wide, high) = (words.size().x + 16.0, words.size().y);
        let at = if below { pos2(x, y + high / 2.0 + 4.0) } else { pos2(r.right() - inset - wide, r.center().y) };
        paint_chip(ui, at, words, tone);
    }
    focus_ring(ui, &response, R_ROW);
    let chip = it.chip.map_or("", |(text, _)| text);
    let role = if press { Role::Button } else { Role::ListItem };
    let name = sentences(&[it.title, it.sub, chip]);
    response.widget_info(|| WidgetInfo::selected(role, true, it.selected, &name));
    response
}

/// The steps of something that is done in parts, top to bottom.
pub fn wizard(ui: &mut Ui, steps: &[(String, String, String)], current: &mut usize) {
    let k = tk(ui);
    for (index, (title, sub, name)) in steps.iter().enumerate() {
        let room = ui.available_width() - 56.0;
        let head = wrapped(ui, title, f_med(14.0), k.text, room);
        let below = wrapped(ui, sub, f_small(), k.muted, room);
        let words = head.size().y + 4.0 + below.size().y;
        let size = vec2(ui.available_width(), (words + 18.0).max(58.0));
        let (r, response) = ui.allocate_exact_size(size, Sense::click());
        let (now, done) = (index == *current, index < *current);
        if now {
            ui.painter().rect_filled(r, R_ROW, k.accent_soft);
        }
        let at = pos2(r.left() + 24.0, r.center().y);
        if index + 1 < steps.len() {
            ui.painter().vline(at.x, at.y + 14.0..=r.bottom() + 17.0, Stroke::new(1.5, k.border));
        }
        let (fill, edge) = if done || now { (k.accent, k.accent) } else { (k.surface, k.control) };
        ui.painter().circle(at, 13.0, fill, Stroke::new(1.5, edge));
        if done {
            icon_at(ui.painter(), at, Icon::Check, 14.0, k.on_accent);
        } else {
            let fg = if now { k.on_accent } else { k.muted };
            ui.painter().text(at, Align2::CENTER_CENTER, index + 1, f_semi(12.5), fg);
        }
        let (top, under) = (at.y - words / 2.0, at.y - words / 2.0 + head.size().y + 4.0);
        ui.painter().galley(pos2(r.left() + 48.0, top), head, k.text);
        ui.painter().galley(pos2(r.left() + 48.0, under), below, k.muted);
        focus_ring(ui, &response, R_ROW);
        response.widget_info(|| WidgetInfo::selected(Role::Tab, true, now, name));
        if response.clicked() {
            *current = index;
        }
    }
}

/// Says what this place is for and offers the one next thing. Answers whether that was pressed.
pub fn empty(ui: &mut Ui, icon: Icon, title: &str, text: &str, action: Option<&str>) -> bool {
    let k = tk(ui);
    let mut pressed = false;
    ui.vertical_centered(|ui| {
        ui.add_space(12.0);
        tile(ui, icon, Tone { fg: k.accent, bg: k.accent_soft }, 52.0);
        ui.add_space(4.0);
        centred(ui, title, f_semi(16.0), k.text);
        centred(ui, text, f_body(), k.muted);
        ui.add_space(4.0);
        pressed = action.is_some_and(|action| button(ui, None, action, Kind::Primary).clicked());
        ui.add_space(12.0);
    });
    pressed
}

/// Words of which every line stands in the middle.
fn centred(ui: &mut Ui, text: &str, font: FontId, color: Color32) {
    let words = wrapped_middle(ui, text, font, color, ui.available_width().min(420.0));
    let (r, response) = ui.allocate_exact_size(words.size(), Sense::hover());
    ui.painter().galley(r.center_top(), words, color);
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, text));
}
