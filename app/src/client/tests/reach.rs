//! Every control is reached with Tab, and has a name that no other control beside it has.

use std::collections::{BTreeMap, BTreeSet};

use egui::accesskit::{Action, NodeId, Role, Toggled};
use egui::{Key, Modifiers, Pos2, Rect};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use wijktafel_model::view::{CaseRow, Snapshot};

use super::{SCREENS, Window, client, forms};
use crate::client::bridge::Situation;
use crate::client::forms::{Asking, Form};
use crate::client::intent::Intent;
use crate::client::state::Place;
use crate::client::{Client, demo};
use crate::text::Lang;
use crate::text::tests::plain::MEASURES;

/// More stops than any screen has.
const STOPS_MAX: usize = 400;

const BACK: &str = "the focus goes back along the line";

/// What a person can press or write in: what it is, and its name.
type Controls = BTreeMap<NodeId, (Role, String)>;

fn controls(window: &Window) -> Controls {
    let nodes = window.harness.root().children_recursive().map(|node| node.accesskit_node());
    let pressed = nodes.filter(|node| {
        // Scroll bars are the toolkit's own; words that can be selected are no controls.
        let control = !matches!(node.role(), Role::ScrollBar | Role::Label | Role::Heading);
        control && !node.is_disabled() && node.data().supports_action(Action::Click)
    });
    pressed.map(|node| (node.locate().0, (node.role(), node.label().unwrap_or_default()))).collect()
}

/// What has the focus.
struct Stop {
    id: NodeId,
    name: String,
    rect: Rect,
    in_sight: bool,
}

fn focused(window: &Window) -> Option<Stop> {
    let found = window.harness.root().children_recursive().find(|node| node.accesskit_node().is_focused())?;
    let (id, name) = (found.accesskit_node().locate().0, found.accesskit_node().label().unwrap_or_default());
    let screen = Rect::from_min_size(Pos2::ZERO, window.harness.ctx.content_rect().size());
    let rect = found.rect();
    Some(Stop { id, name, rect, in_sight: screen.contains_rect(rect) })
}

/// Presses Tab until the focus is back where it began; answers where it came, and what was wrong on the way.
fn walk(window: &mut Window) -> (BTreeSet<NodeId>, Vec<String>) {
    let (mut seen, mut wrong) = (BTreeSet::new(), Vec::new());
    let (mut nowhere, mut last) = (0, None::<NodeId>);
    for _ in 0..STOPS_MAX {
        window.harness.key_press(Key::Tab);
        window.harness.step();
        let Some(stop) = focused(window) else {
            nowhere += 1;
            if nowhere > 2 {
                return (seen, wrong);
            }
            continue;
        };
        if !seen.insert(stop.id) {
            return (seen, wrong);
        }
        // Where it was before may have scrolled since: both are looked at in one picture.
        let before = last.and_then(|last| {
            let mut nodes = window.harness.root().children_recursive();
            nodes.find(|node| node.accesskit_node().locate().0 == last).map(|node| node.rect())
        });
        if before
            .is_some_and(|last| (last.center().y - stop.rect.center().y).abs() < 6.0 && last.left() > stop.rect.left())
        {
            wrong.push(format!("{BACK} to {:?}", stop.name));
        }
        last = Some(stop.id);
        if !stop.in_sight {
            // The page scrolls once the focus is there.
            window.harness.run_steps(2);
            if !focused(window).is_some_and(|stop| stop.in_sight) {
                wrong.push(format!("{:?} has the focus out of sight", stop.name));
            }
        }
    }
    panic!("Tab goes on for ever");
}

/// What is wrong with controls of which Tab reached these.
fn faults(name: &str, wanted: &Controls, (seen, wrong): &(BTreeSet<NodeId>, Vec<String>)) -> Vec<String> {
    let mut faults: Vec<_> = wrong.iter().map(|what| format!("{name}: {what}")).collect();
    let mut names = BTreeSet::new();
    for (id, (role, label)) in wanted {
        if !seen.contains(id) {
            faults.push(format!("{name}: Tab does not reach the {role:?} {label:?}"));
        }
        if label.trim().is_empty() {
            faults.push(format!("{name}: a {role:?} has no name"));
        } else if !names.insert(label) {
            faults.push(format!("{name}: two controls are called {label:?}"));
        }
    }
    faults
}

/// The window with something in it, drawn until it rests.
pub(super) fn shown(window: &mut Window, snapshot: Snapshot, prepare: impl FnOnce(&mut Client)) {
    let (mut fresh, requests, post) = client(Lang::Nl, snapshot);
    prepare(&mut fresh);
    *window.harness.state_mut() = fresh;
    (window.requests, window.post) = (requests, post);
    window.harness.run();
}

#[test]
fn tab_reaches_every_control_of_every_screen_by_a_name_of_its_own() {
    let mut wrong = Vec::new();
    let mut window = Window::open(demo::snapshot());
    for empty in [false, true] {
        for (name, snapshot, prepare) in SCREENS {
            shown(&mut window, if empty { demo::empty() } else { snapshot() }, prepare);
            let state = window.harness.state().state();
            // What covers the page is tested apart; before a network is open none can be empty.
            if state.is_covered() || empty && state.situation != Situation::Open {
                continue;
            }
            // A screen that rests comes back with any key, so none can walk over it.
            if state.wall.is_some_and(|wall| wall.resting) {
                continue;
            }
            let (wanted, mut walked) = (controls(&window), walk(&mut window));
            if ["map", "map, tables", "map, nothing asked"].contains(name) {
                // Round the table, not along lines.
                walked.1.retain(|what| !what.starts_with(BACK));
            }
            wrong.extend(faults(&format!("{name}, empty: {empty}"), &wanted, &walked));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn tab_stays_in_a_form_and_reaches_every_control_of_it() {
    let mut wrong = Vec::new();
    let mut window = Window::open(demo::snapshot());
    let covers = forms(&demo::snapshot()).into_iter().map(Some).chain([None]);
    for form in covers {
        // The sheet of keys is not a form, and covers the page like one.
        let name = form.as_ref().map_or("keys", Form::key);
        shown(&mut window, demo::snapshot(), |_| ());
        let below = controls(&window);
        let state = window.harness.state_mut().state_mut();
        match form {
            Some(form) => {
                let tried = form.finish(demo::snapshot().today).is_err();
                state.asking = Some(Asking { tried, ..Asking::new(form) });
            }
            None => state.keys = true,
        }
        window.harness.run();
        let wanted: Controls = controls(&window).into_iter().filter(|(id, _)| !below.contains_key(id)).collect();
        assert!(!wanted.is_empty(), "{name} has no controls");
        let seen = walk(&mut window);
        wrong.extend(faults(name, &wanted, &seen));
        let outside = below.iter().filter(|(id, _)| seen.0.contains(id));
        wrong.extend(outside.map(|(_, what)| format!("{name}: Tab goes below it, to {what:?}")));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn tab_goes_through_a_list_that_is_longer_than_the_window() {
    let mut snapshot = demo::snapshot();
    let one = snapshot.cases[0].clone();
    snapshot.cases =
        (0..60).map(|n| CaseRow { log: demo::log(100 + n), title: format!("Casus {n}"), ..one.clone() }).collect();
    let mut window = Window::open(snapshot);
    window.go(Intent::Go(Place::Cases));

    let mut met = BTreeSet::new();
    for _ in 0..STOPS_MAX {
        window.harness.key_press(Key::Tab);
        window.harness.run_steps(2);
        met.extend(focused(&window).map(|stop| stop.name));
    }

    let missed: Vec<_> = (0..60).filter(|n| !met.iter().any(|name| name.starts_with(&format!("Casus {n}.")))).collect();
    assert!(missed.is_empty(), "{missed:?}");
}

#[test]
fn the_focus_goes_back_to_where_it_was_before_a_form() {
    let mut window = Window::open(demo::snapshot());
    let button = window.harness.get_by_label("Casus inbrengen");
    button.focus();
    window.harness.run();
    let before = focused(&window).expect("the button").name;

    window.key(Modifiers::NONE, Key::Enter);
    assert_eq!(focused(&window).expect("a field").name, "Waar gaat het over?");
    window.key(Modifiers::NONE, Key::Escape);

    assert!(!window.harness.state().state().is_covered());
    assert_eq!(focused(&window).map(|stop| stop.name), Some(before));
}

#[test]
fn the_arrows_choose_in_the_palette_and_enter_does_it() {
    let mut window = Window::open(demo::snapshot());
    window.go(Intent::Palette);
    let chosen = |window: &Window| {
        let nodes = window.harness.root().children_recursive().map(|node| node.accesskit_node());
        let mut on = nodes.filter(|node| node.role() == Role::Button && node.toggled() == Some(Toggled::True));
        on.find_map(|node| node.label()).expect("one is chosen")
    };
    assert_eq!(chosen(&window), "Ga naar Vandaag. Ctrl 1");
    window.key(Modifiers::NONE, Key::ArrowDown);
    window.key(Modifiers::NONE, Key::ArrowDown);
    window.key(Modifiers::NONE, Key::ArrowUp);
    assert_eq!(chosen(&window), "Ga naar Tafels. Ctrl 2");

    window.key(Modifiers::NONE, Key::Enter);

    assert_eq!(window.harness.state().state().place, Place::Tables);
    assert!(!window.harness.state().state().is_covered());
}

#[test]
fn no_screen_measures_ranks_or_counts_off() {
    let mut window = Window::open(demo::snapshot());
    let mut found = Vec::new();
    for (name, snapshot, prepare) in SCREENS {
        shown(&mut window, snapshot(), prepare);
        for node in window.harness.root().children_recursive() {
            let node = node.accesskit_node();
            let said = [node.label(), node.value()].into_iter().flatten().map(|text| text.to_lowercase());
            let measured = said.filter(|text| MEASURES.iter().any(|one| text.contains(one)));
            found.extend(measured.map(|text| format!("{name}: {text}")));
        }
    }
    assert_eq!(found, Vec::<String>::new());
}
