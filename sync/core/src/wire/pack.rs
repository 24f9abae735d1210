//! Packed numbers and bytes: the inside of messages that CBOR would make too long.
//!
//! Numbers are unsigned LEB128 in their shortest form, everything else is fixed-length bytes. Decoding never allocates
//! more than it was given.

/// Why packed bytes were not accepted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum PackError {
    /// The bytes end inside a number or a field.
    #[error("the packed bytes end too early")]
    Truncated,
    /// A number beyond 64 bits or not in its shortest form, or a field with a value that has no meaning.
    #[error("the packed bytes are malformed")]
    Malformed,
    /// A count beyond the limit of its field.
    #[error("a packed count is too large")]
    TooMany,
    /// Bytes follow the end.
    #[error("bytes follow the packed end")]
    Trailing,
}

/// Appends a number.
pub fn put_number(out: &mut Vec<u8>, mut n: u64) {
    loop {
        let [low, ..] = n.to_le_bytes();
        n >>= 7;
        if n == 0 {
            out.push(low & 0x7f);
            return;
        }
        out.push(low | 0x80);
    }
}

/// Appends bytes with their length before them.
pub fn put_bytes(out: &mut Vec<u8>, bytes: &[u8]) {
    put_number(out, bytes.len() as u64);
    out.extend_from_slice(bytes);
}

/// Reads packed bytes from the front.
#[derive(Clone, Debug)]
pub struct Unpack<'a> {
    rest: &'a [u8],
}

impl<'a> Unpack<'a> {
    /// Reads `bytes`.
    pub fn new(bytes: &'a [u8]) -> Self {
        Self { rest: bytes }
    }

    /// What was not read yet.
    pub fn rest(&self) -> &'a [u8] {
        self.rest
    }

    /// Takes `n` bytes.
    ///
    /// # Errors
    /// [`PackError::Truncated`].
    pub fn take(&mut self, n: usize) -> Result<&'a [u8], PackError> {
        let (front, rest) = self.rest.split_at_checked(n).ok_or(PackError::Truncated)?;
        self.rest = rest;
        Ok(front)
    }

    /// Takes a fixed number of bytes.
    ///
    /// # Errors
    /// [`PackError::Truncated`].
    pub fn array<const N: usize>(&mut self) -> Result<[u8; N], PackError> {
        let (front, rest) = self.rest.split_first_chunk::<N>().ok_or(PackError::Truncated)?;
        self.rest = rest;
        Ok(*front)
    }

    /// Takes one byte.
    ///
    /// # Errors
    /// [`PackError::Truncated`].
    pub fn byte(&mut self) -> Result<u8, PackError> {
        let [byte] = self.array()?;
        Ok(byte)
    }

    /// Takes a number.
    ///
    /// # Errors
    /// [`PackError::Truncated`], and [`PackError::Malformed`] beyond 64 bits or in a longer form than needed.
    pub fn number(&mut self) -> Result<u64, PackError> {
        let mut n = 0_u64;
        for shift in (0..64).step_by(7) {
            let byte = self.byte()?;
            let part = u64::from(byte & 0x7f);
            if shift == 63 && part > 1 {
                return Err(PackError::Malformed);
            }
            n |= part << shift;
            if byte & 0x80 == 0 {
                let shortest = byte != 0 || shift == 0;
                return if shortest { Ok(n) } else { Err(PackError::Malformed) };
            }
        }
        Err(PackError::Malformed)
    }

    /// Takes a count of at most `max`.
    ///
    /// # Errors
    /// As [`Unpack::number`], and [`PackError::TooMany`].
    pub fn count(&mut self, max: usize) -> Result<usize, PackError> {
        let n = usize::try_from(self.number()?).map_err(|_too_large| PackError::TooMany)?;
        if n > max { Err(PackError::TooMany) } else { Ok(n) }
    }

    /// Takes bytes with their length before them, at most `max`.
    ///
    /// # Errors
    /// As [`Unpack::count`].
    pub fn bytes(&mut self, max: usize) -> Result<&'a [u8], PackError> {
        let n = self.count(max)?;
        self.take(n)
    }

    /// Ends reading.
    ///
    /// # Errors
    /// [`PackError::Trailing`] when something is left.
    pub fn close(self) -> Result<(), PackError> {
        if self.rest.is_empty() { Ok(()) } else { Err(PackError::Trailing) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_come_back_and_longer_forms_are_refused() {
        for n in [0, 1, 127, 128, 300, 1 << 35, u64::MAX - 1, u64::MAX] {
            let mut out = Vec::new();
            put_number(&mut out, n);
            let mut unpack = Unpack::new(&out);
            assert_eq!(unpack.number(), Ok(n));
            assert_eq!(unpack.close(), Ok(()));
        }

        assert_eq!(Unpack::new(&[0x80, 0x00]).number(), Err(PackError::Malformed));
        assert_eq!(Unpack::new(&[0xff; 10]).number(), Err(PackError::Malformed));
        assert_eq!(Unpack::new(&[0x80]).number(), Err(PackError::Truncated));
    }

    #[test]
    fn a_length_beyond_its_limit_is_refused_before_reading() {
        let mut out = Vec::new();
        put_bytes(&mut out, b"abc");

        assert_eq!(Unpack::new(&out).bytes(2), Err(PackError::TooMany));
        assert_eq!(Unpack::new(&out).bytes(3), Ok(b"abc".as_slice()));
        assert_eq!(Unpack::new(&[5, 1]).bytes(9), Err(PackError::Truncated));
    }
}
