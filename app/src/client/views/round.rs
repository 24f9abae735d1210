//! A maturity round: first where partners differ, then the middle, then the phase that follows from it.

use std::sync::Arc;

use egui::{Sense, Ui, vec2};
use lucide_icons::Icon;
use wijktafel_model::maturity::SCORES_MIN;
use wijktafel_model::view::phase::GrowthView;
use wijktafel_model::view::{ActionView, DimensionView, RoundState, RoundView, SealState, Snapshot};
use wijktafel_model::words::{RoundWay, TextField};

use super::sealed;

use crate::client::crdt_field::Look;
use crate::client::forms::{Form, Sure};
use crate::client::intent::{Intent, Opened};
use crate::client::state::{GrowthTab, Part, UiState, badge, org_name, org_names, writable};
use crate::client::tokens::{GAP, f_med, f_semi, tk};
use crate::client::ui::charts::{Spread, StepChart, scale};
use crate::client::ui::controls::{Kind, button, choice};
use crate::client::ui::layout::{W, bar, card, cols, rule, well};
use crate::client::ui::parts::{Badge, Item, Lead, chip, empty, entry, item, point};
use crate::client::ui::typography::{body, h1, h3, muted, small, tinted, wrapped};
use crate::growth;
use crate::text::{Words, names};

/// A spread this wide is where the talk begins.
const WIDE: u32 = 2;

/// The round that is open, else the latest.
pub fn chosen<'a>(s: &'a Snapshot, st: &UiState) -> Option<&'a RoundView> {
    st.growth.round.and_then(|log| s.rounds.iter().find(|round| round.log == log)).or_else(|| s.rounds.last())
}

/// The round.
pub fn show(ui: &mut Ui, s: &Snapshot, st: &mut UiState, out: &mut Vec<Intent>) {
    let w = Arc::clone(&st.words);
    let Some(round) = chosen(s, st) else {
        card(ui, |ui| {
            let action = writable(s).then(|| w.t("round-open"));
            if empty(ui, Icon::Sprout, &w.t("rounds-none"), &w.t("rounds-none-text"), action.as_deref()) {
                out.push(Intent::Ask(Box::new(Form::round())));
            }
        });
        return;
    };
    head(ui, s, &w, round, out);
    cols(ui, GAP, &[W::Fr(1.5), W::Fr(1.0)], |index, ui| {
        ui.spacing_mut().item_spacing = vec2(8.0, GAP);
        if index == 0 {
            card(ui, |ui| match (round.way, round.state()) {
                (RoundWay::Sealed, RoundState::Open) => closed_book(ui, &w, round),
                _ if round.answers() < SCORES_MIN => too_few(ui, s, &w, round),
                _ => spreads(ui, s, &w, round),
            });
            card(ui, |ui| conclusion(ui, s, st, round, out));
        } else {
            match round.way {
                RoundWay::Open if round.open => card(ui, |ui| own_scores(ui, s, &w, round, out)),
                RoundWay::Sealed => {
                    if round.open && sealed::standing(s, round).is_none_or(|own| own.state != SealState::Revealed) {
                        card(ui, |ui| sealed::scores(ui, s, &w, round, out));
                    }
                    card(ui, |ui| sealed::participants(ui, s, &w, round, out));
                }
                RoundWay::Paper if round.open => card(ui, |ui| paper(ui, s, &w, round, out)),
                RoundWay::Open | RoundWay::Paper => {}
            }
            let counted = st.growth.counted(s);
            card(ui, |ui| phase(ui, s, &w, round, &counted, out));
            card(ui, |ui| timeline(ui, s, &w, round, out));
        }
    });
}

fn head(ui: &mut Ui, s: &Snapshot, w: &Words, round: &RoundView, out: &mut Vec<Intent>) {
    let left = |ui: &mut Ui| {
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 2.0;
            h1(ui, &round.title);
            let took_part = match round.way {
                RoundWay::Open => round.participants.len().saturating_sub(round.missing.len()),
                RoundWay::Sealed => round.seals.iter().filter(|seal| seal.at.is_some()).count(),
                RoundWay::Paper => round.answers(),
            };
            let values = [
                ("when", w.when(round.at, s.today).into()),
                ("part", took_part.into()),
                ("whole", round.participants.len().into()),
            ];
            let key = match (round.way, round.open) {
                (RoundWay::Open, true) => "round-line-open",
                (RoundWay::Open, false) => "round-line-closed",
                (RoundWay::Sealed, _) => "round-line-sealed",
                (RoundWay::Paper, _) => "round-line-paper",
            };
            muted(ui, &w.with(key, &values));
            let k = *tk(ui);
            let tone = if round.open { k.info } else { k.neutral };
            chip(ui, None, &w.t(names::round_state(round.state())), tone);
        });
    };
    bar(ui, 48.0, left, |ui| {
        if !writable(s) {
            return;
        }
        if round.open {
            let talk = match round.way {
                RoundWay::Sealed => round.state() == RoundState::Revealed,
                RoundWay::Open | RoundWay::Paper => !round.discussed && round.answers() > 0,
            };
            if talk {
                sealed::discussed(ui, w, round, out);
            }
            if button(ui, Some(Icon::Lock), &w.t("round-close"), Kind::Secondary).clicked() {
                out.push(Intent::Ask(Box::new(Form::Sure(Sure::CloseRound(round.log)))));
            }
        } else if button(ui, Some(Icon::Plus), &w.t("round-open"), Kind::Secondary).clicked() {
            out.push(Intent::Ask(Box::new(Form::round())));
        }
    });
}

fn spreads(ui: &mut Ui, s: &Snapshot, w: &Words, round: &RoundView) {
    let k = *tk(ui);
    h3(ui, &w.t("spread-title"));
    small(ui, &w.t(if round.way == RoundWay::Paper { "spread-text-paper" } else { "spread-text" }));
    let label = 178.0;
    let phases = phase_names(round);
    scale(ui, label, &phases);
    ui.spacing_mut().item_spacing.y = 3.0;
    for dimension in &round.dimensions {
        ui.push_id(dimension.index, |ui| {
            cols(ui, 0.0, &[W::Px(label), W::Fr(1.0)], |index, ui| {
                if index == 0 {
                    let (r, _) = ui.allocate_exact_size(vec2(label, 46.0), Sense::hover());
                    let words = wrapped(ui, &dimension.name, f_med(14.0), k.text, label - 14.0);
                    let top = r.center().y - words.size().y / 2.0;
                    ui.painter().galley(egui::pos2(r.left(), top), words, k.text);
                    return;
                }
                let mut answers: Vec<_> =
                    dimension.scores.iter().map(|score| (badge(s, score.org), score.score)).collect();
                // On paper nobody is named: a disc says how many.
                let sheets = (1_u32..).zip(&dimension.counts).filter(|(_, count)| **count > 0);
                answers.extend(sheets.map(|(phase, count)| (Badge { code: count.to_string(), colour: 0 }, phase)));
                let max = u32::try_from(phases.len()).unwrap_or(4);
                let name = said(s, w, dimension);
                let width = ui.available_width();
                Spread { max, answers: &answers, median: dimension.median, name: &name }.show(ui, width);
            });
        });
    }
    ui.add_space(6.0);
    if let Some(widest) = round.dimensions.first().filter(|dimension| dimension.spread >= WIDE) {
        well(ui, k.warn.bg, |ui| {
            let title = w.with("spread-begin", &[("name", widest.name.as_str().into())]);
            tinted(ui, &title, f_semi(14.0), k.warn.fg);
            body(ui, &w.t("spread-begin-text"));
        });
    }
    if !round.missing.is_empty() {
        small(ui, &w.with("round-missing", &[("who", org_names(s, w, &round.missing).into())]));
    }
    small(ui, &w.t("round-not-anonymous"));
}

/// Nothing can be seen while everybody scores for itself.
fn closed_book(ui: &mut Ui, w: &Words, round: &RoundView) {
    let k = *tk(ui);
    h3(ui, &w.t("sealed-title"));
    let count = round.seals.iter().filter(|seal| seal.at.is_some()).count();
    well(ui, k.sunken, |ui| {
        let values = [("part", count.into()), ("whole", round.participants.len().into())];
        tinted(ui, &w.with("sealed-count", &values), f_semi(18.0), k.text);
        body(ui, &w.t("sealed-text"));
    });
    for key in ["sealed-how-1", "sealed-how-2", "sealed-how-3"] {
        point(ui, Icon::Lock, k.muted, "", &w.t(key));
    }
    small(ui, &w.t("round-not-anonymous"));
}

/// Too little to draw a spread of; what there is stands in words.
fn too_few(ui: &mut Ui, s: &Snapshot, w: &Words, round: &RoundView) {
    h3(ui, &w.t("spread-title"));
    muted(ui, &w.t("phase-none"));
    for dimension in round.dimensions.iter().filter(|dimension| !dimension.scores.is_empty()) {
        small(ui, &said(s, w, dimension));
    }
    if !round.missing.is_empty() {
        small(ui, &w.with("round-missing", &[("who", org_names(s, w, &round.missing).into())]));
    }
}

/// The counts of a round on paper, each with its form.
fn paper(ui: &mut Ui, s: &Snapshot, w: &Words, round: &RoundView, out: &mut Vec<Intent>) {
    let k = *tk(ui);
    h3(ui, &w.t("paper-title"));
    small(ui, &w.t("paper-text"));
    let mut dimensions: Vec<&DimensionView> = round.dimensions.iter().collect();
    dimensions.sort_by_key(|dimension| dimension.index);
    for dimension in dimensions {
        let sheets = dimension.answers();
        let chip = if sheets == 0 { w.t("score-none").into_owned() } else { w.count("paper-sheets", sheets) };
        let tone = if sheets == 0 { k.warn } else { k.ok };
        let sub = if dimension.counted_apart { w.t("paper-apart") } else { "".into() };
        let it =
            Item { lead: Lead::None, title: &dimension.name, sub: &sub, chip: Some((&chip, tone)), selected: false };
        if ui.push_id(dimension.index, |ui| item(ui, &it)).inner.clicked() && writable(s) {
            let counts: Vec<String> = dimension.counts.iter().map(ToString::to_string).collect();
            let counts = counts.join(" ");
            out.push(Intent::Ask(Box::new(Form::Paper { round: round.log, dimension: dimension.index, counts })));
        }
    }
}

fn phase_names(round: &RoundView) -> Vec<String> {
    round.model.phases.iter().enumerate().map(|(index, name)| format!("{} {name}", index + 1)).collect()
}

/// A dimension in one sentence.
fn said(s: &Snapshot, w: &Words, dimension: &DimensionView) -> String {
    let mut scores: Vec<String> =
        dimension.scores.iter().map(|score| format!("{} {}", org_name(s, score.org), score.score)).collect();
    let sheets = (1_usize..).zip(&dimension.counts).filter(|(_, count)| **count > 0);
    scores
        .extend(sheets.map(|(phase, count)| w.with("paper-said", &[("phase", phase.into()), ("n", (*count).into())])));
    let Some((low, high)) = dimension.bounds() else {
        return w.with("spread-none", &[("name", dimension.name.as_str().into())]);
    };
    let values = [
        ("name", dimension.name.as_str().into()),
        ("low", low.into()),
        ("high", high.into()),
        ("scores", scores.join(", ").into()),
    ];
    w.with("spread-said", &values)
}

fn own_scores(ui: &mut Ui, s: &Snapshot, w: &Words, round: &RoundView, out: &mut Vec<Intent>) {
    let k = *tk(ui);
    h3(ui, &w.t("scores-own"));
    let Some(me) = s.network.me.filter(|me| round.participants.contains(&me.org)) else {
        muted(ui, &w.t("scores-not-you"));
        return;
    };
    small(ui, &w.t("scores-own-text"));
    let mut dimensions: Vec<&DimensionView> = round.dimensions.iter().collect();
    dimensions.sort_by_key(|dimension| dimension.index);
    for dimension in dimensions {
        let own = dimension.scores.iter().find(|score| score.org == me.org);
        let chip = own.map_or_else(
            || w.t("score-none").into_owned(),
            |score| w.with("score-phase", &[("n", score.score.into())]),
        );
        let tone = if own.is_some() { k.ok } else { k.warn };
        let sub = own.and_then(|score| score.evidence.as_deref()).unwrap_or_default();
        let it = Item { lead: Lead::None, title: &dimension.name, sub: "", chip: Some((&chip, tone)), selected: false };
        if ui.push_id(dimension.index, |ui| item(ui, &it)).inner.clicked() && me.writable {
            out.push(Intent::Ask(Box::new(Form::Score {
                round: round.log,
                dimension: dimension.index,
                score: own.map(|score| score.score),
                evidence: sub.to_owned(),
            })));
        }
    }
}

fn phase(ui: &mut Ui, s: &Snapshot, w: &Words, round: &RoundView, counted: &GrowthView, out: &mut Vec<Intent>) {
    h3(ui, &w.t("phase-title"));
    match round.phase {
        Some(phase) => follows(ui, w, round, phase),
        None => drop(muted(ui, &w.t("phase-none"))),
    }
    if s.rounds.last().is_some_and(|last| last.log == round.log) {
        rule(ui);
        let lines = growth::seen(s, w, counted);
        body(ui, &lines.iter().take(2).cloned().collect::<Vec<_>>().join(" · "));
        if button(ui, Some(Icon::Eye), &w.t("sign-more"), Kind::Ghost).clicked() {
            out.push(Intent::Part(Part::Growth(GrowthTab::Phase)));
        }
    }
}

fn follows(ui: &mut Ui, w: &Words, round: &RoundView, phase: u32) {
    let k = *tk(ui);
    let name = usize::try_from(phase).ok().and_then(|index| round.model.phases.get(index.saturating_sub(1)));
    let reached =
        round.dimensions.iter().filter(|dimension| dimension.median.is_some_and(|median| median >= phase)).count();
    well(ui, k.violet.bg, |ui| {
        let values = [("n", phase.into()), ("name", name.map_or("", |name| name.as_str()).into())];
        tinted(ui, &w.with("phase-said", &values), f_semi(18.0), k.violet.fg);
        let counts =
            [("part", reached.into()), ("whole", round.dimensions.len().into()), ("needed", round.model.needed.into())];
        small(ui, &w.with("phase-why", &counts));
    });
    for dimension in round.dimensions.iter().filter(|dimension| dimension.median.is_some_and(|median| median < phase)) {
        let values = [("name", dimension.name.as_str().into()), ("n", dimension.median.unwrap_or(0).into())];
        point(ui, Icon::CircleDashed, k.muted, "", &w.with("phase-below", &values));
    }
    small(ui, &w.t("phase-derived"));
}

fn timeline(ui: &mut Ui, s: &Snapshot, w: &Words, round: &RoundView, out: &mut Vec<Intent>) {
    let k = *tk(ui);
    h3(ui, &w.t("timeline-title"));
    let ticks: Vec<String> = s.rounds.iter().map(|round| w.month_short(round.at.day())).collect();
    let values: Vec<Option<u32>> = s.rounds.iter().map(|round| round.phase).collect();
    let said: Vec<String> = s
        .rounds
        .iter()
        .map(|round| {
            let phase = round
                .phase
                .map_or_else(|| w.t("score-none").into_owned(), |phase| w.with("score-phase", &[("n", phase.into())]));
            format!("{}: {phase}", round.title)
        })
        .collect();
    let rows = phase_names(round);
    StepChart { rows: &rows, ticks: &ticks, values: &values, name: &said.join(". ") }.show(ui, 168.0, k.violet.fg);
    if s.rounds.len() > 1 {
        rule(ui);
        ui.horizontal_wrapped(|ui| {
            for other in s.rounds.iter().rev() {
                if choice(ui, &other.title, other.log == round.log).clicked() {
                    out.push(Intent::Open(Opened::Round(other.log)));
                }
            }
        });
    }
}

fn conclusion(ui: &mut Ui, s: &Snapshot, st: &mut UiState, round: &RoundView, out: &mut Vec<Intent>) {
    let w = Arc::clone(&st.words);
    let label = w.t("field-conclusion");
    h3(ui, &label);
    if writable(s) {
        let look = Look { label: &label, hint: &w.t("hint-conclusion"), rows: 3 };
        st.texts.show(ui, (round.log, TextField::Conclusion), &round.conclusion, look, out);
        if let Some(form) = Form::action(s, w.lang(), None, Some(round.log)).filter(|_| !s.seasons.is_empty())
            && button(ui, Some(Icon::Plus), &w.t("action-add"), Kind::Ghost).clicked()
        {
            out.push(Intent::Ask(Box::new(form)));
        }
    } else {
        body(ui, &round.conclusion);
    }
    let of_it = |action: &&ActionView| action.origin == Some(round.log);
    let steps: Vec<&ActionView> = s.seasons.iter().flat_map(|season| &season.actions).filter(of_it).collect();
    if !steps.is_empty() {
        small(ui, &w.t("round-next-steps"));
    }
    for action in steps {
        let who =
            if action.unowned { w.t("waits-unowned-chip").into_owned() } else { org_names(s, &w, &action.owners) };
        let month = action.due.map(|due| w.month_short(due)).unwrap_or_default();
        let sub = [who, month].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ");
        let it = Item { lead: Lead::None, title: &action.what, sub: &sub, chip: None, selected: false };
        ui.push_id(action.action, |ui| entry(ui, &it));
    }
}
