//! Finds where someone lives: a street with its number, a street alone, a berth.

use super::atoms::{Atom, Atoms};
use super::{Hit, Identifier, vocabulary};

/// How names of streets end, also in small letters and without a number.
const STREETS: &[&str] = &["straat", "laan", "plein", "gracht", "kade", "singel", "dreef", "steeg", "plantsoen", "weg"];

/// How names of streets end when a number follows.
const STREETS_NUMBERED: &[&str] =
    &["dijk", "erf", "hof", "markt", "pad", "park", "veld", "hoek", "burg", "wal", "vaart"];

/// Words that are a street by themselves, behind other words with a capital and before a number.
const WAYS: &[&str] = &[
    "straat", "laan", "plein", "gracht", "kade", "singel", "weg", "pad", "dijk", "hof", "vaart", "haven", "brink",
    "dam", "spui", "bos", "wal", "markt", "sloot", "park", "steeg", "dreef", "rade", "veld", "baan", "ring", "werf",
    "eiland", "erf", "oever", "zijde", "meer", "hoek", "eind",
];

const WAYS_ENGLISH: &[&str] =
    &["street", "road", "lane", "avenue", "square", "close", "drive", "way", "court", "gardens", "terrace"];

/// Words within which a name of a street may stand.
const WITHIN: &[&str] = &["van", "de", "der", "den", "het", "ter", "ten", "en", "t"];

/// Words that say that someone lives there.
const LIVING: &[&str] = &[
    "woont",
    "woonde",
    "wonen",
    "adres",
    "verhuist",
    "verhuisd",
    "verhuisde",
    "ingeschreven",
    "slaapt",
    "sliep",
    "ligt",
    "lives",
    "lived",
    "moved",
    "address",
];

/// Words for a place that has a number and no street.
const BERTHS: &[&str] = &["ligplaats", "staanplaats", "standplaats", "huisnummer", "kavel"];

/// What may stand behind the number of a house.
const ADDITIONS: &[&str] = &["hs", "bis", "zw", "rood", "zwart", "huis", "boven", "beneden", "sous", "ii", "iii", "iv"];

/// Words behind a number that counts something.
const COUNTED: &[&str] = &[
    "jaar",
    "keer",
    "uur",
    "euro",
    "maanden",
    "maand",
    "mensen",
    "weken",
    "week",
    "dagen",
    "minuten",
    "kinderen",
    "huizen",
    "procent",
    "meter",
    "kilometer",
    "keren",
    "personen",
    "gezinnen",
];

/// Words that a name of a street has at most.
const WORDS_MAX: usize = 6;

/// What begins at an atom, if anything.
pub(super) fn hit(atoms: &Atoms<'_>, at: usize, known: &[bool]) -> Option<Hit> {
    let end = berth(atoms, at).or_else(|| street(atoms, at, known)).or_else(|| english(atoms, at))?;
    Hit::new(Identifier::Address, atoms, at..end)
}

fn berth(atoms: &Atoms<'_>, at: usize) -> Option<usize> {
    BERTHS.contains(&atoms.get(at)?.small.as_str()).then(|| house(atoms, at + 1))?
}

fn street(atoms: &Atoms<'_>, at: usize, known: &[bool]) -> Option<usize> {
    let start = atoms.get(at)?;
    let ordinal = start.digits
        && start.text.len() <= 2
        && atoms.get(at + 1).is_some_and(|end| end.gap.is_empty() && matches!(end.small.as_str(), "e" | "de" | "ste"));
    let from = if ordinal { at + 2 } else { at };
    let first = atoms.get(from).filter(|first| first.letters())?;
    let living = (1..=4).any(|back| atoms.before(at, back).is_some_and(|one| LIVING.contains(&one.small.as_str())));
    if !first.capital() {
        let known_street = ends(&first.small, STREETS) && (living || !first.small.ends_with("weg"));
        let numbered = known_street || (living && ends(&first.small, STREETS_NUMBERED));
        return numbered.then(|| house(atoms, from + 1))?;
    }
    let opens = first.first && vocabulary::is_ordinary(&first.small);
    let mut alone = None;
    for last in from..from + WORDS_MAX {
        let word = atoms.get(last).filter(|word| last == from || goes_on(word))?;
        let way = WAYS.contains(&word.small.as_str());
        let named = way || ends(&word.small, STREETS) || ends(&word.small, STREETS_NUMBERED);
        let lived = living && !vocabulary::is_title(&first.small);
        if (named && !(opens && last > from)) || (lived && word.capital() && !vocabulary::is_ordinary(&word.small)) {
            let year = atoms.get(last + 1).is_some_and(|year| way && year.digits && year.text.len() == 4);
            if let Some(end) = year.then(|| house(atoms, last + 2)).flatten().or_else(|| house(atoms, last + 1)) {
                return Some(end);
            }
        }
        let free = !known.get(last).copied().unwrap_or_default() && !first.first;
        if free && word.capital() && ends(&word.small, STREETS) && !vocabulary::is_ordinary(&word.small) {
            alone = Some(last + 1);
        }
        if !atoms.get(last + 1).is_some_and(goes_on) {
            return alone;
        }
    }
    alone
}

/// Whether a word may go on a name of a street.
fn goes_on(word: &Atom<'_>) -> bool {
    let joined = matches!(word.gap, " " | "-" | "'" | "\u{2019}" | ". " | " '" | " \u{2019}");
    joined && word.letters() && (word.capital() || WITHIN.contains(&word.small.as_str()))
}

fn ends(small: &str, ends: &[&str]) -> bool {
    ends.iter().any(|end| small.len() >= end.len() + 3 && small.ends_with(end))
}

/// Where the number of a house ends that stands at an atom, with what is added to it.
fn house(atoms: &Atoms<'_>, at: usize) -> Option<usize> {
    let number = atoms.get(at).filter(|number| number.digits && number.text.len() <= 5)?;
    if !matches!(number.gap, " " | "\u{a0}") {
        return None;
    }
    let mut end = at + 1;
    while let Some(atom) = atoms.get(end).filter(|_| end <= at + 3) {
        let small = atom.small.as_str();
        let short = atom.text.len() <= 4;
        let roman = small.bytes().all(|byte| matches!(byte, b'i' | b'v'));
        let letter = atom.letters() && atom.text.len() == 1;
        let added = match atom.gap {
            "" => atom.letters() && atom.text.len() <= 3 && !matches!(small, "e" | "de" | "ste"),
            "-" | "/" => short && (atom.digits || roman || letter || ADDITIONS.contains(&small)),
            " " => (ADDITIONS.contains(&small) || (letter && atom.capital())) && atom.letters(),
            _ => false,
        };
        if !added {
            break;
        }
        end += 1;
    }
    let next = atoms.get(end);
    let goes_on = next.is_some_and(|next| next.gap.is_empty() || (next.digits && matches!(next.gap, "." | ",")));
    let counts = next.is_some_and(|next| next.gap == " " && COUNTED.contains(&next.small.as_str()));
    (!goes_on && !counts).then_some(end)
}

/// A number, one to three words with a capital, and a word for a street.
fn english(atoms: &Atoms<'_>, at: usize) -> Option<usize> {
    atoms.get(at).filter(|number| number.digits && number.text.len() <= 4)?;
    for last in at + 1..at + 5 {
        let word = atoms.get(last).filter(|word| word.gap == " " && word.capital())?;
        if last > at + 1 && WAYS_ENGLISH.contains(&word.small.as_str()) {
            return Some(last + 1);
        }
    }
    None
}
