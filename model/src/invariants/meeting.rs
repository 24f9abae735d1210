//! A meeting: no item of an agenda is lost by working on it apart, and no field is needed.

use std::collections::BTreeSet;

use proptest::prelude::*;

use super::{Move, pick, played, quick, script};
use crate::fact::Fact;
use crate::fact::meeting::{
    AgendaItemAdded, AgendaItemDiscussed, AgendaItemEdited, AgendaItemMoved, AgendaItemRemoved, AttendanceSet,
    GuestsCounted, GuideNamed, MeetingMoved, MeetingOpened, MeetingStepped, NewsEnded, NewsTold, SignalFollowed,
    SignalParked,
};
use crate::fact::steps::{ClockSet, ClockStarted, StepTemplate, TemplateStep};
use crate::history::{History as _, Recorded};
use crate::id::{FactId, LogId};
use crate::meeting::{derive, settle};
use crate::testing::{MemoryHistory, Partners, TODAY, author, standing};
use crate::time::{Day, TimeOfDay};
use crate::view::Texts;
use crate::view::meeting::{AgendaItemView, MeetingState, MeetingView};
use crate::words::{Attendance, FollowUp, Line, MeetingKind, MeetingStep, Role};

const LOG: LogId = LogId([8; 16]);

fn line(text: &str) -> Line {
    Line::new(text).unwrap()
}

pub(super) fn opened() -> MeetingOpened {
    MeetingOpened { table: LogId([3; 16]), kind: MeetingKind::Table, on: TODAY, at: None, place: None }
}

/// Any fact that a meeting may hold; mostly about something that the replica knows.
pub(super) fn any_fact(history: &MemoryHistory, what: u8, one: u8, other: u8) -> Fact {
    let of = |wanted: fn(&Fact) -> bool| {
        let known = history.facts().iter().filter(|record| one % 8 == 7 || wanted(&record.fact));
        let ids: Vec<FactId> = known.map(|record| record.id).collect();
        ids.get(pick(one, ids.len())).copied().unwrap_or(FactId([0; 16]))
    };
    let item = of(|fact| matches!(fact, Fact::AgendaItemAdded(_)));
    let subject = Some(line(["koffie", "vervoer"][pick(one, 2)]));
    let (org, person) = (author(other % 3, 0).org, one.is_multiple_of(2).then(|| author(other % 3, 0).person));
    match what % 18 {
        0 | 1 => AgendaItemAdded { case: None, subject, minutes: None }.into(),
        2 => AgendaItemEdited { item, subject, minutes: Some(other.into()) }.into(),
        3 | 4 => {
            let after = of(|fact| matches!(fact, Fact::AgendaItemAdded(_)));
            AgendaItemMoved { item, after: (!other.is_multiple_of(4)).then_some(after) }.into()
        }
        5 => AgendaItemRemoved { item }.into(),
        6 => AgendaItemDiscussed { item, discussed: other.is_multiple_of(2) }.into(),
        7 => GuideNamed { org: (!one.is_multiple_of(5)).then_some(org), person }.into(),
        8 => AttendanceSet { org, attendance: Attendance::ALL[pick(one, 3)], person }.into(),
        9 => GuestsCounted { role: Role::Resident, count: (one % 4).into() }.into(),
        10 => SignalParked { text: line("de bus rijdt niet meer") }.into(),
        11 => {
            let signal = of(|fact| matches!(fact, Fact::SignalParked(_)));
            SignalFollowed { signal, follow_up: FollowUp::ALL[pick(other, 3)] }.into()
        }
        12 => NewsTold { text: line("nieuw spreekuur"), until: TODAY.plus(i32::from(other % 9) - 4) }.into(),
        13 => NewsEnded { news: of(|fact| matches!(fact, Fact::NewsTold(_))) }.into(),
        14 => MeetingMoved { on: TODAY.plus(i32::from(one % 5) - 2), at: TimeOfDay::new(9, 30), place: None }.into(),
        15 => ClockStarted { item, template: template() }.into(),
        16 => {
            let clock = of(|fact| matches!(fact, Fact::ClockStarted(_)));
            let step = (!one.is_multiple_of(7)).then_some(u32::from(one % 4));
            ClockSet { clock, step, running: other.is_multiple_of(2), spent: vec![other.into(); 3] }.into()
        }
        _ => MeetingStepped { step: MeetingStep::ALL[pick(other, 4)], reason: None }.into(),
    }
}

fn template() -> StepTemplate {
    let step = TemplateStep { name: line("vertellen"), level: None, minutes: 5 };
    StepTemplate { name: line("kort"), steps: vec![step; 3] }
}

/// Three replicas work on one meeting apart, and meet now and then.
fn play(moves: &[Move]) -> Partners {
    played(Partners::new(3, 1, opened()), moves, 4, any_fact)
}

fn view(history: &MemoryHistory, today: Day) -> MeetingView {
    let mut view = derive(LOG, history, &Texts::new()).unwrap();
    settle(&mut view, &standing(3, 1), today);
    view
}

fn items(of: &[AgendaItemView]) -> Vec<FactId> {
    of.iter().map(|item| item.item).collect()
}

fn added(history: &MemoryHistory) -> Vec<(usize, &Recorded)> {
    let all = history.facts().iter().enumerate();
    all.filter(|(_, record)| matches!(record.fact, Fact::AgendaItemAdded(_))).collect()
}

/// What a fact says about an item, besides adding it: which, and whether it takes it off.
fn about(fact: &Fact) -> Option<(FactId, bool)> {
    match fact {
        Fact::AgendaItemEdited(edited) => Some((edited.item, false)),
        Fact::AgendaItemMoved(moved) => Some((moved.item, false)),
        Fact::AgendaItemDiscussed(discussed) => Some((discussed.item, false)),
        Fact::AgendaItemRemoved(removed) => Some((removed.item, true)),
        _ => None,
    }
}

fn added_clocks(history: &MemoryHistory) -> usize {
    history.facts().iter().filter(|record| matches!(record.fact, Fact::ClockStarted(_))).count()
}

proptest! {
    #![proptest_config(quick())]

    #[test]
    fn invariant_14_every_item_of_an_agenda_is_on_it_or_was_taken_off_by_somebody_who_knew_all(moves in script(60)) {
        let whole = play(&moves).whole();

        let view = view(&whole, TODAY);

        let (on, off) = (items(&view.agenda), items(&view.removed));
        let all: BTreeSet<FactId> = on.iter().chain(&off).copied().collect();
        prop_assert_eq!(all.len(), on.len() + off.len(), "an item stands twice");
        for (place, record) in added(&whole) {
            let words: Vec<(usize, bool)> = (0_usize..)
                .zip(whole.facts())
                .filter(|(later, _)| whole.precedes(place, *later))
                .filter_map(|(later, other)| about(&other.fact).filter(|(item, _)| *item == record.id).map(|(_, off)| (later, off)))
                .collect();
            let said: Vec<usize> = words.iter().filter(|(_, off)| !off).map(|(later, _)| *later).collect();
            let gone = words.iter().filter(|(_, off)| *off).any(|(removal, _)| said.iter().all(|one| whole.precedes(*one, *removal)));
            prop_assert_eq!(off.contains(&record.id), gone);
            prop_assert_eq!(on.contains(&record.id), !gone);
        }
    }

    #[test]
    fn invariant_15_a_move_that_nothing_came_after_stands_where_it_was_put(moves in script(40), front in any::<bool>()) {
        let mut partners = play(&moves);
        for replica in 1..3 {
            partners.meet(replica, 0);
        }
        let before = view(&partners.history(0), TODAY);
        let [first, .., last] = items(&before.agenda)[..] else { return Ok(()) };
        let after = (!front).then_some(first);

        partners.write(0, AgendaItemMoved { item: last, after });

        let mut expected = items(&before.agenda);
        expected.pop();
        expected.insert(usize::from(!front), last);
        prop_assert_eq!(items(&view(&partners.whole(), TODAY).agenda), expected);
    }

    #[test]
    fn invariant_01_one_clock_goes_on_once_somebody_set_it_who_knew_all(moves in script(60)) {
        let mut partners = play(&moves);
        for replica in 1..3 {
            partners.meet(replica, 0);
        }
        let item = partners.write(0, AgendaItemAdded { case: None, subject: Some(line("koffie")), minutes: None });
        partners.write(0, MeetingStepped { step: MeetingStep::Started, reason: None });

        let clock = partners.write(0, ClockStarted { item, template: template() });

        let meeting = view(&partners.whole(), TODAY.plus(-9));
        let known = added_clocks(&partners.whole());
        prop_assert_eq!(meeting.clocks.len(), known, "none is lost");
        prop_assert!(meeting.clocks.iter().filter(|one| one.current).map(|one| one.clock).eq([clock]));
        for one in &meeting.clocks {
            prop_assert_eq!(one.spent.len(), one.template.steps.len());
            prop_assert!(one.place().is_none_or(|place| place < one.spent.len()));
        }
    }

    #[test]
    fn invariant_01_a_day_ends_a_meeting_and_hides_news_and_changes_nothing_else(moves in script(60), days in 0..12) {
        let whole = play(&moves).whole();

        let (now, later) = (view(&whole, TODAY), view(&whole, TODAY.plus(days)));

        prop_assert!(later.news.iter().all(|news| now.news.contains(news) && news.until >= TODAY.plus(days)));
        prop_assert_eq!(now.news.iter().filter(|news| news.until >= TODAY.plus(days)).count(), later.news.len());
        if now.state != later.state {
            prop_assert!(now.state.is_ahead() && !later.state.is_ahead());
            prop_assert_ne!(later.state, MeetingState::Cancelled);
        }
        let rest = |view: MeetingView| MeetingView { state: MeetingState::Planned, news: Vec::new(), ..view };
        prop_assert_eq!(rest(now), rest(later));
    }
}
