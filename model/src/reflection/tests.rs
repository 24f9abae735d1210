use proptest::prelude::*;

use super::*;
use crate::growth::tests::{case, lesson, meeting, snapshot};
use crate::testing::TODAY;
use crate::view::Row;

fn log(n: u8) -> LogId {
    LogId([n; 16])
}

fn at(days: i32) -> Timestamp {
    Timestamp(i64::from(TODAY.0 - days) * 86_400_000)
}

fn season(days: i32, over: Option<i32>) -> SeasonView {
    SeasonView {
        log: log(90),
        title: "najaar".to_owned(),
        actions: Vec::new(),
        at: at(days),
        reviews: Vec::new(),
        superfluous: Vec::new(),
        pulse: None,
        course: Vec::new(),
        ended: over.is_some(),
        over: over.map(at),
    }
}

fn logs(rows: Option<Vec<&CaseRow>>) -> Vec<LogId> {
    rows.unwrap_or_default().iter().map(|row| row.log).collect()
}

#[test]
fn only_what_was_spoken_about_and_may_be_learnt_from_stands_side_by_side() {
    let mut circle = case(3, 0, 9, CaseState::Trying);
    circle.mode = CaseMode::Circle;
    let rows = vec![
        Row::Case(case(1, 0, 9, CaseState::Trying)),
        Row::Case(case(2, 0, 9, CaseState::Withdrawn)),
        Row::Case(circle),
        Row::Case(case(4, 0, 9, CaseState::Trying)),
    ];
    let mut s = snapshot(rows);
    let mut held = meeting(50, 5, &[4, 2, 3, 1, 4], &[]);
    held.agenda[3].discussed = false;
    s.meetings = vec![held];

    assert_eq!(logs(cases(&s, log(50))), [log(4)], "in the order of the agenda, each once");
    assert_eq!(cases(&s, log(51)), None);
}

#[test]
fn a_season_holds_what_was_spoken_about_from_its_first_day_to_its_last() {
    let mut s = snapshot((1..=4).map(|n| Row::Case(case(n, 0, 40, CaseState::Trying))).collect());
    s.meetings = vec![meeting(50, 31, &[1], &[]), meeting(51, 30, &[2], &[]), meeting(52, 9, &[3], &[])];
    s.seasons = vec![season(30, None)];
    assert_eq!(logs(cases(&s, log(90))), [log(2), log(3)]);
    s.seasons = vec![season(30, Some(10))];
    assert_eq!(logs(cases(&s, log(90))), [log(2)]);
}

#[test]
fn a_lesson_says_what_was_looked_back_at() {
    let mut s = snapshot(Vec::new());
    let mut of = lesson(7, &[]);
    of.origin = Some(log(50));
    s.lessons = vec![lesson(6, &[]), of];
    assert_eq!(bundled(&s, log(50)).map(|one| one.log).collect::<Vec<_>>(), [log(7)]);
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_was_planned_nothing_stands_there_that_was_not_discussed(
        items in proptest::collection::vec((1..6_u8, any::<bool>()), 0..12),
    ) {
        let mut held = meeting(50, 5, &items.iter().map(|(case, _)| *case).collect::<Vec<_>>(), &[]);
        for (item, (_, discussed)) in held.agenda.iter_mut().zip(&items) {
            item.discussed = *discussed;
        }
        let found = spoken(&held);
        for (case, _) in &items {
            let discussed = items.iter().any(|(other, discussed)| other == case && *discussed);
            prop_assert_eq!(found.iter().filter(|one| **one == log(*case)).count(), usize::from(discussed));
        }
    }
}
