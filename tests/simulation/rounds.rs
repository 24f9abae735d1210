//! Sealed rounds among replicas: what waits on a device stays there, and opens when all may see it.

use std::collections::BTreeMap;

use wijktafel_core::crypto::Secret;
use wijktafel_core::replica::CommandError;
use wijktafel_core::store::Reader as _;
use wijktafel_core::wire::frame::FrameReader;
use wijktafel_core::wire::message::Message;
use wijktafel_core::wire::run::decode_run;
use wijktafel_harness::words::{line, prose};
use wijktafel_harness::world::Tap;
use wijktafel_harness::{Partner, World};
use wijktafel_model::cbor::Cbor as _;
use wijktafel_model::command::Command;
use wijktafel_model::id::{EpochId, LogId};
use wijktafel_model::maturity::sealed::OwnScores;
use wijktafel_model::plan::RuleError;
use wijktafel_model::view::{RoundState, RoundView, SealState};
use wijktafel_model::words::RoundWay;

use crate::canary::inflate_into;

const NAMES: [&str; 3] = ["Anna", "Bas", "Cor"];

fn scene(seed: u64) -> (World, [Partner; 3], LogId) {
    let (mut world, partners) = World::network(seed, &NAMES);
    let partners: [Partner; 3] = partners.try_into().expect("three");
    let open = Command::OpenRound { title: line("Najaar"), model: None, way: RoundWay::Sealed };
    let round = world.run(partners[0], &open).expect("a round").logs[0];
    world.settle();
    (world, partners, round)
}

fn evidence(partner: Partner) -> String {
    format!("kanarie nummer {} in de zaal", partner.0)
}

fn score(world: &mut World, partner: Partner, round: LogId) {
    for dimension in 0..7 {
        let evidence = Some(prose(&evidence(partner)));
        let score = 1 + u32::try_from(partner.0 % 4).expect("small");
        world.run(partner, &Command::GiveScore { round, dimension, score, evidence }).expect("a score");
    }
}

fn seal(world: &mut World, partner: Partner, round: LogId) {
    score(world, partner, round);
    world.run(partner, &Command::SealScores { round }).expect("a seal");
}

fn view(world: &mut World, partner: Partner) -> RoundView {
    world.snapshot(partner, None).rounds.remove(0)
}

/// What waits on the disk of a partner for a round.
fn waits(world: &World, partner: Partner, round: LogId) -> Option<OwnScores> {
    let kept = world.sites[partner.0].store.setting(&format!("round/{round}")).expect("the store answers");
    kept.map(|bytes| OwnScores::from_cbor(&bytes).expect("it is read"))
}

/// Everything that reached a partner: as it came, inflated, and opened with every secret there is.
fn heard(world: &World, partner: Partner) -> Vec<u8> {
    let secrets = world.sites.iter().flat_map(|site| site.store.secrets().expect("the store answers"));
    let secrets: BTreeMap<EpochId, Secret> = secrets.map(|(_, epoch, secret)| (epoch, Secret::new(*secret))).collect();
    let network = world.hub(partner).replica.network();
    let mut heard = Vec::new();
    for frame in world.tap.as_ref().expect("it listens").delivered.get(&partner).into_iter().flatten() {
        heard.extend_from_slice(frame);
        inflate_into(frame, &mut heard);
        let mut reader = FrameReader::default();
        reader.push(frame);
        let frame = reader.next_frame().expect("a frame").expect("a whole one");
        if let Some(Message::Run { run, .. } | Message::Push(run)) = Message::from_frame(frame).expect("a message") {
            for entry in decode_run(&network, &run, &secrets).into_iter().flat_map(|run| run.entries) {
                heard.extend(entry.open(&secrets[&entry.header.epoch]).expect("it opens").encode());
            }
        }
    }
    heard
}

fn holds(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}

#[test]
fn no_byte_of_a_score_leaves_the_device_before_all_have_sealed() {
    let (mut world, [anna, bas, cor], round) = scene(51);
    world.tap = Some(Tap::default());
    seal(&mut world, anna, round);
    seal(&mut world, bas, round);
    score(&mut world, cor, round);
    world.restart(anna);
    world.connect_all();
    world.settle();

    let secret = |world: &World, partner| waits(world, partner, round).expect("it waits");
    let (own, drafts) = ([anna, bas].map(|partner| secret(&world, partner)), secret(&world, cor));
    assert_eq!(drafts.random, None, "nothing is drawn before the seal");
    for (whose, hears) in [(anna, bas), (anna, cor), (bas, anna), (bas, cor), (cor, anna), (cor, bas)] {
        let (heard, kept) = (heard(&world, hears), world.sites[hears.0].store.everything());
        for bytes in [&heard, &kept] {
            assert!(!holds(bytes, evidence(whose).as_bytes()), "what shows a score");
            for one in &own[..] {
                let random = one.random.expect("sealed");
                let foreign = Some(one) != waits(&world, hears, round).as_ref();
                assert!(!foreign || !holds(bytes, &random), "random bytes");
            }
        }
        let shown = format!("{:?}", world.hub(whose));
        assert!(!shown.contains("kanarie"), "nor is it printed");
    }
    let anybody = view(&mut world, bas);
    assert_eq!((anybody.state(), anybody.answers()), (RoundState::Open, 0));
    let mine = world.snapshot(bas, None).own_scores;
    assert_eq!((mine.len(), mine[0].scores.len(), mine[0].sealed), (1, 7, true), "it is shown to oneself");

    world.run(cor, &Command::SealScores { round }).expect("a seal");
    world.settle();

    world.assert_converged(&[anna, bas, cor]);
    let all = view(&mut world, cor);
    assert_eq!((all.state(), all.answers(), all.missing.len()), (RoundState::Revealed, 3, 0));
    for partner in [anna, bas, cor] {
        assert!(holds(&heard(&world, if partner == anna { bas } else { anna }), evidence(partner).as_bytes()));
        assert_eq!(waits(&world, partner, round), None, "and nothing is left waiting");
        assert!(world.snapshot(partner, None).own_scores.is_empty());
    }
}

#[test]
fn who_is_away_at_the_end_reveals_when_it_comes_back_and_who_sealed_too_late_does_not() {
    let (mut world, [anna, bas, cor], round) = scene(52);
    seal(&mut world, anna, round);
    seal(&mut world, bas, round);
    world.settle();
    world.stop(bas);
    world.partition(anna, cor);
    world.run(anna, &Command::EndSealing { round }).expect("it ends");
    seal(&mut world, cor, round);
    let early = view(&mut world, anna);
    assert_eq!(early.answers(), 0, "nobody else has ended yet");
    world.heal();
    world.settle();
    let late = view(&mut world, cor);
    let state = |view: &RoundView, org| view.seals.iter().find(|seal| seal.org == org).expect("it takes part").state;
    assert_eq!(state(&late, world.org(cor)), SealState::Late);
    assert!(waits(&world, cor, round).is_some(), "what came too late is not revealed");

    world.start(bas);
    world.connect_all();
    world.settle();

    world.assert_converged(&[anna, bas, cor]);
    let view = view(&mut world, cor);
    assert_eq!((view.answers(), view.phase, view.state()), (2, None, RoundState::Revealed));
    assert_eq!(state(&view, world.org(bas)), SealState::Revealed);
    let again = world.run(cor, &Command::SealScores { round });
    assert!(matches!(again, Err(CommandError::Rule(RuleError::ScoresSealed))));
}

#[test]
fn a_dropped_round_takes_what_waits_for_it_along() {
    let (mut world, [anna, bas, _], round) = scene(53);
    seal(&mut world, bas, round);
    world.settle();
    let reason = wijktafel_model::words::DropReason::Mistake;
    world.run(anna, &Command::DropLog { log: round, reason }).expect("dropped");
    world.settle();

    assert_eq!(waits(&world, bas, round), None);
    assert!(!holds(&world.sites[bas.0].store.everything(), b"kanarie"));
}

#[test]
fn a_restored_copy_without_its_secret_reveals_nothing_and_the_others_go_on() {
    let (mut world, [anna, bas, cor], round) = scene(54);
    let before = world.copy(cor);
    world.stop(before);
    seal(&mut world, cor, round);
    world.settle();
    world.stop(cor);
    seal(&mut world, anna, round);
    seal(&mut world, bas, round);
    world.settle();
    world.start(before);
    world.connect_all();
    world.settle();

    let view = view(&mut world, anna);
    let own = world.org(anna);
    let other = view.seals.iter().find(|seal| seal.org != own && seal.state == SealState::Awaited);
    assert!(other.is_some_and(|seal| seal.org != world.org(bas)), "it did not reveal");
    assert_eq!((view.answers(), view.state()), (2, RoundState::Sealed));
    world.run(anna, &Command::DiscussRound { round }).expect("nobody waits for ever");
}
