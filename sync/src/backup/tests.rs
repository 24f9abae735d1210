use wijktafel_core::store::{Storage, StoredEntry, Write as Change};
use wijktafel_model::id::{EntryId, FeedId, LogId};

use super::*;
use crate::home::Home;
use crate::vault::Cost;

const WEAK: Cost = Cost::new(8, 1).unwrap();
const LOG: LogId = LogId([1; 16]);

fn entry(seq: u8) -> Change {
    let bytes = b"kanarie".repeat(usize::from(seq) * 100);
    Change::Entry(LOG, StoredEntry { id: EntryId([seq; 32]), feed: FeedId([2; 16]), seq: u64::from(seq), bytes })
}

/// A profile with some entries, and a backup of it.
fn backed_up() -> (tempfile::TempDir, Home, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let mut home = Home::found(&Profile::at(folder.path().join("one")), "goed", WEAK).unwrap();
    home.store.commit(&(0..30).map(entry).collect()).unwrap();
    let file = folder.path().join("backup");
    let counts = write(&home.profile, &home.store, &file).unwrap();
    assert_eq!(counts.entries, 30);
    (folder, home, file)
}

fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<_> =
        folder.read_dir().unwrap().map(|file| file.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

#[test]
fn a_restored_profile_holds_everything_and_knows_that_it_was_restored() {
    let (folder, mut home, file) = backed_up();
    home.store.commit(&vec![entry(99)]).unwrap();
    let other = Profile::at(folder.path().join("two"));

    restore(&file, &other).unwrap();

    let restored = Home::open(&other, "goed").unwrap();
    assert!(restored.restored);
    assert_eq!(restored.store.entries(LOG).unwrap().as_slice(), &home.store.entries(LOG).unwrap()[..30]);
    assert_eq!(restored.store.check().unwrap(), []);
    drop(restored);
    assert!(!Home::open(&other, "goed").unwrap().restored);
    assert_eq!(home.store.entries(LOG).unwrap().len(), 31, "the original goes on beside it");
}

#[test]
fn a_backup_is_one_file_shows_nothing_and_leaves_nothing_beside_it() {
    let (folder, home, file) = backed_up();
    let bytes = fs::read(&file).unwrap();
    assert!(!bytes.windows(7).any(|window| window == b"kanarie"));
    assert!(!bytes.windows(13).any(|window| window == b"SQLite format"));
    assert_eq!(names(folder.path()), ["backup", "one"]);
    assert!(!names(home.profile.folder()).iter().any(|name| name.contains("backup")));
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        assert_eq!(file.metadata().unwrap().permissions().mode() & 0o777, 0o600);
    }
}

#[test]
fn a_backup_never_replaces_a_file_and_a_restore_never_a_profile() {
    let (_folder, home, file) = backed_up();
    let before = fs::read(&file).unwrap();
    assert!(matches!(write(&home.profile, &home.store, &file), Err(BackupError::Exists)));
    assert!(fs::read(&file).unwrap() == before);

    let profile = home.profile.clone();
    assert!(matches!(restore(&file, &profile), Err(BackupError::Home(HomeError::Lock(_)))));
    drop(home);
    assert!(matches!(restore(&file, &profile), Err(BackupError::Home(HomeError::Exists))));
    assert_eq!(Home::open(&profile, "goed").unwrap().store.entries(LOG).unwrap().len(), 30);
}

#[test]
fn a_flipped_byte_or_a_missing_end_is_found_before_anything_is_restored() {
    let (folder, _home, file) = backed_up();
    let whole = fs::read(&file).unwrap();
    let other = Profile::at(folder.path().join("two"));
    let front = 16 + 4 + 200;
    let places = (0..front).chain((front..whole.len()).step_by(4_001)).chain([whole.len() - 1]);
    for at in places {
        let mut damaged = whole.clone();
        damaged[at] ^= 1;
        fs::write(&file, &damaged).unwrap();
        assert!(matches!(verify(&file), Err(BackupError::Damaged)), "byte {at}");
        if at % 50 == 0 {
            assert!(matches!(restore(&file, &other), Err(BackupError::Damaged)), "byte {at}");
        }
    }
    for length in [0, 10, 20, 100, front, whole.len() / 2, whole.len() - 1] {
        fs::write(&file, &whole[..length]).unwrap();
        assert!(matches!(restore(&file, &other), Err(BackupError::Damaged)), "length {length}");
    }
    fs::write(&file, [whole.as_slice(), b"more"].concat()).unwrap();
    assert!(matches!(restore(&file, &other), Err(BackupError::Damaged)));
    assert_eq!(names(other.folder()), ["lock"], "nothing is left");
    fs::write(&file, &whole).unwrap();
    restore(&file, &other).unwrap();
}

#[test]
fn a_newer_backup_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("backup");
    let head = Head { version: 3, vault: Bytes(vec![]), length: 0, digest: [0; 32] };
    fs::write(&file, encode(&head)).unwrap();
    assert!(matches!(verify(&file), Err(BackupError::Newer { found: 3 })));
}

#[test]
fn a_damaged_store_gives_no_backup() {
    let (folder, home, _file) = backed_up();
    let profile = home.profile.clone();
    drop(home);
    let mut bytes = fs::read(profile.store()).unwrap();
    let last = bytes.len() - 2_000;
    bytes[last] ^= 1;
    fs::write(profile.store(), &bytes).unwrap();
    let home = Home::open(&profile, "goed").unwrap();
    let to = folder.path().join("second");

    let written = write(&home.profile, &home.store, &to);

    assert!(matches!(written, Err(BackupError::Store(OpenError::Damaged))), "{written:?}");
    assert_eq!(names(folder.path()), ["backup", "one"]);
}
