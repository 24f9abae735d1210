//! Finds in a text what may tell who a person is: numbers by their form and check, names by how they stand in a
//! sentence. No list of names is used, so that a name from anywhere is as likely to be found as any other. What the
//! rule finds and what it misses is measured on sentences of our own. Source: `docs/identifiers.md`.

mod atoms;
mod names;
mod numbers;
mod places;
#[cfg(test)]
mod tests;
mod vocabulary;

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use self::atoms::{Atom, Atoms};
use crate::view::{NetworkView, Row};

/// What kind of thing was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Identifier {
    /// A citizen service number that passes its check.
    CitizenNumber,
    /// A telephone number.
    Phone,
    /// A mail address, or the name of an account behind an at sign.
    Mail,
    /// A bank account by its check.
    Account,
    /// A day, with or without its year.
    Date,
    /// A postcode.
    Postcode,
    /// A street, with or without a number, or a berth.
    Address,
    /// The number plate of a vehicle.
    Plate,
    /// A number behind a word such as client number, also one that passes no check.
    FileNumber,
    /// A word that stands as a name does.
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

/// A text of a case in which something was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Spot {
    /// The title.
    Title,
    /// Why it may be discussed.
    Ground,
    /// The question.
    Question,
    /// The situation.
    Situation,
    /// What goes well.
    Strengths,
    /// A tip.
    Tip,
    /// The breakthrough plan.
    Plan,
}

/// Something that was found, and where.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Located {
    /// What.
    #[serde(flatten)]
    pub found: Found,
    /// Where its words stand, each place once.
    pub spots: Vec<Spot>,
}

/// Names that everybody may read anyway: the network, its organisations, its tables and its places.
#[derive(Clone, Debug, Default)]
pub struct Allowed {
    /// Each name as its words in small letters, behind the first of them, longest first.
    names: BTreeMap<String, Vec<Vec<String>>>,
}

/// Words that a name begins with and that people leave out.
const LEADING: [&str; 8] = ["stichting", "vereniging", "gemeente", "wijktafel", "tafel", "netwerk", "de", "het"];

impl Allowed {
    /// Takes each name as a whole, and without the words before it that people leave out ("gemeente", "stichting").
    pub fn new<'a>(names: impl IntoIterator<Item = &'a str>) -> Self {
        let mut allowed = Self::default();
        for name in names {
            let mut words: Vec<String> = Atoms::new(name).iter().map(|atom| atom.small.clone()).collect();
            while words.iter().map(|word| word.chars().count()).sum::<usize>() > 2 {
                let Some(first) = words.first().cloned() else { break };
                let same = allowed.names.entry(first.clone()).or_default();
                same.push(words.clone());
                same.sort_by(|a, b| b.len().cmp(&a.len()).then_with(|| a.cmp(b)));
                same.dedup();
                if !LEADING.contains(&first.as_str()) {
                    break;
                }
                words.remove(0);
            }
        }
        allowed
    }

    /// Everything that a network calls itself, its organisations, its tables and its places, by the rows of its logs.
    pub fn in_rows<'a>(rows: impl IntoIterator<Item = &'a Row>) -> Self {
        let names = rows.into_iter().flat_map(|row| match row {
            Row::Network { name, region, .. } => [Some(name), region.as_ref()],
            Row::Organisation(card) => [Some(&card.name), None],
            Row::Table(table) => [Some(&table.name), table.area.as_ref()],
            _ => [None, None],
        });
        Self::new(names.flatten().map(String::as_str))
    }

    /// The same, by what is shown of a network.
    pub fn in_network(network: &NetworkView) -> Self {
        let organisations = network.organisations.iter().filter_map(|one| one.name.as_ref());
        let tables = network.tables.iter().flat_map(|table| [Some(&table.name), table.area.as_ref()]).flatten();
        let own = [Some(&network.name), network.region.as_ref()].into_iter().flatten();
        Self::new(own.chain(organisations).chain(tables).map(String::as_str))
    }

    /// How many atoms from here on are one of the names; none when no name begins here.
    fn length(&self, atoms: &Atoms<'_>, at: usize) -> Option<usize> {
        let first = atoms.get(at)?;
        let stands = |name: &Vec<String>| {
            name.iter().enumerate().all(|(offset, word)| {
                atoms.get(at + offset).is_some_and(|atom| {
                    atom.small == *word && (offset == 0 || (atom.gap.len() <= 2 && !atom.gap.contains('\n')))
                })
            })
        };
        self.names.get(&first.small)?.iter().find(|name| stands(name)).map(Vec::len)
    }
}

/// A find: which atoms it takes, and from which byte to which.
#[derive(Clone, Debug)]
struct Hit {
    kind: Identifier,
    atoms: std::ops::Range<usize>,
    bytes: std::ops::Range<usize>,
}

/// Everything in a text that may tell who a person is, ascending by kind, each once. Takes time in proportion to the
/// length of the text.
///
/// ```
/// use wijktafel_model::identifiers::{Allowed, Identifier, find};
///
/// let allowed = Allowed::new(["Voedselbank Oost"]);
/// let found = find("Voedselbank Oost helpt. Bel Fatima op 06-12345678.", &allowed);
///
/// let found: Vec<_> = found.iter().map(|one| (one.kind, one.text.as_str())).collect();
/// assert_eq!(found, [(Identifier::Phone, "06-12345678"), (Identifier::Name, "Fatima")]);
/// ```
pub fn find(text: &str, allowed: &Allowed) -> Vec<Found> {
    let atoms = Atoms::new(text);
    let known = known(&atoms, allowed);
    let mut hits = Vec::new();
    let mut at = 0;
    while at < atoms.len() {
        let hit = numbers::hit(&atoms, at).or_else(|| places::hit(&atoms, at, &known));
        at = hit.as_ref().map_or(at + 1, |hit| hit.atoms.end.max(at + 1));
        hits.extend(hit);
    }
    let mut taken = known;
    for place in hits.iter().flat_map(|hit| hit.atoms.clone()) {
        if let Some(taken) = taken.get_mut(place) {
            *taken = true;
        }
    }
    hits.extend(names::hits(&atoms, &taken));
    let found = hits.iter().filter_map(|hit| {
        let text = text.get(hit.bytes.clone())?;
        Some(Found { kind: hit.kind, text: text.to_owned() })
    });
    found.collect::<BTreeSet<Found>>().into_iter().collect()
}

/// The same of several texts that go together: what is a name in one is a name in all.
pub fn find_in<'a>(texts: impl IntoIterator<Item = &'a str>, allowed: &Allowed) -> Vec<Found> {
    find(&texts.into_iter().collect::<Vec<_>>().join("\n"), allowed)
}

/// The same, with where each stands.
pub fn locate(texts: &[(Spot, &str)], allowed: &Allowed) -> Vec<Located> {
    let found = find_in(texts.iter().map(|(_, text)| *text), allowed).into_iter();
    let located = found.map(|found| {
        let holding = texts.iter().filter(|(_, text)| text.contains(&found.text));
        let mut spots: Vec<Spot> = holding.map(|(spot, _)| *spot).collect();
        spots.dedup();
        Located { found, spots }
    });
    located.collect()
}

/// A text with other words in place of some, wherever they are not part of a longer word. What begins a sentence keeps
/// its capital.
pub fn replaced(text: &str, what: &str, by: &str) -> String {
    let (mut changed, mut rest) = (String::with_capacity(text.len()), 0);
    let part = |one: Option<char>, other: Option<char>| {
        one.is_some_and(char::is_alphanumeric) && other.is_some_and(char::is_alphanumeric)
    };
    for (at, _) in text.match_indices(what).filter(|(_, found)| !found.is_empty()) {
        let (before, behind) = (text.get(..at).unwrap_or_default(), text.get(at + what.len()..).unwrap_or_default());
        if part(before.chars().next_back(), what.chars().next())
            || part(what.chars().next_back(), behind.chars().next())
        {
            continue;
        }
        changed.push_str(text.get(rest..at).unwrap_or_default());
        let begins = before.trim_end_matches([' ', '"', '(']);
        let begins = begins.is_empty() || begins.ends_with(['.', '!', '?', ':', '\n']);
        let mut by = by.chars();
        if begins && what.starts_with(char::is_uppercase) {
            changed.extend(by.next().into_iter().flat_map(char::to_uppercase));
        }
        changed.extend(by);
        rest = at + what.len();
    }
    changed.push_str(text.get(rest..).unwrap_or_default());
    changed
}

/// Which atoms belong to a name that everybody may read.
fn known(atoms: &Atoms<'_>, allowed: &Allowed) -> Vec<bool> {
    let mut known = vec![false; atoms.len()];
    let mut at = 0;
    while at < atoms.len() {
        let length = allowed.length(atoms, at).unwrap_or_default();
        known.iter_mut().skip(at).take(length).for_each(|one| *one = true);
        at += length.max(1);
    }
    known
}

impl Hit {
    fn new(kind: Identifier, atoms: &Atoms<'_>, taken: std::ops::Range<usize>) -> Option<Self> {
        let start = atoms.get(taken.start)?.start;
        let end = atoms.get(taken.end.checked_sub(1)?).map(Atom::end)?;
        Some(Self { kind, atoms: taken, bytes: start..end })
    }
}
