//! Histories in memory, partners that write apart and meet, and a desk to plan at.

use std::collections::{BTreeMap, BTreeSet};

use crate::fact::{Charter, Fact, Statement};
use crate::history::{Author, History, Recorded};
use crate::id::{DeviceId, EncryptionKey, EntryId, FactId, LogId, NetworkId, OrgId, PersonId, digest};
use crate::maturity::sealed::OwnScores;
use crate::plan::Context;
use crate::roster::{DeviceStanding, OrgStanding, PersonStanding, Standing};
use crate::row::derive_row;
use crate::time::{Day, Timestamp};
use crate::view::{Row, Stage, Texts};
use crate::words::{LogKind, Mandates, ReaderRule};

/// The network everything in memory belongs to.
pub const NETWORK: NetworkId = NetworkId([7; 32]);

/// The day it is, unless a test says otherwise.
pub const TODAY: Day = Day(20_000);

/// The author at a place: organisation `org`, its person and device number `device`, with all mandates.
pub fn author(org: u8, device: u8) -> Author {
    let person = PersonId([[org; 8], [device + 1; 8]].concat().try_into().unwrap_or([0; 16]));
    let device = DeviceId([[org; 16], [device + 1; 16]].concat().try_into().unwrap_or([0; 32]));
    Author { org: OrgId([org; 16]), number: 1, person, device, mandates: Mandates::ALL }
}

/// The standing of `orgs` members with a voice each, and of `devices` people with a device each in every one.
pub fn standing(orgs: u8, devices: u8) -> Standing {
    let mut standing = Standing { charter: Some(Charter { sponsors: 1, format: 0 }), ..Standing::default() };
    for org in 0..orgs {
        for device in 0..devices {
            let author = author(org, device);
            let person = PersonStanding { mandates: author.mandates, active: true };
            standing.people.insert((author.org, author.person), person);
            let (encryption, format) = (EncryptionKey([org; 32]), 0);
            let found = DeviceStanding { org: author.org, person: author.person, encryption, format, active: true };
            standing.devices.insert(author.device, found);
        }
        let found = OrgStanding {
            number: 1,
            stage: Stage::Member,
            voice: true,
            founder: org == 0,
            endorsed_by: BTreeSet::new(),
            noted_by: BTreeSet::new(),
            invite: None,
            left: None,
            removed: None,
            removed_by: BTreeSet::new(),
            verdicts: None,
            endorsements_needed: 0,
            offered_to: BTreeSet::new(),
            taken_by: BTreeSet::new(),
            successor: None,
            decisions: Vec::new(),
            place: usize::from(org),
        };
        standing.orgs.insert(author(org, 0).org, found);
    }
    standing
}

/// One fact with the entries it directly follows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Node {
    /// The fact.
    pub recorded: Recorded,
    /// Direct predecessors.
    pub parents: Vec<EntryId>,
}

/// A history in memory, in the order every replica shares.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MemoryHistory {
    facts: Vec<Recorded>,
    past: Vec<BTreeSet<usize>>,
}

impl MemoryHistory {
    /// The history of these facts, whatever their order and however often each is given. Facts whose predecessors
    /// are missing are left out.
    pub fn of(nodes: &[Node]) -> Self {
        let mut waiting: BTreeMap<EntryId, &Node> = nodes.iter().map(|node| (node.recorded.entry, node)).collect();
        let mut places: BTreeMap<EntryId, usize> = BTreeMap::new();
        let mut history = Self::default();
        loop {
            let ready = waiting.values().find(|node| node.parents.iter().all(|parent| places.contains_key(parent)));
            let Some(entry) = ready.map(|node| node.recorded.entry) else { return history };
            let Some(node) = waiting.remove(&entry) else { return history };
            let mut past = BTreeSet::new();
            for parent in node.parents.iter().filter_map(|parent| places.get(parent).copied()) {
                past.insert(parent);
                past.extend(history.past.get(parent).into_iter().flatten().copied());
            }
            places.insert(entry, history.facts.len());
            history.facts.push(node.recorded.clone());
            history.past.push(past);
        }
    }

    /// The same history, with facts changed; order and past stay.
    pub fn map(&mut self, mut change: impl FnMut(&mut Recorded)) {
        self.facts.iter_mut().for_each(&mut change);
    }
}

impl History for MemoryHistory {
    fn facts(&self) -> &[Recorded] {
        &self.facts
    }

    fn precedes(&self, earlier: usize, later: usize) -> bool {
        self.past.get(later).is_some_and(|past| past.contains(&earlier))
    }
}

/// Replicas of one log that write apart and meet: `devices` of each organisation, one after the other.
#[derive(Clone, Debug)]
pub struct Partners {
    devices: usize,
    nodes: Vec<Node>,
    known: Vec<BTreeSet<usize>>,
}

impl Partners {
    /// A log that the first device founds with `founding`; everybody knows it.
    pub fn new(orgs: u8, devices: u8, founding: impl Into<Fact>) -> Self {
        let replicas = usize::from(orgs) * usize::from(devices);
        let mut partners = Self { devices: usize::from(devices), nodes: Vec::new(), known: Vec::new() };
        partners.known.resize(replicas.max(1), BTreeSet::new());
        partners.write(0, founding);
        for replica in 1..replicas {
            partners.meet(0, replica);
        }
        partners
    }

    /// How many replicas there are.
    pub fn replicas(&self) -> usize {
        self.known.len()
    }

    /// Who writes at a replica; numbers beyond the last begin again.
    pub fn author(&self, replica: usize) -> Author {
        let replica = replica % self.known.len();
        let small = |number: usize| u8::try_from(number).unwrap_or(u8::MAX);
        author(small(replica / self.devices), small(replica % self.devices))
    }

    /// Writes a fact after everything the replica knows.
    pub fn write(&mut self, replica: usize, fact: impl Into<Fact>) -> FactId {
        let author = self.author(replica);
        self.write_as(replica, author, fact)
    }

    /// Writes a fact under another author, as a lost mandate or a stolen device would.
    pub fn write_as(&mut self, replica: usize, author: Author, fact: impl Into<Fact>) -> FactId {
        use crate::cbor::Cbor as _;

        let replica = replica % self.known.len();
        let at = Timestamp(i64::try_from(self.nodes.len()).unwrap_or(i64::MAX));
        let statement = Statement { fact: fact.into(), at, previous: None };
        let known = self.known.get(replica).cloned().unwrap_or_default();
        let entry_of = |node: &usize| self.nodes.get(*node).map(|node| node.recorded.entry);
        let parents: Vec<EntryId> = known.iter().filter_map(entry_of).collect();
        let number = (self.nodes.len() as u64).to_be_bytes();
        let entry = EntryId(digest("wijktafel/test/entry", &[&number, &statement.to_cbor()]));
        let id = FactId::of(entry, 0);
        let recorded = Recorded { id, entry, author, at, fact: statement.fact, disputed: false };
        let place = self.nodes.len();
        self.nodes.push(Node { recorded, parents });
        if let Some(known) = self.known.get_mut(replica) {
            known.insert(place);
        }
        id
    }

    /// Everything `from` knows reaches `to`.
    pub fn meet(&mut self, from: usize, to: usize) {
        let count = self.known.len();
        let from = self.known.get(from % count).cloned().unwrap_or_default();
        if let Some(known) = self.known.get_mut(to % count) {
            known.extend(from);
        }
    }

    /// A fork comes to light: the fact stands on a branch that does not count.
    pub fn dispute(&mut self, id: FactId) {
        for node in &mut self.nodes {
            node.recorded.disputed |= node.recorded.id == id;
        }
    }

    /// What a replica knows.
    pub fn history(&self, replica: usize) -> MemoryHistory {
        let known = self.known.get(replica % self.known.len()).cloned().unwrap_or_default();
        let nodes: Vec<Node> = known.iter().filter_map(|node| self.nodes.get(*node).cloned()).collect();
        MemoryHistory::of(&nodes)
    }

    /// What all know together.
    pub fn whole(&self) -> MemoryHistory {
        MemoryHistory::of(&self.nodes)
    }

    /// Every fact, in the order it was written.
    pub fn nodes(&self) -> &[Node] {
        &self.nodes
    }
}

/// What one person can see, to plan commands from.
#[derive(Clone, Debug)]
pub struct Desk {
    /// Who acts.
    pub me: Author,
    /// The day.
    pub today: Day,
    /// Who belongs.
    pub standing: Standing,
    logs: BTreeMap<LogId, (LogKind, ReaderRule)>,
    rows: BTreeMap<LogId, Row>,
    histories: BTreeMap<LogId, MemoryHistory>,
    texts: BTreeMap<LogId, Texts>,
    own_scores: BTreeMap<LogId, OwnScores>,
    drawn: u8,
}

impl Desk {
    /// A desk with no logs on it.
    pub fn new(me: Author, standing: Standing) -> Self {
        let (logs, rows) = (BTreeMap::new(), BTreeMap::new());
        let (histories, texts) = (BTreeMap::new(), BTreeMap::new());
        let own_scores = BTreeMap::new();
        Self { me, today: TODAY, standing, logs, rows, histories, texts, own_scores, drawn: 0 }
    }

    /// Keeps own scores of a sealed round, as the device of the person would.
    pub fn keep(&mut self, round: LogId, own: OwnScores) {
        self.own_scores.insert(round, own);
    }

    /// Lays a log on the desk, in place of what was known of it.
    pub fn lay(&mut self, log: LogId, what: (LogKind, ReaderRule), history: MemoryHistory, texts: Texts) {
        let (kind, readers) = what;
        self.logs.insert(log, what);
        match derive_row(kind, readers, log, &history, &texts) {
            Some(row) => self.rows.insert(log, row),
            None => self.rows.remove(&log),
        };
        self.histories.insert(log, history);
        self.texts.insert(log, texts);
    }

    /// Takes away the facts and texts of every other log; their rows stay.
    pub fn keep_histories(&mut self, logs: &[LogId]) {
        self.histories.retain(|log, _| logs.contains(log));
        self.texts.retain(|log, _| logs.contains(log));
    }
}

impl Context for Desk {
    fn network(&self) -> NetworkId {
        NETWORK
    }

    fn today(&self) -> Day {
        self.today
    }

    fn me(&self) -> Author {
        self.me
    }

    fn standing(&self) -> &Standing {
        &self.standing
    }

    fn log(&self, log: LogId) -> Option<(LogKind, ReaderRule)> {
        self.logs.get(&log).copied()
    }

    fn row(&self, log: LogId) -> Option<&Row> {
        self.rows.get(&log)
    }

    fn rows(&self) -> Vec<(LogId, &Row)> {
        self.rows.iter().map(|(log, row)| (*log, row)).collect()
    }

    fn history(&self, log: LogId) -> Option<&dyn History> {
        self.histories.get(&log).map(|history| history as &dyn History)
    }

    fn texts(&self, log: LogId) -> Option<Texts> {
        self.texts.get(&log).cloned()
    }

    fn own_scores(&self, round: LogId) -> Option<&OwnScores> {
        self.own_scores.get(&round)
    }

    fn random(&mut self) -> [u8; 16] {
        self.drawn = self.drawn.wrapping_add(1);
        [self.drawn; 16]
    }
}
