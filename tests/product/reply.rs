//! Reporting back by real processes: several tips at once, the text for a dossier, and a sheet that is filled in in a
//! real browser without a network.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};

use crate::browser::Browser;
use crate::network::two;
use crate::partner::{Partner, ground, list, text};

/// A case at a table, discussed, with these tips.
fn discussed(partner: &Partner, table: &str, title: &str, tips: &[&str]) -> (String, Vec<String>) {
    let until = text(&partner.run(&["cases"])[0]["retain_until"]);
    let opened = partner.run(&[
        "case",
        "open",
        "--table",
        table,
        "--title",
        title,
        "--ground",
        "De cliënt vindt het goed.",
        "--until",
        &until,
    ]);
    let case = text(&opened["logs"][0]);
    let tips = tips.iter().map(|tip| {
        let added = partner.run(&["tip", "add", &case, tip, "--area", "home", "--level", "neighbourhood"]);
        text(&added["facts"][0])
    });
    let tips = tips.collect();
    partner.run(&["case", "step", &case, "discussed"]);
    (case, tips)
}

/// Acts in the access log about a case.
fn acts(partner: &Partner, case: &str) -> Vec<String> {
    let log = partner.run(&["access", "list"]);
    list(&log["lines"]).iter().filter(|line| line["log"] == case).map(|line| text(&line["act"])).collect()
}

#[test]
fn what_waits_is_listed_told_in_one_go_and_copied_for_a_dossier() {
    let ground = ground();
    let [mut alice, mut bob] = ["alice", "bob"].map(|name| Partner::new(ground.path(), name));
    let (table, _) = two(&mut alice, &mut bob);
    let (case, tips) = discussed(&alice, &table, "Weer samen eten", &["Buurvrouw vragen", "Dinsdag mee koken"]);
    assert_eq!(alice.run(&["report"])[0]["case"], case.as_str());
    assert_eq!(list(&alice.run(&["report"])[0]["tips"]).len(), 2);
    assert_eq!(list(&bob.run(&["report"])), [] as [Value; 0], "whoever did not bring it is not asked");

    let outcomes: Vec<String> =
        tips.iter().zip(["worked", "not-chosen"]).map(|(tip, it)| format!("{tip}={it}")).collect();
    let report = ["report", &case, &outcomes[0], &outcomes[1], "--line", "Koffie hielp.", "--verdict", "helped"];
    alice.run(&report);
    assert_eq!(list(&alice.run(&["report"])), [] as [Value; 0]);
    let seen = bob.until_detail(&case, "the line", |view| !list(&view["lines"]).is_empty());
    assert_eq!(seen["lines"][0]["line"], "Koffie hielp.");
    assert_eq!(seen["lines"][0]["verdict"], "helped");

    alice.run(&["season", "open", "Voorjaar"]);
    alice.run(&["action", "add", "Buurvrouw bellen", "--origin", &case]);
    let dossier = text(&alice.run(&["case", "dossier", &case])["text"]);
    for words in ["Weer samen eten", "Buurvrouw vragen (Worked)", "Koffie hielp.", "Buurvrouw bellen"] {
        assert!(dossier.contains(words), "{words} is not in:\n{dossier}");
    }
    assert_eq!(acts(&alice, &case), ["copy"]);
}

/// A value that the page carries.
fn carried(page: &str, name: &str) -> String {
    let begin = page.find(&format!("data-{name}=\"")).expect("it is there") + name.len() + 7;
    let rest = &page[begin..];
    rest[..rest.find('"').expect("its end")].to_owned()
}

/// HMAC-SHA-256, written here once more.
fn mac(key: &str, message: &str) -> String {
    let key: Vec<u8> =
        (0..key.len() / 2).map(|n| u8::from_str_radix(&key[2 * n..2 * n + 2], 16).expect("hex")).collect();
    let block = |pad: u8| -> Vec<u8> { (0..64).map(|n| pad ^ key.get(n).copied().unwrap_or_default()).collect() };
    let inner = Sha256::digest([block(0x36), message.as_bytes().to_vec()].concat());
    let outer = Sha256::digest([block(0x5c), inner.to_vec()].concat());
    outer
        .iter()
        .flat_map(|byte| [byte >> 4, byte & 15])
        .map(|n| char::from(b"0123456789abcdef"[usize::from(n)]))
        .collect()
}

/// The answer that whoever holds the page can make.
fn answer(page: &str, body: &Value) -> Value {
    let body = body.to_string();
    let mac = mac(&carried(page, "key"), &body);
    json!({ "wijktafel": "reply", "version": 0, "sheet": carried(page, "sheet"), "body": body, "mac": mac })
}

fn body(page: &str, cases: &Value) -> Value {
    json!({ "network": carried(page, "network"), "mark": carried(page, "mark"), "cases": cases })
}

fn file(folder: &Path, name: &str, content: impl AsRef<[u8]>) -> String {
    let path = folder.join(name);
    fs::write(&path, content).expect("written");
    path.display().to_string()
}

const HOSTILE: &str = "</textarea><script>document.title='x'</script><b>vet</b>";

#[test]
fn three_cases_are_answered_in_a_browser_without_a_network_and_taken_in_once_by_another_device() {
    let ground = ground();
    let [mut alice, mut bob] = ["alice", "bob"].map(|name| Partner::new(ground.path(), name));
    let (table, _) = two(&mut alice, &mut bob);
    let cases: Vec<(String, Vec<String>)> =
        [("Samen eten", HOSTILE), ("Post openen", "Zus helpt"), ("Rust", "Lamp uit")]
            .map(|(title, tip)| discussed(&alice, &table, title, &[tip, "Buurvrouw vragen"]))
            .into();
    let page: PathBuf = ground.path().join("blad.html");
    let mut make = vec!["reply", "make"];
    make.extend(cases.iter().map(|(case, _)| case.as_str()));
    let to = page.display().to_string();
    make.extend(["--for", "Buurtkamer De Zwaan", "--to", &to]);
    alice.run(&make);
    for (case, _) in &cases {
        assert_eq!(acts(&alice, case), ["export"], "handing out is written down");
        bob.until_detail(case, "the sheet", |view| !list(&view["sheets"]).is_empty());
    }

    let Some(mut browser) = Browser::open(&page, ground.path()) else {
        println!("not run: no chromium is installed");
        return;
    };
    for line in [HOSTILE, "", "Wij bellen nog."] {
        for digit in ["3", "5"] {
            browser.press(digit);
        }
        if !line.is_empty() {
            browser.write(line);
        }
        // Past the line, the own words and the own verdict to the next case.
        for _ in 0..3 {
            browser.press("Tab");
        }
    }
    browser.press_ctrl("Enter");
    let saved = browser.saved();
    assert_eq!(browser.ask("document.title"), "Reply sheet", "what stands in a tip is text");
    assert_eq!(browser.complaints(), Vec::<&Value>::new());
    let loaded = browser.requests();
    assert!(
        loaded.iter().all(|address| address.starts_with("file://") && address.ends_with("/blad.html")),
        "{loaded:?}"
    );
    drop(browser);

    alice.stop();
    let taken = bob.run(&["reply", "take", &saved.display().to_string()]);
    assert_eq!(taken, json!({ "for": "Buurtkamer De Zwaan", "cases": 3, "tips": 6 }));
    let (case, tips) = &cases[0];
    let view = bob.run(&["case", "show", case]);
    let report = |tip: &str| {
        let tip = list(&view["tips"]).iter().find(|one| one["tip"] == tip).expect("the tip");
        list(&tip["reports"]).to_vec()
    };
    for (tip, result) in tips.iter().zip(["worked", "did_not_work"]) {
        let reports = report(tip);
        assert_eq!(reports.len(), 1);
        assert_eq!((&reports[0]["result"], &reports[0]["whom"]), (&json!(result), &json!("Buurtkamer De Zwaan")));
        assert_eq!(text(&reports[0]["by"]), crate::network::own(&bob), "who entered it");
    }
    assert_eq!(view["lines"][0]["line"], HOSTILE, "words stay words");

    let again = bob.refused(&["reply", "take", &saved.display().to_string()]);
    assert_eq!(again.code, "replies-taken");
    assert_eq!(bob.run(&["case", "show", case]), view, "and nothing has changed");
    alice.start();
    alice.until_detail(case, "what came back", |view| !list(&view["lines"]).is_empty());
    assert_eq!(alice.refused(&["reply", "take", &saved.display().to_string()]).code, "replies-taken");
}

#[test]
fn a_hostile_answer_is_refused_in_a_clear_sentence_and_changes_nothing() {
    let ground = ground();
    let [mut alice, mut bob] = ["alice", "bob"].map(|name| Partner::new(ground.path(), name));
    let (table, _) = two(&mut alice, &mut bob);
    let (case, tips) = discussed(&alice, &table, "Samen eten", &["Zus helpt", "Buurvrouw vragen"]);
    let (other, others) = discussed(&alice, &table, "Post openen", &["Lamp uit"]);
    let folder = ground.path();
    let path = folder.join("blad.html").display().to_string();
    alice.run(&["reply", "make", &case, "--for", "Buurtkamer", "--to", &path]);
    let page = fs::read_to_string(&path).expect("the sheet");
    let tip = |tip: &str| json!([{ "tip": tip, "result": "worked" }]);
    let good = body(&page, &json!([{ "case": case, "tips": tip(&tips[0]) }]));
    let before = alice.run(&["case", "show", &case]);

    let mut altered = answer(&page, &good);
    altered["body"] = json!(good.to_string().replace("worked", "not_chosen"));
    let mut unknown = answer(&page, &good);
    unknown["sheet"] = json!("ab".repeat(16));
    let mut newer = answer(&page, &good);
    newer["version"] = json!(9);
    let mut elsewhere = good.clone();
    elsewhere["network"] = json!("cd".repeat(32));
    let beside = body(&page, &json!([{ "case": case, "tips": tip(&others[0]) }]));
    let unasked = body(&page, &json!([{ "case": case, "tips": tip(&tips[0]) }, { "case": other, "tips": [] }]));
    let mut twice = good.clone();
    twice["cases"] = json!([good["cases"][0], good["cases"][0]]);
    let doubled = answer(&page, &good).to_string().replacen("\"version\":0", "\"version\":0,\"version\":0", 1);
    let deep = "[".repeat(100_000);
    let variants = [
        ("reply-altered", altered.to_string()),
        ("reply-unknown", unknown.to_string()),
        ("reply-newer", newer.to_string()),
        ("reply-other-network", answer(&page, &elsewhere).to_string()),
        ("reply-not-asked", answer(&page, &beside).to_string()),
        ("reply-not-asked", answer(&page, &unasked).to_string()),
        ("reply-too-many", answer(&page, &twice).to_string()),
        ("reply-malformed", doubled),
        ("reply-malformed", deep),
        ("reply-malformed", page.clone()),
        ("reply-too-large", " ".repeat(300_000)),
    ];
    for (code, content) in variants {
        let refused = alice.refused(&["reply", "take", &file(folder, "antwoord.json", content)]);
        assert_eq!(refused.code, code);
        assert!(refused.message.ends_with('.') && refused.message.len() > 20, "{}", refused.message);
        assert_eq!(alice.run(&["case", "show", &case]), before, "{code}");
    }
    alice.run(&["reply", "take", &file(folder, "antwoord.json", answer(&page, &good).to_string())]);
    assert_ne!(alice.run(&["case", "show", &case]), before);
}

#[test]
fn no_sheet_is_made_with_what_may_tell_who_it_is_before_that_was_looked_at() {
    let ground = ground();
    let [mut alice, mut bob] = ["alice", "bob"].map(|name| Partner::new(ground.path(), name));
    let (table, _) = two(&mut alice, &mut bob);
    let (case, _) = discussed(&alice, &table, "Samen eten", &["Bel Fatima op 06-12345678"]);
    let to = ground.path().join("blad.html").display().to_string();
    let make = ["reply", "make", &case, "--for", "Buurtkamer", "--to", &to];

    let refused = alice.refused(&make);
    assert_eq!(refused.code, "identifiers-found");
    assert!(!Path::new(&to).exists());
    assert_eq!(alice.run(&["case", "show", &case])["sheets"], json!([]));

    alice.run(&[&make[..], &["--keep", "Fatima", "--keep", "06-12345678"]].concat());
    assert_eq!(alice.refused(&make).code, "file-exists");
    assert_eq!(alice.refused(&["reply", "take", &format!("{to}.json")]).code, "file-missing");
}
