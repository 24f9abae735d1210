//! A browser without a window, driven through a pipe: real keys, and a record of everything it asks for.

use std::fs::File;
use std::io::{BufRead as _, BufReader, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, sync_channel};
use std::time::Duration;

use serde_json::{Value, json};

/// Longer than a page takes on a busy machine.
const DEADLINE: Duration = Duration::from_mins(2);
/// Browsers that speak the same protocol, smallest first.
const PROGRAMS: [&str; 2] = ["chromium-headless-shell", "chromium"];
/// What it may tell before anybody listens.
const EVENTS: usize = 256;
/// The bit of the Ctrl key.
const CTRL: u32 = 2;

pub(crate) struct Browser {
    child: Child,
    to: File,
    from: Receiver<Value>,
    session: Value,
    number: u64,
    /// Everything it told unasked, in order.
    events: Vec<Value>,
    downloads: PathBuf,
}

impl Browser {
    /// Opens a file with no network at all; nothing where no browser is installed.
    pub(crate) fn open(page: &Path, folder: &Path) -> Option<Self> {
        let installed = |program: &&str| Command::new(program).arg("--version").output().is_ok();
        let program = PROGRAMS.into_iter().find(installed)?;
        let (to, from) = (folder.join("to-browser"), folder.join("from-browser"));
        let made = Command::new("mkfifo").args([&to, &from]).status().expect("mkfifo");
        assert!(made.success(), "two pipes");
        let profile = format!("--user-data-dir={}", folder.join("browser").display());
        // The protocol is spoken over the descriptors 3 and 4.
        let child = Command::new("sh")
            .args(["-c", "to=$1 from=$2; shift 2; exec \"$@\" 3<\"$to\" 4>\"$from\"", "sh"])
            .args([&to, &from])
            .args([program, "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-extensions"])
            .args(["--disable-dev-shm-usage", "--host-resolver-rules=MAP * ~NOTFOUND", "--remote-debugging-pipe"])
            .args([&profile, "about:blank"])
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("it starts");
        let (to, from) = (File::options().write(true).open(to).expect("a pipe"), File::open(from).expect("a pipe"));
        let (said, heard) = sync_channel(EVENTS);
        std::thread::spawn(move || {
            for message in BufReader::new(from).split(0) {
                let Ok(message) = message else { return };
                if said.send(serde_json::from_slice(&message).expect("JSON")).is_err() {
                    return;
                }
            }
        });
        let downloads = folder.join("downloads");
        let mut browser =
            Self { child, to, from: heard, session: Value::Null, number: 0, events: Vec::new(), downloads };
        browser.visit(page);
        Some(browser)
    }

    fn visit(&mut self, page: &Path) {
        let target = self.call("Target.createTarget", &json!({ "url": "about:blank" }))["targetId"].clone();
        let attached = self.call("Target.attachToTarget", &json!({ "targetId": target, "flatten": true }));
        let downloads = self.downloads.display().to_string();
        let allowed = json!({ "behavior": "allow", "downloadPath": downloads, "eventsEnabled": true });
        self.call("Browser.setDownloadBehavior", &allowed);
        self.session = attached["sessionId"].clone();
        for domain in ["Page.enable", "Network.enable", "Runtime.enable", "Log.enable"] {
            self.call(domain, &json!({}));
        }
        let offline = json!({ "offline": true, "latency": 0, "downloadThroughput": 0, "uploadThroughput": 0 });
        self.call("Network.emulateNetworkConditions", &offline);
        self.call("Page.navigate", &json!({ "url": format!("file://{}", page.display()) }));
        self.wait("Page.loadEventFired", |_| true);
    }

    /// Presses a key and lets it go.
    pub(crate) fn press(&mut self, key: &str) {
        self.press_with(0, key);
    }

    /// Presses Ctrl with a key.
    pub(crate) fn press_ctrl(&mut self, key: &str) {
        self.press_with(CTRL, key);
    }

    fn press_with(&mut self, modifiers: u32, key: &str) {
        let code = match key {
            "Enter" => 13,
            "Tab" => 9,
            "Backspace" => 8,
            digit => u32::from(digit.bytes().next().expect("a key")),
        };
        let mut event = json!({ "type": "keyDown", "key": key, "modifiers": modifiers, "windowsVirtualKeyCode": code });
        if key.len() == 1 {
            event["text"] = json!(key);
        }
        self.call("Input.dispatchKeyEvent", &event);
        event["type"] = json!("keyUp");
        self.call("Input.dispatchKeyEvent", &event);
    }

    /// Types words where the focus is.
    pub(crate) fn write(&mut self, words: &str) {
        self.call("Input.insertText", &json!({ "text": words }));
    }

    /// What an expression comes to in the page.
    pub(crate) fn ask(&mut self, expression: &str) -> Value {
        let asked = json!({ "expression": expression, "returnByValue": true });
        self.call("Runtime.evaluate", &asked)["result"]["value"].clone()
    }

    /// The file that the page saves.
    pub(crate) fn saved(&mut self) -> PathBuf {
        let begun = self.wait("Browser.downloadWillBegin", |_| true);
        self.wait("Browser.downloadProgress", |event| event["params"]["state"] == "completed");
        self.downloads.join(begun["params"]["suggestedFilename"].as_str().expect("a name"))
    }

    /// Everything the page asked to be loaded.
    pub(crate) fn requests(&self) -> Vec<String> {
        let sent = self.events.iter().filter(|event| event["method"] == "Network.requestWillBeSent");
        sent.map(|event| event["params"]["request"]["url"].as_str().expect("an address").to_owned()).collect()
    }

    /// What it complained about: scripts that fail, policies that are broken.
    pub(crate) fn complaints(&self) -> Vec<&Value> {
        let wrong = ["Runtime.exceptionThrown", "Log.entryAdded", "Runtime.consoleAPICalled"];
        self.events.iter().filter(|event| wrong.iter().any(|method| event["method"] == *method)).collect()
    }

    fn call(&mut self, method: &str, params: &Value) -> Value {
        self.number += 1;
        let mut message = json!({ "id": self.number, "method": method, "params": params });
        if !self.session.is_null() {
            message["sessionId"] = self.session.clone();
        }
        let mut bytes = serde_json::to_vec(&message).expect("JSON");
        bytes.push(0);
        self.to.write_all(&bytes).expect("it listens");
        loop {
            let answer = self.from.recv_timeout(DEADLINE).unwrap_or_else(|error| panic!("{method}: {error}"));
            if answer["id"] == self.number {
                assert!(answer["error"].is_null(), "{method}: {answer}");
                return answer["result"].clone();
            }
            self.events.push(answer);
        }
    }

    fn wait(&mut self, method: &str, wanted: impl Fn(&Value) -> bool) -> Value {
        let fits = |event: &Value| event["method"] == method && wanted(event);
        if let Some(seen) = self.events.iter().find(|event| fits(event)) {
            return seen.clone();
        }
        loop {
            let event = self.from.recv_timeout(DEADLINE).unwrap_or_else(|error| panic!("{method}: {error}"));
            self.events.push(event.clone());
            if fits(&event) {
                return event;
            }
        }
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ended = self.child.kill();
        let _waited = self.child.wait();
    }
}
