//! Blind peers among the partners: the list, adding one by its ticket, ending an own one.

use wijktafel_model::view::blind::{BlindPeer, BlindPeerView, BlindRefusal};
use wijktafel_sync::ticket::Addresses;
use wijktafel_sync::ticket::blind::BlindTicket;

use super::*;

const OWN: DeviceId = DeviceId([50; 32]);

/// An own one that something is still to be left at, one that is full, and one that was never reached.
pub(super) fn with_blind_peers() -> Snapshot {
    let mut s = demo::snapshot();
    let at = s.sync.peers.iter().find_map(|peer| peer.last_heard).expect("a partner that was heard");
    let blind = |n: u8, of: u8, address: &str| BlindPeerView {
        peer: BlindPeer { endpoint: DeviceId([n; 32]), org: demo::org(of), at, addresses: vec![address.to_owned()] },
        own: demo::org(of) == demo::ME,
        reached: None,
        to_leave: None,
        refused: None,
        passed_over: 0,
    };
    s.network.blind_peers = vec![
        BlindPeerView { reached: Some(at), to_leave: Some(3), passed_over: 2, ..blind(50, 2, "192.0.2.7:4711") },
        BlindPeerView { refused: Some(BlindRefusal::Full), ..blind(51, 1, "192.0.2.8:4711") },
        blind(52, 3, "192.0.2.9:4711"),
    ];
    s
}

fn opened(snapshot: Snapshot) -> Window {
    let mut window = Window::open(snapshot);
    // The card stands below the others.
    window.harness.set_size(vec2(1440.0, 1400.0));
    window.go(Intent::Go(Place::Partners));
    window
}

fn ticket() -> String {
    let addresses = Addresses(vec!["192.0.2.7:4711".parse().expect("an address")]);
    BlindTicket { endpoint: OWN, addresses, secret: None }.to_string()
}

#[test]
fn each_blind_peer_says_who_offers_it_and_how_this_copy_stands_with_it() {
    let snapshot = with_blind_peers();
    let words = Words::new(Lang::Nl);
    let at = snapshot.network.blind_peers[0].reached.expect("it was reached");
    let when = words.when(at, snapshot.today);
    let window = opened(snapshot);

    let row = |who: &str, parts: &[&str]| {
        let mut named = window.harness.query_all_by_label_contains(who).map(|node| node.accesskit_node().label());
        assert!(named.any(|name| name.is_some_and(|name| parts.iter().all(|part| name.contains(part)))), "{parts:?}");
    };
    let reached = format!("voor het laatst alles gebracht en opgehaald: {when}");
    row("Welzijn Meerhand", &["192.0.2.7:4711", &reached, "nog 3 dingen te brengen"]);
    row("Gemeente Zilverdam", &["192.0.2.8:4711", "het is vol"]);
    row("Zorgkring Tuinder", &["192.0.2.9:4711", "nog niet bereikt"]);
    assert!(window.shows("2 pakketten daar klopten niet. Ze zijn overgeslagen."));
    assert_eq!(window.harness.query_all_by_label_contains("overgeslagen").count(), 1, "of one of them alone");
}

#[test]
fn without_one_the_card_says_what_it_is_for() {
    assert!(opened(demo::snapshot()).shows("Een doorgeefpunt staat altijd aan."));
}

#[test]
fn a_text_that_is_no_ticket_is_refused_and_a_ticket_is_added() {
    let mut window = opened(demo::snapshot());
    window.press("Doorgeefpunt toevoegen");
    window.asked();
    window.write("Tekst van het doorgeefpunt", "wijktafel-blind-aaaa");
    window.press("Toevoegen");
    assert!(window.shows("Dit is niet de tekst van een doorgeefpunt. Kopieer de hele tekst."));
    assert_eq!(window.asked(), []);

    let pasted = format!("  {}\n", ticket());
    window.go(Intent::Ask(Box::new(Form::BlindPeer { ticket: pasted })));
    window.press("Toevoegen");
    assert_eq!(window.asked(), [What::Node(NodeRequest::AddBlindPeer { ticket: ticket() })]);
    assert!(window.harness.state().state().asking.is_none());
}

#[test]
fn only_an_own_one_is_ended_and_only_after_it_was_asked_once_more() {
    let mut window = opened(with_blind_peers());
    assert_eq!(window.harness.query_all_by_label_contains("Niet meer aanbieden").count(), 1);
    window.press("Niet meer aanbieden: 192.0.2.7:4711");
    assert_eq!(window.commands(), []);

    window.press("Niet meer aanbieden");

    assert_eq!(window.commands(), [Command::EndBlindPeer { endpoint: OWN }]);
}

#[test]
fn nobody_without_the_mandate_is_offered_to_add_or_end_one() {
    let mut snapshot = with_blind_peers();
    snapshot.network.me.as_mut().expect("a reader").mandates = wijktafel_model::words::Mandates::NONE;
    let window = opened(snapshot);

    assert!(window.shows("nog 3 dingen te brengen"));
    assert!(!window.shows("Doorgeefpunt toevoegen") && !window.shows("Niet meer aanbieden"));
}
