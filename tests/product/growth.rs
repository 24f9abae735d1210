//! What partners say of their phase beside what their work shows, through the command line.

use serde_json::Value;

use crate::network::{own, two};
use crate::partner::{Partner, ground, list, text, until_equal};

fn sign(growth: &Value, name: &str) -> (u64, u64, Value) {
    let signs = list(&growth["signs"]);
    let found = signs.iter().find(|one| one["sign"] == name).expect("the sign");
    (found["part"].as_u64().expect("a count"), found["whole"].as_u64().expect("a count"), found["seen"].clone())
}

#[test]
fn partners_count_the_same_work_each_in_its_own_copy() {
    let ground = ground();
    let [mut alice, mut bob] = ["alice", "bob"].map(|name| Partner::new(ground.path(), name));
    let (table, case) = two(&mut alice, &mut bob);
    let before = alice.run(&["growth"]);
    assert!(before["claimed"].is_null(), "no round is settled");
    assert_eq!(sign(&before, "cases"), (0, 0, Value::Null));

    let today = text(&alice.until_shown("the day", |shown| shown["today"].is_string())["today"]);
    let log = alice.make(&["meeting", "plan", &table, "--on", &today]);
    let item = text(&alice.run(&["meeting", "agenda", "add", &log, "--case", &case])["facts"][0]);
    alice.run(&["meeting", "guide", &log, &own(&alice)]);
    alice.run(&["meeting", "start", &log]);
    alice.run(&["meeting", "attend", &log, &own(&alice)]);
    alice.run(&["meeting", "agenda", "discuss", &log, &item]);
    alice.run(&["meeting", "park", &log, "De bus rijdt niet meer"]);
    alice.run(&["meeting", "close", &log]);
    bob.until_shown("that it was held", |shown| {
        list(&shown["meetings"]).iter().any(|one| one["log"] == log.as_str() && one["state"] == "held")
    });
    until_equal(&[&alice, &bob]);

    let growth = alice.run(&["growth"]);
    assert_eq!(growth, bob.run(&["growth"]), "both read the same");
    assert_eq!(sign(&growth, "cases"), (1, 1, true.into()));
    assert_eq!(sign(&growth, "own_guides"), (1, 1, true.into()));
    assert_eq!(sign(&growth, "bringing"), (1, 2, false.into()));
    assert_eq!(sign(&growth, "new_supply"), (0, 1, false.into()));
    assert_eq!(growth["observed"], 1);
    let told = bob.told("nl", &["growth", "--about", "cases"]);
    assert!(told.contains("Wij zien: fase 1") && told.contains("1 casus bij 1 bijeenkomst"), "{told}");
    assert!(!told.contains('%'), "{told}");
    assert_eq!(bob.refused(&["growth", "--about", "percentages"]).code, "usage");

    alice.stop();
    alice.start();
    assert_eq!(alice.run(&["growth"]), growth, "nothing of it is stored");
}
