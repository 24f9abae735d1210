//! Meetings of the invented tables: one to come, some that were held, one that nobody said anything about.

use wijktafel_model::id::{LogId, PersonId};
use wijktafel_model::time::{TimeOfDay, Timestamp};
use wijktafel_model::view::Snapshot;
use wijktafel_model::view::meeting::{
    AgendaItemView, AttendanceView, ClockView, GuestsView, GuideView, MeetingState, MeetingView, NewsView, SignalView,
    When,
};
use wijktafel_model::words::{Attendance, FollowUp, MeetingKind, Role, StepMethod};

use super::{ME, ago, fact, log, org, today};
use crate::steps::built_in;
use crate::text::{Lang, Words};

/// The meeting to come.
pub(crate) const MEETING: LogId = log(150);
/// One that was held.
pub(crate) const HELD: LogId = log(151);

fn meeting(n: u8, table: u8, days: i32, state: MeetingState) -> MeetingView {
    MeetingView {
        log: log(n),
        table: log(table),
        kind: MeetingKind::Table,
        on: today().plus(days),
        at: TimeOfDay::new(10, 0),
        place: Some("Huis van de Wijk, zaal 2".to_owned()),
        also: Vec::new(),
        state,
        reason: None,
        agenda: Vec::new(),
        removed: Vec::new(),
        guides: Vec::new(),
        attendance: Vec::new(),
        guests: Vec::new(),
        signals: Vec::new(),
        news: Vec::new(),
        notes: String::new(),
        reflections: Vec::new(),
        clocks: Vec::new(),
        set_apart: Vec::new(),
        by: ME,
        changed: ago(1),
    }
}

fn item(n: u8, case: Option<u8>, subject: Option<&str>, minutes: Option<u32>, discussed: bool) -> AgendaItemView {
    AgendaItemView {
        item: fact(n),
        case: case.map(log),
        subject: subject.map(str::to_owned),
        minutes,
        discussed,
        by: ME,
    }
}

fn guide(person: u8, of: u8) -> GuideView {
    GuideView { org: org(of), person: Some(PersonId([person; 16])) }
}

fn signal(n: u8, by: u8, text: &str, follow_ups: &[FollowUp]) -> SignalView {
    SignalView { signal: fact(n), text: text.to_owned(), by: org(by), at: ago(7), follow_ups: follow_ups.to_vec() }
}

fn was(of: u8, person: Option<u8>, attendance: Attendance) -> AttendanceView {
    AttendanceView { org: org(of), person: person.map(|person| PersonId([person; 16])), attendance }
}

/// Meetings in the order of a snapshot: by day.
pub(super) fn meetings() -> Vec<MeetingView> {
    use Attendance::{Present, Unable};
    let mut first = meeting(153, 11, -35, MeetingState::Held);
    first.attendance = vec![was(1, None, Present), was(2, Some(21), Present), was(6, None, Present)];
    first.guides = vec![guide(21, 2)];
    let mut called_off = meeting(154, 11, -21, MeetingState::Cancelled);
    called_off.reason = Some("Te veel mensen ziek.".to_owned());
    let mut held = meeting(151, 11, -7, MeetingState::Held);
    held.agenda = vec![
        item(160, Some(40), None, Some(40), true),
        item(161, None, Some("Nieuwe buurtkamer aan de kade"), Some(15), true),
        item(162, Some(44), None, Some(30), false),
        item(167, Some(43), None, Some(30), true),
        item(168, Some(45), None, None, true),
    ];
    held.guides = vec![guide(23, 1)];
    held.attendance = vec![
        was(1, Some(23), Present),
        was(2, Some(21), Present),
        was(2, Some(22), Unable),
        was(3, None, Present),
        was(4, Some(24), Present),
        was(6, None, Unable),
    ];
    held.guests = vec![GuestsView { role: Role::Resident, count: 2 }];
    held.signals = vec![
        signal(163, 3, "De bus naar de dagopvang rijdt niet meer na vijven", &[]),
        signal(164, 4, "Wachttijd schuldhulp is langer dan gezegd", &[FollowUp::Action]),
        signal(165, 1, "Het formulier vraagt naar een vaste telefoon", &[FollowUp::Lesson, FollowUp::LetGo]),
    ];
    held.news = vec![NewsView {
        news: fact(166),
        text: "Het budgetspreekuur is voortaan op dinsdag".to_owned(),
        until: today().plus(20),
        by: org(4),
    }];
    held.clocks = vec![ClockView { step: None, running: false, current: false, ..clock(182, 160, 1, 23) }];
    held.notes = "Wij begonnen met de vraag van mevrouw zelf.\nDe buurvrouw wil meekijken naar de post.".to_owned();
    let silent = meeting(155, 12, -8, MeetingState::Passed);
    let mut next = meeting(150, 11, 7, MeetingState::Planned);
    next.agenda = vec![
        item(170, Some(41), None, Some(40), false),
        item(171, Some(40), Some("Wat werkte er van de tips?"), Some(20), false),
        item(172, None, Some("Rooster voor de zomer"), None, false),
    ];
    next.removed = vec![item(173, Some(44), None, Some(30), false)];
    next.attendance = vec![was(3, None, Unable)];
    next.news = vec![NewsView {
        news: fact(174),
        text: "De klusdienst heeft weer plek".to_owned(),
        until: today().plus(30),
        by: org(4),
    }];
    next.also = vec![When { on: today().plus(8), at: TimeOfDay::new(14, 30), place: None }];
    vec![first, called_off, silent, held, next]
}

/// The meeting to come, as it goes on now.
pub(crate) fn running() -> Snapshot {
    use Attendance::Present;
    let mut s = super::snapshot();
    let one = s.meetings.iter_mut().find(|one| one.log == MEETING).expect("the next one");
    one.state = MeetingState::Running;
    one.on = today();
    one.also = Vec::new();
    one.guides = vec![guide(21, 2)];
    one.attendance = vec![was(1, Some(23), Present), was(2, Some(21), Present), was(4, Some(24), Present)];
    one.guests = vec![GuestsView { role: Role::Resident, count: 1 }];
    one.signals = vec![signal(175, 4, "Niemand weet wie de sleutel van de buurtkas heeft", &[])];
    one.notes = "Twee bewoners vertelden eerst.".to_owned();
    one.clocks = vec![clock(180, 171, 2, 21)];
    s
}

/// Half past ten on the invented day.
pub(crate) fn now() -> Timestamp {
    Timestamp(i64::from(today().0) * 86_400_000 + 37_800_000)
}

/// A clock from left to right at its fourth step, set five minutes ago.
pub(crate) fn clock(n: u8, item: u8, of: u8, person: u8) -> ClockView {
    let template = built_in(StepMethod::LeftToRight, &Words::new(Lang::Nl)).expect("its words are lines");
    ClockView {
        clock: fact(n),
        item: fact(item),
        template,
        step: Some(3),
        running: true,
        spent: vec![360, 540, 410, 0, 0, 0, 0],
        since: Timestamp(now().0 - 300_000),
        word: fact(n + 1),
        keeper: guide(person, of),
        guided: true,
        current: true,
    }
}
