//! A case of which any part is empty: everything else can be seen and done.

use wijktafel_model::view::CaseView;

use super::*;

/// The demonstration's case with only these parts, one bit for each: question, situation, strengths, tips, rows.
fn only(bits: u8) -> Snapshot {
    let mut s = demo::snapshot();
    let Some(Detail::Case(case)) = &mut s.detail else { panic!("a case") };
    let CaseView { question, situation, strengths, tips, row, .. } = case;
    for (bit, text) in [question, situation, strengths].into_iter().enumerate() {
        if bits & (1 << bit) == 0 {
            text.clear();
        }
    }
    if bits & 8 == 0 {
        tips.clear();
        (row.tips, row.reported) = (0, 0);
    }
    if bits & 16 == 0 {
        row.areas.clear();
    }
    (case.ground, case.lines, case.sheets, case.steps) = (String::new(), vec![], vec![], vec![]);
    s
}

#[test]
fn whatever_is_empty_in_a_case_everything_else_can_be_done() {
    let mut window = Window::open(demo::empty());
    for bits in 0..32 {
        let rows = bits & (8 | 16) != 0;
        reach::shown(&mut window, only(bits), |client| tab(client, CaseTab::Matrix));
        assert_eq!(window.shows("Idee toevoegen bij"), rows, "{bits:05b}");
        if rows {
            window.key(Modifiers::NONE, Key::I);
            window.harness.event(Event::Text("Bellen".into()));
            window.harness.run();
            window.key(Modifiers::NONE, Key::Enter);
            assert!(matches!(window.commands().as_slice(), [Command::AddTip { .. }]), "{bits:05b}");
        } else {
            assert!(window.shows("Nog geen levensgebieden"), "{bits:05b}: the one next thing is offered");
        }
        for (part, there) in [
            (CaseTab::Story, ["De situatie", "Vraag"]),
            (CaseTab::Reports, ["Terugkoppeling", "Antwoordblad"]),
            (CaseTab::About, ["Casus dichtdoen", "Intrekken"]),
        ] {
            window.harness.state_mut().state_mut().cases.tab = part;
            window.harness.run();
            assert!(there.iter().any(|name| window.shows(name)), "{bits:05b}: {part:?}");
        }
        window.go(Intent::Wall(Some(demo::CASE)));
        assert!(window.shows("Zelf") && window.shows("Formeel"), "{bits:05b}");
        window.go(Intent::Wall(None));
    }
}
