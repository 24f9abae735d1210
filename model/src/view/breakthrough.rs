//! The breakthrough plan of a case.

use serde::{Deserialize, Serialize};

use crate::fact::breakthrough::CostLine;
use crate::id::{FactId, OrgId};
use crate::time::Timestamp;
use crate::view::budget::BudgetReferenceView;
use crate::view::escalation::{EscalationRow, EscalationView};
use crate::view::inbox::{LaidRow, LaidView, PromiseView};
use crate::words::breakthrough::{ClosedArgument, CostScenario, FollowKind, SolutionOutcome, SolutionPart};

/// How much of what is done stands in a list, in characters.
const WHAT_CHARS: usize = 200;

/// How far a plan has come: the furthest step that anything was written for. No step waits for another.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PlanState {
    /// Nothing is written yet.
    #[default]
    Stuck,
    /// Somebody wrote where the resident stands a year from now, or what the resident does.
    Perspective,
    /// There is a solution.
    Solutions,
    /// At least one corner of the triangle has words.
    Weighed,
    /// There is a line of costs.
    Costed,
    /// A solution has an owner.
    LaidBefore,
    /// A solution is taken up.
    FollowedUp,
    /// It is known of every solution what became of it, and at least one came about.
    Realised,
    /// It is known of every solution what became of it, and none came about.
    NotRealised,
    /// The same, and a lesson names the case.
    Learned,
}

impl PlanState {
    /// Every value.
    pub const ALL: &'static [Self] = &[
        Self::Stuck,
        Self::Perspective,
        Self::Solutions,
        Self::Weighed,
        Self::Costed,
        Self::LaidBefore,
        Self::FollowedUp,
        Self::Realised,
        Self::NotRealised,
        Self::Learned,
    ];
}

/// What a list says of a plan.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlanRow {
    /// How far it has come, lessons not looked at.
    pub state: PlanState,
    /// Closed arguments that stood in its way.
    pub arguments: Vec<ClosedArgument>,
    /// Escalations that run, in causal order.
    #[serde(default)]
    pub escalations: Vec<EscalationRow>,
    /// Solutions that lie before organisations, in causal order; one of which is known what became of it is left out.
    #[serde(default)]
    pub laid: Vec<LaidRow>,
    /// How many solutions nobody owns, of those that stand and have not ended.
    #[serde(default)]
    pub unowned: usize,
}

/// A breakthrough plan.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlanView {
    /// How far it has come.
    pub state: PlanState,
    /// Where the resident stands a year from now.
    pub perspective: String,
    /// What the resident does for it.
    pub self_part: String,
    /// Whether those two can be written: a case whose texts an earlier version made has no place for them.
    pub writable: bool,
    /// Solutions, in causal order; archived ones too.
    pub solutions: Vec<SolutionView>,
    /// Lines of costs, in causal order; dropped ones too.
    #[serde(default)]
    pub costs: Vec<CostView>,
    /// Closed arguments that stood in its way, in causal order; dropped ones too.
    #[serde(default)]
    pub arguments: Vec<ArgumentView>,
    /// Requests to budgets that were made for it, in causal order.
    #[serde(default)]
    pub asked: Vec<BudgetReferenceView>,
    /// Escalations, in causal order; those that ended too. They stand beside the state and change nothing of it.
    #[serde(default)]
    pub escalations: Vec<EscalationView>,
    /// What the lines that stand come to in the first year, for each scenario that has any.
    #[serde(default)]
    pub totals: Vec<CostTotal>,
}

impl PlanView {
    /// Whether anything was written.
    pub fn is_empty(&self) -> bool {
        self.perspective.trim().is_empty()
            && self.self_part.trim().is_empty()
            && self.solutions.is_empty()
            && self.costs.is_empty()
            && self.arguments.is_empty()
            && self.asked.is_empty()
            && self.escalations.is_empty()
    }

    /// What a list says of it.
    pub fn row(&self) -> PlanRow {
        let met = self.arguments.iter().filter(|one| !one.dropped).map(|one| one.argument);
        let escalations = self.escalations.iter().filter_map(EscalationView::row).collect();
        let open = || self.live().filter(|one| one.ended().is_none());
        let laid = open().flat_map(SolutionView::laid_rows).collect();
        let unowned = open().filter(|one| one.owners.is_empty()).count();
        PlanRow { state: self.state, arguments: met.collect(), escalations, laid, unowned }
    }

    /// Solutions that are not archived.
    pub fn live(&self) -> impl Iterator<Item = &SolutionView> {
        self.solutions.iter().filter(|solution| !solution.archived)
    }
}

/// A solution.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SolutionView {
    /// Its id.
    pub solution: FactId,
    /// Who brought it up.
    pub by: OrgId,
    /// What is done.
    pub what: Vec<Wording>,
    /// Why it is allowed, and fits what was agreed.
    pub legitimacy: Vec<Wording>,
    /// Who stands behind it.
    pub commitment: Vec<Wording>,
    /// What it brings.
    pub gain: Vec<Wording>,
    /// The law or rule it rests on.
    pub legal_basis: Vec<Wording>,
    /// Who owns it; two or more when partners laid it before others apart.
    pub owners: Vec<OrgId>,
    /// Before whom it lies, by whom, since when; one for each of them.
    #[serde(default)]
    pub laid: Vec<LaidView>,
    /// Days by which those promised an answer, by organisation and day.
    #[serde(default)]
    pub promises: Vec<PromiseView>,
    /// How it is taken up; two or more when partners said so apart.
    pub follow_ups: Vec<FollowKind>,
    /// What became of it, by the causally latest words.
    pub outcomes: Vec<OutcomeView>,
    /// Archived.
    pub archived: bool,
}

impl SolutionView {
    /// The words of a part: none when nobody wrote any, two or more when partners wrote apart.
    pub fn part(&self, part: SolutionPart) -> &[Wording] {
        match part {
            SolutionPart::What => &self.what,
            SolutionPart::Legitimacy => &self.legitimacy,
            SolutionPart::Commitment => &self.commitment,
            SolutionPart::Return => &self.gain,
            SolutionPart::LegalBasis => &self.legal_basis,
        }
    }

    fn laid_rows(&self) -> impl Iterator<Item = LaidRow> {
        let what: String = self.title().chars().take(WHAT_CHARS).collect();
        self.laid.iter().map(move |laid| LaidRow {
            solution: self.solution,
            what: what.clone(),
            laid: *laid,
            promised: self.promises.iter().filter(|one| one.org == laid.org).map(|one| one.on).collect(),
            taken_up: !self.follow_ups.is_empty() || !self.outcomes.is_empty(),
        })
    }

    /// What is done, in the words that are shown first.
    pub fn title(&self) -> &str {
        self.what.first().map(|wording| wording.text.as_str()).unwrap_or_default()
    }

    /// What became of it, once all who said so agree.
    pub fn ended(&self) -> Option<SolutionOutcome> {
        let first = self.outcomes.first()?.outcome;
        let agreed = self.outcomes.iter().all(|one| one.outcome == first);
        (agreed && first != SolutionOutcome::UnderWay).then_some(first)
    }
}

/// A closed argument that stood in the way.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ArgumentView {
    /// Its id.
    pub met: FactId,
    /// Which.
    pub argument: ClosedArgument,
    /// A few words about it.
    pub note: Option<String>,
    /// Who wrote it down.
    pub by: OrgId,
    /// When, by its own claim.
    pub at: Timestamp,
    /// Taken out.
    pub dropped: bool,
}

/// A line of costs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CostView {
    /// Its id.
    pub line: FactId,
    /// What it says; two or more when partners changed it apart.
    pub versions: Vec<CostVersion>,
    /// Taken out.
    pub dropped: bool,
}

/// What a line of costs says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CostVersion {
    /// What.
    #[serde(flatten)]
    pub cost: CostLine,
    /// Who said so.
    pub by: OrgId,
    /// When, by its own claim.
    pub at: Timestamp,
}

/// What the costs of a scenario come to in the first year: a range, never one amount.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CostTotal {
    /// Which scenario.
    pub scenario: CostScenario,
    /// At least, in cents.
    pub low: u64,
    /// At most, in cents.
    pub high: u64,
    /// Where the amounts are from, each once.
    pub sources: Vec<String>,
}

/// Words of a part.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Wording {
    /// The words.
    pub text: String,
    /// Who wrote them.
    pub by: OrgId,
    /// When, by its own claim.
    pub at: Timestamp,
}

/// What became of a solution, in somebody's words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OutcomeView {
    /// What.
    pub outcome: SolutionOutcome,
    /// A few words.
    pub note: Option<String>,
    /// Who said so.
    pub by: OrgId,
    /// When, by its own claim.
    pub at: Timestamp,
}
