//! Whoever's right to read has ended opens nothing that is written once that is known, whatever it kept.

use std::collections::{BTreeMap, BTreeSet};

use wijktafel_core::crypto::{DeviceKeys, Secret};
use wijktafel_core::entry::Entry;
use wijktafel_core::replica::Incoming;
use wijktafel_core::store::{Reader as _, Scope};
use wijktafel_harness::words::{self, line};
use wijktafel_harness::{Partner, World};
use wijktafel_model::command::{Command, TextEdit};
use wijktafel_model::fact::Fact;
use wijktafel_model::id::{EntryId, EpochId, LogId, PersonId};
use wijktafel_model::words::{Mandates, TextField};

fn open_table(world: &mut World, partner: Partner, orgs: Option<&[Partner]>) -> LogId {
    let orgs = orgs.map(|orgs| orgs.iter().map(|org| world.org(*org)).collect());
    let command = Command::OpenTable { name: line("Noord"), area: None, rhythm: None, orgs };
    world.run(partner, &command).expect("a table").logs[0]
}

fn open_case(world: &mut World, partner: Partner, table: LogId) -> LogId {
    world.run(partner, &words::open_case(table, "Weer zelf de dag beginnen")).expect("a case").logs[0]
}

fn write(world: &mut World, partner: Partner, log: LogId, word: &str) {
    let edit = TextEdit { field: TextField::Question, at: 0, delete: 0, insert: word.to_owned() };
    world.run(partner, &Command::EditText { log, edits: vec![edit] }).expect("the word is written");
}

/// Every secret on a partner's disk.
fn secrets(world: &World, partner: Partner) -> BTreeMap<EpochId, Secret> {
    let kept = world.sites[partner.0].store.secrets().expect("the store answers");
    kept.into_iter().map(|(_, epoch, bytes)| (epoch, Secret::new(*bytes))).collect()
}

/// Every entry of every log but the roster.
fn entries(world: &World, partner: Partner) -> BTreeMap<EntryId, Entry> {
    let logs = world.hub(partner).replica.log_ids().flat_map(|log| world.entries(partner, log));
    logs.map(|entry| (entry.id(), entry)).collect()
}

/// How many of these entries open with any of these secrets.
fn opened(entries: &BTreeMap<EntryId, Entry>, secrets: &BTreeMap<EpochId, Secret>) -> usize {
    entries.values().filter(|entry| secrets.values().any(|secret| entry.open(secret).is_ok())).count()
}

/// Secrets that were opened for a group, or for all members.
fn openings(world: &World, partner: Partner) -> usize {
    let roster = world.hub(partner).replica.log(world.hub(partner).replica.roster_id()).expect("the roster");
    let facts = roster.items().iter().flat_map(|item| &item.statements);
    facts.filter(|statement| matches!(statement.fact.known(), Fact::EpochOpened(_))).count()
}

/// Epochs that the entries of a log are sealed with.
fn epochs(world: &World, partner: Partner, log: LogId) -> BTreeSet<EpochId> {
    world.entries(partner, log).iter().map(|entry| entry.header.epoch).collect()
}

struct Scene {
    world: World,
    partners: [Partner; 3],
    open: LogId,
    small: LogId,
}

impl Scene {
    /// Three partners, a case that all read and one that Anna and Cor read.
    fn new(seed: u64) -> Self {
        let (mut world, partners) = World::network(seed, &["Anna", "Bas", "Cor"]);
        let partners = [partners[0], partners[1], partners[2]];
        let table = open_table(&mut world, partners[0], None);
        let open = open_case(&mut world, partners[0], table);
        let table = open_table(&mut world, partners[0], Some(&partners));
        let small = open_case(&mut world, partners[0], table);
        world.settle();
        Self { world, partners, open, small }
    }

    /// Everybody but `ended` writes everywhere, and nothing of it opens with what `ended` has.
    fn assert_shut_out(&mut self, ended: &BTreeMap<EpochId, Secret>, others: &[Partner]) {
        let before = entries(&self.world, others[0]);
        assert!(opened(&before, ended) > 10, "what was there before it can read");
        for partner in others {
            for log in [self.open, self.small] {
                write(&mut self.world, *partner, log, "daarna ");
                self.world.settle();
            }
        }
        let table = open_table(&mut self.world, others[0], None);
        open_case(&mut self.world, others[0], table);
        self.world.settle();
        for partner in others {
            let mut after = entries(&self.world, *partner);
            after.retain(|id, _| !before.contains_key(id));
            assert!(after.len() >= 8, "{}: everybody has what was written", after.len());
            assert_eq!(opened(&after, ended), 0, "nothing written since opens");
            assert_eq!(opened(&after, &secrets(&self.world, *partner)), after.len(), "but for who reads it");
        }
        self.world.assert_converged(others);
    }
}

#[test]
fn an_organisation_that_left_opens_nothing_written_after_the_others_learned_of_it() {
    let mut scene = Scene::new(61);
    let [anna, bas, cor] = scene.partners;
    scene.world.run(bas, &Command::Leave).expect("Bas leaves");
    scene.world.settle();
    let (kept, before) = (secrets(&scene.world, bas), openings(&scene.world, anna));

    scene.assert_shut_out(&kept, &[anna, cor]);

    assert_eq!(openings(&scene.world, anna), before + 2, "one for all members and one for the group");
    for log in [scene.open, scene.small] {
        assert_eq!(epochs(&scene.world, cor, log).len(), 2, "one new secret for each log");
    }
    for partner in [anna, cor] {
        scene.world.restart(partner);
        scene.world.assert_rebuilt(partner);
    }
    scene.world.heal();
    scene.assert_shut_out(&kept, &[anna, cor]);
    assert_eq!(openings(&scene.world, anna), before + 2, "a restart opens none");
}

#[test]
fn a_revoked_device_opens_nothing_written_after_it_was_revoked_is_known() {
    let mut scene = Scene::new(62);
    let [anna, bas, cor] = scene.partners;
    let (person, spare) = (PersonId([9; 16]), DeviceKeys::from_seed(&[9; 32]));
    let (name, roles, contact, mandates) = (line("Bo"), Vec::new(), None, Mandates::ALL);
    scene.world.run(bas, &Command::EnrolPerson { person, name, roles, contact, mandates }).expect("enrolled");
    let add = Command::AddDevice { device: spare.device(), encryption: spare.encryption(), person };
    scene.world.run(bas, &add).expect("added");
    let device = scene.world.keys(bas).device();
    scene.world.run(bas, &Command::RevokeDevice { device }).expect("revoked");
    scene.world.settle();

    let kept = secrets(&scene.world, bas);
    scene.assert_shut_out(&kept, &[anna, cor]);
}

#[test]
fn who_leaves_a_group_opens_nothing_more_of_it_and_everything_else() {
    let mut scene = Scene::new(63);
    let [anna, bas, cor] = scene.partners;
    let table = scene.world.snapshot(bas, None).network.tables.iter().map(|row| row.log).collect::<Vec<_>>();
    let group = table.into_iter().find(|table| scene.world.run(bas, &Command::LeaveTable { table: *table }).is_ok());
    assert!(group.is_some(), "Bas leaves the small table");
    scene.world.settle();
    let kept = secrets(&scene.world, bas);
    let before = entries(&scene.world, anna);

    write(&mut scene.world, cor, scene.small, "daarna ");
    write(&mut scene.world, cor, scene.open, "daarna ");
    scene.world.settle();

    let mut after = entries(&scene.world, anna);
    after.retain(|id, _| !before.contains_key(id));
    let (small, open): (BTreeMap<_, _>, BTreeMap<_, _>) =
        after.into_iter().partition(|(_, entry)| entry.log() == scene.small);
    assert!(!small.is_empty() && !open.is_empty());
    assert_eq!(opened(&small, &kept), 0, "nothing of the group");
    assert_eq!(opened(&open, &kept), open.len(), "nobody else's secret changed");
}

#[test]
fn writers_who_learn_of_an_end_apart_each_open_one_secret_and_all_read_all() {
    let mut scene = Scene::new(64);
    let [anna, bas, cor] = scene.partners;
    let dirk = scene.world.join(anna, "Dirk");
    scene.world.heal();
    scene.world.settle();
    scene.world.run(bas, &Command::Leave).expect("Bas leaves");
    scene.world.settle();
    let before = openings(&scene.world, anna);
    for (one, two) in [(anna, cor), (anna, dirk), (cor, dirk)] {
        scene.world.partition(one, two);
    }

    for round in 0..5 {
        for partner in [anna, cor, dirk] {
            write(&mut scene.world, partner, scene.open, &format!("w{round} "));
        }
    }
    scene.world.heal();
    scene.world.settle();
    for round in 5..10 {
        for partner in [anna, cor, dirk] {
            write(&mut scene.world, partner, scene.open, &format!("w{round} "));
            scene.world.settle();
        }
    }

    scene.world.assert_converged(&[anna, cor]);
    assert_eq!(openings(&scene.world, anna), before + 3, "one each, and none once they had met");
    assert_eq!(epochs(&scene.world, anna, scene.open).len(), 1 + 3);
    let last: BTreeSet<EpochId> =
        [anna, cor, dirk].map(|one| scene.world.hub(one).replica.current_secret(scene.open).expect("one").id()).into();
    assert_eq!(last.len(), 1, "all seal with the same again");
}

#[test]
fn ends_that_were_learned_of_apart_bring_one_more_opening_and_nobody_without_a_key() {
    let (mut world, partners) = World::network(65, &["Anna", "Bas", "Cor", "Dirk", "Eva"]);
    let [anna, bas, cor, dirk, eva] = [partners[0], partners[1], partners[2], partners[3], partners[4]];
    let table = open_table(&mut world, anna, None);
    let case = open_case(&mut world, anna, table);
    world.settle();
    for one in [anna, dirk] {
        for two in [bas, cor, eva] {
            world.partition(one, two);
        }
    }
    // Anna learns of Dirk's leaving, Bas and Cor of Eva's.
    world.run(dirk, &Command::Leave).expect("Dirk leaves");
    world.run(eva, &Command::Leave).expect("Eva leaves");
    world.settle();
    write(&mut world, anna, case, "een ");
    write(&mut world, bas, case, "twee ");
    world.settle();
    world.heal();
    world.settle();
    let kept: BTreeMap<EpochId, Secret> = secrets(&world, dirk).into_iter().chain(secrets(&world, eva)).collect();
    let before = entries(&world, anna);
    let openings_before = openings(&world, anna);

    write(&mut world, cor, case, "drie ");
    world.settle();

    world.assert_converged(&[anna, bas, cor]);
    let mut after = entries(&world, bas);
    after.retain(|id, _| !before.contains_key(id));
    assert_eq!((opened(&after, &kept), after.is_empty()), (0, false));
    assert!(openings(&world, anna) <= openings_before + 1, "at most one that knows of both");
    assert_eq!(epochs(&world, cor, case).len(), 4, "the first, Anna's, Bas's, and one that knows of both");
}

#[test]
fn a_partner_who_was_away_during_a_rotation_reads_on_and_writes_with_the_new_secret() {
    let mut scene = Scene::new(66);
    let [anna, bas, cor] = scene.partners;
    scene.world.stop(cor);
    scene.world.run(bas, &Command::Leave).expect("Bas leaves");
    scene.world.settle();
    write(&mut scene.world, anna, scene.open, "zonder Cor ");
    scene.world.settle();

    scene.world.start(cor);
    write(&mut scene.world, cor, scene.open, "zonder te weten ");
    scene.world.heal();
    scene.world.settle();
    let before = openings(&scene.world, cor);
    write(&mut scene.world, cor, scene.open, "nu wel ");
    scene.world.settle();

    scene.world.assert_converged(&[anna, cor]);
    assert_eq!(openings(&scene.world, cor), before, "Cor opens none beside the one that is there");
    assert_eq!(scene.world.hub(cor).replica.waiting_for_keys(), 0);
    assert_eq!(epochs(&scene.world, anna, scene.open).len(), 2);
}

#[test]
fn a_file_alone_carries_a_rotation_to_who_never_meets_the_rotator() {
    let mut scene = Scene::new(67);
    let [anna, bas, cor] = scene.partners;
    scene.world.run(bas, &Command::Leave).expect("Bas leaves");
    scene.world.settle();
    for other in [anna, bas] {
        scene.world.partition(cor, other);
    }
    write(&mut scene.world, anna, scene.open, "op een stick ");
    let kept = secrets(&scene.world, bas);
    let replica = &scene.world.hub(anna).replica;
    let logs: Vec<LogId> = std::iter::once(replica.roster_id()).chain(replica.log_ids()).collect();
    let mut n = 0;
    let keys = replica.bundled_key_objects(&mut |bytes: &mut [u8]| {
        n += 1;
        bytes.fill(n);
    });
    let file = || logs.iter().map(|log| Incoming { log: *log, entries: scene.world.entries(anna, *log) }).collect();
    let (to_cor, to_bas): (Vec<_>, Vec<_>) = (file(), file());

    scene.world.hand_over_with(cor, to_cor, &keys);
    scene.world.hand_over_with(bas, to_bas, &keys);

    let texts = scene.world.texts(cor, scene.open).expect("the case");
    assert!(texts[&TextField::Question].contains("op een stick"));
    assert_eq!(secrets(&scene.world, bas).len(), kept.len(), "the same file gives nothing to who left");
}

#[test]
fn an_erased_log_leaves_nobody_waiting_although_its_secret_had_been_renewed() {
    let mut scene = Scene::new(68);
    let [anna, bas, cor] = scene.partners;
    scene.world.run(bas, &Command::Leave).expect("Bas leaves");
    scene.world.settle();
    scene.world.stop(cor);
    write(&mut scene.world, anna, scene.open, "nieuw ");
    let reason = wijktafel_model::words::DropReason::Mistake;
    scene.world.run(anna, &Command::DropLog { log: scene.open, reason }).expect("dropped");

    scene.world.start(cor);
    scene.world.heal();
    scene.world.settle();

    assert!(scene.world.hub(cor).replica.log_kind(scene.open).is_none(), "Cor drops it too");
    assert!(!scene.world.hub(cor).replica.keyring().has(Scope::Log(scene.open)));
    assert_eq!(scene.world.hub(cor).replica.waiting_for_keys(), 0);
}
