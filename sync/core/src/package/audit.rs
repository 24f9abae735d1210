//! Checking entries without a replica: hash, chain, seal, signature, right, and that nothing they name is missing.
//!
//! The roster comes first, because every other log is judged by it. The rules are those by which a replica accepts
//! entries; text changes are not tried here.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use wijktafel_model::fact::{Fact, FoundingStatement};
use wijktafel_model::id::{DeviceId, EntryId, EpochId, FeedId, LogId, NetworkId, OrgId, prefix};
use wijktafel_model::roster::{Roster, RosterEntry, Standing};
use wijktafel_model::snapshot;
use wijktafel_model::words::{LogKind, ReaderRule};

use super::manifest::{Coverage, FeedLine, LogLine};
use crate::crypto::{self, EntryKey, Secret};
use crate::entry::{Body, Entry, EntryError};
use crate::wire::vector::{FeedState, joined_tip};

/// Standings kept at hand: entries of one log stand at few positions of the roster.
const STANDINGS_MAX: usize = 64;

/// What is wrong with the entries of a log.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum LogFlaw {
    /// Nothing of a log that is held is there, or the log does not begin with its founding entry.
    #[error("its founding entry is missing")]
    Founding,
    /// The founding entry founds another kind of log than is said.
    #[error("it is a log of another kind")]
    Kind,
    /// Entries are there of a log that is left out.
    #[error("it is left out, and entries of it are there")]
    NotLeftOut,
    /// The roster is not held.
    #[error("the roster is missing")]
    Roster,
    /// An entry of another log or network.
    #[error("entry {0} belongs elsewhere")]
    Foreign(EntryId),
    /// An entry is there twice.
    #[error("entry {0} is there twice")]
    Twice(EntryId),
    /// An entry does not open or is not signed by its device.
    #[error("entry {entry} is not accepted: {error}")]
    Entry {
        /// Which.
        entry: EntryId,
        /// Why.
        error: EntryError,
    },
    /// A secret that opens none of the entries, or of a log that was removed.
    #[error("a key is there that nothing needs: epoch {0}")]
    NeedlessKey(EpochId),
    /// An entry does not continue the one that it names as its previous.
    #[error("entry {0} breaks its chain")]
    Chain(EntryId),
    /// What an entry stands on is not there, or comes after it.
    #[error("entry {entry} stands on {missing}, which is missing")]
    Missing {
        /// Which entry.
        entry: EntryId,
        /// What it stands on.
        missing: EntryId,
    },
    /// No signature vouches for an entry.
    #[error("nobody signed for entry {0}")]
    Unsigned(EntryId),
    /// The author had no right to write there.
    #[error("the author of entry {0} had no right to write it")]
    NoRight(EntryId),
    /// The entries do not reach as far as is said.
    #[error("entries are missing or too many")]
    Incomplete,
}

/// What is said and given of a log.
#[derive(Clone, Copy, Debug)]
pub(super) struct Given<'a> {
    pub(super) log: LogId,
    pub(super) kind: LogKind,
    pub(super) coverage: Coverage,
    pub(super) entries: &'a [Entry],
    pub(super) secrets: &'a [Secret],
}

/// An entry that passed.
pub(super) struct Opened {
    pub(super) entry: Entry,
    pub(super) key: EntryKey,
    pub(super) body: Body,
    pub(super) device: DeviceId,
    /// Heads of the roster that its author had seen.
    pub(super) position: Arc<[EntryId]>,
}

/// What is known after checking a log.
struct Checked {
    readers: ReaderRule,
    frontier: Vec<FeedState>,
    /// Of the roster and of agreements: what proofs are made of.
    opened: Vec<Opened>,
}

/// Logs checked so far.
pub(super) struct Audit {
    network: NetworkId,
    roster: Roster,
    standings: BTreeMap<Arc<[EntryId]>, Arc<Standing>>,
    logs: BTreeMap<LogId, Checked>,
    counts: BTreeMap<LogId, u64>,
}

/// The roster's log.
pub(super) fn roster_of(network: NetworkId) -> LogId {
    LogId(prefix(&network.0))
}

impl Audit {
    pub(super) fn new(network: NetworkId) -> Self {
        Self {
            network,
            roster: Roster::new(network),
            standings: BTreeMap::new(),
            logs: BTreeMap::new(),
            counts: BTreeMap::new(),
        }
    }

    /// Checks a log. The roster must be the first.
    pub(super) fn take(&mut self, given: Given<'_>) -> Result<(), LogFlaw> {
        let roster = given.log == roster_of(self.network);
        if roster != (given.kind == LogKind::Roster) {
            return Err(LogFlaw::Kind);
        }
        if (roster && given.coverage != Coverage::Held) || roster == self.has_roster() {
            return Err(LogFlaw::Roster);
        }
        match given.coverage {
            Coverage::Held => {
                let checked = self.check(given)?;
                self.logs.insert(given.log, checked);
            }
            Coverage::Removed { .. } => self.check_tombstones(given)?,
            Coverage::LeftOut { .. } if given.entries.is_empty() => needless_keys(given)?,
            Coverage::LeftOut { .. } => return Err(LogFlaw::NotLeftOut),
        }
        self.counts.insert(given.log, given.entries.len() as u64);
        Ok(())
    }

    fn has_roster(&self) -> bool {
        self.logs.contains_key(&roster_of(self.network))
    }

    /// What is left of a dropped log: its keys are gone, so that nothing but hashes can be checked.
    fn check_tombstones(&self, given: Given<'_>) -> Result<(), LogFlaw> {
        if let Some(secret) = given.secrets.first() {
            return Err(LogFlaw::NeedlessKey(secret.id()));
        }
        let mut seen = BTreeSet::new();
        for entry in given.entries {
            self.belongs(given.log, entry)?;
            if !seen.insert(entry.id()) {
                return Err(LogFlaw::Twice(entry.id()));
            }
        }
        Ok(())
    }

    fn belongs(&self, log: LogId, entry: &Entry) -> Result<(), LogFlaw> {
        let here = entry.network() == self.network && entry.log() == log;
        if here { Ok(()) } else { Err(LogFlaw::Foreign(entry.id())) }
    }

    fn check(&mut self, given: Given<'_>) -> Result<Checked, LogFlaw> {
        needless_keys(given)?;
        let secrets: BTreeMap<EpochId, &Secret> = given.secrets.iter().map(|secret| (secret.id(), secret)).collect();
        let keep = matches!(given.kind, LogKind::Roster | LogKind::Agreement);
        let mut chain = Chain::default();
        let mut readers = None;
        let mut opened = Vec::new();
        for entry in given.entries {
            self.belongs(given.log, entry)?;
            let refused = |error: EntryError| LogFlaw::Entry { entry: entry.id(), error };
            let secret = secrets.get(&entry.header.epoch).ok_or_else(|| refused(EntryError::Epoch))?;
            let key = entry.key(secret).map_err(refused)?;
            let body = entry.open_with(&key).map_err(refused)?;
            let readers = match readers {
                Some(readers) => readers,
                None => *readers.insert(founded(given.kind, &body)?),
            };
            let link = chain.link(entry, &body)?;
            if given.kind == LogKind::Roster {
                self.absorb(entry, &body, link.device)?;
            } else {
                self.may_write(entry, &link, &readers)?;
            }
            let (device, position) = (link.device, Arc::clone(&link.position));
            chain.add(entry, link)?;
            if keep {
                opened.push(Opened { entry: entry.clone(), key, body, device, position });
            }
        }
        chain.check_signatures(given.entries)?;
        let readers = readers.ok_or(LogFlaw::Founding)?;
        Ok(Checked { readers, frontier: chain.frontier(), opened })
    }

    fn absorb(&mut self, entry: &Entry, body: &Body, device: DeviceId) -> Result<(), LogFlaw> {
        for statement in &body.statements {
            crypto::verify_carried(&self.network, &statement.fact)
                .map_err(|error| LogFlaw::Entry { entry: entry.id(), error: error.into() })?;
        }
        self.roster.absorb(RosterEntry {
            id: entry.id(),
            device,
            parents: parents(entry, body),
            statements: body.statements.clone(),
        });
        Ok(())
    }

    fn may_write(&mut self, entry: &Entry, link: &Link, readers: &ReaderRule) -> Result<(), LogFlaw> {
        let standing = self.at(&link.position).map_err(|missing| LogFlaw::Missing { entry: entry.id(), missing })?;
        // Whom a circle case names is judged where it is read; here, that a member wrote it.
        let rule = if *readers == ReaderRule::Own { &ReaderRule::Members } else { readers };
        if standing.may_write(&link.device, rule) { Ok(()) } else { Err(LogFlaw::NoRight(entry.id())) }
    }

    /// The standing at a position of the roster; the head that is missing when there is one.
    fn at(&mut self, position: &Arc<[EntryId]>) -> Result<Arc<Standing>, EntryId> {
        if let Some(standing) = self.standings.get(position) {
            return Ok(Arc::clone(standing));
        }
        let Some(standing) = self.roster.at(position) else {
            let missing = position.iter().find(|head| self.roster.at(&[**head]).is_none());
            return Err(missing.copied().unwrap_or(EntryId(self.network.0)));
        };
        if self.standings.len() >= STANDINGS_MAX {
            self.standings.clear();
        }
        self.standings.insert(Arc::clone(position), Arc::clone(&standing));
        Ok(standing)
    }

    /// Who belongs, by the whole roster.
    pub(super) fn standing(&self) -> Arc<Standing> {
        self.roster.standing()
    }

    /// Whether anything an entry of the roster says was valid where it stands.
    pub(super) fn counts(&self, opened: &Opened) -> bool {
        self.roster.held(&opened.entry.id()).is_some_and(|held| held.contains(&true))
    }

    /// Who belonged just before an entry of the roster.
    pub(super) fn before(&self, opened: &Opened) -> Option<Arc<Standing>> {
        self.roster.at(&parents(&opened.entry, &opened.body))
    }

    /// The founding statement of an organisation.
    pub(super) fn founding(&self, org: &OrgId) -> Option<FoundingStatement> {
        let statements = self.roster_entries().iter().flat_map(|opened| &opened.body.statements);
        snapshot::foundings(statements).remove(org)
    }

    /// Entries of the roster.
    pub(super) fn roster_entries(&self) -> &[Opened] {
        self.opened(&roster_of(self.network))
    }

    /// Entries of the roster or an agreement; none of other logs.
    pub(super) fn opened(&self, log: &LogId) -> &[Opened] {
        self.logs.get(log).map_or(&[], |checked| &checked.opened)
    }

    /// How far a log is held.
    pub(super) fn frontier(&self, log: &LogId) -> &[FeedState] {
        self.logs.get(log).map_or(&[], |checked| &checked.frontier)
    }

    /// Reader rules of logs that are held.
    pub(super) fn readers(&self) -> impl Iterator<Item = ReaderRule> {
        self.logs.values().map(|checked| checked.readers)
    }

    /// What the manifest says of a log.
    pub(super) fn line(&self, log: LogId, kind: LogKind, coverage: Coverage) -> LogLine {
        let feed = |state: &FeedState| FeedLine { feed: state.feed, length: state.length, tip: state.tip };
        let frontier = self.frontier(&log).iter().map(feed).collect();
        LogLine { log, kind, coverage, entries: self.counts.get(&log).copied().unwrap_or(0), frontier }
    }
}

/// What an entry stands on in its own log.
pub(super) fn parents(entry: &Entry, body: &Body) -> Vec<EntryId> {
    let previous = body.opening.as_ref().and_then(|opening| opening.previous.as_ref()).map(|(_, tip)| *tip);
    let seen = entry.header.seen.iter().flatten().copied();
    entry.header.prev.into_iter().chain(previous).chain(seen).collect()
}

fn founded(kind: LogKind, body: &Body) -> Result<ReaderRule, LogFlaw> {
    let founding = body.opening.as_ref().and_then(|opening| opening.founding.as_ref()).ok_or(LogFlaw::Founding)?;
    if founding.kind == kind { Ok(founding.readers) } else { Err(LogFlaw::Kind) }
}

fn needless_keys(given: Given<'_>) -> Result<(), LogFlaw> {
    let epochs: BTreeSet<EpochId> = given.entries.iter().map(|entry| entry.header.epoch).collect();
    match given.secrets.iter().find(|secret| !epochs.contains(&secret.id())) {
        Some(idle) => Err(LogFlaw::NeedlessKey(idle.id())),
        None => Ok(()),
    }
}

/// Whether it ends the log by itself, so that it can be checked where nothing else is left.
fn is_tombstone(body: &Body) -> bool {
    body.opening.is_some() && body.statements.iter().any(|one| matches!(one.fact.known(), Fact::Dropped(_)))
}

/// Where an entry stands.
#[derive(Clone, Debug)]
struct Link {
    feed: FeedId,
    seq: u64,
    device: DeviceId,
    position: Arc<[EntryId]>,
    /// What its signature vouches for beside itself: the entry before it, or the device's last one in its feed before.
    vouches: Option<EntryId>,
}

/// The entries of one log, by what they stand on.
#[derive(Debug, Default)]
struct Chain {
    links: BTreeMap<EntryId, Link>,
    ends: BTreeMap<FeedId, BTreeMap<EntryId, u64>>,
}

impl Chain {
    /// Finds the place of an entry among those before it.
    fn link(&self, entry: &Entry, body: &Body) -> Result<Link, LogFlaw> {
        let id = entry.id();
        let known =
            |missing: &EntryId| self.links.get(missing).ok_or(LogFlaw::Missing { entry: id, missing: *missing });
        let alone = is_tombstone(body);
        if !alone {
            entry.header.seen.iter().flatten().try_for_each(|head| known(head).map(drop))?;
        }
        let position = |before: Option<&Link>| match (&entry.header.roster, before) {
            (Some(heads), _) => Arc::from(heads.as_slice()),
            (None, Some(before)) => Arc::clone(&before.position),
            (None, None) => Arc::from([]),
        };
        let (feed, seq) = (entry.feed(), entry.header.seq);
        match (&body.opening, &entry.header.prev) {
            (Some(opening), None) => {
                let mut vouches = None;
                if let (Some((feed, tip)), false) = (&opening.previous, alone) {
                    let before = known(tip)?;
                    if before.feed != *feed || before.device != opening.device {
                        return Err(LogFlaw::Chain(id));
                    }
                    vouches = Some(*tip);
                }
                Ok(Link { feed, seq, device: opening.device, position: position(None), vouches })
            }
            (None, Some(prev)) => {
                let before = known(prev)?;
                if before.feed != feed || before.seq.checked_add(1) != Some(seq) {
                    return Err(LogFlaw::Chain(id));
                }
                Ok(Link { feed, seq, device: before.device, position: position(Some(before)), vouches: Some(*prev) })
            }
            _ => Err(LogFlaw::Chain(id)),
        }
    }

    fn add(&mut self, entry: &Entry, link: Link) -> Result<(), LogFlaw> {
        let id = entry.id();
        let ends = self.ends.entry(link.feed).or_default();
        if let Some(prev) = &entry.header.prev {
            ends.remove(prev);
        }
        ends.insert(id, link.seq);
        match self.links.insert(id, link) {
            Some(_) => Err(LogFlaw::Twice(id)),
            None => Ok(()),
        }
    }

    /// Checks that a signature of its device vouches for each entry, its own or a later one.
    fn check_signatures(&self, entries: &[Entry]) -> Result<(), LogFlaw> {
        let mut vouched: BTreeSet<EntryId> = BTreeSet::new();
        // Entries come after those that they vouch for.
        for entry in entries.iter().rev() {
            let id = entry.id();
            let Some(link) = self.links.get(&id) else { return Err(LogFlaw::Unsigned(id)) };
            if entry.signature.is_some() {
                entry.verify(&link.device).map_err(|error| LogFlaw::Entry { entry: id, error })?;
            } else if !vouched.contains(&id) {
                return Err(LogFlaw::Unsigned(id));
            }
            vouched.extend(link.vouches);
        }
        Ok(())
    }

    /// How far each feed is held, ascending.
    fn frontier(&self) -> Vec<FeedState> {
        let state = |(feed, ends): (&FeedId, &BTreeMap<EntryId, u64>)| {
            let length = ends.values().max()?.checked_add(1)?;
            let tips: Vec<EntryId> = ends.keys().copied().collect();
            let tip = if let [tip] = tips.as_slice() { *tip } else { joined_tip(&tips) };
            Some(FeedState { feed: *feed, length, tip })
        };
        self.ends.iter().filter_map(state).collect()
    }
}
