//! Leaving with dignity: consequences first, then what runs on, the harvest, the day, and the package.

use std::path::PathBuf;
use std::sync::Arc;

use egui::{Id, Ui, vec2};
use lucide_icons::Icon;
use wijktafel_model::command::Command;
use wijktafel_model::id::OrgId;
use wijktafel_model::view::{ConsequencesView, DepartureView, Snapshot};
use wijktafel_model::words::TextField;

use super::ended::ended;
use super::partners::{Has, receipts};
use crate::client::attention::own_actions;
use crate::client::crdt_field::Look;
use crate::client::forms::{Check, Form};
use crate::client::intent::{Intent, NodeRequest};
use crate::client::state::{Place, UiState, badge, org_name, writable};
use crate::client::tokens::{COMPACT, GAP, tk};
use crate::client::ui::controls::{Button, Kind, button, button_for, button_waiting, checkbox};
use crate::client::ui::fields::{Field, area, label, wrong};
use crate::client::ui::layout::{W, bar, card, cards, cols, left, page, well};
use crate::client::ui::parts::{Item, Lead, banner, entry, item, point, tile, wizard};
use crate::client::ui::typography::{body, h1, h3, muted, small};
use crate::text::Words;
use crate::text::dates::field_day;

const STEPS: [&str; 5] = ["leave-step-1", "leave-step-2", "leave-step-3", "leave-step-4", "leave-step-5"];

fn departure(s: &Snapshot) -> Option<&DepartureView> {
    let me = s.network.me?;
    s.departures.iter().find(|departure| departure.org == me.org)
}

/// The place.
pub fn show(ui: &mut Ui, s: &Snapshot, st: &mut UiState, out: &mut Vec<Intent>) {
    let w = Arc::clone(&st.words);
    if let Some(how) = ended(s).filter(|_| !st.leaving.anyway) {
        page(ui, "ended", |ui| {
            ui.spacing_mut().item_spacing.y = 14.0;
            st.leaving.anyway = super::ended::show(ui, s, &w, &how, out);
        });
        return;
    }
    let width = if ui.ctx().content_rect().width() < COMPACT { 224.0 } else { 270.0 };
    left(ui, "leave-steps", &w.t("region-steps"), width, |ui| {
        ui.spacing_mut().item_spacing.y = 2.0;
        let steps: Vec<_> = STEPS
            .iter()
            .enumerate()
            .map(|(index, key)| {
                let (title, sub) = (w.t(key).into_owned(), w.t(&format!("{key}-text")).into_owned());
                let name = w.with(
                    "step-said",
                    &[("n", (index + 1).into()), ("title", title.as_str().into()), ("text", sub.as_str().into())],
                );
                (title, sub, name)
            })
            .collect();
        wizard(ui, &steps, &mut st.leaving.step);
        ui.add_space(14.0);
        let k = *tk(ui);
        well(ui, k.sunken, |ui| drop(small(ui, &w.t("leave-always"))));
    });
    page(ui, ("leaving", st.leaving.step), |ui| {
        ui.spacing_mut().item_spacing.y = 14.0;
        match st.leaving.step {
            0 => consequences(ui, s, &w, out),
            1 => handover(ui, s, &w, out),
            2 => harvest(ui, s, st, out),
            3 => date(ui, s, st, out),
            _ => package(ui, s, st, out),
        }
        if st.leaving.step + 1 < STEPS.len() {
            let step = st.leaving.step;
            let (mut back, mut next) = (false, false);
            bar(
                ui,
                44.0,
                |ui| back = step > 0 && button(ui, Some(Icon::ArrowLeft), &w.t("back"), Kind::Ghost).clicked(),
                |ui| {
                    let go = w.t("next");
                    next = Button { icon: None, label: &go, kind: Kind::Primary, height: 42.0, width: None }
                        .show(ui)
                        .clicked();
                },
            );
            st.leaving.step = step + usize::from(next) - usize::from(back);
        }
    });
}

pub(super) fn head(ui: &mut Ui, title: &str, text: &str) {
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = 3.0;
        h1(ui, title);
        muted(ui, text);
    });
}

fn consequences(ui: &mut Ui, s: &Snapshot, w: &Words, out: &mut Vec<Intent>) {
    let k = *tk(ui);
    let who = s.network.me.map(|me| org_name(s, me.org)).unwrap_or_default();
    let values = [("who", who.into()), ("network", s.network.name.as_str().into())];
    head(ui, &w.t("leave-title"), &w.with("leave-for", &values));
    cards(ui, "effects", 0.0, &[W::Fr(1.0), W::Fr(1.0), W::Fr(1.0)], |index, ui| {
        let (icon, tone, key, mark, points) = match index {
            0 => (Icon::PackageCheck, k.ok, "leave-keep", Icon::Check, 3),
            1 => (Icon::Eraser, k.warn, "leave-erase", Icon::Eraser, 2),
            _ => (Icon::Users, k.info, "leave-others", Icon::Eye, 3),
        };
        cols(ui, 10.0, &[W::Px(34.0), W::Fr(1.0)], |column, ui| {
            if column == 0 {
                tile(ui, icon, tone, 34.0);
            } else {
                ui.add_space(6.0);
                h3(ui, &w.t(key));
            }
        });
        ui.add_space(4.0);
        for number in 1..=points {
            let title = format!("{key}-{number}");
            let text = format!("{title}-text");
            point(ui, mark, tone.fg, &w.t(&title), &w.t(&text));
        }
    });
    let open = s.network.me.map(|me| wijktafel_model::departure::consequences(s, me.org));
    card(ui, |ui| {
        h3(ui, &w.t("leave-running"));
        let count = |of: fn(&ConsequencesView) -> usize| open.as_ref().map_or(0, of);
        let rows = [
            (Icon::ListChecks, "leave-actions", count(|open| open.actions.len()), Place::Growth),
            (Icon::FolderOpen, "leave-cases", count(|open| open.cases.len()), Place::Cases),
            (Icon::Handshake, "leave-agreements", count(|open| open.agreements.len()), Place::Agreements),
            (Icon::Lightbulb, "leave-lessons", count(|open| open.lessons.len()), Place::Growth),
        ];
        for (icon, key, count, place) in rows {
            let (title, sub, chip) = (w.t(key), w.t(&format!("{key}-text")).into_owned(), count.to_string());
            let tone = if count == 0 { k.neutral } else { k.warn };
            let it = Item {
                lead: Lead::Icon(icon, k.neutral),
                title: &title,
                sub: &sub,
                chip: Some((&chip, tone)),
                selected: false,
            };
            if item(ui, &it).clicked() {
                out.push(Intent::Go(place));
            }
        }
    });
}

fn handover(ui: &mut Ui, s: &Snapshot, w: &Words, out: &mut Vec<Intent>) {
    let k = *tk(ui);
    head(ui, &w.t("leave-step-2-title"), &w.t("leave-step-2-line"));
    card(ui, |ui| {
        let actions = own_actions(s);
        if actions.is_empty() {
            muted(ui, &w.t("leave-nothing-open"));
        }
        for (season, action) in actions {
            ui.push_id(action.action, |ui| {
                let due = action.due.map(|day| w.near(day, s.today)).unwrap_or_default();
                let left = |ui: &mut Ui| {
                    let it = Item {
                        lead: Lead::Icon(Icon::ListChecks, k.neutral),
                        title: &action.what,
                        sub: &due,
                        chip: None,
                        selected: false,
                    };
                    entry(ui, &it);
                };
                bar(ui, 54.0, left, |ui| {
                    if writable(s) && button_for(ui, None, &w.t("hand-over"), &action.what, Kind::Secondary).clicked() {
                        out.push(Intent::Ask(Box::new(Form::HandOver { season, action: action.action, owner: None })));
                    }
                });
            });
        }
    });
    let me = s.network.me.map(|me| me.org);
    let own = |owners: &[OrgId]| me.is_some_and(|me| owners.contains(&me));
    let lessons: Vec<_> = s.lessons.iter().filter(|lesson| own(&lesson.owners)).collect();
    if lessons.is_empty() {
        return;
    }
    card(ui, |ui| {
        h3(ui, &w.t("leave-lessons"));
        for lesson in lessons {
            ui.push_id(lesson.log, |ui| {
                let left = |ui: &mut Ui| drop(body(ui, &lesson.title));
                bar(ui, 40.0, left, |ui| {
                    if writable(s) && button(ui, None, &w.t("lesson-yield"), Kind::Secondary).clicked() {
                        out.push(Intent::Do(Command::YieldLesson { lesson: lesson.log }));
                    }
                });
            });
        }
    });
}

fn harvest(ui: &mut Ui, s: &Snapshot, st: &mut UiState, out: &mut Vec<Intent>) {
    let w = Arc::clone(&st.words);
    head(ui, &w.t("leave-step-3-title"), &w.t("leave-step-3-line"));
    card(ui, |ui| {
        h3(ui, &w.t("field-harvest"));
        let Some(departure) = departure(s) else {
            muted(ui, &w.t("harvest-announce-first"));
            return;
        };
        if writable(s) {
            let look = Look { label: &w.t("field-harvest"), hint: &w.t("hint-harvest"), rows: 8 };
            st.texts.show(ui, (departure.log, TextField::Harvest), &departure.harvest, look, out);
        } else {
            body(ui, &departure.harvest);
        }
    });
    let me = s.network.me.map(|me| me.org);
    let cases = s.cases.iter().filter(|case| Some(case.by) == me).count();
    let lessons = s.lessons.iter().filter(|lesson| Some(lesson.by) == me).count();
    let done = s
        .seasons
        .iter()
        .flat_map(|season| &season.actions)
        .filter(|action| action.done && me.is_some_and(|me| action.owners.contains(&me)))
        .count();
    let k = *tk(ui);
    h3(ui, &w.t("harvest-given"));
    cards(ui, "given", 0.0, &[W::Fr(1.0), W::Fr(1.0), W::Fr(1.0)], |index, ui| {
        let (icon, key, count) = match index {
            0 => (Icon::FolderOpen, "given-cases", cases),
            1 => (Icon::ListChecks, "given-actions", done),
            _ => (Icon::Lightbulb, "given-lessons", lessons),
        };
        point(ui, icon, k.accent, &w.count(key, count), &w.t(&format!("{key}-text")));
    });
}

fn date(ui: &mut Ui, s: &Snapshot, st: &mut UiState, out: &mut Vec<Intent>) {
    let w = Arc::clone(&st.words);
    let k = *tk(ui);
    head(ui, &w.t("leave-step-4-title"), &w.t("leave-step-4-line"));
    if let Some(said) = departure(s) {
        let day = said.on.map_or_else(|| w.t("leave-no-day").into_owned(), |day| w.day(day));
        let text = said.reason.clone().unwrap_or_else(|| w.t("not-said").into_owned());
        let stay = may_decide(s).then(|| w.t("leave-call-off"));
        let title = w.with("leave-announced", &[("day", day.into())]);
        if banner(ui, Icon::CalendarCheck, k.info, &title, &text, stay.as_deref()) {
            out.push(Intent::Do(Command::CallOffDeparture));
        }
        small(ui, &w.t("leave-call-off-text"));
        return;
    }
    let mut check = Check::default();
    let on = check.maybe_day("on", &st.leaving.on, s.today);
    let reason = check.maybe_prose("reason", &st.leaving.reason);
    let problems = check.done(Some(())).err().unwrap_or_default();
    let say = |ui: &mut Ui, field: &str, tried: bool| {
        if let Some((_, problem)) = problems.iter().find(|(name, _)| *name == field && tried) {
            wrong(ui, &problem.say(&w));
        }
    };
    card(ui, |ui| {
        let name = w.t("leave-day");
        label(ui, &name);
        let hint = field_day(s.today.plus(90), w.lang());
        let bad = st.leaving.tried && problems.iter().any(|(field, _)| *field == "on");
        let field = Field {
            id: Id::unique("leave-day"),
            label: &name,
            icon: Some(Icon::Calendar),
            hint: &hint,
            width: 220.0,
            height: 38.0,
            wrong: bad,
            secret: false,
        };
        field.show(ui, &mut st.leaving.on);
        say(ui, "on", st.leaving.tried);
        ui.add_space(4.0);
        let name = w.t("leave-reason");
        label(ui, &name);
        area(ui, &mut st.leaving.reason, &w.t("hint-leave-reason"), 2, Id::unique("leave-reason"), &name, false);
        say(ui, "reason", st.leaving.tried);
        ui.add_space(4.0);
        small(ui, &w.t("leave-announce-text"));
        if may_decide(s) && button(ui, Some(Icon::Megaphone), &w.t("leave-announce"), Kind::Secondary).clicked() {
            st.leaving.tried = true;
            if problems.is_empty() {
                out.push(Intent::Do(Command::AnnounceDeparture { on, reason: reason.clone(), harvest: String::new() }));
            }
        }
    });
}

fn may_decide(s: &Snapshot) -> bool {
    s.network.me.is_some_and(|me| me.writable && me.mandates.decide)
}

fn package(ui: &mut Ui, s: &Snapshot, st: &mut UiState, out: &mut Vec<Intent>) {
    let w = Arc::clone(&st.words);
    let k = *tk(ui);
    head(ui, &w.t("leave-step-5-title"), &w.t("leave-step-5-line"));
    cols(ui, GAP, &[W::Fr(1.25), W::Fr(1.0)], |index, ui| {
        ui.spacing_mut().item_spacing = vec2(8.0, GAP);
        if index == 1 {
            card(ui, |ui| receipts_of(ui, s, &w));
            return;
        }
        card(ui, |ui| {
            h3(ui, &w.t("package-title"));
            for (icon, key) in [
                (Icon::BookOpen, "package-read"),
                (Icon::Handshake, "package-agreements"),
                (Icon::Table, "package-tables"),
                (Icon::Archive, "package-history"),
                (Icon::Info, "package-not"),
            ] {
                point(ui, icon, k.accent, &w.t(key), &w.t(&format!("{key}-text")));
            }
        });
        card(ui, |ui| sign(ui, s, st, out));
    });
}

/// What leaving now leaves behind, in numbers.
fn numbers(s: &Snapshot, w: &Words, own: OrgId) -> Vec<String> {
    let left = wijktafel_model::departure::consequences(s, own);
    vec![
        w.count("leave-sign-actions", left.actions.len()),
        w.count("leave-sign-cases", left.cases.len()),
        w.count("leave-sign-agreements", left.agreements.len()),
        w.count("leave-sign-lessons", left.lessons.len()),
    ]
}

fn sign(ui: &mut Ui, s: &Snapshot, st: &mut UiState, out: &mut Vec<Intent>) {
    let w = Arc::clone(&st.words);
    h3(ui, &w.t("leave-sign-title"));
    let k = *tk(ui);
    for key in ["leave-sign-1", "leave-sign-2", "leave-sign-3"] {
        point(ui, Icon::Dot, k.danger.fg, "", &w.t(key));
    }
    // What happens in numbers, where it happens.
    for said in s.network.me.iter().flat_map(|me| numbers(s, &w, me.org)) {
        point(ui, Icon::Dot, k.danger.fg, "", &said);
    }
    let name = w.t("package-folder");
    label(ui, &name);
    let empty = st.leaving.folder.trim().is_empty();
    let width = ui.available_width();
    let field = Field {
        id: Id::unique("package-folder"),
        label: &name,
        icon: Some(Icon::Folder),
        hint: &w.t("hint-folder"),
        width,
        height: 38.0,
        wrong: st.leaving.tried && empty,
        secret: false,
    };
    field.show(ui, &mut st.leaving.folder);
    if checkbox(ui, st.leaving.understood, &w.t("leave-understood")).clicked() {
        st.leaving.understood = !st.leaving.understood;
    }
    ui.add_space(4.0);
    let act = w.t("leave-sign");
    if st.waiting.is_some() {
        button_waiting(ui, &act, &w.t("leave-going"), 42.0, width);
        small(ui, &w.t("leave-going"));
    } else if !may_decide(s) {
        button_waiting(ui, &act, &w.t("leave-no-mandate"), 42.0, width);
        small(ui, &w.t("leave-no-mandate"));
    } else if empty || !st.leaving.understood {
        button_waiting(ui, &act, &w.t("leave-first"), 42.0, width);
        small(ui, &w.t("leave-first"));
    } else {
        let press =
            Button { icon: Some(Icon::DoorOpen), label: &act, kind: Kind::Danger, height: 42.0, width: Some(width) };
        if press.show(ui).clicked() {
            out.push(Intent::Node(NodeRequest::Leave { package: PathBuf::from(st.leaving.folder.trim()) }));
        }
    }
}

fn receipts_of(ui: &mut Ui, s: &Snapshot, w: &Words) {
    let k = *tk(ui);
    h3(ui, &w.t("leave-receipts"));
    small(ui, &w.t("leave-receipts-text"));
    for receipt in receipts(s) {
        let (tone, text) = match receipt.has {
            Has::All => (k.ok, w.t("has-all").into_owned()),
            Has::ToGo(n) => (k.warn, w.with("has-to-go", &[("n", n.into())])),
            Has::Unknown => (k.info, w.t("has-unknown").into_owned()),
        };
        let (letters, name) = (badge(s, receipt.org), org_name(s, receipt.org));
        entry(
            ui,
            &Item { lead: Lead::Org(&letters), title: &name, sub: "", chip: Some((&text, tone)), selected: false },
        );
    }
}
