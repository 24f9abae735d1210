//! What was in force in the network that this one continues: history with its signatures, binding nobody here.

use egui::Ui;
use lucide_icons::Icon;
use wijktafel_model::view::successor::{EarlierAgreement, EarlierVersion, EarlierWord};

use crate::client::tokens::tk;
use crate::client::ui::layout::{card, well};
use crate::client::ui::parts::{Item, Lead, entry};
use crate::client::ui::typography::{body, h3, small, strong};
use crate::text::{Words, names};

/// A card.
pub fn show(ui: &mut Ui, w: &Words, earlier: &EarlierAgreement) {
    card(ui, |ui| {
        h3(ui, &w.t("earlier-title"));
        small(ui, &w.t("earlier-agreement"));
        for version in &earlier.versions {
            ui.push_id(version.version, |ui| one(ui, w, version));
        }
    });
}

fn one(ui: &mut Ui, w: &Words, version: &EarlierVersion) {
    let k = *tk(ui);
    ui.add_space(4.0);
    well(ui, k.sunken, |ui| {
        strong(ui, &version.title);
        body(ui, &version.text);
    });
    ui.add_space(4.0);
    for word in &version.words {
        ui.push_id(word.org, |ui| said(ui, w, word));
    }
    let silent = version.electors.saturating_sub(version.words.len());
    if silent > 0 {
        small(ui, &w.count("earlier-silent", silent));
    }
}

fn said(ui: &mut Ui, w: &Words, word: &EarlierWord) {
    let k = *tk(ui);
    let (key, icon, tone) = if word.proven {
        ("earlier-proven", Icon::BadgeCheck, k.ok)
    } else {
        ("earlier-unproven", Icon::CircleQuestionMark, k.info)
    };
    let mut sub = w.t(names::verdict(word.verdict)).into_owned();
    if let Some(note) = &word.note {
        sub = format!("{sub}: {note}");
    }
    let chip = w.t(key);
    let lead = Lead::Icon(icon, tone);
    entry(ui, &Item { lead, title: &word.name, sub: &sub, chip: Some((&chip, tone)), selected: false });
}
