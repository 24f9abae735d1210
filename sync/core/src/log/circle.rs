//! A log that names its own readers: who may read and write at which place, and whose right ended where.

use std::collections::{BTreeMap, BTreeSet};

use wijktafel_model::circle::{self, Reader};
use wijktafel_model::fact::Fact;
use wijktafel_model::history::Recorded;
use wijktafel_model::id::{EntryId, FactId};
use wijktafel_model::roster::{End, Holder};
use wijktafel_model::words::ReaderRule;

use super::{Item, Log, LogHistory};

/// What the entries about readers amount to.
#[derive(Clone, Debug, Default)]
pub(super) struct Circle {
    /// Places of entries that say something about readers.
    places: Vec<usize>,
    /// Who may read by each of them and what lies before it.
    after: BTreeMap<usize, BTreeSet<Reader>>,
    /// Everybody who was ever named.
    ever: BTreeSet<Reader>,
    /// Entries by which somebody's right ended; several when they were written apart.
    ends: BTreeMap<Reader, Vec<usize>>,
}

/// Whether a fact can change who reads.
fn is_about_readers(fact: &Fact) -> bool {
    matches!(
        fact.known(),
        Fact::CircleOpened(_)
            | Fact::GroundRecorded(_)
            | Fact::GroundWithdrawn(_)
            | Fact::ReaderNamed(_)
            | Fact::ReaderTakenOut(_)
    )
}

/// Whether somebody who is named, but whom no ground covers, may write this: what keeps the circle itself.
fn keeps_the_circle(fact: &Fact) -> bool {
    is_about_readers(fact) || matches!(fact.known(), Fact::Closed(_))
}

impl Log {
    /// Takes note of what the entry at the last place says about readers.
    pub(super) fn note_readers(&mut self, place: usize) {
        let says = |item: &Item| item.statements.iter().any(|statement| is_about_readers(&statement.fact));
        if self.readers != ReaderRule::Own || !self.items.get(place).is_some_and(says) {
            return;
        }
        self.circle.places.push(place);
        let after = circle::readers(&self.about_readers(&[place]));
        self.circle.after.insert(place, after);
        self.circle.ever = circle::ever_named(&self.about_readers(&self.circle.places.clone()));
        let ends = self.circle.ever.iter().map(|reader| (*reader, self.ends_of(reader))).collect();
        self.circle.ends = ends;
    }

    /// The facts about readers at these places and before them, whatever was judged of them since.
    fn about_readers(&self, heads: &[usize]) -> LogHistory<'_> {
        let within = |place: &&usize| heads.iter().any(|head| head == *place || self.precedes(**place, *head));
        let (mut facts, mut places) = (Vec::new(), Vec::new());
        for place in self.circle.places.iter().filter(within) {
            let Some(item) = self.items.get(*place) else { continue };
            let said = item.statements.iter().enumerate().filter(|(_, statement)| is_about_readers(&statement.fact));
            for (index, statement) in said {
                let (id, fact) = (FactId::of(item.id, index), statement.fact.clone());
                let (entry, author, at) = (item.id, item.author, statement.at);
                facts.push(Recorded { id, entry, author, at, fact, disputed: false });
                places.push(*place);
            }
        }
        LogHistory { log: self, facts, places }
    }

    /// Entries that ended somebody's right: after them it is gone, and it was there before or was given apart.
    fn ends_of(&self, reader: &Reader) -> Vec<usize> {
        let reads = |place: usize| self.circle.after.get(&place).is_some_and(|after| after.contains(reader));
        let narrows = |item: &Item| {
            item.statements.iter().any(|statement| match statement.fact.known() {
                Fact::ReaderTakenOut(out) => (out.org, out.person) == *reader,
                Fact::GroundWithdrawn(_) | Fact::GroundRecorded(_) => true,
                _ => false,
            })
        };
        let apart = |one: usize, two: usize| one != two && !self.precedes(one, two) && !self.precedes(two, one);
        let ends = self.circle.places.iter().copied().filter(|place| {
            let Some(item) = self.items.get(*place).filter(|item| !reads(*place) && narrows(item)) else {
                return false;
            };
            circle::readers(&self.about_readers(&item.parents)).contains(reader)
                || self.circle.places.iter().any(|other| reads(*other) && apart(*other, *place))
        });
        ends.collect()
    }

    /// Whether somebody may write an entry on these parents: who may read by what lies before it, or, where that is
    /// what keeps the circle, who is named. Everybody ever named may end the log.
    pub fn admits(&self, reader: &Reader, parents: &[EntryId], facts: &[Fact], text: bool) -> bool {
        if facts.iter().any(|fact| matches!(fact.known(), Fact::Dropped(_))) {
            return self.circle.ever.contains(reader);
        }
        let parents: Vec<usize> = parents.iter().filter_map(|parent| self.place_of(parent)).collect();
        let before = self.about_readers(&parents);
        circle::readers(&before).contains(reader)
            || !text && facts.iter().all(keeps_the_circle) && circle::named(&before).contains(reader)
    }

    /// Everybody who was ever named.
    pub fn ever_named(&self) -> &BTreeSet<Reader> {
        &self.circle.ever
    }

    /// Ends of readers' rights that this log itself says.
    pub fn own_ends(&self) -> impl Iterator<Item = End> {
        self.circle.ends.iter().flat_map(|((org, person), places)| {
            let entries = places.iter().filter_map(|place| self.items.get(*place));
            entries.map(|item| End { holder: Holder::Person(*org, *person), entry: item.id, left: None })
        })
    }

    /// Whether the entry at a place was written with an end in its past that this log itself says.
    pub(super) fn follows(&self, item: &Item, end: EntryId) -> bool {
        let places = self.place_of(&end).zip(self.place_of(&item.id));
        places.is_some_and(|(end, item)| end == item || self.precedes(end, item))
    }

    /// Whether an entry that was sealed knows of every end of those who may read no longer.
    pub fn knows_ends_but_of(&self, item: &Item, readers: &BTreeSet<Reader>) -> bool {
        let ended = self.circle.ends.iter().filter(|(reader, _)| !readers.contains(reader));
        ended
            .flat_map(|(_, places)| places)
            .all(|end| self.place_of(&item.id).is_some_and(|at| self.precedes(*end, at)))
    }

    /// What somebody may still have whose right ended: the entries that ended it, the own ones, and all before these.
    /// Without a name, what any of those may have who were ever named.
    pub fn until_the_end_of(&self, reader: Option<&Reader>) -> BTreeSet<usize> {
        let who = |one: &Reader| reader.is_none_or(|reader| reader == one);
        let items = self.items.iter().enumerate();
        let own = items.filter(|(_, item)| who(&(item.author.org, item.author.person)));
        let mut open: Vec<usize> = own.map(|(place, _)| place).collect();
        open.extend(self.circle.ends.iter().filter(|(one, _)| who(one)).flat_map(|(_, places)| places));
        let mut all = BTreeSet::new();
        while let Some(place) = open.pop() {
            if all.insert(place) {
                open.extend(self.items.get(place).into_iter().flat_map(|item| &item.parents));
            }
        }
        all
    }
}
