//! Inviting, admitting, endorsing, removing, the network's rules, succession, announcing to leave.

use std::path::PathBuf;

use clap::{Args, Subcommand};
use wijktafel_model::command::Command;
use wijktafel_model::time::Day;
use wijktafel_model::words::{Prose, RemovalReason};
use wijktafel_sync::node::{Reply, Request};

use super::values::{Prefix, prose, word};
use super::{find, make};
use crate::ask::Desk;
use crate::invitation_sheets::{self, Offer};
use crate::list;
use crate::print::Answer;
use crate::problem::Problem;
use crate::text::Words;

#[derive(Debug, Args)]
pub(super) struct Invite {
    /// The last day on which it can be used; without it, two weeks from now.
    #[arg(long, value_name = "DAY")]
    expires: Option<Day>,
    /// A table the newcomer is let into; may be given more than once.
    #[arg(long = "table", value_name = "TABLE")]
    tables: Vec<Prefix>,
    /// A word to the newcomer.
    #[arg(long, value_parser = prose, conflicts_with = "list")]
    message: Option<Prose>,
    /// Invites every organisation of a list (CSV with a column `organisation`, and `message` if you like).
    #[arg(long, value_name = "FILE", requires = "sheets")]
    list: Option<PathBuf>,
    /// Where the sheets of that list go, one to print for each; the folder must not exist, or be empty.
    #[arg(long, value_name = "FOLDER", requires = "list")]
    sheets: Option<PathBuf>,
}

impl Invite {
    pub(super) fn run(self, desk: &mut Desk, words: &Words) -> Result<Answer, Problem> {
        let snapshot = desk.snapshot(None)?;
        let tables = find::tables(&snapshot, &self.tables)?;
        if let Some((list, folder)) = self.list.zip(self.sheets) {
            let invitees = list::invitees(&list)?;
            let offer = Offer { expires: self.expires, tables };
            let written =
                invitation_sheets::write(|request| desk.ask(request), &invitees, &offer, &folder, (&snapshot, words))?;
            return Ok(Answer::Written { path: folder, entries: written.len() });
        }
        match desk.ask(Request::Invite { expires: self.expires, tables, message: self.message })? {
            Reply::Ticket { invite, ticket } => Ok(Answer::Ticket { invite, ticket }),
            _ => Err(Problem::new("malformed")),
        }
    }
}

#[derive(Debug, Args)]
pub(super) struct OneInvitation {
    /// The invitation.
    invitation: Prefix,
}

impl OneInvitation {
    pub(super) fn ticket(self, desk: &mut Desk) -> Result<Answer, Problem> {
        let invite = find::invite(&*desk.snapshot(None)?, &self.invitation)?;
        match desk.ask(Request::Ticket { invite })? {
            Reply::Ticket { invite, ticket } => Ok(Answer::Ticket { invite, ticket }),
            _ => Err(Problem::new("malformed")),
        }
    }

    pub(super) fn revoke(self, desk: &mut Desk) -> Result<Answer, Problem> {
        let invite = find::invite(&*desk.snapshot(None)?, &self.invitation)?;
        make(desk, Command::RevokeInvite { invite })
    }

    pub(super) fn confirm(self, desk: &mut Desk) -> Result<Answer, Problem> {
        let invite = find::invite(&*desk.snapshot(None)?, &self.invitation)?;
        make(desk, Command::ConfirmInvite { invite })
    }
}

#[derive(Debug, Args)]
pub(super) struct OneOrganisation {
    /// The organisation.
    organisation: Prefix,
}

impl OneOrganisation {
    pub(super) fn endorse(self, desk: &mut Desk) -> Result<Answer, Problem> {
        let org = find::org(&*desk.snapshot(None)?, &self.organisation)?;
        make(desk, Command::Endorse { org })
    }

    pub(super) fn why(self, desk: &mut Desk) -> Result<Answer, Problem> {
        let snapshot = desk.snapshot(None)?;
        let org = find::org(&snapshot, &self.organisation)?;
        match desk.ask(Request::Why { org })? {
            Reply::Why { reasons } => Ok(Answer::Why(org, reasons, snapshot)),
            _ => Err(Problem::new("malformed")),
        }
    }
}

/// What organisations decide about each other, and about the network's rules.
#[derive(Debug, Subcommand)]
pub(super) enum Members {
    /// Admits an organisation: as one more sponsor of a newcomer, or again after it left or was removed.
    Admit {
        /// The organisation.
        organisation: Prefix,
    },
    /// Stands against an organisation's membership.
    Remove {
        /// The organisation.
        organisation: Prefix,
        /// Why.
        #[arg(long, value_parser = word(RemovalReason::ALL))]
        reason: RemovalReason,
    },
    /// Stands against it no more.
    Withdraw {
        /// The organisation.
        organisation: Prefix,
    },
    /// Asks for another number of sponsors for newcomers; the number in force takes an earlier wish back.
    Sponsors {
        /// How many.
        #[arg(value_parser = clap::value_parser!(u32).range(1..=5))]
        count: u32,
    },
    /// Asks for new cases and invitations to rest.
    Pause,
    /// Asks for new cases and invitations to go on.
    Resume,
    /// Hands the own membership over to another organisation, once that takes over; without one, takes the offer back.
    HandOver {
        /// Who carries on.
        organisation: Option<Prefix>,
    },
    /// Takes an organisation over, once that hands over.
    TakeOver {
        /// Who is taken over.
        organisation: Prefix,
    },
}

impl Members {
    pub(super) fn run(self, desk: &mut Desk) -> Result<Answer, Problem> {
        let snapshot = desk.snapshot(None)?;
        let found = |prefix: &Prefix| find::org(&snapshot, prefix);
        let command = match self {
            Self::Admit { organisation } => Command::Admit { org: found(&organisation)? },
            Self::Remove { organisation, reason } => Command::VoteRemoval { org: found(&organisation)?, reason },
            Self::Withdraw { organisation } => Command::WithdrawRemoval { org: found(&organisation)? },
            Self::Sponsors { count } => Command::VoteCharter { sponsors: count },
            Self::Pause => Command::VotePause { on: true },
            Self::Resume => Command::VotePause { on: false },
            Self::HandOver { organisation } => Command::HandOver { to: organisation.as_ref().map(found).transpose()? },
            Self::TakeOver { organisation } => Command::TakeOver { from: found(&organisation)? },
        };
        make(desk, command)
    }
}

#[derive(Debug, Args)]
pub(super) struct Announce {
    /// The day on which the organisation means to go.
    #[arg(long, value_name = "DAY")]
    on: Option<Day>,
    /// Why.
    #[arg(long, value_parser = prose)]
    reason: Option<Prose>,
    /// What was learnt, what goes along, what is left behind.
    #[arg(long, value_name = "TEXT", default_value = "")]
    harvest: String,
    /// Stays after all: what was announced no longer holds.
    #[arg(long, conflicts_with_all = ["on", "reason", "harvest"])]
    call_off: bool,
}

impl Announce {
    pub(super) fn run(self, desk: &mut Desk) -> Result<Answer, Problem> {
        if self.call_off {
            return make(desk, Command::CallOffDeparture);
        }
        make(desk, Command::AnnounceDeparture { on: self.on, reason: self.reason, harvest: self.harvest })
    }
}
