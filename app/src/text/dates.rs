//! Days in words. Hours are never shown: a moment is its author's claim, in a time zone nobody knows.

use wijktafel_model::time::{Day, Timestamp};

use super::{Lang, Words};

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

#[cfg(test)]
mod tests {
    use wijktafel_model::time::Day;

    use super::{field_day, parse_day};
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
    fn weekdays_fall_where_the_calendar_says() {
        let words = Words::new(Lang::Nl);
        let day = |y, m, d| Day::from_date(y, m, d).expect("a day");
        assert_eq!(words.day_long(day(2026, 3, 18)), "woensdag 18 maart");
        assert_eq!(words.day_long(day(1969, 12, 29)), "maandag 29 december");
        assert_eq!(words.near(day(2026, 3, 17), day(2026, 3, 18)), "gisteren");
        assert_eq!(words.near(day(2025, 3, 17), day(2026, 3, 18)), "17 maart 2025");
    }
}
