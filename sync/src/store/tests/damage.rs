//! Files that are not what was written: an error, never a panic, and the file as it was.

use wijktafel_core::store::Write;

use super::*;

/// A closed store with small and long values, as bytes.
fn closed_store() -> (Disk, Vec<u8>) {
    let mut disk = Disk::new();
    for n in 0..20 {
        let log = LogId([n; 16]);
        let mut batch: Batch = (0..5).map(|seq| Write::Entry(log, entry(FEED, seq, &[n; 200]))).collect();
        batch.push(Write::Entry(log, entry(FEED, 9, &[n; 6_000])));
        batch.push(Write::Log(record(log, "row", &format!("woord{n} buurt kapster"))));
        disk.store().commit(&batch).unwrap();
    }
    disk.store().commit(&vec![Write::Setting("long".to_owned(), vec![7; 5_000])]).unwrap();
    disk.close();
    let bytes = std::fs::read(disk.path()).unwrap();
    (disk, bytes)
}

/// Reads everything; what is read must be what was written.
fn read_all(store: &SqliteStore) -> Result<(), StoreError> {
    for n in 0..20 {
        let log = LogId([n; 16]);
        let entries = store.entries(log)?;
        assert_eq!(entries.len(), 6);
        assert!(entries.iter().all(|entry| entry.bytes.iter().all(|byte| *byte == n)), "zeros pass for data");
        assert_eq!(store.search(&format!("woord{n}"), 9)?.first(), Some(&log));
    }
    assert_eq!(store.logs()?.len(), 20);
    assert_eq!(store.setting("long")?, Some(vec![7; 5_000]));
    store.counts().map(|_counts| ())
}

#[test]
fn a_flipped_bit_anywhere_is_found_and_the_file_is_left_as_it_was() {
    let (disk, whole) = closed_store();
    let pages = whole.len() / 4096;
    let (mut at_opening, mut at_reading) = (0, 0);
    for page in 0..pages {
        for offset in [0, 17, 2_000, 4_095] {
            let mut damaged = whole.clone();
            damaged[page * 4096 + offset] ^= 0x10;
            std::fs::write(disk.path(), &damaged).unwrap();
            match open(&disk.path()) {
                Err(error) => {
                    assert!(matches!(error, OpenError::Damaged), "page {page}: {error:?}");
                    at_opening += 1;
                }
                Ok(store) => {
                    // The check comes first: it must find the damage by itself.
                    assert!(store.check().unwrap().contains(&Problem::Page), "page {page} offset {offset}");
                    drop(store);
                    if let Err(error) = read_all(&open(&disk.path()).unwrap()) {
                        assert!(matches!(error, StoreError::Damaged), "page {page}: {error:?}");
                        at_reading += 1;
                    }
                }
            }
            assert!(std::fs::read(disk.path()).unwrap() == damaged, "page {page}: the file was changed");
        }
    }
    assert!(at_opening >= 4 && at_reading > pages, "{at_opening} and {at_reading} of {}", pages * 4);
}

#[test]
fn damage_that_is_met_while_writing_refuses_the_batch_and_every_later_one() {
    let (disk, whole) = closed_store();
    let mut refused = 0;
    for page in 1..whole.len() / 4096 {
        let mut damaged = whole.clone();
        damaged[page * 4096 + 100] ^= 1;
        std::fs::write(disk.path(), &damaged).unwrap();
        let Ok(mut store) = open(&disk.path()) else { continue };
        let batch: Batch = (0..20).map(|n| Write::Entry(LogId([n; 16]), entry(FEED, 10, b"new"))).collect();
        if let Err(error) = store.commit(&batch) {
            assert!(!matches!(error, StoreError::Full | StoreError::Poisoned), "{error:?}");
            assert!(matches!(store.commit(&vec![]), Err(StoreError::Poisoned)));
            drop(store);
            assert!(std::fs::read(disk.path()).unwrap() == damaged, "page {page}: the file was changed");
            refused += 1;
        }
    }
    assert!(refused > 5, "{refused}");
}

#[test]
fn a_truncated_store_is_an_error_and_left_as_it_was() {
    let (disk, whole) = closed_store();
    for length in [0, 1, 15, 16, 100, 4_095, 4_096, 4_097, 8_192, whole.len() / 2, whole.len() - 4_096, whole.len() - 1]
    {
        std::fs::write(disk.path(), &whole[..length]).unwrap();
        match open(&disk.path()) {
            Err(error) => assert!(matches!(error, OpenError::Damaged), "{length}: {error:?}"),
            Ok(store) => {
                let found = !store.check().unwrap().is_empty();
                assert!(found && matches!(read_all(&store), Err(StoreError::Damaged)), "{length}");
            }
        }
        assert!(std::fs::read(disk.path()).unwrap() == whole[..length], "{length}");
    }
}

#[test]
fn a_wrong_key_and_a_foreign_file_are_refused_and_left_as_they_were() {
    let (disk, whole) = closed_store();
    let wrong = SqliteStore::open(&disk.path(), &DataKey::new([1; 32]));
    assert!(matches!(wrong, Err(OpenError::Damaged)));
    assert!(std::fs::read(disk.path()).unwrap() == whole);

    for foreign in [b"hello".repeat(2_000), b"SQLite format 3\0".repeat(600)] {
        std::fs::write(disk.path(), &foreign).unwrap();
        assert!(matches!(open(&disk.path()), Err(OpenError::Damaged)));
        assert!(std::fs::read(disk.path()).unwrap() == foreign);
    }
    assert!(matches!(open(&disk.folder.path().join("nothing")), Err(OpenError::Missing)));
    assert!(!disk.folder.path().join("nothing").exists(), "opening makes no file");
}

#[test]
fn a_store_of_another_program_under_the_same_key_is_refused() {
    let (disk, _whole) = closed_store();
    let connection = schema::connect(&disk.path(), &DataKey::new(KEY)).unwrap();
    connection.pragma_update(None, "application_id", 5).unwrap();
    drop(connection);
    assert!(matches!(open(&disk.path()), Err(OpenError::Damaged)));
}

#[test]
fn a_newer_layout_is_named_and_nothing_is_touched_also_not_the_write_ahead_log() {
    let (disk, _whole) = closed_store();
    let connection = schema::connect(&disk.path(), &DataKey::new(KEY)).unwrap();
    connection.pragma_update(None, "user_version", 9).unwrap();
    drop(connection);
    let wal = paths::with_suffix(&disk.path(), "-wal");
    let files = || [std::fs::read(disk.path()).unwrap(), std::fs::read(&wal).unwrap()];
    let before = files();
    assert!(!before[1].is_empty());

    let refused = open(&disk.path());

    assert!(matches!(refused, Err(OpenError::Newer { found: 9 })));
    assert!(files() == before);
}

#[test]
fn a_store_is_never_made_over_a_file_that_is_there() {
    let (disk, whole) = closed_store();
    let made = SqliteStore::create(&disk.path(), &DataKey::new(KEY));
    assert!(matches!(made, Err(OpenError::Exists)));
    assert!(std::fs::read(disk.path()).unwrap() == whole);
}
