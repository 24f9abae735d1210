//! The control connection where there are no Unix sockets: a loopback port, and a token that only the user can read.
//!
//! `control/port` in the data folder holds the port and 64 hexadecimal digits; the data folder is in the user's own
//! profile, whose access list the file inherits. A client sends the digits first and is closed when they are wrong.

use std::fmt::Write as _;
use std::io;
use std::net::Ipv4Addr;
use std::path::{Path, PathBuf};
use std::time::Duration;

use sha2::{Digest as _, Sha256};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};
use tokio::time::timeout;

use crate::clock;

const TOKEN_BYTES: usize = 64;
/// What a client has to send the token. Short: the next one waits.
const PATIENCE: Duration = Duration::from_millis(500);

pub(super) type Stream = TcpStream;

/// A port that programs of this user can reach, until dropped.
#[derive(Debug)]
pub(super) struct Listener {
    inner: TcpListener,
    token: String,
    file: PathBuf,
}

impl Listener {
    /// Opens a port. What a crashed run left behind is replaced.
    pub(super) async fn bind(data: &Path) -> io::Result<Self> {
        if connect(data).await.is_ok() {
            return Err(io::ErrorKind::AddrInUse.into());
        }
        let inner = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await?;
        let token = hex(&clock::random());
        let file = file(data);
        if let Some(folder) = file.parent() {
            std::fs::create_dir_all(folder)?;
        }
        std::fs::write(&file, format!("{} {token}", inner.local_addr()?.port()))?;
        Ok(Self { inner, token, file })
    }

    /// The next connection that knows the token; others are closed.
    pub(super) async fn accept(&self) -> io::Result<Stream> {
        loop {
            let (mut stream, _port) = self.inner.accept().await?;
            let mut token = [0; TOKEN_BYTES];
            let sent = timeout(PATIENCE, stream.read_exact(&mut token)).await;
            // Hashes are compared, so that the time it takes says nothing.
            if matches!(sent, Ok(Ok(_))) && Sha256::digest(token) == Sha256::digest(&self.token) {
                stream.write_all(b"+").await?;
                return Ok(stream);
            }
        }
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        // A later run may have written its own.
        if std::fs::read_to_string(&self.file).is_ok_and(|text| text.ends_with(&self.token)) {
            // What cannot be removed now is replaced by the next start.
            let _left = std::fs::remove_file(&self.file);
        }
    }
}

/// Connects to the program that has this data folder open.
pub(super) async fn connect(data: &Path) -> io::Result<Stream> {
    let text = std::fs::read_to_string(file(data))?;
    let (port, token) = text.split_once(' ').ok_or(io::ErrorKind::InvalidData)?;
    let port: u16 = port.parse().map_err(|_not_a_port| io::ErrorKind::InvalidData)?;
    let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, port)).await?;
    stream.write_all(token.as_bytes()).await?;
    // Another program may have this port by now; it does not answer so.
    let mut welcome = [0];
    timeout(2 * PATIENCE, stream.read_exact(&mut welcome)).await.map_err(|_elapsed| io::ErrorKind::TimedOut)??;
    if welcome == *b"+" { Ok(stream) } else { Err(io::ErrorKind::ConnectionRefused.into()) }
}

fn hex(bytes: &[u8; 32]) -> String {
    bytes.iter().fold(String::new(), |mut text, byte| {
        // Writing to a string cannot fail.
        let _written = write!(text, "{byte:02x}");
        text
    })
}

fn file(data: &Path) -> PathBuf {
    data.join("control").join("port")
}
