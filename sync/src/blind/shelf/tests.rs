use super::*;
use wijktafel_core::blind::shelf::MemoryShelf;

const BOX: BoxId = BoxId([9; 32]);
const OTHER: BoxId = BoxId([8; 32]);
const DEVICE: DeviceId = DeviceId([1; 32]);

fn put(id: BoxId, seq: u64, bytes: &[u8]) -> Change {
    Change::Put { id, seq, bytes: bytes.to_vec(), by: DEVICE }
}

fn script() -> Vec<Vec<Change>> {
    vec![
        vec![put(BOX, 1, b"one"), Change::Seen(DEVICE, Timestamp(5))],
        vec![put(BOX, 2, b"two"), put(OTHER, 1, b"three")],
        vec![Change::Forget { id: BOX, seq: 1 }, Change::Rules(b"rules".to_vec())],
        vec![put(BOX, 3, b"four")],
        vec![Change::Forget { id: OTHER, seq: 9 }, Change::Forget { id: BoxId([7; 32]), seq: 1 }],
    ]
}

#[test]
fn the_file_answers_as_its_twin_in_memory_also_after_it_was_opened_again() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("parcels.db");
    let (mut twin, mut shelf) = (MemoryShelf::default(), SqliteShelf::open(&path).unwrap());
    let token = shelf.incarnation();

    for changes in script() {
        twin.commit(&changes);
        shelf.commit(&changes).unwrap();
        for again in [false, true] {
            if again {
                drop(shelf);
                shelf = SqliteShelf::open(&path).unwrap();
                assert_eq!(shelf.incarnation(), token);
            }
            for id in [BOX, OTHER, BoxId([6; 32])] {
                assert_eq!(shelf.extent(&id).unwrap(), twin.extent(&id).unwrap());
                for (after, bytes) in [(0, 1 << 20), (0, 1), (1, 1 << 20), (u64::MAX, 1)] {
                    assert_eq!(shelf.parcels(&id, after, bytes).unwrap(), twin.parcels(&id, after, bytes).unwrap());
                }
                for bytes in [b"one".as_slice(), b"two", b"three"] {
                    assert_eq!(shelf.find(&id, &hash(bytes)).unwrap(), twin.find(&id, &hash(bytes)).unwrap());
                }
            }
            assert_eq!(shelf.usage(&DEVICE).unwrap(), twin.usage(&DEVICE).unwrap());
            assert_eq!(shelf.rules().unwrap(), twin.rules);
            assert_eq!(shelf.last_seen().unwrap(), Some((DEVICE, Timestamp(5))));
        }
    }
}

#[test]
fn what_was_forgotten_is_in_no_file() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("parcels.db");
    let mut shelf = SqliteShelf::open(&path).unwrap();
    let word = b"a parcel that must go".repeat(500);
    let holds = || {
        std::fs::read_dir(folder.path()).unwrap().any(|file| {
            let bytes = std::fs::read(file.unwrap().path()).unwrap();
            bytes.windows(21).any(|window| window == b"a parcel that must go")
        })
    };
    shelf.commit(&[put(BOX, 1, &word), put(OTHER, 1, b"stays")]).unwrap();
    assert!(holds());

    shelf.commit(&[Change::Forget { id: BOX, seq: 1 }]).unwrap();

    assert!(!holds());
    assert_eq!(shelf.held().unwrap(), (1, 1, 5 + PARCEL_OVERHEAD));
}

#[test]
fn a_commit_that_fails_changes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let mut shelf = SqliteShelf::open(&folder.path().join("parcels.db")).unwrap();
    shelf.commit(&[put(BOX, 1, b"one")]).unwrap();

    assert!(shelf.commit(&[put(OTHER, 1, b"two"), put(BOX, 1, b"the same number")]).is_err());

    assert_eq!(shelf.extent(&OTHER).unwrap().last, 0);
    assert_eq!(shelf.usage(&DEVICE).unwrap().own, 3 + PARCEL_OVERHEAD);
}

#[test]
fn a_file_of_another_kind_is_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("parcels.db");
    let connection = Connection::open(&path).unwrap();
    connection.execute_batch("PRAGMA user_version = 9; CREATE TABLE kept (one INTEGER)").unwrap();
    drop(connection);

    assert!(matches!(SqliteShelf::open(&path), Err(StoreError::Damaged)));
}
