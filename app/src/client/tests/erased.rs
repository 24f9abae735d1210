//! What was dropped, and who has dropped it too.

use wijktafel_model::id::LogId;

use super::*;
use crate::client::intent::OwnRequest;

pub(super) fn nothing(c: &mut Client) {
    own_tab(c, OwnTab::Erased);
    c.state_mut().own.erased = Some(Vec::new());
}

fn opened() -> Window {
    let mut window = Window::open(demo::snapshot());
    own_tab(window.harness.state_mut(), OwnTab::Erased);
    window.harness.run();
    window
}

/// Whether one line says all of this.
fn says(window: &Window, parts: &[&str]) -> bool {
    let mut lines = window.harness.query_all_by_label_contains(parts[0]).map(|node| node.accesskit_node().label());
    lines.any(|name| name.is_some_and(|name| parts.iter().all(|part| name.contains(part))))
}

#[test]
fn each_partner_is_confirmed_not_yet_heard_or_beyond_knowing_and_each_blind_peer_asked_or_not() {
    let window = opened();

    assert!(window.shows("15 maart 2026, door Gemeente Zilverdam: had niet geschreven moeten worden"));
    assert!(says(&window, &["Gemeente Zilverdam", "heeft het ook gewist", "gehoord:"]));
    assert!(says(&window, &["Huis De Pomp", "nog niet gehoord"]));
    assert!(says(&window, &["Wijkzorg Zonnedauw", "kunnen we niet weten"]));
    assert!(!says(&window, &["Zorgkring Tuinder. "]), "it never held it");
    assert!(says(&window, &["192.0.2.7:4711", "daar ligt niets meer van"]));
    assert!(says(&window, &["192.0.2.8:4711", "moet het nog vergeten"]));
}

#[test]
fn the_last_one_is_open_and_another_is_opened_by_its_row() {
    let mut window = opened();
    assert!(says(&window, &["Kringcasus 5a5a5a5a", "1 van 3 bevestigd"]));
    window.press("Afspraak 5b5b5b5b. 6 februari. 1 van 1 bevestigd");

    assert_eq!(window.harness.state().state().own.grave, Some(LogId([91; 16])));
    assert!(window.shows("door Welzijn Meerhand: ingetrokken"));
    assert!(!says(&window, &["Huis De Pomp", "gehoord"]) && !window.shows("192.0.2.7:4711"));
}

#[test]
fn where_nothing_was_dropped_the_page_says_what_it_is_for() {
    let mut window = Window::open(demo::snapshot());
    nothing(window.harness.state_mut());
    window.harness.run();

    assert!(window.shows("Er is nog niets gewist"));
}

#[test]
fn it_is_reached_from_the_partners_and_read_again_when_something_changed() {
    let mut window = Window::open(demo::snapshot());
    window.go(Intent::Go(Place::Partners));
    window.asked();
    window.press("Wat gewist is");
    let read = What::Node(NodeRequest::Own(OwnRequest::Erased));
    assert_eq!((window.harness.state().state().own.tab, window.asked()), (OwnTab::Erased, vec![read.clone()]));
    window.post.tell(Notice::Erased(demo::erased()));
    window.harness.run();
    assert!(window.shows("Kringcasus 5a5a5a5a"));
    assert_eq!(window.asked(), []);

    let mut newer = demo::snapshot();
    newer.version += 1;
    window.post.publish(Arc::new(newer));
    window.harness.run();

    assert_eq!(window.asked(), [read], "somebody may have confirmed");
}
