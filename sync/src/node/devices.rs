//! Devices joining: tickets and confirmation on one side, asking to be taken in on the other; recovery sheets.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use wijktafel_core::crypto::{DeviceKeys, InviteKey, SheetKey};
use wijktafel_core::hub::{Asking, DeviceTicket, enter};
use wijktafel_core::store::{Reader as _, Storage as _, Write};
use wijktafel_core::wire::message::Code;
use wijktafel_core::wire::session::Join;
use wijktafel_model::command::Command;
use wijktafel_model::fact::DeviceAdded;
use wijktafel_model::fact::recovery::Recovered;
use wijktafel_model::id::{InviteId, PersonId};
use wijktafel_model::plan::RuleError;
use wijktafel_model::snapshot::device_code;
use wijktafel_model::time::Timestamp;
use wijktafel_model::view::Snapshot;
use wijktafel_model::view::device::{DeviceTicketState, DeviceTicketView, EnteringView};
use zeroize::Zeroizing;

use super::driver::{Driver, command_error, refusal, store_error};
use super::request::{Reply, Request, RequestError};
use super::start::{RECOVERY, TICKET};
use crate::clock;
use crate::ticket::sheet::{CARRIERS_MAX, Sheet};
use crate::ticket::{Addresses, Carrier, device};

/// Setting: the tickets for devices that were made here, as JSON.
const TICKETS: &str = "node/device-tickets";
/// Tickets kept; the oldest that can do nothing more go first.
const TICKETS_MAX: usize = 64;
/// The longest time a ticket for a device holds, in hours: it is for somebody who sits beside one.
pub const TICKET_HOURS_MAX: u32 = 14 * 24;
/// Addresses of one device on a sheet: each is typed by hand.
const SHEET_ADDRESSES_MAX: usize = 2;

/// What a recovered device asks with, from start to start; without the sheet's secret.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Recovering {
    pub(super) recovered: Recovered,
    pub(super) carriers: Vec<Carrier>,
}

/// This device on its way in.
#[derive(Debug)]
pub(super) struct Entering {
    organisation: Option<String>,
    code: Option<String>,
    delivered: bool,
    refused: Option<wijktafel_model::view::InviteRefusal>,
}

/// What this device asks to have added.
pub(super) fn added(keys: &DeviceKeys, person: PersonId) -> DeviceAdded {
    let format = wijktafel_core::replica::FORMAT;
    DeviceAdded { device: keys.device(), encryption: keys.encryption(), person, format }
}

impl Driver {
    pub(super) fn reply_about_devices(&mut self, request: Request) -> Result<Reply, RequestError> {
        match request {
            Request::InviteDevice { person, hours } => self.invite_device(person, hours),
            Request::RevokeDeviceTicket { ticket } => {
                self.hub.device_tickets_mut().get_mut(&ticket).ok_or_else(|| RequestError::new("not-found"))?.revoked =
                    true;
                self.save_tickets()?;
                Ok(Reply::Done)
            }
            Request::ConfirmDevice { ticket } => self.confirm_device(ticket),
            Request::MakeSheet => self.make_sheet(),
            Request::Lost { device, discovered, note } => self.lost(device, discovered, note),
            Request::Register => Ok(Reply::Register { breaches: self.register()? }),
            other => self.reply_about_this_computer(other),
        }
    }

    /// Takes up what was made or begun before.
    pub(super) fn resume_devices(&mut self) {
        let kept = self.home.store.setting(TICKETS).ok().flatten();
        let kept: Vec<(InviteId, DeviceTicket)> =
            kept.and_then(|json| serde_json::from_slice(&json).ok()).unwrap_or_default();
        *self.hub.device_tickets_mut() = kept.into_iter().collect();
        if self.hub.replica.me().is_none() {
            self.resume_entering();
        }
    }

    fn resume_entering(&mut self) {
        let setting = |name| self.home.store.setting(name).ok().flatten().map(Zeroizing::new);
        let network = self.hub.replica.network();
        let ticket =
            setting(TICKET).and_then(|text| std::str::from_utf8(&text).ok()?.parse::<device::DeviceTicket>().ok());
        let recovering = setting(RECOVERY).and_then(|json| serde_json::from_slice::<Recovering>(&json).ok());
        let keys = self.hub.replica.keys();
        let (organisation, code, reached, join) = if let Some(ticket) = ticket {
            let added = added(keys, ticket.person);
            let code = device_code(&network, &added);
            let join = enter(&network, keys, &InviteKey::from_seed(&ticket.secret), added);
            let reached = BTreeMap::from([(ticket.host, ticket.addresses.0)]);
            (Some(ticket.organisation.to_string()), Some(code), reached, Join::Enter(Box::new(join)))
        } else if let Some(Recovering { recovered, carriers }) = recovering {
            let reached = carriers.into_iter().map(|carrier| (carrier.device, carrier.addresses.0)).collect();
            (None, None, reached, Join::Recover(Box::new(recovered)))
        } else {
            return;
        };
        self.entering = Some(Entering { organisation, code, delivered: false, refused: None });
        let news = reached.iter().flat_map(|(device, addresses)| addresses.iter().map(move |one| (*device, *one)));
        if news.filter(|(device, address)| self.book.remember(*device, *address)).count() > 0 {
            self.save_book();
        }
        self.hub.ask_with(Asking { carriers: reached.into_keys().collect(), join });
    }

    /// A member has the request.
    pub(super) const fn delivered(&mut self) {
        if let Some(entering) = &mut self.entering {
            (entering.delivered, entering.refused) = (true, None);
        }
    }

    /// A member does not take it.
    pub(super) const fn turned_away(&mut self, code: Code) {
        if let Some(entering) = &mut self.entering {
            entering.refused = Some(refusal(code));
        }
    }

    /// Once this device belongs and the first copy is here, nothing of how it came is kept.
    pub(super) fn settle_entering(&mut self) {
        let progress = self.hub.receiving();
        if self.entering.is_none() || !self.hub.can_write_logs() || progress.logs_done < progress.logs_total {
            return;
        }
        self.entering = None;
        self.dirty = true;
        let gone = [TICKET, RECOVERY].map(|name| Write::Setting(name.to_owned(), Vec::new()));
        if let Err(error) = self.home.store.commit(&gone.to_vec()) {
            self.unsaved = Some(store_error(&error));
        }
    }

    /// Adds to a snapshot what only this device knows.
    pub(super) fn show_devices(&self, snapshot: &mut Snapshot) {
        let now = clock::now();
        let to_go = |device| snapshot.sync.peers.iter().find(|peer| peer.device == device)?.to_go;
        let network = self.hub.replica.network();
        let tickets = self.hub.device_tickets().iter().map(|(id, ticket)| {
            let state = self.hub.device_ticket_state(ticket, now);
            let waits = matches!(state, DeviceTicketState::WaitsForCode | DeviceTicketState::WaitsForSecond);
            let device = ticket.asked.as_ref().map(|added| added.device);
            DeviceTicketView {
                ticket: *id,
                person: ticket.person,
                expires: ticket.expires,
                state,
                device,
                code: ticket.asked.as_ref().filter(|_| waits).map(|added| device_code(&network, added)),
                to_go: device.filter(|_| state == DeviceTicketState::Added).and_then(to_go),
            }
        });
        let tickets = tickets.collect();
        snapshot.network.household.tickets = tickets;
        snapshot.network.household.entering = self.entering_view();
    }

    /// How this device is taken in, while it is.
    pub(super) fn entering_view(&self) -> Option<EnteringView> {
        let entering = self.entering.as_ref()?;
        let progress = self.hub.receiving();
        let belongs = self.hub.replica.me().is_some();
        Some(EnteringView {
            organisation: entering.organisation.clone(),
            recovery: entering.code.is_none(),
            code: entering.code.clone().filter(|_| entering.delivered),
            refused: entering.refused,
            copied: belongs.then_some((progress.logs_done, progress.logs_total)),
        })
    }

    fn invite_device(&mut self, person: Option<PersonId>, hours: u32) -> Result<Reply, RequestError> {
        let me = self.hub.replica.me().ok_or_else(|| rule(RuleError::NotAMember))?;
        let standing = self.hub.replica.standing();
        let person = person.unwrap_or(me.person);
        let known = standing.people.get(&(me.org, person)).ok_or_else(|| rule(RuleError::NotYours))?;
        if person != me.person && !me.mandates.administer {
            return Err(rule(RuleError::NoMandate));
        }
        if !known.active || !self.hub.replica.may_write() {
            return Err(rule(RuleError::Closed));
        }
        if !(1..=TICKET_HOURS_MAX).contains(&hours) {
            return Err(rule(RuleError::OutOfBounds));
        }
        let secret = Zeroizing::new(clock::random::<32>());
        let id = InviteKey::from_seed(&secret).id();
        let expires = Timestamp(clock::now().0.saturating_add(i64::from(hours) * 3_600_000));
        let ticket = device::DeviceTicket {
            network: self.hub.replica.network(),
            secret,
            host: self.hub.replica.keys().device(),
            addresses: Addresses(self.addresses()),
            organisation: self.own_name(),
            person,
            expires,
        };
        self.hub.device_tickets_mut().insert(id, DeviceTicket { person, expires, revoked: false, asked: None });
        self.save_tickets()?;
        Ok(Reply::Ticket { invite: id, ticket: ticket.to_string() })
    }

    fn confirm_device(&mut self, ticket: InviteId) -> Result<Reply, RequestError> {
        let found = self.hub.device_tickets().get(&ticket).ok_or_else(|| RequestError::new("not-found"))?;
        let code = match self.hub.device_ticket_state(found, clock::now()) {
            DeviceTicketState::WaitsForCode | DeviceTicketState::WaitsForSecond => None,
            DeviceTicketState::Open => Some("invite-not-ready"),
            DeviceTicketState::Added => Some("already-so"),
            DeviceTicketState::Revoked => Some("invite-revoked"),
            DeviceTicketState::Expired => Some("invite-expired"),
        };
        if let Some(code) = code {
            return Err(RequestError::new(code));
        }
        let DeviceAdded { device, encryption, person, .. } =
            found.asked.clone().ok_or_else(|| RequestError::new("invite-not-ready"))?;
        self.execute(&Command::AddDevice { device, encryption, person })
    }

    fn make_sheet(&mut self) -> Result<Reply, RequestError> {
        let me = self.hub.replica.me().ok_or_else(|| rule(RuleError::NotAMember))?;
        let network = self.hub.replica.network();
        let secret = Zeroizing::new(clock::random::<16>());
        let carriers = self.other_carriers().into_iter().take(CARRIERS_MAX).map(|mut carrier| {
            carrier.addresses.0.truncate(SHEET_ADDRESSES_MAX);
            carrier
        });
        let key = SheetKey::from_secret(&network, &secret).id();
        let sheet = Sheet { network, org: me.org, person: me.person, secret, carriers: carriers.collect() };
        self.execute(&Command::SetRecoverySheet { sheet: key })?;
        let lines = sheet.lines().iter().map(|line| line.to_string()).collect();
        Ok(Reply::Sheet { sheet: key, lines, carriers: sheet.carriers.len() })
    }

    /// Keeps the tickets, as many as are worth it.
    pub(super) fn save_tickets(&mut self) -> Result<(), RequestError> {
        let now = clock::now();
        let mut all: Vec<(InviteId, DeviceTicket)> =
            self.hub.device_tickets().iter().map(|(id, ticket)| (*id, ticket.clone())).collect();
        all.sort_by_key(|(_, ticket)| {
            let state = self.hub.device_ticket_state(ticket, now);
            let over =
                matches!(state, DeviceTicketState::Added | DeviceTicketState::Revoked | DeviceTicketState::Expired);
            (over, std::cmp::Reverse(ticket.expires))
        });
        all.truncate(TICKETS_MAX);
        let json = serde_json::to_vec(&all).unwrap_or_default();
        *self.hub.device_tickets_mut() = all.into_iter().collect();
        self.dirty = true;
        let kept = Write::Setting(TICKETS.to_owned(), json);
        self.home.store.commit(&vec![kept]).map_err(|error| store_error(&error))
    }
}

fn rule(error: RuleError) -> RequestError {
    command_error(&error.into())
}
