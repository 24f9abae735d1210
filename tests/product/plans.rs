//! A breakthrough plan through the command line: written apart, followed, taken along, and there after a restart.

use std::fs;

use serde_json::Value;

use crate::network::{own, two};
use crate::partner::{Partner, ground, list, text, until_equal};

fn plan(partner: &Partner, case: &str) -> Value {
    partner.run(&["plan", "show", case])
}

fn solution<'p>(plan: &'p Value, id: &str) -> &'p Value {
    list(&plan["solutions"]).iter().find(|one| one["solution"] == id).expect("the solution")
}

#[test]
fn two_partners_fill_in_corners_apart_and_see_what_became_of_a_solution() {
    let ground = ground();
    let [mut alice, mut bob] = ["alice", "bob"].map(|name| Partner::new(ground.path(), name));
    let (_, case) = two(&mut alice, &mut bob);
    assert_eq!(plan(&alice, &case)["state"], "stuck");
    alice.run(&["plan", "text", &case, "perspective", "--append", "Over een jaar woon ik hier nog."]);
    let made = alice.run(&["plan", "add", &case, "Eén keer de huur betalen", "--return", "Niemand hoeft weg."]);
    let id = text(&made["facts"][0]);
    until_equal(&[&alice, &bob]);

    alice.stop();
    bob.stop();
    alice.run(&["plan", "edit", &case, &id, "--legitimacy", "De regels laten het toe."]);
    bob.run(&["plan", "edit", &case, &id, "--commitment", "De bewoner stelde het voor."]);
    bob.run(&["plan", "text", &case, "self-part", "--append", "Ik bel zelf."]);
    alice.start();
    bob.start();
    until_equal(&[&alice, &bob]);
    let seen = plan(&alice, &case);
    assert_eq!(seen, plan(&bob, &case));
    let one = solution(&seen, &id);
    for (corner, words) in [
        ("legitimacy", "De regels laten het toe."),
        ("commitment", "De bewoner stelde het voor."),
        ("gain", "Niemand hoeft weg."),
    ] {
        assert_eq!(one[corner][0]["text"], words);
    }
    assert!(list(&one["legal_basis"]).is_empty(), "an empty part is shown as empty");
    assert_eq!((text(&seen["state"]).as_str(), text(&seen["self_part"]).as_str()), ("weighed", "Ik bel zelf."));

    bob.run(&["plan", "follow", &case, &id, "--owner", &own(&bob), "--kind", "decision"]);
    bob.run(&["plan", "follow", &case, &id, "--outcome", "realised", "--note", "Binnen twee weken."]);
    assert_eq!(plan(&bob, &case)["state"], "realised");
    until_equal(&[&alice, &bob]);
    alice.stop();
    alice.start();
    assert_eq!(plan(&alice, &case), plan(&bob, &case), "also after a restart");
    let dossier = text(&alice.run(&["case", "dossier", &case])["text"]);
    for said in ["Over een jaar woon ik hier nog.", "De regels laten het toe.", "Binnen twee weken."] {
        assert!(dossier.contains(said), "{said}");
    }

    let folder = ground.path().join("along");
    alice.run(&["package", &folder.display().to_string()]);
    alice.run(&["verify", &folder.display().to_string()]);
    let table = fs::read_to_string(folder.join("csv/solutions.csv")).expect("a table of solutions");
    assert!(table.contains("Niemand hoeft weg.") && table.contains("De bewoner stelde het voor."));
}

#[test]
fn what_makes_no_sense_is_refused_with_a_sentence() {
    let ground = ground();
    let [mut alice, mut bob] = ["alice", "bob"].map(|name| Partner::new(ground.path(), name));
    let (_, case) = two(&mut alice, &mut bob);
    let id = text(&alice.run(&["plan", "add", &case, "Eén keer de huur betalen"])["facts"][0]);
    let refused = |arguments: &[&str]| alice.refused(arguments).code;
    assert_eq!(refused(&["plan", "edit", &case, &id, "--what", " "]), "text-empty");
    assert_eq!(refused(&["plan", "follow", &case, &id]), "already-so");
    assert_eq!(refused(&["plan", "follow", &case, &id, "--outcome", "misschien"]), "bad-value");
    assert_eq!(refused(&["plan", "archive", &case, "ffffffff"]), "no-such-id");
    alice.run(&["plan", "archive", &case, &id]);
    assert_eq!(refused(&["plan", "archive", &case, &id]), "already-so");
    alice.run(&["case", "step", &case, "closed"]);
    assert_eq!(refused(&["plan", "add", &case, "Nog een"]), "closed");
}

#[test]
fn costs_are_a_range_and_closed_arguments_are_counted() {
    let ground = ground();
    let [mut alice, mut bob] = ["alice", "bob"].map(|name| Partner::new(ground.path(), name));
    let (_, case) = two(&mut alice, &mut bob);
    let give = ["plan", "cost", "add", &case, "Noodopvang", "--scenario", "muddling-on", "--period", "month"];
    let amounts = ["--low", "1.200", "--high", "2000,50", "--source", "tarief van de gemeente"];
    let line = text(&alice.run(&[&give[..], &amounts[..]].concat())["facts"][0]);
    alice.run(&["plan", "argument", "meet", &case, "law", "--note", "Welk artikel?"]);
    until_equal(&[&alice, &bob]);
    bob.run(&["plan", "argument", "meet", &case, "law"]);

    let total = &plan(&bob, &case)["totals"][0];
    assert_eq!((&total["low"], &total["high"]), (&1_440_000.into(), &2_400_600.into()), "twelve months");
    assert_eq!(total["sources"][0], "tarief van de gemeente");
    let book = bob.run(&["plan", "argument", "list"]);
    assert_eq!(list(&book).len(), 10);
    let law = list(&book).iter().find(|one| one["argument"] == "law").expect("in the book");
    assert_eq!(law["count"], 2);

    let refused = |arguments: &[&str]| bob.refused(arguments).code;
    assert_eq!(refused(&["plan", "cost", "edit", &case, &line, "--low", "3000"]), "amount");
    assert_eq!(refused(&["plan", "cost", "edit", &case, &line, "--low", "veel"]), "bad-value");
    bob.run(&["plan", "cost", "drop", &case, &line]);
    assert!(list(&plan(&bob, &case)["totals"]).is_empty());
}

#[test]
fn a_plan_without_an_owner_and_a_review_that_is_near_wait_on_the_first_page() {
    let ground = ground();
    let [mut alice, mut bob] = ["alice", "bob"].map(|name| Partner::new(ground.path(), name));
    let (_, case) = two(&mut alice, &mut bob);
    let waits = |partner: &Partner, what: &str| -> Option<Value> {
        list(&partner.run(&["today"])).iter().find_map(|one| one.get(what).cloned())
    };
    let made = alice.run(&["plan", "add", &case, "Eén keer de huur betalen"]);
    let solution = text(&made["facts"][0]);
    let mine = text(&alice.run(&["case", "show", &case])["row"]["by"]) == own(&alice);
    assert!(mine, "alice brought it");
    assert_eq!(waits(&alice, "unlaid").expect("it waits")["first"], case.as_str());
    until_equal(&[&alice, &bob]);
    assert!(waits(&bob, "unlaid").is_none(), "who brought it finds the owner");
    assert!(alice.told("en", &["today"]).contains("In one plan a solution waits for an owner. Who can decide on it?"));
    alice.run(&["plan", "follow", &case, &solution, "--owner", &own(&bob)]);
    assert!(waits(&alice, "unlaid").is_none() && waits(&alice, "unanswered").is_none(), "a month has not passed");

    let agreement = alice.make(&["agreement", "open", "Regelruimte", "--draft", "Tot 150 euro beslist de tafel."]);
    let review = wijktafel_sync::clock::now().day().plus(20).to_string();
    alice.run(&["agreement", "propose", &agreement, "--rule", "unanimity", "--review", &review]);
    assert!(waits(&alice, "review_soon").is_none(), "it is not in force");
    alice.run(&["agreement", "verdict", &agreement, "agree"]);
    bob.until_detail(&agreement, "the proposal", |seen| !list(&seen["versions"]).is_empty());
    assert!(waits(&bob, "verdict").is_some());
    bob.run(&["agreement", "verdict", &agreement, "agree"]);
    bob.stop();
    bob.start();
    let soon = waits(&bob, "review_soon").expect("near");
    assert_eq!((text(&soon["first"]), &soon["agreements"]), (agreement, &serde_json::json!(1)));
    let file = ground.path().join("dagen.ics").display().to_string();
    bob.run(&["calendar", "--to", &file]);
    let days = fs::read_to_string(&file).expect("written");
    assert!(days.contains(&format!("DTSTART;VALUE=DATE:{}", review.replace('-', ""))), "{days}");
}
