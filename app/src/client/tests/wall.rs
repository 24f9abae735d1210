//! The big screen: a case for the whole room.

use wijktafel_model::command::meeting::MeetingAct;
use wijktafel_model::time::Timestamp;
use wijktafel_model::view::circle::CaseMode;
use wijktafel_model::words::SupportLevel;

use super::*;
use crate::steps::{Turn, turned};

pub(super) fn on(client: &mut Client) {
    client.ask(Intent::Wall(Some(demo::CASE)));
}

fn case(s: &mut Snapshot) -> &mut wijktafel_model::view::CaseView {
    match &mut s.detail {
        Some(Detail::Case(case)) => case,
        _ => panic!("a case"),
    }
}

/// More ideas in one column than fit, the last of them the newest.
pub(super) fn crowded() -> Snapshot {
    let mut s = demo::running();
    let case = case(&mut s);
    let first = case.tips.iter().find(|tip| tip.versions.len() == 1 && !tip.archived).expect("a tip").clone();
    for number in 0..30_u8 {
        let mut tip = first.clone();
        tip.tip = wijktafel_model::id::FactId([number; 16]);
        let version = &mut tip.versions[0];
        version.level = SupportLevel::OwnNetwork;
        version.text = format!("Idee nummer {number} van de tafel");
        version.at = Timestamp(version.at.0 + 1_000 * i64::from(number));
        case.tips.push(tip);
    }
    s
}

pub(super) fn secret() -> Snapshot {
    let mut s = demo::running();
    s.cases.iter_mut().filter(|row| row.log == demo::CASE).for_each(|row| row.mode = CaseMode::Circle);
    case(&mut s).row.mode = CaseMode::Circle;
    s
}

fn toggle(window: &mut Window) {
    window.key(Modifiers::COMMAND.plus(Modifiers::SHIFT), Key::F);
}

#[test]
fn the_key_shows_the_open_case_to_the_room_and_gives_the_page_back() {
    let mut window = Window::open(demo::running());
    window.go(Intent::Open(Opened::Case(demo::CASE)));
    toggle(&mut window);
    assert!(window.shows("Ik wil hier blijven wonen"));
    assert!(window.shows("Nog 3:00 voor deze stap"));
    assert!(window.shows("Stap 4 van 7"));
    assert!(window.shows("Eigen netwerk. nu"));
    assert!(window.shows("Eigen netwerk, Geld: Zus helpt met de post") || window.shows("Zus helpt met de post"));
    assert!(window.shows("Van informele partners: 3 van 10 ideeën."));
    for private in ["Welzijn Meerhand", "Huis De Pomp", "Navigatie", "Bovenbalk", "Vraag het"] {
        assert!(!window.shows(private), "{private}");
    }

    window.key(Modifiers::NONE, Key::Escape);
    assert!(window.shows("Navigatie"));
    toggle(&mut window);
    toggle(&mut window);
    assert!(window.shows("Navigatie"));
    assert_eq!(window.commands(), []);
}

#[test]
fn from_the_meeting_the_case_that_is_discussed_is_asked_for_and_shown() {
    let mut s = demo::running();
    s.detail = None;
    let mut window = Window::open(s);
    window.go(Intent::Open(Opened::Meeting(demo::MEETING)));
    window.asked();
    toggle(&mut window);
    assert!(window.asked().contains(&What::Show(Some(demo::CASE))), "its words are read for it");
    let mut s = demo::running();
    s.version += 1;
    window.post.publish(Arc::new(s));
    window.harness.run();
    assert!(window.shows("Ik wil hier blijven wonen"));
}

#[test]
fn a_circle_case_asks_first() {
    let mut window = Window::open(secret());
    window.go(Intent::Open(Opened::Case(demo::CASE)));
    toggle(&mut window);
    assert!(window.shows("Iedereen in de zaal leest mee. Doorgaan?"));
    assert!(!window.shows("Ik wil hier blijven wonen"));
    window.press("Nee, terug");
    assert!(window.shows("Navigatie"));
    toggle(&mut window);
    window.press("Ja, laat zien");
    assert!(window.shows("Ik wil hier blijven wonen"));
    toggle(&mut window);
    toggle(&mut window);
    assert!(window.shows("Doorgaan?"), "each time");
}

#[test]
fn of_more_ideas_than_fit_the_last_ones_are_shown_and_how_many_more_there_are() {
    let mut window = Window::open(crowded());
    on(window.harness.state_mut());
    window.harness.run();
    assert!(window.shows("Idee nummer 29"));
    assert!(!window.shows("Idee nummer 0 van"));
    let shown = (0..30).filter(|number| window.shows(&format!("Idee nummer {number} van"))).count();
    // What else stands in that column is older.
    let others = demo::case().tips.iter().filter(|tip| tip.versions[0].level == SupportLevel::OwnNetwork).count();
    assert!(window.shows(&format!("Eigen netwerk: nog {}", 30 - shown + others)), "{shown} are shown");
}

#[test]
fn messages_wait_until_the_room_no_longer_looks_on() {
    let mut window = Window::open(demo::running());
    on(window.harness.state_mut());
    window.harness.run();
    window.post.tell(Notice::Written("/tmp/kopie".into()));
    window.post.tell(Notice::Invitation("wijktafel1qq".into()));
    window.harness.run();
    assert!(!window.shows("/tmp/kopie") && !window.shows("Uitnodiging"));
    window.key(Modifiers::COMMAND, Key::K);
    window.key(Modifiers::COMMAND, Key::Num1);
    assert!(window.shows("Ik wil hier blijven wonen"), "no other key leads away");
    window.key(Modifiers::NONE, Key::Escape);
    assert!(window.shows("/tmp/kopie"));
}

#[test]
fn whoever_keeps_the_time_steps_from_the_big_screen() {
    let mut s = demo::running();
    let me = s.network.me.expect("a reader");
    let one = s.meetings.iter_mut().find(|one| one.log == demo::MEETING).expect("it goes on");
    one.clocks[0].keeper.org = me.org;
    one.clocks[0].keeper.person = Some(me.person);
    let clock = one.clocks[0].clone();
    let mut window = Window::open(s);
    on(window.harness.state_mut());
    window.harness.run();
    window.asked();
    window.key(Modifiers::ALT, Key::ArrowRight);
    let commands = window.commands();
    let acts: Vec<&MeetingAct> = commands
        .iter()
        .filter_map(|command| match command {
            Command::AtMeeting { act, .. } => Some(act),
            _ => None,
        })
        .collect();
    assert_eq!(acts, [&turned(&clock, Turn::Next, clock.since, demo::now()).expect("a step")]);
}

#[test]
fn locking_leaves_nothing_on_the_wall() {
    let mut window = Window::open(demo::running());
    on(window.harness.state_mut());
    window.harness.run();
    window.key(Modifiers::COMMAND, Key::L);
    assert!(!window.shows("Ik wil hier blijven wonen"));
    assert_eq!(window.harness.state().state().wall, None);
}
