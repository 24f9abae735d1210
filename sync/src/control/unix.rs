//! Where the control socket lives on Unix, and who may open it.
//!
//! `control/socket` in the data folder; the folder `control` has mode 0700 before the socket exists. When that path
//! is too long for a socket address, the socket is in a folder of its own under the runtime or temporary folder and
//! `control/path` names it.

use std::io;
use std::os::unix::ffi::{OsStrExt as _, OsStringExt as _};
use std::os::unix::fs::{DirBuilderExt as _, MetadataExt as _, PermissionsExt as _};
use std::path::{Path, PathBuf};

use tokio::net::{UnixListener, UnixStream};

use crate::clock;

/// The shortest limit of the systems we know is 104 bytes with the end mark (macOS).
const PATH_BYTES_MAX: usize = 100;

pub(super) type Stream = UnixStream;

/// A socket that others of this user can reach, until dropped.
#[derive(Debug)]
pub(super) struct Listener {
    inner: UnixListener,
    owner: u32,
    socket: PathBuf,
    /// The socket's inode: a later run may have put its own in this place.
    number: u64,
    /// The folder outside the data folder, if there is one, and the file that names the socket in it.
    elsewhere: Option<[PathBuf; 2]>,
}

impl Listener {
    /// Opens the socket. What a crashed run left behind is cleared away.
    pub(super) async fn bind(data: &Path) -> io::Result<Self> {
        if UnixStream::connect(socket_of(data)?).await.is_ok() {
            return Err(io::ErrorKind::AddrInUse.into());
        }
        let folder = data.join("control");
        private_folder(&folder)?;
        let pointer = folder.join("path");
        let mut socket = folder.join("socket");
        let mut elsewhere = None;
        clear(&socket)?;
        if let Some(old) = pointed(&pointer)? {
            clear(&old)?;
            // A folder with anything else in it is not ours.
            let _kept = old.parent().map(std::fs::remove_dir);
            clear(&pointer)?;
        }
        if socket.as_os_str().len() > PATH_BYTES_MAX {
            let short = short_folder()?;
            socket = short.join("socket");
            std::fs::write(&pointer, socket.as_os_str().as_bytes())?;
            elsewhere = Some([short, pointer]);
        }
        let inner = UnixListener::bind(&socket)?;
        std::fs::set_permissions(&socket, std::fs::Permissions::from_mode(0o600))?;
        let file = std::fs::metadata(&socket)?;
        Ok(Self { inner, owner: file.uid(), socket, number: file.ino(), elsewhere })
    }

    /// The next connection of a program of this user; others are closed.
    pub(super) async fn accept(&self) -> io::Result<Stream> {
        loop {
            let (stream, _unnamed) = self.inner.accept().await?;
            if stream.peer_cred()?.uid() == self.owner {
                return Ok(stream);
            }
            tracing::warn!("another user tried the control socket");
        }
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        if std::fs::metadata(&self.socket).is_ok_and(|file| file.ino() == self.number) {
            // What cannot be removed now is cleared by the next start.
            let _left = clear(&self.socket);
            if let Some([folder, pointer]) = &self.elsewhere {
                let _left = std::fs::remove_dir(folder);
                let _left = clear(pointer);
            }
        }
    }
}

/// Connects to the program that has this data folder open.
pub(super) async fn connect(data: &Path) -> io::Result<Stream> {
    let socket = socket_of(data)?;
    let file = std::fs::metadata(&socket)?;
    let owner = std::fs::metadata(data)?.uid();
    if file.uid() != owner || file.permissions().mode() & 0o077 != 0 {
        return Err(io::ErrorKind::PermissionDenied.into());
    }
    UnixStream::connect(&socket).await
}

fn socket_of(data: &Path) -> io::Result<PathBuf> {
    let folder = data.join("control");
    Ok(pointed(&folder.join("path"))?.unwrap_or_else(|| folder.join("socket")))
}

fn pointed(pointer: &Path) -> io::Result<Option<PathBuf>> {
    match std::fs::read(pointer) {
        Ok(bytes) => Ok(Some(PathBuf::from(std::ffi::OsString::from_vec(bytes)))),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

fn clear(file: &Path) -> io::Result<()> {
    match std::fs::remove_file(file) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

fn private_folder(folder: &Path) -> io::Result<()> {
    std::fs::DirBuilder::new().recursive(true).mode(0o700).create(folder)?;
    std::fs::set_permissions(folder, std::fs::Permissions::from_mode(0o700))
}

/// A new folder with a short path that nobody else can enter.
fn short_folder() -> io::Result<PathBuf> {
    let base = std::env::var_os("XDG_RUNTIME_DIR").map(PathBuf::from).filter(|base| base.is_dir());
    let name = format!("wijktafel-{:016x}", u64::from_be_bytes(clock::random()));
    for base in base.into_iter().chain([std::env::temp_dir(), PathBuf::from("/tmp")]) {
        let folder = base.join(&name);
        if folder.as_os_str().len() + "/socket".len() <= PATH_BYTES_MAX {
            std::fs::DirBuilder::new().mode(0o700).create(&folder)?;
            return Ok(folder);
        }
    }
    Err(io::ErrorKind::InvalidFilename.into())
}
