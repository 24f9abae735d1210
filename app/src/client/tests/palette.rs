//! Every place, every part of one, and every form that needs nothing chosen first is in the palette.

use super::*;
use crate::client::forms::{LearningForm, Sure};
use crate::client::state::Part;
use crate::client::views::palette::all_commands;

fn offered(s: &Snapshot) -> Vec<Intent> {
    all_commands(s, &Words::new(Lang::Nl)).into_iter().map(|entry| entry.intent).collect()
}

/// Whether a form begins with nothing chosen: no case, no agreement, no partner, no answer of this computer.
fn stands_alone(form: &Form) -> bool {
    match form {
        Form::Network { .. }
        | Form::Organisation { .. }
        | Form::Invite { .. }
        | Form::InviteList { .. }
        | Form::Sponsors { .. }
        | Form::Succession { .. }
        | Form::Case(_)
        | Form::Circle(_)
        | Form::Agreement(_)
        | Form::Round { .. }
        | Form::Season { .. }
        | Form::Action { .. }
        | Form::Lesson { .. }
        | Form::Backup { .. }
        | Form::Package { .. }
        | Form::Export { .. }
        | Form::Import { .. }
        | Form::BlindPeer { .. }
        | Form::LockAfter { .. }
        | Form::ScreenAfter { .. }
        | Form::Refound(_)
        | Form::Earlier(_)
        | Form::Passphrase(_)
        | Form::Remember(_) => true,
        Form::Person(person) => person.enrolled.is_none(),
        Form::Table { table, .. } => table.is_none(),
        Form::Meeting(form) => matches!(**form, MeetingForm::Plan { .. }),
        Form::Steps(form) => matches!(**form, StepsForm::Template { written: None, instead: None, .. }),
        Form::Experiment(form) => matches!(**form, ExperimentForm::Open { .. }),
        Form::Learning(form) => matches!(**form, LearningForm::Story(_)),
        Form::Growth(form) => matches!(**form, GrowthForm::Capture { .. }),
        Form::Own(form) => match &**form {
            OwnForm::Lost(_)
            | OwnForm::Sheet { .. }
            | OwnForm::Register { .. }
            | OwnForm::Accesses { .. }
            | OwnForm::Handout { handout: Handout::Network(_) | Handout::Calendar, .. }
            | OwnForm::Reply(_)
            | OwnForm::TakeReply { .. } => true,
            OwnForm::Ticket { .. } | OwnForm::Save(_) | OwnForm::Letter { .. } | OwnForm::Handout { .. } => false,
        },
        Form::Sure(sure) => matches!(sure, Sure::Pause(_)),
        Form::Removal { .. }
        | Form::Invitation { .. }
        | Form::Paper { .. }
        | Form::LetIn { .. }
        | Form::Ground { .. }
        | Form::Reader { .. }
        | Form::Recall { .. }
        | Form::CaseCard { .. }
        | Form::Schedule { .. }
        | Form::Tip { .. }
        | Form::Report { .. }
        | Form::Budget(_)
        | Form::Plan(_)
        | Form::Escalation(_)
        | Form::Inbox(_)
        | Form::Talk(_)
        | Form::SignedOnPaper { .. }
        | Form::Proof { .. }
        | Form::Criterion { .. }
        | Form::Propose(_)
        | Form::EndAgreement { .. }
        | Form::Score { .. }
        | Form::HandOver { .. }
        | Form::Due { .. }
        | Form::Lend { .. } => false,
    }
}

#[test]
fn every_place_and_every_part_of_one_is_in_the_palette() {
    let offered = offered(&demo::snapshot());
    let places = Place::ALL.into_iter().map(Intent::Go);
    let missing: Vec<_> = places.chain(Part::all().map(Intent::Part)).filter(|one| !offered.contains(one)).collect();

    assert!(missing.is_empty(), "{missing:?}");
}

#[test]
fn every_form_that_needs_nothing_chosen_first_is_in_the_palette() {
    let snapshot = onward::continuing();
    let offered = offered(&snapshot);
    let key = |intent: &Intent| if let Intent::Ask(form) = intent { Some(form.key()) } else { None };
    let keys: BTreeSet<&str> = offered.iter().filter_map(key).collect();
    let alone: BTreeSet<&str> = forms(&snapshot).iter().filter(|form| stands_alone(form)).map(Form::key).collect();

    assert_eq!(keys, alone, "what is offered, and what should be");
}

#[test]
fn a_part_is_gone_to_by_its_name() {
    let mut window = Window::open(demo::snapshot());
    window.key(Modifiers::COMMAND, Key::K);
    window.harness.event(Event::Text("naar gewist".into()));
    window.harness.run();
    window.key(Modifiers::NONE, Key::Enter);

    let state = window.harness.state().state();
    assert_eq!((state.place, state.own.tab), (Place::Own, OwnTab::Erased));
}

#[test]
fn the_letters_about_a_circle_case_are_gone_to_by_its_title() {
    let mut window = Window::open(circle::with_circle());
    window.key(Modifiers::COMMAND, Key::K);
    window.harness.event(Event::Text("brief rustige winter".into()));
    window.harness.run();
    window.key(Modifiers::NONE, Key::Enter);

    let cases = &window.harness.state().state().cases;
    assert_eq!((cases.open, cases.tab), (Some(demo::circle().row.log), CaseTab::About));
    assert!(window.shows("Maakt bezwaar"));
}

#[test]
fn who_may_not_do_a_thing_is_not_offered_it() {
    let mut snapshot = demo::snapshot();
    snapshot.network.me.as_mut().expect("a reader").mandates = wijktafel_model::words::Mandates::NONE;
    let keys: Vec<&str> = offered(&snapshot)
        .iter()
        .filter_map(|intent| if let Intent::Ask(form) = intent { Some(form.key()) } else { None })
        .collect();
    for key in ["form-person", "form-blind-peer", "form-sponsors", "form-succession", "sure-pause"] {
        assert!(!keys.contains(&key), "{key}");
    }
    let left: Vec<Intent> = offered(&left());
    assert!(!left.iter().any(|intent| matches!(intent, Intent::Ask(form) if matches!(**form, Form::Case(_)))));
}
