use super::*;
use crate::maturity::{default_model, derive as view_of};
use crate::testing::{MemoryHistory, NETWORK, Partners, author};
use crate::view::{RoundState, Texts};
use crate::words::{Line, Prose};

const LOG: LogId = LogId([6; 16]);

fn own(org: u8, score: u32) -> OwnScores {
    let evidence = Some(Prose::new(&format!("gezien door {org}")).unwrap());
    let scores = (0..7).map(|dimension| ScoreGiven { dimension, score, evidence: evidence.clone() }).collect();
    OwnScores { scores, random: Some([org; 32]) }
}

fn sealed_as(org: u8, own: &OwnScores) -> ScoresSealed {
    ScoresSealed { network: NETWORK, seal: own.seal(NETWORK, LOG, author(org, 0).org).unwrap() }
}

fn revealed(own: &OwnScores) -> ScoresRevealed {
    ScoresRevealed { random: own.random.unwrap(), scores: own.scores.clone() }
}

fn view(history: &MemoryHistory) -> RoundView {
    view_of(LOG, history, &Texts::new()).unwrap()
}

fn state(view: &RoundView, org: u8) -> SealState {
    view.seals.iter().find(|seal| seal.org == author(org, 0).org).unwrap().state
}

/// A round of `orgs` organisations with two devices each; what the client of each would do by itself.
struct Round {
    partners: Partners,
    own: Vec<OwnScores>,
}

impl Round {
    fn of(orgs: u8) -> Self {
        let participants = (0..orgs).map(|org| author(org, 0).org).collect();
        let (title, way) = (Line::new("najaar").unwrap(), Some(RoundWay::Sealed));
        let opened = RoundOpened { title, way, model: default_model(), participants };
        let own = (0..orgs).map(|org| own(org, 1 + u32::from(org) % 4)).collect();
        Self { partners: Partners::new(orgs, 2, opened), own }
    }

    fn seal(&mut self, org: u8) -> FactId {
        self.partners.write(usize::from(org) * 2, sealed_as(org, &self.own[usize::from(org)]))
    }

    fn seal_all(&mut self, orgs: std::ops::Range<u8>) {
        for org in orgs {
            self.seal(org);
        }
    }

    fn end(&mut self, org: u8) {
        let replica = usize::from(org) * 2;
        let seals = view(&self.partners.history(replica)).named;
        self.partners.write(replica, SealingEnded { seals });
    }

    /// What the client does by itself; it reveals once.
    fn tend(&mut self, org: u8) {
        let (replica, me) = (usize::from(org) * 2, author(org, 0).org);
        let own = self.own[usize::from(org)].clone();
        if should_end(&view(&self.partners.history(replica)), me) {
            self.end(org);
        }
        let seal = own.seal(NETWORK, LOG, me);
        if should_reveal(&view(&self.partners.history(replica)), me, seal) {
            self.end(org);
            self.partners.write(replica, revealed(&own));
        }
    }

    fn meet(&mut self) {
        for from in 0..self.partners.replicas() {
            for to in 0..self.partners.replicas() {
                self.partners.meet(from, to);
            }
        }
    }

    fn tend_all(&mut self, orgs: u8) {
        for _again in 0..2 {
            for org in 0..orgs {
                self.meet();
                self.tend(org);
            }
        }
        self.meet();
    }

    fn view(&self) -> RoundView {
        view(&self.partners.whole())
    }
}

#[test]
fn a_round_is_open_then_sealed_then_revealed_and_shows_no_score_before() {
    let mut round = Round::of(3);
    for org in 0..3 {
        assert_eq!((round.view().state(), round.view().answers()), (RoundState::Open, 0));
        round.seal(org);
        round.meet();
    }
    round.tend(2);
    assert_eq!((round.view().state(), round.view().answers()), (RoundState::Sealed, 0));

    round.tend_all(3);

    let view = round.view();
    assert_eq!((view.state(), view.answers(), view.phase), (RoundState::Revealed, 3, Some(2)));
    assert!(view.seals.iter().all(|seal| seal.state == SealState::Revealed) && view.apart.is_empty());
    assert_eq!((view.dimensions[0].spread, view.dimensions[0].median), (2, Some(2)));
    assert_eq!(view.dimensions[0].scores[1].evidence.as_deref(), Some("gezien door 1"));
}

#[test]
fn who_did_not_seal_before_the_end_is_absent_and_two_reveals_are_too_few() {
    let mut round = Round::of(3);
    round.seal(0);
    round.seal(1);
    round.meet();
    round.end(1);
    round.tend_all(3);
    round.seal(2);

    let view = round.view();

    assert_eq!((view.answers(), view.phase), (2, None));
    assert_eq!(state(&view, 2), SealState::Late, "it knew of the end");
    assert_eq!(view.missing, [author(2, 0).org]);
}

#[test]
fn a_seal_copied_from_another_opens_with_nothing() {
    let mut round = Round::of(3);
    round.seal(0);
    round.meet();
    let copied = sealed_as(0, &round.own[0]);
    round.partners.write(4, copied);
    round.seal(1);
    round.meet();
    round.end(1);
    round.tend_all(2);
    round.partners.write(4, revealed(&round.own[0]));

    let view = round.view();

    assert_eq!(state(&view, 2), SealState::Awaited);
    assert_eq!(view.apart, [(author(2, 0).org, RoundFault::Mismatch)]);
    assert_eq!(view.answers(), 2);
}

#[test]
fn a_reveal_with_other_words_another_score_or_other_random_bytes_is_set_apart() {
    let changes: [fn(&mut ScoresRevealed); 4] = [
        |reveal| reveal.scores[3].evidence = Some(Prose::new("iets anders").unwrap()),
        |reveal| reveal.scores[3].score = 4,
        |reveal| reveal.random[31] ^= 1,
        |reveal| drop(reveal.scores.pop()),
    ];
    for change in changes {
        let mut round = Round::of(3);
        round.seal_all(0..3);
        round.meet();
        round.end(1);
        round.meet();
        let mut reveal = revealed(&round.own[0]);
        change(&mut reveal);
        round.partners.write(0, reveal);

        let view = round.view();

        assert_eq!(view.apart, [(author(0, 0).org, RoundFault::Mismatch)]);
        assert_eq!((state(&view, 0), view.answers()), (SealState::Awaited, 0));
    }
}

#[test]
fn scores_without_a_seal_before_the_end_or_after_the_closing_count_nowhere() {
    use crate::fact::round::RoundClosed;

    let mut round = Round::of(3);
    round.partners.write(0, revealed(&round.own[0]));
    round.seal(1);
    round.partners.write(2, revealed(&round.own[1]));
    round.partners.write(5, round.own[2].scores[0].clone());
    round.seal(2);
    round.meet();
    round.end(1);
    round.partners.write(2, RoundClosed {});
    round.meet();
    round.partners.write(4, revealed(&round.own[2]));

    let view = round.view();

    let org = |org| author(org, 0).org;
    let faults = [
        (org(0), RoundFault::WithoutSeal),
        (org(1), RoundFault::TooEarly),
        (org(2), RoundFault::WithoutSeal),
        (org(2), RoundFault::TooLate),
    ];
    assert_eq!(view.apart, faults);
    assert_eq!((view.answers(), view.state()), (0, RoundState::Fixed));
}

#[test]
fn an_organisation_is_bound_by_its_first_seal() {
    let mut round = Round::of(3);
    round.seal_all(0..3);
    round.meet();
    let again = own(0, 4);
    round.partners.write(1, sealed_as(0, &again));
    round.meet();
    round.end(1);
    round.tend_all(3);
    round.partners.write(1, revealed(&again));

    let view = round.view();

    assert_eq!(state(&view, 0), SealState::Revealed);
    assert!(
        view.dimensions.iter().flat_map(|one| &one.scores).all(|one| one.org != author(0, 0).org || one.score == 1)
    );
    assert_eq!(view.apart, [(author(0, 0).org, RoundFault::Mismatch), (author(0, 0).org, RoundFault::Again)]);
}

#[test]
fn of_two_seals_of_one_organisation_apart_neither_counts() {
    let mut round = Round::of(3);
    round.partners.write(1, sealed_as(0, &own(0, 4)));
    round.seal_all(0..3);
    assert_eq!(state(&round.view(), 0), SealState::Twice, "also before the end");
    round.tend_all(3);

    let view = round.view();

    assert_eq!((state(&view, 0), view.answers()), (SealState::Twice, 2));
    assert!(view.apart.is_empty(), "nobody else is affected");
}

#[test]
fn who_saw_others_reveal_slips_nothing_in_and_takes_nothing_back() {
    let mut round = Round::of(4);
    round.seal_all(0..4);
    for org in [1_u8, 2, 3] {
        (0..8).for_each(|from| round.partners.meet(from, usize::from(org) * 2));
    }
    round.tend(1);
    round.partners.meet(2, 4);
    round.partners.meet(2, 6);
    round.tend(2);
    round.tend(3);
    round.partners.meet(4, 2);
    round.tend(1);
    let before = round.view();
    assert_eq!(state(&before, 1), SealState::Revealed);

    // The second device had seen nothing but the round: its word is dated back. So is its end.
    let other = own(0, 4);
    let slipped = round.partners.write(1, sealed_as(0, &other));
    round.partners.write(1, SealingEnded { seals: vec![slipped] });
    round.partners.write(1, revealed(&other));
    round.tend_all(4);

    let view = round.view();
    assert_eq!(state(&view, 0), SealState::Revealed);
    let scores = view.dimensions.iter().flat_map(|one| &one.scores).filter(|one| one.org == author(0, 0).org);
    assert_eq!(scores.map(|one| one.score).collect::<Vec<_>>(), [1; 7]);
}

#[test]
fn a_word_that_ends_the_sealing_apart_leaves_a_seal_in_that_most_others_had() {
    let mut round = Round::of(4);
    round.seal_all(0..4);
    round.end(3);
    round.partners.meet(0, 2);
    round.partners.meet(4, 2);
    round.partners.meet(0, 4);
    round.partners.meet(2, 4);
    round.end(1);
    round.partners.meet(2, 4);
    round.end(2);

    let view = round.view();

    let states: Vec<SealState> = view.seals.iter().map(|seal| seal.state).collect();
    assert_eq!(states, [SealState::Awaited, SealState::Late, SealState::Late, SealState::Late]);
}

#[test]
fn what_waits_on_a_device_survives_its_stored_form_and_shows_nothing_of_itself() {
    let own = own(1, 3);
    let draft = OwnScores { random: None, ..own.clone() };

    for kept in [&own, &draft] {
        assert_eq!(OwnScores::from_cbor(&kept.to_cbor()).as_ref(), Ok(kept));
    }
    assert_eq!(format!("{own:?}"), "OwnScores { sealed: true, .. }");
    assert_eq!(draft.seal(NETWORK, LOG, author(1, 0).org), None);
}

#[test]
fn scores_fit_a_model_only_in_order_each_once_and_within_it() {
    let model = default_model();
    let score = |dimension, score| ScoreGiven { dimension, score, evidence: None };

    assert!(fits(&model, &[score(0, 1), score(6, 4)]));
    for broken in [
        vec![],
        vec![score(1, 1), score(0, 1)],
        vec![score(0, 1), score(0, 1)],
        vec![score(7, 1)],
        vec![score(0, 0)],
        vec![score(0, 5)],
    ] {
        assert!(!fits(&model, &broken), "{broken:?}");
    }
}
