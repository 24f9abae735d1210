//! What a copy leaves to a network that continues this one, and whether what such a network says of it is true.

use std::collections::BTreeMap;

use wijktafel_model::cbor::{Bytes, Cbor as _};
use wijktafel_model::fact::Statement;
use wijktafel_model::fact::successor::{Continued, FeedReached, Quoted};
use wijktafel_model::id::{LogId, OrgId, VersionId};
use wijktafel_model::successor::{self, Compared, Comparison, CopyClaim, Heirloom, KeptProof, Thing};
use wijktafel_model::time::{Day, Timestamp};
use wijktafel_model::view::{Detail, Row};
use wijktafel_model::words::{Line, LogKind};

use super::{OpenError, Replica};
use crate::package::{self, LogSource};
use crate::proof::verify_proof;
use crate::store::{Reader, StoreError};
use crate::wire::vector::FeedState;

/// The longest proof that a copy keeps, in bytes: it must fit into an entry.
const PROOF_KEPT_MAX: usize = 100_000;
/// The most facts of a copy that are handed out to be compared.
const FACTS_COMPARED_MAX: usize = 4_096;

impl Replica {
    /// What a log leaves to a network that continues this one; `None` of what is not carried: circle cases, cards, and
    /// what is not here.
    ///
    /// # Errors
    /// [`OpenError`] when the store fails or was damaged.
    pub fn heirloom(&mut self, log: LogId, today: Day, reader: &dyn Reader) -> Result<Option<Heirloom>, OpenError> {
        let Some((kind, _)) = self.log_kind(log) else { return Ok(None) };
        let Some(me) = self.me() else { return Ok(None) };
        self.load(log, reader)?;
        let names = self.names();
        let mut from = vec![self.continued(log, reader)?];
        let mut said = Vec::new();
        let what = match (kind, self.row(log).cloned(), self.detail(log, today)) {
            (LogKind::Network, Some(Row::Network { name, purpose, templates, .. }), _) => {
                let mut roster = self.continued(self.roster_id(), reader)?;
                (roster.name, roster.by) = (Line::new(&name).ok(), Some(me.org));
                from.insert(0, roster);
                Thing::Network { purpose, templates }
            }
            (LogKind::Table, Some(Row::Table(table)), _) => Thing::Table(table),
            (LogKind::Case, _, Some(Detail::Case(view))) => Thing::Case(Box::new(view)),
            (LogKind::Agreement, _, Some(Detail::Agreement(view))) => {
                if let Some(here) = self.log(log) {
                    said = successor::words_of_agreement(&view, &here.history());
                }
                Thing::Agreement(Box::new(view))
            }
            (LogKind::Round, Some(Row::Round(round)), _) => {
                if let Some(here) = self.log(log) {
                    said = successor::scores_of_round(&round, &here.history());
                }
                Thing::Round(round)
            }
            (LogKind::Season, Some(Row::Season(season)), _) => Thing::Season(season),
            (LogKind::Lesson, Some(Row::Lesson(lesson)), _) => Thing::Lesson(lesson),
            _ => return Ok(None),
        };
        let proofs = match &what {
            Thing::Agreement(view) if !said.is_empty() => self.proofs_of(log, view, reader)?,
            _ => BTreeMap::new(),
        };
        let quotes = said.into_iter().map(|(org, statement)| {
            let verdict = match statement.fact.known() {
                wijktafel_model::fact::Fact::VerdictGiven(given) => Some(given.version),
                _ => None,
            };
            let proof = verdict.and_then(|version| proofs.get(&(version, org)).cloned()).map(Bytes);
            let name = names.get(&org).cloned().unwrap_or_else(Line::unnamed);
            Quoted { log, org, name, statement: Bytes(statement.to_cbor()), proof }
        });
        let quotes = quotes.collect();
        Ok(Some(Heirloom { from, names: names.into_iter().collect(), own: me.org, quotes, what }))
    }

    fn names(&self) -> BTreeMap<OrgId, Line> {
        let cards = self.rows.values().filter_map(|row| match row {
            Row::Organisation(card) => Some((card.org, Line::new(&card.name).ok()?)),
            _ => None,
        });
        cards.collect()
    }

    /// How far a log is held here, as a successor says it.
    fn continued(&self, log: LogId, reader: &dyn Reader) -> Result<Continued, StoreError> {
        let mut feeds = self.feeds(log, reader)?;
        feeds.sort_unstable();
        let reached = |state: FeedState| FeedReached { feed: state.feed, length: state.length, tip: state.tip };
        let feeds = feeds.into_iter().map(reached).collect();
        Ok(Continued { network: self.network, log, feeds, name: None, by: None })
    }

    fn proofs_of(
        &self,
        log: LogId,
        view: &wijktafel_model::view::AgreementView,
        reader: &dyn Reader,
    ) -> Result<BTreeMap<(VersionId, OrgId), Vec<u8>>, OpenError> {
        let source = |log| LogSource::of_log(self, log, reader);
        let Some((roster, agreement)) = source(self.roster_id())?.zip(source(log)?) else {
            return Ok(BTreeMap::new());
        };
        // Without a proof the word is still quoted, and shown as unproven.
        let proofs = package::prove_all(self.network, &roster, &agreement, view).unwrap_or_default();
        let kept = proofs.into_iter().filter(|(_, bytes)| bytes.len() <= PROOF_KEPT_MAX);
        Ok(kept.map(|(said, bytes)| ((said.version, said.organisation), bytes)).collect())
    }

    /// The proof of a word from the earlier network, when a loaded copy of the agreement keeps one that holds.
    pub fn kept_proof(&self, agreement: LogId, version: VersionId, org: OrgId) -> Option<Vec<u8>> {
        let history = self.log(agreement)?.history();
        let kept = successor::kept_proofs(&history);
        let found = kept.iter().find(|kept| (kept.version, kept.org) == (version, org) && holds(kept));
        found.map(|kept| kept.proof.0.clone())
    }

    /// Logs here that say they are copies of logs of an earlier network, the network's own first.
    ///
    /// # Errors
    /// [`OpenError`] when the store fails or was damaged.
    pub fn copies(&mut self, reader: &dyn Reader) -> Result<Vec<LogId>, OpenError> {
        let logs: Vec<LogId> = self.log_ids().filter(|log| self.log_kind(*log).is_some()).collect();
        let mut copies = Vec::new();
        for log in logs {
            self.load(log, reader)?;
            if self.log(log).is_some_and(|here| !successor::continued(&here.history()).is_empty()) {
                copies.push(log);
            }
        }
        copies.sort_by_key(|log| self.log_kind(*log).is_none_or(|(kind, _)| kind != LogKind::Network));
        Ok(copies)
    }

    /// What a copy here says it was made from, and begins with.
    ///
    /// # Errors
    /// [`OpenError`] when the store fails or was damaged.
    pub fn copy_claim(&mut self, log: LogId, reader: &dyn Reader) -> Result<Option<CopyClaim>, OpenError> {
        let by = self.carrier(reader)?;
        let Some((kind, _)) = self.log_kind(log) else { return Ok(None) };
        self.load(log, reader)?;
        let Some(here) = self.log(log) else { return Ok(None) };
        let history = here.history();
        let from: Vec<Continued> = successor::continued(&history).into_iter().cloned().collect();
        if from.is_empty() {
            return Ok(None);
        }
        let first = here.items().iter().find(|item| item.parents.is_empty()).map(|item| item.feed);
        let mut items: Vec<_> = here.items().iter().filter(|item| Some(item.feed) == first).collect();
        items.sort_by_key(|item| item.seq);
        let said = items.into_iter().filter(|_| kind != LogKind::Network).flat_map(|item| &item.statements);
        let plain =
            |one: &Statement| Bytes(Statement { fact: one.fact.clone(), at: Timestamp(0), previous: None }.to_cbor());
        Ok(Some(CopyClaim { from, by, facts: said.take(FACTS_COMPARED_MAX).map(plain).collect() }))
    }

    /// Who made the copies here, by its id in the earlier network.
    fn carrier(&mut self, reader: &dyn Reader) -> Result<Option<OrgId>, OpenError> {
        let named = |log: &LogId| self.log_kind(*log).is_some_and(|(kind, _)| kind == LogKind::Network);
        let Some(log) = self.log_ids().find(named) else { return Ok(None) };
        self.load(log, reader)?;
        let Some(here) = self.log(log) else { return Ok(None) };
        Ok(successor::continued(&here.history()).into_iter().find_map(|from| from.by))
    }

    /// Compares what a copy in another network says with what is held here.
    ///
    /// # Errors
    /// [`OpenError`] when the store fails or was damaged.
    pub fn compare(&mut self, claim: &CopyClaim, today: Day, reader: &dyn Reader) -> Result<Comparison, OpenError> {
        let mut places = Vec::new();
        for from in &claim.from {
            places.push((from.log, self.compared(from, reader)?));
        }
        let same = places.iter().all(|(_, compared)| *compared == Compared::SAME);
        let own = claim.from.last().map(|from| from.log).filter(|_| same && !claim.facts.is_empty());
        let heirloom = match own {
            Some(log) => self.heirloom(log, today, reader)?,
            None => None,
        };
        let faithful = heirloom.map(|mut heirloom| {
            heirloom.own = claim.by.unwrap_or(heirloom.own);
            successor::is_faithful(&heirloom, claim)
        });
        Ok(Comparison { places, faithful })
    }

    fn compared(&mut self, from: &Continued, reader: &dyn Reader) -> Result<Compared, OpenError> {
        if from.network != self.network {
            return Ok(Compared::Unknown);
        }
        if self.log_kind(from.log).is_none() {
            let dropped = self.row(from.log).is_some_and(|row| matches!(row, Row::Dropped { .. }));
            return Ok(if dropped { Compared::Dropped } else { Compared::Unknown });
        }
        let held: BTreeMap<_, FeedState> =
            self.feeds(from.log, reader)?.into_iter().map(|state| (state.feed, state)).collect();
        let mut missing = 0;
        let mut reached = 0;
        for feed in &from.feeds {
            let Some(own) = held.get(&feed.feed) else {
                missing += feed.length;
                continue;
            };
            if own.length < feed.length {
                missing += feed.length - own.length;
                reached += own.length;
                continue;
            }
            reached += feed.length;
            let Some(seq) = feed.length.checked_sub(1) else { continue };
            let there = reader.feed_entries(from.log, feed.feed, seq, 2)?;
            let whole = own.length == feed.length && own.tip == feed.tip;
            if !whole && !there.iter().any(|entry| entry.seq == seq && entry.id == feed.tip) {
                self.load(from.log, reader)?;
                let device = self.log(from.log).and_then(|log| log.device_of(&feed.feed));
                let org = device.and_then(|device| self.standing().devices.get(&device).map(|found| found.org));
                return Ok(Compared::Differs { feed: feed.feed, seq, org });
            }
        }
        let all: u64 = held.values().map(|state| state.length).sum();
        Ok(Compared::Agrees { missing, beyond: all.saturating_sub(reached) })
    }
}

/// Whether a proof that is kept of an earlier network holds, and shows what it is quoted for.
pub(super) fn holds(kept: &KeptProof<'_>) -> bool {
    let Ok(report) = verify_proof(&kept.proof.0) else { return false };
    (report.version.network, report.version.agreement, report.id, report.verdict.verdict)
        == (kept.network, kept.log, kept.version, kept.verdict)
        && report.signatory.is_some_and(|signatory| signatory.org == kept.org)
}
