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
fn growth_is_looked_at_another_way_and_both_partners_see_the_same() {
    let ground = ground();
    let [mut alice, mut bob] = ["alice", "bob"].map(|name| Partner::new(ground.path(), name));
    two(&mut alice, &mut bob);
    let here = |partner: &Partner, way: &str| {
        let looked = partner.run(&["growth", "--through", way]);
        let place = list(&looked["places"]).iter().position(|place| place["here"] == true).expect("one place");
        (place, text(&looked["why"]))
    };
    assert_eq!(here(&alice, "journey").0, 1, "a table is open");
    assert_eq!(here(&alice, "stages").0, 0);
    let agreement = alice.make(&["agreement", "open", "Samen", "--draft", "Wij helpen elkaar."]);
    alice.run(&["agreement", "propose", &agreement]);
    bob.until_detail(&agreement, "what was laid before all", |seen| !list(&seen["versions"]).is_empty());
    until_equal(&[&alice, &bob]);
    assert_eq!(here(&bob, "journey"), here(&alice, "journey"));
    assert_eq!(here(&bob, "journey").0, 2, "what is wanted was said");
    alice.stop();
    alice.start();
    assert_eq!(here(&alice, "journey").0, 2);
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
    assert_eq!(bob.refused(&["growth", "--about", "percentages"]).code, "bad-value");

    alice.stop();
    alice.start();
    assert_eq!(alice.run(&["growth"]), growth, "nothing of it is stored");
}

#[test]
fn the_page_for_directors_is_of_a_quarter_that_is_over_and_shows_nothing_small() {
    let ground = ground();
    let [mut alice, mut bob] = ["alice", "bob"].map(|name| Partner::new(ground.path(), name));
    let (_table, _case) = two(&mut alice, &mut bob);
    let page = alice.run(&["quarter"]);
    assert!(list(&page["figures"]).iter().all(|one| one["now"] == "few" && one["before"] == "few"), "{page}");
    assert_eq!(list(&page["asked"]).len(), 1, "latitude is not on paper");
    assert_eq!(alice.refused(&["quarter", "9000-1"]).code, "quarter-open");
    for wrong in [vec!["2026-5"], vec!["2026"], vec!["--least", "4"]] {
        assert_eq!(alice.refused(&[&["quarter"][..], &wrong].concat()).code, "bad-value");
    }

    let file = ground.path().join("bestuur.html");
    alice.run(&["quarter", "2020-1", "--least", "10", "--html", &file.display().to_string()]);
    let html = std::fs::read_to_string(&file).expect("the page");
    assert!(html.contains("minder dan 10") || html.contains("less than 10"), "{html}");
    let words = html.split(|c: char| c.is_whitespace() || c == '<' || c == '>').filter(|word| !word.is_empty()).count();
    assert!(words < 1_400, "{words} with the marks");
    assert_eq!(alice.refused(&["quarter", "--html", &file.display().to_string()]).code, "file-exists");
}

#[test]
fn a_season_is_looked_back_at_by_two_apart_and_both_words_stand() {
    let ground = ground();
    let [mut alice, mut bob] = ["alice", "bob"].map(|name| Partner::new(ground.path(), name));
    let (_table, _case) = two(&mut alice, &mut bob);
    let season = alice.make(&["season", "open", "Lente"]);
    let action = text(&alice.run(&["action", "add", "Sleutel bijmaken", "--season", &season])["facts"][0]);
    bob.until_shown("the action", |shown| list(&shown["seasons"]).iter().any(|one| !list(&one["actions"]).is_empty()));
    assert_eq!(alice.refused(&["season", "say", &season, &"7".repeat(32), "stop"]).code, "not-found");
    assert_eq!(alice.refused(&["season", "say", &season, &action, "tick"]).code, "bad-value");

    alice.stop();
    bob.stop();
    alice.run(&["season", "say", &season, &action, "stop", "--why", "Er hangt nu een kastje"]);
    bob.run(&["season", "say", &season, &action, "go-on"]);
    bob.run(&["season", "superfluous", &season, "De lijst bij de deur"]);
    alice.start();
    bob.start();
    let season_of = |shown: &Value| list(&shown["seasons"])[0].clone();
    alice.until_shown("both words", |shown| {
        list(&season_of(shown)["reviews"]).first().is_some_and(|one| list(&one["words"]).len() == 2)
    });
    until_equal(&[&alice, &bob]);
    let told = bob.told("nl", &["season", "review"]);
    assert!(told.contains("twee antwoorden") && told.contains("De lijst bij de deur"), "{told}");

    alice.run(&["season", "say", &season, &action, "stop"]);
    assert_eq!(alice.refused(&["season", "say", &season, &action, "stop"]).code, "already-so");
    alice.run(&["season", "end", &season]);
    assert_eq!(alice.refused(&["season", "end", &season]).code, "already-so");
    assert_eq!(alice.refused(&["action", "add", "Nog iets", "--season", &season]).code, "closed");
    alice.run(&["action", "done", &action]);
}
