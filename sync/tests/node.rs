//! Nodes in one process over real sockets and real stores: found, join, work, restart.

#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

use std::collections::BTreeSet;
use std::ffi::OsStr;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use wijktafel_core::crypto::{DeviceKeys, halves};
use wijktafel_core::replica::Replica;
use wijktafel_core::store::{Reader as _, Storage as _, Write};
use wijktafel_model::command::circle::NewCircle;
use wijktafel_model::command::{Command, TextEdit};
use wijktafel_model::fact::circle::GroundRecorded;
use wijktafel_model::id::{ConcernedId, LogId, NetworkId};
use wijktafel_model::time::Day;
use wijktafel_model::view::{Detail, Snapshot, Stage};
use wijktafel_model::words::{
    AgreementKind, AgreementRule, Formality, Informed, LaterReaders, LawfulGround, LifeArea, Line, OrgKind, Prose,
    SecrecyLift, SpecialCategory, TextField, Verdict,
};
use wijktafel_sync::access::Act;
use wijktafel_sync::home::Home;
use wijktafel_sync::node::{self, FirstCards, Founding, Node, Options, Reply, Request, Status};
use wijktafel_sync::paths::Profile;
use wijktafel_sync::store::SqliteStore;
use wijktafel_sync::vault::{self, Cost};

const PASSPHRASE: &str = "correct horse battery";

fn cards(name: &str) -> FirstCards {
    FirstCards {
        organisation: Line::new(name).expect("a line"),
        kind: OrgKind::Welfare,
        formality: Formality::Formal,
        person: Line::new("Iemand").expect("a line"),
    }
}

fn cheap() -> Cost {
    Cost::new(64, 1).expect("a cost")
}

fn loopback() -> Options {
    Options { bind: Some(SocketAddr::from(([127, 0, 0, 1], 0))), offline: false, looking: false }
}

fn status(node: &Node) -> Status {
    match node.ask(Request::Status).expect("a status") {
        Reply::Status(status) => *status,
        other => panic!("{other:?}"),
    }
}

fn snapshot(node: &Node, detail: Option<LogId>) -> Snapshot {
    match node.ask(Request::Snapshot { detail }).expect("a snapshot") {
        Reply::Snapshot(snapshot) => *snapshot,
        other => panic!("{other:?}"),
    }
}

fn run(node: &Node, command: Command) -> LogId {
    match node.ask(Request::Do { command: Box::new(command) }).expect("a command") {
        Reply::Made(made) => made.logs.first().copied().unwrap_or(LogId([0; 16])),
        other => panic!("{other:?}"),
    }
}

/// Waits for something that follows from a protocol deadline, at most half a minute.
fn until(what: &str, holds: impl Fn() -> bool) {
    let began = Instant::now();
    while !holds() {
        assert!(began.elapsed() < Duration::from_secs(30), "{what}");
        std::thread::sleep(Duration::from_millis(20));
    }
}

fn found(folder: &std::path::Path, name: &str) -> (Profile, NetworkId) {
    let profile = Profile::at(folder.join(name));
    let founding = Founding { network: Line::new("Wijknetwerk").expect("a line"), region: None, cards: cards(name) };
    let network = node::found(&profile, PASSPHRASE, cheap(), &founding).expect("founded");
    (profile, network)
}

fn join(inviter: &Node, folder: &std::path::Path, name: &str) -> (Profile, Node) {
    let ask = Request::Invite { expires: None, tables: Vec::new(), message: None };
    let Ok(Reply::Ticket { invite, ticket }) = inviter.ask(ask) else { panic!("a ticket") };
    let profile = Profile::at(folder.join(name));
    node::join(&profile, PASSPHRASE, cheap(), &ticket, &cards(name)).expect("joined");
    let node = node::start(&profile, PASSPHRASE, &loopback()).expect("started");
    until("the request is delivered", || status(&node).joining.is_some_and(|joining| joining.delivered));
    let code = status(&node).joining.expect("joining").code;
    let seen = snapshot(inviter, None).network.invitations.into_iter().find(|one| one.invite == invite);
    assert_eq!(seen.and_then(|invitation| invitation.code), Some(code), "both see the same code");
    run(inviter, Command::ConfirmInvite { invite });
    until("the newcomer is admitted", || status(&node).stage == Some(Stage::Admitted));
    run(&node, Command::AcceptMembership);
    until("the newcomer is a member", || status(&node).stage == Some(Stage::Member));
    // Its card is the first thing it writes once it has the members' key.
    until("the newcomer's card", || {
        snapshot(&node, None).network.organisations.iter().any(|org| org.own && org.name.is_some())
    });
    (profile, node)
}

#[test]
fn a_store_of_the_old_form_is_read_and_takes_a_key_of_its_own_at_its_first_start() {
    let folder = tempfile::tempdir().expect("a folder");
    let (profile, _network) = found(folder.path(), "Anna");
    let seed = |home: &Home| <[u8; 32]>::try_from(home.store.setting("node/seed").unwrap().unwrap()).unwrap();
    let mut home = Home::open(&profile, PASSPHRASE).expect("it opens");
    let new = DeviceKeys::kept(&seed(&home), &home.store).expect("its keys");
    assert_ne!(new.encryption(), DeviceKeys::from_seed(&seed(&home)).encryption(), "drawn apart from the beginning");
    home.store.commit(&vec![Write::Unset(halves::SETTING.to_owned())]).expect("an older store");
    drop(home);

    let looking = Options { offline: true, looking: true, ..Options::default() };
    let node = node::start(&profile, PASSPHRASE, &looking).expect("started");
    // A look lasts longer than the first beat of the clock, with which others take their key.
    let waited = node.ask(Request::Settle { partners: 1, wait_ms: 1_500 }).expect("it answers");
    assert!(matches!(waited, Reply::Settled { reached: false, .. }), "{waited:?}");
    node.stop();
    let home = Home::open(&profile, PASSPHRASE).expect("it opens");
    assert_eq!(home.store.setting(halves::SETTING).unwrap(), None, "who only looks changes nothing");
    drop(home);

    let node = node::start(&profile, PASSPHRASE, &Options { offline: true, ..Options::default() }).expect("started");
    let key = vault::open(&profile.vault(), PASSPHRASE).expect("its key");
    let beside = || SqliteStore::open(&profile.store(), &key).expect("it opens").reader().expect("a reader");
    until("the key is renewed", || beside().setting(halves::SETTING).unwrap().is_some());
    node.stop();

    let home = Home::open(&profile, PASSPHRASE).expect("it opens");
    let kept = DeviceKeys::kept(&seed(&home), &home.store).expect("its keys");
    assert_ne!(kept.encryption(), DeviceKeys::from_seed(&seed(&home)).encryption());
    let network = NetworkId(home.store.setting("node/network").unwrap().unwrap().try_into().unwrap());
    let replica = Replica::open(network, DeviceKeys::kept(&seed(&home), &home.store).unwrap(), &home.store).unwrap();
    assert_eq!(replica.standing().devices[&kept.device()].encryption, kept.encryption(), "the roster names it");
    assert_eq!(kept.halves().count(), 2, "what was sealed to the one before still opens");
}

#[test]
fn two_partners_found_join_work_and_start_again() {
    let folder = tempfile::tempdir().expect("a folder");
    let (anna_profile, network) = found(folder.path(), "Anna");
    let anna = node::start(&anna_profile, PASSPHRASE, &loopback()).expect("Anna starts");
    let (bas_profile, bas) = join(&anna, folder.path(), "Bas");
    assert_eq!(status(&bas).network, network);

    let table =
        run(&bas, Command::OpenTable { name: Line::new("Noord").unwrap(), area: None, rhythm: None, orgs: None });
    let case = run(
        &bas,
        Command::OpenCase {
            table,
            title: Line::new("Weer zelf de dag beginnen").unwrap(),
            ground: Prose::new("zonder namen").unwrap(),
            retain_until: Day::from_date(2027, 6, 1).unwrap(),
            areas: vec![LifeArea::TimeUse],
            question: "Hoe verder?".to_owned(),
            keep: Vec::new(),
        },
    );
    until("Anna has the case", || snapshot(&anna, None).cases.iter().any(|row| row.log == case));
    let edit = TextEdit { field: TextField::Question, at: 3, delete: 0, insert: " nu".to_owned() };
    run(&anna, Command::EditText { log: case, edits: vec![edit] });
    let question = |node: &Node| match snapshot(node, Some(case)).detail {
        Some(Detail::Case(view)) => view.question,
        _ => String::new(),
    };
    until("Bas reads what Anna wrote", || question(&bas) == "Hoe nu verder?");
    until("both see the same", || status(&anna).view_digest == status(&bas).view_digest);

    bas.stop();
    let bas = node::start(&bas_profile, PASSPHRASE, &loopback()).expect("Bas starts again");
    assert_eq!(question(&bas), "Hoe nu verder?");
    until("they find each other again", || !status(&bas).connected.is_empty());
    let settled = anna.ask(Request::Settle { partners: 1, wait_ms: 10_000 });
    assert!(matches!(settled, Ok(Reply::Settled { reached: true, .. })), "{settled:?}");
    anna.stop();
    bas.stop();
    let start = |profile: &Profile| node::start(profile, PASSPHRASE, &loopback()).expect("it starts again");
    let (anna, bas) = (start(&anna_profile), start(&bas_profile));
    until("two who were both off find each other", || {
        [&anna, &bas].iter().all(|node| !status(node).connected.is_empty())
    });

    let before = status(&bas).addresses[0];
    bas.stop();
    let squatter = std::net::UdpSocket::bind(before).expect("the port is free");
    let bas = start(&bas_profile);
    until("a port that is taken is given up", || !status(&bas).connected.is_empty());
    drop(squatter);
}

#[test]
fn nobody_has_left_while_the_package_has_no_place() {
    let folder = tempfile::tempdir().expect("a folder");
    let (profile, _network) = found(folder.path(), "Anna");
    let anna =
        node::start(&profile, PASSPHRASE, &Options { bind: None, offline: true, looking: false }).expect("Anna starts");
    let file = folder.path().join("notes");
    let taken = folder.path().join("taken");
    std::fs::write(&file, "years of work").expect("writable");
    std::fs::create_dir(&taken).expect("a folder");
    std::fs::write(taken.join("thesis"), "more years").expect("writable");
    let leave = |path: PathBuf| anna.ask(Request::Leave { path, harvest: "Samen koken.".to_owned() });

    for path in [file.clone(), file.join("inside"), taken.clone()] {
        let refused = leave(path.clone()).expect_err("it has no place there");
        assert!(["file-failed", "file-exists"].contains(&refused.code.as_str()), "{path:?}: {refused:?}");
    }

    assert_eq!(status(&anna).stage, Some(Stage::Member));
    assert_eq!(snapshot(&anna, None).departures, [], "nothing was announced either");
    assert_eq!(std::fs::read(&file).expect("still there"), b"years of work");
    assert_eq!(taken.read_dir().expect("readable").count(), 1);

    let package = folder.path().join("new").join("package");
    let left = leave(package.clone());
    assert!(matches!(left, Ok(Reply::Written { .. })), "{left:?}");
    assert_eq!(status(&anna).stage, Some(Stage::Left));
    let files: BTreeSet<_> =
        package.read_dir().expect("readable").map(|file| file.expect("a file").file_name()).collect();
    assert!(files.contains(OsStr::new("manifest.json")) && !files.contains(OsStr::new("trial.tmp")), "{files:?}");

    // Who lost the package makes it again.
    let again = folder.path().join("again");
    let written = anna.ask(Request::Package { path: again.clone() });
    assert!(matches!(written, Ok(Reply::Written { .. })), "{written:?}");
    assert!(again.join("manifest.json").is_file());
}

#[test]
fn who_looks_on_is_told_when_a_partner_has_everything() {
    let folder = tempfile::tempdir().expect("a folder");
    let (anna_profile, _network) = found(folder.path(), "Anna");
    let anna = node::start(&anna_profile, PASSPHRASE, &loopback()).expect("Anna starts");
    let (_bas_profile, bas) = join(&anna, folder.path(), "Bas");
    let settled = anna.ask(Request::Settle { partners: 1, wait_ms: 10_000 });
    assert!(matches!(settled, Ok(Reply::Settled { reached: true, .. })), "{settled:?}");
    let published = anna.published();
    for name in ["Noord", "Oost", "Zuid", "West"] {
        run(&anna, Command::OpenTable { name: Line::new(name).unwrap(), area: None, rhythm: None, orgs: None });
        until(name, || {
            let shown = published.borrow().snapshot.clone();
            let here = shown.network.tables.iter().any(|table| table.name == name);
            here && shown.sync.peers.iter().all(|peer| peer.to_go == Some(0))
        });
    }
    drop(bas);
}

#[test]
fn a_circle_case_that_is_opened_in_the_window_stands_in_the_access_log() {
    let folder = tempfile::tempdir().expect("a folder");
    let (profile, _network) = found(folder.path(), "Anna");
    let anna =
        node::start(&profile, PASSPHRASE, &Options { bind: None, offline: true, looking: false }).expect("Anna starts");
    let (line, prose) = (|text| Line::new(text).expect("a line"), |text| Prose::new(text).expect("some prose"));
    let s = snapshot(&anna, None);
    let own = s.network.me.expect("a member").org;
    let (title, kind) = (line("Privacy"), AgreementKind::Privacy);
    let agreement =
        run(&anna, Command::OpenAgreement { title, kind, draft: "Wij zwijgen.".to_owned(), criteria: Vec::new() });
    let (rule, electorate) = (AgreementRule::Consent, vec![own]);
    let (effective, review, stop_clause) = (None, None, None);
    run(&anna, Command::ProposeVersion { agreement, rule, electorate, effective, review, stop_clause });
    let Some(Detail::Agreement(view)) = snapshot(&anna, Some(agreement)).detail else { panic!("an agreement") };
    let version = view.versions[0].version;
    run(&anna, Command::GiveVerdict { agreement, version, verdict: Verdict::Agree, note: None, paper: None });
    let ground = GroundRecorded {
        concerned: ConcernedId([7; 16]),
        ground: LawfulGround::Consent,
        special: SpecialCategory::ExplicitConsent,
        secrecy: SecrecyLift::Consent,
        informed: Informed::Spoken,
        orgs: vec![own],
        informed_on: Some(s.today),
        reason: None,
        until: None,
    };
    let new = NewCircle {
        title: line("Samen verder"),
        purpose: prose("een dak boven het hoofd"),
        until: s.today.plus(30),
        responsible: own,
        later: LaterReaders::Whole,
        areas: vec![LifeArea::Housing],
        question: String::new(),
        grounds: vec![ground],
        readers: Vec::new(),
        from: None,
    };
    let case = run(&anna, Command::OpenCircle(Box::new(new)));
    let read = || match anna.ask(Request::Accesses).expect("the access log") {
        Reply::Accesses(log) => log.lines.iter().filter(|one| (one.act, one.log) == (Act::Read, Some(case))).count(),
        other => panic!("{other:?}"),
    };
    assert_eq!(read(), 0);

    anna.handle().show(Some(case));

    // What is asked next is answered after it was shown.
    assert_eq!(read(), 1);
}
