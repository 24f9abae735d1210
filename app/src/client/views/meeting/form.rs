//! The forms of a meeting.

use wijktafel_model::id::{LogId, OrgId, PersonId};
use wijktafel_model::meeting::rota;
use wijktafel_model::view::{CaseState, Snapshot};
use wijktafel_model::words::MeetingKind;

use super::super::forms::{members, options, tables};
use super::super::found::hint;
use super::super::pen::Pen;
use crate::client::forms::{MeetingForm, WhenForm};
use crate::client::state::{org_name, person_name};
use crate::client::ui::typography::{small, strong};
use crate::text::names;

/// Draws the parts of the form.
pub fn fill(pen: &mut Pen<'_>, s: &Snapshot, form: &mut MeetingForm) {
    let w = pen.words;
    match form {
        MeetingForm::Plan { table, kind, when } => {
            pen.one("table", "case-table", &tables(s), table);
            fill_when(pen, when);
            pen.focus = false;
            pen.pick("meeting-kind", &kinds(pen), kind);
            pen.note("form-meeting-text");
        }
        MeetingForm::Move { when, .. } => {
            fill_when(pen, when);
            pen.note("form-meeting-move-text");
        }
        MeetingForm::Cancel { reason, .. } => {
            pen.note("form-meeting-cancel-text");
            pen.line("reason", "meeting-reason", reason);
        }
        MeetingForm::Item { meeting, item, table, case, subject, minutes } => {
            if item.is_none() {
                let cases = cases(s, *meeting, *table);
                if !cases.is_empty() {
                    pen.maybe("case", "agenda-case", &cases, case);
                }
            } else if let Some(row) = s.cases.iter().find(|row| Some(row.log) == *case) {
                strong(pen.ui, &row.title);
                pen.ui.add_space(6.0);
            }
            pen.line("subject", if case.is_some() { "agenda-beside" } else { "agenda-subject" }, subject);
            hint(pen.ui, s, w, subject);
            pen.line("minutes", "agenda-minutes-wanted", minutes);
        }
        MeetingForm::Guide { table, guide, .. } => {
            pen.note("form-guide-text");
            pen.one("guide", "guide-who", &guides(s, *table), guide);
        }
        MeetingForm::Attend { org, person, .. } => {
            let people = s.network.people.iter().filter(|one| one.org == *org && one.active);
            let people: Vec<_> = people.filter_map(|one| Some((one.person, one.name.clone()?))).collect();
            if people.is_empty() {
                pen.note("form-attend-nobody");
            }
            pen.one("person", "attend-who", &people, person);
        }
        MeetingForm::Park { text, .. } => {
            pen.note("form-park-text");
            pen.line("text", "signal-text", text);
            hint(pen.ui, s, w, text);
        }
        MeetingForm::News { text, until, .. } => {
            pen.note("form-news-text");
            pen.line("text", "news-text", text);
            pen.day("until", "news-until", until);
        }
        MeetingForm::Action { season, what, owner, due, .. } => {
            pen.note("form-signal-all-read");
            pen.line("what", "action-what", what);
            hint(pen.ui, s, w, what);
            let seasons: Vec<_> = s.seasons.iter().map(|season| (season.log, season.title.clone())).collect();
            if seasons.len() != 1 {
                pen.one("season", "action-season", &seasons, season);
            }
            pen.pick("action-owner-who", &members(s, true), owner);
            pen.day("due", "action-until", due);
        }
        MeetingForm::Lesson { title, order, text, .. } => {
            pen.note("form-signal-all-read");
            pen.line("title", "lesson-title", title);
            pen.pick("lesson-order", &options(w, names::ORDERS, names::order), order);
            pen.prose("text", "lesson-text", text, 4);
            hint(pen.ui, s, w, text);
        }
        MeetingForm::Experiment { title, until, text, .. } => {
            pen.note("form-signal-all-read");
            pen.line("title", "experiment-title", title);
            pen.day("until", "experiment-day", until);
            pen.prose("text", "experiment-what", text, 4);
            hint(pen.ui, s, w, text);
        }
        MeetingForm::Sheet { to, .. } => {
            pen.note("form-meeting-sheet-text");
            pen.line("to", "file-to", to);
            small(pen.ui, &w.t("form-meeting-sheet-after"));
        }
    }
}

fn fill_when(pen: &mut Pen<'_>, when: &mut WhenForm) {
    pen.day("on", "meeting-on", &mut when.on);
    pen.line("at", "meeting-at", &mut when.at);
    pen.line("place", "meeting-place", &mut when.place);
}

fn kinds(pen: &Pen<'_>) -> Vec<(MeetingKind, String)> {
    MeetingKind::ALL.iter().map(|kind| (*kind, pen.words.t(names::meeting_kind(*kind)).into_owned())).collect()
}

/// Cases of the table that may come on the agenda, those that wait first.
fn cases(s: &Snapshot, meeting: LogId, table: LogId) -> Vec<(LogId, String)> {
    let there = s.meetings.iter().find(|one| one.log == meeting);
    let on_it = |case: LogId| there.is_some_and(|one| one.agenda.iter().any(|item| item.case == Some(case)));
    let fits = s.cases.iter().filter(|case| {
        let over = matches!(case.state, CaseState::Closed | CaseState::Withdrawn);
        case.table == Some(table) && !over && !on_it(case.log)
    });
    let mut cases: Vec<_> = fits.collect();
    cases.sort_by_key(|case| (case.state != CaseState::Submitted, std::cmp::Reverse(case.changed)));
    cases.into_iter().take(12).map(|case| (case.log, case.title.clone())).collect()
}

/// Guides of the table by whose turn it is, then everybody else of its organisations.
fn guides(s: &Snapshot, table: LogId) -> Vec<((OrgId, PersonId), String)> {
    let named = |org, person| ((org, person), format!("{} · {}", person_name(s, org, person), org_name(s, org)));
    let turns: Vec<_> = rota(s, table).turns.iter().map(|turn| (turn.org, turn.person)).collect();
    let here = s.network.tables.iter().find(|one| one.log == table);
    let others = s.network.people.iter().filter(|one| {
        let reads = here.is_some_and(|table| table.orgs.contains(&one.org));
        one.active && reads && one.name.is_some() && !turns.contains(&(one.org, one.person))
    });
    let others: Vec<_> = others.map(|one| (one.org, one.person)).collect();
    turns.into_iter().chain(others).map(|(org, person)| named(org, person)).collect()
}
