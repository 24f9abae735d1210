//! Finds what has a form or a check of its own: numbers of persons, telephones, accounts, vehicles; mail; days.

use super::atoms::Atoms;
use super::vocabulary::{DAYS_IN_WORDS, MONTHS, MONTHS_ENGLISH, MONTHS_SHORT};
use super::{Hit, Identifier};

/// Words before a number of a person or a case.
const FILE_NUMBERS: &[&str] = &[
    "bsn",
    "burgerservicenummer",
    "sofinummer",
    "cliëntnummer",
    "clientnummer",
    "cliëntnr",
    "clientnr",
    "klantnummer",
    "klantnr",
    "dossiernummer",
    "dossiernr",
    "zaaknummer",
    "zaaknr",
    "casusnummer",
    "polisnummer",
    "polisnr",
    "patiëntnummer",
    "patientnummer",
    "registratienummer",
    "kenmerk",
    "paspoortnummer",
    "rijbewijsnummer",
    "documentnummer",
    "vreemdelingennummer",
    "inschrijfnummer",
    "meldnummer",
];

/// Words before the word number that make it a number of a person or a case.
const FILES: &[&str] = &["dossier", "zaak", "cliënt", "client", "klant", "polis", "case", "file", "passport"];

const NUMBER: &[&str] = &["nummer", "nr", "number", "no"];

const TELEPHONE: &[&str] = &["tel", "telefoon", "telefoonnummer", "mobiel", "phone", "mobile"];

/// Marks between the groups of a telephone number.
const PHONE_GAPS: &[&str] = &[" ", "-", ".", "/", ") ", ")", " (", "(", " - ", ")-", ") - ", "\u{2013}", "\u{a0}"];

/// Words before numbers with marks that are no dates.
const SECTIONS: &[&str] =
    &["artikel", "artikelen", "art", "lid", "paragraaf", "par", "hoofdstuk", "versie", "bijlage", "tabel", "section"];

/// Words before a day and a month in two numbers.
const BEFORE_DAYS: &[&str] =
    &["op", "geboren", "geb", "datum", "geboortedatum", "dd", "d", "per", "sinds", "born", "on"];

/// Measures that stand right behind a number.
const UNITS: &[&str] = &["km", "kg", "cm", "mm", "ml", "kw", "cc", "gb", "mb", "en", "of"];

/// Digits that a telephone number has at most, with its country. Source: ITU-T E.164.
const PHONE_DIGITS_MAX: usize = 15;

/// Letters and digits that an account number has at most. Source: ISO 13616.
const ACCOUNT_MAX: usize = 34;

/// What begins at an atom, if anything.
pub(super) fn hit(atoms: &Atoms<'_>, at: usize) -> Option<Hit> {
    mail(atoms, at)
        .or_else(|| account(atoms, at))
        .or_else(|| plate(atoms, at))
        .or_else(|| date(atoms, at))
        .or_else(|| phone(atoms, at))
        .or_else(|| citizen_number(atoms, at))
        .or_else(|| file_number(atoms, at))
        .or_else(|| postcode(atoms, at))
}

fn mail(atoms: &Atoms<'_>, at: usize) -> Option<Hit> {
    let part = |gap: &str| !gap.is_empty() && gap.chars().all(|c| matches!(c, '.' | '_' | '-' | '+' | '%'));
    let run = |from: usize| {
        let mut end = from + 1;
        while end < atoms.len() && (atoms.gap(end).is_empty() || part(atoms.gap(end))) {
            end += 1;
        }
        end
    };
    let account = atoms.get(at)?.gap.ends_with('@');
    if account {
        let mut hit = Hit::new(Identifier::Mail, atoms, at..run(at))?;
        hit.bytes.start -= 1;
        return Some(hit);
    }
    // Looked for where a run begins, so that a long run is walked once.
    if at > 0 && (atoms.gap(at).is_empty() || part(atoms.gap(at))) {
        return None;
    }
    let place = run(at);
    (atoms.gap(place) == "@" && place < atoms.len()).then(|| Hit::new(Identifier::Mail, atoms, at..run(place)))?
}

/// By its check (the remainder of 97); a Dutch one also by its form alone, since it may be written down wrongly.
fn account(atoms: &Atoms<'_>, at: usize) -> Option<Hit> {
    let (land, check) = (atoms.get(at)?, atoms.get(at + 1)?);
    if land.digits || land.text.len() != 2 || !check.digits || !check.gap.is_empty() || check.text.len() < 2 {
        return None;
    }
    let (mut written, mut end, mut found) = (String::new(), at, None);
    while let Some(atom) = atoms.get(end).filter(|atom| end == at || matches!(atom.gap, "" | " " | "\u{a0}")) {
        written.push_str(&atom.text.to_ascii_uppercase());
        end += 1;
        if written.len() > ACCOUNT_MAX {
            break;
        }
        let dutch = written.len() == 18
            && written.starts_with("NL")
            && written.get(4..8).is_some_and(|bank| bank.bytes().all(|byte| byte.is_ascii_uppercase()))
            && written.get(8..).is_some_and(|number| number.bytes().all(|byte| byte.is_ascii_digit()));
        if dutch || (written.len() >= 15 && passes_97(&written)) {
            found = Some(end);
        }
    }
    Hit::new(Identifier::Account, atoms, at..found?)
}

fn passes_97(written: &str) -> bool {
    let Some((head, tail)) = written.split_at_checked(4) else { return false };
    let mut digits = tail.chars().chain(head.chars()).map(|c| c.to_digit(36));
    let rest = digits.try_fold(0_u32, |rest, digit| {
        let digit = digit?;
        Some((rest * if digit > 9 { 100 } else { 10 } + digit) % 97)
    });
    rest == Some(1)
}

/// Three groups of letters or digits, six in all; behind the word for it also one group or three with spaces.
fn plate(atoms: &Atoms<'_>, at: usize) -> Option<Hit> {
    let [one, two, three] = [atoms.get(at)?, atoms.get(at + 1)?, atoms.get(at + 2)?];
    let told = atoms.behind(at, 2, &["kenteken", "nummerplaat", "plate"]);
    let joined = |gap: &str| gap == "-" || (told && matches!(gap, "" | " "));
    let sizes = [one.text.len(), two.text.len(), three.text.len()];
    let alone = !matches!(one.gap, "-" | "/") && !matches!(atoms.gap(at + 3), "" | "-" | "/");
    let form = sizes == [2, 2, 2] || (sizes.iter().sum::<usize>() == 6 && sizes.iter().all(|size| *size <= 3));
    let turns = one.digits != two.digits || two.digits != three.digits;
    let strict = sizes == [2, 2, 2] || (one.digits != two.digits && two.digits != three.digits);
    let written = [one, two, three].iter().all(|part| {
        part.digits
            || part.text.bytes().all(|byte| byte.is_ascii_uppercase())
            || part.text.bytes().all(|byte| byte.is_ascii_lowercase())
    });
    (form && turns && strict && alone && written && joined(two.gap) && joined(three.gap))
        .then(|| Hit::new(Identifier::Plate, atoms, at..at + 3))?
}

fn date(atoms: &Atoms<'_>, at: usize) -> Option<Hit> {
    let end = numeric_date(atoms, at).or_else(|| written_date(atoms, at)).or_else(|| english_date(atoms, at))?;
    Hit::new(Identifier::Date, atoms, at..end)
}

/// Three numbers with marks between them, of which one can be a day and one a month; behind a word for it also two,
/// or eight digits in a row.
fn numeric_date(atoms: &Atoms<'_>, at: usize) -> Option<usize> {
    const MARKS: [&str; 3] = ["-", "/", "."];
    let one = atoms.get(at).filter(|one| one.digits && !MARKS.contains(&one.gap))?;
    let told = atoms.behind(at, 2, BEFORE_DAYS);
    if one.text.len() == 8 && told {
        let (day, month) = (number(one.text.get(..2)?), number(one.text.get(2..4)?));
        return (is_day(day) && is_month(month)).then_some(at + 1);
    }
    if atoms.behind(at, 2, SECTIONS) {
        return None;
    }
    let two = atoms.get(at + 1).filter(|two| two.digits && MARKS.contains(&two.gap))?;
    let last = |end: usize| !(atoms.get(end).is_some_and(|next| next.digits) && MARKS.contains(&atoms.gap(end)));
    let (a, b) = (number(one.text), number(two.text));
    if let Some(three) = atoms.get(at + 2).filter(|three| three.digits && three.gap == two.gap) {
        let c = number(three.text);
        let year = |atom: &str| matches!(atom.len(), 2 | 4);
        let day_first = year(three.text) && ((is_day(a) && is_month(b)) || (is_month(a) && is_day(b)));
        let year_first = one.text.len() == 4 && is_month(b) && is_day(c);
        return ((day_first || year_first) && last(at + 3)).then_some(at + 3);
    }
    let two_numbers = told && two.gap != "." && is_day(a) && is_month(b) && last(at + 2);
    (two_numbers && !atoms.get(at + 2).is_some_and(|next| matches!(next.small.as_str(), "uur" | "plekken" | "keer")))
        .then_some(at + 2)
}

/// A day and the name of a month, with the year that may follow.
fn written_date(atoms: &Atoms<'_>, at: usize) -> Option<usize> {
    let day = atoms.get(at)?;
    let in_words = DAYS_IN_WORDS.contains(&day.small.as_str());
    let in_digits = day.digits && is_day(number(&day.small));
    if !in_words && !in_digits {
        return None;
    }
    let ordinal = ["e", "de", "ste", "th", "st", "nd", "rd"];
    let mut month = at + 1;
    if atoms.get(month).is_some_and(|end| end.gap.is_empty() && ordinal.contains(&end.small.as_str())) {
        month += 1;
    }
    if atoms.get(month).is_some_and(|of| of.small == "of") {
        month += 1;
    }
    let name = atoms.get(month).filter(|name| matches!(name.gap, " " | "-" | ". " | "\u{a0}" | "."))?;
    let small = name.small.as_str();
    let short = MONTHS_SHORT.contains(&small) && !name.capital();
    let english = MONTHS_ENGLISH.contains(&small) && name.capital();
    (MONTHS.contains(&small) || short || english).then(|| year(atoms, month + 1))
}

/// The name of a month with a capital, and the day behind it.
fn english_date(atoms: &Atoms<'_>, at: usize) -> Option<usize> {
    let month = atoms.get(at).filter(|month| month.capital() && MONTHS_ENGLISH.contains(&month.small.as_str()))?;
    let day = atoms.get(at + 1).filter(|day| day.digits && day.gap == " " && is_day(number(day.text)))?;
    let ordinal = atoms
        .get(at + 2)
        .is_some_and(|end| end.gap.is_empty() && matches!(end.small.as_str(), "th" | "st" | "nd" | "rd"));
    (month.letters() && day.text.len() <= 2).then(|| year(atoms, at + 2 + usize::from(ordinal)))
}

/// Where a date ends whose year may stand at an atom.
fn year(atoms: &Atoms<'_>, at: usize) -> usize {
    let year = atoms.get(at).filter(|year| year.digits).is_some_and(|year| match year.text.len() {
        4 => matches!(year.gap, " " | ", " | "-" | ". " | "\u{a0}") && (1850..=2150).contains(&number(year.text)),
        2 => matches!(year.gap, "-" | " '" | " \u{2019}"),
        _ => false,
    });
    at + usize::from(year)
}

fn number(digits: &str) -> u32 {
    digits.parse().unwrap_or(u32::MAX)
}

fn is_day(number: u32) -> bool {
    (1..=31).contains(&number)
}

fn is_month(number: u32) -> bool {
    (1..=12).contains(&number)
}

/// Ten digits from a nought on, or a country and its digits; behind the word for it also fewer.
fn phone(atoms: &Atoms<'_>, at: usize) -> Option<Hit> {
    let first = atoms.get(at).filter(|first| first.digits)?;
    let abroad = first.gap.ends_with('+') || first.text.starts_with("00");
    let told = atoms.behind(at, 1, TELEPHONE);
    let (mut count, mut end, mut found) = (0, at, None);
    while let Some(atom) = atoms.get(end).filter(|atom| atom.digits && (end == at || PHONE_GAPS.contains(&atom.gap))) {
        count += atom.text.len();
        end += 1;
        if count > PHONE_DIGITS_MAX {
            break;
        }
        let least = if first.text.starts_with("00") { 11 } else { 9 };
        let national = first.text.starts_with('0') && !first.text.starts_with("00") && count == 10;
        if national || (abroad && (least..=PHONE_DIGITS_MAX).contains(&count)) || (told && (6..=10).contains(&count)) {
            found = Some(end);
        }
    }
    let mut hit = Hit::new(Identifier::Phone, atoms, at..found?)?;
    let opened = first.gap.ends_with('(') && atoms.gap(at + 1).starts_with(')');
    hit.bytes.start -= usize::from(opened || first.gap.ends_with('+'));
    Some(hit)
}

/// Nine digits, also in groups, or eight in a row with the nought left out.
fn citizen_number(atoms: &Atoms<'_>, at: usize) -> Option<Hit> {
    let joined = |gap: &str| matches!(gap, "." | "," | "-" | "/");
    let first = atoms.get(at).filter(|first| first.digits && !joined(first.gap) && !first.gap.contains('€'))?;
    let (mut digits, mut end) = (String::new(), at);
    while let Some(atom) = atoms.get(end) {
        let goes_on = end == at || matches!(atom.gap, " " | "." | "-" | "\u{a0}");
        if digits.len() >= 9 || end - at >= 4 || !atom.digits || !goes_on {
            break;
        }
        digits.push_str(atom.text);
        end += 1;
    }
    let whole = digits.len() == 9 || (digits.len() == 8 && first.text.len() == 8);
    let next = atoms.get(end);
    let goes_on = next.is_some_and(|next| next.gap.is_empty() || (next.digits && joined(next.gap)));
    let money = next.is_some_and(|next| matches!(next.small.as_str(), "euro" | "eur"));
    (whole && !goes_on && !money && passes_11(&digits)).then(|| Hit::new(Identifier::CitizenNumber, atoms, at..end))?
}

/// The check of a citizen service number: nine digits (eight with a zero left out) whose weighted sum is a multiple of
/// eleven, the last digit counted negative.
fn passes_11(digits: &str) -> bool {
    let weights = [-1_i64, 2, 3, 4, 5, 6, 7, 8, 9];
    let digits = digits.bytes().rev().map(|byte| i64::from(byte) - i64::from(b'0'));
    let (sum, all) =
        digits.zip(weights).fold((0, 0), |(sum, all), (digit, weight)| (sum + digit * weight, all + digit));
    all > 0 && sum % 11 == 0
}

/// Behind a word such as client number: letters and digits with marks between them.
fn file_number(atoms: &Atoms<'_>, at: usize) -> Option<Hit> {
    let file = |places| atoms.behind(at, places, FILE_NUMBERS);
    let filler =
        atoms.before(at, 1).is_some_and(|one| matches!(one.small.as_str(), "is" | "nummer" | "nr" | "met" | "heeft"));
    let told = file(1) || (filler && file(2)) || (atoms.behind(at, 1, NUMBER) && atoms.behind(at, 4, FILES));
    let joined = |at: usize| matches!(atoms.gap(at), "" | "-" | "/" | "." | "_");
    if !told || joined(at) || atoms.gap(at).contains('\n') {
        return None;
    }
    let mut end = at + 1;
    while end < atoms.len() && joined(end) {
        end += 1;
    }
    let digits: usize =
        (at..end).filter_map(|one| atoms.get(one)).filter(|one| one.digits).map(|one| one.text.len()).sum();
    (digits >= 3).then(|| Hit::new(Identifier::FileNumber, atoms, at..end))?
}

fn postcode(atoms: &Atoms<'_>, at: usize) -> Option<Hit> {
    let (digits, letters) = (atoms.get(at)?, atoms.get(at + 1)?);
    let number = digits.digits && digits.text.len() == 4 && !digits.text.starts_with('0');
    let upper = letters.text.bytes().all(|byte| byte.is_ascii_uppercase());
    let lower = letters.text.bytes().all(|byte| byte.is_ascii_lowercase()) && !UNITS.contains(&letters.text);
    let told = letters.gap.is_empty() || atoms.behind(at, 1, &["postcode"]);
    let pair = letters.text.len() == 2 && ((upper && matches!(letters.gap, "" | " ")) || (lower && told));
    let alone = !matches!(digits.gap, "." | ",") && !atoms.gap(at + 2).is_empty();
    (number && pair && alone).then(|| Hit::new(Identifier::Postcode, atoms, at..at + 2))?
}
