//! Templates of the steps of a discussion, and the clock that goes along with one.

use crate::id::FactId;
use crate::record;
use crate::words::{Line, StepMethod, SupportLevel};

/// The most steps of one template.
pub const STEPS_MAX: usize = 20;
/// The most minutes meant for one step.
pub const MINUTES_MAX: u32 = 240;

record! {
    /// One step of a discussion.
    TemplateStep {
        /// What it is called.
        0 => name: Line,
        /// The support level that it is about: the column of the matrix that is lit meanwhile.
        1 => level: Option<SupportLevel>,
        /// How many minutes are meant for it; 1 to [`MINUTES_MAX`].
        2 => minutes: u32,
    }
    /// The steps of a discussion, in order.
    StepTemplate {
        /// What it is called.
        0 => name: Line,
        /// The steps; 1 to [`STEPS_MAX`].
        2 => steps: Vec<TemplateStep>,
    }
    /// See [`super::Fact::TemplateWritten`].
    TemplateWritten {
        /// The built-in template in whose place it stands; absent: one of the network's own.
        1 => instead: Option<StepMethod>,
        /// The template.
        2 => template: StepTemplate,
    }
    /// See [`super::Fact::TemplateRewritten`].
    TemplateRewritten {
        /// Which.
        0 => written: FactId,
        /// The template as it is from here on. Discussions that began keep theirs.
        2 => template: StepTemplate,
    }
    /// See [`super::Fact::TemplateDropped`].
    TemplateDropped {
        /// Which.
        0 => written: FactId,
    }
    /// See [`super::Fact::ClockStarted`].
    ClockStarted {
        /// What is discussed: an item of the agenda.
        0 => item: FactId,
        /// The steps, copied: a later change of the template changes nothing here.
        2 => template: StepTemplate,
    }
    /// See [`super::Fact::ClockSet`].
    ClockSet {
        /// Which clock, by the fact that started it.
        0 => clock: FactId,
        /// The step, from 0; absent: the discussion is over.
        1 => step: Option<u32>,
        /// Whether time runs.
        2 => running: bool,
        /// Seconds spent in each step by then, as the writer's screen showed them.
        4 => spent: Vec<u32>,
    }
}

impl StepTemplate {
    /// Whether its steps and their minutes are within bounds.
    pub fn is_sound(&self) -> bool {
        let minutes = |step: &TemplateStep| (1..=MINUTES_MAX).contains(&step.minutes);
        (1..=STEPS_MAX).contains(&self.steps.len()) && self.steps.iter().all(minutes)
    }
}
