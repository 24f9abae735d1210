mod conformance;
mod crash;
mod damage;
mod disk;

use wijktafel_core::store::StoredEntry;
use wijktafel_model::id::EntryId;

use super::*;

const KEY: [u8; 32] = [0x5a; 32];
const LOG: LogId = LogId([1; 16]);
const FEED: FeedId = FeedId([2; 16]);

/// A store in a folder of its own.
struct Disk {
    store: Option<SqliteStore>,
    folder: tempfile::TempDir,
}

impl Disk {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let store = SqliteStore::create(&folder.path().join("store.db"), &DataKey::new(KEY)).unwrap();
        Self { store: Some(store), folder }
    }

    fn path(&self) -> PathBuf {
        self.folder.path().join("store.db")
    }

    fn store(&mut self) -> &mut SqliteStore {
        self.store.as_mut().unwrap()
    }

    fn close(&mut self) {
        self.store = None;
    }

    fn reopen(&mut self) -> &mut SqliteStore {
        self.close();
        self.store = Some(open(&self.path()).unwrap());
        self.store()
    }
}

fn open(path: &Path) -> Result<SqliteStore, OpenError> {
    SqliteStore::open(path, &DataKey::new(KEY))
}

/// An entry whose id is unlike that of every other place.
fn entry(feed: FeedId, seq: u64, bytes: &[u8]) -> StoredEntry {
    let id = wijktafel_model::id::digest("test", &[&feed.0, &seq.to_be_bytes(), bytes]);
    StoredEntry { id: EntryId(id), feed, seq, bytes: bytes.to_vec() }
}

fn record(log: LogId, row: &str, search: &str) -> LogRecord {
    LogRecord {
        log,
        kind: 5,
        readers: vec![0xa0],
        fingerprint: [9; 16],
        entries: 3,
        row: Some(row.as_bytes().to_vec()),
        search: Some(search.to_owned()),
        dropped: false,
    }
}

/// Numbers that look random and are the same each time.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % sides
    }
}
