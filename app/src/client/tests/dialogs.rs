//! Forms over the page: what they send, how they end, and what an invitation that was made says afterwards.

use wijktafel_model::view::InvitationState;
use wijktafel_model::words::Line;

use super::*;

#[test]
fn an_invitation_that_was_used_is_no_longer_said_to_hold() {
    let said = "geldig tot";
    let shown = |state: InvitationState| {
        let mut snapshot = demo::snapshot();
        for invitation in &mut snapshot.network.invitations {
            invitation.state = state;
            invitation.expires = Some(snapshot.today.plus(14));
        }
        let mut window = Window::open(snapshot);
        network_tab(window.harness.state_mut(), NetworkTab::Invitations);
        window.harness.run();
        window.shows(said)
    };

    assert!(shown(InvitationState::Open) && shown(InvitationState::Expired));
    assert!(!shown(InvitationState::Confirmed) && !shown(InvitationState::Revoked));
}

#[test]
fn who_has_made_an_invitation_ends_its_window_without_cancelling_anything() {
    let mut window = Window::open(demo::snapshot());
    window.go(Intent::Ask(Box::new(Form::Invitation { text: "wijktafel1qq".into() })));
    assert!(window.harness.query_by_label("Annuleren").is_none());

    window.press("Klaar");

    assert!(!window.shows("wijktafel1qq"));
    assert_eq!(window.commands(), []);
}

#[test]
fn what_is_typed_in_the_moment_a_form_is_sent_goes_along() {
    let mut window = Window::open(demo::snapshot());
    window.go(Intent::Ask(Box::new(Form::Season { title: "Voorjaar".into() })));
    window.write("Naam van het seizoen", " 202");
    let enter = |pressed| Event::Key {
        key: Key::Enter,
        physical_key: None,
        pressed,
        repeat: false,
        modifiers: Modifiers::COMMAND,
    };

    window.harness.input_mut().events.extend([Event::Text("7".into()), enter(true), enter(false)]);
    window.harness.run();

    let title = Line::new("Voorjaar 2027").expect("a line");
    assert_eq!(window.commands(), [Command::OpenSeason { title }]);
}
