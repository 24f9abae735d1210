use super::*;

#[test]
fn a_line_is_trimmed_bounded_and_one_line() {
    assert_eq!(Line::new("  Zuid  ").map(String::from), Ok("Zuid".to_owned()));
    assert_eq!(Line::new(" \n\t "), Err(TextError::Empty));
    assert_eq!(Line::new("a\nb"), Err(TextError::Control));
    assert!(Line::new(&"ë".repeat(200)).is_ok());
    assert_eq!(Line::new(&"ë".repeat(201)), Err(TextError::TooLong { max: 200 }));
}

#[test]
fn prose_takes_line_breaks_and_no_other_control_character() {
    assert!(Prose::new("een\ntwee").is_ok());
    assert_eq!(Prose::new("een\ttwee"), Err(TextError::Control));
    assert_eq!(Prose::new("een\u{0}twee"), Err(TextError::Control));
    assert_eq!(Prose::new(&"a".repeat(4_001)), Err(TextError::TooLong { max: 4_000 }));
    assert!(Document::new(&"a".repeat(20_000)).is_ok());
}

#[test]
fn text_that_was_not_trimmed_is_refused_on_the_wire() {
    assert_eq!(Line::from_cbor(&"Zuid".to_owned().to_cbor()), Line::new("Zuid").map_err(|_| DecodeError::OutOfBounds));
    for broken in [" Zuid", "Zuid ", "", "a\nb"] {
        assert_eq!(Line::from_cbor(&broken.to_owned().to_cbor()), Err(DecodeError::OutOfBounds), "{broken:?}");
    }
}

#[test]
fn debug_shows_no_words() {
    let secret = "mevrouw Kanarie";

    for shown in [
        format!("{:?}", Line::new(secret)),
        format!("{:?}", Prose::new(secret)),
        format!("{:?}", Document::new(secret)),
    ] {
        assert!(!shown.contains("Kanarie"), "{shown}");
    }
}

#[test]
fn every_code_names_one_value() {
    fn check<T: Copy + Eq + Cbor + fmt::Debug>(all: &[T]) {
        for (place, value) in all.iter().enumerate() {
            assert_eq!(T::from_cbor(&value.to_cbor()), Ok(*value));
            assert_eq!(all.iter().position(|other| other.to_cbor() == value.to_cbor()), Some(place));
        }
        assert_eq!(T::from_value(Value::Uint(9_999)), Err(DecodeError::OutOfBounds));
        assert_eq!(T::from_value(Value::Bool(true)), Err(DecodeError::WrongType));
    }
    check(LogKind::ALL);
    check(TextField::ALL);
    check(OrgKind::ALL);
    check(Formality::ALL);
    check(Role::ALL);
    check(SupportLevel::ALL);
    check(LifeArea::ALL);
    check(TipResult::ALL);
    check(ClientVerdict::ALL);
    check(CaseStep::ALL);
    check(AgreementKind::ALL);
    check(Verdict::ALL);
    check(AgreementRule::ALL);
    check(LearningOrder::ALL);
    check(DropReason::ALL);
    check(LawfulGround::ALL);
    check(SpecialCategory::ALL);
    check(SecrecyLift::ALL);
    check(Informed::ALL);
    check(LaterReaders::ALL);
}

#[test]
fn mandates_are_three_bits() {
    for bits in 0..8 {
        let mandates = Mandates::from_value(Value::Uint(bits)).unwrap();
        assert_eq!(mandates.to_value(), Value::Uint(bits));
    }
    assert_eq!(Mandates::ALL.to_value(), Value::Uint(7));
    assert_eq!(Mandates::from_value(Value::Uint(8)), Err(DecodeError::OutOfBounds));
}

#[test]
fn a_reader_rule_names_its_group() {
    let group = ReaderRule::Group(crate::id::GroupId([4; 16]));

    for rule in [ReaderRule::Members, group, ReaderRule::Own] {
        assert_eq!(ReaderRule::from_cbor(&rule.to_cbor()), Ok(rule));
    }
    let groupless = Value::Map(vec![(0, Value::Uint(1))]);
    assert_eq!(ReaderRule::from_value(groupless), Err(DecodeError::Missing(2)));
    let strange = Value::Map(vec![(0, Value::Uint(3))]);
    assert_eq!(ReaderRule::from_value(strange), Err(DecodeError::OutOfBounds));
    let both = Value::Map(vec![(0, Value::Uint(0)), (2, Value::Bytes(vec![4; 16]))]);
    assert_eq!(ReaderRule::from_value(both), Err(DecodeError::UnknownMandatory(2)));
}
