//! Rough drafts that wait on this device. The window fills them in; here they are seen and thrown away.

use clap::Subcommand;
use wijktafel_sync::node::{Reply, Request};

use crate::ask::Desk;
use crate::client::forms::{Form, read_kept, written_kept};
use crate::print::Answer;
use crate::problem::Problem;

#[derive(Debug, Subcommand)]
pub(super) enum Drafts {
    /// Lists them. Nobody else sees them.
    List,
    /// Shows one in full.
    Show {
        /// Its number.
        number: u64,
    },
    /// Throws one away.
    Drop {
        /// Its number.
        number: u64,
    },
}

fn kept(desk: &mut Desk) -> Result<Vec<Form>, Problem> {
    match desk.ask(Request::Forms)? {
        Reply::Forms { forms } => Ok(forms.map(|forms| read_kept(&forms)).unwrap_or_default()),
        _ => Err(Problem::new("malformed")),
    }
}

impl Drafts {
    pub(super) fn run(self, desk: &mut Desk) -> Result<Answer, Problem> {
        let mut forms = kept(desk)?;
        let (number, drop) = match self {
            Self::List => return Ok(Answer::Kept(forms)),
            Self::Show { number } => (number, false),
            Self::Drop { number } => (number, true),
        };
        let place = forms.iter().position(|form| form.kept() == Some(number));
        let form = place.map(|place| forms.remove(place)).ok_or_else(|| Problem::new("not-found"))?;
        if !drop {
            return Ok(Answer::Draft(Box::new(form)));
        }
        desk.ask(Request::KeepForms { forms: written_kept(&forms) }).map(|_kept| Answer::Done)
    }
}
