//! Devices that join a member: by a ticket that a device of the same organisation made, or by a recovery sheet.

use std::collections::{BTreeMap, BTreeSet};

use wijktafel_model::fact::DeviceAdded;
use wijktafel_model::fact::recovery::Recovered;
use wijktafel_model::id::{DeviceId, InviteId, NetworkId, OrgId, PersonId};
use wijktafel_model::plan::RuleError;
use wijktafel_model::time::Timestamp;
use wijktafel_model::view::Row;
use wijktafel_model::view::device::DeviceTicketState;
use wijktafel_model::words::Line;

use super::{Cx, Hub, HubError, Link, Notice, Outcome};
use crate::crypto::{DeviceKeys, ENTER_DOMAIN, InviteKey, RECOVER_DOMAIN, SheetKey};
use crate::replica::CommandError;
use crate::wire::message::{Code, Enter, Welcome};
use crate::wire::session::{Join, Progress, Session};

/// A ticket for one device, known only to the device that made it.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct DeviceTicket {
    /// Whose device it is for.
    pub person: PersonId,
    /// From this moment on nobody is taken in by it.
    pub expires: Timestamp,
    /// It was taken back.
    pub revoked: bool,
    /// The first device that used it; any other is refused.
    pub asked: Option<DeviceAdded>,
}

/// How a device asks to be taken in, and whom.
#[derive(Debug)]
pub struct Asking {
    /// The devices that are asked.
    pub carriers: BTreeSet<DeviceId>,
    /// With what.
    pub join: Join,
}

/// What a new device says with its ticket.
pub fn enter(network: &NetworkId, keys: &DeviceKeys, ticket: &InviteKey, added: DeviceAdded) -> Enter {
    let message = Enter::message(network, &ticket.id(), &added);
    Enter {
        ticket: ticket.id(),
        by_ticket: ticket.sign(ENTER_DOMAIN, &message),
        by_device: keys.sign(ENTER_DOMAIN, &message),
        added,
    }
}

/// What a recovery sheet signs for a new device.
pub fn recover(network: &NetworkId, keys: &DeviceKeys, sheet: &SheetKey, org: OrgId, added: DeviceAdded) -> Recovered {
    let message = Recovered::message(network, &org, &sheet.id(), &added);
    Recovered {
        org,
        sheet: sheet.id(),
        by_sheet: sheet.sign(RECOVER_DOMAIN, &message),
        by_device: keys.sign(RECOVER_DOMAIN, &message),
        added,
    }
}

impl Hub {
    /// Asks these devices to be taken in from now on, until this device is in the roster.
    pub fn ask_with(&mut self, asking: Asking) {
        self.asking = Some(asking);
    }

    /// The tickets for devices that were made here.
    pub const fn device_tickets(&self) -> &BTreeMap<InviteId, DeviceTicket> {
        &self.tickets
    }

    /// The same, to add, revoke or forget one.
    pub const fn device_tickets_mut(&mut self) -> &mut BTreeMap<InviteId, DeviceTicket> {
        &mut self.tickets
    }

    /// Where a ticket stands. What became of the device is read off the roster.
    pub fn device_ticket_state(&self, ticket: &DeviceTicket, now: Timestamp) -> DeviceTicketState {
        let standing = self.replica.standing();
        match &ticket.asked {
            Some(added) if standing.devices.contains_key(&added.device) => DeviceTicketState::Added,
            _ if ticket.revoked => DeviceTicketState::Revoked,
            Some(added) if standing.vouched.contains_key(&added.device) => DeviceTicketState::WaitsForSecond,
            _ if ticket.expires <= now => DeviceTicketState::Expired,
            Some(_) => DeviceTicketState::WaitsForCode,
            None => DeviceTicketState::Open,
        }
    }

    /// How much of what is coming in has come, over all connections.
    pub fn receiving(&self) -> Progress {
        let open = self.links.values().filter(|session| session.is_open() && !session.is_at_rest());
        open.map(Session::progress).fold(Progress::default(), |all, one| Progress {
            logs_total: all.logs_total + one.logs_total,
            logs_done: all.logs_done + one.logs_done,
            bytes: all.bytes + one.bytes,
        })
    }

    /// A new device asks to be added.
    pub(super) fn entered(
        &mut self,
        link: Link,
        enter: Enter,
        cx: &mut Cx<'_>,
        outcome: &mut Outcome,
    ) -> Result<(), HubError> {
        let refusal = match self.tickets.get(&enter.ticket) {
            None => Some(Code::InviteRefused),
            Some(ticket) if ticket.person != enter.added.person => Some(Code::InviteRefused),
            Some(ticket) if ticket.asked.as_ref().is_some_and(|asked| *asked != enter.added) => Some(Code::InviteUsed),
            Some(ticket) => match self.device_ticket_state(ticket, cx.now) {
                DeviceTicketState::Revoked => Some(Code::InviteRevoked),
                DeviceTicketState::Expired => Some(Code::InviteExpired),
                DeviceTicketState::Open
                | DeviceTicketState::WaitsForCode
                | DeviceTicketState::WaitsForSecond
                | DeviceTicketState::Added => None,
            },
        };
        if let Some(code) = refusal {
            return self.turn_away(link, code, cx, outcome);
        }
        if let Some(ticket) = self.tickets.get_mut(&enter.ticket) {
            ticket.asked = Some(enter.added);
        }
        outcome.notices.push(Notice::DeviceAsks);
        self.welcome(link, cx, outcome)
    }

    /// A device that a sheet signed for asks to be carried in.
    pub(super) fn recovered(
        &mut self,
        link: Link,
        recovered: Recovered,
        cx: &mut Cx<'_>,
        outcome: &mut Outcome,
    ) -> Result<(), HubError> {
        match self.replica.carry_recovered(recovered, cx.now, cx.random, &mut outcome.step) {
            Ok(()) => self.welcome(link, cx, outcome),
            Err(CommandError::Open(error)) => Err(error.into()),
            Err(CommandError::Rule(RuleError::SheetUsed)) => self.turn_away(link, Code::InviteUsed, cx, outcome),
            Err(CommandError::Rule(RuleError::SheetReplaced)) => self.turn_away(link, Code::InviteRevoked, cx, outcome),
            Err(_) => self.turn_away(link, Code::InviteRefused, cx, outcome),
        }
    }

    pub(super) fn turn_away(
        &mut self,
        link: Link,
        code: Code,
        cx: &mut Cx<'_>,
        outcome: &mut Outcome,
    ) -> Result<(), HubError> {
        let more = self.with_session(link, cx.reader, |session, _| session.close(code));
        self.perform(link, more, cx, outcome)
    }

    pub(super) fn welcome(&mut self, link: Link, cx: &mut Cx<'_>, outcome: &mut Outcome) -> Result<(), HubError> {
        let standing = self.replica.standing();
        let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        let welcome = Welcome {
            organisation: self.own_name(),
            sponsors: standing.charter.as_ref().map_or(1, |charter| charter.sponsors),
            members: count(standing.members().len()),
            voices: count(standing.voices().len()),
        };
        let more = self.with_session(link, cx.reader, |session, _| session.welcome(welcome));
        self.perform(link, more, cx, outcome)
    }

    /// The own organisation's name, as its card says.
    fn own_name(&self) -> Line {
        let own = self.replica.me().map(|me| me.org);
        let name = self.replica.log_ids().find_map(|log| match self.replica.row(log) {
            Some(Row::Organisation(card)) if Some(card.org) == own => Line::new(&card.name).ok(),
            _ => None,
        });
        name.or_else(|| Line::new(&own?.short()).ok()).unwrap_or_else(Line::unnamed)
    }
}
