//! Meetings: the agenda, who was there, what was parked and told.

use super::super::names::Names;
use super::super::{Export, labels};
use super::page::Page;
use crate::view::meeting::{AgendaItemView, AttendanceView, ClockView, MeetingState, MeetingView, When};
use crate::words::Attendance;

pub(super) fn render(page: &mut Page, export: &Export<'_>, names: &Names<'_>) {
    if export.snapshot.meetings.is_empty() {
        page.line("p", "", &labels::text("meetings-none"));
    }
    for meeting in &export.snapshot.meetings {
        page.article(&meeting.log, |page| one(page, meeting, names));
    }
}

fn one(page: &mut Page, meeting: &MeetingView, names: &Names<'_>) {
    page.line("h3", "", &names.log(&meeting.log));
    let state = match meeting.state {
        MeetingState::Held => "good",
        MeetingState::Cancelled | MeetingState::Passed => "wait",
        MeetingState::Planned | MeetingState::Running => "",
    };
    page.chips(&[(state, labels::of("meeting-state", &meeting.state)), ("", names.log(&meeting.table))]);
    let when = When { on: meeting.on, at: meeting.at, place: meeting.place.clone() };
    page.line("p", "muted", &moment(&when));
    for also in &meeting.also {
        page.line("p", "muted", &labels::fill("meeting-also", &[("when", &moment(also))]));
    }
    page.titled("meeting-reason", meeting.reason.as_deref().unwrap_or_default());
    let guides: Vec<String> = meeting.guides.iter().map(|guide| somebody(names, guide.org, guide.person)).collect();
    told(page, "meeting-guide", &guides);
    if !meeting.agenda.is_empty() {
        page.line("h4", "", &labels::text("meeting-agenda"));
        page.table(&["column-subject", "column-minutes", "column-state"], |page| {
            for item in &meeting.agenda {
                let minutes = item.minutes.map(|minutes| minutes.to_string()).unwrap_or_default();
                let state = labels::text(if item.discussed { "item-discussed" } else { "item-open" });
                page.row(&[&subject(item, names), &minutes, &state]);
            }
        });
    }
    for clock in &meeting.clocks {
        discussion(page, meeting, clock, names);
    }
    for (attendance, key) in [(Attendance::Present, "meeting-there"), (Attendance::Unable, "meeting-unable")] {
        let of = meeting.attendance.iter().filter(|one| one.attendance == attendance);
        let mut who: Vec<String> = of.map(|one: &AttendanceView| somebody(names, one.org, one.person)).collect();
        if attendance == Attendance::Present {
            who.extend(meeting.guests.iter().map(|guests| {
                let role = labels::of("role", &guests.role);
                labels::fill("meeting-guests", &[("role", &role), ("count", &guests.count)])
            }));
        }
        told(page, key, &who);
    }
    parked(page, meeting, names);
    page.titled("meeting-notes", &meeting.notes);
}

/// The steps of a discussion: what was meant, and what was spent.
fn discussion(page: &mut Page, meeting: &MeetingView, clock: &ClockView, names: &Names<'_>) {
    let item = meeting.agenda.iter().chain(&meeting.removed).find(|item| item.item == clock.item);
    let what = item.map(|item| subject(item, names)).unwrap_or_default();
    let name = &clock.template.name;
    page.line("h4", "", &labels::fill("discussion", &[("what", &what), ("steps", &name.as_str())]));
    page.table(&["column-step", "column-level", "column-time-spent"], |page| {
        for (step, spent) in clock.template.steps.iter().zip(&clock.spent) {
            let level = step.level.map(|level| labels::of("level", &level)).unwrap_or_default();
            let key = if *spent < 60 { "step-time-short" } else { "step-time" };
            let time = labels::fill(key, &[("meant", &step.minutes), ("spent", &(spent / 60))]);
            page.row(&[step.name.as_str(), &level, &time]);
        }
    });
}

fn parked(page: &mut Page, meeting: &MeetingView, names: &Names<'_>) {
    if !meeting.signals.is_empty() {
        page.line("h4", "", &labels::text("meeting-signals"));
        page.table(&["column-what", "column-by", "column-state"], |page| {
            for signal in &meeting.signals {
                let became = match signal.follow_ups.as_slice() {
                    [] => labels::text("follow-up-open"),
                    several => labels::all("follow-up", several),
                };
                page.row(&[&signal.text, &names.org(&signal.by), &became]);
            }
        });
    }
    for one in &meeting.reflections {
        let cases: Vec<String> = one.cases.iter().map(|log| names.log(log)).collect();
        page.line("p", "", &labels::fill("meeting-reflected", &[("cases", &cases.join(", "))]));
    }
    if !meeting.news.is_empty() {
        page.line("h4", "", &labels::text("meeting-news"));
    }
    for news in &meeting.news {
        let (who, day) = (names.org(&news.by), labels::day(news.until));
        page.prose(&labels::fill("meeting-news-line", &[("text", &news.text), ("who", &who), ("day", &day)]));
    }
}

fn told(page: &mut Page, key: &str, who: &[String]) {
    if !who.is_empty() {
        page.line("p", "", &labels::fill(key, &[("who", &who.join(", "))]));
    }
}

fn subject(item: &AgendaItemView, names: &Names<'_>) -> String {
    let case = item.case.map(|case| names.log(&case));
    case.into_iter().chain(item.subject.clone()).collect::<Vec<_>>().join(" · ")
}

fn somebody(names: &Names<'_>, org: crate::id::OrgId, person: Option<crate::id::PersonId>) -> String {
    let name = names.org(&org);
    person.map_or_else(|| name.clone(), |person| format!("{} ({name})", names.person(org, person)))
}

fn moment(when: &When) -> String {
    let day = labels::day(when.on);
    let at = when.at.map(|at| at.to_string());
    match (at, when.place.as_ref()) {
        (Some(at), Some(place)) => labels::fill("meeting-where", &[("day", &day), ("at", &at), ("place", place)]),
        (None, Some(place)) => labels::fill("meeting-where-no-time", &[("day", &day), ("place", place)]),
        (Some(at), None) => labels::fill("meeting-where-no-place", &[("day", &day), ("at", &at)]),
        (None, None) => day,
    }
}
