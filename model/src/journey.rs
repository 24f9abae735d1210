//! Two other ways to look at how a network grows: the journey of seven steps, and the three stages of working together.
//!
//! Both point at a place and say which facts point there. Nothing is stored, nothing is ticked off, and whoever went
//! another way has missed nothing. Source: *Doorbreken in 7 stappen* (2008) and *WhereWeMeet* for the names; which facts
//! point where is our own. Circle cases are never counted: that one exists would show.

use serde::{Deserialize, Serialize};

use crate::view::circle::CaseMode;
use crate::view::{AgreementState, CaseRow, CaseState, Snapshot, Stage};
use crate::words::AgreementKind;

/// A step of the journey.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Step {
    /// Getting to know each other and the neighbourhood.
    Immersion,
    /// Beginning together.
    KickOff,
    /// Saying what is wanted.
    Passion,
    /// Being there for people.
    Presence,
    /// Trying, telling, correcting.
    DrivingLesson,
    /// Looking back and celebrating.
    SeasonFeast,
    /// Growing on, season after season.
    Growth,
}

impl Step {
    /// In the order of the journey.
    pub const ALL: [Self; 7] = [
        Self::Immersion,
        Self::KickOff,
        Self::Passion,
        Self::Presence,
        Self::DrivingLesson,
        Self::SeasonFeast,
        Self::Growth,
    ];
}

/// Where on the journey the facts point, and how many things point there: members, tables, agreements, cases or seasons,
/// by the step.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct OnJourney {
    /// The step.
    pub step: Step,
    /// How many.
    pub count: usize,
}

/// A stage of working together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Way {
    /// Finding each other.
    Finding,
    /// Working together.
    Working,
    /// Letting each other go.
    LettingGo,
}

impl Way {
    /// In the order in which they come.
    pub const ALL: [Self; 3] = [Self::Finding, Self::Working, Self::LettingGo];
}

/// What points at a stage.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Pointer {
    /// Nothing is agreed on and no case was discussed.
    Nothing,
    /// What was agreed on, and cases that were discussed.
    Work {
        /// Agreements in force.
        agreements: usize,
        /// Cases.
        cases: usize,
    },
    /// Stopping together was laid before all.
    Ending,
    /// Half of the members or more say that they leave.
    Leaving {
        /// How many.
        members: usize,
        /// Of how many.
        whole: usize,
    },
}

impl Pointer {
    /// The stage that it points at.
    pub const fn way(self) -> Way {
        match self {
            Self::Nothing => Way::Finding,
            Self::Work { .. } => Way::Working,
            Self::Ending | Self::Leaving { .. } => Way::LettingGo,
        }
    }
}

/// The furthest step that something points at.
pub fn journey(s: &Snapshot) -> OnJourney {
    let ended = s.seasons.iter().filter(|season| season.ended).count();
    let open = s.seasons.len() - ended;
    let looked_back =
        s.seasons.iter().filter(|one| one.ended || !one.reviews.is_empty() || !one.superfluous.is_empty()).count();
    let laid = s.agreements.iter().filter(|row| row.state != AgreementState::Draft).count();
    let steps = [
        (Step::Growth, if open > 0 { ended } else { 0 }),
        (Step::SeasonFeast, looked_back),
        (Step::DrivingLesson, discussed(s).filter(|row| row.reported + row.told > 0).count()),
        (Step::Presence, discussed(s).count()),
        (Step::Passion, laid),
        (Step::KickOff, s.network.tables.len()),
    ];
    let found = steps.into_iter().find(|(_, count)| *count > 0);
    let (step, count) = found.unwrap_or_else(|| (Step::Immersion, members(s)));
    OnJourney { step, count }
}

/// What points at a stage of working together.
pub fn pointer(s: &Snapshot) -> Pointer {
    let ends = |state| {
        matches!(
            state,
            AgreementState::Proposed | AgreementState::Objected | AgreementState::Disputed | AgreementState::InForce
        )
    };
    if s.agreements.iter().any(|row| row.kind == AgreementKind::Ending && ends(row.state)) {
        return Pointer::Ending;
    }
    let (leaving, whole) = (leaving(s), members(s));
    if leaving > 0 && 2 * leaving >= whole {
        return Pointer::Leaving { members: leaving, whole };
    }
    let agreements = s.agreements.iter().filter(|row| row.state == AgreementState::InForce).count();
    match (agreements, discussed(s).count()) {
        (0, 0) => Pointer::Nothing,
        (agreements, cases) => Pointer::Work { agreements, cases },
    }
}

fn members(s: &Snapshot) -> usize {
    s.network.organisations.iter().filter(|org| org.stage == Stage::Member).count()
}

/// Members that announced that they leave.
fn leaving(s: &Snapshot) -> usize {
    let says = |org| s.departures.iter().any(|row| row.org == org && !row.called_off);
    s.network.organisations.iter().filter(|org| org.stage == Stage::Member && says(org.org)).count()
}

/// Learning cases that were talked about.
fn discussed(s: &Snapshot) -> impl Iterator<Item = &CaseRow> {
    s.cases.iter().filter(|row| {
        let talked = matches!(row.state, CaseState::Trying | CaseState::ReportedBack | CaseState::Closed);
        row.mode == CaseMode::Learning && talked && row.tips > 0
    })
}

#[cfg(test)]
mod tests;
