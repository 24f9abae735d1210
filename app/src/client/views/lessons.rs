//! Lessons: what was learnt, and who does something with it.

use std::sync::Arc;

use egui::accesskit::Role;
use egui::{Ui, WidgetInfo};
use lucide_icons::Icon;
use wijktafel_model::command::Command;
use wijktafel_model::view::{LessonView, Snapshot};
use wijktafel_model::words::{LearningOrder, TextField};

use crate::client::crdt_field::Look;
use crate::client::forms::Form;
use crate::client::intent::{Intent, Opened};
use crate::client::state::{UiState, badge, org_name, org_names, writable};
use crate::client::tokens::tk;
use crate::client::ui::controls::{Kind, button, button_for, icon_button};
use crate::client::ui::layout::{bar, card};
use crate::client::ui::parts::{Item, Lead, chips, empty, item};
use crate::client::ui::typography::{body, h1, h3, muted, small};
use crate::print::reflection::about;
use crate::text::Words;
use crate::text::names;

/// An empty form.
pub fn new_form() -> Form {
    Form::Lesson { title: String::new(), order: LearningOrder::First, cases: Vec::new(), text: String::new() }
}

/// All lessons, those without an owner first.
pub fn show(ui: &mut Ui, s: &Snapshot, st: &mut UiState, out: &mut Vec<Intent>) {
    let w = Arc::clone(&st.words);
    let left = |ui: &mut Ui| {
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 2.0;
            h1(ui, &w.t("growth-tab-lessons"));
            muted(ui, &w.t("lessons-line"));
        });
    };
    bar(ui, 48.0, left, |ui| {
        if writable(s) && button(ui, Some(Icon::Plus), &w.t("lesson-new"), Kind::Primary).clicked() {
            out.push(Intent::Ask(Box::new(new_form())));
        }
    });
    if s.lessons.is_empty() {
        card(ui, |ui| empty(ui, Icon::Lightbulb, &w.t("lessons-none"), &w.t("lessons-none-text"), None));
    }
    let mut rows: Vec<&LessonView> = s.lessons.iter().collect();
    rows.sort_by_key(|lesson| !lesson.owners.is_empty());
    for lesson in rows {
        ui.push_id(lesson.log, |ui| card(ui, |ui| one(ui, s, st, &w, lesson, out)));
    }
    super::stories::show(ui, s, &w, out);
}

fn one(ui: &mut Ui, s: &Snapshot, st: &mut UiState, w: &Words, lesson: &LessonView, out: &mut Vec<Intent>) {
    let k = *tk(ui);
    let me = s.network.me.filter(|me| me.writable);
    let mine = me.is_some_and(|me| lesson.owners.contains(&me.org));
    let open = st.growth.lesson == Some(lesson.log);
    let left = |ui: &mut Ui| {
        h3(ui, &lesson.title);
    };
    bar(ui, 34.0, left, |ui| {
        if me.is_none() {
        } else if mine {
            if button_for(ui, None, &w.t("lesson-yield"), &lesson.title, Kind::Ghost).clicked() {
                out.push(Intent::Do(Command::YieldLesson { lesson: lesson.log }));
            }
        } else if button_for(ui, Some(Icon::Hand), &w.t("lesson-take"), &lesson.title, Kind::Secondary).clicked() {
            out.push(Intent::DoUndoable {
                command: Command::TakeLesson { lesson: lesson.log },
                undo: Command::YieldLesson { lesson: lesson.log },
                said: "said-lesson-taken",
            });
        }
        let name = w.with("lesson-write", &[("title", lesson.title.as_str().into())]);
        if icon_button(ui, if open { Icon::ChevronUp } else { Icon::PenLine }, &name).clicked() {
            st.growth.lesson = if open { None } else { Some(lesson.log) };
        }
    });
    let (owner, tone, icon) = if lesson.owners.is_empty() {
        (w.t("lesson-ownerless").into_owned(), k.danger, Icon::UserX)
    } else {
        (w.with("lesson-owner", &[("who", org_names(s, w, &lesson.owners).into())]), k.ok, Icon::UserCheck)
    };
    let order = w.t(names::order(lesson.order));
    let by = w.with("lesson-by", &[("who", org_name(s, lesson.by).into())]);
    chips(ui, &[(Some(icon), &owner, tone), (Some(Icon::Layers), &order, k.violet), (None, &by, k.neutral)]);
    if let Some(origin) = lesson.origin {
        let about = about(s, w, origin);
        if !about.is_empty() {
            small(ui, &w.with("lesson-from", &[("origin", about.into())]));
        }
    }
    if open && writable(s) {
        let look = Look { label: &w.t("field-lesson-text"), hint: &w.t("hint-lesson"), rows: 3 };
        st.texts.show(ui, (lesson.log, TextField::LessonText), &lesson.text, look, out);
    } else if !lesson.text.is_empty() {
        body(ui, &lesson.text);
    }
    if open && me.is_some_and(|me| me.org == lesson.by) {
        small(ui, &w.t("recall-text"));
        if button_for(ui, Some(Icon::Undo2), &w.t("recall-do"), &lesson.title, Kind::Secondary).clicked() {
            out.push(Intent::Ask(Box::new(Form::Recall { log: lesson.log, sentence: String::new() })));
        }
    }
    let cases: Vec<_> = s.cases.iter().filter(|case| lesson.cases.contains(&case.log)).collect();
    if !cases.is_empty() {
        small(ui, &w.t("lesson-cases"));
        for case in cases {
            let letters = badge(s, case.by);
            let it = Item { lead: Lead::Org(&letters), title: &case.title, sub: "", chip: None, selected: false };
            let row = ui.push_id(case.log, |ui| item(ui, &it)).inner;
            let name = w
                .with("lesson-case", &[("case", case.title.as_str().into()), ("lesson", lesson.title.as_str().into())]);
            row.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
            if row.clicked() {
                out.push(Intent::Open(Opened::Case(case.log)));
            }
        }
    }
}
