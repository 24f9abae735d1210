//! Blind peers: which ones members offer, how this copy stands with each, offering one and ending it.

use egui::Ui;
use lucide_icons::Icon;
use wijktafel_model::view::Snapshot;
use wijktafel_model::view::blind::BlindPeerView;

use super::own::manages;
use crate::client::forms::{Form, Sure};
use crate::client::intent::Intent;
use crate::client::state::{badge, org_name};
use crate::client::tokens::{Tokens, Tone, tk};
use crate::client::ui::controls::{Kind, button, button_for};
use crate::client::ui::layout::bar;
use crate::client::ui::parts::{Item, Lead, empty, entry, hanging};
use crate::client::ui::typography::{h3, small};
use crate::text::{Words, names};

/// The inside of the card.
pub fn show(ui: &mut Ui, s: &Snapshot, w: &Words, out: &mut Vec<Intent>) {
    let mut add = false;
    let title = |ui: &mut Ui| {
        h3(ui, &w.t("blind-title"));
    };
    bar(ui, 34.0, title, |ui| {
        let label = w.t("form-blind-peer");
        add = manages(s) && button(ui, Some(Icon::Plus), &label, Kind::Secondary).clicked();
    });
    if s.network.blind_peers.is_empty() {
        empty(ui, Icon::Package, &w.t("blind-none"), &w.t("blind-none-text"), None);
    } else {
        small(ui, &w.t("blind-text"));
        for blind in &s.network.blind_peers {
            row(ui, s, w, blind, out);
        }
    }
    if add {
        out.push(Intent::Ask(Box::new(Form::BlindPeer { ticket: String::new() })));
    }
}

/// How this copy stands with it; nothing when it was reached before and not yet since the start.
fn state(w: &Words, k: &Tokens, blind: &BlindPeerView) -> Option<(String, Tone)> {
    match (blind.refused, blind.to_leave) {
        (Some(refused), _) => Some((w.t(names::blind_refusal(refused)).into_owned(), k.warn)),
        (None, Some(0)) => Some((w.t("blind-all-left").into_owned(), k.ok)),
        (None, Some(n)) => {
            let n = usize::try_from(n).unwrap_or(usize::MAX);
            Some((w.count("blind-to-leave", n), k.info))
        }
        (None, None) if blind.reached.is_none() => Some((w.t("blind-not-reached").into_owned(), k.neutral)),
        (None, None) => None,
    }
}

fn row(ui: &mut Ui, s: &Snapshot, w: &Words, blind: &BlindPeerView, out: &mut Vec<Intent>) {
    let k = *tk(ui);
    let (who, letters) = (org_name(s, blind.peer.org), badge(s, blind.peer.org));
    let addresses = blind.peer.addresses.join(" ");
    let reached = blind.reached.map(|at| w.with("blind-reached", &[("when", w.when(at, s.today).into())]));
    let sub: Vec<&str> = reached.as_deref().into_iter().chain([addresses.as_str()]).collect();
    let state = state(w, &k, blind);
    let left = |ui: &mut Ui| {
        let chip = state.as_ref().map(|(text, tone)| (text.as_str(), *tone));
        entry(ui, &Item { lead: Lead::Org(&letters), title: &who, sub: &sub.join(" · "), chip, selected: false });
    };
    bar(ui, 48.0, left, |ui| {
        let may = blind.own && manages(s);
        if may && button_for(ui, None, &w.t("blind-end"), &addresses, Kind::Ghost).clicked() {
            out.push(Intent::Ask(Box::new(Form::Sure(Sure::EndBlindPeer(blind.peer.endpoint)))));
        }
    });
    if blind.passed_over > 0 {
        let n = usize::try_from(blind.passed_over).unwrap_or(usize::MAX);
        hanging(ui, 38.0, &w.count("blind-passed-over", n));
    }
}
