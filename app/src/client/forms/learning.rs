//! What is filled in about learning together.

use serde::{Deserialize, Serialize};
use wijktafel_model::command::Command;
use wijktafel_model::command::learning::{Reflection, Story, Training};
use wijktafel_model::id::{LogId, OrgId, PersonId};
use wijktafel_model::time::Day;
use wijktafel_model::view::Snapshot;
use wijktafel_model::words::LearningOrder;
use wijktafel_model::words::learning::{TrainingKind, TrainingPlace, WordWay};

use super::{Check, Form, Wrong, field_day};
use crate::client::intent::Intent;
use crate::text::Lang;

/// A form about learning together.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[expect(missing_docs, reason = "fields mean what the fields of the command of the same name mean")]
pub enum LearningForm {
    /// The lesson of several cases.
    Reflect { origin: LogId, cases: Vec<LogId>, title: String, order: LearningOrder, text: String, take: bool },
    /// A story about a case.
    Story(StoryForm),
    /// What a guide did to learn.
    Training(TrainingForm),
}

/// What a guide did to learn.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[expect(missing_docs, reason = "fields mean what the fields of the command of the same name mean")]
pub struct TrainingForm {
    pub person: PersonId,
    pub what: String,
    pub kind: Option<TrainingKind>,
    pub on: String,
    pub place: TrainingPlace,
}

/// A story, and the resident's word for it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[expect(missing_docs, reason = "fields mean what the fields of the command of the same name mean")]
pub struct StoryForm {
    pub case: Option<LogId>,
    pub title: String,
    pub text: String,
    /// Whose organisation asked.
    pub asked: Option<OrgId>,
    pub asker: Option<PersonId>,
    pub on: String,
    pub way: Option<WordWay>,
    pub keep: Vec<String>,
}

impl From<LearningForm> for Form {
    fn from(form: LearningForm) -> Self {
        Self::Learning(Box::new(form))
    }
}

impl LearningForm {
    /// An empty form for the lesson of these cases.
    pub const fn reflect(origin: LogId, cases: Vec<LogId>) -> Self {
        let order = LearningOrder::First;
        Self::Reflect { origin, cases, title: String::new(), order, text: String::new(), take: false }
    }

    /// An empty form for a story, asked by the reader today.
    pub fn story(s: &Snapshot, lang: Lang, case: Option<LogId>) -> Self {
        let (asked, asker) = s.network.me.map(|me| (me.org, me.person)).unzip();
        let (title, text, on) = (String::new(), String::new(), field_day(s.today, lang));
        Self::Story(StoryForm { case, title, text, asked, asker, on, way: None, keep: Vec::new() })
    }

    /// An empty form for what a guide did today.
    pub fn training(s: &Snapshot, lang: Lang, person: PersonId) -> Self {
        let (what, on, place) = (String::new(), field_day(s.today, lang), TrainingPlace::Inside);
        Self::Training(TrainingForm { person, what, kind: None, on, place })
    }

    /// The key of the title; `-do` is added for the button.
    pub(super) const fn key(&self) -> &'static str {
        match self {
            Self::Reflect { .. } => "form-reflect",
            Self::Story(_) => "form-story",
            Self::Training(_) => "form-training",
        }
    }

    pub(super) fn finish(&self, today: Day) -> Result<Vec<Intent>, Vec<(&'static str, Wrong)>> {
        let mut check = Check::default();
        let made = match self {
            Self::Reflect { origin, cases, title, order, text, take } => {
                let (title, text) = (check.line("title", title), check.text("text", text));
                title.map(|title| {
                    let (origin, order, cases, take) = (*origin, *order, cases.clone(), *take);
                    Command::Reflect(Box::new(Reflection { origin, title, order, cases, text, take }))
                })
            }
            Self::Story(form) => story(form, today, &mut check),
            Self::Training(form) => {
                let (what, kind) = (check.line("what", &form.what), check.chosen("kind", form.kind));
                let (on, place, person) = (passed("on", &form.on, today, &mut check), form.place, form.person);
                let training = what.zip(kind).zip(on).map(|((what, kind), on)| Training { on, kind, what, place });
                training.map(|training| Command::NoteTraining { person, training })
            }
        };
        check.done(made.map(|command| vec![Intent::Do(command)]))
    }
}

/// A day that is not to come.
fn passed(field: &'static str, text: &str, today: Day, check: &mut Check) -> Option<Day> {
    let day = check.day(field, text, Day::FIRST);
    if day.is_some_and(|day| day > today) {
        check.refuse(field, Wrong::Future);
    }
    day
}

fn story(form: &StoryForm, today: Day, check: &mut Check) -> Option<Command> {
    let (case, title) = (check.chosen("case", form.case), check.line("title", &form.title));
    let (text, asker) = (check.prose("text", &form.text), check.chosen("asker", form.asker));
    let (on, way) = (passed("on", &form.on, today, check), check.chosen("way", form.way));
    let keep = form.keep.clone();
    Some(Command::TellStory(Box::new(Story {
        case: case?,
        title: title?,
        text: text?,
        asked: form.asked?,
        asker: Some(asker?),
        on: on?,
        way: way?,
        keep,
    })))
}
