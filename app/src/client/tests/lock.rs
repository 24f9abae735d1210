//! A window that locks: by itself, at once, and what becomes of what was being typed.

use wijktafel_model::words::RoundWay;

use super::*;
use crate::client::intent::Locking;

pub(super) fn locks(window: &mut Window) -> Vec<Locking> {
    let lock = |what| if let What::Node(NodeRequest::Lock(locking)) = what { Some(*locking) } else { None };
    window.asked().into_iter().filter_map(lock).collect()
}

/// Lets time pass in which nobody does anything.
fn rest(window: &mut Window, seconds: f64) {
    let now = window.harness.ctx.input(|input| input.time);
    window.harness.input_mut().time = Some(now + seconds);
    window.harness.run();
}

fn situation(window: &Window) -> Situation {
    window.harness.state().state().situation
}

#[test]
fn a_window_that_nobody_touches_locks_after_the_time_that_was_set() {
    let mut window = Window::open(demo::snapshot());
    rest(&mut window, 14.0 * 60.0);
    assert_eq!(situation(&window), Situation::Open);
    window.key(Modifiers::NONE, Key::F6);
    rest(&mut window, 14.0 * 60.0);
    assert_eq!(situation(&window), Situation::Open, "a key was pressed meanwhile");

    rest(&mut window, 61.0);

    assert_eq!(situation(&window), Situation::Locking);
    let asked = locks(&mut window);
    assert!(matches!(asked.as_slice(), [locking] if !locking.at_once && locking.draft.is_none()), "{asked:?}");
}

#[test]
fn how_long_it_waits_can_be_set_and_it_may_wait_for_ever() {
    let mut window = Window::open(demo::snapshot());
    window.post.tell(Notice::LockAfter(LockAfter::Never));
    window.harness.run();
    rest(&mut window, 1e6);
    assert_eq!(situation(&window), Situation::Open);

    window.go(Intent::Go(Place::Partners));
    window.press(&words().t("form-lock-after"));
    window.press(&words().t("lock-after-5"));
    window.press(&words().t("form-lock-after-do"));
    let asked = window.asked();
    assert!(asked.contains(&What::Node(NodeRequest::LockAfter(LockAfter::Five))), "{asked:?}");
    window.post.tell(Notice::LockAfter(LockAfter::Five));
    window.harness.run();
    rest(&mut window, 301.0);
    assert_eq!(situation(&window), Situation::Locking);
}

fn words() -> Arc<Words> {
    Words::new(Lang::Nl)
}

#[test]
fn nothing_of_the_network_is_left_on_a_locked_window() {
    let name = demo::snapshot().network.name;
    let mut window = Window::open(demo::snapshot());
    window.go(Intent::Open(Opened::Case(demo::CASE)));
    assert!(window.shows(&name));

    window.press(&words().t("lock-now"));

    assert!(matches!(locks(&mut window).as_slice(), [locking] if locking.at_once));
    for situation in [Situation::Locking, Situation::Locked { wrong: false }] {
        window.post.tell(Notice::Situation(situation));
        window.harness.run();
        assert!(!window.shows(&name) && !window.shows(&demo::snapshot().cases[0].title));
    }
    let client = window.harness.state();
    assert!(client.snapshot.network.name.is_empty() && client.snapshot.cases.is_empty());
    assert_eq!(client.state().cases.open, None);
}

#[test]
fn the_computer_remembers_once_the_passphrase_was_given_and_forgets_at_once() {
    let mut window = Window::open(demo::snapshot());
    window.go(Intent::Go(Place::Partners));
    window.harness.get_by_label(&words().t("remember")).scroll_to_me();
    window.harness.run();
    window.press(&words().t("remember"));
    assert!(window.shows(&words().t("form-remember-text")) && window.asked().is_empty());
    window.press(&words().t("form-remember-do"));
    assert!(window.asked().is_empty(), "nothing without the passphrase");

    window.write(&words().t("passphrase"), "vier losse woorden samen");
    window.press(&words().t("form-remember-do"));

    let asked = window.asked();
    let given = Passphrase::from("vier losse woorden samen".to_owned());
    assert!(asked.contains(&What::Node(NodeRequest::Remember(given))), "{asked:?}");
    window.post.tell(Notice::Remembers { on: true, anew: true });
    window.harness.run();
    assert!(window.shows(&words().t("said-remembers")));
    window.press(&words().t("remember"));
    assert_eq!(window.asked(), [What::Node(NodeRequest::Forget)]);
}

#[test]
fn messages_are_asked_for_and_a_desktop_that_shows_none_is_told() {
    let mut window = Window::open(demo::snapshot());
    window.go(Intent::Go(Place::Partners));
    window.asked();
    window.harness.get_by_label(&words().t("notify")).scroll_to_me();
    window.harness.run();
    window.press(&words().t("notify"));
    let on = crate::client::intent::Preference::Notify(true);
    assert_eq!(window.asked(), [What::Node(NodeRequest::Prefer(on))]);
    assert!(window.shows(&words().t("notify-text")));

    let chosen = crate::client::intent::Preferences::default().with(on);
    window.post.tell(Notice::Preferences(chosen));
    window.post.tell(Notice::Bell(false));
    window.harness.run();
    assert!(window.shows(&words().t("notify-nothing")));
}

#[test]
fn the_node_hears_when_the_window_goes_behind_others_and_in_which_language() {
    let mut window = Window::open(demo::snapshot());
    window.asked();
    for (focused, away) in [(false, Some(Lang::Nl)), (true, None)] {
        window.harness.input_mut().focused = focused;
        window.harness.run();
        assert_eq!(window.asked(), [What::Away(away)]);
        window.harness.run();
        assert_eq!(window.asked(), [], "once");
    }
}

#[test]
fn a_locked_window_says_why_the_keyring_did_not_open_it_until_it_is_open() {
    let mut window = Window::open(demo::snapshot());
    window.post.tell(Notice::Situation(Situation::Locked { wrong: false }));
    window.harness.run();
    assert!(!window.shows(&words().t("unlock-phrase")));

    window.post.tell(Notice::NotRemembered(Problem::new("problem-keyring-locked")));
    window.harness.run();

    assert!(window.shows(&words().t("unlock-phrase")) && window.shows(&words().t("problem-keyring-locked")));
    window.post.tell(Notice::Situation(Situation::Open));
    window.post.tell(Notice::Situation(Situation::Locked { wrong: false }));
    window.harness.run();
    assert!(!window.shows(&words().t("unlock-phrase")), "that was then");
}

#[test]
fn a_form_that_was_being_filled_in_is_there_again_after_it() {
    let mut window = Window::open(demo::snapshot());
    window.go(Intent::Ask(Box::new(Form::Round { title: "Najaar, onze".to_owned(), way: RoundWay::Sealed })));

    window.key(Modifiers::COMMAND, Key::L);

    let draft = locks(&mut window).pop().and_then(|locking| locking.draft).expect("something was typed");
    assert!(window.harness.state().state().asking.is_none());
    window.post.tell(Notice::Situation(Situation::Locked { wrong: false }));
    window.post.publish(Arc::new(demo::snapshot()));
    window.post.tell(Notice::Situation(Situation::Open));
    window.post.tell(Notice::Draft(draft));
    window.harness.run();
    let asking = window.harness.state().state().asking.as_ref().expect("the form");
    assert_eq!(asking.form, Form::Round { title: "Najaar, onze".to_owned(), way: RoundWay::Sealed });
}

#[test]
fn a_note_beside_a_verdict_is_there_again_after_it() {
    let mut window = Window::open(with_agreement());
    agreement_tab(window.harness.state_mut(), AgreementTab::Version);
    window.harness.run();
    window.harness.state_mut().state_mut().agreements.note = "Eerst de huisarts".to_owned();
    window.harness.state_mut().state_mut().agreements.verdict = Some(Verdict::Object);

    window.key(Modifiers::COMMAND, Key::L);

    let draft = locks(&mut window).pop().and_then(|locking| locking.draft).expect("something was typed");
    window.post.publish(Arc::new(with_agreement()));
    window.post.tell(Notice::Situation(Situation::Open));
    window.post.tell(Notice::Draft(draft));
    window.harness.run();
    let agreements = &window.harness.state().state().agreements;
    assert_eq!((agreements.open, agreements.verdict), (Some(demo::AGREEMENT), Some(Verdict::Object)));
    assert_eq!(agreements.note, "Eerst de huisarts");
}

#[test]
fn a_passphrase_is_never_kept_with_what_was_being_typed() {
    let mut window = Window::open(demo::snapshot());
    window.go(Intent::Ask(Box::new(Form::Passphrase(Box::default()))));
    window.write(&words().t("passphrase-old"), "vier losse woorden samen");

    window.key(Modifiers::COMMAND, Key::L);

    assert!(matches!(locks(&mut window).as_slice(), [locking] if locking.draft.is_none()));
}

#[test]
fn another_passphrase_is_asked_for_with_the_old_one_and_advice_about_the_new() {
    let mut window = Window::open(demo::snapshot());
    window.go(Intent::Ask(Box::new(Form::Passphrase(Box::default()))));
    window.write(&words().t("passphrase-old"), "vier losse woorden samen");
    window.write(&words().t("passphrase-new"), "Amersfoort2026");
    assert!(window.shows(&words().t("strength-few-words")));
    window.write(&words().t("passphrase-again"), "iets heel anders");
    window.press(&words().t("form-passphrase-do"));
    assert!(window.shows(&words().t("wrong-differ")) && window.asked().is_empty());
}
