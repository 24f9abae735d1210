//! Looking where words must not be: packets on the wire, files, and every table of a store that was decrypted.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{BufRead as _, BufReader};
use std::net::{SocketAddr, UdpSocket};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use aes::Aes256;
use aes::cipher::{Array, BlockCipherDecrypt as _, KeyInit as _};
use rusqlite::types::ValueRef;
use rusqlite::{Connection, OpenFlags};
use wijktafel_core::crypto::Secret;
use wijktafel_core::entry::Entry;
use wijktafel_model::cbor::Value;
use wijktafel_model::id::EpochId;
use wijktafel_sync::paths::Profile;
use wijktafel_sync::vault;

use crate::partner::PASSPHRASE;

const SCRIPT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../tests/product/capture.py");
/// Sent in the clear, to see that the capture sees.
const CONTROL: &str = "een woord dat iedereen mag zien";
/// Fewer packets of a partner are no capture of what it said.
const PACKETS_MIN: usize = 50;

/// Shorter values are the same by chance, or mean nothing.
pub(crate) const VALUE_BYTES_MIN: usize = 16;

/// Log secrets by epoch.
pub(crate) type Secrets = BTreeMap<EpochId, Secret>;

/// Whether bytes hold a word.
pub(crate) fn found_in(bytes: &[u8], word: &str) -> bool {
    places(bytes, word.as_bytes()) > 0
}

pub(crate) fn places(bytes: &[u8], word: &[u8]) -> usize {
    let Some((first, rest)) = word.split_first() else { return 0 };
    let (mut from, mut found) = (0, 0);
    while let Some(at) = bytes[from..].iter().position(|byte| byte == first) {
        from += at + 1;
        found += usize::from(bytes[from..].starts_with(rest));
    }
    found
}

/// The forms in which a program prints bytes.
pub(crate) fn forms(bytes: &[u8]) -> Vec<String> {
    let joined = |each: fn(&u8) -> String, between: &str| bytes.iter().map(each).collect::<Vec<_>>().join(between);
    let mut forms = vec![joined(u8::to_string, ", "), joined(|byte| format!("{byte:02x}"), "")];
    forms.push(joined(|byte| format!("\\x{byte:02x}"), ""));
    forms.extend(std::str::from_utf8(bytes).map(str::to_owned));
    forms
}

/// Every file below a folder, sockets left out.
pub(crate) fn folder(top: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(top).expect("readable") {
        let entry = entry.expect("readable");
        let kind = entry.file_type().expect("a kind");
        if kind.is_dir() {
            files.extend(folder(&entry.path()));
        } else if kind.is_file() {
            files.push(entry.path());
        }
    }
    files
}

/// What an outsider on the wire sees, when this computer lets it be seen.
pub(crate) struct Capture {
    running: Option<Child>,
    seen: PathBuf,
}

impl Capture {
    pub(crate) fn start(seen: &Path) -> Self {
        let seen = seen.to_owned();
        let mut command = Command::new("python3");
        command.arg(SCRIPT).arg(&seen).stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut child = match command.spawn() {
            Ok(child) => child,
            Err(error) => {
                println!("the wire: not run: python3: {error}");
                return Self { running: None, seen };
            }
        };
        let mut said = String::new();
        BufReader::new(child.stdout.take().expect("piped")).read_line(&mut said).expect("it says something");
        if said.trim() == "ready" {
            return Self { running: Some(child), seen };
        }
        println!("the wire: {}", said.trim());
        let _ended = child.wait();
        Self { running: None, seen }
    }

    /// Ends it; every packet it saw, unless it did not run.
    pub(crate) fn end(mut self) -> Option<Vec<u8>> {
        let mut child = self.running.take()?;
        drop(child.stdin.take());
        assert!(child.wait().expect("it ends").success());
        Some(std::fs::read(&self.seen).expect("readable"))
    }

    /// Ends it, and checks that it saw what these partners said, and no word of it.
    pub(crate) fn check(mut self, addresses: &[SocketAddr], word: &str) {
        let Some(mut child) = self.running.take() else { return };
        let socket = UdpSocket::bind("127.0.0.1:0").expect("a socket");
        socket.send_to(CONTROL.as_bytes(), socket.local_addr().expect("an address")).expect("sent");
        drop(child.stdin.take());
        assert!(child.wait().expect("it ends").success());
        let seen = std::fs::read(&self.seen).expect("readable");
        assert!(found_in(&seen, CONTROL), "it sees what goes in the clear");
        for address in addresses {
            // The header of IPv4: addresses, then ports.
            let from: Vec<u8> =
                [[127, 0, 0, 1], [127, 0, 0, 1]].concat().into_iter().chain(address.port().to_be_bytes()).collect();
            assert!(places(&seen, &from) > PACKETS_MIN, "it sees {address}");
        }
        assert!(!found_in(&seen, word), "a word on the wire");
    }
}

impl Drop for Capture {
    fn drop(&mut self) {
        if let Some(mut child) = self.running.take() {
            let _ended_already = child.kill();
            let _reaped = child.wait();
        }
    }
}

/// Opens a partner's store beside whatever has it open.
fn open(data: &Path) -> Connection {
    let profile = Profile::at(data);
    let key = vault::open(&profile.vault(), PASSPHRASE).expect("its passphrase");
    let store = Connection::open_with_flags(profile.store(), OpenFlags::SQLITE_OPEN_READ_WRITE).expect("a store");
    let hex: String = key.expose().iter().fold(String::new(), |hex, byte| hex + &format!("{byte:02x}"));
    store.execute_batch(&format!("PRAGMA key = \"x'{hex}'\"")).expect("the key");
    store
}

/// The key of a store, and the seeds of the keys in it.
pub(crate) fn keys_of(data: &Path) -> Vec<Vec<u8>> {
    let key = vault::open(&Profile::at(data).vault(), PASSPHRASE).expect("its passphrase");
    let seeds = blobs(&open(data), "SELECT value FROM settings WHERE name IN ('node/seed', 'node/encryption-keys')");
    [vec![key.expose().to_vec()], seeds].concat()
}

/// The log secrets in a store.
pub(crate) fn secrets_of(data: &Path) -> Secrets {
    let store = open(data);
    let mut rows = store.prepare("SELECT secret FROM secrets").expect("readable");
    let secrets = rows.query_map([], |row| row.get::<_, [u8; 32]>(0)).expect("readable");
    secrets.map(|secret| Secret::new(secret.expect("a secret"))).map(|secret| (secret.id(), secret)).collect()
}

/// Every page of a store and of its write-ahead log as it lies on the disk, decrypted: free pages, and frames that no
/// reader looks at any more, too.
pub(crate) fn pages_of(data: &Path) -> Vec<u8> {
    let profile = Profile::at(data);
    let key = vault::open(&profile.vault(), PASSPHRASE).expect("its passphrase");
    let cipher = Aes256::new(&(*key.expose()).into());
    let file = std::fs::read(profile.store()).expect("a store");
    let mut pages = Vec::new();
    for (number, page) in file.chunks_exact(PAGE_BYTES).enumerate() {
        decrypt(&cipher, if number == 0 { &page[SALT_BYTES..] } else { page }, &mut pages);
    }
    let log = profile.store().with_file_name("store.db-wal");
    let log = if log.exists() { std::fs::read(log).expect("readable") } else { Vec::new() };
    for frame in log.get(WAL_HEADER_BYTES..).unwrap_or_default().chunks_exact(FRAME_HEADER_BYTES + PAGE_BYTES) {
        let (header, page) = frame.split_at(FRAME_HEADER_BYTES);
        decrypt(&cipher, if header[..4] == [0, 0, 0, 1] { &page[SALT_BYTES..] } else { page }, &mut pages);
    }
    pages
}

/// What SQLCipher 4 writes, from its documentation: pages of 4096 bytes in AES-256-CBC, the first one after 16 bytes of
/// salt; each ends with its 16 bytes of initialisation vector and 64 of HMAC.
const PAGE_BYTES: usize = 4096;
const SALT_BYTES: usize = 16;
const RESERVED_BYTES: usize = 16 + 64;
/// From the format of SQLite's write-ahead log.
const WAL_HEADER_BYTES: usize = 32;
const FRAME_HEADER_BYTES: usize = 24;

fn decrypt(cipher: &Aes256, page: &[u8], out: &mut Vec<u8>) {
    let (body, reserved) = page.split_at(page.len() - RESERVED_BYTES);
    let mut before = &reserved[..16];
    for block in body.chunks_exact(16) {
        let mut plain = Array::try_from(block).expect("a block");
        cipher.decrypt_block(&mut plain);
        out.extend(plain.iter().zip(before).map(|(plain, before)| plain ^ before));
        before = block;
    }
}

/// Everything in every table of a store, the index included, and every entry opened.
pub(crate) struct Dump {
    bytes: Vec<u8>,
    /// What the secrets here are of.
    subjects: Vec<Vec<u8>>,
    /// Every value that could be a key, an id, a nonce or a tag.
    values: BTreeSet<Vec<u8>>,
}

impl Dump {
    pub(crate) fn of(data: &Path, secrets: &Secrets) -> Self {
        let store = open(data);
        let names = |sql: &str| -> Vec<String> {
            let mut rows = store.prepare(sql).expect("readable");
            let names = rows.query_map([], |row| row.get(0)).expect("readable");
            names.map(|name| name.expect("a name")).collect()
        };
        let tables = names("SELECT name FROM sqlite_schema WHERE type = 'table'");
        assert!(tables.len() > 12 && tables.iter().any(|table| table == "search_data"), "{tables:?}");
        let (mut bytes, mut values) = (Vec::new(), BTreeSet::new());
        for table in tables {
            dump(&store, &table, &mut bytes);
            // The index holds words alone.
            let cells = if table.starts_with("search") { Vec::new() } else { cells(&store, &table) };
            for cell in &cells {
                collect(cell, &mut values);
            }
        }
        store.execute_batch("CREATE VIRTUAL TABLE temp.terms USING fts5vocab(main, search, row)").expect("its words");
        dump(&store, "temp.terms", &mut bytes);
        for entry in blobs(&store, "SELECT bytes FROM entries") {
            let entry = Entry::decode(&entry).expect("an entry");
            let secret = secrets.get(&entry.header.epoch).expect("the secret of all that is kept");
            let body = entry.open(secret).expect("it opens").encode();
            values.extend([entry.id().0.to_vec(), entry.header.encode()]);
            collect(&entry.header.encode(), &mut values);
            collect(&body, &mut values);
            bytes.extend(body);
        }
        Self { bytes, subjects: blobs(&store, "SELECT subject FROM secrets"), values }
    }

    /// Every value that could be a key, an id, a nonce or a tag: at least [`VALUE_BYTES_MIN`] bytes.
    pub(crate) const fn values(&self) -> &BTreeSet<Vec<u8>> {
        &self.values
    }

    /// Everything that was dumped.
    pub(crate) fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    pub(crate) fn holds(&self, word: &str) -> bool {
        found_in(&self.bytes, word)
    }

    /// Whether the id of a log stands anywhere.
    pub(crate) fn holds_id(&self, log: &str) -> bool {
        places(&self.bytes, &id(log)) > 0 || self.holds(log)
    }

    /// How many secrets of a log are there.
    pub(crate) fn keys_of(&self, log: &str) -> usize {
        let log = id(log);
        self.subjects.iter().filter(|subject| **subject == log).count()
    }
}

fn dump(store: &Connection, table: &str, out: &mut Vec<u8>) {
    let mut rows = store.prepare(&format!("SELECT * FROM {table}")).expect("readable");
    let columns = rows.column_count();
    let mut rows = rows.query([]).expect("readable");
    while let Some(row) = rows.next().expect("readable") {
        for column in 0..columns {
            match row.get_ref(column).expect("a value") {
                ValueRef::Text(bytes) | ValueRef::Blob(bytes) => out.extend_from_slice(bytes),
                ValueRef::Null | ValueRef::Integer(_) | ValueRef::Real(_) => {}
            }
            out.push(0);
        }
    }
}

/// The cells of a table that are no text.
fn cells(store: &Connection, table: &str) -> Vec<Vec<u8>> {
    let mut rows = store.prepare(&format!("SELECT * FROM {table}")).expect("readable");
    let columns = rows.column_count();
    let mut rows = rows.query([]).expect("readable");
    let mut cells = Vec::new();
    while let Some(row) = rows.next().expect("readable") {
        let values = (0..columns).map(|column| row.get_ref(column).expect("a value"));
        cells.extend(values.filter_map(|value| value.as_blob().ok()).map(<[u8]>::to_vec));
    }
    cells
}

/// What stands in a cell: itself when it is as long as an id, a key or a signature, and the bytes that an encoding in
/// it holds.
fn collect(cell: &[u8], out: &mut BTreeSet<Vec<u8>>) {
    if [16, 32, 64].contains(&cell.len()) {
        out.insert(cell.to_vec());
    }
    if let Ok(value) = Value::decode(cell) {
        inside(value, out);
    }
}

fn inside(value: Value, out: &mut BTreeSet<Vec<u8>>) {
    match value {
        Value::Bytes(bytes) if bytes.len() >= VALUE_BYTES_MIN => drop(out.insert(bytes)),
        Value::Array(items) => items.into_iter().for_each(|item| inside(item, out)),
        Value::Map(pairs) => pairs.into_iter().for_each(|(_, item)| inside(item, out)),
        _ => {}
    }
}

fn blobs(store: &Connection, sql: &str) -> Vec<Vec<u8>> {
    let mut rows = store.prepare(sql).expect("readable");
    let blobs = rows.query_map([], |row| row.get(0)).expect("readable");
    blobs.map(|blob| blob.expect("bytes")).collect()
}

/// The bytes of an id that is given in hexadecimal.
pub(crate) fn id(log: &str) -> Vec<u8> {
    (0..log.len()).step_by(2).map(|at| u8::from_str_radix(&log[at..at + 2], 16).expect("hexadecimal")).collect()
}
