//! What may be done with the breakthrough plan of a case.

use serde::{Deserialize, Serialize};

use crate::fact::breakthrough::{CostLine, SolutionAdded};
use crate::id::{FactId, OrgId};
use crate::time::Day;
use crate::words::Prose;
use crate::words::breakthrough::{ClosedArgument, EscalationEnd, FollowKind, SolutionOutcome, SolutionPart};

/// An intention about one plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "act")]
#[expect(missing_docs, reason = "fields mean what the fields of the fact of the same name mean")]
pub enum PlanAct {
    /// Adds a solution.
    AddSolution { solution: Box<SolutionAdded> },
    /// Changes parts of its words; parts that hold already are left as they are. Brings an archived one back.
    WordSolution { solution: FactId, words: Vec<(SolutionPart, Option<Prose>)> },
    /// Archives it.
    ArchiveSolution { solution: FactId },
    /// Says who owns it, how it is taken up and what became of it, as far as that is given.
    FollowSolution {
        solution: FactId,
        owner: Option<OrgId>,
        kind: Option<FollowKind>,
        outcome: Option<SolutionOutcome>,
        note: Option<Prose>,
    },
    /// Promises an answer by a day, of the own organisation that a solution lies before; without a day takes that back.
    PromiseAnswer { solution: FactId, on: Option<Day> },
    /// Gives a line of costs, or changes one; one that was taken out comes back.
    GiveCost { line: Option<FactId>, cost: CostLine },
    /// Writes down that a closed argument stood in the way.
    MeetArgument { argument: ClosedArgument, note: Option<Prose> },
    /// Asks for money from a budget.
    AskBudget { budget: FactId, cents: u64 },
    /// Asks the lowest rung of a ladder; about a solution, a closed argument, or the case.
    StartEscalation { ladder: FactId, about: Option<FactId>, why: Prose },
    /// Asks the next rung, also before the days of this one are over.
    ClimbEscalation { escalation: FactId, to: u32 },
    /// Writes down what a rung answered.
    AnswerEscalation { escalation: FactId, rung: u32, note: Prose },
    /// Ends an escalation.
    EndEscalation { escalation: FactId, end: EscalationEnd, note: Option<Prose> },
    /// Takes the last climb back, or without a rung the end.
    TakeBackEscalation { escalation: FactId, rung: Option<u32> },
    /// Takes a line of the plan out, or the answer of a rung.
    DropPart { part: FactId },
}
