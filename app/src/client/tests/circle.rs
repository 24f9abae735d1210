//! Circle cases in the window: nothing is chosen beforehand, and who reads is plain to see.

use wijktafel_model::words::{Informed, LawfulGround, SecrecyLift, SpecialCategory};

use super::*;

pub(super) fn with_circle() -> Snapshot {
    let mut snapshot = demo::snapshot();
    let circle = demo::circle();
    snapshot.cases.push(circle.row.clone());
    snapshot.detail = Some(Detail::Case(circle));
    snapshot
}

pub(super) fn about(c: &mut Client) {
    c.state_mut().place = Place::Cases;
    c.state_mut().cases.open = Some(demo::circle().row.log);
    c.state_mut().cases.tab = CaseTab::About;
}

fn opened() -> Window {
    let snapshot = with_circle();
    let log = demo::circle().row.log;
    let mut window = Window::open(snapshot);
    window.go(Intent::Open(Opened::Case(log)));
    window.harness.state_mut().state_mut().cases.tab = CaseTab::About;
    window.harness.run();
    window
}

#[test]
fn a_form_of_a_circle_case_has_nothing_chosen_and_goes_page_by_page() {
    let snapshot = demo::snapshot();
    let form = Form::circle(&snapshot, Lang::Nl, None).expect("random bytes");
    let Form::Circle(mut circle) = form.clone() else { panic!("a circle case") };
    assert_eq!((circle.ground.ground, circle.ground.special, circle.ground.secrecy), (None, None, None));
    assert_eq!((circle.ground.informed, circle.responsible), (None, None));
    assert!(circle.readers.is_empty());
    let mut window = Window::open(snapshot.clone());
    window.go(Intent::Ask(Box::new(form)));
    window.press("Verder");
    assert!(window.harness.query_by_label("Waarom mag dit?").is_none(), "the title is missing");
    window.write("Waar gaat het over?", "Samen verder");
    window.write("Waarvoor is deze kring?", "Een dak boven het hoofd.");
    window.press("Verder");
    assert!(window.harness.query_by_label("Waarom mag dit?").is_some());

    circle.title = "Samen verder".to_owned();
    circle.purpose = "Een dak boven het hoofd.".to_owned();
    circle.ground.ground = Some(LawfulGround::Consent);
    circle.ground.special = Some(SpecialCategory::ExplicitConsent);
    circle.ground.informed = Some(Informed::Spoken);
    circle.ground.informed_on = snapshot.today.to_string();
    circle.responsible = Some(demo::ME);
    circle.page = 3;
    let wrong = Form::Circle(circle.clone()).finish(snapshot.today).expect_err("what lifts secrecy");
    assert!(circle.turn(&wrong));
    assert_eq!(circle.page, 1, "the first page with something missing");
    circle.ground.secrecy = Some(SecrecyLift::Consent);
    let done = Form::Circle(circle).finish(snapshot.today).expect("complete");
    assert!(matches!(done.as_slice(), [Intent::Do(Command::OpenCircle(new))] if new.grounds.len() == 1));
}

#[test]
fn who_may_read_and_why_is_shown_and_one_goes_out_without_a_reason() {
    let mut window = opened();

    assert!(window.harness.query_by_label_contains("Wie mag lezen").is_some());
    assert_eq!(window.harness.get_all_by_label_contains("leest niet meer").count(), 1);
    assert!(window.harness.query_by_label_contains("Kringcasus · alleen de kring").is_some());
    window.press("Ik herken deze bewoner");
    window.press("Ik stop met lezen");

    let asked = window.commands();
    assert!(matches!(asked.as_slice(), [Command::TakeOutReader { .. }]), "{asked:?}");
}
