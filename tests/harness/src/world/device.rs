//! Further devices of an organisation.

use wijktafel_core::crypto::{DeviceKeys, InviteKey, SheetKey};
use wijktafel_core::entry::FORMAT;
use wijktafel_core::hub::{Asking, DeviceTicket, Hub, enter, recover};
use wijktafel_core::replica::Replica;
use wijktafel_core::wire::session::Join;
use wijktafel_model::command::Command;
use wijktafel_model::fact::DeviceAdded;
use wijktafel_model::id::PersonId;
use wijktafel_model::time::Timestamp;
use wijktafel_model::words::Mandates;

use super::{Partner, World};
use crate::words::line;

impl World {
    /// A colleague at `host`'s organisation, with all mandates and a computer of its own that `host` lets in.
    ///
    /// # Panics
    /// When a step of it fails.
    pub fn colleague(&mut self, host: Partner, name: &str, person: PersonId) -> Partner {
        let (roles, contact, mandates) = (Vec::new(), None, Mandates::ALL);
        let enrol = Command::EnrolPerson { person, name: line(name), roles, contact, mandates };
        self.run(host, &enrol).expect("a colleague is enrolled");
        let ticket = InviteKey::from_seed(&self.fresh_seed());
        let (seed, added) = self.fresh_device(person);
        let issued = DeviceTicket { person, expires: Timestamp(i64::MAX), revoked: false, asked: None };
        let running = self.sites[host.0].hub.as_mut().expect("the site runs");
        running.device_tickets_mut().insert(ticket.id(), issued);
        let network = self.sites[host.0].network;
        let join = Join::Enter(Box::new(enter(&network, &DeviceKeys::from_seed(&seed), &ticket, added.clone())));
        let computer = self.ask(host, name, seed, join);
        let DeviceAdded { device, encryption, .. } = added;
        self.run(host, &Command::AddDevice { device, encryption, person }).expect("the code is confirmed");
        self.settle();
        computer
    }

    /// A computer that asks `carrier` to be taken in by a recovery sheet of a person at `of`'s organisation.
    ///
    /// # Panics
    /// When `of` is not in the roster.
    pub fn recover(&mut self, carrier: Partner, of: Partner, sheet: &SheetKey) -> Partner {
        let me = self.hub(of).replica.me().expect("in the roster");
        let (seed, added) = self.fresh_device(me.person);
        let network = self.sites[carrier.0].network;
        let recovered = recover(&network, &DeviceKeys::from_seed(&seed), sheet, me.org, added);
        let name = format!("{}, recovered", self.sites[of.0].name);
        self.ask(carrier, &name, seed, Join::Recover(Box::new(recovered)))
    }

    fn fresh_device(&mut self, person: PersonId) -> ([u8; 32], DeviceAdded) {
        let seed = self.fresh_seed();
        let keys = DeviceKeys::from_seed(&seed);
        (seed, DeviceAdded { device: keys.device(), encryption: keys.encryption(), person, format: FORMAT })
    }

    /// A computer that asks to be taken in, connected with whom it asks alone.
    fn ask(&mut self, carrier: Partner, name: &str, seed: [u8; 32], join: Join) -> Partner {
        let network = self.sites[carrier.0].network;
        let computer = self.site(name, network, seed);
        let mut hub = Hub::new(Replica::newcomer(network, DeviceKeys::from_seed(&seed)));
        hub.ask_with(Asking { carriers: [self.hub(carrier).replica.keys().device()].into(), join });
        self.sites[computer.0].hub = Some(hub);
        self.connect(computer, carrier);
        self.settle();
        computer
    }
}
