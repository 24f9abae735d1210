//! Invariant 17: only entries of its holder change a budget.

use proptest::prelude::*;

use super::{Move, pick, played, quick, script};
use crate::budget::{budgets, is_amount};
use crate::fact::budget::{BudgetAnswered, BudgetEntered, BudgetOpened, BudgetRequested};
use crate::fact::{Fact, NetworkNamed};
use crate::history::History as _;
use crate::id::FactId;
use crate::testing::{MemoryHistory, Node, Partners};
use crate::words::Line;
use crate::words::breakthrough::BudgetFlow;

fn line(text: &str) -> Line {
    Line::new(text).unwrap()
}

/// Some fact of a ledger, true or not, by whoever writes it.
fn any_fact(history: &MemoryHistory, what: u8, one: u8, other: u8) -> Fact {
    let ids = |kind: fn(&Fact) -> bool| -> Vec<FactId> {
        history.facts().iter().filter(|record| kind(&record.fact)).map(|record| record.id).collect()
    };
    let pick = |ids: &[FactId]| ids.get(pick(one, ids.len())).copied().unwrap_or(FactId([0; 16]));
    let budget = pick(&ids(|fact| matches!(fact, Fact::BudgetOpened(_))));
    let request = pick(&ids(|fact| matches!(fact, Fact::BudgetRequested(_))));
    let cents = if other == 0 { u64::MAX } else { u64::from(other) * 7_919 };
    match what % 6 {
        0 => BudgetOpened { name: line("geld") }.into(),
        1 | 2 => {
            let flow = BudgetFlow::ALL[usize::from(other % 2)];
            BudgetEntered { budget, flow, cents, note: None, request: None }.into()
        }
        3 | 4 => BudgetRequested { budget, cents, reference: [other; 16] }.into(),
        _ => BudgetAnswered { request, granted: (!other.is_multiple_of(3)).then_some(cents), note: None }.into(),
    }
}

fn play(moves: &[Move]) -> Partners {
    played(Partners::new(3, 1, NetworkNamed { name: line("wijk"), region: None }), moves, 4, any_fact)
}

proptest! {
    #![proptest_config(quick())]

    #[test]
    fn invariant_17_only_entries_of_its_holder_change_a_budget(moves in script(60)) {
        let whole = play(&moves).whole();
        for budget in budgets(&whole) {
            let mut expected = 0_i64;
            for record in whole.facts() {
                if let Fact::BudgetEntered(entry) = &record.fact
                    && entry.budget == budget.budget
                    && record.author.org == budget.holder
                    && is_amount(entry.cents)
                {
                    let cents = i64::try_from(entry.cents).unwrap();
                    expected += if entry.flow == BudgetFlow::In { cents } else { -cents };
                }
            }
            prop_assert_eq!(budget.balance, expected);
        }
    }

    #[test]
    fn invariant_17_requests_answers_and_entries_of_others_never_change_one(
        moves in script(40),
        others in proptest::collection::vec((1..6_u8, any::<u8>(), any::<u8>()), 1..20),
    ) {
        let mut partners = play(&moves);
        let budget = partners.write(0, BudgetOpened { name: line("geld") });
        partners.write(0, BudgetEntered { budget, flow: BudgetFlow::In, cents: 5_000, note: None, request: None });
        for replica in 1..3 {
            partners.meet(0, replica);
        }
        for (what, one, other) in others {
            // Whatever the second and third say, and every word of the first that is no entry.
            let replica = usize::from(one % 3);
            if replica != 0 || !matches!(what, 1 | 2) {
                let fact = any_fact(&partners.history(replica), what, one, other);
                partners.write(replica, fact);
            }
        }
        let found = budgets(&partners.whole()).into_iter().find(|one| one.budget == budget).unwrap();
        prop_assert_eq!(found.balance, 5_000);
    }

    #[test]
    fn invariant_17_the_same_words_show_the_same_ledger_in_any_order(
        moves in script(40),
        order in proptest::collection::vec(any::<prop::sample::Index>(), 0..60),
    ) {
        let partners = play(&moves);
        let mut nodes: Vec<Node> = partners.nodes().to_vec();
        for (place, index) in order.iter().enumerate() {
            let count = nodes.len();
            nodes.swap(place % count, index.index(count));
        }
        prop_assert_eq!(budgets(&partners.whole()), budgets(&MemoryHistory::of(&nodes)));
    }
}
