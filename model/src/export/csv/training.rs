//! What guides did to learn.

use super::super::names::Names;
use super::super::{Export, labels};
use super::Table;

pub(super) fn training(export: &Export<'_>, names: &Names<'_>) -> Table {
    let mut table = Table::new("training", &["id", "name", "organisation", "on", "training", "what", "training-place"]);
    for person in &export.snapshot.network.people {
        for one in &person.training {
            table.record([
                one.noted.to_string(),
                names.person(person.org, person.person),
                names.org(&person.org),
                one.on.to_string(),
                labels::of("training", &one.kind),
                one.what.clone(),
                labels::of("training-place", &one.place),
            ]);
        }
    }
    table
}
