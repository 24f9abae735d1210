//! Places to write. The label is always drawn, the sentence below says what is wrong.

use egui::accesskit::Role;
use egui::{
    FontId, Frame, Id, Margin, Rect, Response, Sense, Stroke, StrokeKind, TextEdit, Ui, WidgetInfo, pos2, vec2,
};
use lucide_icons::Icon;

use super::controls::into_sight;
use super::typography::{icon_at, rich, tinted};
use crate::client::tokens::{R_ROW, f_body, f_med, f_small, tk};

/// One line of text.
#[derive(Debug)]
pub struct Field<'a> {
    /// For the focus.
    pub id: Id,
    /// Its name, for a screen reader; drawn by whoever lays out the form.
    pub label: &'a str,
    /// Before the text.
    pub icon: Option<Icon>,
    /// Shown while it is empty.
    pub hint: &'a str,
    /// Its width.
    pub width: f32,
    /// Its height.
    pub height: f32,
    /// Something is wrong with what it holds.
    pub wrong: bool,
    /// Draws dots instead of letters.
    pub secret: bool,
}

impl Field<'_> {
    /// Draws it.
    pub fn show(self, ui: &mut Ui, text: &mut String) -> Response {
        let k = *tk(ui);
        let (r, _) = ui.allocate_exact_size(vec2(self.width, self.height), Sense::hover());
        let focused = ui.memory(|memory| memory.has_focus(self.id));
        let edge = match (focused, self.wrong) {
            (_, true) => Stroke::new(1.5, k.danger.fg),
            (true, false) => Stroke::new(2.0, k.accent),
            (false, false) => Stroke::new(1.0, k.control),
        };
        ui.painter().rect(r, R_ROW, k.surface, edge, StrokeKind::Inside);
        let mut left = r.left() + 12.0;
        if let Some(icon) = self.icon {
            icon_at(ui.painter(), pos2(r.left() + 18.0, r.center().y), icon, 16.0, k.muted);
            left = r.left() + 34.0;
        }
        let font = if self.height > 42.0 { FontId::proportional(16.0) } else { f_body() };
        let row = ui.painter().layout_no_wrap("Hg".into(), font.clone(), k.text).size().y;
        let middle = r.center().y;
        let inner = Rect::from_min_max(pos2(left, middle - row / 2.0), pos2(r.right() - 10.0, middle + row / 2.0));
        let edit = TextEdit::singleline(text)
            .id(self.id)
            .frame(Frame::NONE)
            .password(self.secret)
            .font(font.clone())
            .hint_text(rich(self.hint, font, k.faint))
            .margin(Margin::ZERO)
            .desired_width(inner.width());
        let response = ui.put(inner, edit);
        into_sight(ui, &response, r);
        response.widget_info(|| WidgetInfo::labeled(Role::TextInput, true, self.label));
        response
    }
}

/// A search field.
pub fn search(ui: &mut Ui, text: &mut String, hint: &str, width: f32, id: Id, label: &str) -> Response {
    let icon = Some(Icon::Search);
    Field { id, label, icon, hint, width, height: 36.0, wrong: false, secret: false }.show(ui, text)
}

/// Several lines of text, in a frame as high as its content and at least `rows`.
pub fn area(ui: &mut Ui, text: &mut String, hint: &str, rows: usize, id: Id, label: &str, wrong: bool) -> Response {
    let k = *tk(ui);
    framed(ui, id, wrong, |ui| {
        let edit = TextEdit::multiline(text)
            .id(id)
            .frame(Frame::NONE)
            .font(f_body())
            .hint_text(rich(hint, f_body(), k.faint))
            .margin(Margin::ZERO)
            .desired_rows(rows)
            .desired_width(ui.available_width());
        let response = ui.add(edit);
        into_sight(ui, &response, response.rect.expand(10.0));
        response.widget_info(|| WidgetInfo::labeled(Role::MultilineTextInput, true, label));
        response
    })
}

/// The frame around a field of several lines.
pub fn framed<R>(ui: &mut Ui, id: Id, wrong: bool, add: impl FnOnce(&mut Ui) -> R) -> R {
    let k = *tk(ui);
    let edge = match (ui.memory(|memory| memory.has_focus(id)), wrong) {
        (_, true) => Stroke::new(1.5, k.danger.fg),
        (true, false) => Stroke::new(2.0, k.accent),
        (false, false) => Stroke::new(1.0, k.control),
    };
    // The stroke takes room of its own; the margin gives it back, so that the focus moves nothing.
    let around = Margin::symmetric(if edge.width > 1.5 { 10 } else { 11 }, if edge.width > 1.5 { 8 } else { 9 });
    let frame = Frame::new().fill(k.surface).stroke(edge).corner_radius(R_ROW).inner_margin(around);
    frame.show(ui, add).inner
}

/// The label above a field.
pub fn label(ui: &mut Ui, text: &str) {
    let color = tk(ui).text;
    tinted(ui, text, f_med(13.0), color);
}

/// The sentence below a field that says what is wrong.
pub fn wrong(ui: &mut Ui, text: &str) {
    let color = tk(ui).danger.fg;
    tinted(ui, text, f_small(), color);
}
