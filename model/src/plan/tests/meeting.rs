//! What may be done at a meeting, and how a case moves along with it.

use super::*;
use crate::command::meeting::{Follow, MeetingAct};
use crate::fact::circle::CircleOpened;
use crate::fact::meeting::{
    AgendaItemAdded, AgendaItemDiscussed, AgendaItemRemoved, MeetingStepped, SignalFollowed, SignalParked,
};
use crate::fact::steps::{ClockSet, ClockStarted, StepTemplate, TemplateDropped, TemplateStep, TemplateWritten};
use crate::time::TimeOfDay;
use crate::words::{Attendance, FollowUp, LaterReaders, MeetingKind, MeetingStep, Role, StepMethod};

const MEETING: LogId = LogId([20; 16]);
const OTHER: LogId = LogId([21; 16]);
const ON: Day = TODAY.plus(7);

/// A meeting of the table in a week, with these items.
struct Meeting {
    partners: Partners,
}

impl Meeting {
    fn of(table: LogId) -> Self {
        let opened = MeetingOpened { table, kind: MeetingKind::Table, on: ON, at: None, place: None };
        Self { partners: Partners::new(3, 2, opened) }
    }

    fn item(&mut self, case: Option<LogId>) -> FactId {
        let subject = case.is_none().then(|| line("vervoer"));
        self.partners.write(0, AgendaItemAdded { case, subject, minutes: None })
    }

    fn write(&mut self, fact: impl Into<Fact>) -> FactId {
        self.partners.write(0, fact)
    }

    fn lie(&self, world: &mut World, log: LogId) {
        lay(&mut world.desk, log, LogKind::Meeting, &self.partners);
    }
}

fn at(act: MeetingAct) -> Command {
    Command::AtMeeting { meeting: MEETING, act }
}

fn stepped(step: MeetingStep) -> MeetingStepped {
    MeetingStepped { step, reason: None }
}

fn step(step: MeetingStep) -> Command {
    at(MeetingAct::Step { step, reason: None })
}

fn add_case(case: LogId) -> Command {
    at(MeetingAct::AddItem { case: Some(case), subject: None, minutes: Some(40) })
}

/// The case took a step before.
fn case_at(world: &mut World, steps: &[CaseStep]) {
    let mut open = case(TABLE);
    for step in steps {
        open.write(0, CaseStepped { step: *step, on: None });
    }
    lay(&mut world.desk, CASE, LogKind::Case, &open);
}

/// The step that a plan lets the case take, with its day.
fn step_of(writes: &[Write]) -> Option<(CaseStep, Option<Day>)> {
    writes.iter().find(|write| write.target == Target::Log(CASE)).map(|write| match &write.facts[..] {
        [Fact::CaseStepped(stepped)] => (stepped.step, stepped.on),
        other => panic!("{other:?}"),
    })
}

#[test]
fn a_meeting_is_planned_of_table_and_day_alone_and_read_by_whoever_reads_the_table() {
    let mut world = world();
    let plan = |table, on| Command::PlanMeeting { table, kind: MeetingKind::Table, on, at: None, place: None };

    let written = writes(&world, &plan(SMALL_TABLE, ON), &[200]);

    let (kind, readers) = (LogKind::Meeting, ReaderRule::Group(GROUP));
    assert_eq!(written[0].target, Target::New { kind, readers });
    writes(&world, &plan(TABLE, TODAY.plus(-30)), &[200]);
    refused(&world, &plan(TABLE, TODAY.plus(1_000)), RuleError::BadDay);
    refused(&world, &plan(CASE, ON), RuleError::WrongKind);
    world.desk.me = author(2, 0);
    refused(&world, &plan(SMALL_TABLE, ON), RuleError::NotFound);
}

#[test]
fn a_meeting_without_agenda_guide_or_anybody_there_is_held_all_the_same() {
    let mut world = world();
    let mut meeting = Meeting::of(TABLE);
    for word in [MeetingStep::Started, MeetingStep::Closed, MeetingStep::Reopened, MeetingStep::Cancelled] {
        meeting.lie(&mut world, MEETING);
        writes(&world, &step(word), &[202]);
        meeting.write(stepped(word));
    }
}

#[test]
fn a_case_is_on_the_agenda_for_the_day_of_the_meeting() {
    let mut world = world();
    let mut meeting = Meeting::of(TABLE);
    meeting.lie(&mut world, MEETING);

    let fresh = writes(&world, &add_case(CASE), &[203, 64]);
    case_at(&mut world, &[CaseStep::Submitted, CaseStep::Discussed]);
    let tried = writes(&world, &add_case(CASE), &[203]);

    assert_eq!(step_of(&fresh), Some((CaseStep::Scheduled, Some(ON))));
    assert_eq!(step_of(&tried), None, "a case whose tips are being tried stays there");
    case_at(&mut world, &[CaseStep::Closed]);
    refused(&world, &add_case(CASE), RuleError::Closed);
    refused(&world, &add_case(SMALL_CASE), RuleError::OtherTable);
    refused(&world, &add_case(LogId([99; 16])), RuleError::NotFound);
    let item =
        |subject: Option<&str>, minutes| at(MeetingAct::AddItem { case: None, subject: subject.map(line), minutes });
    writes(&world, &item(Some("vervoer"), None), &[203]);
    refused(&world, &item(None, Some(5)), RuleError::OutOfBounds);
    refused(&world, &item(Some("vervoer"), Some(0)), RuleError::OutOfBounds);
    case_at(&mut world, &[]);
    meeting.item(Some(CASE));
    meeting.lie(&mut world, MEETING);
    refused(&world, &add_case(CASE), RuleError::AlreadySo);
    meeting.write(stepped(MeetingStep::Closed));
    meeting.lie(&mut world, MEETING);
    refused(&world, &item(Some("vervoer"), None), RuleError::Closed);
}

#[test]
fn a_circle_case_is_on_no_agenda() {
    let mut world = world();
    let circle = LogId([22; 16]);
    Meeting::of(TABLE).lie(&mut world, MEETING);
    let opened = CircleOpened {
        title: line("samen verder"),
        purpose: prose("een dak boven het hoofd"),
        until: TODAY.plus(100),
        responsible: org(0),
        later: LaterReaders::Whole,
        areas: vec![LifeArea::Housing],
        from: None,
    };
    world.desk.lay(circle, (LogKind::Circle, ReaderRule::Members), Partners::new(3, 2, opened).whole(), Texts::new());

    refused(&world, &add_case(circle), RuleError::OtherTable);
}

#[test]
fn an_item_is_moved_changed_taken_off_and_brought_back() {
    let mut world = world();
    let mut meeting = Meeting::of(TABLE);
    let (first, second) = (meeting.item(None), meeting.item(Some(CASE)));
    meeting.lie(&mut world, MEETING);
    case_at(&mut world, &[CaseStep::Scheduled]);
    let move_item = |item, after| at(MeetingAct::MoveItem { item, after });
    let edit =
        |item, subject: Option<&str>, minutes| at(MeetingAct::EditItem { item, subject: subject.map(line), minutes });

    writes(&world, &move_item(second, None), &[205]);
    writes(&world, &edit(first, Some("de bus"), Some(10)), &[204]);
    writes(&world, &edit(second, None, Some(40)), &[204]);
    let off = writes(&world, &at(MeetingAct::RemoveItem { item: second }), &[206, 64]);

    assert_eq!(step_of(&off), Some((CaseStep::Submitted, None)));
    refused(&world, &move_item(second, Some(first)), RuleError::AlreadySo);
    refused(&world, &move_item(first, None), RuleError::AlreadySo);
    refused(&world, &move_item(first, Some(first)), RuleError::OutOfBounds);
    refused(&world, &move_item(FactId([9; 16]), None), RuleError::NotFound);
    refused(&world, &edit(first, Some("vervoer"), None), RuleError::AlreadySo);
    refused(&world, &edit(first, None, Some(5)), RuleError::OutOfBounds);
    meeting.write(AgendaItemRemoved { item: second });
    meeting.lie(&mut world, MEETING);
    case_at(&mut world, &[CaseStep::Submitted]);
    refused(&world, &at(MeetingAct::RemoveItem { item: second }), RuleError::NotFound);
    let back = writes(&world, &move_item(second, Some(first)), &[205, 64]);
    assert_eq!(step_of(&back), Some((CaseStep::Scheduled, Some(ON))));
}

#[test]
fn a_case_that_waits_on_another_agenda_too_goes_on_waiting() {
    let mut world = world();
    let mut meeting = Meeting::of(TABLE);
    let item = meeting.item(Some(CASE));
    meeting.lie(&mut world, MEETING);
    meeting.lie(&mut world, OTHER);
    case_at(&mut world, &[CaseStep::Scheduled]);

    writes(&world, &at(MeetingAct::RemoveItem { item }), &[206]);

    meeting.write(stepped(MeetingStep::Closed));
    meeting.lie(&mut world, OTHER);
    writes(&world, &at(MeetingAct::RemoveItem { item }), &[206, 64]);
}

#[test]
fn a_case_that_was_discussed_takes_the_step_and_takes_it_back() {
    let mut world = world();
    let mut meeting = Meeting::of(TABLE);
    let item = meeting.item(Some(CASE));
    meeting.lie(&mut world, MEETING);
    case_at(&mut world, &[CaseStep::Scheduled]);
    let discuss = |discussed| at(MeetingAct::DiscussItem { item, discussed });

    let done = writes(&world, &discuss(true), &[207, 64]);

    assert_eq!(step_of(&done), Some((CaseStep::Discussed, Some(ON))));
    refused(&world, &discuss(false), RuleError::AlreadySo);
    meeting.write(AgendaItemDiscussed { item, discussed: true });
    meeting.lie(&mut world, MEETING);
    case_at(&mut world, &[CaseStep::Discussed]);
    let back = writes(&world, &discuss(false), &[207, 64]);
    assert_eq!(step_of(&back), Some((CaseStep::Scheduled, Some(ON))));
    case_at(&mut world, &[CaseStep::Discussed, CaseStep::Closed]);
    writes(&world, &discuss(false), &[207]);
}

#[test]
fn a_meeting_is_started_closed_cancelled_and_reopened_and_its_cases_move_along() {
    let mut world = world();
    let mut meeting = Meeting::of(TABLE);
    meeting.item(Some(CASE));
    meeting.lie(&mut world, MEETING);
    case_at(&mut world, &[CaseStep::Scheduled]);

    writes(&world, &step(MeetingStep::Started), &[202]);
    let closed = writes(&world, &step(MeetingStep::Closed), &[202, 64]);
    let cancelled = writes(&world, &step(MeetingStep::Cancelled), &[202, 64]);

    assert_eq!(step_of(&closed), Some((CaseStep::Submitted, None)), "what was not reached waits again");
    assert_eq!(step_of(&cancelled), Some((CaseStep::Submitted, None)));
    refused(&world, &step(MeetingStep::Reopened), RuleError::AlreadySo);
    meeting.write(stepped(MeetingStep::Started));
    meeting.lie(&mut world, MEETING);
    refused(&world, &step(MeetingStep::Started), RuleError::AlreadySo);
    meeting.write(stepped(MeetingStep::Closed));
    meeting.lie(&mut world, MEETING);
    case_at(&mut world, &[CaseStep::Submitted]);
    refused(&world, &step(MeetingStep::Closed), RuleError::AlreadySo);
    refused(&world, &step(MeetingStep::Cancelled), RuleError::Closed);
    let again = writes(&world, &step(MeetingStep::Reopened), &[202, 64]);
    assert_eq!(step_of(&again), Some((CaseStep::Scheduled, Some(ON))));
}

#[test]
fn a_meeting_that_moves_takes_the_cases_that_wait_for_it_along() {
    let mut world = world();
    let mut meeting = Meeting::of(TABLE);
    meeting.item(Some(CASE));
    meeting.lie(&mut world, MEETING);
    case_at(&mut world, &[CaseStep::Scheduled]);
    let when = |on, at_time, place: Option<&str>| at(MeetingAct::Move { on, at: at_time, place: place.map(line) });

    let moved = writes(&world, &when(ON.plus(1), None, None), &[201, 64]);
    writes(&world, &when(ON, TimeOfDay::new(14, 0), Some("Het Trefpunt")), &[201]);

    assert_eq!(step_of(&moved), Some((CaseStep::Scheduled, Some(ON.plus(1)))));
    refused(&world, &when(ON, None, None), RuleError::AlreadySo);
    refused(&world, &when(TODAY.plus(1_000), None, None), RuleError::BadDay);
}

#[test]
fn guides_and_who_was_there_are_people_of_the_network_and_others_by_their_role() {
    let mut world = world();
    let mut meeting = Meeting::of(TABLE);
    meeting.lie(&mut world, MEETING);
    let guide = |org, person| at(MeetingAct::NameGuide { org, person });
    let was = |org, person, attendance| at(MeetingAct::SetAttendance { org, person, attendance });
    let anna = Some(author(1, 0).person);
    let guests = |count| at(MeetingAct::CountGuests { role: Role::Resident, count });

    writes(&world, &guide(Some(org(1)), anna), &[208]);
    writes(&world, &was(org(1), anna, Attendance::Present), &[209]);
    writes(&world, &was(org(1), None, Attendance::Unable), &[209]);
    writes(&world, &guests(2), &[210]);

    refused(&world, &guide(None, None), RuleError::AlreadySo);
    refused(&world, &guide(Some(org(2)), anna), RuleError::NotFound);
    refused(&world, &guide(Some(org(NEWCOMER)), None), RuleError::OtherNotAMember);
    refused(&world, &was(org(2), anna, Attendance::Present), RuleError::NotFound);
    refused(&world, &was(org(1), anna, Attendance::Unknown), RuleError::AlreadySo);
    refused(&world, &guests(0), RuleError::AlreadySo);
    refused(&world, &guests(501), RuleError::OutOfBounds);
    meeting.write(stepped(MeetingStep::Closed));
    meeting.lie(&mut world, MEETING);
    writes(&world, &was(org(1), anna, Attendance::Present), &[209]);
    meeting.write(stepped(MeetingStep::Cancelled));
    meeting.lie(&mut world, MEETING);
    refused(&world, &was(org(1), anna, Attendance::Present), RuleError::Closed);
}

#[test]
fn a_signal_becomes_an_action_or_a_lesson_or_is_let_go() {
    let mut world = world();
    let mut meeting = Meeting::of(TABLE);
    let signal = meeting.write(SignalParked { text: line("de bus rijdt niet meer") });
    meeting.lie(&mut world, MEETING);
    let follow = |signal, follow| at(MeetingAct::Follow { signal, follow });
    let action =
        |owner| Follow::Action { season: SEASON, what: line("vervoerder bellen"), owner, person: None, due: None };
    let lesson =
        Follow::Lesson { title: line("vervoer"), order: LearningOrder::Second, text: "eerst vragen".to_owned() };

    let added = writes(&world, &follow(signal, action(org(1))), &[111, 212]);
    writes(&world, &follow(signal, lesson), &[120, 212]);
    writes(&world, &follow(signal, Follow::LetGo), &[212]);
    writes(&world, &at(MeetingAct::Park { text: line("te laat gebeld") }), &[211]);

    let Fact::ActionAdded(added) = &added[0].facts[0] else { panic!("an action is added") };
    assert_eq!(added.origin, Some(MEETING));
    refused(&world, &follow(signal, action(org(NEWCOMER))), RuleError::OtherNotAMember);
    refused(&world, &follow(FactId([9; 16]), Follow::LetGo), RuleError::NotFound);
    meeting.write(SignalFollowed { signal, follow_up: FollowUp::LetGo });
    meeting.lie(&mut world, MEETING);
    refused(&world, &follow(signal, Follow::LetGo), RuleError::AlreadySo);
}

#[test]
fn news_has_a_last_day_within_a_year() {
    let mut world = world();
    Meeting::of(TABLE).lie(&mut world, MEETING);
    let news = |until| at(MeetingAct::TellNews { text: line("nieuw spreekuur"), until });

    writes(&world, &news(TODAY), &[213]);
    refused(&world, &news(TODAY.plus(-1)), RuleError::BadDay);
    refused(&world, &news(TODAY.plus(400)), RuleError::BadDay);
    refused(&world, &at(MeetingAct::EndNews { news: FactId([9; 16]) }), RuleError::NotFound);
}

#[test]
fn the_notes_of_a_meeting_are_written_together() {
    let mut world = world();
    Meeting::of(TABLE).lie(&mut world, MEETING);

    assert!(planned(&world, &edit(MEETING, TextField::Notes, 0, 0, "wat er gezegd is")).is_ok());
    refused(&world, &edit(MEETING, TextField::LessonText, 0, 0, "iets"), RuleError::WrongKind);
}

fn template(steps: usize, minutes: u32) -> StepTemplate {
    let step = TemplateStep { name: line("vertellen"), level: Some(SupportLevel::Own), minutes };
    StepTemplate { name: line("kort"), steps: vec![step; steps] }
}

#[test]
fn a_clock_goes_along_with_an_item_of_a_meeting_that_goes_on() {
    let mut world = world();
    let mut meeting = Meeting::of(TABLE);
    let item = meeting.item(None);
    meeting.lie(&mut world, MEETING);
    let start = |item, template| at(MeetingAct::StartClock { item, template });
    refused(&world, &start(item, template(2, 5)), RuleError::MeetingNotRunning);
    meeting.write(stepped(MeetingStep::Started));
    meeting.lie(&mut world, MEETING);

    writes(&world, &start(item, template(2, 5)), &[218]);

    refused(&world, &start(FactId([9; 16]), template(2, 5)), RuleError::NotFound);
    refused(&world, &start(item, template(0, 5)), RuleError::OutOfBounds);
    refused(&world, &start(item, template(21, 5)), RuleError::OutOfBounds);
    refused(&world, &start(item, template(2, 0)), RuleError::OutOfBounds);
    let clock = meeting.write(ClockStarted { item, template: template(2, 5) });
    meeting.lie(&mut world, MEETING);
    let set = |step, running, spent: &[u32]| at(MeetingAct::SetClock { clock, step, running, spent: spent.to_vec() });
    writes(&world, &set(Some(1), true, &[300, 0]), &[219]);
    writes(&world, &set(Some(0), false, &[300, 0]), &[219]);
    writes(&world, &set(None, false, &[300, 0]), &[219]);
    refused(&world, &set(Some(0), true, &[30, 0]), RuleError::AlreadySo);
    refused(&world, &set(Some(2), true, &[300, 0]), RuleError::OutOfBounds);
    refused(&world, &set(Some(1), true, &[300]), RuleError::OutOfBounds);
    refused(&world, &set(Some(1), true, &[300, u32::MAX]), RuleError::OutOfBounds);
    world.desk.me = author(1, 0);
    writes(&world, &set(Some(0), true, &[30, 0]), &[219]);
    meeting.write(ClockSet { clock, step: None, running: false, spent: vec![30, 0] });
    meeting.lie(&mut world, MEETING);
    refused(&world, &set(Some(0), true, &[30, 0]), RuleError::Closed);
    meeting.write(stepped(MeetingStep::Closed));
    meeting.lie(&mut world, MEETING);
    refused(&world, &start(item, template(2, 5)), RuleError::MeetingNotRunning);
}

#[test]
fn a_network_writes_changes_and_drops_templates_of_its_own() {
    let mut world = world();
    let mut network = Partners::new(3, 2, NetworkNamed { name: line("Noord"), region: None });
    lay(&mut world.desk, NET, LogKind::Network, &network);
    let method = Some(StepMethod::Incident);
    let write = |instead, template| Command::WriteTemplate { instead, template };

    let written = writes(&world, &write(method, template(2, 5)), &[215]);
    assert_eq!(written[0].target, Target::Log(NET));
    refused(&world, &write(None, template(0, 5)), RuleError::OutOfBounds);

    let written = network.write(0, TemplateWritten { instead: method, template: template(2, 5) });
    lay(&mut world.desk, NET, LogKind::Network, &network);
    let rewrite = |written, template| Command::RewriteTemplate { written, template };
    writes(&world, &rewrite(written, template(3, 5)), &[216]);
    writes(&world, &Command::DropTemplate { written }, &[217]);
    writes(&world, &write(None, template(3, 5)), &[215]);
    refused(&world, &write(method, template(3, 5)), RuleError::AlreadySo);
    refused(&world, &write(None, template(2, 5)), RuleError::AlreadySo);
    refused(&world, &rewrite(written, template(2, 5)), RuleError::AlreadySo);
    refused(&world, &rewrite(written, template(2, 999)), RuleError::OutOfBounds);
    refused(&world, &rewrite(FactId([9; 16]), template(3, 5)), RuleError::NotFound);
    refused(&world, &Command::DropTemplate { written: FactId([9; 16]) }, RuleError::NotFound);

    network.write(0, TemplateDropped { written });
    lay(&mut world.desk, NET, LogKind::Network, &network);
    refused(&world, &rewrite(written, template(2, 5)), RuleError::NotFound);
    writes(&world, &write(method, template(2, 5)), &[215]);
}
