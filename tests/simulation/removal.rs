//! An organisation whose membership the others end: cut off, keeping silent, coming back.

use wijktafel_harness::words::{line, open_case, prose};
use wijktafel_harness::{Partner, World};
use wijktafel_model::command::Command;
use wijktafel_model::id::LogId;
use wijktafel_model::plan::RuleError;
use wijktafel_model::view::{Detail, Stage};
use wijktafel_model::words::{LifeArea, RemovalReason, SupportLevel};

fn opened(world: &mut World, partner: Partner) -> LogId {
    let table = Command::OpenTable { name: line("Noord"), area: None, rhythm: None, orgs: None };
    let table = world.run(partner, &table).expect("a table").logs[0];
    let case = open_case(table, "Weer naar buiten");
    let log = world.run(partner, &case).expect("a case").logs[0];
    world.settle();
    log
}

fn tip(world: &mut World, partner: Partner, case: LogId, text: &str) -> bool {
    let text = prose(text);
    let command = Command::AddTip { case, area: LifeArea::TimeUse, level: SupportLevel::Neighbourhood, text };
    world.run(partner, &command).is_ok()
}

fn tips(world: &mut World, partner: Partner, log: LogId) -> Vec<String> {
    let Some(Detail::Case(view)) = world.snapshot(partner, Some(log)).detail else { panic!("it is read here") };
    let mut tips: Vec<String> = view.tips.iter().map(|tip| tip.versions[0].text.clone()).collect();
    tips.sort();
    tips
}

fn against(world: &World, target: Partner) -> Command {
    Command::VoteRemoval { org: world.org(target), reason: RemovalReason::Silent }
}

fn stage(world: &World, at: Partner, of: Partner) -> Stage {
    world.hub(at).replica.standing().orgs[&world.org(of)].stage
}

#[test]
fn an_organisation_that_was_removed_while_cut_off_writes_on_for_itself_alone() {
    let (mut world, partners) = World::network(21, &["Anna", "Bas", "Cor", "Dia"]);
    let [anna, bas, cor, dia] = [partners[0], partners[1], partners[2], partners[3]];
    let case = opened(&mut world, bas);
    // The founder itself is the one to go.
    assert!(tip(&mut world, anna, case, "voor het einde"));
    world.settle();
    for other in [bas, cor, dia] {
        world.partition(anna, other);
    }
    for (partner, done) in [(bas, Stage::Member), (cor, Stage::Member), (dia, Stage::Removed)] {
        let against = against(&world, anna);
        world.run(partner, &against).expect("a verdict");
        world.settle();
        assert_eq!(stage(&world, cor, anna), done);
    }
    assert!(tip(&mut world, anna, case, "niets van gehoord"), "its own copy works");

    world.heal();
    world.settle();

    for partner in [bas, cor, dia] {
        assert_eq!(stage(&world, partner, anna), Stage::Removed);
        assert_eq!(tips(&mut world, partner, case), ["voor het einde"]);
        assert!(tip(&mut world, partner, case, "gewoon verder"), "nobody is blocked");
    }
    world.settle();
    world.assert_converged(&[bas, cor, dia]);
    for partner in [bas, cor, dia] {
        world.restart(partner);
        world.assert_rebuilt(partner);
        assert_eq!(stage(&world, partner, anna), Stage::Removed, "also after a restart");
    }
}

#[test]
fn who_was_removed_is_admitted_again_without_a_voice() {
    let (mut world, partners) = World::network(22, &["Anna", "Bas", "Cor"]);
    let [anna, bas, cor] = [partners[0], partners[1], partners[2]];
    for partner in [anna, bas] {
        let against = against(&world, cor);
        world.run(partner, &against).expect("a verdict");
        world.settle();
    }
    assert_eq!(stage(&world, anna, cor), Stage::Removed);

    let admit = Command::Admit { org: world.org(cor) };
    world.run(anna, &admit).expect("admitted again");
    world.connect_all();
    world.settle();
    world.run(cor, &Command::AcceptMembership).expect("accepted");
    world.settle();

    let standing = world.hub(bas).replica.standing();
    let found = &standing.orgs[&world.org(cor)];
    assert_eq!((found.stage, found.number, found.voice), (Stage::Member, 2, false));
    let again = against(&world, anna);
    assert!(world.run(cor, &again).is_err_and(|error| error.to_string() == RuleError::NoVoice.to_string()));
}

#[test]
fn a_pause_holds_for_all_once_more_than_half_ask_and_ends_the_same_way() {
    let (mut world, partners) = World::network(23, &["Anna", "Bas", "Cor"]);
    for (on, paused) in [(true, true), (false, false)] {
        for partner in &partners[..2] {
            assert_eq!(world.hub(partners[2]).replica.standing().paused, !paused);
            world.run(*partner, &Command::VotePause { on }).expect("a word");
            world.settle();
        }
        for partner in &partners {
            assert_eq!(world.hub(*partner).replica.standing().paused, paused);
        }
    }
}

#[test]
fn a_merger_keeps_one_voice() {
    let (mut world, partners) = World::network(24, &["Anna", "Bas", "Cor"]);
    let [anna, bas, cor] = [partners[0], partners[1], partners[2]];
    let (from, to) = (world.org(cor), world.org(bas));

    world.run(bas, &Command::TakeOver { from }).expect("a word");
    world.settle();
    assert_eq!(stage(&world, anna, cor), Stage::Member);
    world.run(cor, &Command::HandOver { to: Some(to) }).expect("a word");
    world.settle();

    let standing = world.hub(anna).replica.standing();
    assert_eq!((standing.orgs[&from].stage, standing.orgs[&from].successor), (Stage::Left, Some(to)));
    assert_eq!(standing.voices(), [world.org(anna), to].into());
}
