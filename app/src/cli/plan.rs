//! The breakthrough plan of a case.

pub(super) mod arguments;
pub(super) mod costs;
pub(super) mod escalations;

use clap::{Args, Subcommand};
use wijktafel_model::command::Command;
use wijktafel_model::command::breakthrough::PlanAct;
use wijktafel_model::fact::breakthrough::SolutionAdded;
use wijktafel_model::id::LogId;
use wijktafel_model::identifiers::{self, Allowed};
use wijktafel_model::time::Day;
use wijktafel_model::view::CaseView;
use wijktafel_model::view::breakthrough::SolutionView;
use wijktafel_model::words::breakthrough::{FollowKind, SolutionOutcome, SolutionPart};
use wijktafel_model::words::{Prose, TextField};

use super::case::noticed;
use super::text::Edit;
use super::values::{Prefix, prose, word};
use super::{find, make, shown};
use crate::ask::Desk;
use crate::print::{Answer, Show};
use crate::problem::Problem;

/// The texts of a plan.
const FIELDS: &[TextField] = &[TextField::Perspective, TextField::SelfPart];

#[derive(Debug, Subcommand)]
pub(super) enum Plan {
    /// Shows the plan of a case.
    Show {
        /// The case.
        case: Prefix,
    },
    /// Prints or changes where the resident stands a year from now, or what the resident does for it.
    Text {
        /// The case.
        case: Prefix,
        /// Which text.
        #[arg(value_parser = word(FIELDS))]
        field: TextField,
        #[command(flatten)]
        edit: Edit,
    },
    /// Adds a solution. Each corner of the triangle may stay empty.
    Add(Add),
    /// Changes parts of the words of a solution; an empty part is taken away. Brings an archived one back.
    Edit(Words),
    /// Takes a solution out of the plan; editing brings it back.
    Archive {
        /// The case.
        case: Prefix,
        /// The solution.
        solution: Prefix,
    },
    /// Promises an answer on a solution that lies before the own organisation, or takes that back.
    Promise {
        /// The case.
        case: Prefix,
        /// The solution.
        solution: Prefix,
        /// The day by which there is an answer; without it, none is promised any more.
        #[arg(long)]
        on: Option<Day>,
    },
    /// Closed arguments: the book of ten, and those that stood in the way of a plan.
    #[command(subcommand)]
    Argument(arguments::Argument),
    /// Escalation: climbing a ladder that was agreed beforehand.
    #[command(subcommand)]
    Escalation(escalations::Escalation),
    /// Lines of costs: muddling on beside breaking through.
    #[command(subcommand)]
    Cost(costs::Cost),
    /// Says who owns a solution, how it is taken up and what became of it.
    Follow(Follow),
}

#[derive(Debug, Args)]
pub(super) struct Add {
    /// The case.
    case: Prefix,
    /// What is done.
    #[arg(value_parser = prose)]
    what: Prose,
    /// Why it is allowed, and fits what was agreed.
    #[arg(long, value_name = "TEXT", value_parser = prose)]
    legitimacy: Option<Prose>,
    /// Who stands behind it.
    #[arg(long, value_name = "TEXT", value_parser = prose)]
    commitment: Option<Prose>,
    /// What it brings, set against what it asks.
    #[arg(long = "return", value_name = "TEXT", value_parser = prose)]
    gain: Option<Prose>,
    /// The law or rule it rests on.
    #[arg(long, value_name = "TEXT", value_parser = prose)]
    legal_basis: Option<Prose>,
}

#[derive(Debug, Args)]
pub(super) struct Words {
    /// The case.
    case: Prefix,
    /// The solution.
    solution: Prefix,
    /// What is done.
    #[arg(long, value_name = "TEXT")]
    what: Option<String>,
    /// Why it is allowed, and fits what was agreed.
    #[arg(long, value_name = "TEXT")]
    legitimacy: Option<String>,
    /// Who stands behind it.
    #[arg(long, value_name = "TEXT")]
    commitment: Option<String>,
    /// What it brings, set against what it asks.
    #[arg(long = "return", value_name = "TEXT")]
    gain: Option<String>,
    /// The law or rule it rests on.
    #[arg(long, value_name = "TEXT")]
    legal_basis: Option<String>,
}

#[derive(Debug, Args)]
pub(super) struct Follow {
    /// The case.
    case: Prefix,
    /// The solution.
    solution: Prefix,
    /// The organisation that owns it.
    #[arg(long)]
    owner: Option<Prefix>,
    /// How it is taken up.
    #[arg(long, value_parser = word(FollowKind::ALL))]
    kind: Option<FollowKind>,
    /// What became of it.
    #[arg(long, value_parser = word(SolutionOutcome::ALL))]
    outcome: Option<SolutionOutcome>,
    /// A few words about that.
    #[arg(long, value_name = "TEXT", value_parser = prose, requires = "outcome")]
    note: Option<Prose>,
}

/// Does something with a plan.
fn on(desk: &mut Desk, case: LogId, act: PlanAct) -> Result<Answer, Problem> {
    make(desk, Command::OnPlan { case, act })
}

/// The same, pointing out what in the words may tell who someone is.
fn noticing(desk: &mut Desk, case: LogId, words: &str, act: PlanAct) -> Result<Answer, Problem> {
    let s = desk.snapshot(None)?;
    let made = desk.make(Command::OnPlan { case, act })?;
    Ok(noticed(&s, case, made, identifiers::find(words, &Allowed::in_network(&s.network))))
}

fn solution<'c>(case: &'c CaseView, prefix: &Prefix) -> Result<&'c SolutionView, Problem> {
    let id = prefix.among(case.plan.solutions.iter().map(|one| one.solution))?;
    case.plan.solutions.iter().find(|one| one.solution == id).ok_or_else(|| Problem::new("not-found"))
}

impl Plan {
    pub(super) fn run(self, desk: &mut Desk) -> Result<Answer, Problem> {
        match self {
            Self::Show { case } => {
                let case = find::case(&*desk.snapshot(None)?, &case)?;
                shown(desk, Show::Plan, case)
            }
            Self::Text { case, field, edit } => {
                let (s, view) = find::open_case(desk, &case)?;
                let now = match field {
                    TextField::SelfPart => view.plan.self_part,
                    _ => view.plan.perspective,
                };
                let Answer::Made(made) = edit.run(desk, view.row.log, field, &now)? else {
                    return Ok(Answer::Text(now));
                };
                let allowed = Allowed::in_network(&s.network);
                let (_, after) = find::open_case(desk, &case)?;
                let text = format!("{}\n{}", after.plan.perspective, after.plan.self_part);
                let before = identifiers::find(&now, &allowed);
                let mut found = identifiers::find(&text, &allowed);
                found.retain(|one| !before.contains(one));
                Ok(noticed(&s, view.row.log, made, found))
            }
            Self::Add(Add { case, what, legitimacy, commitment, gain, legal_basis }) => {
                let case = find::case(&*desk.snapshot(None)?, &case)?;
                let solution = SolutionAdded { text: what, legitimacy, commitment, gain, legal_basis };
                let parts = SolutionPart::ALL.iter().filter_map(|part| solution.part(*part));
                let words = parts.map(Prose::as_str).collect::<Vec<_>>().join("\n");
                noticing(desk, case, &words, PlanAct::AddSolution { solution: Box::new(solution) })
            }
            Self::Edit(words) => words.run(desk),
            Self::Cost(cost) => cost.run(desk),
            Self::Argument(argument) => argument.run(desk),
            Self::Escalation(escalation) => escalation.run(desk),
            Self::Promise { case, solution: prefix, on: day } => {
                let (_, view) = find::open_case(desk, &case)?;
                let solution = solution(&view, &prefix)?.solution;
                on(desk, view.row.log, PlanAct::PromiseAnswer { solution, on: day })
            }
            Self::Archive { case, solution: prefix } => {
                let (_, view) = find::open_case(desk, &case)?;
                let solution = solution(&view, &prefix)?.solution;
                on(desk, view.row.log, PlanAct::ArchiveSolution { solution })
            }
            Self::Follow(Follow { case, solution: prefix, owner, kind, outcome, note }) => {
                let (s, view) = find::open_case(desk, &case)?;
                let solution = solution(&view, &prefix)?.solution;
                let owner = owner.map(|owner| find::org(&s, &owner)).transpose()?;
                on(desk, view.row.log, PlanAct::FollowSolution { solution, owner, kind, outcome, note })
            }
        }
    }
}

impl Words {
    fn run(self, desk: &mut Desk) -> Result<Answer, Problem> {
        let (_, view) = find::open_case(desk, &self.case)?;
        let solution = solution(&view, &self.solution)?.solution;
        let given = [self.what, self.legitimacy, self.commitment, self.gain, self.legal_basis];
        let mut words = Vec::new();
        for (part, text) in SolutionPart::ALL.iter().zip(given) {
            let Some(text) = text else { continue };
            let empty = text.trim().is_empty() && *part != SolutionPart::What;
            words.push((*part, if empty { None } else { Some(Prose::new(&text)?) }));
        }
        let said = words.iter().filter_map(|(_, text)| text.as_ref()).map(Prose::as_str).collect::<Vec<_>>().join("\n");
        noticing(desk, view.row.log, &said, PlanAct::WordSolution { solution, words })
    }
}
