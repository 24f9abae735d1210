//! A breakthrough plan with a word of its own in every text.

use wijktafel_harness::words::line;
use wijktafel_harness::{Partner, World};
use wijktafel_model::command::Command;
use wijktafel_model::command::breakthrough::PlanAct;
use wijktafel_model::command::budget::BudgetAct;
use wijktafel_model::command::escalation::NewLadder;
use wijktafel_model::fact::breakthrough::{CostLine, SolutionAdded};
use wijktafel_model::fact::escalation::{Ladder, Rung};
use wijktafel_model::id::{FactId, LogId};
use wijktafel_model::words::breakthrough::{
    BudgetFlow, ClosedArgument, CostCertainty, CostPeriod, CostScenario, EscalationEnd, FollowKind, SolutionOutcome,
    SolutionPart,
};
use wijktafel_model::words::{Line, Prose};

use super::script::{LASTING, Words};

/// A plan with its only solution and its only line of costs.
#[derive(Clone, Copy, Debug)]
pub(super) struct Written {
    case: LogId,
    solution: FactId,
    line: FactId,
}

fn on(world: &mut World, partner: Partner, case: LogId, act: PlanAct) -> Vec<FactId> {
    world.run(partner, &Command::OnPlan { case, act }).expect("it is done").facts
}

fn cost(class: &str, words: &mut Words) -> CostLine {
    CostLine {
        scenario: CostScenario::MuddlingOn,
        what: words.line(class),
        low: 1,
        high: 2,
        period: CostPeriod::Once,
        source: words.line(class),
        certainty: CostCertainty::Estimate,
    }
}

/// Begins the plan of a case whose words are of a class.
pub(super) fn written(world: &mut World, partner: Partner, case: LogId, class: &str, words: &mut Words) -> Written {
    let (text, legitimacy) = (words.prose(class), Some(words.prose(class)));
    let (commitment, gain) = (Some(words.prose(class)), Some(words.prose(class)));
    let added = SolutionAdded { text, legitimacy, commitment, gain, legal_basis: Some(words.prose(class)) };
    let solution = on(world, partner, case, PlanAct::AddSolution { solution: Box::new(added) })[0];
    let line = on(world, partner, case, PlanAct::GiveCost { line: None, cost: cost(class, words) })[0];
    Written { case, solution, line }
}

/// Everything that changes a plan.
pub(super) fn changed(world: &mut World, partner: Partner, plan: Written, class: &str, words: &mut Words) {
    let Written { case, solution, line } = plan;
    let (owner, on_day) = (Some(world.org(partner)), Some(world.snapshot(partner, None).today));
    let anew = SolutionPart::ALL.iter().map(|part| (*part, Some(words.prose(class)))).collect();
    on(world, partner, case, PlanAct::WordSolution { solution, words: anew });
    let (kind, note) = (Some(FollowKind::Decision), Some(words.prose(class)));
    on(world, partner, case, PlanAct::FollowSolution { solution, owner, kind: None, outcome: None, note: None });
    on(world, partner, case, PlanAct::PromiseAnswer { solution, on: on_day });
    let (owner, outcome) = (None, Some(SolutionOutcome::Realised));
    on(world, partner, case, PlanAct::FollowSolution { solution, owner, kind, outcome, note });
    on(world, partner, case, PlanAct::ArchiveSolution { solution });
    on(world, partner, case, PlanAct::GiveCost { line: Some(line), cost: cost(class, words) });
    on(world, partner, case, PlanAct::DropPart { part: line });
    let met = PlanAct::MeetArgument { argument: ClosedArgument::Law, note: Some(words.prose(class)) };
    on(world, partner, case, met);
}

/// The texts of what is done with a plan, each by its place.
pub(super) fn texts(act: &PlanAct) -> Vec<(&'static str, Option<String>)> {
    let perhaps = |text: &Option<Prose>| text.as_ref().map(|text| text.as_str().to_owned());
    match act {
        PlanAct::AddSolution { solution } => {
            let SolutionAdded { text, legitimacy, commitment, gain, legal_basis } = solution.as_ref();
            vec![
                ("solution", Some(text.as_str().to_owned())),
                ("legitimacy of a solution", perhaps(legitimacy)),
                ("commitment to a solution", perhaps(commitment)),
                ("return of a solution", perhaps(gain)),
                ("legal basis of a solution", perhaps(legal_basis)),
            ]
        }
        PlanAct::WordSolution { solution: _, words } => {
            words.iter().map(|(_, text)| ("solution again", perhaps(text))).collect()
        }
        PlanAct::FollowSolution { solution: _, owner: _, kind: _, outcome: _, note } => {
            vec![("what became of a solution", perhaps(note))]
        }
        PlanAct::MeetArgument { argument: _, note } => vec![("closed argument", perhaps(note))],
        PlanAct::StartEscalation { ladder: _, about: _, why } => vec![("what is stuck", perhaps(&Some(why.clone())))],
        PlanAct::AnswerEscalation { escalation: _, rung: _, note } => {
            vec![("answer of a rung", perhaps(&Some(note.clone())))]
        }
        PlanAct::EndEscalation { escalation: _, end: _, note } => vec![("end of an escalation", perhaps(note))],
        PlanAct::GiveCost { line: _, cost } => {
            let CostLine { scenario: _, what, low: _, high: _, period: _, source, certainty: _ } = cost;
            let text = |line: &Line| Some(line.as_str().to_owned());
            vec![("what costs", text(what)), ("source of a cost", text(source))]
        }
        PlanAct::ArchiveSolution { solution: _ }
        | PlanAct::DropPart { part: _ }
        | PlanAct::PromiseAnswer { solution: _, on: _ }
        | PlanAct::ClimbEscalation { escalation: _, to: _ }
        | PlanAct::TakeBackEscalation { escalation: _, rung: _ }
        | PlanAct::AskBudget { budget: _, cents: _ } => Vec::new(),
    }
}

/// A budget with a word of its own in every text; money is asked from it for cases that not all read.
pub(super) fn budget(
    world: &mut World,
    [holder, other]: [Partner; 2],
    cases: &[LogId],
    class: &str,
    words: &mut Words,
) {
    let opened = world.run(holder, &Command::OpenBudget { name: words.line(class) }).expect("a budget");
    let budget = opened.facts[0];
    let at = |world: &mut World, partner, act| -> Vec<FactId> {
        world.run(partner, &Command::AtBudget { budget, act }).expect("it is done").facts
    };
    let (flow, note) = (BudgetFlow::In, Some(words.line(class)));
    at(world, holder, BudgetAct::Enter { flow, cents: 100, note, request: None, keep: Vec::new() });
    world.settle();
    let request = at(world, other, BudgetAct::Request { cents: 50 })[0];
    for case in cases {
        let act = PlanAct::AskBudget { budget, cents: 50 };
        world.run(other, &Command::OnPlan { case: *case, act }).expect("asked");
    }
    world.settle();
    let note = Some(words.line(class));
    at(world, holder, BudgetAct::Answer { request, granted: Some(50), note, keep: Vec::new() });
}

/// Names who is asked about plans, agrees on ladders, and climbs one for cases whose words are of a class.
pub(super) fn escalated(world: &mut World, partner: Partner, cases: [(&str, LogId); 3], words: &mut Words) {
    let person = world.snapshot(partner, None).network.me.expect("a reader").person;
    world.run(partner, &Command::NamePlanContacts { people: vec![person] }).expect("contacts");
    let ladder = ladder(world, partner, LASTING, words);
    for (class, case) in cases {
        climbed(world, partner, (case, ladder), class, words);
    }
}

/// A ladder with a word of its own in every text, and one that is changed and dropped; answers the first.
fn ladder(world: &mut World, partner: Partner, class: &str, words: &mut Words) -> FactId {
    let mut write = |written, [name, low, high]: [Line; 3]| {
        let rungs = [low, high].map(|who| Rung { who, org: None, days: 3 }).to_vec();
        let new = NewLadder { written, ladder: Ladder { name, rungs }, keep: Vec::new() };
        world.run(partner, &Command::WriteLadder(Box::new(new))).expect("a ladder").facts[0]
    };
    let plain = |name: &str| [name, "teamleider", "bestuurder"].map(line);
    let written = write(None, plain("Kort"));
    write(Some(written), plain("Korter"));
    let ladder = write(None, [words.line(class), words.line(class), words.line(class)]);
    world.run(partner, &Command::DropLadder { written }).expect("dropped");
    ladder
}

/// The words of a ladder, each by its place.
pub(super) fn ladder_texts(new: &NewLadder) -> Vec<(&'static str, Option<String>)> {
    let NewLadder { written: _, ladder: Ladder { name, rungs }, keep: _ } = new;
    let rung = |Rung { who, org: _, days: _ }: &Rung| ("rung of a ladder", Some(who.as_str().to_owned()));
    [("ladder", Some(name.as_str().to_owned()))].into_iter().chain(rungs.iter().map(rung)).collect()
}

/// Climbs a ladder for a case whose words are of a class.
fn climbed(world: &mut World, partner: Partner, (case, ladder): (LogId, FactId), class: &str, words: &mut Words) {
    let start = PlanAct::StartEscalation { ladder, about: None, why: words.prose(class) };
    let escalation = on(world, partner, case, start)[0];
    on(world, partner, case, PlanAct::ClimbEscalation { escalation, to: 1 });
    on(world, partner, case, PlanAct::TakeBackEscalation { escalation, rung: Some(1) });
    on(world, partner, case, PlanAct::AnswerEscalation { escalation, rung: 0, note: words.prose(class) });
    let (end, note) = (EscalationEnd::Solved, Some(words.prose(class)));
    on(world, partner, case, PlanAct::EndEscalation { escalation, end, note });
}

/// The texts of what is done with a budget, each by its place.
pub(super) fn budget_texts(act: &BudgetAct) -> Vec<(&'static str, Option<String>)> {
    let maybe = |text: &Option<Line>| text.as_ref().map(|text| text.as_str().to_owned());
    match act {
        BudgetAct::Enter { flow: _, cents: _, note, request: _, keep: _ } => {
            vec![("entry of a budget", maybe(note))]
        }
        BudgetAct::Answer { request: _, granted: _, note, keep: _ } => vec![("answer of a budget", maybe(note))],
        BudgetAct::Request { cents: _ } => Vec::new(),
    }
}
