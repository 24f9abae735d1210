//! Keys of the words of growth.

use wijktafel_model::journey::{Step, Way};
use wijktafel_model::view::experiment::ExperimentState;
use wijktafel_model::view::phase::Sign;
use wijktafel_model::view::pulse::PulseView;
use wijktafel_model::view::quarter::Figure;
use wijktafel_model::view::relation::Change;
use wijktafel_model::words::experiment::ExperimentOutcome;
use wijktafel_model::words::relation::Closeness;
use wijktafel_model::words::review::Onward;
use wijktafel_sync::node::Through;

use crate::text::Words;

/// Every [`ExperimentOutcome`].
pub const OUTCOMES: [ExperimentOutcome; 4] =
    [ExperimentOutcome::GoesOn, ExperimentOutcome::Stops, ExperimentOutcome::Supply, ExperimentOutcome::Agreed];

/// What becomes of an experiment.
pub const fn experiment_outcome(value: ExperimentOutcome) -> &'static str {
    match value {
        ExperimentOutcome::GoesOn => "experiment-outcome-goes-on",
        ExperimentOutcome::Stops => "experiment-outcome-stops",
        ExperimentOutcome::Supply => "experiment-outcome-supply",
        ExperimentOutcome::Agreed => "experiment-outcome-agreed",
    }
}

/// How an experiment stands.
pub const fn experiment_state(value: ExperimentState) -> &'static str {
    match value {
        ExperimentState::Due => "experiment-state-due",
        ExperimentState::Disputed => "experiment-state-disputed",
        ExperimentState::Running => "experiment-state-running",
        ExperimentState::Supply => "experiment-state-supply",
        ExperimentState::Agreed => "experiment-state-agreed",
        ExperimentState::Stopped => "experiment-state-stopped",
    }
}

/// The three questions about the work, with what was counted.
pub const fn questions(pulse: &PulseView) -> [(&'static str, Option<[u32; 3]>); 3] {
    [("pulse-more", pulse.more), ("pulse-faster", pulse.faster), ("pulse-meaningful", pulse.meaningful)]
}

/// A sign of a phase.
pub const fn sign(value: Sign) -> &'static str {
    match value {
        Sign::Cases => "sign-cases",
        Sign::Bringing => "sign-bringing",
        Sign::Returning => "sign-returning",
        Sign::OwnGuides => "sign-own-guides",
        Sign::ReportedBack => "sign-reported-back",
        Sign::Latitude => "sign-latitude",
        Sign::OwnedLessons => "sign-owned-lessons",
        Sign::NewSupply => "sign-new-supply",
    }
}

/// Its count.
pub const fn sign_count(value: Sign) -> &'static str {
    match value {
        Sign::Cases => "sign-cases-count",
        Sign::Bringing => "sign-bringing-count",
        Sign::Returning => "sign-returning-count",
        Sign::OwnGuides => "sign-own-guides-count",
        Sign::ReportedBack => "sign-reported-back-count",
        Sign::Latitude => "sign-latitude-count",
        Sign::OwnedLessons => "sign-owned-lessons-count",
        Sign::NewSupply => "sign-new-supply-count",
    }
}

/// From when on it is seen, and what it does not say.
pub const fn sign_rule(value: Sign) -> &'static str {
    match value {
        Sign::Cases => "sign-cases-rule",
        Sign::Returning => "sign-returning-rule",
        Sign::OwnGuides => "sign-own-guides-rule",
        Sign::NewSupply => "sign-new-supply-rule",
        Sign::Bringing | Sign::ReportedBack | Sign::Latitude | Sign::OwnedLessons => "sign-rule",
    }
}

/// A way to look at growth.
pub const fn through(value: Through) -> &'static str {
    match value {
        Through::Phases => "through-phases",
        Through::Journey => "through-journey",
        Through::Stages => "through-stages",
    }
}

/// A step of the journey: its name, what it is about, and why the facts point there.
pub const fn step(value: Step) -> [&'static str; 3] {
    match value {
        Step::Immersion => ["step-immersion", "step-immersion-about", "step-immersion-why"],
        Step::KickOff => ["step-kick-off", "step-kick-off-about", "step-kick-off-why"],
        Step::Passion => ["step-passion", "step-passion-about", "step-passion-why"],
        Step::Presence => ["step-presence", "step-presence-about", "step-presence-why"],
        Step::DrivingLesson => ["step-driving", "step-driving-about", "step-driving-why"],
        Step::SeasonFeast => ["step-feast", "step-feast-about", "step-feast-why"],
        Step::Growth => ["step-growth", "step-growth-about", "step-growth-why"],
    }
}

/// A stage of working together: its name, and what it is about.
pub const fn way(value: Way) -> [&'static str; 2] {
    match value {
        Way::Finding => ["stage-finding", "stage-finding-about"],
        Way::Working => ["stage-working", "stage-working-about"],
        Way::LettingGo => ["stage-letting-go", "stage-letting-go-about"],
    }
}

/// Whether a sign is seen.
pub const fn sign_seen(seen: Option<bool>) -> &'static str {
    match seen {
        Some(true) => "sign-seen",
        Some(false) => "sign-not-seen",
        None => "sign-nothing",
    }
}

/// How closely two work together, from nothing on.
pub const CLOSENESS: &[Closeness] = Closeness::ALL;

/// Its words.
pub const fn closeness(value: Closeness) -> &'static str {
    match value {
        Closeness::Strangers => "closeness-strangers",
        Closeness::Acquainted => "closeness-acquainted",
        Closeness::AtTimes => "closeness-at-times",
        Closeness::InStep => "closeness-in-step",
        Closeness::AsOne => "closeness-as-one",
    }
}

/// What was said, or that nothing was.
pub fn said(w: &Words, closeness: Option<Closeness>) -> String {
    w.t(closeness.map_or("closeness-none", self::closeness)).into_owned()
}

/// What became of an answer since the capture before.
pub const fn change(value: Change) -> &'static str {
    match value {
        Change::New => "change-new",
        Change::Closer => "change-closer",
        Change::Looser => "change-looser",
        Change::Gone => "change-gone",
    }
}

/// Answers about trust and value, from the lowest.
pub const AMOUNTS: [&str; 4] = ["amount-little", "amount-some", "amount-much", "amount-wholly"];

/// The fields of trust with their labels.
pub const TRUST: [(&str, &str); 3] =
    [("openness", "trust-openness"), ("reliability", "trust-reliability"), ("purpose", "trust-purpose")];

/// The fields of value with their labels.
pub const WORTH: [(&str, &str); 3] =
    [("influence", "worth-influence"), ("means", "worth-means"), ("involvement", "worth-involvement")];

/// A figure of a quarter.
pub const fn figure(value: Figure) -> &'static str {
    match value {
        Figure::Meetings => "figure-meetings",
        Figure::Cases => "figure-cases",
        Figure::Discussed => "figure-discussed",
        Figure::Residents => "figure-residents",
        Figure::Signals => "figure-signals",
        Figure::Lessons => "figure-learnt",
    }
}

/// What it says.
pub const fn figure_text(value: Figure) -> &'static str {
    match value {
        Figure::Meetings => "figure-meetings-text",
        Figure::Cases => "figure-cases-text",
        Figure::Discussed => "figure-discussed-text",
        Figure::Residents => "figure-residents-text",
        Figure::Signals => "figure-signals-text",
        Figure::Lessons => "figure-learnt-text",
    }
}

/// What becomes of something at the end of a season.
pub const fn onward(value: Onward) -> &'static str {
    match value {
        Onward::GoOn => "onward-go-on",
        Onward::Change => "onward-change",
        Onward::Stop => "onward-stop",
    }
}
