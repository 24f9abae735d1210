use super::*;
use crate::breakthrough::derive;
use crate::breakthrough::tests::{act, case, prose_line};
use crate::command::breakthrough::PlanAct;
use crate::fact::breakthrough::{CENTS_MAX, PlanPartDropped};
use crate::id::FactId;
use crate::plan::RuleError;
use crate::testing::Partners;
use crate::view::Texts;
use crate::view::breakthrough::{PlanState, PlanView};
use crate::words::breakthrough::CostCertainty;

fn cost(scenario: CostScenario, low: u64, high: u64, period: CostPeriod) -> CostLine {
    CostLine {
        scenario,
        what: prose_line("noodopvang"),
        low,
        high,
        period,
        source: prose_line("tarief van de gemeente"),
        certainty: CostCertainty::Estimate,
    }
}

fn given(cost: CostLine) -> CostGiven {
    CostGiven { line: None, cost }
}

fn shown(partners: &Partners) -> PlanView {
    derive(&partners.whole(), &Texts::new())
}

#[test]
fn costs_come_to_a_range_over_the_first_year_with_their_sources() {
    let mut partners = case();
    let muddling = CostScenario::MuddlingOn;
    partners.write(0, given(cost(muddling, 1_000, 2_000, CostPeriod::Month)));
    partners.write(0, given(cost(muddling, 500, 500, CostPeriod::Once)));
    let mut weekly = cost(muddling, 10, 20, CostPeriod::Week);
    weekly.source = prose_line("eigen rekening");
    partners.write(1, given(weekly));
    partners.write(0, given(cost(CostScenario::BreakingThrough, 7, 9, CostPeriod::Year)));

    let plan = shown(&partners);

    assert_eq!(plan.state, PlanState::Costed);
    let [muddling, through] = plan.totals.as_slice() else { panic!("{:?}", plan.totals) };
    assert_eq!((muddling.low, muddling.high), (12_000 + 500 + 520, 24_000 + 500 + 1_040));
    assert_eq!(muddling.sources, ["eigen rekening", "tarief van de gemeente"]);
    assert_eq!((through.low, through.high), (7, 9));
}

#[test]
fn a_line_changed_apart_is_shown_twice_and_the_total_spans_both() {
    let mut partners = case();
    let line = partners.write(0, given(cost(CostScenario::MuddlingOn, 100, 200, CostPeriod::Once)));
    partners.meet(0, 1);
    for (replica, low, high) in [(0, 50, 60), (1, 300, 400)] {
        let cost = cost(CostScenario::MuddlingOn, low, high, CostPeriod::Once);
        partners.write(replica, CostGiven { line: Some(line), cost });
    }

    let plan = shown(&partners);

    assert_eq!(plan.costs.len(), 1);
    assert_eq!(plan.costs[0].versions.len(), 2);
    assert_eq!((plan.totals[0].low, plan.totals[0].high), (50, 400));
}

#[test]
fn a_line_that_is_taken_out_counts_no_longer_and_comes_back_with_later_words() {
    let mut partners = case();
    let line = partners.write(0, given(cost(CostScenario::MuddlingOn, 100, 200, CostPeriod::Once)));
    partners.meet(0, 1);
    partners.write(0, PlanPartDropped { part: line });
    let changed = CostGiven { line: Some(line), cost: cost(CostScenario::MuddlingOn, 1, 2, CostPeriod::Once) };
    partners.write(1, changed.clone());
    assert!(shown(&partners).costs[0].dropped && shown(&partners).totals.is_empty(), "words written apart");

    partners.meet(1, 0);
    partners.write(0, changed);

    assert_eq!(shown(&partners).totals[0].high, 2);
}

#[test]
fn nonsense_of_others_is_passed_over_and_sums_never_overflow() {
    let mut partners = case();
    partners.write(0, given(cost(CostScenario::MuddlingOn, 5, 4, CostPeriod::Once)));
    partners.write(0, given(cost(CostScenario::MuddlingOn, 0, u64::MAX, CostPeriod::Week)));
    partners.write(
        1,
        CostGiven { line: Some(FactId([9; 16])), cost: cost(CostScenario::MuddlingOn, 1, 2, CostPeriod::Once) },
    );
    assert_eq!(shown(&partners).costs, []);
    let version = |high| CostVersion {
        cost: cost(CostScenario::MuddlingOn, 0, high, CostPeriod::Week),
        by: crate::id::OrgId([1; 16]),
        at: crate::time::Timestamp(0),
    };
    let line = |high| CostView { line: FactId([1; 16]), versions: vec![version(high)], dropped: false };
    assert_eq!(totals(&[line(u64::MAX), line(u64::MAX)])[0].high, u64::MAX);
}

#[test]
fn amounts_that_make_no_sense_are_refused() {
    let mut partners = case();
    let give = |partners: &Partners, line, low, high| {
        act(partners, PlanAct::GiveCost { line, cost: cost(CostScenario::MuddlingOn, low, high, CostPeriod::Once) })
    };
    assert_eq!(give(&partners, None, 2, 1), Err(RuleError::Amount));
    assert_eq!(give(&partners, None, 0, CENTS_MAX + 1), Err(RuleError::Amount));
    assert_eq!(give(&partners, Some(FactId([9; 16])), 1, 2), Err(RuleError::NotFound));
    assert!(give(&partners, None, 0, CENTS_MAX).is_ok());
    let line = partners.write(0, given(cost(CostScenario::MuddlingOn, 1, 2, CostPeriod::Once)));
    assert_eq!(give(&partners, Some(line), 1, 2), Err(RuleError::AlreadySo));
    assert!(act(&partners, PlanAct::DropPart { part: line }).is_ok());
    assert_eq!(act(&partners, PlanAct::DropPart { part: FactId([9; 16]) }), Err(RuleError::NotFound));
    partners.write(0, PlanPartDropped { part: line });
    assert_eq!(act(&partners, PlanAct::DropPart { part: line }), Err(RuleError::AlreadySo));
}
