//! The big screen: a case for the whole room.

use wijktafel_model::command::meeting::MeetingAct;
use wijktafel_model::time::Timestamp;
use wijktafel_model::view::circle::CaseMode;
use wijktafel_model::words::SupportLevel;

use super::*;
use crate::client::intent::{Preference, Preferences, ScreenAfter};
use crate::steps::{Turn, turned};

pub(super) fn on(client: &mut Client) {
    client.ask(Intent::Wall(Some(demo::CASE)));
}

/// One of every form about this computer.
pub(super) fn forms() -> [Form; 4] {
    [
        Form::LockAfter { after: LockAfter::Five },
        Form::ScreenAfter { after: ScreenAfter::Five },
        Form::Passphrase(Box::default()),
        Form::Remember(Passphrase::default()),
    ]
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

/// The big screen after half an hour in which nobody pressed anything.
pub(super) fn resting(client: &mut Client) {
    client.state_mut().wall =
        Some(crate::client::state::Wall { case: demo::CASE, agreed: false, resting: true, full: false });
}

const QUESTION: &str = "Ik wil hier blijven wonen";
const RESTS: &str = "Het grote scherm rust";

fn wait(window: &mut Window, minutes: f64) {
    let now = window.harness.ctx.input(|input| input.time);
    window.harness.input_mut().time = Some(now + minutes * 60.0);
    window.harness.run();
}

fn big(s: Snapshot) -> Window {
    let mut window = Window::open(s);
    window.post.tell(Notice::LockAfter(LockAfter::Never));
    window.go(Intent::Wall(Some(demo::CASE)));
    window.asked();
    window
}

#[test]
fn a_screen_that_nobody_presses_anything_at_shows_no_case_and_one_key_brings_it_back() {
    let mut window = big(demo::running());
    wait(&mut window, 9.0);
    assert!(window.shows(QUESTION));
    window.key(Modifiers::NONE, Key::ArrowDown);
    wait(&mut window, 9.0);
    assert!(window.shows(QUESTION), "a key was pressed meanwhile");
    window.harness.hover_at(egui::pos2(400.0, 300.0));
    wait(&mut window, 1.1);

    assert!(window.shows(RESTS), "a pointer that moved is nobody");
    let case = demo::case();
    let tips = case.tips.iter().flat_map(|tip| &tip.versions).map(|version| version.text.as_str());
    for text in tips.chain([QUESTION, case.row.title.as_str()]) {
        assert!(!window.shows(text), "{text}");
    }
    window.key(Modifiers::NONE, Key::Escape);
    assert!(window.shows(QUESTION), "the key that brings it back does nothing else");
    window.key(Modifiers::NONE, Key::Escape);
    assert!(window.shows("Navigatie"));
}

#[test]
fn a_resting_screen_comes_back_by_its_button_and_turns_no_clock() {
    let mut s = demo::running();
    let me = s.network.me.expect("a reader");
    let one = s.meetings.iter_mut().find(|one| one.log == demo::MEETING).expect("it goes on");
    (one.clocks[0].keeper.org, one.clocks[0].keeper.person) = (me.org, Some(me.person));
    let mut window = big(s);
    wait(&mut window, 11.0);
    assert!(window.shows(RESTS));
    window.press("Casus weer tonen");
    assert!(window.shows(QUESTION));
    wait(&mut window, 11.0);
    window.key(Modifiers::ALT, Key::ArrowRight);
    assert!(window.shows(QUESTION) && window.commands().is_empty(), "only seen again");
    wait(&mut window, 11.0);
    window.key(Modifiers::COMMAND, Key::L);
    assert_eq!(window.harness.state().state().situation, Situation::Locking, "locking works there too");
}

#[test]
fn a_circle_case_asks_again_after_a_rest() {
    let mut window = big(secret());
    window.press("Ja, laat zien");
    assert!(window.shows(QUESTION));
    wait(&mut window, 11.0);
    assert!(window.shows(RESTS));
    window.key(Modifiers::NONE, Key::Space);
    assert!(window.shows("Iedereen in de zaal leest mee. Doorgaan?") && !window.shows(QUESTION));
}

#[test]
fn how_long_the_screen_waits_can_be_set() {
    let mut window = big(demo::running());
    let set = |window: &mut Window, after| {
        let preferences = Preferences { screen_after: after, ..Preferences::default() };
        window.post.tell(Notice::Preferences(preferences));
        window.harness.run();
    };
    set(&mut window, ScreenAfter::Never);
    wait(&mut window, 600.0);
    assert!(window.shows(QUESTION));
    set(&mut window, ScreenAfter::Five);
    wait(&mut window, 5.1);
    assert!(window.shows(RESTS));

    window.key(Modifiers::NONE, Key::Space);
    window.key(Modifiers::NONE, Key::Escape);
    window.go(Intent::Go(Place::Partners));
    window.press("Wanneer het grote scherm rust");
    window.press("Na een half uur zonder toets of klik");
    window.press("Zo instellen");
    let chosen = Preference::ScreenAfter(ScreenAfter::Thirty);
    let asked = window.asked();
    assert!(asked.contains(&What::Node(NodeRequest::Prefer(chosen))), "{asked:?}");
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
