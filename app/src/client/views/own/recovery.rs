//! Recovery: the sheet in the safe, colleagues who can let each other in again, and how this device is reached.

use std::sync::Arc;

use egui::{Ui, vec2};
use lucide_icons::Icon;
use wijktafel_model::view::Snapshot;
use wijktafel_model::view::device::SheetView;

use super::{colleagues, wants_sheet};
use crate::client::forms::OwnForm;
use crate::client::intent::Intent;
use crate::client::state::{UiState, person_name};
use crate::client::tokens::{GAP, tk};
use crate::client::ui::controls::{Kind, button};
use crate::client::ui::layout::{W, card, cols, well};
use crate::client::ui::parts::{Item, Lead, entry, pair, point};
use crate::client::ui::typography::{body, h3, muted, small};
use crate::text::Words;

pub(super) fn show(ui: &mut Ui, s: &Snapshot, st: &UiState, out: &mut Vec<Intent>) {
    let w = Arc::clone(&st.words);
    let wide = ui.available_width() > 760.0;
    let spec: &[W] = if wide { &[W::Fr(1.15), W::Fr(1.0)] } else { &[W::Fr(1.0)] };
    cols(ui, GAP, spec, |index, ui| {
        ui.spacing_mut().item_spacing = vec2(8.0, GAP);
        if index == 0 {
            card(ui, |ui| sheet(ui, s, &w, out));
        }
        if index == 1 || !wide {
            card(ui, |ui| helpers(ui, s, &w));
            card(ui, |ui| contact(ui, &w, st.own.contact.as_deref(), out));
        }
    });
}

/// The reader's own sheet: what it does, whether there is one, and making one.
fn sheet(ui: &mut Ui, s: &Snapshot, w: &Words, out: &mut Vec<Intent>) {
    let k = *tk(ui);
    h3(ui, &w.t("sheet-own"));
    body(ui, &w.t("sheet-own-text"));
    ui.add_space(4.0);
    for (icon, key) in [
        (Icon::PenLine, "sheet-signs"),
        (Icon::EyeOff, "sheet-reads-nothing"),
        (Icon::RotateCcw, "sheet-replaces"),
        (Icon::Vault, "sheet-keep"),
    ] {
        point(ui, icon, k.accent, &w.t(key), &w.t(&format!("{key}-text")));
    }
    ui.add_space(6.0);
    let me = s.network.me;
    let own = s.network.household.sheets.iter().find(|sheet| me.is_some_and(|me| me.person == sheet.person));
    let (tone, state) = match own {
        Some(sheet) => (k.ok, since(w, sheet, "sheet-is-since")),
        None => (if wants_sheet(s) { k.warn } else { k.neutral }, w.t("sheet-none").into_owned()),
    };
    well(ui, tone.bg, |ui| {
        let icon = if own.is_some() { Icon::CircleCheck } else { Icon::CircleDashed };
        point(ui, icon, tone.fg, &state, &w.t(if own.is_some() { "sheet-is-there" } else { "sheet-is-missing" }));
    });
    ui.add_space(4.0);
    if me.is_some_and(|me| me.writable) {
        let (key, kind) =
            if own.is_some() { ("sheet-make-new", Kind::Secondary) } else { ("sheet-make", Kind::Primary) };
        if button(ui, Some(Icon::Printer), &w.t(key), kind).clicked() {
            let form = OwnForm::Sheet { to: String::new(), lang: w.lang() };
            out.push(Intent::Ask(Box::new(form.into())));
        }
    }
}

fn since(w: &Words, sheet: &SheetView, key: &str) -> String {
    match sheet.since {
        Some(at) => w.with(key, &[("day", w.day(at.day()).into())]),
        None => w.t("sheet-there").into_owned(),
    }
}

/// Who of the organisation can help, and who has a sheet.
fn helpers(ui: &mut Ui, s: &Snapshot, w: &Words) {
    let k = *tk(ui);
    h3(ui, &w.t("recovery-helpers"));
    let managers = colleagues(s).filter(|one| one.active && one.mandates.administer).count();
    muted(ui, &w.t(if managers > 1 { "recovery-helpers-two" } else { "recovery-helpers-one" }));
    ui.add_space(2.0);
    for person in colleagues(s).filter(|one| one.active) {
        ui.push_id(person.person, |ui| {
            let name = person_name(s, person.org, person.person);
            let found = s.network.household.sheets.iter().find(|sheet| sheet.person == person.person);
            let chip = found.map_or_else(|| w.t("sheet-not").into_owned(), |sheet| since(w, sheet, "sheet-since"));
            let tone = if found.is_some() { k.ok } else { k.neutral };
            let sub = w.t(if person.mandates.administer { "recovery-manages" } else { "recovery-no-manager" });
            let lead = Lead::Icon(Icon::UserRound, k.neutral);
            entry(ui, &Item { lead, title: &name, sub: &sub, chip: Some((&chip, tone)), selected: false });
        });
    }
}

/// What a partner who recovers types, when the devices on its sheet are off.
fn contact(ui: &mut Ui, w: &Words, contact: Option<&str>, out: &mut Vec<Intent>) {
    h3(ui, &w.t("contact-title"));
    muted(ui, &w.t("contact-text"));
    let Some(contact) = contact else { return };
    let reached = contact.split_once('@').is_some_and(|(_, addresses)| !addresses.is_empty());
    if !reached {
        small(ui, &w.t("contact-none"));
        return;
    }
    let (device, addresses) = contact.split_once('@').unwrap_or_default();
    let short: String = device.chars().take(8).collect();
    pair(ui, &w.t("contact-device"), &short);
    pair(ui, &w.t("contact-addresses"), &w.count("contact-addresses-count", addresses.split(',').count()));
    ui.add_space(6.0);
    if button(ui, Some(Icon::Copy), &w.t("contact-copy"), Kind::Secondary).clicked() {
        out.push(Intent::Copy(contact.to_owned()));
    }
}
