//! What the latest settled round says, beside what the network's own work shows. Two answers, never one.

use std::sync::Arc;

use egui::{Ui, vec2};
use lucide_icons::Icon;
use wijktafel_model::view::Snapshot;
use wijktafel_model::view::phase::{Evidence, GrowthView, Sign, SignView, Thing};

use crate::client::intent::{Intent, Opened};
use crate::client::state::UiState;
use crate::client::tokens::{GAP, f_semi, tk};
use crate::client::ui::charts::StepChart;
use crate::client::ui::layout::{W, card, cols, well};
use crate::client::ui::parts::{Item, Lead, empty, entry, item, point};
use crate::client::ui::typography::{body, h3, muted, small, tinted};
use crate::growth;
use crate::journey;
use crate::text::{Words, names};

/// The part of the place.
pub fn show(ui: &mut Ui, s: &Snapshot, st: &mut UiState, out: &mut Vec<Intent>) {
    let w = Arc::clone(&st.words);
    super::journey::ways(ui, &w, st, out);
    if let Some(looked) = journey::looked(s, &w, st.preferences.through) {
        super::journey::show(ui, &w, &looked);
        return;
    }
    let counted = st.growth.counted(s);
    answers(ui, s, &w, &counted);
    let first = counted.signs.iter().find(|sign| sign.seen == Some(false)).or_else(|| counted.signs.first());
    let open = st.growth.sign.or_else(|| first.map(|sign| sign.sign));
    cols(ui, GAP, &[W::Fr(1.1), W::Fr(1.0)], |index, ui| {
        ui.spacing_mut().item_spacing = vec2(8.0, GAP);
        if index == 0 {
            card(ui, |ui| {
                if let Some(sign) = signs(ui, &w, &counted, open) {
                    st.growth.sign = Some(sign);
                }
            });
        } else {
            if let Some(sign) = counted.signs.iter().find(|sign| Some(sign.sign) == open) {
                card(ui, |ui| evidence(ui, s, &w, sign, out));
            }
            card(ui, |ui| timeline(ui, &w, &counted));
        }
    });
}

/// Both phases beside each other, in the same size and without a colour that judges.
fn answers(ui: &mut Ui, s: &Snapshot, w: &Words, counted: &GrowthView) {
    let k = *tk(ui);
    cols(ui, GAP, &[W::Fr(1.0), W::Fr(1.0)], |index, ui| {
        well(ui, if index == 0 { k.info.bg } else { k.violet.bg }, |ui| {
            ui.set_min_width(ui.available_width());
            let lines = if index == 0 { growth::said(w, counted) } else { growth::seen(s, w, counted) };
            let tone = if index == 0 { k.info.fg } else { k.violet.fg };
            for (place, line) in lines.iter().enumerate() {
                if place == 0 {
                    tinted(ui, line, f_semi(18.0), tone);
                } else {
                    body(ui, line);
                }
            }
        });
    });
    muted(ui, &w.t("claim-two"));
}

/// Every sign under the phase it is a sign of; answers the one that was pressed.
fn signs(ui: &mut Ui, w: &Words, counted: &GrowthView, open: Option<Sign>) -> Option<Sign> {
    let k = *tk(ui);
    let mut pressed = None;
    h3(ui, &w.t("signs-title"));
    ui.spacing_mut().item_spacing.y = 4.0;
    let mut phase = 0;
    for sign in &counted.signs {
        if sign.sign.phase() != phase {
            phase = sign.sign.phase();
            ui.add_space(6.0);
            small(ui, &w.with("signs-phase", &[("n", phase.into())]));
        }
        let title = w.t(names::growth::sign(sign.sign));
        let sub = if sign.whole == 0 { String::new() } else { growth::counted(w, sign) };
        let chip = w.t(names::growth::sign_seen(sign.seen));
        let it = Item {
            lead: Lead::None,
            title: &title,
            sub: &sub,
            chip: Some((&chip, k.neutral)),
            selected: open == Some(sign.sign),
        };
        if ui.push_id(sign.sign, |ui| item(ui, &it)).inner.clicked() {
            pressed = Some(sign.sign);
        }
    }
    pressed
}

fn evidence(ui: &mut Ui, s: &Snapshot, w: &Words, sign: &SignView, out: &mut Vec<Intent>) {
    let k = *tk(ui);
    h3(ui, &w.t(names::growth::sign(sign.sign)));
    muted(ui, &growth::counted(w, sign));
    point(ui, Icon::Info, k.muted, "", &w.t(names::growth::sign_rule(sign.sign)));
    ui.spacing_mut().item_spacing.y = 4.0;
    for one in &sign.evidence {
        ui.push_id(one.thing, |ui| row(ui, s, w, (sign.sign, one), out));
    }
    if sign.evidence.is_empty() {
        empty(ui, Icon::Sprout, &w.t("sign-nothing"), &w.t("sign-nothing-text"), None);
    }
    if sign.unread > 0 {
        small(ui, &w.count("sign-unread", sign.unread));
    }
}

fn row(ui: &mut Ui, s: &Snapshot, w: &Words, (sign, one): (Sign, &Evidence), out: &mut Vec<Intent>) {
    let k = *tk(ui);
    let title = growth::thing(s, w, one.thing);
    let by: Vec<String> = one.by.iter().map(|thing| growth::thing(s, w, *thing)).collect();
    let chip = growth::share(w, sign, one);
    let it =
        Item {
            lead: Lead::None, title: &title, sub: &by.join(" · "), chip: Some((&chip, k.neutral)), selected: false
        };
    // What is shown of an organisation is one thing of it more often than its card.
    let leads = match (one.thing, one.by.first()) {
        (Thing::Organisation(_), Some(thing)) => *thing,
        (thing, _) => thing,
    };
    let opened = match leads {
        Thing::Meeting(log) => Opened::Meeting(log),
        Thing::Case(log) => Opened::Case(log),
        Thing::Lesson(log) => Opened::Lesson(log),
        Thing::Agreement(log) => Opened::Agreement(log),
        Thing::Experiment(log) => Opened::Experiment(log),
        Thing::Organisation(org) => Opened::Organisation(org),
    };
    if item(ui, &it).clicked() {
        out.push(Intent::Open(opened));
    }
}

/// What each settled round said.
fn timeline(ui: &mut Ui, w: &Words, counted: &GrowthView) {
    let k = *tk(ui);
    h3(ui, &w.t("timeline-title"));
    if counted.rounds.is_empty() {
        muted(ui, &w.t("claim-said-none-text"));
        return;
    }
    let highest = counted.rounds.iter().map(|round| round.phases).max().unwrap_or_default();
    let rows: Vec<String> = (1..=highest).map(|phase| w.with("claim-phase", &[("n", phase.into())])).collect();
    let ticks: Vec<String> = counted.rounds.iter().map(|round| w.month_short(round.at.day())).collect();
    let values: Vec<Option<u32>> = counted.rounds.iter().map(|round| round.phase).collect();
    let said: Vec<String> = counted.rounds.iter().map(|round| growth::round(w, round)).collect();
    StepChart { rows: &rows, ticks: &ticks, values: &values, name: &said.join(". ") }.show(ui, 150.0, k.violet.fg);
    for line in said {
        entry(ui, &Item { lead: Lead::None, title: &line, sub: "", chip: None, selected: false });
    }
}
