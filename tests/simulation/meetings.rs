//! One agenda that partners work on apart: nothing is lost, and all see one order.

use std::collections::BTreeSet;

use wijktafel_core::replica::CommandError;
use wijktafel_harness::rng::Rng;
use wijktafel_harness::words::{line, open_case};
use wijktafel_harness::{Partner, World};
use wijktafel_model::command::Command;
use wijktafel_model::command::meeting::MeetingAct;
use wijktafel_model::fact::steps::{StepTemplate, TemplateStep};
use wijktafel_model::id::{FactId, LogId};
use wijktafel_model::meeting::{clocks, leading};
use wijktafel_model::plan::RuleError;
use wijktafel_model::view::CaseState;
use wijktafel_model::view::meeting::{MeetingState, MeetingView};
use wijktafel_model::words::{Attendance, MeetingKind, MeetingStep};

/// Worlds, and what each partner does in one while nobody hears anybody.
const SEEDS: u64 = 12;
const DONE: usize = 15;

fn at(world: &mut World, partner: Partner, meeting: LogId, act: MeetingAct) -> Vec<FactId> {
    world.run(partner, &Command::AtMeeting { meeting, act }).expect("it is done").facts
}

fn subject(world: &mut World, partner: Partner, meeting: LogId, text: &str) -> FactId {
    at(world, partner, meeting, MeetingAct::AddItem { case: None, subject: Some(line(text)), minutes: None })[0]
}

fn meeting(world: &mut World, partner: Partner) -> MeetingView {
    world.snapshot(partner, None).meetings.remove(0)
}

/// Three partners with a table, a case at it and a meeting in a week, which all hold.
fn scene(seed: u64) -> (World, [Partner; 3], LogId, LogId) {
    let (mut world, partners) = World::network(seed, &["Anna", "Bas", "Cor"]);
    let partners: [Partner; 3] = partners.try_into().expect("three");
    let [anna, ..] = partners;
    let today = world.now().day();
    let open = Command::OpenTable { name: line("Wijktafel Noord"), area: None, rhythm: None, orgs: None };
    let table = world.run(anna, &open).expect("a table").logs[0];
    let case = world.run(anna, &open_case(table, "Weer zelf de dag beginnen")).expect("a case").logs[0];
    let plan = Command::PlanMeeting { table, kind: MeetingKind::Table, on: today.plus(7), at: None, place: None };
    let log = world.run(anna, &plan).expect("a meeting").logs[0];
    world.settle();
    (world, partners, log, case)
}

fn part(world: &mut World, [anna, bas, cor]: [Partner; 3]) {
    world.partition(anna, bas);
    world.partition(anna, cor);
    world.partition(bas, cor);
}

#[test]
fn an_agenda_that_three_order_apart_has_one_order_and_loses_nothing() {
    for seed in 0..SEEDS {
        let (mut world, partners, log, _) = scene(seed);
        let mut rng = Rng::new(seed);
        let mut added: BTreeSet<FactId> =
            ["koffie", "vervoer", "spreekuur"].map(|text| subject(&mut world, partners[0], log, text)).into();
        world.settle();
        part(&mut world, partners);
        let mut taken_off = BTreeSet::new();
        for partner in partners {
            for done in 0..DONE {
                let items: Vec<FactId> = meeting(&mut world, partner).agenda.iter().map(|item| item.item).collect();
                let Some(&item) = items.get(rng.below(4)) else { continue };
                let act = match rng.below(5) {
                    0 => {
                        added.insert(subject(&mut world, partner, log, &format!("punt {done}")));
                        continue;
                    }
                    1 => {
                        taken_off.insert(item);
                        MeetingAct::RemoveItem { item }
                    }
                    2 => MeetingAct::EditItem { item, subject: Some(line(&format!("anders {done}"))), minutes: None },
                    _ => MeetingAct::MoveItem { item, after: items.last().copied().filter(|_| rng.chance(700)) },
                };
                let moved = world.run(partner, &Command::AtMeeting { meeting: log, act });
                let nothing = [RuleError::AlreadySo, RuleError::OutOfBounds];
                assert!(
                    moved.is_ok() || matches!(&moved, Err(CommandError::Rule(rule)) if nothing.contains(rule)),
                    "seed {seed}: {moved:?}"
                );
            }
        }
        world.heal();
        world.settle();

        world.assert_converged(&partners);
        let view = meeting(&mut world, partners[2]);
        let ids = |items: &[wijktafel_model::view::meeting::AgendaItemView]| -> Vec<FactId> {
            items.iter().map(|item| item.item).collect()
        };
        let (on, off) = (ids(&view.agenda), ids(&view.removed));
        assert_eq!(on.len() + off.len(), added.len(), "seed {seed}: each stands once");
        assert_eq!(on.iter().chain(&off).copied().collect::<BTreeSet<_>>(), added, "seed {seed}: nothing is lost");
        assert!(off.iter().all(|item| taken_off.contains(item)), "seed {seed}: nobody took it off");
    }
}

#[test]
fn what_one_takes_off_and_another_discusses_apart_was_discussed_and_the_case_with_it() {
    let (mut world, partners, log, case) = scene(41);
    let [anna, bas, cor] = partners;
    let item = at(&mut world, anna, log, MeetingAct::AddItem { case: Some(case), subject: None, minutes: Some(40) })[0];
    world.settle();
    let state = |world: &mut World, partner| world.snapshot(partner, None).cases[0].state;
    assert_eq!(state(&mut world, cor), CaseState::Scheduled);
    part(&mut world, partners);

    at(&mut world, anna, log, MeetingAct::Step { step: MeetingStep::Cancelled, reason: Some(line("te druk")) });
    at(&mut world, bas, log, MeetingAct::Step { step: MeetingStep::Started, reason: None });
    at(&mut world, bas, log, MeetingAct::DiscussItem { item, discussed: true });
    let org = world.org(cor);
    at(&mut world, bas, log, MeetingAct::SetAttendance { org, person: None, attendance: Attendance::Present });
    at(&mut world, cor, log, MeetingAct::RemoveItem { item });
    assert_eq!(state(&mut world, anna), CaseState::Submitted, "it waits for another meeting");
    assert_eq!(meeting(&mut world, anna).state, MeetingState::Cancelled);
    world.heal();
    world.settle();

    world.assert_converged(&partners);
    let view = meeting(&mut world, anna);
    assert_eq!(view.state, MeetingState::Running, "whoever sat at the table knows better");
    assert!(view.agenda[0].discussed && view.removed.is_empty());
    assert_eq!(state(&mut world, anna), CaseState::Trying);
}

#[test]
fn who_does_not_read_a_table_hears_nothing_of_its_meetings() {
    let (mut world, partners, ..) = scene(42);
    let [anna, bas, cor] = partners;
    let today = world.now().day();
    let orgs = Some(vec![world.org(bas)]);
    let open = Command::OpenTable { name: line("Kleine tafel"), area: None, rhythm: None, orgs };
    let table = world.run(anna, &open).expect("a table").logs[0];
    let plan = Command::PlanMeeting { table, kind: MeetingKind::Board, on: today.plus(3), at: None, place: None };
    let log = world.run(anna, &plan).expect("a meeting").logs[0];
    world.settle();

    let seen = |world: &mut World, partner| world.snapshot(partner, None).meetings.iter().any(|one| one.log == log);
    assert!(seen(&mut world, bas) && !seen(&mut world, cor));
    assert!(world.hub(cor).replica.log_ids().all(|one| one != log));
}

#[test]
fn clocks_started_apart_are_both_there_for_everybody_until_somebody_keeps_one() {
    let (mut world, partners, log, case) = scene(43);
    let [anna, bas, cor] = partners;
    let item = at(&mut world, anna, log, MeetingAct::AddItem { case: Some(case), subject: None, minutes: None })[0];
    at(&mut world, anna, log, MeetingAct::Step { step: MeetingStep::Started, reason: None });
    world.settle();
    let step = TemplateStep { name: line("vertellen"), level: None, minutes: 5 };
    let template = StepTemplate { name: line("kort"), steps: vec![step; 3] };
    part(&mut world, partners);
    let start = MeetingAct::StartClock { item, template };
    let mine = at(&mut world, anna, log, start.clone())[0];
    let yours = at(&mut world, bas, log, start)[0];
    let guide = world.org(bas);
    at(&mut world, cor, log, MeetingAct::NameGuide { org: Some(guide), person: None });
    world.heal();
    world.settle();

    world.assert_converged(&partners);
    for partner in partners {
        let view = meeting(&mut world, partner);
        assert_eq!(clocks(&view).len(), 2);
        assert_eq!(leading(&view).map(|clock| clock.clock), Some(yours), "that of the guide leads");
    }
    let set = MeetingAct::SetClock { clock: mine, step: Some(1), running: true, spent: vec![200, 0, 0] };
    at(&mut world, cor, log, set);
    world.settle();
    for partner in partners {
        let view = meeting(&mut world, partner);
        let on: Vec<_> = clocks(&view).into_iter().map(|clock| (clock.clock, clock.step)).collect();
        assert_eq!(on, [(mine, Some(1))], "whoever knew both took the time over");
    }
}
