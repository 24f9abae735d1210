//! What the network's own work shows of its phase.

use super::super::names::Names;
use super::super::{Export, labels};
use super::{Table, list, yes_no};
use crate::growth::growth;

/// One record for each thing that was counted; a sign with nothing to count has one of its own.
pub(super) fn signs(export: &Export<'_>, names: &Names<'_>) -> Table {
    let columns = &["sign", "sign-of", "seen", "from", "until", "thing", "part", "whole", "shown-by"];
    let mut table = Table::new("signs", columns);
    let growth = growth(export.snapshot);
    for sign in &growth.signs {
        let mut record = |thing: String, part: usize, whole: usize, by: String| {
            table.record([
                labels::of("sign", &sign.sign),
                sign.sign.phase().to_string(),
                sign.seen.map(yes_no).unwrap_or_default(),
                growth.from.to_string(),
                growth.until.to_string(),
                thing,
                part.to_string(),
                whole.to_string(),
                by,
            ]);
        };
        for one in &sign.evidence {
            let by = list(&one.by, |thing| names.thing(*thing));
            record(names.thing(one.thing), one.part, one.whole, by);
        }
        if sign.evidence.is_empty() {
            record(String::new(), sign.part, sign.whole, String::new());
        }
    }
    table
}
