//! What is chosen for the window of this computer; no partner hears of it.

use clap::Args;
use wijktafel_sync::node::{Preference, Preferences, Reply, Request, ScreenAfter};

use super::values::word;
use crate::ask::Desk;
use crate::bell::{Bell as _, Desktop};
use crate::print::Answer;
use crate::problem::Problem;

#[derive(Debug, Args)]
pub(super) struct Screen {
    /// The minutes, or `never`.
    #[arg(value_parser = word(&ScreenAfter::ALL))]
    minutes: Option<ScreenAfter>,
}

impl Screen {
    pub(super) fn run(self, desk: &mut Desk) -> Result<Answer, Problem> {
        match self.minutes {
            Some(after) => prefer(desk, Preference::ScreenAfter(after)),
            None => Ok(Answer::ScreenAfter(chosen(desk)?.screen_after)),
        }
    }
}

#[derive(Debug, Args)]
pub(super) struct Notify {
    /// Whether it does.
    #[arg(value_parser = ["on", "off"])]
    on: Option<String>,
}

impl Notify {
    pub(super) fn run(self, desk: &mut Desk) -> Result<Answer, Problem> {
        if let Some(on) = self.on {
            prefer(desk, Preference::Notify(on == "on"))?;
        }
        let on = chosen(desk)?.notify;
        Ok(Answer::Notify { on, shown: Desktop::default().is_there() })
    }
}

fn chosen(desk: &mut Desk) -> Result<Preferences, Problem> {
    match desk.ask(Request::Preferences)? {
        Reply::Preferences(preferences) => Ok(preferences),
        _ => Err(Problem::new("malformed")),
    }
}

fn prefer(desk: &mut Desk, chosen: Preference) -> Result<Answer, Problem> {
    desk.ask(Request::Prefer { chosen }).map(|_done| Answer::Done)
}
