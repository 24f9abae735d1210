//! Named histories. A numbered comment is the entry's number in the description of the rule.

use super::{
    Stage, World, accepted, admitted, charter_voted, device, founding, handed_over, invite, invited, left, noted, org,
    redeemed, verdict,
};
use crate::fact::Fact;
use crate::id::InviteId;
use crate::roster::{ReasonKind, Roster};

/// Endorses for the first membership.
fn endorses(newcomer: char) -> Vec<Fact> {
    vec![admitted(newcomer, 1, None)]
}

#[test]
fn a_founder_stands_alone_with_a_voice() {
    let world = World::founded(1);

    assert_eq!(world.table(), "A");
    assert!(world.standing().orgs[&org('A')].founder);
}

#[test]
fn the_second_organisation_has_a_voice_at_once_because_its_sponsor_is_the_only_one() {
    let mut world = World::founded(1);

    world.join('A', 'B');

    assert_eq!(world.table(), "A B");
}

#[test]
fn the_third_organisation_works_without_a_voice_until_the_second_endorses_it_too() {
    let mut world = World::of("AB");
    world.join('A', 'C');
    assert_eq!(world.table(), "A B C?");

    world.now('B', vec![noted()]);
    assert_eq!(world.table(), "A B C°");

    world.now('B', endorses('C'));
    assert_eq!(world.table(), "A B C°");
    world.now('A', vec![noted()]);
    assert_eq!(world.table(), "A B C");
}

#[test]
fn every_stage_on_the_way_in_is_shown() {
    let mut world = World::of("AB");

    world.carry('B', 'C');
    assert_eq!(world.stage('C'), Stage::Candidate);
    world.now('B', vec![admitted('C', 1, Some(invite('C')))]);
    assert_eq!(world.stage('C'), Stage::Admitted);
    world.now('C', vec![accepted(1)]);
    assert_eq!(world.stage('C'), Stage::Waiting);
    world.now('A', vec![noted()]);
    assert_eq!(world.stage('C'), Stage::Member);
    world.now('C', vec![left(1)]);
    assert_eq!(world.stage('C'), Stage::Left);
}

#[test]
fn without_its_own_acceptance_nobody_becomes_a_member() {
    let mut world = World::of("ABC");
    world.carry('A', 'D');
    world.now('A', vec![admitted('D', 1, Some(invite('D')))]);
    world.now('B', endorses('D'));
    world.now('C', endorses('D'));

    world.everybody_notes(&['A', 'B', 'C', 'A', 'B', 'C']);

    assert_eq!(world.table(), "A B C D?");
    assert_eq!(world.stage('D'), Stage::Admitted);
    assert!(!world.standing().voices().contains(&org('D')));
}

#[test]
fn an_acceptance_before_the_admission_is_none() {
    let mut world = World::of("AB");
    world.carry('A', 'C');
    world.now('C', vec![accepted(1)]);

    world.now('A', vec![admitted('C', 1, Some(invite('C')))]);
    world.everybody_notes(&['A', 'B']);

    assert_eq!(world.stage('C'), Stage::Admitted);
}

#[test]
fn the_sponsors_own_word_is_not_enough_where_others_have_a_voice() {
    let mut world = World::of("AB");
    world.join('A', 'C');

    world.everybody_notes(&['A', 'C', 'A']);

    assert_eq!(world.stage('C'), Stage::Waiting);
}

#[test]
fn newcomers_of_one_sponsor_never_count_however_many() {
    let mut world = World::of("ABC");
    for puppet in ['D', 'E', 'F', 'G'] {
        world.join('A', puppet);
        world.now('B', vec![noted()]);
    }
    assert_eq!(world.table(), "A B C D° E° F° G°");

    for puppet in ['E', 'F', 'G'] {
        world.now(puppet, endorses('D'));
    }
    world.everybody_notes(&['A', 'D', 'E', 'F', 'G', 'B', 'C']);

    assert_eq!(world.table(), "A B C D° E° F° G°");
}

/// Fifty newcomers of these members, who do whatever they can.
fn overrun(colluders: &[char]) -> World {
    let mut world = World::of("ABCDE");
    let puppets: Vec<char> = ('a'..='z').chain('F'..='Z').chain('0'..='2').collect();
    assert_eq!(puppets.len(), 50);
    for (index, puppet) in puppets.iter().enumerate() {
        world.join(colluders[index % colluders.len()], *puppet);
        let friends = colluders.iter().chain(puppets[..index].iter().rev().take(2));
        for friend in friends.filter(|friend| **friend != colluders[index % colluders.len()]) {
            world.now(*friend, endorses(*puppet));
        }
        world.now(colluders[0], vec![noted()]);
    }
    for one in colluders.iter().chain(&puppets) {
        world.now(*one, vec![verdict('C', 1), charter_voted(5)]);
        world.now(*one, vec![handed_over('C', 1)]);
    }
    world.everybody_notes(&['A', 'B', 'C', 'D', 'E']);
    world
}

#[test]
fn fifty_puppets_of_one_or_of_two_of_five_members_decide_nothing() {
    for colluders in [&['A'][..], &['A', 'B']] {
        let mut world = overrun(colluders);

        let standing = world.standing();
        let honest = ['C', 'D', 'E'].map(org);
        assert!(honest.iter().all(|one| standing.voices().contains(one)), "{colluders:?}");
        assert!(standing.voices().len() <= 5, "{colluders:?}: no puppet has a voice");
        assert_eq!(standing.charter.as_ref().expect("founded").sponsors, 1, "{colluders:?}");
        // The others are not held up by them: three of five are more than half.
        for member in ['C', 'D', 'E'] {
            world.now(member, vec![verdict('A', 1)]);
        }
        world.everybody_notes(&['C', 'D', 'E']);
        assert_eq!(world.stage('A'), Stage::Removed, "{colluders:?}");
    }
}

#[test]
fn half_of_the_voices_cannot_make_a_voice() {
    let mut world = World::of("ABCD");
    world.join('A', 'E');
    world.now('B', endorses('E'));

    world.everybody_notes(&['A', 'B', 'C', 'D', 'A', 'B', 'C', 'D']);

    assert_eq!(world.table(), "A B C D E°");
}

#[test]
fn a_voice_counts_once_two_have_noted_it() {
    let mut world = World::of("ABC");
    world.join('A', 'D');
    world.now('B', vec![noted()]);

    let endorsed = world.now('B', endorses('D'));
    assert_eq!(world.table(), "A B C D°");
    world.after('C', &[endorsed], vec![noted()]);

    assert_eq!(world.table(), "A B C D");
}

#[test]
fn a_charter_of_two_sponsors_asks_for_two() {
    let mut world = World::founded(2);
    world.join('A', 'B');
    assert_eq!(world.table(), "A B", "where there is one member, one is enough");
    world.carry('A', 'C');
    world.now('A', vec![admitted('C', 1, Some(invite('C')))]);
    assert_eq!(world.stage('C'), Stage::Candidate);

    world.now('B', endorses('C'));
    assert_eq!(world.stage('C'), Stage::Admitted);
    world.now('C', vec![accepted(1)]);
    world.now('A', vec![noted()]);
    assert_eq!(world.stage('C'), Stage::Waiting, "nobody but its author has noted the admission by A");
    world.now('B', vec![noted()]);

    assert_eq!(world.stage('C'), Stage::Member);
}

#[test]
fn only_the_inviter_confirms_its_invitation() {
    let mut world = World::of("AB");
    world.carry('A', 'C');

    let by_name = world.now('B', vec![admitted('C', 1, Some(invite('C')))]);
    let without = world.now('B', endorses('C'));

    assert_eq!(world.roster.held(&by_name), Some(&[false][..]));
    assert_eq!(world.roster.held(&without), Some(&[false][..]), "the code was not compared yet");
    assert_eq!(world.stage('C'), Stage::Candidate);
}

#[test]
fn a_revoked_invitation_lets_nobody_in() {
    let mut world = World::of("AB");
    world.carry('A', 'C');
    let revoked = Fact::InviteRevoked(crate::fact::InviteRevoked { invite: invite('C') });
    world.now('B', vec![revoked.clone()]);
    assert!(!world.standing().invites[&invite('C')].revoked, "only the inviter revokes");
    world.now('A', vec![revoked]);

    let confirmed = world.now('A', vec![admitted('C', 1, Some(invite('C')))]);
    let again = world.now('B', vec![redeemed(invite('C'), 'D')]);

    assert!(world.standing().invites[&invite('C')].revoked);
    assert_eq!(world.roster.held(&confirmed), Some(&[false][..]));
    assert_eq!(world.roster.held(&again), Some(&[false][..]));
    assert!(!world.standing().orgs.contains_key(&org('D')));
}

#[test]
fn an_invitation_used_twice_waits_until_the_inviter_confirms_one() {
    let mut world = World::of("AB");
    let offered = world.now('A', vec![invited('C')]);
    let one = world.after('A', &[offered], vec![redeemed(invite('C'), 'C')]);
    let other = world.after('B', &[offered], vec![redeemed(invite('C'), 'D')]);
    let mut users = vec![org('C'), org('D')];
    users.sort_unstable();
    assert_eq!(world.standing().invites[&invite('C')].redeemed_by, users);
    assert_eq!(world.table(), "A B C? D?");

    world.after('A', &[one, other], vec![admitted('D', 1, Some(invite('C')))]);
    let second = world.now('A', vec![admitted('C', 1, Some(invite('C')))]);

    assert_eq!(world.roster.held(&second), Some(&[false][..]), "it was confirmed for another");
    assert_eq!((world.stage('C'), world.stage('D')), (Stage::Candidate, Stage::Admitted));
    assert!(world.standing().invites[&invite('C')].confirmed);
}

#[test]
fn a_candidate_may_use_another_invitation() {
    let mut world = World::of("AB");
    world.carry('A', 'C');
    let another = InviteId([99; 32]);
    let offer = crate::fact::Invited { invite: another, expires: None, groups: Vec::new() };
    world.now('B', vec![Fact::Invited(offer), redeemed(another, 'C')]);

    world.now('B', vec![admitted('C', 1, Some(another))]);

    assert_eq!(world.stage('C'), Stage::Admitted);
    assert_eq!(world.standing().orgs[&org('C')].invite, Some(another));
}

#[test]
fn an_admission_nobody_had_noted_when_its_sponsor_left_needs_a_new_sponsor() {
    let mut world = World::of("ABC");
    world.carry('A', 'D');
    let admission = world.now('A', vec![admitted('D', 1, Some(invite('D')))]);
    let leaving = world.after('A', &[admission], vec![left(1)]);
    let acceptance = world.write('D', &[admission], vec![accepted(1)]);

    world.after('B', &[leaving, acceptance], vec![noted()]);
    assert_eq!(world.table(), "A← B C D?");

    world.now('B', endorses('D'));
    world.now('C', vec![noted()]);
    assert_eq!(world.table(), "A← B C D°");
}

#[test]
fn an_admission_another_had_noted_outlives_its_sponsors_leaving() {
    let mut world = World::of("ABC");
    let acceptance = world.join('A', 'D');
    world.after('B', &[acceptance], vec![noted()]);

    world.after('A', &[], vec![left(1)]);

    assert_eq!(world.table(), "A← B C D°");
}

#[test]
fn a_dated_back_admission_by_one_who_left_admits_nobody() {
    let mut world = World::of("ABC");
    world.carry('A', 'D');
    let start = world.heads();
    world.now('A', vec![left(1)]);
    world.everybody_notes(&['B', 'C']);

    let admission = world.write('A', &start, vec![admitted('D', 1, Some(invite('D')))]);
    world.write('D', &[admission], vec![accepted(1)]);
    world.everybody_notes(&['B', 'C', 'B']);

    assert_eq!(world.table(), "A← B C D?");
}

#[test]
fn what_a_former_member_noted_late_counts_for_nothing() {
    let mut world = World::of("AB");
    let before = world.heads();
    let acceptance = world.join('A', 'C');
    world.write('B', &before, vec![left(1)]);
    assert_eq!(world.table(), "A B← C?");

    world.write('B', &[acceptance], vec![noted()]);

    assert_eq!(world.table(), "A B← C?", "the note is not before the leaving, and nobody had seen it");
}

#[test]
fn what_a_former_member_noted_counts_where_two_others_had_seen_it_before_its_leaving() {
    let mut world = World::of("ABCD");
    let before = world.heads();
    let acceptance = world.join('A', 'E');
    let note = world.write('B', &[acceptance], vec![noted()]);
    let leaving = world.write('A', &[acceptance], vec![left(1)]);
    // C and D could not note it themselves: they know that the sponsor has left.
    world.write('C', &[note, leaving], vec![noted()]);
    let mut other = world.clone();
    world.write('D', &[note, leaving], vec![noted()]);

    let gone = world.write('B', &before, vec![left(1)]);
    assert_eq!(world.table(), "A← B← C D E°");

    // Who had seen it only beside the leaving does not vouch for it.
    other.write('B', &before, vec![left(1)]);
    other.write('D', &[note, leaving, other.entries.last().map_or(gone, |entry| entry.id)], vec![noted()]);
    assert_eq!(other.table(), "A← B← C D E?");
}

#[test]
fn of_two_leavings_the_one_that_others_had_seen_alone_closes() {
    let mut world = World::of("ABCD");
    let before = world.heads();
    let acceptance = world.join('A', 'E');
    let sponsor = world.write('A', &[acceptance], vec![left(1)]);
    let note = world.write('B', &[acceptance], vec![noted()]);
    let late = world.write('B', &[note], vec![left(1)]);
    let early = world.write('B', &before, vec![left(1)]);
    assert_eq!(world.table(), "A← B← C D E°", "nobody had seen either");
    let mut other = world.clone();

    world.write('C', &[early, sponsor], vec![noted()]);
    assert_eq!(world.table(), "A← B← C D E?");

    other.write('C', &[late, sponsor], vec![noted()]);
    assert_eq!(other.table(), "A← B← C D E°");
}

#[test]
fn a_membership_that_finds_new_ground_takes_along_what_rests_on_it() {
    let mut world = World::of("ABCD");
    let before = world.heads();
    let acceptance = world.join('A', 'E');
    let sponsor = world.write('A', &[acceptance], vec![left(1)]);
    let note = world.write('B', &[acceptance], vec![noted()]);
    let invitation = world.write('E', &[note], vec![invited('F'), redeemed(invite('F'), 'F')]);
    let admission = world.write('E', &[invitation], vec![admitted('F', 1, Some(invite('F')))]);
    let second = world.write('F', &[admission], vec![accepted(1)]);
    world.write('C', &[second, sponsor], vec![noted()]);
    assert_eq!(world.table(), "A← B C D E° F°");

    world.write('B', &before, vec![left(1)]);
    assert_eq!(world.table(), "A← B← C D E? F?", "E rested on a note that B's leaving leaves out, and F on E");

    world.now('C', endorses('E'));
    world.now('D', vec![noted()]);
    assert_eq!(world.table(), "A← B← C D E° F°");
}

#[test]
fn a_newcomer_does_not_vouch_for_its_own_admission() {
    let mut world = World::of("ABC");
    world.carry('B', 'D');
    let before = world.heads();
    let admission = world.write('B', &before, vec![admitted('D', 1, Some(invite('D')))]);
    let acceptance = world.write('D', &[admission], vec![accepted(1)]);
    let noted_by_c = world.write('C', &[acceptance], vec![noted()]);
    world.write('D', &[noted_by_c], vec![noted()]);
    assert_eq!(world.table(), "A B C D°");

    world.write('B', &before, vec![left(1)]);

    assert_eq!(world.table(), "A B← C D?");
}

#[test]
fn a_membership_that_rested_on_a_withdrawn_note_never_existed() {
    let mut world = World::of("AB");
    let before = world.heads();
    let acceptance = world.join('A', 'C');
    world.write('B', &[acceptance], vec![noted()]);
    assert_eq!(world.table(), "A B C°");

    // B's own fork: a leaving that leaves its note out, which nobody but A had seen.
    world.now('A', vec![noted()]);
    world.write('B', &before, vec![left(1)]);

    assert_eq!(world.table(), "A B← C?");
}

#[test]
fn the_leaving_entry_itself_still_notes() {
    let mut world = World::of("ABC");
    let acceptance = world.join('A', 'D');

    world.after('B', &[acceptance], vec![left(1)]);

    assert_eq!(world.table(), "A B← C D°");
}

#[test]
fn the_last_two_may_leave_at_once() {
    let mut world = World::of("AB");
    world.after('A', &[], vec![left(1)]);
    world.after('B', &[], vec![left(1)]);

    assert_eq!(world.table(), "A← B←");
    assert!(world.standing().voices().is_empty());
}

#[test]
fn voice_falls_to_the_remaining_members_when_the_last_voice_goes() {
    let mut world = World::of("AB");
    world.join('A', 'C');
    world.now('B', vec![noted()]);
    let one = world.after('A', &[], vec![left(1)]);
    let other = world.after('B', &[], vec![left(1)]);
    assert_eq!(world.table(), "A← B← C°");
    assert!(world.standing().voices().contains(&org('C')));
    assert!(world.roster.should_note(&org('C')), "to confirm its voice before anybody else comes");

    world.after('C', &[one, other], vec![noted()]);
    assert_eq!(world.table(), "A← B← C");
    assert!(!world.roster.should_note(&org('C')));
    world.join('C', 'D');

    assert_eq!(world.table(), "A← B← C D");
}

#[test]
fn one_of_four_is_silent_and_leaving_works() {
    let mut world = World::of("ABCD");

    world.after('A', &[], vec![left(1)]);

    assert_eq!(world.table(), "A← B C D");
}

#[test]
fn a_wrong_membership_number_is_void() {
    let mut world = World::of("AB");
    let wrong = world.now('B', vec![left(2)]);
    let ahead = world.now('A', vec![admitted('B', 2, None)]);

    assert_eq!(world.roster.held(&wrong), Some(&[false][..]));
    assert_eq!(world.roster.held(&ahead), Some(&[false][..]));
    assert_eq!(world.table(), "A B");
}

#[test]
fn coming_back_opens_the_next_membership_without_a_voice() {
    let mut world = World::of("ABC");
    world.now('C', vec![left(1)]);
    assert_eq!(world.table(), "A B C←");

    world.now('A', vec![admitted('C', 2, None)]);
    assert_eq!(world.table(), "A B C2?");
    world.now('C', vec![accepted(2)]);
    world.now('B', vec![noted()]);

    assert_eq!(world.table(), "A B C2°");
    assert_eq!(world.standing().author(&device('C')).map(|author| author.number), Some(2));
}

#[test]
fn an_admission_that_does_not_know_the_end_opens_nothing() {
    let mut world = World::of("ABC");
    let start = world.heads();
    world.now('C', vec![left(1)]);
    world.everybody_notes(&['A', 'B']);

    let stale = world.write('A', &start, vec![admitted('C', 1, None)]);
    let ahead = world.write('A', &start, vec![admitted('C', 2, None)]);
    world.everybody_notes(&['A', 'B']);

    assert_eq!(world.roster.held(&stale), Some(&[true][..]), "an endorsement of the membership that has ended");
    assert_eq!(world.roster.held(&ahead), Some(&[false][..]));
    assert_eq!(world.table(), "A B C←");
}

#[test]
fn a_late_endorsement_of_an_ended_membership_moves_nothing() {
    // M43
    let mut world = World::of("ABC");
    let joined = world.join('A', 'D');
    let first = world.after('B', &[joined], vec![noted()]);
    let late = world.after('C', &[first], endorses('D'));
    let leaving = world.after('D', &[first], vec![left(1)]);
    let again = world.after('A', &[leaving], vec![admitted('D', 2, None)]);
    let back = world.after('D', &[again], vec![accepted(2)]);
    let noted_again = world.after('B', &[back], vec![noted()]);

    world.after('B', &[late, noted_again], vec![noted()]);
    world.everybody_notes(&['A', 'C']);

    assert_eq!(world.table(), "A B C D2°");
}

#[test]
fn a_second_membership_does_not_revive_what_the_first_wrote_beyond_its_end() {
    let mut world = World::of("ABC");
    let start = world.heads();
    world.now('C', vec![left(1)]);
    world.everybody_notes(&['A', 'B']);
    world.now('A', vec![admitted('C', 2, None)]);
    world.now('C', vec![accepted(2)]);
    world.now('B', vec![noted()]);
    assert_eq!(world.table(), "A B C2°");

    world.write('C', &start, vec![invited('D'), redeemed(invite('D'), 'D')]);
    world.write('C', &world.heads(), vec![admitted('D', 1, Some(invite('D')))]);
    world.now('D', vec![accepted(1)]);

    assert_eq!(world.table(), "A B C2° D?", "admitted as a member now, noted by nobody yet");
}

#[test]
fn who_accepted_and_waits_may_withdraw() {
    let mut world = World::of("AB");
    let acceptance = world.join('A', 'C');
    world.write('C', &[acceptance], vec![left(1)]);
    assert_eq!(world.stage('C'), Stage::Left);

    world.after('B', &[acceptance], vec![noted()]);

    assert_eq!(world.table(), "A B C←");
}

#[test]
fn who_was_admitted_may_decline_and_be_invited_again() {
    let mut world = World::of("AB");
    world.carry('A', 'C');
    world.now('A', vec![admitted('C', 1, Some(invite('C')))]);
    world.now('C', vec![left(1)]);
    assert_eq!(world.table(), "A B C←");
    world.now('C', vec![accepted(1)]);
    world.now('B', vec![noted()]);
    assert_eq!(world.table(), "A B C←");

    let another = InviteId([99; 32]);
    let offer = crate::fact::Invited { invite: another, expires: None, groups: Vec::new() };
    world.now('B', vec![Fact::Invited(offer), redeemed(another, 'C')]);
    world.now('B', vec![admitted('C', 2, Some(another))]);
    world.now('C', vec![accepted(2)]);
    world.now('A', vec![noted()]);

    assert_eq!(world.table(), "A B C2°");
}

#[test]
fn the_only_voice_left_completes_what_it_had_endorsed_before() {
    let mut world = World::of("AB");
    world.join('A', 'C');
    world.now('B', vec![admitted('C', 1, None)]);
    world.write('A', &world.start.clone(), vec![left(1)]);
    assert_eq!(world.table(), "A← B C?", "the sponsor's leaving leaves its admission out");
    let mut world = World::of("AB");
    let acceptance = world.join('A', 'C');
    let endorsed = world.now('B', vec![admitted('C', 1, None)]);
    world.write('A', &[acceptance], vec![left(1)]);
    assert_eq!(world.table(), "A← B C°");

    assert!(world.roster.should_note(&org('B')));
    world.after('B', &[endorsed], vec![noted()]);
    assert!(world.roster.should_note(&org('B')), "that one did not know the leaving");
    world.now('B', vec![noted()]);

    assert_eq!(world.table(), "A← B C");
    assert!(!world.roster.should_note(&org('B')));
}

#[test]
fn two_people_who_decide_differently_offline_have_no_word_until_one_entry_names_both() {
    // M46
    let mut world = World::of("AB");
    for newcomer in ['C', 'D'] {
        world.carry('A', newcomer);
    }
    let start = world.heads();
    let one = world.write('A', &start, vec![admitted('C', 1, Some(invite('C')))]);
    let other = world.write('A', &start, vec![admitted('D', 1, Some(invite('D')))]);
    assert_eq!((world.stage('C'), world.stage('D')), (Stage::Candidate, Stage::Candidate));
    let mut heads = vec![one, other];
    heads.sort_unstable();
    assert_eq!(world.standing().orgs[&org('A')].decisions, heads);
    assert_eq!(world.table(), "A B C? D?");

    world.now('A', vec![admitted('C', 1, Some(invite('C'))), admitted('D', 1, Some(invite('D')))]);

    assert_eq!((world.stage('C'), world.stage('D')), (Stage::Admitted, Stage::Admitted));
}

#[test]
fn a_contradiction_revealed_later_undoes_nothing_that_was_noted() {
    let mut world = World::of("AB");
    for newcomer in ['C', 'D'] {
        world.carry('A', newcomer);
    }
    let start = world.heads();
    let one = world.write('A', &start, vec![admitted('C', 1, Some(invite('C')))]);
    let acceptance = world.write('C', &[one], vec![accepted(1)]);
    world.write('B', &[acceptance], vec![noted()]);

    world.write('A', &start, vec![admitted('D', 1, Some(invite('D')))]);
    world.everybody_notes(&['A', 'B']);

    assert_eq!(world.table(), "A B C° D?");
    assert_eq!(world.stage('D'), Stage::Candidate);
}

#[test]
fn a_decision_must_name_decisions_of_its_own_organisation() {
    let mut world = World::of("AB");
    world.carry('B', 'C');
    let foreign = world.standing().orgs[&org('A')].decisions.clone();

    let heads = world.heads();
    let entry = world.write_naming(device('B'), &heads, vec![admitted('C', 1, Some(invite('C')))], &foreign);

    assert_eq!(world.roster.held(&entry), Some(&[false][..]));
    assert_eq!(world.stage('C'), Stage::Candidate);
}

#[test]
fn fifty_clients_note_one_admission_once() {
    // M48
    let letters: Vec<char> = ('A'..='L').collect();
    let mut world = World::founded(1);
    for newcomer in &letters[1..] {
        world.join('A', *newcomer);
        world.everybody_notes(&letters[..2]);
    }
    world.join('A', 'Z');
    let wanting: Vec<char> = letters.iter().copied().filter(|letter| world.roster.should_note(&org(*letter))).collect();
    assert_eq!(wanting, ['B'], "members without a voice have nothing to note, nor has the sponsor");

    // All that have a voice note without having heard of each other.
    let heads = world.heads();
    let mut world = World::of("ABCDEF");
    assert!(world.roster.at(&heads).is_none());
    let acceptance = world.join('A', 'Z');
    for letter in ['B', 'C', 'D', 'E', 'F'] {
        assert_eq!(world.roster.should_note(&org(letter)), letter == 'B', "the first note completes it");
        world.after(letter, &[acceptance], vec![noted()]);
        assert!(!world.roster.should_note(&org(letter)));
    }
    assert!(('A'..='Z').all(|letter| !world.roster.should_note(&org(letter))), "no answer to a note");
}

#[test]
fn every_standing_follows_again_from_the_entries_it_is_explained_by() {
    // M49
    let mut world = World::of("ABC");
    world.join('B', 'D');
    world.everybody_notes(&['A', 'B', 'C']);
    world.now('C', vec![left(1)]);
    world.everybody_notes(&['A', 'B']);

    for letter in ['A', 'B', 'C', 'D'] {
        let cited: Vec<_> = world.roster.why(&org(letter)).iter().map(|reason| reason.entry).collect();
        let from_these = world.roster.at(&cited).expect("known");
        let (now, then) = (&world.standing().orgs[&org(letter)], &from_these.orgs[&org(letter)]);
        assert_eq!((now.stage, now.voice, now.number), (then.stage, then.voice, then.number), "{letter}");
    }
    let kinds: Vec<ReasonKind> = world.roster.why(&org('C')).iter().map(|reason| reason.kind).collect();
    for kind in [ReasonKind::Invited, ReasonKind::CarriedIn, ReasonKind::Admitted, ReasonKind::Accepted] {
        assert!(kinds.contains(&kind), "{kind:?}");
    }
    assert_eq!(kinds.last(), Some(&ReasonKind::Left));
    assert_eq!(world.roster.why(&org('A'))[0].kind, ReasonKind::Founded);
    assert_eq!(world.roster.why(&org('X')), []);
}

#[test]
fn organisations_keep_the_place_in_which_they_were_carried_in() {
    let mut world = World::of("ABC");
    world.carry('C', 'D');

    let standing = world.standing();
    let places: Vec<usize> = ['A', 'B', 'C', 'D'].iter().map(|letter| standing.orgs[&org(*letter)].place).collect();

    assert_eq!(places, [0, 1, 2, 3]);
}

#[test]
fn an_unknown_head_has_no_standing_and_an_entry_before_its_parents_is_not_taken() {
    let world = World::of("AB");
    let mut empty = Roster::new(world.roster.network());

    empty.absorb(world.entries[3].clone());

    assert_eq!(empty.at(&[world.entries[3].id]), None);
    assert_eq!(*empty.standing(), crate::roster::Standing::default());
    assert_eq!(empty.at(&[]).as_deref(), Some(&crate::roster::Standing::default()));
}

#[test]
fn another_founding_of_the_network_founds_nothing() {
    let mut world = World::of("AB");
    let charter = crate::fact::Charter { sponsors: 1, format: 0 };
    let fact = Fact::NetworkFounded(crate::fact::NetworkFounded { founding: founding('Z'), charter });
    world.write_naming(device('Z'), &[], vec![fact.clone()], &[]);
    world.now('A', vec![fact]);

    assert_eq!(world.table(), "A B");
}
