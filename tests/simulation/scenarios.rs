//! What partners do together, in good weather and in bad.

use wijktafel_harness::World;
use wijktafel_harness::words::{line, open_case, prose};
use wijktafel_model::command::{Command, TextEdit};
use wijktafel_model::id::LogId;
use wijktafel_model::view::Detail;
use wijktafel_model::words::{CaseStep, LifeArea, Mandates, SupportLevel, TextField};

const TITLE: &str = "Weer zelf de dag beginnen";

fn open_table() -> Command {
    Command::OpenTable { name: line("Wijktafel Noord"), area: None, rhythm: None, orgs: None }
}

fn write(log: LogId, at: usize, insert: &str) -> Command {
    let edit = TextEdit { field: TextField::Question, at, delete: 0, insert: insert.to_owned() };
    Command::EditText { log, edits: vec![edit] }
}

#[test]
fn three_partners_found_join_and_see_the_same() {
    let (mut world, partners) = World::network(1, &["Anna", "Bas", "Cor"]);

    world.assert_converged(&partners);
    let snapshot = world.snapshot(partners[0], None);
    assert_eq!(snapshot.network.organisations.len(), 3);
    assert!(snapshot.network.organisations.iter().all(|organisation| organisation.voice));
}

#[test]
fn what_two_partners_write_apart_in_one_sentence_is_all_there() {
    let (mut world, partners) = World::network(2, &["Anna", "Bas", "Cor"]);
    let [anna, bas, cor] = [partners[0], partners[1], partners[2]];
    let table = world.run(anna, &open_table()).expect("a table").logs[0];
    let case = world.run(anna, &open_case(table, TITLE)).expect("a case").logs[0];
    world.settle();
    world.partition(anna, bas);
    world.partition(anna, cor);
    world.partition(bas, cor);

    world.run(anna, &write(case, 3, " moet ik")).expect("Anna writes");
    world.run(bas, &write(case, 10, " samen")).expect("Bas writes");
    let tip =
        |text: &str| Command::AddTip { case, area: LifeArea::TimeUse, level: SupportLevel::Own, text: prose(text) };
    world.run(anna, &tip("wekker zetten")).expect("Anna gives a tip");
    world.run(bas, &tip("buurman bellen")).expect("Bas gives a tip");
    world.heal();
    world.settle();

    world.assert_converged(&partners);
    let Some(Detail::Case(view)) = world.snapshot(cor, Some(case)).detail else { panic!("Cor reads the case") };
    assert!(view.question.contains("moet ik") && view.question.contains("samen"), "{}", view.question);
    assert_eq!(view.tips.len(), 2);
}

#[test]
fn what_was_written_survives_a_restart() {
    let (mut world, partners) = World::network(3, &["Anna", "Bas"]);
    let table = world.run(partners[0], &open_table()).expect("a table").logs[0];
    let case = world.run(partners[0], &open_case(table, TITLE)).expect("a case").logs[0];
    world.settle();
    let before = world.view(partners[1], Some(case));

    world.restart(partners[1]);

    assert_eq!(world.view(partners[1], Some(case)), before);
}

#[test]
fn a_case_takes_steps_and_tips_after_a_restart_before_anybody_opened_it() {
    let (mut world, partners) = World::network(4, &["Anna", "Bas"]);
    let table = world.run(partners[0], &open_table()).expect("a table").logs[0];
    let case = world.run(partners[0], &open_case(table, TITLE)).expect("a case").logs[0];
    world.settle();

    world.restart(partners[0]);
    world.restart(partners[1]);
    let step = Command::StepCase { case, step: CaseStep::Submitted, on: None };
    world.run(partners[0], &step).expect("Anna brings it to the table");
    let tip = Command::AddTip { case, area: LifeArea::TimeUse, level: SupportLevel::Own, text: prose("wekker zetten") };
    world.run(partners[1], &tip).expect("Bas gives a tip");
    world.heal();
    world.settle();

    world.assert_converged(&partners);
    assert_eq!(world.snapshot(partners[0], None).cases[0].tips, 1);
}

#[test]
fn what_either_writes_while_they_greet_each_other_arrives_at_once() {
    for (writer, before) in [0, 1].into_iter().flat_map(|writer| (0..5).map(move |frames| (writer, frames))) {
        let (mut world, partners) = World::network(5, &["Anna", "Bas"]);
        let [anna, bas] = [partners[0], partners[1]];
        world.partition(anna, bas);
        world.heal();
        for _ in 0..before {
            world.step();
        }
        let me = world.hub(partners[writer]).replica.me().expect("enrolled");
        let mandates = Mandates { sign: false, ..Mandates::ALL };
        world.run(partners[writer], &Command::SetMandates { person: me.person, mandates }).expect("a roster entry");
        world.run(partners[writer], &open_table()).expect("a log");

        while world.step() {}

        for partner in [anna, bas] {
            let hub = world.hub(partner);
            assert_eq!(hub.partners_with_everything(), 1, "after {before} frames, written by {writer}");
        }
        world.assert_converged(&partners);
    }
}

#[test]
fn a_machine_resumed_twice_is_found_on_every_replica_and_no_text_is_lost() {
    let (mut world, partners) = World::network(6, &["Anna", "Bas", "Cor"]);
    let [anna, bas, cor] = [partners[0], partners[1], partners[2]];
    let table = world.run(anna, &open_table()).expect("a table").logs[0];
    let case = world.run(anna, &open_case(table, TITLE)).expect("a case").logs[0];
    world.settle();

    let twin = world.resume_twice(bas);
    world.run(bas, &write(case, 0, "Eerst dit. ")).expect("one of the two writes");
    world.run(twin, &write(case, 0, "Eerst dat. ")).expect("the other writes");
    world.heal();
    world.settle();
    world.run(cor, &write(case, 0, "En verder. ")).expect("others go on");
    world.settle();

    for site in [anna, bas, cor, twin] {
        let Some(Detail::Case(view)) = world.snapshot(site, Some(case)).detail else { panic!("the case is read") };
        let forks = world.hub(site).replica.log(case).expect("it was just shown").forks();
        assert_eq!(forks.len(), 1, "the fork is found");
        for text in ["Eerst dit.", "Eerst dat.", "En verder."] {
            let apart = view.set_apart.iter().filter_map(|one| one.text.as_ref()).any(|one| one.contains(text));
            assert!(apart || view.question.contains(text), "{text} can be read at {site:?}");
        }
    }
    world.assert_converged(&[anna, bas, cor, twin]);
}

#[test]
fn when_a_partner_was_last_heard_is_known_after_a_restart() {
    let (mut world, partners) = World::network(77, &["Anna", "Bas"]);
    let [anna, bas] = [partners[0], partners[1]];
    world.partition(anna, bas);
    let heard = world.now();
    world.pass(90 * 86_400_000);
    world.restart(anna);

    let peers = world.hub(anna).sync_view().peers;
    let last = peers.iter().filter_map(|peer| peer.last_heard).max().expect("it was heard once");
    assert_eq!(last.day(), heard.day());
    assert!(peers.iter().all(|peer| !peer.connected && peer.to_go.is_none()), "what it holds is not known any more");
}
