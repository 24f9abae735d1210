//! Whether partners see the same, as far as all of them may read it.

use serde_json::{Value, json};
use wijktafel_model::id::{LogId, digest};
use wijktafel_model::view::Snapshot;
use wijktafel_model::words::ReaderRule;
use wijktafel_sync::node::{Node, Request};

use super::script::Partner;
use crate::ask::snapshot_in;
use crate::problem::Problem;
use crate::text::{Lang, Words};

/// What one partner holds.
#[derive(Debug)]
pub(super) struct Holding {
    tables: usize,
    cases: usize,
    agreements: usize,
    rounds: usize,
    actions: usize,
    lessons: usize,
    /// A digest of everything that all partners may read, every case and agreement in full.
    common: String,
}

/// Whether all hold the same of what all may read.
pub(super) fn equal(holdings: &[Holding]) -> bool {
    holdings.windows(2).all(|pair| matches!(pair, [one, other] if one.common == other.common))
}

impl Holding {
    /// Looks at what a node shows.
    pub(super) fn of(node: &Node) -> Result<Self, Problem> {
        let snapshot = snapshot_in(node.ask(Request::Snapshot { detail: None })?)?;
        Ok(Self {
            tables: snapshot.network.tables.len(),
            cases: snapshot.cases.len(),
            agreements: snapshot.agreements.len(),
            rounds: snapshot.rounds.len(),
            actions: snapshot.seasons.iter().map(|season| season.actions.len()).sum(),
            lessons: snapshot.lessons.len(),
            common: common(node, *snapshot)?,
        })
    }

    /// For people.
    pub(super) fn say(&self, partner: &str, words: &Words) -> String {
        let short: String = self.common.chars().take(8).collect();
        words.with(
            "cli-demo-holds",
            &[
                ("name", partner.into()),
                ("tables", self.tables.into()),
                ("cases", self.cases.into()),
                ("agreements", self.agreements.into()),
                ("rounds", self.rounds.into()),
                ("actions", self.actions.into()),
                ("lessons", self.lessons.into()),
                ("digest", short.into()),
            ],
        )
    }

    /// For programs.
    pub(super) fn json(&self, partner: &Partner, lang: Lang) -> Value {
        json!({
            "name": partner.name.of(lang), "folder": partner.folder.of(lang), "tables": self.tables, "cases": self.cases,
            "agreements": self.agreements, "rounds": self.rounds, "actions": self.actions, "lessons": self.lessons,
            "common": self.common,
        })
    }
}

/// A digest of what all may read, seen by nobody in particular.
fn common(node: &Node, snapshot: Snapshot) -> Result<String, Problem> {
    let shared = shared(snapshot);
    let details = shared.cases.iter().map(|case| case.log).chain(shared.agreements.iter().map(|one| one.log));
    let details = details.map(|log| detail(node, log)).collect::<Result<Vec<_>, _>>()?;
    let json = serde_json::to_vec(&(shared, details)).map_err(|error| Problem::new("malformed").because(error))?;
    Ok(LogId(wijktafel_model::id::prefix(&digest("wijktafel/demo/common", &[&json]))).to_string())
}

fn detail(node: &Node, log: LogId) -> Result<Value, Problem> {
    let shown = snapshot_in(node.ask(Request::Snapshot { detail: Some(log) })?)?;
    serde_json::to_value(&shown.detail).map_err(|error| Problem::new("malformed").because(error))
}

/// Leaves out who is looking, how synchronisation stands, and what not all may read.
fn shared(s: Snapshot) -> Snapshot {
    let mut s = s.of_nobody();
    s.network.devices.sort_by_key(|device| device.device);
    s.network.tables.retain(|table| table.readers == ReaderRule::Members);
    let tables: Vec<LogId> = s.network.tables.iter().map(|table| table.log).collect();
    s.cases.retain(|case| case.table.is_some_and(|table| tables.contains(&table)));
    s.meetings.retain(|meeting| tables.contains(&meeting.table));
    s
}
