use super::*;
use sample::Sample;

fn hex(text: &str) -> Vec<u8> {
    let digits: Vec<u8> = text.bytes().filter(u8::is_ascii_hexdigit).collect();
    digits.chunks(2).map(|pair| u8::from_str_radix(std::str::from_utf8(pair).unwrap(), 16).unwrap()).collect()
}

#[track_caller]
fn holds(bytes: &str, value: &Value) {
    assert_eq!(Value::decode(&hex(bytes)).as_ref(), Ok(value));
    assert_eq!(value.encode(), hex(bytes));
}

#[track_caller]
fn refused(bytes: &str, error: DecodeError) {
    assert_eq!(Value::decode(&hex(bytes)), Err(error));
}

#[test]
fn integers_take_their_shortest_form() {
    for (bytes, number) in [
        ("00", 0),
        ("17", 23),
        ("18 18", 24),
        ("18 ff", 255),
        ("19 0100", 256),
        ("19 ffff", 65_535),
        ("1a 00010000", 65_536),
        ("1a ffffffff", 4_294_967_295),
        ("1b 0000000100000000", 4_294_967_296),
        ("1b ffffffffffffffff", u64::MAX),
    ] {
        holds(bytes, &Value::Uint(number));
    }
    for longer in ["18 00", "18 17", "19 0017", "19 00ff", "1a 0000ffff", "1b 00000000ffffffff"] {
        refused(longer, DecodeError::NotDeterministic);
    }
}

#[test]
fn negative_integers_count_down_from_minus_one() {
    holds("20", &Value::Negative(0));
    holds("38 18", &Value::Negative(24));
    refused("38 17", DecodeError::NotDeterministic);
    for number in [-1_i64, -24, -25, i64::MIN, 0, 23, i64::MAX] {
        assert_eq!(i64::from_cbor(&number.to_cbor()), Ok(number));
    }
    assert_eq!(i64::from_cbor(&hex("1b ffffffffffffffff")), Err(DecodeError::OutOfBounds));
}

#[test]
fn bytes_and_text_have_definite_lengths() {
    holds("40", &Value::Bytes(Vec::new()));
    holds("43 010203", &Value::Bytes(vec![1, 2, 3]));
    holds("62 c3ab", &Value::Text("ë".to_owned()));
    refused("5f 41 01 ff", DecodeError::NotDeterministic);
    refused("7f ff", DecodeError::NotDeterministic);
    refused("61 ff", DecodeError::NotDeterministic);
    refused("58 03 010203", DecodeError::NotDeterministic);
}

#[test]
fn arrays_and_maps_have_definite_lengths() {
    holds("80", &Value::Array(Vec::new()));
    holds("82 01 f5", &Value::Array(vec![Value::Uint(1), Value::Bool(true)]));
    holds("a0", &Value::Map(Vec::new()));
    refused("9f ff", DecodeError::NotDeterministic);
    refused("bf ff", DecodeError::NotDeterministic);
}

#[test]
fn map_keys_are_unsigned_and_ascend() {
    holds("a2 00 f4 01 f5", &Value::Map(vec![(0, Value::Bool(false)), (1, Value::Bool(true))]));
    refused("a2 01 f4 00 f5", DecodeError::NotDeterministic);
    refused("a2 00 f4 00 f5", DecodeError::NotDeterministic);
    refused("a1 61 61 f4", DecodeError::Unsupported);
    refused("a1 20 f4", DecodeError::Unsupported);
    refused("a1 18 00 f4", DecodeError::NotDeterministic);
}

#[test]
fn other_types_are_refused() {
    // null, undefined, half float, double, a tag, a simple value, a break.
    for bytes in ["f6", "f7", "f9 3c00", "fb 3ff0000000000000", "c0 00", "e0", "ff"] {
        refused(bytes, DecodeError::Unsupported);
    }
}

#[test]
fn an_item_ends_where_the_bytes_end() {
    refused("", DecodeError::Truncated);
    refused("18", DecodeError::Truncated);
    refused("43 0102", DecodeError::Truncated);
    refused("82 01", DecodeError::Truncated);
    refused("a1 00", DecodeError::Truncated);
    refused("01 01", DecodeError::Trailing);
    // A length that lies reserves nothing.
    refused("9b 7fffffffffffffff", DecodeError::Truncated);
    refused("5b ffffffffffffffff", DecodeError::Truncated);
    assert_eq!(Value::decode_prefix(&hex("01 02")), Ok((Value::Uint(1), 1)));
}

#[test]
fn every_prefix_of_an_item_is_refused() {
    let whole = hex("a3 00 83 01 42 0102 62 c3ab 02 a1 01 f5 04 39 0100");
    assert!(Value::decode(&whole).is_ok());

    for length in 0..whole.len() {
        assert_eq!(Value::decode(&whole[..length]), Err(DecodeError::Truncated), "{length} bytes");
    }
}

#[test]
fn nesting_is_bounded() {
    let nested = |depth: usize| [vec![0x81; depth], vec![0x00]].concat();

    assert!(Value::decode(&nested(DEPTH_MAX)).is_ok());
    assert_eq!(Value::decode(&nested(DEPTH_MAX + 1)), Err(DecodeError::TooDeep));
    assert_eq!(Value::decode(&nested(100_000)), Err(DecodeError::TooDeep));
}

#[test]
fn items_are_counted_with_what_holds_them_and_without_keys() {
    let bytes = hex("83 01 a1 00 02 f5");

    assert_eq!(Value::decode_within(&bytes, 5), Value::decode(&bytes));
    assert_eq!(Value::decode_within(&bytes, 4), Err(DecodeError::OutOfBounds));
}

#[test]
fn records_are_maps_with_even_keys_mandatory_and_odd_keys_optional() {
    let plain = Sample { number: 1, word: None, pair: vec![(2, true)] };
    let full = Sample { word: Some("ja".to_owned()), ..plain.clone() };

    for (sample, bytes) in [(&plain, "a2 00 01 02 81 82 02 f5"), (&full, "a3 00 01 01 62 6a61 02 81 82 02 f5")] {
        assert_eq!(sample.to_cbor(), hex(bytes));
        assert_eq!(Sample::from_cbor(&hex(bytes)).as_ref(), Ok(sample));
    }
    let refused = |bytes: &str| Sample::from_cbor(&hex(bytes)).unwrap_err();
    assert_eq!(refused("a1 00 01"), DecodeError::Missing(2));
    assert_eq!(refused("a3 00 01 02 80 04 00"), DecodeError::UnknownMandatory(4));
    assert!(Sample::from_cbor(&hex("a3 00 01 02 80 05 00")).is_ok());
    assert_eq!(refused("a2 00 1b 0000000100000000 02 80"), DecodeError::OutOfBounds);
    assert_eq!(refused("a2 00 f5 02 80"), DecodeError::WrongType);
    assert_eq!(refused("a2 00 01 02 81 81 02"), DecodeError::WrongType);
    assert_eq!(refused("80"), DecodeError::WrongType);
}

#[test]
fn fixed_lengths_are_kept() {
    assert_eq!(<[u8; 2]>::from_cbor(&hex("42 0102")), Ok([1, 2]));
    assert_eq!(<[u8; 2]>::from_cbor(&hex("43 010203")), Err(DecodeError::OutOfBounds));
    assert_eq!(<[u8; 2]>::from_cbor(&hex("82 01 02")), Err(DecodeError::WrongType));
    assert_eq!(Bytes::from_cbor(&hex("42 0102")), Ok(Bytes(vec![1, 2])));
}

mod property {
    use proptest::prelude::*;

    use super::super::Value;

    proptest! {
        #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn whatever_decodes_encodes_to_the_same_bytes(bytes in proptest::collection::vec(any::<u8>(), 0..40)) {
            if let Ok((value, used)) = Value::decode_prefix(&bytes) {
                prop_assert_eq!(value.encode(), &bytes[..used]);
            }
        }
    }
}

#[expect(unreachable_pub, reason = "the macro makes public types")]
mod sample {
    crate::record! {
        /// A record for these tests.
        Sample {
            /// Mandatory.
            0 => number: u32,
            /// Optional.
            1 => word: Option<String>,
            /// Mandatory.
            2 => pair: Vec<(u64, bool)>,
        }
    }
}
