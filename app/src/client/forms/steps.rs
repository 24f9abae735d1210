//! What is filled in about the steps of a discussion.

use serde::{Deserialize, Serialize};
use wijktafel_model::command::Command;
use wijktafel_model::command::meeting::MeetingAct;
use wijktafel_model::fact::steps::StepTemplate;
use wijktafel_model::id::{FactId, LogId};
use wijktafel_model::view::Snapshot;
use wijktafel_model::words::StepMethod;

use super::{Check, Form, Wrong};
use crate::client::intent::Intent;
use crate::steps::{Offer, Which, offered, read, written};
use crate::text::{Lang, Words};

/// A form about the steps of a discussion.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum StepsForm {
    /// Begins a discussion with a clock.
    Begin {
        /// The meeting.
        meeting: LogId,
        /// What is discussed.
        item: FactId,
        /// The templates that are offered.
        offers: Vec<(Which, StepTemplate)>,
        /// The one that was chosen.
        which: Option<Which>,
    },
    /// Writes a template, or changes one.
    Template {
        /// The one that is changed; absent: a new one.
        written: Option<FactId>,
        /// The built-in one in whose place a new one stands.
        instead: Option<StepMethod>,
        /// What it is called.
        name: String,
        /// One step on a line.
        steps: String,
        /// The language in which columns are named.
        lang: Lang,
    },
}

impl From<StepsForm> for Form {
    fn from(form: StepsForm) -> Self {
        Self::Steps(Box::new(form))
    }
}

impl StepsForm {
    /// A form that begins the discussion of an item, from left to right unless something else is chosen.
    pub fn begin(s: &Snapshot, w: &Words, meeting: LogId, item: FactId) -> Self {
        let offers: Vec<_> = offered(s, w).into_iter().map(|offer| (offer.which, offer.template)).collect();
        let which = offers.first().map(|(which, _)| *which);
        Self::Begin { meeting, item, offers, which }
    }

    /// An empty form for a template.
    pub const fn new(lang: Lang) -> Self {
        Self::Template { written: None, instead: None, name: String::new(), steps: String::new(), lang }
    }

    /// A form that changes a template; a built-in one gets another in its place.
    pub fn edit(w: &Words, offer: &Offer) -> Self {
        let (written, instead) = match offer.which {
            Which::BuiltIn(method) => (None, Some(method)),
            Which::Own(written) => (Some(written), offer.instead),
        };
        let (name, steps) = (offer.template.name.to_string(), self::written(&offer.template, w));
        Self::Template { written, instead, name, steps, lang: w.lang() }
    }

    /// The key of the title; `-do` is added for the button.
    pub(super) const fn key(&self) -> &'static str {
        match self {
            Self::Begin { .. } => "form-clock",
            Self::Template { written: None, instead: None, .. } => "form-template",
            Self::Template { .. } => "form-template-edit",
        }
    }

    pub(super) fn finish(&self) -> Result<Vec<Intent>, Vec<(&'static str, Wrong)>> {
        let mut check = Check::default();
        let made = match self {
            Self::Begin { meeting, item, offers, which } => {
                let chosen = check.chosen("steps", *which);
                let offer = chosen.and_then(|chosen| offers.iter().find(|(which, _)| *which == chosen));
                offer.map(|(_, template)| {
                    let act = MeetingAct::StartClock { item: *item, template: template.clone() };
                    Command::AtMeeting { meeting: *meeting, act }
                })
            }
            Self::Template { written, instead, name, steps, lang } => {
                let name = check.line("name", name);
                let steps = match read(steps, &Words::new(*lang)) {
                    Ok(steps) => Some(steps),
                    Err(line) => {
                        check.refuse("steps", if line == 0 { Wrong::NoSteps } else { Wrong::NotAStep(line) });
                        None
                    }
                };
                name.zip(steps).map(|(name, steps)| {
                    let template = StepTemplate { name, steps };
                    match written {
                        Some(written) => Command::RewriteTemplate { written: *written, template },
                        None => Command::WriteTemplate { instead: *instead, template },
                    }
                })
            }
        };
        check.done(made.map(|command| vec![Intent::Do(command)]))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_template_needs_a_name_and_names_the_line_that_is_wrong() {
        let form = |name: &str, steps: &str| StepsForm::Template {
            written: None,
            instead: None,
            name: name.into(),
            steps: steps.into(),
            lang: Lang::Nl,
        };
        assert_eq!(form("", "").finish(), Err(vec![("name", Wrong::Empty), ("steps", Wrong::NoSteps)]));
        assert_eq!(form("Rondje", "5, Vertellen\nvijf, Vragen").finish(), Err(vec![("steps", Wrong::NotAStep(2))]));

        let done = form("Rondje", "5, Vertellen\n8, Wat kan de buurt?, in de buurt").finish().expect("complete");

        let [Intent::Do(Command::WriteTemplate { instead: None, template })] = done.as_slice() else {
            panic!("{done:?}")
        };
        let levels: Vec<_> = template.steps.iter().map(|step| step.level).collect();
        assert_eq!(levels, [None, Some(wijktafel_model::words::SupportLevel::Neighbourhood)]);
    }
}
