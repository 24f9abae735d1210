//! Escalation: ladders that a network agrees on beforehand, and how one is climbed for a case.
//!
//! Ladders stand in the network's log, so they say nothing of a case; an escalation stands in the case's own log.

use crate::id::{FactId, OrgId};
use crate::record;
use crate::words::breakthrough::EscalationEnd;
use crate::words::{Line, Prose};

/// The most rungs of one ladder.
pub const RUNGS_MAX: usize = 10;
/// The most days in which the answer of a rung is waited for.
pub const DAYS_MAX: u32 = 90;

record! {
    /// One rung of a ladder.
    Rung {
        /// Who is asked there: a role, no name.
        0 => who: Line,
        /// The organisation whose rung it is.
        1 => org: Option<OrgId>,
        /// In how many days there is an answer; 1 to [`DAYS_MAX`].
        2 => days: u32,
    }
    /// The rungs of a ladder, the lowest first.
    Ladder {
        /// What it is called.
        0 => name: Line,
        /// The rungs; 1 to [`RUNGS_MAX`].
        2 => rungs: Vec<Rung>,
    }
    /// See [`super::Fact::LadderWritten`].
    LadderWritten {
        /// The ladder.
        0 => ladder: Ladder,
    }
    /// See [`super::Fact::LadderRewritten`].
    LadderRewritten {
        /// Which.
        0 => written: FactId,
        /// The ladder as it is from here on. Escalations that began keep theirs.
        2 => ladder: Ladder,
    }
    /// See [`super::Fact::LadderDropped`].
    LadderDropped {
        /// Which.
        0 => written: FactId,
    }
    /// See [`super::Fact::EscalationStarted`].
    EscalationStarted {
        /// The ladder, copied: a later change of it changes nothing here.
        0 => ladder: Ladder,
        /// What it is about: a solution or a closed argument of the plan; absent: the case.
        1 => about: Option<FactId>,
        /// What is stuck.
        2 => why: Prose,
    }
    /// See [`super::Fact::EscalationClimbed`].
    EscalationClimbed {
        /// Which escalation, by the fact that started it.
        0 => escalation: FactId,
        /// The rung that is asked from here on, from 0. Of two who climbed to one rung apart, it was one climb.
        2 => to: u32,
    }
    /// See [`super::Fact::EscalationAnswered`].
    EscalationAnswered {
        /// Which escalation.
        0 => escalation: FactId,
        /// The rung that answered, from 0.
        2 => rung: u32,
        /// What it answered.
        4 => note: Prose,
    }
    /// See [`super::Fact::EscalationEnded`].
    EscalationEnded {
        /// Which escalation.
        0 => escalation: FactId,
        /// A few words.
        1 => note: Option<Prose>,
        /// How.
        2 => end: EscalationEnd,
    }
    /// See [`super::Fact::EscalationTakenBack`]. What its writer did not know stays.
    EscalationTakenBack {
        /// Which escalation.
        0 => escalation: FactId,
        /// The rung, from 0, that it was climbed to by mistake; absent: it was ended by mistake.
        1 => rung: Option<u32>,
    }
}

impl Ladder {
    /// Whether its rungs and their days are within bounds.
    pub fn is_sound(&self) -> bool {
        let days = |rung: &Rung| (1..=DAYS_MAX).contains(&rung.days);
        (1..=RUNGS_MAX).contains(&self.rungs.len()) && self.rungs.iter().all(days)
    }

    /// The name and who is asked, for a look through.
    pub fn words(&self) -> impl Iterator<Item = &str> {
        [self.name.as_str()].into_iter().chain(self.rungs.iter().map(|rung| rung.who.as_str()))
    }
}
