//! Plans meetings of a table. Nothing waits for a field that is empty: of day and table alone a meeting can be held.

use super::{Context, RuleError, Write, experiment, readable, require, require_member, season, steps};
use crate::case::RETENTION_DAYS_MAX;
use crate::command::meeting::{Follow, MeetingAct};
use crate::fact::experiment::ExperimentOpened;
use crate::fact::lesson::LessonOpened;
use crate::fact::meeting::{
    AgendaItemAdded, AgendaItemDiscussed, AgendaItemEdited, AgendaItemMoved, AgendaItemRemoved, AttendanceSet,
    GuestsCounted, GuideNamed, MeetingMoved, MeetingOpened, MeetingStepped, NewsEnded, NewsTold, SignalFollowed,
    SignalParked,
};
use crate::fact::season::ActionAdded;
use crate::fact::steps::{ClockSet, ClockStarted};
use crate::fact::{CaseStepped, Fact};
use crate::id::{FactId, LogId, OrgId, PersonId};
use crate::time::Day;
use crate::view::meeting::{AgendaItemView, AttendanceView, MeetingState, MeetingView};
use crate::view::{CaseRow, CaseState, Row};
use crate::words::{Attendance, CaseStep, FollowUp, LogKind, MeetingStep};

/// The most items, taken off or not, that one agenda holds.
const ITEMS_MAX: usize = 50;
/// The most minutes wanted for one item: a working day.
const MINUTES_MAX: u32 = 480;
/// The most guests of one role.
const GUESTS_MAX: u32 = 500;
/// The most signals of one meeting, and the most pieces of news.
const PARKED_MAX: usize = 200;
/// News is hidden a year after it was told at the latest.
const NEWS_DAYS_MAX: i32 = 366;

/// A meeting may be planned on a day that has passed: one that was held on paper.
pub(super) fn open(context: &dyn Context, opened: MeetingOpened) -> Result<Vec<Write>, RuleError> {
    let readers = readable(context, opened.table, LogKind::Table)?;
    require_near(context, opened.on)?;
    Ok(vec![Write::new(LogKind::Meeting, readers, opened)])
}

pub(super) fn act(context: &dyn Context, log: LogId, act: &MeetingAct) -> Result<Vec<Write>, RuleError> {
    let meeting = meeting(context, log)?;
    let cancelled = meeting.state == MeetingState::Cancelled;
    let fact: Fact = match act {
        MeetingAct::Move { on, at, place } => {
            return set_when(context, meeting, MeetingMoved { on: *on, at: *at, place: place.clone() });
        }
        MeetingAct::Step { step: word, reason } => {
            return step(context, meeting, MeetingStepped { step: *word, reason: reason.clone() });
        }
        MeetingAct::AddItem { case, subject, minutes } => {
            let (case, subject, minutes) = (*case, subject.clone(), *minutes);
            return add_item(context, meeting, AgendaItemAdded { case, subject, minutes });
        }
        MeetingAct::RemoveItem { item } => return remove_item(context, meeting, *item),
        MeetingAct::DiscussItem { item, discussed } => return discuss_item(context, meeting, *item, *discussed),
        MeetingAct::Follow { signal, follow } => return self::follow(context, meeting, *signal, follow),
        MeetingAct::EndNews { news } => {
            require(meeting.news.iter().any(|one| one.news == *news), RuleError::NotFound)?;
            NewsEnded { news: *news }.into()
        }
        MeetingAct::MoveItem { item, after } => return move_item(context, meeting, *item, *after),
        MeetingAct::StartClock { item, template } => {
            on_agenda(meeting, *item)?;
            steps::start(meeting, ClockStarted { item: *item, template: template.clone() })?
        }
        MeetingAct::SetClock { clock, step, running, spent } => {
            let (step, running, spent) = (*step, *running, spent.clone());
            steps::set(context, meeting, ClockSet { clock: *clock, step, running, spent })?
        }
        MeetingAct::EditItem { item, subject, minutes } => {
            let edited = AgendaItemEdited { item: *item, subject: subject.clone(), minutes: *minutes };
            return edit_item(meeting, edited);
        }
        // From here on it is about people who meet.
        _ if cancelled => return Err(RuleError::Closed),
        MeetingAct::NameGuide { org, person } => name_guide(context, meeting, *org, *person)?,
        MeetingAct::SetAttendance { org, person, attendance } => {
            set_attendance(context, meeting, AttendanceView { org: *org, person: *person, attendance: *attendance })?
        }
        MeetingAct::CountGuests { role, count } => {
            require(*count <= GUESTS_MAX, RuleError::OutOfBounds)?;
            let known = meeting.guests.iter().find(|one| one.role == *role).map_or(0, |one| one.count);
            require(known != *count, RuleError::AlreadySo)?;
            GuestsCounted { role: *role, count: *count }.into()
        }
        MeetingAct::Park { text } => {
            require(meeting.signals.len() < PARKED_MAX, RuleError::OutOfBounds)?;
            SignalParked { text: text.clone() }.into()
        }
        MeetingAct::TellNews { text, until } => {
            let today = context.today();
            require(*until >= today && *until <= today.plus(NEWS_DAYS_MAX), RuleError::BadDay)?;
            require(meeting.news.len() < PARKED_MAX, RuleError::OutOfBounds)?;
            NewsTold { text: text.clone(), until: *until }.into()
        }
    };
    Ok(vec![Write::log(log, fact)])
}

/// Cases that wait on the agenda wait for the new day.
fn set_when(context: &dyn Context, meeting: &MeetingView, moved: MeetingMoved) -> Result<Vec<Write>, RuleError> {
    require_agenda_open(meeting)?;
    let place = moved.place.as_ref().map(ToString::to_string);
    let same = (meeting.on, meeting.at, &meeting.place) == (moved.on, moved.at, &place) && meeting.also.is_empty();
    require(!same, RuleError::AlreadySo)?;
    let later = (meeting.on != moved.on).then_some(moved.on);
    if later.is_some() {
        require_near(context, moved.on)?;
    }
    let waiting = later.map(|on| waiting(meeting).filter_map(move |case| scheduled(context, case, on)));
    let mut writes = vec![Write::log(meeting.log, moved)];
    writes.extend(waiting.into_iter().flatten());
    Ok(writes)
}

/// What was not reached, or would have been discussed, waits for another meeting; reopened, it waits for this one.
fn step(context: &dyn Context, meeting: &MeetingView, stepped: MeetingStepped) -> Result<Vec<Write>, RuleError> {
    let step = stepped.step;
    match (step, meeting.state) {
        (MeetingStep::Started, MeetingState::Planned)
        | (MeetingStep::Closed | MeetingStep::Cancelled, MeetingState::Planned | MeetingState::Running)
        | (MeetingStep::Reopened, MeetingState::Held | MeetingState::Cancelled) => {}
        (MeetingStep::Started, MeetingState::Running)
        | (MeetingStep::Closed, MeetingState::Held)
        | (MeetingStep::Cancelled, MeetingState::Cancelled)
        | (MeetingStep::Reopened, _) => return Err(RuleError::AlreadySo),
        _ => return Err(RuleError::Closed),
    }
    let moves = |case| match step {
        MeetingStep::Started => None,
        MeetingStep::Closed | MeetingStep::Cancelled => set_free(context, meeting, case),
        MeetingStep::Reopened => scheduled(context, case, meeting.on),
    };
    let mut writes = vec![Write::log(meeting.log, stepped)];
    writes.extend(waiting(meeting).filter_map(moves));
    Ok(writes)
}

/// Only a case of the table that meets: its readers are the same, so that nobody learns here that it exists.
fn add_item(context: &dyn Context, meeting: &MeetingView, added: AgendaItemAdded) -> Result<Vec<Write>, RuleError> {
    require_agenda_open(meeting)?;
    require(added.case.is_some() || added.subject.is_some(), RuleError::OutOfBounds)?;
    require_minutes(added.minutes)?;
    require(meeting.agenda.len() + meeting.removed.len() < ITEMS_MAX, RuleError::OutOfBounds)?;
    let step = match added.case {
        None => None,
        Some(case) => {
            super::any_readable(context, case)?;
            let row = case_row(context, case).ok_or(RuleError::NotFound)?;
            require(row.table == Some(meeting.table), RuleError::OtherTable)?;
            require(row.state != CaseState::Withdrawn, RuleError::Closed)?;
            require(row.state != CaseState::Closed, RuleError::Closed)?;
            require(meeting.agenda.iter().all(|item| item.case != Some(case)), RuleError::AlreadySo)?;
            scheduled(context, case, meeting.on)
        }
    };
    let mut writes = vec![Write::log(meeting.log, added)];
    writes.extend(step);
    Ok(writes)
}

fn edit_item(meeting: &MeetingView, edited: AgendaItemEdited) -> Result<Vec<Write>, RuleError> {
    require_agenda_open(meeting)?;
    let item = on_agenda(meeting, edited.item)?;
    require(item.case.is_some() || edited.subject.is_some(), RuleError::OutOfBounds)?;
    require_minutes(edited.minutes)?;
    let same = item.minutes == edited.minutes && item.subject == edited.subject.as_ref().map(ToString::to_string);
    require(!same, RuleError::AlreadySo)?;
    Ok(vec![Write::log(meeting.log, edited)])
}

/// An item that was taken off comes back by being given a place.
fn move_item(
    context: &dyn Context,
    meeting: &MeetingView,
    id: FactId,
    after: Option<FactId>,
) -> Result<Vec<Write>, RuleError> {
    require_agenda_open(meeting)?;
    if let Some(after) = after {
        on_agenda(meeting, after)?;
    }
    require(after != Some(id), RuleError::OutOfBounds)?;
    let back = meeting.removed.iter().find(|item| item.item == id);
    let place = meeting.agenda.iter().position(|item| item.item == id);
    let before = place.and_then(|place| place.checked_sub(1)).and_then(|before| meeting.agenda.get(before));
    require(back.is_some() || place.is_some(), RuleError::NotFound)?;
    require(back.is_some() || before.map(|item| item.item) != after, RuleError::AlreadySo)?;
    let case = back.filter(|item| !item.discussed).and_then(|item| item.case);
    let mut writes = vec![Write::log(meeting.log, AgendaItemMoved { item: id, after })];
    writes.extend(case.and_then(|case| scheduled(context, case, meeting.on)));
    Ok(writes)
}

fn remove_item(context: &dyn Context, meeting: &MeetingView, id: FactId) -> Result<Vec<Write>, RuleError> {
    require_agenda_open(meeting)?;
    let item = on_agenda(meeting, id)?;
    let case = item.case.filter(|_| !item.discussed);
    let mut writes = vec![Write::log(meeting.log, AgendaItemRemoved { item: id })];
    writes.extend(case.and_then(|case| set_free(context, meeting, case)));
    Ok(writes)
}

/// May be said afterwards, too. Taken back, the case is as it was before: on the agenda while the meeting goes on.
fn discuss_item(
    context: &dyn Context,
    meeting: &MeetingView,
    id: FactId,
    discussed: bool,
) -> Result<Vec<Write>, RuleError> {
    require(meeting.state != MeetingState::Cancelled, RuleError::Closed)?;
    let item = on_agenda(meeting, id)?;
    require(item.discussed != discussed, RuleError::AlreadySo)?;
    let row = item.case.and_then(|case| case_row(context, case));
    let step = row.and_then(|row| match row.state {
        CaseState::Draft | CaseState::Submitted | CaseState::Scheduled if discussed => Some(CaseStep::Discussed),
        CaseState::Trying if !discussed && meeting.state.is_ahead() => Some(CaseStep::Scheduled),
        CaseState::Trying if !discussed => Some(CaseStep::Submitted),
        _ => None,
    });
    let mut writes = vec![Write::log(meeting.log, AgendaItemDiscussed { item: id, discussed })];
    if let Some((row, step)) = row.zip(step) {
        writes.push(Write::log(row.log, CaseStepped { step, on: Some(meeting.on) }));
    }
    Ok(writes)
}

fn name_guide(
    context: &dyn Context,
    meeting: &MeetingView,
    org: Option<OrgId>,
    person: Option<PersonId>,
) -> Result<Fact, RuleError> {
    require(org.is_some() || person.is_none(), RuleError::OutOfBounds)?;
    if let Some(org) = org {
        require_somebody(context, org, person)?;
    }
    let same = match meeting.guides.as_slice() {
        [] => org.is_none(),
        [only] => org == Some(only.org) && person == only.person,
        _ => false,
    };
    require(!same, RuleError::AlreadySo)?;
    Ok(GuideNamed { org, person }.into())
}

fn set_attendance(context: &dyn Context, meeting: &MeetingView, one: AttendanceView) -> Result<Fact, RuleError> {
    let AttendanceView { org, person, attendance } = one;
    let known = meeting.attendance.iter().find(|known| (known.org, known.person) == (org, person));
    // What was said of somebody who left since can be taken back.
    if known.is_none() {
        require_somebody(context, org, person)?;
    }
    require(known.map_or(Attendance::Unknown, |known| known.attendance) != attendance, RuleError::AlreadySo)?;
    Ok(Fact::from(AttendanceSet { org, attendance, person }))
}

fn follow(context: &dyn Context, meeting: &MeetingView, id: FactId, follow: &Follow) -> Result<Vec<Write>, RuleError> {
    let signal = meeting.signals.iter().find(|signal| signal.signal == id).ok_or(RuleError::NotFound)?;
    let (follow_up, mut writes) = match follow {
        Follow::Action { season, what, owner, person, due } => {
            let (what, origin) = (what.clone(), Some(meeting.log));
            let added = ActionAdded { what, owner: *owner, person: *person, due: *due, origin };
            (FollowUp::Action, season::add(context, *season, added)?)
        }
        Follow::Lesson { title, order, text } => {
            let opened = LessonOpened { title: title.clone(), order: *order, cases: Vec::new(), origin: None };
            (FollowUp::Lesson, season::open_lesson(context, opened, text)?)
        }
        Follow::Experiment { title, until, text } => {
            let opened = ExperimentOpened { title: title.clone(), until: *until, origin: Some(meeting.log) };
            (FollowUp::Experiment, experiment::open(context, opened, text)?)
        }
        Follow::LetGo => (FollowUp::LetGo, Vec::new()),
    };
    require(!signal.follow_ups.contains(&follow_up), RuleError::AlreadySo)?;
    writes.push(Write::log(meeting.log, SignalFollowed { signal: id, follow_up }));
    Ok(writes)
}

fn meeting(context: &dyn Context, log: LogId) -> Result<&MeetingView, RuleError> {
    readable(context, log, LogKind::Meeting)?;
    match context.row(log) {
        Some(Row::Meeting(meeting)) => Ok(meeting),
        _ => Err(RuleError::NotFound),
    }
}

fn on_agenda(meeting: &MeetingView, item: FactId) -> Result<&AgendaItemView, RuleError> {
    meeting.agenda.iter().find(|one| one.item == item).ok_or(RuleError::NotFound)
}

/// Cases on the agenda that were not discussed.
fn waiting(meeting: &MeetingView) -> impl Iterator<Item = LogId> {
    meeting.agenda.iter().filter(|item| !item.discussed).filter_map(|item| item.case)
}

fn case_row(context: &dyn Context, case: LogId) -> Option<&CaseRow> {
    match context.row(case) {
        Some(Row::Case(row)) => Some(row),
        _ => None,
    }
}

/// A case that was not discussed yet is on the agenda of that day; one whose tips are being tried stays there.
fn scheduled(context: &dyn Context, case: LogId, on: Day) -> Option<Write> {
    let row = case_row(context, case)?;
    let before = matches!(row.state, CaseState::Draft | CaseState::Submitted | CaseState::Scheduled);
    before.then(|| Write::log(case, CaseStepped { step: CaseStep::Scheduled, on: Some(on) }))
}

/// A case that waits for this meeting alone is one that was brought, again.
fn set_free(context: &dyn Context, meeting: &MeetingView, case: LogId) -> Option<Write> {
    let row = case_row(context, case)?;
    let elsewhere = context.rows().into_iter().any(|(log, row)| match row {
        Row::Meeting(other) => {
            log != meeting.log && other.state.is_ahead() && waiting(other).any(|waits| waits == case)
        }
        _ => false,
    });
    let free = row.state == CaseState::Scheduled && !elsewhere;
    free.then(|| Write::log(case, CaseStepped { step: CaseStep::Submitted, on: None }))
}

fn require_agenda_open(meeting: &MeetingView) -> Result<(), RuleError> {
    require(meeting.state.is_ahead(), RuleError::Closed)
}

fn require_minutes(minutes: Option<u32>) -> Result<(), RuleError> {
    require(minutes.is_none_or(|minutes| (1..=MINUTES_MAX).contains(&minutes)), RuleError::OutOfBounds)
}

fn require_near(context: &dyn Context, on: Day) -> Result<(), RuleError> {
    let today = context.today();
    let near = today.plus(-RETENTION_DAYS_MAX)..=today.plus(RETENTION_DAYS_MAX);
    require(near.contains(&on), RuleError::BadDay)
}

fn require_somebody(context: &dyn Context, org: OrgId, person: Option<PersonId>) -> Result<(), RuleError> {
    require_member(context, &org, RuleError::OtherNotAMember)?;
    let active = |person| context.standing().people.get(&(org, person)).is_some_and(|person| person.active);
    require(person.is_none_or(active), RuleError::NotFound)
}
