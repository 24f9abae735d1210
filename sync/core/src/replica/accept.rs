//! Taking entries from partners: every byte passes the gate before anything is derived from it.
//!
//! Order of the checks: bounds and encoding (on decoding), network and log, what the entry stands on, the key, the
//! signature, the author's right at its own roster position, the text change on a trial document. What fails is set
//! apart with its reason; what waits for entries that have not arrived is parked.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use wijktafel_model::cbor::Cbor as _;
use wijktafel_model::fact::{Fact, Statement};
use wijktafel_model::history::Author;
use wijktafel_model::id::{DeviceId, EntryId, EpochId, FeedId, LogId, OrgId, PersonId};
use wijktafel_model::view::Row;
use wijktafel_model::words::{LogKind, Mandates, ReaderRule};

use super::circles::Circle;
use super::{Loaded, OpenError, Replica, Slot, Step, rebuild_docs, stored};
use crate::crypto;
use crate::cut::Standing;
use crate::entry::header::HEADER_BYTES_MAX;
use crate::entry::{Body, Entry, EntryError, FeedWriter};
use crate::gate::refusal::Refusal;
use crate::log::Log;
use crate::sabotage::{self, Bug};
use crate::store::{LogRecord, Quarantined, Reader, Scope, Write};
use crate::text::{Incoming as TextIncoming, TextDoc};
use crate::wire::run::Newer;

/// Parked entries kept at most; further ones are dropped and asked for again.
pub const PARKED_MAX: usize = 4_096;
/// Bytes of parked entries kept at most, for the same: whose they are is not known before they can be judged, so the
/// room is one for all. Honest entries come in causal order and wait for keys at most, so what they need is small.
pub const PARKED_BYTES_MAX: usize = 8 << 20;
/// Entries set apart that are listed at all.
pub const QUARANTINE_MAX: usize = 10_000;
/// Entries set apart that are listed of one device, or of those whose device is not known: nobody fills the list alone.
pub const QUARANTINE_PER_DEVICE_MAX: usize = 1_000;

/// Entries of one log as they arrived.
#[derive(Debug)]
pub struct Incoming {
    /// The log they claim.
    pub log: LogId,
    /// In causal order.
    pub entries: Vec<Entry>,
}

/// An entry that waits.
#[derive(Debug)]
pub(super) struct Parked {
    log: LogId,
    entry: Entry,
    reason: Refusal,
}

impl Parked {
    pub(super) const fn reason(&self) -> Refusal {
        self.reason
    }

    /// The epoch whose secret opens it.
    pub(super) fn epoch(&self) -> EpochId {
        self.entry.header.epoch
    }

    /// What it takes of the room for what waits.
    fn size(&self) -> usize {
        parked_size(&self.entry)
    }
}

/// What an entry takes of the room for what waits: its body, its lists of heads, and everything else roundly.
fn parked_size(entry: &Entry) -> usize {
    let heads = [&entry.header.seen, &entry.header.roster].into_iter().flatten().map(Vec::len).sum::<usize>();
    let unknown = if entry.header.unknown.is_empty() { 0 } else { HEADER_BYTES_MAX };
    entry.sealed.len() + heads * EntryId::LENGTH + unknown + 512
}

/// An entry that passed everything but the trial of its text.
struct Ready {
    entry: Entry,
    body: Body,
    author: Author,
    position: Arc<[EntryId]>,
}

enum Checked {
    Ready(Box<Ready>),
    Known,
    /// Waits for entries of its log or of the roster, or for a key.
    Waits(Refusal),
    Refused(Option<DeviceId>, Refusal),
}

impl Replica {
    /// Takes entries from a partner.
    ///
    /// # Errors
    /// [`OpenError`] when the store fails; then nothing was taken and the replica must be opened again.
    pub fn accept(&mut self, incoming: Incoming, reader: &dyn Reader, step: &mut Step) -> Result<(), OpenError> {
        let mut queue = vec![incoming];
        while let Some(next) = queue.pop() {
            let log = next.log;
            let grown = if log == self.roster_id() {
                self.accept_roster(next.entries, step)
            } else {
                self.accept_log(log, next.entries, reader, step)?
            };
            if grown {
                queue.extend(self.unpark(log));
            }
        }
        Ok(())
    }

    /// Sets entries apart that are written in a newer format than this program reads.
    pub fn set_newer_apart(&mut self, log: LogId, newer: Vec<Newer>, step: &mut Step) {
        for Newer { id, bytes } in newer {
            self.list_apart(log, id, None, Refusal::NewerFormat, bytes, step);
        }
    }

    /// Parked entries that may be tried again because `log` grew: those of which nothing is known to be missing still.
    fn unpark(&mut self, log: LogId) -> Vec<Incoming> {
        let all = log == self.roster_id();
        let mut ripe: BTreeSet<EntryId> = BTreeSet::new();
        let mut waiting: Vec<(&EntryId, &Parked)> =
            self.parked.iter().filter(|(_, parked)| all || parked.log == log).collect();
        // The entries of a feed may stand on each other.
        waiting.sort_by_key(|(_, parked)| (parked.log, parked.entry.feed(), parked.entry.header.seq));
        for (id, parked) in waiting {
            if self.is_ripe(parked, &ripe) {
                ripe.insert(*id);
            }
        }
        let mut by_log: BTreeMap<LogId, Vec<Entry>> = BTreeMap::new();
        for id in ripe {
            if let Some(parked) = self.parked.remove(&id) {
                self.parked_bytes -= parked.size();
                by_log.entry(parked.log).or_default().push(parked.entry);
            }
        }
        by_log
            .into_iter()
            .map(|(log, mut entries)| {
                entries.sort_by_key(|entry| (entry.feed(), entry.header.seq));
                Incoming { log, entries }
            })
            .collect()
    }

    /// Whether everything that the header names is here, or among `others`. Opens nothing: a flood of entries that
    /// will never be ripe costs little at each try.
    fn is_ripe(&self, parked: &Parked, others: &BTreeSet<EntryId>) -> bool {
        let header = &parked.entry.header;
        let scope = if parked.log == self.roster_id() { Scope::Roster } else { Scope::Log(parked.log) };
        let here = |log: Option<&Log>, id: &EntryId| log.is_none_or(|log| log.contains(id)) || others.contains(id);
        let own = self.log(parked.log);
        self.keyring.get(scope, header.epoch).is_some()
            && header.prev.iter().chain(header.seen.iter().flatten()).all(|id| here(own, id))
            && header.roster.iter().flatten().all(|id| here(Some(&self.roster_log), id))
    }

    /// Tries again what waited for a key.
    ///
    /// # Errors
    /// As [`Replica::accept`].
    pub fn retry_parked(&mut self, reader: &dyn Reader, step: &mut Step) -> Result<(), OpenError> {
        for incoming in self.unpark(self.roster_id()) {
            self.accept(incoming, reader, step)?;
        }
        Ok(())
    }

    fn accept_roster(&mut self, entries: Vec<Entry>, step: &mut Step) -> bool {
        let vouched = self.vouched(self.roster_id(), &entries);
        let mut grown = false;
        for entry in entries {
            match self.check_roster(&entry, vouched.contains(&entry.id())) {
                Checked::Ready(ready) => {
                    let Ready { entry, body, .. } = *ready;
                    self.push_roster(entry, body, step);
                    grown = true;
                }
                Checked::Known => {}
                Checked::Waits(reason) => self.park(self.roster_id(), entry, reason, step),
                Checked::Refused(device, refusal) => self.set_apart(self.roster_id(), &entry, device, refusal, step),
            }
        }
        grown
    }

    /// Adds a roster entry that passed the gate.
    pub(super) fn push_roster(&mut self, entry: Entry, body: Body, step: &mut Step) {
        self.release(self.roster_id(), entry.id(), step);
        self.absorb_roster(&entry, body);
        step.batch.push(Write::Entry(self.roster_id(), stored(&entry)));
        step.fresh.entry(self.roster_id()).or_default().push(entry);
        step.roster_changed = true;
        step.changed.insert(self.roster_id());
        self.learn_ends(step);
    }

    fn check_roster(&self, entry: &Entry, vouched: bool) -> Checked {
        if self.roster_log.contains(&entry.id()) {
            return Checked::Known;
        }
        if entry.network() != self.network {
            return Checked::Refused(None, Refusal::WrongNetwork);
        }
        if entry.log() != self.roster_id() {
            return Checked::Refused(None, Refusal::WrongLog);
        }
        let Some(secret) = self.keyring.get(Scope::Roster, entry.header.epoch) else {
            return Checked::Waits(Refusal::WaitsForKey);
        };
        let body = match entry.open(secret) {
            Ok(body) => body,
            Err(error) => return Checked::Refused(None, refusal_of(error)),
        };
        if body.change.is_some() {
            return Checked::Refused(None, Refusal::ObjectNotAllowed);
        }
        if Log::parent_ids(entry, &body).iter().any(|parent| !self.roster_log.contains(parent)) {
            return Checked::Waits(Refusal::UnknownHeads);
        }
        let device = match chained(&self.roster_log, entry, &body, vouched) {
            Ok(device) => device,
            Err(refusal) => return Checked::Refused(None, refusal),
        };
        if let Some(refusal) = self.forged(&body) {
            return Checked::Refused(Some(device), refusal);
        }
        let parents = Log::parent_ids(entry, &body);
        let enrolled = parents.is_empty()
            || self.roster.at(&parents).is_some_and(|standing| standing.devices.contains_key(&device));
        if !enrolled {
            return Checked::Refused(Some(device), Refusal::NotEnrolled);
        }
        let author =
            Author { org: OrgId([0; 16]), number: 0, person: PersonId([0; 16]), device, mandates: Mandates::NONE };
        Checked::Ready(Box::new(Ready { entry: entry.clone(), body, author, position: Arc::from(Vec::new()) }))
    }

    /// A founding statement or a recovery that is not signed by whom it names.
    fn forged(&self, body: &Body) -> Option<Refusal> {
        let carried = |statement: &Statement| crypto::verify_carried(&self.network, &statement.fact);
        body.statements.iter().any(|statement| carried(statement).is_err()).then_some(Refusal::BadSignature)
    }

    fn accept_log(
        &mut self,
        log: LogId,
        entries: Vec<Entry>,
        reader: &dyn Reader,
        step: &mut Step,
    ) -> Result<bool, OpenError> {
        self.load(log, reader)?;
        if self.slots.get(&log).is_some_and(|slot| slot.record.dropped) {
            return Ok(false);
        }
        let vouched = self.vouched(log, &entries);
        let mut grown = false;
        let mut pending: Vec<Ready> = Vec::new();
        for entry in entries {
            // An opening names entries of other feeds: these must have passed their trial first. Where the log names its
            // own readers, every entry may be about a right of the next.
            let own = self.log(log).is_none_or(|log| log.readers() == ReaderRule::Own);
            if (own || entry.header.seq == 0) && !pending.is_empty() {
                grown |= self.settle(log, std::mem::take(&mut pending), step);
            }
            match self.check(log, &entry, &pending, vouched.contains(&entry.id())) {
                Checked::Ready(ready) => pending.push(*ready),
                Checked::Known => {}
                Checked::Waits(reason) => self.park(log, entry, reason, step),
                Checked::Refused(device, refusal) => self.set_apart(log, &entry, device, refusal, step),
            }
        }
        grown |= self.settle(log, pending, step);
        if grown {
            self.refresh(log, step);
        }
        Ok(grown)
    }

    /// Entries of a batch that a signed later entry of the same chain vouches for. Its signature is checked here too:
    /// it may still be refused, and must not have carried others in by then.
    fn vouched(&self, log: LogId, entries: &[Entry]) -> BTreeSet<EntryId> {
        let mut vouched = BTreeSet::new();
        if entries.iter().all(|entry| entry.signature.is_some()) {
            return vouched;
        }
        let scope = if log == self.roster_id() { Scope::Roster } else { Scope::Log(log) };
        let opened = |entry: &Entry| {
            let body = entry.open(self.keyring.get(scope, entry.header.epoch)?).ok()?;
            Some((entry.feed(), body.opening?.device))
        };
        let opened: BTreeMap<FeedId, DeviceId> =
            entries.iter().filter(|entry| entry.header.seq == 0).filter_map(opened).collect();
        let device_of =
            |feed: FeedId| self.log(log).and_then(|log| log.device_of(&feed)).or_else(|| opened.get(&feed).copied());
        for entry in entries.iter().rev() {
            let signed = || device_of(entry.feed()).is_some_and(|device| entry.verify(&device).is_ok());
            if let Some(prev) = entry.header.prev
                && (vouched.contains(&entry.id()) || signed())
            {
                vouched.insert(prev);
            }
        }
        vouched
    }

    fn check(&self, log: LogId, entry: &Entry, pending: &[Ready], vouched: bool) -> Checked {
        let here = self.log(log);
        if here.is_some_and(|log| log.contains(&entry.id())) || pending.iter().any(|r| r.entry.id() == entry.id()) {
            return Checked::Known;
        }
        if entry.network() != self.network {
            return Checked::Refused(None, Refusal::WrongNetwork);
        }
        if entry.log() != log {
            return Checked::Refused(None, Refusal::WrongLog);
        }
        let Some(secret) = self.keyring.get(Scope::Log(log), entry.header.epoch) else {
            return Checked::Waits(Refusal::WaitsForKey);
        };
        let body = match entry.open(secret) {
            Ok(body) => body,
            Err(error) => return Checked::Refused(None, refusal_of(error)),
        };
        let founding = body.opening.as_ref().and_then(|opening| opening.founding.as_ref());
        if here.is_none() && pending.is_empty() && founding.is_none() {
            return Checked::Waits(Refusal::UnknownHeads);
        }
        let drops = is_tombstone(&body);
        let missing = |id: &EntryId| {
            !here.is_some_and(|log| log.contains(id)) && !pending.iter().any(|ready| ready.entry.id() == *id)
        };
        if !drops && Log::parent_ids(entry, &body).iter().any(missing) {
            return Checked::Waits(Refusal::UnknownHeads);
        }
        let joined = pending.iter().find(|ready| Some(ready.entry.id()) == entry.header.prev);
        let device = match joined {
            Some(before) => chained_pending(before, entry, vouched),
            None => chained_or_tombstone(here, entry, &body, vouched, drops),
        };
        let device = match device {
            Ok(device) => device,
            Err(refusal) => return Checked::Refused(None, refusal),
        };
        let position = match (&entry.header.roster, joined) {
            (Some(heads), _) => Arc::from(heads.as_slice()),
            (None, Some(before)) => Arc::clone(&before.position),
            (None, None) => match here.and_then(|log| log.position_of(&entry.feed())) {
                Some(position) => position,
                None => return Checked::Refused(Some(device), Refusal::BrokenChain),
            },
        };
        let Some(standing) = self.roster.at(&position) else {
            return Checked::Waits(Refusal::UnknownHeads);
        };
        let readers = match (founding, here, pending.first()) {
            (Some(founding), _, _) => founding.readers,
            (None, Some(log), _) => log.readers(),
            (None, None, Some(first)) => {
                match first.body.opening.as_ref().and_then(|opening| opening.founding.as_ref()) {
                    Some(founding) => founding.readers,
                    None => return Checked::Waits(Refusal::UnknownHeads),
                }
            }
            (None, None, None) => return Checked::Waits(Refusal::UnknownHeads),
        };
        let Some(author) = standing.author(&device) else {
            return Checked::Refused(Some(device), Refusal::NotEnrolled);
        };
        let person = (author.org, author.person);
        match readers {
            ReaderRule::Own if !standing.may_write(&device, &ReaderRule::Members) => {
                return Checked::Refused(Some(device), Refusal::NoRight);
            }
            ReaderRule::Own => match here {
                Some(log) => {
                    let facts: Vec<Fact> = body.statements.iter().map(|one| one.fact.clone()).collect();
                    if !log.admits(&person, &Log::parent_ids(entry, &body), &facts, body.change.is_some()) {
                        // The tombstone stands on nothing: whoever wrote it may have been named by what is not here.
                        let refused = Checked::Refused(Some(device), Refusal::NoRight);
                        return if drops { Checked::Waits(Refusal::UnknownHeads) } else { refused };
                    }
                }
                None if body
                    .statements
                    .first()
                    .is_some_and(|one| matches!(one.fact.known(), Fact::CircleOpened(_))) => {}
                None => return Checked::Refused(Some(device), Refusal::NoRight),
            },
            rule if !standing.may_write(&device, &rule) => {
                return Checked::Refused(Some(device), Refusal::NoRight);
            }
            _ => {}
        }
        if founding.is_some_and(|founding| founding.kind == LogKind::Roster) {
            return Checked::Refused(Some(device), Refusal::WrongLog);
        }
        Checked::Ready(Box::new(Ready { entry: entry.clone(), body, author, position }))
    }

    /// Tries the texts of entries that passed everything else, and adds those that hold.
    fn settle(&mut self, log: LogId, ready: Vec<Ready>, step: &mut Step) -> bool {
        if ready.is_empty() {
            return false;
        }
        let (verdicts, founded) = self.try_texts(log, &ready, step);
        let mut grown = false;
        let mut unsound = false;
        for (ready, verdict) in ready.into_iter().zip(verdicts) {
            let parents = Log::parent_ids(&ready.entry, &ready.body);
            let drops = is_tombstone(&ready.body);
            let whole = drops || parents.iter().all(|parent| self.log(log).is_some_and(|log| log.contains(parent)));
            if !whole {
                unsound |= verdict.is_ok();
                self.set_apart(log, &ready.entry, Some(ready.author.device), Refusal::BrokenChain, step);
                continue;
            }
            let verdict = verdict.or_else(|refusal| self.try_in_its_past(log, &ready, refusal));
            if let Err(refusal) = verdict {
                // All that the entry had seen is here: what is not here now, it had not seen.
                let refusal = if refusal == Refusal::DependencyUnknown { Refusal::DependencyNotSeen } else { refusal };
                self.set_apart(log, &ready.entry, Some(ready.author.device), refusal, step);
                continue;
            }
            let change = ready.body.change.as_deref();
            if change.is_some_and(|change| !self.log(log).is_some_and(|log| log.has_seen(change, &parents))) {
                unsound = true;
                self.set_apart(log, &ready.entry, Some(ready.author.device), Refusal::DependencyNotSeen, step);
                continue;
            }
            self.push(log, ready.entry, ready.body, ready.author, ready.position, step);
            grown = true;
        }
        if let Some(loaded) = self.slots.get_mut(&log).and_then(|slot| slot.loaded.as_mut()) {
            if let Some(doc) = founded {
                loaded.docs = vec![doc];
            }
            if unsound {
                rebuild_docs(loaded);
            }
        }
        grown
    }

    /// Tries a text that does not fit the log's document in what it stands on itself: in a log with a fork every
    /// branch is judged so, and has its place in a further projection.
    fn try_in_its_past(&self, log: LogId, ready: &Ready, refusal: Refusal) -> Result<(), Refusal> {
        let (Some(here), Some(bytes)) = (self.log(log), ready.body.change.as_deref()) else { return Err(refusal) };
        let feed = ready.entry.feed();
        if !here.is_disturbed() && !here.holds_place(&feed, ready.entry.header.seq) {
            return Err(refusal);
        }
        let past = here.change_past(bytes).into_iter().filter_map(|place| here.items().get(place));
        let past: Vec<TextIncoming<'_>> = past
            .filter_map(|item| {
                let may_create = here.may_create(&item.feed, item.seq);
                Some(TextIncoming { feed: item.feed, bytes: item.change.as_deref()?, may_create })
            })
            .collect();
        let mut doc = TextDoc::new();
        drop(doc.apply(&past));
        let may_create = here.may_create(&feed, ready.entry.header.seq);
        let tried = doc.apply(&[TextIncoming { feed, bytes, may_create }]).pop();
        tried.unwrap_or(Err(refusal)).map(|_splices| ())
    }

    /// Tries the texts of entries on the log's document; answers also the document when the log is new here.
    fn try_texts(
        &mut self,
        log: LogId,
        ready: &[Ready],
        step: &mut Step,
    ) -> (Vec<Result<(), Refusal>>, Option<TextDoc>) {
        let mut verdicts: Vec<Result<(), Refusal>> = ready.iter().map(|_| Ok(())).collect();
        let mut new_doc = TextDoc::new();
        let founding = self.log(log).and_then(|log| log.items().first()).map(|item| item.feed);
        let founding = founding.or_else(|| ready.first().map(|first| first.entry.feed()));
        let doc =
            self.slots.get_mut(&log).and_then(|slot| slot.loaded.as_mut()).and_then(|loaded| loaded.docs.first_mut());
        let is_new = doc.is_none();
        let doc = doc.unwrap_or(&mut new_doc);
        let places: Vec<usize> =
            ready.iter().enumerate().filter(|(_, ready)| ready.body.change.is_some()).map(|(place, _)| place).collect();
        let changes: Vec<TextIncoming<'_>> = places
            .iter()
            .filter_map(|place| {
                let ready = ready.get(*place)?;
                let bytes = ready.body.change.as_deref()?;
                let feed = ready.entry.feed();
                let may_create = ready.entry.header.seq == 1 && founding == Some(feed);
                Some(TextIncoming { feed, bytes, may_create })
            })
            .collect();
        for (place, result) in places.iter().zip(doc.apply(&changes)) {
            match result {
                Ok(edits) if !is_new => step.splices.extend(edits.into_iter().map(|edit| (log, edit))),
                Ok(_) => {}
                Err(_refused) if sabotage::is(Bug::GateOff) => {}
                Err(refusal) => {
                    if let Some(verdict) = verdicts.get_mut(*place) {
                        *verdict = Err(refusal);
                    }
                }
            }
        }
        (verdicts, is_new.then_some(new_doc))
    }

    /// Adds one entry that passed the gate to its log, founding the log when the entry does.
    pub(super) fn push(
        &mut self,
        log: LogId,
        entry: Entry,
        body: Body,
        author: Author,
        position: Arc<[EntryId]>,
        step: &mut Step,
    ) {
        if let Some(founding) = body.opening.as_ref().and_then(|opening| opening.founding.as_ref())
            && !self.slots.contains_key(&log)
        {
            self.slots.insert(log, founded(log, founding.kind, founding.readers, &author, self.uses));
            self.unload_oldest(log, &step.changed);
        }
        let Some(loaded) = self.slots.get_mut(&log).and_then(|slot| slot.loaded.as_mut()) else { return };
        step.with_facts |= !body.statements.is_empty();
        let id = entry.id();
        loaded.log.push(&entry, body, author, position);
        step.batch.push(Write::Entry(log, stored(&entry)));
        step.fresh.entry(log).or_default().push(entry);
        step.changed.insert(log);
        self.release(log, id, step);
    }

    /// Judges a log anew after it grew, rebuilds its texts when something was set apart, and writes its record.
    pub(super) fn refresh(&mut self, log: LogId, step: &mut Step) {
        let Some(mut loaded) = self.slots.get_mut(&log).and_then(|slot| slot.loaded.take()) else { return };
        let before = loaded.log.projections().len();
        self.judge(&mut loaded.log);
        if loaded.log.is_disturbed() || loaded.log.projections().len() != before {
            rebuild_docs(&mut loaded);
            // An own feed of which something was cut would write over what others hold, and what was said in it later
            // would not count: the next entry opens another.
            let main: BTreeSet<usize> = loaded.log.projections().first().into_iter().flatten().copied().collect();
            if let Some(feed) = self.writers.get(&log).map(FeedWriter::feed)
                && loaded.log.items().iter().enumerate().filter(|(_, item)| item.feed == feed).any(|(place, item)| {
                    let apart = matches!(loaded.log.standing(place), Standing::SetApart(_));
                    apart || item.change.is_some() && !main.contains(&place)
                })
            {
                self.writers.remove(&log);
            }
        }
        if let Some(slot) = self.slots.get_mut(&log) {
            slot.record.fingerprint = loaded.log.fingerprint();
            slot.record.entries = loaded.log.items().len() as u64;
            slot.loaded = Some(loaded);
        }
        self.refresh_circle(log, step);
        self.derive_row(log, step);
        if matches!(self.row(log), Some(Row::Dropped { .. })) {
            self.drop_here(log, step);
        }
    }

    fn park(&mut self, log: LogId, entry: Entry, reason: Refusal, step: &mut Step) {
        if reason == Refusal::WaitsForKey {
            step.missing_secrets.insert(entry.header.epoch);
        }
        step.incomplete = true;
        let size = parked_size(&entry);
        let room = self.parked.len() < PARKED_MAX && self.parked_bytes + size <= PARKED_BYTES_MAX;
        if room && !self.parked.contains_key(&entry.id()) {
            self.parked_bytes += size;
            self.parked.insert(entry.id(), Parked { log, entry, reason });
        }
    }

    /// Lets go of what waits in a log.
    pub(super) fn forget_parked(&mut self, log: LogId) {
        self.parked.retain(|_, parked| parked.log != log);
        self.parked_bytes = self.parked.values().map(Parked::size).sum();
    }

    fn set_apart(&mut self, log: LogId, entry: &Entry, device: Option<DeviceId>, refusal: Refusal, step: &mut Step) {
        self.list_apart(log, entry.id(), device, refusal, entry.encode(), step);
    }

    /// Lists an entry as set apart. Its bytes go to the store, which keeps them up to its own bound.
    fn list_apart(
        &mut self,
        log: LogId,
        id: EntryId,
        device: Option<DeviceId>,
        refusal: Refusal,
        bytes: Vec<u8>,
        step: &mut Step,
    ) {
        let of_device = self.quarantined.iter().filter(|known| known.device == device).count();
        let full = self.quarantined.len() >= QUARANTINE_MAX || of_device >= QUARANTINE_PER_DEVICE_MAX;
        if full || self.quarantined.iter().any(|known| known.id == id) {
            return;
        }
        let apart = Quarantined { log, id, device, reason: refusal.code().to_owned(), bytes: Vec::new() };
        step.batch.push(Write::Quarantine(Quarantined { bytes, ..apart.clone() }));
        self.quarantined.push(apart);
    }

    /// Takes an entry off the list of what was set apart, once it is accepted after all: it had come with a false
    /// signature, which no id covers, or before this program could read it.
    fn release(&mut self, log: LogId, id: EntryId, step: &mut Step) {
        if let Some(place) = self.quarantined.iter().position(|known| known.id == id) {
            self.quarantined.remove(place);
            step.batch.push(Write::Release(log, id));
        }
    }
}

/// Checks chain and signature; answers the device.
fn chained(log: &Log, entry: &Entry, body: &Body, vouched: bool) -> Result<DeviceId, Refusal> {
    let device = match (&body.opening, entry.header.prev) {
        (Some(opening), None) => opening.device,
        (None, Some(prev)) => {
            let before = log.item(&prev).ok_or(Refusal::BrokenChain)?;
            if before.feed != entry.feed() || before.seq + 1 != entry.header.seq {
                return Err(Refusal::BrokenChain);
            }
            before.author.device
        }
        _ => return Err(Refusal::BrokenChain),
    };
    if let Some(opening) = &body.opening
        && let Some((feed, tip)) = &opening.previous
        && !log.item(tip).is_some_and(|item| item.feed == *feed && item.author.device == device)
    {
        return Err(Refusal::BrokenChain);
    }
    match (&entry.signature, vouched) {
        (Some(_), _) => entry.verify(&device).map_err(|_invalid| Refusal::BadSignature)?,
        (None, true) => {}
        (None, false) if sabotage::is(Bug::UnsignedPrefix) => {}
        (None, false) => return Err(Refusal::BadSignature),
    }
    Ok(device)
}

fn chained_or_tombstone(
    here: Option<&Log>,
    entry: &Entry,
    body: &Body,
    vouched: bool,
    drops: bool,
) -> Result<DeviceId, Refusal> {
    if let (true, Some(opening)) = (drops, &body.opening) {
        entry.signature.as_ref().ok_or(Refusal::BadSignature)?;
        entry.verify(&opening.device).map_err(|_invalid| Refusal::BadSignature)?;
        return Ok(opening.device);
    }
    if let Some(log) = here {
        return chained(log, entry, body, vouched);
    }
    let empty = Log::new(entry.log(), LogKind::Case, ReaderRule::Members, OrgId([0; 16]));
    chained(&empty, entry, body, vouched)
}

fn refusal_of(error: EntryError) -> Refusal {
    match error {
        EntryError::NewerFormat { .. } => Refusal::NewerFormat,
        EntryError::TooLarge => Refusal::EntryTooLarge,
        EntryError::Digest => Refusal::WrongDigest,
        EntryError::Epoch => Refusal::WrongKey,
        EntryError::Key => Refusal::CannotOpen,
        EntryError::Signature => Refusal::BadSignature,
        EntryError::Shape => Refusal::BadOpening,
        _ => Refusal::NotDeterministic,
    }
}

fn is_tombstone(body: &Body) -> bool {
    body.opening.is_some() && body.statements.iter().any(|statement| matches!(statement.fact.known(), Fact::Dropped(_)))
}

fn chained_pending(before: &Ready, entry: &Entry, vouched: bool) -> Result<DeviceId, Refusal> {
    if before.entry.feed() != entry.feed() || before.entry.header.seq + 1 != entry.header.seq {
        return Err(Refusal::BrokenChain);
    }
    let device = before.author.device;
    match (&entry.signature, vouched) {
        (Some(_), _) => entry.verify(&device).map_err(|_invalid| Refusal::BadSignature)?,
        (None, true) => {}
        (None, false) if sabotage::is(Bug::UnsignedPrefix) => {}
        (None, false) => return Err(Refusal::BadSignature),
    }
    Ok(device)
}

pub(super) fn founded(log: LogId, kind: LogKind, readers: ReaderRule, author: &Author, uses: u64) -> Slot {
    let record = LogRecord {
        log,
        kind: kind.code(),
        readers: readers.to_cbor(),
        fingerprint: [0; 16],
        entries: 0,
        row: None,
        search: None,
        dropped: false,
    };
    let loaded = Loaded { log: Log::new(log, kind, readers, author.org), docs: vec![TextDoc::new()], used: uses };
    Slot { record, kind, readers, circle: Circle::default(), loaded: Some(Box::new(loaded)) }
}
