//! Talk beside a case and beside the clauses of an agreement, in the window.

use wijktafel_model::command::Command;
use wijktafel_model::command::talk::TalkAct;
use wijktafel_model::words::Line;

use super::{Form, TalkForm, Window, agreement_tab, tab, with_agreement};
use crate::client::demo;
use crate::client::state::{AgreementTab, CaseTab};
use crate::client::views::talk::clauses;

/// One of every form.
pub(super) fn forms() -> Vec<Form> {
    vec![
        TalkForm::remark(demo::CASE, vec!["Zus helpt met de post".into(), "Kookt graag".into()]).into(),
        TalkForm::answer(demo::CASE, demo::fact(210), "Wie vraagt het?".into()).into(),
    ]
}

fn beside_the_case() -> Window {
    let mut window = Window::open(demo::snapshot());
    tab(window.harness.state_mut(), CaseTab::Talk);
    window.harness.run();
    window
}

#[test]
fn something_is_said_beside_a_tip_and_an_empty_remark_is_not_sent() {
    let mut window = beside_the_case();
    window.press("Iets zeggen");
    window.press("Zeggen");
    assert_eq!(window.commands(), [], "nothing was written");
    window.write("Wat wilt u zeggen?", "Wie belt er?");
    window.press("Houdt een kasboek bij");
    window.press("Zeggen");

    let commands = window.commands();
    let [Command::Talk { log, act: TalkAct::Remark { text, on, beside } }] = commands.as_slice() else {
        panic!("{commands:?}")
    };
    let beside = beside.as_ref().map(Line::as_str);
    assert_eq!((*log, text.as_str(), *on, beside), (demo::CASE, "Wie belt er?", None, Some("Houdt een kasboek bij")));
}

#[test]
fn only_own_words_are_taken_back_and_settling_can_be_undone() {
    let mut window = beside_the_case();
    assert!(window.shows("Gesprek (2)"), "the tab says how many are open");
    assert!(window.shows("Terugnemen: Dat doe ik donderdag."));
    assert!(!window.shows("Terugnemen: Is er al gebeld met de corporatie?"), "somebody else said it");
    window.press("Afgehandeld: Is er al gebeld met de corporatie?");

    let settled = Command::Talk { log: demo::CASE, act: TalkAct::Settle { remark: demo::fact(212), settled: true } };
    assert_eq!(window.commands(), [settled]);
}

#[test]
fn what_is_offered_beside_an_agreement_are_its_clauses() {
    let agreement = demo::agreement();
    let offered = clauses(&agreement);
    assert_eq!(offered[2], "2 Zelf beslissen");
    assert!(offered.iter().all(|words| words.chars().count() <= 121));

    let mut window = Window::open(with_agreement());
    agreement_tab(window.harness.state_mut(), AgreementTab::Talk);
    window.harness.run();
    assert!(window.shows("Bij: 2 Zelf beslissen"));
}
