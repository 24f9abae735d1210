//! What a copy leaves at a blind peer, parcel by parcel.

use std::collections::VecDeque;

use wijktafel_model::id::{BoxId, LogId};

use super::inbox;
use super::known::{Known, KnownLog};
use super::parcel::{self, INBOX_KEYS_MAX, TARGET_BYTES};
use crate::entry::Entry;
use crate::hub::{Cx, HubError};
use crate::keys::{KEY_OBJECT_BYTES_MAX, KeyObject};
use crate::replica::{NamedBox, Owed, Replica};
use crate::store::Batch;

/// A parcel to leave.
#[derive(Debug)]
pub(super) struct Parcel {
    /// Where.
    pub(super) id: BoxId,
    /// It.
    pub(super) bytes: Vec<u8>,
    /// What is known once it is kept.
    pub(super) then: Then,
}

/// What is known once a parcel is kept.
#[derive(Debug)]
pub(super) enum Then {
    /// Logs whose last entries it holds.
    Logs(Vec<(LogId, KnownLog)>),
    /// What it hands to another device.
    Handed(Vec<[u8; 16]>),
}

/// One log on its way into a box.
#[derive(Debug)]
struct Rest {
    log: LogId,
    keys: Vec<KeyObject>,
    entries: VecDeque<Entry>,
    then: KnownLog,
}

/// Everything that is still to be looked at and left.
#[derive(Debug)]
pub(super) struct Leaving {
    boxes: VecDeque<(NamedBox, VecDeque<LogId>)>,
    rest: Option<Rest>,
    owed: VecDeque<Vec<Owed>>,
}

impl Leaving {
    /// Looks at these boxes and at what other devices are owed.
    pub(super) fn new(boxes: Vec<NamedBox>, replica: &Replica, known: &Known) -> Self {
        let mut owed: VecDeque<Vec<Owed>> = VecDeque::new();
        for one in replica.owed().into_iter().filter(|one| !known.was_handed(&one.name)) {
            match owed.back_mut() {
                Some(before) if before.len() < INBOX_KEYS_MAX && before.iter().all(|two| two.device == one.device) => {
                    before.push(one);
                }
                _ => owed.push_back(vec![one]),
            }
        }
        let logs = |named: NamedBox| {
            let logs = replica.logs_boxed(named.scope).into();
            (named, logs)
        };
        Self { boxes: boxes.into_iter().map(logs).collect(), rest: None, owed }
    }

    /// The next parcel; `None` when everything was left. What needs no parcel is noted in `batch`.
    pub(super) fn next(
        &mut self,
        known: &mut Known,
        replica: &mut Replica,
        cx: &mut Cx<'_>,
        batch: &mut Batch,
    ) -> Result<Option<Parcel>, HubError> {
        while let Some((named, mut logs)) = self.boxes.pop_front() {
            let parcel = self.fill(&named, &mut logs, known, replica, cx, batch)?;
            if self.rest.is_some() || !logs.is_empty() {
                self.boxes.push_front((named, logs));
            }
            if parcel.is_some() {
                return Ok(parcel);
            }
        }
        while let Some(owed) = self.owed.pop_front() {
            let id = owed.first().map(|one| inbox(&one.device));
            let bytes = replica.inbox_parcel(&owed, cx.random);
            if let Some((id, bytes)) = id.zip(bytes) {
                let then = Then::Handed(owed.iter().map(|one| one.name).collect());
                return Ok(Some(Parcel { id, bytes, then }));
            }
        }
        Ok(None)
    }

    fn fill(
        &mut self,
        named: &NamedBox,
        logs: &mut VecDeque<LogId>,
        known: &mut Known,
        replica: &mut Replica,
        cx: &Cx<'_>,
        batch: &mut Batch,
    ) -> Result<Option<Parcel>, HubError> {
        let (mut inside, mut keys, mut then, mut size) = (Vec::new(), Vec::new(), Vec::new(), 0);
        while size < TARGET_BYTES {
            let mut rest = match self.rest.take() {
                Some(rest) => rest,
                None => match logs.pop_front() {
                    None => break,
                    Some(log) => match look(named, log, known, replica, cx, batch)? {
                        None => continue,
                        Some(rest) => rest,
                    },
                },
            };
            let mut entries = Vec::new();
            while size < TARGET_BYTES {
                if let Some(key) = rest.keys.pop() {
                    size += KEY_OBJECT_BYTES_MAX;
                    keys.push(key);
                } else if let Some(entry) = rest.entries.pop_front() {
                    size += entry.encode().len();
                    entries.push(entry);
                } else {
                    break;
                }
            }
            if !entries.is_empty() {
                inside.push((rest.log, entries));
            }
            if rest.keys.is_empty() && rest.entries.is_empty() {
                then.push((rest.log, rest.then));
            } else {
                self.rest = Some(rest);
            }
        }
        if inside.is_empty() && keys.is_empty() {
            return Ok(None);
        }
        let parcel = parcel::lock(replica.network(), &named.lock, &inside, &keys);
        // An entry that fits no parcel fits no log either.
        Ok(parcel.ok().map(|bytes| Parcel { id: named.id, bytes, then: Then::Logs(then) }))
    }
}

/// What of a log is missing in a box; nothing when all of it is there, which is noted.
fn look(
    named: &NamedBox,
    log: LogId,
    known: &mut Known,
    replica: &mut Replica,
    cx: &Cx<'_>,
    batch: &mut Batch,
) -> Result<Option<Rest>, HubError> {
    let mark = replica.boxed_mark(named.scope, log);
    let before = known.log(named.id, log, cx.reader).map_err(crate::replica::OpenError::from)?;
    if before.mark == mark {
        return Ok(None);
    }
    let entries = replica.boxed(named.scope, named.epoch, log, cx.reader)?;
    let (missing, feeds) = before.missing(entries);
    let mut keys = replica.boxed_keys(named.scope, named.epoch, log);
    let mut names: Vec<[u8; 16]> = keys.iter().map(|(name, _)| *name).collect();
    names.sort_unstable();
    keys.retain(|(name, _)| before.keys.binary_search(name).is_err());
    let then = KnownLog { mark, feeds, keys: names, dropped: replica.has_dropped(log) };
    if missing.is_empty() && keys.is_empty() {
        known.set_log(named.id, log, then, batch);
        return Ok(None);
    }
    let keys = keys.into_iter().map(|(_, key)| key).collect();
    Ok(Some(Rest { log, keys, entries: missing.into(), then }))
}
