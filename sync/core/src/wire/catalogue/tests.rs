use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;

use super::*;

type Log = (LogId, [u8; 16]);

fn log(n: u64) -> Log {
    let hash = digest("test", &[&n.to_be_bytes()]);
    (LogId(prefix(&hash)), [0; 16])
}

fn place(key: &ConnectionKey, logs: &[Log]) -> Index {
    let member = |(index, (log, fingerprint)): (usize, &Log)| Member {
        position: key.log(log),
        check: key.log_check(log, fingerprint),
        length: 0,
        index,
    };
    Index::new(logs.iter().enumerate().map(member).collect())
}

#[derive(Debug, Default)]
struct Outcome {
    flights: usize,
    bytes: usize,
    found: BTreeSet<LogId>,
}

/// Reconciles two sets; the sums of both are known from the hellos.
fn reconcile(a: &[Log], b: &[Log]) -> Outcome {
    let key = ConnectionKey::new([3; 32]);
    let sides = [(place(&key, a), a), (place(&key, b), b)];
    let names: BTreeMap<Short, LogId> =
        [a, b].concat().iter().map(|(log, _)| (Short::of(key.log(log)), *log)).collect();
    let mut outcome = Outcome::default();
    if sides[0].0.sum() == sides[1].0.sum() {
        return outcome;
    }
    let mut messages = vec![sides[0].0.first(LEAF, false)];
    let mut reader = 1;
    while !messages.is_empty() {
        outcome.flights += 1;
        let (index, logs) = &sides[reader];
        let mut replies = Vec::new();
        for message in &messages {
            outcome.bytes += message.len() + crate::wire::frame::HEADER_BYTES;
            let answer = index.answer(message, false).unwrap();
            replies.extend(answer.replies);
            outcome.found.extend(answer.differences.iter().map(|difference| match difference {
                Difference::Mine(mine) | Difference::Both(mine, _) => logs[mine.index].0,
                Difference::Theirs(theirs) => names[&theirs.name],
            }));
        }
        messages = replies;
        reader = 1 - reader;
    }
    outcome
}

fn changed(logs: &[Log], every: usize) -> (Vec<Log>, BTreeSet<LogId>) {
    let mut other = logs.to_vec();
    let mut ids = BTreeSet::new();
    for (id, fingerprint) in other.iter_mut().step_by(every) {
        *fingerprint = [9; 16];
        ids.insert(*id);
    }
    (other, ids)
}

#[test]
#[expect(clippy::print_stdout, reason = "the figures belong in the log of the run")]
fn ten_thousand_logs_with_five_changed_stay_within_the_budget() {
    let logs: Vec<Log> = (0..10_000).map(log).collect();
    let (other, expected) = changed(&logs, 2_000);

    let outcome = reconcile(&logs, &other);

    println!("10,000 logs, 5 changed: {} B in {} flights", outcome.bytes, outcome.flights);
    assert_eq!(outcome.found, expected);
    assert!(outcome.flights <= 4, "{} flights, and one more carries the vectors", outcome.flights);
    assert!(outcome.bytes <= 2_300, "{} bytes, and the vectors of five logs come on top", outcome.bytes);
}

#[test]
#[expect(clippy::print_stdout, reason = "the figures belong in the log of the run")]
fn equal_sets_say_nothing_and_an_empty_side_is_cheap() {
    let logs: Vec<Log> = (0..10_000).map(log).collect();

    assert_eq!(reconcile(&logs, &logs).bytes, 0);

    let outcome = reconcile(&logs, &[]);
    println!("10,000 logs against none: {} B in {} flights", outcome.bytes, outcome.flights);
    assert_eq!(outcome.found.len(), 10_000);
    assert!(outcome.flights <= 2 && outcome.bytes <= 1_000);
}

#[test]
fn damaged_messages_are_refused_or_harmless() {
    let key = ConnectionKey::new([3; 32]);
    let logs: Vec<Log> = (0..500).map(log).collect();
    let index = place(&key, &logs);
    let good = index.first(LEAF, false);

    for length in 0..good.len() {
        let _refused_or_not = index.answer(&good[..length], false);
    }
    // Depth beyond the positions; bits outside the prefix; a split of nothing; a list out of order or out of range.
    for bad in [vec![49, 0, 0, 0, 0, 0, 0, 0], vec![4, 0x0f, 0, 0], vec![0, 7], vec![0, 0, 65]] {
        assert!(index.answer(&bad, false).is_err(), "{bad:?}");
    }
    let (low, high) = ([0_u8; 12], [1_u8; 12]);
    assert!(index.answer(&[&[0, 0, 2], high.as_slice(), &low].concat(), false).is_err());
    assert!(index.answer(&[&[0, 0, 2], low.as_slice(), &low].concat(), false).is_err());
    assert!(index.answer(&[&[8, 0xff, 0, 1], low.as_slice()].concat(), false).is_err());
    assert!(index.answer(&[&[0, 0, 2], low.as_slice(), &high].concat(), false).is_ok());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn every_difference_is_found_and_nothing_else(
        sizes in (0_u64..400, 0_u64..400, 0_u64..400),
        altered in 0_usize..40,
    ) {
        let (both, only_a, only_b) = sizes;
        let a: Vec<Log> = (0..both + only_a).map(log).collect();
        let mut b: Vec<Log> = (0..both).chain(1_000..1_000 + only_b).map(log).collect();
        let shared = usize::try_from(both).unwrap();
        let mut expected: BTreeSet<LogId> = a.iter().skip(shared).chain(b.iter().skip(shared)).map(|(id, _)| *id).collect();
        for (id, fingerprint) in b.iter_mut().take(shared).step_by(altered + 1) {
            *fingerprint = [9; 16];
            expected.insert(*id);
        }

        prop_assert_eq!(reconcile(&a, &b).found, expected.clone());
        prop_assert_eq!(reconcile(&b, &a).found, expected);
    }

    #[test]
    fn random_bytes_never_panic(bytes in proptest::collection::vec(any::<u8>(), 0..300), lengths in any::<bool>()) {
        let logs: Vec<Log> = (0..100).map(log).collect();
        let _refused_or_not = place(&ConnectionKey::new([1; 32]), &logs).answer(&bytes, lengths);
    }
}
