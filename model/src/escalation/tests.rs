use super::*;
use crate::breakthrough::tests::case;
use crate::command::Command;
use crate::command::breakthrough::PlanAct;
use crate::command::escalation::NewLadder;
use crate::fact::breakthrough::PlanPartDropped;
use crate::fact::escalation::{
    DAYS_MAX, EscalationClimbed, EscalationTakenBack, LadderDropped, LadderRewritten, LadderWritten, RUNGS_MAX, Rung,
};
use crate::fact::{CaseStepped, NetworkNamed};
use crate::id::{LogId, OrgId};
use crate::plan::{RuleError, plan};
use crate::testing::{Desk, Partners, TODAY, author, standing};
use crate::time::Day;
use crate::view::Texts;
use crate::view::escalation::{EscalationState, RungClock};
use crate::words::breakthrough::EscalationEnd;
use crate::words::{CaseStep, Line, LogKind, Prose, ReaderRule};

const NETWORK: LogId = LogId([9; 16]);
const CASE: LogId = LogId([4; 16]);

fn prose(text: &str) -> Prose {
    Prose::new(text).unwrap()
}

fn ladder(rungs: &[(&str, u32)]) -> Ladder {
    let rung = |(who, days): &(&str, u32)| Rung { who: Line::new(who).unwrap(), org: None, days: *days };
    Ladder { name: Line::new("vastgelopen").unwrap(), rungs: rungs.iter().map(rung).collect() }
}

fn three() -> Ladder {
    ladder(&[("teamleider", 3), ("manager", 5), ("bestuurder", 10)])
}

/// A network of two that agreed on a ladder of three rungs.
fn network() -> (Partners, FactId) {
    let named = NetworkNamed { name: Line::new("wijk").unwrap(), region: None };
    let mut partners = Partners::new(2, 1, named);
    let written = partners.write(0, LadderWritten { ladder: three() });
    partners.meet(0, 1);
    (partners, written)
}

/// A case in which an escalation began, known to both partners.
fn started() -> (Partners, FactId) {
    let mut partners = case();
    let started = EscalationStarted { ladder: three(), about: None, why: prose("Niemand beslist.") };
    let escalation = partners.write(0, started);
    partners.meet(0, 1);
    (partners, escalation)
}

fn shown(partners: &Partners) -> EscalationView {
    escalations(&partners.whole()).remove(0)
}

fn tried(network: &Partners, case: &Partners, command: &Command) -> Result<Vec<Fact>, RuleError> {
    let mut desk = Desk::new(author(0, 0), standing(2, 1));
    desk.lay(NETWORK, (LogKind::Network, ReaderRule::Members), network.whole(), Texts::new());
    desk.lay(CASE, (LogKind::Case, ReaderRule::Members), case.whole(), Texts::new());
    plan(command, &mut desk).map(|writes| writes.into_iter().flat_map(|write| write.facts).collect())
}

fn on(act: PlanAct) -> Command {
    Command::OnPlan { case: CASE, act }
}

fn write_ladder(written: Option<FactId>, ladder: Ladder) -> Command {
    Command::WriteLadder(Box::new(NewLadder { written, ladder, keep: Vec::new() }))
}

#[test]
fn a_rung_waits_runs_out_answers_and_the_next_is_asked() {
    let (mut partners, escalation) = started();
    let begun = shown(&partners).at.day();
    let state = |partners: &Partners, days| shown(partners).state(begun.plus(days));
    assert_eq!(state(&partners, 0), EscalationState::Waiting);
    assert_eq!(state(&partners, 3), EscalationState::Waiting, "the last day is still in time");
    assert_eq!(state(&partners, 4), EscalationState::RunOut);

    partners.write(1, EscalationClimbed { escalation, to: 1 });
    assert_eq!((shown(&partners).rung, state(&partners, 4)), (1, EscalationState::Waiting), "five days from here");
    partners.write(1, EscalationAnswered { escalation, rung: 1, note: prose("Wij regelen het.") });
    assert_eq!(state(&partners, 40), EscalationState::Answered, "an answer has no clock");
    partners.write(1, EscalationEnded { escalation, note: None, end: EscalationEnd::Solved });

    let view = shown(&partners);
    assert_eq!((view.state(begun), view.row()), (EscalationState::Ended, None));
    assert_eq!(view.rungs[1].answers[0].note, "Wij regelen het.");
}

#[test]
fn a_clock_that_runs_ahead_counts_from_today_and_no_day_overflows() {
    let clock = |since, days| RungClock { since: Day(since), days };
    assert_eq!(clock(20_400, 3).due(TODAY), TODAY.plus(3), "claimed a year ahead");
    assert_eq!(clock(19_990, 3).due(TODAY), Day(19_993));
    assert!(clock(19_990, 3).is_over(TODAY) && !clock(20_400, 3).is_over(TODAY));
    assert_eq!(clock(i32::MAX, u32::MAX).due(Day(i32::MAX)), Day::LAST);
    assert_eq!(clock(i32::MIN, 1).due(TODAY), Day::FIRST.plus(1));
}

#[test]
fn two_who_climb_apart_climb_once_and_what_a_rung_said_meanwhile_stays_there() {
    let (mut partners, escalation) = started();
    partners.write(0, EscalationClimbed { escalation, to: 1 });
    partners.write(1, EscalationClimbed { escalation, to: 1 });
    partners.write(1, EscalationAnswered { escalation, rung: 0, note: prose("Toch iets.") });

    let view = shown(&partners);

    assert_eq!((view.rung, view.rungs[2].asked), (1, None));
    assert_eq!(view.rungs[0].answers.len(), 1);
    assert_eq!(view.state(TODAY.plus(-20_000)), EscalationState::Waiting, "the rung that is asked now said nothing");
}

#[test]
fn what_was_climbed_or_ended_by_mistake_is_taken_back_as_far_as_it_was_known() {
    let (mut partners, escalation) = started();
    partners.write(0, EscalationClimbed { escalation, to: 1 });
    partners.write(0, EscalationTakenBack { escalation, rung: Some(1) });
    assert_eq!(shown(&partners).rung, 0);
    partners.write(1, EscalationClimbed { escalation, to: 1 });
    assert_eq!(shown(&partners).rung, 1, "whoever took back did not know of this climb");

    partners.meet(0, 1);
    partners.write(1, EscalationEnded { escalation, note: None, end: EscalationEnd::Stopped });
    partners.write(1, EscalationTakenBack { escalation, rung: None });
    assert!(shown(&partners).runs());
    let answer = partners.write(1, EscalationAnswered { escalation, rung: 1, note: prose("Verkeerd.") });
    partners.write(1, PlanPartDropped { part: answer });
    assert!(shown(&partners).rungs[1].answers.is_empty());
}

#[test]
fn ends_said_apart_are_both_shown() {
    let (mut partners, escalation) = started();
    partners.write(0, EscalationEnded { escalation, note: None, end: EscalationEnd::Solved });
    partners.write(1, EscalationEnded { escalation, note: Some(prose("Te laat.")), end: EscalationEnd::Stopped });
    let ends: std::collections::BTreeSet<_> = shown(&partners).ends.iter().map(|one| one.end).collect();
    assert_eq!(ends.len(), 2);
}

#[test]
fn a_later_wording_of_a_ladder_changes_nothing_that_runs() {
    let (mut partners, written) = network();
    partners.write(0, LadderRewritten { written, ladder: ladder(&[("wethouder", 1)]) });
    assert_eq!(ladders(&partners.whole())[0].ladder.rungs.len(), 1);
    let (running, _) = started();
    assert_eq!(shown(&running).rungs.len(), 3, "it holds a copy");
    partners.write(0, LadderDropped { written });
    assert!(ladders(&partners.whole())[0].dropped);
    partners.write(1, LadderRewritten { written, ladder: three() });
    assert!(!ladders(&partners.whole())[0].dropped, "somebody else still worked on it");
    partners.write(0, LadderWritten { ladder: ladder(&[("te laat", DAYS_MAX + 1)]) });
    assert_eq!(ladders(&partners.whole()).len(), 1, "out of bounds");
}

#[test]
fn a_ladder_has_rungs_within_bounds_and_no_names() {
    let (mut partners, written) = network();
    let (case, _) = started();
    let refused = |partners: &Partners, command: &Command| tried(partners, &case, command).unwrap_err();
    assert_eq!(refused(&partners, &write_ladder(None, ladder(&[]))), RuleError::OutOfBounds);
    assert_eq!(refused(&partners, &write_ladder(None, ladder(&[("x", 0)]))), RuleError::OutOfBounds);
    let long = vec![("x", 1); RUNGS_MAX + 1];
    assert_eq!(refused(&partners, &write_ladder(None, ladder(&long))), RuleError::OutOfBounds);
    assert_eq!(refused(&partners, &write_ladder(None, three())), RuleError::AlreadySo);
    let named = ladder(&[("mevrouw Jansen", 2)]);
    assert_eq!(refused(&partners, &write_ladder(None, named)), RuleError::IdentifiersFound);
    let mut elsewhere = three();
    elsewhere.rungs[0].org = Some(OrgId([77; 16]));
    assert_eq!(refused(&partners, &write_ladder(None, elsewhere)), RuleError::OtherNotAMember);
    assert_eq!(refused(&partners, &write_ladder(Some(FactId([1; 16])), three())), RuleError::NotFound);

    let dropped = tried(&partners, &case, &Command::DropLadder { written }).unwrap();
    assert!(matches!(dropped.as_slice(), [Fact::LadderDropped(_)]));
    partners.write(0, LadderDropped { written });
    assert_eq!(refused(&partners, &Command::DropLadder { written }), RuleError::NotFound);
    assert!(tried(&partners, &case, &write_ladder(Some(written), three())).is_ok(), "the same words bring it back");
}

#[test]
fn an_escalation_climbs_rung_by_rung_and_ends_once() {
    let (network, written) = network();
    let (mut partners, escalation) = started();
    let act = |partners: &Partners, act| tried(&network, partners, &on(act));
    let start = |ladder, about| PlanAct::StartEscalation { ladder, about, why: prose("Het zit vast.") };
    let frozen = act(&partners, start(written, None)).unwrap();
    assert!(matches!(frozen.as_slice(), [Fact::EscalationStarted(one)] if one.ladder == three()));
    assert_eq!(act(&partners, start(FactId([1; 16]), None)), Err(RuleError::NotFound));
    assert_eq!(act(&partners, start(written, Some(FactId([1; 16])))), Err(RuleError::NotFound));

    let climb = |to| PlanAct::ClimbEscalation { escalation, to };
    assert_eq!(act(&partners, climb(0)), Err(RuleError::AlreadySo));
    assert_eq!(act(&partners, climb(2)), Err(RuleError::OutOfBounds), "no rung is left out");
    assert!(act(&partners, climb(1)).is_ok(), "also before its days are over");
    let back = |rung| PlanAct::TakeBackEscalation { escalation, rung };
    assert_eq!(act(&partners, back(Some(0))), Err(RuleError::OutOfBounds));
    assert_eq!(act(&partners, back(None)), Err(RuleError::AlreadySo));
    let answer = |rung| PlanAct::AnswerEscalation { escalation, rung, note: prose("Nee.") };
    assert_eq!(act(&partners, answer(1)), Err(RuleError::NotFound), "that rung was not asked");
    assert!(act(&partners, answer(0)).is_ok());
    partners.write(0, EscalationClimbed { escalation, to: 1 });
    partners.write(0, EscalationClimbed { escalation, to: 2 });
    assert_eq!(act(&partners, climb(3)), Err(RuleError::TopRung));
    assert_eq!(act(&partners, back(Some(1))), Err(RuleError::OutOfBounds), "only the rung it stands on");
    assert!(act(&partners, back(Some(2))).is_ok());

    let end = PlanAct::EndEscalation { escalation, end: EscalationEnd::Solved, note: None };
    partners.write(0, EscalationEnded { escalation, note: None, end: EscalationEnd::Solved });
    assert_eq!(act(&partners, end), Err(RuleError::AlreadySo));
    assert_eq!(act(&partners, climb(3)), Err(RuleError::EscalationEnded));
    assert!(act(&partners, back(None)).is_ok());
}

#[test]
fn a_closed_case_hears_answers_and_starts_nothing_and_a_withdrawn_one_shows_none() {
    let (network, written) = network();
    let (mut partners, escalation) = started();
    let row = |partners: &Partners| crate::case::row(CASE, &partners.whole(), &Texts::new()).unwrap();
    assert!(row(&partners).is_escalated());
    partners.write(0, CaseStepped { step: CaseStep::Closed, on: None });
    assert!(!row(&partners).is_escalated(), "nobody is asked to go on");
    let act = |act| tried(&network, &partners, &on(act));
    let start = PlanAct::StartEscalation { ladder: written, about: None, why: prose("Nog eens.") };
    assert_eq!(act(start), Err(RuleError::Closed));
    assert_eq!(act(PlanAct::ClimbEscalation { escalation, to: 1 }), Err(RuleError::Closed));
    assert!(act(PlanAct::AnswerEscalation { escalation, rung: 0, note: prose("Toch.") }).is_ok());
    assert!(act(PlanAct::EndEscalation { escalation, end: EscalationEnd::Solved, note: None }).is_ok());

    partners.write(0, CaseStepped { step: CaseStep::Withdrawn, on: None });
    assert!(row(&partners).plan.escalations.is_empty());
}
