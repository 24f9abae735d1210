//! Finds names by how they stand: a capital within a sentence; at its beginning by what follows; in small letters only
//! behind a title or a word for a person.

use std::collections::BTreeSet;
use std::ops::Range;

use super::atoms::Atoms;
use super::vocabulary::{
    ends_ordinarily, is_composed, is_joined, is_ordinary, is_prefix, is_title, is_verb, looks_like_a_name,
    stands_before_first_names,
};
use super::{Hit, Identifier};

/// Letters of an abbreviation at most.
const ABBREVIATION_MAX: usize = 5;

/// Initials that someone has at most: a longer row is walked in parts, so that each costs the same.
const INITIALS_MAX: usize = 6;

/// What a word is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sort {
    /// Letters that nothing else was found in.
    Free,
    Digits,
    /// Part of a find, or of a name that everybody may read.
    Taken,
}

/// Atoms that are written as one: O'Neill, Joris-Jan.
#[derive(Debug)]
struct Word<'a> {
    atoms: Range<usize>,
    text: &'a str,
    small: String,
    gap: &'a str,
    sort: Sort,
    first: bool,
    /// Whether an apostrophe and an s stand behind it.
    owns: bool,
}

/// All names; atoms that are taken are left out.
pub(super) fn hits(atoms: &Atoms<'_>, taken: &[bool]) -> Vec<Hit> {
    let words = Words { words: words(atoms, taken) };
    let mut names: Vec<Range<usize>> = Vec::new();
    let mut unsure = Vec::new();
    let mut at = 0;
    while at < words.words.len() {
        let name = words.name(at);
        if name.is_none() && words.get(at).is_some_and(|word| word.first && word.may_name()) {
            unsure.push(at);
        }
        at = name.as_ref().map_or(at + 1, |name| name.end.max(at + 1));
        names.extend(name);
    }
    let seen: BTreeSet<&str> =
        names.iter().flat_map(Range::clone).filter_map(|at| words.get(at)).map(|word| word.small.as_str()).collect();
    let again = unsure.into_iter().filter(|at| words.get(*at).is_some_and(|word| seen.contains(word.small.as_str())));
    let names = names.iter().cloned().chain(again.map(|at| at..at + 1));
    names
        .filter_map(|name| {
            let from = words.get(name.start)?.atoms.start;
            let to = words.get(name.end.checked_sub(1)?)?.atoms.end;
            Hit::new(Identifier::Name, atoms, from..to)
        })
        .collect()
}

fn words<'a>(atoms: &Atoms<'a>, taken: &[bool]) -> Vec<Word<'a>> {
    let mut words = Vec::new();
    let mut at = 0;
    while let Some(atom) = atoms.get(at) {
        let is_taken = |at: usize| taken.get(at).copied().unwrap_or_default();
        let sort = if is_taken(at) {
            Sort::Taken
        } else if atom.digits {
            Sort::Digits
        } else {
            Sort::Free
        };
        let mut end = at + 1;
        let mut owns = false;
        while let Some(next) = atoms.get(end).filter(|next| sort == Sort::Free && next.letters() && !is_taken(end)) {
            let apostrophe = matches!(next.gap, "'" | "\u{2019}" | "`");
            owns = apostrophe && next.small == "s" && !matches!(atoms.gap(end + 1), "-" | "");
            if owns || !(apostrophe || matches!(next.gap, "-" | "\u{2010}" | "\u{2011}")) {
                break;
            }
            end += 1;
        }
        let text = atoms.get(end - 1).map_or("", |last| atoms.text(atom.start, last.end()));
        let atoms = at..end;
        words.push(Word { atoms, text, small: text.to_lowercase(), gap: atom.gap, sort, first: atom.first, owns });
        at = end + usize::from(owns);
    }
    words
}

impl Word<'_> {
    /// Whether it begins with a capital, maybe behind a prefix that is joined to it.
    fn capital(&self) -> bool {
        let behind = self.text.split_once(['-', '\'', '\u{2019}']);
        self.text.starts_with(char::is_uppercase)
            || behind.is_some_and(|(prefix, rest)| is_joined(prefix) && rest.starts_with(char::is_uppercase))
    }

    fn is_initial(&self) -> bool {
        self.capital() && self.text.chars().count() == 1
    }

    /// Whether it has a capital and is neither an ordinary word nor an abbreviation nor a brand.
    fn may_name(&self) -> bool {
        self.sort == Sort::Free
            && self.capital()
            && !self.is_initial()
            && !is_ordinary(&self.small)
            && !self.is_abbreviation()
            && !has_inner_capital(self.text)
            && !is_composed(&self.small)
    }

    /// All in capitals and short, also when something ordinary is joined to it.
    fn is_abbreviation(&self) -> bool {
        let (head, _) = self.text.split_once(['-', '\'', '\u{2019}']).unwrap_or((self.text, ""));
        let letters = head.chars().count();
        let capitals = letters >= 2 && head.chars().all(char::is_uppercase);
        (capitals && letters <= ABBREVIATION_MAX)
            || (head != self.text && !is_joined(head) && is_ordinary(&head.to_lowercase()))
    }

    /// Whether it follows the word before it with nothing but a space between them.
    fn follows(&self) -> bool {
        matches!(self.gap, " " | "\u{a0}") && !self.first
    }
}

/// A capital behind a small letter, as brands have; not in McDonald.
fn has_inner_capital(text: &str) -> bool {
    let mut before = ' ';
    let inner = text.chars().any(|c| {
        let inner = c.is_uppercase() && before.is_lowercase();
        before = c;
        inner
    });
    inner && !["Mc", "Mac", "De", "Van", "Di", "La", "Le"].iter().any(|head| text.starts_with(head))
}

/// The words of a text.
struct Words<'a> {
    words: Vec<Word<'a>>,
}

impl<'a> Words<'a> {
    fn get(&self, at: usize) -> Option<&Word<'a>> {
        self.words.get(at)
    }

    /// The name that begins at a word.
    fn name(&self, at: usize) -> Option<Range<usize>> {
        let word = self.get(at).filter(|word| word.sort == Sort::Free)?;
        let before = at.checked_sub(1).and_then(|before| self.get(before)).filter(|_| !word.first);
        let before = before.filter(|_| matches!(word.gap, " " | ". " | "\u{a0}")).map(|before| before.small.as_str());
        let titled = before.is_some_and(is_title) || self.is_told(at);
        if let Some(last) = self.behind_initials(at) {
            return Some(at..last);
        }
        if titled && let Some(end) = self.titled(at) {
            return Some(at..end);
        }
        if word.capital() {
            let begins = if word.first { self.begins(at) } else { word.may_name() || self.capital_prefix(at) };
            return begins.then(|| at..self.end(at));
        }
        let person = before.is_some_and(stands_before_first_names) && !self.is_verb(at);
        let begins = word.first && self.is_verb(at + 1);
        let free = !is_ordinary(&word.small) && !is_composed(&word.small) && !ends_ordinarily(&word.small);
        ((person || begins) && free && looks_like_a_name(&word.small)).then_some(at..at + 1)
    }

    /// Whether "naam is" stands before a word.
    fn is_told(&self, at: usize) -> bool {
        let small = |back: usize| at.checked_sub(back).and_then(|at| self.get(at)).map(|word| word.small.as_str());
        small(1) == Some("is") && matches!(small(2), Some("naam" | "voornaam" | "achternaam"))
    }

    /// Where a name ends whose initials begin at a word.
    fn behind_initials(&self, at: usize) -> Option<usize> {
        self.get(at).filter(|word| word.is_initial())?;
        let mut next = at + 1;
        while next < at + INITIALS_MAX
            && self.get(next).is_some_and(|word| word.is_initial() && matches!(word.gap, "." | ". "))
        {
            next += 1;
        }
        self.get(next).filter(|word| matches!(word.gap, "." | ". "))?;
        let last = self.past_prefixes(next);
        let word = self.get(last).filter(|word| word.sort == Sort::Free && word.capital() && !word.is_initial())?;
        (last > next || !is_ordinary(&word.small)).then(|| self.end(last))
    }

    /// Where a name ends behind a title; in small letters only what is no ordinary word.
    fn titled(&self, at: usize) -> Option<usize> {
        let last = self.past_prefixes(at);
        let word = self.get(last).filter(|word| word.sort == Sort::Free && (last == at || word.follows()))?;
        if word.capital() {
            let own = !word.is_initial() && (last > at || !is_ordinary(&word.small)) && !word.is_abbreviation();
            return own.then(|| self.end(last));
        }
        let small = word.small.as_str();
        let ordinary = is_ordinary(small) || is_composed(small) || ends_ordinarily(small) || is_prefix(small);
        let plural = small.ends_with("en") && !small.ends_with("sen");
        let own = small.chars().count() >= 3 && !ordinary && !self.is_verb(last) && (last > at || !plural);
        own.then_some(last + 1)
    }

    /// The first word from here on that is no prefix of a surname.
    fn past_prefixes(&self, at: usize) -> usize {
        let mut last = at;
        while last < at + 4 && self.get(last).is_some_and(|word| word.sort == Sort::Free && is_prefix(&word.small)) {
            last += 1;
        }
        last
    }

    /// Whether a prefix with a capital stands here and a name behind it.
    fn capital_prefix(&self, at: usize) -> bool {
        let last = self.past_prefixes(at);
        last > at && self.get(last).is_some_and(|word| word.may_name() && word.follows())
    }

    /// Where a name ends whose first word stands here.
    fn end(&self, at: usize) -> usize {
        let mut end = at + 1;
        while self.get(end - 1).is_some_and(|word| !word.owns) {
            let last = self.past_prefixes(end);
            let goes_on = (end..=last).all(|one| self.get(one).is_some_and(Word::follows));
            if !goes_on || !self.get(last).is_some_and(Word::may_name) {
                break;
            }
            end = last + 1;
        }
        end
    }

    fn is_verb(&self, at: usize) -> bool {
        self.get(at).is_some_and(|word| word.follows() && word.sort == Sort::Free && is_verb(&word.small))
    }

    /// Whether the word that begins a sentence is a name, by its own form and by what follows.
    fn begins(&self, at: usize) -> bool {
        let Some(word) = self.get(at).filter(|word| word.may_name()) else {
            return self.get(at).is_some_and(|word| is_joined(&word.small)) && self.capital_prefix(at);
        };
        let next = self.get(at + 1);
        let adjacent = next.filter(|next| next.follows());
        if word.owns || looks_like_a_name(&word.small) {
            return true;
        }
        let last = self.past_prefixes(at + 1);
        let surname = (at + 1..=last).all(|one| self.get(one).is_some_and(Word::follows))
            && self.get(last).is_some_and(Word::may_name);
        let ordinary = ends_ordinarily(&word.small);
        let both = adjacent.is_some_and(|next| matches!(next.small.as_str(), "en" | "and"))
            && self.get(at + 2).is_some_and(|other| {
                other.follows() && (other.may_name() || matches!(other.small.as_str(), "haar" | "zijn" | "his" | "her"))
            });
        let aged = next.is_some_and(|next| next.sort == Sort::Digits && matches!(next.gap, ", " | " ("));
        !ordinary && (surname || both || aged || self.is_verb(at + 1))
    }
}
