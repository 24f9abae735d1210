//! Bounded reading of automerge's column encodings, in the one form in which automerge 0.12 writes them.
//!
//! Every reader hands out item by item and never allocates; a run that announces more items than its bound is refused
//! at its header, so a bomb costs what its own bytes cost.

use super::refusal::Refusal;

/// Bytes that are read from the front.
#[derive(Clone, Copy, Debug)]
pub(super) struct Bytes<'a>(pub(super) &'a [u8]);

impl<'a> Bytes<'a> {
    pub(super) const fn is_empty(self) -> bool {
        self.0.is_empty()
    }

    pub(super) const fn len(self) -> usize {
        self.0.len()
    }

    /// The next `length` bytes, when there are as many.
    pub(super) fn take(&mut self, length: u64) -> Option<&'a [u8]> {
        let (taken, rest) = self.0.split_at_checked(usize::try_from(length).ok()?)?;
        self.0 = rest;
        Some(taken)
    }

    /// The next `N` bytes, when there are as many.
    pub(super) fn array<const N: usize>(&mut self) -> Option<[u8; N]> {
        let (taken, rest) = self.0.split_first_chunk()?;
        self.0 = rest;
        Some(*taken)
    }

    fn byte(&mut self) -> Result<u8, Refusal> {
        let (&byte, rest) = self.0.split_first().ok_or(Refusal::Leb)?;
        self.0 = rest;
        Ok(byte)
    }

    /// An unsigned LEB128 number in its shortest form.
    pub(super) fn unsigned(&mut self) -> Result<u64, Refusal> {
        let mut value = 0;
        for shift in (0..u64::BITS).step_by(7) {
            let byte = self.byte()?;
            if shift == 63 && byte > 1 {
                return Err(Refusal::Leb);
            }
            value |= u64::from(byte & 0x7f) << shift;
            if byte & 0x80 == 0 {
                return if byte == 0 && shift > 0 { Err(Refusal::Leb) } else { Ok(value) };
            }
        }
        Err(Refusal::Leb)
    }

    /// A signed LEB128 number in its shortest form.
    pub(super) fn signed(&mut self) -> Result<i64, Refusal> {
        let mut value = 0_i64;
        let mut before = None;
        for shift in (0..i64::BITS).step_by(7) {
            let byte = self.byte()?;
            if shift == 63 && byte != 0 && byte != 0x7f {
                return Err(Refusal::Leb);
            }
            value |= i64::from(byte & 0x7f) << shift;
            if byte & 0x80 == 0 {
                if byte & 0x40 != 0 && shift < 63 {
                    value |= -1 << (shift + 7);
                }
                let repeats_the_sign = |before: u8| byte == if before & 0x40 == 0 { 0 } else { 0x7f };
                return if before.is_some_and(repeats_the_sign) { Err(Refusal::Leb) } else { Ok(value) };
            }
            before = Some(byte);
        }
        Err(Refusal::Leb)
    }
}

/// What a run-length column holds.
pub(super) trait Item<'a>: Copy + PartialEq {
    fn read(bytes: &mut Bytes<'a>) -> Result<Self, Refusal>;
}

impl Item<'_> for u64 {
    fn read(bytes: &mut Bytes<'_>) -> Result<Self, Refusal> {
        bytes.unsigned()
    }
}

impl Item<'_> for i64 {
    fn read(bytes: &mut Bytes<'_>) -> Result<Self, Refusal> {
        bytes.signed()
    }
}

impl<'a> Item<'a> for &'a str {
    fn read(bytes: &mut Bytes<'a>) -> Result<Self, Refusal> {
        let length = bytes.unsigned()?;
        let text = bytes.take(length).ok_or(Refusal::Leb)?;
        std::str::from_utf8(text).map_err(|_not_utf8| Refusal::Value)
    }
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Run<T> {
    Start,
    Nulls,
    Same(T),
    /// The last value that was read of it.
    Literal(Option<T>),
}

/// A column of optional values in runs: equal ones, differing ones, nulls. An absent column holds nulls without end.
#[derive(Clone, Copy, Debug)]
pub(super) struct Runs<'a, T> {
    rest: Bytes<'a>,
    absent: bool,
    run: Run<T>,
    left: u64,
    /// How many more items may be announced.
    room: u64,
}

impl<'a, T: Item<'a>> Runs<'a, T> {
    /// At most `max` items.
    pub(super) const fn new(bytes: &'a [u8], max: u64) -> Self {
        Self { rest: Bytes(bytes), absent: bytes.is_empty(), run: Run::Start, left: 0, room: max }
    }

    /// Whether no item is left.
    pub(super) const fn is_at_end(&self) -> bool {
        self.left == 0 && self.rest.is_empty()
    }

    /// The next item; a column that is there must have one.
    pub(super) fn next(&mut self) -> Result<Option<T>, Refusal> {
        if self.absent {
            return Ok(None);
        }
        if self.left == 0 {
            self.open_run()?;
        }
        self.left -= 1;
        match self.run {
            Run::Same(value) => Ok(Some(value)),
            Run::Literal(last) => {
                let value = T::read(&mut self.rest)?;
                if last == Some(value) {
                    return Err(Refusal::Rle);
                }
                self.run = Run::Literal(Some(value));
                Ok(Some(value))
            }
            Run::Nulls | Run::Start => Ok(None),
        }
    }

    /// Refuses what is left over.
    pub(super) fn finish(self) -> Result<(), Refusal> {
        if self.is_at_end() { Ok(()) } else { Err(Refusal::ColumnCount) }
    }

    fn open_run(&mut self) -> Result<(), Refusal> {
        if self.rest.is_empty() {
            return Err(Refusal::ColumnCount);
        }
        let last = match self.run {
            Run::Same(value) => Some(value),
            Run::Literal(value) => value,
            Run::Nulls | Run::Start => None,
        };
        let (length, run) = match self.rest.signed()? {
            0 => {
                let length = self.rest.unsigned()?;
                // Two runs of nulls are one, and a column of nulls alone is not written at all.
                let alone = self.run == Run::Start && self.rest.is_empty();
                if length == 0 || self.run == Run::Nulls || alone {
                    return Err(Refusal::Rle);
                }
                (length, Run::Nulls)
            }
            length @ ..0 => {
                if matches!(self.run, Run::Literal(_)) {
                    return Err(Refusal::Rle);
                }
                (length.unsigned_abs(), Run::Literal(last))
            }
            1 => return Err(Refusal::Rle),
            length => {
                let value = T::read(&mut self.rest)?;
                if last == Some(value) {
                    return Err(Refusal::Rle);
                }
                (length.unsigned_abs(), Run::Same(value))
            }
        };
        self.room = self.room.checked_sub(length).ok_or(Refusal::TooManyOps)?;
        self.left = length;
        self.run = run;
        Ok(())
    }
}

/// A column of counters, each written as its distance from the one before it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Deltas<'a> {
    runs: Runs<'a, i64>,
    at: i64,
}

impl<'a> Deltas<'a> {
    pub(super) const fn new(bytes: &'a [u8], max: u64) -> Self {
        Self { runs: Runs::new(bytes, max), at: 0 }
    }

    /// The next counter, within `u32` as automerge keeps it; the column must have one.
    pub(super) fn next(&mut self) -> Result<Option<u64>, Refusal> {
        let Some(distance) = self.runs.next()? else { return Ok(None) };
        self.at = self.at.checked_add(distance).ok_or(Refusal::Reference)?;
        u32::try_from(self.at).map(|counter| Some(u64::from(counter))).map_err(|_out_of_bounds| Refusal::Reference)
    }

    pub(super) fn finish(self) -> Result<(), Refusal> {
        self.runs.finish()
    }
}

/// A column of booleans: lengths of alternating runs, the first of `false`.
#[derive(Clone, Copy, Debug)]
pub(super) struct Flags<'a> {
    rest: Bytes<'a>,
    value: bool,
    started: bool,
    left: u64,
    room: u64,
}

impl<'a> Flags<'a> {
    pub(super) const fn new(bytes: &'a [u8], max: u64) -> Self {
        Self { rest: Bytes(bytes), value: true, started: false, left: 0, room: max }
    }

    /// The next flag; the column must have one.
    pub(super) fn next(&mut self) -> Result<bool, Refusal> {
        while self.left == 0 {
            if self.rest.is_empty() {
                return Err(Refusal::ColumnCount);
            }
            self.left = self.rest.unsigned()?;
            if self.left == 0 && (self.started || self.rest.is_empty()) {
                return Err(Refusal::Rle);
            }
            self.room = self.room.checked_sub(self.left).ok_or(Refusal::TooManyOps)?;
            self.value = !self.value;
            self.started = true;
        }
        self.left -= 1;
        Ok(self.value)
    }

    pub(super) const fn finish(self) -> Result<(), Refusal> {
        if self.left == 0 && self.rest.is_empty() { Ok(()) } else { Err(Refusal::ColumnCount) }
    }
}

#[cfg(test)]
mod tests {
    use super::{Bytes, Flags, Refusal, Runs};

    #[test]
    fn numbers_are_read_in_their_shortest_form_only() {
        for (bytes, value) in [
            (&[0][..], 0),
            (&[0x7f], 127),
            (&[0x80, 1], 128),
            (&[255, 255, 255, 255, 255, 255, 255, 255, 255, 1], u64::MAX),
        ] {
            assert_eq!(Bytes(bytes).unsigned(), Ok(value));
        }
        for bytes in [&[][..], &[0x80], &[0x80, 0], &[0xff, 0], &[255, 255, 255, 255, 255, 255, 255, 255, 255, 2]] {
            assert_eq!(Bytes(bytes).unsigned(), Err(Refusal::Leb), "{bytes:?}");
        }
        for (bytes, value) in [
            (&[0][..], 0),
            (&[0x3f], 63),
            (&[0x40], -64),
            (&[0xc0, 0], 64),
            (&[0xbf, 0x7f], -65),
            (&[0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x7f], i64::MIN),
            (&[0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0], i64::MAX),
        ] {
            assert_eq!(Bytes(bytes).signed(), Ok(value), "{bytes:?}");
        }
        for bytes in
            [&[0x80][..], &[0xbf, 0], &[0xc0, 0x7f], &[0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 1]]
        {
            assert_eq!(Bytes(bytes).signed(), Err(Refusal::Leb), "{bytes:?}");
        }
    }

    fn items(bytes: &[u8], max: u64) -> Result<Vec<Option<u64>>, Refusal> {
        let mut runs = Runs::<u64>::new(bytes, max);
        let mut items = Vec::new();
        while !runs.is_at_end() {
            items.push(runs.next()?);
        }
        Ok(items)
    }

    #[test]
    fn runs_are_read_in_their_only_form() {
        assert_eq!(
            items(&[2, 5, 0x7e, 6, 7, 0, 1, 0x7f, 7], 9).unwrap(),
            [5, 5, 6, 7, 0, 7].map(|n| (n > 0).then_some(n))
        );
        for bytes in [
            &[1, 5][..],         // a run of one
            &[2, 5, 3, 5],       // two runs of one value
            &[2, 5, 0x7f, 5],    // a literal that continues a run
            &[0x7e, 5, 5],       // equal values as a literal
            &[0x7f, 5, 0x7f, 6], // two literals
            &[0x7f, 5, 2, 5],    // a run that continues a literal
            &[0, 3],             // nothing but nulls
            &[2, 5, 0, 1, 0, 1], // two runs of nulls
            &[2, 5, 0, 0, 2, 6], // an empty run of nulls
        ] {
            assert_eq!(items(bytes, 9), Err(Refusal::Rle), "{bytes:?}");
        }
        assert_eq!(items(&[5, 1, 5, 2], 9), Err(Refusal::TooManyOps));
    }

    #[test]
    fn flags_alternate_without_empty_runs() {
        let mut flags = Flags::new(&[0, 2, 1], 9);
        assert_eq!([flags.next(), flags.next(), flags.next()], [Ok(true), Ok(true), Ok(false)]);
        assert_eq!(flags.next(), Err(Refusal::ColumnCount));
        for bytes in [&[0][..], &[0, 0, 1], &[1, 0, 1]] {
            let mut flags = Flags::new(bytes, 9);
            assert_eq!((0..3).find_map(|_| flags.next().err()), Some(Refusal::Rle), "{bytes:?}");
        }
        assert_eq!(Flags::new(&[0x90, 0x4e], 9).next(), Err(Refusal::TooManyOps));
    }
}
