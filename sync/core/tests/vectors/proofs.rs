//! Proofs of one verdict.

use serde_json::{Value as Json, json};
use wijktafel_core::crypto::Secret;
use wijktafel_core::entry::Entry;
use wijktafel_core::proof::{Path, Proof, Shown, verify_proof};
use wijktafel_model::cbor::{Bytes, Cbor as _};
use wijktafel_model::fact::{DeviceAdded, PersonEnrolled, VerdictGiven, VersionProposed};
use wijktafel_model::id::PersonId;
use wijktafel_model::words::{AgreementRule, Document, Line, Mandates, Verdict};

use super::{agreement, body, device, each, founding, hex, roster, same_as_written, unhex};

#[test]
fn proofs_are_judged_as_published() {
    each("proofs.json", |vector| {
        let encoded = unhex(&vector["bytes"]);
        let report = verify_proof(&encoded).map_err(|error| error.code())?;
        assert_eq!(Proof::decode(&encoded).unwrap().encode(), encoded);
        assert_eq!(vector["version"], report.id.to_string());
        assert_eq!(vector["verdict"], report.verdict.verdict.code());
        assert_eq!(vector["device"], report.device.to_string());
        let signatory = report.signatory.map(|signatory| {
            json!({ "organisation": signatory.org, "person": signatory.person, "may_sign": signatory.may_sign,
                "elector": signatory.elector })
        });
        assert_eq!(vector["signatory"], json!(signatory));
        Ok(())
    });
}

#[test]
fn proofs_are_written_as_published() {
    let whole = signed(Mandates::ALL);
    let bare = Proof { path: None, openings: whole.openings[..1].to_vec(), ..whole.clone() };
    let refused =
        |name: &str, proof: &Proof, code: &str| json!({ "name": name, "bytes": hex(proof.encode()), "refuse": code });
    let mut other_text = bare.clone();
    let at = other_text.version.0.iter().position(|byte| *byte == b'B').unwrap();
    other_text.version.0[at] = b'b';
    let mut stray = whole.clone();
    stray.path.as_mut().unwrap().founding.nonce = [0; 16];
    let mut cut = whole.clone();
    cut.path.as_mut().unwrap().entries.truncate(1);
    let vectors = vec![
        accepted("a verdict and its device", &bare),
        accepted("a verdict, its device and its organisation", &whole),
        accepted("by a person without a mandate to sign", &signed(Mandates::NONE)),
        accepted("with a founding statement that no elector has", &stray),
        refused("another letter in the text", &other_text, "verdict"),
        refused("no statement at that place", &Proof { index: 1, ..bare.clone() }, "verdict"),
        refused("no opening", &Proof { openings: vec![], ..bare.clone() }, "opening"),
        refused("an entry that is not the verdict", &Proof { verdict: bare.openings[0].clone(), ..bare }, "verdict"),
        refused("a path that ends early", &cut, "path"),
    ];

    same_as_written("proofs.json", "Proofs of one verdict (formats.md §10).", &vectors);
}

fn accepted(name: &str, proof: &Proof) -> Json {
    let report = proof.clone().verify().unwrap();
    let signatory = report.signatory.map(|signatory| {
        json!({ "organisation": signatory.org, "person": signatory.person, "may_sign": signatory.may_sign,
            "elector": signatory.elector })
    });
    json!({ "name": name, "bytes": hex(proof.encode()), "version": report.id, "device": report.device,
        "verdict": report.verdict.verdict.code(), "signatory": signatory })
}

/// Device 1 founds an organisation, enrols a person and adds device 2, which gives a verdict.
fn signed(mandates: Mandates) -> Proof {
    let (roster_secret, secret) = (Secret::new([7; 32]), Secret::new([8; 32]));
    let (alice, bob) = (device(1), device(2));
    let founding = founding(&alice, 4);
    let person = PersonId([5; 16]);
    let (mut roster, genesis) = roster(&roster_secret);
    let enrolled = PersonEnrolled { person, mandates };
    let enrolled = roster.append(&alice, &roster_secret, body(enrolled), &[], &[]).unwrap();
    let added = DeviceAdded { device: bob.device(), encryption: bob.encryption(), person, format: 0 };
    let added = roster.append(&alice, &roster_secret, body(added), &[], &[]).unwrap();
    let (mut log, opening) = agreement(genesis.network(), &secret);
    let version = VersionProposed {
        network: genesis.network(),
        agreement: log.log(),
        title: Line::new("Eerst bellen").unwrap(),
        text: Document::new("Bij een nieuwe vraag bellen wij elkaar\nbinnen een dag.").unwrap(),
        rule: AgreementRule::Unanimity,
        electorate: vec![founding.org()],
        parents: vec![],
        criteria: vec![],
        effective: None,
        review: None,
        stop_clause: None,
    };
    let given = VerdictGiven { version: version.id(), verdict: Verdict::Agree, note: None, sibling: None, paper: None };
    let verdict = log.append(&bob, &secret, body(given), &[], &[]).unwrap();
    let path = Path { founding, entries: vec![shown(&enrolled, &roster_secret), shown(&added, &roster_secret)] };
    Proof {
        version: Bytes(version.to_cbor()),
        verdict: shown(&verdict, &secret),
        index: 0,
        openings: vec![shown(&opening, &secret), shown(&genesis, &roster_secret)],
        path: Some(path),
    }
}

fn shown(entry: &Entry, secret: &Secret) -> Shown {
    Shown::new(entry.clone(), &entry.key(secret).unwrap())
}
