//! What every store must do, run on the durable one and on its twin in memory.

use wijktafel_core::store::Scope;
use wijktafel_core::store::memory::MemoryStore;
use wijktafel_core::store::{QUARANTINE_BYTES_MAX, QUARANTINE_ENTRIES_MAX, Write};
use wijktafel_model::id::EpochId;
use wijktafel_model::id::{DeviceId, GroupId};
use zeroize::Zeroizing;

use super::*;

/// Everything that can be read, in comparable lines.
fn everything(store: &(impl Reader + ?Sized)) -> Vec<String> {
    let mut all = Vec::new();
    for record in store.logs().unwrap() {
        let log = record.log;
        let entries = store.entries(log).unwrap();
        let paged = store.entries_from(log, 0, usize::MAX).unwrap();
        assert!(entries.iter().eq(paged.iter().map(|(_at, entry)| entry)));
        all.push(format!("{record:?} {entries:?} {:?}", store.projection(log).unwrap()));
    }
    all.push(format!("{:?} {:?}", store.secrets().unwrap(), store.key_objects().unwrap()));
    for Quarantined { log, id, device, reason, bytes } in store.quarantine().unwrap() {
        all.push(format!("{log:?} {id:?} {device:?} {reason} {}", bytes.len()));
    }
    all.push(format!("{:?}", store.counts().unwrap()));
    for query in ["a", "kapster", "buurt 1", "zz"] {
        let mut found = store.search(query, usize::MAX).unwrap();
        found.sort();
        all.push(format!("{query} {found:?}"));
    }
    all.extend((0..4).map(|name| format!("{:?}", store.setting(&format!("s{name}")).unwrap())));
    all
}

macro_rules! on_both_stores {
    ($($behaviour:ident)*) => {
        mod memory {
            use super::*;
            $(#[test] fn $behaviour() { super::$behaviour(&mut MemoryStore::new()); })*
        }
        mod durable {
            use super::*;
            $(#[test] fn $behaviour() {
                let mut disk = Disk::new();
                super::$behaviour(disk.store());
                let before = everything(disk.store());
                assert_eq!(disk.store().check().unwrap(), []);
                assert_eq!(everything(&disk.store().reader().unwrap()), before, "a second connection sees the same");
                assert_eq!(everything(disk.reopen()), before, "nothing is lost by closing");
            })*
        }
    };
}

on_both_stores! {
    entries_come_back_in_the_order_of_commit
    an_entry_that_is_there_stays_where_it_is
    both_entries_of_a_fork_are_kept
    pages_join_to_the_whole_log
    a_feed_is_read_from_any_place
    a_record_is_replaced_as_a_whole_but_for_its_search_text
    logs_ascend_by_id_and_an_unrecorded_log_is_not_listed
    secrets_and_key_objects_keep_their_order_and_first_value
    settings_are_kept_replaced_and_removed
    projections_are_kept_and_removed
    a_dropped_log_leaves_only_what_was_listed
    dropping_an_unknown_log_changes_nothing
    caches_are_cleared_and_nothing_else
    quarantine_keeps_order_takes_new_reasons_and_releases
    quarantine_bytes_are_capped_per_author
    quarantine_entries_are_capped_per_author_and_counted_beyond
    search_finds_prefixes_of_every_word
    search_survives_anything_a_person_types
    search_puts_the_better_match_first
    later_changes_of_a_batch_see_earlier_ones
    an_empty_batch_is_fine
}

fn other(n: u8) -> LogId {
    LogId([n; 16])
}

#[expect(clippy::needless_pass_by_value, reason = "the tests read better with batches written in place")]
fn commit(store: &mut dyn Storage, batch: Batch) {
    store.commit(&batch).unwrap();
}

fn apart(log: LogId, n: u8, device: Option<u8>, size: usize) -> Quarantined {
    let id = EntryId([n; 32]);
    let device = device.map(|byte| DeviceId([byte; 32]));
    Quarantined { log, id, device, reason: "bad-signature".to_owned(), bytes: vec![n; size] }
}

fn entries_come_back_in_the_order_of_commit(store: &mut dyn Storage) {
    let feed = FeedId([3; 16]);
    let [a, b, c] = [entry(FEED, 0, b"a"), entry(feed, 0, b"b"), entry(FEED, 1, b"")];
    commit(store, vec![Write::Entry(LOG, c.clone()), Write::Entry(LOG, b.clone())]);
    commit(store, vec![Write::Entry(LOG, a.clone()), Write::Entry(other(7), b.clone())]);
    assert_eq!(store.entries(LOG).unwrap(), [c, b.clone(), a]);
    assert_eq!(store.entries(other(7)).unwrap(), [b]);
    assert_eq!(store.entries(other(8)).unwrap(), []);
}

fn an_entry_that_is_there_stays_where_it_is(store: &mut dyn Storage) {
    let [a, b] = [entry(FEED, 0, b"a"), entry(FEED, 1, b"b")];
    commit(store, vec![Write::Entry(LOG, a.clone()), Write::Entry(LOG, b.clone()), Write::Entry(LOG, a.clone())]);
    commit(store, vec![Write::Entry(LOG, a.clone())]);
    assert_eq!(store.entries(LOG).unwrap(), [a, b]);
    assert_eq!(store.counts().unwrap().entries, 2);
}

fn both_entries_of_a_fork_are_kept(store: &mut dyn Storage) {
    let [a, b] = [entry(FEED, 4, b"a"), entry(FEED, 4, b"b")];
    commit(store, vec![Write::Entry(LOG, a.clone()), Write::Entry(LOG, b.clone())]);
    assert_eq!(store.feed_entries(LOG, FEED, 4, 9).unwrap(), [a, b]);
}

fn pages_join_to_the_whole_log(store: &mut dyn Storage) {
    commit(store, (0..10).map(|seq| Write::Entry(LOG, entry(FEED, seq, b"x"))).collect());
    let (mut position, mut joined) = (0, Vec::new());
    loop {
        let page = store.entries_from(LOG, position, 3).unwrap();
        assert!(page.len() <= 3);
        let Some((last, _)) = page.last() else { break };
        position = last + 1;
        joined.extend(page.into_iter().map(|(_at, entry)| entry));
    }
    assert_eq!(joined, store.entries(LOG).unwrap());
    assert_eq!(joined.len(), 10);
    assert_eq!(store.entries_from(LOG, u64::MAX, 3).unwrap(), []);
}

fn a_feed_is_read_from_any_place(store: &mut dyn Storage) {
    commit(store, (0..6).rev().map(|seq| Write::Entry(LOG, entry(FEED, seq, b"x"))).collect());
    commit(store, vec![Write::Entry(other(7), entry(FEED, 3, b"elsewhere"))]);
    let seqs = |from, limit| -> Vec<u64> {
        store.feed_entries(LOG, FEED, from, limit).unwrap().iter().map(|entry| entry.seq).collect()
    };
    assert_eq!(seqs(0, 99), [0, 1, 2, 3, 4, 5]);
    assert_eq!(seqs(3, 2), [3, 4]);
    assert_eq!(seqs(6, 2), [0; 0]);
    assert_eq!(seqs(u64::MAX, 2), [0; 0]);
    assert_eq!(store.feed_entries(LOG, FeedId([8; 16]), 0, 9).unwrap(), []);
}

fn a_record_is_replaced_as_a_whole_but_for_its_search_text(store: &mut dyn Storage) {
    commit(store, vec![Write::Log(record(LOG, "one", "kapster"))]);
    let next = LogRecord { kind: u64::MAX, row: None, search: None, dropped: true, ..record(LOG, "", "") };
    commit(store, vec![Write::Log(next.clone())]);
    assert_eq!(store.logs().unwrap(), std::slice::from_ref(&next));
    assert_eq!(store.search("kap", 9).unwrap(), [LOG], "no search text leaves the index as it is");
    commit(store, vec![Write::Log(LogRecord { search: Some("bakker".to_owned()), ..next.clone() })]);
    assert_eq!(store.search("kap", 9).unwrap(), []);
    assert_eq!(store.search("bak", 9).unwrap(), [LOG]);
    commit(store, vec![Write::Log(LogRecord { search: Some(" - ".to_owned()), ..next })]);
    assert_eq!(store.search("bak", 9).unwrap(), []);
}

fn logs_ascend_by_id_and_an_unrecorded_log_is_not_listed(store: &mut dyn Storage) {
    commit(store, vec![Write::Entry(other(1), entry(FEED, 0, b"x"))]);
    for n in [9, 3, 200] {
        commit(store, vec![Write::Log(record(other(n), "", ""))]);
    }
    let listed: Vec<_> = store.logs().unwrap().iter().map(|record| record.log).collect();
    assert_eq!(listed, [other(3), other(9), other(200)]);
}

fn secrets_and_key_objects_keep_their_order_and_first_value(store: &mut dyn Storage) {
    let scopes = [Scope::Log(LOG), Scope::Roster, Scope::Group(GroupId([1; 16])), Scope::Members];
    let epoch = EpochId([4; 16]);
    for (n, scope) in (0..).zip(scopes) {
        let object = StoredKeyObject { scope, id: [n; 32], bytes: vec![n] };
        commit(store, vec![Write::Secret(scope, epoch, Zeroizing::new([n; 32])), Write::KeyObject(object)]);
    }
    commit(
        store,
        vec![
            Write::Secret(Scope::Roster, epoch, Zeroizing::new([77; 32])),
            Write::KeyObject(StoredKeyObject { scope: Scope::Roster, id: [0; 32], bytes: vec![77] }),
        ],
    );
    let secrets: Vec<_> = (0..).zip(scopes).map(|(n, scope)| (scope, epoch, Zeroizing::new([n; 32]))).collect();
    assert_eq!(store.secrets().unwrap(), secrets);
    let objects: Vec<_> =
        (0..).zip(scopes).map(|(n, scope)| StoredKeyObject { scope, id: [n; 32], bytes: vec![n] }).collect();
    assert_eq!(store.key_objects().unwrap(), objects);
}

fn settings_are_kept_replaced_and_removed(store: &mut dyn Storage) {
    commit(store, vec![Write::Setting("s0".into(), vec![1]), Write::Setting("s1".into(), vec![])]);
    commit(store, vec![Write::Setting("s0".into(), vec![2, 0, 2])]);
    assert_eq!(store.setting("s0").unwrap(), Some(vec![2, 0, 2]));
    assert_eq!(store.setting("s1").unwrap(), Some(vec![]));
    commit(store, vec![Write::Unset("s0".into()), Write::Unset("never".into())]);
    assert_eq!(store.setting("s0").unwrap(), None);
}

fn projections_are_kept_and_removed(store: &mut dyn Storage) {
    commit(store, vec![Write::Projection(LOG, Some(vec![1; 9_000]))]);
    commit(store, vec![Write::Projection(LOG, Some(vec![2; 9_000])), Write::Projection(other(5), None)]);
    assert_eq!(store.projection(LOG).unwrap(), Some(vec![2; 9_000]));
    commit(store, vec![Write::Projection(LOG, None)]);
    assert_eq!(store.projection(LOG).unwrap(), None);
}

fn full(log: LogId) -> Batch {
    vec![
        Write::Log(record(log, "row", "kapster")),
        Write::Entry(log, entry(FEED, 0, b"opening")),
        Write::Entry(log, entry(FEED, 1, b"prose")),
        Write::Entry(log, entry(FeedId([6; 16]), 0, b"prose of another")),
        Write::Secret(Scope::Log(log), EpochId([log.0[0]; 16]), Zeroizing::new([1; 32])),
        Write::KeyObject(StoredKeyObject { scope: Scope::Log(log), id: [log.0[0]; 32], bytes: vec![1] }),
        Write::Quarantine(apart(log, log.0[0], Some(1), 10)),
        Write::Projection(log, Some(vec![3; 10])),
    ]
}

fn a_dropped_log_leaves_only_what_was_listed(store: &mut dyn Storage) {
    commit(store, full(LOG));
    commit(store, full(other(7)));
    commit(store, vec![Write::Secret(Scope::Members, EpochId([1; 16]), Zeroizing::new([1; 32]))]);
    let tombstone = entry(FEED, 2, b"tombstone");

    let drop = Write::DropLog(LOG, vec![entry(FEED, 0, b"opening").id, tombstone.id]);
    commit(store, vec![Write::Entry(LOG, tombstone.clone()), drop]);

    assert_eq!(store.entries(LOG).unwrap(), [entry(FEED, 0, b"opening"), tombstone]);
    assert_eq!(store.projection(LOG).unwrap(), None);
    let dropped = LogRecord { row: None, search: None, dropped: true, ..record(LOG, "", "") };
    assert_eq!(store.logs().unwrap()[0], dropped);
    assert_eq!(store.search("kapster", 9).unwrap(), [other(7)], "the other log is untouched");
    assert_eq!(store.secrets().unwrap().len(), 2);
    assert_eq!(store.key_objects().unwrap().len(), 1);
    assert_eq!(store.quarantine().unwrap(), [apart(other(7), 7, Some(1), 10)]);
    assert_eq!(store.entries(other(7)).unwrap().len(), 3);
    commit(store, vec![Write::Entry(LOG, entry(FeedId([6; 16]), 0, b"later"))]);
    assert_eq!(store.entries(LOG).unwrap().len(), 3, "what comes after is the caller's decision");
}

fn dropping_an_unknown_log_changes_nothing(store: &mut dyn Storage) {
    commit(store, full(other(7)));
    let before = everything(store);
    commit(store, vec![Write::DropLog(LOG, vec![])]);
    assert_eq!(everything(store), before);
}

fn caches_are_cleared_and_nothing_else(store: &mut dyn Storage) {
    commit(store, full(LOG));
    commit(store, vec![Write::ClearCaches]);
    assert_eq!(store.logs().unwrap(), [LogRecord { row: None, search: None, ..record(LOG, "", "") }]);
    assert_eq!(store.search("kapster", 9).unwrap(), []);
    assert_eq!(store.projection(LOG).unwrap(), None);
    assert_eq!(store.entries(LOG).unwrap().len(), 3);
    assert_eq!(store.secrets().unwrap().len(), 1);
    commit(store, vec![Write::Log(record(LOG, "row", "kapster"))]);
    assert_eq!(store.search("kapster", 9).unwrap(), [LOG], "the index takes new text");
}

fn quarantine_keeps_order_takes_new_reasons_and_releases(store: &mut dyn Storage) {
    commit(store, [9, 3, 5].map(|n| Write::Quarantine(apart(LOG, n, None, 4))).to_vec());
    let again = Quarantined { reason: "run-bomb".to_owned(), bytes: vec![], ..apart(LOG, 3, None, 0) };
    commit(store, vec![Write::Quarantine(again), Write::Quarantine(apart(other(7), 3, Some(1), 4))]);
    let renamed = Quarantined { reason: "run-bomb".to_owned(), ..apart(LOG, 3, None, 4) };
    let elsewhere = apart(other(7), 3, Some(1), 4);
    assert_eq!(
        store.quarantine().unwrap(),
        [apart(LOG, 9, None, 4), renamed.clone(), apart(LOG, 5, None, 4), elsewhere.clone()]
    );
    commit(store, [9, 5, 77].map(|n| Write::Release(LOG, EntryId([n; 32]))).to_vec());
    assert_eq!(store.quarantine().unwrap(), [renamed, elsewhere]);
}

fn quarantine_bytes_are_capped_per_author(store: &mut dyn Storage) {
    let half = usize::try_from(QUARANTINE_BYTES_MAX / 2).unwrap();
    commit(store, (0..4).map(|n| Write::Quarantine(apart(LOG, n, Some(1), half))).collect());
    commit(store, vec![Write::Quarantine(apart(LOG, 9, Some(2), 1))]);
    let kept = |store: &dyn Storage| -> Vec<usize> {
        store.quarantine().unwrap().iter().map(|apart| apart.bytes.len()).collect()
    };
    assert_eq!(kept(store), [half, half, 0, 0, 1]);
    commit(store, vec![Write::Release(LOG, EntryId([0; 32])), Write::Quarantine(apart(LOG, 10, Some(1), half))]);
    assert_eq!(kept(store), [half, 0, 0, 1, half], "what is released makes room");
}

fn quarantine_entries_are_capped_per_author_and_counted_beyond(store: &mut dyn Storage) {
    let flood = |n: u64| Quarantined { id: entry(FEED, n, b"").id, ..apart(LOG, 0, Some(1), 1) };
    commit(store, (0..QUARANTINE_ENTRIES_MAX + 5).map(|n| Write::Quarantine(flood(n))).collect());
    commit(store, vec![Write::Quarantine(apart(LOG, 9, Some(2), 1))]);
    let counts = store.counts().unwrap();
    assert_eq!((counts.quarantined, counts.quarantined_beyond), (QUARANTINE_ENTRIES_MAX + 1, 5));
}

fn search_finds_prefixes_of_every_word(store: &mut dyn Storage) {
    commit(
        store,
        vec![
            Write::Log(record(other(1), "", "De kapster weet veel van eenzaamheid")),
            Write::Log(record(other(2), "", "Kapsalon: geëvalueerd, zónder bezwaar!")),
            Write::Log(record(other(3), "", "buurthuis 12b")),
        ],
    );
    let found = |query: &str| {
        let mut found = store.search(query, 9).unwrap();
        found.sort();
        found
    };
    assert_eq!(found("kap"), [other(1), other(2)]);
    assert_eq!(found("KAPS veel"), [other(1)]);
    assert_eq!(found("veel kaps"), [other(1)], "in any order");
    assert_eq!(found("geeval ZONDER"), [other(2)]);
    assert_eq!(found("géeval"), [other(2)]);
    assert_eq!(found("12"), [other(3)]);
    assert_eq!(found("apster"), [], "not inside a word");
    assert_eq!(found("kapster buurthuis"), [], "in one log");
    assert_eq!(store.search("kap", 1).unwrap().len(), 1);
    assert_eq!(store.search("kap", 0).unwrap(), []);
}

fn search_survives_anything_a_person_types(store: &mut dyn Storage) {
    commit(store, vec![Write::Log(record(LOG, "", "AND or NOT near kapster words column"))]);
    for (query, expect) in [
        ("", 0),
        ("   ", 0),
        ("\"", 0),
        ("\"\"\"'", 0),
        ("*", 0),
        ("AND", 1),
        ("OR NOT NEAR", 1),
        ("NEAR(kapster words)", 1),
        ("words:kapster", 1),
        ("kapster*", 1),
        ("\"kapster", 1),
        ("^kapster", 1),
        ("-kapster", 1),
        ("{kapster}", 1),
        ("kapster) OR (1=1", 0),
        ("'; DROP TABLE entries; --", 0),
        ("\0kapster\0", 1),
        ("kap\u{301}ster", 1),
        ("\u{200b}kapster\u{feff}", 1),
    ] {
        assert_eq!(store.search(query, 9).unwrap().len(), expect, "{query:?}");
    }
    assert_eq!(store.search(&"kapster ".repeat(10_000), 9).unwrap(), [LOG]);
    assert_eq!(store.search(&"k".repeat(100_000), 9).unwrap(), []);
    for code in (0..0x3_0000).step_by(61).filter_map(char::from_u32) {
        assert!(store.search(&format!("{code} a{code}"), 9).is_ok(), "{code:?}");
    }
}

fn search_puts_the_better_match_first(store: &mut dyn Storage) {
    commit(
        store,
        vec![
            Write::Log(record(other(1), "", "tuin van de buren aan de straat achter")),
            Write::Log(record(other(2), "", "tuin tuinman tuinhuis tuin tuin tuin tuin tuin")),
            Write::Log(record(other(3), "", "fiets huis boom vis")),
            Write::Log(record(other(4), "", "brood kaas melk ei")),
            Write::Log(record(other(5), "", "lamp stoel bank kast")),
        ],
    );
    assert_eq!(store.search("tuin", 9).unwrap(), [other(2), other(1)]);
    assert_eq!(store.search("tuin", 1).unwrap(), [other(2)]);
}

fn later_changes_of_a_batch_see_earlier_ones(store: &mut dyn Storage) {
    let a = entry(FEED, 0, b"a");
    commit(
        store,
        vec![
            Write::Entry(LOG, a.clone()),
            Write::Setting("s0".into(), vec![1]),
            Write::DropLog(LOG, vec![]),
            Write::Entry(LOG, a.clone()),
            Write::Unset("s0".into()),
        ],
    );
    assert_eq!(store.entries(LOG).unwrap(), [a]);
    assert_eq!(store.setting("s0").unwrap(), None);
}

fn an_empty_batch_is_fine(store: &mut dyn Storage) {
    commit(store, vec![]);
    assert_eq!(store.counts().unwrap(), Counts::default());
}

/// One random change among few logs, feeds and names, so that changes meet.
fn random_write(dice: &mut Dice) -> Write {
    let log = other(u8::try_from(dice.roll(4)).unwrap());
    let n = u8::try_from(dice.roll(12)).unwrap();
    let feed = FeedId([u8::try_from(dice.roll(3)).unwrap(); 16]);
    let at = |seq: u8| entry(feed, u64::from(seq), &[seq % 2]);
    match dice.roll(24) {
        0..=9 => Write::Entry(log, at(n)),
        10..=12 => Write::Log(record(log, &format!("row {n}"), &format!("buurt {n} kapster{n} a"))),
        13 => Write::Log(LogRecord { row: None, search: None, ..record(log, "", "") }),
        14 => Write::Secret(Scope::Log(log), EpochId([n; 16]), Zeroizing::new([n; 32])),
        15 => Write::KeyObject(StoredKeyObject { scope: Scope::Log(log), id: [n; 32], bytes: vec![n] }),
        16 | 17 => Write::Quarantine(apart(log, n, (n % 2 == 0).then_some(1), 1_000_000)),
        18 => Write::Release(log, EntryId([n; 32])),
        19 => Write::Setting(format!("s{}", n % 4), vec![n]),
        20 => Write::Unset(format!("s{}", n % 4)),
        21 => Write::Projection(log, (n % 3 != 0).then(|| vec![n; 20])),
        22 => Write::DropLog(log, vec![at(0).id, at(n).id]),
        _ if n == 0 => Write::ClearCaches,
        _ => Write::Entry(log, at(n)),
    }
}

#[test]
fn random_batches_leave_both_stores_equal() {
    let mut disk = Disk::new();
    let mut twin = MemoryStore::new();
    let mut dice = Dice(1);
    for round in 0..150 {
        let batch: Batch = (0..dice.roll(12)).map(|_| random_write(&mut dice)).collect();
        twin.commit(&batch).unwrap();
        disk.store().commit(&batch).unwrap();
        if round % 10 == 0 {
            assert_eq!(everything(disk.store()), everything(&twin), "after batch {round}");
        }
    }
    assert_eq!(everything(disk.reopen()), everything(&twin));
    assert_eq!(disk.store().check().unwrap(), []);
}
