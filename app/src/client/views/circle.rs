//! What a circle case shows beside other cases: who may read, why, and how it ends.

use egui::{Ui, vec2};
use lucide_icons::Icon;
use wijktafel_model::export::html::letter::Request;
use wijktafel_model::id::{LogId, OrgId, PersonId};
use wijktafel_model::view::circle::{CircleView, ConcernedView, GroundView, ReaderSpan};
use wijktafel_model::view::{AgreementState, CaseState, CaseView, Me, ReaderView, Snapshot};
use wijktafel_model::words::{AgreementKind, Informed, LawfulGround, SecrecyLift, SpecialCategory};

use super::pen::Pen;
use crate::client::forms::{CircleForm, Form, GroundForm, OwnForm, Sure};
use crate::client::intent::Intent;
use crate::client::state::{badge, org_name, org_names, person_name, writable};
use crate::client::tokens::tk;
use crate::client::ui::controls::{Kind, button, button_for, icon_button};
use crate::client::ui::layout::{bar, card, well};
use crate::client::ui::parts::{Item, Lead, banner, entry, hanging, pair};
use crate::client::ui::typography::{body, h3, muted, small, strong};
use crate::text::{Words, names};

/// Whether a privacy agreement in force binds the own organisation: without one, circle cases are off.
pub fn is_on(s: &Snapshot) -> bool {
    let own = s.network.me.map(|me| me.org);
    s.agreements.iter().any(|row| {
        let holds = row.kind == AgreementKind::Privacy && row.state == AgreementState::InForce;
        holds && own.is_some_and(|own| row.signed_by.contains(&own))
    })
}

/// Says that a case was withdrawn, and what that does.
pub fn withdrawn(ui: &mut Ui, w: &Words, case: &CaseView) {
    let k = *tk(ui);
    if case.circle.is_some() && case.row.state == CaseState::Withdrawn {
        banner(ui, Icon::EyeOff, k.warn, &w.t("circle-hidden"), &w.t("circle-hidden-text"), None);
    }
}

/// Who may read or could once.
pub fn readers(ui: &mut Ui, s: &Snapshot, w: &Words, case: &CaseView, circle: &CircleView, out: &mut Vec<Intent>) {
    let log = case.row.log;
    card(ui, |ui| {
        h3(ui, &w.t("circle-readers"));
        small(ui, &w.t("circle-readers-text"));
        let reading = s.readers(&case.row);
        let me = s.network.me.filter(|_| writable(s));
        for span in &circle.spans {
            let now = reading.iter().find(|one| (one.org, one.person) == (span.org, span.person));
            let mine = |me: &Me| (span.org, span.person) == (me.org, me.person);
            let may = |me: &Me| circle.responsible == me.org || span.org == me.org;
            let removable = span.until.is_none() && me.is_some_and(|me| !mine(&me) && may(&me));
            ui.push_id((span.org, span.person), |ui| reader(ui, s, w, (log, span, now), removable, out));
        }
        let Some(me) = me else { return };
        ui.add_space(4.0);
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = vec2(8.0, 8.0);
            if button(ui, Some(Icon::UserPlus), &w.t("circle-name"), Kind::Secondary).clicked() {
                out.push(Intent::Ask(Box::new(Form::Reader { case: log, reader: None })));
            }
            let mine = |one: &ReaderView| (one.org, one.person) == (me.org, me.person);
            if reading.iter().any(mine)
                && button(ui, Some(Icon::EyeOff), &w.t("circle-recognise"), Kind::Secondary).clicked()
            {
                let sure = Sure::Recognise { case: log, org: me.org, person: me.person };
                out.push(Intent::Ask(Box::new(Form::Sure(sure))));
            }
        });
    });
}

/// One who may read, `now` as the engine serves it, or who could once.
fn reader(
    ui: &mut Ui,
    s: &Snapshot,
    w: &Words,
    (log, span, now): (LogId, &ReaderSpan, Option<&ReaderView>),
    removable: bool,
    out: &mut Vec<Intent>,
) {
    let k = *tk(ui);
    let letters = badge(s, span.org);
    let name = person_name(s, span.org, span.person);
    let since = w.with("circle-since", &[("day", w.day(span.since.day()).into())]);
    let since = match (span.until, now) {
        (Some(at), _) => format!("{since} {}", w.with("circle-until", &[("day", w.day(at.day()).into())])),
        (None, Some(now)) => format!("{since} · {}", w.count("person-devices", now.devices.len())),
        (None, None) => since,
    };
    let (state, tone) = match now {
        Some(now) if now.hidden => ("circle-reads-hidden", k.warn),
        Some(_) => ("circle-reads", k.ok),
        None => ("circle-reads-no-more", k.neutral),
    };
    let (lead, state, sub) = (Lead::Org(&letters), w.t(state), org_name(s, span.org));
    let left = |ui: &mut Ui| {
        entry(ui, &Item { lead, title: &name, sub: &sub, chip: Some((&state, tone)), selected: false });
    };
    bar(ui, 46.0, left, |ui| {
        if removable
            && icon_button(ui, Icon::UserMinus, &w.with("circle-take-out", &[("who", name.as_str().into())])).clicked()
        {
            let sure = Sure::TakeOut { case: log, org: span.org, person: span.person };
            out.push(Intent::Ask(Box::new(Form::Sure(sure))));
        }
    });
    hanging(ui, 38.0, &since);
}

/// What a person concerned may ask for, each answered by a letter to print.
pub fn requests(ui: &mut Ui, w: &Words, case: &CaseView, out: &mut Vec<Intent>) {
    card(ui, |ui| {
        h3(ui, &w.t("requests-title"));
        small(ui, &w.t("requests-text"));
        ui.add_space(2.0);
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = vec2(8.0, 8.0);
            for request in Request::ALL {
                if button(ui, Some(Icon::Mail), &w.t(names::request(*request)), Kind::Secondary).clicked() {
                    let (case, request) = (case.row.log, *request);
                    let form = OwnForm::Letter { case, request, answer: String::new(), to: String::new() };
                    out.push(Intent::Ask(Box::new(form.into())));
                }
            }
        });
        small(ui, &w.t("requests-withdrawal"));
    });
}

/// What it is for, and why it is allowed.
pub fn grounds(ui: &mut Ui, s: &Snapshot, w: &Words, case: &CaseView, circle: &CircleView, out: &mut Vec<Intent>) {
    card(ui, |ui| {
        h3(ui, &w.t("circle-why"));
        if !circle.purpose.is_empty() {
            body(ui, &circle.purpose);
        }
        pair(ui, &w.t("circle-responsible"), &org_name(s, circle.responsible));
        pair(ui, &w.t("case-retention"), &w.day(case.row.retain_until));
        for (index, person) in circle.concerned.iter().enumerate() {
            ui.push_id(person.concerned, |ui| concerned(ui, s, w, case, (index, person), out));
        }
        if writable(s) && button(ui, Some(Icon::Plus), &w.t("circle-other-person"), Kind::Ghost).clicked() {
            ask_ground(s, case, None, out);
        }
    });
}

fn ask_ground(
    s: &Snapshot,
    case: &CaseView,
    concerned: Option<wijktafel_model::id::ConcernedId>,
    out: &mut Vec<Intent>,
) {
    if let Some(ground) = GroundForm::new(s, concerned) {
        out.push(Intent::Ask(Box::new(Form::Ground { case: case.row.log, ground: Box::new(ground) })));
    }
}

fn concerned(
    ui: &mut Ui,
    s: &Snapshot,
    w: &Words,
    case: &CaseView,
    (index, person): (usize, &ConcernedView),
    out: &mut Vec<Intent>,
) {
    let k = *tk(ui);
    let title = w.count("circle-concerned", index + 1);
    ui.add_space(4.0);
    well(ui, k.sunken, |ui| {
        strong(ui, &title);
        for ground in &person.grounds {
            ui.push_id(ground.fact, |ui| one_ground(ui, s, w, case, (&title, ground), out));
        }
        if writable(s) && button_for(ui, Some(Icon::Plus), &w.t("circle-ground"), &title, Kind::Ghost).clicked() {
            ask_ground(s, case, Some(person.concerned), out);
        }
    });
}

fn one_ground(
    ui: &mut Ui,
    s: &Snapshot,
    w: &Words,
    case: &CaseView,
    (whose, ground): (&str, &GroundView),
    out: &mut Vec<Intent>,
) {
    let state = if ground.withdrawn.is_some() {
        "circle-ground-withdrawn"
    } else if ground.live {
        "circle-ground-live"
    } else {
        "circle-ground-over"
    };
    let name = w.t(names::lawful_ground(ground.ground));
    pair(ui, &name, &w.t(state));
    small(ui, &w.t(names::special_category(ground.special)));
    small(ui, &w.with("circle-secrecy", &[("how", w.t(names::secrecy_lift(ground.secrecy)).into_owned().into())]));
    let told = w.t(names::informed(ground.informed)).into_owned();
    let on = ground.informed_on.map(|day| w.day(day)).unwrap_or_default();
    small(ui, &w.with("circle-told", &[("how", told.into()), ("on", on.into())]));
    if let Some(reason) = &ground.reason {
        small(ui, reason);
    }
    let orgs = org_names(s, w, &ground.orgs);
    muted(ui, &orgs);
    if writable(s)
        && ground.withdrawn.is_none()
        && button_for(
            ui,
            Some(Icon::Undo2),
            &w.t("circle-withdraw"),
            &format!("{name}, {whose}, {orgs}"),
            Kind::Secondary,
        )
        .clicked()
    {
        let sure = Sure::WithdrawGround { case: case.row.log, ground: ground.fact };
        out.push(Intent::Ask(Box::new(Form::Sure(sure))));
    }
}

/// What the pages of the form are called.
const PAGES: [&str; CircleForm::PAGES] = ["circle-page-0", "circle-page-1", "circle-page-2", "circle-page-3"];

/// One page of the form of a circle case.
pub(super) fn fill(pen: &mut Pen<'_>, s: &Snapshot, form: &mut CircleForm) {
    let w = pen.words;
    if !is_on(s) {
        pen.note("circle-off");
    }
    let pages: Vec<(usize, String)> =
        PAGES.iter().enumerate().map(|(page, key)| (page, w.t(key).into_owned())).collect();
    pen.pick("circle-pages", &pages, &mut form.page);
    // The choices come first; the places to write below them would scroll them away.
    pen.focus &= form.page == 0;
    match form.page {
        0 => {
            pen.line("title", "case-title", &mut form.title);
            pen.prose("purpose", "circle-purpose", &mut form.purpose, 2);
            if form.from.is_none() {
                pen.prose("question", "case-question", &mut form.question, 3);
                let areas = names::AREAS.map(|area| (area, w.t(names::area(area)).into_owned()));
                pen.many("areas", "case-areas", &areas, &mut form.areas);
            } else {
                pen.note("circle-copy-text");
            }
        }
        1 => ground(pen, s, &mut form.ground),
        2 => {
            pen.note("circle-readers-choose");
            pen.many("readers", "circle-readers", &people(s, &form.ground.orgs), &mut form.readers);
            pen.note("circle-later");
        }
        _ => {
            pen.day("until", "circle-last-day", &mut form.until);
            pen.note("circle-last-day-text");
            pen.one("responsible", "circle-responsible", &super::forms::members(s, true), &mut form.responsible);
        }
    }
}

/// Why data about one person may be shared; nothing is chosen beforehand.
pub(super) fn ground(pen: &mut Pen<'_>, s: &Snapshot, form: &mut GroundForm) {
    let w = pen.words;
    pen.focus = false;
    pen.note("circle-ground-text");
    let later = &mut form.later;
    let grounds = list(w, LawfulGround::ALL, names::lawful_ground);
    pen.one_or_later("ground", "circle-ground-what", &grounds, &mut form.ground, later);
    let special = list(w, SpecialCategory::ALL, names::special_category);
    pen.one_or_later("special", "circle-special", &special, &mut form.special, later);
    let secrecy = list(w, SecrecyLift::ALL, names::secrecy_lift);
    pen.one_or_later("secrecy", "circle-secrecy-what", &secrecy, &mut form.secrecy, later);
    pen.one("informed", "circle-informed", &list(w, Informed::ALL, names::informed), &mut form.informed);
    match form.informed {
        Some(Informed::NotYet) => pen.prose("reason", "circle-not-told", &mut form.reason, 2),
        Some(_) => pen.day("informed-on", "circle-informed-on", &mut form.informed_on),
        None => (),
    }
    pen.many("orgs", "circle-orgs", &super::forms::members(s, true), &mut form.orgs);
    pen.day("ground-until", "circle-ground-until", &mut form.until);
}

fn list<T: Copy>(w: &Words, all: &[T], key: fn(T) -> &'static str) -> Vec<(T, String)> {
    all.iter().map(|one| (*one, w.t(key(*one)).into_owned())).collect()
}

/// Active people of these organisations besides oneself, with the organisation.
pub(super) fn people(s: &Snapshot, orgs: &[OrgId]) -> Vec<((OrgId, PersonId), String)> {
    let wanted = s.network.people.iter().filter(|one| one.active && !one.own && orgs.contains(&one.org));
    let named = wanted.filter_map(|one| {
        let name = one.name.as_ref()?;
        Some(((one.org, one.person), format!("{name} · {}", org_name(s, one.org))))
    });
    named.collect()
}
