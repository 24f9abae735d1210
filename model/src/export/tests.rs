//! Renderings of a network in which everybody wrote the same words everywhere.

mod plan;

mod graph;
mod growth;
mod part;

use std::collections::BTreeSet;

use super::html::letter::{self, Request};
use super::labels::{has, key_of};
use super::*;
use crate::fact::round::{Dimension, PhaseModel};
use crate::fact::steps::{StepTemplate, TemplateStep};
use crate::id::{ConcernedId, DeviceId, FactId, NetworkId, OrgId, PersonId, SealId, VersionId};
use crate::time::TimeOfDay;
use crate::view::circle::{CaseMode, CircleView, ConcernedView, GroundView, ReaderSpan};
use crate::view::meeting::{
    AgendaItemView, AttendanceView, ClockView, GuestsView, GuideView, MeetingState, MeetingView, NewsView, SignalView,
    When,
};
use crate::view::pulse::{CourseView, PulseView};
use crate::view::report::CaseLine;
use crate::view::review::{ReviewView, ReviewWord, Running, SuperfluousView};
use crate::view::steps::TemplateView;
use crate::view::{
    ActionView, AgreementRow, AgreementState, CaseRow, CaseState, CriterionView, DepartureView, DimensionView,
    ElectorView, LessonView, Me, NetworkView, OrganisationView, PersonView, RoundFault, RoundState, RoundView,
    ScoreView, SealState, SealView, SeasonView, SetApart, Stage, StepView, SyncView, TableView, TipReport, TipVersion,
    TipView, VersionCriterion, VersionView,
};
use crate::words::review::Onward;
use crate::words::{
    AgreementKind, AgreementRule, Attendance, CaseStep, ClientVerdict, FollowUp, Formality, Informed, LaterReaders,
    LawfulGround, LearningOrder, LifeArea, Line, Mandates, MeetingKind, OrgKind, ReaderRule, Role, RoundWay,
    SecrecyLift, SpecialCategory, StepMethod, SupportLevel, TipResult, Verdict,
};

const US: OrgId = OrgId([1; 16]);
const THEM: OrgId = OrgId([2; 16]);
const ANNA: PersonId = PersonId([3; 16]);
const TABLE: LogId = LogId([4; 16]);
const CASE: LogId = LogId([5; 16]);
const DAY: Day = Day(20_000);
const AT: Timestamp = Timestamp(20_000 * 86_400_000 + 45_296_000);

/// What everybody wrote, everywhere: it would break a page or a table that does not escape.
const NASTY: &str = "</td><script>alert('x')</script>\n\"een, twee\" & drie";

fn network(text: &str) -> NetworkView {
    let org = |org, name: Option<&str>| OrganisationView {
        org,
        name: name.map(str::to_owned),
        code: "AB".to_owned(),
        colour: 0,
        kind: OrgKind::Welfare,
        formality: Formality::Informal,
        areas: vec![LifeArea::Finances],
        offers: Some(text.to_owned()),
        stage: Stage::Member,
        voice: true,
        number: 1,
        endorsed_by: vec![THEM],
        received_by: vec![],
        own: org == US,
        card: None,
        gaps: vec![],
        contacts: vec![],
        membership: crate::view::MembershipView::default(),
    };
    let mandates = Mandates { administer: false, decide: true, sign: true };
    NetworkView {
        network: NetworkId([9; 32]),
        name: text.to_owned(),
        region: Some(text.to_owned()),
        log: None,
        purpose: text.to_owned(),
        me: Some(Me { org: US, person: ANNA, device: DeviceId([6; 32]), mandates, writable: true }),
        organisations: vec![org(US, Some(text)), org(THEM, None)],
        people: vec![PersonView {
            person: ANNA,
            org: US,
            card: None,
            name: Some(text.to_owned()),
            roles: vec![Role::Coach],
            training: vec![growth::training(text)],
            contact: Some("+31 6 12345678".to_owned()),
            mandates,
            active: true,
            own: true,
        }],
        devices: vec![],
        invitations: vec![],
        tables: vec![TableView {
            log: TABLE,
            name: text.to_owned(),
            area: Some(text.to_owned()),
            rhythm: Some(text.to_owned()),
            readers: ReaderRule::Members,
            orgs: vec![US, THEM],
        }],
        few_voices: true,
        household: crate::view::device::HouseholdView::default(),
        sponsors: 1,
        paused: false,
        motions: Vec::new(),
        groups: Vec::new(),
        continues: None,
        blind_peers: Vec::new(),
        budgets: plan::budgets(text),
        ladders: plan::ladders(text),
        templates: vec![TemplateView {
            written: FactId([22; 16]),
            instead: Some(StepMethod::LeftToRight),
            template: template(text),
            by: US,
        }],
    }
}

fn case(text: &str) -> CaseView {
    let version = |words: &str| TipVersion {
        area: LifeArea::Finances,
        level: SupportLevel::Neighbourhood,
        text: words.to_owned(),
        by: US,
        at: AT,
    };
    CaseView {
        row: CaseRow {
            log: CASE,
            title: text.to_owned(),
            mode: CaseMode::Learning,
            table: Some(TABLE),
            by: US,
            responsible: None,
            state: CaseState::Trying,
            plan: Box::new(plan::plan(text).row()),
            areas: vec![LifeArea::Finances],
            tips: 1,
            reported: 1,
            told: 1,
            helped: None,
            remarks: 1,
            opened: AT,
            retain_until: DAY.plus(30),
            hidden: false,
            readers: Vec::new(),
            rule: None,
            changed: AT,
        },
        ground: text.to_owned(),
        circle: None,
        question: text.to_owned(),
        situation: text.to_owned(),
        strengths: text.to_owned(),
        tips: vec![TipView {
            tip: FactId([7; 16]),
            by: US,
            versions: vec![version(text), version("een andere versie")],
            reports: vec![TipReport {
                result: TipResult::Worked,
                note: Some(text.to_owned()),
                by: THEM,
                at: AT,
                whom: Some(text.to_owned()),
            }],
            archived: false,
        }],
        lines: vec![CaseLine {
            line: Some(text.to_owned()),
            words: Some(text.to_owned()),
            verdict: Some(ClientVerdict::HelpedLittle),
            by: THEM,
            whom: Some(text.to_owned()),
            at: AT,
        }],
        plan: Box::new(plan::plan(text)),
        sheets: Vec::new(),
        talk: growth::talk(text),
        steps: vec![StepView { step: CaseStep::Discussed, on: Some(DAY), by: US, at: AT }],
        set_apart: vec![SetApart { by: Some(THEM), text: Some(text.to_owned()), reason: "branch".to_owned() }],
        continues: None,
    }
}

fn agreement(text: &str) -> AgreementView {
    AgreementView {
        row: AgreementRow {
            log: LogId([8; 16]),
            title: text.to_owned(),
            kind: AgreementKind::Latitude,
            state: AgreementState::InForce,
            given: 1,
            electors: 2,
            review: Some(DAY),
            waiting_for: vec![THEM],
            signed_by: vec![US],
            remarks: 0,
            changed: AT,
        },
        draft: text.to_owned(),
        criteria: vec![CriterionView { criterion: FactId([1; 16]), text: text.to_owned() }],
        versions: vec![VersionView {
            version: VersionId([8; 32]),
            title: text.to_owned(),
            text: text.to_owned(),
            rule: AgreementRule::Majority,
            electors: vec![
                ElectorView {
                    org: US,
                    verdict: Some(Verdict::AgreeWithNote),
                    note: Some(text.to_owned()),
                    paper: None,
                    contradicted: false,
                    person: Some(ANNA),
                    at: Some(AT),
                },
                ElectorView {
                    org: THEM,
                    verdict: None,
                    note: None,
                    paper: None,
                    contradicted: false,
                    person: None,
                    at: None,
                },
            ],
            parents: vec![VersionId([7; 32])],
            criteria: vec![VersionCriterion { text: text.to_owned(), accepted_by: vec![US], accepted: false }],
            state: AgreementState::InForce,
            effective: Some(DAY),
            review: Some(DAY),
            stop_clause: Some(text.to_owned()),
            seen_in_force: vec![US],
            signed_both: vec![THEM],
            ended_by: vec![],
            end_reasons: vec![],
            by: US,
            at: AT,
        }],
        talk: growth::talk(text),
        set_apart: vec![],
        earlier: None,
    }
}

fn round(text: &str) -> RoundView {
    let line = |text: &str| Line::new(text).unwrap();
    let model = PhaseModel {
        phases: vec![line("Los zand"), line("Teamnetwerk")],
        dimensions: vec![Dimension { name: line("ambitie"), signs: vec![] }],
        needed: 1,
    };
    let score = |org, score| ScoreView { org, score, evidence: Some(text.to_owned()), contradicted: score == 1 };
    RoundView {
        log: LogId([10; 16]),
        title: text.to_owned(),
        model,
        open: false,
        participants: vec![US, THEM],
        dimensions: vec![DimensionView {
            index: 0,
            name: text.to_owned(),
            scores: vec![score(US, 1), score(THEM, 2)],
            median: Some(1),
            spread: 1,
            counts: vec![0, 4],
            counted_apart: true,
        }],
        phase: Some(2),
        missing: vec![],
        conclusion: text.to_owned(),
        at: AT,
        earlier: Vec::new(),
        way: RoundWay::Sealed,
        seals: [(US, SealState::Revealed), (THEM, SealState::Late)]
            .map(|(org, state)| SealView { org, state, at: Some(AT), seal: Some(SealId([1; 32])) })
            .into(),
        ended: Some(US),
        named: vec![],
        apart: vec![(THEM, RoundFault::Mismatch)],
        discussed: true,
    }
}

fn template(text: &str) -> StepTemplate {
    let step = |name: &str, level| TemplateStep { name: Line::new(name).unwrap(), level, minutes: 5 };
    let steps = vec![step("de vraag", None), step("wat kan de buurt", Some(SupportLevel::Neighbourhood))];
    StepTemplate { name: Line::new(&text.replace('\n', " ").chars().take(200).collect::<String>()).unwrap(), steps }
}

fn meeting(text: &str) -> MeetingView {
    let item = |item: u8, case| AgendaItemView {
        item: FactId([item; 16]),
        case,
        subject: Some(text.to_owned()),
        minutes: Some(30),
        discussed: case.is_some(),
        by: US,
    };
    MeetingView {
        reflections: Vec::new(),
        log: LogId([17; 16]),
        table: TABLE,
        kind: MeetingKind::Table,
        on: DAY,
        at: TimeOfDay::new(9, 30),
        place: Some(text.to_owned()),
        also: vec![When { on: DAY.plus(7), at: None, place: Some(text.to_owned()) }],
        state: MeetingState::Held,
        reason: Some(text.to_owned()),
        agenda: vec![item(1, Some(CASE)), item(2, None)],
        removed: vec![],
        guides: vec![GuideView { org: US, person: Some(ANNA) }],
        attendance: vec![
            AttendanceView { org: US, person: Some(ANNA), attendance: Attendance::Present },
            AttendanceView { org: THEM, person: None, attendance: Attendance::Unable },
        ],
        guests: vec![GuestsView { role: Role::Resident, count: 2 }],
        signals: vec![SignalView {
            signal: FactId([18; 16]),
            text: text.to_owned(),
            by: THEM,
            at: AT,
            follow_ups: vec![FollowUp::Action],
        }],
        clocks: vec![ClockView {
            clock: FactId([20; 16]),
            item: FactId([1; 16]),
            template: template(text),
            step: None,
            running: false,
            spent: vec![400, 59],
            since: AT,
            word: FactId([21; 16]),
            keeper: GuideView { org: US, person: Some(ANNA) },
            guided: true,
            current: false,
        }],
        news: vec![NewsView { news: FactId([19; 16]), text: text.to_owned(), until: DAY, by: US }],
        notes: text.to_owned(),
        set_apart: vec![],
        by: US,
        changed: AT,
    }
}

fn snapshot(text: &str) -> Snapshot {
    let action = ActionView {
        action: FactId([11; 16]),
        what: text.to_owned(),
        owners: vec![US],
        person: Some(ANNA),
        due: Some(DAY),
        done: false,
        lent: Some((THEM, DAY)),
        unowned: false,
        origin: Some(CASE),
    };
    Snapshot {
        version: 1,
        today: DAY,
        network: network(text),
        cases: vec![case(text).row],
        meetings: vec![meeting(text)],
        agreements: vec![agreement(text).row],
        rounds: vec![round(text)],
        seasons: vec![SeasonView {
            over: None,
            log: LogId([12; 16]),
            title: text.to_owned(),
            reviews: vec![ReviewView {
                about: Running::Action(action.action),
                words: vec![ReviewWord { onward: Onward::Change, why: Some(text.to_owned()), by: THEM, at: AT }],
            }],
            superfluous: vec![SuperfluousView { told: FactId([31; 16]), text: text.to_owned(), by: US, at: AT }],
            pulse: Some(PulseView { more: Some([1, 2, 3]), faster: None, meaningful: None, orgs: vec![US] }),
            course: vec![CourseView { org: THEM, place: 3 }],
            ended: true,
            actions: vec![action],
            at: AT,
        }],
        lessons: vec![LessonView {
            origin: None,
            log: LogId([13; 16]),
            title: text.to_owned(),
            order: LearningOrder::Second,
            cases: vec![CASE],
            owners: vec![],
            text: text.to_owned(),
            by: THEM,
            at: AT,
        }],
        departures: vec![DepartureView {
            log: LogId([14; 16]),
            org: THEM,
            on: Some(DAY),
            reason: Some(text.to_owned()),
            harvest: text.to_owned(),
            called_off: false,
        }],
        detail: None,
        sync: SyncView::default(),
        own_scores: vec![],
        captures: vec![growth::capture(text)],
        experiments: vec![growth::experiment(text)],
        stories: vec![growth::story(text)],
        stories_taken_back: 1,
    }
}

const ABSENT: &[Absent] = &[
    Absent { what: AbsentThing::Group { group: GroupId([15; 16]) }, why: Absence::NotRead, on: None },
    Absent {
        what: AbsentThing::Log { log: LogId([16; 16]), kind: LogKind::Case },
        why: Absence::Removed,
        on: Some(DAY),
    },
];

/// Renders a network in which everybody wrote `text` everywhere.
fn rendered(text: &str) -> BTreeMap<String, Vec<u8>> {
    let (snapshot, details) = (snapshot(text), [Detail::Case(case(text)), Detail::Agreement(agreement(text))]);
    files(&Export { at: AT, snapshot: &snapshot, details: &details, absent: ABSENT }).unwrap()
}

fn file(files: &BTreeMap<String, Vec<u8>>, name: &str) -> String {
    String::from_utf8(files[name].clone()).unwrap()
}

/// Reads RFC 4180.
fn records(csv: &str) -> Vec<Vec<String>> {
    let (mut records, mut record, mut field, mut quoted) = (Vec::new(), Vec::new(), String::new(), false);
    let mut rest = csv.chars().peekable();
    while let Some(character) = rest.next() {
        match character {
            '"' if quoted && rest.peek() == Some(&'"') => field.extend(rest.next()),
            '"' => quoted = !quoted,
            ',' if !quoted => record.push(std::mem::take(&mut field)),
            '\r' if !quoted => assert_eq!(rest.peek(), Some(&'\n')),
            '\n' if !quoted => {
                record.push(std::mem::take(&mut field));
                records.push(std::mem::take(&mut record));
            }
            other => field.push(other),
        }
    }
    assert!(!quoted && field.is_empty() && record.is_empty(), "the last record is not ended");
    records
}

#[test]
fn nothing_anybody_wrote_becomes_markup() {
    let page = file(&rendered(NASTY), PAGE);

    assert!(!page.contains("<script") && !page.contains("alert('x')") && !page.contains("\"een, twee\""));
    let escaped = "&lt;/td&gt;&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;\n&quot;een, twee&quot; &amp; drie";
    assert!(page.matches(escaped).count() > 30, "some text is missing: {}", page.matches(escaped).count());
    let quiet = file(&rendered("gewoon"), PAGE);
    let tags = |page: &str| page.matches('<').count();
    assert_eq!(tags(&page), tags(&quiet), "a text added an element");
}

#[test]
fn every_element_is_closed_in_order() {
    let page = file(&rendered(NASTY), PAGE);
    let mut open: Vec<&str> = Vec::new();

    for tag in page.split('<').skip(1).map(|rest| rest.split('>').next().unwrap()) {
        let name = tag.split_whitespace().next().unwrap();
        match name.strip_prefix('/') {
            Some(name) => assert_eq!(open.pop(), Some(name)),
            None if matches!(name, "meta" | "!doctype") => {}
            None => open.push(name),
        }
    }
    assert_eq!(open, Vec::<&str>::new());
}

#[test]
fn the_page_stands_alone() {
    let page = file(&rendered("gewoon"), PAGE);

    for outside in ["http://", "https://", "src=", "@import", "url(", "<link", "<img", "<script"] {
        assert!(!page.contains(outside), "{outside}");
    }
    assert!(page.contains("default-src 'none'") && page.contains("@media print") && page.contains("lang=\"nl\""));
}

#[test]
fn the_page_says_what_is_not_in_it_and_until_when_it_may_be_kept() {
    let page = file(&rendered("gewoon"), PAGE);

    let absent = page.split("<section id=\"absent\">").nth(1).unwrap();
    assert!(absent.contains("Uw organisatie las dit niet."));
    assert!(absent.contains("Voor iedereen gewist.") && absent.contains("4 oktober 2024"));
    assert!(absent.split("<section id=\"destroy\">").nth(1).unwrap().contains("3 november 2024"));
    assert!(page.contains("De kopie van gewoon, gemaakt op 4 oktober 2024."));
}

#[test]
fn a_case_without_its_detail_is_still_listed() {
    let snapshot = snapshot("gewoon");

    let page = html::render(&Export { at: AT, snapshot: &snapshot, details: &[], absent: &[] });

    assert!(page.contains("alleen de regel uit de lijst"));
    assert!(page.contains("ontbreekt er niets"));
}

#[test]
fn a_meeting_stands_in_every_rendering_with_its_agenda_and_who_was_there() {
    let files = rendered("gewoon");

    let page = file(&files, PAGE);
    let meetings = page.split("<section id=\"meetings\">").nth(1).unwrap();
    let meetings = meetings.split("<section").next().unwrap();
    for said in ["Wijktafel, 4 oktober 2024", "om 09:30", "Ook gezet: 11 oktober 2024", "bewoner: 2", "Een actie"] {
        assert!(meetings.contains(said), "{said}");
    }
    let records = |name: &str| records(&file(&files, name));
    assert_eq!(records("csv/meetings.csv")[1][3], "2024-10-04");
    assert_eq!(records("csv/agenda-items.csv").len(), 3);
    assert_eq!(records("csv/attendance.csv")[2][3], "kon niet");
    assert_eq!(records("csv/signals.csv")[1][3], "Een actie");
    for said in ["wat kan de buurt", "5 minuten, 6 minuten besteed", "5 minuten, minder dan 1 minuut besteed"] {
        assert!(meetings.contains(said), "{said}");
    }
    assert_eq!(records("csv/discussion-steps.csv")[2][4], "In de buurt");
    assert_eq!(records("csv/discussion-steps.csv")[1][6], "400");
    assert_eq!(records("csv/step-templates.csv")[1][3], "de vraag");
}

#[test]
fn tables_read_back_as_they_were_written() {
    let files = rendered(NASTY);

    for (name, bytes) in files.iter().filter(|(name, _)| name.starts_with("csv/")) {
        let read = records(std::str::from_utf8(bytes).unwrap());
        assert!(read.len() > 1, "{name} has no records");
        assert!(read.iter().all(|record| record.len() == read[0].len()), "{name} is not a table");
        let heads: BTreeSet<&String> = read[0].iter().collect();
        assert_eq!(heads.len(), read[0].len(), "{name} has two columns of one name");
        assert!(!read[0].iter().any(|head| head.starts_with("column-")), "{name} has a column without a word");
    }
    let cases = records(&file(&files, "csv/cases.csv"));
    assert_eq!(cases[1][0], CASE.to_string());
    assert_eq!(cases[1][1], NASTY);
    assert_eq!(cases[1][8], "2024-11-03");
    assert_eq!(cases[1][9], "2024-10-04T12:34:56Z");
    let people = records(&file(&files, "csv/people.csv"));
    assert_eq!(people[1][4], "'+31 6 12345678");
}

#[test]
fn no_field_of_any_table_is_a_formula() {
    let files = rendered("=cmd|'/c calc'!A1");

    for (name, bytes) in files.iter().filter(|(name, _)| name.starts_with("csv/")) {
        for field in records(std::str::from_utf8(bytes).unwrap()).iter().flatten() {
            assert!(!field.starts_with(['=', '+', '-', '@']), "{name}: {field}");
        }
    }
}

#[test]
fn json_reads_back_to_the_views_it_was_made_from() {
    let (snapshot, details) = (snapshot(NASTY), [Detail::Case(case(NASTY)), Detail::Agreement(agreement(NASTY))]);
    let export = Export { at: AT, snapshot: &snapshot, details: &details, absent: ABSENT };

    let read: json::Book = serde_json::from_slice(&json::render(&export).unwrap()).unwrap();

    assert_eq!(read, json::Book::of(&export));
    assert_eq!(read.cases_in_full, [case(NASTY)]);
    assert_eq!(read.agreements_in_full[0].versions[0].text, NASTY);
}

#[test]
fn long_texts_stay_whole() {
    let long = "ë".repeat(20_000);

    let files = rendered(&long);

    for name in [PAGE, JSON, "csv/cases.csv", "csv/agreement-versions.csv"] {
        assert!(file(&files, name).contains(&long), "{name}");
    }
}

#[test]
fn equal_views_give_equal_bytes() {
    assert_eq!(rendered(NASTY), rendered(NASTY));
}

#[test]
fn a_value_is_never_read_as_a_place_in_a_sentence() {
    let said = labels::fill("by-on", &[("who", &"{ $day }"), ("day", &"vandaag")]);

    assert_eq!(said, "{ $day }, vandaag");
}

fn check<T: serde::Serialize>(family: &str, values: &[T]) {
    for key in values.iter().map(|value| key_of(family, value)) {
        assert!(has(&key), "{key}");
    }
}

#[test]
fn every_word_of_a_closed_list_has_a_text() {
    check("org-kind", OrgKind::ALL);
    check("formality", Formality::ALL);
    check("role", Role::ALL);
    check("area", LifeArea::ALL);
    check("level", SupportLevel::ALL);
    check("result", TipResult::ALL);
    check("client-verdict", ClientVerdict::ALL);
    check("step", CaseStep::ALL);
    check("agreement-kind", AgreementKind::ALL);
    check("verdict", Verdict::ALL);
    check("rule", AgreementRule::ALL);
    check("order", LearningOrder::ALL);
    check("log-kind", LogKind::ALL);
    check("meeting-kind", MeetingKind::ALL);
    check("meeting-state", &MeetingState::ALL);
    check("round-way", RoundWay::ALL);
    check("round-state", &[RoundState::Open, RoundState::Sealed, RoundState::Revealed]);
    check("round-state", &[RoundState::Discussed, RoundState::Fixed]);
    check("seal-state", &[SealState::NotYet, SealState::Sealed, SealState::Awaited, SealState::Revealed]);
    check("seal-state", &[SealState::Absent, SealState::Late, SealState::Twice]);
    check("round-fault", &[RoundFault::WithoutSeal, RoundFault::TooEarly, RoundFault::TooLate]);
    check("round-fault", &[RoundFault::Mismatch, RoundFault::Again]);
    check("attendance", Attendance::ALL);
    check("step-method", StepMethod::ALL);
    check("follow-up", FollowUp::ALL);
    check("letter-title", Request::ALL);
    check("letter-asked", Request::ALL);
    check("lawful-ground", LawfulGround::ALL);
    check("case-mode", &[CaseMode::Learning, CaseMode::Circle]);
    check("stage", &[Stage::Candidate, Stage::Admitted, Stage::Waiting, Stage::Member, Stage::Left, Stage::Removed]);
    check("absence", &[Absence::NotRead, Absence::Removed, Absence::WaitingForKey, Absence::PastItsDay]);
    check("agreement-state", &[AgreementState::Draft, AgreementState::Proposed, AgreementState::Objected]);
    check("agreement-state", &[AgreementState::InForce, AgreementState::Disputed, AgreementState::Replaced]);
    check("agreement-state", &[AgreementState::Ended]);
    check("case-state", &[CaseState::Draft, CaseState::Submitted, CaseState::Scheduled, CaseState::Trying]);
    check("case-state", &[CaseState::ReportedBack, CaseState::Closed, CaseState::Withdrawn]);
    assert!((1..=12).all(|month| has(&format!("month-{month}"))));
}

/// Where words are named.
const SOURCES: [&str; 29] = [
    include_str!("csv.rs"),
    include_str!("csv/budgets.rs"),
    include_str!("csv/escalations.rs"),
    include_str!("csv/experiments.rs"),
    include_str!("csv/growth.rs"),
    include_str!("csv/meetings.rs"),
    include_str!("csv/plans.rs"),
    include_str!("csv/remarks.rs"),
    include_str!("csv/rounds.rs"),
    include_str!("csv/steps.rs"),
    include_str!("csv/stories.rs"),
    include_str!("csv/training.rs"),
    include_str!("html.rs"),
    include_str!("html/agreements.rs"),
    include_str!("html/budgets.rs"),
    include_str!("html/cases.rs"),
    include_str!("html/escalations.rs"),
    include_str!("html/experiments.rs"),
    include_str!("html/growth.rs"),
    include_str!("html/letter.rs"),
    include_str!("html/meetings.rs"),
    include_str!("html/people.rs"),
    include_str!("html/plans.rs"),
    include_str!("html/relations.rs"),
    include_str!("html/signs.rs"),
    include_str!("html/stories.rs"),
    include_str!("labels.rs"),
    include_str!("names.rs"),
    include_str!("part.rs"),
];

#[test]
fn every_text_that_is_named_exists_and_every_text_is_named() {
    let literals: BTreeSet<&str> = SOURCES.iter().flat_map(|source| source.split('"').skip(1).step_by(2)).collect();
    let families = ["month-", "org-kind-", "formality-", "role-", "area-", "level-", "result-", "step-", "stage-"];
    let families = families.into_iter().chain([
        "agreement-kind-",
        "verdict-",
        "client-verdict-",
        "rule-",
        "order-",
        "log-kind-",
        "absence-",
    ]);
    let families: Vec<&str> = families
        .chain([
            "agreement-state-",
            "case-state-",
            "case-mode-",
            "section-",
            "table-",
            "letter-title-",
            "letter-asked-",
            "lawful-ground-",
            "meeting-kind-",
            "meeting-state-",
            "attendance-",
            "step-method-",
            "argument-",
            "certainty-",
            "escalation-",
            "flow-",
            "follow-",
            "period-",
            "scenario-",
            "plan-state-",
            "solution-outcome-",
            "solution-part-",
            "follow-up-",
            "experiment-",
            "training-",
            "word-way-",
            "round-fault-",
            "round-state-",
            "round-way-",
            "seal-state-",
            "sign-",
            "onward-",
            "closeness-",
        ])
        .collect();

    for line in include_str!("nl.ftl").lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        let (key, text) = line.split_once(" = ").expect("a key and a text");
        let column = key.strip_prefix("column-").is_some_and(|column| literals.contains(column));
        let named = literals.contains(key) || column || families.iter().any(|family| key.starts_with(family));
        assert!(named, "{key} is never used");
        let longest = text.split_inclusive(['.', '?']).map(|sentence| sentence.split_whitespace().count()).max();
        assert!(longest.is_some_and(|words| words <= 15), "{key} is too long a sentence");
    }
    let prefixes = ["page-", "column-", "field-", "is-not-", "version-", "action-", "lesson-", "absent-", "destroy-"];
    for literal in literals.iter().filter(|literal| prefixes.iter().any(|prefix| literal.starts_with(prefix))) {
        assert!(has(literal) || literal.ends_with('-') || literal.contains('{'), "{literal} has no text");
    }
    let drawn = file(&rendered("gewoon"), PAGE);
    for prefix in prefixes.iter().chain(&families) {
        assert!(!drawn.contains(&format!(">{prefix}")), "a {prefix} key is shown instead of a text");
    }
}

/// A circle case with one reader, on a page that answers a request.
fn answered(state: CaseState, answer: &str) -> String {
    let mut view = case("Samen verder");
    view.row.state = state;
    let ground = GroundView {
        fact: FactId([3; 16]),
        ground: LawfulGround::PublicTask,
        special: SpecialCategory::NoneWritten,
        secrecy: SecrecyLift::NotBound,
        informed: Informed::Spoken,
        informed_on: Some(DAY),
        reason: None,
        orgs: vec![US],
        until: None,
        by: US,
        at: AT,
        withdrawn: None,
        live: true,
    };
    let person = PersonId([9; 16]);
    view.circle = Some(Box::new(CircleView {
        purpose: "rust".to_owned(),
        responsible: US,
        later: LaterReaders::Whole,
        from: None,
        concerned: vec![ConcernedView { concerned: ConcernedId([1; 16]), grounds: vec![ground] }],
        spans: vec![ReaderSpan { org: THEM, person, since: AT, by: US, until: None, reads: true }],
    }));
    letter::render(&view, &snapshot("gewoon"), Request::Withdrawal, answer).expect("a circle case")
}

#[test]
fn an_answer_says_what_is_so_and_who_read_and_promises_no_more() {
    let (hidden, open) = (answered(CaseState::Withdrawn, ""), answered(CaseState::Trying, ""));

    assert!(hidden.contains(&labels::text("letter-done-hidden")) && !hidden.contains("publieke taak"));
    assert!(open.contains(&labels::text("letter-done-open")) && open.contains("publieke taak"));
    for page in [&hidden, &open] {
        assert!(page.contains(&labels::text("letter-left-copies")));
        assert!(page.contains(&labels::text("letter-until-now")));
        assert!(!page.contains("Houdt een kasboek"), "the answer holds nothing of the case but its title");
    }
    assert!(answered(CaseState::Trying, "<b>wij wissen</b>").contains("&lt;b&gt;wij wissen"));
    assert_eq!(letter::render(&case("x"), &snapshot("gewoon"), Request::Withdrawal, ""), None);
}
