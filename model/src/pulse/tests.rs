use proptest::prelude::*;

use super::*;
use crate::fact::season::{CourseSaid, SeasonOpened};
use crate::testing::{Partners, author};
use crate::words::Line;

fn partners() -> Partners {
    Partners::new(3, 1, SeasonOpened { title: Line::new("najaar").unwrap() })
}

fn counted(less: u32, same: u32, more: u32) -> PulseCounted {
    let counts = vec![less, same, more];
    PulseCounted { more: counts.clone(), faster: counts, meaningful: vec![0, 0, 1] }
}

#[test]
fn what_fewer_than_five_said_is_not_shown_and_each_organisation_counts_once() {
    let mut partners = partners();
    partners.write(0, counted(1, 1, 1));
    assert_eq!(pulse(&partners.history(0)).unwrap().more, None);
    partners.write(1, counted(0, 9, 9));
    partners.write(1, counted(0, 1, 2));
    partners.meet(1, 0);

    let pulse = pulse(&partners.history(0)).unwrap();

    assert_eq!((pulse.more, pulse.meaningful), (Some([1, 2, 3]), None));
    assert_eq!(pulse.orgs, [author(0, 0).org, author(1, 0).org]);
}

#[test]
fn what_is_not_whole_counts_for_nothing() {
    let mut partners = partners();
    partners.write(0, PulseCounted { more: vec![9], ..counted(1, 1, 9) });
    partners.write(0, counted(u32::MAX, 5, 5));
    partners.write(0, CourseSaid { place: COURSE_MAX + 1 });

    assert_eq!((pulse(&partners.history(0)), course(&partners.history(0))), (None, Vec::new()));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn no_question_is_shown_of_fewer_than_five_people(
        moves in prop::collection::vec((0_usize..3, 0_usize..3, 0_u32..4, 0_u32..4, 0_u32..3), 0..20),
    ) {
        let mut partners = partners();
        for (from, to, one, other, third) in moves {
            match to {
                0 => drop(partners.write(from, counted(one, other, third))),
                1 => drop(partners.write(from, CourseSaid { place: one + other })),
                _ => partners.meet(from, to),
            }
        }
        let whole = partners.whole();

        if let Some(pulse) = pulse(&whole) {
            for question in [pulse.more, pulse.faster, pulse.meaningful].into_iter().flatten() {
                prop_assert!(question.iter().sum::<u32>() >= 5);
            }
        }
        let places = course(&whole);
        prop_assert!(places.iter().all(|one| one.place <= COURSE_MAX));
        let orgs: std::collections::BTreeSet<OrgId> = places.iter().map(|one| one.org).collect();
        prop_assert_eq!(orgs.len(), places.len(), "each organisation stands in one place");
    }
}
