//! Two lists that stay on this computer: breaches, and who looked at what.

use std::collections::BTreeSet;
use std::sync::Arc;

use egui::{Ui, vec2};
use lucide_icons::Icon;
use wijktafel_model::id::LogId;
use wijktafel_model::view::Snapshot;
use wijktafel_sync::access::{AccessLog, Act, Line};
use wijktafel_sync::node::register::{Breach, Loss};

use super::{losable, manages};
use crate::client::forms::OwnForm;
use crate::client::intent::{Intent, NodeRequest, OwnRequest};
use crate::client::state::{UiState, org_names, person_name};
use crate::client::tokens::tk;
use crate::client::ui::controls::{Kind, button, choice};
use crate::client::ui::layout::{bar, card, well};
use crate::client::ui::parts::{Item, Lead, banner, empty, entry, pair, point};
use crate::client::ui::typography::{body, h2, h3, muted, small, strong};
use crate::print::register::readable;
use crate::text::{Words, names};

/// At most this many lines of the access log are drawn; a file holds all.
const LINES: usize = 100;

/// The register of breaches; above it what is told of a device whose loss was just reported.
pub(super) fn breaches(ui: &mut Ui, s: &Snapshot, st: &mut UiState, out: &mut Vec<Intent>) {
    let w = Arc::clone(&st.words);
    if let Some(told) = st.own.loss.take() {
        let read = card(ui, |ui| loss(ui, s, &w, &told));
        if !read {
            st.own.loss = Some(told);
        }
    }
    let none = Vec::new();
    let register = st.own.register.as_ref().unwrap_or(&none);
    let report = |out: &mut Vec<Intent>| {
        out.push(Intent::Ask(Box::new(OwnForm::lost(None, w.lang()).into())));
    };
    card(ui, |ui| {
        let left = |ui: &mut Ui| {
            h3(ui, &w.t("register-title"));
        };
        bar(ui, 34.0, left, |ui| {
            if !register.is_empty() && button(ui, Some(Icon::Download), &w.t("register-export"), Kind::Ghost).clicked()
            {
                let form = OwnForm::Register { to: String::new(), lang: w.lang() };
                out.push(Intent::Ask(Box::new(form.into())));
            }
            if !register.is_empty()
                && may_report(s)
                && button(ui, Some(Icon::SearchX), &w.t("lost-report"), Kind::Secondary).clicked()
            {
                report(out);
            }
        });
        small(ui, &w.t("register-text"));
        if st.own.register.is_some() && register.is_empty() {
            let action = may_report(s).then(|| w.t("lost-report"));
            if empty(ui, Icon::ShieldCheck, &w.t("register-none"), &w.t("register-none-text"), action.as_deref()) {
                report(out);
            }
        }
        for (index, breach) in register.iter().enumerate().rev() {
            ui.push_id(index, |ui| one_breach(ui, s, &w, breach));
        }
    });
}

pub(in crate::client::views) fn may_report(s: &Snapshot) -> bool {
    s.network.me.is_some_and(|me| me.writable) && (manages(s) || !losable(s).is_empty())
}

/// What is told once of a lost device; answers whether it was read.
fn loss(ui: &mut Ui, s: &Snapshot, w: &Words, loss: &Loss) -> bool {
    let k = *tk(ui);
    let breach = &loss.breach;
    let since = breach.since.map_or_else(|| w.t("lost-unknown").into_owned(), |at| w.day(at.day()));
    h2(ui, &w.with("lost-revoked", &[("device", breach.device.short().into())]));
    ui.add_space(2.0);
    well(ui, k.warn.bg, |ui| {
        let until = w.with("lost-until", &[("until", w.moment(breach.report_until).into())]);
        point(ui, Icon::CalendarClock, k.warn.fg, &until, &w.t("lost-until-text"));
    });
    ui.add_space(4.0);
    h3(ui, &w.t("lost-could-read-title"));
    pair(ui, &w.t("lost-since-name"), &since);
    if let Some(heard) = breach.last_heard {
        pair(ui, &w.t("lost-heard-name"), &w.moment_short(heard));
    }
    body(ui, &readable(breach, w, ", "));
    if !loss.cases.is_empty() {
        ui.add_space(4.0);
        strong(ui, &w.t("lost-cases"));
        for title in &loss.cases {
            muted(ui, title);
        }
    }
    ui.add_space(4.0);
    h3(ui, &w.t("lost-tell-title"));
    point(ui, Icon::Landmark, k.accent, "", &w.t("lost-tell-authority"));
    point(ui, Icon::House, k.accent, "", &w.t("lost-tell-residents"));
    if !breach.concerned.is_empty() {
        let partners = org_names(s, w, &breach.concerned);
        point(ui, Icon::Users, k.accent, "", &w.with("lost-tell-partners", &[("partners", partners.into())]));
    }
    small(ui, &w.t("lost-registered"));
    ui.add_space(4.0);
    button(ui, Some(Icon::Check), &w.t("lost-read"), Kind::Primary).clicked()
}

fn one_breach(ui: &mut Ui, s: &Snapshot, w: &Words, breach: &Breach) {
    let k = *tk(ui);
    let own = s.network.me.map(|me| me.org);
    let who = own.map(|org| person_name(s, org, breach.person)).unwrap_or_default();
    ui.add_space(4.0);
    well(ui, k.sunken, |ui| {
        let mark = breach.device.short();
        strong(ui, &w.with("register-row", &[("device", mark.into()), ("who", who.into())]));
        pair(ui, &w.t("register-discovered"), &w.moment_short(breach.discovered));
        pair(ui, &w.t("register-until"), &w.moment_short(breach.report_until));
        pair(ui, &w.t("register-recorded"), &w.moment_short(breach.recorded));
        let since = breach.since.map_or_else(|| w.t("lost-unknown").into_owned(), |at| w.day(at.day()));
        pair(ui, &w.t("register-since"), &since);
        ui.add_space(2.0);
        small(ui, &format!("{}: {}", w.t("register-readable"), readable(breach, w, ", ")));
        if let Some(note) = &breach.note {
            body(ui, note.as_str());
        }
    });
}

/// Who looked at what on this copy, newest first.
pub(super) fn accesses(ui: &mut Ui, s: &Snapshot, st: &mut UiState, out: &mut Vec<Intent>) {
    let w = Arc::clone(&st.words);
    let Some(log) = &st.own.accesses else {
        card(ui, |ui| muted(ui, &w.t("reading")));
        return;
    };
    whole(ui, &w, log, out);
    let cases: BTreeSet<LogId> = log.lines.iter().filter_map(|line| line.log).collect();
    let about = &mut st.own.about;
    card(ui, |ui| {
        let left = |ui: &mut Ui| {
            h3(ui, &w.t("access-title"));
        };
        bar(ui, 34.0, left, |ui| {
            if !log.lines.is_empty() && button(ui, Some(Icon::Download), &w.t("access-export"), Kind::Ghost).clicked() {
                out.push(Intent::Ask(Box::new(OwnForm::Accesses { to: String::new(), case: *about }.into())));
            }
        });
        small(ui, &w.t("access-text"));
        if log.lines.is_empty() {
            empty(ui, Icon::Eye, &w.t("access-none"), &w.t("access-none-text"), None);
            return;
        }
        if !cases.is_empty() {
            ui.add_space(4.0);
            ui.horizontal_wrapped(|ui| {
                ui.spacing_mut().item_spacing = vec2(6.0, 6.0);
                if choice(ui, &w.t("access-all"), about.is_none()).clicked() {
                    *about = None;
                }
                for case in &cases {
                    let chosen = ui.push_id(case, |ui| choice(ui, &case_title(s, &w, *case), *about == Some(*case)));
                    if chosen.inner.clicked() {
                        *about = Some(*case);
                    }
                }
            });
        }
        ui.add_space(4.0);
        let shown: Vec<&Line> = log.lines.iter().rev().filter(|one| about.is_none() || one.log == *about).collect();
        for (index, line) in shown.iter().take(LINES).enumerate() {
            ui.push_id(index, |ui| one_line(ui, s, &w, line));
        }
        if shown.len() > LINES {
            small(ui, &w.count("access-more", shown.len() - LINES));
        }
    });
}

/// Whether nothing was changed, left out or cut off.
fn whole(ui: &mut Ui, w: &Words, log: &AccessLog, out: &mut Vec<Intent>) {
    let k = *tk(ui);
    if let Some(line) = log.broken {
        let title = w.count("access-broken-at", usize::try_from(line).unwrap_or(usize::MAX));
        banner(ui, Icon::TriangleAlert, k.danger, &title, &w.t("access-broken-text"), None);
    } else {
        let title = w.count("access-whole", log.lines.len());
        let last: String = log.last.chars().take(16).collect();
        let text = w.with("access-whole-text", &[("last", last.into())]);
        if banner(ui, Icon::ShieldCheck, k.ok, &title, &text, Some(&w.t("access-verify"))) {
            out.push(Intent::Node(NodeRequest::Own(OwnRequest::Accesses)));
        }
    }
}

fn case_title(s: &Snapshot, w: &Words, log: LogId) -> String {
    let case = s.cases.iter().find(|case| case.log == log);
    case.map_or_else(|| w.with("access-gone", &[("mark", log.short().into())]), |case| case.title.clone())
}

fn one_line(ui: &mut Ui, s: &Snapshot, w: &Words, line: &Line) {
    let k = *tk(ui);
    let icon = match line.act {
        Act::Read => Icon::Eye,
        Act::Search => Icon::Search,
        Act::Copy => Icon::Copy,
        Act::Print => Icon::Printer,
        Act::Export => Icon::Download,
        Act::Erase => Icon::Trash2,
    };
    let who = line.person.and_then(|person| {
        let found = s.network.people.iter().find(|one| one.person == person);
        found.and_then(|one| one.name.clone())
    });
    let who = who.unwrap_or_else(|| line.device.short());
    let did = w.t(names::act(line.act));
    let title = line.log.map_or_else(|| did.to_string(), |log| format!("{did}: {}", case_title(s, w, log)));
    let at = w.moment_short(line.at);
    let lead = Lead::Icon(icon, k.neutral);
    entry(ui, &Item { lead, title: &title, sub: &who, chip: Some((&at, k.neutral)), selected: false });
}
