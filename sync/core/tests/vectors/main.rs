//! The published vectors of `tests/formats` against this implementation.
//!
//! Every stored vector is read, decoded, encoded again and judged; and what can be written anew must come out as it is
//! stored. Run with `WIJKTAFEL_WRITE_VECTORS=1` to write the files, which only a new format version may do.
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a vector that is not there is a failure"
)]

mod entries;
mod facts;
mod ids;
mod keys;
mod packages;
mod proofs;
mod seals;
mod wire;

use std::path::PathBuf;

use serde_json::{Value as Json, json};
use wijktafel_core::crypto::{DeviceKeys, Secret};
use wijktafel_core::entry::{Body, Entry, FeedWriter, Founding, Opening};
use wijktafel_model::cbor::{DecodeError, Value};
use wijktafel_model::fact::{Fact, FoundingStatement, Statement};
use wijktafel_model::id::{NetworkId, PersonId};
use wijktafel_model::time::Timestamp;
use wijktafel_model::words::{LogKind, ReaderRule};

#[test]
fn deterministic_cbor_accepts_one_encoding_of_each_value() {
    each("cbor.json", |vector| {
        let bytes = unhex(&vector["bytes"]);
        let value = Value::decode(&bytes).map_err(|error| match error {
            DecodeError::Truncated => "truncated",
            DecodeError::Trailing => "trailing",
            DecodeError::NotDeterministic => "not-deterministic",
            DecodeError::Unsupported => "unsupported",
            DecodeError::TooDeep => "too-deep",
            _ => "another",
        })?;
        assert_eq!(value.encode(), bytes);
        Ok(())
    });
}

/// Judges every vector of a file: `Ok`, or the code of the refusal.
fn each(file: &str, judge: impl Fn(&Json) -> Result<(), &'static str>) {
    let stored: Json = serde_json::from_str(&std::fs::read_to_string(path(file)).unwrap()).unwrap();
    let vectors = stored["vectors"].as_array().unwrap();
    assert!(vectors.len() > 3, "{file} holds too little");
    for vector in vectors {
        let expected = vector["refuse"].as_str().map_or(Ok(()), Err);
        assert_eq!(judge(vector), expected, "{file}: {}", vector["name"]);
    }
}

/// Compares a file with what this implementation writes, or writes it.
fn same_as_written(file: &str, about: &str, vectors: &[Json]) {
    let written = json!({ "about": about, "vectors": vectors });
    if std::env::var_os("WIJKTAFEL_WRITE_VECTORS").is_some() {
        std::fs::write(path(file), serde_json::to_string_pretty(&written).unwrap() + "\n").unwrap();
    }
    let stored: Json = serde_json::from_str(&std::fs::read_to_string(path(file)).unwrap()).unwrap();
    for (stored, written) in stored["vectors"].as_array().unwrap().iter().zip(written["vectors"].as_array().unwrap()) {
        assert_eq!(stored, written, "{file}: {}", written["name"]);
    }
    assert_eq!(stored, written, "{file}: number of vectors");
}

fn path(file: &str) -> PathBuf {
    [env!("CARGO_MANIFEST_DIR"), "..", "..", "tests", "formats", file].iter().collect()
}

fn hex(bytes: impl AsRef<[u8]>) -> String {
    bytes
        .as_ref()
        .iter()
        .flat_map(|byte| [byte >> 4, byte & 15])
        .map(|digit| char::from(b"0123456789abcdef"[usize::from(digit)]))
        .collect()
}

fn unhex(text: &Json) -> Vec<u8> {
    let digits = text.as_str().unwrap().as_bytes();
    digits.chunks(2).map(|pair| u8::from_str_radix(std::str::from_utf8(pair).unwrap(), 16).unwrap()).collect()
}

fn bytes<const N: usize>(text: &Json) -> [u8; N] {
    unhex(text).try_into().unwrap_or_else(|other: Vec<u8>| panic!("{N} bytes expected, {} found", other.len()))
}

fn device(seed: u8) -> DeviceKeys {
    DeviceKeys::from_seed(&[seed; 32])
}

fn says(fact: impl Into<Fact>) -> Statement {
    Statement { fact: fact.into(), at: Timestamp(1_790_000_000_000), previous: None }
}

fn founds(keys: &DeviceKeys, kind: LogKind) -> Opening {
    let founding = Some(Founding { kind, readers: ReaderRule::Members });
    Opening { device: keys.device(), founding, previous: None }
}

fn founding(keys: &DeviceKeys, person: u8) -> FoundingStatement {
    let (device, encryption) = (keys.device(), keys.encryption());
    FoundingStatement { device, encryption, person: PersonId([person; 16]), nonce: [0x0e; 16], format: 0 }
}

fn body(fact: impl Into<Fact>) -> Body {
    Body { statements: vec![says(fact)], ..Body::default() }
}

/// The roster that the other vectors stand on: device 1 founds the network.
fn roster(secret: &Secret) -> (FeedWriter, Entry) {
    let keys = device(1);
    let opening = founds(&keys, LogKind::Roster);
    FeedWriter::open(&keys, None, None, secret, [0x0a; 16], opening, vec![], vec![], vec![]).unwrap()
}

/// A log of device 2 in that network.
fn agreement(network: NetworkId, secret: &Secret) -> (FeedWriter, Entry) {
    let keys = device(2);
    let opening = founds(&keys, LogKind::Agreement);
    FeedWriter::open(&keys, Some(network), None, secret, [0x0b; 16], opening, vec![], vec![], vec![]).unwrap()
}
