//! The named histories of removal, told as they are told in words.
//!
//! A line is a list of entries: who, what, and after which of the entries before it. `B>A` is a verdict of B against
//! A. An entry follows its author's own last one, unless it is marked with `!`: dated back, or forked. `*` is
//! everything before it.

use std::collections::BTreeMap;

use super::{
    World, accepted, admitted, handed_over, invited_as, left, noted, org, redeemed, table, taken_over, verdict,
    withdrawn,
};
use crate::fact::Fact;
use crate::id::{EntryId, InviteId};
use crate::roster::{Standing, sabotage};
use crate::view::Stage;

/// How a history is told: its name, who is there with a voice, what happens, and who is left.
type Told = (&'static str, &'static str, &'static str, &'static str);

const TOLD: &[Told] = &[
    ("M01 majority, seen by one", "ABC", "B>A; C>A 1", "A B C"),
    ("M02 plain removal", "ABC", "B>A; C>A 1; B notes 2", "A✗ B C"),
    ("M02b the target does not note", "ABC", "B>A; C>A 1; A notes 2; A notes 3", "A B C"),
    ("M03 network of two", "AB", "A>B; B notes 1; A notes 2", "A B"),
    ("M04 half is not more than half", "ABCD", "B>A; C>A 1; B notes 2; C notes 3", "A B C D"),
    ("M05 two blocs of two", "ABCD", "A>C; B>C 1; A notes 2; C>A; D>A 4; C notes 5; A notes *", "A B C D"),
    ("M06 mutual, one in the middle", "ABC", "B>A; A>B; C>A 1; B notes 3; C>B 2 3; A notes 5", "A✗ B C"),
    (
        "M07 mutual, a real majority against both",
        "ABCDE",
        "C>A; D>A; E>A; B>A; A>B; C>B 1; D>B 2; A notes 3 4 5 6 7; B notes 8; C notes 9; D notes 10; E notes 11",
        "A✗ B✗ C D E",
    ),
    (
        "M08 everybody against everybody",
        "ABC",
        "A>B; A>C 1; B>C; B>A 3; C>A; C>B 5; A notes 2 4 6; B notes 2 4 6; C notes 2 4 6",
        "A B C",
    ),
    ("M09 cycle of single verdicts", "ABC", "A>B; B>C; C>A; A notes 1 2 3; B notes 4; C notes 5", "A B C"),
    ("M10 the limit voids a second verdict", "ABC", "C>B; B>A; C>A 1 2; B notes 3; C notes 4", "A B C"),
    (
        "M11 one removed meanwhile cannot complete an old ballot",
        "ABCDE",
        "C>B; E>B; B>A; C>A 1; D>A; B notes 2 3 4 5; C notes 6; D notes 7; E notes 8; !A>B 1 2; !A notes 10; \
         B notes 9 11; C notes 12; D notes 13; E notes 14",
        "A✗ B C D E",
    ),
    (
        "M12 nor with an accomplice that kept silent",
        "ABCDE",
        "C>B; E>B 1; B>A; C>A 1; D>A; B notes 2 3 4 5; C notes 6; D notes 7; !A>B 2; !E notes 9; B notes 8 10; \
         C notes 11; D notes 12",
        "A✗ B C D E",
    ),
    (
        "M13 scorched earth by a removed one",
        "ABC",
        "B>A; C>A 1; B notes 2; C notes 3; !A>B; !A>C 5; B notes 4 6; C notes 7",
        "A✗ B C",
    ),
    (
        "M14 a removed one dates back an admission",
        "ABC",
        "B>A; C>A 1; B notes 2; C notes 3; !A admits D; B notes 4 5; C notes 6",
        "A✗ B C D?",
    ),
    (
        "M15 an old admission does not bring back",
        "ABCD",
        "B>A; C>A; D>A; B notes 1 2 3; C notes 4; !D admits A 3; B notes 5 6; C notes 7; D notes 8",
        "A✗ B C D",
    ),
    (
        "M16 three puppets and their sponsor against one",
        "ABC",
        "A admits D; A admits E 1; A admits F 2; B notes 3; C notes 4; A>B 5; D>B 5; E>B 5; F>B 5; A notes 6 7 8 9; \
         D notes 10; E notes 11; C notes 12; B notes 13",
        "A B C D° E° F°",
    ),
    (
        "M17 and the others against the sponsor",
        "ABC",
        "A admits D; A admits E 1; A admits F 2; B notes 3; C notes 4; A>B 5; D>B 5; E>B 5; F>B 5; A notes 6 7 8 9; \
         D notes 10; E notes 11; C notes 12; B notes 13; B>A 14; C>A 15; B notes 16",
        "A✗ B C D° E° F°",
    ),
    (
        "M18 and the puppets, of which any number",
        "ABC",
        "A admits D; A admits E 1; A admits F 2; B notes 3; C notes 4; A>B 5; D>B 5; E>B 5; F>B 5; A notes 6 7 8 9; \
         D notes 10; E notes 11; C notes 12; B notes 13; B>A 14; C>A 15; B notes 16; B>D 17; C>D 18; B>E 18; \
         C>E 19 20; B notes 21; C notes *; F notes *",
        "A✗ B C D✗ E✗ F°",
    ),
    ("M19 a newcomer works at once, without a voice", "ABC", "A admits D; B notes 1", "A B C D°"),
    ("M20 the second of three endorses", "ABC", "A admits D; B notes 1; B admits D 2; A notes 3", "A B C D"),
    (
        "M21 two of four and their common puppet",
        "ABCD",
        "A admits E; B admits E 1; A notes 2; B notes 3; C notes 4; D notes 5; A>C 6; B>C 6; E>C 6; A notes 7 8 9; \
         B notes 10; E notes 11; D notes 12",
        "A B C D E°",
    ),
    ("M22 a founder admits the second", "A", "A admits B", "A B"),
    ("M23 the third, by one of two", "A", "A admits B; B notes 1; A admits C 2; B notes 3", "A B C°"),
    ("M24 the third, by both", "A", "A admits B; B notes 1; A admits C 2; B notes 3; B admits C 4; A notes 5", "A B C"),
    (
        "M25 an admission that nobody had seen when its sponsor was removed",
        "ABCD",
        "A admits E; B>A; C>A; D>A; B notes 2 3 4; C notes 2 3 4; D notes 2 3 4; B notes 1 5 6 7; C notes 8",
        "A✗ B C D E?",
    ),
    (
        "M26 an admission that another had seen",
        "ABCD",
        "A admits E; D notes 1; B>A; C>A; D>A 2; B notes 3 4 5; C notes 3 4 5; D notes 3 4 5",
        "A✗ B C D E°",
    ),
    ("M27 leaves while being removed", "ABC", "B>A; C>A 1; B notes 2; A leaves", "A✗← B C"),
    ("M28 verdict of one who then left", "ABC", "B>A; B leaves 1; C>A 2; A notes 3; C notes 4", "A B← C"),
    ("M29 the leaving entry itself notes", "ABC", "B>A; C>A 1; B leaves 2; C notes 3", "A✗ B← C"),
    ("M30 the last two leave at once", "AB", "A leaves; B leaves", "A← B←"),
    (
        "M31 voice falls to the members when nobody with a voice is left",
        "AB",
        "A admits C; B notes 1; A leaves 2; B leaves 2; C notes 3 4; C admits D 5",
        "A← B← C D",
    ),
    (
        "M32 a verdict from before an admission counts in the larger base",
        "ABCD",
        "B>A; B admits E 1; C admits E; D admits E; B notes 2 3 4; C notes 5; C>A 6; D>A 4; B notes 7 8; C notes 9",
        "A✗ B C D E",
    ),
    (
        "M33 two of four after the admission became known",
        "ABC",
        "A admits D; B admits D; A notes 1 2; B notes 1 2; C>A; B>A 3 4 5; !C notes 6",
        "A B C D",
    ),
    (
        "M34 decided in the base of three by those who did not know the fourth",
        "ABC",
        "A admits D; B admits D; A notes 1 2; B notes 1 2; C>B; !A>B 5; C notes 6; C notes 3 4 7",
        // The fourth rests on what only one other than the removed one had seen.
        "A B✗ C D?",
    ),
    ("M35 withdrawn in time", "ABC", "B>A; B withdraws A 1; C>A 2; B notes 3; C notes 4", "A B C"),
    ("M36 withdrawn too late", "ABC", "B>A; C>A 1; B notes 2; B withdraws A 3; C notes 4", "A✗ B C"),
    ("M37 withdrawn while the other voted", "ABC", "B>A; C>A 1; !B withdraws A 1; C notes 2 3; B notes 4", "A B C"),
    ("M38 forked verdicts to two sides", "ABC", "B>A; A>B; C>A 1; !C>B 2; B notes 3; A notes 4", "A✗ B✗ C"),
    (
        "M39 a fork revealed after the decision revives nobody",
        "ABC",
        "B>A; C>A 1; B notes 2; !C>B; B notes 3 4",
        "A✗ B C",
    ),
    ("M40 a fork known before: its verdict does not count", "ABC", "B>A; C>A; !C>B 1; B notes 2 3; A notes 4", "A B C"),
    (
        "M41 comes back",
        "ABCD",
        "B>A; C>A; D>A; B notes 1 2 3; C notes 4; D notes 5; B admits A 6; C notes 7",
        "A2° B C D",
    ),
    (
        "M42 its old chain stays dead, and the verdicts against it too",
        "ABCD",
        "B>A; C>A; D>A; B notes 1 2 3; C notes 4; D notes 5; B admits A 6; C notes 7; !A>C; C notes 8 9; B notes 10",
        "A2° B C D",
    ),
    (
        "M43 a late endorsement of an ended membership moves nothing",
        "ABC",
        "A admits D; B notes 1; C admits D 2; D leaves 2; A admits D 4; B notes 5; B notes 3 6",
        "A B C D2°",
    ),
    (
        "M44 one of four is silent: nobody removed, leaving works",
        "ABCD",
        "A>B; C>B; A notes 1 2; C notes 3; A leaves 3",
        "A← B C D",
    ),
    (
        "M51 two that left remove the third, dated back",
        "ABC",
        "A admits D; B admits D *; A notes *; B leaves *; C leaves *; A notes *; D notes *; !B>A; !C>A 8; !B notes 9; \
         A notes *; D notes *",
        "A B← C← D",
    ),
    (
        "M52 and close their branch by a second leaving",
        "ABC",
        "A admits D; B admits D *; A notes *; B leaves *; C leaves *; A notes *; D notes *; !B>A; !C>A 8; !B leaves 9; \
         !C leaves 10; A notes *; D notes *",
        "A B← C← D",
    ),
    (
        "M53 two that left make a puppet with a voice, dated back",
        "ABC",
        "A admits D; B admits D *; A notes *; B leaves *; C leaves *; A notes *; D notes *; !B admits G; !C admits G 8; \
         !B notes 9; G>A 10; !B>A 11; !C>A 12; G notes 13; A notes *; D notes *",
        "A B← C← D G?",
    ),
    (
        "M54 one that left and a silent one remove the third",
        "ABC",
        "A admits D; B admits D *; A notes *; B leaves *; A notes *; D notes *; !B>A; !C>A 7; !B notes 8; C notes 9; \
         A notes *; D notes *",
        "A B← C D",
    ),
    (
        "M55 of three, a decider dates its leaving back to before its verdict: this gives way",
        "ABC",
        "B>A; C>A 1; B notes 2; C notes 3; !B leaves; C notes *",
        "A B← C",
    ),
    (
        "M56 of four, two others had seen it",
        "ABCD",
        "B>A; C>A 1; D>A 2; B notes 3; C notes 4; D notes 5; !B leaves; C notes *",
        "A✗ B← C D",
    ),
    (
        "M67 of five, one that left and a silent one remove nobody",
        "ABCDE",
        "A leaves; C notes 1; D notes 1; E notes 1; !A>D; B>D 5; B notes 6; C notes *; D notes *; E notes *",
        "A← B C D E",
    ),
    (
        "M68 with two silent ones they do: this gives way",
        "ABCDE",
        "A leaves; D notes 1; E notes 1; !A>D; B>D 4; C>D 5; B notes 6; C notes 7; D notes *; E notes *",
        "A← B C D✗ E",
    ),
    ("M59 one hands over, the other takes over", "ABC", "C hands B; B takes C 1", "A B C←"),
    ("M60 the other way round", "ABC", "B takes C; C hands B 1", "A B C←"),
    ("M61 without knowing each other", "ABC", "B takes C; C hands B", "A B C←"),
    ("M62 one side alone ends nothing", "ABC", "B takes C; C hands A; A notes 1 2", "A B C"),
    ("M63 who has left takes nobody over", "ABC", "C hands B; B leaves 1; B takes C 2", "A B← C"),
    ("M64 an offer that was withdrawn is none", "ABC", "C hands B; C hands C 1; B takes C 2", "A B C"),
    ("M65 withdrawn without knowing: too late", "ABC", "C hands B; C hands C 1; B takes C 1", "A B C←"),
    (
        "M66 an admission that nobody had seen when its sponsor left",
        "ABC",
        "A admits D; A leaves 1; B notes 2; C notes 3",
        "A← B C D?",
    ),
    ("M58 both deciders leave afterwards", "ABC", "B>A; C>A *; B notes *; B leaves *; C leaves *", "A✗ B← C←"),
    ("M69 both leave by the entries that note it", "ABC", "B>A; C>A; B leaves 1 2; C leaves 1 2", "A✗ B← C←"),
];

/// A history being told.
struct Teller {
    world: World,
    told: Vec<EntryId>,
    last: BTreeMap<char, EntryId>,
}

impl Teller {
    fn new(letters: &str) -> Self {
        Self { world: World::of(letters), told: Vec::new(), last: BTreeMap::new() }
    }

    fn tell(&mut self, entries: &str) {
        for entry in entries.split(';') {
            self.entry(entry.trim());
        }
    }

    fn entry(&mut self, entry: &str) {
        let forked = entry.starts_with('!');
        let mut words = entry.trim_start_matches('!').split_whitespace();
        let first = words.next().expect("an author");
        let author = first.chars().next().expect("an author");
        let mut parents = self.world.start.clone();
        let act = match first.chars().nth(2) {
            Some(target) => ('>', target),
            None => match words.next().expect("an act") {
                "notes" => ('n', author),
                "leaves" => ('l', author),
                "hands" => ('h', words.next().and_then(|word| word.chars().next()).expect("a successor")),
                "takes" => ('t', words.next().and_then(|word| word.chars().next()).expect("a predecessor")),
                "admits" => ('a', words.next().and_then(|word| word.chars().next()).expect("a newcomer")),
                "withdraws" => ('w', words.next().and_then(|word| word.chars().next()).expect("a target")),
                other => panic!("{other}"),
            },
        };
        for after in words {
            match after.parse::<usize>() {
                Ok(number) => parents.push(self.told[number - 1]),
                Err(_) => parents = self.world.heads(),
            }
        }
        parents.extend(self.last.get(&author).filter(|_| !forked));
        let at = self.world.roster.at(&parents).expect("known");
        let told = self.act(author, act, &parents, &at);
        self.told.push(told);
        self.last.insert(author, told);
    }

    fn act(&mut self, author: char, (act, target): (char, char), parents: &[EntryId], at: &Standing) -> EntryId {
        let number = |letter: char| at.orgs.get(&org(letter)).map_or(1, |found| found.number);
        let facts = match act {
            '>' => vec![verdict(target, number(target))],
            'w' => vec![withdrawn(target, number(target))],
            'n' => vec![noted()],
            'l' => vec![left(number(author))],
            'h' => vec![handed_over(target, number(author))],
            't' => vec![taken_over(target, number(target))],
            _ => return self.admit(author, target, parents, at),
        };
        self.world.write(author, parents, facts)
    }

    /// Admits, and lets a newcomer or one that comes back accept at once.
    fn admit(&mut self, author: char, target: char, parents: &[EntryId], at: &Standing) -> EntryId {
        let found = at.orgs.get(&org(target));
        let (number, facts): (u32, Vec<Fact>) = match found {
            None => {
                let invite = InviteId([author as u8 ^ (target as u8).rotate_left(3); 32]);
                (1, vec![invited_as(invite), redeemed(invite, target), admitted(target, 1, Some(invite))])
            }
            Some(found) => {
                let back = matches!(found.stage, Stage::Left | Stage::Removed);
                let number = found.number + u32::from(back);
                (number, vec![admitted(target, number, None)])
            }
        };
        let admission = self.world.write(author, parents, facts);
        if found.is_some_and(|found| found.stage == Stage::Member) {
            return admission;
        }
        let own = self.last.get(&target).copied();
        let parents: Vec<EntryId> = std::iter::once(admission).chain(own).collect();
        let accepted = self.world.write(target, &parents, vec![accepted(number)]);
        self.last.insert(target, accepted);
        accepted
    }
}

#[test]
fn every_named_history_ends_as_it_is_told() {
    let mut wrong = Vec::new();
    for (name, letters, entries, outcome) in TOLD {
        let mut teller = Teller::new(letters);
        teller.tell(entries);
        let found = teller.world.table();
        if found != *outcome {
            wrong.push(format!("{name}: {found}, not {outcome}"));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn the_outcome_of_every_named_history_is_the_same_in_other_orders() {
    for (name, letters, entries, outcome) in TOLD {
        let mut teller = Teller::new(letters);
        teller.tell(entries);
        for pick in 0..4 {
            let other = teller.world.shuffled(|ready| (ready - 1) * pick / 3);
            assert_eq!(table(&other.standing()), *outcome, "{name}, order {pick}");
            assert_eq!(other.ends(), teller.world.roster.ends(), "{name}, order {pick}");
        }
    }
}
#[test]
fn every_planted_bug_changes_the_outcome_of_a_named_history() {
    let ends = |told: &Told| {
        std::panic::catch_unwind(|| {
            let mut teller = Teller::new(told.1);
            teller.tell(told.2);
            teller.world.table()
        })
    };
    let mut missed = Vec::new();
    for bug in sabotage::ALL {
        sabotage::plant(Some(bug));
        let caught = TOLD.iter().find(|told| ends(told).is_ok_and(|outcome| outcome != told.3));
        sabotage::plant(None);
        missed.extend(caught.is_none().then_some(bug));
    }
    assert!(missed.is_empty(), "not caught: {missed:?}");
}
