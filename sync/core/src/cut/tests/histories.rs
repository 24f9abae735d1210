//! Random histories: honest authors who type on top of a forking liar and of a leaver's late text.

use std::collections::{BTreeMap, BTreeSet};

use wijktafel_model::command::TextEdit;
use wijktafel_model::id::{EntryId, FeedId, OrgId, digest, prefix};
use wijktafel_model::time::Timestamp;
use wijktafel_model::words::{LogKind, TextField};

use super::super::{Cut, Node, NodeChange, Standing, cut};
use crate::gate::precheck;
use crate::text::{Incoming, TextDoc};

const HONEST: u8 = 4;
const LIAR: u8 = 10;
const LEAVER: u8 = 11;
const STEPS: usize = 26;
/// Until here the honest machines are cut off from each other, in two halves.
const HEALED: usize = 19;

struct Random(u64);

impl Random {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((z ^ (z >> 31)) % bound as u64).unwrap()
    }
}

/// An entry as it travels.
#[derive(Clone)]
struct Entry {
    feed: FeedId,
    seq: u64,
    org: u8,
    parents: BTreeSet<EntryId>,
    change: Option<NodeChange>,
    bytes: Vec<u8>,
    /// A closing statement: how many entries of each of the leaver's feeds the author held.
    closing: Option<BTreeMap<FeedId, u64>>,
}

impl Entry {
    fn id(&self) -> EntryId {
        let closing = format!("{:?}", self.closing);
        let seq = self.seq.to_be_bytes();
        let mut parts: Vec<&[u8]> = vec![&self.feed.0, &self.bytes, &seq, closing.as_bytes()];
        parts.extend(self.parents.iter().map(|parent| &parent.0[..]));
        EntryId(digest("test entry", &parts))
    }

    fn incoming(&self) -> Incoming<'_> {
        Incoming { feed: self.feed, bytes: &self.bytes, may_create: self.org == 0 }
    }
}

type Entries = BTreeMap<EntryId, Entry>;

/// What a replica makes of entries that came in the order of `order`, as far as causality lets them.
struct View {
    ids: Vec<EntryId>,
    found: Cut,
}

impl View {
    fn of(entries: &Entries, knows_the_end: bool, order: impl Fn(&EntryId) -> u64) -> Self {
        let mut children: BTreeMap<EntryId, Vec<EntryId>> = BTreeMap::new();
        let mut missing: BTreeMap<EntryId, usize> = BTreeMap::new();
        for (id, entry) in entries {
            missing.insert(*id, entry.parents.len());
            entry.parents.iter().for_each(|parent| children.entry(*parent).or_default().push(*id));
        }
        let mut ready: BTreeSet<(u64, EntryId)> =
            missing.iter().filter(|(_, count)| **count == 0).map(|(id, _)| (order(id), *id)).collect();
        let mut places: BTreeMap<EntryId, usize> = BTreeMap::new();
        let mut nodes = Vec::new();
        let mut ids = Vec::new();
        while let Some((_, id)) = ready.pop_first() {
            let entry = &entries[&id];
            nodes.push(Node {
                id,
                feed: entry.feed,
                seq: entry.seq,
                org: OrgId([entry.org; 16]),
                parents: entry.parents.iter().map(|parent| places[parent]).collect(),
                change: entry.change.clone(),
            });
            places.insert(id, ids.len());
            ids.push(id);
            for child in children.get(&id).into_iter().flatten() {
                let count = missing.get_mut(child).unwrap();
                *count -= 1;
                if *count == 0 {
                    ready.insert((order(child), *child));
                }
            }
        }
        assert_eq!(ids.len(), entries.len());
        let readers = (0..HONEST).chain([LIAR, LEAVER]).map(|org| OrgId([org; 16])).collect();
        let closed = if knows_the_end { closed(entries) } else { BTreeMap::new() };
        Self { found: cut(&nodes, &readers, &closed), ids }
    }

    fn text(&self, entries: &Entries, projection: usize) -> TextDoc {
        let mut document = TextDoc::new();
        let places = &self.found.projections[projection];
        let incoming: Vec<_> = places.iter().map(|place| entries[&self.ids[*place]].incoming()).collect();
        assert!(document.apply(&incoming).iter().all(Result::is_ok), "a placed change was refused");
        document
    }

    fn standing(&self) -> BTreeMap<EntryId, Standing> {
        self.ids.iter().copied().zip(self.found.standing.iter().copied()).collect()
    }

    fn texts(&self, entries: &Entries) -> Vec<(Vec<[u8; 32]>, String)> {
        let read = |projection| {
            let document = self.text(entries, projection);
            (document.heads(), document.text(TextField::LessonText).unwrap())
        };
        (0..self.found.projections.len()).map(read).collect()
    }
}

/// The union of the closing statements, for every feed of the leaver; nothing without a statement.
fn closed(entries: &Entries) -> BTreeMap<FeedId, u64> {
    let statements: Vec<_> = entries.values().filter_map(|entry| entry.closing.as_ref()).collect();
    let feeds = entries.values().filter(|entry| entry.org == LEAVER && !statements.is_empty()).map(|entry| entry.feed);
    let longest = |feed| statements.iter().filter_map(|tips| tips.get(&feed)).copied().max().unwrap_or(0);
    feeds.map(|feed| (feed, longest(feed))).collect()
}

/// A machine with what it holds; the liar has several that write one feed.
#[derive(Clone)]
struct Machine {
    org: u8,
    feed: FeedId,
    /// How many feeds it opened before this one.
    opened: u8,
    tip: Option<EntryId>,
    seq: u64,
    entries: Entries,
    /// Knows that the leaver left.
    knows: bool,
    /// Never gets to say how much of the leaver's feeds it held.
    silent: bool,
    /// The main text as it was last built, with the changes in it.
    text: TextDoc,
    shown: BTreeSet<EntryId>,
}

impl Machine {
    fn new(org: u8) -> Self {
        Self {
            org,
            feed: FeedId([org; 16]),
            opened: 0,
            tip: None,
            seq: 0,
            entries: Entries::new(),
            knows: false,
            silent: false,
            text: TextDoc::new(),
            shown: BTreeSet::new(),
        }
    }

    fn append(&mut self, bytes: Vec<u8>, closing: Option<BTreeMap<FeedId, u64>>) -> EntryId {
        let mut parents: BTreeSet<_> = self.entries.keys().copied().collect();
        for entry in self.entries.values() {
            parents.retain(|id| !entry.parents.contains(id));
        }
        parents.extend(self.tip);
        let change = precheck::read(&bytes).ok().map(|change| NodeChange { hash: change.hash, deps: change.deps });
        let entry = Entry { feed: self.feed, seq: self.seq, org: self.org, parents, change, bytes, closing };
        let id = entry.id();
        self.entries.insert(id, entry);
        self.tip = Some(id);
        self.seq += 1;
        id
    }

    /// Brings the main text up to date, as this machine sees it.
    fn look(&mut self) {
        let view = View::of(&self.entries, self.knows, |_| 0);
        let main: Vec<EntryId> = view.found.projections[0].iter().map(|place| view.ids[*place]).collect();
        if !self.shown.iter().all(|id| main.contains(id)) {
            (self.text, self.shown) = (TextDoc::new(), BTreeSet::new());
        }
        let more: Vec<_> = main.iter().filter(|id| !self.shown.contains(id)).collect();
        let incoming: Vec<_> = more.iter().map(|id| self.entries[id].incoming()).collect();
        assert!(self.text.apply(&incoming).iter().all(Result::is_ok), "a placed change was refused");
        self.shown.extend(main);
        let own = self.entries.iter().filter(|(_, entry)| entry.feed == self.feed && entry.change.is_some());
        if own.map(|(id, _)| id).any(|id| !self.shown.contains(id)) {
            // A feed whose text stands in another version does not go on in this one.
            self.opened += 1;
            self.feed = FeedId([self.org + 20 * self.opened; 16]);
            (self.tip, self.seq) = (None, 0);
        }
    }

    /// Types and deletes somewhere; gives the change's hash and what it deleted.
    fn write(&mut self, random: &mut Random, insert: &str, delete: usize) -> ([u8; 32], Vec<char>) {
        self.look();
        let text: Vec<char> = self.text.text(TextField::LessonText).unwrap_or_default().chars().collect();
        let at = random.below(text.len() + 1);
        let delete = delete.min(text.len() - at);
        let edit = TextEdit { field: TextField::LessonText, at, delete, insert: insert.to_owned() };
        let bytes = self.text.edit(self.feed, LogKind::Lesson, &[edit], Timestamp(0)).unwrap();
        let hash = precheck::read(&bytes).unwrap().hash;
        let id = self.append(bytes, None);
        self.shown.insert(id);
        (hash, text[at..at + delete].to_vec())
    }

    /// Takes in what another machine holds; learns of the leaving from a closing statement.
    fn receive(&mut self, from: &Entries) {
        if from.values().any(|entry| entry.closing.is_some()) {
            self.learn();
        }
        self.entries.extend(from.iter().map(|(id, entry)| (*id, entry.clone())));
    }

    /// Learns that the leaver left, and says how much of its feeds it holds.
    fn learn(&mut self) {
        if self.knows || self.org >= LIAR {
            return;
        }
        self.knows = true;
        let mut held: BTreeMap<FeedId, u64> = BTreeMap::new();
        for entry in self.entries.values().filter(|entry| entry.org == LEAVER) {
            let length = held.entry(entry.feed).or_default();
            *length = (*length).max(entry.seq + 1);
        }
        if !self.silent {
            self.append(Vec::new(), Some(held));
        }
    }
}

/// Who wrote a change, which character it brought and which it took.
struct Written {
    honest: bool,
    brought: char,
    took: Vec<char>,
}

#[derive(Default)]
struct Counts {
    honest: usize,
    honest_in_main: usize,
    unreachable: usize,
    cut: usize,
    forks: usize,
    closings_that_cut: usize,
    second_versions: usize,
    third_versions: usize,
}

struct World {
    random: Random,
    honest: Vec<Machine>,
    liars: Vec<Machine>,
    leaver: Machine,
    written: BTreeMap<[u8; 32], Written>,
    next: u32,
}

impl World {
    fn new(seed: u64) -> Self {
        let mut random = Random(seed);
        let mut founder = Machine::new(0);
        founder.write(&mut random, "", 0);
        let base = founder.entries.clone();
        let mut honest = vec![founder];
        honest.extend((1..HONEST).map(Machine::new));
        for machine in &mut honest {
            machine.entries.clone_from(&base);
            machine.silent = random.below(4) == 0;
        }
        let [mut liar, mut leaver] = [LIAR, LEAVER].map(Machine::new);
        for machine in [&mut liar, &mut leaver] {
            machine.entries.clone_from(&base);
            machine.append(Vec::new(), None);
        }
        let liars = vec![liar; 1 + random.below(3).min(1)];
        Self { random, honest, liars, leaver, written: BTreeMap::new(), next: 0x4e00 }
    }

    fn write(&mut self, pick: impl Fn(&mut Self) -> &mut Machine, delete: usize) {
        let brought = char::from_u32(self.next).unwrap();
        self.next += 1;
        let mut random = Random(self.random.0 ^ 1);
        let machine = pick(self);
        let honest = machine.org < LIAR;
        let (hash, took) = machine.write(&mut random, &brought.to_string(), delete);
        self.written.insert(hash, Written { honest, brought, took });
    }

    fn step(&mut self, healed: bool) {
        let [one, mut other] = [(); 2].map(|()| self.random.below(usize::from(HONEST)));
        if !healed && one % 2 != other % 2 {
            other = one;
        }
        let liar = self.random.below(self.liars.len());
        let delete = self.random.below(3);
        match self.random.below(20) {
            0..7 => self.write(|world| &mut world.honest[one], 0),
            7..10 => self.write(|world| &mut world.liars[liar], delete),
            10 if self.liars.len() < 3 && delete == 0 => {
                let resumed = self.liars[liar].clone();
                self.liars.push(resumed);
            }
            10 | 11 => self.write(|world| &mut world.leaver, delete / 2),
            12 if delete == 0 => self.honest[one].learn(),
            // Each hears another branch.
            12..16 => self.honest[one].receive(&self.liars[one % self.liars.len()].entries),
            16 if delete == 0 => {
                // The liar's machines keep apart: they take in only what does not show the other branch.
                let own = &self.liars[liar].entries;
                let shows = |(id, entry): (&EntryId, &Entry)| entry.org == LIAR && !own.contains_key(id);
                if !self.honest[one].entries.iter().any(shows) {
                    self.liars[liar].receive(&self.honest[one].entries);
                }
            }
            16 if delete == 1 => self.leaver.receive(&self.honest[one].entries),
            16 | 17 => self.honest[one].receive(&self.leaver.entries),
            _ => {
                let entries = self.honest[other].entries.clone();
                self.honest[one].receive(&entries);
            }
        }
    }

    /// Everybody has everything: counts what became of it.
    fn settle(mut self, counts: &mut Counts) {
        let machines = self.honest.iter().chain(&self.liars).chain([&self.leaver]);
        let entries: Entries = machines.flat_map(|machine| machine.entries.clone()).collect();
        let view = View::of(&entries, true, |_| 0);
        let texts = view.texts(&entries);
        let salt = self.random.below(1 << 30).to_be_bytes();
        let shuffled = |id: &EntryId| u64::from_be_bytes(prefix(&digest("order", &[&id.0, &salt])));
        let other = View::of(&entries, true, shuffled);
        assert_eq!(other.standing(), view.standing());
        assert_eq!(other.texts(&entries), texts, "texts depend on the order of arrival");
        assert!(view.found.unplaced.is_empty());

        let hashes = |places: &Vec<usize>| -> BTreeSet<[u8; 32]> {
            places.iter().filter_map(|place| Some(entries[&view.ids[*place]].change.as_ref()?.hash)).collect()
        };
        let projections: Vec<_> = view.found.projections.iter().map(hashes).collect();
        let took = |hash: &[u8; 32], character| self.written.get(hash).is_some_and(|w| w.took.contains(&character));
        for (hash, written) in &self.written {
            let mut places = projections.iter().zip(&texts).map(|(changes, (_, text))| {
                let here = changes.contains(hash);
                let visible = text.contains(written.brought);
                // What is in a text is seen there, unless something in the same text took it away; nothing else is.
                assert!(here || !visible, "a text shows what is cut from it");
                assert!(!here || visible || changes.iter().any(|other| took(other, written.brought)));
                here
            });
            let in_main = places.next().unwrap();
            let reachable = places.fold(in_main, |reachable, here| reachable | here);
            if written.honest {
                counts.honest += 1;
                counts.honest_in_main += usize::from(in_main);
                counts.unreachable += usize::from(!reachable);
            } else {
                counts.cut += usize::from(!in_main);
            }
        }
        counts.forks += view.found.forks.len();
        let late = |standing: &Standing| matches!(standing, Standing::SetApart(_));
        counts.closings_that_cut += usize::from(view.found.standing.iter().any(late));
        counts.second_versions += usize::from(projections.len() > 1);
        counts.third_versions += usize::from(projections.len() > 2);
    }
}

#[test]
#[expect(clippy::print_stdout, reason = "the counts are what this test shows")]
fn no_honest_character_is_unreachable_in_a_thousand_histories() {
    let mut counts = Counts::default();
    for seed in 0..1_000 {
        let mut world = World::new(seed);
        for step in 0..STEPS {
            world.step(step >= HEALED);
        }
        world.settle(&mut counts);
    }

    println!(
        "1,000 histories: {} of {} honest characters unreachable, {} in the main text; {} characters of cut changes, \
         none of them in the main text; {} forks, {} histories with text beyond a closing, {} with a second version, \
         {} with a third",
        counts.unreachable,
        counts.honest,
        counts.honest_in_main,
        counts.cut,
        counts.forks,
        counts.closings_that_cut,
        counts.second_versions,
        counts.third_versions
    );
    assert_eq!(counts.unreachable, 0);
    // The histories must hold what they are meant to try.
    assert!(counts.forks > 500 && counts.closings_that_cut > 150 && counts.second_versions > 400);
    assert!(counts.third_versions > 20 && counts.honest - counts.honest_in_main > 200);
}
