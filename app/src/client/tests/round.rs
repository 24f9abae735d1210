//! The maturity round in the window: sealed, revealed, on paper.

use wijktafel_model::command::Command;
use wijktafel_model::fact::round::ScoreGiven;
use wijktafel_model::id::SealId;
use wijktafel_model::view::{OwnScoresView, RoundFault, RoundView, SealState, SealView, Snapshot};
use wijktafel_model::words::{Prose, RoundWay};

use egui_kittest::kittest::Queryable as _;

use super::Window;
use crate::client::demo;
use crate::client::forms::{Form, Sure};
use crate::client::intent::{Intent, Opened};
use crate::client::state::{GrowthTab, Part, org_name};

fn changed(change: impl FnOnce(&mut RoundView)) -> Snapshot {
    let mut s = demo::snapshot();
    let round = s.rounds.iter_mut().find(|round| round.log == demo::ROUND).expect("the open round");
    change(round);
    s
}

fn seals(round: &mut RoundView, states: [SealState; 6]) {
    round.way = RoundWay::Sealed;
    let seal = |(org, state): (_, SealState)| {
        let at = (!matches!(state, SealState::NotYet | SealState::Absent)).then_some(round.at);
        SealView { org, state, at, seal: at.map(|_| SealId([7; 32])) }
    };
    round.seals = round.participants.iter().copied().zip(states).map(seal).collect();
}

fn hide_all(round: &mut RoundView) {
    for dimension in &mut round.dimensions {
        (dimension.scores, dimension.median, dimension.spread) = (Vec::new(), None, 0);
    }
    round.dimensions.sort_by_key(|dimension| dimension.index);
    (round.phase, round.missing) = (None, round.participants.clone());
}

fn own(sealed: bool) -> Vec<OwnScoresView> {
    let evidence = Prose::new("De buurtkas wordt zonder vragen gebruikt.").ok();
    let scores =
        vec![ScoreGiven { dimension: 0, score: 3, evidence }, ScoreGiven { dimension: 6, score: 2, evidence: None }];
    vec![OwnScoresView { round: demo::ROUND, sealed, scores }]
}

/// Own scores are being given; two others have sealed.
pub(super) fn scoring() -> Snapshot {
    use SealState::{NotYet, Sealed};

    let mut s = changed(|round| {
        seals(round, [Sealed, NotYet, Sealed, NotYet, NotYet, NotYet]);
        hide_all(round);
    });
    s.own_scores = own(false);
    s
}

/// Own scores are sealed; others are not.
pub(super) fn sealed() -> Snapshot {
    use SealState::{NotYet, Sealed};

    let mut s = changed(|round| {
        seals(round, [Sealed, Sealed, Sealed, NotYet, NotYet, NotYet]);
        hide_all(round);
    });
    s.own_scores = own(true);
    s
}

/// Everything that came in time is revealed, and something was set apart.
pub(super) fn revealed() -> Snapshot {
    use SealState::{Absent, Awaited, Late, Revealed};

    changed(|round| {
        seals(round, [Revealed, Revealed, Revealed, Awaited, Late, Absent]);
        let (out, ended) = ([round.participants[3], round.participants[4]], round.participants[0]);
        round.dimensions.iter_mut().for_each(|one| one.scores.retain(|score| !out.contains(&score.org)));
        (round.ended, round.apart) = (Some(ended), vec![(out[1], RoundFault::Mismatch)]);
    })
}

/// Two reveals alone.
pub(super) fn too_few() -> Snapshot {
    let mut s = revealed();
    let round = s.rounds.iter_mut().find(|round| round.log == demo::ROUND).expect("the open round");
    let out = round.participants[2];
    round.dimensions.iter_mut().for_each(|one| one.scores.retain(|score| score.org != out));
    s
}

/// Sheets were counted.
pub(super) fn paper() -> Snapshot {
    changed(|round| {
        round.way = RoundWay::Paper;
        hide_all(round);
        round.missing = Vec::new();
        for (dimension, counts) in round.dimensions.iter_mut().zip([[0, 3, 5, 1], [2, 6, 1, 0], [0, 9, 0, 0]]) {
            (dimension.counts, dimension.median, dimension.spread) = (counts.to_vec(), Some(2), 2);
            dimension.counted_apart = counts[0] == 2;
        }
    })
}

pub(super) fn open(s: Snapshot) -> Window {
    let mut window = Window::open(s);
    window.go(Intent::Open(Opened::Round(demo::ROUND)));
    window
}

#[test]
fn a_score_of_a_sealed_round_is_given_changed_and_then_sealed() {
    let mut window = open(scoring());
    assert!(window.shows("Niemand ziet nu iets van een ander, ook de coördinator niet."));
    assert!(window.shows("2 van 6 verzegeld"));
    assert!(!window.shows("Waar we verschillen"), "there is nothing to see yet");

    window.press("Verzegelen");

    let asked = window.harness.state().state().asking.as_ref().expect("it asks first").form.clone();
    assert_eq!(asked, Form::Sure(Sure::Seal(demo::ROUND)));
    assert_eq!(
        asked.finish(demo::snapshot().today).expect("nothing to fill in"),
        [Intent::Do(Command::SealScores { round: demo::ROUND })]
    );
}

#[test]
fn what_is_sealed_is_fixed_for_oneself_too() {
    let mut window = open(sealed());

    assert!(window.shows("Verzegeld. Uw score staat vast, ook voor uzelf."));
    window.press("Verzegelen beëindigen");
    let asked = window.harness.state().state().asking.as_ref().expect("it asks first").form.clone();
    assert_eq!(asked, Form::Sure(Sure::EndSealing(demo::ROUND)));
}

#[test]
fn after_the_reveal_late_missing_and_set_apart_are_shown_as_such() {
    let window = open(revealed());
    let late = org_name(&revealed(), demo::org(5));

    assert!(window.shows("Waar we verschillen"));
    assert!(window.shows(&format!("{late} onthulde iets anders dan verzegeld was. Dat staat apart.")));
    for chip in ["nog niet onthuld", "te laat", "verzegelde niets"] {
        assert!(window.shows(chip), "{chip}");
    }
    let few = open(too_few());
    assert!(few.shows("Te weinig om te vergelijken: drie partners met alle scores zijn nodig."));
    assert!(!few.shows("Begin het gesprek hier"), "no spread is drawn of two");
}

#[test]
fn sheets_are_counted_in_the_order_of_the_phases() {
    let mut window = open(paper());
    window.press("Afspraken. nog niet");

    let asked = window.harness.state().state().asking.as_ref().expect("a form").form.clone();
    let Form::Paper { dimension, counts, .. } = &asked else { panic!("another form: {asked:?}") };
    assert_eq!((*dimension, counts.as_str()), (4, ""));
    let filled = Form::Paper { round: demo::ROUND, dimension: 4, counts: "0 3  5 1".to_owned() };
    let made = Intent::Do(Command::CountPaper { round: demo::ROUND, dimension: 4, counts: vec![0, 3, 5, 1] });
    assert_eq!(filled.finish(demo::snapshot().today).expect("numbers"), [made]);
    for wrong in ["", "drie", "1, 2"] {
        let filled = Form::Paper { round: demo::ROUND, dimension: 4, counts: wrong.to_owned() };
        assert!(filled.finish(demo::snapshot().today).is_err(), "{wrong}");
    }
}

#[test]
fn what_is_seen_opens_to_what_it_rests_on() {
    let mut window = Window::open(demo::snapshot());
    window.go(Intent::Part(Part::Growth(GrowthTab::Phase)));
    assert!(window.shows("Wij zeggen: fase 2") && window.shows("Wij zien: fase"));

    window.go(Intent::Part(Part::Growth(GrowthTab::Round)));
    window.press("Bekijk de tekens");
    let sign = window.harness.query_all_by_label_contains("Nieuw aanbod").next().expect("the sign");
    sign.click();
    window.harness.run();
    assert!(window.shows("Van 4 signalen en proeven werden er 2 iets nieuws"));
    let meeting = window.harness.query_all_by_label_contains("1 van 3").last().expect("the meeting");
    meeting.click();
    window.harness.run();

    assert_eq!(window.harness.state().state().tables.meeting, Some(demo::HELD));
}
