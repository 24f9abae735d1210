//! Escalation in the window: a ladder that is agreed on, and one that is climbed with its clock.

use wijktafel_model::command::breakthrough::PlanAct;
use wijktafel_model::words::breakthrough::EscalationEnd;

use super::super::forms::EscalationForm;
use super::plan::{acts, at_plan};
use super::*;

const TALL: egui::Vec2 = vec2(1440.0, 3600.0);

/// One of every form.
pub(super) fn forms() -> Vec<Form> {
    let (s, w, case) = (demo::snapshot(), Words::new(Lang::Nl), demo::case());
    let one = &case.plan.escalations[0];
    vec![
        EscalationForm::ladder(&s).into(),
        EscalationForm::edit(&s, &s.network.ladders[0]).into(),
        EscalationForm::start(&s, &w, &case).into(),
        EscalationForm::answer(demo::CASE, one).into(),
        EscalationForm::end(demo::CASE, one.escalation).into(),
    ]
}

/// A network that agreed on no ladder, and a case that climbs none.
pub(super) fn without() -> Snapshot {
    let mut s = demo::snapshot();
    s.network.ladders.clear();
    s.cases.iter_mut().for_each(|case| case.plan.escalations.clear());
    if let Some(Detail::Case(case)) = &mut s.detail {
        case.plan.escalations.clear();
        case.row.plan.escalations.clear();
    }
    s
}

/// The plan in a window in which everything of it is in sight.
fn tall_plan() -> Window {
    let mut window = at_plan();
    window.harness.set_size(TALL);
    window.harness.run();
    window
}

fn at_ladders(snapshot: Snapshot) -> Window {
    let mut window = Window::open(snapshot);
    window.harness.set_size(TALL);
    growth_tab(window.harness.state_mut(), GrowthTab::Breakthrough);
    window.harness.run();
    window
}

#[test]
fn the_clock_of_a_rung_is_told_in_words_and_the_next_rung_is_one_press() {
    let mut window = tall_plan();
    assert!(window.shows("gisteren verlopen") && window.shows("nog 3 dagen") && window.shows("Opgelost"));
    assert!(window.shows("Opgeschaald"), "beside where the case stands");

    let over = demo::case().plan.escalations[0].clone();
    window.press(&format!("Vraag nu: {}: {}", over.rungs[1].who, over.why));

    let climbed = PlanAct::ClimbEscalation { escalation: over.escalation, to: 1 };
    assert_eq!(acts(&mut window), [climbed], "also before the days of the other are over");
}

#[test]
fn an_answer_is_written_down_and_an_escalation_is_finished() {
    let mut window = tall_plan();
    let over = demo::case().plan.escalations[0].clone();
    window.press(&format!("Antwoord opschrijven: {}", over.why));
    window.write("Wat was het antwoord?", "Het mag.");
    window.press("Bewaren");
    window.press(&format!("Afronden: {}", over.why));
    window.press("Gestopt");
    window.press("Afronden");

    let acts = acts(&mut window);
    let [PlanAct::AnswerEscalation { rung: 0, note, .. }, PlanAct::EndEscalation { end, .. }] = acts.as_slice() else {
        panic!("{acts:?}")
    };
    assert_eq!((note.as_str(), *end), ("Het mag.", EscalationEnd::Stopped));
}

#[test]
fn a_ladder_is_agreed_on_in_lines_and_taken_out_with_a_way_back() {
    let mut window = at_ladders(demo::snapshot());
    assert!(window.shows("1. Teamleider van het wijkteam"));
    window.press("Ladder afspreken");
    window.write("Naam van de ladder", "Als geld ontbreekt");
    window.write("Treden", "3, teamleider");
    window.press("Afspreken");
    window.press("Ladder ‘Als een besluit uitblijft’ weghalen");

    let made = window.commands();
    let [Command::WriteLadder(new), Command::DropLadder { .. }] = made.as_slice() else { panic!("{made:?}") };
    assert_eq!((new.written, new.ladder.rungs.len()), (None, 1));
}

#[test]
fn whoever_reads_only_sees_the_ladder_and_no_button() {
    let mut window = Window::open(left());
    tab(window.harness.state_mut(), CaseTab::Plan);
    window.harness.run();
    assert!(window.shows("gisteren verlopen"));
    assert!(!window.shows("Opschalen"));
}

#[test]
fn without_a_ladder_the_one_next_thing_is_to_agree_on_one() {
    let mut window = Window::open(without());
    window.harness.set_size(TALL);
    tab(window.harness.state_mut(), CaseTab::Plan);
    window.harness.run();
    assert!(window.shows("Er is nog geen ladder") && !window.shows("Opschalen"));
    window.press("Ladder afspreken");
    assert!(window.shows("Alle leden lezen dit"));
}
