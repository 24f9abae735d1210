//! A partner: a data folder and the processes that run on it.

use std::io::{BufRead as _, BufReader};
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::time::Duration;

use serde_json::{Value, json};
use tokio::runtime::Runtime;
use wijktafel::ask::{Place, Unlock};
use wijktafel::text::Lang;
use wijktafel_sync::control::{CallError, Client};
use wijktafel_sync::paths::Profile;
use wijktafel_sync::vault::Cost;

/// Longer than anything here takes on a busy machine.
const DEADLINE: Duration = Duration::from_mins(2);
/// How often things are looked at of which no event tells.
const LOOK: Duration = Duration::from_secs(1);

pub(crate) const PASSPHRASE: &str = "four loose words here";

/// A partner's copy, and the peer that runs on it, if one does.
pub(crate) struct Partner {
    pub(crate) name: &'static str,
    pub(crate) folder: PathBuf,
    passphrase: PathBuf,
    peer: Option<Child>,
    address: Option<SocketAddr>,
    /// Where everything goes that its processes log.
    log: Option<PathBuf>,
}

/// What a command that was not done said.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Refusal {
    pub(crate) exit: i32,
    pub(crate) code: String,
    pub(crate) message: String,
    /// What may tell who someone is, where that was why.
    pub(crate) found: Value,
}

/// A folder that goes when the test ends.
pub(crate) fn ground() -> tempfile::TempDir {
    tempfile::tempdir().expect("a folder")
}

/// The binary, in plain surroundings.
pub(crate) fn wijktafel() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_wijktafel"));
    command.args(["--lang", "en", "--json"]).env_remove("DISPLAY").env_remove("WAYLAND_DISPLAY").stdin(Stdio::null());
    command
}

/// What a command answered under `ok`.
#[track_caller]
pub(crate) fn ok(output: &Output, what: &str) -> Value {
    let answer = answer(output);
    assert!(output.status.success(), "{what}: {answer} {}", String::from_utf8_lossy(&output.stderr));
    answer["ok"].clone()
}

/// What a command said that was not done.
#[track_caller]
pub(crate) fn refusal(output: &Output, what: &str) -> Refusal {
    let answer = answer(output);
    let error = &answer["error"];
    assert!(error.is_object() && !output.status.success(), "{what} was done: {answer}");
    Refusal {
        exit: output.status.code().expect("it ended by itself"),
        code: text(&error["code"]),
        message: text(&error["message"]),
        found: error["found"].clone(),
    }
}

fn answer(output: &Output) -> Value {
    serde_json::from_slice(&output.stdout).unwrap_or_else(|error| {
        panic!("{error}: {} {}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr))
    })
}

pub(crate) fn text(value: &Value) -> String {
    value.as_str().unwrap_or_else(|| panic!("no text: {value}")).to_owned()
}

pub(crate) fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

impl Partner {
    pub(crate) fn new(ground: &Path, name: &'static str) -> Self {
        let passphrase = ground.join("passphrase");
        secret(&passphrase, PASSPHRASE);
        Self { name, folder: ground.join(name), passphrase, peer: None, address: None, log: None }
    }

    /// A copy of this partner's folder, as a backup program or a second laptop would make it.
    pub(crate) fn copied(&self, name: &'static str) -> Self {
        assert!(self.peer.is_none(), "copied while nothing runs");
        let folder = self.folder.with_file_name(name);
        copy_folder(&self.folder, &folder);
        Self { name, folder, passphrase: self.passphrase.clone(), peer: None, address: None, log: None }
    }

    /// The same copy, opened with another passphrase.
    pub(crate) fn with_passphrase(&self, passphrase: &str) -> Self {
        let file = self.folder.with_extension("other-passphrase");
        secret(&file, passphrase);
        Self { name: self.name, folder: self.folder.clone(), passphrase: file, peer: None, address: None, log: None }
    }

    /// Lets everything that its processes log from now on go to a file, at the finest level; answers the file.
    pub(crate) fn watch(&mut self) -> PathBuf {
        let log = self.folder.with_extension("log");
        self.log = Some(log.clone());
        log
    }

    /// Where its peer listened last.
    pub(crate) fn address(&self) -> SocketAddr {
        self.address.expect("it ran")
    }

    pub(crate) fn command(&self, args: &[&str]) -> Command {
        let mut command = wijktafel();
        command.arg("--data-dir").arg(&self.folder).arg("--passphrase-file").arg(&self.passphrase);
        command.args(["--test-cost", "--bind", "127.0.0.1:0"]).args(args);
        if let Some(log) = &self.log {
            let log = std::fs::File::options().create(true).append(true).open(log).expect("writable");
            command.env("WIJKTAFEL_LOG", "trace").stderr(log);
        }
        command
    }

    /// The same copy, for a window.
    pub(crate) fn place(&self) -> Place {
        Place {
            profile: Profile::at(&self.folder),
            unlock: Unlock::File(self.passphrase.clone()),
            prompt: String::new(),
            lang: Lang::Nl,
            bind: "127.0.0.1:0".parse().ok(),
            cost: Cost::STANDARD,
        }
    }

    /// Runs a command that must be done.
    #[track_caller]
    pub(crate) fn run(&self, args: &[&str]) -> Value {
        let output = self.command(args).output().expect("it starts");
        ok(&output, &format!("{} {args:?}", self.name))
    }

    /// Runs a command that must not be done.
    #[track_caller]
    pub(crate) fn refused(&self, args: &[&str]) -> Refusal {
        let output = self.command(args).output().expect("it starts");
        refusal(&output, &format!("{} {args:?}", self.name))
    }

    /// What people read who give a command in their own language, done or not.
    #[track_caller]
    pub(crate) fn told(&self, lang: &str, args: &[&str]) -> String {
        let command = self.command(args);
        let mut for_people = Command::new(command.get_program());
        for_people.args(command.get_args().filter(|arg| *arg != "--json")).args(["--lang", lang]);
        let output = for_people.stdin(Stdio::null()).output().expect("it starts");
        String::from_utf8([output.stdout, output.stderr].concat()).expect("text")
    }

    /// The first log that a command made.
    #[track_caller]
    pub(crate) fn make(&self, args: &[&str]) -> String {
        text(&self.run(args)["logs"][0])
    }

    /// Starts the peer, and waits until it is ready.
    pub(crate) fn start(&mut self) {
        let mut child = self.command(&["peer"]).stdout(Stdio::piped()).spawn().expect("it starts");
        let mut line = String::new();
        let stdout = child.stdout.take().expect("piped");
        BufReader::new(stdout).read_line(&mut line).expect("it says something");
        let ready: Value = serde_json::from_str(&line).unwrap_or_else(|_| panic!("{}: {line}", self.name));
        assert_eq!(ready["ready"], true, "{}: {line}", self.name);
        self.address = Some(text(&ready["addresses"][0]).parse().expect("an address"));
        self.peer = Some(child);
    }

    /// Stops the peer as a person does.
    pub(crate) fn stop(&mut self) {
        let mut child = self.peer.take().expect("it runs");
        self.run(&["stop"]);
        let status = child.wait().expect("it ends");
        assert!(status.success(), "{}: {status}", self.name);
    }

    /// Ends the peer as a loss of power does.
    pub(crate) fn kill(&mut self) {
        let mut child = self.peer.take().expect("it runs");
        child.kill().expect("killed");
        child.wait().expect("it ends");
    }

    /// The number of its peer's process.
    pub(crate) fn process(&self) -> u32 {
        self.peer.as_ref().expect("it runs").id()
    }

    /// Whether a program has this copy open and takes questions.
    pub(crate) fn answers(&self) -> bool {
        runtime().block_on(Client::connect(&self.folder)).is_ok()
    }

    /// A line to the control socket of the running peer.
    pub(crate) fn line(&self) -> Line {
        Line::open(&self.folder)
    }

    /// Waits until what the peer answers is as wanted.
    #[track_caller]
    pub(crate) fn until(&self, request: &Value, what: &str, wanted: impl Fn(&Value) -> bool) -> Value {
        let mut last = Value::Null;
        let found = self.line().until(request, |answer| {
            last = answer.clone();
            wanted(answer)
        });
        found.unwrap_or_else(|| panic!("{} did not come to: {what}; last: {last}", self.name))
    }

    /// Waits until the snapshot is as wanted.
    #[track_caller]
    pub(crate) fn until_shown(&self, what: &str, wanted: impl Fn(&Value) -> bool) -> Value {
        self.until(&json!({ "ask": "snapshot", "detail": null }), what, wanted)
    }

    /// Waits until a case or agreement is as wanted; answers it.
    #[track_caller]
    pub(crate) fn until_detail(&self, log: &str, what: &str, wanted: impl Fn(&Value) -> bool) -> Value {
        let inside = |shown: &Value| shown["detail"].as_object().and_then(|detail| detail.values().next()).cloned();
        let shown = self.until(&json!({ "ask": "snapshot", "detail": log }), what, |shown| {
            inside(shown).is_some_and(|detail| wanted(&detail))
        });
        inside(&shown).expect("it was just there")
    }
}

impl Drop for Partner {
    fn drop(&mut self) {
        if let Some(mut child) = self.peer.take() {
            let _ended_already = child.kill();
            let _reaped = child.wait();
        }
    }
}

/// A connection to a running peer that hears of every change.
pub(crate) struct Line {
    runtime: Runtime,
    client: Client,
}

impl Line {
    fn open(folder: &Path) -> Self {
        let runtime = runtime();
        let mut client = runtime.block_on(Client::connect(folder)).expect("it runs");
        runtime.block_on(client.subscribe()).expect("it answers");
        Self { runtime, client }
    }

    /// Asks once.
    pub(crate) fn ask(&mut self, request: &Value) -> Result<Value, CallError> {
        self.runtime.block_on(self.client.call("ask", request.clone()))
    }

    /// Asks again after each change, until the answer is as wanted.
    fn until(&mut self, request: &Value, mut wanted: impl FnMut(&Value) -> bool) -> Option<Value> {
        let Self { runtime, client } = self;
        let looking = async {
            loop {
                let answer = client.call("ask", request.clone()).await.expect("it answers");
                if wanted(&answer) {
                    return answer;
                }
                // Also connections change what is answered, without an event.
                let _changed = tokio::time::timeout(LOOK, client.event()).await;
            }
        };
        runtime.block_on(async { tokio::time::timeout(DEADLINE, looking).await.ok() })
    }
}

/// Waits until all show the same, and answers the digest.
#[track_caller]
pub(crate) fn until_equal(partners: &[&Partner]) -> String {
    let digest = |partner: &Partner| {
        let status = partner.line().ask(&json!({ "ask": "status" })).expect("it answers");
        text(&status["view_digest"])
    };
    let begun = std::time::Instant::now();
    loop {
        let digests: Vec<String> = partners.iter().map(|partner| digest(partner)).collect();
        if digests.windows(2).all(|pair| pair[0] == pair[1]) {
            return digests[0].clone();
        }
        assert!(begun.elapsed() < DEADLINE, "the views stay different: {digests:?}");
        // Each waits at most a moment for a change before all are compared again.
        let mut line = partners[0].line();
        let Line { runtime, client } = &mut line;
        let _changed = runtime.block_on(async { tokio::time::timeout(LOOK / 4, client.event()).await });
    }
}

/// Writes a passphrase where its owner alone reads it.
fn secret(path: &Path, passphrase: &str) {
    std::fs::write(path, passphrase).expect("writable");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        std::fs::set_permissions(path, std::fs::Permissions::from_mode(0o600)).expect("its own");
    }
}

fn runtime() -> Runtime {
    tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime")
}

fn copy_folder(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).expect("a folder");
    for entry in std::fs::read_dir(from).expect("readable") {
        let entry = entry.expect("readable");
        let kind = entry.file_type().expect("a kind");
        if kind.is_dir() {
            copy_folder(&entry.path(), &to.join(entry.file_name()));
        } else if kind.is_file() {
            std::fs::copy(entry.path(), to.join(entry.file_name())).expect("copied");
        }
    }
}
