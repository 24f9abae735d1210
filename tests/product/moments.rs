//! The five moments: one partner at the command line of a running process, the other in the client by the names that
//! a screen reader says. Both end with the same views.

use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use egui::accesskit::Role;
use egui::{Event, Key, Modifiers, Theme, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use serde_json::Value;
use wijktafel::client::Client;
use wijktafel::client::tokens;
use wijktafel::text::Lang;
use wijktafel::window;

use crate::network::two;
use crate::partner::{Partner, ground, list, text};

/// Longer than anything here takes on a busy machine.
const DEADLINE: Duration = Duration::from_mins(1);

/// Somebody at the client of a partner.
struct Hands {
    harness: Harness<'static, Client>,
    thread: JoinHandle<()>,
}

impl Hands {
    /// Opens a partner's copy, of which nothing else runs.
    fn at(partner: &Partner) -> Self {
        let (client, thread) = window::serve(&partner.place(), Lang::Nl).expect("it starts");
        let harness = Harness::builder()
            .with_size(vec2(1440.0, 900.0))
            .with_theme(Theme::Light)
            .with_context_setup(tokens::install)
            .build_ui_state(|ui, client: &mut Client| client.frame(ui), client);
        let mut hands = Self { harness, thread };
        hands.until("the network", |hands| hands.says("Wijknetwerk"));
        hands
    }

    /// Closes it.
    fn close(self) {
        drop(self.harness);
        self.thread.join().expect("it ends");
    }

    fn says(&self, text: &str) -> bool {
        self.harness.query_all_by_label_contains(text).next().is_some()
    }

    #[track_caller]
    fn until(&mut self, what: &str, holds: impl Fn(&Self) -> bool) {
        let begun = Instant::now();
        loop {
            self.harness.run_steps(2);
            if holds(self) {
                return;
            }
            assert!(begun.elapsed() < DEADLINE, "{what} never came; on screen: {:?}", self.names());
            std::thread::sleep(Duration::from_millis(40));
        }
    }

    /// Everything that is said on screen.
    fn names(&self) -> Vec<String> {
        let all = self.harness.query_all_by(|node| node.label().is_some());
        all.filter_map(|node| node.accesskit_node().label()).collect()
    }

    /// Presses what is called so, as soon as it is there.
    #[track_caller]
    fn press(&mut self, name: &str) {
        self.until(name, |hands| hands.says(name));
        let found = |harness: &Harness<'static, Client>, act: &dyn Fn(&egui_kittest::Node<'_>)| {
            let control = |node: &egui_kittest::Node<'_>| node.accesskit_node().role() != Role::Label;
            let exact = harness.query_all_by_label(name).find(control);
            let pressed = exact.or_else(|| harness.query_all_by_label_contains(name).rfind(control));
            act(&pressed.unwrap_or_else(|| panic!("{name} cannot be pressed")));
        };
        found(&self.harness, &|node| node.scroll_to_me());
        self.harness.run_steps(3);
        found(&self.harness, &|node| node.click());
        self.harness.run_steps(3);
    }

    fn key(&mut self, modifiers: Modifiers, key: Key) {
        self.harness.key_press_modifiers(modifiers, key);
        self.harness.run_steps(3);
    }

    /// Writes where the cursor stands.
    fn write(&mut self, text: &str) {
        assert!(self.harness.ctx.text_edit_focused(), "there is no place to write {text:?}: {:?}", self.names());
        self.harness.event(Event::Text(text.to_owned()));
        self.harness.run_steps(3);
    }

    /// Goes to a place to write, and writes.
    #[track_caller]
    fn write_in(&mut self, name: &str, text: &str) {
        self.until(name, |hands| hands.says(name));
        let fields = [Role::TextInput, Role::MultilineTextInput];
        let go = |harness: &Harness<'static, Client>| {
            let mut found = harness.query_all_by_label_contains(name);
            let field = found.rfind(|node| fields.contains(&node.accesskit_node().role()));
            field.unwrap_or_else(|| panic!("{name} is no place to write")).focus();
        };
        go(&self.harness);
        self.harness.run_steps(3);
        self.write(text);
    }
}

fn send(hands: &mut Hands) {
    hands.key(Modifiers::COMMAND, Key::Enter);
}

fn tips(case: &Value) -> Vec<String> {
    list(&case["tips"]).iter().map(|tip| text(&list(&tip["versions"])[0]["text"])).collect()
}

#[test]
fn the_five_moments_go_from_a_command_line_to_a_client_and_back() {
    let ground = ground();
    let [mut alice, mut bob] = ["alice", "bob"].map(|name| Partner::new(ground.path(), name));
    let (_, brought) = two(&mut alice, &mut bob);
    bob.stop();
    let mut hands = Hands::at(&bob);

    // The table: a case that the other brought, an idea typed at it; and one of one's own.
    hands.key(Modifiers::COMMAND, Key::Num3);
    hands.press("Weer zelf de dag beginnen");
    hands.until("a place for an idea", |hands| hands.says("Uw idee"));
    hands.key(Modifiers::NONE, Key::I);
    hands.write("De buurman wandelt om acht uur");
    hands.key(Modifiers::NONE, Key::Enter);
    let seen = alice.until_detail(&brought, "the idea", |case| !list(&case["tips"]).is_empty());
    assert_eq!(tips(&seen), ["De buurman wandelt om acht uur"]);

    hands.key(Modifiers::COMMAND, Key::Num3);
    hands.press("Casus inbrengen");
    hands.write("Post durven openen");
    hands.write_in("De vraag, in de woorden van de bewoner", "Ik wil hier blijven wonen.");
    hands.write_in("Waarom dit besproken mag worden", "Mevrouw zei ja.");
    send(&mut hands);
    hands.until("the case is brought", |hands| !hands.says("Waarom dit besproken mag worden"));
    let shown = alice.until_shown("the other's case", |shown| list(&shown["cases"]).len() == 2);
    let own = list(&shown["cases"]).iter().find(|row| row["log"] != brought.as_str()).expect("the new one");
    let own = text(&own["log"]);
    alice.run(&["tip", "add", &own, "Samen de stapel sorteren", "--area", "finances", "--level", "own-network"]);
    alice.run(&["case", "step", &own, "discussed"]);

    // The report-back.
    hands.key(Modifiers::COMMAND, Key::Num1);
    hands.until("what waits", |hands| hands.says("Terugkoppelen: "));
    hands.key(Modifiers::COMMAND, Key::R);
    hands.until("the idea to tell of", |hands| hands.says("Samen de stapel sorteren"));
    hands.key(Modifiers::NONE, Key::Num3);
    send(&mut hands);
    let told = alice.until_detail(&own, "what became of it", |case| {
        list(&case["tips"]).iter().any(|tip| !list(&tip["reports"]).is_empty())
    });
    assert_eq!(told["tips"][0]["reports"][0]["result"], "worked");

    // The agreement.
    let agreement = alice.make(&["agreement", "open", "Elkaar bellen", "--draft", "Wij bellen elkaar op dinsdag."]);
    alice.run(&["agreement", "propose", &agreement, "--rule", "signatories"]);
    alice.run(&["agreement", "verdict", &agreement, "agree"]);
    hands.key(Modifiers::COMMAND, Key::Num4);
    hands.press("Elkaar bellen");
    hands.until("the words before the word", |hands| hands.says("Wij bellen elkaar op dinsdag."));
    hands.key(Modifiers::NONE, Key::Num1);
    hands.press("Onderteken dit oordeel");
    alice.until_shown("both words", |shown| list(&shown["agreements"])[0]["state"] == "in_force");

    // The round, sealed.
    let round = alice.make(&["round", "open", "Najaar"]);
    for dimension in 1..=7 {
        alice.run(&["round", "score", &round, &dimension.to_string(), "2"]);
    }
    alice.run(&["round", "seal", &round]);
    let opened = alice.run(&["round", "show", &round]);
    let third = text(&opened["model"]["phases"][2]);
    hands.key(Modifiers::COMMAND, Key::Num6);
    for dimension in list(&opened["model"]["dimensions"]) {
        hands.press(&format!("{}. nog niet", text(&dimension["name"])));
        hands.press(&third);
        send(&mut hands);
        hands.until("the score", |hands| !hands.says(&format!("{}. nog niet", text(&dimension["name"]))));
    }
    hands.press("Verzegelen");
    send(&mut hands);
    let all = |shown: &Value| list(&list(&shown["rounds"])[0]["seals"]).iter().all(|seal| seal["state"] == "revealed");
    let revealed = alice.until_shown("everything opens", all);
    assert_eq!(revealed["rounds"][0]["dimensions"][0]["spread"], 1);

    // The leaving; what is left says the same at both ends.
    let package = ground.path().join("package").display().to_string();
    hands.key(Modifiers::COMMAND, Key::Num9);
    hands.press("Pakket en tekenen");
    hands.write_in("Map voor het pakket", &package);
    hands.press("Ik heb de gevolgen gelezen");
    hands.press("Nu vertrekken");
    let bobs = "Organisatie bob";
    alice.until_shown("one left", |shown| {
        let organisations = list(&shown["network"]["organisations"]);
        organisations.iter().any(|org| org["name"] == bobs && org["stage"] == "left")
    });
    hands.until("a copy to read", |hands| !hands.says("Nu vertrekken"));
    hands.close();

    alice.run(&["verify", &package]);
    for case in [&brought, &own] {
        let [mut here, mut there] = [&alice, &bob].map(|partner| partner.run(&["case", "show", case]));
        // Whether it is one's own, and when, is each reader's own.
        for view in [&mut here, &mut there] {
            view["row"]["rule"].take();
        }
        assert_eq!(here, there);
    }
    for list in [["agreement", "show", &agreement], ["round", "show", &round]] {
        assert_eq!(alice.run(&list), bob.run(&list), "{list:?}");
    }
}
