//! What two partners try together, from a parked signal to what becomes of it, through the command line.

use std::path::PathBuf;

use crate::network::{two, until};
use crate::partner::{Partner, ground, list, text, until_equal};

#[test]
fn a_signal_is_tried_by_two_and_what_they_say_apart_is_shown_until_they_agree() {
    let ground = ground();
    let [mut alice, mut bob] = ["alice", "bob"].map(|name| Partner::new(ground.path(), name));
    let (table, _case) = two(&mut alice, &mut bob);
    let meeting = alice.make(&["meeting", "plan", &table, "--on", &until()]);
    alice.run(&["meeting", "park", &meeting, "Niemand gaat mee naar de bank"]);
    let signal = text(&list(&alice.run(&["meeting", "show", &meeting])["signals"])[0]["signal"]);
    let follow = ["meeting", "follow", "experiment", &meeting, &signal, "--text", "Twee vrijwilligers gaan mee"];
    assert_eq!(alice.refused(&[&follow[..], &["--until", "2020-01-01"]].concat()).code, "bad-day");
    alice.run(&[&follow[..], &["--until", "2199-06-01"]].concat());
    bob.until_shown("the experiment", |shown| !list(&shown["experiments"]).is_empty());
    let first = text(&bob.run(&["experiment", "list"])[0]["log"]);
    assert_eq!(bob.refused(&["experiment", "judge", &first, "stops"]).code, "not-a-participant");
    bob.run(&["experiment", "join", &first]);
    assert_eq!(bob.refused(&["experiment", "join", &first]).code, "already-so");
    alice.until_shown("who takes part", |shown| list(&list(&shown["experiments"])[0]["taking_part"]).len() == 2);

    alice.stop();
    bob.stop();
    alice.run(&["experiment", "judge", &first, "stops"]);
    bob.run(&["experiment", "judge", &first, "supply", "--why", "Er wordt om gevraagd"]);
    alice.start();
    bob.start();
    alice.until_shown("both words", |shown| list(&list(&shown["experiments"])[0]["judgements"]).len() == 2);
    until_equal(&[&alice, &bob]);
    let told = bob.told("nl", &["experiment", "list"]);
    assert!(told.contains("verschillend gezegd") && told.contains("Er wordt om gevraagd"), "{told}");

    alice.run(&["experiment", "judge", &first, "supply"]);
    bob.until_shown("one word", |shown| list(&list(&shown["experiments"])[0]["judgements"]).len() == 1);
    until_equal(&[&alice, &bob]);
    assert!(bob.told("nl", &["experiment", "list"]).contains("nieuw aanbod"));
    assert_eq!(bob.refused(&["experiment", "leave", &first]).code, "closed");
    let grown = alice.told("nl", &["growth", "--about", "new-supply"]);
    assert!(grown.contains("Niemand gaat mee naar de bank"), "{grown}");
    let folder = ground.path().join("along");
    alice.run(&["package", &folder.display().to_string()]);
    alice.run(&["verify", &folder.display().to_string()]);
    let all = crate::meetings::walk(&folder);
    let holds =
        |(path, words): &(PathBuf, String)| path.ends_with("experiments.csv") && words.contains("vrijwilligers");
    assert!(all.iter().any(holds));
}
