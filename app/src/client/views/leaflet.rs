//! A page of a few parts, on screen as on paper.

use egui::Ui;
use lucide_icons::Icon;

use crate::client::tokens::tk;
use crate::client::ui::layout::card;
use crate::client::ui::parts::point;
use crate::client::ui::typography::{h3, muted};
use crate::leaflet::Part;

/// Parts, each on a card of its own.
pub fn parts(ui: &mut Ui, parts: &[Part], icon: Icon) {
    for part in parts {
        card(ui, |ui| {
            h3(ui, &part.title);
            lines(ui, part, icon);
        });
    }
}

/// The lines of a part.
pub fn lines(ui: &mut Ui, part: &Part, icon: Icon) {
    let k = *tk(ui);
    if part.lines.is_empty() {
        muted(ui, &part.without);
    }
    for (what, said) in &part.lines {
        point(ui, icon, k.accent, what, said);
    }
}
