//! Looking back: the cases of a meeting or a season side by side, to learn one thing of them together.

use std::sync::Arc;

use egui::Ui;
use lucide_icons::Icon;
use wijktafel_model::id::LogId;
use wijktafel_model::reflection::{bundled, cases};
use wijktafel_model::view::{CaseRow, CaseView, Snapshot};

use super::forms::options;
use super::matrix::outcome;
use super::pen::Pen;
use crate::client::forms::LearningForm;
use crate::client::intent::{Intent, Opened};
use crate::client::learning::LearningState;
use crate::client::state::{UiState, org_name, writable};
use crate::client::tokens::{GAP, tk};
use crate::client::ui::controls::{Kind, button, checkbox_named, icon_button};
use crate::client::ui::layout::{W, bar, card, cols, page};
use crate::client::ui::parts::{banner, empty, point};
use crate::client::ui::typography::{body, h1, h3, muted, small, strong};
use crate::print::reflection::{about, before, question, tip, tips};
use crate::text::{Words, names};

/// Two cases fit side by side from this width on.
const TWO: f32 = 640.0;

/// The page.
pub fn show(ui: &mut Ui, s: &Snapshot, st: &mut UiState, origin: LogId, out: &mut Vec<Intent>) {
    let w = Arc::clone(&st.words);
    st.learning.take_in(s);
    let rows = cases(s, origin).unwrap_or_default();
    let chosen: Vec<LogId> = rows.iter().map(|row| row.log).filter(|log| !st.learning.left_out.contains(log)).collect();
    page(ui, ("reflection", origin), |ui| {
        let title = |ui: &mut Ui| {
            ui.vertical(|ui| {
                ui.spacing_mut().item_spacing.y = 2.0;
                h1(ui, &w.t("reflect-title"));
                muted(ui, &about(s, &w, origin));
            });
        };
        bar(ui, 48.0, title, |ui| {
            if icon_button(ui, Icon::X, &w.t("reflect-close")).clicked() {
                out.push(Intent::Back);
            }
            if writable(s)
                && !chosen.is_empty()
                && button(ui, Some(Icon::Lightbulb), &w.t("reflect-write"), Kind::Primary).clicked()
            {
                out.push(Intent::Ask(Box::new(LearningForm::reflect(origin, chosen.clone()).into())));
            }
        });
        if let Some(text) = before(s, &w, origin) {
            let lesson = bundled(s, origin).next().map(|lesson| lesson.log);
            let read = lesson.map(|_| w.t("reflect-read"));
            let pressed =
                banner(ui, Icon::Lightbulb, tk(ui).info, &w.t("reflect-before-title"), &text, read.as_deref());
            if let Some(lesson) = lesson.filter(|_| pressed) {
                out.push(Intent::Open(Opened::Lesson(lesson)));
            }
        }
        if rows.is_empty() {
            card(ui, |ui| empty(ui, Icon::MessagesSquare, &w.t("reflect-none"), &w.t("reflect-none-text"), None));
            return;
        }
        small(ui, &w.t("reflect-text"));
        let wide = if ui.available_width() < TWO { 1 } else { 2 };
        for beside in rows.chunks(wide) {
            cols(ui, GAP, &vec![W::Fr(1.0); wide], |index, ui| {
                if let Some(row) = beside.get(index) {
                    card(ui, |ui| one(ui, s, &w, &mut st.learning, row));
                }
            });
        }
        card(ui, |ui| questions(ui, &w));
        if chosen.is_empty() {
            muted(ui, &w.t("reflect-choose"));
        }
    });
}

fn one(ui: &mut Ui, s: &Snapshot, w: &Words, learning: &mut LearningState, row: &CaseRow) {
    ui.spacing_mut().item_spacing.y = 8.0;
    h3(ui, &row.title);
    small(ui, &w.with("reflect-by", &[("who", org_name(s, row.by).into())]));
    match learning.read(row.log) {
        Some(case) => told(ui, w, case),
        None => drop(muted(ui, &w.t("reflect-reading"))),
    }
    let on = !learning.left_out.contains(&row.log);
    let name = w.with("reflect-belongs-which", &[("case", row.title.as_str().into())]);
    if checkbox_named(ui, on, &w.t("reflect-belongs"), &name).clicked() && !learning.left_out.remove(&row.log) {
        learning.left_out.insert(row.log);
    }
}

/// What was asked, and what became of the tips.
fn told(ui: &mut Ui, w: &Words, case: &CaseView) {
    let k = *tk(ui);
    if !case.question.is_empty() {
        body(ui, &case.question);
    }
    if tips(case).next().is_none() {
        muted(ui, &w.t("reflect-no-tips"));
    }
    for one in tips(case) {
        let (text, became) = tip(one, w);
        let (icon, tone) =
            one.reports.first().map_or((Icon::CircleEllipsis, k.neutral), |report| outcome(&k, report.result));
        point(ui, icon, tone.fg, &text, &became);
    }
}

/// The questions to ask of them together.
fn questions(ui: &mut Ui, w: &Words) {
    h3(ui, &w.t("reflect-ask"));
    for order in names::ORDERS {
        strong(ui, &w.t(names::order(order)));
        body(ui, &w.t(question(order)));
    }
}

/// Draws the parts of the form.
pub fn fill(pen: &mut Pen<'_>, s: &Snapshot, form: &mut LearningForm) {
    let w = pen.words;
    match form {
        LearningForm::Reflect { cases, title, order, text, take, .. } => {
            let of = |log: &LogId| s.cases.iter().find(|row| row.log == *log).map(|row| row.title.clone());
            let titles: Vec<String> = cases.iter().filter_map(of).collect();
            small(pen.ui, &w.with("reflect-of", &[("cases", w.list(&titles).into())]));
            pen.pick("lesson-order", &options(w, names::ORDERS, names::order), order);
            strong(pen.ui, &w.t(question(*order)));
            pen.line("title", "lesson-title", title);
            pen.prose("text", "reflect-learnt", text, 5);
            super::found::hint(pen.ui, s, w, text);
            pen.yes("reflect-take", take);
            pen.note("form-signal-all-read");
        }
        LearningForm::Training(form) => super::guide::fill(pen, form),
        LearningForm::Story(form) => super::stories::fill(pen, s, form),
    }
}
