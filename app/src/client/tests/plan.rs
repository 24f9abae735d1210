//! The breakthrough plan in the window.

use wijktafel_model::command::breakthrough::PlanAct;
use wijktafel_model::view::CaseState;
use wijktafel_model::words::breakthrough::{ClosedArgument, FollowKind, SolutionOutcome};

use super::super::forms::{BudgetForm, Sure};
use super::*;

/// One of every form.
pub(super) fn forms() -> Vec<Form> {
    let case = demo::case();
    let [first, second, ..] = case.plan.solutions.as_slice() else { panic!("two solutions") };
    let sure = Sure::ArchiveSolution { case: demo::CASE, solution: first.solution };
    let of_plan = vec![
        PlanForm::new(demo::CASE).into(),
        PlanForm::edit(demo::CASE, first).into(),
        PlanForm::follow(demo::CASE, second).into(),
        Form::Sure(sure),
        PlanForm::cost(demo::CASE).into(),
        PlanForm::cost_again(demo::CASE, case.plan.costs[0].line, &case.plan.costs[0].versions[0].cost, Lang::Nl)
            .into(),
        PlanForm::argument(demo::CASE).into(),
        BudgetForm::Open { name: String::new() }.into(),
        BudgetForm::enter(demo::fact(70)).into(),
        BudgetForm::answer(demo::fact(70), &demo::snapshot().network.budgets[0].requests[0], Lang::Nl).into(),
        BudgetForm::Ask { case: demo::CASE, budgets: vec![], budget: None, cents: "veel".into() }.into(),
    ];
    of_plan.into_iter().chain(ladder::forms()).chain(inbox::forms()).collect()
}

pub(super) fn at_plan() -> Window {
    let mut window = Window::open(demo::snapshot());
    tab(window.harness.state_mut(), CaseTab::Plan);
    window.harness.run();
    window
}

pub(super) fn acts(window: &mut Window) -> Vec<PlanAct> {
    let of_plan = |command| if let Command::OnPlan { case: demo::CASE, act } = command { Some(act) } else { None };
    window.commands().into_iter().filter_map(of_plan).collect()
}

#[test]
fn an_empty_corner_is_shown_and_a_solution_is_added_without_any() {
    let mut window = at_plan();
    assert!(window.shows("nog leeg"), "an empty corner says so");
    assert!(window.shows("De opvolging loopt") && window.shows("Mag het?"));

    window.press("Oplossing toevoegen");
    window.write("Wat gaan we doen?", "Samen de post openen");
    window.press("Zet erbij");

    let acts = acts(&mut window);
    let [PlanAct::AddSolution { solution }] = acts.as_slice() else { panic!("{acts:?}") };
    assert_eq!(solution.text.as_str(), "Samen de post openen");
    assert_eq!((&solution.legitimacy, &solution.commitment, &solution.gain), (&None, &None, &None));
}

#[test]
fn what_follows_on_a_solution_is_said_in_one_form() {
    let mut window = at_plan();
    let form = PlanForm::follow(demo::CASE, &demo::case().plan.solutions[1]);
    window.go(Intent::Ask(Box::new(form.into())));
    window.press("Hulp toegewezen");
    window.press("Gelukt");
    window.press("Bewaren");

    let acts = acts(&mut window);
    let [PlanAct::FollowSolution { owner, kind, outcome, .. }] = acts.as_slice() else { panic!("{acts:?}") };
    assert_eq!(*owner, Some(demo::org(4)), "what is known stays");
    assert_eq!((*kind, *outcome), (Some(FollowKind::Assignment), Some(SolutionOutcome::Realised)));
}

#[test]
fn whoever_left_reads_the_plan_and_changes_nothing() {
    let mut window = Window::open(left());
    tab(window.harness.state_mut(), CaseTab::Plan);
    window.harness.run();

    assert!(window.shows("Over een jaar woon ik hier nog"));
    assert!(!window.shows("Oplossing toevoegen") && !window.shows("Opvolging"));
}

#[test]
fn a_closed_argument_is_picked_with_what_can_be_said_then() {
    let mut window = at_plan();
    let form = PlanForm::argument(demo::CASE);
    window.go(Intent::Ask(Box::new(form.into())));
    let choose = |harness: &Harness<'static, Client>| {
        let mut named = harness.get_all_by_label("Het mag niet van de wet");
        named.find(|node| node.accesskit_node().role() == Role::RadioButton).expect("a choice").click();
    };
    choose(&window.harness);
    window.harness.run();
    assert!(window.shows("Vraag welk artikel"), "the answer is there at once");
    window.press("Zet erbij");

    let acts = acts(&mut window);
    assert_eq!(acts, [PlanAct::MeetArgument { argument: ClosedArgument::Law, note: None }]);
}

#[test]
fn the_book_of_arguments_counts_for_the_network() {
    let mut window = Window::open(demo::snapshot());
    growth_tab(window.harness.state_mut(), GrowthTab::Breakthrough);
    window.harness.run();

    assert!(window.shows("Dan komt iedereen") && window.shows("2 keer tegengekomen"));
}

/// A snapshot in which plans and a review wait, and little else.
pub(super) fn waiting() -> Snapshot {
    let mut s = demo::snapshot();
    s.network.invitations.clear();
    s.rounds.clear();
    s.lessons.clear();
    s.meetings.clear();
    s.seasons.clear();
    s.agreements.retain(|row| row.review.is_some());
    if let Some(row) = s.agreements.first_mut() {
        row.review = Some(s.today.plus(12));
    }
    s.cases.iter_mut().for_each(|row| *row.plan = wijktafel_model::view::breakthrough::PlanRow::default());
    let laid =
        demo::laid_before(demo::org(4), wijktafel_model::time::Timestamp(i64::from(s.today.0 - 40) * 86_400_000));
    let ours = s.cases.iter_mut().filter(|row| row.by == demo::ME && row.state == CaseState::Trying);
    for row in ours {
        (row.plan.unowned, row.plan.laid) = (1, vec![laid.clone()]);
    }
    s
}

#[test]
fn a_plan_that_waits_is_opened_from_the_first_page() {
    let mut window = Window::open(waiting());
    window.go(Intent::Go(Place::Today));
    assert!(window.shows("bijna aan terugkijken toe"));
    let row = window.harness.query_all_by_label_contains("wacht een oplossing op een eigenaar").next();
    row.expect("on the first page").click();
    window.harness.run();

    let cases = &window.harness.state().state().cases;
    let case = window.harness.state().state().cases.open.expect("a case");
    assert_eq!(cases.tab, CaseTab::Plan);
    assert!(waiting().cases.iter().any(|row| row.log == case && row.plan.unowned > 0));
}
