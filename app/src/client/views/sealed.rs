//! A sealed round: own scores that wait here, who has sealed, and what was set apart.

use egui::Ui;
use lucide_icons::Icon;
use wijktafel_model::command::Command;
use wijktafel_model::view::{OwnScoresView, RoundState, RoundView, SealState, SealView, Snapshot};

use crate::client::forms::{Form, Sure};
use crate::client::intent::Intent;
use crate::client::state::{badge, org_name, writable};
use crate::client::tokens::{Tokens, Tone, tk};
use crate::client::ui::controls::{Kind, button, button_waiting};
use crate::client::ui::layout::well;
use crate::client::ui::parts::{Item, Lead, entry, item, point};
use crate::client::ui::typography::{h3, muted, small};
use crate::text::{Words, names};

/// Own scores of a sealed round, as far as they wait on this device.
pub fn own<'a>(s: &'a Snapshot, round: &RoundView) -> Option<&'a OwnScoresView> {
    s.own_scores.iter().find(|own| own.round == round.log)
}

/// Where the own organisation stands.
pub fn standing<'a>(s: &Snapshot, round: &'a RoundView) -> Option<&'a SealView> {
    let me = s.network.me?;
    round.seals.iter().find(|seal| seal.org == me.org)
}

/// What the own organisation scores; it can be changed until it is sealed.
pub fn scores(ui: &mut Ui, s: &Snapshot, w: &Words, round: &RoundView, out: &mut Vec<Intent>) {
    let k = *tk(ui);
    h3(ui, &w.t("scores-own"));
    let Some(standing) = standing(s, round) else {
        muted(ui, &w.t("scores-not-you"));
        return;
    };
    let own = own(s, round);
    let fixed = own.is_some_and(|own| own.sealed);
    let may = round.open && round.ended.is_none() && standing.state == SealState::NotYet && !fixed;
    if may {
        small(ui, &w.t("seal-own-text"));
    } else {
        let key = match standing.state {
            _ if fixed && !matches!(standing.state, SealState::Late | SealState::Twice) => "seal-own-fixed",
            state => own_key(state),
        };
        well(ui, k.sunken, |ui| muted(ui, &w.t(key)));
        if let Some(at) = standing.at.filter(|_| fixed) {
            small(ui, &w.with("seal-since", &[("when", w.moment(at).into())]));
        }
    }
    let given = |index: u32| own?.scores.iter().find(|score| score.dimension == index);
    let shown = round.model.dimensions.iter().zip(0_u32..);
    for (dimension, index) in shown.filter(|(_, index)| may || given(*index).is_some()) {
        let given = given(index);
        let chip = given.map_or_else(
            || w.t("score-none").into_owned(),
            |given| w.with("score-phase", &[("n", given.score.into())]),
        );
        let tone = if given.is_some() { k.ok } else { k.warn };
        let name = dimension.name.as_str();
        let it = Item { lead: Lead::None, title: name, sub: "", chip: Some((&chip, tone)), selected: false };
        ui.push_id(index, |ui| {
            if !may {
                entry(ui, &it);
            } else if item(ui, &it).clicked() && writable(s) {
                let evidence = given.and_then(|given| given.evidence.as_ref());
                out.push(Intent::Ask(Box::new(Form::Score {
                    round: round.log,
                    dimension: index,
                    score: given.map(|given| given.score),
                    evidence: evidence.map(ToString::to_string).unwrap_or_default(),
                })));
            }
        });
    }
    if may && writable(s) {
        let any = own.is_some_and(|own| !own.scores.is_empty());
        if !any {
            button_waiting(ui, &w.t("seal-do"), &w.t("seal-waits"), 34.0, 180.0);
        } else if button(ui, Some(Icon::Lock), &w.t("seal-do"), Kind::Primary).clicked() {
            out.push(Intent::Ask(Box::new(Form::Sure(Sure::Seal(round.log)))));
        }
        small(ui, &w.t("seal-fixes"));
    }
}

const fn own_key(state: SealState) -> &'static str {
    match state {
        SealState::Late => "seal-own-late",
        SealState::Twice => "seal-own-twice",
        SealState::Absent | SealState::NotYet => "seal-own-absent",
        SealState::Sealed | SealState::Awaited => "seal-own-elsewhere",
        SealState::Revealed => "seal-own-revealed",
    }
}

const fn tone(k: &Tokens, state: SealState) -> (Icon, Tone) {
    match state {
        SealState::NotYet => (Icon::CircleDashed, k.neutral),
        SealState::Sealed => (Icon::Lock, k.ok),
        SealState::Awaited => (Icon::Lock, k.info),
        SealState::Revealed => (Icon::LockOpen, k.ok),
        SealState::Absent | SealState::Late | SealState::Twice => (Icon::CircleDashed, k.warn),
    }
}

/// Who has sealed, and what nobody sees yet.
pub fn participants(ui: &mut Ui, s: &Snapshot, w: &Words, round: &RoundView, out: &mut Vec<Intent>) {
    let k = *tk(ui);
    h3(ui, &w.t("seals-title"));
    let state = round.state();
    small(ui, &w.t(if state == RoundState::Open { "seals-text" } else { "seals-text-ended" }));
    for seal in &round.seals {
        let (_, tone) = tone(&k, seal.state);
        let chip = w.t(names::seal_state(seal.state, round.open));
        let badge = badge(s, seal.org);
        let name = org_name(s, seal.org);
        let it = Item { lead: Lead::Org(&badge), title: &name, sub: "", chip: Some((&chip, tone)), selected: false };
        ui.push_id(seal.org, |ui| entry(ui, &it));
    }
    if let Some(by) = round.ended {
        small(ui, &w.with("sealing-ended-by", &[("who", org_name(s, by).into())]));
    }
    for (org, fault) in &round.apart {
        let text = w.with(names::round_fault(*fault), &[("who", org_name(s, *org).into())]);
        point(ui, Icon::Split, k.warn.fg, "", &text);
    }
    let takes_part = standing(s, round).is_some();
    if state == RoundState::Open && takes_part && writable(s) {
        if button(ui, Some(Icon::LockOpen), &w.t("sealing-end"), Kind::Secondary).clicked() {
            out.push(Intent::Ask(Box::new(Form::Sure(Sure::EndSealing(round.log)))));
        }
        small(ui, &w.t("sealing-end-text"));
    }
}

/// The button that says that the talk was held.
pub fn discussed(ui: &mut Ui, w: &Words, round: &RoundView, out: &mut Vec<Intent>) {
    if button(ui, Some(Icon::MessagesSquare), &w.t("round-discussed"), Kind::Secondary).clicked() {
        out.push(Intent::Do(Command::DiscussRound { round: round.log }));
    }
}
