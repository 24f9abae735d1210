//! Values that are typed: ids as prefixes, words of closed lists, bounded text.

use std::collections::BTreeSet;
use std::fmt::Display;
use std::str::FromStr;

use clap::builder::{PossibleValuesParser, TypedValueParser};
use serde::Serialize;
use wijktafel_model::words::{Line, Prose, TextError};

use crate::problem::Problem;

/// Fewer digits say too little.
const DIGITS_MIN: usize = 4;
/// The longest id has 64 digits.
const DIGITS_MAX: usize = 64;

/// The first digits of an id, or all of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Prefix(String);

/// Text that is not the beginning of an id.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not {DIGITS_MIN} or more digits of an id")]
pub struct ParsePrefixError;

impl FromStr for Prefix {
    type Err = ParsePrefixError;
    fn from_str(text: &str) -> Result<Self, ParsePrefixError> {
        let fits = (DIGITS_MIN..=DIGITS_MAX).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_hexdigit());
        if fits { Ok(Self(text.to_ascii_lowercase())) } else { Err(ParsePrefixError) }
    }
}

impl Prefix {
    /// The one id among `all` that begins so. A whole id is believed: the node says whether it is there.
    ///
    /// # Errors
    /// `no-such-id`, or `ambiguous-id` when several begin so.
    pub fn among<I: Copy + Ord + Display + FromStr>(&self, all: impl IntoIterator<Item = I>) -> Result<I, Problem> {
        if let Ok(whole) = self.0.parse() {
            return Ok(whole);
        }
        let fitting = all.into_iter().filter(|id| id.to_string().starts_with(&self.0)).collect::<BTreeSet<_>>();
        match fitting.first() {
            Some(only) if fitting.len() == 1 => Ok(*only),
            Some(_) => Err(Problem::about("ambiguous-id", &*self.0)),
            None => Err(Problem::about("no-such-id", &*self.0)),
        }
    }
}

/// The name of a word of a closed list, as it is typed and as JSON has it.
pub fn name<T: Serialize>(word: &T) -> String {
    let json = serde_json::to_value(word).unwrap_or_default();
    json.as_str().unwrap_or_default().replace('_', "-")
}

/// Reads one word of a closed list.
pub fn word<T>(all: &'static [T]) -> impl TypedValueParser<Value = T>
where
    T: Serialize + Copy + Send + Sync + 'static,
{
    let names: Vec<String> = all.iter().map(name).collect();
    PossibleValuesParser::new(names)
        .try_map(move |given| all.iter().copied().find(|word| name(word) == given).ok_or(ParsePrefixError))
}

/// Reads one line of text.
///
/// # Errors
/// [`TextError`] when it is empty, too long or holds a control character.
pub fn line(text: &str) -> Result<Line, TextError> {
    Line::new(text)
}

/// Reads some lines of text.
///
/// # Errors
/// [`TextError`] when it is empty, too long or holds a control character.
pub fn prose(text: &str) -> Result<Prose, TextError> {
    Prose::new(text)
}

#[cfg(test)]
mod tests {
    use wijktafel_model::id::LogId;
    use wijktafel_model::words::LifeArea;

    use super::*;

    const ALL: [LogId; 3] = [LogId([0x11; 16]), LogId([0xab; 16]), {
        let mut bytes = [0xab; 16];
        bytes[15] = 0;
        LogId(bytes)
    }];

    fn find(prefix: &str) -> Result<LogId, String> {
        let prefix: Prefix = prefix.parse().map_err(|_short: ParsePrefixError| "short".to_owned())?;
        prefix.among(ALL).map_err(|problem| problem.code)
    }

    #[test]
    fn an_id_is_found_by_its_first_digits_when_they_fit_one_thing() {
        assert_eq!(find("1111"), Ok(ALL[0]));
        assert_eq!(find("11111111"), Ok(ALL[0]));
        assert_eq!(find("ABAB"), Err("ambiguous-id".to_owned()));
        assert_eq!(find(&ALL[1].to_string()), Ok(ALL[1]));
        assert_eq!(find("2222"), Err("no-such-id".to_owned()));
        assert_eq!(find("111"), Err("short".to_owned()));
        assert_eq!(find("xyzw"), Err("short".to_owned()));
    }

    #[test]
    fn a_whole_id_needs_no_list() {
        let absent = LogId([0x77; 16]);
        assert_eq!(find(&absent.to_string()), Ok(absent));
    }

    #[test]
    fn words_have_the_names_that_json_has() {
        assert_eq!(name(&LifeArea::TimeUse), "time-use");
    }
}
