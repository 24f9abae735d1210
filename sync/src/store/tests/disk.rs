//! What is on the disk: who may read it, what it shows, what a full or failing disk does.

use rusqlite::Connection;
use wijktafel_core::store::Scope;
use wijktafel_core::store::Write;
use wijktafel_core::store::memory::{Fault, FaultPlan, MemoryStore};
use wijktafel_model::id::EpochId;
use zeroize::Zeroizing;

use super::*;

/// A word that no structure of the file holds by chance.
const CANARY: &str = "qkanariewoord";

/// A batch that puts the canary in every field that can hold it.
fn canaries(log: LogId) -> Batch {
    let text = CANARY.as_bytes();
    let mut secret = [0; 32];
    secret[..text.len()].copy_from_slice(text);
    let apart =
        Quarantined { log, id: EntryId([1; 32]), device: None, reason: CANARY.to_owned(), bytes: text.repeat(500) };
    vec![
        Write::Entry(log, entry(FEED, 0, &text.repeat(1_000))),
        Write::Log(LogRecord { readers: text.to_vec(), ..record(log, CANARY, CANARY) }),
        Write::Secret(Scope::Log(log), EpochId([1; 16]), Zeroizing::new(secret)),
        Write::KeyObject(StoredKeyObject { scope: Scope::Log(log), id: secret, bytes: text.to_vec() }),
        Write::Quarantine(apart),
        Write::Projection(log, Some(text.repeat(500))),
        Write::Setting(CANARY.to_owned(), text.to_vec()),
    ]
}

fn holds(bytes: &[u8], word: &str) -> bool {
    bytes.windows(word.len()).any(|window| window == word.as_bytes())
}

#[test]
fn no_file_of_the_store_shows_what_it_holds_also_while_it_is_open() {
    let mut disk = Disk::new();
    disk.store().commit(&canaries(LOG)).unwrap();
    assert_eq!(disk.store().search(CANARY, 9).unwrap(), [LOG]);
    let mut names = Vec::new();
    for file in disk.folder.path().read_dir().unwrap() {
        let path = file.unwrap().path();
        let bytes = std::fs::read(&path).unwrap();
        assert!(!holds(&bytes, CANARY), "{}", path.display());
        assert!(!holds(&bytes, "SQLite format"), "{}", path.display());
        names.push(path.file_name().unwrap().to_owned());
    }
    names.sort();
    assert_eq!(names, ["store.db", "store.db-shm", "store.db-wal"]);
}

/// Applies a batch as the store does, to a file that is not encrypted, and returns all its bytes, deleted ones too.
fn in_plain(connection: &mut Connection, batch: &Batch) -> Vec<u8> {
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate).unwrap();
    let mut applying = Applying::new(&transaction);
    for write in batch {
        applying.write(write).unwrap();
    }
    applying.finish().unwrap();
    transaction.commit().unwrap();
    let busy: i64 = connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get(0)).unwrap();
    assert_eq!(busy, 0);
    std::fs::read(connection.path().unwrap()).unwrap()
}

#[test]
fn a_dropped_log_leaves_no_byte_in_tables_index_or_free_pages() {
    let folder = tempfile::tempdir().unwrap();
    let mut plain = Connection::open(folder.path().join("plain.db")).unwrap();
    schema::create_tables(&mut plain).unwrap();
    schema::set_up(&plain).unwrap();
    plain.query_row("PRAGMA journal_mode = wal", [], |_row| Ok(())).unwrap();
    let others = |words: &str| (10..40).map(|n| Write::Log(record(LogId([n; 16]), "row", words))).collect::<Batch>();
    let _before = in_plain(&mut plain, &others("iets anders"));
    let held = in_plain(&mut plain, &canaries(LOG));
    assert!(holds(&held, CANARY));
    let _between = in_plain(&mut plain, &others("weer iets anders"));

    let record = LogRecord { dropped: true, row: None, search: None, ..record(LOG, "", "") };
    let batch = vec![Write::Log(record), Write::DropLog(LOG, vec![]), Write::Unset(CANARY.to_owned())];
    let left = in_plain(&mut plain, &batch);

    // The index writes a word without the letters it shares with the one before it.
    assert!(!holds(&left, CANARY.strip_prefix("qk").unwrap()));
    let found =
        plain.query_row("SELECT count(*) FROM search WHERE search MATCH 'weer'", [], |row| row.get::<_, i64>(0));
    assert_eq!(found.unwrap(), 30);
}

#[test]
fn a_setting_that_is_unset_and_written_anew_leaves_no_byte_of_the_one_before() {
    let folder = tempfile::tempdir().unwrap();
    let mut plain = Connection::open(folder.path().join("plain.db")).unwrap();
    schema::create_tables(&mut plain).unwrap();
    schema::set_up(&plain).unwrap();
    plain.query_row("PRAGMA journal_mode = wal", [], |_row| Ok(())).unwrap();
    let keys = |value: &str| Write::Setting("keys".to_owned(), value.repeat(9).into_bytes());
    assert!(holds(&in_plain(&mut plain, &vec![keys(CANARY)]), CANARY));

    let left = in_plain(&mut plain, &vec![Write::Unset("keys".to_owned()), keys("new")]);

    assert!(!holds(&left, CANARY) && holds(&left, "newnew"));
    let mut disk = Disk::new();
    disk.store().commit(&vec![keys(CANARY)]).unwrap();
    disk.store().commit(&vec![Write::Unset("keys".to_owned()), keys("new")]).unwrap();
    let wal = paths::with_suffix(&disk.path(), "-wal");
    assert_eq!(std::fs::metadata(&wal).unwrap().len(), 0, "nor in the write-ahead log");
}

#[test]
fn a_drop_empties_the_write_ahead_log_at_once_or_after_the_reader_that_held_it() {
    let mut disk = Disk::new();
    disk.store().commit(&canaries(LOG)).unwrap();
    disk.store().reader.connection.busy_timeout(std::time::Duration::ZERO).unwrap();
    let wal = paths::with_suffix(&disk.path(), "-wal");
    let size = || std::fs::metadata(&wal).unwrap().len();
    let reader = disk.store().reader().unwrap();
    let held = reader.connection.unchecked_transaction().unwrap();
    let _seen: i64 = held.query_row("SELECT count(*) FROM entries", [], |row| row.get(0)).unwrap();

    disk.store().commit(&vec![Write::DropLog(LOG, vec![])]).unwrap();

    assert!(disk.store().erasure_pending());
    assert_ne!(size(), 0);
    drop(held);
    disk.store().commit(&vec![]).unwrap();
    assert!(!disk.store().erasure_pending());
    assert_eq!(size(), 0);
}

#[cfg(unix)]
#[test]
fn every_file_is_readable_by_its_owner_alone() {
    use std::os::unix::fs::PermissionsExt;
    let mut disk = Disk::new();
    disk.store().commit(&canaries(LOG)).unwrap();
    for file in disk.folder.path().read_dir().unwrap() {
        let file = file.unwrap();
        assert_eq!(file.metadata().unwrap().permissions().mode() & 0o777, 0o600, "{:?}", file.file_name());
    }
}

#[test]
fn a_full_disk_rolls_back_says_so_and_harms_nothing() {
    let mut disk = Disk::new();
    disk.store().commit(&vec![Write::Entry(LOG, entry(FEED, 0, b"kept"))]).unwrap();
    disk.store().reader.connection.pragma_update(None, "max_page_count", 60).unwrap();

    let mut acknowledged = 1;
    let refused = loop {
        let batch =
            vec![Write::Setting("n".to_owned(), vec![0]), Write::Entry(LOG, entry(FEED, acknowledged, &[7; 9_000]))];
        match disk.store().commit(&batch) {
            Ok(()) => acknowledged += 1,
            Err(error) => break error,
        }
    };

    assert!(matches!(refused, StoreError::Full));
    assert!(acknowledged > 3);
    assert_eq!(disk.store().entries(LOG).unwrap().len() as u64, acknowledged);
    assert!(!disk.store().poisoned());
    assert_eq!(disk.reopen().entries(LOG).unwrap().len() as u64, acknowledged);
    disk.store().commit(&vec![Write::Entry(LOG, entry(FEED, acknowledged, b"room again"))]).unwrap();
    assert_eq!(disk.store().check().unwrap(), []);
}

#[test]
fn errors_and_debug_output_name_nothing_that_is_kept() {
    let mut disk = Disk::new();
    disk.store().commit(&canaries(LOG)).unwrap();
    disk.store().reader.connection.execute_batch("DROP TABLE settings").unwrap();
    let failed = disk.store().setting(CANARY).unwrap_err();
    assert!(!format!("{failed:?} {failed}").contains(CANARY));
    for write in canaries(LOG).iter().filter(|write| !matches!(write, Write::Setting(..) | Write::Quarantine(_))) {
        assert!(!format!("{write:?}").contains(CANARY));
        assert!(!format!("{write:?}").contains("113, 107"), "not as numbers either");
    }
    assert!(!format!("{:?}", disk.store()).contains("90, 90"), "the key is not printed");
}

#[test]
fn a_failure_at_any_call_leaves_a_whole_prefix() {
    let batches: Vec<Batch> = (0..8)
        .map(|n| vec![Write::Entry(LOG, entry(FEED, 2 * n, b"a")), Write::Entry(LOG, entry(FEED, 2 * n + 1, b"b"))])
        .collect();
    for call in 0..8 {
        for fault in
            [Fault::Full, Fault::Io, Fault::Damaged, Fault::Unsynced { kept: true }, Fault::Unsynced { kept: false }]
        {
            let mut store = MemoryStore::with_faults(FaultPlan::none().with(call, fault));
            let acknowledged = batches.iter().filter(|batch| store.commit(batch).is_ok()).count();
            store.crash();
            let kept = store.entries(LOG).unwrap().len();
            assert_eq!(kept % 2, 0, "never half a batch");
            assert!(kept >= 2 * acknowledged);
        }
    }
}
