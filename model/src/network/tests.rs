use super::*;
use crate::fact::NetworkNamed;
use crate::fact::blind::{BlindPeerAdded, BlindPeerEnded};
use crate::history::Author;
use crate::testing::{Partners, author};
use crate::words::Mandates;

const ENDPOINT: DeviceId = DeviceId([9; 32]);

fn line(text: &str) -> Line {
    Line::new(text).unwrap()
}

fn added(address: &str) -> BlindPeerAdded {
    BlindPeerAdded { endpoint: ENDPOINT, addresses: vec![line(address)] }
}

fn network() -> Partners {
    Partners::new(2, 2, NetworkNamed { name: line("Zuid"), region: None })
}

fn offered(partners: &Partners) -> Vec<(OrgId, Vec<String>)> {
    let Some(Row::Network { blind_peers, .. }) = derive(&partners.whole(), &Texts::new()) else { return Vec::new() };
    blind_peers.into_iter().map(|peer| (peer.org, peer.addresses)).collect()
}

#[test]
fn the_latest_word_of_an_organisation_about_its_blind_peer_counts() {
    let mut partners = network();
    partners.write(0, added("192.0.2.1:7"));
    partners.write(0, added("192.0.2.2:7"));

    assert_eq!(offered(&partners), [(author(0, 0).org, vec!["192.0.2.2:7".to_owned()])]);

    partners.write(0, BlindPeerEnded { endpoint: ENDPOINT });
    assert!(offered(&partners).is_empty());

    partners.write(0, added("192.0.2.3:7"));
    assert_eq!(offered(&partners).len(), 1);
}

#[test]
fn of_two_words_written_apart_the_one_that_ends_counts() {
    let mut partners = network();
    partners.write(0, added("192.0.2.1:7"));
    partners.meet(0, 1);
    partners.write(0, added("192.0.2.2:7"));
    partners.write(1, BlindPeerEnded { endpoint: ENDPOINT });

    assert!(offered(&partners).is_empty());
}

#[test]
fn nobody_ends_the_blind_peer_of_another_organisation_or_offers_one_without_the_mandate() {
    let mut partners = network();
    partners.write(0, added("192.0.2.1:7"));
    partners.meet(0, 2);
    partners.write(2, BlindPeerEnded { endpoint: ENDPOINT });
    partners.write_as(3, Author { mandates: Mandates::NONE, ..author(1, 1) }, added("192.0.2.9:7"));

    assert_eq!(offered(&partners), [(author(0, 0).org, vec!["192.0.2.1:7".to_owned()])]);
}

#[test]
fn only_the_first_addresses_are_looked_at() {
    let mut partners = network();
    let addresses = (0..50).map(|port| line(&format!("192.0.2.1:{port}"))).collect();
    partners.write(0, BlindPeerAdded { endpoint: ENDPOINT, addresses });

    assert_eq!(offered(&partners).iter().map(|(_, addresses)| addresses.len()).collect::<Vec<_>>(), [ADDRESSES_MAX]);
}
