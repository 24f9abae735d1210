//! A canary in every text: it is where it may be read, and nowhere else.

mod circle;
mod learning;
mod meeting;
mod plan;
mod script;

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;
use wijktafel_core::crypto::Secret;
use wijktafel_core::replica::{CommandError, Incoming, Shown};
use wijktafel_core::store::{Reader as _, Scope};
use wijktafel_core::wire::frame::FrameReader;
use wijktafel_core::wire::message::Message;
use wijktafel_core::wire::run::decode_run;
use wijktafel_harness::words::{line, prose};
use wijktafel_harness::world::Tap;
use wijktafel_harness::{Partner, Site, World};
use wijktafel_model::command::{Command, TextEdit};
use wijktafel_model::id::{DeviceId, EntryId, EpochId, FactId, LogId, PersonId, VersionId};
use wijktafel_model::plan::RuleError;
use wijktafel_model::successor::Place;
use wijktafel_model::time::{Day, Timestamp};
use wijktafel_model::view::{CaseRow, Detail, Row, SyncView};
use wijktafel_model::words::{DropReason, LifeArea, Line, LogKind, SupportLevel, TextField};

use self::script::{CANARY, CIRCLE, GUEST, LASTING, LENGTH, Made, SMALL, WIDE, Words, first_act, second_act, texts};

const TEN_YEARS_MS: i64 = 3_653 * 86_400_000;
/// The kind of [`Message::Dropped`].
const DROPPED_FRAME: u8 = 0x84;
/// The kind of [`Message::KeyRequest`].
const KEY_REQUEST_FRAME: u8 = 18;

/// Every secret that any site holds.
type Secrets = BTreeMap<EpochId, Secret>;

/// Three partners of whom the third does not read the small table, with every word that was ever written.
struct Scene {
    world: World,
    partners: [Partner; 3],
    words: Words,
    made: Made,
    /// What the second partner was shown after each act.
    shown: BTreeSet<String>,
}

impl Scene {
    fn play(seed: u64) -> Self {
        let mut world = World::with_seed(seed);
        world.tap = Some(Tap::default());
        let mut words = Words::default();
        let anna = world.found(&words.next(WIDE));
        let bas = world.join(anna, &words.next(WIDE));
        let cor = world.join(anna, &words.next(WIDE));
        world.connect_all();
        world.settle();
        let partners = [anna, bas, cor];
        let made = first_act(&mut world, partners, &mut words);
        let mut shown = seen(&mut world, bas);
        second_act(&mut world, partners, &made, &mut words);
        shown.extend(seen(&mut world, bas));
        Self { world, partners, words, made, shown }
    }

    fn secrets(&self) -> Secrets {
        let all = self.world.sites.iter().flat_map(|site| site.store.secrets().expect("the store answers"));
        all.map(|(_, epoch, secret)| (epoch, Secret::new(*secret))).collect()
    }

    /// Everything that reached a partner inside its connections: as it came, inflated, and opened with every secret
    /// there is.
    fn heard(&self, partner: Partner, secrets: &Secrets) -> Vec<u8> {
        let network = self.world.hub(self.partners[0]).replica.network();
        let mut heard = Vec::new();
        for frame in &self.world.tap.as_ref().expect("it listens").delivered[&partner] {
            heard.extend_from_slice(frame);
            inflate_into(frame, &mut heard);
            let mut reader = FrameReader::default();
            reader.push(frame);
            let frame = reader.next_frame().expect("a frame").expect("a whole one");
            let Some(Message::Run { run, .. } | Message::Push(run) | Message::Dropped { run, .. }) =
                Message::from_frame(frame).expect("a message")
            else {
                continue;
            };
            for entry in decode_run(&network, &run, secrets).into_iter().flat_map(|run| run.entries) {
                heard.extend(entry.encode());
                heard.extend(entry.open(&secrets[&entry.header.epoch]).expect("it opens").encode());
            }
        }
        heard
    }

    /// Everything on a partner's disk: as it is, and opened with every secret there is.
    fn kept(&self, partner: Partner, secrets: &Secrets) -> Vec<u8> {
        let Self { world, .. } = self;
        let store = &world.sites[partner.0].store;
        let mut kept = store.everything();
        let roster = world.hub(partner).replica.roster_id();
        let logs = store.logs().expect("the store answers").into_iter().map(|record| record.log);
        for entry in logs.chain([roster]).flat_map(|log| world.entries(partner, log)) {
            let secret = secrets.get(&entry.header.epoch).expect("the secret of all that is kept");
            kept.extend(entry.open(secret).expect("it opens").encode());
        }
        kept
    }

    fn finds(&self, partner: Partner, word: &str) -> bool {
        !self.world.sites[partner.0].store.search(word, 9).expect("the store answers").is_empty()
    }

    /// Drops every log that a partner founded and may drop.
    fn drop_own(&mut self, partner: Partner) {
        let logs: Vec<LogId> = self.world.hub(partner).replica.log_ids().collect();
        let dropped = logs.into_iter().map(|log| Command::DropLog { log, reason: DropReason::Mistake });
        let dropped = dropped.filter(|command| self.world.run(partner, command).is_ok()).count();
        assert!(dropped > 0, "something is dropped");
    }

    /// Every canary that a command brought in.
    fn written(&self) -> BTreeSet<String> {
        let commands = &self.world.tap.as_ref().expect("it listens").commands;
        let all = commands.iter().flat_map(texts).filter_map(|(_, text)| text);
        all.flat_map(|text| canaries(text.as_bytes())).collect()
    }
}

/// The canaries among these bytes.
fn canaries(bytes: &[u8]) -> BTreeSet<String> {
    let places = bytes.windows(CANARY.len()).enumerate().filter(|(_, window)| *window == CANARY.as_bytes());
    places.map(|(place, _)| bytes[place..].iter().take(LENGTH).map(|byte| char::from(*byte)).collect()).collect()
}

/// The canaries in what a program prints of its values: also where bytes are printed as numbers.
fn printed(text: &str) -> BTreeSet<String> {
    let mut found = canaries(text.as_bytes());
    let numbers: Vec<String> = CANARY.bytes().map(|byte| byte.to_string()).collect();
    let hex: Vec<String> = CANARY.bytes().map(|byte| format!("{byte:02x}")).collect();
    found.extend([numbers.join(", "), hex.concat()].into_iter().filter(|form| text.contains(form)));
    found
}

fn of_class(words: &BTreeSet<String>, class: &str) -> BTreeSet<String> {
    words.iter().filter(|word| word.starts_with(class)).cloned().collect()
}

fn holds(bytes: &[u8], id: LogId) -> bool {
    bytes.windows(id.0.len()).any(|window| window == id.0)
}

/// Appends what inflates of a frame, wherever it begins.
pub(crate) fn inflate_into(frame: &[u8], out: &mut Vec<u8>) {
    const MAGIC: [u8; 4] = [0x28, 0xb5, 0x2f, 0xfd];
    for (place, _) in frame.windows(MAGIC.len()).enumerate().filter(|(_, window)| *window == MAGIC) {
        out.extend(zstd::bulk::decompress(&frame[place..], 2_000_000).unwrap_or_default());
    }
}

/// What a partner is shown: every list, and every case and agreement in full.
fn seen(world: &mut World, partner: Partner) -> BTreeSet<String> {
    let lists = world.snapshot(partner, None);
    let cases = lists.cases.iter().map(|case| case.log);
    let details: Vec<LogId> = cases.chain(lists.agreements.iter().map(|agreement| agreement.log)).collect();
    details
        .into_iter()
        .map(Some)
        .chain([None])
        .flat_map(|detail| {
            let snapshot = world.snapshot(partner, detail);
            canaries(&serde_json::to_vec(&snapshot).expect("it is written"))
        })
        .collect()
}

/// The names of all commands, as the command itself tells who names one that does not exist.
fn all_commands() -> BTreeSet<String> {
    let error =
        serde_json::from_value::<Command>(serde_json::json!({ "do": "-" })).expect_err("there is no such command");
    let said = error.to_string();
    said.split('`').skip(3).step_by(2).map(str::to_owned).collect()
}

fn name_of(command: &Command) -> String {
    match &serde_json::to_value(command).expect("it is written")["do"] {
        Value::String(name) => name.clone(),
        other => panic!("no name: {other}"),
    }
}

#[test]
fn every_text_of_every_command_has_its_canary_and_all_who_may_read_it_do() {
    let mut scene = Scene::play(31);
    let [anna, bas, cor] = scene.partners;
    let secrets = scene.secrets();
    let written = scene.written();
    assert!(written.len() > 70, "{}", written.len());

    assert_eq!(scene.shown, written, "what was written is shown to who reads all of it");
    assert_eq!(canaries(&scene.kept(bas, &secrets)), written, "and is on its disk");
    let heard = &canaries(&scene.heard(bas, &secrets)) | &canaries(&scene.heard(anna, &secrets));
    assert_eq!(heard, written, "and was on the way to one of the two who read all");
    scene
        .world
        .run(anna, &Command::DropLog { log: scene.made.small[1], reason: DropReason::Mistake })
        .expect("dropped");
    let recalled = scene.made.wide[1];
    let Some(Detail::Case(case)) = scene.world.snapshot(anna, Some(recalled)).detail else { panic!("a case") };
    let sentence = case.question.split_whitespace().next().expect("a word").to_owned();
    scene.world.run(anna, &Command::Recall { log: recalled, sentence }).expect("recalled");
    let (endpoint, addresses) = (DeviceId([200; 32]), vec![line("192.0.2.1:4711")]);
    scene.world.run(anna, &Command::AddBlindPeer { endpoint, addresses }).expect("offered");
    scene.world.run(anna, &Command::EndBlindPeer { endpoint }).expect("no longer offered");
    scene.world.run(anna, &Command::CallOffDeparture).expect("Anna stays");
    let today = scene.world.now().day();
    let site = &mut scene.world.sites[anna.0];
    let replica = &mut site.hub.as_mut().expect("it runs").replica;
    let heirloom = replica.heirloom(scene.made.lasting, today, &site.store).expect("the store answers");
    let heirloom = Box::new(heirloom.expect("it can be carried"));
    let carry = Command::Carry { heirloom, place: Place::default() };
    let (mut later, founders) = World::star(39, &["Anna"]);
    later.run(founders[0], &carry).expect("carried, where nobody else is yet");
    let org = scene.world.org(cor);
    scene.world.run(cor, &Command::Leave).expect("Cor leaves");
    scene.world.settle();
    scene.world.run(anna, &Command::Admit { org }).expect("and may come back");
    let commands = &scene.world.tap.as_ref().expect("it listens").commands;
    let said: BTreeSet<String> = commands.iter().chain([&carry]).map(name_of).collect();
    assert_eq!(said, all_commands(), "every command there is was carried out");
    let places: BTreeSet<&str> = commands.iter().flat_map(texts).map(|(place, _)| place).collect();
    let filled =
        commands.iter().flat_map(texts).filter(|(_, text)| text.as_ref().is_some_and(|text| text.contains(CANARY)));
    assert_eq!(filled.map(|(place, _)| place).collect::<BTreeSet<_>>(), places, "each text has a canary");
}

#[test]
fn who_does_not_read_a_table_or_a_circle_case_hears_and_keeps_no_word_and_no_id_of_it() {
    let scene = Scene::play(32);
    let [_, bas, cor] = scene.partners;
    let secrets = scene.secrets();
    let mut may_read = scene.written();
    may_read.retain(|word| !word.starts_with(SMALL) && !word.starts_with(CIRCLE));
    let apart = [scene.made.small[0], scene.made.small[1], scene.made.circle];
    assert!(may_read.len() < scene.written().len(), "some words are not for Cor");

    for (what, bytes) in [("heard", scene.heard(cor, &secrets)), ("kept", scene.kept(cor, &secrets))] {
        assert_eq!(canaries(&bytes).difference(&may_read).count(), 0, "{what}");
        assert_eq!(
            of_class(&canaries(&bytes), LASTING),
            of_class(&may_read, LASTING),
            "{what}: what all read is there"
        );
        for log in apart {
            assert!(!holds(&bytes, log), "{what}");
        }
    }
    for log in apart {
        assert!(holds(&scene.heard(bas, &secrets), log) && holds(&scene.kept(bas, &secrets), log), "Bas reads it");
        let held = scene.world.sites[cor.0].store.secrets().expect("the store answers");
        assert!(held.iter().all(|(scope, ..)| *scope != Scope::Log(log)), "Cor has no key");
    }
    let small = of_class(&scene.written(), SMALL);
    let finds = |partner| small.iter().filter(|word| scene.finds(partner, word)).count();
    assert!(finds(bas) > 5, "Bas finds what it says now");
    assert_eq!(finds(cor), 0, "Cor finds nothing");
}

#[test]
fn who_knocks_hears_one_name_and_leaves_none() {
    let mut scene = Scene::play(33);
    let dora = scene.world.knock(scene.partners[0], GUEST);
    let secrets = scene.secrets();
    let [anna, bas, cor] = scene.partners;

    let own = scene.world.snapshot(anna, None).network.organisations.into_iter().find(|org| org.own);
    let own = BTreeSet::from([own.and_then(|org| org.name).expect("Anna's name")]);
    assert_eq!(canaries(&scene.heard(dora, &secrets)), own, "the inviter's name and nothing else");
    assert!(canaries(&scene.heard(anna, &secrets)).contains(GUEST), "Anna is told who knocks");
    for other in [anna, bas, cor] {
        assert!(!canaries(&scene.kept(other, &secrets)).contains(GUEST), "nobody keeps it");
    }
    for other in [bas, cor] {
        assert!(!canaries(&scene.heard(other, &secrets)).contains(GUEST), "nobody else is told");
    }
}

#[test]
fn what_is_dropped_leaves_no_word_on_any_replica_that_ran() {
    let mut scene = Scene::play(34);
    let [anna, bas, cor] = scene.partners;
    let (secrets, written) = (scene.secrets(), scene.written());
    let lasting = of_class(&written, LASTING);
    scene.world.stop(cor);
    scene.drop_own(anna);
    scene.drop_own(bas);
    scene.world.settle();
    scene.world.start(cor);
    scene.world.connect_all();
    scene.world.settle();
    scene.drop_own(cor);
    scene.world.settle();

    for round in ["as they ran", "started again"] {
        for partner in scene.partners {
            assert_eq!(canaries(&scene.kept(partner, &secrets)), lasting, "{round}: the disk");
            assert!(seen(&mut scene.world, partner).is_subset(&lasting), "{round}: what is shown");
            let found = written.iter().filter(|word| scene.finds(partner, word));
            assert!(found.cloned().collect::<BTreeSet<_>>().is_subset(&lasting), "{round}: what is found");
            let hub = scene.world.hub(partner);
            assert_eq!(printed(&format!("{hub:?}")), BTreeSet::new(), "{round}: what is printed");
            for other in scene.partners {
                assert!(hub.candidate(&scene.world.org(other)).is_none(), "{round}: what it called itself");
            }
            check_tombstones(&scene, partner);
        }
        scene.partners.into_iter().for_each(|partner| scene.world.restart(partner));
    }
}

#[test]
fn what_arrives_late_revives_nothing_of_a_dropped_log() {
    let mut scene = Scene::play(38);
    let [anna, bas, _] = scene.partners;
    let (secrets, case) = (scene.secrets(), scene.made.small[1]);
    let stick = vec![Incoming { log: case, entries: scene.world.entries(anna, case) }];
    let keys = scene.world.hub(anna).replica.bundled_key_objects(&mut |bytes: &mut [u8]| bytes.fill(9));
    let of_case = |scene: &Scene| {
        let entries = scene.world.entries(bas, case).into_iter();
        let bodies = entries.flat_map(|entry| entry.open(&secrets[&entry.header.epoch]).expect("it opens").encode());
        canaries(&bodies.collect::<Vec<u8>>())
    };
    assert!(of_case(&scene).len() > 5, "Bas has read it");

    scene.world.run(anna, &Command::DropLog { log: case, reason: DropReason::Mistake }).expect("dropped");
    scene.world.settle();
    scene.world.hand_over_with(bas, stick, &keys);
    scene.world.settle();

    assert_eq!(of_case(&scene), BTreeSet::new(), "no word comes back");
    assert!(!scene.world.hub(bas).replica.keyring().has(Scope::Log(case)), "nor a key");
    let held = scene.world.sites[bas.0].store.secrets().expect("the store answers");
    assert!(held.iter().all(|(scope, ..)| *scope != Scope::Log(case)), "nor one on the disk");
}

/// Whatever was dropped is a tombstone and no key.
fn check_tombstones(scene: &Scene, partner: Partner) {
    let (replica, store) = (&scene.world.hub(partner).replica, &scene.world.sites[partner.0].store);
    let (dropped, kept): (Vec<_>, Vec<_>) =
        store.logs().expect("the store answers").into_iter().partition(|record| record.dropped);
    assert!(dropped.len() >= 12, "{}", dropped.len());
    let kinds: BTreeSet<Option<LogKind>> = kept.iter().map(|record| LogKind::from_code(record.kind)).collect();
    let last = BTreeSet::from([LogKind::Network, LogKind::Agreement, LogKind::Table].map(Some));
    assert!(kinds.is_subset(&last), "{kinds:?}: the table is the one that Cor left");
    for record in dropped {
        assert_eq!(scene.world.entries(partner, record.log).len(), 1, "the tombstone stays");
        assert!(matches!(replica.row(record.log), Some(Row::Dropped { .. })), "and says what it was");
        assert!(!replica.keyring().has(Scope::Log(record.log)), "no key is left in memory");
        let secrets = store.secrets().expect("the store answers");
        assert!(secrets.iter().all(|(scope, ..)| *scope != Scope::Log(record.log)), "nor on the disk");
    }
}

#[test]
fn nothing_that_can_be_printed_holds_a_word() {
    let mut scene = Scene::play(35);
    let [anna, ..] = scene.partners;
    for partner in scene.partners {
        let hub = scene.world.hub(partner);
        assert_eq!(printed(&format!("{hub:?}")), BTreeSet::new(), "a hub");
        for log in scene.made.small {
            assert_eq!(printed(&format!("{:?}", hub.replica.log(log))), BTreeSet::new(), "a log");
            assert_eq!(printed(&format!("{:?}", scene.world.entries(partner, log))), BTreeSet::new(), "its entries");
        }
        let records = scene.world.sites[partner.0].store.logs().expect("the store answers");
        assert_eq!(printed(&format!("{records:?}")), BTreeSet::new(), "what is kept beside them");
    }

    for command in refused(&scene.made, &mut scene.words) {
        let error = scene.world.run(anna, &command).expect_err("it is refused");
        let sources = std::iter::successors(std::error::Error::source(&error), |error| error.source());
        let said: Vec<String> = sources.map(|source| format!("{source} {source:?}")).collect();
        assert_eq!(printed(&format!("{error} {error:?} {said:?}")), BTreeSet::new());
    }
    for long in [CANARY.repeat(40), format!("{CANARY}\u{7}")] {
        let error = Line::new(&long).expect_err("no line");
        assert_eq!(printed(&format!("{error} {error:?}")), BTreeSet::new());
    }
    let logged = &scene.world.tap.as_ref().expect("it listens").logged;
    assert!(logged.len() > 100_000 && logged.contains("TextEdit"), "{}", logged.len());
    assert_eq!(printed(logged), BTreeSet::new(), "what hubs answered");
}

/// Commands with words that must be refused.
fn refused(made: &Made, words: &mut Words) -> Vec<Command> {
    let nowhere = LogId([0x55; 16]);
    let [table, case] = made.small;
    let mut said = || prose(&words.next(SMALL));
    let (area, level) = (LifeArea::TimeUse, SupportLevel::Own);
    let mut commands = vec![
        Command::AddTip { case: nowhere, area, level, text: said() },
        Command::AddTip { case: table, area, level, text: said() },
        Command::EditTip { case, tip: FactId::of(EntryId([1; 32]), 0), area, level, text: said() },
        Command::EndAgreement { agreement: made.lasting, version: VersionId([1; 32]), reason: Some(said()) },
        Command::DescribePerson {
            person: PersonId([0x44; 16]),
            name: line(said().as_str()),
            roles: Vec::new(),
            contact: None,
        },
    ];
    let mut edit = |log, field, at, insert| {
        let edits = vec![TextEdit { field, at, delete: 0, insert }];
        commands.push(Command::EditText { log, edits });
    };
    edit(nowhere, TextField::Question, 0, words.next(SMALL));
    edit(case, TextField::Draft, 0, words.next(SMALL));
    edit(case, TextField::Question, 1 << 20, words.next(SMALL));
    edit(case, TextField::Question, 0, words.next(SMALL).repeat(2_000));
    edit(case, TextField::Question, 0, format!("{}\u{7}", words.next(SMALL)));
    commands
}

#[test]
fn a_clock_ten_years_ahead_destroys_nothing_and_tells_nobody_so() {
    let mut scene = Scene::play(36);
    let Scene { world, partners: [anna, bas, cor], made, words, .. } = &mut scene;
    let (anna, bas, cor, case) = (*anna, *bas, *cor, made.small[1]);
    let held = |world: &World, partner: Partner| -> Vec<(LogId, u64, bool)> {
        let records = world.sites[partner.0].store.logs().expect("the store answers");
        records.into_iter().map(|record| (record.log, record.entries, record.dropped)).collect()
    };
    let before = [anna, bas, cor].map(|partner| held(world, partner));
    world.tap = Some(Tap::default());
    let passed = Command::DropLog { log: case, reason: DropReason::RetentionPassed };

    world.sites[bas.0].skew_ms = TEN_YEARS_MS;
    let edits = vec![TextEdit { field: TextField::Situation, at: 0, delete: 0, insert: words.next(SMALL) }];
    world.run(bas, &Command::EditText { log: case, edits }).expect("Bas writes");
    world.run(bas, &passed).expect("Bas says that the day has passed");
    let refused = world.run(anna, &passed).expect_err("by Anna's clock it has not");
    assert!(matches!(refused, CommandError::Rule(RuleError::BadDay)), "{refused}");
    for _ in 0..24 {
        world.pass(3_600_000);
        world.settle();
    }
    world.restart(bas);
    world.connect_all();
    world.settle();

    let ahead = Timestamp(world.now().0 + TEN_YEARS_MS).day();
    assert!(cases_on(world, bas, ahead).is_empty(), "by its own clock Bas hides what is past its day");
    assert_eq!(cases_on(world, anna, world.now().day()).len(), 6, "three at tables, a copy, and two circle cases");
    for (partner, before) in [anna, bas, cor].into_iter().zip(&before) {
        for ((log, entries, dropped), now) in before.iter().zip(held(world, partner)) {
            assert_eq!((*log, *dropped), (now.0, now.2), "no log goes");
            assert!(now.1 >= *entries, "no entry goes");
        }
    }
    for frame in world.tap.as_ref().expect("it listens").delivered.values().flatten() {
        assert_ne!(frame[0], DROPPED_FRAME, "nobody is told that a log was dropped");
    }

    world.sites[bas.0].skew_ms = 0;
    world.settle();
    world.assert_converged(&[anna, bas]);
    assert_eq!(cases_on(world, bas, world.now().day()).len(), 6, "and all is shown again");
}

/// The cases that a partner is shown on a day.
fn cases_on(world: &mut World, partner: Partner, today: Day) -> Vec<CaseRow> {
    let Site { store, hub, .. } = &mut world.sites[partner.0];
    let shown = Shown { detail: None, today, version: 0 };
    let replica = &mut hub.as_mut().expect("it runs").replica;
    replica.snapshot(shown, SyncView::default(), store).expect("the store answers").cases
}

#[test]
fn a_clock_that_was_put_right_does_not_stop_asking_for_what_is_missing() {
    let (mut world, partners) = World::network(37, &["Anna", "Bas", "Cor"]);
    let [anna, bas, cor] = [partners[0], partners[1], partners[2]];
    world.partition(anna, bas);
    world.sites[bas.0].skew_ms = TEN_YEARS_MS;
    let name = line("Wijktafel Zuid");
    let orgs = Some(vec![world.org(bas)]);
    world.run(anna, &Command::OpenTable { name, area: None, rhythm: None, orgs }).expect("a table");
    world.settle();
    assert!(!world.hub(bas).replica.missing_scopes().is_empty(), "Cor cannot give the key");

    world.sites[bas.0].skew_ms = 0;
    while world.step() {}
    world.tap = Some(Tap::default());
    world.settle();

    let asked = &world.tap.as_ref().expect("it listens").delivered[&cor];
    assert!(asked.iter().any(|frame| frame[0] == KEY_REQUEST_FRAME), "Bas asks again");
}
