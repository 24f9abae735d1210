//! A page for somebody who is new at a table.

use std::sync::Arc;

use egui::Ui;
use lucide_icons::Icon;
use wijktafel_model::id::LogId;
use wijktafel_model::view::Snapshot;

use super::leaflet::parts;
use crate::client::forms::OwnForm;
use crate::client::intent::Intent;
use crate::client::state::UiState;
use crate::client::ui::controls::{Kind, button, icon_button};
use crate::client::ui::layout::{bar, card, page};
use crate::client::ui::parts::empty;
use crate::client::ui::typography::{h1, muted};
use crate::handout::Handout;
use crate::newcomer::leaflet;

/// The page.
pub fn show(ui: &mut Ui, s: &Snapshot, st: &UiState, table: LogId, out: &mut Vec<Intent>) {
    let w = Arc::clone(&st.words);
    let found = leaflet(s, &w, table);
    page(ui, ("newcomer", table), |ui| {
        let title = |ui: &mut Ui| {
            ui.vertical(|ui| {
                ui.spacing_mut().item_spacing.y = 2.0;
                h1(ui, &found.as_ref().map_or_else(|| w.t("newcomer").into_owned(), |one| one.title.clone()));
                muted(ui, &found.as_ref().map(|one| one.lead.clone()).unwrap_or_default());
            });
        };
        bar(ui, 48.0, title, |ui| {
            if icon_button(ui, Icon::X, &w.t("newcomer-close")).clicked() {
                out.push(Intent::Back);
            }
            if found.is_some() && button(ui, Some(Icon::Printer), &w.t("newcomer-print"), Kind::Secondary).clicked() {
                let (handout, to, lang) = (Handout::Newcomer(table), String::new(), w.lang());
                out.push(Intent::Ask(Box::new(OwnForm::Handout { handout, to, lang }.into())));
            }
        });
        match &found {
            Some(leaflet) => parts(ui, &leaflet.parts, Icon::Dot),
            None => drop(card(ui, |ui| {
                empty(ui, Icon::MessagesSquare, &w.t("tables-none"), &w.t("tables-none-text"), None)
            })),
        }
    });
}
