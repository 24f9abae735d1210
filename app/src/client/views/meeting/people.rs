//! Who guides and whose turn it is; who is there, and who was not heard yet.

use egui::{Ui, WidgetInfo, accesskit::Role as Part, vec2};
use lucide_icons::Icon;
use wijktafel_model::command::meeting::MeetingAct;
use wijktafel_model::id::OrgId;
use wijktafel_model::meeting::rota;
use wijktafel_model::view::Snapshot;
use wijktafel_model::view::meeting::{MeetingState, MeetingView};
use wijktafel_model::words::{Attendance, Role};

use super::at;
use crate::client::forms::MeetingForm;
use crate::client::intent::Intent;
use crate::client::state::{badge, org_name, org_names, person_name, writable};
use crate::client::tokens::{Tone, tk};
use crate::client::ui::controls::{Kind, button, icon_button, segment};
use crate::client::ui::layout::bar;
use crate::client::ui::parts::{Item, Lead, entry};
use crate::client::ui::typography::{body, h3, muted, small};
use crate::meeting::{guides, somebody};
use crate::text::{Words, names};

pub(super) fn guide(ui: &mut Ui, s: &Snapshot, w: &Words, one: &MeetingView, out: &mut Vec<Intent>) {
    let may = writable(s) && one.state != MeetingState::Cancelled;
    bar(
        ui,
        34.0,
        |ui| {
            h3(ui, &w.t("guide-title"));
        },
        |ui| {
            if may && icon_button(ui, Icon::UserPen, &w.t("guide-choose")).clicked() {
                let guide = one.guides.first().and_then(|guide| Some((guide.org, guide.person?)));
                let form = MeetingForm::Guide { meeting: one.log, table: one.table, guide };
                out.push(Intent::Ask(Box::new(form.into())));
            }
        },
    );
    let named = guides(s, w, &one.guides);
    match &named {
        Some(who) if one.guides.len() > 1 => body(ui, &w.with("guide-two", &[("who", who.as_str().into())])),
        Some(who) => body(ui, &w.with("meeting-guide", &[("who", who.as_str().into())])),
        None => muted(ui, &w.t("meeting-no-guide")),
    };
    let rota = rota(s, one.table);
    if let Some((day, guide)) = rota.last.first().filter(|(day, _)| *day != one.on) {
        let values = [("day", w.day(*day).into()), ("who", somebody(s, guide.org, guide.person).into())];
        small(ui, &w.with("rota-last", &values));
    }
    let turn = rota.turns.first().filter(|_| named.is_none() && one.state.is_ahead());
    if let Some(turn) = turn {
        let who = person_name(s, turn.org, turn.person);
        let said = if turn.last.is_some() { "rota-turn" } else { "rota-first" };
        small(ui, &w.with(said, &[("who", who.as_str().into())]));
        let label = w.with("guide-take", &[("who", who.into())]);
        if may && button(ui, Some(Icon::UserCheck), &label, Kind::Secondary).clicked() {
            out.push(at(one, MeetingAct::NameGuide { org: Some(turn.org), person: Some(turn.person) }));
        }
    }
}

/// Organisations of the table in the order of the network, and whoever came from elsewhere.
fn orgs(s: &Snapshot, one: &MeetingView) -> Vec<OrgId> {
    let table = s.network.tables.iter().find(|table| table.log == one.table);
    let expected = |org: &OrgId| {
        table.is_some_and(|table| table.orgs.contains(org)) || one.attendance.iter().any(|word| word.org == *org)
    };
    s.network.organisations.iter().map(|org| org.org).filter(expected).collect()
}

/// Whether somebody can be there already: it goes on, is over, or is today.
fn has_come(s: &Snapshot, one: &MeetingView) -> bool {
    one.state != MeetingState::Planned || one.on <= s.today
}

pub(super) fn attendance(ui: &mut Ui, s: &Snapshot, w: &Words, one: &MeetingView, out: &mut Vec<Intent>) {
    let come = has_come(s, one);
    h3(
        ui,
        &w.t(match (come, one.state.is_ahead()) {
            (false, _) => "attendance-ahead",
            (true, true) => "attendance-title",
            (true, false) => "attendance-after",
        }),
    );
    let all = orgs(s, one);
    let may = writable(s) && one.state != MeetingState::Cancelled;
    for org in &all {
        ui.push_id(org, |ui| organisation(ui, s, w, (one, *org), may, out));
    }
    if !come {
        return;
    }
    guests(ui, w, one, may, out);
    let silent = |org: &OrgId| one.attendance.iter().all(|word| word.org != *org);
    let silent: Vec<OrgId> = all.into_iter().filter(silent).collect();
    if !silent.is_empty() && one.state != MeetingState::Cancelled {
        small(ui, &w.with("attendance-silent", &[("who", org_names(s, w, &silent).into())]));
    }
}

fn organisation(
    ui: &mut Ui,
    s: &Snapshot,
    w: &Words,
    (one, org): (&MeetingView, OrgId),
    may: bool,
    out: &mut Vec<Intent>,
) {
    let k = *tk(ui);
    let words: Vec<_> = one.attendance.iter().filter(|word| word.org == org).collect();
    let of = |wanted| {
        let people = words.iter().filter(move |word| word.attendance == wanted).filter_map(|word| word.person);
        people.map(|person| person_name(s, org, person)).collect::<Vec<_>>()
    };
    let (there, unable) = (of(Attendance::Present), of(Attendance::Unable));
    let mut sub: Vec<String> = Vec::new();
    if !there.is_empty() {
        sub.push(w.list(&there));
    }
    if !unable.is_empty() {
        sub.push(w.with("attendance-not", &[("who", w.list(&unable).into())]));
    }
    let whole = words.iter().find(|word| word.person.is_none()).map(|word| word.attendance);
    let any = words.iter().any(|word| word.attendance == Attendance::Present);
    let letters = badge(s, org);
    let name = org_name(s, org);
    let it = Item { lead: Lead::Org(&letters), title: &name, sub: &sub.join(" · "), chip: None, selected: false };
    if !may {
        let word = if any { Some((Attendance::Present, k.ok)) } else { whole.map(|word| (word, k.neutral)) };
        let said = word.map(|(word, tone)| (w.t(names::attendance(word)), tone));
        let chip = said.as_ref().map(|(word, tone)| (word.as_ref(), *tone));
        entry(ui, &Item { chip, ..it });
        return;
    }
    let come = has_come(s, one);
    let heading = |ui: &mut Ui| {
        ui.vertical(|ui| entry(ui, &it));
    };
    bar(ui, 40.0, heading, |ui| {
        ui.spacing_mut().item_spacing = vec2(6.0, 6.0);
        let choices: [(Attendance, &str, bool, Tone); 2] = [
            (Attendance::Present, "attendance-present", any, k.ok),
            (
                Attendance::Unable,
                if come { "attendance-unable" } else { "attendance-cannot" },
                whole == Some(Attendance::Unable) && !any,
                k.warn,
            ),
        ];
        for (word, key, on, tone) in choices {
            if word == Attendance::Present && !come {
                continue;
            }
            let label = w.t(key);
            let response = segment(ui, &label, None, on, tone, None);
            response.widget_info(|| WidgetInfo::selected(Part::RadioButton, true, on, format!("{name}: {label}")));
            if response.clicked() {
                let attendance = if whole == Some(word) { Attendance::Unknown } else { word };
                out.push(at(one, MeetingAct::SetAttendance { org, person: None, attendance }));
            }
        }
        let named = w.with("attendance-person", &[("org", name.as_str().into())]);
        if come && icon_button(ui, Icon::UserPlus, &named).clicked() {
            out.push(Intent::Ask(Box::new(MeetingForm::Attend { meeting: one.log, org, person: None }.into())));
        }
    });
}

/// Those whom no organisation enrolled: by their role, never by name.
fn guests(ui: &mut Ui, w: &Words, one: &MeetingView, may: bool, out: &mut Vec<Intent>) {
    let mut counts: Vec<(Role, u32)> = one.guests.iter().map(|guests| (guests.role, guests.count)).collect();
    if counts.iter().all(|(role, _)| *role != Role::Resident) {
        counts.insert(0, (Role::Resident, 0));
    }
    for (role, count) in counts {
        let said = w.with("guests-count", &[("role", w.t(names::role(role)).into_owned().into()), ("n", count.into())]);
        let heading = |ui: &mut Ui| {
            body(ui, &said);
        };
        bar(ui, 36.0, heading, |ui| {
            if !may {
                return;
            }
            let to = |count| at(one, MeetingAct::CountGuests { role, count });
            let named = |key| w.with(key, &[("role", w.t(names::role(role)).into_owned().into())]);
            if icon_button(ui, Icon::Plus, &named("guests-more")).clicked() {
                out.push(to(count.saturating_add(1)));
            }
            if count > 0 && icon_button(ui, Icon::Minus, &named("guests-less")).clicked() {
                out.push(to(count.saturating_sub(1)));
            }
        });
    }
    small(ui, &w.t("guests-text"));
}
