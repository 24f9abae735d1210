//! Meetings for people: the list, one with its agenda, the rota.

use wijktafel_model::fact::steps::TemplateStep;
use wijktafel_model::id::LogId;
use wijktafel_model::view::Snapshot;
use wijktafel_model::view::meeting::{AgendaItemView, ClockView, MeetingView, RotaView, SignalView};
use wijktafel_model::words::{Attendance, TextField};

use super::lists::{columns, org};
use super::things::{apart, part};
use crate::meeting::{guides, moment, somebody, subject, table_name, when};
use crate::steps::{Offer, Which, minutes, offered, said, written};
use crate::text::{Words, names};

/// Meetings of one table or of all, earliest day first.
pub(super) fn of(s: &Snapshot, table: Option<LogId>) -> impl Iterator<Item = &MeetingView> {
    s.meetings.iter().filter(move |one| table.is_none_or(|table| one.table == table))
}

pub(super) fn list(s: &Snapshot, table: Option<LogId>, w: &Words) -> String {
    let row = |one: &MeetingView| {
        let at = one.at.map(|at| at.to_string()).unwrap_or_default();
        let (state, kind) = (w.t(names::meeting_state(one.state)), w.t(names::meeting_kind(one.kind)));
        let table = table_name(s, one.table);
        vec![one.log.short(), one.on.to_string(), at, state.into_owned(), kind.into_owned(), table]
    };
    columns(&of(s, table).map(row).collect::<Vec<_>>(), w)
}

pub(super) fn one(one: &MeetingView, s: &Snapshot, w: &Words) -> String {
    let kind = w.t(names::meeting_kind(one.kind));
    let mut lines = vec![format!("{}  {} ({kind})", one.log, table_name(s, one.table)), when(w, one)];
    lines.extend(one.also.iter().map(|also| w.with("meeting-also", &[("when", moment(w, also).into())])));
    lines.push(w.t(names::meeting_state(one.state)).into_owned());
    lines.extend(one.reason.clone());
    let guide = guides(s, w, &one.guides);
    lines.push(
        guide.map_or_else(
            || w.t("meeting-no-guide").into_owned(),
            |who| w.with("meeting-guide", &[("who", who.into())]),
        ),
    );
    part(&mut lines, &w.t("meeting-agenda"), &agenda(&one.agenda, s, w));
    part(&mut lines, &w.t("agenda-taken-off"), &agenda(&one.removed, s, w));
    for (attendance, key) in [(Attendance::Present, "meeting-there"), (Attendance::Unable, "meeting-unable")] {
        let of = one.attendance.iter().filter(|one| one.attendance == attendance);
        let mut who: Vec<String> = of.map(|one| somebody(s, one.org, one.person)).collect();
        if attendance == Attendance::Present {
            who.extend(one.guests.iter().map(|one| format!("{}: {}", w.t(names::role(one.role)), one.count)));
        }
        part(&mut lines, &w.t(key), &who.join("\n"));
    }
    for clock in &one.clocks {
        part(&mut lines, &discussion(one, clock, s, w), &columns(&course(clock, w), w));
    }
    let signals: Vec<Vec<String>> = one.signals.iter().map(|one| signal(one, s, w)).collect();
    part(&mut lines, &w.t("meeting-signals"), &table(&signals, w));
    let news =
        one.news.iter().map(|one| vec![one.news.short(), one.until.to_string(), org(s, one.by), one.text.clone()]);
    part(&mut lines, &w.t("meeting-news"), &table(&news.collect::<Vec<_>>(), w));
    part(&mut lines, &w.t(names::field(TextField::Notes)), &one.notes);
    apart(&mut lines, &one.set_apart, w);
    lines.join("\n")
}

/// Rows in columns; nothing for none.
fn table(rows: &[Vec<String>], w: &Words) -> String {
    if rows.is_empty() { String::new() } else { columns(rows, w) }
}

fn agenda(items: &[AgendaItemView], s: &Snapshot, w: &Words) -> String {
    let row = |(place, item): (usize, &AgendaItemView)| {
        let minutes = item.minutes.map(|minutes| w.with("minutes", &[("n", minutes.into())])).unwrap_or_default();
        let discussed = if item.discussed { "✓" } else { "·" };
        vec![item.item.short(), format!("{}.", place + 1), discussed.to_owned(), minutes, subject(s, w, item)]
    };
    table(&items.iter().enumerate().map(row).collect::<Vec<_>>(), w)
}

fn signal(one: &SignalView, s: &Snapshot, w: &Words) -> Vec<String> {
    let became: Vec<String> = one.follow_ups.iter().map(|one| w.t(names::follow_up(*one)).into_owned()).collect();
    let became = if became.is_empty() { w.t("cli-open").into_owned() } else { w.list(&became) };
    vec![one.signal.short(), became, org(s, one.by), one.text.clone()]
}

/// What is or was discussed, with who keeps the time.
fn discussion(one: &MeetingView, clock: &ClockView, s: &Snapshot, w: &Words) -> String {
    let item = one.agenda.iter().chain(&one.removed).find(|item| item.item == clock.item);
    let what = item.map(|item| subject(s, w, item)).unwrap_or_default();
    let who = somebody(s, clock.keeper.org, clock.keeper.person);
    let title = w.with("clock-title", &[("what", what.into())]);
    let on = wijktafel_model::meeting::clocks(one).iter().any(|on| on.clock == clock.clock);
    let kept = on.then(|| w.with("clock-keeper", &[("who", who.into())]));
    [Some(clock.clock.short()), Some(title), Some(clock.template.name.to_string()), kept]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join(" · ")
}

/// Each step with the time that was meant and spent, by the last word about it; the running one is marked.
fn course(clock: &ClockView, w: &Words) -> Vec<Vec<String>> {
    let step = |(place, (step, spent)): (usize, (&TemplateStep, &u32))| {
        let mark = if clock.place() == Some(place) { "›" } else { "·" };
        let took = if *spent > 0 { said(w, step, Some(*spent)) } else { String::new() };
        vec![mark.to_owned(), step.name.to_string(), said(w, step, None), took]
    };
    clock.template.steps.iter().zip(&clock.spent).enumerate().map(step).collect()
}

/// Every template that is offered, each with its steps as they can be written again.
pub(super) fn templates(s: &Snapshot, w: &Words) -> String {
    let one = |offer: &Offer| {
        let id = match offer.which {
            Which::Own(written) => written.short(),
            Which::BuiltIn(_) => String::new(),
        };
        let minutes = w.with("minutes", &[("n", minutes(&offer.template).into())]);
        format!("{}  {} ({minutes})\n{}", offer.template.name, id, written(&offer.template, w))
    };
    offered(s, w).iter().map(one).collect::<Vec<_>>().join("\n\n")
}

/// Whoever waits longest for a turn first.
pub(super) fn rota(rota: &RotaView, s: &Snapshot, w: &Words) -> String {
    let last = rota.last.iter().map(|(day, guide)| {
        let values = [("day", w.day(*day).into()), ("who", somebody(s, guide.org, guide.person).into())];
        w.with("rota-last", &values)
    });
    let turn = |turn: &wijktafel_model::view::meeting::TurnView| {
        let last = turn.last.map_or_else(|| w.t("rota-never").into_owned(), |day| day.to_string());
        vec![turn.person.short(), last, somebody(s, turn.org, Some(turn.person))]
    };
    let turns = columns(&rota.turns.iter().map(turn).collect::<Vec<_>>(), w);
    last.chain([turns]).collect::<Vec<_>>().join("\n")
}
