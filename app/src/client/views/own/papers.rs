//! Papers that the law asks of whoever handles data about people, made of what the copy holds.

use egui::Ui;
use lucide_icons::Icon;

use crate::client::forms::OwnForm;
use crate::client::intent::Intent;
use crate::client::ui::controls::{Kind, button_for};
use crate::client::ui::layout::{bar, card};
use crate::client::ui::typography::{h3, small};
use crate::handout::Handout;
use crate::print::privacy::OfNetwork;
use crate::text::Words;

/// One card for each.
pub(super) fn show(ui: &mut Ui, w: &Words, out: &mut Vec<Intent>) {
    for paper in OfNetwork::ALL {
        card(ui, |ui| {
            let title = w.t(paper.key());
            let left = |ui: &mut Ui| drop(h3(ui, &title));
            bar(ui, 34.0, left, |ui| {
                if button_for(ui, Some(Icon::Printer), &w.t("printed-make"), &title, Kind::Secondary).clicked() {
                    let form = OwnForm::Handout { handout: Handout::Network(paper), to: String::new(), lang: w.lang() };
                    out.push(Intent::Ask(Box::new(form.into())));
                }
            });
            small(ui, &w.t(&format!("{}-text", paper.key())));
        });
    }
    small(ui, &w.t("printed-resident-where"));
}
