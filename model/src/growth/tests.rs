use proptest::prelude::*;

use super::*;
use crate::fact::round::{Dimension, PhaseModel};
use crate::id::FactId;
use crate::maturity::default_model;
use crate::roster::Heard;
use crate::snapshot::{Parts, assemble};
use crate::testing::{NETWORK, TODAY, author, standing};
use crate::time::Timestamp;
use crate::view::meeting::{AgendaItemView, AttendanceView, GuideView, SignalView};
use crate::view::{AgreementRow, LessonView, Row, SyncView};
use crate::words::{LearningOrder, Line, RoundWay};

const TABLE: LogId = LogId([200; 16]);

fn org(n: u8) -> OrgId {
    author(n, 0).org
}

fn at(days: i32) -> Timestamp {
    Timestamp(i64::from(TODAY.0 - days) * 86_400_000)
}

pub(crate) fn meeting(n: u8, days: i32, cases: &[u8], there: &[(u8, u8)]) -> MeetingView {
    let item = |case: &u8| AgendaItemView {
        item: FactId([*case; 16]),
        case: Some(LogId([*case; 16])),
        subject: None,
        minutes: None,
        discussed: true,
        by: org(0),
    };
    let was = |(of, person): &(u8, u8)| AttendanceView {
        org: org(*of),
        person: Some(author(*of, *person).person),
        attendance: Attendance::Present,
    };
    MeetingView {
        reflections: Vec::new(),
        log: LogId([n; 16]),
        table: TABLE,
        kind: MeetingKind::Table,
        on: TODAY.plus(-days),
        at: None,
        place: None,
        also: Vec::new(),
        state: MeetingState::Held,
        reason: None,
        agenda: cases.iter().map(item).collect(),
        removed: Vec::new(),
        guides: Vec::new(),
        attendance: there.iter().map(was).collect(),
        guests: Vec::new(),
        signals: Vec::new(),
        news: Vec::new(),
        clocks: Vec::new(),
        notes: String::new(),
        set_apart: Vec::new(),
        by: org(0),
        changed: at(days),
    }
}

pub(crate) fn case(n: u8, by: u8, days: i32, state: CaseState) -> CaseRow {
    CaseRow {
        log: LogId([n; 16]),
        mode: CaseMode::Learning,
        title: "titel".to_owned(),
        table: Some(TABLE),
        by: org(by),
        responsible: None,
        state,
        plan: Box::default(),
        areas: Vec::new(),
        tips: 0,
        reported: 0,
        told: 0,
        helped: None,
        remarks: 0,
        opened: at(days),
        retain_until: TODAY.plus(100),
        hidden: false,
        readers: Vec::new(),
        rule: None,
        changed: at(days),
    }
}

pub(crate) fn agreement(n: u8, state: AgreementState, signed: &[u8]) -> AgreementRow {
    AgreementRow {
        log: LogId([n; 16]),
        title: "Ruimte".to_owned(),
        kind: AgreementKind::Latitude,
        state,
        given: 0,
        electors: 0,
        review: None,
        waiting_for: Vec::new(),
        signed_by: signed.iter().map(|n| org(*n)).collect(),
        remarks: 0,
        changed: at(1),
    }
}

pub(crate) fn lesson(n: u8, owners: &[u8]) -> LessonView {
    LessonView {
        origin: None,
        log: LogId([n; 16]),
        title: "les".to_owned(),
        order: LearningOrder::First,
        cases: Vec::new(),
        owners: owners.iter().map(|n| org(*n)).collect(),
        text: String::new(),
        by: org(0),
        at: at(1),
    }
}

fn round(n: u8, days: i32, phase: Option<u32>, open: bool, model: PhaseModel) -> RoundView {
    RoundView {
        log: LogId([n; 16]),
        title: format!("Ronde {n}"),
        model,
        open,
        participants: Vec::new(),
        dimensions: Vec::new(),
        phase,
        missing: Vec::new(),
        conclusion: String::new(),
        at: at(days),
        earlier: Vec::new(),
        way: RoundWay::Open,
        seals: Vec::new(),
        ended: None,
        named: Vec::new(),
        apart: Vec::new(),
        discussed: false,
    }
}

/// What the first of three members sees.
fn seen(rows: Vec<Row>) -> GrowthView {
    growth(&snapshot(rows))
}

/// The same, as it is shown.
pub(crate) fn snapshot(rows: Vec<Row>) -> Snapshot {
    let rows: BTreeMap<LogId, Row> = rows
        .into_iter()
        .zip(0_u16..)
        .map(|(row, n)| (LogId([n.to_be_bytes(); 8].concat().try_into().unwrap()), row))
        .collect();
    let device = Some(author(0, 0).device);
    let (standing, heard, foundings) = (standing(3, 2), Heard::new(), BTreeMap::new());
    let parts = Parts {
        network: NETWORK,
        device,
        today: TODAY,
        standing: &standing,
        heard: &heard,
        foundings: &foundings,
        rows: &rows,
    };
    assemble(1, &parts, None, SyncView::default())
}

#[track_caller]
fn check(rows: Vec<Row>, sign: Sign, expect: (usize, usize, Option<bool>)) -> SignView {
    let view = seen(rows).signs.into_iter().find(|one| one.sign == sign).unwrap();
    assert_eq!((view.part, view.whole, view.seen), expect, "{view:?}");
    view
}

#[test]
fn without_work_there_is_nothing_to_count_and_no_phase() {
    let view = seen(Vec::new());

    assert_eq!((view.claimed, view.observed), (None, None));
    let counted: Vec<_> = view.signs.iter().filter(|sign| sign.whole > 0).map(|sign| sign.sign).collect();
    assert_eq!(counted, [Sign::Bringing, Sign::Latitude], "members are there to be counted");
}

#[test]
fn cases_are_counted_against_meetings_and_what_cannot_be_read_is_said() {
    let rows = vec![
        Row::Meeting(meeting(1, 20, &[10, 11], &[])),
        Row::Meeting(meeting(2, 10, &[], &[])),
        Row::Meeting(meeting(3, 400, &[12], &[])),
        Row::Case(case(10, 1, 30, CaseState::Trying)),
    ];
    let view = check(rows, Sign::Cases, (2, 2, Some(true)));

    assert_eq!(view.unread, 1);
    assert_eq!(view.evidence[0].by, [Thing::Case(LogId([10; 16]))]);
}

#[test]
fn who_came_back_is_counted_per_meeting_and_nobody_is_named() {
    let rows = vec![
        Row::Meeting(meeting(1, 30, &[], &[(0, 0), (1, 0)])),
        Row::Meeting(meeting(2, 20, &[], &[(0, 0), (1, 1), (2, 0)])),
        Row::Meeting(meeting(3, 10, &[], &[(1, 0), (2, 0)])),
    ];
    let view = check(rows, Sign::Returning, (3, 5, Some(true)));

    let counts: Vec<_> = view.evidence.iter().map(|one| (one.thing, one.part, one.whole)).collect();
    assert_eq!(counts, [(Thing::Meeting(LogId([2; 16])), 1, 3), (Thing::Meeting(LogId([3; 16])), 2, 2)]);
    assert!(view.evidence.iter().all(|one| one.by.is_empty()));
}

#[test]
fn a_guide_is_ones_own_when_a_member_sent_one() {
    let mut own = meeting(1, 20, &[], &[]);
    own.guides = vec![GuideView { org: org(1), person: None }];
    let mut stranger = meeting(2, 10, &[], &[]);
    stranger.guides = vec![GuideView { org: org(9), person: None }];

    check(vec![Row::Meeting(own), Row::Meeting(stranger)], Sign::OwnGuides, (1, 2, Some(false)));
}

#[test]
fn what_is_told_of_a_case_as_a_whole_is_a_report_too() {
    let mut told = case(10, 0, 30, CaseState::Trying);
    told.told = 1;
    let silent = case(11, 1, 30, CaseState::Closed);
    let early = case(12, 1, 30, CaseState::Submitted);

    check(vec![Row::Case(told), Row::Case(silent), Row::Case(early)], Sign::ReportedBack, (1, 2, Some(false)));
}

#[test]
fn members_bring_and_sign_and_each_counts_once() {
    let cases = vec![
        Row::Case(case(10, 0, 30, CaseState::Trying)),
        Row::Case(case(11, 0, 40, CaseState::Closed)),
        Row::Case(case(12, 1, 364, CaseState::Submitted)),
        Row::Case(case(13, 2, 366, CaseState::Closed)),
        Row::Case(case(14, 2, 5, CaseState::Draft)),
    ];
    let view = check(cases, Sign::Bringing, (2, 3, Some(true)));
    assert_eq!(view.evidence[0].by.len() + view.evidence[1].by.len() + view.evidence[2].by.len(), 3);

    let papers = vec![
        Row::Agreement(agreement(20, AgreementState::InForce, &[0])),
        Row::Agreement(agreement(21, AgreementState::InForce, &[0, 7])),
        Row::Agreement(agreement(22, AgreementState::Proposed, &[1, 2])),
    ];
    check(papers, Sign::Latitude, (1, 3, Some(false)));
}

#[test]
fn lessons_need_an_owner_and_signals_an_action() {
    check(
        vec![Row::Lesson(lesson(30, &[0])), Row::Lesson(lesson(31, &[])), Row::Lesson(lesson(32, &[9]))],
        Sign::OwnedLessons,
        (1, 3, Some(false)),
    );
    let mut parked = meeting(1, 20, &[], &[]);
    let signal = |n: u8, follow_ups: &[FollowUp]| SignalView {
        signal: FactId([n; 16]),
        text: "bus".to_owned(),
        by: org(0),
        at: at(20),
        follow_ups: follow_ups.to_vec(),
    };
    parked.signals = vec![signal(1, &[]), signal(2, &[FollowUp::LetGo]), signal(3, &[FollowUp::Action])];
    check(vec![Row::Meeting(parked)], Sign::NewSupply, (1, 3, Some(true)));
}

#[test]
fn a_circle_case_is_never_counted() {
    let mut circle = case(10, 2, 30, CaseState::Trying);
    (circle.mode, circle.table) = (CaseMode::Circle, None);
    circle.readers = vec![crate::view::circle::CircleReader { org: org(0), person: author(0, 0).person, until: None }];

    assert_eq!(seen(vec![Row::Case(circle)]), seen(Vec::new()));
}

#[test]
fn what_is_claimed_comes_from_the_latest_settled_round_that_says_a_phase() {
    let rows = |last: Option<u32>| {
        vec![
            Row::Round(round(40, 200, Some(2), false, default_model())),
            Row::Round(round(41, 100, last, false, default_model())),
            Row::Round(round(42, 10, Some(4), true, default_model())),
        ]
    };

    let claimed = seen(rows(Some(3))).claimed.unwrap();
    assert_eq!((claimed.phase, claimed.name.as_deref()), (Some(3), Some("Teamnetwerk")));
    let view = seen(rows(None));
    assert_eq!(view.claimed.unwrap().phase, Some(2));
    assert_eq!(view.rounds.len(), 2, "an open round is not settled");
}

#[test]
fn no_phase_is_seen_beside_a_model_with_other_phases() {
    let line = |text: &str| Line::new(text).unwrap();
    let signs = vec![line("een"), line("twee")];
    let model = PhaseModel { phases: signs.clone(), dimensions: vec![Dimension { name: line("a"), signs }], needed: 1 };

    let view = seen(vec![Row::Round(round(40, 9, Some(1), false, model))]);

    assert_eq!((view.claimed.unwrap().phases, view.observed), (2, None));
}

fn shown(sign: Sign, seen: Option<bool>) -> SignView {
    SignView {
        sign,
        part: usize::from(seen == Some(true)),
        whole: usize::from(seen.is_some()),
        seen,
        evidence: Vec::new(),
        unread: 0,
    }
}

proptest! {
    #[test]
    fn more_that_is_seen_never_lowers_the_phase(seen in prop::collection::vec(prop::option::of(any::<bool>()), 8), more in 0_usize..8) {
        let signs: Vec<SignView> = Sign::ALL.iter().zip(&seen).map(|(sign, seen)| shown(*sign, *seen)).collect();
        let before = observed(&signs);
        let mut after = signs;
        if after[more].seen == Some(false) {
            after[more] = shown(after[more].sign, Some(true));
        }

        prop_assert!(observed(&after) >= before);
        prop_assert!(before.is_none_or(|phase| (1..=PHASES).contains(&phase)));
    }

    #[test]
    fn every_count_is_the_sum_of_its_evidence(
        meetings in prop::collection::vec((1_i32..500, prop::collection::vec((0_u8..3, 0_u8..2), 0..4), 0_u8..4), 0..6),
        cases in prop::collection::vec((0_u8..3, 1_i32..500), 0..4),
    ) {
        let mut rows: Vec<Row> = (100_u8..).zip(&meetings)
            .map(|(n, (days, there, cases))| Row::Meeting(meeting(n, *days, &(0..*cases).map(|c| c + 50).collect::<Vec<_>>(), there)))
            .collect();
        rows.extend((50_u8..).zip(&cases).map(|(n, (by, days))| Row::Case(case(n, *by, *days, CaseState::Trying))));
        let view = seen(rows);

        for sign in &view.signs {
            prop_assert_eq!(sign.part, sign.evidence.iter().map(|one| one.part).sum::<usize>());
            prop_assert_eq!(sign.whole, sign.evidence.iter().map(|one| one.whole).sum::<usize>());
            prop_assert!(sign.part <= sign.whole || sign.sign == Sign::Cases);
            prop_assert_eq!(sign.seen.is_some(), sign.whole > 0);
        }
    }
}
