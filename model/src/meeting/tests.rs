use super::*;
use crate::fact::meeting::{
    AgendaItemAdded, AgendaItemDiscussed, AgendaItemMoved, AgendaItemRemoved, AttendanceSet, GuestsCounted, GuideNamed,
    MeetingMoved, MeetingStepped, NewsTold, SignalFollowed, SignalParked,
};
use crate::testing::{Partners, TODAY, author, standing};
use crate::time::TimeOfDay;
use crate::words::MeetingKind;

const LOG: LogId = LogId([8; 16]);

fn line(text: &str) -> Line {
    Line::new(text).unwrap()
}

fn opened() -> MeetingOpened {
    MeetingOpened { table: LogId([3; 16]), kind: MeetingKind::Table, on: TODAY, at: None, place: None }
}

/// Two partners that know of the meeting, and of these subjects in order.
fn apart<const N: usize>(subjects: [&str; N]) -> (Partners, [FactId; N]) {
    let mut partners = Partners::new(2, 1, opened());
    let items = subjects.map(|subject| add(&mut partners, 0, subject));
    partners.meet(0, 1);
    (partners, items)
}

fn add(partners: &mut Partners, who: usize, subject: &str) -> FactId {
    partners.write(who, AgendaItemAdded { case: None, subject: Some(line(subject)), minutes: None })
}

fn view(partners: &Partners, today: Day) -> MeetingView {
    let mut view = derive(LOG, &partners.whole(), &Texts::new()).unwrap();
    settle(&mut view, &standing(2, 1), today);
    view
}

#[track_caller]
fn check_agenda(partners: &Partners, expect: &[&str]) {
    let agenda = view(partners, TODAY).agenda;
    let subjects: Vec<&str> = agenda.iter().filter_map(|item| item.subject.as_deref()).collect();
    assert_eq!(subjects, expect);
}

fn step(step: MeetingStep) -> MeetingStepped {
    MeetingStepped { step, reason: None }
}

#[test]
fn items_put_on_the_agenda_apart_are_both_on_it() {
    let (mut partners, _) = apart(["koffie"]);
    add(&mut partners, 0, "vervoer");
    add(&mut partners, 1, "spreekuur");

    let agenda = view(&partners, TODAY).agenda;

    assert_eq!(agenda.len(), 3);
    assert_eq!(agenda[0].subject.as_deref(), Some("koffie"));
}

#[test]
fn two_moves_of_different_items_made_apart_both_count() {
    let (mut partners, [a, b, c]) = apart(["a", "b", "c"]);
    partners.write(0, AgendaItemMoved { item: a, after: Some(c) });
    partners.write(1, AgendaItemMoved { item: b, after: None });

    check_agenda(&partners, &["b", "c", "a"]);
}

#[test]
fn an_item_moved_apart_by_two_stands_once_where_one_of_them_put_it() {
    let (mut partners, [a, b, c]) = apart(["a", "b", "c"]);
    partners.write(0, AgendaItemMoved { item: a, after: Some(b) });
    partners.write(1, AgendaItemMoved { item: a, after: Some(c) });

    let agenda = view(&partners, TODAY).agenda;
    let subjects: String = agenda.iter().filter_map(|item| item.subject.as_deref()).collect();

    assert!(["bac", "bca"].contains(&&*subjects), "{subjects}");
}

#[test]
fn an_item_taken_off_while_somebody_else_moves_it_stays() {
    let (mut partners, [a, b]) = apart(["a", "b"]);
    partners.write(0, AgendaItemRemoved { item: a });
    check_agenda(&partners, &["b"]);

    partners.write(1, AgendaItemMoved { item: a, after: Some(b) });

    check_agenda(&partners, &["b", "a"]);
}

#[test]
fn an_item_put_behind_one_that_was_taken_off_keeps_its_place() {
    let (mut partners, [a, b, c]) = apart(["a", "b", "c"]);
    partners.write(0, AgendaItemRemoved { item: a });
    partners.write(1, AgendaItemMoved { item: c, after: Some(a) });

    check_agenda(&partners, &["c", "b"]);
    assert_eq!(view(&partners, TODAY).removed[0].item, a);
    assert!(view(&partners, TODAY).agenda.iter().any(|item| item.item == b));
}

#[test]
fn what_was_taken_off_comes_back_by_being_moved() {
    let (mut partners, [a, b]) = apart(["a", "b"]);
    partners.write(0, AgendaItemRemoved { item: a });
    partners.write(0, AgendaItemMoved { item: a, after: Some(b) });

    check_agenda(&partners, &["b", "a"]);
}

#[test]
fn an_item_discussed_by_one_and_taken_off_by_another_is_discussed() {
    let (mut partners, [a]) = apart(["a"]);
    partners.write(0, AgendaItemRemoved { item: a });
    partners.write(1, AgendaItemDiscussed { item: a, discussed: true });

    let agenda = view(&partners, TODAY).agenda;

    assert!(agenda[0].discussed);
}

#[test]
fn whoever_sat_at_the_table_knows_better_than_whoever_cancelled() {
    let (mut partners, []) = apart([]);
    partners.write(0, MeetingStepped { step: MeetingStep::Cancelled, reason: Some(line("te weinig mensen")) });
    let cancelled = view(&partners, TODAY);
    partners.write(1, step(MeetingStep::Started));
    let running = view(&partners, TODAY);
    partners.write(1, step(MeetingStep::Closed));

    assert_eq!((cancelled.state, cancelled.reason.as_deref()), (MeetingState::Cancelled, Some("te weinig mensen")));
    assert_eq!((running.state, running.reason), (MeetingState::Running, None));
    assert_eq!(view(&partners, TODAY).state, MeetingState::Held);
}

#[test]
fn a_meeting_that_was_closed_too_soon_goes_on() {
    let (mut partners, []) = apart([]);
    partners.write(0, step(MeetingStep::Started));
    partners.write(0, step(MeetingStep::Closed));
    partners.write(0, step(MeetingStep::Reopened));

    assert_eq!(view(&partners, TODAY).state, MeetingState::Running);
}

#[test]
fn a_day_that_passed_ends_what_nobody_ended_and_claims_nothing_that_nobody_said() {
    let (mut partners, []) = apart([]);
    let silent = view(&partners, TODAY.plus(1)).state;
    let org = author(0, 0).org;
    partners.write(0, AttendanceSet { org, attendance: Attendance::Unable, person: None });
    let unable = view(&partners, TODAY.plus(1)).state;
    partners.write(0, AttendanceSet { org, attendance: Attendance::Present, person: None });

    assert_eq!((silent, unable), (MeetingState::Passed, MeetingState::Passed));
    assert_eq!(view(&partners, TODAY).state, MeetingState::Planned);
    assert_eq!(view(&partners, TODAY.plus(1)).state, MeetingState::Held);
}

#[test]
fn a_meeting_moved_apart_shows_both_days_and_passes_with_the_later() {
    let (mut partners, []) = apart([]);
    let at = TimeOfDay::new(14, 30);
    partners.write(0, MeetingMoved { on: TODAY.plus(7), at, place: None });
    partners.write(1, MeetingMoved { on: TODAY.plus(5), at, place: Some(line("Het Trefpunt")) });

    let six = view(&partners, TODAY.plus(6));

    assert_eq!((six.on, six.place.as_deref()), (TODAY.plus(5), Some("Het Trefpunt")));
    assert_eq!(six.also, [When { on: TODAY.plus(7), at, place: None }]);
    assert_eq!(six.state, MeetingState::Planned);
    assert_eq!(view(&partners, TODAY.plus(8)).state, MeetingState::Passed);
}

#[test]
fn guides_named_apart_are_both_shown_and_one_who_left_guides_nothing_to_come() {
    let (mut partners, []) = apart([]);
    let guide = |org| GuideView { org: author(org, 0).org, person: Some(author(org, 0).person) };
    for who in 0..2 {
        let GuideView { org, person } = guide(u8::try_from(who).unwrap());
        partners.write(who, GuideNamed { org: Some(org), person });
    }
    let mut one = derive(LOG, &partners.whole(), &Texts::new()).unwrap();

    assert_eq!(one.guides, [guide(0), guide(1)]);
    settle(&mut one, &standing(1, 1), TODAY);
    assert_eq!(one.guides, [guide(0)]);
}

#[test]
fn who_was_seen_was_there_whatever_another_heard() {
    let (mut partners, []) = apart([]);
    let org = author(1, 0).org;
    partners.write(0, AttendanceSet { org, attendance: Attendance::Present, person: None });
    partners.write(1, AttendanceSet { org, attendance: Attendance::Unable, person: None });
    let apart = view(&partners, TODAY).attendance;
    partners.meet(1, 0);
    partners.write(0, AttendanceSet { org, attendance: Attendance::Unknown, person: None });

    assert_eq!(apart, [AttendanceView { org, person: None, attendance: Attendance::Present }]);
    assert_eq!(view(&partners, TODAY).attendance, []);
}

#[test]
fn guests_counted_apart_are_not_counted_twice() {
    let (mut partners, []) = apart([]);
    partners.write(0, GuestsCounted { role: Role::Resident, count: 1 });
    partners.write(1, GuestsCounted { role: Role::Resident, count: 2 });

    assert_eq!(view(&partners, TODAY).guests, [GuestsView { role: Role::Resident, count: 2 }]);
}

#[test]
fn a_signal_made_into_two_things_apart_became_both() {
    let (mut partners, []) = apart([]);
    let signal = partners.write(0, SignalParked { text: line("de bus rijdt niet meer") });
    let open = view(&partners, TODAY).signals;
    partners.meet(0, 1);
    partners.write(0, SignalFollowed { signal, follow_up: FollowUp::Lesson });
    partners.write(1, SignalFollowed { signal, follow_up: FollowUp::Action });

    assert_eq!(open[0].follow_ups, []);
    assert_eq!(view(&partners, TODAY).signals[0].follow_ups, [FollowUp::Action, FollowUp::Lesson]);
}

#[test]
fn news_is_hidden_after_its_last_day() {
    let (mut partners, []) = apart([]);
    partners.write(0, NewsTold { text: line("nieuw spreekuur"), until: TODAY.plus(3) });

    assert_eq!(view(&partners, TODAY.plus(3)).news.len(), 1);
    assert_eq!(view(&partners, TODAY.plus(4)).news, []);
}
