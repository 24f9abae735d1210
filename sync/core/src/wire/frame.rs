//! Frames: how messages are cut out of a stream.
//!
//! `u8 kind | u24 length, big-endian | body`. The kind stands first so that the limit of the length is known before
//! anything is allocated: kinds from 0x80 carry entries or keys in bulk, all others are control messages.

use std::fmt;

/// Bytes before the body.
pub const HEADER_BYTES: usize = 4;

/// Most bytes in the body of a control message: hellos, ranges and vectors are cut to fit, nothing else comes near.
pub const CONTROL_BYTES_MAX: usize = 64 * 1024;

/// Most bytes in the body of a bulk message: a run of entries, the largest entry included.
pub const BULK_BYTES_MAX: usize = 1024 * 1024;

/// The first kind that is a bulk message.
pub const BULK: u8 = 0x80;

/// Why a stream cannot be cut into frames any further.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum FrameError {
    /// A length beyond the limit of its kind.
    #[error("a frame of {length} bytes is longer than its kind allows")]
    TooLong {
        /// What the frame names or would need.
        length: usize,
    },
}

/// One message, still encoded. `Debug` shows its length alone.
#[derive(Clone, PartialEq, Eq)]
pub struct Frame {
    /// What it is.
    pub kind: u8,
    /// Its encoding.
    pub body: Vec<u8>,
}

impl fmt::Debug for Frame {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Frame({}, {} bytes)", self.kind, self.body.len())
    }
}

impl Frame {
    /// Returns the bytes that go on the stream.
    ///
    /// # Errors
    /// [`FrameError::TooLong`] when the body exceeds the limit of its kind.
    pub fn encode(&self) -> Result<Vec<u8>, FrameError> {
        let length = self.body.len();
        let too_long = FrameError::TooLong { length };
        if length > limit(self.kind) {
            return Err(too_long);
        }
        let [0, high, middle, low] = u32::try_from(length).map_err(|_beyond| too_long)?.to_be_bytes() else {
            return Err(too_long);
        };
        let mut out = Vec::with_capacity(HEADER_BYTES + length);
        out.extend_from_slice(&[self.kind, high, middle, low]);
        out.extend_from_slice(&self.body);
        Ok(out)
    }
}

/// Most bytes in the body of a frame of this kind.
pub const fn limit(kind: u8) -> usize {
    if kind < BULK { CONTROL_BYTES_MAX } else { BULK_BYTES_MAX }
}

/// Puts frames together from pieces of a stream, cut anywhere.
///
/// Holds at most one unfinished frame beside what was pushed since the last call of [`FrameReader::next_frame`].
#[derive(Default)]
pub struct FrameReader {
    buffer: Vec<u8>,
    start: usize,
}

impl fmt::Debug for FrameReader {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "FrameReader({} bytes)", self.buffer.len() - self.start)
    }
}

impl FrameReader {
    /// Appends what came in.
    pub fn push(&mut self, bytes: &[u8]) {
        if self.start > 0 {
            self.buffer.drain(..self.start);
            self.start = 0;
        }
        self.buffer.extend_from_slice(bytes);
    }

    /// Takes the next whole frame, if there is one.
    ///
    /// # Errors
    /// [`FrameError::TooLong`]; the stream is of no further use then.
    pub fn next_frame(&mut self) -> Result<Option<Frame>, FrameError> {
        let Some((header, rest)) = self.buffer.get(self.start..).and_then(<[u8]>::split_first_chunk) else {
            return Ok(None);
        };
        let [kind, high, middle, low] = *header;
        let length = u32::from_be_bytes([0, high, middle, low]) as usize;
        if length > limit(kind) {
            return Err(FrameError::TooLong { length });
        }
        let Some(body) = rest.get(..length) else { return Ok(None) };
        let frame = Frame { kind, body: body.to_vec() };
        self.start += HEADER_BYTES + length;
        Ok(Some(frame))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn frames_survive_any_cut_of_the_stream() {
        let frames: Vec<Frame> =
            [(2, 0_usize), (0x80, 5), (8, 300)].map(|(kind, length)| Frame { kind, body: vec![kind; length] }).to_vec();
        let stream: Vec<u8> = frames.iter().flat_map(|frame| frame.encode().unwrap()).collect();

        for piece in [1, 2, 3, 7, 100, 1000] {
            let mut reader = FrameReader::default();
            let mut seen = Vec::new();
            for bytes in stream.chunks(piece) {
                reader.push(bytes);
                while let Some(frame) = reader.next_frame().unwrap() {
                    seen.push(frame);
                }
            }
            assert_eq!(seen, frames);
        }
    }

    #[test]
    fn a_length_beyond_its_kind_is_refused_from_the_header_alone() {
        for (kind, length) in [(2_u8, CONTROL_BYTES_MAX + 1), (0x80, BULK_BYTES_MAX + 1)] {
            let [_, high, middle, low] = u32::try_from(length).unwrap().to_be_bytes();
            let mut reader = FrameReader::default();
            reader.push(&[kind, high, middle, low]);
            assert_eq!(reader.next_frame(), Err(FrameError::TooLong { length }));
            assert_eq!(Frame { kind, body: vec![0; length] }.encode(), Err(FrameError::TooLong { length }));
        }
    }
}
