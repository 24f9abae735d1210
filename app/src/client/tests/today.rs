//! The first page: what waits, and that all of it can be seen.

use super::*;
use crate::client::attention::{told, waits};

pub(super) fn whole(client: &mut Client) {
    client.ask(Intent::Go(Place::Today));
    client.state_mut().whole = true;
}

fn titles() -> Vec<String> {
    let (s, w) = (demo::snapshot(), Words::new(Lang::Nl));
    waits(&s).iter().map(|row| told(row, &s, &w).title).collect()
}

fn focused(window: &Window) -> Option<String> {
    let focused = window.harness.root().children_recursive().find(|node| node.accesskit_node().is_focused());
    focused.and_then(|node| node.accesskit_node().label())
}

#[test]
fn the_rest_of_what_waits_is_unfolded_and_folded_again_with_the_keyboard() {
    let titles = titles();
    let (first, last) = (titles.first().expect("some"), titles.last().expect("some"));
    let more = format!("en nog {}", titles.len() - 6);
    let mut window = Window::open(demo::snapshot());
    window.go(Intent::Go(Place::Today));
    assert!(window.shows(first) && !window.shows(last));

    window.harness.get_by_label(&more).focus();
    window.harness.run();
    window.key(Modifiers::NONE, Key::Enter);
    assert!(titles.iter().all(|title| window.shows(title)), "{titles:?}");
    assert!(!window.shows(&more));
    assert_eq!(focused(&window).as_deref(), Some("Minder tonen"), "the focus stays where it was");

    window.key(Modifiers::NONE, Key::Enter);
    assert!(window.shows(first) && !window.shows(last));
    assert_eq!(focused(&window), Some(more));
}

#[test]
fn a_list_that_is_short_has_nothing_to_unfold() {
    let mut s = plan::waiting();
    s.experiments.clear();
    s.sync.peers.clear();
    assert!(waits(&s).len() <= 6);
    let window = Window::open(s);
    assert!(!window.shows("en nog") && !window.shows("Minder tonen"));
}

#[test]
fn what_was_unfolded_is_folded_once_the_window_locks() {
    let mut window = Window::open(demo::snapshot());
    whole(window.harness.state_mut());
    window.harness.run();
    window.key(Modifiers::COMMAND, Key::L);
    assert!(!window.harness.state().state().whole);
}
