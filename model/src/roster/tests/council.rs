//! The network's rules, and what organisations and their clients do around a removal.

use super::household::{revoked, with_second};
use super::{Stage, World, charter_voted, device, left, noted, org, verdict};
use crate::fact::Fact;
use crate::fact::council::PauseVoted;
use crate::plan::RuleError;
use crate::words::Mandates;

fn sponsors(world: &World) -> u32 {
    world.standing().charter.as_ref().expect("founded").sponsors
}

fn pause(on: bool) -> Fact {
    Fact::PauseVoted(PauseVoted { on })
}

#[test]
fn the_charter_changes_by_more_than_half_noted_by_two_and_back_again() {
    let mut world = World::of("ABC");
    for (value, before) in [(3, 1), (2, 3)] {
        world.now('A', vec![charter_voted(value)]);
        assert_eq!(sponsors(&world), before);
        world.now('B', vec![charter_voted(value)]);
        assert_eq!(sponsors(&world), before, "one has noted it");
        world.now('C', vec![noted()]);
        assert_eq!(sponsors(&world), value);
    }
}

#[test]
fn of_two_values_that_do_not_know_each_other_the_stricter_holds() {
    let mut world = World::of("ABC");
    let low = world.after('A', &[], vec![charter_voted(2)]);
    let both = world.after('B', &[low], vec![charter_voted(2)]);
    // B thinks better of it before it hears that another has noted it.
    let high = world.after('B', &[both], vec![charter_voted(4)]);
    world.after('A', &[both], vec![noted()]);
    assert_eq!(sponsors(&world), 2);

    let again = world.after('C', &[high], vec![charter_voted(4)]);
    world.after('B', &[again], vec![noted()]);

    assert_eq!(sponsors(&world), 4);
    assert_eq!(world.shuffled(|ready| ready - 1).standing().charter, world.standing().charter);
}

#[test]
fn a_wish_that_was_taken_back_does_not_count() {
    let mut world = World::of("ABC");
    world.now('A', vec![pause(true)]);
    world.now('A', vec![pause(false)]);
    world.now('B', vec![pause(true)]);
    world.everybody_notes(&['A', 'C']);
    assert!(!world.standing().paused);

    world.now('C', vec![pause(true)]);
    world.now('A', vec![noted()]);

    assert!(world.standing().paused);
}

#[test]
fn clients_note_a_removal_until_two_have_and_the_target_never_does() {
    let mut world = World::of("ABCD");
    for voter in ['B', 'C'] {
        world.now(voter, vec![verdict('A', 1)]);
        assert!(!['A', 'B', 'C', 'D'].iter().any(|one| world.roster.should_note(&org(*one))));
    }
    world.now('D', vec![verdict('A', 1)]);
    let verdicts = world.standing().orgs[&org('A')].verdicts.clone().expect("some");
    assert!(verdicts.is_complete() && verdicts.noted_by == [org('D')].into());
    assert_eq!(['A', 'B', 'C', 'D'].map(|one| world.roster.should_note(&org(one))), [false, true, true, false]);

    world.now('B', vec![noted()]);

    assert_eq!(world.stage('A'), Stage::Removed);
    assert!(!['A', 'B', 'C', 'D'].iter().any(|one| world.roster.should_note(&org(*one))));
}

#[test]
fn who_may_stand_against_whom_is_told_before_and_the_roster_agrees() {
    let mut world = World::of("ABCDE");
    for (target, allowed) in [('B', true), ('C', true), ('D', false)] {
        let told = world.standing().may_vote_against(&org('A'), &org(target));
        assert_eq!(told, if allowed { Ok(()) } else { Err(RuleError::TooManyVerdicts) });
        let entry = world.now('A', vec![verdict(target, 1)]);
        assert_eq!(world.roster.held(&entry), Some(&[allowed][..]));
    }
}

#[test]
fn verdicts_against_everybody_and_notes_without_end_stay_few() {
    let mut world = World::of("ABCDE");
    let all = ['A', 'B', 'C', 'D', 'E'];
    for _ in 0..8 {
        for author in all {
            world.now(author, all.iter().filter(|one| **one != author).map(|one| verdict(*one, 1)).collect());
            world.now(author, vec![noted()]);
        }
    }
    let standing = world.standing();
    assert!(!standing.members().is_empty());
    for author in all {
        assert!(standing.stands_against(&org(author)).count() < 3, "{author}");
    }
    let notes = world.entries.iter().filter_map(|entry| world.roster.book.item(world.roster.book.place(&entry.id)?));
    let noted: usize = notes.map(|item| item.judged.notes.len()).sum();
    assert!(noted <= 2 * all.len() * all.len(), "each act is noted once by each: {noted}");
}

#[test]
fn a_leaving_by_a_device_that_was_revoked_counts_only_where_two_others_had_seen_it() {
    for (seen_by, stage) in [(&['A'][..], Stage::Member), (&['A', 'C'][..], Stage::Left)] {
        let mut world = World::of("ABC");
        with_second(&mut world, 'B', Mandates::ALL);
        let before = world.heads();
        let stolen = world.write('B', &before, vec![left(1)]);
        assert_eq!(world.stage('B'), Stage::Left);
        for other in seen_by {
            world.write(*other, &[stolen], vec![noted()]);
        }

        let (_, other) = super::household::second('B');
        world.write_with(other, org('B'), &before, vec![revoked(device('B'))]);

        assert_eq!(world.stage('B'), stage, "{seen_by:?}");
    }
}
