use wijktafel_model::fact::{DeviceAdded, FoundingStatement, NetworkNamed, PersonEnrolled, Statement};
use wijktafel_model::id::{EncryptionKey, OrgId, PersonId};
use wijktafel_model::words::{AgreementRule, Document, Line, LogKind, Mandates, ReaderRule, Verdict};

use super::*;
use crate::crypto::{DeviceKeys, Secret};
use crate::entry::{FeedWriter, Founding};

const CHIEF: PersonId = PersonId([1; 16]);
const BOB: PersonId = PersonId([2; 16]);

fn says(fact: impl Into<Fact>) -> Statement {
    Statement { fact: fact.into(), at: Timestamp(1), previous: None }
}

fn body(fact: impl Into<Fact>) -> Body {
    Body { statements: vec![says(fact)], ..Body::default() }
}

fn shown(entry: &Entry, secret: &Secret) -> Shown {
    Shown::new(entry.clone(), &entry.key(secret).unwrap())
}

fn founds(keys: &DeviceKeys, kind: LogKind) -> Opening {
    let founding = Some(Founding { kind, readers: ReaderRule::Members });
    Opening { device: keys.device(), founding, previous: None }
}

/// An organisation with a founding device and a second one that signed, in the middle of a long feed.
struct Signed {
    proof: Proof,
    version: VersionProposed,
    agreement: Vec<Entry>,
    secret: Secret,
}

impl Signed {
    fn report(&self) -> Result<ProofReport, ProofError> {
        self.proof.clone().verify()
    }
}

fn text(length: usize) -> Document {
    Document::new(&"a".repeat(length)).unwrap()
}

fn signed(before: usize, mandates: Mandates) -> Signed {
    let (chief, bob) = (DeviceKeys::from_seed(&[1; 32]), DeviceKeys::from_seed(&[2; 32]));
    let (roster_secret, secret) = (Secret::new([3; 32]), Secret::new([4; 32]));
    let founding = FoundingStatement {
        device: chief.device(),
        encryption: chief.encryption(),
        person: CHIEF,
        nonce: [5; 16],
        format: 0,
    };
    let opening = founds(&chief, LogKind::Roster);
    let (mut roster, genesis) =
        FeedWriter::open(&chief, None, None, &roster_secret, [6; 16], opening, vec![], vec![], vec![]).unwrap();
    let enrolled = body(PersonEnrolled { person: BOB, mandates });
    let enrolled = roster.append(&chief, &roster_secret, enrolled, &[], &[]).unwrap();
    let added = DeviceAdded { device: bob.device(), encryption: EncryptionKey([0; 32]), person: BOB, format: 0 };
    let added = roster.append(&chief, &roster_secret, body(added), &[], &[]).unwrap();

    let network = genesis.network();
    let (mut feed, first) = FeedWriter::open(
        &bob,
        Some(network),
        None,
        &secret,
        [7; 16],
        founds(&bob, LogKind::Agreement),
        vec![],
        vec![],
        vec![added.id()],
    )
    .unwrap();
    let version = VersionProposed {
        network,
        agreement: first.log(),
        title: Line::new("Samen eerst bellen").unwrap(),
        text: text(3_000),
        rule: AgreementRule::Unanimity,
        electorate: vec![founding.org(), OrgId([9; 16])],
        parents: vec![],
        criteria: vec![],
        effective: None,
        review: None,
        stop_clause: None,
    };
    let mut agreement = vec![first];
    for _ in 0..before {
        let noise = body(NetworkNamed { name: Line::new("ruis").unwrap(), region: None });
        agreement.push(feed.append(&bob, &secret, noise, &[], &[]).unwrap());
    }
    let given = VerdictGiven { version: version.id(), verdict: Verdict::Agree, note: None, sibling: None, paper: None };
    let verdict = feed.append(&bob, &secret, body(given), &[], &[]).unwrap();
    let proof = Proof {
        version: Bytes(version.to_cbor()),
        verdict: shown(&verdict, &secret),
        index: 0,
        openings: vec![shown(&agreement[0], &secret), shown(&genesis, &roster_secret)],
        path: Some(Path { founding, entries: vec![shown(&enrolled, &roster_secret), shown(&added, &roster_secret)] }),
    };
    Signed { proof, version, agreement, secret }
}

#[test]
fn one_assent_in_a_long_feed_is_proven_in_ten_kilobytes_and_opens_nothing_else() {
    let long = signed(10_000, Mandates::ALL);
    let bytes = long.proof.encode();

    let report = verify_proof(&bytes).unwrap();

    assert!(bytes.len() <= 10_000, "{} bytes", bytes.len());
    assert!(bytes.len().abs_diff(signed(0, Mandates::ALL).proof.encode().len()) <= 16, "grows with the feed");
    assert_eq!(report.verdict.verdict, Verdict::Agree);
    assert_eq!(report.version.text, text(3_000));
    assert_eq!(report.device, DeviceKeys::from_seed(&[2; 32]).device());
    let key = EntryKey::new(long.proof.verdict.key);
    let opened = long.agreement.iter().filter(|entry| entry.open_with(&key).is_ok()).count();
    assert_eq!(opened, 0, "the key opens another entry");
    assert!(!bytes.windows(32).any(|window| window == long.secret.expose()), "the proof gives the secret away");
}

#[test]
fn a_path_names_organisation_person_and_mandate() {
    let signatory = signed(3, Mandates::ALL).report().unwrap().signatory.unwrap();

    assert_eq!((signatory.person, signatory.may_sign, signatory.elector), (BOB, true, true));
    let reader = signed(3, Mandates::NONE).report().unwrap().signatory.unwrap();
    assert!(!reader.may_sign);
}

#[test]
fn a_proof_without_a_path_names_the_device_alone() {
    let mut signed = signed(3, Mandates::ALL);
    signed.proof.path = None;
    signed.proof.openings.truncate(1);

    let report = verify_proof(&signed.proof.encode()).unwrap();

    assert_eq!(report.signatory, None);
}

#[test]
fn a_founding_device_needs_no_roster_entry() {
    let chief = DeviceKeys::from_seed(&[2; 32]);
    let mut signed = signed(3, Mandates::ALL);
    let path = signed.proof.path.as_mut().unwrap();
    path.founding.device = chief.device();
    path.entries.clear();
    let org = path.founding.org();

    let signatory = signed.report().unwrap().signatory.unwrap();

    assert_eq!(signatory, Signatory { org, person: CHIEF, may_sign: true, elector: false });
}

fn amend(proof: &mut Proof, change: fn(&mut VersionProposed)) {
    let mut version = VersionProposed::from_cbor(&proof.version.0).unwrap();
    change(&mut version);
    proof.version = Bytes(version.to_cbor());
}

#[test]
fn every_part_is_needed_and_none_can_be_exchanged() {
    let refused = |change: fn(&mut Proof)| {
        let mut proof = signed(3, Mandates::ALL).proof;
        change(&mut proof);
        verify_proof(&proof.encode()).unwrap_err().code()
    };

    assert_eq!(refused(|proof| amend(proof, |version| version.text = text(2_999))), "verdict");
    assert_eq!(refused(|proof| amend(proof, |version| version.network = NetworkId([0; 32]))), "verdict");
    assert_eq!(refused(|proof| proof.version.0.truncate(10)), "encoding");
    assert_eq!(refused(|proof| proof.index = 1), "verdict");
    assert_eq!(refused(|proof| proof.verdict.entry.signature = None), "signature");
    assert_eq!(refused(|proof| proof.verdict.key[0] ^= 1), "key");
    assert_eq!(refused(|proof| proof.verdict = proof.openings[0].clone()), "verdict");
    assert_eq!(refused(|proof| drop(proof.openings.remove(0))), "opening");
    assert_eq!(refused(|proof| drop(proof.openings.remove(1))), "opening");
    assert_eq!(refused(|proof| proof.openings[0] = proof.verdict.clone()), "opening");
    let path = |change: fn(&mut Path)| {
        let mut proof = signed(3, Mandates::ALL).proof;
        change(proof.path.as_mut().unwrap());
        verify_proof(&proof.encode()).unwrap_err().code()
    };
    assert_eq!(path(|path| path.founding.device = DeviceId([9; 32])), "path");
    assert_eq!(path(|path| drop(path.entries.remove(1))), "path");
    assert_eq!(path(|path| path.entries[0].entry.signature = None), "signature");
}

#[test]
fn a_verdict_on_another_version_or_in_another_agreement_proves_nothing() {
    let mut one = signed(3, Mandates::ALL);
    let bob = DeviceKeys::from_seed(&[2; 32]);
    let network = one.version.network;
    let (mut feed, first) = FeedWriter::open(
        &bob,
        Some(network),
        None,
        &one.secret,
        [8; 16],
        founds(&bob, LogKind::Agreement),
        vec![],
        vec![],
        vec![],
    )
    .unwrap();
    let mut give = |version: VersionId| {
        let given = VerdictGiven { version, verdict: Verdict::Agree, note: None, sibling: None, paper: None };
        shown(&feed.append(&bob, &one.secret, body(given), &[], &[]).unwrap(), &one.secret)
    };
    let (elsewhere, other) = (give(one.version.id()), give(VersionId([1; 32])));
    one.proof.openings.push(shown(&first, &one.secret));

    for verdict in [elsewhere, other] {
        one.proof.verdict = verdict;
        assert_eq!(one.report(), Err(ProofError::Verdict));
    }
}

#[test]
fn every_changed_byte_is_refused() {
    let mut small = signed(1, Mandates::ALL).proof;
    small.path = None;
    small.openings.truncate(1);
    let bytes = small.encode();
    let text_at = bytes.windows(100).position(|window| window == [b'a'; 100]).unwrap();

    // The 3,000 equal letters of the text are probed once.
    for at in (0..bytes.len()).filter(|at| !(text_at + 1..text_at + 2_999).contains(at)) {
        let mut changed = bytes.clone();
        changed[at] ^= 1;
        assert!(verify_proof(&changed).is_err(), "byte {at}");
    }
}
