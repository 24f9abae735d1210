//! Draws the parts of a form: a label, a place to write or choose, and what is wrong below it.

use egui::accesskit::Role;
use egui::{Id, Ui, WidgetInfo, vec2};

use crate::client::forms::Wrong;
use crate::client::ui::controls::{choice, toggle};
use crate::client::ui::fields::{Field, area, label, wrong};
use crate::client::ui::typography::small;
use crate::strength::Strength;
use crate::text::Words;

/// What a form is drawn with.
#[expect(missing_debug_implementations, reason = "the toolkit's part has none")]
pub struct Pen<'a> {
    /// Where.
    pub ui: &'a mut Ui,
    /// The sentences.
    pub words: &'a Words,
    /// What is wrong, by field; empty until the form was sent once.
    pub wrong: &'a [(&'static str, Wrong)],
    /// The first place to write takes the focus when the form appears.
    pub focus: bool,
}

/// Answers a question with "not yet", or no longer.
fn put_off(field: &str, later: &mut Vec<String>) {
    let before = later.len();
    later.retain(|one| one != field);
    if later.len() == before {
        later.push(field.to_owned());
    }
}

impl Pen<'_> {
    fn id(&mut self, field: &str) -> Id {
        let id = Id::unique(("form", field));
        if std::mem::take(&mut self.focus) {
            self.ui.memory_mut(|memory| memory.request_focus(id));
        }
        id
    }

    fn is_wrong(&self, field: &str) -> bool {
        self.wrong.iter().any(|(name, _)| *name == field)
    }

    fn say(&mut self, field: &str) {
        if let Some((_, problem)) = self.wrong.iter().find(|(name, _)| *name == field) {
            let text = problem.say(self.words);
            wrong(self.ui, &text);
        }
        self.ui.add_space(6.0);
    }

    /// What is wrong with something that has no place to write.
    pub fn missing(&mut self, field: &str) {
        self.say(field);
    }

    /// An explanation.
    pub fn note(&mut self, key: &str) {
        small(self.ui, &self.words.t(key));
        self.ui.add_space(4.0);
    }

    /// One line of text. The hint is the sentence `hint-` plus the label's key, when there is one.
    pub fn line(&mut self, field: &'static str, key: &str, text: &mut String) {
        self.line_with(field, key, text, false);
    }

    /// One line of text that is not shown.
    pub fn secret(&mut self, field: &'static str, key: &str, text: &mut String) {
        self.line_with(field, key, text, true);
    }

    /// A new passphrase, twice, with what can be said of it.
    pub fn new_secret(&mut self, new: &mut String, again: &mut String) {
        self.secret("passphrase", "passphrase-new", new);
        if let Some(strength) = Strength::of(new) {
            small(self.ui, &self.words.t(strength.key()));
            self.ui.add_space(4.0);
        }
        self.secret("again", "passphrase-again", again);
    }

    fn line_with(&mut self, field: &'static str, key: &str, text: &mut String, secret: bool) {
        let name = self.words.t(key);
        label(self.ui, &name);
        let hint_key = format!("hint-{key}");
        let hint = if self.words.has(&hint_key) { self.words.t(&hint_key).into_owned() } else { String::new() };
        let (id, wrong, width) = (self.id(field), self.is_wrong(field), self.ui.available_width());
        Field { id, label: &name, icon: None, hint: &hint, width, height: 38.0, wrong, secret }.show(self.ui, text);
        self.say(field);
    }

    /// A day.
    pub fn day(&mut self, field: &'static str, key: &str, text: &mut String) {
        let name = self.words.t(key);
        label(self.ui, &name);
        let hint = self.words.t("hint-day");
        let (id, wrong) = (self.id(field), self.is_wrong(field));
        let icon = Some(lucide_icons::Icon::Calendar);
        Field { id, label: &name, icon, hint: &hint, width: 220.0, height: 38.0, wrong, secret: false }
            .show(self.ui, text);
        self.say(field);
    }

    /// Some lines of text.
    pub fn prose(&mut self, field: &'static str, key: &str, text: &mut String, rows: usize) {
        let name = self.words.t(key);
        label(self.ui, &name);
        let hint_key = format!("hint-{key}");
        let hint = if self.words.has(&hint_key) { self.words.t(&hint_key).into_owned() } else { String::new() };
        let (id, wrong) = (self.id(field), self.is_wrong(field));
        area(self.ui, text, &hint, rows, id, &name, wrong);
        self.say(field);
    }

    /// One of some.
    pub fn one<T: Copy + PartialEq>(
        &mut self,
        field: &'static str,
        key: &str,
        options: &[(T, String)],
        chosen: &mut Option<T>,
    ) {
        label(self.ui, &self.words.t(key));
        self.ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = vec2(6.0, 6.0);
            for (value, name) in options {
                if choice(ui, name, *chosen == Some(*value)).clicked() {
                    *chosen = Some(*value);
                }
            }
        });
        self.say(field);
    }

    /// One of some, or "not yet".
    pub fn one_or_later<T: Copy + PartialEq>(
        &mut self,
        field: &'static str,
        key: &str,
        options: &[(T, String)],
        chosen: &mut Option<T>,
        later: &mut Vec<String>,
    ) {
        let question = self.words.t(key);
        label(self.ui, &question);
        let not_yet = self.words.t("answer-not-yet");
        self.ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = vec2(6.0, 6.0);
            for (value, name) in options {
                if choice(ui, name, *chosen == Some(*value)).clicked() {
                    *chosen = Some(*value);
                    later.retain(|one| one != field);
                }
            }
            let on = later.iter().any(|one| one == field);
            let response = choice(ui, &not_yet, on);
            let name = format!("{not_yet}: {question}");
            response.widget_info(|| WidgetInfo::selected(Role::RadioButton, true, on, &name));
            if response.clicked() {
                *chosen = None;
                put_off(field, later);
            }
        });
        self.say(field);
    }

    /// "Not yet", below a place to write.
    pub fn later(&mut self, field: &'static str, key: &str, later: &mut Vec<String>) {
        let on = later.iter().any(|one| one == field);
        let (not_yet, question) = (self.words.t("answer-not-yet"), self.words.t(key));
        let response = choice(self.ui, &not_yet, on);
        let name = format!("{not_yet}: {question}");
        response.widget_info(|| WidgetInfo::selected(Role::CheckBox, true, on, &name));
        if response.clicked() {
            put_off(field, later);
        }
        self.ui.add_space(4.0);
    }

    /// One of some, or none: what is chosen is pressed again to let go of it.
    pub fn maybe<T: Copy + PartialEq>(
        &mut self,
        field: &'static str,
        key: &str,
        options: &[(T, String)],
        chosen: &mut Option<T>,
    ) {
        self.maybe_called(field, key, options, chosen, str::to_owned);
    }

    /// The same, of several questions with the same answers: each is called by its question too.
    pub fn maybe_of_several<T: Copy + PartialEq>(
        &mut self,
        field: &'static str,
        key: &str,
        options: &[(T, String)],
        chosen: &mut Option<T>,
    ) {
        let question = self.words.t(key).into_owned();
        self.maybe_called(field, key, options, chosen, |name| format!("{question}: {name}"));
    }

    fn maybe_called<T: Copy + PartialEq>(
        &mut self,
        field: &'static str,
        key: &str,
        options: &[(T, String)],
        chosen: &mut Option<T>,
        called: impl Fn(&str) -> String,
    ) {
        let before = *chosen;
        let mut pressed = None;
        label(self.ui, &self.words.t(key));
        self.ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = vec2(6.0, 6.0);
            for (value, name) in options {
                let on = before == Some(*value);
                let response = choice(ui, name, on);
                response.widget_info(|| WidgetInfo::selected(Role::RadioButton, true, on, called(name)));
                if response.clicked() {
                    pressed = Some(*value);
                }
            }
        });
        if let Some(value) = pressed {
            *chosen = (before != Some(value)).then_some(value);
        }
        self.say(field);
    }

    /// One of some, always one.
    pub fn pick<T: Copy + PartialEq>(&mut self, key: &str, options: &[(T, String)], chosen: &mut T) {
        let mut now = Some(*chosen);
        self.one("", key, options, &mut now);
        *chosen = now.unwrap_or(*chosen);
    }

    /// Any of some, kept in the order they are offered.
    pub fn many<T: Copy + PartialEq>(
        &mut self,
        field: &'static str,
        key: &str,
        options: &[(T, String)],
        chosen: &mut Vec<T>,
    ) {
        label(self.ui, &self.words.t(key));
        self.ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = vec2(6.0, 6.0);
            for (value, name) in options {
                let mut on = chosen.contains(value);
                if toggle(ui, name, &mut on).clicked() {
                    if on {
                        chosen.push(*value);
                    } else {
                        chosen.retain(|other| other != value);
                    }
                }
            }
        });
        chosen.sort_by_key(|value| options.iter().position(|(other, _)| other == value));
        self.say(field);
    }

    /// Yes or no.
    pub fn yes(&mut self, key: &str, on: &mut bool) {
        if crate::client::ui::controls::checkbox(self.ui, *on, &self.words.t(key)).clicked() {
            *on = !*on;
        }
        self.ui.add_space(4.0);
    }
}
