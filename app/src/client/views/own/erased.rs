//! What was dropped, and who has dropped it too: partners, and blind peers that were asked to forget it.

use std::collections::BTreeMap;
use std::sync::Arc;

use egui::{Ui, vec2};
use lucide_icons::Icon;
use wijktafel_core::blind::post::Forgetting;
use wijktafel_core::replica::Receipt;
use wijktafel_model::id::OrgId;
use wijktafel_model::time::Timestamp;
use wijktafel_model::view::Snapshot;
use wijktafel_model::words::LogKind;
use wijktafel_sync::node::erased::{BlindErased, Erased};

use crate::client::state::{UiState, badge, org_name};
use crate::client::tokens::{GAP, Tokens, Tone, tk};
use crate::client::ui::layout::{W, card, cols, rule};
use crate::client::ui::parts::{Item, Lead, empty, entry, item};
use crate::client::ui::typography::{h2, h3, muted, small};
use crate::print::erased::ending;
use crate::text::{Words, names};

/// How certain it is that a partner has dropped it: as little as of the least certain of its devices.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Certain {
    /// One of them was not heard of since.
    NotHeard,
    /// What one of them kept cannot be known any more.
    CannotKnow,
    /// All said so, the last at this moment.
    Confirmed(Timestamp),
}

/// Every partner that held it, in the order of the network.
fn partners(s: &Snapshot, erased: &Erased) -> Vec<(OrgId, Certain)> {
    let mut found: BTreeMap<OrgId, Certain> = BTreeMap::new();
    for (org, _, receipt) in &erased.what.devices {
        let certain = match receipt {
            Receipt::Confirmed(at) => Certain::Confirmed(*at),
            Receipt::NotHeard => Certain::NotHeard,
            Receipt::CannotKnow => Certain::CannotKnow,
        };
        let joined = match (found.get(org), certain) {
            (Some(Certain::Confirmed(before)), Certain::Confirmed(at)) => Certain::Confirmed(at.max(*before)),
            (Some(before), certain) => certain.min(*before),
            (None, certain) => certain,
        };
        found.insert(*org, joined);
    }
    let place = |org: &OrgId| s.network.organisations.iter().position(|one| one.org == *org);
    let mut list: Vec<_> = found.into_iter().collect();
    list.sort_by_key(|(org, _)| (place(org).unwrap_or(usize::MAX), *org));
    list
}

pub(super) fn show(ui: &mut Ui, s: &Snapshot, st: &mut UiState) {
    let w = Arc::clone(&st.words);
    let Some(list) = &st.own.erased else {
        card(ui, |ui| muted(ui, &w.t("reading")));
        return;
    };
    let Some(last) = list.first() else {
        card(ui, |ui| empty(ui, Icon::Eraser, &w.t("erased-none"), &w.t("erased-none-text"), None));
        return;
    };
    let open = list.iter().find(|one| Some(one.what.log) == st.own.grave).unwrap_or(last);
    let mut chosen = open.what.log;
    let wide = ui.available_width() > 760.0;
    let spec: &[W] = if wide { &[W::Fr(1.0), W::Fr(1.15)] } else { &[W::Fr(1.0)] };
    cols(ui, GAP, spec, |index, ui| {
        ui.spacing_mut().item_spacing = vec2(8.0, GAP);
        if index == 0 {
            card(ui, |ui| {
                h3(ui, &w.t("erased-title"));
                small(ui, &w.t("erased-text"));
                ui.add_space(4.0);
                for one in list {
                    ui.push_id(one.what.log, |ui| {
                        if row(ui, s, &w, one, one.what.log == open.what.log) {
                            chosen = one.what.log;
                        }
                    });
                }
            });
        }
        if index == 1 || !wide {
            card(ui, |ui| who(ui, s, &w, open));
        }
    });
    st.own.grave = Some(chosen);
}

const fn icon(kind: LogKind) -> Icon {
    match kind {
        LogKind::Case | LogKind::Circle => Icon::FolderOpen,
        LogKind::Agreement => Icon::Handshake,
        LogKind::Table => Icon::MessagesSquare,
        LogKind::Meeting => Icon::CalendarDays,
        LogKind::Capture => Icon::Spline,
        LogKind::Lesson => Icon::Lightbulb,
        LogKind::Experiment => Icon::FlaskConical,
        LogKind::Story => Icon::BookOpen,
        LogKind::Round | LogKind::Season => Icon::Sprout,
        LogKind::Departure => Icon::DoorOpen,
        LogKind::Roster | LogKind::Network | LogKind::Organisation | LogKind::Person => Icon::Shapes,
    }
}

/// What it was. Its name is gone with it; the mark stands in the access log too.
fn title(w: &Words, erased: &Erased) -> String {
    let kind = capital(&w.t(names::log_kind(erased.what.kind)));
    w.with("erased-what", &[("kind", kind.into()), ("mark", erased.what.log.short().into())])
}

/// With a capital letter.
fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect()
}

fn row(ui: &mut Ui, s: &Snapshot, w: &Words, erased: &Erased, selected: bool) -> bool {
    let k = *tk(ui);
    let partners = partners(s, erased);
    let confirmed = partners.iter().filter(|(_, certain)| matches!(certain, Certain::Confirmed(_))).count();
    let chip = w.with("erased-count", &[("part", confirmed.into()), ("whole", partners.len().into())]);
    let tone = if confirmed == partners.len() { k.ok } else { k.warn };
    let day = erased.what.ending.as_ref().map(|ending| w.near(ending.at.day(), s.today)).unwrap_or_default();
    let lead = Lead::Icon(icon(erased.what.kind), k.neutral);
    let it = Item { lead, title: &title(w, erased), sub: &day, chip: Some((&chip, tone)), selected };
    item(ui, &it).clicked()
}

/// Who held it, and what is known of each.
fn who(ui: &mut Ui, s: &Snapshot, w: &Words, erased: &Erased) {
    let k = *tk(ui);
    h2(ui, &title(w, erased));
    muted(ui, &ending(erased, w, |id| org_name(s, id)));
    rule(ui);
    h3(ui, &w.t("erased-partners"));
    let partners = partners(s, erased);
    if partners.is_empty() {
        small(ui, &w.t("erased-nobody"));
    }
    for (org, certain) in partners {
        let (letters, name) = (badge(s, org), org_name(s, org));
        let (chip, tone) = said(w, &k, certain);
        let sub = match certain {
            Certain::Confirmed(at) => w.with("erased-heard", &[("when", w.when(at, s.today).into())]),
            Certain::NotHeard | Certain::CannotKnow => String::new(),
        };
        ui.push_id(org, |ui| {
            let lead = Lead::Org(&letters);
            entry(ui, &Item { lead, title: &name, sub: &sub, chip: Some((&chip, tone)), selected: false });
        });
    }
    small(ui, &w.t("erased-grades"));
    if erased.blind_peers.is_empty() {
        return;
    }
    rule(ui);
    h3(ui, &w.t("blind-title"));
    for blind in &erased.blind_peers {
        ui.push_id(blind.peer.endpoint, |ui| blind_peer(ui, s, w, blind));
    }
    small(ui, &w.t("erased-blind-text"));
}

fn said(w: &Words, k: &Tokens, certain: Certain) -> (String, Tone) {
    let (key, tone) = match certain {
        Certain::Confirmed(_) => ("erased-confirmed", k.ok),
        Certain::NotHeard => ("erased-not-heard", k.warn),
        Certain::CannotKnow => ("erased-cannot-know", k.info),
    };
    (w.t(key).into_owned(), tone)
}

fn blind_peer(ui: &mut Ui, s: &Snapshot, w: &Words, blind: &BlindErased) {
    let k = *tk(ui);
    let (who, letters) = (org_name(s, blind.peer.org), badge(s, blind.peer.org));
    let (key, tone) = match blind.state {
        Forgetting::Done => ("erased-forgotten", k.ok),
        Forgetting::Waits => ("erased-to-forget", k.warn),
    };
    let (chip, sub) = (w.t(key), blind.peer.addresses.join(" "));
    let lead = Lead::Org(&letters);
    entry(ui, &Item { lead, title: &who, sub: &sub, chip: Some((&chip, tone)), selected: false });
}

#[cfg(test)]
mod tests {
    use wijktafel_model::id::DeviceId;

    use super::*;
    use crate::client::demo;

    #[test]
    fn a_partner_is_as_certain_as_the_least_certain_of_its_devices() {
        let mut erased = demo::erased().remove(0);
        let device = |n: u8, receipt| (demo::org(1), DeviceId([n; 32]), receipt);
        let confirmed = |at: i64| Receipt::Confirmed(Timestamp(at));
        let mut certain = |devices: Vec<_>| {
            erased.what.devices = devices;
            partners(&demo::snapshot(), &erased)
        };

        let later = certain(vec![device(1, confirmed(7)), device(2, confirmed(9)), device(3, confirmed(8))]);
        assert_eq!(later, [(demo::org(1), Certain::Confirmed(Timestamp(9)))], "the last of them");
        for (other, joined) in [(Receipt::NotHeard, Certain::NotHeard), (Receipt::CannotKnow, Certain::CannotKnow)] {
            for devices in [[device(1, confirmed(7)), device(2, other)], [device(1, other), device(2, confirmed(7))]] {
                assert_eq!(certain(devices.to_vec()), [(demo::org(1), joined)]);
            }
        }
        let both = certain(vec![device(1, Receipt::CannotKnow), device(2, Receipt::NotHeard)]);
        assert_eq!(both, [(demo::org(1), Certain::NotHeard)], "it may still be heard");
    }
}
