//! Meetings: one table for the meetings, one each for what belongs to them.

use super::super::names::Names;
use super::super::{Export, labels};
use super::{Table, list, optional, yes_no};
use crate::view::meeting::GuideView;

pub(super) fn meetings(export: &Export<'_>, names: &Names<'_>) -> Table {
    let columns = &[
        "id",
        "table",
        "kind",
        "on",
        "time",
        "place",
        "state",
        "cancelled-because",
        "guides",
        "guests",
        "notes",
        "by",
        "changed",
    ];
    let mut table = Table::new("meetings", columns);
    for one in &export.snapshot.meetings {
        let guests = |guests: &crate::view::meeting::GuestsView| {
            labels::fill("meeting-guests", &[("role", &labels::of("role", &guests.role)), ("count", &guests.count)])
        };
        table.record([
            one.log.to_string(),
            names.log(&one.table),
            labels::of("meeting-kind", &one.kind),
            one.on.to_string(),
            optional(one.at.as_ref()),
            optional(one.place.as_ref()),
            labels::of("meeting-state", &one.state),
            optional(one.reason.as_ref()),
            list(&one.guides, |guide| of_guide(names, guide)),
            list(&one.guests, guests),
            one.notes.clone(),
            names.org(&one.by),
            labels::moment(one.changed),
        ]);
    }
    table
}

fn of_guide(names: &Names<'_>, guide: &GuideView) -> String {
    guide.person.map_or_else(|| names.org(&guide.org), |person| names.person(guide.org, person))
}

pub(super) fn agenda(export: &Export<'_>, names: &Names<'_>) -> Table {
    let columns = &["id", "meeting", "position", "case", "subject", "minutes", "discussed", "by"];
    let mut table = Table::new("agenda-items", columns);
    for one in &export.snapshot.meetings {
        for (place, item) in one.agenda.iter().enumerate() {
            table.record([
                item.item.to_string(),
                one.log.to_string(),
                (place + 1).to_string(),
                item.case.map(|case| names.log(&case)).unwrap_or_default(),
                optional(item.subject.as_ref()),
                optional(item.minutes.as_ref()),
                yes_no(item.discussed),
                names.org(&item.by),
            ]);
        }
    }
    table
}

pub(super) fn attendance(export: &Export<'_>, names: &Names<'_>) -> Table {
    let mut table = Table::new("attendance", &["meeting", "organisation", "person", "attendance"]);
    for one in &export.snapshot.meetings {
        for word in &one.attendance {
            table.record([
                one.log.to_string(),
                names.org(&word.org),
                word.person.map(|person| names.person(word.org, person)).unwrap_or_default(),
                labels::of("attendance", &word.attendance),
            ]);
        }
    }
    table
}

pub(super) fn signals(export: &Export<'_>, names: &Names<'_>) -> Table {
    let mut table = Table::new("signals", &["id", "meeting", "text", "follow-up", "by", "at"]);
    for one in &export.snapshot.meetings {
        for signal in &one.signals {
            table.record([
                signal.signal.to_string(),
                one.log.to_string(),
                signal.text.clone(),
                list(&signal.follow_ups, |follow_up| labels::of("follow-up", follow_up)),
                names.org(&signal.by),
                labels::moment(signal.at),
            ]);
        }
    }
    table
}
