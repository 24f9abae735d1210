//! What must be right before something is done.

use wijktafel_model::command::Command;
use wijktafel_model::id::{FactId, LogId, PersonId};
use wijktafel_model::time::Day;
use wijktafel_model::words::{AgreementRule, LifeArea, Mandates, SupportLevel};

use super::{CaseForm, Form, PersonForm, ProposeForm, Sure, Wrong};
use crate::client::intent::{Intent, NodeRequest};

const TODAY: Day = Day(20_530);
const LOG: LogId = LogId([1; 16]);

#[test]
fn everything_that_is_wrong_is_said_at_once() {
    let form = Form::Case(CaseForm {
        table: None,
        title: " ".into(),
        question: String::new(),
        ground: "a\u{7}".into(),
        retain: "gisteren".into(),
        areas: Vec::new(),
        keep: Vec::new(),
        later: Vec::new(),
        kept: None,
        found: Vec::new(),
    });
    let wrong = form.finish(TODAY).expect_err("not filled in");
    let expected =
        [("table", Wrong::Choose), ("title", Wrong::Empty), ("ground", Wrong::Control), ("retain", Wrong::NotADay)];
    assert_eq!(wrong, expected);
}

#[test]
fn a_case_waits_until_what_was_found_in_it_was_looked_at() {
    let mut form = CaseForm {
        table: Some(LOG),
        title: "Post durven openen".into(),
        question: "Wat wil Fatima?".into(),
        ground: "Mevrouw zei ja.".into(),
        retain: (TODAY.plus(365)).to_string(),
        areas: vec![LifeArea::Finances],
        keep: Vec::new(),
        later: Vec::new(),
        kept: None,
        found: vec!["Fatima".into()],
    };
    assert_eq!(Form::Case(form.clone()).finish(TODAY).expect_err("nobody looked"), [("found", Wrong::LookFirst)]);
    form.keep = std::mem::take(&mut form.found);

    let done = Form::Case(form).finish(TODAY).expect("complete");

    assert!(matches!(done.as_slice(), [Intent::Do(Command::OpenCase { keep, .. })] if *keep == ["Fatima"]), "{done:?}");
}

#[test]
fn a_case_is_opened_with_what_was_written() {
    let form = Form::Case(CaseForm {
        table: Some(LOG),
        title: "Post durven openen".into(),
        question: "Ik wil blijven wonen.".into(),
        ground: "Mevrouw zei ja.".into(),
        retain: (TODAY.plus(365)).to_string(),
        areas: vec![LifeArea::Finances],
        keep: Vec::new(),
        later: Vec::new(),
        kept: None,
        found: Vec::new(),
    });
    let done = form.finish(TODAY).expect("complete");
    assert!(
        matches!(done.as_slice(), [Intent::Do(Command::OpenCase { retain_until, .. })] if *retain_until == TODAY.plus(365))
    );
}

#[test]
fn a_day_that_is_past_is_refused_where_it_would_hide_things() {
    let form = Form::CaseCard {
        case: LOG,
        title: "a".into(),
        areas: Vec::new(),
        retain: TODAY.plus(-1).to_string(),
        keep: Vec::new(),
    };
    assert_eq!(form.finish(TODAY).expect_err("past"), [("retain", Wrong::Past)]);
}

#[test]
fn a_tip_with_an_id_is_changed_and_one_without_is_added() {
    let tip = |tip| Form::Tip {
        case: LOG,
        tip,
        area: LifeArea::Home,
        level: SupportLevel::Own,
        text: "Buurvrouw vragen".into(),
        keep: Vec::new(),
    };
    let added = tip(None).finish(TODAY).expect("complete");
    assert!(matches!(added.as_slice(), [Intent::Do(Command::AddTip { .. })]));
    let changed = tip(Some(FactId([2; 16]))).finish(TODAY).expect("complete");
    assert!(matches!(changed.as_slice(), [Intent::Do(Command::EditTip { .. })]));
}

#[test]
fn mandates_are_set_only_when_they_changed() {
    let form = |mandates| {
        Form::Person(PersonForm {
            person: PersonId([3; 16]),
            enrolled: Some(Mandates::NONE),
            name: "Jo".into(),
            roles: Vec::new(),
            contact: String::new(),
            mandates,
        })
    };
    assert_eq!(form(Mandates::NONE).finish(TODAY).expect("complete").len(), 1);
    assert_eq!(form(Mandates::ALL).finish(TODAY).expect("complete").len(), 2);
}

#[test]
fn a_version_needs_somebody_who_decides() {
    let form = Form::Propose(ProposeForm {
        agreement: LOG,
        rule: AgreementRule::Consent,
        electorate: Vec::new(),
        effective: String::new(),
        review: "morgen".into(),
        stop: String::new(),
    });
    let wrong = form.finish(TODAY).expect_err("nobody");
    assert_eq!(wrong, [("electorate", Wrong::Choose), ("review", Wrong::NotADay)]);
}

#[test]
fn what_cannot_be_taken_back_names_its_command() {
    let done = Form::Sure(Sure::CloseRound(LOG)).finish(TODAY).expect("nothing to fill in");
    assert_eq!(done, [Intent::Do(Command::CloseRound { round: LOG })]);
    let stop = Form::Sure(Sure::StopJoining).finish(TODAY).expect("nothing to fill in");
    assert_eq!(stop, [Intent::Node(NodeRequest::StopJoining)]);
}
