//! The own organisation in the window: people and devices, recovery, what is told of a lost device, who looked.

use wijktafel_model::id::InviteId;
use wijktafel_model::time::Timestamp;

use super::*;
use crate::client::forms::LostForm;
use crate::client::intent::OwnRequest;
use crate::client::views::own::wants_sheet;

fn opened(snapshot: Snapshot, tab: OwnTab) -> Window {
    let mut window = Window::open(snapshot);
    own_tab(window.harness.state_mut(), tab);
    window.harness.run();
    window
}

fn requests(window: &mut Window) -> Vec<OwnRequest> {
    let own = |what| if let What::Node(NodeRequest::Own(request)) = what { Some(request) } else { None };
    window.asked().into_iter().filter_map(own).collect()
}

#[test]
fn a_device_that_asks_is_added_once_its_code_was_compared() {
    let mut window = opened(demo::household(), OwnTab::People);
    assert!(window.shows("1 2 3 4, 5 6 7 8"));
    window.press("De codes zijn gelijk");
    assert_eq!(requests(&mut window), [OwnRequest::ConfirmDevice(InviteId([7; 32]))]);
    assert!(window.shows("nog 14"), "the first copy is followed");

    window.press("De codes zijn gelijk: Teun Bakema");
    assert!(
        matches!(window.commands().as_slice(), [Command::AddDevice { device, .. }] if *device == DeviceId([40; 32]))
    );
}

#[test]
fn a_ticket_is_made_for_whose_device_it_is_and_shown_as_text_and_square() {
    let mut window = opened(demo::snapshot(), OwnTab::People);
    window.press("Apparaat toevoegen: Teun Bakema");
    let person = wijktafel_model::id::PersonId([22; 16]);
    assert_eq!(requests(&mut window), [OwnRequest::InviteDevice(person)]);

    window.post.tell(Notice::DeviceTicket("wijktafel-device-abc".to_owned()));
    window.harness.run();
    assert!(window.shows("Het ticket als vierkant"));
    assert!(window.harness.query_all_by_value("wijktafel-device-abc").next().is_some());
}

#[test]
fn gaps_in_the_five_groups_are_said_in_words() {
    let mut snapshot = demo::snapshot();
    let own = snapshot.network.organisations.iter_mut().find(|org| org.own).expect("the own one");
    own.gaps = vec![wijktafel_model::words::Role::ChangeManager, wijktafel_model::words::Role::Resident];
    let window = opened(snapshot, OwnTab::People);

    assert!(window.shows("veranderverantwoordelijke manager en bewoner"));
}

#[test]
fn nobody_without_the_mandate_is_offered_to_manage_others() {
    let mut snapshot = demo::snapshot();
    snapshot.network.me.as_mut().expect("a reader").mandates = wijktafel_model::words::Mandates::NONE;
    let window = opened(snapshot, OwnTab::People);

    for managing in ["Collega toevoegen", "Teun Bakema wijzigen", "Apparaat toevoegen: Teun Bakema"] {
        assert!(window.harness.query_by_label(managing).is_none(), "{managing}");
    }
    assert!(window.harness.query_by_label("Apparaat toevoegen: Noor Adema").is_some(), "one's own");
}

#[test]
fn who_manages_alone_without_a_sheet_is_told_so_in_one_line_that_counts_nowhere() {
    let line = "U beheert alleen, en er is geen herstelblad.";
    let mut window = Window::open(demo::snapshot());
    assert!(wants_sheet(&demo::snapshot()));
    let counted = super::super::attention::waits(&demo::snapshot()).len();
    assert!(window.shows(&format!("{counted} ")));
    assert!(window.shows(line));
    let name = format!("{line} Met een blad op papier kunt u verder als al uw apparaten weg zijn.");
    window.press(&name);
    assert_eq!(window.harness.state().state().own.tab, OwnTab::Recovery);

    let mut with_sheet = demo::household();
    with_sheet.network.people.retain(|person| person.person != wijktafel_model::id::PersonId([25; 16]));
    let mut two = demo::household();
    two.network.household.sheets.clear();
    for snapshot in [with_sheet, two] {
        assert!(!wants_sheet(&snapshot));
        assert!(!Window::open(snapshot).shows(line));
    }
}

#[test]
fn a_sheet_is_asked_for_with_a_place_for_it_and_says_since_when_there_is_one() {
    let mut window = opened(demo::household(), OwnTab::Recovery);
    assert!(window.shows("Er is een blad van 6 februari 2026"));
    window.asked();
    window.press("Nieuw herstelblad maken");
    window.press("Blad maken");
    assert_eq!(requests(&mut window), [], "where it goes is missing");
    window.write("Bestand", "/tmp/blad.html");
    window.press("Blad maken");

    assert!(matches!(requests(&mut window).as_slice(), [OwnRequest::Sheet { lang: Lang::Nl, .. }]));
}

#[test]
fn a_loss_is_reported_with_its_hour_and_the_page_says_until_when() {
    let mut window = opened(demo::snapshot(), OwnTab::People);
    window.asked();
    window.press("Kwijt of gestolen: 20202020");
    let Some(Form::Own(form)) = window.harness.state().state().asking.as_ref().map(|asking| asking.form.clone()) else {
        panic!("a form")
    };
    let OwnForm::Lost(LostForm { device, now, .. }) = *form else { panic!("about a loss") };
    assert_eq!(device, Some(DeviceId([32; 32])));
    let form = |day: &str, time: &str| LostForm {
        device,
        day: day.to_owned(),
        time: time.to_owned(),
        note: String::new(),
        now,
    };
    let sent = |form: LostForm| Form::from(OwnForm::Lost(form)).finish(demo::snapshot().today);
    assert!(sent(form("18-3-2026", "half drie")).is_err());
    assert!(sent(form("18-3-2096", "14:30")).is_err(), "still to come");
    let Ok(done) = sent(form("18-3-2026", "14:30")) else { panic!("complete") };
    let at = Timestamp((20_530 * 1440 + 13 * 60 + 30) * 60_000);
    let lost = OwnRequest::Lost { device: DeviceId([32; 32]), discovered: at, note: None };
    assert_eq!(done, [Intent::Node(NodeRequest::Own(lost))]);
    window.key(Modifiers::NONE, Key::Escape);

    let loss = Loss { breach: demo::breach(), cases: vec!["Samen naar een rustige winter".to_owned()] };
    window.post.tell(Notice::Lost(Box::new(loss)));
    window.harness.run();
    assert_eq!(window.harness.state().state().own.tab, OwnTab::Register);
    assert!(window.shows("donderdag 19 maart 2026, 11:00 uur (Nederlandse tijd)"));
    assert!(window.shows("Samen naar een rustige winter"));
    assert_eq!(requests(&mut window), [OwnRequest::Register], "the list is read again");
    window.press("Gelezen");
    assert!(!window.shows("Samen naar een rustige winter"), "titles are shown once and kept nowhere");
}

#[test]
fn the_access_log_is_narrowed_to_a_case_and_says_when_it_is_not_whole() {
    let mut snapshot = demo::snapshot();
    snapshot.cases.push(demo::circle().row);
    let mut window = opened(snapshot, OwnTab::Access);
    assert!(window.shows("6 regels, en er is niets aan veranderd"));
    assert!(window.shows("gezocht"));
    window.press("Samen naar een rustige winter");
    assert!(!window.shows("gezocht"), "it was about no case");
    window.press("Inzage bewaren");
    assert!(window.shows("Alleen de regels over deze casus"));
    window.key(Modifiers::NONE, Key::Escape);

    let broken = wijktafel_sync::access::AccessLog { broken: Some(3), ..demo::accesses() };
    window.post.tell(Notice::Accesses(broken));
    window.harness.run();
    assert!(window.shows("Niet heel vanaf regel 3"));
}

#[test]
fn what_was_fetched_is_forgotten_when_the_store_is_locked() {
    let mut window = opened(demo::snapshot(), OwnTab::Access);
    window.post.tell(Notice::Situation(Situation::Locked { wrong: false }));
    window.harness.run();

    assert!(window.harness.state().state().own.accesses.is_none());
}

#[test]
fn a_person_concerned_is_answered_by_a_letter() {
    let mut window = Window::open(circle::with_circle());
    circle::about(window.harness.state_mut());
    window.harness.run();
    window.asked();
    window.press("Maakt bezwaar");
    window.write("Bestand", "/tmp/brief.html");
    window.write("Wat u zelf antwoordt (mag leeg)", "Wij bespreken dit met u.");
    window.press("Brief maken");

    let asked = requests(&mut window);
    assert!(
        matches!(asked.as_slice(), [OwnRequest::Letter { request: letter::Request::Objection, answer, .. }] if answer == "Wij bespreken dit met u."),
        "{asked:?}"
    );
}
