//! Finds in a text what may tell who a person is. It finds too much rather than too little: a person looks at it.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

/// What kind of thing was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Identifier {
    /// A citizen service number that passes its check.
    CitizenNumber,
    /// A telephone number.
    Phone,
    /// A mail address.
    Mail,
    /// A date.
    Date,
    /// A postcode.
    Postcode,
    /// A street with a number.
    Address,
    /// A word with a capital that is no ordinary word here.
    Name,
}

/// Something that was found.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Found {
    /// What kind.
    pub kind: Identifier,
    /// The words, as they stand.
    pub text: String,
}

/// Ordinary words that begin sentences, and abbreviations of the field.
const ORDINARY: &[&str] = &[
    "Aan",
    "Achter",
    "Af",
    "Al",
    "Alle",
    "Alleen",
    "Als",
    "Altijd",
    "Anders",
    "Beide",
    "Bij",
    "Binnen",
    "Boven",
    "Buiten",
    "Buurman",
    "Buurvrouw",
    "Daar",
    "Daarna",
    "Daarom",
    "Dan",
    "Dat",
    "De",
    "Deze",
    "Die",
    "Dit",
    "Dochter",
    "Door",
    "Drie",
    "Dus",
    "Een",
    "Eerst",
    "Elke",
    "En",
    "Er",
    "Geen",
    "Gezin",
    "Haar",
    "Heeft",
    "Heel",
    "Het",
    "Hier",
    "Hij",
    "Hoe",
    "Hun",
    "Iedereen",
    "Ik",
    "In",
    "Is",
    "Ja",
    "Je",
    "Kan",
    "Kinderen",
    "Maar",
    "Man",
    "Meer",
    "Meneer",
    "Met",
    "Mevrouw",
    "Mijn",
    "Misschien",
    "Moeder",
    "Moet",
    "Na",
    "Naar",
    "Naast",
    "Nee",
    "Niemand",
    "Niet",
    "Nog",
    "Nu",
    "Of",
    "Om",
    "Omdat",
    "Ondanks",
    "Onder",
    "Ook",
    "Op",
    "Over",
    "Partner",
    "Samen",
    "Sinds",
    "Soms",
    "Steeds",
    "Te",
    "Tegen",
    "Tijdens",
    "Toen",
    "Tot",
    "Twee",
    "Uit",
    "Vader",
    "Van",
    "Vanaf",
    "Veel",
    "Voor",
    "Vroeger",
    "Vrouw",
    "Waar",
    "Waarom",
    "Wanneer",
    "Wat",
    "We",
    "Wel",
    "Welke",
    "Wie",
    "Wij",
    "Wil",
    "Ze",
    "Zelf",
    "Zij",
    "Zijn",
    "Zo",
    "Zodat",
    "Zoon",
    "Zou",
    "Zus",
    "AKAD",
    "AOW",
    "BSN",
    "CAK",
    "CJG",
    "ECD",
    "GGD",
    "GGZ",
    "LVB",
    "PGB",
    "RIS",
    "SVB",
    "UWV",
    "VNG",
    "WIA",
    "WLZ",
    "WMO",
    "WW",
    "ZVW",
];

const MONTHS: &[&str] = &[
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
];

/// How names of streets end.
const STREETS: &[&str] = &[
    "dijk",
    "dreef",
    "erf",
    "gracht",
    "hof",
    "kade",
    "laan",
    "markt",
    "pad",
    "park",
    "plantsoen",
    "plein",
    "singel",
    "steeg",
    "straat",
    "veld",
    "weg",
];

/// Everything in a text that may tell who a person is, ascending by kind, each once.
pub fn find(text: &str) -> Vec<Found> {
    let words: Vec<Word<'_>> = words(text);
    let mut found = BTreeSet::new();
    let mut add = |kind, text: &str| {
        found.insert(Found { kind, text: text.to_owned() });
    };
    numbers(text, &mut add);
    for (place, word) in words.iter().enumerate() {
        let next = words.get(place + 1);
        if is_mail(word.text) {
            add(Identifier::Mail, word.text);
        } else if let Some(end) = next.filter(|next| is_postcode(word.text, next.text)) {
            add(Identifier::Postcode, &format!("{} {}", word.text, end.text));
        } else if is_whole_postcode(word.text) {
            add(Identifier::Postcode, word.text);
        }
        if let Some(number) = next.filter(|next| is_street(word.text) && starts_with_digit(next.text)) {
            add(Identifier::Address, &format!("{} {}", word.text, number.text));
        }
        if is_date(word.text) {
            add(Identifier::Date, word.text);
        }
        let month = next.filter(|next| MONTHS.contains(&next.text.to_lowercase().as_str()));
        if let Some(month) =
            month.filter(|_| word.text.len() <= 2 && word.text.bytes().all(|byte| byte.is_ascii_digit()))
        {
            add(Identifier::Date, &format!("{} {}", word.text, month.text));
        }
        if is_name(word, &words) {
            add(Identifier::Name, word.text);
        }
    }
    found.into_iter().collect()
}

/// A word without the marks around it, and whether it begins a sentence.
struct Word<'a> {
    text: &'a str,
    first: bool,
}

fn words(text: &str) -> Vec<Word<'_>> {
    let mut first = true;
    let mut words = Vec::new();
    for line in text.lines() {
        for piece in line.split_whitespace() {
            let inner = piece.trim_matches(|c: char| !c.is_alphanumeric() && c != '+');
            if !inner.is_empty() {
                words.push(Word { text: inner, first });
                first = false;
            }
            first |= piece.ends_with(['.', '!', '?', ':']);
        }
        first = true;
    }
    words
}

/// Runs of digits with at most one mark between them: telephone numbers and citizen service numbers.
fn numbers(text: &str, add: &mut impl FnMut(Identifier, &str)) {
    let part = |c: char| c.is_ascii_digit() || matches!(c, ' ' | '-' | '.' | '+' | '(' | ')');
    for run in text.split(|c: char| !part(c)) {
        let run = run.trim_matches(|c: char| !c.is_ascii_digit() && c != '+' && c != '(');
        let digits: Vec<u32> = run.chars().filter_map(|c| c.to_digit(10)).collect();
        let abroad = run.starts_with('+') || run.starts_with("00");
        if (digits.len() == 10 && digits.first() == Some(&0)) || (abroad && (10..=15).contains(&digits.len())) {
            add(Identifier::Phone, run);
        } else if passes_eleven(&digits) && !is_date(run) {
            add(Identifier::CitizenNumber, run);
        }
    }
}

/// The check of a citizen service number: nine digits (eight with a zero left out) whose weighted sum is a multiple of
/// eleven, the last digit counted negative.
fn passes_eleven(digits: &[u32]) -> bool {
    if !(8..=9).contains(&digits.len()) || digits.iter().all(|digit| *digit == 0) {
        return false;
    }
    let weights = [-1_i64, 2, 3, 4, 5, 6, 7, 8, 9];
    let sum: i64 = digits.iter().rev().zip(weights).map(|(digit, weight)| i64::from(*digit) * weight).sum();
    sum % 11 == 0
}

fn is_mail(word: &str) -> bool {
    word.split_once('@').is_some_and(|(who, place)| !who.is_empty() && place.contains('.'))
}

fn is_postcode(digits: &str, letters: &str) -> bool {
    let number = digits.len() == 4 && digits.bytes().all(|byte| byte.is_ascii_digit()) && !digits.starts_with('0');
    number && letters.len() == 2 && letters.bytes().all(|byte| byte.is_ascii_uppercase())
}

fn is_whole_postcode(word: &str) -> bool {
    word.len() == 6
        && word.split_at_checked(4).is_some_and(|(digits, letters)| is_postcode(digits, &letters.to_uppercase()))
}

fn is_street(word: &str) -> bool {
    let word = word.to_lowercase();
    STREETS.iter().any(|end| word.len() > end.len() && word.ends_with(end))
}

fn starts_with_digit(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_digit())
}

/// Three numbers with marks between them, of which one can be a day and one a month.
fn is_date(word: &str) -> bool {
    let parts: Vec<&str> = word.split(['-', '/', '.']).collect();
    let numbers: Vec<u32> = parts.iter().filter_map(|part| part.parse().ok()).collect();
    let [one, two, three] = numbers.as_slice() else { return false };
    let day = |number: &u32| (1..=31).contains(number);
    let month = |number: &u32| (1..=12).contains(number);
    parts.len() == 3 && ((day(one) && month(two)) || (month(two) && day(three)) || (month(one) && day(two)))
}

/// A word with a capital, unless it is an ordinary one; at the beginning of a sentence also when it stands elsewhere
/// without a capital.
fn is_name(word: &Word<'_>, all: &[Word<'_>]) -> bool {
    let capital = word.text.starts_with(char::is_uppercase);
    let letters = word.text.chars().filter(|c| c.is_alphabetic()).count();
    if !capital || ORDINARY.contains(&word.text) || (letters == 1 && word.first) {
        return false;
    }
    let small = word.text.to_lowercase();
    !(word.first && all.iter().any(|other| other.text == small))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expect: &[(Identifier, &str)]) {
        let found: Vec<(Identifier, String)> = find(text).into_iter().map(|one| (one.kind, one.text)).collect();
        let expect: Vec<(Identifier, String)> = expect.iter().map(|(kind, text)| (*kind, (*text).to_owned())).collect();
        assert_eq!(found, expect, "{text}");
    }

    #[test]
    fn ordinary_sentences_tell_nothing() {
        check("Mevrouw durft haar post niet te openen. De huur loopt achter.", &[]);
        check("Post blijft liggen, want post maakt bang.", &[]);
        check("Zij kookt graag voor 12 mensen op dinsdag; de GGZ belt.", &[]);
        check("De rekening is 1250 euro en 3 maanden oud.", &[]);
    }

    #[test]
    fn a_citizen_number_is_known_by_its_check() {
        check("nummer 111222333", &[(Identifier::CitizenNumber, "111222333")]);
        check("nummer 1112.22.333 staat erbij", &[(Identifier::CitizenNumber, "1112.22.333")]);
        check("nummer 111222334", &[]);
        check("nummer 000000000", &[]);
    }

    #[test]
    fn telephone_numbers_and_mail_addresses_are_found() {
        check("bel 06-12345678", &[(Identifier::Phone, "06-12345678")]);
        check("bel (020) 123 45 67", &[(Identifier::Phone, "(020) 123 45 67")]);
        check("bel +31 6 12345678", &[(Identifier::Phone, "+31 6 12345678")]);
        check("schrijf naar a.b@voorbeeld.nl.", &[(Identifier::Mail, "a.b@voorbeeld.nl")]);
    }

    #[test]
    fn dates_postcodes_and_addresses_are_found() {
        check("geboren op 12-03-1950", &[(Identifier::Date, "12-03-1950")]);
        check("sinds 1950-03-12", &[(Identifier::Date, "1950-03-12")]);
        check("sinds 12 maart", &[(Identifier::Date, "12 maart")]);
        check("woont op 1234 AB", &[(Identifier::Postcode, "1234 AB"), (Identifier::Name, "AB")]);
        check("woont op 1234ab", &[(Identifier::Postcode, "1234ab")]);
        check("woont aan de lijsterstraat 12a", &[(Identifier::Address, "lijsterstraat 12a")]);
    }

    #[test]
    fn a_word_with_a_capital_may_be_a_name_wherever_it_stands() {
        check("Fatima belt.", &[(Identifier::Name, "Fatima")]);
        check("De zoon heet Joris-Jan.", &[(Identifier::Name, "Joris-Jan")]);
        check("mevrouw Çelik", &[(Identifier::Name, "Çelik")]);
    }

    #[test]
    fn nothing_breaks_on_any_text() {
        for text in ["", "+", "0", "@.", "1234", "\u{e9}\u{e9}12AB", "....", "0000 AA 00-00-00", "++31"] {
            drop(find(text));
        }
    }
}
