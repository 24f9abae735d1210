//! The inbox of plans in the window.

use wijktafel_model::command::breakthrough::PlanAct;
use wijktafel_model::id::PersonId;

use super::super::forms::InboxForm;
use super::plan::at_plan;
use super::*;

/// One of every form.
pub(super) fn forms() -> Vec<Form> {
    let s = demo::snapshot();
    let promise = InboxForm::promise(&s, Lang::Nl, (demo::CASE, demo::fact(61)), "Samen de post openen", None);
    vec![promise.into(), InboxForm::contacts(&s).into()]
}

fn at_inbox(snapshot: Snapshot) -> Window {
    let mut window = Window::open(snapshot);
    window.harness.set_size(vec2(1440.0, 1800.0));
    window.go(Intent::Go(Place::Inbox));
    window
}

#[test]
fn a_day_is_promised_for_what_lies_before_the_own_organisation() {
    let mut window = at_inbox(demo::snapshot());
    assert!(window.shows("Nog geen dag toegezegd") && window.shows("Toegezegde dag voorbij"));
    window.press("Dag toezeggen: Een maatje voor de eerste zes weken");
    window.press("Toezeggen");

    let made = window.commands();
    let [Command::OnPlan { act: PlanAct::PromiseAnswer { on: Some(day), .. }, case }] = made.as_slice() else {
        panic!("{made:?}")
    };
    assert_eq!((day.date(), *case), ((2026, 3, 25), demo::log(41)));
}

#[test]
fn a_promise_is_taken_back_and_a_taken_up_one_asks_nothing() {
    let mut window = at_inbox(demo::snapshot());
    window.press("Toezegging terugnemen: Een proefnacht thuis met iemand erbij");
    let made = window.commands();
    assert!(
        matches!(made.as_slice(), [Command::OnPlan { act: PlanAct::PromiseAnswer { on: None, .. }, .. }]),
        "{made:?}"
    );
    assert!(!window.shows("Dag toezeggen: Samen de schutting vervangen"));
}

#[test]
fn a_promised_day_and_whom_to_ask_stand_beside_the_solution() {
    let window = at_plan();
    assert!(window.shows("Antwoord toegezegd door Huis De Pomp: gisteren"));
    assert!(window.shows("Vraag naar Sem Dijkgraaf"));
}

#[test]
fn contacts_are_chosen_among_the_own_people() {
    let mut window = at_inbox(demo::snapshot());
    window.press("Kiezen wie");
    window.press("Bewaren");
    let none = Command::NamePlanContacts { people: Vec::new() };
    assert_eq!(window.commands(), [none]);
}

#[test]
fn who_is_no_fixed_contact_is_not_asked() {
    let asks = |s: &Snapshot| {
        use super::super::attention::{Waits, waits};
        waits(s).iter().any(|one| matches!(one, Waits::Laid(_) | Waits::Late(_)))
    };
    let mut s = demo::snapshot();
    assert!(asks(&s), "nobody was named, so everybody is");
    let own = s.network.organisations.iter_mut().find(|org| org.own).expect("the own one");
    own.contacts = vec![PersonId([99; 16])];
    assert!(!asks(&s));
}

#[test]
fn whoever_left_reads_the_inbox_and_promises_nothing() {
    let window = at_inbox(left());
    assert!(window.shows("Nog geen dag toegezegd") && !window.shows("Dag toezeggen"));
}
