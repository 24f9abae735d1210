//! Invariant 16: a sealed score is what was sealed, and stays it.
//!
//! Three organisations keep to the rules; the fourth says what it likes, also dated back.

use proptest::prelude::*;

use super::{Move, quick, script};
use crate::fact::round::{RoundOpened, ScoreGiven, ScoresRevealed, ScoresSealed, SealingEnded};
use crate::history::History as _;
use crate::id::{FactId, LogId, OrgId};
use crate::maturity::sealed::{OwnScores, should_end, should_reveal};
use crate::maturity::{default_model, derive};
use crate::testing::{MemoryHistory, NETWORK, Node, Partners, author};
use crate::view::{RoundView, SealState, Texts};
use crate::words::{Line, RoundWay};

const LOG: LogId = LogId([6; 16]);
const HONEST: u8 = 3;
const LIAR: u8 = 3;

fn org(number: u8) -> OrgId {
    author(number, 0).org
}

fn own(number: u8, score: u32) -> OwnScores {
    let scores = (0..7).map(|dimension| ScoreGiven { dimension, score, evidence: None }).collect();
    OwnScores { scores, random: Some([number; 32]) }
}

fn view(history: &MemoryHistory) -> RoundView {
    derive(LOG, history, &Texts::new()).unwrap()
}

fn state(view: &RoundView, number: u8) -> SealState {
    view.seals.iter().find(|seal| seal.org == org(number)).unwrap().state
}

/// The score that counts for an organisation: it gave every dimension the same.
fn counted(view: &RoundView, number: u8) -> Option<u32> {
    let given: Vec<_> =
        view.dimensions.iter().map(|one| one.scores.iter().find(|score| score.org == org(number))).collect();
    let first = given[0].map(|score| score.score);
    assert!(given.iter().all(|one| one.map(|score| score.score) == first), "whole or not at all");
    first
}

struct Game {
    partners: Partners,
    /// How many of the others had ended when the liar sealed this.
    sealed: Vec<(u32, usize, FactId)>,
    ended: Vec<u8>,
    revealed: Vec<u8>,
    /// What counted for the liar when all others had ended.
    settled: bool,
    /// Its score then, as far as it was revealed.
    settled_at: Option<u32>,
}

impl Game {
    fn new() -> Self {
        let participants = (0..=LIAR).map(org).collect();
        let (title, way) = (Line::new("najaar").unwrap(), Some(RoundWay::Sealed));
        let opened = RoundOpened { title, way, model: default_model(), participants };
        let partners = Partners::new(LIAR + 1, 2, opened);
        Self { partners, sealed: Vec::new(), ended: Vec::new(), revealed: Vec::new(), settled: false, settled_at: None }
    }

    fn honest_end(&mut self, number: u8) {
        let replica = usize::from(number) * 2;
        if !self.ended.contains(&number) {
            let seals = view(&self.partners.history(replica)).named;
            self.partners.write(replica, SealingEnded { seals });
            self.ended.push(number);
        }
    }

    /// What an honest client does by itself.
    fn tend(&mut self, number: u8) {
        let replica = usize::from(number) * 2;
        let own = own(number, u32::from(number) + 1);
        if should_end(&view(&self.partners.history(replica)), org(number)) {
            self.honest_end(number);
        }
        let seal = own.seal(NETWORK, LOG, org(number));
        let here = view(&self.partners.history(replica));
        if !self.revealed.contains(&number) && should_reveal(&here, org(number), seal) {
            self.honest_end(number);
            let random = own.random.unwrap();
            self.partners.write(replica, ScoresRevealed { random, scores: own.scores });
            self.revealed.push(number);
        }
    }

    fn honest(&mut self, number: u8, what: u8) {
        let replica = usize::from(number) * 2;
        let here = view(&self.partners.history(replica));
        match what % 8 {
            0 if here.ended.is_none() => self.honest_end(number),
            0..=4 if state(&here, number) == SealState::NotYet && here.ended.is_none() => {
                let seal = own(number, u32::from(number) + 1).seal(NETWORK, LOG, org(number)).unwrap();
                self.partners.write(replica, ScoresSealed { network: NETWORK, seal });
            }
            _ => self.tend(number),
        }
    }

    /// Anything, by a device that heard all it was told or by one that claims to have heard little.
    fn lie(&mut self, what: u8, one: u8, other: u8) {
        // Mostly by the device that hears; what it sealed first is what it mostly reveals.
        let hears = usize::from(LIAR) * 2;
        let replica = if self.sealed.is_empty() { hears } else { hears + usize::from(one.is_multiple_of(3)) };
        let first = self.sealed.first().map(|(score, ..)| *score).filter(|_| !other.is_multiple_of(3));
        let score = first.unwrap_or_else(|| u32::from(other % 4) + 1);
        let scores = own(LIAR, score);
        let all: Vec<FactId> = self.partners.nodes().iter().map(|node| node.recorded.id).collect();
        match if self.sealed.is_empty() { 0 } else { what % 8 } {
            0 => {
                let seal = scores.seal(NETWORK, LOG, org(LIAR)).unwrap();
                let fact = self.partners.write(replica, ScoresSealed { network: NETWORK, seal });
                self.sealed.push((score, self.ended.len(), fact));
            }
            1..=4 => drop(self.partners.write(replica, ScoresRevealed { random: [LIAR; 32], scores: scores.scores })),
            5 => {
                let seals = all.into_iter().filter(|id| !(id.0[0] ^ other).is_multiple_of(3)).collect();
                self.partners.write(replica, SealingEnded { seals });
            }
            _ => {
                // A copy of what somebody else said.
                let copied = self.partners.nodes().iter().map(|node| node.recorded.fact.clone());
                let copied = copied.filter(|fact| matches!(fact.kind(), 260..=262)).nth(usize::from(other) % 5);
                if let Some(fact) = copied {
                    self.partners.write(replica, fact);
                }
            }
        }
    }

    fn check(&mut self) -> Result<(), TestCaseError> {
        let whole = view(&self.partners.whole());
        for number in 0..HONEST {
            let given = counted(&whole, number);
            prop_assert!(given.is_none_or(|score| score == u32::from(number) + 1), "it is what was sealed");
            prop_assert!(given.is_none() || self.revealed.contains(&number), "and was revealed by itself");
        }
        if let Some(score) = counted(&whole, LIAR) {
            let in_time = self.sealed.iter().filter(|(sealed, ..)| *sealed == score).map(|(_, ended, _)| *ended).min();
            // Two of the three others had ended: whatever is sealed from there on counts no more.
            prop_assert!(in_time.is_some_and(|ended| ended < 2), "sealed in time: {in_time:?}");
        }
        if self.ended.len() == usize::from(HONEST) {
            let bound = |state| matches!(state, SealState::Awaited | SealState::Revealed);
            let now = counted(&whole, LIAR);
            if self.settled {
                prop_assert!(bound(state(&whole, LIAR)), "a seal is not withdrawn");
                prop_assert!(self.settled_at.is_none() || now == self.settled_at, "and not changed");
            }
            self.settled |= bound(state(&whole, LIAR));
            self.settled_at = now;
        }
        Ok(())
    }
}

fn play(moves: &[Move]) -> Result<Game, TestCaseError> {
    let mut game = Game::new();
    for (what, who, one, other) in moves {
        let number = who % (LIAR + 1);
        match what % 3 {
            // The liar's second device hears nothing; whatever it says is dated back.
            0 => {
                let to = usize::from(number) * 2;
                game.partners.meet(usize::from(one % 8), to);
            }
            _ if number == LIAR => game.lie(what / 3, *one, *other),
            _ => game.honest(number, what / 3),
        }
        game.check()?;
    }
    Ok(game)
}

proptest! {
    #![proptest_config(quick())]

    #[test]
    fn invariant_16_a_sealed_score_is_neither_changed_nor_withdrawn_nor_seen_before_it_counts(moves in script(90)) {
        play(&moves)?;
    }

    #[test]
    fn invariant_16_the_same_words_show_the_same_round_in_any_order(
        moves in script(60),
        order in proptest::collection::vec(any::<prop::sample::Index>(), 0..60),
    ) {
        let game = play(&moves)?;
        let mut nodes: Vec<Node> = game.partners.nodes().to_vec();
        for (place, index) in order.iter().enumerate() {
            let count = nodes.len();
            nodes.swap(place % count, index.index(count));
        }

        prop_assert_eq!(view(&MemoryHistory::of(&nodes)), view(&game.partners.whole()));
    }
}

#[test]
fn invariant_16_the_random_histories_reach_what_they_are_about() {
    use proptest::strategy::ValueTree as _;
    use proptest::test_runner::TestRunner;

    let mut runner = TestRunner::deterministic();
    let strategy = script(90);
    let (mut revealed, mut lied, mut late) = (0, 0, 0);
    for _history in 0..300 {
        let moves = strategy.new_tree(&mut runner).unwrap().current();
        let game = play(&moves).unwrap();
        let whole = view(&game.partners.whole());
        revealed += usize::from(!game.revealed.is_empty());
        lied += usize::from(counted(&whole, LIAR).is_some());
        late += usize::from(matches!(state(&whole, LIAR), SealState::Late | SealState::Twice));
        assert!(game.partners.whole().facts().len() > 1 || moves.len() < 9);
    }
    assert!(revealed > 30 && lied > 5 && late > 30, "{revealed} {lied} {late}");
}
