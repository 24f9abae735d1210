//! Long histories: of two hundred entries in many orders of arrival, and of what a partner could make dear.
//!
//! `WIJKTAFEL_HISTORIES=n` takes n histories in 1,000 orders each; run that in release.

use super::{
    World, accepted, admitted, charter_voted, device, handed_over, invite, invited_as, left, noted, org, redeemed,
    taken_over, verdict, withdrawn,
};
use crate::fact::Fact;
use crate::fact::council::PauseVoted;
use crate::id::EntryId;
use crate::view::Stage;

const LETTERS: [char; 8] = ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H'];

/// A network that lives at random.
struct Life {
    world: World,
    /// The last entry of each organisation.
    last: [EntryId; LETTERS.len()],
    dice: Dice,
}

/// Random enough, and the same every time.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).expect("31 bits") % sides
    }
}

impl Life {
    fn of(seed: u64, entries: usize) -> Self {
        let world = World::of("ABCD");
        let start = world.entries.last().expect("founded").id;
        let mut life = Self { world, last: [start; LETTERS.len()], dice: Dice(seed) };
        while life.world.entries.len() < entries {
            life.step();
        }
        life
    }

    /// Somebody who met somebody says something, now and then as if it stood somewhere before.
    fn step(&mut self) {
        let [author, met, mut whom] = std::array::from_fn(|_| self.dice.roll(LETTERS.len()));
        // For a while most of what is said is about the same one, every other time against it.
        let theme = self.world.entries.len() / 30;
        if self.dice.roll(3) > 0 {
            whom = theme / 2 % LETTERS.len();
        }
        let mut parents = vec![self.last[author], self.last[met]];
        if self.dice.roll(12) == 0 {
            let earlier = self.dice.roll(self.world.entries.len());
            parents = vec![self.world.entries[earlier].id];
        }
        let (letter, target) = (LETTERS[author], LETTERS[whom]);
        let at = self.world.roster.at(&parents).expect("known");
        let stage = at.orgs.get(&org(letter)).map(|found| found.stage);
        let (own, other) = [letter, target].map(|one| at.orgs.get(&org(one))).into();
        let number = own.map_or(1, |found| found.number);
        let ended = |stage: Stage| matches!(stage, Stage::Left | Stage::Removed);
        let theirs = other.map_or(1, |found| found.number + u32::from(ended(found.stage)));
        let facts = match self.dice.roll(20) {
            _ if stage == Some(Stage::Admitted) => vec![accepted(number)],
            0..=2 => vec![verdict(target, theirs)],
            3..=10 if theme % 2 == 1 => vec![verdict(target, theirs)],
            4 => vec![withdrawn(target, theirs)],
            5..=7 if other.is_none() => vec![invited_as(invite(target)), redeemed(invite(target), target)],
            5..=7 => {
                let confirms = other.is_some_and(|found| found.stage == Stage::Candidate);
                vec![admitted(target, theirs, confirms.then(|| invite(target)))]
            }
            8 => vec![charter_voted(1 + u32::from(self.dice.roll(2) > 0))],
            9 => vec![Fact::PauseVoted(PauseVoted { on: self.dice.roll(3) == 0 })],
            10 if self.dice.roll(4) == 0 => vec![left(number)],
            11 if self.dice.roll(4) == 0 => vec![handed_over(target, number)],
            12 if self.dice.roll(3) == 0 => vec![taken_over(target, theirs)],
            _ => vec![noted()],
        };
        self.last[author] = self.world.write(letter, &parents, facts);
    }
}

#[test]
fn two_hundred_entries_say_the_same_in_every_order_of_arrival() {
    let long = std::env::var("WIJKTAFEL_HISTORIES").ok().and_then(|histories| histories.parse().ok());
    let (histories, orders) = long.map_or((8, 2), |histories: u64| (histories, 1_000));
    let mut ends = [0; 3];
    for seed in 0..histories {
        let life = Life::of(seed, 200);
        let expected = life.world.standing();
        for found in expected.orgs.values() {
            let kind = match found.stage {
                Stage::Removed => 0,
                Stage::Left => 1,
                _ => 2,
            };
            ends[kind] += 1;
        }
        for order in 0..orders {
            let mut dice = Dice(seed * 1_000 + order);
            let other = life.world.shuffled(|ready| dice.roll(ready));
            assert_eq!(*other.standing(), *expected, "history {seed}, order {order}");
            assert_eq!(other.ends(), life.world.roster.ends(), "history {seed}, order {order}");
            for letter in LETTERS {
                let of = org(letter);
                assert_eq!(other.why(&of), life.world.roster.why(&of), "history {seed}, order {order}");
                assert_eq!(other.should_note(&of), life.world.roster.should_note(&of), "history {seed}, order {order}");
            }
        }
    }
    assert!(ends.iter().all(|count| *count > 0), "removed, left and present: {ends:?}");
}

#[test]
fn what_one_that_left_goes_on_writing_is_worked_out_once_and_not_again_at_every_entry() {
    let mut world = World::of("ABCD");
    let start = world.start.clone();
    let leaving = world.write('D', &start, vec![left(1)]);
    let [mut late, mut seen] = [start[0], start[0]];
    for _ in 0..100 {
        late = world.write('D', &[start[0], late, seen], vec![noted()]);
        seen = world.write('C', &[start[0], late, seen], vec![noted()]);
    }
    world.write('A', &[leaving, seen], vec![noted()]);

    assert_eq!(world.table(), "A B C D←");
    assert!(world.roster.all.settled < 10, "worked out {} times", world.roster.all.settled);
    assert!(world.roster.held(&late).is_some(), "it is known all the same");
    assert_eq!(world.roster.author_of(&seen).expect("a member").device, device('C'));
}
