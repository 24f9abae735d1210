//! Second devices, lost ones, and recovery.

use std::fs;

use serde_json::{Value, json};

use crate::network::{own, two};
use crate::partner::{Partner, ground, list, text, until_equal};

fn tips(view: &Value) -> Vec<String> {
    let versions = list(&view["tips"]).iter().flat_map(|tip| list(&tip["versions"]).iter());
    let mut words: Vec<String> = versions.map(|version| text(&version["text"])).collect();
    words.sort();
    words
}

fn tip(partner: &Partner, case: &str, words: &str) {
    partner.run(&["tip", "add", case, words, "--area", "time-use", "--level", "own"]);
}

/// Makes `laptop` a device of `host`'s organisation; its peer runs afterwards.
fn add(host: &Partner, laptop: &mut Partner, args: &[&str]) {
    let invited = host.run(&[&["device", "invite"], args].concat());
    let (id, ticket) = (text(&invited["invite"]), text(&invited["ticket"]));
    let joined = laptop.run(&["join", &ticket]);
    let code = text(&joined["entering"]["code"]);
    laptop.start();
    let seen = host.run(&["device", "tickets"]);
    let mine = list(&seen["tickets"]).iter().find(|one| one["ticket"] == id.as_str()).expect("the ticket").clone();
    assert_eq!(
        (text(&mine["state"]).as_str(), text(&mine["code"])),
        ("waits_for_code", code),
        "both see the same code"
    );

    host.run(&["device", "confirm", &id[..8]]);

    let member = |status: &Value| status["stage"] == "member" && status["entering"].is_null();
    laptop.until(&json!({ "ask": "status" }), "the laptop taken in", member);
    let seen = host.until_shown("everything confirmed by the laptop", |shown| {
        let tickets = list(&shown["network"]["household"]["tickets"]);
        tickets.iter().any(|one| one["ticket"] == id.as_str() && one["state"] == "added" && one["to_go"] == 0)
    });
    assert!(seen["network"]["household"]["tickets"][0]["code"].is_null(), "no code is left to compare");
}

fn device_of(partner: &Partner) -> String {
    text(&partner.run(&["status"])["device"])
}

#[test]
fn a_member_with_two_devices_loses_one_and_goes_on_and_the_lost_one_is_served_nothing() {
    let ground = ground();
    let [mut alice, mut bob, mut laptop] = ["alice", "bob", "laptop"].map(|name| Partner::new(ground.path(), name));
    let (_table, case) = two(&mut alice, &mut bob);
    tip(&alice, &case, "Wekker zetten");
    add(&alice, &mut laptop, &[]);
    laptop.until_detail(&case, "what was written before", |view| tips(view) == ["Wekker zetten"]);
    assert_eq!(own(&laptop), own(&alice), "it is the same organisation");
    tip(&laptop, &case, "Koffie zetten");
    for partner in [&alice, &bob] {
        partner.until_detail(&case, "the laptop's word", |view| tips(view).len() == 2);
    }
    until_equal(&[&alice, &bob, &laptop]);
    let lost = device_of(&laptop);

    // The laptop is taken away and cut off; the computer at home says so.
    laptop.stop();
    let told =
        alice.run(&["device", "lost", &lost[..8], "--discovered", "2026-01-05T09:00+01:00", "--note", "In de trein"]);
    assert_eq!(told["breach"]["readable"]["case"], 1, "{told}");
    assert_eq!(text(&told["cases"][0]), "Weer zelf de dag beginnen");
    let clock = |name: &str| told["breach"][name].as_i64().expect("a moment");
    assert_eq!(clock("discovered"), 1_767_600_000_000);
    assert_eq!(clock("report_until") - clock("discovered"), 72 * 3_600_000);
    assert!(clock("since") < clock("recorded"));
    let register = ground.path().join("register.csv");
    alice.run(&["register", "export", "--to", &register.display().to_string()]);
    let csv = fs::read_to_string(&register).expect("readable");
    assert!(csv.contains("In de trein") && !csv.contains("Weer zelf"), "no title is kept: {csv}");
    assert!(list(&bob.run(&["register", "list"])).is_empty(), "no partner sees it");
    bob.until_shown("the laptop revoked", |shown| {
        list(&shown["network"]["devices"]).iter().any(|one| one["device"] == lost.as_str() && one["active"] == false)
    });
    tip(&alice, &case, "Na het verlies");
    bob.until_detail(&case, "what alice goes on with", |view| tips(view).len() == 3);
    tip(&laptop, &case, "Van de dief");
    laptop.start();
    let refused = laptop.refused(&["sync", "--wait", "3"]);
    assert_eq!((refused.exit, refused.code.as_str()), (7, "timed-out"), "nobody serves it");
    assert!(!tips(&laptop.run(&["case", "show", &case])).contains(&"Na het verlies".to_owned()));
    let stick = ground.path().join("stick.bundle").display().to_string();
    laptop.run(&["bundle", "export", &stick]);
    for partner in [&alice, &bob] {
        partner.run(&["bundle", "import", &stick]);
        partner.until_shown("its later word set apart", |shown| {
            list(&shown["sync"]["quarantined"]).iter().any(|one| one["log"] == case.as_str())
        });
        let words = tips(&partner.run(&["case", "show", &case]));
        assert_eq!(words, ["Koffie zetten", "Na het verlies", "Wekker zetten"], "{}", partner.name);
    }
    until_equal(&[&alice, &bob]);
}

#[test]
fn a_ticket_works_once_and_says_why_it_does_not() {
    let ground = ground();
    let [mut alice, mut bob, mut laptop] = ["alice", "bob", "laptop"].map(|name| Partner::new(ground.path(), name));
    let (_table, _case) = two(&mut alice, &mut bob);
    let invite = || {
        let made = alice.run(&["device", "invite"]);
        (text(&made["invite"]), text(&made["ticket"]))
    };
    let asked = |name: &'static str, ticket: &str| -> Value {
        Partner::new(ground.path(), name).run(&["join", ticket])["entering"].clone()
    };
    let (first, ticket) = invite();
    assert!(laptop.run(&["join", &ticket])["entering"]["code"].is_string());
    assert_eq!(asked("thief", &ticket)["refused"], "used", "another device with the same ticket");

    let (revoked, ticket) = invite();
    alice.run(&["device", "revoke", &revoked[..8]]);
    assert_eq!(asked("late", &ticket)["refused"], "revoked");
    let early = alice.refused(&["device", "confirm", &revoked[..8]]);
    assert_eq!((early.exit, early.code.as_str()), (1, "invite-revoked"));
    let (open, _ticket) = invite();
    let early = alice.refused(&["device", "confirm", &open[..8]]);
    assert_eq!((early.exit, early.code.as_str()), (1, "invite-not-ready"));
    let foreign = bob.refused(&["device", "invite", "--person", &person_of(&alice)]);
    assert_eq!((foreign.exit, foreign.code.as_str()), (1, "not-yours"));

    // Tickets outlive a restart of the device that made them.
    alice.stop();
    alice.start();
    laptop.start();
    alice.until_shown("the laptop asks again", |shown| {
        let tickets = list(&shown["network"]["household"]["tickets"]);
        tickets.iter().any(|one| one["ticket"] == first.as_str() && one["code"].is_string())
    });
}

fn person_of(partner: &Partner) -> String {
    let people = partner.run(&["people", "list"]);
    let me = list(&people).iter().find(|person| person["own"] == true).expect("the own person");
    text(&me["person"])
}

#[test]
fn a_colleague_gets_a_first_device_and_acts_as_that_colleague_alone() {
    let ground = ground();
    let [mut alice, mut bob, mut carla] = ["alice", "bob", "carla"].map(|name| Partner::new(ground.path(), name));
    let (_table, case) = two(&mut alice, &mut bob);
    let colleague = text(&alice.run(&["people", "add", "Carla"])["person"]);
    add(&alice, &mut carla, &["--person", &colleague[..8]]);

    assert_eq!(person_of(&carla), colleague);
    tip(&carla, &case, "Van Carla");
    bob.until_detail(&case, "Carla's word", |view| tips(view) == ["Van Carla"]);
    let refused = carla.refused(&["people", "add", "Nog iemand"]);
    assert_eq!((refused.exit, refused.code.as_str()), (1, "no-mandate"));
    let others = carla.refused(&["devices", "revoke", &device_of(&alice)[..8]]);
    assert_eq!((others.exit, others.code.as_str()), (1, "no-mandate"));

    // Her own devices are her own affair.
    let mut tablet = Partner::new(ground.path(), "tablet");
    add(&carla, &mut tablet, &[]);
    tablet.run(&["devices", "revoke", &device_of(&carla)[..8]]);
    bob.until_shown("Carla's first device revoked by her second", |shown| {
        let devices = list(&shown["network"]["devices"]).iter().filter(|one| one["person"] == colleague.as_str());
        devices.filter(|one| one["active"] == false).count() == 1
    });
}

#[test]
fn an_organisation_of_one_laptop_recovers_by_its_sheet_once() {
    let ground = ground();
    let [mut alice, mut bob, mut fresh] = ["alice", "bob", "fresh"].map(|name| Partner::new(ground.path(), name));
    let (_table, case) = two(&mut alice, &mut bob);
    tip(&bob, &case, "Wekker zetten");
    let page = ground.path().join("sheet.html");
    let made = bob.run(&["recovery", "sheet", "--to", &page.display().to_string()]);
    assert_eq!(made["carriers"], 1, "alice can carry it in");
    let code = lines_of(&fs::read_to_string(&page).expect("readable"));
    let person = person_of(&bob);
    alice.until_detail(&case, "bob's word", |view| tips(view).len() == 1);
    until_equal(&[&alice, &bob]);
    let lost = device_of(&bob);
    bob.kill();

    // A mistake is found in its line, before anything is made.
    let typo =
        code.replacen(code.chars().next().expect("a character"), if code.starts_with('a') { "b" } else { "a" }, 1);
    let wrong = fresh.refused(&["recover", &typo]);
    assert_eq!((wrong.exit, wrong.code.as_str()), (8, "sheet-line"));
    assert!(wrong.message.contains("Line 1"), "{}", wrong.message);
    // Alice listens where she did, unless a restart moved her: her contact goes before the sheet's.
    let contact = text(&alice.run(&["recovery", "contact"])["text"]);
    fresh.run(&["recover", &code, "--via", &contact]);
    fresh.start();
    fresh.until_detail(&case, "everything as it was", |view| tips(view) == ["Wekker zetten"]);
    assert_eq!(person_of(&fresh), person, "the same person");
    fresh.run(&["devices", "revoke", &lost[..8]]);
    tip(&fresh, &case, "Weer terug");
    alice.until_detail(&case, "bob is back", |view| tips(view) == ["Weer terug", "Wekker zetten"]);

    // The second time the same sheet brings nobody in.
    let second = Partner::new(ground.path(), "second");
    let refused = second.run(&["recover", &code, "--via", &contact]);
    assert_eq!(refused["entering"]["refused"], "used");
    let said = second.run(&["status"]);
    assert!(said["stage"].is_null(), "{said}");
    alice.until_shown("two devices of bob, one of them active", |shown| {
        let devices = list(&shown["network"]["devices"]).iter().filter(|one| one["person"] == person.as_str());
        devices.map(|one| one["active"] == true).collect::<Vec<_>>().iter().filter(|active| **active).count() == 1
    });
    until_equal(&[&alice, &fresh]);
}

/// The lines of a printed sheet.
fn lines_of(page: &str) -> String {
    let code = page.split("<ol class=\"code\">").nth(1).and_then(|rest| rest.split("</ol>").next()).expect("its lines");
    code.replace("<li>", "").replace("</li>", "")
}

#[test]
fn who_lost_every_device_comes_back_by_the_word_of_two_administrators() {
    let ground = ground();
    let [mut alice, mut bob, mut carla] = ["alice", "bob", "carla"].map(|name| Partner::new(ground.path(), name));
    let (_table, case) = two(&mut alice, &mut bob);
    let second = text(&alice.run(&["people", "add", "Carla", "--administer"])["person"]);
    let third = text(&alice.run(&["people", "add", "Dirk"])["person"]);
    add(&alice, &mut carla, &["--person", &second[..8]]);
    let mut dirk = Partner::new(ground.path(), "dirk");
    add(&alice, &mut dirk, &["--person", &third[..8]]);
    alice.run(&["devices", "revoke", &device_of(&dirk)[..8]]);
    dirk.stop();

    let mut again = Partner::new(ground.path(), "again");
    let invited = alice.run(&["device", "invite", "--person", &third[..8]]);
    let (id, ticket) = (text(&invited["invite"]), text(&invited["ticket"]));
    let code = text(&again.run(&["join", &ticket])["entering"]["code"]);
    again.start();
    alice.run(&["device", "confirm", &id[..8]]);
    let waits = carla.until_shown("a device that waits for her word", |shown| {
        list(&shown["network"]["household"]["vouched"]).iter().any(|one| one["person"] == third.as_str())
    });
    let waits = &waits["network"]["household"]["vouched"][0];
    assert_eq!(text(&waits["code"]), code, "the second administrator compares the same code");
    let twice = alice.refused(&["device", "vouch", &text(&waits["device"])[..8]]);
    assert_eq!((twice.exit, twice.code.as_str()), (1, "already-so"), "one person's word counts once");
    assert!(again.run(&["status"])["stage"].is_null(), "it belongs to nobody yet");

    carla.run(&["device", "vouch", &text(&waits["device"])[..8]]);

    again.until(&json!({ "ask": "status" }), "Dirk is back", |status| status["stage"] == "member");
    assert_eq!(person_of(&again), third);
    tip(&again, &case, "Van Dirk");
    bob.until_detail(&case, "Dirk's word", |view| tips(view) == ["Van Dirk"]);
}
