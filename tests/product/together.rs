//! The main job: found, join, work apart, agree, and leave with a copy that can be checked.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use crate::network::{found, join, own, two, until};
use crate::partner::{Partner, ground, list, ok, refusal, text, until_equal, wijktafel};

/// Alice, bob and carol in one network, with one case that all read.
fn three(ground: &Path) -> ([Partner; 3], String) {
    let [mut alice, mut bob, mut carol] = ["alice", "bob", "carol"].map(|name| Partner::new(ground, name));
    let (_table, case) = two(&mut alice, &mut bob);
    join(&mut carol, &[&alice, &bob]);
    carol.until_shown("the case", |shown| list(&shown["cases"]).iter().any(|row| row["log"] == case.as_str()));
    ([alice, bob, carol], case)
}

fn tips(case: &Value) -> Vec<String> {
    let versions = list(&case["tips"]).iter().flat_map(|tip| list(&tip["versions"]).iter());
    let mut words: Vec<String> = versions.map(|version| text(&version["text"])).collect();
    words.sort();
    words
}

#[test]
fn what_two_partners_write_apart_in_one_sentence_and_one_cell_survives_and_a_third_sees_the_same() {
    let ground = ground();
    let [mut alice, mut bob, mut carol] = ["alice", "bob", "carol"].map(|name| Partner::new(ground.path(), name));
    let (_table, case) = two(&mut alice, &mut bob);
    let tip = alice.run(&["tip", "add", &case, "Wekker zetten", "--area", "time-use", "--level", "own"]);
    let tip = text(&tip["facts"][0]);
    bob.until_detail(&case, "the tip", |view| !list(&view["tips"]).is_empty());

    alice.stop();
    bob.stop();
    alice.run(&["case", "text", &case, "question", "--at", "8", "--insert", "samen "]);
    bob.run(&["case", "text", &case, "question", "--at", "8", "--insert", "alleen "]);
    alice.run(&["tip", "edit", &case, &tip, "--text", "Wekker op zes uur"]);
    bob.run(&["tip", "edit", &case, &tip, "--text", "Koffie op de bank"]);
    alice.run(&["tip", "add", &case, "Buurvrouw belt aan", "--area", "time-use", "--level", "neighbourhood"]);
    bob.run(&["tip", "add", &case, "Dinsdag houtwerkplaats", "--area", "time-use", "--level", "neighbourhood"]);
    alice.start();
    bob.start();

    let all = ["Buurvrouw belt aan", "Dinsdag houtwerkplaats", "Koffie op de bank", "Wekker op zes uur"];
    for partner in [&alice, &bob] {
        let view = partner.until_detail(&case, "everything both wrote", |view| tips(view) == all);
        let question = text(&view["question"]);
        let merged = ["Hoe kom samen alleen ik de ochtend door?", "Hoe kom alleen samen ik de ochtend door?"];
        assert!(merged.contains(&question.as_str()), "{question}");
    }
    join(&mut carol, &[&alice, &bob]);
    let seen = carol.until_detail(&case, "everything", |view| tips(view) == all);
    until_equal(&[&alice, &bob, &carol]);
    for partner in [&alice, &bob] {
        let mut shown = partner.run(&["case", "show", &case]);
        // Which voices are missing is worked out where it is asked.
        shown.as_object_mut().expect("a case").remove("voices").expect("the voices");
        assert_eq!(shown, seen, "{} sees the case as carol does", partner.name);
    }
}

#[test]
fn an_agreement_is_in_force_only_when_its_rule_is_met_and_no_signature_survives_a_changed_byte() {
    let ground = ground();
    let ([alice, bob, carol], _case) = three(ground.path());
    let draft = "Wij brengen zaken in, geen praatjes.";
    let agreement = alice.make(&["agreement", "open", "Zo werken wij samen", "--draft", draft]);
    alice.run(&["agreement", "propose", &agreement, "--rule", "unanimity"]);
    let state = |partner: &Partner, wanted: &str, given: u64| {
        partner.until_shown(wanted, |shown| {
            let mut rows = list(&shown["agreements"]).iter().filter(|row| row["log"] == agreement.as_str());
            rows.any(|row| row["state"] == wanted && row["given"] == given)
        });
    };
    for partner in [&bob, &carol] {
        state(partner, "proposed", 0);
    }
    alice.run(&["agreement", "verdict", &agreement, "agree"]);
    bob.run(&["agreement", "verdict", &agreement, "agree"]);
    for partner in [&alice, &bob, &carol] {
        state(partner, "proposed", 2);
    }

    // Without the mandate carol's word is not taken, and nobody counts it.
    let people = carol.run(&["people", "list"]);
    let person = text(&list(&people).iter().find(|person| person["own"] == true).expect("carol")["person"]);
    carol.run(&["people", "mandates", &person, "--administer", "--decide"]);
    let refused = carol.refused(&["agreement", "verdict", &agreement, "agree"]);
    assert_eq!((refused.exit, refused.code.as_str()), (1, "no-mandate"));
    until_equal(&[&alice, &bob, &carol]);
    state(&alice, "proposed", 2);
    carol.run(&["people", "mandates", &person, "--administer", "--decide", "--sign"]);
    carol.run(&["agreement", "verdict", &agreement, "agree-with-note", "--note", "Graag elk kwartaal."]);
    for partner in [&alice, &bob, &carol] {
        state(partner, "in_force", 3);
    }
    until_equal(&[&alice, &bob, &carol]);

    for signer in [&alice, &bob, &carol] {
        let file = ground.path().join(format!("{}.proof", signer.name));
        let path = file.display().to_string();
        alice.run(&["agreement", "proof", &agreement, "--of", &own(signer), "--to", &path]);
        let report = ok(&wijktafel().args(["verify-proof", &path]).output().expect("it starts"), "the proof holds");
        assert_eq!(text(&report["text"]), draft);
        assert_eq!(text(&report["organisation"]), own(signer));

        let mut bytes = fs::read(&file).expect("readable");
        let place = bytes.windows(draft.len()).position(|window| window == draft.as_bytes()).expect("its text");
        bytes[place] ^= 1;
        fs::write(&file, bytes).expect("writable");
        let refused = refusal(&wijktafel().args(["verify-proof", &path]).output().expect("it starts"), "changed");
        assert_eq!((refused.exit, refused.code.as_str()), (9, "proof-invalid"));
    }
}

#[test]
fn a_round_gives_the_same_phase_everywhere() {
    let ground = ground();
    let ([alice, bob, carol], _case) = three(ground.path());
    let round = alice.make(&["round", "open", "Voorjaar", "--way", "open"]);
    let dimensions = list(&alice.run(&["round", "show", &round])["dimensions"]).len();
    for (partner, score) in [(&alice, "2"), (&bob, "3"), (&carol, "3")] {
        partner.until_shown("the round", |shown| list(&shown["rounds"]).iter().any(|one| one["log"] == round.as_str()));
        for dimension in 1..=dimensions {
            partner.run(&["round", "score", &round, &dimension.to_string(), score, "--evidence", "Dat zagen wij."]);
        }
    }

    let phases = [&alice, &bob, &carol].map(|partner| {
        let shown = partner.until_shown("a phase", |shown| {
            list(&shown["rounds"]).iter().any(|one| one["phase"].is_u64() && list(&one["missing"]).is_empty())
        });
        shown["rounds"][0]["phase"].clone()
    });
    assert_eq!(phases, [json!(3), json!(3), json!(3)], "the median of 2, 3 and 3");
    until_equal(&[&alice, &bob, &carol]);
}

#[test]
fn who_leaves_takes_a_copy_that_can_be_checked_and_what_it_writes_afterwards_counts_nowhere() {
    let ground = ground();
    let ([alice, bob, mut carol], case) = three(ground.path());
    let before = carol.run(&["tip", "add", &case, "Samen koken", "--area", "time-use", "--level", "neighbourhood"]);
    for partner in [&alice, &bob] {
        partner.until_detail(&case, "carol's tip", |view| tips(view) == ["Samen koken"]);
    }
    until_equal(&[&alice, &bob, &carol]);
    carol.stop();
    let mut copy = carol.copied("carol-copy");
    carol.start();

    let package = ground.path().join("package");
    let path = package.display().to_string();
    let unsure = carol.refused(&["leave", "--package", &path]);
    assert_eq!((unsure.exit, unsure.code.as_str()), (2, "unconfirmed"));
    carol.run(&["leave", "--package", &path, "--harvest", "Begin bij het dier.", "--yes"]);
    for partner in [&alice, &bob] {
        partner.until_shown("carol gone", |shown| {
            let left = list(&shown["network"]["organisations"]).iter().any(|org| org["stage"] == "left");
            let told = list(&shown["departures"]).iter().any(|departure| departure["harvest"] == "Begin bij het dier.");
            left && told
        });
    }
    assert!(!list(&carol.run(&["cases"])).is_empty(), "her copy stays readable");
    let refused = carol.refused(&["tip", "add", &case, "Nog iets", "--area", "time-use", "--level", "own"]);
    assert_eq!((refused.exit, refused.code.as_str()), (1, "not-a-member"));
    carol.stop();
    check_package(&package);

    // Her copy from before does not know that she left: it writes. The others do not talk to it any more, and set apart
    // what it wrote when it comes on a stick.
    copy.run(&["tip", "add", &case, "Na het vertrek", "--area", "time-use", "--level", "own"]);
    let stick = ground.path().join("stick.bundle").display().to_string();
    copy.run(&["bundle", "export", &stick]);
    copy.start();
    for partner in [&alice, &bob] {
        partner.run(&["bundle", "import", &stick]);
        partner.until_shown("it set apart", |shown| {
            list(&shown["sync"]["quarantined"]).iter().any(|one| one["log"] == case.as_str())
        });
        assert_eq!(tips(&partner.run(&["case", "show", &case])), ["Samen koken"], "{}", partner.name);
    }
    let refused = copy.refused(&["sync", "--wait", "3"]);
    assert_eq!((refused.exit, refused.code.as_str()), (7, "timed-out"), "nobody listens to it");
    assert!(before["facts"][0].is_string());

    // The others go on.
    alice.run(&["tip", "add", &case, "Wij gaan door", "--area", "time-use", "--level", "own"]);
    bob.until_detail(&case, "what alice wrote", |view| tips(view) == ["Samen koken", "Wij gaan door"]);
    until_equal(&[&alice, &bob]);
}

/// The package verifies, and with any one byte changed it does not, and the file is named.
fn check_package(package: &Path) {
    let verify = || wijktafel().arg("verify").arg(package).output().expect("it starts");
    ok(&verify(), "the package");
    let mut files = Vec::new();
    all_files(package, &mut files);
    assert!(files.len() >= 3, "{files:?}");
    for file in files {
        let name = file.strip_prefix(package).expect("inside").display().to_string();
        let mode = fs::metadata(&file).expect("there").permissions().mode();
        assert_eq!(mode & 0o077, 0, "{name} is for its owner alone");
        let bytes = fs::read(&file).expect("readable");
        assert!(!bytes.is_empty(), "{name} is empty");
        for place in [0, bytes.len() / 3, bytes.len() / 2, bytes.len() - 1] {
            let mut changed = bytes.clone();
            changed[place] ^= 1;
            fs::write(&file, &changed).expect("writable");
            let refused = refusal(&verify(), &name);
            assert_eq!(refused.exit, 9, "{name} at {place}: {refused:?}");
            assert!(refused.message.contains(&name), "{name} at {place}: {refused:?}");
        }
        fs::write(&file, &bytes).expect("writable");
    }
    ok(&verify(), "the package, put back");
}

fn all_files(folder: &Path, out: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("readable").map(|entry| entry.expect("readable").path()) {
        if entry.is_dir() {
            all_files(&entry, out);
        } else {
            out.push(entry);
        }
    }
}

#[test]
fn entries_travel_on_a_stick() {
    let ground = ground();
    let [mut alice, mut bob] = ["alice", "bob"].map(|name| Partner::new(ground.path(), name));
    let (table, _case) = two(&mut alice, &mut bob);
    alice.stop();
    bob.stop();
    let case = alice.make(&[
        "case",
        "open",
        "--table",
        &table,
        "--title",
        "Op de stick",
        "--ground",
        "Zonder namen",
        "--until",
        &until(),
    ]);
    let stick = ground.path().join("stick.bundle").display().to_string();

    alice.run(&["bundle", "export", &stick]);
    let taken = bob.run(&["bundle", "import", &stick]);

    assert!(taken["entries"].as_u64().is_some_and(|entries| entries > 0), "{taken}");
    assert_eq!(bob.run(&["case", "show", &case]), alice.run(&["case", "show", &case]));
    assert_eq!(bob.run(&["bundle", "import", &stick])["entries"], 0, "nothing in it is new the second time");
}

#[test]
fn a_restored_backup_holds_everything_and_goes_on() {
    let ground = ground();
    let mut alice = Partner::new(ground.path(), "alice");
    found(&mut alice);
    let table = alice.make(&["table", "open", "Wijktafel Noord"]);
    let backup = ground.path().join("alice.backup").display().to_string();
    alice.run(&["backup", &backup]);
    alice.stop();

    let restored = Partner::new(ground.path(), "restored");
    let stranger = restored.with_passphrase("some other words than these");
    assert_eq!(stranger.refused(&["restore", &backup]).code, "wrong-passphrase");
    assert!(!restored.folder.join("vault").exists(), "nothing was put there");
    restored.run(&["restore", &backup]);

    assert_eq!(restored.run(&["tables"]), alice.run(&["tables"]));
    restored.run(&["table", "describe", &table, "--rhythm", "Elke woensdag"]);
    assert_eq!(list(&restored.run(&["tables"]))[0]["rhythm"], "Elke woensdag");
    assert_eq!(restored.run(&["doctor"])["rows"].as_u64().map(|rows| rows > 0), Some(true));
}
