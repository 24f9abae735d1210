//! Things a person can press. Each has a name and a focus ring and works from the keyboard.

use egui::accesskit::Role;
use egui::{Align2, Color32, CursorIcon, Rect, Response, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo, pos2, vec2};
use lucide_icons::Icon;

use super::parts::paint_chip_right;
use super::typography::{icon_at, line, wrapped};
use crate::client::tokens::{R_ROW, R_S, Tone, f_body, f_med, f_semi, tk};

/// Brings a control into sight when the focus comes there; the toolkit leaves it where it is.
pub fn into_sight(ui: &Ui, response: &Response, rect: Rect) {
    if response.gained_focus() {
        ui.scroll_to_rect(rect, None);
    }
}

/// Draws the ring around what has the focus, in sight.
pub fn focus_ring(ui: &Ui, response: &Response, radius: u8) {
    into_sight(ui, response, response.rect.expand(4.0));
    if response.has_focus() {
        let ring = Stroke::new(2.0, tk(ui).accent);
        ui.painter().rect_stroke(response.rect.expand(2.0), radius + 2, ring, StrokeKind::Outside);
    }
}

/// What a button is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// The one action of a view.
    Primary,
    /// Any other action.
    Secondary,
    /// An action in passing.
    Ghost,
    /// What cannot be taken back.
    Danger,
}

/// A button with an optional icon.
pub fn button(ui: &mut Ui, icon: Option<Icon>, label: &str, kind: Kind) -> Response {
    Button { icon, label, kind, height: 34.0, width: None }.show(ui)
}

/// A button in a row of several: its name says what it is for.
pub fn button_for(ui: &mut Ui, icon: Option<Icon>, label: &str, what: &str, kind: Kind) -> Response {
    Button { icon, label, kind, height: 34.0, width: None }.named(ui, &format!("{label}: {what}"))
}

/// A button with its own size.
#[derive(Clone, Copy, Debug)]
pub struct Button<'a> {
    /// Before the label.
    pub icon: Option<Icon>,
    /// What it does.
    pub label: &'a str,
    /// What it is for.
    pub kind: Kind,
    /// Its height.
    pub height: f32,
    /// Stretches to a width, with the label in the middle.
    pub width: Option<f32>,
}

impl Button<'_> {
    /// Draws it.
    pub fn show(self, ui: &mut Ui) -> Response {
        self.named(ui, self.label)
    }

    /// Draws it with a name that says more than its label.
    fn named(self, ui: &mut Ui, name: &str) -> Response {
        let k = tk(ui);
        let (fg, bg, hot, edge) = match self.kind {
            Kind::Primary => (k.on_accent, k.accent, k.accent_hover, Color32::TRANSPARENT),
            Kind::Secondary => (k.text, k.surface, k.hover, k.control),
            Kind::Ghost => (k.accent, Color32::TRANSPARENT, k.hover, Color32::TRANSPARENT),
            Kind::Danger => (k.danger.fg, k.surface, k.danger.bg, k.danger.fg),
        };
        let size = if self.height > 40.0 { 15.0 } else { 13.5 };
        let lead = if self.icon.is_some() { size + 9.0 } else { 0.0 };
        let pad = if self.kind == Kind::Ghost { 8.0 } else { 14.0 };
        let most = ui.max_rect().width().clamp(120.0, 440.0);
        let room = self.width.map_or(most, |width| width - 24.0 + 2.0 * pad) - lead - 2.0 * pad;
        let words = wrapped(ui, self.label, f_med(size), fg, room);
        let wide = self.width.unwrap_or_else(|| words.size().x + lead + 2.0 * pad);
        let high = self.height.max(words.size().y + 14.0);
        let (r, response) = ui.allocate_exact_size(vec2(wide, high), Sense::click());
        let fill = if response.hovered() { hot } else { bg };
        ui.painter().rect(r, R_S + 1, fill, Stroke::new(1.0, edge), StrokeKind::Inside);
        let x = r.center().x - f32::midpoint(words.size().x, lead);
        if let Some(icon) = self.icon {
            icon_at(ui.painter(), pos2(x + size * 0.5, r.center().y), icon, size + 2.0, fg);
        }
        let top = r.center().y - words.size().y / 2.0;
        ui.painter().galley(pos2(x + lead, top), words, fg);
        focus_ring(ui, &response, R_S + 1);
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, name));
        response.on_hover_cursor(CursorIcon::PointingHand)
    }
}

/// A button that is only an icon; its name shows under the pointer.
pub fn icon_button(ui: &mut Ui, icon: Icon, label: &str) -> Response {
    let k = tk(ui);
    let (r, response) = ui.allocate_exact_size(vec2(34.0, 34.0), Sense::click());
    if response.hovered() {
        ui.painter().rect_filled(r, R_S, k.hover);
    }
    icon_at(ui.painter(), r.center(), icon, 17.0, k.muted);
    focus_ring(ui, &response, R_S);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, label));
    response.on_hover_text(label)
}

/// Looks like a button and says why it cannot be pressed yet.
pub fn button_waiting(ui: &mut Ui, label: &str, why: &str, height: f32, width: f32) {
    let k = tk(ui);
    let words = wrapped(ui, label, f_med(13.5), k.muted, width - 16.0);
    let (r, response) = ui.allocate_exact_size(vec2(width, height.max(words.size().y + 14.0)), Sense::hover());
    ui.painter().rect(r, R_S + 1, k.sunken, Stroke::new(1.0, k.border), StrokeKind::Inside);
    ui.painter().galley(r.center() - words.size() / 2.0, words, k.muted);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, false, format!("{label}. {why}")));
    response.on_hover_text(why);
}

/// One of several answers. `key`: the digit that chooses it, drawn before the label.
pub fn segment(ui: &mut Ui, label: &str, key: Option<&str>, on: bool, tone: Tone, width: Option<f32>) -> Response {
    let k = tk(ui);
    let height: f32 = if key.is_some() { 34.0 } else { 30.0 };
    let fg = if on { tone.fg } else { k.text };
    let font = if on { f_semi(13.0) } else { f_med(13.0) };
    let lead = if key.is_some() { 24.0 } else { 0.0 };
    let room = width.unwrap_or_else(|| ui.max_rect().width().min(320.0)) - lead - 20.0;
    let words = wrapped(ui, label, font, fg, room);
    let wide = width.unwrap_or_else(|| words.size().x + lead + 24.0);
    let (r, response) = ui.allocate_exact_size(vec2(wide, height.max(words.size().y + 12.0)), Sense::click());
    let fill = match (on, response.hovered()) {
        (true, _) => tone.bg,
        (false, true) => k.hover,
        (false, false) => k.surface,
    };
    let edge = if on { Stroke::new(1.5, tone.fg) } else { Stroke::new(1.0, k.control) };
    ui.painter().rect(r, R_ROW, fill, edge, StrokeKind::Inside);
    let x = if width.is_some() { r.center().x - f32::midpoint(words.size().x, lead) } else { r.left() + 12.0 };
    if let Some(digit) = key {
        let square = Rect::from_center_size(pos2(x + 8.0, r.center().y), Vec2::splat(17.0));
        ui.painter().rect_stroke(square, 4, Stroke::new(1.0, fg.gamma_multiply(0.55)), StrokeKind::Inside);
        ui.painter().text(square.center(), Align2::CENTER_CENTER, digit, f_med(11.0), fg);
    }
    let top = r.center().y - words.size().y / 2.0;
    ui.painter().galley(pos2(x + lead, top), words, fg);
    focus_ring(ui, &response, R_ROW);
    response.widget_info(|| WidgetInfo::selected(Role::RadioButton, true, on, label));
    response.on_hover_cursor(CursorIcon::PointingHand)
}

/// A segment in the accent.
pub fn choice(ui: &mut Ui, label: &str, on: bool) -> Response {
    let k = tk(ui);
    segment(ui, label, None, on, Tone { fg: k.accent, bg: k.accent_soft }, None)
}

/// A segment that can be on beside others.
pub fn toggle(ui: &mut Ui, label: &str, on: &mut bool) -> Response {
    let response = choice(ui, label, *on);
    if response.clicked() {
        *on = !*on;
    }
    response.widget_info(|| WidgetInfo::selected(Role::CheckBox, true, *on, label));
    response
}

/// A key hint, such as `Ctrl K`.
pub fn kbd(ui: &mut Ui, key: &str) {
    let k = tk(ui);
    let words = line(ui, key, f_med(11.5), k.muted, 140.0);
    let (r, response) = ui.allocate_exact_size(words.size() + vec2(12.0, 6.0), Sense::hover());
    ui.painter().rect(r, 5, k.sunken, Stroke::new(1.0, k.border), StrokeKind::Inside);
    ui.painter().galley(r.min + vec2(6.0, 3.0), words, k.muted);
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, key));
}

/// A box to tick with a sentence beside it.
pub fn checkbox(ui: &mut Ui, on: bool, label: &str) -> Response {
    checkbox_named(ui, on, label, label)
}

/// A box to tick whose name says more than the sentence beside it.
pub fn checkbox_named(ui: &mut Ui, on: bool, label: &str, name: &str) -> Response {
    let k = tk(ui);
    let words = wrapped(ui, label, f_body(), k.text, ui.available_width() - 28.0);
    let size = vec2(ui.available_width(), words.size().y.max(20.0) + 6.0);
    let (r, response) = ui.allocate_exact_size(size, Sense::click());
    let square = Rect::from_center_size(pos2(r.left() + 9.0, r.top() + 12.0), Vec2::splat(17.0));
    let (fill, edge) = if on { (k.accent, k.accent) } else { (k.surface, k.control) };
    ui.painter().rect(square, 4, fill, Stroke::new(1.5, edge), StrokeKind::Inside);
    if on {
        icon_at(ui.painter(), square.center(), Icon::Check, 13.0, k.on_accent);
    }
    ui.painter().galley(pos2(r.left() + 28.0, r.top() + 3.0), words, k.text);
    focus_ring(ui, &response, R_S);
    response.widget_info(|| WidgetInfo::selected(Role::CheckBox, true, on, name));
    response
}

/// Tabs; answers the one that was pressed.
pub fn tabs<T: Copy + PartialEq>(ui: &mut Ui, labels: &[(T, &str)], current: &mut T) {
    let k = tk(ui);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(20.0, 4.0);
        for (value, label) in labels {
            let on = *current == *value;
            let (fg, font) = if on { (k.accent, f_semi(14.0)) } else { (k.muted, f_med(14.0)) };
            let words = line(ui, label, font, fg, 260.0);
            let (r, response) = ui.allocate_exact_size(vec2(words.size().x, 32.0), Sense::click());
            ui.painter().galley(pos2(r.left(), r.top() + 6.0), words, fg);
            if on {
                let under = Rect::from_min_max(pos2(r.left(), r.bottom() - 2.5), r.max);
                ui.painter().rect_filled(under, 1, k.accent);
            }
            focus_ring(ui, &response, 4);
            response.widget_info(|| WidgetInfo::selected(Role::Tab, true, on, *label));
            if response.clicked() {
                *current = *value;
            }
        }
    });
}

/// An entry of the navigation.
#[derive(Clone, Copy, Debug)]
pub struct NavItem<'a> {
    /// Its icon.
    pub icon: Icon,
    /// The place.
    pub label: &'a str,
    /// Whether it is open.
    pub on: bool,
    /// How much waits there.
    pub badge: Option<&'a str>,
    /// Shows only the icon.
    pub rail: bool,
}

impl NavItem<'_> {
    /// Draws it.
    pub fn show(self, ui: &mut Ui) -> Response {
        let k = tk(ui);
        let (r, response) = ui.allocate_exact_size(vec2(ui.available_width(), 38.0), Sense::click());
        let fill = match (self.on, response.hovered()) {
            (true, _) => k.accent_soft,
            (false, true) => k.hover,
            (false, false) => Color32::TRANSPARENT,
        };
        ui.painter().rect_filled(r, R_ROW, fill);
        let fg = if self.on { k.accent } else { k.muted };
        let x = if self.rail { r.center().x } else { r.left() + 21.0 };
        icon_at(ui.painter(), pos2(x, r.center().y), self.icon, 18.0, fg);
        if self.rail {
            if self.badge.is_some() {
                ui.painter().circle_filled(pos2(r.center().x + 9.0, r.center().y - 9.0), 4.0, k.accent);
            }
        } else {
            let (fg, font) = if self.on { (k.accent, f_semi(14.0)) } else { (k.text, f_med(14.0)) };
            ui.painter().text(pos2(r.left() + 42.0, r.center().y), Align2::LEFT_CENTER, self.label, font, fg);
            if let Some(badge) = self.badge {
                let tone = if self.on { Tone { fg: k.on_accent, bg: k.accent } } else { k.neutral };
                paint_chip_right(ui, r.right() - 8.0, r.center().y, badge, tone);
            }
        }
        focus_ring(ui, &response, R_ROW);
        response.widget_info(|| WidgetInfo::selected(Role::Tab, true, self.on, self.label));
        let response = response.on_hover_cursor(CursorIcon::PointingHand);
        if self.rail { response.on_hover_text(self.label) } else { response }
    }
}
