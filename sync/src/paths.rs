//! Where a profile keeps its files, who may read them, and who has them open: all that differs per platform.

use std::fs::{DirBuilder, File, OpenOptions, TryLockError};
use std::io::{self, Write};
use std::path::{Component, Path, PathBuf};

use directories::ProjectDirs;

use crate::vault::SlotId;

/// The folder that holds one network of one device.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Profile {
    folder: PathBuf,
}

/// Why a profile is not open for this process.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum LockError {
    /// Another process of this computer has it open.
    #[error("this data folder is already open")]
    AlreadyOpen,
    /// The folder cannot be made or written.
    #[error("the data folder cannot be used")]
    Io(#[from] io::Error),
}

/// What is unwise about a folder; nothing of it prevents opening.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum FolderWarning {
    /// Another program copies it to other computers: two of them would run one copy.
    CloudSynced,
    /// It lies on another computer: locks and syncs may not hold there.
    Network,
    /// Other users of this computer may enter it.
    OpenToOthers,
}

/// Holds a profile for this process; dropping it lets the next one in.
#[derive(Debug)]
pub struct ProfileLock {
    _held: File,
}

impl Profile {
    /// The profile in this folder.
    pub fn at(folder: impl Into<PathBuf>) -> Self {
        Self { folder: folder.into() }
    }

    /// The profile of this name (letters, digits, `-` and `_`) under the platform's folder for local data, which is
    /// not carried to other computers. Nothing when there is no home folder or the name is not of that form.
    pub fn standard(name: &str) -> Option<Self> {
        let simple = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
        if name.is_empty() || !name.chars().all(simple) {
            return None;
        }
        let project = ProjectDirs::from("", "", "wijktafel")?;
        Some(Self::at(project.data_local_dir().join(name)))
    }

    /// The folder.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// The wrapped data key.
    pub fn vault(&self) -> PathBuf {
        self.folder.join("vault")
    }

    /// The store.
    pub fn store(&self) -> PathBuf {
        self.folder.join("store.db")
    }

    /// A store that is made but not yet in its place.
    pub(crate) fn new_store(&self) -> PathBuf {
        self.folder.join("store.db.new")
    }

    /// Names this place: the store knows the same token unless one of them was put back from a backup.
    pub(crate) fn incarnation(&self) -> PathBuf {
        self.folder.join("incarnation")
    }

    /// Where it may be noted that this copy was locked, the better place first: what the system keeps as long as this
    /// user is signed in, then the folder.
    pub(crate) fn lock_marks(&self, slot: SlotId) -> Vec<PathBuf> {
        let project = ProjectDirs::from("", "", "wijktafel");
        let session = project.as_ref().and_then(ProjectDirs::runtime_dir);
        session
            .map(|folder| folder.join(format!("locked-{slot}")))
            .into_iter()
            .chain([self.folder.join("locked")])
            .collect()
    }

    /// The socket on which a running client or peer takes commands.
    pub fn control_socket(&self) -> PathBuf {
        self.folder.join("control.sock")
    }

    /// Makes the folder if need be, for the current user alone, and holds it for this process.
    ///
    /// # Errors
    /// [`LockError::AlreadyOpen`] when another process holds it.
    pub fn lock(&self) -> Result<ProfileLock, LockError> {
        private_folder(&self.folder)?;
        let mut options = OpenOptions::new();
        let file = only_for_me(options.write(true).create(true).truncate(false)).open(self.folder.join("lock"))?;
        match file.try_lock() {
            Ok(()) => Ok(ProfileLock { _held: file }),
            Err(TryLockError::WouldBlock) => Err(LockError::AlreadyOpen),
            Err(TryLockError::Error(error)) => Err(LockError::Io(error)),
        }
    }

    /// What is unwise about the folder.
    pub fn warnings(&self) -> Vec<FolderWarning> {
        let folder = std::path::absolute(&self.folder).unwrap_or_else(|_unknown| self.folder.clone());
        let mut warnings = Vec::new();
        if looks_cloud_synced(&folder) {
            warnings.push(FolderWarning::CloudSynced);
        }
        if is_on_network(&folder) {
            warnings.push(FolderWarning::Network);
        }
        if is_open_to_others(&folder) {
            warnings.push(FolderWarning::OpenToOthers);
        }
        warnings
    }
}

/// Names that folders of synchronising programs begin with, in lower case.
const CLOUD_FOLDERS: &[&str] = &[
    "onedrive",
    "dropbox",
    "icloud",
    "com~apple~clouddocs",
    "mobile documents",
    "nextcloud",
    "owncloud",
    "google drive",
    "googledrive",
    "my drive",
    "pclouddrive",
    "syncthing",
    "stack",
];

fn looks_cloud_synced(folder: &Path) -> bool {
    folder.components().any(|component| match component {
        Component::Normal(name) => {
            let name = name.to_string_lossy().to_lowercase();
            CLOUD_FOLDERS
                .iter()
                .any(|cloud| name.strip_prefix(cloud).is_some_and(|rest| !rest.starts_with(char::is_alphabetic)))
        }
        _ => false,
    })
}

#[cfg(windows)]
fn is_on_network(folder: &Path) -> bool {
    use std::path::Prefix;
    matches!(
        folder.components().next(),
        Some(Component::Prefix(prefix)) if matches!(prefix.kind(), Prefix::UNC(..) | Prefix::VerbatimUNC(..))
    )
}

#[cfg(target_os = "linux")]
fn is_on_network(folder: &Path) -> bool {
    let folder = folder.canonicalize().unwrap_or_else(|_missing| folder.to_owned());
    std::fs::read_to_string("/proc/self/mounts").is_ok_and(|mounts| is_on_network_mount(&mounts, &folder))
}

#[cfg(not(any(windows, target_os = "linux")))]
fn is_on_network(_folder: &Path) -> bool {
    false
}

/// Kinds of file system that another computer serves.
#[cfg(target_os = "linux")]
const NETWORK_FILE_SYSTEMS: &[&str] = &[
    "nfs",
    "nfs4",
    "cifs",
    "smb3",
    "smbfs",
    "afs",
    "ceph",
    "davfs",
    "fuse.davfs2",
    "fuse.sshfs",
    "fuse.rclone",
    "fuse.gvfsd-fuse",
    "fuse.glusterfs",
];

/// Whether the innermost mount around `folder`, of those listed in the form of fstab(5), is a network file system.
#[cfg(target_os = "linux")]
fn is_on_network_mount(mounts: &str, folder: &Path) -> bool {
    let mut innermost = (0, false);
    for line in mounts.lines() {
        let mut fields = line.split(' ').skip(1);
        let (Some(at), Some(kind)) = (fields.next(), fields.next()) else { continue };
        let at = at.replace("\\040", " ");
        let depth = Path::new(&at).components().count();
        if folder.starts_with(&at) && depth >= innermost.0 {
            innermost = (depth, NETWORK_FILE_SYSTEMS.contains(&kind));
        }
    }
    innermost.1
}

#[cfg(unix)]
fn is_open_to_others(folder: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt;
    std::fs::metadata(folder).is_ok_and(|metadata| metadata.permissions().mode() & 0o077 != 0)
}

#[cfg(not(unix))]
fn is_open_to_others(_folder: &Path) -> bool {
    false
}

/// Makes a folder and those above it, each that is new for the current user alone; one that is there stays as it is.
///
/// # Errors
/// A failure of the disk.
pub fn private_folder(folder: &Path) -> io::Result<()> {
    let mut builder = DirBuilder::new();
    let _recursive = builder.recursive(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::DirBuilderExt;
        let _mode = builder.mode(0o700);
    }
    builder.create(folder)
}

/// Restricts a file that is about to be made to the current user; on Windows the folder's own list does that.
pub fn only_for_me(options: &mut OpenOptions) -> &mut OpenOptions {
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt;
        options.mode(0o600)
    }
    #[cfg(not(unix))]
    options
}

/// Writes a new file that the current user alone can read, and waits until it is on disk.
///
/// # Errors
/// A failure of the disk, or that something is there already.
pub fn write_private(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut options = OpenOptions::new();
    let mut file = only_for_me(options.write(true).create_new(true)).open(path)?;
    file.write_all(bytes).and_then(|()| file.sync_all())
}

/// Puts `bytes` at `path` so that after a loss of power the file is the old one or the new one, whole.
///
/// # Errors
/// A failure of the disk; the old file is still there.
pub fn replace_file(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let new = with_suffix(path, ".new");
    let mut options = OpenOptions::new();
    let mut file = only_for_me(options.write(true).create(true).truncate(true)).open(&new)?;
    let written = file.write_all(bytes).and_then(|()| file.sync_all());
    drop(file);
    if let Err(error) = written {
        let _gone = std::fs::remove_file(&new);
        return Err(error);
    }
    std::fs::rename(&new, path)?;
    sync_folder_of(path)
}

/// The path with `suffix` added to its name.
pub(crate) fn with_suffix(path: &Path, suffix: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(suffix);
    PathBuf::from(name)
}

/// Makes a new name in the folder of `path` durable.
///
/// # Errors
/// A failure of the disk.
#[cfg(unix)]
pub(crate) fn sync_folder_of(path: &Path) -> io::Result<()> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or_else(|| Path::new("."));
    File::open(folder)?.sync_all()
}

/// Windows journals names itself and has no call for it.
#[cfg(not(unix))]
pub(crate) fn sync_folder_of(_path: &Path) -> io::Result<()> {
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_is_held_by_one_at_a_time() {
        let folder = tempfile::tempdir().unwrap();
        let profile = Profile::at(folder.path().join("deep/er"));

        let held = profile.lock().unwrap();

        assert!(matches!(profile.lock(), Err(LockError::AlreadyOpen)));
        drop(held);
        let _held = profile.lock().unwrap();
    }

    #[cfg(unix)]
    #[test]
    fn a_new_folder_is_closed_to_others_and_an_open_one_is_named_but_left_alone() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let profile = Profile::at(folder.path().join("new"));
        let held = profile.lock().unwrap();
        let mode = |profile: &Profile| profile.folder().metadata().unwrap().permissions().mode() & 0o777;
        assert_eq!(mode(&profile), 0o700);
        assert_eq!(profile.warnings(), []);

        std::fs::set_permissions(profile.folder(), PermissionsExt::from_mode(0o755)).unwrap();
        drop(held);
        let _held = profile.lock().unwrap();

        assert_eq!(profile.warnings(), [FolderWarning::OpenToOthers]);
        assert_eq!(mode(&profile), 0o755);
    }

    #[test]
    fn folders_of_synchronising_programs_are_recognised_by_name() {
        for synced in [
            "/home/a/OneDrive - Gemeente/wijktafel",
            "/home/a/Dropbox/x",
            "/Users/a/Library/Mobile Documents/com~apple~CloudDocs/x",
            "/home/a/Nextcloud/x",
            "/home/a/Google Drive/x",
            "/home/a/Nextcloud2/x",
        ] {
            assert!(looks_cloud_synced(Path::new(synced)), "{synced}");
        }
        for local in ["/home/a/.local/share/wijktafel", "/home/stackers/x", "/home/a/dropboxen/x"] {
            assert!(!looks_cloud_synced(Path::new(local)), "{local}");
        }
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn the_innermost_mount_decides_whether_a_folder_is_on_the_network() {
        let mounts =
            "/dev/sda1 / ext4 rw 0 0\nserver:/x /home nfs4 rw 0 0\n/dev/sdb1 /home/a/my\\040disk ext4 rw 0 0\n";
        for (folder, expect) in [("/var/x", false), ("/home/a", true), ("/home/a/my disk/x", false), ("/homes", false)]
        {
            assert_eq!(is_on_network_mount(mounts, Path::new(folder)), expect, "{folder}");
        }
    }

    #[test]
    fn a_standard_profile_has_a_plain_name() {
        assert!(Profile::standard("../elsewhere").is_none());
        assert!(Profile::standard("").is_none());
        assert!(Profile::standard("demo-1").is_none_or(|profile| profile.folder().ends_with("demo-1")));
    }

    #[test]
    fn a_replaced_file_is_the_new_one_and_leaves_nothing_beside_it() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("file");
        replace_file(&path, b"one").unwrap();
        replace_file(&path, b"two").unwrap();
        assert_eq!(std::fs::read(&path).unwrap(), b"two");
        assert_eq!(folder.path().read_dir().unwrap().count(), 1);
    }
}
