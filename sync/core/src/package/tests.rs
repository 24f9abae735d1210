//! Packages of a small real network: made, checked, changed, and made by somebody dishonest.

mod world;

use wijktafel_model::fact::{Fact, TipAdded};
use wijktafel_model::words::{LifeArea, SupportLevel, Verdict};

use self::world::{AT, CANARY, CLOSED, Copy, NOBODY, TODAY, World, prose};
use super::*;
use crate::entry::EntryError;
use crate::proof::verify_proof;
use crate::wire::bundle::Bundle;

type Files = BTreeMap<String, Vec<u8>>;

const TEXT: &str = "Wie aan tafel zit, mag meteen doen wat nodig is.\n\n<b>Zolang</b> de bewoner het wil.";

fn copy() -> Copy {
    Copy::of(0x10, TEXT)
}

fn files(copy: &Copy) -> Files {
    build(copy.source()).unwrap().files
}

fn refused(files: &Files) -> (String, Flaw) {
    let VerifyError { file, flaw } = verify(files).expect_err("refused");
    (file, flaw)
}

fn log_flaw(copy: &Copy) -> LogFlaw {
    match build(copy.source()).expect_err("refused") {
        BuildError::Log { flaw, .. } => flaw,
        other => panic!("{other}"),
    }
}

/// What a maker could do who signs what it likes: changes the manifest, names files as they are now, and signs.
fn resigned(files: &Files, keys: &DeviceKeys, change: impl FnOnce(&mut Manifest)) -> Files {
    let mut files = files.clone();
    let mut manifest: Manifest = serde_json::from_slice(&files[MANIFEST]).unwrap();
    let contents = files.iter().filter(|(name, _)| ![MANIFEST, SIGNATURE].contains(&name.as_str()));
    manifest.files = contents.map(|(name, bytes)| FileLine::of(name, bytes)).collect();
    change(&mut manifest);
    let bytes = manifest.encode().unwrap();
    files.insert(SIGNATURE.to_owned(), manifest::sign(keys, &bytes));
    files.insert(MANIFEST.to_owned(), bytes);
    files
}

/// A bundle with these entries.
fn bundled(network: NetworkId, logs: &[LogSource]) -> Vec<u8> {
    let mut audit = Audit::new(network);
    for given in in_order(network, logs) {
        audit.take(given).unwrap();
    }
    bundle(network, logs, &audit).unwrap()
}

/// Places at which a file is changed: all of a short one, 200 of a long one.
fn places(length: usize) -> BTreeSet<usize> {
    if length <= 200 {
        return (0..length).collect();
    }
    let mut state = 0x9e37_79b9_u64;
    let mut random = || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(state >> 33).unwrap() % length
    };
    (0..200).map(|_| random()).chain([0, length - 1]).collect()
}

#[test]
fn a_package_verifies_and_tells_what_it_holds() {
    let copy = copy();

    let report = verify(&files(&copy)).unwrap();

    assert_eq!((report.network, report.organisation), (copy.world.network, copy.world.bobs()));
    assert_eq!((report.device, report.at), (copy.world.bob.device(), AT));
    assert_eq!(report.network_name, "Molenkwartier");
    let held: Vec<(LogKind, u64, u64)> = report.held.iter().map(|one| (one.kind, one.logs, one.entries)).collect();
    let roster = copy.world.roster.entries.len() as u64;
    let expected =
        [(LogKind::Roster, 1, roster), (LogKind::Network, 1, 1), (LogKind::Case, 1, 4), (LogKind::Agreement, 1, 5)];
    assert_eq!(held, expected);
    let removed: Vec<_> = report.removed.iter().map(|line| (line.log, line.coverage, line.entries)).collect();
    assert_eq!(removed, [(copy.removed, Coverage::Removed { on: Some(TODAY) }, 1)]);
    let left_out: BTreeMap<LogId, Coverage> = report.left_out.iter().map(|line| (line.log, line.coverage)).collect();
    let (expired, waiting) = (Absence::PastItsDay, Absence::WaitingForKey);
    let expected =
        [(copy.expired, Coverage::LeftOut { why: expired }), (copy.waiting, Coverage::LeftOut { why: waiting })];
    assert_eq!(left_out, BTreeMap::from(expected));
    assert_eq!(report.unread_groups, [CLOSED]);
    assert_eq!(report.cases, [CaseLine { log: copy.case, destroy_after: TODAY.plus(100).to_string() }]);
    assert_eq!(report.unproven, []);
}

#[test]
fn a_circle_case_is_taken_along_with_its_day() {
    let mut copy = copy();
    let circle = world::circle(&mut copy.world);
    let mut row = copy.snapshot.cases[0].clone();
    (row.log, row.mode) = (circle.log, wijktafel_model::view::circle::CaseMode::Circle);
    let past = circle.clone();
    copy.logs.push(circle);
    copy.snapshot.cases.push(row);

    let report = verify(&files(&copy)).expect("it verifies");

    assert_eq!(report.held.iter().filter(|held| held.kind == LogKind::Circle).count(), 1);
    assert!(report.cases.iter().any(|case| case.log == past.log), "until when it may be kept");
    copy.snapshot.cases.pop();
    let report = verify(&files(&copy)).expect("it verifies");
    assert!(report.left_out.iter().any(|left| left.log == past.log), "past its day it stays behind");
}

#[test]
fn every_verdict_comes_with_a_proof_that_holds_alone() {
    let copy = copy();
    let files = files(&copy);

    let report = verify(&files).unwrap();

    let orgs: BTreeSet<OrgId> = report.proofs.iter().map(|line| line.proves.organisation).collect();
    assert_eq!(orgs, BTreeSet::from([copy.world.alices(), copy.world.bobs()]));
    for line in &report.proofs {
        let shown = verify_proof(&files[&line.file]).unwrap();
        assert_eq!(shown.version.text.as_str(), TEXT);
        assert_eq!((shown.verdict.verdict, line.proves.verdict), (Verdict::Agree, Verdict::Agree));
        let signatory = shown.signatory.unwrap();
        assert_eq!(signatory.org, line.proves.organisation);
        assert!(signatory.may_sign && signatory.elector);
        let carols = line.proves.organisation == copy.world.bobs();
        assert_eq!(shown.device == copy.world.carol.device(), carols, "a colleague's device signed for bob");
    }
}

#[test]
fn a_single_proof_is_the_one_of_the_package() {
    let mut copy = copy();
    let files = files(&copy);
    let line = verify(&files).unwrap().proofs.remove(0);
    let Some(Detail::Agreement(view)) = copy.details.last().cloned() else { panic!("an agreement") };
    let version = &view.versions[0];
    let elector = version.electors.iter().find(|one| one.org == line.proves.organisation).unwrap();
    let (roster, agreement) = (copy.world.roster.held(), copy.log(view.row.log).clone());

    let proof = prove(copy.world.network, &roster, &agreement, version, elector).unwrap();

    assert_eq!(proof.as_ref(), Some(&files[&line.file]));
}

#[test]
fn a_verdict_without_its_signature_is_said_to_be_unproven() {
    let mut copy = copy();
    let log = copy.agreement;
    // Alice's verdict: a later entry of hers vouches for it, but cannot be shown to an outsider instead.
    copy.log(log).entries[2].signature = None;

    let report = verify(&files(&copy)).unwrap();

    let orgs = |list: Vec<OrgId>, org| assert_eq!(list, [org]);
    orgs(report.proofs.iter().map(|line| line.proves.organisation).collect(), copy.world.bobs());
    orgs(report.unproven.iter().map(|line| line.organisation).collect(), copy.world.alices());
}

#[test]
fn a_word_that_no_entry_holds_is_said_to_be_unproven() {
    let mut copy = copy();
    let Some(Detail::Agreement(view)) = copy.details.last_mut() else { panic!("an agreement") };
    view.versions[0].electors[0].at = Some(Timestamp(1));

    let report = verify(&files(&copy)).unwrap();

    assert_eq!((report.proofs.len(), report.unproven.len()), (1, 1));
}

#[test]
fn a_change_of_any_byte_is_refused_and_named_by_its_file() {
    let mut files = files(&copy());
    let names: Vec<String> = files.keys().cloned().collect();

    for name in names {
        for place in places(files[&name].len()) {
            let bit = 1 << (place % 8);
            files.get_mut(&name).unwrap()[place] ^= bit;
            assert_eq!(refused(&files).0, name, "byte {place}");
            files.get_mut(&name).unwrap()[place] ^= bit;
        }
    }
    assert!(verify(&files).is_ok());
}

#[test]
fn every_bit_of_the_signature_is_needed() {
    let mut files = files(&copy());

    for place in 0..files[SIGNATURE].len() {
        for bit in [1, 0x20] {
            files.get_mut(SIGNATURE).unwrap()[place] ^= bit;
            let (file, flaw) = refused(&files);
            assert_eq!(file, SIGNATURE, "byte {place}");
            assert!(matches!(flaw, Flaw::Malformed | Flaw::Signature));
            files.get_mut(SIGNATURE).unwrap()[place] ^= bit;
        }
    }
}

#[test]
fn files_that_are_missing_added_renamed_or_cut_are_named() {
    let whole = files(&copy());

    for name in whole.keys() {
        let mut missing = whole.clone();
        let mut bytes = missing.remove(name).unwrap();
        assert_eq!(refused(&missing), (name.clone(), Flaw::Missing));

        let mut renamed = missing.clone();
        renamed.insert(format!("{name}.oud"), bytes.clone());
        assert_eq!(refused(&renamed), (name.clone(), Flaw::Missing));

        bytes.pop();
        let mut cut = missing.clone();
        cut.insert(name.clone(), bytes);
        assert_eq!(refused(&cut).0, *name);
        cut.insert(name.clone(), Vec::new());
        assert_eq!(refused(&cut).0, *name);
    }
    for name in ["extra.txt", "../buiten", "csv/extra.csv", "proofs/extra.proof"] {
        let mut added = whole.clone();
        added.insert(name.to_owned(), Vec::new());
        assert_eq!(refused(&added), (name.to_owned(), Flaw::Unlisted));
    }
    assert_eq!(refused(&Files::new()), (SIGNATURE.to_owned(), Flaw::Missing));
}

#[test]
fn files_of_another_network_are_refused_also_when_they_are_signed() {
    let copy = copy();
    let (own, other) = (files(&copy), files(&Copy::of(0x20, TEXT)));
    let swapped = |name: &str| {
        let mut files = own.clone();
        files.insert(name.to_owned(), other[name].clone());
        files
    };

    for name in [BUNDLE, KEYS] {
        assert_eq!(refused(&swapped(name)), (name.to_owned(), Flaw::Changed));
        let signed = resigned(&swapped(name), &copy.world.bob, |_| {});
        assert_eq!(refused(&signed), (name.to_owned(), Flaw::Network));
    }
    let mut both = swapped(MANIFEST);
    both.insert(SIGNATURE.to_owned(), other[SIGNATURE].clone());
    assert!(verify(&both).is_err());
    let proof = own.keys().find(|name| name.starts_with("proofs/")).unwrap();
    let foreign = other.iter().find(|(name, _)| name.starts_with("proofs/")).unwrap().1;
    let mut signed = own.clone();
    signed.insert(proof.clone(), foreign.clone());
    assert_eq!(refused(&resigned(&signed, &copy.world.bob, |_| {})), (proof.clone(), Flaw::Network));
}

#[test]
fn only_a_device_of_the_organisation_signs() {
    let copy = copy();
    let files = files(&copy);

    for keys in [&copy.world.alice, &DeviceKeys::from_seed(&[99; 32])] {
        let signed = resigned(&files, keys, |_| {});
        assert_eq!(refused(&signed), (SIGNATURE.to_owned(), Flaw::Signature), "the manifest names another device");
        let signed = resigned(&files, keys, |manifest| manifest.device = keys.device());
        assert_eq!(refused(&signed), (SIGNATURE.to_owned(), Flaw::Device));
    }
    let colleague = resigned(&files, &copy.world.carol, |manifest| manifest.device = copy.world.carol.device());
    assert!(verify(&colleague).is_ok());
    let source = Source { keys: &copy.world.alice, ..copy.source() };
    assert!(matches!(build(source), Err(BuildError::Device)));
}

#[test]
fn entries_that_the_manifest_counts_must_be_there() {
    let mut copy = copy();
    let mut short = files(&copy);
    let log = copy.case;
    // The last entry of a feed: nothing stands on it, so that only the frontier tells that it is missing.
    copy.log(log).entries.pop();
    let logs = sorted(copy.logs.clone(), &copy.snapshot).unwrap();
    short.insert(BUNDLE.to_owned(), bundled(copy.world.network, &logs));

    let (file, flaw) = refused(&resigned(&short, &copy.world.bob, |_| {}));

    assert_eq!(file, BUNDLE);
    assert_eq!(flaw, Flaw::Log { log, flaw: LogFlaw::Incomplete });
}

#[test]
fn what_an_entry_stands_on_must_be_there() {
    let mut copy = copy();
    let log = copy.case;
    let (gone, next) = (copy.log(log).entries[1].id(), copy.log(log).entries[2].id());

    copy.log(log).entries.remove(1);

    assert_eq!(log_flaw(&copy), LogFlaw::Missing { entry: next, missing: gone });
}

#[test]
fn a_log_without_its_first_entry_is_none() {
    let mut copy = copy();
    let log = copy.case;
    copy.log(log).entries.remove(0);
    assert_eq!(log_flaw(&copy), LogFlaw::Founding);

    copy.log(log).entries.clear();
    assert_eq!(log_flaw(&copy), LogFlaw::Founding);

    let roster = copy.world.roster.log;
    copy.logs.retain(|one| one.log != roster);
    assert_eq!(log_flaw(&copy), LogFlaw::Roster);
}

#[test]
fn an_entry_that_nobody_signed_for_is_refused() {
    let mut copy = copy();
    let log = copy.case;
    let last = copy.log(log).entries[3].id();

    copy.log(log).entries[3].signature = None;
    assert_eq!(log_flaw(&copy), LogFlaw::Unsigned(last));

    copy.log(log).entries[3].signature = Some(NOBODY);
    assert_eq!(log_flaw(&copy), LogFlaw::Entry { entry: last, error: EntryError::Signature });
}

#[test]
fn an_entry_of_another_log_or_twice_is_refused() {
    let mut copy = copy();
    let (case, agreement) = (copy.case, copy.agreement);
    let foreign = copy.log(agreement).entries[0].clone();
    let twice = copy.log(case).entries[3].clone();

    copy.log(case).entries.push(foreign.clone());
    assert_eq!(log_flaw(&copy), LogFlaw::Foreign(foreign.id()));
    copy.log(case).entries.pop();
    copy.log(case).entries.push(twice.clone());
    assert_eq!(log_flaw(&copy), LogFlaw::Twice(twice.id()));
    copy.log(case).entries.pop();
    copy.log(case).kind = LogKind::Lesson;
    assert_eq!(log_flaw(&copy), LogFlaw::Kind);
}

#[test]
fn what_was_written_after_leaving_is_refused() {
    let mut world = World::new(0x10);
    let alice = DeviceKeys::from_seed(&[0x11; 32]);
    let named = wijktafel_model::fact::NetworkNamed { name: world::line("Molenkwartier"), region: None };
    let mut log = world.found(&alice, LogKind::Network, ReaderRule::Members, Fact::NetworkNamed(named));
    world.leave();
    let bob = DeviceKeys::from_seed(&[0x12; 32]);
    let tip = TipAdded { area: LifeArea::Home, level: SupportLevel::Own, text: prose("te laat") };

    let late = world.write(&mut log, &bob, Fact::TipAdded(tip));

    let mut audit = Audit::new(world.network);
    let logs = [world.roster.held(), log.held()];
    let taken: Result<Vec<()>, LogFlaw> =
        in_order(world.network, &logs).into_iter().map(|given| audit.take(given)).collect();
    assert_eq!(taken, Err(LogFlaw::NoRight(late)));
}

#[test]
fn keys_open_the_entries_of_the_package_and_nothing_else() {
    let copy = copy();
    let files = files(&copy);
    let with_keys = |logs: &[(LogId, Vec<Secret>)]| {
        let mut files = files.clone();
        let keys = keyfile::encode(copy.world.network, logs.iter().map(|(log, secrets)| (*log, secrets)));
        files.insert(KEYS.to_owned(), keys);
        refused(&resigned(&files, &copy.world.bob, |_| {}))
    };
    let kept = sorted(copy.logs.clone(), &copy.snapshot).unwrap();
    let own: Vec<(LogId, Vec<Secret>)> = kept.into_iter().map(|log| (log.log, log.secrets)).collect();
    let at = own.iter().position(|(log, _)| *log == copy.case).unwrap();

    let mut idle = own.clone();
    idle[at].1.push(Secret::new([1; 32]));
    let epoch = Secret::new([1; 32]).id();
    let flaw = Flaw::Log { log: copy.case, flaw: LogFlaw::NeedlessKey(epoch) };
    assert_eq!(with_keys(&idle), (KEYS.to_owned(), flaw));

    let mut more = own.clone();
    more.push((LogId([0xff; 16]), vec![Secret::new([1; 32])]));
    let flaw = Flaw::Log { log: LogId([0xff; 16]), flaw: LogFlaw::NotLeftOut };
    assert_eq!(with_keys(&more), (KEYS.to_owned(), flaw));

    let mut fewer = own;
    fewer.remove(at);
    let (file, flaw) = with_keys(&fewer);
    assert_eq!(file, KEYS);
    assert!(matches!(flaw, Flaw::Log { flaw: LogFlaw::Entry { error: EntryError::Epoch, .. }, .. }));
}

#[test]
fn what_may_not_be_taken_along_is_nowhere_in_it() {
    let copy = copy();
    let files = files(&copy);
    let canary = CANARY.as_bytes();
    let secrets = [*copy.closed.secret.expose(), *copy.world.bob.signing_bytes()];

    for (name, bytes) in &files {
        assert!(!bytes.windows(canary.len()).any(|window| window == canary), "{name}");
        for secret in &secrets {
            assert!(!bytes.windows(32).any(|window| window == secret), "{name}");
        }
    }
    let bundle = Bundle::open(&files[BUNDLE]).unwrap();
    let keys = keyfile::KeyFile::decode(&files[KEYS]).ok().unwrap();
    let logs: BTreeSet<LogId> = bundle.logs().iter().map(|contents| contents.log).collect();
    assert!(!logs.contains(&copy.closed.log) && !logs.contains(&copy.expired) && !logs.contains(&copy.waiting));
    let manifest = String::from_utf8(files[MANIFEST].clone()).unwrap();
    assert!(!manifest.contains(&copy.closed.log.to_string()), "a log that bob did not read is named");
    let mut opened = 0;
    for log in logs {
        for entry in bundle.entries(&log).unwrap() {
            for secret in keys.logs.get(&log).into_iter().flatten() {
                let body = entry.open_bytes(&entry.key(secret).unwrap()).unwrap();
                assert!(!body.windows(canary.len()).any(|window| window == canary));
                opened += 1;
            }
        }
    }
    assert!(opened > 20, "only {opened} entries opened");
}

#[test]
fn claims_of_the_manifest_are_checked() {
    let copy = copy();
    let files = files(&copy);
    let claimed = |change: fn(&mut Manifest)| refused(&resigned(&files, &copy.world.bob, change));
    let claim = || (MANIFEST.to_owned(), Flaw::Claim);
    let malformed = || (MANIFEST.to_owned(), Flaw::Malformed);

    assert_eq!(claimed(|manifest| manifest.unread_groups.clear()), claim());
    assert_eq!(claimed(|manifest| manifest.cases.clear()), claim());
    assert_eq!(claimed(|manifest| manifest.proofs.clear()), claim());
    assert_eq!(claimed(|manifest| manifest.logs.reverse()), malformed());
    assert_eq!(claimed(|manifest| manifest.files.reverse()), malformed());
    assert_eq!(claimed(|manifest| manifest.what.push('!')), malformed());
    assert_eq!(claimed(|manifest| manifest.day.clear()), malformed());
    assert_eq!(claimed(|manifest| manifest.format = 1), (MANIFEST.to_owned(), Flaw::NewerFormat(1)));
    let outside = |manifest: &mut Manifest| manifest.files[0].name = "../buiten".to_owned();
    assert_eq!(claimed(outside), malformed());
    let swapped = |manifest: &mut Manifest| manifest.proofs[0].proves.verdict = Verdict::Object;
    assert_eq!(claimed(swapped).1, Flaw::Claim);
    assert_eq!(claimed(|manifest| manifest.organisation = OrgId([1; 16])).1.code(), "device");
}

#[test]
fn a_log_that_can_be_read_is_not_called_removed() {
    let copy = copy();
    let files = files(&copy);
    let case = copy.case;
    let removed = resigned(&files, &copy.world.bob, |manifest| {
        let line = manifest.logs.iter_mut().find(|line| line.log == case).unwrap();
        line.coverage = Coverage::Removed { on: None };
    });

    let (file, flaw) = refused(&removed);

    assert_eq!(file, KEYS);
    assert!(matches!(flaw, Flaw::Log { log, flaw: LogFlaw::NeedlessKey(_) } if log == case));
}

#[test]
fn a_fork_is_kept_whole() {
    let mut copy = copy();
    let (case, alice) = (copy.case, DeviceKeys::from_seed(&[0x11; 32]));
    let twin = Copy::of(0x10, TEXT);
    let (secret, before) = (copy.log(case).secrets[0].clone(), copy.log(case).entries[1].clone());
    let mut header = crate::entry::Header::clone(&copy.log(case).entries[2].header);
    header.prev = Some(before.id());
    header.seen = None;
    let body = crate::entry::Body::default().encode();
    let mut branch = Entry::seal(header, &body, &secret).unwrap();
    branch.signature = Some(alice.sign(crate::crypto::ENTRY_DOMAIN, &branch.id().0));
    copy.log(case).entries.push(branch);

    let report = verify(&files(&copy)).unwrap();

    let entries = |kind| report.held.iter().find(|one| one.kind == kind).unwrap().entries;
    assert_eq!(entries(LogKind::Case), 5);
    let tip = |copy: &Copy| {
        let manifest: Manifest = serde_json::from_slice(&files(copy)[MANIFEST]).unwrap();
        manifest.logs.into_iter().find(|line| line.log == case).unwrap().frontier
    };
    assert_ne!(tip(&copy), tip(&twin), "the frontier names both branches");
}

#[test]
fn renderings_are_in_it_and_say_what_is_not() {
    let files = files(&copy());
    let page = String::from_utf8(files[export::PAGE].clone()).unwrap();

    assert!(page.contains("Molenkwartier") && page.contains("&lt;b&gt;Zolang&lt;/b&gt;"));
    assert!(page.contains("De bewaardatum was voorbij.") && page.contains("De sleutel is nooit aangekomen."));
    assert!(page.contains("Uw organisatie las dit niet.") && page.contains("Dit is vertrouwelijk."));
    let manifest = String::from_utf8(files[MANIFEST].clone()).unwrap();
    assert!(manifest.contains("Dit is vertrouwelijk."));
    assert!(files.contains_key("csv/cases.csv") && files.contains_key(export::JSON));
}

#[test]
fn the_same_copy_gives_the_same_bytes_whatever_the_order_of_its_logs() {
    let mut copy = copy();
    let once = files(&copy);

    copy.logs.reverse();

    assert_eq!(files(&copy), once);
}

#[test]
fn a_long_agreement_is_taken_along_whole() {
    let long = "é".repeat(20_000);
    let copy = Copy::of(0x10, &long);

    let files = files(&copy);

    assert!(verify(&files).is_ok());
    assert!(String::from_utf8(files[export::PAGE].clone()).unwrap().contains(&long));
}

#[test]
fn a_log_given_twice_is_refused() {
    let mut copy = copy();
    let again = copy.logs[0].clone();
    copy.logs.push(again);

    assert!(matches!(build(copy.source()), Err(BuildError::Twice(_))));
}

#[test]
fn nothing_of_a_package_is_printed() {
    let copy = copy();
    let printed = format!("{:?} {:?}", build(copy.source()).unwrap(), copy.source().logs);

    assert!(!printed.contains("Regelruimte") && !printed.contains("bewoner"));
}
