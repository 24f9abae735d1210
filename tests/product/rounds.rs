//! Sealed rounds through the command line, by processes that stop and start.

use std::path::Path;

use serde_json::Value;

use crate::meetings::walk;
use crate::network::{found, join, two};
use crate::partner::{Partner, ground, list, text};

fn round(partner: &Partner, log: &str) -> Value {
    partner.run(&["round", "show", log])
}

fn seals(round: &Value) -> Vec<String> {
    let mut states: Vec<String> = list(&round["seals"]).iter().map(|seal| text(&seal["state"])).collect();
    states.sort();
    states
}

fn score(partner: &Partner, log: &str, score: &str, evidence: &str) {
    for dimension in 1..=7 {
        partner.run(&["round", "score", log, &dimension.to_string(), score, "--evidence", evidence]);
    }
}

#[test]
fn three_partners_seal_apart_and_see_everything_at_once_also_after_a_restart() {
    let ground = ground();
    let [mut alice, mut bob] = ["alice", "bob"].map(|name| Partner::new(ground.path(), name));
    let mut carol = Partner::new(ground.path(), "carol");
    found(&mut alice);
    join(&mut bob, &[&alice]);
    join(&mut carol, &[&alice, &bob]);
    let log = alice.make(&["round", "open", "Najaar"]);
    for partner in [&alice, &bob, &carol] {
        partner.until_shown("the round", |shown| list(&shown["rounds"]).iter().any(|one| one["log"] == log.as_str()));
    }
    score(&alice, &log, "2", "Wij kennen elkaar van de straat");
    score(&bob, &log, "4", "De wijkkerk doet altijd mee");
    score(&carol, &log, "3", "Het college vroeg erom");
    for partner in [&alice, &bob] {
        partner.run(&["round", "seal", &log]);
    }
    assert_eq!(alice.refused(&["round", "score", &log, "1", "1"]).code, "scores-sealed");
    assert_eq!(alice.refused(&["round", "seal", &log]).code, "scores-sealed");
    carol.until_shown("two seals", |shown| {
        let sealed = |seal: &Value| seal["state"] == "sealed";
        list(&list(&shown["rounds"])[0]["seals"]).iter().filter(|seal| sealed(seal)).count() == 2
    });
    let shown = round(&carol, &log).to_string();
    assert!(!shown.contains("wijkkerk") && !shown.contains("van de straat"), "nothing is seen of it");

    bob.stop();
    carol.run(&["round", "seal", &log]);
    alice.until_shown("that all sealed", |shown| !list(&shown["rounds"])[0]["ended"].is_null());
    bob.start();

    let revealed =
        |shown: &Value| list(&list(&shown["rounds"])[0]["seals"]).iter().all(|seal| seal["state"] == "revealed");
    for partner in [&alice, &bob, &carol] {
        partner.until_shown("every reveal", revealed);
    }
    let seen = round(&alice, &log);
    assert_eq!(seen, round(&bob, &log));
    assert_eq!(seals(&seen), ["revealed"; 3]);
    assert_eq!((seen["phase"].as_u64(), seen["dimensions"][0]["spread"].as_u64()), (Some(3), Some(2)));
    alice.run(&["round", "discussed", &log]);
    alice.run(&["round", "close", &log]);

    let folder = ground.path().join("along");
    alice.run(&["package", &folder.display().to_string()]);
    alice.run(&["verify", &folder.display().to_string()]);
    let all = walk(&folder);
    for kind in ["html", "json"] {
        let of_kind = |path: &Path| path.extension().is_some_and(|end| end == kind);
        assert!(
            all.iter().any(|(path, words)| of_kind(path) && words.contains("De wijkkerk doet altijd mee")),
            "{kind}"
        );
    }
    assert!(all.iter().any(|(path, words)| path.ends_with("scores.csv") && words.contains("De wijkkerk")));
    assert!(all.iter().any(|(path, words)| path.ends_with("seals.csv") && words.contains("onthuld")));
}

#[test]
fn a_package_and_a_bundle_made_before_the_reveal_hold_nothing_of_a_score() {
    let ground = ground();
    let [mut alice, mut bob] = ["alice", "bob"].map(|name| Partner::new(ground.path(), name));
    two(&mut alice, &mut bob);
    let log = alice.make(&["round", "open", "Najaar"]);
    score(&alice, &log, "2", "kanarievogel");
    alice.run(&["round", "seal", &log]);
    let folder = ground.path().join("along");
    alice.run(&["package", &folder.display().to_string()]);
    assert!(walk(&folder).iter().all(|(_, words)| !words.contains("kanarievogel")));
    assert!(!round(&alice, &log).to_string().contains("kanarievogel"));

    let paper = alice.make(&["round", "open", "Op papier", "--way", "paper"]);
    alice.run(&["round", "paper", &paper, "2", "0", "3", "5", "1"]);
    let refused: &[(&[&str], &str)] = &[
        (&["round", "paper", &paper, "2", "0", "3"], "out-of-bounds"),
        (&["round", "paper", &log, "2", "0", "3", "5", "1"], "other-way"),
        (&["round", "score", &paper, "1", "1"], "other-way"),
        (&["round", "seal", &paper], "other-way"),
        (&["round", "end-sealing", &paper], "other-way"),
        (&["round", "open", "Nog een", "--way", "hard"], "bad-value"),
    ];
    for (args, code) in refused {
        assert_eq!(alice.refused(args).code, *code, "{args:?}");
    }
    let counted = round(&alice, &paper);
    assert_eq!(
        (counted["dimensions"][0]["index"].as_u64(), counted["dimensions"][0]["median"].as_u64()),
        (Some(1), Some(3))
    );
}
