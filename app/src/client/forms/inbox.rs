//! What is filled in about the inbox of plans.

use serde::{Deserialize, Serialize};
use wijktafel_model::command::Command;
use wijktafel_model::command::breakthrough::PlanAct;
use wijktafel_model::id::{FactId, LogId, PersonId};
use wijktafel_model::time::Day;
use wijktafel_model::view::Snapshot;

use super::{Check, Form, Wrong};
use crate::client::intent::Intent;
use crate::text::Lang;
use crate::text::dates::field_day;

/// How far ahead the day is that is offered, in days.
const OFFERED_DAYS: i32 = 7;

/// A form about the inbox of plans.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[expect(missing_docs, reason = "fields mean what the fields of the act of the same name mean")]
pub enum InboxForm {
    /// Promises an answer by a day.
    Promise { case: LogId, solution: FactId, title: String, on: String },
    /// Names who is asked about plans.
    Contacts { people: Vec<PersonId> },
}

impl From<InboxForm> for Form {
    fn from(form: InboxForm) -> Self {
        Self::Inbox(Box::new(form))
    }
}

impl InboxForm {
    /// A form that promises an answer, with a day that is promised already or one soon.
    pub fn promise(s: &Snapshot, lang: Lang, (case, solution): (LogId, FactId), title: &str, now: Option<Day>) -> Self {
        let on = now.filter(|day| *day >= s.today).unwrap_or_else(|| s.today.plus(OFFERED_DAYS));
        Self::Promise { case, solution, title: title.to_owned(), on: field_day(on, lang) }
    }

    /// A form for the contacts of the reader's organisation, with those it has.
    pub fn contacts(s: &Snapshot) -> Self {
        let own = s.network.organisations.iter().find(|org| org.own);
        Self::Contacts { people: own.map(|own| own.contacts.clone()).unwrap_or_default() }
    }

    /// The key of the title; `-do` is added for the button.
    pub(super) const fn key(&self) -> &'static str {
        match self {
            Self::Promise { .. } => "form-promise",
            Self::Contacts { .. } => "form-contacts",
        }
    }

    pub(super) fn finish(&self, today: Day) -> Result<Vec<Intent>, Vec<(&'static str, Wrong)>> {
        let mut check = Check::default();
        let made = match self {
            Self::Promise { case, solution, on, .. } => check.day("on", on, today).map(|on| {
                let act = PlanAct::PromiseAnswer { solution: *solution, on: Some(on) };
                Command::OnPlan { case: *case, act }
            }),
            Self::Contacts { people } => Some(Command::NamePlanContacts { people: people.clone() }),
        };
        check.done(made.map(|command| vec![Intent::Do(command)]))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_is_promised_by_a_day_that_comes() {
        let today = Day::from_date(2026, 3, 18).expect("a day");
        let form = |on: &str| InboxForm::Promise {
            case: LogId([1; 16]),
            solution: FactId([2; 16]),
            title: String::new(),
            on: on.into(),
        };
        assert_eq!(form("").finish(today), Err(vec![("on", Wrong::Empty)]));
        assert_eq!(form("17-03-2026").finish(today), Err(vec![("on", Wrong::Past)]));
        assert_eq!(form("straks").finish(today), Err(vec![("on", Wrong::NotADay)]));
        let done = form("18-03-2026").finish(today).expect("complete");
        let [Intent::Do(Command::OnPlan { act: PlanAct::PromiseAnswer { on, .. }, .. })] = done.as_slice() else {
            panic!("{done:?}")
        };
        assert_eq!(*on, Some(today));
    }
}
