//! The manifest of a leaving package.

use serde_json::{Value as Json, json};
use sha2::{Digest as _, Sha256};
use wijktafel_core::crypto::DeviceKeys;
use wijktafel_core::package::{
    CaseLine, Coverage, FeedLine, FileLine, LogLine, Manifest, ProofLine, VerdictLine, read_manifest,
};
use wijktafel_model::export::Absence;
use wijktafel_model::id::{EntryId, FeedId, GroupId, LogId, NetworkId, OrgId, VersionId};
use wijktafel_model::time::{Day, Timestamp};
use wijktafel_model::words::{LogKind, Verdict};

use super::{device, each, same_as_written};

const FILE: &str = "packages.json";

#[test]
fn manifests_are_read_as_published() {
    each(FILE, |vector| {
        let text = |name: &str| vector[name].as_str().unwrap().as_bytes().to_vec();
        let manifest = read_manifest(&text("manifest"), &text("signature")).map_err(|error| error.flaw.code())?;
        assert_eq!(manifest.encode().unwrap(), text("manifest"));
        assert_eq!(vector["device"], json!(manifest.device));
        Ok(())
    });
}

#[test]
fn manifests_are_written_as_published() {
    let keys = device(1);
    let manifest = manifest(&keys);
    let text = String::from_utf8(manifest.encode().unwrap()).unwrap();
    let sound = signed("a manifest", &text, &keys, None);
    let altered = |name: &str, code: &str, from: &str, to: &str| {
        assert!(text.contains(from), "{name}");
        signed(name, &text.replacen(from, to, 1), &keys, Some(code))
    };
    let unsorted = {
        let mut manifest = manifest;
        manifest.files.reverse();
        signed(
            "files in another order",
            &String::from_utf8(manifest.encode().unwrap()).unwrap(),
            &keys,
            Some("malformed"),
        )
    };
    let mut changed = signed("a changed manifest", &text, &keys, Some("changed"));
    changed["manifest"] = json!(text.replacen("Wijk", "wijk", 1));
    let mut forged = signed("a forged signature", &text, &device(2), Some("signature"));
    let (mine, theirs) = (keys.device().to_string(), device(2).device().to_string());
    forged["signature"] = json!(forged["signature"].as_str().unwrap().replacen(&theirs, &mine, 1));
    let mut carriage = signed("a signature with other line ends", &text, &keys, Some("malformed"));
    carriage["signature"] = json!(carriage["signature"].as_str().unwrap().replace('\n', "\r\n"));
    let vectors = vec![
        sound,
        unsorted,
        altered("a newer format", "newer-format", "\"format\": 0", "\"format\": 1"),
        altered("other blanks", "malformed", "  \"format\"", "   \"format\""),
        altered("a member that nobody knows", "malformed", "  \"what\"", "  \"more\": 1,\n  \"what\""),
        altered("a name that leaves the folder", "malformed", "\"csv/cases.csv\"", "\"csv/../cases.csv\""),
        altered("another day than the moment's", "malformed", "\"day\": \"2026", "\"day\": \"2027"),
        signed("signed by another device than it names", &text, &device(2), Some("signature")),
        forged,
        carriage,
        changed,
    ];

    same_as_written(FILE, "Manifests of leaving packages with their signatures (formats-package.md §2, §4).", &vectors);
}

/// The vector of a manifest's text, signed whatever it says.
fn signed(name: &str, manifest: &str, keys: &DeviceKeys, refuse: Option<&str>) -> Json {
    let hash: [u8; 32] = Sha256::digest(manifest.as_bytes()).into();
    let signature = keys.sign("wijktafel/package-signature/0", &hash);
    let (device, hash) = (keys.device(), EntryId(hash));
    let file =
        format!("wijktafel leaving package, format 0\ndevice {device}\nmanifest {hash}\nsignature {signature}\n");
    let mut vector = json!({ "name": name, "manifest": manifest, "signature": file });
    match refuse {
        Some(code) => vector["refuse"] = json!(code),
        None => vector["device"] = json!(device),
    }
    vector
}

fn manifest(keys: &DeviceKeys) -> Manifest {
    let (org, log) = (OrgId([2; 16]), |n: u8| LogId([n; 16]));
    let line = |n: u8, kind, coverage, entries, frontier| LogLine { log: log(n), kind, coverage, entries, frontier };
    let feed = |n: u8, length| FeedLine { feed: FeedId([n; 16]), length, tip: EntryId([n; 32]) };
    let left_out = |why| Coverage::LeftOut { why };
    let on = Day::from_date(2026, 3, 1);
    let verdict =
        VerdictLine { agreement: log(3), version: VersionId([5; 32]), organisation: org, verdict: Verdict::Agree };
    let mut manifest = Manifest::new(NetworkId([0x22; 32]), org, keys.device(), Timestamp(1_790_000_000_000));
    "Wijknetwerk \"Noord\" — wij".clone_into(&mut manifest.network_name);
    manifest.organisation_name = Some("De Linde".to_owned());
    manifest.files = vec![FileLine::of("csv/cases.csv", b"zaak"), FileLine::of("entries.bundle", b"")];
    manifest.logs = vec![
        line(1, LogKind::Roster, Coverage::Held, 7, vec![feed(1, 5), feed(2, 2)]),
        line(2, LogKind::Case, Coverage::Removed { on }, 1, vec![]),
        line(3, LogKind::Agreement, Coverage::Held, 3, vec![feed(4, 3)]),
        line(4, LogKind::Case, Coverage::Removed { on: None }, 0, vec![]),
        line(5, LogKind::Case, left_out(Absence::WaitingForKey), 0, vec![]),
        line(6, LogKind::Lesson, left_out(Absence::NotRead), 0, vec![]),
        line(7, LogKind::Case, left_out(Absence::PastItsDay), 0, vec![]),
    ];
    manifest.unread_groups = vec![GroupId([1; 16]), GroupId([9; 16])];
    manifest.cases = vec![CaseLine { log: log(8), destroy_after: "2026-12-01".to_owned() }];
    manifest.proofs = vec![ProofLine { file: "proofs/a-b.proof".to_owned(), proves: verdict }];
    manifest.unproven = vec![VerdictLine { verdict: Verdict::Abstain, ..verdict }];
    manifest
}
