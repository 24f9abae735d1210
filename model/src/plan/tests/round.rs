//! Sealed rounds and rounds on paper.

use super::*;
use crate::fact::round::{ScoresSealed, SealingEnded};

fn opened(way: RoundWay) -> Partners {
    let participants = (0..3).map(org).collect();
    Partners::new(3, 2, RoundOpened { title: line("najaar"), way: Some(way), model: default_model(), participants })
}

fn score(dimension: u32, score: u32) -> Command {
    Command::GiveScore { round: ROUND, dimension, score, evidence: Some(prose("op huisbezoek")) }
}

const SEAL: Command = Command::SealScores { round: ROUND };
const END: Command = Command::EndSealing { round: ROUND };

#[test]
fn scores_of_a_sealed_round_wait_on_the_device_until_they_are_sealed() {
    let mut world = world();
    lay(&mut world.desk, ROUND, LogKind::Round, &opened(RoundWay::Sealed));
    refused(&world, &SEAL, RuleError::NothingToSeal);
    for (dimension, given) in [(4, 2), (1, 3), (4, 4)] {
        let found = writes(&world, &score(dimension, given), &[]);
        world.desk.keep(ROUND, found[0].keep.clone().unwrap());
    }
    refused(&world, &score(7, 1), RuleError::OutOfBounds);

    let found = writes(&world, &SEAL, &[260]);

    let own = found[0].keep.clone().unwrap();
    let given: Vec<_> = own.scores.iter().map(|score| (score.dimension, score.score)).collect();
    assert_eq!(given, [(1, 3), (4, 4)]);
    let seal = own.seal(NETWORK, ROUND, org(0)).unwrap();
    assert_eq!(found[0].facts, [Fact::from(ScoresSealed { network: NETWORK, seal })]);
    world.desk.keep(ROUND, own);
    refused(&world, &score(0, 1), RuleError::ScoresSealed);
    refused(&world, &SEAL, RuleError::ScoresSealed);
}

#[test]
fn who_sealed_on_another_device_or_after_the_end_is_refused() {
    let mut world = world();
    let mut partners = opened(RoundWay::Sealed);
    let own = OwnScores::default().with(ScoreGiven { dimension: 0, score: 1, evidence: None });
    world.desk.keep(ROUND, own.clone());
    let sealed = OwnScores { random: Some([1; 32]), ..own };
    let seal = sealed.seal(NETWORK, ROUND, org(0)).unwrap();
    let id = partners.write(1, ScoresSealed { network: NETWORK, seal });
    lay(&mut world.desk, ROUND, LogKind::Round, &partners);
    refused(&world, &SEAL, RuleError::ScoresSealed);
    refused(&world, &score(0, 2), RuleError::ScoresSealed);

    let found = writes(&world, &END, &[261]);
    assert_eq!(found[0].facts, [Fact::from(SealingEnded { seals: vec![id] })]);
    let closing = writes(&world, &Command::CloseRound { round: ROUND }, &[261, 102]);
    assert_eq!(closing[0].facts[0], Fact::from(SealingEnded { seals: vec![id] }));

    let mut partners = opened(RoundWay::Sealed);
    partners.write(2, SealingEnded { seals: Vec::new() });
    lay(&mut world.desk, ROUND, LogKind::Round, &partners);
    refused(&world, &SEAL, RuleError::SealingEnded);
    refused(&world, &score(0, 2), RuleError::SealingEnded);
    refused(&world, &END, RuleError::SealingEnded);
    writes(&world, &Command::DiscussRound { round: ROUND }, &[263]);
}

#[test]
fn a_round_on_paper_takes_counts_and_nothing_else() {
    let mut world = world();
    lay(&mut world.desk, ROUND, LogKind::Round, &opened(RoundWay::Paper));
    let count = |dimension, counts: &[u32]| Command::CountPaper { round: ROUND, dimension, counts: counts.to_vec() };

    let found = writes(&world, &count(2, &[0, 3, 5, 1]), &[264]);

    assert_eq!(found[0].facts, [Fact::from(PaperCounted { dimension: 2, counts: vec![0, 3, 5, 1] })]);
    for (dimension, counts) in [(7, &[0, 0, 0, 1][..]), (0, &[1, 2, 3]), (0, &[0, 0, 0, 1_001])] {
        refused(&world, &count(dimension, counts), RuleError::OutOfBounds);
    }
    for other in [score(0, 1), SEAL, END] {
        refused(&world, &other, RuleError::OtherWay);
    }
    lay(&mut world.desk, ROUND, LogKind::Round, &opened(RoundWay::Sealed));
    refused(&world, &count(2, &[0, 3, 5, 1]), RuleError::OtherWay);
}
