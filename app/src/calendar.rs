//! Days that count, as a file that every calendar program reads (RFC 5545).
//!
//! A calendar is often kept elsewhere and shown to others: of a case on an agenda it says that there is one, of an own
//! learning case that its day comes, and no title of any.

use ics::parameters::Value;
use ics::properties::{Categories, Description, DtStart, Due, Duration, Location, Status, Summary};

use ics::{Event, ICalendar, ToDo, escape_text};
use wijktafel_model::time::{Day, TimeOfDay};
use wijktafel_model::view::circle::CaseMode;
use wijktafel_model::view::meeting::{MeetingState, MeetingView};
use wijktafel_model::view::{AgreementState, Snapshot};

use crate::client::state::org_name;
use crate::meeting::{minutes_wanted, table_name};
use crate::text::{Words, names};

/// Minutes a meeting takes of whose agenda nobody said how long it takes.
const MEETING_MINUTES: u32 = 60;

/// The calendar: meetings that are not cancelled, own actions with a day, agreements to look at again, days on which
/// own learning cases end, and partners that announced a day to leave.
pub fn file(s: &Snapshot, w: &Words) -> String {
    let mut all = ICalendar::new("2.0", "-//Wijktafel//Wijktafel//NL");
    let stamp = format!("{}T000000Z", basic(s.today));
    for one in s.meetings.iter().filter(|one| one.state != MeetingState::Cancelled) {
        all.add_event(meeting(one, s, w, &stamp));
    }
    let own = s.network.me.map(|me| me.org);
    let actions = s.seasons.iter().flat_map(|season| &season.actions);
    for one in actions.filter(|one| own.is_some_and(|own| one.owners.contains(&own))) {
        let Some(due) = one.due else { continue };
        let mut todo = ToDo::new(format!("{}@wijktafel", one.action), stamp.clone());
        todo.push(Summary::new(escape_text(one.what.clone())));
        let mut day = Due::new(basic(due));
        day.add(Value::DATE);
        todo.push(day);
        todo.push(if one.done { Status::completed() } else { Status::needs_action() });
        all.add_todo(todo);
    }
    let in_force = |state| matches!(state, AgreementState::InForce | AgreementState::Disputed);
    for one in s.agreements.iter().filter(|one| in_force(one.state)) {
        let Some(review) = one.review else { continue };
        let said = w.with("calendar-review", &[("title", one.title.as_str().into())]);
        all.add_event(whole_day(&one.log.to_string(), "review", review, &said, &stamp));
    }
    for one in s.cases.iter().filter(|one| one.mode == CaseMode::Learning && Some(one.by) == own && !one.hidden) {
        let said = w.t("calendar-retention");
        all.add_event(whole_day(&one.log.to_string(), "retention", one.retain_until, &said, &stamp));
    }
    for one in &s.departures {
        let Some(on) = one.on else { continue };
        let said = w.with("calendar-leaves", &[("who", org_name(s, one.org).into())]);
        all.add_event(whole_day(&one.log.to_string(), "leaves", on, &said, &stamp));
    }
    all.to_string()
}

fn meeting<'a>(one: &MeetingView, s: &Snapshot, w: &Words, stamp: &str) -> Event<'a> {
    let title = format!("{}: {}", w.t(names::meeting_kind(one.kind)), table_name(s, one.table));
    let mut event = match one.at {
        None => whole_day(&one.log.to_string(), "meeting", one.on, &title, stamp),
        Some(at) => {
            let mut event = Event::new(uid(&one.log.to_string(), "meeting"), stamp.to_owned());
            // Without a zone: the time on the clock where the table is.
            event.push(DtStart::new(format!("{}T{}", basic(one.on), clock(at))));
            event.push(Duration::new(format!("PT{}M", minutes_wanted(one).unwrap_or(MEETING_MINUTES))));
            event.push(Summary::new(escape_text(title)));
            event
        }
    };
    if let Some(place) = &one.place {
        event.push(Location::new(escape_text(place.clone())));
    }
    let items = one.agenda.iter().map(|item| match (item.case, &item.subject) {
        (None, Some(subject)) => subject.clone(),
        _ => w.t("calendar-case").into_owned(),
    });
    let agenda: Vec<String> = items.collect();
    if !agenda.is_empty() {
        event.push(Description::new(escape_text(agenda.join("\n"))));
    }
    event.push(Categories::new("Wijktafel"));
    event
}

fn whole_day<'a>(id: &str, kind: &str, on: Day, said: &str, stamp: &str) -> Event<'a> {
    let mut event = Event::new(uid(id, kind), stamp.to_owned());
    let mut start = DtStart::new(basic(on));
    start.add(Value::DATE);
    event.push(start);
    event.push(Summary::new(escape_text(said.to_owned())));
    event
}

fn uid(id: &str, kind: &str) -> String {
    format!("{id}-{kind}@wijktafel")
}

fn basic(day: Day) -> String {
    let (year, month, day) = day.date();
    format!("{year:04}{month:02}{day:02}")
}

fn clock(at: TimeOfDay) -> String {
    format!("{}00", at.to_string().replace(':', ""))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::client::demo;
    use crate::text::Lang;

    /// The lines as a program reads them: folded ones joined.
    fn lines(file: &str) -> Vec<String> {
        file.replace("\r\n ", "").split("\r\n").map(str::to_owned).collect()
    }

    #[test]
    fn every_meeting_that_takes_place_and_every_own_day_is_in_it() {
        let s = demo::snapshot();
        let file = file(&s, &Words::new(Lang::Nl));
        let lines = lines(&file);
        assert!(file.split("\r\n").all(|line| line.len() <= 77), "lines are folded");
        let held = s.meetings.iter().filter(|one| one.state != MeetingState::Cancelled).count();
        assert_eq!(lines.iter().filter(|line| line.contains("-meeting@wijktafel")).count(), held);
        let own = |one: &&wijktafel_model::view::ActionView| one.due.is_some() && one.owners.contains(&demo::ME);
        let due = s.seasons.iter().flat_map(|season| &season.actions).filter(own).count();
        assert!(due > 0 && lines.iter().filter(|line| line.starts_with("DUE;VALUE=DATE:")).count() == due);
        assert_eq!(
            lines.iter().filter(|line| *line == "BEGIN:VEVENT").count(),
            lines.iter().filter(|line| *line == "END:VEVENT").count()
        );
    }

    #[test]
    fn every_agreement_in_force_has_its_day_of_review_also_one_that_has_passed() {
        let mut s = demo::snapshot();
        let one = s.agreements.iter_mut().find(|one| one.state == AgreementState::InForce).expect("one in force");
        let (title, passed) = (one.title.clone(), s.today.plus(-3));
        one.review = Some(passed);
        let w = Words::new(Lang::Nl);
        let file = file(&s, &w).replace("\r\n ", "");
        let reviews = s.agreements.iter().filter(|one| one.state == AgreementState::InForce && one.review.is_some());
        assert_eq!(file.matches("-review@wijktafel").count(), reviews.count());
        assert!(file.contains(&format!("DTSTART;VALUE=DATE:{}", basic(passed))));
        assert!(file.contains(w.with("calendar-review", &[("title", title.into())]).as_str()));
    }

    #[test]
    fn of_no_case_is_there_a_title_or_of_a_circle_case_that_it_is_one() {
        let mut s = demo::snapshot();
        let circle = demo::circle();
        let (log, title) = (circle.row.log, circle.row.title.clone());
        s.cases.push(circle.row);
        let running = s.meetings.iter_mut().find(|one| !one.agenda.is_empty()).expect("a meeting with an agenda");
        running.agenda[0].case = Some(log);
        running.agenda[0].subject = None;
        let file = file(&s, &Words::new(Lang::En)).replace("\r\n ", "");
        assert!(!file.contains(&title) && !file.contains(&log.to_string()));
        let on_agenda = |case: &&wijktafel_model::view::CaseRow| {
            s.meetings.iter().flat_map(|one| &one.agenda).any(|item| item.case == Some(case.log))
        };
        let titles: Vec<&str> = s.cases.iter().filter(on_agenda).map(|case| case.title.as_str()).collect();
        assert!(titles.len() > 1, "cases of both kinds are on an agenda");
        assert!(titles.iter().all(|title| !file.contains(title)), "{titles:?}");
        let own = s.cases.iter().filter(|case| case.mode == CaseMode::Learning && case.by == demo::ME && !case.hidden);
        let ends = own.count();
        assert!(ends > 0 && file.matches("-retention@wijktafel").count() == ends);
    }

    #[test]
    fn what_somebody_wrote_begins_no_line_of_its_own() {
        let mut s = demo::snapshot();
        s.meetings[0].place = Some("Zaal 1\r\nBEGIN:VALARM; a, b".to_owned());
        let file = file(&s, &Words::new(Lang::Nl));
        assert!(!lines(&file).iter().any(|line| line.starts_with("BEGIN:VALARM")));
    }
}
