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

/// The same vault on a computer that remembers.
const SLOT_VECTOR: &str = include_str!("../../../tests/formats/vault-slot-0.hex");

fn bytes_of(hex: &str) -> Vec<u8> {
    let digits: Vec<u8> = hex.trim().chars().map(|digit| u8::try_from(digit.to_digit(16).unwrap()).unwrap()).collect();
    digits.chunks(2).map(|pair| pair[0] << 4 | pair[1]).collect()
}

/// Bytes that count up from the first.
fn counting<const N: usize>(first: u8) -> [u8; N] {
    std::array::from_fn(|n| first + u8::try_from(n).unwrap())
}

#[test]
fn the_published_vault_opens_and_is_what_this_version_writes() {
    let bytes = bytes_of(VECTOR);
    let key = DataKey::new(counting(0));
    let cost = Cost::new(64, 2).unwrap();
    assert_eq!(wrap(&key, "zeven straten", cost, counting(0xa0)).unwrap().encode(), bytes);
    assert_eq!(unwrap(&bytes, "zeven straten").unwrap().expose(), key.expose());
}

#[test]
fn the_published_slot_opens_and_is_what_this_version_writes() {
    let folder = Folder::new();
    std::fs::write(folder.vault(), bytes_of(VECTOR)).unwrap();
    let (id, key) = (SlotId(counting(0xc0)), SlotKey::new(counting(0x40)));

    set_slot(&folder.vault(), &DataKey::new(counting(0)), id, &key).unwrap();

    assert_eq!(std::fs::read(folder.vault()).unwrap(), bytes_of(SLOT_VECTOR));
    assert_eq!(open_slot(&folder.vault(), &key).unwrap().expose(), &counting(0));
    assert_eq!(open(&folder.vault(), "zeven straten").unwrap().expose(), &counting(0));
    assert_eq!(slot(&folder.vault()).unwrap(), Some(id));
    clear_slot(&folder.vault()).unwrap();
    assert_eq!(std::fs::read(folder.vault()).unwrap(), bytes_of(VECTOR));
}

#[test]
fn a_slot_opens_with_its_own_key_under_its_own_id_alone() {
    let folder = Folder::new();
    let data = make(&folder, "goed");
    let key = SlotKey::random().unwrap();
    assert_eq!(format!("{key:?}"), "SlotKey(redacted)");
    assert!(matches!(open_slot(&folder.vault(), &key), Err(VaultError::NoSlot)));
    set_slot(&folder.vault(), &data, SlotId([1; 16]), &key).unwrap();

    assert!(matches!(open_slot(&folder.vault(), &SlotKey::new([7; 32])), Err(VaultError::WrongKey)));
    let mut renamed = Wrapped::read(&folder.vault()).unwrap();
    renamed.slot.as_mut().unwrap().id = SlotId([2; 16]);
    renamed.write(&folder.vault()).unwrap();
    assert!(matches!(open_slot(&folder.vault(), &key), Err(VaultError::WrongKey)));
}
