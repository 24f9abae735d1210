//! Own devices, recovery sheets, and the word of two administrators.

use super::{Stage, World, device, left, noted, org, person};
use crate::fact::recovery::{DeviceVouched, Recovered, RecoverySheetSet};
use crate::fact::{DeviceAdded, DeviceRevoked, Fact, PersonEnrolled, PersonMandated};
use crate::id::{DeviceId, EncryptionKey, EntryId, PersonId, SheetId, Signature};
use crate::roster::{End, Holder, SheetState, Standing};
use crate::words::Mandates;

const ADMINISTERS: Mandates = Mandates { administer: true, decide: false, sign: false };
const OTHER: PersonId = PersonId([200; 16]);
const PERSON: PersonId = PersonId([203; 16]);
const GADGET: DeviceId = DeviceId([200; 32]);
const LAPTOP: DeviceId = DeviceId([201; 32]);
const RIVAL: DeviceId = DeviceId([202; 32]);

fn enrolled(person: PersonId, mandates: Mandates) -> Fact {
    Fact::PersonEnrolled(PersonEnrolled { person, mandates })
}

fn record(device: DeviceId, person: PersonId) -> DeviceAdded {
    DeviceAdded { device, encryption: EncryptionKey([1; 32]), person, format: 0 }
}

fn added(device: DeviceId, person: PersonId) -> Fact {
    Fact::DeviceAdded(record(device, person))
}

fn vouched(device: DeviceId, person: PersonId) -> Fact {
    Fact::DeviceVouched(DeviceVouched { added: record(device, person) })
}

fn revoked(device: DeviceId) -> Fact {
    Fact::DeviceRevoked(DeviceRevoked { device })
}

fn sheet(person: PersonId, key: u8) -> Fact {
    Fact::RecoverySheetSet(RecoverySheetSet { person, sheet: SheetId([key; 32]) })
}

fn recovered(letter: char, key: u8, device: DeviceId, person: PersonId) -> Fact {
    let signature = Signature([0; 64]);
    let added = record(device, person);
    let sheet = SheetId([key; 32]);
    Fact::Recovered(Recovered { org: org(letter), sheet, added, by_sheet: signature, by_device: signature })
}

impl World {
    /// An entry by another device of `letter` that knows everything.
    fn by(&mut self, device: DeviceId, letter: char, facts: Vec<Fact>) -> EntryId {
        self.write_with(device, org(letter), &self.heads(), facts)
    }

    #[track_caller]
    fn holds(&self, entry: EntryId, expect: &[bool]) {
        assert_eq!(self.roster.held(&entry), Some(expect));
    }

    fn active(&self, device: DeviceId) -> bool {
        self.standing().devices.get(&device).is_some_and(|found| found.active)
    }

    /// The same, whatever the order of arrival.
    #[track_caller]
    pub(super) fn everywhere(&self, holds: impl Fn(&Standing) -> bool) {
        let mut seed = 7_usize;
        for _ in 0..20 {
            let roster = self.shuffled(|count| {
                seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                (seed >> 33) % count
            });
            assert!(holds(&roster.standing()));
        }
    }
}

#[test]
fn a_person_adds_and_revokes_its_own_devices_and_nobody_elses_without_the_mandate() {
    let mut world = World::of("AB");
    world.now('A', vec![enrolled(OTHER, Mandates::NONE), added(GADGET, OTHER)]);

    let own = world.by(GADGET, 'A', vec![added(LAPTOP, OTHER), revoked(GADGET)]);
    world.holds(own, &[true, true]);
    let others =
        world.by(LAPTOP, 'A', vec![added(RIVAL, person('A')), revoked(device('A')), enrolled(OTHER, ADMINISTERS)]);
    world.holds(others, &[false; 3]);

    assert!(world.active(LAPTOP) && world.active(device('A')) && !world.active(GADGET));
    assert_eq!(
        world.standing().author(&LAPTOP).map(|author| author.person),
        Some(OTHER),
        "it acts as that person only"
    );
    let mandates = world.standing().author(&LAPTOP).map(|author| author.mandates);
    assert_eq!(mandates, Some(Mandates::NONE), "and may no more than that person");
}

#[test]
fn a_device_that_a_person_added_for_itself_does_not_outlive_the_person_or_another_organisation() {
    let mut world = World::of("AB");
    world.now('A', vec![enrolled(OTHER, Mandates::NONE), added(GADGET, OTHER)]);
    let foreign = world.now('B', vec![added(LAPTOP, OTHER), revoked(GADGET)]);
    world.holds(foreign, &[false, false]);

    world.by(GADGET, 'A', vec![added(LAPTOP, OTHER)]);
    world.now('A', vec![Fact::PersonEnded(crate::fact::PersonEnded { person: OTHER })]);

    assert!(!world.active(LAPTOP));
}

#[test]
fn a_sheet_brings_in_one_device_carried_by_any_member() {
    let mut world = World::of("AB");
    world.now('A', vec![sheet(person('A'), 1)]);
    assert!(world.standing().has_sheet(org('A'), person('A')));

    let carried = world.now('B', vec![recovered('A', 1, LAPTOP, person('A'))]);
    let again = world.now('B', vec![recovered('A', 1, RIVAL, person('A'))]);

    world.holds(carried, &[true]);
    world.holds(again, &[false]);
    assert!(world.active(LAPTOP) && !world.active(RIVAL));
    assert_eq!(world.standing().sheets[&SheetId([1; 32])].state, SheetState::Used);
    let leaving = world.by(LAPTOP, 'A', vec![revoked(device('A')), left(1)]);
    world.holds(leaving, &[true, true]);
    assert_eq!(world.stage('A'), Stage::Left, "it acts for the person, with that person's mandates");
}

#[test]
fn only_the_last_sheet_of_the_person_itself_counts() {
    let mut world = World::of("AB");
    world.now('A', vec![enrolled(OTHER, ADMINISTERS), added(GADGET, OTHER), sheet(person('A'), 1)]);

    let for_another = world.by(GADGET, 'A', vec![sheet(person('A'), 9)]);
    let copied = world.by(GADGET, 'A', vec![sheet(OTHER, 1)]);
    world.holds(for_another, &[false]);
    world.holds(copied, &[false]);
    world.now('A', vec![sheet(person('A'), 2)]);
    let old = world.now('B', vec![recovered('A', 1, LAPTOP, person('A'))]);
    let wrong = world.now('B', vec![recovered('A', 2, LAPTOP, OTHER), recovered('B', 2, LAPTOP, person('B'))]);
    let known = world.now('B', vec![recovered('A', 2, GADGET, person('A'))]);

    world.holds(old, &[false]);
    world.holds(wrong, &[false, false]);
    world.holds(known, &[false]);
    assert_eq!(world.standing().sheets[&SheetId([1; 32])].state, SheetState::Replaced);
}

#[test]
fn of_two_devices_by_one_sheet_the_one_counts_that_more_had_seen_first() {
    let mut world = World::of("ABCD");
    world.now('A', vec![sheet(person('A'), 1)]);
    let start = world.heads();
    let first = world.write('B', &start, vec![recovered('A', 1, LAPTOP, person('A'))]);
    world.write('C', &[first], vec![noted()]);

    let rival = world.write('D', &start, vec![recovered('A', 1, RIVAL, person('A'))]);
    for _ in 0..4 {
        world.write_with(RIVAL, org('A'), &[rival], vec![noted()]);
    }

    assert!(world.active(LAPTOP) && !world.active(RIVAL));
    world.everywhere(|standing| standing.devices[&LAPTOP].active && !standing.devices[&RIVAL].active);
    let end = End { holder: Holder::Device(org('A'), RIVAL), entry: first, left: None };
    assert!(world.roster.ends().contains(&end), "what the other wrote is closed");
    let late = world.by(RIVAL, 'A', vec![noted()]);
    assert_eq!(world.roster.author_of(&late), None);
}

#[test]
fn a_newer_sheet_ends_a_use_of_the_old_one_that_it_does_not_know() {
    let mut world = World::of("ABC");
    world.now('A', vec![sheet(person('A'), 1)]);
    let start = world.heads();
    let newer = world.write('A', &start, vec![sheet(person('A'), 2)]);

    world.write('B', &start, vec![recovered('A', 1, LAPTOP, person('A'))]);

    assert!(!world.active(LAPTOP));
    world.everywhere(|standing| !standing.devices[&LAPTOP].active);
    let end = End { holder: Holder::Device(org('A'), LAPTOP), entry: newer, left: None };
    assert!(world.roster.ends().contains(&end));
}

#[test]
fn a_recovered_device_sets_the_next_sheet_and_stays() {
    let mut world = World::of("AB");
    world.now('A', vec![sheet(person('A'), 1)]);
    world.now('B', vec![recovered('A', 1, LAPTOP, person('A'))]);

    let next = world.by(LAPTOP, 'A', vec![sheet(person('A'), 2)]);

    world.holds(next, &[true]);
    assert!(world.active(LAPTOP) && world.standing().has_sheet(org('A'), person('A')));
}

#[test]
fn an_ended_person_and_a_former_member_are_recovered_by_no_sheet() {
    let mut world = World::of("ABC");
    world.now('A', vec![enrolled(OTHER, Mandates::ALL), added(GADGET, OTHER), sheet(person('A'), 1)]);
    world.by(GADGET, 'A', vec![Fact::PersonEnded(crate::fact::PersonEnded { person: person('A') })]);
    world.now('B', vec![sheet(person('B'), 2), left(1)]);

    let ended = world.now('C', vec![recovered('A', 1, LAPTOP, person('A'))]);
    let former = world.now('C', vec![recovered('B', 2, RIVAL, person('B'))]);

    world.holds(ended, &[false]);
    world.holds(former, &[false]);
}

/// A with two administrators and a third person who has lost its only device.
fn lost_in_a() -> World {
    let mut world = World::of("AB");
    let third = PersonId([210; 16]);
    world.now('A', vec![enrolled(OTHER, ADMINISTERS), added(GADGET, OTHER), enrolled(third, Mandates::ALL)]);
    let first = world.now('A', vec![added(DeviceId([210; 32]), third)]);
    world.holds(first, &[true]);
    world.now('A', vec![revoked(DeviceId([210; 32]))]);
    world
}

#[test]
fn who_lost_every_device_gets_another_by_the_word_of_two_administrators() {
    let mut world = lost_in_a();
    let third = PersonId([210; 16]);
    assert!(world.standing().needs_two(org('A'), third, person('A')));

    let alone = world.now('A', vec![added(LAPTOP, third)]);
    let twice = world.now('A', vec![vouched(LAPTOP, third), added(LAPTOP, third)]);
    world.holds(alone, &[false]);
    world.holds(twice, &[true, false]);
    assert_eq!(world.standing().vouched[&LAPTOP].by, [person('A')].into());
    let other_key = Fact::DeviceAdded(DeviceAdded { encryption: EncryptionKey([9; 32]), ..record(LAPTOP, third) });
    let second = world.by(GADGET, 'A', vec![other_key, added(LAPTOP, third)]);

    world.holds(second, &[false, true]);
    assert!(world.active(LAPTOP) && world.standing().vouched.is_empty());
}

#[test]
fn the_word_of_one_is_enough_when_no_second_administrator_has_a_device() {
    let mut world = lost_in_a();
    let third = PersonId([210; 16]);
    let narrowed = Fact::PersonMandated(PersonMandated { person: OTHER, mandates: Mandates::NONE });
    world.now('A', vec![vouched(LAPTOP, third)]);
    world.now('A', vec![narrowed]);

    let alone = world.now('A', vec![added(LAPTOP, third)]);

    world.holds(alone, &[true]);
}

#[test]
fn the_word_of_somebody_who_does_not_administer_any_more_is_none() {
    let mut world = lost_in_a();
    let (third, fourth) = (PersonId([210; 16]), PersonId([211; 16]));
    world.by(GADGET, 'A', vec![vouched(LAPTOP, third)]);
    world.now('A', vec![enrolled(fourth, ADMINISTERS), added(DeviceId([211; 32]), fourth)]);
    world.now('A', vec![Fact::PersonMandated(PersonMandated { person: OTHER, mandates: Mandates::NONE })]);

    let alone = world.now('A', vec![added(LAPTOP, third)]);

    world.holds(alone, &[false]);
}

/// A second administrator of `A` whose laptop is revoked; what it knew before, and the revocation.
fn with_a_stolen_laptop(letters: &str) -> (World, Vec<EntryId>, EntryId) {
    let mut world = World::of(letters);
    world.now('A', vec![enrolled(OTHER, Mandates::ALL), added(GADGET, OTHER)]);
    let start = world.heads();
    let revocation = world.now('A', vec![revoked(GADGET)]);
    (world, start, revocation)
}

#[test]
fn who_finds_a_laptop_lets_no_other_one_in_by_dating_back() {
    let (mut world, start, revocation) = with_a_stolen_laptop("ABC");

    let stolen =
        world.write_with(GADGET, org('A'), &start, vec![added(LAPTOP, OTHER), enrolled(PERSON, Mandates::ALL)]);
    let further = world.write_with(LAPTOP, org('A'), &[stolen], vec![added(RIVAL, PERSON)]);
    world.write_with(RIVAL, org('A'), &[further], vec![left(1)]);

    world.everywhere(|standing| ![LAPTOP, RIVAL].iter().any(|device| standing.devices[device].active));
    assert_eq!(world.stage('A'), Stage::Member, "nor does it take its organisation out");
    let ended = |device| End { holder: Holder::Device(org('A'), device), entry: revocation, left: None };
    let ends = world.roster.ends();
    assert!(
        [GADGET, LAPTOP, RIVAL].iter().all(|device| ends.contains(&ended(*device))),
        "what they wrote is closed too"
    );
    let late = world.by(LAPTOP, 'A', vec![noted()]);
    assert_eq!(world.roster.author_of(&late), None);
}

#[test]
fn who_finds_a_laptop_lifts_nobodys_mandates_by_dating_back_and_may_narrow_them() {
    let mut world = World::of("ABC");
    let signs = Mandates { administer: false, decide: false, sign: true };
    world.now('A', vec![enrolled(OTHER, Mandates::ALL), added(GADGET, OTHER), enrolled(PERSON, signs)]);
    let start = world.heads();
    world.now('A', vec![revoked(GADGET)]);
    let word = |mandates| vec![Fact::PersonMandated(PersonMandated { person: PERSON, mandates })];
    let mandates = |standing: &Standing| standing.people[&(org('A'), PERSON)].mandates;

    let lifted = world.write_with(GADGET, org('A'), &start, word(Mandates::ALL));
    world.everywhere(|standing| mandates(standing) == signs);
    let narrowed = world.write_with(GADGET, org('A'), &[lifted], word(Mandates::NONE));
    world.everywhere(|standing| mandates(standing) == Mandates::NONE);
    world.write_with(GADGET, org('A'), &[narrowed], word(Mandates::ALL));
    world.everywhere(|standing| mandates(standing) == signs);

    world.now('A', word(Mandates::ALL));
    world.everywhere(|standing| mandates(standing) == Mandates::ALL);
}

#[test]
fn of_two_words_in_one_entry_the_last_stood_before_a_word_that_is_dated_back() {
    let mut world = World::of("ABC");
    let word = |mandates| Fact::PersonMandated(PersonMandated { person: PERSON, mandates });
    world.now('A', vec![enrolled(OTHER, Mandates::ALL), added(GADGET, OTHER)]);
    world.now('A', vec![enrolled(PERSON, Mandates::NONE), word(Mandates::ALL)]);
    let start = world.heads();
    world.now('A', vec![revoked(GADGET)]);

    world.write_with(GADGET, org('A'), &start, vec![word(Mandates::ALL)]);

    world.everywhere(|standing| standing.people[&(org('A'), PERSON)].mandates == Mandates::ALL);
}

#[test]
fn two_words_on_mandates_that_do_not_know_each_other_are_ends_in_every_order_of_arrival() {
    let mut world = World::of("ABC");
    world.now('A', vec![enrolled(OTHER, Mandates::ALL), added(GADGET, OTHER), enrolled(PERSON, Mandates::NONE)]);
    let start = world.heads();
    let word = |mandates| vec![Fact::PersonMandated(PersonMandated { person: PERSON, mandates })];

    let one = world.write('A', &start, word(Mandates::ALL));
    let other = world.write_with(GADGET, org('A'), &start, word(ADMINISTERS));

    let mut seed = 3_usize;
    for _ in 0..20 {
        let roster = world.shuffled(|count| {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (seed >> 33) % count
        });
        let said: Vec<EntryId> = roster.ends().iter().map(|end| end.entry).collect();
        assert!(said.contains(&one) && said.contains(&other), "{said:?}");
    }
}

#[test]
fn a_recovery_that_two_members_carry_in_brings_one_device_in_for_everybody() {
    let mut world = World::of("ABC");
    world.now('A', vec![sheet(person('A'), 3)]);
    let start = world.heads();

    world.write('B', &start, vec![recovered('A', 3, LAPTOP, person('A'))]);
    world.write('C', &start, vec![recovered('A', 3, LAPTOP, person('A'))]);

    world.everywhere(|standing| standing.devices[&LAPTOP].active);
}

#[test]
fn whether_a_device_that_was_dated_back_took_its_organisation_out_does_not_depend_on_the_order_of_arrival() {
    let (mut world, start, _) = with_a_stolen_laptop("ABC");
    let way_in = world.write_with(GADGET, org('A'), &start, vec![added(LAPTOP, OTHER)]);
    world.write_with(LAPTOP, org('A'), &[way_in], vec![left(1)]);
    world.write('B', &[way_in], vec![noted()]);
    world.write('C', &[way_in], vec![noted()]);

    let stage = world.stage('A');
    world.everywhere(|standing| standing.orgs[&org('A')].stage == stage);
}

#[test]
fn an_administrator_whose_mandate_ended_lets_in_its_own_device_alone_by_dating_back() {
    let mut world = World::of("ABC");
    world.now('A', vec![enrolled(OTHER, Mandates::ALL), added(GADGET, OTHER), enrolled(PERSON, Mandates::NONE)]);
    let start = world.heads();
    let decides = Mandates { administer: false, ..Mandates::ALL };
    world.now('A', vec![Fact::PersonMandated(PersonMandated { person: OTHER, mandates: decides })]);

    world.write_with(GADGET, org('A'), &start, vec![added(LAPTOP, OTHER), added(RIVAL, PERSON)]);

    world.everywhere(|standing| standing.devices[&LAPTOP].active && !standing.devices[&RIVAL].active);
}

#[test]
fn a_device_that_two_others_had_seen_before_they_knew_of_the_end_stays() {
    for (noting, stays) in [(&['B'][..], false), (&['B', 'C'][..], true)] {
        let (mut world, start, revocation) = with_a_stolen_laptop("ABC");
        let entry = world.write_with(GADGET, org('A'), &start, vec![added(LAPTOP, OTHER)]);
        let notes: Vec<EntryId> = noting.iter().map(|letter| world.write(*letter, &[entry], vec![noted()])).collect();
        world.write('A', &[notes, vec![revocation]].concat(), vec![noted()]);

        world.everywhere(|standing| standing.devices[&LAPTOP].active == stays);
    }
}

#[test]
fn a_device_that_was_known_to_who_ended_the_right_stays_also_when_it_is_claimed_again_by_dating_back() {
    let mut world = World::of("ABC");
    world.now('A', vec![enrolled(OTHER, Mandates::ALL), added(GADGET, OTHER)]);
    let start = world.heads();
    world.by(GADGET, 'A', vec![added(LAPTOP, OTHER)]);
    world.now('A', vec![added(RIVAL, OTHER)]);
    world.now('A', vec![revoked(GADGET)]);

    world.write_with(GADGET, org('A'), &start, vec![added(RIVAL, OTHER)]);

    world.everywhere(|standing| standing.devices[&LAPTOP].active && standing.devices[&RIVAL].active);
}

#[test]
fn a_sheet_that_was_set_by_dating_back_brings_no_device_in() {
    let (mut world, start, revocation) = with_a_stolen_laptop("ABC");
    let set = world.write_with(GADGET, org('A'), &start, vec![sheet(OTHER, 3)]);

    world.write('B', &[set], vec![recovered('A', 3, LAPTOP, OTHER)]);
    assert!(!world.active(LAPTOP));
    let entry = world.now('C', vec![recovered('A', 3, RIVAL, OTHER)]);

    world.holds(entry, &[false]);
    let ends = world.roster.ends();
    assert!(ends.contains(&End { holder: Holder::Device(org('A'), LAPTOP), entry: revocation, left: None }));
}
