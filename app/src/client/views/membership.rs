//! Why an organisation belongs or not, what others say about that, and the network's rules.

use egui::Ui;
use lucide_icons::Icon;
use wijktafel_model::command::Command;
use wijktafel_model::plan::RuleError;
use wijktafel_model::view::{MotionView, OrganisationView, Snapshot, Stage, VerdictsView};

use crate::client::forms::{Form, Sure};
use crate::client::intent::Intent;
use crate::client::state::{org, org_name, org_names};
use crate::client::tokens::tk;
use crate::client::ui::controls::{Kind, button};
use crate::client::ui::layout::{card, rule};
use crate::client::ui::parts::{banner, pair, point};
use crate::client::ui::typography::{h3, muted, small};
use crate::text::{Words, names};

/// The reader's organisation, when the reader may decide for it.
pub(super) fn decider(s: &Snapshot) -> Option<&OrganisationView> {
    let me = s.network.me.filter(|me| me.writable && me.mandates.decide)?;
    org(s, me.org)
}

/// Why an organisation stands where it stands: who admitted, endorsed and received it, who stands against it, who
/// ended it and who has heard of that.
pub fn standing(ui: &mut Ui, s: &Snapshot, w: &Words, o: &OrganisationView, out: &mut Vec<Intent>) {
    let k = *tk(ui);
    h3(ui, &w.t(if o.stage == Stage::Member { "why-title" } else { "why-not-title" }));
    if o.endorsed_by.is_empty() {
        point(ui, Icon::Flag, k.accent, "", &w.t("why-founder"));
    } else {
        point(ui, Icon::Handshake, k.accent, &w.t("why-endorsed"), &org_names(s, w, &o.endorsed_by));
    }
    if !o.received_by.is_empty() {
        point(ui, Icon::MailCheck, k.accent, &w.t("why-received"), &org_names(s, w, &o.received_by));
    }
    if o.stage == Stage::Member && !o.voice {
        voice(ui, s, w, o, out);
    }
    if matches!(o.stage, Stage::Left | Stage::Removed) {
        ended(ui, s, w, o, out);
    }
    succession(ui, s, w, o, out);
    if o.stage == Stage::Member && !o.own {
        rule(ui);
        against(ui, s, w, o, out);
    }
}

/// What is missing for a voice.
fn voice(ui: &mut Ui, s: &Snapshot, w: &Words, o: &OrganisationView, out: &mut Vec<Intent>) {
    small(ui, &w.count("why-voice", o.membership.endorsements_needed));
    let may = decider(s).is_some_and(|own| own.voice && !o.endorsed_by.contains(&own.org));
    if may && button(ui, Some(Icon::Vote), &w.t("endorse"), Kind::Primary).clicked() {
        out.push(Intent::Do(Command::Endorse { org: o.org }));
    }
}

/// How it ended, and who knows.
fn ended(ui: &mut Ui, s: &Snapshot, w: &Words, o: &OrganisationView, out: &mut Vec<Intent>) {
    let k = *tk(ui);
    let m = &o.membership;
    if !m.removed_by.is_empty() {
        point(ui, Icon::CircleMinus, k.warn.fg, &w.t("why-removed"), &org_names(s, w, &m.removed_by));
    }
    if !m.heard_by.is_empty() {
        point(ui, Icon::MailCheck, k.accent, &w.t("why-heard"), &org_names(s, w, &m.heard_by));
    }
    if !m.unheard_by.is_empty() {
        point(ui, Icon::Hourglass, k.warn.fg, &w.t("why-unheard"), &org_names(s, w, &m.unheard_by));
    }
    let may = decider(s).is_some_and(|own| own.stage == Stage::Member && !o.endorsed_by.contains(&own.org));
    if may && button(ui, Some(Icon::Handshake), &w.t("admit-again"), Kind::Secondary).clicked() {
        out.push(Intent::Do(Command::Admit { org: o.org }));
    }
}

/// Handing over and taking over.
fn succession(ui: &mut Ui, s: &Snapshot, w: &Words, o: &OrganisationView, out: &mut Vec<Intent>) {
    let k = *tk(ui);
    let m = &o.membership;
    if let Some(successor) = m.successor {
        point(ui, Icon::Merge, k.accent, &w.t("why-successor"), &org_name(s, successor));
        return;
    }
    if !m.offered_to.is_empty() {
        point(ui, Icon::Merge, k.info.fg, &w.t("hands-over"), &org_names(s, w, &m.offered_to));
    }
    if !m.taken_by.is_empty() {
        point(ui, Icon::Merge, k.info.fg, &w.t("is-taken-over"), &org_names(s, w, &m.taken_by));
    }
    let Some(own) = decider(s).filter(|own| own.stage == Stage::Member && o.stage == Stage::Member) else { return };
    if o.own {
        if m.offered_to.is_empty() {
            if button(ui, Some(Icon::Merge), &w.t("succession-hand-over"), Kind::Ghost).clicked() {
                out.push(Intent::Ask(Box::new(Form::Succession { to: None })));
            }
        } else if button(ui, Some(Icon::X), &w.t("succession-hand-over-not"), Kind::Ghost).clicked() {
            out.push(Intent::Do(Command::HandOver { to: None }));
        }
    } else if m.offered_to.contains(&own.org) && !m.taken_by.contains(&own.org) {
        let name = w.with("take-over", &[("who", org_name(s, o.org).into())]);
        if button(ui, Some(Icon::Merge), &name, Kind::Primary).clicked() {
            out.push(Intent::Ask(Box::new(Form::Sure(Sure::TakeOver(o.org)))));
        }
    }
}

/// Who stands against its membership, what it takes, and the own word.
fn against(ui: &mut Ui, s: &Snapshot, w: &Words, o: &OrganisationView, out: &mut Vec<Intent>) {
    h3(ui, &w.t("verdicts-title"));
    let verdicts = o.membership.verdicts.as_ref().filter(|verdicts| !verdicts.by.is_empty());
    match verdicts {
        Some(verdicts) => spoken(ui, s, w, verdicts),
        None => drop(small(ui, &w.t("verdicts-none"))),
    }
    let Some(own) = decider(s).filter(|own| own.stage == Stage::Member) else { return };
    let stands = verdicts.is_some_and(|verdicts| verdicts.by.iter().any(|(by, _)| *by == own.org));
    if stands {
        if button(ui, Some(Icon::Undo2), &w.t("verdict-withdraw"), Kind::Secondary).clicked() {
            out.push(Intent::Do(Command::WithdrawRemoval { org: o.org }));
        }
        return;
    }
    match o.membership.cannot_vote {
        None => {
            if button(ui, Some(Icon::CircleMinus), &w.t("verdict-give"), Kind::Ghost).clicked() {
                out.push(Intent::Ask(Box::new(Form::Removal { org: o.org, reason: None })));
            }
        }
        Some(RuleError::NoVoice | RuleError::TooManyVerdicts) => {
            let why = o.membership.cannot_vote.map_or("refused-other", names::rule_error);
            small(ui, &w.t(why));
        }
        Some(_) => {}
    }
}

fn spoken(ui: &mut Ui, s: &Snapshot, w: &Words, verdicts: &VerdictsView) {
    let k = *tk(ui);
    for (by, reason) in &verdicts.by {
        point(ui, Icon::CircleMinus, k.warn.fg, &org_name(s, *by), &w.t(names::removal_reason(*reason)));
    }
    let counts = [("n", verdicts.by.len().into()), ("needed", verdicts.needed.into()), ("base", verdicts.base.into())];
    small(ui, &w.with("verdicts-count", &counts));
    if verdicts.waits {
        small(ui, &w.t("verdicts-wait"));
    }
}

/// The network's rules, what is asked to change in them, and the own word.
pub fn rules(ui: &mut Ui, s: &Snapshot, w: &Words, out: &mut Vec<Intent>) {
    let k = *tk(ui);
    let network = &s.network;
    if network.paused {
        banner(ui, Icon::CirclePause, k.warn, &w.t("paused"), &w.t("paused-text"), None);
    }
    card(ui, |ui| {
        h3(ui, &w.t("rules-title"));
        pair(ui, &w.t("rule-sponsors"), &network.sponsors.to_string());
        pair(ui, &w.t("rule-pause"), &w.t(if network.paused { "rule-pause-on" } else { "rule-pause-off" }));
        if !network.motions.is_empty() {
            ui.add_space(4.0);
            muted(ui, &w.t("motions-title"));
        }
        for motion in &network.motions {
            one_motion(ui, s, w, motion);
        }
        if !decider(s).is_some_and(|own| own.voice) {
            return;
        }
        ui.add_space(4.0);
        ui.horizontal_wrapped(|ui| {
            let (key, on) = if network.paused { ("rule-resume", false) } else { ("rule-pause-ask", true) };
            if button(ui, Some(Icon::CirclePause), &w.t(key), Kind::Ghost).clicked() {
                out.push(Intent::Ask(Box::new(Form::Sure(Sure::Pause(on)))));
            }
            if button(ui, Some(Icon::Handshake), &w.t("rule-sponsors-ask"), Kind::Ghost).clicked() {
                out.push(Intent::Ask(Box::new(Form::Sponsors { count: network.sponsors })));
            }
        });
    });
}

fn one_motion(ui: &mut Ui, s: &Snapshot, w: &Words, motion: &MotionView) {
    let k = *tk(ui);
    let title = names::rule_change(w, motion.change);
    let counts =
        [("who", org_names(s, w, &motion.by).into()), ("n", motion.by.len().into()), ("needed", motion.needed.into())];
    point(ui, Icon::Vote, k.info.fg, &title, &w.with("motion-by", &counts));
}
