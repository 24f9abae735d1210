//! Who was there over time: one row for each, one column for each time. A picture of what is known, not a score.

use egui::accesskit::Role;
use egui::{Pos2, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

use super::n;
use super::parts::{Badge, paint_avatar};
use super::typography::{wrapped, wrapped_middle};
use crate::client::tokens::{f_body, f_small, tk};

/// What is known of one at one time.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Mark {
    /// Was there.
    There,
    /// Told that it could not be.
    Unable,
    /// Nobody said.
    #[default]
    Unknown,
}

/// The figure.
#[derive(Debug)]
pub struct Presence<'a> {
    /// Who, in an order that says nothing about them.
    pub rows: &'a [(Badge, String)],
    /// When, the earliest first.
    pub columns: &'a [String],
    /// For each row a mark for each column.
    pub marks: &'a [Vec<Mark>],
    /// The same in words.
    pub name: &'a str,
}

/// The narrowest column, in points.
const COLUMN: f32 = 58.0;
/// The widest.
const COLUMN_MOST: f32 = 92.0;

/// How many columns have room.
pub fn fitting(width: f32, most: usize) -> usize {
    (1..=most).rev().find(|count| label_width(width) + n(*count) * COLUMN <= width).unwrap_or(1)
}

fn label_width(width: f32) -> f32 {
    (width * 0.44).clamp(120.0, 260.0)
}

impl Presence<'_> {
    /// Draws it.
    pub fn show(&self, ui: &mut Ui) {
        let k = *tk(ui);
        let width = ui.available_width();
        let left = label_width(width);
        let column = ((width - left) / n(self.columns.len()).max(1.0)).min(COLUMN_MOST);
        let heads: Vec<_> =
            self.columns.iter().map(|head| wrapped_middle(ui, head, f_small(), k.muted, column - 4.0)).collect();
        let names: Vec<_> =
            self.rows.iter().map(|(_, name)| wrapped(ui, name, f_body(), k.text, left - 44.0)).collect();
        let head = heads.iter().map(|head| head.size().y).fold(0.0, f32::max) + 8.0;
        let heights: Vec<f32> = names.iter().map(|name| (name.size().y + 8.0).max(32.0)).collect();
        let (r, response) = ui.allocate_exact_size(vec2(width, head + heights.iter().sum::<f32>()), Sense::hover());
        let x = |index: usize| r.left() + left + column * (n(index) + 0.5);
        for (index, words) in heads.into_iter().enumerate() {
            let top = r.top() + head - 6.0 - words.size().y;
            ui.painter().galley(pos2(x(index), top), words, k.muted);
        }
        let end = x(self.columns.len().saturating_sub(1)) + column / 2.0;
        let mut top = r.top() + head;
        for (((badge, _), name), (marks, height)) in self.rows.iter().zip(names).zip(self.marks.iter().zip(heights)) {
            ui.painter().hline(r.left()..=end, top, Stroke::new(1.0, k.border));
            let middle = top + height / 2.0;
            paint_avatar(ui.painter(), pos2(r.left() + 14.0, middle), 24.0, badge, k.surface);
            let at = pos2(r.left() + 36.0, middle - name.size().y / 2.0);
            ui.painter().galley(at, name, k.text);
            for (index, mark) in marks.iter().enumerate() {
                paint_mark(ui, pos2(x(index), middle), *mark);
            }
            top += height;
        }
        response.widget_info(|| WidgetInfo::labeled(Role::Figure, true, self.name));
    }
}

/// A full disc, an open ring with a bar, a dot: told apart without colour.
fn paint_mark(ui: &Ui, at: Pos2, mark: Mark) {
    let k = tk(ui);
    let painter = ui.painter();
    match mark {
        Mark::There => {
            painter.circle_filled(at, 7.0, k.ok.fg);
        }
        Mark::Unable => {
            let stroke = Stroke::new(1.5, k.muted);
            painter.circle_stroke(at, 6.5, stroke);
            painter.line_segment([at - vec2(3.5, 0.0), at + vec2(3.5, 0.0)], stroke);
        }
        Mark::Unknown => {
            painter.circle_filled(at, 2.0, k.control);
        }
    }
}

/// What the marks mean, each beside its word.
pub fn legend(ui: &mut Ui, words: [&str; 3]) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(14.0, 4.0);
        for (mark, word) in [Mark::There, Mark::Unable, Mark::Unknown].into_iter().zip(words) {
            let k = *tk(ui);
            let room = (ui.max_rect().width() - 24.0).max(60.0);
            let said = wrapped(ui, word, f_small(), k.muted, room);
            let size = vec2(said.size().x + 22.0, said.size().y.max(18.0));
            let (r, response) = ui.allocate_exact_size(size, Sense::hover());
            paint_mark(ui, pos2(r.left() + 8.0, r.center().y), mark);
            let top = r.center().y - said.size().y / 2.0;
            ui.painter().galley(pos2(r.left() + 22.0, top), said, k.muted);
            response.widget_info(|| WidgetInfo::labeled(Role::Label, true, word));
        }
    });
}
