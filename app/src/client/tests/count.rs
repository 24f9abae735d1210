//! How many keys and presses everyday work takes, beside the words that are written. A press on something out of sight
//! counts as two: one has to go there first.

use egui::Rect;
use wijktafel_model::view::AgreementState;
use wijktafel_model::words::{AgreementKind, Informed, LawfulGround, SecrecyLift, SpecialCategory, SupportLevel};

use super::super::intent::Newcomer;
use super::*;

/// Somebody at the keyboard and the pointer.
struct Hands {
    window: Window,
    actions: usize,
}

impl Hands {
    fn at(snapshot: Snapshot) -> Self {
        let mut window = Window::open(snapshot);
        window.asked();
        Self { window, actions: 0 }
    }

    /// Before a network is open.
    fn before(situation: Situation) -> Self {
        let mut hands = Self::at(demo::empty());
        hands.window.post.tell(Notice::Situation(situation));
        hands.window.harness.run();
        hands
    }

    fn key(&mut self, modifiers: Modifiers, key: Key) {
        self.actions += 1;
        let (physical_key, repeat) = (None, false);
        let events = &mut self.window.harness.input_mut().events;
        events.push(Event::Key { key, physical_key, pressed: true, repeat, modifiers });
        // A keyboard sends the letter along, in the same frame.
        let letter = key.name().chars().next().filter(|_| key.name().len() == 1 && modifiers.is_none());
        events.extend(letter.map(|letter| Event::Text(letter.to_lowercase().to_string())));
        self.window.harness.step();
        self.window.harness.run();
    }

    /// Presses something; what must be scrolled into sight first takes one more.
    fn press(&mut self, name: &str) {
        self.click(name, &|_| true);
    }

    /// Goes to a place to write.
    fn go(&mut self, name: &str) {
        self.click(name, &|role| matches!(role, Role::TextInput | Role::MultilineTextInput | Role::PasswordInput));
    }

    fn click(&mut self, name: &str, fits: &dyn Fn(Role) -> bool) {
        let found = |hands: &Self, act: &dyn Fn(&egui_kittest::Node<'_>)| -> Rect {
            let mut named: Vec<_> = hands.window.harness.get_all_by_label(name).collect();
            named.retain(|node| fits(node.accesskit_node().role()));
            let node = named.first().unwrap_or_else(|| panic!("nothing is called {name:?}"));
            act(node);
            node.rect()
        };
        let before = found(self, &|node| node.scroll_to_me());
        self.window.harness.run();
        let moved = found(self, &|_| ()).min.distance(before.min) > 1.0;
        self.actions += 1 + usize::from(moved);
        found(self, &|node| node.click());
        self.window.harness.run();
    }

    /// Words cost no action, and go where the focus is.
    fn write(&mut self, text: &str) {
        assert!(self.window.harness.ctx.text_edit_focused(), "there is no place to write {text:?}");
        self.window.harness.event(Event::Text(text.to_owned()));
        self.window.harness.run();
    }

    fn shows(&self, text: &str) -> bool {
        self.window.shows(text)
    }
}

#[test]
fn a_tip_takes_three_keys_at_most() {
    let mut hands = Hands::at(demo::running());
    hands.window.go(Intent::Open(Opened::Case(demo::CASE)));
    hands.window.asked();
    hands.key(Modifiers::NONE, Key::I);
    hands.key(Modifiers::NONE, Key::ArrowRight);
    hands.write("De buurvrouw kookt mee");
    hands.key(Modifiers::NONE, Key::Enter);

    let made = hands.window.commands();
    assert!(
        matches!(made.as_slice(), [Command::AddTip { level: SupportLevel::Neighbourhood, text, .. }]
            if text.as_str() == "De buurvrouw kookt mee"),
        "{made:?}"
    );
    assert!(hands.actions <= 3, "{} keys", hands.actions);

    hands.write("En de zus belt");
    hands.key(Modifiers::NONE, Key::Enter);
    assert_eq!(hands.window.commands().len(), 1, "the next one takes one");
}

#[test]
fn a_learning_case_is_brought_in_twenty_actions_and_its_ground_may_wait() {
    let mut hands = Hands::at(demo::snapshot());
    hands.press("Casus inbrengen");
    hands.write("Post durven openen");
    hands.press("Wijktafel De Werf");
    hands.go("De vraag, in de woorden van de bewoner");
    hands.write("Ik wil hier blijven wonen.");
    hands.press("Nog niet: Waarom dit besproken mag worden");
    hands.key(Modifiers::COMMAND, Key::Enter);
    let put_by = hands.actions;
    let kept = taken(&mut hands);
    assert!(hands.shows("Bewaard als klad"));

    // Another day.
    let mut hands = Hands::at(demo::snapshot());
    hands.window.post.tell(Notice::Kept(kept));
    hands.window.harness.run();
    hands.key(Modifiers::COMMAND, Key::Num3);
    hands.press("Post durven openen. klad, alleen op dit apparaat");
    hands.go("Waarom dit besproken mag worden");
    hands.write("Mevrouw zei ja.");
    hands.key(Modifiers::COMMAND, Key::Enter);

    let sent = std::iter::from_fn(|| hands.window.requests.try_recv().ok()).find(|one| matches!(one.what, What::Do(_)));
    let sent = sent.expect("a command");
    let What::Do(Command::OpenCase { title, question, ground, .. }) = &sent.what else { panic!("{sent:?}") };
    assert_eq!((title.as_str(), ground.as_str()), ("Post durven openen", "Mevrouw zei ja."));
    assert_eq!(question, "Ik wil hier blijven wonen.");
    assert!(put_by + hands.actions <= 20, "{} actions", put_by + hands.actions);

    hands.window.post.tell(Notice::Done(sent.number));
    hands.window.harness.run();
    assert_eq!(taken(&mut hands), "[]", "what was brought in waits no longer");
}

/// What is kept on this device; the window hears that it is on disk.
fn taken(hands: &mut Hands) -> String {
    let kept = std::iter::from_fn(|| hands.window.requests.try_recv().ok()).find_map(|one| match one.what {
        What::Node(NodeRequest::Own(super::super::intent::OwnRequest::KeepForms(forms))) => Some((one.number, forms)),
        _ => None,
    });
    let (number, forms) = kept.expect("something is kept");
    hands.window.post.tell(Notice::Done(number));
    hands.window.harness.run();
    forms
}

fn with_privacy() -> Snapshot {
    let mut s = demo::snapshot();
    for row in s.agreements.iter_mut().filter(|row| row.state == AgreementState::InForce) {
        row.kind = AgreementKind::Privacy;
    }
    s
}

#[test]
fn a_circle_case_is_brought_in_twenty_actions() {
    let mut hands = Hands::at(with_privacy());
    hands.key(Modifiers::COMMAND, Key::Num3);
    hands.press("Kringcasus openen");
    hands.write("Samen naar een rustige winter");
    hands.key(Modifiers::NONE, Key::Tab);
    hands.write("Dat mevrouw thuis kan blijven.");
    hands.key(Modifiers::NONE, Key::Tab);
    hands.write("Ik wil hier blijven.");
    hands.key(Modifiers::COMMAND, Key::Enter);
    let word = |key: &'static str| Words::new(Lang::Nl).t(key).into_owned();
    hands.press(&word(crate::text::names::lawful_ground(LawfulGround::PublicTask)));
    hands.press(&word(crate::text::names::special_category(SpecialCategory::Care)));
    hands.press(&word(crate::text::names::secrecy_lift(SecrecyLift::NotBound)));
    hands.press(&word(crate::text::names::informed(Informed::Spoken)));
    hands.go("Wanneer verteld?");
    hands.write("1-3-2026");
    hands.key(Modifiers::COMMAND, Key::Enter);
    hands.key(Modifiers::COMMAND, Key::Enter);
    hands.press("Welzijn Meerhand");
    hands.key(Modifiers::COMMAND, Key::Enter);

    let made = hands.window.commands();
    assert!(matches!(made.as_slice(), [Command::OpenCircle(_)]), "{made:?}");
    assert!(hands.actions <= 20, "{} actions", hands.actions);
}

#[test]
fn every_ground_of_a_circle_case_may_wait_and_no_word_is_lost() {
    let mut hands = Hands::at(with_privacy());
    hands.key(Modifiers::COMMAND, Key::Num3);
    hands.press("Kringcasus openen");
    hands.write("Samen naar een rustige winter");
    hands.key(Modifiers::NONE, Key::Tab);
    hands.write("Dat mevrouw thuis kan blijven.");
    hands.key(Modifiers::COMMAND, Key::Enter);
    for question in ["Waarom mag dit?", "En gegevens over gezondheid?", "Waarom mag u spreken, met een beroepsgeheim?"]
    {
        hands.press(&format!("Nog niet: {question}"));
    }
    hands.press("Nog niet");
    hands.go("Waarom nog niet?");
    hands.write("De zus spreekt haar vrijdag.");
    for _ in 0..2 {
        hands.key(Modifiers::COMMAND, Key::Enter);
    }
    hands.press("Welzijn Meerhand");
    hands.key(Modifiers::COMMAND, Key::Enter);
    assert_eq!(hands.window.harness.state().state().asking, None);
    assert!(hands.actions <= 20, "{} actions", hands.actions);
    let kept = taken(&mut hands);

    let forms = super::super::forms::read_kept(&kept);
    let [Form::Circle(form)] = forms.as_slice() else { panic!("one form: {forms:?}") };
    assert_eq!(
        (form.title.as_str(), form.purpose.as_str()),
        ("Samen naar een rustige winter", "Dat mevrouw thuis kan blijven.")
    );
    assert_eq!(form.ground.reason, "De zus spreekt haar vrijdag.");
    assert_eq!((form.ground.later.len(), form.responsible), (3, Some(demo::ME)));
    assert_eq!(hands.window.commands(), [], "nothing of it was shared");
}

#[test]
fn a_draft_that_is_thrown_away_comes_back_for_a_while_and_one_that_cannot_be_kept_is_offered_again() {
    let mut hands = Hands::at(demo::snapshot());
    hands.press("Casus inbrengen");
    hands.write("Post durven openen");
    hands.press("Bewaar als klad");
    taken(&mut hands);
    hands.key(Modifiers::COMMAND, Key::Num3);
    hands.press("Klad weggooien: Post durven openen");
    assert_eq!(taken(&mut hands), "[]");
    assert!(!hands.shows("openen. klad, alleen"));
    hands.press("Verder schrijven: Klad weggegooid.");
    assert!(matches!(&hands.window.harness.state().state().asking, Some(open)
        if matches!(&open.form, Form::Case(case) if case.title == "Post durven openen")));

    hands.press("Bewaar als klad");
    let asked = std::iter::from_fn(|| hands.window.requests.try_recv().ok()).last().expect("asked");
    hands.window.post.tell(Notice::Failed(asked.number, Problem::new(problems::DISK_FULL)));
    hands.window.harness.run();
    assert!(!hands.shows("openen. klad, alleen"), "it is not said to be kept");
    assert!(hands.shows("Verder schrijven"));
}

#[test]
fn a_verdict_from_a_closed_window_takes_eight_actions_and_the_words_come_first() {
    let mut hands = Hands::before(Situation::Locked { wrong: false });
    hands.write("een lange wachtwoordzin");
    hands.key(Modifiers::NONE, Key::Enter);
    let unlocks = |what: &What| matches!(what, What::Node(NodeRequest::Unlock(_)));
    assert!(hands.window.asked().iter().any(unlocks));
    hands.window.post.publish(Arc::new(with_agreement()));
    hands.window.post.tell(Notice::Situation(Situation::Open));
    hands.window.harness.run();

    let waits = hands.window.harness.query_all_by_label_contains("Oordeel: Regelruimte").next().expect("it waits");
    let name = waits.accesskit_node().label().expect("a name");
    hands.press(&name);
    let version = demo::agreement().versions.last().expect("a version").text.clone();
    let first = version.split_whitespace().take(3).collect::<Vec<_>>().join(" ");
    assert!(hands.shows(&first), "the words are there before anything is decided: {first}");
    hands.key(Modifiers::NONE, Key::Num1);
    hands.press("Onderteken dit oordeel");

    let made = hands.window.commands();
    assert!(matches!(made.as_slice(), [Command::GiveVerdict { verdict: Verdict::Agree, .. }]), "{made:?}");
    assert!(hands.actions <= 8, "{} actions", hands.actions);
}

#[test]
fn joining_from_a_paper_invitation_takes_twelve_actions() {
    let mut hands = Hands::before(Situation::Fresh);
    hands.key(Modifiers::NONE, Key::Num1);
    hands.write("wijktafel1qqqsyqcyq5rqwzqf");
    hands.key(Modifiers::NONE, Key::Tab);
    hands.write("Buurtkracht B");
    hands.press("Bewoners en vrijwilligers");
    hands.press("informeel");
    hands.go("Uw naam");
    hands.write("Bas");
    hands.key(Modifiers::NONE, Key::Tab);
    hands.write("een lange wachtwoordzin");
    hands.key(Modifiers::NONE, Key::Tab);
    hands.write("een lange wachtwoordzin");
    hands.press("Meedoen");
    let joins = hands.window.asked().into_iter().find_map(|what| match what {
        What::Node(NodeRequest::Join { invitation, who }) => Some((invitation, who)),
        _ => None,
    });
    let Some((invitation, Newcomer { organisation, person, .. })) = joins else { panic!("it was not sent") };
    assert_eq!(
        (invitation.as_str(), organisation.as_str(), person.as_str()),
        ("wijktafel1qqqsyqcyq5rqwzqf", "Buurtkracht B", "Bas")
    );

    // The codes are compared by voice, and somebody there confirms.
    hands.window.post.publish(Arc::new(joining(Stage::Admitted)));
    hands.window.post.tell(Notice::Situation(Situation::Open));
    hands.window.harness.run();
    hands.press("Lidmaatschap aannemen");

    assert_eq!(hands.window.commands(), [Command::AcceptMembership]);
    assert!(hands.actions <= 12, "{} actions", hands.actions);
}

#[test]
fn leaving_takes_eight_actions_changes_nothing_before_the_last_and_says_the_numbers_there() {
    let mut hands = Hands::at(demo::snapshot());
    hands.key(Modifiers::COMMAND, Key::Num9);
    let last = hands.window.harness.query_all_by_label_contains("Pakket en tekenen").next().expect("the last step");
    let name = last.accesskit_node().label().expect("a name");
    hands.press(&name);
    for said in ["onbeheerd achter", "van u bl", "Uw woord blijft staan onder", "eigenaar kwijt"] {
        assert!(hands.shows(said), "{said}");
    }
    hands.go("Map voor het pakket");
    hands.write("/tmp/pakket");
    hands.press("Ik heb de gevolgen gelezen");
    assert_eq!(hands.window.asked(), [], "nothing happened yet");
    hands.press("Nu vertrekken");

    let asked = hands.window.asked();
    assert!(matches!(asked.as_slice(), [What::Node(NodeRequest::Leave { .. })]), "{asked:?}");
    assert!(hands.actions <= 8, "{} actions", hands.actions);
}

#[test]
fn what_was_announced_can_be_called_off_until_the_last_step() {
    let mut s = demo::snapshot();
    let me = s.network.me.expect("a reader").org;
    s.departures[0].org = me;
    let mut hands = Hands::at(s);
    leaving_step(hands.window.harness.state_mut(), 3);
    hands.window.harness.run();
    hands.press("Toch blijven");
    assert_eq!(hands.window.commands(), [Command::CallOffDeparture]);
}
