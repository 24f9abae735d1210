//! What the window, the command line and paper say of a meeting alike.

use wijktafel_model::id::{LogId, OrgId, PersonId};
use wijktafel_model::view::Snapshot;
use wijktafel_model::view::meeting::{AgendaItemView, GuideView, MeetingView, When};

use crate::client::state::{org_name, person_name};
use crate::text::Words;

/// What a table is called; its mark when it is not there.
pub fn table_name(s: &Snapshot, table: LogId) -> String {
    let found = s.network.tables.iter().find(|one| one.log == table);
    found.map_or_else(|| table.short(), |one| one.name.clone())
}

/// What a meeting is called where no language is known: its table and its day.
pub fn title(s: &Snapshot, meeting: &MeetingView) -> String {
    format!("{} {}", table_name(s, meeting.table), meeting.on)
}

/// "woensdag 18 maart, 14:30, Huis van de Wijk".
pub fn when(w: &Words, meeting: &MeetingView) -> String {
    moment(w, &When { on: meeting.on, at: meeting.at, place: meeting.place.clone() })
}

/// The same of any moment.
pub fn moment(w: &Words, when: &When) -> String {
    let parts = [Some(w.day_long(when.on)), when.at.map(|at| at.to_string()), when.place.clone()];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// What stands on an agenda: the case's title, the subject, or both.
pub fn subject(s: &Snapshot, w: &Words, item: &AgendaItemView) -> String {
    let case = item.case.map(|case| {
        let found = s.cases.iter().find(|row| row.log == case);
        found.map_or_else(|| w.t("agenda-case-gone").into_owned(), |row| row.title.clone())
    });
    case.into_iter().chain(item.subject.clone()).collect::<Vec<_>>().join(" · ")
}

/// A person with the organisation, or the organisation alone.
pub fn somebody(s: &Snapshot, org: OrgId, person: Option<PersonId>) -> String {
    let name = org_name(s, org);
    match person {
        Some(person) => format!("{} ({name})", person_name(s, org, person)),
        None => name,
    }
}

/// Who guides, in a sentence; none when nobody does.
pub fn guides(s: &Snapshot, w: &Words, guides: &[GuideView]) -> Option<String> {
    let names: Vec<String> = guides.iter().map(|guide| somebody(s, guide.org, guide.person)).collect();
    (!names.is_empty()).then(|| w.list(&names))
}

/// Minutes wanted for what was not discussed yet; none when nobody said any.
pub fn minutes_wanted(meeting: &MeetingView) -> Option<u32> {
    let wanted = meeting.agenda.iter().filter(|item| !item.discussed).filter_map(|item| item.minutes);
    wanted.reduce(u32::saturating_add)
}
