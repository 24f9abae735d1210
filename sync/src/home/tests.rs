use super::*;

const WEAK: Cost = Cost::new(8, 1).unwrap();

fn profile() -> (tempfile::TempDir, Profile) {
    let folder = tempfile::tempdir().unwrap();
    let profile = Profile::at(folder.path().join("profile"));
    (folder, profile)
}

fn setting(value: u8) -> Vec<Write> {
    vec![Write::Setting("s".to_owned(), vec![value])]
}

#[test]
fn a_store_without_its_vault_is_no_empty_folder() {
    let (_folder, profile) = profile();
    assert!(matches!(check_founded(&profile), Err(HomeError::Vault(VaultError::Missing))));
    drop(Home::found(&profile, "zeven straten", WEAK).unwrap());

    fs::remove_file(profile.vault()).unwrap();

    assert!(matches!(Home::open(&profile, "zeven straten"), Err(HomeError::VaultMissing)));
    assert!(matches!(Home::found(&profile, "other", WEAK), Err(HomeError::Exists)));
}

#[test]
fn a_founded_profile_opens_again_with_its_passphrase_alone() {
    let (_folder, profile) = profile();
    let mut home = Home::found(&profile, "goed", WEAK).unwrap();
    assert!(!home.restored);
    home.store.commit(&setting(1)).unwrap();
    drop(home);

    assert!(matches!(Home::open(&profile, "fout"), Err(HomeError::Vault(VaultError::WrongPassphrase))));
    let home = Home::open(&profile, "goed").unwrap();
    assert!(!home.restored);
    assert_eq!(home.store.setting("s").unwrap(), Some(vec![1]));
    let mut names: Vec<_> = profile.folder().read_dir().unwrap().map(|file| file.unwrap().file_name()).collect();
    names.sort();
    assert_eq!(names, ["incarnation", "lock", "store.db", "store.db-shm", "store.db-wal", "vault"]);
}

#[test]
fn a_profile_opens_once_at_a_time() {
    let (_folder, profile) = profile();
    let home = Home::found(&profile, "goed", WEAK).unwrap();
    assert!(matches!(Home::open(&profile, "goed"), Err(HomeError::Lock(LockError::AlreadyOpen))));
    assert!(matches!(Home::found(&profile, "goed", WEAK), Err(HomeError::Lock(LockError::AlreadyOpen))));
    drop(home);
    Home::open(&profile, "goed").unwrap();
}

#[test]
fn nothing_is_founded_over_what_is_there() {
    for name in ["vault", "store.db", "store.db-wal"] {
        let (_folder, profile) = profile();
        fs::create_dir_all(profile.folder()).unwrap();
        fs::write(profile.folder().join(name), b"precious").unwrap();
        assert!(matches!(Home::found(&profile, "goed", WEAK), Err(HomeError::Exists)), "{name}");
        assert_eq!(fs::read(profile.folder().join(name)).unwrap(), b"precious");
    }
}

#[test]
fn founding_that_was_cut_off_can_be_repeated_or_is_finished() {
    let (_folder, profile) = profile();
    let home = Home::found(&profile, "goed", WEAK).unwrap();
    drop(home);

    // Cut off between vault and rename.
    fs::rename(profile.store(), profile.new_store()).unwrap();
    drop(Home::open(&profile, "goed").unwrap());
    assert!(profile.store().exists());

    // Cut off before the vault.
    fs::rename(profile.store(), profile.new_store()).unwrap();
    fs::remove_file(profile.vault()).unwrap();
    assert!(matches!(Home::open(&profile, "goed"), Err(HomeError::Vault(VaultError::Missing))));
    drop(Home::found(&profile, "anders", WEAK).unwrap());
    Home::open(&profile, "anders").unwrap();
}

#[test]
fn a_lost_store_is_named_and_not_replaced_by_an_empty_one() {
    let (_folder, profile) = profile();
    drop(Home::found(&profile, "goed", WEAK).unwrap());
    fs::remove_file(profile.store()).unwrap();
    assert!(matches!(Home::open(&profile, "goed"), Err(HomeError::Store(OpenError::Missing))));
    assert!(!profile.store().exists());
}

#[test]
fn a_store_put_back_by_hand_is_recognised_once() {
    let (folder, profile) = profile();
    drop(Home::found(&profile, "goed", WEAK).unwrap());
    let copy = folder.path().join("copy");
    fs::copy(profile.store(), &copy).unwrap();
    fs::remove_file(profile.incarnation()).unwrap();
    assert!(Home::open(&profile, "goed").unwrap().restored);
    assert!(!Home::open(&profile, "goed").unwrap().restored);

    fs::copy(&copy, profile.store()).unwrap();

    assert!(Home::open(&profile, "goed").unwrap().restored);
    assert!(!Home::open(&profile, "goed").unwrap().restored);
}

#[test]
fn opening_where_nothing_was_founded_makes_nothing() {
    let (_folder, profile) = profile();
    assert!(matches!(Home::open(&profile, "goed"), Err(HomeError::Vault(VaultError::Missing))));
    assert!(!profile.folder().exists());
}
