//! What may tell who someone is, beside the words of a case, a tip and a text.

use wijktafel_model::view::circle::CaseMode;
use wijktafel_model::words::{LifeArea, SupportLevel};

use super::*;

fn tip(text: &str) -> Intent {
    let (area, level) = (LifeArea::Home, SupportLevel::Neighbourhood);
    Intent::Ask(Box::new(Form::Tip { case: demo::CASE, tip: None, area, level, text: text.to_owned(), keep: vec![] }))
}

fn bring(window: &mut Window) {
    let form = Form::case(&demo::snapshot(), Lang::Nl, Some(demo::log(12)));
    window.go(Intent::Ask(Box::new(form)));
    window.write("Waar gaat het over?", "Post durven openen");
    window.write("Waarom dit besproken mag worden", "Mevrouw zei ja.");
}

fn opened(window: &mut Window) -> Option<(String, Vec<String>)> {
    window.commands().into_iter().find_map(|command| match command {
        Command::OpenCase { question, keep, .. } => Some((question, keep)),
        _ => None,
    })
}

#[test]
fn a_name_in_a_case_waits_for_one_press_that_puts_a_role_there() {
    let mut window = Window::open(demo::snapshot());
    bring(&mut window);
    assert!(!window.shows("misschien een naam"));
    window.write("De vraag, in de woorden van de bewoner", "Fatima belt mij. Mag Fatima dat?");
    assert!(window.shows("“Fatima”: misschien een naam"));

    window.key(Modifiers::COMMAND, Key::Enter);
    assert_eq!(opened(&mut window), None, "nobody looked at it");
    assert!(window.shows("Kijk hier eerst naar"));
    window.press("een buur: Fatima");
    assert!(!window.shows("misschien een naam"));
    window.key(Modifiers::COMMAND, Key::Enter);

    assert_eq!(opened(&mut window), Some(("Een buur belt mij. Mag een buur dat?".to_owned(), vec![])));
}

#[test]
fn what_was_looked_at_is_kept_as_it_stands() {
    let mut window = Window::open(demo::snapshot());
    bring(&mut window);
    window.write("De vraag, in de woorden van de bewoner", "Sinds 12 maart 2026 belt Roos.");
    window.press("Weglaten: 12 maart 2026");
    window.press("Laat staan: Roos");
    window.key(Modifiers::COMMAND, Key::Enter);

    assert_eq!(opened(&mut window), Some(("Sinds … belt Roos.".to_owned(), vec!["Roos".to_owned()])));
}

#[test]
fn a_tip_is_never_held_up_by_what_was_found_in_it() {
    let mut window = Window::open(demo::snapshot());
    window.go(tip("Vraag Fatima eens"));
    assert!(window.shows("“Fatima”: misschien een naam"));
    window.key(Modifiers::COMMAND, Key::Enter);

    let made = window.commands();
    assert!(
        matches!(made.as_slice(), [Command::AddTip { text, .. }] if text.as_str() == "Vraag Fatima eens"),
        "{made:?}"
    );
}

#[test]
fn a_new_title_of_a_case_that_a_table_reads_is_pointed_at_and_never_held_up() {
    let snapshot = demo::snapshot();
    let row = snapshot.cases.iter().find(|row| row.log == demo::CASE).expect("the case is listed").clone();
    let mut window = Window::open(snapshot);
    let form = |title: &str| Form::CaseCard {
        case: row.log,
        title: title.to_owned(),
        areas: row.areas.clone(),
        retain: row.retain_until.to_string(),
        keep: vec![],
    };
    window.go(Intent::Ask(Box::new(form("De was van Fatima"))));
    assert!(window.shows("“Fatima”: misschien een naam"));
    window.press("een buur: Fatima");
    assert!(!window.shows("misschien een naam"));

    window.go(Intent::Ask(Box::new(form("De was van Fatima"))));
    window.key(Modifiers::COMMAND, Key::Enter);

    let made = window.commands();
    let titles = made.iter().filter_map(|command| match command {
        Command::RetitleCase { title, .. } => Some(title.as_str()),
        _ => None,
    });
    assert_eq!(titles.collect::<Vec<_>>(), ["De was van Fatima"], "{made:?}");
}

#[test]
fn a_circle_case_may_name_whom_it_is_about() {
    let mut snapshot = demo::snapshot();
    let row = snapshot.cases.iter_mut().find(|row| row.log == demo::CASE).expect("the case is listed");
    row.mode = CaseMode::Circle;
    let mut window = Window::open(snapshot);
    window.go(tip("Vraag Fatima eens"));

    assert!(!window.shows("misschien een naam"));
}

#[test]
fn the_network_itself_may_be_named() {
    let snapshot = demo::snapshot();
    let name = snapshot.network.organisations.iter().find_map(|org| org.name.clone()).expect("a name");
    let mut window = Window::open(snapshot);
    window.go(tip(&format!("Vraag het aan {name}, en aan Fatima")));

    assert!(window.shows("“Fatima”: misschien een naam"));
    assert!(!window.shows(&format!("“{name}”:")));
}

#[test]
fn a_text_that_names_somebody_says_so_in_one_quiet_line() {
    let mut snapshot = demo::snapshot();
    let mut case = demo::case();
    case.situation = "Ahmed komt op dinsdag.".to_owned();
    snapshot.detail = Some(Detail::Case(case));
    let mut window = Window::open(snapshot);
    window.go(Intent::Open(Opened::Case(demo::CASE)));
    window.harness.state_mut().state_mut().cases.tab = CaseTab::Story;
    window.harness.run();

    assert!(window.shows("Misschien te herkennen: “Ahmed”"));
}
