//! Invariants 6, 7 and 9: who may read a circle case follows from grounds, and whatever narrows wins.

use std::collections::BTreeSet;

use proptest::prelude::*;

use super::{Move, pick, played, quick, script};
use crate::case::{derive, is_for};
use crate::circle::{Reader, ever_named, readers};
use crate::fact::circle::{CircleOpened, GroundRecorded, GroundWithdrawn, ReaderNamed, ReaderTakenOut};
use crate::fact::{CaseOpened, CaseRetitled, Fact, TipAdded};
use crate::history::History as _;
use crate::id::{ConcernedId, FactId, LogId, OrgId};
use crate::testing::{MemoryHistory, Partners, TODAY, author};
use crate::time::Day;
use crate::view::circle::CaseMode;
use crate::view::{CaseState, CaseView, Texts};
use crate::words::{
    Informed, LaterReaders, LawfulGround, LifeArea, Line, Prose, SecrecyLift, SpecialCategory, SupportLevel, TextField,
};

const LOG: LogId = LogId([5; 16]);
const ORGS: u8 = 3;
const DEVICES: u8 = 2;

fn org(number: u8) -> OrgId {
    author(number % ORGS, 0).org
}

fn reader(number: u8) -> Reader {
    let author = author(number % ORGS, number / ORGS % DEVICES);
    (author.org, author.person)
}

/// The fact a circle case begins with.
pub(super) fn opened() -> CircleOpened {
    CircleOpened {
        title: Line::new("samen verder").unwrap(),
        purpose: Prose::new("een dak boven het hoofd").unwrap(),
        until: TODAY.plus(100),
        responsible: org(0),
        later: LaterReaders::Whole,
        areas: vec![LifeArea::Housing],
        from: None,
    }
}

fn ground(concerned: u8, orgs: &[u8], until: Option<Day>) -> GroundRecorded {
    GroundRecorded {
        concerned: ConcernedId([concerned; 16]),
        ground: LawfulGround::Consent,
        special: SpecialCategory::ExplicitConsent,
        secrecy: SecrecyLift::Consent,
        informed: Informed::Spoken,
        orgs: orgs.iter().map(|number| org(*number)).collect(),
        informed_on: Some(TODAY),
        reason: None,
        until,
    }
}

fn named(number: u8) -> ReaderNamed {
    let (org, person) = reader(number);
    ReaderNamed { org, person }
}

fn taken_out(number: u8) -> ReaderTakenOut {
    let (org, person) = reader(number);
    ReaderTakenOut { org, person }
}

/// Any fact that a circle case may hold, drawn from what the replica knows.
pub(super) fn any_fact(history: &MemoryHistory, what: u8, one: u8, other: u8) -> Fact {
    let grounds = history.facts().iter().filter(|one| matches!(one.fact, Fact::GroundRecorded(_)));
    let grounds: Vec<FactId> = grounds.map(|record| record.id).collect();
    let covered = [&[0, 1, 2][..], &[0, 1], &[0, 2], &[1]][pick(other, 4)];
    match what % 8 {
        0 | 1 => ground(one % 2, covered, other.is_multiple_of(5).then(|| TODAY.plus(-1))).into(),
        2 if !grounds.is_empty() => GroundWithdrawn { ground: grounds[pick(one, grounds.len())] }.into(),
        3..=5 => named(one).into(),
        6 => taken_out(one).into(),
        _ => {
            let text = Prose::new(["bellen", "samen eten"][pick(one, 2)]).unwrap();
            TipAdded { area: LifeArea::Housing, level: SupportLevel::Own, text }.into()
        }
    }
}

/// A circle of all partners that write apart and meet.
fn play(moves: &[Move]) -> Partners {
    let mut partners = Partners::new(ORGS, DEVICES, opened());
    partners.write(0, ground(0, &[0, 1, 2], None));
    for number in [1, 2, 4] {
        partners.write(0, named(number));
    }
    for replica in 1..partners.replicas() {
        partners.meet(0, replica);
    }
    played(partners, moves, 3, any_fact)
}

fn view(history: &MemoryHistory) -> CaseView {
    let texts = Texts::from([(TextField::Question, "wie belt de verhuurder".to_owned())]);
    derive(LOG, history, &texts, TODAY).unwrap()
}

/// Whether somebody is named by the facts before a place, read off the definition: by nobody's leave but that of
/// somebody named before.
fn is_named(history: &MemoryHistory, reader: Reader, before: Option<usize>) -> bool {
    let within = |place: usize| before.is_none_or(|end| history.precedes(place, end));
    let facts = history.facts();
    (0..facts.len()).filter(|place| within(*place)).any(|place| {
        let author = (facts[place].author.org, facts[place].author.person);
        let names = match &facts[place].fact {
            Fact::CircleOpened(_) => place == 0 && author == reader,
            Fact::ReaderNamed(one) => (one.org, one.person) == reader && is_named(history, author, Some(place)),
            _ => false,
        };
        let mut outs = (0..facts.len()).filter(|out| {
            within(*out) && matches!(&facts[*out].fact, Fact::ReaderTakenOut(one) if (one.org, one.person) == reader)
        });
        names && outs.all(|out| history.precedes(out, place))
    })
}

/// Grounds whose author was named: their places.
fn grounds(history: &MemoryHistory) -> Vec<(usize, &GroundRecorded)> {
    let facts = history.facts().iter().enumerate();
    let grounds = facts.filter_map(|(place, record)| match &record.fact {
        Fact::GroundRecorded(ground) => Some((place, (record.author.org, record.author.person), ground)),
        _ => None,
    });
    let counted = grounds.filter(|(place, author, _)| is_named(history, *author, Some(*place)));
    counted.map(|(place, _, ground)| (place, ground)).collect()
}

fn stands(history: &MemoryHistory, place: usize, ground: &GroundRecorded) -> bool {
    let all = grounds(history);
    history.facts().iter().enumerate().all(|(at, record)| match &record.fact {
        Fact::GroundWithdrawn(withdrawn) => {
            let same = all.iter().find(|(other, _)| history.facts()[*other].id == withdrawn.ground);
            let about = same.is_some_and(|(_, other)| other.concerned == ground.concerned);
            let itself = withdrawn.ground == history.facts()[place].id;
            !itself && (!about || history.precedes(place, at) || history.precedes(at, place))
        }
        _ => true,
    })
}

/// Who may read, slowly and from the words of the rule.
fn naive_readers(history: &MemoryHistory) -> BTreeSet<Reader> {
    let all = grounds(history);
    let concerned: BTreeSet<ConcernedId> = all.iter().map(|(_, ground)| ground.concerned).collect();
    let covers = |org: &OrgId| {
        concerned.iter().all(|person| {
            let mut of = all.iter().filter(|(_, ground)| ground.concerned == *person);
            of.any(|(place, ground)| ground.orgs.contains(org) && stands(history, *place, ground))
        })
    };
    let people = (0..ORGS * DEVICES).map(reader);
    people.filter(|one| !concerned.is_empty() && covers(&one.0) && is_named(history, *one, None)).collect()
}

proptest! {
    #![proptest_config(quick())]

    #[test]
    fn invariant_09_only_people_named_under_a_ground_of_everybody_concerned_read(moves in script(40)) {
        let whole = play(&moves).whole();

        let found = readers(&whole);

        prop_assert_eq!(&found, &naive_readers(&whole));
        prop_assert!(found.is_subset(&ever_named(&whole)));
        let shown: BTreeSet<Reader> = view(&whole).row.readers.iter().map(|one| (one.org, one.person)).collect();
        prop_assert_eq!(&found, &shown);
        let circle = view(&whole).circle.unwrap();
        for span in &circle.spans {
            let now = found.contains(&(span.org, span.person));
            prop_assert!(now || (!span.reads && span.until.is_some() || circle.concerned.len() > 1));
        }
    }

    #[test]
    fn invariant_09_nothing_written_apart_brings_back_who_was_taken_out(moves in script(30), who in 0..ORGS * DEVICES) {
        let mut partners = play(&moves);
        let apart = partners.history(3);
        partners.write(0, taken_out(who));
        for number in 0..ORGS * DEVICES {
            partners.write(3, named(number));
        }

        prop_assert!(!readers(&partners.whole()).contains(&reader(who)));
        prop_assert!(apart.facts().len() <= partners.whole().facts().len());
    }

    #[test]
    fn invariant_06_a_withdrawal_hides_what_was_written_apart_and_every_ground_given_apart(moves in script(30)) {
        let mut partners = play(&moves);
        let known = partners.history(0);
        let given = grounds(&known);
        let all: Vec<FactId> = given
            .iter()
            .filter(|(_, ground)| ground.concerned == ConcernedId([0; 16]))
            .map(|(place, _)| known.facts()[*place].id)
            .collect();
        for fact in all {
            partners.write(0, GroundWithdrawn { ground: fact });
        }
        partners.write(1, ground(0, &[0, 1, 2], None));
        partners.write(1, TipAdded {
            area: LifeArea::Housing,
            level: SupportLevel::Own,
            text: Prose::new("zonder het te weten").unwrap(),
        });

        // What the others recorded before, and the first did not know, is a use apart as well.
        let whole = partners.whole();
        let view = view(&whole);

        prop_assert_eq!(view.row.state, CaseState::Withdrawn);
        prop_assert!(readers(&whole).is_empty());
        prop_assert!(view.tips.is_empty() && view.question.is_empty());
        prop_assert!(view.circle.unwrap().purpose.is_empty());
        prop_assert!(is_for(&view.row, org(1), author(1, 0).person, TODAY), "whoever holds it learns of it");
    }

    #[test]
    fn invariant_07_no_fact_changes_how_a_case_is_shared(moves in script(30), circle in any::<bool>()) {
        let learning = CaseOpened {
            table: LOG,
            title: Line::new("titel").unwrap(),
            ground: Prose::new("gevraagd").unwrap(),
            retain_until: TODAY,
            areas: vec![LifeArea::Home],
        };
        let first = if circle { Fact::from(opened()) } else { Fact::from(learning.clone()) };
        let mut partners = Partners::new(ORGS, DEVICES, first);
        for (what, who, one, other) in moves {
            let replica = usize::from(who) % partners.replicas();
            match what % 5 {
                0 => partners.meet(replica, usize::from(other)),
                1 => drop(partners.write(replica, opened())),
                2 => drop(partners.write(replica, learning.clone())),
                3 => drop(partners.write(replica, CaseRetitled { title: Line::new("anders").unwrap() })),
                _ => {
                    let fact = any_fact(&partners.history(replica), what, one, other);
                    partners.write(replica, fact);
                }
            }
        }

        let view = view(&partners.whole());

        prop_assert_eq!(view.row.mode == CaseMode::Circle, circle);
        prop_assert_eq!(view.circle.is_some(), circle);
        prop_assert_eq!(view.row.table.is_none(), circle);
    }
}

#[test]
fn consent_given_again_after_a_withdrawal_shows_the_case_again() {
    let mut partners = Partners::new(2, 1, opened());
    let first = partners.write(0, ground(0, &[0, 1], None));
    partners.write(0, GroundWithdrawn { ground: first });
    assert_eq!(view(&partners.whole()).row.state, CaseState::Withdrawn);

    partners.write(0, ground(0, &[0], None));

    assert_eq!(readers(&partners.whole()), [reader(0)].into());
    assert_eq!(view(&partners.whole()).question, "wie belt de verhuurder");
}

#[test]
fn a_ground_past_its_day_hides_and_ends_no_right() {
    let mut partners = Partners::new(2, 1, opened());
    partners.write(0, ground(0, &[0, 1], Some(TODAY.plus(-1))));

    let view = view(&partners.whole());

    assert!(view.row.hidden);
    assert_eq!(readers(&partners.whole()), [reader(0)].into());
    assert!(!view.circle.unwrap().concerned[0].grounds[0].live);
}

#[test]
fn a_person_without_a_ground_of_everybody_concerned_reads_nothing() {
    let mut partners = Partners::new(3, 1, opened());
    partners.write(0, ground(0, &[0, 1, 2], None));
    partners.write(0, ground(1, &[0, 1], None));
    partners.write(0, named(1));
    partners.write(0, named(2));

    assert_eq!(readers(&partners.whole()), [reader(0), reader(1)].into());
}

#[test]
fn who_was_never_named_lets_nobody_in() {
    let mut partners = Partners::new(3, 1, opened());
    partners.write(0, ground(0, &[0], None));
    partners.meet(0, 2);
    partners.write(2, ground(0, &[2], None));
    partners.write(2, named(2));

    assert_eq!(readers(&partners.whole()), [reader(0)].into());
}
