//! What was written in a form is not lost: not when it is closed, not when what it asks for is refused.

use egui::{Key, Modifiers};
use wijktafel_model::plan::RuleError;

use super::Window;
use super::lock::locks;
use crate::client::bridge::{Notice, Request, Situation, What};
use crate::client::demo;
use crate::client::forms::Form;
use crate::client::intent::Intent;

fn season() -> Intent {
    Intent::Ask(Box::new(Form::Season { title: String::new() }))
}

fn written(window: &Window) -> Option<Form> {
    window.harness.state().state().asking.as_ref().map(|asking| asking.form.clone())
}

const TITLE: &str = "Naam van het seizoen";

fn begun() -> Window {
    let mut window = Window::open(demo::snapshot());
    window.go(season());
    window.write(TITLE, "Voorjaar");
    window
}

#[test]
fn a_form_that_was_closed_with_words_in_it_is_opened_again_as_it_was() {
    let mut window = begun();
    window.key(Modifiers::NONE, Key::Escape);
    assert_eq!(written(&window), None);
    window.press("Verder schrijven: Weggelegd: Seizoen beginnen");
    assert_eq!(written(&window), Some(Form::Season { title: "Voorjaar".into() }));
    // Closed once more, without another word.
    window.key(Modifiers::NONE, Key::Escape);
    assert!(window.shows("Weggelegd"));
}

#[test]
fn a_form_in_which_nothing_was_written_goes_without_a_word() {
    let mut window = Window::open(demo::snapshot());
    window.go(season());
    window.key(Modifiers::NONE, Key::Escape);
    assert!(!window.shows("Weggelegd"));
}

#[test]
fn what_arrives_in_between_puts_a_form_down_instead_of_wiping_it() {
    let mut window = begun();
    window.post.tell(Notice::Invitation("wijktafel1qq".into()));
    window.harness.run();
    assert!(matches!(written(&window), Some(Form::Invitation { .. })));
    window.key(Modifiers::NONE, Key::Escape);
    window.press("Verder schrijven: Weggelegd: Seizoen beginnen");
    assert_eq!(written(&window), Some(Form::Season { title: "Voorjaar".into() }));
}

#[test]
fn a_form_whose_command_was_refused_is_opened_again_as_it_was() {
    let mut window = begun();
    window.asked();
    window.key(Modifiers::COMMAND, Key::Enter);
    let Request { number, what } = window.requests.try_recv().expect("a request");
    assert!(matches!(what, What::Do(_)));
    window.post.tell(Notice::Refused(number, RuleError::NotAMember));
    window.harness.run();
    let said = window.harness.state().state().toasts[0].text.clone();
    window.press(&format!("Verder schrijven: {said}"));
    assert_eq!(written(&window), Some(Form::Season { title: "Voorjaar".into() }));
}

#[test]
fn a_form_that_was_carried_out_is_not_offered_again() {
    let mut window = begun();
    window.asked();
    window.key(Modifiers::COMMAND, Key::Enter);
    let number = window.requests.try_recv().expect("a request").number;
    window.post.tell(Notice::Done(number));
    window.post.tell(Notice::Refused(number, RuleError::NotAMember));
    window.harness.run();
    assert!(!window.shows("Verder schrijven"));
}

#[test]
fn a_form_that_was_put_down_is_there_again_after_a_lock() {
    let mut window = begun();
    window.key(Modifiers::NONE, Key::Escape);
    window.key(Modifiers::COMMAND, Key::L);
    let draft = locks(&mut window).pop().and_then(|locking| locking.draft).expect("something was typed");
    window.post.tell(Notice::Situation(Situation::Open));
    window.post.tell(Notice::Draft(draft));
    window.harness.run();
    assert_eq!(written(&window), Some(Form::Season { title: "Voorjaar".into() }));
}
