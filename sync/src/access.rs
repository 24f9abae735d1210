//! The local access log of an organisation's copy: who read, searched, printed, exported or erased what, by ids alone.
//!
//! It never leaves this copy. Each line names the hash of the one before it, and the last hash stands beside the
//! number of lines: a line that is changed, left out or put in shows. Whoever can write the whole store can also write
//! a whole new log; the last hash, noted elsewhere, shows that too.

use std::fmt::Write as _;

use serde::{Deserialize, Serialize};
use wijktafel_core::store::{Batch, Reader, StoreError, Write};
use wijktafel_model::cbor::{Cbor as _, DecodeError};
use wijktafel_model::id::{DeviceId, LogId, PersonId, digest};
use wijktafel_model::time::Timestamp;
use wijktafel_model::{coded_enum, record};

/// The setting with the number of lines and the last hash.
const HEAD: &str = "access";
/// The same thing again within this time is the same act.
const AGAIN_MS: i64 = 10 * 60 * 1_000;

coded_enum! {
    /// What was done. Source: NEN 7513, events.
    Act {
        /// A circle case was opened.
        0 => Read,
        /// Something was searched for; the words are not kept.
        1 => Search,
        /// A case was copied: to another case, or as text.
        2 => Copy,
        /// Something was written to be printed.
        3 => Print,
        /// A file with everything was written.
        4 => Export,
        /// Something was dropped.
        5 => Erase,
    }
}

record! {
    /// One line of the log.
    Line {
        /// When, by this device's clock.
        0 => at: Timestamp,
        /// What was done.
        2 => act: Act,
        /// By whose device.
        4 => device: DeviceId,
        /// The hash of the line before; zeros for the first.
        6 => previous: [u8; 32],
        /// By whom, once the device belongs to somebody.
        1 => person: Option<PersonId>,
        /// With what, where it was one thing.
        3 => log: Option<LogId>,
    }
    /// Where the log ends.
    Head {
        /// How many lines there are.
        0 => count: u64,
        /// The hash of the last line; zeros when there is none.
        2 => last: [u8; 32],
    }
}

/// A log that is not what was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Broken {
    /// A line is missing or cannot be read.
    #[error("line {0} is missing or cannot be read")]
    Line(u64),
    /// A line does not follow the one before it.
    #[error("line {0} does not follow the one before it")]
    Chain(u64),
    /// The last line is not the one that was written last.
    #[error("the log does not end where it ended")]
    End,
}

/// The log, and whether it is whole.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AccessLog {
    /// Its lines, oldest first, as far as they can be read.
    pub lines: Vec<Line>,
    /// The last hash, to note elsewhere; in hexadecimal.
    pub last: String,
    /// The first line, from 1, with which it is not whole; absent when it is whole.
    pub broken: Option<u64>,
}

fn hash(line: &Line) -> [u8; 32] {
    digest("wijktafel/access/0", &[&line.to_cbor()])
}

fn name(number: u64) -> String {
    format!("{HEAD}/{number:010}")
}

fn decoded<T>(bytes: Option<Vec<u8>>, read: fn(&[u8]) -> Result<T, DecodeError>) -> Option<T> {
    bytes.and_then(|bytes| read(&bytes).ok())
}

fn head(reader: &dyn Reader) -> Result<Head, StoreError> {
    let none = Head { count: 0, last: [0; 32] };
    match reader.setting(HEAD)? {
        None => Ok(none),
        Some(bytes) => Head::from_cbor(&bytes).map_err(|_damaged| StoreError::Damaged),
    }
}

/// What is written to note an act; nothing when it is the last act going on.
///
/// # Errors
/// [`StoreError`] when the store fails or the end of the log cannot be read.
pub fn note(
    reader: &dyn Reader,
    at: Timestamp,
    act: Act,
    by: (DeviceId, Option<PersonId>),
    log: Option<LogId>,
) -> Result<Batch, StoreError> {
    let head = head(reader)?;
    let last = match head.count.checked_sub(1) {
        Some(number) => decoded(reader.setting(&name(number))?, Line::from_cbor),
        None => None,
    };
    let (device, person) = by;
    let going_on = |last: &Line| {
        let same = (last.act, last.log, last.device) == (act, log, device);
        same && (0..AGAIN_MS).contains(&at.0.saturating_sub(last.at.0))
    };
    if last.as_ref().is_some_and(going_on) {
        return Ok(Batch::new());
    }
    let line = Line { at, act, device, previous: head.last, person, log };
    let end = Head { count: head.count + 1, last: hash(&line) };
    Ok(vec![Write::Setting(name(head.count), line.to_cbor()), Write::Setting(HEAD.to_owned(), end.to_cbor())])
}

/// Reads the log and checks that it is whole.
///
/// # Errors
/// [`StoreError`] when the store fails.
pub fn read(reader: &dyn Reader) -> Result<AccessLog, StoreError> {
    let head = head(reader)?;
    let mut stored = Vec::new();
    for number in 0..head.count {
        stored.push(decoded(reader.setting(&name(number))?, Line::from_cbor));
    }
    let broken = match verify(&stored, &head) {
        Ok(()) => None,
        Err(Broken::Line(number) | Broken::Chain(number)) => Some(number),
        Err(Broken::End) => Some(head.count),
    };
    let last = head.last.iter().fold(String::new(), |mut hex, byte| {
        // Writing to a string never fails.
        let _written = write!(hex, "{byte:02x}");
        hex
    });
    Ok(AccessLog { lines: stored.into_iter().flatten().collect(), last, broken })
}

/// Checks that every line follows the one before it, and that the last is the last.
///
/// # Errors
/// [`Broken`] with the first line, from 1, that does not.
pub fn verify(lines: &[Option<Line>], head: &Head) -> Result<(), Broken> {
    let mut previous = [0; 32];
    for (number, line) in (1_u64..).zip(lines) {
        let line = line.as_ref().ok_or(Broken::Line(number))?;
        if line.previous != previous {
            return Err(Broken::Chain(number));
        }
        previous = hash(line);
    }
    if previous == head.last && lines.len() as u64 == head.count { Ok(()) } else { Err(Broken::End) }
}

#[cfg(test)]
mod tests {
    use wijktafel_core::store::Storage as _;
    use wijktafel_core::store::memory::MemoryStore;

    use super::*;

    const DEVICE: (DeviceId, Option<PersonId>) = (DeviceId([1; 32]), Some(PersonId([2; 16])));
    const CASE: LogId = LogId([3; 16]);

    fn write(store: &mut MemoryStore, minute: i64, act: Act, log: Option<LogId>) {
        let batch = note(store, Timestamp(minute * 60_000), act, DEVICE, log).unwrap();
        store.commit(&batch).unwrap();
    }

    fn three() -> MemoryStore {
        let mut store = MemoryStore::new();
        write(&mut store, 0, Act::Read, Some(CASE));
        write(&mut store, 5, Act::Read, Some(CASE));
        write(&mut store, 6, Act::Search, None);
        write(&mut store, 7, Act::Read, Some(CASE));
        store
    }

    #[test]
    fn the_same_act_going_on_is_one_line() {
        let log = read(&three()).unwrap();

        assert_eq!(log.lines.iter().map(|line| line.act).collect::<Vec<_>>(), [Act::Read, Act::Search, Act::Read]);
        assert_eq!(log.broken, None);
    }

    #[test]
    fn a_line_that_was_changed_left_out_or_cut_off_shows() {
        let store = three();
        let lines: Vec<Option<Line>> = read(&store).unwrap().lines.into_iter().map(Some).collect();
        let end = head(&store).unwrap();
        assert_eq!(verify(&lines, &end), Ok(()));

        let mut changed = lines.clone();
        changed[1].as_mut().unwrap().act = Act::Erase;
        assert_eq!(verify(&changed, &end), Err(Broken::Chain(3)));
        let mut last = lines.clone();
        last[2].as_mut().unwrap().log = None;
        assert_eq!(verify(&last, &end), Err(Broken::End));
        let without: Vec<_> = [&lines[..1], &lines[2..]].concat();
        assert_eq!(verify(&without, &end), Err(Broken::Chain(2)));
        assert_eq!(verify(&lines[..2], &end), Err(Broken::End));
        let mut gone = lines;
        gone[0] = None;
        assert_eq!(verify(&gone, &end), Err(Broken::Line(1)));
    }

    #[test]
    fn a_line_holds_ids_alone() {
        let mut store = MemoryStore::new();
        write(&mut store, 0, Act::Search, None);

        let line = &read(&store).unwrap().lines[0];

        assert!(line.to_cbor().len() < 120, "no room for words");
    }
}
