//! What remains of a circle case that was dropped: on the disks, for a blind peer that kept everything it was ever given
//! and gets every other secret, and in a backup from before.

use std::collections::{BTreeMap, BTreeSet};

use wijktafel_core::blind::message::Message as Visit;
use wijktafel_core::blind::parcel;
use wijktafel_core::crypto::Secret;
use wijktafel_core::entry::Entry;
use wijktafel_core::keys::KeyObject;
use wijktafel_core::replica::{NamedBox, Receipt};
use wijktafel_core::store::{Reader as _, Scope};
use wijktafel_core::wire::frame::FrameReader;
use wijktafel_core::wire::message::Message;
use wijktafel_harness::Partner;
use wijktafel_harness::world::{BlindSite, Tap};
use wijktafel_model::command::Command;
use wijktafel_model::id::{BoxId, EntryId, EpochId, LogId};
use wijktafel_model::words::DropReason;

use crate::circles::Scene;

/// In every text of the case.
const WORD: &str = "kwikstaart";
const DAY_MS: i64 = 24 * 3_600_000;

/// A circle case that Anna and Bas read, with a blind peer that all visited, and what is known of it before it goes.
struct Case {
    scene: Scene,
    blind: BlindSite,
    log: LogId,
    /// The boxes it lay in, with what locks them: a copy keeps that to take out what lies there.
    boxes: Vec<NamedBox>,
    /// Its secrets.
    secrets: BTreeMap<EpochId, Secret>,
    /// Its entries.
    entries: BTreeSet<EntryId>,
}

impl Case {
    fn new(seed: u64) -> Self {
        let mut scene = Scene::new(seed);
        let [anna, bas, cor, dirk] = [scene.anna, scene.bas, scene.cor, scene.dirk];
        // The keys of devices of the old form follow from their seeds, and would go with no half.
        scene.days(1);
        let mut blind = BlindSite::new(200, 64 << 20);
        scene.world.offer(anna, &blind);
        scene.world.settle();
        let log = scene.open(&[bas]);
        assert!(scene.write(bas, log, &format!("{WORD} ")));
        for partner in [anna, bas, cor, dirk, anna] {
            scene.world.visit(partner, &mut blind);
        }
        let replica = &scene.world.hub(anna).replica;
        let boxes = replica.boxes().into_iter().filter(|named| named.scope == Scope::Log(log)).collect();
        let secrets = replica.keyring().all(Scope::Log(log)).map(|secret| (secret.id(), secret.clone())).collect();
        let entries = scene.world.entries(anna, log).iter().map(Entry::id).collect();
        Self { scene, blind, log, boxes, secrets, entries }
    }

    fn partners(&self) -> [Partner; 4] {
        [self.scene.anna, self.scene.bas, self.scene.cor, self.scene.dirk]
    }

    fn visit_all(&mut self) {
        for partner in self.partners() {
            self.scene.world.visit(partner, &mut self.blind);
        }
    }

    /// Drops it, and lets everybody hear.
    fn drop_it(&mut self) {
        let anna = self.scene.anna;
        let dropped = Command::DropLog { log: self.log, reason: DropReason::Mistake };
        self.scene.world.run(anna, &dropped).expect("dropped");
        self.scene.world.settle();
        self.visit_all();
    }

    /// Every parcel that was ever left at the blind peer.
    fn archive(&self) -> Vec<(BoxId, Vec<u8>)> {
        let said = self.blind.seen.iter().filter_map(|(_, frame)| Visit::decode(frame).ok());
        let left = said.filter_map(|message| match message {
            Visit::Put { id, bytes } => Some((id, bytes)),
            _ => None,
        });
        left.collect()
    }

    /// Every parcel that lies there now.
    fn shelf(&self) -> Vec<(BoxId, Vec<u8>)> {
        self.blind.shelf.all().map(|(id, _, bytes)| (id, bytes.clone())).collect()
    }

    /// Every secret that was handed out over a connection, as it was sealed.
    fn handed_out(&self) -> Vec<KeyObject> {
        let frames = self.scene.world.tap.as_ref().expect("it listens").delivered.values().flatten();
        let messages = frames.filter_map(|frame| {
            let mut reader = FrameReader::default();
            reader.push(frame);
            Message::from_frame(reader.next_frame().expect("a frame").expect("a whole one")).expect("a message")
        });
        let objects = messages.flat_map(|message| match message {
            Message::KeyObjects(objects) => objects,
            _ => Vec::new(),
        });
        objects.map(|bytes| KeyObject::decode(&bytes).expect("a key object")).collect()
    }

    /// What somebody gets out of these parcels and sealed secrets who has every disk as it is now, with all passphrases.
    fn opened(&self, parcels: &[(BoxId, Vec<u8>)], handed_out: Vec<KeyObject>) -> Opened {
        let world = &self.scene.world;
        let network = world.hub(self.scene.anna).replica.network();
        let mut opened = Opened::default();
        for partner in self.partners() {
            let kept = world.sites[partner.0].store.secrets().expect("the store answers");
            opened.secrets.extend(kept.into_iter().map(|(_, epoch, secret)| (epoch, Secret::new(*secret))));
        }
        let named = self.partners().into_iter().flat_map(|partner| world.hub(partner).replica.boxes());
        let locks: Vec<NamedBox> = named.chain(self.boxes.iter().cloned()).collect();
        let keys = self.partners().map(|partner| world.keys(partner));
        let mut objects = handed_out;
        for (id, bytes) in parcels {
            let by_box = locks.iter().filter(|named| named.id == *id);
            let by_box = by_box.filter_map(|named| parcel::unlock(network, &named.lock, bytes).ok());
            let by_device = keys.iter().filter_map(|keys| parcel::unseal(network, keys, bytes).ok());
            for inside in by_box.chain(by_device) {
                objects.extend(inside.keys);
                let of_log = inside.logs.into_iter().filter(|(log, _)| *log == self.log);
                opened.sealed.extend(of_log.flat_map(|(_, entries)| entries));
            }
        }
        // What opens with a secret may be the next one.
        loop {
            let by_device = |object: &KeyObject| keys.iter().find_map(|keys| object.open_with_device(keys).ok());
            let under = |object: &KeyObject| opened.secrets.values().find_map(|secret| object.open_under(secret).ok());
            let found: Vec<Secret> = objects.iter().filter_map(|one| by_device(one).or_else(|| under(one))).collect();
            let before = opened.secrets.len();
            opened.secrets.extend(found.into_iter().map(|secret| (secret.id(), secret)));
            if opened.secrets.len() == before {
                return opened;
            }
        }
    }
}

/// What was found in parcels and on disks.
#[derive(Default)]
struct Opened {
    secrets: BTreeMap<EpochId, Secret>,
    /// Entries of the case, as they were sealed.
    sealed: Vec<Entry>,
}

impl Opened {
    /// How many of the sealed entries open.
    fn read(&self) -> usize {
        let opens = |entry: &&Entry| self.secrets.values().any(|secret| entry.open(secret).is_ok());
        self.sealed.iter().filter(opens).count()
    }
}

impl Scene {
    /// Days pass, on each of which everybody looks at its key.
    fn days(&mut self, count: u32) {
        for _ in 0..count {
            self.world.pass(DAY_MS);
            for partner in [self.anna, self.bas, self.cor, self.dirk] {
                self.world.renew_key(partner);
            }
            self.world.settle();
        }
    }
}

fn holds(bytes: &[u8], wanted: &[u8]) -> bool {
    bytes.windows(wanted.len()).any(|window| window == wanted)
}

#[test]
fn no_disk_holds_a_word_or_a_secret_of_a_dropped_circle_case_and_no_parcel_its_entries() {
    let mut case = Case::new(141);
    let disk = |case: &Case, partner: Partner| case.scene.world.sites[partner.0].store.everything();
    let secrets: Vec<Vec<u8>> = case.secrets.values().map(|secret| secret.expose().to_vec()).collect();
    for partner in [case.scene.anna, case.scene.bas] {
        assert!(holds(&disk(&case, partner), &secrets[0]), "what is looked for can be found");
    }
    assert!(case.opened(&case.shelf(), Vec::new()).read() >= case.entries.len());

    case.drop_it();

    for partner in case.partners() {
        let kept = disk(&case, partner);
        assert!(!holds(&kept, WORD.as_bytes()), "{partner:?}");
        assert!(secrets.iter().all(|secret| !holds(&kept, secret)), "{partner:?} keeps a secret of it");
        let entries: Vec<Entry> = case.scene.world.entries(partner, case.log);
        assert!(entries.iter().all(|entry| !case.entries.contains(&entry.id())), "{partner:?} keeps an entry of it");
    }
    let left = case.opened(&case.shelf(), Vec::new());
    assert!(
        left.sealed.iter().all(|entry| !case.entries.contains(&entry.id())),
        "nothing of it lies at the blind peer"
    );
    assert!(case.secrets.keys().all(|epoch| !left.secrets.contains_key(epoch)), "nor its secret, sealed to anybody");
    assert!(!left.sealed.is_empty() && left.read() == 0, "the tombstone lies there, and opens to nobody any more");
}

#[test]
fn a_blind_peer_that_kept_everything_opens_nothing_of_it_with_every_other_secret_once_the_halves_are_gone() {
    let mut case = Case::new(142);
    case.drop_it();
    let archive = case.archive();

    // While a device still has the half that the secret was sealed to, whoever has both reads.
    let now = case.opened(&archive, Vec::new());
    assert!(now.sealed.len() > case.entries.len() && now.read() >= case.entries.len());
    assert!(case.opened(&archive, case.handed_out()).read() >= now.read());

    case.scene.days(125);

    let later = case.opened(&archive, case.handed_out());
    assert_eq!(later.sealed.len(), now.sealed.len(), "it has the same before it");
    assert!(later.secrets.len() > 10, "and everybody's secrets");
    assert_eq!(later.read(), 0, "and none of them opens it");
}

#[test]
fn a_backup_from_before_that_is_restored_re_offers_nothing_and_drops_it_too() {
    let mut scene = Scene::new(143);
    let [anna, bas, cor, dirk] = [scene.anna, scene.bas, scene.cor, scene.dirk];
    let log = scene.open(&[bas]);
    assert!(scene.write(bas, log, &format!("{WORD} ")));
    let backup = scene.world.sites[bas.0].store.clone();
    let heard = |scene: &Scene, partner: Partner, wanted: &[u8]| {
        let frames = scene.world.tap.as_ref().expect("it listens").delivered.get(&partner);
        let mut bytes = Vec::new();
        for frame in frames.into_iter().flatten() {
            bytes.extend_from_slice(frame);
            crate::canary::inflate_into(frame, &mut bytes);
        }
        holds(&bytes, wanted)
    };
    assert!(heard(&scene, anna, WORD.as_bytes()), "what is looked for can be found");
    scene.world.stop(bas);
    scene.world.run(anna, &Command::DropLog { log, reason: DropReason::Mistake }).expect("dropped");
    scene.world.settle();
    let of_bas = |scene: &Scene| -> Vec<Receipt> {
        scene.world.hub(anna).replica.erasure(log).into_iter().map(|(.., receipt)| receipt).collect()
    };
    assert_eq!(of_bas(&scene), [Receipt::NotHeard]);

    scene.world.tap = Some(Tap::default());
    scene.world.sites[bas.0].store = backup;
    scene.world.start(bas);
    assert!(scene.question(bas, log).contains(WORD), "it comes back with all of it");
    scene.world.connect_all();
    scene.world.settle();

    for partner in [anna, cor, dirk] {
        assert!(!heard(&scene, partner, WORD.as_bytes()), "{partner:?} is offered no word of it");
        let held = &scene.world.sites[partner.0].store.everything();
        assert!(!holds(held, WORD.as_bytes()), "{partner:?} takes none in");
    }
    for partner in [cor, dirk] {
        assert!(!heard(&scene, partner, &log.0), "{partner:?} is not even told its id");
    }
    assert!(scene.world.hub(bas).replica.has_dropped(log), "the restored copy drops it too");
    let kept = scene.world.sites[bas.0].store.everything();
    assert!(!holds(&kept, WORD.as_bytes()) && !scene.world.hub(bas).replica.keyring().has(Scope::Log(log)));
    assert!(matches!(of_bas(&scene)[..], [Receipt::Confirmed(_)]), "and says so");
    for partner in [anna, bas] {
        scene.world.restart(partner);
        scene.world.assert_rebuilt(partner);
        assert!(scene.world.hub(partner).replica.has_dropped(log));
    }
}
