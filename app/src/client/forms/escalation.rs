//! What is filled in about escalation: a ladder that is agreed on, and one that is climbed for a case.

use serde::{Deserialize, Serialize};
use wijktafel_model::command::Command;
use wijktafel_model::command::breakthrough::PlanAct;
use wijktafel_model::command::escalation::NewLadder;
use wijktafel_model::fact::escalation::Ladder;
use wijktafel_model::id::{FactId, LogId, OrgId};
use wijktafel_model::view::escalation::{EscalationView, LadderView};
use wijktafel_model::view::{CaseView, Snapshot};
use wijktafel_model::words::breakthrough::EscalationEnd;

use super::{Check, Form, Wrong};
use crate::client::intent::Intent;
use crate::ladder::{members, read, written};
use crate::text::{Words, names};

/// A form about escalation.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[expect(missing_docs, reason = "fields mean what the fields of the act of the same name mean")]
pub enum EscalationForm {
    /// Agrees on a ladder, or changes one: one rung on a line.
    Ladder { written: Option<FactId>, name: String, rungs: String, members: Vec<(OrgId, String)>, keep: Vec<String> },
    /// Asks the lowest rung.
    Start {
        case: LogId,
        ladders: Vec<(FactId, String)>,
        ladder: Option<FactId>,
        parts: Vec<(FactId, String)>,
        about: Option<FactId>,
        why: String,
        keep: Vec<String>,
    },
    /// Writes down what a rung answered.
    Answer { case: LogId, escalation: FactId, rung: u32, who: String, note: String, keep: Vec<String> },
    /// Ends an escalation.
    End { case: LogId, escalation: FactId, end: Option<EscalationEnd>, note: String, keep: Vec<String> },
}

impl From<EscalationForm> for Form {
    fn from(form: EscalationForm) -> Self {
        Self::Escalation(Box::new(form))
    }
}

impl EscalationForm {
    /// An empty form for a ladder.
    pub fn ladder(s: &Snapshot) -> Self {
        Self::Ladder { written: None, name: String::new(), rungs: String::new(), members: members(s), keep: Vec::new() }
    }

    /// A form that changes a ladder.
    pub fn edit(s: &Snapshot, one: &LadderView) -> Self {
        let members = members(s);
        let rungs = written(&one.ladder, &members);
        Self::Ladder { written: Some(one.written), name: one.ladder.name.to_string(), rungs, members, keep: Vec::new() }
    }

    /// A form that starts an escalation of a case.
    pub fn start(s: &Snapshot, w: &Words, case: &CaseView) -> Self {
        let ladders: Vec<_> = s.network.ladders.iter().map(|one| (one.written, one.ladder.name.to_string())).collect();
        let ladder = if let [(only, _)] = ladders.as_slice() { Some(*only) } else { None };
        let solutions = case.plan.live().map(|one| (one.solution, one.title().to_owned()));
        let arguments = case.plan.arguments.iter().filter(|one| !one.dropped);
        let arguments = arguments.map(|one| (one.met, w.t(names::plan::argument(one.argument)).into_owned()));
        let parts = solutions.chain(arguments).collect();
        let (why, keep) = (String::new(), Vec::new());
        Self::Start { case: case.row.log, ladders, ladder, parts, about: None, why, keep }
    }

    /// A form for what the rung answered that an escalation stands on.
    pub fn answer(case: LogId, one: &EscalationView) -> Self {
        let rung = u32::try_from(one.rung).unwrap_or(u32::MAX);
        let who = one.current().map(|rung| rung.who.clone()).unwrap_or_default();
        Self::Answer { case, escalation: one.escalation, rung, who, note: String::new(), keep: Vec::new() }
    }

    /// A form that ends an escalation.
    pub const fn end(case: LogId, escalation: FactId) -> Self {
        Self::End { case, escalation, end: None, note: String::new(), keep: Vec::new() }
    }

    /// The key of the title; `-do` is added for the button.
    pub(super) const fn key(&self) -> &'static str {
        match self {
            Self::Ladder { written: None, .. } => "form-ladder",
            Self::Ladder { .. } => "form-ladder-edit",
            Self::Start { .. } => "form-escalation",
            Self::Answer { .. } => "form-rung-answer",
            Self::End { .. } => "form-escalation-end",
        }
    }

    pub(super) fn finish(&self) -> Result<Vec<Intent>, Vec<(&'static str, Wrong)>> {
        let mut check = Check::default();
        let on = |case: LogId, act| Command::OnPlan { case, act };
        let made = match self {
            Self::Ladder { written, name, rungs, members, keep } => {
                let name = check.line("name", name);
                let rungs = read(rungs, members).map_err(|line| {
                    check.refuse("rungs", if line == 0 { Wrong::NoRungs } else { Wrong::NotARung(line) });
                });
                name.zip(rungs.ok()).map(|(name, rungs)| {
                    let (written, ladder, keep) = (*written, Ladder { name, rungs }, keep.clone());
                    Command::WriteLadder(Box::new(NewLadder { written, ladder, keep }))
                })
            }
            Self::Start { case, ladder, about, why, .. } => {
                let (ladder, why) = (check.chosen("ladder", *ladder), check.prose("why", why));
                let act = |(ladder, why)| PlanAct::StartEscalation { ladder, about: *about, why };
                ladder.zip(why).map(act).map(|act| on(*case, act))
            }
            Self::Answer { case, escalation, rung, note, .. } => {
                let act = |note| PlanAct::AnswerEscalation { escalation: *escalation, rung: *rung, note };
                check.prose("note", note).map(act).map(|act| on(*case, act))
            }
            Self::End { case, escalation, end, note, .. } => {
                let (end, note) = (check.chosen("end", *end), check.maybe_prose("note", note));
                end.map(|end| on(*case, PlanAct::EndEscalation { escalation: *escalation, end, note }))
            }
        };
        check.done(made.map(|command| vec![Intent::Do(command)]))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_ladder_needs_a_name_and_names_the_line_that_is_wrong() {
        let form = |name: &str, rungs: &str| EscalationForm::Ladder {
            written: None,
            name: name.into(),
            rungs: rungs.into(),
            members: vec![(OrgId([1; 16]), "Zorggroep".into())],
            keep: Vec::new(),
        };
        assert_eq!(form("", "").finish(), Err(vec![("name", Wrong::Empty), ("rungs", Wrong::NoRungs)]));
        assert_eq!(form("Vast", "3, Teamleider\nMorgen").finish(), Err(vec![("rungs", Wrong::NotARung(2))]));

        let done = form("Vast", "3, Teamleider\n5, Manager, Zorggroep").finish().expect("complete");

        let [Intent::Do(Command::WriteLadder(new))] = done.as_slice() else { panic!("{done:?}") };
        let orgs: Vec<_> = new.ladder.rungs.iter().map(|rung| rung.org).collect();
        assert_eq!(orgs, [None, Some(OrgId([1; 16]))]);
    }

    #[test]
    fn an_end_needs_to_say_how_and_no_more() {
        let (case, escalation) = (LogId([1; 16]), FactId([2; 16]));
        assert_eq!(EscalationForm::end(case, escalation).finish(), Err(vec![("end", Wrong::Choose)]));
        let (end, note, keep) = (Some(EscalationEnd::Solved), String::new(), Vec::new());
        let done = EscalationForm::End { case, escalation, end, note, keep }.finish().expect("complete");
        let [Intent::Do(Command::OnPlan { act: PlanAct::EndEscalation { note, .. }, .. })] = done.as_slice() else {
            panic!("{done:?}")
        };
        assert_eq!(*note, None);
    }
}
