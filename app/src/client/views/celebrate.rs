//! What there is to celebrate of a season, below looking back.

use egui::Ui;
use lucide_icons::Icon;
use wijktafel_model::view::{SeasonView, Snapshot};

use super::leaflet::lines;
use crate::celebration::leaflet;
use crate::client::forms::OwnForm;
use crate::client::intent::Intent;
use crate::client::ui::controls::{Kind, button};
use crate::client::ui::layout::{bar, card};
use crate::client::ui::typography::{h3, small, strong};
use crate::handout::Handout;
use crate::text::Words;

/// The card.
pub fn show(ui: &mut Ui, s: &Snapshot, w: &Words, season: &SeasonView, out: &mut Vec<Intent>) {
    let leaflet = leaflet(s, w, season);
    card(ui, |ui| {
        let left = |ui: &mut Ui| drop(h3(ui, &w.t("feast")));
        bar(ui, 34.0, left, |ui| {
            if button(ui, Some(Icon::Printer), &w.t("feast-print"), Kind::Secondary).clicked() {
                let (handout, to, lang) = (Handout::Feast(season.log), String::new(), w.lang());
                out.push(Intent::Ask(Box::new(OwnForm::Handout { handout, to, lang }.into())));
            }
        });
        small(ui, &leaflet.lead);
        for part in &leaflet.parts {
            strong(ui, &part.title);
            lines(ui, part, Icon::PartyPopper);
        }
    });
}
