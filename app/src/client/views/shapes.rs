//! Forms of working together, beside each other. An agreement begins with one; nothing is chosen by looking.

use std::sync::Arc;

use egui::{Ui, vec2};
use lucide_icons::Icon;
use wijktafel_model::view::Snapshot;

use crate::client::intent::Intent;
use crate::client::state::{UiState, writable};
use crate::client::tokens::GAP;
use crate::client::ui::controls::{Kind, button, button_for, toggle};
use crate::client::ui::layout::{NARROW, W, bar, card, cols, page, rule};
use crate::client::ui::typography::{body, h1, h3, muted, small};
use crate::shape::{BESIDE_MAX, Card, Shape};
use crate::text::Words;

/// The forms that are looked at first.
pub const FIRST: [Shape; 2] = [Shape::Network, Shape::Alliance];

/// The page.
pub fn show(ui: &mut Ui, s: &Snapshot, st: &mut UiState, out: &mut Vec<Intent>) {
    let w = Arc::clone(&st.words);
    page(ui, "shapes", |ui| {
        let left = |ui: &mut Ui| {
            ui.vertical(|ui| {
                ui.spacing_mut().item_spacing.y = 2.0;
                h1(ui, &w.t("shapes-title"));
                muted(ui, &w.t("shapes-line"));
            });
        };
        bar(ui, 48.0, left, |ui| {
            if button(ui, Some(Icon::ArrowLeft), &w.t("shapes-back"), Kind::Ghost).clicked() {
                out.push(Intent::Back);
            }
        });
        let Some(chosen) = &mut st.agreements.shapes else { return };
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = vec2(8.0, 8.0);
            for shape in Shape::ALL {
                let mut on = chosen.contains(&shape);
                if toggle(ui, &w.t(shape.card().name), &mut on).clicked() {
                    choose(chosen, shape);
                }
            }
        });
        card(ui, |ui| {
            if chosen.is_empty() {
                muted(ui, &w.t("shapes-few"));
                return;
            }
            let room = ((ui.available_width() + GAP) / (NARROW + GAP)).floor();
            // Where not all fit beside each other, the rest stands below.
            let most = if room < 2.0 {
                1
            } else if room < 3.0 {
                2
            } else {
                BESIDE_MAX
            };
            for (place, beside) in chosen.chunks(most).enumerate() {
                if place > 0 {
                    rule(ui);
                }
                ui.push_id(place, |ui| table(ui, &w, beside, writable(s), out));
            }
        });
        small(ui, &w.t("shapes-advice"));
    });
}

/// Lays a form beside the others, or takes it away; the one that lay there longest makes room.
fn choose(chosen: &mut Vec<Shape>, shape: Shape) {
    if chosen.contains(&shape) {
        chosen.retain(|one| *one != shape);
        return;
    }
    if chosen.len() >= BESIDE_MAX {
        chosen.remove(0);
    }
    chosen.push(shape);
}

/// Every part of the cards in a row of its own.
fn table(ui: &mut Ui, w: &Words, shapes: &[Shape], may_begin: bool, out: &mut Vec<Intent>) {
    let spec = vec![W::Fr(1.0); shapes.len()];
    let row = |ui: &mut Ui, add: &mut dyn FnMut(&mut Ui, Shape)| {
        cols(ui, GAP, &spec, |index, ui| {
            if let Some(shape) = shapes.get(index) {
                add(ui, *shape);
            }
        });
    };
    row(ui, &mut |ui, shape| {
        h3(ui, &w.t(shape.card().name));
    });
    for (place, head) in Card::HEADS.into_iter().enumerate() {
        ui.add_space(4.0);
        row(ui, &mut |ui, shape| {
            ui.spacing_mut().item_spacing.y = 2.0;
            small(ui, &w.t(head));
            if let Some(part) = shape.card().parts.get(place) {
                body(ui, &w.t(part));
            }
        });
    }
    ui.add_space(4.0);
    row(ui, &mut |ui, shape| {
        ui.spacing_mut().item_spacing.y = 2.0;
        small(ui, &w.t("shape-steers"));
        for steering in shape.card().steering {
            body(ui, &w.t(steering.key()));
        }
    });
    if may_begin {
        row(ui, &mut |ui, shape| {
            let name = w.t(shape.card().name);
            if button_for(ui, Some(Icon::Plus), &w.t("shape-begin"), &name, Kind::Secondary).clicked() {
                out.push(Intent::Ask(Box::new(shape.agreement(w).into())));
            }
        });
    }
}
