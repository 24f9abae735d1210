//! How closely two partners say they work together, through the command line.

use std::fs;

use crate::network::{own, two};
use crate::partner::{Partner, ground, list, text, until_equal};

#[test]
fn two_who_differ_stay_two_and_the_graph_holds_both() {
    let ground = ground();
    let [mut alice, mut bob] = ["alice", "bob"].map(|name| Partner::new(ground.path(), name));
    let (_table, _case) = two(&mut alice, &mut bob);
    let (a, b) = (own(&alice), own(&bob));
    let first = alice.make(&["relations", "open", "Opname voorjaar"]);
    bob.until_shown("the capture", |shown| !list(&shown["captures"]).is_empty());
    assert_eq!(alice.refused(&["relations", "say", &first, &a, "as-one"]).code, "not-found");
    assert_eq!(alice.refused(&["relations", "say", &first, &b, "friends"]).code, "bad-value");
    assert_eq!(alice.refused(&["relations", "say", &first, &b, "as-one", "--trust", "5,1,1"]).code, "bad-value");

    alice.stop();
    bob.stop();
    alice.run(&["relations", "say", &first, &b, "as-one", "--trust", "3,4,2"]);
    bob.run(&["relations", "say", &first, &a, "acquainted"]);
    alice.start();
    bob.start();
    alice.until_shown("both answers", |shown| list(&list(&shown["captures"])[0]["answers"]).len() == 2);
    until_equal(&[&alice, &bob]);
    assert_eq!(alice.refused(&["relations", "say", &first, &b, "as-one", "--trust", "3,4,2"]).code, "already-so");
    let told = bob.told("nl", &["relations", "show"]);
    assert!(told.contains("werken als één") && told.contains("kennen elkaar"), "{told}");

    alice.run(&["relations", "close", &first]);
    assert_eq!(alice.refused(&["relations", "say", &first, &b, "in-step"]).code, "closed");
    let second = alice.make(&["relations", "open", "Opname najaar"]);
    alice.run(&["relations", "say", &second, &b, "in-step"]);
    let told = alice.told("nl", &["relations", "show", &second]);
    assert!(told.contains("losser") && told.contains("weg"), "{told}");

    let graph = ground.path().join("samen.graphml");
    alice.run(&["relations", "export", &first, "--graphml", &graph.display().to_string()]);
    let graph = fs::read_to_string(graph).expect("the graph");
    assert!(graph.contains(&format!("source=\"g0.{a}\" target=\"g0.{b}\"")), "{graph}");
    let folder = ground.path().join("along");
    alice.run(&["package", &folder.display().to_string()]);
    alice.run(&["verify", &folder.display().to_string()]);
    let all = crate::meetings::walk(&folder);
    assert!(all.iter().any(|(path, words)| path.ends_with("relations.graphml") && words.contains("Opname najaar")));
    assert!(all.iter().any(|(path, words)| path.ends_with("relations.csv") && words.contains("stemmen af")));
    let found = text(&alice.run(&["search", "najaar"])[0]["log"]);
    assert_eq!(found, second);
}
