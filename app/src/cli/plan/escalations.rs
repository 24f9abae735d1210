//! Escalation: climbing a ladder for a case.

use clap::Subcommand;
use wijktafel_model::command::breakthrough::PlanAct;
use wijktafel_model::id::FactId;
use wijktafel_model::view::CaseView;
use wijktafel_model::view::escalation::EscalationView;
use wijktafel_model::words::Prose;
use wijktafel_model::words::breakthrough::EscalationEnd;

use super::{noticing, on};
use crate::ask::Desk;
use crate::cli::values::{Prefix, prose, word};
use crate::cli::{find, ladder};
use crate::print::Answer;
use crate::problem::Problem;

#[derive(Debug, Subcommand)]
pub(in crate::cli) enum Escalation {
    /// Asks the lowest rung of a ladder; its rungs are fixed for this escalation.
    Start {
        /// The case.
        case: Prefix,
        /// The ladder.
        ladder: Prefix,
        /// What is stuck.
        #[arg(value_parser = prose)]
        why: Prose,
        /// The solution or the closed argument that it is about; without it, the case.
        #[arg(long)]
        about: Option<Prefix>,
    },
    /// Asks the next rung, also before the days of this one are over.
    Climb {
        /// The case.
        case: Prefix,
        /// The escalation.
        escalation: Prefix,
    },
    /// Writes down what the rung answered that is asked now.
    Answer {
        /// The case.
        case: Prefix,
        /// The escalation.
        escalation: Prefix,
        /// What it answered.
        #[arg(value_parser = prose)]
        note: Prose,
        /// Another rung that was asked, from 1.
        #[arg(long)]
        rung: Option<u32>,
    },
    /// Ends an escalation.
    End {
        /// The case.
        case: Prefix,
        /// The escalation.
        escalation: Prefix,
        /// How.
        #[arg(value_parser = word(EscalationEnd::ALL))]
        end: EscalationEnd,
        /// A few words.
        #[arg(long, value_name = "TEXT", value_parser = prose)]
        note: Option<Prose>,
    },
    /// Takes the end back or, while it runs, the last climb; with an answer, that.
    Back {
        /// The case.
        case: Prefix,
        /// The escalation.
        escalation: Prefix,
        /// The answer.
        #[arg(long)]
        answer: Option<Prefix>,
    },
}

fn found<'c>(case: &'c CaseView, prefix: &Prefix) -> Result<&'c EscalationView, Problem> {
    let id = prefix.among(case.plan.escalations.iter().map(|one| one.escalation))?;
    case.plan.escalations.iter().find(|one| one.escalation == id).ok_or_else(|| Problem::new("not-found"))
}

/// A place in the numbers of bytes; there are never so many rungs that one does not fit.
fn number(place: usize) -> u32 {
    u32::try_from(place).unwrap_or(u32::MAX)
}

fn part(case: &CaseView, prefix: &Prefix) -> Result<FactId, Problem> {
    let solutions = case.plan.solutions.iter().map(|one| one.solution);
    prefix.among(solutions.chain(case.plan.arguments.iter().map(|one| one.met)))
}

impl Escalation {
    pub(in crate::cli) fn run(self, desk: &mut Desk) -> Result<Answer, Problem> {
        match self {
            Self::Start { case, ladder, why, about } => {
                let (s, view) = find::open_case(desk, &case)?;
                let ladder = ladder::found(&s, &ladder)?.written;
                let about = about.map(|about| part(&view, &about)).transpose()?;
                let words = why.to_string();
                noticing(desk, view.row.log, &words, PlanAct::StartEscalation { ladder, about, why })
            }
            Self::Climb { case, escalation } => {
                let (_, view) = find::open_case(desk, &case)?;
                let now = found(&view, &escalation)?;
                let to = number(now.rung + 1);
                on(desk, view.row.log, PlanAct::ClimbEscalation { escalation: now.escalation, to })
            }
            Self::Answer { case, escalation, note, rung } => {
                let (_, view) = find::open_case(desk, &case)?;
                let now = found(&view, &escalation)?;
                let rung = rung.map_or_else(|| number(now.rung), |rung| rung.saturating_sub(1));
                let (escalation, words) = (now.escalation, note.to_string());
                noticing(desk, view.row.log, &words, PlanAct::AnswerEscalation { escalation, rung, note })
            }
            Self::End { case, escalation, end, note } => {
                let (_, view) = find::open_case(desk, &case)?;
                let escalation = found(&view, &escalation)?.escalation;
                let words = note.as_ref().map(ToString::to_string).unwrap_or_default();
                noticing(desk, view.row.log, &words, PlanAct::EndEscalation { escalation, end, note })
            }
            Self::Back { case, escalation, answer } => {
                let (_, view) = find::open_case(desk, &case)?;
                let now = found(&view, &escalation)?;
                let act = if let Some(answer) = answer {
                    let answers = now.rungs.iter().flat_map(|rung| &rung.answers).map(|one| one.answer);
                    PlanAct::DropPart { part: answer.among(answers)? }
                } else {
                    let rung = now.runs().then(|| number(now.rung));
                    PlanAct::TakeBackEscalation { escalation: now.escalation, rung }
                };
                on(desk, view.row.log, act)
            }
        }
    }
}
