//! Forms of working together, beside each other.

use super::*;
use crate::shape::{Card, Shape};

pub(super) fn three(client: &mut Client) {
    client.ask(Intent::Open(Opened::Shapes));
    client.state_mut().agreements.shapes = Some(vec![Shape::Network, Shape::Cooperative, Shape::Association]);
}

fn chosen(window: &Window) -> Vec<Shape> {
    window.harness.state().state().agreements.shapes.clone().unwrap_or_default()
}

#[test]
fn forms_lie_beside_each_other_three_at_most_and_escape_leads_back() {
    let w = Words::new(Lang::Nl);
    let mut window = Window::open(demo::snapshot());
    window.go(Intent::Go(Place::Agreements));
    window.press("Vormen van samenwerken");
    assert_eq!(chosen(&window), [Shape::Network, Shape::Alliance]);
    for shape in chosen(&window) {
        assert!(shape.card().parts.iter().all(|part| window.shows(&w.t(part))), "{shape:?}");
    }
    assert!(Card::HEADS.iter().all(|head| window.shows(&w.t(head))));

    window.press("Coöperatie");
    window.press("Stichting");
    assert_eq!(chosen(&window), [Shape::Alliance, Shape::Cooperative, Shape::Foundation]);
    assert!(!window.shows(&w.t(Shape::Network.card().parts[0])), "the first made room");
    for name in ["Alliantie", "Coöperatie", "Stichting"] {
        window.harness.get_by_role_and_label(Role::CheckBox, name).click();
        window.harness.run();
    }
    assert!(chosen(&window).is_empty() && window.shows(&w.t("shapes-few")));
    window.key(Modifiers::NONE, Key::Escape);
    assert!(window.shows("Afspraken zoeken") || window.harness.state().state().agreements.shapes.is_none());
}

#[test]
fn an_agreement_begins_with_a_form_and_nothing_in_it_is_locked() {
    let mut window = Window::open(demo::snapshot());
    three(window.harness.state_mut());
    window.harness.run();
    window.asked();
    window.harness.get_by_label("Afspraak beginnen: Vereniging").scroll_to_me();
    window.harness.run();
    window.press("Afspraak beginnen: Vereniging");
    window.key(Modifiers::COMMAND, Key::Enter);

    let made = window.commands();

    let [Command::OpenAgreement { title, draft, criteria, .. }] = made.as_slice() else { panic!("{made:?}") };
    assert_eq!(title.as_str(), "Wij werken samen als vereniging");
    let w = Words::new(Lang::Nl);
    assert!(draft.as_str().contains(w.t(Shape::Association.card().parts[4]).as_ref()) && !criteria.is_empty());
}

#[test]
fn whoever_left_looks_at_the_forms_and_begins_nothing() {
    let mut window = Window::open(left());
    three(window.harness.state_mut());
    window.harness.run();
    assert!(window.shows("Coöperatie") && !window.shows("Afspraak beginnen"));
}
