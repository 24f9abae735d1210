//! Growth: the maturity round, what is said beside what is seen, the actions of a season, the lessons.

use std::sync::Arc;

use egui::Ui;
use wijktafel_model::view::Snapshot;

use super::{actions, breakthrough, experiments, lessons, phase, quarter, round};
use crate::client::intent::Intent;
use crate::client::state::{GrowthTab, UiState};
use crate::client::ui::controls::tabs;
use crate::client::ui::layout::page;

/// The place.
pub fn show(ui: &mut Ui, s: &Snapshot, st: &mut UiState, out: &mut Vec<Intent>) {
    let w = Arc::clone(&st.words);
    page(ui, ("growth", st.growth.tab as u8), |ui| {
        ui.spacing_mut().item_spacing.y = 12.0;
        let labels = GrowthTab::ALL.map(|tab| (tab, w.t(tab.key())));
        let labels: Vec<_> = labels.iter().map(|(tab, label)| (*tab, label.as_ref())).collect();
        tabs(ui, &labels, &mut st.growth.tab);
        match st.growth.tab {
            GrowthTab::Round => round::show(ui, s, st, out),
            GrowthTab::Phase => phase::show(ui, s, st, out),
            GrowthTab::Actions => actions::show(ui, s, st, out),
            GrowthTab::Experiments => experiments::show(ui, s, st, out),
            GrowthTab::Lessons => lessons::show(ui, s, st, out),
            GrowthTab::Quarter => quarter::show(ui, s, st, out),
            GrowthTab::Breakthrough => breakthrough::show(ui, s, st, out),
        }
    });
}
