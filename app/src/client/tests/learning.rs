//! Learning together in the window.

use wijktafel_model::command::Command;
use wijktafel_model::id::PersonId;
use wijktafel_model::words::learning::{TrainingKind, TrainingPlace, WordWay};
use wijktafel_model::words::{DropReason, LearningOrder};

use egui_kittest::kittest::Queryable as _;

use super::{Client, Role, What, Window};
use crate::client::demo;
use crate::client::forms::{Form, LearningForm};
use crate::client::intent::{Intent, Opened};
use crate::client::state::{GrowthTab, NetworkTab, Part, Place};
use crate::text::Lang;

/// Presses what may lie below the edge of what is scrolled.
fn reach(window: &mut Window, name: &str) {
    window.harness.get_by_label(name).scroll_to_me();
    window.harness.run();
    window.press(name);
}

fn looking_back() -> Window {
    let mut window = Window::open(demo::snapshot());
    window.go(Intent::Open(Opened::Reflection(demo::HELD)));
    window
}

#[test]
fn cases_stand_side_by_side_and_the_lesson_names_those_that_belong() {
    let s = demo::snapshot();
    let spoken: Vec<_> =
        wijktafel_model::reflection::cases(&s, demo::HELD).expect("a meeting").iter().map(|row| row.log).collect();
    assert!(spoken.len() > 1, "there is something to lay side by side");
    let mut window = looking_back();
    let title = &s.cases.iter().find(|row| row.log == spoken[0]).expect("a case").title;
    reach(&mut window, &format!("{title} hoort bij deze les"));
    reach(&mut window, "Les opschrijven");
    window.harness.get_all_by_role_and_label(Role::RadioButton, "Hoe wij werken").next().expect("a choice").click();
    window.harness.run();
    window.press("Les bewaren");
    assert_eq!(window.commands(), [], "a lesson has a title");
    window.write("De les in één zin", "Eerst samen eten");
    window.press("Les bewaren");

    let commands = window.commands();
    let [Command::Reflect(of)] = commands.as_slice() else { panic!("{commands:?}") };
    assert_eq!((of.origin, of.order, of.take), (demo::HELD, LearningOrder::Second, false));
    assert_eq!(of.cases, spoken[1..]);
}

#[test]
fn it_says_that_a_lesson_came_of_it_before_and_every_case_is_asked_for() {
    let window = looking_back();
    assert!(window.shows("Hier kwam al een les uit"));
    let wanted = |request: &super::Request| matches!(request.what, What::Show(Some(_)));
    let mut asked = Vec::new();
    let mut window = window;
    while let Ok(request) = window.requests.try_recv() {
        asked.push(request);
    }
    assert!(asked.iter().any(wanted), "a case is wanted in full");
}

pub(super) fn forms() -> Vec<Form> {
    let s = demo::snapshot();
    vec![
        LearningForm::reflect(demo::HELD, vec![demo::CASE, demo::log(43)]).into(),
        LearningForm::story(&s, Lang::Nl, None).into(),
        LearningForm::training(&s, Lang::Nl, s.network.people[0].person).into(),
    ]
}

#[test]
fn a_story_is_not_shared_before_somebody_says_how_the_resident_said_yes() {
    let mut window = Window::open(demo::snapshot());
    window.go(Intent::Part(Part::Growth(GrowthTab::Lessons)));
    assert!(window.shows("Eén verhaal is teruggenomen. De tekst is weg."));
    window.press("Verhaal vertellen");
    window.write("Het verhaal in één zin", "Weer samen aan tafel");
    window.write("Het verhaal", "Een kennis belde elke week.");
    reach(&mut window, "Eenzaamheid na een verhuizing");
    window.press("Verhaal delen");
    assert_eq!(window.commands(), [], "the word is missing");
    reach(&mut window, "op papier");
    window.press("Verhaal delen");

    let commands = window.commands();
    let [Command::TellStory(told)] = commands.as_slice() else { panic!("{commands:?}") };
    assert_eq!((told.way, told.on), (WordWay::OnPaper, demo::snapshot().today));
    assert_eq!((told.case, told.asked), (demo::log(41), demo::ME));
}

#[test]
fn taking_the_word_back_asks_first_and_says_that_it_cannot_be_undone() {
    let mut window = Window::open(demo::snapshot());
    window.go(Intent::Part(Part::Growth(GrowthTab::Lessons)));
    reach(&mut window, "Bewoner neemt het woord terug: Thuis na drie weken");
    assert_eq!(window.commands(), []);
    window.press("Verhaal wissen");

    let dropped = Command::DropLog { log: demo::log(211), reason: DropReason::Withdrawn };
    assert_eq!(window.commands(), [dropped]);
}

/// The page of the guide with some training.
pub(super) fn of_guide(client: &mut Client) {
    client.ask(Intent::Open(Opened::Guide(demo::ME, PersonId([21; 16]))));
}

#[test]
fn the_page_of_a_guide_tells_where_and_what_was_learnt_and_takes_a_new_line() {
    let mut window = Window::open(demo::snapshot());
    window.go(Intent::Part(Part::Network(NetworkTab::People)));
    assert!(window.shows("over het hele netwerk"));
    window.go(Intent::Open(Opened::Guide(demo::ME, PersonId([21; 16]))));
    assert!(window.shows("Van links naar rechts begeleiden") && window.shows("Bijeenkomsten die deze persoon leidde"));
    window.press("Scholing opschrijven");
    window.write("Waar ging het over?", "Stiltes laten vallen");
    window.press("gevolgd");
    window.press("daarbuiten");
    window.press("Opschrijven");
    let commands = window.commands();
    let [Command::NoteTraining { person, training }] = commands.as_slice() else { panic!("{commands:?}") };
    assert_eq!((*person, training.kind), (PersonId([21; 16]), TrainingKind::Followed));
    assert_eq!(training.place, TrainingPlace::Outside);
}

#[test]
fn what_there_is_to_celebrate_stands_below_the_season_and_is_printed() {
    let mut s = demo::snapshot();
    let row = s.cases.iter_mut().find(|row| row.log == demo::log(43)).expect("a case");
    row.helped = Some(s.today);
    let mut window = Window::open(s);
    window.go(Intent::Part(Part::Growth(GrowthTab::Actions)));
    assert!(window.shows("Wat er te vieren is") && window.shows("De bewoner zegt zelf dat het hielp."));
    reach(&mut window, "Bladzijde voor het feest");
    assert!(window.shows("Een bladzijde voor het feest aan het einde van het seizoen."));
}

#[test]
fn somebody_new_finds_on_one_page_who_is_there_what_holds_and_how_a_talk_goes() {
    let mut window = Window::open(demo::snapshot());
    window.go(Intent::Go(Place::Tables));
    let s = demo::snapshot();
    let table = s.network.tables.iter().find(|table| table.log == demo::log(11)).expect("a table");
    window.press(&format!("Bladzijde voor wie nieuw is aan {}", table.name));
    for shown in ["Waar dit netwerk voor is", "Wie er aan tafel zitten", "Afspraken die gelden", "Woorden uitgelegd"] {
        assert!(window.shows(shown), "{shown}");
    }
    let names = table.orgs.iter().filter_map(|id| s.network.organisations.iter().find(|org| org.org == *id));
    for org in names {
        assert!(window.shows(org.name.as_ref().expect("a name")));
    }
    window.press("Bladzijde sluiten");
    assert!(!window.shows("Woorden uitgelegd"));
}
