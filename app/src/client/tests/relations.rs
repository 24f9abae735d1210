//! Relations in the window: the map, the table, one's own answers.

use egui::{Key, Modifiers};
use wijktafel_model::command::Command;
use wijktafel_model::view::Snapshot;
use wijktafel_model::view::quarter::Quarter;
use wijktafel_model::view::review::Running;
use wijktafel_model::words::relation::Closeness;
use wijktafel_model::words::review::Onward;

use super::{Window, network_tab};
use crate::client::forms::{Form, GrowthForm};
use crate::client::intent::Intent;
use crate::client::state::{GrowthTab, Lens, NetworkTab, Part};
use crate::client::{Client, demo};
use crate::text::Lang;

pub(super) fn tables(c: &mut Client) {
    network_tab(c, NetworkTab::Map);
    c.state_mut().network.lens = Some(Lens::Tables);
}

pub(super) fn as_table(c: &mut Client) {
    network_tab(c, NetworkTab::Map);
    c.state_mut().network.table = true;
}

pub(super) fn unasked() -> Snapshot {
    let mut s = demo::snapshot();
    s.captures.clear();
    s
}

/// One of every form about growth.
pub(super) fn forms(s: &Snapshot) -> Vec<Form> {
    let season = s.seasons[0].log;
    let forms = [
        GrowthForm::capture(),
        GrowthForm::CloseCapture { capture: s.captures[1].log },
        GrowthForm::relation(&s.captures[1], demo::ME, demo::org(1)),
        GrowthForm::Superfluous { season, text: String::new() },
        GrowthForm::EndSeason { season },
        GrowthForm::Pulse { season, counts: ["1 4".into(), String::new(), String::new()] },
    ];
    forms.map(Form::from).into_iter().chain([quarter_form(s), review_form(s)]).collect()
}

fn quarter_form(s: &Snapshot) -> Form {
    let quarter = Quarter::latest_closed(s.today);
    GrowthForm::QuarterPage { quarter, least: 5, to: String::new(), lang: Lang::Nl }.into()
}

fn review_form(s: &Snapshot) -> Form {
    let (season, about) = (s.seasons[0].log, Running::Agreement(demo::AGREEMENT));
    GrowthForm::Review { season, about, what: "Regelruimte".into(), onward: None, why: String::new() }.into()
}

fn on_the_map(snapshot: Snapshot) -> Window {
    let mut window = Window::open(snapshot);
    window.go(Intent::Part(Part::Network(NetworkTab::Map)));
    window
}

#[test]
fn where_nobody_was_asked_the_map_offers_to_ask() {
    let mut window = on_the_map(unasked());
    window.press("Vraag het de partners");
    window.write("Hoe heet deze opname?", "Opname zomer");
    window.press("Partners vragen");

    assert_eq!(window.commands().len(), 1);
}

#[test]
fn keys_turn_the_map_into_a_table_go_through_captures_and_walk_to_the_nearest_partner() {
    let mut window = on_the_map(demo::snapshot());
    let network = |window: &Window| {
        (window.harness.state().state().network.table, window.harness.state().state().network.capture)
    };
    assert!(window.shows("Gemeente Zilverdam: stemmen af"), "a partner is read out with all relations");

    window.key(Modifiers::NONE, Key::T);
    assert!(window.shows("Gemeente Zilverdam zegt: doen soms iets samen"));
    window.key(Modifiers::NONE, Key::T);
    window.key(Modifiers::NONE, Key::OpenBracket);
    assert_eq!(network(&window), (false, Some(demo::log(190))));
    window.key(Modifiers::NONE, Key::CloseBracket);
    assert_eq!(network(&window), (false, Some(demo::log(191))));

    let open = |window: &Window| window.harness.state().state().network.open;
    window.key(Modifiers::NONE, Key::ArrowRight);
    let first = open(&window);
    assert!(first.is_some());
    window.key(Modifiers::NONE, Key::ArrowDown);
    assert_ne!(open(&window), first);
}

#[test]
fn closeness_alone_is_answered_with_two_presses_and_what_was_said_before_stands_in_the_form() {
    let mut window = on_the_map(demo::snapshot());
    let capture = demo::snapshot().captures[1].clone();
    window.go(Intent::Ask(Box::new(GrowthForm::relation(&capture, demo::ME, demo::org(6)).into())));
    window.press("doen soms iets samen");
    window.press("Zo is het");

    let commands = window.commands();
    let [Command::GiveRelation { given, .. }] = commands.as_slice() else { panic!("{commands:?}") };
    assert_eq!((given.other, given.closeness, &given.trust), (demo::org(6), Closeness::AtTimes, &None));

    let again = GrowthForm::relation(&capture, demo::ME, demo::org(1));
    let GrowthForm::Relation { closeness, more, trust, .. } = &again else { panic!("{again:?}") };
    assert_eq!((*closeness, *more, *trust), (Some(Closeness::InStep), true, [Some(3), Some(4), Some(2)]));
    assert!(matches!(Form::from(again), Form::Growth(_)));
}

#[test]
fn the_page_for_directors_goes_back_by_quarter_and_never_forward_into_an_open_one() {
    let mut window = Window::open(demo::snapshot());
    window.go(Intent::Part(Part::Growth(GrowthTab::Quarter)));
    assert!(window.shows("Vierde kwartaal van 2025") && window.shows("Wat wij van u vragen"));
    assert!(!window.shows("Later kwartaal"), "the one after is not over");

    window.press("Eerder kwartaal");
    assert!(window.shows("Derde kwartaal van 2025"));
    window.press("Later kwartaal");
    window.press("Verberg wat minder is dan 10");
    assert!(window.shows("minder dan 10"));
}

#[test]
fn at_the_end_of_a_season_each_running_thing_goes_on_changes_or_stops() {
    let mut window = Window::open(demo::snapshot());
    window.go(Intent::Part(Part::Growth(GrowthTab::Actions)));
    assert!(window.shows("twee antwoorden") && window.shows("Zij komt nu vanzelf."));

    window.go(Intent::Ask(Box::new(review_form(&demo::snapshot()))));
    window.press("verandert");
    window.write("Waarom?", "Vaker bellen");
    window.press("Vastleggen");

    let commands = window.commands();
    let [Command::ReviewThing { onward, why, .. }] = commands.as_slice() else { panic!("{commands:?}") };
    assert_eq!((*onward, why.as_ref().map(ToString::to_string)), (Onward::Change, Some("Vaker bellen".to_owned())));
}
