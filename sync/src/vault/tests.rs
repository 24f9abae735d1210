use super::*;

const WEAK: Cost = Cost::new(8, 1).unwrap();

struct Folder(tempfile::TempDir);

impl Folder {
    fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    fn vault(&self) -> std::path::PathBuf {
        self.0.path().join("vault")
    }
}

fn make(folder: &Folder, passphrase: &str) -> DataKey {
    let key = DataKey::random().unwrap();
    create(&folder.vault(), &key, passphrase, WEAK).unwrap();
    key
}

#[test]
fn the_passphrase_gives_back_the_key_at_the_standard_cost() {
    let folder = Folder::new();
    let key = DataKey::random().unwrap();
    create(&folder.vault(), &key, "drie wijken aan tafel", Cost::STANDARD).unwrap();
    let opened = open(&folder.vault(), "drie wijken aan tafel").unwrap();
    assert_eq!(key.expose(), opened.expose());
}

#[test]
fn a_wrong_passphrase_is_told_from_a_damaged_vault() {
    let folder = Folder::new();
    make(&folder, "goed");
    for wrong in ["", "goe", "goed ", "Goed"] {
        assert!(matches!(open(&folder.vault(), wrong), Err(VaultError::WrongPassphrase)));
    }
}

#[test]
fn every_flipped_bit_and_every_truncation_is_damage() {
    let folder = Folder::new();
    make(&folder, "goed");
    let whole = std::fs::read(folder.vault()).unwrap();
    for bit in 0..whole.len() * 8 {
        let mut bytes = whole.clone();
        bytes[bit / 8] ^= 1 << (bit % 8);
        assert!(matches!(unwrap(&bytes, "goed"), Err(VaultError::Damaged)), "bit {bit}");
    }
    for length in 0..whole.len() {
        assert!(matches!(unwrap(&whole[..length], "goed"), Err(VaultError::Damaged)), "length {length}");
    }
    assert!(unwrap(&whole, "goed").is_ok());
}

#[test]
fn parameters_that_were_changed_with_their_checksum_do_not_open() {
    let folder = Folder::new();
    make(&folder, "goed");
    let whole = std::fs::read(folder.vault()).unwrap();
    let wrapped = Wrapped::decode(&whole).unwrap();
    let check = |change: fn(&mut Header)| {
        let mut changed = wrapped;
        change(&mut changed.header);
        unwrap(&changed.encode(), "goed").unwrap_err()
    };
    assert!(matches!(check(|header| header.passes = 2), VaultError::WrongPassphrase));
    assert!(matches!(check(|header| header.salt[0] ^= 1), VaultError::WrongPassphrase));
    assert!(matches!(check(|header| header.memory_kib = u32::MAX), VaultError::Damaged));
    assert!(matches!(check(|header| header.passes = u32::MAX), VaultError::Damaged));
    assert!(matches!(check(|header| header.passes = 0), VaultError::Damaged));
}

#[test]
fn a_newer_vault_is_refused_by_name_whatever_else_it_holds() {
    let newer = framed(&Value::Map(vec![(0, Value::Uint(7)), (2, Value::Text("unknown shape".into()))]));
    assert!(matches!(unwrap(&newer, "goed"), Err(VaultError::Newer { found: 7 })));
    let unknown = framed(&Value::Map(vec![(2, Value::Uint(7))]));
    assert!(matches!(unwrap(&unknown, "goed"), Err(VaultError::Damaged)));
}

#[test]
fn a_changed_passphrase_keeps_the_key_and_a_wrong_old_one_changes_nothing() {
    let folder = Folder::new();
    let key = make(&folder, "oud");

    assert!(matches!(change_passphrase(&folder.vault(), "fout", "nieuw", WEAK), Err(VaultError::WrongPassphrase)));
    assert_eq!(open(&folder.vault(), "oud").unwrap().expose(), key.expose());
    change_passphrase(&folder.vault(), "oud", "nieuw", WEAK).unwrap();

    assert_eq!(open(&folder.vault(), "nieuw").unwrap().expose(), key.expose());
    assert!(matches!(open(&folder.vault(), "oud"), Err(VaultError::WrongPassphrase)));
    let names: Vec<_> = folder.0.path().read_dir().unwrap().map(|file| file.unwrap().file_name()).collect();
    assert_eq!(names, ["vault"], "no temporary file is left");
}

#[test]
fn a_vault_is_never_overwritten_and_a_missing_one_is_named() {
    let folder = Folder::new();
    assert!(matches!(open(&folder.vault(), "goed"), Err(VaultError::Missing)));
    make(&folder, "goed");
    let before = std::fs::read(folder.vault()).unwrap();
    assert!(matches!(create(&folder.vault(), &DataKey::new([1; 32]), "anders", WEAK), Err(VaultError::Exists)));
    assert_eq!(std::fs::read(folder.vault()).unwrap(), before);
}

#[test]
fn neither_key_nor_passphrase_is_in_the_file_or_in_debug_output() {
    let folder = Folder::new();
    let key = make(&folder, "kanarie-passphrase");
    let bytes = std::fs::read(folder.vault()).unwrap();
    assert!(!bytes.windows(32).any(|window| window == key.expose()));
    assert!(!bytes.windows(7).any(|window| window == b"kanarie"));
    assert_eq!(format!("{key:?}"), "DataKey(redacted)");
}

#[test]
fn each_wrapping_has_a_salt_of_its_own() {
    let folder = Folder::new();
    create(&folder.vault(), &DataKey::new([7; 32]), "goed", WEAK).unwrap();
    let one = Wrapped::decode(&std::fs::read(folder.vault()).unwrap()).unwrap();
    change_passphrase(&folder.vault(), "goed", "goed", WEAK).unwrap();
    let two = Wrapped::decode(&std::fs::read(folder.vault()).unwrap()).unwrap();
    assert_ne!(one.header.salt, two.header.salt);
    assert_ne!(one.sealed, two.sealed);
}

/// The file that `docs/formats-store.md` prints; a vault of this format opens for ever.
const VECTOR: &str = include_str!("../../../tests/formats/vault-0.hex");

#[test]
fn the_published_vault_opens_and_is_what_this_version_writes() {
    let digits: Vec<u8> =
        VECTOR.trim().chars().map(|digit| u8::try_from(digit.to_digit(16).unwrap()).unwrap()).collect();
    let bytes: Vec<u8> = digits.chunks(2).map(|pair| pair[0] << 4 | pair[1]).collect();
    let key = DataKey::new(std::array::from_fn(|n| u8::try_from(n).unwrap()));
    let salt = std::array::from_fn(|n| 0xa0 + u8::try_from(n).unwrap());
    let cost = Cost::new(64, 2).unwrap();
    assert_eq!(wrap(&key, "zeven straten", cost, salt).unwrap(), bytes);
    assert_eq!(unwrap(&bytes, "zeven straten").unwrap().expose(), key.expose());
}
