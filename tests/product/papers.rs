//! Papers that the law asks for, by real processes: what they say, who gets them, and that making one is noted.

use std::fs;

use crate::network::{agree, open_circle, propose_privacy, two};
use crate::partner::{Partner, ground, list};

#[test]
fn papers_say_what_this_copy_holds_and_a_resident_reads_who_reads() {
    let ground = ground();
    let [mut alice, mut bob] = ["alice", "bob"].map(|name| Partner::new(ground.path(), name));
    two(&mut alice, &mut bob);
    let file = |name: &str| ground.path().join(name).display().to_string();
    let page = |partner: &Partner, paper: &[&str], name: &str| {
        let to = file(name);
        partner.run(&[&["privacy"], paper, &["--to", &to]].concat());
        fs::read_to_string(to).expect("a page")
    };
    assert!(page(&alice, &["arrangement"], "before.html").contains("No agreement on data is in force yet."));

    let agreement = propose_privacy(&alice, "Omgaan met wat we horen", "We delen alleen wat nodig is.");
    bob.until_shown("the agreement", |shown| {
        list(&shown["agreements"]).iter().any(|one| one["log"] == agreement.as_str())
    });
    agree(&bob, &agreement);
    let case = open_circle(&alice, &bob, "Rust in huis", "Zij slaapt weer en weet wie zij belt.");

    assert!(page(&alice, &["arrangement"], "after.html").contains("Omgaan met wat we horen"));
    let register = page(&alice, &["register"], "register.html");
    assert!(register.contains("Zij slaapt weer en weet wie zij belt."), "{register}");
    assert!(!register.contains("Rust in huis"), "a title may tell who it is about");
    assert!(page(&alice, &["assessment"], "annex.html").contains("A laptop is lost."));
    let sheet = page(&alice, &["resident", &case], "sheet.html");
    assert!(sheet.contains("Zij slaapt weer") && sheet.contains("Only these people."));

    let log = alice.run(&["access", "list"]);
    let prints =
        list(&log["lines"]).iter().filter(|line| line["log"] == case.as_str() && line["act"] == "print").count();
    assert!(prints >= 2, "the register and the sheet: {log}");

    let learning = alice.run(&["cases"]);
    let learning = list(&learning).iter().find(|row| row["mode"] == "learning").expect("the case of the table");
    assert_eq!(alice.run(&["case", "similar", &case])[0]["log"], learning["log"], "both are about the same area");

    let to = file("sheet.html");
    assert_eq!(alice.refused(&["privacy", "resident", &case, "--to", &to]).code, "file-exists");
    let nobody = file("nobody.html");
    assert_eq!(alice.refused(&["privacy", "resident", "ffffffff", "--to", &nobody]).code, "no-such-id");
    assert!(!ground.path().join("nobody.html").exists());
}
