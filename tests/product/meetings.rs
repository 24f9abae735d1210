//! A meeting of a table through the command line, from planning to the copy that is taken along.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::network::{own, two, until};
use crate::partner::{Partner, ground, list, text, until_equal};

fn meeting(partner: &Partner, log: &str) -> Value {
    partner.run(&["meeting", "show", log])
}

fn until_meeting(partner: &Partner, log: &str, what: &str, wanted: impl Fn(&Value) -> bool) {
    partner.until_shown(what, |shown| list(&shown["meetings"]).iter().any(|one| one["log"] == log && wanted(one)));
}

fn case_state(partner: &Partner, case: &str) -> String {
    let cases = partner.run(&["cases"]);
    let row = list(&cases).iter().find(|row| row["log"] == case).expect("the case").clone();
    text(&row["state"])
}

fn subjects(meeting: &Value) -> Vec<String> {
    list(&meeting["agenda"]).iter().map(|item| text(&item["subject"])).collect()
}

#[test]
fn a_table_meets_as_two_partners_plan_it_apart_and_hold_it_together() {
    let ground = ground();
    let [mut alice, mut bob] = ["alice", "bob"].map(|name| Partner::new(ground.path(), name));
    let (table, case) = two(&mut alice, &mut bob);
    let day = until();
    let plan = ["meeting", "plan", &table, "--on", &day, "--at", "14:30", "--place", "Het Trefpunt"];
    let log = alice.make(&plan);
    let item = text(&alice.run(&["meeting", "agenda", "add", &log, "--case", &case, "--minutes", "40"])["facts"][0]);
    assert_eq!(case_state(&alice, &case), "scheduled");
    until_meeting(&bob, &log, "the agenda", |one| !list(&one["agenda"]).is_empty());

    alice.stop();
    bob.stop();
    alice.run(&["meeting", "agenda", "add", &log, "--subject", "Vervoer"]);
    bob.run(&["meeting", "agenda", "add", &log, "--subject", "Spreekuur"]);
    bob.run(&["meeting", "agenda", "move", &log, &item, "--after", &item_of(&bob, &log, "Spreekuur")]);
    alice.run(&["meeting", "guide", &log, &own(&alice)]);
    bob.run(&["meeting", "park", &log, "De bus rijdt niet meer"]);
    alice.start();
    bob.start();
    until_meeting(&alice, &log, "what bob did", |one| {
        list(&one["agenda"]).len() == 3 && !list(&one["signals"]).is_empty()
    });
    until_equal(&[&alice, &bob]);
    assert_ne!(text(&list(&meeting(&alice, &log)["agenda"])[0]["item"]), item, "bob's move counts");

    bob.run(&["meeting", "start", &log]);
    bob.run(&["meeting", "attend", &log, &own(&bob)]);
    bob.run(&["meeting", "guests", &log, "2"]);
    bob.run(&["meeting", "agenda", "discuss", &log, &item]);
    bob.run(&["meeting", "note", &log, "--append", "De buurvrouw kijkt mee."]);
    bob.run(&["meeting", "news", &log, "Spreekuur op dinsdag", "--until", &day]);
    assert_eq!(case_state(&bob, &case), "trying");
    bob.run(&["season", "open", "Lente"]);
    let signal = text(&meeting(&bob, &log)["signals"][0]["signal"]);
    bob.run(&["meeting", "follow", "action", &log, &signal]);
    bob.run(&["meeting", "close", &log]);

    until_meeting(&alice, &log, "that it was held", |one| one["state"] == "held");
    let seen = meeting(&alice, &log);
    assert_eq!(seen, meeting(&bob, &log));
    assert_eq!(seen["signals"][0]["follow_ups"][0], "action");
    assert_eq!(seen["guests"][0]["count"], 2);
    assert_eq!(list(&alice.run(&["actions"])[0]["actions"])[0]["what"], "De bus rijdt niet meer");
    assert_eq!(list(&alice.run(&["meeting", "rota", &table])["last"]).len(), 1);

    let folder = ground.path().join("along");
    alice.run(&["package", &folder.display().to_string()]);
    alice.run(&["verify", &folder.display().to_string()]);
    let all = walk(&folder);
    for said in ["De bus rijdt niet meer", "De buurvrouw kijkt mee.", "Spreekuur op dinsdag", "Het Trefpunt"] {
        for kind in ["html", "json"] {
            let of_kind = |path: &Path| path.extension().is_some_and(|end| end == kind);
            assert!(all.iter().any(|(path, words)| of_kind(path) && words.contains(said)), "{said} in {kind}");
        }
    }
    assert!(all.iter().any(|(path, words)| path.ends_with("agenda-items.csv") && words.contains("Vervoer")));
}

#[test]
fn two_follow_one_clock_and_steps_of_their_own_survive_a_restart() {
    let ground = ground();
    let [mut alice, mut bob] = ["alice", "bob"].map(|name| Partner::new(ground.path(), name));
    let (table, _case) = two(&mut alice, &mut bob);
    let log = alice.make(&["meeting", "plan", &table, "--on", &until()]);
    let item = text(&alice.run(&["meeting", "agenda", "add", &log, "--subject", "Vervoer"])["facts"][0]);
    assert_eq!(alice.refused(&["meeting", "clock", "start", &log, &item]).code, "meeting-not-running");
    assert_eq!(alice.refused(&["steps", "write", "Kort", "--step", "vijf, Vertellen"]).code, "bad-value");
    let steps = ["steps", "write", "Kort", "--step", "5, Vertellen", "--step", "8, Wat kan de buurt?, in de buurt"];
    let template = text(&bob.run(&steps)["facts"][0]);
    alice.until_shown("the steps", |shown| list(&shown["network"]["templates"]).len() == 1);
    alice.run(&["meeting", "start", &log]);
    alice.run(&["meeting", "clock", "start", &log, &item, "--template", &template]);
    until_meeting(&bob, &log, "the clock", |one| one["clocks"][0]["current"] == true);
    bob.run(&["meeting", "clock", "next", &log]);
    until_meeting(&alice, &log, "the second step", |one| one["clocks"][0]["step"] == 1);
    let keeper = meeting(&alice, &log)["clocks"][0]["keeper"]["org"].clone();
    assert_eq!(text(&keeper), own(&bob), "whoever turned it keeps the time");
    alice.run(&["meeting", "clock", "keep", &log]);
    assert_eq!(alice.refused(&["meeting", "clock", "keep", &log]).code, "already-so");

    alice.stop();
    bob.stop();
    alice.run(&["meeting", "clock", "stop", &log]);
    bob.run(&["steps", "edit", &template, "--name", "Heel kort"]);
    alice.start();
    bob.start();

    alice.until_shown("the name", |shown| shown["network"]["templates"][0]["template"]["name"] == "Heel kort");
    until_meeting(&bob, &log, "the end", |one| one["clocks"][0]["current"] == false);
    until_equal(&[&alice, &bob]);
    let clock = meeting(&bob, &log)["clocks"][0].clone();
    assert_eq!(clock["template"]["name"], "Kort", "a discussion keeps the steps it began with");
    assert_eq!(list(&clock["spent"]).len(), 2);
    assert_eq!(bob.refused(&["meeting", "clock", "next", &log]).code, "not-found");
    bob.run(&["steps", "drop", &template]);
    assert!(list(&bob.run(&["steps", "list"])).is_empty());
    assert_eq!(bob.refused(&["steps", "edit", &template, "--name", "Weer"]).code, "not-found");
    bob.run(&steps);
    assert_eq!(list(&bob.run(&["steps", "list"])).len(), 1, "written again, it is there again");
    let folder = ground.path().join("clock");
    bob.run(&["package", &folder.display().to_string()]);
    bob.run(&["verify", &folder.display().to_string()]);
    let all = walk(&folder);
    assert!(all.iter().any(|(path, words)| path.ends_with("discussion-steps.csv") && words.contains("Vertellen")));
}

#[test]
fn a_refusal_at_a_meeting_says_what_is_the_matter_and_changes_nothing() {
    let ground = ground();
    let [mut alice, mut bob] = ["alice", "bob"].map(|name| Partner::new(ground.path(), name));
    let (table, case) = two(&mut alice, &mut bob);
    let other = alice.make(&["table", "open", "Andere tafel"]);
    let day = until();
    let log = alice.make(&["meeting", "plan", &other, "--on", &day]);
    let here = alice.make(&["meeting", "plan", &table, "--on", &day]);
    alice.run(&["meeting", "agenda", "add", &here, "--subject", "Vervoer"]);
    let before = meeting(&alice, &here);

    let refused: &[(&[&str], &str)] = &[
        (&["meeting", "agenda", "add", &log, "--case", &case], "other-table"),
        (&["meeting", "agenda", "add", &here], "missing-argument"),
        (&["meeting", "agenda", "add", &here, "--subject", "Lang", "--minutes", "9999"], "out-of-bounds"),
        (&["meeting", "plan", &table, "--on", "2099-01-01"], "bad-day"),
        (&["meeting", "plan", &table, "--on", &day, "--at", "25:00"], "bad-value"),
        (&["meeting", "move", &here, "--at", "half drie"], "bad-value"),
        (&["meeting", "reopen", &here], "already-so"),
        (&["meeting", "guide", &here], "already-so"),
        (&["meeting", "show", "ffffffff"], "no-such-id"),
    ];
    for (args, code) in refused {
        assert_eq!(alice.refused(args).code, *code, "{args:?}");
    }
    assert_eq!(meeting(&alice, &here), before);
    alice.run(&["meeting", "cancel", &here, "--reason", "Te weinig mensen"]);
    assert_eq!(alice.refused(&["meeting", "agenda", "add", &here, "--subject", "Koffie"]).code, "closed");
    assert_eq!(alice.refused(&["meeting", "start", &here]).code, "closed");
    alice.run(&["meeting", "reopen", &here]);
    assert_eq!(subjects(&meeting(&alice, &here)), ["Vervoer"]);
}

fn item_of(partner: &Partner, log: &str, subject: &str) -> String {
    let meeting = meeting(partner, log);
    let item = list(&meeting["agenda"]).iter().find(|item| item["subject"] == subject).expect("on the agenda");
    text(&item["item"])
}

/// Every readable file below a folder.
pub(crate) fn walk(folder: &Path) -> Vec<(PathBuf, String)> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path()) {
        if entry.is_dir() {
            found.extend(walk(&entry));
        } else if let Ok(words) = fs::read_to_string(&entry) {
            found.push((entry, words));
        }
    }
    found
}
