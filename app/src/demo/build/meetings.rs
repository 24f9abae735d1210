//! The meetings of the first table: two that were held, one to come.

use wijktafel_model::command::Command;
use wijktafel_model::command::meeting::{Follow, MeetingAct};
use wijktafel_model::fact::steps::StepTemplate;
use wijktafel_model::id::{FactId, LogId, OrgId};
use wijktafel_model::time::{Day, TimeOfDay};
use wijktafel_model::view::Snapshot;
use wijktafel_model::words::{Attendance, Line, MeetingKind, MeetingStep, Role, StepMethod, TextField};
use wijktafel_sync::node::Node;

use super::super::await_shown;
use super::super::script::{CASES, MEETINGS, Meeting, NEWS_DAYS, Said, TABLES, TEMPLATE};
use super::story::{at, person, write};
use super::{make, make_fact, make_log, snapshot};
use crate::problem::Problem;
use crate::steps::{built_in, read};
use crate::text::{Lang, Words};

/// Every meeting, as far as the script tells it; the season of actions is there already.
pub(super) fn all(nodes: &[Node], orgs: &[OrgId], today: Day, lang: Lang) -> Result<(), Problem> {
    let words = Words::new(lang);
    let steps = read(TEMPLATE.1.of(lang), &words).map_err(|_line| Problem::new("bad-value"))?;
    let template = StepTemplate { name: Line::new(TEMPLATE.0.of(lang))?, steps };
    make(at(nodes, 1)?, Command::WriteTemplate { instead: None, template })?;
    for script in &MEETINGS {
        meeting(nodes, orgs, script, (today, lang))?;
    }
    Ok(())
}

fn act(node: &Node, meeting: LogId, act: MeetingAct) -> Result<Option<FactId>, Problem> {
    Ok(make(node, Command::AtMeeting { meeting, act })?.facts.first().copied())
}

fn meeting(nodes: &[Node], orgs: &[OrgId], script: &Meeting, (today, lang): (Day, Lang)) -> Result<(), Problem> {
    let line = |said: Said| Line::new(said.of(lang));
    let first = at(nodes, 0)?;
    let s = snapshot(first, None)?;
    let name = TABLES.first().map(|(name, ..)| name.of(lang));
    let table = s.network.tables.iter().find(|table| Some(table.name.as_str()) == name);
    let plan = Command::PlanMeeting {
        table: table.ok_or_else(|| Problem::new("not-found"))?.log,
        kind: MeetingKind::Table,
        on: today.plus(script.days),
        at: TimeOfDay::new(13, 30),
        place: Some(line(script.place)?),
    };
    let log = make_log(first, plan)?;
    for node in nodes {
        await_shown(node, |shown| shown.snapshot.meetings.iter().any(|one| one.log == log))?;
    }
    for (case, subject, minutes, discussed) in script.agenda {
        let title = case.and_then(|place| CASES.get(place)).map(|case| case.title.of(lang));
        let case = title.and_then(|title| s.cases.iter().find(|row| row.title == title)).map(|row| row.log);
        let subject = subject.map(line).transpose()?;
        let item = act(first, log, MeetingAct::AddItem { case, subject, minutes: Some(*minutes) })?;
        if let Some(item) = item.filter(|_| *discussed) {
            act(first, log, MeetingAct::DiscussItem { item, discussed: true })?;
        }
    }
    people(nodes, orgs, script, log)?;
    let second = at(nodes, 1)?;
    for (text, followed) in script.signals {
        let signal =
            make_fact(second, Command::AtMeeting { meeting: log, act: MeetingAct::Park { text: line(*text)? } })?;
        if *followed {
            await_shown(first, |shown| signal_is_there(&shown.snapshot, log, signal))?;
            let (what, owner) = (line(*text)?, *orgs.first().ok_or_else(|| Problem::new("not-found"))?);
            let season = s.seasons.last().ok_or_else(|| Problem::new("not-found"))?.log;
            let follow = Follow::Action { season, what, owner, person: None, due: Some(today.plus(NEWS_DAYS)) };
            act(first, log, MeetingAct::Follow { signal, follow })?;
        }
    }
    for text in script.news {
        let until = today.plus(NEWS_DAYS);
        act(second, log, MeetingAct::TellNews { text: line(*text)?, until })?;
    }
    if let Some(notes) = script.notes {
        write(first, log, TextField::Notes, 0, notes.of(lang))?;
    }
    if script.days < 0 {
        talk(first, script, log, &Words::new(lang))?;
        act(first, log, MeetingAct::Step { step: MeetingStep::Closed, reason: None })?;
    }
    Ok(())
}

/// The first item is talked about from left to right, by the clock.
fn talk(node: &Node, script: &Meeting, log: LogId, words: &Words) -> Result<(), Problem> {
    if script.took.is_empty() {
        return Ok(());
    }
    let s = snapshot(node, None)?;
    let one = s.meetings.iter().find(|one| one.log == log).ok_or_else(|| Problem::new("not-found"))?;
    let item = one.agenda.first().ok_or_else(|| Problem::new("not-found"))?.item;
    let template = built_in(StepMethod::LeftToRight, words).ok_or_else(|| Problem::new("not-found"))?;
    act(node, log, MeetingAct::Step { step: MeetingStep::Started, reason: None })?;
    let clock = make_fact(node, Command::AtMeeting { meeting: log, act: MeetingAct::StartClock { item, template } })?;
    let spent = script.took.to_vec();
    act(node, log, MeetingAct::SetClock { clock, step: None, running: false, spent })?;
    Ok(())
}

fn signal_is_there(s: &Snapshot, meeting: LogId, signal: FactId) -> bool {
    let one = s.meetings.iter().find(|one| one.log == meeting);
    one.is_some_and(|one| one.signals.iter().any(|known| known.signal == signal))
}

/// The guide and whoever was there, one of each organisation; guests by their role.
fn people(nodes: &[Node], orgs: &[OrgId], script: &Meeting, log: LogId) -> Result<(), Problem> {
    let first = at(nodes, 0)?;
    for (index, (node, org)) in nodes.iter().zip(orgs).enumerate() {
        let person = person(node);
        if script.guide == Some(index) {
            act(first, log, MeetingAct::NameGuide { org: Some(*org), person })?;
        }
        let attendance = match script.there.get(index) {
            Some(Some(true)) => Attendance::Present,
            Some(Some(false)) => Attendance::Unable,
            Some(None) | None => continue,
        };
        act(first, log, MeetingAct::SetAttendance { org: *org, person, attendance })?;
    }
    if script.residents > 0 {
        act(first, log, MeetingAct::CountGuests { role: Role::Resident, count: script.residents })?;
    }
    Ok(())
}
