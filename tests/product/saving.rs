//! What screens are about, in files.

use std::fs;

use serde_json::Value;

use crate::network::{agree, open_circle, propose_privacy, two};
use crate::partner::{Partner, ground, list, text};

#[test]
fn a_screen_is_saved_for_a_spreadsheet_for_programs_and_to_print_and_the_access_log_has_it() {
    let ground = ground();
    let [mut alice, mut bob] = ["alice", "bob"].map(|name| Partner::new(ground.path(), name));
    let (_, case) = two(&mut alice, &mut bob);
    bob.run(&["tip", "add", &case, "=HYPERLINK(\"http://elders\")", "--area", "time-use", "--level", "own"]);
    alice.until_detail(&case, "the tip", |view| !list(&view["tips"]).is_empty());
    let at = |name: &str| ground.path().join(name).display().to_string();
    let save = |what: &[&str], form: &str, to: &str| {
        let (to, mut args) = (at(to), vec!["save"]);
        args.extend(what);
        args.extend(["--as", form, "--to", &to]);
        alice.run(&args);
        fs::read_to_string(to).expect("written")
    };

    let sheet = save(&["case", &case[..8]], "csv", "casus.csv");
    assert!(sheet.starts_with('\u{feff}') && sheet.contains("Weer zelf de dag beginnen"), "{sheet}");
    assert!(sheet.contains("\"'=HYPERLINK(\"\"http://elders\"\")\""), "it runs in no spreadsheet: {sheet}");
    let json: Value = serde_json::from_str(&save(&["cases"], "json", "casussen.json")).expect("JSON");
    assert_eq!((&json["screen"], text(&json["shown"][0]["log"])), (&"cases".into(), case.clone()));
    let page = save(&["tables"], "html", "tafels.html");
    assert!(page.contains("Wijktafel Noord") && !page.contains("<script"), "{page}");
    assert!(!page.contains("Weer zelf de dag beginnen"), "exactly what the screen is about");

    let again = alice.refused(&["save", "cases", "--as", "json", "--to", &at("casussen.json")]);
    assert_eq!((again.code.as_str(), again.exit), ("file-exists", 5));
    alice.run(&["save", "cases", "--as", "csv", "--to", &at("casussen.json"), "--replace"]);
    assert!(fs::read_to_string(at("casussen.json")).expect("replaced").starts_with('\u{feff}'));
    assert_eq!(alice.refused(&["save", "case", "--as", "csv", "--to", &at("x.csv")]).code, "save-which");
    assert_eq!(alice.refused(&["save", "case", "0000", "--as", "csv", "--to", &at("x.csv")]).code, "no-such-id");
    alice.stop();
    alice.start();
    let noted = alice.run(&["access", "list"]);
    let exports = list(&noted["lines"]).iter().filter(|line| line["act"] == "export");
    let logs: Vec<&Value> = exports.map(|line| &line["log"]).collect();
    assert_eq!(logs, [&Value::from(case), &Value::Null], "the case, and lists that went on: {noted}");
}

#[test]
fn a_circle_case_is_in_a_file_only_when_its_reader_says_so() {
    let ground = ground();
    let [mut alice, mut bob] = ["alice", "bob"].map(|name| Partner::new(ground.path(), name));
    two(&mut alice, &mut bob);
    let agreement = propose_privacy(&alice, "Wij zwijgen", "Samen.");
    bob.until_shown("the agreement", |shown| !list(&shown["agreements"]).is_empty());
    agree(&bob, &agreement);
    alice.until_detail(&agreement, "all verdicts", |view| !view.to_string().contains("\"verdict\":null"));
    let case = open_circle(&alice, &bob, "Kwikstaart", "Rust in huis");
    let at = |name: &str| ground.path().join(name).display().to_string();

    let refused = alice.refused(&["save", "case", &case, "--as", "html", "--to", &at("kring.html")]);
    assert_eq!(refused.code, "circle-unsaid");
    assert!(!ground.path().join("kring.html").exists());
    for (name, more, holds) in [("zonder.csv", None, false), ("met.csv", Some("--circle"), true)] {
        let to = at(name);
        let mut args = vec!["save", "cases", "--as", "csv", "--to", &to];
        args.extend(more);
        alice.run(&args);
        assert_eq!(fs::read_to_string(to).expect("written").contains("Kwikstaart"), holds, "{name}");
    }
    alice.run(&["save", "case", &case, "--circle", "--as", "html", "--to", &at("kring.html")]);
    assert!(fs::read_to_string(at("kring.html")).expect("written").contains("Rust in huis"));
}
