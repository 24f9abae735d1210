//! Devices on the way in, and recovery.

use std::path::PathBuf;
use std::time::Duration;

use clap::{Args, Subcommand};
use wijktafel_model::command::Command;
use wijktafel_model::time::{Day, Timestamp};
use wijktafel_model::words::Prose;
use wijktafel_sync::node::devices::TICKET_HOURS_MAX;
use wijktafel_sync::node::{self, Options, Reply, Request};
use wijktafel_sync::ticket::Carrier;

use super::setup::{new_passphrase, read_ticket};
use super::values::{Prefix, prose};
use super::{Context, find, make, show};
use crate::ask::{Desk, wait_until};
use crate::household;
use crate::print::{Answer, Show};
use crate::problem::Problem;

#[derive(Debug, Subcommand)]
pub(super) enum Device {
    /// Makes a ticket for one new device and prints it.
    Invite {
        /// Whose device it will be; without it, yours.
        #[arg(long)]
        person: Option<Prefix>,
        /// How long the ticket holds, in hours.
        #[arg(long, value_name = "HOURS", default_value_t = 24, value_parser = clap::value_parser!(u32).range(1..=i64::from(TICKET_HOURS_MAX)))]
        hours: u32,
    },
    /// Lists the tickets made on this device, with the codes to compare, and devices that wait for a second word.
    Tickets,
    /// Takes a ticket back.
    Revoke {
        /// The ticket.
        ticket: Prefix,
    },
    /// Adds the device that asks: the codes are the same.
    Confirm {
        /// The ticket.
        ticket: Prefix,
    },
    /// Revokes a lost device, says what it could read and whom to tell, and writes it into the own register.
    Lost {
        /// The device.
        device: Prefix,
        /// When the loss was discovered: 2026-03-01T14:30, in UTC unless an offset like +01:00 follows.
        #[arg(long, value_name = "MOMENT", value_parser = moment)]
        discovered: Timestamp,
        /// What happened.
        #[arg(long, value_parser = prose)]
        note: Option<Prose>,
    },
    /// Gives the second administrator's word for a device: the codes are the same.
    Vouch {
        /// The device.
        device: Prefix,
    },
}

impl Device {
    pub(super) fn run(self, desk: &mut Desk) -> Result<Answer, Problem> {
        let s = desk.snapshot(None)?;
        let ticket = |ticket: &Prefix| ticket.among(s.network.household.tickets.iter().map(|one| one.ticket));
        match self {
            Self::Invite { person, hours } => {
                let person = person.map(|person| find::person(&s, &person)).transpose()?;
                match desk.ask(Request::InviteDevice { person, hours })? {
                    Reply::Ticket { invite, ticket } => Ok(Answer::Ticket { invite, ticket }),
                    _ => Err(Problem::new("malformed")),
                }
            }
            Self::Tickets => show(desk, Show::DeviceTickets),
            Self::Revoke { ticket: one } => {
                desk.ask(Request::RevokeDeviceTicket { ticket: ticket(&one)? }).map(|_done| Answer::Done)
            }
            Self::Confirm { ticket: one } => match desk.ask(Request::ConfirmDevice { ticket: ticket(&one)? })? {
                Reply::Made(made) => Ok(Answer::Made(made)),
                _ => Err(Problem::new("malformed")),
            },
            Self::Lost { device, discovered, note } => {
                let device = find::device(&s, &device)?;
                match desk.ask(Request::Lost { device, discovered, note })? {
                    Reply::Lost(loss) => Ok(Answer::Lost(loss, s)),
                    _ => Err(Problem::new("malformed")),
                }
            }
            Self::Vouch { device } => {
                let device = device.among(s.network.household.vouched.iter().map(|waits| waits.device))?;
                let waits = s.network.household.vouched.iter().find(|waits| waits.device == device);
                let waits = waits.ok_or_else(|| Problem::new("not-found"))?;
                let (encryption, person) = (waits.encryption, waits.person);
                make(desk, Command::AddDevice { device, encryption, person })
            }
        }
    }
}

#[derive(Debug, Subcommand)]
pub(super) enum Register {
    /// Lists it.
    List,
    /// Writes it into a file: a page when its name ends in .html, else CSV.
    Export {
        /// The file; must not exist.
        #[arg(long, value_name = "FILE")]
        to: PathBuf,
    },
}

impl Register {
    pub(super) fn run(self, desk: &mut Desk, context: &Context) -> Result<Answer, Problem> {
        match self {
            Self::List => Ok(Answer::Register(household::register(|request| desk.ask(request))?, desk.snapshot(None)?)),
            Self::Export { to } => {
                let entries = household::write_register(|request| desk.ask(request), &to, &context.words)?;
                Ok(Answer::Written { path: to, entries })
            }
        }
    }
}

/// A moment as people type it: a date, `T`, hours and minutes, and perhaps an offset from UTC.
fn moment(text: &str) -> Result<Timestamp, String> {
    let wrong = || "2026-03-01T14:30+01:00".to_owned();
    let (date, rest) = text.trim().split_once(['T', ' ']).ok_or_else(wrong)?;
    let day: Day = date.parse().map_err(|_not_a_day| wrong())?;
    let minutes = |text: &str| -> Option<i64> {
        let (hours, minutes) = text.split_once(':')?;
        let (hours, minutes): (i64, i64) = (hours.parse().ok()?, minutes.parse().ok()?);
        ((0..24).contains(&hours) && (0..60).contains(&minutes)).then_some(hours * 60 + minutes)
    };
    let rest = rest.trim_end_matches('Z');
    let (time, offset) = match rest.char_indices().find(|(_, c)| matches!(c, '+' | '-')) {
        Some((at, sign)) => {
            let (time, offset) = rest.split_at(at);
            let offset = minutes(offset.trim_start_matches(['+', '-'])).ok_or_else(wrong)?;
            (time, if sign == '-' { -offset } else { offset })
        }
        None => (rest, 0),
    };
    let minutes = minutes(time).ok_or_else(wrong)? - offset;
    Ok(Timestamp((i64::from(day.0) * 24 * 60 + minutes) * 60_000))
}

#[derive(Debug, Subcommand)]
pub(super) enum Recovery {
    /// Writes your recovery sheet, to print and keep in a safe; the one before holds no longer.
    Sheet {
        /// The file; must not exist.
        #[arg(long, value_name = "FILE")]
        to: PathBuf,
    },
    /// Prints how this device is reached, for a partner who recovers with a sheet.
    Contact,
}

impl Recovery {
    pub(super) fn run(self, desk: &mut Desk, context: &Context) -> Result<Answer, Problem> {
        match self {
            Self::Sheet { to } => {
                let (sheet, carriers) = household::sheet(|request| desk.ask(request), &to, &context.words)?;
                Ok(Answer::Sheet { sheet, path: to, carriers })
            }
            Self::Contact => Ok(Answer::Text(household::contact(&*desk.status()?))),
        }
    }
}

/// Becomes a device of the person whose recovery sheet this is.
#[derive(Debug, Args)]
pub(super) struct Recover {
    /// What stands on the sheet, or a file that holds it.
    sheet: String,
    /// A partner's device to ask, as its `recovery contact` prints it; may be given more than once.
    #[arg(long, value_name = "CONTACT", value_parser = contact)]
    via: Vec<Carrier>,
    /// How long to look for a partner now, in seconds; later the window or `peer` goes on with it.
    #[arg(long, value_name = "SECONDS", default_value_t = 10)]
    wait: u64,
}

impl Recover {
    pub(super) fn run(self, context: &Context) -> Result<Answer, Problem> {
        let place = &context.place;
        let sheet = zeroize::Zeroizing::new(read_ticket(self.sheet)?);
        let passphrase = new_passphrase(place, &place.unlock, context)?;
        node::recover(&place.profile, &passphrase, place.cost, &sheet, self.via)?;
        entered(context, &passphrase, self.wait)
    }
}

/// Starts the node of a device on its way in, and says how it goes.
pub(super) fn entered(context: &Context, passphrase: &str, wait: u64) -> Result<Answer, Problem> {
    let place = &context.place;
    let node = node::start(&place.profile, passphrase, &Options { bind: place.bind, offline: false, looking: false })?;
    let _in_time = wait_until(&node, Duration::from_secs(wait), |shown| {
        let entering = shown.status.entering.as_ref();
        entering.is_none_or(|entering| entering.code.is_some() || entering.refused.is_some())
    })?;
    let status = Desk::Own(node).status()?;
    Ok(Answer::Joining(status))
}

/// `device@address,address`.
fn contact(text: &str) -> Result<Carrier, &'static str> {
    household::carrier(text).ok_or("device@address,address")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_is_read_with_its_offset() {
        let at = |text: &str| moment(text).map(|at| at.0 / 60_000);

        assert_eq!(at("1970-01-02T00:30"), Ok(24 * 60 + 30));
        assert_eq!(at("1970-01-02 00:30Z"), Ok(24 * 60 + 30));
        assert_eq!(at("1970-01-02T00:30+01:00"), Ok(23 * 60 + 30));
        assert_eq!(at("1970-01-01T23:00-02:00"), Ok(25 * 60));
        for wrong in ["", "1970-01-02", "1970-01-02T24:00", "1970-02-30T10:00", "1970-01-02T10:00+25:00"] {
            assert!(at(wrong).is_err(), "{wrong}");
        }
    }
}
