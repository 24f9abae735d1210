//! One visit: greeting, fetching, leaving, forgetting, and for a keeper whom to serve.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use wijktafel_model::id::{BoxId, EntryId, LogId};
use wijktafel_model::time::Timestamp;
use wijktafel_model::view::blind::BlindRefusal;

use super::super::known::Known;
use super::super::leaving::{Leaving, Parcel, Then};
use super::super::message::{
    BOXES_MAX, ClaimSecret, DEVICES_MAX, Extent, Greeting, Hello, Message, PARCEL_BYTES_MAX, Refused, Serve, UpTo,
    Wanted,
};
use super::super::parcel::{self, Opened};
use super::super::shelf::hash;
use super::super::{VERSION, keeper, served};
use crate::hub::{Cx, Hub, HubError, Link, Outcome};
use crate::keys::KeyObject;
use crate::replica::{Incoming, NamedBox, OpenError, Replica};
use crate::store::{Batch, Reader, Scope, Write};

/// How often a parcel is fetched again that brought something that cannot be taken in.
const TRIES_MAX: u32 = 8;
/// Questions for parcels in one visit: at [`keeper::FETCH_BYTES`] each, more than any blind peer holds.
const ROUNDS_MAX: u32 = 4_096;

/// What a visit wants after an answer.
#[derive(Debug)]
pub(super) enum Asked {
    /// More of the answer follows.
    Nothing,
    /// To say this.
    Say(Message),
    /// To go: everything was done that could be.
    Done,
    /// To go: it makes no sense.
    GiveUp(BlindRefusal),
}

/// Parcels that were asked for, and what came.
#[derive(Debug, Default)]
struct Fetching {
    asked: Vec<Wanted>,
    came: Vec<(BoxId, u64, Vec<u8>)>,
    bytes: usize,
}

#[derive(Debug)]
enum Stage {
    Greeting,
    Fetching(Fetching),
    Leaving(Box<Leaving>, Option<Parcel>),
    /// Room is made by forgetting what was to be forgotten after leaving.
    MakingRoom(Box<Leaving>, Parcel),
    Forgetting(VecDeque<UpTo>),
    Serving,
}

/// One visit.
#[derive(Debug)]
pub(super) struct Visit {
    pub(super) link: Link,
    /// When it said something last.
    pub(super) heard: Timestamp,
    /// It took nothing more.
    pub(super) refused: Option<BlindRefusal>,
    stage: Stage,
    greeting: Option<Greeting>,
    /// Where each box was fetched to in this visit.
    fetched: BTreeMap<BoxId, u64>,
    /// Boxes of which nothing more is to be fetched.
    finished: BTreeSet<BoxId>,
    /// What each box held when it was fetched.
    heads: BTreeMap<BoxId, u64>,
    /// Parcels of the own inbox with what they brought.
    inbox: Vec<(u64, Vec<KeyObject>)>,
    rounds: u32,
    /// Something came in since the visit before.
    news: bool,
}

/// The first message.
pub(super) fn hello(claim: Option<ClaimSecret>) -> Message {
    Message::Hello(Hello { versions: vec![VERSION], claim })
}

impl Visit {
    pub(super) const fn begin(link: Link, now: Timestamp, news: bool) -> Self {
        Self {
            link,
            heard: now,
            refused: None,
            stage: Stage::Greeting,
            greeting: None,
            fetched: BTreeMap::new(),
            finished: BTreeSet::new(),
            heads: BTreeMap::new(),
            inbox: Vec::new(),
            rounds: 0,
            news,
        }
    }

    /// Whether the blind peer said that this device is its keeper.
    pub(super) fn is_keeper(&self) -> bool {
        self.greeting.as_ref().is_some_and(|greeting| greeting.keeper)
    }

    /// Deals with an answer.
    pub(super) fn answer(
        &mut self,
        message: Message,
        known: &mut Known,
        hub: &mut Hub,
        cx: &mut Cx<'_>,
        outcome: &mut Outcome,
    ) -> Result<Asked, HubError> {
        match (std::mem::replace(&mut self.stage, Stage::Serving), message) {
            (Stage::Greeting, Message::Greeting(greeting)) => Ok(self.greeted(greeting, known, hub, outcome)),
            (Stage::Fetching(fetching), Message::Parcel { id, seq, bytes }) => Ok(self.came(fetching, id, seq, bytes)),
            (Stage::Fetching(fetching), Message::Fetched(extents)) => {
                self.fetched(fetching, &extents, known, hub, cx, outcome)
            }
            (Stage::Leaving(leaving, Some(parcel)), Message::Kept(kept))
                if kept.id == parcel.id && kept.hash == hash(&parcel.bytes) =>
            {
                if let Some(one) = known.named_mut(&kept.id) {
                    one.seen = one.seen.max(kept.seq);
                }
                note_kept(parcel, known, &mut outcome.step.batch);
                self.leave(leaving, known, hub, cx, outcome)
            }
            (Stage::Leaving(leaving, Some(parcel)), Message::Refused(Refused::Full)) => {
                Ok(self.full(leaving, parcel, known, hub))
            }
            (Stage::MakingRoom(leaving, parcel), Message::Forgotten(upto)) if upto.id == parcel.id => {
                note_forgotten(&upto, known);
                let again = Message::Put { id: parcel.id, bytes: parcel.bytes.clone() };
                self.stage = Stage::Leaving(leaving, Some(parcel));
                Ok(Asked::Say(again))
            }
            (Stage::Forgetting(mut todo), Message::Forgotten(upto))
                if todo.front().is_some_and(|asked| asked.id == upto.id) =>
            {
                todo.pop_front();
                note_forgotten(&upto, known);
                Ok(self.forget(todo, &hub.replica))
            }
            (Stage::Serving, Message::Served) => Ok(Asked::Done),
            (_, Message::Refused(code)) => Ok(Asked::GiveUp(match code {
                Refused::NotServed => BlindRefusal::NotServed,
                Refused::Claimed => BlindRefusal::Claimed,
                Refused::Full => BlindRefusal::Full,
                _ => BlindRefusal::NotUnderstood,
            })),
            _ => Ok(Asked::GiveUp(BlindRefusal::NotUnderstood)),
        }
    }

    fn greeted(&mut self, greeting: Greeting, known: &mut Known, hub: &Hub, outcome: &mut Outcome) -> Asked {
        if greeting.version != VERSION {
            return Asked::GiveUp(BlindRefusal::NotUnderstood);
        }
        if greeting.incarnation != known.incarnation {
            let logs = every_log(known, &hub.replica);
            known.begin_anew(greeting.incarnation, &logs, &mut outcome.step.batch);
        }
        self.greeting = Some(greeting);
        name_boxes(known, &hub.replica);
        for one in &mut known.boxes {
            let tries = self.news && one.again > 0 && one.tries < TRIES_MAX;
            if tries {
                one.tries += 1;
            }
            self.fetched.insert(one.id, if tries { one.again - 1 } else { one.cursor });
        }
        self.fetch(known)
    }

    /// Asks for what came into boxes that were not finished yet.
    fn fetch(&mut self, known: &Known) -> Asked {
        let open = known.boxes.iter().filter(|one| !self.finished.contains(&one.id)).take(BOXES_MAX);
        let asked: Vec<Wanted> = open
            .map(|one| Wanted { id: one.id, after: self.fetched.get(&one.id).copied().unwrap_or(one.cursor) })
            .collect();
        self.rounds += 1;
        self.stage = Stage::Fetching(Fetching { asked: asked.clone(), ..Fetching::default() });
        Asked::Say(Message::Fetch(asked))
    }

    /// A parcel came: only what was asked for, in ascending order, and not more than one answer holds.
    fn came(&mut self, mut fetching: Fetching, id: BoxId, seq: u64, bytes: Vec<u8>) -> Asked {
        let before = fetching.came.iter().rev().find(|(of, ..)| *of == id).map(|(_, seq, _)| *seq);
        let after = before.or_else(|| fetching.asked.iter().find(|one| one.id == id).map(|one| one.after));
        fetching.bytes += bytes.len();
        if after.is_none_or(|after| seq <= after) || fetching.bytes > keeper::FETCH_BYTES + PARCEL_BYTES_MAX {
            return Asked::GiveUp(BlindRefusal::NotUnderstood);
        }
        fetching.came.push((id, seq, bytes));
        self.stage = Stage::Fetching(fetching);
        Asked::Nothing
    }

    fn fetched(
        &mut self,
        fetching: Fetching,
        extents: &[Extent],
        known: &mut Known,
        hub: &mut Hub,
        cx: &mut Cx<'_>,
        outcome: &mut Outcome,
    ) -> Result<Asked, HubError> {
        let Fetching { asked, mut came, .. } = fetching;
        if !asked.iter().map(|one| one.id).eq(extents.iter().map(|extent| extent.id)) {
            return Ok(Asked::GiveUp(BlindRefusal::NotUnderstood));
        }
        let nothing = came.is_empty();
        let mut anew = BTreeSet::new();
        for extent in extents {
            if self.begins_anew(extent, known, &hub.replica, &mut outcome.step.batch) {
                anew.insert(extent.id);
            }
        }
        came.retain(|(id, ..)| !anew.contains(id));
        let batch = std::mem::take(&mut outcome.step.batch);
        *outcome = self.take_in(&came, known, hub, cx)?;
        outcome.step.batch.extend(batch);
        for (id, seq, _) in &came {
            if let Some(one) = known.named_mut(id) {
                one.cursor = one.cursor.max(*seq);
            }
            self.fetched.insert(*id, *seq);
        }
        for extent in extents.iter().filter(|extent| !anew.contains(&extent.id)) {
            let reached = self.fetched.get(&extent.id).copied().unwrap_or(0);
            // What it says to hold and does not give is withheld: nothing waits for it.
            if reached >= extent.last || nothing {
                self.finished.insert(extent.id);
                self.heads.insert(extent.id, extent.last);
            }
        }
        name_boxes(known, &hub.replica);
        if self.rounds >= ROUNDS_MAX {
            return Ok(Asked::GiveUp(BlindRefusal::NotUnderstood));
        }
        if !nothing {
            // What came in is durable only after this step, and what is left is read from the disk: one more question.
            self.finished.clear();
        }
        if known.boxes.iter().any(|one| !self.finished.contains(&one.id)) {
            return Ok(self.fetch(known));
        }
        self.begin_leaving(known, hub, cx, outcome)
    }

    /// Whether a box was emptied by somebody, or is an older one: what was known of it is known no longer.
    fn begins_anew(&mut self, extent: &Extent, known: &mut Known, replica: &Replica, batch: &mut Batch) -> bool {
        let Some(one) = known.named_mut(&extent.id) else { return false };
        let emptied = one.base > 0 && extent.first > one.base && one.lock.is_some();
        let older = extent.last < one.seen;
        (one.base, one.seen) = (extent.first, extent.last);
        if !emptied && !older {
            return false;
        }
        (one.cursor, one.again, one.tries, one.stale) = (0, 0, 0, false);
        let scope = one.scope();
        self.fetched.insert(extent.id, 0);
        if older {
            known.hand_anew(batch);
        }
        for log in scope.map(|scope| replica.logs_boxed(scope)).unwrap_or_default() {
            known.forget(extent.id, log, batch);
        }
        true
    }

    /// Takes in what came, and remembers what of it lies where.
    fn take_in(
        &mut self,
        came: &[(BoxId, u64, Vec<u8>)],
        known: &mut Known,
        hub: &mut Hub,
        cx: &mut Cx<'_>,
    ) -> Result<Outcome, HubError> {
        let mut opened: Vec<(BoxId, u64, Opened)> = Vec::new();
        for (id, seq, bytes) in came {
            let network = hub.replica.network();
            let lock = known.named(id).and_then(|one| one.lock.as_ref());
            let parcel = match lock {
                Some((_, lock)) => parcel::unlock(network, lock, bytes),
                None => parcel::unseal(network, hub.replica.keys(), bytes),
            };
            match parcel {
                Ok(parcel) if lock.is_none() => self.inbox.push((*seq, parcel.keys)),
                Ok(parcel) => opened.push((*id, *seq, parcel)),
                Err(_other) => known.passed_over += 1,
            }
        }
        let mut by_log: BTreeMap<LogId, Incoming> = BTreeMap::new();
        // A secret may have come before what says that it was opened: it is looked at again with all that follows.
        let mut keys: Vec<KeyObject> = self.inbox.iter().flat_map(|(_, keys)| keys).cloned().collect();
        for (_, _, parcel) in &opened {
            keys.extend(parcel.keys.iter().cloned());
            for (log, entries) in &parcel.logs {
                let incoming = by_log.entry(*log).or_insert_with(|| Incoming { log: *log, entries: Vec::new() });
                incoming.entries.extend(entries.iter().cloned());
            }
        }
        let mut outcome = hub.take_in(by_log.into_values().collect(), &keys, cx)?;
        for (_, keys) in &mut self.inbox {
            keys.retain(|key| hub.replica.keyring().get(key.scope, key.epoch).is_none());
        }
        note_found(&opened, known, hub, cx, &mut outcome)?;
        Ok(outcome)
    }

    /// What of the own inbox could not be taken in stays there for a few more visits.
    fn close_inbox(&self, known: &mut Known, replica: &Replica) {
        let open = |key: &KeyObject| !matches!(key.scope, Scope::Log(log) if replica.has_dropped(log));
        let waits = self.inbox.iter().filter(|(_, keys)| keys.iter().any(open)).map(|(seq, _)| *seq).min();
        let Some(one) = known.boxes.iter_mut().find(|one| one.lock.is_none()) else { return };
        match waits {
            Some(_) if one.tries >= TRIES_MAX => {
                known.passed_over += 1;
                (one.again, one.tries) = (0, 0);
            }
            Some(seq) if one.again != seq => (one.again, one.tries) = (seq, 0),
            Some(_) => {}
            None => (one.again, one.tries) = (0, 0),
        }
    }

    fn begin_leaving(
        &mut self,
        known: &mut Known,
        hub: &mut Hub,
        cx: &mut Cx<'_>,
        outcome: &mut Outcome,
    ) -> Result<Asked, HubError> {
        self.close_inbox(known, &hub.replica);
        let boxes: Vec<NamedBox> = lockable(known, &hub.replica);
        for named in &boxes {
            let logs = hub.replica.logs_boxed(named.scope);
            let mut stale = known.named(&named.id).is_some_and(|one| one.stale);
            for log in &logs {
                let there = known.log(named.id, *log, cx.reader).map_err(OpenError::from)?;
                stale |= there.has_content() && hub.replica.has_dropped(*log);
            }
            if stale {
                for log in logs {
                    known.forget(named.id, log, &mut outcome.step.batch);
                }
                if let Some(one) = known.named_mut(&named.id) {
                    one.stale = true;
                }
            }
        }
        let leaving = Leaving::new(boxes, &hub.replica, known);
        self.leave(Box::new(leaving), known, hub, cx, outcome)
    }

    fn leave(
        &mut self,
        mut leaving: Box<Leaving>,
        known: &mut Known,
        hub: &mut Hub,
        cx: &mut Cx<'_>,
        outcome: &mut Outcome,
    ) -> Result<Asked, HubError> {
        let next = leaving.next(known, &mut hub.replica, cx, &mut outcome.step.batch)?;
        if let Some(parcel) = next {
            let put = Message::Put { id: parcel.id, bytes: parcel.bytes.clone() };
            self.stage = Stage::Leaving(leaving, Some(parcel));
            return Ok(Asked::Say(put));
        }
        let stale = known.boxes.iter().filter(|one| one.stale || one.lock.is_none());
        let todo = stale.filter_map(|one| {
            let mut seq = self.heads.get(&one.id).copied()?;
            if one.lock.is_none() && one.again > 0 {
                seq = seq.min(one.again - 1);
            }
            (seq >= one.base && seq > 0).then_some(UpTo { id: one.id, seq })
        });
        Ok(self.forget(todo.collect(), &hub.replica))
    }

    /// The blind peer takes no more. What is to be forgotten anyway is forgotten first then; everything that lay there is
    /// held here.
    fn full(&mut self, leaving: Box<Leaving>, parcel: Parcel, known: &Known, hub: &Hub) -> Asked {
        let head = self.heads.get(&parcel.id).copied();
        let stale = known.named(&parcel.id).is_some_and(|one| one.stale);
        if let Some(seq) = head.filter(|_| stale) {
            let upto = UpTo { id: parcel.id, seq };
            self.stage = Stage::MakingRoom(leaving, parcel);
            return Asked::Say(Message::Forget(upto));
        }
        self.refused = Some(BlindRefusal::Full);
        self.forget(VecDeque::new(), &hub.replica)
    }

    fn forget(&mut self, todo: VecDeque<UpTo>, replica: &Replica) -> Asked {
        if let Some(upto) = todo.front().cloned() {
            self.stage = Stage::Forgetting(todo);
            return Asked::Say(Message::Forget(upto));
        }
        let Some(greeting) = self.greeting.as_ref().filter(|greeting| greeting.keeper) else { return Asked::Done };
        let (mut keepers, mut users) = replica.blind_lists();
        keepers.truncate(DEVICES_MAX);
        users.truncate(DEVICES_MAX);
        if served(&keepers, &users) == greeting.served {
            return Asked::Done;
        }
        self.stage = Stage::Serving;
        Asked::Say(Message::Serve(Serve { keepers, users }))
    }
}

fn name_boxes(known: &mut Known, replica: &Replica) {
    known.name_boxes(replica.boxes(), |scope| matches!(scope, Scope::Log(log) if replica.has_dropped(log)));
}

/// Boxes that parcels can be locked for: those that can be named, and those of logs that were dropped.
fn lockable(known: &Known, replica: &Replica) -> Vec<NamedBox> {
    let mut boxes = replica.boxes();
    for one in &known.boxes {
        if let Some((scope @ Scope::Log(log), lock)) = &one.lock
            && replica.has_dropped(*log)
        {
            boxes.push(NamedBox { id: one.id, lock: lock.clone(), scope: *scope, epoch: lock.id() });
        }
    }
    boxes
}

/// Whether all that is here of a log is known to lie in every box in which it belongs.
pub(super) fn is_left(log: LogId, known: &mut Known, replica: &Replica, reader: &dyn Reader) -> Result<bool, HubError> {
    for named in lockable(known, replica) {
        if replica.logs_boxed(named.scope).contains(&log) {
            let there = known.log(named.id, log, reader).map_err(OpenError::from)?;
            if there.mark != replica.boxed_mark(named.scope, log) {
                return Ok(false);
            }
        }
    }
    Ok(true)
}

fn every_log(known: &Known, replica: &Replica) -> Vec<(BoxId, LogId)> {
    let of = |id: BoxId, scope: Scope| replica.logs_boxed(scope).into_iter().map(move |log| (id, log));
    known.boxes.iter().filter_map(|one| Some(of(one.id, one.scope()?))).flatten().collect()
}

fn note_kept(parcel: Parcel, known: &mut Known, batch: &mut Batch) {
    match parcel.then {
        Then::Logs(logs) => {
            for (log, then) in logs {
                known.set_log(parcel.id, log, then, batch);
            }
        }
        Then::Handed(names) => known.hand(names, batch),
    }
}

fn note_forgotten(upto: &UpTo, known: &mut Known) {
    if let Some(one) = known.named_mut(&upto.id) {
        one.stale = false;
        one.base = one.base.max(upto.seq + 1);
    }
}

/// Which entries are held now, and which were set apart: nobody waits for those.
#[derive(Debug, Default)]
struct HeldNow {
    held: BTreeMap<LogId, BTreeSet<EntryId>>,
    apart: BTreeSet<EntryId>,
}

impl HeldNow {
    fn of(opened: &[(BoxId, u64, Opened)], hub: &Hub, cx: &Cx<'_>, outcome: &Outcome) -> Result<Self, HubError> {
        let mut now = Self::default();
        for log in opened.iter().flat_map(|(_, _, parcel)| &parcel.logs).map(|(log, _)| *log) {
            if now.held.contains_key(&log) {
                continue;
            }
            let stored = cx.reader.entries(log).map_err(OpenError::from)?;
            now.held.insert(log, stored.iter().map(|one| one.id).collect());
        }
        for write in &outcome.step.batch {
            match write {
                Write::Entry(log, entry) => drop(now.held.entry(*log).or_default().insert(entry.id)),
                Write::DropLog(log, tombstones) => drop(now.held.insert(*log, tombstones.iter().copied().collect())),
                _ => {}
            }
        }
        now.apart = hub.replica.quarantined().iter().map(|apart| apart.id).collect();
        now.apart.extend(outcome.step.batch.iter().filter_map(|write| match write {
            Write::Quarantine(apart) => Some(apart.id),
            _ => None,
        }));
        Ok(now)
    }
}

fn note_found(
    opened: &[(BoxId, u64, Opened)],
    known: &mut Known,
    hub: &Hub,
    cx: &Cx<'_>,
    outcome: &mut Outcome,
) -> Result<(), HubError> {
    let now = HeldNow::of(opened, hub, cx, outcome)?;
    let mut again: BTreeMap<BoxId, Option<u64>> = BTreeMap::new();
    for (id, seq, parcel) in opened {
        let waits = again.entry(*id).or_default();
        for (log, entries) in &parcel.logs {
            let held = now.held.get(log);
            let is_held = |entry: &EntryId| held.is_some_and(|held| held.contains(entry));
            let before = known.log(*id, *log, cx.reader).map_err(OpenError::from)?;
            let mut there = before.clone();
            // What is found of a dropped log and held is a tombstone.
            there.dropped = hub.replica.has_dropped(*log) && !before.has_content();
            for entry in entries {
                if is_held(&entry.id()) {
                    there.found(entry);
                } else if hub.replica.has_dropped(*log) {
                    if let Some(one) = known.named_mut(id) {
                        one.stale = true;
                    }
                } else if !now.apart.contains(&entry.id()) {
                    *waits = Some(waits.map_or(*seq, |least| least.min(*seq)));
                }
            }
            if there != before {
                known.set_log(*id, *log, there, &mut outcome.step.batch);
            }
        }
        for (log, name) in parcel.keys.iter().filter_map(|key| hub.replica.boxed_key_found(key)) {
            let mut there = known.log(*id, log, cx.reader).map_err(OpenError::from)?;
            there.found_key(name);
            known.set_log(*id, log, there, &mut outcome.step.batch);
        }
    }
    for (id, waits) in again {
        let Some(one) = known.named_mut(&id) else { continue };
        match waits {
            Some(seq) if one.again == 0 || seq < one.again => (one.again, one.tries) = (seq, 0),
            None if one.again > 0 => (one.again, one.tries) = (0, 0),
            _ => {}
        }
    }
    Ok(())
}
