//! Seasons and their actions.

use std::path::PathBuf;

use clap::Subcommand;
use wijktafel_model::command::Command;
use wijktafel_model::fact::season::PulseCounted;
use wijktafel_model::id::LogId;
use wijktafel_model::time::Day;
use wijktafel_model::view::Snapshot;
use wijktafel_model::view::review::Running;
use wijktafel_model::words::Line;
use wijktafel_model::words::review::Onward;

use super::handout::File;
use super::values::{Prefix, line, word};
use super::{find, make, show};
use crate::ask::Desk;
use crate::handout::Handout;
use crate::print::{Answer, Show};
use crate::problem::Problem;
use crate::text::Words;

#[derive(Debug, Subcommand)]
pub(super) enum Season {
    /// Lists the seasons with their actions.
    List,
    /// Opens a season.
    Open {
        /// The title.
        #[arg(value_parser = line)]
        title: Line,
    },
    /// Looks back at a season: everything that runs, and what was said of it.
    Review {
        /// The season; without it, the latest.
        season: Option<Prefix>,
    },
    /// Says what becomes of an action of the season, or of an agreement.
    Say {
        /// The season.
        season: Prefix,
        /// The action or the agreement.
        thing: Prefix,
        /// What becomes of it.
        #[arg(value_parser = word(Onward::ALL))]
        onward: Onward,
        /// Why.
        #[arg(long, value_parser = line)]
        why: Option<Line>,
    },
    /// Says what became superfluous.
    Superfluous {
        /// The season.
        season: Prefix,
        /// What.
        #[arg(value_parser = line)]
        text: Line,
    },
    /// Counts how the work feels, from paper: for each question how many say less, the same, more.
    Pulse {
        /// The season.
        season: Prefix,
        /// Whether one can do more for people.
        #[arg(long, value_name = "N,N,N", value_delimiter = ',', default_value = "0,0,0")]
        more: Vec<u32>,
        /// Whether it goes faster.
        #[arg(long, value_name = "N,N,N", value_delimiter = ',', default_value = "0,0,0")]
        faster: Vec<u32>,
        /// Whether the work is more worth doing.
        #[arg(long, value_name = "N,N,N", value_delimiter = ',', default_value = "0,0,0")]
        meaningful: Vec<u32>,
    },
    /// Says where the own organisation sees the network: from 1, a trek, to 5, a booked tour.
    Course {
        /// The season.
        season: Prefix,
        /// The place.
        #[arg(value_parser = clap::value_parser!(u32).range(1..=5))]
        place: u32,
    },
    /// Tells what there is to celebrate of a season: only what every member reads, and nothing counted.
    Feast {
        /// The season; without it, the latest.
        season: Option<Prefix>,
        /// A page to print, in a new file.
        #[arg(long, value_name = "FILE")]
        to: Option<PathBuf>,
    },
    /// Ends a season: no actions are added any more, what is open stays open.
    End {
        /// The season.
        season: Prefix,
    },
}

impl Season {
    pub(super) fn run(self, desk: &mut Desk, words: &Words) -> Result<Answer, Problem> {
        match self {
            Self::List => show(desk, Show::Seasons),
            Self::Open { title } => make(desk, Command::OpenSeason { title }),
            Self::Review { season } => {
                let s = desk.snapshot(None)?;
                let log = find::season(&s, season.as_ref())?;
                Ok(Answer::Shown(Show::Season(log), s))
            }
            Self::Say { season, thing, onward, why } => {
                let s = desk.snapshot(None)?;
                let season = find::season(&s, Some(&season))?;
                make(desk, Command::ReviewThing { season, about: running(&s, season, &thing)?, onward, why })
            }
            Self::Superfluous { season, text } => {
                let season = find::season(&*desk.snapshot(None)?, Some(&season))?;
                make(desk, Command::TellSuperfluous { season, text })
            }
            Self::Pulse { season, more, faster, meaningful } => {
                let season = find::season(&*desk.snapshot(None)?, Some(&season))?;
                make(desk, Command::CountPulse { season, counted: PulseCounted { more, faster, meaningful } })
            }
            Self::Course { season, place } => {
                let season = find::season(&*desk.snapshot(None)?, Some(&season))?;
                make(desk, Command::SayCourse { season, place: place.saturating_sub(1) })
            }
            Self::Feast { season, to } => {
                let season = find::season(&*desk.snapshot(None)?, season.as_ref())?;
                match to {
                    Some(to) => File { to }.write(Handout::Feast(season), desk, words),
                    None => show(desk, Show::Feast(season)),
                }
            }
            Self::End { season } => {
                let season = find::season(&*desk.snapshot(None)?, Some(&season))?;
                make(desk, Command::EndSeason { season })
            }
        }
    }
}

/// An action of the season by its id, else an agreement.
fn running(s: &Snapshot, season: LogId, prefix: &Prefix) -> Result<Running, Problem> {
    let of_it = s.seasons.iter().filter(|one| one.log == season).flat_map(|one| &one.actions);
    match prefix.among(of_it.map(|action| action.action)) {
        Ok(action) if s.seasons.iter().flat_map(|one| &one.actions).any(|one| one.action == action) => {
            Ok(Running::Action(action))
        }
        _ => Ok(Running::Agreement(find::agreement(s, prefix)?)),
    }
}

#[derive(Debug, Subcommand)]
pub(super) enum Action {
    /// Lists the actions.
    List,
    /// Adds an action.
    Add {
        /// What will be done.
        #[arg(value_parser = line)]
        what: Line,
        /// By which organisation; without it, the own.
        #[arg(long, value_name = "ORGANISATION")]
        owner: Option<Prefix>,
        /// By which person.
        #[arg(long)]
        person: Option<Prefix>,
        /// When.
        #[arg(long, value_name = "DAY")]
        due: Option<Day>,
        /// What it comes from.
        #[arg(long, value_name = "THING")]
        origin: Option<Prefix>,
        /// In which season; without it, the newest.
        #[arg(long)]
        season: Option<Prefix>,
    },
    /// Hands an action over.
    Assign {
        /// The action.
        action: Prefix,
        /// To which organisation.
        owner: Prefix,
        /// To which person.
        #[arg(long)]
        person: Option<Prefix>,
    },
    /// Sets the day, or takes it away.
    Due {
        /// The action.
        action: Prefix,
        /// When; without it there is no day.
        due: Option<Day>,
    },
    /// Says that it is done.
    Done {
        /// The action.
        action: Prefix,
        /// Takes that back.
        #[arg(long)]
        undo: bool,
    },
    /// Lends an own action to another organisation.
    Lend {
        /// The action.
        action: Prefix,
        /// To which organisation.
        to: Prefix,
        /// Until when.
        #[arg(long, value_name = "DAY")]
        until: Day,
    },
}

impl Action {
    pub(super) fn run(self, desk: &mut Desk) -> Result<Answer, Problem> {
        let s = desk.snapshot(None)?;
        let command = match self {
            Self::List => return Ok(Answer::Shown(Show::Seasons, s)),
            Self::Add { what, owner, person, due, origin, season } => Command::AddAction {
                season: find::season(&s, season.as_ref())?,
                what,
                owner: owner.as_ref().map_or_else(|| find::me(&s).map(|me| me.org), |owner| find::org(&s, owner))?,
                person: person.as_ref().map(|person| find::person(&s, person)).transpose()?,
                due,
                origin: origin.as_ref().map(|origin| find::log(&s, origin)).transpose()?,
            },
            Self::Assign { action, owner, person } => {
                let (season, action) = find::action(&s, &action)?;
                let owner = find::org(&s, &owner)?;
                let person = person.as_ref().map(|person| find::person(&s, person)).transpose()?;
                Command::AssignAction { season, action: action.action, owner, person }
            }
            Self::Due { action, due } => {
                let (season, action) = find::action(&s, &action)?;
                Command::SetActionDue { season, action: action.action, due }
            }
            Self::Done { action, undo } => {
                let (season, action) = find::action(&s, &action)?;
                Command::FinishAction { season, action: action.action, done: !undo }
            }
            Self::Lend { action, to, until } => {
                let (season, action) = find::action(&s, &action)?;
                Command::LendAction { season, action: action.action, to: find::org(&s, &to)?, until }
            }
        };
        make(desk, command)
    }
}
