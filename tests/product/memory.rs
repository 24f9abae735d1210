//! The memory of a program that was locked, read as whoever finds the computer would read it.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::os::unix::fs::FileExt as _;

use serde_json::json;

use crate::look::{keys_of, places, secrets_of};
use crate::partner::{PASSPHRASE, Partner, ground};
use crate::window::{Display, Window};

/// In every text that is written here.
const CANARY: &str = "kwikstaartgeheim";
/// What is read at once.
const CHUNK: usize = 1 << 20;

/// What is looked for, by what it is.
pub(crate) struct Wanted(pub(crate) Vec<(&'static str, Vec<u8>)>);

/// How often each was found.
pub(crate) type Found = BTreeMap<&'static str, usize>;

impl Wanted {
    /// The words, the passphrase and every key of a copy, taken from its folder.
    fn of(partner: &Partner) -> Self {
        let mut wanted = vec![("words", CANARY.as_bytes().to_vec()), ("passphrase", PASSPHRASE.as_bytes().to_vec())];
        wanted.push(("words, wide", wide(CANARY)));
        wanted.extend(keys_of(&partner.folder).into_iter().map(|key| ("keys of store and device", key)));
        let secrets = secrets_of(&partner.folder);
        assert!(secrets.len() > 2, "some logs");
        wanted.extend(secrets.into_values().map(|secret| ("secrets of logs", secret.expose().to_vec())));
        Self(wanted)
    }

    /// Reads everything that a process may write to; none where this computer does not let it be read.
    pub(crate) fn in_process(&self, process: u32) -> Option<(usize, Found)> {
        let maps = fs::read_to_string(format!("/proc/{process}/maps")).ok()?;
        let memory = File::open(format!("/proc/{process}/mem")).ok()?;
        let longest = self.0.iter().map(|(_, bytes)| bytes.len()).max().expect("something is looked for");
        let (mut read, mut found) = (0, Found::new());
        for (what, _) in &self.0 {
            found.insert(what, 0);
        }
        for map in maps.lines() {
            let mut columns = map.split_whitespace();
            let (range, rights) = (columns.next().expect("a range"), columns.next().expect("rights"));
            if !rights.starts_with("rw") {
                continue;
            }
            let (from, to) = range.split_once('-').expect("from and to");
            let [mut at, to] = [from, to].map(|at| u64::from_str_radix(at, 16).expect("an address"));
            let mut kept = Vec::new();
            while at < to {
                let mut bytes = vec![0; CHUNK.min(usize::try_from(to - at).expect("it fits"))];
                // Device memory is not read; a page that went meanwhile is not there.
                let Ok(length) = memory.read_at(&mut bytes, at) else { break };
                if length == 0 {
                    break;
                }
                at += length as u64;
                read += length;
                kept.extend_from_slice(&bytes[..length]);
                for (what, bytes) in &self.0 {
                    *found.entry(what).or_default() += places(&kept, bytes);
                }
                // What lies across two reads is found by the second; nothing is counted twice.
                kept.drain(..kept.len().saturating_sub(longest - 1));
                for (what, bytes) in &self.0 {
                    *found.entry(what).or_default() -= places(&kept, bytes);
                }
            }
            for (what, bytes) in &self.0 {
                *found.entry(what).or_default() += places(&kept, bytes);
            }
        }
        Some((read, found))
    }
}

/// What a toolkit keeps as characters of four bytes.
pub(crate) fn wide(word: &str) -> Vec<u8> {
    word.chars().flat_map(|c| u32::from(c).to_le_bytes()).collect()
}

/// A network with a case, and words in all of it.
fn speak(alice: &Partner) -> String {
    let named = |name: &str| format!("{CANARY} {name}");
    let table = alice.make(&["table", "open", &named("tafel")]);
    let (title, question, ground) = (named("casus"), named("vraag"), named("grond"));
    let open = ["case", "open", "--table", &table, "--title", &title, "--ground", &ground, "--question", &question];
    let case = alice.make(&[&open[..], &["--area", "time-use", "--until", "2027-06-01"]].concat());
    alice.run(&["case", "text", &case, "situation", "--append", &named("situatie")]);
    alice.run(&["case", "show", &case]);
    alice.run(&["search", CANARY]);
    case
}

fn founded(ground: &std::path::Path) -> Partner {
    let alice = Partner::new(ground, "alice");
    let name = format!("{CANARY} netwerk");
    alice.run(&["found", "--network", &name, "--organisation", "Welzijn", "--person", "Noor"]);
    alice
}

#[test]
fn a_locked_peer_holds_no_word_and_no_key_and_goes_on_once_it_is_unlocked() {
    let ground = ground();
    let mut alice = founded(ground.path());
    alice.start();
    let case = speak(&alice);
    let wanted = Wanted::of(&alice);
    let process = alice.process();
    let Some((read, open)) = wanted.in_process(process) else {
        println!("not run: the memory of another process cannot be read here");
        return;
    };
    println!("open: {read} bytes, {open:?}");
    for what in ["words", "keys of store and device", "secrets of logs"] {
        assert!(open[what] > 0, "what is looked for can be found: {what}");
    }

    alice.run(&["lock"]);

    assert_eq!(alice.process(), process);
    let (read, locked) = wanted.in_process(process).expect("as before");
    println!("locked: {read} bytes, {locked:?}");
    assert!(read > 1 << 16 && locked.values().all(|count| *count == 0), "{locked:?}");
    let said = fs::read_to_string(format!("/proc/{process}/cmdline")).expect("readable");
    assert!(!said.contains("passphrase"), "{said}");
    assert_eq!(alice.refused(&["cases"]).code, "locked");
    alice.run(&["lock"]);

    let stranger = alice.with_passphrase("some other words than these");
    assert_eq!(stranger.refused(&["unlock"]).code, "wrong-passphrase");
    assert_eq!(alice.refused(&["cases"]).code, "locked", "it stays so");

    alice.run(&["unlock"]);
    assert!(alice.run(&["case", "show", &case]).to_string().contains(CANARY), "it goes on");
    alice.run(&["case", "title", &case, "Samen eten"]);
    alice.stop();
}

#[test]
fn a_locked_window_holds_no_word_and_no_key() {
    let Some(display) = Display::open() else {
        println!("not run: there is no Xvfb");
        return;
    };
    let ground = ground();
    let alice = founded(ground.path());
    let case = speak(&alice);
    let window = Window::open(&alice, &display);
    alice.run(&["case", "title", &case, &format!("{CANARY} weer")]);
    window.idle();
    let wanted = Wanted::of(&alice);
    let Some((read, open)) = wanted.in_process(window.process()) else {
        println!("not run: the memory of another process cannot be read here");
        return;
    };
    println!("open: {read} bytes, {open:?}");
    assert!(open["words"] > 0, "what is looked for can be found");
    assert_eq!(alice.line().ask(&json!({ "ask": "lock_after" })).expect("it answers")["after"], "15");

    let before = window.frames();
    alice.run(&["lock"]);
    window.until("it is drawn again", || window.frames() > before && !alice.answers());
    assert_eq!(window.idle(), 0, "a locked window rests too");

    let (read, locked) = wanted.in_process(window.process()).expect("as before");
    println!("locked: {read} bytes, {locked:?}");
    assert!(read > 1 << 20 && locked.values().all(|count| *count == 0), "{locked:?}");
}
