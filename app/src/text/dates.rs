//! Days in words. Hours are shown only where the clock is this device's own or somebody typed them, and then in the
//! time of the Netherlands, which is said: a partner's moment is its claim, in a time zone nobody knows.

use wijktafel_model::time::{Day, Timestamp};

use super::{Lang, Words};

const MINUTE_MS: i64 = 60_000;
const DAY_MINUTES: i64 = 24 * 60;
/// The time of the Netherlands is this much later than UTC, in minutes: in winter, and in summer.
const LATER: [i64; 2] = [60, 120];

const MONTHS: [&str; 12] = [
    "month-1", "month-2", "month-3", "month-4", "month-5", "month-6", "month-7", "month-8", "month-9", "month-10",
    "month-11", "month-12",
];
const WEEKDAYS: [&str; 7] = ["weekday-4", "weekday-5", "weekday-6", "weekday-7", "weekday-1", "weekday-2", "weekday-3"];

impl Words {
    /// "18 maart 2026".
    pub fn day(&self, day: Day) -> String {
        let (year, month, date) = day.date();
        format!("{date} {} {year}", self.month(month))
    }

    /// "woensdag 18 maart".
    pub fn day_long(&self, day: Day) -> String {
        let (_, month, date) = day.date();
        let weekday = usize::try_from(day.0.rem_euclid(7)).ok().and_then(|index| WEEKDAYS.get(index));
        format!("{} {date} {}", self.t(weekday.copied().unwrap_or_default()), self.month(month))
    }

    /// "Woensdag 18 maart", to begin a line with.
    pub fn day_title(&self, day: Day) -> String {
        let text = self.day_long(day);
        let mut letters = text.chars();
        letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
    }

    /// "mrt 2026".
    pub fn month_short(&self, day: Day) -> String {
        let (year, month, _) = day.date();
        let name: String = self.month(month).chars().take(3).collect();
        format!("{name} {year}")
    }

    /// "vandaag", "gisteren", "morgen", else the day; the year only when it is another one.
    pub fn near(&self, day: Day, today: Day) -> String {
        match day.0.saturating_sub(today.0) {
            0 => self.t("today").into_owned(),
            1 => self.t("tomorrow").into_owned(),
            -1 => self.t("yesterday").into_owned(),
            _ if day.date().0 == today.date().0 => {
                let (_, month, date) = day.date();
                format!("{date} {}", self.month(month))
            }
            _ => self.day(day),
        }
    }

    /// The same for a claimed moment.
    pub fn when(&self, at: Timestamp, today: Day) -> String {
        self.near(at.day(), today)
    }

    /// "woensdag 18 maart 2026, 14.30 uur", in the time of the Netherlands.
    pub fn moment(&self, at: Timestamp) -> String {
        let (day, _) = dutch(at);
        let year = day.date().0;
        let day = format!("{} {year}", self.day_long(day));
        self.with("moment", &[("day", day.into()), ("time", field_time(at).into())])
    }

    /// "18 maart 2026 14:30", for a column; in the time of the Netherlands.
    pub fn moment_short(&self, at: Timestamp) -> String {
        format!("{} {}", self.day(dutch(at).0), field_time(at))
    }

    fn month(&self, month: u32) -> String {
        let index = usize::try_from(month).unwrap_or(1).saturating_sub(1);
        self.t(MONTHS.get(index).copied().unwrap_or_default()).into_owned()
    }
}

/// Reads a day as people write it: `2026-03-18`, `18-3-2026`, `18/3/2026` or `18.3.2026`.
pub fn parse_day(text: &str) -> Option<Day> {
    let text = text.trim();
    if let Ok(day) = text.parse() {
        return Some(day);
    }
    let parts: Vec<u32> = text.split(['-', '/', '.', ' ']).map(|part| part.parse().ok()).collect::<Option<_>>()?;
    let [date, month, year] = parts.as_slice() else { return None };
    Day::from_date(i32::try_from(*year).ok()?, *month, *date)
}

/// A day as it is written into a field: the order people of the language expect.
pub fn field_day(day: Day, lang: Lang) -> String {
    let (year, month, date) = day.date();
    match lang {
        Lang::Nl => format!("{date}-{month}-{year}"),
        Lang::En => day.to_string(),
    }
}

/// The last Sunday of a month of 31 days.
fn last_sunday(year: i32, month: u32) -> Option<Day> {
    let last = Day::from_date(year, month, 31)?;
    // Day 0 was a Thursday.
    Some(last.plus(-(last.0 + 4).rem_euclid(7)))
}

/// By how much the time of the Netherlands is later than UTC, in minutes. Source: directive 2000/84/EC, articles 2 and 3:
/// summer is from the last Sunday of March to the last of October, one o'clock UTC.
fn later(at: Timestamp) -> i64 {
    let minute = at.0.div_euclid(MINUTE_MS);
    let year = at.day().date().0;
    let [winter, summer] = LATER;
    let turn = |month| last_sunday(year, month).map(|day| i64::from(day.0) * DAY_MINUTES + 60);
    match turn(3).zip(turn(10)) {
        Some((begins, ends)) if (begins..ends).contains(&minute) => summer,
        _ => winter,
    }
}

/// The day and the minute of the day that clocks in the Netherlands show.
fn dutch(at: Timestamp) -> (Day, i64) {
    let minutes = at.0.div_euclid(MINUTE_MS) + later(at);
    (Timestamp(minutes * MINUTE_MS).day(), minutes.rem_euclid(DAY_MINUTES))
}

/// The moment at which clocks in the Netherlands show a minute of a day; of the hour that comes twice, the first.
pub fn moment_of(day: Day, minute: i64) -> Timestamp {
    let shown = i64::from(day.0) * DAY_MINUTES + minute;
    let [winter, summer] = LATER.map(|later| Timestamp((shown - later) * MINUTE_MS));
    if later(summer) == LATER[1] { summer } else { winter }
}

/// The day on which a moment falls in the Netherlands.
pub fn dutch_day(at: Timestamp) -> Day {
    dutch(at).0
}

/// Reads a time of day as people write it, `14:30`, `14.30` or `9`; in minutes.
pub fn parse_time(text: &str) -> Option<i64> {
    let mut parts = text.trim().split([':', '.']);
    let hours: i64 = parts.next()?.parse().ok()?;
    let minutes: i64 = parts.next().map_or(Ok(0), str::parse).ok()?;
    let fits = (0..24).contains(&hours) && (0..60).contains(&minutes) && parts.next().is_none();
    fits.then_some(hours * 60 + minutes)
}

/// The time of day of a moment as it is written into a field, in the time of the Netherlands.
pub fn field_time(at: Timestamp) -> String {
    let (_, minute) = dutch(at);
    format!("{:02}:{:02}", minute / 60, minute % 60)
}

#[cfg(test)]
mod tests {
    use wijktafel_model::time::{Day, Timestamp};

    use super::{MINUTE_MS, dutch_day, field_day, field_time, moment_of, parse_day, parse_time};
    use crate::text::{Lang, Words};

    #[test]
    fn a_day_is_read_as_people_write_it() {
        let day = Day::from_date(2026, 3, 18);
        for text in ["2026-03-18", "18-3-2026", " 18/03/2026 ", "18.3.2026", "18 3 2026"] {
            assert_eq!(parse_day(text), day, "{text}");
        }
        for text in ["", "maart", "31-2-2026", "18-3-26-1", "18-3"] {
            assert_eq!(parse_day(text), None, "{text}");
        }
    }

    #[test]
    fn what_is_written_into_a_field_is_read_back() {
        let day = Day::from_date(2027, 12, 1).expect("a day");
        for lang in Lang::ALL {
            assert_eq!(parse_day(&field_day(day, lang)), Some(day));
        }
    }

    #[test]
    fn clocks_turn_where_the_law_says() {
        let utc = |m, d, minute: i64| {
            let day = Day::from_date(2026, m, d).expect("a day");
            Timestamp((i64::from(day.0) * 1440 + minute) * MINUTE_MS)
        };
        assert_eq!(field_time(utc(3, 29, 59)), "01:59");
        assert_eq!(field_time(utc(3, 29, 60)), "03:00");
        assert_eq!(field_time(utc(10, 25, 59)), "02:59");
        assert_eq!(field_time(utc(10, 25, 60)), "02:00");
        assert_eq!(dutch_day(utc(6, 30, 22 * 60)), Day::from_date(2026, 7, 1).expect("a day"));
    }

    #[test]
    fn a_moment_that_is_typed_is_read_back() {
        for month in [1, 3, 7, 10, 12] {
            for minute in [0, 240, 719, 1439] {
                let day = Day::from_date(2026, month, 28).expect("a day");
                let at = moment_of(day, minute);
                assert_eq!((dutch_day(at), parse_time(&field_time(at))), (day, Some(minute)));
            }
        }
        assert_eq!(parse_time(" 9 "), Some(540));
        for wrong in ["", "24:00", "12:60", "12:30:00", "half drie", "-1"] {
            assert_eq!(parse_time(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn weekdays_fall_where_the_calendar_says() {
        let words = Words::new(Lang::Nl);
        let day = |y, m, d| Day::from_date(y, m, d).expect("a day");
        assert_eq!(words.day_long(day(2026, 3, 18)), "woensdag 18 maart");
        assert_eq!(words.day_long(day(1969, 12, 29)), "maandag 29 december");
        assert_eq!(words.near(day(2026, 3, 17), day(2026, 3, 18)), "gisteren");
        assert_eq!(words.near(day(2025, 3, 17), day(2026, 3, 18)), "17 maart 2025");
    }
}
