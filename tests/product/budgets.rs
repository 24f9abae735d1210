//! A breakthrough budget through the command line: read by all, written by its holder, and silent about cases.

use serde_json::Value;

use crate::network::two;
use crate::partner::{Partner, ground, list, text, until_equal};

fn ledger(partner: &Partner) -> Value {
    list(&partner.run(&["budget", "list"])).first().expect("a budget").clone()
}

#[test]
fn a_ledger_is_read_by_all_and_written_by_its_holder() {
    let ground = ground();
    let [mut alice, mut bob] = ["alice", "bob"].map(|name| Partner::new(ground.path(), name));
    let (_, case) = two(&mut alice, &mut bob);
    let budget = text(&alice.run(&["budget", "open", "Doorbraakgeld"])["facts"][0]);
    alice.run(&["budget", "enter", &budget, "in", "10.000", "--note", "Inleg van dit jaar"]);
    until_equal(&[&alice, &bob]);

    bob.run(&["budget", "ask", &budget, "2450,50", "--case", &case]);
    assert_eq!(bob.refused(&["budget", "enter", &budget, "out", "5"]).code, "not-yours");
    until_equal(&[&alice, &bob]);
    let asked = ledger(&alice);
    assert_eq!((&asked["balance"], &asked["requests"][0]["cents"]), (&1_000_000.into(), &245_050.into()));
    assert_eq!(asked["requests"][0]["reference"], bob.run(&["plan", "show", &case])["asked"][0]["reference"]);

    let request = text(&asked["requests"][0]["request"]);
    assert_eq!(bob.refused(&["budget", "answer", &budget, &request, "--granted", "1"]).code, "not-yours");
    assert_eq!(alice.refused(&["budget", "enter", &budget, "out", "0"]).code, "amount");
    assert_eq!(alice.refused(&["budget", "enter", &budget, "out", "-5"]).code, "unknown-option");
    let telling = ["budget", "answer", &budget, &request, "--note", "Voor mevrouw Jansen"];
    assert_eq!(alice.refused(&telling).code, "identifiers-found");
    alice.run(&["budget", "answer", &budget, &request, "--granted", "2450,50", "--note", "Akkoord"]);
    alice.run(&["budget", "enter", &budget, "out", "2450,50", "--request", &request]);
    until_equal(&[&alice, &bob]);

    alice.stop();
    alice.start();
    let seen = ledger(&bob);
    assert_eq!(seen, ledger(&alice), "also after a restart");
    assert_eq!(seen["balance"], 754_950);
    assert_eq!(seen["requests"][0]["answers"][0]["granted"], 245_050);
    let folder = ground.path().join("along");
    bob.run(&["package", &folder.display().to_string()]);
    bob.run(&["verify", &folder.display().to_string()]);
    let entries = std::fs::read_to_string(folder.join("csv/budget-entries.csv")).expect("a table of entries");
    assert!(entries.contains("Inleg van dit jaar"));
}
