//! Step templates, and the clock of a discussion at a meeting.

use clap::{Args, Subcommand};
use wijktafel_model::command::Command;
use wijktafel_model::command::meeting::MeetingAct;
use wijktafel_model::fact::steps::StepTemplate;
use wijktafel_model::id::FactId;
use wijktafel_model::meeting::{clocks, leading};
use wijktafel_model::view::Snapshot;
use wijktafel_model::view::meeting::{ClockView, MeetingView};
use wijktafel_model::words::{Line, StepMethod};
use wijktafel_sync::clock::now;

use super::meeting::at;
use super::values::{Prefix, line, word};
use super::{find, make, show};
use crate::ask::Desk;
use crate::print::{Answer, Show};
use crate::problem::Problem;
use crate::steps::{Offer, Turn, Which, offered, read, since, turned};
use crate::text::Words;

#[derive(Debug, Subcommand)]
pub(super) enum Steps {
    /// Lists the templates: built-in ones, and those of the network.
    List,
    /// Writes a template of the network.
    Write {
        /// What it is called.
        #[arg(value_parser = line)]
        name: Line,
        /// A step: minutes, name and, where there is one, column, as "8, Wie helpt er al?, eigen netwerk".
        #[arg(long = "step", required = true)]
        steps: Vec<String>,
        /// The built-in template in whose place it stands.
        #[arg(long, value_parser = word(StepMethod::ALL))]
        instead: Option<StepMethod>,
    },
    /// Changes a template of the network; what is not given stays.
    Edit {
        /// The template.
        template: Prefix,
        /// What it is called.
        #[arg(long, value_parser = line)]
        name: Option<Line>,
        /// A step, as for `write`; all of them anew.
        #[arg(long = "step")]
        steps: Vec<String>,
    },
    /// Takes a template of the network away; one in place of a built-in one gives that back.
    Drop {
        /// The template.
        template: Prefix,
    },
}

#[derive(Debug, Subcommand)]
pub(super) enum Clock {
    /// Begins the discussion of an item, with a template.
    Start(Start),
    /// Goes to the next step; after the last the discussion is over.
    Next(Of),
    /// Goes back to the step before.
    Back(Of),
    /// Lets time stand still.
    Pause(Of),
    /// Lets time go on.
    Go(Of),
    /// Keeps the time from here on.
    Keep(Of),
    /// Says that the discussion is over.
    Stop(Of),
}

#[derive(Debug, Args)]
pub(super) struct Start {
    /// The meeting.
    meeting: Prefix,
    /// The item of the agenda.
    item: Prefix,
    /// A built-in template.
    #[arg(long, value_parser = word(StepMethod::ALL), default_value = "left-to-right")]
    method: StepMethod,
    /// A template of the network.
    #[arg(long, conflicts_with = "method")]
    template: Option<Prefix>,
}

#[derive(Debug, Args)]
pub(super) struct Of {
    /// The meeting.
    meeting: Prefix,
    /// Which clock, of those that were started apart; without it, the one that leads.
    #[arg(long)]
    clock: Option<Prefix>,
}

/// Steps as they were given, each an argument of its own.
fn given(steps: &[String], words: &Words) -> Result<Vec<wijktafel_model::fact::steps::TemplateStep>, Problem> {
    read(&steps.join("\n"), words).map_err(|place| {
        let wrong = place.checked_sub(1).and_then(|place| steps.get(place)).cloned().unwrap_or_default();
        Problem::about("bad-value", &wrong)
    })
}

impl Steps {
    pub(super) fn run(self, desk: &mut Desk, words: &Words) -> Result<Answer, Problem> {
        match self {
            Self::List => show(desk, Show::Templates),
            Self::Write { name, steps, instead } => {
                let template = StepTemplate { name, steps: given(&steps, words)? };
                make(desk, Command::WriteTemplate { instead, template })
            }
            Self::Edit { template, name, steps } => {
                let s = desk.snapshot(None)?;
                let (written, now) = own(&s, &template)?;
                let steps = if steps.is_empty() { now.steps.clone() } else { given(&steps, words)? };
                let template = StepTemplate { name: name.unwrap_or_else(|| now.name.clone()), steps };
                make(desk, Command::RewriteTemplate { written, template })
            }
            Self::Drop { template } => {
                let s = desk.snapshot(None)?;
                let written = own(&s, &template)?.0;
                make(desk, Command::DropTemplate { written })
            }
        }
    }
}

fn own<'s>(s: &'s Snapshot, prefix: &Prefix) -> Result<(FactId, &'s StepTemplate), Problem> {
    let id = prefix.among(s.network.templates.iter().map(|one| one.written))?;
    let found = s.network.templates.iter().find(|one| one.written == id);
    found.map(|one| (id, &one.template)).ok_or_else(|| Problem::new("not-found"))
}

impl Clock {
    pub(super) fn run(self, desk: &mut Desk, s: &Snapshot, words: &Words) -> Result<Answer, Problem> {
        let (of, turn) = match self {
            Self::Start(start) => return start.run(desk, s, words),
            Self::Next(of) => (of, Turn::Next),
            Self::Back(of) => (of, Turn::Back),
            Self::Pause(of) => (of, Turn::Pause),
            Self::Go(of) => (of, Turn::Go),
            Self::Keep(of) => (of, Turn::Keep),
            Self::Stop(of) => (of, Turn::Stop),
        };
        let meeting = find::meeting(s, &of.meeting)?;
        let clock = clock(meeting, of.clock.as_ref())?;
        let now = now();
        let act = turned(clock, turn, since(clock, now), now).ok_or_else(|| Problem::new("already-so"))?;
        at(desk, meeting, act)
    }
}

impl Start {
    fn run(self, desk: &mut Desk, s: &Snapshot, words: &Words) -> Result<Answer, Problem> {
        let meeting = find::meeting(s, &self.meeting)?;
        let item = find::item(meeting, &self.item)?.item;
        let wanted = self.template.map(|template| own(s, &template)).transpose()?.map(|(written, _)| written);
        let fits = |offer: &Offer| match (wanted, offer.which) {
            (Some(wanted), Which::Own(written)) => wanted == written,
            (None, Which::BuiltIn(method)) => method == self.method,
            (None, Which::Own(_)) => offer.instead == Some(self.method),
            (Some(_), Which::BuiltIn(_)) => false,
        };
        let offer = offered(s, words).into_iter().find(fits).ok_or_else(|| Problem::new("not-found"))?;
        at(desk, meeting, MeetingAct::StartClock { item, template: offer.template })
    }
}

/// The clock that is named, the one that leads, or the first that goes on.
fn clock<'m>(meeting: &'m MeetingView, prefix: Option<&Prefix>) -> Result<&'m ClockView, Problem> {
    let on = clocks(meeting);
    let found = match prefix {
        Some(prefix) => {
            let id = prefix.among(on.iter().map(|clock| clock.clock))?;
            on.into_iter().find(|clock| clock.clock == id)
        }
        None => leading(meeting).or_else(|| on.first().copied()),
    };
    found.ok_or_else(|| Problem::new("not-found"))
}
