//! Seals of sealed rounds, and sheets of rounds on paper.

use super::{Export, Names, Table, labels, yes_no};

pub(super) fn seals(export: &Export<'_>, names: &Names<'_>) -> Table {
    let mut table = Table::new("seals", &["round", "organisation", "state", "sealed-at"]);
    for round in &export.snapshot.rounds {
        for seal in &round.seals {
            table.record([
                round.log.to_string(),
                names.org(&seal.org),
                labels::of("seal-state", &seal.state),
                seal.at.map(labels::moment).unwrap_or_default(),
            ]);
        }
    }
    table
}

pub(super) fn sheets(export: &Export<'_>) -> Table {
    let mut table = Table::new("sheets", &["round", "dimension", "phase", "sheets", "counted-apart"]);
    for round in &export.snapshot.rounds {
        for dimension in &round.dimensions {
            for (phase, count) in (1_usize..).zip(&dimension.counts) {
                table.record([
                    round.log.to_string(),
                    dimension.name.clone(),
                    phase.to_string(),
                    count.to_string(),
                    yes_no(dimension.counted_apart),
                ]);
            }
        }
    }
    table
}
