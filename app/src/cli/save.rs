//! What a screen is about, as a file.

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use wijktafel_model::quarter::LEAST;
use wijktafel_model::view::Snapshot;
use wijktafel_model::view::quarter::Quarter;

use super::find;
use super::values::{Prefix, word};
use crate::ask::Desk;
use crate::print::Answer;
use crate::problem::Problem;
use crate::save::{self, Format, Subject, Wanted};
use crate::text::Words;

/// What a screen is about, as a file.
#[derive(Debug, Args)]
pub(super) struct Save {
    /// Which screen.
    screen: Screen,
    /// The case, agreement or meeting it shows; for `map` and `round` the one, where not all are wanted.
    thing: Option<Prefix>,
    /// csv for a spreadsheet, json for programs, html to print.
    #[arg(long = "as", value_parser = word(&Format::ALL))]
    format: Format,
    /// The file.
    #[arg(long, value_name = "FILE")]
    to: PathBuf,
    /// Replaces a file that is there.
    #[arg(long)]
    replace: bool,
    /// Says that circle cases may be in the file; without it, one is refused and lists leave them out.
    #[arg(long)]
    circle: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Screen {
    Today,
    Report,
    Tables,
    Meeting,
    Cases,
    Case,
    Agreements,
    Agreement,
    Map,
    Organisations,
    People,
    Invitations,
    Round,
    Growth,
    Actions,
    Breakthrough,
    Inbox,
    Experiments,
    Lessons,
    Quarter,
    Own,
    Register,
    Access,
    Erased,
    Leaving,
}

impl Save {
    pub(super) fn run(self, desk: &mut Desk, words: &Words) -> Result<Answer, Problem> {
        let subject = self.screen.subject(&*desk.snapshot(None)?, self.thing.as_ref())?;
        let wanted = Wanted { subject, format: self.format, circle: self.circle, replace: self.replace };
        save::write(|request| desk.ask(request), &wanted, &self.to, words)?;
        Ok(Answer::Written { path: self.to, entries: 1 })
    }
}

impl Screen {
    fn subject(self, s: &Snapshot, thing: Option<&Prefix>) -> Result<Subject, Problem> {
        let one = || thing.ok_or_else(|| Problem::new("save-which"));
        let takes = matches!(self, Self::Meeting | Self::Case | Self::Agreement | Self::Map | Self::Round);
        if thing.is_some() && !takes {
            return Err(Problem::new("usage"));
        }
        Ok(match self {
            Self::Today => Subject::Today,
            Self::Report => Subject::Report,
            Self::Tables => Subject::Tables,
            Self::Meeting => Subject::Meeting(find::meeting(s, one()?)?.log),
            Self::Cases => Subject::Cases(None),
            Self::Case => Subject::Case(find::case(s, one()?)?),
            Self::Agreements => Subject::Agreements,
            Self::Agreement => Subject::Agreement(find::agreement(s, one()?)?),
            Self::Map => {
                Subject::Map(thing.map(|thing| find::capture(s, thing)).transpose()?.map(|capture| capture.log))
            }
            Self::Organisations => Subject::Organisations,
            Self::People => Subject::People,
            Self::Invitations => Subject::Invitations,
            Self::Round => Subject::Round(thing.map(|thing| find::round(s, thing)).transpose()?.map(|round| round.log)),
            Self::Growth => Subject::Growth,
            Self::Actions => Subject::Actions,
            Self::Breakthrough => Subject::Breakthrough,
            Self::Inbox => Subject::Inbox,
            Self::Experiments => Subject::Experiments,
            Self::Lessons => Subject::Lessons,
            Self::Quarter => Subject::Quarter(Quarter::latest_closed(s.today), LEAST),
            Self::Own => Subject::Own,
            Self::Register => Subject::Register,
            Self::Access => Subject::Access,
            Self::Erased => Subject::Erased,
            Self::Leaving => Subject::Leaving,
        })
    }
}
