//! Runs on their way out and in, live entries, receipts.

use std::collections::{BTreeMap, VecDeque};

use wijktafel_model::id::{FeedId, LogId};

use super::{Held, Session, Source, Step};
use crate::entry::Entry;
use crate::keys::KeyObject;
use crate::wire::catalogue::Short;
use crate::wire::frame::BULK_BYTES_MAX;
use crate::wire::message::{Code, Message, RECEIPT_LOGS_MAX, Taken, Want};
use crate::wire::run::{NoSecrets, Received, RunError, Secrets, decode_run, encode_run};
use crate::wire::vector::FeedState;

/// Bytes of runs that may be under way before the receiver has taken them in: enough for a fast link with a slow
/// round trip, and all that a slow receiver ever has to keep.
pub(super) const WINDOW_BYTES: u64 = 2 * 1024 * 1024;

/// Beyond this a live entry is left to the next round: a transport that queues 4 MiB then never has to refuse.
const LIVE_BYTES_MAX: u64 = WINDOW_BYTES + 512 * 1024;

/// A sender that keeps to the window stays below this, live entries and one run too many included.
const PENDING_BYTES_MAX: u64 = LIVE_BYTES_MAX + 2 * BULK_BYTES_MAX as u64;

/// Messages in the same place: a run costs memory beyond its bytes.
const PENDING_MAX: usize = 65_536;

/// What is to be sent of one log.
#[derive(Clone, Debug)]
pub(super) struct Job {
    feeds: BTreeMap<FeedId, u64>,
    sealed: bool,
    dropped: bool,
}

impl Job {
    pub(super) fn feeds(feeds: BTreeMap<FeedId, u64>, sealed: bool) -> Self {
        Self { feeds, sealed, dropped: false }
    }

    pub(super) fn dropped(sealed: bool) -> Self {
        Self { feeds: BTreeMap::new(), sealed, dropped: true }
    }

    fn merge(&mut self, other: Self) {
        for (feed, from) in other.feeds {
            self.feeds.entry(feed).and_modify(|known| *known = from.min(*known)).or_insert(from);
        }
        self.sealed |= other.sealed;
        self.dropped |= other.dropped;
    }
}

/// The log that is being sent.
#[derive(Debug)]
struct Current {
    entries: VecDeque<Entry>,
    sealed: bool,
}

/// What is under way in both directions.
#[derive(Debug, Default)]
pub(super) struct Delivery {
    order: VecDeque<LogId>,
    jobs: BTreeMap<LogId, Job>,
    current: Option<Current>,
    /// Runs handed out to be taken in, with their bytes.
    pending: VecDeque<(LogId, u64)>,
    pending_bytes: u64,
    /// What this side sent.
    pub(super) sent: Taken,
    /// What the peer dealt with of that.
    pub(super) peer: Taken,
}

impl Delivery {
    pub(super) fn queue(&mut self, log: LogId, job: Job) {
        if let Some(queued) = self.jobs.get_mut(&log) {
            queued.merge(job);
        } else {
            self.order.push_back(log);
            self.jobs.insert(log, job);
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.jobs.is_empty() && self.current.is_none() && self.pending.is_empty()
    }

    pub(super) fn taken_in(&mut self) -> Option<(LogId, u64)> {
        let (log, bytes) = self.pending.pop_front()?;
        self.pending_bytes = self.pending_bytes.saturating_sub(bytes);
        Some((log, bytes))
    }

    /// Whether something handed out was not taken in yet.
    pub(super) fn is_taking_in(&self) -> bool {
        !self.pending.is_empty()
    }

    pub(super) fn awaits(&self, log: &LogId) -> bool {
        self.pending.iter().any(|(pending, _)| pending == log)
    }

    fn under_way(&self) -> u64 {
        self.sent.bytes.saturating_sub(self.peer.bytes)
    }
}

impl Session {
    /// Sends runs as far as the window allows.
    pub(super) fn pump(&mut self, source: &dyn Source, out: &mut Vec<Step>) -> Result<(), Code> {
        while self.delivery.under_way() < WINDOW_BYTES {
            let Some(current) = &mut self.delivery.current else {
                let Some(log) = self.delivery.order.pop_front() else { return Ok(()) };
                if let Some(job) = self.delivery.jobs.remove(&log) {
                    self.start(log, &job, source, out)?;
                }
                continue;
            };
            let secrets: &dyn Secrets = if current.sealed { &NoSecrets } else { source };
            let entries = current.entries.make_contiguous();
            let run = encode_run(&self.network, entries, secrets).map_err(|_own_entries| Code::Unavailable)?;
            current.entries.drain(..run.entries);
            if current.entries.is_empty() {
                self.delivery.current = None;
            }
            let left = self.delivery.jobs.len() as u64;
            self.delivery.sent.bytes += run.bytes.len() as u64;
            self.say(&Message::Run { left, run: run.bytes }, out);
        }
        Ok(())
    }

    fn start(&mut self, log: LogId, job: &Job, source: &dyn Source, out: &mut Vec<Step>) -> Result<(), Code> {
        let entries = source.entries(&self.peer, &log, &job.feeds).map_err(|_store| Code::Unavailable)?;
        if job.dropped {
            let secrets: &dyn Secrets = if job.sealed { &NoSecrets } else { source };
            let run = match entries.as_slice() {
                [] => Vec::new(),
                kept => encode_run(&self.network, kept, secrets).map_err(|_own_entries| Code::Unavailable)?.bytes,
            };
            self.delivery.sent.bytes += run.len() as u64;
            self.say(&Message::Dropped { log, run }, out);
        } else if !entries.is_empty() {
            if job.feeds.values().any(|from| *from == 0) {
                self.send_keys_of(log, source, out);
            }
            self.delivery.current = Some(Current { entries: entries.into(), sealed: job.sealed });
        }
        Ok(())
    }

    /// Sends what the peer needs to open a log of which it has nothing yet.
    pub(super) fn send_keys_of(&mut self, log: LogId, source: &dyn Source, out: &mut Vec<Step>) {
        let keys: Vec<Vec<u8>> = source.keys_for(&self.peer, &log).iter().map(KeyObject::encode).collect();
        if !keys.is_empty() {
            self.say(&Message::KeyObjects(keys), out);
        }
    }

    /// Sends entries that were just written. When the peer is too far behind it is left to the next round.
    pub(super) fn send_live(
        &mut self,
        entries: &[Entry],
        source: &dyn Source,
        out: &mut Vec<Step>,
    ) -> Result<(), Code> {
        let mut rest = entries;
        while !rest.is_empty() {
            if self.delivery.under_way() >= LIVE_BYTES_MAX {
                self.again = true;
                return Ok(());
            }
            let run = encode_run(&self.network, rest, source).map_err(|_own_entries| Code::Unavailable)?;
            rest = rest.get(run.entries..).unwrap_or_default();
            self.delivery.sent.bytes += run.bytes.len() as u64;
            self.say(&Message::Push(run.bytes), out);
        }
        self.remember(entries);
        Ok(())
    }

    /// Takes a run apart; `left` logs follow it, unless it is live.
    pub(super) fn run(
        &mut self,
        run: &[u8],
        left: Option<u64>,
        source: &dyn Source,
        out: &mut Vec<Step>,
    ) -> Result<(), Code> {
        self.progress.bytes += run.len() as u64;
        match decode_run(&self.network, run, source) {
            Ok(Received { log, entries, newer }) => {
                if entries.is_empty() && newer.is_empty() {
                    return Err(Code::Malformed);
                }
                self.fill_gaps(log, &entries, source, out);
                self.remember(&entries);
                if let Some(left) = left {
                    self.arriving.insert(log);
                    self.progress.logs_total = left.saturating_add(self.arriving.len() as u64);
                }
                self.hand_out(log, run.len(), Step::Accept { log, entries, newer, live: left.is_none() }, out)
            }
            Err(error) => self.not_decoded(error, run.len(), source, out),
        }
    }

    pub(super) fn dropped(
        &mut self,
        log: LogId,
        run: &[u8],
        source: &dyn Source,
        out: &mut Vec<Step>,
    ) -> Result<(), Code> {
        let entries = match run {
            [] => Vec::new(),
            run => match decode_run(&self.network, run, source) {
                Ok(received) => received.entries,
                Err(error) => return self.not_decoded(error, run.len(), source, out),
            },
        };
        if entries.first().is_some_and(|entry| entry.log() != log) {
            return Err(Code::Malformed);
        }
        self.hand_out(log, run.len(), Step::Dropped { log, entries }, out)
    }

    fn hand_out(&mut self, log: LogId, bytes: usize, step: Step, out: &mut Vec<Step>) -> Result<(), Code> {
        let bytes = bytes as u64;
        self.delivery.pending.push_back((log, bytes));
        self.delivery.pending_bytes += bytes;
        if self.delivery.pending_bytes > PENDING_BYTES_MAX || self.delivery.pending.len() > PENDING_MAX {
            return Err(Code::Flood);
        }
        if let Some(round) = &mut self.round {
            round.touched.insert(log);
        }
        out.push(step);
        Ok(())
    }

    /// A run that needs secrets is asked for again as it is, and the secrets with it.
    fn not_decoded(
        &mut self,
        error: RunError,
        bytes: usize,
        source: &dyn Source,
        out: &mut Vec<Step>,
    ) -> Result<(), Code> {
        let RunError::Missing { log, epochs } = error else { return Err(Code::Malformed) };
        self.taken.messages += 1;
        self.taken.bytes += bytes as u64;
        self.say(&Message::KeyRequest(epochs), out);
        if source.held(&self.peer, &log) == Held::Nothing {
            let want = Want { log: self.name(log), feeds: Vec::new(), whole: true, sealed: true };
            self.say(&Message::Want(want), out);
        } else {
            self.say_vector(log, true, source, out);
        }
        Ok(())
    }

    /// Asks for what lies between the entries held and those of a run: entries that were lost on the way of a push, or
    /// the other branch of a fork.
    fn fill_gaps(&mut self, log: LogId, entries: &[Entry], source: &dyn Source, out: &mut Vec<Step>) {
        if self.delivery.awaits(&log) {
            return;
        }
        let mut first: BTreeMap<FeedId, &Entry> = BTreeMap::new();
        for entry in entries {
            first.entry(entry.feed()).or_insert(entry);
        }
        let unheld = |entry: &&Entry| entry.header.prev.is_some_and(|prev| !source.holds(&log, &prev));
        let gaps: Vec<&Entry> = first.into_values().filter(unheld).collect();
        if gaps.is_empty() {
            return;
        }
        let held: BTreeMap<FeedId, FeedState> = match source.held(&self.peer, &log) {
            Held::Feeds(feeds) => feeds.into_iter().map(|state| (state.feed, state)).collect(),
            Held::Nothing => BTreeMap::new(),
            Held::Dropped => return,
        };
        let from = |entry: &&Entry| {
            let length = held.get(&entry.feed()).map_or(0, |state| state.length);
            let feed = Short::of(self.key.feed(&entry.feed()));
            (feed, if length < entry.header.seq { length } else { 0 })
        };
        // Where this side holds another branch, the peer may not know of it: each gives the other the whole feed.
        let other = |entry: &&&Entry| held.get(&entry.feed()).is_some_and(|state| state.length >= entry.header.seq);
        let branches: BTreeMap<FeedId, u64> = gaps.iter().filter(other).map(|entry| (entry.feed(), 0)).collect();
        let feeds = gaps.iter().map(from).collect();
        let want = Want { log: self.name(log), feeds, whole: false, sealed: false };
        self.say(&Message::Want(want), out);
        if !branches.is_empty() {
            self.queue(log, Job::feeds(branches, false));
        }
    }

    pub(super) fn told(&mut self, taken: Taken) -> Result<(), Code> {
        let (sent, before) = (self.delivery.sent, self.delivery.peer);
        let forward = taken.messages >= before.messages && taken.bytes >= before.bytes;
        if taken.messages > sent.messages || taken.bytes > sent.bytes || !forward {
            return Err(Code::Malformed);
        }
        self.delivery.peer = taken;
        Ok(())
    }

    /// A log's frontier is another than before at this side.
    pub(super) fn grew(&mut self, log: LogId, source: &dyn Source) {
        if !self.is_open() || source.fingerprint(&self.peer, &log).is_none() {
            return;
        }
        if let Some(round) = &mut self.round {
            round.touched.insert(log);
        }
        self.confirmed.remove(&log);
        if self.peer_checks.get(&log) == Some(&self.check(log, source)) {
            self.confirm(log, source);
        }
        self.receipts.insert(log);
    }

    /// Both sides hold the log as it is here now.
    pub(super) fn confirm(&mut self, log: LogId, source: &dyn Source) {
        if let Some(fingerprint) = source.fingerprint(&self.peer, &log) {
            let before = self.confirmed.insert(log, fingerprint);
            self.confirmations += u64::from(before != Some(fingerprint));
        }
    }

    pub(super) fn receipt(&mut self, log: LogId, check: u64, source: &dyn Source) {
        if source.fingerprint(&self.peer, &log).is_none() {
            return;
        }
        let mine = self.check(log, source);
        self.peer_checks.insert(log, check);
        if check == mine {
            self.confirm(log, source);
        } else {
            self.confirmed.remove(&log);
        }
        if self.told_checks.get(&log) != Some(&mine) && !self.delivery.awaits(&log) {
            self.receipts.insert(log);
        }
    }

    pub(super) fn send_receipts(&mut self, source: &dyn Source, out: &mut Vec<Step>) {
        let logs: Vec<LogId> = std::mem::take(&mut self.receipts).into_iter().collect();
        for logs in logs.chunks(RECEIPT_LOGS_MAX) {
            let mut checks = Vec::with_capacity(logs.len());
            for log in logs {
                let check = self.check(*log, source);
                if check != 0 && self.told_checks.insert(*log, check) != Some(check) {
                    checks.push((*log, check));
                }
            }
            if !checks.is_empty() {
                self.say(&Message::Receipt(checks), out);
            }
        }
    }
}
