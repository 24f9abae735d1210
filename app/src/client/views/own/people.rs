//! People of the own organisation, each with roles, mandates and devices; devices on their way in.

use egui::{Ui, vec2};
use lucide_icons::Icon;
use wijktafel_model::command::Command;
use wijktafel_model::view::device::{DeviceTicketState, DeviceTicketView, VouchedView};
use wijktafel_model::view::{DeviceView, PersonView, Snapshot};

use super::{colleagues, manages};
use crate::client::forms::{Form, OwnForm, PersonForm, Sure};
use crate::client::intent::{Intent, NodeRequest, OwnRequest};
use crate::client::state::{org, person_name};
use crate::client::tokens::{Tone, tk};
use crate::client::ui::controls::{Kind, button, button_for, icon_button};
use crate::client::ui::layout::{bar, card, well};
use crate::client::ui::parts::{Item, Lead, banner, entry, hanging};
use crate::client::ui::typography::{h3, muted, small};
use crate::client::views::network::code;
use crate::text::{Words, names};

/// All of them: what waits first, those who act no more last.
pub(super) fn show(ui: &mut Ui, s: &Snapshot, w: &Words, out: &mut Vec<Intent>) {
    gaps(ui, s, w);
    arriving(ui, s, w, out);
    let (mut active, ended): (Vec<_>, Vec<_>) = colleagues(s).partition(|person| person.active);
    active.sort_by_key(|person| !person.own);
    for person in active {
        ui.push_id(person.person, |ui| card(ui, |ui| one(ui, s, w, person, out)));
    }
    if !ended.is_empty() {
        card(ui, |ui| {
            h3(ui, &w.t("own-ended"));
            small(ui, &w.t("own-ended-text"));
            for person in ended {
                let name = person_name(s, person.org, person.person);
                let k = *tk(ui);
                let chip = w.t("person-ended");
                let lead = Lead::Icon(Icon::UserX, k.neutral);
                let it = Item { lead, title: &name, sub: "", chip: Some((&chip, k.neutral)), selected: false };
                entry(ui, &it);
            }
        });
    }
}

/// Which of the five groups of people nobody stands for yet, in words.
fn gaps(ui: &mut Ui, s: &Snapshot, w: &Words) {
    let Some(own) = s.network.me.and_then(|me| org(s, me.org)).filter(|own| !own.gaps.is_empty()) else { return };
    let k = *tk(ui);
    let missing: Vec<_> = own.gaps.iter().map(|role| w.t(names::role(*role)).into_owned()).collect();
    let title = w.with("own-gaps", &[("roles", w.list(&missing).into())]);
    banner(ui, Icon::UserRoundSearch, k.info, &title, &w.t("own-gaps-text"), None);
}

/// Devices on their way in: tickets made here, and those that wait for a second administrator.
fn arriving(ui: &mut Ui, s: &Snapshot, w: &Words, out: &mut Vec<Intent>) {
    let me = s.network.me;
    let waiting = |ticket: &&DeviceTicketView| match ticket.state {
        DeviceTicketState::Open | DeviceTicketState::WaitsForCode | DeviceTicketState::WaitsForSecond => true,
        DeviceTicketState::Added => ticket.to_go.is_some_and(|to_go| to_go > 0),
        DeviceTicketState::Revoked | DeviceTicketState::Expired => false,
    };
    let tickets: Vec<_> = s.network.household.tickets.iter().filter(waiting).collect();
    let second = s.network.household.vouched.iter().filter(|one| me.is_some_and(|me| !one.by.contains(&me.person)));
    let second: Vec<_> = second.collect();
    if tickets.is_empty() && second.is_empty() {
        return;
    }
    card(ui, |ui| {
        h3(ui, &w.t("own-arriving"));
        small(ui, &w.t("own-arriving-text"));
        for ticket in tickets {
            ui.push_id(ticket.ticket, |ui| device_ticket(ui, s, w, ticket, out));
        }
        for waits in second {
            ui.push_id(waits.device, |ui| vouched(ui, s, w, waits, out));
        }
    });
}

/// A ticket for a device: the code to compare, or how far the first copy is.
fn device_ticket(ui: &mut Ui, s: &Snapshot, w: &Words, ticket: &DeviceTicketView, out: &mut Vec<Intent>) {
    let k = *tk(ui);
    let tone = match ticket.state {
        DeviceTicketState::WaitsForCode | DeviceTicketState::WaitsForSecond => k.info,
        DeviceTicketState::Added => k.ok,
        DeviceTicketState::Open | DeviceTicketState::Revoked | DeviceTicketState::Expired => k.neutral,
    };
    let mark = w.with("device-ticket", &[("mark", ticket.ticket.short().into())]);
    let who = s.network.me.map(|me| person_name(s, me.org, ticket.person)).unwrap_or_default();
    let title = w.with("device-ticket-for", &[("who", who.as_str().into())]);
    let state = w.t(names::device_ticket(ticket.state));
    let until = w.with("device-ticket-until", &[("at", w.moment_short(ticket.expires).into())]);
    let open = matches!(ticket.state, DeviceTicketState::Open | DeviceTicketState::WaitsForCode);
    let to_go = ticket.to_go.filter(|to_go| *to_go > 0).map(|to_go| w.with("device-to-go", &[("n", to_go.into())]));
    let sub = match to_go {
        _ if open => format!("{mark} · {until}"),
        Some(to_go) => to_go,
        None => mark.clone(),
    };
    ui.add_space(4.0);
    let left = |ui: &mut Ui| {
        let lead = Lead::Icon(Icon::MonitorSmartphone, tone);
        entry(ui, &Item { lead, title: &title, sub: &sub, chip: Some((&state, tone)), selected: false });
    };
    bar(ui, 54.0, left, |ui| {
        if open && button_for(ui, Some(Icon::X), &w.t("device-take-back"), &mark, Kind::Ghost).clicked() {
            out.push(Intent::Node(NodeRequest::Own(OwnRequest::RevokeDeviceTicket(ticket.ticket))));
        }
    });
    let Some(digits) = &ticket.code else { return };
    well(ui, k.info.bg, |ui| {
        small(ui, &w.t("device-code-same"));
        ui.add_space(4.0);
        code(ui, w, digits);
        if ticket.state == DeviceTicketState::WaitsForCode {
            ui.add_space(4.0);
            if button(ui, Some(Icon::Check), &w.t("device-same"), Kind::Primary).clicked() {
                out.push(Intent::Node(NodeRequest::Own(OwnRequest::ConfirmDevice(ticket.ticket))));
            }
        }
    });
}

/// A device that one administrator vouches for: the word of a second one.
fn vouched(ui: &mut Ui, s: &Snapshot, w: &Words, waits: &VouchedView, out: &mut Vec<Intent>) {
    let k = *tk(ui);
    let who = person_name(s, waits.org, waits.person);
    ui.add_space(4.0);
    let title = w.with("device-ticket-for", &[("who", who.as_str().into())]);
    let state = w.t("device-ticket-second");
    let lead = Lead::Icon(Icon::MonitorSmartphone, k.info);
    entry(ui, &Item { lead, title: &title, sub: "", chip: Some((&state, k.info)), selected: false });
    well(ui, k.info.bg, |ui| {
        small(ui, &w.t("device-code-same"));
        ui.add_space(4.0);
        code(ui, w, &waits.code);
        ui.add_space(4.0);
        if manages(s) && button_for(ui, Some(Icon::Check), &w.t("device-same"), &who, Kind::Primary).clicked() {
            let (device, encryption, person) = (waits.device, waits.encryption, waits.person);
            out.push(Intent::Do(Command::AddDevice { device, encryption, person }));
        }
    });
}

fn one(ui: &mut Ui, s: &Snapshot, w: &Words, person: &PersonView, out: &mut Vec<Intent>) {
    let k = *tk(ui);
    let name = person.name.clone().unwrap_or_else(|| w.t("person-no-card").into_owned());
    let roles: Vec<_> = person.roles.iter().map(|role| w.t(names::role(*role)).into_owned()).collect();
    let mut sub = vec![if roles.is_empty() { w.t("own-no-role").into_owned() } else { w.list(&roles) }];
    sub.extend(person.contact.clone());
    let chip = names::mandates(w, person.mandates);
    let values = [("who", name.as_str().into())];
    let lead = Lead::Icon(Icon::UserRound, Tone { fg: k.accent, bg: k.accent_soft });
    let left = |ui: &mut Ui| {
        let it = Item { lead, title: &name, sub: &sub.join(" · "), chip: Some((&chip, k.neutral)), selected: false };
        entry(ui, &it);
    };
    bar(ui, 54.0, left, |ui| {
        if !manages(s) {
            return;
        }
        if icon_button(ui, Icon::Pencil, &w.with("person-edit", &values)).clicked() {
            out.push(Intent::Ask(Box::new(Form::Person(PersonForm {
                person: person.person,
                enrolled: Some(person.mandates),
                name: person.name.clone().unwrap_or_default(),
                roles: person.roles.clone(),
                contact: person.contact.clone().unwrap_or_default(),
                mandates: person.mandates,
            }))));
        }
        if !person.own && icon_button(ui, Icon::UserMinus, &w.with("person-end", &values)).clicked() {
            out.push(Intent::Ask(Box::new(Form::Sure(Sure::EndPerson(person.person)))));
        }
    });
    let owns = |device: &&DeviceView| (device.org, device.person) == (person.org, person.person);
    let devices = s.network.devices.iter().filter(owns);
    let (mut active, revoked): (Vec<_>, Vec<_>) = devices.partition(|device| device.active);
    active.sort_by_key(|device| !device.own);
    well(ui, k.sunken, |ui| {
        if active.is_empty() {
            muted(ui, &w.t("own-no-device"));
        }
        for device in active {
            ui.push_id(device.device, |ui| one_device(ui, s, w, device, out));
        }
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = vec2(8.0, 6.0);
            let may = s.network.me.is_some_and(|me| me.writable && (me.mandates.administer || person.own));
            if may && button_for(ui, Some(Icon::Plus), &w.t("device-add"), &name, Kind::Ghost).clicked() {
                out.push(Intent::Node(NodeRequest::Own(OwnRequest::InviteDevice(person.person))));
            }
            if !revoked.is_empty() {
                let marks: Vec<_> = revoked.iter().map(|device| device.device.short()).collect();
                small(ui, &w.with("own-revoked", &[("marks", w.list(&marks).into())]));
            }
        });
    });
}

fn one_device(ui: &mut Ui, s: &Snapshot, w: &Words, device: &DeviceView, out: &mut Vec<Intent>) {
    let k = *tk(ui);
    let mark = device.device.short();
    let peer = s.sync.peers.iter().find(|peer| peer.device == device.device);
    // Chips in a well stand on the card's colour; their own would not show there.
    let calm = Tone { fg: k.muted, bg: k.surface };
    let heard = |at| w.with("device-heard", &[("when", w.when(at, s.today).into())]);
    let chip = match (device.own, peer) {
        (true, _) => None,
        (false, Some(peer)) if peer.connected => Some((w.t("connected-now").into_owned(), k.ok)),
        (false, Some(peer)) => Some((peer.last_heard.map_or_else(|| w.t("never-heard").into_owned(), heard), calm)),
        (false, None) => Some((w.t("device-active").into_owned(), calm)),
    };
    let title = w.t(if device.own { "device-this-title" } else { "device-other-title" });
    let sub = w.with("device-mark", &[("mark", mark.as_str().into())]);
    let left = |ui: &mut Ui| {
        let chip = chip.as_ref().map(|(words, tone)| (words.as_str(), *tone));
        entry(ui, &Item { lead: Lead::Icon(Icon::Laptop, calm), title: &title, sub: &sub, chip, selected: false });
    };
    bar(ui, 54.0, left, |ui| {
        let may = s.network.me.is_some_and(|me| {
            me.writable && me.org == device.org && (me.mandates.administer || me.person == device.person)
        });
        if !may || device.own {
            return;
        }
        if button_for(ui, Some(Icon::SearchX), &w.t("device-lost"), &mark, Kind::Secondary).clicked() {
            let form = OwnForm::lost(Some(device.device), w.lang());
            out.push(Intent::Ask(Box::new(form.into())));
        }
        if button_for(ui, Some(Icon::ShieldOff), &w.t("device-revoke"), &mark, Kind::Ghost).clicked() {
            out.push(Intent::Ask(Box::new(Form::Sure(Sure::RevokeDevice(device.device)))));
        }
    });
    if let Some(to_go) = peer.and_then(|peer| peer.to_go).filter(|to_go| *to_go > 0) {
        hanging(ui, 44.0, &w.with("device-to-go", &[("n", to_go.into())]));
    }
}
