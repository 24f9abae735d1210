//! A computer that remembers: the copy opens by the Secret Service of a desktop that is really there.

use std::io::{BufRead as _, BufReader, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::partner::{Partner, Refusal, ground, ok, refusal, wijktafel};

/// Longer than a desktop takes to come up on a busy machine.
const DEADLINE: Duration = Duration::from_mins(1);
/// How long a command waits for a keyring that does not answer, with what it does besides on a busy machine.
const PATIENCE: Duration = Duration::from_secs(30);

const SERVICE: &str = "org.freedesktop.secrets";
const KEYRING: &str = "/org/freedesktop/secrets/collection/login";

/// Somebody who is signed in: a session bus, and GNOME Keyring on it with an open keyring.
struct Desktop {
    home: PathBuf,
    address: String,
    keyring: Child,
    bus: Child,
}

impl Desktop {
    /// Nothing where the programs are not installed.
    fn open(home: PathBuf) -> Option<Self> {
        std::fs::create_dir_all(home.join("run")).expect("a folder");
        let mut bus = Command::new("dbus-daemon");
        let bus = bus.args(["--session", "--nofork", "--nopidfile", "--print-address=1"]);
        let mut bus = at_home(bus, &home).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().ok()?;
        let mut address = String::new();
        BufReader::new(bus.stdout.take().expect("piped")).read_line(&mut address).expect("it says where it is");
        let address = address.trim().to_owned();
        let mut keyring = Command::new("gnome-keyring-daemon");
        let keyring = keyring.args(["--foreground", "--unlock", "--components=secrets"]);
        let keyring = at_home(keyring, &home).env("DBUS_SESSION_BUS_ADDRESS", &address);
        let keyring = keyring.stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null()).spawn();
        let Ok(mut keyring) = keyring else {
            end(&mut bus);
            return None;
        };
        keyring.stdin.take().expect("piped").write_all(b"signed in").expect("it listens");
        let desktop = Self { home, address, keyring, bus };
        let begun = Instant::now();
        while !desktop
            .says("org.freedesktop.DBus", "/", "org.freedesktop.DBus.NameHasOwner", &[&format!("string:{SERVICE}")])
            .contains("true")
            || desktop
                .says(
                    SERVICE,
                    "/org/freedesktop/secrets",
                    "org.freedesktop.Secret.Service.ReadAlias",
                    &["string:default"],
                )
                .contains("path \"/\"")
        {
            assert!(begun.elapsed() < DEADLINE, "the keyring does not come up");
            std::thread::sleep(Duration::from_millis(50));
        }
        Some(desktop)
    }

    /// What the bus answers to a call.
    fn says(&self, to: &str, path: &str, method: &str, args: &[&str]) -> String {
        let mut call = Command::new("dbus-send");
        let call = at_home(&mut call, &self.home).env("DBUS_SESSION_BUS_ADDRESS", &self.address);
        let call = call.args(["--session", "--print-reply", &format!("--dest={to}"), path, method]).args(args);
        String::from_utf8(call.output().expect("it starts").stdout).expect("text")
    }

    /// Starts a peer that needs nobody, and waits until it is ready.
    fn peer(&self, folder: &Path) -> Peer {
        let mut peer = Peer(self.command(folder, &["peer"]).stdout(Stdio::piped()).spawn().expect("it starts"));
        let mut line = String::new();
        BufReader::new(peer.0.stdout.take().expect("piped")).read_line(&mut line).expect("it says something");
        assert!(line.contains("\"ready\":true"), "{line}");
        peer
    }

    /// How many keys of this program the keyring keeps.
    fn kept(&self) -> usize {
        let wanted = "dict:string:string:application,wijktafel";
        let found =
            self.says(SERVICE, "/org/freedesktop/secrets", "org.freedesktop.Secret.Service.SearchItems", &[wanted]);
        assert!(found.contains("array ["), "{found}");
        found.matches("object path").count()
    }

    fn lock_keyring(&self) {
        let objects = format!("array:objpath:{KEYRING}");
        let locked = self.says(SERVICE, "/org/freedesktop/secrets", "org.freedesktop.Secret.Service.Lock", &[&objects]);
        assert!(locked.contains(KEYRING), "{locked}");
    }

    /// Lets the keyring stand still, or go on.
    fn signal(&self, name: &str) {
        let sent = Command::new("sh").arg("-c").arg(format!("kill -{name} {}", self.keyring.id())).status();
        assert!(sent.expect("a shell").success());
    }

    /// A command on a copy of this account, without a passphrase.
    fn command(&self, folder: &Path, args: &[&str]) -> Command {
        let mut command = wijktafel();
        command.arg("--data-dir").arg(folder).args(["--test-cost", "--bind", "127.0.0.1:0"]).args(args);
        at_home(&mut command, &self.home).env("DBUS_SESSION_BUS_ADDRESS", &self.address);
        command
    }

    fn output(&self, folder: &Path, args: &[&str]) -> Output {
        self.command(folder, args).output().expect("it starts")
    }

    #[track_caller]
    fn run(&self, folder: &Path, args: &[&str]) -> Value {
        ok(&self.output(folder, args), &format!("{args:?}"))
    }

    #[track_caller]
    fn refused(&self, folder: &Path, args: &[&str]) -> Refusal {
        refusal(&self.output(folder, args), &format!("{args:?}"))
    }

    /// A command with the passphrase, from the file that the partner has.
    #[track_caller]
    fn run_with_passphrase(&self, alice: &Partner, args: &[&str]) -> Value {
        let mut command = alice.command(args);
        let output = at_home(&mut command, &self.home).env("DBUS_SESSION_BUS_ADDRESS", &self.address).output();
        ok(&output.expect("it starts"), &format!("{args:?}"))
    }
}

impl Drop for Desktop {
    fn drop(&mut self) {
        end(&mut self.keyring);
        end(&mut self.bus);
    }
}

/// A peer, until the test ends.
struct Peer(Child);

impl Drop for Peer {
    fn drop(&mut self) {
        end(&mut self.0);
    }
}

fn end(child: &mut Child) {
    let _ended_already = child.kill();
    let _reaped = child.wait();
}

/// Surroundings of an account that has nothing from the one that runs the tests.
fn at_home<'a>(command: &'a mut Command, home: &Path) -> &'a mut Command {
    let folders = ["XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"];
    let command = command.env("HOME", home).env("XDG_RUNTIME_DIR", home.join("run"));
    let command = command.env_remove("DBUS_SESSION_BUS_ADDRESS").env_remove("GNOME_KEYRING_CONTROL");
    folders.iter().fold(command, |command, name| command.env_remove(name))
}

fn founded(ground: &Path) -> Partner {
    let alice = Partner::new(ground, "alice");
    alice.run(&["found", "--network", "Wijknetwerk", "--organisation", "Welzijn", "--person", "Noor"]);
    alice
}

/// A desktop, and a copy that it remembers.
fn remembered(ground: &Path) -> Option<(Desktop, Partner)> {
    let Some(desktop) = Desktop::open(ground.join("home")) else {
        println!("not run: there is no dbus-daemon or no gnome-keyring-daemon");
        return None;
    };
    let alice = founded(ground);
    let on = desktop.run_with_passphrase(&alice, &["remember", "on"]);
    assert_eq!(on, json!({ "on": true, "trouble": null }));
    Some((desktop, alice))
}

#[test]
fn a_computer_that_remembers_opens_the_copy_until_it_forgets() {
    let ground = ground();
    let Some(desktop) = Desktop::open(ground.path().join("home")) else {
        println!("not run: there is no dbus-daemon or no gnome-keyring-daemon");
        return;
    };
    let alice = founded(ground.path());
    let vault = || std::fs::read(alice.folder.join("vault")).expect("readable");
    let before = vault();
    assert_eq!(desktop.refused(&alice.folder, &["organisations"]).code, "no-passphrase", "it is off");
    assert_eq!(desktop.refused(&alice.folder, &["remember", "on"]).code, "no-passphrase");
    assert_eq!((desktop.kept(), vault()), (0, before.clone()));

    desktop.run_with_passphrase(&alice, &["remember", "on"]);

    assert_eq!(desktop.kept(), 1);
    assert!(desktop.run(&alice.folder, &["organisations"]).to_string().contains("Welzijn"));
    assert_eq!(desktop.run(&alice.folder, &["remember", "show"]), json!({ "on": true, "trouble": null }));
    let changed = ground.path().join("new");
    std::fs::write(&changed, "other loose words here").expect("writable");
    let change = ["passphrase", "change", "--new-passphrase-file", changed.to_str().expect("plain")];
    desktop.run_with_passphrase(&alice, &change);
    desktop.run(&alice.folder, &["organisations"]);

    assert_eq!(desktop.run(&alice.folder, &["remember", "off"]), json!({ "on": false, "trouble": null }));

    assert_eq!(desktop.kept(), 0);
    assert_eq!(desktop.refused(&alice.folder, &["organisations"]).code, "no-passphrase");
    assert_eq!(vault().len(), before.len());
    alice.with_passphrase("other loose words here").run(&["organisations"]);
}

#[test]
fn a_keyring_that_stands_still_or_is_locked_leads_to_the_passphrase_in_time() {
    let ground = ground();
    let Some((desktop, alice)) = remembered(ground.path()) else { return };

    desktop.signal("STOP");
    let begun = Instant::now();
    let slow = desktop.refused(&alice.folder, &["organisations"]);
    desktop.signal("CONT");
    assert_eq!((slow.code.as_str(), slow.exit), ("keyring-slow", 4));
    assert!(begun.elapsed() < PATIENCE, "{:?}", begun.elapsed());
    desktop.run(&alice.folder, &["organisations"]);

    desktop.lock_keyring();
    let locked = desktop.refused(&alice.folder, &["organisations"]);
    assert_eq!(locked.code, "keyring-locked");
    assert!(locked.message.contains("Your passphrase always opens it"), "{}", locked.message);
    let show = desktop.run(&alice.folder, &["remember", "show"]);
    assert_eq!(show, json!({ "on": true, "trouble": "keyring-locked" }));
    desktop.run_with_passphrase(&alice, &["organisations"]);

    // What cannot be taken out of it opens nothing.
    let off = desktop.run(&alice.folder, &["remember", "off"]);
    assert_eq!(off, json!({ "on": false, "trouble": "keyring-left" }));
    assert_eq!(desktop.refused(&alice.folder, &["organisations"]).code, "no-passphrase");
}

#[test]
fn a_copied_or_restored_folder_does_not_open_by_another_computers_keyring() {
    let ground = ground();
    let Some((desktop, alice)) = remembered(ground.path()) else { return };
    let elsewhere = Desktop::open(ground.path().join("elsewhere")).expect("as the first");
    let copy = alice.copied("copy");

    assert_eq!(elsewhere.refused(&copy.folder, &["organisations"]).code, "keyring-missing");
    elsewhere.run_with_passphrase(&copy, &["organisations"]);

    let backup = ground.path().join("backup");
    desktop.run(&alice.folder, &["backup", backup.to_str().expect("plain")]);
    let restored = Partner::new(ground.path(), "restored");
    restored.run(&["restore", backup.to_str().expect("plain")]);
    for desktop in [&desktop, &elsewhere] {
        assert_eq!(desktop.refused(&restored.folder, &["organisations"]).code, "no-passphrase");
    }
}

#[test]
fn a_copy_that_was_locked_asks_for_the_passphrase_until_it_was_given_or_its_owner_signs_in_anew() {
    let ground = ground();
    let Some((desktop, alice)) = remembered(ground.path()) else { return };
    let mut peer = desktop.peer(&alice.folder);

    desktop.run(&alice.folder, &["lock"]);

    assert_eq!(desktop.refused(&alice.folder, &["organisations"]).code, "locked");
    assert_eq!(desktop.refused(&alice.folder, &["unlock"]).code, "no-passphrase");
    desktop.run(&alice.folder, &["stop"]);
    peer.0.wait().expect("it ends");
    assert_eq!(desktop.refused(&alice.folder, &["peer"]).code, "keyring-held", "also when started anew");

    desktop.run_with_passphrase(&alice, &["organisations"]);
    desktop.run(&alice.folder, &["organisations"]);

    // The same lock, by somebody who then signs out of the computer and in again.
    let mut peer = desktop.peer(&alice.folder);
    desktop.run(&alice.folder, &["lock"]);
    desktop.run(&alice.folder, &["stop"]);
    peer.0.wait().expect("it ends");
    assert_eq!(desktop.refused(&alice.folder, &["organisations"]).code, "keyring-held");
    std::fs::remove_dir_all(desktop.home.join("run/wijktafel")).expect("it was noted there");
    desktop.run(&alice.folder, &["organisations"]);
}

#[test]
fn without_a_desktop_the_passphrase_is_all_there_is_and_that_is_said() {
    let ground = ground();
    let alice = founded(ground.path());
    let vault = || std::fs::read(alice.folder.join("vault")).expect("readable");
    let before = vault();
    std::fs::create_dir_all(ground.path().join("home/run")).expect("a folder");

    let mut command = alice.command(&["remember", "on"]);
    let output = at_home(&mut command, &ground.path().join("home")).output().expect("it starts");

    let absent = refusal(&output, "remembering nowhere");
    assert_eq!((absent.code.as_str(), absent.exit), ("keyring-absent", 4));
    assert_eq!(vault(), before);
    assert_eq!(alice.run(&["remember", "show"]), json!({ "on": false, "trouble": null }));
}
