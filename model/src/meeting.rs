//! A meeting of a table: when, the agenda, who guides, who was there, what was parked and told.

mod clock;
#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};

use crate::card::distinct;
use crate::case::set_apart;
use crate::fact::Fact;
use crate::fact::meeting::MeetingOpened;
use crate::history::{History, Said, changed, last, said, shown};
use crate::id::{FactId, LogId, OrgId, PersonId};
use crate::roster::Standing;
use crate::time::Day;
use crate::view::meeting::{
    AgendaItemView, AttendanceView, ClockView, GuestsView, GuideView, MeetingState, MeetingView, NewsView,
    ReflectionView, RotaView, SignalView, TurnView, When,
};
use crate::view::{Snapshot, Texts};
use crate::words::{Attendance, FollowUp, Line, MeetingStep, Role, TextField};

/// A meeting; `None` before it was planned. What depends on who belongs and on the day is left to [`settle`].
pub fn derive(log: LogId, history: &dyn History, texts: &Texts) -> Option<MeetingView> {
    let opened = said(history, |record| match record.fact.known() {
        Fact::MeetingOpened(opened) => Some(opened),
        _ => None,
    });
    let opened = opened.first()?;
    let mut moments = moments(history, opened);
    let when = moments.pop_first()?;
    let (state, reason) = state(history);
    let (removed, agenda) = agenda(history).into_iter().partition::<Vec<_>, _>(|(_, gone)| *gone);
    let items = |of: Vec<(AgendaItemView, bool)>| of.into_iter().map(|(item, _)| item).collect();
    Some(MeetingView {
        log,
        table: opened.what.table,
        kind: opened.what.kind,
        on: when.on,
        at: when.at,
        place: when.place,
        also: moments.into_iter().collect(),
        state,
        reason,
        agenda: items(agenda),
        removed: items(removed),
        guides: guides(history),
        attendance: attendance(history),
        guests: guests(history),
        signals: signals(history),
        news: news(history),
        clocks: clock::clocks(history),
        reflections: reflections(history),
        notes: texts.get(&TextField::Notes).cloned().unwrap_or_default(),
        set_apart: set_apart(history),
        by: opened.record.author.org,
        changed: changed(history),
    })
}

/// Ends by the day what nobody ended, hides news past its day, and forgets guides to come that are no members any more.
pub fn settle(meeting: &mut MeetingView, standing: &Standing, today: Day) {
    let last_day = meeting.also.iter().map(|when| when.on).fold(meeting.on, Day::max);
    if last_day < today && meeting.state.is_ahead() {
        let held = meeting.state == MeetingState::Running || was_spoken_of(meeting);
        meeting.state = if held { MeetingState::Held } else { MeetingState::Passed };
    }
    if meeting.state.is_ahead() {
        meeting.guides.retain(|guide| standing.is_member(&guide.org));
    }
    meeting.news.retain(|news| news.until >= today);
}

/// Whether something was said of a meeting that only whoever was there can say.
fn was_spoken_of(meeting: &MeetingView) -> bool {
    meeting.agenda.iter().any(|item| item.discussed)
        || meeting.attendance.iter().any(|one| one.attendance == Attendance::Present)
        || !meeting.guests.is_empty()
}

/// Organisations of which somebody was there.
pub fn present(meeting: &MeetingView) -> BTreeSet<OrgId> {
    let there = meeting.attendance.iter().filter(|one| one.attendance == Attendance::Present);
    there.map(|one| one.org).collect()
}

/// The clocks that go on at a meeting that goes on. Several were started apart; the guide's comes first.
pub fn clocks(meeting: &MeetingView) -> Vec<&ClockView> {
    let running = meeting.state == MeetingState::Running;
    let mut clocks: Vec<_> = meeting.clocks.iter().filter(|clock| running && clock.current).collect();
    clocks.sort_by_key(|clock| !clock.guided);
    clocks
}

/// The clock that everybody follows: the only one, or the only one that a guide keeps.
pub fn leading(meeting: &MeetingView) -> Option<&ClockView> {
    match clocks(meeting).as_slice() {
        [only] => Some(only),
        [first, second, ..] if first.guided && !second.guided => Some(first),
        _ => None,
    }
}

/// Who guided last at a table, and whose turn it is: people of the table's readers with the role of process guide,
/// whoever never did so first, then by the day of the last time. A turn that is planned counts.
pub fn rota(snapshot: &Snapshot, table: LogId) -> RotaView {
    let there = snapshot.meetings.iter().filter(|meeting| meeting.table == table);
    let guided = there.filter(|meeting| !matches!(meeting.state, MeetingState::Cancelled | MeetingState::Passed));
    let mut days: BTreeMap<(OrgId, PersonId), Day> = BTreeMap::new();
    let mut rota = RotaView::default();
    // Meetings stand by day, the earliest first.
    for meeting in guided {
        for guide in &meeting.guides {
            if let Some(person) = guide.person {
                days.insert((guide.org, person), meeting.on);
            }
        }
        if !meeting.guides.is_empty() && !matches!(meeting.state, MeetingState::Planned) {
            rota.last = meeting.guides.iter().map(|guide| (meeting.on, *guide)).collect();
        }
    }
    let network = &snapshot.network;
    let Some(table) = network.tables.iter().find(|one| one.log == table) else { return rota };
    let guides = network.people.iter().filter(|person| {
        person.active && person.roles.contains(&Role::ProcessGuide) && table.orgs.contains(&person.org)
    });
    let turn = |org, person| TurnView { org, person, last: days.get(&(org, person)).copied() };
    let mut turns: Vec<_> = guides.map(|one| (one.name.as_deref(), turn(one.org, one.person))).collect();
    turns.sort_by_key(|(name, turn)| (turn.last, *name, turn.org, turn.person));
    rota.turns = turns.into_iter().map(|(_, turn)| turn).collect();
    rota
}

/// What full-text search finds a meeting by, without its notes.
pub(crate) fn words(meeting: &MeetingView) -> impl Iterator<Item = &str> {
    let items = meeting.agenda.iter().chain(&meeting.removed).filter_map(|item| item.subject.as_deref());
    let signals = meeting.signals.iter().map(|signal| signal.text.as_str());
    let news = meeting.news.iter().map(|news| news.text.as_str());
    let beside = [meeting.place.as_deref(), meeting.reason.as_deref()].into_iter().flatten();
    beside.chain(items).chain(signals).chain(news)
}

/// The causally latest days, times and places; more than one when they were set apart.
fn moments(history: &dyn History, opened: &Said<'_, &MeetingOpened>) -> BTreeSet<When> {
    let place = |place: &Option<Line>| place.as_ref().map(ToString::to_string);
    let words = said(history, |record| match record.fact.known() {
        Fact::MeetingMoved(moved) => Some(When { on: moved.on, at: moved.at, place: place(&moved.place) }),
        _ if record.id == opened.record.id => {
            Some(When { on: opened.what.on, at: opened.what.at, place: place(&opened.what.place) })
        }
        _ => None,
    });
    last(history, &words).into_iter().map(|one| one.what.clone()).collect()
}

/// By the causally latest step. Of steps taken apart that of whoever sat at the table counts: closed, then started,
/// then cancelled.
fn state(history: &dyn History) -> (MeetingState, Option<String>) {
    let steps = said(history, |record| match record.fact.known() {
        Fact::MeetingStepped(stepped) => Some(stepped),
        _ => None,
    });
    let furthest = |step: MeetingStep| match step {
        MeetingStep::Closed => 3,
        MeetingStep::Started => 2,
        MeetingStep::Cancelled => 1,
        MeetingStep::Reopened => 0,
    };
    let latest = last(history, &steps);
    let began = steps.iter().any(|one| one.what.step == MeetingStep::Started);
    match latest.iter().map(|one| one.what.step).max_by_key(|step| furthest(*step)) {
        Some(MeetingStep::Started) => (MeetingState::Running, None),
        Some(MeetingStep::Closed) => (MeetingState::Held, None),
        Some(MeetingStep::Reopened) if began => (MeetingState::Running, None),
        None | Some(MeetingStep::Reopened) => (MeetingState::Planned, None),
        Some(MeetingStep::Cancelled) => {
            let reasons = latest.iter().filter_map(|one| Some((one.record.id, one.what.reason.as_ref()?)));
            (MeetingState::Cancelled, reasons.min_by_key(|(id, _)| *id).map(|(_, reason)| reason.to_string()))
        }
    }
}

/// What a fact says about an item of the agenda.
enum Word<'a> {
    Wording(Option<&'a Line>, Option<u32>),
    Moved(Option<FactId>),
    Removed,
    Discussed(bool),
}

/// Every item in the order of the agenda, each with whether it was taken off.
///
/// Moves are carried out one after the other in the order that all replicas share, so that each of them counts, and
/// of two moves of one item the later one. Items that were taken off keep their place, for those put behind them.
fn agenda(history: &dyn History) -> Vec<(AgendaItemView, bool)> {
    let words = said(history, |record| {
        Some(match record.fact.known() {
            Fact::AgendaItemAdded(added) => (record.id, Word::Wording(added.subject.as_ref(), added.minutes)),
            Fact::AgendaItemEdited(edited) => (edited.item, Word::Wording(edited.subject.as_ref(), edited.minutes)),
            Fact::AgendaItemMoved(moved) => (moved.item, Word::Moved(moved.after)),
            Fact::AgendaItemRemoved(removed) => (removed.item, Word::Removed),
            Fact::AgendaItemDiscussed(discussed) => (discussed.item, Word::Discussed(discussed.discussed)),
            _ => return None,
        })
    });
    let mut order: Vec<FactId> = Vec::new();
    let mut about: BTreeMap<FactId, Vec<Said<'_, Word<'_>>>> = BTreeMap::new();
    let mut added: BTreeMap<FactId, usize> = BTreeMap::new();
    for Said { place, record, what: (item, word) } in words {
        if matches!(record.fact.known(), Fact::AgendaItemAdded(_)) {
            order.push(item);
            added.insert(item, place);
        } else if !added.get(&item).is_some_and(|added| history.precedes(*added, place)) {
            continue;
        }
        if let Word::Moved(after) = word {
            moved(&mut order, item, after);
        }
        about.entry(item).or_default().push(Said { place, record, what: word });
    }
    order.iter().filter_map(|item| Some(agenda_item(history, *item, about.get(item)?))).collect()
}

/// An item behind itself or behind nothing known stays where it is.
fn moved(order: &mut Vec<FactId>, item: FactId, after: Option<FactId>) {
    if after == Some(item) || after.is_some_and(|after| !order.contains(&after)) {
        return;
    }
    order.retain(|one| *one != item);
    let behind = after.and_then(|after| order.iter().position(|one| *one == after));
    order.insert(behind.map_or(0, |place| place + 1), item);
}

fn agenda_item(history: &dyn History, item: FactId, words: &[Said<'_, Word<'_>>]) -> (AgendaItemView, bool) {
    let mut wordings = Vec::new();
    let mut discussed = Vec::new();
    let mut removals = Vec::new();
    for Said { place, record, what } in words {
        match what {
            Word::Wording(subject, minutes) => {
                wordings.push(Said { place: *place, record, what: (*subject, *minutes) });
            }
            Word::Discussed(word) => discussed.push(Said { place: *place, record, what: *word }),
            Word::Removed => removals.push(*place),
            Word::Moved(_) => {}
        }
    }
    // Taken off only by whoever knew all that was said about it: nothing is lost that somebody else still works on.
    let kept = |removal: usize| {
        let others = words.iter().filter(|word| !matches!(word.what, Word::Removed));
        others.map(|word| word.place).any(|place| !history.precedes(place, removal))
    };
    let gone = removals.into_iter().any(|removal| !kept(removal));
    let (subject, minutes) = shown(history, &wordings).map(|one| one.what).unwrap_or_default();
    let added = words.first().map(|word| word.record);
    let case = added.and_then(|record| match record.fact.known() {
        Fact::AgendaItemAdded(added) => added.case,
        _ => None,
    });
    let view = AgendaItemView {
        item,
        case,
        subject: subject.map(ToString::to_string),
        minutes,
        discussed: last(history, &discussed).iter().any(|one| one.what),
        by: added.map_or(OrgId([0; 16]), |record| record.author.org),
    };
    (view, gone)
}

fn guides(history: &dyn History) -> Vec<GuideView> {
    let words = said(history, |record| match record.fact.known() {
        Fact::GuideNamed(named) => Some(named.org.map(|org| GuideView { org, person: named.person })),
        _ => None,
    });
    let named: BTreeSet<GuideView> = last(history, &words).iter().filter_map(|one| one.what).collect();
    named.into_iter().collect()
}

/// What was said about each of several things.
fn by_key<'a, K: Ord, T>(words: Vec<Said<'a, (K, T)>>) -> BTreeMap<K, Vec<Said<'a, T>>> {
    let mut about: BTreeMap<K, Vec<Said<'a, T>>> = BTreeMap::new();
    for Said { place, record, what: (key, what) } in words {
        about.entry(key).or_default().push(Said { place, record, what });
    }
    about
}

/// Of words said apart about one person the one that was seen counts: there, then unable.
fn attendance(history: &dyn History) -> Vec<AttendanceView> {
    let words = by_key(said(history, |record| match record.fact.known() {
        Fact::AttendanceSet(set) => Some(((set.org, set.person), set.attendance)),
        _ => None,
    }));
    let seen = words.into_iter().filter_map(|((org, person), words)| {
        let attendance = last(history, &words).iter().map(|one| one.what).min()?;
        (attendance != Attendance::Unknown).then_some(AttendanceView { org, person, attendance })
    });
    seen.collect()
}

fn guests(history: &dyn History) -> Vec<GuestsView> {
    let words = by_key(said(history, |record| match record.fact.known() {
        Fact::GuestsCounted(counted) => Some((counted.role, counted.count)),
        _ => None,
    }));
    let counted = words.into_iter().filter_map(|(role, words)| {
        let count = last(history, &words).iter().map(|one| one.what).max()?;
        (count > 0).then_some(GuestsView { role, count })
    });
    counted.collect()
}

fn signals(history: &dyn History) -> Vec<SignalView> {
    let follow_ups = said(history, |record| match record.fact.known() {
        Fact::SignalFollowed(followed) => Some((followed.signal, followed.follow_up)),
        _ => None,
    });
    let parked = said(history, |record| match record.fact.known() {
        Fact::SignalParked(signal) => Some(&signal.text),
        _ => None,
    });
    let view = |signal: &Said<'_, &Line>| {
        let later =
            follow_ups.iter().filter(|one| one.what.0 == signal.record.id && history.precedes(signal.place, one.place));
        let follow_ups: BTreeSet<FollowUp> = later.map(|one| one.what.1).collect();
        SignalView {
            signal: signal.record.id,
            text: signal.what.to_string(),
            by: signal.record.author.org,
            at: signal.record.at,
            follow_ups: follow_ups.into_iter().collect(),
        }
    };
    parked.iter().map(view).collect()
}

fn reflections(history: &dyn History) -> Vec<ReflectionView> {
    let reflected = said(history, |record| match record.fact.known() {
        Fact::MeetingReflected(reflected) => Some(reflected),
        _ => None,
    });
    let view = |one: &Said<'_, &crate::fact::meeting::MeetingReflected>| ReflectionView {
        order: one.what.order,
        cases: distinct(&one.what.cases),
        by: one.record.author.org,
        at: one.record.at,
    };
    reflected.iter().map(view).collect()
}

fn news(history: &dyn History) -> Vec<NewsView> {
    let ended = said(history, |record| match record.fact.known() {
        Fact::NewsEnded(ended) => Some(ended.news),
        _ => None,
    });
    let told = said(history, |record| match record.fact.known() {
        Fact::NewsTold(news) => Some(news),
        _ => None,
    });
    let holds = |news: &&Said<'_, _>| {
        !ended.iter().any(|end| end.what == news.record.id && history.precedes(news.place, end.place))
    };
    let view = |news: &Said<'_, &crate::fact::meeting::NewsTold>| NewsView {
        news: news.record.id,
        text: news.what.text.to_string(),
        until: news.what.until,
        by: news.record.author.org,
    };
    told.iter().filter(|one| holds(one)).map(view).collect()
}
