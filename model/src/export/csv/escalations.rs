//! Escalation: a record for each rung of a ladder, and for each rung of one that was climbed for a case.

use super::super::names::Names;
use super::super::{Export, labels};
use super::{Table, list, optional};

pub(super) fn ladders(export: &Export<'_>, names: &Names<'_>) -> Table {
    let mut table = Table::new("ladders", &["id", "name", "rung", "asked-is", "organisation", "days", "by"]);
    for one in &export.snapshot.network.ladders {
        for (place, rung) in one.ladder.rungs.iter().enumerate() {
            table.record([
                one.written.to_string(),
                one.ladder.name.to_string(),
                (place + 1).to_string(),
                rung.who.to_string(),
                rung.org.map(|org| names.org(&org)).unwrap_or_default(),
                rung.days.to_string(),
                names.org(&one.by),
            ]);
        }
    }
    table
}

pub(super) fn rungs(export: &Export<'_>, names: &Names<'_>) -> Table {
    let columns = &[
        "id",
        "case",
        "ladder",
        "about",
        "stuck",
        "state",
        "end",
        "note",
        "by",
        "rung",
        "asked-is",
        "organisation",
        "days",
        "asked-on",
        "answers",
    ];
    let mut table = Table::new("escalations", columns);
    for view in export.cases() {
        for one in &view.plan.escalations {
            for (place, rung) in one.rungs.iter().enumerate() {
                table.record([
                    one.escalation.to_string(),
                    view.row.log.to_string(),
                    one.name.clone(),
                    optional(one.about.as_ref()),
                    one.why.clone(),
                    labels::of("escalation-state", &one.state(export.snapshot.today)),
                    list(&one.ends, |said| labels::of("escalation-end", &said.end)),
                    list(&one.ends, |said| said.note.clone().unwrap_or_default()),
                    names.org(&one.by),
                    (place + 1).to_string(),
                    rung.who.clone(),
                    rung.org.map(|org| names.org(&org)).unwrap_or_default(),
                    rung.days.to_string(),
                    rung.asked.map(labels::moment).unwrap_or_default(),
                    list(&rung.answers, |answer| answer.note.clone()),
                ]);
            }
        }
    }
    table
}
