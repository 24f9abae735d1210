//! One replica of one network: its logs, its roster, its keys, and the only ways in which they change.
//!
//! Everything that changes a replica returns what must be committed ([`crate::store::Batch`]). When that commit
//! fails, the replica must be dropped and opened again from the store: what it holds in memory is ahead of the disk,
//! and no feed is ever resumed.

mod accept;
mod boxes;
mod circles;
mod ends;
mod epochs;
mod erasure;
mod keyring;
mod renewal;
mod sealed;
mod serve;
mod show;
mod successor;
mod write;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::sync::Arc;

use wijktafel_model::cbor::Cbor as _;
use wijktafel_model::command::TextEdit;
use wijktafel_model::fact::{Charter, Fact, FoundingStatement, NetworkFounded, Statement};
use wijktafel_model::history::Author;
use wijktafel_model::id::{EntryId, EpochId, LogId, NetworkId, OrgId, PersonId, prefix};
use wijktafel_model::maturity::sealed::OwnScores;
use wijktafel_model::roster::{End, Roster, RosterEntry, Standing};
use wijktafel_model::snapshot;
use wijktafel_model::time::Timestamp;
use wijktafel_model::view::{Row, Stage, Texts};
use wijktafel_model::words::{LogKind, ReaderRule};

use accept::Parked;
pub use accept::{Incoming, PARKED_BYTES_MAX, PARKED_MAX, QUARANTINE_MAX, QUARANTINE_PER_DEVICE_MAX};
pub use boxes::{NamedBox, Owed};
use circles::Circle;
use epochs::Epochs;
use erasure::Grave;
pub use erasure::{Ending, Erased, Receipt};
pub use keyring::{ABSENT_MAX, Keyring};
pub use serve::Peer;
pub use show::Shown;
pub use write::{CommandError, Made};

use crate::crypto::{DeviceKeys, Secret};
use crate::entry::{Body, Entry, EntryError, FeedWriter, Founding, Opening};
use crate::gate::refusal::Refusal;
use crate::log::{Item, Log};
use crate::sabotage::{self, Bug};
use crate::store::{Batch, LogRecord, Quarantined, Reader, Scope, StoreError, StoredEntry};
use crate::text::{Incoming as TextIncoming, TextDoc};

/// The format version this program writes.
pub const FORMAT: u32 = 0;

/// Logs kept loaded at most; the least recently used are dropped from memory first.
/// Source: 46 kB of memory per loaded document, measured; 200 of them are 10 MB.
pub const LOADED_MAX: usize = 200;

/// Where random bytes come from: the caller, so that a run is a function of its seed.
pub type Random<'a> = &'a mut dyn FnMut(&mut [u8]);

/// A replica that could not be opened.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum OpenError {
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// An entry in the store does not decode, open or chain: the file was changed from outside.
    #[error("an entry in the store is damaged")]
    Damaged,
}

/// What one step did, beside what must be committed.
#[derive(Debug, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each says something of its own")]
pub struct Step {
    /// To be committed before anything else happens.
    pub batch: Batch,
    /// Entries that are new here, in causal order per log: pushed to partners after the commit.
    pub fresh: BTreeMap<LogId, Vec<Entry>>,
    /// Logs whose rows or detail changed.
    pub changed: BTreeSet<LogId>,
    /// Splices that partners' entries made in texts, for open editors.
    pub splices: Vec<(LogId, TextEdit)>,
    /// Epochs of entries that wait for their secret.
    pub missing_secrets: BTreeSet<EpochId>,
    /// Entries wait for others that have not arrived: ask again.
    pub incomplete: bool,
    /// Network or rights changed: who may be served what must be judged anew.
    pub roster_changed: bool,
    /// Groups of which this step opened a new secret.
    pub(super) opened: BTreeSet<Scope>,
    /// Logs of which this step put a new secret into use.
    pub(super) resealed: BTreeSet<LogId>,
    /// Who reads a log that names its own readers changed.
    pub(super) readers_changed: bool,
    with_facts: bool,
}

impl Step {
    /// Whether everything new is text alone: then it may be sent before it is durable, because feeds are never
    /// resumed. A fact must be durable first, or a crash would make an organisation contradict itself.
    pub fn is_text_alone(&self) -> bool {
        !self.with_facts || sabotage::is(Bug::FactBeforeCommit)
    }

    /// Secrets that this step put into use.
    pub fn renewed(&self) -> BTreeSet<Scope> {
        self.opened.iter().copied().chain(self.resealed.iter().copied().map(Scope::Log)).collect()
    }
}

/// One replica. `Debug` shows how much it holds, and nothing of what that says.
pub struct Replica {
    network: NetworkId,
    keys: DeviceKeys,
    roster: Roster,
    roster_log: Log,
    slots: BTreeMap<LogId, Slot>,
    rows: BTreeMap<LogId, Row>,
    foundings: BTreeMap<OrgId, FoundingStatement>,
    keyring: Keyring,
    epochs: Epochs,
    writers: BTreeMap<LogId, FeedWriter>,
    parked: BTreeMap<EntryId, Parked>,
    parked_bytes: usize,
    quarantined: Vec<Quarantined>,
    /// What was held when it was learned that a right had ended: accepted entries per log; logs that are not listed
    /// were not here.
    held_at: BTreeMap<End, BTreeMap<LogId, u64>>,
    /// Of each log that was dropped, who said to have dropped it too.
    graves: BTreeMap<LogId, Grave>,
    /// Own scores of sealed rounds, until they are revealed.
    own_scores: BTreeMap<LogId, OwnScores>,
    uses: u64,
}

#[derive(Debug)]
struct Slot {
    record: LogRecord,
    kind: LogKind,
    readers: ReaderRule,
    circle: Circle,
    loaded: Option<Box<Loaded>>,
}

#[derive(Debug)]
struct Loaded {
    log: Log,
    /// One document per projection; the first is the text that counts.
    docs: Vec<TextDoc>,
    used: u64,
}

/// What a new network is founded with.
#[derive(Debug)]
pub struct Founder {
    /// The founding device's keys.
    pub keys: DeviceKeys,
    /// When, by the founder's clock.
    pub at: Timestamp,
    /// How many members must admit a newcomer.
    pub sponsors: u32,
}

impl Replica {
    /// Founds a network: genesis entry, roster secret, members' secret.
    ///
    /// # Errors
    /// [`EntryError`] when the genesis cannot be sealed, which no valid input causes.
    pub fn found(founder: Founder, random: Random<'_>) -> Result<(Self, Step), EntryError> {
        let keys = founder.keys;
        let founding = FoundingStatement {
            device: keys.device(),
            encryption: keys.encryption(),
            person: PersonId(fresh(random)),
            nonce: fresh(random),
            format: FORMAT,
        };
        let charter = Charter { sponsors: founder.sponsors.clamp(1, 5), format: FORMAT };
        let roster_secret = Secret::new(fresh(random));
        let members_secret = Secret::new(fresh(random));
        let facts = std::iter::once(Fact::NetworkFounded(NetworkFounded { founding, charter }));
        let facts = facts.chain(epochs::opening(Scope::Members, &members_secret));
        let statements = facts.map(|fact| Statement { fact, at: founder.at, previous: None }).collect();
        let opening = Opening {
            device: keys.device(),
            founding: Some(Founding { kind: LogKind::Roster, readers: ReaderRule::Members }),
            previous: None,
        };
        let (writer, entry) = FeedWriter::open(
            &keys,
            None,
            None,
            &roster_secret,
            fresh(random),
            opening,
            statements,
            Vec::new(),
            Vec::new(),
        )?;
        let network = entry.network();
        let mut replica = Self::empty(network, keys);
        let mut step = Step::default();
        replica.keep_secret(Scope::Roster, roster_secret.clone(), &mut step);
        replica.keep_secret(Scope::Members, members_secret, &mut step);
        let body = entry.open(&roster_secret)?;
        replica.push_roster(entry, body, &mut step);
        replica.writers.insert(replica.roster_id(), writer);
        Ok((replica, step))
    }

    /// A replica of a network of which only the id is known: a newcomer that was not admitted yet.
    pub fn newcomer(network: NetworkId, keys: DeviceKeys) -> Self {
        Self::empty(network, keys)
    }

    fn empty(network: NetworkId, keys: DeviceKeys) -> Self {
        let roster_id = LogId(prefix(&network.0));
        Self {
            network,
            keys,
            roster: Roster::new(network),
            roster_log: Log::new(roster_id, LogKind::Roster, ReaderRule::Members, OrgId([0; 16])),
            slots: BTreeMap::new(),
            rows: BTreeMap::new(),
            foundings: BTreeMap::new(),
            keyring: Keyring::default(),
            epochs: Epochs::default(),
            writers: BTreeMap::new(),
            parked: BTreeMap::new(),
            parked_bytes: 0,
            quarantined: Vec::new(),
            held_at: BTreeMap::new(),
            graves: BTreeMap::new(),
            own_scores: BTreeMap::new(),
            uses: 0,
        }
    }

    /// Opens a replica from its store. Reads the roster and one record per log; entries of other logs are read when
    /// they are needed.
    ///
    /// # Errors
    /// [`OpenError`] when the store fails or was damaged.
    pub fn open(network: NetworkId, keys: DeviceKeys, reader: &dyn Reader) -> Result<Self, OpenError> {
        let mut replica = Self::empty(network, keys);
        for (scope, epoch, secret) in reader.secrets()? {
            replica.keyring.insert(scope, epoch, Secret::new(*secret));
        }
        for stored in reader.entries(replica.roster_id())? {
            let (entry, body) = replica.reopen(&stored, Scope::Roster)?;
            replica.absorb_roster(&entry, body);
        }
        for record in reader.logs()? {
            if record.log != replica.roster_id() {
                let row = record.row.as_deref().and_then(|json| serde_json::from_slice(json).ok());
                replica.rows.extend(row.map(|row| (record.log, row)));
                let mut slot = Slot::from_record(record).ok_or(OpenError::Damaged)?;
                if slot.readers == ReaderRule::Own {
                    slot.circle = Circle::read(slot.record.log, reader)?;
                }
                if slot.record.dropped {
                    replica.graves.insert(slot.record.log, erasure::read(slot.record.log, reader)?);
                }
                replica.slots.insert(slot.record.log, slot);
            }
        }
        replica.quarantined = reader.quarantine()?;
        replica.quarantined.iter_mut().for_each(|apart| apart.bytes = Vec::new());
        replica.read_ends(reader)?;
        replica.own_scores.extend(sealed::read(reader)?);
        Ok(replica)
    }

    /// The network.
    pub const fn network(&self) -> NetworkId {
        self.network
    }

    /// This device's keys.
    pub const fn keys(&self) -> &DeviceKeys {
        &self.keys
    }

    /// The roster's log.
    pub fn roster_id(&self) -> LogId {
        LogId(prefix(&self.network.0))
    }

    /// Who belongs, by all that is known here.
    pub fn standing(&self) -> Arc<Standing> {
        self.roster.standing()
    }

    /// The roster, for explanations.
    pub const fn roster(&self) -> &Roster {
        &self.roster
    }

    /// Who this device is, once the roster names it.
    pub fn me(&self) -> Option<Author> {
        self.standing().author(&self.keys.device())
    }

    /// Whether this device may write: an active device of a member.
    pub fn may_write(&self) -> bool {
        self.standing().may_write(&self.keys.device(), &ReaderRule::Members)
    }

    /// Where the own organisation stands.
    pub fn stage(&self) -> Option<Stage> {
        let standing = self.standing();
        let me = standing.author(&self.keys.device())?;
        standing.orgs.get(&me.org).map(|org| org.stage)
    }

    /// The kind and reader rule of a log that is here and was not dropped.
    pub fn log_kind(&self, log: LogId) -> Option<(LogKind, ReaderRule)> {
        if log == self.roster_id() {
            return Some((LogKind::Roster, ReaderRule::Members));
        }
        self.slots.get(&log).filter(|slot| !slot.record.dropped).map(|slot| (slot.kind, slot.readers))
    }

    /// Every log here but the roster, ascending, dropped ones included.
    pub fn log_ids(&self) -> impl Iterator<Item = LogId> + '_ {
        self.slots.keys().copied()
    }

    /// A loaded log. The roster is always loaded.
    pub fn log(&self, log: LogId) -> Option<&Log> {
        if log == self.roster_id() {
            return Some(&self.roster_log);
        }
        self.slots.get(&log).and_then(|slot| slot.loaded.as_ref()).map(|loaded| &loaded.log)
    }

    /// The texts of a loaded log.
    pub fn texts(&self, log: LogId) -> Option<Texts> {
        self.slots
            .get(&log)
            .and_then(|slot| slot.loaded.as_ref())
            .and_then(|loaded| loaded.docs.first())
            .map(TextDoc::texts)
    }

    /// Texts of further projections: what a fork or a closing statement set apart.
    pub fn texts_apart(&self, log: LogId) -> Vec<Texts> {
        let loaded = self.slots.get(&log).and_then(|slot| slot.loaded.as_ref());
        loaded.map(|loaded| loaded.docs.iter().skip(1).map(TextDoc::texts).collect()).unwrap_or_default()
    }

    /// The list row of a log.
    pub fn row(&self, log: LogId) -> Option<&Row> {
        self.rows.get(&log)
    }

    /// What was set apart, oldest first; without the bytes, which the store keeps.
    pub fn quarantined(&self) -> &[Quarantined] {
        &self.quarantined
    }

    /// Entries that wait for something not yet received.
    pub fn parked(&self) -> usize {
        self.parked.len()
    }

    /// Bytes they take, at most [`PARKED_BYTES_MAX`].
    pub const fn parked_bytes(&self) -> usize {
        self.parked_bytes
    }

    /// What waits, and why: [`Refusal::UnknownHeads`] or [`Refusal::WaitsForKey`].
    pub fn waiting(&self) -> impl Iterator<Item = (EntryId, Refusal)> + '_ {
        self.parked.iter().map(|(id, parked)| (*id, parked.reason()))
    }

    /// Reads a log's entries from the store unless it is loaded.
    ///
    /// # Errors
    /// [`OpenError`] when the store fails or was damaged.
    pub fn load(&mut self, log: LogId, reader: &dyn Reader) -> Result<(), OpenError> {
        self.uses += 1;
        let uses = self.uses;
        let Some(slot) = self.slots.get_mut(&log) else { return Ok(()) };
        if let Some(loaded) = &mut slot.loaded {
            loaded.used = uses;
            return Ok(());
        }
        if slot.record.dropped {
            return Ok(());
        }
        let mut loaded = Loaded { log: self.read_log(log, reader)?, docs: vec![TextDoc::new()], used: uses };
        rebuild_docs(&mut loaded);
        if let Some(slot) = self.slots.get_mut(&log) {
            slot.loaded = Some(Box::new(loaded));
        }
        self.unload_oldest(log, &BTreeSet::new());
        Ok(())
    }

    /// A log from its entries in the store.
    fn read_log(&self, log: LogId, reader: &dyn Reader) -> Result<Log, OpenError> {
        let (kind, readers) = self.log_kind(log).ok_or(OpenError::Damaged)?;
        let mut read: Option<Log> = None;
        for stored in reader.entries(log)? {
            let (entry, body) = self.reopen(&stored, Scope::Log(log))?;
            let (author, position) = self.author_of(read.as_ref(), &entry, &body).ok_or(OpenError::Damaged)?;
            read.get_or_insert_with(|| Log::new(log, kind, readers, author.org)).push(&entry, body, author, position);
        }
        let mut read = read.ok_or(OpenError::Damaged)?;
        self.judge(&mut read);
        Ok(read)
    }

    /// Logs that are loaded, the roster not counted.
    pub fn loaded(&self) -> usize {
        self.slots.values().filter(|slot| slot.loaded.is_some()).count()
    }

    /// Lets go of the log that was not used for longest, when there are too many; never of one that was `changed` in
    /// this step, of which the store does not hold everything yet.
    fn unload_oldest(&mut self, keep: LogId, changed: &BTreeSet<LogId>) {
        let loaded: Vec<(u64, LogId)> =
            self.slots.iter().filter_map(|(id, slot)| slot.loaded.as_ref().map(|loaded| (loaded.used, *id))).collect();
        if loaded.len() <= LOADED_MAX {
            return;
        }
        if let Some((_, oldest)) = loaded.into_iter().filter(|(_, id)| *id != keep && !changed.contains(id)).min()
            && let Some(slot) = self.slots.get_mut(&oldest)
        {
            slot.loaded = None;
        }
    }

    fn reopen(&self, stored: &StoredEntry, scope: Scope) -> Result<(Entry, Body), OpenError> {
        let entry = Entry::decode(&stored.bytes).map_err(|_damaged| OpenError::Damaged)?;
        let secret = self.keyring.get(scope, entry.header.epoch).ok_or(OpenError::Damaged)?;
        let body = entry.open(secret).map_err(|_damaged| OpenError::Damaged)?;
        Ok((entry, body))
    }

    /// The author and roster position of an entry; `None` when device, organisation or position are not known.
    fn author_of(&self, log: Option<&Log>, entry: &Entry, body: &Body) -> Option<(Author, Arc<[EntryId]>)> {
        let feed = entry.feed();
        let device = body.opening.as_ref().map(|opening| opening.device).or_else(|| log?.device_of(&feed))?;
        let position = match &entry.header.roster {
            Some(heads) => Arc::from(heads.as_slice()),
            None => log?.position_of(&feed)?,
        };
        let author = self.roster.at(&position)?.author(&device)?;
        Some((author, position))
    }

    /// Judges which entries of a log count, when a fork, a closing statement or an ended author makes it needed.
    fn judge(&self, log: &mut Log) {
        let readers = self.readers_ever_of(log);
        let knew = |item: &Item, end: EntryId| self.position_knows(&item.position, end);
        let ends: Vec<End> = self.roster.ends().into_iter().chain(log.own_ends()).collect();
        log.judge(&readers, &ends, &knew);
    }

    /// Organisations that read or once read a log.
    fn readers_ever_of(&self, log: &Log) -> BTreeSet<OrgId> {
        match log.readers() {
            ReaderRule::Own => log.ever_named().iter().map(|(org, _)| *org).collect(),
            rule => self.readers_ever(rule),
        }
    }

    /// Organisations that read or once read logs of this rule.
    fn readers_ever(&self, rule: ReaderRule) -> BTreeSet<OrgId> {
        let standing = self.standing();
        match rule {
            ReaderRule::Members => standing.orgs.keys().copied().collect(),
            ReaderRule::Group(group) => self.roster.ever_in_group(&group),
            ReaderRule::Own => BTreeSet::new(),
        }
    }

    /// Whether a roster position includes an entry.
    fn position_knows(&self, position: &[EntryId], entry: EntryId) -> bool {
        let Some(target) = self.roster_log.place_of(&entry) else { return false };
        position.iter().any(|head| {
            self.roster_log
                .place_of(head)
                .is_some_and(|place| place == target || self.roster_log.precedes(target, place))
        })
    }

    fn absorb_roster(&mut self, entry: &Entry, body: Body) {
        let parents = Log::parent_ids(entry, &body);
        let device =
            body.opening.as_ref().map(|opening| opening.device).or_else(|| self.roster_log.device_of(&entry.feed()));
        let Some(device) = device else { return };
        let absorbed = RosterEntry { id: entry.id(), device, parents, statements: body.statements.clone() };
        self.foundings.extend(snapshot::foundings(&absorbed.statements));
        self.roster.absorb(absorbed);
        let standing = self.roster.at(&[entry.id()]).unwrap_or_default();
        self.note_epochs(entry.id(), &device, &body.statements, &standing);
        let author = standing.author(&device).unwrap_or(Author {
            org: OrgId([0; 16]),
            number: 0,
            person: PersonId([0; 16]),
            device,
            mandates: wijktafel_model::words::Mandates::NONE,
        });
        self.roster_log.push(entry, body, author, Arc::from(Vec::new()));
    }
}

impl fmt::Debug for Replica {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Replica")
            .field("network", &self.network)
            .field("keys", &self.keys)
            .field("stage", &self.stage())
            .field("logs", &self.slots.len())
            .field("rows", &self.rows.len())
            .field("parked", &self.parked.len())
            .field("quarantined", &self.quarantined.len())
            .field("own_scores", &self.own_scores.len())
            .finish_non_exhaustive()
    }
}

impl Slot {
    fn from_record(record: LogRecord) -> Option<Self> {
        let kind = LogKind::from_code(record.kind)?;
        let readers = ReaderRule::from_cbor(&record.readers).ok()?;
        Some(Self { record, kind, readers, circle: Circle::default(), loaded: None })
    }
}

/// Builds the documents of a log anew from its projections.
fn rebuild_docs(loaded: &mut Loaded) {
    loaded.docs = loaded
        .log
        .projections()
        .iter()
        .map(|places| {
            let mut doc = TextDoc::new();
            let changes: Vec<TextIncoming<'_>> = places
                .iter()
                .filter_map(|place| loaded.log.items().get(*place))
                .filter_map(|item| {
                    let bytes = item.change.as_deref()?;
                    Some(TextIncoming {
                        feed: item.feed,
                        bytes,
                        may_create: loaded.log.may_create(&item.feed, item.seq),
                    })
                })
                .collect();
            // These passed the gate when they were accepted.
            drop(doc.apply(&changes));
            doc
        })
        .collect();
    if loaded.docs.is_empty() {
        loaded.docs.push(TextDoc::new());
    }
}

fn fresh<const N: usize>(random: Random<'_>) -> [u8; N] {
    let mut bytes = [0; N];
    random(&mut bytes);
    bytes
}

/// The stored form of an entry.
fn stored(entry: &Entry) -> StoredEntry {
    StoredEntry { id: entry.id(), feed: entry.feed(), seq: entry.header.seq, bytes: entry.encode() }
}
