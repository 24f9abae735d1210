//! From logs to what people see: list rows as a cache, details on demand, one snapshot for the client.

use std::collections::BTreeSet;

use wijktafel_model::fact::Fact;
use wijktafel_model::id::{LogId, SheetId};
use wijktafel_model::row;
use wijktafel_model::snapshot;
use wijktafel_model::successor::kept_proofs;
use wijktafel_model::time::{Day, Timestamp};
use wijktafel_model::view::{AgreementView, CaseRow, Detail, QuarantineView, SetApart, Snapshot, SyncView, Texts};

use super::successor::holds;
use super::{OpenError, Replica, Step};
use crate::cut::Standing;
use crate::store::{Reader, Write};
use crate::text::TextDoc;

/// What a snapshot is made for.
#[derive(Debug, Clone, Copy)]
pub struct Shown {
    /// The log that is opened in full.
    pub detail: Option<LogId>,
    /// The day, by this device's clock.
    pub today: Day,
    /// Counts up with every change.
    pub version: u64,
}

impl Replica {
    /// Derives a log's list row and search text anew and puts both into the step's batch.
    pub(super) fn derive_row(&mut self, log: LogId, step: &mut Step) {
        let Some(slot) = self.slots.get_mut(&log) else { return };
        let Some(loaded) = &slot.loaded else { return };
        let texts = loaded.docs.first().map(TextDoc::texts).unwrap_or_default();
        let history = loaded.log.history();
        let derived = row::derive_row(slot.kind, slot.readers, log, &history, &texts);
        slot.record.search = derived.as_ref().map(|derived| row::search_text(derived, &texts, &history));
        slot.record.row = derived.as_ref().and_then(|derived| serde_json::to_vec(derived).ok());
        step.batch.push(Write::Log(slot.record.clone()));
        step.changed.insert(log);
        match derived {
            Some(derived) => self.rows.insert(log, derived),
            None => self.rows.remove(&log),
        };
    }

    /// Derives every row anew: what a repair of the cache does.
    ///
    /// # Errors
    /// [`OpenError`] when the store fails or was damaged.
    pub fn rebuild_rows(&mut self, reader: &dyn Reader, step: &mut Step) -> Result<usize, OpenError> {
        let logs: Vec<LogId> = self.log_ids().collect();
        for log in &logs {
            self.load(*log, reader)?;
            self.derive_row(*log, step);
        }
        Ok(logs.len())
    }

    /// An agreement in full, when its log is loaded.
    pub fn agreement(&self, log: LogId, today: Day) -> Option<AgreementView> {
        match self.detail(log, today)? {
            Detail::Agreement(view) => Some(view),
            Detail::Case(_) => None,
        }
    }

    /// A case or an agreement in full, when its log is loaded.
    pub fn detail(&self, log: LogId, today: Day) -> Option<Detail> {
        let (kind, _) = self.log_kind(log)?;
        let texts = self.texts(log)?;
        let mut detail = row::derive_detail(kind, log, &self.log(log)?.history(), &texts, today)?;
        let apart = self.set_apart_of(log, &texts);
        match &mut detail {
            Detail::Case(view) => view.set_apart = apart,
            Detail::Agreement(view) => {
                view.set_apart = apart;
                if let Some(earlier) = &mut view.earlier {
                    let here = self.log(log)?.history();
                    let kept = kept_proofs(&here);
                    let proven: BTreeSet<_> =
                        kept.iter().filter(|one| holds(one)).map(|one| (one.version, one.org)).collect();
                    for version in &mut earlier.versions {
                        let id = version.version;
                        version.words.iter_mut().for_each(|word| word.proven = proven.contains(&(id, word.org)));
                    }
                }
            }
        }
        Some(detail)
    }

    /// What of a log does not count: other versions of its texts, and facts that were set apart.
    fn set_apart_of(&self, log: LogId, main: &Texts) -> Vec<SetApart> {
        let mut apart = Vec::new();
        for texts in self.texts_apart(log) {
            for (field, text) in texts {
                if main.get(&field) != Some(&text) {
                    apart.push(SetApart { by: None, text: Some(text), reason: "two-versions".to_owned() });
                }
            }
        }
        let Some(loaded) = self.log(log) else { return apart };
        for (place, item) in loaded.items().iter().enumerate() {
            if let Standing::SetApart(reason) = loaded.standing(place) {
                apart.push(SetApart { by: Some(item.author.org), text: None, reason: reason.code().to_owned() });
            }
        }
        apart
    }

    /// Everything the client shows. Loads nothing but the detail.
    ///
    /// # Errors
    /// [`OpenError`] when the detail cannot be read.
    pub fn snapshot(&mut self, shown: Shown, sync: SyncView, reader: &dyn Reader) -> Result<Snapshot, OpenError> {
        let detail = match shown.detail {
            Some(log) => {
                self.load(log, reader)?;
                self.detail(log, shown.today)
            }
            None => None,
        };
        let standing = self.standing();
        let mut sync = sync;
        sync.parked = self.parked.len();
        sync.quarantined = self.quarantine_view();
        let parts = snapshot::Parts {
            network: self.network,
            device: Some(self.keys.device()),
            today: shown.today,
            standing: &standing,
            heard: self.roster.heard(),
            foundings: &self.foundings,
            rows: &self.rows,
        };
        let mut snapshot = snapshot::assemble(shown.version, &parts, detail, sync);
        snapshot.own_scores = self.own_scores_view();
        let ruled = |row: &mut CaseRow| row.rule = self.log_kind(row.log).map(|(_, rule)| rule);
        snapshot.cases.iter_mut().for_each(ruled);
        if let Some(Detail::Case(case)) = &mut snapshot.detail {
            ruled(&mut case.row);
        }
        for sheet in &mut snapshot.network.household.sheets {
            sheet.since = self.sheet_made(sheet.sheet);
        }
        Ok(snapshot)
    }

    /// When a recovery sheet was made, by the claim of who made it.
    fn sheet_made(&self, sheet: SheetId) -> Option<Timestamp> {
        let mut statements = self.log(self.roster_id())?.items().iter().flat_map(|item| &item.statements);
        let made = |fact: &Fact| matches!(fact, Fact::RecoverySheetSet(set) if set.sheet == sheet);
        statements.find(|statement| made(statement.fact.known())).map(|statement| statement.at)
    }

    fn quarantine_view(&self) -> Vec<QuarantineView> {
        let standing = self.standing();
        let mut views: Vec<QuarantineView> = Vec::new();
        let mut add = |log: LogId, org, reason: &str| match views
            .iter_mut()
            .find(|view| view.log == log && view.org == org && view.reason == reason)
        {
            Some(view) => view.count += 1,
            None => views.push(QuarantineView { log, org, reason: reason.to_owned(), count: 1 }),
        };
        for apart in &self.quarantined {
            let org = apart.device.and_then(|device| standing.devices.get(&device)).map(|device| device.org);
            add(apart.log, org, &apart.reason);
        }
        for (log, slot) in &self.slots {
            let Some(loaded) = &slot.loaded else { continue };
            for (place, item) in loaded.log.items().iter().enumerate() {
                if let Standing::SetApart(reason) = loaded.log.standing(place) {
                    add(*log, Some(item.author.org), reason.code());
                }
            }
        }
        views
    }
}
