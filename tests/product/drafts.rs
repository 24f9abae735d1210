//! Rough drafts wait on one device, and what was announced can be called off.

use serde_json::{Value, json};
use wijktafel::client::forms::{CaseForm, Form, read_kept, written_kept};

use crate::look::{found_in, pages_of};
use crate::network::{own, two};
use crate::partner::{Partner, ground, list, text, until_equal};

/// In the draft and nowhere else.
const WORD: &str = "kwikstaartconcept";

fn draft() -> Form {
    let (title, none) = (format!("{WORD} zonder grond"), String::new);
    Form::Case(CaseForm {
        table: None,
        title,
        question: "Hoe verder?".to_owned(),
        ground: none(),
        retain: none(),
        areas: Vec::new(),
        keep: Vec::new(),
        later: vec!["ground".to_owned()],
        kept: Some(1),
        found: Vec::new(),
    })
}

#[test]
fn a_rough_draft_is_there_after_a_restart_and_is_never_sent() {
    let ground = ground();
    let [mut alice, mut bob] = ["alice", "bob"].map(|name| Partner::new(ground.path(), name));
    let (_, case) = two(&mut alice, &mut bob);
    let before = until_equal(&[&alice, &bob]);
    let forms = written_kept(&[draft()]);
    assert_eq!(read_kept(&forms), [draft()]);
    alice.line().ask(&json!({ "ask": "keep_forms", "forms": forms })).expect("kept");

    let kept = alice.run(&["drafts", "list"]);
    assert_eq!((list(&kept).len(), &kept[0]["number"]), (1, &json!(1)));
    assert_eq!(until_equal(&[&alice, &bob]), before, "nothing that partners share has changed");
    alice.run(&["case", "text", &case, "question", "--append", " Toch?"]);
    bob.until_detail(&case, "what was written later", |view| text(&view["question"]).ends_with("Toch?"));
    alice.kill();
    alice.start();
    let shown = alice.told("en", &["drafts", "show", "1"]);
    assert!(shown.contains(WORD) && shown.contains("Hoe verder?"), "{shown}");

    assert!(list(&bob.run(&["drafts", "list"])).is_empty(), "it waits for nobody else");
    assert!(list(&bob.run(&["search", WORD])).is_empty());
    alice.run(&["sync", "--partners", "1", "--wait", "60"]);
    alice.stop();
    bob.stop();
    let on_disk = |partner: &Partner| found_in(&pages_of(&partner.folder), WORD);
    assert!(on_disk(&alice), "one that is looked for where it is, is found");
    assert!(!on_disk(&bob), "no byte of it reached the partner's disk");

    alice.start();
    alice.run(&["drafts", "drop", "1"]);
    alice.stop();
    alice.start();
    assert!(list(&alice.run(&["drafts", "list"])).is_empty(), "what was thrown away stays away");
    assert_eq!(alice.refused(&["drafts", "show", "1"]).code, "not-found");
}

#[test]
fn a_departure_that_is_called_off_is_heard_by_the_partner_and_can_be_announced_again() {
    let ground = ground();
    let [mut alice, mut bob] = ["alice", "bob"].map(|name| Partner::new(ground.path(), name));
    two(&mut alice, &mut bob);
    let day = wijktafel_sync::clock::now().day().plus(40).to_string();
    let hers = own(&alice);
    let leaving = |shown: &Value| -> Vec<Value> {
        list(&shown["departures"]).iter().filter(|one| one["org"] == hers.as_str()).cloned().collect()
    };
    let calendar = |partner: &Partner, name: &str| {
        let to = ground.path().join(name).display().to_string();
        partner.run(&["calendar", "--to", &to]);
        std::fs::read_to_string(to).expect("written")
    };
    assert_eq!(alice.refused(&["announce", "--call-off"]).code, "not-found", "nothing was announced");
    alice.run(&["announce", "--on", &day, "--reason", "Een fusie"]);
    let heard = bob.until_shown("the announcement", |shown| !leaving(shown).is_empty());
    assert_eq!(leaving(&heard)[0]["on"], day.as_str());
    assert!(calendar(&bob, "eerst.ics").contains(&day.replace('-', "")));

    // Called off while the partner is away.
    bob.stop();
    alice.run(&["announce", "--call-off"]);
    assert_eq!(alice.refused(&["announce", "--call-off"]).code, "already-so");
    bob.start();
    bob.until_shown("that she stays", |shown| leaving(shown).is_empty());
    assert!(!calendar(&bob, "daarna.ics").contains(&day.replace('-', "")), "the calendar knows it too");
    bob.stop();
    bob.start();
    bob.until_shown("that she still stays", |shown| leaving(shown).is_empty());
    until_equal(&[&alice, &bob]);

    let later = wijktafel_sync::clock::now().day().plus(90).to_string();
    alice.run(&["announce", "--on", &later]);
    let heard = bob.until_shown("another announcement", |shown| !leaving(shown).is_empty());
    assert_eq!(leaving(&heard)[0]["on"], later.as_str());
}
