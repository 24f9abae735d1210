//! Everything a valid member with valid keys may send to hurt the others, one row per attack.
//!
//! Each row gets a world of its own: three honest partners at work on one case, and a liar who hands the attack to the
//! first of them as a file would and to the other two over live connections, once as a reader packs entries and once
//! as they are. Then the row's [`Fate`] must have come true on all three, they write on and see the same, every one
//! restarts from its disk, and the memory that all of it took stays below [`PEAK_MAX`].

mod changes;
mod entries;
mod frames;
mod rotation;

use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};

use wijktafel_core::crypto::Secret;
use wijktafel_core::entry::Entry;
use wijktafel_core::gate::refusal::Refusal;
use wijktafel_core::replica::{
    ABSENT_MAX, Incoming, LOADED_MAX, PARKED_BYTES_MAX, PARKED_MAX, QUARANTINE_MAX, QUARANTINE_PER_DEVICE_MAX,
};
use wijktafel_core::store::Scope;
use wijktafel_core::wire::message::{Code, Message};
use wijktafel_core::wire::pack::{put_bytes, put_number};
use wijktafel_core::wire::run::{TARGET_BYTES, encode_run};
use wijktafel_harness::memory::peak_of;
use wijktafel_harness::words::{line, open_case_asking};
use wijktafel_harness::{Partner, World};
use wijktafel_model::command::{Command, TextEdit};
use wijktafel_model::id::{EntryId, EpochId, LogId};
use wijktafel_model::words::TextField;

use crate::liar::{Liar, sign_falsely};

/// What an attack may cost in memory at most, over all four sites and their disks.
const PEAK_MAX: usize = 64 << 20;

/// What becomes of an attack.
#[derive(Debug, Clone, Copy)]
enum Fate {
    /// Set apart under this reason, as far as there is room in the list; nothing of it counts.
    Apart(Refusal),
    /// Waits for this reason, as far as there is room for what waits.
    Waits(Refusal),
    /// Lawful, if unpleasant: it is taken in.
    Taken,
    /// Taken in, and proof that its device wrote two histories.
    Forked,
    /// The honest end closes the connection.
    Closed(Code),
    /// Nothing comes of it.
    Ignored,
}

/// What the liar sends.
enum Sent {
    /// Entries, in this order, by file and over connections.
    Entries(Vec<Entry>),
    /// Entries by file alone, because a connection would not carry them.
    File(Incoming),
    /// Encoded entries that no honest program decodes, over connections alone.
    Encoded(Vec<Vec<u8>>),
    /// Bytes on connections.
    Frames(Vec<Vec<u8>>),
}

/// What a row makes: the message, and the entries that the fate is about.
struct Attack {
    sent: Sent,
    about: Vec<EntryId>,
}

/// Name, fate, maker.
type Row = (&'static str, Fate, fn(&mut Scene) -> Attack);

type Maker<'a> = dyn Fn(&mut Scene) -> Attack + 'a;

/// Where every row begins.
struct Base {
    world: World,
    partners: Vec<Partner>,
    table: LogId,
    case: LogId,
}

/// The world of one row.
struct Scene {
    world: World,
    honest: [Partner; 3],
    dirk: Partner,
    table: LogId,
    case: LogId,
    liar: Liar,
    feeds: u64,
    /// Secrets that a partner holds before the attack.
    secrets: usize,
}

impl Base {
    /// The case says "hallo" since its first change: see [`changes::Here`].
    fn new() -> Self {
        let (mut world, partners) = World::network(12, &["Anna", "Bas", "Cor", "Dirk"]);
        let table = Command::OpenTable { name: line("Noord"), area: None, rhythm: None, orgs: None };
        let table = world.run(partners[0], &table).expect("a table").logs[0];
        let case = open_case_asking(table, "Weer zelf de dag beginnen", "hallo");
        let case = world.run(partners[0], &case).expect("a case").logs[0];
        world.settle();
        Self { world, partners, table, case }
    }

    fn scene(&self, seed: u64) -> Scene {
        let mut world = self.world.again(seed);
        world.settle();
        let [anna, bas, cor, dirk] = *self.partners.as_slice() else { panic!("four partners") };
        let liar = Liar::new(&mut world, dirk, dirk, self.case);
        let secrets = world.hub(anna).replica.keyring().len();
        Scene { world, honest: [anna, bas, cor], dirk, table: self.table, case: self.case, liar, feeds: 0, secrets }
    }
}

impl Scene {
    /// From here on the liar writes another feed.
    fn another_feed(&mut self) {
        self.feeds += 1;
        self.liar.random[..8].copy_from_slice(&self.feeds.to_be_bytes());
    }

    /// The liar in another log.
    fn liar_in(&mut self, log: LogId) -> Liar {
        Liar::new(&mut self.world, self.dirk, self.dirk, log)
    }

    fn write(&mut self, partner: Partner, word: &str) {
        let edit = TextEdit { field: TextField::Question, at: 0, delete: 0, insert: word.to_owned() };
        let command = Command::EditText { log: self.case, edits: vec![edit] };
        self.world.run(partner, &command).expect("an honest partner goes on writing");
    }

    fn deliver(&mut self, sent: Sent) {
        let [anna, bas, cor] = self.honest;
        let dirk = self.dirk;
        match sent {
            Sent::Entries(entries) => {
                let log = entries[0].log();
                let ring = self.world.hub(dirk).replica.keyring();
                let known = entries.iter().filter_map(|entry| ring.of_epoch(&entry.header.epoch));
                let secrets: BTreeMap<EpochId, Secret> = known.map(|secret| (secret.id(), secret.clone())).collect();
                let mut packed = Vec::new();
                let mut rest = entries.as_slice();
                while !rest.is_empty() {
                    let run = encode_run(&self.liar.network, rest, &secrets).expect("entries of one log");
                    rest = &rest[run.entries..];
                    packed.push(frame(&Message::Push(run.bytes)));
                }
                let encoded: Vec<Vec<u8>> = entries.iter().map(Entry::encode).collect();
                self.world.inject(dirk, bas, packed);
                self.world.inject(dirk, cor, as_they_are(log, &encoded));
                self.world.hand_over(anna, vec![Incoming { log, entries }]);
            }
            Sent::File(Incoming { log, entries }) => {
                for partner in self.honest {
                    self.world.hand_over(partner, vec![Incoming { log, entries: entries.clone() }]);
                }
            }
            Sent::Encoded(entries) => {
                for partner in self.honest {
                    let frames = as_they_are(self.case, &entries);
                    self.world.inject(dirk, partner, frames);
                }
            }
            Sent::Frames(frames) => {
                for partner in self.honest {
                    self.world.inject(dirk, partner, frames.clone());
                }
            }
        }
    }
}

fn frame(message: &Message) -> Vec<u8> {
    message.to_frame().encode().expect("a frame")
}

/// Runs of entries that travel sealed, each as it is.
fn as_they_are(log: LogId, entries: &[Vec<u8>]) -> Vec<Vec<u8>> {
    let mut runs: Vec<Vec<&Vec<u8>>> = vec![Vec::new()];
    let mut bytes = 0;
    for entry in entries {
        if bytes > TARGET_BYTES {
            runs.push(Vec::new());
            bytes = 0;
        }
        bytes += entry.len();
        runs.last_mut().expect("a run").push(entry);
    }
    let run = |entries: &Vec<&Vec<u8>>| {
        let mut plain = log.0.to_vec();
        // No epochs; one feed that begins at its opening.
        plain.extend([0, 1, 0]);
        put_number(&mut plain, entries.len() as u64);
        put_bytes(&mut plain, &[0, 8].repeat(entries.len()));
        put_bytes(&mut plain, &[]);
        for entry in entries {
            put_bytes(&mut plain, entry);
        }
        frame(&Message::Push(frames::compressed(&plain)))
    };
    runs.iter().map(run).collect()
}

/// Runs one row and asserts what must hold.
fn run(base: &Base, name: &str, fate: Fate, make: &Maker<'_>) {
    println!("{name}: {fate:?}");
    let mut scene = base.scene(7);
    let Attack { sent, about } = make(&mut scene);
    let [anna, bas, cor] = scene.honest;
    let ended = scene.world.ended.len();

    let ((), peak) = peak_of(|| {
        scene.deliver(sent);
        scene.write(anna, "een ");
        scene.world.settle();
    });
    let closed: Vec<(Partner, u32)> =
        scene.world.ended.drain(ended..).filter(|(partner, _)| *partner != scene.dirk).collect();
    for partner in scene.honest {
        check(name, fate, &scene, partner, &about);
        let codes: Vec<u32> = closed.iter().filter(|(of, _)| *of == partner).map(|(_, code)| *code).collect();
        match fate {
            Fate::Closed(code) => assert_eq!(codes, [u32::try_from(code.code()).expect("small")], "{name}"),
            _ => assert!(codes.is_empty(), "{name}: {partner:?} closed with {codes:?}"),
        }
    }
    scene.write(bas, "twee ");
    scene.write(cor, "drie ");
    scene.world.heal();
    scene.world.settle();

    println!("    {} kB", peak >> 10);
    assert!(peak < PEAK_MAX, "{name}: {peak} bytes");
    check_after(name, fate, &mut scene);
}

/// That the fate has come true at one partner.
fn check(name: &str, fate: Fate, scene: &Scene, partner: Partner, about: &[EntryId]) {
    let replica = &scene.world.hub(partner).replica;
    let store = &scene.world.sites[partner.0].store;
    let apart: BTreeMap<EntryId, &str> =
        replica.quarantined().iter().map(|apart| (apart.id, apart.reason.as_str())).collect();
    let waiting: BTreeMap<EntryId, Refusal> = replica.waiting().collect();
    let full = replica.parked() >= PARKED_MAX || replica.parked_bytes() + (512 << 10) >= PARKED_BYTES_MAX;
    for id in about {
        let held = replica.log_ids().chain([replica.roster_id()]).any(|log| replica.holds(log, id, store));
        match fate {
            Fate::Apart(reason) => {
                let found = apart.get(id);
                let listed =
                    found == Some(&reason.code()) || found.is_none() && apart.len() >= QUARANTINE_PER_DEVICE_MAX;
                assert!(listed, "{name} at {partner:?}: {found:?}, {waiting:?}");
                assert!(!held, "{name}: taken in at {partner:?}");
            }
            Fate::Waits(reason) => {
                let found = waiting.get(id);
                assert!(
                    found == Some(&reason) || found.is_none() && full,
                    "{name} at {partner:?}: {found:?} {apart:?}"
                );
                assert!(!held, "{name}: taken in at {partner:?}");
            }
            Fate::Taken | Fate::Forked => assert!(held, "{name} at {partner:?}: {apart:?} {waiting:?}"),
            Fate::Closed(_) | Fate::Ignored => assert!(!held && !apart.contains_key(id), "{name} at {partner:?}"),
        }
    }
    assert!(replica.parked() <= PARKED_MAX && replica.parked_bytes() <= PARKED_BYTES_MAX, "{name}");
    assert!(replica.loaded() <= LOADED_MAX + 1, "{name}: {} logs in memory", replica.loaded());
    assert!(replica.quarantined().len() <= QUARANTINE_MAX, "{name}");
    for device in [None, Some(scene.world.keys(scene.dirk).device())] {
        let of_device = replica.quarantined().iter().filter(|apart| apart.device == device).count();
        assert!(of_device <= QUARANTINE_PER_DEVICE_MAX, "{name}");
    }
    let about = if matches!(fate, Fate::Taken) { about.len() } else { 0 };
    assert!(replica.keyring().len() <= scene.secrets + about + ABSENT_MAX, "{name}");
    assert!(!replica.keyring().has(Scope::Group(frames::STRANGE)), "{name}");
}

/// That nobody lost anything: same views, all words, everything opens again from the disk and says the same.
fn check_after(name: &str, fate: Fate, scene: &mut Scene) {
    let everybody = [scene.honest[0], scene.honest[1], scene.honest[2], scene.dirk];
    scene.world.assert_converged(&everybody);
    for partner in scene.honest {
        if matches!(fate, Fate::Forked) {
            let log = scene.world.hub(partner).replica.log(scene.case).expect("the case is loaded");
            assert!(!log.forks().is_empty(), "{name}: no proof at {partner:?}");
        }
        let texts = scene.world.texts(partner, scene.case).expect("the case is read");
        let question = &texts[&TextField::Question];
        for word in ["een ", "twee ", "drie ", "hallo"] {
            assert!(question.contains(word), "{name}: {word:?} is gone at {partner:?}: {question:?}");
        }
        let apart = |world: &World| -> Vec<(EntryId, String)> {
            let apart = world.hub(partner).replica.quarantined().iter();
            apart.map(|apart| (apart.id, apart.reason.clone())).collect()
        };
        let before = apart(&scene.world);
        scene.world.assert_rebuilt(partner);
        scene.world.restart(partner);
        assert_eq!(scene.world.texts(partner, scene.case), Some(texts), "{name}: the text after a restart");
        assert_eq!(apart(&scene.world), before, "{name}: what was set apart, after a restart");
    }
}

/// Runs every row, so that one that fails does not hide the others.
fn run_all<'a>(rows: impl Iterator<Item = (&'a str, Fate, Box<Maker<'a>>)>) {
    let base = Base::new();
    let failed: Vec<&str> = rows
        .filter(|(name, fate, make)| catch_unwind(AssertUnwindSafe(|| run(&base, name, *fate, make))).is_err())
        .map(|(name, ..)| name)
        .collect();
    assert!(failed.is_empty(), "{failed:?}");
}

#[test]
fn text_changes_that_break_the_merge_engine_are_set_apart_in_signed_entries_too() {
    run_all(changes::ROWS.iter().map(|(name, reason, bytes)| {
        let make = move |scene: &mut Scene| {
            let (mut writer, opening) = scene.liar.open();
            let bytes = bytes(&changes::Here::new(scene, writer.feed()));
            let entry = scene.liar.append(&mut writer, bytes);
            Attack { about: vec![entry.id()], sent: Sent::Entries(vec![opening, entry]) }
        };
        (*name, Fate::Apart(*reason), Box::new(make) as Box<Maker<'_>>)
    }));
}

#[test]
fn entries_that_lie_are_set_apart_or_wait() {
    run_all(entries::ROWS.iter().map(|(name, fate, make)| (*name, *fate, Box::new(make) as Box<Maker<'_>>)));
}

#[test]
fn frames_that_lie_end_the_connection_and_nothing_else() {
    run_all(frames::ROWS.iter().map(|(name, fate, make)| (*name, *fate, Box::new(make) as Box<Maker<'_>>)));
}

#[test]
fn false_signature_on_an_honest_entry_is_forgotten_when_the_entry_comes() {
    let mut scene = Base::new().scene(7);
    let [anna, bas, cor] = scene.honest;
    for other in [bas, cor, scene.dirk] {
        scene.world.partition(anna, other);
    }
    scene.write(anna, "een ");
    let genuine = scene.world.entries(anna, scene.case).pop().expect("an entry");
    let mut forged = scene.world.entries(anna, scene.case);
    sign_falsely(forged.last_mut().expect("the same"), &scene.liar.keys);
    let reason = |world: &World| {
        let apart = world.hub(bas).replica.quarantined().iter().find(|apart| apart.id == genuine.id());
        apart.map(|apart| apart.reason.clone())
    };

    scene.world.hand_over(bas, vec![Incoming { log: scene.case, entries: forged }]);
    assert_eq!(reason(&scene.world).as_deref(), Some(Refusal::BadSignature.code()));
    scene.world.heal();
    scene.world.settle();

    assert!(scene.world.hub(bas).replica.holds(scene.case, &genuine.id(), &scene.world.sites[bas.0].store));
    assert_eq!(reason(&scene.world), None);
    scene.world.restart(bas);
    assert_eq!(reason(&scene.world), None);
}
