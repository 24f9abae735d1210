//! Asks a copy: through the control socket when a program has it open, else by opening the store here.

use std::io::IsTerminal as _;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use tokio::runtime::Runtime;
use wijktafel_core::replica::Made;
use wijktafel_model::command::Command;
use wijktafel_model::id::LogId;
use wijktafel_model::view::Snapshot;
use wijktafel_sync::control::{CallError, Client, ConnectError};
use wijktafel_sync::home::{HomeError, check_founded};
use wijktafel_sync::keyring::{Keyring, SystemKeyring};
use wijktafel_sync::node::{self, Node, Options, Published, Reply, Request, StartError, Status};
use wijktafel_sync::paths::Profile;
use wijktafel_sync::remember::RememberError;
use wijktafel_sync::vault::Cost;
use zeroize::Zeroizing;

use crate::print;
use crate::problem::Problem;
use crate::strength::Strength;
use crate::text::{Lang, Words};

/// The method of the control socket; its parameters are a [`Request`], its result is a [`Reply`].
pub const METHOD: &str = "ask";
/// The shortest passphrase that is taken for a new store, in characters.
pub const PASSPHRASE_CHARS_MIN: usize = 12;
/// The longest passphrase file that is read, in bytes.
const PASSPHRASE_BYTES_MAX: u64 = 4096;
/// How long the others may take to hear what was written before leaving, in milliseconds.
const HEARD_MS: u64 = 5_000;
/// How long to wait for a program that has the folder open, but takes no questions yet.
const STARTING: Duration = Duration::from_secs(5);

/// Where the passphrase comes from. Never from an argument: other users of the computer can read those.
#[derive(Clone, Debug, Default)]
pub enum Unlock {
    /// It is asked for on the terminal, when this computer does not remember.
    #[default]
    Terminal,
    /// The first line of a file, or of an open file descriptor.
    File(PathBuf),
}

impl Unlock {
    /// The passphrase of an existing store.
    ///
    /// # Errors
    /// `no-passphrase` when there is nobody to ask, `passphrase-file` when the file cannot be read.
    pub fn passphrase(&self, prompt: &str) -> Result<Zeroizing<String>, Problem> {
        match self {
            Self::File(path) => read_passphrase(path),
            Self::Terminal if self.can_ask() => rpassword::prompt_password(prompt)
                .map(Zeroizing::new)
                .map_err(|error| Problem::new("no-passphrase").because(error)),
            Self::Terminal => Err(Problem::new("no-passphrase")),
        }
    }

    /// Whether there is somebody, or a file, to ask.
    fn can_ask(&self) -> bool {
        matches!(self, Self::File(_)) || std::io::stdin().is_terminal()
    }

    /// The file the passphrase is read from, when other users of the computer can read it too.
    pub fn open_to_others(&self) -> Option<&Path> {
        match self {
            Self::File(path) if is_open_to_others(path) => Some(path),
            _ => None,
        }
    }

    /// The passphrase of a new store: long enough, and asked for twice on a terminal.
    ///
    /// # Errors
    /// As [`Self::passphrase`], and `passphrase-short` or `passphrases-differ`.
    pub fn new_passphrase(&self, prompt: &str, again: &str) -> Result<Zeroizing<String>, Problem> {
        let passphrase = self.passphrase(prompt)?;
        if Strength::of(&passphrase).is_none_or(|strength| strength == Strength::Short) {
            return Err(Problem::about("passphrase-short", PASSPHRASE_CHARS_MIN.to_string()));
        }
        if matches!(self, Self::Terminal) && self.passphrase(again)? != passphrase {
            return Err(Problem::new("passphrases-differ"));
        }
        Ok(passphrase)
    }
}

#[cfg(unix)]
fn is_open_to_others(path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt as _;
    std::fs::metadata(path).is_ok_and(|file| file.is_file() && file.mode() & 0o077 != 0)
}

/// Who may read a file is not told by its mode here.
#[cfg(not(unix))]
fn is_open_to_others(_path: &Path) -> bool {
    false
}

fn read_passphrase(path: &Path) -> Result<Zeroizing<String>, Problem> {
    use std::io::Read as _;
    let refused = |error: std::io::Error| Problem::about("passphrase-file", path.display().to_string()).because(error);
    let mut text = Zeroizing::new(String::new());
    let file = std::fs::File::open(path).map_err(refused)?;
    let _length = file.take(PASSPHRASE_BYTES_MAX).read_to_string(&mut text).map_err(refused)?;
    Ok(Zeroizing::new(text.lines().next().unwrap_or_default().to_owned()))
}

/// Which copy is meant, and how it is opened.
#[derive(Clone, Debug)]
pub struct Place {
    /// The data folder.
    pub profile: Profile,
    /// Where the passphrase comes from.
    pub unlock: Unlock,
    /// How it is asked for on a terminal.
    pub prompt: String,
    /// The language in which it is told why it is asked for.
    pub lang: Lang,
    /// Where to listen, when a node is started here.
    pub bind: Option<SocketAddr>,
    /// What guessing the passphrase of a new store costs.
    pub cost: Cost,
}

impl Place {
    /// Asks the program that has the copy open, else opens the store here without any network.
    ///
    /// # Errors
    /// As [`Self::start`].
    pub fn reach(&self) -> Result<Desk, Problem> {
        self.reach_with(&Options { bind: None, offline: true, looking: false })
    }

    /// The same, where the copy is to stay as it is: nothing is written that is not asked for.
    ///
    /// # Errors
    /// As [`Self::start`].
    pub fn look(&self) -> Result<Desk, Problem> {
        self.reach_with(&Options { bind: None, offline: true, looking: true })
    }

    /// Asks the program that has the copy open, else starts a node here that keeps in touch with partners.
    ///
    /// # Errors
    /// As [`Self::start`].
    pub fn reach_partners(&self) -> Result<Desk, Problem> {
        self.reach_with(&Options { bind: self.bind, offline: false, looking: false })
    }

    fn reach_with(&self, options: &Options) -> Result<Desk, Problem> {
        let begun = Instant::now();
        loop {
            if let Some(desk) = self.running()? {
                return Ok(desk);
            }
            match self.start(options) {
                // Its control socket is about to open, or it has just gone.
                Err(problem) if problem.code == "in-use" && begun.elapsed() < STARTING => {
                    std::thread::sleep(Duration::from_millis(50));
                }
                started => return started.map(Desk::Own),
            }
        }
    }

    /// The program that has the copy open, if any.
    ///
    /// # Errors
    /// When its control socket cannot be used.
    pub fn running(&self) -> Result<Option<Desk>, Problem> {
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .map_err(|error| Problem::new("memory").because(error))?;
        match runtime.block_on(Client::connect(self.profile.folder())) {
            Ok(client) => Ok(Some(Desk::Running { client, runtime })),
            Err(ConnectError::NotRunning) => Ok(None),
            Err(error) => Err(error.into()),
        }
    }

    /// Starts a node here: with what this computer remembers, unless a passphrase comes from a file.
    ///
    /// # Errors
    /// When the folder holds no network, the passphrase does not fit, another program has it open, or the store fails.
    pub fn start(&self, options: &Options) -> Result<Node, Problem> {
        check_founded(&self.profile)?;
        // Whether another program has it open is known before anybody is asked for a passphrase.
        drop(self.profile.lock()?);
        let trouble = match self.unlock {
            Unlock::File(_) => None,
            Unlock::Terminal => match remembered(&self.profile, &SystemKeyring, options)? {
                Remembered::Open(node) => return Ok(*node),
                Remembered::Ask(trouble) => trouble,
            },
        };
        let passphrase = match trouble {
            Some(trouble) if !self.unlock.can_ask() => return Err(trouble),
            Some(trouble) => {
                print::aside(&trouble.say(&Words::new(self.lang)));
                self.unlock.passphrase(&self.prompt)?
            }
            None => self.unlock.passphrase(&self.prompt)?,
        };
        Ok(node::start(&self.profile, &passphrase, options)?)
    }
}

/// What came of opening a copy without a passphrase.
#[derive(Debug)]
pub enum Remembered {
    /// This computer remembers: it is open.
    Open(Box<Node>),
    /// The passphrase must be given; said why, where this computer was meant to remember.
    Ask(Option<Problem>),
}

/// Starts a node with what this computer remembers.
///
/// # Errors
/// When the passphrase would not help either.
pub fn remembered(profile: &Profile, keyring: &dyn Keyring, options: &Options) -> Result<Remembered, Problem> {
    match node::start_remembered(profile, keyring, options) {
        Ok(node) => Ok(Remembered::Open(Box::new(node))),
        Err(StartError::Home(HomeError::Remember(why))) => match why {
            RememberError::Off => Ok(Remembered::Ask(None)),
            RememberError::Vault(error) => Err(error.into()),
            why => Ok(Remembered::Ask(Some(why.into()))),
        },
        Err(error) => Err(error.into()),
    }
}

/// A copy that can be asked.
#[derive(Debug)]
pub enum Desk {
    /// A program has the copy open.
    Running {
        /// The connection to it.
        client: Client,
        /// Drives that connection.
        runtime: Runtime,
    },
    /// The copy is open here.
    Own(Node),
}

impl Desk {
    /// Asks, and waits for the answer.
    ///
    /// # Errors
    /// As the request says; `lost` when the program that was asked stopped meanwhile.
    pub fn ask(&mut self, request: Request) -> Result<Reply, Problem> {
        match self {
            Self::Own(node) => Ok(node.ask(request)?),
            Self::Running { client, runtime } => {
                let stops = matches!(request, Request::Stop | Request::Lock);
                let params =
                    serde_json::to_value(&request).map_err(|error| Problem::new("malformed").because(error))?;
                match runtime.block_on(client.call(METHOD, params)) {
                    Ok(reply) => {
                        // What is wrong with it would be said with words of the answer itself.
                        serde_json::from_value(reply).map_err(|_words| Problem::new("malformed"))
                    }
                    Err(CallError::Lost) if stops => Ok(Reply::Done),
                    Err(error) => Err(error.into()),
                }
            }
        }
    }

    /// Everything that is shown, with one case or agreement in full.
    ///
    /// # Errors
    /// As [`Self::ask`].
    pub fn snapshot(&mut self, detail: Option<LogId>) -> Result<Box<Snapshot>, Problem> {
        snapshot_in(self.ask(Request::Snapshot { detail })?)
    }

    /// How the copy stands.
    ///
    /// # Errors
    /// As [`Self::ask`].
    pub fn status(&mut self) -> Result<Box<Status>, Problem> {
        status_in(self.ask(Request::Status)?)
    }

    /// Carries out a command; it is on disk afterwards.
    ///
    /// # Errors
    /// As [`Self::ask`].
    pub fn make(&mut self, command: Command) -> Result<Made, Problem> {
        made_in(self.ask(Request::Do { command: Box::new(command) })?)
    }
}

/// The snapshot in an answer.
///
/// # Errors
/// `malformed` when it is another answer.
pub fn snapshot_in(reply: Reply) -> Result<Box<Snapshot>, Problem> {
    match reply {
        Reply::Snapshot(snapshot) => Ok(snapshot),
        _ => Err(Problem::new("malformed")),
    }
}

/// The status in an answer.
///
/// # Errors
/// `malformed` when it is another answer.
pub fn status_in(reply: Reply) -> Result<Box<Status>, Problem> {
    match reply {
        Reply::Status(status) => Ok(status),
        _ => Err(Problem::new("malformed")),
    }
}

/// What a command made, in an answer.
///
/// # Errors
/// `malformed` when it is another answer.
pub fn made_in(reply: Reply) -> Result<Made, Problem> {
    match reply {
        Reply::Made(made) => Ok(made),
        _ => Err(Problem::new("malformed")),
    }
}

/// Leaves, and writes the package: what was written here travels first, while the others still listen.
///
/// # Errors
/// As the requests say; unless the code is `left-without-package`, nobody has left then.
pub fn leave(mut ask: impl FnMut(Request) -> Result<Reply, Problem>, path: PathBuf) -> Result<Reply, Problem> {
    if !status_in(ask(Request::Status)?)?.connected.is_empty() {
        // Leaving waits for nobody longer than this.
        let _reached = ask(Request::Settle { partners: 1, wait_ms: HEARD_MS })?;
    }
    ask(Request::Leave { path, harvest: String::new() })
}

/// Waits until what a node shows is as wanted; answers whether it came to be.
///
/// # Errors
/// When this computer gives no thread to wait with.
pub fn wait_until(node: &Node, wait: Duration, wanted: impl FnMut(&Published) -> bool) -> Result<bool, Problem> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_time()
        .build()
        .map_err(|error| Problem::new("memory").because(error))?;
    let mut published = node.published();
    Ok(runtime.block_on(async move {
        matches!(tokio::time::timeout(wait, published.wait_for(wanted)).await, Ok(Ok(_shown)))
    }))
}

#[cfg(test)]
mod tests {
    use wijktafel_model::id::{DeviceId, NetworkId};

    use super::*;

    fn unlock(content: &str) -> (tempfile::TempDir, Unlock) {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("pass");
        std::fs::write(&path, content).expect("a file");
        (folder, Unlock::File(path))
    }

    #[test]
    fn a_passphrase_file_gives_its_first_line() {
        let (_folder, unlock) = unlock("four loose words here\nand a note\n");

        assert_eq!(*unlock.passphrase("").expect("readable"), "four loose words here");
    }

    #[cfg(unix)]
    #[test]
    fn a_passphrase_file_that_others_can_read_is_told_apart() {
        use std::os::unix::fs::PermissionsExt as _;
        let (folder, unlock) = unlock("four loose words here\n");
        let path = folder.path().join("pass");
        let mode = |mode| std::fs::set_permissions(&path, std::fs::Permissions::from_mode(mode)).expect("its own");
        mode(0o640);
        assert_eq!(unlock.open_to_others(), Some(path.as_path()));
        mode(0o600);
        assert_eq!(unlock.open_to_others(), None);
        assert_eq!(Unlock::Terminal.open_to_others(), None);
    }

    #[test]
    fn a_short_passphrase_locks_no_new_store() {
        let (_folder, unlock) = unlock("short\n");

        assert_eq!(unlock.new_passphrase("", "").expect_err("too short").code, "passphrase-short");
        assert!(unlock.passphrase("").is_ok(), "it still opens what it once locked");
    }

    #[test]
    fn a_passphrase_file_that_is_not_there_is_named() {
        let unlock = Unlock::File(PathBuf::from("/nowhere/pass"));

        let problem = unlock.passphrase("").expect_err("not there");

        assert_eq!(problem.code, "passphrase-file");
    }

    fn status(connected: usize) -> Status {
        Status {
            network: NetworkId([0; 32]),
            device: DeviceId([0; 32]),
            addresses: Vec::new(),
            connected: vec![DeviceId([1; 32]); connected],
            stage: None,
            joining: None,
            entering: None,
            view_digest: None,
            restored: false,
        }
    }

    /// What is asked of a node that leaves with so many connections.
    fn asked_to_leave(connected: usize) -> Vec<&'static str> {
        let mut asked = Vec::new();
        let left = leave(
            |request| match request {
                Request::Status => {
                    asked.push("status");
                    Ok(Reply::Status(Box::new(status(connected))))
                }
                Request::Settle { .. } => {
                    asked.push("settle");
                    Ok(Reply::Settled { partners: 0, reached: false })
                }
                Request::Leave { path, .. } => {
                    asked.push("leave");
                    Ok(Reply::Written { path, entries: 1 })
                }
                other => panic!("{other:?}"),
            },
            PathBuf::from("package"),
        );
        assert!(left.is_ok(), "{left:?}");
        asked
    }

    #[test]
    fn whoever_leaves_lets_connected_partners_hear_everything_first_and_waits_for_nobody_else() {
        assert_eq!(asked_to_leave(2), ["status", "settle", "leave"]);
        assert_eq!(asked_to_leave(0), ["status", "leave"]);
    }
}
