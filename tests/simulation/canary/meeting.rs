//! A meeting of each table, with a word of its own in every text.

use wijktafel_harness::{Partner, World};
use wijktafel_model::command::Command;
use wijktafel_model::command::meeting::{Follow, MeetingAct};
use wijktafel_model::fact::steps::{StepTemplate, TemplateStep};
use wijktafel_model::id::{FactId, LogId};
use wijktafel_model::words::{Attendance, LearningOrder, Line, MeetingKind, MeetingStep, Role};

use super::script::{WIDE, Words};

/// A meeting with its only subject and its only signal.
#[derive(Clone, Copy, Debug)]
pub(super) struct Planned {
    pub(super) log: LogId,
    item: FactId,
    signal: FactId,
}

fn at(world: &mut World, partner: Partner, meeting: LogId, act: MeetingAct) -> Vec<FactId> {
    world.run(partner, &Command::AtMeeting { meeting, act }).expect("it is done").facts
}

/// Plans a meeting of a table, whose words are of a class, with a subject, a signal and news.
pub(super) fn planned(world: &mut World, partner: Partner, table: LogId, class: &str, words: &mut Words) -> Planned {
    let on = world.now().day().plus(7);
    let plan = Command::PlanMeeting { table, kind: MeetingKind::Table, on, at: None, place: Some(words.line(class)) };
    let log = world.run(partner, &plan).expect("a meeting").logs[0];
    let subject = Some(words.line(class));
    let item = at(world, partner, log, MeetingAct::AddItem { case: None, subject, minutes: Some(10) })[0];
    let signal = at(world, partner, log, MeetingAct::Park { text: words.line(class) })[0];
    let until = on.plus(30);
    at(world, partner, log, MeetingAct::TellNews { text: words.line(class), until });
    Planned { log, item, signal }
}

/// Everything that changes a meeting, and what moves without words. What a signal becomes, all members read.
pub(super) fn changed(
    world: &mut World,
    partner: Partner,
    (meeting, season): (Planned, LogId),
    class: &str,
    words: &mut Words,
) {
    let Planned { log, item, signal } = meeting;
    let (on, owner) = (world.now().day().plus(8), world.org(partner));
    let mut act = |act| at(world, partner, log, act);
    act(MeetingAct::Move { on, at: None, place: Some(words.line(class)) });
    act(MeetingAct::EditItem { item, subject: Some(words.line(class)), minutes: None });
    let subject = Some(Line::new("Koffie").expect("a line"));
    let other = act(MeetingAct::AddItem { case: None, subject, minutes: None })[0];
    act(MeetingAct::MoveItem { item: other, after: None });
    act(MeetingAct::RemoveItem { item: other });
    act(MeetingAct::DiscussItem { item, discussed: true });
    act(MeetingAct::NameGuide { org: Some(owner), person: None });
    act(MeetingAct::SetAttendance { org: owner, person: None, attendance: Attendance::Present });
    act(MeetingAct::CountGuests { role: Role::Resident, count: 2 });
    let what = words.line(WIDE);
    act(MeetingAct::Follow { signal, follow: Follow::Action { season, what, owner, person: None, due: None } });
    let (title, text) = (words.line(WIDE), words.next(WIDE));
    act(MeetingAct::Follow { signal, follow: Follow::Lesson { title, order: LearningOrder::First, text } });
    let (title, text) = (words.line(WIDE), words.next(WIDE));
    act(MeetingAct::Follow { signal, follow: Follow::Experiment { title, until: on, text } });
    act(MeetingAct::Follow { signal, follow: Follow::LetGo });
    let text = Line::new("Weer voorbij").expect("a line");
    let news = act(MeetingAct::TellNews { text, until: on })[0];
    act(MeetingAct::EndNews { news });
    act(MeetingAct::Step { step: MeetingStep::Started, reason: None });
    let step = TemplateStep { name: words.line(class), level: None, minutes: 5 };
    let template = StepTemplate { name: words.line(class), steps: vec![step] };
    let clock = act(MeetingAct::StartClock { item, template })[0];
    act(MeetingAct::SetClock { clock, step: None, running: false, spent: vec![60] });
    act(MeetingAct::Step { step: MeetingStep::Cancelled, reason: Some(words.line(class)) });
}
