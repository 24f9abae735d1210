//! What is left to somebody whose part in the network ended: what happened, what stays, what can be done, whom to ask.

use egui::Ui;
use lucide_icons::Icon;
use wijktafel_model::id::OrgId;
use wijktafel_model::view::{OrganisationView, PersonView, Snapshot, Stage};

use super::leaving::head;
use super::partners::refusers;
use crate::client::forms::Form;
use crate::client::intent::Intent;
use crate::client::state::{Place, badge, org_name, org_names, writable};
use crate::client::tokens::tk;
use crate::client::ui::controls::{Kind, button};
use crate::client::ui::layout::{W, bar, card, cards};
use crate::client::ui::parts::{Item, Lead, entry, point};
use crate::client::ui::typography::{h3, muted};
use crate::text::Words;

/// At most this many people to ask are shown.
const ASKED: usize = 6;

/// How the own part ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Ended {
    /// The organisation left.
    Left,
    /// The others ended its membership.
    Removed,
    /// These partners turn this computer away; why is not known here.
    TurnedAway(Vec<OrgId>),
    /// The own organisation turns this computer away: the device was revoked.
    Revoked,
}

/// How the own part ended, if it did.
pub fn ended(s: &Snapshot) -> Option<Ended> {
    let own = s.network.organisations.iter().find(|org| org.own)?;
    match own.stage {
        Stage::Left if !writable(s) => return Some(Ended::Left),
        Stage::Removed => return Some(Ended::Removed),
        _ => {}
    }
    let refusers = refusers(s);
    if refusers.contains(&own.org) {
        return Some(Ended::Revoked);
    }
    (!refusers.is_empty()).then_some(Ended::TurnedAway(refusers))
}

/// The page. Answers whether somebody who is only turned away wants to leave all the same.
pub fn show(ui: &mut Ui, s: &Snapshot, w: &Words, ended: &Ended, out: &mut Vec<Intent>) -> bool {
    let network = [("network", s.network.name.as_str().into())];
    match ended {
        Ended::Left => {
            left(ui, w, out);
            return false;
        }
        Ended::Removed => head(ui, &w.t("removed-title"), &w.with("removed-line", &network)),
        Ended::TurnedAway(who) => {
            let title = w.with("turned-away", &[("who", org_names(s, w, who).into())]);
            head(ui, &title, &w.t("turned-line"));
        }
        Ended::Revoked => head(ui, &w.t("revoked-title"), &w.t("revoked-line")),
    }
    cards(ui, "ended", 0.0, &[W::Fr(1.0), W::Fr(1.0), W::Fr(1.0)], |index, ui| match index {
        0 => happened(ui, s, w, ended),
        1 => points(ui, w, "removed-keep", Icon::Check, tk(ui).ok.fg, 3),
        _ if matches!(ended, Ended::TurnedAway(_)) => {
            points(ui, w, "turned-changes", Icon::CircleMinus, tk(ui).warn.fg, 2);
        }
        _ => points(ui, w, "removed-changes", Icon::CircleMinus, tk(ui).warn.fg, 3),
    });
    card(ui, |ui| {
        h3(ui, &w.t("removed-do"));
        can_do(ui, w, out);
    });
    let asks = *ended != Ended::Revoked;
    if asks {
        card(ui, |ui| whom_to_ask(ui, s, w));
    }
    matches!(ended, Ended::TurnedAway(_))
        && button(ui, Some(Icon::DoorOpen), &w.t("turned-leave"), Kind::Ghost).clicked()
}

fn points(ui: &mut Ui, w: &Words, key: &str, icon: Icon, color: egui::Color32, count: usize) {
    h3(ui, &w.t(key));
    ui.add_space(2.0);
    for number in 1..=count {
        let title = format!("{key}-{number}");
        point(ui, icon, color, &w.t(&title), &w.t(&format!("{title}-text")));
    }
}

/// What happened, as far as it is known here.
fn happened(ui: &mut Ui, s: &Snapshot, w: &Words, ended: &Ended) {
    let k = *tk(ui);
    match ended {
        Ended::Removed => {
            h3(ui, &w.t("removed-what"));
            ui.add_space(2.0);
            let own = s.network.organisations.iter().find(|org| org.own).map(|org| &org.membership);
            let names = |orgs: &[OrgId]| org_names(s, w, orgs);
            if let Some(by) = own.map(|own| own.removed_by.as_slice()).filter(|by| !by.is_empty()) {
                point(ui, Icon::CircleMinus, k.warn.fg, &w.t("removed-by"), &names(by));
            }
            point(ui, Icon::Scale, k.info.fg, &w.t("removed-rule"), &w.t("removed-rule-text"));
            if let Some(heard) = own.map(|own| own.heard_by.as_slice()).filter(|heard| !heard.is_empty()) {
                point(ui, Icon::MailCheck, k.info.fg, &w.t("removed-heard"), &names(heard));
            }
        }
        Ended::Revoked => points(ui, w, "revoked-what", Icon::Info, k.info.fg, 2),
        Ended::TurnedAway(who) => {
            points(ui, w, "turned-what", Icon::CircleQuestionMark, k.info.fg, 2);
            let peers = s.sync.peers.iter().filter(|peer| peer.connected).filter_map(|peer| peer.org);
            let mut others: Vec<OrgId> = peers.filter(|org| !who.contains(org)).collect();
            others.sort_unstable();
            others.dedup();
            if !others.is_empty() {
                point(ui, Icon::RefreshCw, k.ok.fg, &w.t("turned-others"), &org_names(s, w, &others));
            }
        }
        Ended::Left => {}
    }
}

/// What can be done with the own copy.
fn can_do(ui: &mut Ui, w: &Words, out: &mut Vec<Intent>) {
    let package = Intent::Ask(Box::new(Form::Package { to: String::new() }));
    let backup = Intent::Ask(Box::new(Form::Backup { to: String::new() }));
    let rows = [
        (Icon::PackageCheck, "removed-package", "form-package", Kind::Primary, package),
        (Icon::Archive, "removed-backup", "backup", Kind::Secondary, backup),
        (Icon::BookOpen, "removed-read", "left-cases", Kind::Secondary, Intent::Go(Place::Cases)),
    ];
    let k = *tk(ui);
    for (icon, key, does, kind, intent) in rows {
        let (title, sub) = (w.t(key), w.t(&format!("{key}-text")).into_owned());
        let left = |ui: &mut Ui| {
            let lead = Lead::Icon(icon, k.neutral);
            entry(ui, &Item { lead, title: &title, sub: &sub, chip: None, selected: false });
        };
        let mut pressed = false;
        bar(ui, 54.0, left, |ui| pressed = button(ui, None, &w.t(does), kind).clicked());
        if pressed {
            out.push(intent);
        }
    }
}

/// People of the others who can be reached: of organisations that did not stand against this one first, and of them who
/// decides.
fn reachable(s: &Snapshot) -> Vec<&PersonView> {
    let own = s.network.organisations.iter().find(|org| org.own);
    let against = |org: &OrgId| own.is_some_and(|own| own.membership.removed_by.contains(org));
    let member = |org: &OrgId| {
        let fits = |one: &OrganisationView| one.org == *org && !one.own && one.stage == Stage::Member;
        s.network.organisations.iter().any(fits)
    };
    let people = s.network.people.iter().filter(|one| one.active && one.contact.is_some() && member(&one.org));
    let mut people: Vec<&PersonView> = people.collect();
    people.sort_by_key(|one| (against(&one.org), !one.mandates.decide));
    people.truncate(ASKED);
    people
}

fn whom_to_ask(ui: &mut Ui, s: &Snapshot, w: &Words) {
    h3(ui, &w.t("removed-ask"));
    muted(ui, &w.t("removed-ask-text"));
    let people = reachable(s);
    if people.is_empty() {
        let members = s.network.organisations.iter().filter(|org| !org.own && org.stage == Stage::Member);
        let members: Vec<OrgId> = members.map(|org| org.org).collect();
        if !members.is_empty() {
            muted(ui, &w.with("removed-ask-none", &[("who", org_names(s, w, &members).into())]));
        }
        return;
    }
    ui.add_space(2.0);
    for person in people {
        let letters = badge(s, person.org);
        let name = person.name.clone().unwrap_or_else(|| w.t("person-no-card").into_owned());
        let sub = [org_name(s, person.org), person.contact.clone().unwrap_or_default()].join(" · ");
        ui.push_id(person.person, |ui| {
            entry(ui, &Item { lead: Lead::Org(&letters), title: &name, sub: &sub, chip: None, selected: false });
        });
    }
}

fn left(ui: &mut Ui, w: &Words, out: &mut Vec<Intent>) {
    let k = *tk(ui);
    head(ui, &w.t("left-title"), &w.t("left-line"));
    card(ui, |ui| {
        point(ui, Icon::BookOpen, k.accent, &w.t("left-read"), &w.t("left-read-text"));
        point(ui, Icon::Sprout, k.accent, &w.t("left-again"), &w.t("left-again-text"));
        ui.horizontal(|ui| {
            if button(ui, Some(Icon::FolderOpen), &w.t("left-cases"), Kind::Secondary).clicked() {
                out.push(Intent::Go(Place::Cases));
            }
            if button(ui, Some(Icon::PackageCheck), &w.t("package-again"), Kind::Secondary).clicked() {
                out.push(Intent::Ask(Box::new(Form::Package { to: String::new() })));
            }
        });
    });
}
