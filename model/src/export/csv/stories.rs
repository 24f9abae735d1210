//! Stories, with the resident's word.

use super::super::names::Names;
use super::super::{Export, labels};
use super::Table;

pub(super) fn stories(export: &Export<'_>, names: &Names<'_>) -> Table {
    let columns = &["id", "title", "text", "case", "word-asker", "word-on", "word-way", "by", "at"];
    let mut table = Table::new("stories", columns);
    for one in &export.snapshot.stories {
        table.record([
            one.log.to_string(),
            one.title.clone(),
            one.text.clone(),
            names.log(&one.case),
            one.asker.map_or_else(|| names.org(&one.asked), |person| names.person(one.asked, person)),
            one.on.to_string(),
            labels::of("word-way", &one.way),
            names.org(&one.by),
            labels::moment(one.at),
        ]);
    }
    table
}
