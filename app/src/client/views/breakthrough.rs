//! What plans of all cases share: budgets, ladders, the book of closed arguments.

use std::sync::Arc;

use egui::Ui;
use lucide_icons::Icon;
use wijktafel_model::view::Snapshot;

use super::plan::arguments;
use crate::client::intent::Intent;
use crate::client::state::{Place, UiState};
use crate::client::ui::controls::{Kind, button};
use crate::client::ui::layout::card;
use crate::client::ui::typography::{h1, muted};

/// The part of growth.
pub fn show(ui: &mut Ui, s: &Snapshot, st: &UiState, out: &mut Vec<Intent>) {
    let w = Arc::clone(&st.words);
    h1(ui, &w.t("growth-tab-breakthrough"));
    muted(ui, &w.t("breakthrough-line"));
    if button(ui, Some(Icon::Inbox), &w.t("inbox-go"), Kind::Secondary).clicked() {
        out.push(Intent::Go(Place::Inbox));
    }
    super::budget::ledger(ui, s, &w, out);
    super::ladders::list(ui, s, &w, out);
    card(ui, |ui| arguments::book(ui, s, &w));
}
