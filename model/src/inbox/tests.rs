use super::*;
use crate::command::Command;
use crate::command::breakthrough::PlanAct;
use crate::fact::breakthrough::{AnswerPromised, SolutionAdded, SolutionFollowed, SolutionLaidBefore};
use crate::fact::card::{OrganisationDescribed, PlanContactsNamed};
use crate::fact::{CaseStepped, Fact};
use crate::id::{FactId, LogId, PersonId};
use crate::plan::{RuleError, plan};
use crate::testing::{Desk, Partners, TODAY, author, standing};
use crate::time::Day;
use crate::view::Texts;
use crate::view::breakthrough::SolutionView;
use crate::words::breakthrough::FollowKind;
use crate::words::{CaseStep, Formality, Line, LogKind, OrgKind, Prose, ReaderRule};

const CASE: LogId = LogId([4; 16]);
const CARD: LogId = LogId([6; 16]);

fn org(n: u8) -> OrgId {
    author(n, 0).org
}

/// A case in which the first partner laid a solution before the second; both know.
fn laid() -> (Partners, FactId) {
    let mut partners = crate::breakthrough::tests::case();
    let text = Prose::new("Eén sleutel voor de klusbus").unwrap();
    let added = SolutionAdded { text, legitimacy: None, commitment: None, gain: None, legal_basis: None };
    let solution = partners.write(0, added);
    partners.write(0, SolutionLaidBefore { solution, org: Some(org(1)) });
    partners.meet(0, 1);
    (partners, solution)
}

fn shown(partners: &Partners) -> SolutionView {
    crate::breakthrough::derive(&partners.whole(), &Texts::new()).solutions.remove(0)
}

fn rows(partners: &Partners) -> Vec<LaidRow> {
    crate::case::row(CASE, &partners.whole(), &Texts::new()).unwrap().plan.laid
}

fn days(partners: &Partners) -> Vec<Day> {
    shown(partners).promises.iter().map(|one| one.on).collect()
}

#[test]
fn a_promise_stands_beside_the_solution_until_its_day_and_counts_by_whom_it_lies_before() {
    let (mut partners, solution) = laid();
    assert_eq!(rows(&partners)[0].state(TODAY), RequestState::Waiting);
    partners.write(0, AnswerPromised { solution, on: Some(TODAY) });
    assert!(days(&partners).is_empty(), "nobody promises for another");
    partners.write(1, AnswerPromised { solution, on: Some(TODAY.plus(3)) });

    let row = rows(&partners).remove(0);
    assert_eq!((row.laid.org, row.laid.by, row.promised.as_slice()), (org(1), org(0), [TODAY.plus(3)].as_slice()));
    assert_eq!(row.state(TODAY.plus(3)), RequestState::Promised, "the day itself is in time");
    assert_eq!(row.state(TODAY.plus(4)), RequestState::Overdue);

    partners.write(1, SolutionFollowed { solution, kind: FollowKind::Action });
    assert_eq!(rows(&partners)[0].state(TODAY.plus(4)), RequestState::TakenUp);
    partners.write(1, AnswerPromised { solution, on: None });
    assert!(days(&partners).is_empty());
}

#[test]
fn days_promised_apart_are_both_shown_and_the_last_is_waited_for() {
    let mut partners = Partners::new(2, 2, opening());
    let text = Prose::new("Iets").unwrap();
    let added = SolutionAdded { text, legitimacy: None, commitment: None, gain: None, legal_basis: None };
    let solution = partners.write(0, added);
    partners.write(0, SolutionLaidBefore { solution, org: Some(org(1)) });
    partners.meet(0, 2);
    partners.meet(0, 3);
    partners.write(2, AnswerPromised { solution, on: Some(TODAY.plus(2)) });
    partners.write(3, AnswerPromised { solution, on: Some(TODAY.plus(9)) });
    assert_eq!(days(&partners), [TODAY.plus(2), TODAY.plus(9)]);
    assert_eq!(rows(&partners)[0].state(TODAY.plus(5)), RequestState::Promised);
}

/// The fact that opened the case of the tests of plans.
fn opening() -> Fact {
    let first = crate::breakthrough::tests::case().nodes()[0].recorded.fact.clone();
    assert!(matches!(first, Fact::CaseOpened(_)));
    first
}

#[test]
fn a_promise_goes_with_whom_the_solution_lies_before() {
    let (mut partners, solution) = laid();
    partners.write(1, AnswerPromised { solution, on: Some(TODAY) });
    partners.meet(1, 0);
    partners.write(0, SolutionLaidBefore { solution, org: Some(org(0)) });
    assert!(days(&partners).is_empty());
    partners.write(0, SolutionLaidBefore { solution, org: Some(org(1)) });
    assert!(days(&partners).is_empty(), "laid before it anew, it promises anew");
}

fn tried(partners: &Partners, n: u8, act: PlanAct) -> Result<(), RuleError> {
    let mut desk = Desk::new(author(n, 0), standing(2, 1));
    desk.lay(CASE, (LogKind::Case, ReaderRule::Members), partners.whole(), Texts::new());
    plan(&Command::OnPlan { case: CASE, act }, &mut desk).map(drop)
}

#[test]
fn only_whom_it_lies_before_promises_and_a_day_that_comes() {
    let (mut partners, solution) = laid();
    let promise = |on| PlanAct::PromiseAnswer { solution, on };
    assert_eq!(tried(&partners, 0, promise(Some(TODAY))), Err(RuleError::NotYours));
    assert_eq!(tried(&partners, 1, promise(Some(TODAY.plus(-1)))), Err(RuleError::BadDay));
    assert_eq!(tried(&partners, 1, promise(Some(TODAY.plus(367)))), Err(RuleError::BadDay));
    assert_eq!(tried(&partners, 1, promise(None)), Err(RuleError::AlreadySo));
    assert_eq!(tried(&partners, 1, promise(Some(TODAY))), Ok(()));
    partners.write(1, AnswerPromised { solution, on: Some(TODAY) });
    assert_eq!(tried(&partners, 1, promise(Some(TODAY))), Err(RuleError::AlreadySo));
    assert_eq!(tried(&partners, 1, promise(None)), Ok(()));
    partners.write(0, CaseStepped { step: CaseStep::Closed, on: None });
    assert_eq!(tried(&partners, 1, promise(None)), Err(RuleError::Closed));
    partners.write(0, CaseStepped { step: CaseStep::Withdrawn, on: None });
    let row = crate::case::row(CASE, &partners.whole(), &Texts::new()).unwrap();
    assert!(row.plan.laid.is_empty(), "nothing of a withdrawn case lies anywhere");
}

fn card() -> Partners {
    let name = Line::new("Buurtkracht").unwrap();
    let (kind, formality) = (OrgKind::Welfare, Formality::Formal);
    let described = OrganisationDescribed { org: org(0), name, kind, formality, areas: vec![], offers: None };
    Partners::new(2, 2, described)
}

fn contacts(partners: &Partners) -> Vec<PersonId> {
    crate::card::organisation(CARD, &partners.whole()).unwrap().contacts
}

#[test]
fn an_organisation_names_its_own_contacts_and_lists_written_apart_add_up() {
    let mut partners = card();
    let [first, second] = [0, 1].map(|device| author(0, device).person);
    partners.write(2, PlanContactsNamed { people: vec![author(1, 0).person] });
    assert!(contacts(&partners).is_empty(), "nobody names contacts of another");
    partners.write(0, PlanContactsNamed { people: vec![first] });
    partners.write(1, PlanContactsNamed { people: vec![second] });
    let mut both = vec![first, second];
    both.sort_unstable();
    assert_eq!(contacts(&partners), both);
    partners.meet(0, 1);
    partners.write(1, PlanContactsNamed { people: vec![] });
    assert!(contacts(&partners).is_empty());
}

#[test]
fn contacts_are_people_who_act_for_the_organisation() {
    let mut partners = card();
    let tried = |partners: &Partners, people: Vec<PersonId>| {
        let mut standing = standing(2, 2);
        standing.people.get_mut(&(org(0), author(0, 1).person)).unwrap().active = false;
        let mut desk = Desk::new(author(0, 0), standing);
        desk.lay(CARD, (LogKind::Organisation, ReaderRule::Members), partners.whole(), Texts::new());
        plan(&Command::NamePlanContacts { people }, &mut desk).map(drop)
    };
    let [mine, ended, other] = [author(0, 0), author(0, 1), author(1, 0)].map(|author| author.person);
    assert_eq!(tried(&partners, vec![other]), Err(RuleError::NotYours));
    assert_eq!(tried(&partners, vec![ended]), Err(RuleError::NotYours));
    assert_eq!(tried(&partners, vec![]), Err(RuleError::AlreadySo));
    assert_eq!(tried(&partners, vec![mine, mine]), Ok(()), "twice is once");
    partners.write(0, PlanContactsNamed { people: vec![mine] });
    assert_eq!(tried(&partners, vec![mine]), Err(RuleError::AlreadySo));
}
