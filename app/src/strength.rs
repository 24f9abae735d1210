//! What can be said about a new passphrase in plain words. It is advice: only the length is a rule.

use std::collections::BTreeSet;

use crate::ask::PASSPHRASE_CHARS_MIN;

/// Fewer different characters are a pattern.
const DIFFERENT_MIN: usize = 6;
/// A phrase with fewer words should be so much longer.
const WORDS_MIN: usize = 4;
const CHARS_WITHOUT_WORDS: usize = 20;

/// How hard a passphrase seems to guess.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Strength {
    /// Too short to be taken.
    Short,
    /// The same few characters over and over.
    Repeats,
    /// Digits alone: a date, a number that is written down somewhere.
    Digits,
    /// One or two words.
    FewWords,
    /// Long enough. Whether it is the line of a song no program can tell.
    Good,
}

impl Strength {
    /// What can be said; nothing about an empty one.
    pub fn of(passphrase: &str) -> Option<Self> {
        let chars = passphrase.chars().count();
        let different: BTreeSet<char> = passphrase.chars().filter(|c| !c.is_whitespace()).collect();
        let words = passphrase.split_whitespace().collect::<BTreeSet<_>>().len();
        if chars == 0 {
            return None;
        }
        Some(match chars {
            ..PASSPHRASE_CHARS_MIN => Self::Short,
            _ if different.iter().all(char::is_ascii_digit) => Self::Digits,
            _ if different.len() < DIFFERENT_MIN => Self::Repeats,
            ..CHARS_WITHOUT_WORDS if words < WORDS_MIN => Self::FewWords,
            _ => Self::Good,
        })
    }

    /// The key of its sentence.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Short => "strength-short",
            Self::Repeats => "strength-repeats",
            Self::Digits => "strength-digits",
            Self::FewWords => "strength-few-words",
            Self::Good => "strength-good",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn advice_names_what_makes_a_phrase_easy_to_guess() {
        let cases = [
            ("", None),
            ("kort", Some(Strength::Short)),
            ("190119701901", Some(Strength::Digits)),
            ("1234 5678 9012", Some(Strength::Digits)),
            ("abababababab ab ab ab", Some(Strength::Repeats)),
            ("Amersfoort2026", Some(Strength::FewWords)),
            ("twaalf letters", Some(Strength::FewWords)),
            ("fietsen fietsen", Some(Strength::FewWords)),
            ("fiets dak soep wol", Some(Strength::Good)),
            ("een heel lange regel achtereen", Some(Strength::Good)),
        ];
        for (phrase, said) in cases {
            assert_eq!(Strength::of(phrase), said, "{phrase:?}");
        }
    }
}
