//! What a device or a person whose right ended says by dating back, and what rests on it.

use super::household::{added, enrolled, mandated, revoked};
use super::{Stage, World, device, left, noted, org, person};
use crate::id::{DeviceId, EncryptionKey, EntryId, PersonId};
use crate::roster::rights::WORDS_MAX;
use crate::roster::{End, Holder, Standing};
use crate::words::Mandates;

const SIGNS: Mandates = Mandates { administer: false, decide: false, sign: true };
const FINDER: PersonId = PersonId([200; 16]);
const COLLEAGUE: PersonId = PersonId([203; 16]);
const THIRD: PersonId = PersonId([204; 16]);
const FOUND: DeviceId = DeviceId([200; 32]);
const LAPTOP: DeviceId = DeviceId([201; 32]);
const HONEST: DeviceId = DeviceId([203; 32]);

/// `A` has a second administrator whose laptop is found by somebody, and two colleagues who only sign. What was known
/// before the laptop was revoked, and the revocation.
fn with_a_found_laptop() -> (World, Vec<EntryId>, EntryId) {
    let mut world = World::of("ABC");
    let people = vec![enrolled(FINDER, Mandates::ALL), enrolled(COLLEAGUE, SIGNS), enrolled(THIRD, SIGNS)];
    world.now('A', people);
    world.now('A', vec![added(FOUND, FINDER, 1), added(HONEST, COLLEAGUE, 1)]);
    let start = world.heads();
    let revocation = world.now('A', vec![revoked(FOUND)]);
    (world, start, revocation)
}

fn mandates(standing: &Standing, person: PersonId) -> Mandates {
    standing.people[&(org('A'), person)].mandates
}

#[test]
fn a_claim_dated_back_by_who_found_a_laptop_takes_no_colleagues_device() {
    let (mut world, start, _) = with_a_found_laptop();
    let key = |key| EncryptionKey([key; 32]);
    world.now('A', vec![added(LAPTOP, COLLEAGUE, 1)]);
    world.write_with(LAPTOP, org('A'), &world.heads(), vec![added(LAPTOP, COLLEAGUE, 2)]);

    let rival = world.write_with(FOUND, org('A'), &start, vec![added(LAPTOP, FINDER, 9)]);
    for letter in ['B', 'C'] {
        world.now(letter, vec![noted()]);
    }

    let stands = |standing: &Standing| {
        let found = &standing.devices[&LAPTOP];
        (found.person, found.encryption, found.active) == (COLLEAGUE, key(2), true)
    };
    world.everywhere(stands);
    world.write_with(LAPTOP, org('A'), &[rival], vec![added(LAPTOP, FINDER, 8)]);
    world.everywhere(stands);
}

#[test]
fn a_claim_dated_back_by_an_administrator_takes_no_colleagues_device_that_others_knew() {
    for _ in 0..8 {
        let mut world = World::of("ABC");
        world.now('A', vec![enrolled(FINDER, Mandates::ALL), enrolled(COLLEAGUE, SIGNS), added(FOUND, FINDER, 1)]);
        let start = world.heads();
        world.now('B', vec![noted()]);
        world.now('A', vec![added(LAPTOP, COLLEAGUE, 1)]);
        world.now('C', vec![noted()]);

        for key in 2..10 {
            world.write_with(FOUND, org('A'), &start, vec![added(LAPTOP, FINDER, key)]);
        }

        world.everywhere(|standing| standing.devices[&LAPTOP].person == COLLEAGUE);
    }
}

#[test]
fn a_device_that_is_dated_back_lifts_nobodys_mandates_before_it_falls() {
    let (mut world, start, _) = with_a_found_laptop();

    let way_in = world.write_with(FOUND, org('A'), &start, vec![added(LAPTOP, FINDER, 1)]);
    world.write_with(LAPTOP, org('A'), &[way_in], vec![mandated(COLLEAGUE, Mandates::ALL)]);

    world.everywhere(|standing| mandates(standing, COLLEAGUE) == SIGNS);
}

#[test]
fn who_was_given_a_mandate_by_dating_back_gives_none_on_and_lets_nobody_in() {
    let (mut world, start, revocation) = with_a_found_laptop();
    let lifted = world.write_with(FOUND, org('A'), &start, vec![mandated(COLLEAGUE, Mandates::ALL)]);

    let further = vec![mandated(THIRD, Mandates::ALL), added(LAPTOP, THIRD, 1)];
    let entry = world.write_with(HONEST, org('A'), &[lifted], further);
    world.write_with(HONEST, org('A'), &[entry], vec![left(1)]);

    world.everywhere(|standing| {
        mandates(standing, COLLEAGUE) == SIGNS
            && mandates(standing, THIRD) == SIGNS
            && !standing.devices[&LAPTOP].active
            && standing.devices[&HONEST].active
            && standing.orgs[&org('A')].stage == Stage::Member
    });
    let end = End { holder: Holder::Device(org('A'), LAPTOP), entry: revocation, left: None };
    assert!(world.roster.ends().contains(&end));
}

#[test]
fn what_somebody_may_do_by_a_word_that_knows_the_end_is_not_touched() {
    let (mut world, start, _) = with_a_found_laptop();
    world.write_with(FOUND, org('A'), &start, vec![mandated(COLLEAGUE, Mandates::ALL)]);

    world.now('A', vec![mandated(COLLEAGUE, Mandates::ALL)]);
    world.write_with(HONEST, org('A'), &world.heads(), vec![mandated(THIRD, Mandates::ALL), added(LAPTOP, THIRD, 1)]);

    world.everywhere(|standing| mandates(standing, THIRD) == Mandates::ALL && standing.devices[&LAPTOP].active);
}

#[test]
fn an_entry_whose_right_rests_on_more_words_than_anybody_weighs_is_void() {
    let mut world = World::of("A");
    let mut last = device('A');
    let gadget = |n: usize| {
        let [high, low] = u16::try_from(n).expect("a few hundred").to_be_bytes();
        DeviceId([7, high, low].into_iter().cycle().take(32).collect::<Vec<_>>().try_into().expect("32 bytes"))
    };
    for n in 1..=WORDS_MAX + 1 {
        let entry = world.write_with(last, org('A'), &world.heads(), vec![added(gadget(n), person('A'), 1)]);
        assert_eq!(world.roster.held(&entry), Some(&[true][..]), "{n}");
        last = gadget(n);
    }

    let entry = world.write_with(last, org('A'), &world.heads(), vec![noted()]);

    assert_eq!(world.roster.author_of(&entry), None);
}
