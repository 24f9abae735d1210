//! A network in which too many are silent, the one that continues it, and whether what that says is true.

use std::path::PathBuf;

use wijktafel_model::id::{FeedId, NetworkId};
use wijktafel_model::successor::{Carried, Compared, Comparison};
use wijktafel_model::time::Timestamp;
use wijktafel_model::view::successor::{EarlierAgreement, EarlierVersion, EarlierWord, OriginView};
use wijktafel_model::words::AgreementRule;

use super::*;
use crate::client::attention;
use crate::print::successor::{CopyLine, Fault, History, Refounded};

/// Half of the voices were last heard a hundred days ago.
pub(super) fn quiet() -> Snapshot {
    let mut s = demo::snapshot();
    let long_ago = Timestamp(i64::from(s.today.0 - 100) * 86_400_000);
    for peer in &mut s.sync.peers {
        peer.connected = false;
        if [1, 3, 6].map(|n| Some(demo::org(n))).contains(&peer.org) {
            peer.last_heard = Some(long_ago);
        }
    }
    s
}

pub(super) fn continuing() -> Snapshot {
    let mut s = demo::snapshot();
    let at = Timestamp(i64::from(s.today.0 - 2) * 86_400_000);
    let (network, name) = (NetworkId([9; 32]), "Wijknetwerk Molenkwartier".to_owned());
    s.network.continues = Some(OriginView { network, name, by: demo::org(1), at });
    s
}

pub(super) fn with_earlier() -> Snapshot {
    let mut s = continuing();
    let mut agreement = demo::agreement();
    let word = |n: u8, name: &str, verdict, proven| EarlierWord {
        org: demo::org(n),
        name: name.to_owned(),
        verdict,
        note: None,
        at: Timestamp(0),
        proven,
    };
    agreement.versions.clear();
    agreement.earlier = Some(EarlierAgreement {
        network: NetworkId([9; 32]),
        log: demo::log(99),
        versions: vec![EarlierVersion {
            version: VersionId([1; 32]),
            title: "Regelruimte van de wijktafel".to_owned(),
            text: "Tot vijfhonderd euro per zaak beslist de tafel zelf.".to_owned(),
            rule: AgreementRule::Majority,
            electors: 3,
            effective: None,
            review: None,
            words: vec![
                word(41, "Gemeente Zilverdam", Verdict::Agree, true),
                word(42, "Huis De Pomp", Verdict::Abstain, false),
            ],
        }],
    });
    s.detail = Some(Detail::Agreement(agreement));
    s
}

pub(super) fn carrying(c: &mut Client) {
    network_tab(c, NetworkTab::Onward);
    c.state_mut().network.carrying = Some((4, 12));
}

fn refounded() -> Refounded {
    Refounded {
        network: NetworkId([8; 32]),
        name: "Molenkwartier verder".to_owned(),
        carried: Carried { tables: 2, cases: 8, agreements: 4, rounds: 2, seasons: 1, lessons: 3, templates: 1 },
        left: Vec::new(),
        circles: 1,
        partners: 5,
    }
}

pub(super) fn made(c: &mut Client) {
    network_tab(c, NetworkTab::Onward);
    c.state_mut().network.made = Some((Box::new(refounded()), PathBuf::from("/home/noor/molenkwartier-verder")));
}

fn history() -> History {
    let line = |n: u8, title: &str, found: Compared, fault| CopyLine {
        log: demo::log(n),
        title: title.to_owned(),
        comparison: Comparison { places: vec![(demo::log(n), found)], faithful: None },
        fault,
    };
    let agrees = |missing, beyond| Compared::Agrees { missing, beyond };
    let differs = Compared::Differs { feed: FeedId([3; 16]), seq: 4, org: None };
    let fault = Fault { code: "history-differs", detail: "Weer naar buiten, stap 5 van Huis De Pomp".to_owned() };
    History {
        origin: continuing().network.continues.expect("it continues one"),
        copies: vec![
            line(1, "Samen zorgen", Compared::SAME, None),
            line(2, "Wijktafel Lijsterpad", agrees(1, 0), None),
            line(3, "Wijktafel De Werf", agrees(0, 3), None),
            line(4, "Weer naar buiten", differs, Some(fault)),
            line(5, "Najaar", Compared::Unknown, None),
        ],
        proven: 12,
        unproven: 1,
    }
}

pub(super) fn compared(c: &mut Client) {
    network_tab(c, NetworkTab::Onward);
    c.state_mut().network.history = Some(Box::new(history()));
}

#[test]
fn half_of_the_voices_silent_for_long_is_said_and_the_way_on_is_only_offered() {
    let found = attention::quiet(&quiet()).expect("three of five");
    assert_eq!((found.orgs.len(), found.voices), (3, 5));
    for place in [Place::Partners, Place::Network] {
        let mut window = Window::open(quiet());
        window.go(Intent::Go(place));
        assert!(window.shows("3 van de 5 stemmen zijn lang stil"), "{place:?}");
        window.asked();
        window.press("Hoe verder?");
        let state = window.harness.state().state();
        assert_eq!((state.place, state.network.tab), (Place::Network, NetworkTab::Onward));
        assert!(!window.asked().iter().any(|what| matches!(what, What::Node(_) | What::Do(_))), "nothing was done");
    }
}

#[test]
fn a_voice_that_is_connected_or_was_never_heard_here_is_not_called_silent() {
    assert_eq!(attention::quiet(&demo::snapshot()), None);
    let one = |change: fn(&mut wijktafel_model::view::PeerView)| {
        let mut s = quiet();
        let peers = s.sync.peers.iter_mut().filter(|peer| peer.org == Some(demo::org(6)));
        peers.for_each(change);
        s
    };
    assert_eq!(attention::quiet(&one(|peer| peer.connected = true)), None);
    assert_eq!(attention::quiet(&one(|peer| peer.last_heard = None)), None);
    assert!(!Window::open(one(|peer| peer.connected = true)).shows("lang stil"));
}

#[test]
fn what_goes_along_is_said_before_a_network_is_founded_and_where_it_lies_afterwards() {
    let mut window = Window::open(quiet());
    network_tab(window.harness.state_mut(), NetworkTab::Onward);
    window.harness.run();
    window.press("Een netwerk beginnen dat hiermee verdergaat");
    assert!(window.shows("Mee: 2 wijktafels, 7 casussen"));
    window.asked();
    window.press("Beginnen");
    assert_eq!(window.asked(), [], "folder and passphrase are missing");
    window.write("Map voor de nieuwe kopie (nieuw of leeg)", "/tmp/verder");
    window.write("Kies een wachtwoordzin", "vier losse woorden samen");
    window.write("Nog een keer", "vier losse woorden samen");
    window.press("Beginnen");
    let asked = window.asked();
    let [What::Node(NodeRequest::Refound { network: Some(name), folder, partners: None, .. })] = asked.as_slice()
    else {
        panic!("{asked:?}")
    };
    assert_eq!((name.as_str(), folder.to_str()), ("Molenkwartier", Some("/tmp/verder")));

    window.post.tell(Notice::Carrying(4, 12));
    window.harness.run();
    assert!(window.shows("4 van 12 onderdelen zijn mee"));
    window.post.tell(Notice::Refounded(Box::new(refounded()), PathBuf::from("/tmp/verder")));
    window.harness.run();
    assert!(window.shows("Het ligt in /tmp/verder"));
    assert!(window.shows("1 kringcasus gaat niet mee"));
    window.press("In een eigen venster openen");
    let asked = window.asked();
    assert!(
        matches!(asked.as_slice(), [What::Node(NodeRequest::OpenWindow { folder, lang: Lang::Nl })] if folder.ends_with("verder")),
        "{asked:?}"
    );
}

#[test]
fn a_network_that_could_not_be_founded_is_offered_again() {
    let mut window = Window::open(quiet());
    network_tab(window.harness.state_mut(), NetworkTab::Onward);
    let state = window.harness.state_mut().state_mut();
    (state.waiting, state.network.carrying) = (Some(7), Some((4, 12)));
    window.harness.run();
    assert!(window.harness.query_by_label("Een netwerk beginnen dat hiermee verdergaat").is_none());

    window.post.tell(Notice::Failed(7, Problem::new("cli-exists")));
    window.harness.run();

    assert!(window.harness.query_by_label("Een netwerk beginnen dat hiermee verdergaat").is_some());
    assert!(!window.shows("onderdelen zijn mee"));
}

#[test]
fn what_it_continues_is_named_and_compared_part_by_part() {
    let mut window = Window::open(continuing());
    network_tab(window.harness.state_mut(), NetworkTab::Onward);
    window.harness.run();
    assert!(window.shows("Gaat verder waar Wijknetwerk Molenkwartier ophield"));
    assert!(window.shows("Overgenomen door Gemeente Zilverdam"));
    window.press("Vergelijken met mijn oude kopie");
    window.write("Map van de oude kopie", "/tmp/oud");
    window.asked();
    window.press("Vergelijken");
    let asked = window.asked();
    assert!(
        matches!(asked.as_slice(), [What::Node(NodeRequest::Compare { folder, .. })] if folder.ends_with("oud")),
        "{asked:?}"
    );

    window.post.tell(Notice::History(Box::new(history())));
    window.post.tell(Notice::Done(1_000));
    window.harness.run();
    for (title, state) in [
        ("Samen zorgen", "hetzelfde"),
        ("Wijktafel Lijsterpad", "uw kopie loopt 1 stap achter"),
        ("Wijktafel De Werf", "uw kopie is 3 stappen verder"),
        ("Weer naar buiten", "klopt niet"),
        ("Najaar", "staat niet in uw kopie"),
    ] {
        assert!(window.harness.query_by_label(&format!("{title}. {state}")).is_some(), "{title}: {state}");
    }
    assert!(window.shows("stap 5 van Huis De Pomp is anders dan in uw kopie"));
    assert!(window.shows("12 handtekeningen van toen zijn bewezen"));
}

#[test]
fn what_was_signed_in_the_earlier_network_is_shown_as_history_with_its_proofs() {
    let mut window = Window::open(with_earlier());
    agreement_tab(window.harness.state_mut(), AgreementTab::Version);
    window.harness.run();

    assert!(window.shows("Hier bindt het niemand"));
    assert!(window.harness.query_by_label("Gemeente Zilverdam. Akkoord. handtekening bewezen").is_some());
    assert!(window.shows("geen bewijs"));
    assert!(window.shows("1 partner heeft niets gezegd"));
}
