//! The page for directors: one closed quarter, as it is printed.

use std::sync::Arc;

use egui::{Ui, vec2};
use lucide_icons::Icon;
use wijktafel_model::quarter::{LEAST, quarter};
use wijktafel_model::view::Snapshot;
use wijktafel_model::view::quarter::Quarter;

use crate::client::forms::{Form, GrowthForm};
use crate::client::intent::Intent;
use crate::client::state::UiState;
use crate::client::tokens::GAP;
use crate::client::ui::controls::{Kind, button, choice, icon_button};
use crate::client::ui::layout::{W, bar, card, cols, rule};
use crate::client::ui::parts::pair;
use crate::client::ui::typography::{body, h1, h3, muted, small, strong};
use crate::quarter::{Part, columns, name, page};

/// The numbers that may be chosen to hide below.
const LEASTS: [usize; 3] = [LEAST, 10, 15];

/// The part of the place.
pub fn show(ui: &mut Ui, s: &Snapshot, st: &mut UiState, out: &mut Vec<Intent>) {
    let w = Arc::clone(&st.words);
    let latest = Quarter::latest_closed(s.today);
    let chosen = st.growth.quarter.filter(|quarter| quarter.is_closed(s.today)).unwrap_or(latest);
    let least = st.growth.least.unwrap_or(LEAST);
    let left = |ui: &mut Ui| {
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 2.0;
            h1(ui, &name(&w, chosen));
            muted(ui, &w.t("quarter-line"));
        });
    };
    bar(ui, 48.0, left, |ui| {
        if button(ui, Some(Icon::Printer), &w.t("quarter-save"), Kind::Primary).clicked() {
            let form = GrowthForm::QuarterPage { quarter: chosen, least, to: String::new(), lang: w.lang() };
            out.push(Intent::Ask(Box::new(Form::from(form))));
        }
        if chosen < latest && icon_button(ui, Icon::ChevronRight, &w.t("quarter-later")).clicked() {
            st.growth.quarter = Some(chosen.after());
        }
        if icon_button(ui, Icon::ChevronLeft, &w.t("quarter-earlier")).clicked() {
            st.growth.quarter = Some(chosen.before());
        }
    });
    ui.horizontal_wrapped(|ui| {
        for one in LEASTS {
            if choice(ui, &w.count("quarter-least", one), one == least).clicked() {
                st.growth.least = Some(one);
            }
        }
    });
    let Some(view) = quarter(s, chosen, least) else { return };
    let [_, now, before] = columns(&w, chosen);
    card(ui, |ui| {
        ui.spacing_mut().item_spacing = vec2(8.0, GAP / 2.0);
        for (place, part) in page(&view, s, &w).into_iter().enumerate() {
            ui.push_id(place, |ui| match part {
                Part::Heading(text) => {
                    if place > 0 {
                        rule(ui);
                    }
                    h3(ui, &text);
                }
                Part::Text(text) => drop(body(ui, &text)),
                Part::Figure([name, this, last], text) => figure(ui, [&name, &text], [(&now, &this), (&before, &last)]),
                Part::Row(name, value) => pair(ui, &name, &value),
            });
        }
    });
}

fn figure(ui: &mut Ui, [name, text]: [&str; 2], counts: [(&str, &str); 2]) {
    cols(ui, GAP, &[W::Fr(1.0), W::Px(190.0), W::Px(190.0)], |index, ui| {
        ui.spacing_mut().item_spacing.y = 2.0;
        match index.checked_sub(1).and_then(|index| counts.get(index)) {
            None => {
                strong(ui, name);
                small(ui, text);
            }
            Some((quarter, count)) => {
                strong(ui, count);
                small(ui, quarter);
            }
        }
    });
}
