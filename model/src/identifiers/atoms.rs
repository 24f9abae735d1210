//! Cuts a text into runs of letters and runs of digits.

use super::vocabulary;

/// A run of letters or a run of digits.
#[derive(Debug)]
pub(super) struct Atom<'a> {
    pub(super) text: &'a str,
    /// In small letters.
    pub(super) small: String,
    /// What stands between the atom before and this one.
    pub(super) gap: &'a str,
    /// Where it begins, in bytes.
    pub(super) start: usize,
    pub(super) digits: bool,
    /// Whether a sentence begins here.
    pub(super) first: bool,
}

impl Atom<'_> {
    /// Where it ends, in bytes.
    pub(super) fn end(&self) -> usize {
        self.start + self.text.len()
    }

    /// Whether it begins with a capital.
    pub(super) fn capital(&self) -> bool {
        self.text.starts_with(char::is_uppercase)
    }

    pub(super) fn letters(&self) -> bool {
        !self.digits
    }
}

/// The atoms of a text, in order.
#[derive(Debug)]
pub(super) struct Atoms<'a> {
    whole: &'a str,
    atoms: Vec<Atom<'a>>,
}

/// The gap around a text: nothing is joined to it.
const EDGE: &str = "\n";

impl<'a> Atoms<'a> {
    pub(super) fn new(whole: &'a str) -> Self {
        let mut atoms: Vec<Atom<'a>> = Vec::new();
        let mut end = 0;
        let mut chars = whole.char_indices().peekable();
        while let Some((start, c)) = chars.next() {
            let Some(digits) = digits(c) else { continue };
            let mut stop = start + c.len_utf8();
            while let Some((at, next)) = chars.next_if(|(_, next)| same(*next, digits)) {
                stop = at + next.len_utf8();
            }
            let text = whole.get(start..stop).unwrap_or_default();
            let gap = whole.get(end..start).unwrap_or_default();
            let first = atoms.last().is_none_or(|before| begins_sentence(before, gap));
            atoms.push(Atom { text, small: text.to_lowercase(), gap, start, digits, first });
            end = stop;
        }
        Self { whole, atoms }
    }

    pub(super) fn len(&self) -> usize {
        self.atoms.len()
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = &Atom<'a>> {
        self.atoms.iter()
    }

    pub(super) fn get(&self, at: usize) -> Option<&Atom<'a>> {
        self.atoms.get(at)
    }

    /// The atom so many places before another.
    pub(super) fn before(&self, at: usize, places: usize) -> Option<&Atom<'a>> {
        self.atoms.get(at.checked_sub(places)?)
    }

    /// What stands before an atom, or behind the last one.
    pub(super) fn gap(&self, at: usize) -> &'a str {
        let behind = || self.atoms.last().and_then(|last| self.whole.get(last.end()..));
        self.get(at)
            .map(|atom| atom.gap)
            .or_else(behind)
            .filter(|gap| at < self.len() || !gap.is_empty())
            .unwrap_or(EDGE)
    }

    /// Whether one of the words stands among the so many atoms before this one.
    pub(super) fn behind(&self, at: usize, places: usize, words: &[&str]) -> bool {
        (1..=places).filter_map(|back| self.before(at, back)).any(|atom| words.contains(&atom.small.as_str()))
    }

    /// The text from one byte to another.
    pub(super) fn text(&self, from: usize, to: usize) -> &'a str {
        self.whole.get(from..to).unwrap_or_default()
    }
}

/// Whether a character is a digit or a letter; marks that lie over the letter before them belong to it.
fn digits(c: char) -> Option<bool> {
    let letter = c.is_alphabetic() || ('\u{300}'..='\u{36f}').contains(&c);
    if c.is_ascii_digit() { Some(true) } else { letter.then_some(false) }
}

fn same(c: char, wanted: bool) -> bool {
    digits(c) == Some(wanted)
}

/// A quotation begins one as well. A full stop behind an initial, a title or an abbreviation ends none.
fn begins_sentence(before: &Atom<'_>, gap: &str) -> bool {
    if gap.contains(['\n', '!', '?', ':', '"', '\u{2026}', '\u{2022}', '\u{201c}', '\u{201e}']) {
        return true;
    }
    let initial = before.capital() && before.text.chars().count() == 1;
    let stop = gap.strip_prefix(['"', '\'', ')', '\u{2019}', '\u{201d}']).unwrap_or(gap).starts_with('.');
    stop && gap.contains(char::is_whitespace) && !initial && !vocabulary::is_shortened(&before.small)
}
