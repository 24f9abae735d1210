//! What is filled in about the breakthrough plan of a case.

use serde::{Deserialize, Serialize};
use wijktafel_model::command::Command;
use wijktafel_model::command::breakthrough::PlanAct;
use wijktafel_model::fact::breakthrough::{CostLine, SolutionAdded};
use wijktafel_model::id::{FactId, LogId, OrgId};
use wijktafel_model::view::breakthrough::SolutionView;
use wijktafel_model::words::breakthrough::{
    ClosedArgument, CostCertainty, CostPeriod, CostScenario, FollowKind, SolutionOutcome, SolutionPart,
};

use super::{Check, Form, Wrong};
use crate::client::intent::Intent;
use crate::money;
use crate::text::Lang;

/// A form about the plan of one case.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[expect(missing_docs, reason = "fields mean what the fields of the act of the same name mean")]
pub enum PlanForm {
    /// Adds a solution, or changes its words.
    Solution {
        case: LogId,
        solution: Option<FactId>,
        what: String,
        legitimacy: String,
        commitment: String,
        gain: String,
        legal_basis: String,
        keep: Vec<String>,
    },
    /// Gives a line of costs, or changes one.
    Cost {
        case: LogId,
        line: Option<FactId>,
        scenario: Option<CostScenario>,
        what: String,
        low: String,
        high: String,
        period: CostPeriod,
        source: String,
        certainty: CostCertainty,
        keep: Vec<String>,
    },
    /// Writes down a closed argument.
    Argument { case: LogId, argument: Option<ClosedArgument>, note: String, keep: Vec<String> },
    /// Who owns a solution, how it is taken up, what became of it.
    Follow {
        case: LogId,
        solution: FactId,
        title: String,
        owner: Option<OrgId>,
        kind: Option<FollowKind>,
        outcome: Option<SolutionOutcome>,
        note: String,
    },
}

impl From<PlanForm> for Form {
    fn from(form: PlanForm) -> Self {
        Self::Plan(Box::new(form))
    }
}

impl PlanForm {
    /// An empty form for a solution.
    pub const fn new(case: LogId) -> Self {
        Self::Solution {
            case,
            solution: None,
            what: String::new(),
            legitimacy: String::new(),
            commitment: String::new(),
            gain: String::new(),
            legal_basis: String::new(),
            keep: Vec::new(),
        }
    }

    /// A form that changes the words of a solution.
    pub fn edit(case: LogId, one: &SolutionView) -> Self {
        let part = |part| one.part(part).first().map(|wording| wording.text.clone()).unwrap_or_default();
        Self::Solution {
            case,
            solution: Some(one.solution),
            what: part(SolutionPart::What),
            legitimacy: part(SolutionPart::Legitimacy),
            commitment: part(SolutionPart::Commitment),
            gain: part(SolutionPart::Return),
            legal_basis: part(SolutionPart::LegalBasis),
            keep: Vec::new(),
        }
    }

    /// An empty form for a line of costs.
    pub const fn cost(case: LogId) -> Self {
        Self::Cost {
            case,
            line: None,
            scenario: None,
            what: String::new(),
            low: String::new(),
            high: String::new(),
            period: CostPeriod::Month,
            source: String::new(),
            certainty: CostCertainty::Estimate,
            keep: Vec::new(),
        }
    }

    /// An empty form for a closed argument.
    pub const fn argument(case: LogId) -> Self {
        Self::Argument { case, argument: None, note: String::new(), keep: Vec::new() }
    }

    /// A form that changes a line of costs.
    pub fn cost_again(case: LogId, line: FactId, cost: &CostLine, lang: Lang) -> Self {
        Self::Cost {
            case,
            line: Some(line),
            scenario: Some(cost.scenario),
            what: cost.what.to_string(),
            low: money::typed(cost.low, lang),
            high: money::typed(cost.high, lang),
            period: cost.period,
            source: cost.source.to_string(),
            certainty: cost.certainty,
            keep: Vec::new(),
        }
    }

    /// A form about what follows on a solution, with what is known.
    pub fn follow(case: LogId, one: &SolutionView) -> Self {
        let said = one.outcomes.first();
        Self::Follow {
            case,
            solution: one.solution,
            title: one.title().to_owned(),
            owner: one.owners.first().copied(),
            kind: one.follow_ups.first().copied(),
            outcome: said.map(|said| said.outcome),
            note: said.and_then(|said| said.note.clone()).unwrap_or_default(),
        }
    }

    /// The key of the title; `-do` is added for the button.
    pub(super) const fn key(&self) -> &'static str {
        match self {
            Self::Solution { solution: None, .. } => "form-solution",
            Self::Solution { .. } => "form-solution-edit",
            Self::Argument { .. } => "form-argument",
            Self::Cost { line: None, .. } => "form-cost",
            Self::Cost { .. } => "form-cost-edit",
            Self::Follow { .. } => "form-follow",
        }
    }

    pub(super) fn finish(&self) -> Result<Vec<Intent>, Vec<(&'static str, Wrong)>> {
        let mut check = Check::default();
        let made = match self {
            Self::Solution { case, solution, what, legitimacy, commitment, gain, legal_basis, keep: _ } => {
                let text = check.prose("what", what);
                let mut part = |field, text: &String| check.maybe_prose(field, text);
                let (legitimacy, commitment) = (part("legitimacy", legitimacy), part("commitment", commitment));
                let (gain, legal_basis) = (part("gain", gain), part("legal-basis", legal_basis));
                text.map(|text| {
                    (*case, written(*solution, SolutionAdded { text, legitimacy, commitment, gain, legal_basis }))
                })
            }
            Self::Cost { .. } => self.cost_line(&mut check),
            Self::Argument { case, argument, note, keep: _ } => {
                let (argument, note) = (check.chosen("argument", *argument), check.maybe_prose("note", note));
                argument.map(|argument| (*case, PlanAct::MeetArgument { argument, note }))
            }
            Self::Follow { case, solution, owner, kind, outcome, note, .. } => {
                let note = check.maybe_prose("note", note);
                let outcome = outcome.or_else(|| note.is_some().then_some(SolutionOutcome::UnderWay));
                let (owner, kind) = (*owner, *kind);
                if owner.is_none() && kind.is_none() && outcome.is_none() {
                    check.refuse("owner", Wrong::Choose);
                }
                Some((*case, PlanAct::FollowSolution { solution: *solution, owner, kind, outcome, note }))
            }
        };
        check.done(made.map(|(case, act)| vec![Intent::Do(Command::OnPlan { case, act })]))
    }
}

impl PlanForm {
    fn cost_line(&self, check: &mut Check) -> Option<(LogId, PlanAct)> {
        let Self::Cost { case, line, scenario, what, low, high, period, source, certainty, keep: _ } = self else {
            return None;
        };
        let (scenario, what) = (check.chosen("scenario", *scenario), check.line("what", what));
        let low = check.money("low", low);
        let high = if high.trim().is_empty() { low } else { check.money("high", high) };
        if low.zip(high).is_some_and(|(low, high)| low > high) {
            check.refuse("high", Wrong::NotARange);
        }
        let source = check.line("source", source);
        let (period, certainty) = (*period, *certainty);
        let cost =
            CostLine { scenario: scenario?, what: what?, low: low?, high: high?, period, source: source?, certainty };
        Some((*case, PlanAct::GiveCost { line: *line, cost }))
    }
}

fn written(solution: Option<FactId>, words: SolutionAdded) -> PlanAct {
    match solution {
        None => PlanAct::AddSolution { solution: Box::new(words) },
        Some(solution) => {
            let words = SolutionPart::ALL.iter().map(|part| (*part, words.part(*part).cloned())).collect();
            PlanAct::WordSolution { solution, words }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const CASE: LogId = LogId([1; 16]);

    #[test]
    fn a_solution_needs_words_and_nothing_else() {
        assert_eq!(PlanForm::new(CASE).finish(), Err(vec![("what", Wrong::Empty)]));
        let mut form = PlanForm::new(CASE);
        if let PlanForm::Solution { what, gain, .. } = &mut form {
            *what = "Eén sleutel voor de klusbus".into();
            *gain = "  ".into();
        }

        let done = form.finish().expect("complete");

        let [Intent::Do(Command::OnPlan { case: CASE, act: PlanAct::AddSolution { solution } })] = done.as_slice()
        else {
            panic!("{done:?}")
        };
        assert_eq!((solution.text.as_str(), &solution.gain), ("Eén sleutel voor de klusbus", &None));
    }

    #[test]
    fn costs_are_a_range_that_makes_sense_and_come_from_somewhere() {
        let mut form = PlanForm::cost(CASE);
        assert!(form.finish().is_err());
        let fill = |form: &mut PlanForm, least: &str, most: &str| {
            let PlanForm::Cost { scenario, what, low, high, source, .. } = form else { panic!("a line of costs") };
            *scenario = Some(CostScenario::MuddlingOn);
            (*what, *low, *high, *source) = ("Noodopvang".into(), least.into(), most.into(), "Tarief".into());
        };
        fill(&mut form, "900", "800,50");
        assert_eq!(form.finish(), Err(vec![("high", Wrong::NotARange)]));
        fill(&mut form, "veel", "99999999999");
        assert_eq!(form.finish(), Err(vec![("low", Wrong::NotMoney), ("high", Wrong::NotMoney)]));
        fill(&mut form, "800,50", "");

        let done = form.finish().expect("complete");

        let [Intent::Do(Command::OnPlan { act: PlanAct::GiveCost { line: None, cost }, .. })] = done.as_slice() else {
            panic!("{done:?}")
        };
        assert_eq!((cost.low, cost.high), (80_050, 80_050), "without a second amount there is one");
    }

    #[test]
    fn what_follows_may_be_said_bit_by_bit() {
        let follow = |owner: Option<OrgId>, note: &str| {
            let (solution, title, note) = (FactId([2; 16]), String::new(), note.to_owned());
            PlanForm::Follow { case: CASE, solution, title, owner, kind: None, outcome: None, note }.finish()
        };
        assert_eq!(follow(None, ""), Err(vec![("owner", Wrong::Choose)]));
        assert!(follow(Some(OrgId([3; 16])), "").is_ok());
        let done = follow(None, "Gebeld.").expect("a note is enough");
        let [Intent::Do(Command::OnPlan { act: PlanAct::FollowSolution { outcome, .. }, .. })] = done.as_slice() else {
            panic!("{done:?}")
        };
        assert_eq!(*outcome, Some(SolutionOutcome::UnderWay));
    }
}
