//! People, devices and groups.

use super::{Stage, World, device, founding, invite, invited_as, left, noted, org, person, redeemed};
use crate::fact::{
    DeviceAdded, DeviceRevoked, Fact, GroupFounded, GroupJoined, GroupLeft, PersonEnded, PersonEnrolled, PersonMandated,
};
use crate::id::{DeviceId, EncryptionKey, EntryId, GroupId, InviteId, PersonId};
use crate::words::{Mandates, ReaderRule};

const GROUP: GroupId = GroupId([1; 16]);
const DECIDES: Mandates = Mandates { administer: false, decide: true, sign: false };
const ADMINISTERS: Mandates = Mandates { administer: true, decide: false, sign: false };

/// A second person and a second device.
pub(super) fn second(letter: char) -> (PersonId, DeviceId) {
    (PersonId([letter as u8 + 100; 16]), DeviceId([letter as u8 + 100; 32]))
}

pub(super) fn enrolled(person: PersonId, mandates: Mandates) -> Fact {
    Fact::PersonEnrolled(PersonEnrolled { person, mandates })
}

pub(super) fn mandated(person: PersonId, mandates: Mandates) -> Fact {
    Fact::PersonMandated(PersonMandated { person, mandates })
}

pub(super) fn added(device: DeviceId, person: PersonId, key: u8) -> Fact {
    Fact::DeviceAdded(DeviceAdded { device, encryption: EncryptionKey([key; 32]), person, format: 0 })
}

pub(super) fn revoked(device: DeviceId) -> Fact {
    Fact::DeviceRevoked(DeviceRevoked { device })
}

fn ended(person: PersonId) -> Fact {
    Fact::PersonEnded(PersonEnded { person })
}

fn group_of(letters: &[char]) -> Fact {
    Fact::GroupFounded(GroupFounded { group: GROUP, orgs: letters.iter().map(|letter| org(*letter)).collect() })
}

fn joined(letter: char) -> Fact {
    Fact::GroupJoined(GroupJoined { group: GROUP, org: org(letter) })
}

/// A second person of `letter` with its device.
pub(super) fn with_second(world: &mut World, letter: char, mandates: Mandates) -> EntryId {
    let (person, device) = second(letter);
    world.now(letter, vec![enrolled(person, mandates), added(device, person, 1)])
}

fn listed(world: &World) -> String {
    let standing = world.standing();
    let letters =
        ('A'..='Z').filter(|letter| standing.groups.get(&GROUP).is_some_and(|group| group.contains(&org(*letter))));
    letters.collect()
}

#[test]
fn an_organisation_manages_its_own_people_and_devices_only() {
    let mut world = World::of("AB");
    with_second(&mut world, 'A', DECIDES);
    let (other, gadget) = second('A');

    let foreign = world.now(
        'B',
        vec![
            mandated(other, Mandates::NONE),
            ended(person('A')),
            revoked(device('A')),
            revoked(gadget),
            added(gadget, person('B'), 9),
            added(device('A'), person('B'), 9),
        ],
    );

    assert_eq!(world.roster.held(&foreign), Some(&[false; 6][..]));
    let standing = world.standing();
    assert_eq!(standing.people[&(org('A'), other)].mandates, DECIDES);
    assert_eq!(standing.devices[&gadget].org, org('A'));
    assert!(standing.devices[&gadget].active && standing.devices[&device('A')].active);
}

#[test]
fn what_a_person_does_without_the_mandate_is_void() {
    let mut world = World::of("AB");
    with_second(&mut world, 'B', ADMINISTERS);
    let (_, gadget) = second('B');

    let leaving = world.write_with(gadget, org('B'), &world.heads(), vec![left(1)]);
    assert_eq!(world.roster.held(&leaving), Some(&[false][..]));
    assert_eq!(world.stage('B'), Stage::Member);
    world.now('B', vec![mandated(second('B').0, DECIDES)]);
    let enrolling = world.write_with(gadget, org('B'), &world.heads(), vec![enrolled(PersonId([5; 16]), DECIDES)]);
    assert_eq!(world.roster.held(&enrolling), Some(&[false][..]));
    world.write_with(gadget, org('B'), &world.heads(), vec![left(1)]);

    assert_eq!(world.stage('B'), Stage::Left);
}

#[test]
fn anybody_may_leave_for_an_organisation_in_which_nobody_decides_any_more() {
    let mut world = World::of("AB");
    with_second(&mut world, 'B', Mandates::NONE);
    let (_, gadget) = second('B');
    world.now('B', vec![ended(person('B'))]);

    world.write_with(gadget, org('B'), &world.heads(), vec![left(1)]);

    assert_eq!(world.stage('B'), Stage::Left);
}

#[test]
fn a_device_has_no_rights_before_it_is_added_and_after_it_is_revoked() {
    let mut world = World::of("AB");
    let (other, gadget) = second('A');
    let early = world.write_with(gadget, org('A'), &world.heads(), vec![left(1)]);
    with_second(&mut world, 'A', Mandates::ALL);
    world.now('A', vec![revoked(gadget)]);
    let late = world.write_with(gadget, org('A'), &world.heads(), vec![left(1)]);

    assert_eq!(world.roster.author_of(&early), None);
    assert_eq!(world.roster.author_of(&late), None);
    assert_eq!(world.stage('A'), Stage::Member);
    assert!(!world.standing().devices[&gadget].active);
    assert!(world.standing().people[&(org('A'), other)].active);
    let again = world.now('A', vec![added(gadget, other, 2)]);
    assert_eq!(world.roster.held(&again), Some(&[false][..]), "revoked is revoked");
}

#[test]
fn an_ended_person_acts_through_no_device_and_does_not_come_back() {
    let mut world = World::of("AB");
    with_second(&mut world, 'A', Mandates::ALL);
    let (other, gadget) = second('A');
    world.now('A', vec![ended(other)]);

    let act = world.write_with(gadget, org('A'), &world.heads(), vec![noted()]);
    let again = world.now('A', vec![mandated(other, Mandates::ALL), enrolled(other, Mandates::ALL)]);

    assert_eq!(world.roster.author_of(&act), None);
    assert_eq!(world.roster.held(&again), Some(&[false, false][..]));
    assert_eq!(world.standing().people[&(org('A'), other)].mandates, Mandates::NONE);
    assert_eq!(world.standing().author(&gadget).map(|author| author.mandates), Some(Mandates::NONE));
}

#[test]
fn an_admission_beyond_the_revocation_of_its_device_is_not_counted_by_who_knows_it() {
    let mut world = World::of("ABC");
    with_second(&mut world, 'A', DECIDES);
    let (_, gadget) = second('A');
    world.carry('A', 'D');
    let start = world.heads();
    let revocation = world.now('A', vec![revoked(gadget)]);

    let stolen = world.write_with(gadget, org('A'), &start, vec![super::admitted('D', 1, Some(invite('D')))]);
    let acceptance = world.write('D', &[stolen], vec![super::accepted(1)]);
    world.write('B', &[revocation, acceptance], vec![noted()]);

    assert_eq!(world.stage('D'), Stage::Candidate);
}

#[test]
fn mandates_set_without_knowing_each_other_allow_what_both_allow() {
    let mut world = World::of("AB");
    with_second(&mut world, 'A', Mandates::ALL);
    let (other, _) = second('A');
    let start = world.heads();
    let one = world.write('A', &start, vec![mandated(other, Mandates { sign: false, ..Mandates::ALL })]);
    let two = world.write('A', &start, vec![mandated(other, Mandates { decide: false, ..Mandates::ALL })]);
    assert_eq!(world.standing().people[&(org('A'), other)].mandates, ADMINISTERS);

    world.write('A', &[one, two], vec![mandated(other, DECIDES)]);

    assert_eq!(world.standing().people[&(org('A'), other)].mandates, DECIDES);
}

#[test]
fn a_device_gives_itself_a_new_encryption_key_but_no_other_person() {
    let mut world = World::of("AB");
    with_second(&mut world, 'A', DECIDES);
    let (other, gadget) = second('A');

    let own = world.write_with(gadget, org('A'), &world.heads(), vec![added(gadget, other, 2)]);
    let moved = world.write_with(gadget, org('A'), &world.heads(), vec![added(gadget, person('A'), 4)]);

    assert_eq!(world.roster.held(&own), Some(&[true][..]));
    assert_eq!(world.roster.held(&moved), Some(&[false][..]));
    assert_eq!(world.standing().devices[&gadget].encryption, EncryptionKey([2; 32]));
}

#[test]
fn nobody_gives_the_device_of_another_a_new_encryption_key() {
    let mut world = World::of("AB");
    with_second(&mut world, 'A', Mandates::ALL);
    let (other, gadget) = second('A');

    let administrator = world.now('A', vec![added(gadget, other, 2), added(device('A'), person('A'), 3)]);
    let partner = world.now('B', vec![added(gadget, other, 4)]);
    world.now('A', vec![revoked(gadget)]);
    let late = world.write_with(gadget, org('A'), &world.heads(), vec![added(gadget, other, 5)]);

    assert_eq!(world.roster.held(&administrator), Some(&[false, true][..]), "its own alone");
    assert_eq!(world.roster.held(&partner), Some(&[false][..]));
    assert_ne!(world.roster.held(&late), Some(&[true][..]), "revoked is revoked");
    assert_eq!(world.standing().devices[&gadget].encryption, EncryptionKey([1; 32]));
    assert_eq!(world.standing().devices[&device('A')].encryption, EncryptionKey([3; 32]));
}

#[test]
fn a_claim_dated_back_takes_no_device_that_others_knew() {
    let mut world = World::of("ABC");
    let start = world.heads();
    with_second(&mut world, 'A', Mandates::ALL);
    let (_, gadget) = second('A');
    world.everybody_notes(&['B', 'C']);

    for _ in 0..8 {
        world.write('B', &start, vec![added(gadget, person('B'), 9)]);
    }

    assert_eq!(world.standing().devices[&gadget].org, org('A'));
}

#[test]
fn a_newcomer_with_a_device_that_is_known_is_not_carried_in() {
    let mut world = World::of("AB");
    let twin = crate::fact::FoundingStatement { nonce: [0; 16], ..founding('B') };
    let Fact::Redeemed(redemption) = redeemed(invite('C'), 'C') else { return };
    let fact = Fact::Redeemed(crate::fact::Redeemed { founding: twin.clone(), ..redemption });

    world.now('A', vec![super::invited('C')]);
    let entry = world.now('A', vec![fact]);

    assert_eq!(world.roster.held(&entry), Some(&[false][..]));
    assert!(!world.standing().orgs.contains_key(&twin.org()));
}

#[test]
fn a_group_is_founded_by_one_of_it_and_opened_by_who_is_in() {
    let mut world = World::of("ABC");
    let outside = world.now('C', vec![group_of(&['A', 'B'])]);
    world.now('A', vec![group_of(&['A', 'B'])]);
    let intruder = world.now('C', vec![joined('C')]);
    assert_eq!(world.roster.held(&outside), Some(&[false][..]));
    assert_eq!(world.roster.held(&intruder), Some(&[false][..]));
    assert_eq!(listed(&world), "AB");

    world.now('B', vec![joined('C')]);

    assert_eq!(listed(&world), "ABC");
    assert!(world.standing().may_write(&device('C'), &ReaderRule::Group(GROUP)));
}

#[test]
fn leaving_a_group_goes_before_a_joining_that_does_not_know_it() {
    let mut world = World::of("ABC");
    world.now('A', vec![group_of(&['A', 'B', 'C'])]);
    let start = world.heads();
    let leaves = world.write('C', &start, vec![Fact::GroupLeft(GroupLeft { group: GROUP })]);
    world.write('B', &start, vec![joined('C')]);
    assert_eq!(listed(&world), "AB");

    world.write('B', &[leaves], vec![joined('C')]);

    assert_eq!(listed(&world), "ABC");
}

#[test]
fn who_leaves_the_network_leaves_its_groups() {
    let mut world = World::of("ABC");
    world.now('A', vec![group_of(&['A', 'C'])]);

    world.now('C', vec![left(1)]);
    world.now('A', vec![super::admitted('C', 2, None)]);
    world.now('C', vec![super::accepted(2)]);
    world.now('B', vec![noted()]);

    assert_eq!(world.table(), "A B C2°");
    assert_eq!(listed(&world), "A");
}

#[test]
fn a_founding_dated_back_does_not_open_a_group_that_others_knew() {
    let mut world = World::of("ABC");
    let start = world.heads();
    world.now('A', vec![group_of(&['A', 'B'])]);
    world.now('B', vec![noted()]);

    for _ in 0..8 {
        let rival = world.write('C', &start, vec![group_of(&['C'])]);
        world.write('C', &[rival], vec![joined('C')]);
    }

    assert_eq!(listed(&world), "AB");
}

#[test]
fn a_former_member_lets_nobody_into_a_group_by_dating_back() {
    let mut world = World::of("ABC");
    world.now('A', vec![group_of(&['A', 'B'])]);
    let start = world.heads();
    world.now('B', vec![left(1)]);

    world.write('B', &start, vec![joined('C')]);

    assert_eq!(listed(&world), "A");
}

#[test]
fn a_group_lists_candidates_but_reads_only_for_members() {
    let mut world = World::of("AB");
    world.carry('A', 'C');
    world.now('A', vec![group_of(&['A', 'C'])]);
    let unknown = world.now('A', vec![joined('Z')]);

    assert_eq!(world.roster.held(&unknown), Some(&[false][..]));
    assert_eq!(listed(&world), "AC");
    assert_eq!(world.standing().readers(&ReaderRule::Group(GROUP)), [org('A')].into());
}

#[test]
fn carrying_a_former_member_in_again_gives_nobody_back_a_mandate() {
    let mut world = World::of("AB");
    with_second(&mut world, 'B', Mandates::ALL);
    let (_, gadget) = second('B');
    let administers = Mandates { administer: true, decide: false, sign: false };
    world.write_with(gadget, org('B'), &world.heads(), vec![mandated(person('B'), administers)]);
    world.write_with(gadget, org('B'), &world.heads(), vec![left(1)]);

    let again = InviteId([9; 32]);
    world.now('A', vec![invited_as(again), redeemed(again, 'B')]);

    assert_eq!(world.standing().people[&(org('B'), person('B'))].mandates, administers);
}
