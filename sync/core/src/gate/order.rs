//! The order rules: judges a text change by its own causal past and by nothing else.
//!
//! What lies beside a change (written concurrently, or simply here) never matters, so replicas that hold different
//! entries judge alike, and in whatever order changes arrive, the same ones are taken in. The rules: the first change
//! makes the texts and no other makes anything; a change is the next of its feed and stands on the one before it; its
//! operations are numbered from what it stands on; every text and character it points at was made in its past; it
//! deletes no character twice.

use std::collections::{BTreeMap, BTreeSet};

use wijktafel_model::id::FeedId;
use wijktafel_model::words::TextField;

use super::precheck::{OpRef, PlainChange, Step};
use super::refusal::Refusal;

/// Consecutive operations of one change that inserted characters into one text.
#[derive(Clone, Copy, Debug)]
struct Inserted {
    field: TextField,
    first: u64,
    count: u64,
}

#[derive(Clone, Debug)]
struct Accepted {
    hash: [u8; 32],
    feed: FeedId,
    start: u64,
    end: u64,
    /// Places of what it stands on.
    deps: Vec<usize>,
    /// How many accepted changes stand on it directly.
    children: usize,
    /// Ascending by first operation.
    inserted: Vec<Inserted>,
}

/// The changes of one document that were taken in, as far as the rules need them.
#[derive(Clone, Debug, Default)]
pub struct Order {
    /// In the order of taking in: what a change stands on comes before it.
    changes: Vec<Accepted>,
    places: BTreeMap<[u8; 32], usize>,
    /// Places of each feed's changes.
    feeds: BTreeMap<FeedId, Vec<usize>>,
    /// Places of the changes on which none stands.
    heads: BTreeSet<usize>,
    /// The operation that made each text; all are of the first change.
    texts: BTreeMap<u64, TextField>,
    /// How many characters were ever inserted into each text.
    written: BTreeMap<TextField, u64>,
}

impl Order {
    /// Whether no change was taken in.
    pub fn is_empty(&self) -> bool {
        self.changes.is_empty()
    }

    /// Whether the change of this hash was taken in.
    pub fn contains(&self, hash: &[u8; 32]) -> bool {
        self.places.contains_key(hash)
    }

    /// How many changes were taken in.
    pub fn len(&self) -> usize {
        self.changes.len()
    }

    /// The most characters this text can show at any place in its history.
    pub fn written(&self, field: TextField) -> u64 {
        self.written.get(&field).copied().unwrap_or_default()
    }

    /// Takes a change in, when it keeps the rules. `may_create`: its entry stands where a document may begin.
    ///
    /// # Errors
    /// [`Refusal`] names the rule it breaks; [`Refusal::DependencyUnknown`] when it cannot be judged yet. Nothing is
    /// taken in then.
    ///
    /// Gives the texts it inserts into.
    pub fn admit(&mut self, change: &PlainChange, may_create: bool) -> Result<BTreeSet<TextField>, Refusal> {
        let feed = change.feed().ok_or(Refusal::Actor)?;
        let deps = self.find_deps(change)?;
        let past = Past::of(self, &deps);
        self.check_place(change, feed, &deps, &past)?;
        let texts = self.check_makes(change, may_create)?;
        let inserted = References { order: self, change, feed, past, texts: &texts, own: Vec::new() }.check()?;
        let grown = inserted.iter().map(|run| run.field).collect();
        self.push(change, feed, deps, inserted, texts);
        Ok(grown)
    }

    /// Undoes the latest [`Order::admit`].
    pub fn withdraw(&mut self) {
        let Some(last) = self.changes.pop() else { return };
        let place = self.changes.len();
        self.places.remove(&last.hash);
        self.heads.remove(&place);
        if let Some(places) = self.feeds.get_mut(&last.feed) {
            places.pop();
            if places.is_empty() {
                self.feeds.remove(&last.feed);
            }
        }
        for dep in last.deps {
            if let Some(below) = self.changes.get_mut(dep) {
                below.children -= 1;
                if below.children == 0 {
                    self.heads.insert(dep);
                }
            }
        }
        for run in last.inserted {
            if let Some(count) = self.written.get_mut(&run.field) {
                *count -= run.count;
            }
        }
        if self.changes.is_empty() {
            self.texts.clear();
        }
    }

    fn find_deps(&self, change: &PlainChange) -> Result<Vec<usize>, Refusal> {
        change.deps.iter().map(|hash| self.places.get(hash).copied().ok_or(Refusal::DependencyUnknown)).collect()
    }

    /// The change is the next of its feed, as its own past says, and its operations are numbered on from there.
    fn check_place(&self, change: &PlainChange, feed: FeedId, deps: &[usize], past: &Past) -> Result<(), Refusal> {
        let own = self.feeds.get(&feed).map(Vec::as_slice).unwrap_or_default();
        let before = own.iter().filter(|place| past.holds(**place)).count();
        if change.seq != before as u64 + 1 {
            return Err(Refusal::SeqGap);
        }
        if before < own.len() {
            return Err(Refusal::Equivocation);
        }
        let end = deps.iter().filter_map(|place| self.changes.get(*place)).map(|dep| dep.end).max().unwrap_or(0);
        if change.start != end + 1 {
            return Err(Refusal::StartOp);
        }
        Ok(())
    }

    /// Texts are made at the beginning of the first change, each once, ascending; nowhere else.
    fn check_makes(&self, change: &PlainChange, may_create: bool) -> Result<BTreeMap<u64, TextField>, Refusal> {
        let first = may_create && self.changes.is_empty() && change.deps.is_empty();
        let mut texts = BTreeMap::new();
        let mut number = change.start;
        let mut last = None;
        for step in &change.steps {
            if let Step::Make(field) = step {
                let in_front = number == change.start + texts.len() as u64;
                if !first || !in_front || last >= Some(*field) {
                    return Err(Refusal::ObjectNotAllowed);
                }
                last = Some(*field);
                texts.insert(number, *field);
            }
            number += step.count();
        }
        Ok(texts)
    }

    fn push(
        &mut self,
        change: &PlainChange,
        feed: FeedId,
        deps: Vec<usize>,
        inserted: Vec<Inserted>,
        texts: BTreeMap<u64, TextField>,
    ) {
        let place = self.changes.len();
        for dep in &deps {
            self.heads.remove(dep);
            if let Some(below) = self.changes.get_mut(*dep) {
                below.children += 1;
            }
        }
        for run in &inserted {
            *self.written.entry(run.field).or_default() += run.count;
        }
        self.heads.insert(place);
        self.places.insert(change.hash, place);
        self.feeds.entry(feed).or_default().push(place);
        self.texts.extend(texts);
        let (hash, start, end) = (change.hash, change.start, change.end());
        self.changes.push(Accepted { hash, feed, start, end, deps, children: 0, inserted });
    }
}

/// The causal past of a change that is being judged.
enum Past {
    /// It stands on every head.
    Everything,
    /// By place.
    These(Vec<bool>),
}

impl Past {
    fn of(order: &Order, deps: &[usize]) -> Self {
        if order.heads.iter().all(|head| deps.contains(head)) {
            return Self::Everything;
        }
        let mut past = vec![false; order.changes.len()];
        let mark = |past: &mut Vec<bool>, place: usize| {
            if let Some(seen) = past.get_mut(place) {
                *seen = true;
            }
        };
        for place in deps {
            mark(&mut past, *place);
        }
        for (place, change) in order.changes.iter().enumerate().rev() {
            if past.get(place) == Some(&true) {
                change.deps.iter().for_each(|dep| mark(&mut past, *dep));
            }
        }
        Self::These(past)
    }

    fn holds(&self, place: usize) -> bool {
        match self {
            Self::Everything => true,
            Self::These(past) => past.get(place) == Some(&true),
        }
    }
}

/// Follows every reference of a change.
struct References<'a> {
    order: &'a Order,
    change: &'a PlainChange,
    feed: FeedId,
    past: Past,
    /// Texts the change itself makes.
    texts: &'a BTreeMap<u64, TextField>,
    /// Characters the change itself inserted before the step at hand.
    own: Vec<Inserted>,
}

impl References<'_> {
    fn check(mut self) -> Result<Vec<Inserted>, Refusal> {
        let mut number = self.change.start;
        let mut deleted = Vec::new();
        for step in &self.change.steps {
            match *step {
                Step::Make(_) => {}
                Step::Insert { text, after, count } => {
                    let field = self.text(text)?;
                    if let Some(after) = after {
                        self.characters(field, after, 1)?;
                    }
                    match self.own.last_mut() {
                        Some(last) if last.field == field && last.first + last.count == number => last.count += count,
                        _ => self.own.push(Inserted { field, first: number, count }),
                    }
                }
                Step::Delete { text, first, count } => {
                    self.characters(self.text(text)?, first, count)?;
                    deleted.push((first, count));
                }
            }
            number += step.count();
        }
        deleted.sort_unstable();
        let overlap = |(one, other): (&(OpRef, u64), &(OpRef, u64))| {
            one.0.author == other.0.author && one.0.number + one.1 > other.0.number
        };
        if deleted.iter().zip(deleted.iter().skip(1)).any(overlap) {
            return Err(Refusal::DeletedTwice);
        }
        Ok(self.own)
    }

    /// The field of the text that this operation made.
    fn text(&self, made_by: OpRef) -> Result<TextField, Refusal> {
        let author = self.author(made_by)?;
        let field = match self.order.changes.first() {
            Some(first) if first.feed == author && self.past.holds(0) => self.order.texts.get(&made_by.number),
            None if author == self.feed => self.texts.get(&made_by.number),
            _ => None,
        };
        field.copied().ok_or(Refusal::Reference)
    }

    /// `count` characters from `first` on stand in the text of `field`, in the past of the change.
    fn characters(&self, field: TextField, first: OpRef, count: u64) -> Result<(), Refusal> {
        let author = self.author(first)?;
        let end = first.number + count;
        let mut at = first.number;
        while at < end {
            let runs =
                if author == self.feed && at >= self.change.start { &self.own } else { self.covering(author, at)? };
            let before = runs.partition_point(|run| run.first <= at);
            let run = before.checked_sub(1).and_then(|index| runs.get(index)).ok_or(Refusal::Reference)?;
            if run.field != field || run.first + run.count <= at {
                return Err(Refusal::Reference);
            }
            at = run.first + run.count;
        }
        Ok(())
    }

    /// What the change of this author that holds operation `number` inserted.
    fn covering(&self, author: FeedId, number: u64) -> Result<&Vec<Inserted>, Refusal> {
        let places = self.order.feeds.get(&author).ok_or(Refusal::UnknownActor)?;
        let start = |place: &usize| self.order.changes.get(*place).map_or(0, |change| change.start);
        let after = places.partition_point(|place| start(place) <= number);
        let place = after.checked_sub(1).and_then(|index| places.get(index)).ok_or(Refusal::Reference)?;
        let change = self.order.changes.get(*place).ok_or(Refusal::Reference)?;
        if number > change.end || !self.past.holds(*place) {
            return Err(Refusal::Reference);
        }
        Ok(&change.inserted)
    }

    fn author(&self, of: OpRef) -> Result<FeedId, Refusal> {
        self.change.authors.get(of.author).copied().ok_or(Refusal::Actor)
    }
}
