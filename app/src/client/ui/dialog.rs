//! A dialog over the page: it holds the focus until it is closed.

use egui::{Align2, Frame, Id, Margin, Modal, ScrollArea, Stroke, Ui, vec2};
use lucide_icons::Icon;

use super::controls::icon_button;
use super::layout::bar;
use super::typography::rich;
use crate::client::tokens::{R_L, f_semi, tk};

/// What a dialog is called, what its cross says, and how wide it is at most, in points.
#[derive(Clone, Copy, Debug)]
pub struct Head<'a> {
    /// Tells it from other dialogs.
    pub id: &'a str,
    /// The title.
    pub title: &'a str,
    /// What the cross says.
    pub close: &'a str,
    /// The largest width.
    pub width: f32,
}

/// Room that title, foot and edges take, in points.
const EDGES: f32 = 230.0;

/// The most room above it, in points.
const TOP: f32 = 80.0;

/// Shows a dialog; answers what its foot answered, and whether it was closed by Esc, the cross or a press outside. What
/// does not fit scrolls; the foot is always in sight.
pub fn dialog<R>(
    ui: &mut Ui,
    Head { id, title, close, width }: Head<'_>,
    add: impl FnOnce(&mut Ui),
    foot: impl FnOnce(&mut Ui) -> R,
) -> (R, bool) {
    let k = *tk(ui);
    let full = ui.ctx().content_rect();
    let frame = Frame::new()
        .fill(k.surface)
        .stroke(Stroke::new(1.0, k.border))
        .corner_radius(R_L)
        .shadow(k.shadow_high)
        .inner_margin(Margin::same(20));
    // Its top stays where it is when a sentence about what is wrong makes it higher.
    let top = vec2(0.0, (0.1 * full.height()).min(TOP));
    let area = Modal::default_area(Id::unique(id)).anchor(Align2::CENTER_TOP, top);
    let modal = Modal::new(Id::unique(id)).area(area).backdrop_color(k.scrim).frame(frame);
    let shown = modal.show(ui.ctx(), |ui| {
        ui.set_width(width.min(full.width() - 80.0));
        ui.spacing_mut().item_spacing = vec2(8.0, 6.0);
        let mut closed = false;
        let heading = |ui: &mut Ui| {
            ui.label(rich(title, f_semi(18.0), k.text));
        };
        bar(ui, 34.0, heading, |ui| closed = icon_button(ui, Icon::X, close).clicked());
        // As high as its content needs, whatever the dialog before it was.
        let most = full.height() - EDGES;
        let area = ScrollArea::vertical().id_salt(id).max_height(most).min_scrolled_height(most);
        let area = area.auto_shrink([false, true]);
        area.show(ui, |ui| {
            // Focus rings are drawn outside their control.
            Frame::new().inner_margin(Margin::symmetric(3, 3)).show(ui, add);
        });
        (foot(ui), closed)
    });
    let closed = shown.inner.1 || shown.should_close();
    (shown.inner.0, closed)
}

/// The buttons at the end of a dialog.
pub fn actions(ui: &mut Ui, add: impl FnOnce(&mut Ui)) {
    ui.add_space(10.0);
    bar(ui, 36.0, |_| (), add);
}
