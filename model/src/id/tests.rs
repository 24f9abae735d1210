use super::*;

#[test]
fn an_id_is_read_from_exactly_its_hexadecimal_form() {
    let id = LogId([0xab; 16]);

    assert_eq!(id.to_string(), "ab".repeat(16));
    assert_eq!("ab".repeat(16).parse(), Ok(id));
    assert_eq!(id.short(), "abababab");
    assert_eq!(format!("{id:?}"), "LogId(abababab)");
    for broken in ["ab".repeat(15), "ab".repeat(17), "AB".repeat(16), "zz".repeat(16), "ë".repeat(16), String::new()] {
        assert_eq!(broken.parse::<LogId>(), Err(ParseIdError), "{broken}");
    }
}

#[test]
fn an_id_of_another_length_is_refused() {
    assert_eq!(LogId::from_cbor(&LogId([1; 16]).to_cbor()), Ok(LogId([1; 16])));
    assert_eq!(LogId::from_cbor(&EntryId([1; 32]).to_cbor()), Err(DecodeError::OutOfBounds));
}

#[test]
fn a_digest_tells_where_its_parts_end() {
    let all = [
        digest("a", &[b"bc"]),
        digest("a", &[b"b", b"c"]),
        digest("a", &[b"c", b"b"]),
        digest("a", &[b"bc", b""]),
        digest("b", &[b"bc"]),
        digest("a", &[]),
    ];

    let distinct: std::collections::BTreeSet<_> = all.iter().collect();
    assert_eq!(distinct.len(), all.len());
}

#[test]
fn facts_of_one_entry_have_ids_of_their_own() {
    let entry = EntryId([1; 32]);

    assert_ne!(FactId::of(entry, 0), FactId::of(entry, 1));
    assert_ne!(FactId::of(entry, 0), FactId::of(EntryId([2; 32]), 0));
}
