//! A blind peer between partners of whom never two run at the same time.

use std::io::{BufRead as _, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Stdio};

use serde_json::{Value, json};

use crate::look::found_in;
use crate::network::{agree, found, join, open_circle, propose_privacy, until};
use crate::partner::{Partner, ground, list, ok, refusal, text, wijktafel};

/// In every word that the blind peer may not see.
const CANARY: &str = "kanarie";

/// A blind peer: a folder, and the process that runs on it.
struct Blind {
    folder: PathBuf,
    child: Option<Child>,
}

impl Blind {
    fn start(&mut self) -> Value {
        let mut command = wijktafel();
        command.arg("--data-dir").arg(&self.folder).args(["--bind", "127.0.0.1:0", "peer", "--blind", "--quota", "64"]);
        let mut child = command.stdout(Stdio::piped()).spawn().expect("it starts");
        let mut line = String::new();
        BufReader::new(child.stdout.take().expect("piped")).read_line(&mut line).expect("it says something");
        self.child = Some(child);
        let ready: Value = serde_json::from_str(&line).unwrap_or_else(|_| panic!("{line}"));
        assert_eq!((&ready["ready"], &ready["blind"]), (&json!(true), &json!(true)), "{line}");
        ready
    }

    /// Ends it as a loss of power does.
    fn kill(&mut self) {
        let mut child = self.child.take().expect("it runs");
        child.kill().expect("killed");
        child.wait().expect("it ends");
    }

    fn command(&self, args: &[&str]) -> std::process::Output {
        wijktafel().arg("--data-dir").arg(&self.folder).args(args).output().expect("it starts")
    }

    fn held(&self) -> Value {
        ok(&self.command(&["blind", "held"]), "what it holds")
    }

    /// Every byte of its folder.
    fn bytes(&self) -> Vec<u8> {
        let files = std::fs::read_dir(&self.folder).expect("readable").map(|entry| entry.expect("readable").path());
        files.filter(|path| path.is_file()).flat_map(|path| std::fs::read(path).expect("readable")).collect()
    }
}

impl Drop for Blind {
    fn drop(&mut self) {
        if let Some(mut child) = self.child.take() {
            let _ended_already = child.kill();
            let _reaped = child.wait();
        }
    }
}

/// Runs one partner alone until everything was fetched and left.
fn visit(partner: &mut Partner) {
    partner.start();
    partner.until_shown("everything fetched and left", |shown| {
        let blind = list(&shown["network"]["blind_peers"]);
        !blind.is_empty() && blind.iter().all(|one| one["to_leave"] == 0 && one["refused"].is_null())
    });
    partner.stop();
}

fn holds(partner: &Partner, word: &str) -> bool {
    let cases = partner.run(&["cases"]);
    let mut shown = cases.to_string();
    for case in list(&cases) {
        shown.push_str(&partner.run(&["case", "show", &text(&case["log"])]).to_string());
    }
    found_in(shown.as_bytes(), word)
}

fn word_free(blind: &Blind, ids: &[String]) {
    let bytes = blind.bytes();
    assert!(bytes.len() > 20_000, "it holds something");
    assert!(!found_in(&bytes, CANARY), "a word in the blind peer's folder");
    for id in ids {
        let raw: Vec<u8> =
            (0..id.len()).step_by(2).map(|at| u8::from_str_radix(&id[at..at + 2], 16).expect("hexadecimal")).collect();
        assert!(!bytes.windows(raw.len()).any(|window| window == raw), "an id of a log in the blind peer's folder");
        assert!(!found_in(&bytes, id), "an id of a log in the blind peer's folder");
    }
}

/// Three partners who have met once, when one of them offered the blind peer of a ticket.
fn three(ground: &Path, ticket: &str) -> [Partner; 3] {
    let [mut alice, mut bob, mut carol] = ["alice", "bob", "carol"].map(|name| Partner::new(ground, name));
    found(&mut alice);
    join(&mut bob, &[&alice]);
    join(&mut carol, &[&alice, &bob]);
    alice.run(&["blind", "add", ticket]);
    for partner in [&alice, &bob, &carol] {
        partner.run(&["sync", "--partners", "2", "--wait", "60"]);
    }
    for partner in [&mut alice, &mut bob, &mut carol] {
        partner.stop();
    }
    [alice, bob, carol]
}

#[test]
fn partners_who_never_run_at_the_same_time_work_together_through_a_blind_peer_that_reads_nothing() {
    let ground = ground();
    let mut blind = Blind { folder: ground.path().join("blind"), child: None };
    let ready = blind.start();
    let [mut alice, mut bob, mut carol] = three(ground.path(), &text(&ready["ticket"]));
    let table = alice.make(&["table", "open", "kanarie tafel"]);
    let until = until();
    let open =
        ["case", "open", "--table", &table, "--title", "kanarie casus", "--ground", "kanarie", "--question", "kanarie"];
    let case = alice.make(&[&open[..], &["--until", &until, "--area", "time-use"]].concat());
    let agreement = propose_privacy(&alice, "kanarie afspraak", "kanarie tekst");

    visit(&mut alice);
    visit(&mut bob);
    bob.run(&["tip", "add", &case, "kanarie tip", "--area", "time-use", "--level", "own"]);
    agree(&bob, &agreement);
    blind.kill();
    let again = blind.start();
    assert_eq!(again["claimed"], true, "what was acknowledged is kept");
    assert!(again["parcels"].as_u64() >= Some(2), "{again}");
    visit(&mut bob);
    visit(&mut carol);
    assert!(holds(&carol, "kanarie tip") && holds(&carol, "kanarie casus"), "carol has what both wrote");
    agree(&carol, &agreement);
    visit(&mut carol);
    visit(&mut alice);
    assert!(holds(&alice, "kanarie tip"), "alice has bob's tip");
    let row = alice.run(&["agreement", "show", &agreement]);
    assert!(!row.to_string().contains("\"verdict\":null"), "every verdict reached alice: {row}");

    let circle = open_circle(&alice, &bob, "kanarie cirkel", "kanarie doel");
    visit(&mut alice);
    visit(&mut carol);
    visit(&mut bob);
    assert!(holds(&bob, "kanarie cirkel"), "whom it names reads the circle case");
    assert!(!holds(&carol, "kanarie cirkel"), "nobody else");
    assert_eq!(carol.refused(&["case", "show", &circle]).exit, 3);

    word_free(&blind, &[table, case, agreement, circle]);
    let held = blind.held();
    assert!(held["boxes"].as_u64() >= Some(2) && held["last_at"].is_number(), "{held}");
    let refused = refusal(&blind.command(&["cases"]), "a blind peer shows cases");
    assert_eq!((refused.code.as_str(), refused.exit), ("blind", 1));
    ok(&blind.command(&["stop"]), "it stops");
    assert!(blind.child.take().expect("it ran").wait().expect("it ends").success());
}
