//! Claimed moments and days. Nothing here reads a clock: a moment is always an argument or a claim.

use std::fmt;
use std::str::FromStr;

use crate::cbor::{Cbor, DecodeError, Value};

const MS_PER_DAY: i64 = 86_400_000;

/// A moment: milliseconds since 1970-01-01T00:00:00Z. A claim of its author; never decides order or rights.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
#[serde(transparent)]
pub struct Timestamp(pub i64);

impl Timestamp {
    /// The day in UTC.
    pub const fn day(self) -> Day {
        #[expect(
            clippy::cast_possible_truncation,
            reason = "every i64 of milliseconds is within i32 days after clamping"
        )]
        let days = {
            let days = self.0.div_euclid(MS_PER_DAY);
            if days > i32::MAX as i64 {
                i32::MAX
            } else if days < i32::MIN as i64 {
                i32::MIN
            } else {
                days as i32
            }
        };
        Day(days)
    }
}

impl Cbor for Timestamp {
    fn to_value(&self) -> Value {
        self.0.to_value()
    }
    fn from_value(value: Value) -> Result<Self, DecodeError> {
        i64::from_value(value).map(Self)
    }
}

/// A calendar day: days since 1970-01-01, proleptic Gregorian.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(pub i32);

impl Day {
    /// 0001-01-01, the first day that has a date.
    pub const FIRST: Self = Self(-719_162);
    /// 9999-12-31, the last day that has a date.
    pub const LAST: Self = Self(2_932_896);

    /// The day with this date, when it exists and its year is 1..=9999.
    pub fn from_date(year: i32, month: u32, day: u32) -> Option<Self> {
        if !(1..=9999).contains(&year) || !(1..=12).contains(&month) || day == 0 {
            return None;
        }
        let candidate = Self(days_from_civil(i64::from(year), i64::from(month), i64::from(day)));
        (candidate.date() == (year, month, day)).then_some(candidate)
    }

    /// Year, month 1..=12, day 1..=31.
    pub fn date(self) -> (i32, u32, u32) {
        let z = i64::from(self.0) + 719_468;
        let era = z.div_euclid(146_097);
        let day_of_era = z.rem_euclid(146_097);
        let year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
        let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let shifted = (5 * day_of_year + 2) / 153;
        let day = day_of_year - (153 * shifted + 2) / 5 + 1;
        let month = if shifted < 10 { shifted + 3 } else { shifted - 9 };
        let year = year_of_era + era * 400 + i64::from(month <= 2);
        (clamp(year), clamp(month).unsigned_abs(), clamp(day).unsigned_abs())
    }

    /// The day `days` later.
    #[must_use]
    pub const fn plus(self, days: i32) -> Self {
        Self(self.0.saturating_add(days))
    }
}

fn clamp(n: i64) -> i32 {
    i32::try_from(n).unwrap_or(if n < 0 { i32::MIN } else { i32::MAX })
}

fn days_from_civil(year: i64, month: i64, day: i64) -> i32 {
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let year_of_era = year.rem_euclid(400);
    let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    clamp(era * 146_097 + day_of_era - 719_468)
}

/// A time of day by the clock on the wall, to the minute.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TimeOfDay {
    minutes: u16,
}

impl TimeOfDay {
    /// The time with this hour 0..=23 and minute 0..=59, when there is one.
    pub const fn new(hour: u16, minute: u16) -> Option<Self> {
        if hour < 24 && minute < 60 { Some(Self { minutes: hour * 60 + minute }) } else { None }
    }

    /// Minutes since midnight: 0..=1439.
    pub const fn minutes(self) -> u16 {
        self.minutes
    }
}

/// Text that is not a time in the form `HH:MM`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a time in the form HH:MM")]
pub struct ParseTimeError;

impl fmt::Display for TimeOfDay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}:{:02}", self.minutes / 60, self.minutes % 60)
    }
}

impl FromStr for TimeOfDay {
    type Err = ParseTimeError;
    fn from_str(text: &str) -> Result<Self, ParseTimeError> {
        let (hour, minute) = text.split_once([':', '.']).ok_or(ParseTimeError)?;
        let number = |digits: &str| match digits.len() {
            1 | 2 if digits.bytes().all(|byte| byte.is_ascii_digit()) => digits.parse::<u16>().ok(),
            _ => None,
        };
        let time = number(hour).zip(number(minute)).and_then(|(hour, minute)| Self::new(hour, minute));
        time.ok_or(ParseTimeError)
    }
}

impl serde::Serialize for TimeOfDay {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> serde::Deserialize<'de> for TimeOfDay {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = <std::borrow::Cow<'de, str>>::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

impl Cbor for TimeOfDay {
    fn to_value(&self) -> Value {
        Value::Uint(self.minutes.into())
    }
    fn from_value(value: Value) -> Result<Self, DecodeError> {
        let minutes = u64::from_value(value)?;
        match u16::try_from(minutes) {
            Ok(minutes) if minutes < 24 * 60 => Ok(Self { minutes }),
            _ => Err(DecodeError::OutOfBounds),
        }
    }
}

/// Text that is not a date in the form `YYYY-MM-DD`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a date in the form YYYY-MM-DD")]
pub struct ParseDayError;

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = self.date();
        write!(f, "{year:04}-{month:02}-{day:02}")
    }
}

impl FromStr for Day {
    type Err = ParseDayError;
    fn from_str(text: &str) -> Result<Self, ParseDayError> {
        let mut parts = text.splitn(3, '-');
        let mut number = || parts.next().and_then(|part| part.parse::<u32>().ok()).ok_or(ParseDayError);
        let (year, month, day) = (number()?, number()?, number()?);
        let year = i32::try_from(year).map_err(|_too_large| ParseDayError)?;
        Self::from_date(year, month, day).ok_or(ParseDayError)
    }
}

impl serde::Serialize for Day {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> serde::Deserialize<'de> for Day {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = <std::borrow::Cow<'de, str>>::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

impl Cbor for Day {
    fn to_value(&self) -> Value {
        i64::from(self.0).to_value()
    }
    fn from_value(value: Value) -> Result<Self, DecodeError> {
        let days = i32::try_from(i64::from_value(value)?).map_err(|_too_large| DecodeError::OutOfBounds)?;
        // What cannot be written as a date cannot be shown, exported or read again either.
        if (Self::FIRST..=Self::LAST).contains(&Self(days)) { Ok(Self(days)) } else { Err(DecodeError::OutOfBounds) }
    }
}

#[cfg(test)]
mod tests;
