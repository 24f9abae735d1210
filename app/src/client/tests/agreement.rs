//! An agreement in the window: from a template to a verdict.

use super::*;
use crate::client::forms::AgreementForm;
use crate::client::intent::OwnRequest;
use crate::template::Template;
use wijktafel_model::words::AgreementKind;
use wijktafel_sync::node::Visit;

/// A new agreement that began with the longest template.
pub(super) fn from_template() -> Form {
    let mut form = AgreementForm::default();
    form.choose(Some(Template::Breakthrough), Lang::Nl);
    form.into()
}

/// A verdict that was signed on paper, on a day that is none.
pub(super) fn on_paper() -> Form {
    let (verdict, [note, by, on]) = (Some(Verdict::Object), ["", "", "31-2-2026"].map(str::to_owned));
    Form::SignedOnPaper { agreement: demo::AGREEMENT, version: VersionId([2; 32]), verdict, note, by, on }
}

#[test]
fn a_template_fills_in_the_form_and_everything_in_it_may_be_changed() {
    let mut window = Window::open(demo::snapshot());
    window.go(Intent::Ask(Box::new(super::super::views::agreements::new_form())));
    window.press("Wie wij bellen als het vastloopt");
    assert!(window.shows("Wie u belt, trede voor trede"));
    window.write("Titel", " in de wijk");
    window.press("Beginnen met schrijven");
    let commands = window.commands();
    let [Command::OpenAgreement { title, kind, draft, criteria }] = commands.as_slice() else {
        panic!("{commands:?}");
    };
    assert!(title.as_str().contains("in de wijk") && draft.contains("2 De treden"), "{title}");
    assert_eq!((*kind, criteria.len()), (AgreementKind::Ladder, 2));
}

#[test]
fn a_version_is_printed_from_its_page_and_an_earlier_one_from_the_list() {
    let mut window = Window::open(with_agreement());
    window.go(Intent::Open(Opened::Agreement(demo::AGREEMENT)));
    window.press("Afdrukken om te tekenen");
    assert!(window.shows("met een regel voor wie nog moet antwoorden"));
    window.write("Bestand", "/tmp/tekenen.html");
    window.press("Maak het blad");
    let printed = |window: &mut Window| {
        window.asked().into_iter().find_map(|what| match what {
            What::Node(NodeRequest::Own(OwnRequest::Handout { handout, .. })) => Some(handout),
            _ => None,
        })
    };
    let of = |n| Some(Handout::Agreement { agreement: demo::AGREEMENT, version: VersionId([n; 32]) });
    assert_eq!(printed(&mut window), of(2));

    let mut window = Window::open(with_agreement());
    agreement_tab(window.harness.state_mut(), AgreementTab::Versions);
    window.harness.run();
    window.press("Versie 1 afdrukken om te tekenen");
    window.write("Bestand", "/tmp/eerste.html");
    window.press("Maak het blad");
    assert_eq!(printed(&mut window), of(1));
}

/// The agreement, last seen in its first version.
pub(super) fn seen_before(client: &mut Client) {
    client.ask(Intent::Open(Opened::Agreement(demo::AGREEMENT)));
    let visit = Visit { version: VersionId([1; 32]), on: demo::snapshot().today.plus(-12) };
    client.state_mut().agreements.visited = Some((demo::AGREEMENT, visit));
}

#[test]
fn what_changed_since_the_last_visit_is_marked_and_keys_lead_through_it() {
    let mut window = Window::open(with_agreement());
    window.go(Intent::Open(Opened::Agreement(demo::AGREEMENT)));
    assert!(window.asked().contains(&What::Visit(demo::AGREEMENT)));
    assert!(window.shows("sinds versie 1"));
    let visit = Visit { version: VersionId([1; 32]), on: demo::snapshot().today.plus(-12) };
    window.post.tell(Notice::Visited(demo::AGREEMENT, Some(visit)));
    window.harness.run();
    assert!(window.shows("sinds uw bezoek van") && window.shows("Weg: 150"));

    window.key(Modifiers::NONE, Key::D);
    assert!(!window.shows("Weg: 150"), "the whole text");
    let change = |window: &Window| window.harness.state().state().agreements.change;
    let mut been = Vec::new();
    for _ in 0..3 {
        window.key(Modifiers::NONE, Key::N);
        assert!(window.shows("Weg: 150"), "a change is gone to among the changes");
        been.push(change(&window));
    }
    assert_eq!(been, [Some(0), Some(1), Some(0)]);
}
