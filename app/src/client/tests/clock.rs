//! The clock of a discussion in the window: begun, turned, taken over; and the templates behind it.

use super::*;
use crate::steps::{Turn, turned};
use wijktafel_model::command::meeting::MeetingAct;
use wijktafel_model::id::FactId;
use wijktafel_model::time::Timestamp;
use wijktafel_model::view::meeting::ClockView;
use wijktafel_model::words::StepMethod;

fn meeting(s: &mut Snapshot) -> &mut wijktafel_model::view::meeting::MeetingView {
    s.meetings.iter_mut().find(|one| one.log == demo::MEETING).expect("the one that goes on")
}

/// One of every form.
pub(super) fn forms(s: &Snapshot) -> Vec<Form> {
    let w = Words::new(Lang::Nl);
    vec![
        StepsForm::begin(s, &w, demo::MEETING, s.meetings[4].agenda[0].item).into(),
        StepsForm::new(Lang::Nl).into(),
        StepsForm::edit(&w, &crate::steps::offered(s, &w)[0]).into(),
    ]
}

/// Two clocks that were started apart, neither by a guide.
pub(super) fn apart() -> Snapshot {
    let mut s = demo::running();
    let one = meeting(&mut s);
    let mine = ClockView { guided: false, ..demo::clock(180, 171, 2, 21) };
    let yours = ClockView { guided: false, ..demo::clock(184, 170, 4, 24) };
    one.clocks = vec![mine, yours];
    s
}

fn opened(s: Snapshot) -> Window {
    let mut window = Window::open(s);
    window.go(Intent::Open(Opened::Meeting(demo::MEETING)));
    window.asked();
    window
}

fn acts(window: &mut Window) -> Vec<MeetingAct> {
    let act = |command| match command {
        Command::AtMeeting { act, .. } => Some(act),
        _ => None,
    };
    window.commands().into_iter().filter_map(act).collect()
}

/// The reader keeps the time.
fn kept() -> (Snapshot, ClockView) {
    let mut s = demo::running();
    let me = s.network.me.expect("a reader");
    let one = meeting(&mut s);
    one.clocks[0].keeper.org = me.org;
    one.clocks[0].keeper.person = Some(me.person);
    let clock = one.clocks[0].clone();
    (s, clock)
}

#[test]
fn a_discussion_is_begun_from_left_to_right_unless_something_else_is_chosen() {
    let mut window = opened(demo::running());
    window.press("Gesprek beginnen: Rooster voor de zomer");
    assert!(window.shows("1. De vraag, in eigen woorden · 5 min"));
    window.press("Begin de klok");
    let begun = acts(&mut window);
    assert!(
        matches!(begun.as_slice(), [MeetingAct::StartClock { template, .. }] if template.name.as_str() == "Van links naar rechts"),
        "{begun:?}"
    );

    window.press("Gesprek beginnen: Rooster voor de zomer");
    window.press("Rondje van de buurt");
    window.press("Begin de klok");
    let begun = acts(&mut window);
    assert!(matches!(begun.as_slice(), [MeetingAct::StartClock { template, .. }] if template.steps.len() == 2));
}

#[test]
fn whoever_keeps_the_time_turns_the_clock_and_the_time_that_is_seen_goes_along() {
    let (s, clock) = kept();
    let mut window = opened(s);
    assert!(window.shows("U bewaakt de tijd."));
    assert!(window.shows("Nog 3:00 voor deze stap"));
    assert!(window.shows("De helft van de tijd is om."));

    for name in ["Volgende stap", "Pauze", "Vorige stap", "Gesprek afronden"] {
        window.press(name);
    }

    let turn = |turn| turned(&clock, turn, clock.since, demo::now()).expect("it can be turned");
    assert_eq!(acts(&mut window), [Turn::Next, Turn::Pause, Turn::Back, Turn::Stop].map(turn));
}

#[test]
fn who_does_not_keep_the_time_takes_it_over_with_one_press() {
    let mut s = demo::running();
    let me = s.network.me.expect("a reader").person;
    let one = meeting(&mut s);
    one.clocks[0].keeper.org = demo::org(4);
    one.clocks[0].keeper.person = None;
    assert_ne!(one.clocks[0].keeper.person, Some(me));
    let clock = one.clocks[0].clone();
    let mut window = opened(s);
    assert!(window.harness.query_by_label("Volgende stap").is_none());

    window.press("Ik bewaak de tijd");

    assert_eq!(acts(&mut window), [turned(&clock, Turn::Keep, clock.since, demo::now()).expect("kept")]);
}

#[test]
fn time_that_is_up_counts_up_and_blocks_nothing() {
    let (mut s, _) = kept();
    let clock = &mut meeting(&mut s).clocks[0];
    clock.since = Timestamp(demo::now().0 - 600_000);
    let mut window = opened(s);

    assert!(window.shows("2:00 over de tijd"));
    assert!(window.shows("De tijd is om. U mag rustig afmaken."));
    window.press("Volgende stap");
    assert_eq!(acts(&mut window).len(), 1);
}

#[test]
fn a_clock_that_is_ahead_of_ours_counts_from_when_it_was_first_seen() {
    let (mut s, _) = kept();
    meeting(&mut s).clocks[0].since = Timestamp(demo::now().0 + 3_600_000);
    let mut window = opened(s);
    assert!(window.shows("Nog 8:00 voor deze stap"), "never less than nothing");

    window.harness.state_mut().state_mut().now = || Timestamp(demo::now().0 + 90_000);
    window.harness.run();

    assert!(window.shows("Nog 6:30 voor deze stap"));
}

#[test]
fn of_two_clocks_started_apart_both_are_shown_and_everybody_picks_unless_a_guide_keeps_one() {
    let mut window = opened(apart());
    assert!(window.shows("Gesprek: Mevrouw in het hoekhuis"));
    assert!(window.shows("Er loopt nog een klok"));
    window.press("Volg deze klok");
    assert!(window.shows("Gesprek: Eenzaamheid na een verhuizing"));
    assert_eq!(acts(&mut window), [], "picking is one's own matter");

    let mut s = apart();
    meeting(&mut s).clocks[1].guided = true;
    let mut window = opened(s);
    assert!(window.shows("Gesprek: Eenzaamheid na een verhuizing"));
    window.press("Ik bewaak deze klok");
    let taken = acts(&mut window);
    assert!(
        matches!(taken.as_slice(), [MeetingAct::SetClock { clock, .. }] if *clock == FactId([180; 16])),
        "{taken:?}"
    );
}

#[test]
fn the_matrix_follows_the_clock_and_takes_tips_in_every_column() {
    let mut window = Window::open(demo::running());
    window.go(Intent::Open(Opened::Case(demo::CASE)));
    window.asked();
    for said in ["Zelf. klaar, 6 min", "Eigen netwerk. nu", "In de buurt. straks", "Formeel. straks"] {
        assert!(window.shows(said), "{said}");
    }
    let width = |name: &str| window.harness.get_by_label(name).rect().width();
    assert!(width("Eigen netwerk. nu") > 1.2 * width("Formeel. straks"), "the column that is on is wider");

    let adds =
        window.harness.query_all_by_label_contains("Formeel").any(|node| node.accesskit_node().role() == Role::Button);
    assert!(adds, "typing there stays possible");
}

/// Scrolls to what is pressed first.
fn press_below(window: &mut Window, name: &str) {
    window.harness.get_by_label(name).scroll_to_me();
    window.harness.run();
    window.press(name);
}

#[test]
fn a_template_is_made_changed_and_taken_away_with_a_way_back() {
    let mut window = Window::open(demo::snapshot());
    window.go(Intent::Go(Place::Tables));
    window.asked();
    press_below(&mut window, "Stappenplan maken");
    window.write("Hoe heet het?", "Kort");
    window.write("Stappen", "vijf minuten praten");
    window.press("Bewaren");
    assert!(window.shows("Regel 1 is geen stap."));
    window.key(Modifiers::NONE, Key::Escape);
    press_below(&mut window, "Stappenplan veranderen: Vissenkom");
    window.press("Bewaren");
    press_below(&mut window, "Stappenplan weghalen: Rondje van de buurt");

    let made = window.commands();

    let bowl = Some(StepMethod::Fishbowl);
    assert!(matches!(&made[0], Command::WriteTemplate { instead, .. } if *instead == bowl), "{made:?}");
    assert!(matches!(&made[1], Command::DropTemplate { .. }), "{made:?}");
}

#[test]
fn a_template_that_was_taken_away_is_written_again_with_all_it_held() {
    let mut s = demo::snapshot();
    let own = s.network.templates.first_mut().expect("one of its own");
    own.instead = Some(StepMethod::Fishbowl);
    let held = own.clone();
    let mut window = Window::open(s);
    window.go(Intent::Go(Place::Tables));
    window.asked();
    press_below(&mut window, &format!("Stappenplan weghalen: {}", held.template.name));
    let number = window.requests.try_recv().expect("asked").number;
    window.post.tell(Notice::Done(number));
    window.harness.run_steps(2);
    window.harness.get_by_label("Ongedaan maken: Stappenplan weggehaald.").click();
    window.harness.run_steps(2);

    let again = Command::WriteTemplate { instead: held.instead, template: held.template };
    assert_eq!(window.commands(), [again]);
}

#[test]
fn a_copy_that_was_left_shows_what_a_discussion_took_and_turns_nothing() {
    let mut window = Window::open(left());
    window.go(Intent::Open(Opened::Meeting(demo::HELD)));
    assert!(window.shows("Tijd per stap"));
    assert!(window.shows("Wat kan iemand zelf?: 6 min, bedoeld 8 min"));
    for turning in ["Ik bewaak de tijd", "Volgende stap", "Gesprek beginnen: Nieuwe buurtkamer aan de kade"] {
        assert!(window.harness.query_by_label(turning).is_none(), "{turning}");
    }
}
