//! Writing: commands of the person at this device, and the few entries a client writes by itself.

use std::collections::BTreeMap;
use std::sync::Arc;

use wijktafel_model::agreement;
use wijktafel_model::command::{Command, TextEdit};
use wijktafel_model::fact::recovery::Recovered;
use wijktafel_model::fact::{Fact, Noted, Redeemed, SeenInForce, Statement};
use wijktafel_model::history::{Author, History};
use wijktafel_model::id::{EntryId, FactId, LogId, NetworkId};
use wijktafel_model::maturity::sealed::OwnScores;
use wijktafel_model::plan::{self, Context, RuleError, Target};
use wijktafel_model::roster::{Roster, SheetState, Standing};
use wijktafel_model::time::{Day, Timestamp};
use wijktafel_model::view::{Row, Texts};
use wijktafel_model::words::{LogKind, ReaderRule};

use super::accept::founded;
use super::{OpenError, Random, Replica, Step, epochs, erasure, fresh, sealed};
use crate::crypto::Secret;
use crate::entry::header::HEADS_MAX;
use crate::entry::{Body, Entry, EntryError, FeedWriter, Founding, Opening};
use crate::log::{Item, Log, LogHistory};
use crate::sabotage::{self, Bug};
use crate::store::{Reader, Scope, Write};
use crate::text::EditError;
use crate::wire::vector::DROPPED;

/// What a command made.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Made {
    /// Logs it founded.
    pub logs: Vec<LogId>,
    /// Facts it wrote.
    pub facts: Vec<FactId>,
}

/// Why a command was not carried out. Nothing was written.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum CommandError {
    /// The person may not, or the thing is not there.
    #[error(transparent)]
    Rule(#[from] RuleError),
    /// A text edit does not fit the text.
    #[error(transparent)]
    Edit(#[from] EditError),
    /// The key to write there has not arrived.
    #[error("the key of this log has not arrived yet")]
    NoKey,
    /// An entry could not be sealed: too large.
    #[error(transparent)]
    Entry(#[from] EntryError),
    /// The store failed or was damaged.
    #[error(transparent)]
    Open(#[from] OpenError),
}

/// One entry about to be written to an existing log.
pub(super) struct Draft {
    pub(super) facts: Vec<Fact>,
    pub(super) edits: Vec<TextEdit>,
}

impl Replica {
    /// Carries out a command.
    ///
    /// # Errors
    /// [`CommandError`]; nothing was written then. After [`CommandError::Open`] the replica must be opened again.
    pub fn execute(
        &mut self,
        command: &Command,
        reader: &dyn Reader,
        now: Timestamp,
        random: Random<'_>,
        step: &mut Step,
    ) -> Result<Made, CommandError> {
        for log in command.logs() {
            self.load(log, reader)?;
        }
        let writes = {
            let mut planning = Planning::new(self, &command.logs(), now.day(), random)?;
            plan::plan(command, &mut planning)?
        };
        for write in &writes {
            if let Target::Log(log) = write.target {
                self.load(log, reader)?;
            }
        }
        let mut made = Made::default();
        let mut founded = None;
        for write in writes {
            let kept = match write.target {
                Target::Log(log) => write.keep.map(|own| (log, own)),
                _ => None,
            };
            // In one batch with the entry, and before it: no seal is ever without what opens it.
            step.batch.extend(kept.iter().map(|(log, own)| sealed::kept(*log, own)));
            let draft = Draft { facts: write.facts, edits: write.edits };
            match write.target {
                Target::Log(log) if kept.is_some() && draft.facts.is_empty() => {
                    step.changed.insert(log);
                }
                Target::Roster => {
                    self.write_roster(draft.facts, now, random, step, &mut made)?;
                }
                Target::Log(log) if is_drop(&draft.facts) => {
                    self.write_tombstone(log, draft.facts, now, random, step)?;
                }
                Target::Log(log) => {
                    // What a plan finds by its row, a card, is not named by the command.
                    self.load(log, reader)?;
                    self.write_log(log, draft, now, random, step, &mut made)?;
                }
                Target::Same => {
                    let log = founded.ok_or(RuleError::NotFound)?;
                    self.write_log(log, draft, now, random, step, &mut made)?;
                }
                Target::New { kind, readers } => {
                    let log = self.found_log(kind, readers, draft.facts, now, random, step, &mut made)?;
                    founded = Some(log);
                    if !crate::text::fields(kind).is_empty() {
                        let draft = Draft { facts: Vec::new(), edits: draft.edits };
                        self.write_log(log, draft, now, random, step, &mut made)?;
                    }
                }
            }
            self.own_scores.extend(kept);
        }
        let changed: Vec<LogId> = step.changed.iter().copied().collect();
        for log in changed {
            self.refresh(log, step);
        }
        Ok(made)
    }

    /// Writes what a client writes by itself: notes that help complete somebody's standing, "seen in force", and
    /// closing statements when something beyond what was held arrives. Call after every step, before its commit.
    ///
    /// # Errors
    /// As [`Replica::execute`].
    pub fn tend(
        &mut self,
        reader: &dyn Reader,
        now: Timestamp,
        random: Random<'_>,
        step: &mut Step,
    ) -> Result<(), CommandError> {
        if !self.may_write() {
            return Ok(());
        }
        let Some(me) = self.me() else { return Ok(()) };
        let mut made = Made::default();
        if step.roster_changed && self.roster.should_note(&me.org) {
            self.write_roster(vec![Fact::Noted(Noted {})], now, random, step, &mut made)?;
        }
        self.tend_rounds(reader, &me, now, random, step, &mut made)?;
        let changed: Vec<LogId> = step.changed.iter().copied().collect();
        for log in changed {
            self.tend_agreement(log, &me, now, random, step, &mut made)?;
            self.tend_closings(log, reader, &me, now, random, step, &mut made)?;
        }
        Ok(())
    }

    fn tend_agreement(
        &mut self,
        log: LogId,
        me: &Author,
        now: Timestamp,
        random: Random<'_>,
        step: &mut Step,
        made: &mut Made,
    ) -> Result<(), CommandError> {
        if self.log_kind(log).is_none_or(|(kind, _)| kind != LogKind::Agreement) {
            return Ok(());
        }
        let Some(view) = self.agreement(log, now.day()) else { return Ok(()) };
        let mut seen = agreement::should_see_in_force(&view, me.org);
        // What does not count, on a branch for instance, is not said again: two machines would do so without end.
        seen.retain(|version| !self.has_said(log, &Fact::SeenInForce(SeenInForce { version: *version })));
        if seen.is_empty() {
            return Ok(());
        }
        let facts = seen.into_iter().map(|version| Fact::SeenInForce(SeenInForce { version })).collect();
        self.write_log(log, Draft { facts, edits: Vec::new() }, now, random, step, made)?;
        self.refresh(log, step);
        Ok(())
    }

    /// Whether this device has written a fact to a log, whatever became of it.
    pub(super) fn has_said(&self, log: LogId, fact: &Fact) -> bool {
        let device = self.keys.device();
        let own = self.log(log).into_iter().flat_map(Log::items).filter(|item| item.author.device == device);
        own.flat_map(|item| &item.statements).any(|statement| statement.fact.known() == fact)
    }

    /// Carries a newcomer's founding statement into the roster.
    ///
    /// # Errors
    /// [`CommandError::Rule`] when this organisation is not a member, the invitation is not known here, or its
    /// signatures do not hold; and saying which when it was revoked, was used or has expired.
    pub fn carry_in(
        &mut self,
        redeemed: Redeemed,
        now: Timestamp,
        random: Random<'_>,
        step: &mut Step,
    ) -> Result<(), CommandError> {
        if !self.may_write() {
            return Err(RuleError::NotAMember.into());
        }
        let standing = self.standing();
        let org = redeemed.founding.org();
        if standing.orgs.contains_key(&org) {
            return Ok(());
        }
        let invite = standing.invites.get(&redeemed.invite).ok_or(RuleError::NotFound)?;
        crate::crypto::verify_redeemed(&self.network, &redeemed).map_err(|_forged| RuleError::NotFound)?;
        for (spent, why) in [
            (invite.revoked, RuleError::InviteRevoked),
            (invite.confirmed, RuleError::InviteUsed),
            (invite.expires.is_some_and(|last| last < now.day()), RuleError::InviteExpired),
        ] {
            if spent {
                return Err(why.into());
            }
        }
        let mut made = Made::default();
        self.write_roster(vec![Fact::Redeemed(redeemed)], now, random, step, &mut made)
    }

    /// Carries a device into the roster that a recovery sheet signed for.
    ///
    /// # Errors
    /// [`CommandError::Rule`] when this organisation is not a member, the sheet is not known here or its signatures do
    /// not hold; and saying which when it was used or replaced.
    pub fn carry_recovered(
        &mut self,
        recovered: Recovered,
        now: Timestamp,
        random: Random<'_>,
        step: &mut Step,
    ) -> Result<(), CommandError> {
        if !self.may_write() {
            return Err(RuleError::NotAMember.into());
        }
        let standing = self.standing();
        if standing.devices.get(&recovered.added.device).is_some_and(|device| device.active) {
            return Ok(());
        }
        let sheet = standing.sheets.get(&recovered.sheet).ok_or(RuleError::NotFound)?;
        let person = standing.people.get(&(recovered.org, recovered.added.person));
        let known = (sheet.org, sheet.person) == (recovered.org, recovered.added.person)
            && standing.is_member(&sheet.org)
            && person.is_some_and(|person| person.active)
            && !standing.devices.contains_key(&recovered.added.device);
        crate::crypto::verify_recovered(&self.network, &recovered).map_err(|_forged| RuleError::NotFound)?;
        match sheet.state {
            SheetState::Used => return Err(RuleError::SheetUsed.into()),
            SheetState::Replaced => return Err(RuleError::SheetReplaced.into()),
            SheetState::Open if known => {}
            SheetState::Open => return Err(RuleError::NotFound.into()),
        }
        let mut made = Made::default();
        self.write_roster(vec![Fact::Recovered(recovered)], now, random, step, &mut made)
    }

    pub(super) fn write_roster(
        &mut self,
        facts: Vec<Fact>,
        now: Timestamp,
        random: Random<'_>,
        step: &mut Step,
        made: &mut Made,
    ) -> Result<(), CommandError> {
        let count = facts.len();
        let founds = |fact: &Fact| match fact {
            Fact::GroupFounded(founded) => Some(Scope::Group(founded.group)),
            _ => None,
        };
        let groups: Vec<(Scope, Secret)> =
            facts.iter().filter_map(founds).map(|scope| (scope, Secret::new(fresh(random)))).collect();
        let opened = groups.iter().filter_map(|(scope, secret)| epochs::opening(*scope, secret));
        let previous = self.me().and_then(|me| self.standing().orgs.get(&me.org).map(|org| org.decisions.clone()));
        let statements: Vec<Statement> = facts
            .into_iter()
            .chain(opened)
            .map(|fact| {
                let decides = Roster::is_decision(&fact) || matches!(fact, Fact::Accepted(_) | Fact::Left(_));
                let previous = previous.clone().filter(|previous| decides && !previous.is_empty());
                Statement { fact, at: now, previous }
            })
            .collect();
        let log = self.roster_id();
        let secret = self.current_secret(log).cloned().ok_or(CommandError::NoKey)?;
        let entry = self.append(log, &secret, Body { opening: None, statements, change: None }, random, step)?;
        let body = entry.open(&secret)?;
        made.facts.extend((0..count).map(|index| FactId::of(entry.id(), index)));
        self.push_roster(entry, body, step);
        for (scope, secret) in groups {
            self.keep_secret(scope, secret, step);
        }
        Ok(())
    }

    #[expect(clippy::too_many_arguments, reason = "the step's context is passed on whole")]
    fn found_log(
        &mut self,
        kind: LogKind,
        readers: ReaderRule,
        facts: Vec<Fact>,
        now: Timestamp,
        random: Random<'_>,
        step: &mut Step,
        made: &mut Made,
    ) -> Result<LogId, CommandError> {
        self.join_roster_heads(random, step)?;
        let secret = self.fresh_secret(&readers, now, random, step)?;
        let opening =
            Opening { device: self.keys.device(), founding: Some(Founding { kind, readers }), previous: None };
        let position = self.roster_log.heads();
        let count = facts.len();
        let statements = facts.into_iter().map(|fact| Statement { fact, at: now, previous: None }).collect();
        let (writer, entry) = FeedWriter::open(
            &self.keys,
            Some(self.network),
            None,
            &secret,
            fresh(random),
            opening,
            statements,
            Vec::new(),
            position.clone(),
        )?;
        let log = entry.log();
        made.logs.push(log);
        made.facts.extend((0..count).map(|index| FactId::of(entry.id(), index)));
        let body = entry.open(&secret)?;
        let me = self.me().ok_or(RuleError::NotAMember)?;
        self.keep_secret(Scope::Log(log), secret, step);
        self.slots.insert(log, founded(log, kind, readers, &me, self.uses));
        self.push(log, entry, body, me, Arc::from(position), step);
        self.writers.insert(log, writer);
        Ok(log)
    }

    pub(super) fn write_log(
        &mut self,
        log: LogId,
        draft: Draft,
        now: Timestamp,
        random: Random<'_>,
        step: &mut Step,
        made: &mut Made,
    ) -> Result<(), CommandError> {
        let (kind, readers) = self.log_kind(log).ok_or(RuleError::NotFound)?;
        if readers == ReaderRule::Own && !self.admits_me(log, &draft) {
            return Err(RuleError::NotFound.into());
        }
        let secret = self.sealing_secret(log, now, random, step)?;
        self.open_feed(log, &secret, random, step)?;
        let feed = self.writers.get(&log).map(FeedWriter::feed).ok_or(RuleError::NotFound)?;
        let founding = self.log(log).is_some_and(|log| log.items().len() == 1);
        let loaded = self.slots.get_mut(&log).and_then(|slot| slot.loaded.as_mut()).ok_or(RuleError::NotFound)?;
        let creates = founding && !crate::text::fields(kind).is_empty();
        let change = match loaded.docs.first_mut() {
            Some(doc) if creates || !draft.edits.is_empty() => Some(doc.edit(feed, kind, &draft.edits, now)?),
            _ => None,
        };
        let statements: Vec<Statement> =
            draft.facts.into_iter().map(|fact| Statement { fact, at: now, previous: None }).collect();
        let count = statements.len();
        let entry = self.append(log, &secret, Body { opening: None, statements, change }, random, step)?;
        let body = entry.open(&secret)?;
        made.facts.extend((0..count).map(|index| FactId::of(entry.id(), index)));
        let me = self.me().ok_or(RuleError::NotAMember)?;
        let position = self.position_for(log, &entry);
        self.push(log, entry, body, me, position, step);
        if self.keyring.get(Scope::Log(log), secret.id()).is_none() {
            self.keep_secret(Scope::Log(log), secret, step);
            step.resealed.insert(log);
        }
        Ok(())
    }

    /// Whether the others will take this from the person at this device, in a log that names its own readers.
    fn admits_me(&self, log: LogId, draft: &Draft) -> bool {
        let Some((here, me)) = self.log(log).zip(self.me()) else { return false };
        here.admits(&(me.org, me.person), &here.heads(), &draft.facts, !draft.edits.is_empty())
    }

    /// Opens this start's feed in a log unless it is open.
    fn open_feed(
        &mut self,
        log: LogId,
        secret: &Secret,
        random: Random<'_>,
        step: &mut Step,
    ) -> Result<(), CommandError> {
        if self.writers.contains_key(&log) {
            return Ok(());
        }
        if log != self.roster_id() {
            self.join_roster_heads(random, step)?;
        }
        let here = self.log(log).ok_or(RuleError::NotFound)?;
        #[cfg(feature = "sabotage")]
        if sabotage::is(Bug::ResumedFeed)
            && let Some((feed, tip)) = here.last_feed_of(&self.keys.device())
            && let Some(item) = here.item(&tip)
        {
            let writer = FeedWriter::resume(self.network, log, feed, self.keys.device(), item.seq + 1, tip);
            self.writers.insert(log, writer);
            return Ok(());
        }
        let opening =
            Opening { device: self.keys.device(), founding: None, previous: here.last_feed_of(&self.keys.device()) };
        let mut heads = here.heads();
        heads.truncate(HEADS_MAX);
        let is_roster = log == self.roster_id();
        let position = if is_roster { Vec::new() } else { self.roster_log.heads() };
        let (writer, entry) = FeedWriter::open(
            &self.keys,
            Some(self.network),
            Some(log),
            secret,
            if sabotage::is(Bug::OpeningWithoutRandom) { [0; 16] } else { fresh(random) },
            opening,
            Vec::new(),
            heads,
            position.clone(),
        )?;
        let body = entry.open(secret)?;
        self.writers.insert(log, writer);
        if is_roster {
            self.push_roster(entry, body, step);
        } else {
            let me = self.me().ok_or(RuleError::NotAMember)?;
            self.push(log, entry, body, me, Arc::from(position), step);
        }
        Ok(())
    }

    fn append(
        &mut self,
        log: LogId,
        secret: &Secret,
        body: Body,
        random: Random<'_>,
        step: &mut Step,
    ) -> Result<Entry, CommandError> {
        if log != self.roster_id() {
            self.join_roster_heads(random, step)?;
        }
        self.open_feed(log, secret, random, step)?;
        self.join_heads(log, secret, step)?;
        self.append_here(log, secret, body)
    }

    /// Writes into an open feed, naming the first heads of the log.
    fn append_here(&mut self, log: LogId, secret: &Secret, body: Body) -> Result<Entry, CommandError> {
        let mut heads = self.log(log).map(Log::heads).unwrap_or_default();
        heads.truncate(HEADS_MAX);
        let position = if log == self.roster_id() { Vec::new() } else { self.roster_log.heads() };
        let writer = self.writers.get_mut(&log).ok_or(RuleError::NotFound)?;
        Ok(writer.append(&self.keys, secret, body, &heads, &position)?)
    }

    /// Writes empty entries into an open feed until one entry can name all heads of its log. Without this, somebody who
    /// opens feeds beside each other would keep everybody else from writing.
    fn join_heads(&mut self, log: LogId, secret: &Secret, step: &mut Step) -> Result<(), CommandError> {
        while self.log(log).is_some_and(|log| log.heads().len() > HEADS_MAX) {
            let entry = self.append_here(log, secret, Body::default())?;
            let body = entry.open(secret)?;
            if log == self.roster_id() {
                self.push_roster(entry, body, step);
            } else {
                let me = self.me().ok_or(RuleError::NotAMember)?;
                let position = self.position_for(log, &entry);
                self.push(log, entry, body, me, position, step);
            }
        }
        Ok(())
    }

    /// Joins the heads of the roster, where an entry of another log could not name them all.
    fn join_roster_heads(&mut self, random: Random<'_>, step: &mut Step) -> Result<(), CommandError> {
        let roster = self.roster_id();
        if self.roster_log.heads().len() <= HEADS_MAX {
            return Ok(());
        }
        let secret = self.current_secret(roster).cloned().ok_or(CommandError::NoKey)?;
        self.open_feed(roster, &secret, random, step)?;
        self.join_heads(roster, &secret, step)
    }

    /// The roster heads in force at an own entry.
    fn position_for(&self, log: LogId, entry: &Entry) -> Arc<[EntryId]> {
        let known = self.log(log).and_then(|log| log.position_of(&entry.feed()));
        entry.header.roster.as_deref().map(Arc::from).or(known).unwrap_or_else(|| Arc::from(Vec::new()))
    }

    /// Writes a tombstone: an opening entry of its own that stands on nothing, so that it can be checked alone.
    fn write_tombstone(
        &mut self,
        log: LogId,
        facts: Vec<Fact>,
        now: Timestamp,
        random: Random<'_>,
        step: &mut Step,
    ) -> Result<(), CommandError> {
        self.join_roster_heads(random, step)?;
        // Everybody who holds the log opens what is sealed as its founding entry is; a newer secret would be gone here
        // before it was handed out.
        let first = self.log(log).and_then(Log::founding_epoch);
        let secret = first.and_then(|epoch| self.keyring.get(Scope::Log(log), epoch)).cloned();
        let secret = secret.ok_or(CommandError::NoKey)?;
        let me = self.me().ok_or(RuleError::NotAMember)?;
        let opening = Opening { device: self.keys.device(), founding: None, previous: None };
        let statements = facts.into_iter().map(|fact| Statement { fact, at: now, previous: None }).collect();
        let position = self.roster_log.heads();
        let (_, entry) = FeedWriter::open(
            &self.keys,
            Some(self.network),
            Some(log),
            &secret,
            fresh(random),
            opening,
            statements,
            Vec::new(),
            position.clone(),
        )?;
        let body = entry.open(&secret)?;
        self.push(log, entry, body, me, Arc::from(position), step);
        Ok(())
    }

    /// Drops a log here, whose tombstones say that it ends: secrets, bodies and row go, the tombstones stay.
    pub(super) fn drop_here(&mut self, log: LogId, step: &mut Step) {
        let Some(slot) = self.slots.get_mut(&log) else { return };
        let Some(loaded) = slot.loaded.take() else { return };
        let ends = |item: &&Item| item.statements.iter().any(|one| matches!(one.fact.known(), Fact::Dropped(_)));
        let tombstones: Vec<EntryId> = loaded.log.items().iter().filter(ends).map(|item| item.id).collect();
        let ending = erasure::ending(&loaded.log);
        slot.record.search = None;
        slot.record.dropped = true;
        slot.record.entries = tombstones.len() as u64;
        slot.record.fingerprint = DROPPED;
        step.batch.push(Write::DropLog(log, tombstones));
        step.batch.push(Write::Log(slot.record.clone()));
        self.ask_receipts(log, ending, step);
        self.keyring.forget(Scope::Log(log));
        self.writers.remove(&log);
        self.forget_own_scores(log, step);
        self.forget_parked(log);
        self.quarantined.retain(|apart| apart.log != log);
        step.changed.insert(log);
    }
}

fn is_drop(facts: &[Fact]) -> bool {
    facts.iter().any(|fact| matches!(fact, Fact::Dropped(_)))
}

/// What planning sees of a replica.
struct Planning<'a> {
    replica: &'a Replica,
    standing: Arc<Standing>,
    me: Author,
    today: Day,
    histories: BTreeMap<LogId, LogHistory<'a>>,
    random: &'a mut dyn FnMut(&mut [u8]),
}

impl<'a> Planning<'a> {
    fn new(
        replica: &'a Replica,
        logs: &[LogId],
        today: Day,
        random: &'a mut dyn FnMut(&mut [u8]),
    ) -> Result<Self, RuleError> {
        let me = replica.me().ok_or(RuleError::NotAMember)?;
        let histories =
            logs.iter().filter_map(|log| replica.log(*log).map(|loaded| (*log, loaded.history()))).collect();
        Ok(Self { replica, standing: replica.standing(), me, today, histories, random })
    }
}

impl Context for Planning<'_> {
    fn network(&self) -> NetworkId {
        self.replica.network
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
        self.replica.log_kind(log)
    }
    fn row(&self, log: LogId) -> Option<&Row> {
        self.replica.row(log)
    }
    fn rows(&self) -> Vec<(LogId, &Row)> {
        self.replica.rows.iter().map(|(log, row)| (*log, row)).collect()
    }
    fn history(&self, log: LogId) -> Option<&dyn History> {
        self.histories.get(&log).map(|history| history as &dyn History)
    }
    fn texts(&self, log: LogId) -> Option<Texts> {
        self.replica.texts(log)
    }
    fn own_scores(&self, round: LogId) -> Option<&OwnScores> {
        self.replica.own_scores.get(&round)
    }
    fn random(&mut self) -> [u8; 16] {
        fresh(self.random)
    }
}
