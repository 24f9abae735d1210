//! Figures for people outside: closed quarters alone, rounded, and nothing small.

use proptest::prelude::*;

use crate::growth::tests::{case, lesson, meeting, snapshot};
use crate::quarter::{LEAST, quarter, shown};
use crate::testing::TODAY;
use crate::view::circle::CaseMode;
use crate::view::quarter::{Quarter, QuarterView, Shown};
use crate::view::{CaseState, Row};
use crate::words::LifeArea;

/// Days ago with what happened then: cases brought in an area, meetings with so many cases, lessons.
type Work = (Vec<(i32, usize)>, Vec<(i32, u8)>, Vec<i32>);

fn work() -> impl Strategy<Value = Work> {
    (
        prop::collection::vec((-100_i32..400, 0_usize..3), 0..40),
        prop::collection::vec((-100_i32..400, 0_u8..5), 0..20),
        prop::collection::vec(-100_i32..400, 0..15),
    )
}

fn rows((cases, meetings, lessons): &Work) -> Vec<Row> {
    let cases = cases.iter().map(|(days, area)| {
        let mut row = case(60, 1, *days, CaseState::Trying);
        row.areas = vec![LifeArea::ALL[*area]];
        Row::Case(row)
    });
    let meetings =
        meetings.iter().map(|(days, cases)| Row::Meeting(meeting(1, *days, &(0..*cases).collect::<Vec<_>>(), &[])));
    let lessons = lessons.iter().map(|days| {
        let mut row = lesson(30, &[]);
        row.at = crate::time::Timestamp(i64::from(TODAY.0 - days) * 86_400_000);
        Row::Lesson(row)
    });
    cases.chain(meetings).chain(lessons).collect()
}

fn page(rows: Vec<Row>, of: Quarter, least: usize) -> Option<QuarterView> {
    quarter(&snapshot(rows), of, least)
}

/// Whether something of that many days ago can stand on the page of a quarter, which shows the one before too.
fn belongs(days: i32, of: Quarter) -> bool {
    let (first, _) = of.before().days().unwrap();
    let (_, last) = of.days().unwrap();
    (first..=last).contains(&TODAY.plus(-days))
}

fn numbers(view: &QuarterView) -> Vec<usize> {
    let figures = view.figures.iter().flat_map(|figure| [figure.now, figure.before]);
    let shown = figures.filter_map(|shown| match shown {
        Shown::About(about) => Some(about),
        Shown::Few => None,
    });
    shown.chain(view.areas.iter().map(|(_, about)| *about)).collect()
}

proptest! {
    #![proptest_config(super::quick())]

    #[test]
    fn invariant_22_only_closed_quarters_are_shown_rounded_to_five_and_never_a_cell_below_five(
        work in work(),
        back in 0_u32..5,
        least in 0_usize..60,
    ) {
        let mut of = Quarter::of(TODAY);
        prop_assert_eq!(page(rows(&work), of, least), None, "it is not over");
        prop_assert_eq!(page(rows(&work), of.after(), least), None);
        (0..=back).for_each(|_| of = of.before());
        let view = page(rows(&work), of, least).unwrap();

        prop_assert!(view.least >= LEAST);
        for about in numbers(&view) {
            prop_assert!(about >= LEAST && about % 5 == 0 && about + 2 >= view.least, "{} of {}", about, view.least);
        }
        let cases = |area: usize| work.0.iter().filter(|(days, of_area)| *of_area == area && {
            let (first, last) = of.days().unwrap();
            (first..=last).contains(&TODAY.plus(-days))
        }).count();
        for (index, area) in LifeArea::ALL.iter().copied().enumerate().take(3) {
            let known = view.areas.iter().find(|(one, _)| *one == area).map(|(_, about)| *about);
            prop_assert_eq!(known.is_some(), cases(index) >= view.least, "{} cases", cases(index));
            prop_assert!(known.is_none_or(|about| about.abs_diff(cases(index)) <= 2));
        }
    }

    #[test]
    fn invariant_22_what_happens_outside_the_quarter_and_in_any_circle_changes_nothing(
        work in work(),
        more in work(),
        back in 0_u32..3,
    ) {
        let mut of = Quarter::latest_closed(TODAY);
        (0..back).for_each(|_| of = of.before());
        let before = page(rows(&work), of, LEAST).unwrap();
        let mut outside = more;
        outside.0.retain(|(days, _)| !belongs(*days, of));
        outside.1.retain(|(days, _)| !belongs(*days, of));
        outside.2.retain(|days| !belongs(*days, of));
        let mut all = rows(&work);
        all.extend(rows(&outside));
        all.extend((0..20).map(|days| {
            let mut circle = case(61, 0, days * 20, CaseState::Trying);
            (circle.mode, circle.table, circle.areas) = (CaseMode::Circle, None, vec![LifeArea::Justice]);
            circle.readers = vec![crate::view::circle::CircleReader {
                org: crate::testing::author(0, 0).org,
                person: crate::testing::author(0, 0).person,
                until: None,
            }];
            Row::Case(circle)
        }));

        prop_assert_eq!(page(all, of, LEAST).unwrap(), before);
    }

    #[test]
    fn invariant_22_one_more_or_less_is_hidden_or_hardly_seen(count in 0_usize..500, least in 0_usize..60) {
        let now = shown(count, least);
        let more = shown(count + 1, least);

        match (now, more) {
            (Shown::About(one), Shown::About(other)) => prop_assert!(one == other || one + 5 == other),
            (Shown::Few, Shown::About(first)) => prop_assert!(first + 2 >= least.max(LEAST)),
            (Shown::About(_), Shown::Few) => prop_assert!(false, "more is never less"),
            (Shown::Few, Shown::Few) => prop_assert!(count < least.max(LEAST)),
        }
    }
}

#[test]
fn a_year_has_four_quarters_one_after_the_other() {
    let day = |text: &str| text.parse().unwrap();
    for (text, expected) in
        [("2026-01-01", (2026, 1)), ("2026-03-31", (2026, 1)), ("2026-04-01", (2026, 2)), ("2026-12-31", (2026, 4))]
    {
        let of = Quarter::of(day(text));
        assert_eq!((of.year, of.number), expected, "{text}");
        assert_eq!((of.after().before(), of.before().after()), (of, of));
    }
    let last = Quarter { year: 2026, number: 4 };
    assert_eq!(last.days(), Some((day("2026-10-01"), day("2026-12-31"))));
    assert!(!last.is_closed(day("2026-12-31")) && last.is_closed(day("2027-01-01")));
    for none in
        [Quarter { year: 2026, number: 0 }, Quarter { year: 2026, number: 5 }, Quarter { year: 9999, number: 4 }]
    {
        assert_eq!(none.days(), None);
        assert!(!none.is_closed(day("2030-01-01")));
    }
}
