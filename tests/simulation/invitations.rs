//! Invitations that are reused, late, revoked, altered or intercepted, and whoever carries them. Source of the attacks:
//! an invitation link that outlives its use, or that anybody who sees it can answer, is how strangers enter groups
//! whose owner is away.

use wijktafel_core::crypto::InviteKey;
use wijktafel_core::replica::CommandError;
use wijktafel_core::wire::message::Code;
use wijktafel_harness::world::{BEGINNING, Partner, World};
use wijktafel_model::command::Command;
use wijktafel_model::id::InviteId;
use wijktafel_model::plan::RuleError;
use wijktafel_model::time::Day;
use wijktafel_model::view::{InvitationState, InvitationView, Stage};

const SECRET: [u8; 32] = [7; 32];

fn invite(world: &mut World, inviter: Partner, expires: Option<Day>) -> InviteId {
    let invite = InviteKey::from_seed(&SECRET).id();
    world.run(inviter, &Command::Invite { invite, expires, tables: Vec::new() }).expect("an invitation");
    world.settle();
    invite
}

fn shown(world: &mut World, partner: Partner) -> InvitationView {
    let invitation = InviteKey::from_seed(&SECRET).id();
    let network = world.snapshot(partner, None).network;
    network.invitations.into_iter().find(|one| one.invite == invitation).expect("the invitation is shown")
}

/// Somebody comes with the invitation, nobody is carried in, and it is told why.
#[track_caller]
fn check_refused(world: &mut World, at: Partner, secret: &[u8; 32], why: Code) {
    let before = world.hub(at).replica.standing().orgs.len();
    let newcomer = world.redeem(at, "Eva", secret);
    world.settle();

    assert_eq!(world.hub(at).replica.standing().orgs.len(), before, "nobody is carried in");
    let code = u32::try_from(why.code()).expect("a code");
    assert!(world.ended.contains(&(at, code)), "it is told why: {:?}", world.ended);
    assert!(!world.hub(newcomer).replica.may_write(), "it holds nothing");
}

#[test]
fn a_used_invitation_brings_nobody_else_in() {
    let (mut world, partners) = World::network(7, &["Anna"]);
    let anna = partners[0];
    let invite = invite(&mut world, anna, None);
    let bas = world.redeem(anna, "Bas", &SECRET);
    world.run(anna, &Command::ConfirmInvite { invite }).expect("the code is the same");
    world.settle();
    world.run(bas, &Command::AcceptMembership).expect("Bas accepts");
    world.settle();

    check_refused(&mut world, anna, &SECRET, Code::InviteUsed);

    let now = shown(&mut world, anna);
    assert_eq!((now.state, now.org), (InvitationState::Confirmed, Some(world.org(bas))));
}

#[test]
fn a_late_a_revoked_and_a_guessed_invitation_each_have_their_refusal() {
    let (mut world, partners) = World::network(8, &["Anna"]);
    let anna = partners[0];
    let revoked = invite(&mut world, anna, Some(BEGINNING.day().plus(1)));
    check_refused(&mut world, anna, &[8; 32], Code::InviteRefused);
    world.pass(3 * 86_400_000);
    check_refused(&mut world, anna, &SECRET, Code::InviteExpired);
    world.run(anna, &Command::RevokeInvite { invite: revoked }).expect("it is revoked");
    check_refused(&mut world, anna, &SECRET, Code::InviteRevoked);
}

#[test]
fn an_invitation_of_another_network_is_told_apart() {
    let (mut world, partners) = World::network(9, &["Anna"]);
    let other = world.found("Elders");
    invite(&mut world, partners[0], None);

    let lost = world.redeem_at(&[other], partners[0], "Eva", &SECRET);
    world.connect(lost, other);
    world.settle();

    assert_eq!(world.hub(other).replica.standing().orgs.len(), 1, "nobody is carried in");
    let stranger = u32::try_from(Code::Stranger.code()).expect("a code");
    assert!(world.ended.iter().any(|(_, code)| *code == stranger), "{:?}", world.ended);
}

#[test]
fn who_intercepts_an_invitation_stops_it_and_does_not_get_in() {
    let (mut world, partners) = World::network(10, &["Anna", "Bas"]);
    let anna = partners[0];
    let invite = invite(&mut world, anna, None);
    let thief = world.redeem(anna, "Dief", &SECRET);
    let eva = world.redeem(anna, "Eva", &SECRET);

    assert_eq!(shown(&mut world, anna).state, InvitationState::UsedTwice);
    let refused = world.run(anna, &Command::ConfirmInvite { invite }).expect_err("neither is taken in");
    assert!(matches!(refused, CommandError::Rule(RuleError::InviteUsedTwice)), "{refused}");
    for newcomer in [thief, eva] {
        assert_eq!(world.hub(newcomer).replica.stage(), None, "a newcomer is shown nothing before it is admitted");
    }
}

#[test]
fn any_member_carries_an_answer_in_while_the_inviter_is_away() {
    let (mut world, partners) = World::network(11, &["Anna", "Bas", "Cor"]);
    let [anna, bas, cor] = partners[..] else { panic!("three partners") };
    let invite = invite(&mut world, anna, None);
    world.stop(anna);

    let eva = world.redeem_at(&[cor], cor, "Eva", &SECRET);

    let org = shown(&mut world, bas).org.expect("Bas hears of the newcomer from Cor");
    assert_eq!(world.hub(cor).replica.standing().orgs[&org].stage, Stage::Candidate);
    let refused = world.run(cor, &Command::ConfirmInvite { invite }).expect_err("only the inviter admits");
    assert!(matches!(refused, CommandError::Rule(RuleError::NotYours)), "{refused}");

    world.start(anna);
    world.connect(anna, cor);
    world.settle();
    world.run(anna, &Command::ConfirmInvite { invite }).expect("the code is the same");
    world.settle();
    world.run(eva, &Command::AcceptMembership).expect("Eva accepts");
    world.settle();
    assert_eq!(world.hub(anna).replica.standing().orgs[&org].stage, Stage::Member);
}
