//! Ladders of a network, and escalations that climb one for a case.

use serde::{Deserialize, Serialize};

use crate::fact::escalation::Ladder;
use crate::id::{FactId, OrgId};
use crate::time::{Day, Timestamp};
use crate::words::breakthrough::EscalationEnd;

/// A ladder that the network agreed on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LadderView {
    /// Its id.
    pub written: FactId,
    /// Its name and rungs.
    pub ladder: Ladder,
    /// Who wrote it first.
    pub by: OrgId,
    /// Offered no longer.
    #[serde(default)]
    pub dropped: bool,
}

/// Where an escalation stands on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EscalationState {
    /// The rung was asked, and there is time left.
    Waiting,
    /// The rung did not answer in its days.
    RunOut,
    /// The rung answered.
    Answered,
    /// It ended.
    Ended,
}

impl EscalationState {
    /// Every value.
    pub const ALL: &'static [Self] = &[Self::Waiting, Self::RunOut, Self::Answered, Self::Ended];
}

/// The clock of a rung.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RungClock {
    /// The day on which the rung was asked, by its writer's own claim.
    pub since: Day,
    /// In how many days there is an answer.
    pub days: u32,
}

impl RungClock {
    /// The last day on which the answer is in time. A claim ahead of the reader's own clock counts from today.
    pub fn due(self, today: Day) -> Day {
        let days = i32::try_from(self.days).unwrap_or(i32::MAX);
        self.since.min(today).max(Day::FIRST).plus(days).min(Day::LAST)
    }

    /// Whether the days are over.
    pub fn is_over(self, today: Day) -> bool {
        self.due(today) < today
    }
}

/// What a list says of an escalation that runs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EscalationRow {
    /// Its id.
    pub escalation: FactId,
    /// Who started it.
    pub by: OrgId,
    /// Who is asked now, by role.
    pub who: String,
    /// The organisation whose rung it is.
    pub org: Option<OrgId>,
    /// The clock of the rung.
    pub clock: RungClock,
    /// Whether the rung answered.
    pub answered: bool,
}

impl EscalationRow {
    /// Whether the rung did not answer in its days.
    pub fn ran_out(&self, today: Day) -> bool {
        !self.answered && self.clock.is_over(today)
    }
}

/// An escalation of a case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EscalationView {
    /// Its id.
    pub escalation: FactId,
    /// What its ladder was called when it started.
    pub name: String,
    /// The solution or closed argument that it is about; `None`: the case.
    pub about: Option<FactId>,
    /// What is stuck.
    pub why: String,
    /// Who started it.
    pub by: OrgId,
    /// When, by its own claim.
    pub at: Timestamp,
    /// The rungs as they were agreed when it started.
    pub rungs: Vec<RungView>,
    /// The rung it stands on, from 0.
    pub rung: usize,
    /// How it ended, by the causally latest words; none while it runs, two or more when partners ended it apart.
    pub ends: Vec<EndView>,
}

impl EscalationView {
    /// Whether nobody ended it.
    pub const fn runs(&self) -> bool {
        self.ends.is_empty()
    }

    /// The rung it stands on.
    pub fn current(&self) -> Option<&RungView> {
        self.rungs.get(self.rung)
    }

    /// The clock of that rung.
    pub fn clock(&self) -> Option<RungClock> {
        let rung = self.current()?;
        Some(RungClock { since: rung.asked.unwrap_or(self.at).day(), days: rung.days })
    }

    /// Where it stands on a day.
    pub fn state(&self, today: Day) -> EscalationState {
        if !self.runs() {
            EscalationState::Ended
        } else if self.current().is_some_and(|rung| !rung.answers.is_empty()) {
            EscalationState::Answered
        } else if self.clock().is_some_and(|clock| clock.is_over(today)) {
            EscalationState::RunOut
        } else {
            EscalationState::Waiting
        }
    }

    /// What a list says of it while it runs.
    pub fn row(&self) -> Option<EscalationRow> {
        let (rung, clock) = (self.current()?, self.clock()?);
        self.runs().then(|| EscalationRow {
            escalation: self.escalation,
            by: self.by,
            who: rung.who.clone(),
            org: rung.org,
            clock,
            answered: !rung.answers.is_empty(),
        })
    }
}

/// A rung of a ladder that is climbed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RungView {
    /// Who is asked, by role.
    pub who: String,
    /// The organisation whose rung it is.
    pub org: Option<OrgId>,
    /// In how many days there is an answer.
    pub days: u32,
    /// When it was asked first, by its writer's own claim; `None`: it was not.
    pub asked: Option<Timestamp>,
    /// What it answered, in causal order.
    pub answers: Vec<RungAnswerView>,
}

/// What a rung answered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RungAnswerView {
    /// Its id.
    pub answer: FactId,
    /// The answer.
    pub note: String,
    /// Who wrote it down.
    pub by: OrgId,
    /// When, by its own claim.
    pub at: Timestamp,
}

/// How an escalation ended, in somebody's words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EndView {
    /// How.
    pub end: EscalationEnd,
    /// A few words.
    pub note: Option<String>,
    /// Who said so.
    pub by: OrgId,
    /// When, by its own claim.
    pub at: Timestamp,
}
