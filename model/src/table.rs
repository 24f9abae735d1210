//! A neighbourhood table: its name, area and rhythm. Who reads it, the roster says.

use crate::fact::Fact;
use crate::history::{History, said, shown};
use crate::id::LogId;
use crate::view::TableView;
use crate::words::ReaderRule;

/// A table, with no organisations filled in; `None` before it was described.
pub fn derive(log: LogId, readers: ReaderRule, history: &dyn History) -> Option<TableView> {
    let words = said(history, |record| match record.fact.known() {
        Fact::TableDescribed(described) => Some(described),
        _ => None,
    });
    let table = shown(history, &words)?.what;
    Some(TableView {
        log,
        name: table.name.to_string(),
        area: table.area.as_ref().map(ToString::to_string),
        rhythm: table.rhythm.as_ref().map(ToString::to_string),
        readers,
        orgs: Vec::new(),
    })
}
