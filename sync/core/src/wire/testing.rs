//! A copy in memory that takes in what it is given, and two sessions on a stream between them.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use wijktafel_model::fact::{Fact, NetworkNamed, Statement};
use wijktafel_model::id::{DeviceId, EntryId, EpochId, FeedId, LogId, NetworkId, digest, prefix};
use wijktafel_model::time::Timestamp;
use wijktafel_model::words::{Line, LogKind, ReaderRule};

use super::frame::HEADER_BYTES;
use super::message::Code;
use super::run::Secrets;
use super::session::{Held, Role, Session, Source, Standing, Step};
use super::vector::{self, FeedState, joined_tip};
use crate::crypto::{DeviceKeys, Secret};
use crate::entry::{Body, Entry, FeedWriter, Founding, Opening};
use crate::store::StoreError;

pub(crate) fn device(n: u8) -> DeviceKeys {
    DeviceKeys::from_seed(&[n; 32])
}

pub(crate) fn secret(n: u8) -> Secret {
    Secret::new([n; 32])
}

pub(crate) fn says(text: &str) -> Statement {
    let name = Line::new(text).unwrap();
    Statement { fact: Fact::NetworkNamed(NetworkNamed { name, region: None }), at: Timestamp(7), previous: None }
}

fn opening(keys: &DeviceKeys, kind: Option<LogKind>) -> Opening {
    let founding = kind.map(|kind| Founding { kind, readers: ReaderRule::Members });
    Opening { device: keys.device(), founding, previous: None }
}

/// The genesis of the network that all tests are in; everything is sealed under secret 1 unless said otherwise.
pub(crate) fn genesis() -> Entry {
    let keys = device(200);
    let opening = opening(&keys, Some(LogKind::Roster));
    FeedWriter::open(&keys, None, None, &secret(1), [0; 16], opening, vec![says("Oost")], vec![], vec![]).unwrap().1
}

/// What one device holds.
#[derive(Debug)]
pub(crate) struct Twin {
    pub(crate) keys: DeviceKeys,
    pub(crate) network: NetworkId,
    pub(crate) logs: BTreeMap<LogId, Vec<Entry>>,
    pub(crate) dropped: BTreeSet<LogId>,
    pub(crate) secrets: BTreeMap<EpochId, Secret>,
    /// Logs that not everybody reads, with who does.
    pub(crate) readers: BTreeMap<LogId, BTreeSet<DeviceId>>,
    pub(crate) strangers: BTreeSet<DeviceId>,
    /// Logs whose entries are refused.
    pub(crate) refused: BTreeSet<LogId>,
    /// Lines of the catalogue that stand for logs without entries here.
    pub(crate) padding: Vec<(LogId, [u8; 16])>,
    pub(crate) broken: bool,
    /// What it remembers to have got since the peer was last in step.
    pub(crate) news: Option<BTreeMap<LogId, BTreeMap<FeedId, u64>>>,
    /// Entries given that were here already.
    pub(crate) repeated: usize,
    parked: Vec<Entry>,
    writers: BTreeMap<LogId, FeedWriter>,
    opened: u8,
}

impl Twin {
    pub(crate) fn new(n: u8) -> Self {
        let genesis = genesis();
        let secret = secret(1);
        Self {
            keys: device(n),
            network: genesis.network(),
            logs: BTreeMap::from([(genesis.log(), vec![genesis])]),
            dropped: BTreeSet::new(),
            secrets: BTreeMap::from([(secret.id(), secret)]),
            readers: BTreeMap::new(),
            strangers: BTreeSet::new(),
            refused: BTreeSet::new(),
            padding: Vec::new(),
            broken: false,
            news: None,
            repeated: 0,
            parked: Vec::new(),
            writers: BTreeMap::new(),
            opened: 0,
        }
    }

    pub(crate) fn device(&self) -> DeviceId {
        self.keys.device()
    }

    pub(crate) fn roster(&self) -> LogId {
        LogId(prefix(&self.network.0))
    }

    fn random(&mut self) -> [u8; 16] {
        self.opened += 1;
        let mut random = [self.opened; 16];
        random[0] = self.device().0[0];
        random
    }

    /// Founds a log and returns it.
    pub(crate) fn found(&mut self, text: &str) -> LogId {
        let (random, opening) = (self.random(), opening(&self.keys, Some(LogKind::Case)));
        let (network, key) = (Some(self.network), secret(1));
        let (writer, entry) =
            FeedWriter::open(&self.keys, network, None, &key, random, opening, vec![says(text)], vec![], vec![])
                .unwrap();
        let log = entry.log();
        self.writers.insert(log, writer);
        self.logs.insert(log, vec![entry]);
        log
    }

    /// The next write goes into a new feed.
    pub(crate) fn restart(&mut self) {
        self.writers.clear();
    }

    pub(crate) fn write(&mut self, log: LogId, text: &str) -> Vec<Entry> {
        self.write_under(log, text, &secret(1))
    }

    /// Writes under another epoch's secret.
    pub(crate) fn write_under(&mut self, log: LogId, text: &str, key: &Secret) -> Vec<Entry> {
        self.write_body(log, Body { opening: None, statements: vec![says(text)], change: None }, key)
    }

    /// Writes bytes that do not compress.
    pub(crate) fn write_noise(&mut self, log: LogId, seed: u64, bytes: usize) -> Vec<Entry> {
        let blocks = 0_u64..;
        let noise = blocks.flat_map(|block| digest("noise", &[&seed.to_be_bytes(), &block.to_be_bytes()]));
        let change = Some(noise.take(bytes).collect());
        self.write_body(log, Body { opening: None, statements: vec![], change }, &secret(1))
    }

    /// Writes a text change.
    pub(crate) fn write_change(&mut self, log: LogId, change: Vec<u8>) -> Vec<Entry> {
        self.write_body(log, Body { opening: None, statements: vec![], change: Some(change) }, &secret(1))
    }

    /// The feed that the next write goes to.
    pub(crate) fn feed(&self, log: LogId) -> FeedId {
        self.writers[&log].feed()
    }

    fn write_body(&mut self, log: LogId, body: Body, key: &Secret) -> Vec<Entry> {
        let mut heads = self.heads(log);
        heads.truncate(60);
        let mut written = Vec::new();
        if !self.writers.contains_key(&log) {
            let (random, opening) = (self.random(), opening(&self.keys, None));
            let network = Some(self.network);
            let (writer, entry) =
                FeedWriter::open(&self.keys, network, Some(log), key, random, opening, vec![], heads, vec![]).unwrap();
            heads = vec![entry.id()];
            self.writers.insert(log, writer);
            written.push(entry);
        }
        let writer = self.writers.get_mut(&log).unwrap();
        written.push(writer.append(&self.keys, key, body, &heads, &[]).unwrap());
        self.logs.entry(log).or_default().extend(written.clone());
        written
    }

    fn heads(&self, log: LogId) -> Vec<EntryId> {
        let entries = self.logs.get(&log).map(Vec::as_slice).unwrap_or_default();
        let mut heads: BTreeSet<EntryId> = entries.iter().map(Entry::id).collect();
        for entry in entries {
            for below in entry.header.prev.iter().chain(entry.header.seen.iter().flatten()) {
                heads.remove(below);
            }
        }
        heads.into_iter().collect()
    }

    /// Takes in entries as a replica does: in causal order, the rest waits.
    pub(crate) fn accept(&mut self, entries: Vec<Entry>) {
        for entry in entries {
            if self.holds(&entry.log(), &entry.id()) {
                self.repeated += 1;
            } else if !self.refused.contains(&entry.log()) {
                self.parked.push(entry);
            }
        }
        loop {
            let ready = self.parked.iter().position(|entry| {
                let mut below = entry.header.prev.iter().chain(entry.header.seen.iter().flatten());
                below.all(|below| self.holds(&entry.log(), below))
            });
            let Some(ready) = ready else { return };
            let entry = self.parked.remove(ready);
            if !self.holds(&entry.log(), &entry.id()) {
                self.logs.entry(entry.log()).or_default().push(entry);
            }
        }
    }

    pub(crate) fn parked(&self) -> usize {
        self.parked.len()
    }

    pub(crate) fn ids(&self, log: &LogId) -> BTreeSet<EntryId> {
        self.logs.get(log).into_iter().flatten().map(Entry::id).collect()
    }

    fn may_read(&self, peer: &DeviceId, log: &LogId) -> bool {
        self.readers.get(log).is_none_or(|readers| readers.contains(peer))
    }

    fn feeds(&self, log: &LogId) -> Vec<FeedState> {
        let mut feeds: BTreeMap<FeedId, Vec<&Entry>> = BTreeMap::new();
        for entry in self.logs.get(log).into_iter().flatten() {
            feeds.entry(entry.feed()).or_default().push(entry);
        }
        let state = |(feed, entries): (FeedId, Vec<&Entry>)| {
            let prevs: BTreeSet<EntryId> = entries.iter().filter_map(|entry| entry.header.prev).collect();
            let tips: Vec<EntryId> = entries.iter().map(|entry| entry.id()).filter(|id| !prevs.contains(id)).collect();
            let length = entries.iter().map(|entry| entry.header.seq + 1).max().unwrap_or(0);
            FeedState { feed, length, tip: if tips.len() == 1 { tips[0] } else { joined_tip(&tips) } }
        };
        feeds.into_iter().map(state).collect()
    }
}

impl Secrets for Twin {
    fn secret(&self, epoch: &EpochId) -> Option<Secret> {
        self.secrets.get(epoch).cloned()
    }
}

impl Source for Twin {
    fn keys(&self) -> &DeviceKeys {
        &self.keys
    }

    fn standing(&self, peer: &DeviceId) -> Standing {
        if self.strangers.contains(peer) { Standing::Unknown } else { Standing::Known }
    }

    fn catalogue(&self, peer: &DeviceId) -> Vec<(LogId, [u8; 16])> {
        let logs = self.logs.keys().filter_map(|log| Some((*log, self.fingerprint(peer, log)?)));
        logs.chain(self.padding.iter().copied()).collect()
    }

    fn fingerprint(&self, peer: &DeviceId, log: &LogId) -> Option<[u8; 16]> {
        match self.held(peer, log) {
            Held::Nothing => None,
            Held::Feeds(feeds) => Some(vector::fingerprint(&feeds)),
            Held::Dropped => Some(vector::DROPPED),
        }
    }

    fn held(&self, peer: &DeviceId, log: &LogId) -> Held {
        if !self.logs.contains_key(log) || !self.may_read(peer, log) {
            Held::Nothing
        } else if self.dropped.contains(log) {
            Held::Dropped
        } else {
            Held::Feeds(self.feeds(log))
        }
    }

    fn entries(&self, peer: &DeviceId, log: &LogId, from: &BTreeMap<FeedId, u64>) -> Result<Vec<Entry>, StoreError> {
        assert!(self.may_read(peer, log), "asked for a log that the peer does not read");
        if self.broken {
            return Err(StoreError::Damaged);
        }
        let kept = |entry: &&Entry| {
            self.dropped.contains(log) || from.get(&entry.feed()).is_some_and(|from| entry.header.seq >= *from)
        };
        Ok(self.logs.get(log).into_iter().flatten().filter(kept).cloned().collect())
    }

    fn news(&self, _peer: &DeviceId) -> Option<BTreeMap<LogId, BTreeMap<FeedId, u64>>> {
        self.news.clone()
    }

    fn keys_for(&self, _peer: &DeviceId, _log: &LogId) -> Vec<crate::keys::KeyObject> {
        Vec::new()
    }

    fn holds(&self, log: &LogId, entry: &EntryId) -> bool {
        self.logs.get(log).into_iter().flatten().any(|held| held.id() == *entry)
    }
}

/// Two sessions and what is under way between them. Side 0 dialled.
#[derive(Debug)]
pub(crate) struct Link {
    pub(crate) sessions: [Session; 2],
    /// What goes to each side.
    pub(crate) streams: [VecDeque<Vec<u8>>; 2],
    /// Everything but sends, per side.
    pub(crate) steps: [Vec<Step>; 2],
    /// Every frame: from which side, its kind, its bytes.
    pub(crate) frames: Vec<(usize, u8, usize)>,
    /// Whether entries handed out are taken in at once.
    pub(crate) slow: bool,
}

impl Link {
    pub(crate) fn new(a: &Twin, b: &Twin) -> Self {
        Self::with_nonces(a, b, [[1; 32], [2; 32]])
    }

    pub(crate) fn with_nonces(a: &Twin, b: &Twin, [nonce_a, nonce_b]: [[u8; 32]; 2]) -> Self {
        let (initiator, first) = Session::new(Role::Initiator, a.network, &a.keys, b.device(), nonce_a, None);
        let (responder, none) = Session::new(Role::Responder, b.network, &b.keys, a.device(), nonce_b, None);
        assert!(none.is_empty(), "the initiator speaks first");
        Self::of([initiator, responder], first)
    }

    pub(crate) fn of(sessions: [Session; 2], first: Vec<Step>) -> Self {
        let mut link = Self {
            sessions,
            streams: [VecDeque::new(), VecDeque::new()],
            steps: [Vec::new(), Vec::new()],
            frames: Vec::new(),
            slow: false,
        };
        for step in first {
            let Step::Send(bytes) = step else { panic!("nothing but a hello comes first") };
            link.streams[1].push_back(bytes);
        }
        link
    }

    /// Performs steps of one side.
    pub(crate) fn perform(&mut self, side: usize, steps: Vec<Step>, twin: &mut Twin) {
        let mut steps: VecDeque<Step> = steps.into();
        while let Some(step) = steps.pop_front() {
            match step {
                Step::Send(bytes) => {
                    self.frames.push((side, bytes[0], bytes.len() - HEADER_BYTES));
                    self.streams[1 - side].push_back(bytes);
                }
                Step::Accept { .. } | Step::Dropped { .. } if self.slow => self.steps[side].push(step),
                Step::Accept { ref entries, .. } => {
                    twin.accept(entries.clone());
                    self.steps[side].push(step);
                    steps.extend(self.sessions[side].accepted(twin));
                }
                Step::Dropped { log, ref entries } => {
                    twin.logs.insert(log, entries.clone());
                    twin.dropped.insert(log);
                    self.steps[side].push(step);
                    steps.extend(self.sessions[side].accepted(twin));
                }
                other => self.steps[side].push(other),
            }
        }
    }

    /// Lets everything arrive that is under way, and what follows from it, `flights` times in turn.
    pub(crate) fn flow(&mut self, a: &mut Twin, b: &mut Twin, flights: usize) {
        for _ in 0..flights {
            for (side, twin) in [(1, &mut *b), (0, &mut *a)] {
                for bytes in std::mem::take(&mut self.streams[side]) {
                    let steps = self.sessions[side].handle(&bytes, twin);
                    self.perform(side, steps, twin);
                }
            }
            if self.streams.iter().all(VecDeque::is_empty) {
                return;
            }
        }
        panic!("the sessions do not come to an end");
    }

    pub(crate) fn closed(&self) -> [Option<Code>; 2] {
        [0, 1].map(|side| {
            self.steps[side].iter().find_map(|step| if let Step::Close(code) = step { Some(*code) } else { None })
        })
    }

    pub(crate) fn synchronised(&self) -> [usize; 2] {
        [0, 1].map(|side| self.steps[side].iter().filter(|step| **step == Step::Synchronised).count())
    }
}
