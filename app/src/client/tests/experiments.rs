//! Experiments in the window.

use wijktafel_model::command::Command;
use wijktafel_model::command::meeting::{Follow, MeetingAct};
use wijktafel_model::words::experiment::ExperimentOutcome;

use super::{ExperimentForm, Form, Snapshot, Window};
use crate::client::demo;
use crate::client::forms::MeetingForm;
use crate::client::intent::{Intent, Opened};
use crate::client::state::{GrowthTab, Part};
use crate::text::Lang;

/// One of every form.
pub(super) fn forms(s: &Snapshot) -> Vec<Form> {
    vec![
        MeetingForm::experiment(s, Lang::Nl, demo::HELD, &s.meetings[3].signals[0]).into(),
        ExperimentForm::open(s, Lang::Nl).into(),
        ExperimentForm::judge(s, Lang::Nl, &s.experiments[0]).into(),
    ]
}

fn experiments() -> Window {
    let mut window = Window::open(demo::snapshot());
    window.go(Intent::Part(Part::Growth(GrowthTab::Experiments)));
    window
}

#[test]
fn those_that_ask_for_a_word_stand_first_and_what_two_say_is_shown_beside_each_other() {
    let window = experiments();
    assert!(window.shows("vraagt om een woord") && window.shows("verschillend gezegd"));
    assert!(window.shows("Drie van de vijf gezinnen vragen erom.") || window.shows("Het hoort nu bij het aanbod"));
}

#[test]
fn what_becomes_of_one_takes_a_choice_and_only_what_goes_on_asks_for_a_day() {
    let mut window = experiments();
    window.press("Wat wordt het?: Samen op het eerste huisbezoek");
    window.press("Vastleggen");
    assert_eq!(window.commands(), [], "nothing was chosen");
    window.press("Het stopt");
    assert!(!window.shows("Tot wanneer gaat het door?"));
    window.press("Vastleggen");

    let commands = window.commands();
    let [Command::JudgeExperiment { experiment, judged }] = commands.as_slice() else { panic!("{commands:?}") };
    assert_eq!((*experiment, judged.outcome), (demo::log(200), ExperimentOutcome::Stops));
    assert!(judged.is_sound());
}

#[test]
fn a_signal_becomes_an_experiment_with_its_own_words() {
    let s = demo::snapshot();
    let mut window = Window::open(s.clone());
    window.go(Intent::Open(Opened::Meeting(demo::HELD)));
    let form = MeetingForm::experiment(&s, Lang::Nl, demo::HELD, &s.meetings[3].signals[0]);
    window.go(Intent::Ask(Box::new(form.into())));
    window.press("Proef beginnen");

    let commands = window.commands();
    let [Command::AtMeeting { act: MeetingAct::Follow { follow, .. }, .. }] = commands.as_slice() else {
        panic!("{commands:?}")
    };
    assert!(matches!(follow, Follow::Experiment { title, .. } if title.as_str() == s.meetings[3].signals[0].text));
}
