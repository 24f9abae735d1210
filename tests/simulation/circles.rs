//! Circle cases: whom the case names reads it, and nobody else hears that there is one.

use std::collections::{BTreeMap, BTreeSet};

use wijktafel_core::crypto::Secret;
use wijktafel_core::entry::Entry;
use wijktafel_core::replica::Incoming;
use wijktafel_core::store::{Reader as _, Scope};
use wijktafel_harness::words::{circle, consent, line};
use wijktafel_harness::world::Tap;
use wijktafel_harness::{Partner, World};
use wijktafel_model::command::circle::NewCircle;
use wijktafel_model::command::{Command, TextEdit};
use wijktafel_model::fact::circle::GroundRecorded;
use wijktafel_model::id::{ConcernedId, DeviceId, EntryId, EpochId, FactId, LogId, OrgId, PersonId};
use wijktafel_model::view::circle::CircleView;
use wijktafel_model::view::{CaseState, CaseView, Detail};
use wijktafel_model::words::{
    AgreementKind, AgreementRule, Informed, LawfulGround, SecrecyLift, SpecialCategory, TextField, Verdict,
};

use crate::liar::Liar;

/// Four partners who signed the privacy agreement.
pub(crate) struct Scene {
    pub(crate) world: World,
    pub(crate) anna: Partner,
    pub(crate) bas: Partner,
    pub(crate) cor: Partner,
    pub(crate) dirk: Partner,
}

impl Scene {
    pub(crate) fn new(seed: u64) -> Self {
        let (mut world, partners) = World::network(seed, &["Anna", "Bas", "Cor", "Dirk"]);
        let [anna, bas, cor, dirk] = [partners[0], partners[1], partners[2], partners[3]];
        let (title, draft) = (line("Wij zwijgen"), "Samen.".to_owned());
        let open = Command::OpenAgreement { title, kind: AgreementKind::Privacy, draft, criteria: Vec::new() };
        let agreement = world.run(anna, &open).expect("an agreement").logs[0];
        let electorate = partners.iter().map(|partner| world.org(*partner)).collect();
        let (rule, effective, review, stop_clause) = (AgreementRule::Signatories, None, None, None);
        let propose = Command::ProposeVersion { agreement, rule, electorate, effective, review, stop_clause };
        world.run(anna, &propose).expect("a version");
        world.settle();
        for partner in partners {
            let Some(Detail::Agreement(view)) = world.snapshot(partner, Some(agreement)).detail else { panic!("read") };
            let version = view.versions[0].version;
            let sign = Command::GiveVerdict { agreement, version, verdict: Verdict::Agree, note: None, paper: None };
            world.run(partner, &sign).expect("signed");
            world.settle();
        }
        world.tap = Some(Tap::default());
        Self { world, anna, bas, cor, dirk }
    }

    fn person(&self, partner: Partner) -> (OrgId, PersonId) {
        let me = self.world.hub(partner).replica.me().expect("enrolled");
        (me.org, me.person)
    }

    /// A case of Anna's that these others read too.
    pub(crate) fn open(&mut self, others: &[Partner]) -> LogId {
        let readers: Vec<(OrgId, PersonId)> = others.iter().map(|partner| self.person(*partner)).collect();
        let orgs = [self.anna, self.bas, self.cor].map(|partner| self.world.org(partner)).into();
        let today = self.world.now().day();
        let ground = consent(ConcernedId([1; 16]), orgs, today);
        let new = NewCircle { readers, ..circle(self.world.org(self.anna), ground, today) };
        let log = self.world.run(self.anna, &Command::OpenCircle(Box::new(new))).expect("a circle case").logs[0];
        self.world.settle();
        log
    }

    pub(crate) fn write(&mut self, partner: Partner, log: LogId, word: &str) -> bool {
        let edit = TextEdit { field: TextField::Question, at: 0, delete: 0, insert: word.to_owned() };
        let written = self.world.run(partner, &Command::EditText { log, edits: vec![edit] }).is_ok();
        self.world.settle();
        written
    }

    pub(crate) fn question(&mut self, partner: Partner, log: LogId) -> String {
        self.world.texts(partner, log).expect("it is here")[&TextField::Question].clone()
    }

    fn case(&mut self, partner: Partner, log: LogId) -> CaseView {
        let Some(Detail::Case(view)) = self.world.snapshot(partner, Some(log)).detail else {
            panic!("it is read here")
        };
        view
    }

    fn circle(&mut self, partner: Partner, log: LogId) -> CircleView {
        *self.case(partner, log).circle.expect("a circle case")
    }

    pub(crate) fn take_out(&mut self, by: Partner, log: LogId, whom: Partner) {
        let whom = self.person(whom);
        self.take_out_person(by, log, whom);
    }

    fn take_out_person(&mut self, by: Partner, log: LogId, (org, person): (OrgId, PersonId)) {
        self.world.run(by, &Command::TakeOutReader { case: log, org, person }).expect("taken out");
    }

    fn secrets(&self, partner: Partner) -> BTreeMap<EpochId, Secret> {
        let kept = self.world.sites[partner.0].store.secrets().expect("the store answers");
        kept.into_iter().map(|(_, epoch, bytes)| (epoch, Secret::new(*bytes))).collect()
    }

    fn entries(&self, partner: Partner, log: LogId) -> BTreeMap<EntryId, Entry> {
        self.world.entries(partner, log).into_iter().map(|entry| (entry.id(), entry)).collect()
    }

    /// That a partner holds nothing of a log, and never was sent its id.
    fn assert_unknown(&self, partner: Partner, log: LogId) {
        let replica = &self.world.hub(partner).replica;
        assert!(replica.log_ids().all(|known| known != log));
        assert!(!replica.keyring().has(Scope::Log(log)), "nor a key");
        assert!(replica.waiting().next().is_none(), "nor anything that waits");
        let frames = self.world.tap.as_ref().expect("it listens").delivered.get(&partner).into_iter().flatten();
        for frame in frames {
            assert!(!frame.windows(16).any(|part| part == log.0), "its id was sent");
        }
    }

    /// What is listed, sent and handed out by everybody equals who is shown to read.
    fn assert_served_as_shown(&mut self, logs: &[LogId]) {
        let all = [self.anna, self.bas, self.cor, self.dirk];
        for (log, holder) in logs.iter().flat_map(|log| all.map(|holder| (*log, holder))) {
            if self.world.hub(holder).replica.log_kind(log).is_none() {
                continue;
            }
            let shown: BTreeSet<(OrgId, PersonId)> =
                self.case(holder, log).row.readers.iter().map(|one| (one.org, one.person)).collect();
            let holds = shown.contains(&self.person(holder));
            let replica = &self.world.hub(holder).replica;
            let store = &self.world.sites[holder.0].store;
            let everything = self.entries(holder, log).len();
            let from: BTreeMap<_, _> = self.entries(holder, log).values().map(|entry| (entry.feed(), 0)).collect();
            let mut served: BTreeSet<DeviceId> = BTreeSet::new();
            for partner in all {
                let device = self.world.keys(partner).device();
                let listed = replica.catalogue(&device).iter().any(|(one, _)| *one == log);
                let whole = replica.entries_for(&device, log, &from, store).expect("the store answers").len();
                let keys =
                    replica.key_objects(&device, &[Scope::Log(log)].into(), store, &mut |b: &mut [u8]| b.fill(1));
                assert_eq!(listed, whole > 0, "listed is what is sent");
                assert_eq!(listed, !keys.is_empty(), "and what keys are given for");
                if whole == everything && keys.len() == replica.keyring().count(Scope::Log(log)) {
                    served.insert(device);
                }
                if !shown.contains(&self.person(partner)) && holds {
                    let current = replica.current_secret(log).map(Secret::id);
                    assert!(keys.iter().all(|key| Some(key.epoch) != current), "no key in use for who does not read");
                }
            }
            if holds {
                let readers: BTreeSet<DeviceId> = all
                    .iter()
                    .filter(|one| shown.contains(&self.person(**one)))
                    .map(|one| self.world.keys(*one).device())
                    .collect();
                assert_eq!(replica.devices_reading(log), readers, "one answer to who reads");
                assert!(served.is_superset(&readers), "every reader is served everything");
            }
        }
    }
}

#[test]
fn a_circle_case_is_read_by_whom_it_names_and_nobody_else_hears_of_it() {
    let mut scene = Scene::new(81);
    let [anna, bas, cor, dirk] = [scene.anna, scene.bas, scene.cor, scene.dirk];
    let log = scene.open(&[bas]);

    assert!(scene.write(bas, log, "samen "));
    assert_eq!(scene.question(anna, log), "samen Hoe verder? ");
    for partner in [cor, dirk] {
        scene.assert_unknown(partner, log);
    }
    let replica = &scene.world.hub(anna).replica;
    let bundled = replica.bundled_key_objects(&mut |bytes: &mut [u8]| bytes.fill(1));
    assert!(bundled.iter().all(|object| object.scope != Scope::Log(log)), "no file carries its key");
    scene.assert_served_as_shown(&[log]);
    for partner in [anna, bas, cor, dirk] {
        scene.world.restart(partner);
        scene.world.assert_rebuilt(partner);
    }
    scene.world.heal();
    assert!(scene.write(anna, log, "en "));
    assert_eq!(scene.question(bas, log), "en samen Hoe verder? ");
    scene.assert_unknown(cor, log);
}

#[test]
fn who_is_named_later_gets_all_of_it_from_any_reader() {
    let mut scene = Scene::new(82);
    let [anna, bas, cor, dirk] = [scene.anna, scene.bas, scene.cor, scene.dirk];
    let log = scene.open(&[bas]);
    scene.world.partition(anna, cor);
    let (org, person) = scene.person(cor);

    scene.world.run(anna, &Command::NameReader { case: log, org, person }).expect("named");
    scene.world.settle();
    scene.world.stop(anna);
    scene.world.settle();

    assert_eq!(scene.question(cor, log), "Hoe verder? ");
    assert!(scene.write(cor, log, "ook ik "));
    assert_eq!(scene.question(bas, log), "ook ik Hoe verder? ");
    scene.assert_unknown(dirk, log);
}

#[test]
fn who_is_taken_out_hears_so_and_opens_nothing_that_is_written_after() {
    for away in [false, true] {
        let mut scene = Scene::new(83);
        let [anna, bas, cor, dirk] = [scene.anna, scene.bas, scene.cor, scene.dirk];
        let log = scene.open(&[bas, cor]);
        assert!(scene.write(bas, log, "vroeger "));
        let me = scene.person(bas);
        if away {
            scene.world.stop(bas);
        }
        scene.take_out_person(anna, log, me);
        scene.world.settle();
        let before = scene.entries(anna, log);
        assert!(scene.write(cor, log, "daarna "));
        assert!(scene.write(anna, log, "nu "));
        if away {
            scene.world.start(bas);
            scene.world.heal();
            scene.world.settle();
        }

        let kept = scene.secrets(bas);
        let mut after = scene.entries(cor, log);
        after.retain(|id, _| !before.contains_key(id));
        assert!(after.len() >= 2);
        assert!(
            after.values().all(|entry| kept.values().all(|secret| entry.open(secret).is_err())),
            "not with any key"
        );
        assert!(after.keys().all(|id| !scene.entries(bas, log).contains_key(id)), "nor was it sent");
        let readers = scene.case(bas, log).row.readers;
        assert!(readers.iter().all(|one| (one.org, one.person) != me), "and Bas knows");
        assert!(!scene.write(bas, log, "toch "), "and writes no more");
        assert_eq!(scene.question(cor, log), scene.question(anna, log));
        scene.assert_served_as_shown(&[log]);
        scene.assert_unknown(dirk, log);
        assert!(
            scene.world.hub(anna).sync_view().peers.iter().all(|peer| peer.to_go == Some(0)),
            "and all comes to rest"
        );
    }
}

#[test]
fn who_takes_itself_out_where_nobody_hears_is_out_everywhere_once_it_is_heard() {
    let mut scene = Scene::new(84);
    let [anna, bas, cor] = [scene.anna, scene.bas, scene.cor];
    let log = scene.open(&[bas, cor]);
    for other in [anna, cor, scene.dirk] {
        scene.world.partition(bas, other);
    }
    scene.take_out(bas, log, bas);
    scene.world.restart(bas);
    assert!(scene.write(cor, log, "intussen "));

    scene.world.heal();
    scene.world.settle();

    let me = scene.person(bas);
    for partner in [anna, bas, cor] {
        let readers = scene.case(partner, log).row.readers;
        assert!(readers.iter().all(|one| (one.org, one.person) != me), "{partner:?}");
    }
    assert!(scene.write(anna, log, "nieuws "));
    assert!(!scene.question(bas, log).contains("nieuws"), "and is sent no more");
    assert!(scene.question(cor, log).starts_with("nieuws "));
    scene.assert_served_as_shown(&[log]);
}

#[test]
fn a_withdrawn_ground_masks_everywhere_also_where_it_was_used_meanwhile_and_can_be_given_again() {
    let mut scene = Scene::new(85);
    let [anna, bas, cor] = [scene.anna, scene.bas, scene.cor];
    let log = scene.open(&[bas]);
    scene.world.partition(anna, bas);
    let (org, person) = scene.person(cor);
    scene.world.run(bas, &Command::NameReader { case: log, org, person }).expect("Bas does not know yet");
    let ground: FactId = scene.circle(anna, log).concerned[0].grounds[0].fact;

    scene.world.run(anna, &Command::WithdrawGround { case: log, ground }).expect("withdrawn");
    scene.world.settle();
    scene.world.heal();
    scene.world.settle();

    for partner in [anna, bas] {
        let view = scene.case(partner, log);
        assert_eq!((view.row.state, view.row.readers.len()), (CaseState::Withdrawn, 0), "{partner:?}");
        assert!(!scene.write(partner, log, "toch "));
    }
    let orgs = [anna, bas].map(|partner| scene.world.org(partner)).into();
    let again = GroundRecorded {
        concerned: ConcernedId([1; 16]),
        ground: LawfulGround::Consent,
        special: SpecialCategory::ExplicitConsent,
        secrecy: SecrecyLift::Consent,
        informed: Informed::Spoken,
        orgs,
        informed_on: Some(scene.world.now().day()),
        reason: None,
        until: None,
    };
    scene.world.run(anna, &Command::RecordGround { case: log, ground: again }).expect("given again");
    scene.world.settle();
    assert!(scene.write(bas, log, "weer "));
    assert!(scene.question(anna, log).starts_with("weer "));
}

#[test]
fn what_somebody_wrote_before_hearing_that_it_was_out_is_set_apart_and_not_lost() {
    let mut scene = Scene::new(86);
    let [anna, bas, cor] = [scene.anna, scene.bas, scene.cor];
    let log = scene.open(&[bas, cor]);
    for other in [anna, cor, scene.dirk] {
        scene.world.partition(bas, other);
    }
    scene.take_out(anna, log, bas);
    scene.world.settle();
    assert!(scene.write(bas, log, "onwetend "), "it has not heard");

    scene.world.heal();
    scene.world.settle();

    for partner in [anna, cor] {
        let view = scene.case(partner, log);
        assert_eq!(view.question, "Hoe verder? ");
        let apart = view.set_apart.iter().any(|one| one.text.as_ref().is_some_and(|text| text.contains("onwetend")));
        assert!(apart, "it can still be read");
    }
    scene.world.restart(cor);
    assert_eq!(scene.case(cor, log).question, "Hoe verder? ");
}

#[test]
fn a_member_outside_the_circle_that_was_given_the_key_writes_nothing_into_it() {
    let mut scene = Scene::new(87);
    let [anna, bas, cor] = [scene.anna, scene.bas, scene.cor];
    let log = scene.open(&[bas]);
    let entries = Liar::new(&mut scene.world, anna, cor, log).chain("van buiten ", &scene.world);
    let ids: Vec<EntryId> = entries.iter().map(Entry::id).collect();

    for partner in [anna, bas] {
        scene.world.hand_over(partner, vec![Incoming { log, entries: entries.clone() }]);
    }
    scene.world.settle();

    for partner in [anna, bas] {
        let replica = &scene.world.hub(partner).replica;
        assert!(ids.iter().all(|id| !replica.holds(log, id, &scene.world.sites[partner.0].store)));
        assert!(replica.quarantined().iter().any(|apart| apart.reason == "no-right"), "{:?}", replica.quarantined());
    }
    scene.assert_served_as_shown(&[log]);
}
