//! Words of the breakthrough plan.

use wijktafel_model::view::breakthrough::PlanState;
use wijktafel_model::words::breakthrough::{
    BudgetFlow, ClosedArgument, CostCertainty, CostPeriod, CostScenario, EscalationEnd, FollowKind, SolutionOutcome,
    SolutionPart,
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

/// A closed argument; with `-answer` what can be said then.
pub const fn argument(value: ClosedArgument) -> &'static str {
    match value {
        ClosedArgument::Precedent => "argument-precedent",
        ClosedArgument::Law => "argument-law",
        ClosedArgument::NotOurs => "argument-not-ours",
        ClosedArgument::NoMeans => "argument-no-means",
        ClosedArgument::NeverLearns => "argument-never-learns",
        ClosedArgument::Behaviour => "argument-behaviour",
        ClosedArgument::WorseCases => "argument-worse-cases",
        ClosedArgument::Privacy => "argument-privacy",
        ClosedArgument::Guarantee => "argument-guarantee",
        ClosedArgument::SameForAll => "argument-same-for-all",
    }
}

/// What can be said to a closed argument.
pub const fn rebuttal(value: ClosedArgument) -> &'static str {
    match value {
        ClosedArgument::Precedent => "argument-precedent-answer",
        ClosedArgument::Law => "argument-law-answer",
        ClosedArgument::NotOurs => "argument-not-ours-answer",
        ClosedArgument::NoMeans => "argument-no-means-answer",
        ClosedArgument::NeverLearns => "argument-never-learns-answer",
        ClosedArgument::Behaviour => "argument-behaviour-answer",
        ClosedArgument::WorseCases => "argument-worse-cases-answer",
        ClosedArgument::Privacy => "argument-privacy-answer",
        ClosedArgument::Guarantee => "argument-guarantee-answer",
        ClosedArgument::SameForAll => "argument-same-for-all-answer",
    }
}

/// Every [`ClosedArgument`], in the order of the book.
pub const ARGUMENTS: [ClosedArgument; 10] = [
    ClosedArgument::Precedent,
    ClosedArgument::Law,
    ClosedArgument::NotOurs,
    ClosedArgument::NoMeans,
    ClosedArgument::NeverLearns,
    ClosedArgument::Behaviour,
    ClosedArgument::WorseCases,
    ClosedArgument::Privacy,
    ClosedArgument::Guarantee,
    ClosedArgument::SameForAll,
];
/// How an escalation ended.
pub const fn end(value: EscalationEnd) -> &'static str {
    match value {
        EscalationEnd::Solved => "escalation-solved",
        EscalationEnd::Stopped => "escalation-stopped",
    }
}

/// Which way money of a budget goes.
pub const fn flow(value: BudgetFlow) -> &'static str {
    match value {
        BudgetFlow::In => "flow-in",
        BudgetFlow::Out => "flow-out",
    }
}

/// Every [`BudgetFlow`].
pub const FLOWS: [BudgetFlow; 2] = [BudgetFlow::In, BudgetFlow::Out];
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
