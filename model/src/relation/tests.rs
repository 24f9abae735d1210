use proptest::prelude::*;

use super::*;
use crate::fact::relation::{CaptureClosed, Trust};
use crate::testing::{Partners, author};
use crate::words::Line;

const LOG: LogId = LogId([8; 16]);

fn org(n: u8) -> OrgId {
    author(n, 0).org
}

fn opened(orgs: u8) -> CaptureOpened {
    CaptureOpened { title: Line::new("voorjaar").unwrap(), participants: (0..orgs).map(org).collect() }
}

fn said_of(other: u8, closeness: Closeness) -> RelationGiven {
    RelationGiven { other: org(other), closeness, trust: None, worth: None }
}

fn seen(partners: &Partners, replica: usize) -> CaptureView {
    derive(LOG, &partners.history(replica)).unwrap()
}

#[test]
fn who_differ_are_two_halves_and_nothing_is_made_of_them() {
    let mut partners = Partners::new(3, 1, opened(3));
    partners.write(0, said_of(1, Closeness::AsOne));
    partners.write(1, said_of(0, Closeness::Acquainted));
    partners.write(1, said_of(2, Closeness::InStep));
    partners.meet(1, 0);

    let capture = seen(&partners, 0);
    let edges = edges(&capture);

    assert_eq!(edges.len(), 2);
    assert!(edges[0].differs() && edges[0].agreed().is_none());
    assert_eq!((edges[0].from(org(0)), edges[0].from(org(1))), (Some(Closeness::AsOne), Some(Closeness::Acquainted)));
    assert_eq!((edges[1].from(org(2)), edges[1].agreed()), (None, Some(Closeness::InStep)));
    assert_eq!(between(&capture, org(1), org(0)), edges[0]);
    assert_eq!(capture.missing, [org(2)]);
}

#[test]
fn what_does_not_fit_counts_for_nothing() {
    let mut partners = Partners::new(4, 1, opened(3));
    partners.write(0, said_of(0, Closeness::AsOne));
    partners.write(0, said_of(3, Closeness::AsOne));
    partners.write(3, said_of(0, Closeness::AsOne));
    let trust = Some(Trust { openness: 5, reliability: 1, purpose: 1 });
    partners.write(0, RelationGiven { trust, ..said_of(1, Closeness::AsOne) });
    partners.write(3, CaptureClosed {});
    partners.meet(3, 0);

    let capture = seen(&partners, 0);

    assert_eq!((capture.answers.len(), capture.open), (0, true));
}

#[test]
fn an_answer_of_somebody_who_knew_that_it_was_closed_comes_too_late() {
    let mut partners = Partners::new(3, 1, opened(3));
    partners.write(0, CaptureClosed {});
    partners.write(1, said_of(0, Closeness::AtTimes));
    partners.meet(0, 2);
    partners.write(2, said_of(0, Closeness::AtTimes));
    partners.meet(1, 0);
    partners.meet(2, 0);

    let capture = seen(&partners, 0);

    assert_eq!(capture.answers.iter().map(|answer| answer.by).collect::<Vec<_>>(), [org(1)]);
    assert!(!capture.open);
}

#[test]
fn of_two_answers_given_apart_in_one_organisation_the_one_that_says_less_counts() {
    let mut partners = Partners::new(2, 2, opened(2));
    partners.write(0, said_of(1, Closeness::AsOne));
    partners.write(1, said_of(1, Closeness::AtTimes));
    partners.meet(1, 0);

    let answer = seen(&partners, 0).answers[0].clone();
    assert_eq!((answer.closeness, answer.contradicted), (Closeness::AtTimes, true));

    partners.write(0, said_of(1, Closeness::InStep));
    let answer = seen(&partners, 0).answers[0].clone();
    assert_eq!((answer.closeness, answer.contradicted), (Closeness::InStep, false));
}

#[test]
fn a_change_is_closer_looser_new_or_gone() {
    use Closeness::{AsOne, Strangers};

    assert_eq!(change(None, None), None);
    assert_eq!(change(Some(AsOne), Some(AsOne)), None);
    assert_eq!(change(None, Some(Strangers)), Some(Change::New));
    assert_eq!(change(Some(Strangers), Some(AsOne)), Some(Change::Closer));
    assert_eq!(change(Some(AsOne), Some(Strangers)), Some(Change::Looser));
    assert_eq!(change(Some(AsOne), None), Some(Change::Gone));
}

proptest! {
    /// Whoever was connected to whom, all see the same, each pair once, and nobody's word about itself or for another.
    #[test]
    fn what_is_said_apart_ends_the_same_everywhere(moves in prop::collection::vec((0_u8..5, 0_usize..6, 0_u8..4, 0_u8..5), 0..30)) {
        let mut partners = Partners::new(3, 2, opened(3));
        for (what, who, other, close) in moves {
            match what {
                0 => partners.meet(who, usize::from(other)),
                1 if close == 0 => drop(partners.write(who, CaptureClosed {})),
                _ => drop(partners.write(who, said_of(other, Closeness::ALL[usize::from(close)]))),
            }
        }
        for replica in 1..partners.replicas() {
            partners.meet(replica, 0);
        }
        for replica in 1..partners.replicas() {
            partners.meet(0, replica);
        }
        let first = seen(&partners, 0);
        for replica in 1..partners.replicas() {
            prop_assert_eq!(&first, &seen(&partners, replica));
        }
        let pairs: BTreeSet<_> = first.answers.iter().map(|answer| (answer.by, answer.other)).collect();
        prop_assert_eq!(pairs.len(), first.answers.len());
        prop_assert!(first.answers.iter().all(|answer| answer.by != answer.other));
        let halves: usize = edges(&first).iter().map(|edge| usize::from(edge.from_one.is_some()) + usize::from(edge.from_other.is_some())).sum();
        prop_assert_eq!(halves, first.answers.len(), "every answer is one half of one line");
    }
}
