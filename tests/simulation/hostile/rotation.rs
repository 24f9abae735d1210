//! What somebody can try with keys: a rotation meant to shut others out or to let others in, and old key objects.

use std::collections::BTreeSet;

use wijktafel_core::crypto::{DeviceKeys, Secret};
use wijktafel_core::entry::{Body, Entry};
use wijktafel_core::keys::KeyObject;
use wijktafel_core::replica::{Incoming, Peer};
use wijktafel_core::store::Scope;
use wijktafel_core::wire::message::{Code, Message};
use wijktafel_harness::words::line;
use wijktafel_harness::world::Tap;
use wijktafel_harness::{Partner, World};
use wijktafel_model::command::{Command, TextEdit};
use wijktafel_model::fact::{EpochOpened, Fact, Statement};
use wijktafel_model::id::{EntryId, EpochId, LogId, PersonId};
use wijktafel_model::words::{Mandates, TextField};

use super::{Base, frame};
use crate::liar::Liar;

const GOOD: [u8; 32] = [0x47; 32];
const OTHER: [u8; 32] = [0x4f; 32];

/// Anna, Bas, Cor and Dirk at one case; Dirk turns out to be a liar.
struct Scene {
    world: World,
    anna: Partner,
    bas: Partner,
    cor: Partner,
    dirk: Partner,
    case: LogId,
}

impl Scene {
    fn new() -> Self {
        let Base { mut world, partners, case, .. } = Base::new();
        world.settle();
        Self { world, anna: partners[0], bas: partners[1], cor: partners[2], dirk: partners[3], case }
    }

    /// Roster entries by a partner's device, written on `heads` or on all that it knows, that open a secret.
    fn opening(&self, author: Partner, secret: &Secret, heads: Option<Vec<EntryId>>) -> Vec<Entry> {
        let replica = &self.world.hub(author).replica;
        let log = replica.roster_id();
        let held = replica.log(log).expect("the roster");
        let liar = Liar {
            keys: self.world.keys(author),
            network: replica.network(),
            log,
            secret: replica.current_secret(log).expect("a secret").clone(),
            previous: None,
            heads: heads.unwrap_or_else(|| held.heads()),
            position: Vec::new(),
            document: wijktafel_core::text::TextDoc::new(),
            random: [5; 16],
        };
        let (mut writer, opening) = liar.open();
        let fact = Fact::EpochOpened(EpochOpened { epoch: secret.id(), group: None });
        let statements = vec![Statement { fact, at: self.world.now(), previous: None }];
        vec![opening, liar.write(&mut writer, Body { opening: None, statements, change: None })]
    }

    fn roster(&self) -> LogId {
        self.world.hub(self.anna).replica.roster_id()
    }

    fn give_roster(&mut self, to: &[Partner], entries: &[Entry]) {
        for partner in to {
            let incoming = Incoming { log: self.roster(), entries: entries.to_vec() };
            self.world.hand_over(*partner, vec![incoming]);
        }
    }

    fn sealed(&self, by: &DeviceKeys, secret: &Secret, to: Partner) -> KeyObject {
        let network = self.world.hub(self.dirk).replica.network();
        let to = self.world.keys(to);
        KeyObject::seal_to_device(by, network, Scope::Members, secret, to.device(), &to.encryption(), [3; 32])
            .expect("sealed")
    }

    fn has(&self, partner: Partner, secret: &Secret) -> bool {
        self.world.hub(partner).replica.keyring().get(Scope::Members, secret.id()).is_some()
    }

    fn write(&mut self, partner: Partner, word: &str) {
        let edit = TextEdit { field: TextField::Question, at: 0, delete: 0, insert: word.to_owned() };
        self.world.run(partner, &Command::EditText { log: self.case, edits: vec![edit] }).expect("written");
        self.world.settle();
    }

    fn epochs(&self, partner: Partner) -> BTreeSet<EpochId> {
        self.world.entries(partner, self.case).iter().map(|entry| entry.header.epoch).collect()
    }

    /// Revokes the device of a site; somebody else of its organisation has another.
    fn revoke(&mut self, partner: Partner) {
        let (person, spare) = (PersonId([9; 16]), DeviceKeys::from_seed(&[9; 32]));
        let name = line("Bo");
        let (roles, contact, mandates) = (Vec::new(), None, Mandates::ALL);
        let (device, encryption) = (spare.device(), spare.encryption());
        for command in [
            Command::EnrolPerson { person, name, roles, contact, mandates },
            Command::AddDevice { device, encryption, person },
            Command::RevokeDevice { device: self.world.keys(partner).device() },
        ] {
            self.world.run(partner, &command).expect("the organisation arranges its own");
        }
        self.world.settle();
    }

    fn leave(&mut self, partner: Partner) {
        self.world.run(partner, &Command::Leave).expect("it leaves");
        self.world.settle();
    }
}

#[test]
fn a_rotator_who_gives_two_keys_is_believed_by_nobody_and_all_get_the_one_it_opened() {
    let mut scene = Scene::new();
    let (anna, cor, dirk) = (scene.anna, scene.cor, scene.dirk);
    scene.leave(scene.bas);
    let (good, other) = (Secret::new(GOOD), Secret::new(OTHER));
    let liar = scene.world.keys(dirk);
    let entries = scene.opening(dirk, &good, None);
    let (to_anna, to_cor) = (scene.sealed(&liar, &good, anna), scene.sealed(&liar, &other, cor));
    scene.world.stop(dirk);
    scene.world.partition(anna, cor);

    scene.give_roster(&[anna, cor], &entries);
    scene.world.hand_over_with(anna, Vec::new(), &[to_anna]);
    scene.world.hand_over_with(cor, Vec::new(), &[to_cor]);

    assert!(scene.has(anna, &good));
    assert!(!scene.has(cor, &other), "nobody opened that one");
    assert!(!scene.world.hub(cor).replica.missing_scopes().is_empty(), "Cor waits, and says so");
    scene.world.heal();
    scene.world.settle();
    assert!(scene.has(cor, &good), "Anna gives Cor what Dirk kept from it");
    scene.write(anna, "een ");
    scene.write(cor, "twee ");
    scene.world.assert_converged(&[anna, cor]);
    assert_eq!(scene.epochs(anna).len(), 2);
}

#[test]
fn a_reader_whom_the_rotator_left_out_gets_the_key_from_another() {
    let mut scene = Scene::new();
    let (anna, cor, dirk) = (scene.anna, scene.cor, scene.dirk);
    scene.leave(scene.bas);
    let good = Secret::new(GOOD);
    let liar = scene.world.keys(dirk);
    let entries = scene.opening(dirk, &good, None);
    let to_anna = scene.sealed(&liar, &good, anna);
    scene.world.stop(dirk);
    scene.give_roster(&[anna, cor], &entries);

    scene.world.hand_over_with(anna, Vec::new(), &[to_anna]);
    scene.write(anna, "zonder Cor? ");

    assert!(scene.has(cor, &good));
    scene.world.assert_converged(&[anna, cor]);
}

#[test]
fn a_rotator_who_keeps_the_key_to_itself_keeps_nobody_from_writing() {
    let mut scene = Scene::new();
    let (anna, cor, dirk) = (scene.anna, scene.cor, scene.dirk);
    scene.leave(scene.bas);
    let entries = scene.opening(dirk, &Secret::new(GOOD), None);
    scene.world.stop(dirk);
    scene.give_roster(&[anna, cor], &entries);

    scene.write(anna, "een ");
    scene.write(cor, "twee ");

    scene.world.assert_converged(&[anna, cor]);
    assert_eq!(scene.epochs(cor).len(), 2, "one new secret, of Anna's");
    assert_eq!(scene.world.hub(cor).replica.waiting_for_keys(), 0);
    assert!(scene.world.hub(cor).replica.missing_scopes().is_empty());
}

#[test]
fn an_extra_reader_is_given_nothing_by_anybody_but_who_let_it_in() {
    let mut scene = Scene::new();
    let (anna, bas, cor, dirk) = (scene.anna, scene.bas, scene.cor, scene.dirk);
    scene.leave(bas);
    let good = Secret::new(GOOD);
    let liar = scene.world.keys(dirk);
    let entries = scene.opening(dirk, &good, None);
    let to_bas = scene.sealed(&liar, &good, bas);
    let objects: Vec<KeyObject> = [anna, cor].map(|partner| scene.sealed(&liar, &good, partner)).into();
    scene.world.stop(dirk);
    scene.give_roster(&[anna, bas, cor], &entries);
    scene.world.hand_over_with(anna, Vec::new(), &objects);
    scene.world.hand_over_with(cor, Vec::new(), &objects);

    scene.world.hand_over_with(bas, Vec::new(), &[to_bas]);
    scene.write(anna, "niet voor Bas ");

    // What a member has it can give away; that it reaches no further is what the others see to.
    let device = scene.world.keys(bas).device();
    for partner in [anna, cor] {
        let replica = &scene.world.hub(partner).replica;
        let all = replica.scopes_of(&[]).into_iter().chain([Scope::Log(scene.case)]).collect();
        let store = &scene.world.sites[partner.0].store;
        assert!(replica.key_objects(&device, &all, store, &mut |bytes: &mut [u8]| bytes.fill(1)).is_empty());
        let bundled = replica.bundled_key_objects(&mut |bytes: &mut [u8]| bytes.fill(1));
        assert!(bundled.iter().all(|object| object.open_with_device(&scene.world.keys(bas)).is_err()));
        assert!(replica.catalogue(&device).is_empty());
    }
    let current = scene.world.hub(anna).replica.current_secret(scene.case).expect("a secret").id();
    assert!(scene.world.hub(bas).replica.keyring().of_epoch(&current).is_none(), "nobody hands Bas the log's");
}

#[test]
fn an_ended_organisation_that_dates_an_opening_back_moves_nobody_to_use_it() {
    let mut scene = Scene::new();
    let (anna, bas, cor) = (scene.anna, scene.bas, scene.cor);
    let before = scene.world.hub(bas).replica.log(scene.roster()).expect("the roster").heads();
    scene.leave(bas);
    let mine = Secret::new([0; 32]);
    let entries = scene.opening(bas, &mine, Some(before));
    let objects: Vec<KeyObject> =
        [anna, cor].map(|partner| scene.sealed(&scene.world.keys(bas), &mine, partner)).into();

    scene.give_roster(&[anna, cor], &entries);
    for partner in [anna, cor] {
        scene.world.hand_over_with(partner, Vec::new(), &objects);
    }
    scene.write(anna, "een ");
    scene.write(cor, "twee ");

    for partner in [anna, cor] {
        assert!(!scene.has(partner, &mine), "not even kept");
        assert!(scene.world.hub(partner).replica.missing_scopes().is_empty(), "nor waited for");
    }
    scene.world.assert_converged(&[anna, cor]);
}

#[test]
fn a_key_object_of_a_device_that_ended_is_refused_whoever_relays_it() {
    let mut scene = Scene::new();
    let (anna, bas, cor, dirk) = (scene.anna, scene.bas, scene.cor, scene.dirk);
    scene.world.stop(cor);
    let good = Secret::new(GOOD);
    // Lawful while Bas was a member, and sealed to Cor then.
    let entries = scene.opening(bas, &good, None);
    scene.give_roster(&[anna, bas, dirk], &entries);
    scene.world.settle();
    let old = scene.sealed(&scene.world.keys(bas), &good, cor);
    scene.revoke(bas);
    scene.world.stop(anna);
    scene.world.start(cor);
    scene.world.heal();
    scene.world.settle();
    assert_eq!(scene.world.hub(cor).replica.peer(&scene.world.keys(bas).device()), Peer::Ended);

    scene.world.inject(dirk, cor, vec![frame(&Message::KeyObjects(vec![old.encode()]))]);
    scene.world.hand_over_with(cor, Vec::new(), &[old]);
    scene.world.settle();

    assert!(!scene.has(cor, &good));
}

#[test]
fn a_revoked_device_that_asks_for_keys_is_sent_away_without_one() {
    let mut scene = Scene::new();
    let (anna, bas, cor, dirk) = (scene.anna, scene.bas, scene.cor, scene.dirk);
    let stolen = scene.world.copy(bas);
    for partner in [anna, cor, dirk] {
        scene.world.partition(stolen, partner);
    }
    scene.revoke(bas);
    scene.write(anna, "daarna ");
    scene.world.stop(bas);
    scene.world.tap = Some(Tap::default());
    scene.world.ended.clear();

    scene.world.heal();
    scene.world.settle();

    let ended = u32::try_from(Code::Ended.code()).expect("small");
    assert!(scene.world.ended.iter().any(|(partner, code)| *partner == anna && *code == ended));
    let heard = scene.world.tap.as_ref().expect("it listens").delivered.get(&stolen).cloned().unwrap_or_default();
    // A greeting and a farewell: no catalogue, no key, no entry.
    assert!(heard.iter().all(|frame| frame.len() < 400 && frame[0] < FIRST_OF_CONTENT), "{heard:?}");
    let current = scene.world.hub(anna).replica.current_secret(scene.case).expect("a secret").id();
    assert!(scene.world.hub(stolen).replica.keyring().of_epoch(&current).is_none());
}

/// Frames from this one on carry runs and key objects.
const FIRST_OF_CONTENT: u8 = 0x80;
