//! The bar at the foot of the matrix, key by key.

use wijktafel_model::view::CaseState;
use wijktafel_model::words::{LifeArea, SupportLevel};

use super::*;

fn opened(s: Snapshot) -> Window {
    let mut window = Window::open(s);
    window.go(Intent::Open(Opened::Case(demo::CASE)));
    window.asked();
    window
}

fn typed(window: &mut Window, text: &str) {
    window.harness.event(Event::Text(text.into()));
    window.harness.run();
}

fn tips(window: &mut Window) -> Vec<(LifeArea, SupportLevel, String)> {
    let tip = |command| match command {
        Command::AddTip { area, level, text, .. } => Some((area, level, text.to_string())),
        _ => None,
    };
    window.commands().into_iter().filter_map(tip).collect()
}

fn words(window: &Window) -> String {
    window.harness.state().state().cases.ideas[&demo::CASE].text.clone()
}

fn begin(client: &mut Client, text: &str) {
    client.ask(Intent::Open(Opened::Case(demo::CASE)));
    let cell = Some((LifeArea::Finances, SupportLevel::Formal));
    let idea = super::super::state::Idea { cell, text: text.to_owned(), ..Default::default() };
    client.state_mut().cases.ideas.insert(demo::CASE, idea);
}

/// An idea that names somebody is being typed.
pub(super) fn typing(client: &mut Client) {
    begin(client, "Vraag of Fatima meekookt");
}

#[test]
fn one_key_begins_enter_adds_and_the_focus_stays() {
    let mut window = opened(demo::snapshot());
    window.key(Modifiers::NONE, Key::I);
    typed(&mut window, "Samen koken");
    window.key(Modifiers::NONE, Key::Enter);
    typed(&mut window, "En afwassen");
    window.key(Modifiers::NONE, Key::Enter);

    let area = super::super::views::matrix::areas(&demo::case(), false)[0];
    let own = SupportLevel::Own;
    let both = [(area, own, "Samen koken".to_owned()), (area, own, "En afwassen".to_owned())];
    assert_eq!(tips(&mut window), both);
    assert_eq!(words(&window), "");
}

#[test]
fn arrows_choose_the_cell_while_nothing_is_written_and_rows_also_later() {
    let mut window = opened(demo::snapshot());
    let areas = super::super::views::matrix::areas(&demo::case(), false);
    window.key(Modifiers::NONE, Key::I);
    for key in [Key::ArrowUp, Key::ArrowLeft, Key::ArrowRight, Key::ArrowDown] {
        window.key(Modifiers::NONE, key);
    }
    typed(&mut window, "ab");
    window.key(Modifiers::NONE, Key::ArrowLeft);
    typed(&mut window, "c");
    window.key(Modifiers::NONE, Key::ArrowDown);
    window.key(Modifiers::NONE, Key::Enter);

    assert_eq!(tips(&mut window), [(areas[2], SupportLevel::OwnNetwork, "acb".to_owned())]);
}

#[test]
fn what_is_typed_after_enter_in_the_same_moment_belongs_to_the_next_idea() {
    let mut window = opened(demo::snapshot());
    window.key(Modifiers::NONE, Key::I);
    let enter =
        Event::Key { key: Key::Enter, physical_key: None, pressed: true, repeat: false, modifiers: Modifiers::NONE };
    let text = |text: &str| Event::Text(text.into());
    let events = [text("een"), enter.clone(), text("twee"), enter, text("drie")];
    window.harness.input_mut().events.extend(events);
    window.harness.run_steps(4);

    let said: Vec<String> = tips(&mut window).into_iter().map(|(_, _, text)| text).collect();
    assert_eq!((said, words(&window)), (vec!["een".to_owned(), "twee".to_owned()], "drie".to_owned()));
}

#[test]
fn the_plus_of_a_cell_chooses_it_and_goes_on_at_the_bar() {
    let mut window = opened(demo::snapshot());
    let plus = window.harness.query_all_by_label_contains("Idee toevoegen bij").last().expect("a plus");
    let name = plus.accesskit_node().label().expect("a name");
    plus.scroll_to_me();
    window.harness.run();
    window.press(&name);
    typed(&mut window, "Bellen");
    window.key(Modifiers::NONE, Key::Enter);

    let (area, level, _) = tips(&mut window).remove(0);
    let words = Words::new(Lang::Nl);
    let place = format!("{}, {}", words.t(crate::text::names::area(area)), words.t(crate::text::names::level(level)));
    assert!(name.ends_with(&place), "{name}: {place}");
}

#[test]
fn the_cell_follows_the_clock_until_something_is_written() {
    let mut window = opened(demo::running());
    assert!(window.shows("Idee voor") && window.shows("· Eigen netwerk"));
    let mut next = demo::running();
    let step = |s: &mut Snapshot, step| {
        s.version += 1;
        s.meetings.iter_mut().filter(|one| one.log == demo::MEETING).for_each(|one| one.clocks[0].step = Some(step));
    };
    step(&mut next, 4);
    window.post.publish(Arc::new(next.clone()));
    window.harness.run();
    assert!(window.shows("· In de buurt"));

    window.key(Modifiers::NONE, Key::I);
    typed(&mut window, "Ja");
    step(&mut next, 5);
    window.post.publish(Arc::new(next));
    window.harness.run();
    assert!(window.shows("· In de buurt"), "nothing moves under what is being written");
    window.key(Modifiers::NONE, Key::Enter);
    assert_eq!(tips(&mut window)[0].1, SupportLevel::Neighbourhood);
}

#[test]
fn what_was_refused_can_be_opened_again_and_what_is_too_long_stays() {
    let mut window = opened(demo::snapshot());
    window.key(Modifiers::NONE, Key::I);
    typed(&mut window, "Samen koken");
    window.key(Modifiers::NONE, Key::Enter);
    let sent = std::iter::from_fn(|| window.requests.try_recv().ok()).find(|one| matches!(one.what, What::Do(_)));
    window.post.tell(Notice::Failed(sent.expect("an idea").number, Problem::new(problems::DISK_FULL)));
    window.harness.run();
    window.harness.query_all_by_label_contains("Verder schrijven").next().expect("an offer").click();
    window.harness.run();
    assert!(matches!(&window.harness.state().state().asking, Some(open)
        if matches!(&open.form, Form::Tip { tip: None, text, .. } if text == "Samen koken")));
    window.key(Modifiers::NONE, Key::Escape);

    begin(window.harness.state_mut(), &("Vraag Fatima. ".to_owned() + &"a".repeat(5_000)));
    window.harness.run();
    window.press("Voeg toe");
    assert_eq!(tips(&mut window), []);
    assert!(window.shows("te lang") || window.shows("tekens"));
    assert!(window.shows("Misschien te herkennen: “Fatima”"));
}

#[test]
fn what_was_typed_waits_through_a_lock() {
    let mut window = opened(demo::snapshot());
    window.key(Modifiers::NONE, Key::I);
    typed(&mut window, "Samen koken");
    window.key(Modifiers::COMMAND, Key::L);
    let draft = window.asked().into_iter().find_map(|what| match what {
        What::Node(NodeRequest::Lock(locking)) => locking.draft,
        _ => None,
    });
    window.post.publish(Arc::new(demo::snapshot()));
    window.post.tell(Notice::Situation(Situation::Open));
    window.post.tell(Notice::Draft(draft.expect("a draft")));
    window.harness.run();
    window.key(Modifiers::NONE, Key::Enter);
    assert_eq!(tips(&mut window)[0].2, "Samen koken");
}

#[test]
fn a_closed_case_and_a_copy_that_was_left_take_no_ideas() {
    let mut closed = demo::snapshot();
    let Some(Detail::Case(case)) = &mut closed.detail else { panic!("a case") };
    case.row.state = CaseState::Closed;
    for s in [closed, left()] {
        let window = opened(s);
        assert!(!window.shows("Idee toevoegen bij") && !window.shows("Uw idee"));
    }
}
