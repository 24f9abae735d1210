//! Statements: each fact as JSON beside its bytes.

use std::collections::BTreeSet;

use serde_json::{Value as Json, json};
use wijktafel_model::cbor::{Cbor as _, Value};
use wijktafel_model::fact::{Fact, Statement};
use wijktafel_model::id::EntryId;
use wijktafel_model::time::Timestamp;

use super::{each, hex, path, same_as_written, unhex};

const FILE: &str = "facts.json";

#[test]
fn every_statement_has_one_encoding() {
    each(FILE, |vector| {
        let bytes = unhex(&vector["bytes"]);
        let statement = Statement::from_cbor(&bytes).map_err(|_refused| "encoding")?;
        assert_eq!(statement.to_cbor(), bytes);
        match vector.get("fact") {
            Some(_) => assert_eq!(statement, parsed(vector)),
            None => assert_eq!(vector["kind"], statement.fact.kind()),
        }
        Ok(())
    });
}

#[test]
fn statements_are_written_as_published() {
    let (about, mut vectors) = stored();
    for vector in &mut vectors {
        if vector.get("fact").is_some() {
            vector["bytes"] = json!(hex(parsed(vector).to_cbor()));
        }
    }

    same_as_written(FILE, &about, &vectors);
}

#[test]
fn every_kind_of_fact_has_a_vector() {
    let known: BTreeSet<u64> = (0..1_000)
        .filter(|kind| {
            let empty = Value::Map(vec![(0, Value::Uint(*kind)), (2, Value::Uint(0)), (4, Value::Map(vec![]))]);
            !matches!(Statement::from_value(empty), Ok(Statement { fact: Fact::Unknown { .. }, .. }))
        })
        .collect();

    let published: BTreeSet<u64> = stored()
        .1
        .iter()
        .filter(|vector| vector.get("fact").is_some())
        .map(|vector| vector["kind"].as_u64().unwrap())
        .collect();

    assert_eq!(published, known);
}

fn stored() -> (String, Vec<Json>) {
    let stored: Json = serde_json::from_str(&std::fs::read_to_string(path(FILE)).unwrap()).unwrap();
    (stored["about"].as_str().unwrap().to_owned(), stored["vectors"].as_array().unwrap().clone())
}

fn parsed(vector: &Json) -> Statement {
    let fact: Fact = serde_json::from_value(vector["fact"].clone()).unwrap();
    assert_eq!(fact.kind(), vector["kind"].as_u64().unwrap());
    let previous: Option<Vec<EntryId>> =
        vector.get("previous").map(|previous| serde_json::from_value(previous.clone()).unwrap());
    Statement { fact, at: Timestamp(vector["at"].as_i64().unwrap()), previous }
}
