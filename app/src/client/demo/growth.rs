//! How closely the invented partners say they work together, twice.

use wijktafel_model::fact::relation::Trust;
use wijktafel_model::id::{OrgId, PersonId};
use wijktafel_model::view::experiment::{ExperimentView, JudgementView};
use wijktafel_model::view::learning::{StoryView, TrainingView};
use wijktafel_model::view::pulse::{CourseView, PulseView};
use wijktafel_model::view::relation::{AnswerView, CaptureView};
use wijktafel_model::view::review::{ReviewView, ReviewWord, Running, SuperfluousView};
use wijktafel_model::words::experiment::ExperimentOutcome;
use wijktafel_model::words::learning::{TrainingKind, TrainingPlace, WordWay};
use wijktafel_model::words::relation::Closeness::{self, Acquainted, AsOne, AtTimes, InStep, Strangers};
use wijktafel_model::words::review::Onward;

use super::{ME, ago, fact, log, org, today};

/// Two captures, the second of which takes answers still.
pub(super) fn captures() -> Vec<CaptureView> {
    let first =
        [(1, 2, AtTimes), (2, 1, AtTimes), (1, 3, Acquainted), (3, 1, Acquainted), (2, 4, InStep), (5, 6, AtTimes)];
    let second = [
        (1, 2, InStep),
        (2, 1, InStep),
        (1, 3, AtTimes),
        (3, 1, Acquainted),
        (2, 3, InStep),
        (3, 2, AsOne),
        (2, 4, AsOne),
        (4, 2, AsOne),
        (3, 4, Acquainted),
        (4, 3, Acquainted),
        (1, 4, Strangers),
        (4, 5, AtTimes),
        (1, 5, Acquainted),
        (5, 3, InStep),
    ];
    vec![capture(190, "Opname najaar 2025", 160, false, &first), capture(191, "Opname voorjaar 2026", 4, true, &second)]
}

fn capture(n: u8, title: &str, days: i32, open: bool, said: &[(u8, u8, Closeness)]) -> CaptureView {
    let answer = |(by, other, closeness): &(u8, u8, Closeness)| AnswerView {
        by: org(*by),
        other: org(*other),
        closeness: *closeness,
        trust: (*by == 2).then_some(Trust { openness: 3, reliability: 4, purpose: 2 }),
        worth: None,
        contradicted: false,
    };
    let participants: Vec<OrgId> = (1..=6).map(org).collect();
    let silent = |org: &OrgId| !said.iter().any(|(by, ..)| super::org(*by) == *org);
    CaptureView {
        log: log(n),
        title: title.to_owned(),
        at: ago(days),
        open,
        missing: participants.iter().copied().filter(silent).collect(),
        participants,
        answers: said.iter().map(answer).collect(),
    }
}

/// One that asks for a word, one that runs, one that is offered now, and one of which two say differently.
pub(super) fn experiments() -> Vec<ExperimentView> {
    let one = |n: u8, title: &str, text: &str, until: i32, judged: &[(u8, ExperimentOutcome)]| {
        let word = |(by, outcome): &(u8, ExperimentOutcome)| JudgementView {
            outcome: *outcome,
            why: (*by == 3).then(|| "Drie van de vijf gezinnen vragen erom.".to_owned()),
            agreement: None,
            by: org(*by),
            at: ago(2),
        };
        ExperimentView {
            log: log(n),
            title: title.to_owned(),
            text: text.to_owned(),
            until: today().plus(until),
            taking_part: vec![org(2), org(3)],
            origin: None,
            judgements: judged.iter().map(word).collect(),
            by: org(3),
            at: ago(90),
        }
    };
    vec![
        one(200, "Samen op het eerste huisbezoek", "Welzijn en wijkverpleging gaan samen, zes weken lang.", -3, &[]),
        one(201, "Eetgroep op dinsdag en vrijdag", "Wij kijken of er acht mensen blijven komen.", 40, &[]),
        one(202, "Eén telefoonnummer voor de kade", "", -60, &[(2, ExperimentOutcome::Supply)]),
        one(
            203,
            "Brieven voorlezen in de bibliotheek",
            "",
            -10,
            &[(2, ExperimentOutcome::Stops), (3, ExperimentOutcome::Supply)],
        ),
    ]
}

/// What was said so far at the end of the season: one word on an action, two on an agreement.
pub(super) fn reviews() -> Vec<ReviewView> {
    let word =
        |onward, by, why: Option<&str>| ReviewWord { onward, why: why.map(str::to_owned), by: org(by), at: ago(1) };
    vec![
        ReviewView {
            about: Running::Action(fact(81)),
            words: vec![word(Onward::Stop, 4, Some("Zij komt nu vanzelf."))],
        },
        ReviewView {
            about: Running::Agreement(super::DISPUTED),
            words: vec![word(Onward::GoOn, 1, None), word(Onward::Change, 3, Some("Met een hoger bedrag."))],
        },
    ]
}

/// What four organisations counted together; too few answered the last question.
pub(super) fn pulse() -> PulseView {
    let orgs = [1, 2, 3, 4].map(org).to_vec();
    PulseView { more: Some([2, 9, 14]), faster: Some([6, 11, 8]), meaningful: None, orgs }
}

/// Where five organisations see the network.
pub(super) fn course() -> Vec<CourseView> {
    [(1, 3), (2, 1), (3, 1), (4, 3), (5, 0)].map(|(n, place)| CourseView { org: org(n), place }).to_vec()
}

/// What became superfluous.
pub(super) fn superfluous() -> Vec<SuperfluousView> {
    let text = "De lijst met wie er belt: iedereen belt nu gewoon".to_owned();
    vec![SuperfluousView { told: fact(192), text, by: org(4), at: ago(1) }]
}

/// Stories that residents gave their word for.
pub(super) fn stories() -> Vec<StoryView> {
    let story = |n: u8, title: &str, text: &str, case: u8, way| StoryView {
        log: log(n),
        title: title.to_owned(),
        text: text.to_owned(),
        case: log(case),
        asked: ME,
        asker: Some(PersonId([21; 16])),
        on: today().plus(-6),
        way,
        by: ME,
        at: ago(5),
    };
    vec![
        story(
            210,
            "De post ligt weer gewoon op tafel",
            "Een buurvrouw kwam twee keer mee kijken. Daarna ging het openen vanzelf.",
            40,
            WordWay::InPerson,
        ),
        story(211, "Thuis na drie weken", "Iedereen wist wie wat deed. Dat scheelde een week.", 43, WordWay::OnPaper),
    ]
}

/// What one guide did to learn.
pub(super) fn training(person: u8) -> Vec<TrainingView> {
    let line = |n: u8, days: i32, kind, what: &str, place| TrainingView {
        noted: fact(n),
        on: today().plus(days),
        kind,
        what: what.to_owned(),
        place,
    };
    if person != 21 {
        return Vec::new();
    }
    vec![
        line(220, -200, TrainingKind::Followed, "Van links naar rechts begeleiden", TrainingPlace::Outside),
        line(221, -60, TrainingKind::WatchedAlong, "Tafel Zuid, met een ervaren begeleider", TrainingPlace::Inside),
        line(222, -20, TrainingKind::Gave, "Middag over stiltes laten vallen", TrainingPlace::Inside),
    ]
}
