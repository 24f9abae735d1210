//! What somebody sees whose part in the network ended without a leaving.

use super::*;

pub(super) fn removed() -> Snapshot {
    crate::client::pictures::removed(&demo::snapshot())
}

fn refused_by(s: &mut Snapshot, of: u8) {
    let org = Some(demo::org(of));
    let peers = &s.sync.peers;
    let peer = peers.iter().find(|peer| peer.org == org).or_else(|| peers.first()).cloned().expect("a peer");
    s.sync.peers.retain(|peer| peer.org != org);
    s.sync.peers.push(wijktafel_model::view::PeerView { org, connected: false, turned_away: true, ..peer });
}

pub(super) fn turned_away() -> Snapshot {
    let mut s = demo::snapshot();
    refused_by(&mut s, 1);
    s
}

pub(super) fn revoked() -> Snapshot {
    let mut s = turned_away();
    refused_by(&mut s, 2);
    s
}

#[test]
fn who_was_removed_is_told_what_happened_what_stays_and_what_can_be_done() {
    let mut window = Window::open(removed());
    assert!(window.shows("De anderen hebben uw lidmaatschap beëindigd"));
    assert!(!window.shows("u bent vertrokken"), "it did not leave");
    window.press("Wat kan ik doen?");
    assert_eq!(window.harness.state().state().place, Place::Leaving);

    assert!(window.shows("Gemeente Zilverdam, Zorgkring Tuinder"), "who stood against it");
    for said in ["Eén partner kan dit niet alleen", "Uw hele kopie", "Wat u nu schrijft, telt niet mee"] {
        assert!(window.shows(said), "{said}");
    }
    assert!(window.harness.query_by_label("Zelf vertrekken").is_none(), "that is over");
    window.asked();
    window.press("Pakket maken");
    window.write("Map voor het pakket", "/tmp/pakket");
    window.press("Maken");
    assert!(matches!(window.asked().as_slice(), [What::Node(NodeRequest::Package { .. })]));
}

#[test]
fn whom_to_ask_are_people_with_a_number_and_those_first_who_did_not_stand_against_it() {
    let mut snapshot = removed();
    for person in &mut snapshot.network.people {
        person.contact = (!person.own).then(|| format!("nummer {}", person.name.as_deref().unwrap_or_default()));
    }
    let mut window = Window::open(snapshot);
    window.go(Intent::Go(Place::Leaving));
    let lines = |window: &Window| -> Vec<String> {
        let found = window.harness.query_all_by_label_contains(" · nummer ");
        found.filter_map(|node| node.accesskit_node().label()).collect()
    };
    let shown = lines(&window);
    let place =
        |org: &str| shown.iter().position(|line| line.contains(org)).unwrap_or_else(|| panic!("{org}: {shown:?}"));
    assert!(place("Huis De Pomp") < place("Gemeente Zilverdam"), "{shown:?}");
    assert!(!shown.iter().any(|line| line.contains("Welzijn Meerhand")), "not oneself: {shown:?}");

    let mut silent = removed();
    silent.network.people.iter_mut().for_each(|person| person.contact = None);
    window.post.publish(Arc::new(silent));
    window.harness.run();
    assert_eq!(lines(&window), Vec::<String>::new());
    assert!(window.shows("De leden zijn Gemeente Zilverdam,"));
}

#[test]
fn who_is_turned_away_is_told_both_reasons_who_still_connects_and_may_leave_all_the_same() {
    let mut window = Window::open(turned_away());
    window.press("Wat kan ik doen?");
    assert!(window.shows("Gemeente Zilverdam verbindt niet meer met deze computer"));
    assert!(window.shows("Of alleen dit apparaat is ingetrokken"));
    assert!(window.shows("Zorgkring Tuinder en Huis De Pomp"), "who still connects");

    window.press("Zelf vertrekken");
    assert!(window.shows("Stap 5"), "the steps of leaving");
    window.go(Intent::Go(Place::Leaving));
    assert!(window.shows("Of alleen dit apparaat is ingetrokken"), "asked anew, it is told anew");
}

#[test]
fn a_device_that_its_own_organisation_turns_away_hears_that_it_was_revoked_not_that_all_is_over() {
    let mut window = Window::open(revoked());
    assert!(window.shows("Dit apparaat is ingetrokken"));
    window.press("Wat kan ik doen?");

    assert!(window.shows("Uw organisatie hoort er nog bij"));
    assert!(!window.shows("Uw lidmaatschap is beëindigd") && !window.shows("Aan wie u het kunt vragen"));
}

#[test]
fn a_copy_that_was_left_is_only_read() {
    let mut window = Window::open(left());
    for place in Place::ALL {
        window.go(Intent::Go(place));
        assert!(window.shows("Alleen lezen"), "{place:?}");
        for writing in ["Casus inbrengen", "Tafel openen", "Partner uitnodigen", "Ronde sluiten", "Nu vertrekken"] {
            assert!(window.harness.query_by_label(writing).is_none(), "{place:?}: {writing}");
        }
    }
}

#[test]
fn leaving_waits_for_a_folder_and_for_having_read() {
    let mut window = Window::open(demo::snapshot());
    leaving_step(window.harness.state_mut(), 4);
    window.harness.run();
    window.asked();
    assert!(window.harness.query_by_label("Nu vertrekken").is_none());
    window.write("Map voor het pakket", "/tmp/pakket");
    window.press("Ik heb de gevolgen gelezen");
    window.press("Nu vertrekken");
    let asked = window.asked();
    assert!(matches!(asked.as_slice(), [What::Node(NodeRequest::Leave { .. })]), "{asked:?}");
    assert!(window.harness.query_by_label("Nu vertrekken").is_none(), "it is on its way");
}
