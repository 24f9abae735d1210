//! A meeting in the window: planned, ordered, held.

use super::*;
use wijktafel_model::command::meeting::MeetingAct;
use wijktafel_model::view::meeting::MeetingView;
use wijktafel_model::words::{Attendance, MeetingStep};

fn window(snapshot: Snapshot) -> (Window, MeetingView) {
    let one = snapshot.meetings.iter().find(|one| one.log == demo::MEETING).expect("the next one").clone();
    let mut window = Window::open(snapshot);
    window.go(Intent::Open(Opened::Meeting(demo::MEETING)));
    window.asked();
    (window, one)
}

fn acts(window: &mut Window) -> Vec<MeetingAct> {
    let act = |command| match command {
        Command::AtMeeting { meeting, act } => {
            assert_eq!(meeting, demo::MEETING);
            act
        }
        other => panic!("{other:?}"),
    };
    window.commands().into_iter().map(act).collect()
}

#[test]
fn a_meeting_is_planned_with_the_keyboard_alone_and_one_goes_on_in_it() {
    let mut window = Window::open(demo::snapshot());
    window.key(Modifiers::COMMAND, Key::K);
    window.harness.event(Event::Text("bijeenkomst pl".into()));
    window.harness.run();
    window.key(Modifiers::NONE, Key::Enter);
    window.press("Wijktafel De Werf");
    window.key(Modifiers::COMMAND, Key::Enter);

    let asked = std::iter::from_fn(|| window.requests.try_recv().ok()).find(|asked| matches!(asked.what, What::Do(_)));
    let asked = asked.expect("a command");
    let What::Do(Command::PlanMeeting { table, on, .. }) = &asked.what else { panic!("{:?}", asked.what) };
    assert_eq!((*table, *on), (demo::log(12), demo::snapshot().today.plus(14)));
    window.post.tell(Notice::Made(asked.number, demo::MEETING));
    window.harness.run();
    assert_eq!(window.harness.state().state().tables.meeting, Some(demo::MEETING));
    window.key(Modifiers::NONE, Key::Escape);
}

#[test]
fn an_item_is_put_behind_the_next_one_and_taken_off_with_a_way_back() {
    let (mut window, one) = window(demo::snapshot());
    let item = |place: usize| one.agenda[place].item;
    window.press("Naar achteren: Eenzaamheid na een verhuizing");
    window.press("Naar voren: Rooster voor de zomer");
    window.press("Van de agenda halen: Rooster voor de zomer");

    let expected = [
        MeetingAct::MoveItem { item: item(0), after: Some(item(1)) },
        MeetingAct::MoveItem { item: item(2), after: Some(item(0)) },
        MeetingAct::RemoveItem { item: item(2) },
    ];
    assert_eq!(acts(&mut window), expected);
    window.press("Terugzetten: Overlast tussen buren");
    let back = MeetingAct::MoveItem { item: one.removed[0].item, after: Some(item(2)) };
    assert_eq!(acts(&mut window), [back]);
}

#[test]
fn who_is_there_is_said_with_one_press_and_guests_have_no_name() {
    let (mut ahead, _) = window(demo::snapshot());
    ahead.press("Zorgkring Tuinder: Kan niet");
    let set = |org, attendance| MeetingAct::SetAttendance { org, person: None, attendance };
    assert_eq!(acts(&mut ahead), [set(demo::org(3), Attendance::Unknown)], "pressed again, it is taken back");
    assert!(!ahead.shows("Was er"), "nobody was there before the day");

    let (mut going, _) = window(demo::running());
    going.press("Zorgkring Tuinder: Was er");
    going.press("Bakenwonen: Kon niet");
    going.press("Eén erbij: bewoner");

    let said = acts(&mut going);

    assert_eq!(said[..2], [set(demo::org(3), Attendance::Present), set(demo::org(6), Attendance::Unable)]);
    assert!(matches!(said[2], MeetingAct::CountGuests { count: 2, .. }));
    assert!(going.shows("Nog niet gehoord: Zorgkring Tuinder"));
}

#[test]
fn the_guide_who_waited_longest_is_offered_and_named_with_one_press() {
    let (mut window, _) = window(demo::snapshot());
    assert!(window.shows("Nog niemand begeleidt."));

    window.press("Noor Adema begeleidt");

    assert!(matches!(acts(&mut window).as_slice(), [MeetingAct::NameGuide { org: Some(org), .. }] if *org == demo::ME));
}

#[test]
fn what_is_under_way_is_finished_and_a_day_that_passed_asks_once() {
    let (mut going, _) = window(demo::running());
    going.press("Afronden");
    let closed = |act: &MeetingAct| matches!(act, MeetingAct::Step { step: MeetingStep::Closed, .. });
    assert!(acts(&mut going).iter().all(closed));

    let mut window = Window::open(demo::snapshot());
    window.go(Intent::Open(Opened::Meeting(demo::log(155))));
    assert!(window.shows("Niemand heeft er iets over gezegd."));
    window.asked();
    window.press("Zij is gehouden");
    let made = window.commands();
    assert!(matches!(made.as_slice(), [Command::AtMeeting { act, .. }] if closed(act)), "{made:?}");
}

#[test]
fn today_shows_the_next_meeting_and_a_table_who_came_over_time() {
    let mut window = Window::open(demo::snapshot());
    assert!(window.shows("Wijktafel Lijsterpad: woensdag 25 maart"));
    window.go(Intent::Go(Place::Tables));

    assert!(window.shows("Huis De Pomp: 11 februari Niet bekend, 11 maart Was er"));
    assert!(window.shows("4 organisaties en 2 gasten waren er."));
    assert!(window.shows("De klusdienst heeft weer plek"));
    let told: Vec<_> =
        window.harness.root().children_recursive().filter_map(|node| node.accesskit_node().label()).collect();
    assert!(!told.iter().any(|label| label.contains('%')), "no shares of anybody");
}

#[test]
fn a_case_that_was_brought_goes_on_the_agenda_of_the_next_meeting() {
    let mut s = demo::snapshot();
    let one = s.meetings.iter_mut().find(|one| one.log == demo::MEETING).expect("the next one");
    one.agenda.remove(1);
    let mut case = demo::case();
    case.row.state = wijktafel_model::view::CaseState::Submitted;
    s.cases[0].state = case.row.state;
    s.detail = Some(Detail::Case(case));
    let (mut window, _) = window(s);
    window.go(Intent::Open(Opened::Case(demo::CASE)));
    window.asked();

    window.press("Op de agenda van 25 maart");

    let put = MeetingAct::AddItem { case: Some(demo::CASE), subject: None, minutes: None };
    assert_eq!(acts(&mut window), [put]);
}

#[test]
fn a_meeting_of_a_copy_that_was_left_is_only_read() {
    let (window, _) = window(left());
    for writing in ["Beginnen", "Afzeggen", "Punt op de agenda", "Parkeer een signaal", "Huis De Pomp: Was er"] {
        assert!(window.harness.query_by_label(writing).is_none(), "{writing}");
    }
}
