//! What is filled in to say something beside a case or an agreement.

use serde::{Deserialize, Serialize};
use wijktafel_model::command::Command;
use wijktafel_model::command::talk::TalkAct;
use wijktafel_model::id::{FactId, LogId};
use wijktafel_model::words::Line;

use super::{Check, Form, Wrong};
use crate::client::intent::Intent;

/// Something to say, or to answer.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TalkForm {
    /// Beside what.
    pub log: LogId,
    /// The remark that is answered, and its words.
    pub answers: Option<(FactId, String)>,
    /// Words it may stand beside.
    pub words: Vec<String>,
    /// Which of them.
    pub beside: Option<usize>,
    /// What is said.
    pub text: String,
}

impl From<TalkForm> for Form {
    fn from(form: TalkForm) -> Self {
        Self::Talk(Box::new(form))
    }
}

impl TalkForm {
    /// A form to say something, beside one of some words or beside nothing in particular.
    pub const fn remark(log: LogId, words: Vec<String>) -> Self {
        Self { log, answers: None, words, beside: None, text: String::new() }
    }

    /// A form to answer.
    pub const fn answer(log: LogId, remark: FactId, text: String) -> Self {
        Self { log, answers: Some((remark, text)), words: Vec::new(), beside: None, text: String::new() }
    }

    /// The key of the title; `-do` is added for the button.
    pub(super) const fn key(&self) -> &'static str {
        if self.answers.is_some() { "form-talk-answer" } else { "form-talk" }
    }

    pub(super) fn finish(&self) -> Result<Vec<Intent>, Vec<(&'static str, Wrong)>> {
        let mut check = Check::default();
        let text = check.prose("text", &self.text);
        let beside = self.beside.and_then(|place| self.words.get(place)).and_then(|words| Line::new(words).ok());
        let on = self.answers.as_ref().map(|(remark, _)| *remark);
        let act = text.map(|text| TalkAct::Remark { text, on, beside });
        check.done(act.map(|act| vec![Intent::Do(Command::Talk { log: self.log, act })]))
    }
}
