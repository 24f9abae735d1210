//! A promise is of whoever a solution lies before, and of nobody else.

use proptest::prelude::*;

use super::{Move, pick, quick, script};
use crate::breakthrough::derive;
use crate::fact::breakthrough::{AnswerPromised, SolutionAdded, SolutionLaidBefore};
use crate::fact::{CaseOpened, Fact};
use crate::history::History as _;
use crate::id::{FactId, LogId};
use crate::testing::{MemoryHistory, Node, Partners, TODAY, author};
use crate::view::Texts;
use crate::words::{LifeArea, Line, Prose};

/// Some word about who is asked and what is promised, true or not, by whoever writes it.
fn any_fact(history: &MemoryHistory, what: u8, one: u8, other: u8) -> Fact {
    let added = history.facts().iter().filter(|record| matches!(record.fact, Fact::SolutionAdded(_)));
    let ids: Vec<FactId> = added.map(|record| record.id).collect();
    let solution = ids.get(pick(one, ids.len())).copied().unwrap_or(FactId([0; 16]));
    match what % 6 {
        0 => {
            let text = Prose::new("iets").unwrap();
            SolutionAdded { text, legitimacy: None, commitment: None, gain: None, legal_basis: None }.into()
        }
        1 | 2 => {
            let org = (!other.is_multiple_of(5)).then(|| author(other % 3, 0).org);
            SolutionLaidBefore { solution, org }.into()
        }
        _ => {
            let on = (!other.is_multiple_of(4)).then(|| TODAY.plus(i32::from(other)));
            AnswerPromised { solution, on }.into()
        }
    }
}

fn play(moves: &[Move]) -> Partners {
    let (table, areas) = (LogId([2; 16]), vec![LifeArea::Housing]);
    let (title, ground) = (Line::new("weer thuis").unwrap(), Prose::new("gevraagd").unwrap());
    let mut partners = Partners::new(3, 1, CaseOpened { table, title, ground, retain_until: TODAY.plus(30), areas });
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
    fn a_promise_is_of_whoever_a_solution_lies_before_and_of_its_own_words(moves in script(60)) {
        let whole = play(&moves).whole();
        for solution in derive(&whole, &Texts::new()).solutions {
            prop_assert_eq!(solution.laid.iter().map(|one| one.org).collect::<Vec<_>>(), solution.owners.clone());
            for promise in &solution.promises {
                prop_assert!(solution.owners.contains(&promise.org));
                let said = whole.facts().iter().any(|record| {
                    let word = AnswerPromised { solution: solution.solution, on: Some(promise.on) };
                    record.author.org == promise.org && record.fact == Fact::from(word)
                });
                prop_assert!(said, "in its own words");
            }
        }
    }

    #[test]
    fn the_same_words_show_the_same_promises_in_any_order(
        moves in script(40),
        order in proptest::collection::vec(any::<prop::sample::Index>(), 0..60),
    ) {
        let partners = play(&moves);
        let mut nodes: Vec<Node> = partners.nodes().to_vec();
        for (place, index) in order.iter().enumerate() {
            let count = nodes.len();
            nodes.swap(place % count, index.index(count));
        }
        let (one, other) = (derive(&partners.whole(), &Texts::new()), derive(&MemoryHistory::of(&nodes), &Texts::new()));
        prop_assert_eq!(one, other);
    }
}
