//! Invariants 1, 10, 11 and 18: equal facts give equal views, and what nobody owns is listed.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;

use super::{Move, pick, played, quick, script};
use crate::fact::card::{OrganisationDescribed, PersonDescribed};
use crate::fact::departure::DepartureAnnounced;
use crate::fact::experiment::{ExperimentJoined, ExperimentJudged, ExperimentLeft, ExperimentOpened};
use crate::fact::lesson::{LessonOpened, LessonTaken, LessonYielded};
use crate::fact::relation::{CaptureClosed, CaptureOpened, RelationGiven};
use crate::fact::round::{RoundClosed, RoundOpened, ScoreGiven};
use crate::fact::season::{
    ActionAdded, ActionAssigned, ActionDone, ActionDue, ActionLent, CourseSaid, PulseCounted, SeasonEnded,
    SeasonOpened, SuperfluousTold, ThingReviewed,
};
use crate::fact::story::StoryTold;
use crate::fact::{
    AgreementOpened, CaseOpened, CaseStepped, Fact, NetworkNamed, TableDescribed, TipAdded, TipArchived, TipEdited,
    VerdictGiven, VersionProposed,
};
use crate::history::{History as _, Recorded};
use crate::id::{FactId, LogId, OrgId};
use crate::maturity::default_model;
use crate::roster::Heard;
use crate::row::{derive_detail, derive_row};
use crate::snapshot::{Parts, assemble};
use crate::testing::{MemoryHistory, NETWORK, Node, Partners, TODAY, author, standing};
use crate::view::{Row, SeasonView, Snapshot, Stage, SyncView, Texts};
use crate::words::experiment::ExperimentOutcome;
use crate::words::learning::WordWay;
use crate::words::relation::Closeness;
use crate::words::review::Onward;
use crate::words::{
    AgreementKind, AgreementRule, CaseStep, Document, Formality, LearningOrder, LifeArea, Line, LogKind, OrgKind,
    Prose, ReaderRule, Role, SupportLevel, Verdict,
};

const LOG: LogId = LogId([5; 16]);
const ORGS: u8 = 3;

fn line(text: &str) -> Line {
    Line::new(text).unwrap()
}

fn org(number: u8) -> OrgId {
    author(number % ORGS, 0).org
}

/// The fact a log of this kind begins with.
fn founding(kind: LogKind) -> Fact {
    match kind {
        LogKind::Roster | LogKind::Network => NetworkNamed { name: line("wijk"), region: None }.into(),
        LogKind::Organisation => card(0).into(),
        LogKind::Person => person(0).into(),
        LogKind::Table => table(0).into(),
        LogKind::Case => CaseOpened {
            table: LOG,
            title: line("titel"),
            ground: Prose::new("gevraagd").unwrap(),
            retain_until: TODAY,
            areas: vec![LifeArea::Home],
        }
        .into(),
        LogKind::Agreement => AgreementOpened { title: line("titel"), kind: AgreementKind::Other }.into(),
        LogKind::Round => RoundOpened {
            title: line("najaar"),
            way: None,
            model: default_model(),
            participants: (0..ORGS).map(org).collect(),
        }
        .into(),
        LogKind::Season => SeasonOpened { title: line("najaar") }.into(),
        LogKind::Lesson => {
            LessonOpened { title: line("les"), order: LearningOrder::First, cases: Vec::new(), origin: None }.into()
        }
        LogKind::Experiment => ExperimentOpened { title: line("proef"), until: TODAY, origin: None }.into(),
        LogKind::Story => story(0).into(),
        LogKind::Departure => DepartureAnnounced { org: org(0), on: None, reason: None }.into(),
        LogKind::Circle => super::circle::opened().into(),
        LogKind::Meeting => super::meeting::opened().into(),
        LogKind::Capture => {
            CaptureOpened { title: line("voorjaar"), participants: (0..ORGS).map(org).collect() }.into()
        }
    }
}

fn card(one: u8) -> OrganisationDescribed {
    OrganisationDescribed {
        org: org(0),
        name: line(["Linde", "Lindehof"][pick(one, 2)]),
        kind: OrgKind::Welfare,
        formality: Formality::Formal,
        areas: vec![LifeArea::Home],
        offers: None,
    }
}

fn person(one: u8) -> PersonDescribed {
    let name = line(["Noor", "Sam"][pick(one, 2)]);
    PersonDescribed { person: author(0, 0).person, name, roles: vec![Role::Professional], contact: None }
}

fn story(one: u8) -> StoryTold {
    let (title, text) = (line(["Weer thuis", "Samen"][pick(one, 2)]), Prose::new("Het ging goed").unwrap());
    StoryTold { title, case: LOG, text, asked: org(one), asker: None, on: TODAY, way: WordWay::ByPhone }
}

fn table(one: u8) -> TableDescribed {
    TableDescribed { name: line(["Noord", "Zuid"][pick(one, 2)]), area: None, rhythm: None }
}

/// Any fact that a log of this kind may hold, drawn from what the replica knows.
fn any_fact(kind: LogKind, history: &MemoryHistory, what: u8, one: u8, other: u8) -> Fact {
    // Mostly something that can be spoken about.
    let things = |record: &&Recorded| {
        one % 8 == 7 || matches!(record.fact, Fact::TipAdded(_) | Fact::ActionAdded(_) | Fact::CaseOpened(_))
    };
    let ids: Vec<FactId> = history.facts().iter().filter(things).map(|record| record.id).collect();
    let id = ids.get(pick(one, ids.len())).copied().unwrap_or(FactId([0; 16]));
    match kind {
        LogKind::Roster | LogKind::Network => {
            NetworkNamed { name: line(["wijk", "buurt"][pick(one, 2)]), region: None }.into()
        }
        LogKind::Organisation => card(one).into(),
        LogKind::Person => person(one).into(),
        LogKind::Table => table(one).into(),
        LogKind::Departure => {
            DepartureAnnounced { org: org(other), on: Some(TODAY.plus(one.into())), reason: None }.into()
        }
        LogKind::Case if what.is_multiple_of(3) => super::case::plan::any_fact(history, what / 3, one, other),
        LogKind::Case => {
            let (area, level) = (LifeArea::ALL[pick(one, 3)], SupportLevel::ALL[pick(other, 4)]);
            let text = Prose::new(["a", "b"][pick(other, 2)]).unwrap();
            match what % 4 {
                0 => TipAdded { area, level, text }.into(),
                1 => TipEdited { tip: id, area, level, text }.into(),
                2 => TipArchived { tip: id }.into(),
                _ => CaseStepped { step: CaseStep::ALL[pick(other, 6)], on: None }.into(),
            }
        }
        LogKind::Agreement => {
            let known: BTreeSet<_> = history.facts().iter().filter_map(|record| record.fact.version()).collect();
            match known.into_iter().nth(pick(one, 3)) {
                Some(version) if !what.is_multiple_of(3) => {
                    let verdict = Verdict::ALL[pick(other, 4)];
                    VerdictGiven { version, verdict, note: None, sibling: None, paper: None }.into()
                }
                _ => VersionProposed {
                    network: NETWORK,
                    agreement: LOG,
                    title: line("titel"),
                    text: Document::new(["een", "twee"][pick(other, 2)]).unwrap(),
                    rule: AgreementRule::ALL[pick(one, 4)],
                    electorate: (0..ORGS).map(org).collect(),
                    parents: crate::agreement::parents(LOG, history),
                    criteria: Vec::new(),
                    effective: None,
                    review: None,
                    stop_clause: None,
                }
                .into(),
            }
        }
        LogKind::Round if what.is_multiple_of(20) => RoundClosed {}.into(),
        LogKind::Round => ScoreGiven { dimension: (one % 7).into(), score: (other % 5).into(), evidence: None }.into(),
        LogKind::Season => season_fact(id, what, one, other),
        LogKind::Lesson if what.is_multiple_of(2) => LessonTaken {}.into(),
        LogKind::Lesson => LessonYielded {}.into(),
        LogKind::Experiment => experiment_fact(what, one, other),
        LogKind::Story => story(one).into(),
        LogKind::Circle => super::circle::any_fact(history, what, one, other),
        LogKind::Meeting => super::meeting::any_fact(history, what, one, other),
        LogKind::Capture if what.is_multiple_of(20) => CaptureClosed {}.into(),
        LogKind::Capture => {
            let closeness = Closeness::ALL[pick(one, 5)];
            RelationGiven { other: org(other), closeness, trust: None, worth: None }.into()
        }
    }
}

fn experiment_fact(what: u8, one: u8, other: u8) -> Fact {
    match what % 3 {
        0 => ExperimentJoined {}.into(),
        1 => ExperimentLeft {}.into(),
        _ => {
            let outcome = ExperimentOutcome::ALL[pick(one, 4)];
            let until = (outcome == ExperimentOutcome::GoesOn).then(|| TODAY.plus(other.into()));
            let agreement = (outcome == ExperimentOutcome::Agreed).then_some(LOG);
            ExperimentJudged { outcome, why: None, until, agreement }.into()
        }
    }
}

fn season_fact(action: FactId, what: u8, one: u8, other: u8) -> Fact {
    let owner = org(other);
    let due = Some(TODAY.plus(other.into()));
    match what % 10 {
        5 => {
            let onward = Onward::ALL[pick(one, 3)];
            ThingReviewed { onward, action: Some(action), agreement: None, why: None }.into()
        }
        8 => PulseCounted { more: vec![one.into(), 1, 2], faster: vec![0; 3], meaningful: vec![0; 3] }.into(),
        9 => CourseSaid { place: u32::from(one) % 6 }.into(),
        6 => SuperfluousTold { text: line("de tweede intake") }.into(),
        7 => SeasonEnded {}.into(),
        0 => ActionAdded { what: line("bellen"), owner, person: None, due, origin: None }.into(),
        1 => ActionAssigned { action, owner, person: None }.into(),
        2 => ActionDue { action, due }.into(),
        3 => ActionDone { action, done: one.is_multiple_of(2) }.into(),
        _ => ActionLent { action, to: owner, until: TODAY.plus(5) }.into(),
    }
}

fn play(kind: LogKind, moves: &[Move]) -> Partners {
    played(Partners::new(ORGS, 2, founding(kind)), moves, 3, |history, what, one, other| {
        any_fact(kind, history, what, one, other)
    })
}

fn shown(rows: &BTreeMap<LogId, Row>, left: &[u8]) -> Snapshot {
    let mut standing = standing(ORGS, 1);
    for number in left {
        standing.orgs.get_mut(&org(*number)).unwrap().stage = Stage::Left;
    }
    let foundings = BTreeMap::new();
    let device = Some(author(0, 0).device);
    let parts = Parts {
        network: NETWORK,
        device,
        today: TODAY,
        standing: &standing,
        heard: &Heard::new(),
        foundings: &foundings,
        rows,
    };
    assemble(1, &parts, None, SyncView::default())
}

fn season(partners: &Partners, left: &[u8]) -> SeasonView {
    let row = derive_row(LogKind::Season, ReaderRule::Members, LOG, &partners.whole(), &Texts::new()).unwrap();
    shown(&BTreeMap::from([(LOG, row)]), left).seasons.remove(0)
}

fn lesson_owners(partners: &Partners, left: &[u8]) -> Vec<OrgId> {
    let row = derive_row(LogKind::Lesson, ReaderRule::Members, LOG, &partners.whole(), &Texts::new()).unwrap();
    shown(&BTreeMap::from([(LOG, row)]), left).lessons.remove(0).owners
}

proptest! {
    #![proptest_config(quick())]

    #[test]
    fn invariant_01_the_same_facts_give_the_same_view_in_any_order_and_number(
        kind in proptest::sample::select(LogKind::ALL),
        moves in script(30),
        order in proptest::collection::vec(any::<prop::sample::Index>(), 0..60),
    ) {
        let partners = play(kind, &moves);
        let whole = partners.whole();
        let mut nodes: Vec<Node> = partners.nodes().to_vec();
        for (place, index) in order.iter().enumerate() {
            let count = nodes.len();
            nodes.swap(place % count, index.index(count));
            nodes.push(nodes[index.index(count)].clone());
        }
        let shuffled = MemoryHistory::of(&nodes);

        let rows = [&whole, &shuffled].map(|history| derive_row(kind, ReaderRule::Members, LOG, history, &Texts::new()));
        let details = [&whole, &shuffled].map(|history| derive_detail(kind, LOG, history, &Texts::new(), TODAY));

        prop_assert_eq!(&rows[0], &rows[1]);
        prop_assert_eq!(&details[0], &details[1]);
        prop_assert_eq!(rows[0].is_none(), kind == LogKind::Roster);
    }

    #[test]
    fn invariant_10_what_an_organisation_did_stays_its_own_after_it_left(
        kind in proptest::sample::select(vec![
            LogKind::Case,
            LogKind::Agreement,
            LogKind::Round,
            LogKind::Departure,
            LogKind::Meeting,
            LogKind::Capture,
            LogKind::Experiment,
            LogKind::Story,
        ]),
        moves in script(30),
        gone in 0..ORGS,
    ) {
        let whole = play(kind, &moves).whole();
        let row = derive_row(kind, ReaderRule::Members, LOG, &whole, &Texts::new()).unwrap();
        let rows = BTreeMap::from([(LOG, row)]);

        let (mut before, mut after) = (shown(&rows, &[]), shown(&rows, &[gone]));

        for row in before.agreements.iter_mut().chain(&mut after.agreements) {
            // Nobody waits for a word of whoever left.
            row.waiting_for.retain(|one| *one != org(gone));
        }
        prop_assert_eq!(after.cases, before.cases);
        prop_assert_eq!(after.agreements, before.agreements);
        prop_assert_eq!(after.rounds, before.rounds);
        prop_assert_eq!(after.departures, before.departures);
        for experiment in &mut before.experiments {
            experiment.taking_part.retain(|one| *one != org(gone));
        }
        prop_assert_eq!(after.experiments, before.experiments);
    }

    #[test]
    fn invariant_11_an_action_whose_owners_left_is_unowned_and_listed(moves in script(40), gone in 0..ORGS) {
        let partners = play(LogKind::Season, &moves);
        let whole = partners.whole();
        let all = season(&partners, &[]);
        let left = season(&partners, &[gone]);

        let added: Vec<FactId> = whole
            .facts()
            .iter()
            .filter(|record| matches!(record.fact, Fact::ActionAdded(_)))
            .map(|record| record.id)
            .collect();
        prop_assert_eq!(left.actions.iter().map(|action| action.action).collect::<Vec<_>>(), added);
        for (before, after) in all.actions.iter().zip(&left.actions) {
            // The reference: owners named by assignments that no other assignment of the action comes after.
            let named: Vec<(usize, OrgId)> = (0_usize..)
                .zip(whole.facts())
                .filter_map(|(place, record)| match &record.fact {
                    Fact::ActionAdded(added) if record.id == before.action => Some((place, added.owner)),
                    Fact::ActionAssigned(assigned) if assigned.action == before.action => Some((place, assigned.owner)),
                    _ => None,
                })
                .collect();
            let owners: BTreeSet<OrgId> = named
                .iter()
                .filter(|(place, _)| !named.iter().any(|(other, _)| whole.precedes(*place, *other)))
                .map(|(_, owner)| *owner)
                .collect();
            prop_assert_eq!(before.owners.iter().copied().collect::<BTreeSet<_>>(), owners.clone());
            let remain: Vec<OrgId> = owners.into_iter().filter(|owner| *owner != org(gone)).collect();
            prop_assert_eq!(&after.owners, &remain);
            prop_assert_eq!(after.unowned, remain.is_empty());
            prop_assert_eq!((&after.what, after.done, after.due), (&before.what, before.done, before.due));
        }
    }

    #[test]
    fn invariant_18_a_lesson_belongs_to_all_that_took_it_and_to_nobody_by_itself(moves in script(30), gone in 0..ORGS) {
        let partners = play(LogKind::Lesson, &moves);
        let whole = partners.whole();

        let owners: BTreeSet<OrgId> = lesson_owners(&partners, &[]).into_iter().collect();

        for number in 0..ORGS {
            let words: Vec<(usize, bool)> = (0_usize..)
                .zip(whole.facts())
                .filter(|(_, record)| record.author.org == org(number) && record.fact.kind() != 120)
                .map(|(place, record)| (place, matches!(record.fact, Fact::LessonTaken(_))))
                .collect();
            let takes = words
                .iter()
                .filter(|(place, _)| !words.iter().any(|(other, _)| whole.precedes(*place, *other)))
                .any(|(_, taken)| *taken);
            prop_assert_eq!(owners.contains(&org(number)), takes);
        }
        prop_assert!(!lesson_owners(&partners, &[gone]).contains(&org(gone)));
    }
}

#[test]
fn invariant_11_assigning_apart_from_leaving_leaves_the_action_unowned() {
    let mut partners = Partners::new(2, 1, founding(LogKind::Season));
    let added = ActionAdded { what: line("bellen"), owner: org(0), person: None, due: None, origin: None };
    let action = partners.write(0, added);
    partners.meet(0, 1);
    partners.write(0, ActionAssigned { action, owner: org(1), person: None });

    let season = season(&partners, &[1]);

    assert!(season.actions[0].unowned);
    assert_eq!(season.actions[0].owners, []);
}

#[test]
fn invariant_18_two_who_took_a_lesson_apart_are_both_shown_until_one_yields() {
    let mut partners = Partners::new(2, 1, founding(LogKind::Lesson));
    let nobody = lesson_owners(&partners, &[]);
    partners.write(0, LessonTaken {});
    partners.write(1, LessonTaken {});
    let both = lesson_owners(&partners, &[]);
    partners.meet(0, 1);
    partners.write(1, LessonYielded {});

    assert_eq!(nobody, []);
    assert_eq!(both, [org(0), org(1)]);
    assert_eq!(lesson_owners(&partners, &[]), [org(0)]);
}
