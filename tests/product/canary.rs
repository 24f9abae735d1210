//! A canary in every text that the command line takes: not on the wire, in no file, in no log, and gone when dropped.

use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use crate::look::{self, Capture, Dump, folder, forms, found_in, secrets_of};
use crate::network::{join_as, own, until};
use crate::partner::{PASSPHRASE, Partner, ground, list, text};

/// Part of every canary.
const CANARY: &str = "kanarie";
/// Words of the table that carol does not read.
const SMALL: &str = "kanarieklein";
/// Words that all read, in logs that may end.
const WIDE: &str = "kanariebreed";
/// Words that all read, in logs that never end, or that the command line cannot drop.
const LASTING: &str = "kanarieblijf";

/// Makes canaries. The number stands first, so that no two share the letters that an index writes once.
#[derive(Default)]
struct Words(usize);

impl Words {
    fn next(&mut self, class: &str) -> String {
        self.0 += 1;
        format!("{:04}{class}", self.0)
    }
}

/// What alice made.
struct Made {
    small: [String; 2],
    /// What may be dropped, in any order.
    logs: Vec<String>,
    agreement: String,
}

/// Fills in `{}` of each argument with a canary.
fn say(partner: &Partner, words: &mut Words, class: &str, args: &[&str]) -> Value {
    let args: Vec<String> = args.iter().map(|arg| arg.replace("{}", &words.next(class))).collect();
    partner.run(&args.iter().map(String::as_str).collect::<Vec<_>>())
}

fn made(answer: &Value) -> String {
    text(&answer["logs"][0])
}

/// Every text of every command, by alice; bob reads the small table, carol does not.
fn speak(alice: &Partner, bob: &Partner, words: &mut Words) -> Made {
    say(alice, words, LASTING, &["network", "name", "{}", "--region", "{}"]);
    say(alice, words, LASTING, &["network", "purpose", "--set", "{}"]);
    say(alice, words, WIDE, &["describe", "--name", "{}", "--offers", "{}"]);
    let person = text(&say(alice, words, LASTING, &["people", "add", "{}", "--contact", "{}"])["person"]);
    say(alice, words, LASTING, &["people", "describe", &person, "--name", "{}", "--contact", "{}"]);
    let reader = own(bob);
    let small_table = made(&say(
        alice,
        words,
        SMALL,
        &["table", "open", "{}", "--area", "{}", "--rhythm", "{}", "--reader", &reader],
    ));
    let wide_table = made(&say(alice, words, WIDE, &["table", "open", "{}", "--area", "{}", "--rhythm", "{}"]));
    let small = speak_of_case(alice, words, SMALL, &small_table);
    let wide = speak_of_case(alice, words, WIDE, &wide_table);
    let small_meeting = speak_of_meeting(alice, words, SMALL, &small_table);
    let wide_meeting = speak_of_meeting(alice, words, WIDE, &wide_table);
    let lasting = speak_of_agreement(alice, words, LASTING, "signatories");
    say(alice, words, LASTING, &["agreement", "verdict", &lasting, "agree-with-note", "--note", "{}"]);
    let draft = speak_of_agreement(alice, words, WIDE, "unanimity");
    say(alice, words, WIDE, &["agreement", "verdict", &draft, "object", "--note", "{}"]);
    let mut line = || words.next(WIDE);
    let dimension = json!({ "name": line(), "signs": [line(), line()] });
    let model = json!({ "phases": [line(), line()], "dimensions": [dimension], "needed": 1 });
    let file = alice.folder.with_extension("model").display().to_string();
    std::fs::write(&file, model.to_string()).expect("writable");
    let round = made(&say(alice, words, WIDE, &["round", "open", "{}", "--way", "open", "--model", &file]));
    say(alice, words, WIDE, &["round", "score", &round, "1", "2", "--evidence", "{}"]);
    say(alice, words, WIDE, &["round", "conclusion", &round, "--set", "{}"]);
    let season = made(&say(alice, words, WIDE, &["season", "open", "{}"]));
    say(alice, words, WIDE, &["action", "add", "{}", "--origin", &small]);
    let lesson = made(&say(alice, words, WIDE, &["lesson", "open", "{}", "--text", "{}", "--case", &small]));
    say(alice, words, WIDE, &["lesson", "text", &lesson, "--append", "{}"]);
    let departure = made(&say(alice, words, WIDE, &["announce", "--reason", "{}", "--harvest", "{}"]));
    let card =
        list(&alice.run(&["organisations"])).iter().find(|org| org["own"] == true).expect("alice")["card"].clone();
    let small = [small_table, small];
    let logs = small.iter().cloned().chain([
        small_meeting,
        wide_meeting,
        wide_table,
        wide,
        draft,
        round,
        season,
        lesson,
        departure,
        text(&card),
    ]);
    Made { logs: logs.collect(), small, agreement: lasting }
}

fn speak_of_case(alice: &Partner, words: &mut Words, class: &str, table: &str) -> String {
    let until = until();
    let open = ["case", "open", "--table", table, "--title", "{}", "--ground", "{}", "--question", "{}"];
    let case = made(&say(alice, words, class, &[&open[..], &["--area", "time-use", "--until", &until]].concat()));
    say(alice, words, class, &["case", "title", &case, "{}"]);
    for field in ["question", "situation", "strengths"] {
        say(alice, words, class, &["case", "text", &case, field, "--append", " {}"]);
    }
    for field in ["perspective", "self-part"] {
        say(alice, words, class, &["plan", "text", &case, field, "--append", " {}"]);
    }
    let corners = ["--legitimacy", "{}", "--commitment", "{}", "--return", "{}", "--legal-basis", "{}"];
    let add = [&["plan", "add", &case, "{}"], &corners[..]].concat();
    let solution = text(&say(alice, words, class, &add)["facts"][0]);
    let edit = [&["plan", "edit", &case, &solution, "--what", "{}"], &corners[..]].concat();
    say(alice, words, class, &edit);
    say(alice, words, class, &["plan", "argument", "meet", &case, "law", "--note", "{}"]);
    let rung = ["ladder", "write", "Ladder", "--rung", "3, teamleider"];
    let ladders = alice.run(&["ladder", "list"]);
    let ladder = match list(&ladders).first() {
        Some(one) => text(&one["written"]),
        None => text(&alice.run(&rung)["facts"][0]),
    };
    let start = ["plan", "escalation", "start", &case, &ladder, "{}"];
    let id = text(&say(alice, words, class, &start)["facts"][0]);
    say(alice, words, class, &["plan", "escalation", "answer", &case, &id, "{}"]);
    say(alice, words, class, &["plan", "escalation", "end", &case, &id, "solved", "--note", "{}"]);
    let cost = ["plan", "cost", "add", &case, "{}", "--scenario", "muddling-on", "--low", "5", "--source", "{}"];
    say(alice, words, class, &cost);
    say(alice, words, class, &["plan", "follow", &case, &solution, "--outcome", "realised", "--note", "{}"]);
    let tip = ["tip", "add", &case, "{}", "--area", "time-use", "--level", "own"];
    let tip = text(&say(alice, words, class, &tip)["facts"][0]);
    say(alice, words, class, &["tip", "edit", &case, &tip, "--text", "{}"]);
    say(alice, words, class, &["tip", "report", &case, &tip, "worked", "--note", "{}"]);
    say(alice, words, class, &["table", "describe", table, "--name", "{}", "--area", "{}", "--rhythm", "{}"]);
    case
}

fn speak_of_meeting(alice: &Partner, words: &mut Words, class: &str, table: &str) -> String {
    let until = until();
    let log = made(&say(alice, words, class, &["meeting", "plan", table, "--on", &until, "--place", "{}"]));
    let item = say(alice, words, class, &["meeting", "agenda", "add", &log, "--subject", "{}"]);
    say(alice, words, class, &["meeting", "agenda", "edit", &log, &text(&item["facts"][0]), "--subject", "{}"]);
    say(alice, words, class, &["meeting", "move", &log, "--place", "{}"]);
    say(alice, words, class, &["meeting", "park", &log, "{}"]);
    say(alice, words, class, &["meeting", "news", &log, "{}", "--until", &until]);
    say(alice, words, class, &["meeting", "note", &log, "--append", "{}"]);
    say(alice, words, class, &["meeting", "cancel", &log, "--reason", "{}"]);
    log
}

fn speak_of_agreement(alice: &Partner, words: &mut Words, class: &str, rule: &str) -> String {
    let agreement = made(&say(alice, words, class, &["agreement", "open", "{}", "--draft", "{}"]));
    say(alice, words, class, &["agreement", "text", &agreement, "--append", " {}"]);
    say(alice, words, class, &["agreement", "criterion", "add", &agreement, "{}"]);
    say(alice, words, class, &["agreement", "propose", &agreement, "--rule", rule, "--stop", "{}"]);
    agreement
}

/// Words that are refused come back in no sentence; what cannot be read on the control socket, in no log.
fn check_refusals(alice: &Partner, small: &[String; 2]) {
    let [table, case] = small;
    let (word, long) = (format!("x{SMALL}"), SMALL.repeat(40));
    let area = ["--area", "time-use", "--level", "own"];
    let too_long = SMALL.repeat(2_000);
    let refused: &[(&[&str], i32)] = &[
        (&["table", "open", &long], 1),
        (&["table", "describe", table, "--area", &long], 1),
        (&["case", "text", case, "question", "--at", "99999", "--insert", &word], 1),
        (&["case", "text", case, "question", "--set", &too_long], 1),
        (&["case", "text", case, "question", "--append", &format!("{word}\u{7}")], 1),
        (&["tip", "add", "ffffffff", &word, area[0], area[1], area[2], area[3]], 3),
        (&["tip", "edit", case, "ffffffff", "--text", &word], 3),
        (&["agreement", "verdict", case, "object", "--note", &word], 3),
        (&["people", "describe", "ffffffff", "--name", &word], 3),
    ];
    for (args, exit) in refused {
        let refusal = alice.refused(args);
        assert_eq!(refusal.exit, *exit, "{}", refusal.code);
        assert!(!refusal.message.contains(CANARY), "{}", refusal.code);
    }
    let model = alice.folder.with_extension("no-model").display().to_string();
    std::fs::write(&model, json!({ "phases": word }).to_string()).expect("writable");
    assert_eq!(alice.refused(&["round", "open", "Najaar", "--model", &model]).code, "bad-value");
    for request in [json!({ "ask": word }), json!({ "ask": "do", "command": { "do": word } }), json!(word)] {
        let error = alice.line().ask(&request).expect_err("nobody understands it");
        assert!(!format!("{error} {error:?}").contains(CANARY));
    }
}

#[test]
fn words_stay_where_they_may_be_read_and_go_when_they_are_dropped() {
    let ground = ground();
    let [mut alice, mut bob, mut carol] = ["alice", "bob", "carol"].map(|name| Partner::new(ground.path(), name));
    let logs = [&mut alice, &mut bob, &mut carol].map(Partner::watch);
    let capture = Capture::start(&ground.path().join("wire"));
    let mut words = Words::default();
    let found = ["found", "--network", "{}", "--region", "{}", "--organisation", "{}", "--person", "{}"];
    say(&alice, &mut words, LASTING, &found);
    alice.start();
    let mut name = || words.next(LASTING);
    join_as(&mut bob, &[&alice], &name(), &name(), &name());
    join_as(&mut carol, &[&alice, &bob], &name(), &name(), &name());
    let made = speak(&alice, &bob, &mut words);
    bob.run(&["agreement", "verdict", &made.agreement, "agree"]);
    say(&bob, &mut words, LASTING, &["agreement", "end", &made.agreement, "--reason", "{}"]);
    for partner in [&alice, &bob, &carol] {
        partner.run(&["sync", "--partners", "2", "--wait", "60"]);
    }
    check_refusals(&alice, &made.small);

    let partners = [&alice, &bob, &carol];
    for partner in partners {
        check_files(&partner.folder);
    }
    let secrets = partners.iter().flat_map(|partner| secrets_of(&partner.folder)).collect();
    let [by_alice, by_bob, by_carol] = partners.map(|partner| Dump::of(&partner.folder, &secrets));
    check_reader(&bob, &by_bob, &made);
    assert!(by_alice.holds(SMALL) && by_alice.holds(WIDE), "alice wrote it");
    check_other(&carol, &by_carol, &made, ground.path());

    for log in &made.logs {
        alice.run(&["drop", log, "--reason", "mistake", "--yes"]);
    }
    for partner in partners {
        partner.until_shown("nothing left", |shown| !found_in(shown.to_string().as_bytes(), WIDE));
        assert!(made.logs.iter().all(|log| !finds(partner, log)), "{} finds none", partner.name);
    }
    for partner in [&alice, &bob, &carol] {
        partner.run(&["sync", "--partners", "2", "--wait", "60"]);
    }
    let addresses = [alice.address(), bob.address()];
    for partner in [&mut alice, &mut bob, &mut carol] {
        partner.stop();
        check_files(&partner.folder);
        let left = Dump::of(&partner.folder, &secrets);
        assert!(left.holds(LASTING), "{}: what stays is still there", partner.name);
        assert!(!left.holds(SMALL) && !left.holds(WIDE), "{}: what was dropped is gone", partner.name);
        for log in &made.logs {
            assert_eq!(left.keys_of(log), 0, "{}: its key too", partner.name);
        }
    }
    check_logs(&logs, &secrets);
    capture.check(&addresses, CANARY);
}

/// No file of a data folder shows a word, nor the passphrase.
fn check_files(data: &Path) {
    let files = folder(data);
    assert!(files.iter().any(|file| file.ends_with("store.db")), "{files:?}");
    for file in files {
        let bytes = std::fs::read(&file).expect("readable");
        for word in [CANARY, PASSPHRASE] {
            assert!(!found_in(&bytes, word), "{}", file.display());
        }
    }
}

/// Bob reads the small table: what is looked for can be found.
fn check_reader(bob: &Partner, dump: &Dump, made: &Made) {
    assert!(dump.holds(SMALL) && dump.holds(WIDE) && dump.holds(LASTING));
    for log in &made.small {
        assert!(dump.holds_id(log) && dump.keys_of(log) == 1);
    }
    let case = bob.run(&["case", "show", &made.small[1]]);
    assert!(text(&case["question"]).contains(SMALL));
    assert!(made.logs.iter().all(|log| finds(bob, log)), "he finds all of it");
}

/// Whether a search finds a log: each canary begins with a nought.
fn finds(partner: &Partner, log: &str) -> bool {
    list(&partner.run(&["search", "0"])).iter().any(|found| found["log"] == log)
}

/// Carol does not: her store, her answers and the files she takes along hold nothing of it.
fn check_other(carol: &Partner, dump: &Dump, made: &Made, ground: &Path) {
    assert!(dump.holds(WIDE) && dump.holds(LASTING), "she reads the rest");
    assert!(!dump.holds(SMALL), "no word in her store");
    for log in &made.small {
        assert!(!dump.holds_id(log), "no id in her store");
        assert_eq!(dump.keys_of(log), 0, "no key");
        assert!(!finds(carol, log), "nothing to find");
    }
    let (bundle, package) = (ground.join("carol.bundle"), ground.join("carol-package"));
    carol.run(&["bundle", "export", &bundle.display().to_string()]);
    carol.run(&["package", &package.display().to_string()]);
    let mut files: Vec<PathBuf> = folder(&package);
    assert!(files.iter().any(|file| found_in(&std::fs::read(file).expect("readable"), WIDE)), "it can be read");
    files.push(bundle);
    for file in files {
        assert!(!found_in(&std::fs::read(&file).expect("readable"), SMALL), "{}", file.display());
    }
    for args in [["status"], ["tables"], ["cases"], ["actions"], ["lessons"], ["consequences"]] {
        let answer = carol.run(&args).to_string();
        assert!(!answer.contains(SMALL) && made.small.iter().all(|log| !answer.contains(log.as_str())), "{args:?}");
    }
    let refused = carol.refused(&["case", "show", &made.small[1]]);
    assert_eq!(refused.exit, 3, "{}", refused.code);
}

/// What the processes logged at the finest level holds no word, no passphrase and no key.
fn check_logs(logs: &[PathBuf], secrets: &look::Secrets) {
    for log in logs {
        let said = std::fs::read(log).expect("readable");
        assert!(found_in(&said, "TRACE") && said.len() > 10_000, "{}: {} bytes", log.display(), said.len());
        let keys = secrets.values().flat_map(|secret| forms(secret.expose()));
        for form in forms(CANARY.as_bytes()).into_iter().chain(forms(PASSPHRASE.as_bytes())).chain(keys) {
            let line = said.split(|byte| *byte == b'\n').find(|line| found_in(line, &form));
            let line = line.map(String::from_utf8_lossy);
            assert!(line.is_none(), "{}: {form} in {line:?}", log.display());
        }
    }
}
