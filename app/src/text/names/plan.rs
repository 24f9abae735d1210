//! Words of the breakthrough plan.

use wijktafel_model::view::breakthrough::PlanState;
use wijktafel_model::words::breakthrough::{
    CostCertainty, CostPeriod, CostScenario, FollowKind, SolutionOutcome, SolutionPart,
};

/// How far a plan has come.
pub const fn state(value: PlanState) -> &'static str {
    match value {
        PlanState::Stuck => "plan-state-stuck",
        PlanState::Perspective => "plan-state-perspective",
        PlanState::Solutions => "plan-state-solutions",
        PlanState::Weighed => "plan-state-weighed",
        PlanState::Costed => "plan-state-costed",
        PlanState::LaidBefore => "plan-state-laid-before",
        PlanState::FollowedUp => "plan-state-followed-up",
        PlanState::Realised => "plan-state-realised",
        PlanState::NotRealised => "plan-state-not-realised",
        PlanState::Learned => "plan-state-learned",
    }
}

/// A part of the words of a solution.
pub const fn part(value: SolutionPart) -> &'static str {
    match value {
        SolutionPart::What => "solution-what",
        SolutionPart::Legitimacy => "solution-legitimacy",
        SolutionPart::Commitment => "solution-commitment",
        SolutionPart::Return => "solution-return",
        SolutionPart::LegalBasis => "solution-legal-basis",
    }
}

/// How an organisation takes a solution up.
pub const fn follow(value: FollowKind) -> &'static str {
    match value {
        FollowKind::Action => "follow-action",
        FollowKind::Assignment => "follow-assignment",
        FollowKind::Decision => "follow-decision",
    }
}

/// What became of a solution.
pub const fn outcome(value: SolutionOutcome) -> &'static str {
    match value {
        SolutionOutcome::UnderWay => "solution-under-way",
        SolutionOutcome::Realised => "solution-realised",
        SolutionOutcome::NotRealised => "solution-not-realised",
    }
}

/// What a line of costs belongs to.
pub const fn scenario(value: CostScenario) -> &'static str {
    match value {
        CostScenario::MuddlingOn => "scenario-muddling-on",
        CostScenario::BreakingThrough => "scenario-breaking-through",
    }
}

/// How often a line of costs comes.
pub const fn period(value: CostPeriod) -> &'static str {
    match value {
        CostPeriod::Once => "period-once",
        CostPeriod::Week => "period-week",
        CostPeriod::Month => "period-month",
        CostPeriod::Year => "period-year",
    }
}

/// How certain a line of costs is.
pub const fn certainty(value: CostCertainty) -> &'static str {
    match value {
        CostCertainty::Estimate => "certainty-estimate",
        CostCertainty::Quoted => "certainty-quoted",
        CostCertainty::Paid => "certainty-paid",
    }
}

/// Every [`CostScenario`].
pub const SCENARIOS: [CostScenario; 2] = [CostScenario::MuddlingOn, CostScenario::BreakingThrough];
/// Every [`CostPeriod`].
pub const PERIODS: [CostPeriod; 4] = [CostPeriod::Once, CostPeriod::Week, CostPeriod::Month, CostPeriod::Year];
/// Every [`CostCertainty`].
pub const CERTAINTIES: [CostCertainty; 3] = [CostCertainty::Estimate, CostCertainty::Quoted, CostCertainty::Paid];
/// Every [`FollowKind`].
pub const FOLLOWS: [FollowKind; 3] = [FollowKind::Action, FollowKind::Assignment, FollowKind::Decision];
/// Every [`SolutionOutcome`].
pub const OUTCOMES: [SolutionOutcome; 3] =
    [SolutionOutcome::UnderWay, SolutionOutcome::Realised, SolutionOutcome::NotRealised];
