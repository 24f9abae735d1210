//! Invariant 21: what a newer version wrote survives a round trip.

use proptest::prelude::*;

use super::quick;
use crate::cbor::{Cbor as _, Kept, Value};
use crate::fact::lesson::LessonTaken;
use crate::fact::{Fact, Statement, VersionProposed};
use crate::id::LogId;
use crate::testing::{NETWORK, author};
use crate::time::Timestamp;
use crate::words::{AgreementRule, Document, Line};

fn any_value() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        any::<u64>().prop_map(Value::Uint),
        any::<u64>().prop_map(Value::Negative),
        any::<bool>().prop_map(Value::Bool),
        ".{0,8}".prop_map(Value::Text),
        proptest::collection::vec(any::<u8>(), 0..8).prop_map(Value::Bytes),
    ];
    leaf.prop_recursive(3, 16, 4, |inner| {
        prop_oneof![
            proptest::collection::vec(inner.clone(), 0..4).prop_map(Value::Array),
            proptest::collection::btree_map(any::<u64>(), inner, 0..4)
                .prop_map(|pairs| Value::Map(pairs.into_iter().collect())),
        ]
    })
}

fn version() -> VersionProposed {
    VersionProposed {
        network: NETWORK,
        agreement: LogId([1; 16]),
        title: Line::new("titel").unwrap(),
        text: Document::new("tekst").unwrap(),
        rule: AgreementRule::Consent,
        electorate: vec![author(0, 0).org],
        parents: Vec::new(),
        criteria: Vec::new(),
        effective: None,
        review: None,
        stop_clause: None,
    }
}

fn statement(fact: Fact) -> Value {
    Statement { fact, at: Timestamp(1), previous: None }.to_value()
}

/// Adds a field to a map, in the order of keys.
fn with(value: Value, key: u64, field: Value) -> Value {
    let Value::Map(mut pairs) = value else { return value };
    pairs.push((key, field));
    pairs.sort_by_key(|(key, _)| *key);
    Value::Map(pairs)
}

/// Adds a field to the payload of a statement.
fn with_inside(value: Value, key: u64, field: &Value) -> Value {
    let Value::Map(pairs) = value else { return value };
    let extend = |(at, value): (u64, Value)| (at, if at == 4 { with(value, key, field.clone()) } else { value });
    Value::Map(pairs.into_iter().map(extend).collect())
}

proptest! {
    #![proptest_config(quick())]

    #[test]
    fn invariant_21_a_fact_of_an_unknown_kind_survives_a_round_trip(kind in 1_000_u64.., payload in any_value()) {
        let bytes = statement(Fact::Unknown { kind, payload: Kept::new(&payload) }).encode();

        let read = Statement::from_cbor(&bytes).unwrap();

        prop_assert_eq!(read.fact.kind(), kind);
        prop_assert_eq!(read.to_cbor(), bytes);
    }

    #[test]
    fn invariant_21_unknown_optional_fields_of_a_known_fact_survive_and_are_ignored(
        inside in 50_u64..1_000,
        beside in 50_u64..1_000,
        field in any_value(),
    ) {
        let plain = statement(version().into());
        let bytes = with(with_inside(plain, inside * 2 + 1, &field), beside * 2 + 1, field).encode();

        let read = Statement::from_cbor(&bytes).unwrap();

        prop_assert_eq!(read.to_cbor(), bytes);
        prop_assert_eq!(read.fact.known(), &Fact::from(version()));
    }

    #[test]
    fn invariant_21_an_unknown_mandatory_field_is_refused(key in 50_u64..1_000, field in any_value()) {
        let plain = statement(LessonTaken {}.into());

        prop_assert!(Statement::from_value(with(plain.clone(), key * 2, field.clone())).is_err());
        prop_assert!(Statement::from_value(with_inside(plain, key * 2, &field)).is_err());
    }
}

#[test]
fn invariant_21_the_id_of_a_version_covers_fields_this_program_does_not_know() {
    let newer = with_inside(statement(version().into()), 101, &Value::Uint(1));

    let read = Statement::from_value(newer).unwrap();

    assert!(read.fact.version().is_some());
    assert_ne!(read.fact.version(), Some(version().id()));
    assert_eq!(Fact::from(version()).version(), Some(version().id()));
}
