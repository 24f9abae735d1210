//! A circle case between real programs: what the running program, the folder and the log of a partner outside it hold,
//! and what is left of it anywhere once it was dropped.

use std::path::PathBuf;

use crate::look::{Dump, folder, forms, found_in, id, pages_of, places, secrets_of};
use crate::memory::{Found, Wanted, wide};
use crate::network::{agree, found, join, open_circle, propose_privacy};
use crate::partner::{Partner, ground, list, text};

/// In every text of the case.
const WORD: &str = "kwikstaartkring";

/// Alice and bob work in a circle case; carol synchronises with both and reads something else.
struct Scene {
    alice: Partner,
    bob: Partner,
    carol: Partner,
    /// What the processes of bob and carol log.
    logs: [PathBuf; 2],
    case: String,
    /// The secrets of the case.
    secrets: Vec<Vec<u8>>,
}

impl Scene {
    fn new(ground: &std::path::Path) -> Self {
        let [mut alice, mut bob, mut carol] = ["alice", "bob", "carol"].map(|name| Partner::new(ground, name));
        let logs = [&mut bob, &mut carol].map(Partner::watch);
        found(&mut alice);
        join(&mut bob, &[&alice]);
        join(&mut carol, &[&alice, &bob]);
        let agreement = propose_privacy(&alice, "Wij zwijgen", "Samen.");
        for partner in [&bob, &carol] {
            partner.until_shown("the agreement", |shown| !list(&shown["agreements"]).is_empty());
            agree(partner, &agreement);
        }
        for partner in [&alice, &bob] {
            partner.until_detail(&agreement, "all verdicts", |view| !view.to_string().contains("\"verdict\":null"));
        }
        let before = secrets_of(&alice.folder);
        let case = open_circle(&alice, &bob, &format!("{WORD} naam"), &format!("{WORD} doel"));
        let secrets = secrets_of(&alice.folder).into_iter().filter(|(epoch, _)| !before.contains_key(epoch));
        let secrets = secrets.map(|(_, secret)| secret.expose().to_vec()).collect();
        let scene = Self { alice, bob, carol, logs, case, secrets };
        scene.work();
        scene
    }

    /// Both write in the case, all three in another one, until everybody has everything.
    fn work(&self) {
        let Self { alice, bob, carol, case, .. } = self;
        let table = alice.make(&["table", "open", "Noord"]);
        bob.until_shown("the case", |shown| list(&shown["cases"]).iter().any(|row| row["log"] == case.as_str()));
        for (partner, word) in [(alice, "vraag"), (bob, "antwoord")] {
            let words = format!("{WORD} {word} ");
            partner.run(&["case", "text", case, "situation", "--append", &words]);
            partner.run(&["tip", "add", case, &words, "--area", "time-use", "--level", "own"]);
        }
        carol.until_shown("the table", |shown| {
            list(&shown["network"]["tables"]).iter().any(|row| row["log"] == table.as_str())
        });
        carol.run(&["table", "describe", &table, "--name", "Noord en oost"]);
        for partner in [alice, bob, carol] {
            partner.run(&["sync", "--partners", "2", "--wait", "60"]);
        }
        for partner in [alice, bob] {
            partner.until_detail(case, "what both wrote", |view| {
                ["vraag", "antwoord"].iter().all(|word| view.to_string().contains(&format!("{WORD} {word}")))
            });
            partner.run(&["search", WORD]);
        }
        carol.run(&["search", WORD]);
        carol.run(&["cases"]);
    }

    /// Words, title, id and secrets of the case, in the forms in which a program may hold them.
    fn wanted(&self) -> Wanted {
        let mut wanted = vec![("words", WORD.as_bytes().to_vec()), ("words, wide", wide(WORD))];
        wanted.extend([("id", id(&self.case)), ("id, printed", self.case.clone().into_bytes())]);
        wanted.extend(self.secrets.iter().map(|secret| ("secrets", secret.clone())));
        Wanted(wanted)
    }

    /// That nothing of it is in the files of a folder, in its store when that is decrypted, nor in any page of it.
    fn assert_no_trace(&self, partner: &Partner, id_too: bool) {
        let wanted = self.wanted();
        let parts = wanted.0.iter().filter(|(what, _)| id_too || !what.starts_with("id"));
        let parts: Vec<&(&str, Vec<u8>)> = parts.collect();
        let pages = pages_of(&partner.folder);
        assert!(places(&pages, b"CREATE TABLE") > 10, "{}: the pages are decrypted", partner.name);
        for (what, bytes) in &parts {
            assert_eq!(places(&pages, bytes), 0, "{}: {what} in its pages", partner.name);
        }
        for file in folder(&partner.folder) {
            let raw = std::fs::read(&file).expect("readable");
            for (what, bytes) in &wanted.0 {
                assert_eq!(places(&raw, bytes), 0, "{what} in {}", file.display());
            }
        }
    }
}

fn memory(partner: &Partner, wanted: &Wanted) -> Option<(usize, Found)> {
    let found = wanted.in_process(partner.process());
    match &found {
        Some((read, found)) => println!("{}: {read} bytes, {found:?}", partner.name),
        None => println!("not run: the memory of another process cannot be read here"),
    }
    found
}

#[test]
fn the_running_program_of_a_partner_outside_a_circle_case_holds_no_word_no_id_and_no_key_of_it() {
    let ground = ground();
    let scene = Scene::new(ground.path());
    let (bob, carol, wanted) = (&scene.bob, &scene.carol, scene.wanted());
    assert!(!scene.secrets.is_empty());

    if let Some((_, reader)) = memory(bob, &wanted) {
        assert!(["words", "id", "secrets"].iter().all(|what| reader[what] > 0), "what is looked for can be found");
        let (read, other) = memory(carol, &wanted).expect("as before");
        assert!(read > 1 << 20 && other.values().all(|count| *count == 0), "{other:?}");
    }
    let all = [&scene.alice, bob, carol].into_iter().flat_map(|partner| secrets_of(&partner.folder)).collect();
    let [by_bob, by_carol] = [bob, carol].map(|partner| Dump::of(&partner.folder, &all));
    assert!(by_bob.holds(WORD) && by_bob.holds_id(&scene.case) && by_bob.keys_of(&scene.case) > 0);
    assert!(!by_carol.holds(WORD) && !by_carol.holds_id(&scene.case) && by_carol.keys_of(&scene.case) == 0);
    let pages = pages_of(&bob.folder);
    assert!(places(&pages, WORD.as_bytes()) > 0 && places(&pages, &id(&scene.case)) > 0, "and in bob's pages");
    scene.assert_no_trace(carol, true);

    let [by_bob, by_carol] = scene.logs.clone().map(|log| std::fs::read(log).expect("readable"));
    for said in [&by_bob, &by_carol] {
        assert!(found_in(said, "TRACE") && said.len() > 10_000);
        assert!(forms(WORD.as_bytes()).iter().all(|form| !found_in(said, form)), "a word in a log");
    }
    assert!(forms(&id(&scene.case)).iter().all(|form| !found_in(&by_carol, form)), "its id in carol's log");
}

#[test]
fn a_dropped_circle_case_is_in_no_page_of_any_copy_and_a_restored_backup_brings_nothing_back() {
    let ground = ground();
    let mut scene = Scene::new(ground.path());
    scene.bob.stop();
    // Bob's laptop is lost, and a backup of its folder is put back later.
    let mut restored = scene.bob.copied("restored");
    assert!(places(&pages_of(&restored.folder), WORD.as_bytes()) > 0, "what is looked for can be found");

    scene.alice.run(&["drop", &scene.case, "--reason", "mistake", "--yes"]);
    scene.carol.run(&["sync", "--partners", "1", "--wait", "60"]);
    let receipt = |scene: &Scene| {
        let erased = scene.alice.run(&["erased", &scene.case]).to_string();
        ["not_heard", "confirmed"].into_iter().filter(|state| erased.contains(state)).collect::<Vec<_>>()
    };
    assert_eq!(receipt(&scene), ["not_heard"], "nobody but bob read it");

    restored.start();
    restored.run(&["sync", "--partners", "2", "--wait", "60"]);
    restored.until_shown("the case gone", |shown| !found_in(shown.to_string().as_bytes(), WORD));
    scene.alice.until(&serde_json::json!({ "ask": "status" }), "the receipt", |_| receipt(&scene) == ["confirmed"]);

    for partner in [&scene.alice, &restored, &scene.carol] {
        assert!(list(&partner.run(&["search", WORD])).is_empty(), "{}", partner.name);
        assert!(!text_of_cases(partner).contains(WORD), "{}", partner.name);
    }
    scene.alice.stop();
    scene.carol.stop();
    restored.stop();
    scene.assert_no_trace(&scene.carol, true);
    // The tombstone names the log for ever where it was read.
    scene.assert_no_trace(&scene.alice, false);
    scene.assert_no_trace(&restored, false);
}

fn text_of_cases(partner: &Partner) -> String {
    let cases = partner.run(&["cases"]);
    list(&cases).iter().map(|case| partner.run(&["case", "show", &text(&case["log"])]).to_string()).collect()
}
