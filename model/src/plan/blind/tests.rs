use super::*;
use crate::command::Command;
use crate::fact::{Fact, NetworkNamed};
use crate::plan::{Target, plan};
use crate::testing::{Desk, Partners, author, standing};
use crate::view::Texts;
use crate::words::{LogKind, Mandates, ReaderRule};

const NET: LogId = LogId([1; 16]);
const ENDPOINT: DeviceId = DeviceId([9; 32]);

fn line(text: &str) -> Line {
    Line::new(text).unwrap()
}

fn desk(facts: &[(usize, Fact)], me: crate::history::Author) -> Desk {
    let mut partners = Partners::new(2, 1, NetworkNamed { name: line("Zuid"), region: None });
    for (replica, fact) in facts {
        partners.write(*replica, fact.clone());
    }
    let mut desk = Desk::new(me, standing(2, 1));
    desk.lay(NET, (LogKind::Network, ReaderRule::Members), partners.whole(), Texts::new());
    desk
}

fn adding(address: &str) -> Command {
    Command::AddBlindPeer { endpoint: ENDPOINT, addresses: vec![line(address)] }
}

fn added(endpoint: DeviceId) -> Fact {
    BlindPeerAdded { endpoint, addresses: vec![line("192.0.2.1:7")] }.into()
}

#[track_caller]
fn refused(desk: &mut Desk, command: &Command, why: RuleError) {
    assert_eq!(plan(command, desk), Err(why));
}

#[test]
fn a_blind_peer_is_offered_in_the_log_of_the_network() {
    let mut desk = desk(&[], author(0, 0));

    let writes = plan(&adding("192.0.2.1:7"), &mut desk).unwrap();

    assert_eq!(writes.iter().map(|write| write.target).collect::<Vec<_>>(), [Target::Log(NET)]);
    assert_eq!(writes[0].facts, [added(ENDPOINT)]);
}

#[test]
fn the_same_word_is_not_said_twice_but_a_new_address_is() {
    let mut desk = desk(&[(0, added(ENDPOINT))], author(0, 0));

    refused(&mut desk, &adding("192.0.2.1:7"), RuleError::AlreadySo);
    assert_eq!(plan(&adding("192.0.2.2:7"), &mut desk).unwrap().len(), 1);
}

#[test]
fn whoever_does_not_administer_changes_nothing() {
    let me = crate::history::Author { mandates: Mandates::NONE, ..author(0, 0) };
    let mut desk = desk(&[(0, added(ENDPOINT))], me);

    refused(&mut desk, &adding("192.0.2.2:7"), RuleError::NoMandate);
    refused(&mut desk, &Command::EndBlindPeer { endpoint: ENDPOINT }, RuleError::NoMandate);
}

#[test]
fn a_device_that_reads_is_no_blind_peer() {
    let mut desk = desk(&[], author(0, 0));
    let endpoint = author(1, 0).device;

    let command = Command::AddBlindPeer { endpoint, addresses: vec![line("192.0.2.1:7")] };
    refused(&mut desk, &command, RuleError::WrongKind);
}

#[test]
fn addresses_and_blind_peers_have_a_bound() {
    let many: Vec<(usize, Fact)> = (0..2).map(|number| (0, added(DeviceId([100 + number; 32])))).collect();
    let mut full = desk(&many, author(0, 0));
    let mut empty = desk(&[], author(0, 0));

    refused(&mut full, &adding("192.0.2.1:7"), RuleError::OutOfBounds);
    for addresses in [Vec::new(), vec![line("192.0.2.1:7"); ADDRESSES_MAX + 1]] {
        refused(&mut empty, &Command::AddBlindPeer { endpoint: ENDPOINT, addresses }, RuleError::OutOfBounds);
    }
}

#[test]
fn only_who_offers_a_blind_peer_ends_it() {
    let end = Command::EndBlindPeer { endpoint: ENDPOINT };

    refused(&mut desk(&[], author(0, 0)), &end, RuleError::NotFound);
    refused(&mut desk(&[(0, added(ENDPOINT))], author(1, 0)), &end, RuleError::NotYours);
    let writes = plan(&end, &mut desk(&[(0, added(ENDPOINT))], author(0, 0))).unwrap();
    assert_eq!(writes[0].facts, [BlindPeerEnded { endpoint: ENDPOINT }.into()]);
}
