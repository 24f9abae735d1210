use proptest::prelude::*;

use super::*;
use crate::fact::card::PersonDescribed;
use crate::fact::training::{TrainingDropped, TrainingNoted};
use crate::growth::tests::{meeting, snapshot};
use crate::history::{History as _, founder};
use crate::testing::{Partners, TODAY, author};
use crate::view::meeting::GuideView;
use crate::words::Line;
use crate::words::learning::{TrainingKind, TrainingPlace};

const LOG: LogId = LogId([9; 16]);

fn line(text: &str) -> Line {
    Line::new(text).unwrap()
}

fn noted(what: &str, days: i32) -> TrainingNoted {
    let (kind, place) = (TrainingKind::WatchedAlong, TrainingPlace::Inside);
    TrainingNoted { on: TODAY.plus(-days), kind, what: line(what), place }
}

fn described() -> PersonDescribed {
    PersonDescribed { person: author(0, 0).person, name: line("Noor"), roles: Vec::new(), contact: None }
}

#[test]
fn only_the_own_organisation_writes_on_a_card_what_a_guide_learnt() {
    let mut partners = Partners::new(2, 1, described());
    partners.write(0, noted("laat", 3));
    let wrong = partners.write(0, noted("vergissing", 2));
    partners.write(0, noted("vroeg", 9));
    partners.write(0, TrainingDropped { noted: wrong });
    partners.write(1, noted("van een ander", 1));
    partners.meet(0, 1);

    let card = crate::card::person(LOG, &partners.whole()).unwrap();

    assert_eq!(card.training.iter().map(|one| one.what.as_str()).collect::<Vec<_>>(), ["vroeg", "laat"]);
}

#[test]
fn whoever_led_a_meeting_or_has_the_role_guides_and_only_what_was_held_was_led() {
    let mut s = snapshot(Vec::new());
    let org = author(0, 0).org;
    let (mut held, mut planned) = (meeting(50, 5, &[], &[]), meeting(51, -5, &[], &[]));
    held.guides = vec![GuideView { org, person: Some(author(0, 0).person) }];
    planned.guides.clone_from(&held.guides);
    planned.state = MeetingState::Planned;
    s.meetings = vec![held, planned];

    let found = guides(&s);

    let one = found.iter().find(|one| (one.org, one.person) == (org, author(0, 0).person)).expect("a guide");
    assert_eq!(one.led, [LogId([50; 16])]);
    assert_eq!(shares(&s), GuideShares { own: found.len(), all: found.len() });
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_is_said_apart_every_line_that_was_not_dropped_by_the_own_organisation_stands(
        moves in proptest::collection::vec((0..4_u8, 0..3_usize, any::<u8>()), 1..30),
    ) {
        let mut partners = Partners::new(3, 1, described());
        for (what, who, other) in moves {
            match what {
                0 => partners.meet(who, usize::from(other) % 3),
                1 => {
                    let all = partners.history(who);
                    let ids: Vec<_> = all.facts().iter().map(|one| one.id).collect();
                    let noted = ids[usize::from(other) % ids.len()];
                    partners.write(who, TrainingDropped { noted });
                }
                _ => drop(partners.write(who, noted(["een", "twee"][usize::from(other % 2)], i32::from(other)))),
            }
        }
        let whole = partners.whole();
        let own = founder(&whole);
        let by_own = |record: &&crate::history::Recorded| Some(record.author.org) == own;
        let dropped: Vec<_> = whole
            .facts()
            .iter()
            .filter(by_own)
            .filter_map(|one| match &one.fact {
                crate::fact::Fact::TrainingDropped(dropped) => Some(dropped.noted),
                _ => None,
            })
            .collect();
        let stands = whole
            .facts()
            .iter()
            .filter(by_own)
            .filter(|one| matches!(one.fact, crate::fact::Fact::TrainingNoted(_)) && !dropped.contains(&one.id));
        let card = crate::card::person(LOG, &whole).unwrap();
        prop_assert_eq!(card.training.len(), stands.count());
        prop_assert!(card.training.is_sorted_by_key(|one| one.on));
    }
}
