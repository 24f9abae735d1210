use super::*;
use crate::fact::round::RoundClosed;
use crate::testing::{MemoryHistory, Partners, author};

const LOG: LogId = LogId([6; 16]);

fn round() -> Partners {
    let participants = (0..3).map(|org| author(org, 0).org).collect();
    let title = Line::new("najaar").unwrap();
    Partners::new(3, 2, RoundOpened { title, way: None, model: default_model(), participants })
}

fn view(history: &MemoryHistory) -> RoundView {
    derive(LOG, history, &Texts::new()).unwrap()
}

fn score(dimension: u32, score: u32) -> ScoreGiven {
    ScoreGiven { dimension, score, evidence: None }
}

/// A round in which every partner gives every dimension the score of the list.
#[track_caller]
fn check(scores: [u32; 7], phase: u32) {
    let mut partners = round();
    for replica in [0, 2, 4] {
        for (dimension, given) in (0..).zip(scores) {
            partners.write(replica, score(dimension, given));
        }
    }

    assert_eq!(view(&partners.whole()).phase, Some(phase));
}

#[test]
fn the_default_model_can_be_scored() {
    let model = default_model();

    assert!(is_sound(&model));
    assert_eq!((model.phases.len(), model.dimensions.len(), model.needed), (4, 7, 5));
}

#[test]
fn a_phase_is_reached_by_enough_dimensions_with_none_far_below() {
    check([1, 1, 1, 1, 1, 1, 1], 1);
    check([3, 3, 3, 3, 3, 2, 2], 3);
    check([3, 3, 3, 3, 2, 2, 2], 2);
    check([3, 3, 3, 3, 3, 3, 1], 2);
    check([4, 4, 4, 4, 4, 4, 4], 4);
    check([4, 4, 4, 4, 4, 4, 1], 2);
}

#[test]
fn too_few_scores_make_no_phase() {
    let mut partners = round();
    for dimension in 0..7 {
        partners.write(0, score(dimension, 4));
        partners.write(2, score(dimension, 4));
    }

    let view = view(&partners.whole());

    assert_eq!(view.phase, None);
    assert_eq!(view.missing, [author(2, 0).org]);
}

#[test]
fn the_widest_spread_comes_first_and_the_median_is_the_lower_one() {
    let mut partners = round();
    for (replica, given) in [(0, 1), (2, 4)] {
        partners.write(replica, score(3, given));
    }

    let view = view(&partners.whole());

    let first = &view.dimensions[0];
    assert_eq!((first.index, first.spread, first.median), (3, 3, Some(1)));
    assert_eq!(view.dimensions[1].index, 0);
}

#[test]
fn of_two_scores_given_apart_by_one_organisation_the_lower_counts() {
    let mut partners = round();
    partners.write(0, score(0, 4));
    partners.write(1, score(0, 2));

    let view = view(&partners.whole());

    let first = view.dimensions.iter().find(|dimension| dimension.index == 0).unwrap();
    assert_eq!((first.scores[0].score, first.scores[0].contradicted), (2, true));
}

#[test]
fn a_score_given_apart_from_the_closing_counts_and_one_given_after_it_does_not() {
    let mut partners = round();
    partners.write(0, RoundClosed {});
    partners.write(2, score(0, 2));
    partners.meet(0, 4);
    partners.write(4, score(0, 3));

    let view = view(&partners.whole());

    let first = view.dimensions.iter().find(|dimension| dimension.index == 0).unwrap();
    assert!(!view.open);
    assert_eq!(first.scores.iter().map(|score| score.org).collect::<Vec<_>>(), [author(1, 0).org]);
}

#[test]
fn a_model_that_cannot_be_scored_makes_no_round() {
    let mut broken = default_model();
    broken.dimensions[0].signs.pop();
    let opened =
        RoundOpened { title: Line::new("najaar").unwrap(), way: None, model: broken, participants: Vec::new() };
    let partners = Partners::new(1, 1, opened);

    assert_eq!(derive(LOG, &partners.whole(), &Texts::new()), None);
}

#[test]
fn scores_outside_the_model_or_by_others_count_nowhere() {
    let mut partners = round();
    for (dimension, given) in [(7, 1), (0, 0), (0, 5)] {
        partners.write(0, score(dimension, given));
    }
    partners.write_as(0, author(9, 0), score(0, 1));

    assert_eq!(view(&partners.whole()).missing.len(), 3);
}

#[test]
fn sheets_of_paper_make_a_spread_a_middle_and_a_phase() {
    use crate::fact::round::PaperCounted;

    let participants = (0..3).map(|org| author(org, 0).org).collect();
    let (title, way) = (Line::new("najaar").unwrap(), Some(RoundWay::Paper));
    let mut partners = Partners::new(3, 2, RoundOpened { title, way, model: default_model(), participants });
    for dimension in 0..7 {
        partners.write(0, PaperCounted { dimension, counts: vec![1, 2, 4, 0] });
    }
    partners.write(0, score(0, 4));
    let counted = view(&partners.whole());
    partners.write(2, PaperCounted { dimension: 0, counts: vec![0, 0, 7, 0] });
    let apart = view(&partners.whole());

    let first = &counted.dimensions[0];
    assert_eq!((first.answers(), first.bounds(), first.median, first.spread), (7, Some((1, 3)), Some(3), 2));
    assert_eq!((counted.phase, counted.missing.len()), (Some(3), 0));
    let first = apart.dimensions.iter().find(|dimension| dimension.index == 0).unwrap();
    assert!(first.counted_apart && first.answers() == 7);
}
