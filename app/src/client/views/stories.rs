//! Stories, below the lessons: what went well, with the resident's word beside it.

use egui::Ui;
use lucide_icons::Icon;
use wijktafel_model::view::Snapshot;
use wijktafel_model::view::circle::CaseMode;
use wijktafel_model::view::learning::StoryView;
use wijktafel_model::words::learning::WordWay;

use super::found;
use super::pen::Pen;
use crate::client::forms::{Form, LearningForm, StoryForm, Sure};
use crate::client::intent::{Intent, Opened};
use crate::client::state::{person_name, writable};
use crate::client::tokens::tk;
use crate::client::ui::controls::{Kind, button, button_for};
use crate::client::ui::layout::{bar, card};
use crate::client::ui::parts::{empty, point};
use crate::client::ui::typography::{body, h2, h3, muted, small};
use crate::print::story::{about, taken_back, word};
use crate::text::{Words, names};

/// How many cases are offered to tell of.
const CASES: usize = 6;

/// The part of the page.
pub fn show(ui: &mut Ui, s: &Snapshot, w: &Words, out: &mut Vec<Intent>) {
    let left = |ui: &mut Ui| {
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 2.0;
            h2(ui, &w.t("stories-title"));
            muted(ui, &w.t("stories-line"));
        });
    };
    bar(ui, 48.0, left, |ui| {
        if writable(s) && button(ui, Some(Icon::BookOpen), &w.t("story-new"), Kind::Secondary).clicked() {
            out.push(Intent::Ask(Box::new(LearningForm::story(s, w.lang(), None).into())));
        }
    });
    if s.stories.is_empty() {
        card(ui, |ui| empty(ui, Icon::BookOpen, &w.t("stories-none"), &w.t("stories-none-text"), None));
    }
    for story in s.stories.iter().rev() {
        ui.push_id(story.log, |ui| card(ui, |ui| one(ui, s, w, story, out)));
    }
    if let Some(line) = taken_back(s, w) {
        small(ui, &line);
    }
}

fn one(ui: &mut Ui, s: &Snapshot, w: &Words, story: &StoryView, out: &mut Vec<Intent>) {
    let left = |ui: &mut Ui| drop(h3(ui, &story.title));
    bar(ui, 34.0, left, |ui| {
        if writable(s) && button_for(ui, None, &w.t("story-back"), &story.title, Kind::Ghost).clicked() {
            out.push(Intent::Ask(Box::new(Form::Sure(Sure::StoryBack(story.log)))));
        }
        let case = about(story, s).map(|_| story.case);
        let name = w.t("story-case");
        if let Some(case) = case.filter(|_| button_for(ui, None, &name, &story.title, Kind::Ghost).clicked()) {
            out.push(Intent::Open(Opened::Case(case)));
        }
    });
    body(ui, &story.text);
    point(ui, Icon::MessageCircle, tk(ui).accent, &w.t("story-word-title"), &word(story, s, w));
    if let Some(title) = about(story, s) {
        small(ui, &w.with("story-about", &[("case", title.into())]));
    }
}

/// Draws the parts of the form.
pub fn fill(pen: &mut Pen<'_>, s: &Snapshot, form: &mut StoryForm) {
    let w = pen.words;
    pen.note("form-story-text");
    pen.line("title", "story-name", &mut form.title);
    pen.prose("text", "story-told", &mut form.text, 5);
    found::choices(pen, s, &mut [&mut form.title, &mut form.text], &mut form.keep);
    let cases = s.cases.iter().filter(|row| row.mode == CaseMode::Learning && !row.hidden);
    let cases: Vec<_> = cases.take(CASES).map(|row| (row.log, row.title.clone())).collect();
    pen.one("case", "story-which", &cases, &mut form.case);
    pen.note("form-story-word");
    let Some(me) = s.network.me else { return };
    let mine = s.network.people.iter().filter(|one| one.org == me.org && one.active && one.name.is_some());
    let people: Vec<_> = mine.map(|one| (one.person, person_name(s, one.org, one.person))).collect();
    pen.one("asker", "story-asker", &people, &mut form.asker);
    pen.day("on", "story-on", &mut form.on);
    let ways: Vec<_> =
        WordWay::ALL.iter().map(|way| (*way, w.t(names::learning::word_way(*way)).into_owned())).collect();
    pen.one("way", "story-way", &ways, &mut form.way);
}
