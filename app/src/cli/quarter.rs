//! The page for directors.

use std::path::PathBuf;

use clap::Args;
use wijktafel_model::quarter::{LEAST, LEAST_MAX, quarter};
use wijktafel_model::view::quarter::Quarter;

use crate::ask::Desk;
use crate::household;
use crate::print::{Answer, Show};
use crate::problem::Problem;
use crate::text::Words;

/// The page of one quarter.
#[derive(Debug, Args)]
pub(super) struct QuarterPage {
    /// The quarter, as 2026-3; without it, the latest that is over.
    #[arg(value_parser = parse)]
    quarter: Option<Quarter>,
    /// Hides counts below this; never fewer than five.
    #[arg(long, value_name = "COUNT", default_value_t = LEAST, value_parser = least)]
    least: usize,
    /// Writes the page to print into a new file.
    #[arg(long, value_name = "FILE")]
    html: Option<PathBuf>,
}

/// Reads a year and the number of a quarter.
fn parse(text: &str) -> Result<Quarter, String> {
    let read = || {
        let (year, number) = text.split_once('-')?;
        Some(Quarter { year: year.parse().ok()?, number: number.parse().ok()? })
    };
    read()
        .filter(|quarter| quarter.days().is_some())
        .ok_or_else(|| "a year and a number from 1 to 4: 2026-3".to_owned())
}

fn least(text: &str) -> Result<usize, String> {
    let wrong = || format!("a number from {LEAST} to {LEAST_MAX}");
    text.parse().ok().filter(|least| (LEAST..=LEAST_MAX).contains(least)).ok_or_else(wrong)
}

impl QuarterPage {
    pub(super) fn run(self, desk: &mut Desk, words: &Words) -> Result<Answer, Problem> {
        let s = desk.snapshot(None)?;
        let of = self.quarter.unwrap_or_else(|| Quarter::latest_closed(s.today));
        quarter(&s, of, self.least).ok_or_else(|| Problem::new("quarter-open"))?;
        match self.html {
            None => Ok(Answer::Shown(Show::Quarter(of, self.least), s)),
            Some(path) => {
                household::write_quarter(|request| desk.ask(request), of, self.least, &path, words)?;
                Ok(Answer::Written { path, entries: 1 })
            }
        }
    }
}
