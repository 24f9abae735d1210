use std::collections::BTreeMap;
use std::sync::Mutex;

use super::*;
use crate::backup;
use crate::home::{Home, HomeError};
use crate::vault::Cost;

const WEAK: Cost = Cost::new(8, 1).unwrap();

/// What a keyring does with the next question.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
enum Mood {
    #[default]
    Willing,
    Locked,
    Absent,
    Slow,
    Forgetful,
}

#[derive(Debug, Default)]
struct Memory {
    keys: Mutex<BTreeMap<SlotId, SlotKey>>,
    mood: Mutex<Mood>,
}

impl Memory {
    fn set(&self, mood: Mood) {
        *self.mood.lock().unwrap() = mood;
    }

    fn willing(&self) -> Result<(), KeyringError> {
        match *self.mood.lock().unwrap() {
            Mood::Willing | Mood::Forgetful => Ok(()),
            Mood::Locked => Err(KeyringError::Locked),
            Mood::Absent => Err(KeyringError::Absent(None)),
            Mood::Slow => Err(KeyringError::Slow),
        }
    }

    fn ids(&self) -> Vec<SlotId> {
        self.keys.lock().unwrap().keys().copied().collect()
    }
}

impl Keyring for Memory {
    fn put(&self, id: SlotId, key: &SlotKey) -> Result<(), KeyringError> {
        self.willing()?;
        if *self.mood.lock().unwrap() != Mood::Forgetful {
            self.keys.lock().unwrap().insert(id, key.clone());
        }
        Ok(())
    }

    fn get(&self, id: SlotId) -> Result<SlotKey, KeyringError> {
        self.willing()?;
        self.keys.lock().unwrap().get(&id).cloned().ok_or(KeyringError::Missing)
    }

    fn remove(&self, id: SlotId) -> Result<(), KeyringError> {
        self.willing()?;
        self.keys.lock().unwrap().remove(&id);
        Ok(())
    }
}

struct Copy {
    folder: tempfile::TempDir,
    profile: Profile,
    keyring: Memory,
}

fn founded() -> Copy {
    let folder = tempfile::tempdir().unwrap();
    let profile = Profile::at(folder.path().join("profile"));
    drop(Home::found(&profile, "goed", WEAK).unwrap());
    Copy { folder, profile, keyring: Memory::default() }
}

/// A copy on a computer that remembers.
fn remembered() -> Copy {
    let copy = founded();
    turn_on(&copy.profile, "goed", &copy.keyring).unwrap();
    copy
}

impl Copy {
    fn vault(&self) -> Vec<u8> {
        std::fs::read(self.profile.vault()).unwrap()
    }

    /// Opens it without a passphrase.
    fn open(&self) -> Result<Home, RememberError> {
        Home::open_remembered(&self.profile, &self.keyring).map_err(|error| match error {
            HomeError::Remember(error) => error,
            other => panic!("{other}"),
        })
    }

    #[track_caller]
    fn opens_with_the_passphrase(&self) {
        drop(Home::open(&self.profile, "goed").unwrap());
    }
}

#[test]
fn a_computer_that_remembers_opens_the_copy_and_the_passphrase_still_does() {
    let copy = remembered();

    drop(copy.open().unwrap());

    copy.opens_with_the_passphrase();
    assert!(is_on(&copy.profile).unwrap());
    assert_eq!(copy.keyring.ids(), [vault::slot(&copy.profile.vault()).unwrap().unwrap()]);
}

#[test]
fn it_is_off_until_somebody_who_knows_the_passphrase_turns_it_on() {
    let copy = founded();
    let before = copy.vault();

    assert!(matches!(copy.open(), Err(RememberError::Off)));
    let refused = turn_on(&copy.profile, "fout", &copy.keyring);

    assert!(matches!(refused, Err(RememberError::Vault(VaultError::WrongPassphrase))), "{refused:?}");
    assert_eq!(copy.vault(), before);
    assert!(copy.keyring.ids().is_empty(), "nothing was kept for it");
}

#[test]
fn a_copy_that_is_forgotten_is_as_if_it_had_never_been_remembered() {
    let copy = founded();
    let before = copy.vault();
    turn_on(&copy.profile, "goed", &copy.keyring).unwrap();
    assert_ne!(copy.vault(), before);

    assert!(turn_off(&copy.profile, &copy.keyring).unwrap().is_none());

    assert_eq!(copy.vault(), before);
    assert!(copy.keyring.ids().is_empty());
    assert!(matches!(copy.open(), Err(RememberError::Off)));
    copy.opens_with_the_passphrase();
}

#[test]
fn what_stays_in_a_keyring_that_does_not_answer_opens_nothing() {
    let copy = remembered();
    copy.keyring.set(Mood::Locked);

    let left = turn_off(&copy.profile, &copy.keyring).unwrap();

    assert!(matches!(left, Some(KeyringError::Locked)));
    copy.keyring.set(Mood::Willing);
    assert_eq!(copy.keyring.ids().len(), 1, "the key is still there");
    assert!(matches!(copy.open(), Err(RememberError::Off)));
}

#[test]
fn a_keyring_that_is_no_help_leaves_the_passphrase() {
    type Fits = fn(&RememberError) -> bool;
    let copy = remembered();
    let moods: [(Mood, Fits); 3] = [
        (Mood::Locked, |error| matches!(error, RememberError::Keyring(KeyringError::Locked))),
        (Mood::Absent, |error| matches!(error, RememberError::Keyring(KeyringError::Absent(_)))),
        (Mood::Slow, |error| matches!(error, RememberError::Keyring(KeyringError::Slow))),
    ];
    for (mood, fits) in moods {
        copy.keyring.set(mood);
        let error = copy.open().unwrap_err();
        assert!(fits(&error), "{mood:?}: {error:?}");
        copy.opens_with_the_passphrase();
    }
}

#[test]
fn a_key_that_was_lost_or_replaced_leaves_the_passphrase() {
    let copy = remembered();
    let [id] = copy.keyring.ids()[..] else { panic!("one key") };

    copy.keyring.put(id, &SlotKey::new([9; 32])).unwrap();
    assert!(matches!(copy.open(), Err(RememberError::OtherKey)));
    copy.keyring.remove(id).unwrap();
    assert!(matches!(copy.open(), Err(RememberError::Keyring(KeyringError::Missing))));

    copy.opens_with_the_passphrase();
}

#[test]
fn a_keyring_that_does_not_give_back_what_it_took_is_not_relied_on() {
    let copy = founded();
    let before = copy.vault();
    copy.keyring.set(Mood::Forgetful);

    let refused = turn_on(&copy.profile, "goed", &copy.keyring);

    assert!(matches!(refused, Err(RememberError::Keyring(KeyringError::Missing))), "{refused:?}");
    assert_eq!(copy.vault(), before);
}

#[test]
fn turning_it_on_again_takes_a_new_key_and_leaves_no_old_one() {
    let copy = remembered();
    let [first] = copy.keyring.ids()[..] else { panic!("one key") };

    turn_on(&copy.profile, "goed", &copy.keyring).unwrap();

    let [second] = copy.keyring.ids()[..] else { panic!("one key") };
    assert_ne!(first, second);
    drop(copy.open().unwrap());
}

#[test]
fn a_disk_that_fails_behind_the_new_slot_leaves_a_key_for_either_slot() {
    let copy = remembered();
    let before = copy.vault();

    let failed = turn_on_by(&copy.profile, "goed", &copy.keyring, |vault, data, id, key| {
        vault::set_slot(vault, data, id, key)?;
        Err(VaultError::Io(io::Error::other("the folder was not synchronised")))
    });

    assert!(matches!(failed, Err(RememberError::Vault(VaultError::Io(_)))), "{failed:?}");
    assert_ne!(copy.vault(), before);
    drop(copy.open().unwrap());
    // After a power cut the file may be what it was.
    std::fs::write(copy.profile.vault(), before).unwrap();
    drop(copy.open().unwrap());
}

#[test]
fn a_disk_that_fails_before_the_new_slot_leaves_no_key_for_it() {
    let copy = remembered();
    let [first] = copy.keyring.ids()[..] else { panic!("one key") };

    let failed = turn_on_by(&copy.profile, "goed", &copy.keyring, |_, _, _, _| {
        Err(VaultError::Io(io::Error::other("the disk is full")))
    });

    assert!(matches!(failed, Err(RememberError::Vault(VaultError::Io(_)))), "{failed:?}");
    assert_eq!(copy.keyring.ids(), [first]);
    drop(copy.open().unwrap());
}

#[test]
fn another_passphrase_leaves_what_the_computer_remembers() {
    let copy = remembered();

    vault::change_passphrase(&copy.profile.vault(), "goed", "beter", WEAK).unwrap();

    drop(copy.open().unwrap());
    drop(Home::open(&copy.profile, "beter").unwrap());
    assert!(Home::open(&copy.profile, "goed").is_err());
}

#[test]
fn a_copied_folder_does_not_open_by_the_keyring_of_another_computer() {
    let copy = remembered();
    let elsewhere = Memory::default();

    let other = Profile::at(copy.folder.path().join("other"));
    std::fs::create_dir(other.folder()).unwrap();
    for file in ["vault", "store.db"] {
        std::fs::copy(copy.profile.folder().join(file), other.folder().join(file)).unwrap();
    }
    assert!(matches!(open(&other, &elsewhere), Err(RememberError::Keyring(KeyringError::Missing))));
    // Nor where that one remembers a copy of its own.
    let theirs = Profile::at(copy.folder.path().join("theirs"));
    drop(Home::found(&theirs, "hun zin", WEAK).unwrap());
    turn_on(&theirs, "hun zin", &elsewhere).unwrap();
    assert!(matches!(open(&other, &elsewhere), Err(RememberError::Keyring(KeyringError::Missing))));
    drop(Home::open(&other, "goed").unwrap());
}

#[test]
fn a_restored_backup_opens_with_its_passphrase_alone() {
    let copy = remembered();
    let home = copy.open().unwrap();
    let file = copy.folder.path().join("backup");
    backup::write(&copy.profile, &home.store, &file).unwrap();
    let restored = Profile::at(copy.folder.path().join("restored"));

    backup::restore(&file, &restored).unwrap();

    assert!(matches!(open(&restored, &copy.keyring), Err(RememberError::Off)));
    drop(Home::open(&restored, "goed").unwrap());
}

#[test]
fn a_copy_that_was_locked_asks_for_the_passphrase_once() {
    let copy = remembered();

    hold(&copy.profile);

    assert!(matches!(copy.open(), Err(RememberError::Held)));
    assert!(Home::open(&copy.profile, "fout").is_err());
    assert!(matches!(copy.open(), Err(RememberError::Held)), "a wrong one was not enough");
    copy.opens_with_the_passphrase();
    drop(copy.open().unwrap());
}

/// Also where the note lies in the folder, for want of a place that the system keeps while its user is signed in.
#[test]
fn turning_it_on_again_ends_a_lock_since_the_passphrase_was_given() {
    let copy = remembered();
    let [first] = copy.keyring.ids()[..] else { panic!("one key") };
    let marks = copy.profile.lock_marks(first);
    std::fs::write(marks.last().unwrap(), []).unwrap();
    hold(&copy.profile);
    assert!(turn_on(&copy.profile, "fout", &copy.keyring).is_err());
    assert!(matches!(copy.open(), Err(RememberError::Held)), "a wrong one was not enough");

    turn_on(&copy.profile, "goed", &copy.keyring).unwrap();

    drop(copy.open().unwrap());
    assert!(!marks.iter().any(|mark| mark.exists()));
}

#[test]
fn a_copy_that_is_not_remembered_notes_no_lock() {
    let copy = founded();
    let files = || copy.profile.folder().read_dir().unwrap().count();
    let before = files();

    hold(&copy.profile);

    assert_eq!(files(), before);
}
