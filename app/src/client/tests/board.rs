//! The board beside the list of cases, cases that are alike, and files that somebody drops on the window.

use super::*;
use crate::text::names;
use wijktafel_model::view::CaseState;
use wijktafel_model::view::circle::CaseMode;
use wijktafel_model::words::LifeArea;

#[test]
fn the_board_has_a_column_for_each_state_and_follows_the_search() {
    let snapshot = demo::snapshot();
    let words = Words::new(Lang::Nl);
    let count = |state: CaseState| snapshot.cases.iter().filter(|case| case.state == state).count();
    let states: Vec<CaseState> = names::CASE_STATES.into_iter().filter(|state| count(*state) > 0).collect();
    let headed: Vec<String> =
        states.iter().map(|state| format!("{} · {}", words.t(names::case_state(*state)), count(*state))).collect();
    let mut window = Window::open(snapshot.clone());
    window.go(Intent::Go(Place::Cases));
    assert!(headed.len() > 2 && headed.iter().all(|head| window.shows(head)), "{headed:?}");

    let one = snapshot.cases.iter().find(|case| case.log == demo::CASE).expect("the case is listed").clone();
    window.harness.state_mut().state_mut().cases.query.clone_from(&one.title);
    window.harness.run();
    let state = words.t(names::case_state(one.state));
    assert!(window.shows(&format!("{state} · 1")));
    assert_eq!(headed.iter().filter(|head| window.shows(head)).count(), usize::from(count(one.state) == 1));
    window.press(&format!("{}: {}", crate::ladder::standing(&words, &one), one.title));
    assert_eq!(window.harness.state().state().cases.open, Some(one.log));
}

#[test]
fn cases_about_the_same_areas_are_offered_most_alike_first_and_no_circle_case() {
    let mut s = demo::snapshot();
    let case = s.cases[0].clone();
    for (place, row) in s.cases.iter_mut().enumerate().skip(1) {
        row.areas = if place == 1 { case.areas.clone() } else { vec![LifeArea::Other] };
        row.state = CaseState::ReportedBack;
    }
    assert!(case.areas.iter().any(|area| *area != LifeArea::Other));
    let alike = |s: &Snapshot| s.similar(&case).into_iter().map(|(row, _)| row.log).collect::<Vec<_>>();
    assert_eq!(alike(&s), [s.cases[1].log], "other is no likeness");
    let log = s.cases[1].log;
    s.cases[1].state = CaseState::Withdrawn;
    assert_eq!(alike(&s), []);
    s.cases[1].state = CaseState::Closed;
    s.cases[1].mode = CaseMode::Circle;
    assert_eq!(alike(&s), []);
    s.cases[1].mode = CaseMode::Learning;
    assert_eq!(alike(&s), [log]);
}

/// A file from somewhere.
#[derive(Debug)]
struct Dropped;

impl egui::DroppedFile for Dropped {
    fn path(&self) -> &std::path::Path {
        std::path::Path::new("/tmp/verslag.docx")
    }

    fn bytes(&self) -> Result<Vec<u8>, String> {
        Err("nobody reads it".to_owned())
    }
}

#[test]
fn a_file_that_is_dropped_on_the_window_is_refused_with_the_reason() {
    let mut window = Window::open(demo::snapshot());
    window.harness.input_mut().dropped_files.push(Arc::new(Dropped));
    window.harness.step();
    window.harness.run();

    assert!(window.shows("Bestanden gaan niet mee."));
    assert_eq!(window.asked(), []);
}
