//! Joining: the code to compare, the rule and its count, and accepting. The newcomer sees the inviter and a count;
//! the members only after the codes matched.

use std::sync::Arc;

use egui::Ui;
use lucide_icons::Icon;
use wijktafel_model::command::Command;
use wijktafel_model::view::device::EnteringView;
use wijktafel_model::view::{InvitationState, OrganisationView, Snapshot, Stage};

use super::first_run::halves;
use super::network::code;
use crate::client::forms::{Form, Sure};
use crate::client::intent::Intent;
use crate::client::state::{UiState, badge, org_name, org_names};
use crate::client::tokens::tk;
use crate::client::ui::charts::meter;
use crate::client::ui::controls::{Kind, button};
use crate::client::ui::layout::card;
use crate::client::ui::parts::{Item, Lead, banner, empty, entry};
use crate::client::ui::typography::{h1, h3, muted, small};
use crate::text::{Words, names};

/// The own organisation, while it is not a member yet.
pub fn newcomer(s: &Snapshot) -> Option<&OrganisationView> {
    let own = s.network.organisations.iter().find(|org| org.own)?;
    matches!(own.stage, Stage::Candidate | Stage::Admitted | Stage::Waiting).then_some(own)
}

/// The page while joining.
pub fn show(ui: &mut Ui, s: &Snapshot, st: &mut UiState, out: &mut Vec<Intent>) {
    let w = Arc::clone(&st.words);
    if let Some(entering) = &s.network.household.entering {
        return halves(ui, &w, "join-promise", |ui| self::entering(ui, &w, entering, out));
    }
    let Some(own) = newcomer(s) else { return };
    halves(ui, &w, "join-promise", |ui| {
        match own.stage {
            Stage::Candidate => candidate(ui, s, &w, own),
            Stage::Admitted => admitted(ui, s, &w, own, out),
            _ => waiting(ui, s, &w, own),
        }
        ui.add_space(6.0);
        if button(ui, Some(Icon::X), &w.t("join-stop"), Kind::Ghost).clicked() {
            out.push(Intent::Ask(Box::new(Form::Sure(Sure::StopJoining))));
        }
    });
}

/// A new device of a member: the code to compare, then how far the first copy is.
fn entering(ui: &mut Ui, w: &Words, entering: &EnteringView, out: &mut Vec<Intent>) {
    let k = *tk(ui);
    h1(ui, &w.t("enter-title"));
    ui.add_space(4.0);
    if let Some(why) = entering.refused {
        banner(
            ui,
            Icon::TriangleAlert,
            k.warn,
            &w.t("enter-refused"),
            &w.t(names::entering_refusal(why, entering.recovery)),
            None,
        );
    } else if let Some((done, total)) = entering.copied {
        card(ui, |ui| {
            let said = w.with("enter-copying", &[("done", done.into()), ("total", total.into())]);
            let whole = |count: u64| usize::try_from(count).unwrap_or(usize::MAX);
            muted(ui, &said);
            meter(ui, whole(done), whole(total), k.accent, &said);
            small(ui, &w.t("enter-copying-text"));
        });
    } else if let Some(digits) = &entering.code {
        card(ui, |ui| {
            code(ui, w, digits);
            small(ui, &w.t("enter-code-text"));
        });
    } else {
        card(ui, |ui| {
            empty(ui, Icon::RefreshCw, &w.t("join-connecting"), &w.t("enter-connecting-text"), None);
        });
    }
    ui.add_space(6.0);
    if entering.copied.is_none() && button(ui, Some(Icon::X), &w.t("join-stop"), Kind::Ghost).clicked() {
        out.push(Intent::Ask(Box::new(Form::Sure(Sure::StopJoining))));
    }
}

fn candidate(ui: &mut Ui, s: &Snapshot, w: &Words, own: &OrganisationView) {
    let invitation = s.network.invitations.iter().find(|invitation| invitation.org == Some(own.org));
    let inviter = invitation.map_or_else(|| w.t("somebody").into_owned(), |invitation| org_name(s, invitation.by));
    h1(ui, &w.t("join-code"));
    muted(ui, &w.with("join-code-text", &[("who", inviter.as_str().into())]));
    ui.add_space(4.0);
    if let Some(InvitationState::Refused(why)) = invitation.map(|invitation| invitation.state) {
        let k = *tk(ui);
        let (title, text) = (w.with("join-refused", &[("who", inviter.into())]), w.t(names::invite_refusal(why)));
        banner(ui, Icon::TriangleAlert, k.warn, &title, &text, None);
        return;
    }
    card(ui, |ui| match invitation.and_then(|invitation| invitation.code.as_deref()) {
        Some(digits) => {
            code(ui, w, digits);
            small(ui, &w.t("join-code-same"));
        }
        None => drop(empty(ui, Icon::RefreshCw, &w.t("join-connecting"), &w.t("join-connecting-text"), None)),
    });
    rule(ui, s, w, own);
    let k = *tk(ui);
    banner(
        ui,
        Icon::Hourglass,
        k.info,
        &w.with("join-waits", &[("who", inviter.into())]),
        &w.t("join-waits-text"),
        None,
    );
}

fn admitted(ui: &mut Ui, s: &Snapshot, w: &Words, own: &OrganisationView, out: &mut Vec<Intent>) {
    h1(ui, &w.t("join-admitted"));
    muted(ui, &w.with("join-admitted-text", &[("network", s.network.name.as_str().into())]));
    ui.add_space(4.0);
    card(ui, |ui| {
        h3(ui, &w.t("join-members"));
        for org in s.network.organisations.iter().filter(|org| org.stage == Stage::Member) {
            let (letters, name) = (badge(s, org.org), org_name(s, org.org));
            let sub = if org.endorsed_by.is_empty() {
                w.t("why-founder").into_owned()
            } else {
                w.with("join-endorsed", &[("who", org_names(s, w, &org.endorsed_by).into())])
            };
            entry(ui, &Item { lead: Lead::Org(&letters), title: &name, sub: &sub, chip: None, selected: false });
        }
    });
    rule(ui, s, w, own);
    ui.add_space(4.0);
    if button(ui, Some(Icon::Check), &w.t("join-accept"), Kind::Primary).clicked() {
        out.push(Intent::Do(Command::AcceptMembership));
    }
}

fn waiting(ui: &mut Ui, s: &Snapshot, w: &Words, own: &OrganisationView) {
    h1(ui, &w.t("join-almost"));
    muted(ui, &w.t("join-almost-text"));
    rule(ui, s, w, own);
    let k = *tk(ui);
    banner(ui, Icon::Hourglass, k.info, &w.t("join-one-of-two"), &w.t("join-waits-text"), None);
}

fn rule(ui: &mut Ui, s: &Snapshot, w: &Words, own: &OrganisationView) {
    let k = *tk(ui);
    ui.add_space(4.0);
    card(ui, |ui| {
        h3(ui, &w.t("join-rule"));
        muted(ui, &w.t("join-rule-text"));
        ui.add_space(2.0);
        let confirmed = own.stage != Stage::Candidate;
        let accepted = own.stage == Stage::Waiting;
        for (key, done) in
            [("join-rule-code", confirmed), ("join-rule-accept", accepted), ("join-rule-received", false)]
        {
            let chip = w.t(if done { "join-done" } else { "join-not-yet" });
            let (icon, tone) = if done { (Icon::CircleCheck, k.ok) } else { (Icon::CircleDashed, k.neutral) };
            let title = w.t(key);
            entry(
                ui,
                &Item {
                    lead: Lead::Icon(icon, tone),
                    title: &title,
                    sub: "",
                    chip: Some((&chip, tone)),
                    selected: false,
                },
            );
        }
        let voices = s.network.organisations.iter().filter(|org| org.voice).count();
        if voices > 0 {
            small(ui, &w.count("join-voice", voices / 2 + 1));
        }
    });
}
