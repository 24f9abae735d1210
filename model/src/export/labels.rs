//! The words of renderings, from `nl.ftl`: one `key = text` a line, with places written `{ $name }`.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::LazyLock;

use serde::Serialize;

use crate::time::{Day, Timestamp};

static TEXTS: LazyLock<BTreeMap<&'static str, &'static str>> = LazyLock::new(|| {
    let lines = include_str!("nl.ftl").lines().filter(|line| !line.starts_with('#'));
    lines.filter_map(|line| line.split_once(" = ")).collect()
});

/// The text under a key; the key itself when there is none.
pub fn text(key: &str) -> String {
    TEXTS.get(key).copied().unwrap_or(key).to_owned()
}

/// The text under a key with its places filled.
pub fn fill(key: &str, values: &[(&str, &dyn fmt::Display)]) -> String {
    let template = TEXTS.get(key).copied().unwrap_or(key);
    let mut pieces = template.split("{ $");
    let mut filled = pieces.next().unwrap_or_default().to_owned();
    // Values are put in beside the template, never into it: what a value says is not read as a place.
    for piece in pieces {
        let (name, rest) = piece.split_once(" }").unwrap_or((piece, ""));
        let value = values.iter().find(|(candidate, _)| *candidate == name).map(|(_, value)| value.to_string());
        filled.push_str(value.as_deref().unwrap_or(name));
        filled.push_str(rest);
    }
    filled
}

/// The word for a value of a closed list: the text under `family-value`.
pub fn of<T: Serialize>(family: &str, value: &T) -> String {
    text(&key_of(family, value))
}

/// The words for several values, with commas.
pub fn all<T: Serialize>(family: &str, values: &[T]) -> String {
    let words: Vec<String> = values.iter().map(|value| of(family, value)).collect();
    words.join(", ")
}

/// The key for a value of a closed list.
pub(super) fn key_of<T: Serialize>(family: &str, value: &T) -> String {
    let name = serde_json::to_value(value).ok();
    let name = name.as_ref().and_then(serde_json::Value::as_str).unwrap_or_default();
    format!("{family}-{}", name.replace('_', "-"))
}

/// An amount of money as people write it, to the cent.
pub fn money(cents: u64) -> String {
    let whole = (cents / 100).to_string();
    let mut said = String::from("€ ");
    for (place, digit) in whole.chars().enumerate() {
        if place > 0 && (whole.len() - place).is_multiple_of(3) {
            said.push('.');
        }
        said.push(digit);
    }
    format!("{said},{:02}", cents % 100)
}

/// A day as people write it.
pub fn day(day: Day) -> String {
    let (year, month, number) = day.date();
    format!("{number} {} {year}", text(&format!("month-{month}")))
}

/// The day of a claimed moment as people write it.
pub fn day_of(at: Timestamp) -> String {
    day(at.day())
}

/// Who did something, and on which day.
pub(super) fn by(who: &str, at: Timestamp) -> String {
    fill("by-on", &[("who", &who), ("day", &day_of(at))])
}

/// A claimed moment for programs: ISO 8601 in UTC, to the second.
pub fn moment(at: Timestamp) -> String {
    let seconds = at.0.div_euclid(1_000).rem_euclid(86_400);
    let (hours, minutes) = (seconds / 3_600, seconds / 60 % 60);
    format!("{}T{hours:02}:{minutes:02}:{:02}Z", at.day(), seconds % 60)
}

#[cfg(test)]
pub(super) fn has(key: &str) -> bool {
    TEXTS.contains_key(key)
}
