//! Encryption keys of devices age: what was sealed to one opens with no later state of the device.

use wijktafel_core::crypto::{DeviceKeys, Secret, halves};
use wijktafel_core::keys::{KeyError, KeyObject};
use wijktafel_core::store::{Reader as _, Scope};
use wijktafel_harness::words::line;
use wijktafel_harness::{Partner, World};
use wijktafel_model::command::Command;
use wijktafel_model::id::{EncryptionKey, LogId};

const DAY_MS: i64 = 24 * 3_600_000;

fn network() -> (World, [Partner; 3]) {
    let (world, partners) = World::network(53, &["Anna", "Bea", "Cor"]);
    (world, partners.try_into().expect("three partners"))
}

/// Days pass, on each of which these look at their keys.
fn days(world: &mut World, count: u32, partners: &[Partner]) {
    for _ in 0..count {
        world.pass(DAY_MS);
        for partner in partners {
            world.renew_key(*partner);
        }
        world.settle();
    }
}

fn table(world: &mut World, partner: Partner, name: &str) -> LogId {
    let name = line(name);
    let command = Command::OpenTable { name, area: None, rhythm: None, orgs: None };
    world.run(partner, &command).expect("a table").logs[0]
}

fn reads(world: &World, partner: Partner, log: LogId) -> bool {
    world.hub(partner).replica.row(log).is_some()
}

/// The key that the roster names at `by` for the device of `of`.
fn named(world: &World, by: Partner, of: Partner) -> EncryptionKey {
    let standing = world.hub(by).replica.standing();
    standing.devices[&world.keys(of).device()].encryption
}

/// A secret on its way from one device to another, as somebody may have kept it.
fn sealed(world: &World, from: Partner, to: Partner) -> KeyObject {
    let (keys, network) = (world.keys(from), world.hub(from).replica.network());
    let (recipient, encryption) = (world.keys(to).device(), named(world, from, to));
    let (scope, secret) = (Scope::Members, Secret::new([7; 32]));
    KeyObject::seal_to_device(&keys, network, scope, &secret, recipient, &encryption, [3; 32]).expect("sealed")
}

#[test]
fn what_was_sealed_to_a_key_opens_with_no_state_of_the_device_four_months_later() {
    let (mut world, [anna, bea, cor]) = network();
    let old_form = named(&world, bea, anna);
    assert_eq!(old_form, DeviceKeys::from_seed(&world.sites[anna.0].seed).encryption());
    days(&mut world, 1, &[anna, bea, cor]);
    let first = named(&world, bea, anna);
    assert_ne!(first, old_form, "a device of the old form renews at its first start");
    assert_ne!(first, DeviceKeys::from_seed(&world.sites[anna.0].seed).encryption(), "and not from its seed");
    let kept = sealed(&world, bea, anna);
    assert!(kept.open_with_device(&world.keys(anna)).is_ok());

    days(&mut world, 31, &[anna, bea, cor]);
    assert_ne!(named(&world, bea, anna), first, "it was renewed");
    assert!(kept.open_with_device(&world.keys(anna)).is_ok(), "what is still on its way opens");
    assert!(sealed(&world, bea, anna).open_with_device(&world.keys(anna)).is_ok());

    days(&mut world, 90, &[anna, bea, cor]);

    let now = world.keys(anna);
    for keys in [&now, &DeviceKeys::from_seed(&world.sites[anna.0].seed)] {
        assert_eq!(kept.open_with_device(keys).err(), Some(KeyError::Sealed));
    }
    assert_eq!(now.halves().count(), 4, "the one in use and those of the last ninety days");
    let log = table(&mut world, bea, "Later");
    world.settle();
    assert!(reads(&world, anna, log) && reads(&world, cor, log), "work goes on");
    for partner in [anna, bea, cor] {
        world.restart(partner);
        world.assert_rebuilt(partner);
    }
}

#[test]
fn a_device_that_was_away_for_two_hundred_days_gets_what_it_missed() {
    let (mut world, [anna, bea, cor]) = network();
    days(&mut world, 1, &[anna, bea, cor]);
    world.stop(cor);
    days(&mut world, 100, &[anna, bea]);
    // A reader ends: what is written from here on needs secrets that Cor has never had.
    let spare = DeviceKeys::new(&[9; 32], halves::Halves::new(&[8; 32], world.now()));
    let me = world.hub(bea).replica.me().expect("a member").person;
    let (device, encryption) = (spare.device(), spare.encryption());
    world.run(bea, &Command::AddDevice { device, encryption, person: me }).expect("a second device");
    world.run(bea, &Command::RevokeDevice { device }).expect("it is lost");
    world.settle();
    let log = table(&mut world, anna, "Terwijl Cor weg was");
    days(&mut world, 100, &[anna, bea]);

    world.start(cor);
    let before = named(&world, cor, cor);
    world.connect_all();
    world.settle();
    assert!(reads(&world, cor, log), "sealed to the key it still had");
    days(&mut world, 1, &[anna, bea, cor]);

    assert_ne!(named(&world, anna, cor), before, "it renewed");
    let log = table(&mut world, anna, "Cor is terug");
    let answer = table(&mut world, cor, "Goed zo");
    world.settle();
    assert!(reads(&world, cor, log) && reads(&world, anna, answer) && reads(&world, bea, answer));
}

#[test]
fn a_restored_backup_takes_a_key_that_it_has() {
    let (mut world, [anna, bea, cor]) = network();
    days(&mut world, 1, &[anna, bea, cor]);
    let copy = world.copy(anna);
    world.stop(copy);
    days(&mut world, 31, &[anna, bea, cor]);
    world.stop(anna);
    let lost = named(&world, bea, anna);

    world.start(copy);
    assert_ne!(world.keys(copy).encryption(), lost, "the backup is older");
    world.connect(copy, bea);
    world.settle();
    world.renew_key(copy);
    world.settle();

    assert_ne!(named(&world, bea, copy), lost);
    assert_eq!(named(&world, bea, copy), world.keys(copy).encryption());
    assert!(sealed(&world, bea, copy).open_with_device(&world.keys(copy)).is_ok());
}

#[test]
fn a_key_is_renewed_once_a_month_and_never_by_who_may_not_write() {
    let (mut world, [anna, bea, cor]) = network();
    days(&mut world, 1, &[anna, bea, cor]);
    let roster = world.hub(bea).replica.roster_id();
    let before = world.entries(bea, roster).len();
    days(&mut world, 29, &[anna, bea, cor]);
    assert_eq!(world.entries(bea, roster).len(), before, "nothing is written on the other days");

    world.run(cor, &Command::Leave).expect("Cor leaves");
    world.settle();
    let left = world.entries(bea, roster).len();
    days(&mut world, 2, &[anna, bea, cor]);
    assert_eq!(world.entries(bea, roster).len(), left + 2, "one each by those who stay");
    let kept = world.sites[cor.0].store.setting(halves::SETTING).expect("the store answers").expect("kept");
    assert_eq!(halves::Halves::decode(&kept).map(|halves| halves.count()), Some(2));
}
