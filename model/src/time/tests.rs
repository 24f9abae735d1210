use super::*;

#[track_caller]
fn check(text: &str, day: i32) {
    assert_eq!(text.parse::<Day>(), Ok(Day(day)));
    assert_eq!(Day(day).to_string(), text);
}

#[test]
fn days_are_counted_from_1970() {
    check("1970-01-01", 0);
    check("1969-12-31", -1);
    check("2000-02-29", 11_016);
    check("2000-03-01", 11_017);
    check("2024-12-31", 20_088);
    check("0001-01-01", -719_162);
    check("9999-12-31", 2_932_896);
}

#[test]
fn only_dates_that_exist_are_read() {
    for text in ["2023-02-29", "1900-02-29", "2024-13-01", "2024-00-01", "2024-01-32", "2024-01-00", "0000-01-01"] {
        assert_eq!(text.parse::<Day>(), Err(ParseDayError), "{text}");
    }
    for text in ["", "2024", "2024-01", "2024-01-01-01", "gisteren", "-2024-01-01", "99999-01-01", "4294967296-01-01"] {
        assert_eq!(text.parse::<Day>(), Err(ParseDayError), "{text}");
    }
}

#[test]
fn every_day_of_four_centuries_is_its_own_date() {
    let mut previous = Day(-1).date();

    for number in 0..146_097 {
        let date = Day(number).date();
        assert_eq!(Day::from_date(date.0, date.1, date.2), Some(Day(number)));
        assert!(date > previous);
        previous = date;
    }
}

#[test]
fn a_moment_lies_in_its_day() {
    assert_eq!(Timestamp(0).day(), Day(0));
    assert_eq!(Timestamp(MS_PER_DAY - 1).day(), Day(0));
    assert_eq!(Timestamp(MS_PER_DAY).day(), Day(1));
    assert_eq!(Timestamp(-1).day(), Day(-1));
    assert_eq!(Timestamp(i64::MAX).day(), Day(i32::MAX));
    assert_eq!(Timestamp(i64::MIN).day(), Day(i32::MIN));
}

#[test]
fn days_and_moments_survive_their_encoding() {
    for number in [Day::FIRST.0, -1, 0, 1, Day::LAST.0] {
        assert_eq!(Day::from_cbor(&Day(number).to_cbor()), Ok(Day(number)));
        assert_eq!(Timestamp::from_cbor(&Timestamp(number.into()).to_cbor()), Ok(Timestamp(number.into())));
    }
    for number in [i64::from(Day::FIRST.0) - 1, i64::from(Day::LAST.0) + 1, i64::MAX] {
        assert_eq!(Day::from_cbor(&number.to_cbor()), Err(DecodeError::OutOfBounds));
    }
    assert_eq!((Day::FIRST.to_string(), Day::LAST.to_string()), ("0001-01-01".to_owned(), "9999-12-31".to_owned()));
    assert_eq!(Day(i32::MAX).plus(1), Day(i32::MAX));
}
