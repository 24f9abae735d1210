//! Today: what waits, how things stand, and what changed last.

use std::sync::Arc;

use egui::{Sense, Ui, UiBuilder, vec2};
use lucide_icons::Icon;
use wijktafel_model::view::circle::CaseMode;
use wijktafel_model::view::meeting::MeetingState;
use wijktafel_model::view::{AgreementState, CaseState, Snapshot};

use crate::client::attention::{Told, Waits, own_actions, told, waits};
use crate::client::forms::Form;
use crate::client::intent::{Intent, Opened};
use crate::client::state::{GrowthTab, NetworkTab, OwnTab, Place, UiState, org_name, shared_at, writable};
use crate::client::tokens::{GAP, PAD, Tokens, Tone, f_semi, f_small, tk};
use crate::client::ui::charts::meter;
use crate::client::ui::controls::{Kind, button, checkbox};
use crate::client::ui::layout::{W, bar, card, cards, cols, page};
use crate::client::ui::parts::{Item, Lead, chip, empty, item, paint_chip_right};
use crate::client::ui::typography::{h1, h3, muted, rich, small, tinted, wrapped};
use crate::text::Words;
use crate::text::names;

/// At most this many rows wait in sight, unless all are asked for.
const SHOWN: usize = 6;

/// The first page.
pub fn show(ui: &mut Ui, s: &Snapshot, st: &mut UiState, out: &mut Vec<Intent>) {
    let w = Arc::clone(&st.words);
    page(ui, "today", |ui| {
        let k = *tk(ui);
        let list = waits(s);
        let left = |ui: &mut Ui| {
            ui.vertical(|ui| {
                ui.spacing_mut().item_spacing.y = 2.0;
                h1(ui, &w.t("today-welcome"));
                let day = w.day_title(s.today);
                muted(ui, &w.with("today-line", &[("day", day.into()), ("n", list.len().into())]));
            });
        };
        bar(ui, 48.0, left, |ui| {
            if writable(s) && !s.network.tables.is_empty() {
                let pressed = button(ui, Some(Icon::Plus), &w.t("case-bring"), Kind::Secondary).clicked();
                if pressed {
                    out.push(Intent::Ask(Box::new(Form::case(s, w.lang(), None))));
                }
            }
        });
        super::partners::turned_away(ui, s, &w, out);
        let wide = ui.available_width() > 1000.0;
        let spec = [W::Fr(if wide { 1.45 } else { 1.25 }), W::Fr(1.0)];
        cols(ui, GAP, &spec, |index, ui| {
            ui.spacing_mut().item_spacing = vec2(GAP, GAP);
            if index == 0 {
                waiting(ui, s, st, &list, out);
                figures(ui, s, &w, &k);
                week(ui, s, &w, &k, out);
            } else {
                next_meeting(ui, s, &w, out);
                tables(ui, s, &w, &k, st, out);
                changed(ui, s, &w, out);
                ahead(ui, s, &w);
            }
        });
    });
}

fn waiting(ui: &mut Ui, s: &Snapshot, st: &mut UiState, list: &[Waits], out: &mut Vec<Intent>) {
    let w = Arc::clone(&st.words);
    card(ui, |ui| {
        h3(ui, &w.t("today-waits"));
        if list.is_empty() {
            let text = if writable(s) { "today-nothing-text" } else { "read-only-short" };
            empty(ui, Icon::Sunrise, &w.t("today-nothing"), &w.t(text), None);
            no_sheet(ui, s, st, &w, out);
            return;
        }
        let shown = if st.whole { list.len() } else { SHOWN };
        for row in list.iter().take(shown) {
            if waiting_row(ui, s, &w, row) {
                go(row, st, out);
            }
        }
        if list.len() > SHOWN {
            fold(ui, &w, &mut st.whole, list.len() - SHOWN);
        }
        no_sheet(ui, s, st, &w, out);
        ui.add_space(2.0);
        small(ui, &w.t("today-offer"));
    });
}

/// Brings the rest of what waits in sight, or folds it away. It keeps the focus when the rows above it come and go.
fn fold(ui: &mut Ui, w: &Words, whole: &mut bool, rest: usize) {
    let (icon, label) = if *whole {
        (Icon::ChevronUp, w.t("today-fewer").into_owned())
    } else {
        (Icon::ChevronDown, w.count("today-more", rest))
    };
    let id = ui.scope_id().with(("today", "fold"));
    ui.scope_builder(UiBuilder::new().scope_id(id), |ui| {
        if button(ui, Some(icon), &label, Kind::Ghost).clicked() {
            *whole = !*whole;
        }
    });
}

/// One quiet line, counted nowhere: who alone manages an organisation and has no recovery sheet.
fn no_sheet(ui: &mut Ui, s: &Snapshot, st: &mut UiState, w: &Words, out: &mut Vec<Intent>) {
    if !super::own::wants_sheet(s) {
        return;
    }
    let k = *tk(ui);
    let (title, sub, lead) = (w.t("today-sheet"), w.t("today-sheet-text"), Lead::Icon(Icon::LifeBuoy, k.neutral));
    if item(ui, &Item { lead, title: &title, sub: &sub, chip: None, selected: false }).clicked() {
        st.own.tab = OwnTab::Recovery;
        out.push(Intent::Go(Place::Own));
    }
}

fn waiting_row(ui: &mut Ui, s: &Snapshot, w: &Words, row: &Waits) -> bool {
    let (icon, tone) = sign(tk(ui), row);
    let Told { title, text, chip } = told(row, s, w);
    let lead = Lead::Icon(icon, tone);
    item(ui, &Item { lead, title: &title, sub: &text, chip: Some((&chip, tone)), selected: false }).clicked()
}

fn sign(k: &Tokens, row: &Waits) -> (Icon, Tone) {
    match row {
        Waits::Code(_) => (Icon::Ear, k.info),
        Waits::Verdict { .. } => (Icon::Handshake, k.info),
        Waits::ReportBack { .. } => (Icon::MessageCircleReply, k.warn),
        Waits::Ending { .. } => (Icon::DoorOpen, k.info),
        Waits::Experiments { .. } => (Icon::FlaskConical, k.violet),
        Waits::Score { .. } => (Icon::Sprout, k.violet),
        Waits::Overdue(_) | Waits::RanOut { .. } | Waits::Late(_) => (Icon::CalendarClock, k.warn),
        Waits::Endorse(_) => (Icon::Vote, k.info),
        Waits::Asked { .. } => (Icon::ArrowUp, k.info),
        Waits::Laid(_) => (Icon::Inbox, k.info),
        Waits::Unlaid { .. } => (Icon::Send, k.warn),
        Waits::Unanswered { .. } => (Icon::Footprints, k.warn),
        Waits::Unowned(_) => (Icon::UserX, k.danger),
        Waits::Ownerless(_) => (Icon::Lightbulb, k.danger),
        Waits::Retention { .. } => (Icon::EyeOff, k.neutral),
        Waits::Missed(_) | Waits::Review { .. } | Waits::ReviewSoon { .. } => (Icon::CalendarClock, k.neutral),
        Waits::Passed { .. } => (Icon::CalendarDays, k.neutral),
        Waits::Silent { .. } => (Icon::CloudOff, k.neutral),
    }
}

fn go(row: &Waits, st: &mut UiState, out: &mut Vec<Intent>) {
    out.push(match row {
        Waits::Code(_) => {
            st.network.tab = NetworkTab::Invitations;
            Intent::Go(Place::Network)
        }
        Waits::Verdict { log, .. } | Waits::Review { first: log, .. } | Waits::ReviewSoon { first: log, .. } => {
            Intent::Open(Opened::Agreement(*log))
        }
        Waits::Unlaid { first, .. }
        | Waits::Unanswered { first, .. }
        | Waits::Asked { first, .. }
        | Waits::RanOut { first, .. } => Intent::Open(Opened::Plan(*first)),
        Waits::Ending { .. } => Intent::Go(Place::Leaving),
        Waits::ReportBack { .. } => Intent::Go(Place::Report),
        Waits::Laid(_) | Waits::Late(_) | Waits::Missed(_) => Intent::Go(Place::Inbox),
        Waits::Retention { first, .. } => Intent::Open(Opened::Case(*first)),
        Waits::Score { log, .. } => Intent::Open(Opened::Round(*log)),
        Waits::Overdue(_) | Waits::Unowned(_) => {
            st.growth.tab = GrowthTab::Actions;
            Intent::Go(Place::Growth)
        }
        Waits::Ownerless(_) => {
            st.growth.tab = GrowthTab::Lessons;
            Intent::Go(Place::Growth)
        }
        Waits::Endorse(orgs) => {
            orgs.first().map_or(Intent::Go(Place::Network), |org| Intent::Open(Opened::Organisation(*org)))
        }
        Waits::Experiments { first, .. } => Intent::Open(Opened::Experiment(*first)),
        Waits::Passed { first, .. } => Intent::Open(Opened::Meeting(*first)),
        Waits::Silent { .. } => Intent::Go(Place::Partners),
    });
}

fn figures(ui: &mut Ui, s: &Snapshot, w: &Words, k: &Tokens) {
    let discussed = |case: &&wijktafel_model::view::CaseRow| {
        matches!(case.state, CaseState::Trying | CaseState::ReportedBack | CaseState::Closed) && case.tips > 0
    };
    let cases = s.cases.iter().filter(discussed).count();
    let back = s.cases.iter().filter(discussed).filter(|case| case.reported == case.tips).count();
    let alive = |row: &&wijktafel_model::view::AgreementRow| {
        !matches!(row.state, AgreementState::Replaced | AgreementState::Ended)
    };
    let agreements = s.agreements.iter().filter(alive).count();
    let in_force = s.agreements.iter().filter(|row| row.state == AgreementState::InForce).count();
    let taken = s.lessons.iter().filter(|lesson| !lesson.owners.is_empty()).count();
    let rows = [
        ("figure-reported", back, cases, k.ok),
        ("figure-agreements", in_force, agreements, k.info),
        ("figure-lessons", taken, s.lessons.len(), k.violet),
    ];
    // Where one of the titles takes two lines, all do: the numbers stand on one line.
    let third = (ui.available_width() - 2.0 * GAP) / 3.0 - 2.0 * PAD;
    let tall = rows.iter().map(|(key, ..)| wrapped(ui, &w.t(key), f_small(), k.muted, third).size().y);
    let tall = tall.fold(0.0, f32::max);
    cards(ui, "figures", 0.0, &[W::Fr(1.0), W::Fr(1.0), W::Fr(1.0)], |index, ui| {
        let Some((key, part, whole, tone)) = rows.get(index) else { return };
        let title = w.t(key).into_owned();
        let value = w.with("part-of-whole", &[("part", (*part).into()), ("whole", (*whole).into())]);
        let text = w.t(&format!("{key}-text")).into_owned();
        ui.allocate_ui(vec2(ui.available_width(), tall), |ui| {
            ui.set_min_height(tall);
            small(ui, &title);
        });
        tinted(ui, &value, f_semi(20.0), k.text);
        meter(ui, *part, *whole, tone.fg, &format!("{title}: {value} {text}"));
        small(ui, &text);
    });
}

fn week(ui: &mut Ui, s: &Snapshot, w: &Words, k: &Tokens, out: &mut Vec<Intent>) {
    let list = own_actions(s);
    if list.is_empty() {
        return;
    }
    card(ui, |ui| {
        let heading = |ui: &mut Ui| {
            ui.label(rich(w.t("today-actions"), f_semi(15.0), k.text));
        };
        bar(ui, 30.0, heading, |ui| {
            if button(ui, None, &w.t("today-actions-all"), Kind::Ghost).clicked() {
                out.push(Intent::Go(Place::Growth));
            }
        });
        for (season, action) in list.into_iter().take(4) {
            ui.push_id(action.action, |ui| {
                cols(ui, 8.0, &[W::Fr(1.0), W::Px(120.0)], |column, ui| {
                    if column == 0 {
                        if checkbox(ui, action.done, &action.what).clicked() && writable(s) {
                            out.push(super::actions::finish(season, action));
                        }
                        return;
                    }
                    let (r, _) = ui.allocate_exact_size(vec2(120.0, 26.0), Sense::hover());
                    if let Some(due) = action.due {
                        let tone = if due < s.today { k.warn } else { k.neutral };
                        paint_chip_right(ui, r.right(), r.center().y, &w.near(due, s.today), tone);
                    }
                });
            });
        }
    });
}

/// What comes next at any table; what goes on now first.
fn next_meeting(ui: &mut Ui, s: &Snapshot, w: &Words, out: &mut Vec<Intent>) {
    let mut next: Vec<_> = super::meetings::ahead(s).collect();
    next.sort_by_key(|one| one.state != MeetingState::Running);
    if next.is_empty() {
        return;
    }
    card(ui, |ui| {
        h3(ui, &w.t("today-next"));
        for one in next.into_iter().take(2) {
            super::meetings::row(ui, s, w, one, true, out);
        }
    });
}

fn tables(ui: &mut Ui, s: &Snapshot, w: &Words, k: &Tokens, st: &mut UiState, out: &mut Vec<Intent>) {
    card(ui, |ui| {
        h3(ui, &w.t("place-tables"));
        if s.network.tables.is_empty() {
            muted(ui, &w.t("tables-none-text"));
            if writable(s) && button(ui, Some(Icon::Plus), &w.t("table-open"), Kind::Primary).clicked() {
                out.push(Intent::Ask(Box::new(super::tables::new_form())));
            }
            return;
        }
        for table in s.network.tables.iter().take(4) {
            let open = s
                .cases
                .iter()
                .filter(|case| case.table == Some(table.log) && super::cases::is_open(case.state))
                .count();
            let sub = table.rhythm.clone().or_else(|| table.area.clone()).unwrap_or_default();
            let count = w.count("cases-open", open);
            let lead = Lead::Icon(Icon::MessagesSquare, Tone { fg: k.accent, bg: k.accent_soft });
            let row = Item { lead, title: &table.name, sub: &sub, chip: Some((&count, k.neutral)), selected: false };
            if item(ui, &row).clicked() {
                st.cases.table = Some(table.log);
                st.cases.open = None;
                out.push(Intent::Go(Place::Cases));
            }
        }
    });
}

fn changed(ui: &mut Ui, s: &Snapshot, w: &Words, out: &mut Vec<Intent>) {
    let cases = s.cases.iter().map(|row| {
        let table = shared_at(s, w, row);
        let sub = format!("{} · {}", w.t(names::case_state(row.state)), table);
        let icon = if row.mode == CaseMode::Circle { Icon::Lock } else { Icon::FolderOpen };
        (row.changed, row.title.as_str(), sub, Opened::Case(row.log), icon)
    });
    let agreements = s.agreements.iter().map(|row| {
        let sub = format!("{} · {}", w.t("agreement"), w.t(names::agreement_state(row.state)));
        (row.changed, row.title.as_str(), sub, Opened::Agreement(row.log), Icon::Handshake)
    });
    let mut list: Vec<_> = cases.chain(agreements).collect();
    list.sort_by_key(|row| std::cmp::Reverse(row.0));
    if list.is_empty() {
        return;
    }
    card(ui, |ui| {
        h3(ui, &w.t("today-changed"));
        for (at, title, sub, opened, icon) in list.into_iter().take(5) {
            let k = *tk(ui);
            let lead = Lead::Icon(icon, k.neutral);
            let when = w.when(at, s.today);
            if item(ui, &Item { lead, title, sub: &sub, chip: Some((&when, k.neutral)), selected: false }).clicked() {
                out.push(Intent::Open(opened));
            }
        }
    });
}

fn ahead(ui: &mut Ui, s: &Snapshot, w: &Words) {
    let mut days: Vec<(wijktafel_model::time::Day, String)> = Vec::new();
    for row in &s.agreements {
        if let Some(day) = row.review.filter(|day| *day > s.today) {
            days.push((day, w.with("ahead-review", &[("title", row.title.as_str().into())])));
        }
    }
    for row in &s.departures {
        if let Some(day) = row.on.filter(|day| *day >= s.today) {
            days.push((day, w.with("ahead-departure", &[("who", org_name(s, row.org).into())])));
        }
    }
    days.sort();
    if days.is_empty() {
        return;
    }
    card(ui, |ui| {
        h3(ui, &w.t("today-ahead"));
        let k = *tk(ui);
        for (day, text) in days.into_iter().take(4) {
            ui.horizontal_top(|ui| {
                chip(ui, None, &w.near(day, s.today), k.neutral);
                ui.vertical(|ui| {
                    ui.add_space(5.0);
                    small(ui, &text);
                });
            });
        }
    });
}
