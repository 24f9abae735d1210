//! The network, the own organisation's card, people and devices.

use std::path::PathBuf;

use clap::{Args, Subcommand};
use wijktafel_model::command::Command;
use wijktafel_model::id::PersonId;
use wijktafel_model::words::{Formality, LifeArea, Line, Mandates, OrgKind, Prose, Role, TextField};
use wijktafel_sync::clock;

use super::text::Edit;
use super::values::{Prefix, line, word};
use super::{find, kept, kept_or_gone, make, show};
use crate::ask::Desk;
use crate::list::{self, Enrollee};
use crate::offers::Looking;
use crate::print::{Answer, Show};
use crate::problem::Problem;
use crate::text::Words;

#[derive(Debug, Subcommand)]
pub(super) enum Network {
    /// Shows the network: name, purpose, members.
    Show,
    /// Names it.
    Name {
        /// The name.
        #[arg(value_parser = line)]
        name: Line,
        /// Where it works; empty takes it away.
        #[arg(long)]
        region: Option<String>,
    },
    /// Prints or changes what it is for.
    Purpose(Edit),
}

impl Network {
    pub(super) fn run(self, desk: &mut Desk) -> Result<Answer, Problem> {
        match self {
            Self::Show => show(desk, Show::Network),
            Self::Name { name, region } => {
                let s = desk.snapshot(None)?;
                let region = kept_or_gone(region.as_deref(), s.network.region.as_deref(), Line::new)?;
                make(desk, Command::NameNetwork { name, region })
            }
            Self::Purpose(edit) => {
                let s = desk.snapshot(None)?;
                let log = s.network.log.ok_or_else(|| Problem::new("not-found"))?;
                edit.run(desk, log, TextField::Purpose, &s.network.purpose)
            }
        }
    }
}

/// Who belongs, or who of them has something to offer.
#[derive(Debug, Args)]
pub(super) struct Organisations {
    /// Words that must be in the name, the kind, an area or what it offers.
    words: Vec<String>,
    /// Only those with something to offer in this life area.
    #[arg(long, value_parser = word(LifeArea::ALL))]
    area: Option<LifeArea>,
}

impl Organisations {
    pub(super) fn run(self, desk: &mut Desk, words: &Words) -> Result<Answer, Problem> {
        let looking = Looking { query: self.words.join(" "), area: self.area };
        let all = desk.snapshot(None)?;
        let mut s = all.clone();
        s.network.organisations.retain(|org| looking.fits(org, &all, words));
        Ok(Answer::Shown(Show::Organisations, s))
    }
}

/// What is not given stays as it is.
#[derive(Debug, Args)]
pub(super) struct Describe {
    /// The organisation's name.
    #[arg(long, value_parser = line)]
    name: Option<Line>,
    /// What it is.
    #[arg(long, value_parser = word(OrgKind::ALL))]
    kind: Option<OrgKind>,
    /// Formal or informal.
    #[arg(long, value_parser = word(Formality::ALL))]
    formality: Option<Formality>,
    /// A life area in which it has something to offer; may be given more than once.
    #[arg(long = "area", value_name = "AREA", value_parser = word(LifeArea::ALL))]
    areas: Vec<LifeArea>,
    /// What it has to offer; empty takes it away.
    #[arg(long, value_name = "TEXT")]
    offers: Option<String>,
}

impl Describe {
    pub(super) fn run(self, desk: &mut Desk) -> Result<Answer, Problem> {
        let s = desk.snapshot(None)?;
        let own = find::own(&s)?;
        let command = Command::DescribeOrganisation {
            name: kept(self.name, own.name.as_deref().unwrap_or_default())?,
            kind: self.kind.unwrap_or(own.kind),
            formality: self.formality.unwrap_or(own.formality),
            areas: if self.areas.is_empty() { own.areas.clone() } else { self.areas },
            offers: kept_or_gone(self.offers.as_deref(), own.offers.as_deref(), Prose::new)?,
        };
        make(desk, command)
    }
}

/// What a person may do for the organisation.
#[derive(Debug, Args)]
pub(super) struct Allowed {
    /// May enrol people and devices.
    #[arg(long)]
    administer: bool,
    /// May decide on membership and leaving.
    #[arg(long)]
    decide: bool,
    /// May give verdicts on agreements.
    #[arg(long)]
    sign: bool,
}

impl Allowed {
    const fn mandates(&self) -> Mandates {
        Mandates { administer: self.administer, decide: self.decide, sign: self.sign }
    }
}

#[derive(Debug, Subcommand)]
pub(super) enum People {
    /// Lists the people.
    List,
    /// Enrols a person of the own organisation.
    Add {
        /// The name.
        #[arg(value_parser = line)]
        name: Line,
        /// A role; may be given more than once.
        #[arg(long = "role", value_name = "ROLE", value_parser = word(Role::ALL))]
        roles: Vec<Role>,
        /// How to reach this person.
        #[arg(long, value_parser = line)]
        contact: Option<Line>,
        #[command(flatten)]
        may: Allowed,
    },
    /// Enrols every person of a list: CSV with a column `name`, and `roles`, `contact`, `mandates` if you like.
    Import {
        /// The list.
        list: PathBuf,
    },
    /// Changes the card of a person of the own organisation; what is not given stays.
    Describe {
        /// The person.
        person: Prefix,
        /// The name.
        #[arg(long, value_parser = line)]
        name: Option<Line>,
        /// A role; may be given more than once.
        #[arg(long = "role", value_name = "ROLE", value_parser = word(Role::ALL))]
        roles: Vec<Role>,
        /// How to reach this person; empty takes it away.
        #[arg(long)]
        contact: Option<String>,
    },
    /// Sets what a person may do for the organisation: what is not given ends.
    Mandates {
        /// The person.
        person: Prefix,
        #[command(flatten)]
        may: Allowed,
    },
    /// Ends a person: nothing it writes from now on counts.
    End {
        /// The person.
        person: Prefix,
    },
}

impl People {
    pub(super) fn run(self, desk: &mut Desk) -> Result<Answer, Problem> {
        let s = desk.snapshot(None)?;
        match self {
            Self::List => Ok(Answer::Shown(Show::People, s)),
            Self::Add { name, roles, contact, may } => {
                let person = PersonId(clock::random());
                let mandates = may.mandates();
                let made = desk.make(Command::EnrolPerson { person, name, roles, contact, mandates })?;
                Ok(Answer::Enrolled(person, made))
            }
            Self::Import { list } => {
                let people = list::enrollees(&list)?;
                let count = people.len();
                for Enrollee { name, roles, contact, mandates } in people {
                    let person = PersonId(clock::random());
                    let _made = desk.make(Command::EnrolPerson { person, name, roles, contact, mandates })?;
                }
                Ok(Answer::Imported { entries: count })
            }
            Self::Describe { person, name, roles, contact } => {
                let now = find::person_view(&s, &person)?;
                let command = Command::DescribePerson {
                    person: now.person,
                    name: kept(name, now.name.as_deref().unwrap_or_default())?,
                    roles: if roles.is_empty() { now.roles.clone() } else { roles },
                    contact: kept_or_gone(contact.as_deref(), now.contact.as_deref(), Line::new)?,
                };
                make(desk, command)
            }
            Self::Mandates { person, may } => {
                let person = find::person(&s, &person)?;
                make(desk, Command::SetMandates { person, mandates: may.mandates() })
            }
            Self::End { person } => make(desk, Command::EndPerson { person: find::person(&s, &person)? }),
        }
    }
}

#[derive(Debug, Subcommand)]
pub(super) enum Devices {
    /// Lists the devices.
    List,
    /// Revokes a device of the own organisation: nothing it writes from now on counts.
    Revoke {
        /// The device.
        device: Prefix,
    },
}

impl Devices {
    pub(super) fn run(self, desk: &mut Desk) -> Result<Answer, Problem> {
        let s = desk.snapshot(None)?;
        match self {
            Self::List => Ok(Answer::Shown(Show::Devices, s)),
            Self::Revoke { device } => make(desk, Command::RevokeDevice { device: find::device(&s, &device)? }),
        }
    }
}
