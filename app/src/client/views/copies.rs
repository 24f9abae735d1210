//! Who may read a learning case, and on which devices a copy of a case stands, as far as that is known.

use egui::Ui;
use wijktafel_model::id::OrgId;
use wijktafel_model::view::{CaseRow, CopyState, CopyView, Snapshot};
use wijktafel_model::words::ReaderRule;

use crate::client::state::{badge, org_name, person_name};
use crate::client::tokens::tk;
use crate::client::ui::layout::card;
use crate::client::ui::parts::{Item, Lead, entry, hanging};
use crate::client::ui::typography::{h3, muted, small};
use crate::text::{Words, names};

/// Who may read a learning case: the people of each organisation at its table.
pub fn readers(ui: &mut Ui, s: &Snapshot, w: &Words, case: &CaseRow) {
    h3(ui, &w.t("case-readers-title"));
    let members = case.rule == Some(ReaderRule::Members);
    muted(ui, &w.t(if members { "readers-members-text" } else { "readers-group-text" }));
    let reading = s.readers(case);
    let reads = |org: OrgId| reading.iter().any(|one| one.org == org);
    for org in s.network.organisations.iter().map(|org| org.org).filter(|org| reads(*org)) {
        ui.push_id(org, |ui| {
            let (letters, name) = (badge(s, org), org_name(s, org));
            let people: Vec<_> = reading.iter().filter(|one| one.org == org).collect();
            let devices = people.iter().map(|one| one.devices.len()).sum::<usize>();
            let sub = format!("{} · {}", w.count("org-people", people.len()), w.count("person-devices", devices));
            entry(ui, &Item { lead: Lead::Org(&letters), title: &name, sub: &sub, chip: None, selected: false });
        });
    }
    small(ui, &w.t("readers-since"));
}

/// Each device that holds a copy of the case that is open, or may: what it confirmed, and whether it still reads.
pub fn show(ui: &mut Ui, s: &Snapshot, w: &Words) {
    if s.sync.copies.is_empty() {
        return;
    }
    card(ui, |ui| {
        h3(ui, &w.t("copies-title"));
        small(ui, &w.t("copies-text"));
        for copy in &s.sync.copies {
            ui.push_id(copy.device, |ui| one(ui, s, w, copy));
        }
    });
}

fn one(ui: &mut Ui, s: &Snapshot, w: &Words, copy: &CopyView) {
    let k = *tk(ui);
    let letters = badge(s, copy.org);
    let name = person_name(s, copy.org, copy.person);
    let mark = w.with("device-mark", &[("mark", copy.device.short().into())]);
    let below = if copy.reads { mark } else { format!("{mark} · {}", w.t("copy-past")) };
    let tone = match copy.state {
        CopyState::Here | CopyState::All => k.ok,
        CopyState::Behind => k.warn,
        CopyState::Unknown => k.info,
    };
    let (lead, state, sub) = (Lead::Org(&letters), w.t(names::copy_state(copy.state)), org_name(s, copy.org));
    entry(ui, &Item { lead, title: &name, sub: &sub, chip: Some((&state, tone)), selected: false });
    hanging(ui, 38.0, &below);
}
