//! Growth through another way to look.

use super::*;
use wijktafel_model::view::AgreementState;
use wijktafel_model::words::AgreementKind;

use crate::client::intent::{Preference, Preferences, Through};

fn through(client: &mut Client, through: Through) {
    growth_tab(client, GrowthTab::Phase);
    let preferences = &mut client.state_mut().preferences;
    *preferences = preferences.with(Preference::Through(through));
}

pub(super) fn steps(client: &mut Client) {
    through(client, Through::Journey);
}

pub(super) fn stages(client: &mut Client) {
    through(client, Through::Stages);
}

#[test]
fn the_way_to_look_is_chosen_for_this_computer_and_says_where_the_facts_point() {
    let mut window = Window::open(demo::snapshot());
    growth_tab(window.harness.state_mut(), GrowthTab::Phase);
    window.harness.run();
    window.asked();
    window.press("Reis in zeven stappen");
    assert!(window.shows("Uw eigen werk wijst naar: Seizoensfeest") && window.shows("Op één seizoen is teruggekeken."));
    assert_eq!(window.asked(), [What::Node(NodeRequest::Prefer(Preference::Through(Through::Journey)))]);
    window.press("Vinden, werken, loslaten");
    assert!(window.shows("Uw eigen werk wijst naar: Samen werken"));

    window.post.tell(Notice::Preferences(Preferences::default()));
    window.harness.run();
    assert!(!window.shows("Uw eigen werk wijst naar"), "what was kept holds");
}

#[test]
fn all_who_are_asked_to_stop_see_the_third_stage() {
    let mut s = demo::snapshot();
    let row = &mut s.agreements[2];
    (row.kind, row.state) = (AgreementKind::Ending, AgreementState::Proposed);
    let mut window = Window::open(s);
    stages(window.harness.state_mut());
    window.harness.run();
    assert!(window.shows("Uw eigen werk wijst naar: Elkaar loslaten"));
}

#[test]
fn where_nothing_was_done_yet_the_journey_begins() {
    let mut window = Window::open(demo::empty());
    steps(window.harness.state_mut());
    window.harness.run();
    assert!(window.shows("Inleving") && window.shows("nog geen tafel geopend"));
}
