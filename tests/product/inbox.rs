//! The inbox of plans through the command line: laid before, promised, past its day, taken up.

use std::fs;

use serde_json::Value;

use crate::network::{own, two};
use crate::partner::{Partner, ground, list, text, until_equal};

fn inbox(partner: &Partner) -> Value {
    partner.run(&["inbox", "list"])
}

#[test]
fn a_solution_comes_into_the_inbox_and_the_promised_day_stands_beside_it() {
    let ground = ground();
    let [mut alice, mut bob] = ["alice", "bob"].map(|name| Partner::new(ground.path(), name));
    let (_, case) = two(&mut alice, &mut bob);
    let org = own(&bob);
    let solution = text(&alice.run(&["plan", "add", &case, "Eén sleutel voor de klusbus"])["facts"][0]);
    alice.run(&["plan", "follow", &case, &solution, "--owner", &org]);
    let me = text(&bob.until_shown("itself", |shown| !shown["network"]["me"].is_null())["network"]["me"]["person"]);
    bob.run(&["inbox", "contacts", &me]);
    until_equal(&[&alice, &bob]);

    let waits = inbox(&bob)["before"][0].clone();
    assert_eq!(
        (&waits["state"], &waits["request"]["what"]),
        (&"waiting".into(), &"Eén sleutel voor de klusbus".into())
    );
    assert_eq!(inbox(&alice)["by"][0]["case"], case.as_str());
    assert_eq!(inbox(&alice)["contacts"][0]["people"][0], me.as_str(), "whom to ask");
    assert_eq!(alice.refused(&["plan", "promise", &case, &solution, "--on", "2099-01-01"]).code, "not-yours");
    assert_eq!(bob.refused(&["plan", "promise", &case, &solution, "--on", "2020-01-01"]).code, "bad-day");
    assert_eq!(bob.refused(&["plan", "promise", &case, &solution]).code, "already-so");
    assert_eq!(bob.refused(&["inbox", "contacts", "ffffffff"]).code, "no-such-id");
    let today = text(&bob.until_shown("the day", |shown| !shown["today"].is_null())["today"]);
    bob.run(&["plan", "promise", &case, &solution, "--on", &today]);
    until_equal(&[&alice, &bob]);

    alice.stop();
    alice.start();
    let shown = alice.run(&["plan", "show", &case])["solutions"][0].clone();
    assert_eq!(
        (&shown["promises"][0]["on"], &shown["promises"][0]["org"]),
        (&today.as_str().into(), &org.as_str().into())
    );
    assert_eq!(inbox(&alice)["by"][0]["state"], "promised", "also after a restart");
    assert!(alice.told("nl", &["inbox", "list"]).contains("Antwoord toegezegd"));

    bob.run(&["plan", "follow", &case, &solution, "--kind", "action"]);
    assert_eq!(inbox(&bob)["before"][0]["state"], "taken_up");
    bob.run(&["plan", "follow", &case, &solution, "--outcome", "realised"]);
    assert!(list(&inbox(&bob)["before"]).is_empty(), "what became of it is known");

    until_equal(&[&alice, &bob]);
    let folder = ground.path().join("along");
    alice.run(&["package", &folder.display().to_string()]);
    alice.run(&["verify", &folder.display().to_string()]);
    let table = fs::read_to_string(folder.join("csv/solutions.csv")).expect("a table of solutions");
    assert!(table.contains(&today), "{table}");
}
