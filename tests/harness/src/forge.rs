//! Makes changes byte by byte: honest ones, and ones that no honest program would write.

#![expect(
    clippy::cast_possible_truncation,
    clippy::cast_possible_wrap,
    clippy::cast_sign_loss,
    reason = "bytes are made by hand, from numbers that fit"
)]

use sha2::{Digest as _, Sha256};
use wijktafel_model::id::FeedId;

/// The action that writes a value.
pub const PUT: u64 = 1;
/// The action that deletes.
pub const DELETE: u64 = 3;
/// The action that makes a text.
pub const MAKE_TEXT: u64 = 4;

/// An author's index and an operation's number.
pub type Id = (u64, u64);

/// Where an operation applies.
#[derive(Clone, Debug)]
pub enum Key {
    /// A key of the root.
    Field(String),
    /// The beginning of a text.
    Beginning,
    /// A character.
    Element(Id),
    /// Author and number as they stand in the columns, also when that makes no sense.
    Raw(Option<u64>, Option<i64>, Option<String>),
}

/// One operation of a change, sound or not.
#[derive(Clone, Debug)]
pub struct Op {
    /// The object it works on; the root when left out.
    pub object: Option<Id>,
    /// Where in it.
    pub key: Key,
    /// Whether it inserts.
    pub insert: bool,
    /// What it does.
    pub action: u64,
    /// Type code and bytes.
    pub value: (u64, Vec<u8>),
    /// What it replaces.
    pub replaces: Vec<Id>,
}

impl Op {
    /// Inserts a character after another one, or at the beginning.
    pub fn insert(text: Id, after: Option<Id>, character: char) -> Self {
        Self {
            object: Some(text),
            key: after.map_or(Key::Beginning, Key::Element),
            insert: true,
            action: PUT,
            value: (6, character.to_string().into_bytes()),
            replaces: vec![],
        }
    }

    /// Deletes a character.
    pub fn delete(text: Id, element: Id) -> Self {
        let (key, value) = (Key::Element(element), (0, vec![]));
        Self { object: Some(text), key, insert: false, action: DELETE, value, replaces: vec![element] }
    }

    /// Makes an object under a key of the root.
    pub fn make(action: u64, key: &str) -> Self {
        Self {
            object: None,
            key: Key::Field(key.to_owned()),
            insert: false,
            action,
            value: (0, vec![]),
            replaces: vec![],
        }
    }
}

/// A change before it becomes bytes.
#[derive(Clone, Debug)]
pub struct Forge {
    /// Type of the chunk; 1 is a change.
    pub kind: u8,
    /// Hashes of the changes it stands on.
    pub deps: Vec<[u8; 32]>,
    /// Its author.
    pub actor: Vec<u8>,
    /// Its place among the author's changes, from 1.
    pub seq: u64,
    /// The number of its first operation.
    pub start: u64,
    /// Seconds since 1970.
    pub time: i64,
    /// A message, which ours never have.
    pub message: Vec<u8>,
    /// Other authors it names, from index 1.
    pub others: Vec<Vec<u8>>,
    /// What it does.
    pub ops: Vec<Op>,
    /// Bytes after the end.
    pub extra: Vec<u8>,
}

impl Forge {
    /// A change of a feed without operations.
    pub fn new(feed: FeedId, seq: u64, start: u64, deps: &[[u8; 32]]) -> Self {
        Self {
            kind: 1,
            deps: deps.to_vec(),
            actor: feed.0.to_vec(),
            seq,
            start,
            time: 0,
            message: vec![],
            others: vec![],
            ops: vec![],
            extra: vec![],
        }
    }

    /// With other authors.
    pub fn naming(mut self, others: &[FeedId]) -> Self {
        self.others = others.iter().map(|other| other.0.to_vec()).collect();
        self
    }

    /// With operations.
    pub fn doing(mut self, ops: &[Op]) -> Self {
        self.ops = ops.to_vec();
        self
    }

    /// Altered in any way.
    pub fn with(mut self, alter: impl FnOnce(&mut Self)) -> Self {
        alter(&mut self);
        self
    }

    /// The chunk.
    pub fn bytes(&self) -> Vec<u8> {
        self.bytes_with(&self.columns())
    }

    /// The chunk with one run of so many operations (so many literals when negative) in place of its own: a few bytes
    /// that say they are very much.
    pub fn bomb(&self, items: i64) -> Vec<u8> {
        let columns =
            [(0x01, vec![1]), (0x02, vec![1]), (0x11, vec![1]), (0x13, vec![0]), (0x42, vec![1]), (0x56, vec![0x16])];
        let run = |(column, value): (u64, Vec<u8>)| {
            let mut bytes = Vec::new();
            signed(items, &mut bytes);
            (column, [bytes, value].concat())
        };
        let mut flags = vec![0];
        unsigned(items.unsigned_abs(), &mut flags);
        let mut columns: Vec<_> = columns.into_iter().map(run).collect();
        columns.extend([(0x34, flags), (0x57, b"!".to_vec())]);
        columns.sort();
        self.bytes_with(&columns)
    }

    /// The chunk with these columns in place of its own.
    pub fn bytes_with(&self, columns: &[(u64, Vec<u8>)]) -> Vec<u8> {
        let mut body = Vec::new();
        unsigned(self.deps.len() as u64, &mut body);
        self.deps.iter().for_each(|dep| body.extend(dep));
        prefixed(&self.actor, &mut body);
        unsigned(self.seq, &mut body);
        unsigned(self.start, &mut body);
        signed(self.time, &mut body);
        prefixed(&self.message, &mut body);
        unsigned(self.others.len() as u64, &mut body);
        self.others.iter().for_each(|other| prefixed(other, &mut body));
        unsigned(columns.len() as u64, &mut body);
        for (column, bytes) in columns {
            unsigned(*column, &mut body);
            unsigned(bytes.len() as u64, &mut body);
        }
        for (_, bytes) in columns {
            body.extend(bytes);
        }
        body.extend(&self.extra);
        chunk(self.kind, &body)
    }

    /// The columns with one replaced, added (in order) or, when empty, taken out.
    pub fn columns_with(&self, column: u64, bytes: &[u8]) -> Vec<(u64, Vec<u8>)> {
        let mut columns = self.columns();
        columns.retain(|(known, _)| *known != column);
        if !bytes.is_empty() {
            columns.push((column, bytes.to_vec()));
            columns.sort();
        }
        columns
    }

    /// Column numbers with their bytes.
    pub fn columns(&self) -> Vec<(u64, Vec<u8>)> {
        let each = |f: &dyn Fn(&Op) -> Option<u64>| {
            runs(&self.ops.iter().map(f).collect::<Vec<_>>(), |n, out| unsigned(*n, out))
        };
        let replaced: Vec<Id> = self.ops.iter().flat_map(|op| op.replaces.clone()).collect();
        let key_counters: Vec<Option<i64>> = self.ops.iter().map(|op| op.key.counter()).collect();
        let key_texts: Vec<Option<String>> = self.ops.iter().map(|op| op.key.text()).collect();
        let columns = [
            (0x01, each(&|op| op.object.map(|id| id.0))),
            (0x02, each(&|op| op.object.map(|id| id.1))),
            (0x11, each(&|op| op.key.actor())),
            (0x13, deltas(&key_counters)),
            (0x15, runs(&key_texts, |text, out| prefixed(text.as_bytes(), out))),
            (0x34, flags(&self.ops.iter().map(|op| op.insert).collect::<Vec<_>>())),
            (0x42, each(&|op| Some(op.action))),
            (0x56, each(&|op| Some(op.value.0 | (op.value.1.len() as u64) << 4))),
            (0x57, self.ops.iter().flat_map(|op| op.value.1.clone()).collect()),
            (0x70, each(&|op| Some(op.replaces.len() as u64))),
            (0x71, runs(&replaced.iter().map(|id| Some(id.0)).collect::<Vec<_>>(), |n, out| unsigned(*n, out))),
            (0x73, deltas(&replaced.iter().map(|id| i64::try_from(id.1).ok()).collect::<Vec<_>>())),
        ];
        columns.into_iter().filter(|(_, bytes)| !bytes.is_empty()).collect()
    }
}

impl Key {
    fn actor(&self) -> Option<u64> {
        match self {
            Self::Element((actor, _)) => Some(*actor),
            Self::Raw(actor, ..) => *actor,
            _ => None,
        }
    }

    fn counter(&self) -> Option<i64> {
        match self {
            Self::Beginning => Some(0),
            Self::Element((_, number)) => i64::try_from(*number).ok(),
            Self::Raw(_, counter, _) => *counter,
            Self::Field(_) => None,
        }
    }

    fn text(&self) -> Option<String> {
        match self {
            Self::Field(text) => Some(text.clone()),
            Self::Raw(_, _, text) => text.clone(),
            _ => None,
        }
    }
}

/// A chunk with the right length and checksum.
pub fn chunk(kind: u8, body: &[u8]) -> Vec<u8> {
    let mut hashed = vec![kind];
    unsigned(body.len() as u64, &mut hashed);
    hashed.extend(body);
    let hash = Sha256::digest(&hashed);
    let mut bytes = vec![0x85, 0x6f, 0x4a, 0x83];
    bytes.extend(&hash[..4]);
    bytes.extend(hashed);
    bytes
}

/// The body of a chunk.
pub fn body(chunk: &[u8]) -> &[u8] {
    let length = chunk[9..].iter().take_while(|byte| **byte & 0x80 != 0).count() + 1;
    &chunk[9 + length..]
}

/// The hash by which other changes name it.
pub fn hash(chunk: &[u8]) -> [u8; 32] {
    Sha256::digest(&chunk[8..]).into()
}

/// The columns that a change has, read independently of the gate.
pub fn column_ids(chunk: &[u8]) -> Vec<u64> {
    let mut rest = body(chunk);
    let skip = |rest: &mut &[u8], count: u64| *rest = &rest[count as usize..];
    let deps = number(&mut rest);
    skip(&mut rest, deps * 32);
    let actor = number(&mut rest);
    skip(&mut rest, actor);
    for _seq_start_time in 0..3 {
        number(&mut rest);
    }
    let message = number(&mut rest);
    skip(&mut rest, message);
    for _other in 0..number(&mut rest) {
        let actor = number(&mut rest);
        skip(&mut rest, actor);
    }
    (0..number(&mut rest)).map(|_| (number(&mut rest), number(&mut rest)).0).collect()
}

fn number(rest: &mut &[u8]) -> u64 {
    let length = rest.iter().take_while(|byte| **byte & 0x80 != 0).count() + 1;
    let value = rest[..length].iter().rev().fold(0, |n, byte| n << 7 | u64::from(byte & 0x7f));
    *rest = &rest[length..];
    value
}

/// Appends a number as unsigned LEB128.
pub fn unsigned(mut n: u64, out: &mut Vec<u8>) {
    while n > 0x7f {
        out.push((n & 0x7f) as u8 | 0x80);
        n >>= 7;
    }
    out.push(n as u8);
}

/// Appends a number as signed LEB128.
pub fn signed(mut n: i64, out: &mut Vec<u8>) {
    loop {
        let byte = (n & 0x7f) as u8;
        n >>= 7;
        if (n == 0 && byte & 0x40 == 0) || (n == -1 && byte & 0x40 != 0) {
            out.push(byte);
            return;
        }
        out.push(byte | 0x80);
    }
}

fn prefixed(bytes: &[u8], out: &mut Vec<u8>) {
    unsigned(bytes.len() as u64, out);
    out.extend(bytes);
}

/// Values in runs: the one form in which automerge writes them.
pub fn runs<T: PartialEq>(values: &[Option<T>], write: impl Fn(&T, &mut Vec<u8>)) -> Vec<u8> {
    let mut out = Vec::new();
    if values.iter().all(Option::is_none) {
        return out;
    }
    let same = |from: usize| values[from..].iter().take_while(|value| **value == values[from]).count();
    let mut at = 0;
    while at < values.len() {
        match &values[at] {
            None => {
                signed(0, &mut out);
                unsigned(same(at) as u64, &mut out);
                at += same(at);
            }
            Some(value) if same(at) > 1 => {
                signed(same(at) as i64, &mut out);
                write(value, &mut out);
                at += same(at);
            }
            Some(_) => {
                let mut end = at;
                while end < values.len() && values[end].is_some() && same(end) == 1 {
                    end += 1;
                }
                signed(-((end - at) as i64), &mut out);
                values[at..end].iter().flatten().for_each(|value| write(value, &mut out));
                at = end;
            }
        }
    }
    out
}

fn deltas(counters: &[Option<i64>]) -> Vec<u8> {
    let mut last = 0;
    let distances: Vec<_> = counters
        .iter()
        .map(|counter| {
            counter.map(|counter| {
                let distance = counter - last;
                last = counter;
                distance
            })
        })
        .collect();
    runs(&distances, |n, out| signed(*n, out))
}

fn flags(values: &[bool]) -> Vec<u8> {
    let (mut out, mut value, mut at) = (Vec::new(), false, 0);
    while at < values.len() {
        let length = values[at..].iter().take_while(|other| **other == value).count();
        unsigned(length as u64, &mut out);
        at += length;
        value = !value;
    }
    out
}

/// Numbers that look random and are the same in every run.
pub struct Random(pub u64);

impl Random {
    /// A number below `bound`.
    pub fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((z ^ (z >> 31)) % bound as u64) as usize
    }
}
