use proptest::prelude::*;

use super::*;
use crate::growth::tests::{agreement, case, snapshot};
use crate::id::LogId;
use crate::testing::author;
use crate::time::Timestamp;
use crate::view::{DepartureView, SeasonView, TableView};
use crate::words::ReaderRule;

fn table() -> TableView {
    TableView {
        log: LogId([200; 16]),
        name: "Noord".to_owned(),
        area: None,
        rhythm: None,
        readers: ReaderRule::Members,
        orgs: vec![author(0, 0).org],
    }
}

fn season(ended: bool) -> SeasonView {
    SeasonView {
        log: LogId([201; 16]),
        title: "Voorjaar".to_owned(),
        actions: Vec::new(),
        at: Timestamp(0),
        reviews: Vec::new(),
        superfluous: Vec::new(),
        pulse: None,
        course: Vec::new(),
        ended,
        over: None,
    }
}

fn talked(mode: CaseMode, reported: usize) -> CaseRow {
    CaseRow { mode, tips: 2, reported, ..case(9, 0, 10, CaseState::Trying) }
}

fn on(s: &Snapshot) -> (Step, usize) {
    let on = journey(s);
    (on.step, on.count)
}

#[test]
fn each_thing_that_is_done_leads_a_step_further_and_says_how_many() {
    let mut s = snapshot(Vec::new());
    assert_eq!(on(&s).0, Step::Immersion);
    s.network.tables.push(table());
    assert_eq!(on(&s), (Step::KickOff, 1));
    s.agreements.push(agreement(1, AgreementState::Draft, &[]));
    assert_eq!(on(&s), (Step::KickOff, 1), "a draft was laid before nobody");
    s.agreements.push(agreement(2, AgreementState::Proposed, &[]));
    assert_eq!(on(&s), (Step::Passion, 1));
    s.cases.push(talked(CaseMode::Learning, 0));
    assert_eq!(on(&s), (Step::Presence, 1));
    s.cases.extend([talked(CaseMode::Learning, 1), talked(CaseMode::Learning, 2)]);
    assert_eq!(on(&s), (Step::DrivingLesson, 2));
    s.seasons.push(season(false));
    assert_eq!(on(&s).0, Step::DrivingLesson, "a season that goes on was not looked back at");
    s.seasons[0].ended = true;
    assert_eq!(on(&s), (Step::SeasonFeast, 1));
    s.seasons.push(season(false));
    assert_eq!(on(&s), (Step::Growth, 1));
}

#[test]
fn a_circle_case_points_nowhere() {
    let mut s = snapshot(Vec::new());
    s.cases.push(talked(CaseMode::Circle, 2));
    assert_eq!((on(&s).0, pointer(&s)), (Step::Immersion, Pointer::Nothing));
}

#[test]
fn a_stage_is_left_when_something_holds_and_when_all_are_asked_to_stop() {
    let mut s = snapshot(Vec::new());
    assert_eq!(pointer(&s).way(), Way::Finding);
    s.agreements.push(agreement(1, AgreementState::InForce, &[]));
    s.cases.push(talked(CaseMode::Learning, 0));
    assert_eq!(pointer(&s), Pointer::Work { agreements: 1, cases: 1 });

    let mut ending = agreement(2, AgreementState::Draft, &[]);
    ending.kind = AgreementKind::Ending;
    s.agreements.push(ending);
    assert_eq!(pointer(&s).way(), Way::Working, "a draft asks nobody");
    s.agreements[1].state = AgreementState::Proposed;
    assert_eq!(pointer(&s), Pointer::Ending);
    s.agreements[1].state = AgreementState::Ended;
    assert_eq!(pointer(&s).way(), Way::Working);
}

#[test]
fn one_of_many_that_leaves_is_no_letting_go_and_half_of_them_are() {
    let mut s = snapshot(Vec::new());
    let members: Vec<_> = s.network.organisations.iter().filter(|one| one.stage == Stage::Member).collect();
    let (whole, orgs) = (members.len(), members.iter().map(|one| one.org).collect::<Vec<_>>());
    assert!(whole > 2);
    for (leaving, org) in orgs.into_iter().enumerate() {
        s.departures.push(DepartureView {
            log: LogId([202; 16]),
            org,
            on: None,
            reason: None,
            harvest: String::new(),
            called_off: false,
        });
        let gone = 2 * (leaving + 1) >= whole;
        assert_eq!(pointer(&s).way() == Way::LettingGo, gone, "{leaving} of {whole}");
    }
    s.departures.iter_mut().for_each(|row| row.called_off = true);
    assert_eq!(pointer(&s), Pointer::Nothing);
}

proptest! {
    /// Whatever else is done, nothing leads back on the journey, and the order in which rows come tells nothing.
    #[test]
    fn more_that_is_done_never_leads_back(
        (tables, laid, talk, told, over) in (0..2_usize, 0..3_usize, 0..3_usize, 0..3_usize, 0..2_usize),
        more in 0..5_usize,
    ) {
        let mut s = snapshot(Vec::new());
        s.network.tables.extend((0..tables).map(|_| table()));
        s.agreements.extend((0..laid).map(|_| agreement(1, AgreementState::InForce, &[])));
        s.cases.extend((0..talk).map(|_| talked(CaseMode::Learning, 0)));
        s.cases.extend((0..told).map(|_| talked(CaseMode::Learning, 1)));
        s.seasons.extend((0..over).map(|_| season(true)));
        let before = journey(&s);
        let mut turned = s.clone();
        turned.cases.reverse();
        prop_assert_eq!(journey(&turned), before);
        match more {
            0 => s.network.tables.push(table()),
            1 => s.agreements.push(agreement(3, AgreementState::Objected, &[])),
            2 => s.cases.push(talked(CaseMode::Learning, 0)),
            3 => s.cases.push(talked(CaseMode::Learning, 2)),
            _ => s.seasons.push(season(false)),
        }
        prop_assert!(journey(&s).step >= before.step);
        prop_assert_eq!(pointer(&s), pointer(&s.clone()));
    }
}
