//! What is accepted is a function of each change's own past: the order of arrival never matters.

use std::collections::BTreeMap;

use wijktafel_core::gate::precheck;
use wijktafel_core::gate::refusal::Refusal;
use wijktafel_core::text::{Incoming, TextDoc};
use wijktafel_harness::forge::{Forge, Op, Random, hash};
use wijktafel_model::command::TextEdit;
use wijktafel_model::id::FeedId;
use wijktafel_model::time::Timestamp;
use wijktafel_model::words::{LogKind, TextField};

const FOUNDER: FeedId = FeedId([1; 16]);

fn write(document: &mut TextDoc, feed: FeedId, random: &mut Random) -> Vec<u8> {
    let length = document.text(TextField::LessonText).map_or(0, |text| text.chars().count());
    let at = random.below(length + 1);
    let delete = random.below(3).min(length - at);
    let edit = TextEdit { field: TextField::LessonText, at, delete, insert: "abc".to_owned() };
    document.edit(feed, LogKind::Lesson, &[edit], Timestamp(0)).unwrap()
}

fn apply(document: &mut TextDoc, feed: FeedId, bytes: &[u8]) -> Result<Vec<TextEdit>, Refusal> {
    document.apply(&[Incoming { feed, bytes, may_create: feed == FOUNDER }]).remove(0)
}

/// Three authors apart, then forged changes that point at anything, each of a feed of its own.
fn changes(random: &mut Random) -> Vec<(FeedId, Vec<u8>)> {
    let mut founder = TextDoc::new();
    let first = write(&mut founder, FOUNDER, random);
    let mut changes = vec![(FOUNDER, first)];
    let mut authors = [2, 3, 4].map(|n| (FeedId([n; 16]), founder.clone()));
    for _ in 0..5 {
        let (feed, document) = &mut authors[random.below(3)];
        changes.push((*feed, write(document, *feed, random)));
        let (from, to) = (random.below(3), random.below(3));
        let known: Vec<_> =
            changes.iter().filter(|(_, bytes)| authors[from].1.contains(&hash(bytes))).cloned().collect();
        for (feed, bytes) in known {
            apply(&mut authors[to].1, feed, &bytes).unwrap();
        }
    }
    for n in 0..6 {
        let readable: Vec<_> = changes.iter().filter_map(|(_, bytes)| precheck::read(bytes).ok()).collect();
        let below = &readable[random.below(readable.len())];
        let (mut dep, mut start) = (below.hash, below.end() + 1);
        if random.below(20) == 0 {
            (dep, start) = ([7; 32], 9);
        }
        let [element, other] =
            [(); 2].map(|()| (1 + u8::try_from(random.below(4)).unwrap(), 1 + random.below(9) as u64));
        let deletes = random.below(3) == 0;
        let is_named = |author: &u8| [1, element.0].contains(author) || deletes && other.0 == *author;
        let named: Vec<FeedId> = (1..5).filter(is_named).map(|author| FeedId([author; 16])).collect();
        let index = |author: u8| 1 + named.iter().position(|feed| feed.0[0] == author).unwrap() as u64;
        let text = (index(1), 1);
        let mut ops = vec![Op::insert(text, Some((index(element.0), element.1)), 'X')];
        if deletes {
            ops.push(Op::delete(text, (index(other.0), other.1)));
        }
        let feed = FeedId([10 + n; 16]);
        changes.push((feed, Forge::new(feed, 1, start, &[dep]).naming(&named).doing(&ops).bytes()));
    }
    changes
}

/// Delivers in the given order, parked ones again until nothing moves; gives the refusals and the document.
fn deliver(changes: &[(FeedId, Vec<u8>)], order: &[usize]) -> (BTreeMap<usize, bool>, TextDoc) {
    let mut document = TextDoc::new();
    let mut accepted = BTreeMap::new();
    loop {
        let before = accepted.len();
        for index in order {
            let (feed, bytes) = &changes[*index];
            match apply(&mut document, *feed, bytes) {
                Err(Refusal::DependencyUnknown) => {}
                answer => drop(accepted.insert(*index, answer.is_ok())),
            }
        }
        if accepted.len() == before {
            return (accepted, document);
        }
    }
}

#[test]
fn same_changes_are_accepted_in_whatever_order_they_arrive() {
    let mut random = Random(7);
    let (mut taken, mut refused) = (0, 0);
    for _ in 0..60 {
        let changes = changes(&mut random);
        let mut order: Vec<usize> = (0..changes.len()).collect();
        let (accepted, document) = deliver(&changes, &order);
        for _ in 0..2 {
            for place in (1..order.len()).rev() {
                order.swap(place, random.below(place + 1));
            }
            let (again, other) = deliver(&changes, &order);
            assert_eq!(again, accepted);
            assert_eq!((other.heads(), other.texts()), (document.heads(), document.texts()));
        }
        let forged = accepted.range(6..);
        taken += forged.clone().filter(|(_, ok)| **ok).count();
        refused += forged.filter(|(_, ok)| !**ok).count();
        assert!(accepted.range(..6).all(|(_, ok)| *ok));
    }
    assert!(taken > 20 && refused > 100, "{taken} forged changes taken in, {refused} refused");
}
