//! Escalation through the command line: a ladder that is agreed on, climbed apart by two, and there after a restart.

use std::fs;

use serde_json::Value;

use crate::network::two;
use crate::partner::{Partner, ground, list, text, until_equal};

fn escalation(partner: &Partner, case: &str) -> Value {
    list(&partner.run(&["plan", "show", case])["escalations"]).first().expect("an escalation").clone()
}

fn agreed(alice: &Partner) -> String {
    let rungs = ["--rung", "3, teamleider", "--rung", "5, manager, Organisatie bob", "--rung", "10, bestuurders"];
    text(&alice.run(&[&["ladder", "write", "Als het stokt"], &rungs[..]].concat())["facts"][0])
}

#[test]
fn a_ladder_is_climbed_by_two_and_runs_on_after_a_restart_and_a_change_of_the_ladder() {
    let ground = ground();
    let [mut alice, mut bob] = ["alice", "bob"].map(|name| Partner::new(ground.path(), name));
    let (_, case) = two(&mut alice, &mut bob);
    let ladder = agreed(&alice);
    let start = ["plan", "escalation", "start", &case, &ladder, "Niemand beslist over de huur."];
    let id = text(&alice.run(&start)["facts"][0]);
    until_equal(&[&alice, &bob]);
    assert_eq!(escalation(&bob, &case)["rungs"][1]["who"], "manager");
    assert!(alice.told("nl", &["cases"]).contains("Opgeschaald"));
    assert!(bob.told("nl", &["plan", "show", &case]).contains("nog 3 dagen"));

    bob.run(&["plan", "escalation", "answer", &case, &id, "Dit mag ik niet beslissen."]);
    bob.stop();
    alice.run(&["plan", "escalation", "climb", &case, &id]);
    bob.run(&["plan", "escalation", "climb", &case, &id]);
    alice.run(&["ladder", "edit", &ladder, "--rung", "1, wethouder"]);
    bob.start();
    until_equal(&[&alice, &bob]);
    let seen = escalation(&bob, &case);
    assert_eq!((&seen["rung"], list(&seen["rungs"]).len()), (&1.into(), 3), "two climbs apart are one");

    alice.run(&["plan", "escalation", "end", &case, &id, "solved", "--note", "De manager besliste."]);
    alice.run(&["plan", "escalation", "back", &case, &id]);
    alice.run(&["plan", "escalation", "end", &case, &id, "stopped"]);
    until_equal(&[&alice, &bob]);
    alice.stop();
    alice.start();
    assert_eq!(escalation(&alice, &case), escalation(&bob, &case), "also after a restart");
    assert_eq!(escalation(&alice, &case)["ends"][0]["end"], "stopped");
    assert!(!alice.told("nl", &["cases"]).contains("Opgeschaald"));
    let dossier = text(&alice.run(&["case", "dossier", &case])["text"]);
    assert!(dossier.contains("Dit mag ik niet beslissen."), "{dossier}");

    let folder = ground.path().join("along");
    alice.run(&["package", &folder.display().to_string()]);
    alice.run(&["verify", &folder.display().to_string()]);
    let table = fs::read_to_string(folder.join("csv/escalations.csv")).expect("a table of escalations");
    assert!(table.contains("Niemand beslist over de huur.") && table.contains("gestopt"), "{table}");
}

#[test]
fn what_makes_no_sense_is_refused_with_a_sentence() {
    let ground = ground();
    let [mut alice, mut bob] = ["alice", "bob"].map(|name| Partner::new(ground.path(), name));
    let (_, case) = two(&mut alice, &mut bob);
    let refused = |arguments: &[&str]| alice.refused(arguments).code;
    assert_eq!(refused(&["ladder", "write", "Kort", "--rung", "teamleider"]), "bad-value");
    assert_eq!(refused(&["ladder", "write", "Kort", "--rung", "91, teamleider"]), "bad-value");
    assert_eq!(refused(&["ladder", "write", "Kort", "--rung", "3, mevrouw Jansen"]), "identifiers-found");
    assert_eq!(refused(&["plan", "escalation", "start", &case, "ffffffff", "Vast"]), "no-such-id");
    let ladder = text(&alice.run(&["ladder", "write", "Kort", "--rung", "3, teamleider"])["facts"][0]);
    let id = text(&alice.run(&["plan", "escalation", "start", &case, &ladder, "Vast"])["facts"][0]);
    assert_eq!(refused(&["plan", "escalation", "climb", &case, &id]), "top-rung");
    assert_eq!(refused(&["plan", "escalation", "answer", &case, &id, "x", "--rung", "2"]), "not-found");
    alice.run(&["plan", "escalation", "end", &case, &id, "solved"]);
    assert_eq!(refused(&["plan", "escalation", "climb", &case, &id]), "escalation-ended");
    assert_eq!(refused(&["plan", "escalation", "end", &case, &id, "solved"]), "already-so");
    alice.run(&["ladder", "drop", &ladder]);
    assert_eq!(refused(&["plan", "escalation", "start", &case, &ladder, "Weer vast"]), "not-found");
    alice.run(&["case", "step", &case, "closed"]);
    assert_eq!(refused(&["plan", "escalation", "back", &case, &id]), "closed");
}
