//! The breakthrough plan over random concurrent histories: an empty corner stops nothing, and order does not matter.

use std::collections::BTreeSet;

use proptest::prelude::*;

use super::super::{Move, pick, played, quick, script};
use super::{LOG, opened, prose};
use crate::breakthrough::derive;
use crate::command::Command;
use crate::command::breakthrough::PlanAct;
use crate::fact::Fact;
use crate::fact::breakthrough::{
    SolutionAdded, SolutionArchived, SolutionEnded, SolutionFollowed, SolutionLaidBefore, SolutionWorded,
};
use crate::history::History as _;
use crate::id::FactId;
use crate::plan::{RuleError, plan};
use crate::testing::{Desk, MemoryHistory, Node, Partners, TODAY, author, standing};
use crate::view::Texts;
use crate::view::breakthrough::PlanState;
use crate::words::breakthrough::{FollowKind, SolutionOutcome, SolutionPart};
use crate::words::{LogKind, ReaderRule};

/// Some fact of a plan, about a solution that is known or about something else.
pub(in crate::invariants) fn any_fact(history: &MemoryHistory, what: u8, one: u8, other: u8) -> Fact {
    let added = history.facts().iter().filter(|one| matches!(one.fact, Fact::SolutionAdded(_)));
    let known: Vec<FactId> = added.map(|record| record.id).collect();
    let solution = known.get(pick(one, known.len())).copied().unwrap_or(FactId([0; 16]));
    let maybe = |text: &str, bit: u8| (other & bit != 0).then(|| prose(text));
    match what % 6 {
        0 => SolutionAdded {
            text: prose(["bed", "huur"][pick(one, 2)]),
            legitimacy: maybe("mag", 1),
            commitment: maybe("wil", 2),
            gain: maybe("rust", 4),
            legal_basis: maybe("wet", 8),
        }
        .into(),
        1 => {
            let (part, text) = (SolutionPart::ALL[pick(one, 5)], maybe(["a", "b"][pick(one, 2)], 1));
            SolutionWorded { solution, part, text }.into()
        }
        2 => SolutionArchived { solution }.into(),
        3 => SolutionLaidBefore { solution, org: (!other.is_multiple_of(3)).then(|| author(other % 3, 0).org) }.into(),
        4 => SolutionFollowed { solution, kind: FollowKind::ALL[pick(other, 3)] }.into(),
        _ => SolutionEnded { solution, outcome: SolutionOutcome::ALL[pick(other, 3)], note: maybe("zo", 1) }.into(),
    }
}

fn play(moves: &[Move]) -> Partners {
    played(Partners::new(3, 1, opened(TODAY.plus(100))), moves, 4, any_fact)
}

fn tried(partners: &Partners, act: PlanAct) -> Result<Vec<Fact>, RuleError> {
    let mut desk = Desk::new(author(0, 0), standing(3, 1));
    desk.lay(LOG, (LogKind::Case, ReaderRule::Members), partners.whole(), Texts::new());
    let writes = plan(&Command::OnPlan { case: LOG, act }, &mut desk)?;
    Ok(writes.into_iter().flat_map(|write| write.facts).collect())
}

proptest! {
    #![proptest_config(quick())]

    #[test]
    fn nothing_of_a_plan_waits_for_an_empty_corner(corners in 0..16_u8, others in script(20)) {
        let mut partners = play(&others);
        for replica in 1..3 {
            partners.meet(replica, 0);
        }
        let maybe = |text: &str, bit: u8| (corners & bit != 0).then(|| prose(text));
        let added = SolutionAdded {
            text: prose("één sleutel"),
            legitimacy: maybe("mag", 1),
            commitment: maybe("wil", 2),
            gain: maybe("rust", 4),
            legal_basis: maybe("wet", 8),
        };
        let solution = partners.write(0, added);
        let shown = derive(&partners.whole(), &Texts::new()).solutions.pop().unwrap();
        for (part, bit) in SolutionPart::ALL.iter().skip(1).zip([1, 2, 4, 8]) {
            prop_assert_eq!(shown.part(*part).is_empty(), corners & bit == 0, "an empty corner is shown as empty");
        }

        for (owner, kind, outcome) in [
            (Some(author(1, 0).org), None, None),
            (None, Some(FollowKind::Decision), None),
            (None, None, Some(SolutionOutcome::Realised)),
        ] {
            let act = PlanAct::FollowSolution { solution, owner, kind, outcome, note: None };
            let facts = tried(&partners, act);
            prop_assert!(facts.is_ok(), "{:?}", facts);
            for fact in facts.unwrap() {
                partners.write(0, fact);
            }
        }
        let plan = derive(&partners.whole(), &Texts::new());
        let one = plan.solutions.iter().find(|one| one.solution == solution).unwrap();
        prop_assert_eq!(one.ended(), Some(SolutionOutcome::Realised));
        prop_assert!(plan.state >= PlanState::FollowedUp);
    }

    #[test]
    fn the_same_facts_show_the_same_plan_in_any_order(
        moves in script(40),
        order in proptest::collection::vec(any::<prop::sample::Index>(), 0..60),
    ) {
        let partners = play(&moves);
        let mut nodes: Vec<Node> = partners.nodes().to_vec();
        for (place, index) in order.iter().enumerate() {
            let count = nodes.len();
            nodes.swap(place % count, index.index(count));
            nodes.push(nodes[index.index(count)].clone());
        }

        let plans = [partners.whole(), MemoryHistory::of(&nodes)].map(|history| derive(&history, &Texts::new()));

        prop_assert_eq!(&plans[0], &plans[1]);
        let added = partners.nodes().iter().filter(|node| matches!(node.recorded.fact, Fact::SolutionAdded(_)));
        prop_assert_eq!(plans[0].solutions.len(), added.count(), "none is lost");
        prop_assert!(plans[0].solutions.iter().all(|one| !one.what.is_empty()), "what is done always has words");
        let row = plans[0].row();
        let open: Vec<_> = plans[0].live().filter(|one| one.ended().is_none()).collect();
        prop_assert_eq!(row.unowned, open.iter().filter(|one| one.owners.is_empty()).count());
        let laid: BTreeSet<_> = row.laid.iter().map(|one| one.solution).collect();
        prop_assert_eq!(row.unowned + laid.len(), open.len(), "each waits once: for an owner, or for an answer");
    }

    #[test]
    fn corners_filled_in_apart_all_stay(moves in script(20)) {
        let mut partners = play(&moves);
        for replica in 1..3 {
            partners.meet(replica, 0);
        }
        let empty = SolutionAdded {
            text: prose("één sleutel"),
            legitimacy: None,
            commitment: None,
            gain: None,
            legal_basis: None,
        };
        let solution = partners.write(0, empty);
        partners.meet(0, 1);
        partners.meet(0, 2);
        let corners = [SolutionPart::Legitimacy, SolutionPart::Commitment, SolutionPart::Return];
        for (replica, part) in corners.into_iter().enumerate() {
            partners.write(replica, SolutionWorded { solution, part, text: Some(prose("zo")) });
            // The last corner is filled in by two.
            partners.write(replica, SolutionWorded { solution, part: SolutionPart::LegalBasis, text: Some(prose(["a", "b", "b"][replica])) });
        }

        let plan = derive(&partners.whole(), &Texts::new());

        let one = plan.solutions.iter().find(|one| one.solution == solution).unwrap();
        prop_assert!(corners.iter().all(|part| one.part(*part).len() == 1));
        let mut both: Vec<&str> = one.legal_basis.iter().map(|wording| wording.text.as_str()).collect();
        both.sort_unstable();
        prop_assert_eq!(both, ["a", "b"], "words written apart are both shown, the same words once");
    }
}
