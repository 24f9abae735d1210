//! What is filled in about an experiment.

use serde::{Deserialize, Serialize};
use wijktafel_model::command::Command;
use wijktafel_model::fact::experiment::ExperimentJudged;
use wijktafel_model::id::LogId;
use wijktafel_model::time::Day;
use wijktafel_model::view::Snapshot;
use wijktafel_model::view::experiment::ExperimentView;
use wijktafel_model::words::experiment::ExperimentOutcome;

use super::{Check, Form, Wrong, field_day};
use crate::client::intent::Intent;
use crate::text::Lang;

/// How long something is tried at first, in days.
const FIRST_DAYS: i32 = 84;

/// A form about an experiment.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[expect(missing_docs, reason = "fields mean what the fields of the command of the same name mean")]
pub enum ExperimentForm {
    /// Begins to try something.
    Open { title: String, until: String, text: String },
    /// Says what becomes of it.
    Judge {
        experiment: LogId,
        title: String,
        outcome: Option<ExperimentOutcome>,
        until: String,
        agreement: Option<LogId>,
        why: String,
    },
}

impl From<ExperimentForm> for Form {
    fn from(form: ExperimentForm) -> Self {
        Self::Experiment(Box::new(form))
    }
}

/// The day that is offered for the next look.
pub(super) fn first_day(s: &Snapshot, lang: Lang) -> String {
    field_day(s.today.plus(FIRST_DAYS), lang)
}

impl ExperimentForm {
    /// An empty form for an experiment of twelve weeks.
    pub fn open(s: &Snapshot, lang: Lang) -> Self {
        Self::Open { title: String::new(), until: first_day(s, lang), text: String::new() }
    }

    /// A form for what becomes of one.
    pub fn judge(s: &Snapshot, lang: Lang, one: &ExperimentView) -> Self {
        Self::Judge {
            experiment: one.log,
            title: one.title.clone(),
            outcome: None,
            until: first_day(s, lang),
            agreement: None,
            why: String::new(),
        }
    }

    /// The key of the title; `-do` is added for the button.
    pub(super) const fn key(&self) -> &'static str {
        match self {
            Self::Open { .. } => "form-experiment",
            Self::Judge { .. } => "form-experiment-judge",
        }
    }

    pub(super) fn finish(&self, today: Day) -> Result<Vec<Intent>, Vec<(&'static str, Wrong)>> {
        let mut check = Check::default();
        let made = match self {
            Self::Open { title, until, text } => {
                let (title, until) = (check.line("title", title), check.day("until", until, today));
                let text = check.text("text", text);
                title.zip(until).map(|(title, until)| Command::OpenExperiment { title, until, origin: None, text })
            }
            Self::Judge { experiment, outcome, until, agreement, why, .. } => {
                let (outcome, why) = (check.chosen("outcome", *outcome), check.maybe_prose("why", why));
                let until = match outcome {
                    Some(ExperimentOutcome::GoesOn) => check.day("until", until, today),
                    _ => None,
                };
                let agreement = match outcome {
                    Some(ExperimentOutcome::Agreed) => check.chosen("agreement", *agreement),
                    _ => None,
                };
                outcome.map(|outcome| Command::JudgeExperiment {
                    experiment: *experiment,
                    judged: ExperimentJudged { outcome, why, until, agreement },
                })
            }
        };
        check.done(made.map(|command| vec![Intent::Do(command)]))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TODAY: Day = Day(20_530);

    fn judge(outcome: Option<ExperimentOutcome>, until: &str, agreement: Option<LogId>) -> ExperimentForm {
        let (experiment, title, why) = (LogId([1; 16]), String::new(), String::new());
        ExperimentForm::Judge { experiment, title, outcome, until: until.into(), agreement, why }
    }

    #[test]
    fn what_goes_on_needs_a_day_and_what_was_agreed_an_agreement() {
        assert_eq!(judge(None, "", None).finish(TODAY), Err(vec![("outcome", Wrong::Choose)]));
        assert!(judge(Some(ExperimentOutcome::GoesOn), "gisteren", None).finish(TODAY).is_err());
        let agreed = judge(Some(ExperimentOutcome::Agreed), "", None).finish(TODAY);
        assert_eq!(agreed, Err(vec![("agreement", Wrong::Choose)]));

        let stops = judge(Some(ExperimentOutcome::Stops), "31-12-2030", Some(LogId([2; 16]))).finish(TODAY);

        let stops = stops.expect("complete");
        let [Intent::Do(Command::JudgeExperiment { judged, .. })] = stops.as_slice() else { panic!("{stops:?}") };
        assert!(judged.is_sound(), "what was filled in for another answer is left out");
    }
}
