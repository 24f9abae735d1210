//! Figures. Each carries a sentence with the same content for a screen reader.

use egui::accesskit::Role;
use egui::{Color32, Pos2, Rect, Sense, Shape, Stroke, Ui, WidgetInfo, pos2, vec2};

use super::n;
use super::parts::{Badge, paint_avatar};
use super::typography::{wrapped, wrapped_middle};
use crate::client::tokens::{f_small, tk};

/// From the edge of a scale to its first and last value: their labels stand in the middle above them.
const fn inset(width: f32) -> f32 {
    if width > 400.0 { 46.0 } else { 30.0 }
}

/// Which value held from when on: it holds until the next point, then jumps.
#[derive(Debug)]
pub struct StepChart<'a> {
    /// Labels of the values, from the lowest.
    pub rows: &'a [String],
    /// Labels of the moments, evenly spaced.
    pub ticks: &'a [String],
    /// The value at each moment, from 1; none where it could not be said.
    pub values: &'a [Option<u32>],
    /// The same in words.
    pub name: &'a str,
}

impl StepChart<'_> {
    /// Draws it.
    pub fn show(&self, ui: &mut Ui, height: f32, color: Color32) {
        let k = tk(ui);
        let (r, response) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::hover());
        let plot = Rect::from_min_max(r.min + vec2(132.0, 10.0), r.max - vec2(18.0, 26.0));
        let (rows, moments) = (n(self.rows.len()).max(1.0), n(self.ticks.len()).max(1.0));
        let x = |index: usize| plot.left() + plot.width() * (n(index) + 0.1) / moments;
        let y = |value: f32| plot.bottom() - plot.height() * (value - 0.5) / rows;
        for (index, label) in self.rows.iter().enumerate() {
            let at = y(n(index + 1));
            ui.painter().hline(plot.x_range(), at, Stroke::new(1.0, k.border));
            let words = wrapped(ui, label, f_small(), k.muted, 116.0);
            let size = words.size();
            ui.painter().galley(pos2(plot.left() - 12.0 - size.x, at - size.y / 2.0), words, k.muted);
        }
        let mut free = r.left();
        for (index, label) in self.ticks.iter().enumerate() {
            let at = x(index);
            ui.painter().vline(at, plot.bottom()..=plot.bottom() + 5.0, Stroke::new(1.0, k.control));
            let words = ui.painter().layout_no_wrap(label.clone(), f_small(), k.muted);
            let left = (at - words.size().x / 2.0).clamp(r.left(), (r.right() - words.size().x).max(r.left()));
            // A label that has no room is left out; the name of the figure says all.
            if left >= free {
                free = left + words.size().x + 6.0;
                ui.painter().galley(pos2(left, r.bottom() - 16.0), words, k.muted);
            }
        }
        let stroke = Stroke::new(2.5, color);
        let mut before: Option<Pos2> = None;
        for (index, value) in self.values.iter().enumerate() {
            let Some(value) = value else {
                before = None;
                continue;
            };
            let level = y(f32::from(u16::try_from(*value).unwrap_or(u16::MAX)));
            let (from, to) = (pos2(x(index), level), pos2(x(index + 1).min(plot.right()), level));
            if let Some(last) = before {
                ui.painter().line_segment([last, from], stroke);
            }
            ui.painter().line_segment([from, to], stroke);
            before = Some(to);
        }
        if let Some(end) = before {
            ui.painter().circle(end, 5.0, k.surface, stroke);
        }
        response.widget_info(|| WidgetInfo::labeled(Role::Figure, true, self.name));
    }
}

/// One scale with every answer on it: the spread is seen before the middle.
#[derive(Debug)]
pub struct Spread<'a> {
    /// The highest value; the lowest is 1.
    pub max: u32,
    /// Who answered what.
    pub answers: &'a [(Badge, u32)],
    /// The middle.
    pub median: Option<u32>,
    /// The same in words.
    pub name: &'a str,
}

impl Spread<'_> {
    /// Draws it.
    pub fn show(&self, ui: &mut Ui, width: f32) {
        let k = tk(ui);
        let as_length = |value: u32| f32::from(u16::try_from(value).unwrap_or(u16::MAX));
        let (r, response) = ui.allocate_exact_size(vec2(width, 46.0), Sense::hover());
        let (left, right) = (r.left() + inset(width), r.right() - inset(width));
        let x = |value: u32| left + (right - left) * (as_length(value) - 1.0) / (as_length(self.max) - 1.0).max(1.0);
        let middle = r.center().y + 2.0;
        let painter = ui.painter();
        for value in 1..=self.max {
            painter.vline(x(value), r.top() + 4.0..=r.bottom() - 2.0, Stroke::new(1.0, k.border));
        }
        let scores = || self.answers.iter().map(|(_, score)| *score);
        if let (Some(low), Some(high)) = (scores().min(), scores().max()) {
            let ground = if high - low >= 2 { k.warn.bg } else { k.sunken };
            let band = Rect::from_min_max(pos2(x(low) - 13.0, middle - 14.0), pos2(x(high) + 13.0, middle + 14.0));
            painter.rect_filled(band, 14, ground);
            for value in 1..=self.max {
                let here: Vec<&Badge> =
                    self.answers.iter().filter(|(_, score)| *score == value).map(|(badge, _)| badge).collect();
                let room = (right - left) / as_length(self.max.max(2) - 1) / (n(here.len()) + 0.5);
                for (index, badge) in here.iter().enumerate() {
                    let aside = (n(index) - (n(here.len()) - 1.0) / 2.0) * room.min(21.0);
                    paint_avatar(painter, pos2(x(value) + aside, middle), 19.0, badge, ground);
                }
            }
        }
        if let Some(median) = self.median {
            let at = x(median);
            let mark = vec![pos2(at - 5.0, r.top() - 2.0), pos2(at + 5.0, r.top() - 2.0), pos2(at, r.top() + 6.0)];
            painter.add(Shape::convex_polygon(mark, k.text, Stroke::NONE));
        }
        response.widget_info(|| WidgetInfo::labeled(Role::Figure, true, self.name));
    }
}

/// A share of a whole, said in words beside it.
pub fn meter(ui: &mut Ui, part: usize, whole: usize, color: Color32, name: &str) {
    let k = tk(ui);
    let (r, response) = ui.allocate_exact_size(vec2(ui.available_width(), 8.0), Sense::hover());
    ui.painter().rect_filled(r, 4, k.hover);
    let share = if whole == 0 { 0.0 } else { (n(part) / n(whole)).min(1.0) };
    if share > 0.0 {
        let filled = Rect::from_min_size(r.min, vec2(r.width() * share, r.height()));
        ui.painter().rect_filled(filled, 4, color);
    }
    response.widget_info(|| WidgetInfo::labeled(Role::Meter, true, name));
}

/// A table seen from above, with its seats: the mark of the product.
pub fn mark(ui: &Ui, at: Pos2, radius: f32) {
    let k = tk(ui);
    let square = Rect::from_center_size(at, egui::Vec2::splat(radius * 2.0));
    ui.painter().rect_filled(square, radius * 0.5, k.accent);
    ui.painter().circle_stroke(at, radius * 0.34, Stroke::new(radius * 0.14, k.on_accent));
    for seat in 0..6 {
        let angle = std::f32::consts::TAU * n(seat) / 6.0 - std::f32::consts::FRAC_PI_2;
        let aside = vec2(angle.cos(), angle.sin()) * radius * 0.68;
        ui.painter().circle_filled(at + aside, radius * 0.13, k.on_accent);
    }
}

/// Numbers of the values under a scale.
pub fn scale(ui: &mut Ui, left: f32, labels: &[String]) {
    let k = tk(ui);
    let inset = inset(ui.available_width() - left);
    let room = ui.available_width() - left - 2.0 * inset;
    let last = n(labels.len().saturating_sub(1)).max(1.0);
    let words = labels.iter().map(|label| wrapped_middle(ui, label, f_small(), k.muted, room / last - 8.0));
    let words: Vec<_> = words.collect();
    let tall = words.iter().map(|words| words.size().y).fold(0.0, f32::max);
    let (r, response) = ui.allocate_exact_size(vec2(ui.available_width(), tall + 6.0), Sense::hover());
    for (index, words) in words.into_iter().enumerate() {
        let half = words.size().x / 2.0;
        let at = r.left() + left + inset + room * n(index) / last;
        let x = at.clamp(r.left() + left + half, (r.right() - half).max(r.left() + left + half));
        ui.painter().galley(pos2(x, r.bottom() - 3.0 - words.size().y), words, k.muted);
    }
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, labels.join(", ")));
}

/// Where a line of the map starts or ends: on the edge of a node.
pub fn towards(from: Pos2, to: Pos2, distance: f32) -> Pos2 {
    let gap = to - from;
    if gap.length() < 1.0 { from } else { from + gap.normalized() * distance }
}

/// The place of a seat on an ellipse, seats evenly spread, the first at the top.
pub fn seat(area: Rect, index: usize, count: usize) -> Pos2 {
    let angle = std::f32::consts::TAU * n(index) / n(count.max(1)) - std::f32::consts::FRAC_PI_2;
    area.center() + vec2(angle.cos() * area.width() / 2.0, angle.sin() * area.height() / 2.0)
}
