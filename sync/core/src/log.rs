//! One log in memory: entries that passed the gate, their causal order, and what the model may count.
//!
//! A feed is a chain; a fork splits it into *lanes*. *Strands* are chains across feeds: an entry goes on with the
//! strand of something it stands on, as the next feed of a device does with that of the one before. An entry's past is
//! a clock over strands, shared between entries of a strand until they learn of another, so that asking whether one
//! entry precedes another costs one lookup, and memory grows with how many write beside each other, not with how
//! often they started.

mod circle;

use std::collections::{BTreeMap, BTreeSet, BinaryHeap};
use std::fmt;
use std::sync::Arc;

use wijktafel_model::fact::{Closed, Fact, Statement};
use wijktafel_model::history::{Author, History, Recorded};
use wijktafel_model::id::{DeviceId, EntryId, EpochId, FactId, FeedId, LogId, OrgId, PersonId};
use wijktafel_model::roster::{End, Holder};
use wijktafel_model::words::{LogKind, Mandates, ReaderRule};

use crate::cut::{self, Cut, NodeChange, Standing};
use crate::entry::{Body, Entry};
use crate::gate::precheck;
use crate::sabotage::{self, Bug};
use crate::wire::vector::{FeedState, fingerprint, joined_tip};

/// One accepted entry. `Debug` shows nothing of what it says.
#[derive(Clone)]
pub struct Item {
    /// Its id.
    pub id: EntryId,
    /// Its feed.
    pub feed: FeedId,
    /// Its place in the feed.
    pub seq: u64,
    /// Who wrote it, as the roster said at its position.
    pub author: Author,
    /// Roster heads its author had seen.
    pub position: Arc<[EntryId]>,
    /// What it says.
    pub statements: Vec<Statement>,
    /// Its text change.
    pub change: Option<Vec<u8>>,
    /// Hash and dependencies of that change.
    node: Option<NodeChange>,
    /// Direct predecessors, as places in the log.
    pub parents: Vec<usize>,
    lane: usize,
    strand: usize,
    /// Its place in the strand, from 0.
    rank: u64,
    depth: u64,
    /// Clock of everything before it but its own strand: how many entries of each other strand.
    others: Arc<BTreeMap<usize, u64>>,
}

impl fmt::Debug for Item {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let kinds: Vec<u64> = self.statements.iter().map(|statement| statement.fact.kind()).collect();
        f.debug_struct("Item")
            .field("id", &self.id)
            .field("feed", &self.feed)
            .field("seq", &self.seq)
            .field("author", &self.author)
            .field("kinds", &kinds)
            .field("change_bytes", &self.change.as_ref().map(Vec::len))
            .field("parents", &self.parents)
            .finish_non_exhaustive()
    }
}

#[derive(Clone, Debug)]
struct Lane {
    items: Vec<usize>,
}

#[derive(Clone, Debug)]
struct Feed {
    device: DeviceId,
    lanes: Vec<usize>,
    /// The latest roster heads written in this feed.
    position: Arc<[EntryId]>,
}

/// A log.
#[derive(Clone, Debug)]
pub struct Log {
    id: LogId,
    kind: LogKind,
    readers: ReaderRule,
    founder: OrgId,
    items: Vec<Item>,
    places: BTreeMap<EntryId, usize>,
    changes: BTreeMap<[u8; 32], usize>,
    feeds: BTreeMap<FeedId, Feed>,
    lanes: Vec<Lane>,
    /// The last entry of each strand.
    strands: Vec<usize>,
    heads: BTreeSet<usize>,
    forked: bool,
    /// Everybody who wrote here.
    authors: BTreeSet<Author>,
    /// Entries with closing statements.
    closings: Vec<usize>,
    /// For each epoch the entries sealed with it that have no other such entry before them.
    epochs: BTreeMap<EpochId, Vec<usize>>,
    circle: circle::Circle,
    /// What was judged, when something made judging needed.
    cut: Option<Cut>,
    /// Mandates of entries that lie beyond what counts of a right that was narrowed.
    caps: BTreeMap<usize, Mandates>,
}

impl Log {
    /// An empty log, founded by an organisation.
    pub fn new(id: LogId, kind: LogKind, readers: ReaderRule, founder: OrgId) -> Self {
        Self {
            id,
            kind,
            readers,
            founder,
            items: Vec::new(),
            places: BTreeMap::new(),
            changes: BTreeMap::new(),
            feeds: BTreeMap::new(),
            lanes: Vec::new(),
            strands: Vec::new(),
            heads: BTreeSet::new(),
            forked: false,
            authors: BTreeSet::new(),
            closings: Vec::new(),
            epochs: BTreeMap::new(),
            circle: circle::Circle::default(),
            cut: None,
            caps: BTreeMap::new(),
        }
    }

    /// Which log.
    pub const fn id(&self) -> LogId {
        self.id
    }

    /// What it is about.
    pub const fn kind(&self) -> LogKind {
        self.kind
    }

    /// Who reads it.
    pub const fn readers(&self) -> ReaderRule {
        self.readers
    }

    /// The organisation that founded it.
    pub const fn founder(&self) -> OrgId {
        self.founder
    }

    /// Accepted entries, in the order of acceptance.
    pub fn items(&self) -> &[Item] {
        &self.items
    }

    /// Whether the entry was accepted.
    pub fn contains(&self, id: &EntryId) -> bool {
        self.places.contains_key(id)
    }

    /// The device that writes a feed.
    pub fn device_of(&self, feed: &FeedId) -> Option<DeviceId> {
        self.feeds.get(feed).map(|feed| feed.device)
    }

    /// The roster heads in force for the next entry of a feed that does not name its own.
    pub fn position_of(&self, feed: &FeedId) -> Option<Arc<[EntryId]>> {
        self.feeds.get(feed).map(|feed| Arc::clone(&feed.position))
    }

    /// An accepted entry.
    pub fn item(&self, id: &EntryId) -> Option<&Item> {
        self.places.get(id).and_then(|place| self.items.get(*place))
    }

    /// The place of an accepted entry.
    pub fn place_of(&self, id: &EntryId) -> Option<usize> {
        self.places.get(id).copied()
    }

    /// Adds an entry that passed the gate and whose parents are all here. Returns its place.
    pub fn push(&mut self, entry: &Entry, body: Body, author: Author, position: Arc<[EntryId]>) -> usize {
        let place = self.items.len();
        let parents = self.parents_of(entry, &body);
        let (feed, seq) = (entry.feed(), entry.header.seq);
        let lane = self.lane_for(entry);
        let before = self.strand_before(entry, &parents);
        let (strand, rank, mut others) = before.map_or_else(
            || (self.strands.len(), 0, Arc::default()),
            |item| (item.strand, item.rank + 1, Arc::clone(&item.others)),
        );
        let mut depth = 0;
        for parent in &parents {
            let Some(item) = self.items.get(*parent) else { continue };
            depth = depth.max(item.depth + 1);
            if item.strand != strand {
                merge(&mut others, item, strand);
            }
        }
        match self.strands.get_mut(strand) {
            Some(last) => *last = place,
            None => self.strands.push(place),
        }
        for parent in &parents {
            self.heads.remove(parent);
        }
        let node = body.change.as_deref().and_then(node_change);
        self.changes.extend(node.as_ref().map(|node| (node.hash, place)));
        self.heads.insert(place);
        self.places.insert(entry.id(), place);
        if let Some(lane) = self.lanes.get_mut(lane) {
            lane.items.push(place);
        }
        let known = self.feeds.entry(feed).or_insert_with(|| Feed {
            device: author.device,
            lanes: Vec::new(),
            position: Arc::clone(&position),
        });
        known.position = Arc::clone(&position);
        if !known.lanes.contains(&lane) {
            known.lanes.push(lane);
            self.forked |= known.lanes.len() > 1;
        }
        self.authors.insert(author);
        if body.statements.iter().any(|statement| matches!(statement.fact.known(), Fact::Closed(_))) {
            self.closings.push(place);
        }
        self.items.push(Item {
            id: entry.id(),
            feed,
            seq,
            author,
            position,
            statements: body.statements,
            node,
            change: body.change,
            parents,
            lane,
            strand,
            rank,
            depth,
            others,
        });
        let known = self.epochs.get(&entry.header.epoch).into_iter().flatten();
        if !known.into_iter().any(|first| self.precedes(*first, place)) {
            self.epochs.entry(entry.header.epoch).or_default().push(place);
        }
        self.note_readers(place);
        place
    }

    /// The first entries that were sealed with an epoch's secret; several when it was taken into use without knowing
    /// of each other.
    pub fn first_with(&self, epoch: &EpochId) -> impl Iterator<Item = &Item> {
        self.epochs.get(epoch).into_iter().flatten().filter_map(|place| self.items.get(*place))
    }

    /// The epoch of the entry that founded the log, whose secret everybody holds who holds the log.
    pub fn founding_epoch(&self) -> Option<EpochId> {
        self.epochs.iter().find(|(_, first)| first.contains(&0)).map(|(epoch, _)| *epoch)
    }

    /// Whether a text change stands only on changes that entries with these ids, or what lies before them, carry.
    pub fn has_seen(&self, change: &[u8], parents: &[EntryId]) -> bool {
        let Some(change) = node_change(change) else { return true };
        let parents: Vec<usize> = parents.iter().filter_map(|id| self.place_of(id)).collect();
        change.deps.iter().all(|dep| {
            let before = self.changes.get(dep);
            before.is_some_and(|place| parents.iter().any(|parent| parent == place || self.precedes(*place, *parent)))
        })
    }

    /// Places of the text changes that a change stands on, directly or not, each after what it stands on itself.
    pub fn change_past(&self, change: &[u8]) -> Vec<usize> {
        let mut past = BTreeSet::new();
        let mut open = node_change(change).map(|change| change.deps).unwrap_or_default();
        while let Some(hash) = open.pop() {
            if let Some(place) = self.changes.get(&hash)
                && past.insert(*place)
                && let Some(node) = self.items.get(*place).and_then(|item| item.node.as_ref())
            {
                open.extend(&node.deps);
            }
        }
        past.into_iter().collect()
    }

    /// Whether an entry at this place of a feed was accepted.
    pub fn holds_place(&self, feed: &FeedId, seq: u64) -> bool {
        let lanes = self.feeds.get(feed).into_iter().flat_map(|feed| &feed.lanes);
        let ends = lanes.filter_map(|lane| self.items.get(*self.lanes.get(*lane)?.items.last()?));
        ends.map(|end| end.seq).max().is_some_and(|last| last >= seq)
    }

    /// Whether an entry stands where the log's document may begin: second in the founding feed.
    pub fn may_create(&self, feed: &FeedId, seq: u64) -> bool {
        seq == 1 && self.items.first().is_some_and(|founding| founding.feed == *feed)
    }

    /// The ids an entry stands on: previous entry, previous feed's tip, `seen`.
    pub fn parent_ids(entry: &Entry, body: &Body) -> Vec<EntryId> {
        let previous = body.opening.as_ref().and_then(|opening| opening.previous.as_ref()).map(|(_, tip)| *tip);
        let seen = entry.header.seen.iter().flatten().copied();
        entry.header.prev.into_iter().chain(previous).chain(seen).collect()
    }

    fn parents_of(&self, entry: &Entry, body: &Body) -> Vec<usize> {
        let mut parents: Vec<usize> =
            Self::parent_ids(entry, body).iter().filter_map(|id| self.places.get(id).copied()).collect();
        if parents.is_empty() && !self.items.is_empty() {
            // A tombstone names nothing, so that it can be checked alone; everything stands on the founding entry.
            parents.push(0);
        }
        parents.sort_unstable();
        parents.dedup();
        parents
    }

    fn lane_for(&mut self, entry: &Entry) -> usize {
        let prev = entry.header.prev.and_then(|prev| self.places.get(&prev)).copied();
        if let Some(prev) = prev
            && let Some(item) = self.items.get(prev)
            && self.lanes.get(item.lane).is_some_and(|lane| lane.items.last() == Some(&prev))
        {
            return item.lane;
        }
        self.lanes.push(Lane { items: Vec::new() });
        self.lanes.len() - 1
    }

    /// The entry whose strand a new one goes on with: one of its parents with which a strand ends, its own feed's first.
    fn strand_before(&self, entry: &Entry, parents: &[usize]) -> Option<&Item> {
        let prev = entry.header.prev.and_then(|prev| self.places.get(&prev));
        let ends = |place: &&usize| {
            let item = self.items.get(**place);
            item.is_some_and(|item| self.strands.get(item.strand) == Some(*place))
        };
        let place = prev.into_iter().chain(parents).find(ends)?;
        self.items.get(*place)
    }

    /// Whether the item at `earlier` lies in the past of the one at `later`; false for equal places.
    pub fn precedes(&self, earlier: usize, later: usize) -> bool {
        let (Some(one), Some(two)) = (self.items.get(earlier), self.items.get(later)) else { return false };
        if one.strand == two.strand {
            return one.rank < two.rank;
        }
        two.others.get(&one.strand).is_some_and(|through| one.rank < *through)
    }

    /// Entries nothing here stands on, ascending.
    pub fn heads(&self) -> Vec<EntryId> {
        let mut heads: Vec<EntryId> =
            self.heads.iter().filter_map(|place| self.items.get(*place)).map(|item| item.id).collect();
        heads.sort_unstable();
        heads
    }

    /// How far every feed is held, ascending.
    pub fn feed_states(&self) -> Vec<FeedState> {
        self.feed_states_of(&|_place| true)
    }

    /// The same of some entries, which hold all that lies before each.
    pub fn feed_states_of(&self, counts: &dyn Fn(usize) -> bool) -> Vec<FeedState> {
        let state = |(id, feed): (&FeedId, &Feed)| {
            let last = |lane: &Lane| lane.items.iter().rev().find(|place| counts(**place)).copied();
            let ends: Vec<&Item> =
                feed.lanes.iter().filter_map(|lane| self.items.get(last(self.lanes.get(*lane)?)?)).collect();
            let length = ends.iter().map(|item| item.seq + 1).max()?;
            let tips: Vec<EntryId> = ends.iter().map(|item| item.id).collect();
            let tip = if let [tip] = tips.as_slice() { *tip } else { joined_tip(&tips) };
            Some(FeedState { feed: *id, length, tip })
        };
        self.feeds.iter().filter_map(state).collect()
    }

    /// Digest of the accepted frontier: equal on replicas that accepted the same entries.
    pub fn fingerprint(&self) -> [u8; 16] {
        fingerprint(&self.feed_states())
    }

    /// Feeds of a device whose last entry is accepted, with that entry: what a new feed of it names as previous.
    pub fn last_feed_of(&self, device: &DeviceId) -> Option<(FeedId, EntryId)> {
        let feeds: Vec<(FeedId, usize)> = self
            .feeds
            .iter()
            .filter(|(_, feed)| feed.device == *device)
            .filter_map(|(id, feed)| {
                let lane = self.lanes.get(*feed.lanes.first()?)?;
                Some((*id, *lane.items.last()?))
            })
            .collect();
        feeds
            .iter()
            .max_by_key(|(_, place)| *place)
            .and_then(|(feed, place)| self.items.get(*place).map(|item| (*feed, item.id)))
    }

    /// Pairs of entries with one feed and seq: portable proof that a device wrote two histories.
    pub fn forks(&self) -> Vec<(EntryId, EntryId)> {
        let mut found = Vec::new();
        for feed in self.feeds.values().filter(|feed| feed.lanes.len() > 1) {
            let firsts: Vec<&Item> =
                feed.lanes.iter().filter_map(|lane| self.items.get(*self.lanes.get(*lane)?.items.first()?)).collect();
            for branch in firsts.iter().skip(1) {
                let other = feed.lanes.iter().filter_map(|lane| self.lanes.get(*lane)).flat_map(|lane| &lane.items);
                let other = other.filter_map(|place| self.items.get(*place));
                if let Some(twin) = other.clone().find(|item| item.seq == branch.seq && item.id != branch.id) {
                    found.push((twin.id.min(branch.id), twin.id.max(branch.id)));
                }
            }
        }
        found.sort_unstable();
        found.dedup();
        found
    }

    /// Whether anything here was written by that right.
    pub fn has_author(&self, holder: &Holder) -> bool {
        self.authors.iter().any(|author| holder.is(author))
    }

    /// Closing statements about an end by readers who knew of it, with who made them.
    fn closings<'a>(
        &'a self,
        end: &'a End,
        readers: &'a BTreeSet<OrgId>,
        knew: &'a dyn Fn(&Item, EntryId) -> bool,
    ) -> impl Iterator<Item = (OrgId, &'a Closed)> {
        let items = self.closings.iter().filter_map(|place| self.items.get(*place));
        let by_reader = move |item: &&Item| {
            readers.contains(&item.author.org)
                && end.holder.is_closed_by(&item.author)
                && self.knew(item, end.entry, knew)
        };
        items.filter(by_reader).flat_map(move |item| {
            let said = item.statements.iter().filter_map(|statement| match statement.fact.known() {
                Fact::Closed(closed) if is_about(closed, end) => Some(closed),
                _ => None,
            });
            said.map(|closed| (item.author.org, closed))
        })
    }

    /// How much of each feed of an ended author counts: the longest over the closing statements of readers, or
    /// `None` when nobody made one.
    fn closing(
        &self,
        end: &End,
        readers: &BTreeSet<OrgId>,
        knew: &dyn Fn(&Item, EntryId) -> bool,
    ) -> Option<BTreeMap<FeedId, u64>> {
        let mut union: Option<BTreeMap<FeedId, u64>> = None;
        for (_, closed) in self.closings(end, readers, knew) {
            let union = union.get_or_insert_with(BTreeMap::new);
            for (feed, length) in &closed.tips {
                let counted = union.entry(*feed).or_insert(0);
                *counted = (*counted).max(*length);
            }
        }
        union
    }

    /// Whether an entry's author knew of an end: one that this log itself says, or one of the roster.
    fn knew(&self, item: &Item, end: EntryId, by_roster: &dyn Fn(&Item, EntryId) -> bool) -> bool {
        if self.contains(&end) { self.follows(item, end) } else { by_roster(item, end) }
    }

    /// The closing statement that `me` owes about an end of which it learned when it held the first `held` entries:
    /// when something of the holder lies beyond, or others' statements count less than was held here, and its
    /// organisation has made none yet.
    pub fn closing_owed(
        &self,
        end: &End,
        me: &Author,
        held: usize,
        readers: &BTreeSet<OrgId>,
        knew: &dyn Fn(&Item, EntryId) -> bool,
    ) -> Option<Closed> {
        let may = readers.contains(&me.org) && end.holder.is_closed_by(me);
        if !may || self.closings(end, readers, knew).any(|(org, _)| org == me.org) {
            return None;
        }
        let theirs = |item: &&Item| end.holder.is(&item.author);
        let narrowed = |item: &Item| end.left.is_none_or(|left| item.author.mandates.and(left) != item.author.mandates);
        let beyond =
            self.items.iter().skip(held).filter(theirs).any(|item| narrowed(item) && !self.knew(item, end.entry, knew));
        let mut tips: BTreeMap<FeedId, u64> = BTreeMap::new();
        for item in self.items.iter().take(held).filter(theirs) {
            let length = tips.entry(item.feed).or_insert(0);
            *length = (*length).max(item.seq + 1);
        }
        let shorter = self.closing(end, readers, knew).is_some_and(|union| {
            tips.iter().any(|(feed, length)| union.get(feed).is_none_or(|counted| counted < length))
        });
        let (org, number, person, device) = named(&end.holder);
        let tips = tips.into_iter().collect();
        (beyond || shorter).then_some(Closed { org, number, person, device, tips, end: end.entry })
    }

    /// The canonical order: causal, ties by entry id; equal on replicas that accepted the same entries.
    pub fn order(&self) -> Vec<usize> {
        if sabotage::is(Bug::OrderOfArrival) {
            return (0..self.items.len()).collect();
        }
        let mut waiting: Vec<usize> = self.items.iter().map(|item| item.parents.len()).collect();
        let mut children: Vec<Vec<usize>> = vec![Vec::new(); self.items.len()];
        for (place, item) in self.items.iter().enumerate() {
            for parent in &item.parents {
                if let Some(children) = children.get_mut(*parent) {
                    children.push(place);
                }
            }
        }
        let key = |place: usize| self.items.get(place).map(|item| std::cmp::Reverse((item.id, place)));
        let mut ready: BinaryHeap<_> =
            waiting.iter().enumerate().filter(|(_, n)| **n == 0).filter_map(|(place, _)| key(place)).collect();
        let mut order = Vec::with_capacity(self.items.len());
        while let Some(std::cmp::Reverse((_, place))) = ready.pop() {
            order.push(place);
            for child in children.get(place).into_iter().flatten() {
                if let Some(left) = waiting.get_mut(*child) {
                    *left -= 1;
                    if *left == 0 {
                        ready.extend(key(*child));
                    }
                }
            }
        }
        order
    }

    /// Judges which entries count, and with which mandates. `readers`: organisations that read the log; `ends`: facts
    /// that ended or narrowed a right; `knew`: whether an entry's author knew of such a fact.
    pub fn judge(&mut self, readers: &BTreeSet<OrgId>, ends: &[End], knew: &dyn Fn(&Item, EntryId) -> bool) {
        let mut closed: BTreeMap<FeedId, u64> = BTreeMap::new();
        let mut caps: BTreeMap<usize, Mandates> = BTreeMap::new();
        for end in ends.iter().filter(|end| end.holder.concerns(self.readers) && self.has_author(&end.holder)) {
            let union = self.closing(end, readers, knew);
            for (place, item) in self.items.iter().enumerate().filter(|(_, item)| end.holder.is(&item.author)) {
                let beyond =
                    union.as_ref().is_some_and(|union| item.seq >= union.get(&item.feed).copied().unwrap_or(0));
                // Who knew was judged by what was left; of who had left altogether nothing may follow.
                let knew = self.knew(item, end.entry, knew);
                // Who was taken out of the readers and let in again knows of the end and may write.
                let reads = self.contains(&end.entry) || matches!(end.holder, Holder::Reader(..));
                let over = knew && !reads;
                match end.left {
                    Some(left) if beyond && !knew => {
                        let cap = caps.entry(place).or_insert(item.author.mandates);
                        *cap = cap.and(left);
                    }
                    None if beyond && !knew || over => {
                        let length = closed.entry(item.feed).or_insert(item.seq);
                        *length = (*length).min(item.seq);
                    }
                    _ => {}
                }
            }
        }
        self.caps = caps;
        if !self.forked && closed.is_empty() {
            self.cut = None;
            return;
        }
        let nodes: Vec<cut::Node> = self
            .items
            .iter()
            .map(|item| cut::Node {
                id: item.id,
                feed: item.feed,
                seq: item.seq,
                org: item.author.org,
                parents: item.parents.clone(),
                change: item.node.clone(),
            })
            .collect();
        self.cut = Some(cut::cut(&nodes, readers, &closed));
    }

    /// Whether something in it was judged: a fork, or an author whose right ended.
    pub const fn is_disturbed(&self) -> bool {
        self.forked || self.cut.is_some()
    }

    /// What was judged of the entry at `place`.
    pub fn standing(&self, place: usize) -> Standing {
        self.cut.as_ref().and_then(|cut| cut.standing.get(place)).copied().unwrap_or(Standing::Counts)
    }

    /// What the author of the entry at `place` might do, as far as that counts.
    fn mandates(&self, place: usize) -> Mandates {
        let own = self.items.get(place).map_or(Mandates::NONE, |item| item.author.mandates);
        self.caps.get(&place).copied().unwrap_or(own)
    }

    /// Places of text changes by projection: the first is the text that counts, the others are shown apart.
    pub fn projections(&self) -> Vec<Vec<usize>> {
        if let Some(cut) = &self.cut {
            return cut.projections.clone();
        }
        let with_text = |place: &usize| self.items.get(*place).is_some_and(|item| item.change.is_some());
        vec![self.order().into_iter().filter(with_text).collect()]
    }

    /// The facts as the model sees them; what is set apart is left out, what is disputed is marked.
    pub fn history(&self) -> LogHistory<'_> {
        let mut facts = Vec::new();
        let mut places = Vec::new();
        for place in self.order() {
            let standing = self.standing(place);
            let Some(item) = self.items.get(place) else { continue };
            if matches!(standing, Standing::SetApart(_)) {
                continue;
            }
            for (index, statement) in item.statements.iter().enumerate() {
                facts.push(Recorded {
                    id: FactId::of(item.id, index),
                    entry: item.id,
                    author: Author { mandates: self.mandates(place), ..item.author },
                    at: statement.at,
                    fact: statement.fact.clone(),
                    disputed: standing == Standing::Disputed,
                });
                places.push(place);
            }
        }
        LogHistory { log: self, facts, places }
    }
}

/// The facts of a log in canonical order.
#[derive(Debug)]
pub struct LogHistory<'a> {
    log: &'a Log,
    facts: Vec<Recorded>,
    places: Vec<usize>,
}

impl History for LogHistory<'_> {
    fn facts(&self) -> &[Recorded] {
        &self.facts
    }

    fn precedes(&self, earlier: usize, later: usize) -> bool {
        match (self.places.get(earlier), self.places.get(later)) {
            (Some(one), Some(two)) if one == two => earlier < later,
            (Some(one), Some(two)) => self.log.precedes(*one, *two),
            _ => false,
        }
    }
}

/// Whose right ended, as a closing statement names it.
const fn named(holder: &Holder) -> (OrgId, u32, Option<PersonId>, Option<DeviceId>) {
    match *holder {
        Holder::Membership(org, number) => (org, number, None, None),
        Holder::Reader(org, _) => (org, 0, None, None),
        Holder::Person(org, person) => (org, 0, Some(person), None),
        Holder::Device(org, device) => (org, 0, None, Some(device)),
    }
}

fn is_about(closed: &Closed, end: &End) -> bool {
    (closed.org, closed.number, closed.person, closed.device) == named(&end.holder) && closed.end == end.entry
}

fn node_change(bytes: &[u8]) -> Option<NodeChange> {
    let change = precheck::read(bytes).ok()?;
    Some(NodeChange { hash: change.hash, deps: change.deps })
}

fn merge(others: &mut Arc<BTreeMap<usize, u64>>, item: &Item, own: usize) {
    let news = item
        .others
        .iter()
        .map(|(strand, through)| (*strand, *through))
        .chain([(item.strand, item.rank + 1)])
        .filter(|(strand, through)| *strand != own && others.get(strand).is_none_or(|known| known < through));
    let news: Vec<(usize, u64)> = news.collect();
    if news.is_empty() {
        return;
    }
    let clock = Arc::make_mut(others);
    for (strand, through) in news {
        clock.insert(strand, through);
    }
}
