//! What the screens say about who may read is what the engine would serve, whatever was done and wherever it is asked.

use std::collections::{BTreeMap, BTreeSet};

use wijktafel_core::crypto::DeviceKeys;
use wijktafel_harness::Partner;
use wijktafel_harness::rng::Rng;
use wijktafel_harness::words::{circle, consent, line, open_case};
use wijktafel_model::command::Command;
use wijktafel_model::command::circle::NewCircle;
use wijktafel_model::fact::circle::GroundRecorded;
use wijktafel_model::id::{ConcernedId, DeviceId, OrgId, PersonId};
use wijktafel_model::time::Day;
use wijktafel_model::view::circle::CaseMode;
use wijktafel_model::view::{CaseRow, Detail, Snapshot};
use wijktafel_model::words::{CaseStep, Mandates};

use crate::circles::Scene;

/// Worlds, and what is done in each.
const SEEDS: u64 = 6;
const DONE: usize = 90;
const DAY_MS: i64 = 86_400_000;

fn some<T: Copy>(rng: &mut Rng, all: &[T]) -> Vec<T> {
    all.iter().copied().filter(|_| rng.chance(500)).collect()
}

fn ground(rng: &mut Rng, orgs: &[OrgId], today: Day) -> GroundRecorded {
    let concerned = ConcernedId([u8::try_from(rng.below(2)).expect("small"); 16]);
    let orgs = if rng.chance(600) { orgs.to_vec() } else { some(rng, orgs) };
    let until = rng.chance(500).then(|| today.plus(3));
    GroundRecorded { until, ..consent(concerned, orgs, today) }
}

/// Something that a partner might do, as far as it is allowed; most of it changes who may read.
fn act(rng: &mut Rng, s: &Snapshot, scene: &Scene, log: Option<&CaseRow>) -> Option<Command> {
    let me = s.network.me?;
    let orgs: Vec<OrgId> = s.network.organisations.iter().map(|org| org.org).collect();
    let people: Vec<(OrgId, PersonId)> = s.network.people.iter().map(|one| (one.org, one.person)).collect();
    let own: Vec<PersonId> = people.iter().filter(|one| one.0 == me.org).map(|one| one.1).collect();
    let tables: Vec<_> = s.network.tables.iter().map(|table| table.log).collect();
    let (today, (org, person)) = (s.today, *rng.pick(&people));
    Some(match rng.below(17) {
        0 => {
            let readers = rng.chance(700).then(|| some(rng, &orgs));
            Command::OpenTable { name: line("Tafel"), area: None, rhythm: None, orgs: readers }
        }
        1 | 2 if !tables.is_empty() => open_case(*rng.pick(&tables), "Een leercasus"),
        3 if !tables.is_empty() => Command::LetIn { table: *rng.pick(&tables), org: *rng.pick(&orgs) },
        4 if !tables.is_empty() => Command::LeaveTable { table: *rng.pick(&tables) },
        5 | 6 => Command::OpenCircle(Box::new(NewCircle {
            readers: some(rng, &people).into_iter().filter(|one| *one != (me.org, me.person)).collect(),
            ..circle(me.org, GroundRecorded { orgs: orgs.clone(), ..ground(rng, &orgs, today) }, today)
        })),
        7 | 8 => Command::NameReader { case: log?.log, org, person },
        9 => Command::TakeOutReader { case: log?.log, org, person },
        10 => Command::RecordGround { case: log?.log, ground: ground(rng, &orgs, today) },
        11 => {
            let Some(Detail::Case(view)) = &s.detail else { return None };
            let grounds: Vec<_> = view.circle.as_ref()?.concerned.iter().flat_map(|one| &one.grounds).collect();
            Command::WithdrawGround { case: log?.log, ground: rng.pick(&grounds).fact }
        }
        12 => Command::StepCase { case: log?.log, step: CaseStep::Submitted, on: None },
        13 => {
            let mandates = if rng.chance(500) { Mandates::ALL } else { Mandates::NONE };
            let (name, roles, contact) = (line("Iemand"), Vec::new(), None);
            let mut id = [0; PersonId::LENGTH];
            rng.fill(&mut id);
            Command::EnrolPerson { person: PersonId(id), name, roles, contact, mandates }
        }
        14 => {
            let mut seed = [0; 32];
            rng.fill(&mut seed);
            let keys = DeviceKeys::from_seed(&seed);
            Command::AddDevice { device: keys.device(), encryption: keys.encryption(), person: *rng.pick(&own) }
        }
        15 => {
            let devices = s.network.devices.iter().filter(|device| device.org == me.org && !device.own);
            let devices: Vec<DeviceId> = devices.map(|device| device.device).collect();
            if rng.chance(500) || devices.is_empty() {
                Command::EndPerson { person: *own.iter().find(|one| **one != me.person)? }
            } else {
                Command::RevokeDevice { device: *rng.pick(&devices) }
            }
        }
        16 if me.org == scene.world.org(scene.dirk) && rng.chance(150) => Command::Leave,
        _ => return None,
    })
}

/// How often each kind of answer was compared: a test that compares nothing shows nothing.
type Compared = BTreeMap<&'static str, usize>;

/// Compares, at one partner, what is shown with what would be served, for every case it shows.
fn compare(scene: &mut Scene, at: Partner, compared: &mut Compared) {
    let s = scene.world.snapshot(at, None);
    let hub = scene.world.hub(at);
    let replica = &hub.replica;
    let store = &scene.world.sites[at.0].store;
    for case in &s.cases {
        let readers = s.readers(case);
        let shown: BTreeSet<DeviceId> = readers.iter().flat_map(|one| one.devices.iter().copied()).collect();
        assert_eq!(shown, replica.devices_reading(case.log), "{:?} at {at:?}", case.log);
        let copies = hub.copies(case.log);
        let reads: BTreeSet<DeviceId> = copies.iter().filter(|copy| copy.reads).map(|copy| copy.device).collect();
        assert_eq!(shown, reads, "the copies of {:?} at {at:?}", case.log);

        let entries = scene.world.entries(at, case.log);
        let from: BTreeMap<_, _> = entries.iter().map(|entry| (entry.feed(), 0)).collect();
        let here = replica.may_read(&replica.keys().device(), case.log);
        for device in s.network.devices.iter().map(|device| device.device) {
            let served = replica.entries_for(&device, case.log, &from, store).expect("the store answers").len();
            let listed = replica.catalogue(&device).iter().any(|(log, _)| *log == case.log);
            if shown.contains(&device) {
                // A copy whose own right ended hands on no more than what lies before that.
                assert!(!here || listed && served == entries.len(), "{device:?} is shown and not served");
            } else {
                assert!(!listed || replica.has_ended(&device, case.log), "{device:?} is served and not shown");
            }
        }
        let mut count = |what, fits: bool| *compared.entry(what).or_default() += usize::from(fits);
        count("learning", case.mode == CaseMode::Learning);
        count("circle", case.mode == CaseMode::Circle);
        count("circle of several", case.mode == CaseMode::Circle && readers.len() > 1);
        count("past its last day", readers.iter().any(|reader| reader.hidden));
        count("several devices", readers.iter().any(|reader| reader.devices.len() > 1));
        count("nobody", readers.is_empty());
        count("not every member", shown.len() < s.network.devices.iter().filter(|device| device.active).count());
        count("had ended", copies.iter().any(|copy| !copy.reads));
    }
}

#[test]
fn who_is_shown_to_read_is_who_would_be_served() {
    let mut compared = Compared::new();
    for seed in 0..SEEDS {
        let mut scene = Scene::new(900 + seed);
        scene.world.tap = None;
        let all = [scene.anna, scene.bas, scene.cor, scene.dirk];
        let mut rng = Rng::new(seed);
        for _ in 0..DONE {
            let by = *rng.pick(&all);
            let s = scene.world.snapshot(by, None);
            let circles: Vec<_> = s.cases.iter().filter(|case| case.mode == CaseMode::Circle).cloned().collect();
            let log = if circles.is_empty() { None } else { Some(rng.pick(&circles).clone()) };
            let s = scene.world.snapshot(by, log.as_ref().map(|case| case.log));
            let command = act(&mut rng, &s, &scene, log.as_ref());
            if let Some(command) = command {
                // Much of it is refused, and changes nothing.
                drop(scene.world.run(by, &command));
            }
            match rng.below(12) {
                0 => scene.world.partition(*rng.pick(&all), *rng.pick(&all)),
                1 => scene.world.heal(),
                2 => scene.world.pass(2 * DAY_MS),
                3..7 => scene.world.settle(),
                _ => {}
            }
            compare(&mut scene, by, &mut compared);
        }
        scene.world.heal();
        scene.world.settle();
        for partner in all {
            compare(&mut scene, partner, &mut compared);
        }
    }
    assert!(compared.values().all(|count| *count > 5), "{compared:?}");
}
