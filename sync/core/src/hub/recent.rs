//! What came here of late, and since when each partner's device had it all: so that a reconnect need not compare every
//! log. A memory, not a truth: what it misses is found by comparing.

use std::collections::{BTreeMap, VecDeque};

use wijktafel_model::cbor::Cbor as _;
use wijktafel_model::id::{DeviceId, FeedId, LogId};
use wijktafel_model::record;
use wijktafel_model::time::Timestamp;

use super::Hub;
use crate::entry::Entry;
use crate::replica::{Peer, Step};
use crate::store::{Reader, StoreError, Write};
use crate::wire::vector::DROPPED;

const RECENT: &str = "recent";

/// Changes that are remembered; who was away for more compares.
const CHANGES_MAX: usize = 512;

/// Time between two times that it is written down, in milliseconds.
const KEPT_EVERY_MS: u64 = 60_000;

record! {
    /// Entries of one feed came in, from a seq on.
    Change {
        /// Of which log.
        0 => log: LogId,
        /// Its feed.
        2 => feed: FeedId,
        /// The first of them.
        4 => seq: u64,
    }
    /// [`Recent`] as it is kept.
    Kept {
        /// The number of the next change.
        0 => next: u64,
        /// The last changes, in order.
        2 => changes: Vec<Change>,
        /// Devices, each with the number of the first change that it may lack.
        4 => marks: Vec<(DeviceId, u64)>,
    }
}

/// The last changes, and up to where each device had all of them.
#[derive(Debug, Default)]
pub(super) struct Recent {
    next: u64,
    changes: VecDeque<Change>,
    marks: BTreeMap<DeviceId, u64>,
    /// Something is not written down yet.
    unkept: bool,
    kept_at: Option<Timestamp>,
}

impl Recent {
    /// The number of the oldest change that is remembered.
    fn first(&self) -> u64 {
        self.next.saturating_sub(self.changes.len() as u64)
    }

    /// Entries came in, by whatever way.
    pub(super) fn note(&mut self, log: LogId, entries: &[Entry]) {
        let newest = self.marks.values().max().copied().unwrap_or(0).max(self.first());
        let mut feeds: BTreeMap<FeedId, u64> = BTreeMap::new();
        for entry in entries {
            feeds.entry(entry.feed()).and_modify(|seq| *seq = entry.header.seq.min(*seq)).or_insert(entry.header.seq);
        }
        for (feed, seq) in feeds {
            let since = usize::try_from(self.next.saturating_sub(newest)).unwrap_or(usize::MAX);
            let told = |change: &Change| change.log == log && change.feed == feed && change.seq <= seq;
            if self.changes.iter().rev().take(since).any(told) {
                continue;
            }
            self.changes.push_back(Change { log, feed, seq });
            self.next += 1;
            self.unkept = true;
            if self.changes.len() > CHANGES_MAX {
                self.changes.pop_front();
            }
        }
    }

    /// A device has everything that is here.
    pub(super) fn in_step(&mut self, peer: DeviceId) {
        self.unkept |= self.marks.insert(peer, self.next) != Some(self.next);
    }

    /// What a device may lack, as far as is remembered.
    pub(super) fn news(&self, peer: &DeviceId) -> Option<BTreeMap<LogId, BTreeMap<FeedId, u64>>> {
        let known = self.marks.get(peer)?.checked_sub(self.first())?;
        let mut news: BTreeMap<LogId, BTreeMap<FeedId, u64>> = BTreeMap::new();
        for change in self.changes.iter().skip(usize::try_from(known).ok()?) {
            let from = news.entry(change.log).or_default().entry(change.feed).or_insert(change.seq);
            *from = change.seq.min(*from);
        }
        Some(news)
    }
}

impl Hub {
    /// Reads what was remembered of partners before this start: when they were heard, and since when they had it all.
    ///
    /// # Errors
    /// [`StoreError`] when the store fails.
    pub fn recall(&mut self, reader: &dyn Reader) -> Result<(), StoreError> {
        self.recall_heard(reader)?;
        let kept = reader.setting(RECENT)?.and_then(|bytes| Kept::from_cbor(&bytes).ok());
        if let Some(Kept { next, changes, marks }) = kept {
            let marks = marks.into_iter().collect();
            self.recent = Recent { next, changes: changes.into(), marks, ..Recent::default() };
        }
        Ok(())
    }

    /// Now and then: writes down what came of late.
    pub(super) fn keep_recent(&mut self, now: Timestamp, step: &mut Step) {
        let just_kept = self.recent.kept_at.is_some_and(|kept| now.0.abs_diff(kept.0) < KEPT_EVERY_MS);
        if !self.recent.unkept || just_kept {
            return;
        }
        let known = |device: &DeviceId| matches!(self.replica.peer(device), Peer::Member(_));
        // One that is left out moves those before it up: they are told once more.
        let held = |change: &Change| self.replica.fingerprint(change.log) != Some(DROPPED);
        let marks = self.recent.marks.iter().filter(|(device, _)| known(device));
        let kept = Kept {
            next: self.recent.next,
            changes: self.recent.changes.iter().filter(|change| held(change)).cloned().collect(),
            marks: marks.map(|(device, mark)| (*device, *mark)).collect(),
        };
        step.batch.push(Write::Setting(RECENT.to_owned(), kept.to_cbor()));
        self.recent.unkept = false;
        self.recent.kept_at = Some(now);
    }
}

#[cfg(test)]
mod tests;
