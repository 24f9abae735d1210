//! Where partner devices were reachable: learned from tickets, from connections and from partners, kept in the store.

use std::collections::BTreeMap;
use std::net::SocketAddr;

use wijktafel_model::id::DeviceId;

use crate::transport::{PeerAddress, Service};

/// Addresses kept per device; the newest stay.
const ADDRESSES_MAX: usize = 8;
/// Devices kept; further ones are left out.
const DEVICES_MAX: usize = 1_024;

/// Setting under which the book is kept.
pub(super) const BOOK: &str = "node/addresses";

/// Addresses by device, the newest first.
#[derive(Debug, Default, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub(super) struct AddressBook(BTreeMap<DeviceId, Vec<SocketAddr>>);

impl AddressBook {
    /// Remembers an address. Returns whether it is news.
    pub(super) fn remember(&mut self, device: DeviceId, address: SocketAddr) -> bool {
        if address.port() == 0 || address.ip().is_unspecified() || address.ip().is_multicast() {
            return false;
        }
        if !self.0.contains_key(&device) && self.0.len() >= DEVICES_MAX {
            return false;
        }
        let known = self.0.entry(device).or_default();
        if known.contains(&address) {
            return false;
        }
        known.insert(0, address);
        known.truncate(ADDRESSES_MAX);
        true
    }

    /// Addresses of a device, the newest first.
    pub(super) fn of(&self, device: &DeviceId) -> &[SocketAddr] {
        self.0.get(device).map_or(&[], Vec::as_slice)
    }

    /// The devices as the transport wants them, with what is known of each.
    pub(super) fn peers(&self, devices: impl Iterator<Item = DeviceId>) -> Vec<PeerAddress> {
        let address = |device| PeerAddress { device, addresses: self.of(&device).to_vec(), service: Service::Sync };
        devices.map(address).collect()
    }

    /// Every device with its addresses.
    pub(super) fn iter(&self) -> impl Iterator<Item = (&DeviceId, &Vec<SocketAddr>)> {
        self.0.iter()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn address(text: &str) -> SocketAddr {
        text.parse().expect("an address")
    }

    #[test]
    fn the_newest_addresses_stay() {
        let mut book = AddressBook::default();
        let device = DeviceId([1; 32]);

        for port in 1..=20 {
            assert!(book.remember(device, SocketAddr::from(([10, 0, 0, 1], port))));
        }

        assert_eq!(book.of(&device).len(), ADDRESSES_MAX);
        assert_eq!(book.of(&device).first(), Some(&address("10.0.0.1:20")));
    }

    #[test]
    fn addresses_that_reach_nobody_are_not_kept() {
        let mut book = AddressBook::default();

        for useless in ["0.0.0.0:1", "10.0.0.1:0", "224.0.0.1:9", "[::]:7"] {
            assert!(!book.remember(DeviceId([1; 32]), address(useless)), "{useless}");
        }
    }
}
