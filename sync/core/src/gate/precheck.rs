//! The counter: bounds a text change before anything parses it, and reads it into plain steps.
//!
//! A change is a chunk in automerge's format: 4 bytes of magic, 4 of checksum, the type, the length, then deps, actor,
//! seq, start of its operation numbers, time, message, other actors, and its operations column by column. This page
//! accepts exactly what [`crate::text::TextDoc::edit`] writes: text objects made under their fields' numbers, characters
//! inserted, characters deleted. Anything else automerge could express (marks, maps, lists, counters, overwriting,
//! nesting) does not occur in our documents and is refused by its own reason, which leaves a hostile author no way to
//! reach the code behind it. One pass; what it keeps is at most one step per operation.

use std::ops::RangeInclusive;

use sha2::{Digest as _, Sha256};
use wijktafel_model::id::FeedId;
use wijktafel_model::words::{TEXT_CHARS_MAX, TextField};

use super::column::{Bytes, Deltas, Flags, Runs};
use super::refusal::Refusal;

/// The most bytes of a change: a full text of four-byte characters with its columns fits.
pub const CHANGE_BYTES_MAX: usize = 128 << 10;

/// The most operations of a change: a full text replaced by another full text, and the making of the texts.
pub const CHANGE_OPS_MAX: u64 = 2 * TEXT_CHARS_MAX as u64 + 8;

/// The most changes a change stands on directly: as many feeds as may have written apart before somebody joins them.
pub const CHANGE_DEPS_MAX: u64 = 1_000;

/// The most other authors a change may name: those whose characters it deletes or continues.
pub const CHANGE_ACTORS_MAX: u64 = 1_000;

/// The moments a change may claim, in seconds since 1970: the years 1 to 9999. Automerge keeps the distance between the
/// times of neighbouring changes, which must not overflow.
pub const CHANGE_TIMES: RangeInclusive<i64> = -62_135_596_800..=253_402_300_799;

/// Columns of a change. Source: automerge 0.12, `storage/change/change_op_columns.rs`.
mod columns {
    pub(super) const OBJECT_ACTOR: u64 = 0x01;
    pub(super) const OBJECT_COUNTER: u64 = 0x02;
    pub(super) const KEY_ACTOR: u64 = 0x11;
    pub(super) const KEY_COUNTER: u64 = 0x13;
    pub(super) const KEY_TEXT: u64 = 0x15;
    pub(super) const INSERT: u64 = 0x34;
    pub(super) const ACTION: u64 = 0x42;
    pub(super) const VALUE_META: u64 = 0x56;
    pub(super) const VALUE: u64 = 0x57;
    pub(super) const REPLACED_COUNT: u64 = 0x70;
    pub(super) const REPLACED_ACTOR: u64 = 0x71;
    pub(super) const REPLACED_COUNTER: u64 = 0x73;
    pub(super) const MARK_EXPAND: u64 = 0x94;
    pub(super) const MARK_NAME: u64 = 0xa5;
    /// Every column our changes have, ascending.
    pub(super) const ALL: [u64; 12] = [
        OBJECT_ACTOR,
        OBJECT_COUNTER,
        KEY_ACTOR,
        KEY_COUNTER,
        KEY_TEXT,
        INSERT,
        ACTION,
        VALUE_META,
        VALUE,
        REPLACED_COUNT,
        REPLACED_ACTOR,
        REPLACED_COUNTER,
    ];
}

const MAGIC: [u8; 4] = [0x85, 0x6f, 0x4a, 0x83];
const PLAIN_CHANGE: u8 = 1;

const MAKE_MAP: u64 = 0;
const PUT: u64 = 1;
const MAKE_LIST: u64 = 2;
const DELETE: u64 = 3;
const MAKE_TEXT: u64 = 4;
const MAKE_TABLE: u64 = 6;
const MARK: u64 = 7;

const NO_VALUE: u64 = 0;
const STRING: u64 = 6;

/// An operation by its number and the author who gave it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct OpRef {
    /// Index in [`PlainChange::authors`].
    pub author: usize,
    /// The operation's number, from 1.
    pub number: u64,
}

/// Some consecutive operations of a change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Makes the text of a field: one operation.
    Make(TextField),
    /// Inserts characters one after another.
    Insert {
        /// The text.
        text: OpRef,
        /// The character they come after; `None` at the beginning.
        after: Option<OpRef>,
        /// How many.
        count: u64,
    },
    /// Deletes characters with consecutive numbers.
    Delete {
        /// The text.
        text: OpRef,
        /// The lowest-numbered character.
        first: OpRef,
        /// How many.
        count: u64,
    },
}

impl Step {
    /// How many operations.
    pub const fn count(&self) -> u64 {
        match self {
            Self::Make(_) => 1,
            Self::Insert { count, .. } | Self::Delete { count, .. } => *count,
        }
    }
}

/// A change that consists of nothing but writing text, within every bound.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlainChange {
    /// Its hash: what other changes name when they stand on it.
    pub hash: [u8; 32],
    /// What it stands on, ascending.
    pub deps: Vec<[u8; 32]>,
    /// Its own feed, then every other author it names, ascending.
    pub authors: Vec<FeedId>,
    /// Its place among the changes of its feed, from 1.
    pub seq: u64,
    /// The number of its first operation, from 1.
    pub start: u64,
    /// When its author says it was written, in seconds since 1970.
    pub time: i64,
    /// What it does.
    pub steps: Vec<Step>,
}

impl PlainChange {
    /// Its own feed.
    pub fn feed(&self) -> Option<FeedId> {
        self.authors.first().copied()
    }

    /// The number of its last operation.
    pub fn end(&self) -> u64 {
        self.steps.iter().map(Step::count).sum::<u64>() + self.start - 1
    }
}

/// Reads a change.
///
/// # Errors
/// [`Refusal`] names the first rule that the bytes break; costs at most one pass over them.
pub fn read(bytes: &[u8]) -> Result<PlainChange, Refusal> {
    let (mut body, hash) = open(bytes)?;
    let deps = read_deps(&mut body)?;
    let own = read_actor(&mut body)?;
    let seq = body.unsigned()?;
    if seq == 0 || seq > u64::from(u32::MAX) {
        return Err(Refusal::SeqGap);
    }
    let start = body.unsigned()?;
    // The last operation's number must fit as well: automerge keeps numbers as u32 and panics beyond it.
    if start == 0 || start > u64::from(u32::MAX) - CHANGE_OPS_MAX {
        return Err(Refusal::StartOp);
    }
    let time = body.signed()?;
    if !CHANGE_TIMES.contains(&time) {
        return Err(Refusal::Time);
    }
    if body.unsigned()? != 0 {
        return Err(Refusal::Extra);
    }
    let authors = read_authors(&mut body, own)?;
    let columns = Columns::read(&mut body)?;
    if !body.is_empty() {
        return Err(Refusal::Extra);
    }
    let steps = Operations::new(&columns, &authors, start).steps()?;
    Ok(PlainChange { hash, deps, authors, seq, start, time, steps })
}

/// Checks the frame of the chunk; gives its body and hash.
fn open(bytes: &[u8]) -> Result<(Bytes<'_>, [u8; 32]), Refusal> {
    if bytes.len() > CHANGE_BYTES_MAX {
        return Err(Refusal::ChangeTooLarge);
    }
    let mut rest = Bytes(bytes);
    if rest.array() != Some(MAGIC) {
        return Err(Refusal::NotAPlainChange);
    }
    let checksum: [u8; 4] = rest.array().ok_or(Refusal::NotAPlainChange)?;
    let hashed = rest.0;
    if rest.array() != Some([PLAIN_CHANGE]) {
        return Err(Refusal::NotAPlainChange);
    }
    if rest.unsigned()? != rest.len() as u64 {
        return Err(Refusal::ChangeLength);
    }
    let hash: [u8; 32] = Sha256::digest(hashed).into();
    if !hash.starts_with(&checksum) {
        return Err(Refusal::Checksum);
    }
    Ok((rest, hash))
}

fn read_deps(body: &mut Bytes<'_>) -> Result<Vec<[u8; 32]>, Refusal> {
    let count = body.unsigned()?;
    if count > CHANGE_DEPS_MAX {
        return Err(Refusal::Deps);
    }
    let mut deps: Vec<[u8; 32]> = Vec::new();
    for _ in 0..count {
        let hash = body.array().ok_or(Refusal::Deps)?;
        if deps.last().is_some_and(|last| *last >= hash) {
            return Err(Refusal::Deps);
        }
        deps.push(hash);
    }
    Ok(deps)
}

fn read_actor(body: &mut Bytes<'_>) -> Result<FeedId, Refusal> {
    if body.unsigned()? != FeedId::LENGTH as u64 {
        return Err(Refusal::Actor);
    }
    body.array().map(FeedId).ok_or(Refusal::Actor)
}

fn read_authors(body: &mut Bytes<'_>, own: FeedId) -> Result<Vec<FeedId>, Refusal> {
    let count = body.unsigned()?;
    if count > CHANGE_ACTORS_MAX {
        return Err(Refusal::Actor);
    }
    let mut authors = vec![own];
    for _ in 0..count {
        let actor = read_actor(body)?;
        let unordered = authors.len() > 1 && authors.last().is_some_and(|last| *last >= actor);
        if unordered || actor == own {
            return Err(Refusal::Actor);
        }
        authors.push(actor);
    }
    Ok(authors)
}

/// The columns of a change, in the order of [`columns::ALL`]; absent ones are empty.
struct Columns<'a>([&'a [u8]; columns::ALL.len()]);

impl<'a> Columns<'a> {
    fn read(body: &mut Bytes<'a>) -> Result<Self, Refusal> {
        let count = body.unsigned()?;
        if count > columns::ALL.len() as u64 + 2 {
            return Err(Refusal::Column);
        }
        let mut lengths = [0; columns::ALL.len()];
        let mut last = None;
        for _ in 0..count {
            let (column, length) = (body.unsigned()?, body.unsigned()?);
            if matches!(column, columns::MARK_EXPAND | columns::MARK_NAME) {
                return Err(Refusal::Mark);
            }
            let slot = columns::ALL.iter().position(|known| *known == column).ok_or(Refusal::Column)?;
            if length == 0 || last >= Some(slot) {
                return Err(Refusal::Column);
            }
            last = Some(slot);
            *lengths.get_mut(slot).ok_or(Refusal::Column)? = length;
        }
        let mut columns = [&[][..]; columns::ALL.len()];
        for (column, length) in columns.iter_mut().zip(lengths) {
            *column = body.take(length).ok_or(Refusal::ChangeLength)?;
        }
        Ok(Self(columns))
    }

    fn get(&self, column: u64) -> &'a [u8] {
        columns::ALL
            .iter()
            .zip(self.0)
            .find_map(|(known, bytes)| (*known == column).then_some(bytes))
            .unwrap_or_default()
    }
}

/// Where an operation works.
#[derive(Clone, Copy)]
enum Key<'a> {
    Field(&'a str),
    Beginning,
    Character(OpRef),
}

/// The columns, walked side by side.
struct Operations<'a> {
    authors: usize,
    number: u64,
    object_actor: Runs<'a, u64>,
    object_counter: Runs<'a, u64>,
    key_actor: Runs<'a, u64>,
    key_counter: Deltas<'a>,
    key_text: Runs<'a, &'a str>,
    insert: Flags<'a>,
    action: Runs<'a, u64>,
    value_meta: Runs<'a, u64>,
    value: Bytes<'a>,
    replaced_count: Runs<'a, u64>,
    replaced_actor: Runs<'a, u64>,
    replaced_counter: Deltas<'a>,
}

impl<'a> Operations<'a> {
    fn new(columns: &Columns<'a>, authors: &[FeedId], start: u64) -> Self {
        let max = CHANGE_OPS_MAX;
        Self {
            authors: authors.len(),
            number: start,
            object_actor: Runs::new(columns.get(columns::OBJECT_ACTOR), max),
            object_counter: Runs::new(columns.get(columns::OBJECT_COUNTER), max),
            key_actor: Runs::new(columns.get(columns::KEY_ACTOR), max),
            key_counter: Deltas::new(columns.get(columns::KEY_COUNTER), max),
            key_text: Runs::new(columns.get(columns::KEY_TEXT), max),
            insert: Flags::new(columns.get(columns::INSERT), max),
            action: Runs::new(columns.get(columns::ACTION), max),
            value_meta: Runs::new(columns.get(columns::VALUE_META), max),
            value: Bytes(columns.get(columns::VALUE)),
            replaced_count: Runs::new(columns.get(columns::REPLACED_COUNT), max),
            replaced_actor: Runs::new(columns.get(columns::REPLACED_ACTOR), max),
            replaced_counter: Deltas::new(columns.get(columns::REPLACED_COUNTER), max),
        }
    }

    fn steps(mut self) -> Result<Vec<Step>, Refusal> {
        let mut steps: Vec<Step> = Vec::new();
        while !self.action.is_at_end() {
            let action = self.action.next()?;
            let step = self.step(action)?;
            if !steps.last_mut().is_some_and(|last| joined(last, step, self.number)) {
                steps.push(step);
            }
            self.number += 1;
        }
        if steps.is_empty() {
            return Err(Refusal::NoOps);
        }
        self.finish()?;
        Ok(steps)
    }

    fn step(&mut self, action: Option<u64>) -> Result<Step, Refusal> {
        let text = self.object()?;
        let key = self.key()?;
        let insert = self.insert.next()?;
        match (action, insert) {
            (Some(MAKE_TEXT), false) => {
                let (None, Key::Field(key)) = (text, key) else { return Err(Refusal::ObjectNotAllowed) };
                self.no_value()?;
                self.replaces(None)?;
                field_of_key(key).map(Step::Make).ok_or(Refusal::ObjectNotAllowed)
            }
            (Some(MAKE_MAP | MAKE_LIST | MAKE_TEXT | MAKE_TABLE), _) => Err(Refusal::ObjectNotAllowed),
            (Some(PUT), true) => {
                let text = text.ok_or(Refusal::Reference)?;
                let after = match key {
                    Key::Field(_) => return Err(Refusal::Reference),
                    Key::Beginning => None,
                    Key::Character(character) => Some(character),
                };
                self.character()?;
                self.replaces(None)?;
                Ok(Step::Insert { text, after, count: 1 })
            }
            (Some(DELETE), false) => {
                let (Some(text), Key::Character(first)) = (text, key) else { return Err(Refusal::Reference) };
                self.no_value()?;
                self.replaces(Some(first))?;
                Ok(Step::Delete { text, first, count: 1 })
            }
            (Some(MARK), _) => Err(Refusal::Mark),
            _ => Err(Refusal::Operation),
        }
    }

    /// The text an operation works in; `None` for the document itself.
    fn object(&mut self) -> Result<Option<OpRef>, Refusal> {
        match (self.object_actor.next()?, self.object_counter.next()?) {
            (None, None) => Ok(None),
            (Some(actor), Some(counter)) => self.reference(actor, counter).map(Some),
            _ => Err(Refusal::Reference),
        }
    }

    fn key(&mut self) -> Result<Key<'a>, Refusal> {
        match (self.key_actor.next()?, self.key_counter.next()?, self.key_text.next()?) {
            (None, None, Some(key)) => Ok(Key::Field(key)),
            (None, Some(0), None) => Ok(Key::Beginning),
            (Some(actor), Some(counter), None) => self.reference(actor, counter).map(Key::Character),
            _ => Err(Refusal::Reference),
        }
    }

    /// An operation before this one.
    fn reference(&self, actor: u64, number: u64) -> Result<OpRef, Refusal> {
        let author = usize::try_from(actor).ok().filter(|author| *author < self.authors).ok_or(Refusal::Actor)?;
        if number == 0 || number >= self.number {
            return Err(Refusal::Reference);
        }
        Ok(OpRef { author, number })
    }

    fn character(&mut self) -> Result<(), Refusal> {
        let meta = self.value_meta.next()?.ok_or(Refusal::Value)?;
        let bytes = self.value.take(meta >> 4).ok_or(Refusal::Value)?;
        let text = std::str::from_utf8(bytes).map_err(|_not_utf8| Refusal::Value)?;
        let mut chars = text.chars();
        if meta & 15 == STRING && chars.next().is_some() && chars.next().is_none() {
            Ok(())
        } else {
            Err(Refusal::Value)
        }
    }

    fn no_value(&mut self) -> Result<(), Refusal> {
        if self.value_meta.next()? == Some(NO_VALUE) { Ok(()) } else { Err(Refusal::Value) }
    }

    fn replaces(&mut self, expected: Option<OpRef>) -> Result<(), Refusal> {
        if self.replaced_count.next()? != Some(u64::from(expected.is_some())) {
            return Err(Refusal::Replaced);
        }
        let Some(expected) = expected else { return Ok(()) };
        match (self.replaced_actor.next()?, self.replaced_counter.next()?) {
            (Some(actor), Some(counter)) if self.reference(actor, counter)? == expected => Ok(()),
            _ => Err(Refusal::Replaced),
        }
    }

    fn finish(self) -> Result<(), Refusal> {
        self.object_actor.finish()?;
        self.object_counter.finish()?;
        self.key_actor.finish()?;
        self.key_counter.finish()?;
        self.key_text.finish()?;
        self.insert.finish()?;
        self.value_meta.finish()?;
        self.replaced_count.finish()?;
        self.replaced_actor.finish()?;
        self.replaced_counter.finish()?;
        if self.value.is_empty() { Ok(()) } else { Err(Refusal::Value) }
    }
}

/// Lengthens `last` by the operation `next`, whose number is `number`, when it continues it.
fn joined(last: &mut Step, next: Step, number: u64) -> bool {
    match (last, next) {
        (Step::Insert { text, count, .. }, Step::Insert { text: same, after: Some(after), .. })
            if *text == same && after == (OpRef { author: 0, number: number - 1 }) =>
        {
            *count += 1;
            true
        }
        (Step::Delete { text, first, count }, Step::Delete { text: same, first: next, .. })
            if *text == same && next == (OpRef { author: first.author, number: first.number + *count }) =>
        {
            *count += 1;
            true
        }
        _ => false,
    }
}

/// The key under which a field's text is kept: its number in decimal.
pub(crate) fn key_of_field(field: TextField) -> String {
    field.code().to_string()
}

/// The field of a key; `None` when the key is no field's.
pub(crate) fn field_of_key(key: &str) -> Option<TextField> {
    key.parse().ok().and_then(TextField::from_code).filter(|field| key_of_field(*field) == key)
}
