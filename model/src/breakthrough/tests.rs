use super::*;
use crate::command::Command;
use crate::command::breakthrough::PlanAct;
use crate::fact::breakthrough::{
    ArgumentMet, PlanPartDropped, SolutionArchived, SolutionFollowed, SolutionLaidBefore, SolutionWorded,
};
use crate::fact::{CaseOpened, CaseStepped};
use crate::plan::{RuleError, plan};
use crate::testing::{Desk, Partners, TODAY, author, standing};
use crate::words::breakthrough::ClosedArgument;
use crate::words::{CaseStep, LifeArea, Line, LogKind, ReaderRule};

const CASE: LogId = LogId([4; 16]);

fn prose(text: &str) -> Prose {
    Prose::new(text).unwrap()
}

pub(super) fn prose_line(text: &str) -> Line {
    Line::new(text).unwrap()
}

pub(crate) fn case() -> Partners {
    let (title, ground) = (Line::new("weer alleen thuis").unwrap(), prose("gevraagd"));
    let (table, areas, retain_until) = (LogId([2; 16]), vec![LifeArea::Housing], TODAY.plus(30));
    Partners::new(2, 1, CaseOpened { table, title, ground, retain_until, areas })
}

fn solution(text: &str) -> SolutionAdded {
    SolutionAdded { text: prose(text), legitimacy: None, commitment: None, gain: None, legal_basis: None }
}

fn shown(partners: &Partners) -> PlanView {
    derive(&partners.whole(), &Texts::new())
}

fn tried(partners: &Partners, texts: Texts, command: &Command) -> Result<Vec<Fact>, RuleError> {
    let mut desk = Desk::new(author(0, 0), standing(2, 1));
    desk.lay(CASE, (LogKind::Case, ReaderRule::Members), partners.whole(), texts);
    desk.keep_histories(&command.logs());
    plan(command, &mut desk).map(|writes| writes.into_iter().flat_map(|write| write.facts).collect())
}

pub(super) fn act(partners: &Partners, act: PlanAct) -> Result<Vec<Fact>, RuleError> {
    tried(partners, Texts::new(), &Command::OnPlan { case: CASE, act })
}

#[test]
fn a_plan_goes_on_from_words_to_what_became_of_it() {
    let mut partners = case();
    let texts = Texts::from([(TextField::Perspective, "Hier blijven wonen".to_owned())]);
    assert_eq!(shown(&partners).state, PlanState::Stuck);
    assert_eq!(derive(&partners.whole(), &texts).state, PlanState::Perspective);

    let one = partners.write(0, solution("huur in één keer betalen"));
    assert_eq!(shown(&partners).state, PlanState::Solutions);
    partners.write(0, SolutionWorded { solution: one, part: SolutionPart::Return, text: Some(prose("rust")) });
    assert_eq!(shown(&partners).state, PlanState::Weighed);
    partners.write(0, SolutionLaidBefore { solution: one, org: Some(author(1, 0).org) });
    assert_eq!(shown(&partners).state, PlanState::LaidBefore);
    partners.write(0, SolutionFollowed { solution: one, kind: FollowKind::Decision });
    assert_eq!(shown(&partners).state, PlanState::FollowedUp);
    let ended = |solution, outcome| SolutionEnded { solution, outcome, note: None };
    partners.write(0, ended(one, SolutionOutcome::NotRealised));
    assert_eq!(shown(&partners).state, PlanState::NotRealised);

    let two = partners.write(0, solution("stapelbed halen"));
    assert_eq!(shown(&partners).state, PlanState::FollowedUp, "what is new is not known yet");
    partners.write(0, ended(two, SolutionOutcome::Realised));
    assert_eq!(shown(&partners).state, PlanState::Realised);
    partners.write(0, ended(two, SolutionOutcome::UnderWay));
    assert_eq!(shown(&partners).state, PlanState::FollowedUp, "a word is taken back");
}

#[test]
fn a_list_says_which_solutions_nobody_owns_and_since_when_others_wait_for_an_answer() {
    let mut partners = case();
    let row = |partners: &Partners| shown(partners).row();
    let one = partners.write(0, solution("huur in één keer betalen"));
    let two = partners.write(0, solution("stapelbed halen"));
    assert_eq!((row(&partners).unowned, row(&partners).laid.len()), (2, 0));

    let (first, other) = (author(1, 0).org, author(0, 0).org);
    let laid = partners.write(0, SolutionLaidBefore { solution: one, org: Some(first) });
    let said = |partners: &Partners, fact| {
        partners.nodes().iter().find(|node| node.recorded.id == fact).map(|node| node.recorded.at).unwrap()
    };
    let waits = row(&partners);
    assert_eq!((waits.unowned, waits.laid[0].laid.org), (1, first));
    assert_eq!(waits.laid[0].laid.at, said(&partners, laid));

    let again = partners.write(0, SolutionLaidBefore { solution: one, org: Some(other) });
    assert_eq!(row(&partners).laid[0].laid.at, said(&partners, again), "whoever got it last has the time");
    partners.meet(0, 1);
    partners.write(1, SolutionFollowed { solution: one, kind: FollowKind::Decision });
    assert!(row(&partners).laid.iter().all(|one| one.taken_up), "something was heard of it");
    partners.write(0, SolutionEnded { solution: two, outcome: SolutionOutcome::NotRealised, note: None });
    assert_eq!(row(&partners).unowned, 0, "what ended needs no owner");

    let three = partners.write(0, solution("een sleutel bijmaken"));
    partners.write(0, SolutionLaidBefore { solution: three, org: Some(first) });
    partners.write(0, SolutionLaidBefore { solution: three, org: None });
    assert_eq!((row(&partners).unowned, row(&partners).laid.len()), (1, 1), "it was taken back");
    partners.write(0, SolutionArchived { solution: three });
    assert_eq!(row(&partners).unowned, 0, "what is archived waits for nobody");
}

#[test]
fn outcomes_that_differ_are_both_shown_and_end_nothing() {
    let mut partners = case();
    let one = partners.write(0, solution("huur in één keer betalen"));
    partners.meet(0, 1);
    for (replica, outcome) in [(0, SolutionOutcome::Realised), (1, SolutionOutcome::NotRealised)] {
        partners.write(replica, SolutionEnded { solution: one, outcome, note: None });
    }

    let plan = shown(&partners);

    assert_eq!((plan.state, plan.solutions[0].outcomes.len()), (PlanState::FollowedUp, 2));
    partners.meet(0, 1);
    partners.write(1, SolutionEnded { solution: one, outcome: SolutionOutcome::Realised, note: None });
    assert_eq!(shown(&partners).state, PlanState::Realised);
}

#[test]
fn words_about_an_archived_solution_written_apart_leave_it_archived_and_later_ones_bring_it_back() {
    let mut partners = case();
    let one = partners.write(0, solution("verhuizen"));
    partners.meet(0, 1);
    partners.write(0, SolutionArchived { solution: one });
    partners.write(1, SolutionWorded { solution: one, part: SolutionPart::Return, text: Some(prose("ruimte")) });
    let apart = shown(&partners);
    assert!(apart.solutions[0].archived && apart.solutions[0].gain.len() == 1, "nothing is lost");

    partners.meet(1, 0);
    let part = SolutionPart::What;
    partners.write(0, SolutionWorded { solution: one, part, text: Some(prose("toch verhuizen")) });

    assert_eq!(shown(&partners).live().map(SolutionView::title).collect::<Vec<_>>(), ["toch verhuizen"]);
}

#[test]
fn only_what_differs_is_written_and_what_holds_is_said_so() {
    let mut partners = case();
    let one = partners.write(0, SolutionAdded { gain: Some(prose("rust")), ..solution("huur betalen") });
    let part = |part, text: Option<&str>| (part, text.map(prose));
    let words = vec![
        part(SolutionPart::What, Some("huur betalen")),
        part(SolutionPart::Legitimacy, None),
        part(SolutionPart::Commitment, Some("de bewoner")),
        part(SolutionPart::Return, None),
    ];

    let facts = act(&partners, PlanAct::WordSolution { solution: one, words }).unwrap();

    let parts = facts.iter().map(|fact| match fact {
        Fact::SolutionWorded(worded) => (worded.part, worded.text.is_some()),
        other => panic!("{other:?}"),
    });
    assert!(parts.eq([(SolutionPart::Commitment, true), (SolutionPart::Return, false)]));
    let same = vec![part(SolutionPart::Return, Some("rust"))];
    let again = act(&partners, PlanAct::WordSolution { solution: one, words: same });
    assert_eq!(again, Err(RuleError::AlreadySo));
    let gone = vec![part(SolutionPart::What, None)];
    assert_eq!(act(&partners, PlanAct::WordSolution { solution: one, words: gone }), Err(RuleError::OutOfBounds));
}

#[test]
fn bad_input_is_refused() {
    let mut partners = case();
    let one = partners.write(0, solution("huur betalen"));
    let follow = |solution, org: Option<u8>, outcome| PlanAct::FollowSolution {
        solution,
        owner: org.map(|org| author(org, 0).org),
        kind: None,
        outcome,
        note: None,
    };
    assert_eq!(act(&partners, follow(FactId([9; 16]), Some(1), None)), Err(RuleError::NotFound));
    assert_eq!(act(&partners, follow(one, Some(7), None)), Err(RuleError::OtherNotAMember));
    assert_eq!(act(&partners, follow(one, None, None)), Err(RuleError::AlreadySo));
    assert_eq!(act(&partners, PlanAct::ArchiveSolution { solution: FactId([9; 16]) }), Err(RuleError::NotFound));

    partners.write(0, CaseStepped { step: CaseStep::Closed, on: None });
    let added = PlanAct::AddSolution { solution: Box::new(solution("nog een")) };
    assert_eq!(act(&partners, added.clone()), Err(RuleError::Closed));
    assert_eq!(act(&partners, follow(one, Some(1), None)), Err(RuleError::Closed));
    assert!(act(&partners, follow(one, None, Some(SolutionOutcome::Realised))).is_ok(), "a late word is welcome");
    partners.write(0, CaseStepped { step: CaseStep::Withdrawn, on: None });
    assert_eq!(act(&partners, added), Err(RuleError::Closed));
}

#[test]
fn a_case_whose_texts_an_earlier_version_made_says_so() {
    let partners = case();
    let edit = |texts: Texts| {
        let edits = vec![crate::command::TextEdit {
            field: TextField::Perspective,
            at: 0,
            delete: 0,
            insert: "Hier wonen".to_owned(),
        }];
        tried(&partners, texts, &Command::EditText { log: CASE, edits })
    };
    let earlier = Texts::from([(TextField::Question, String::new())]);
    assert!(!derive(&partners.whole(), &earlier).writable);
    assert_eq!(edit(earlier), Err(RuleError::OlderTexts));
    assert!(edit(Texts::new()).is_ok(), "before the first word every text has a place");
}

#[test]
fn a_lesson_that_names_the_case_is_the_last_step_of_a_plan_that_ended() {
    let mut partners = case();
    let one = partners.write(0, solution("huur betalen"));
    let lessons = [LessonView {
        origin: None,
        log: LogId([8; 16]),
        title: "les".to_owned(),
        order: crate::words::LearningOrder::First,
        cases: vec![CASE],
        owners: Vec::new(),
        text: String::new(),
        by: author(0, 0).org,
        at: crate::time::Timestamp(0),
    }];
    assert_eq!(reached(&shown(&partners), CASE, &lessons), PlanState::Solutions);
    partners.write(0, SolutionEnded { solution: one, outcome: SolutionOutcome::NotRealised, note: None });
    assert_eq!(reached(&shown(&partners), CASE, &lessons), PlanState::Learned);
    assert_eq!(reached(&shown(&partners), LogId([5; 16]), &lessons), PlanState::NotRealised);
}

#[test]
fn closed_arguments_are_counted_for_the_network_and_for_nobody_in_it() {
    let mut partners = case();
    let one = partners.write(0, ArgumentMet { argument: ClosedArgument::Law, note: Some(prose("welk artikel?")) });
    partners.write(1, ArgumentMet { argument: ClosedArgument::Law, note: None });
    partners.write(1, ArgumentMet { argument: ClosedArgument::Privacy, note: None });
    let row = || crate::case::row(CASE, &partners.whole(), &Texts::new()).unwrap();
    let count = |row: crate::view::CaseRow, argument| {
        counted(&[row]).into_iter().find(|(one, _)| *one == argument).map(|(_, count)| count)
    };
    assert_eq!(counted(&[]).len(), ClosedArgument::ALL.len(), "all ten stand in the book");
    assert_eq!((count(row(), ClosedArgument::Law), count(row(), ClosedArgument::Privacy)), (Some(2), Some(1)));

    partners.meet(0, 1);
    partners.write(1, PlanPartDropped { part: one });

    let row = crate::case::row(CASE, &partners.whole(), &Texts::new()).unwrap();
    assert_eq!(count(row, ClosedArgument::Law), Some(1), "what was picked by mistake is taken out");
    assert_eq!(act(&partners, PlanAct::DropPart { part: one }), Err(RuleError::AlreadySo));
    partners.write(0, CaseStepped { step: CaseStep::Withdrawn, on: None });
    let row = crate::case::row(CASE, &partners.whole(), &Texts::new()).unwrap();
    assert_eq!(*row.plan, crate::view::breakthrough::PlanRow::default(), "nothing of a withdrawn case is counted");
}
