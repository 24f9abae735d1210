use super::*;
use crate::command::Command;
use crate::command::report::TipOutcome;
use crate::fact::circle::{CircleOpened, GroundRecorded};
use crate::fact::{CaseOpened, CaseStepped, TipAdded, TipArchived};
use crate::id::{ConcernedId, ReplyKey, ReplyMark};
use crate::plan::{Target, plan};
use crate::testing::{Desk, Partners, TODAY, author, standing};
use crate::time::Day;
use crate::view::Texts;
use crate::words::{
    CaseStep, ClientVerdict, Informed, LaterReaders, LawfulGround, LifeArea, Line, LogKind, Prose, ReaderRule,
    SecrecyLift, SpecialCategory, SupportLevel, TipResult,
};

const CASE: LogId = LogId([4; 16]);
const OTHER: LogId = LogId([5; 16]);
const CIRCLE: LogId = LogId([6; 16]);
const SHEET: ReplyId = ReplyId([7; 16]);

fn prose(text: &str) -> Prose {
    Prose::new(text).unwrap()
}

fn case(tips: &[&str]) -> (Partners, Vec<FactId>) {
    let (title, ground) = (Line::new("weer alleen thuis").unwrap(), prose("gevraagd"));
    let (table, areas, retain_until) = (LogId([2; 16]), vec![LifeArea::Housing], TODAY.plus(30));
    let mut partners = Partners::new(2, 1, CaseOpened { table, title, ground, retain_until, areas });
    let add = |text: &&str| TipAdded { area: LifeArea::Housing, level: SupportLevel::Own, text: prose(text) };
    let ids = tips.iter().map(|text| partners.write(0, add(text))).collect();
    (partners, ids)
}

fn desk(laid: &[(LogId, LogKind, &Partners)]) -> Desk {
    let mut desk = Desk::new(author(0, 0), standing(2, 1));
    for (log, kind, partners) in laid {
        desk.lay(*log, (*kind, ReaderRule::Members), partners.whole(), Texts::new());
    }
    desk
}

fn planned(desk: &Desk, command: &Command) -> Result<Vec<Write>, RuleError> {
    let mut desk = desk.clone();
    desk.keep_histories(&command.logs());
    plan(command, &mut desk)
}

fn worked(tip: FactId) -> TipOutcome {
    TipOutcome { tip, result: TipResult::Worked }
}

fn told(case: LogId, tips: &[FactId]) -> CaseReport {
    let tips = tips.iter().copied().map(worked).collect();
    CaseReport { case, tips, line: None, words: None, verdict: None }
}

fn new(cases: &[(LogId, &[FactId])], until: Day) -> Command {
    let cases = cases.iter().map(|(case, tips)| AskedCase { case: *case, tips: tips.to_vec() }).collect();
    let whom = Line::new("Buurtkamer").unwrap();
    let (key, mark) = (ReplyKey([8; 32]), ReplyMark([9; 32]));
    Command::AskReplies(Box::new(NewSheet { sheet: SHEET, key, whom, until, cases, mark, keep: Vec::new() }))
}

fn take(reports: Vec<CaseReport>) -> Command {
    Command::TakeReplies(Box::new(Replies { sheet: SHEET, cases: reports }))
}

fn kinds(writes: &[Write]) -> Vec<u64> {
    writes.iter().flat_map(|write| &write.facts).map(Fact::kind).collect()
}

#[test]
fn several_tips_and_a_line_are_one_entry() {
    let (partners, tips) = case(&["buurvrouw vragen", "samen eten"]);
    let desk = desk(&[(CASE, LogKind::Case, &partners)]);
    let mut report = told(CASE, &tips);
    report.words = Some(prose("Ik durf weer."));
    report.verdict = Some(ClientVerdict::Helped);

    let writes = planned(&desk, &Command::ReportCase(Box::new(report))).unwrap();

    assert_eq!(kinds(&writes), [68, 68, 69]);
    assert_eq!(writes.len(), 1);
    assert_eq!(writes[0].target, Target::Log(CASE));
}

#[test]
fn a_report_without_anything_twice_the_same_or_about_what_is_not_there_is_refused() {
    let (mut partners, tips) = case(&["buurvrouw vragen", "samen eten"]);
    partners.write(0, TipArchived { tip: tips[1] });
    let desk = desk(&[(CASE, LogKind::Case, &partners)]);
    let refused = |tips: &[FactId], error| {
        assert_eq!(planned(&desk, &Command::ReportCase(Box::new(told(CASE, tips)))), Err(error));
    };

    refused(&[], RuleError::OutOfBounds);
    refused(&[tips[0], tips[0]], RuleError::OutOfBounds);
    refused(&[FactId([99; 16])], RuleError::NotFound);
    refused(&[tips[1]], RuleError::Closed);
}

#[test]
fn a_sheet_is_told_in_every_case_that_is_on_it() {
    let ((one, first), (other, second)) = (case(&["buurvrouw vragen"]), case(&["samen eten", "boodschappen delen"]));
    let desk = desk(&[(CASE, LogKind::Case, &one), (OTHER, LogKind::Case, &other)]);

    let writes = planned(&desk, &new(&[(CASE, &first), (OTHER, &second)], TODAY.plus(14))).unwrap();

    assert_eq!(writes.iter().map(|write| write.target).collect::<Vec<_>>(), [Target::Log(CASE), Target::Log(OTHER)]);
    assert_eq!(kinds(&writes), [70, 70]);
}

#[test]
fn no_sheet_holds_a_circle_case_what_may_tell_who_it_is_or_longer_than_its_cases() {
    let (partners, tips) = case(&["bel 06-12345678"]);
    let (plain, other) = case(&["buurvrouw vragen"]);
    let mut circle = Partners::new(
        2,
        1,
        CircleOpened {
            title: Line::new("kring").unwrap(),
            purpose: prose("helpen"),
            until: TODAY.plus(30),
            responsible: author(0, 0).org,
            later: LaterReaders::FromNow,
            areas: vec![LifeArea::Housing],
            from: None,
        },
    );
    circle.write(
        0,
        GroundRecorded {
            concerned: ConcernedId([1; 16]),
            ground: LawfulGround::Consent,
            special: SpecialCategory::ExplicitConsent,
            secrecy: SecrecyLift::Consent,
            informed: Informed::Spoken,
            orgs: vec![author(0, 0).org],
            informed_on: Some(TODAY),
            reason: None,
            until: None,
        },
    );
    let mut desk = desk(&[(CASE, LogKind::Case, &partners), (OTHER, LogKind::Case, &plain)]);
    desk.lay(CIRCLE, (LogKind::Circle, ReaderRule::Members), circle.whole(), Texts::new());
    let refused = |cases: &[(LogId, &[FactId])], days, error| {
        assert_eq!(planned(&desk, &new(cases, TODAY.plus(days))), Err(error));
    };

    refused(&[(CIRCLE, &other)], 14, RuleError::LearningOnly);
    refused(&[(CASE, &tips)], 14, RuleError::IdentifiersFound);
    refused(&[(OTHER, &other)], 31, RuleError::BadDay);
    refused(&[(OTHER, &[])], 14, RuleError::OutOfBounds);
    refused(&[(OTHER, &other), (OTHER, &other)], 14, RuleError::OutOfBounds);
    refused(&[(OTHER, &tips)], 14, RuleError::NotFound);
    refused(&[], 14, RuleError::OutOfBounds);
}

fn handed_out() -> (Partners, Vec<FactId>) {
    let (mut partners, tips) = case(&["buurvrouw vragen", "samen eten", "niet gevraagd"]);
    let whom = Line::new("Buurtkamer").unwrap();
    let asked = tips[..2].to_vec();
    let (key, mark) = (ReplyKey([8; 32]), ReplyMark([9; 32]));
    partners.write(0, ReplyAsked { sheet: SHEET, key, whom, until: TODAY.plus(3), tips: asked, mark });
    partners.meet(0, 1);
    (partners, tips)
}

#[test]
fn every_answer_on_a_sheet_is_taken_in_once() {
    let (mut partners, tips) = handed_out();
    partners.write(1, TipReported { tip: tips[0], result: TipResult::Worked, note: None, sheet: Some(SHEET) });
    partners.write(1, CaseReported { line: Some(prose("goed")), words: None, verdict: None, sheet: Some(SHEET) });
    let desk = desk(&[(CASE, LogKind::Case, &partners)]);
    let mut report = told(CASE, &tips[..2]);
    report.line = Some(prose("nog eens"));

    assert_eq!(kinds(&planned(&desk, &take(vec![report])).unwrap()), [68], "the other tip alone");
    assert_eq!(planned(&desk, &take(vec![told(CASE, &tips[..1])])), Err(RuleError::RepliesTaken));
}

#[test]
fn what_a_sheet_did_not_ask_or_a_case_that_is_withdrawn_takes_nothing_in() {
    let (partners, tips) = handed_out();
    let mut withdrawn = partners.clone();
    withdrawn.write(0, CaseStepped { step: CaseStep::Withdrawn, on: None });
    let (unasked, _) = case(&["buurvrouw vragen"]);
    let desk = desk(&[
        (CASE, LogKind::Case, &partners),
        (OTHER, LogKind::Case, &withdrawn),
        (CIRCLE, LogKind::Case, &unasked),
    ]);

    assert_eq!(planned(&desk, &take(vec![told(CASE, &tips[2..])])), Err(RuleError::NotFound));
    assert_eq!(planned(&desk, &take(vec![told(CIRCLE, &tips[..1])])), Err(RuleError::NotFound));
    assert_eq!(planned(&desk, &take(vec![told(OTHER, &tips[..1])])), Err(RuleError::Closed));
    let both = take(vec![told(OTHER, &tips[..1]), told(CASE, &tips[..1])]);
    assert_eq!(kinds(&planned(&desk, &both).unwrap()), [68], "what is still there is taken in");
}
