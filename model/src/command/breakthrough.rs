//! What may be done with the breakthrough plan of a case.

use serde::{Deserialize, Serialize};

use crate::fact::breakthrough::{CostLine, SolutionAdded};
use crate::id::{FactId, OrgId};
use crate::words::Prose;
use crate::words::breakthrough::{ClosedArgument, FollowKind, SolutionOutcome, SolutionPart};

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
    /// Gives a line of costs, or changes one; one that was taken out comes back.
    GiveCost { line: Option<FactId>, cost: CostLine },
    /// Writes down that a closed argument stood in the way.
    MeetArgument { argument: ClosedArgument, note: Option<Prose> },
    /// Asks for money from a budget.
    AskBudget { budget: FactId, cents: u64 },
    /// Takes a line of the plan out.
    DropPart { part: FactId },
}
