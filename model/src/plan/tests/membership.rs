//! Plans of removal, of the network's rules, of succession, and of admitting again.

use super::{NEWCOMER, OPEN, SMALL_TABLE, TABLE, TODAY, World, line, org, prose, refused, world, writes};
use crate::command::Command;
use crate::id::{InviteId, OrgId};
use crate::plan::RuleError;
use crate::roster::{MotionStanding, RuleChange, Verdicts};
use crate::testing::author;
use crate::view::Stage;
use crate::words::{LifeArea, Mandates, RemovalReason};

const REASON: RemovalReason = RemovalReason::AgreementBroken;

fn stands_against(world: &mut World, by: OrgId, target: OrgId) {
    let found = world.desk.standing.orgs.get_mut(&target).unwrap();
    let verdicts = Verdicts { by: [(by, REASON)].into(), base: 3, needed: 2, noted_by: [].into() };
    found.verdicts = Some(verdicts);
}

#[test]
fn a_verdict_is_given_once_taken_back_once_and_not_against_half_of_the_voices() {
    let mut world = world();
    let against = |number| Command::VoteRemoval { org: org(number), reason: REASON };
    let withdraw = Command::WithdrawRemoval { org: org(1) };
    refused(&world, &against(0), RuleError::OtherNotAMember);
    refused(&world, &against(NEWCOMER), RuleError::OtherNotAMember);
    refused(&world, &withdraw, RuleError::AlreadySo);
    writes(&world, &against(1), &[140]);

    stands_against(&mut world, org(0), org(1));

    refused(&world, &against(1), RuleError::AlreadySo);
    refused(&world, &against(2), RuleError::TooManyVerdicts);
    writes(&world, &withdraw, &[141]);
    world.desk.standing.orgs.get_mut(&org(2)).unwrap().voice = false;
    writes(&world, &against(2), &[140]);
    world.desk.standing.orgs.get_mut(&org(0)).unwrap().voice = false;
    refused(&world, &against(2), RuleError::NoVoice);
    refused(&world, &withdraw, RuleError::NoVoice);
    world.desk.me.mandates = Mandates::NONE;
    refused(&world, &against(2), RuleError::NoMandate);
    refused(&world, &withdraw, RuleError::NoMandate);
}

#[test]
fn a_word_on_a_rule_must_say_something_new() {
    let mut world = world();
    let sponsors = |sponsors| Command::VoteCharter { sponsors };
    refused(&world, &sponsors(0), RuleError::OutOfBounds);
    refused(&world, &sponsors(6), RuleError::OutOfBounds);
    refused(&world, &sponsors(1), RuleError::AlreadySo);
    refused(&world, &Command::VotePause { on: false }, RuleError::AlreadySo);
    writes(&world, &sponsors(3), &[142]);
    writes(&world, &Command::VotePause { on: true }, &[143]);

    let asks = |change| MotionStanding { change, by: [org(0)].into(), needed: 2, noted_by: [].into() };
    world.desk.standing.motions = vec![asks(RuleChange::Sponsors(3)), asks(RuleChange::Pause(true))];

    refused(&world, &sponsors(3), RuleError::AlreadySo);
    refused(&world, &Command::VotePause { on: true }, RuleError::AlreadySo);
    writes(&world, &sponsors(1), &[142]);
    writes(&world, &Command::VotePause { on: false }, &[143]);
    world.desk.standing.orgs.get_mut(&org(0)).unwrap().voice = false;
    refused(&world, &sponsors(2), RuleError::NoVoice);
}

#[test]
fn while_it_is_paused_nobody_invites_or_opens_a_case() {
    let mut world = world();
    world.desk.standing.paused = true;

    let invite = Command::Invite { invite: InviteId([9; 32]), expires: None, tables: vec![TABLE, SMALL_TABLE] };
    refused(&world, &invite, RuleError::Paused);
    let case = Command::OpenCase {
        table: TABLE,
        title: line("huis"),
        ground: prose("leren"),
        retain_until: TODAY.plus(30),
        areas: vec![LifeArea::Housing],
        question: String::new(),
        keep: Vec::new(),
    };
    refused(&world, &case, RuleError::Paused);
    writes(&world, &Command::RevokeInvite { invite: OPEN }, &[12]);
    world.desk.standing.paused = false;
    writes(&world, &invite, &[11]);
    assert_eq!(writes(&world, &case, &[60]).len(), 1);
}

#[test]
fn one_hands_over_and_the_other_takes_over() {
    let mut world = world();
    let hand = |to| Command::HandOver { to };
    let take = |number| Command::TakeOver { from: org(number) };
    refused(&world, &hand(Some(org(0))), RuleError::OtherNotAMember);
    refused(&world, &hand(Some(org(NEWCOMER))), RuleError::OtherNotAMember);
    refused(&world, &hand(None), RuleError::AlreadySo);
    refused(&world, &take(0), RuleError::OtherNotAMember);
    writes(&world, &hand(Some(org(1))), &[144]);
    writes(&world, &take(1), &[145]);

    world.desk.standing.orgs.get_mut(&org(0)).unwrap().offered_to = [org(1)].into();
    let other = world.desk.standing.orgs.get_mut(&org(1)).unwrap();
    other.taken_by = [org(0)].into();

    refused(&world, &hand(Some(org(1))), RuleError::AlreadySo);
    writes(&world, &hand(None), &[144]);
    refused(&world, &take(1), RuleError::AlreadySo);
    world.desk.standing.orgs.get_mut(&org(1)).unwrap().offered_to = [org(0)].into();
    writes(&world, &take(1), &[145]);
    world.desk.me.mandates = Mandates::NONE;
    refused(&world, &hand(None), RuleError::NoMandate);
    refused(&world, &take(2), RuleError::NoMandate);
}

#[test]
fn a_former_member_is_admitted_again_and_a_newcomer_by_one_more_sponsor() {
    let mut world = world();
    let admit = Command::Admit { org: org(NEWCOMER) };
    let number = |world: &World| {
        let facts = writes(world, &admit, &[14])[0].facts.clone();
        match &facts[0] {
            crate::fact::Fact::Admitted(fact) => (fact.number, fact.invite),
            other => panic!("{other:?}"),
        }
    };
    refused(&world, &Command::Admit { org: org(1) }, RuleError::AlreadySo);
    refused(&world, &Command::Admit { org: OrgId([99; 16]) }, RuleError::NotFound);
    refused(&world, &admit, RuleError::InviteNotReady);

    for stage in [Stage::Left, Stage::Removed] {
        world.desk.standing.orgs.get_mut(&org(NEWCOMER)).unwrap().stage = stage;
        assert_eq!(number(&world), (2, None));
    }
    // Its sponsor left, and what this organisation said before does not suffice alone.
    let found = world.desk.standing.orgs.get_mut(&org(NEWCOMER)).unwrap();
    (found.stage, found.endorsed_by) = (Stage::Candidate, [org(0), org(1)].into());
    assert_eq!(number(&world), (1, None));
    world.desk.standing.orgs.get_mut(&org(NEWCOMER)).unwrap().stage = Stage::Waiting;
    refused(&world, &admit, RuleError::AlreadySo);
    world.desk.standing.orgs.get_mut(&org(NEWCOMER)).unwrap().endorsed_by = [org(1)].into();
    assert_eq!(number(&world), (1, None));
    world.desk.me = author(1, 0);
    world.desk.me.mandates = Mandates::NONE;
    refused(&world, &admit, RuleError::NoMandate);
}
