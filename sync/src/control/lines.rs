//! Lines of JSON with a bound, in both directions.

use std::io;
use std::time::Duration;

use serde::Serialize;
use serde::de::DeserializeOwned;
use tokio::io::{AsyncBufReadExt as _, AsyncRead, AsyncWrite, AsyncWriteExt as _, BufReader, ReadHalf, WriteHalf};
use tokio::time::timeout;

use super::LINE_BYTES_MAX;

/// What the other side has to take a line.
const PATIENCE: Duration = Duration::from_secs(10);

/// Why no line came or went.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub(super) enum LineError {
    #[error("the connection failed")]
    Io(#[from] io::Error),
    #[error("the connection was closed")]
    Closed,
    #[error("a line is too long")]
    TooLong,
    #[error("a line is not what is spoken here")]
    Malformed(#[source] serde_json::Error),
}

/// The reading half. [`Self::next`] may be cancelled: what was read stays.
#[derive(Debug)]
pub(super) struct Reader<S> {
    inner: BufReader<ReadHalf<S>>,
    line: Vec<u8>,
}

/// The writing half.
#[derive(Debug)]
pub(super) struct Writer<S>(WriteHalf<S>);

pub(super) fn split<S: AsyncRead + AsyncWrite>(stream: S) -> (Reader<S>, Writer<S>) {
    let (reader, writer) = tokio::io::split(stream);
    (Reader { inner: BufReader::new(reader), line: Vec::new() }, Writer(writer))
}

impl<S: AsyncRead> Reader<S> {
    pub(super) async fn next<T: DeserializeOwned>(&mut self) -> Result<T, LineError> {
        loop {
            let available = self.inner.fill_buf().await?;
            if available.is_empty() {
                return Err(LineError::Closed);
            }
            let end = available.iter().position(|byte| *byte == b'\n');
            let piece = available.get(..end.unwrap_or(available.len())).unwrap_or_default();
            if self.line.len() + piece.len() > LINE_BYTES_MAX {
                return Err(LineError::TooLong);
            }
            self.line.extend_from_slice(piece);
            let used = piece.len() + usize::from(end.is_some());
            self.inner.consume(used);
            if end.is_some() {
                let line = std::mem::take(&mut self.line);
                return serde_json::from_slice(&line).map_err(LineError::Malformed);
            }
        }
    }
}

impl<S: AsyncWrite> Writer<S> {
    pub(super) async fn send(&mut self, value: &impl Serialize) -> Result<(), LineError> {
        let mut line = serde_json::to_vec(value).map_err(LineError::Malformed)?;
        if line.len() > LINE_BYTES_MAX {
            return Err(LineError::TooLong);
        }
        line.push(b'\n');
        let slow = |_elapsed| io::Error::from(io::ErrorKind::TimedOut);
        timeout(PATIENCE, self.0.write_all(&line)).await.map_err(slow)??;
        Ok(())
    }
}
