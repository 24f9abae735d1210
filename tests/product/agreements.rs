//! Agreements: what an outsider can check without the program.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::{Value, json};
use wijktafel_core::proof::NOTICE;

use crate::network::{own, two};
use crate::partner::{Partner, ground, list, ok, refusal, text, wijktafel};

const TEXT: &str = "1 Eerst bellen\nBij een nieuwe vraag bellen wij elkaar binnen een dag.";

/// What Debian's own Python makes of a file with nothing but the page's rules.
fn outsider(proof: &Path) -> Result<String, String> {
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/../tests/formats/proof.py");
    let output = Command::new("/usr/bin/python3").arg("-B").arg(script).arg(proof).output().expect("it starts");
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    if output.status.success() { Ok(said) } else { Err(said + &String::from_utf8_lossy(&output.stderr)) }
}

fn insider(proof: &Path) -> std::process::Output {
    wijktafel().arg("verify-proof").arg(proof).output().expect("it starts")
}

/// A network of two with an agreement that Bob's second device signed for a person that was enrolled, and its proof.
fn proven(ground: &Path) -> (Partner, Partner, PathBuf) {
    let [mut alice, mut bob] = ["alice", "bob"].map(|name| Partner::new(ground, name));
    two(&mut alice, &mut bob);
    let agreement = alice.make(&["agreement", "open", "Zo werken wij samen", "--draft", TEXT]);
    alice.run(&["agreement", "criterion", "add", &agreement, "Wij bellen binnen een dag terug"]);
    let review = crate::network::until();
    alice.run(&[
        "agreement",
        "propose",
        &agreement,
        "--rule",
        "unanimity",
        "--review",
        &review,
        "--stop",
        "Met een brief",
    ]);
    bob.until_shown("the proposal", |shown| {
        list(&shown["agreements"]).iter().any(|row| row["log"] == agreement.as_str() && row["state"] == "proposed")
    });
    bob.run(&["agreement", "verdict", &agreement, "agree-with-note", "--note", "Ook op zaterdag."]);
    let file = ground.join("proof.json");
    bob.run(&["agreement", "proof", &agreement, "--of", &own(&bob), "--to", &file.display().to_string()]);
    (alice, bob, file)
}

#[test]
fn an_outsider_checks_a_proof_with_sixty_lines_and_whatever_is_altered_in_it_is_refused() {
    let ground = ground();
    let (_alice, bob, file) = proven(ground.path());
    let whole: Value = serde_json::from_slice(&fs::read(&file).expect("written")).expect("JSON");
    let said = outsider(&file).expect("it holds");
    assert!(said.contains("Zo werken wij samen: agree_with_note") && said.contains(&own(&bob)), "{said}");
    assert!(said.contains("not a qualified electronic signature") && whole["notice"] == NOTICE, "{said}");
    assert_eq!((&whole["says"]["text"], &whole["says"]["note"]), (&json!(TEXT), &json!("Ook op zaterdag.")));
    assert_eq!(text(&ok(&insider(&file), "it holds")["organisation"]), own(&bob));

    // What it says in words, each in turn.
    let other = |value: &Value| match value {
        Value::Bool(on) => json!(!on),
        Value::Number(n) => json!(n.as_i64().expect("small") + 1),
        Value::String(text) => json!(format!("{text}a")),
        Value::Null => json!("2027-01-01"),
        _ => json!(["elders"]),
    };
    let mut altered = Vec::new();
    for (name, value) in whole["says"].as_object().expect("an object") {
        let mut copy = whole.clone();
        copy["says"][name] = other(value);
        altered.push((name.clone(), copy));
    }
    for name in ["notice", "version", "wijktafel"] {
        let mut copy = whole.clone();
        copy[name] = other(&whole[name]);
        altered.push((name.to_owned(), copy));
    }
    altered.push(("another key".to_owned(), {
        let mut copy = whole.clone();
        copy["says"]["qualified"] = json!(true);
        copy
    }));
    // What is signed: every sixteenth byte of the proof itself.
    let hex = text(&whole["proof"]);
    for at in (0..hex.len() / 2).step_by(16) {
        let byte = u8::from_str_radix(&hex[at * 2..at * 2 + 2], 16).expect("hexadecimal");
        let mut copy = whole.clone();
        copy["proof"] = json!(format!("{}{:02x}{}", &hex[..at * 2], byte ^ 4, &hex[at * 2 + 2..]));
        altered.push((format!("byte {at}"), copy));
    }
    // Text and verdict, in what is signed and in words alike.
    let both = |of: &str, with: &str| whole.to_string().replace(&codes(of), &codes(with)).replace(of, with);
    let text = both("binnen een dag.", "binnen een uur.");
    altered.push(("the text, throughout".to_owned(), serde_json::from_str(&text).expect("JSON")));

    let changed = ground.path().join("changed.json");
    for (what, copy) in altered {
        fs::write(&changed, copy.to_string()).expect("writable");
        assert!(outsider(&changed).is_err(), "{what} was accepted by the script");
        refusal(&insider(&changed), &what);
    }
    let twice = whole.to_string().replacen('{', "{\"notice\":\"A qualified signature.\",", 1);
    fs::write(&changed, twice).expect("writable");
    assert!(outsider(&changed).expect_err("twice").contains("twice"));
    assert_eq!(refusal(&insider(&changed), "a key twice").code, "proof-damaged");
}

/// The hexadecimal form in which text stands inside a proof.
fn codes(text: &str) -> String {
    text.bytes().fold(String::new(), |codes, byte| format!("{codes}{byte:02x}"))
}

#[test]
fn the_script_for_outsiders_is_sixty_lines_with_one_dependency() {
    let script = include_str!("../formats/proof.py");
    assert!(script.lines().count() <= 60);
    let foreign: Vec<&str> = script
        .lines()
        .filter(|line| line.starts_with("from ") || line.starts_with("import "))
        .filter(|line| !line.starts_with("from cryptography."))
        .collect();
    assert_eq!(foreign, ["import datetime, hashlib, hmac, json, sys"]);
}
