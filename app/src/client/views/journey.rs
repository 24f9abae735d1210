//! Growth through another way to look: where the network's own facts point, and why. Nothing is ticked off.

use egui::Ui;
use lucide_icons::Icon;
use wijktafel_sync::node::Through;

use crate::client::intent::{Intent, NodeRequest, Preference};
use crate::client::state::UiState;
use crate::client::tokens::{f_semi, tk};
use crate::client::ui::controls::choice;
use crate::client::ui::layout::{card, well};
use crate::client::ui::parts::{Item, Lead, entry};
use crate::client::ui::typography::{body, muted, small, tinted};
use crate::journey::Looked;
use crate::text::{Words, names};

/// The ways to look, of which this computer remembers one.
pub fn ways(ui: &mut Ui, w: &Words, st: &mut UiState, out: &mut Vec<Intent>) {
    ui.horizontal_wrapped(|ui| {
        small(ui, &w.t("through"));
        for through in Through::ALL {
            let on = st.preferences.through == through;
            if choice(ui, &w.t(names::growth::through(through)), on).clicked() && !on {
                let chosen = Preference::Through(through);
                st.preferences = st.preferences.with(chosen);
                out.push(Intent::Node(NodeRequest::Prefer(chosen)));
            }
        }
    });
}

/// What is seen.
pub fn show(ui: &mut Ui, w: &Words, looked: &Looked) {
    let k = *tk(ui);
    well(ui, k.violet.bg, |ui| {
        tinted(ui, &looked.at, f_semi(18.0), k.violet.fg);
        body(ui, &looked.why);
    });
    card(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 4.0;
        for place in &looked.places {
            let here = w.t("journey-here");
            let chip = place.here.then_some((here.as_ref(), k.violet));
            let lead = if place.here { (Icon::MapPin, k.violet) } else { (Icon::Footprints, k.neutral) };
            let lead = Lead::Icon(lead.0, lead.1);
            entry(ui, &Item { lead, title: &place.name, sub: &place.about, chip, selected: false });
        }
    });
    muted(ui, &w.t("journey-note"));
}
