//! Visits to blind peers, and what is asked about them.

use std::net::SocketAddr;

use wijktafel_core::blind::post::{Post, keep_claim};
use wijktafel_core::hub::{Cx, Hub, HubError, Outcome};
use wijktafel_core::store::Storage as _;
use wijktafel_model::command::Command;
use wijktafel_model::fact::blind::ADDRESSES_MAX;
use wijktafel_model::id::DeviceId;
use wijktafel_model::words::Line;

use super::driver::{Driver, hub_error, store_error};
use super::request::{Reply, RequestError};
use super::start::fill;
use crate::clock;
use crate::ticket::TicketError;
use crate::ticket::blind::BlindTicket;
use crate::transport::{LinkId, PeerAddress, Service};

impl Driver {
    /// Looks at which blind peers are offered now, and begins or gives up visits.
    pub(super) fn tend_blind_peers(&mut self) {
        match self.post.refresh(&self.hub.replica, &self.home.store) {
            Ok(gone) if gone.is_empty() || self.looking => {}
            Ok(gone) => {
                if let Err(error) = self.home.store.commit(&gone) {
                    self.unsaved = Some(store_error(&error));
                }
            }
            Err(error) => tracing::error!(%error, "the store cannot be read"),
        }
        for link in self.post.silent(clock::now()) {
            self.close(LinkId(link));
        }
        if self.visited != self.post.due(clock::now()) {
            self.set_peers();
        }
    }

    /// Blind peers to be connected to now.
    pub(super) fn blind_peers(&mut self) -> Vec<PeerAddress> {
        self.visited = self.post.due(clock::now());
        let address = |(device, addresses): &(DeviceId, Vec<SocketAddr>)| PeerAddress {
            device: *device,
            addresses: addresses.clone(),
            service: Service::Blind,
        };
        self.visited.iter().map(address).collect()
    }

    /// Computes a step of a visit, commits it, and performs what depends on it.
    pub(super) fn with_post(
        &mut self,
        work: impl FnOnce(&mut Post, &mut Hub, &mut Cx<'_>) -> Result<Outcome, HubError>,
    ) -> Result<(), RequestError> {
        let mut random = fill;
        let mut cx = Cx { reader: &self.home.store, now: clock::now(), random: &mut random };
        let outcome = work(&mut self.post, &mut self.hub, &mut cx).map_err(|error| hub_error(&error))?;
        self.dirty |= !outcome.closes.is_empty();
        self.perform(outcome)?;
        if self.visited != self.post.due(clock::now()) {
            self.set_peers();
        }
        Ok(())
    }

    /// Offers the blind peer of a ticket to all members.
    pub(super) fn add_blind_peer(&mut self, ticket: &str) -> Result<Reply, RequestError> {
        let ticket: BlindTicket = ticket.parse().map_err(|error| match error {
            TicketError::Newer { .. } => RequestError::new("newer-format"),
            _ => RequestError::new("not-a-blind-ticket"),
        })?;
        let addresses = ticket.addresses.0.iter().take(ADDRESSES_MAX).map(|address| Line::new(&address.to_string()));
        let addresses = addresses.collect::<Result<Vec<_>, _>>().map_err(|_long| RequestError::new("out-of-bounds"))?;
        let added = self.execute(&Command::AddBlindPeer { endpoint: ticket.endpoint, addresses });
        // The same word again, with a ticket that was not shown yet, is no mistake.
        let made = match added {
            Err(error) if error.code != "already-so" || ticket.secret.is_none() => return Err(error),
            Err(_known) => Reply::Done,
            Ok(made) => made,
        };
        if let Some(secret) = ticket.secret {
            let kept = vec![keep_claim(&ticket.endpoint, *secret)];
            self.home.store.commit(&kept).map_err(|error| store_error(&error))?;
        }
        self.tend_blind_peers();
        Ok(made)
    }
}
