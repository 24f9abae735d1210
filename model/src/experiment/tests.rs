use proptest::prelude::*;

use super::*;
use crate::fact::experiment::{ExperimentJoined, ExperimentLeft, ExperimentOpened};
use crate::testing::{Partners, author};
use crate::time::Day;
use crate::view::experiment::ExperimentState;
use crate::words::Line;
use crate::words::experiment::ExperimentOutcome;

const LOG: LogId = LogId([8; 16]);
const UNTIL: Day = Day(20_500);

fn org(n: u8) -> OrgId {
    author(n, 0).org
}

fn opened() -> ExperimentOpened {
    ExperimentOpened { title: Line::new("Samen op huisbezoek").unwrap(), until: UNTIL, origin: None }
}

fn word(outcome: ExperimentOutcome) -> ExperimentJudged {
    let until = (outcome == ExperimentOutcome::GoesOn).then(|| UNTIL.plus(60));
    let agreement = (outcome == ExperimentOutcome::Agreed).then_some(LOG);
    ExperimentJudged { outcome, why: None, until, agreement }
}

fn seen(partners: &Partners, replica: usize) -> ExperimentView {
    derive(LOG, &partners.history(replica), &Texts::new()).unwrap()
}

#[test]
fn a_day_that_passed_ends_nothing_and_asks_for_a_word() {
    let partners = Partners::new(2, 1, opened());

    let one = seen(&partners, 0);

    assert_eq!(one.state(UNTIL), ExperimentState::Running);
    assert_eq!(one.state(UNTIL.plus(1)), ExperimentState::Due);
    assert_eq!(one.taking_part, [org(0)], "whoever began it takes part");
}

#[test]
fn only_who_took_part_before_says_what_becomes_of_it() {
    let mut partners = Partners::new(3, 1, opened());
    partners.write(1, word(ExperimentOutcome::Stops));
    partners.write(1, ExperimentJoined {});
    partners.meet(1, 0);

    assert_eq!(seen(&partners, 0).state(UNTIL), ExperimentState::Running, "it joined only afterwards");

    partners.write(1, word(ExperimentOutcome::GoesOn));
    partners.write(1, ExperimentLeft {});
    partners.meet(1, 0);

    let one = seen(&partners, 0);
    assert_eq!((one.until, one.judgements.len()), (UNTIL.plus(60), 1), "its word stays when it leaves");
    assert_eq!(one.taking_part, [org(0)]);
}

#[test]
fn words_that_are_not_whole_count_for_nothing() {
    let mut partners = Partners::new(2, 1, opened());
    partners.write(0, ExperimentJudged { until: None, ..word(ExperimentOutcome::GoesOn) });
    partners.write(0, ExperimentJudged { agreement: None, ..word(ExperimentOutcome::Agreed) });
    partners.write(0, ExperimentJudged { until: Some(UNTIL), ..word(ExperimentOutcome::Stops) });

    assert_eq!(seen(&partners, 0).judgements, []);
}

#[test]
fn who_differ_apart_are_both_shown_until_one_knows_both() {
    let mut partners = Partners::new(2, 1, opened());
    partners.write(1, ExperimentJoined {});
    partners.meet(1, 0);
    partners.write(0, word(ExperimentOutcome::Stops));
    partners.write(1, word(ExperimentOutcome::Supply));
    partners.meet(1, 0);

    assert_eq!(seen(&partners, 0).state(UNTIL), ExperimentState::Disputed);
    assert_eq!(seen(&partners, 0).judgements.len(), 2);

    partners.write(0, word(ExperimentOutcome::Supply));

    assert_eq!(seen(&partners, 0).state(UNTIL), ExperimentState::Supply);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn it_is_over_only_by_a_word_of_somebody_who_took_part(
        moves in prop::collection::vec((0_usize..3, 0_usize..3, 0_u8..7), 0..24),
    ) {
        let mut partners = Partners::new(3, 1, opened());
        for (from, to, what) in moves {
            match what {
                0 => drop(partners.write(from, ExperimentJoined {})),
                1 => drop(partners.write(from, ExperimentLeft {})),
                2..6 => drop(partners.write(from, word(ExperimentOutcome::ALL[usize::from(what) - 2]))),
                _ => partners.meet(from, to),
            }
        }
        let whole = partners.whole();

        let one = derive(LOG, &whole, &Texts::new()).unwrap();

        // The reference: judged words with a joining of the same organisation before them, and no such word after them.
        let facts: Vec<_> = whole.facts().iter().enumerate().collect();
        let joined = |place: usize, by: OrgId| facts.iter().any(|(earlier, record)| {
            let joins = matches!(record.fact, Fact::ExperimentJoined(_) | Fact::ExperimentOpened(_));
            joins && record.author.org == by && whole.precedes(*earlier, place)
        });
        let counting: Vec<_> = facts
            .iter()
            .filter(|(place, record)| {
                matches!(record.fact, Fact::ExperimentJudged(_)) && joined(*place, record.author.org)
            })
            .collect();
        let standing = counting
            .iter()
            .filter(|(place, _)| !counting.iter().any(|(later, _)| whole.precedes(*place, *later)))
            .count();
        prop_assert_eq!(one.judgements.len(), standing);
        prop_assert!(one.state(UNTIL).is_over() <= (standing > 0));
        let again = derive(LOG, &partners.whole(), &Texts::new());
        prop_assert_eq!(again, Some(one));
    }
}
