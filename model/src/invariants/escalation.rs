//! An escalation climbs as one, keeps the rungs it began with, and is nobody's alone to end silently.

use proptest::prelude::*;

use super::{Move, pick, quick, script};
use crate::breakthrough::derive;
use crate::escalation::escalations;
use crate::fact::breakthrough::PlanPartDropped;
use crate::fact::escalation::{
    EscalationAnswered, EscalationClimbed, EscalationEnded, EscalationStarted, EscalationTakenBack, Ladder, Rung,
};
use crate::fact::{CaseOpened, Fact};
use crate::history::History as _;
use crate::id::{FactId, LogId};
use crate::testing::{MemoryHistory, Node, Partners, TODAY};
use crate::view::Texts;
use crate::view::escalation::EscalationState;
use crate::words::breakthrough::EscalationEnd;
use crate::words::{LifeArea, Line, Prose};

fn line(text: &str) -> Line {
    Line::new(text).unwrap()
}

fn prose(text: &str) -> Prose {
    Prose::new(text).unwrap()
}

fn ladder(rungs: u8) -> Ladder {
    let rung = |n: u8| Rung { who: line(&format!("trede {n}")), org: None, days: u32::from(n) + 1 };
    Ladder { name: line("ladder"), rungs: (0..rungs).map(rung).collect() }
}

/// Some word about an escalation, true or not, by whoever writes it.
fn any_fact(history: &MemoryHistory, what: u8, one: u8, other: u8) -> Fact {
    let ids = |kind: fn(&Fact) -> bool| -> Vec<FactId> {
        history.facts().iter().filter(|record| kind(&record.fact)).map(|record| record.id).collect()
    };
    let pick = |ids: &[FactId]| ids.get(pick(one, ids.len())).copied().unwrap_or(FactId([0; 16]));
    let escalation = pick(&ids(|fact| matches!(fact, Fact::EscalationStarted(_))));
    let rung = u32::from(other % 5);
    match what % 8 {
        0 => EscalationStarted { ladder: ladder(other % 4), about: None, why: prose("vast") }.into(),
        1..=3 => EscalationClimbed { escalation, to: rung }.into(),
        4 => EscalationAnswered { escalation, rung, note: prose("gehoord") }.into(),
        5 => EscalationEnded { escalation, note: None, end: EscalationEnd::ALL[usize::from(other % 2)] }.into(),
        6 => EscalationTakenBack { escalation, rung: (other % 5 != 4).then_some(rung) }.into(),
        _ => PlanPartDropped { part: pick(&ids(|fact| matches!(fact, Fact::EscalationAnswered(_)))) }.into(),
    }
}

fn play(moves: &[Move]) -> Partners {
    let (table, areas) = (LogId([2; 16]), vec![LifeArea::Housing]);
    let (title, ground, retain_until) = (line("weer thuis"), prose("gevraagd"), TODAY.plus(30));
    let mut partners = Partners::new(3, 1, CaseOpened { table, title, ground, retain_until, areas });
    for (what, who, one, other) in moves {
        let replica = usize::from(*who) % partners.replicas();
        if what.is_multiple_of(4) {
            partners.meet(replica, usize::from(*other));
        } else {
            let fact = any_fact(&partners.history(replica), what / 4, *one, *other);
            partners.write(replica, fact);
        }
    }
    partners
}

proptest! {
    #![proptest_config(quick())]

    #[test]
    fn an_escalation_keeps_the_rungs_it_began_with_and_stands_on_one_of_them(moves in script(60)) {
        let whole = play(&moves).whole();
        let shown = escalations(&whole);
        let sound = whole.facts().iter().filter_map(|record| match &record.fact {
            Fact::EscalationStarted(one) if one.ladder.is_sound() => Some(one),
            _ => None,
        });
        prop_assert_eq!(shown.len(), sound.clone().count());
        for (view, started) in shown.iter().zip(sound) {
            let rungs: Vec<(String, u32)> = view.rungs.iter().map(|rung| (rung.who.clone(), rung.days)).collect();
            let begun: Vec<(String, u32)> =
                started.ladder.rungs.iter().map(|rung| (rung.who.to_string(), rung.days)).collect();
            prop_assert_eq!(rungs, begun);
            prop_assert!(view.current().is_some_and(|rung| rung.asked.is_some()));
            prop_assert!(view.rungs.iter().skip(view.rung + 1).all(|rung| rung.asked.is_none()));
        }
    }

    #[test]
    fn climbing_apart_is_one_climb_and_is_undone_by_nobody_who_did_not_know(
        moves in script(40),
        climbers in proptest::collection::vec(0..3_usize, 1..8),
    ) {
        let mut partners = play(&moves);
        let started = EscalationStarted { ladder: ladder(3), about: None, why: prose("vast") };
        let escalation = partners.write(0, started);
        for replica in 1..3 {
            partners.meet(0, replica);
        }
        for replica in &climbers {
            partners.write(*replica, EscalationClimbed { escalation, to: 1 });
        }
        let apart = (climbers[0] + 1) % 3;
        if !climbers.contains(&apart) {
            partners.write(apart, EscalationTakenBack { escalation, rung: Some(1) });
        }
        let view = escalations(&partners.whole()).into_iter().find(|one| one.escalation == escalation).unwrap();
        prop_assert_eq!(view.rung, 1);
        prop_assert!(view.rungs[2].asked.is_none());
    }

    #[test]
    fn nothing_follows_from_a_day_that_passes(moves in script(40), days in 0..200_i32) {
        let whole = play(&moves).whole();
        for view in escalations(&whole) {
            let (before, after) = (view.state(TODAY), view.state(TODAY.plus(days)));
            let timed = matches!(before, EscalationState::Waiting | EscalationState::RunOut);
            prop_assert!(timed || before == after, "an answer and an end have no clock");
            prop_assert!(!timed || matches!(after, EscalationState::Waiting | EscalationState::RunOut));
            prop_assert!(before != EscalationState::RunOut || after == before, "what ran out stays so");
        }
        let plan = derive(&whole, &Texts::new());
        prop_assert_eq!(plan.state, crate::view::breakthrough::PlanState::Stuck, "it runs beside the plan");
    }

    #[test]
    fn the_same_words_show_the_same_escalations_in_any_order(
        moves in script(40),
        order in proptest::collection::vec(any::<prop::sample::Index>(), 0..60),
    ) {
        let partners = play(&moves);
        let mut nodes: Vec<Node> = partners.nodes().to_vec();
        for (place, index) in order.iter().enumerate() {
            let count = nodes.len();
            nodes.swap(place % count, index.index(count));
        }
        prop_assert_eq!(escalations(&partners.whole()), escalations(&MemoryHistory::of(&nodes)));
    }
}
