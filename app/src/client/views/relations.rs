//! How closely partners work together, by their own word: one capture on the map or as a table, and one's own answers.

use std::sync::Arc;

use egui::{Key, Modifiers, Pos2, Ui};
use lucide_icons::Icon;
use wijktafel_model::id::OrgId;
use wijktafel_model::relation::{before, between, change, edges};
use wijktafel_model::view::relation::{AnswerView, CaptureView, Edge};
use wijktafel_model::view::{OrganisationView, Snapshot};

use super::pen::Pen;
use crate::client::forms::{Form, GrowthForm};
use crate::client::intent::{Intent, Opened};
use crate::client::state::{Lens, UiState, badge, org_name, writable};
use crate::client::tokens::tk;
use crate::client::ui::controls::{Kind, button, choice, toggle};
use crate::client::ui::layout::{bar, card, rule};
use crate::client::ui::parts::{Item, Lead, banner, chip, entry, item};
use crate::client::ui::typography::{body, h3, muted, small, strong};
use crate::text::Words;
use crate::text::names::growth;

/// More organisations than this are read as a table sooner than on a map.
pub const MAP_MAX: usize = 60;

/// The capture that is looked at: the chosen one, else the latest.
pub fn chosen<'a>(s: &'a Snapshot, st: &UiState) -> Option<&'a CaptureView> {
    let open = st.network.capture.and_then(|log| s.captures.iter().find(|capture| capture.log == log));
    open.or_else(|| s.captures.last())
}

/// What is looked at: relations once there are any, unless tables were chosen.
pub fn lens(s: &Snapshot, st: &UiState) -> Lens {
    st.network.lens.unwrap_or(if s.captures.is_empty() { Lens::Tables } else { Lens::Relations })
}

/// What the map shows, and the keys of it: T for the table, the brackets for captures.
pub fn head(ui: &mut Ui, s: &Snapshot, st: &mut UiState, out: &mut Vec<Intent>) {
    let w = Arc::clone(&st.words);
    let lens = lens(s, st);
    let place = chosen(s, st).and_then(|capture| s.captures.iter().position(|one| one.log == capture.log));
    let step = |index: Option<usize>| index.and_then(|index| s.captures.get(index)).map(|capture| capture.log);
    if let (Lens::Relations, Some(place)) = (lens, place) {
        let moved = match (pressed(ui, st, Key::OpenBracket), pressed(ui, st, Key::CloseBracket)) {
            (true, _) => step(place.checked_sub(1)),
            (_, true) => step(Some(place + 1)),
            _ => None,
        };
        st.network.capture = moved.or(st.network.capture);
        if pressed(ui, st, Key::T) {
            st.network.table = !st.network.table;
        }
    }
    let left = |ui: &mut Ui| {
        ui.horizontal_wrapped(|ui| {
            if choice(ui, &w.t("lens-tables"), lens == Lens::Tables).clicked() {
                st.network.lens = Some(Lens::Tables);
            }
            for capture in &s.captures {
                let on = lens == Lens::Relations && chosen(s, st).is_some_and(|one| one.log == capture.log);
                if choice(ui, &capture.title, on).clicked() {
                    (st.network.lens, st.network.capture) = (Some(Lens::Relations), Some(capture.log));
                }
            }
            if lens == Lens::Relations {
                toggle(ui, &w.t("capture-table"), &mut st.network.table);
            }
        });
    };
    bar(ui, 34.0, left, |ui| {
        if writable(s)
            && !s.captures.is_empty()
            && button(ui, Some(Icon::Plus), &w.t("capture-open"), Kind::Ghost).clicked()
        {
            out.push(Intent::Ask(Box::new(GrowthForm::capture().into())));
        }
    });
    if s.captures.is_empty() {
        let k = *tk(ui);
        let ask = writable(s).then(|| w.t("capture-ask"));
        if banner(ui, Icon::Spline, k.info, &w.t("captures-none"), &w.t("captures-none-text"), ask.as_deref()) {
            out.push(Intent::Ask(Box::new(GrowthForm::capture().into())));
        }
    }
}

fn pressed(ui: &Ui, st: &UiState, key: Key) -> bool {
    let free = !ui.ctx().text_edit_focused() && !st.is_covered();
    free && ui.input_mut(|input| input.consume_key(Modifiers::NONE, key))
}

/// The partner that an arrow leads to: the nearest in that direction.
pub fn walked(ui: &Ui, st: &UiState, places: &[(OrgId, Pos2)], from: Option<OrgId>) -> Option<OrgId> {
    let directions = [
        (Key::ArrowLeft, -1.0, 0.0),
        (Key::ArrowRight, 1.0, 0.0),
        (Key::ArrowUp, 0.0, -1.0),
        (Key::ArrowDown, 0.0, 1.0),
    ];
    let (_, x, y) = directions.into_iter().find(|(key, ..)| pressed(ui, st, *key))?;
    let Some((own, at)) = places.iter().find(|(org, _)| Some(*org) == from) else {
        return places.first().map(|(org, _)| *org);
    };
    let ahead = places.iter().filter(|(org, _)| org != own).filter_map(|(org, to)| {
        let gap = *to - *at;
        let (along, aside) = (gap.x * x + gap.y * y, (gap.x * y).abs() + (gap.y * x).abs());
        // Within a quarter turn to either side; straight ahead is nearer.
        (along > 0.0 && along >= aside * 0.5).then_some((*org, along + aside))
    });
    ahead.min_by(|(_, one), (_, other)| one.total_cmp(other)).map(|(org, _)| org)
}

/// The same as a table: every two of which one said something.
pub fn table(ui: &mut Ui, s: &Snapshot, w: &Words, capture: &CaptureView, out: &mut Vec<Intent>) {
    let k = *tk(ui);
    card(ui, |ui| {
        h3(ui, &capture.title);
        small(ui, &w.t("capture-two-halves"));
        let mut rows: Vec<(String, String, Edge)> =
            edges(capture).into_iter().map(|edge| (org_name(s, edge.one), org_name(s, edge.other), edge)).collect();
        rows.sort_by(|one, other| (&one.0, &one.1).cmp(&(&other.0, &other.1)));
        if rows.is_empty() {
            muted(ui, &w.t("capture-nobody"));
        }
        for (one, other, edge) in rows {
            let says = |name: &str, closeness| {
                w.with("capture-says", &[("who", name.into()), ("how", growth::said(w, closeness).into())])
            };
            let mut sub = format!("{} · {}", says(&one, edge.from_one), says(&other, edge.from_other));
            if let Some(since) = since(s, w, capture, &edge) {
                sub = format!("{sub}\n{}", w.with("capture-since", &[("what", since.into())]));
            }
            let title = format!("{one} – {other}");
            let differs = edge.differs().then(|| w.t("capture-differs"));
            let chip = differs.as_deref().map(|words| (words, k.neutral));
            let it = Item { lead: Lead::None, title: &title, sub: &sub, chip, selected: false };
            if ui.push_id((edge.one, edge.other), |ui| item(ui, &it)).inner.clicked() {
                out.push(Intent::Open(Opened::Organisation(edge.one)));
            }
        }
    });
}

/// Under the map: who answered, and one's own answers with a form for each.
pub fn answers(ui: &mut Ui, s: &Snapshot, w: &Words, capture: &CaptureView, out: &mut Vec<Intent>) {
    let k = *tk(ui);
    card(ui, |ui| {
        let left = |ui: &mut Ui| {
            h3(ui, &w.with("capture-title", &[("title", capture.title.as_str().into())]));
        };
        let mine = s.network.me.filter(|me| me.writable && capture.participants.contains(&me.org));
        bar(ui, 34.0, left, |ui| {
            if capture.open
                && mine.is_some()
                && button(ui, Some(Icon::Lock), &w.t("capture-close"), Kind::Ghost).clicked()
            {
                out.push(Intent::Ask(Box::new(Form::Growth(Box::new(GrowthForm::CloseCapture {
                    capture: capture.log,
                })))));
            }
        });
        let answered = capture.participants.len().saturating_sub(capture.missing.len());
        let counts = [
            ("day", w.day(capture.at.day()).into()),
            ("part", answered.into()),
            ("whole", capture.participants.len().into()),
        ];
        small(ui, &w.with(if capture.open { "capture-line" } else { "capture-line-closed" }, &counts));
        let Some(me) = s.network.me.filter(|me| capture.participants.contains(&me.org)) else {
            muted(ui, &w.t("capture-not-you"));
            return;
        };
        small(ui, &w.t("capture-own-text"));
        let others = s.network.organisations.iter().filter(|org| org.org != me.org);
        for other in others.filter(|org| capture.participants.contains(&org.org)) {
            let own = answer(capture, me.org, other.org);
            let said = growth::said(w, own.map(|answer| answer.closeness));
            let (letters, name) = (badge(s, other.org), org_name(s, other.org));
            let it = Item {
                lead: Lead::Org(&letters),
                title: &name,
                sub: "",
                chip: Some((&said, k.neutral)),
                selected: false,
            };
            ui.push_id(other.org, |ui| {
                if !capture.open || mine.is_none() {
                    entry(ui, &it);
                } else if item(ui, &it).clicked() {
                    out.push(Intent::Ask(Box::new(GrowthForm::relation(capture, me.org, other.org).into())));
                }
            });
        }
    });
}

fn answer(capture: &CaptureView, by: OrgId, other: OrgId) -> Option<&AnswerView> {
    capture.answers.iter().find(|answer| (answer.by, answer.other) == (by, other))
}

/// In the column of a partner: what both say of working together.
pub fn beside(ui: &mut Ui, s: &Snapshot, st: &UiState, w: &Words, o: &OrganisationView, out: &mut Vec<Intent>) {
    let Some(capture) = chosen(s, st) else { return };
    let k = *tk(ui);
    rule(ui);
    h3(ui, &w.t("relations-title"));
    small(ui, &w.with("relations-of", &[("title", capture.title.as_str().into())]));
    if let Some(me) = s.network.me.filter(|me| me.org != o.org && capture.participants.contains(&me.org)) {
        let edge = between(capture, me.org, o.org);
        let lines = [("relations-you", me.org), ("relations-they", o.org)];
        for (key, by) in lines {
            body(ui, &w.with(key, &[("how", growth::said(w, edge.from(by)).into())]));
        }
        if edge.differs() {
            chip(ui, Some(Icon::Split), &w.t("capture-differs"), k.neutral);
        }
        if capture.open
            && me.writable
            && button(ui, Some(Icon::PenLine), &w.t("relations-say"), Kind::Secondary).clicked()
        {
            out.push(Intent::Ask(Box::new(GrowthForm::relation(capture, me.org, o.org).into())));
        }
    }
    let others = edges(capture).into_iter().filter(|edge| edge.one == o.org || edge.other == o.org);
    for edge in others {
        let other = if edge.one == o.org { edge.other } else { edge.one };
        let values = [
            ("who", org_name(s, other).into()),
            ("how", growth::said(w, edge.from(o.org)).into()),
            ("back", growth::said(w, edge.from(other)).into()),
        ];
        small(ui, &w.with("relations-line", &values));
    }
}

/// What changed between two since the capture before, in words; nothing without one.
pub fn since(s: &Snapshot, w: &Words, capture: &CaptureView, edge: &Edge) -> Option<String> {
    let earlier = between(before(&s.captures, capture.log)?, edge.one, edge.other);
    let said = [(edge.one, earlier.from_one, edge.from_one), (edge.other, earlier.from_other, edge.from_other)];
    let lines: Vec<String> = said
        .into_iter()
        .filter_map(|(org, before, now)| {
            let how = w.t(growth::change(change(before, now)?));
            Some(w.with("capture-says", &[("who", org_name(s, org).into()), ("how", how.into_owned().into())]))
        })
        .collect();
    (!lines.is_empty()).then(|| lines.join(" · "))
}

/// Draws the parts of a form.
pub fn fill(pen: &mut Pen<'_>, s: &Snapshot, form: &mut GrowthForm) {
    let w = pen.words;
    match form {
        GrowthForm::Capture { title } => {
            pen.note("form-capture-text");
            pen.line("title", "capture-name", title);
        }
        GrowthForm::Review { .. }
        | GrowthForm::Superfluous { .. }
        | GrowthForm::EndSeason { .. }
        | GrowthForm::Pulse { .. } => {
            super::review::fill(pen, form);
        }
        GrowthForm::QuarterPage { to, .. } => {
            pen.note("form-quarter-text");
            pen.line("to", "page-to", to);
        }
        GrowthForm::CloseCapture { .. } => pen.note("form-capture-close-text"),
        GrowthForm::Relation { other, closeness, more, trust, worth, .. } => {
            strong(pen.ui, &org_name(s, *other));
            pen.ui.add_space(4.0);
            let options: Vec<_> =
                growth::CLOSENESS.iter().map(|one| (*one, w.t(growth::closeness(*one)).into_owned())).collect();
            pen.one("closeness", "relation-closeness", &options, closeness);
            pen.note("relation-named");
            pen.yes("relation-more", more);
            if *more {
                let amounts: Vec<(u32, String)> =
                    (1..).zip(growth::AMOUNTS).map(|(n, key)| (n, w.t(key).into_owned())).collect();
                for (place, (field, key)) in growth::TRUST.into_iter().enumerate() {
                    if let Some(answer) = trust.get_mut(place) {
                        pen.maybe_of_several(field, key, &amounts, answer);
                    }
                }
                for (place, (field, key)) in growth::WORTH.into_iter().enumerate() {
                    if let Some(answer) = worth.get_mut(place) {
                        pen.maybe_of_several(field, key, &amounts, answer);
                    }
                }
            }
        }
    }
}
