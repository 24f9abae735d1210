//! `kill -9` at random moments during writes and synchronisation.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::Duration;

use serde_json::{Value, json};

use crate::network::two;
use crate::partner::{Line, Partner, ground, list, text, until_equal};

/// How often a peer is killed. Source: issue 2, shows 4.
const KILLS: u32 = 50;
/// The latest moment of a kill after the writing began, in milliseconds.
const LATEST_MS: u64 = 250;

/// A generator of moments that a seed repeats (Marsaglia's xorshift64).
struct Moments(u64);

impl Moments {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }
}

/// Writes tips and text until the peer is gone or it is enough; answers what was acknowledged.
fn write(mut line: Line, case: &str, who: &str, round: u32, enough: &AtomicBool) -> Vec<String> {
    let mut acknowledged = Vec::new();
    for number in 0_u32.. {
        if enough.load(Ordering::Relaxed) {
            break;
        }
        let words = format!("tip {who}.{round}.{number}");
        let tip = json!({ "do": "add_tip", "case": case, "area": "time_use", "level": "own", "text": words });
        if line.ask(&json!({ "ask": "do", "command": tip })).is_err() {
            break;
        }
        acknowledged.push(words);
        let edits =
            json!([{ "field": "situation", "at": 0, "delete": 0, "insert": format!("[{who}.{round}.{number}]") }]);
        let edit = json!({ "do": "edit_text", "log": case, "edits": edits });
        if line.ask(&json!({ "ask": "do", "command": edit })).is_err() {
            break;
        }
        acknowledged.push(format!("[{who}.{round}.{number}]"));
    }
    acknowledged
}

fn holds(view: &Value, acknowledged: &BTreeSet<String>) -> bool {
    let situation = text(&view["situation"]);
    let versions = list(&view["tips"]).iter().flat_map(|tip| list(&tip["versions"]).iter());
    let tips: BTreeSet<String> = versions.map(|version| text(&version["text"])).collect();
    acknowledged
        .iter()
        .all(|words| if words.starts_with('[') { situation.contains(words) } else { tips.contains(words) })
}

#[test]
fn a_killed_peer_loses_no_acknowledged_edit_and_its_store_opens() {
    let seed = u64::from_be_bytes(wijktafel_sync::clock::random::<8>()) | 1;
    println!("seed {seed}");
    let mut moments = Moments(seed);
    let ground = ground();
    let [mut alice, mut bob] = ["alice", "bob"].map(|name| Partner::new(ground.path(), name));
    let (_table, case) = two(&mut alice, &mut bob);
    let mut acknowledged = BTreeSet::new();

    for round in 0..KILLS {
        // Both write, so that the one that is killed is also taking in what the other wrote.
        let enough = Arc::new(AtomicBool::new(false));
        let writers = [&alice, &bob].map(|partner| {
            let (line, case, who, enough) = (partner.line(), case.clone(), partner.name, Arc::clone(&enough));
            thread::spawn(move || write(line, &case, who, round, &enough))
        });
        // The moment is the input of this test: nothing is waited for.
        thread::sleep(Duration::from_millis(moments.next() % LATEST_MS));
        let victim = if moments.next().is_multiple_of(2) { &mut alice } else { &mut bob };
        victim.kill();
        enough.store(true, Ordering::Relaxed);
        for writer in writers {
            acknowledged.extend(writer.join().expect("a writer ends"));
        }
        victim.start();
    }

    assert!(acknowledged.len() > KILLS as usize, "only {} edits were acknowledged", acknowledged.len());
    for partner in [&alice, &bob] {
        partner.until_detail(&case, "every acknowledged edit", |view| holds(view, &acknowledged));
        partner.run(&["doctor"]);
    }
    until_equal(&[&alice, &bob]);
}
