//! Bad input: a documented exit code, at most three short sentences, and nothing lost.

use std::fs;
use std::path::Path;

use serde_json::{Value, json};

use crate::network::{agree, found, open_circle, propose_privacy, two, until};
use crate::partner::{Partner, Refusal, ground, list, refusal, text, wijktafel};

/// At most three sentences of at most fifteen words.
#[track_caller]
fn check(refused: &Refusal, exit: i32, code: &str) {
    assert_eq!((refused.exit, refused.code.as_str()), (exit, code), "{}", refused.message);
    let mut sentences = vec![0_usize];
    for word in refused.message.split_whitespace() {
        let last = sentences.last_mut().expect("never empty");
        *last += 1;
        if word.ends_with(['.', '?', '!']) {
            sentences.push(0);
        }
    }
    sentences.retain(|words| *words > 0);
    assert!((1..=3).contains(&sentences.len()), "{}", refused.message);
    assert!(sentences.iter().all(|words| *words <= 15), "{}", refused.message);
}

/// A founded network with a table, and no process on it.
fn founded(ground: &Path) -> Partner {
    let mut alice = Partner::new(ground, "alice");
    found(&mut alice);
    alice.run(&["table", "open", "Wijktafel Noord"]);
    alice.stop();
    alice
}

#[track_caller]
fn nothing_lost(alice: &Partner) {
    assert_eq!(list(&alice.run(&["tables"]))[0]["name"], "Wijktafel Noord");
    alice.run(&["doctor"]);
}

#[test]
fn a_command_that_cannot_be_read_is_named() {
    let refused = |args: &[&str]| refusal(&wijktafel().args(args).output().expect("it starts"), "unreadable");
    check(&refused(&["frobnicate"]), 2, "unknown-command");
    check(&refused(&["status", "--frob"]), 2, "unknown-option");
    check(&refused(&["found", "--network", "N"]), 2, "missing-argument");
    check(&refused(&["tip", "add", "abcd", "words", "--area", "moon", "--level", "own"]), 2, "bad-value");
    check(&refused(&["case", "show", "xyz"]), 2, "bad-value");
    check(&refused(&["table", "open", &"a".repeat(201)]), 1, "text-too-long");
    check(&refused(&["--profile", "../elsewhere", "status"]), 2, "unknown-profile");
}

#[test]
fn people_get_sentences_on_standard_error_and_programs_get_json() {
    let ground = ground();
    let folder = ground.path().join("nothing");
    let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_wijktafel"));
    let output = command.args(["--lang", "nl", "--data-dir"]).arg(&folder).arg("cases").output().expect("it starts");

    assert_eq!(output.status.code(), Some(3));
    assert_eq!(output.stdout, b"");
    let said = String::from_utf8(output.stderr).expect("text");
    assert!(said.starts_with("In deze map staat geen netwerk."), "{said}");
    assert!(!folder.exists(), "asking makes no folder");
}

#[test]
fn a_wrong_passphrase_opens_nothing_and_loses_nothing() {
    let ground = ground();
    let alice = founded(ground.path());
    let wrong = ground.path().join("wrong");
    fs::write(&wrong, "four other words here").expect("writable");
    let with = |path: &Path| {
        let mut command = wijktafel();
        command.arg("--data-dir").arg(&alice.folder).arg("--passphrase-file").arg(path).arg("cases");
        refusal(&command.output().expect("it starts"), "a wrong passphrase")
    };

    check(&with(&wrong), 4, "wrong-passphrase");
    check(&with(&ground.path().join("absent")), 4, "passphrase-file");
    let mut none = wijktafel();
    none.arg("--data-dir").arg(&alice.folder).arg("cases");
    check(&refusal(&none.output().expect("it starts"), "no passphrase"), 4, "no-passphrase");
    fs::write(&wrong, "short").expect("writable");
    let mut short = wijktafel();
    short.arg("--data-dir").arg(ground.path().join("new")).arg("--passphrase-file").arg(&wrong);
    short.args(["found", "--network", "N", "--organisation", "O", "--person", "P"]);
    check(&refusal(&short.output().expect("it starts"), "a short passphrase"), 4, "passphrase-short");
    nothing_lost(&alice);
}

#[test]
fn a_changed_passphrase_opens_and_the_old_one_does_not() {
    let ground = ground();
    let alice = founded(ground.path());
    let new = ground.path().join("new-passphrase");
    fs::write(&new, "four newer words here").expect("writable");

    alice.run(&["passphrase", "change", "--new-passphrase-file", &new.display().to_string()]);

    check(&alice.refused(&["tables"]), 4, "wrong-passphrase");
    let mut command = wijktafel();
    command.arg("--data-dir").arg(&alice.folder).arg("--passphrase-file").arg(&new).arg("tables");
    assert!(command.output().expect("it starts").status.success());
}

#[test]
fn a_broken_or_foreign_ticket_makes_nothing() {
    let ground = ground();
    let mut alice = founded(ground.path());
    alice.start();
    let invited = alice.run(&["invite"]);
    let ticket = text(&invited["ticket"]);
    let bob = Partner::new(ground.path(), "bob");
    let join = |ticket: &str| bob.refused(&["join", ticket, "--organisation", "B", "--person", "Bas", "--wait", "0"]);

    check(&join("https://example.org/join"), 8, "invitation");
    check(&join(&ticket[..ticket.len() - 3]), 8, "invitation");
    let middle = ticket.len() / 2;
    let other = if &ticket[middle..=middle] == "a" { "b" } else { "a" };
    check(&join(&format!("{}{other}{}", &ticket[..middle], &ticket[middle + 1..])), 8, "invitation");
    let picture = ground.path().join("picture.png");
    fs::write(&picture, [0x89, 0x50, 0xff, 0xfe]).expect("writable");
    check(&join(&picture.display().to_string()), 8, "invitation");
    assert!(!bob.folder.join("vault").exists(), "nothing was made");

    alice.run(&["revoke", &text(&invited["invite"])[..8]]);
    let mut late = Partner::new(ground.path(), "late");
    let joined = late.run(&["join", &ticket, "--organisation", "L", "--person", "Lot"]);
    assert_eq!(joined["joining"]["refused"], "revoked", "who comes with a revoked invitation is told");
    late.start();
    late.stop();

    // Whoever has a network already does not lose it to another one's invitation.
    alice.stop();
    check(&alice.refused(&["join", &ticket, "--organisation", "A", "--person", "Anna"]), 5, "exists");
    nothing_lost(&alice);
}

#[test]
fn a_store_is_open_in_one_place_at_a_time() {
    let ground = ground();
    let mut alice = founded(ground.path());
    alice.start();

    check(&alice.refused(&["peer"]), 5, "in-use");
    let new = ground.path().join("new-passphrase");
    fs::write(&new, "four newer words here").expect("writable");
    check(&alice.refused(&["passphrase", "change", "--new-passphrase-file", &new.display().to_string()]), 5, "in-use");
    check(&alice.refused(&["found", "--network", "N", "--organisation", "O", "--person", "P"]), 5, "in-use");
    alice.stop();
    check(&alice.refused(&["found", "--network", "N", "--organisation", "O", "--person", "P"]), 5, "exists");
    check(&alice.refused(&["stop"]), 3, "not-running");
    nothing_lost(&alice);
}

#[test]
fn a_damaged_or_newer_store_is_told_and_left_as_it_is() {
    let ground = ground();
    let alice = founded(ground.path());
    let (store, vault) = (alice.folder.join("store.db"), alice.folder.join("vault"));
    let whole = fs::read(&store).expect("readable");
    let mut damaged = whole.clone();
    for byte in damaged.iter_mut().skip(4096).step_by(7) {
        *byte ^= 0x55;
    }
    fs::write(&store, &damaged).expect("writable");

    check(&alice.refused(&["tables"]), 8, "store-damaged");
    assert_eq!(fs::read(&store).expect("readable"), damaged, "it was left as it is");
    fs::write(&store, &whole).expect("writable");
    nothing_lost(&alice);

    let key = fs::read(&vault).expect("readable");
    let mut damaged = key.clone();
    let last = damaged.len() - 1;
    damaged[last] ^= 1;
    fs::write(&vault, damaged).expect("writable");
    check(&alice.refused(&["tables"]), 8, "store-damaged");
    fs::write(&vault, newer(&key)).expect("writable");
    check(&alice.refused(&["tables"]), 8, "newer-format");
    fs::write(&vault, key).expect("writable");
    nothing_lost(&alice);
}

/// The same vault with a version of the future: its first field, and the checksum over what stands before it.
fn newer(vault: &[u8]) -> Vec<u8> {
    use sha2::Digest as _;
    let mut bytes = vault[..vault.len() - 32].to_vec();
    let version = b"wijktafel vault\n".len() + 2;
    assert_eq!(bytes[version - 1..=version], [0, 0], "the version's key and value");
    bytes[version] = 9;
    let check = sha2::Sha256::digest(&bytes);
    bytes.extend(check);
    bytes
}

#[test]
fn a_truncated_or_foreign_file_is_not_taken_in() {
    let ground = ground();
    let [mut alice, mut bob] = ["alice", "bob"].map(|name| Partner::new(ground.path(), name));
    two(&mut alice, &mut bob);
    alice.stop();
    bob.stop();
    let path = |name: &str| ground.path().join(name).display().to_string();
    alice.run(&["bundle", "export", &path("bundle")]);
    alice.run(&["backup", &path("backup")]);
    for name in ["bundle", "backup"] {
        let bytes = fs::read(path(name)).expect("readable");
        fs::write(path(&format!("{name}-cut")), &bytes[..bytes.len() / 2]).expect("writable");
    }
    let before = bob.run(&["status"])["view_digest"].clone();

    check(&bob.refused(&["bundle", "import", &path("bundle-cut")]), 8, "bundle-damaged");
    check(&bob.refused(&["bundle", "import", &path("passphrase")]), 8, "not-a-bundle");
    check(&bob.refused(&["bundle", "import", &path("absent")]), 3, "file-missing");
    check(&alice.refused(&["bundle", "export", &path("bundle")]), 5, "file-exists");
    check(&alice.refused(&["backup", &path("backup")]), 5, "file-exists");
    let restored = Partner::new(ground.path(), "restored");
    check(&restored.refused(&["restore", &path("backup-cut")]), 8, "backup-damaged");
    check(&restored.refused(&["restore", &path("absent")]), 3, "file-missing");
    assert!(!restored.folder.join("vault").exists(), "nothing was put there");
    assert_eq!(bob.run(&["status"])["view_digest"], before, "bob's copy is as it was");
    check(
        &refusal(&wijktafel().args(["verify", &path("absent")]).output().expect("it starts"), "absent"),
        3,
        "file-missing",
    );
    check(
        &refusal(&wijktafel().args(["verify-proof", &path("bundle")]).output().expect("it starts"), "no proof"),
        8,
        "proof-damaged",
    );
}

#[test]
fn a_case_that_may_name_somebody_is_refused_until_it_was_looked_at_and_a_tip_is_not() {
    let ground = ground();
    let mut alice = founded(ground.path());
    alice.start();
    let table = text(&list(&alice.run(&["tables"]))[0]["log"]);
    let question = "Fatima vraagt: wie belt 06-12345678?";
    let until = until();
    let open = ["case", "open", "--table", &table, "--title", "T", "--ground", "G", "--until", &until];
    let open = [&open[..], &["--question", question]].concat();
    let keeping = |keep: &[&'static str]| [&open[..], keep].concat();

    let refused = alice.refused(&open);
    check(&refused, 1, "identifiers-found");
    assert!(refused.message.contains("--keep"), "{refused:?}");
    let found = |kind: &str, text: &str| json!({ "kind": kind, "text": text, "spots": ["question"] });
    assert_eq!(refused.found, json!([found("phone", "06-12345678"), found("name", "Fatima")]));
    let refused = alice.refused(&keeping(&["--keep", "06-12345678"]));
    assert_eq!(refused.found, json!([found("name", "Fatima")]));
    assert_eq!(list(&alice.run(&["cases"])).len(), 0);
    let case = alice.make(&keeping(&["--keep", "06-12345678", "--keep", "Fatima"]));

    let tip = ["tip", "add", &case, "Vraag Ahmed", "--area", "home", "--level", "own"];
    let written = alice.run(&tip);
    assert_eq!(written["found"], json!([{ "kind": "name", "text": "Ahmed" }]));
    assert_eq!(list(&alice.run(&["case", "show", &case])["tips"]).len(), 1);
    let aside = alice.told("en", &tip);
    assert!(aside.contains("It is written") && aside.contains("Ahmed"), "{aside}");
    let quiet = alice.run(&["tip", "add", &case, "Vraag de buurman", "--area", "home", "--level", "own"]);
    assert_eq!(quiet["found"], Value::Null);
    let text = alice.run(&["case", "text", &case, "situation", "--append", "Ahmed zei ja."]);
    assert_eq!(text["found"][0]["text"], "Ahmed");
    let more = alice.run(&["case", "text", &case, "situation", "--append", " Dat hielp."]);
    assert_eq!(more["found"], Value::Null, "what was pointed out before is not again");
}

#[test]
fn who_copies_a_circle_case_reads_what_may_tell_who_it_is_about_where_it_stands_and_how_to_go_on() {
    let ground = ground();
    let (mut alice, mut bob) = (Partner::new(ground.path(), "alice"), Partner::new(ground.path(), "bob"));
    let (table, _) = two(&mut alice, &mut bob);
    let agreement = propose_privacy(&alice, "Wij zwijgen", "Samen.");
    bob.until_shown("the agreement", |shown| !list(&shown["agreements"]).is_empty());
    agree(&bob, &agreement);
    alice.until_detail(&agreement, "all verdicts", |view| !view.to_string().contains("\"verdict\":null"));
    let (case, until) = (open_circle(&alice, &bob, "Fatima blijft thuis", "Thuis"), until());
    alice.run(&["case", "text", &case, "question", "--append", "Fatima belt 06-12345678."]);
    alice.run(&["tip", "add", &case, "Vraag Ahmed", "--area", "home", "--level", "own"]);
    let copy = ["circle", "copy", &case, "--table", &table, "--ground", "Zonder namen", "--until", &until];
    let replaced = ["--replace", "Fatima=mevrouw", "--replace", "06-12345678=de buren"];

    let refused = alice.refused(&copy);
    check(&refused, 1, "identifiers-found");
    assert_eq!(
        refused.found,
        json!([
            { "kind": "phone", "text": "06-12345678", "spots": ["question"] },
            { "kind": "name", "text": "Ahmed", "spots": ["tip"] },
            { "kind": "name", "text": "Fatima", "spots": ["title", "question"] },
        ])
    );
    for (lang, words) in [
        ("en", ["telephone number", "The title", "An idea", "--replace OLD=NEW", "--keep"]),
        ("nl", ["telefoonnummer", "De titel", "Een idee", "--replace OUD=NIEUW", "--keep"]),
    ] {
        let said = alice.told(lang, &copy);
        assert!(words.iter().chain(&["“Fatima”", "“Ahmed”"]).all(|word| said.contains(word)), "{said}");
    }
    let refused = alice.refused(&[&copy[..], &replaced].concat());
    assert_eq!(refused.found, json!([{ "kind": "name", "text": "Ahmed", "spots": ["tip"] }]));
    assert_eq!(list(&alice.run(&["cases"])).len(), 2);
    let learning = alice.make(&[&copy[..], &replaced, &["--keep", "Ahmed"]].concat());

    let shown = alice.run(&["case", "show", &learning]);
    assert_eq!(shown["row"]["title"], "Mevrouw blijft thuis");
}

#[test]
fn a_refused_command_changes_nothing() {
    let ground = ground();
    let mut alice = founded(ground.path());
    alice.start();
    let table = text(&list(&alice.run(&["tables"]))[0]["log"]);
    let before = alice.run(&["status"])["view_digest"].clone();

    let open = |until: &str| {
        alice.refused(&["case", "open", "--table", &table, "--title", "T", "--ground", "G", "--until", until])
    };
    check(&open("1999-01-01"), 1, "bad-day");
    check(&open("2024-02-31"), 2, "bad-value");
    check(&alice.refused(&["table", "let-in", &table, &"0".repeat(32)]), 1, "read-by-all");
    check(&alice.refused(&["case", "show", "00000000"]), 3, "no-such-id");
    check(&alice.refused(&["case", "show", &"0".repeat(32)]), 3, "not-found");
    check(&alice.refused(&["accept"]), 1, "already-so");

    assert_eq!(alice.run(&["status"])["view_digest"], before);
}

#[test]
fn nothing_is_dropped_without_a_yes_and_the_cases_of_a_table_stay_behind_in_sight() {
    let ground = ground();
    let alice = founded(ground.path());
    let table = text(&list(&alice.run(&["tables"]))[0]["log"]);
    let case = ["case", "open", "--table", &table, "--title", "Samen eten", "--ground", "Zonder namen"];
    alice.run(&[&case[..], &["--until", &until(), "--area", "time-use"]].concat());

    check(&alice.refused(&["drop", &table]), 2, "unconfirmed");
    nothing_lost(&alice);

    let output = alice.command(&["drop", &table, "--yes"]).output().expect("it starts");
    assert!(output.status.success());
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(told.contains("One case at this table stays behind"), "{told}");
    assert!(!told.contains("Wijktafel Noord"), "what is said beside an answer may end in a log: {told}");
    assert!(list(&alice.run(&["tables"])).is_empty());
    assert_eq!(list(&alice.run(&["cases"])).len(), 1);
}
