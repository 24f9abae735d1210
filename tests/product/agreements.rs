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
fn a_version_is_printed_word_for_word_with_room_for_whoever_still_has_to_answer() {
    let ground = ground();
    let (alice, bob, _) = proven(ground.path());
    let agreement = text(&alice.run(&["agreements"])[0]["log"]);
    let said = |shown: &Value| list(&shown["versions"][0]["electors"]).iter().any(|one| one["verdict"].is_string());
    let shown = alice.until_detail(&agreement, "the verdict", said);
    let version = text(&shown["versions"][0]["version"]);
    let file = ground.path().join("tekenen.html").display().to_string();
    alice.run(&["agreement", "print", &agreement, "--to", &file]);
    let page = fs::read_to_string(&file).expect("written");

    let mark: Vec<&str> = (0..version.len()).step_by(4).map(|at| &version[at..at + 4]).collect();
    for words in [TEXT, "Wij bellen binnen een dag terug", "Met een brief", "Ook op zaterdag.", &mark.join(" ")] {
        assert!(page.contains(words), "{words}");
    }
    assert!(page.contains("not a qualified signature"));
    let room = page.split_once("Who still has to answer?").expect("room to sign").1;
    let org = |id: &str| -> String {
        let all = alice.run(&["organisations"]);
        text(&list(&all).iter().find(|one| one["org"] == id).expect("a member")["name"])
    };
    assert!(room.contains(&org(&own(&alice))) && !room.contains(&org(&own(&bob))), "{room}");
    assert!(!page.contains("<script") && !page.contains("://"), "nothing runs and nothing is fetched");

    assert_eq!(alice.refused(&["agreement", "print", &agreement, "--to", &file]).code, "file-exists");
    let unknown = ["agreement", "print", &agreement, "--version", "00000000", "--to", "elders.html"];
    assert_eq!(alice.refused(&unknown).code, "no-such-id");
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

#[test]
fn forms_of_working_together_are_printed_without_a_copy_and_an_agreement_begins_with_one() {
    let ground = ground();
    let [mut alice, mut bob] = ["alice", "bob"].map(|name| Partner::new(ground.path(), name));
    assert_eq!(list(&alice.run(&["forms"])).len(), 9, "there is no copy yet");
    let told = alice.told("nl", &["forms", "network", "cooperative"]);
    assert!(told.contains("Los netwerk") && told.contains("Coöperatie") && !told.contains("Stichting"), "{told}");
    two(&mut alice, &mut bob);
    let agreement = alice.make(&["agreement", "open", "--form", "association"]);
    let words = "members have an equal say";
    let seen = bob.until_detail(&agreement, "the form", |seen| text(&seen["draft"]).contains("6 Our form"));
    assert_eq!(seen["row"]["title"], "We work together as association");
    assert!(!text(&seen["draft"]).contains(words) && list(&seen["criteria"]).len() == 2);
    let both = ["agreement", "open", "--form", "hub", "--template", "privacy"];
    assert_eq!(alice.refused(&both).code, "usage");
}

#[test]
fn a_template_is_a_beginning_that_partners_change_and_that_survives_a_restart() {
    let ground = ground();
    let [mut alice, mut bob] = ["alice", "bob"].map(|name| Partner::new(ground.path(), name));
    two(&mut alice, &mut bob);
    let extra = ["--criterion", "Wij lachen weer"];
    let args = ["agreement", "open", "--template", "breakthrough"];
    let agreement = alice.make(&[args.as_slice(), &extra].concat());
    let seen = bob.until_detail(&agreement, "the template's words", |seen| list(&seen["criteria"]).len() == 4);
    assert_eq!(
        (&seen["row"]["title"], &seen["row"]["kind"]),
        (&json!("Contract for a breakthrough"), &json!("breakthrough"))
    );
    assert!(text(&seen["draft"]).contains("4 Money in parts"), "{seen}");

    let first = text(&seen["criteria"][0]["criterion"]);
    bob.run(&["agreement", "criterion", "remove", &agreement, &first[..8]]);
    bob.run(&["agreement", "text", &agreement, "--set", "1 Kort\nWij doen het gewoon."]);
    alice.until_detail(&agreement, "the other words", |seen| seen["draft"] == "1 Kort\nWij doen het gewoon.");
    alice.stop();
    alice.start();
    let after = alice.run(&["agreement", "show", &agreement]);
    assert_eq!((list(&after["criteria"]).len(), &after["draft"]), (3, &json!("1 Kort\nWij doen het gewoon.")));

    let refused = alice.refused(&["agreement", "open", "--template", "privacy", "--criterion", "Wij\tlachen"]);
    assert_eq!(refused.code, "text-control", "{refused:?}");
    let double = ["agreement", "open", "Samen", "--criterion", "Eens", "--criterion", "Eens"];
    assert_eq!(alice.refused(&double).code, "already-so");
}

#[test]
fn a_reader_is_shown_what_changed_since_another_version_was_seen_on_that_device() {
    let ground = ground();
    let [mut alice, mut bob] = ["alice", "bob"].map(|name| Partner::new(ground.path(), name));
    two(&mut alice, &mut bob);
    let agreement = alice.make(&["agreement", "open", "Regelruimte", "--draft", "Tot 150 euro beslist de tafel zelf."]);
    let changes =
        |partner: &Partner, more: &[&str]| partner.run(&[&["agreement", "changes", agreement.as_str()], more].concat());
    bob.until_detail(&agreement, "the draft", |seen| {
        !list(&seen["criteria"]).is_empty() || seen["row"]["state"] == "draft"
    });
    assert_eq!(changes(&bob, &[])["version"], Value::Null, "only a draft");
    let propose = |count: usize| {
        alice.run(&["agreement", "propose", &agreement, "--rule", "consent"]);
        bob.until_detail(&agreement, "the version", |seen| list(&seen["versions"]).len() == count);
    };
    propose(1);
    assert_eq!(changes(&bob, &[])["since"], Value::Null, "seen for the first time");
    assert_eq!(changes(&alice, &["--only-ask"])["since"], Value::Null);
    alice.run(&["agreement", "text", &agreement, "--set", "Tot 250 euro beslist de tafel zelf."]);
    propose(2);

    let wanted = json!([{ "gone": ["150"], "added": ["250"] }]);
    assert_eq!(changes(&bob, &["--only-ask"])["changes"], wanted);
    assert_eq!(changes(&bob, &[])["changes"], wanted);
    bob.stop();
    bob.start();
    let after = changes(&bob, &[]);
    assert_eq!((&after["changes"], after["since"]["on"].is_string()), (&wanted, true), "it survives a restart");
    assert_eq!(changes(&alice, &[])["since"], Value::Null, "asking was no look, and what bob saw stays with him");
    assert_eq!(bob.refused(&["agreement", "changes", "00000000"]).code, "no-such-id");
}

#[test]
fn an_agreement_that_exists_already_is_taken_in_whole_or_not_at_all() {
    let ground = ground();
    let mut alice = Partner::new(ground.path(), "alice");
    crate::network::found(&mut alice);
    let file = ground.path().join("convenant.txt");
    let line = "Artikel één\t§ 3 \u{2013} “zorg”, e\u{301}n 👩‍⚕️ telt mee.\r\n";
    let whole = line.repeat(19_900 / (line.chars().count() - 1));
    fs::write(&file, &whole).expect("writable");
    let from = file.display().to_string();
    let agreement = alice.make(&["agreement", "open", "Convenant", "--from", &from]);
    let shown = alice.run(&["agreement", "show", &agreement]);
    assert_eq!(text(&shown["draft"]), whole.replace("\r\n", "\n").trim_end_matches('\n'), "not a character is lost");

    fs::write(&file, "x".repeat(20_001)).expect("writable");
    let refused = alice.refused(&["agreement", "open", "Te lang", "--from", &from]);
    assert_eq!(refused.code, "text-too-long");
    assert!(refused.message.contains("20") && list(&alice.run(&["agreements"])).len() == 1, "{refused:?}");
}

#[test]
fn a_proof_shows_who_signed_on_paper_and_nothing_of_why_somebody_objects() {
    let ground = ground();
    let (alice, bob, _) = proven(ground.path());
    let agreement = text(&alice.run(&["agreements"])[0]["log"]);
    let today = wijktafel_sync::clock::now().day().to_string();
    alice.run(&["agreement", "verdict", &agreement, "object", "--note", "De nacht is niet geregeld."]);
    let paper = ["--paper-by", "Mevrouw De Wit", "--paper-on", &today];
    bob.run(&[["agreement", "verdict", &agreement, "agree"].as_slice(), &paper].concat());
    let seen = |partner: &Partner, org: &str| -> Value {
        let shown = partner.run(&["agreement", "show", &agreement]);
        let electors = list(&shown["versions"][0]["electors"]).to_vec();
        electors.into_iter().find(|one| one["org"] == org).expect("an elector")
    };
    let [hers, his] = [own(&alice), own(&bob)];
    bob.until_detail(&agreement, "the reason", |shown| shown.to_string().contains("De nacht is niet geregeld."));
    alice.until_detail(&agreement, "the paper", |shown| shown.to_string().contains("Mevrouw De Wit"));
    assert_eq!(
        (&seen(&bob, &hers)["note"], &seen(&bob, &hers)["verdict"]),
        (&json!("De nacht is niet geregeld."), &json!("object"))
    );
    assert_eq!(seen(&alice, &his)["paper"], json!({ "by": "Mevrouw De Wit", "on": today }));
    assert!(seen(&alice, &his)["person"].is_string(), "who recorded it");

    let (against, signed) = (ground.path().join("against.json"), ground.path().join("signed.json"));
    alice.run(&["agreement", "proof", &agreement, "--of", &hers, "--to", &against.display().to_string()]);
    bob.run(&["agreement", "proof", &agreement, "--of", &his, "--to", &signed.display().to_string()]);
    assert!(outsider(&against).expect("it holds").contains(": object"));
    let plain: Value = serde_json::from_slice(&fs::read(&signed).expect("written")).expect("JSON");
    assert_eq!(plain["says"]["paper"], json!({ "by": "Mevrouw De Wit", "on": today }));
    outsider(&signed).expect("it holds");
    let words = opened(&against);
    assert!(words.contains("object") && !words.contains("nacht"), "{words}");
    assert!(opened(&signed).contains("Mevrouw De Wit"));

    let late = ["agreement", "verdict", &agreement, "agree", "--paper-by", "Iemand", "--paper-on", "2999-01-01"];
    assert_eq!(bob.refused(&late).code, "bad-day");
}

/// Everything that a proof lets its holder read.
fn opened(proof: &Path) -> String {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../tests/formats");
    let read = "import sys, json; sys.argv = ['proof.py', sys.argv[1]]; import proof; \
        print(says, [one.said for one in [proof.entry, *proof.openings.values(), *map(proof.Entry, proof.proof[9][2])]])"
        .replace("says,", "proof.says,");
    let mut python = Command::new("/usr/bin/python3");
    let output = python.args(["-B", "-c", &read]).arg(proof).env("PYTHONPATH", folder).output().expect("it starts");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8_lossy(&output.stdout).into_owned()
}
